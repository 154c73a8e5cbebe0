"""Evidence: a buyer's words, and what they are evidence of."""

from dataclasses import dataclass
from enum import StrEnum

from otherside.domain.facets import Facet


class Stance(StrEnum):
    """The direction in which a sentence moves the decision to change."""

    TOWARDS = "towards"
    AWAY = "away"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Extractor:
    """Who read the words: name and version, so that a reading can be told from a later, better one."""

    name: str
    version: str


#: Ends the reader's name where the words were ours and the buyer confirmed them.
CONFIRMED = "+confirmed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One verbatim span by one person.

    Attributes:
        id: stable for the same words at the same place.
        conversation: id of the stored conversation.
        turn: index of the turn in it, from 0.
        start: offset of the span's first character in the turn's text (Unicode code points).
        end: offset one past its last character.
        quote: ``turn.text[start:end]``, always.
        speaker: the participant's name in that conversation.
        facets: what it is evidence of, with the calibrated probability of each.
        stance: the direction it moves the decision to change.
        strength: 0 to 1; how strongly the words carry it.
        reported: the words reach us through somebody's note.
        extractor: who read it.
    """

    id: str
    conversation: str
    turn: int
    start: int
    end: int
    quote: str
    speaker: str | None
    facets: dict[Facet, float]
    stance: Stance
    strength: float
    reported: bool
    extractor: Extractor

    @property
    def confirmed(self) -> bool:
        """Whether the words were ours and the buyer said that they are right; they are not what the buyer said."""
        return self.extractor.name.endswith(CONFIRMED)
