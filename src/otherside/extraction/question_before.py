"""The sentence in the light of which somebody's words are read: the last one that was said before, or the question it hangs on. Pure.

"Who do you want to be in this? One word will do." — the question counts, not what follows it. What was asked of everybody is answered
by several, one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.domain.conversation import LOOKED_BACK
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
#: Speaker, where one is known, and words of a turn.
Said = tuple[str | None, str]


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


def asked_at(said: Sequence[Said], at: int) -> int:
    """Which turn a turn answers: the one before it, or further back the one whose question goes round or was handed on.

    Args:
        said: speaker and words of every turn of a conversation, at least up to this one; of what is far back nothing is needed.
        at: number of the turn in it, from 1.
    """
    handed = _HANDED_ON.fullmatch(said[at - 1][1]) is not None
    for back in range(at - 1, max(-1, at - 1 - LOOKED_BACK), -1):
        asker, text = said[back]
        asks = question_before(text)
        if asks.rstrip().endswith("?") and not _HANDED_ON.fullmatch(text):
            goes_round = (handed or _TO_ALL.search(asks)) and said[at][0] != asker
            # Whoever asked has gone on to something else.
            left = any(who == asker and not _HANDED_ON.fullmatch(words) for who, words in said[back + 1 : at])
            return back if goes_round and not left else at - 1
        if len(text.split()) > 2 * SHORT_ANSWER:
            break
    return at - 1


def said_before(said: Sequence[Said], at: int) -> str:
    """The words of the turn that a turn answers, as ``asked_at`` finds it; empty for the first."""
    return said[asked_at(said, at)][1] if at else ""
