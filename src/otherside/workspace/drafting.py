"""A draft to one person of a deal: their evidence, before whom each piece was said, and how we write to them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, InputError, Outcome, Person, Side, TurnKind
from otherside.domain.patterns import lazily
from otherside.forecast.telling import decided as outcome_told
from otherside.forecast.telling import said_decided as told_decided
from otherside.messaging.drafts import Channel, Decided, Draft, Kind, Manner, Passage, Setting, plan, write
from otherside.messaging.drafts.frames import wishes
from otherside.messaging.drafts.plan import HOPES
from otherside.messaging.drafts.planning import name_parts
from otherside.messaging.drafts.salutation import addressed, by_first_name, titled
from otherside.profiles.said.admissions import admits
from otherside.profiles.said.appeals import appeals
from otherside.profiles.said.changed import SOUNDS_MET
from otherside.profiles.who.names import is_ourselves, plain
from otherside.questions import notes
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.brief import person_profile
from otherside.workspace.forecasts.spoken import said_decided
from otherside.workspace.heard.agreed import PLAIN, agreed_of
from otherside.workspace.heard.beside import with_marks
from otherside.workspace.heard.departed import departed, departed_line
from otherside.workspace.heard.forwarded import as_they_know, unaware
from otherside.workspace.heard.going_round import going_round, going_round_line
from otherside.workspace.heard.last_letter import has_come, last_letter, since
from otherside.workspace.heard.over import as_it_stands, finished_in, given_up_by, still_wished
from otherside.workspace.heard.owing import Owing, asked_since, owing_to, passages_of, told
from otherside.workspace.heard.present import all_there_until, asked_before, channel_of, heard_by, talk_of
from otherside.workspace.heard.quoting import quote_of
from otherside.workspace.heard.rows import in_confidence, ours_alone, rows_of
from otherside.workspace.signing import signed

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: "Hi Ada": a word of greeting and a first name.
_GREETS_ONE = 2
#: With the apostrophe, and as they are typed without it.
_SHORT_FORM = lazily(
    r"\w['’](?:s|re|ve|d|ll|m|t)\b|"
    r"\b(?:(?:do|does|did|is|are|was|were|wo|would|could|should|ca|has|have|had)nt|theres|thats|whats|hes|shes|im|ive|youre|theyre)\b",
    re.IGNORECASE,
)
#: Words somebody must have written before the absence of short forms says anything.
_ENOUGH_WORDS = 60


@dataclass(frozen=True, slots=True)
class _Written:
    """A draft with what it was written from.

    Attributes:
        gone: of who has left, the words that say so, by id.
        waits: what the reader's last words want of us.
        owing: what is open with the reader.
        decided: that it is decided, in a sentence for us; empty where nobody says so.
        unsaid: what the reader said no to, apart from their colleagues, which a page for these leaves out.
        passed_on: names of the files in which we have what the reader wrote to others.
    """

    draft: Draft
    deal: Deal
    reader: Person
    gone: Mapping[str, Mapping[str, Any]]
    waits: Sequence[Passage]
    owing: Sequence[Owing]
    decided: str
    unsaid: Sequence[Passage] = ()
    passed_on: Sequence[str] = ()


def draft_to(
    workspace: Workspace, deal: str, to: str, kind: Kind | str, sender: str | None = None, variant: int = 0
) -> Draft:
    """A draft to one person of a deal.

    Args:
        kind: email, call, proposal, onepager or invitation.
        sender: our name under it; else who of us heard what is quoted, promised them something, or leads the talk.
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
    stored = list(workspace.conversations(found.name))
    if kind is not Kind.ONEPAGER:
        _in_touch(workspace, found, reader)
    # Quoted to whoever wrote it, a mail that a colleague passed on would tell on the colleague.
    conversations = as_they_know(stored, reader.id)
    page = kind is Kind.ONEPAGER
    # A page is read by whoever wrote it as well, and without a name they know their own concern.
    known_to_us = {(s.id, n) for s in stored for n in unaware(s) if page or s.speaker(s.turns[n].turn) == reader.id}
    theirs = frozenset(p.id for p in people if p.side is Side.THEIRS)
    as_of = max(workspace.store.dates(found.name), default=None)
    over = finished_in(conversations, theirs)
    rows: dict[str, list[EvidenceRow]] = defaultdict(list)
    gave_up = given_up_by(conversations, theirs)
    ours = {p.id: p for p in workspace.people(found.name) if p.side is Side.OURS}
    sent = since(reader, conversations, ours)
    for row in (still_wished(as_it_stands(ours_alone(r), over, as_of), gave_up) for r in rows_of(workspace, found)):
        # "You said" must be what they said, not words of ours that they agreed to; what they own up to is not held up to them.
        e = row.evidence
        if (
            not e.confirmed
            and not admits(e.quote)
            and (e.conversation, e.turn) not in known_to_us
            and not has_come(row, sent)
            # What sounds met is not held up as what comes first.
            and not row.mark.startswith(SOUNDS_MET)
        ):
            rows[row.person].append(_outright(row))
    sources = {s.id: s.name for s in workspace.store.sources(found.name)}
    setting = _settings(conversations, theirs, ours)
    gone = departed(workspace, found, today=dt.date.today())
    waits = _unanswered(reader, conversations, ours, setting, sources)
    letter = last_letter(reader, conversations, ours)
    owing = owing_to(workspace, found, reader, conversations)
    said = _said(reader, conversations, setting, sources)
    known, line = _decided(workspace, found, reader, kind, conversations, theirs - set(gone), setting, sources)
    if known is not None and known.refused:
        # What was promised or asked for the sake of what they decided against waits for nobody any more.
        owing = asked_since(owing, known.day)
    chosen = plan(
        kind,
        person_profile(reader, rows[reader.id]),
        manner=_manner(reader, workspace.people(found.name), conversations, sender),
        settings=_settings_of([r for rs in rows.values() for r in rs], conversations, setting),
        colleagues=[person_profile(p, rows[p.id]) for p in people if p.id != reader.id and p.id in theirs],
        agreed=agreed_of(workspace, found.name, people, conversations, setting, gave_up),
        appeals=waits,
        spoken=_spoken(conversations, theirs),
        owing=_with_settings(passages_of(owing, as_of), conversations, setting),
        as_of=as_of,
        variant=variant,
        said=said,
        decided=known,
        letter=(letter[0].id, letter[1]) if letter else None,
    )
    if sender:
        manner = replace(chosen.manner, signs=_meant(sender, ours))
    else:
        talks = [c for c in conversations if reader.id in {c.speaker(t.turn) for t in c.turns}]
        manner = signed(chosen, ours, said, {o.speaker for o in owing if o.ours}, talks)
    chosen = replace(chosen, manner=manner, owes=any(o.ours for o in owing))
    # A page for colleagues speaks for those who are still there.
    there = replace(chosen, voices=tuple(v for v in chosen.voices if v.person.id not in gone))
    unsaid = [p for p in chosen.refused if page and not p.setting.shared]
    theirs_to_others = [s.turns[n] for s in stored for n in unaware(s) if s.speaker(s.turns[n].turn) == reader.id]
    files = list(dict.fromkeys(sources.get(held.source, "").rsplit("/", 1)[-1] for held in theirs_to_others))
    return _Written(write(there), found, reader, gone, waits, owing, line, unsaid, files)


def _in_touch(workspace: Workspace, deal: Deal, reader: Person) -> None:
    """Nothing for whoever only ever wrote to a colleague with us in copy.

    Raises:
        InputError: they did; the text has their words and whom to ask.
    """
    from otherside.workspace.questioning import view_of

    view = view_of(workspace, deal, None)
    colleague = view.buyer(view.wrote_to.get(reader.id, ""))
    if colleague is None:
        return
    words = [s for s in view.by_person[reader.id] if s.written and not (s.kept or s.between_us)]
    said = f": “{' '.join(' '.join(s.text for s in words).split())}”" if words else ""
    raise InputError(
        f"{reader.name} has not written or spoken to us, but to {colleague.name} with us in copy{said}; "
        f"ask {colleague.name} first, or draft to them"
    )


def _decided(
    workspace: Workspace,
    deal: Deal,
    reader: Person,
    kind: Kind,
    conversations: Sequence[StoredConversation],
    there: frozenset[str],
    setting: Callable[[StoredConversation, int], Setting],
    sources: Mapping[int | None, str],
) -> tuple[Decided | None, str]:
    """What is decided, with the words only where the reader said them and they are not kept; and what to know of it."""
    if deal.outcome not in (None, Outcome.OPEN):
        closed = deal.closed.isoformat() if deal.closed else None
        way = "us" if deal.outcome is Outcome.WON else "against"
        return Decided(way, stated=True, day=deal.closed), outcome_told(deal.outcome.value, closed)
    found = said_decided(workspace, deal, conversations, set(there))
    if found is None:
        return None, ""
    by_id = {c.id: c for c in conversations}
    passage = None
    rows = [row for row in (found.row, *found.by.values()) if _stands(by_id, row)]
    if not rows:
        # Who told a colleague alone is not written to as if we knew.
        return None, told_decided(found.to_json())
    for row in rows:
        stored, at = by_id[row.evidence.conversation], row.evidence.turn
        place = setting(stored, at)
        # A page is passed on to colleagues, and holds what was said before them; anything else goes to whoever said it.
        knows = place.shared if kind is Kind.ONEPAGER else row.person == reader.id
        if knows and not place.kept:
            quote = quote_of(stored, (at, row.evidence.start, row.evidence.end), sources)
            passage = Passage(quote, {}, place, row.person, row.person_name)
            break
    return Decided(found.decision.way, passage, day=found.row.date), told_decided(found.to_json())


def _stands(conversations: Mapping[str, StoredConversation], row: EvidenceRow) -> bool:
    """Whether a row's words stand where it says: what is kept from the reader's own eyes is an empty place."""
    return bool(conversations[row.evidence.conversation].turns[row.evidence.turn].turn.text)


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
    if done.unsaid:
        noes = "; ".join(f"“{' '.join(p.quote.quote.split())}”" for p in done.unsaid)
        wanted.append(f"{name} said no to this, not before colleagues, so the page leaves it out: {noes}")
    if done.passed_on:
        wanted.append(
            f"{name} does not know from us that we have what they wrote to others ({', '.join(done.passed_on)}): none of it is here"
        )
    people = {p.id: p for p in workspace.people(done.deal.name)}
    if past := going_round(list(workspace.conversations(done.deal.name)), people, done.reader):
        wanted.insert(0, going_round_line(name, *past))
    said = [departed_line(name, left), *known] if left else known + wanted
    said = [done.decided, *said] if done.decided else said
    return with_marks(workspace, done.draft.to_json()) | {"access": known[0] if known else None, "notes": said}


def unanswered(workspace: Workspace, deal: Deal, reader: Person) -> list[Passage]:
    """What somebody's last letter wants of us, as the notes of a draft to them tell it; nothing where one of us answered since."""
    conversations = as_they_know(workspace.conversations(deal.name), reader.id)
    people = workspace.people(deal.name)
    ours = {p.id: p for p in people if p.side is Side.OURS}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    setting = _settings(conversations, frozenset(p.id for p in people if p.side is Side.THEIRS), ours)
    return [p for p in _unanswered(reader, conversations, ours, setting, sources) if not p.setting.kept]


def _with_settings(
    found: Sequence[Passage],
    conversations: Sequence[StoredConversation],
    setting: Callable[[StoredConversation, int], Setting],
) -> list[Passage]:
    by_id = {c.id: c for c in conversations}
    return [
        replace(p, setting=replace(p.setting, heard=setting(by_id[p.quote.conversation], p.quote.turn).heard))
        for p in found
    ]


def _unanswered(
    reader: Person,
    conversations: Sequence[StoredConversation],
    ours: Mapping[str, Person],
    setting: Callable[[StoredConversation, int], Setting],
    sources: Mapping[int | None, str],
) -> list[Passage]:
    """What the reader's last words want of us, where they were written and nobody of us has said anything since."""
    last = last_letter(reader, conversations, ours)
    if last is None:
        return []
    stored, index = last
    turn = stored.turns[index].turn
    heard = setting(stored, index).heard
    return [
        Passage(
            quote_of(stored, (index, span.start, span.end), sources),
            {},
            Setting(channel_of(stored, index), turn=turn.text, heard=heard),
            reader.id,
            reader.name,
        )
        for span in appeals(turn.text)
    ]


def _settings_of(
    rows: Iterable[EvidenceRow],
    conversations: Sequence[StoredConversation],
    setting: Callable[[StoredConversation, int], Setting],
) -> dict[str, Setting]:
    """Where each piece of evidence was said, by its id; ``shared`` when it was said in a meeting of several of them."""
    by_id = {c.id: c for c in conversations}
    places = ((row.evidence, by_id.get(row.evidence.conversation)) for row in rows)
    return {e.id: setting(stored, e.turn) for e, stored in places if stored and e.turn < len(stored.turns)}


def _settings(
    conversations: Sequence[StoredConversation], theirs: frozenset[str], ours: Mapping[str, Person]
) -> Callable[[StoredConversation, int], Setting]:
    """What gives the setting of a turn; who was there until when is found once for each conversation."""
    kept = in_confidence(conversations)
    until = {stored.id: all_there_until(stored, theirs) for stored in conversations}
    talked = {stored.id: talk_of(stored, ours) for stored in conversations}

    def setting(stored: StoredConversation, at: int) -> Setting:
        turn = stored.turns[at].turn
        # A mail reaches those it was sent to, and a note holds what was said to whoever took it.
        shared = turn.kind is TurnKind.SPEECH and at <= until[stored.id]
        return Setting(
            channel_of(stored, at),
            shared,
            (stored.id, at) in kept,
            turn.text,
            # "You told Me" is no sentence: whoever of us that is, is not known, and then it is "you said".
            tuple(name for name in heard_by(stored, at, ours, talked[stored.id]) if not is_ourselves(name)),
            asked_before(stored, at, ours),
        )

    return setting


def _spoken(conversations: Sequence[StoredConversation], theirs: frozenset[str]) -> Counter[str]:
    """How many words each of the buyer's side has said before their colleagues."""
    out: Counter[str] = Counter()
    for stored in conversations:
        until = all_there_until(stored, theirs)
        for held in stored.turns[: until + 1]:
            person = stored.speaker(held.turn)
            if person in theirs and held.turn.kind is TurnKind.SPEECH:
                out[person] += len(held.turn.text.split())
    return out


def _said(
    reader: Person,
    conversations: Sequence[StoredConversation],
    setting: Callable[[StoredConversation, int], Setting],
    sources: Mapping[int | None, str],
) -> list[Passage]:
    """The reader's turns, whole."""
    return [
        Passage(quote_of(stored, (n, 0, len(held.turn.text)), sources), {}, setting(stored, n), reader.id, reader.name)
        for stored in conversations
        for n, held in enumerate(stored.turns)
        if stored.speaker(held.turn) == reader.id and held.turn.kind is not TurnKind.NOTE
    ]


def _meant(sender: str, ours: Mapping[str, Person]) -> str:
    """The whole name of who of us is meant by a name; the name itself where it is nobody's, or of several."""
    parts = set(plain(sender).split())
    found = [p.name for p in ours.values() if parts <= name_parts([p]) or sender.split()[-1:] == p.name.split()[-1:]]
    return found[0] if len(found) == 1 else sender


def _manner(
    reader: Person, people: Sequence[Person], conversations: Sequence[StoredConversation], sender: str | None
) -> Manner:
    ours = {p.id: p for p in people if p.side is Side.OURS}
    own_names = name_parts([reader])
    talked: Counter[str] = Counter()
    formal, first_names, written, short, letters, chats = False, False, 0, 0, 0, 0
    # Ours of all mails, with the day of each: what counts is how they were addressed last.
    salutations: list[tuple[float, str]] = []
    own_side = name_parts(list(ours.values()))
    for stored in conversations:
        speakers = [stored.speaker(t.turn) for t in stored.turns]
        if reader.id in speakers or reader.name in {p.name for p in stored.conversation.participants}:
            talked.update(s for s in speakers if s in ours)
        for at, (held, speaker) in enumerate(zip(stored.turns, speakers, strict=True)):
            turn = held.turn
            channel = channel_of(stored, at)
            if speaker == reader.id:
                written += len(turn.text.split())
                short += len(_SHORT_FORM.findall(turn.text))
                letters += channel is Channel.MAIL
                chats += channel is Channel.CHAT
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
    # Who chats leaves out more than apostrophes.
    formal = formal or (written >= _ENOUGH_WORDS and short == 0 and not chats)
    # Where nobody of us has talked with them yet, whoever talks most in the deal signs.
    talked = talked or Counter(
        p for stored in conversations for t in stored.turns if (p := stored.speaker(t.turn)) in ours
    )
    named = [p for p in talked if not is_ourselves(ours[p].name)]
    signs = ours[max(named, key=lambda p: (talked[p], p))].name if named and not sender else ""
    name = sender or (signs if formal else signs.partition(" ")[0])
    chatting = chats > 0 and not letters and not formal
    if not salutation and first_names and not chatting and not any(c.isdigit() or c in "@<>_" for c in reader.name):
        salutation = f"{'Dear' if formal else 'Hello'} {reader.name.split()[0]}"
    return Manner(
        salutation, formal, name, heard=written > 0, signs=signs, chats=chats > 0 and not letters and not formal
    )


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
