"""How words of a question were taken that may be meant otherwise, and which deals a question asks for by how they ended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from otherside.domain import Deal, Outcome, Side
from otherside.domain.patterns import lazily
from otherside.market.asking import Asked, comes_first
from otherside.workspace.asking.naming import Naming

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_CUSTOMERS = lazily(
    r"\b(?:(?:which|how many|what|do|did|of|our|all) )(?:the |our )*(customers|clients)\b", re.IGNORECASE
)
_WITH_US = lazily(
    r"\b(?:angry|unhappy|annoyed|furious|upset|frustrated|complain\w*|cross|dissatisfied)(?: (?:with|at|about|of))? (?:us|me|you)\b",
    re.IGNORECASE,
)
_ENDED = {Outcome.WON: "won", Outcome.LOST: "lost", Outcome.NO_DECISION: "without a decision"}
#: By a question's outcome, the ways a deal may have ended.
_ENDS = {"won": (Outcome.WON,), "lost": (Outcome.LOST,), "no_decision": (Outcome.NO_DECISION,),
         "not_won": (Outcome.LOST, Outcome.NO_DECISION)}  # fmt: skip
_BOUGHT = lazily(
    r"^\W*(?:which|who|what|how many)\b[^?]{0,40}?\b(?:buy|bought|sign|signed|choose|chose|chosen|say|said (?:yes|no)|"
    r"turned us down|decided?)\b",
    re.IGNORECASE,
)


def taken_as(question: str, asked: Asked, naming: Naming, deals: Iterable[Deal]) -> list[str]:
    """Sentences that tell how words of a question were taken, and what of it was not looked for."""
    told = naming.taken(asked)
    called = _CUSTOMERS.search(question)
    won = any(d.outcome is Outcome.WON for d in deals)
    if called and won and asked.kind not in ("lost", "won"):
        if asked.outcome == "won":
            told.append(f"“{called[1].capitalize()}” are here those of deals that were won.")
        elif asked.outcome is None:
            told.append(
                f"“{called[1].capitalize()}” are here all buyers heard; ask of “won deals” for those who bought."
            )
    if not asked.topic and not asked.kind and _WITH_US.search(question):
        told.append("Whether it is us that they mean is not told apart: these are of anything.")
    if any(comes_first(word) for word in asked.topic):
        told.append("“First” and “before they buy” are taken as one.")
    if asked.left:
        words = " and ".join(f"“{word}”" for word in asked.left)
        told.append(f"Not looked for: {words}.")
    return told


def ended_deals(question: str, asked: Asked, deals: Iterable[Deal]) -> dict[str, str] | None:
    """The answer to which deals ended so ("which customers did not buy"), as ``elsewhere`` says it; None for any other question."""
    ends = _ENDS.get(asked.outcome or "")
    if not ends or asked.kind or asked.facets or asked.topic or asked.names or not _BOUGHT.search(question):
        return None
    found = [d for d in deals if d.outcome in ends]
    names = "; ".join(
        f"{_ENDED[end]}: {', '.join(own)}" for end in ends if (own := [d.name for d in found if d.outcome is end])
    )
    text = f"{len(found)} deals, {names}." if found else "No deal is known to have ended so."
    return {
        "command": "deals",
        "text": f"{text} deals tells of each how it ended and when they were last heard; why, ask why.",
    }


def ours_called(workspace: Workspace, deals: Iterable[str]) -> dict[str, str]:
    """First and full names of our people, with the full name."""
    found: dict[str, str] = {}
    for deal in deals:
        for person in workspace.store.people(deal, Side.OURS):
            parts = person.name.split()
            if len(person.name) > 2 and parts:
                found.setdefault(parts[0], person.name)
                found.setdefault(person.name, person.name)
    return found


_PROMISED = (
    r"(?:promised?|undertak(?:e|en)|undertook|agreed? to|commit(?:ted)? to|sa(?:y|id) (?:he|she|they)(?:['’]d| would))"
)


def of_ours(asked: Asked, question: str, ours: dict[str, str]) -> Asked:
    """A question of what somebody of ours promised, as one of our promises that names them.

    Args:
        ours: as of ``ours_called``.
    """
    for name in sorted(ours, key=len, reverse=True):
        own = re.escape(name)
        said = (
            rf"\b(?:did|has|have|does) {own} (?:already |ever )?{_PROMISED}|\b{own} (?:has |have )?{_PROMISED}|"
            rf"{own}['’]s promises"
        )
        if name not in asked.names and re.search(said, question, re.IGNORECASE):
            topic = tuple(
                w for w in asked.topic if w not in name.split() and not re.fullmatch(_PROMISED, w, re.IGNORECASE)
            )
            return replace(asked, kind="ours", facets=(), topic=topic, called=(ours[name],))
    return asked
