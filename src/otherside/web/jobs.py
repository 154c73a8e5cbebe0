"""Long work in the background: progress that any page can look at, and a stop between two steps."""

from __future__ import annotations

import contextvars
import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from otherside.domain import OthersideError, Side, Unavailable
from otherside.profiles.who.names import plain
from otherside.web.problems import shown
from otherside.workspace import Workspace

_log = logging.getLogger(__name__)
_STAGES = {
    "reading": "Opening files",
    "storing": "Storing conversations",
    "understanding": "Reading their words",
    "sides": "Working out who is on whose side",
    "deleting": "Deleting",
    "erasing": "Erasing, and searching for what is left",
    "gathering": "Gathering what was said, deal by deal",
    "themes": "Finding themes, kind by kind",
    "meaning": "Comparing what was meant",
    "language": "Counting their words",
    "segments": "Comparing segments",
}
_REMEMBERED = 30


class Stopped(Exception):
    """Somebody asked to stop."""


@dataclass(slots=True)
class Job:
    """Some long work, such as an import: what it is doing and how it ended.

    Attributes:
        id: unguessable.
        title: what it is about, for people.
        kind: of work; jobs of one kind take turns.
        stage: what it does now, for people.
        done: steps of this stage that are over.
        total: steps of this stage; 0 while not known.
        result: counts as of ``otherside add``, once it is over.
        error: one line, if it failed.
        away: whether it failed because the workspace could not be used just now.
        notes: remarks for people.
        stoppable: whether it has steps between which it can be stopped.
        links: ``(address, text)``: where to go on once it is over.
    """

    id: str
    title: str
    stage: str = "Waiting"
    done: int = 0
    total: int = 0
    state: str = "waiting"
    result: dict[str, Any] | None = None
    error: str | None = None
    away: bool = False
    notes: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    kind: str = "import"
    stoppable: bool = True
    started: float = field(default_factory=time.time)
    _stop: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self.state in ("done", "stopped", "failed")

    def wait(self, seconds: float | None = None) -> bool:
        """Returns when it is over, or after so many seconds; says whether it is over."""
        return self._over.wait(seconds)

    def stop(self) -> None:
        """Asks it to stop at the next step; what is stored stays."""
        self._stop.set()

    def progress(self, stage: str, done: int, total: int) -> None:
        """Called between two files, and between two batches of conversations."""
        self.stage, self.done, self.total = _STAGES.get(stage, stage), done, total
        if self._stop.is_set():
            raise Stopped

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "id": self.id,
            "title": self.title,
            "state": self.state,
            "stage": self.stage,
            "done": self.done,
            "total": self.total,
            "result": self.result,
            "error": self.error,
            "notes": self.notes,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """How an import over REST was asked for.

    Attributes:
        reader: ``local`` or ``llm``; else what the workspace says.
        yes: whoever asked agrees to what is sent to the language model.
        again: also take in files of which everything was deleted here.
    """

    reader: str | None
    yes: bool
    again: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What an import was asked to do; as the arguments of ``Jobs.start``."""

    paths: Sequence[Path]
    deal: str | None = None
    us: Sequence[str] = ()
    sides: Sequence[tuple[str, Side]] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, str] = field(default_factory=dict)
    again: bool = False
    reading: Reading | None = None


class Turns:
    """Whose turn it is, by kind of work; shared by everybody's jobs.

    Attributes:
        cut_short: set when the workspace was away in the middle of something, of which a part may be left to do.
    """

    def __init__(self) -> None:
        self.cut_short = threading.Event()
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}

    def of(self, kind: str) -> threading.Lock:
        """What work of a kind holds while it works."""
        with self._lock:
            return self._turns.setdefault(kind, threading.Lock())


class Jobs:
    """All long work of this run of the application. One of a kind at a time: one import writes at a time anyway."""

    def __init__(
        self,
        open_workspace: Callable[[], Workspace],
        turns: Turns | None = None,
        allow: Callable[[], None] = lambda: None,
    ) -> None:
        """Work in the workspace that a function opens, as far as whoever starts it may see it.

        ``allow`` is called when work's turn has come, for whoever started it, and raises where they may not do it any more.
        """
        self._open, self._allow = open_workspace, allow
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self.turns = turns or Turns()

    def recent(self, kind: str = "import") -> list[Job]:
        """Newest first."""
        with self._lock:
            return [job for job in reversed(self._jobs.values()) if job.kind == kind]

    def get(self, job: str) -> Job | None:
        """One by its id."""
        with self._lock:
            return self._jobs.get(job)

    def start(
        self,
        title: str,
        paths: Sequence[Path],
        *,
        deal: str | None = None,
        us: Sequence[str] = (),
        sides: Sequence[tuple[str, Side]] = (),
        names: Mapping[str, str] | None = None,
        apart: Mapping[str, str] | None = None,
        again: bool = False,
        reading: Reading | None = None,
        after: Callable[[], None] = lambda: None,
    ) -> Job:
        """Imports in a thread of its own.

        Args:
            title: for people.
            paths: files and folders.
            deal: the deal they belong to, else as the files say.
            us: who we are.
            sides: names of people with the side that somebody stated.
            names: names in the files, with the name that somebody stated for each; who is called the same is one person.
            apart: deals of single files and folders, by where they lie; see ``Workspace.add``.
            again: also take in files of which everything was deleted here.
            reading: who reads, as on the command line; else this machine alone.
            after: called at the end, however it ends.
        """
        asked = Asked(paths, deal, us, sides, names or {}, apart or {}, again, reading)
        return self.begin(title, lambda job: self._import(job, asked), after=after)

    def begin(
        self,
        title: str,
        work: Callable[[Job], None],
        *,
        kind: str = "import",
        stoppable: bool = True,
        after: Callable[[], None] = lambda: None,
    ) -> Job:
        """Works in a thread of its own, once no other of its kind works.

        Args:
            title: for people.
            work: calls ``job.progress`` between two steps, which raises when somebody asked to stop.
            kind: of work.
            stoppable: whether the work calls ``job.progress`` between steps.
            after: called at the end, however it ends.
        """
        job = Job(secrets.token_urlsafe(12), title, kind=kind, stoppable=stoppable)
        with self._lock:
            self._jobs[job.id] = job
            for old in [j for j in self._jobs.values() if j.over][: max(0, len(self._jobs) - _REMEMBERED)]:
                del self._jobs[old.id]
        turn = self.turns.of(kind)

        def run() -> None:
            try:
                with turn:
                    job.state = "working"
                    self._end(job, work)
            finally:
                after()
                job._over.set()

        # For whoever asked for it: the log is told.
        own = contextvars.copy_context()
        threading.Thread(target=own.run, args=(run,), name=f"{kind}-{job.id}", daemon=True).start()
        return job

    def _end(self, job: Job, work: Callable[[Job], None]) -> None:
        """Works, and notes how it ended."""
        try:
            self._allow()
            work(job)
            job.state = "done"
        except Stopped:
            job.state = "stopped"
        except OthersideError as error:
            job.error, job.away, job.state = shown(error), isinstance(error, Unavailable), "failed"
            if job.away:
                self.turns.cut_short.set()
        except Exception:
            _log.exception("%s failed", job.kind)
            job.error, job.state = "Something went wrong inside otherside; the log has the details.", "failed"

    def _import(self, job: Job, asked: Asked) -> None:
        from otherside.workspace.privacy.auditing import note_each
        from otherside.workspace.reading.llm_reading import add_and_read, agreed

        report, reading = None, asked.reading
        with self._open() as workspace:
            try:
                if reading is None:
                    added = workspace.add(
                        asked.paths, deal=asked.deal, us=asked.us, apart=asked.apart, again=asked.again, progress=job.progress
                    )  # fmt: skip
                else:
                    added, report = add_and_read(
                        workspace, asked.paths, deal=asked.deal, us=asked.us, again=reading.again, reader=reading.reader,
                        agree=agreed(reading.yes), progress=job.progress,
                    )  # fmt: skip
            except Stopped:
                # What was stored belongs to somebody, and what was not read yet is read next time.
                workspace.refresh()
                raise
            job.result = added.to_json(names_only=True) | ({"llm": report.to_json()} if report else {})
            counts = {"conversations": added.conversations, "turns": added.turns}
            note_each(workspace.home, "changed", "import", [(touched, counts) for touched in added.deals])
            if asked.names:
                from otherside.workspace.stated.naming import state_names

                for touched in added.deals:
                    state_names(workspace, touched, asked.names)
            self._state_sides(workspace, job, added.deals, asked.sides)

    def _state_sides(
        self, workspace: Workspace, job: Job, deals: Sequence[str], sides: Sequence[tuple[str, Side]]
    ) -> None:
        from otherside.workspace.reading.analysis import analyse

        for name, side in sides:
            errors, set_ = [], False
            # A name is looked for in these deals only: elsewhere somebody else may be called the same.
            for deal in deals or (None,):
                try:
                    found = workspace.person(name, deal)
                    if len(deals) > 1 and plain(name) not in map(plain, (found.name, *found.aliases)):
                        # In the other deal somebody has that first name.
                        continue
                    if found.side is not side:
                        workspace.set_side(name, side, deal)
                    set_ = True
                except OthersideError as error:
                    errors.append(str(error))
            if errors and not set_:
                job.notes.append(f"The side of {name} was not set: {errors[0]}")
        if sides:
            analyse(workspace.store, job.progress)
