"""Where nobody is known to be one of us, all are on neither side: `add` says so, once who we are is known elsewhere."""

import pytest

from otherside.workspace import Workspace

MINUTES = (
    "# Marlstone Rowing Club\n\nMinutes, 24 September 2026\n\nPresent: Ada Voss (chair), Bo Lind. In attendance: Ida Berg (architect)\n\n"
    "Ada: I'd like the boathouse to be a place where people stay for tea.\n\n"
    "Bo: I'm afraid that it costs twice what we have.\n\nIda: I'll send you two sketches.\n"
)


def hints(tmp_path, us, text=MINUTES):
    file = tmp_path / "2026-09-24 minutes.md"
    file.write_text(text)
    with Workspace.init(tmp_path / "w") as workspace:
        return [h for h in workspace.add(file, deal="Marlstone", us=us).hints if "neither side" in h]


def test_a_deal_of_nobody_known_is_told(tmp_path):
    (hint,) = hints(tmp_path, ["berg.example"])
    assert "Ada Voss" in hint
    assert "otherside init --us" in hint
    assert "otherside side 'Ada Voss' theirs" in hint


@pytest.mark.parametrize("us", [["Ida Berg"], ["Ida Berg", "berg.example"], []])
def test_nothing_is_told_where_we_are_found_or_unknown_altogether(tmp_path, us):
    assert hints(tmp_path, us) == []


def test_nothing_is_told_of_a_note_about_one(tmp_path):
    assert hints(tmp_path, ["berg.example"], "# Visit\n\nAda Voss said: “I'd like a quay.”\n") == []
