"""Several rows of an export that tell of one and the same deal."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from otherside.domain import DealRecord


def joined(first: DealRecord, later: DealRecord) -> DealRecord:
    """Both rows in one record: what the later states, else what the first does; of the contacts the first.

    It was made on the earlier day and touched on the later; where further columns differ, both values are kept.
    """
    stated: dict[str, Any] = {f.name: v for f in fields(later) if (v := getattr(later, f.name)) is not None}
    stated["fields"] = _both(first.fields, later.fields)
    stated["contact"] = first.contact or later.contact
    for name, choose in (("created", min), ("last_activity", max)):
        days = [day for record in (first, later) if (day := getattr(record, name)) is not None]
        stated[name] = choose(days, default=None)
    return replace(first, **stated)


def _both(first: Mapping[str, str], later: Mapping[str, str]) -> dict[str, str]:
    found = dict(first)
    for name, text in later.items():
        held = found.get(name)
        if held is None or text not in held.split("\n"):
            found[name] = text if held is None else f"{held}\n{text}"
    return found
