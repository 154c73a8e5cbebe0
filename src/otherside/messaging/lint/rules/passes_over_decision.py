"""passes_over_decision: it goes on selling to somebody who has decided otherwise. Silent while nobody has said so."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.evidence import Refusal
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import load, matches
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.words import content, lowered

_INSTEAD = "Thank them for telling us. Ask at most how they came to it, if they like to say, and leave the door open."

CODES = (
    Code(
        "OS001",
        "goes-on-selling",
        "They have decided, and it is not us. Another meeting, offer or step of ours tells them that their decision was not heard.",
        _INSTEAD,
        "I've attached a new proposal. Shall we set up a call on Tuesday? (Decided: “We have decided to go with Varn.”)",
        "Thank you for telling us so plainly. If you like, I'd be glad to hear how you came to it.",
    ),
    Code(
        "OS002",
        "better-terms-after-a-no",
        "A lower price after the decision says that the price before was not an honest one, and asks them to undo what they settled.",
        _INSTEAD,
        "We could take another 15% off. (Decided: “We have decided to go with Varn.”)",
        "Thank you for letting us know. I wish you a good start with it.",
    ),
    Code(
        "OS003",
        "asks-to-decide-again",
        "It asks them to take back a decision that is theirs, and that some of them had to bring others along for.",
        _INSTEAD,
        "Before you sign with them, I'd ask you to reconsider. (Decided: “We have decided to go with Varn.”)",
        "You have decided, and that is good to know. You know where to find me, should I be of use one day.",
    ),
)

_PHRASES = load("passes_over_decision")
#: They asked for it; it is about how they came to it; it leaves the next step to them for some day to come, or says that we take none.
_ANSWERS, _LEARNS, _LEAVES = (_PHRASES.words[name] for name in ("answers", "learns", "leaves"))
#: Words of a request that say nothing of what was asked for.
_ASKING = frozenset(content("could would please send share show tell give forward also"))


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """What proposes, lowers or argues after their no; each with their words and the day."""
    refused = context.refused
    if refused is None:
        return
    asked = [set(content(lowered(text))) - _ASKING for text in refused.asked]
    answers = [
        s
        for n, s in enumerate(message.sentences)
        if _ANSWERS.search(s.lower)
        or _LEARNS.search(s.lower)
        or (n and _ANSWERS.search(message.sentences[n - 1].lower))
        or any(wanted & set(s.stems) for wanted in asked)
    ]
    for hit in matches(message, _PHRASES.patterns):
        sentence = message.sentence_at(hit.start)
        # Whatever they asked for, to have them decide again is no answer to it.
        if _LEAVES.search(sentence.lower) or (hit.code != "OS003" and sentence in answers):
            continue
        yield Hit(hit.code, *sentence.bounds, hit.weight, why=f"{_told(refused)} {_why(hit.code)}")


def _told(refused: Refusal) -> str:
    day = f" on {refused.day}" if refused.day else ""
    return f"{refused.person or 'They'} said{day}: “{' '.join(refused.quote.split())}”"


def _why(code: str) -> str:
    return next(c.why for c in CODES if c.code == code)


RULE = Rule("passes_over_decision", "It goes on selling to somebody who has decided otherwise.", CODES, check)
