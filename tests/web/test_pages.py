"""Every page of a small deal."""

from __future__ import annotations

import re

import pytest

from otherside.web.config import WebConfig
from otherside.web.links import deal_key, deal_name, deal_url
from otherside.web.transcript import cut
from otherside.workspace import Workspace
from tests.web.conftest import sign_in

DEAL = "/deals/Brook%20&%20Sons"


def test_pipeline_lists_deals_with_counts(reader):
    text = reader.get("/").text
    assert "Brook &amp; Sons" in text
    assert "2 conversations" in text


def test_a_glance_has_the_three_ways_out(reader):
    text = reader.get(f"{DEAL}/glance").text
    assert "act with us" in text
    assert "do nothing" in text
    assert "Ask next" in text
    # Worked out once, it is on the page itself.
    assert "act with us" in reader.get("/").text


def test_deal_and_its_parts(reader):
    text = reader.get(DEAL).text
    assert "Lena Brook" in text
    assert "first call" in text
    forecast = reader.get(f"{DEAL}/forecast").text
    assert "What makes it hard for them" in forecast
    assert "Lena Brook" in forecast
    assert "<li>" in reader.get(f"{DEAL}/questions").text
    assert reader.get(f"{DEAL}/gaps").status_code == 200


def test_unknown_things_are_not_found(reader):
    for path in ("/deals/nope", "/people/nope", "/conversations/nope", "/import/nope", "/import/jobs/nope", "/nope"):
        answer = reader.get(path)
        assert answer.status_code == 404, path
        assert "<h1>Not" in answer.text


def test_every_quote_leads_to_its_place(reader, made, lena):
    with Workspace.open(made) as workspace:
        rows = workspace.evidence()
    assert rows
    for row in rows:
        page = reader.get(f"/conversations/{row.evidence.conversation}").text
        assert f'id="e-{row.evidence.id}"' in page
    pages = [f"/people/{lena}", DEAL, "/search?q=audit", "/market", "/market/language", "/market/positioning"]
    pages += [f"{DEAL}/{part}" for part in ("forecast", "questions", "gaps", f"prep?to={lena}")]
    pages += [f"/write?deal=Brook+%26+Sons&to={lena}", "/market/ask?q=what+do+they+do+by+hand"]
    pages += [f"/market/themes/{t['id']}" for t in reader.get("/api/v1/market/themes").json()["themes"]]
    for page in pages:
        for place in re.findall(r'href="(/conversations/[^"#]+)#([^"]+)"', reader.get(page).text):
            assert f'id="{place[1]}"' in reader.get(place[0]).text


def test_pieces_joined_are_the_text(made):
    with Workspace.open(made) as workspace:
        for stored in workspace.conversations():
            evidence = workspace.store.evidence_in(stored.id)
            for n, turn in enumerate(stored.turns):
                pieces = cut(turn.turn.text, [e for e in evidence if e.turn == n])
                assert "".join(p.text for p in pieces) == turn.turn.text
                # Overlapping corrections lose no anchor.
                twice = cut(turn.turn.text, [e for e in evidence if e.turn == n] * 2)
                assert "".join(p.text for p in twice) == turn.turn.text


def test_person_shows_words_and_what_is_unknown(reader, lena):
    text = reader.get(f"/people/{lena}").text
    assert "Who they are becoming" in text
    assert "What we do not know yet" in text
    beliefs = reader.get(f"/people/{lena}/beliefs", params={"deal": "Brook & Sons"}).text
    assert "Weight of their word" in beliefs


def test_a_stated_belief_stays_and_can_be_taken_back(client, lena, folder):
    data = {"csrf": client.csrf, "deal": "Brook & Sons", "key": "power", "value": "0.95", "because": "she told me"}
    answer = client.post(f"/people/{lena}/beliefs", data={**data, "do": "state"}, headers={"hx-request": "true"})
    assert "stated by" in answer.text
    from otherside.workspace.believing import beliefs_said

    with Workspace.open(folder) as workspace:
        assert beliefs_said(workspace, "Brook & Sons")[0]["value"] == "0.95"
    gone = client.post(f"/people/{lena}/beliefs", data={**data, "do": "forget"}, headers={"hx-request": "true"})
    assert "stated by" not in gone.text
    wrong = client.post(f"/people/{lena}/beliefs", data={**data, "value": "7"}, headers={"hx-request": "true"})
    assert 'role="alert"' in wrong.text
    assert client.post(f"/people/{lena}/beliefs", data={**data, "key": "nope"}).status_code == 422


def test_a_side_is_stated(client, lena, folder):
    answer = client.post(f"/people/{lena}/side", data={"csrf": client.csrf, "side": "unknown"})
    assert "Nobody said whose side they are on" in answer.text
    assert client.post(f"/people/{lena}/side", data={"csrf": client.csrf, "side": "both"}).status_code == 422
    client.post(f"/people/{lena}/side", data={"csrf": client.csrf, "side": "theirs"})
    with Workspace.open(folder) as workspace:
        assert workspace.evidence()


def test_settings_replace_who_we_are(client, folder):
    answer = client.post("/settings", data={"csrf": client.csrf, "us": "Pia Sand\nsand.example"})
    assert "Noted" in answer.text
    with Workspace.open(folder) as workspace:
        assert workspace.us == ["Pia Sand", "sand.example"]


def test_write_lints_as_one_types_and_drafts_from_evidence(reader, lena):
    pushy = "This offer ends tonight, so you must sign now or you will regret it."
    found = reader.post("/write/lint", data={"csrf": reader.csrf, "text": pushy}).text
    assert "pressure" in found
    assert "Nothing found" in reader.post("/write/lint", data={"csrf": reader.csrf, "text": "How was it?"}).text
    data = {"csrf": reader.csrf, "deal": "Brook & Sons", "to": lena, "kind": "email"}
    assert "Lena" in reader.post("/write/draft", data=data).text
    assert reader.post("/write/draft", data={"csrf": reader.csrf}).status_code == 422
    assert "Lena Brook" in reader.get("/write", params={"deal": "Brook & Sons", "to": lena}).text


def test_prep_is_a_plan(reader, lena):
    text = reader.get(f"{DEAL}/prep", params={"to": lena}).text
    assert "Ask" in text
    assert "At the end" in text
    assert reader.get(f"{DEAL}/prep", params={"to": "nobody"}).status_code == 404


def test_search_finds_by_words(reader):
    assert "audit in June" in reader.get("/search?q=audit").text
    assert reader.get("/search?q=audit&deal=nope").status_code in (404, 422)


@pytest.mark.parametrize("name", ["a/b", "..", ".", "a~1b", "~", "\\x", "Ünïcode & co", ".hidden", "a?b#c", "%2F"])
def test_any_name_makes_an_address(name):
    assert deal_name(deal_key(name)) == name
    assert deal_url(name).count("/") == 2


def test_an_empty_workspace_invites(tmp_path):
    Workspace.init(tmp_path / "ws").close()
    text = sign_in(WebConfig(tmp_path / "ws")).get("/").text
    assert "Drop files or folders here" in text
    assert "Load the example" not in text
