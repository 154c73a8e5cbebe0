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
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from otherside.domain import Stance, TurnKind
from otherside.domain.patterns import lazily
from otherside.profiles.rhythm.mail import Addresses, mail_breaks, messages
from otherside.profiles.rhythm.pattern_break import Meeting, PatternBreak, Watched, Words, clip
from otherside.profiles.who.names import was_there

__all__ = ["Meeting", "PatternBreak", "Watched", "Words", "one_a_message", "pattern_breaks"]

_MAIL = frozenset({"reply_time", "length", "time_of_day", "weekend", "tone", "address", "copied"})
_ROUTINE = 2
"""Calls before from which staying to the end is a habit."""
_CLOSES = lazily(
    r"^\W*(?:(?:that(?:['’]s| is)|sounds|all) (?:fine|good|great|clear|helpful|all|fair|right)|(?:that )?works|fine|great|"
    r"perfect|thanks?|thank you|got it|okay|ok|understood|agreed|makes sense|will do|no more|nothing (?:more|else))\b",
    re.IGNORECASE,
)

_EXPECTED = lazily(
    r"\b(?:join\w*|coming|come|make it|made it|apolog\w+|declin\w+|invit\w+|miss(?:ing)?|absent|here today|not here|"
    r"be here|be with us|can['’]t be|couldn['’]t be|wait for)\b", re.IGNORECASE
)  # fmt: skip


def pattern_breaks(
    meetings: Sequence[Meeting],
    people: Sequence[Watched],
    stances: Mapping[tuple[str, int], Sequence[Stance]] | None = None,
    names: Mapping[str, str] | None = None,
    emails: Mapping[str, Sequence[str]] | None = None,
    ours: Collection[str] = (),
) -> list[PatternBreak]:
    """Breaks in the rhythm of people on the buyer's side, latest first.

    Args:
        meetings: the deal's conversations.
        people: whom to watch.
        stances: of the evidence in each turn, by conversation id and turn.
        names: mail address to the name to show for it.
        emails: person id to the addresses known of them, on either side.
        ours: addresses of our own side.
    """
    mails = messages(meetings)
    known = Addresses(names or {}, {who: own for who, own in (emails or {}).items() if own}, ours)
    ids = {p.id for p in people}
    out: list[PatternBreak] = []
    for person in people:
        out += mail_breaks(person, mails, ids, stances or {}, known)
        out += _attendance(person, meetings)
        out += _left_early(person, meetings)
    return sorted(out, key=lambda b: (-b.date.toordinal(), -b.confidence, b.person, b.kind))


def _calls(meetings: Sequence[Meeting]) -> list[Meeting]:
    calls = [
        m
        for m in meetings
        if m.conversation.date is not None and any(t.kind is TurnKind.SPEECH and t.speaker for t in m.turns)
    ]
    return sorted(calls, key=lambda m: m.conversation.date or dt.date.min)


def _spoke(meeting: Meeting) -> set[str]:
    return {meeting.people[t.speaker] for t in meeting.turns if t.speaker and t.speaker in meeting.people}


def _listed(meeting: Meeting) -> set[str]:
    """Everybody of a meeting but those whose names stand there because they could not come."""
    away = {p.name for p in meeting.conversation.participants if not was_there(p.name, p.role)}
    return {number for name, number in meeting.people.items() if name not in away}


def _attendance(person: Watched, meetings: Sequence[Meeting]) -> list[PatternBreak]:
    """A meeting missed by somebody who had come to those before, where their name fell, or who then came no more.

    Whoever had come once has no routine yet.
    """
    calls = _calls(meetings)
    there = [person.id in _spoke(m) or person.id in _listed(m) for m in calls]
    out = []
    for k in range(1, len(calls)):
        if there[k] or sum(there[:k]) < _ROUTINE:
            continue
        words = _mentions(calls[k], person.name)
        # Words about their not coming tell that they were expected; a name that merely falls does not.
        expected = any(_EXPECTED.search(w.quote) for w in words)
        if not expected and not all(there[:k]):
            continue
        came, missed = sum(there[:k]), calls[k]
        confidence = min(0.5 + 0.1 * came, 0.8) if expected else min(0.15 + 0.05 * came, 0.4)
        asked = "" if expected else "; whether they were asked to come is not known"
        date = missed.conversation.date or dt.date.min
        out.append(
            PatternBreak(
                person.name, date, "attendance",
                f"{person.name} was not at “{missed.conversation.title}”; they had been at {came} of {k} calls before{asked}",
                f"at {came} of {k} calls", "not there", words, confidence,
            )
        )  # fmt: skip
    return out


def one_a_message(breaks: Sequence[PatternBreak]) -> list[PatternBreak]:
    """One message is one row, whatever it departs from: told under its surest kind, all words kept, in their order."""
    out: dict[tuple[object, ...], PatternBreak] = {}
    for n, found in enumerate(breaks):
        at = (found.words[0].conversation, found.words[0].turn) if found.words and found.kind in _MAIL else (n,)
        key = (found.person, found.date, *at)
        if key not in out:
            out[key] = found
            continue
        first, second = sorted((out[key], found), key=lambda b: -b.confidence)
        what = f"{first.what}; {second.what.removeprefix(found.person).strip()}"
        words = tuple(dict.fromkeys((*first.words, *second.words)))[:3]
        out[key] = replace(first, what=what, words=words)
    return list(out.values())


def _left_early(person: Watched, meetings: Sequence[Meeting]) -> list[PatternBreak]:
    """Somebody who spoke in the last third of two calls or more, and then as much as others in the first part of one
    and not at all in the last third of it. Who answers a question or closes a matter last has not gone."""
    out = []
    stayed = 0
    for meeting in _calls(meetings):
        place = [n for n, t in enumerate(meeting.turns) if t.speaker and meeting.people.get(t.speaker) == person.id]
        n = len(meeting.turns)
        if place and place[-1] > 0.67 * n:
            stayed += 1
            continue
        if stayed < _ROUTINE or len(place) < 4 or n < 24:
            continue
        gap = max((b - a for a, b in pairwise(place)), default=n)
        if n - place[-1] < 3 * gap and place[-1] > n / 2:
            continue
        turn = meeting.turns[place[-1]]
        if _CLOSES.search(turn.text) or (place[-1] and "?" in meeting.turns[place[-1] - 1].text):
            continue
        words = (clip(turn.text, meeting.id, place[-1]), *_mentions(meeting, person.name, after=place[-1])[:1])
        date = meeting.conversation.date or dt.date.min
        part = place[-1] / n
        share = "third" if part < 0.42 else "half" if part < 0.58 else "two thirds"
        out.append(
            PatternBreak(
                person.name, date, "left_early",
                f"{person.name} said nothing more after the first {share} of the call, and had spoken to the end before",
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
        out.append(clip(turn.text, meeting.id, n, hit.start()))
        if "?" in turn.text and n + 1 < len(meeting.turns):
            out.append(clip(meeting.turns[n + 1].text, meeting.id, n + 1))
        if len(out) >= 2:
            break
    return tuple(out[:3])
