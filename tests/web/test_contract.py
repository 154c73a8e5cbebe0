"""REST held against its own OpenAPI document: no fault of ours, no answer that the document does not name."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

pytest.importorskip("fastapi", reason="the extra `web` is not installed")
schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

from schemathesis import GenerationMode  # noqa: E402
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from otherside.web.app import create_app, state_in  # noqa: E402
from otherside.web.config import WebConfig  # noqa: E402
from otherside.workspace import Workspace  # noqa: E402

TOKEN = "a-secret-of-some-length"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
#: Cases of each operation with any names in its path, with names that exist, and with data that does not fit.
EXAMPLES = 4


@cache
def operations() -> list[tuple[str, str]]:
    document = create_app(WebConfig(Path("nowhere"))).app.app.openapi()  # type: ignore[attr-defined]
    return [(path, method) for path, found in sorted(document["paths"].items()) for method in sorted(found)]


@pytest.fixture(scope="module")
def app(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return create_app(WebConfig(shutil.copytree(made, tmp_path_factory.mktemp("contract") / "ws"), api_token=TOKEN))


@pytest.fixture(scope="module")
def document(app: Any) -> Any:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers={"Host": "127.0.0.1:8765"})


@pytest.fixture
def known(app: Any, made: Path) -> Any:
    """Names that exist. The workspace is made whole again before each operation: some of them delete."""
    folder = state_in(app).config.folder
    # Accounts that an operation before has made go with the folder they are in.
    app.doors.close()
    shutil.rmtree(folder)
    shutil.copytree(made, folder)
    with Workspace.open(folder) as workspace:
        talk = workspace.store.conversation_ids()[0]
    return {
        "deal": "Brook & Sons",
        "person": "Lena Brook",
        "conversation": talk,
        "theme": "fear-1",
        "correction": "1",
        "job": "none",
        "account": "olive",
        "token": "none",
        "code": "pressure",
        "chart": "outcome",
        "system": "hubspot",
        "proposal": "none",
    }


@pytest.mark.parametrize(
    ("path", "method", "kind"),
    [
        (path, method, kind)
        for kind in ("any", "known", "unfit")
        for path, method in operations()
        if kind != "known" or "{" in path
    ],
    ids=lambda x: str(x).removeprefix("/api/v1"),
)
def test_no_answer_is_a_fault_or_a_surprise(document, known, path, method, kind):
    operation = document[path][method.upper()]
    names = {name: known[name] for name in known if f"{{{name}}}" in path}
    assert kind != "known" or names, "a name in this path that the test does not know"
    mode = GenerationMode.NEGATIVE if kind == "unfit" else GenerationMode.POSITIVE
    fixed: dict[str, Any] = {"path_parameters": names} if kind == "known" else {}

    @given(case=operation.as_strategy(generation_mode=mode, **fixed))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def run(case: Any) -> None:
        case.call_and_validate(
            base_url="http://127.0.0.1:8765",
            headers={"Authorization": f"Bearer {TOKEN}"},
            checks=CHECKS,
            # A slow machine is no fault of an answer; left alone, ten seconds are all it gets.
            timeout=300,
        )

    try:
        run()
    except Unsatisfiable:
        assert kind == "unfit"
        pytest.skip("nothing that could be sent does not fit")


def test_every_answer_is_described(document):
    for path, method in operations():
        answers = document.raw_schema["paths"][path][method]["responses"]
        good = [code for code in answers if code.startswith("2")]
        assert good, path
        for code in good:
            for kind, form in answers[code]["content"].items():
                if kind == "application/json":
                    assert form["schema"].get("properties"), f"{method} {path}: nothing is said of its JSON"
        assert {"401", "403", "404", "422"} <= answers.keys(), path


def test_nothing_is_answered_without_the_token(app):
    from fastapi.testclient import TestClient

    stranger = TestClient(app, base_url="http://127.0.0.1:8765")
    for path, method in operations():
        assert stranger.request(method, path.replace("{", "").replace("}", "")).status_code == 401, path
