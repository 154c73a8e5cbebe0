"""Careful reading of what a server sent: nothing about its shape is taken for granted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from otherside.llm.protocol import Request


def at(value: Any, *path: str | int) -> Any:
    """The value at a path of keys and indices, or ``None`` where there is no such place."""
    for step in path:
        if isinstance(step, str) and isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, Sequence) and not isinstance(value, str) and len(value) > step:
            value = value[step]
        else:
            return None
    return value


def count(value: Any, *path: str | int) -> int:
    """The count at a path, 0 where there is none."""
    number = at(value, *path)
    return number if isinstance(number, int) and not isinstance(number, bool) and number > 0 else 0


def words_of(content: Any) -> str:
    """The text of a message: plain, or a list of parts of which the text parts count."""
    if isinstance(content, str):
        return content
    if isinstance(content, Sequence):
        return "".join(
            part["text"]
            for part in content
            if isinstance(part, Mapping) and part.get("type", "text") == "text" and isinstance(part.get("text"), str)
        )
    return ""


def in_words(request: Request) -> str:
    """The system text with the schema spelled out, for servers that cannot be given one."""
    if request.schema is None:
        return request.system
    schema = json.dumps(request.schema, ensure_ascii=False)
    return f"{request.system}\n\nAnswer with one JSON value of this schema and nothing else:\n{schema}"
