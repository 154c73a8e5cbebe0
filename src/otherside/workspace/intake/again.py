"""What comes in again although its people refused, or unredacted although words were blacked out in it: told, in one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from otherside.domain import Consent
from otherside.store import Store
from otherside.workspace.intake.noticed import listed

#: So many ids stand in one line.
_SHOWN = 3


def come_again(store: Store, before: Mapping[str, Consent], homes: Mapping[str, str]) -> list[str]:
    """What to say of conversations that were just stored.

    Args:
        before: the consents as they were.
        homes: of each conversation that was stored, the name of its file.
    """
    lines = []
    now = store.consents() if homes else {}
    if refused := [h for h in homes if h in now and now[h].state.excludes and h not in before]:
        lines.append(
            f"{_files(refused, homes)} for the most part what people refused to have analysed: that holds here too, and nothing "
            f"is made of it; if they agree now: otherside consent {refused[0]} given{_more(refused, 1)}"
        )
    open_ones = [h for h in homes if h not in now or not now[h].state.excludes]
    if black := store.blacked_again(open_ones):
        lines.append(
            f"{_files(black, homes)} for the most part what words were blacked out in, and they are in it again; to black them "
            f"out here too: otherside redact {black[0]} --yes{_more(black, 1)}"
        )
    return lines


def _files(numbers: Sequence[str], homes: Mapping[str, str]) -> str:
    names = list(dict.fromkeys(homes[number].rsplit("/", 1)[-1] for number in numbers))
    return f"{listed(names, _SHOWN)} {'holds' if len(names) == 1 else 'hold'}"


def _more(numbers: Sequence[str], told: int) -> str:
    return f" (and {len(numbers) - told} more)" if len(numbers) > told else ""
