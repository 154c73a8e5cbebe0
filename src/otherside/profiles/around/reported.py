"""Whose words a sentence holds: what its speaker asks for, or what somebody else said, as its speaker tells it. Pure.

"He said, get back to us in spring" is a wish of his, and the speaker's only to hand on.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_BODY = (
    r"(?:board|committee|council|management|leadership|CEO|CFO|COO|CTO|CIO|CISO|CPO|chief(?: \w+){0,2}|head of \w+|(?:\w+ )?(?:director|"
    r"manager|boss|partner|owner|founder|president|controller)|VP(?: of \w+)?|finance|legal|procurement|purchasing|compliance|IT)"
)
_WHO = (
    r"(?:\b(?:[Hh]e|[Ss]he|[Tt]hey)|\b(?!(?:I|It|That|This|You|We|What|As|There)\b)[A-Z][\w-]+(?: [A-Z][\w-]+)?|"
    rf"\b(?i:our|my) (?!own\b)(?:[\w-]+ ){{0,2}}?[\w-]+|\b(?i:the) (?i:{_BODY})(?:,? [A-Z][\w-]+(?: [A-Z][\w-]+)?,?)?)"
)
_ALSO = (
    r"(?: (?:just|only|simply|basically|actually|literally|then|even|always|kind of|sort of|briefly|recently|already))*"
)
#: That somebody else says, asks or would rather.
_SAYS = lazily(
    rf"{_WHO}(?:['’]s|['’]d| has| had| have| did| does| will|['’]ll| keeps?| kept| is| was|['’]s been)?{_ALSO} "
    r"(?:sa(?:id|ys|y|ying)|told|tells?|telling|asked|asks|wrote|writes|repl(?:ied|ies)|answered|answers|suggested|suggests|proposed|"
    r"proposes|insist(?:ed|s)|mentioned|mentions|"
    r"decided|thinks|thought|feels|felt|reckons|prefers|preferred|wants|wanted|(?:was|is) like|goes|went|put it)\b"
    r"(?! (?:hello|hi|goodbye)\b)",
)
_ACCORDING = lazily(
    rf"\b(?i:according to|in the words of|quote from|the word from|the (?:line|message|answer|feedback) from) (?:him|her|them|{_WHO})|"
    r"\b(?i:his|her|their)(?: exact| own)? (?:words|line|answer|message|response|view|position) (?:was|were|is)\b|"
    rf"{_WHO}['’]s(?: exact| own)? (?:words|line|answer|message|response|view|position) (?:was|were|is)\b"
)
#: From here on they speak for themselves again.
_BACK_TO_SELF = lazily(
    r"[,;:–—] ?(?:but|so|and|and so|so then|which means)(?: (?:please|honestly|just|then|personally))* "
    r"(?:I|we|let['’]?s|please|can you|could you|can we|could we|leave|ring|call|get back|come back)\b",
    re.IGNORECASE,
)


def reported(sentence: str) -> str:
    """The words of a sentence in which its speaker tells what somebody else said; empty where it holds only the speaker's own.

    "Marcus said we should wait, but please ring me on Monday" gives "Marcus said we should wait".
    """
    plain = " ".join(sentence.split())
    place = _told(plain)
    return plain[place[0] : place[2]] if place else ""


def what_they_said(sentence: str) -> str:
    """The words that somebody else is told to have said, without who and that they did; empty as of ``reported``."""
    plain = " ".join(sentence.split())
    place = _told(plain)
    return plain[place[1] : place[2]].strip(" ,:;–—\"“”'’") if place else ""


def _told(plain: str) -> tuple[int, int, int] | None:
    """Where it begins, where the verb ends, and where they speak for themselves again."""
    found = min((m for p in (_SAYS, _ACCORDING) if (m := p.search(plain))), key=lambda m: m.start(), default=None)
    if found is None:
        return None
    back = _BACK_TO_SELF.search(_outside_quotes(plain), found.end())
    return found.start(), found.end(), back.start() if back else len(plain)


def own_words(sentence: str) -> str:
    """What is left of a sentence without what it tells of somebody else's words."""
    plain = " ".join(sentence.split())
    told = reported(plain)
    return plain.replace(told, "", 1) if told else plain


_QUOTED = lazily(r"[\"“][^\"“”]{0,300}[\"”]")


def _outside_quotes(text: str) -> str:
    """The text with what stands between quotation marks blanked, each place kept."""
    return _QUOTED.sub(lambda m: " " * len(m[0]), text)
