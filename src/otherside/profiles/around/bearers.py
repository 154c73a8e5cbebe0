"""Who of those named does what a sentence says: its subjects, or whom "by", "from" or "of" names. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from otherside.domain.patterns import lazily
from otherside.profiles.around.functions import FUNCTIONS, named_beside
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.around.officers import ASIDE

#: Whose it is not: "Ida has no veto", "Ida does not decide".
_HAS_NOT = lazily(r"(?:\b(?:no|not|never|nobody)|n['’]t)(?: \w+){0,2} $", re.IGNORECASE)
#: What nobody does: it was done, or is.
_PASSIVE = lazily(r"\b(?:is|are|was|were|be|been|being|gets?|got)(?: (?!by\b)\w+){0,2} $")
_BY = lazily(r",? (?:from|by|of) (?:the |our |my )?$")
_AND = lazily(r"(?:,|,? and|,? or| &) $")
_SUBJECT = lazily(r"\b(?:I|we|We|they|They|[Hh]e|[Ss]he|him|her|his|[A-Z][\w’&-]*)\b")
#: Done in the first person, they are the speaker's own and nobody else's.
_DOING = lazily(r"^(?:sign|approv|veto|decid|vote|kill|won|make|has|have|must|hold|control)", re.IGNORECASE)


#: Whose a say is that is nobody's here: the speaker's, somebody's else, or not told.
SELF, _ELSE, NONE = "self", "else", "none"


def bearers(pattern: re.Pattern[str], quote: str, names: Mapping[str, str]) -> list[str]:
    """Whose each say of a sentence is, in its order: a person's id, ``SELF``, ``_ELSE`` or ``NONE``.

    It is whose name stands in it, or after it with "by" or "from"; otherwise the subject, which is the last one named before
    it in the clause. Somebody who is told of it has none.
    """
    marks = _marks(quote, names)
    out: list[str] = []
    for match in pattern.finditer(quote):
        if not match[0].casefold().startswith("without") and _HAS_NOT.search(quote[: match.start()]):
            continue
        if match[0].endswith("ed") and _PASSIVE.search(quote[: match.start()]):
            out += [who for who in _behind(quote, match, marks) if who != SELF]
            continue
        inside = [who for at, to, who in marks if match.start() <= at and to <= match.end() and who != SELF]
        out += inside or _behind(quote, match, marks) or _subjects(quote, match, marks)
    return out


def _behind(quote: str, match: re.Match[str], marks: Sequence[tuple[int, int, str]]) -> list[str]:
    """Of whom it is by the words right behind it: "approved by Ida and Tom", "past Ida"."""
    led = match[0].endswith((" past", " to"))
    out: list[str] = []
    last = match.end()
    for at, to, who in marks:
        if at >= last:
            gap = quote[last:at]
            if not (_AND.fullmatch(gap) if out else _BY.fullmatch(gap) or (led and gap == " ")):
                break
            out.append(who)
            last = to
    return out


def _subjects(quote: str, match: re.Match[str], marks: Sequence[tuple[int, int, str]]) -> list[str]:
    """Of which subject, or of which several, a verb or noun before it in its sentence is."""
    before = [m for m in marks if m[1] <= match.start()]
    for n in range(len(before) - 1, -1, -1):
        at, to, who = before[n]
        if re.search(r"[.;:!?](?:\s|$)", quote[to : match.start()]):
            break
        if ASIDE.search(quote[:at]):
            continue
        if who == SELF and not _DOING.search(match[0]):
            return [NONE]
        out = [who]
        while n and _AND.fullmatch(quote[before[n - 1][1] : before[n][0]]):
            n -= 1
            if ASIDE.search(quote[: before[n][0]]):
                break
            out.append(before[n][2])
        return out
    return [NONE]


def _marks(quote: str, names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """``(start, end, who)`` of everybody a sentence may be about: people here by their ids, functions, pronouns, others."""
    found: list[tuple[int, int, str]] = []
    functions = sorted({m.span() for pattern, _, _ in FUNCTIONS for m in pattern.finditer(quote)})
    for m in _SUBJECT.finditer(quote):
        if any(a <= m.start() < b for a, b in functions) or (
            m[0] in NO_NAMES and m[0] not in ("I", "We", "They", "He", "She")
        ):
            continue
        first = not m.start() or quote[: m.start()].rstrip()[-1:] in ".!?;:"
        if m[0] == "I" or m[0].casefold() == "we":
            found.append((*m.span(), SELF))
        elif m[0] in names:
            found.append((*m.span(), names[m[0]]))
        elif not first or m[0] in ("They", "He", "She"):
            found.append((*m.span(), _ELSE))
    found += [(a, b, named_beside(quote, a, names) or _ELSE) for a, b in functions]
    found.sort()
    named = ""
    for n, (a, b, who) in enumerate(found):
        if quote[a:b].casefold() in ("he", "she", "him", "her", "his"):
            found[n] = (a, b, named or _ELSE)
        elif quote[a].isupper() and who != SELF and quote[a:b] != "They":
            named = who
    return found
