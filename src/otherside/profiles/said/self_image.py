"""Pictures of themselves that are no picture of where somebody wants to be: told as past ("I was a baker"), or denied. Pure.

Where the present stands right behind the past ("I was a rower, you know. Now I'm a man with a boat in a shed"), the two are one
statement: half of it is a loss read back to whoever told it.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.profiles.said.sentences import sentences

_LEAD = (
    r"\W*(?:(?:and|but|so|well|oh|look|yes|no|you see|you know|I mean|of course|honestly|once|back then|as a (?:\w+ )?(?:girl|boy|"
    r"child|young \w+))[,:;–— ]+){0,3}"
)
#: What names somebody, and no mood, place or amount.
_A_PERSON = (
    r"(?:(?:an?|one of those|the (?:kind|sort|type) of) (?!(?:bit|little|lot|few|couple|while|moment|tad|touch|mess|wreck|part|fan|long|"
    r"short|good (?:bit|deal)|great deal|while|member|guest|customer|client|week|day|month|year)\b)[\w’'-]+|"
    r"(?:people|somebody|someone|those|folk) (?:who|that)\b)"
)
_WAS = r"(?:(?:I|we) (?:was|were|used to be|had been)|(?:I|we)['’]d been)(?: (?:once|originally|only|just|really|also|actually|even))?"
_PAST = lazily(rf"{_LEAD}{_WAS} {_A_PERSON}", re.IGNORECASE)
#: What lasts, what tells the way from there, and what only says when.
_LASTS = lazily(
    r"\b(?:still|always|never|ever since|all my life|to this day|am|are|is|['’]ve been|I['’]m|we['’]re|when I was|if|"
    r"would|could|should|until|till|as if|as though|miss\w*|want|wish|again)\b",
    re.IGNORECASE,
)
_NOW = r"(?:now(?:adays)?|today|these days|at present|since then|by now|this (?:year|winter|summer)|look at me now)"
_AM = r"(?:I|we)(?:['’]m|['’]re|['’]ve| am| are| have| do| don['’]t| \w+)\b"
_PRESENT = lazily(
    rf"\W*(?:(?:and|but|so|well)[, ]+)?(?:{_NOW},? (?:\w+ )?(?:{_AM}|it['’]s|there['’]s)|{_AM}[^.!?;]{{0,80}}\b{_NOW}\b|"
    r"(?:and )?look at (?:me|us) now\b|what am I now\b|I['’]m (?:just|only) )",
    re.IGNORECASE,
)
#: The present in the same sentence: "I was a rower once, now I own a boat".
_PRESENT_BEHIND = lazily(rf"[,;:–—]\s*(?:(?:and|but) )?{_NOW}\b", re.IGNORECASE)
_DENIED = lazily(
    rf"{_LEAD}(?:(?:I|we)(?:['’]m|['’]re| am| are)(?: (?:really|just|certainly|simply|honestly))? (?:not|never|no|hardly)"
    rf"(?: (?:really|just|exactly|at all))?|(?:I|we) (?:aren['’]t|ain['’]t)|(?:I|we)(?:['’]ve| have) never been) "
    rf"(?:{_A_PERSON}|(?:the |a )?(?:kind|sort|type)s? of (?:people|person|family|man|woman|couple|house|firm)|people|"
    rf"(?<=no )(?!longer\b|more\b|different\b|"
    r"better\b|worse\b|doubt\b)[\w’'-]+)",
    re.IGNORECASE,
)
#: Behind a denial: another clause, which may say what they are instead, or that it is over.
_MORE = lazily(
    r"[,;:–—.]\s*(?:[\w’'-]+[ ,]+){2}[\w’'-]+|\b(?:but|rather|instead|yet(?=\W*$)|any ?more|any longer)\b",
    re.IGNORECASE,
)


def told_past(sentence: str) -> bool:
    """Whether a sentence tells who somebody was, and nothing that lasts."""
    found = _PAST.match(sentence)
    return found is not None and not _LASTS.search(sentence, found.end()) and not sentence.rstrip().endswith("?")


def denied(sentence: str) -> bool:
    """Whether a sentence only tells who somebody is not."""
    found = _DENIED.match(sentence)
    return found is not None and not _MORE.search(sentence, found.end()) and not sentence.rstrip().endswith("?")


def no_ideal_of_theirs(quote: str) -> bool:
    """Whether words picture their speaker only as they were, as they are not, or as what became of them."""
    return (
        bool(_PAST.match(quote)) and (told_past(quote) or then_and_now(quote, 0, len(quote)) is not None)
    ) or denied(quote)


def then_and_now(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch from who somebody was to what they are now, where words are one of the two; None where only one is told.

    Args:
        text: the whole turn.
        start, end: of the words.
    """
    spans = sentences(text)
    at = next((n for n, s in enumerate(spans) if s.start <= start < s.end), None)
    if at is None:
        return None
    for first in (at, at - 1):
        if first < 0:
            continue
        then = spans[first]
        words = text[then.start : then.end]
        found = _PAST.match(words)
        if found is None:
            continue
        if first == at and _PRESENT_BEHIND.search(words, found.end()):
            return then.start, then.end
        after = spans[first + 1] if first + 1 < len(spans) else None
        if told_past(words) and after and _PRESENT.match(text[after.start : after.end]):
            return then.start, max(end, after.end)
    return None
