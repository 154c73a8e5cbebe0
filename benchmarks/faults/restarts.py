"""Does harm to the database's server in the middle of commands, and looks at what is left.

    python -m benchmarks.faults.restarts --times 60 [--programs /usr/lib/postgresql/15/bin] [--pair]

The command is stopped before or after one of its messages to the server, evenly over all of them, or goes on at a random
moment; then its connection is killed or ended, or the server is stopped at once, stopped in order or killed, and started
again; every second time only when the command has ended. With ``--pair`` the server has a synchronous replica, is taken down for good,
and the replica takes over. The command then ends well, or with one line that says what is the matter;
everything acknowledged is there, and a repeat leaves what an undisturbed run leaves. Exit code 1 if anything of this
failed.

The encoder is a stand-in. Needs Linux and a C compiler.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import click
import psutil

from benchmarks.faults import trial
from benchmarks.faults.jobs import SERVED, Job, stand_in
from benchmarks.faults.pair import Pair
from benchmarks.faults.places import ServedPlace, start
from benchmarks.faults.run import Trials, report
from benchmarks.faults.trial import BEFORE, WHOLE
from tests.store.server import Server

#: One of these is said, and what to do.
SAID = (
    "the connection to the server was lost; what",
    "the server cannot be reached (",
    "the server is starting or stopping; wait",
)
#: What was done is done, and its line in the log is missing: that is said where logs go.
_NOTED = "the log could not be written: "
_WAIT = 60.0


def connection_killed(server: Server) -> None:
    """SIGKILL for the process of each connection: the server ends all others and recovers."""
    for (process,) in server.run("SELECT pid FROM pg_stat_activity WHERE application_name = 'otherside'"):
        with suppress(ProcessLookupError):  # it has just ended by itself
            os.kill(process, signal.SIGKILL)


def connection_ended(server: Server) -> None:
    """As an administrator ends a connection."""
    server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'otherside'")


def stopped_at_once(server: Server) -> None:
    """Without writing out what is in memory: the next start recovers from the journal."""
    server.stop()


def stopped_in_order(server: Server) -> None:
    """As for an upgrade."""
    server.stop("fast")


def killed(server: Server) -> None:
    """SIGKILL for every process of the server."""
    first = psutil.Process(int((server.data / "postmaster.pid").read_text().split()[0]))
    every = [first, *first.children(recursive=True)]
    for process in every:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    until = time.monotonic() + _WAIT
    # Nobody may ask for how they ended: then their names stay for a while.
    while any(_lives(process) for process in every) and time.monotonic() < until:
        time.sleep(0.01)


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


FAULTS: tuple[Callable[[Server], None], ...] = (
    stopped_at_once,
    connection_killed,
    killed,
    connection_ended,
    stopped_in_order,
)
#: After which a replica takes over.
DOWN = (killed, stopped_at_once, stopped_in_order)


def harms(server: Server) -> tuple[Callable[[Server], None], ...]:
    """What may happen to it."""
    return DOWN if isinstance(server, Pair) else FAULTS


def healed(server: Server) -> None:
    """Everything as before: it runs, and has a replica if it had one."""
    started(server)
    if isinstance(server, Pair):
        server.attach()


def running(server: Server) -> bool:
    """Whether it answers, after recovering if need be."""
    import psycopg

    try:
        server.run("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def started(server: Server) -> None:
    """Starts it if it does not run, and waits until it answers."""
    until = time.monotonic() + _WAIT
    while not running(server):
        try:
            server.start()
        except RuntimeError:
            # It is recovering, or its last process is only just gone.
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def ill_said(text: str, code: int) -> str | None:
    """What is wrong with how a command ended, whose server was taken away; nothing if it is well."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(_NOTED)]
    if code == 0:
        return f"ended well, and said {lines[0][:300]!r}" if lines else None
    well = code == 1 and len(lines) == 1 and lines[0].startswith("otherside: ") and any(s in lines[0] for s in SAID)
    return None if well else f"ended with {code} and said {text[-600:]!r}"


class Restarts(Trials):
    """Trials in which not the command but its server comes to harm."""

    def __init__(self, place: ServedPlace, server: Server) -> None:
        self.at_server = server
        super().__init__(place)

    def hit(self, fault: Callable[[Server], None], *, late: bool, **how: object) -> None:
        """One trial."""
        self.place.again()
        done: list[str] = []

        def instead() -> None:
            fault(self.at_server)
            done.append(fault.__name__)
            if not late:
                started(self.at_server)

        outcome = self._run(instead=instead, **how)
        healed(self.at_server)
        told = {"fault": fault.__name__, "late": late, **how}
        if not done:
            # It had ended before the moment came.
            return
        self.tally.kills += 1
        wrong = ill_said(outcome.text, outcome.code)
        if wrong:
            self._say(told, wrong)
        self._look(told, outcome)
        if self.job.settles:
            self.place.quiet()
            self._settle(told)
        else:
            self._repeat(told)


@click.command()
@click.option("--times", default=60, show_default=True, type=click.IntRange(1), help="Over all jobs.")
@click.option("--programs", type=click.Path(path_type=Path), help="Folder of the PostgreSQL server's programs.")
@click.option("--job", "only", multiple=True, help="Only jobs of this name.")
@click.option("--pair", is_flag=True, help="With a replica, which takes over.")
@click.option("--seed", default=1, show_default=True, help="Of the random moments.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
def main(times: int, programs: Path | None, only: tuple[str, ...], pair: bool, seed: int, as_json: bool) -> None:
    """Does harm to the server and looks at what is left."""
    stand_in()
    chance = random.Random(seed)
    os.environ.pop("LD_PRELOAD", None)
    server = start(programs, pair=pair)
    faults = harms(server)
    # Over all jobs, so that few trials of each come to all faults.
    turn = iter(range(10**9))

    def each(trials: Trials, share: int) -> None:
        assert isinstance(trials, Restarts)
        at_messages = -(-2 * share // 3)
        for n in range(share):
            count = next(turn)
            fault, late = faults[count % len(faults)], count % 2 == 1
            if n < at_messages:
                place = 1 + round((n + 0.5) * (trials.tally.points - 1) / at_messages)
                trials.hit(fault, late=late, at=place, part=(BEFORE, WHOLE)[count // 2 % 2])
            else:
                trials.hit(fault, late=late, after=chance.uniform(0, trials.whole.seconds))

    def made(job: Job, folder: Path) -> Restarts:
        return Restarts(ServedPlace(job, folder, server), server)

    try:
        report(SERVED, only, times, made, each, as_json)
    finally:
        server.close()


if __name__ == "__main__":
    why = trial.missing()
    if why:
        sys.exit(f"benchmarks.faults: {why}")
    trial.preload("benchmarks.faults.restarts", sys.argv[1:])
    main()
