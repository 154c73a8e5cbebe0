"""Short answers to a question that asks for one kind of thing: "What have you tried?" — "curtains".

By themselves such words say little, and the trained reader rightly hesitates; the question says what they are. Where one kind of
thing is asked for, a short answer is that, on the strength of the question. What holds somebody back is of several kinds: there the
words of the answer tell which, and else what the reader finds most likely. An answer that gives nothing ("no idea", "nothing yet") is
evidence of nothing. What only takes a breath ("Ha.", "Good question.") leaves the question open, and fragments right behind a short
answer are part of it: "A grower. Not the lad who mends the pumps."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.domain import CONSTRAINTS, FACETS, Facet
from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight
from otherside.extraction.plain.asked import ASKS, HELD_BY, HOLDS, HOPES, TRIED
from otherside.extraction.spans import has_verb
from otherside.extraction.words import Pair

#: Probability of what is answered, at least: enough to be shown, less than what is said outright.
ANSWERED = 0.7
#: So many words, and characters, are a short answer. One of up to so many more counts where half of what it takes was read in it; a
#: still longer one says what it is by itself.
SHORT_ANSWER, _SHORT = 14, 200
_LONGER, _HALF_READ = 35, 0.5
#: How somebody names themselves who was asked who they want to be.
_ONESELF = lazily(
    r"^\W*(?:(?:just|well|still|not),? )*(?:some(?:one|body)|an?|the (?:one|kind|sort|person|man|woman))\b",
    re.IGNORECASE,
)
#: What is read must be so many times as probable as the next, where only the likeliest is meant.
_CLEARLY = 1.25
#: Whoever is asked with others is asked as well: "what frightens each of you".
_EACH = lazily(r"\b(?:each|all|both|any|either) of you\b|\byou (?:all|both|two|three|lot|guys)\b", re.IGNORECASE)
#: Only the end of a question is looked at.
_QUESTION_END = 200
#: How a question begins over a column of a form, where many leave out the mark.
_ASKING = lazily(r"\W*(?:what|who|why|how)\b", re.IGNORECASE)
_HOPED = (Facet.DESIRE, Facet.GOAL, Facet.WANT, Facet.ASPIRATION)
#: Right before the words, this makes them what does not hold somebody.
_NOT_THAT = lazily(
    r"(?:isn't|wasn't|\bnot) (?:really |so much )?(?:(?:a question of|a matter of|about) )?(?:the )?$", re.IGNORECASE
)
_FILLER = (
    r"(?:lol|haha|ha|hm+|well|so|er|erm|um+|uh|oh|ah|sorry|honestly|to be honest|i'm afraid|me|us|personally|for me)"
)
#: Takes a breath before the answer.
_BREATH = lazily(
    r"\W*(?:(?:lol|ha(?:ha)*|heh|hm+|well|so|ah|o+h|er+m?|um+|uh|look|god|gosh|goodness|phew|blimey|wow|honestly|sorry"
    r"|(?:that's |it's )?(?:a |an )?(?:really |very )?(?:good|fair|great|hard|tough|interesting|big|tricky)(?: question| one|)"
    r"|let me (?:think|see)(?: about (?:that|it))?|where (?:do|should|shall) (?:i|we) (?:start|begin)"
    r"|how (?:do|should|shall) i put (?:it|this))"
    r"\b\W*)+",
    re.IGNORECASE,
)
#: Fragments that are part of an answer, and words in one, at most.
MOST_FRAGMENTS, _FRAGMENT = 2, 9
#: An answer of so few words is told with the sentence behind it, which has so many at most; not with what turns to something else.
_BARE, _EXPLAINS = 4, 24
_ELSEWHERE = lazily(
    r"^\W*(?:any(?:way|how)|but|so|still|what|how|when|why|do|did|can|could|would you|let(?:'s| me)|by the way|tell|give|send|sorry"
    r"|I (?:should|must|need to|have to) (?:go|ring|run|be off)|that's (?:it|all)|next|there you)\b",
    re.IGNORECASE,
)
_CORRECTS = lazily(r"\W*(?:no|no,? wait|or rather|rather|I mean|or)\W*", re.IGNORECASE)
#: Tells what was.
_HAPPENED = lazily(
    r"\b(?:was|were|had|did|been|last (?:time|year|month|week|winter|summer|spring|autumn)|ago|used to|once|already|\w{3,}ed)\b",
    re.IGNORECASE,
)
#: What tells of a thing or a doing: "the one who let it slip", "him finding out". A verb in it makes no sentence.
_TELLS_OF = lazily(
    r"\b(?:who|whom|whose|that|which|where)\b.*|^\W*(?:and |or |not )?(?:[\w']+ ){0,2}?(?!nothing|something|anything)\w{2,}ing\b.*"
)
_OF_ITS_OWN = lazily(
    r"^\W*(?:I|we|you|it|there|this|that|so|but|any(?:way|how)|full stop|end of|why|what|how|when|do|did|can|could|shall|let)\b",
    re.IGNORECASE,
)
#: Gives nothing, to the end or to the first stop.
_NOTHING = lazily(
    rf"^\W*(?:{_FILLER}\b\W*)*(?:"
    r"nothing(?: (?:at all|yet|so far|really|much|else|in particular|special|specific|comes to mind|to speak of))?"
    r"|none(?: (?:so far|yet|at all))?|nope|nah|n/?a|not applicable|no(?: (?:need|one|one else|more|idea|clue|answer|comment))?"
    r"|not? (?:a thing|really|much|sure|yet|at the moment|that i know of)|(?:i have|i've) no (?:idea|clue)"
    r"|(?:i )?(?:really |honestly )?(?:don't know|dunno|couldn't say|can't say)(?: yet)?"
    r"|(?:i )?(?:don't|do not) (?:really )?(?:care|mind)(?: really)?|(?:i )?can't think of (?:anything|any|one)\b[^.!?]{0,60}"
    r"|nobody(?: else)?|just me|only me|(?:(?:i'm|we're|it's all|everything's|all) )?(?:fine|happy|good|ok|okay)"
    r"|(?:see|same as|as) (?:above|before)|ditto|pass|skip|tbd|idk|who knows|you tell me|hard to say|(?:it )?depends"
    r"|everything|lots|a lot|all sorts|various|(?:\w+|\d+) things"
    r")\W*(?:$|(?<=\S)[,.;:!–—-])",
    re.IGNORECASE,
)
#: Puts the answer off, or answers something else.
_PUT_OFF = lazily(
    rf"^\W*(?:{_FILLER}\b\W*)*(?:"
    r"(?:that's|it's|this is|that is|it is)\W+(?:actually |such )?(?:a |an )?(?:really )?"
    r"(?:good|fair|great|hard|tough|interesting|big|long|tricky)"
    r"|(?:good|great|fair|interesting|tough) (?:question|point)|let me|let's|give me|where (?:do|should|to)|how (?:long|much time)"
    r"|i'll (?:tell|have to|need to|think|get back)|i'd have to (?:think|ask|look|check)|as i (?:said|mentioned)|like i said"
    r"|i (?:already )?(?:told|said|mentioned)|ask (?:me|him|her|them)|(?:i )?thank|thanks|great|good to know|nice|interesting|wow"
    r"|cool|i see|me too|same here|glad|i'm (?:glad|happy|sorry) to hear|hello|hi|hey|good (?:morning|afternoon|evening)|yes|yeah"
    r"|yep|sure|of course|absolutely|exactly|okay|ok|right|you mean|(?:do|did|are|can|could|would) you|(?:why|what) do you"
    r"|stop (?:asking|sending)"
    r")\b",
    re.IGNORECASE,
)


def answered(pairs: Sequence[Pair], read: NDArray[np.float32], least: NDArray[np.float32]) -> NDArray[np.float32]:
    """The least probability of each facet on the strength of the question before, ``(n, 15)``: ``ANSWERED``, else 0.

    Args:
        pairs: previous sentence and sentence.
        read: what was read in each, ``(n, 15)``.
        least: from where on a facet counts as read, ``(15,)``.
    """
    out = np.zeros_like(read)
    for n, (before, own) in enumerate(pairs):
        words = len(own.split())
        if not before or words > _LONGER:
            continue
        question, text = _question(before), straight(own)
        if words <= SHORT_ANSWER and len(own) <= _SHORT:
            found = _answer(question, text, read[n], least)
        else:
            found = [
                f
                for f in _answer(question, text, read[n], least, at_length=True)
                if _half_read(f, text, read[n], least)
            ]
        out[n, [FACETS.index(facet) for facet in found]] = ANSWERED
    return out


def _half_read(facet: Facet, text: str, read: NDArray[np.float32], least: NDArray[np.float32]) -> bool:
    k = FACETS.index(facet)
    return bool(read[k] >= _HALF_READ * least[k]) or (facet is Facet.IDENTITY and _ONESELF.match(text) is not None)


def takes_a_breath(sentence: str) -> bool:
    """Whether a sentence only takes a breath before it answers: "Ha.", "Good question.", "Well, let me think." """
    return len(sentence) <= _SHORT and _BREATH.fullmatch(straight(sentence)) is not None


def goes_on(before: str, answer: str, rest: Sequence[str]) -> int:
    """How many sentences behind a short answer are fragments that belong to it; 0 where nothing of one kind was asked for.

    Args:
        before: the sentence that asked.
        rest: the sentences behind the answer, by the same speaker.
    """
    question = _question(before)
    if (
        "?" not in question
        or len(answer.split()) > SHORT_ANSWER
        or not (_kinds(question) or HOLDS.search(question) or HOPES.search(question))
    ):
        return 0
    if len(answer.split()) <= _BARE and rest and _explains(straight(rest[0])):
        return 1
    n = more = 0
    for own in rest:
        text = straight(own)
        n += 1
        # "Being forgotten. No. Arthur being forgotten."
        if _CORRECTS.fullmatch(text):
            continue
        if len(text.split()) > _FRAGMENT or not _gives_something(text) or "?" in text:
            break
        if _OF_ITS_OWN.match(text) or has_verb(_TELLS_OF.sub("", text)):
            break
        more = n
        if more >= MOST_FRAGMENTS:
            break
    return more


def _explains(text: str) -> bool:
    """Whether a sentence behind a word or two says what they mean: "The bride. We lost a dress for two days in June." """
    told = 2 < len(text.split()) <= _EXPLAINS and has_verb(text)
    return told and _gives_something(text) and "?" not in text and not _ELSEWHERE.match(text)


def imagines_failure(before: str, own: str) -> bool:
    """Whether a sentence, of whatever length, pictures how it may go wrong, asked for that: nothing of it has happened.

    Args:
        before: what was said before the speaker began.
    """
    question = _question(before)
    return "?" in question and bool(ASKS[Facet.RISK].search(question)) and not _HAPPENED.search(straight(own))


def tells_what_was_tried(before: str, own: str) -> bool:
    """Whether a sentence, of whatever length, answers somebody who just asked what was tried."""
    question = _question(before)
    return (
        bool(TRIED.search(question))
        and ("?" in question or bool(_ASKING.match(question)))
        and _gives_something(straight(own[:_SHORT]))
    )


def _answer(
    question: str, text: str, read: NDArray[np.float32], least: NDArray[np.float32], at_length: bool = False
) -> Sequence[Facet]:
    """What an answer to a question is evidence of, as far as the question tells; ``at_length`` only where it asks for one kind."""
    if "?" not in question and not _ASKING.match(question):
        return ()
    kinds = _kinds(question)
    holds, hopes = HOLDS.search(question), HOPES.search(question)
    if at_length and not kinds:
        return ()
    if len(kinds) + bool(holds) + bool(hopes) != 1 or not _gives_something(text):
        return ()
    if holds:
        return _held_by(text) or _likeliest(read, least, (*CONSTRAINTS, Facet.FEAR))
    # An answer may say what holds them, whatever was asked for, or ask back.
    if text.rstrip(" \"'”").endswith("?") or any(read[FACETS.index(facet)] >= ANSWERED for facet in CONSTRAINTS):
        return ()
    return _likeliest(read, least, _HOPED) or (Facet.DESIRE,) if hopes else kinds


def _question(before: str) -> str:
    return _EACH.sub("you", straight(before[-_QUESTION_END:]))


def _kinds(question: str) -> list[Facet]:
    return [facet for facet, pattern in ASKS.items() if pattern.search(question)]


def _gives_something(text: str) -> bool:
    return any(c.isalnum() for c in text) and not (
        _NOTHING.match(text) or _PUT_OFF.match(text) or _BREATH.fullmatch(text)
    )


def _held_by(text: str) -> list[Facet]:
    """What holds somebody, by the words of the answer."""
    return [
        facet
        for facet, pattern in HELD_BY.items()
        if any(not _NOT_THAT.search(text, max(0, m.start() - 40), m.start()) for m in pattern.finditer(text))
    ]


def _likeliest(read: NDArray[np.float32], least: NDArray[np.float32], among: Sequence[Facet]) -> list[Facet]:
    """Of some facets the one that was read most surely, if one was read at all and none beside it nearly as surely."""
    best, second = sorted(map(FACETS.index, among), key=lambda k: -float(read[k]))[:2]
    return [FACETS[best]] if read[best] >= max(least[best], _CLEARLY * read[second]) else []
