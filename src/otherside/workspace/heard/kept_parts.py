"""What of a turn that is kept to ourselves the request does not mean: a greeting, a day that is fixed, an errand. Pure.

In doubt it means all of the turn: to hide a greeting costs little, to tell a confidence is past mending.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered_with_words
from otherside.extraction.segment import segment
from otherside.messaging.lint.words import WORD, content, lowered
from otherside.profiles.private.courtesies import courtesy
from otherside.profiles.private.keeping import KEEP, asks_to_keep, of_all_they_say
from otherside.profiles.said.day_fixed import day_fixed

Place = tuple[str, int]
Stretch = tuple[int, int]

_PARAGRAPHS = lazily(r"\S(?:.|\n(?!\s*\n))*")
#: A request means the clause before it in its own sentence: "…, but keep that between us".
_THAT = lazily(r"\b(?:that|it)\b|\bbetween (?:us|ourselves|you and me)\b", re.IGNORECASE)
#: More than one matter, or whose words they are, and not what they say.
_WIDE = lazily(
    r"\b(?:this|these|all|everything|anything|any|none|nothing|whatever|both|name|quote|quoted|who|me|mail|e-?mail|letter|message|"
    r"said|told)\b",
    re.IGNORECASE,
)
#: What leads over from what is told to the request.
_JOINS = lazily(r"(?:[\s,;:–—-]*\b(?:but|so|and|please)\b)*[\s,;:–—-]*$", re.IGNORECASE)
#: From so many words of content on, the clause before a request tells something.
_TELLS = 2
#: Who or what was named before, or follows from it; and what would come of it.
_TIED = lazily(
    r"\b(?:he|she|they|it|him|her|them|his|hers|their|theirs|its|this|that|these|those|such|there|himself|herself|themselves|"
    r"nobody|somebody|someone|everybody|else|other|others|same|so|then|because|since|but|yet|still|also|too|even|either|neither|"
    r"otherwise|therefore|would|might|if|unless|when|once|until|till|after|before|meanwhile|instead|again)\b|['’]d\b",
    re.IGNORECASE,
)
_DAYS = frozenset(
    """I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December""".split()
)
_ERRAND = lazily(
    r"\W*(?:(?:and|also),? )?(?:(?:could|can|would|will) you|please|kindly)(?:,? please| kindly| also)? "
    r"(?:send|mail|bring|call|ring|phone|confirm|attach|resend|print)\b[^.!?\n]{0,80}[.!?]?\W*$",
    re.IGNORECASE,
)
#: An errand that is not for everybody's eyes, or names a sum.
_NOT_PLAIN = lazily(
    r"\d|[£$€%]|\b(?:private|personal|own|home|alone|only|secret\w*|quiet\w*|discreet\w*|without|not|never|nobody|direct(?:ly)?|sale|"
    r"sell\w*|contract|notice|price|prices|discount|rebate|lawyers?|bank)\b|n['’]t\b",
    re.IGNORECASE,
)
#: Of a day that is fixed: whoever is named beside it may be part of the secret.
_OF_SOMEBODY = lazily(
    r"\b(?:he|she|they|him|her|them|his|their|without|instead|secret\w*|alone|quiet\w*)\b", re.IGNORECASE
)


class Confided(set[Place]):
    """The ``(conversation, turn)`` of what is kept to ourselves, and what stands in those turns and is not.

    Args:
        places: of the turns.
        open_: by place the stretches that the request does not mean.
    """

    def __init__(self, places: Iterable[Place] = (), open_: Mapping[Place, Sequence[Stretch]] | None = None) -> None:
        super().__init__(places)
        self._open = dict(open_ or {})

    def covers(self, conversation: str, turn: int, start: int, end: int) -> bool:
        """Whether words of a turn are kept: any that do not lie within what is open."""
        place = (conversation, turn)
        return place in self and not any(a <= start and end <= b for a, b in self._open.get(place, ()))


def courtesies(text: str) -> tuple[Stretch, ...]:
    """The sentences of a turn that only greet, wish, thank or take their leave."""
    return tuple((s.start, s.end) for s in segment(text) if courtesy(text[s.start : s.end]))


@remembered_with_words(4096)
def not_meant(text: str, said: dt.date | None = None) -> tuple[Stretch, ...]:
    """The stretches of a turn that its own request to keep something does not mean.

    Courtesies always. Where the request stands in the sentence that tells, and points at nothing else, also a day fixed with us; and
    an errand for us in a paragraph of its own, that names nobody and takes up nothing of what is kept. What else there is may be told
    with it: "We lay off nine. The depot closes, but keep that between us." no word shows.

    Args:
        said: the day on which it was said.
    """
    spans = [(s.start, s.end) for s in segment(text)]
    plain = [span for span in spans if courtesy(text[slice(*span)])]
    asking = [span for span in spans if asks_to_keep(text[slice(*span)])]
    if not asking or of_all_they_say(text) or not all(_of_its_sentence(text[slice(*span)]) for span in asking):
        return tuple(plain)
    paragraphs = [m.span() for m in _PARAGRAPHS.finditer(text)]
    kept = [p for p in paragraphs if any(_meet(p, span) for span in asking)]
    matters = " ".join(text[slice(*p)] for p in kept)
    other = [p for p in paragraphs if p not in kept]
    for a, b in spans:
        words = text[a:b]
        fixed = (
            said is not None and day_fixed(words, said) and not _OF_SOMEBODY.search(words) and not _ties(text, spans, b)
        )
        errand = any(p[0] <= a and b <= p[1] for p in other) and _errand(words, matters)
        if (a, b) not in (*plain, *asking) and (fixed or errand):
            plain.append((a, b))
    return tuple(sorted(plain))


def _of_its_sentence(words: str) -> bool:
    """Whether a request stands behind what its own sentence tells, and means that alone."""
    found = KEEP.search(words)
    if found is None:
        return False
    told = content(lowered(words[: found.start()]))
    request = words[found.start() :]
    return len(told) >= _TELLS and bool(_THAT.search(request)) and not _WIDE.search(request)


def _errand(words: str, kept: str) -> bool:
    """Whether a sentence only asks us to send, bring or confirm something, and takes up nothing of what is kept, by any word."""
    if not _ERRAND.match(words) or _TIED.search(words) or _NOT_PLAIN.search(words):
        return False
    if set(content(lowered(words))) & set(content(lowered(kept))):
        return False
    return all(w in _DAYS for w in WORD.findall(words.strip()[1:]) if w[0].isupper())


def _ties(text: str, spans: Sequence[Stretch], end: int) -> bool:
    """Whether the next sentence takes up the one that ends here."""
    after = next((text[slice(*s)] for s in spans if s[0] >= end), "")
    asked = KEEP.search(after)
    return bool(_TIED.search(_JOINS.sub("", after[: asked.start()] if asked else after)))


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
