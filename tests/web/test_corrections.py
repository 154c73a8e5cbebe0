"""Evidence is judged where it stands, with and without scripts."""

from __future__ import annotations

import re

import pytest

from otherside.workspace import Workspace


@pytest.fixture
def call(folder):
    with Workspace.open(folder) as workspace:
        return next(i for i, _, found in workspace.store.participants() if "call" in found.title)


@pytest.fixture
def mark(client, call):
    """The id of a passage that is marked, and the number of its turn."""
    text = client.get(f"/conversations/{call}").text
    found = re.search(r'name="reject" value="(\w+)"', text)
    assert found
    with_turn = re.search(rf'id="m(\d+)">(?:(?!id="m).)*value="{found.group(1)}"', text, re.S)
    assert with_turn
    return found.group(1), int(with_turn.group(1))


def say(client, call, **form):
    return client.post(f"/conversations/{call}/correct", data={"csrf": client.csrf, **form})


def test_rejected_and_undone_without_scripts(client, call, mark, folder):
    evidence, turn = mark
    answer = say(client, call, reject=evidence)
    assert answer.url.path == f"/conversations/{call}"
    assert answer.history[0].headers["location"].endswith(f"#t{turn}")
    assert "Rejected by you" in answer.text
    assert f'id="e-{evidence}"' not in answer.text
    with Workspace.open(folder) as workspace:
        (correction,) = workspace.corrections()
        assert (correction["evidence"], correction["verdict"]) == (evidence, "rejected")
    back = say(client, call, undo=correction["id"])
    assert f'id="e-{evidence}"' in back.text
    assert "Rejected by you" not in back.text


def test_a_script_gets_the_turn_alone(client, call, mark):
    evidence, turn = mark
    data = {"csrf": client.csrf, "confirm": evidence}
    answer = client.post(f"/conversations/{call}/correct", data=data, headers={"hx-request": "true"})
    assert answer.headers["hx-retarget"] == f"#t{turn}"
    assert "<html" not in answer.text
    assert "Confirmed." in answer.text
    assert f'id="m{turn}" hx-swap-oob="true"' in answer.text


def test_called_something_else(client, call, mark, folder):
    evidence, _ = mark
    page = client.get(f"/conversations/{call}/evidence/{evidence}").text
    assert "What is it evidence of?" in page
    assert "checked" in page
    form = {"relabel": evidence, f"facets-{evidence}": ["risk", "fear"], f"stance-{evidence}": "away"}
    assert say(client, call, **form).status_code == 200
    with Workspace.open(folder) as workspace:
        (correction,) = workspace.corrections()
        assert set(correction["facets"]) == {"risk", "fear"}
        assert correction["stance"] == "away"
    assert say(client, call, relabel=evidence).status_code == 422
    assert say(client, call, **{"relabel": evidence, f"facets-{evidence}": "hope"}).status_code == 422


def test_missed_words_are_marked_where_they_stand(client, call, folder):
    words = "nobody knows why we keep it"
    with Workspace.open(folder) as workspace:
        stored = workspace.store.conversation(call)
        turn = next(n for n, t in enumerate(stored.turns) if words in t.turn.text)
    assert words in client.get(f"/conversations/{call}/turns/{turn}/words").text
    key = f"turn-{turn}"
    answer = say(client, call, **{"add": key, f"words-{key}": words, f"facets-{key}": "frustration"})
    assert re.search(rf'<mark class="s1"[^>]*>{words}<sup>', answer.text)
    gone = say(client, call, **{"add": key, f"words-{key}": "never said", f"facets-{key}": "fear"})
    assert gone.status_code == 422
    assert "copy them exactly" in gone.text


def test_what_is_not_there_or_not_said(client, call):
    assert say(client, call).status_code == 422
    assert say(client, call, confirm="ffffffff").status_code == 404
    assert say(client, call, undo="77").status_code == 404
    assert say(client, call, add="turn-x").status_code == 422
    for path in ("/evidence/ffffffff", "/turns/999", "/turns/-1", "/turns/999/words"):
        assert client.get(f"/conversations/{call}{path}").status_code == 404
    assert client.get(f"/conversations/{call}/turns/x").status_code == 422
    assert client.post("/conversations/nope/correct", data={"csrf": client.csrf}).status_code == 404


def test_the_coach_notes_beside_our_turns(client, call):
    notes = client.get(f"/conversations/{call}/notes").text
    assert "of the talking was ours" in notes
    assert re.search(r'hx-swap-oob="innerHTML:#n\d+"', notes)
    assert "open question" in client.get(f"/conversations/{call}?notes=1").text
