"""A message as the rules read it: sentences, questions, what is quoted and what is not ours."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.head import Read, default_head
from otherside.messaging.lint.words import WORD, content, lowered

#: Characters of the longest stretch read as one sentence.
LONGEST = 600
_COMMENT = lazily(r"<!--[^<>]{0,400}-->")
_IGNORE = lazily(r"# otherside: ignore[^\n]{0,200}")
_QUOTE = lazily(r'(?<!\w)"[^"\n]{2,400}"(?!\w)')
_REPLY = lazily(r"(?m)^[ \t]*>[^\n]*$")
_SIGNATURE = lazily(r"(?m)^-- ?$")
_US = frozenset("we we're we've we'd we'll our ours us ourselves ourself".split())
_ME = frozenset("i i'm i've i'd i'll my me mine myself".split())
_YOU = frozenset("you you're you've you'd you'll your yours yourself yourselves".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``message.lower[start:end]`` with its words."""

    start: int
    end: int
    lower: str
    words: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def question(self) -> bool:
        """It ends in a question mark."""
        return self.lower.rstrip(" \t\n\"')]*_").endswith("?")

    @property
    def bounds(self) -> tuple[int, int]:
        """Where it begins and ends, without the white space around it."""
        return self.end - len(self.lower.lstrip()), self.start + len(self.lower.rstrip())

    @property
    def us(self) -> int:
        """How many words mean our company."""
        return sum(w in _US for w in self.words)

    @property
    def me(self) -> int:
        """How many words mean the writer."""
        return sum(w in _ME for w in self.words)

    @property
    def you(self) -> int:
        """How many words mean the reader."""
        return sum(w in _YOU for w in self.words)


class Message:
    """A text to be checked. Offsets are those of the text as given.

    Args:
        text: as it was written.
        context: what is known of its reader; nothing, when left out.
    """

    def __init__(self, text: str, context: LintContext | None = None) -> None:
        self.text = text
        self.context = context or LintContext()
        self.lower = _blank(lowered(text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in order; list items are sentences of their own."""
        out = []
        for start, end in _bounded(self.lower):
            lower = self.lower[start:end]
            found = tuple(WORD.findall(lower))
            if found:
                out.append(Sentence(start, end, lower, found, tuple(content(lower))))
        return tuple(out)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset within one."""
        return self.sentences[bisect_right(self.sentences, offset, key=lambda s: s.start) - 1]

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Stretches in quotation marks: somebody's words, not ours."""
        return tuple((m.start(), m.end()) for m in _QUOTE.finditer(self.lower))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The content stems of the whole message."""
        return frozenset(s for sentence in self.sentences for s in sentence.stems)

    def is_quoted(self, start: int, end: int) -> bool:
        """The stretch lies within quotation marks."""
        return any(a <= start and end <= b for a, b in self.quoted)

    @cached_property
    def read(self) -> Read:
        """What the trained head makes of its sentences."""
        return default_head().read(self.spoken, self.heard)

    @cached_property
    def heard(self) -> tuple[str, ...]:
        """What its reader said that is nearest to it, word for word."""
        return self.context.near(self.stems)

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """Its sentences in lower case with what is in quotation marks left out: those words are not ours."""
        return tuple(self._ours(s) for s in self.sentences)

    def _ours(self, sentence: Sentence) -> str:
        out, at = [], sentence.start
        for a, b in self.quoted:
            if sentence.start <= a and b <= sentence.end:
                out += [self.lower[at:a], '"…"']
                at = b
        return " ".join("".join([*out, self.lower[at : sentence.end]]).split())

    def search(self, pattern: re.Pattern[str]) -> Iterator[tuple[Sentence, int, int]]:
        """Matches of a pattern sentence by sentence, with offsets in the text, outside quotation marks."""
        for sentence in self.sentences:
            for match in pattern.finditer(sentence.lower):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if end > start and not self.is_quoted(start, end):
                    yield sentence, start, end


def _bounded(lower: str) -> Iterator[tuple[int, int]]:
    """The sentences; a stretch that goes on without an end is cut between words, to keep the time linear."""
    for span in segment(lower):
        start = span.start
        while span.end - start > LONGEST:
            cut = max(lower.rfind(" ", start, start + LONGEST), lower.rfind("\n", start, start + LONGEST))
            cut = cut if cut > start else start + LONGEST
            yield start, cut
            start = cut
        yield start, span.end


def _blank(lower: str) -> str:
    """Comments, quoted replies and the signature become spaces: they are not the message."""
    for pattern in (_COMMENT, _IGNORE, _REPLY):
        lower = pattern.sub(lambda m: " " * (m.end() - m.start()), lower)
    signature = _SIGNATURE.search(lower)
    if signature:
        lower = lower[: signature.start()] + re.sub(r"[^\n]", " ", lower[signature.start() :])
    return lower
