"""Levers: what a seller can do for one person, as data.

Each lever scales a part of that person's burden; none adds to what they would gain, because the reasons to
act are theirs. The sizes are judgement (no published outcome data exist); replace the table where you know
better.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lever:
    """One thing to do for one person.

    Attributes:
        name: Identifier.
        label: What it is, in plain words.
        failure: Factor on the failure probability as this person sees it.
        exposure: Factor on what a failure would cost them personally.
        switching: Factor on their cost of switching.
        losses: Factor on what they would lose by the change.
        ranks: By how many places the initiative moves up among theirs.
        cost: Cost as a fraction of the deal's value.
    """

    name: str
    label: str
    failure: float = 1.0
    exposure: float = 1.0
    switching: float = 1.0
    losses: float = 1.0
    ranks: float = 0.0
    cost: float = 0.01


LEVERS: tuple[Lever, ...] = (
    Lever("proof", "a proof or pilot on their own ground", failure=0.5, cost=0.03),
    Lever("guarantee", "a guarantee that takes the loss off them", exposure=0.4, cost=0.04),
    Lever("phasing", "phases, each with a way back", failure=0.8, switching=0.7, cost=0.01),
    Lever("sponsor", "an executive who stands behind them", exposure=0.7, ranks=1.0, cost=0.01),
    Lever("meeting", "meeting them to hear what they would lose", losses=0.6, cost=0.005),
    Lever("easing", "taking switching effort off their hands", switching=0.4, cost=0.03),
    Lever("reranking", "linking it to an initiative already on their list", ranks=2.0, cost=0.005),
    Lever("insight", "help in judging and choosing", failure=0.8, exposure=0.9, cost=0.005),
)

WAIT = "waiting for the trigger"
"""Name of the lever that belongs to the deal: do nothing until the trigger's lead begins."""
