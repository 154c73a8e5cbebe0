"""Knows a conversation again that was refused, or in which words were blacked out, when it comes anew: longer, from another
folder, after it was deleted.

What is kept for that, also once the conversation is gone, are marks of its sentences: twenty bits of a hash over the words, and
of one over who said them, by their first name, and the words. Half of a conversation's marks tell the conversation; one alone
tells next to nothing, since one sentence in a million has the same. Sentences with a number get none: a number can be
guessed. No words, no names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from otherside.domain import FORM, Consent, ConsentState, TurnKind
from otherside.store import schema as t
from otherside.store.tables import Tables, chunks

#: The rows of the settings that hold the marks; they are no settings to anybody who asks for those.
PREFIX = "again:"
_REFUSED, _BLACKED = f"{PREFIX}refused:", f"{PREFIX}blacked:"
#: What stands in the note of a refusal that was taken over.
TAKEN_OVER = "taken over: most of this is what was refused before"
_BLACK = "█"
#: Letters that a sentence has at least, and a conversation of which no two sentences are so long.
_SENTENCE, _WHOLE = 12, 20
#: Sentences in common by which a conversation is known, said by the same and by whomever: another transcript may call them
#: otherwise, but what is said out of courtesy is said by many.
_BY_THE_SAME, _BY_WHOMEVER = 2, 5
#: The part of the shorter one that must be in common, of every voice.
_PART = 0.5
#: A mark must not be taken for a number or for somebody's name where words are sought or blacked out.
_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.!?…。！？\n]+")


@dataclass(frozen=True, slots=True)
class Marks:
    """By which a conversation is known again.

    Attributes:
        voices: marks of who said which sentence, of each who speaks, in no order that tells who.
        words: the same of the words alone.
        whole: a mark of everything said; empty where that is next to nothing.
    """

    voices: tuple[frozenset[str], ...]
    words: tuple[frozenset[str], ...]
    whole: str

    @property
    def size(self) -> int:
        """How many sentences are marked."""
        return sum(map(len, self.voices))

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        said = {"voices": self.voices, "words": self.words}
        return {key: sorted(" ".join(sorted(v)) for v in marks) for key, marks in said.items()} | {"whole": self.whole}

    @classmethod
    def of_json(cls, held: dict[str, Any]) -> Marks:
        """As it was stored."""
        voices, words = (tuple(frozenset(v.split()) for v in held[key]) for key in ("voices", "words"))
        return cls(voices, words, held["whole"])


def mostly_same(one: Marks, other: Marks) -> bool:
    """Whether most of the shorter one, and most that each in it says, is in the other."""
    if one.whole and one.whole == other.whole:
        return True
    return _in_common(one.voices, other.voices, _BY_THE_SAME) or _in_common(one.words, other.words, _BY_WHOMEVER)


def _in_common(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]], least: int) -> bool:
    shorter, longer = sorted((one, other), key=lambda voices: sum(map(len, voices)))
    there = frozenset().union(*longer)
    common = [len(voice & there) for voice in shorter]
    return sum(common) >= least and all(n >= _PART * len(voice) for n, voice in zip(common, shorter, strict=True))


def marks_of(db: Connection, conversation: str) -> Marks:
    """The marks of a conversation as it is stored."""
    form = db.execute(select(t.conversations.c.format).where(t.conversations.c.id == conversation)).scalar() == FORM
    turns = select(t.turns.c.speaker, t.turns.c.kind, t.turns.c.text).where(t.turns.c.conversation == conversation)
    voices: dict[str, set[str]] = {}
    alone: dict[str, set[str]] = {}
    said: list[str] = []
    for row in db.execute(turns.order_by(t.turns.c.number)):
        # The questions of a form are asked of everybody.
        if form and row.kind == TurnKind.NOTE.value:
            continue
        speaker = next(iter(_WORD.findall((row.speaker or "").casefold())), "")
        said.append(f"{speaker}: {' '.join(_words(row.text))}")
        for sentence in _ENDS.split(row.text):
            words = _words(sentence)
            if sum(map(len, words)) >= _SENTENCE and _BLACK not in sentence and not any(map(str.isdigit, sentence)):
                voices.setdefault(speaker, set()).add(_mark(f"{speaker}: {' '.join(words)}", 5))
                alone.setdefault(speaker, set()).add(_mark(" ".join(words), 5))
    whole = _mark("\n".join(said), 8) if sum(map(len, said)) >= _WHOLE else ""
    return Marks(tuple(map(frozenset, voices.values())), tuple(map(frozenset, alone.values())), whole)


def remember_refused(db: Connection, consent: Consent) -> None:
    """Keeps by what a conversation that may not be analysed is known again."""
    told = {"state": consent.state.value, "by": consent.by, "at": consent.at.isoformat() if consent.at else None}
    _remember(db, _REFUSED + consent.conversation, marks_of(db, consent.conversation), told)


def remember_blacked(db: Connection, conversation: str) -> None:
    """Keeps by what a conversation in which words were blacked out is known again."""
    _remember(db, _BLACKED + conversation, marks_of(db, conversation), {})


def _remember(db: Connection, key: str, marks: Marks, told: dict[str, Any]) -> None:
    held = db.execute(select(t.settings.c.value).where(t.settings.c.key == key)).scalar()
    earlier = Marks.of_json(held) if held else None
    # Of a conversation that lost words meanwhile the marks of before are the better ones.
    best = earlier if earlier is not None and earlier.size > marks.size else marks
    if best.size or best.whole:
        db.execute(delete(t.settings).where(t.settings.c.key == key))
        db.execute(insert(t.settings).values(key=key, value={**told, **best.to_json()}))


def drop_refusals(db: Connection, conversation: str) -> None:
    """Lets go of what is known of a conversation, and of any that it holds most of and that is here no more: they agree now."""
    db.execute(delete(t.settings).where(t.settings.c.key == _REFUSED + conversation))
    own = marks_of(db, conversation)
    refused = {row.conversation for row in _excluded(db)}
    for key, held in _rows(db, _REFUSED):
        if key.removeprefix(_REFUSED) not in refused and mostly_same(own, Marks.of_json(held)):
            db.execute(delete(t.settings).where(t.settings.c.key == key))


def refusals_of(db: Connection, conversations: Collection[str]) -> Iterator[Consent]:
    """A refusal for each of these of which nothing is noted and which holds most of what was refused elsewhere or before."""
    excluded = {row.conversation: row for row in _excluded(db)}
    known = _rows(db, _REFUSED)
    for number in excluded.keys() - {key.removeprefix(_REFUSED) for key, _ in known}:
        # Refused before such marks were kept.
        row = excluded[number]
        remember_refused(db, Consent(number, ConsentState(row.state), by=row.said_by, at=row.at))
        known = _rows(db, _REFUSED)
    if not known:
        return
    noted: set[str] = set()
    for chunk in chunks(sorted(conversations)):
        said = t.consents.c.state != ConsentState.UNKNOWN.value
        noted |= set(
            db.execute(select(t.consents.c.conversation).where(t.consents.c.conversation.in_(chunk), said)).scalars()
        )
    refused = [(Marks.of_json(held), held) for _, held in known]
    for number in dict.fromkeys(conversations):
        if number in noted:
            continue
        own = marks_of(db, number)
        found = next((held for marks, held in refused if mostly_same(own, marks)), None)
        if found is not None:
            yield Consent(number, ConsentState(found["state"]), TAKEN_OVER, found["by"])


def _excluded(db: Connection) -> list[Any]:
    states = [s.value for s in ConsentState if s.excludes]
    return list(db.execute(select(t.consents).where(t.consents.c.state.in_(states))))


def _rows(db: Connection, prefix: str) -> list[tuple[str, dict[str, Any]]]:
    rows = select(t.settings).where(t.settings.c.key.startswith(prefix)).order_by(t.settings.c.key)
    return [(row.key, row.value) for row in db.execute(rows)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _mark(text: str, letters: int) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:letters].translate(_LETTERS)


class KnownAgainTables(Tables):
    """What was blacked out and stands here again."""

    def blacked_again(self, conversations: Collection[str]) -> list[str]:
        """See ``store.interface.Store``."""
        found = []
        with self._read() as db:
            known = [Marks.of_json(held) for _, held in _rows(db, _BLACKED)]
            for number in dict.fromkeys(conversations) if known else ():
                black = t.turns.c.text.contains(_BLACK)
                here = select(t.turns.c.number).where(t.turns.c.conversation == number, black).limit(1)
                if db.execute(here).first() is None:
                    own = marks_of(db, number)
                    if any(mostly_same(own, marks) for marks in known):
                        found.append(number)
        return found
