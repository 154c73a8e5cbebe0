"""What a preview says before anything is stored, how one comes back to it, and texts that are pasted."""

from __future__ import annotations

import re

import pytest

from otherside.web.config import WebConfig
from otherside.workspace import Workspace
from tests.web.conftest import sign_in
from tests.web.routes import csrf, signed_in
from tests.web.test_imports import finished
from tests.web.test_several_deals import US, drop, fields, rows, talk


def day_of(folder, deal: str) -> list[str]:
    with Workspace.open(folder) as workspace:
        return [str(c.conversation.date) for c in workspace.conversations(deal)]


def test_a_guessed_day_is_asked_for_before_storing(client, folder):
    page = drop(client, ("call.txt", talk("Jory Penn")), ("2026-03-01 next.txt", talk("Jory Penn", "We lost a week.")))
    assert "On which day?" in page.text
    assert 'name="file-0" value="call.txt"' in page.text
    assert 'value="2026-03-01 next.txt"' not in re.findall(r'name="file-\d"[^>]*', page.text)
    data = fields(page.text, us=US, deal="Penn", do="again") | {"day-0": "2026-02-17"}
    again = client.post(page.url.path, data=data)
    assert "On which day?" not in again.text
    assert "17 Feb 2026" in again.text
    assert rows(again.text) == {"2026-02-17 call.txt": "Penn", "2026-03-01 next.txt": "Penn"}
    finished(client, client.post(page.url.path, data=fields(again.text, us=US, do="store")).url.path)
    assert day_of(folder, "Penn") == ["2026-02-17", "2026-03-01"]


def test_a_day_may_be_said_and_stored_at_once_and_corrected_by_the_same_file(client, folder):
    page = drop(client, ("call.txt", talk("Jory Penn")))
    data = fields(page.text, us=US, deal="Penn", do="store") | {"day-0": "2026-02-17"}
    finished(client, client.post(page.url.path, data=data).url.path)
    assert day_of(folder, "Penn") == ["2026-02-17"]
    page = drop(client, ("call.txt", talk("Jory Penn")))
    data = fields(page.text, us=US, deal="Penn", do="store") | {"file-0": "call.txt", "day-0": "2026-02-18"}
    finished(client, client.post(page.url.path, data=data).url.path)
    assert day_of(folder, "Penn") == ["2026-02-18"]


@pytest.mark.parametrize("name", ["../../otherside.db", "/etc/hosts", "no.txt", "all.zip!/a.txt"])
def test_a_day_for_what_is_no_file_of_the_batch_does_nothing(client, folder, name):
    page = drop(client, ("call.txt", talk("Jory Penn")))
    data = fields(page.text, us=US, do="again") | {"file-0": name, "day-0": "2026-02-17"}
    assert client.post(page.url.path, data=data).status_code == 200
    assert (folder / "otherside.db").is_file()
    assert client.post(page.url.path, data=data | {"day-0": "2026-02-31"}).status_code == 200


NOBODYS = b"""---
date: 2026-03-02
participants: [Jory Penn, Ola Reed]
---
Then on the stairs: "They wrote it down as our fault. I have still got the page."
"""
LONG = "Ana Isabel del Carmen Rebolledo-Cifuentes de la Vega"


def test_words_of_nobody_and_names_that_are_not_read_are_told_before_storing(client):
    page = drop(client, ("note.md", NOBODYS))
    assert "has no known speaker" in page.text or "have no known speaker" in page.text
    page = drop(client, ("boats.txt", f"Ola Reed: How is it?\n\n{LONG}: I want the boats home.\n".encode()))
    assert f"{LONG}: this looks like the name of who speaks" in page.text
    assert "Ana Vega:" in page.text


@pytest.mark.parametrize(
    "line", ["Open questions from our last meeting: who signs?", "What We Agreed On Monday: nothing.", "Jory Penn: I do.",
             "The Harbour Master of Saint Aldhelm said so: no.", "Note to Self: ask Ada."],
)  # fmt: skip
def test_headings_are_no_long_names(client, line):
    page = drop(client, ("n.txt", f"Ola Reed: How is it?\n\n{line}\n\nOla Reed: Good.\n".encode()))
    assert "this looks like the name" not in page.text


def test_one_comes_back_to_an_open_preview_with_what_was_typed(client):
    page = drop(client, ("call.txt", talk("Jory Penn")))
    data = fields(page.text, us=US, deal="Penn Cider", do="again")
    number = next(key[-1] for key, name in data.items() if key.startswith("written-") and name == "Jory Penn")
    data |= {f"name-{number}": "Jory Penhallow", f"side-{number}": "theirs", f"was-{number}": "unknown"}
    client.post(page.url.path, data=data)
    listed = client.get("/import").text
    assert f'href="{page.url.path}">call.txt</a>' in listed
    back = client.get(page.url.path).text
    assert 'value="Penn Cider"' in back
    assert 'value="Jory Penhallow"' in back
    assert f'value="{US}"' in back
    assert re.search(rf'name="side-{number}" value="theirs" checked', back) or 'value="theirs" checked' in back
    client.post(page.url.path, data={"csrf": client.csrf, "do": "drop"})
    assert "Not stored yet" not in client.get("/import").text


def test_a_preview_is_of_whoever_dropped_it(reached, tmp_path):
    import shutil

    from otherside.web.app import create_app

    app = create_app(WebConfig(shutil.copytree(reached, tmp_path / "ws")))
    eddy, olive = signed_in(app, "eddy"), signed_in(app, "olive")
    page = eddy.post(
        "/import", data={"csrf": csrf(eddy)}, files={"files": ("call.txt", talk("Jory Penn"), "text/plain")}
    )
    assert "call.txt" in eddy.get("/import").text
    assert "call.txt" not in olive.get("/import").text
    assert olive.get(page.url.path).status_code == 404
    assert olive.post(page.url.path, data={"csrf": csrf(olive), "do": "drop"}).status_code == 404
    assert eddy.get(page.url.path).status_code == 200


def test_a_text_is_pasted(client, folder):
    text = "Ola Reed: What would help?\n\nJory Penn: I want the press mended <b>before</b> October.\n"
    data = {"csrf": client.csrf, "text": text, "title": "Call: Jory / press", "day": "2026-02-17"}
    page = client.post("/import/text", data=data)
    assert page.url.path.startswith("/import/")
    assert "Jory Penn" in page.text
    assert "17 Feb 2026" in page.text
    assert "On which day?" not in page.text
    finished(client, client.post(page.url.path, data=fields(page.text, us=US, deal="Penn", do="store")).url.path)
    assert day_of(folder, "Penn") == ["2026-02-17"]
    # The same once more changes nothing; under the same title and day a corrected one takes its place.
    page = client.post("/import/text", data=data)
    assert "here already, in Penn" in page.text
    page = client.post("/import/text", data=data | {"text": text.replace("October", "November")})
    finished(client, client.post(page.url.path, data=fields(page.text, us=US, deal="Penn", do="store")).url.path)
    assert day_of(folder, "Penn") == ["2026-02-17"]


COPIED = b"""From: Piers Oak <piers@oak.example>
To: Hilda Crane <hilda@oak.example>
Cc: Pia Sand <pia@ours.example>
Date: Wed, 11 Feb 2026 09:00:00 +0000
Message-ID: <a1@oak.example>
Subject: Stores

Hilda, I read your pages on the train. The dutchman cost us eleven thousand, and I will not vote for another.
"""


def test_whoever_wrote_only_to_a_colleague_gets_no_letter_and_their_words_stand_in_no_refusal(client, folder):
    page = client.post("/import", data={"csrf": client.csrf}, files={"files": ("a.eml", COPIED, "message/rfc822")})
    data = fields(page.text, us="Pia Sand, ours.example", deal="Oak", do="store")
    finished(client, client.post(page.url.path, data=data).url.path)
    with Workspace.open(folder) as workspace:
        piers = workspace.person("Piers Oak", "Oak").id
    sheet = client.get("/write", params={"deal": "Oak", "to": piers}).text
    assert "has not written or spoken to us" in sheet
    assert '<option value="onepager"' in sheet
    assert '<option value="email"' not in sheet
    answer = client.post("/write/draft", data={"csrf": client.csrf, "deal": "Oak", "to": piers, "kind": "email"})
    assert "has not written or spoken to us" in answer.text
    assert "bad" not in answer.text.split("<h1>Write")[1].split('<form method="post"')[0]


@pytest.mark.parametrize(
    ("missing", "why"),
    [({"text": " "}, "There was no text"), ({"title": ""}, "what the text is"), ({"day": "soon"}, "cannot be read")],
)
def test_what_is_missing_of_a_pasted_text_is_said_and_the_rest_stays(client, missing, why):
    data = {"csrf": client.csrf, "text": "Jory Penn: I want it.", "title": "Call", "day": ""} | missing
    answer = client.post("/import/text", data=data)
    assert answer.status_code == 422
    assert why in answer.text
    assert "text" in missing or "Jory Penn: I want it." in answer.text


def test_a_pasted_text_keeps_within_its_folder_and_needs_the_token(client, folder):
    data = {"csrf": client.csrf, "text": "Jory Penn: I want it.", "title": "../../../otherside.db", "day": ""}
    assert client.post("/import/text", data=data).status_code == 200
    assert not list(folder.parent.glob("*.txt"))
    assert sign_in(WebConfig(folder)).post("/import/text", data={**data, "csrf": "x"}).status_code == 403
