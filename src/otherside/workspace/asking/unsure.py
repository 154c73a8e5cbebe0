"""What may answer a question about a deal or a person where nothing surely does: the guesses of their briefs, called so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import FACET_DEFINITIONS, Deal, Facet, Person, Side
from otherside.market.saying import voice
from otherside.market.statistics import share
from otherside.profiles.profile import Quote
from otherside.store import EvidenceRow
from otherside.workspace.asking.words import of_another
from otherside.workspace.brief import perhaps, person_profile
from otherside.workspace.heard.over import given_up_by, still_wished
from otherside.workspace.heard.rows import rows_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: The name of what may answer, as a brief heads it.
UNSURE = "perhaps, and not sure"
#: Over more deals than this a question is about a market, of which no guess tells anything.
_DEALS = 5
_QUOTES = 3


def unsure(
    workspace: Workspace,
    deals: Sequence[Deal],
    facets: Collection[Facet],
    fits: Callable[[str, str, str], bool],
    about: Callable[[str], bool],
    of: int,
) -> list[dict[str, Any]]:
    """Findings, one a facet, of quotes that may be signs of it; an answer shows them and does not count them.

    Args:
        deals: those that the question is about.
        fits: whether a person (deal, id, name) is of those that it names.
        about: whether words speak of what it asks about.
        of: how many people were heard.
    """
    found: dict[Facet, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for deal in deals if len(deals) <= _DEALS else ():
        for person, facet, quote in _guesses(workspace, deal, fits):
            if facet in facets and about(quote.quote) and not of_another(quote.quote):
                found[facet].append((person.id, _row(deal, person, quote)))
    return [
        {
            "theme": None,
            "facet": facet.value,
            "name": UNSURE,
            "sentences": len(own),
            **share(len({who for who, _ in own}), of).json(),
            "quotes": [row for _, row in own[:_QUOTES]],
        }
        for facet, own in found.items()
    ]


def unsure_in_words(findings: Iterable[Mapping[str, Any]], *, named: bool) -> list[dict[str, Any]]:
    """Sentences of an answer, each with the ids of the quotes it rests on; ``named`` as of ``voice``."""
    return [
        {
            "text": f"Perhaps, and not sure, {FACET_DEFINITIONS[Facet(row['facet'])].label.lower()}: "
            f"“{' '.join(quote['quote'].split())}” ({voice(quote, named=named)})",
            "evidence": [quote["id"]],
        }
        for row in findings
        for quote in row["quotes"]
    ]


def _guesses(
    workspace: Workspace, deal: Deal, fits: Callable[[str, str, str], bool]
) -> Iterator[tuple[Person, Facet, Quote]]:
    """The guesses of everybody meant in a deal, as its brief has them."""
    people = [p for p in workspace.store.people(deal.name, Side.THEIRS) if fits(deal.name, p.id, p.name)]
    gone = given_up_by(workspace.conversations(deal.name), {p.id for p in people})
    rows: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in rows_of(workspace, deal) if people else ():
        rows[row.person].append(still_wished(row, gone))
    for person in people:
        own = rows[person.id]
        for facet, quotes in perhaps(person_profile(person, own), own).items():
            yield from ((person, facet, quote) for quote in quotes)


def _row(deal: Deal, person: Person, quote: Quote) -> dict[str, Any]:
    """A guess as a finding quotes it."""
    return {
        "id": quote.id, "quote": quote.quote, "person": person.name, "role": person.role or "", "mark": quote.mark,
        "deal": deal.name, "source": quote.source, "date": quote.date.isoformat() if quote.date else None,
        "conversation": quote.conversation, "turn": quote.turn, "start": quote.start, "end": quote.end,
    }  # fmt: skip
