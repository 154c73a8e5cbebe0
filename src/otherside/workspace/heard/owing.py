"""What somebody waits for from us: what we told them that we would do, and what they asked, with no word that it was done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Person, Side, Stance, TurnKind
from otherside.domain.patterns import lazily
from otherside.messaging.drafts import Channel, Passage, Setting
from otherside.messaging.drafts.conditions import needed
from otherside.profiles.profile import Quote
from otherside.profiles.said.requests import sought
from otherside.profiles.said.sentences import sentences
from otherside.profiles.said.settled import or_else
from otherside.profiles.said.told_them import restated
from otherside.profiles.who.names import was_there
from otherside.questions import Pending
from otherside.questions.phrases import content_words
from otherside.questions.view import Statement
from otherside.store import StoredConversation
from otherside.workspace.heard.arrived import ANY_PROMISE
from otherside.workspace.heard.present import channel_of
from otherside.workspace.heard.promises import LATELY, REMINDS, antecedent, below_a_talk, promises_of
from otherside.workspace.heard.rows import IN_CONFIDENCE

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: In a note: whoever it was with.
_SEVERAL = lazily(r"\b(?:them|they|both|all (?:two|three|four|of them)|everybody|everyone)\b", re.IGNORECASE)
_THEM = lazily(r"\b(?:him|her|them|he|she|they)\b", re.IGNORECASE)
#: So far ahead the day of a promise is on their mind: a letter without it would have forgotten it.
SOON = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Owing:
    """Something of ours that may be open.

    Attributes:
        row: as ``promises_of`` gives it.
        ours: a promise of ours; else their own request.
        there: they heard it said; else it is of what they wait for, and was said to a colleague.
        turn: the whole turn it stands in.
        channel: how it was said.
        speaker: id of who said it.
    """

    row: Mapping[str, Any]
    ours: bool
    there: bool
    turn: str
    channel: Channel
    speaker: str

    @property
    def date(self) -> dt.date | None:
        """When it was said."""
        return dt.date.fromisoformat(self.row["date"]) if self.row["date"] else None

    def late(self, as_of: dt.date | None) -> bool:
        """Whether its day, or that on which it was said where none was named, is behind us."""
        day = dt.date.fromisoformat(self.row["by"]) if self.row["by"] else self.date
        return day is not None and as_of is not None and day < as_of

    def due(self, as_of: dt.date | None) -> bool:
        """Whether it is late, or its named day is near enough that they wait for it."""
        day = dt.date.fromisoformat(self.row["by"]) if self.row["by"] else None
        return self.late(as_of) or (day is not None and as_of is not None and day <= as_of + SOON)


def owing_to(
    workspace: Workspace, deal: Deal, person: Person, conversations: Sequence[StoredConversation]
) -> list[Owing]:
    """What is open with somebody on the buyer's side, the latest first; what was said to us in confidence is left out.

    A promise of ours counts where it was made to them, or before them and of a thing that they asked for or made it hang on. What
    has come by the words of whoever got it is open no more.
    """
    people = {p.id: p for p in workspace.store.people(deal.name)}
    by_id = {c.id: c for c in conversations}
    wanted = _wanted(person, conversations)
    out = []
    found = promises_of(workspace, deal, days=LATELY)
    for row, ours in (*((row, True) for row in found["ours"]), *((row, False) for row in found["sought"])):
        stored = by_id.get(row["conversation"])
        if stored is None or row["since"] is not None or IN_CONFIDENCE in row["mark"]:
            continue
        held = stored.turns[row["turn"]]
        speaker = stored.speaker(held.turn)
        noted = held.turn.kind is TurnKind.NOTE or below_a_talk(stored, row["turn"])
        there = _heard(person, stored) and not noted
        thing = content_words(row["quote"]) - ANY_PROMISE
        if not thing and ours:
            thing = content_words(antecedent(stored, row["turn"])) - ANY_PROMISE
        if not thing:
            # "You'll have it today" names nothing by which one could hear that it was kept.
            continue
        theirs = speaker == person.id if not ours else _to_them(person, stored, row, people, noted)
        # What a colleague was told where they were not is between us and the colleague.
        if not theirs and not (ours and there and row["person"] and wanted & thing):
            continue
        out.append(Owing(row, ours, there, held.turn.text, channel_of(stored, row["turn"]), speaker))
    return sorted(out, key=lambda o: o.row["date"] or "", reverse=True)


def _heard(person: Person, stored: StoredConversation) -> bool:
    there = {p.name for p in stored.conversation.participants if was_there(p.name, p.role)}
    return any(number == person.id and name in there for name, number in stored.people.items()) or person.name in there


def _to_them(
    person: Person, stored: StoredConversation, row: Mapping[str, Any], people: Mapping[str, Person], noted: bool
) -> bool:
    """Whether something was said to somebody: it was sent to them or spoken to by name, they alone were there, or had just spoken.

    A note of ours says to whom by whom it names; "him" or "her" is whoever alone is in it.
    """
    turn = row["turn"]
    said = stored.turns[turn].turn
    buyers = [p for p in people.values() if p.side is Side.THEIRS]
    if noted:
        named = [p for p in buyers if re.search(rf"\b{re.escape(p.name)}\b", row["quote"])] or [
            p for p in buyers if re.search(rf"\b{re.escape(p.name.split()[0])}\b", row["quote"])
        ]
        if (several := _to_several(row["quote"], stored, buyers)) is not None:
            return person.id in several
        if named or not _THEM.search(row["quote"]):
            return [p.id for p in named] == [person.id]
    elif called := [p for p in buyers if _spoken_to(p, row["quote"])]:
        return person.id in {p.id for p in called}
    if said.recipients and (addresses := frozenset(a for p in buyers for a in p.emails)) & set(said.recipients):
        return bool(addresses & set(person.emails) & set(said.recipients))
    there = {
        p
        for p in stored.people.values()
        if p in people and people[p].side is Side.THEIRS and any(stored.speaker(t.turn) == p for t in stored.turns)
    }
    before = stored.speaker(stored.turns[turn - 1].turn) if turn else None
    return there == {person.id} or (not noted and before == person.id)


def _to_several(words: str, stored: StoredConversation, buyers: Sequence[Person]) -> set[str] | None:
    """Ids of the several whom a note's words mean: those named side by side, of one surname, or all who were there; None for one."""
    firsts = {p.name.split()[0]: p.id for p in buyers if p.name.split()}
    names = "|".join(map(re.escape, firsts))
    joined = re.search(rf"\b(?:{names})(?: [A-Z]\w+)?(?:, | and (?:{names}))+\b", words) if names else None
    if joined:
        return {i for first, i in firsts.items() if re.search(rf"\b{re.escape(first)}\b", joined[0])}
    if family := re.search(r"\b[Tt]he ([A-Z][\w-]+)s\b", words):
        alike = {p.id for p in buyers if p.name.split()[-1:] == [family[1]]}
        if alike:
            return alike
    if not _SEVERAL.search(words) or any(re.search(rf"\b{re.escape(first)}\b", words) for first in firsts):
        return None
    text = " ".join((stored.conversation.title or "", *(held.turn.text for held in stored.turns)))
    there = {
        p.id
        for p in buyers
        if p.id in stored.people.values() or re.search(rf"\b{re.escape(p.name.split()[0])}\b", text)
    }
    found = there or {p.id for p in buyers}
    return found if len(found) > 1 else None


def _spoken_to(person: Person, sentence: str) -> bool:
    """Whether a sentence begins or ends with somebody's name: "Ada, you'll have it on Monday"."""
    first = re.escape(person.name.split()[0])
    return re.search(rf"^\W*(?:(?:and|so|yes|right|well|ok|okay),? )?{first}\s*,|,\s*{first}\W*$", sentence) is not None


def _wanted(person: Person, conversations: Sequence[StoredConversation]) -> frozenset[str]:
    """The words of what somebody asked for, needs, or made it hang on."""
    out: set[str] = set()
    for stored in conversations:
        for held in stored.turns:
            if stored.speaker(held.turn) != person.id or held.turn.kind is TurnKind.NOTE:
                continue
            text = held.turn.text
            spans = [s for s in sentences(text) if or_else(text[s.start : s.end]) or needed(text[s.start : s.end])]
            out |= {w for s in (*spans, *sought(text)) for w in content_words(text[s.start : s.end])}
    return frozenset(out - ANY_PROMISE)


def passages_of(found: Sequence[Owing], as_of: dt.date | None) -> list[Passage]:
    """Those that a letter to them may begin with: they heard them said, or a note of ours tells it, and a promise is due or
    soon will be."""
    return [
        Passage(
            Quote(
                id=o.row["id"], quote=o.row["quote"], conversation=o.row["conversation"], title="", source=o.row["source"],
                turn=o.row["turn"], start=o.row["start"], end=o.row["end"], confidence=1.0, date=o.date, stance=Stance.NEUTRAL,
                strength=0.5, reported=o.row["reported"],
            ),
            {},
            Setting(o.channel, turn=o.turn),
            o.speaker,
            o.row["person"],
        )
        for o in found
        if (o.there or (o.ours and restated(o.row["quote"]))) and (not o.ours or o.due(as_of))
    ]  # fmt: skip


def asked_since(found: Sequence[Owing], day: dt.date | None) -> list[Owing]:
    """What was said on a day or later; nothing where the day is not known."""
    return [o for o in found if day is not None and o.date is not None and o.date >= day]


def pending_of(found: Sequence[Owing]) -> list[Pending]:
    """The same for a plan of a conversation."""
    return [
        Pending(
            Statement(
                id=o.row["id"], person=o.speaker, text=o.row["quote"], date=o.date, conversation=o.row["conversation"],
                turn=o.row["turn"], start=o.row["start"], end=o.row["end"], source=o.row["source"],
                written=o.channel.written,
            ),
            o.row["person"],
            o.ours,
            o.there,
        )
        for o in found
        if o.row["person"]
    ]  # fmt: skip


def told(found: Sequence[Owing], most: int = 3) -> list[str]:
    """One line each, for us."""
    out = []
    for o in found[:most]:
        words = " ".join(o.row["quote"].split())
        day = f" on {o.date.day} {o.date:%B %Y}" if o.date else ""
        due = dt.date.fromisoformat(o.row["by"]) if o.row["by"] else None
        by = f", due {due.day} {due:%B %Y}" if due else ""
        verb = "said" if o.ours else "reminded us" if REMINDS in o.row["mark"] else "asked us"
        who = f"{o.row['person']} {verb}" if o.row["person"] else "our note says"
        out.append(f"Still open, as far as we know: {who}{day}: “{words}”{by}.")
    return out
