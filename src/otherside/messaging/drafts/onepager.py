"""The page a champion can pass on: what colleagues want and what concerns them, answered in their terms.

It repeats to others only what was said before others. What somebody said in confidence appears, if at all, as the
kind of concern it is, without a name and without their words, and only where enough people were heard that it points
to nobody.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.messaging.drafts import shapes
from otherside.messaging.drafts.conditions import agreements
from otherside.messaging.drafts.draft import Block, Draft, Line
from otherside.messaging.drafts.frames import asks_for
from otherside.messaging.drafts.newest import CONCERNS, current, newest
from otherside.messaging.drafts.plan import SURE, DraftPlan, Voice
from otherside.messaging.drafts.planning import name_parts, value
from otherside.messaging.drafts.said import READS, Fragment, Passage, Setting, fragments, passages, with_agreements
from otherside.messaging.drafts.writer import Writer, quoted
from otherside.profiles.profile import Profile
from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.private_dates import private_date

#: People heard below which a concern without a name would still have one.
ENOUGH_VOICES = 3
#: Facets that colleagues may read of each other when said before them. Fears and frustrations are told, not relayed.
_WANTED = (Facet.WANT, Facet.GOAL, Facet.ASPIRATION)
#: Words before colleagues from which somebody is known to have spoken: a page that asks what they think would not have listened.
_AT_LENGTH = 60
#: What happens if all stays as it is presses towards a change; it is no concern about one.
_PRESSES = lazily(
    r"\b(?:if|unless|as long as|while) (?:we|it|this|that|things|nothing|nobody|(?:the|our|my) \w+)\b[^,.;]{0,200}"
    r"\b(?:stays?|remains?|carry on|carries on|"
    r"goes? on|changes?|do(?:es)? nothing|leave|wait|don['’]t|do not|doesn['’]t|does not)\b|"
    r"\b(?:stays?|remains?|left) (?:as|the way|how) (?:it|they|things|we)\b|"
    r"\b(?:cannot|can['’]t|won['’]t) (?:stay|remain|carry on|go on|be left|wait)\b|\bor else\b|\botherwise (?:I|we|they|it|he|she)\b|"
    r"\bor (?:they|he|she|it)(?:['’]ll| will| would)? (?!not\b)\w+|\banother (?:winter|summer|year|season|month) (?:like|of)\b|"
    r"\b(?:runs? out|expires?|lapses?|deadline)\b|"
    r"\b(?:no longer|without) (?:\w+ ){0,2}(?:insured|covered|cover|allowed|certified|licensed)\b|"
    r"\b(?:want|wants|need|needs|require|requires|insist on|demand|demands) (?:us|our \w+) (?:to be )?(?!to\b)\w+",
    re.IGNORECASE,
)
#: What somebody would pay is theirs to name.
_MONEY = lazily(
    r"[£$€]|\b(?:euros?|pounds?|dollars?|grand|budgets?|prices?|pay|afford|discount|thousand|(?:for|six|seven|eigh|nine|twen|thir|fif)ty)\b"
    r"|\d ?k\b",
    re.IGNORECASE,
)


def presses(text: str) -> bool:
    """Whether a sentence tells what happens if all stays as it is."""
    return bool(_PRESSES.search(text))


def dated(text: str, said: dt.date | None, exact: bool = False) -> bool:
    """Whether a date is named: a figure is none, nor is a day of somebody's own life.

    Args:
        said: on which day it was said; without one no date can be told.
        exact: it has to be a day, rather than a month or a season.
    """
    if said is None or private_date(text):
        return False
    return any(d.exact or not exact for d in find_dates(text, said, ahead=True))


def _over(passage: Passage, as_of: dt.date | None) -> bool:
    """Whether every day that is named has passed."""
    days = [d.date for d in find_dates(passage.quote.quote, passage.date, ahead=True)] if passage.date else []
    return bool(days) and as_of is not None and max(days) < as_of


def voices(
    people: Sequence[Profile],
    settings: Mapping[str, Setting],
    agreed: Mapping[str, Sequence[Passage]],
    spoken: Mapping[str, int],
    as_of: dt.date | None = None,
    variant: int = 0,
) -> tuple[Voice, ...]:
    """What each person of the committee may be said to want and to be concerned about before their colleagues.

    Args:
        spoken: words said before colleagues, by the person's id.
        as_of: the last day that anything is known of.
    """
    out = []
    for profile in people:
        names = name_parts([p.person for p in people if p is not profile]) - name_parts([profile.person])
        own = newest(with_agreements(passages(profile, settings), agreed.get(profile.person.id, ())))
        shared = [p for p in current(own, as_of) if p.setting.shared and not p.setting.kept]
        taken: set[str] = set()

        def best(
            rows: Sequence[Passage],
            facets: Sequence[Facet],
            names: frozenset[str] = names,
            taken: set[str] = taken,
        ) -> Fragment | None:
            found = _best([p for p in rows if p.quote.id not in taken], facets, names, as_of, variant)
            taken |= {found.passage.quote.id} if found else set()
            return found

        ahead = [p for p in shared if not _over(p, as_of)]
        # "There is a letter" names no date; what does is told with it. A day of the calendar counts whatever it was read as.
        standing = _with_date(best([p for p in ahead if dated(p.quote.quote, p.date)], (Facet.TRIGGER,)))
        if standing is None:
            named = [p for p in ahead if dated(p.quote.quote, p.date, True) and not _MONEY.search(p.quote.quote)]
            standing = _with_date(best([p for p in named if not asks_for(p.quote.quote)], tuple(Facet)))
        pressing = best(ahead, (Facet.TRIGGER,)) or best([p for p in ahead if presses(p.quote.quote)], tuple(Facet))
        calm = [p for p in shared if not presses(p.quote.quote)]
        concerns: list[tuple[float, Facet, Fragment]] = []
        terms = best([p for p in calm if agreements(p.quote.quote)], tuple(Facet))
        if terms:
            concerns.append((1.0, Facet.WANT, terms))
        for facet in CONCERNS:
            # Colleagues read it as this person's concern of that kind: their words have to carry it.
            found = best([p for p in calm if shapes.CARRIED[facet].search(p.quote.quote)], (facet,))
            if found:
                concerns.append((found.fitness * found.passage.facets[facet], facet, found))
        concerns.sort(key=lambda row: (-row[0], row[2].passage.quote.id))
        # Colleagues read it as this person's wish: their words have to say that it is one.
        want = best([p for p in calm if asks_for(p.quote.quote)], _WANTED)
        bare = None
        if not (standing or pressing or concerns or want):
            plain = [p for p in calm if not _over(p, as_of) and not _MONEY.search(p.quote.quote)]
            # Neither a wish nor a fear, and so no more than their words. A mere fact of their day does not stand for them:
            # picked from an hour's talk it tells colleagues nothing of where they stand.
            bare = best(plain, CONCERNS)
        said = {facet for _, facet, _ in concerns}
        unnamed = {
            facet: passage
            for passage in sorted(own, key=lambda p: (p.date or dt.date.min, p.quote.id))
            for facet in CONCERNS
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
                (pressing,) if pressing else (),
                (bare,) if bare else (),
                spoken.get(profile.person.id, 0) >= _AT_LENGTH,
            )
        )
    # The champion passes the page on: colleagues come first.
    return (*out[1:], out[0])


def _best(
    shared: Sequence[Passage], facets: Sequence[Facet], names: frozenset[str], as_of: dt.date | None, variant: int
) -> Fragment | None:
    rows = []
    for passage in shared:
        facet = max((f for f in facets if f in passage.facets), key=lambda f: passage.facets[f], default=None)
        if facet is None or passage.facets[facet] < 0.7 * max(passage.facets.values()):
            continue
        found = [f for f in fragments(passage, names, framing=False) if f.fitness >= READS and not f.text.endswith("?")]
        if found:
            rows.append((-value(found[0], facet, as_of), passage.quote.id, found[0]))
    rows.sort(key=lambda r: r[:2])
    near = [fragment for worth, _, fragment in rows if worth <= 0.75 * rows[0][0]]
    return near[variant % len(near)] if near else None


def _with_date(found: Fragment | None) -> Fragment | None:
    """A stretch that holds the date it is told for; a shortened one may have lost it."""
    return found if found is not None and dated(found.text, found.passage.date) else None


def compose_onepager(plan: DraftPlan, avoid: Mapping[str, int]) -> Draft:
    """The page itself: neutral in voice, so that whoever passes it on can make it theirs."""
    w = Writer(plan, avoid)
    spoken = [v for v in plan.voices if v.wants or v.concerns or v.presses or v.bare]
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
        lines += [_said(voice, f, w, "What presses") for f in voice.presses]
        lines += [_said(voice, f, w, "Said") for f in voice.bare]
        for facet, fragment in voice.concerns:
            line = _said(voice, fragment, w, _HEADS.get(facet, "Concern"))
            answer = w.pick(shapes.ANSWERS[facet], f"answer:{facet}:{voice.person.id}")
            lines.append(Line(f"{line.text} Open: {answer}", line.passages, line.used, f"{line.key}:{facet}"))
        blocks.append(Block(tuple(lines), _who(voice), bullets=True))
    if unnamed:
        blocks.append(Block(unnamed, "Also raised", bullets=True))
    # Not heard, or heard only in confidence: the page does not tell which. Whoever spoke at length before the others, or is
    # named above, is not asked as if nobody had listened.
    absent = [v for v in plan.voices if v not in spoken and not v.standing and not v.at_length]
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


#: What a line is headed by, where it is no concern.
_HEADS = {Facet.WANT: "Condition", Facet.STATUS_QUO: "On the present way"}


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
    for facet in CONCERNS:
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
