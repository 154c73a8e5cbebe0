"""Somebody who was erased, and whom others still name: found by the name that the user knows, and blacked out in their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from otherside.domain import Person, Side
from otherside.domain.patterns import lazily
from otherside.profiles.who.names import plain
from otherside.workspace.privacy.traces import Sought, sought_by_name
from otherside.workspace.unfinished import COPIES, under_way

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: A full name as people write it: "Pieter de Wit". Anything else would black out words of everybody.
_NAME = lazily(r"[^\W\d_a-z][\w.'’-]*(?: [\w'’-]+){0,3} [^\W\d_a-z][\w.'’-]*")
_ADDRESS = lazily(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def black_out_gone(workspace: Workspace, name: str) -> tuple[Sought, int] | None:
    """Blacks out the full name or address of somebody who is nobody here any more, and the parts of it that only they had.

    A part alone is theirs where their full name stands, and where erased words left an empty place.

    Returns:
        What would be a trace of them, and in how many places it was; None where it is no full name or address, is that of
        somebody who is here, or stands nowhere.
    """
    from otherside.workspace.privacy.marks import follow, places_of_marks
    from otherside.workspace.privacy.redacting import redact_mentions

    told = " ".join(name.split())
    if not (_NAME.fullmatch(told) or _ADDRESS.fullmatch(told)) or _is_here(workspace, told):
        return None
    sought = sought_by_name(told)
    person = Person("", "" if sought.emails else told, Side.UNKNOWN, emails=sought.emails)
    marks = places_of_marks(workspace)
    where = _where(workspace, told)
    workspace.store.may_scrub()
    with under_way(workspace.store, COPIES):
        places = redact_mentions(workspace, person, (), where)
        if places:
            follow(workspace, marks)
    return (sought, places) if places else None


def _is_here(workspace: Workspace, name: str) -> bool:
    wanted = plain(name)
    return any(
        wanted in {plain(known) for known in (p.name, *p.aliases)} or name.casefold() in p.emails
        for p in workspace.store.people()
    )


def _where(workspace: Workspace, name: str) -> list[str]:
    """The conversations in which somebody is named in full, or which have lost words of somebody."""
    named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    out = []
    for number in workspace.store.conversation_ids(excluded=True):
        stored = workspace.store.conversation(number)
        turns = [held.turn for held in stored.turns] if stored is not None else []
        title = stored.conversation.title if stored is not None else ""
        if named.search(title) or any(named.search(x.text) or (not x.text and x.speaker is None) for x in turns):
            out.append(number)
    return out
