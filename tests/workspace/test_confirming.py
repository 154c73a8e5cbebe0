"""Our reflection and their "exactly": the words become theirs, marked as confirmed."""

from otherside.domain import Facet
from otherside.extraction.thresholds import shown_thresholds
from otherside.reports.words import where
from otherside.workspace import Workspace

CALL = """Sam Ortiz: How are things with the month-end?
Dana Lee: Long.
Sam Ortiz: So it sounds like you lose two whole days every month to reconciling and it wears you out.
Dana Lee: {answer}
Sam Ortiz: Thank you for saying so.
"""


def _evidence(tmp_path, answer):
    folder = tmp_path / "globex"
    folder.mkdir()
    (folder / "call.txt").write_text(CALL.format(answer=answer))
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        workspace.add([folder])
        assert workspace.check() == []
        again = workspace.add([folder])
        assert again.evidence == 0
        return [row for row in workspace.evidence("globex") if row.evidence.confirmed]


def test_what_they_affirm_is_theirs(tmp_path):
    (row,) = _evidence(tmp_path, "Exactly, that's it.")
    assert row.person_name == "Dana Lee"
    assert "two whole days every month" in row.evidence.quote
    assert row.evidence.turn == 2


def test_the_brief_says_that_the_words_were_ours(tmp_path):
    _evidence(tmp_path, "Exactly, that's it.")
    with Workspace.open(tmp_path / "w") as workspace:
        (dana,) = [p for p in workspace.brief("globex")["people"] if p["name"] == "Dana Lee"]
        shown = [q for quotes in (*dana["facets"].values(), *dana["perhaps"].values()) for q in quotes]
        assert [q["mark"] for q in shown] == ["our words, confirmed by them"] * len(shown)
        assert shown
        assert "our words, confirmed by them" in where(shown[0])


def test_what_they_deny_is_nobodys(tmp_path):
    assert _evidence(tmp_path, "No, not really, that is not it at all.") == []


def test_it_is_read_as_if_they_had_said_it(tmp_path):
    folder = tmp_path / "globex"
    folder.mkdir()
    (folder / "call.txt").write_text(
        "Sam Ortiz: So you're worried about moving the old records.\nDana Lee: Very much so.\n"
        "Sam Ortiz: Are you afraid that it fails again?\nDana Lee: Well, yes.\n"
    )
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        workspace.add([folder])
        said = {
            row.evidence.quote: row.evidence.facets for row in workspace.evidence("globex") if row.evidence.confirmed
        }
    shown = shown_thresholds()[Facet.FEAR]
    assert said["you're worried about moving the old records"][Facet.FEAR] >= shown
    # A yes to a question that carried its answer is kept, and not shown unasked.
    assert 0 < said["Are you afraid that it fails again"][Facet.FEAR] < shown
