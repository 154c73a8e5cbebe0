"""A conversation planned on one page: how to open, five questions in a natural order, what to listen for, what to leave
unsaid. A plan is to be left as soon as the other side begins to talk. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.profiles.private.asked_kinds import what_is_asked
from otherside.profiles.private.hurts import grieves
from otherside.profiles.private.keeping import asks_to_keep
from otherside.profiles.said.day_fixed import day_fixed
from otherside.profiles.said.fears import of_today
from otherside.profiles.said.settled import denies, has_money
from otherside.questions.access import bars, champion, own_time_note
from otherside.questions.answered import Similarity
from otherside.questions.bank import PHASES, Bank, load_bank
from otherside.questions.held_back import notes_for_the_deal
from otherside.questions.left_free import peace_note
from otherside.questions.once_decided import No, no_of
from otherside.questions.phrases import phrase
from otherside.questions.prepared import (
    Pending,
    given,
    hangs_on,
    kept_from,
    loses_its_day,
    may_be_held_up,
    standing_wishes,
    waiting,
)
from otherside.questions.ranking import Question, rank, statement_json
from otherside.questions.view import Buyer, Statement, View

QUESTIONS = 5
_POOL = 24
#: Requests of theirs that a conversation opens on, at most, and days of their last words that it may open on.
_WAITING = 3
#: Of what is open on our side.
_OPEN = 2
_RECENT = 30
#: Words of a sentence in copy that is taken up: a name alone, or initials, says nothing.
_LEAST_IN_COPY = 3

_OBSTACLE = "That a colleague is the obstacle."
_NO_RISK = "That there is no risk: they have reason to know better."
_WEEKS = "How many weeks it will take, without saying in the same breath what that depends on."
#: What would be hard to bear for somebody who carries this, by burden; with their own words beside it.
_UNSAID: Mapping[str, tuple[str, ...]] = {
    "change": ("That it is easy: for them it is not.", "Anything that belittles the way they do it now."),
    "priority": (
        "That it is urgent: what comes first in their year is theirs to say.",
        "A date that suits you and not them.",
    ),
    "consensus": (_OBSTACLE,),
    "fear": (
        _NO_RISK,
        _WEEKS,
    ),
    "knowledge": ("Technical terms they have not used themselves.", "A comparison they cannot check for themselves."),
}
#: Words without which a quote does not carry the advice.
_CARRIED: Mapping[str, re.Pattern[str]] = {
    text: lazily(rf"\b(?:{words})\b", re.IGNORECASE)
    for text, words in {
        _OBSTACLE: r"sign\w*|agree\w*|approv\w*|permission|veto\w*|vote[sd]?|deci\w+|asked|against|"
        r"on board|council|committee|the board|finance|legal|procurement|(?:no|a|the) say|says? (?:yes|no)|without (?:him|her|them)|"
        r"(?:his|her|their) head",
        _NO_RISK: r"risk\w*|wrong|fail\w*|br[eo]ke?n?|breaks?|stop(?:s|ped)?|"
        r"switched|los[et]\w*|again|twice|last (?:time|one|two|system|project)|afraid|fears?|worr\w+|careful|certain|sure|prove\w*|"
        r"proof|promise\w*|stranded|stuck|down|what if|blame\w*|my (?:name|signature|neck)",
        _WEEKS: r"weeks?|months?|years?|days?|long|longer|time|late|"
        r"later|deadline|overran|delay\w*|promise\w*|until|till",
    }.items()
}
#: Somebody else who has a say; their own condition is no colleague's.
_ANOTHER = lazily(
    r"\b(?:he|she|him|her|his|hers|they|them|their|somebody|someone|everybody|everyone|nobody|no one|others?|both|colleagues?|"
    r"boss|chief|head|director|manager|owners?|partners?|finance|legal|procurement|purchasing|board|council|committee|trustees?|"
    r"family|wife|husband|brother|sister|father|mother|son|daughter|team|crews?|staff|management|house|union|bank|lawyers?|"
    r"c[efit]o|permission|vetoe?s?|votes?)\b",
    re.IGNORECASE,
)
#: Wanted at their side, a colleague is in nobody's way.
_BESIDE = lazily(
    r"\b(?:want|like|love|need|prefer|rather|wish|glad|happy|better|bring|have|take|ask)\b[^.;!?]{0,40}\b(?:beside|next to|alongside|along|"
    r"behind (?:it|me|us|this)|with (?:me|us)|on (?:board|my side|our side)|in the room|at (?:the|my|our) (?:side|table)|there|"
    r"to (?:come|join|sit in|be (?:there|part|in)|see (?:it|this)|hear (?:it|this)))\b|"
    r"(?:\b(?:not|never|nothing)|n['’]t)\b[^.;!?]{0,30}\bwithout\b(?! [^.;!?]{0,30}(?:\b(?:sign|say|vot|agree|approv|permission|consent|"
    r"yes|bless|head)|['’]s\b))",
    re.IGNORECASE,
)
#: A no of theirs, which somebody at their side may still say.
_SAYS_NO = lazily(
    r"\b(?:against|veto\w*|block\w*|refus\w*|object\w*|says? no|said no|(?:not|never) (?:\w+ )?(?:agree|sign|approve|want)|"
    r"over (?:his|her|their|\w+['’]s) head)\b|n['’]t (?:\w+ )?(?:agree|sign|approve|want)\b",
    re.IGNORECASE,
)
#: Of a colleague, or in somebody else's words.
_OF_A_COLLEAGUE = lazily(
    r"\b(?:he|she|him|her|his|hers)\b|(?<!\bI )(?<!\bwe )\bsaid\b|\b(?:told|asked) (?:me|us)\b", re.IGNORECASE
)
#: What they do and what they will do next: other words of theirs are taken up first.
_PLAIN = {Facet.SITUATION, Facet.COMMITMENT}
_OF_THEIRS = lazily(r"\b(?:I|we|my|our|me|us)\b", re.IGNORECASE)
#: How deep it goes, beyond a plain "I am afraid that".
_SHAKEN = lazily(
    r"\b(?:frighten\w*|terrif\w+|scared|petrified|panick?\w*|dread\w*|(?:lie|lay|lying|keeps? me|kept me) awake|"
    r"(?:not|n['’]t|hardly|barely)(?: been able to)? (?:slept|sleep)(?:ing)?\b|sick (?:with|at the thought))",
    re.IGNORECASE,
)
_HOUR_OF_THEIRS = "Thank you for making the time. What would make this conversation worth it for you?"
_ALWAYS = (
    "What you have to offer, before they ask for it.",
    "Anything they told you in confidence, in front of others.",
)


def call_plan(
    view: View,
    person: Buyer,
    burdens: Sequence[Mapping[str, Any]] = (),
    *,
    owing: Sequence[Pending] = (),
    unaware: Container[tuple[str, int]] = frozenset(),
    noted: Callable[[str], Sequence[Statement]] = lambda _: (),
    similarity: Similarity | None = None,
    bank: Bank | None = None,
) -> dict[str, Any]:
    """A plan for the next conversation with somebody.

    Args:
        view: the deal.
        person: whom we want to understand; where we may not or cannot speak with them, the plan is for whoever can.
        burdens: of the deal, as ``burdens`` gives them.
        owing: what is open with this person on our side, the latest first.
        unaware: conversation and turn of what its writer did not send to us: no conversation opens on it.
        noted: by id of who is spoken with, what our notes tell in confidence and not by whom.

    Returns:
        ``{"to", "with", "note", "opening", "questions", "listen_for", "leave_unsaid", "close"}``; questions in the
        order of a conversation: the present, feelings, the future, what stands between, what comes next. It opens on what they
        asked of us in their last letter, else on what they lately made it hang on and what we still owe them.
    """
    bank = bank or load_bank()
    pool = rank(view, _POOL, to=person.id, similarity=similarity, bank=bank)
    have = {q.topic.phase for q in pool}
    for phase in (p for p in PHASES if p not in have):
        part = tuple(t for t in bank.topics if t.phase == phase)
        pool += rank(view, 1, to=person.id, similarity=similarity, bank=Bank(part, {t.id: t for t in part}))
    pool = [
        q
        for q in pool
        if q.quoted is None
        or (may_be_held_up(view, q.quoted) and not loses_its_day(q.quoted, q.phrase) and not _meets(q.quoted))
    ]
    chosen = _in_order(pool)
    bar = bars(view).get(person.id)
    partner = chosen[0].speaker if chosen else person
    if bar is not None and partner.id == person.id:
        partner = champion(view, frozenset(bars(view)), person.id) or person
    told = tuple(s for s in view.statements if (s.conversation, s.turn) not in unaware)
    opening = _opening(replace(view, statements=told), person, partner, owing if partner.id == person.id else ())
    taken = {e["id"] for e in opening["evidence"]}
    # What the conversation opens on is not quoted a second time.
    chosen = _in_order([q for q in pool if q.quoted is None or q.quoted.id not in taken])
    return {
        "to": person.name,
        "with": partner.name,
        "note": " ".join(
            filter(
                None,
                (
                    peace_note(view, partner.id),
                    *notes_for_the_deal(view, partner.id),
                    own_time_note(view, partner.id),
                    _note(view, person, partner, bar is not None and bar.asked_by is not None),
                ),
            )
        )
        or None,
        "opening": opening,
        "questions": [q.to_json() for q in chosen],
        "listen_for": [{"topic": q.topic.id, "text": q.topic.listen} for q in chosen],
        "leave_unsaid": _unsaid(view, partner, person, burdens, unaware, noted(partner.id)),
        "close": "Say back in their own words what you heard, ask what you got wrong, and leave the next step to them.",
    }


def _meets(s: Statement) -> bool:
    """Whether words fix a day with us: there is nothing in it to ask about."""
    return s.date is not None and day_fixed(s.text, s.date)


def _in_order(pool: Sequence[Question]) -> list[Question]:
    """The best of each phase, then the best of the rest, in the order of a conversation."""
    chosen: list[Question] = []
    for phase in PHASES:
        best = next((q for q in pool if q.topic.phase == phase), None)
        if best is not None:
            chosen.append(best)
    for q in pool:
        if len(chosen) >= QUESTIONS:
            break
        if q not in chosen:
            chosen.append(q)
    order = {phase: n for n, phase in enumerate(PHASES)}
    return sorted(chosen[:QUESTIONS], key=lambda q: order[q.topic.phase])


def _opening(view: View, person: Buyer, partner: Buyer, owing: Sequence[Pending]) -> dict[str, Any]:
    """What they wait for or made it hang on, else their last words that stand by themselves, else a beginning that leaves the
    hour to them. After a no it is what they asked since, else thanks for their words of it, and nothing of before."""
    no = no_of(view, partner.id)
    waits = [
        s
        for s in waiting(view, partner.id)
        if no is None or (no.day is not None and s.date is not None and s.date >= no.day)
    ][:_WAITING]
    asked = f"{_when(waits[0])} wrote: {_quoted(waits)} Let me begin with that." if waits else ""
    if partner.id != person.id:
        name = view.short[person.id]
        text = f"I would like to understand {name} better before anything else. What should I know, in your view?"
        theirs = _in_copy(view, person.id) if view.wrote_to.get(person.id) == partner.id else []
        if theirs:
            day = f"On {theirs[0].date.day} {theirs[0].date:%B} {name}" if theirs[0].date else name
            text = f"{day} wrote to you, and I was in copy: {_quoted(theirs)} What should I know, in your view?"
        return {"text": f"{asked} {text}".strip(), "evidence": [statement_json(s) for s in (*waits, *theirs)]}
    if waits:
        return {"text": asked, "evidence": [statement_json(s) for s in waits]}
    if no is not None:
        return _after_no(no)
    hangs = hangs_on(view, partner.id)
    said = phrase(hangs.text) if hangs else None
    begun = [f"{_when(hangs)} {'wrote' if hangs.written else 'said'}: “{said}”."] if hangs and said else []
    begun += [_pending(p) for p in owing[:_OPEN]]
    if begun:
        rests = [*([hangs] if hangs and said else []), *(p.statement for p in owing[:_OPEN])]
        return {"text": f"{' '.join(begun)} Let me begin with that.", "evidence": [statement_json(s) for s in rests]}
    yes = given(view, partner.id)
    words = phrase(yes.text) if yes else None
    if yes and words:
        verb = "wrote" if yes.written else "said"
        text = f"{_when(yes)} {verb}: “{words}”. What would help you with that, if anything?"
        return {"text": text, "evidence": [statement_json(yes)]}
    last = _last_words(view, partner)
    if last is None:
        return {"text": _HOUR_OF_THEIRS, "evidence": []}
    s, said_last = last
    verb = "wrote" if s.written else "said"
    return {
        "text": f"{_when(s)} {verb}: “{said_last}”. How do you look at it today?",
        "evidence": [statement_json(s)],
    }


def _in_copy(view: View, person: str) -> list[Statement]:
    """The sentences of the last message that somebody wrote to a colleague with us in copy, where they may be taken up."""
    said = [s for s in view.by_person.get(person, ()) if s.written]
    last = [s for s in said if (s.conversation, s.turn) == (said[-1].conversation, said[-1].turn)]
    fit = [s for s in last if len(s.text.split()) >= _LEAST_IN_COPY]
    return [] if any(s.kept or s.between_us for s in last) else fit[:_WAITING]


def _after_no(no: No) -> dict[str, Any]:
    said = phrase(no.words.text) if no.words else None
    if no.words is None or not said:
        return {"text": _HOUR_OF_THEIRS, "evidence": []}
    day = f" on {no.words.date.day} {no.words.date:%B}" if no.words.date else ""
    return {"text": f"Thank you for telling us{day}: “{said}”.", "evidence": [statement_json(no.words)]}


def _when(s: Statement) -> str:
    return f"On {s.date.day} {s.date:%B} you" if s.date else "You"


def _pending(p: Pending) -> str:
    words = _quoted([p.statement])
    day = f"On {p.statement.date.day} {p.statement.date:%B} " if p.statement.date else ""
    if not p.ours:
        text = f"{day}you asked: {words}"
    else:
        text = f"{day}{'we told you' if p.there else f'{p.by} said'}: {words}"
    return text[0].upper() + text[1:]


def _quoted(said: Sequence[Statement]) -> str:
    words = [" ".join(s.text.split()) for s in said]
    return " ".join(f"“{w}”" if w[-1] in ".!?" else f"“{w}”." for w in words)


def _last_words(view: View, buyer: Buyer) -> tuple[Statement, str] | None:
    said = view.own.get(buyer.id, ())
    latest = max((s.date for s in said if s.date), default=None)
    fit = [
        s
        for s in said
        if may_be_held_up(view, s) and not denies(s.text) and s.id not in view.over and not _bares(view, s)
    ]
    dated = {s.date for s in fit if s.date and latest and (latest - s.date).days <= _RECENT}
    for day in sorted(dated, reverse=True) or (None,):
        recent = [s for s in fit if s.date == day]
        # With somebody who came for themselves, what they set out to do comes first; else what tells most about them before
        # what was said last of all. Small talk and bare facts tell nothing to look at anew.
        set_out = [s for s in recent if view.private and Facet.COMMITMENT in s.facets]
        telling = sorted(
            (s for s in recent if s.facets.keys() - _PLAIN), key=lambda s: (-len(s.facets), -said.index(s))
        )
        for s in (*set_out, *telling):
            words = phrase(s.text)
            if words and len(words.split()) >= 6 and _OF_THEIRS.search(words) and not _OF_A_COLLEAGUE.search(words):
                return s, words
    return None


def _bares(view: View, s: Statement) -> bool:
    """Whether a sentence is too near to its speaker to be the first thing they hear from us: theirs to come back to.

    With somebody who came for themselves a fear may be the matter itself; a confidence and a grief are not brought up either.
    """
    feared = of_today(s.text) or _SHAKEN.search(s.text)
    return s.kept or s.between_us or grieves(s.text) or bool(feared and not view.private)


def _note(view: View, person: Buyer, partner: Buyer, asked: bool) -> str | None:
    if partner.id == person.id:
        return None
    name, via = view.short[person.id], view.short[partner.id]
    if asked:
        return f"{via} asked us not to approach {name} directly, so this is a conversation with {via}."
    if (to := view.wrote_to.get(person.id)) is not None:
        return f"{name} has not spoken to us, but wrote to {view.short[to]} with us in copy: this is a conversation with {via}."
    return f"{name[:1].upper()}{name[1:]} has not spoken to us, so this is a conversation with {via}."


def _unsaid(
    view: View,
    partner: Buyer,
    person: Buyer,
    burdens: Sequence[Mapping[str, Any]],
    unaware: Container[tuple[str, int]],
    noted: Sequence[Statement],
) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for s in _each_place(standing_wishes(view, partner.id))[:3]:
        out.append({"text": "What they asked you not to do.", "because": [_asking(s)]})
    for s in _each_place(kept_from(view, partner.id)):
        out.append({"text": f"What {view.short[s.person]} asked you to keep to yourself.", "because": [_asking(s)]})
    out += [{"text": "What your notes tell in confidence.", "because": [_asking(s)]} for s in noted]
    passed_on = {(s.conversation, s.turn): s for s in view.by_person.get(partner.id, ())[::-1]}
    out += [
        {"text": "That you have seen what they wrote to others.", "because": [statement_json(s)]}
        for place, s in passed_on.items()
        if place in unaware
    ]
    mine = [b for b in burdens if b.get("person") in (partner.name, person.name)]
    for burden in sorted(mine, key=lambda b: -float(b["weight"]))[:3]:
        for text in _UNSAID[str(burden["burden"])]:
            carried = _CARRIED.get(text)
            said = [q for q in burden["said"] if carried is None or carried.search(q["quote"])]
            said = [q for q in said if not (denies(q["quote"]) or has_money(q["quote"]))]
            if text == _OBSTACLE:
                said = [q for q in said if _of_anothers_say(q["quote"], view, str(burden["person"]))]
            # Advice beside words that have nothing to do with it would be put in their mouth.
            if said:
                out.append({"text": text, "because": said[:1]})
    out += [{"text": text, "because": []} for text in _ALWAYS]
    return _once(out)


def _asking(s: Statement) -> dict[str, Any]:
    """A request with the way back to it, and of what kind it is: where its words are left out, that still tells what to mind."""
    return {**statement_json(s), "asks": what_is_asked(s.text)}


def _each_place(found: Sequence[Statement]) -> list[Statement]:
    """Of the sentences of one turn that are not shown, because they are to be kept, the first: the others would be the same line."""
    seen: set[tuple[str, int]] = set()
    out = []
    for s in found:
        hidden = s.kept or s.between_us or asks_to_keep(s.text)
        if not hidden or (s.conversation, s.turn) not in seen:
            out.append(s)
        if hidden:
            seen.add((s.conversation, s.turn))
    return out


def _of_anothers_say(text: str, view: View, speaker: str) -> bool:
    """Whether words are of somebody else's say: neither a condition of the speaker's own, nor the wish to have a colleague along."""
    names = [n for b in view.buyers if b.name != speaker for n in (b.name, view.short[b.id])]
    named = any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text) for n in names)
    return (named or bool(_ANOTHER.search(text))) and (not _BESIDE.search(text) or bool(_SAYS_NO.search(text)))


def _once(unsaid: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each piece of advice once, with everything it rests on."""
    merged: dict[str, dict[str, Any]] = {}
    for item in unsaid:
        row = merged.setdefault(item["text"], {"text": item["text"], "because": []})
        row["because"] += [e for e in item["because"] if e not in row["because"]]
    return list(merged.values())
