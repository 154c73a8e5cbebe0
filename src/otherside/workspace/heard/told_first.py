"""What of a deal is told in a list before all else: that they say it is decided, what gave it its turn last, when they want to be
spoken to again, and what they wait for from us. Plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Outcome, Person, Side, TurnKind
from otherside.store import StoredConversation
from otherside.workspace.derived import kept_while_same
from otherside.workspace.heard.left_open import open_promises, put_off
from otherside.workspace.heard.promises import HAS_LEFT
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence
from otherside.workspace.one_call import one_call

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

Row = Mapping[str, Any]
#: Of what turned a deal: what is older says little of today.
_TURNS = 3


def told_first(workspace: Workspace, deal: Deal) -> dict[str, Any]:
    """``said_decided`` (as in a forecast, or None), ``turns``, ``own_time``, ``waits_for_us``, ``ours_open``, ``put_off`` of a deal.

    ``turns`` are yeses, what took one back, and times they named for the next contact, as quotes, latest first; ``own_time`` is the
    latest of those times with ``until``, the day they named or None, or None where there is none; ``waits_for_us`` are requests of
    theirs, latest first, since which nobody of us said anything to whoever asked; ``ours_open`` are promises of ours that nothing
    shows as kept, and ``put_off`` the words with which they put it off, one of each day, both of deals that are open. Of what has
    been decided ``turns`` is the decision in their words, if they told it, and only what was won has the last before these two.
    """
    return kept_while_same(workspace, deal, "first", lambda: _worked_out(workspace, deal))


@one_call
def _worked_out(workspace: Workspace, deal: Deal) -> dict[str, Any]:
    from otherside.questions import access
    from otherside.workspace.forecasts.closing import closing_words
    from otherside.workspace.forecasts.spoken import said_decided
    from otherside.workspace.heard.departed import departed
    from otherside.workspace.heard.terms import terms_of
    from otherside.workspace.questioning import view_of

    nothing: dict[str, Any] = {
        "said_decided": None,
        "turns": [],
        "own_time": None,
        "waits_for_us": [],
        "ours_open": [],
        "put_off": [],
    }
    people = workspace.store.people(deal.name)
    theirs = {p.id for p in people if p.side is Side.THEIRS}
    if not theirs:
        return nothing
    conversations = list(workspace.conversations(deal.name))
    if deal.outcome not in (None, Outcome.OPEN):
        made = closing_words(workspace, deal, conversations)
        nothing["turns"] = [made] if made else []
        if deal.outcome is not Outcome.WON:
            return nothing
    terms = terms_of(workspace, deal)
    waits = waits_for_us(terms["promises"]["sought"], conversations, people)
    if deal.outcome is Outcome.WON:
        return {**nothing, "waits_for_us": waits}
    there = theirs - set(departed(workspace, deal, today=dt.date.today()))
    said = said_decided(workspace, deal, conversations, there)
    named = {
        bar.statement.id: bar.until for bar in access.own_times(view_of(workspace, deal)).values() if bar.statement
    }
    times = [row for row in terms["wishes"] if row["id"] in named]
    turns = sorted([*terms["agreed"], *times], key=lambda row: row["date"] or "", reverse=True)
    until = named[times[0]["id"]] if times else None
    return {
        "said_decided": said.to_json() if said else None,
        "turns": turns[:_TURNS],
        "own_time": {**times[0], "until": until.isoformat() if until else None} if times else None,
        "waits_for_us": waits,
        "ours_open": open_promises(terms["promises"]["ours"]),
        "put_off": put_off(conversations, {p.id: p for p in people if p.id in there}, in_confidence(conversations)),
    }


def waits_for_us(
    sought: Iterable[Row], conversations: Sequence[StoredConversation], people: Sequence[Person]
) -> list[Row]:
    """Those of their requests that nothing sounds like having met, and since which nobody but them has said or noted anything where
    whoever asked has part; of nobody who has left, and nothing said in confidence. Silent rather than wrong: also words on
    something else may have answered.

    Args:
        sought: as ``promises_of`` gives them.
        people: of the deal.
    """
    who = {p.name: p for p in people if p.side is Side.THEIRS}
    theirs = {p.id for p in who.values()}
    found = []
    for row in sought:
        if row["since"] is not None or not row["date"] or row["reported"]:
            continue
        asker = who.get(row["person"])
        if asker is None or IN_CONFIDENCE in row["mark"] or HAS_LEFT in row["mark"]:
            continue
        words = list(_exchanged(asker, conversations, theirs))
        asked = next((key for key, place, _ in words if place == (row["conversation"], row["turn"])), None)
        if asked is not None and not any(key > asked and not by_them for key, _, by_them in words):
            found.append(row)
    return found


#: Day, clock, and the place among conversations and turns where neither tells.
_When = tuple[int, float, int, int]


def _exchanged(
    person: Person, conversations: Sequence[StoredConversation], theirs: Container[str]
) -> Iterator[tuple[_When, tuple[str, int], bool]]:
    """When and where anything was said or noted that somebody has part in, also where it is not told who had, and whether by their
    side."""
    for n, stored in enumerate(conversations):
        there = {*stored.people.values()}
        names = {p.name for p in stored.conversation.participants}
        if there and person.id not in there and person.name not in names:
            continue
        for index, held in enumerate(stored.turns):
            day, at = stored.day(held.turn), held.turn.at
            when = (day.toordinal() if day else 0, at.timestamp() if at else 0.0, n, index)
            noted = held.turn.kind is TurnKind.NOTE
            yield when, (stored.id, index), not noted and stored.speaker(held.turn) in theirs
