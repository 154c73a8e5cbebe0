"""What pages share: names in addresses, and their parameters."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Path, Query

from otherside.web.links import deal_name


def _deal(deal: Annotated[str, Path(max_length=600)]) -> str:
    return deal_name(deal)


DealName = Annotated[str, Depends(_deal)]
Text = Annotated[str, Query(max_length=300)]
Offset = Annotated[int, Query(ge=0, le=10**9)]


def address(path: str, **parameters: object) -> str:
    """A path with parameters, empty ones left out."""
    given = {key: value for key, value in parameters.items() if value not in (None, "", 0)}
    return f"{path}?{urlencode(given)}" if given else path
