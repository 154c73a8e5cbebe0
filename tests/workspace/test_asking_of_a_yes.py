"""Who can stop it, under what condition somebody agrees, whether they are for it by their newest words, and what is not to reach them."""

import pytest

from otherside.market.asking import understand
from otherside.workspace import Workspace
from otherside.workspace.asking.kinds import with_kind
from otherside.workspace.asking.of_a_yes import KEPT_FROM, STOPS, TERMS, of_a_veto

FIRST = """# Call

**Participants:** Nils Own (Ours, AE), Odile Ferry (Director, Tarnside), Bram Oster (Treasurer, Tarnside), Runa Vick (Clerk, Tarnside)

**Nils Own (0:10):** Where are you with it?

**Bram Oster (0:20):** I'm against it, it's a waste of money. I'd only agree if two other museums tell me themselves that it works.

**Odile Ferry (0:40):** A change of the charter needs two thirds of the trustees. Bram is worried about the roof.

**Nils Own (0:50):** Thank you.
"""
SECOND = """# Call with Runa

**Participants:** Nils Own (Ours, AE), Runa Vick (Clerk, Tarnside)

**Nils Own (0:10):** How is it with you?

**Runa Vick (0:20):** Between you and me, Odile has no idea that I applied for the post in Lund. Please don't tell her.
"""
THIRD = """# Call with Bram

**Participants:** Nils Own (Ours, AE), Bram Oster (Treasurer, Tarnside)

**Nils Own (0:10):** And now?

**Bram Oster (0:20):** I looked at the figures again. I won't oppose it any more.
"""


@pytest.fixture(scope="module")
def tarnside(tmp_path_factory):
    folder = tmp_path_factory.mktemp("yes") / "tarnside"
    folder.mkdir()
    for day, text in (("2026-10-01", FIRST), ("2026-10-08", SECOND), ("2026-10-20", THIRD)):
        (folder / f"{day}_call.md").write_text(text, encoding="utf-8")
    with Workspace.init(folder.parent / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        yield workspace


def quotes(workspace, question):
    found = workspace.ask(question, deal="tarnside")["findings"]
    return [(f["name"], q["person"], q["quote"]) for f in found for q in f["quotes"]]


def test_the_newest_words_of_a_stand_come_first(tarnside):
    first, *_ = quotes(tarnside, "Is Bram for it?")
    assert first == ("where they stand, by their newest words", "Bram Oster", "I won't oppose it any more.")


def test_who_can_stop_it_has_the_vote_it_takes(tarnside):
    found = quotes(tarnside, "who can stop it")
    assert any(text == "A change of the charter needs two thirds of the trustees." for _, _, text in found)
    assert not any("roof" in text for _, _, text in found)


def test_the_condition_of_a_yes(tarnside):
    found = quotes(tarnside, "under what condition will Bram agree")
    assert [who for _, who, _ in found] == ["Bram Oster"]
    assert "two other museums" in found[0][2]


def test_what_others_confided_is_not_for_whom_it_names(tarnside):
    found = quotes(tarnside, "what must I not tell Odile")
    assert found
    assert {who for _, who, _ in found} == {"Runa Vick"}
    assert found[0][0] == "told in confidence, and names them"
    assert quotes(tarnside, "what must I not tell Runa") == []


NAMES = ["Bram", "Odile"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("who can stop it", STOPS),
        ("who could still block this?", STOPS),
        ("whose no would end it", STOPS),
        ("who has a veto", STOPS),
        ("can anybody else kill it?", STOPS),
        ("under what condition will Bram agree", TERMS),
        ("on which terms would Odile sign?", TERMS),
        ("what would make Bram say yes", TERMS),
        ("what does Bram need to see to agree", TERMS),
        ("what are Odile's conditions", TERMS),
        ("what would have to happen for Bram to come round to it: what must be in place so they agree", TERMS),
        ("what must I not tell Odile", KEPT_FROM),
        ("what should I keep from Bram", KEPT_FROM),
        ("is there anything we shouldn't mention to Bram", KEPT_FROM),
        ("what may Odile not know", KEPT_FROM),
        ("is Bram for it", "favour"),
        ("is Odile still behind this?", "favour"),
        ("is Bram on board now", "favour"),
        ("does Odile support the plan?", "favour"),
        ("where does Bram stand", "favour"),
        ("what does Bram want", ""),
        ("what stops Odile", ""),
        ("what does Bram ask for", ""),
        ("what did Odile tell Bram", ""),
        ("is Bram looking for it in the archive", ""),
        ("where does the piano stand", ""),
        ("what does Odile not like", ""),
    ],
)
def test_the_words_of_such_questions(question, kind):
    assert with_kind(understand(question, NAMES), question).kind == kind


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("It needs a two-thirds majority.", True),
        ("Who tells him that it takes two thirds?", True),
        ("I shall vote no in March.", True),
        ("The council has to be unanimous.", True),
        ("Nothing gets signed here without Odile.", True),
        ("She has the casting vote.", True),
        ("The trustees can vote it down.", True),
        ("Two thirds of our visitors come by train.", False),
        ("The majority of the tickets are sold online.", False),
        ("We need two thirds of the budget for heating.", False),
        ("Nothing happens on Mondays.", False),
        ("I would vote for a longer lunch.", False),
        ("They lost the election and the vote against the budget.", False),
    ],
)
def test_votes_and_vetoes(text, tells):
    assert of_a_veto(text) is tells
