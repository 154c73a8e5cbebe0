"""Schemathesis against the OpenAPI document: no answer of 5xx, no undocumented status or media type.

PYTHONPATH=src python benchmarks/web/contract.py [--examples 30]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import hypothesis
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from otherside.web.app import create_app
from otherside.web.config import WebConfig, bundled_examples
from otherside.workspace import Workspace

TOKEN = "a-token-for-the-contract-run"


def _run(operation: Any, examples: int, headers: dict[str, str], seen: Counter[int], broken: list[str]) -> None:
    """Sends requests to one operation and notes statuses and what breaks the contract."""

    @hypothesis.given(case=operation.as_strategy())
    @hypothesis.settings(
        max_examples=examples, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    def run(case: schemathesis.Case) -> None:
        answer = case.call(headers=headers, base_url="http://127.0.0.1")
        seen[answer.status_code] += 1
        try:
            case.validate_response(
                answer, checks=[not_a_server_error, status_code_conformance, content_type_conformance]
            )
        except Exception as error:
            broken.append(str(error).strip().splitlines()[0] + f" {answer.status_code} {case.formatted_path}")

    run()


def main() -> int:
    """Prints a table of operations with the statuses seen; 1 if any answer broke the contract."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--examples", type=int, default=30, help="requests an operation")
    examples = parser.parse_args().examples
    folder = Path(tempfile.mkdtemp()) / "ws"
    sources = bundled_examples()
    with Workspace.init(folder, ["tidewise.example"]) as workspace:
        if sources is not None:
            workspace.add([sources / "harbourline" / "notes"], deal="Harbourline")
    app = create_app(WebConfig(folder, api_token=TOKEN))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers={"host": "127.0.0.1"})
    headers = {"Authorization": f"Bearer {TOKEN}", "Host": "127.0.0.1"}
    faults = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        seen: Counter[int] = Counter()
        broken: list[str] = []

        try:
            _run(operation, examples, headers, seen, broken)
        except Exception as error:
            broken.append(f"{type(error).__name__}: {str(error)[:300]}")
        faults += len(broken)
        statuses = ", ".join(f"{k}: {v}" for k, v in sorted(seen.items()))
        print(f"{operation.method.upper():6} {operation.path:45} {statuses}", flush=True)
        for line in dict.fromkeys(broken):
            print(f"       ! {line}")
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
