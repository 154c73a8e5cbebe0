/* Counts the calls by which a process changes regular files or sends to others, and kills or stops it at one of them.
 *
 * Preloaded (LD_PRELOAD). Nothing is counted until `fault_arm` is called. At the chosen call the process gets a signal
 * before the call, after half of the bytes (of a call that takes bytes; after any other), or after all of it: then what
 * was sent is on its way, and no answer has been read. The signal is SIGKILL, or SIGSTOP for whoever wants to do something to the
 * other side at this very moment.
 *
 * `fault_clock` moves the wall clock that the process sees by so many seconds.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { BEFORE, HALF, WHOLE };
static volatile long count = 0, chosen = 0;
static volatile int armed = 0, part = BEFORE, signal_ = SIGKILL;

void fault_arm(long at, int how, int with) { count = 0; chosen = at; part = how; signal_ = with; armed = 1; }
long fault_count(void) { return count; }

static volatile long shift = 0;
void fault_clock(long seconds) { shift = seconds; }

/* Returns only if the process was stopped and goes on. */
static void end(void)
{
    do kill(getpid(), signal_); while (signal_ == SIGKILL);
}

/* 0: not here, or it was stopped before the call; 1: do half of it first; 2: do all of it first. */
static int point(void)
{
    if (!armed || __sync_add_and_fetch(&count, 1) != chosen) return 0;
    if (part != BEFORE) return part;
    end();
    return 0;
}

static int regular(int fd)
{
    struct stat found;
    return armed && fstat(fd, &found) == 0 && S_ISREG(found.st_mode);
}

static int socket_(int fd)
{
    struct stat found;
    return armed && fstat(fd, &found) == 0 && S_ISSOCK(found.st_mode);
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* A call that takes bytes. Half of one that goes on is what the call says of itself: the caller sends the rest. */
#define BYTES(call, some) \
    int here = (counts) ? point() : 0; \
    ssize_t result = here == HALF ? (some) : (call); \
    if (here) end(); \
    return result

ssize_t write(int fd, const void *data, size_t size)
{
    REAL(write);
    int counts = regular(fd) || socket_(fd);
    BYTES(real(fd, data, size), real(fd, data, size / 2));
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    REAL(pwrite);
    int counts = regular(fd);
    BYTES(real(fd, data, size, at), real(fd, data, size / 2, at));
}
ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) { return pwrite(fd, data, size, at); }

ssize_t send(int fd, const void *data, size_t size, int flags)
{
    REAL(send);
    int counts = armed;
    BYTES(real(fd, data, size, flags), real(fd, data, size / 2, flags));
}
ssize_t sendto(int fd, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t length)
{
    REAL(sendto);
    int counts = armed;
    BYTES(real(fd, data, size, flags, to, length), real(fd, data, size / 2, flags, to, length));
}
ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
    REAL(sendmsg);
    int counts = armed;
    BYTES(real(fd, message, flags), real(fd, message, flags));
}

#define SIMPLE(name, parameters, arguments, counts) \
    int name parameters \
    { \
        REAL(name); \
        int here = (counts) ? point() : 0; \
        int result = real arguments; \
        if (here) end(); \
        return result; \
    }

SIMPLE(fsync, (int fd), (fd), regular(fd))
SIMPLE(fdatasync, (int fd), (fd), regular(fd))
SIMPLE(ftruncate, (int fd, off_t size), (fd, size), regular(fd))
SIMPLE(ftruncate64, (int fd, off64_t size), (fd, size), regular(fd))
SIMPLE(rename, (const char *from, const char *to), (from, to), 1)
SIMPLE(renameat, (int a, const char *from, int b, const char *to), (a, from, b, to), 1)
SIMPLE(unlink, (const char *path), (path), 1)
SIMPLE(unlinkat, (int at, const char *path, int flags), (at, path, flags), 1)
SIMPLE(rmdir, (const char *path), (path), 1)
SIMPLE(mkdir, (const char *path, mode_t mode), (path, mode), 1)

#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
        int here = (flags & (O_CREAT | O_TRUNC)) ? point() : 0; \
        int result = real(path, flags, mode); \
        if (here) end(); \
        return result; \
    }
OPEN(open)
OPEN(open64)

int clock_gettime(clockid_t clock, struct timespec *found)
{
    REAL(clock_gettime);
    int result = real(clock, found);
    if (shift && result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) found->tv_sec += shift;
    return result;
}
int gettimeofday(struct timeval *restrict found, void *restrict zone)
{
    REAL(gettimeofday);
    int result = real(found, zone);
    if (shift && result == 0) found->tv_sec += shift;
    return result;
}
time_t time(time_t *found)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (found) *found = now.tv_sec;
    return now.tv_sec;
}
