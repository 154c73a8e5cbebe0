"""A confidence of a word or two, told in a sentence of ours: "Not chair." as "your mother does not want to be chair any more". Pure.

Such an answer has too few words to be known by them alone. So they count only as what it is that somebody wishes, fears or is to be,
and where the sentence speaks of whoever said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from otherside.domain.patterns import lazily
from otherside.messaging.lint.confided_matters import first_names
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.evidence import Quoted
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.words import STOP, WORD, content, lowered, stem
from otherside.profiles.private.announced import only_breath
from otherside.profiles.private.keeping import KEEP
from otherside.profiles.private.private_life import relatives

#: An answer of more words, or of more that carry the subject, is known by these.
_WORDS, _SUBJECTS = 5, 2
#: What somebody wishes, fears or is to be; it stands at most so many words before the thing.
_OF_SOMEBODY = frozenset(
    """want wants wanted wanting wish wishes wished hope hopes hoped dream dreams dreamt like likes love loves prefer prefers rather become
    becomes becoming be being been stay stays staying remain remains remaining afraid fear fears feared fearful scared scares frightened
    frightens worried worries dread dreads dreading tired ready see sees seeing picture pictures aim aims end succeed""".split()
)
_BEFORE = 5
_THIRD = frozenset("he he's he'd he'll she she's she'd she'll him her his hers himself herself".split())
#: A question that is open asks; one that says "did you know" tells.
_TELLS = lazily(
    r"\b(?:know|knew|aware|heard|hear|noticed|surprised?|realis\w+|not|no longer)\b|n['’]t\b", re.IGNORECASE
)


def answer_told(message: Message, context: LintContext) -> Iterator[tuple[int, Quoted]]:
    """Sentences of a message, by their places, that tell a short answer of somebody given in confidence, with that answer."""
    people = first_names(context)
    secrets = [(quote, stems) for quote in context.confided if not quote.asks and (stems := _answer(quote, people))]
    if not secrets:
        return
    openly = [_wished(WORD.findall(lowered(text))) for text in context.open]
    for n, sentence in enumerate(message.sentences):
        if sentence.question and not _TELLS.search(sentence.lower):
            continue
        told = _wished(sentence.words)
        found = next(
            (
                quote
                for quote, stems in secrets
                if stems <= told and _of_them(sentence, quote, people) and not any(stems <= known for known in openly)
            ),
            None,
        )
        if found is not None:
            yield n, found


def _answer(quote: Quoted, people: frozenset[str]) -> frozenset[str]:
    """The stems of an answer of a word or two, without names; empty for a longer one, and for none."""
    told = KEEP.sub(", ", quote.text)
    words = [w for w in WORD.findall(lowered(told)) if w not in people]
    stems = frozenset(content(" ".join(words)))
    short = len(words) <= _WORDS and len(stems) <= _SUBJECTS and not only_breath(told)
    return stems if short else frozenset()


def _wished(words: Sequence[str]) -> frozenset[str]:
    """The stems of what stands behind a word of wishing, fearing or being, and before no other word of its own: no "useful list"."""
    out = set()
    near = 0
    for n, word in enumerate(words):
        if word in _OF_SOMEBODY:
            near = _BEFORE
            continue
        after = words[n + 1] if n + 1 < len(words) else ""
        if near and word not in STOP and (not after or after in STOP):
            out.add(stem(word))
        near = max(0, near - 1)
    return frozenset(out)


def _of_them(sentence: Sentence, quote: Quoted, people: frozenset[str]) -> bool:
    """Whether a sentence speaks of whoever gave an answer, or may: somebody of the reader's family, or "she" beside no other name."""
    named = {word.removesuffix("'s") for word in sentence.words} & people
    who = lowered(quote.person or "").split(" ")[0]
    if who:
        return who in named or (not named and bool(_THIRD.intersection(sentence.words)))
    return bool(relatives(sentence.lower) or named or _THIRD.intersection(sentence.words))
