"""The sentence in the light of which somebody's words are read: the last one that was said before, or the question it hangs on. Pure.

"Who do you want to be in this? One word will do." — the question counts, not what follows it. What was asked of everybody is answered
by several, one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from otherside.domain.patterns import lazily
from otherside.extraction.answering import SHORT_ANSWER
from otherside.extraction.segment import segment

#: Only the end of what was said before matters, and a very long turn need not be segmented for it.
_END = 400
#: What follows a question and asks nothing more: how to answer, or a name.
_RIDER = lazily(
    r"\W*(?:(?:and|just|so|please|but)\b,? )*(?:"
    r"(?:(?:in )?(?:one|a single|a|two|three|a few) (?:words?|sentences?|lines?)|(?:in )?your own words)"
    r"(?:,? (?:or two|will do|is (?:enough|fine|plenty)|at most|please|each))*"
    r"|(?:in |your )?(?:first thing|whatever) (?:that )?comes to mind|take your time|(?:there's )?no (?:rush|hurry|pressure)"
    r"|(?:there are |there's )?no (?:right or )?wrong answers?|be (?:honest|frank|blunt)|quite (?:freely|honestly)|honestly"
    r"|if (?:I|we) may(?: ask)?|if you (?:like|don't mind|want)(?: my asking)?|(?:I'm|I am) (?:just |only )?curious"
    r"|I ask (?:this of )?everyone|(?:anybody|anyone|everyone|all of you)|not the (?:official|polite) (?:answer|version))\W*",
    re.IGNORECASE,
)
#: A name alone, as one calls on somebody: "Marek?"
_CALLED = lazily(r"\W*(?:and )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?\W*\?\W*")
#: Hands the same question on: "Thanks, Desmond. Hollis?", "And you, Hollis?"
_HANDED_ON = lazily(
    r"\W*(?:(?:(?i:thanks?(?: you)?|ok(?:ay)?|right|good|I see|mm-?hm)(?:,? [A-Z][\w'’-]+)?)[.,!] *)?"
    r"(?:[Aa]nd )?(?:(?:[Yy]ou|[Aa]nd|[Ww]hat about|[Hh]ow about),? )*(?:[A-Z][\w'’-]+|you|yourself)\W*\?\W*"
)
_TO_ALL = lazily(
    r"\b(?:each|all|both|any|either) of you\b|\byou (?:all|both|two|three|lot|guys)\b"
    r"|\bevery(?:one|body) (?:here|at the table|in the room)\b"
    r"|\b(?:round|around) the table\b|\b(?:can|could|may) (?:I|we) ask (?:all|each|both) of you\b",
    re.IGNORECASE,
)
#: So many of them answer one after the other.
_ANSWERS = 8


def question_before(prev: str) -> str:
    """The sentence by which an answer is read: of what was said before the last one, of a question with a rider the question.

    Args:
        prev: the turn before.
    """
    tail = prev[-_END:]
    spans = segment(tail)
    if not spans:
        return ""
    told = [tail[span.start : span.end] for span in spans[-2:]]
    if len(told) == 2 and told[0].rstrip().endswith("?") and (_RIDER.fullmatch(told[1]) or _CALLED.fullmatch(told[1])):
        return told[0]
    return told[-1]


def asked_at(said: Sequence[str], at: int) -> int:
    """Which turn a turn answers: the one before it, or further back the one whose question goes round or was handed on.

    Args:
        said: the words of every turn of a conversation.
        at: number of the turn, from 1.
    """
    handed = _HANDED_ON.fullmatch(said[at - 1]) is not None
    for back in range(at - 1, max(-1, at - 1 - 2 * _ANSWERS), -1):
        asks = question_before(said[back])
        if asks.rstrip().endswith("?") and not _HANDED_ON.fullmatch(said[back]):
            return back if back == at - 1 or handed or _TO_ALL.search(asks) else at - 1
        if len(said[back].split()) > 2 * SHORT_ANSWER:
            break
    return at - 1


def asked_before(turns: Sequence[tuple[str, int, str, str]]) -> Iterator[str]:
    """What was said before each turn, or the question that it answers: put to all of them, or handed on ("And you, Hollis?").

    Args:
        turns: conversation, number of the turn, its words and those of the turn before; in order, of one side alone.
    """
    question, to_all, count, last = "", False, 0, ("", -1)
    for conversation, index, text, prev in turns:
        behind = index - last[1] if conversation == last[0] and question and count < _ANSWERS else 0
        if (behind == 1 and to_all and "?" not in prev) or (behind == 2 and _HANDED_ON.fullmatch(prev)):
            count += 1
            yield question
        else:
            asks = question_before(prev)
            question, to_all, count = prev if asks.rstrip().endswith("?") else "", bool(_TO_ALL.search(asks)), 1
            yield prev
        to_all = to_all and len(text.split()) <= 2 * SHORT_ANSWER and "?" not in text
        last = (conversation, index)
