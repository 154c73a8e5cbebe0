"""A market of many short answers: what several speak of, counted once everywhere, and what they say of us apart."""

import csv

import numpy as np
import pytest

from otherside.domain import Facet
from otherside.workspace import Workspace
from otherside.workspace.market.jargon import their_words
from otherside.workspace.market.market import Analysis, Market
from otherside.workspace.market.meanings import meanings
from otherside.workspace.market.report_rows import of_kind
from otherside.workspace.privacy.erasing import drop_copies
from tests.market.test_matters import SAID


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ferry")
    with (folder / "survey.csv").open("w", newline="") as out:
        write = csv.writer(out)
        write.writerow(["Date", "Respondent", "What is it like at the pier?", "What else?"])
        for n, (who, (first, second)) in enumerate(SAID.items()):
            write.writerow([f"2026-03-{n + 1:02d}", f"{who.title()} Quayle", first, second])
    with (folder / "reviews.csv").open("w", newline="") as out:
        write = csv.writer(out)
        write.writerow(["Date", "Reviewer", "Rating", "Review"])
        write.writerow(["2026-04-01", "Una P.", 1, "I was furious about the paint on the slipway for a whole week."])
        write.writerow(["2026-04-02", "Vic R.", 5, "Lovely lads, the lamps are a joy."])
    with Workspace.init(folder / "ws", us=["Lampwright", "lampwright.example"]) as workspace:
        workspace.add([folder / "survey.csv"], deal="Survey")
        workspace.add([folder / "reviews.csv"], deal="Reviews")
        yield workspace


def test_one_number_for_one_thing(ferry):
    found = Analysis(ferry)
    report = found.report()
    row = next(t for t in report["themes"] if t["id"] == "about-slipway")
    assert row["people"] == 5
    assert row["of"] == report["heard"] == len(SAID) + 2
    assert row["at_least"]
    assert {q["quote"] for q in found.theme("about-slipway")["sentences"]} >= {"the slipway again"}
    assert next(w["people"] for w in report["word_bank"] if w["phrase"] == "slipway") == 5
    lines = {line["words"]: line["people"] for part in report["positioning"]["parts"] for line in part["lines"]}
    assert lines["slipway"] == 5


def test_a_review_is_of_us_and_no_pain_before_us(ferry):
    of_us = {s.quote for s in Market(ferry).sayings if s.of_us}
    assert all("lamps" in quote or "paint" in quote for quote in of_us)
    assert of_us
    parts = {p["part"]: p for p in Analysis(ferry).report()["positioning"]["parts"]}
    assert not any("paint" in q["quote"] for q in parts["from"]["each"] + parts["from"]["beside"])
    assert {q["quote"] for q in parts["of_us"]["each"]} <= of_us


def test_a_message_tells_its_pressure_and_the_words_that_are_ours_alone(ferry):
    (row,) = Analysis(ferry).test(
        ["The slipway stays dry. Hurry, the offer ends on Friday. Forty turnkey lumen colours."]
    )
    assert "turnkey" in [u["word"] for u in row["unused"]]
    assert "slipway" not in [u["word"] for u in row["unused"]]
    assert row["pressure"]
    assert [m["theme"] for m in row["segments"][0]["speaks_to"]] == ["about-slipway"]


def test_a_word_of_ours_leads_to_theirs_by_meaning(ferry):
    (row,) = their_words(ferry, ["boat ramp"])
    assert row["phrases"] == []
    assert "slipway" in [w["phrase"] for w in row["like"]]


def test_meanings_are_kept_for_what_is_there_and_go_with_what_is_erased(ferry, tmp_path, monkeypatch):
    first = meanings(tmp_path, ["the slipway again", "soup"])
    kept = list(tmp_path.glob("meanings-*.npz"))
    assert len(kept) == 1
    monkeypatch.setattr("otherside.workspace.market.meanings.encode", lambda texts: pytest.fail("encoded again"))
    np.testing.assert_allclose(meanings(tmp_path, ["soup"]), first[1:], atol=1e-3)
    with np.load(kept[0]) as stored:
        assert len(stored["rows"]) == 1
    kept[0].write_bytes(b"no archive")
    monkeypatch.undo()
    assert meanings(tmp_path, ["soup"]).any()
    Analysis(ferry)
    assert list((ferry.folder / "market").glob("meanings-*.npz"))
    drop_copies(ferry)
    assert not (ferry.folder / "market").exists()


def test_a_matter_is_of_the_kinds_that_were_read_in_it(ferry):
    report = Analysis(ferry).report()
    for row in report["themes"]:
        if row["near"] is not None:
            assert of_kind(row, ())
            assert {f for f in Facet if of_kind(row, [f])} == set(row["read"])
