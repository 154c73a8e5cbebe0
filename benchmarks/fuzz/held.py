"""The regular expressions that the package's modules hold, wherever in a constant they stand."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType

import otherside
from otherside.domain.patterns import Late

ROOT = Path(otherside.__file__).parent
#: How far into tuples of dictionaries of tuples.
_DEEPEST = 6


def modules(*rooms: str) -> Iterator[tuple[str, ModuleType | ImportError, str]]:
    """``(name, module, source)`` of every module that may hold a pattern; the error in place of one that cannot be imported.

    Args:
        rooms: packages of ``otherside``; all of them where none is named.
    """
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT)
        if "migrations" in path.parts or path.name == "__main__.py" or (rooms and place.parts[0] not in rooms):
            continue
        name = ".".join(("otherside", *place.with_suffix("").parts)).removesuffix(".__init__")
        try:
            module: ModuleType | ImportError = importlib.import_module(name)
        except ImportError as error:
            module = error
        yield name, module, path.read_text(encoding="utf-8")


def held(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """``(place, pattern)`` of each pattern of text that a module's constants hold."""
    for name, value in vars(module).items():
        if not name.startswith("__"):
            for inside, pattern in _inside(value, _DEEPEST):
                yield f"{name}{inside}", pattern


def called(source: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """``(place, pattern)`` of each literal pattern in a call of ``re`` inside a function."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield f"line {node.lineno}", re.compile(node.args[0].value)


def _inside(value: object, deeper: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern | Late):
        if isinstance(value.pattern, str):
            yield "", re.compile(value.pattern, value.flags)
    elif deeper and isinstance(value, Mapping):
        for key, one in value.items():
            yield from ((f"[{key!r}]{rest}", p) for rest, p in _inside(one, deeper - 1))
            yield from ((f"[{rest or 'key'}]", p) for rest, p in _inside(key, deeper - 1))
    elif deeper and isinstance(value, list | tuple | set | frozenset):
        for n, one in enumerate(value):
            yield from ((f"[{n}]{rest}", p) for rest, p in _inside(one, deeper - 1))
    elif deeper and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            one = getattr(value, field.name, None)
            yield from ((f".{field.name}{rest}", p) for rest, p in _inside(one, deeper - 1))
