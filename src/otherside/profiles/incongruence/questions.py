"""One open question about two statements: the buyer's words, no conclusion of ours."""

from __future__ import annotations

import re
import zlib

from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span
from otherside.extraction.spans import trim

#: Words of a statement that a question repeats at most; longer ones are cut where the speaker paused.
MOST_WORDS = 20
_PAUSE = lazily(r"[,;:–—]\s|\.\s|[!?]\s")
#: Each stands with any statement in its places, since both are quoted whole.
_OWN = (
    "You said “{ideal}”, and also “{actual}”. How do the two sit with each other?",
    "How does “{actual}” sit with “{ideal}”?",
    "When you put “{ideal}” next to “{actual}”, what do you see?",
    "You told me “{ideal}”, and you told me “{actual}”. How do the two go together for you?",
)
#: To whoever voiced the ideal; what a colleague told us stays with us.
_ACROSS = (
    "You said “{ideal}”. What does that look like on an ordinary day for {other}?",
    "You said “{ideal}”. How would {other} tell it?",
)


def own_question(ideal: str, actual: str) -> str:
    """A question to the person who said both. The same two always get the same question."""
    shape = _OWN[_pick(ideal + "\n" + actual, len(_OWN))]
    return shape.format(ideal=excerpt(ideal), actual=excerpt(actual))


def across_question(ideal: str, other: str) -> str:
    """A question to the person who voiced the ideal, about the day of a colleague whose words are not passed on."""
    shape = _ACROSS[_pick(ideal + "\n" + other, len(_ACROSS))]
    return shape.format(ideal=excerpt(ideal), other=other)


def excerpt(text: str) -> str:
    """A statement as it is quoted in a question: verbatim, without an opening filler or the final stop.

    Too long a one is cut at a pause, with an ellipsis. Quotation marks within become single ones.
    """
    own = " ".join(text.split())
    own = own[trim(own, Span(0, len(own))).start :]
    if len(own.split()) > MOST_WORDS:
        own = _shortened(own)
    own = re.sub(r"[“”„\"«»]", "’", re.sub(r"(?:(?<=\s)|^)[“„\"«]", "‘", own))
    return own.rstrip(" .,;:")


def _shortened(text: str) -> str:
    best = ""
    for pause in _PAUSE.finditer(text):
        part = text[: pause.start()]
        if len(part.split()) > MOST_WORDS:
            break
        best = part
    if len(best.split()) < 6:
        best = " ".join(text.split()[:MOST_WORDS])
    return best.rstrip(" .,;:–—") + " …"


def _pick(text: str, count: int) -> int:
    return zlib.crc32(text.encode("utf-8")) % count
