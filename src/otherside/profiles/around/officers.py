"""Whom a sentence on a decision speaks of by title or bare name: a chief officer, or somebody who has to agree. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from otherside.domain.patterns import lazily
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.around.titled import BEFORE_NAMES, NOBODY, TITLED
from otherside.profiles.beliefs import Piece

#: A chief officer of theirs is part of the matter wherever they are spoken of, and may be named in passing.
_CHIEF = lazily(
    r"\b(?i:our|my) (?P<title>CEO|CFO|COO|CTO|CIO|CISO)\b(?:(?:(?:,| [—–-]| \(| is|"
    r" called) ?| )(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b)?"
)
#: The same with the name in front: "Yael, our CTO, …", "Yael — that's our CTO", "Yael is our CTO".
_NAMED_CHIEF = lazily(
    r"\b(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?:"
    r"(?:,| ?[—–]| -{1,2}| \() ?(?:(?:that|he|she|who)(?:['’]s| is) )?(?i:our|my) (?P<title>CEO|CFO|COO|CTO|CIO|CISO)"
    r"(?=\s*(?:[,.;:!?)—–-]|$))"
    r"| is (?i:our|my) (?P<is_title>CEO|CFO|COO|CTO|CIO|CISO)\b)"
)
#: Who was just spoken of, by us as well: "Who is your CTO?" - "Her name is Ida Berg."
_ASKED_OF = lazily(r"\b(?i:your|the|our|my) (?P<title>CEO|CFO|COO|CTO|CIO|CISO)\b")
_CALLED = lazily(r"\b(?i:his|her|their) name(?:['’]s| is) (?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)")
#: Somebody by a pronoun.
PRONOUN = lazily(r"\b(?:he|she|him|her|his)(?=\b|['’])", re.IGNORECASE)
#: Somebody by a bare name, where the say is told of nobody else; a department after the name is theirs.
_NAMED_SAY = lazily(
    r"\b(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)(?: (?:in|from|at) (?:the |our )?(?P<of>[A-Za-z&]+))? (?:"
    r"(?:(?:would have|will have|has|needs) to|must|won['’]t|wouldn['’]t) "
    r"(?:be (?:in favou?r|on board|convinced)|agree|sign|approve|decide|say yes|go along|have it)"
    r"|decides|signs (?:it|off|this)|approves|has the (?:final|last) (?:say|word)"
    r"|(?:holds|controls) the (?:money|budget|purse))\b"
)
#: Of somebody who is named just behind it: told of them, or to them, or the place where they work.
ASIDE = lazily(
    r"\b(?:in|of|from|at|to|with|for|by|about|than|like|on|behind|tell|told|telling|ask|asked|asking|show|showed|shown|inform|informed|"
    r"remind|reminded|warn|warned) (?:the |our |my |your )?$",
    re.IGNORECASE,
)


def chief_in(quote: str) -> tuple[str, str] | None:
    """Name (empty if none is said) and title of a chief officer of theirs who is spoken of."""
    for named in _NAMED_CHIEF.finditer(quote):
        words = [w for w in named["name"].split() if w not in NO_NAMES and w not in BEFORE_NAMES]
        if words and not words[0].endswith("ly"):
            return " ".join(words), named["title"] or named["is_title"]
    chief = _CHIEF.search(quote)
    if chief is None:
        return None
    name = chief["name"] or ""
    return "" if name and name.split()[0] in NO_NAMES else name, chief["title"]


def by_name(text: str) -> tuple[str, str] | None:
    """The bare name of somebody who has to agree, with their department where it is said."""
    for match in _NAMED_SAY.finditer(text):
        words = [w for w in match["name"].split() if w not in NO_NAMES and w not in BEFORE_NAMES]
        if words and words[0] not in NOBODY and not words[0].endswith("ly") and not ASIDE.search(text[: match.start()]):
            return " ".join(words), match["of"] or ""
    return None


def spoken_of(piece: Piece, names: Mapping[str, str]) -> tuple[str, str] | None:
    """Whom "he" or "she" means: the last one named with a title before, unless somebody of the deal was named since."""
    if not PRONOUN.search(piece.quote) or any(w in names for w in re.findall(r"[^\W\d_]+", piece.quote)):
        return None
    told = [(m.start(), m["name"], m["title"]) for m in TITLED.finditer(piece.before)]
    told += [(m.start(), m["name"] or "", m["title"]) for m in _CHIEF.finditer(piece.before)]
    told += [(m.start(), "", m["title"]) for m in _ASKED_OF.finditer(piece.before)]
    if not told:
        return None
    at, name, title = max(told, key=lambda t: (t[0], len(t[1])))
    called = list(_CALLED.finditer(piece.before, at))
    if not called and any(m[0] in names for m in re.finditer(r"[^\W\d_]+", piece.before[at + 1 :])):
        return None
    return (called[-1]["name"] if called else name), title
