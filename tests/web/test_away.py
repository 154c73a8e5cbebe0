"""While the database is away nobody is told where it is, and whoever runs the server is."""

import logging

import pytest

pytest.importorskip("psycopg", reason="the extra `postgres` is not installed")

from fastapi.testclient import TestClient

from otherside.domain import InputError, OthersideError, Unavailable
from otherside.store.place import write_server
from otherside.web import problems
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.web.problems import problem_of, shown

SECRET = ("tessa", "127.0.0.1", "5499", "kilnbase", "postgresql", "Postgresql")


@pytest.fixture
def client(tmp_path):
    problems._said.clear()
    write_server(tmp_path, "postgresql://tessa@127.0.0.1:5499/kilnbase")
    config = WebConfig(tmp_path)
    return TestClient(create_app(config), base_url=f"http://127.0.0.1:{config.port}", raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/login"), ("GET", "/"), ("GET", "/api/v1/deals"), ("GET", "/login"), ("GET", "/login/provider")],
)
def test_no_answer_tells_where_the_database_is(client, method, path, caplog):
    with caplog.at_level(logging.WARNING):
        answers = [
            client.request(method, path, data={"name": "x", "password": "y"} if method == "POST" else None)
            for _ in range(3)
        ]
    for answer in answers:
        assert not any(word in answer.text for word in SECRET), answer.text
        assert answer.status_code in (200, 503)
        assert answer.status_code == 200 or "the database cannot be used just now" in answer.text.casefold()
    told = [r.getMessage() for r in caplog.records if "kilnbase" in r.getMessage()]
    # Once, however often somebody asks meanwhile.
    assert len(told) == (1 if answers[0].status_code == 503 else 0)


NAME = "postgresql+psycopg://tessa@/kilnbase?host=%2Frun%2Fpg&port=5499"


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (Unavailable(f"{NAME}: the server cannot be reached (port 5499 failed: FATAL: no tessa); check"), 503, "cannot be used"),
        (InputError(f"{NAME}: the server does not let this user in; check user and password"), 503, "cannot be used"),
        (InputError(f"{NAME}: there is no such database; make it with: createdb"), 503, "cannot be used"),
        (Unavailable(f"{NAME}: another otherside has been writing for over a minute; wait for it"), 503, "another otherside"),
        (InputError(f"{NAME}: this user may not do that; ask the server's administrator"), 422, "this user may not"),
        (InputError("no deal called 'x'"), 404, "no deal called 'x'"),
        (InputError("Mill: https://mill.example: is no date"), 422, "https://mill.example: is no date"),
    ],
)  # fmt: skip
def test_what_can_be_done_is_told_and_the_address_is_not(error: OthersideError, status, said):
    problem = problem_of(error)
    assert (problem.status, said in problem.detail) == (status, True)
    assert not any(word in shown(error) for word in SECRET)


def test_work_in_the_background_keeps_it_to_itself_too():
    from otherside.web.jobs import Jobs

    def away(job):
        raise Unavailable(f"{NAME}: the server cannot be reached (no answer); check the address and that it is running")

    job = Jobs(lambda: None).begin("Kiln", away)
    assert job.wait(10)
    assert job.away
    assert not any(word in job.error for word in SECRET)
