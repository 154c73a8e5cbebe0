/* Counts the calls by which a process changes regular files, and kills the process at one of them.
 *
 * Preloaded (LD_PRELOAD). Nothing is counted until `fault_arm` is called. At the chosen call the process gets SIGKILL
 * before the call, or, with `torn`, after half of the bytes of a write, and after any other call.
 *
 * `fault_clock` moves the wall clock that the process sees by so many seconds.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static volatile long count = 0, kill_at = 0;
static volatile int armed = 0, torn = 0;

void fault_arm(long at, int half) { count = 0; kill_at = at; torn = half; armed = 1; }
long fault_count(void) { return count; }

static volatile long shift = 0;
void fault_clock(long seconds) { shift = seconds; }

static void die(void) { for (;;) kill(getpid(), SIGKILL); }

/* 0: go on; 1: do half of it and die, or all of it and die. */
static int point(void)
{
    if (!armed || __sync_add_and_fetch(&count, 1) != kill_at) return 0;
    if (!torn) die();
    return 1;
}

static int regular(int fd)
{
    struct stat found;
    return armed && fstat(fd, &found) == 0 && S_ISREG(found.st_mode);
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *data, size_t size)
{
    REAL(write);
    if (regular(fd) && point()) { real(fd, data, size / 2); die(); }
    return real(fd, data, size);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    REAL(pwrite);
    if (regular(fd) && point()) { real(fd, data, size / 2, at); die(); }
    return real(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) { return pwrite(fd, data, size, at); }

#define SIMPLE(name, parameters, arguments, counts) \
    int name parameters \
    { \
        REAL(name); \
        int dies = (counts) && point(); \
        int result = real arguments; \
        if (dies) die(); \
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
        int dies = (flags & (O_CREAT | O_TRUNC)) && point(); \
        int result = real(path, flags, mode); \
        if (dies) die(); \
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
