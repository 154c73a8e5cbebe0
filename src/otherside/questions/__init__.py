"""Profile and forecast in, questions out: what to ask whom next, and what the buyer has to carry."""

from otherside.questions.access import bars, champion, own_times, wishes
from otherside.questions.bank import load_bank, parse_bank
from otherside.questions.burdens import burdens
from otherside.questions.checks import faults
from otherside.questions.interview import Interview
from otherside.questions.left_free import notes
from otherside.questions.plan import call_plan
from otherside.questions.prepared import Pending
from otherside.questions.ranking import Question, rank
from otherside.questions.view import Asked, Buyer, Statement, View

__all__ = [
    "Asked",
    "Buyer",
    "Interview",
    "Pending",
    "Question",
    "Statement",
    "View",
    "bars",
    "burdens",
    "call_plan",
    "champion",
    "faults",
    "load_bank",
    "notes",
    "own_times",
    "parse_bank",
    "rank",
    "wishes",
]
