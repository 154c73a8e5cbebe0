"""What people type into a search box, as an expression of FTS5.

``word``, ``wor*``, ``"a phrase"``, ``AND``, ``OR``, ``NOT`` or ``-word``, and parentheses. Plain words without any of
these are a loose question: every word counts, none is required, and meaning may find what no word does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from otherside.domain import InputError
from otherside.domain.patterns import lazily

LONGEST_PHRASE = 6
"""Words of a loose query that are looked for as a phrase too: a longer one is a question, which nobody repeats."""
_TOKEN = lazily(r'"([^"]*)"|([()])|(-?)([^\s()"]+)')
_WORD = lazily(r"\w+", re.UNICODE)
_FILLERS = frozenset(
    "a an the of to in on at for and or is are was were be been do does did they them their he she it its we our us you "
    "your i me my what which who whom whose when where why how that this these those with about from by as any some "
    "have has had can could would should will say says said tell people".split()
)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query.

    Attributes:
        words: the words as typed, for meaning; without operators and what is excluded.
        loose: words each of which may match; empty when ``strict`` is set.
        strict: an FTS5 expression every hit must satisfy; empty for a loose query.
        terms: quoted terms that a hit may have, for ranking; without what is excluded.
        shown: quoted terms to highlight, as an FTS5 expression; empty when there are none.
        exact: of a loose query of two to six words in a row, those words as a phrase, to rank first; else empty.
    """

    words: str
    loose: tuple[str, ...]
    strict: str
    terms: tuple[str, ...]
    shown: str
    exact: str = ""


def quoted(text: str) -> str:
    """A string of FTS5: every character taken literally."""
    return '"' + text.replace('"', '""') + '"'


def parse(text: str) -> Query:
    """Reads a query.

    Raises:
        InputError: for an unclosed quotation mark or parentheses that do not match; the text says what to do.
    """
    text = text.replace("“", '"').replace("”", '"').replace("„", '"')
    if text.count('"') % 2:
        raise InputError(f"search: a quotation mark in {text!r} is not closed; add the other one")
    parts: list[str] = []
    shown: list[str] = []
    words: list[str] = []
    strict = False
    negative = False
    for phrase, bracket, minus, word in _TOKEN.findall(text):
        if bracket:
            parts.append(bracket)
            strict = True
        elif word in ("AND", "OR", "NOT") and not minus:
            parts.append(word)
            strict, negative = True, word == "NOT"
        elif term := _term(phrase or word):
            if minus:
                parts += ["NOT", term]
            else:
                parts.append(term)
            strict = strict or bool(minus or phrase or word.endswith("*"))
            if not minus and not negative:
                shown.append(term)
                words.append(phrase or word.rstrip("*"))
            negative = False
    if not strict:
        content = [n for n, p in enumerate(parts) if p.strip('"').casefold() not in _FILLERS] or list(range(len(parts)))
        loose = tuple(dict.fromkeys(parts[n] for n in content))
        row = parts[content[0] : content[-1] + 1] if content else []
        exact = quoted(" ".join(p.strip('"') for p in row)) if 2 <= len(row) <= LONGEST_PHRASE else ""
        return Query(" ".join(words), loose, "", loose, " OR ".join(loose), exact)
    return Query(" ".join(words), (), _joined(parts, text), tuple(dict.fromkeys(shown)), " OR ".join(shown))


def _term(raw: str) -> str:
    words = _WORD.findall(raw)
    if not words:
        return ""
    return quoted(" ".join(words)) + (" *" if raw.endswith("*") else "")


def _joined(parts: list[str], text: str) -> str:
    """Puts ``AND`` where nothing stands between two terms, and refuses what FTS5 would not understand."""
    out: list[str] = []
    depth = 0
    for part in parts:
        opens = part not in (")", "AND", "OR", "NOT")
        if opens and out and out[-1] not in ("(", "AND", "OR", "NOT"):
            out.append("AND")
        if part in ("AND", "OR", "NOT", ")") and (not out or out[-1] in ("(", "AND", "OR", "NOT")):
            if part == "NOT" and out and out[-1] == "AND":
                out[-1] = "NOT"
                continue
            raise InputError(
                f"search: {part!r} in {text!r} has nothing before it; name what to find, then what to leave out"
            )
        depth += (part == "(") - (part == ")")
        if depth < 0:
            break
        out.append(part)
    if depth or not out or out[-1] in ("AND", "OR", "NOT"):
        raise InputError(f"search: {text!r} is not complete; check parentheses, AND, OR and NOT")
    return " ".join(out)
