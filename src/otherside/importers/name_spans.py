"""Stretches of a sentence that look like a name: capitalised words, without openers, titles, places and what is no person. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from otherside.domain.patterns import lazily
from otherside.importers.name_words import COMMON_WORDS, CONTACT_VERBS, FUNCTION_WORDS, PARTICLES, ROLE_WORDS
from otherside.importers.places import is_place

#: So many characters before a name and behind it may tell that it is a street's or a house's.
_BEFORE, _BEHIND = 60, 10
_WORD = lazily(r"[^\W\d_]+(?:['’-][^\W\d_]+){0,4}\.?")
_TITLES = frozenset("""mr mrs ms miss dr prof herr frau""".split())
_OPENERS = CONTACT_VERBS | frozenset(
    """had got felt sat coffee lunch dinner zoom quick quote according apparently when while after before today yesterday
    then later afterwards overall meanwhile spent as if because since although even only pushed shared offered told asking
    remember note dear hi hello via per re cc re-read listening talking speaking meeting seeing""".split()
)
_NOT_PEOPLE = frozenset(
    """nobody everybody everyone someone somebody anyone anybody everything
    english german french spanish italian european american british google microsoft salesforce hubspot excel
    slack zoom teams linkedin outlook notion jira github internet god christmas easter europe america germany
    london paris berlin
    er sie es wir ihr ich man il elle ils elles on nous je""".split()
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that may be a name.

    Attributes:
        start: in characters of the sentence; ``end`` is behind the last.
        name: without the "'s" of a possessive.
        initial: nothing stands before it.
        possessive: it is followed by "'s".
    """

    start: int
    end: int
    name: str
    initial: bool
    possessive: bool


def spans_of(sentence: str) -> Iterator[Span]:
    """Runs of capitalised words that may be somebody's name, with openers, titles and job titles stripped."""
    run: list[re.Match[str]] = []
    matches = list(_WORD.finditer(sentence))
    for n, match in enumerate(matches):
        word = match.group()
        bare = re.sub(r"['’]s?$", "", word.rstrip("."))
        gap = sentence[run[-1].end() : match.start()] if run else ""
        if run and (gap != " " or _ends_name(run[-1].group())):
            yield from _span(sentence, run)
            run = []
        is_particle = (
            bool(run)
            and bare.lower() in PARTICLES
            and n + 1 < len(matches)
            and bare.islower()
            and (matches[n + 1].group()[:1].isupper() and bare.lower() not in {"of", "y", "e", "do", "la", "le"})
        )
        if (_is_capital(bare) and not _is_ordinary(bare)) or is_particle:
            run.append(match)
        elif run:
            yield from _span(sentence, run)
            run = []
    if run:
        yield from _span(sentence, run)


def _span(sentence: str, run: list[re.Match[str]]) -> Iterator[Span]:
    initial = not sentence[: run[0].start()].strip(" \"'“”‘’([-–—")
    while run and _is_opener(run[0].group(), initial and len(run) > 1):
        run = run[1:]
        initial = False
    if not run:
        return
    last = run[-1].group()
    possessive = bool(re.search(r"(?:['’]s|s['’])$", last))
    stripped = re.sub(r"['’]s?$", "", last)
    end = run[-1].end() - (len(last) - len(stripped))
    if stripped.endswith(".") and len(stripped) > 2:
        end -= 1
    start = run[0].start()
    name = sentence[start:end]
    if name.lower() in _NOT_PEOPLE or is_place(
        name, sentence[max(0, start - _BEFORE) : start], sentence[end : end + _BEHIND]
    ):
        return
    if len(name) > 1:
        yield Span(start, end, name, initial, possessive)


def _is_opener(word: str, initial: bool) -> bool:
    lower = word.rstrip(".").lower()
    return lower in _OPENERS or lower in _TITLES or (initial and lower.endswith(("ed", "ing")) and len(lower) > 4)


def _ends_name(word: str) -> bool:
    return bool(re.search(r"['’]s$", word)) or (word.endswith(".") and len(word) > 3)


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and not (word.isupper() and len(word) > 1)


def _is_ordinary(word: str) -> bool:
    lower = word.lower()
    return lower in COMMON_WORDS or lower in ROLE_WORDS or lower in FUNCTION_WORDS
