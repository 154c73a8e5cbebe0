"""Pattern breaks of a stored deal: conversations in, plain data out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Outcome, Side, Stance, TurnKind
from otherside.domain.patterns import lazily
from otherside.profiles.private.open_part import private
from otherside.profiles.rhythm.rhythm import Meeting, PatternBreak, Watched, one_a_message, pattern_breaks
from otherside.profiles.who.identity import Us
from otherside.profiles.who.names import was_there
from otherside.workspace.heard.beside import set_marks
from otherside.workspace.heard.unanswered import exchange, unanswered

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_ABSENCE = "attendance"
#: People at a meeting at which somebody can be missing though no word is said of it: from a talk of two nobody is.
_SEVERAL = 3
#: Surer than that an absence is only where words tell that they were expected.
_EXPECTED = 0.5
#: A chat that was typed out or copied looks like a call, but for its name.
_CHAT = lazily(
    r"\b(?:chats?|whats ?app|sms|texts|text messages|imessage|signal|telegram|slack|messenger|threema)\b", re.IGNORECASE
)


def deal_breaks(workspace: Workspace, deal: Deal) -> list[dict[str, Any]]:
    """``[{person, date, kind, what, before, after, words, confidence}]`` of a deal, latest first, one row a
    message.

    Each of ``words`` is a quote with its conversation, turn and offsets, the source's name and its ``mark``; none of
    them is of somebody's family or health.
    """
    meetings, sources = [], {s.id: s.name for s in workspace.store.sources(deal.name)}
    source_of: dict[tuple[str, int], str] = {}
    conversations = list(workspace.conversations(deal.name))
    for stored in conversations:
        meetings.append(Meeting(stored.id, stored.conversation, tuple(t.turn for t in stored.turns), stored.people))
        for n, turn in enumerate(stored.turns):
            source_of[stored.id, n] = sources.get(turn.source, "")
    stances: dict[tuple[str, int], list[Stance]] = defaultdict(list)
    for row in workspace.store.evidence(deal.name):
        stances[row.evidence.conversation, row.evidence.turn].append(row.evidence.stance)
    people = workspace.store.people(deal.name)
    watched = [Watched(p.id, p.name, p.emails) for p in people if p.side is Side.THEIRS]
    names = {address: p.name for p in people for address in p.emails}
    emails = {p.id: p.emails for p in people}
    us = Us.of(workspace.us)
    sent_to = {address for m in meetings for turn in m.turns for address in turn.recipients}
    ours = {address for address in sent_to if address in us.emails or us.has_domain(address)}
    ours |= {address for p in people if p.side is Side.OURS for address in p.emails}
    out = []
    breaks = [b for b in pattern_breaks(meetings, watched, stances, names, emails, ours) if b.kind != _ABSENCE]
    breaks += absences([m for m in meetings if not _is_chat(m)], watched)
    if deal.outcome in (None, Outcome.OPEN):
        waiting = unanswered(exchange(conversations, people, us), [p for p in people if p.side is Side.THEIRS])
        breaks += [waiting] if waiting else []
    for found in one_a_message(sorted(breaks, key=lambda b: (-b.date.toordinal(), -b.confidence, b.person, b.kind))):
        row_json = found.to_json()
        row_json["words"] = [words for words in row_json["words"] if not private(words["quote"])]
        for words in row_json["words"]:
            words["source"] = source_of.get((words["conversation"], words["turn"]), "")
        out.append(row_json)
    set_marks(conversations, out)
    return out


def absences(calls: Sequence[Meeting], people: Sequence[Watched]) -> list[PatternBreak]:
    """Who was not there: where their name fell as of somebody expected, and else only at meetings of several."""
    several = [m for m in calls if len(_present(m)) >= _SEVERAL]
    return [
        found
        for some, spoken_of in ((calls, True), (several, False))
        for found in pattern_breaks(some, people)
        if found.kind == _ABSENCE and (found.confidence >= _EXPECTED) == spoken_of
    ]


def _present(meeting: Meeting) -> set[str]:
    named = {p.name for p in meeting.conversation.participants if was_there(p.name, p.role)}
    return named | {turn.speaker for turn in meeting.turns if turn.speaker}


def _is_chat(meeting: Meeting) -> bool:
    return bool(_CHAT.search(meeting.conversation.title)) or any(t.kind is TurnKind.MESSAGE for t in meeting.turns)
