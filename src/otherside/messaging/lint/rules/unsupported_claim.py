"""unsupported_claim: more is said than anybody could show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.domain.patterns import lazily
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.patterns import load, matches
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.words import lowered
from otherside.profiles.money.quantities import number_of

CODES = (
    Code(
        "OS301",
        "superlative",
        "A superlative nobody can check. It asks for belief and gives nothing to judge by.",
        "Say what one reader can check: who uses it, for what, since when, and what they would tell about it.",
        "We are the leading and most trusted provider.",
        "Four dairies in your county use it; the one in Ely is happy to be called.",
    ),
    Code(
        "OS302",
        "figure-without-source",
        "A figure for an effect, without where it comes from. It cannot be weighed against the reader's own case.",
        "Add whose figure it is, from when and on what basis, or leave it out and ask for theirs.",
        "It cuts planning time by 70%.",
        "At Harlow Gym planning went from six hours to four (their own log, March, attached). How many is it with you?",
    ),
    Code(
        "OS303",
        "promise",
        "A promise about the reader's future, or an absolute, that nobody can keep for them.",
        "Say what you can stand for yourself, what it depends on, and how they would notice early "
        "that it does not work.",
        "You'll see results within weeks, guaranteed. It never fails.",
        "If the first month shows no change, you can stop on the last day of it.",
    ),
    Code(
        "OS304",
        "words-they-did-not-say",
        "It ascribes to the reader a feeling, wish or statement that none of their quotes supports.",
        "Use what they said, word for word, or ask.",
        "You said you are anxious about your job. (They said: “We need answers within two hours.”)",
        "You said you need answers within two hours. What happens when it takes longer?",
    ),
    Code(
        "OS305",
        "vague-authority",
        "Studies, experts or proof without a name: it borrows weight that the reader cannot look up.",
        "Name the study and the year, or leave it out.",
        "Studies show that most patients prefer this.",
        "In the 2024 survey of the dental chamber (page 7), 61 of 200 patients asked for it.",
    ),
)

_PHRASES = load("unsupported_claim")
#: Words for an effect, by which a figure becomes a claim.
_EFFECT = _PHRASES.words["effect"]
#: Words that say where a figure comes from, or that it is the reader's own.
_SOURCE = _PHRASES.words["source"]
_SAID, _FEELING = _PHRASES.words["said"], _PHRASES.words["feeling"]
#: A number in words, as far as a share may be told in one.
_SPELT = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine|(?:a|one) hundred)"
)
_FIGURE = lazily(
    rf"(?<![\w.,])(?:{_SPELT} (?:percent|per cent)|"
    r"[£$€]\s?\d[\d,.]{0,12}(?:k|m|\s?million)?|\d[\d,.]{0,12}\s?(?:%|percent|per cent|"
    r"x\b|times\b|-fold|fold\b)|"
    r"\d[\d,.]{0,12}\s?(?:euros?|pounds|dollars|hours|days|million)\b|\d{1,3} (?:out of|in) (?:every )?\d{1,3}|"
    r"(?:nine|eight|seven|four|two|three) (?:out of|in) (?:ten|five|three|four)|"
    # "One guest in three" is a share, "one guest in the room" is none.
    r"(?:one|two|three|four|\d{1,2}) [a-z]{3,20} (?:in|out of) (?:every )?(?:two|three|four|five|six|ten|twenty|\d{1,3})(?! [a-z]*(?:"
    r"room|day|week|month|hour|minute|year|site|place|town|countr|language))|"
    r"(?:by|in) half|(?:by|to) a third|"
    r"(?:two|three|four|five|six|ten|\d{1,3}) times|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|"
    r"halv(?:e|es|ed|ing)|twice as|(?:two|three|four|five|six|ten|twenty|hundred)-?fold|(?:one|two|"
    r"three|four|five|six|seven|eight|ten|a dozen|\d{1,3}) (?:grades?|hours?|days?|weeks?|points?|"
    r"kilos?|sizes?|positions?) (?:earlier|faster|sooner|less|more|a week|per week|back|in|within|every))(?![\w-])"
)
_CONDITION = lazily(r"\b(?:if|when|whenever|once|until|in case|unless|whether|as soon as|what)\s+(?:\w+\s+)?$")
#: Below this share of a claim's own words found in the quotes, the quotes do not speak of it.
SUPPORT = 0.3


def _sourced(message: Message, n: int) -> bool:
    """The sentence, or the one right after it, names where its figure comes from."""
    near = message.sentences[n : n + 2]
    if _SOURCE.search(near[0].lower) or near[0].question:
        return True
    after = near[1].lower if len(near) > 1 else ""
    return bool(re.match(r"(?:\(|source|that is|that's from|these are|the figures? (?:is|are|come))", after))


def _spelt_by_them(figure: str, context: LintContext) -> bool:
    """Whether they named a share that stands in words here, in words or in figures."""
    number = number_of(figure) if re.search(r"per ?cent$", figure) else None
    return number is not None and (
        figure in context.lower or re.search(rf"\b{number:g} ?(?:%|per ?cent)", context.lower) is not None
    )


def _figures(message: Message, context: LintContext) -> Iterator[Hit]:
    for n, sentence in enumerate(message.sentences):
        if not _EFFECT.search(sentence.lower) or _sourced(message, n):
            continue
        for match in _FIGURE.finditer(sentence.lower):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            digits = re.findall(r"\d[\d.,]*", match[0])
            theirs = (
                all(d.strip(".,") in context.lower for d in digits) if digits else _spelt_by_them(match[0], context)
            )
            if not theirs and not message.is_quoted(start, end):
                yield Hit("OS302", start, end)


def _supported(sentence: Sentence, stems: frozenset[str]) -> bool:
    """Enough of what the sentence says is in the quotes; a sentence that says little cannot be judged."""
    own = set(sentence.stems)
    return len(own) < 2 or len(own & stems) / len(own) >= SUPPORT


def _heard(sentence: Sentence, context: LintContext) -> bool:
    """One turn of theirs has two of the words that the sentence says they said, and half of them or more."""
    own = set(sentence.stems)
    return any(len(own & turn) >= max(2, len(own) / 2) for turn in context.turns)


def _cites(message: Message, sentence: Sentence, context: LintContext) -> bool:
    """The sentence quotes them, word for word: that is what the rule asks for."""
    theirs = " ".join((context.lower + "\n" + "\n".join(map(lowered, context.heard))).split())
    inside = (
        " ".join(lowered(message.text[a + 1 : b - 1]).split()).strip(" .,;!?")
        for a, b in message.quoted
        if a < sentence.end and b > sentence.start
    )
    return any(len(words.split()) >= 3 and words in theirs for words in inside)


def _attributions(message: Message, context: LintContext) -> Iterator[Hit]:
    for n, sentence in enumerate(message.sentences):
        said, felt = _SAID.search(sentence.lower), _FEELING.search(sentence.lower)
        match = said or felt
        if not match or (sentence.question and not said) or _CONDITION.search(sentence.lower[: match.start()]):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if message.is_quoted(start, end) or _supported(sentence, context.stems):
            continue
        # A feeling is theirs to name: words about the same matter are not enough.
        if _cites(message, sentence, context) or (said and not felt and _heard(sentence, context)):
            continue
        # "You said it with a laugh": what was said stands in the sentence before.
        before = message.sentences[n - 1] if n else None
        if said and before and len(sentence.stems) <= 4 and set(before.stems) & context.stems:
            continue
        quote = context.quote_for(sentence.stems)
        yield Hit(
            "OS304",
            sentence.start,
            sentence.end,
            instead=f"Use what they said (“{_short(quote.text)}”), or ask." if quote else "",
        )


def _short(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Superlatives, promises, borrowed authority, figures without a source, and words put in the reader's mouth."""
    sourced = [(s.start, s.end) for n, s in enumerate(message.sentences) if _sourced(message, n)]
    for hit in matches(message, _PHRASES.patterns):
        if hit.code == "OS305" and any(a <= hit.start < b for a, b in sourced):
            continue
        if context.known and context.said(message.lower[hit.start : hit.end]):
            continue
        yield hit
    yield from _figures(message, context)
    if context.known:
        yield from _attributions(message, context)


RULE = Rule("unsupported_claim", "More is said than anybody could show.", CODES, check)
