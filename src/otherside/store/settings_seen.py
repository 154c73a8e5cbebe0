"""Settings as one account sees them, and changes of what it sees. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from otherside.domain import Refused

#: Settings that a view has: by deal, by record of a deal, and whole. Any other is not there, nor are sides: they are by person,
#: and people show them.
NAMES = "names"
BY_DEAL = frozenset({"beliefs", NAMES, "kept"})
_RECORDS = "outcomes"
_WHOLE = frozenset({"us", "calibration", "personal_heads"})
#: Settings that an editor may change.
EDITED = BY_DEAL | {"sides"}
ALSO_ELSEWHERE = "this counts in deals that are not shared with you as well; only an owner may state it, ask one"


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
    held: Mapping[str, Any] | None, may: Callable[[str], bool], change: Callable[[Any], Any]
) -> tuple[dict[str, Any], Any]:
    """A setting by deal or by person after a change of what is within reach, and what the change made of that.

    Args:
        may: whether what is stated of a deal or a person may be changed.

    Raises:
        Refused: the change is of something else.
    """
    held = held or {}
    made = change({k: v for k, v in held.items() if may(k)})
    if not all(map(may, made)):
        raise Refused(ALSO_ELSEWHERE)
    return {**{k: v for k, v in held.items() if not may(k)}, **made}, made
