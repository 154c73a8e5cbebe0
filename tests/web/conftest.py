"""A small deal of our own words, some of them hostile, in a workspace that all tests of the web share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

pytest.importorskip("fastapi", reason="the extra `web` is not installed")
pytest.importorskip("multipart", reason="the extra `web` is not installed")

from fastapi.testclient import TestClient

from otherside.web.app import create_app, state_in
from otherside.web.config import WebConfig
from otherside.workspace import Workspace
from tests import working

BASE = "http://127.0.0.1:8765"
#: Words that would do something if any of them were ever taken for markup.
HOSTILE = "<script>alert('xss')</script> <img src=x onerror=alert(1)> {{ 7*7 }} \"'><svg/onload=alert(2)>"

CALL = (
    working.CALL
    + """
00:00:35.000 --> 00:00:44.000
<v Lena Brook>The note says &lt;script&gt;alert(1)&lt;/script&gt; and nobody knows why we keep it.</v>
"""
)
NOTE = f"""---
title: "{HOSTILE.replace('"', "'")}"
date: 2026-03-04
participants: [Lena Brook, Pia Sand]
---
Lena Brook: We must be done before the audit in June. {HOSTILE}

Pia Sand: Thank you.
"""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace as first made; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("web")
    files = folder / "Brook & Sons"
    files.mkdir()
    (files / "first call.vtt").write_text(CALL, encoding="utf-8")
    (files / "note.md").write_text(NOTE, encoding="utf-8")
    with Workspace.init(folder / "ws", ["Pia Sand"]) as workspace:
        workspace.add([files], deal="Brook & Sons")
        if workspace.person("Lena Brook").side.value != "theirs":
            from otherside.domain import Side

            workspace.set_side("Lena Brook", Side.THEIRS)
            workspace.settle()
    return folder / "ws"


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of the workspace."""
    return Path(shutil.copytree(made, tmp_path / "ws"))


class Browser(TestClient):
    """A client that came in with the link, and that can read the token of its forms."""

    csrf = ""


def sign_in(config: WebConfig) -> Browser:
    app = create_app(config)
    client = Browser(app, base_url=BASE, raise_server_exceptions=True)
    assert client.get(f"/?token={config.login}").status_code == 200
    session = client.cookies[config.cookie]
    client.csrf = state_in(app).sessions.csrf(session)
    return client


@pytest.fixture
def config(folder: Path) -> WebConfig:
    return WebConfig(folder)


@pytest.fixture
def client(config: WebConfig) -> Browser:
    return sign_in(config)


@pytest.fixture(scope="session")
def reader(made: Path) -> Browser:
    """For tests that change nothing."""
    return sign_in(WebConfig(made))


@pytest.fixture(scope="session")
def lena(made: Path) -> str:
    with Workspace.open(made) as workspace:
        return workspace.person("Lena Brook").id


@pytest.fixture(scope="session")
def talks(made: Path) -> list[str]:
    with Workspace.open(made) as workspace:
        return workspace.store.conversation_ids()


@pytest.fixture(scope="session")
def reached(of_the_run: Path) -> Path:
    """A workspace with accounts, one deal that is shared with some of them and one that is not; not one's own to change."""
    from tests.reach import make

    folder = of_the_run / "reach"
    with FileLock(of_the_run / "reach.lock"):
        if not (folder / "made").exists():
            shutil.rmtree(folder, ignore_errors=True)  # of one that failed
            folder.mkdir()
            make(folder)
            (folder / "made").touch()
    return folder / "ws"


@pytest.fixture(scope="session")
def known(reached: Path) -> dict[str, dict[str, str]]:
    """Ids of what is shared and of what is not, as an owner knows them."""
    from tests.reach import HIDDEN, SHARED

    out = {}
    with Workspace.open(reached) as workspace:
        for deal, person in ((SHARED, "Lena Brook"), (HIDDEN, "Otto Zorblax")):
            row = workspace.evidence(deal, person)[0]
            out[deal] = {
                "deal": deal,
                "person": workspace.person(person).id,
                "to": workspace.person(person).id,
                "conversation": row.evidence.conversation,
                "evidence": row.evidence.id,
                "number": str(row.evidence.turn),
            }
        out[HIDDEN]["correction"] = str(workspace.corrections(HIDDEN)[0]["id"])
    return out


@pytest.fixture(scope="session")
def walked(reached: Path, known: dict[str, dict[str, str]]) -> Callable[[str], Any]:
    """See ``routes.walked_once``."""
    from tests.web.routes import walked_once

    return walked_once(reached, known)
