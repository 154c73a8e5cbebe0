"""Profile and forecast in, questions out: what to ask whom next, and what the buyer has to carry."""

from otherside.questions.access import bars, champion, wishes
from otherside.questions.bank import Bank, Topic, Wording, load_bank, parse_bank
from otherside.questions.checks import faults
from otherside.questions.ranking import Question, rank
from otherside.questions.view import Asked, Buyer, Statement, View

__all__ = [
    "Asked",
    "Bank",
    "Buyer",
    "Question",
    "Statement",
    "Topic",
    "View",
    "Wording",
    "bars",
    "champion",
    "faults",
    "load_bank",
    "parse_bank",
    "rank",
    "wishes",
]
