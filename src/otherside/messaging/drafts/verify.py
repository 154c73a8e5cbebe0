"""Holds a text against the evidence: what it says of the buyer has to stand there, or goes.

For words that come from elsewhere, a language model's above all. Cautious: a sentence about the reader that cannot be
traced is unsupported, however likely it sounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from otherside.domain.calendar_words import MONTHS
from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.messaging.lint import Quoted
from otherside.messaging.lint.words import content, lowered

_QUOTED = lazily(r"“([^”]{1,1000})”|\"([^\"\n]{1,1000})\"|«([^»]{1,1000})»|„([^“”]{1,1000})[“”]")
_ABOUT_YOU = lazily(r"\byou(?:r|rs|rself|rselves)?\b|\byou(?:'re|'ve|'d|'ll)\b")
#: The reader appears, and nothing is claimed: offers, conditions, freedom, requests.
_NO_CLAIM = lazily(
    r"^(?:and |or |but )?(?:if|should|whenever|when(?:ever)? you(?:'d)? (?:like|want)|please|let me know|tell me|"
    r"correct me|feel free|thank you|dear|hello|hi|you can (?:also )?(?:leave|ignore|say|stop|decline)|"
    r"you (?:choose|decide)|so (?:nothing|nobody|this|a|the|what|before|it)|where, when|whoever|it can wait|"
    r"which part|a line|i know (?:too )?little|"
    r"i(?:'d| would)? (?:like|want|love) to (?:understand|hear|ask|know))\b"
)
_AFTER_QUOTATION = lazily(r"(?<=[.!?][”\"])\s+(?=[A-Z“])")
_NUMBER = lazily(r"\d+(?:[.,]\d+)*")
_SUPPORT = 0.6


class Verified(NamedTuple):
    """The sentences of a text, parted. Those that claim nothing count as supported."""

    supported: tuple[str, ...]
    unsupported: tuple[str, ...]


def verify(text: str, evidence: Iterable[Quoted], names: Sequence[str] = ()) -> Verified:
    """Parts a text's sentences into those the evidence supports and those it does not.

    A sentence is held to account when it quotes, when it speaks of the reader outside a question, an offer or a
    courtesy, or when it names one of ``names``. Quoted words must be verbatim in one piece of evidence (white space
    apart); numbers must stand in the evidence; of the other words that carry the subject, three in five must stand in
    one piece.
    """
    quotes = [" ".join(q.text.split()) for q in evidence]
    stems = [set(content(lowered(q))) for q in quotes]
    digits = {n for q in quotes for n in _NUMBER.findall(q)}
    supported: list[str] = []
    unsupported: list[str] = []
    for sentence in sentences(text):
        good = _supported(sentence, quotes, stems, digits, tuple(n.casefold() for n in names))
        (supported if good else unsupported).append(sentence)
    return Verified(tuple(supported), tuple(unsupported))


def removed(text: str, unsupported: Iterable[str]) -> str:
    """The text without some of its sentences; paragraphs that become empty go."""
    for sentence in unsupported:
        text = text.replace(sentence, "", 1)
    paragraphs = [re.sub(r"[ \t]{2,}", " ", p).strip() for p in re.split(r"\n[ \t]*\n", text)]
    return "\n\n".join(p for p in paragraphs if p)


def marked(text: str, unsupported: Iterable[str], mark: str = "[not supported: {}]") -> str:
    """The text with some of its sentences marked for a person to decide on."""
    for sentence in unsupported:
        text = text.replace(sentence, mark.format(sentence), 1)
    return text


def sentences(text: str) -> list[str]:
    """The sentences; a quotation is never cut, and what leads into it stays with it."""
    spans = [m.span() for m in _QUOTED.finditer(text)]
    out: list[str] = []
    start: int | None = None
    for piece in segment(text):
        begin = piece.start if start is None else start
        inside = any(a < piece.end < b for a, b in spans)
        leads = text[begin : piece.end].rstrip().endswith(":")
        follows = text[piece.end :].lstrip(" \t")[:1] in {"“", '"', "«", "„"}
        if inside or (leads and follows):
            start = begin
            continue
        # A quotation that ends in its own full stop ends the sentence.
        out += [s.strip() for s in _AFTER_QUOTATION.split(text[begin : piece.end])]
        start = None
    if start is not None:
        out.append(text[start:].strip())
    return [s for s in out if s]


def _supported(
    sentence: str, quotes: Sequence[str], stems: Sequence[set[str]], digits: set[str], names: Sequence[str]
) -> bool:
    cited = [" ".join(next(g for g in m.groups() if g).split()) for m in _QUOTED.finditer(sentence)]
    for words in cited:
        if not any(words in q or words.rstrip(".,;!?") in q for q in quotes):
            return False
    bare = _QUOTED.sub(" ", sentence)
    lower = lowered(bare).strip(" -*•\t")
    about = bool(_ABOUT_YOU.search(lower)) or any(n in lower for n in names)
    if sentence.rstrip().endswith("?") or _NO_CLAIM.match(lower) or not about:
        return True
    if any(n not in digits for n in _NUMBER.findall(_without_dates(lower))):
        return False
    own = [s for s in dict.fromkeys(content(lower)) if not s.isdigit()]
    own = [s for s in own if s not in _FRAME]
    if cited:
        # The quotation carries the claim; what leads into it may add little of its own.
        return len(own) <= 4
    return not own or max((len(set(own) & s) / len(own) for s in stems), default=0.0) >= _SUPPORT


_DATE = lazily(rf"\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?\b")
#: Words of leading in, which claim nothing.
_FRAME = frozenset(
    content(MONTHS.replace("|", " ") + " conversation mail notes note sentence spoke describe described meeting half")
)


def _without_dates(lower: str) -> str:
    return _DATE.sub(" ", lower)
