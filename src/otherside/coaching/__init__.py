"""The seller's side: what our words did to a conversation, and what they may do better."""

from otherside.coaching.acts import ACTS, Act
from otherside.coaching.coach import Coaching, coach
from otherside.coaching.confirmation import Confirmation, confirmed
from otherside.coaching.first_person import in_first_person
from otherside.coaching.metrics import EXPLANATIONS, THRESHOLDS
from otherside.coaching.moments import Moment
from otherside.coaching.turns import CoachTurn, Said

__all__ = [
    "ACTS",
    "Act",
    "CoachTurn",
    "Coaching",
    "Confirmation",
    "EXPLANATIONS",
    "Moment",
    "Said",
    "THRESHOLDS",
    "coach",
    "confirmed",
    "in_first_person",
]
