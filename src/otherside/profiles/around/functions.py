"""Functions that buyers name instead of a person, and whose a function is that stands beside a name. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from otherside.domain.patterns import lazily

#: Functions a buyer may name without a person: pattern, what it is called, and a title for the table of roles.
_NAMED: tuple[tuple[str, str, str], ...] = (
    (r"\b(?:CEO|chief executive|managing director)\b", "chief executive", "CEO"),
    (r"\bCFO\b|\b(?:our|the) (?:finance director|finance team|finance department)\b|\b[Ff]inance\b(?! system)",
     "finance", "head of finance"),
    (r"\bCOO\b|\bchief operating officer\b", "COO", "COO"),
    (r"\bCTO\b|\bchief technology officer\b", "CTO", "CTO"),
    (r"\bCIO\b|\bchief information officer\b", "CIO", "CIO"),
    (r"\bCISO\b|\b(?:our|the) (?:info(?:rmation)? ?sec(?:urity)?|security) (?:team|people|department|review)\b",
     "security", "information security"),
    (r"\b[Pp]rocurement\b|\b[Pp]urchasing\b", "procurement", "procurement"),
    (r"\b(?:our|the) (?:legal team|legal department|lawyers|legal)\b|\bLegal\b(?= (?:has|have|needs|will|won))",
     "legal", "legal"),
    (r"\b(?:the )?board (?:approv\w+|meeting|decides|signs|votes|paper)\b|\b(?:to|past|before|by) (?:the|our) board\b|"
     r"\b(?:[Tt]he|[Oo]ur) board(?= (?:still |also |first )?(?:(?:has|needs?|will have|would have|wants|will want) to|must|won['’]t)\b)",
     "the board", "board"),
    (r"\b(?:works|staff|crew|employee) council\b|\b(?:the|our) council\b|\b(?:the|our) union\b", "the council",
     "council"),
    (r"\bsteering (?:committee|group)\b", "the steering committee", "steering committee"),
    (r"\b(?:my|our) (?:boss|manager|director|VP)\b", "their manager", "manager"),
    (r"\bmy (?:husband|wife|partner|business partner|co-founder)\b", "their partner", "partner"),
)  # fmt: skip
#: Pattern, what it is called, and a title for the table of roles.
FUNCTIONS = tuple((lazily(pattern), label, title) for pattern, label, title in _NAMED)
#: Between a name and what that one is, or where: "Ida, our CFO", "Ida in finance", "Ida (finance)".
_WHO_IS = lazily(r"(?:, ?(?:our |my |the )?| (?:in|from|of|at) (?:the |our )?| \(|(?: is|['’]s) (?:our |my |the )?)$")
#: The same with more between them: "Ida, she's the owner's niece and the managing director, …".
_WHO_IS_TOO = lazily(
    r",? ?(?:[–—-] ?)?\(?(?P<she>(?:that|he|she|who)(?:['’]s| is) )?"
    r"(?:(?:the|an?|our|my|his|her|their) [\w'’ -]{1,40}?(?:,? and(?: also)?|,) )*"
    r"(?:the |our |my )?$",
    re.IGNORECASE,
)
#: Between what somebody is and their name: "our CFO Ida", "the CFO, Ida, …", "the CFO is Ida"; no list of several.
_IS_WHO = lazily(
    r"(?: (?:is |called |named )?|,? ?[(–—-]? ?(?:that['’]s |that is |who['’]s |who is |called |named ))(?P<name>[^\W\d_]+)|"
    r"(?:, | ?[(–—-] ?)(?P<beside>[^\W\d_]+)(?: [A-Z][\w’-]+)?(?= ?(?:[.;:!?)–—]|,(?! (?:and|or)\b)|$))",
)


def function_of(title: str) -> str | None:
    """What the function is called that a title is the whole of: "chief executive" of "managing director"."""
    return next((label for pattern, label, _ in FUNCTIONS if pattern.fullmatch(title)), None)


def named_beside(quote: str, at: int, names: Mapping[str, str]) -> str | None:
    """The id of whoever here is named beside a function as its own: "Ida in finance", "Ida, our CFO", "our CFO, Ida"."""
    end = max((m.end() for pattern, _, _ in FUNCTIONS if (m := pattern.match(quote, at))), default=at)
    words = list(re.finditer(r"[^\W\d_]+", quote[:at]))
    named = next((m for m in reversed(words) if m[0] in names), None)
    if named is not None:
        between = quote[named.end() : at]
        more = _WHO_IS_TOO.fullmatch(between)
        # Without "she is", several who do something together have no comma behind the last of them.
        if _WHO_IS.fullmatch(between) or (more and (more["she"] or quote[end : end + 1] in (",", ")"))):
            return names[named[0]]
    behind = _IS_WHO.match(quote, end)
    return names.get(behind["name"] or behind["beside"]) if behind else None
