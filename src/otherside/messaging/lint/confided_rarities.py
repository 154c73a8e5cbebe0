"""A short confidence that one rare word gives away: "the man from the brewery is Uwe's godfather" as "Uwe has a godfather there". Pure.

Which words are rare is told by the reader that ships with the package: its word pieces stand in the order of how often they are met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from otherside.extraction.encoder import DATA as READER
from otherside.messaging.lint.confided_matters import first_names
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.evidence import Quoted
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.words import STOP, WORD, content, lowered, stem
from otherside.profiles.private.keeping import KEEP

#: From this place among the word pieces on, a word is rare: "godfather" and "bursary" are, "drawing" and "price" are not.
_RARE = 8000
#: A sentence of more subject words is known by several of them.
_SHORT = 6
_LEAST_LETTERS = 5
_MYSELF = ("I'", "I’")
#: What is said to us of our own things, sent or thanked for, is no secret.
_OF_OURS = frozenset("you your yours thanks thank please attached enclosed send sent".split())


def rarity_told(message: Message, context: LintContext) -> Iterator[tuple[int, Quoted]]:
    """Statements of a message, by their places, that have a rare word of a short confidence beside whom it is of."""
    # Whoever asked us to leave a matter with them, or passed on what the reader wrote, is read by what they asked.
    apart = {quote.person for asked in ("not this", "source") for quote in context.asking(asked)}
    confided = [quote for quote in context.confided if not quote.asks and quote.person not in apart]
    if not confided:
        return
    openly = frozenset(stem(word) for text in context.open for word in WORD.findall(lowered(text))) | context.stems
    people = first_names(context)
    secrets = [
        (quote, rare, of) for quote in confided if (rare := _rare_in(quote, openly)) and (of := _of(quote, people))
    ]
    for n, sentence in enumerate(message.sentences if secrets else ()):
        if sentence.question:
            continue
        named = frozenset(word.removesuffix("'s") for word in sentence.words)
        stems = frozenset(sentence.stems)
        found = next((quote for quote, rare, of in secrets if rare & stems and of & named), None)
        if found is not None:
            yield n, found


def _rare_in(quote: Quoted, openly: frozenset[str]) -> frozenset[str]:
    """Stems of the rare words of a short sentence, but of names and of what the reader may know."""
    told = KEEP.sub(", ", quote.text)
    words = WORD.findall(told)
    if len(set(content(lowered(told)))) > _SHORT or _OF_OURS & {lowered(word) for word in words}:
        return frozenset()
    plain = [w for w in words if w.islower() and w.isalpha() and len(w) >= _LEAST_LETTERS and w not in STOP]
    return frozenset(stem(word) for word in _rare(plain)) - openly


def _rare(words: Sequence[str]) -> list[str]:
    known = _places()
    return [word for word in words if known.get(word, _RARE) >= _RARE]


@cache
def _places() -> dict[str, int]:
    """The place of every whole word among the reader's word pieces."""
    from tokenizers import Tokenizer

    found: dict[str, int] = Tokenizer.from_file(str(READER / "tokenizer.json")).get_vocab()
    return {word: place for word, place in found.items() if word.isalpha()}


def _of(quote: Quoted, people: frozenset[str]) -> frozenset[str]:
    """Of whom a confidence is, by first or only names, lower case: whoever is named in it, and whoever told it."""
    words = WORD.findall(KEEP.sub(", ", quote.text))
    capital = {
        lowered(w).removesuffix("'s") for w in words[1:] if w[0].isupper() and len(w) > 2 and w[:2] not in _MYSELF
    }
    begins = {lowered(w).removesuffix("'s") for w in words[:1]} & people
    told = {lowered(quote.person).split(" ")[0]} if quote.person else set()
    return frozenset(capital | begins | told)
