"""self_focus: the message is about us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from otherside.domain.patterns import lazily
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import SURE, Code, Hit
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.ourselves import ourselves
from otherside.messaging.lint.patterns import load, matches
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.rules import argues_with_buyer, pressure

CODES = (
    Code(
        "OS101",
        "opens-with-us",
        "The message opens with who we are or why we write. The reader learns about us before they "
        "find themselves in it.",
        "Open with them: what they said, or what you noticed about their situation. Who you are fits "
        "in half a sentence.",
        "I'm reaching out to introduce our company. We are a consultancy from Leeds.",
        "You wrote that two depots plan separately. What happens when one of them runs short? (Jo, Harbour Consulting)",
    ),
    Code(
        "OS102",
        "mostly-about-us",
        "Most of the message speaks of us, our product or our company, and little of it of the reader.",
        "Keep what answers something they said, and tell it from their side; strike out the rest or "
        "turn it into a question.",
        "We've grown to 200 people. Our platform has a new version. We worked on it for two years and we love it.",
        "You said month-end costs you two days. Which of those hours would you most like back?",
    ),
    Code(
        "OS103",
        "our-need",
        "It gives our own targets, quarter, boss or wishes as a reason. Those are our concern, not the reader's.",
        "Leave our needs out. If a date matters, let it be one of theirs.",
        "Our quarter ends on Friday and I need to get this over the line.",
        "You wanted this settled before your audit in May. Is that still so?",
    ),
    Code(
        "OS104",
        "company-pride",
        "History, size, awards, funding or beliefs of the company: it matters to us and seldom to a "
        "reader who did not ask.",
        "Leave it out, or say in one clause what of it helps with something they told you.",
        "We were founded in 1998, we have offices in nine countries and we're proud of our culture.",
        "You asked who would look after you: two people, both ten years in dairies. Shall I ask them to call?",
    ),
)

_PHRASES = load("self_focus")
#: Sentences in which we speak of ourselves only to serve, thank, listen or excuse ourselves.
_SERVING = _PHRASES.words["serving"]
#: Sentences in which we speak of ourselves only to serve, thank, listen or excuse ourselves.
_PRODUCT = lazily(
    r"\b(?:our|my|the|this) (?:new |own |whole |full )?(?:\w{1,20} )?(?:product|platform|solution|"
    r"software|suite|tool|system|service|services|company|firm|team|"
    r"approach|method|machine|programme|program|app|technology|range|fleet|warehouses|factory|"
    r"consultants|engineers|developers|mission)\b"
)


_OWN_NAME = lazily(
    r"(?:from|at|with|for|of|behind|here at|Introducing|introduce) ([A-Z][A-Za-z&]{2,30})\b|"
    r"\b([A-Z][A-Za-z&]{2,30})(?: [A-Z][a-z]{1,20})? (?:is (?:a|an|the|proud)|has the|was founded|"
    r"wants to be|offers|provides|specialises|specializes)\b"
)


def _company(message: Message) -> str:
    """A name that the message gives our side: "this is Phil from Westgate", "Vertica is a…"; empty "
    "when there is none."""
    match = _OWN_NAME.search(message.text)
    return next((g for g in match.groups() if g), "").lower() if match else ""


def _own(sentence: Sentence, company: str) -> int:
    """Words of the sentence that mean the writer or their company."""
    return sentence.us + sentence.me + (sentence.words.count(company) if company else 0)


def _about_us(sentence: Sentence, company: str) -> bool:
    """The sentence speaks of us and neither asks, serves nor turns to the reader."""
    if sentence.question or "please" in sentence.words or _SERVING.search(sentence.lower):
        return False
    own = sentence.us + len(_PRODUCT.findall(sentence.lower))
    if any(p.regex.search(sentence.lower) for p in _PHRASES.patterns):
        own += sentence.me + 1
    own += sentence.words.count(company) if company else 0
    return own > 0 and sentence.you <= 1 and own > sentence.you


def _tells(sentence: Sentence, company: str) -> bool:
    """A statement with more words for us than for the reader, and no service in it."""
    own = _own(sentence, company)
    return (
        own > sentence.you
        and not sentence.question
        and "please" not in sentence.words
        and not _SERVING.search(sentence.lower)
    )


def _other_fault(sentence: Sentence) -> bool:
    """The sentence pushes or argues: it speaks of us for another reason, which another rule names."""
    return pressure.pushing(sentence.lower) or argues_with_buyer.arguing(sentence.lower)


#: In a long letter so many sentences about us are many, though they are less than half of it.
_MANY, _LEAST_SHARE = 5, 0.3


def of_some_weight(hits: Sequence[Hit], message: Message) -> list[Hit]:
    """The hits; none where one word of ours stands beside one of the reader's: "our workshop is on Friday, will you come?"."""
    company = _company(message)
    own = sum(_own(s, company) for s in message.sentences)
    slight = own <= 1 and any(s.you for s in message.sentences)
    return [hit for hit in hits if not slight or hit.weight >= SURE]


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Openings, pride and needs of our own, and how much of the message they take."""
    sentences = message.sentences
    if not sentences:
        return
    early = sentences[min(2, len(sentences) - 1)].end
    for hit in matches(message, _PHRASES.patterns):
        # A sentence on who writes is courtesy further down; as the opening it sets the direction.
        late = hit.code == "OS101" and hit.start >= early
        yield Hit(hit.code, hit.start, hit.end, 0.5) if late else hit
    for sentence in sentences:
        for said in ourselves(message.text[sentence.start : sentence.end]):
            start, end = sentence.start + said.start, sentence.start + said.end
            if not message.is_quoted(start, end):
                yield Hit(said.code, start, end, SURE, why=said.why, instead=said.instead)
    company = _company(message)
    ours = [s for s in sentences if _about_us(s, company)]
    total = sum(len(s.words) for s in sentences)
    share = sum(len(s.words) for s in ours) / total
    own = sum(_own(s, company) for s in ours)
    theirs = sum(s.you for s in sentences)
    telling = [s for s in sentences if _tells(s, company) and not _other_fault(s)]
    told = sum(_own(s, company) for s in telling)
    if len(telling) >= 3 and told >= 5 and told >= 2.5 * theirs and not message.stems & context.stems:
        yield Hit("OS102", telling[0].start, telling[-1].end)
    elif len(ours) >= _MANY and share >= _LEAST_SHARE and own > theirs:
        longest = max(ours, key=lambda s: len(s.words))
        why = f"{len(ours)} of the {len(sentences)} sentences are about us."
        yield Hit("OS102", longest.start, longest.end, why=why)
    elif len(ours) >= 2 and own >= 3 and total >= 15 and share >= 0.5 and own > theirs:
        longest = max(ours, key=lambda s: len(s.words))
        weight = 1.0 if own >= 5 and (share >= 0.6 or own >= 2 * theirs + 2) else 0.6
        yield Hit(
            "OS102",
            longest.start,
            longest.end,
            weight,
            why=f"{round(100 * share)} % of the words are in sentences about us; the reader is meant in {theirs} "
            f"word{'s' if theirs != 1 else ''}.",
        )


RULE = Rule("self_focus", "The message is about us rather than about the reader.", CODES, check)
