"""The Python API: open a workspace, add to it, ask it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from otherside.domain import Deal, InputError, Person, Side
from otherside.profiles.who.identity import Us
from otherside.profiles.who.names import plain
from otherside.store import (
    EvidenceRow,
    PersonRecord,
    Store,
    StoredConversation,
    create_store,
    open_store,
)
from otherside.store.opening import is_made
from otherside.store.place import folder_of, server_of
from otherside.workspace import one_call
from otherside.workspace.called import near, several_or_none
from otherside.workspace.given import day_of, paths_of, several
from otherside.workspace.intake.adding import Added, Progress, hints, silent, store_paths
from otherside.workspace.reading.analysis import analyse
from otherside.workspace.resolving import contacts_told, end_with_their_deals, worked_out
from otherside.workspace.unfinished import SIDES, finish, under_way


class Workspace:
    """Everything known, in one folder, or on a team's server with a folder of this machine beside it.

    Use ``Workspace.init`` or ``Workspace.open``; it is a context manager.
    """

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder
        #: Where the workspace's own files are, such as its settings; ``folder`` may be that of a view.
        self.home = folder
        self.store = store

    @classmethod
    def init(cls, folder: Path | str, us: str | Iterable[str] = (), server: str | None = None) -> Workspace:
        """Makes a workspace, or opens the one that is there, and notes who we are.

        Args:
            folder: where everything is kept; the address of a PostgreSQL database is possible too, as a text.
            us: names, firms, mail domains or addresses on our side.
            server: the address of a PostgreSQL database that holds what a team shares; the folder then names it and
                keeps this machine's copies.
        """
        place = folder_of(folder)
        made = server is None and server_of(place) is None and is_made(place)
        workspace = cls(place, open_store(place) if made else create_store(place, server))
        _follow_erasures(workspace)
        finish(workspace)
        workspace.add_us(us)
        return workspace

    @classmethod
    def open(cls, folder: Path | str) -> Workspace:
        """Opens an existing workspace, by its folder or, as a text, the address of its database.

        Raises:
            InputError: when there is none, it is damaged, or made by a newer version.
        """
        place = folder_of(folder)
        workspace = cls(place, open_store(place))
        _follow_erasures(workspace)
        return workspace

    def close(self) -> None:
        """Releases the store."""
        self.store.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # who we are

    @property
    def us(self) -> list[str]:
        """Who we are, as stated."""
        return list(self.store.settings().get("us", []))

    def add_us(self, statements: str | Iterable[str]) -> bool:
        """Adds to who we are; returns whether anything is new."""
        new = [s.strip() for s in several(statements) if s.strip()]
        if set(new) <= set(self.us):
            return False
        with under_way(self.store, SIDES):
            self.store.change_setting("us", lambda known: list(dict.fromkeys([*(known or ()), *new])))
            self.refresh()
        return True

    def set_side(self, person: str, side: Side, deal: str | None = None) -> Person:
        """States whose side somebody is on; it stays, whatever sources say later."""
        found = self.person(person, deal)
        with under_way(self.store, SIDES):
            self.store.change_setting("sides", lambda sides: {**(sides or {}), found.id: side.value})
            self.refresh()
        # Two may have one name; and whose it was may have got another id, now that sides are worked out anew.
        same = self.store.person_with(found.id)
        return same if same is not None else self.person(found.name, deal)

    # adding

    def add(
        self,
        paths: Path | str | Sequence[Path | str],
        *,
        deal: str | None = None,
        us: str | Iterable[str] = (),
        again: bool = False,
        apart: Mapping[str, str] | None = None,
        progress: Progress = silent,
    ) -> Added:
        """Imports files and folders, one or several; resolves who is who, reads the buyers' words. Adding again changes nothing.

        Args:
            again: also takes in files of which everything was deleted here.
            apart: deals of single files, folders or members of archives, by where they lie; see ``intake.adding.store_paths``.

        Raises:
            InputError: when a path does not exist or the store cannot be written.
        """
        finish(self)
        before = self.store.counts()
        self.add_us(us)
        with ExitStack() as noted:
            # Only where something is new: adding again changes nothing.
            begin = cache(lambda: noted.enter_context(under_way(self.store, SIDES)))
            stored = store_paths(
                self.store,
                paths_of(paths),
                deal=deal,
                us=Us.of(self.us),
                begin=begin,
                again=again,
                apart=apart,
                progress=progress,
            )
            self.refresh()
        analyse(self.store, progress)
        after = self.store.counts()
        return Added(
            conversations=stored.conversations,
            turns=stored.turns,
            people=max(0, after["people"] - before["people"]),
            evidence=max(0, after["evidence"] - before["evidence"]),
            unchanged=stored.unchanged,
            skipped=stored.skipped,
            deals=stored.deals,
            digests=tuple(stored.digests),
            hints=hints(self.store, stored.undated, stored.told, stored.deals if stored.conversations else ()),
            crm=stored.crm,
            unattributed=stored.unattributed,
        )

    def refresh(self) -> None:
        """Works out deals, people and sides anew from all that is stored."""
        book, resolved = worked_out(self.store)
        self.store.put_deals(book.deals)
        self.store.put_contacts(contacts_told(book))
        self.store.put_people([PersonRecord(r.person, r.mentions) for r in resolved])
        end_with_their_deals(self.home, self.store)

    def settle(self, progress: Progress = silent) -> None:
        """Finishes what an interrupted run left undone."""
        if not finish(self) and self.store.unresolved():
            self.refresh()
        analyse(self.store, progress)

    # asking

    def deals(self) -> list[Deal]:
        """All deals, by name."""
        return self.store.deals()

    def deal(self, name: str) -> Deal:
        """The deal of a name, forgiving case and punctuation, or an unambiguous beginning of it.

        Raises:
            InputError: when none or several fit; the text lists what there is.
        """
        found = self.store.deal_with(name)
        if found is not None:
            return found
        deals = self.deals()
        chosen = [d for d in deals if plain(d.name) == plain(name)]
        chosen = chosen or [d for d in deals if plain(d.name).startswith(plain(name)) and plain(name)]
        chosen = chosen or [d for d in deals if d.organisation and plain(d.organisation) == plain(name)]
        if len(chosen) == 1:
            return chosen[0]
        known = [d.name for d in chosen or deals]
        names = ", ".join(map(repr, ([] if chosen else near(name, known)) or known[:8]))
        if not deals:
            raise InputError(f"no deal called {name!r}: the workspace is empty; add something with: otherside add PATH")
        raise InputError(f"no deal called {name!r}" + (f"; did you mean one of {names}?" if names else ""))

    def people(self, deal: str | None = None) -> list[Person]:
        """People, of one deal or of all."""
        return self.store.people(self.deal(deal).name if deal is not None else None)

    def person(self, name: str, deal: str | None = None) -> Person:
        """The person of a name, an alias or a mail address.

        Raises:
            InputError: when none or several fit; the text says who there is.
        """
        known = self.store.person_with(name)
        if known is not None and (deal is None or self.deal(deal).name in known.deals):
            return known
        people = self.people(deal)
        wanted = plain(name)
        chosen = [p for p in people if plain(p.name) == wanted or name.casefold() in p.emails or p.id == name]
        chosen = chosen or [p for p in people if wanted in {plain(a) for a in p.aliases}]
        chosen = chosen or [p for p in people if wanted and wanted in plain(p.name).split()]
        if len(chosen) == 1:
            return chosen[0]
        raise InputError(several_or_none(name, chosen, people))

    def evidence(self, deal: str | None = None, person: str | None = None) -> list[EvidenceRow]:
        """Evidence, oldest first, of a deal or a person or all; of a deal or a person as ``heard.rows`` has it."""
        from otherside.workspace.heard.rows import in_confidence, marked, rows_of

        who = self.person(person, deal).id if person is not None else None
        if deal is None and who is None:
            kept = in_confidence(self.conversations())
            return [marked(row, kept) for row in self.store.evidence()]
        deals = [deal] if deal is not None else dict.fromkeys(row.deal for row in self.store.evidence(None, who))
        return [row for d in deals for row in rows_of(self, self.deal(d)) if who is None or row.person == who]

    def conversations(self, deal: str | None = None) -> Iterator[StoredConversation]:
        """Conversations with their turns, oldest first."""
        name = self.deal(deal).name if deal is not None else None
        if name is not None and one_call.keeps(self, name):
            yield from one_call.once(self, name, "conversations", lambda: tuple(self._loaded(name)))
        else:
            yield from self._loaded(name)

    def _loaded(self, deal: str | None) -> Iterator[StoredConversation]:
        for conversation_id in self.store.conversation_ids(deal):
            found = self.store.conversation(conversation_id)
            if found is not None:
                yield found

    def brief(self, deal: str) -> dict[str, Any]:
        """The deal in the buyers' own words, as plain data; see ``workspace.brief``."""
        from otherside.workspace.brief import brief

        return brief(self, self.deal(deal))

    def forecast(self, deal: str, **settings: Any) -> dict[str, Any]:
        """Act with us, go another way or do nothing; settings as in ``workspace.forecasts.forecasting.run_deal``."""
        from otherside.workspace.forecasts.forecasting import forecast_deal

        return forecast_deal(self, deal, **settings)

    def draft(self, deal: str, to: str, kind: str = "email", **settings: Any) -> dict[str, Any]:
        """A message to one person in their words, as plain data; settings as in ``workspace.drafting.draft_to``."""
        from otherside.workspace.drafting import draft_json

        return draft_json(self, deal, to, kind, **settings)

    def pattern_breaks(self, deal: str) -> list[dict[str, Any]]:
        """Where the buyer's people depart from their own routine, latest first; see ``profiles.rhythm.rhythm``."""
        from otherside.workspace.heard.breaks import deal_breaks

        return deal_breaks(self, self.deal(deal))

    def questions(self, deal: str, to: str | None = None, n: int = 5) -> dict[str, Any]:
        """What to ask whom next; see ``workspace.questioning``."""
        from otherside.workspace.questioning import forecast_or_none, questions_for

        found = self.deal(deal)
        return questions_for(self, found, forecast_or_none(self, found), to=to, n=n)

    def plan(self, deal: str, to: str) -> dict[str, Any]:
        """A plan for the next conversation with somebody; see ``workspace.questioning``."""
        from otherside.workspace.questioning import forecast_or_none, plan_for

        found = self.deal(deal)
        return plan_for(self, found, to, forecast_or_none(self, found))

    def burdens(self, deal: str) -> list[dict[str, Any]]:
        """What each buyer has to carry; see ``workspace.questioning``."""
        from otherside.workspace.questioning import burdens_of, forecast_or_none

        found = self.deal(deal)
        return burdens_of(self, found, forecast_or_none(self, found))

    def changes(self, deal: str, since: dt.date | str) -> dict[str, Any]:
        """What changed in our understanding since a day; see ``workspace.changes``."""
        from otherside.workspace.changes import changes

        day = day_of(since, "since")
        assert day is not None
        return changes(self, deal, day)

    def search(self, query: str, **settings: Any) -> dict[str, Any]:
        """Everything the buyers said, by words and meaning; settings as in ``workspace.searching.search``."""
        from otherside.workspace.searching import search

        return search(self, query, **settings)

    def gaps(self, deal: str) -> dict[str, Any]:
        """Where what they stand for and what they do do not go together; see ``workspace.incongruences``."""
        from otherside.workspace.incongruences import deal_gaps

        return deal_gaps(self, self.deal(deal))

    def market(self, **settings: Any) -> dict[str, Any]:
        """Themes, language, segments and positioning; settings as in ``workspace.market.market``."""
        from otherside.workspace.market.market import market

        return market(self, **settings)

    def coach(self, conversation: str) -> dict[str, Any]:
        """Our side of a conversation, found by id, title or its file's name; see ``workspace.coaching``."""
        from otherside.workspace.coaching import coach_stored

        return coach_stored(self, conversation)

    def check_text(self, text: str, deal: str | None = None, to: str | None = None) -> dict[str, Any]:
        """The JSON of ``otherside lint`` for a text, held against what they said; see ``workspace.linting``."""
        from otherside.workspace.linting import check_text

        return check_text(self, text, deal, to)

    def ask(self, question: str, worded: bool = False, *, deal: str | None = None) -> dict[str, Any]:
        """A question about the market, answered with counts and quotes; see ``workspace.asking.asking``."""
        from otherside.workspace.asking.asking import ask

        return ask(self, question, deal=deal, worded=worded)

    def correct(self, evidence: str, verdict: str, *said: Any, **settings: Any) -> dict[str, Any]:
        """Confirms, rejects or relabels evidence; see ``workspace.reading.corrections.correct``."""
        from otherside.workspace.reading.corrections import correct

        return correct(self, evidence, verdict, *said, **settings)

    def add_evidence(self, conversation: str, facets: Iterable[str], **place: Any) -> dict[str, Any]:
        """Marks words that the reader missed; see ``workspace.reading.corrections.add_evidence``."""
        from otherside.workspace.reading.corrections import add_evidence

        return add_evidence(self, conversation, facets, **place)

    def undo_correction(self, which: str | int) -> dict[str, Any]:
        """Takes a correction back, by its number or the id of the evidence."""
        from otherside.workspace.reading.corrections import undo

        return undo(self, which)

    def corrections(self, deal: str | None = None) -> list[dict[str, Any]]:
        """What users corrected, of one deal or of all."""
        from otherside.workspace.reading.corrections import listing

        return listing(self, self.deal(deal).name if deal is not None else None)

    def learn(self, progress: Progress = silent) -> dict[str, Any]:
        """Learns from corrections if that helps; see ``workspace.reading.learning.learn``."""
        from otherside.workspace.reading.learning import learn

        return learn(self, progress)

    def unlearn(self, progress: Progress = silent) -> dict[str, Any]:
        """Goes back to the reader before the last learning."""
        from otherside.workspace.reading.learning import unlearn

        return unlearn(self, progress)

    def check(self) -> list[str]:
        """Every piece of evidence that is not verbatim at its offsets, one line each; empty is good."""
        problems = []
        for conversation_id in self.store.conversation_ids():
            stored = self.store.conversation(conversation_id)
            assert stored is not None
            for item in self.store.evidence_in(conversation_id):
                text = stored.turns[item.turn].turn.text if item.turn < len(stored.turns) else ""
                if text[item.start : item.end] != item.quote or not item.quote:
                    problems.append(
                        f"{stored.conversation.title}: turn {item.turn}, {item.start}-{item.end}: "
                        "the words there are not the quote"
                    )
        return problems


def _follow_erasures(workspace: Workspace) -> None:
    """Deletes this machine's copies of what a colleague has erased on the server."""
    # Whoever erases in a folder deletes the copies, which are in the same folder.
    erased = workspace.store.erasures() if server_of(workspace.home) is not None else ""
    if not erased:
        return
    noted = workspace.folder / "erasures"
    try:
        if noted.is_file() and noted.read_text(encoding="utf-8") == erased:
            return
        from otherside.workspace.privacy.erasing import drop_copies

        drop_copies(workspace)
        noted.write_text(erased, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{noted}: cannot be written ({error.strerror}); check its permissions") from error
