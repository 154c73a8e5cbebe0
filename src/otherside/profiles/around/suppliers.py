"""Who supplies the buyers today, by the name they use. Pure.

Only where they say that it is so now: who supplied them once, and whom they merely speak of, is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from otherside.domain.patterns import lazily
from otherside.profiles.around.alternatives import NAME
from otherside.profiles.around.sellers import SELLER
from otherside.profiles.who.names import plain

_NOW = r"(?:today|now|at the moment|right now|these days|currently|at present)"
_KIND = r"(?:supplier|vendor|provider|contractor|system|software|tool|platform|agency|carrier|partner)"
#: What much of their work runs on, whose maker could do more of it.
_CORE = r"(?:core|main|biggest|largest|long-standing|principal|standard)"
_CORE_KIND = r"(?:[\w-]+ ){0,2}?(?:supplier|vendor|provider|system|software|platform)"
#: Their firm for it, told before its name: "we have a company for that: Marlow".
_FIRM_FOR_IT = (
    r"\b(?:[Ww]e|[Tt]hey)(?:['’]ve| have)(?: got| already| also)* an? (?:[\w-]+ )?(?:firm|company|outfit|agency|supplier|vendor|provider)"
    r"(?: (?:that|which|who)(?: already)? (?:does|do|looks|handles|runs)| (?:doing|do|to do|handling|running|for|on|in place))?"
    r"(?: (?:this|that|it|the same|exactly that|all (?:of )?that))?(?: for us| already| at the moment| today| now)*"
)
#: A word alone behind a full stop that is an answer, and nobody's name.
_NO_ANSWER = (
    r"(?!(?:Fine|Great|Good|Absolutely|Definitely|Exactly|Right|True|Always|Never|Honestly|Cheap|Local|Lovely|Brilliant|Terrible|Awful|"
    r"Simple|Done|Period|End|Why|How|When|Which|Since|Still|Just|Really|Nice|Sorry|Everything|Nothing|\w+ly)\b)"
)
_PAPER = r"(?:contract|agreement|licen[cs]e|subscription|renewal|framework)"
_PATTERNS: tuple[re.Pattern[str], ...] = (
    lazily(rf"\b{NAME} is what (?:we|I)(?:['’]ve got|['’]re (?:on|using|running)| have| use| run| are on)\b"),
    lazily(
        rf"\b{_PAPER} (?:with|from|of) {NAME}(?:['’]s)? (?:ends|expires|runs|is up|is due|comes up|lasts|renews|has (?:\w+ ){{1,3}}left|"
        r"will (?:end|expire|run out)|goes on|still)\b"
    ),
    lazily(
        rf"\b(?:[Ww]e|I)(?:['’]re|['’]ve been| are| have been)? (?:currently |still )?(?:us(?:e|ing)|run(?:ning)?|on|with|"
        rf"pay(?:ing)?|buy(?:ing)?)(?: (?:it )?from)? {NAME},? {_NOW}\b"
    ),
    lazily(
        rf"\b(?i:{_NOW}),? we(?:['’]re| are)? "
        rf"(?:use|using|run|on|with|pay|buy(?: it)? from) {NAME}"
    ),
    lazily(rf"\b[Ww]e (?:currently|still) (?:use|run|pay|buy(?: it)? from) {NAME}"),
    lazily(
        rf"\b(?:[Oo]ur|[Tt]he|[Tt]heir) (?:current|present|existing|incumbent) {_KIND}(?:,| is| \(|, called| is called|:)? {NAME}"
    ),
    lazily(rf"\b{NAME}(?:,| is) our (?:current|present|existing|incumbent) {_KIND}\b"),
    lazily(rf"\b{NAME} (?:has |have )?(?:already |just )?sent (?:us )?(?:the|their|its|a|our) renewal\b"),
    lazily(
        rf"\b[Ww]e (?:use|run|pay|buy(?: it)? from) {SELLER},? (?:for|to) [^.;!?]{{1,50}}?,? {_NOW}(?=\W*$|[.,;!–—]| (?:and|but|so)\b)"
    ),
    lazily(rf"\b(?i:{_NOW}),? {SELLER} (?:does|do|handles?|runs?|covers?) (?:it|that|this|all (?:of )?that) for us\b"),
    lazily(rf"\b[Oo]ur {_CORE} {_CORE_KIND}(?:,| is|:| \(|, called| is called| called)? {SELLER}(?!['’]s\b)"),
    lazily(rf"\b{SELLER}(?:,| is| are|['’]s|['’]re) our {_CORE} {_CORE_KIND}\b"),
    lazily(rf"{_FIRM_FOR_IT}(?:[:,] | [–—] | called | named |\. ){_NO_ANSWER}{SELLER}(?=\W*$|[.,;!–—])"),
)


def supplied_by(text: str, ours: Collection[str] = ()) -> list[tuple[int, int, str]]:
    """``(start, end, name)`` of the suppliers that a turn names as theirs today, in its order.

    Args:
        text: a whole turn.
        ours: words of names that are none: our firm and people, and theirs; see ``no_alternatives``.
    """
    found = {
        match.span("name"): match["name"]
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
        if not set(ours) & set(plain(match["name"]).split())
    }
    return [(start, end, name) for (start, end), name in sorted(found.items())]
