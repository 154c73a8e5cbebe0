"""What our side does with a sentence: nine acts, named after motivational interviewing."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """One thing a sentence of ours does to the conversation."""

    OPEN_QUESTION = "open_question"
    """Leaves the answer to them: what, how, tell me about."""
    CLOSED_QUESTION = "closed_question"
    """Can be answered by yes, no, or one fact."""
    REFLECTION = "reflection"
    """Says back what they said or meant, without asking."""
    AFFIRMATION = "affirmation"
    """Names a strength or an effort of theirs."""
    AUTONOMY = "autonomy_support"
    """Leaves the choice with them, or asks leave before offering something."""
    INFORMATION = "information"
    """States a fact, without pushing towards a conclusion."""
    PERSUASION = "persuasion"
    """Argues, praises our own, or tells them what to do without having been asked."""
    PRESSURE = "pressure"
    """Uses time, guilt, scarcity or blame to get a yes."""
    OTHER = "other"
    """Greeting, acknowledging, filling, organising the talk."""


ACTS: tuple[Act, ...] = tuple(Act)
QUESTIONS: frozenset[Act] = frozenset({Act.OPEN_QUESTION, Act.CLOSED_QUESTION})
#: MITI 4.2 calls "persuade" and "confront" non-adherent; pressure is what confronting is in a sale.
NON_ADHERENT: frozenset[Act] = frozenset({Act.PERSUASION, Act.PRESSURE})
