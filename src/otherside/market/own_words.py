"""Words that name a kind of evidence: who says "I'm worried" tells that it is a fear, and not of what."""

from __future__ import annotations

from collections.abc import Mapping

from otherside.domain import Facet
from otherside.market.phrases import root

_FEAR = """afraid fear fears fearful feared worry worried worrying scare scared scares scary nervous anxious anxiety dread
frightened frightening terrified concern concerned concerns panic nightmare"""
_WORDS: Mapping[Facet, str] = {
    Facet.FEAR: _FEAR,
    Facet.RISK: f"{_FEAR} risk risks risky doubt doubts sceptical skeptical",
    Facet.FRUSTRATION: """frustrated frustrates frustrating frustration annoyed annoys annoying hate hates angry tired
pain painful hurt hurts problem trouble struggle suffer irritating upset infuriating crazy awful terrible nightmare""",
    Facet.GOAL: "goal target aim objective achieve",
    Facet.WANT: "want need require requirement request wish",
    Facet.DESIRE: "love wish dream adore enjoy hope desire glad happy prefer",
    Facet.ASPIRATION: "become vision dream aspire",
    Facet.IDENTITY: "proud pride believe",
    Facet.SITUATION: "currently situation",
    Facet.TRIGGER: "urgent urgency",
    Facet.COMMITMENT: "agree agreed commit promise ready sign signed signing decide decided order ordered book booked join joined",
    Facet.STATUS_QUO: "habit habits used always",
    Facet.PRIORITY: "priority priorities busy",
    Facet.CONSENSUS: "agree approve convince",
    Facet.KNOWLEDGE_GAP: "know unsure confused confusing idea",
}
#: The roots of the words of each kind.
OWN_WORDS: Mapping[Facet, frozenset[str]] = {f: frozenset(map(root, words.split())) for f, words in _WORDS.items()}
#: Those of feeling, of every kind: two who share one may speak of anything.
FEELING = OWN_WORDS[Facet.RISK] | OWN_WORDS[Facet.FRUSTRATION] | OWN_WORDS[Facet.WANT] | OWN_WORDS[Facet.DESIRE]


def is_own(facet: Facet, phrase: str) -> bool:
    """Whether a phrase has a word that says no more than what kind of evidence it is."""
    return any(root(word) in OWN_WORDS[facet] or root(word) in OWN_WORDS[Facet.FEAR] for word in phrase.split())
