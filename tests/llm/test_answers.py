"""JSON out of what models write around it."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.llm import Failure, LLMError, read_json


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ("[]", []),
        ('```json\n{"a": 1}\n```', {"a": 1}),
        ('```\n{"a": 1}```', {"a": 1}),
        ('Here it is:\n\n{"a": {"b": "}"}}\n\nAnything else?', {"a": {"b": "}"}}),
        ('<think>{"a": 0}? no</think>\n{"a": 1}', {"a": 1}),
        ("Some {thing} then [1, 2]", [1, 2]),
    ],
)
def test_reads(text: str, value: Any) -> None:
    assert read_json(text) == value


@pytest.mark.parametrize("text", ["", "no", '{"a": 1', "{" * 5000, "[" * 100_000, "{}{}{}"])
def test_says_when_there_is_none(text: str) -> None:
    with pytest.raises(LLMError) as caught:
        read_json(text)
    assert caught.value.failure is Failure.MALFORMED
    assert len(str(caught.value)) < 200
    assert "set llm.model to another one" in str(caught.value)


@given(st.text(max_size=200))
def test_never_fails_otherwise(text: str) -> None:
    with contextlib.suppress(LLMError):
        read_json(text)
