"""Control characters, which no words are made of: a terminal would obey them. Pure.

An escape in a title clears the screen or renames the window of whoever reads a brief, and hides the lines before it. JSON and
encoded mail headers bring them behind every decoding, so they are taken out of what was understood and not out of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from otherside.domain.patterns import lazily

_T = TypeVar("_T")
_CONTROL = lazily(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def without_controls(value: _T) -> _T:
    """The value with a blank for each control character but tab and newline, so that every offset stays as it is.

    Args:
        value: a string, or a dataclass, tuple or mapping of such; what holds no control character is given back itself.
    """
    if isinstance(value, str):
        return cast(_T, _CONTROL.sub(" ", value)) if _CONTROL.search(value) else value
    if isinstance(value, tuple):
        items = tuple(map(without_controls, value))
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else cast(_T, items)
    if isinstance(value, Mapping):
        held = {key: without_controls(item) for key, item in value.items()}
        return value if all(held[key] is item for key, item in value.items()) else cast(_T, held)
    if is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {}
        for field in fields(value):
            old = getattr(value, field.name)
            if (new := without_controls(old)) is not old:
                changed[field.name] = new
        return replace(cast(Any, value), **changed) if changed else value
    return value
