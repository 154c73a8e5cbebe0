"""What their side said is done or given up, and evidence as it stands after that.

What came first is no priority once it is over, and what somebody wanted by a day that they have given up is no wish of today.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otherside.domain import Facet, TurnKind
from otherside.profiles.around.come_about import finished
from otherside.profiles.around.initiatives import stands
from otherside.profiles.around.over import Done
from otherside.profiles.said.sentences import sentences
from otherside.profiles.time.withdrawn import Withdrawn, wished_no_more, withdrawn
from otherside.store import EvidenceRow, StoredConversation

#: "Before that I'm not moving": what has to be first stands in the sentence before.
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?:not )?(?:before|until|till|after|once) (?:that|then|this)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Finished:
    """What their side said is over.

    Attributes:
        done: what is said to be done, or whose word has come.
        before: by its conversation, turn and start, of a sentence that points back, the one to which it does.
    """

    done: Sequence[Done]
    before: Mapping[tuple[str, int, int], str]


def finished_in(conversations: Iterable[StoredConversation], theirs: Container[str]) -> Finished:
    """What anybody of their side said is done.

    Args:
        theirs: ids of the people on their side.
    """
    said: list[tuple[str, dt.date | None]] = []
    before: dict[tuple[str, int, int], str] = {}
    for stored in conversations:
        for n, held in enumerate(stored.turns):
            text = held.turn.text
            if held.turn.kind is TurnKind.NOTE or stored.speaker(held.turn) not in theirs:
                continue
            said.append((text, stored.day(held.turn)))
            for first, then in pairwise(sentences(text)):
                if _POINTS_BACK.match(text[then.start : then.end]):
                    before[stored.id, n, then.start] = text[first.start : first.end]
    return Finished(finished(said), before)


def as_it_stands(row: EvidenceRow, finished: Finished, today: dt.date | None) -> EvidenceRow:
    """The row without `priority` where what it puts first is over by that day; what a user said of it stays."""
    e = row.evidence
    meant = f"{finished.before.get((e.conversation, e.turn, e.start), '')} {e.quote}".lstrip()
    if Facet.PRIORITY not in e.facets or row.origin == "user" or stands(meant, row.date, finished.done, today):
        return row
    return replace(row, evidence=replace(e, facets={f: p for f, p in e.facets.items() if f is not Facet.PRIORITY}))


#: What of a sentence is over once the day of it is given up. Who somebody wants to be outlasts a day.
_WISHES = frozenset({Facet.DESIRE, Facet.ASPIRATION, Facet.GOAL, Facet.WANT})


def given_up_by(
    conversations: Iterable[StoredConversation], theirs: Container[str], until: dt.date | None = None
) -> dict[str, list[tuple[dt.date, Withdrawn]]]:
    """By a person's id the days that they gave up, each with the day on which they said so.

    Args:
        theirs: ids of the people on their side.
        until: as of this day: what was given up later is not known yet.
    """
    out: dict[str, list[tuple[dt.date, Withdrawn]]] = defaultdict(list)
    for stored in conversations:
        for held in stored.turns:
            day, person = stored.day(held.turn), stored.speaker(held.turn)
            if day is None or (until is not None and day > until):
                continue
            if held.turn.kind is not TurnKind.NOTE and person in theirs:
                out[person] += [(day, gone) for gone in withdrawn(held.turn.text, day)]
    return out


def still_wished(row: EvidenceRow, given_up: Mapping[str, Sequence[tuple[dt.date, Withdrawn]]]) -> EvidenceRow:
    """The row without its wishes where their speaker gave up the day of them since; what a user said of it stays."""
    e = row.evidence
    if row.origin == "user" or row.date is None or not _WISHES & e.facets.keys():
        return row
    since = [gone for day, gone in given_up.get(row.person, ()) if day > row.date]
    if not wished_no_more(e.quote, row.date, since):
        return row
    return replace(row, evidence=replace(e, facets={f: p for f, p in e.facets.items() if f not in _WISHES}))
