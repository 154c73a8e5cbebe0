"""Whether a sentence of ours tells what somebody else said in confidence: by shared words, and by meaning beside them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from otherside.domain.calendar_words import MONTH_BEGINNINGS, MONTHS
from otherside.domain.patterns import lazily
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.evidence import Quoted
from otherside.messaging.lint.head import DIMENSIONS, default_head, seen
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.words import WORD, content, lowered, stem
from otherside.profiles.money.quantities import number_of
from otherside.profiles.private.keeping import KEEP
from otherside.profiles.time.dates import find_dates

#: Where a sentence may be cut into what can be told apart.
CLAUSES = lazily(r"[,;:.!?–—()\n]+|\s(?:and|but|because|so|although|though|while)\s")
_FIGURE = lazily(r"\d+(?:[.,]\d+)*")
#: A day needs its month, written with a capital.
_MONTH = lazily(rf"\b(?:{MONTH_BEGINNINGS})")
_ANY_DAY = dt.date(2000, 1, 1)
_CALENDAR = frozenset(stem(month) for month in MONTHS.split("|"))
#: Two everyday words that together tell what happens.
_TOGETHER = (
    (lazily(r"\b(?:tak(?:e|es|ing|en)|took) over\b"), "takeover"),
    (lazily(r"\b(?:giv(?:e|es|ing|en)|gave) up\b"), "giveup"),
    (lazily(r"\blet(?:s|ting)? (?:[\w'-]+ )?go\b"), "letgo"),
)
#: A clause of fewer subject words says too little to be known by them.
_LEAST_OF_CLAUSE = 3
#: So many words in a row are no chance.
_RUN = 4
_OF_THEMSELVES = lazily(r"\b(?:I|I['’]\w+|my|me)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a message beside what was said in confidence.

    Attributes:
        sentence: its place in ``Message.sentences``.
        quote: what was confided.
        shared: subject words that both have.
        fresh: those of them that stand in nothing the reader may know, or in words of theirs that nobody said so openly.
        beyond: by how many the shared words exceed what any one open turn says of them.
        share: share of the confided sentence's subject words that are told, or of those of one clause.
        near: cosine of the two by meaning, or 0 where it was not read.
        clause: whether it is one clause of a longer sentence: there whoever confided it stands for "I".
    """

    sentence: int
    quote: Quoted
    shared: frozenset[str]
    fresh: frozenset[str]
    beyond: int
    share: float
    near: float
    clause: bool = False


def subjects(text: str) -> frozenset[str]:
    """Stems of the words that carry the subject, parts of compounds apart, and figures: "61,000" as "sixty-one thousand".

    A day is a figure and its month: "1 February" as "the first of February".
    """
    days, text = _days(text)
    lower = lowered(text)
    for words, one in _TOGETHER:
        lower = words.sub(one, lower)
    figures = {_significant(m[0].replace(",", "")) for m in _FIGURE.finditer(lower)}
    plain = _FIGURE.sub(" ", lower)
    for word in set(WORD.findall(plain)):
        number = number_of(word)
        if number is not None and number >= 2:
            figures.add(_significant(f"{number:g}"))
            plain = re.sub(rf"\b{re.escape(word)}\b", " ", plain)
    return frozenset({*content(plain.replace("-", " ")), *figures, *days})


def _days(text: str) -> tuple[set[str], str]:
    """The days with a month in a text, and the text with the month alone in their places."""
    out: set[str] = set()
    for day in reversed(find_dates(text, _ANY_DAY) if _MONTH.search(text) else []):
        if day.exact and _MONTH.search(day.words):
            out.add(f"#{day.date:%m-%d}")
            text = f"{text[: day.start]}{day.date:%B}{text[day.end :]}"
    return out, text


def of_the_calendar(word: str) -> bool:
    """Whether a word of ``subjects`` is a day or a month."""
    return word in _CALENDAR or (word.startswith("#") and "-" in word)


def _significant(number: str) -> str:
    """A figure without its scale: 61, 61,000 and sixty-one thousand are told alike."""
    digits = number.rstrip(".").replace(".", "") if "." in number else number.rstrip("0")
    return f"#{digits.lstrip('0') or '0'}"


def told(message: Message, context: LintContext) -> Iterator[Told]:
    """Every sentence of a message beside every confided one with which it shares a word that is no common ground."""
    if all(quote.asks for quote in context.confided) or not message.sentences:
        return
    turns: dict[str, set[int]] = defaultdict(set)
    for n, text in enumerate(context.open):
        for word in subjects(text):
            turns[word].add(n)
    confided = [(quote, parts(quote)) for quote in context.confided if not quote.asks]
    spoken = " ".join(f" {' '.join(WORD.findall(lowered(text)))} " for text in context.open)
    for n, sentence in enumerate(message.sentences):
        own = subjects(message.text[sentence.start : sentence.end])
        for quote, (whole, *clauses) in confided:
            if not own & frozenset().union(whole, *clauses):
                continue
            for theirs in (whole, *clauses):
                shared = own & theirs
                beyond = len(shared) - _together(shared, turns)
                if beyond > 0:
                    fresh = frozenset(s for s in shared if s not in turns)
                    if not fresh and theirs is whole:
                        fresh = _same_run(message.text[sentence.start : sentence.end], quote.text, shared, spoken)
                    near = _near(message, n, quote) if theirs is whole else 0.0
                    yield Told(n, quote, shared, fresh, beyond, len(shared) / len(theirs), near, theirs is not whole)


def _same_run(own: str, theirs: str, shared: frozenset[str], spoken: str) -> frozenset[str]:
    """The subject words within a run of theirs that we repeat word for word, and that was not spoken openly as it stands.

    Args:
        spoken: the words of what is open, lower case, each with a blank on both sides.
    """
    words = WORD.findall(lowered(theirs))
    ours = f" {' '.join(WORD.findall(lowered(own)))} "
    for at in range(len(words) - _RUN + 1):
        run = f" {' '.join(words[at : at + _RUN])} "
        if run in ours and run not in spoken and (told := subjects(run) & shared):
            return frozenset(told)
    return frozenset()


def parts(quote: Quoted) -> list[frozenset[str]]:
    """The subject words of a confided sentence, and those of each of its clauses that says enough by itself.

    In a clause about themselves whoever confided it is named: "Ada leaves" tells "I leave".
    """
    out = [subjects(quote.text)]
    name = subjects((quote.person or "").partition(" ")[0])
    for clause in CLAUSES.split(KEEP.sub(", ", quote.text)):
        told = subjects(clause) | (name if _OF_THEMSELVES.search(clause) else frozenset())
        if len(told) >= _LEAST_OF_CLAUSE and told != out[0]:
            out.append(told)
    return out


def _together(shared: Collection[str], turns: Mapping[str, Collection[int]]) -> int:
    """How many of some words the one open turn has that has most of them."""
    found = Counter(n for stem in shared for n in turns.get(stem, ()))
    return max(found.values(), default=0)


def _near(message: Message, n: int, quote: Quoted) -> float:
    head = default_head()
    vectors = message.read.vectors
    if vectors is None or head.meaning is None or n >= len(vectors):
        return 0.0
    return float(vectors[n] @ seen([("", lowered(quote.text))], head.meaning.encoder)[0, :DIMENSIONS])
