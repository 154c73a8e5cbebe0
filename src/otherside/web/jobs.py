"""Long work in the background: progress that any page can look at, and a stop between two steps."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from otherside.domain import OthersideError, Side
from otherside.workspace import Workspace

_log = logging.getLogger(__name__)
_STAGES = {"reading": "Opening files", "storing": "Storing conversations", "understanding": "Reading their words"}
_REMEMBERED = 30


class Stopped(Exception):
    """Somebody asked to stop."""


@dataclass(slots=True)
class Job:
    """One import: what it is doing and how it ended.

    Attributes:
        id: unguessable.
        title: what is imported, for people.
        stage: what it does now, for people.
        done: steps of this stage that are over.
        total: steps of this stage; 0 while not known.
        result: counts as of ``otherside add``, once it is over.
        error: one line, if it failed.
        notes: remarks for people.
    """

    id: str
    title: str
    stage: str = "Waiting"
    done: int = 0
    total: int = 0
    state: str = "waiting"
    result: dict[str, Any] | None = None
    error: str | None = None
    notes: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.time)
    _stop: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self.state in ("done", "stopped", "failed")

    def wait(self) -> None:
        """Returns when it is over."""
        self._over.wait()

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


class Jobs:
    """All imports of this run of the application; one works at a time, since one writes at a time anyway."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def recent(self) -> list[Job]:
        """Newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

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
        after: Callable[[], None] = lambda: None,
    ) -> Job:
        """Imports in a thread of its own.

        Args:
            title: for people.
            paths: files and folders.
            deal: the deal they belong to, else as the files say.
            us: who we are.
            sides: names of people with the side that somebody stated.
            after: called at the end, however it ends.
        """
        job = Job(secrets.token_urlsafe(12), title)
        with self._lock:
            self._jobs[job.id] = job
            for old in [j for j in self._jobs.values() if j.over][: max(0, len(self._jobs) - _REMEMBERED)]:
                del self._jobs[old.id]

        def work() -> None:
            try:
                with self._turn:
                    job.state = "working"
                    self.run(job, paths, deal, us, sides)
            finally:
                after()
                job._over.set()

        threading.Thread(target=work, name=f"import-{job.id}", daemon=True).start()
        return job

    def run(
        self, job: Job, paths: Sequence[Path], deal: str | None, us: Sequence[str], sides: Sequence[tuple[str, Side]]
    ) -> None:
        """The work of one import, in the thread that calls; ends in ``job.state``."""
        try:
            with Workspace.init(self._folder) as workspace:
                try:
                    added = workspace.add(paths, deal=deal, us=us, progress=job.progress)
                except Stopped:
                    # What was stored belongs to somebody, and what was not read yet is read next time.
                    workspace.refresh()
                    job.state = "stopped"
                    return
                job.result = added_json(added)
                self._state_sides(workspace, job, deal, sides)
            job.state = "done"
        except Stopped:
            job.state = "stopped"
        except OthersideError as error:
            job.error, job.state = str(error), "failed"
        except Exception:
            _log.exception("an import failed")
            job.error, job.state = "Something went wrong inside otherside; the log has the details.", "failed"

    def _state_sides(self, workspace: Workspace, job: Job, deal: str | None, sides: Sequence[tuple[str, Side]]) -> None:
        from otherside.workspace.analysis import analyse

        for name, side in sides:
            try:
                if workspace.person(name).side is not side:
                    workspace.set_side(name, side)
            except OthersideError as error:
                job.notes.append(f"The side of {name} was not set: {error}")
        if sides:
            analyse(workspace.store, job.progress)


def added_json(added: Any) -> dict[str, Any]:
    """The JSON of ``otherside add``."""
    return {
        "conversations": added.conversations,
        "turns": added.turns,
        "people": added.people,
        "evidence": added.evidence,
        "unchanged": added.unchanged,
        "skipped": [{"path": Path(s.path).name, "reason": s.reason} for s in added.skipped],
        "deals": list(added.deals),
    }
