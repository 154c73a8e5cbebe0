"""One command in a process of its own that is killed, or its server: at its n-th write, or after a while.

The processes are forks of this one, which has everything loaded: several a second, and each one is a real process with a
real SIGKILL. Needs Linux and a C compiler for the preloaded counter (``points.c``).
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("points.c")
_KILLED = -signal.SIGKILL
#: How much of the chosen write is done; as in ``points.c``.
BEFORE, HALF, WHOLE = range(3)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the process.

    Attributes:
        code: exit code, negative for a signal.
        points: writes it came to, and messages to a server; known if it ended by itself.
        seconds: how long it took.
        acknowledged: lines it had said were done.
        text: what it printed to standard error.
    """

    code: int
    points: int
    seconds: float
    acknowledged: tuple[str, ...]
    text: str

    @property
    def killed(self) -> bool:
        """Whether it got SIGKILL."""
        return self.code == _KILLED


def missing() -> str | None:
    """Why trials cannot be run here, if so."""
    if sys.platform != "linux":
        return "killing at every write needs Linux"
    if not (shutil.which("cc") or shutil.which("gcc")):
        return "killing at every write needs a C compiler"
    return None


def preload(module: str, arguments: Sequence[str]) -> None:
    """Starts this program again with the counter preloaded, unless it is."""
    if "OTHERSIDE_FAULT_POINTS" in os.environ:
        return
    library = Path(tempfile.mkdtemp(prefix="otherside-faults-")) / "points.so"
    compiler = shutil.which("cc") or shutil.which("gcc") or "cc"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"], check=True)
    # Threads of numeric libraries do not survive a fork.
    few = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
    os.environ.update({"LD_PRELOAD": str(library), "OTHERSIDE_FAULT_POINTS": str(library), **few})
    # As where a network is opened: what runs it may be loaded before.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    os.execv(sys.executable, [sys.executable, "-m", module, *arguments])


def run(
    work: Callable[[Callable[[str], None]], int],
    *,
    at: int = 0,
    part: int = BEFORE,
    after: float | None = None,
    clock: int = 0,
    instead: Callable[[], None] | None = None,
) -> Outcome:
    """Runs ``work`` in a fork. What one loads that nothing happens to, all later ones find loaded.

    Args:
        work: gets a function by which it says what is done for good; returns the exit code.
        at: the write at which it is killed; 0 for none.
        part: how much of that write is done before.
        after: seconds after which it is killed.
        clock: seconds by which its wall clock is off.
        instead: done instead of killing it; at a write it is stopped meanwhile.
    """
    said, say = os.pipe()
    with tempfile.TemporaryFile() as errors:
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(said)
            how = (at, part, signal.SIGKILL if instead is None else signal.SIGSTOP)
            os._exit(_inside(work, how, clock, say, errors.fileno()))
        os.close(say)
        if after is not None:
            time.sleep(after)
            if instead is None:
                os.kill(child, signal.SIGKILL)
            elif os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                instead()
        elif instead is not None and _stopped(child):
            instead()
            os.kill(child, signal.SIGCONT)
        with os.fdopen(said, encoding="utf-8") as lines:
            told = lines.read()
        _, status = os.waitpid(child, 0)
        seconds = time.monotonic() - began
        errors.seek(0)
        text = errors.read().decode(errors="replace")
    # A line that was cut off was not said.
    whole = told.split("\n")[:-1]
    points = next((int(line.removeprefix("points ")) for line in whole if line.startswith("points ")), 0)
    done = tuple(line.removeprefix("done ") for line in whole if line.startswith("done "))
    if not at and after is None:
        _load(line.removeprefix("loaded ") for line in whole if line.startswith("loaded "))
    return Outcome(os.waitstatus_to_exitcode(status), points, seconds, done, text)


def _load(modules: Iterable[str]) -> None:
    for name in modules:
        if name not in sys.modules:
            with suppress(ImportError):  # one without a place of its own, such as a step of a migration
                importlib.import_module(name)
    # Forks share what is there already, and do not go through it.
    gc.collect()
    gc.freeze()


def _stopped(child: int) -> bool:
    """Whether a process stops, not ends; that it has ended is still to be asked for."""
    found = os.waitid(os.P_PID, child, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    return found is not None and found.si_code == os.CLD_STOPPED


def _inside(
    work: Callable[[Callable[[str], None]], int], how: tuple[int, int, int], clock: int, say: int, errors: int
) -> int:
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.dup2(errors, 2)
    points = ctypes.CDLL(os.environ["OTHERSIDE_FAULT_POINTS"])
    points.fault_clock(ctypes.c_long(clock))
    at, part, with_ = how
    before = set(sys.modules)
    points.fault_arm(ctypes.c_long(at), ctypes.c_int(part), ctypes.c_int(with_))
    code = 99
    try:
        code = work(lambda line: os.write(say, f"done {line}\n".encode()) and None)
    except BaseException:  # a fork must never go on as its parent
        import traceback

        traceback.print_exc()
    sys.stderr.flush()
    os.write(say, f"points {points.fault_count()}\n".encode())
    if not at:
        os.write(say, "".join(f"loaded {name}\n" for name in sys.modules if name not in before).encode())
    return code
