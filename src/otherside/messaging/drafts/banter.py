"""What somebody says of themselves in passing: a mood, a laugh at their own cost, a joke. It is no matter of the house. Pure.

Read back in a letter it would be held up to them as if they had meant it as their position.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.profiles.incongruence.unfit import in_jest
from otherside.profiles.private.family_asides import family_aside
from otherside.profiles.private.private_life import private_life

#: How they are, and not how it is: "I'm always tired in mails". Being tired of something is of that thing.
_MOOD = lazily(
    r"\bI(?:['’]m| am|['’]ve been| have been|['’]ll be)(?: (?:always|just|so|rather|quite|a bit|a little|very|really|still|often|usually|"
    r"too|only|already|dead))* (?:tired|hungry|thirsty|sleepy|hung ?over|knackered|shattered|jet-?lagged|worn out|a mess|fat|getting old|"
    r"getting on|getting on a bit|grumpy|a wreck|half asleep)\b"
    r"(?! (?:of|with (?:the|this|that|all|having|being)|because|from (?:\w+ing|the|all|this|that)|by (?:the|all|this|that))\b)",
    re.IGNORECASE,
)
_SOMEBODY = (
    r"(?:man|woman|person|chap|bloke|fellow|lady|guy|boy|girl|widow|widower|pensioner|hobbyist|dabbler|passenger)"
)
#: Who they have come down to be, by their own mocking: "now I'm a man who …", "I'm just an old woman with a shed".
_MOCKS = lazily(
    rf"\b(?:now|these days|nowadays|since then|today)\b,? I(?:['’]m| am) (?:(?:just|only|merely) )?(?:a|an|some) (?:\w+ ){{0,2}}?"
    rf"{_SOMEBODY} (?:who|with|that)\b|"
    rf"\bI(?:['’]m| am)(?: now| these days)? (?:just|only|merely|nothing but|no more than) (?:a|an|some) (?:\w+ ){{0,2}}?{_SOMEBODY}\b|"
    r"\bI(?:['’]m| am|['’]ve always been) (?:(?:completely|totally|quite|pretty|absolutely|really|just|such) )?"
    r"(?:hopeless|useless|terrible|rubbish|dreadful|no good|lousy|no use) (?:at|with|on|in|before|without)\b|"
    r"\bI(?:['’]m| am|['’]ve become| have become) (?:(?:completely|totally|quite|pretty|absolutely|really|just|such|a bit of|rather) )*"
    r"(?:a |an )?(?:(?:complete|total|walking|real|proper) )?(?:disaster|dinosaur|luddite|fossil|relic|old (?:fool|goat|dog|fossil|crow|"
    r"windbag|dinosaur)|windbag|nuisance|past it|glorified \w+)\b",
    re.IGNORECASE,
)
#: Said right behind a joke or a mood: it was not meant, or not to be made much of.
_NOT_MEANT = lazily(
    r"^\W*(?:no|nah)[.!…]*$|"
    r"^\W*(?:(?:no|nah|well|ha|haha|sorry|but|oh)[,.!…–— ]+)*(?:(?:I['’]m |I am |just |only |half )*(?:joking|kidding|teasing)\b|"
    r"seriously(?: now| though)?[,.!…–—:]|(?:no|all right|ok(?:ay)?|but),? seriously\b|joke[.!]|jokes? (?:aside|apart)|to be serious|"
    r"(?:it|that)(?:['’]s| is) (?:fine|all right|alright|nothing|a joke|only a joke|ok(?:ay)?)[.!…]*$|"
    r"I(?:['’]m| am) (?:fine|all right|alright|ok(?:ay)?)[.!…]*$)",
    re.IGNORECASE,
)
_A_MOOD_WAVED_AWAY = lazily(r"\bI(?:['’]m| am|['’]ve been| have been)\b", re.IGNORECASE)
_FINE = lazily(r"\b(?:fine|all right|alright|nothing|ok(?:ay)?)\b", re.IGNORECASE)
#: So many words a joke has at most that is waved away with a bare "No.".
_SHORT = 8


def of_themselves(text: str) -> bool:
    """Whether words are of somebody's own life, a mood of theirs, a laugh at their own cost or a joke."""
    if _MOOD.search(text) or _MOCKS.search(text) or in_jest(text):
        return True
    return private_life(text) or family_aside(text)


def taken_lightly(turn: str | None, start: int, end: int) -> bool:
    """Whether the sentence behind a stretch of a turn says that it was a joke, or nothing: "Somewhere warm. No. Useful."

    Args:
        turn: the whole turn; None where it is not known.
        start: offset of the stretch.
        end: one past its last character.
    """
    if turn is None:
        return False
    after = next((turn[s.start : s.end] for s in segment(turn) if s.start >= end), "")
    if not _NOT_MEANT.match(after):
        return False
    words = turn[start:end]
    if _FINE.search(after):
        # "It's fine" waves away a mood of theirs, and is an answer to anything else.
        return bool(_A_MOOD_WAVED_AWAY.search(words))
    return len(words.split()) <= _SHORT or len(after.split()) > 1
