"""What a seller asks of a deal: who is against it, when they decide, what we promised whom. Quotes with their places, or nothing.

Each of these is known elsewhere in the program; here it is put in the form of an answer of ``asking``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Facet, InputError, Person, Side, Stance
from otherside.domain.calendar_words import CAPITAL_MONTHS, CAPITAL_WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.thresholds import shown_thresholds
from otherside.market.asking import Asked
from otherside.market.statistics import share
from otherside.profiles.around.alternatives import MEND, OURSELVES, own_ways, themselves
from otherside.profiles.around.others import speaks_of_a_say
from otherside.profiles.money.sums import may_name_a_sum, names_what_they_pay, speaks_of_budget, speaks_of_money
from otherside.profiles.said.changed import position
from otherside.profiles.said.siding import no_hurry_of_ours, of_somebody_else, side_taken, speaks_of_signing
from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.private_dates import private_date
from otherside.questions.access import asks_not, wishes
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.asking.further import FOUND, NONE, further_groups
from otherside.workspace.asking.kinds import about_money
from otherside.workspace.asking.later import changes, still_against, with_marks
from otherside.workspace.asking.sentences import Sentence, sentences_of
from otherside.workspace.asking.sides import turned
from otherside.workspace.asking.things import WHEN_IS
from otherside.workspace.asking.with_us import asks_only_of_us, to_ours, with_us
from otherside.workspace.forecasts.deal_scenario import know
from otherside.workspace.heard.promises import promises_of
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence, rows_of, vendors_named
from otherside.workspace.heard.terms import asked_of_us
from otherside.workspace.questioning import view_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

Fits = Callable[[str, str, str], bool]
"""Whether a person (deal, id, name) is of those that the question names."""
Group = tuple[str, list[dict[str, Any]]]
"""What the quotes say, and the quotes."""

_QUOTES = 12
#: Kinds of questions to which words that were taken back since are no answer of today.
_OF_A_YES = ("sign", "when", "against", "favour")
#: Something that was signed once says nothing of who signs now.
_SIGNED = lazily(
    r"\b(?:I|we|he|she|they) (?:\w+ )?signed (?:it|this|that|one|them|the \w+)\b|\bsign(?:s|ed)? (?:for )?(?:it|them|that) every\b|"
    r"^\W*(?:if|when|whenever) [^.]{0,120}\bmy signature\b",
    re.IGNORECASE,
)
_HOLDS = (Facet.STATUS_QUO, Facet.RISK, Facet.FEAR, Facet.KNOWLEDGE_GAP)
#: Promises that nothing shows as kept.
_OPEN_YET = lazily(
    r"\b(?:open|outstanding|unkept|not (?:yet )?(?:kept|done)|still owe|overdue|left to do)\b", re.IGNORECASE
)
STANDS = "where they stand, by their newest words"
_NO_LONGER = "said once, and taken back or seen otherwise since"
_TOLD = "a colleague tells of somebody's view"
_DECIDES = lazily(
    r"\b(?:decid\w+|decision|vote[sd]?|voting|sign(?:s|ed|ing)?\b(?: off)?|approv\w+|go ahead|say yes or no|choos\w+|make up (?:my|"
    r"our|their) minds?|"
    r"(?:board|directors?['’]?|committee|council|steering|management|trustees?['’]?|partners['’]?) (?:meet\w*|sits?)|"
    r"place (?:the|an) order|settled)\b",
    re.IGNORECASE,
)
#: "What did Ada ask us not to do", of which the words before "not" are those of a request for something.
_LEAVE = lazily(
    r"\b(?:not|never) (?:to )?\w+|\b(?:to )?(?:leave|keep|avoid|stop|refrain|stay away|hold back)\b|\bin confidence\b",
    re.IGNORECASE,
)
_NO_NAME = (
    rf"(?:{CAPITAL_MONTHS}|{CAPITAL_WEEKDAY}|"
    r"Christmas|Easter|I|We|They|You|The)"
)
#: A question, or what would be if.
_OPEN = lazily(r"\?[\"”' ]*$|^\W*(?:and |but |so )?(?:if|unless|suppose)\b", re.IGNORECASE)
#: Where a name stands in a question about promises: "promise Ada", "did Ada ask", "for Ada", "Ada's"; no days, no letters (GDPR).
_OF_SOMEBODY = lazily(
    rf"\b(?i:to|with|from|did|has|have|for|promised?|told|tell|owes?|gave|by) (?!{_NO_NAME}\b)([A-Z][a-z][\w-]*)|"
    rf"\b(?!{_NO_NAME}\b)([A-Z][a-z][\w-]*)['’]s\b"
)
#: Beside a promise or a request since which somebody said what sounds like its keeping.
SOUNDS_KEPT = "sounds kept"
_HEADS: Mapping[str, tuple[str, str]] = {
    "ours": ("What we promised", "No promise of ours"),
    "theirs": ("What they promised us", "No promise of theirs"),
    "sought": ("What they asked us for", "No request of theirs"),
    "leave": ("What they asked us not to do", "No request to leave or keep something"),
}


def answer_known(
    workspace: Workspace, deals: Iterable[Deal], asked: Asked, fits: Fits, question: str
) -> dict[str, Any]:
    """The JSON of ``asking.ask`` for a question with a kind.

    Args:
        deals: those the question is about.
        fits: see ``Fits``; true of everybody where it names nobody.
    """
    if asked.kind == "sought" and _LEAVE.search(question):
        asked = replace(asked, kind="leave", topic=())
    if asked.kind in _HEADS and _OPEN_YET.search(question):
        asked = replace(asked, topic=tuple(w for w in asked.topic if not _OPEN_YET.fullmatch(w)))
    groups: dict[str, list[dict[str, Any]]] = {}
    heard: set[str] = set()
    stranger = _stranger(asked, question)
    for deal in () if stranger else deals:
        people = {p.id: p for p in workspace.store.people(deal.name)}
        conversations = list(workspace.conversations(deal.name))
        spoke = {who for c in conversations for t in c.turns if (who := c.speaker(t.turn))}
        heard |= {p.id for p in people.values() if p.side is Side.THEIRS and p.id in spoke}
        for name, rows in _groups(workspace, deal, people, conversations, asked, fits, question):
            groups.setdefault(name, []).extend(_about(rows, asked.topic) if asked.kind in _HEADS else rows)
    findings = [_finding(name, rows, len(heard)) for name, rows in groups.items() if rows]
    return {
        "question": question,
        "understood": {"facets": [], "about": list(asked.topic), "outcome": asked.outcome, "among": list(asked.names),
                       "widened": False, "kind": asked.kind},
        **share(len(everybody(findings)), len(heard)).json(),
        "few": True,
        "sentences": sum(f["sentences"] for f in findings),
        "deals": len({r["deal"] for rows in groups.values() for r in rows}),
        "answer": [{"text": f"Nobody called {stranger} is known here.", "evidence": []}] if stranger
                  else _answer(asked, findings, len(heard)),
        "findings": findings,
    }  # fmt: skip


def heads(people: int) -> str:
    """So many people."""
    return f"{people} {'person' if people == 1 else 'people'}"


def _stranger(asked: Asked, question: str) -> str:
    """Somebody named in a question about promises whom nobody knows; empty where there is none.

    "What did we promise Zebulon" asks of somebody, "… about the GDPR questionnaire" of a thing.
    """
    if asked.kind not in _HEADS or asked.names:
        return ""
    named = (m[1] or m[2] for m in _OF_SOMEBODY.finditer(question))
    return next((word for word in named if word in asked.topic), "")


def _about(rows: list[dict[str, Any]], topic: Iterable[str]) -> list[dict[str, Any]]:
    """Those that have a word of the topic; all of them where none has."""
    stems = [w.casefold()[: max(4, len(w) - 2)] for w in topic]
    return [r for r in rows if any(stem in r["quote"].casefold() for stem in stems)] or rows


def _finding(name: str, rows: list[dict[str, Any]], of: int) -> dict[str, Any]:
    # What sounds done comes after what is open, and what was said in confidence last.
    rows = sorted(rows, key=lambda r: r["date"] or "", reverse=True)
    rows.sort(key=lambda r: SOUNDS_KEPT in r["mark"])
    rows.sort(key=lambda r: IN_CONFIDENCE in r["mark"])
    who = frozenset(r["who"] for r in rows if r["who"])
    of = max(of, len(who))
    return {
        "theme": None,
        "facet": "",
        "name": name,
        "sentences": len(rows),
        "who": who,
        **share(len(who), of).json(),
        "quotes": [{k: v for k, v in r.items() if k not in ("who", "undone")} for r in rows[:_QUOTES]],
    }


def everybody(findings: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Ids of all people of some findings, also of those whose quotes are not shown."""
    return frozenset().union(*(f["who"] for f in findings))


def _answer(asked: Asked, findings: list[dict[str, Any]], of: int) -> list[dict[str, Any]]:
    among = f" ({', '.join(asked.names)})" if asked.names else ""
    found, none = _HEADS.get(asked.kind, (FOUND.get(asked.kind, ""), ""))
    if not findings:
        if asked.kind in NONE:
            return [{"text": f"{NONE[asked.kind]}{among} was recognised in what {heads(of)} said or wrote, or in our notes. It is "
                     "unknown, not absent: ask them.", "evidence": []}]  # fmt: skip
        if none:
            return [{"text": f"{none}{among} was found in what was said, written or noted.", "evidence": []}]
        said = {0: "Nobody was heard yet", 1: "The one person heard did not say so"}.get(
            of, f"Nobody of the {of} people heard said so"
        )
        text = f"{said}{among}, as far as we recognise. It is unknown, not absent: ask them."
        return [{"text": text, "evidence": []}]
    quotes = sum(f["sentences"] for f in findings)
    head = f"{found or 'In their words'}{among}: {quotes} {'quote' if quotes == 1 else 'quotes'}."
    out = [{"text": head, "evidence": [q["id"] for f in findings for q in f["quotes"]]}]
    for f in findings[:3]:
        q = f["quotes"][0]
        place = ", ".join(
            filter(None, (q["person"] or "our note", q["source"].rsplit("/", 1)[-1], q["date"], q["mark"]))
        )
        out.append({"text": f"{f['name']}: “{' '.join(q['quote'].split())}” ({place})", "evidence": [q["id"]]})
    return out


def _groups(
    workspace: Workspace,
    deal: Deal,
    people: Mapping[str, Person],
    conversations: list[StoredConversation],
    asked: Asked,
    fits: Fits,
    question: str,
) -> Iterator[Group]:
    kind = asked.kind
    if kind == WHEN_IS:
        for name, row, proposal in with_us(workspace, deal, people, conversations, asked, question, fits):
            yield name, [to_ours(_of_evidence(row, deal, people.get(row.person)), proposal)]
        if asks_only_of_us(asked, question):
            return
    if kind in FOUND:
        said = list(sentences_of(workspace, deal, people, conversations))
        yield from further_groups(workspace, deal, people, conversations, said, asked, question, fits)
        return
    if kind == "leave":
        yield (
            _HEADS[kind][0][:1].lower() + _HEADS[kind][0][1:],
            _asked_not(workspace, deal, people, conversations, fits),
        )
        return
    if kind in _HEADS:
        yield from _promised(workspace, deal, people, conversations, asked, fits, question)
        return
    said, vendors = (
        list(sentences_of(workspace, deal, people, conversations)),
        vendors_named(workspace, deal, conversations),
    )
    own = [s for s in said if s.person is not None and fits(deal.name, s.person.id, s.person.name)]
    if kind in _OF_A_YES:
        own = with_marks(own, conversations)
    if kind in ("against", "favour"):
        if kind == "favour" and asked.names:
            yield STANDS, _newest_stand(own, conversations)
        sided = list(_sided(workspace, deal, people, own, kind, fits))
        yield from sided
        if kind == "against":
            yield from still_against(own)
        yield from turned(kind, bool(asked.names), changes(own, conversations), sided)
        if kind == "against" and asked.names:
            yield "what holds them back, as read in their words", list(_held_back(workspace, deal, people, fits))
    elif kind == "when":
        yield "when they decide", [s.row for s in own if _names_decision(s) and not s.row["undone"]]
        yield "a day that was taken back since", [s.row for s in own if _names_decision(s) and s.row["undone"]]
        # Whoever is asked about by name is not in our own notes.
        notes = [s for s in said if s.person is None]
        yield "when they decide, by our notes", [s.row for s in notes if _names_decision(s)]
        told = {s.row["quote"] for s in own if _names_decision(s)}
        yield (
            "days that press, as they named them",
            [r for r in _pressing(workspace, deal, people, fits) if r["quote"] not in told],
        )
    elif kind == "sign":
        said_so = [s for s in own if speaks_of_signing(s.text)]
        past = [s.row for s in said_so if s.row["undone"] or _SIGNED.search(s.text)]
        yield "who signs, in their words", [s.row for s in said_so if s.row not in past]
        there = {(s.row["conversation"], s.row["turn"], s.row["start"]) for s in said_so}
        say = [s for s in own if (s.row["conversation"], s.row["turn"], s.row["start"]) not in there]
        yield "who has a say in it", [s.row for s in say if speaks_of_a_say(s.text)]
        yield "taken back since, or of another signature", past
    elif kind == "pay":
        theirs = [s for s in own if not any(name in s.text for name in vendors)]
        for name, own_words in _of_money(theirs, question):
            yield name, [s.row for s in own_words]
    else:
        for name in vendors:
            yield name, [s.row for s in own if re.search(rf"\b{re.escape(name)}\b", s.text)]
        yield OURSELVES, [s.row for s in own if themselves(s.text)]
        yield MEND, [s.row for s in own if own_ways(s.text).get(MEND)]


def _newest_stand(own: list[Sentence], conversations: list[StoredConversation]) -> list[dict[str, Any]]:
    """The latest words in which each of some people says where they stand, for it or against it; what was taken back is none."""
    turned_in = {(r["conversation"], r["turn"], r["start"]) for _, rows in changes(own, conversations) for r in rows}
    newest: dict[str, list[Sentence]] = {}
    for s in own:
        place = (s.row["conversation"], s.row["turn"], s.row["start"])
        stands = place in turned_in or side_taken(s.text, s.written) is not None or position(s.text) is not None
        if not stands or s.row["undone"] or s.person is None or s.text.rstrip("\"'”’ ").endswith("?"):
            continue
        held = newest.get(s.person.id)
        if held is None or (held[0].row["date"] or "") < (s.row["date"] or ""):
            newest[s.person.id] = [s]
        elif held[0].row["date"] == s.row["date"]:
            held.append(s)
    return [s.row for held in newest.values() for s in held]


def _of_money(theirs: Iterable[Sentence], question: str) -> Iterator[tuple[str, list[Sentence]]]:
    """What they would pay, by how plainly it is said; money of any other kind only where the question is about money."""
    rest = list(theirs)
    kinds = [
        ("what they would pay, in sums", names_what_they_pay),
        ("of the budget", speaks_of_budget),
        ("perhaps a sum: a number without its unit", may_name_a_sum),
    ]
    if about_money(question):
        kinds.append(("of money, otherwise", speaks_of_money))
    for name, says_so in kinds:
        yield name, [s for s in rest if says_so(s.text)]
        rest = [s for s in rest if not says_so(s.text)]


def _sided(
    workspace: Workspace, deal: Deal, people: Mapping[str, Person], own: list[Sentence], kind: str, fits: Fits
) -> Iterator[Group]:
    calls = {p.id: p.name.split()[0] for p in people.values() if p.name.split()}
    found: dict[str, list[dict[str, Any]]] = {"against": [], "wait": [], "favour": [], _TOLD: []}
    gone: list[dict[str, Any]] = []
    seen = set()
    for s in own:
        side = side_taken(s.text, s.written)
        if side is None or s.person is None or no_hurry_of_ours(s.text, s.before, s.after):
            continue
        others = [name for i, name in calls.items() if i != s.person.id]
        if of_somebody_else(s.text, others):
            # Whose view it is, is for the reader to see; a yes by hearsay is nobody's.
            side_key = _TOLD if side != "favour" else ""
        else:
            side_key = side
        if side_key and s.row["undone"]:
            gone.append(s.row)
        elif side_key:
            found[side_key].append(s.row)
            seen.add((s.row["conversation"], s.row["turn"], s.row["start"]))
    if kind == "favour":
        yield "for it", found["favour"]
        yield _NO_LONGER, [row for row in gone if side_taken(row["quote"]) == "favour"]
        return
    found["wait"] += _pulled_back(workspace, deal, people, fits, seen)
    yield "against it", found["against"]
    yield "would rather leave it as it is, or wait", found["wait"]
    yield _TOLD, found[_TOLD]
    yield _NO_LONGER, [row for row in gone if side_taken(row["quote"]) != "favour"]


def _pulled_back(
    workspace: Workspace, deal: Deal, people: Mapping[str, Person], fits: Fits, seen: set[tuple[Any, ...]]
) -> list[dict[str, Any]]:
    """What was read, or stated by a user, as the pull of the present way."""
    sure = shown_thresholds()[Facet.STATUS_QUO]
    out = []
    for row in rows_of(workspace, deal):
        e, person = row.evidence, people.get(row.person)
        pulls = e.facets.get(Facet.STATUS_QUO, 0.0) >= sure and (e.stance is Stance.AWAY or row.origin == "user")
        theirs = person is not None and person.side is Side.THEIRS and fits(deal.name, person.id, person.name)
        if pulls and theirs and not row.of and (e.conversation, e.turn, e.start) not in seen:
            out.append(_of_evidence(row, deal, person))
    return out


def _held_back(workspace: Workspace, deal: Deal, people: Mapping[str, Person], fits: Fits) -> Iterator[dict[str, Any]]:
    """What was read, surely enough to be shown, as holding somebody back, and is theirs."""
    sure = shown_thresholds()
    for row in rows_of(workspace, deal):
        e, person = row.evidence, people.get(row.person)
        held = any(e.facets.get(f, 0.0) >= sure[f] for f in _HOLDS)
        if (
            held
            and person is not None
            and not row.of
            and e.stance is not Stance.TOWARDS
            and fits(deal.name, person.id, person.name)
        ):
            yield _of_evidence(row, deal, person)


def _pressing(workspace: Workspace, deal: Deal, people: Mapping[str, Person], fits: Fits) -> list[dict[str, Any]]:
    """The words that name a day which forces, or by which they wish to be done."""
    try:
        known = know(workspace, deal)
    except InputError:
        return []
    rows = {d.evidence: known.rows[d.evidence] for d in known.window.dates if d.kind == "trigger"}
    return [
        _of_evidence(row, deal, people.get(row.person))
        for row in rows.values()
        if fits(deal.name, row.person, row.person_name)
    ]


def _of_evidence(row: EvidenceRow, deal: Deal, person: Person | None) -> dict[str, Any]:
    e = row.evidence
    return {
        "id": e.id, "quote": e.quote, "who": row.person, "person": row.person_name, "role": (person and person.role) or "",
        "mark": row.mark, "deal": deal.name, "source": row.source, "date": row.date.isoformat() if row.date else None,
        "conversation": e.conversation, "turn": e.turn, "start": e.start, "end": e.end, "reported": e.reported,
    }  # fmt: skip


def _names_decision(s: Sentence) -> bool:
    passed_over = _OPEN.search(s.text) or _SIGNED.search(s.text) or private_date(s.text)
    if s.day is None or not _DECIDES.search(s.text) or passed_over:
        return False
    return any(d.date >= s.day for d in find_dates(s.text, s.day, ahead=True))


def _asked_not(
    workspace: Workspace,
    deal: Deal,
    people: Mapping[str, Person],
    conversations: list[StoredConversation],
    fits: Fits,
) -> list[dict[str, Any]]:
    """What they asked us to leave, to wait with or to keep to ourselves; also what is over, for it was asked all the same."""
    kept = in_confidence(conversations)
    rows = {}
    view = view_of(workspace, deal)
    for s in (*asked_of_us(view), *(s for b in view.buyers for s in wishes(view, b.id))):
        person = people.get(s.person)
        if person is not None and fits(deal.name, person.id, person.name):
            rows[s.id] = {
                "id": s.id, "quote": s.text, "who": person.id, "person": person.name, "role": person.role or "",
                "mark": IN_CONFIDENCE if (s.conversation, s.turn) in kept else "",
                "deal": deal.name, "source": s.source, "date": s.date.isoformat() if s.date else None,
                "conversation": s.conversation, "turn": s.turn, "start": s.start, "end": s.end, "reported": s.reported,
            }  # fmt: skip
    return list(rows.values())


def _promised(
    workspace: Workspace,
    deal: Deal,
    people: Mapping[str, Person],
    conversations: list[StoredConversation],
    asked: Asked,
    fits: Fits,
    question: str,
) -> Iterator[Group]:
    kind = asked.kind
    theirs = [p for p in people.values() if p.side is Side.THEIRS]
    meant = [p for p in theirs if fits(deal.name, p.id, p.name)]
    names, others = _called(meant), _called(p for p in theirs if p not in meant)
    there = {c.id: {*c.people.values()} for c in conversations}
    rows = []
    for row in promises_of(workspace, deal)[kind]:
        if kind == "sought" and asks_not(row["quote"]):
            # What they asked us not to do is another question.
            continue
        if len(meant) < len(theirs):
            named = names and re.search(names, row["quote"])
            if kind == "ours":
                # To whom it was said: whom it names, else whoever was there.
                to_others = others and re.search(others, row["quote"])
                fit = bool(named) or (not to_others and bool({p.id for p in meant} & there[row["conversation"]]))
            else:
                fit = row["person"] in {p.name for p in meant}
            if not fit:
                continue
        told = next((p for p in theirs if p.name == row["person"]), None)
        rows.append(
            {
                **row,
                "mark": _sounds_kept(row),
                "deal": deal.name,
                "who": told.id if told else row["person"],
                "role": (told and told.role) or "",
            }
        )
    name = _HEADS[kind][0][:1].lower() + _HEADS[kind][0][1:]
    rows = [r for r in rows if not asked.called or _by_one(r, asked.called)]
    if not _OPEN_YET.search(question):
        yield name, rows
        return
    yield f"{name}, and nothing shows that it is kept", [r for r in rows if SOUNDS_KEPT not in r["mark"]]
    yield f"{name}, and since then something sounds like its keeping", [r for r in rows if SOUNDS_KEPT in r["mark"]]


def _by_one(row: Mapping[str, Any], called: Iterable[str]) -> bool:
    """Whether a promise of ours is of one of some people: they made it, or it says what they will do."""
    firsts = "|".join(re.escape(name.split()[0]) for name in called)
    says_so = rf"^\W*(?:{firsts})\s*[:–-]|\b(?:{firsts})(?:['’]ll| will| to| is going to| can)\b"
    return row["person"] in called or bool(re.search(says_so, row["quote"]))


def _sounds_kept(row: Mapping[str, Any]) -> str:
    """The mark of a promise with, where there is something later that sounds like its keeping, whose words these are and of when."""
    since = row.get("since")
    if since is None:
        return str(row["mark"])
    who = since["person"] or "our note"
    return ", ".join(filter(None, (row["mark"], f"{SOUNDS_KEPT} by {' '.join(filter(None, (who, since['date'])))}")))


def _called(people: Iterable[Person]) -> str:
    """A pattern of their first names; empty for nobody."""
    names = [re.escape(p.name.split()[0]) for p in people if p.name.split()]
    return rf"\b(?:{'|'.join(names)})\b" if names else ""


def deals_asked(workspace: Workspace, asked: Asked, fits: Fits) -> list[Deal]:
    """The deals a question is about: those in which somebody is of whom it names, or all of them."""
    deals = workspace.store.deals()
    if not asked.names and not asked.outcome:
        return list(deals)
    return [d for d in deals if any(fits(d.name, p.id, p.name) for p in workspace.store.people(d.name, Side.THEIRS))]
