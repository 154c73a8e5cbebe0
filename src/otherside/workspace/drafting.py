"""A draft to one person of a deal: their evidence, before whom each piece was said, and how we write to them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, InputError, Person, Side, Stance, TurnKind
from otherside.messaging.drafts import Channel, Draft, Kind, Manner, Passage, Setting, plan, write
from otherside.messaging.drafts.frames import wishes
from otherside.messaging.drafts.plan import HOPES, name_parts
from otherside.messaging.drafts.salutation import addressed, by_first_name, titled
from otherside.profiles.profile import Quote
from otherside.profiles.said.admissions import admits
from otherside.profiles.said.appeals import appeals
from otherside.questions import notes
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.brief import person_profile
from otherside.workspace.heard.agreed import PLAIN, agreed_of
from otherside.workspace.heard.beside import with_marks
from otherside.workspace.heard.departed import departed, departed_line
from otherside.workspace.heard.owing import Owing, owing_to, passages_of, told
from otherside.workspace.heard.rows import in_confidence, ours_alone, rows_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_CHANNELS = {
    TurnKind.SPEECH: Channel.TALK,
    TurnKind.MESSAGE: Channel.MAIL,
    TurnKind.REPORTED: Channel.NOTE,
    TurnKind.NOTE: Channel.NOTE,
}
_LEAVING = re.compile(
    r"\b(?:bye|drop off|have to (?:go|run|leave)|must (?:go|leave)|got to (?:go|run)|see you)\b", re.IGNORECASE
)
#: "Hi Ada": a word of greeting and a first name.
_GREETS_ONE = 2
_SHORT_FORM = re.compile(r"\w['’](?:s|re|ve|d|ll|m|t)\b", re.IGNORECASE)
#: Words somebody must have written before the absence of short forms says anything.
_ENOUGH_WORDS = 60


@dataclass(frozen=True, slots=True)
class _Written:
    """A draft with what it was written from.

    Attributes:
        gone: of who has left, the words that say so, by id.
        waits: what the reader's last words want of us.
        owing: what is open with the reader.
    """

    draft: Draft
    deal: Deal
    reader: Person
    gone: Mapping[str, Mapping[str, Any]]
    waits: Sequence[Passage]
    owing: Sequence[Owing]


def draft_to(
    workspace: Workspace, deal: str, to: str, kind: Kind | str, sender: str | None = None, variant: int = 0
) -> Draft:
    """A draft to one person of a deal.

    Args:
        kind: email, call, proposal, onepager or invitation.
        sender: our name under it; else whoever of us talks most with them.
        variant: another number gives another draft.

    Raises:
        InputError: no such deal, person or kind, or the person is on our side.
    """
    return _write(workspace, deal, to, kind, sender, variant).draft


def _write(
    workspace: Workspace, deal: str, to: str, kind: Kind | str, sender: str | None = None, variant: int = 0
) -> _Written:
    try:
        kind = Kind(kind)
    except ValueError as error:
        raise InputError(f"no draft of kind {kind!r}; there are {', '.join(Kind)}") from error
    found = workspace.deal(deal)
    reader = workspace.person(to, found.name)
    if reader.side is Side.OURS:
        raise InputError(f"{reader.name} is on our side; choose somebody on the buyer's (see: otherside people)")
    people = [p for p in workspace.people(found.name) if p.side is not Side.OURS]
    rows: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in map(ours_alone, rows_of(workspace, found)):
        # "You said" must be what they said, not words of ours that they agreed to; what they own up to is not held up to them.
        if not row.evidence.confirmed and not admits(row.evidence.quote):
            rows[row.person].append(_outright(row))
    conversations = list(workspace.conversations(found.name))
    theirs = frozenset(p.id for p in people if p.side is Side.THEIRS)
    kept = in_confidence(conversations)
    as_of = max(workspace.store.dates(found.name), default=None)
    gone = departed(workspace, found, today=dt.date.today())
    waits = _unanswered(workspace, found.name, reader, conversations)
    owing = owing_to(workspace, found, reader, conversations)
    chosen = plan(
        kind,
        person_profile(reader, rows[reader.id]),
        manner=_manner(reader, workspace.people(found.name), conversations, sender),
        settings=settings_of([r for rs in rows.values() for r in rs], conversations, theirs),
        colleagues=[person_profile(p, rows[p.id]) for p in people if p.id != reader.id and p.id in theirs],
        agreed=agreed_of(workspace, found.name, people, conversations, lambda c, n: _setting(c, n, theirs, kept)),
        appeals=waits,
        spoken=_spoken(conversations, theirs),
        owing=passages_of(owing, as_of),
        as_of=as_of,
        variant=variant,
    )
    # A page for colleagues speaks for those who are still there.
    there = replace(chosen, voices=tuple(v for v in chosen.voices if v.person.id not in gone))
    return _Written(write(there), found, reader, gone, waits, owing)


def _outright(row: EvidenceRow) -> EvidenceRow:
    """Evidence of a wish is sure where the words themselves say so: "I want to …"."""
    item = row.evidence
    wish = max((f for f in HOPES if f in item.facets), key=lambda f: item.facets[f], default=None)
    if wish is None or not wishes(item.quote):
        return row
    return replace(row, evidence=replace(item, facets={**item.facets, wish: max(PLAIN, item.facets[wish])}))


def draft_json(workspace: Workspace, deal: str, to: str, kind: str, **settings: Any) -> dict[str, Any]:
    """The same as plain data: ``to``, ``as``, ``subject``, ``text``, ``claims``, ``lint``, as ``access`` who asked us not to
    approach the reader, or not yet, where somebody did, and as ``notes`` that and what the reader's last letter wants; of who has
    left, the words that say so come first, and no letter of theirs waits for anything. What we said we would do for the reader, and
    what they asked us for, is among the notes while nobody says that it was done."""
    from otherside.workspace.questioning import view_of

    done = _write(workspace, deal, to, kind, **settings)
    name = done.reader.name
    known = notes(view_of(workspace, done.deal, None), done.reader.id)
    left = done.gone.get(done.reader.id)
    wanted = [f"{name} waits for an answer of yours: “{' '.join(p.quote.quote.split())}”" for p in done.waits]
    wanted += told([o for o in done.owing if not any(o.row["quote"] in p.quote.quote for p in done.waits)])
    said = [departed_line(name, left), *known] if left else known + wanted
    return with_marks(workspace, done.draft.to_json()) | {"access": known[0] if known else None, "notes": said}


def _unanswered(
    workspace: Workspace, deal: str, reader: Person, conversations: Sequence[StoredConversation]
) -> list[Passage]:
    """What the reader's last words want of us, where they were written and nobody of us has said anything since."""
    ours = {p.id for p in workspace.people(deal) if p.side is Side.OURS}
    last: tuple[tuple[int, float, int, int], StoredConversation, int] | None = None
    answered = (0, 0.0, 0, 0)
    for n, stored in enumerate(conversations):
        speakers = [stored.people.get(t.turn.speaker or "") for t in stored.turns]
        if reader.id not in speakers and reader.name not in {p.name for p in stored.conversation.participants}:
            continue
        for index, (held, speaker) in enumerate(zip(stored.turns, speakers, strict=True)):
            at = held.turn.at
            day = held.turn.day or stored.conversation.date
            key = (day.toordinal() if day else 0, at.timestamp() if at else 0.0, n, index)
            if speaker == reader.id and (last is None or key > last[0]):
                last = (key, stored, index)
            elif speaker in ours and held.turn.kind is not TurnKind.NOTE:
                answered = max(answered, key)
    if last is None or answered > last[0]:
        return []
    _, stored, index = last
    held = stored.turns[index]
    turn = held.turn
    if turn.kind is not TurnKind.MESSAGE:
        return []
    source = {s.id: s.name for s in workspace.store.sources(deal)}.get(held.source, "")
    date = turn.day or stored.conversation.date
    return [
        Passage(
            Quote(
                id=f"{stored.id}:{index}:{span.start}", quote=turn.text[span.start : span.end], conversation=stored.id,
                title=stored.conversation.title, source=source, turn=index, start=span.start, end=span.end,
                confidence=1.0, date=date, stance=Stance.NEUTRAL, strength=0.5,
                reported=False,
            ),
            {},
            Setting(Channel.MAIL, turn=turn.text),
            reader.id,
            reader.name,
        )
        for span in appeals(turn.text)
    ]  # fmt: skip


def settings_of(
    rows: Iterable[EvidenceRow],
    conversations: Sequence[StoredConversation],
    theirs: frozenset[str],
) -> dict[str, Setting]:
    """Where each piece of evidence was said, by its id; ``shared`` when it was said in a meeting of several of them."""
    by_id = {c.id: c for c in conversations}
    kept = in_confidence(conversations)
    out = {}
    for row in rows:
        item = row.evidence
        stored = by_id.get(item.conversation)
        if stored is None or item.turn >= len(stored.turns):
            continue
        out[item.id] = _setting(stored, item.turn, theirs, kept)
    return out


def _setting(stored: StoredConversation, at: int, theirs: frozenset[str], kept: Container[tuple[str, int]]) -> Setting:
    turn = stored.turns[at].turn
    # A mail reaches those it was sent to, and a note holds what was said to whoever took it.
    shared = turn.kind is TurnKind.SPEECH and _all_there(stored, at, theirs)
    return Setting(_CHANNELS[turn.kind], shared, (stored.id, at) in kept, turn.text)


def _spoken(conversations: Sequence[StoredConversation], theirs: frozenset[str]) -> Counter[str]:
    """How many words each of the buyer's side has said before their colleagues."""
    out: Counter[str] = Counter()
    for stored in conversations:
        for n, held in enumerate(stored.turns):
            person = stored.people.get(held.turn.speaker or "")
            if person in theirs and held.turn.kind is TurnKind.SPEECH and _all_there(stored, n, theirs):
                out[person] += len(held.turn.text.split())
    return out


def _all_there(stored: StoredConversation, at: int, theirs: frozenset[str]) -> bool:
    """At least two of the buyer's side take part, and none of them has left: what is said now is said before all."""
    last: dict[str, tuple[int, str]] = {}
    for n, held in enumerate(stored.turns):
        person = stored.people.get(held.turn.speaker or "")
        if person in theirs:
            last[person] = (n, held.turn.text)
    gone = any(n < at and _LEAVING.search(text) for n, text in last.values())
    return len(last) >= 2 and not gone


def _manner(
    reader: Person, people: Sequence[Person], conversations: Sequence[StoredConversation], sender: str | None
) -> Manner:
    ours = {p.id: p for p in people if p.side is Side.OURS}
    own_names = name_parts([reader])
    talked: Counter[str] = Counter()
    formal, first_names, written, short = False, False, 0, 0
    # Ours of all mails, with the day of each: what counts is how they were addressed last.
    salutations: list[tuple[float, str]] = []
    own_side = name_parts(list(ours.values()))
    for stored in conversations:
        speakers = [stored.people.get(t.turn.speaker or "") for t in stored.turns]
        if reader.id in speakers or reader.name in {p.name for p in stored.conversation.participants}:
            talked.update(s for s in speakers if s in ours)
        for held, speaker in zip(stored.turns, speakers, strict=True):
            turn = held.turn
            if speaker == reader.id:
                written += len(turn.text.split())
                short += len(_SHORT_FORM.findall(turn.text))
            if turn.kind is not TurnKind.MESSAGE:
                continue
            if speaker in ours and (salutation := addressed(turn.text, own_names)):
                salutations.append((turn.at.timestamp() if turn.at else 0.0, salutation))
                formal |= titled(salutation)
            elif speaker == reader.id:
                # How they write to us tells how they would be written to.
                greeting = addressed(turn.text, own_side)
                formal |= titled(turn.text)
                first_names |= bool(greeting) and not titled(greeting) and len(greeting.split()) == _GREETS_ONE
                first_names |= by_first_name(turn.text, reader.name.split()[0])
    salutation = max(salutations, key=lambda row: row[0])[1] if salutations else ""
    formal = formal or (written >= _ENOUGH_WORDS and short == 0)
    # Where nobody of us has talked with them yet, whoever talks most in the deal signs.
    talked = talked or Counter(
        p for stored in conversations for t in stored.turns if (p := stored.people.get(t.turn.speaker or "")) in ours
    )
    name = sender or ""
    if not name and talked:
        chosen = ours[max(talked, key=lambda p: (talked[p], p))].name
        name = chosen if formal else chosen.split()[0]
    if not salutation and first_names and not any(c.isdigit() or c in "@<>_" for c in reader.name):
        salutation = f"{'Dear' if formal else 'Hello'} {reader.name.split()[0]}"
    return Manner(salutation, formal, name, heard=written > 0)


def shown_text(draft: Mapping[str, Any]) -> str:
    """A draft for reading: subject, text, and below a line what it rests on."""
    parts = [f"To:      {draft['to']}"] + ([f"Subject: {draft['subject']}"] if draft["subject"] else [])
    parts += [f"Note:    {note}" for note in draft["notes"]]
    parts += ["", str(draft["text"])]
    if draft["claims"]:
        named = [e for c in draft["claims"] if not c["unnamed"] for e in c["evidence"]]
        unnamed = [e for c in draft["claims"] if c["unnamed"] for e in c["evidence"]]
        if named:
            parts += ["", "What it rests on"]
            parts += [f"  “{' '.join(str(e['quote']).split())}”  {_place(e)}" for e in named]
        if unnamed:
            # One copy of all this, and what was said in a quiet corner would be out: the place is enough to find it.
            parts += ["", "For you only, not for the page: where the concerns without a name come from"]
            parts += [f"  {_place(e)}" for e in unnamed]
    else:
        parts += ["", "It rests on nothing yet: there are no words of theirs that could be used."]
    if draft["lint"]:
        parts += ["", "The lint minds:"]
        parts += [f"  {f['code']} {f['rule']} “{f['text']}” {f['instead']}" for f in draft["lint"]]
    return "\n".join(parts)


def _place(item: Mapping[str, Any]) -> str:
    place = f"{item['source'].rsplit('/', 1)[-1]}, turn {item['turn'] + 1}"
    return ", ".join(filter(None, (place, item["date"], item["mark"])))
