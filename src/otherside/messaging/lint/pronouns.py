"""A confidence told with a pronoun for the name: "I hear he is leaving in May" betrays "Rolf is leaving in May" as well. Pure.

A pronoun is little, so what it stands beside has to be nearly all that was confided of whoever it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.messaging.lint.confidence import CLAUSES, Told, subjects
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.words import WORD, lowered
from otherside.profiles.private.keeping import KEEP

#: With a pronoun so many subject words have to be told, and of fewer than so many all.
_AT_LEAST, _ONE_MAY_LACK = 2, 4
_THIRD = frozenset("he he's he'd he'll she she's she'd she'll him her his hers himself herself".split())
_GREETS = lazily(r"\W*(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|morning)\b", re.IGNORECASE)
_DAY = lazily(rf"(?:{MONTHS_BUT_MAY}|{WEEKDAY}|may|easter|christmas)", re.IGNORECASE)
#: "Standing down" is another thing than standing.
_PARTICLES = frozenset("down up out off away over back".split())


@dataclass(frozen=True, slots=True)
class Named:
    """Whose names may stand behind a pronoun, word by word and in lower case.

    Attributes:
        people: those who said something or are told of as being there.
        readers: whom the message is to.
    """

    people: frozenset[str]
    readers: frozenset[str]


def named(message: Message, context: LintContext) -> Named:
    """Who is known when a message is read."""
    people = _people(context)
    return Named(people, _readers(message, context, people))


def stands_for_a_name(found: Told, message: Message, known: Named) -> bool:
    """Whether a sentence tells nearly all that a clause of a confidence says of somebody, with a pronoun in their place.

    "You" stands for the reader; "he" and "she" for nobody beside whom the sentence or the one before it names another.
    """
    if found.clause:
        return False
    sentence = message.sentences[found.sentence]
    people, readers = known.people, known.readers
    third = bool(_THIRD.intersection(sentence.words))
    if not third and not sentence.you:
        return False
    near = set(sentence.words)
    before = message.sentences[found.sentence - 1] if found.sentence else None
    if before is not None and not _GREETS.match(before.lower):
        near |= set(before.words)
    others = (near & people) - readers
    for name, told in _clauses(found.quote.text, people):
        if (third and name not in readers and others <= {name}) or (sentence.you and name in readers):
            rest = subjects(told) - subjects(name)
            shared = rest & subjects(message.text[sentence.start : sentence.end])
            lacking = len(rest) - len(shared)
            particles = _PARTICLES.intersection(WORD.findall(lowered(told)))
            if (
                len(shared) >= _AT_LEAST
                and lacking <= (len(rest) >= _ONE_MAY_LACK)
                and found.fresh & shared
                and particles <= set(sentence.words)
            ):
                return True
    return False


def _clauses(text: str, people: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each clause of what was confided beside each name in it, in lower case, without the request."""
    for n, clause in enumerate(CLAUSES.split(KEEP.sub(", ", text))):
        words = WORD.findall(clause)
        for k, word in enumerate(words):
            name = lowered(word).removesuffix("'s")
            written = word[0].isupper() and len(word) > 1 and (k > 0 or n > 0) and not _DAY.fullmatch(word)
            if word[0].isupper() and (name in people or written):
                yield name, clause


def _people(context: LintContext) -> frozenset[str]:
    names = [re.split(r"[:,]", text, maxsplit=1)[0] for text in context.open]
    names += [q.person for q in (*context.quotes, *context.confided) if q.person]
    return frozenset(w for name in names if len(name.split()) <= 4 for w in WORD.findall(lowered(name)) if len(w) > 2)


def _readers(message: Message, context: LintContext, people: frozenset[str]) -> frozenset[str]:
    """Whom the message greets, and whose words alone it is held against."""
    names = {q.person for q in context.quotes if q.person}
    found = set(WORD.findall(lowered(names.pop()))) if len(names) == 1 else set()
    if message.sentences and _GREETS.match(message.sentences[0].lower):
        first = message.sentences[0].lower.strip().split("\n", 1)[0].split(",", 1)[0]
        found |= set(WORD.findall(first)) & people
    return frozenset(found)
