"""Names that users state: how somebody is called, and who is one person; kept over all re-analysis, like sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from otherside.profiles.who.names import plain
from otherside.workspace.unfinished import SIDES, under_way

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

SETTING = "names"
MOST = 200
"""Characters of a name."""


def state_names(workspace: Workspace, deal: str, names: Mapping[str, str]) -> None:
    """States how people of a deal are called; two that are called the same are one person from then on.

    Args:
        deal: its name.
        names: name as the sources have it, to the name to use. An empty one, or the same, takes a statement back.

    Raises:
        InputError: no such deal.
    """
    found = workspace.deal(deal).name

    def stated(before: dict[str, dict[str, str]] | None) -> dict[str, dict[str, str]]:
        held = dict((before or {}).get(found, {}))
        for written, name in names.items():
            name = " ".join(name.split())[:MOST]
            if not name or name == written:
                held.pop(plain(written), None)
            else:
                held[plain(written)] = name
        rest = {deal: said for deal, said in (before or {}).items() if deal != found}
        return {**rest, found: held} if held else rest

    before = workspace.store.settings().get(SETTING, {})
    if stated(before) != before:
        with under_way(workspace.store, SIDES):
            workspace.store.change_setting(SETTING, stated)
            workspace.refresh()
