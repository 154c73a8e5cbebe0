"""A recorder's wrong label, put right in what is said: ``Sarah: Can I come in there. Tom again. In 2019 we …``

Two people in one room share a label, and whoever speaks says so. From there on the words are that person's where the talk
knows who is meant, and else nobody's: never any longer of whom the label names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from otherside.domain import Conversation, Parsed, Participant, Turn, TurnKind
from otherside.domain.patterns import lazily
from otherside.importers.label_reading import is_generic, is_room
from otherside.importers.name_words import COMMON_WORDS
from otherside.importers.names import looks_like_person
from otherside.importers.people_in_text import mentions
from otherside.importers.quotations import quotations

_WORD = r"[A-ZÀ-Þ][\w'’-]{1,24}"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,2}}"
_SAYS_WHO = lazily(
    r"(?:^|(?<=[.!?…]\s))(?:"
    rf"\[(?P<bracket>{_NAME})\]\s?:?|\((?P<round>{_NAME})(?:\s(?:speaking|again|here))?\)\s?:?"
    r"|(?:(?i:sorry|yes|yeah|no|hi|hello|oh|ja|so)[,.!]?\s)?(?:"
    rf"(?:(?i:this\sis|it['’]s|hier\sist|hier\sspricht)\s)?(?P<again>{_NAME})(?:\shere)?,?"
    r"\s(?P<strong>again|speaking|nochmal|noch\smal|am\sApparat)"
    rf"|(?P<here>{_NAME})\shere|(?i:this\sis|it['’]s|hier\sist|hier\sspricht|ici)\s(?P<is>{_NAME})(?:\shere)?)\s?[.:,;!–—-]"
    r")(?=\s)"
)
#: Whoever goes on so speaks of themselves.
_OF_ONESELF = lazily(
    r"\b(?:I|my|me|we|our|us|ich|mein\w*|wir|unser\w*|mir|uns|je|nous|ik|wij|mijn|ons)\b|\bj['’]", re.IGNORECASE
)
_OF_ANOTHER = lazily(r"\b(?:he|him|his|she|her|hers|er|ihn|ihm|il|elle|hij)\b", re.IGNORECASE)
_NEXT = lazily(r"[^.!?…]{1,400}[.!?…]?")
#: So many characters of a talk are searched for whom it names.
_READ = 200_000
_NAMES = 50


def with_who_speaks(parsed: Parsed) -> Parsed:
    """What an importer read, with what is said by another than the label names as theirs, or nobody's."""
    found = tuple(_corrected(c) for c in parsed.conversations)
    return parsed if found == parsed.conversations else replace(parsed, conversations=found)


def _corrected(conversation: Conversation) -> Conversation:
    if not any(t.kind is TurnKind.SPEECH and t.speaker and _SAYS_WHO.search(t.text) for t in conversation.turns):
        return conversation
    known = _Known(conversation)
    turns: list[Turn] = []
    for turn in conversation.turns:
        turns += _pieces(turn, known) if turn.kind is TurnKind.SPEECH and turn.speaker else [turn]
    if len(turns) == len(conversation.turns) and tuple(turns) == conversation.turns:
        return conversation
    listed = {p.name for p in conversation.participants}
    new = dict.fromkeys(t.speaker for t in turns if t.speaker and t.speaker not in listed)
    people = (*conversation.participants, *(Participant(name) for name in new))
    return replace(conversation, turns=tuple(turns), participants=people)


def _pieces(turn: Turn, known: "_Known") -> list[Turn]:
    """The turn, cut where another says that they speak."""
    label = turn.speaker or ""
    if is_generic(label) and not is_room(label):
        return [turn]  # whose voice that is they tell of themselves
    cuts: list[tuple[int, str | None]] = [(0, label)]
    for place, name, alone in _statements(turn.text):
        if known.is_same(name, label):
            cuts.append((place, label))
        elif known.may_ask(name) and ((who := known.person(name, label)) or alone or known.is_named(name)):
            cuts.append((place, who))
    if len(cuts) > 1 and cuts[1][0] == 0:
        del cuts[0]
    cuts = [cut for n, cut in enumerate(cuts) if n == 0 or cut[1] != cuts[n - 1][1]]
    ends = [place for place, _ in cuts[1:]] + [len(turn.text)]
    pieces = [
        replace(turn, text=turn.text[start:end].strip(), speaker=who, start_s=_at(turn, start), end_s=_at(turn, end))
        for (start, who), end in zip(cuts, ends, strict=True)
    ]
    return [piece for piece in pieces if piece.text] if len(pieces) > 1 or pieces[0].speaker != label else [turn]


def _at(turn: Turn, place: int) -> float | None:
    """When a place of a turn was said, as far as its share of the words tells."""
    if place == 0 or turn.start_s is None or turn.end_s is None:
        return turn.start_s if place < len(turn.text) else turn.end_s
    return round(turn.start_s + (turn.end_s - turn.start_s) * place / len(turn.text), 3)


def _statements(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where somebody says who speaks, by which name, and whether that says it outright (``Tom speaking``)."""
    quoted: Sequence[tuple[int, int]] | None = None
    for found in _SAYS_WHO.finditer(text):
        name = next(v for k, v in found.groupdict().items() if v and k != "strong")
        # "[NAME]" stands for a name that was taken out.
        if name.split()[0].rstrip("'’").lower() in COMMON_WORDS or name.isupper():
            continue
        following = _NEXT.match(text, found.end())
        after = following.group() if following else ""
        marked = found["bracket"] or found["round"]
        if marked and after.lstrip()[:1].islower() and not found.group().rstrip().endswith(":"):
            continue  # "[Tom] told me": put in for a pronoun
        if not marked and (not _OF_ONESELF.search(after) or _OF_ANOTHER.search(after)):
            continue
        quoted = [(q.start, q.end) for q in quotations(text)] if quoted is None else quoted
        if not any(start <= found.start() < end for start, end in quoted):
            yield found.start(), name, found["strong"] == "speaking"


@dataclass
class _Known:
    """Whom a talk knows."""

    conversation: Conversation

    def __post_init__(self) -> None:
        self._asked: set[str] = set()
        self._named: dict[str, bool] = {}
        self._full: dict[str, set[str]] = {}
        self._text = "\n".join(t.text for t in self.conversation.turns)[:_READ]
        self._sentences = re.split(r"(?<=[.!?…])\s|\n", self._text)

    def may_ask(self, name: str) -> bool:
        """Whether to look for a name: in a talk are few, and each is looked for in all of it."""
        self._asked |= {name} if len(self._asked) < _NAMES else set()
        return name in self._asked

    @staticmethod
    def is_same(name: str, label: str) -> bool:
        """Whether the label names the same person."""
        words, of_label = name.casefold().split(), label.casefold().split()
        return of_label[: len(words)] == words or words[: len(of_label)] == of_label

    def person(self, name: str, label: str) -> str | None:
        """The one other participant of this name, or the one whose full name falls; ``None`` where that is not sure."""
        others = [p.name for p in self.conversation.participants if p.name != label and not is_generic(p.name)]
        found = {p for p in others if self.is_same(name, p)}
        if not found:
            if name not in self._full:
                full = re.finditer(rf"(?<![\w'’]){re.escape(name)}\s{_WORD}", self._text)
                self._full[name] = {m.group() for m in full if looks_like_person(m.group())}
            found = set(self._full[name]) or ({name} if looks_like_person(name) else found)
        return found.pop() if len(found) == 1 else None

    def is_named(self, name: str) -> bool:
        """Whether the talk speaks of somebody of this name."""
        if name not in self._named:
            first = name.split()[0]
            near = (s for s in self._sentences if name in s)
            self._named[name] = any(m.name.split()[0] == first for s in near for m in mentions(s))
        return self._named[name]
