"""The note that the guide for coaches shows, as it stands, gives the evidence that the guide promises."""

import re

import pytest

from otherside.domain import Side
from otherside.workspace import Workspace
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "how-to" / "coach.md").read_text(encoding="utf-8")
(NOTE,) = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("us", [["judith.example", "Judith Amsel"], []])
def test_her_words_are_evidence_and_ours_never_are(us, tmp_path):
    folder = tmp_path / "maren"
    folder.mkdir()
    (folder / "note.md").write_text(NOTE, encoding="utf-8")
    with Workspace.init(tmp_path / "workspace", us) as workspace:
        workspace.add([folder])
        (maren,) = workspace.people("maren")
        assert (maren.name, maren.side) == ("Maren Thygesen", Side.THEIRS)
        rows = workspace.evidence("maren")
        assert {row.person_name for row in rows} == {"Maren Thygesen"}
        quotes = [row.evidence.quote for row in rows]
        hers = re.findall(r'"([^"]+)"', NOTE)
        assert len(hers) == 2
        assert all(any(quote in words for quote in quotes) for words in hers)
        assert all(any(quote in words for words in hers) for quote in quotes)
        assert {str(row.date) for row in rows} == {"2026-03-12"}
