"""The deal brief as plain data: who they are in their own words, and what is unknown."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Conversation, Deal, Facet, Person, Side, TurnKind
from otherside.extraction.thresholds import shown_thresholds
from otherside.importers.told_of import told_of
from otherside.profiles.profile import Profile, Quote, profile
from otherside.profiles.said.refusals import chosen_elsewhere, refused
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.derived import derived
from otherside.workspace.heard.beside import quotes_in, set_beside, set_marks
from otherside.workspace.heard.departed import by_day, going
from otherside.workspace.heard.may_leave import may_leave
from otherside.workspace.heard.named_ways import named_ways, ways_json
from otherside.workspace.heard.over import given_up_by, still_wished
from otherside.workspace.heard.rows import kept_private, rows_of, turns_of
from otherside.workspace.heard.told_first import told_first
from otherside.workspace.one_call import one_call
from otherside.workspace.privacy.consent import excluded_conversations
from otherside.workspace.reading.analysis import reader_version

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Quotes of one facet of one person that a brief carries at most; the rest is counted.
MOST_QUOTES = 8
#: Unsure signs of one facet that are shown.
MOST_GUESSES = 1


#: Beside a step that leads away from us.
A_NO = "a no"
#: Beside a quote whose words were ours.
CONFIRMED = "our words, confirmed by them"


def _of_somebody(conversation: Conversation) -> bool:
    """Whether it is a talk with anybody: a transcript that does not say who speaks is none."""
    return any(turn.speaker or turn.kind is not TurnKind.SPEECH for turn in conversation.turns)


@one_call
def brief(workspace: Workspace, deal: Deal, today: dt.date | None = None) -> dict[str, Any]:
    """Everything a seller needs before the next conversation; the JSON of ``otherside brief``.

    Args:
        today: the day it is read on, by which whoever named an earlier one has left; by default today's.
    """
    people = workspace.store.people(deal.name)
    by_person: dict[str, list[EvidenceRow]] = defaultdict(list)
    rows = rows_of(workspace, deal)
    conversations = list(workspace.conversations(deal.name))
    gone = given_up_by(conversations, {p.id for p in people if p.side is Side.THEIRS})
    for row in rows:
        by_person[row.person].append(still_wished(row, gone))
    private = kept_private(workspace, deal, rows)
    dates = workspace.store.dates(deal.name)
    profiles = [person_profile(p, by_person[p.id], max(dates, default=None)) for p in people]
    profiles.sort(key=lambda p: (_side_order(p.person.side), -p.quotes, p.person.name))
    heard = turns_of(conversations)
    left, leaving = by_day(*going(workspace, deal), today or dt.date.today())
    perhaps_leaving = may_leave(workspace, deal, conversations, {**left, **leaving})
    told = _told_of(conversations, [p for p in people if not heard[p.id]])
    ways = named_ways(workspace, deal, conversations)
    found = {
        "deal": deal.name,
        "about": about(deal),
        "conversations": sum(1 for held in conversations if _of_somebody(held.conversation)),
        "excluded": excluded_conversations(workspace, deal.name),
        "since": _day(min(dates, default=None)),
        "until": _day(max(dates, default=None)),
        "us": workspace.us,
        "people": [
            person_json(
                p,
                perhaps(p, by_person[p.person.id]),
                heard[p.person.id],
                left.get(p.person.id),
                leaving.get(p.person.id),
                private[p.person.id],
            )
            | {
                "may_leave": perhaps_leaving.get(p.person.id),
                "told_of": told[p.person.name],
                "alternatives": ways_json(ways, p.person.id),
            }
            for p in profiles
        ],
        "alternatives": ways_json(ways),
        **derived(workspace, deal),
        "waits_for_us": told_first(workspace, deal)["waits_for_us"],
        "extractor": reader_version(workspace.store),
    }
    set_beside(conversations, quotes_in(found))
    # Here, not where it is worked out: what is kept of that may be older than what counts as a request.
    set_marks(conversations, found)
    return found


def _told_of(conversations: Iterable[StoredConversation], people: Iterable[Person]) -> Counter[str]:
    """By name how many sentences of notes tell in reported speech what somebody said of whom no words are known."""
    names = [p.name for p in people if p.side is not Side.OURS]
    found: Counter[str] = Counter()
    for stored in conversations if names else ():
        found += told_of("\n".join(t.turn.text for t in stored.turns if t.turn.kind is TurnKind.NOTE), names)
    return found


def person_profile(person: Person, rows: Iterable[EvidenceRow], as_of: dt.date | None = None) -> Profile:
    """A person's profile from stored evidence, with what is sure enough to be shown unasked; see ``profile``."""
    shown = shown_thresholds()
    return profile(
        person,
        [
            (facet, _quote(row, confidence))
            for row in rows
            for facet, confidence in row.evidence.facets.items()
            if confidence >= shown[facet]
        ],
        as_of,
    )


def perhaps(found: Profile, rows: Iterable[EvidenceRow]) -> dict[Facet, tuple[Quote, ...]]:
    """For facets without sure evidence, the few quotes that may be signs of them: guesses, and called so."""
    unknown = set(found.unknown)
    rest = profile(
        found.person,
        [(f, _quote(row, p)) for row in rows for f, p in row.evidence.facets.items() if f in unknown],
    )
    return {facet: quotes[:MOST_GUESSES] for facet, quotes in rest.facets.items()}


def about(deal: Deal) -> dict[str, Any]:
    """What the customer-relationship system says; only what it says."""
    stated = {
        "organisation": deal.organisation,
        "stage": deal.stage,
        "amount": deal.amount,
        "currency": deal.currency,
        "stage_probability": deal.probability,
        "owner": deal.owner,
        "outcome": deal.outcome.value if deal.outcome else None,
        "created": _day(deal.created),
        "closed": _day(deal.closed),
        "lost_reason": deal.lost_reason,
    }
    return {key: value for key, value in stated.items() if value is not None}


def person_json(
    found: Profile,
    guesses: Mapping[Facet, Sequence[Quote]] | None = None,
    turns: int = 0,
    left: Mapping[str, Any] | None = None,
    leaving: Mapping[str, Any] | None = None,
    private: Collection[Facet] = (),
) -> dict[str, Any]:
    """One person of a brief.

    Args:
        guesses: unsure signs of facets that are otherwise unknown.
        turns: how often they were heard.
        left: the words that say that they have left, as ``departed`` gives them.
        leaving: those that say that they leave on a day to come, in the same form.
        private: facets of which they spoke only where it was private.
    """
    person = found.person
    theirs = person.side is Side.THEIRS
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "organisation": person.organisation,
        "side": person.side.value,
        "side_reason": person.side_reason,
        "quotes": found.quotes,
        "turns": turns,
        "left": dict(left) if left else None,
        "leaving": dict(leaving) if leaving else None,
        "facets": {
            facet.value: [_read_as(facet, q) for q in quotes[:MOST_QUOTES]] for facet, quotes in found.facets.items()
        },
        "perhaps": {f.value: [_read_as(f, q) for q in quotes] for f, quotes in (guesses or {}).items()},
        # What we do not know of our own side is no question for a buyer, and who has left is asked nothing.
        "unknown": [f.value for f in found.unknown if f not in private] if theirs and not left else [],
        "kept_private": [f.value for f in found.unknown if f in private] if theirs else [],
    }


def _read_as(facet: Facet, quote: Quote) -> dict[str, Any]:
    """A quote under the heading of a facet; a step away from us, among steps, is called what it is."""
    data = quote_json(quote)
    if facet is Facet.COMMITMENT and (refused(quote.quote) is Facet.COMMITMENT or chosen_elsewhere(quote.quote)):
        data["mark"] = ", ".join(filter(None, (A_NO, quote.mark)))
    return data


def quote_json(quote: Quote) -> dict[str, Any]:
    """A quote with the way back to the words."""
    return {
        "id": quote.id,
        "quote": quote.quote,
        "source": quote.source,
        "title": quote.title,
        "conversation": quote.conversation,
        "turn": quote.turn,
        "start": quote.start,
        "end": quote.end,
        "date": _day(quote.date),
        "confidence": round(quote.confidence, 3),
        "stance": quote.stance.value,
        "reported": quote.reported,
        "also": quote.also,
        "origin": quote.origin,
        "mark": quote.mark,
        "confirmed": quote.confirmed,
    }


def _quote(row: EvidenceRow, confidence: float) -> Quote:
    item = row.evidence
    confirmed = item.confirmed and row.origin != "user"
    return Quote(
        id=item.id,
        quote=item.quote,
        conversation=item.conversation,
        title=row.title,
        source=row.source,
        turn=item.turn,
        start=item.start,
        end=item.end,
        confidence=confidence,
        date=row.date,
        stance=item.stance,
        strength=item.strength,
        reported=item.reported,
        origin=row.origin,
        mark=", ".join(filter(None, (row.mark, CONFIRMED if confirmed else ""))),
        confirmed=confirmed,
    )


def _side_order(side: Side) -> int:
    return {Side.THEIRS: 0, Side.UNKNOWN: 1, Side.OURS: 2}[side]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
