"""Addresses of pages. A deal's name may hold anything, and still makes one segment of a path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Path


def deal_key(name: str) -> str:
    """A deal's name as one segment: ``~1`` for a slash, ``~2`` for a backslash, ``~3`` for a dot that leads."""
    key = name.replace("~", "~0").replace("/", "~1").replace("\\", "~2")
    return "~3" + key[1:] if key.startswith(".") else key


def deal_name(key: str) -> str:
    """The name that makes such a segment."""
    name = "." + key[2:] if key.startswith("~3") else key
    return name.replace("~2", "\\").replace("~1", "/").replace("~0", "~")


def _deal(deal: Annotated[str, Path(max_length=600, description="The deal's name, as one segment.")]) -> str:
    return deal_name(deal)


#: A deal in the path of a request, by its name.
DealName = Annotated[str, Depends(_deal)]


def deal_url(name: str) -> str:
    """The page of a deal."""
    return f"/deals/{quote(deal_key(name), safe='~')}"


def brief_url(name: str) -> str:
    """The brief of a deal, to take along; ``format`` says in which form."""
    return f"/api/v1{deal_url(name)}/brief"


def person_url(person: str) -> str:
    """The page of a person, by id."""
    return f"/people/{quote(person, safe='')}"


def conversation_url(conversation: str, turn: int | None = None) -> str:
    """A conversation, at a turn."""
    return f"/conversations/{quote(conversation, safe='')}" + (f"#t{turn}" if turn is not None else "")


def quote_url(item: Mapping[str, Any]) -> str:
    """The place where a quote stands."""
    place = f"/conversations/{quote(str(item['conversation']), safe='')}"
    if item.get("id"):
        return f"{place}#e-{quote(str(item['id']), safe='')}"
    return f"{place}#t{item['turn']}"
