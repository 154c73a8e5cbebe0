"""A conversation as users name it: by id, title or the name of its file."""

import pytest

from otherside.domain import InputError
from otherside.workspace import Workspace
from otherside.workspace.heard.finding import find_conversation


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("found")
    (folder / "mill").mkdir()
    for name, words in (
        ("2026-03-02 tea with Ina.md", "# At the mill\n\nIna Roe: The stones are worn."),
        ("2026-04-02 visit.md", "# At the mill again\n\nIna Roe: One stone broke."),
    ):
        (folder / "mill" / name).write_text(words, encoding="utf-8")
    with Workspace.init(folder / "workspace") as made:
        made.add([folder / "mill"], deal="mill")
        yield made


@pytest.mark.parametrize("wanted", ["2026-03-02 tea with Ina.md", "2026-03-02 tea with Ina", "At the mill"])
def test_by_the_name_of_its_file_with_its_ending_and_without_or_its_title(workspace, wanted):
    stored = find_conversation(workspace, wanted)
    assert "stones are worn" in stored.turns[0].turn.text


@pytest.mark.parametrize("wanted", ["", "2026-05-01 nothing", "mill"])
def test_what_fits_none_or_several_names_those_there_are(workspace, wanted):
    with pytest.raises(InputError, match="there are"):
        find_conversation(workspace, wanted)


def test_the_nearest_deal_and_what_can_be_stated_are_offered(workspace):
    from otherside.domain import Side
    from otherside.workspace.stated.believing import believe

    with pytest.raises(InputError, match=r"no deal called 'mlil'; did you mean one of 'mill'\?"):
        workspace.deal("mlil")
    workspace.set_side("Ina Roe", Side.THEIRS)
    workspace.settle()
    with pytest.raises(InputError, match=r"of Ina Roe there is no such key as .*: one of gain, power") as refused:
        believe(workspace, "mill", "Ina Roe", ["boldness=0.3"])
    assert "note" not in str(refused.value)
