"""Other ways by name: in the brief, with the person who names them, and in the positioning of a market."""

import pytest

from otherside.workspace import Workspace
from otherside.workspace.brief import brief
from otherside.workspace.lists import one_person
from otherside.workspace.market.market import market
from otherside.workspace.reading.corrections import add_evidence, correct

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Bakery, Marlstone), Rolf Behrend (Miller, Marlstone)

**Nils Own (0:10):** Who else do you look at?

**Ada Voss (0:20):** We are also talking to Ovenwise about it. Rolf knows Ovenwise from before.

**Ada Voss (0:30):** Could you send me the plan of the pilot by Friday, with the names of the two sites?

**Nils Own (0:50):** Gladly. And what do you have today?

**Ada Voss (1:00):** And Crumb Desk is what we have now in the shops, since the old one closed.

**Nils Own (1:10):** We often replace Doughline, by the way.

**Ada Voss (1:20):** That is good to know, thank you for it.

**Rolf Behrend (1:30):** Between us, and please don't repeat this: Ovenwise was late every single week.
"""


@pytest.fixture(scope="module")
def bakery(tmp_path_factory):
    home = tmp_path_factory.mktemp("ways")
    folder = home / "marlstone"
    folder.mkdir()
    (folder / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
    with Workspace.init(home / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        yield workspace


def test_the_brief_has_every_way_they_name_with_who_names_it(bakery):
    found = brief(bakery, bakery.deal("marlstone"))
    ways = {way["name"]: way for way in found["alternatives"]}
    assert set(ways) == {"Ovenwise", "Crumb Desk"}, "what only we name is no way of theirs"
    assert (ways["Ovenwise"]["present"], ways["Crumb Desk"]["present"]) == (False, True)
    assert set(ways["Ovenwise"]["people"]) == {"Ada Voss", "Rolf Behrend"}
    for way in ways.values():
        for quote in way["quotes"]:
            turn = bakery.store.conversation(quote["conversation"]).turns[quote["turn"]].turn.text
            assert turn[quote["start"] : quote["end"]] == quote["quote"]
    told = {q["person"]: q["mark"] for q in ways["Ovenwise"]["quotes"]}
    assert "said in confidence" in told["Rolf Behrend"]
    assert ways["Crumb Desk"]["quotes"][0]["mark"] == ""


def test_a_person_has_the_ways_that_they_name_in_their_words(bakery):
    rolf = one_person(bakery, bakery.person("Rolf"), "marlstone")
    (way,) = rolf["alternatives"]
    assert way["name"] == "Ovenwise"
    assert {q["person"] for q in way["quotes"]} == {"Rolf Behrend"}
    ada = next(p for p in brief(bakery, bakery.deal("marlstone"))["people"] if p["name"] == "Ada Voss")
    assert {way["name"] for way in ada["alternatives"]} == {"Ovenwise", "Crumb Desk"}


def test_the_positioning_names_them_and_quotes_nothing_said_in_confidence(bakery):
    found = {row["name"]: row for row in market(bakery)["positioning"]["alternatives"]}
    assert set(found) == {"Ovenwise", "Crumb Desk"}
    assert found["Ovenwise"]["people"] == 2
    quotes = [q["quote"] for q in found["Ovenwise"]["quotes"]]
    assert "We are also talking to Ovenwise about it." in quotes
    assert not any("late every single week" in q for q in quotes)


def test_what_a_user_rejects_names_nothing(tmp_path):
    folder = tmp_path / "marlstone"
    folder.mkdir()
    (folder / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        (stored,) = workspace.conversations("marlstone")
        said = add_evidence(
            workspace, stored.id, ["situation"], quote="And Crumb Desk is what we have now in the shops"
        )
        correct(workspace, said["evidence"], "rejected")
        names = [way["name"] for way in brief(workspace, workspace.deal("marlstone"))["alternatives"]]
        assert names == ["Ovenwise"]


WHO_ELSE = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Director, Marlstone), Rolf Behrend (Treasurer, Marlstone)

**Nils Own (0:10):** What is on the table beside us?

**Ada Voss (0:20):** A friend of the chair keeps telling him about Larkholm. They did his museum. It was very grand.

**Rolf Behrend (0:40):** To be frank, we could simply redraw the leaflet ourselves. It would take a weekend.

**Ada Voss (1:00):** Hand the lot to the Dunmore Regional Trust, Rolf says at home.

**Rolf Behrend (1:10):** Larkholm is all he talks about now.
"""


@pytest.fixture(scope="module")
def museum(tmp_path_factory):
    home = tmp_path_factory.mktemp("museum")
    folder = home / "marlstone"
    folder.mkdir()
    (folder / "2026-10-01_call.md").write_text(WHO_ELSE, encoding="utf-8")
    with Workspace.init(home / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        yield workspace


def test_who_is_praised_and_doing_it_themselves_are_ways_in_brief_forecast_and_answer(museum):
    ways = {way["name"]: way for way in brief(museum, museum.deal("marlstone"))["alternatives"]}
    assert set(ways) == {"Larkholm", "Dunmore Regional Trust", "do it themselves"}
    assert set(ways["Larkholm"]["people"]) == {"Ada Voss", "Rolf Behrend"}
    assert (
        ways["do it themselves"]["quotes"][0]["quote"] == "To be frank, we could simply redraw the leaflet ourselves."
    )
    assert {way["name"] for way in museum.forecast("marlstone")["alternatives"]} == set(ways)
    said = museum.ask("who else are they looking at")
    assert {f["name"] for f in said["findings"]} == set(ways)


def test_what_one_gave_up_since_is_no_way_of_theirs(tmp_path):
    folder = tmp_path / "marlstone"
    folder.mkdir()
    talk = WHO_ELSE.replace("Larkholm is all he talks about now.", "We can't redraw it ourselves, I see that now.")
    (folder / "2026-10-01_call.md").write_text(talk, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        assert "do it themselves" not in {
            w["name"] for w in brief(workspace, workspace.deal("marlstone"))["alternatives"]
        }
