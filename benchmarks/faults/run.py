"""Kills commands in the middle of what they write, and looks at what is left.

    python -m benchmarks.faults.run --kills 360          # as many as told, spread over all jobs
    python -m benchmarks.faults.run --kills 40 --job forget
    python -m benchmarks.faults.run --store postgresql --kills 360 [--programs /usr/lib/postgresql/15/bin]

Half of the kills are at a write chosen evenly over all that the command comes to (a write, fsync, truncation, rename,
deletion or creation of a file, a message to a server), in turn before it, in the middle of it and after it; the others
at random moments. After each: the file is sound, every quote stands where it says, no conversation is cut, everything
acknowledged is there; a repeat of the command ends well and leaves what an undisturbed run leaves. Exit code 1 if
anything of this failed.

With ``--store postgresql`` the workspaces are databases of a real server that is started for it. A message to it that is
sent whole is on its way when the process dies: the server may do what it says, and nobody hears the answer. The repeat
begins at once, while the server may still be busy with what the dead process asked for.

The encoder is a stand-in. Needs Linux and a C compiler.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import click

from benchmarks.faults import checks, trial
from benchmarks.faults.jobs import JOBS, SERVED, Job, invoke, stand_in
from benchmarks.faults.places import Place, ServedPlace, start
from benchmarks.faults.trial import BEFORE, HALF, WHOLE, Outcome


@dataclass(slots=True)
class Tally:
    """What came of one job.

    Attributes:
        points: writes that the command comes to, undisturbed.
        kills: processes that were killed.
        acknowledged: conversations that killed processes had said were stored.
        problems: what did not hold, one line each.
    """

    points: int = 0
    kills: int = 0
    acknowledged: int = 0
    problems: list[str] = field(default_factory=list)


class Trials:
    """All trials of one job: from the same beginning each time."""

    def __init__(self, place: Place) -> None:
        job = self.job = place.job
        self.place, self.root = place, place.root
        self.tally = Tally()
        self.before = self._state("ws")
        self.words_before = checks.conversations(self.root / "ws")
        self.whole = self._run()
        if self.whole.code:
            raise RuntimeError(f"{job.name} fails undisturbed: {self.whole.text}")
        self.after = self._state(job.result)
        self.words = checks.conversations(self.root / job.result) if job.result else {}
        self.tally.points = self.whole.points
        self.results = self._results()

    def _state(self, result: str | None) -> checks.State:
        return checks.state(self.root / result) if result else {}

    def _run(self, **how: object) -> Outcome:
        return trial.run(invoke(self.job.command, self.root, self.place.server), **how)  # type: ignore[arg-type]

    def _results(self) -> list[object]:
        """What ``batch`` wrote."""
        if self.job.result is not None:
            return []
        import pyarrow.parquet as pq

        table = pq.read_table(self.root / "out.parquet", use_threads=False)
        return [table.num_rows, table.to_pydict()]

    def kill(self, **how: object) -> None:
        """One trial."""
        self.place.again()
        outcome = self._run(**how)
        if not outcome.killed:
            if outcome.code:
                self._say(how, f"ended with {outcome.code}: {outcome.text[-300:]}")
            return
        self.tally.kills += 1
        self._look(how, outcome)
        if self.job.settles:
            self.place.quiet()
            self._settle(how)
        else:
            self._repeat(how)

    def _look(self, how: dict[str, object], outcome: Outcome) -> None:
        for folder in {"ws", self.job.result or "ws"}:
            for problem in checks.broken(self.root / folder):
                self._say(how, f"{folder}: {problem}")
        told = [line.removeprefix("conversation ") for line in outcome.acknowledged if line.startswith("conversation ")]
        self.tally.acknowledged += len(told)
        held = checks.conversations(self.root / "ws")
        self._each(how, "acknowledged and lost: {}", [n for n in told if n not in held])
        if not self.job.erases:
            self._each(how, "was there and is lost: {}", [n for n in self.words_before if n not in held])
        possible = {*self.words_before.values(), *self.words.values()}
        if "forget" not in self.job.name and "redact" not in self.job.name:
            cut = [n for n, words in held.items() if words not in possible and not self._thread(words, possible)]
            self._each(how, "conversation {} is half of one", cut)

    @staticmethod
    def _thread(words: tuple[str, ...], possible: set[tuple[str, ...]]) -> bool:
        """A mail thread grows by whole messages, source by source."""
        return bool(words) and any(
            set(words) < set(other) and "answer before the audit" in words[0] for other in possible
        )

    def _repeat(self, how: dict[str, object]) -> None:
        again = self._run()
        # Whoever or whatever is erased already is not known any more; what was made before is not made again.
        if again.code and not any(
            said in again.text for said in ("nobody is called", "no conversation", "exists already", "is not empty")
        ):
            self._say(how, f"the repeat ended with {again.code}: {again.text[-300:]}")
            return
        found = self._state(self.job.result)
        self._each(how, "after the repeat: {}", checks.difference(found, self.after))
        self._each(how, "left under way: {}", checks.unfinished(found))
        if self.job.gone:
            self._each(how, "left in {}", checks.traces(self.root / "ws", self.job.gone))
        if self._results() != self.results:
            self._say(how, "the results are not those of an undisturbed run")
        odd = [p.name for p in self.root.iterdir() if p.name.startswith(".")]
        self._each(how, "left lying: {}", odd)

    def _settle(self, how: dict[str, object]) -> None:
        again = trial.run(invoke(("--workspace", "{root}/ws", "deals"), self.root))
        if again.code:
            self._say(how, f"the next command ended with {again.code}: {again.text[-300:]}")
            return
        found = self._state("ws")
        if found == self.before:
            return
        self._each(how, "after the next command: {}", checks.difference(found, self.after))
        self._each(how, "left in {}", checks.traces(self.root / "ws", self.job.gone))

    def _each(self, how: dict[str, object], text: str, items: list[str]) -> None:
        for item in items:
            self._say(how, text.format(item))

    def _say(self, how: dict[str, object], problem: str) -> None:
        self.tally.problems.append(f"{self.job.name}, {how}: {problem}")
        click.echo(self.tally.problems[-1], err=True)


def spread(trials: Trials, kills: int, chance: random.Random) -> None:
    """So many kills of one job: every second at a write, every second at a random moment."""
    at_writes = -(-kills // 2)
    points = trials.tally.points
    for n in range(at_writes):
        # The first and the last write are among them.
        place = 1 + round(n * (points - 1) / max(1, at_writes - 1))
        trials.kill(at=place, part=(BEFORE, HALF, WHOLE)[n % 3])
    for _ in range(3 * (kills - at_writes)):
        # A moment may come after the end: then it was no kill.
        if trials.tally.kills >= kills:
            break
        trials.kill(after=chance.uniform(0, trials.whole.seconds))


def report(
    jobs: tuple[Job, ...], only: tuple[str, ...], count: int, made: Callable[[Job, Path], Trials],
    each: Callable[[Trials, int], None], as_json: bool,
) -> None:  # fmt: skip
    """So many trials, spread over jobs; prints what came of them, and ends with code 1 if something did not hold."""
    # Forks share what is there already, and do not go through it.
    gc.collect()
    gc.freeze()
    chosen = [j for j in jobs if not only or j.name in only]
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory(prefix="otherside-faults-") as folder:
        for n, job in enumerate(chosen):
            trials = made(job, Path(folder) / str(n))
            each(trials, count * (n + 1) // len(chosen) - count * n // len(chosen))
            tallies[job.name] = trials.tally
            click.echo(f"{job.name}: {trials.tally.kills} kills, {len(trials.tally.problems)} problems", err=True)
    total = sum(t.kills for t in tallies.values())
    problems = [p for t in tallies.values() for p in t.problems]
    if as_json:
        rows = {name: {"points": t.points, "kills": t.kills, "acknowledged": t.acknowledged, "problems": t.problems}
                for name, t in tallies.items()}  # fmt: skip
        click.echo(json.dumps({"kills": total, "problems": len(problems), "jobs": rows}, indent=1))
    else:
        click.echo(f"{'job':28}{'writes':>8}{'kills':>8}{'acknowledged':>14}{'problems':>10}")
        for name, t in tallies.items():
            click.echo(f"{name:28}{t.points:8}{t.kills:8}{t.acknowledged:14}{len(t.problems):10}")
        click.echo(f"{total} kills, {len(problems)} problems")
        for problem in problems[:40]:
            click.echo(f"  {problem}")
    raise SystemExit(1 if problems else 0)


@click.command()
@click.option("--kills", default=360, show_default=True, type=click.IntRange(1), help="Over all jobs.")
@click.option("--store", type=click.Choice(["sqlite", "postgresql"]), default="sqlite", show_default=True)
@click.option("--programs", type=click.Path(path_type=Path), help="Folder of the PostgreSQL server's programs.")
@click.option("--job", "only", multiple=True, help="Only jobs of this name.")
@click.option("--seed", default=1, show_default=True, help="Of the random moments.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
def main(kills: int, store: str, programs: Path | None, only: tuple[str, ...], seed: int, as_json: bool) -> None:
    """Kills commands and looks at what is left."""
    stand_in()
    chance = random.Random(seed)

    def each(trials: Trials, share: int) -> None:
        spread(trials, share, chance)

    if store == "sqlite":
        report(JOBS, only, kills, lambda job, folder: Trials(Place(job, folder)), each, as_json)
    # What is started from here is not to be counted.
    os.environ.pop("LD_PRELOAD", None)
    server = start(programs)
    try:
        report(SERVED, only, kills, lambda job, folder: Trials(ServedPlace(job, folder, server)), each, as_json)
    finally:
        server.close()


if __name__ == "__main__":
    why = trial.missing()
    if why:
        sys.exit(f"benchmarks.faults: {why}")
    trial.preload("benchmarks.faults.run", sys.argv[1:])
    main()
