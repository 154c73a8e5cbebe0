"""From what is known of a reader to the plan of a draft: which of their words it brings back, in which turn. Pure."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from otherside.domain import Facet, Person, Stance
from otherside.domain.patterns import lazily
from otherside.messaging.drafts.answered import answers
from otherside.messaging.drafts.asking import Askable, askable
from otherside.messaging.drafts.conditions import agreements, needed, waits_for
from otherside.messaging.drafts.frames import bargain
from otherside.messaging.drafts.liberty import at_liberty
from otherside.messaging.drafts.newest import (
    CONCERNS,
    OBSTACLES,
    after,
    current,
    given,
    hangs_on,
    in_principle_now,
    left,
    newest,
    no_pain,
    unfulfilled,
)
from otherside.messaging.drafts.no_opening import leads_nowhere, put_off, to_be_left
from otherside.messaging.drafts.plan import (
    HOPES,
    STANDINGS,
    SURE,
    Decided,
    DraftPlan,
    Kind,
    Manner,
    Move,
    Role,
)
from otherside.messaging.drafts.refused import refusals
from otherside.messaging.drafts.said import (
    LONGEST_WHOLE,
    READS,
    Channel,
    Fragment,
    Passage,
    Setting,
    beside_hurt,
    cut,
    fragments,
    passages,
    stands_whole,
    with_agreements,
)
from otherside.messaging.drafts.tact import count, unfit
from otherside.messaging.drafts.worth import names_nothing, without_object
from otherside.profiles.profile import Profile, Quote, done
from otherside.profiles.said.promises import missing
from otherside.profiles.said.self_image import no_ideal_of_theirs
from otherside.profiles.said.standing import over
from otherside.profiles.said.told_them import restated
from otherside.profiles.who.names import plain

#: Quotes of each role by kind: a mail never holds more than three in all.
_MOST: Mapping[Kind, Mapping[Role, int]] = {
    Kind.EMAIL: {Role.HOPE: 1, Role.STANDING: 1, Role.BETWEEN: 1},
    Kind.CALL: {Role.HOPE: 1, Role.BETWEEN: 1},
    Kind.INVITATION: {Role.HOPE: 1, Role.BETWEEN: 1},
    Kind.PROPOSAL: {Role.HOPE: 2, Role.STANDING: 2, Role.BETWEEN: 2},
}
#: Words of a promise that is told whole: it is ours, and half of it is another promise.
_LONGEST_OWED = 40
#: Days in which what was said loses half of what it has to lose, and how much of its weight stays for good: the latest words
#: come first, unless the old ones are clearly weightier.
HALF_LIFE = 30
_STAYS = 0.35
_FACET_WEIGHT = {Facet.WANT: 0.8, Facet.GOAL: 0.9, Facet.SITUATION: 0.7, Facet.COMMITMENT: 0.8, Facet.FEAR: 0.85}


def plan(
    kind: Kind,
    profile: Profile,
    *,
    manner: Manner | None = None,
    settings: Mapping[str, Setting] | None = None,
    colleagues: Sequence[Profile] = (),
    agreed: Mapping[str, Sequence[Passage]] | None = None,
    appeals: Sequence[Passage] = (),
    spoken: Mapping[str, int] | None = None,
    owing: Sequence[Passage] = (),
    as_of: dt.date | None = None,
    variant: int = 0,
    said: Sequence[Passage] = (),
    decided: Decided | None = None,
    letter: tuple[str, int] | None = None,
) -> DraftPlan:
    """Chooses whose words a draft rests on, and what it asks.

    Args:
        profile: the reader's.
        manner: how we write to them.
        settings: where each piece of evidence was said, by its id.
        colleagues: everybody else on the buyer's side; their names keep quotes about them out, and a one-pager speaks
            of their wants and concerns.
        agreed: to what each said yes on a condition and what they wait for, by the person's id, whether or not it was read as evidence.
        appeals: what the reader's last letter wants of us, unanswered: a mail or a call is then about that, or about nothing.
        spoken: how many words each said before colleagues, by the person's id, whether or not they can be used.
        owing: what we promised the reader, and what the reader asked of us, that may still be open, the latest first.
        as_of: the last day that anything is known of, by which a promise is overdue; else that of the reader's last words.
        variant: another number, another choice among what reads almost as well.
        said: the reader's turns, whole, whether or not anything in them was read as evidence: a yes, and what it hangs on, is
            told by the words.
        decided: what they say, or a CRM, is decided; what the reader's last letter wants of us comes before it.
        letter: conversation and turn of the reader's last words, where these are a letter to which nobody of us has said anything
            since: what passes it by is no answer.
    """
    manner = manner or Manner()
    settings = settings or {}
    agreed = agreed or {}
    own = with_agreements(passages(profile, settings), _lasting(agreed.get(profile.person.id, ()), as_of))
    latest = max(own, key=lambda p: (p.date or dt.date.min, p.quote.id), default=None)
    as_of = max((d for d in (as_of, latest.date if latest else None) if d), default=None)
    settled = given([*own, *said])
    written = [p for p in own if letter == (p.quote.conversation, p.quote.turn) and not p.setting.kept]
    own = [p for p in newest(unfulfilled(current(own, as_of), said)) if not leads_nowhere(p.quote.quote)]
    names = name_parts([c.person for c in colleagues]) - name_parts([profile.person])
    if decided is None and kind is not Kind.ONEPAGER and (no := left(said)) is not None:
        decided = Decided("left", None if no.setting.kept else no, day=no.date)
    if decided is not None and not (kind in (Kind.EMAIL, Kind.CALL) and appeals):
        yes = decided.passage if decided.ours and kind is not Kind.ONEPAGER else None
        since = _moves(Kind.CALL, after(own, yes), names, as_of, as_of, variant, None)[:1] if yes else []
        open_ = _open(owing, names) if decided.ours else []
        return DraftPlan(
            kind, profile.person, manner, tuple(since), latest=latest, variant=variant, as_of=as_of, owing=tuple(open_),
            owes=bool(open_), decided=decided,
            evidence=tuple(p for p in (decided.passage, *open_, *(p for m in since for p in m.passages)) if p),
        )  # fmt: skip
    noes = refusals(said, names, settled)
    if kind is Kind.ONEPAGER:
        from otherside.messaging.drafts.onepager import voices

        # A page tells colleagues what each would say yes to; what somebody waits for is for them to tell.
        yes_of = {i: [p for p in found if agreements(p.quote.quote)] for i, found in agreed.items()}
        return DraftPlan(
            kind, profile.person, manner, latest=latest, variant=variant, as_of=as_of, refused=noes,
            voices=voices([profile, *colleagues], settings, yes_of, spoken or {}, as_of, variant),
            evidence=tuple(
                p
                for c in (profile, *colleagues)
                for p in with_agreements(passages(c, settings), yes_of.get(c.person.id, ()))
            ),
        )  # fmt: skip
    if kind in (Kind.EMAIL, Kind.CALL) and appeals:
        return DraftPlan(
            kind, profile.person, manner, latest=appeals[-1], variant=variant, appeals=tuple(appeals), as_of=as_of,
            evidence=(*own, *appeals),
        )  # fmt: skip
    open_ = _open(owing, names) if kind in (Kind.EMAIL, Kind.CALL) else []
    # What they asked of us is told once, as what is open.
    told = [p for p in own if not any(_same_words(p, o) for o in open_)]
    moves = _moves(kind, told, names, latest.date if latest else None, as_of, variant, settled)
    first = _yes_in_principle([*own, *said], names) if settled is None else None
    if first is not None:
        moves, settled = _after_yes(first, moves, kind), first.passages[0]
    if settled is None and (not moves or kind is Kind.PROPOSAL):
        moves += _answered(moves, kind, said, names, as_of)
    # What is passed on, or invites, is no place for what they made it hang on.
    hangs = hangs_on([*own, *said], as_of) if kind in (Kind.EMAIL, Kind.CALL) else None
    if hangs is not None:
        # It says by itself what stands between: older words about that are overtaken.
        moves = [m for m in moves if m.role is not Role.BETWEEN or m.facet is Facet.WANT or _as_new(m, hangs[0])]
    if kind in (Kind.EMAIL, Kind.CALL) and written:
        there = [*(p for m in moves for p in m.passages), *noes, *([hangs[0]] if hangs else []), *open_]
        if not any(letter == (p.quote.conversation, p.quote.turn) for p in there):
            return DraftPlan(
                kind, profile.person, manner, latest=written[-1], variant=variant, appeals=tuple(written), as_of=as_of,
                asked=False, evidence=(*own, *written),
            )  # fmt: skip
    if kind is not Kind.PROPOSAL and (moves or hangs or open_):
        noes = ()  # A no is read back where something is proposed, or where there is nothing else to begin with.
    roles = {m.role for m in moves}
    if Role.CONTRAST in roles:
        roles |= {Role.HOPE, Role.BETWEEN}
    missing = tuple(r for r in (Role.HOPE, Role.STANDING, Role.BETWEEN) if r not in roles)
    return DraftPlan(
        kind, profile.person, manner, tuple(moves), missing, latest, variant=variant, as_of=as_of,
        evidence=(*own, *open_, *noes, *(p for m in moves for p in m.passages if p not in own)),
        settled=settled, hangs_on=hangs, owing=tuple(open_), owes=bool(open_), refused=noes,
        peace=any(to_be_left(p.quote.quote) for p in said if not p.setting.kept),
    )  # fmt: skip


def _open(owing: Sequence[Passage], names: frozenset[str]) -> list[Passage]:
    """The one that a draft names: the latest, and of several in one turn that which says what is missing."""
    found = [p for p in owing if _may_stand(p, names)]
    if not found:
        return []
    place = (found[0].quote.conversation, found[0].quote.turn)
    beside = [p for p in found if (p.quote.conversation, p.quote.turn) == place]
    return [next((p for p in beside if missing(p.quote.quote)), found[0])]


def _may_stand(owing: Passage, names: frozenset[str]) -> bool:
    restates = restated(owing.quote.quote)
    text = restates or owing.quote.quote
    if not restates and (without_object(text) or names_nothing(text)):
        return False
    return count(text) <= _LONGEST_OWED and not owing.setting.kept and not unfit(text, names)


def _same_words(one: Passage, other: Passage) -> bool:
    """Whether two passages share words of one turn."""
    a, b = one.quote, other.quote
    return (a.conversation, a.turn) == (b.conversation, b.turn) and a.start < b.end and b.start < a.end


def _as_new(move: Move, than: Passage) -> bool:
    return all(p.date is not None and than.date is not None and p.date >= than.date for p in move.passages)


def name_parts(people: Sequence[Person]) -> frozenset[str]:
    """Every part of everybody's names, lower case."""
    parts = {w for p in people for name in (p.name, *p.aliases) for w in name.casefold().split()}
    return frozenset(parts | {plain(w) for w in parts} - {""}) - {"", "and", "de", "von", "van", "the"}


def _moves(
    kind: Kind,
    own: Sequence[Passage],
    names: frozenset[str],
    latest: dt.date | None,
    as_of: dt.date | None,
    variant: int,
    settled: Passage | None,
) -> list[Move]:
    most = _MOST[kind]
    if settled is not None and kind in (Kind.CALL, Kind.INVITATION):
        # What they hoped before they said yes is overtaken by it.
        most = {Role.STANDING: 1, Role.BETWEEN: 1}
    moves: list[Move] = []
    if kind is Kind.EMAIL and variant % 2 == 0:
        contrast = _contrast(own, names, latest)
        if contrast:
            return [contrast]
    # A proposal is passed on: what somebody fears stays out of it.
    burdens = CONCERNS if kind is Kind.PROPOSAL else OBSTACLES
    for role, facets in ((Role.HOPE, HOPES), (Role.STANDING, STANDINGS), (Role.BETWEEN, burdens)):
        taken = {p.quote.id for m in moves for p in m.passages}
        rest = [p for p in own if not _stands_between(p) and (role is not Role.HOPE or _may_be_hoped(p))]
        if role is not Role.BETWEEN:
            rest = [p for p in rest if not _step_away(p) and not put_off(p.quote.quote)]
        if role is Role.BETWEEN:
            rest = [p for p in rest if not at_liberty(p.quote.quote)]
        if role is Role.STANDING and kind is not Kind.PROPOSAL:
            rest = [p for p in rest if not _bare(p, as_of)]
        if role is Role.STANDING and settled is not None:
            same = (settled.quote.conversation, settled.quote.turn)
            rest = [p for p in rest if (p.quote.conversation, p.quote.turn) == same] or rest
        chosen = _choose(rest, facets, names, latest, most.get(role, 0), taken, variant)
        if role is Role.BETWEEN and most.get(role):
            asked = [
                replace(p, facets={**p.facets, Facet.WANT: max(p.facets.values())})
                for p in own
                if _stands_between(p) and not at_liberty(p.quote.quote)
            ]
            chosen += _choose(asked, (Facet.WANT,), names, latest, 1, taken, variant)
            chosen = sorted(chosen, key=lambda row: -value(row[1], row[0], latest))[: most[role]]
        moves += [Move(role, facet, (f,), (f.passage,), f.passage.facets[facet] >= SURE) for facet, f in chosen]
    if not moves and kind in (Kind.CALL, Kind.INVITATION):
        rest = [p for p in own if not _bare(p, as_of) and not _step_away(p) and not put_off(p.quote.quote)]
        chosen = _choose(rest, STANDINGS, names, latest, 1, set(), variant)
        moves = [Move(Role.STANDING, facet, (f,), (f.passage,), f.passage.facets[facet] >= SURE) for facet, f in chosen]
    if kind is Kind.EMAIL and {m.role for m in moves} == set(_MOST[kind]):
        # How it is done today tells the reader nothing new; it has its place only where there is little else to go by.
        moves = [m for m in moves if m.facet is not Facet.SITUATION]
    return moves


def _yes_in_principle(own: Sequence[Passage], names: frozenset[str]) -> Move | None:
    """The yes with which a draft begins: one that hangs on something, is their latest word, and can be told with what it hangs on."""
    found = in_principle_now(own)
    if found is None or count(found.quote.quote) > LONGEST_WHOLE or unfit(found.quote.quote, names):
        return None
    if beside_hurt(found) or not stands_whole(found):
        return None
    told = replace(found, facets={Facet.COMMITMENT: 1.0})
    return Move(Role.STANDING, Facet.COMMITMENT, (cut(told),), (told,), True)


def _after_yes(yes: Move, moves: Sequence[Move], kind: Kind) -> list[Move]:
    """The yes, and what was said to stand between since; what they hoped before it has room in a proposal only."""
    quote = yes.passages[0].quote
    since = [m for m in moves if m.role is Role.BETWEEN and _as_new(m, yes.passages[0])]
    apart = [m for m in since if not any(_overlaps(p.quote, quote) for p in m.passages)]
    return [*(m for m in moves if m.role is Role.HOPE and kind is Kind.PROPOSAL), yes, *apart]


def _overlaps(one: Quote, other: Quote) -> bool:
    same = (one.conversation, one.turn) == (other.conversation, other.turn)
    return same and one.start < other.end and other.start < one.end


def _answered(
    moves: Sequence[Move], kind: Kind, said: Sequence[Passage], names: frozenset[str], as_of: dt.date | None
) -> list[Move]:
    """What they answered when we asked for what the moves lack: a proposal has room for all of it, anything else for one."""
    out: list[Move] = []
    for role, facet in ((Role.HOPE, Facet.GOAL), (Role.STANDING, Facet.SITUATION)):
        found = None if any(m.role is role for m in moves) else answers(said, facet, names, as_of)
        if found and (kind is Kind.PROPOSAL or not out):
            out.append(Move(role, facet, (found[1],), (found[1].passage,), True))
    return out


def _bare(passage: Passage, as_of: dt.date | None) -> bool:
    """A fact of which nothing can be asked, least of all whether they still see it that way."""
    standing = [f for f in STANDINGS if f in passage.facets]
    return bool(standing) and all(
        askable(passage.quote.quote, f, passage.date, as_of) is Askable.FACT for f in standing
    )


#: What they asked us in the talk: "can you show me the list?" was answered there, or is open, and is nowhere they want to be.
_ASKED_US = lazily(r"\b(?:can|could|will|would|do|did|have|when (?:can|could|will|do)) you\b[^?]*\?\W*$", re.IGNORECASE)


def _may_be_hoped(passage: Passage) -> bool:
    """Not what was said in the middle of a hurt, nor what they asked us, nor one half of a bargain: "Show me one and I'll tell you",
    nor who they were once, or are not."""
    if no_ideal_of_theirs(passage.quote.quote) or to_be_left(passage.quote.quote):
        return False
    asked = passage.setting.channel is Channel.TALK and _ASKED_US.search(passage.quote.quote)
    return not asked and not beside_hurt(passage) and not bargain(passage.quote.quote)


def _step_away(passage: Passage) -> bool:
    """A step that drops the matter: neither what they hope for nor a step to remind them of."""
    return Facet.COMMITMENT in passage.facets and passage.quote.stance is Stance.AWAY


def _stands_between(passage: Passage) -> bool:
    """What they need, or agree to on a condition, is not there yet; a step of theirs stays one, with its condition."""
    text = passage.quote.quote
    return needed(text) or waits_for(text) or (Facet.COMMITMENT not in passage.facets and bool(agreements(text)))


def _lasting(agreed: Sequence[Passage], as_of: dt.date | None) -> list[Passage]:
    """Without what they waited for until a day that is past."""
    return [p for p in agreed if not (waits_for(p.quote.quote) and over(p.quote.quote, p.date, as_of))]


def value(fragment: Fragment, facet: Facet, latest: dt.date | None) -> float:
    """What a stretch is worth for a facet: how well it reads, how sure the facet is, and how long ago it was said."""
    passage = fragment.passage
    age = (latest - passage.date).days if latest and passage.date else HALF_LIFE
    recent = _STAYS + (1 - _STAYS) * math.pow(0.5, max(0, age) / HALF_LIFE)
    if facet in HOPES and facet is not Facet.WANT:
        # Who somebody wants to be lasts longer than what is on their desk.
        recent = 0.6 + 0.4 * recent
    noted = 0.95 if passage.quote.reported else 1.0
    return fragment.fitness * passage.facets[facet] * recent * noted * _FACET_WEIGHT.get(facet, 1.0)


def _choose(
    own: Sequence[Passage],
    facets: Sequence[Facet],
    names: frozenset[str],
    latest: dt.date | None,
    most: int,
    taken: set[str],
    variant: int,
) -> list[tuple[Facet, Fragment]]:
    """The best stretches of some facets, of different passages and, where there are several, of different facets."""
    if not most:
        return []
    ranked: list[tuple[float, Facet, Fragment]] = []
    for passage in own:
        facet = max((f for f in facets if f in passage.facets), key=lambda f: passage.facets[f], default=None)
        # What was promised for a day that is past is done or forgotten: neither is for us to tell.
        if facet is None or passage.quote.id in taken or done(facet, passage.quote, latest) or no_pain(facet, passage):
            continue
        # A passage that is more of something else is better used for that.
        if passage.facets[facet] < 0.7 * max(passage.facets.values()):
            continue
        found = [f for f in fragments(passage, names) if f.fitness >= READS]
        if found:
            ranked.append((value(found[0], facet, latest), facet, found[0]))
    ranked.sort(key=lambda r: (-r[0], r[2].passage.quote.id))
    if not ranked:
        return []
    near = [r for r in ranked if r[0] >= 0.6 * ranked[0][0]][:4]
    turn = variant % len(near)
    ordered = near[turn:] + near[:turn] + [r for r in ranked if r not in near]
    chosen: list[tuple[Facet, Fragment]] = []
    for _, facet, fragment in ordered:
        if len(chosen) < most and facet not in {f for f, _ in chosen}:
            chosen.append((facet, fragment))
    return chosen


def _contrast(own: Sequence[Passage], names: frozenset[str], latest: dt.date | None) -> Move | None:
    """A pull towards it and, later, one away: the later one recent, both sure, both fit to be read back."""

    def pick(stance: str, facets: Sequence[Facet], when: Callable[[dt.date], bool]) -> tuple[Facet, Fragment] | None:
        rows = [
            (value(found[0], facet, latest), facet, found[0])
            for p in own
            for facet in facets
            if p.quote.stance.value == stance
            and not (stance == "towards" and (put_off(p.quote.quote) or to_be_left(p.quote.quote)))
            and not (stance == "away" and at_liberty(p.quote.quote))
            and p.facets.get(facet, 0.0) >= SURE
            and p.date
            and when(p.date)
            for found in [[f for f in fragments(p, names) if f.fitness >= READS]]
            if found
        ]
        if not rows:
            return None
        _, facet, fragment = max(rows, key=lambda r: (r[0], r[2].passage.quote.id))
        return facet, fragment

    if latest is None:
        return None
    away = pick("away", (Facet.PRIORITY, Facet.CONSENSUS, Facet.STATUS_QUO), lambda day: (latest - day).days <= 21)
    if not away:
        return None
    until = away[1].passage.date
    assert until is not None
    towards = pick("towards", (Facet.ASPIRATION, Facet.GOAL, Facet.COMMITMENT), lambda day: day < until)
    if not towards:
        return None
    pair = (towards[1], away[1])
    return Move(Role.CONTRAST, away[0], pair, tuple(f.passage for f in pair), True)
