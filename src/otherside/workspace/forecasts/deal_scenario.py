"""From a stored deal to a scenario of the forecast: the beliefs of `profiles` made into those of `forecast`."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from otherside.domain import Deal, Facet, InputError, Person, Side, Stance, TurnKind
from otherside.extraction.thresholds import shown_thresholds
from otherside.forecast import beliefs as numeric
from otherside.forecast.scenario import US, DealBeliefs, Option, PersonBeliefs, Scenario, Trigger
from otherside.forecast.settled import Settled
from otherside.profiles.around.alternatives import alternatives
from otherside.profiles.around.initiatives import Initiative, competing
from otherside.profiles.around.others import Say, Somebody, who_else
from otherside.profiles.beliefs import (
    PROBABILITIES,
    Estimate,
    PersonEstimates,
    Piece,
    failure_estimate,
    person_estimates,
    pull,
    ruled_out,
    same_words,
    weight,
)
from otherside.profiles.money.costs import OVERRAN
from otherside.profiles.role_priors import LIMITS, RoleTable, load_role_table
from otherside.profiles.who.names import plain
from otherside.profiles.windows import Window, window
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.forecasts.own_days import own_days
from otherside.workspace.forecasts.spoken import SaidDecided, quiet, their_words, with_plain
from otherside.workspace.heard.answering import answers_at
from otherside.workspace.heard.appointments import agreed_days, days_of
from otherside.workspace.heard.departed import departed
from otherside.workspace.heard.named_ways import named_ways
from otherside.workspace.heard.over import as_it_stands, finished_in, given_up_by, is_taken_back, with_taken_back
from otherside.workspace.heard.rows import heard, in_confidence, marked, not_vendors, ours_alone, rows_of, vendors_named

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

HORIZON_DAYS = 180.0
LEAD_DAYS = 45.0
"""How long before a trigger the deciding quickens."""
LIFT, AFTER = 2.0, 0.5
"""Tempo before and after a trigger, as multiples of the usual: once the reason to act now has passed, less happens."""
MET = 15
"""Words in notes from which we take it that we have spoken with somebody."""
_CONTEXT = 400
SOME_OTHER_WAY = "another way"
REASONS = (Facet.GOAL, Facet.TRIGGER, Facet.ASPIRATION, Facet.FRUSTRATION, Facet.DESIRE)
#: CRM columns in which sellers note what part a contact has in the buying.
_BUYING_ROLE = ("buying role", "role", "contact role")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the committee.

    Attributes:
        id: of the person, or ``unmet:`` and what the buyer called them.
        name: as in the scenario, unique there.
        unmet: named by others, never heard; all we believe of them is their role.
        decides: ids of their own words that it is theirs to decide.
    """

    id: str
    name: str
    role: str | None
    estimates: PersonEstimates
    unmet: bool = False
    named_by: str = ""
    authority: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A deal as the forecast sees it, before anybody overrules it.

    Attributes:
        as_of: the day the forecast is made for; ages and times count from it.
        failures: how likely another way fails as they see it, by name, where they spoke of it.
        options: other ways to act by name, with the ids of the quotes that name them.
        reasons: by person id, ids of the quotes with their own reasons to act, weightiest first.
        names: of everybody on their side by id, also of who has left, whose words may still tell a day or a cost.
        said_decided: what somebody says is decided, and nobody took back.
        last: the last day on which anything of theirs was heard, up to ``as_of``.
    """

    deal: Deal
    as_of: dt.date
    members: tuple[Member, ...]
    failure: Estimate
    failures: dict[str, Estimate]
    options: dict[str, tuple[str, ...]]
    window: Window
    initiatives: tuple[Initiative, ...]
    reasons: dict[str, tuple[str, ...]]
    rows: dict[str, EvidenceRow]
    scenario: Scenario
    names: dict[str, str] = field(default_factory=dict)
    said_decided: SaidDecided | None = None
    last: dt.date | None = None


def know(workspace: Workspace, deal: Deal, as_of: dt.date | None = None) -> Known:
    """What the evidence of a deal says, up to a day.

    Args:
        workspace: where it is stored.
        deal: which.
        as_of: the day to forecast from; evidence after it is left out. By default the last day anything was heard, so
            that the same evidence always gives the same forecast.

    Raises:
        InputError: nobody on the buyer's side is known, or everybody known has left.
    """
    rows = rows_of(workspace, deal, as_of)
    dates = workspace.store.dates(deal.name)
    today = as_of or max(dates, default=None) or dt.date.today()
    people = workspace.store.people(deal.name)
    theirs = [p for p in people if p.side is Side.THEIRS]
    if not theirs:
        unsure = [p.name for p in people if p.side is Side.UNKNOWN]
        remedy = (
            f"say whose side {unsure[0]} is on: otherside side {unsure[0]!r} theirs"
            if unsure
            else "add a conversation with them, or say who we are: otherside init --us yourfirm.com"
        )
        raise InputError(f"{deal.name}: nobody on the buyer's side is known yet; {remedy}")
    gone = departed(workspace, deal, today)
    if all(p.id in gone for p in theirs):
        raise InputError(
            f"{deal.name}: everybody known on the buyer's side has left ({', '.join(p.name for p in theirs)}); add a "
            "conversation with whoever is there now"
        )
    table = load_role_table(workspace.home)
    conversations = heard(workspace.conversations(deal.name), as_of)
    by_id, ids = {c.id: c for c in conversations}, {p.id for p in theirs}
    plain = their_words(workspace, deal, conversations, ids - set(gone))
    gave_up = given_up_by(conversations, ids, as_of)
    rows = [with_taken_back(row, gave_up) for row in with_plain(rows, plain.plain)]
    # Silence makes no word weigh less: a worry that nobody repeats has not gone.
    aged = min(today, plain.last) if plain.last else today
    finished = finished_in(conversations, ids)
    said = [
        (row.person, _in_place(piece_of(as_it_stands(row, finished, today)), row, by_id, ids))
        for row in map(ours_alone, rows)
        if not is_taken_back(row)
    ]
    of_others: dict[str, list[Piece]] = defaultdict(list)
    for row in rows:
        if row.of:
            of_others[row.of].append(_doubted(piece_of(row)))
    # Of a function, "finance has to agree", nobody answers who has left.
    somebody = [Somebody(p.id, p.name, None if p.id in gone else p.role) for p in theirs]
    known, unmet = who_else(said, somebody, table)
    initiatives = competing(said, today, [o.split(".")[0] for o in workspace.us], finished=finished.done)
    days = [
        row
        for row in own_days(workspace, deal, conversations, rows, today)
        if not is_taken_back(with_taken_back(row, gave_up))
    ]
    named = [(row.person, _in_place(piece_of(row), row, by_id, ids)) for row in days]
    kept = in_confidence(conversations)
    meetings = [(day, marked(row, kept)) for day, row in days_of(agreed_days(workspace, deal, conversations))]
    elsewhere = {e for i in initiatives for e in i.evidence}
    elsewhere |= {row.evidence.id for row in days if any(_names_it(row.evidence.quote, i) for i in initiatives)}
    buying = _buying_roles(workspace)
    by_person: dict[str, list[Piece]] = defaultdict(list)
    for person, piece in said:
        by_person[person].append(piece)
    everybody = _names(theirs)
    theirs = _taking_part([p for p in theirs if p.id not in gone], conversations, known)
    vendors = vendors_named(workspace, deal, conversations)
    members = [
        _member(p, by_person[p.id], table, aged, known.get(p.id), initiatives, buying, _names(theirs)[p.id], vendors)
        for p in theirs
    ]
    members += [_unmet(say, table, aged, {m.name for m in members}) for say in unmet]
    spoken = tuple(e for m in members for e, _ in m.estimates.ways)
    others = alternatives(said, not_vendors(workspace, deal), vendors)
    # A sentence that names another way need not have been read as anything else.
    ways = {w.name: w.rows for w in named_ways(workspace, deal, conversations) if not (w.present or w.name in others)}
    others = others | {name: tuple(r.evidence.id for r in own) for name, own in ways.items()} or {
        SOME_OTHER_WAY: spoken
    }
    told = [row for own in ways.values() for row in own]
    # That somebody weighed it is no sign for anybody any more once it is said to be out.
    out = ruled_out([*(piece for _, piece in said), *map(piece_of, told)], vendors)
    others = {name: () if name in out else ids for name, ids in others.items()}
    made = Known(
        deal=deal,
        as_of=today,
        members=tuple(members),
        # Who has left fears nothing for it any more; a day or a cost that they named is one all the same.
        failure=failure_estimate([p for who, p in said if who not in gone], table, aged),
        # A way of which no doubt was voiced is no safer than ours for being spoken of.
        failures={
            name: found
            for name, pieces in of_others.items()
            if (found := failure_estimate(pieces, table, aged)).origin == "evidence"
        },
        options=others,
        window=window(_with_days(said, named), today, elsewhere, [day for day, _ in meetings]),
        initiatives=tuple(initiatives),
        # What is under way elsewhere competes with this and is no reason for it.
        reasons={m.id: _reasons([p for p in by_person[m.id] if p.id not in elsewhere], aged) for m in members},
        rows={r.evidence.id: r for r in (*told, *(row for _, row in meetings), *rows, *days)},
        scenario=Scenario((PersonBeliefs("nobody"),)),
        names=everybody,
        said_decided=plain.said_decided,
        last=plain.last,
    )
    scenario = _scenario(made)
    return replace(made, scenario=replace(scenario, deal=replace(scenario.deal, settled=_settled(made))))


def piece_of(row: EvidenceRow) -> Piece:
    """Stored evidence as beliefs read it: what is sure enough to be shown moves them, a guess does not."""
    e = row.evidence
    shown = shown_thresholds()
    sure = {facet: p for facet, p in e.facets.items() if p >= shown[facet]}
    return Piece(e.id, e.quote, sure, e.stance, e.strength, row.date, e.reported)


def _with_days(said: Sequence[tuple[str, Piece]], days: Sequence[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """What was said together with the sentences that only name a day, oldest first: a later word gives up an earlier day."""
    return sorted([*said, *days], key=lambda one: one[1].date or dt.date.min)


def _names_it(quote: str, initiative: Initiative) -> bool:
    """Whether words speak of something else that is under way, by its name."""
    return f" {plain(initiative.name)} " in f" {plain(quote)} "


def _in_place(
    piece: Piece, row: EvidenceRow, conversations: Mapping[str, StoredConversation], theirs: Collection[str]
) -> Piece:
    """A piece with what stands around its words; they go on about it after a question of ours."""
    e, stored = row.evidence, conversations.get(row.evidence.conversation)
    after = ""
    if stored is not None:
        who = stored.speaker(stored.turns[e.turn].turn)
        on = [held.turn.text for held in stored.turns[e.turn + 1 : e.turn + 3] if stored.speaker(held.turn) == who]
        after = " ".join((stored.turns[e.turn].turn.text[e.end :], *on))[:_CONTEXT]
    return replace(piece, before=_before(row, conversations, theirs), after=after)


def _before(row: EvidenceRow, conversations: Mapping[str, StoredConversation], theirs: Collection[str]) -> str:
    """What was said just before these words: by them in the same turn, and in the turn that this one answers.

    Of our own turns only one that asks something: "our head of product" in our mouth is nobody of theirs.
    """
    e = row.evidence
    stored = conversations.get(e.conversation)
    if stored is None:
        return ""
    asked = ""
    if e.turn:
        turn = stored.turns[answers_at(stored, e.turn)].turn
        if stored.speaker(turn) in theirs or "?" in turn.text:
            asked = turn.text[-_CONTEXT:]
    # Apart, as of two paragraphs: a day that somebody else named is none of these words.
    return f"{asked}\n\n{stored.turns[e.turn].turn.text[: e.start][-_CONTEXT:]}"


def _taking_part(
    theirs: Sequence[Person], conversations: Sequence[StoredConversation], known: dict[str, Say]
) -> list[Person]:
    """Their side without those who are only mentioned: no role, no address, no say told of them, and a word or two
    in somebody's note at most. Everybody where that leaves nobody."""
    heard: Counter[str] = Counter()
    for stored in conversations:
        for held in stored.turns:
            turn, who = held.turn, stored.speaker(held.turn)
            if who and turn.kind is not TurnKind.NOTE:
                heard[who] += len(turn.text.split()) if turn.kind is TurnKind.REPORTED else MET
    kept = [p for p in theirs if p.role or p.emails or p.id in known or heard[p.id] >= MET]
    return kept or list(theirs)


def _doubted(piece: Piece) -> Piece:
    """What annoys or worries them in another way is a doubt about it."""
    doubt = max((piece.facets.get(f, 0.0) for f in (Facet.RISK, Facet.FEAR, Facet.FRUSTRATION)), default=0.0)
    return replace(piece, facets={Facet.RISK: doubt} if doubt else {})


def _names(people: Sequence[Person]) -> dict[str, str]:
    """A name for each in the scenario: their own, with role or id where two share it."""
    count = Counter(p.name.casefold() for p in people)
    return {
        p.id: p.name if count[p.name.casefold()] == 1 else f"{p.name} ({p.role or ''} {p.id[:4]})".replace("( ", "(")
        for p in people
    }


def _buying_roles(workspace: Workspace) -> dict[str, str]:
    """What part the CRM gives a contact in the buying, by plain name; only parts that mean a say, never an attitude."""
    out = {}
    crm = workspace.store.crm()
    parts = [(r.contact, r.role) for r in crm.roles]
    for contact in crm.contacts:
        fields = {k.casefold(): v for k, v in contact.fields.items()}
        parts += [(contact.name, fields[k]) for k in _BUYING_ROLE if fields.get(k)]
    for name, role in parts:
        # "Champion" and "Blocker" are the seller's opinion of somebody, and no evidence of theirs.
        if role and plain(role) in ("decision maker", "economic buyer", "budget holder", "executive sponsor"):
            out[plain(name)] = role
    return out


def _member(
    person: Person,
    pieces: Sequence[Piece],
    table: RoleTable,
    as_of: dt.date,
    say: Say | None,
    initiatives: Sequence[Initiative],
    buying: dict[str, str],
    name: str,
    vendors: Collection[str],
) -> Member:
    ranks = [
        (0.5 * i.weight * (1.0 if share and _runs(person, i) else share), plain(i.name), e)
        for i in initiatives
        for who, e, share in i.shares
        if who == person.id
    ]
    authority, vetoes = (say.authority, say.veto) if say else ([], [])
    part = buying.get(plain(person.name))
    estimates = person_estimates(
        pieces,
        table,
        person.role or part,
        as_of,
        authority=authority,
        veto_words=vetoes,
        ranks=ranks,
        vendors=vendors,
        no_say=say.none if say else (),
    )
    # What a CRM calls somebody does not stand against their own word that it is not theirs to decide.
    if part and estimates.veto is not None and not (say and say.none):
        rule = table.rule(part)
        floor = rule.veto if rule is not None and rule.veto is not None else 0.0
        estimates = replace(estimates, veto=max(estimates.veto, floor))
    return Member(
        person.id,
        name,
        person.role,
        estimates,
        authority=tuple(e for _, _, e in authority),
        decides=tuple(say.own) if say else (),
    )


def _runs(person: Person, initiative: Initiative) -> bool:
    """Whether their role says that it is theirs: the finance system and the finance director."""
    words = {w for w in plain(person.role or "").split() if len(w) > 3}
    return bool(words & set(plain(initiative.name).split()))


def _unmet(say: Say, table: RoleTable, as_of: dt.date, taken: set[str]) -> Member:
    name = say.label if say.label not in taken else f"{say.label} (named by {say.named_by})"
    found = person_estimates([], table, say.title or None, as_of, authority=say.authority, veto_words=say.veto)
    ids = tuple(dict.fromkeys(e for _, _, e in say.authority))
    return Member(f"unmet:{plain(say.label)}", name, say.title or None, found, True, say.named_by, ids)


def _reasons(pieces: Sequence[Piece], as_of: dt.date) -> tuple[str, ...]:
    ranked = sorted(
        (
            (max(weight(p, f, as_of) for f in REASONS if f in p.facets), p)
            for p in pieces
            # What annoys them in the change itself is none to make it.
            if set(REASONS) & (set(p.facets) - ({Facet.FRUSTRATION} if p.stance is Stance.AWAY else set()))
            and not OVERRAN.search(p.quote)
        ),
        key=lambda x: (-x[0], x[1].id),
    )
    kept: dict[str, str] = {}
    for _, piece in ranked:
        if len(piece.quote.split()) >= 4:
            kept.setdefault(same_words(piece.quote), piece.id)
    return tuple(kept.values())[:3]


def belief_of(estimate: Estimate, parameter: str) -> numeric.Belief:
    """The same belief in the forecast's terms."""
    low, high = LIMITS[parameter]
    values = estimate.quantiles
    if values[0] == values[-1]:
        return numeric.point(values[0], origin=estimate.origin)
    pairs = dict(zip(PROBABILITIES, values, strict=True))
    return numeric.quantiles(pairs, low=low, high=high, origin=estimate.origin)


def _scenario(known: Known) -> Scenario:
    options = [Option(US, failure=belief_of(known.failure, "failure"))]
    options += [
        Option(name, failure=belief_of(known.failures.get(name, known.failure), "failure")) for name in known.options
    ]
    people = []
    for m in known.members:
        n = m.estimates.numbers
        gains = {US: belief_of(n["gain"], "gain")}
        for option in known.options:
            # That one of them weighs another way is itself a sign that it might serve them all.
            other = n["other_gain"]
            force = pull([(0.6, e, e) for e in known.options[option]], 0.4)[0]
            if force:
                shifted = tuple(min(1.0, x + force * (1.0 - x)) for x in other.quantiles)
                other = replace(other, quantiles=shifted, origin="evidence")
            gains[option] = belief_of(other, "other_gain")
        people.append(
            PersonBeliefs(
                m.name,
                gains,
                power=belief_of(n["power"], "power"),
                salience=belief_of(n["salience"], "salience"),
                loss_aversion=belief_of(n["loss_aversion"], "loss_aversion"),
                exposure=belief_of(n["exposure"], "exposure"),
                switching_cost=belief_of(n["switching_cost"], "switching_cost"),
                rank=belief_of(n["rank"], "rank"),
                veto=None
                if m.estimates.veto is None
                else numeric.chance(m.estimates.veto, origin="evidence" if m.estimates.veto_evidence else "prior"),
            )
        )
    return Scenario(tuple(people), tuple(options), _deal(known))


def _deal(known: Known) -> DealBeliefs:
    trigger = None
    if known.window.trigger is not None:
        days = float((known.window.trigger.date - known.as_of).days)
        if days > 0:
            spread = 0.0 if known.window.trigger.exact else 10.0
            at = numeric.normal(days, spread, low=0.0, origin="evidence")
            trigger = Trigger(at, LEAD_DAYS, LIFT, AFTER)
    amount = known.deal.amount
    return DealBeliefs(
        name=known.deal.name,
        horizon=HORIZON_DAYS,
        trigger=trigger,
        value=amount if amount and amount > 0 else 1.0,
    )


def _settled(known: Known) -> tuple[Settled, ...]:
    """What stands over the committee: the decision they say is made; without one, that nothing is heard any more."""
    said = known.said_decided
    if said is not None and said.decision.way is not None:
        return (Settled(said.decision.way, said.chance),)
    chance = quiet(known.last, known.as_of)
    return (Settled("nothing", chance),) if chance else ()
