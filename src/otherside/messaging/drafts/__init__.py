"""Drafts in the buyer's words: a plan of whose words to use, its wording, and the proof of both."""

from otherside.messaging.drafts.checking import prove, write
from otherside.messaging.drafts.draft import Draft
from otherside.messaging.drafts.plan import Decided, DraftPlan, Kind, Manner
from otherside.messaging.drafts.planning import plan
from otherside.messaging.drafts.said import Channel, Passage, Setting
from otherside.messaging.drafts.verify import marked, removed, verify

__all__ = [
    "Channel",
    "Decided",
    "Draft",
    "DraftPlan",
    "Kind",
    "Manner",
    "Passage",
    "Setting",
    "marked",
    "plan",
    "prove",
    "removed",
    "verify",
    "write",
]
