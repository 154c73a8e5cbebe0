"""What pages share: names in addresses, and their parameters."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Path, Query

from otherside.web.links import deal_name


def _deal(deal: Annotated[str, Path(max_length=600)]) -> str:
    return deal_name(deal)


#: Numbers of a person in a forecast, as people would call them.
LABELS = {
    "gain": "What it changes for them",
    "gain.us": "What it changes for them",
    "gain.other": "What another way changes for them",
    "power": "Weight of their word",
    "salience": "Attention they can give it",
    "loss_aversion": "How much more a loss weighs",
    "exposure": "What failure would cost them",
    "switching_cost": "Effort of changing",
    "rank": "Place among their priorities",
    "veto": "Chance that they can stop it",
}

DealName = Annotated[str, Depends(_deal)]
Text = Annotated[str, Query(max_length=300)]
Offset = Annotated[int, Query(ge=0, le=10**9)]


def address(path: str, **parameters: object) -> str:
    """A path with parameters, empty ones left out."""
    given = {key: value for key, value in parameters.items() if value not in (None, "", 0)}
    return f"{path}?{urlencode(given)}" if given else path
