"""What otherside wrote into a folder is not read as somebody's words when the folder is added again."""

import pytest

from otherside.importers.walk import read_sources
from otherside.reports.markdown import brief_markdown
from otherside.reports.page import brief_page
from otherside.workspace import Workspace
from otherside.workspace.exporting import export

CALL = "---\ndate: 2026-03-05\nparticipants: [Ada Quill (Marlstone), Pia Sand]\n---\nAda Quill: We hate the old mill.\n\nPia Sand: I see.\n"


def test_a_folder_with_workspace_export_and_briefs_is_added_again(tmp_path):
    (tmp_path / "call.md").write_text(CALL, encoding="utf-8")
    with Workspace.init(tmp_path / "otherside-workspace", ["Pia Sand"]) as workspace:
        first = workspace.add([tmp_path], deal="Mill")
        brief = workspace.brief("Mill")
        (tmp_path / "brief.md").write_text(brief_markdown(brief), encoding="utf-8")
        (tmp_path / "brief.html").write_text(brief_page(brief), encoding="utf-8")
        export(workspace, tmp_path / "otherside-export", "jsonl")
        again = workspace.add([tmp_path], deal="Mill")
        assert (first.conversations, again.conversations, again.evidence) == (1, 0, 0)
        assert not again.skipped
        assert again.unchanged == 1


@pytest.mark.parametrize("name", ["otherside-workspace", "brief.md"])
def test_given_by_itself_it_says_what_it_is(tmp_path, name):
    with Workspace.init(tmp_path / "otherside-workspace", ["Pia Sand"]) as workspace:
        (tmp_path / "call.md").write_text(CALL, encoding="utf-8")
        workspace.add([tmp_path / "call.md"], deal="Mill")
        (tmp_path / "brief.md").write_text(brief_markdown(workspace.brief("Mill")), encoding="utf-8")
    (skipped,) = read_sources([tmp_path / name])
    assert "add the files that it was made from" in skipped.reason


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2+3+cmd|x", "'-2+3+cmd|x"),
        ("@here", "'@here"),
        ("-12.5", "-12.5"),
        ("+49 170 1234", "+49 170 1234"),
        ("- first of a list", "- first of a list"),
        ("a = b", "a = b"),
        (7, 7),
    ],
)
def test_no_cell_of_an_export_is_a_formula(cell, written):
    from otherside.workspace.exporting import as_text

    assert as_text(cell) == written
