"""A note with no speakers: its author's observations, and what they report that others said.

``Dana, their CFO, said: "Not before Q3."`` gives a turn of kind ``REPORTED`` by Dana with the words between
the quotation marks, and turns of kind ``NOTE`` with everything around them, in order: nothing is dropped.
A quotation is somebody's only if a person is named beside it. A pronoun stands for the one person named
last; where two were named, or it might be a team, the quotation stays part of the note. The author's own
words ("I told her: …") stay part of the note as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from otherside.domain import Participant, Side, Turn, TurnKind
from otherside.importers import when
from otherside.importers.blocks import Kind, Line, plain
from otherside.importers.dialogue import Unit
from otherside.importers.heading import Head
from otherside.importers.names import Roster
from otherside.importers.people_in_text import Mention, mentions, subject_before, subject_of_tag, topics
from otherside.importers.quotations import Quotation, quotations

_TAG = re.compile(r"[ \t]*(?:[-–—―]{1,3}|~)[ \t]*(?=[^\W\d_])")
_AND_THEN = re.compile(
    r"\s*(?:and|also|then|later|and then|and later)(?: about (?:her|him)self)?\s?:\s*", re.IGNORECASE
)
_OUR_ROLES = frozenset({"coach", "consultant", "author", "interviewer", "seller", "ae", "sdr", "se"})
_ASSIGNMENTS = re.compile(r"(?:action|next step|to-?do|follow|task|nächste)", re.IGNORECASE)


@dataclass
class NoteReader:
    """Reads the paragraphs of one note in order, and remembers who was named.

    Attributes:
        head: what the note says of itself.
        roster: receives those who are quoted.
        latest: the day after which nothing in it can have happened; a heading seldom tells the year.
    """

    head: Head
    roster: Roster
    latest: date | None = None
    _known: dict[str, Mention] = field(default_factory=dict)
    _recent: list[list[str]] = field(default_factory=list)
    _start: int = 0
    _quoted: Mention | None = None
    _gender: dict[str, str] = field(default_factory=dict)

    def turns(self, units: Sequence[Unit], labels: frozenset[str] = frozenset()) -> tuple[Turn, ...]:
        """All turns of the note; ``labels`` are those of minutes (``- Dana: wants it by May``)."""
        pieces: list[tuple[str, Mention | None, datetime | None]] = []
        at: datetime | None = None
        assigned = False
        for n, unit in enumerate(units):
            line = unit.line
            if line.kind is Kind.HEADING:
                at = _moment(when.day_of_heading(plain(line.text), self.latest)) or at
                assigned = bool(_ASSIGNMENTS.match(line.text)) or (assigned and line.level > 2)
                self._see(plain(line.text))
                pieces.append((plain(line.text), None, at))
            elif unit.label in labels and unit.text and not assigned:
                person = Mention.of_label(unit.label or "")
                self._see(person.name)
                pieces.append((plain(unit.text), person, at))
            elif line.kind is Kind.QUOTE:
                before = plain(units[n - 1].line.text) if n and units[n - 1].line.kind is Kind.TEXT else ""
                pieces += [(text, person, at) for text, person in self._block_quote(line, before)]
            elif line.kind is Kind.CODE:
                pieces.append((line.text, None, at))
            else:
                if line.kind is Kind.TEXT:
                    at = _moment(when.day_of_line(plain(line.text), self.latest)) or at
                pieces += [(text, person, at) for text, person in self.paragraph(plain(line.text))]
        return self._finish(pieces)

    def _finish(self, pieces: list[tuple[str, Mention | None, datetime | None]]) -> tuple[Turn, ...]:
        for mention in sorted((p for _, p, _ in pieces if p), key=lambda p: -len(p.name)):
            self.roster.mention(mention.participant())
        turns: list[Turn] = []
        for text, person, at in pieces:
            if not text.strip():
                continue
            if person is None:
                turns.append(Turn(text.strip(), at=at, kind=TurnKind.NOTE))
                continue
            name = self.roster.speak(person.participant())
            turns.append(Turn(text.strip(), name, at=at, kind=TurnKind.REPORTED, reported_by=self.head.author))
        return tuple(turns)

    def paragraph(self, text: str) -> list[tuple[str, Mention | None]]:
        """The paragraph as pieces in order: the note's own words with ``None``, others' with who said them."""
        found = quotations(text)
        pieces: list[tuple[str, Mention | None]] = []
        done = 0
        speaker = None
        self._start = len(self._recent)
        self._recent.append([])
        seen = 0
        for n, quote in enumerate(found):
            self._see_between(text[seen : quote.start])
            limit = found[n + 1].start if n + 1 < len(found) else len(text)
            speaker = self._speaker(text, quote, found[n - 1] if n else None, speaker, limit)
            seen = quote.end
            if speaker is None:
                continue
            self._quoted = speaker
            pieces.append((text[done : quote.start].rstrip(" \t"), None))
            pieces.append((quote.inner, speaker))
            done = quote.end
        self._see_between(text[seen:])
        pieces.append((text[done:], None))
        return [(t, p) for t, p in _tidied(pieces) if t.strip()]

    def _speaker(
        self, text: str, quote: Quotation, before: Quotation | None, last: Mention | None, limit: int
    ) -> Mention | None:
        """Who said the quotation: named before it, after it, or as for the one it goes on from."""
        start = before.end if before else 0
        clause = text[start : quote.start]
        subject = subject_before(clause)
        if subject.kind == "none":
            subject = subject_of_tag(text[quote.end : min(limit, quote.end + 160)], quote.inner)
            if subject.kind == "none" and before and last and len(clause) <= 60 and _goes_on(clause):
                return last
            if subject.kind == "none" and _AND_THEN.fullmatch(clause[-120:].rpartition(". ")[2]):
                return self._same_again()
        if subject.kind == "name" and subject.mention:
            return self._remember(subject.mention)
        if subject.kind == "pronoun":
            return self._resolve(subject.pronoun)
        return None

    def _same_again(self) -> Mention | None:
        """Whoever was quoted last, if nobody else has been named since (``And: "…"``)."""
        if self._quoted is None or self._last_named() != {self._fullest(self._quoted.name)}:
            return None
        return self._quoted

    def _block_quote(self, line: Line, before: str) -> list[tuple[str, Mention | None]]:
        """``> words — Dana``, or a quotation under ``Dana said:``; others stay part of the note."""
        text = plain(line.text)
        self._recent.append([])
        head, dash, tail = _last_dash(text)
        if dash:
            subject = subject_of_tag(f" — {tail}", head)
            if subject.kind == "name" and subject.mention and len(tail) <= 120:
                return [(head.strip().strip('"“”„«»'), self._remember(subject.mention)), (dash + tail, None)]
        if before.rstrip().endswith(":"):
            subject = subject_before(before[-300:])
            person = None
            if subject.kind == "name" and subject.mention:
                person = self._remember(subject.mention)
            elif subject.kind == "pronoun":
                person = self._resolve(subject.pronoun)
            if person:
                return [(text.strip('"“”'), person)]
        return self.paragraph(text)

    # --- who "he" is ---------------------------------------------------------------------------

    def _remember(self, mention: Mention) -> Mention | None:
        if mention.name.lower() in self.head.organisations:
            return None
        known = self._known.get(mention.name.lower())
        if known:
            mention = replace(
                mention,
                role=known.role or mention.role,
                organisation=known.organisation or mention.organisation,
                ours=known.ours or mention.ours,
            )
        self._known[mention.name.lower()] = mention
        if self._recent:
            self._recent[-1].append(mention.name)
        else:
            self._recent.append([mention.name])
        return mention

    def _see(self, text: str) -> None:
        """Takes note of the people in a heading."""
        self._recent.append([])
        self._see_between(text)

    def _see_between(self, text: str) -> None:
        sentences = re.split(r"(?<=[.!?])\s", text)
        for n, sentence in enumerate(sentences):
            finished = n + 1 < len(sentences) or sentence.rstrip().endswith((".", "!", "?"))
            named = [m for m in mentions(sentence) if m.name.lower() not in self.head.organisations]
            about = set(topics(sentence))
            if not named and not about:
                continue
            before = self._last_named()
            self._recent.append([])
            for mention in named:
                if mention.name not in about:
                    self._remember(mention)
            if about and finished:
                # After "We talked about Ragna." she may be either.
                self._recent[-1] += [*before, *about]

    def _resolve(self, pronoun: str) -> Mention | None:
        named = self._last_named(self._start)
        if not named:  # nobody in this paragraph: the one whom the note is about, else the last one named
            main = self._main()
            named = {main} if main else self._last_named()
        if len(named) != 1:
            return None
        name = named.pop()
        gender = {"he": "m", "she": "f"}.get(pronoun, "")
        if gender and self._gender.setdefault(name, gender) != gender:
            return None  # somebody else, whom the note does not name
        return self._known.get(name.lower()) or Mention(name)

    def _main(self) -> str | None:
        """The one person whom the note lists beside its author, or of those the one in its title."""
        others = [p for p in self.head.people if p.name != self.head.author and not _is_ours(p)]
        if len(others) > 1:
            title = set((self.head.title or "").replace(",", " ").replace("'s", " ").split())
            others = [p for p in others if p.name.split(" ")[0] in title]
        return others[0].name if len(others) == 1 else None

    def _last_named(self, since: int = 0) -> set[str]:
        """Those named in the last sentence that names anybody."""
        recent = self._recent[max(since, len(self._recent) - 40) :]
        names = next((set(n) for n in reversed(recent) if n), set())
        return {self._fullest(name) for name in names}

    def _fullest(self, name: str) -> str:
        """``Dana`` and ``Dana Lee`` are one person, when only one bears the first name."""
        full = [m.name for m in self._known.values() if m.name.lower().startswith(f"{name.lower()} ")]
        return full[0] if len(full) == 1 else name


def _is_ours(person: Participant) -> bool:
    return person.side is Side.OURS or bool(_OUR_ROLES.intersection((person.role or "").lower().split()))


def _last_dash(text: str) -> tuple[str, str, str]:
    """The words, the dash and what follows the last dash that a name may follow."""
    last = None
    for match in _TAG.finditer(text[-200:]):
        last = match
    if last is None:
        return text, "", ""
    offset = max(0, len(text) - 200)
    return text[: offset + last.start()], last.group(), text[offset + last.end() :]


def _goes_on(clause: str) -> bool:
    """Whether the words between two quotations are only ``, she said,`` or nothing."""
    return not clause.strip() or bool(re.match(r"\s*,?\s*(?:and|then|but|he|she|\w+ said|said)\b", clause))


def _tidied(pieces: list[tuple[str, Mention | None]]) -> list[tuple[str, Mention | None]]:
    """The full stop or comma that a quotation leaves behind goes; words never do."""
    return [
        (t if p is not None or n == 0 else t.lstrip(" \t\n.,;"), p)
        for n, (t, p) in enumerate(pieces)
        if p is not None or any(c.isalnum() for c in t)
    ]


def _moment(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), UTC) if day else None
