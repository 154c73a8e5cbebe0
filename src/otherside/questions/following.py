"""Follow-up questions: what takes up somebody's own words, quoted. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.profiles.around.outlook import outlook
from otherside.profiles.profile import specificity
from otherside.profiles.said.admissions import admits
from otherside.profiles.said.on_the_talk import on_the_talk
from otherside.questions import prepared
from otherside.questions.access import asks_not
from otherside.questions.answered import KNOWN_VIEW, SATURATED, asked_already, on_topic, outlooks, said_already
from otherside.questions.bank import Topic, Wording
from otherside.questions.checks import faults
from otherside.questions.of_others import must_be_at_ease, of_another
from otherside.questions.open_matters import still_open
from otherside.questions.phrases import (
    LONGEST,
    begins_with,
    content_words,
    phrase,
    private,
    proper_names,
    recurs,
    resolves,
)
from otherside.questions.told import given, is_over
from otherside.questions.view import NOW, Buyer, Statement, View, speaks_for

_WHOLE = 25
"""Words of a quote at most where it has to be whole to be understood: what is waited for, and what hangs on it."""
_MEASURES = frozenset({"year", "month", "week", "hour"})
"""What a follow-up does not ask for where the sentence gives it already: "cost us 41,000 last year"."""
_SAYS_ENOUGH = 0.35
"""Specificity from which a quote stands by itself."""
#: What they will do from Monday is nothing they do well, suffer from or are today.
_OF_TODAY = (Facet.STATUS_QUO, Facet.FRUSTRATION, Facet.SITUATION, Facet.IDENTITY)
_IN_THE_WAY = (
    Facet.FEAR, Facet.RISK, Facet.PRIORITY, Facet.CONSENSUS, Facet.KNOWLEDGE_GAP, Facet.STATUS_QUO,
)  # fmt: skip
_DREAD = {Facet.RISK, Facet.FEAR}
#: A wording that takes the words for a need of whoever is asked.
_THEIR_OWN = lazily(r"\b(?:what|which \w+) would you\b|\byou need\b|\byour own\b|\bhelp you\b", re.IGNORECASE)
_MAY_BE_OVER = (Facet.FRUSTRATION, Facet.SITUATION, Facet.FEAR, Facet.RISK)


def follow_up(
    view: View, topic: Topic, buyer: Buyer, through: Buyer | None, known: int
) -> tuple[str, Statement, str, float] | None:
    """A question on their own words, if there is one: ``(text, sentence, phrase, how well it builds)``.

    Args:
        through: who is asked in their place, if anybody.
        known: how many sentences answer the topic already.
    """
    if through is None and known >= SATURATED and not topic.open:
        return None
    said = _to_take_up(view, topic, buyer, through)
    order = {s.id: n for n, s in enumerate(view.statements)}
    total = max(len(order) - 1, 1)

    def build(s: Statement) -> float:
        recency = order[s.id] / total
        return 0.55 * recency + 0.25 * s.last + 0.2 * specificity(s.text)

    # In an interview what was said last is taken up first.
    for s in sorted(said, key=lambda s: (-order[s.id] if s.source == NOW else 0, -build(s), s.id)):
        if _left_alone(view, s):
            continue
        # Where words made the sentence one on this topic, the part that is quoted must have them.
        words = phrase(s.text, _WHOLE if topic.open else LONGEST, topic.answers if topic.answers(s.text) else None)
        if words is None or not _can_be_quoted(view, topic, buyer, through, s, words):
            continue
        for text, slot in _worded(view, topic, buyer, s, words):
            to = (through or buyer).id
            if not asked_already(view, text, to) and said_already(view, text, buyer.id, [s.id]) is None:
                assert not faults(text), f"{text}: {faults(text)}"
                return text, s, slot, build(s)
    return None


def _to_take_up(view: View, topic: Topic, buyer: Buyer, through: Buyer | None) -> Sequence[Statement]:
    """The sentences that a question on a topic may take up."""
    if through is not None:
        # The one thing to quote to a champion is what the champion said of how they look at it.
        if topic.id != "their_view":
            return []
        said = [s for s in outlooks(view, buyer.id) if s.person == through.id]
        # What they dread is worth more than what they will ask for.
        said = [s for s in said if _DREAD & outlook(s.text)] or said
        if not said and len(view.about.get(buyer.id, ())) < KNOWN_VIEW:
            said = [s for s in view.about.get(buyer.id, ()) if s.person == through.id]
        return said
    if topic.id == "their_view":
        return []
    if topic.open:
        return still_open(view, topic, buyer.id)
    yes = prepared.given(view, buyer.id)
    return [s for s in on_topic(view, topic, buyer.id) if quotable(topic, s) and not _overtaken(topic, s, yes)]


def _left_alone(view: View, s: Statement) -> bool:
    """Whether a sentence is not for us to come back to.

    What is over says nothing of today, and what was told in confidence is theirs to come back to. Among colleagues nobody is asked
    about their family; with a coach it may be the matter itself.
    """
    if s.id in view.over or s.kept or s.between_us:
        return True
    told = admits(s.text) or asks_not(s.text, s.reported) or on_the_talk(s.text)
    return bool(told or (not view.alone and private(s.text)))


def _can_be_quoted(view: View, topic: Topic, buyer: Buyer, through: Buyer | None, s: Statement, words: str) -> bool:
    """Whether words of a sentence stand by themselves and speak, for whoever said them, of today."""
    # What was said a moment ago may be short: "I am afraid that she leaves".
    least = _SAYS_ENOUGH / 2 if s.source == NOW else _SAYS_ENOUGH
    if specificity(words) < least or (topic.open and not begins_with(s.text, words)):
        return False
    if through is None and not topic.open:
        # What they tell of somebody else's fear is no fear of theirs.
        others = [n for i, n in view.short.items() if i != buyer.id]
        if not speaks_for(view, buyer.id, words) or (topic.inner and of_another(words, others)):
            return False
    if topic.facet in _OF_TODAY and resolves(words):
        return False
    # What is over is no matter for a question about today.
    over = topic.facet in _MAY_BE_OVER and any(is_over(t.text) for t in _turn(view, s) if t.start >= s.start)
    return not over


def _worded(view: View, topic: Topic, buyer: Buyer, s: Statement, words: str) -> Iterator[tuple[str, str]]:
    """The wordings that fit a sentence, filled, each with the words of theirs that stand in it."""
    names = frozenset(w.casefold() for b in view.buyers for w in b.name.split()) | {
        w.casefold() for w in view.deal.split()
    }
    proper = [p for p in proper_names(s.text, names) if topic.answers(s.text)]
    told = given([t.text for t in _turn(view, s)], s.text)
    whose = must_be_at_ease(words) if any("whose" in w.slots for w in topic.wordings) else ""
    told_of_another = of_another(words, [n for i, n in view.short.items() if i != buyer.id])

    def fits(w: Wording) -> bool:
        if not w.follow or (view.private and w.trade):
            return False
        if ("topic" in w.slots and not proper) or (w.again and not recurs(words)):
            return False
        # What somebody else would do, or is to be at ease with, is asked as told: it is no need of theirs.
        if ("whose" in w.slots) != bool(whose) or (told_of_another and _THEIR_OWN.search(w.text)):
            return False
        return not (_MEASURES & content_words(w.text) & content_words(s.text) or w.asks_for & told)

    for wording in sorted(filter(fits, topic.wordings), key=lambda w: digest(s.id, topic.id, w.text)):
        slot = proper[0] if "topic" in wording.slots and proper else words
        text = wording.filled(quote=words, topic=slot, person=view.short[buyer.id], whose=whose)
        yield (text.replace("You said “", "You wrote “", 1) if s.written else text), slot


def _turn(view: View, s: Statement) -> list[Statement]:
    """All that was said in the same turn."""
    return [t for t in view.by_person[s.person] if (t.conversation, t.turn) == (s.conversation, s.turn)]


def _overtaken(topic: Topic, s: Statement, yes: Statement | None) -> bool:
    """Whether words about what stands in the way are older than a yes that holds."""
    if yes is None or s.date is None or yes.date is None or topic.facet not in _IN_THE_WAY:
        return False
    return s.date < yes.date


def quotable(topic: Topic, s: Statement) -> bool:
    """Whether a sentence that touches a topic may be held up to them as being about it.

    That a question counts as answered is decided in doubt for the answer; what is quoted must be on the topic beyond
    doubt: it has the topic's facet, or was just said in answer to us, and the words where the topic is one of words.
    """
    if topic.worded and not topic.answers(s.text):
        return False
    return topic.worded or topic.facet in s.facets or s.source == NOW


def digest(*parts: str) -> str:
    """A fixed shuffle, so that not everybody is asked in the same words."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()
