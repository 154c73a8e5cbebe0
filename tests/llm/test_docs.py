"""The documentation says what the code does."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from otherside.extraction.llm import extractor
from otherside.llm import LLMConfig, Request, Response

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "llm.md").read_text(encoding="utf-8")


def test_every_setting_is_documented() -> None:
    for field in dataclasses.fields(LLMConfig):
        assert f"`{field.name}" in TEXT or f"{field.name} =" in TEXT, f"{field.name} is not in docs/llm.md"


def test_the_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        name = "m"

        def complete(self, request: Request) -> Response:
            return Response('[{"turn": "t1", "quote": "I hate it", "facets": ["frustration"]}]')

    monkeypatch.setattr(extractor, "connect", lambda config: Model())
    saved: list[str] = []
    names: dict[str, Any] = {"save": saved.append}
    (block,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    exec(block, names)
    assert [one.quote for one in names["result"].evidence] == ["I hate it"]
    assert saved
