"""What somebody has told in effect: what they said of other things leaves a topic nothing to be opened with. Pure.

Whoever has told what slows them down, or what they need, has told what should be different; to be asked for it as if they had not
spoken costs trust. Their own words may still be taken up.
"""

from __future__ import annotations

from collections.abc import Mapping

from otherside.domain import Facet
from otherside.questions.bank import Topic
from otherside.questions.view import View

ENOUGH = 2
"""Sentences of these facets after which a topic is not opened."""
_DIFFERENT = frozenset({Facet.FRUSTRATION, Facet.GOAL, Facet.WANT, Facet.DESIRE, Facet.RISK})
_BETWEEN = frozenset({Facet.RISK, Facet.CONSENSUS, Facet.PRIORITY, Facet.WANT, Facet.STATUS_QUO, Facet.TRIGGER})
_TELLS: Mapping[str, frozenset[Facet]] = {
    # What should be different, or was to be good, is the other side of what they told.
    "reach": _DIFFERENT,
    "need": _DIFFERENT,
    "annoys": _DIFFERENT - {Facet.RISK},
    "why_now": frozenset({Facet.FRUSTRATION, Facet.TRIGGER}),
    "stay_worry": frozenset({Facet.FEAR, Facet.RISK, Facet.FRUSTRATION}),
    # Whoever has taken steps has made room for them, and has a first piece.
    "give_way": frozenset({Facet.COMMITMENT, Facet.PRIORITY}),
    "room": frozenset({Facet.COMMITMENT, Facet.PRIORITY}),
    "interest": frozenset({Facet.COMMITMENT}),
    "give_up": frozenset({Facet.COMMITMENT, Facet.FRUSTRATION}),
    "first_piece": frozenset({Facet.COMMITMENT}),
    "next_step": frozenset({Facet.COMMITMENT}),
    "how_many": frozenset({Facet.COMMITMENT}),
    "keep": frozenset({Facet.FRUSTRATION}),
    "good_enough": frozenset({Facet.FRUSTRATION}),
    "undone": frozenset({Facet.FRUSTRATION}),
    "last_time": frozenset({Facet.FRUSTRATION}),
    "workaround": frozenset({Facet.FRUSTRATION}),
    # What stands between is what they named as a condition, a date or a doubt.
    "distance": _BETWEEN,
    "between_now": _BETWEEN,
    "ready": frozenset({Facet.COMMITMENT}),
    "let_go": frozenset({Facet.RISK, Facet.WANT}),
    "certain": frozenset({Facet.RISK, Facet.WANT, Facet.KNOWLEDGE_GAP}),
    "to_agree": frozenset({Facet.RISK, Facet.WANT, Facet.KNOWLEDGE_GAP}),
    # Whoever compares ways and asks about them is on no new ground.
    "judge": frozenset({Facet.KNOWLEDGE_GAP, Facet.RISK, Facet.WANT}),
    "new_ground": frozenset({Facet.KNOWLEDGE_GAP, Facet.RISK, Facet.WANT}),
}


def told_in_effect(view: View, topic: Topic, person: str) -> bool:
    """Whether somebody has told so much that bears on a topic that no general question opens it. One who came for themselves is
    asked all the same: with them it is the matter."""
    facets = _TELLS.get(topic.id)
    if facets is None or view.private:
        return False
    said = view.statements if topic.scope == "deal" else view.by_person.get(person, ())
    return sum(bool(facets & s.facets.keys()) for s in said) >= ENOUGH
