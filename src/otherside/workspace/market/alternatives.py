"""Names of other ways over all deals: one known in one deal is found wherever somebody else says it; and whom our CRM names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from otherside.domain import Deal
from otherside.domain.patterns import lazily
from otherside.market.saying import Saying
from otherside.profiles.around.alternatives import no_alternatives
from otherside.profiles.around.mending import MENDS
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.around.options import MENDING, THEMSELVES, ways_said
from otherside.profiles.who.names import plain
from otherside.workspace.heard.rows import not_vendors

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_NAME = r"(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2})"
#: How a reason of the CRM, which we wrote, names whom a deal went to.
_LOST_TO = lazily(
    r"\b(?i:lost (?:it )?(?:to|against)|stay(?:ed|ing|s)? (?:on )?with|stuck with|(?:renewed|extended|signed) with|kept|retained|"
    r"(?:went|gone) (?:with|to|for)|chose|picked|bought|competitor|incumbent)\b\W{0,3}"
    r"(?i:(?:the|their|its|an?) )?(?i:(?:existing|current|present|old|incumbent|competitor|supplier|vendor|provider)\b\W{1,3})*"
    + _NAME
)
#: What stands there with a capital and is nobody: a reason, a way of their own, a word for any vendor.
_NOBODY = frozenset(
    """price pricing cost costs budget money in-house inhouse internal internally everything nothing status existing current incumbent
    competitor competitors supplier vendor provider tender timing another other others own manual spreadsheet spreadsheets""".split()
)
_OWN_HANDS = lazily(r"\b(?:ourselves|in[- ]house|internal\w*|our own)\b", re.IGNORECASE)


def named_anywhere(
    workspace: Workspace,
    sentences: Sequence[Saying],
    known: Sequence[tuple[str, Saying]],
    deals: Iterable[Deal],
) -> tuple[list[tuple[str, Saying]], dict[str, list[str]]]:
    """Each name with a sentence that has it, and by name the deals that our CRM says were lost to it.

    Args:
        sentences: everything that the buyers said.
        known: names that a deal's own words make another way, with the sentences of that deal.
        deals: with why they were lost, where the CRM says so.
    """
    own = {deal.name: no_alternatives(not_vendors(workspace, deal)) for deal in workspace.store.deals()}
    lost: dict[str, list[str]] = {}
    for deal in deals:
        # A name alone is whom it went to where buyers name the same as another way; any other word may be a reason.
        name = lost_to(deal.lost_reason) or next((n for n, _ in known if n == (deal.lost_reason or "").strip()), "")
        if name and own.get(deal.name, frozenset()).isdisjoint(plain(name).split()):
            lost.setdefault(name, []).append(deal.name)
    names = list(dict.fromkeys([*(name for name, _ in known), *lost]))
    either = re.compile(
        rf"(?<![\w-])(?:{'|'.join(re.escape(n) for n in sorted(names, key=len, reverse=True)) or '(?!)'})(?=s?(?!\w))"
    )
    found = list(known)
    there = {(name, s.conversation, s.turn, s.start) for name, s in known}
    for saying in sentences:
        for name in dict.fromkeys(either.findall(saying.quote)):
            place = (name, saying.conversation, saying.turn, saying.start)
            if place not in there and own.get(saying.deal, frozenset()).isdisjoint(plain(name).split()):
                found.append((name, saying))
        if _OWN_HANDS.search(saying.quote) or MENDS.search(saying.quote):
            ways = {w.name for w in ways_said(saying.quote) if w.stands}
            found += [(name, saying) for name in (THEMSELVES, MENDING) if name in ways]
    return found, lost


def lost_to(reason: str | None) -> str:
    """Whom a reason of the CRM says a deal went to; empty where it names nobody."""
    match = _LOST_TO.search(reason or "")
    first = match["name"].split()[0] if match else ""
    return match["name"] if match and first not in NO_NAMES and first.casefold() not in _NOBODY else ""
