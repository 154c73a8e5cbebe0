"""Names of weekdays and months that somebody, or what wrote down their speech, left without a capital."""

from __future__ import annotations

from otherside.domain.calendar_words import WEEKDAY
from otherside.domain.patterns import lazily

_MONTHS = r"(?:january|february|april|june|july|august|september|october|november|december)"
#: Words of other meanings too: months beside a number, or where only a name can stand.
_DOUBTFUL = r"(?:march|may)"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_BEFORE = "".join(
    rf"|(?<=\b{word} ){{0}}" for word in ("by", "until", "before", "since", "end of", "next", "last", "of", "in")
)
_NOT_A_VERB = r"(?! (?:i|we|you|he|she|they|it)\b)"
_NAMES = lazily(
    rf"\b(?:{WEEKDAY}s?|{_MONTHS}|{_DOUBTFUL}(?= (?:the )?{_NUMBER}\b)|(?<=\d ){_DOUBTFUL}|(?<=\d(?:st|nd|rd|th) ){_DOUBTFUL}"
    rf"{_BEFORE.format(_DOUBTFUL + _NOT_A_VERB)})\b"
)


def with_capitals(text: str) -> str:
    """The text, of the same length, with a capital where a weekday or month has none; all else as it is."""
    return _NAMES.sub(lambda name: name[0][0].upper() + name[0][1:], text)
