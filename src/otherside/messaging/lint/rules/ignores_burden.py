"""ignores_burden: it asks for a step and passes over what holds the reader back."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.domain.patterns import lazily
from otherside.messaging.lint.burdens import most_asking, passed_over
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.head import default_head
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.patterns import load
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.rules.argues_with_buyer import rebutting
from otherside.messaging.lint.words import content, lowered

_WHY = {
    "status_quo": "They said what keeps them with the present way; the message asks for a step as if it were nothing.",
    "priority": "They said that other things come first; the message asks for a step now without a word about it.",
    "consensus": "They said that others have to agree; the message asks for a step as if they could decide alone.",
    "risk": "They said what could go wrong for them; the message asks for a step without touching it.",
    "fear": "They voiced a fear; the message asks for a step and passes over it.",
    "knowledge_gap": "They said that they don't know how to judge this; the message asks for a decision nevertheless.",
}
_INSTEAD = {
    "status_quo": "Name what works for them today, and ask for something small that can be undone, "
    "such as one shift or one team.",
    "priority": "Name what comes first for them, and ask when, or whether, this should come up again.",
    "consensus": "Name who has to agree, and ask what each of them would need; offer help with that "
    "instead of the step.",
    "risk": "Name the risk in their words, and offer what would make the outcome certain: a trial, a "
    "way out, somebody to ask.",
    "fear": "Name the fear in their words, and ask what would have to be true for it to become smaller.",
    "knowledge_gap": "Owe them the insight first: what others compare and regret. The step can wait.",
}
_EXAMPLES = {
    "status_quo": (
        "(They said: “It's clunky, but everyone knows it.”) Shall we set up all ninety accounts on Monday?",
        "It's clunky, but everyone knows it, you said. Is there one team that would try another way for a week?",
    ),
    "priority": (
        "(They said: “The audit comes first.”) I've booked you for a demo on Tuesday.",
        "Your audit comes first. Shall I write again in June, or leave it with you?",
    ),
    "consensus": (
        "(They said: “Finance will kill anything over fifty thousand.”) The price is 84,000; can you confirm today?",
        "Finance stops what is over fifty thousand, you said. Who there would need to see what?",
    ),
    "risk": (
        "(They said: “The last rollout failed.”) Please sign so that all twelve depots go live together.",
        "The last rollout failed. What would one depot for four weeks have to show you?",
    ),
    "fear": (
        "(They said: “I don't want to be the one who broke payroll.”) Please confirm that we may "
        "switch off the old system.",
        "Nobody wants to be the one who broke payroll. Would both systems side by side for two pay dates help?",
    ),
    "knowledge_gap": (
        "(They said: “I don't know what to compare.”) The order form is attached.",
        "You don't know what to compare. Here is what others looked at, and what two of them regret.",
    ),
}
_NUMBERS = {"status_quo": 1, "priority": 2, "consensus": 3, "risk": 4, "fear": 5, "knowledge_gap": 6}
CODES = tuple(
    Code(f"OS60{n}", f"passes-over-{facet.replace('_', '-')}", _WHY[facet], _INSTEAD[facet], *_EXAMPLES[facet])
    for facet, n in _NUMBERS.items()
)

#: Words by which a message asks for a step.
_PHRASES = load("ignores_burden")
#: Words by which a message asks for a step.
_ASKS = _PHRASES.patterns
#: Words of care that fit a burden even where none of the buyer's own words recur.
_CARE = {facet: _PHRASES.words[f"care_{facet}"] for facet in _NUMBERS}
#: Freedom offered together with the step.
_FREE = _PHRASES.words["free"]
#: "What would you want to have seen by then, before you decide?" asks for no step: it asks what they would decide by.
_BY_WHAT = lazily(
    r"^\W*(?:(?:and|but|so|then|now) )*(?:what|which|who|whose)\b[^?]*\byou (?:\w+ )?(?:want|need|like|have|hope|wish|expect) "
    r"(?:us |\w+ )?to (?:have |be )?(?:see|seen|know|known|hear|heard|understand|understood|read|checked?|judge|test(?:ed)?|tr(?:y|ied)|"
    r"find|found|ask(?:ed)?|learn(?:ed|t)?|sure|settled|clear|agreed|shown)\b[^?]*\?\W*$"
)


def _ask(message: Message) -> tuple[Sentence, int, int] | None:
    """The last step that the message asks for, with its place."""
    found = None
    for pattern in _ASKS:
        for sentence, start, end in message.search(pattern.regex):
            if (found is None or start > found[1]) and not _BY_WHAT.search(sentence.lower):
                found = (sentence, start, end)
    return found


def _acknowledged(facet: str, quote_stems: set[str], message: Message) -> bool:
    """The message speaks of the burden: in the buyer's words, or in words of care for this kind of burden."""
    for n, sentence in enumerate(message.sentences):
        if rebutting(message, n):
            continue
        shared = quote_stems & set(sentence.stems)
        if len(shared) >= 2 or (quote_stems and len(shared) / len(quote_stems) >= 0.5):
            return True
        care = _CARE[facet].search(sentence.lower)
        if care and (shared or sentence.you or sentence.question):
            return True
    return False


def signs(message: Message, context: LintContext) -> tuple[bool, bool, bool]:
    """What the phrases see: a step is asked for, freedom is offered with it, a burden is spoken of."""
    free = any(_FREE.search(s.lower) for s in message.sentences)
    voiced = [(facet, set(content(lowered(quote.text)))) for facet, quote in context.voiced]
    spoken = any(_acknowledged(facet, stems, message) for facet, stems in voiced)
    # Whoever asks what they would decide by leaves it to them, and to whom they have to ask.
    spoken = spoken or any(_BY_WHAT.search(s.lower) for s in message.sentences)
    return _ask(message) is not None, free, spoken


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """A step asked for while none of the voiced burdens is spoken of."""
    if not context.voiced or not message.sentences:
        return
    asked, free, spoken = signs(message, context)
    head = default_head()
    if head.whole:
        voiced = [(facet, quote.text) for facet, quote in context.voiced]
        if passed_over(message, voiced, (asked, free, spoken), head) <= 0:
            return
    elif not asked or free or spoken:
        return
    ask = _ask(message)
    sentence = ask[0] if ask else message.sentences[most_asking(message)]
    # The step stands back where the letter then asks what they would decide by.
    if any(_BY_WHAT.search(s.lower) for s in message.sentences if s.start >= sentence.start):
        return
    facet, quote = context.voiced[0]
    who = quote.person or "They"
    yield Hit(
        f"OS60{_NUMBERS[facet]}",
        sentence.start,
        sentence.end,
        why=f"{who} said: “{quote.text}” {_WHY[facet]}",
    )


RULE = Rule("ignores_burden", "It asks for a step and passes over what holds the reader back.", CODES, check)
