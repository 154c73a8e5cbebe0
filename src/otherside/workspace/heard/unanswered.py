"""When either side was heard last, and which messages of ours have had no answer since.

Nothing is called unanswered that may have been answered: whatever is heard or noted after a message of ours ends the waiting,
also where nobody knows by whom.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Outcome, Person, Side, Turn, TurnKind
from otherside.domain.counting import plural
from otherside.profiles.rhythm.mail import CHAT
from otherside.profiles.rhythm.pattern_break import PatternBreak
from otherside.profiles.who.identity import Us
from otherside.store import StoredConversation
from otherside.workspace.heard.rows import heard

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: So many answers came before, at least, and so many messages have had none, where that is told as a break of routine.
ROUTINE, SEVERAL = 2, 2
#: Two messages closer together than that wait for one answer.
LEAST_DAYS = 3
#: The same words so soon after are a copy of the message: quoted times may lack their zone.
_COPY = dt.timedelta(hours=36)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of ours: on which day, and to which addresses, as far as known."""

    day: dt.date
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """Who was heard when.

    Attributes:
        theirs: the last day on which anything of theirs was heard, or a talk with them was noted.
        ours: the last day of any words of ours to them.
        unanswered: messages of ours since anything was heard, oldest first.
        waits: days until something of theirs was heard after earlier messages of ours.
        by: id of whoever of theirs was heard last; empty where it is not known.
    """

    theirs: dt.date | None = None
    ours: dt.date | None = None
    unanswered: tuple[Sent, ...] = ()
    waits: tuple[int, ...] = ()
    by: str = ""

    def to_json(self) -> dict[str, Any]:
        """``last_heard`` and ``last_ours`` as days or null, and ``waiting``: ``{"messages", "since"}``, null where nothing waits."""
        first = self.unanswered[0].day.isoformat() if self.unanswered else None
        return {
            "last_heard": self.theirs.isoformat() if self.theirs else None,
            "last_ours": self.ours.isoformat() if self.ours else None,
            "waiting": {"messages": len(self.unanswered), "since": first} if first else None,
        }


def exchange_of(workspace: Workspace, deal: Deal, until: dt.date | None = None) -> Exchange:
    """Who was heard when in a deal. What has been decided waits for no answer.

    Args:
        until: as of this day.
    """
    conversations = heard(workspace.conversations(deal.name), until)
    found = exchange(conversations, workspace.store.people(deal.name), Us.of(workspace.us))
    ended = until is None or deal.closed is None or deal.closed <= until
    return replace(found, unanswered=()) if ended and deal.outcome not in (None, Outcome.OPEN) else found


def exchange(conversations: Iterable[StoredConversation], people: Iterable[Person], us: Us) -> Exchange:
    """Who was heard when in some conversations.

    Args:
        people: of the deal.
        us: who we are, as stated.
    """
    side = {p.id: p.side for p in people}
    own = us.emails | {address for p in people if p.side is Side.OURS for address in p.emails}

    def ours_alone(addresses: Collection[str]) -> bool:
        return bool(addresses) and all(a in own or us.has_domain(a) for a in addresses)

    events = [event for stored in conversations for event in _events(stored, side, ours_alone)]
    events.sort(key=lambda event: event[0])
    theirs = max((day for _, day, who, _ in events if who is Side.THEIRS), default=None)
    ours = max((day for _, day, who, _ in events if who is Side.OURS), default=None)
    by = ""
    waiting: list[Sent] = []
    waits = []
    for _, day, who, what in events:
        if isinstance(what, Sent):
            waiting.append(what)
            continue
        if who is Side.THEIRS:
            by = what
            if waiting:
                waits.append((day - waiting[0].day).days)
        # Also after words of ours in a talk: somebody was there to talk with.
        waiting = []
    return Exchange(theirs, ours, tuple(waiting), tuple(waits), by)


#: When (a day without a time counts as its end), the day, whose words, and the message of ours, else who spoke.
_Event = tuple[dt.datetime, dt.date, Side, Sent | str]


def _events(
    stored: StoredConversation, side: Mapping[str, Side], ours_alone: Callable[[Collection[str]], bool]
) -> Iterator[_Event]:
    written = any(held.turn.kind is TurnKind.MESSAGE for held in stored.turns)
    with_them = next((p for p in stored.people.values() if side.get(p) is Side.THEIRS), "")
    chat = stored.conversation.format == CHAT
    copies: dict[str, dt.datetime] = {}
    told: set[dt.date] = set()
    automatic = stored.conversation.fields.get("auto_reply", "").split("; ")
    for held in stored.turns:
        turn = held.turn
        day = stored.day(turn)
        # What a program answered in somebody's place is no answer.
        if day is None or (turn.speaker is None and turn.message_id and turn.message_id in automatic):
            continue
        at = _moment(turn, day)
        who = stored.speaker(turn)
        whose = side.get(who, Side.UNKNOWN)
        if turn.kind is TurnKind.NOTE or (turn.speaker is None and not written):
            # A note of a talk with them tells of that talk; one in a chat, of a picture that either side may have sent.
            whose, who = (Side.UNKNOWN, "") if written or not with_them else (Side.THEIRS, with_them)
        if turn.kind is not TurnKind.MESSAGE or whose is not Side.OURS:
            yield at, day, whose, who
            continue
        words = " ".join(turn.text.split()).casefold()[:200]
        copy = words in copies and abs(at - copies[words]) <= _COPY
        # What is sent in a chat on one day is one message, in however many lines.
        if not copy and not ours_alone(turn.recipients) and not (chat and day in told):
            copies[words] = at
            told.add(day)
            yield at, day, whose, Sent(day, turn.recipients)


def _moment(turn: Turn, day: dt.date) -> dt.datetime:
    if turn.at is None:
        return dt.datetime.combine(day, dt.time.max)
    return turn.at.astimezone(dt.UTC).replace(tzinfo=None) if turn.at.tzinfo else turn.at


def unanswered(found: Exchange, people: Collection[Person]) -> PatternBreak | None:
    """Messages of ours that have waited for longer than any before; None where it is no break of a routine.

    Args:
        people: of the buyer's side.
    """
    sent = found.unanswered
    if len(sent) < SEVERAL or len(found.waits) < ROUTINE:
        return None
    usual = max(found.waits)
    if (sent[-1].day - sent[0].day).days <= max(usual, LEAST_DAYS):
        return None
    asked = [p for p in people if set(p.emails) & set(sent[-1].recipients)]
    there = asked or [p for p in people if p.id == found.by]
    if not there:
        return None
    who = next((p for p in there if p.id == found.by), there[0])
    first = sent[0].day
    before = f"within {plural(usual, 'day')}" if usual else "on the same day"
    return PatternBreak(
        who.name, sent[-1].day, "unanswered",
        f"{plural(len(sent), 'message')} of ours have had no answer since {first.day} {first:%B %Y}; before, something was "
        f"heard {before}",
        f"heard {before}", f"{plural(len(sent), 'message')} unanswered", (), min(0.3 + 0.1 * len(found.waits), 0.7),
    )  # fmt: skip
