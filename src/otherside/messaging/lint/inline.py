"""Inline ignores: what the writer has decided to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from otherside.domain.patterns import lazily
from otherside.messaging.lint.registry import CODES, RULE_OF

_MARK = lazily(r"(?:<!--|#)[ \t]{0,8}otherside:[ \t]{0,8}ignore(-file)?(?![\w-])[ \t:]{0,8}([A-Za-z0-9_, \t]{0,200})")


@dataclass(frozen=True, slots=True)
class Ignored:
    """A stretch of the text in which codes are not reported; no codes means all."""

    start: int
    end: int
    codes: frozenset[str]

    def hides(self, code: str, start: int, end: int) -> bool:
        """A finding of the code that touches the stretch is not reported."""
        return start < self.end and end > self.start and (not self.codes or code in self.codes)


def ignored(text: str) -> list[Ignored]:
    """The stretches that comments in the text exempt.

    ``<!-- otherside: ignore OS101 -->`` and ``# otherside: ignore OS101`` exempt their line; the comment alone on a
    line exempts the paragraph after it; ``ignore-file`` exempts everything. Without codes, all are meant; a rule's
    name or the beginning of a code works as well.
    """
    lines = list(_lines(text))
    out: list[Ignored] = []
    for n, (start, end) in enumerate(lines):
        for mark in _MARK.finditer(text, start, end):
            codes = _codes(mark[2])
            if codes is None:
                continue
            close = text.find("-->", mark.end(), end)
            rest = text[start : mark.start()] + (text[close + 3 : end] if close >= 0 else text[mark.end() : end])
            if mark[1]:
                out.append(Ignored(0, len(text), codes))
            elif rest.strip():
                out.append(Ignored(start, end, codes))
            else:
                out.append(Ignored(*_paragraph(text, lines, n + 1), codes))
    return out


def _codes(names: str) -> frozenset[str] | None:
    """The codes meant; none named means all (an empty set); names that mean nothing exempt nothing."""
    wanted = re.split(r"[,\s]+", names.strip())
    if wanted == [""]:
        return frozenset()
    found = {
        code
        for name in wanted
        for code in CODES
        if RULE_OF[code] == name.lower() or (name.upper().startswith("OS") and code.startswith(name.upper()))
    }
    return frozenset(found) if found else None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.splitlines(keepends=True):
        yield position, position + len(line)
        position += len(line)


def _paragraph(text: str, lines: list[tuple[int, int]], n: int) -> tuple[int, int]:
    while n < len(lines) and not text[slice(*lines[n])].strip():
        n += 1
    if n >= len(lines):
        return len(text), len(text)
    start = lines[n][0]
    while n < len(lines) and text[slice(*lines[n])].strip():
        n += 1
    return start, lines[n - 1][1]
