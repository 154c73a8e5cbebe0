"""What they have told us already: nobody is asked that again. Pure.

A topic is answered for somebody when a sentence of theirs (or of a colleague about them) matches one of its patterns,
when it is a core topic and a sentence of theirs is evidence of its facet, or when there is evidence of its facet in
plenty. A wording is answered when an earlier question of ours was the same and got an answer, or when one of their
sentences has most of its words. When in doubt it counts as answered: a question too few costs little, one too many
costs trust.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import mean, pstdev

from rapidfuzz import fuzz

from otherside.domain import Facet, Stance
from otherside.extraction.announced import announced
from otherside.extraction.segment import ends_with_question
from otherside.profiles.around.outlook import outlook
from otherside.profiles.around.own_say import answers_me, own_say
from otherside.profiles.private.keeping import keeps
from otherside.profiles.said.fears import of_the_change
from otherside.questions.bank import Topic
from otherside.questions.own_answers import answers_plainly
from otherside.questions.phrases import content_words
from otherside.questions.prepared import given, hangs_on
from otherside.questions.view import Asked, Statement, View

PLENTY = 3
"""Statements of a facet by one person after which its general questions are no longer asked of them."""
SATURATED = 5
"""Statements on a topic after which not even their own words are followed up."""
KNOWN_VIEW = 4
"""Sentences of others about somebody after which "how do they look at it" is known."""
SAME_QUESTION = 80
"""Token-set ratio from which two questions are the same."""
_SAME_TEXT = 92
_AN_ANSWER = 4
"""Words from which what follows a question counts as an answer."""
MOST_WORDS = 0.6
_ENOUGH, _DEVIATIONS = 8, 2.5
#: What is not asked of somebody who has said what they make it hang on, and of somebody who has said yes.
_HANGING = frozenset({"let_go", "to_agree", "distance"})
_SETTLED = frozenset(
    "why_now stay_worry first_piece distance good_enough list give_way how_many money room interest how_decided own_say weight "
    "to_agree weigh judge other_best ready let_go".split()
)
NEAR_QUESTION = 0.82
NEAR_STATEMENT = 0.78
"""Cosines from which a question is the same as an earlier one, and as what they said."""

#: What is not asked as if it were unheard once somebody told how one we have not heard looks at it, by topic.
_TOLD = {
    "go_wrong": Facet.RISK, "on_mind": Facet.FEAR, "weigh": Facet.RISK, "wish": Facet.DESIRE, "need": Facet.WANT,
    "judge": Facet.KNOWLEDGE_GAP, "list": Facet.PRIORITY, "interest": Facet.PRIORITY, "room": Facet.PRIORITY,
}  # fmt: skip

#: What bears on a topic, and does not answer it, where it is told of one we have not heard.
_BEARS = {
    "certain": frozenset({Facet.KNOWLEDGE_GAP, Facet.RISK}), "way_back": frozenset({Facet.RISK}),
    "to_agree": frozenset({Facet.CONSENSUS, Facet.WANT}), "give_way": frozenset({Facet.PRIORITY}),
    "ready": frozenset({Facet.CONSENSUS, Facet.PRIORITY}), "who_no": frozenset({Facet.CONSENSUS}),
    "their_view": frozenset({Facet.RISK, Facet.WANT, Facet.PRIORITY, Facet.CONSENSUS}),
}  # fmt: skip

#: Whose no ends it, and what say somebody has: told by whoever says that it is theirs to decide.
_WHOSE = frozenset({"who_no", "own_say"})

Similarity = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[float]]]
"""Cosines of n texts with m texts, shape (n, m); the encoder's, where there is one."""


def on_topic(view: View, topic: Topic, person: str) -> tuple[Statement, ...]:
    """Their own sentences that touch a topic, by words or by facet."""
    own = _standing(view, topic, view.own.get(person, ()))
    return tuple(s for s in own if topic.answers(s.text) or _by_facet(topic, s))


def answers(view: View, topic: Topic, person: str) -> tuple[Statement, ...]:
    """The sentences that already answer a topic for somebody; empty while it is open.

    Args:
        person: id; for a topic of the deal anybody's sentence counts.
    """
    if topic.id == "why_now" and (first := _at_the_start(view, person)):
        return first
    if topic.id in _HANGING and (hangs := hangs_on(view, person)):
        return (hangs,)
    if topic.id in _SETTLED and (yes := _yes(view, topic, person)):
        return (yes,)
    if topic.id in _WHOSE and (theirs := _claimed(view, person if topic.scope == "person" else None)):
        return theirs
    if topic.id in _TOLD and (told_of := [s for s in outlooks(view, person) if _TOLD[topic.id] in outlook(s.text)]):
        return tuple(told_of)
    if topic.id == "their_view":
        said = view.about.get(person, ())
        return said if len(said) >= KNOWN_VIEW else ()
    deal = topic.scope == "deal"
    own = tuple(s for said in view.own.values() for s in said) if deal else view.own.get(person, ())
    own = _standing(view, topic, own)
    # Who has a say is told of colleagues.
    told = view.by_person.values() if deal and topic.facet is Facet.CONSENSUS else ()
    pool = (*own, *(s for said in told for s in said)) if deal else (*own, *view.about.get(person, ()))
    found = {s.id: s for s in pool if topic.answers(s.text)}
    # A bare fact of today is on any of a dozen topics, and answers none by being one.
    found |= {s.id: s for s in own if _by_facet(topic, s)}
    rich = [s for s in _standing(view, topic, view.by_person.get(person, ())) if topic.facet in s.facets]
    if len(rich) >= PLENTY and topic.id != "unasked":
        found |= {s.id: s for s in rich}
    return tuple(found.values())


def _claimed(view: View, person: str | None) -> tuple[Statement, ...]:
    """Words in which somebody who is there says that it is theirs to decide; anybody's where no person is given."""
    there = [b.id for b in view.buyers if not b.left and person in (None, b.id)]
    answered = {
        (a.person, a.conversation, a.turn)
        for a in view.asked
        if (me := answers_me(a.text, a.answer)) and me[2] == "decides"
    }
    return tuple(
        s
        for i in there
        for s in view.own.get(i, ())
        if own_say(s.text) == "decides" or (i, s.conversation, s.turn) in answered
    )


def outlooks(view: View, person: str) -> tuple[Statement, ...]:
    """What their colleagues tell of how somebody looks at it who has not spoken to us, oldest first: the tellers' word, and no
    evidence of that person. What is kept to ourselves is not among it; empty for whoever speaks for themselves."""
    who = view.buyer(person)
    if who is None or who.spoke:
        return ()
    return tuple(s for s in view.about.get(person, ()) if outlook(s.text) and _may_be_shown(view, s))


def _standing(view: View, topic: Topic, said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """What came first and is over since says nothing of what comes first today."""
    return tuple(s for s in said if s.id not in view.over) if topic.facet is Facet.PRIORITY else said


def _yes(view: View, topic: Topic, person: str) -> Statement | None:
    """A yes of theirs that holds; for a topic of the deal anybody's."""
    people = [b.id for b in view.buyers if not b.left] if topic.scope == "deal" else [person]
    return next((yes for i in people if (yes := given(view, i))), None)


def _at_the_start(view: View, person: str) -> tuple[Statement, ...]:
    """The first thing said by whoever was there from the first conversation and has been heard again since.

    What brought them is what a first conversation is about, in whatever words; it is not asked again.
    """
    # Each answer of an interview is a place by itself: "interview:3".
    heard = [(s, s.conversation.partition(":")[0]) for s in view.by_person.get(person, ())]
    start = view.statements[0].conversation.partition(":")[0] if view.statements else ""
    if len({place for _, place in heard}) < 2:
        return ()
    return tuple(s for s, place in heard if place == start)[:1]


def told(view: View, topic: Topic, person: str) -> tuple[Statement, ...]:
    """The sentences that can be shown as an answer: their own, plainly on the topic and of themselves.

    Fewer than ``answers``: what a colleague said spares them a question about the deal and is no answer of theirs, and a
    facet alone is on many topics.
    """
    others = [name for i, name in view.short.items() if i != person]
    return tuple(s for s in view.own.get(person, ()) if answers_plainly(topic, s, others))


def said_already(view: View, text: str, person: str, leave_out: Sequence[str] = ()) -> Statement | None:
    """A sentence of theirs that holds most of a question's content words, at least two.

    Args:
        text: the question, their own words between “ ” left out of it.
        leave_out: ids of sentences the question quotes.
    """
    words = content_words(_without_quotes(text))
    if len(words) < 2:
        return None
    for s in (*view.by_person.get(person, ()), *view.about.get(person, ())):
        if s.id in leave_out:
            continue
        shared = len(words & content_words(s.text))
        if shared >= 2 and shared / len(words) >= MOST_WORDS:
            return s
    return None


def asked_already(view: View, text: str, person: str) -> bool:
    """Whether an earlier question of ours was the same, and they answered it."""
    bare = _without_quotes(text)
    words = content_words(bare)
    for asked in view.asked:
        if asked.person != person or len(asked.answer.split()) < _AN_ANSWER:
            continue
        if fuzz.ratio(text.casefold(), asked.text.casefold()) >= _SAME_TEXT:
            return True
        common = words & content_words(asked.text)
        if words and (
            fuzz.ratio(bare.casefold(), asked.text.casefold()) >= SAME_QUESTION
            or (len(common) >= 2 and len(common) / len(words) >= 0.75)
        ):
            return True
    return False


def asked_about(view: View, topic: Topic, person: str) -> bool:
    """Whether an earlier question of ours to them, or to a colleague about them, was on this topic and got an answer."""
    return any(len(asked.answer.split()) >= _AN_ANSWER and topic.asks(asked.text) for asked in _put(view, person))


def worded_before(view: View, topic: Topic, person: str) -> bool:
    """Whether one of the topic's own wordings, or nearly one, was put to them, or to a colleague about them, and got an answer."""
    return any(len(asked.answer.split()) >= _AN_ANSWER and topic.worded_as(asked.text) for asked in _put(view, person))


def heard_of(view: View, topic: Topic, person: str) -> Statement | None:
    """Words of theirs on a topic that do not answer it beyond doubt: a question on it is not put as if it were unheard.

    What a colleague answered when we asked for it, where it is one for the whole deal; else what may be evidence of the facet,
    the surest first, of the person asked before anybody else's.
    """
    # What others tell of somebody is on what it tells of, and on nothing else.
    told_of = [s for s in outlooks(view, person) if _bears_on(topic, s)]
    if told_of:
        return told_of[-1]
    deal = topic.scope == "deal"
    for a in reversed(view.asked) if deal else ():
        if topic.asks(a.text) and len(a.answer.split()) >= _AN_ANSWER:
            told = [s for s in view.by_person.get(a.person, ()) if (s.conversation, s.turn) == (a.conversation, a.turn)]
            found = [s for s in told if _may_be_shown(view, s) and len(s.text.split()) >= _AN_ANSWER]
            if found:
                return found[0]
    own = view.own.get(person, ())
    others = tuple(s for who, said in view.own.items() if who != person for s in said) if deal else ()
    # A bare fact of today is on any of a dozen topics.
    for pool in (own, others) if topic.facet is not Facet.SITUATION else ():
        signs = [s for s in pool if topic.facet in s.unsure and topic.shows(s.text) and _may_be_shown(view, s)]
        if signs:
            return max(signs, key=lambda s: (may_be_an_example(s), s.unsure[topic.facet], s.id))
    return _feared(view, person) if topic.burden == "fear" else None


def _feared(view: View, person: str) -> Statement | None:
    """The fear of somebody that holds them back: as such the brief shows it, so nobody may say that nothing was heard."""
    fears = [
        s
        for s in view.own.get(person, ())
        if Facet.FEAR in s.facets and of_the_change(s.text, s.stance) and _may_be_shown(view, s)
    ]
    return max(fears, key=lambda s: (may_be_an_example(s), s.facets[Facet.FEAR], s.id), default=None)


def may_be_an_example(said: Statement) -> bool:
    """Whether words can stand beside a question for what was heard of its topic: their own, and not what they asked us."""
    return not (ends_with_question(said.text) or announced(said.text))


def _bears_on(topic: Topic, told: Statement) -> bool:
    """Whether what a colleague tells of how somebody looks at it is on a topic."""
    if topic.facet is not Facet.SITUATION and topic.signs and topic.shows(told.text):
        return True
    wanted = _BEARS.get(topic.id, frozenset({_TOLD[topic.id]} if topic.id in _TOLD else ()))
    return bool(wanted & outlook(told.text))


def _may_be_shown(view: View, s: Statement) -> bool:
    return not (s.kept or s.between_us or keeps(s.text) or s.id in view.over)


def _put(view: View, person: str) -> tuple[Asked, ...]:
    """Our questions on somebody: those they answered, and those a colleague answered about them."""
    about = view.asked_of.get(person, ())
    others = {id(a) for row in view.asked_of.values() for a in row}
    return (*(a for a in view.asked if a.person == person and id(a) not in others), *about)


def near(view: View, questions: Sequence[tuple[str, str, Sequence[str]]], similarity: Similarity) -> list[bool]:
    """For ``(question, person, quoted ids)``: whether meaning, together with a shared word, shows that it is answered.

    Only sentences with a content word of the question are compared, and of a colleague's those about the person: alone,
    nearness of meaning says that two texts are about the same thing, seldom that one answers the other.
    """
    if not questions:
        return []
    pairs: list[tuple[int, str, float]] = []
    for n, (question, person, quoted) in enumerate(questions):
        words = content_words(_without_quotes(question))
        for s in (*view.by_person.get(person, ()), *view.about.get(person, ())):
            if s.id not in quoted and len(s.text.split()) >= 5 and words & content_words(s.text):
                pairs.append((n, s.text, NEAR_STATEMENT))
        for a in _put(view, person):
            if len(a.answer.split()) >= _AN_ANSWER and words & content_words(a.text):
                pairs.append((n, a.text, NEAR_QUESTION))
    texts = list(dict.fromkeys(text for _, text, _ in pairs))
    if not texts:
        return [False] * len(questions)
    cosines = similarity([_without_quotes(q) for q, _, _ in questions], texts)
    column = {text: m for m, text in enumerate(texts)}
    out = [False] * len(questions)
    for n, text, least in pairs:
        out[n] = out[n] or cosines[n][column[text]] >= max(least, _stands_out(cosines[n]))
    return out


def _stands_out(row: Sequence[float]) -> float:
    """From where a cosine is unusual for this question: encoders differ in how near they put all to all."""
    if len(row) < _ENOUGH:
        return 0.0
    return mean(row) + _DEVIATIONS * pstdev(row)


def _by_facet(topic: Topic, statement: Statement) -> bool:
    # Only what a facet is about at its core; and a bare fact of today is on any of a dozen topics.
    if not topic.core or topic.facet is Facet.SITUATION or topic.facet not in statement.facets:
        return False
    # The core question about fear asks what staying would bring; a worry about changing does not answer it.
    return not (topic.facet is Facet.FEAR and statement.stance is Stance.AWAY)


def _without_quotes(text: str) -> str:
    out, depth = [], 0
    for c in text:
        depth += (c == "“") - (c == "”")
        if not depth and c not in "“”":
            out.append(c)
    bare = "".join(out)
    for lead in ("You said . ", "You wrote . ", "You mentioned . "):
        bare = bare.removeprefix(lead)
    return bare.strip()
