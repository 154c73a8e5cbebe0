"""The page a champion can pass on: what colleagues want and what concerns them, answered in their terms.

It repeats to others only what was said before others. What somebody said in confidence appears, if at all, as the
kind of concern it is, without a name and without their words, and only where enough people were heard that it points
to nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from otherside.domain import Facet
from otherside.messaging.drafts import shapes
from otherside.messaging.drafts.compose import Writer, quoted
from otherside.messaging.drafts.conditions import agreements
from otherside.messaging.drafts.draft import Block, Draft, Line
from otherside.messaging.drafts.frames import asks_for
from otherside.messaging.drafts.plan import BURDENS, READS, SURE, DraftPlan, Voice, name_parts
from otherside.messaging.drafts.said import Fragment, Passage, Setting, fragments, passages, with_agreements
from otherside.profiles.profile import Profile

#: People heard below which a concern without a name would still have one.
ENOUGH_VOICES = 3
#: Facets that colleagues may read of each other when said before them. Fears and frustrations are told, not relayed.
_WANTED = (Facet.WANT, Facet.GOAL, Facet.ASPIRATION)
_CONCERNS = tuple(f for f in BURDENS if f is not Facet.FEAR)


def voices(
    people: Sequence[Profile],
    settings: Mapping[str, Setting],
    agreed: Mapping[str, Sequence[Passage]],
    variant: int = 0,
) -> tuple[Voice, ...]:
    """What each person of the committee may be said to want and to be concerned about before their colleagues."""
    out = []
    for profile in people:
        names = name_parts([p.person for p in people if p is not profile]) - name_parts([profile.person])
        own = with_agreements(passages(profile, settings), agreed.get(profile.person.id, ()))
        shared = [p for p in own if p.setting.shared and not p.setting.kept]
        taken: set[str] = set()
        concerns: list[tuple[float, Facet, Fragment]] = []
        terms = _best([p for p in shared if agreements(p.quote.quote)], tuple(Facet), names, taken, variant)
        if terms:
            concerns.append((1.0, Facet.WANT, terms))
            taken.add(terms.passage.quote.id)
        for facet in _CONCERNS:
            found = _best(shared, (facet,), names, taken, variant)
            if found:
                concerns.append((found.fitness * found.passage.facets[facet], facet, found))
                taken.add(found.passage.quote.id)
        concerns.sort(key=lambda row: (-row[0], row[2].passage.quote.id))
        # Colleagues read it as this person's wish: their words have to say that it is one.
        wanted = [p for p in shared if asks_for(p.quote.quote)]
        want = _best(wanted, _WANTED, names, taken, variant)
        taken |= {want.passage.quote.id} if want else set()
        standing = _best(shared, (Facet.TRIGGER,), names, taken, variant)
        said = {facet for _, facet, _ in concerns}
        unnamed = {
            facet: passage
            for passage in sorted(own, key=lambda p: (p.date or dt.date.min, p.quote.id))
            for facet in _CONCERNS
            if passage.facets.get(facet, 0.0) >= SURE
            and facet not in said
            and not passage.setting.kept
            # Nobody sees the words beside it: they themselves have to say what is told of them.
            and shapes.CARRIED[facet].search(passage.quote.quote)
        }
        out.append(
            Voice(
                profile.person,
                (want,) if want else (),
                tuple((facet, fragment) for _, facet, fragment in concerns[:2]),
                (standing,) if standing else (),
                tuple(unnamed.items()),
                bool(own),
            )
        )
    # The champion passes the page on: colleagues come first.
    return (*out[1:], out[0])


def _best(
    shared: Sequence[Passage], facets: Sequence[Facet], names: frozenset[str], taken: set[str], variant: int
) -> Fragment | None:
    rows = []
    for passage in shared:
        sure = max((passage.facets.get(f, 0.0) for f in facets), default=0.0)
        if sure <= 0 or passage.quote.id in taken or sure < 0.7 * max(passage.facets.values()):
            continue
        found = [f for f in fragments(passage, names, framing=False) if f.fitness >= READS and not f.text.endswith("?")]
        if found:
            rows.append((-found[0].fitness * sure, passage.quote.id, found[0]))
    rows.sort(key=lambda r: r[:2])
    near = [fragment for value, _, fragment in rows if value <= 0.75 * rows[0][0]]
    return near[variant % len(near)] if near else None


def compose_onepager(plan: DraftPlan, avoid: Mapping[str, int]) -> Draft:
    """The page itself: neutral in voice, so that whoever passes it on can make it theirs."""
    w = Writer(plan, avoid)
    spoken = [v for v in plan.voices if v.wants or v.concerns]
    dates = tuple(_said(v, f, w, "On timing") for v in plan.voices for f in v.standing)[:2]
    unnamed = _unnamed(plan, w)
    if not (spoken or dates or unnamed):
        return Draft(plan.kind, plan.reader.name, "Where this stands", _empty())
    intro = Line(
        "This page is a draft; anybody named here may change it. It repeats only what was said in a meeting. "
        "What was raised elsewhere, or not in words that can stand here, has no name.",
        key="intro", needed=True,
    )  # fmt: skip
    blocks = [Block((Line("Where this stands", key="title", needed=True),)), Block((intro,))]
    if dates:
        blocks.append(Block(dates, "Dates that were named", bullets=True))
    for voice in spoken:
        lines = [_said(voice, f, w, "Wants") for f in voice.wants]
        for facet, fragment in voice.concerns:
            line = _said(voice, fragment, w, "Condition" if facet is Facet.WANT else "Concern")
            answer = w.pick(shapes.ANSWERS[facet], f"answer:{facet}:{voice.person.id}")
            lines.append(Line(f"{line.text} Open: {answer}", line.passages, line.used, f"{line.key}:{facet}"))
        blocks.append(Block(tuple(lines), _who(voice), bullets=True))
    if unnamed:
        blocks.append(Block(unnamed, "Also raised", bullets=True))
    # Not heard, or heard only in confidence: the page does not tell which.
    absent = [v for v in plan.voices if v not in spoken]
    if absent:
        asked = "what should stand here?"
        listed = tuple(Line(f"{_who(v)}: {asked}", key=f"absent:{v.person.id}") for v in absent)
        blocks.append(Block(listed, "Not on this page yet", bullets=True))
    end = w.line(
        ("Nothing is decided by this page. Keeping things as they are is one of the answers.",
         "This page asks for no decision. A no, or a later, is as good an answer as a yes."), "free", True,
    )  # fmt: skip
    blocks.append(Block((end,)))
    return Draft(plan.kind, plan.reader.name, "Where this stands", tuple(blocks))


def _said(voice: Voice, fragment: Fragment, w: Writer, what: str) -> Line:
    day = w.day(fragment.passage.date)
    name = f", {voice.person.name}" if what == "On timing" else ""
    lead = f"{what}{name} ({day})" if day else f"{what}{name}"
    return Line(f"{lead}: {quoted(fragment)}", (fragment.passage,), (fragment,), key=f"{what}:{voice.person.id}")


def _who(voice: Voice) -> str:
    return f"{voice.person.name}, {voice.person.role}" if voice.person.role else voice.person.name


def _unnamed(plan: DraftPlan, w: Writer) -> tuple[Line, ...]:
    """Concerns raised elsewhere, by kind; only where enough people were heard, and nobody raised them openly."""
    if sum(v.heard for v in plan.voices) < ENOUGH_VOICES:
        return ()
    rests_on: dict[Facet, list[Passage]] = {}
    for voice in plan.voices:
        for facet, passage in voice.unnamed:
            rests_on.setdefault(facet, []).append(passage)
    openly = {facet for v in plan.voices for facet, _ in v.concerns}
    lines = []
    for facet in _CONCERNS:
        if facet in rests_on and facet not in openly:
            text, answer = shapes.CONCERNS[facet], w.pick(shapes.ANSWERS[facet], f"answer:{facet}")
            line = f"{text[0].upper()}{text[1:]}. Open: {answer}"
            lines.append(Line(line, tuple(rests_on[facet]), key=f"unnamed:{facet}"))
    return tuple(lines)


def _empty() -> tuple[Block, ...]:
    return (
        Block((Line("Where this stands", key="title", needed=True),)),
        Block((Line(
            "So far nothing has been said before several people that could stand here, so this page only asks.",
            key="intro", needed=True),)),
        Block(
            (
                Line("What would each person want to be different a year from now?",
                     key="ask0", needed=True),
                Line("What of the present way has to stay, whatever is decided?", key="ask1", needed=True),
                Line("Who would need to know what, before this is settled either way?", key="ask2", needed=True),
            ),
            "Three questions", bullets=True,
        ),
        Block((Line("Nothing is decided by this page.", key="free", needed=True),)),
    )  # fmt: skip
