"""Apostrophes as a keyboard has them, put back where chat leaves them out.

Only for looking: the text that is stored and quoted stays as it was written.
"""

from __future__ import annotations

from otherside.domain.patterns import lazily

#: Words that are nothing else when their apostrophe is put back. Not "were", "well", "ill", "its", "shell": those are words.
_LEFT_OUT = {
    word.replace("'", "").lower(): word
    for word in (
        "don't", "can't", "won't", "isn't", "aren't", "doesn't", "didn't", "haven't", "hasn't", "wasn't", "couldn't",
        "wouldn't", "shouldn't", "that's", "there's", "what's", "you're", "they're", "they've", "they'll", "it'll", "we've",
        "I'm", "I've", "I'd",
    )
}  # fmt: skip
#: "ID" and "IM" in capitals are other things, and "id" is one too but before a verb of wishing.
_WORD = lazily(
    r"(?<![\w'@/.-])(?:[Ii]m|[Ii]ve|[Ii]d(?= (?:like|love|hate|rather|prefer|want|need|be|have|say|never|really|much|just)\b)|(?i:"
    + "|".join(word for word in _LEFT_OUT if word not in ("im", "ive", "id"))
    + r"))(?![\w'@/-]|\.\w)"
)


def straight(text: str) -> str:
    """The text with straight apostrophes, also where unambiguous words lack theirs; not of the same length."""
    return _WORD.sub(lambda found: _LEFT_OUT[found[0].lower()], text.replace("’", "'"))
