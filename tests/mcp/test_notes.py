"""Reading changes nothing; a note is added only where the server was started for it."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.mcp.server import OthersideServer
from otherside.workspace import Workspace
from tests.mcp.conftest import within

SAID = 'We met in the corridor. Petra Lindqvist said: "We would rather wait until the audit is over."'


def add(folder, **arguments):
    server = OthersideServer(folder, write=True)
    return within(server, lambda client: client.call_tool("add_note", {"deal": "Millbrook", "text": SAID} | arguments))


def everything(folder):
    with Workspace.open(folder) as workspace:
        return workspace.store.counts(), workspace.store.settings(), workspace.store.conversation_ids()


def test_a_reading_server_refuses_to_write_and_says_how(call, folder):
    before = everything(folder)
    result = call("add_note", deal="Millbrook", text=SAID)
    assert result.is_error
    assert result.content[0].text == "add_note: this server only reads; start it with: otherside mcp --write"
    assert everything(folder) == before


def test_all_reading_leaves_the_workspace_as_it_was(own_folder):
    before = everything(own_folder)

    async def talk(client):
        for resource in (await client.list_resources()).resources:
            await client.read_resource(resource.uri)
        for name, arguments in (
            ("search", {"query": "audit"}),
            ("forecast", {"deal": "Millbrook", "sets": ["Petra Lindqvist.rho=0.1"], "draws": 500}),
            ("draft", {"deal": "Millbrook", "to": "Petra"}),
            ("check", {}),
        ):
            assert not (await client.call_tool(name, arguments)).is_error

    within(OthersideServer(own_folder), talk)
    assert everything(own_folder) == before


@pytest.mark.parametrize("write", [False, True])
def test_tools_say_whether_they_only_read(folder, write):
    listed = within(OthersideServer(folder, write=write), lambda client: client.list_tools()).tools
    hints = {t.name: t.annotations for t in listed}
    assert ("add_note" in hints) is write
    for name, hint in hints.items():
        assert hint.read_only_hint is (name != "add_note")
        assert hint.destructive_hint is False
        assert hint.open_world_hint is False


def test_a_note_becomes_reported_evidence_and_once_only(own_folder):
    first = add(own_folder, title="Corridor", date="2026-03-06").structured_content
    assert (first["deal"], first["conversations"], first["skipped"]) == ("Millbrook", 1, [])
    again = add(own_folder, title="Corridor", date="2026-03-06").structured_content
    assert (again["conversations"], again["unchanged"]) == (0, 1)
    with Workspace.open(own_folder) as workspace:
        rows = [r for r in workspace.evidence("Millbrook") if r.title == "Corridor"]
        assert [r.person_name for r in rows] == ["Petra Lindqvist"]
        assert all(r.evidence.reported and r.date == dt.date(2026, 3, 6) for r in rows)
        assert workspace.check() == []
    assert not list((own_folder / "incoming").iterdir())


def test_two_notes_of_a_day_are_two(own_folder):
    add(own_folder, title="Corridor")
    add(own_folder, title="Corridor", text=SAID.replace("audit", "holidays"))
    with Workspace.open(own_folder) as workspace:
        assert len([c for c in workspace.conversations("Millbrook") if c.conversation.title == "Corridor"]) == 2


@pytest.mark.parametrize("title", ['"\n---\ndeal: Other\n', "---", "../../x", "a: b\nparticipants: [x]"])
def test_a_title_is_only_a_title(own_folder, title):
    result = add(own_folder, title=title)
    assert not result.is_error
    with Workspace.open(own_folder) as workspace:
        assert [d.name for d in workspace.deals()] == ["Millbrook"]
        assert len(workspace.people("Millbrook")) == 3
    assert not list((own_folder / "incoming").iterdir())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"deal": "Nowhere"}, "no deal called 'Nowhere'"),
        ({"text": "  \n"}, "the note is empty"),
        ({"date": "someday"}, "add_note: date:"),
        ({"title": "x" * 121}, "add_note: title:"),
    ],
)
def test_a_note_that_cannot_be_added_leaves_nothing(own_folder, arguments, says):
    before = everything(own_folder)
    result = add(own_folder, **arguments)
    assert result.is_error
    assert says in result.content[0].text
    assert everything(own_folder) == before
