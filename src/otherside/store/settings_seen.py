"""Settings as one account sees them, and changes of what it sees. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

#: Settings that a view has: by deal, by record of a deal, and whole. Any other is not there.
BY_DEAL = frozenset({"beliefs", "names", "kept"})
_RECORDS = "outcomes"
_WHOLE = frozenset({"us", "sides", "calibration", "personal_heads"})
#: Settings that an editor may change.
EDITED = BY_DEAL | {"sides"}


def settings_seen(
    found: Mapping[str, Any], sees: Callable[[str | None], bool], spelt: Callable[[str | None], str | None]
) -> dict[str, Any]:
    """What concerns the deals within reach, and what concerns none in particular.

    Args:
        found: all settings.
        sees: whether a deal is within reach.
        spelt: a deal's name as the store writes it.
    """
    kept = {key: value for key, value in found.items() if key in _WHOLE}
    for key in BY_DEAL & set(found):
        kept[key] = {deal: said for deal, said in found[key].items() if sees(deal)}
    if _RECORDS in found:
        kept[_RECORDS] = [row for row in found[_RECORDS] if sees(spelt(row.get("name")))]
    return kept


def changed_within(
    key: str, held: Mapping[str, Any] | None, ours: Collection[str], change: Callable[[Any], Any]
) -> tuple[dict[str, Any], Any]:
    """A setting after a change of what is within reach, and what the change made of that.

    Args:
        ours: of a setting by deal, the deals within reach.
    """
    held = held or {}
    made = change({k: v for k, v in held.items() if key not in BY_DEAL or k in ours})
    return {**{k: v for k, v in held.items() if key not in BY_DEAL or k not in ours}, **made}, made
