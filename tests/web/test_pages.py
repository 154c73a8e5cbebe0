"""Every page of a small deal."""

from __future__ import annotations

import re
import time

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
    assert "Stated by" in answer.text
    from otherside.workspace.believing import beliefs_said

    with Workspace.open(folder) as workspace:
        assert beliefs_said(workspace, "Brook & Sons")[0]["value"] == "0.95"
    gone = client.post(f"/people/{lena}/beliefs", data={**data, "do": "forget"}, headers={"hx-request": "true"})
    assert "Stated by" not in gone.text
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


def test_people_are_placed_without_a_script_and_put_back(client, folder):
    from otherside.workspace.believing import beliefs_said

    data = {"csrf": client.csrf, "who": "Lena Brook", "gain": "-0.6", "power": ""}
    page = client.post(f"{DEAL}/standing", data=data)
    assert page.url.path == "/deals/Brook & Sons"
    with Workspace.open(folder) as workspace:
        assert [(s["key"], s["value"]) for s in beliefs_said(workspace, "Brook & Sons")] == [("gain", "-0.6")]
    text = client.get(f"{DEAL}/forecast").text
    assert "What you stated" in text
    assert "placed by you" in text
    moved = client.post(f"{DEAL}/standing", data={**data, "power": "0.9"}, headers={"hx-request": "true"})
    assert moved.headers["hx-trigger"] == "moved"
    assert "is where you put them" in moved.text
    back = client.post(
        f"{DEAL}/standing",
        data={"csrf": client.csrf, "who": "Lena Brook", "do": "back"},
        headers={"hx-request": "true"},
    )
    assert "What you stated" not in back.text
    with Workspace.open(folder) as workspace:
        assert beliefs_said(workspace, "Brook & Sons") == []
    wrong = client.post(f"{DEAL}/standing", data={**data, "gain": "7"}, headers={"hx-request": "true"})
    assert 'role="alert"' in wrong.text
    assert client.post(f"{DEAL}/standing", data={"csrf": client.csrf, "who": "Lena Brook"}).status_code == 422
    assert client.post(f"{DEAL}/standing", data={"who": "Lena Brook", "gain": "0"}).status_code == 403


def test_what_changed_since_and_how_the_chance_moved(reader):
    page = reader.get(f"{DEAL}/changes").text
    assert "<h1>What changed</h1>" in page
    assert "<h1>" not in reader.get(f"{DEAL}/changes?since=2026-03-04", headers={"hx-request": "true"}).text
    assert reader.get(f"{DEAL}/changes?since=yesterday").status_code == 422
    assert reader.get(f"{DEAL}/history").status_code == 200


def test_old_conversations_are_counted_before_they_are_deleted(client, folder):
    looked = client.post("/settings/retention", data={"csrf": client.csrf, "days": "1", "do": "look"}).text
    assert "<b>1 conversation</b> of 2 conversations" in looked
    with Workspace.open(folder) as workspace:
        assert workspace.store.counts()["conversations"] == 2
    page = client.post("/settings/retention", data={"csrf": client.csrf, "days": "1", "do": "delete"})
    for _ in range(600):
        text = client.get(page.url.path).text
        if "<progress" not in text:
            break
        time.sleep(0.1)
    assert "Deleted: 1 conversations" in text
    with Workspace.open(folder) as workspace:
        # What has no date is not old.
        assert workspace.store.counts()["conversations"] == 1
    assert client.post("/settings/retention", data={"csrf": client.csrf, "days": "-3"}).status_code == 422


def test_a_language_model_is_named_and_taken_out_again(client, folder):
    data = {
        "csrf": client.csrf,
        "provider": "ollama",
        "model": 'a "model"',
        "base_url": "",
        "api_key_env": "",
        "reader": "llm",
    }
    assert "Noted" in client.post("/settings/llm", data=data).text
    from otherside.workspace.llm_settings import read_settings

    found = read_settings(folder)
    assert found.llm is not None
    assert (found.reader.value, found.llm.model) == ("llm", 'a "model"')
    assert client.post("/settings/llm", data={**data, "base_url": "ftp://nowhere"}).status_code == 422
    assert client.post("/settings/llm", data={**data, "model": ""}).status_code == 422
    assert read_settings(folder).llm == found.llm
    client.post("/settings/llm", data={**data, "model": "", "reader": "local"})
    assert read_settings(folder).llm is None


def test_what_an_interrupted_run_left_is_read_when_we_begin(folder):
    from otherside.web.app import create_app, state_in

    state = state_in(create_app(WebConfig(folder)))
    assert state.settle() is None
    with Workspace.open(folder) as workspace:
        before = workspace.store.counts()["evidence"]
        talk = next(t for t in workspace.store.conversation_ids() if workspace.store.evidence_in(t))
        turns = [(talk, e.turn) for e in workspace.store.evidence_in(talk)]
        workspace.store.put_evidence("an older reader", turns, [])
        assert workspace.store.counts()["evidence"] < before
    job = state.settle()
    assert job is not None
    assert job.wait(120)
    assert job.state == "done"
    with Workspace.open(folder) as workspace:
        assert workspace.store.counts()["evidence"] == before


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
