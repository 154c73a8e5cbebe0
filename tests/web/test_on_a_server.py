"""On a team's server every route answers what it answers over a folder, to everybody."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from otherside.store.place import write_server
from otherside.workspace.moving import migrate
from tests.reach import SHARED
from tests.store.conftest import new_url, server  # noqa: F401  (fixtures)
from tests.web.routes import walk


@pytest.fixture
def team(reached, tmp_path, new_url):  # noqa: F811
    """The same workspace on a server."""
    folder, url = tmp_path / "team", new_url()
    migrate(reached, url)
    write_server(folder, url)
    return folder


@pytest.mark.parametrize("name", ["eddy", "rita"])
def test_every_route_answers_the_same_and_shows_no_deal_that_is_not_shared(walked, known, team, name):
    over_a_folder, _ = walked(name)
    told = walk(team, name, known)
    assert [t for t in told if t.leak] == []
    assert [(a, b) for a, b in zip(over_a_folder, told, strict=True) if a != b] == []
    assert sum(t.status < 400 for t in told if t.about == SHARED) > 50


def test_every_route_answers_an_owner_the_same(reached, known, tmp_path, team):
    folder = Path(shutil.copytree(reached, tmp_path / "folder"))
    one, other = (walk(place, "olive", known, [SHARED]) for place in (folder, team))
    assert [(a, b) for a, b in zip(one, other, strict=True) if a[:5] != b[:5]] == []
    assert sum(t.status < 400 for t in one) > 50
