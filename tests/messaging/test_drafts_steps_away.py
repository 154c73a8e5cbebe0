"""A step that drops the matter is not held up as where things stand, nor as something hoped for."""

from __future__ import annotations

import pytest

from otherside.domain import Stance
from otherside.messaging.drafts import Kind, plan, write
from otherside.messaging.drafts.plan import Role
from tests.messaging.drafting import HOPE, ROOM, holds, made, quote


@pytest.mark.parametrize(
    "text", ["I'll cancel the trial on Friday.", "We will turn your offer down at the next meeting of the choir."]
)
@pytest.mark.parametrize("beside", [(), ("situation",), ("want",)])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_step_away_is_neither_a_hope_nor_where_things_stand(text, beside, kind):
    away = quote(text, n=9, stance=Stance.AWAY)
    for rest in ((), (("goal", HOPE), ("priority", ROOM))):
        subject = made(("commitment", away), *((facet, away) for facet in beside), *rest)
        for variant in range(2):
            found = plan(kind, subject, variant=variant)
            assert not [m for m in found.moves if m.role in (Role.HOPE, Role.STANDING) and away in _quotes(m)]
            draft = write(found)
            holds(draft, [text, HOPE, ROOM])
            assert text not in draft.text


def test_a_step_towards_stands():
    text = "We will measure the organ loft on Friday."
    assert text in write(plan(Kind.PROPOSAL, made(("commitment", quote(text, stance=Stance.TOWARDS))))).text


def _quotes(move):
    return [p.quote for p in move.passages]
