"""A reason names only what the sentence has a word for."""

from __future__ import annotations

import pytest

from otherside.messaging.lint import lint


@pytest.mark.parametrize("who", ["Petra", "Your finance team", "Mr Holm"])
def test_whoever_is_said_to_block_it_is_no_scarce_place(who: str) -> None:
    found = [f for f in lint(f"{who} is the only one still blocking this.") if f.rule == "pressure"]
    assert all(f.code not in ("OS202", "OS208") for f in found)


def test_a_scarce_place_is_still_one() -> None:
    assert "OS202" in {f.code for f in lint("Only two places are left this spring, and they are going fast.")}
