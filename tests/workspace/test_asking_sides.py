"""Who is for it, who against it: nobody who puts it off, takes leave or holds a form, and whoever came round on the side they are on."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.market.asking import understand
from otherside.market.saying import Saying
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.asking.sides import moved_towards, steps_back, turned
from otherside.workspace.market.market import Market

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Owner, Marlstone), Rolf Brand (Miller, Marlstone), Ines Holm (Accounts, Marlstone), \
Bo Lind (Clerk, Marlstone), Cy Hart (Adviser, Marlstone), Di Moss (Baker, Marlstone)

**Nils Own (0:10):** How do you all see it?

**Cy Hart (0:20):** I'd let the new oven settle and look at it again in, let's say, May.

**Ada Voss (0:30):** I used to be against it and I'm not any more.

**Rolf Brand (0:40):** I changed my mind, they're good.

**Bo Lind (0:50):** I've got the form now.

**Ines Holm (1:00):** I'm against it, it's a waste of money.

**Di Moss (1:10):** I changed my mind.

**Ada Voss (1:20):** I'll send you the signed order on Monday.

**Bo Lind (1:30):** I should drop too.
"""


@pytest.fixture(scope="module")
def marlstone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sides") / "marlstone"
    folder.mkdir()
    (folder / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
    with Workspace.init(folder.parent / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        yield workspace, Market(workspace)


def named(marlstone, question):
    workspace, held = marlstone
    return {(q["person"], q["quote"]) for row in ask(workspace, question, held)["findings"] for q in row["quotes"]}


def test_who_is_for_it(marlstone):
    found = named(marlstone, "Who is for it?")
    assert found == {
        ("Ada Voss", "I used to be against it and I'm not any more."),
        ("Ada Voss", "I'll send you the signed order on Monday."),
        ("Rolf Brand", "I changed my mind, they're good."),
    }


def test_who_is_against_it(marlstone):
    assert named(marlstone, "Who is against it?") == {
        ("Ines Holm", "I'm against it, it's a waste of money."),
        ("Cy Hart", "I'd let the new oven settle and look at it again in, let's say, May."),
    }
    assert named(marlstone, "Is Ada still against us?") == {
        ("Ada Voss", "I used to be against it and I'm not any more.")
    }


def saying(text, start=0, end=None):
    return Saying(
        f"e{start}", text, {Facet.COMMITMENT: 0.9}, Stance.TOWARDS, 0.5, "a", "Ada", "Marl", dt.date(2026, 5, 1), "call", "c", 0, start,
        start + len(text) if end is None else end,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("I'd leave it until after the stocktake.", True),
        ("I should drop too.", True),
        ("We're against it.", True),
        ("I'm more worried than before.", True),
        ("Ring me again in the spring.", True),
        ("I'll send you the signed order on Monday.", False),
        ("I'll bring it to the council in May.", False),
    ],
)
def test_what_is_no_step_whatever_it_was_read_as(text, back):
    assert steps_back(text) is back
    assert [s.quote for s in moved_towards([saying(text)], [], [])] == ([] if back else [text])


def test_a_quote_that_was_cut_is_judged_by_its_sentence():
    whole = saying("I'd park it, and pick it up again in May.")
    cut = saying("pick it up", 17)
    assert moved_towards([cut], [whole], []) == []


def test_a_change_answers_for_the_side_it_leads_to():
    row = {"conversation": "c", "turn": 0, "start": 0}
    groups = [
        ("came round to it, or is for it now", [row]),
        ("changed their mind", [row]),
        ("is against it now", [row]),
    ]
    assert [name for name, _ in turned("against", False, groups, [])] == ["is against it now"]
    assert [name for name, _ in turned("favour", False, groups, [])] == ["came round to it, or is for it now"]
    assert len(list(turned("against", True, groups, []))) == 3
    assert list(turned("favour", False, groups, [("for it", [row])])) == [("came round to it, or is for it now", [])]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("who are we competing with?", "others"),
        ("who are our rivals?", "others"),
        ("who competes for the mill's time?", ""),
    ],
)
def test_whom_we_compete_with_asks_for_other_ways(question, kind):
    assert understand(question).kind == kind
