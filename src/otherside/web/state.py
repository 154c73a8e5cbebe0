"""What requests share: how the workspace is opened, and answers kept for as long as the workspace is the same.

Whoever has signed in gets a state of their own: its workspace, its kept answers, its market and its jobs are those of the
deals shared with them. Routes ask for ``Shared`` and ``Open`` and get the right one; there is no other way in.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Annotated, Any, cast

from fastapi import Depends
from starlette.requests import Request

from otherside.accounts.acting import whom
from otherside.accounts.model import HERE, Access, Scope
from otherside.domain import InputError, Outcome, Refused, Unavailable
from otherside.web.config import WebConfig
from otherside.web.doors import Doors
from otherside.web.jobs import Job, Jobs
from otherside.web.links import deal_name
from otherside.web.markets import Markets
from otherside.web.security import Sessions
from otherside.web.workers import Make, NoProcess, Workers
from otherside.workspace import Workspace
from otherside.workspace.answers import Answers
from otherside.workspace.places import revision, server_of, stamp
from otherside.workspace.scoped import open_as

if TYPE_CHECKING:
    from otherside.accounts import AccountBook
    from otherside.workspace.forecasts.forecasting import DealForecast

_log = logging.getLogger(__name__)
#: Seconds that a team's search may be behind what colleagues add, correct and black out.
SEARCH_LAG = 60.0
#: States kept for those who have signed in, by account, and what was worked out, by the deals they see.
_STATES = 1_024
_VIEWS = 64


class State:
    """What one view of the workspace shares.

    Args:
        config: of the application.
        access: whose view it is; ``None`` is everything.
        sessions: of the application.
        jobs: of whoever looks; they outlive a change of what is shared with them.
        answers: of all who see the same deals.
        workers: processes of the application that work out what takes long; none here.
    """

    def __init__(
        self,
        config: WebConfig,
        access: Access | None = None,
        sessions: Sessions | None = None,
        jobs: Jobs | None = None,
        answers: Answers | None = None,
        workers: Workers | None = None,
    ) -> None:
        self.config = config
        self.workers = workers
        self.access = access
        self.sessions = sessions or Sessions()
        self.jobs = jobs or Jobs(lambda: Workspace.init(config.folder))
        self.markets = Markets(self._open, self.jobs, self.version)
        self.answers = answers or Answers()

    def _open(self) -> Workspace:
        return open_as(self.config.folder, self.access)

    @contextmanager
    def open(self) -> Iterator[Workspace]:
        """The workspace, for one request: each has its own connection, so that threads never share one."""
        with self._open() as workspace:
            if server_of(self.config.folder) is None:
                # Once somebody has been erased, whoever asks next finds nothing of before in memory.
                self.answers.of_era(workspace.store.erasures())
            yield workspace

    def settle(self) -> Job | None:
        """Begins to read what an interrupted run left unread; nothing where all is read."""
        from otherside.workspace.reading.analysis import reader_version

        with self._open() as workspace:
            held = workspace.store
            if not held.unfinished() and not held.unresolved() and not held.pending(reader_version(held)):
                return None

        def work(job: Job) -> None:
            with self._open() as own:
                own.settle(job.progress)

        return self.jobs.begin("Reading what was left unread", work)

    @property
    def search_lag(self) -> float:
        """Seconds that search may be behind; 0 alone at a machine."""
        return SEARCH_LAG if server_of(self.config.folder) is not None else 0

    def version(self) -> str:
        """Changes whenever this view of the workspace does, whoever changes it: this process, a command, another server."""
        if self.access is None or self.access.deals is None:
            return revision(self.config.folder)
        return stamp(self.config.folder, self.access.deals)

    def kept(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """An answer for this version of the workspace, made once however many ask at a time."""
        return self.answers.kept((*key, self.version()), make)

    def known(self, key: tuple[Any, ...]) -> Any:
        """What ``kept`` keeps, if it is there already, else None."""
        return self.answers.known((*key, self.version()))

    def kept_of(self, workspace: Workspace, deal: str, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """An answer for as long as what a deal rests on is the same, whatever becomes of others."""
        from otherside.workspace.derived import rests_on

        state = self._stamp(deal)
        if state is not None:
            # The same on a server, which tells it with the deal's stamp.
            self.answers.of_era(state.partition(".")[0])
        else:
            state = self.kept(("rests on", deal), lambda: rests_on(workspace, workspace.deal(deal)))
        return self.answers.kept((*key, deal, state), make)

    def known_of(self, deal: str, make: Make, *args: Any) -> Any:
        """What ``worked_out`` keeps, if it is there already, else None."""
        state = self._stamp(deal) or self.answers.known(("rests on", deal, self.version()))
        return self.answers.known((make.__module__, make.__qualname__, *args, deal, state))

    def _stamp(self, deal: str) -> str | None:
        """What changes with a deal, where the store knows it without reading the deal."""
        from otherside.workspace.derived import priors_of

        if server_of(self.config.folder) is None:
            return None
        return f"{stamp(self.config.folder, (deal,))}/{priors_of(self.config.folder)}"

    def worked_out(self, workspace: Workspace, deal: str, make: Make, *args: Any, beside: bool = True) -> Any:
        """What ``make(state, workspace, deal, *args)`` gives, kept as ``kept_of`` does; by a process of its own, if we have any.

        Args:
            make: a function of a module; what it gives can be pickled.
            beside: whether it takes so long that a process is to do it.

        Raises:
            Busy: too many wait for processes, or it takes too long.
        """
        beside = beside and self.workers is not None
        known = self.known_of(deal, make, *args)
        if known is not None:
            return known

        def work() -> Any:
            if beside and self.workers is not None:
                try:
                    return self.workers.work(self.access, make, deal, args)
                except NoProcess:
                    # Better a page that takes its time.
                    _log.warning("no process can be begun; the application works out forecasts itself")
            # Opened anew: an open view remembers who is who as it was when it was asked first.
            with self.open() as own:
                return make(self, own, deal, *args)

        # Also who only waits for somebody else's question takes a thread of the server.
        with self.workers.turn() if beside and self.workers is not None else nullcontext():
            return self.kept_of(workspace, deal, (make.__module__, make.__qualname__, *args), work)

    def forecast(self, workspace: Workspace, deal: str) -> DealForecast | str:
        """The forecast of a deal as pages show it, or one line on why there is none."""
        return cast("DealForecast | str", self.worked_out(workspace, deal, _forecast))

    def questions(self, workspace: Workspace, deal: str, to: str | None = None, n: int = 5) -> list[dict[str, Any]]:
        """What to ask next, on the forecast of the pages; empty where nobody can be asked."""
        return cast("list[dict[str, Any]]", self.worked_out(workspace, deal, _questions, to, n))

    def plan(self, workspace: Workspace, deal: str, to: str) -> dict[str, Any]:
        """A plan for the next conversation with somebody, on the forecast of the pages.

        Raises:
            InputError: no such person.
        """
        return cast("dict[str, Any]", self.worked_out(workspace, deal, _plan, to))

    def changes(self, workspace: Workspace, deal: str, since: dt.date) -> dict[str, Any]:
        """What changed in the understanding of a deal since a day."""
        return cast("dict[str, Any]", self.worked_out(workspace, deal, _changes, since))


def _forecast(_state: State, workspace: Workspace, deal: str) -> DealForecast | str:
    from otherside.forecast.telling import decided
    from otherside.workspace.forecasts.forecasting import run_deal

    found = workspace.deal(deal)
    if found.outcome not in (None, Outcome.OPEN):
        return decided(found.outcome.value, found.closed.isoformat() if found.closed else None)
    try:
        return run_deal(workspace, found)
    except InputError as error:
        return str(error)


def _questions(state: State, workspace: Workspace, deal: str, to: str | None, n: int) -> list[dict[str, Any]]:
    from otherside.workspace.questioning import questions_for

    try:
        found = questions_for(workspace, deal, _told(state, workspace, deal), to=to, n=n)
    except InputError:
        return []
    return cast("list[dict[str, Any]]", found["questions"])


def _plan(state: State, workspace: Workspace, deal: str, to: str) -> dict[str, Any]:
    from otherside.workspace.questioning import plan_for

    return plan_for(workspace, deal, to, _told(state, workspace, deal))


def _changes(_state: State, workspace: Workspace, deal: str, since: dt.date) -> dict[str, Any]:
    return workspace.changes(deal, since)


def _told(state: State, workspace: Workspace, deal: str) -> dict[str, Any] | None:
    run = state.forecast(workspace, deal)
    return None if isinstance(run, str) else run.to_json()


class Views:
    """The states of an application: one with everything, and one for each account and what it may see."""

    def __init__(self, config: WebConfig, doors: Doors, workers: Workers | None = None) -> None:
        jobs = Jobs(lambda: Workspace.init(config.folder), allow=self._allow)
        self.everything = State(config, jobs=jobs, workers=workers)
        self.doors = doors
        self._views: OrderedDict[Access, State] = OrderedDict()
        self._answers: OrderedDict[frozenset[str] | None, Answers] = OrderedDict()
        self._jobs: dict[tuple[str, Scope], Jobs] = {}
        self._latest: dict[tuple[str, Scope], Access] = {}
        self._lock = threading.Lock()

    def forget(self) -> None:
        """Lets go of every answer."""
        with self._lock:
            # Of those that are kept for nobody any more, somebody's state may still hold one.
            held = (self.everything.answers, *self._answers.values(), *(s.answers for s in self._views.values()))
            for answers in dict.fromkeys(held):
                answers.only(lambda _: False)

    def lapsed(self) -> None:
        """Said when the workspace was away: what was being done may have to be finished once it is back."""
        self.everything.jobs.turns.cut_short.set()

    def _go_on(self) -> None:
        cut_short = self.everything.jobs.turns.cut_short
        if not cut_short.is_set():
            return
        cut_short.clear()
        try:
            self.everything.settle()
        except Unavailable:
            # Not back yet: whoever asks next tries again.
            cut_short.set()

    def of(self, access: Access | None) -> State:
        """The state for somebody's access."""
        self._go_on()
        if access is None or access.everything:
            return self.everything
        with self._lock:
            who = (access.account, access.scope)
            self._latest[who] = access
            if access not in self._views:
                jobs = self._jobs.setdefault(who, Jobs(lambda: self._open_for(who), self.everything.jobs.turns))
                # What is worked out depends on the deals, not on who asks.
                answers = self._answers.setdefault(access.deals, Answers())
                self._answers.move_to_end(access.deals)
                while len(self._answers) > _VIEWS:
                    self._answers.popitem(last=False)
                own = self.everything
                self._views[access] = State(own.config, access, own.sessions, jobs, answers, own.workers)
            self._views.move_to_end(access)
            while len(self._views) > _STATES:
                self._views.popitem(last=False)
            return self._views[access]

    def _allow(self) -> None:
        """For a job of an owner: they may have ceased to be one while it waited.

        Raises:
            Refused: they have.
        """
        began, book = whom(), self.doors.book()
        if began is None or not began.account or not began.everything or book is None:
            return
        now = book.access_now(began.account, began.scope)
        if now is None or not now.everything:
            raise Refused("whoever began this may not do it any more; nothing was done")

    def _open_for(self, who: tuple[str, Scope]) -> Workspace:
        """For a job: as far as its owner may see when it begins, not when their page was opened.

        Raises:
            Refused: they may not come in any more.
        """
        with self._lock:
            access: Access | None = self._latest[who]
        book = self.doors.book()
        if book is not None:
            access = book.access_now(*who)
        if access is None:
            raise Refused("whoever began this may not come in any more; nothing was done")
        return open_as(self.everything.config.folder, access)


def state_of(request: Request) -> State:
    """The state for whoever sends a request."""
    views = cast(Views, request.app.state.otherside)
    return views.of(access_of(request))


def access_of(request: Request) -> Access | None:
    """What whoever sends a request may reach; ``None`` is everything: they sit at the machine."""
    return cast("Access | None", request.scope.get("state", {}).get("access"))


def did(request: Request, deal: str | None = None, **detail: Any) -> None:
    """What the log says of a request beside its address: the deal, if that does not tell, ids, days and counts; never words."""
    state = request.scope.setdefault("state", {})
    state["did"] = detail
    if deal is not None:
        state["deal"] = deal


def doors_of(request: Request) -> Doors:
    """How people come in."""
    return cast(Views, request.app.state.otherside).doors


def log_accounts(request: Request, book: AccountBook, what: str, deal: str | None = None) -> None:
    """Writes to the log what was done to accounts, and by whom."""
    book.log(access_of(request) or HERE, "accounts", what, deal)


def workspace_of(request: Request) -> Iterator[Workspace]:
    """The workspace, open for one request; the log is told which of its deals the request is about."""
    with state_of(request).open() as workspace:
        request.scope.setdefault("state", {})["deal"] = _deal_meant(request, workspace)
        yield workspace


def _deal_meant(request: Request, workspace: Workspace) -> str | None:
    """The deal that a request names, by its beginning or in other case too, or whose conversation it is; as the workspace has it."""
    named = request.path_params.get("deal")
    typed = deal_name(named) if isinstance(named, str) else request.query_params.get("deal")
    if typed:
        with suppress(InputError):
            return workspace.deal(typed).name
    conversation = request.path_params.get("conversation")
    return workspace.store.home_of(conversation) if isinstance(conversation, str) else None


Shared = Annotated[State, Depends(state_of)]
Open = Annotated[Workspace, Depends(workspace_of)]
