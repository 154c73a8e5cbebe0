"""The market in the browser: worked out in the background, once; watched, stopped, and done anew after a change."""

from __future__ import annotations

import re
import threading

import pytest

from otherside.domain import Side
from otherside.web.config import WebConfig
from otherside.web.pages import market as pages
from otherside.workspace import Workspace
from otherside.workspace.market import market as rooms
from tests.web.conftest import sign_in


@pytest.fixture
def held(monkeypatch):
    """Work on the market waits until it may go on; and nobody waits for it."""
    go = threading.Event()
    begun = threading.Event()
    times = []

    class Held(rooms.Analysis):
        def __init__(self, workspace, progress):
            times.append(1)
            begun.set()
            while not go.wait(0.02):
                progress("themes", 3, 15)
            super().__init__(workspace, progress)

    monkeypatch.setattr(rooms, "Analysis", Held)
    monkeypatch.setattr(pages, "PATIENCE_S", 0.0)
    yield go, begun, times
    go.set()


def finished(client, path="/market"):
    for _ in range(3000):
        text = client.get(path).text
        if "market-job" not in text:
            return text
        threading.Event().wait(0.02)
    raise AssertionError("the work did not end")


def test_progress_is_shown_survives_a_reload_and_is_worked_out_once(client, held):
    go, begun, times = held
    first = client.get("/market").text
    assert "<progress" in first
    assert begun.wait(60)
    for _ in range(300):
        if "3 of 15" in (again := client.get("/market").text):
            break
        threading.Event().wait(0.02)
    assert "Finding themes, kind by kind: 3 of 15" in again
    assert "3 of 15" in client.get("/market/progress").text
    assert client.get("/market/language").text.count("<progress") == 1
    waiting = client.get("/api/v1/market?wait=false")
    assert waiting.status_code == 202
    job = client.get(waiting.headers["location"]).json()
    assert (job["state"], job["done"], job["total"]) == ("working", 3, 15)
    assert client.get("/api/v1/jobs?kind=market").json()["total"] == 1
    go.set()
    text = finished(client)
    assert "What several speak of" in text
    assert client.get("/market/progress").headers["hx-refresh"] == "true"
    for path in ("/market", "/market/language", "/market/segments?by=role", "/market/positioning", "/api/v1/market"):
        assert client.get(path).status_code == 200
    finished(client, "/market/segments?by=role")
    assert len(times) == 1


def test_it_is_stopped_and_begun_again(client, held):
    go, begun, times = held
    client.get("/market")
    assert begun.wait(60)
    stopped = client.post("/market/work", data={"csrf": client.csrf, "do": "stop"})
    assert "Stopped. Nothing was changed." in stopped.text
    # Looking does not begin it again; asking does.
    assert "Stopped" in client.get("/market/segments").text
    assert len(times) == 1
    go.set()
    client.post("/market/work", data={"csrf": client.csrf, "do": "start"})
    finished(client)
    assert len(times) == 2


def test_a_change_makes_it_new(client, folder, lena):
    finished(client)
    before = client.get("/api/v1/market").json()["sentences"]
    with Workspace.open(folder) as workspace:
        evidence = workspace.evidence()[0].evidence
        shown = next(r.evidence for r in workspace.evidence() if max(r.evidence.facets.values()) > 0.7)
        workspace.correct(shown.id, "reject")
    assert evidence
    assert client.get("/api/v1/market").json()["sentences"] == before - 1
    assert shown.quote not in finished(client, "/market/language")


def test_a_field_that_is_not_there_is_said_in_one_line(client):
    text = finished_or_failed(client, "/market/segments?by=colour%20of%20hair")
    assert "no deal has a field" in text
    assert client.get("/api/v1/market?by=nothing").status_code == 422


def finished_or_failed(client, path):
    for _ in range(3000):
        text = client.get(path).text
        if "<progress" not in text:
            return text
        threading.Event().wait(0.02)
    raise AssertionError("the work did not end")


def test_pages_show_what_the_report_says(reader):
    report = reader.get("/api/v1/market").json()
    text = finished(reader)
    for theme in report["themes"][: pages.PAGE]:
        assert f"/market/themes/{theme['id']}" in text
        whole = reader.get(f"/market/themes/{theme['id']}").text
        assert len(re.findall("<q>", whole)) == min(theme["sentences"], pages.PAGE)
    assert reader.get("/market/themes/fear-999").status_code == 404
    kinds = {t["facet"] for t in report["themes"]}
    for kind in kinds:
        only = reader.get(f"/market?facet={kind}").text
        assert all(f"/market/themes/{t['id']}" not in only for t in report["themes"] if t["facet"] != kind)
    positioning = reader.get("/market/positioning").text
    for part in report["positioning"]["parts"]:
        assert part["heading"] in positioning


CROWD = (
    "I am scared that the new kitchen will not be ready for the wedding season.",
    "I'm worried the kitchen won't be ready and that I get the blame for it.",
    "Every evening we write the orders on paper and type them in again the next day.",
    "We still type in all the orders by hand, from paper, at night.",
    "I want us to be the house that people drive an hour for.",
    "By summer we want to serve two hundred guests without a single wrong order.",
)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """Several people who speak of the same few things."""
    folder = tmp_path_factory.mktemp("crowd")
    people = ("Ana Rey", "Bo Ly", "Cy Neal", "Di Ro")
    text = "\n\n".join(f"{name}: {line}" for name in people for line in CROWD)
    (folder / "talk.md").write_text(f"---\ndate: 2026-03-04\nparticipants: {list(people)}\n---\n{text}\n")
    with Workspace.init(folder / "ws", ["Pia Sand"]) as workspace:
        workspace.add([folder / "talk.md"], deal="Kitchens")
        for person in workspace.people():
            workspace.set_side(person.id, Side.THEIRS)
        workspace.settle()
    return folder / "ws"


def test_themes_are_paged(crowd, monkeypatch):
    monkeypatch.setattr(pages, "PAGE", 1)
    client = sign_in(WebConfig(crowd))
    themes = client.get("/api/v1/market").json()["themes"]
    assert len(themes) > 1
    seen = []
    path = "/market"
    while path:
        text = finished(client, path)
        seen += re.findall(r'<h2><a href="/market/themes/([\w-]+)"', text)
        more = re.search(r'href="(/market\?offset=\d+)">More', text)
        path = more.group(1) if more else None
    assert seen == [t["id"] for t in themes]


def test_a_theme_is_paged_by_program_and_tells_every_sentence(crowd):
    client = sign_in(WebConfig(crowd))
    theme = client.get("/api/v1/market/themes").json()["themes"][0]["id"]
    with Workspace.open(crowd) as workspace:
        whole = rooms.market(workspace, theme=theme)
    answer = client.get(f"/api/v1/market/themes/{theme}").json()
    assert {key: answer[key] for key in whole} == whole
    part = client.get(f"/api/v1/market/themes/{theme}?limit=1").json()
    assert part["sentences"] == whole["sentences"][:1]
    assert part["total"] == len(whole["sentences"])
    assert client.get("/api/v1/market/themes/fear-999").status_code == 404


def test_few_people_are_told_as_such_by_role_and_without_percentages(crowd):
    client = sign_in(WebConfig(crowd))
    asked = finished(client, "/market/ask?q=what+worries+them")
    # Of one deal a name is no secret.
    assert "Ana Rey" in asked
    assert "%" not in re.sub(r"<[^>]*>", "", asked)
    for path in ("/market", "/market/positioning", "/market/segments"):
        text = finished(client, path)
        assert "Too few to speak of a market" in text
        assert "%" not in re.sub(r"<[^>]*>", "", text)
        assert not any(f">{name}<" in text for name in ("Ana Rey", "Bo Ly", "Cy Neal", "Di Ro"))
    report = client.get("/api/v1/market").json()
    assert report["few"]
    assert report["field"] == "outcome"


def test_what_one_alone_said_is_shown_without_a_theme(reader):
    report = reader.get("/api/v1/market").json()
    assert report["themes"] == []
    assert report["each"]
    text = finished(reader)
    assert "What each said" in text
    assert all(row["label"] in text for row in report["each"])
    assert [s["drivers"] for s in report["segments"]] == [[]]
    assert "too few to describe" in finished(reader, "/market/segments")


def test_too_many_messages_and_none(reader):
    data = {"csrf": reader.csrf}
    assert reader.post("/market/messages", data=data).status_code == 422
    many = "\n\n".join(f"message {n}" for n in range(pages.MOST_MESSAGES + 1))
    assert reader.post("/market/messages", data={**data, "text": many}).status_code == 422


def test_an_empty_workspace_says_so(tmp_path):
    Workspace.init(tmp_path / "ws").close()
    client = sign_in(WebConfig(tmp_path / "ws"))
    for path in ("/market", "/market/language", "/market/segments", "/market/positioning", "/market/messages"):
        assert "Nobody of theirs was heard yet" in finished(client, path)
    assert client.get("/api/v1/market").json()["themes"] == []


def test_a_page_says_how_many_were_heard_and_how_many_of_them_gave_evidence(client, monkeypatch):
    real = rooms.Analysis.report
    monkeypatch.setattr(
        rooms.Analysis, "report", lambda *given, **named: {**real(*given, **named), "heard": 3, "deals_heard": 2}
    )
    text = finished(client)
    people = client.get("/api/v1/market").json()["people"]
    assert "3 people were heard in 2 deals" in text
    assert f"of evidence by {people} of them" in text
