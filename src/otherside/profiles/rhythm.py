"""Pattern breaks: where a person departs from their own routine, with the words around it. Pure.

What people do when the routine breaks tells what drives them; a break is a reason to look and to ask, never a verdict.
Each kind of behaviour is one series over a person's messages: time to reply, length, time of day, tone, copied people,
how they address us; and over the deal's meetings: who attends, and who goes early.

With eight values or more a series is cut by a change-point search (``ruptures``, one cut at the least squared error,
kept if it explains enough); with three to seven each value is held against those before it by a robust z; with fewer
nothing is said. Confidence says how much there was to go by and never reaches 1.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

from rapidfuzz import fuzz

from otherside.domain import Conversation, Stance, Turn, TurnKind

ENOUGH_TO_CUT = 8
MOST_CONFIDENT = 0.9
_FEW = {3: 0.35, 4: 0.45, 5: 0.5, 6: 0.55, 7: 0.6}
"""Confidence by the number of values, where there are too few to cut."""
_HEDGES = re.compile(
    r"\b(?:maybe|perhaps|might|sort of|kind of|probably|i guess|possibly|not sure|less sure|can['’]?t (?:tell|say|promise)|"
    r"cannot (?:tell|say|promise)|we['’]ll see|i think|unsure|hopefully|if (?:at all|ever))\b", re.IGNORECASE
)  # fmt: skip
_FORMAL = re.compile(
    r"^\W*dear\b|\b(?:kind|best|warm) regards\b|\byours (?:sincerely|faithfully)\b|\bsincerely\b|\bapologies\b", re.I | re.M
)
_LATE = re.compile(
    r"\b(?:forgive|excuse|sorry (?:for|about)|apolog\w+)\b[^.]{0,25}\b(?:hour|late|time|weekend)\b|\b(?:waking|awake|(?:can['’]?t|"
    r"cannot|not) sleep\w*|middle of the night|late at night|this late)\b", re.IGNORECASE
)  # fmt: skip
_EXPECTED = re.compile(
    r"\b(?:join\w*|coming|come|make it|made it|apolog\w+|declin\w+|invit\w+|miss(?:ing)?|absent|here today|not here|"
    r"be here|be with us|can['’]t be|couldn['’]t be|wait for)\b", re.IGNORECASE
)  # fmt: skip
_DISCLAIMER = re.compile(r"\n\s*(?:-- ?\n|this (?:message|e-?mail) (?:is|and)|confidential|sent from my)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conversation for the study of rhythm.

    Attributes:
        id: of the stored conversation.
        turns: as stored, with their places in it.
        people: participant's name to person id.
    """

    id: str
    conversation: Conversation
    turns: tuple[Turn, ...]
    people: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Watched:
    """Somebody whose rhythm is looked at, on the buyer's side."""

    id: str
    name: str
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A quote with its place."""

    quote: str
    conversation: str
    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PatternBreak:
    """A departure from a routine.

    Attributes:
        kind: ``reply_time``, ``length``, ``time_of_day``, ``weekend``, ``tone``, ``address``, ``copied``,
            ``attendance`` or ``left_early``.
        what: one plain sentence.
        before, after: the habit and the departure, as people read them.
        words: the words around it.
        confidence: 0 to 1; low where there was little to go by.
    """

    person: str
    date: dt.date
    kind: str
    what: str
    before: str
    after: str
    words: tuple[Words, ...]
    confidence: float

    def to_json(self) -> dict[str, Any]:
        """Plain data; dates as ISO text."""
        return {
            "person": self.person,
            "date": self.date.isoformat(),
            "kind": self.kind,
            "what": self.what,
            "before": self.before,
            "after": self.after,
            "words": [
                {"quote": w.quote, "conversation": w.conversation, "turn": w.turn, "start": w.start, "end": w.end}
                for w in self.words
            ],
            "confidence": round(self.confidence, 2),
        }


@dataclass(slots=True)
class _Mail:
    at: dt.datetime
    person: str | None
    turn: Turn
    conversation: str
    index: int
    reply_h: float | None = None
    copied: frozenset[str] = frozenset()
    body: str = field(default="")


def pattern_breaks(
    meetings: Sequence[Meeting],
    people: Sequence[Watched],
    stances: Mapping[tuple[str, int], Sequence[Stance]] | None = None,
    names: Mapping[str, str] | None = None,
) -> list[PatternBreak]:
    """Breaks in the rhythm of people on the buyer's side, latest first.

    Args:
        meetings: the deal's conversations.
        people: whom to watch.
        stances: of the evidence in each turn, by conversation id and turn.
        names: mail address to the name to show for it.
    """
    mails = messages(meetings)
    ids = {p.id for p in people}
    out: list[PatternBreak] = []
    for person in people:
        mine = [m for m in mails if m.person == person.id]
        others = [m for m in mails if m.person in ids and m.person != person.id]
        out += _numbers(person, mine, stances or {})
        out += _hours(person, mine, others)
        out += _address(person, mine)
        out += _copied(person, mine, mails, dict(names or {}))
        out += _attendance(person, meetings)
        out += _left_early(person, meetings)
    return sorted(out, key=lambda b: (-b.date.toordinal(), -b.confidence, b.person, b.kind))


def messages(meetings: Sequence[Meeting]) -> list[_Mail]:
    """All written messages in the order of sending, each once (a quoted copy of a mail is the mail), with time to reply.

    The time to reply counts from the first message by somebody else that the writer had not answered yet.
    """
    found: list[_Mail] = []
    for meeting in meetings:
        here: list[_Mail] = []
        for index, turn in enumerate(meeting.turns):
            if turn.kind is not TurnKind.MESSAGE or turn.at is None:
                continue
            who = meeting.people.get(turn.speaker) if turn.speaker else None
            mail = _Mail(_naive(turn.at), who, turn, meeting.id, index, body=_DISCLAIMER.split(turn.text)[0])
            twin = next((n for n, m in enumerate(here) if m.person == who and _same(m, mail)), None)
            if twin is None:
                here.append(mail)
            elif here[twin].turn.message_id is None and turn.message_id is not None:
                here[twin] = mail
        here.sort(key=lambda m: m.at)
        waiting: dict[str | None, dt.datetime] = {}
        previous: _Mail | None = None
        for mail in here:
            # Whoever was written to has been waiting for, from the first unanswered message on.
            if previous is not None and previous.person != mail.person and mail.person in waiting:
                mail.reply_h = (mail.at - waiting[mail.person]).total_seconds() / 3600
            waiting.pop(mail.person, None)
            for other in {m.person for m in here} - {mail.person}:
                waiting.setdefault(other, mail.at)
            mail.copied = frozenset(mail.turn.recipients)
            previous = mail
        found += here
    return sorted(found, key=lambda m: m.at)


def find_break(values: Sequence[float]) -> tuple[int, float] | None:
    """Where a series departs from what it was: index of the first value after the break, and confidence.

    Args:
        values: on a scale on which equal differences mean alike (times and lengths as logarithms), in order.

    Returns:
        None where there are fewer than three values or no clear break.
    """
    n = len(values)
    if n < 3:
        return None
    if n >= ENOUGH_TO_CUT:
        return _cut(values)
    # Few values: the latest that stands out from all before it, in robust standard deviations.
    for k in range(n - 1, 1, -1):
        before = values[:k]
        middle = median(before)
        spread = max(1.4826 * median(abs(x - middle) for x in before), 0.35)
        z = abs(values[k] - middle) / spread
        if z >= 3.0 and abs(values[k] - middle) > 1.5 * (max(before) - min(before)):
            return k, min(_FEW[n] + 0.02 * (z - 3.0), _FEW[n] + 0.1)
    return None


def _cut(values: Sequence[float]) -> tuple[int, float] | None:
    import numpy as np
    import ruptures

    series = np.asarray(values, dtype=float).reshape(-1, 1)
    search = ruptures.Binseg(model="l2", min_size=2, jump=1).fit(series)
    k = int(search.predict(n_bkps=1)[0])
    if not 2 <= k <= len(values) - 2 and not 1 <= k < len(values):
        return None
    whole = float(((series - series.mean()) ** 2).sum())
    left, right = series[:k], series[k:]
    rest = float(((left - left.mean()) ** 2).sum() + ((right - right.mean()) ** 2).sum())
    if whole <= 1e-9:
        return None
    n = len(values)
    # F of one cut at the best place; the limit is high because the place was chosen to make it large.
    f = (whole - rest) / max(rest / (n - 2), 1e-9)
    if f < 12.0 or abs(float(left.mean() - right.mean())) < 0.4:
        return None
    return k, min(MOST_CONFIDENT, 0.5 + 0.02 * n + 0.005 * min(f, 40.0))


def _numbers(
    person: Watched, mine: Sequence[_Mail], stances: Mapping[tuple[str, int], Sequence[Stance]]
) -> list[PatternBreak]:
    out = []
    replies = [m for m in mine if m.reply_h is not None]
    found = find_break([math.log(max(m.reply_h or 0.0, 0.1)) for m in replies])
    if found:
        k, confidence = found
        usual = median(m.reply_h or 0.0 for m in replies[:k])
        after = replies[k].reply_h or 0.0
        slower = after > usual
        out.append(
            _made(
                person, replies[k], "reply_time",
                f"{person.name} {'took' if slower else 'answered in'} {_hours_words(after)}"
                f"{' to answer' if slower else ''}; before, it was about {_hours_words(usual)}",
                f"about {_hours_words(usual)}", _hours_words(after), confidence,
            )
        )  # fmt: skip
    words = [len(m.body.split()) for m in mine]
    found = find_break([math.log(max(w, 1)) for w in words])
    if found:
        k, confidence = found
        usual, now = round(median(words[:k])), words[k]
        out.append(
            _made(
                person, mine[k], "length",
                f"{person.name} wrote {now} words; before, it was about {usual}",
                f"about {usual} words", f"{now} words", confidence,
            )
        )  # fmt: skip
    out += _tone(person, mine, stances)
    return out


def _tone(
    person: Watched, mine: Sequence[_Mail], stances: Mapping[tuple[str, int], Sequence[Stance]]
) -> list[PatternBreak]:
    """Share of doubt in a message: hedges for each hundred words, and what points away less what points towards."""

    def doubt(mail: _Mail) -> float:
        hedges = len(_HEDGES.findall(mail.body)) * 100 / max(len(mail.body.split()), 30)
        seen = [s for s in stances.get((mail.conversation, mail.index), ()) if s is not Stance.NEUTRAL]
        lean = sum(1 if s is Stance.AWAY else -1 for s in seen) / max(len(seen), 4)
        return hedges + lean

    values = [doubt(m) for m in mine]
    found = find_break(values)
    if not found:
        return []
    k, confidence = found
    rising = values[k] > median(values[:k])
    return [
        _made(
            person, mine[k], "tone",
            f"{person.name} wrote with {'more' if rising else 'less'} doubt than before",
            "surer" if rising else "more doubtful", "more doubtful" if rising else "surer", confidence * 0.8,
            pattern=_HEDGES if rising else None,
        )
    ]  # fmt: skip


def _hours(person: Watched, mine: Sequence[_Mail], others: Sequence[_Mail]) -> list[PatternBreak]:
    """Messages at night or on a weekend by somebody who does not write then; of one's own habit, else of the others'."""
    out = []
    for k, mail in enumerate(mine):
        night, weekend = _night(mail.at), mail.at.weekday() >= 5
        if not (night or weekend):
            continue
        own, rest = list(mine[:k]), [m for m in others if m.at < mail.at]
        habit = own if len(own) >= 2 else own + rest
        if len(habit) < 3 or any((_night(m.at) and night) or (m.at.weekday() >= 5 and weekend) for m in habit):
            continue
        clock = f"{mail.at:%A} at {mail.at:%H:%M}"
        whose = "their own" if len(own) >= 2 else "the others'"
        out.append(
            _made(
                person, mail, "weekend" if weekend else "time_of_day",
                f"{person.name} wrote on a {clock}; {whose} messages until then came on weekdays by day",
                "weekdays by day", clock, _FEW.get(min(len(own), 7), 0.25), pattern=_LATE,
            )
        )  # fmt: skip
    return out


def _address(person: Watched, mine: Sequence[_Mail]) -> list[PatternBreak]:
    """A turn to or from formal address."""
    formal = [bool(_FORMAL.search(m.body)) for m in mine]
    for k in range(len(mine) - 1, 1, -1):
        if formal[k] != formal[k - 1] and len(set(formal[:k])) == 1:
            now, was = ("formal", "familiar") if formal[k] else ("familiar", "formal")
            what = f"{person.name} wrote in a more {now} way than before"
            first = mine[k].body.strip().split("\n")[0]
            before = mine[k - 1].body.strip().split("\n")[0]
            return [
                _made(person, mine[k], "address", what, f"{was}: “{before}”", f"{now}: “{first}”",
                      _FEW.get(min(k + 1, 7), 0.35), pattern=_FORMAL if formal[k] else None)
            ]  # fmt: skip
    return []


def _copied(
    person: Watched, mine: Sequence[_Mail], mails: Sequence[_Mail], names: dict[str, str]
) -> list[PatternBreak]:
    """People added to or dropped from a thread by the writer, against the message before in the same thread."""
    out = []
    for mail in mine:
        before = [m for m in mails if m.conversation == mail.conversation and m.at < mail.at and m.copied]
        if not before or not mail.copied:
            continue
        last = before[-1]
        was = last.copied | ({_address_of(last, mails)} - {""})
        own = set(person.emails)
        ever = frozenset().union(*(m.copied for m in before))
        added = sorted(mail.copied - was - own)
        dropped = sorted((was - mail.copied) - own)
        parts = []
        if added:
            again = " again" if set(added) <= ever else ""
            parts.append(f"added {_listed(added, names)}{again}")
        if dropped:
            parts.append(f"left out {_listed(dropped, names)}")
        if parts:
            shown = [names.get(a, a) for a in (*added, *dropped)]
            pattern = "|".join(rf"\b{re.escape(s.split()[0])}\b" for s in shown) + r"|\bcop(?:y|ied|ying)\b"
            out.append(
                _made(
                    person, mail, "copied", f"{person.name} {' and '.join(parts)}",
                    _listed(sorted(was - own), names), _listed(sorted(mail.copied - own), names), 0.6,
                    pattern=re.compile(pattern),
                )
            )  # fmt: skip
    return out


def _address_of(mail: _Mail, mails: Sequence[_Mail]) -> str:
    """The writer's own address, as others of the thread write to it; empty where nobody does."""
    if mail.turn.speaker is None:
        return ""
    first = mail.turn.speaker.split()[0].casefold()
    known = {a for m in mails if m.conversation == mail.conversation for a in m.copied}
    fits = [a for a in known if first in re.split(r"[._+-]", a.split("@")[0].casefold())]
    return fits[0] if len(fits) == 1 else ""


def _calls(meetings: Sequence[Meeting]) -> list[Meeting]:
    calls = [
        m
        for m in meetings
        if m.conversation.date is not None and any(t.kind is TurnKind.SPEECH and t.speaker for t in m.turns)
    ]
    return sorted(calls, key=lambda m: m.conversation.date or dt.date.min)


def _spoke(meeting: Meeting) -> set[str]:
    return {meeting.people[t.speaker] for t in meeting.turns if t.speaker and t.speaker in meeting.people}


def _attendance(person: Watched, meetings: Sequence[Meeting]) -> list[PatternBreak]:
    """A meeting missed by somebody who had come to those before, where their name fell, or who then came no more."""
    calls = _calls(meetings)
    there = [person.id in _spoke(m) or person.id in m.people.values() for m in calls]
    out = []
    for k in range(1, len(calls)):
        if there[k] or not any(there[:k]):
            continue
        words = _mentions(calls[k], person.name)
        # Words about their not coming tell that they were expected; a name that merely falls does not.
        expected = any(_EXPECTED.search(w.quote) for w in words)
        if not expected and not (all(there[:k]) and k >= 2):
            continue
        came, missed = sum(there[:k]), calls[k]
        confidence = min(0.5 + 0.1 * came, 0.8) if expected else min(0.15 + 0.05 * came, 0.4)
        asked = "" if expected else "; whether they were asked to come is not known"
        date = missed.conversation.date or dt.date.min
        out.append(
            PatternBreak(
                person.name, date, "attendance",
                f"{person.name} was not at “{missed.conversation.title}”; they had been at {came} of {k} "
                f"call{'s' if k != 1 else ''} before{asked}",
                f"at {came} of {k} call{'s' if k != 1 else ''}", "not there", words, confidence,
            )
        )  # fmt: skip
    return out


def _left_early(person: Watched, meetings: Sequence[Meeting]) -> list[PatternBreak]:
    """Somebody who spoke as much as others in the first part of a call and not at all in the last third of it."""
    out = []
    for meeting in _calls(meetings):
        place = [n for n, t in enumerate(meeting.turns) if t.speaker and meeting.people.get(t.speaker) == person.id]
        n = len(meeting.turns)
        if len(place) < 4 or n < 24 or place[-1] > 0.67 * n:
            continue
        gap = max((b - a for a, b in pairwise(place)), default=n)
        if n - place[-1] < 3 * gap and place[-1] > n / 2:
            continue
        turn = meeting.turns[place[-1]]
        words = (_clip(turn.text, meeting.id, place[-1]), *_mentions(meeting, person.name, after=place[-1])[:1])
        date = meeting.conversation.date or dt.date.min
        share = f"{round(100 * place[-1] / n)} %"
        out.append(
            PatternBreak(
                person.name, date, "left_early",
                f"{person.name} said nothing more after the first {share} of “{meeting.conversation.title}”",
                f"{len(place)} turns until then", "silent", words, 0.45,
            )
        )  # fmt: skip
    return out


def _mentions(meeting: Meeting, name: str, after: int = -1) -> tuple[Words, ...]:
    """Where somebody else names them, with the answer that follows; two at most."""
    first = re.compile(rf"\b{re.escape(name.split()[0])}\b")
    out = []
    for n, turn in enumerate(meeting.turns):
        if n <= after or not (hit := first.search(turn.text)):
            continue
        out.append(_clip(turn.text, meeting.id, n, hit.start()))
        if "?" in turn.text and n + 1 < len(meeting.turns):
            out.append(_clip(meeting.turns[n + 1].text, meeting.id, n + 1))
        if len(out) >= 2:
            break
    return tuple(out[:3])


def _made(
    person: Watched,
    mail: _Mail,
    kind: str,
    what: str,
    before: str,
    after: str,
    confidence: float,
    pattern: re.Pattern[str] | None = None,
) -> PatternBreak:
    hits = [h for h in pattern.finditer(mail.body)][:2] if pattern is not None else []
    words = tuple(dict.fromkeys(_clip(mail.turn.text, mail.conversation, mail.index, h.start()) for h in hits))
    if not words:
        words = (_clip(mail.turn.text, mail.conversation, mail.index, _opening(mail.body)),)
    return PatternBreak(person.name, mail.at.date(), kind, what, before, after, words, round(confidence, 2))


def _opening(body: str) -> int:
    """Where the first sentence after the greeting begins."""
    greeting = re.match(r"\s*[^\n]{0,60},?\s*\n\s*", body)
    return greeting.end() if greeting and greeting.end() < len(body) else 0


def _clip(text: str, conversation: str, turn: int, at: int = 0) -> Words:
    """The sentence around a place, verbatim."""
    ends = [m.end() for m in re.finditer(r"[.!?]+(?=\s|$)|\n\s*\n", text)]
    start = max((e for e in ends if e <= at), default=0)
    end = min((e for e in ends if e > at), default=len(text))
    while start < end and text[start].isspace():
        start += 1
    end = min(end, start + 240)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Words(text[start:end], conversation, turn, start, end)


def _same(a: _Mail, b: _Mail) -> bool:
    """A mail and its quoted copy: the same words within a day and a half (quoted times may lack their zone)."""
    if abs((a.at - b.at).total_seconds()) > 36 * 3600:
        return False
    return fuzz.ratio(a.body[:600].casefold(), b.body[:600].casefold()) >= 88


def _naive(at: dt.datetime) -> dt.datetime:
    return at.astimezone(dt.UTC).replace(tzinfo=None) if at.tzinfo else at


def _night(at: dt.datetime) -> bool:
    return at.hour >= 21 or at.hour < 6


def _hours_words(hours: float) -> str:
    if hours < 1:
        return f"{max(1, round(hours * 60))} minutes"
    if hours < 36:
        return f"{round(hours)} hour{'s' if round(hours) != 1 else ''}"
    return f"{round(hours / 24)} days"


def _listed(addresses: Sequence[str], names: Mapping[str, str]) -> str:
    shown = [names.get(a, a) for a in addresses]
    return ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1] if shown else "nobody"
