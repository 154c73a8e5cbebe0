"""The market as pages and programs ask for it: worked out in the background, once for each state of the workspace."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from otherside.domain import InputError, Unavailable
from otherside.web.jobs import Job, Jobs
from otherside.web.problems import Problem
from otherside.workspace import Workspace

if TYPE_CHECKING:
    from otherside.workspace.market.market import Analysis

KIND = "market"
#: A workspace that changes meanwhile makes it begin anew, not forever.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Result:
    """The market of one moment.

    Attributes:
        report: the JSON of ``otherside market``, by one field.
        analysis: for what is asked beyond it.
    """

    report: dict[str, Any]
    analysis: Analysis


class Markets:
    """Results for the present state of the workspace; earlier ones are dropped, so that what was erased is gone.

    Args:
        open_workspace: opens it as far as whoever asks may see it.
        jobs: where the work is done.
        version: of the workspace; changes whenever it does.
    """

    def __init__(self, open_workspace: Callable[[], Workspace], jobs: Jobs, version: Callable[[], object]) -> None:
        self._open = open_workspace
        self._all = jobs
        self._version = version
        self._lock = threading.Lock()
        self._at: object = None
        self._analysis: Analysis | None = None
        self._reports: dict[str, dict[str, Any]] = {}
        self._jobs: dict[str, Job] = {}

    def look(self, by: str) -> tuple[Result | None, Job | None]:
        """What is there, and the job that works or last worked on it; both ``None`` when nobody asked yet."""
        with self._lock:
            self._renew()
            report = self._reports.get(by)
            found = Result(report, self._analysis) if report is not None and self._analysis is not None else None
            return found, self._jobs.get(by)

    def start(self, by: str) -> Job:
        """Begins to work it out, unless somebody has already."""
        with self._lock:
            self._renew()
            job = self._jobs.get(by)
            if job is None or job.over:
                job = self._jobs[by] = self._all.begin(f"The market by {by}", lambda j: self._work(j, by), kind=KIND)
            return job

    def wait(self, by: str) -> Result:
        """The result, worked out first if need be.

        Raises:
            InputError: for a field that is not there.
            Problem: somebody stopped the work, or it failed.
        """
        for _ in range(_ATTEMPTS):
            found, _job = self.look(by)
            if found is not None:
                return found
            job = self.start(by)
            job.wait()
            if job.away:
                raise Unavailable(job.error)
            if job.state == "failed":
                raise InputError(job.error or "the market could not be worked out; the log has the details")
        raise Problem(503, "Not worked out", "The work was stopped, or the workspace keeps changing; try again later.")

    def _renew(self) -> None:
        now = self._version()
        if now != self._at:
            self._at, self._analysis = now, None
            self._reports.clear()
            # What still works on an earlier state is let finish nothing.
            for job in self._jobs.values():
                job.stop()
            self._jobs.clear()

    def _work(self, job: Job, by: str) -> None:
        from otherside.workspace.market.market import Analysis

        with self._lock:
            at, analysis = self._at, self._analysis
        if analysis is None:
            with self._open() as workspace:
                analysis = Analysis(workspace, job.progress)
        report = analysis.report(by, progress=job.progress)
        with self._lock:
            self._renew()
            if at == self._at:
                self._analysis = analysis
                self._reports[by] = report
