"""What everyday words for parts of a market mean here: "schools" are the deals of the segment in which firms are called so. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from otherside.domain import Deal
from otherside.domain.patterns import lazily
from otherside.market.phrases import root

#: Fields that sort firms by what they are.
_SORTS = lazily(
    r"\b(?:segment|industry|sector|vertical|market|branch|trade|category|customer type|type of (?:customer|firm|business|"
    r"organi[sz]ation))\b",
    re.IGNORECASE,
)
#: What people call firms, and words of the segments that hold them.
_TRADES: tuple[tuple[str, str], ...] = (
    ("school college university academy nursery kindergarten", "education school academic learning teaching"),
    (
        "restaurant cafe café pub bar hotel bistro inn tearoom canteen",
        "hospitality restaurant catering food hotel gastronomy leisure",
    ),
    ("hospital clinic surgery ward hospice", "health healthcare medical care"),
    ("shop store retailer boutique supermarket", "retail commerce shop"),
    ("factory plant mill manufacturer", "manufacturing industry production industrial"),
    ("bank insurer", "finance financial banking insurance"),
    ("office", "office workplace corporate"),
    ("solicitor lawyer", "legal law"),
    ("council authority ministry municipality", "public government municipal"),
    ("charity foundation", "nonprofit charity voluntary"),
    ("farm farmer grower", "agriculture farming agri"),
    ("builder contractor", "construction building"),
    ("haulier carrier", "logistics transport freight haulage"),
)
_WORD = lazily(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Meant:
    """The part of a market that a word means.

    Attributes:
        field: of the CRM or a form.
        value: of it, as written.
        why: what shows it, in words.
    """

    field: str
    value: str
    why: str

    def told(self, word: str) -> str:
        """That a word was taken so, for an answer."""
        return f"“{word}” is taken as {self.field} {self.value}, {self.why}."


def meant_by(word: str, deals: Mapping[str, Deal], told: Iterable[Mapping[str, str]] = ()) -> Meant | None:
    """What a word for firms means here; None where no segment, and no firm that is in one, is called so.

    Args:
        deals: by name, with the fields of the CRM.
        told: the fields of forms, of each person.
    """
    key = root(word)
    fields = [*(d.fields for d in deals.values()), *told]
    values = {(f, v) for own in fields for f, v in own.items() if v and _SORTS.search(f)}
    for field, value in sorted(values):
        if key in _roots(value):
            return Meant(field, value, "which is called so")
    called = [d.fields for name, d in deals.items() if key in _roots(name)]
    for field in sorted({f for f, _ in values}):
        own = {fields[field] for fields in called if fields.get(field)}
        if len(own) == 1:
            return Meant(field, own.pop(), "in which the firms are that are called so")
    trade = next((segments for names, segments in _TRADES if key in _roots(names)), "")
    for field, value in sorted(values):
        if _roots(trade) & _roots(value):
            return Meant(field, value, "all of it, for none is called so")
    return None


def _roots(text: str) -> frozenset[str]:
    return frozenset(root(w) for w in _WORD.findall(text.casefold()))
