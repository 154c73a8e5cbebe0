"""A decision in the buyers' own words is told with who and when, moves the odds, and no outcome; silence raises nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Side
from otherside.workspace import Workspace
from otherside.workspace.forecasts.forecasting import forecast_deal
from otherside.workspace.forecasts.spoken import quiet

CALLS = {
    "2026-03-02": "Nils: What are you looking at?\nInes Vogt: We weigh every crate by hand. I worry that the new scales stand still.\n"
    "Tarik Aydin: I was against it at first, now I am all for it.\n",
    "2026-04-01": "Nils: How does it stand?\nInes Vogt: We signed with Fennvik on Friday.\n",
    "2026-04-20": "Nils: How are you?\nInes Vogt: It fell through, nothing is signed.\n",
    "2026-05-04": "Nils: And now?\nTarik Aydin: We have decided for you, the contract is signed and on its way.\n",
}


@pytest.fixture(scope="module")
def crates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crates")
    deal = folder / "Crates"
    deal.mkdir()
    for day, text in CALLS.items():
        (deal / f"{day} call.txt").write_text(text, encoding="utf-8")
    with Workspace.init(folder / "workspace", us=["Nils"]) as workspace:
        workspace.add([deal])
        for name in ("Ines Vogt", "Tarik Aydin"):
            workspace.set_side(name, Side.THEIRS)
        yield workspace


def _as_of(workspace, day):
    return forecast_deal(workspace, "Crates", 1000, as_of=dt.date.fromisoformat(day))


def test_what_they_say_is_decided_is_told_and_counts(crates):
    before, lost, back, won = (_as_of(crates, day) for day in CALLS)
    assert before["said_decided"] is None
    assert back["said_decided"] is None
    said = lost["said_decided"]
    assert (said["who"], said["day"], said["way"], said["for"]) == ("Ines Vogt", "2026-04-01", "other", "Fennvik")
    assert said["quote"] == "We signed with Fennvik on Friday."
    assert lost["outcome"] is lost["closed"] is None
    assert lost["p"]["us"] < 0.06
    assert lost["p"]["other"] > 0.9
    assert lost["told"] is False
    assert "Ines Vogt says it is decided, with Fennvik" in lost["why_not_told"]
    assert lost["unknowns"] == lost["interventions"] == []
    assert lost["blocker"] is None
    assert won["said_decided"]["way"] == "us"
    assert won["p"]["us"] > 0.9


def test_silence_raises_nothing_and_its_beginning_is_told(tmp_path):
    deal = tmp_path / "Quiet"
    deal.mkdir()
    (deal / "2026-03-02 call.txt").write_text(CALLS["2026-03-02"], encoding="utf-8")
    with Workspace.init(tmp_path / "workspace", us=["Nils"]) as workspace:
        workspace.add([deal])
        for name in ("Ines Vogt", "Tarik Aydin"):
            workspace.set_side(name, Side.THEIRS)
        days = [dt.date(2026, 3, 2) + dt.timedelta(n) for n in (0, 80, 365, 700)]
        found = [forecast_deal(workspace, "Quiet", 1000, as_of=day) for day in days]
    us = [f["p"]["us"] for f in found]
    assert us == sorted(us, reverse=True)
    assert us[2] < 0.5 * us[0]
    assert {f["last_heard"] for f in found} == {"2026-03-02"}
    # Whoever says of themselves that they came round has more to gain by it than before they did.
    gain = next(b for b in found[0]["beliefs"] if (b["person"], b["parameter"]) == ("Tarik Aydin", "gain.us"))
    assert gain["origin"] == "evidence"
    assert gain["mid"] > 0.4


def test_how_likely_it_ended_without_a_word_only_grows():
    chances = [quiet(dt.date(2026, 1, 1), dt.date(2026, 1, 1) + dt.timedelta(n)) for n in (0, 45, 90, 365)]
    assert chances[:2] == [0, 0]
    assert chances == sorted(chances)
    assert chances[-1] > 0.5
    assert quiet(None, dt.date(2026, 1, 1)) == 0


def test_a_draft_knows_it_and_tells_nobody_who_did_not_say_it(crates):
    own, colleague = (crates.draft("Crates", name, "proposal") for name in ("Tarik Aydin", "Ines Vogt"))
    assert "It is decided, as you said on 4 May" in own["text"]
    assert "decided" not in colleague["text"]
    assert own["notes"][0].startswith("Tarik Aydin says it is decided, for you")
    assert colleague["notes"][0] == own["notes"][0]
