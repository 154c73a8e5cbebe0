"""What requests share: how the workspace is opened, and answers kept for as long as the workspace is the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, cast

from fastapi import Depends
from starlette.requests import Request

from otherside.domain import InputError
from otherside.web.config import WebConfig
from otherside.web.jobs import Jobs
from otherside.web.markets import Markets
from otherside.web.security import Sessions
from otherside.workspace import Workspace
from otherside.workspace.places import revision

if TYPE_CHECKING:
    from otherside.workspace.forecasting import DealForecast

#: Draws of a forecast on a page: a standard error near half a point, in a second instead of five.
PAGE_DRAWS = 4_000
_KEPT = 256


class State:
    """One per application."""

    def __init__(self, config: WebConfig) -> None:
        self.config = config
        self.sessions = Sessions()
        self.jobs = Jobs(config.folder)
        self.markets = Markets(config, self.jobs, self.version)
        self._answers: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._lock = threading.Lock()
        self._working: dict[tuple[Any, ...], threading.Lock] = {}

    @contextmanager
    def open(self) -> Iterator[Workspace]:
        """The workspace, for one request: each has its own connection, so that threads never share one."""
        with Workspace.open(self.config.folder) as workspace:
            yield workspace

    def version(self) -> str:
        """Changes whenever the workspace does, whoever changes it: this process, the command line, another server."""
        return revision(self.config.folder)

    def kept(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """An answer for this version of the workspace, made once however many ask at a time."""
        full = (*key, self.version())
        with self._lock:
            if full in self._answers:
                self._answers.move_to_end(full)
                return self._answers[full]
            working = self._working.setdefault(full, threading.Lock())
        with working:
            with self._lock:
                if full in self._answers:
                    return self._answers[full]
            answer = make()
            with self._lock:
                self._answers[full] = answer
                self._working.pop(full, None)
                while len(self._answers) > _KEPT:
                    self._answers.popitem(last=False)
        return answer

    def known(self, key: tuple[Any, ...]) -> Any:
        """An answer that is there already, or None."""
        with self._lock:
            return self._answers.get((*key, self.version()))

    def forecast(self, workspace: Workspace, deal: str) -> DealForecast | str:
        """The forecast of a deal as pages show it, or one line on why there is none."""
        from otherside.workspace.forecasting import run_deal

        def make() -> DealForecast | str:
            try:
                return run_deal(workspace, deal, PAGE_DRAWS)
            except InputError as error:
                return str(error)

        return cast("DealForecast | str", self.kept(("forecast", deal), make))

    def questions(self, workspace: Workspace, deal: str, to: str | None = None, n: int = 5) -> list[dict[str, Any]]:
        """What to ask next, on the forecast of the pages; empty where nobody can be asked."""
        from otherside.workspace.questioning import questions_for

        def make() -> list[dict[str, Any]]:
            run = self.forecast(workspace, deal)
            try:
                found = questions_for(workspace, deal, None if isinstance(run, str) else run.to_json(), to=to, n=n)
            except InputError:
                return []
            return cast("list[dict[str, Any]]", found["questions"])

        return cast("list[dict[str, Any]]", self.kept(("questions", deal, to, n), make))


def state_of(request: Request) -> State:
    """The application's state."""
    return cast(State, request.app.state.otherside)


def workspace_of(request: Request) -> Iterator[Workspace]:
    """The workspace, open for one request."""
    with state_of(request).open() as workspace:
        yield workspace


Shared = Annotated[State, Depends(state_of)]
Open = Annotated[Workspace, Depends(workspace_of)]
