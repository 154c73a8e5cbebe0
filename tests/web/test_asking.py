"""What a seller asks of a deal, and what changed in it, in the browser."""

from __future__ import annotations

from otherside.workspace import Workspace

DEAL = "/deals/Brook%20%26%20Sons"


def test_an_answer_of_a_deal_names_who_said_it(client, folder, tmp_path):
    note = tmp_path / "later.md"
    note.write_text("---\ndate: 2026-03-09\n---\n\nLena Brook: The board decides on 20 April.\n", encoding="utf-8")
    with Workspace.open(folder) as workspace:
        workspace.add([note], deal="Brook & Sons")
    same = client.get("/api/v1/ask?q=When+do+they+decide%3F").json()
    assert same["understood"]["kind"] == "when"
    assert [q["person"] for q in same["findings"][0]["quotes"]] == ["Lena Brook"]
    page = client.get("/market/ask?q=When+do+they+decide%3F").text
    assert "When they decide</h3>" in page
    assert "The board decides on 20 April." in page
    assert ">Lena Brook</a>" in page
    assert "unknown, not absent" in client.get("/market/ask?q=Who+is+against+it%3F").text


def test_changes_show_no_odds_where_none_are_told(reader, monkeypatch):
    real = Workspace.changes

    def compared(wide):
        ground = {"as_of": "2026-03-04", "calibrated": False, "interval": {"us": [0.0, 1.0] if wide else [0.2, 0.4]}}
        odds = {"us": 0.31, "other": 0.1, "nothing": 0.59}
        moved = {"person": "Lena Brook", "parameter": "gain.us", "before": 0.21, "after": 0.43}
        forecast = {"before": odds, "after": odds, "grounds": {"before": ground, "after": ground}}
        return lambda *given: {**real(*given), "forecast": forecast, "beliefs": [moved]}

    monkeypatch.setattr(Workspace, "changes", compared(wide=True))
    page = reader.get(f"{DEAL}/changes?since=2026-03-04").text
    assert "Too little is known to say what they will do." in page
    assert "31" not in page.split("Too little", 1)[1].split("new quote", 1)[0]
    assert "0.43" not in page
    monkeypatch.setattr(Workspace, "changes", compared(wide=False))
    page = reader.get(f"{DEAL}/changes?since=2026-03-03").text
    assert "the day before" in page
    assert "0.43" in page
