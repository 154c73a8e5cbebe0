"""What to ask whom next. Pure.

A question is worth what its answer would be worth to the forecast (EVPPI of the number it informs, times how well
such an answer settles it), what it adds to our picture of somebody who matters, and whether it takes up their own
words. The list is then chosen one by one, so that people and facets vary. What is answered already never gets onto it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from otherside.domain import Facet
from otherside.domain.places import place_json
from otherside.questions import left_free, prepared, reasons
from otherside.questions.access import Bar, bars, champion, own_time_note
from otherside.questions.answered import (
    Similarity,
    answers,
    asked_about,
    asked_already,
    heard_of,
    near,
    on_topic,
    outlooks,
    said_already,
    worded_before,
)
from otherside.questions.bank import Bank, Topic, Wording, load_bank
from otherside.questions.following import digest, follow_up
from otherside.questions.in_effect import told_in_effect
from otherside.questions.once_decided import asked_once_decided
from otherside.questions.view import Buyer, Statement, View, called, question_class, role_class

VALUE, COVERAGE, BUILD = 0.55, 0.25, 0.20
"""Weights of worth to the forecast, of the picture of the person, and of building on their words."""
OPEN = 0.35
"""Added for a matter they named as open themselves: it comes before a number of the forecast nobody spoke of."""
OWN_STEP = 0.25
"""Added for a step they said they would take: how it stands is what one asks first, and it says nothing of the forecast."""
#: What we want to know first of a person.
FACET_WEIGHT: dict[Facet, float] = {
    Facet.GOAL: 1.0, Facet.DESIRE: 1.0, Facet.FEAR: 1.0, Facet.FRUSTRATION: 0.95, Facet.WANT: 0.9,
    Facet.ASPIRATION: 0.95, Facet.IDENTITY: 0.95, Facet.RISK: 0.8, Facet.CONSENSUS: 0.75, Facet.STATUS_QUO: 0.75,
    Facet.PRIORITY: 0.75, Facet.KNOWLEDGE_GAP: 0.7, Facet.TRIGGER: 0.7, Facet.COMMITMENT: 0.5, Facet.SITUATION: 0.6,
}  # fmt: skip
SAME_PERSON, SAME_FACET, SAME_TOPIC, SAME_NUMBER = 0.72, 0.6, 0.35, 0.6
_NOT_FOR_CHAMPION = ("to_agree", "weight", "let_go")
#: What somebody who decides alone is asked about a person close to it.
_KIN = "their_view"
#: Who has reasons to be against it.
_AGAINST = "who_no"
_STEP = "next_step"
_PART = 0.6
"""What a further answer is worth on what was touched already."""
_ANYBODY = 0.5
"""What an answer about the deal tells of one person's number."""
_TRIES = 25
#: What a colleague is asked about somebody we have not heard, unless the user names that one: what can be known from beside them.
_FROM_BESIDE = frozenset(
    "their_view who_no go_wrong need reach own_say past_fail how_decided to_agree list certain money why_now if_so".split()
)
MOST_ABOUT = 2
"""Questions about one we have not heard at most, where others can be asked something."""
_PAYS = ("finance", "executive", "owner", "buyer")
"""Classes of role that know how money is found."""
_SPECIALISTS = ("it", "user")
_HARDLY = 0.15
"""Importance below which somebody is asked only when the user names them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question for somebody.

    Attributes:
        to: whose answer it is about.
        through: who is asked, where that is not ``to``.
        value: worth to the forecast in its own unit (money of the deal), 0 without a forecast.
        parameter: the number of the forecast it informs most.
        quoted: the sentence of theirs it takes up.
        heard: words of theirs that may be on it, where it takes up none.
        note: the time whom it is put to named for the next contact; the same for all of theirs, so it stands over the list.
    """

    topic: Topic
    to: Buyer
    text: str
    why: str
    value: float
    score: float
    through: Buyer | None = None
    parameter: str | None = None
    quoted: Statement | None = None
    phrase: str | None = None
    bar: Bar | None = None
    note: str | None = None
    heard: Statement | None = None

    @property
    def speaker(self) -> Buyer:
        """To whom the words are spoken."""
        return self.through or self.to

    def to_json(self) -> dict[str, Any]:
        """The JSON of one question."""
        rests = (self.quoted, self.heard, self.bar.statement if self.bar else None)
        evidence = [s for s in rests if s is not None]
        return {
            "to": self.to.name,
            "called": called(self.to),
            "text": self.text,
            "facet": self.topic.facet.value,
            "why": self.why,
            "value": round(self.value, 4),
            "evidence": [statement_json(s) for s in evidence],
            "through": self.through.name if self.through else None,
            "parameter": self.parameter,
            "listen_for": self.topic.listen,
            "burden": self.topic.burden,
            "topic": self.topic.id,
            "phase": self.topic.phase,
            "quote": self.phrase,
            "note": self.note,
        }


def statement_json(s: Statement) -> dict[str, Any]:
    """A sentence with the way back to it."""
    return {"id": s.id, "quote": s.text, **place_json(s, s.source, s.date)}


def rank(
    view: View,
    n: int = 5,
    *,
    to: str | None = None,
    similarity: Similarity | None = None,
    bank: Bank | None = None,
) -> list[Question]:
    """The n best questions, best first; once somebody says that it is decided, only what is still to ask then.

    Args:
        view: the deal.
        n: how many at most.
        to: id of one person; everybody otherwise.
        similarity: the encoder's, to recognise what was answered in other words.
        bank: the one that ships unless given.
    """
    settled = asked_once_decided(view, to)
    if settled is not None:
        return [Question(t, who, text, why, 0.0, 0.0, heard=said) for t, who, text, why, said in settled[:n]]
    free = list(_asked_after_a_no(view, to))[:n]
    n -= len(free)
    found = sorted(candidates(view, bank or load_bank(), to), key=lambda q: (-q.score, q.to.id, q.text))
    chosen = _varied(found, n, one=to is not None)
    # Meaning is costly to compare, so only what would be asked is looked at, and replaced where it is answered.
    for _ in range(_TRIES if similarity is not None else 0):
        assert similarity is not None
        told = near(view, [(q.text, q.to.id, [q.quoted.id] if q.quoted else []) for q in chosen], similarity)
        if not any(told):
            break
        known = {q.text for q, t in zip(chosen, told, strict=True) if t}
        found = [q for q in found if q.text not in known]
        chosen = _varied(found, n, one=to is not None)
    else:
        if similarity is not None:
            chosen = []
    return [*with_reasons(chosen, view, max((q.value for q in found), default=0.0)), *free]


def _asked_after_a_no(view: View, to: str | None) -> Iterator[Question]:
    """The one question for each whose last word is a no, after those for everybody else."""
    for person, no in left_free.takings_of_leave(view).items():
        who = view.buyer(person)
        if who is None or who.left or to not in (None, person) or asked_already(view, left_free.TEXT, person):
            continue
        if left_free.left_in_peace(view, person):
            continue
        shown = None if no.kept or no.between_us else no
        words = f": “{' '.join(no.text.split()).rstrip('.')}”" if shown else ""
        why = (
            f"{view.short[person]}'s last word is a no{words}. This leaves them free; more would ask them to defend it."
        )
        note = own_time_note(view, person)
        yield Question(left_free.TOPIC, who, left_free.TEXT, why, 0.0, 0.0, heard=shown, note=note)


def with_reasons(chosen: Sequence[Question], view: View, most: float | None = None) -> list[Question]:
    """The questions with the reason for each, one plain sentence, and the time named by whoever is asked.

    Args:
        most: the largest worth among all candidates; of the forecast's numbers unless given.
    """
    top = view.most if most is None else most
    return [replace(q, why=reasons.why(q, view, top), note=own_time_note(view, q.speaker.id)) for q in chosen]


def candidates(view: View, bank: Bank, to: str | None = None) -> Iterator[Question]:
    """Every question that may be asked of somebody who is there and is not answered, with its score."""
    barred = bars(view)
    # Whoever said no is asked nothing of this, nor for somebody else.
    left = frozenset(b.id for b in view.buyers if b.left) | left_free.takings_of_leave(view).keys()
    carrier = champion(view, left)
    for buyer in view.buyers:
        if (
            buyer.id in left
            or (to is not None and buyer.id != to)
            or (to is None and view.importance.get(buyer.id, 0.0) < _HARDLY)
        ):
            continue
        bar = barred.get(buyer.id)
        through = None
        if bar is not None:
            asker = view.buyer(bar.asked_by) if bar.asked_by else None
            through = (
                asker
                if asker and asker.spoke and asker.id not in left
                else champion(view, left | frozenset(barred), buyer.id)
            )
            if through is None and any(b.spoke and b.id not in left for b in view.buyers):
                continue
        for topic in bank.topics:
            # Whoever decides alone is asked what others close to it think, and nothing that only they could answer.
            if (topic.purchase and view.private) or (view.alone and through is not None and topic.id != _KIN):
                continue
            if topic.id == "money" and _others_money(view, buyer, carrier):
                continue
            if through is not None and to is None and topic.id not in _FROM_BESIDE:
                continue
            # Whoever carries it already is asked neither what it would take for them to go along nor when they would leave it.
            if topic.id in _NOT_FOR_CHAMPION and carrier is not None and carrier.id == buyer.id and not view.alone:
                continue
            yield from _of_topic(view, topic, buyer, through, bar if through else None)


def _others_money(view: View, buyer: Buyer, carrier: Buyer | None) -> bool:
    """Whether somebody else there, who speaks with us, knows more of the money: by their role, or as the one who carries it, beside a
    specialist."""
    role = role_class(buyer.role)
    there = [b for b in view.buyers if b.spoke and not b.left and b.id != buyer.id]
    if role not in _PAYS and any(role_class(b.role) in _PAYS for b in there):
        return True
    return role in _SPECIALISTS and carrier in there


def worth(view: View, topic: Topic, person: str) -> tuple[float, str | None]:
    """What an answer would be worth, and the number it informs most."""
    best: tuple[float, str | None] = (0.0, None)
    for parameter, quality in topic.informs.items():
        own = view.evppi(parameter, person)
        anybody = view.evppi(parameter, None)
        of_deal = parameter in ("failure", "tempo", "trigger", "capacity")
        weight = 0.3 + 0.7 * view.importance.get(person, 0.0)
        value = weight * anybody if of_deal else max(own, _ANYBODY * anybody if topic.scope == "deal" else 0.0)
        best = max(best, (value * quality, parameter), key=lambda x: x[0])
    if best[1] is None and topic.informs:
        best = (0.0, max(topic.informs, key=lambda p: topic.informs[p]))
    return best


def _of_topic(view: View, topic: Topic, buyer: Buyer, through: Buyer | None, bar: Bar | None) -> Iterator[Question]:
    known = answers(view, topic, buyer.id)
    value, parameter = worth(view, topic, buyer.id)
    opens = not (topic.inner and not view.alone) and not told_in_effect(view, topic, buyer.id)
    if opens and not known and not asked_about(view, topic, buyer.id):
        found = _general(view, topic, buyer, through)
        heard = heard_of(view, topic, buyer.id)
        # Who may be against it is not asked of the one of whom it was said.
        theirs = topic.id == _AGAINST and heard is not None and heard in view.about.get((through or buyer).id, ())
        if found is not None and not theirs:
            score = _score(view, topic, buyer, value, 0.0)
            yield Question(topic, buyer, found, "", value, score, through, parameter, bar=bar, heard=heard)
    taken = follow_up(view, topic, buyer, through, len(known))
    if taken is not None:
        text, quoted, words, build = taken
        # Whoever says what is open has not told how it stands.
        part = value * (_PART if known and not topic.open else 1.0)
        score = _score(view, topic, buyer, part, build) + _named_by_them(view, topic, buyer, quoted)
        yield Question(topic, buyer, text, "", part, score, through, parameter, quoted, words, bar)


def _named_by_them(view: View, topic: Topic, buyer: Buyer, quoted: Statement) -> float:
    """What is added for words that name something to come back to."""
    # What a colleague told of how they look at it is taken up like a matter left open.
    if topic.open or quoted in outlooks(view, buyer.id):
        return OPEN
    last = prepared.last_day(view)
    step = (
        topic.id == _STEP
        and Facet.COMMITMENT in quoted.facets
        and quoted.date == last
        and prepared.may_be_held_up(view, quoted)
    )
    return OWN_STEP * step


def _score(view: View, topic: Topic, buyer: Buyer, value: float, build: float) -> float:
    seen = sum(topic.facet in s.facets for s in view.by_person.get(buyer.id, ()))
    unknown = (1.0, 0.5, 0.25)[min(seen, 2)]
    importance = view.importance.get(buyer.id, 0.0)
    relative = value / view.most if view.most > 0 else 0.0
    return VALUE * relative + (COVERAGE * FACET_WEIGHT[topic.facet] * unknown + BUILD * build) * (
        0.3 + 0.7 * importance
    )


def _general(view: View, topic: Topic, buyer: Buyer, through: Buyer | None) -> str | None:
    """The wording that fits them best and was not asked before."""
    role = question_class(buyer.role)
    name = view.short[buyer.id]
    touched = bool(on_topic(view, topic, buyer.id))
    # Asked and answered, it is asked again only in words that take that for granted.
    put = worded_before(view, topic, buyer.id)

    def fits(w: Wording) -> bool:
        if put and w.stages != ("later",):
            return False
        if w.follow or w.through != (through is not None) or (view.firmless and w.firm) or (view.private and w.trade):
            return False
        # An opening fits at any stage; "what has changed since" only where there was a before.
        opens = w.stages == ("first",) and not touched
        return w.role in (None, role) and (opens or (buyer.stage in w.stages and (touched or w.stages != ("later",))))

    def closeness(w: Wording) -> tuple[int, str]:
        special = 2 * (w.role is not None) + (len(w.stages) == 1 and w.stages != ("first",))
        return -special, digest(buyer.id, topic.id, w.text)

    for wording in sorted(filter(fits, topic.wordings), key=closeness):
        text = wording.filled(person=name)
        asked = (through or buyer).id
        if not asked_already(view, text, asked) and said_already(view, text, buyer.id) is None:
            return text
    return None


def _varied(found: Sequence[Question], n: int, one: bool) -> list[Question]:
    """Greedy: each next one is the best after what repeats a person, a facet, a topic or a quote has lost some."""
    left = list(found)
    chosen: list[Question] = []
    while left and len(chosen) < n:

        def after(q: Question) -> float:
            score = q.score
            for c in chosen:
                score *= 1.0 if one or c.to.id != q.to.id else SAME_PERSON
                # What two people wait for are two matters, whatever they are called here.
                apart = q.topic.open and c.topic.open and c.to.id != q.to.id
                score *= SAME_FACET if c.topic.facet is q.topic.facet and not apart else 1.0
                score *= SAME_TOPIC if c.topic.id == q.topic.id and not apart else 1.0
                score *= SAME_NUMBER if (c.parameter, c.to.id) == (q.parameter, q.to.id) else 1.0
            return score

        about = Counter(c.to.id for c in chosen if c.through is not None)
        free = left if one else [q for q in left if q.through is None or about[q.to.id] < MOST_ABOUT]
        if not free:
            break
        best = max(free, key=after)
        chosen.append(best)
        left = [q for q in left if not _repeats(q, best)]
    return chosen


def _repeats(q: Question, best: Question) -> bool:
    if q.text == best.text:
        return True
    if q.topic.id == best.topic.id and (q.to.id == best.to.id or q.topic.scope == "deal"):
        return True
    return q.quoted is not None and best.quoted is not None and q.quoted.id == best.quoted.id
