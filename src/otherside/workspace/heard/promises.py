"""What we said we would do, what they said they would do, and what they asked us for, lately: plain data.

Whether it was done is not known: beside a promise stands what sounds like its keeping, where somebody said so later, and
nothing is called late.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Person, Side, TurnKind
from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span
from otherside.messaging.drafts.conditions import needed
from otherside.profiles.said.accepted import offer
from otherside.profiles.said.appeals import put_off
from otherside.profiles.said.in_this_letter import in_this_letter
from otherside.profiles.said.listed import around
from otherside.profiles.said.promises import (
    delivered,
    in_answer,
    missing,
    noted,
    offered,
    promised,
    reminded,
    to_ask,
    to_do,
)
from otherside.profiles.said.requests import sought, to_leave
from otherside.profiles.said.sentences import sentence_texts, sentences
from otherside.profiles.time.due import due_in
from otherside.questions.phrases import content_words
from otherside.store import StoredConversation
from otherside.workspace.heard.among_them import among_them
from otherside.workspace.heard.appointments import Agreed, agreed_days
from otherside.workspace.heard.arrived import ANY_PROMISE, Later, arrived, tells, to_meet
from otherside.workspace.heard.departed import departed
from otherside.workspace.heard.kept_parts import Confided
from otherside.workspace.heard.receipts import close_by_receipts
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence
from otherside.workspace.heard.taken_up import taken_up

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: What was spoken longer before the last conversation is told no more, unless it is open by what is known: see ``_stays``.
LATELY = 60
#: A promise of ours with a day that nobody misses is let go after so many days.
_AT_MOST = 365
#: Beside a request that reminds us of what we said.
REMINDS = "reminds us"
#: Beside an offer that was taken up at once.
TAKEN_UP = "the answer was yes"
#: Turns after a request to come in which the day is agreed.
_SOON_AGREED = 5
#: Beside a promise of ours of which they tell that it has not come, with who told it and when.
NOT_COME = "not come, says"
#: Beside what somebody said who is no longer there.
HAS_LEFT = "has left"
#: They want none of what was offered, and their answer has no yes beside it.
_DECLINES = lazily(r"\b(?:no|not|nor|never|nothing|nobody|cannot|isn['’]t)\b|n['’]t\b", re.IGNORECASE)
_TAKES = lazily(
    r"\b(?:yes|yeah|yep|aye|please|do (?:that|so|it)|send|good|great|perfect|lovely|helpful|useful|thanks|thank you|ok|okay|sure|"
    r"would help|I['’]d like|fine|agreed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Said:
    """A sentence of somebody in its place; ``person`` is None for our own note, or for nobody known, ``wanted`` the day that the other
    side names for it."""

    kind: str
    span: Span
    text: str
    person: Person | None
    stored: StoredConversation
    turn: int
    day: dt.date | None
    mark: str = ""
    wanted: dt.date | None = None

    @property
    def quote(self) -> str:
        return self.text[self.span.start : self.span.end]

    @cached_property
    def about(self) -> frozenset[str]:
        """The words by which one thing is told from another."""
        return content_words(self.quote) - ANY_PROMISE


def promises_of(workspace: Workspace, deal: Deal, *, days: int | None = None) -> dict[str, list[dict[str, Any]]]:
    """``{"ours": [quotes], "theirs": [quotes], "sought": [quotes]}`` of a deal, latest first.

    Args:
        days: leave out what was said longer before the last conversation, unless it is open by what is known: a box of a note,
            a promise of ours with a day and no sign of its keeping, or one that they miss.

    Each quote has its place, its ``person`` (empty for a note that nobody signed), its ``mark``, ``by``, the day by which
    it is due as they say, or None, and ``since``, what was said later that sounds like its keeping or shows that it has come, as
    ``{"quote", "person", "date", "mark"}``, or None.
    """
    people = {p.id: p for p in workspace.store.people(deal.name)}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    conversations = list(workspace.conversations(deal.name))
    kept = in_confidence(conversations)
    theirs = [p for p in people.values() if p.side is Side.THEIRS]
    gone = departed(workspace, deal, today=dt.date.today())
    said = [s for stored in conversations for s in _read(stored, people, theirs)]
    said.sort(key=lambda s: (s.day is None, s.day or dt.date.min))
    last = max(workspace.store.dates(deal.name), default=None)
    since = last - dt.timedelta(days=days) if last and days is not None else None
    out: dict[str, list[dict[str, Any]]] = {"ours": [], "theirs": [], "sought": []}
    seen: set[tuple[str, str]] = set()
    done = _by_word(said)
    telling = _telling(conversations, people)
    names = frozenset().union(*(content_words(p.name) for p in people.values()))
    missed = _missed(said, names)
    complaints = {id(c) for c in missed.values()}
    agreed = agreed_days(workspace, deal, conversations)
    for n, s in enumerate(said):
        if id(s) in complaints:
            s = replace(s, kind="sought", mark=REMINDS)
        key = (s.kind, " ".join(s.quote.casefold().split()))
        old = since is not None and s.day is not None and s.day < since and not _is_box(s)
        missing_it = missed.get(n)
        due = _due(s)
        if (
            s.kind not in out
            or key in seen
            or (old and not _stays(s, due, missing_it, last) and id(said[n]) not in complaints)
        ):
            continue
        later = _kept_by(s, n, said, done, kept) or _come_by(s, telling, names, kept) or _agreed_to(s, agreed, kept)
        if later and missing_it and missing_it.day and (later["date"] or "") <= missing_it.day.isoformat():
            # What sounded like its keeping did not reach whoever misses it since.
            later = None
        if old and later:
            continue
        seen.add(key)
        out[s.kind].append(
            {
                "id": f"{s.stored.id}:{s.turn}:{s.span.start}",
                "quote": s.quote,
                "source": sources.get(s.stored.turns[s.turn].source, ""),
                "conversation": s.stored.id,
                "turn": s.turn,
                "start": s.span.start,
                "end": s.span.end,
                "date": s.day.isoformat() if s.day else None,
                "person": s.person.name if s.person else "",
                "reported": s.stored.turns[s.turn].turn.kind is TurnKind.REPORTED,
                "mark": ", ".join(
                    filter(
                        None,
                        (
                            s.mark,
                            _told_missing(missing_it, kept),
                            HAS_LEFT if s.person and s.person.id in gone else "",
                            IN_CONFIDENCE if kept.covers(s.stored.id, s.turn, s.span.start, s.span.end) else "",
                        ),
                    )
                ),
                "by": due.isoformat() if due else None,
                "since": later,
            }
        )
    close_by_receipts([*out["ours"], *out["sought"]], conversations, people, kept)
    return {kind: sorted(rows, key=lambda r: r["date"] or "", reverse=True) for kind, rows in out.items()}


def antecedent(stored: StoredConversation, turn: int) -> str:
    """What the turn before asks for or needs, where somebody else says it: what "you'll have both" answers; empty where nothing is.

    Args:
        turn: number of the turn that answers.
    """
    before = stored.turns[turn - 1].turn if turn else None
    if before is None or before.kind is not TurnKind.SPEECH or before.speaker == stored.turns[turn].turn.speaker:
        return ""
    asked = sentence_texts(before.text)
    return " ".join(said for said in asked if said.rstrip().endswith("?") or needed(said) or sought(said))


def _is_box(s: _Said) -> bool:
    return s.stored.turns[s.turn].turn.kind is TurnKind.NOTE


def _stays(s: _Said, due: dt.date | None, missing_it: _Said | None, last: dt.date | None) -> bool:
    """Whether what is old may still be open: a promise of ours that they miss, or one that names a thing and a day."""
    if s.kind != "ours" or missing_it is not None:
        return missing_it is not None
    return bool(due and s.about and last and s.day and (last - s.day).days <= _AT_MOST)


def _missed(said: Sequence[_Said], names: frozenset[str]) -> dict[int, _Said]:
    """By the place of a promise of ours the last that one of theirs said since of its thing: that it has not come."""
    told = [
        (n, s, content_words(missing(s.quote)) - ANY_PROMISE - names) for n, s in enumerate(said) if s.kind == "missed"
    ]
    out = {}
    for n, s in enumerate(said):
        for at, complaint, thing in told if s.kind == "ours" else ():
            if at > n and thing & s.about:
                out[n] = complaint
    return out


def _told_missing(complaint: _Said | None, confided: Container[tuple[str, int]]) -> str:
    if complaint is None or complaint.person is None or (complaint.stored.id, complaint.turn) in confided:
        return ""
    return f"{NOT_COME} {complaint.person.name}" + (f" {complaint.day.isoformat()}" if complaint.day else "")


def _read(stored: StoredConversation, people: dict[str, Person], theirs: Sequence[Person]) -> Iterator[_Said]:
    """The promises, requests and deliveries of a conversation, in its order."""
    called = {side: _called([p for p in people.values() if p.side is side]) for side in (Side.OURS, Side.THEIRS)}
    for n, held in enumerate(stored.turns):
        turn = held.turn
        person = people.get(stored.speaker(turn))
        day = stored.day(turn)
        after = _answer(stored, n, people, Side.THEIRS) if person and person.side is Side.OURS else ""
        if person and person.side is Side.THEIRS and turn.kind is TurnKind.SPEECH:
            put = put_off(turn.text, _answer(stored, n, people, Side.OURS))
            yield from (_Said("sought", span, turn.text, person, stored, n, day) for span in put)
        if person and person.side is not Side.UNKNOWN and turn.kind is TurnKind.SPEECH:
            kind = "ours" if person.side is Side.OURS else "theirs"
            other = Side.THEIRS if kind == "ours" else Side.OURS
            for span in in_answer(turn.text, _asked(stored, n, people, other)):
                yield _Said(kind, span, turn.text, person, stored, n, day)
        if person and (up := taken_up(stored, n, people)) is not None:
            kind = "ours" if person.side is Side.OURS else "theirs"
            mark = f"{TAKEN_UP}, for {up.by.isoformat()}" if up.by else TAKEN_UP
            yield _Said(kind, up.span, turn.text, person, stored, n, day, mark, up.by)
        own = called.get(person.side, ()) if person else ()
        how = TurnKind.NOTE if below_a_talk(stored, n) else turn.kind
        for kind, span, whose, mark in _found(turn.text, how, person, theirs, own):
            if after and kind == "ours" and offered(turn.text[span.start : span.end]) and _declines(after):
                continue
            # "Send it, then" asks for nothing besides what we have just said that we would do.
            if kind == "sought" and _grants(stored, n, people, turn.text[span.start : span.end]):
                continue
            # What a colleague is reminded of is owed to a colleague.
            if (mark == REMINDS or kind == "missed") and among_them(stored, n, people):
                continue
            yield _Said(kind, span, turn.text, whose, stored, n, day, mark)


def _grants(stored: StoredConversation, at: int, people: Mapping[str, Person], request: str) -> bool:
    """Whether a request names no thing and no day, right after one of us has said or offered to do something."""
    said = stored.day(stored.turns[at].turn)
    if content_words(request) - ANY_PROMISE or (said and due_in(request, said)):
        return False
    before = _asked(stored, at, people, Side.OURS)
    return bool(before and (promised(before) or offer(before)))


def below_a_talk(stored: StoredConversation, turn: int) -> bool:
    """Whether a turn is what somebody noted below a talk that they wrote down: all others have a speaker, and it has none.

    Args:
        turn: its number.
    """
    own = stored.turns[turn].turn
    if own.kind is not TurnKind.SPEECH or own.speaker is not None or own.start_s is not None:
        return False
    others = [held.turn for n, held in enumerate(stored.turns) if n != turn]
    return bool(turn and others) and turn == len(others) and all(t.speaker is not None for t in others)


def _called(people: Iterable[Person]) -> list[str]:
    """The names by which people are called, whole and first."""
    return list(dict.fromkeys(name for p in people for name in (p.name, *p.name.split()[:1])))


def _answer(stored: StoredConversation, at: int, people: Mapping[str, Person], side: Side) -> str:
    """What one of a side says right after a turn of a talk; empty where none of them does."""
    after = stored.turns[at + 1].turn if at + 1 < len(stored.turns) else None
    if after is None or after.kind is not TurnKind.SPEECH:
        return ""
    person = people.get(stored.speaker(after))
    return after.text if person is not None and person.side is side else ""


def _asked(stored: StoredConversation, at: int, people: Mapping[str, Person], side: Side) -> str:
    """What one of a side says right before a turn of a talk; empty where none of them does."""
    before = stored.turns[at - 1].turn if at else None
    if before is None or before.kind is not TurnKind.SPEECH:
        return ""
    person = people.get(stored.speaker(before))
    return before.text if person is not None and person.side is side else ""


def _declines(answer: str) -> bool:
    return bool(_DECLINES.search(answer)) and not _TAKES.search(answer)


def _found(
    text: str, how: TurnKind, person: Person | None, theirs: Sequence[Person], called: Collection[str] = ()
) -> list[tuple[str, Span, Person | None, str]]:
    """``(kind, span, whose, mark)`` of a turn; the kind is a promise's side, a request, or a side's delivery."""
    if how is TurnKind.NOTE:
        # Only the boxes of our own notes, and what their writer says they promised: in their prose "I will" may be anybody's.
        boxes = [(span, _of_a_box(text[span.start : span.end], theirs)) for span in to_do(text)]
        out: list[tuple[str, Span, Person | None, str]] = [
            ("theirs" if p else "ours", span, p, "") for span, p in boxes
        ]
        out += [("ours", span, None, "") for span in noted(text)]
        return out + [("done by ours", span, None, "") for span in delivered(text) if _ticked(text, span)]
    if person is None or person.side is Side.UNKNOWN:
        return []
    side = "ours" if person.side is Side.OURS else "theirs"
    made = [
        s for s in promised(text, called) if how is not TurnKind.MESSAGE or not in_this_letter(text[s.start : s.end])
    ]
    found: list[tuple[str, Span, Person | None, str]] = [(side, span, person, "") for span in made]
    found += [(f"done by {side}", span, person, "") for span in delivered(text)]
    if side == "ours":
        said = {span for _, span, _, _ in found}
        found += [("ours", span, person, "") for span in to_ask(text) if span not in said]
    if side == "theirs":
        reminders = reminded(text)
        found += [("sought", span, person, REMINDS) for span in reminders]
        found += [("missed", s, person, "") for s in sentences(text) if missing(text[s.start : s.end])]
        found += [("sought", span, person, "") for span in _handed(text) if span not in reminders]
        others = "|".join(re.escape(p.name.split()[0]) for p in theirs if p.id != person.id and p.name.split())
        if others:
            # What they ask or promise each other is theirs.
            each_other = re.compile(rf"^\W*(?:{others})\s*,|,\s*(?:{others})\W*$")
            found = [row for row in found if not each_other.search(text[row[1].start : row[1].end])]
    return found


def _handed(text: str) -> list[Span]:
    """What they ask for that can be handed over; what they ask us to leave stands among their wishes."""
    return [span for span in sought(text) if not to_leave(text[span.start : span.end])]


def _ticked(text: str, span: Span) -> bool:
    return text[: span.start].rstrip().endswith(("[x]", "[X]"))


def _of_a_box(words: str, theirs: Iterable[Person]) -> Person | None:
    """Whose a box of our notes is: theirs where it begins with one of them and what they are to do."""
    for person in theirs:
        names = "|".join(re.escape(name) for name in (person.name, *person.name.split()[:1]) if name)
        if names and re.match(rf"(?:{names})(?:\s*:| to (?!be\b))", words):
            return person
    return None


def _due(s: _Said) -> dt.date | None:
    """The day by which it is due, as the sentence says; a thing of a list is due when the list is."""
    if s.day is None:
        return None
    own = next((day for t in sentences(s.quote) if (day := due_in(s.quote[t.start : t.end], s.day)) is not None), None)
    if own is not None or s.kind != "sought":
        return own or s.wanted
    for words in around(s.text, s.span):
        if (day := due_in(words, s.day)) is not None:
            return day
    return None


def _by_word(said: Sequence[_Said]) -> Mapping[str, Sequence[int]]:
    """The places of what was handed over or told done, by each of its words, in order."""
    out: dict[str, list[int]] = defaultdict(list)
    for n, s in enumerate(said):
        for word in s.about if s.kind.startswith("done") else ():
            out[word].append(n)
    return out


def _kept_by(
    s: _Said, at: int, said: Sequence[_Said], done: Mapping[str, Sequence[int]], confided: Container[tuple[str, int]]
) -> dict[str, Any] | None:
    """What was said later that sounds like the keeping of a promise: handed over or told done, and of the same thing.

    Args:
        at: its place in ``said``, which is in the order of the days.
        done: as ``_by_word`` gives it.
    """
    side = "done by theirs" if s.kind == "theirs" else "done by ours"
    for n in sorted({n for word in s.about for n in done.get(word, ()) if n > at}):
        other = said[n]
        own = other.person is None or s.person is None or s.kind != "theirs" or other.person.id == s.person.id
        after = (other.stored.id, other.turn) != (s.stored.id, s.turn)
        alike = len(s.about & other.about) >= max(1, min(2, len(s.about), -(-len(other.about) // 2)))
        if other.kind == side and own and after and alike:
            return {
                "quote": other.quote,
                "person": other.person.name if other.person else "",
                "date": other.day.isoformat() if other.day else None,
                "mark": IN_CONFIDENCE if (other.stored.id, other.turn) in confided else "",
            }
    return None


def _agreed_to(s: _Said, agreed: Sequence[Agreed], kept: Confided) -> dict[str, Any] | None:
    """The words by which a day is agreed for a request to come or to meet, right after it: what is open then is the day itself."""
    if s.kind != "sought" or not to_meet(s.quote):
        return None
    for one in agreed:
        conversation, turn, start, end = one.place
        if conversation == s.stored.id and s.turn < one.turn <= s.turn + _SOON_AGREED:
            return {
                "quote": one.row.evidence.quote,
                "person": one.row.person_name,
                "date": one.row.date.isoformat() if one.row.date else None,
                "mark": IN_CONFIDENCE if kept.covers(conversation, turn, start, end) else "",
            }
    return None


@dataclass(frozen=True, slots=True)
class _Telling:
    """A turn that may say that something has come; ``talk`` where it was spoken with us."""

    stored: StoredConversation
    turn: int
    day: dt.date | None
    person: Person
    talk: bool

    def later(self, than: _Said) -> Later:
        """The turn as it stands to somebody who waits: a talk counts on another day than that on which it was agreed."""
        waits = {than.person.id} if than.kind == "sought" and than.person else {*than.stored.people.values()}
        met = self.talk and self.person.id in waits and self.day != than.day
        before = self.stored.turns[self.turn - 1].turn if self.turn else None
        asks = before is not None and "?" in before.text and self.stored.speaker(before) != self.person.id
        asked = before.text if before is not None and asks else ""
        return Later(self._text, self.stored.conversation.title or "", self.person.side is Side.OURS, met, asked)

    @property
    def _text(self) -> str:
        return self.stored.turns[self.turn].turn.text

    def follows(self, s: _Said) -> bool:
        """Whether it was said later in the same conversation, or on a later day."""
        if self.stored.id == s.stored.id:
            return self.turn > s.turn
        return self.day is not None and s.day is not None and self.day > s.day


def _telling(conversations: Sequence[StoredConversation], people: Mapping[str, Person]) -> list[_Telling]:
    """The turns by which anything may have come, in the order of their days; of a talk the first of each speaker in any case."""
    out = []
    for stored in conversations:
        speakers = [people.get(stored.speaker(t.turn)) for t in stored.turns]
        with_us = any(p is not None and p.side is Side.OURS for p in speakers)
        heard: set[str] = set()
        for n, (held, person) in enumerate(zip(stored.turns, speakers, strict=True)):
            if person is None or person.side is Side.UNKNOWN or held.turn.kind is TurnKind.NOTE:
                continue
            talk = (
                held.turn.kind is TurnKind.SPEECH and with_us and person.id not in heard and person.side is Side.THEIRS
            )
            heard.add(person.id)
            found = _Telling(stored, n, stored.day(held.turn), person, talk)
            if talk or tells(Later(held.turn.text, "", person.side is Side.OURS)):
                out.append(found)
    return sorted(out, key=lambda t: (t.day is None, t.day or dt.date.min))


def _come_by(
    s: _Said, telling: Sequence[_Telling], names: frozenset[str], confided: Container[tuple[str, int]]
) -> dict[str, Any] | None:
    """What was said later by which a promise of ours, or what they asked for, has come."""
    if s.kind not in ("ours", "sought"):
        return None
    after = [t for t in telling if t.follows(s)]
    asked = antecedent(s.stored, s.turn) if s.kind == "ours" and not _is_box(s) and not s.about else ""
    found = arrived(s.quote, (t.later(s) for t in after), names, sought=s.kind == "sought", answers=asked)
    if found is None:
        return None
    by = after[found[0]]
    return {
        "quote": found[1],
        "person": by.person.name,
        "date": by.day.isoformat() if by.day else None,
        "mark": IN_CONFIDENCE if (by.stored.id, by.turn) in confided else "",
    }
