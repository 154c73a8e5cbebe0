"""The evidence of a deal as those read it who draw something from it: brief, forecast, questions, drafts, diff."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from otherside.domain import Deal, Evidence, Facet, Person, Side, Stance, TurnKind
from otherside.domain.calendar_words import MONTH_BEGINNINGS
from otherside.domain.patterns import lazily
from otherside.extraction.addressed import withheld_parts
from otherside.extraction.remembered import remembered
from otherside.extraction.segment import segment
from otherside.extraction.thresholds import shown_thresholds
from otherside.messaging.drafts.conditions import stands_in_case, whole
from otherside.profiles.around.alternatives import EVERYBODY, SAID_OF_THEM, about_another, no_alternatives, ways_in
from otherside.profiles.around.departures import of_own_leaving
from otherside.profiles.around.options import ways_said
from otherside.profiles.around.others import speaks_of_a_say
from otherside.profiles.around.outlook import not_the_tellers
from otherside.profiles.around.own_say import answers_me, says_me
from otherside.profiles.money.costs import paid_today
from otherside.profiles.money.quantities import quantities
from otherside.profiles.private.keeping import keeps
from otherside.profiles.private.open_part import open_part, private
from otherside.profiles.role_priors import load_role_table
from otherside.profiles.said.accepted import of_an_offer
from otherside.profiles.said.borne import not_borne, not_borne_there, said_instead
from otherside.profiles.said.changed import position
from otherside.profiles.said.day_fixed import day_fixed
from otherside.profiles.said.parked import contact_later, parks
from otherside.profiles.said.positions import says_yes
from otherside.profiles.said.refusals import refused, turned
from otherside.profiles.said.self_image import then_and_now
from otherside.profiles.windows import waits
from otherside.store import EvidenceRow, StoredConversation, Verdict
from otherside.workspace.heard.answering import answers_at
from otherside.workspace.heard.appointments import agreed_days, places
from otherside.workspace.heard.families import besides
from otherside.workspace.heard.forwarded import forwarded
from otherside.workspace.heard.kept_parts import Confided, courtesies, left_behind, not_meant
from otherside.workspace.heard.kept_to_us import kept_to_us, told_after
from otherside.workspace.heard.listed_things import as_conditions, listed_in
from otherside.workspace.heard.over import GivenUp, given_up_by, is_taken_back, with_taken_back
from otherside.workspace.heard.quoting import row_of
from otherside.workspace.one_call import once

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Beside a quote that somebody asked us to keep to ourselves.
IN_CONFIDENCE = "said in confidence"


#: What a plain yes weighs as evidence: said outright, and short.
_YES = 0.8
#: What a side that somebody takes in so many words is, and where it points. Who takes a yes back has stepped away.
_POSITION = {Facet.COMMITMENT: _YES}
_AGAINST_IT = frozenset({Facet.FEAR, Facet.RISK, Facet.FRUSTRATION, Facet.STATUS_QUO, Facet.CONSENSUS, Facet.PRIORITY})
_STANCES = {
    "for": Stance.TOWARDS,
    "yields": Stance.NEUTRAL,
    "against": Stance.AWAY,
    "otherwise": Stance.AWAY,
    "back": Stance.AWAY,
    "met": Stance.TOWARDS,
}
#: Chance of a veto from which a role decides, and its yes is a position.
_DECIDES = 0.5
#: A turn of somebody who does not decide is cut into sentences for these, or for what they pay today.
_LATER = lazily(
    r"\b(?:not|nothing|cannot)\b.*\b(?:before|until|till)\b|n['’]t\b.*\b(?:before|until|till)\b", re.I | re.S
)
#: Without a month or a date in figures a turn fixes no day.
_MONTH = lazily(rf"\b(?:{MONTH_BEGINNINGS})|\b20\d\d-")
#: Who tells that they leave, or look elsewhere, has promised us nothing and wants nothing for their house.
_OF_LEAVING = frozenset({Facet.COMMITMENT, Facet.GOAL, Facet.WANT})


def rows_of(workspace: Workspace, deal: Deal, until: dt.date | None = None) -> list[EvidenceRow]:
    """The evidence of a deal that may ground something, oldest first.

    Somebody's age, private days and family, and what that family thinks of their life, ground nothing, though the clause before them
    may; nor does a sentence what it does not bear out: "my worry is not the price" is no worry, and goes on to where it says what is.
    What was said in confidence has ``IN_CONFIDENCE`` in its mark; what its speaker took back, or sees otherwise since, that of
    ``over.with_taken_back``.
    Added is what the reader reads nothing in and what is plain all the same: a yes by somebody who decides, a no, what has to
    be over first, a day with us that is fixed, and a sum that stands behind the words for what it is paid for. What a user rejected
    stays out.

    Args:
        until: as of this day: what was said later is not known yet, here or in what is read beside it.
    """
    return list(once(workspace, deal.name, ("rows", until), lambda: _rows_of(workspace, deal, until)))


def _rows_of(workspace: Workspace, deal: Deal, until: dt.date | None) -> list[EvidenceRow]:
    conversations = heard(workspace.conversations(deal.name), until)
    kept = in_confidence(conversations)
    beside = besides(workspace, deal, conversations)
    held = [
        open_
        for row in workspace.store.evidence(deal.name)
        if (until is None or row.date is None or row.date <= until) and (open_ := _open(row, beside)) is not None
    ]
    theirs = {p.id: p for p in workspace.store.people(deal.name, Side.THEIRS)}
    ways = _ways(workspace, deal, conversations, theirs)
    gave_up = given_up_by(conversations, theirs, until)
    plain = [
        row
        for row in _plain_rows(workspace, deal, conversations, held, theirs, ways, gave_up)
        if not beside(row.evidence.quote)
    ]
    there = {row.evidence.id for row in plain}
    texts = {stored.id: stored for stored in conversations}
    vendors = _vendors(ways)
    rows = [*_each_once(_borne_out(row, texts, vendors) for row in held if row.evidence.id not in there), *plain]
    rows = as_conditions(rows, texts, theirs)
    rows.sort(key=lambda r: (r.date is not None, r.date or dt.date.min))
    elsewhere = _elsewhere(workspace, conversations, theirs, vendors)
    rows = [_of(marked(row, kept), elsewhere[row.evidence.conversation, row.evidence.turn]) for row in rows]
    return [with_taken_back(row, gave_up) for row in rows]


def kept_private(workspace: Workspace, deal: Deal, rows: Iterable[EvidenceRow]) -> dict[str, set[Facet]]:
    """By person the facets of which they spoke only where it was private: neither shown, nor unknown.

    Args:
        rows: as ``rows_of`` gives them.
    """
    shown = shown_thresholds()
    known = {(row.person, f) for row in rows for f, p in row.evidence.facets.items() if p >= shown[f]}
    out: dict[str, set[Facet]] = defaultdict(set)
    for row in workspace.store.evidence(deal.name):
        if private(row.evidence.quote):
            gone = not_borne(row.evidence.quote)
            of = {f for f, p in row.evidence.facets.items() if p >= shown[f] and f not in gone}
            out[row.person] |= {f for f in of if (row.person, f) not in known}
    return out


def _open(row: EvidenceRow, beside: Callable[[str], bool]) -> EvidenceRow | None:
    """The row without what is private in it, or beside the matter; None where nothing is left."""
    e = row.evidence
    if not private(e.quote):
        if row.origin == "user" or not beside(e.quote):
            return row
        part = open_part(e.quote, frozenset(e.facets), beside)
    else:
        part = open_part(e.quote, frozenset(e.facets))
    if part is None:
        return None
    start, end, facets = part
    return replace(
        row,
        evidence=replace(
            e,
            start=e.start + start,
            end=e.start + end,
            quote=e.quote[start:end],
            facets={f: p for f, p in e.facets.items() if f in facets},
        ),
    )


def _borne_out(
    row: EvidenceRow, conversations: Mapping[str, StoredConversation], vendors: Collection[str]
) -> EvidenceRow:
    """The row as its words bear it out, a no as one against us; what a user said of it stays."""
    e = row.evidence
    if row.origin == "user":
        return row
    stored = conversations.get(e.conversation)
    text = stored.turns[e.turn].turn.text if stored is not None and e.turn < len(stored.turns) else ""
    if text[e.start : e.end] == e.quote and (end := said_instead(text, e.start, e.end)) is not None:
        return replace(row, evidence=replace(e, end=end, quote=text[e.start : end]))
    if Facet.IDENTITY in e.facets and text[e.start : e.end] == e.quote:
        # Half of "I was …, now I am …" is another picture of them.
        start, end = then_and_now(text, e.start, e.end) or (e.start, e.end)
        e = replace(e, start=start, end=end, quote=text[start:end])
        row = replace(row, evidence=e)
    if (stands := position(e.quote)) is not None:
        # Who is for it, or in its way no more, dreads nothing by that; who is against it may say why.
        others = {f: p for f, p in e.facets.items() if stands == "against" or f not in _AGAINST_IT}
        e = replace(e, facets={**others, **_POSITION}, stance=_STANCES[stands])
        row = replace(row, evidence=e)
    elif (against := turned(e.quote, e.facets, vendors)) is not None:
        e = replace(e, facets=against, stance=Stance.AWAY)
        row = replace(row, evidence=e)
    gone = _not_borne(e.quote) | (frozenset() if e.reported else not_the_tellers(e.quote))
    if text[e.start : e.end] == e.quote:
        gone |= not_borne_there(text, e.start, e.end)
        before = stored.turns[e.turn - 1].turn if stored is not None and e.turn else None
        if Facet.COMMITMENT in e.facets and before is not None and of_an_offer(before.text, text, e.start, e.end):
            # What they take up is for us to do, by whichever day they say.
            gone |= {Facet.COMMITMENT}
    if not gone & set(e.facets):
        return row
    return replace(row, evidence=replace(e, facets={f: p for f, p in e.facets.items() if f not in gone}))


def _each_once(rows: Iterable[EvidenceRow]) -> list[EvidenceRow]:
    """The rows, of several that have come to be of the same words one, with the facets of all."""
    found: dict[tuple[str, int, int, int], EvidenceRow] = {}
    for row in rows:
        e = row.evidence
        place = (e.conversation, e.turn, e.start, e.end)
        if (held := found.get(place)) is not None:
            more = {f: max(p, held.evidence.facets.get(f, 0.0)) for f, p in e.facets.items()}
            row = replace(held, evidence=replace(held.evidence, facets={**held.evidence.facets, **more}))
        found[place] = row
    return list(found.values())


@remembered
def _not_borne(quote: str) -> frozenset[Facet]:
    return not_borne(quote) | (_OF_LEAVING if of_own_leaving(quote) else frozenset())


def heard(conversations: Iterable[StoredConversation], until: dt.date | None) -> list[StoredConversation]:
    """The conversations up to a day, each without the turns at its end that are later; all of them without a day."""
    if until is None:
        return list(conversations)
    out = []
    for stored in conversations:
        days = [stored.day(t.turn) for t in stored.turns]
        known = [n for n, day in enumerate(days, 1) if day is None or day <= until]
        if known:
            out.append(replace(stored, turns=stored.turns[: known[-1]]))
    return out


def vendors_named(workspace: Workspace, deal: Deal, conversations: Iterable[StoredConversation]) -> list[str]:
    """The other vendors that the buyers name as a way of theirs, also those ruled out since."""
    theirs = {p.id for p in workspace.store.people(deal.name, Side.THEIRS)}
    return _vendors(_ways(workspace, deal, conversations, theirs))


#: By conversation and turn ``(start, end, name)``, as ``ways_in`` gives them, in the order of what was said.
_Ways = Mapping[tuple[str, int], Sequence[tuple[int, int, str]]]


def _ways(
    workspace: Workspace, deal: Deal, conversations: Iterable[StoredConversation], theirs: Container[str]
) -> _Ways:
    """The other ways that the buyers' turns name."""
    ours = no_alternatives(not_vendors(workspace, deal))
    out = {}
    for stored in conversations:
        before = ""
        for n, held in enumerate(stored.turns):
            if stored.speaker(held.turn) in theirs and held.turn.kind is not TurnKind.NOTE:
                out[stored.id, n] = ways_in(held.turn.text, ours, before)
            before = held.turn.text
    return out


def _vendors(ways: _Ways) -> list[str]:
    return list(dict.fromkeys(name for found in ways.values() for _, _, name in found))


def not_vendors(workspace: Workspace, deal: Deal) -> list[str]:
    """Names of our own firm and people and of theirs."""
    people = workspace.store.people(deal.name)
    names = [*workspace.us, *(p.name for p in people), *(p.organisation or "" for p in people), deal.organisation or ""]
    return [*names, deal.name]


def ours_alone(row: EvidenceRow) -> EvidenceRow:
    """The row without what it says of another vendor, for a doubt about them is no doubt about us; and as one of nothing where its
    speaker took it back."""
    if is_taken_back(row):
        return replace(row, evidence=replace(row.evidence, facets={}))
    if not row.of:
        return row
    facets = {f: p for f, p in row.evidence.facets.items() if f not in SAID_OF_THEM}
    return replace(row, evidence=replace(row.evidence, facets=facets))


def _elsewhere(
    workspace: Workspace, conversations: Sequence[StoredConversation], theirs: Container[str], names: Collection[str]
) -> Mapping[tuple[str, int], list[tuple[int, int, str]]]:
    """By conversation and turn ``(start, end, name)`` of sentences about another vendor."""
    out: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
    if not names:
        return out
    us = [u.split(".")[0] for u in workspace.us]
    for stored in conversations:
        turns = [
            (stored.speaker(t.turn) in theirs and t.turn.kind is not TurnKind.NOTE, t.turn.text) for t in stored.turns
        ]
        for n, start, end, name in about_another(turns, names, us):
            out[stored.id, n].append((start, end, name))
    return out


def _of(row: EvidenceRow, spans: Iterable[tuple[int, int, str]]) -> EvidenceRow:
    e = row.evidence
    name = next((name for start, end, name in spans if start <= e.start < end), "")
    if not name:
        return row
    of_them = name != EVERYBODY and not e.facets.keys() - SAID_OF_THEM - {Facet.CONSENSUS}
    if e.stance is Stance.AWAY and row.origin != "user" and of_them:
        # A doubt about another vendor, or a colleague's, points away from them and not from the change.
        e = replace(e, stance=Stance.NEUTRAL)
    return replace(row, evidence=e, of=name, mark=", ".join(filter(None, (f"about {name}", row.mark))))


def _plain_rows(
    workspace: Workspace,
    deal: Deal,
    conversations: Sequence[StoredConversation],
    rows: Iterable[EvidenceRow],
    theirs: Mapping[str, Person],
    ways: _Ways,
    gave_up: Mapping[str, Sequence[GivenUp]],
) -> Iterator[EvidenceRow]:
    shown = shown_thresholds()
    read: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    held_in: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    for row in rows:
        e = row.evidence
        held_in[e.conversation, e.turn].append(e)
        if row.origin == "user" or any(p >= shown[f] for f, p in e.facets.items()):
            read[e.conversation, e.turn].append(e)
    table = load_role_table(workspace.home)
    deciding = {p.id for p in theirs.values() if (r := table.rule(p.role)) is not None and (r.veto or 0) >= _DECIDES}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    rejected = [c for c in workspace.store.corrections(deal.name) if c.verdict is Verdict.REJECTED]
    with_us = places(agreed_days(workspace, deal, conversations))
    for stored in conversations:
        struck = [c for c in rejected if c.conversation == stored.id]
        passed_on = forwarded(stored)
        for n, held in enumerate(stored.turns):
            turn = held.turn
            person = theirs.get(stored.speaker(turn))
            if person is None or turn.kind is TurnKind.NOTE:
                continue
            written = turn.kind is TurnKind.MESSAGE
            found = list(_plain(turn.text, person.id in deciding, written))
            if (day := stored.day(turn)) is not None and n not in passed_on:
                found += [(s, e, True) for s, e in _days_fixed(turn.text, day) if (s, e, True) not in found]
            found += [(s, e, True) for s, e in with_us[stored.id, n] if (s, e, True) not in found]
            found = [f for f in found if not any(e.start < f[1] and f[0] < e.end for e in read[stored.id, n])]
            told = [*((at, to) for at, to, _ in ways[stored.id, n]), *_telling(turn.text)]
            asked = stored.turns[answers_at(stored, n)].turn.text if n and says_me(turn.text) else ""
            told += [me[:2]] if (me := answers_me(asked, turn.text)) else []
            # Cut short by the reader, a sentence may have lost the name.
            told = [t for t in told if not any(e.start <= t[0] and t[1] <= e.end + 1 for e in held_in[stored.id, n])]
            found += [(s, e, False) for s, e in _sentences(turn.text, told) if (s, e, False) not in found]
            sides = _sides(stored.id, n, turn.text, gave_up.get(person.id, ()))
            sides = {
                place: stance
                for place, stance in sides.items()
                if not any(e.start < place[1] and place[0] < e.end for e in read[stored.id, n])
            }
            found = [f for f in found if f[:2] not in sides] + [(*place, False) for place in sides]
            counted = {
                place: facets
                for place, facets in listed_in(stored, n, theirs).items()
                if not any(e.start < place[1] and place[0] < e.end for e in read[stored.id, n])
            }
            found = [f for f in found if f[:2] not in counted] + [(*place, False) for place in counted]
            gone = [(c.start or 0, c.end or 0) for c in struck if c.turn == n]
            gone += [(part.start, part.end) for part in withheld_parts(turn.text)]
            for start, end, yes in found:
                no = None if yes else refused(turn.text[start:end])
                if any(start < to and at < end for at, to in gone) or private(turn.text[start:end]):
                    continue
                if (side := sides.get((start, end))) is not None:
                    yield row_of(stored, (n, start, end), person.name, sources, _POSITION, side)
                    continue
                if said := counted.get((start, end)):
                    facets = {f: max(p, shown[f]) for f, p in said.items()}
                    yield row_of(stored, (n, start, end), person.name, sources, facets, Stance.TOWARDS)
                    continue
                facets = {f: max(_YES, shown[f]) for f in ((Facet.COMMITMENT,) if yes else (no,) if no else ())}
                stance = Stance.TOWARDS if yes else Stance.AWAY if no else Stance.NEUTRAL
                yield row_of(stored, (n, start, end), person.name, sources, facets, stance)


def _sides(conversation: str, turn: int, text: str, gave_up: Iterable[GivenUp]) -> dict[tuple[int, int], Stance]:
    """The sentences of a turn that say on which side somebody stands, or tell that it has changed, with where they point."""
    found = {}
    for s in segment(text):
        if (stands := position(text[s.start : s.end])) is not None:
            found[s.start, s.end] = _STANCES[stands]
    for gone in gave_up:
        if (gone.conversation, gone.turn) == (conversation, turn):
            found |= {(c.retold, c.end): _STANCES[c.to] for c in gone.changed if c.to in _STANCES}
    return found


@remembered
def _telling(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a turn that speak of somebody's say, of another way, or say no."""
    return tuple(
        (s.start, s.end)
        for s in segment(text)
        if speaks_of_a_say(words := text[s.start : s.end])
        or ways_said(words)
        or refused(words)
        or stands_in_case(words)
    )


def _plain(text: str, decides: bool, written: bool) -> Iterator[tuple[int, int, bool]]:
    """``(start, end, a yes)`` of what is plain in a turn; a yes with the conditions that follow it."""
    spans = (
        segment(text)
        if decides or paid_today(text) or _LATER.search(text) or parks(text) or contact_later(text)
        else ()
    )
    words = [text[s.start : s.end] for s in spans]
    done = 0
    for n, span in enumerate(spans):
        if span.start < done:
            continue
        if decides and says_yes(words[n], written):
            start, done = whole(text, span.start, span.end)
            yield start, done, True
        elif waits(words[n]) or parks(words[n]) or contact_later(words[n]):
            yield span.start, span.end, False
        elif n and paid_today(words[n - 1]) and not _sums(words[n - 1]) and _sums(f"{words[n - 1]} {words[n]}"):
            yield spans[n - 1].start, span.end, False


def _days_fixed(text: str, said: dt.date) -> list[tuple[int, int]]:
    """The sentences of a turn that fix a day with us; most turns name no month."""
    return (
        [(s.start, s.end) for s in segment(text) if day_fixed(text[s.start : s.end], said)]
        if _MONTH.search(text)
        else []
    )


def _sentences(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences in which these places lie."""
    places = list(places)
    if not places:
        return []
    return [(s.start, s.end) for s in segment(text) if any(s.start <= a and b <= s.end for a, b in places)]


def turns_of(conversations: Iterable[StoredConversation]) -> Counter[str]:
    """How often each person, by id, is heard in their own words or reported ones."""
    return Counter(
        person
        for stored in conversations
        for held in stored.turns
        if held.turn.kind is not TurnKind.NOTE and (person := stored.speaker(held.turn))
    )


def in_confidence(conversations: Iterable[StoredConversation]) -> Confided:
    """``(conversation, turn)`` of what somebody asked us to keep to ourselves, or a user said so of; see ``kept_to_us``. It knows what
    stands in those turns and is not meant; see ``kept_parts``.

    Whoever passes a mail on and asks to keep it means what is below their lines as well, every word of it.
    """
    out: set[tuple[str, int]] = set()
    open_: dict[tuple[str, int], tuple[tuple[int, int], ...]] = {}
    for stored in conversations:
        turns = [t.turn for t in stored.turns]
        talk = (
            [turn.text for turn in turns],
            [turn.kind is TurnKind.SPEECH for turn in turns],
            [stored.speaker(turn) or turn.speaker or "" for turn in turns],
        )
        asked = kept_to_us(*talk)
        ahead = told_after(*talk) if asked else set()
        below = {part for part, by in forwarded(stored).items() if keeps(turns[by].text)}
        out |= {(stored.id, n) for n in (*stored.kept, *asked, *below)}
        for n in {*stored.kept, *asked} - below:
            text = turns[n].text
            own = n not in stored.kept and keeps(text)
            parts = not_meant(text, stored.day(turns[n])) if own else courtesies(text)
            parts += left_behind(text) if n in ahead and not own else ()
            # What a user marked is kept, whatever it says.
            parts = tuple((a, b) for a, b in parts if not stored.confided(n, text[a:b]))
            if parts:
                open_[stored.id, n] = parts
    return Confided(out, open_)


def marked(row: EvidenceRow, kept: Container[tuple[str, int]]) -> EvidenceRow:
    """The row with ``IN_CONFIDENCE`` in its mark where its words are among those, as ``in_confidence`` gives them.

    Of a plain set of places the whole turn is meant.
    """
    e = row.evidence
    if (e.conversation, e.turn) not in kept:
        return row
    if isinstance(kept, Confided) and not kept.covers(e.conversation, e.turn, e.start, e.end):
        return row
    return replace(row, mark=", ".join(filter(None, (row.mark, IN_CONFIDENCE))))


def _sums(text: str) -> bool:
    return any(kind == "money" for kind, *_ in quantities(text))
