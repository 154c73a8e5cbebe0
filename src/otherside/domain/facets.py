"""The fifteen facets: what a buyer's sentence can be evidence of."""

from dataclasses import dataclass
from enum import StrEnum


class Facet(StrEnum):
    """One kind of thing that moves a buyer or holds them back."""

    GOAL = "goal"
    WANT = "want"
    DESIRE = "desire"
    ASPIRATION = "aspiration"
    IDENTITY = "identity"
    FEAR = "fear"
    FRUSTRATION = "frustration"
    SITUATION = "situation"
    TRIGGER = "trigger"
    COMMITMENT = "commitment"
    STATUS_QUO = "status_quo"
    PRIORITY = "priority"
    CONSENSUS = "consensus"
    RISK = "risk"
    KNOWLEDGE_GAP = "knowledge_gap"


FACETS: tuple[Facet, ...] = tuple(Facet)
DRIVERS: tuple[Facet, ...] = (
    Facet.GOAL,
    Facet.WANT,
    Facet.DESIRE,
    Facet.ASPIRATION,
    Facet.IDENTITY,
    Facet.FEAR,
    Facet.FRUSTRATION,
)
STANDING: tuple[Facet, ...] = (Facet.SITUATION, Facet.TRIGGER, Facet.COMMITMENT)
CONSTRAINTS: tuple[Facet, ...] = (
    Facet.STATUS_QUO,
    Facet.PRIORITY,
    Facet.CONSENSUS,
    Facet.RISK,
    Facet.KNOWLEDGE_GAP,
)


@dataclass(frozen=True, slots=True)
class FacetDefinition:
    """How a facet is named on screen and told apart.

    Attributes:
        label: short heading for people ("Who they are").
        meaning: one clause that completes "This is …".
        test: the question a careful reader asks of a sentence.
    """

    label: str
    meaning: str
    test: str


FACET_DEFINITIONS: dict[Facet, FacetDefinition] = {
    Facet.GOAL: FacetDefinition(
        "Goals", "an outcome they work towards or are measured on", "Could it go on a plan or scorecard?"
    ),
    Facet.WANT: FacetDefinition("Wants", "a concrete thing or action they ask for now", "Could you hand it over?"),
    Facet.DESIRE: FacetDefinition(
        "Desires", "what they would love, enjoy or wish were so", "Is it a wish felt, rather than a plan?"
    ),
    Facet.ASPIRATION: FacetDefinition(
        "Aspirations", "a larger, longer future for them or their organisation", "Years rather than quarters?"
    ),
    Facet.IDENTITY: FacetDefinition(
        "Identity", "who they are, stand for, or are becoming in their own eyes", "“We are the kind of…”?"
    ),
    Facet.FEAR: FacetDefinition(
        "Fears", "a bad outcome they anticipate or worry about", "About the future, with worry?"
    ),
    Facet.FRUSTRATION: FacetDefinition(
        "Frustrations", "an annoyance, pain or disappointment that is or was there", "Is it there, and does it hurt?"
    ),
    Facet.SITUATION: FacetDefinition(
        "Situation", "how things are done now", "A fact about today on their side that matters to the change?"
    ),
    Facet.TRIGGER: FacetDefinition(
        "Triggers", "an event, deadline or pressure that makes change necessary or possible now", "Why now?"
    ),
    Facet.COMMITMENT: FacetDefinition("Commitments", "movement towards acting", "Would it count as a yes or a step?"),
    Facet.STATUS_QUO: FacetDefinition(
        "Pull of the present way", "habit, sunk cost, works well enough, effort of switching", "Why change?"
    ),
    Facet.PRIORITY: FacetDefinition(
        "Competing priorities", "other initiatives, money, time or attention; not now", "Why this, why now?"
    ),
    Facet.CONSENSUS: FacetDefinition(
        "Consensus and politics", "other people must agree, approve, adopt, or oppose", "Who else?"
    ),
    Facet.RISK: FacetDefinition(
        "Risk of deciding", "doubt that the change will work, or what failing would cost", "What if it goes wrong?"
    ),
    Facet.KNOWLEDGE_GAP: FacetDefinition(
        "Gaps in knowledge", "they do not know how to judge, choose or do it", "“How would we even…?”"
    ),
}
