"""Profile and forecast in, questions out: what to ask whom next, and what the buyer has to carry."""

from otherside.questions.access import bars, champion, own_time_note, own_times, wishes
from otherside.questions.bank import Bank, Topic, Wording, load_bank, parse_bank
from otherside.questions.burdens import burdens
from otherside.questions.checks import faults
from otherside.questions.interview import Exchange, Interview
from otherside.questions.left_free import notes
from otherside.questions.plan import call_plan
from otherside.questions.prepared import Pending
from otherside.questions.ranking import Question, rank
from otherside.questions.view import Asked, Buyer, Statement, View

__all__ = [
    "Asked",
    "Bank",
    "Buyer",
    "Exchange",
    "Interview",
    "Pending",
    "Question",
    "Statement",
    "Topic",
    "View",
    "Wording",
    "bars",
    "burdens",
    "call_plan",
    "champion",
    "faults",
    "load_bank",
    "notes",
    "own_time_note",
    "own_times",
    "parse_bank",
    "rank",
    "wishes",
]
