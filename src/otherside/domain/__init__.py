"""The nouns of otherside. No input or output here, and no imports from other rooms."""

from otherside.domain.consent import Consent, ConsentState
from otherside.domain.conversation import (
    FORM,
    AccountRecord,
    ContactRecord,
    Conversation,
    DealRecord,
    DealRoleRecord,
    Outcome,
    Parsed,
    Participant,
    Side,
    Skipped,
    Turn,
    TurnKind,
    local_day,
)
from otherside.domain.errors import Busy, InputError, OthersideError, Refused, Unavailable
from otherside.domain.evidence import Evidence, Extractor, Stance
from otherside.domain.facets import (
    CONSTRAINTS,
    DRIVERS,
    FACET_DEFINITIONS,
    FACETS,
    STANDING,
    Facet,
)
from otherside.domain.people import Deal, Person

__all__ = [
    "Busy",
    "CONSTRAINTS",
    "DRIVERS",
    "FACETS",
    "FACET_DEFINITIONS",
    "FORM",
    "STANDING",
    "AccountRecord",
    "Consent",
    "ConsentState",
    "ContactRecord",
    "Conversation",
    "Deal",
    "DealRecord",
    "DealRoleRecord",
    "Evidence",
    "Extractor",
    "Facet",
    "InputError",
    "OthersideError",
    "Outcome",
    "Parsed",
    "Participant",
    "Person",
    "Refused",
    "Side",
    "Skipped",
    "Stance",
    "Turn",
    "TurnKind",
    "Unavailable",
    "local_day",
]
