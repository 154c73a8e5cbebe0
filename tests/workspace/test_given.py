"""What callers of the Python API write for short."""

import datetime as dt

import pytest

from otherside.domain import InputError
from otherside.workspace import Workspace

TALK = "Date: 2026-03-05\n\nAda Quill: Our licence runs out in June.\nPia Sand: I see.\nAda Quill: So it does.\n"


@pytest.fixture
def folder(tmp_path):
    deal = tmp_path / "Mill"
    deal.mkdir()
    (deal / "call.txt").write_text(TALK)
    return deal


@pytest.mark.parametrize("given", [lambda f: str(f), lambda f: f, lambda f: [str(f)], lambda f: (f,)])
def test_paths_as_one_or_several_texts_or_not(folder, tmp_path, given):
    with Workspace.init(tmp_path / "w", us="Pia Sand") as workspace:
        assert list(workspace.us) == ["Pia Sand"]
        assert workspace.add(given(folder)).conversations == 1
        assert [d.name for d in workspace.deals()] == ["Mill"]


def test_one_name_is_not_taken_letter_by_letter(folder, tmp_path):
    with Workspace.init(tmp_path / "w") as workspace:
        workspace.add(str(folder), us="Pia Sand")
        assert list(workspace.us) == ["Pia Sand"]


def test_filters_of_a_search_as_text(folder, tmp_path):
    with Workspace.init(tmp_path / "w", us="Pia Sand") as workspace:
        workspace.add(folder)
        found = workspace.search("licence", facet="trigger", since="2026-03-05", until=dt.date(2026, 3, 5))
        assert [hit["quote"] for hit in found["hits"]] == ["Our licence runs out in June."]
        assert workspace.search("licence", since="2026-03-06")["hits"] == []
        assert workspace.changes("Mill", "2026-03-01")["conversations"]
        for wrong in ({"since": "yesterday"}, {"until": "5.3.2026"}):
            with pytest.raises(InputError, match=r"is not a date; write it as YYYY-MM-DD"):
                workspace.search("licence", **wrong)
        with pytest.raises(InputError, match="no facet is called 'trig'"):
            workspace.search("licence", facet="trig")
        with pytest.raises(InputError, match="is not a date"):
            workspace.changes("Mill", "soon")
