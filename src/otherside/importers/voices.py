"""Who the numbers of a recorder are, where the head of a transcript says so: ``Ida Berg (Speaker 1), Ada Voss (Speaker 2)``.

Used only where it is beyond doubt: each number is given one name, each name one number, and the number speaks below. Pure.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from otherside.domain.patterns import lazily
from otherside.importers.name_words import COMMON_WORDS
from otherside.importers.names import is_numbered, looks_like_person, read_label

#: So many lines may stand above the first turn.
_HEAD = 15
_LONGEST = 400
_LABEL = r"[A-Za-z]{3,12}[ _#-]{0,2}\d{1,3}"
#: Behind the name, in brackets, with what else is told of them.
_BEHIND = lazily(rf"\s?[(\[](?P<label>{_LABEL})(?:[,;]\s?(?P<more>[^()\[\]]{{2,80}}))?[)\]]")
#: Before the name.
_BEFORE = lazily(rf"(?<![\w-])(?P<label>{_LABEL})(?P<mark>\s?(?:[:=(]|[–—-]{{1,2}}>?)\s?|\sis\s)")
_TITLE = lazily(r"\W{0,6}(?!(?:\S{1,12}[ _#-])?\d)[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ]{2,24}:\s*")
_LINKS = lazily(r"^(?:[\s,;.&|•*-]|and\s|und\s|et\s){1,8}|[\s,;.&|)\]*-]{1,8}$")
_TURN = lazily(rf"\W{{0,3}}(?:\d[\d:.]{{2,10}}\W{{0,3}})?(?P<label>{_LABEL})(?!\w)")


def voices(lines: Sequence[str]) -> tuple[dict[str, str], dict[int, str]]:
    """The names that the lines above the first turn give to numbers.

    Args:
        lines: of the document, without markup.

    Returns:
        By ``key`` of each number whose name is sure the name as written, with what is told beside it; and what remains of the
        lines that tell it, by their place: the names, or nothing.
    """
    found: list[tuple[str, str]] = []
    rest: dict[int, str] = {}
    colons: list[int] = []
    place = 0
    for place, line in enumerate(lines[:_HEAD]):
        named, remains, by_colon = _named(line)
        if named:
            found += named
            rest[place] = remains
            colons += [place] if by_colon and len(named) == 1 else []
        elif _TURN.match(line[:60]):
            break
    if colons and not _is_list(colons):
        return {}, {}
    spoken = {key(turn["label"]) for line in lines[place:] if (turn := _TURN.match(line[:60]))}
    sure = _once(found)
    return (sure, rest) if sure and sure.keys() <= spoken and len(sure) == len(found) else ({}, {})


def without_voice(entry: str) -> tuple[str, str]:
    """An entry of a list of people without the number of its voice, and the ``key`` of that, which is empty where there is none."""
    match = _BEHIND.search(entry[:_LONGEST])
    if match is None or not is_numbered(match["label"]):
        return entry, ""
    more = f" ({match['more']})" if match["more"] else ""
    return entry[: match.start()] + more + entry[match.end() :], key(match["label"])


def named(label: str | None, names: Mapping[str, str]) -> str | None:
    """The name that belongs to a label, or the label itself."""
    return (names.get(key(label)) or label) if label and names else label


def key(label: str) -> str:
    """What a number's spellings have in common: ``Speaker 1``, ``speaker_1:``."""
    return "".join(c for c in label.casefold() if c.isalnum())


def _is_list(places: Sequence[int]) -> bool:
    """Whether lines of one number, a colon and a name follow right upon one another: a single one may be what somebody says."""
    return len(places) > 1 and places[-1] - places[0] == len(places) - 1


def _once(found: Sequence[tuple[str, str]]) -> dict[str, str]:
    labels, names = Counter(k for k, _ in found), Counter(_name(entry) for _, entry in found)
    return {k: entry for k, entry in found if labels[k] == 1 and names[_name(entry)] == 1}


def _name(entry: str) -> str:
    person = read_label(entry)
    return person.name.casefold() if person else ""


def _named(line: str) -> tuple[list[tuple[str, str]], str, bool]:
    """The numbers that one line names, what remains of the line, and whether but a colon stands between number and name."""
    text = line.strip()
    if len(text) > _LONGEST:
        return [], "", False
    if text[:1] == "[" and text[-1:] == "]":
        text = text[1:-1]
    title = _TITLE.match(text)
    lead, body = (title.group(), text[title.end() :]) if title else ("", text)
    behind = [m for m in _BEHIND.finditer(body) if is_numbered(m["label"])]
    if behind:
        starts = [0, *(m.end() for m in behind)]
        entries = [_clean(body[s : m.start()]) + _more(m) for s, m in zip(starts, behind, strict=False)]
        labels, over, colon = [m["label"] for m in behind], body[behind[-1].end() :], False
    else:
        before = [m for m in _BEFORE.finditer(body) if is_numbered(m["label"])]
        ends = [*(m.start() for m in before[1:]), len(body)]
        entries = [_clean(_balanced(body[m.end() : e])) for m, e in zip(before, ends, strict=True)] if before else []
        labels, over = [m["label"] for m in before], body[: before[0].start()] if before else ""
        colon = any(":" in m["mark"] for m in before)
    if not labels or _clean(over) or not all(_is_name(e, full=colon) for e in entries):
        return [], "", False
    remains = f"{lead}{', '.join(entries)}" if lead else ""
    return [(key(label), entry) for label, entry in zip(labels, entries, strict=True)], remains, colon


def _more(match: re.Match[str]) -> str:
    return f" ({match['more'].strip()})" if match["more"] else ""


def _balanced(text: str) -> str:
    """The text up to a bracket that was opened before it."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if depth < 0:
            return text[:place] + text[place + 1 :]
    return text


def _clean(text: str) -> str:
    """An entry without what links it to its neighbours."""
    text = _LINKS.sub("", text)
    return text + ")" if text.count("(") > text.count(")") else text


def _is_name(entry: str, *, full: bool) -> bool:
    """Whether an entry names one person by its form; ``full`` where a first name alone could be something that is said."""
    if entry[-1:] in "?!" or " or " in entry:
        return False
    person = read_label(entry)
    if person is None or is_numbered(person.name):
        return False
    alone = person.name.isalpha() and person.name[0].isupper() and person.name.lower() not in COMMON_WORDS
    return looks_like_person(person.name) or (alone and not full)
