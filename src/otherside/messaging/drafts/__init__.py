"""Drafts in the buyer's words: a plan of whose words to use, its wording, and the proof of both."""

from otherside.messaging.drafts.checking import lint_context, prove, write
from otherside.messaging.drafts.compose import compose
from otherside.messaging.drafts.draft import Draft, Line
from otherside.messaging.drafts.plan import Decided, DraftPlan, Kind, Manner, Role
from otherside.messaging.drafts.planning import plan
from otherside.messaging.drafts.said import Channel, Fragment, Passage, Setting
from otherside.messaging.drafts.verify import Verified, marked, removed, verify

__all__ = [
    "Channel",
    "Decided",
    "Draft",
    "DraftPlan",
    "Fragment",
    "Kind",
    "Line",
    "Manner",
    "Passage",
    "Role",
    "Setting",
    "Verified",
    "compose",
    "lint_context",
    "marked",
    "plan",
    "prove",
    "removed",
    "verify",
    "write",
]
