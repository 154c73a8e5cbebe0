"""argues_with_buyer: it contradicts, corrects or belittles what the reader said."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.domain.patterns import lazily
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import load, matches
from otherside.messaging.lint.reassuring import not_thought
from otherside.messaging.lint.rule import Rule

CODES = (
    Code(
        "OS801",
        "contradiction",
        "It tells the reader that they are wrong. People defend a view that is attacked, also one they were unsure of.",
        "Ask how they came to see it so, and offer what you know as one more piece, not as a verdict.",
        "You're mistaken about cloud backups. That's simply not true.",
        "You found cloud backups slow. When was that, and with how much data? I can show a "
        "measurement if you'd like one.",
    ),
    Code(
        "OS802",
        "yes-but",
        "Agreement taken back by “but”, “however” or “actually”: only the second half is heard.",
        "Stay with the first half, and ask about it. What you have to add can wait until they ask.",
        "I understand, but actually it isn't expensive.",
        "It is a lot of money for you. What would it be competing with?",
    ),
    Code(
        "OS803",
        "correction",
        "It corrects the reader or their colleagues in front of themselves.",
        "If a fact matters, give it with its source, say why you believe it, and ask whether it fits what they see.",
        "Let me correct something you said. You've been misinformed.",
        "I had read it differently, in the vendor's manual (page 12). What do you see in practice?",
    ),
    Code(
        "OS804",
        "minimising",
        "It makes their concern small. A concern that is not taken seriously grows.",
        "Take it as it is and ask what it rests on, or what would make it smaller.",
        "You shouldn't worry about your older colleagues. It's not really a problem.",
        "You worry about your older colleagues. How did they take to the last change?",
    ),
    Code(
        "OS805",
        "rebuts-objection",
        "It treats what they said as an objection to be overcome.",
        "Let it stand. Ask what is behind it, and accept that it may be a good reason to say no.",
        "A frozen budget isn't a reason to wait. Your objection doesn't hold water.",
        "Your budget is frozen. Is there anything worth preparing until then, or is it better to leave it?",
    ),
)

_PHRASES = load("argues_with_buyer")
_TABLE = _PHRASES.patterns
_CLAIMED = _PHRASES.words["claimed"]
#: Self-criticism, invitations to be corrected, service and plain consent: the same words without the quarrel.
_PEACE = _PHRASES.words["peace"]
_DENIAL = lazily(
    r"(?:well,? |but |no,? |sorry,? )?(?:it's not|it isn't|it is not|it doesn't|they don't|"
    r"they're not|they aren't|he doesn't|she doesn't|that's not|that isn't|you're not|you don't|it won't|"
    r"they won't|you can|it does|it is|it works|they do|they are|we're not|we don't|we do|we are)\b[^,;]{0,25}[.!]?$"
)

_OF_YOU = ("you", "that you")


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Contradictions, yes-buts, corrections, minimising and rebuttals."""
    for n, sentence in enumerate(message.sentences[1:], 1):
        # "You wrote that it is slow. It's not."
        if _DENIAL.match(sentence.lower) and _CLAIMED.search(message.sentences[n - 1].lower):
            yield Hit("OS801", sentence.start, sentence.end)
    peaceful = [(s.start, s.end) for s in message.sentences if _PEACE.search(s.lower)]
    for hit in matches(message, _TABLE):
        sentence = message.sentence_at(hit.start)
        if any(a <= hit.start < b for a, b in peaceful):
            continue
        before = message.lower[sentence.start : hit.start]
        if message.lower[hit.start : hit.end].startswith(_OF_YOU) and not_thought(before):
            continue
        if context.known and context.said(message.lower[hit.start : hit.end]):
            continue
        # An open question is not a quarrel ("What is the real problem?").
        if sentence.question and sentence.words[0] in {
            "what",
            "how",
            "who",
            "where",
            "when",
            "which",
            "would",
            "could",
            "did",
            "does",
            "do",
            "is",
            "are",
        }:
            continue
        yield hit


def arguing(lower: str) -> bool:
    """A sentence, in lower case, that argues."""
    return any(pattern.regex.search(lower) for pattern in _TABLE if pattern.weight >= 1)


def rebutting(message: Message, n: int) -> bool:
    """The n-th sentence argues: then what it repeats of the reader's words is no acknowledgement."""
    return arguing(message.sentences[n].lower)


RULE = Rule("argues_with_buyer", "It contradicts, corrects or belittles what the reader said.", CODES, check)
