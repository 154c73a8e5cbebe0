"""The evidence of a deal as those read it who draw something from it: brief, forecast, questions, drafts, diff."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from otherside.domain import Deal, Evidence, Extractor, Facet, Side, Stance, TurnKind
from otherside.extraction.segment import segment
from otherside.extraction.thresholds import shown_thresholds
from otherside.messaging.drafts.conditions import whole
from otherside.messaging.drafts.tact import KEEP
from otherside.profiles.positions import says_yes
from otherside.profiles.private_dates import private_date
from otherside.profiles.quantities import quantities
from otherside.profiles.role_priors import load_role_table
from otherside.profiles.windows import paid_today, waits
from otherside.store import EvidenceRow, StoredConversation
from otherside.store.identifiers import evidence_id

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Beside a quote that somebody asked us to keep to ourselves.
IN_CONFIDENCE = "said in confidence"


#: What a plain yes weighs as evidence: said outright, and short.
_YES, _STRENGTH = 0.8, 0.6
#: Chance of a veto from which a role decides, and its yes is a position.
_DECIDES = 0.5
#: A turn of somebody who does not decide is cut into sentences for these, or for what they pay today.
_LATER = re.compile(
    r"\b(?:not|nothing|cannot)\b.*\b(?:before|until|till)\b|n['’]t\b.*\b(?:before|until|till)\b", re.I | re.S
)
_READ = Extractor("plain words", "1")


def rows_of(workspace: Workspace, deal: Deal) -> list[EvidenceRow]:
    """The evidence of a deal that may ground something, oldest first.

    Somebody's age and their private days ground nothing; what was said in confidence has ``IN_CONFIDENCE`` in its mark.
    Added is what the reader reads nothing in and what is plain all the same: a yes by somebody who decides, what has to
    be over first, and a sum that stands behind the words for what it is paid for.
    """
    conversations = list(workspace.conversations(deal.name))
    kept = in_confidence(conversations)
    held = [row for row in workspace.store.evidence(deal.name) if not private_date(row.evidence.quote)]
    plain = list(_plain_rows(workspace, deal, conversations, held))
    there = {row.evidence.id for row in plain}
    rows = [*(row for row in held if row.evidence.id not in there), *plain]
    rows.sort(key=lambda r: (r.date is not None, r.date or dt.date.min))
    return [_marked(row) if (row.evidence.conversation, row.evidence.turn) in kept else row for row in rows]


def _plain_rows(
    workspace: Workspace, deal: Deal, conversations: Iterable[StoredConversation], rows: Iterable[EvidenceRow]
) -> Iterator[EvidenceRow]:
    shown = shown_thresholds()
    read: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    for row in rows:
        e = row.evidence
        if row.origin == "user" or any(p >= shown[f] for f, p in e.facets.items()):
            read[e.conversation, e.turn].append(e)
    theirs = {p.id: p for p in workspace.store.people(deal.name, Side.THEIRS)}
    table = load_role_table(workspace.home)
    deciding = {p.id for p in theirs.values() if (r := table.rule(p.role)) is not None and (r.veto or 0) >= _DECIDES}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    for stored in conversations:
        for n, held in enumerate(stored.turns):
            turn = held.turn
            person = theirs.get(stored.people.get(turn.speaker or "", ""))
            if person is None or turn.kind is TurnKind.NOTE:
                continue
            written = turn.kind is TurnKind.MESSAGE
            for start, end, yes in _plain(turn.text, person.id in deciding, written):
                if any(e.start < end and start < e.end for e in read[stored.id, n]):
                    continue
                yield EvidenceRow(
                    evidence=Evidence(
                        id=evidence_id(stored.id, n, start, end),
                        conversation=stored.id,
                        turn=n,
                        start=start,
                        end=end,
                        quote=turn.text[start:end],
                        speaker=turn.speaker,
                        facets={Facet.COMMITMENT: max(_YES, shown[Facet.COMMITMENT])} if yes else {},
                        stance=Stance.TOWARDS if yes else Stance.NEUTRAL,
                        strength=_STRENGTH,
                        reported=turn.kind is TurnKind.REPORTED,
                        extractor=_READ,
                    ),
                    person=person.id,
                    person_name=person.name,
                    deal=deal.name,
                    source=sources.get(held.source, ""),
                    title=stored.conversation.title,
                    date=turn.at.date() if turn.at else stored.conversation.date,
                    speaker=turn.speaker,
                )


def _plain(text: str, decides: bool, written: bool) -> Iterator[tuple[int, int, bool]]:
    """``(start, end, a yes)`` of what is plain in a turn; a yes with the conditions that follow it."""
    spans = segment(text) if decides or paid_today(text) or _LATER.search(text) else ()
    words = [text[s.start : s.end] for s in spans]
    done = 0
    for n, span in enumerate(spans):
        if span.start < done:
            continue
        if decides and says_yes(words[n], written):
            start, done = whole(text, span.start, span.end)
            yield start, done, True
        elif waits(words[n]):
            yield span.start, span.end, False
        elif n and paid_today(words[n - 1]) and not _sums(words[n - 1]) and _sums(f"{words[n - 1]} {words[n]}"):
            yield spans[n - 1].start, span.end, False


def turns_of(conversations: Iterable[StoredConversation]) -> Counter[str]:
    """How often each person, by id, is heard in their own words or reported ones."""
    return Counter(
        person
        for stored in conversations
        for held in stored.turns
        if held.turn.kind is not TurnKind.NOTE and (person := stored.people.get(held.turn.speaker or ""))
    )


def in_confidence(conversations: Iterable[StoredConversation]) -> set[tuple[str, int]]:
    """``(conversation, turn)`` of what was said, or in speech stands beside, "between us" and the like."""
    out = set()
    for stored in conversations:
        asked = [bool(KEEP.search(t.turn.text)) for t in stored.turns]
        for n, held in enumerate(stored.turns):
            if asked[n] or (held.turn.kind is TurnKind.SPEECH and any(asked[max(0, n - 1) : n + 2])):
                out.add((stored.id, n))
    return out


def _marked(row: EvidenceRow) -> EvidenceRow:
    return replace(row, mark=", ".join(filter(None, (row.mark, IN_CONFIDENCE))))


def _sums(text: str) -> bool:
    return any(kind == "money" for kind, *_ in quantities(text))
