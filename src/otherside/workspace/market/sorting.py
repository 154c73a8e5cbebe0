"""What sorts people into segments: fields of deals, and what people told of themselves in a form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from otherside.domain import FORM, Deal
from otherside.importers.form_sorting import sorts
from otherside.store.stored import StoredConversation

#: What somebody told in a deal: by person and deal, then by the heading it stood under.
Told = Mapping[tuple[str, str], Mapping[str, str]]
#: Names by which a field is a segment whatever else there is.
_SEGMENTS = ("segment", "industry", "sector")

#: Words of fields that say how a deal ended, and what else stands in their names.
_ENDS = frozenset({"closed", "close", "won", "lost", "win", "loss", "isclosed", "iswon"})
_BESIDE = frozenset({"is", "was", "deal", "opportunity", "hs", "flag", "status", "stage", "reason", "reasons", "why"})
_CASED = re.compile(r"(?<=[a-z])(?=[A-Z])")


def told_in(conversations: Iterable[StoredConversation]) -> dict[tuple[str, str], dict[str, str]]:
    """What people told of themselves in forms and reviews, the latest, as far as it sorts them."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    values: dict[str, list[str]] = defaultdict(list)
    for stored in conversations:
        if stored.conversation.format != FORM:
            continue
        fields = {key: value for key, value in stored.conversation.fields.items() if value}
        for key, value in fields.items():
            values[key].append(value)
        for who in stored.people.values():
            found[who, stored.deal] |= fields
    # A heading of a review, its address and number are everyone's own.
    sorting = {key for key, stated in values.items() if sorts(key) or _into_few(stated)}
    kept = {who: {k: v for k, v in fields.items() if k in sorting} for who, fields in found.items()}
    return {who: fields for who, fields in kept.items() if fields}


def commonest(deals: Iterable[Deal], told: Told) -> str:
    """The field that most deals have, or most people told, among those that sort them into a few; else ``outcome``."""
    counts: dict[str, list[str]] = defaultdict(list)
    for deal in deals:
        for key, stated in deal.fields.items():
            if stated:
                counts[key].append(stated)
    spelt = {key.casefold(): key for key in counts}
    for fields in told.values():
        for key, stated in fields.items():
            if sorts(key):
                counts[spelt.setdefault(key.casefold(), key)].append(stated)
    fit = [key for key, values in counts.items() if _into_few(values) and not of_its_end(key)]
    named = [key for key in fit if key.casefold() in _SEGMENTS]
    return max(named or fit, key=lambda key: (len(counts[key]), key), default="outcome")


def of_its_end(key: str) -> bool:
    """Whether a field of a CRM merely tells how a deal ended, and so mixes the open ones with the lost: "Is Closed Won"."""
    words = set(_plain(_CASED.sub(" ", key)).split())
    return bool(words & _ENDS) and words <= _ENDS | _BESIDE


def told_fields(told: Told) -> list[str]:
    """The headings under which people told what sorts them, in their order."""
    return list(dict.fromkeys(key for fields in told.values() for key in fields))


def of_field(fields: Mapping[str, str], name: str) -> str | None:
    """What was told under a heading, whatever its case and marks."""
    wanted = _plain(name)
    return next((value for key, value in fields.items() if _plain(key) == wanted), None)


def _into_few(values: Collection[str]) -> bool:
    return 1 < len(set(values)) <= max(2, len(values) // 2)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").strip(" *?:").split())
