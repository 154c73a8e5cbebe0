"""What their sentences say plainly, also where the reader of single sentences read nothing or the reverse: rows for the forecast,
and the decision that somebody says is made.

In: the conversations up to a day. Out: evidence rows, and the decision that stands with its words. A sentence that a user
rejected, or that is private, says nothing here.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Facet, Side, Stance
from otherside.domain.patterns import lazily
from otherside.extraction.plain.in_principle import in_principle
from otherside.profiles.around.alternatives import no_alternatives
from otherside.profiles.around.options import RULED_OUT, ways_said
from otherside.profiles.said.decided import Decision, Told, decided, plainest, tellings
from otherside.profiles.said.plainly import SURE, Plain, plainly
from otherside.profiles.said.settled import approval
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.heard.over import given_up_by, is_taken_back, with_taken_back
from otherside.workspace.heard.rows import IN_CONFIDENCE, not_vendors, vendors_named
from otherside.workspace.heard.their_sentences import their_sentences

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

HOLDS, HOLDS_REPORTED = 0.95, 0.8
"""Chance that a decision told as made holds, in their own words and where a note tells them."""
STANDS_DAYS = 180
"""Heard again so long after they decided for another way or none, they are talking about it anew."""
USUAL_DAYS = 45
"""So long nobody makes anything of it that nothing is heard."""
QUIET_HALF = 180
"""Days of silence beyond those in which half of all such deals are over: judgement, no data."""


@dataclass(frozen=True, slots=True)
class SaidDecided:
    """A decision that somebody on their side says is made, and that nobody took back.

    Attributes:
        row: the sentence, with where it stands.
        by: for each who told it themselves, or that it was approved, their latest sentence that does.
        since: the place among their sentences of the first that told it.
    """

    row: EvidenceRow
    decision: Decision
    by: Mapping[str, EvidenceRow] = field(default_factory=dict)
    since: int = 0

    @property
    def chance(self) -> float:
        """How sure it is that it holds."""
        return HOLDS_REPORTED if self.row.evidence.reported else HOLDS

    def to_json(self) -> dict[str, Any]:
        """``who`` says on which ``day``, in which ``quote``, that it is decided: which ``way`` and ``for`` whom."""
        e = self.row.evidence
        return {
            "who": self.row.person_name,
            "person_id": self.row.person,
            "quote": e.quote,
            "day": self.row.date.isoformat() if self.row.date else None,
            "way": self.decision.way,
            "for": self.decision.name or None,
            "chance": self.chance if self.decision.way else None,
            "source": self.row.source,
            "conversation": e.conversation,
            "turn": e.turn,
            "start": e.start,
            "end": e.end,
            "reported": e.reported,
            "mark": self.row.mark,
            "in_confidence": IN_CONFIDENCE in self.row.mark,
            "told_by": [_told_json(person, row) for person, row in self.by.items()],
        }


def _told_json(person: str, row: EvidenceRow) -> dict[str, Any]:
    e = row.evidence
    return {"person_id": person, "conversation": e.conversation, "turn": e.turn, "start": e.start, "end": e.end}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was found in their sentences.

    Attributes:
        plain: ``(row, what it plainly says)``; the row has no facets.
        said_decided: the decision that stands, if any.
        last: the last day on which anything of theirs was heard.
    """

    plain: tuple[tuple[EvidenceRow, Plain], ...]
    said_decided: SaidDecided | None
    last: dt.date | None


def their_words(
    workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation], there: set[str]
) -> Spoken:
    """What their sentences say plainly.

    Args:
        conversations: as ``heard`` gives them for the day it is asked for.
        there: ids of those on their side who have not left by then; the words of the others decide nothing.
    """
    vendors = vendors_named(workspace, deal, conversations)
    read = _reading(workspace, deal, vendors)
    rows, last = _heard(workspace, deal, conversations)
    decision = _decision(rows, last, there, read)
    plain = [(row, says) for n, row in enumerate(rows) if (says := _says(row, n, read, decision)) is not None]
    plain += [
        (row, _NO_MORE) for row in rows if any(way.what == RULED_OUT for way in ways_said(row.evidence.quote, vendors))
    ]
    return Spoken(tuple(plain), decision, last)


def said_decided(
    workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation], there: set[str]
) -> SaidDecided | None:
    """The decision that stands alone, for whoever needs no more of their words; the arguments as of ``their_words``."""
    rows, last = _heard(workspace, deal, conversations)
    return _decision(rows, last, there, reading(workspace, deal, conversations))


def reading(
    workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation]
) -> Callable[[str], Decision | None]:
    """What a sentence says is decided, with the names and the vendors of the deal."""
    return _reading(workspace, deal, vendors_named(workspace, deal, conversations))


def _heard(
    workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation]
) -> tuple[list[EvidenceRow], dt.date | None]:
    """Their sentences without those taken back since, oldest first, and the last day on which there are any."""
    gave_up = given_up_by(conversations, {p.id for p in workspace.store.people(deal.name, Side.THEIRS)})
    found = (with_taken_back(row, gave_up) for row in their_sentences(workspace, deal, conversations))
    rows = sorted((row for row in found if not is_taken_back(row)), key=lambda r: r.date or dt.date.min)
    return rows, max((r.date for r in rows if r.date), default=None)


def _reading(workspace: Workspace, deal: Deal, vendors: Collection[str]) -> Callable[[str], Decision | None]:
    """What a sentence says is decided, with the names of the deal."""
    ours = no_alternatives([u.split(".")[0] for u in workspace.us])
    ours |= no_alternatives([p.name for p in workspace.store.people(deal.name) if p.side is Side.OURS])
    theirs = no_alternatives(not_vendors(workspace, deal)) - ours
    return lambda text: decided(text, vendors, ours, theirs)


def _decision(
    rows: Sequence[EvidenceRow], last: dt.date | None, there: set[str], read: Callable[[str], Decision | None]
) -> SaidDecided | None:
    told = tellings(
        [Told(r.evidence.quote, r.person, n, r.evidence.reported) for n, r in enumerate(rows) if r.person in there],
        read,
    )
    found = plainest(told)
    if found is None:
        return None
    row = rows[found[0].place]
    lapsed = last and row.date and found[1].way != "us" and (last - row.date).days > STANDS_DAYS
    if lapsed:
        return None
    by = {one.person: rows[one.place] for one, _ in told} | {row.person: row}
    said = SaidDecided(row, found[1], by, told[0][0].place)
    # "The board signed it off", told with it, tells of it too.
    also = {
        r.person: r
        for n, r in enumerate(rows)
        if r.person in there and approval(r.evidence.quote) and _of_the_no(r, n, said)
    }
    return replace(said, by={**also, **by})


#: Who is said to be out is read from the words; of the speaker they are evidence of nothing.
_NO_MORE = Plain({}, Stance.NEUTRAL)


def _says(
    row: EvidenceRow, place: int, read: Callable[[str], Decision | None], said: SaidDecided | None
) -> Plain | None:
    """What a sentence says plainly; a decision for us is a step towards us, and one for anything else a step away.

    Args:
        place: of the sentence, among all of theirs.
        said: the decision that stands.
    """
    text = row.evidence.quote
    made = read(text)
    if made is None or made.way is None:
        plain = plainly(text)
        given = plain is not None and (approval(text) or in_principle(text))
        of_it = given and said is not None and _of_the_no(row, place, said)
        return replace(plain, stance=Stance.AWAY) if plain and of_it else plain
    return Plain({Facet.COMMITMENT: SURE}, Stance.TOWARDS if made.way == "us" else Stance.AWAY)


#: Whose approval it is where more stands there than "it".
_OURS = lazily(r"\b(?:you|yours?)\b", re.IGNORECASE)


def _of_the_no(row: EvidenceRow, place: int, said: SaidDecided) -> bool:
    """Whether what is said to be approved is what they decided on without us: "the board signed it off", told with it.

    After a choice of another way that holds of whatever is told since; after none, only of the same breath.
    """
    if said.decision.way in (None, "us") or _OURS.search(row.evidence.quote):
        return False
    if any(
        (r.evidence.conversation, r.evidence.turn) == (row.evidence.conversation, row.evidence.turn)
        for r in said.by.values()
    ):
        return True
    return said.decision.way == "other" and place >= said.since


def with_plain(rows: Sequence[EvidenceRow], plain: Sequence[tuple[EvidenceRow, Plain]]) -> list[EvidenceRow]:
    """The rows as their sentences plainly say, and those sentences of which there is no row. What a user said of one stays."""
    out = list(rows)
    for sentence, says in plain:
        at = sentence.evidence
        same = [
            n
            for n, row in enumerate(out)
            if (row.evidence.conversation, row.evidence.turn) == (at.conversation, at.turn)
            and row.evidence.start < at.end
            and at.start < row.evidence.end
        ]
        if not same:
            out.append(replace(sentence, evidence=replace(at, facets=dict(says.facets), stance=says.stance)))
        for n in same:
            if out[n].origin != "user":
                e = out[n].evidence
                kept = {f: p for f, p in e.facets.items() if f not in says.instead}
                stance = says.stance if says.facets else e.stance
                out[n] = replace(out[n], evidence=replace(e, facets={**kept, **says.facets}, stance=stance))
    return out


def quiet(last: dt.date | None, today: dt.date) -> float:
    """Chance that a deal has ended without a word, by how long nothing of theirs was heard; 0 while that is usual."""
    days = (today - last).days if last else 0
    return 1 - math.pow(0.5, max(0, days - USUAL_DAYS) / QUIET_HALF)
