"""On a team's server every route answers what it answers over a folder, to everybody."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from otherside.store.place import write_server
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.workspace.moving import migrate
from tests.reach import HIDDEN, MARKER, SHARED, make
from tests.store.conftest import new_url, server  # noqa: F401  (fixtures)
from tests.web.test_reach import (  # noqa: F401  (a fixture)
    addresses,
    ask,
    csrf,
    fill,
    known,
    signed_in,
    taken,
    wishes,
    without_echo,
    words_of,
)

#: Differs by what it is: a secret, a moment, a place.
_OWN = re.compile(
    r"[0-9a-f]{64}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?|os_[\w-]{20,}|[\w-]{16,}(?=\")|postgresql://\S+|\d+ (seconds|ms)"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("reach"))


def said(answer: Any, folder: Path) -> tuple[int, str]:
    body = answer.text if answer.headers.get("content-type", "").startswith(("application/json", "text/html")) else ""
    return answer.status_code, _OWN.sub("…", body.replace(str(folder), "…"))


@pytest.fixture
def team(made, tmp_path, new_url):  # noqa: F811
    """The same workspace on a server."""
    folder, url = tmp_path / "team", new_url()
    migrate(made, url)
    write_server(folder, url)
    return folder


def walk(app: Any) -> list[tuple[str, str]]:
    passed_over = ("/logout", "/settings/me/password", "/settings/me/tokens")
    return [(method, path) for method, path in addresses(app) if method != "HEAD" and path not in passed_over]


@pytest.mark.parametrize("name", ["olive", "eddy", "rita"])
def test_every_route_answers_the_same(made, known, tmp_path, team, name):  # noqa: F811
    folders = (Path(shutil.copytree(made, tmp_path / "folder")), team)
    apps = [create_app(WebConfig(folder)) for folder in folders]
    clients = [signed_in(app, name) for app in apps]
    tokens = [csrf(client) for client in clients]
    ids, different, answered = known[SHARED], [], 0
    takes = taken(apps[0])
    for method, path in walk(apps[0]):
        asked = fill(path, ids)
        one, other = (
            [
                said(answer, folder)
                for answer in ask(
                    client, method, asked, wishes(ids), {"x-csrf-token": token}, takes.get((method, path))
                )
            ]
            for client, token, folder in zip(clients, tokens, folders, strict=True)
        )
        answered += sum(status < 400 for status, _ in one)
        different += [(method, asked, a, b) for a, b in zip(one, other, strict=True) if a != b]
    assert different == []
    assert answered > 50


@pytest.mark.parametrize("name", ["eddy", "rita"])
def test_no_route_shows_a_deal_that_is_not_shared(known, team, name):  # noqa: F811
    app = create_app(WebConfig(team))
    client = signed_in(app, name)
    form_token, takes, leaks = csrf(client), taken(app), []
    for method, path in walk(app):
        for about in (HIDDEN, SHARED):
            place = fill(path, known[about])
            sent = {**wishes(known[about]), "csrf": form_token}
            for answer in ask(client, method, place, sent, {"x-csrf-token": form_token}, takes.get((method, path))):
                if MARKER in without_echo(words_of(answer), {**sent, "path": place}):
                    leaks.append((method, path, about, answer.status_code))
    assert leaks == []
