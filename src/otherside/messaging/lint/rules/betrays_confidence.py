"""betrays_confidence: it tells the reader what somebody else said in confidence, or speaks ill of who is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from otherside.domain.patterns import lazily
from otherside.messaging.lint.confided_answers import answer_told
from otherside.messaging.lint.confided_fates import fate_told
from otherside.messaging.lint.confided_matters import matter_told
from otherside.messaging.lint.confided_rarities import rarity_told
from otherside.messaging.lint.confidence import Told, of_the_calendar, told
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.evidence import Quoted
from otherside.messaging.lint.finding import Code, Hit, Severity
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import load, matches
from otherside.messaging.lint.pronouns import named, stands_for_a_name
from otherside.messaging.lint.requests import (
    names_source,
    passed_on,
    shown_to_them,
    taken_to_them,
    told_others,
    touched,
)
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.words import stem

CODES = (
    Code(
        "OS901",
        "tells-what-was-confided",
        "Somebody said this in confidence, and not to the reader. They trusted us with it, and it will be known who told.",
        "Leave it out, also without the name. If the reader has to know, ask whoever told you first.",
        "Rita's sister works for the other bidder. (Confided: “The other bidder employs Rita's sister.”)",
        "What would you want to know about the other bidders?",
        Severity.ERROR,
    ),
    Code(
        "OS902",
        "says-it-was-confided",
        "It says in so many words that somebody else told us in confidence. The reader learns that we pass such things on.",
        "Leave it out. If the reader has to know, ask whoever told you first.",
        "Between us, she told me that the foremen are against it.",
        "How do the foremen look at it?",
        Severity.ERROR,
    ),
    Code(
        "OS903",
        "passes-on-what-was-to-stay",
        "Somebody asked that what they tell us goes no further, or not to the reader. That we pass on anything at all is what they minded.",
        "Leave out what they said and how they seem. If the reader asks, say that you do not report on one to the other.",
        "Rita told me that she is glad of it. (Asked: “Nothing goes back to Walter.”)",
        "I don't pass on what others tell me. What would you like to know from Rita herself?",
        Severity.ERROR,
    ),
    Code(
        "OS904",
        "touches-what-they-asked-us-to-leave",
        "The reader told us of this and asked in the same breath that we leave it. Well meant, it shows that we did not listen.",
        "Leave it out. Whether it comes up again is up to them.",
        "I hope your sister is better. (Asked: “My sister is ill, please don't make anything of it.”)",
        "Would Tuesday suit you, or would another week be easier?",
    ),
    Code(
        "OS905",
        "speaks-ill-of-somebody",
        "It runs down a colleague or another firm who cannot answer. The reader wonders what we say of them elsewhere.",
        "Say what we do about it ourselves, and let what others do speak for itself.",
        "Rita was supposed to send it, and she's not the most organised.",
        "It should have been with you on Monday, and it was not. It is attached now.",
    ),
    Code(
        "OS906",
        "forwards-what-somebody-wrote",
        "It passes on what somebody wrote to us. They wrote it to us and not to the reader, and nobody says that they were asked.",
        "Ask whoever wrote it first, or leave it to them to send. What of it the reader has to know is better asked of both.",
        "I've pasted Rita's mail below so that you see what she makes of it.",
        "Rita has a view on this. Would you ask her, or shall I ask whether I may pass it on?",
    ),
)

_PHRASES = load("betrays_confidence")
#: Told by shared words: this many, counting a figure twice, and this share of what was confided.
_SHARED, _SHARE = 3, 0.5
#: Of one clause more of it has to be told, and something beside a day and whose it is.
_SHARE_OF_CLAUSE = 0.6
#: Beside words that no one turn has together, one must be new to the reader, or two must be.
_BEYOND = 2
#: Told by meaning: this near, with two words at least.
_NEAR, _SHARED_NEAR = 0.7, 2
_PRIVATE = "and not the reader. It is of a life beside the matter, and not ours to tell."
#: Whoever wrote it was asked, or wants it passed on.
_WITH_LEAVE = lazily(
    r"\b(?:permission|consent|leave to|blessing|agree\w*|okay|ok with|asked (?:me|us) to|wants? (?:me|us|you) to|happy for|"
    r"knows? (?:i|that)|(?:may|can) (?:see|have|read) it|as (?:he|she|they) asked)\b"
)


def tells(found: Told, names: Collection[str] = ()) -> bool:
    """Sure enough to be said: silence is better than a false alarm.

    Args:
        names: words of people's names, in lower case.
    """
    worth = len(found.shared) + sum(s.startswith("#") for s in found.shared)
    share = _SHARE_OF_CLAUSE if found.clause else _SHARE
    if worth >= _SHARED and found.share >= share and (found.fresh or found.beyond >= _BEYOND):
        whose = {stem(name) for name in names}
        # A day alone is in everybody's diary.
        return any(w not in whose and not of_the_calendar(w) for w in found.shared)
    return found.near >= _NEAR and worth >= _SHARED_NEAR


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """What repeats a confidence, with the words it betrays, and what says that it is one."""
    best: dict[int, Told] = {}
    known = named(message, context)
    for found in told(message, context):
        sure = tells(found, known.people) or stands_for_a_name(found, message, known)
        if sure and (found.sentence not in best or _order(found) > _order(best[found.sentence])):
            best[found.sentence] = found
    betrayed: dict[int, Quoted] = {n: found.quote for n, found in best.items()}
    for n, quote in fate_told(message, context):
        betrayed.setdefault(n, quote)
    yield from _given_away(message, context, betrayed)
    for n, quote in sorted(betrayed.items()):
        sentence = message.sentences[n]
        words = " ".join(quote.text.split())
        who = quote.person
        told_us = f"{who} said {_how(who, context)}" if who else "A note has it as said in confidence, and not by whom"
        yield Hit("OS901", sentence.start, sentence.end, why=f"{told_us}: “{words}” {CODES[0].why}")
    for hit in matches(message, _PHRASES.patterns):
        if hit.code != "OS906" or not any(
            _WITH_LEAVE.search(s.lower) for s in message.sentences if s.start < hit.end and hit.start < s.end
        ):
            yield hit
    readers = (passed_on, names_source, told_others, taken_to_them, shown_to_them)
    asked_of = dict(found for read in readers for found in read(message, context))
    for sentence, asked in asked_of.items():
        yield Hit("OS903", sentence.start, sentence.end, why=f"{asked} {CODES[2].why}")
    for sentence, asked in touched(message, context):
        yield Hit("OS904", sentence.start, sentence.end, why=f"{asked} {CODES[3].why}")


def _given_away(message: Message, context: LintContext, known: Collection[int]) -> Iterator[Hit]:
    """What gives a secret away by one word of it, or by its matter; the secret is so near that its words are not repeated here.

    Args:
        known: places of the sentences of which more is told already.
    """
    found = (
        dict(answer_told(message, context)) | dict(rarity_told(message, context)) | dict(matter_told(message, context))
    )
    for n, quote in sorted(found.items()):
        if n not in known:
            sentence = message.sentences[n]
            told_us = f"{quote.person} told us" if quote.person else "Somebody told us"
            why = _PRIVATE if quote.asks else f"in confidence. {CODES[0].why}"
            yield Hit("OS901", sentence.start, sentence.end, why=f"{told_us} of this {why}")


def _how(who: str, context: LintContext) -> str:
    apart = any(request.person == who for request in context.asking("not this"))
    return "what they asked us not to take to the reader" if apart else "in confidence"


def _order(found: Told) -> tuple[int, float]:
    return len(found.shared), found.near


RULE = Rule(
    "betrays_confidence",
    "It tells the reader what somebody else said in confidence, or speaks ill of who is not there.",
    CODES,
    check,
)
