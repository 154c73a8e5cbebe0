"""What could have been said instead: lines that fit what was said, and what they had told us already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.coaching.acts import QUESTIONS
from otherside.coaching.phrases import group, plain
from otherside.coaching.questions import closes, suggests
from otherside.coaching.reflecting import own_words
from otherside.coaching.turns import CoachTurn, Said
from otherside.domain import Side
from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment

#: With so few words nobody has told anything.
_TOLD_WORDS = 4
#: Matters that are asked about in many ways, and settled by one answer.
_MATTERS: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern)
    for pattern in (
        r"\b(?:decide[sd]?|deciding|decisions?|decision[- ]?makers?|final say|last word|signs? (?:it |this |that )?off)\b",
        r"\b(?:budgets?|paid for|pay for|funding)\b",
    )
)
#: What makes a question about such a matter no narrower.
_BROAD = frozenset(
    "team side company firm house maker makers person people board boss usually normally purchase buying kind sort made process "
    "works".split()
)
#: "I just said", "as I told you": their own word for a question that came too late.
_SAID_BEFORE = lazily(
    r"^(?:\W*(?:well|like|as|yes|no|er|um|hm|again|but)\b)*\W*(?:(?:as|like) )?i(?:'ve| have)? (?:just |already )?"
    r"(?:said(?: (?:that|so|it))?(?=[.,!;:]|$)|told you\b|answered that\b|mentioned (?:that|it)\b)"
)


_SUPERLATIVE, _ARGUING, _ADVICE = group("superlative"), group("arguing"), group("advice")
_OF_TIME = (group("scarcity"), group("deadline"))
_HURRY = lazily(r"\b(?:this (?:week|month|quarter)|before|until|soon|today|tomorrow|now|waiting|slots?|days? left)\b")
_PROMISED_GAIN = lazily(
    r"\b(?:it|this|that|we)(?:'ll| will| would|'d| can| could) (?:\w+ly )?(?:save|give|earn|spare|make) you\b"
)
_DISSENT = lazily(r"\byou(?:'re| are) (?:\w+ )?(?:wrong|mistaken)\b|\bwith (?:all )?(?:due )?respect\b|\bi disagree\b")


def told_already(turns: Sequence[CoachTurn], said: Sequence[Said], question: Said) -> tuple[str, str] | None:
    """Why a question of ours came too late, and what could be said instead; None where nothing shows that it did.

    They say so themselves ("I just said"), or an earlier question of ours for the same matter was answered.
    """
    reply = turns[question.turn + 1] if question.turn + 1 < len(turns) else None
    earlier = _answered_before(turns, said, question)
    late = reply is not None and reply.side is Side.THEIRS and _SAID_BEFORE.match(plain(reply.text).strip())
    if earlier is None:
        if late:
            return "They had told you already, and say so.", "Sorry, you did. What have I not understood yet?"
        return None
    asked, answer = earlier
    why = f"You had asked “{asked}”, and they had answered."
    return why, f"You said “{answer}”. What have I not understood yet?"


def _answered_before(turns: Sequence[CoachTurn], said: Sequence[Said], question: Said) -> tuple[str, str] | None:
    """An earlier question of ours for the same matter, and the sentence of theirs that answered it."""
    matter = next((m for m in _MATTERS if m.search(plain(question.text))), None)
    words = set(own_words(question.text))
    narrow = _narrowed(question.text, matter)
    for s in said:
        if s.turn >= question.turn or s.act not in QUESTIONS or s.turn + 1 >= len(turns):
            continue
        same = matter is not None and matter.search(plain(s.text)) and _narrowed(s.text, matter) == narrow
        if not same and not (len(words) >= 2 and set(own_words(s.text)) == words):
            continue
        reply = turns[s.turn + 1]
        if reply.side is Side.THEIRS and reply.words >= _TOLD_WORDS and not reply.text.rstrip().endswith("?"):
            spans = segment(reply.text)
            told = [reply.text[p.start : p.end] for p in spans]
            answer = next((t for t in told if matter is not None and matter.search(plain(t))), told[0] if told else "")
            if answer:
                return s.text, answer.rstrip(".!;, ")
    return None


def _narrowed(text: str, matter: re.Pattern[str] | None) -> set[str]:
    """What a question asks of a matter beside the matter itself: the budget, but of the roof."""
    rest = matter.sub(" ", plain(text)) if matter else text
    return set(own_words(rest)) - _BROAD


def for_leading(text: str) -> tuple[str, str]:
    """Why a leading question leads, and what could be asked instead."""
    if suggests(text):
        return (
            "It is advice with a question mark; people tend to answer with what speaks against it.",
            "I have a thought on that, if you'd like to hear it. First, what have you thought of yourself?",
        )
    if closes(text):
        return (
            "It asks for their yes in return for something of ours; what comes back binds nobody.",
            "What would you need to see, to judge it one way or the other?",
        )
    return "The question carries its own answer, so what comes back is agreement, not news.", "How do you see that?"


def for_persuasion(text: str) -> str:
    """What could be said in place of an argument, praise of our own, or advice."""
    low = plain(text)
    if _DISSENT.search(low) or _ARGUING.search(low):
        return "I see that differently, and I may be missing something. What do you see that I don't?"
    if _ADVICE.search(low):
        return "I have a thought, if you'd like to hear it. First, what have you thought of yourself?"
    if _SUPERLATIVE.search(low) or _PROMISED_GAIN.search(low):
        return "What would something like this have to do for you, to be worth your time?"
    return "What have I not understood yet about how this is for you?"


def for_pressure(text: str) -> str:
    """What could be said in place of a push."""
    low = plain(text)
    if _HURRY.search(low) or any(p.search(low) for p in _OF_TIME):
        return "What timing makes sense on your side? “Not now” is a fine answer."
    return "Where do you stand with this, and what is still open? “No” is a fine answer."
