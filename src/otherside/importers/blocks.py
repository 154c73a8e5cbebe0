"""Markdown and plain text cut into lines that know what they are, and their inline markup taken off.

Not a Markdown renderer: a note or a transcript is read line by line, because a speaker's label may begin
on any line, and no word may get lost on the way. Every pattern is bounded, so hostile text costs linear
time.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from otherside.domain.patterns import lazily


class Kind(Enum):
    """What a line of a document is."""

    HEADING = auto()
    TEXT = auto()
    BULLET = auto()
    QUOTE = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document without the marker that makes it what it is.

    Attributes:
        kind: what the line is.
        text: its raw inline text (emphasis still in it); a code line is verbatim.
        level: of a heading, 1 to 6.
        starts: whether a paragraph starts here, i.e. the line does not run on from the one before.
        task: whether it is a to-do (``- [ ] …``): a task is never anybody's words.
    """

    kind: Kind
    text: str
    level: int = 0
    starts: bool = True
    task: bool = False


_HEADING = lazily(r"\s{0,3}(#{1,6})\s+(.*)")
_RULE = lazily(r"\s{0,3}(?:(?:-[ \t]*){3,200}|(?:\*[ \t]*){3,200}|(?:_[ \t]*){3,200}|={4,200})")
_BULLET = lazily(r"\s{0,40}(?:[-*+•‣◦▪–]|(\d{1,3}[.)]))\s+(.*)")
_TASK = lazily(r"\[[ xX]\]\s")
_FENCE = lazily(r"\s{0,3}(```|~~~)")
_WIKILINK = lazily(r"!?\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_STRONG = lazily(r"(\*\*|__)(?=[^\s*_])([^\n]{1,600}?)(?<=\S)\1")
_EMPHASIS = lazily(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_\n]{1,600})(?<=\S)\1(?![\w*_])")
_BREAK = lazily(r"<br\s{0,3}/?>", re.IGNORECASE)
_ESCAPE = lazily(r"\\([*_#`\[\]()>|~-])")
_COMMENT = lazily(r"<!--[^<]{0,2000}?-->")


def lines_of(text: str) -> Iterator[Line]:
    """The document's lines; blank lines, rules and the fences around code are left out."""
    fence = ""
    blank, previous = True, Kind.TEXT
    for raw in text.split("\n"):
        match = _FENCE.match(raw)
        if match and (not fence or match.group(1) == fence):
            fence = "" if fence else match.group(1)
            blank = True
            continue
        if fence:
            yield Line(Kind.CODE, raw.rstrip(), starts=blank)
            blank, previous = False, Kind.CODE
            continue
        if not raw.strip() or (len(raw) < 400 and _RULE.fullmatch(raw.rstrip())):
            blank = True
            continue
        line = _line(raw, blank or previous is Kind.HEADING, previous)
        yield line
        blank, previous = False, line.kind


def _line(raw: str, blank: bool, previous: Kind) -> Line:
    match = _HEADING.match(raw)
    if match:
        return Line(Kind.HEADING, match.group(2).rstrip().rstrip("#").rstrip(), level=len(match.group(1)))
    stripped = raw.strip()
    if stripped.startswith(">"):
        return Line(Kind.QUOTE, stripped.lstrip("> \t"), starts=blank or previous is not Kind.QUOTE)
    match = _BULLET.match(raw)
    if match:
        number, rest = match.group(1), match.group(2).rstrip()
        task = bool(_TASK.match(rest))
        # The number of a numbered list is part of the text ("3. is the worst"); a dash is not.
        return Line(Kind.BULLET, f"{number} {rest}" if number else rest, task=task)
    return Line(Kind.TEXT, stripped, starts=blank or previous is Kind.QUOTE)


def paragraphs(lines: Iterable[Line]) -> Iterator[Line]:
    """Joins the lines that run on into one ``Line`` each, with line breaks kept."""
    held: list[Line] = []
    for line in lines:
        if held and (line.starts or (line.kind is Kind.CODE) != (held[0].kind is Kind.CODE)):
            yield _joined(held)
            held = []
        held.append(line)
    if held:
        yield _joined(held)


def _joined(held: list[Line]) -> Line:
    first = held[0]
    if len(held) == 1:
        return first
    return Line(first.kind, "\n".join(line.text for line in held), first.level, first.starts, first.task)


def plain(text: str) -> str:
    """Inline markup off: wiki links as shown, emphasis, entities, escapes; every word stays."""
    if "[[" in text:
        text = _WIKILINK.sub(_shown, text)
    if "<" in text:
        text = _COMMENT.sub("", _BREAK.sub("\n", text))
    if "**" in text or "__" in text:
        text = _STRONG.sub(r"\2", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return (html.unescape(text) if "&" in text else text).strip()


def _shown(match: re.Match[str]) -> str:
    page = match.group(1).split("#")[0] or match.group(1)
    return match.group(2) or page.rsplit("/", 1)[-1]
