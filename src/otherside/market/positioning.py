"""Positioning from what buyers said: each line rests on a theme, its people and its quotes. Nothing is invented."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

import numpy as np

from otherside.domain import Facet, Stance
from otherside.domain.counting import plural
from otherside.domain.patterns import lazily
from otherside.market.changing import Side, side_of
from otherside.market.matters import Matter
from otherside.market.own_words import is_own
from otherside.market.saying import Saying, one_each, people_of, voice
from otherside.market.statistics import TOO_FEW, at_least, share_in_words
from otherside.market.themes import Theme

#: Heading, what it answers, and the facets whose themes answer it. A fear is of staying, or of the new: see ``side_of``.
PARTS: tuple[tuple[str, str, tuple[Facet, ...]], ...] = (
    ("for", "Who it is for, in their own eyes", (Facet.IDENTITY,)),
    ("from", "What they are moving from", (Facet.FRUSTRATION, Facet.SITUATION, Facet.FEAR)),
    ("to", "What they are moving to", (Facet.GOAL, Facet.DESIRE, Facet.ASPIRATION, Facet.WANT)),
    ("why_now", "Why now", (Facet.TRIGGER,)),
    ("holds_back", "What holds them back",
     (Facet.STATUS_QUO, Facet.PRIORITY, Facet.CONSENSUS, Facet.RISK, Facet.KNOWLEDGE_GAP, Facet.FEAR, Facet.FRUSTRATION)),
    ("proof", "Where they have moved already", (Facet.COMMITMENT,)),
)  # fmt: skip
#: What stands before the parts and after them: of no kind, and of us.
SPOKEN, OF_US = ("spoken", "What several speak of"), ("of_us", "What they say of us")
_LINES, _NAMED, _SPOKEN = 4, 8, 8
#: Of a matter's people so many have to have been read so for it to stand in a part.
_READ_SO = 1 / 3
#: Of those of whom it is said that they have moved, most have to be read so: it is told to others as what people did.
_MOVED = 1 / 2
#: Words of a sentence that says more of another way than its name.
_TELLS = 6
_EITHER = frozenset({Facet.FEAR, Facet.FRUSTRATION})
#: People who have to say the same in a part: one in a line is somebody's own.
_SAME = 2
#: What stands where no line can: somebody spoke, or nobody did.
FELT = "Praise, thanks and anger at us: no pain or wish of theirs before us."
ALONE = "No two say the same in words that we recognise. Each for themselves:"
BESIDE = "Besides, each for themselves:"
UNSAID = "Unknown so far: nobody spoke of it. Ask."
NO_NAMES = "None that we recognise."
KEPT = "not quoted, for their words are private"
_NAME = r"[A-Z][\w&.+-]*(?:\s[A-Z][\w&.+-]*){0,2}"
_ALTERNATIVE = lazily(
    r"\b(?:looking at|looked at|instead of|compared (?:to|with)|versus|vs\.?|switch(?:ed|ing)? (?:from|to)|"
    r"mov(?:ed|ing) (?:off|from|away from)|alternatives? (?:like|such as)|quotes? from|demo (?:of|from|with)|"
    r"evaluat(?:ed|ing)|replac(?:ed|ing)|competitors? like)\s+(?:the |our )?(" + _NAME + ")"
)


def positioning(
    sayings: Sequence[Saying],
    themes: Sequence[Theme],
    claims: Sequence[Mapping[str, Any]] = (),
    too_few: bool = False,
    named: Sequence[tuple[str, Saying]] = (),
    *,
    shared: Sequence[tuple[Theme, Sequence[Saying]]] = (),
    lost_to: Mapping[str, Sequence[str]] | None = None,
    heard: int | None = None,
    matters: Sequence[tuple[Matter, Sequence[Saying]]] = (),
    holding: Collection[str] = (),
) -> dict[str, Any]:
    """Lines by part, each with people, share, interval and quotes; the JSON of ``positioning``.

    Args:
        themes: of all facets.
        too_few: whether they are too few for shares to be told.
        claims: results of message tests of our own claims, shown beside in the buyers' words.
        shared: objections that several share, as of ``market.shared``.
        named: the other ways that they name, each with a sentence that does.
        lost_to: by name the deals that our CRM says were lost to it.
        heard: how many people were heard; by default those with a saying.
        matters: what several speak of, each with its sentences; in the part as which most of it was read.
        holding: ids of the sentences that hold somebody back.
    """
    everyone = people_of(sayings)
    heard = max(heard or 0, len(everyone))
    of_facet: dict[Facet, list[Saying]] = defaultdict(list)
    for saying in sayings:
        for facet in saying.facets:
            of_facet[facet].append(saying)
    parts = []
    sides = _sides(themes, of_facet)
    before_us = [s for s in sayings if not s.of_us]
    of_matters = {m.theme.id: m.weight for m, _ in matters}

    def weight(theme: Theme) -> float:
        # What people say in the same words of one kind they mean alike about as much as those of the middle matter.
        return of_matters.get(theme.id, len(theme.people) * usual)

    usual = float(np.median([m.weight / len(m.theme.people) for m, _ in matters])) if matters else 1.0
    placed = {m.theme.id: _place(m, own, sides, holding) for m, own in matters}
    for key, heading, facets in PARTS:
        objections = shared if key == "holds_back" else ()
        rows = [(t, list(own)) for t, own in objections]
        rows += [
            (m.theme, _telling_first_of(own, key, sides, holding)) for m, own in matters if placed[m.theme.id] == key
        ]
        told = {s.id for _, own in rows for s in own}
        for theme in themes:
            members = [of_facet[theme.facet][n] for n in theme.members] if theme.facet in facets else []
            own = [s for s in members if not s.of_us and _part_of(s, theme.facet, key, sides)]
            if len(people_of(own)) >= _SAME and not {s.id for s in own} <= told:
                rows.append((theme, own))
        rows.sort(key=lambda row: (-weight(row[0]), row[0].id))
        if key == "proof":
            # Who speaks of a step has not taken it.
            rows = [(_of_those(t, stood), stood) for t, own in rows
                    if len(people_of(stood := [s for s in own if _stands_in(s, key, sides, holding)])) >= _SAME]  # fmt: skip
        lines = [_line(t, own, heard) for t, own in rows]
        told |= {s.id for _, own in rows for s in own}
        alone = [
            s
            for s in before_us
            if s.id not in told and any(_part_of(s, f, key, sides) for f in s.facets if f in facets)
        ]
        each = _alone(alone, facets)
        parts.append(
            {
                "part": key,
                "heading": heading,
                "lines": lines[:_LINES],
                "more_lines": max(0, len(lines) - _LINES),
                # Where no two say the same: somebody spoke of it, and this is no line of the market's.
                "each": [] if lines else [s.json() for s in each],
                # Beside the lines: what is said by one alone is not nothing.
                "beside": [s.json() for s in each] if lines else [],
                "intro": BESIDE if lines and each else ALONE if each else "",
                **_unshown(alone, each),
            }
        )
    spoken = [(m.theme, _telling_first_of(own, "", sides, holding)) for m, own in matters if not placed[m.theme.id]]
    if spoken:
        spoken.sort(key=lambda row: (-weight(row[0]), row[0].id))
        lines = [_line(t, own, heard) for t, own in spoken]
        parts.insert(0, _part(*SPOKEN, lines[:_SPOKEN], more_lines=max(0, len(lines) - _SPOKEN)))
    if of_us := [s for s in sayings if s.of_us]:
        each = _alone(of_us, tuple(Facet))
        parts.append({**_part(*OF_US, each=[s.json() for s in each]), **_unshown(of_us, each)})
    return {"parts": parts, "alternatives": alternatives(sayings, named, lost_to, heard), "claims": list(claims), "people": len(everyone),
            "heard": heard, "few": too_few, "note": TOO_FEW if too_few else ""}  # fmt: skip


def _part(
    key: str,
    heading: str,
    lines: Sequence[Any] = (),
    each: Sequence[Any] = (),
    *,
    more_lines: int = 0,
) -> dict[str, Any]:
    return {
        "part": key, "heading": heading, "lines": list(lines), "more_lines": more_lines, "each": list(each), "beside": [],
        "intro": FELT if each else "",
        "more": 0, "kept": 0,
    }  # fmt: skip


def _unshown(alone: Sequence[Saying], each: Sequence[Saying]) -> dict[str, int]:
    """How many people's words are not shown, and of how many all are private."""
    open_ = people_of(s for s in alone if not s.mark)
    return {"more": len(open_ - people_of(each)), "kept": len(people_of(s for s in alone if s.mark) - open_)}


def _place(
    matter: Matter, own: Sequence[Saying], sides: Mapping[tuple[Facet, str], Side], holding: Collection[str]
) -> str:
    """The part as which most of a matter's people were read; empty where too few were read as of any."""
    who = {key: people_of(s for s in own if _stands_in(s, key, sides, holding)) for key, _, _ in PARTS}
    people = len(matter.theme.people)
    # Who signed for a parcel and who signed a lease share the word for having moved, and no step.
    if len(who["proof"]) <= _MOVED * people or (matter.word and is_own(Facet.COMMITMENT, matter.theme.name)):
        who["proof"] = set()
    best = max(who, key=lambda key: len(who[key]))
    return best if len(who[best]) >= max(_SAME, _READ_SO * people) else ""


def _of_those(theme: Theme, own: Sequence[Saying]) -> Theme:
    """A theme of the people of some sentences alone."""
    return replace(theme, people=frozenset(people_of(own)))


def _stands_in(saying: Saying, part: str, sides: Mapping[tuple[Facet, str], Side], holding: Collection[str]) -> bool:
    """Whether a sentence was read as what belongs in a part."""
    if saying.of_us:
        return False
    facets = next((facets for key, _, facets in PARTS if key == part), ())
    read = any(_part_of(saying, f, part, sides) for f in saying.facets if f in facets)
    return read or (part == "holds_back" and saying.id in holding)


def _telling_first_of(
    own: Sequence[Saying], part: str, sides: Mapping[tuple[Facet, str], Side], holding: Collection[str]
) -> list[Saying]:
    """A matter's sentences: those that were read as of the part, then those that say more than a word or two."""
    return sorted(
        own,
        key=lambda s: (s.of_us, not _stands_in(s, part, sides, holding), len(s.quote.split()) < _TELLS),
    )


def _sides(themes: Sequence[Theme], of_facet: Mapping[Facet, Sequence[Saying]]) -> dict[tuple[Facet, str], Side]:
    """For each fear and frustration in a theme the side that most people of the theme are on.

    What several say alike is of one thing: a word would be counted short where its theme is torn in two.
    """
    found: dict[tuple[Facet, str], Side] = {}
    for theme in themes:
        if theme.facet not in _EITHER:
            continue
        members = [of_facet[theme.facet][n] for n in theme.members]
        back = people_of(s for s in members if side_of(s, theme.facet) == "holds_back")
        side: Side = "holds_back" if len(back) > len(people_of(members) - back) else "from"
        found.update({(theme.facet, s.id): side for s in members})
    return found


def _part_of(saying: Saying, facet: Facet, part: str, sides: Mapping[tuple[Facet, str], Side]) -> bool:
    """Whether what was read as of a facet belongs in a part that has it."""
    if facet in _EITHER:
        return (sides.get((facet, saying.id)) or side_of(saying, facet)) == part
    if facet is Facet.SITUATION:
        # How large they are and what they have is nothing that anybody moves from.
        return saying.stance is Stance.TOWARDS
    # A step away, such as a trial that is cancelled, is none that shows others the way.
    return facet is not Facet.COMMITMENT or saying.stance is not Stance.AWAY


def _line(theme: Theme, own: Sequence[Saying], of: int) -> dict[str, Any]:
    # A matter's people are all who speak of it; of a theme of one kind it may be a part of them that belongs here.
    people = theme.people if theme.id.startswith("about-") else frozenset(people_of(own))
    telling = [] if theme.id.startswith("about-") else [s for s in theme.telling if s.person in people and s in own]
    return {
        "theme": theme.id,
        "facet": theme.facet.value,
        "words": theme.name,
        **at_least(len(people), of),
        "deals": len({s.deal for s in own}),
        # Of words that are all private nothing is quoted, and the line says why.
        "kept": not any(not s.mark for s in own),
        "quotes": [s.json() for s in one_each([*telling, *own], range(len(telling) + len(own)), 2)],
    }


def _alone(sayings: Sequence[Saying], facets: Sequence[Facet]) -> list[Saying]:
    """Of each of some people the saying most surely of these facets."""
    sure = [max((s.facets.get(f, 0.0) for f in facets), default=0.0) for s in sayings]
    order = sorted(range(len(sayings)), key=lambda n: (-sure[n], sayings[n].id))
    firsts: dict[str, int] = {}
    for n in order:
        if not sayings[n].mark:
            firsts.setdefault(sayings[n].person, n)
    return one_each(sayings, firsts.values(), _LINES)


def alternatives(
    sayings: Sequence[Saying],
    named: Sequence[tuple[str, Saying]] = (),
    lost_to: Mapping[str, Sequence[str]] | None = None,
    of: int | None = None,
) -> list[dict[str, Any]]:
    """The other ways by name, by how many people name them.

    Args:
        sayings: in which names are found that follow words of comparison or replacement.
        named: names known to be of other ways, each with a sentence that has it.
        lost_to: by name the deals that our CRM says were lost to it.
        of: people heard; by default those with a saying or a sentence here.
    """
    who: dict[str, dict[tuple[str, int, str], Saying]] = defaultdict(dict)
    for name, saying in named:
        who[name][saying.conversation, saying.turn, saying.quote] = saying
    for saying in sayings:
        for found in _ALTERNATIVE.findall(saying.quote):
            # A longer name that begins like a known one is no other way of its own.
            name = next((n for n in who if f"{found} ".startswith(f"{n} ")), found.rstrip("."))
            if not any((s.conversation, s.turn) == (saying.conversation, saying.turn) for s in who[name].values()):
                who[name][saying.conversation, saying.turn, saying.quote] = saying
    crm = {name: list(deals) for name, deals in (lost_to or {}).items()}
    everyone = max(of or 0, len(people_of(sayings) | {s.person for rows in who.values() for s in rows.values()}))
    rows = {name: list(who[name].values()) if name in who else [] for name in (*who, *crm)}
    ranked = sorted(rows, key=lambda k: (-len(people_of(rows[k])), -len(crm.get(k, ())), k))
    return [
        {
            "name": k,
            **at_least(len(people_of(rows[k])), everyone),
            "quotes": [s.json() for s in one_each(rows[k], _telling_first(rows[k]), 2)],
            "crm": sorted(crm.get(k, ())),
        }
        for k in ranked[:_NAMED]
    ]


def _telling_first(rows: Sequence[Saying]) -> list[int]:
    """First the sentences that say something of another way, then those that hardly do more than name it."""
    return sorted(range(len(rows)), key=lambda n: len(rows[n].quote.split()) < _TELLS)


def positioning_markdown(data: Mapping[str, Any]) -> str:
    """The positioning as a page of Markdown; quotes are escaped."""
    out = ["# Positioning, in the buyers' words", "", _grounds(data), ""]
    few = data["few"]
    for part in data["parts"]:
        out += [f"## {part['heading']}", ""]
        for line in part["lines"]:
            out.append(f"- **{_plain(line['words'])}** ({line_in_words(line, few)})")
            out += [f"  - {_quoted(q)}" for q in line["quotes"]]
        if part["each"] or part["beside"]:
            out += [*([""] if part["lines"] else []), part["intro"], ""]
            out += [f"- {_quoted(q)}" for q in (*part["each"], *part["beside"])]
        out += ["", rest] if (rest := left_out(part)) else []
        out += [] if part["lines"] or part["each"] or rest else [UNSAID]
        out.append("")
    out += ["## Alternatives they name", ""]
    for item in data["alternatives"]:
        out.append(f"- **{_plain(item['name'])}** ({_named_by(item, few, _plain)})")
        out += [f"  - {_quoted(q)}" for q in item["quotes"]]
    out += ["" if data["alternatives"] else NO_NAMES, ""]
    if data["claims"]:
        out += ["## Our claims, held against their words", ""]
        for claim in data["claims"]:
            out.append(f"- {_plain(claim['message'])}")
            for row in claim["segments"]:
                out.append(
                    f"  - {_plain(row['segment'])}: {row['told'] or f'near what {share_in_words(row, few)} said'}"
                )
                out += [f"    - {_quoted(q)}" for q in row["why"][:1]]
        out.append("")
    return "\n".join(out)


def _grounds(data: Mapping[str, Any]) -> str:
    """What it rests on."""
    rest = data["heard"] - data["people"]
    silent = f", of {data['heard']} heard; of what the others said nothing was surely of any kind" if rest > 0 else ""
    return f"From what {plural(data['people'], 'person', 'people')} said{silent}. {data['note']}".rstrip()


def line_in_words(line: Mapping[str, Any], few: bool) -> str:
    """How many say a line; that it is all of one deal, or private and therefore not quoted, where that is so."""
    alone = "; all of one deal" if line["deals"] == 1 else ""
    return share_in_words(line, few) + alone + (f"; {KEPT}" if line["kept"] else "")


def left_out(part: Mapping[str, Any]) -> str:
    """What of a part is not shown; empty where all is."""
    found = [plural(n, "line") for n in (part["more_lines"],) if n]
    found += [f"{plural(n, 'other')}, each for themselves" for n in (part["more"],) if n]
    found += [f"{n} whose words are not quoted, for they are private" for n in (part["kept"],) if n]
    return f"And {' and '.join(found)}." if found else ""


def _named_by(item: Mapping[str, Any], few: bool, plain: Callable[[str], str]) -> str:
    crm = f"; our CRM names it where we lost: {', '.join(map(plain, item['crm']))}" if item["crm"] else ""
    return share_in_words(item, few) + crm


def _quoted(quote: Mapping[str, Any]) -> str:
    return f"“{_plain(quote['quote'])}” {_plain(voice(quote))}"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def positioning_html(data: Mapping[str, Any]) -> str:
    """The same as one self-contained page; everything imported is escaped."""
    few = data["few"]
    out = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Positioning, in the buyers’ words</title>',
        "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
        "blockquote{margin:.3rem 0 .3rem 1rem;color:#333}small{color:#555}</style>",
        f"<h1>Positioning, in the buyers’ words</h1><p>{escape(_grounds(data))}</p>",
    ]
    for part in data["parts"]:
        out.append(f"<h2>{escape(part['heading'])}</h2>")
        for line in part["lines"]:
            out.append(
                f"<p><strong>{escape(line['words'])}</strong> <small>{escape(line_in_words(line, few))}</small></p>"
            )
            out += map(_blockquote, line["quotes"])
        if single := [*part["each"], *part["beside"]]:
            out += [f"<p>{escape(part['intro'])}</p>", *map(_blockquote, single)]
        rest = left_out(part)
        if rest or not (part["lines"] or part["each"]):
            out.append(f"<p>{escape(rest or UNSAID)}</p>")
    out.append("<h2>Alternatives they name</h2>")
    for item in data["alternatives"]:
        out.append(f"<p><strong>{escape(item['name'])}</strong> <small>{escape(_named_by(item, few, str))}</small></p>")
        out += map(_blockquote, item["quotes"])
    out += [] if data["alternatives"] else [f"<p>{NO_NAMES}</p>"]
    return "\n".join(out) + "\n"


def _blockquote(quote: Mapping[str, Any]) -> str:
    return f"<blockquote>“{escape(quote['quote'])}” <small>{escape(voice(quote))}</small></blockquote>"
