"""By REST an editor changes no deal that is not shared with them, whatever they state or bring."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra `web` is not installed")
pytest.importorskip("multipart", reason="the extra `web` is not installed")
pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from fastapi.testclient import TestClient

from otherside.accounts import Scope
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from tests.reach import HIDDEN, token
from tests.web.routes import BASE

_NOTE = b"""---
date: 2026-03-09
participants:
  - name: Otto Zorblax
    email: zorblax@zorblax.example
    organisation: ours.example
---
Otto Zorblax: We want to be quick.
"""
_DEALS = (
    b"Deal Name,Deal Stage,Amount,Close Date,Deal Owner\nZorblax Mining Inc,Closed Lost,5,2026-03-20,Otto Zorblax\n"
)
_PEOPLE = (
    b"First Name,Last Name,Email,Job Title,Associated Company\nOtto,Evil,zorblax@zorblax.example,Janitor,Evilcorp\n"
)


@pytest.fixture
def made(reached: Path) -> Path:
    """What ``folder`` is a copy of."""
    return reached


def test_the_hidden_deal_stays_as_it_was(folder):
    app = create_app(WebConfig(folder))
    eddy, olive = (
        TestClient(app, base_url=BASE, headers={"authorization": f"Bearer {token(folder, name, Scope.WRITE)}"})
        for name in ("eddy", "olive")
    )

    def told():
        found = olive.get(f"/api/v1/deals/{HIDDEN}/brief").json()
        people = {p["name"]: (p["side"], p["role"], p["organisation"], p["facets"]) for p in found["people"]}
        return found["about"], people, found["forecast"].get("p")

    before = told()
    assert eddy.put("/api/v1/people/Lena Brook/side", json={"side": "ours"}).status_code == 403
    for name, content in (("n.md", _NOTE), ("deals.csv", _DEALS), ("contacts.csv", _PEOPLE)):
        answer = eddy.post("/api/v1/import", files={"files": (name, content)}, data={"deal": "Reed Organs"})
        assert answer.status_code == 200, answer.text
    for person in eddy.get("/api/v1/people?deal=Reed Organs").json()["people"]:
        eddy.put(f"/api/v1/people/{person['name']}/side", json={"side": "ours"})
    assert told() == before
    assert {p["side_reason"] for p in eddy.get("/api/v1/people").json()["people"]}.isdisjoint({"as in all their deals"})
    # That a deal of theirs is joined with none out of reach is seen: it is there.
    assert "Zorblax Mining Inc" in {d["name"] for d in eddy.get("/api/v1/deals").json()["deals"]}
