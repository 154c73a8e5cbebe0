"""Questions, burdens and call plans of a stored deal."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Conversation, Deal, Facet, InputError, Participant, Person, Side, Stance, Turn, TurnKind
from otherside.extraction.thresholds import shown_thresholds
from otherside.profiles.around.given_here import gives
from otherside.profiles.private.keeping import keeps
from otherside.profiles.private.open_part import private
from otherside.profiles.said.sentences import sentence_texts
from otherside.profiles.who.names import FREE_MAIL, plain
from otherside.questions.burdens import burdens
from otherside.questions.interview import Interview
from otherside.questions.plan import call_plan
from otherside.questions.ranking import Question, rank
from otherside.questions.view import LEAST_SIGN, NOW, Asked, Buyer, Statement, View
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.forecasts.deal_scenario import MET
from otherside.workspace.heard.beside import with_marks
from otherside.workspace.heard.confidences import noted_statements
from otherside.workspace.heard.copied import all_copied
from otherside.workspace.heard.departed import departed, departed_line
from otherside.workspace.heard.families import besides
from otherside.workspace.heard.forwarded import as_they_know, unaware
from otherside.workspace.heard.likeness import similarity
from otherside.workspace.heard.outlooks import told_in
from otherside.workspace.heard.over import as_it_stands, finished_in, given_up_by, met_since, still_wished
from otherside.workspace.heard.owing import owing_to, pending_of
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence, ours_alone, rows_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_DECIDING = ("propos", "negotiat", "contract", "decision", "commit", "verbal", "offer")
_ASKED_FOR = 0.75
"""Share of a facet's threshold that is enough where the question asked for it."""


def view_of(
    workspace: Workspace,
    deal: Deal,
    forecast: Mapping[str, Any] | None = None,
    *,
    until: dt.date | None = None,
) -> View:
    """A stored deal as the choice of questions reads it.

    Args:
        forecast: the JSON of ``otherside forecast``, where there is one.
        until: leave out what was said after this day.
    """
    shown = shown_thresholds()
    rows: dict[tuple[str, int], list[EvidenceRow]] = defaultdict(list)
    people = {p.id: p for p in workspace.store.people(deal.name)}
    conversations = list(workspace.conversations(deal.name))
    gave_up = given_up_by(conversations, {p.id for p in people.values() if p.side is Side.THEIRS}, until)
    for row in (still_wished(ours_alone(r), gave_up) for r in rows_of(workspace, deal)):
        rows[row.evidence.conversation, row.evidence.turn].append(row)
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    statements: list[Statement] = []
    asked: list[Asked] = []
    tail: list[Side] = []
    behind: set[tuple[str, int]] = set()
    confided = in_confidence(conversations)
    beside = besides(workspace, deal, conversations)
    ours: list[tuple[str, int, str]] = []
    for conversation in conversations:
        if until is not None and conversation.conversation.date and conversation.conversation.date > until:
            continue
        said, put = _read(conversation, people, rows, sources, shown, until)
        # What they do not know that we have is no more taken up with them than what they asked us to keep.
        away = unaware(conversation)
        behind |= {(conversation.id, n) for n in away}
        statements += [
            replace(
                s,
                # Nor is anybody asked about their family or health.
                between_us=s.turn in away
                or confided.covers(s.conversation, s.turn, s.start, s.end)
                or private(s.text)
                or beside(s.text),
            )
            for s in said
        ]
        asked += put
        ours += _given(conversation, people)
        tail += [
            people[i].side
            for t in conversation.turns
            if (i := conversation.speaker(t.turn)) in people and t.turn.kind is TurnKind.MESSAGE
        ]
    statements = _once(statements)
    stalled = len(tail) >= 2 and all(s is Side.OURS for s in tail[-2:])
    deciding = any(word in (deal.stage or "").casefold() for word in _DECIDING)
    in_copy = all_copied(conversations, people)
    spoke = _heard([s for s in statements if (s.conversation, s.turn) not in in_copy])
    gone = departed(workspace, deal, until, None if until else dt.date.today())
    buyers = [
        Buyer(
            p.id,
            p.name,
            p.role,
            p.id in spoke,
            "first" if p.id not in spoke else "stalled" if stalled else "deciding" if deciding else "later",
            bool(deal.organisation or p.organisation or any(e.rpartition("@")[2] not in FREE_MAIL for e in p.emails)),
            p.id in gone,
        )
        for p in people.values()
        if p.side is Side.THEIRS
    ]
    known = {b.id for b in buyers}
    buyers += [
        Buyer(str(row["id"]), str(row["person"]), row.get("role"))
        for row in (forecast or {}).get("people", ())
        if row.get("unmet") and row.get("id") not in known
    ]
    return View(
        deal.name,
        tuple(buyers),
        tuple(statements),
        tuple(asked),
        _as_told(forecast, behind, {p.id: p.name for p in people.values()}),
        tuple(ours),
        frozenset(
            s.id
            for s in statements
            if met_since(s.text, s.date, (s.conversation, s.turn, s.start, s.end), gave_up.get(s.person, ()))
        ),
        {s.person: to for s in statements if s.person not in spoke and (to := in_copy.get((s.conversation, s.turn)))},
    )


def _given(stored: StoredConversation, people: Mapping[str, Person]) -> list[tuple[str, int, str]]:
    """Our turns of a conversation in which we give or show something there and then."""
    return [
        (stored.id, n, held.turn.text)
        for n, held in enumerate(stored.turns)
        if (i := stored.speaker(held.turn)) in people
        and people[i].side is Side.OURS
        and held.turn.kind is not TurnKind.NOTE
        and any(gives(s) for s in sentence_texts(held.turn.text))
    ]


def _as_told(
    forecast: Mapping[str, Any] | None, away: Container[tuple[str, int]], names: Mapping[str, str]
) -> Mapping[str, Any] | None:
    """The forecast as it may be asked about: without those who told of a decision only where they do not know that we heard it."""
    said = (forecast or {}).get("said_decided")
    if forecast is None or not said or (said["conversation"], said["turn"]) not in away:
        return forecast
    # Whoever told us themselves stands for it.
    told = [t for t in said.get("told_by", ()) if (t["conversation"], t["turn"]) not in away]
    known = {**said, **told[0], "who": names[told[0]["person_id"]], "told_by": told} if told else None
    return {**forecast, "said_decided": known}


def questions_for(
    workspace: Workspace,
    deal: Deal | str,
    forecast: Mapping[str, Any] | None = None,
    *,
    to: str | None = None,
    n: int = 5,
) -> dict[str, Any]:
    """What to ask whom next; the JSON of ``otherside questions``.

    Args:
        forecast: the JSON of ``otherside forecast``; without one, the picture of the people alone decides.
        to: a person's name; everybody otherwise.

    Raises:
        InputError: no such deal or person, the person has left, or nobody on the buyer's side.
    """
    found = workspace.deal(deal) if isinstance(deal, str) else deal
    view = view_of(workspace, found, forecast)
    person = _there(workspace, found, view, to).id if to is not None else None
    if not view.buyers:
        raise InputError(
            f"{found.name}: nobody on the buyer's side is known yet; add a conversation with them, or say who we are: "
            "otherside init --us yourfirm.com"
        )
    chosen = rank(view, n, to=person, similarity=similarity(workspace))
    return with_marks(workspace, {"deal": found.name, "questions": [q.to_json() for q in chosen]})


def plan_for(
    workspace: Workspace, deal: Deal | str, to: str, forecast: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A plan for the next conversation with somebody; see ``otherside.questions.call_plan``.

    Raises:
        InputError: no such deal or person, or the person has left.
    """
    found = workspace.deal(deal) if isinstance(deal, str) else deal
    view = view_of(workspace, found, forecast)
    whom = _there(workspace, found, view, to)
    carried = burdens_of(workspace, found, forecast)
    person = next((p for p in workspace.store.people(found.name) if p.id == whom.id), None)
    conversations = list(workspace.conversations(found.name))
    open_ = pending_of(owing_to(workspace, found, person, as_they_know(conversations, whom.id))) if person else []
    away = {(stored.id, n) for stored in conversations for n in unaware(stored)}
    plan = call_plan(
        view,
        whom,
        carried,
        owing=open_,
        unaware=away,
        noted=lambda who: noted_statements(workspace, found, conversations, who),
        similarity=similarity(workspace),
    )
    # What their colleagues tell of somebody who has not spoken to us is known before anybody is asked about them.
    return with_marks(workspace, {**plan, "outlooks": told_in(view).get(whom.id, [])})


def burdens_of(
    workspace: Workspace, deal: Deal | str, forecast: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """What each buyer has to carry, in their words, and what may be offered; see ``otherside.questions.burdens``."""
    from otherside.workspace.brief import person_profile

    found = workspace.deal(deal) if isinstance(deal, str) else deal
    rows: dict[str, list[EvidenceRow]] = defaultdict(list)
    theirs = {p.id for p in workspace.store.people(found.name, Side.THEIRS)}
    finished = finished_in(workspace.conversations(found.name), theirs)
    last = max(workspace.store.dates(found.name), default=None)
    for row in (as_it_stands(ours_alone(r), finished, last) for r in rows_of(workspace, found)):
        e = row.evidence
        if IN_CONFIDENCE in row.mark:
            # Who tells us apart what divides them is not about to bring the others along.
            row = replace(
                row, evidence=replace(e, facets={f: p for f, p in e.facets.items() if f is not Facet.CONSENSUS})
            )
        # What each has to carry is told in their own words.
        if not e.confirmed:
            rows[row.person].append(row)
    # Who has left carries nothing of it any more.
    gone = departed(workspace, found, today=dt.date.today())
    people = [p for p in workspace.store.people(found.name, Side.THEIRS) if p.id not in gone]
    return burdens([person_profile(p, rows[p.id]) for p in people], forecast)


def start_interview(
    workspace: Workspace, deal: Deal | str, to: str, forecast: Mapping[str, Any] | None = None
) -> Interview:
    """An interview with somebody of a deal.

    Raises:
        InputError: no such deal or person, or the person has left.
    """
    found = workspace.deal(deal) if isinstance(deal, str) else deal
    view = view_of(workspace, found, forecast)
    return Interview(view, _there(workspace, found, view, to), similarity(workspace))


def read_answer(
    workspace: Workspace, interview: Interview, question: Question, text: str, today: dt.date
) -> list[Statement]:
    """Reads an answer with the workspace's own reader: its sentences, each with what it is evidence of."""
    from otherside.extraction.extractor import TurnText
    from otherside.extraction.segment import segment
    from otherside.workspace.reading.analysis import make_reader

    shown = dict(shown_thresholds())
    # Whoever is asked for something is likelier to speak of it.
    shown[question.topic.facet] *= _ASKED_FOR
    (readings,) = make_reader(workspace.store).read([TurnText(text, question.text)])
    out = []
    place = f"interview:{len(interview.exchanges)}"
    found = list(segment(text))
    for n, span in enumerate(found):
        # A quote is the stretch of the sentence that carries the facet, and there may be several.
        within = [r for r in readings if r.span.start < span.end and span.start < r.span.end]
        facets = {f: p for r in within for f, p in r.facets.items() if p >= shown[f]}
        out.append(
            Statement(
                id=f"{place}:{span.start}",
                person=question.speaker.id,
                text=text[span.start : span.end],
                facets=facets,
                stance=within[0].stance if within else Stance.NEUTRAL,
                date=today,
                conversation=place,
                start=span.start,
                end=span.end,
                source=NOW,
                last=n == len(found) - 1,
                reported=True,
            )
        )
    return out


def store_interview(workspace: Workspace, deal: Deal | str, interview: Interview, today: dt.date) -> str | None:
    """Keeps an interview as a note: our questions, and the answers as their reported words. Returns its title.

    Raises:
        InputError: no such deal.
    """
    from otherside.store import SourceRecord
    from otherside.store.stored import CrmRecords
    from otherside.workspace.reading.analysis import analyse

    found = workspace.deal(deal) if isinstance(deal, str) else deal
    if not interview.exchanges:
        return None
    names = [u for u in workspace.us if " " in u and "." not in u]
    us = names[0] if names else "Interviewer"
    speakers = list(dict.fromkeys(e.question.speaker for e in interview.exchanges))
    turns: list[Turn] = []
    for exchange in interview.exchanges:
        turns.append(Turn(exchange.question.text, us))
        turns.append(Turn(exchange.answer, exchange.question.speaker.name, kind=TurnKind.REPORTED, reported_by=us))
    title = f"Interview with {', '.join(b.name for b in speakers)}"
    conversation = Conversation(
        title,
        "interview",
        tuple(turns),
        (Participant(us, side=Side.OURS), *(Participant(b.name, side=Side.THEIRS, role=b.role) for b in speakers)),
        today,
        found.name,
    )
    text = "\n".join(f"{t.speaker}: {t.text}" for t in turns)
    digest = hashlib.sha256(f"{found.name}|{today}|{title}|{text}".encode()).hexdigest()
    if workspace.store.source_with(digest) is None:
        name = f"{title} ({today.isoformat()})"
        source = SourceRecord(f"interview:{digest[:16]}", digest, name, "interview", found.name)
        workspace.store.put_source(source, [(digest[:16], found.name, conversation)], CrmRecords())
        workspace.refresh()
        analyse(workspace.store)
    return title


def interview_json(interview: Interview, kept: str | None) -> dict[str, Any]:
    """The JSON of ``otherside interview``.

    Args:
        kept: the title under which it was kept as a note; None where it was not.
    """
    following = interview.next()
    return {
        "deal": interview.view.deal,
        "to": interview.person.name,
        "exchanges": [
            {
                "question": e.question.to_json(),
                "answer": e.answer,
                "mark": IN_CONFIDENCE if keeps(e.answer) else "",
                "evidence": [
                    {"quote": s.text, "facets": {f.value: round(p, 3) for f, p in s.facets.items()}, "start": s.start,
                     "end": s.end}
                    for s in e.statements
                ],
            }
            for e in interview.exchanges
        ],
        "next": following.to_json() if following else None,
        "kept": kept,
    }  # fmt: skip


def forecast_or_none(workspace: Workspace, deal: Deal, until: dt.date | None = None) -> dict[str, Any] | None:
    """The forecast, where one can be made of what is known."""
    from otherside.workspace.forecasts.forecasting import run_deal

    try:
        return run_deal(workspace, deal, as_of=until).to_json()
    except InputError:
        return None


def person_in(view: View, name: str) -> Buyer:
    """Somebody on their side by name, part of a name or id, also somebody only spoken of.

    Raises:
        InputError: none or several; the text says who there is.
    """
    wanted = plain(name)
    chosen = [b for b in view.buyers if b.id == name or plain(b.name) == wanted]
    chosen = chosen or [b for b in view.buyers if wanted and set(wanted.split()) <= set(plain(b.name).split())]
    if len(chosen) == 1:
        return chosen[0]
    there = ", ".join(repr(b.name) for b in (chosen or view.buyers)[:10]) or "nobody yet"
    raise InputError(
        f"{'several people on their side are' if chosen else 'nobody on their side is'} called {name!r} in "
        f"{view.deal}; there are {there}"
    )


def _there(workspace: Workspace, deal: Deal, view: View, name: str) -> Buyer:
    """Somebody on their side by name, who is still there.

    Raises:
        InputError: as ``person_in``, or they have left.
    """
    found = person_in(view, name)
    if found.left:
        line = departed_line(found.name, departed(workspace, deal, today=dt.date.today())[found.id])
        raise InputError(f"{line}; choose somebody who is there")
    return found


def _read(
    stored: StoredConversation,
    people: Mapping[str, Any],
    rows: Mapping[tuple[str, int], Sequence[EvidenceRow]],
    sources: Mapping[int | None, str],
    shown: Mapping[Any, float],
    until: dt.date | None,
) -> tuple[list[Statement], list[Asked]]:
    """Sentences of their side and our answered questions in one conversation."""
    from otherside.extraction.segment import segment

    statements: list[Statement] = []
    asked: list[Asked] = []
    pending: list[str] = []
    around = ""
    for index, item in enumerate(stored.turns):
        turn = item.turn
        date = stored.day(turn)
        person = people.get(stored.speaker(turn))
        if person is None or turn.kind is TurnKind.NOTE or (until is not None and date is not None and date > until):
            continue
        spans = segment(turn.text)
        if person.side is Side.OURS:
            pending = [turn.text[s.start : s.end] for s in spans if turn.text[s.start : s.end].rstrip().endswith("?")]
            around = turn.text
            continue
        if person.side is not Side.THEIRS:
            continue
        asked += [Asked(" ".join(q.split()), person.id, turn.text, stored.id, index, around) for q in pending]
        pending = []
        for n, span in enumerate(spans):
            found = [
                r
                for r in rows.get((stored.id, index), ())
                if r.evidence.start < span.end and span.start < r.evidence.end
            ]
            read = [fp for r in found if r.person == person.id for fp in r.evidence.facets.items()]
            facets = {f: p for f, p in read if p >= shown[f]}
            unsure = {f: p for f, p in read if f not in facets and p >= LEAST_SIGN}
            first = found[0].evidence if found else None
            statements.append(
                Statement(
                    id=first.id if first else f"{stored.id}:{index}:{span.start}",
                    person=person.id,
                    text=turn.text[span.start : span.end],
                    facets=facets,
                    stance=first.stance if first else Stance.NEUTRAL,
                    date=date,
                    conversation=stored.id,
                    turn=index,
                    start=span.start,
                    end=span.end,
                    source=sources.get(item.source, ""),
                    last=n == len(spans) - 1,
                    reported=turn.kind is TurnKind.REPORTED,
                    written=turn.kind is TurnKind.MESSAGE,
                    kept=stored.confided(index, turn.text[span.start : span.end]),
                    unsure=unsure,
                )
            )
    return statements, asked


def _heard(statements: Sequence[Statement]) -> set[str]:
    """Who has spoken to us. A word or two in somebody's note may be hearsay, and does not mean that we have met."""
    direct = {s.person for s in statements if not s.reported}
    noted: Counter[str] = Counter()
    for s in statements:
        noted[s.person] += len(s.text.split())
    return direct | {person for person, words in noted.items() if words >= MET}


def _once(statements: Sequence[Statement]) -> list[Statement]:
    """Oldest first, each once: a mail quoted or forwarded says nothing new."""
    seen: set[tuple[str, str]] = set()
    out = []
    dated = sorted(enumerate(statements), key=lambda x: (x[1].date or dt.date.min, x[0]))
    for _, s in dated:
        key = (s.person, " ".join(s.text.casefold().split()))
        if key not in seen or len(key[1].split()) < 4:
            seen.add(key)
            out.append(s)
    return out
