"""pressure: the reader is pushed instead of left free."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.messaging.lint.bargains import bargains
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import ENOUGH, SURE, Code, Hit
from otherside.messaging.lint.levers import levers
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import load, matches
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.threats import threat
from otherside.profiles.said.pushes import Push, harmless, pushes

CODES = (
    Code(
        "OS201",
        "false-urgency",
        "A deadline or hurry of our own making. It moves the reader's attention from their decision to our clock.",
        "Drop it, or use a date that is theirs and say whose it is. If a price really changes, state "
        "it once, plainly, well ahead.",
        "The discount expires at midnight, so act now.",
        "You need an answer for your board on 12 May. What would you want to know before then?",
    ),
    Code(
        "OS202",
        "scarcity",
        "Scarcity as a lever: the reader is meant to fear losing a place rather than to weigh a choice.",
        "Leave it out. If capacity matters to their plan, tell them the lead time as a fact they can plan with.",
        "Only three seats left, and they are filling up fast.",
        "Delivery takes ten weeks at the moment; you may want that in your plan.",
    ),
    Code(
        "OS203",
        "guilt",
        "It makes the reader feel they owe us something: a reply, a favour, a return for our effort.",
        "Ask nothing back for what you chose to do. Make silence an acceptable answer.",
        "I've sent you four emails and haven't had a reply. I went out on a limb for you.",
        "If this has moved down your list, that is fine; I'll leave it with you.",
    ),
    Code(
        "OS204",
        "empty-nudge",
        "A reminder that brings the reader nothing but the reminder.",
        "Write only when you have something of use to them, or a question that builds on what they said.",
        "Just checking in on my last email!",
        "You wondered how others count food waste. Here are two canteens' sheets, with their permission.",
    ),
    Code(
        "OS205",
        "presumptive-close",
        "It takes a decision for granted that the reader has not made.",
        "Ask where they stand, and leave no as an easy answer.",
        "I'll send the paperwork and you can sign tonight. Monday or Wednesday to start?",
        "Where do you stand on this now? If it is a no, that helps me too.",
    ),
    Code(
        "OS206",
        "ultimatum",
        "An ultimatum: act, or lose it. It ends the conversation it seems to press forward.",
        "Say what you will do next without a condition on them, and leave the door open.",
        "If I don't hear from you by Thursday I'll have to close your file.",
        "I won't write again unless you would like me to. You know where I am.",
    ),
    Code(
        "OS207",
        "flattery-as-lever",
        "Praise that is tied to a yes. Readers notice that the compliment has a price.",
        "Name something they did and why it stayed with you, and ask for nothing in the same breath.",
        "A visionary like you will see at once that this is a no-brainer.",
        "Your remark about the night shift stayed with me. How did you come to see it that way?",
    ),
    Code(
        "OS208",
        "fear-of-missing-out",
        "Fear of missing out or of falling behind others: it pushes with anxiety instead of helping to judge.",
        "If what others do is of use, tell it as an experience with its costs, and let the reader compare.",
        "Your competitors are already doing this. Don't get left behind.",
        "Two neighbours of yours tried it; one stopped. I can ask both whether they would talk to you.",
    ),
    Code(
        "OS209",
        "pushes-to-close",
        "A push to decide or sign now, whatever the reader still has to settle.",
        "Ask what is still open for them, and offer a small next step they can decline.",
        "What's it going to take to get you to sign today?",
        "What is still open for you? We can look at one of those questions together, or leave it.",
    ),
    Code(
        "OS210",
        "goes-over-them",
        "It goes over their head or behind their back: somebody above or beside them is brought in to move them.",
        "Ask them whether somebody else should hear of it, and who would tell them. What they say is how it is done.",
        "I've taken the liberty of copying your managing director.",
        "Is there anybody who should hear of this, and would you rather tell them yourself?",
    ),
    Code(
        "OS211",
        "alone-against-all",
        "It sets them apart: all the others are for it, and only they stand in the way.",
        "Speak of what they weigh, not of who has agreed. What others think is for the others to tell them.",
        "Everybody has signed. So it's really just you now.",
        "You asked what happens to the old contract. That is still open, and here is what I know of it.",
    ),
)

_PHRASES = load("pressure")
#: The reader's own date, freedom or refusal nearby: then the words are a service and no push.
_FREE = _PHRASES.words["free"]


_CODE_OF = {
    Push.CLOCK: "OS201",
    Push.GRANTED: "OS205",
    Push.MISSING: "OS208",
    Push.OTHERS: "OS208",
    Push.DREAD: "OS208",
    Push.OR_ELSE: "OS206",
    Push.CHASING: "OS204",
}
#: What may be more than a push: what chases may bring something in the sentence behind it, what is pictured may be a good day.
_WEIGHED = frozenset({Push.CHASING, Push.DREAD})
_WHY = {
    Push.DREAD: "It paints them a bad moment before somebody who judges them: it pushes with dread instead of helping to judge."
}
#: Codes whose phrases are questions themselves; the others are silent within an open question.
_ASKING = frozenset({"OS204", "OS205", "OS209"})
_WH = frozenset({"what", "how", "which", "who", "where", "when"})


def pushing(lower: str) -> bool:
    """A sentence, in lower case, that pushes."""
    return any(pattern.regex.search(lower) for pattern in _PHRASES.patterns if pattern.weight >= 1)


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Phrases that push; a weak one counts only beside others."""
    free = [(s.start, s.end) for s in message.sentences if _FREE.search(s.lower)]
    open_ = [(s.start, s.end) for s in message.sentences if s.question and s.words[0] in _WH]
    ours = [(s.start, s.end) for s in message.sentences if harmless(s.lower)]
    for hit in [*matches(message, _PHRASES.patterns), *_plain(message)]:
        # How long we have for a talk is no clock for what they decide, and a page on its way asks for nothing.
        if any(a <= hit.start < b for a, b in ours):
            continue
        silent = free if hit.code in _ASKING else [*free, *open_]
        if any(a <= hit.start < b for a, b in silent):
            continue
        if context.known and context.said(message.lower[hit.start : hit.end]):
            continue
        yield hit
    yield from _levers(message)


def _plain(message: Message) -> Iterator[Hit]:
    """What pushes by words that the coach knows as well, outside quotation marks."""
    for sentence in message.sentences:
        found = pushes(message.text[sentence.start : sentence.end])
        if found is not None:
            kind, start, end = found
            start, end = sentence.start + start, sentence.start + end
            if not message.is_quoted(start, end):
                yield Hit(_CODE_OF[kind], start, end, ENOUGH if kind in _WEIGHED else SURE, why=_WHY.get(kind, ""))


def _levers(message: Message) -> Iterator[Hit]:
    """What is pushed with, outside quotation marks."""
    for sentence in message.sentences:
        if held_up := threat(message.text[sentence.start : sentence.end]):
            start, end = sentence.start + held_up[0], sentence.start + held_up[1]
            if not message.is_quoted(start, end):
                yield Hit("OS206", start, end, SURE)
        words = message.text[sentence.start : sentence.end]
        for lever in (*levers(words), *bargains(words)):
            start, end = sentence.start + lever.start, sentence.start + lever.end
            if not message.is_quoted(start, end):
                yield Hit(lever.code, start, end, SURE, why=lever.why, instead=lever.instead)


RULE = Rule("pressure", "The reader is pushed instead of left free.", CODES, check)
