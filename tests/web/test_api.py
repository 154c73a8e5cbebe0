"""REST: the JSON of the command line, paged, with problem documents."""

from __future__ import annotations

import pytest

from otherside.workspace import Workspace
from otherside.workspace.lists import deal_list, people_list

API = "/api/v1"
DEAL = f"{API}/deals/Brook%20&%20Sons"


def test_lists_are_those_of_the_command_line_and_paged(reader, made):
    with Workspace.open(made) as workspace:
        deals, people = deal_list(workspace), people_list(workspace, None)
    assert reader.get(f"{API}/deals").json() == {"deals": deals, "total": 1, "next": None}
    first = reader.get(f"{API}/people?limit=1").json()
    assert first == {"people": people[:1], "total": len(people), "next": 1}
    assert reader.get(f"{API}/people?limit=1&offset=1").json()["people"] == people[1:2]


def test_deal_documents(reader, lena):
    assert reader.get(f"{DEAL}/brief").json()["deal"] == "Brook & Sons"
    forecast = reader.get(f"{DEAL}/forecast?draws=500").json()
    assert forecast["p"]["us"] + forecast["p"]["other"] + forecast["p"]["nothing"] == pytest.approx(1)
    what_if = reader.get(f"{DEAL}/forecast", params={"draws": 500, "set": "Lena Brook.power=0.9"}).json()
    assert what_if["what_if"]["sets"] == ["Lena Brook.power=0.9"]
    assert reader.get(f"{DEAL}/questions?n=2").json()["questions"]
    assert reader.get(f"{DEAL}/plan", params={"to": lena}).json()["to"] == "Lena Brook"
    assert "burdens" in reader.get(f"{DEAL}/burdens").json()
    assert "pattern_breaks" in reader.get(f"{DEAL}/pattern-breaks").json()
    assert reader.get(f"{DEAL}/changes?since=2026-01-01").json()["deal"] == "Brook & Sons"


def test_people_search_lint_draft(reader, lena):
    assert reader.get(f"{API}/people/Lena%20Brook").json()["id"] == lena
    assert reader.get(f"{API}/search?q=audit").json()["hits"][0]["person"] == "Lena Brook"
    headers = {"x-csrf-token": reader.csrf}
    found = reader.post(
        f"{API}/lint",
        json={"text": "This offer ends tonight, so you must sign now or you will regret it."},
        headers=headers,
    ).json()
    assert found["findings"]
    body = {"to": lena, "as": "email"}
    assert reader.post(f"{DEAL}/draft", json=body, headers=headers).json()["to"] == "Lena Brook"


def test_side(client, lena):
    headers = {"x-csrf-token": client.csrf}
    answer = client.put(f"{API}/people/{lena}/side", json={"side": "unknown"}, headers=headers)
    assert answer.json() == {"person": "Lena Brook", "side": "unknown"}
    assert client.put(f"{API}/people/{lena}/side", json={"side": "x"}, headers=headers).status_code == 422


def test_name(client, lena):
    headers = {"x-csrf-token": client.csrf}
    answer = client.put(f"{API}/people/{lena}/name", json={"name": "Lena M. Brook"}, headers=headers)
    assert answer.json()["person"] == "Lena M. Brook"
    assert answer.json()["aliases"] == ["Lena M. Brook", "Lena Brook"]
    assert client.put(f"{API}/people/{lena}/name", json={"name": ""}, headers=headers).json()["person"] == "Lena Brook"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/deals/nope/brief", 404),
        ("/people/nope", 404),
        ("/imports/nope", 404),
        ("/nope", 404),
        ("/deals?limit=0", 422),
        ("/deals?offset=x", 422),
        ("/deals/Brook%20&%20Sons/forecast?draws=500&set=nonsense", 422),
        ("/deals/Brook%20&%20Sons/forecast?draws=500&horizon=%00", 422),
        ("/deals/Brook%20&%20Sons/changes?since=yesterday", 422),
        ("/search?facet=nope", 422),
    ],
)
def test_errors_are_problem_documents(reader, path, status):
    answer = reader.get(f"{API}{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]


def test_the_document_names_every_operation(reader):
    document = reader.get(f"{API}/openapi.json").json()
    assert len(document["paths"]) >= 15
    assert all(path.startswith(API) for path in document["paths"])
    for operations in document["paths"].values():
        for operation in operations.values():
            assert operation.get("description") or operation.get("summary")
            assert "404" in operation["responses"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/search?query=rollout", "no parameter is called 'query' here; it takes q, facet, deal, person"),
        ("/deals?n=1", "no parameter is called 'n' here; it takes limit, offset"),
        ("/market?segment=Food", "no parameter is called 'segment' here; it takes by, facet, wait"),
        ("/us?since=2026-01-01", "no parameter is called 'since' here; it takes none"),
        ("/deals/Brook%20&%20Sons/forecast?sets=x", "it takes draws, seed, horizon, set, compare, as_of"),
    ],
)
def test_a_parameter_that_is_not_there_is_refused_with_those_that_are(reader, path, says):
    answer = reader.get(f"{API}{path}")
    assert answer.status_code == 422
    assert says in answer.json()["detail"]


def test_every_parameter_is_described(reader):
    document = reader.get(f"{API}/openapi.json").json()
    bare = [
        (method, path, parameter["name"])
        for path, methods in document["paths"].items()
        for method, found in methods.items()
        for parameter in found.get("parameters", ())
        if not parameter.get("description")
    ]
    assert bare == []


def test_a_person_says_how_often_they_were_heard(reader, lena):
    brief = reader.get(f"{DEAL}/brief").json()
    turns = next(p["turns"] for p in brief["people"] if p["id"] == lena)
    assert turns > 0
    assert reader.get(f"{API}/people/{lena}").json()["turns"] == turns


def test_a_forecast_says_whether_its_odds_are_told(reader):
    found = reader.get(f"{DEAL}/forecast", params={"draws": 500, "set": "Lena Brook.power=0.9"}).json()
    assert found["told"] is (found["why_not_told"] is None)
    assert found["what_if"]["told"] is found["told"]


def test_a_list_says_when_a_deal_was_last_heard(reader):
    (deal,) = reader.get(f"{API}/deals").json()["deals"]
    assert deal["last_heard"] == reader.get(f"{DEAL}/brief").json()["until"]
