"""Whether words that somebody also said stand in a text as theirs: quoted, noted or reported of them. Pure.

"I have to ask my boss first" is everybody's sentence. Where another speaker says it, it is that speaker's own, whoever else said the
same; only what is told as somebody's words is theirs there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from otherside.domain.patterns import lazily

#: Shorter sentences are everybody's.
SHORTEST_QUOTE = 25
#: By so many first letters sentences are looked up.
_KEY = 12
_END_MARKS = ".!?…,;:"
_QUOTATIONS = lazily(
    r'"[^"\n]{1,3000}"|“[^“”]{1,3000}”|„[^„“”"]{1,3000}[“”"]|«[^«»]{1,3000}»|»[^«»]{1,3000}«'
    r"|(?<!\w)[‘'](?:[^‘’'\n]|(?<=\w)[’'](?=\w)){1,3000}[’'](?!\w)"
)
#: Stands for their name in what is looked through for who says something.
_HER = "\x00"
_SAYS = (
    r"(?:sa(?:id|ys|ying)|t(?:old|ells)|wr(?:ote|ites|iting)|repl(?:ied|ies)|answer(?:ed|s)|put it|mention(?:ed|s)|add(?:ed|s)|"
    r"quot(?:es|ed)|"
    r"sagt(?:e|en)?|gesagt|mein(?:t|te|ten)|schr(?:eibt|ieb|ieben)|geschrieben|erzählt(?:e)?|antwortet(?:e)?|"
    r"dit|écrit|dijo|dice|escribió|ha detto|scrive|zei|schreef)\b"
)
_BETWEEN = r"(?: (?!(?:I|we|you|ich|wir)\b)[\w'’-]+)"
#: What ends in front of words that are reported without marks: "Ada told me in March that …", "according to Ada, …".
_REPORTS = lazily(
    rf"{_HER}(?: \([^()\n]{{1,40}}\))?{_BETWEEN}{{0,4}} {_SAYS}(?: (?!(?:yes|no|but|and|so|ja|nein|aber|und)\b)[\w'’-]+){{0,5}}[,:]? ?$|"
    rf"\b(?:according to|in the words of|to quote|laut|selon|según) {_HER}[,:]? ?$",
    re.IGNORECASE,
)
#: What follows is the answer to it, or a ground of whoever speaks.
_NOT_SO = lazily(
    r"\b(?:when|if|after|before|since|because|what|until|once|unless|als|wenn|nachdem|weil|was|bevor|ob)\b",
    re.IGNORECASE,
)
_SAID = lazily(rf"\b{_SAYS}", re.IGNORECASE)
_SAID_OURSELVES = lazily(
    rf"\b(?:I|[Ww]e|[Ii]ch|[Ww]ir)\b(?: [\w'’-]+){{0,3}} {_SAYS}|"
    rf"\b(?:habe|hatte)n? (?:ich|wir)\b|{_SAYS} (?:I|ich|wir)\b"
)
_SAID_TO_THEM = lazily(
    rf"\b(?:told|tells|asked|asks|answered|erzählte|(?:said|wrote|writes|says) to|(?:sagte|schrieb)\w* (?:zu|an)) {_HER}",
    re.IGNORECASE,
)
_PRONOUN_SAYS = lazily(
    rf"\b(?:she|he|they|you|sie|er|du)\b(?: [\w'’-]+){{0,3}} {_SAYS}|{_SAYS} (?:she|he|they|sie|er)\b", re.IGNORECASE
)
_TIME = r"\W{0,4}(?:\d[\d:.,/ -]{0,24}(?:[ap]\.?m\b\.?)?\W{0,4})?"
_MOST_IN_LABEL = 4
#: Who speaks in a line, and no more: "Ada Fenn:", "[10:04] Ada Fenn (Mill) said:".
_LABEL = lazily(rf"{_TIME}([^:\n]{{1,80}}):(?=\s|$)", re.IGNORECASE)
_SPEAKS = lazily(rf"\W*{_HER}(?:{_BETWEEN}{{0,4}} {_SAYS}(?: [\w'’-]+){{0,4}})?[^\w.!?]*", re.IGNORECASE)
_IN_BRACKETS = lazily(r"[(\[][^()\[\]]{0,60}[)\]]")
_WROTE = r"(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|skrev)"
#: Above quoted lines: whose they are.
_HEADER = lazily(
    rf"^[>\s*]{{0,20}}(?:(?:from|von|de|da)\s?:.{{1,300}}|.{{0,300}}\b{_WROTE}\b.{{0,80}}:)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_MARKED = lazily(r"^\s{0,3}>", re.MULTILINE)
_SENTENCE_END = lazily(r"[.!?…][\"”“»«’')\]]{0,2}\s")
_WORD = lazily(r"[^\W\d_][\w'’-]{1,60}")


class Whose(Enum):
    """Whose words a sentence is, at one place."""

    THEIRS = "theirs"
    """Told as what they said."""
    OTHERS = "others"
    """What whoever speaks there says themselves, or told of somebody else."""
    UNSURE = "unsure"
    """Told as what somebody said, and not plain of whom."""


class Sentences:
    """Finds sentences in texts, whatever their case, white space and last mark."""

    def __init__(self, quotes: Iterable[str]) -> None:
        """Takes those that are long enough."""
        self._by_start: dict[str, list[str]] = {}
        for quote in dict.fromkeys(_plain(q) for q in quotes):
            if len(quote) >= SHORTEST_QUOTE:
                self._by_start.setdefault(quote[:_KEY], []).append(quote)

    def standing(self, text: str) -> set[str]:
        """Those that stand in a text to the last mark, in small letters."""
        return self._at(_plain(text), "")

    def _at(self, plain: str, without: str) -> set[str]:
        return {
            quote
            for word in re.finditer(r"(?<!\w)\S", plain)
            for quote in self._by_start.get(plain[word.start() : word.start() + _KEY], ())
            if plain.startswith(quote.rstrip(without) if without else quote, word.start())
        }

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where any of them stands, in order, each place once; those that touch or overlap are one."""
        there = {quote.rstrip(_END_MARKS) for quote in self._at(_plain(text), _END_MARKS)}
        found = sorted(m.span() for quote in there for m in _loose(quote).finditer(text))
        out: list[tuple[int, int]] = []
        for start, end in found:
            if out and start < out[-1][1]:
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
        return out


@dataclass(frozen=True, slots=True)
class Names:
    """How somebody is named in a text, and how others are.

    Attributes:
        theirs: finds their names and addresses; None where they have none that means only them.
        others: parts of everybody else's names, in small letters.
        sellers: those of our own side among them: of whom a conversation is with, they tell nothing.
    """

    theirs: re.Pattern[str] | None
    others: Collection[str]
    sellers: Collection[str] = ()

    def alone(self, words: str, *, sellers: bool = True) -> Whose | None:
        """Whom words name: only them, somebody else (``UNSURE`` where also them), or nobody (None).

        Args:
            sellers: whether our own side counts.
        """
        rest = self.marked(words)
        called = {m[0].casefold() for m in _WORD.finditer(rest) if m[0][0].isupper()}
        called |= {name.split("'")[0].split("’")[0] for name in called}
        others = any(name in self.others and (sellers or name not in self.sellers) for name in called)
        if others:
            return Whose.UNSURE if _HER in rest else Whose.OTHERS
        return Whose.THEIRS if _HER in rest else None

    def marked(self, words: str) -> str:
        """The words with a sign in the place of each of their names."""
        return self.theirs.sub(_HER, words) if self.theirs else words


def whose(text: str, span: tuple[int, int], names: Names, *, note: bool = False, with_only_them: bool = False) -> Whose:
    """Whose words a sentence is that somebody also said.

    Args:
        text: what another speaker says or writes, or what is noted.
        span: where the sentence stands.
        note: whether the text is a note of ours rather than what somebody says.
        with_only_them: whether it belongs to a conversation in which they are the only one of their side.
    """
    start, end = span
    before = text[text.rfind("\n", 0, start) + 1 : start]
    quotation = _quotation(text, start, end)
    known = _by_header(text, start, names) or _by_label(before, names)
    if known is None and quotation is not None:
        known = _by_what_stands_around(text, quotation, names, with_only_them)
        return known or Whose.UNSURE
    if known is None:
        lead = names.marked(_own_sentence(before))
        if _REPORTS.search(lead) and not _NOT_SO.search(lead) and not _SAID_OURSELVES.search(lead):
            known = names.alone(lead)
    if known is not None or not note:
        return known or Whose.OTHERS
    return _by_what_stands_around(text, span, names, with_only_them) or Whose.UNSURE


def _by_what_stands_around(text: str, span: tuple[int, int], names: Names, with_only_them: bool) -> Whose | None:
    """From near to far: the first surroundings that name anybody decide, unless near by it is told who else says it."""
    start, end = span
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[first:start], text[end:last]
    cut = _SENTENCE_END.search(after + " ")
    lead, tail = _own_sentence(before), after[: cut.end()] if cut else after
    if told := _told_by_another(names.marked(lead), names.marked(tail)):
        return told
    near = f"{lead} | {tail}"
    if found := names.alone(near):
        return found
    if _SAID.search(near) and not _PRONOUN_SAYS.search(near):
        # "My boss says: …"
        return Whose.UNSURE
    found = names.alone(f"{before} | {after}") or names.alone(f"{text[:start]} | {text[end:]}", sellers=False)
    return found or (Whose.THEIRS if with_only_them else None)


def _told_by_another(lead: str, tail: str) -> Whose | None:
    """Whose words they are where whoever speaks said them, or somebody said them to who is looked for."""
    if _SAID_OURSELVES.search(lead) or _SAID_OURSELVES.search(tail):
        return Whose.OTHERS
    return Whose.UNSURE if _SAID_TO_THEM.search(lead) or _SAID_TO_THEM.search(tail) else None


def _quotation(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The quotation marks around a place."""
    return next((m.span() for m in _QUOTATIONS.finditer(text) if m.start() < start and end < m.end()), None)


def _by_header(text: str, start: int, names: Names) -> Whose | None:
    """Below the header of a mail everything is its author's, until the next one."""
    above = list(_HEADER.finditer(text, 0, start))
    if not above:
        return None
    header = above[-1]
    marked = _MARKED.match(text, text.rfind("\n", 0, start) + 1) is not None
    quoted = _MARKED.search(text, header.end()) is not None
    if quoted and not marked:
        # Between marked lines whoever quotes answers.
        return None
    return names.alone(header[0]) or Whose.UNSURE


def _by_label(before: str, names: Names) -> Whose | None:
    """By who speaks in a line, where its beginning names somebody and says no more than that they speak."""
    label = _LABEL.match(before)
    if label is None:
        return None
    found = names.alone(label[1])
    if found is not Whose.THEIRS:
        # A name of somebody else alone, or words that name nobody: those decide nothing unless they are few.
        return found if len(label[1].split()) <= _MOST_IN_LABEL else None
    return found if _SPEAKS.fullmatch(_IN_BRACKETS.sub("", names.marked(label[1]))) else None


def _own_sentence(before: str) -> str:
    """What stands in front of a place, in the same sentence."""
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    return before[ends[-1] if ends else 0 :]


def _loose(text: str) -> re.Pattern[str]:
    """Finds words, with any white space between them and whatever case."""
    return re.compile(
        r"(?<!\w)" + r"\s+".join(re.escape(word) for word in text.split()) + r"(?!\w)[.!?…]{0,3}", re.IGNORECASE
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def named(names: Iterable[str]) -> Iterator[str]:
    """The parts of names by which somebody may be called, in small letters."""
    for name in names:
        yield from (part.casefold().strip(".,()") for part in name.split() if len(part) > 1 and "@" not in part)
