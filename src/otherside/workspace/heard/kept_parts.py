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
from otherside.messaging.lint.words import WORD, content, lowered, stem
from otherside.profiles.private.announced import announces_what_follows, leaves_the_matter
from otherside.profiles.private.courtesies import courtesy
from otherside.profiles.private.keeping import KEEP, asks_to_keep, of_all_they_say
from otherside.profiles.said.day_fixed import day_fixed, day_suits
from otherside.profiles.time.dates import find_dates

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
#: Words of a sentence that says no more than when a body meets.
_SHORT = 10
#: Among so many first words of a sentence, "it" stands for something before.
_EARLY = 5
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
#: Said ahead of what is told, it means its own sentence: "between ourselves I'd rather begin small".
_AHEAD = lazily(
    r"^\W*(?:(?:and|but|so|also|honestly|well|now|just|strictly)[ ,]{1,3}){0,3}"
    r"(?:between (?:us|ourselves|you and (?:me|i)|me and you|the two of us)|in confidence|(?:strictly )?off[- ](?:the[- ])?record|"
    r"confidentially|privately|entre nous)\b(?: and)?[,:–—-]?\s",
    re.IGNORECASE,
)
#: A request ends, and what it means begins.
_THEN_TOLD = lazily(r"\s?[:–—]\s|\s-\s")
#: What is told stands elsewhere.
_MORE_OF_IT = lazily(
    r"\b(?:below|above|the following|as follows|attached|(?:rest|all|everything|any) (?:of (?:this|that|it)|I))\b|:\s*$",
    re.IGNORECASE,
)
#: Who or what was named before.
_TAKES_UP = lazily(
    r"\b(?:he|she|they|it|him|her|them|his|hers|their|theirs|its|this|that|these|those|such|there)\b(?!['’]ll do)",
    re.IGNORECASE,
)
#: How a paragraph goes on with the one before it.
_GOES_ON = lazily(
    r"\W*(?:and|but|so|because|then|or|also|if|when|once|until|otherwise|therefore|by then|by that|after that|before that|meanwhile|"
    r"instead|still|even|same)\b",
    re.IGNORECASE,
)
#: A day on which a body meets is in everybody's diary.
_BODY_MEETS = lazily(
    r"\b(?:board|committee|council|trustees|steering group|(?:works|staff) council|management|assembly)\b",
    re.IGNORECASE,
)
_MEETS = lazily(r"\b(?:meets?|meeting|sits|comes together|we (?:see|meet))\b", re.IGNORECASE)
#: Words that two matters share without being one.
_EVERYDAY = frozenset(stem(word) for word in "start begin meet meeting send mail call open ourselves".split()) | {
    "=board"
}
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
    an errand for us in a paragraph of its own, that names nobody and takes up nothing of what is kept. Where it stands before what
    its sentence tells ("please keep this between us: …") a day alone. What else there is may be told with it: "We lay off nine. The
    depot closes, but keep that between us." no word shows. Where it opens that sentence ("Between ourselves, …") it means that one
    and what hangs on it; see ``_apart_from``. Where it announces what follows it means nothing before it; and none means what stands
    behind a sentence that clearly leaves the matter.

    Args:
        said: the day on which it was said.
    """
    spans = [(s.start, s.end) for s in segment(text)]
    plain = [span for span in spans if courtesy(text[slice(*span)])]
    asking = [span for span in spans if asks_to_keep(text[slice(*span)])]
    ahead = [span for span in asking if _opens(text[slice(*span)])]
    if not asking or of_all_they_say(text):
        return tuple(plain)
    plain += [span for span in left_behind(text, asking[-1][1]) if span not in plain]
    if all(announces_what_follows(text[slice(*span)]) for span in asking):
        return tuple(sorted({*plain, *(span for span in spans if span[1] <= asking[0][0])}))
    colon = [span for span in asking if span not in ahead and _goes_before(text[slice(*span)])]
    if not all(s in ahead or s in colon or _of_its_sentence(text[slice(*s)]) for s in asking):
        return tuple(plain)
    paragraphs = [m.span() for m in _PARAGRAPHS.finditer(text)]
    open_ = set(spans) - set(plain) - set(asking)
    for span in ahead:
        open_ &= _apart_from(span, text, spans, paragraphs, said)
    if colon:
        open_ &= {span for span in open_ if _fixed(text, spans, span, said)}
    if ahead != asking:
        open_ &= _days_and_errands(text, spans, paragraphs, [span for span in asking if span not in ahead], said)
    return tuple(sorted({*plain, *open_}))


def left_behind(text: str, after: int = 0) -> tuple[Stretch, ...]:
    """The sentences of a turn from one that clearly begins another matter, and that share no word with what stands before it.

    Args:
        after: from where on; what is told stands before that, or begins there.
    """
    spans = [(s.start, s.end) for s in segment(text) if s.start >= after]
    at = next((n for n, span in enumerate(spans) if leaves_the_matter(text[slice(*span)])), None)
    if at is None or _TAKES_UP.search(text[slice(*spans[at])]):
        return ()
    kept = text[: spans[at][0]]
    return tuple(
        span for span in spans[at:] if not _shares(text[slice(*span)], kept) and not asks_to_keep(text[slice(*span)])
    )


def _days_and_errands(
    text: str, spans: Sequence[Stretch], paragraphs: Sequence[Stretch], asking: Sequence[Stretch], said: dt.date | None
) -> set[Stretch]:
    """The sentences that fix a day with us, and those that only ask for an errand beside requests which mean what they follow."""
    kept = [p for p in paragraphs if any(_meet(p, span) for span in asking)]
    matters = " ".join(text[slice(*p)] for p in kept)
    other = [p for p in paragraphs if p not in kept]
    return {
        (a, b)
        for a, b in spans
        if _fixed(text, spans, (a, b), said)
        or (any(p[0] <= a and b <= p[1] for p in other) and _errand(text[a:b], matters))
    }


def _apart_from(
    asking: Stretch, text: str, spans: Sequence[Stretch], paragraphs: Sequence[Stretch], said: dt.date | None
) -> set[Stretch]:
    """The sentences that do not hang on one which opens with a request.

    On it hang: what follows in its paragraph, but for a day that is fixed or on which a body meets; what it takes up by a pronoun; a
    sentence anywhere that shares a word or a name with what is kept, and the rest of its paragraph; a next paragraph that goes on.
    """
    words = text[slice(*asking)]
    told = _AHEAD.sub("", words)
    at = next(n for n, p in enumerate(paragraphs) if _meet(p, asking))
    kept = " ".join([told, *(text[a:b] for a, b in spans if _meet(paragraphs[at], (a, b)) and a >= asking[1])])
    first = not any(_meet(paragraphs[at], span) and span[1] <= asking[0] for span in spans)
    # Later in it a pronoun has its noun in the sentence itself.
    back = bool(_TAKES_UP.search(" ".join(told.split()[:_EARLY])))
    out: set[Stretch] = set()
    for n, paragraph in enumerate(paragraphs):
        within = [span for span in spans if _meet(paragraph, span)]
        hangs = back and first and n == at - 1
        for k, span in enumerate(within):
            here = text[slice(*span)]
            if n == at and span[0] >= asking[0]:
                hangs = not (_fixed(text, spans, span, said) or _body_meets(text, spans, span, said))
            elif n == at:
                hangs = back or _shares(here, kept)
            else:
                hangs = hangs or _shares(here, kept) or (n == at + 1 and not k and _takes_up(here))
            if not hangs:
                out.add(span)
    return out


def _opens(words: str) -> bool:
    """Whether a request opens the sentence that tells, and asks for nothing wider."""
    found = _AHEAD.match(words)
    if found is None:
        return False
    told = words[found.end() :]
    return len(content(lowered(told))) >= _TELLS and not asks_to_keep(told) and not _MORE_OF_IT.search(told)


def _goes_before(words: str) -> bool:
    """Whether a request stands before what its own sentence tells: "please keep this between us: we close the depot"."""
    found = _THEN_TOLD.search(words)
    if found is None or KEEP.search(words[: found.start() + 1]) is None:
        return False
    return len(content(lowered(words[found.end() :]))) >= _TELLS and not _MORE_OF_IT.search(words[found.end() :])


def _takes_up(words: str) -> bool:
    return bool(_GOES_ON.match(words) or _TAKES_UP.search(words))


def _shares(words: str, kept: str) -> bool:
    return bool((set(content(lowered(words))) & set(content(lowered(kept)))) - _EVERYDAY)


def _fixed(text: str, spans: Sequence[Stretch], span: Stretch, said: dt.date | None) -> bool:
    """Whether a sentence fixes a day with us and neither it nor the next one tells more."""
    words = text[slice(*span)]
    return (
        (day_suits(words) or (said is not None and day_fixed(words, said)))
        and not _OF_SOMEBODY.search(words)
        and not _ties(text, spans, span[1])
    )


def _body_meets(text: str, spans: Sequence[Stretch], span: Stretch, said: dt.date | None) -> bool:
    """Whether a sentence only says on which day a body meets."""
    words = text[slice(*span)]
    if said is None or not (_BODY_MEETS.search(words) and _MEETS.search(words)) or len(words.split()) > _SHORT:
        return False
    exact = any(day.exact for day in find_dates(words, said))
    return exact and not _OF_SOMEBODY.search(words) and not _ties(text, spans, span[1])


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
