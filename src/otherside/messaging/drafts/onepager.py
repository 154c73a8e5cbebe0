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
from otherside.messaging.drafts.draft import Block, Draft, Line
from otherside.messaging.drafts.plan import BURDENS, HOPES, READS, DraftPlan, Voice, name_parts
from otherside.messaging.drafts.said import Fragment, Passage, Setting, fragments, passages
from otherside.profiles.profile import Profile

#: People heard below which a concern without a name would still have one.
ENOUGH_VOICES = 3
#: Facets that colleagues may read of each other when said before them. Fears and frustrations are told, not relayed.
_WANTED = (Facet.WANT, Facet.GOAL, Facet.ASPIRATION)
_CONCERNS = tuple(f for f in BURDENS if f is not Facet.FEAR)
_STANDING = (Facet.TRIGGER, Facet.SITUATION)


def voices(people: Sequence[Profile], settings: Mapping[str, Setting]) -> tuple[Voice, ...]:
    """What each person of the committee may be said to want and to be concerned about before their colleagues."""
    out = []
    for profile in people:
        names = name_parts([p.person for p in people if p is not profile]) - name_parts([profile.person])
        own = passages(profile, settings)
        shared = [p for p in own if p.setting.shared and not p.setting.kept]
        concerns: list[tuple[Facet, Fragment]] = []
        for facet in _CONCERNS:
            found = _best(shared, (facet,), names, {f.passage.quote.id for _, f in concerns})
            if found:
                concerns.append((facet, found))
        taken = {f.passage.quote.id for _, f in concerns}
        want = _best(shared, _WANTED, names, taken)
        taken |= {want.passage.quote.id} if want else set()
        standing = _best(shared, _STANDING, names, taken)
        said = {f for f, _ in concerns}
        unnamed = {
            facet: passage
            for passage in sorted(own, key=lambda p: (p.date or dt.date.min, p.quote.id))
            for facet in _CONCERNS
            if passage.facets.get(facet, 0.0) >= 0.6 and facet not in said and not passage.setting.kept
        }
        out.append(
            Voice(
                profile.person,
                (want,) if want else (),
                tuple(concerns[:2]),
                (standing,) if standing else (),
                tuple(unnamed.items()),
                bool(own),
            )
        )
    return tuple(out)


def _best(
    shared: Sequence[Passage], facets: Sequence[Facet], names: frozenset[str], taken: set[str]
) -> Fragment | None:
    rows = []
    for passage in shared:
        sure = max((passage.facets.get(f, 0.0) for f in facets), default=0.0)
        if sure <= 0 or passage.quote.id in taken or sure < 0.7 * max(passage.facets.values()):
            continue
        # A line of a list opens with a capital and stands for itself.
        found = [f for f in fragments(passage, names, framing=False) if f.fitness >= READS and f.text[0].isupper()]
        if found and not found[0].text.endswith("?"):
            rows.append((found[0].fitness * sure, passage.quote.id, found[0]))
    return max(rows, key=lambda r: r[:2])[2] if rows else None


def compose_onepager(plan: DraftPlan, avoid: Mapping[str, int]) -> Draft:
    """The page itself: neutral in voice, so that whoever passes it on can make it theirs."""
    w = Writer(plan, avoid)
    voices = plan.voices
    wants = tuple(_attributed(v, f, w, "want") for v in voices for f in v.wants)
    standing = tuple(_attributed(v, f, w, "standing") for v in voices for f in v.standing)
    concerns = []
    for voice in voices:
        for facet, fragment in voice.concerns:
            line = _attributed(voice, fragment, w, f"concern:{facet}")
            answer = w.pick(shapes.ANSWERS[facet], f"answer:{facet}")
            concerns.append(Line(f"{line.text} {answer}", line.passages, line.used, line.key))
    unnamed = _unnamed(plan, w)
    absent = [v for v in voices if not v.heard]
    if not (wants or concerns or standing or unnamed):
        return Draft(plan.kind, plan.reader.name, "", _empty(w))
    intro = Line(
        "This page is a draft for anybody concerned to change. It repeats only what was said where colleagues heard it; what "
        " was raised elsewhere stands without a name.",
        key="intro", needed=True,
    )  # fmt: skip
    blocks = [Block((Line("Where this stands", key="title", needed=True),)), Block((intro,))]
    for heading, lines in (("What is wanted", wants[:4]), ("How things are today", standing[:3]),
                           ("What is open, and what would answer it", tuple(concerns[:5]))):  # fmt: skip
        if lines:
            blocks.append(Block(lines, heading, bullets=True))
    if unnamed:
        blocks.append(Block(unnamed, "Also raised", bullets=True))
    if absent:
        asked = "what matters here, and what would be missing from this page?"
        listed = tuple(Line(f"{_who(v)}: {asked}", key=f"absent:{v.person.id}") for v in absent)
        blocks.append(Block(listed, "Not heard yet", bullets=True))
    end = w.line(
        ("Nothing is decided by this page. Keeping things as they are is one of the answers.",
         "This page asks for no decision. A no, or a later, is as good an answer as a yes."), "free", True,
    )  # fmt: skip
    blocks.append(Block((end,)))
    return Draft(plan.kind, plan.reader.name, "Where this stands", tuple(blocks))


def _attributed(voice: Voice, fragment: Fragment, w: Writer, key: str) -> Line:
    day = w.day(fragment.passage.date)
    when = f", {day}" if day else ""
    return Line(
        f"{_who(voice)}{when}: {quoted(fragment)}", (fragment.passage,), (fragment,), key=f"{key}:{voice.person.id}"
    )


def _who(voice: Voice) -> str:
    return f"{voice.person.name} ({voice.person.role})" if voice.person.role else voice.person.name


def _unnamed(plan: DraftPlan, w: Writer) -> tuple[Line, ...]:
    if sum(v.heard for v in plan.voices) < ENOUGH_VOICES:
        return ()
    rests_on: dict[Facet, list[Passage]] = {}
    for voice in plan.voices:
        for facet, passage in voice.unnamed:
            rests_on.setdefault(facet, []).append(passage)
    open_already = {facet for v in plan.voices for facet, _ in v.concerns}
    lines = []
    for facet in _CONCERNS:
        if facet in rests_on and facet not in open_already:
            answer = w.pick(shapes.ANSWERS[facet], f"answer:{facet}")
            text = shapes.CONCERNS[facet]
            lines.append(Line(f"{text[0].upper()}{text[1:]}. {answer}", tuple(rests_on[facet]), key=f"unnamed:{facet}"))
    return tuple(lines)


def _empty(w: Writer) -> tuple[Block, ...]:
    return (
        Block((Line("Where this stands", key="title", needed=True),)),
        Block((Line(
            "So far nothing has been said before several people that could stand here, so this page only asks.",
            key="intro", needed=True),)),
        Block(
            (
                Line("What would each of us want to be different a year from now?".replace("each of us", "each person"),
                     key="ask0", needed=True),
                Line("What of the present way has to stay, whatever is decided?", key="ask1", needed=True),
                Line("Who would need to know what, before this is settled either way?", key="ask2", needed=True),
            ),
            "Three questions", bullets=True,
        ),
        Block((Line("Nothing is decided by this page.", key="free", needed=True),)),
    )  # fmt: skip


__all__ = ["ENOUGH_VOICES", "HOPES", "compose_onepager", "voices"]
