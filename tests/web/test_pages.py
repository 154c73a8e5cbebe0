"""Every page of a small deal."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest

from otherside.web.committee_map import Placed, short_names, standing_svg
from otherside.web.config import WebConfig
from otherside.web.links import deal_key, deal_name, deal_url
from otherside.web.templating import environment
from otherside.web.transcript import cut, flowing
from otherside.workspace import Workspace
from tests.web.conftest import sign_in

DEAL = "/deals/Brook%20&%20Sons"


def test_pipeline_lists_deals_with_counts(reader):
    text = reader.get("/").text
    assert "Brook &amp; Sons" in text
    assert "2 conversations" in text


def test_a_glance_says_what_is_known_and_no_odds_where_hardly_anything_is(reader):
    text = reader.get(f"{DEAL}/glance").text
    assert "Too little is known" in text
    assert "act with us</span>" not in text
    assert "Ask next" in text
    # Worked out once, it is on the page itself.
    assert "Too little is known" in reader.get("/").text


def test_deal_and_its_parts(reader):
    text = reader.get(DEAL).text
    assert "Lena Brook" in text
    assert "first call" in text
    forecast = reader.get(f"{DEAL}/forecast").text
    assert "What makes it hard for them" in forecast
    assert "fear that it fails" in forecast
    assert "another failed rollout" in forecast  # the words that say so
    assert "Worth finding out first" in forecast
    assert 'class="big"' not in forecast  # the odds could be anything
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


def test_pairs_that_the_brief_does_not_show_are_told_as_unsure():
    def pair(person):
        place = {"conversation": "c", "turn": 0, "start": 0, "end": 4}
        return {
            "person": person,
            "theme": "",
            "ideal": "I will",
            "actual": "I do not",
            "question": "How?",
            "sources": [place] * 2,
        }

    found = environment().get_template("fragments/gaps.html.j2")
    text = found.render(gaps=[pair("Ada")], further=[pair("Bo")])
    assert text.index("Ada") < text.index("Perhaps, and not sure (1)") < text.index("Bo")
    assert "Perhaps" not in found.render(gaps=[pair("Ada")], further=[])
    assert found.render(gaps=[], further=[]).strip() == ""


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


def test_lines_that_a_mail_program_broke_flow_and_keep_every_offset():
    wrapped = "Dear Mrs Haddad,\n\n" + "I have read your account of the night in February twice, and\nthank you for it."
    assert flowing(wrapped) == wrapped[:-18] + " " + wrapped[-17:]
    for kept in (
        "Short lines\nof an address",
        "These are the points that we talked about on the phone today:\n- one\n- two",
        "A note whose paragraphs are long is broken where its writer wanted it, " * 2 + "\nand so it stays as it is",
        "",
    ):
        assert flowing(kept) == kept


def test_person_shows_words_and_what_is_unknown(reader, lena):
    text = reader.get(f"/people/{lena}").text
    assert "Who they are becoming" in text
    assert "What was not read yet" in text
    assert "do not know" not in text
    beliefs = reader.get(f"/people/{lena}/beliefs", params={"deal": "Brook & Sons"}).text
    assert "Weight of their word" in beliefs


def test_a_stated_belief_stays_and_can_be_taken_back(client, lena, folder):
    data = {"csrf": client.csrf, "deal": "Brook & Sons", "key": "power", "value": "0.95", "because": "she told me"}
    answer = client.post(f"/people/{lena}/beliefs", data={**data, "do": "state"}, headers={"hx-request": "true"})
    assert "Stated by" in answer.text
    from otherside.workspace.stated.believing import beliefs_said

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


def test_somebody_is_called_otherwise_and_as_the_files_write_them_again(client, lena):
    answer = client.post(f"/people/{lena}/name", data={"csrf": client.csrf, "name": "Lena M. Brook"})
    assert "<h1>Lena M. Brook</h1>" in answer.text
    assert "Written so far: Lena M. Brook, Lena Brook." in answer.text
    assert client.post(f"/people/{lena}/name", data={"csrf": client.csrf, "name": " "}).status_code == 422
    answer = client.post(f"/people/{lena}/name", data={"csrf": client.csrf, "do": "forget"})
    assert "<h1>Lena Brook</h1>" in answer.text
    assert "As the files write them" not in answer.text


def test_settings_replace_who_we_are(client, folder):
    answer = client.post("/settings", data={"csrf": client.csrf, "us": "Pia Sand\nsand.example"})
    assert "Noted" in answer.text
    with Workspace.open(folder) as workspace:
        assert workspace.us == ["Pia Sand", "sand.example"]


def test_people_are_placed_without_a_script_and_put_back(client, folder):
    from otherside.workspace.stated.believing import beliefs_said

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
    looked = client.post("/settings/retention", data={"csrf": client.csrf, "days": "1"}).text
    assert "<b>1 conversation</b> of 2 conversations" in looked
    with Workspace.open(folder) as workspace:
        assert workspace.store.counts()["conversations"] == 2
    page = client.post("/settings/retention/erase", data={"csrf": client.csrf, "days": "1"})
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
    from otherside.workspace.reading.llm_settings import read_settings

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


def placed(name, position=0.3, power=0.5, veto=0.1, **more):
    given = {"low": -0.2, "high": 0.8, "salience": 0.5, "yours": False, "known": False}
    return Placed(name=name, short=name, position=position, power=power, veto=veto, **{**given, **more})


def test_nobody_on_the_map_hides_another():
    people = [placed(name) for name in ("Ann", "Ben", "Cleo", "Dov")] + [placed("Eve", 0.33), placed("Far", -0.9)]
    places = re.findall(r'translate\(([\d.]+) ([\d.]+)\)" tabindex', str(standing_svg(people)))
    dots = sorted((float(x), float(y)) for x, y in places)
    assert len(dots) == 6
    assert all(right[0] - left[0] >= 2 * 11.5 for left, right in pairwise(dots))
    # Whoever stands alone stands where they are.
    assert dots[0][0] == pytest.approx(50 + 540 * 0.05)


def test_a_veto_has_its_ring():
    drawn = str(
        standing_svg([placed("Ann", -0.5, veto=0.7), placed("Ben", 0.0, veto=0.3), placed("Cleo", 0.5, veto=0.1)])
    )
    assert drawn.count('class="veto"') == 1
    assert drawn.count('class="veto perhaps"') == 1
    assert "can probably stop it" in drawn
    assert 'class="veto stated"' in str(standing_svg([placed("Ann", veto=1.0, veto_stated=True)]))


def test_names_on_the_map_are_no_titles():
    assert short_names(["Dr. Ing. Bartholomäus Ng", "Prof. Eva Holm", "the board", "Dr."]) == [
        "Bartholomäus", "Eva", "the board", "Dr.",
    ]  # fmt: skip


def test_a_veto_is_stated_without_a_script_and_taken_back(client, folder):
    from otherside.workspace.stated.believing import beliefs_said

    data = {"csrf": client.csrf, "who": "Lena Brook"}
    assert "Can stop it alone?" in client.get(f"{DEAL}/forecast").text
    client.post(f"{DEAL}/standing", data={**data, "power": "0.9"})
    answer = client.post(f"{DEAL}/standing", data={**data, "veto": "true", "at": "row"}, headers={"hx-request": "true"})
    assert "can stop it alone, you say" in answer.text
    assert "yes, you say" in answer.text
    # What is undone is what was just stated, and nothing before it.
    undo = re.search(r'name="who" value="Lena Brook">(<input type="hidden" name="key" value="veto">)<p>', answer.text)
    assert undo
    client.post(f"{DEAL}/standing", data={**data, "do": "back", "key": "veto"})
    with Workspace.open(folder) as workspace:
        assert [s["key"] for s in beliefs_said(workspace, "Brook & Sons")] == ["power"]
    assert client.post(f"{DEAL}/standing", data={**data, "veto": "perhaps so"}).status_code == 422


def test_little_evidence_is_said(client, folder):
    assert "Little is known" in client.get(f"{DEAL}/forecast").text
    file = folder.parent / "thin.md"
    file.write_text(
        "---\ndate: 2026-03-05\nparticipants: [Ada Quill, Pia Sand]\n---\nAda Quill: Thank you, and good day.\n"
    )
    with Workspace.open(folder) as workspace:
        workspace.add([file], deal="Thin")
    text = client.get("/deals/Thin/forecast").text
    assert "Nothing they said goes into these figures yet" in text
    # The swing of whoever decides alone says nothing, and of a deal without odds no single person has a number.
    assert "Swing" not in text
    assert "Weight:" not in text
    committee = text.partition("The committee</h3>")[2]
    assert committee
    assert "%" not in committee.partition("</table>")[0]
    assert "the day above has passed since" in text


def test_a_deal_shows_so_much_and_leads_to_the_rest(client, folder):
    names = [f"{first} Vale" for first in
             "Ann Ben Cleo Dov Eve Finn Gwen Hugh Ines Jack Kate Liam Mona Nick Olga Paul".split()]  # fmt: skip
    said = ["<v Pia Sand>What are you afraid of?</v>"]
    things = "orders bills tours rotas parts claims stocks visas tests maps tolls keys loans fees bids seats".split()
    for name, thing in zip(names, things, strict=True):
        said.append(f"<v {name}>I am afraid that the {thing} go wrong and that it costs me my standing.</v>")
        said.append("<v Pia Sand>Thank you. And how is it for the next of you?</v>")
    cues = [f"00:{n:02}:01.000 --> 00:{n:02}:09.000\n{words}" for n, words in enumerate(said)]
    file = folder.parent / "many.vtt"
    file.write_text("WEBVTT\n\n" + "\n\n".join(cues) + "\n")
    with Workspace.open(folder) as workspace:
        workspace.add([file], deal="Many")
    text = client.get("/deals/Many").text
    assert text.count("<article") == 12
    assert "4 more of them, who said less" in text
    assert len({name for name in names if f"{name}</a>" in text}) == 16


def test_quotes_of_a_kind_are_shortened_where_there_are_many():
    said = [{"id": f"e{n}", "quote": f"words {n}", "conversation": "c", "turn": n, "title": "call"} for n in range(50)]
    macro = environment().get_template("macros.html.j2").module.section
    text = macro([("fear", said[:1], said[1:])], 4, None, 4, "/people/x")
    assert re.findall(r"words \d+", text) == [f"words {n}" for n in range(5)]
    assert '<a href="/people/x">45 more on their page</a>' in text
    whole = macro([("fear", said[:1], said[1:])])
    assert len(re.findall(r"words \d+", whole)) == 50


def test_why_there_is_no_forecast_is_said(client, folder, lena):
    with Workspace.open(folder) as workspace:
        file = folder.parent / "hubspot.csv"
        file.write_text(
            "Deal Name,Organisation,Stage,Amount,Owner\nBrook & Sons,Brook & Sons,Closed Lost,20000,Pia Sand\n"
        )
        workspace.add([file], deal="Brook & Sons")
        assert workspace.deal("Brook & Sons").outcome not in (None, "open")
    for path in (f"{DEAL}/forecast", f"/people/{lena}/beliefs?deal=Brook+%26+Sons", f"{DEAL}/glance"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "It has been decided" in answer.text, path
    assert "No forecast." in client.get(f"{DEAL}/forecast").text
