"""What a sentence says of a step in so many words: that there is one, none, or one taken back; with where it points. Pure.

``extraction.plainly`` takes the facets from here, ``not_meant`` what it is no evidence of, ``direction`` the stance.
"""

from __future__ import annotations

from collections.abc import Callable

from otherside.domain import Facet, Stance
from otherside.extraction.plain.nearer import done_for_it, nothing_against, says_nearer
from otherside.extraction.plain.no_steps import almost, come_some_day, filed_away, for_later, lets_drop, would_if_free
from otherside.extraction.plain.outright import Outright
from otherside.extraction.plain.priced_yes import priced_yes
from otherside.extraction.plain.unasked import unasked
from otherside.extraction.remembered import remembered

_STEP, _OTHERS, _WAIT = frozenset({Facet.COMMITMENT}), frozenset({Facet.CONSENSUS}), frozenset({Facet.PRIORITY})
#: Whoever has let it drop wants nothing of it any more that they could ask for.
_PUSH = frozenset({Facet.COMMITMENT, Facet.WANT, Facet.DESIRE, Facet.GOAL, Facet.SITUATION})
#: What there was before it began to please.
_DOUBTS = frozenset({Facet.STATUS_QUO, Facet.RISK, Facet.FEAR})
_RULES: tuple[tuple[Callable[[str], bool], Outright], ...] = (
    # Others decide, and with them there is nothing more to be had.
    (lets_drop, Outright(_OTHERS, _PUSH, Stance.AWAY)),
    (for_later, Outright(_WAIT, _STEP, Stance.AWAY)),
    (filed_away, Outright(gone=_STEP, stance=Stance.NEUTRAL)),
    # They would, and it is not theirs to say: it speaks for the speaker, and for no step.
    (would_if_free, Outright(_OTHERS, _STEP, Stance.NEUTRAL)),
    (almost, Outright(gone=_STEP, stance=Stance.NEUTRAL)),
    (come_some_day, Outright(gone=_STEP, stance=Stance.NEUTRAL)),
    (unasked, Outright(_OTHERS)),
    (priced_yes, Outright(_STEP)),
    (nothing_against, Outright(_STEP, _DOUBTS, Stance.NEUTRAL)),
    (says_nearer, Outright(_STEP, _DOUBTS, Stance.TOWARDS)),
    (done_for_it, Outright(_STEP, stance=Stance.TOWARDS)),
)
#: Longer, a sentence says more than that.
_LONGEST = 400


@remembered
def step(text: str) -> Outright | None:
    """What a sentence says of a step; None where it says none of these."""
    if len(text) > _LONGEST:
        return None
    return next((says for tells, says in _RULES if tells(text)), None)
