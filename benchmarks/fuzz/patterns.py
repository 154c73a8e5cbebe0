"""Regular expressions of the package in which some text takes cubic time or worse.

    python -m benchmarks.fuzz.patterns

Looks at every compiled pattern that a module holds, and every literal one in a call. Needs regexploit (``pip install
regexploit``), which does not know possessive repeats: patterns with those are listed as not judged. Exit code 1 if any was
found.
"""

from __future__ import annotations

import ast
import importlib
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import otherside

ROOT = Path(otherside.__file__).parent
#: Powers of the length: 2 is common and harmless in texts of a few thousand characters.
WORST = 2
_SECONDS = 20


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each pattern once, with where it stands."""
    seen: set[tuple[str, int]] = set()
    for path in sorted(ROOT.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "re." not in text or "migrations" in path.parts:
            continue
        name = ".".join(("otherside", *path.relative_to(ROOT).with_suffix("").parts))
        try:
            module = importlib.import_module(name)
        except ImportError as error:
            print(f"{name}: not looked at ({error})")
            continue
        for place, pattern in [*_held(vars(module)), *_called(ast.parse(text))]:
            if isinstance(pattern.pattern, str) and (pattern.pattern, pattern.flags) not in seen:
                seen.add((pattern.pattern, pattern.flags))
                yield f"{name}: {place}", pattern


def _held(names: dict[str, object]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, value in names.items():
        values = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
        for item in values:
            for one in item if isinstance(item, list | tuple) else [item]:
                if isinstance(one, re.Pattern):
                    yield name, one


def _called(tree: ast.AST) -> Iterator[tuple[str, re.Pattern[str]]]:
    for node in ast.walk(tree):
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


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def main() -> None:
    """Looks at all patterns."""
    try:
        from regexploit.ast.sre import SreOpParser
        from regexploit.redos import find
    except ImportError:
        sys.exit("this needs regexploit: pip install regexploit")
    signal.signal(signal.SIGALRM, _late)
    count, found, unknown = 0, 0, 0
    for place, pattern in patterns():
        count += 1
        signal.alarm(_SECONDS)
        try:
            worst = max(find(SreOpParser().parse_sre(pattern.pattern, pattern.flags)), key=_power, default=None)
        except (AttributeError, NotImplementedError, TimeoutError) as error:
            unknown += 1
            print(f"{place}: not judged ({type(error).__name__} {error})")
            continue
        finally:
            signal.alarm(0)
        if worst is not None and worst.starriness > WORST:
            found += 1
            print(f"{place}: power {worst.starriness}, as with {worst.example()[:80]!r}")
    print(f"{count} patterns, {found} found, {unknown} not judged")
    sys.exit(1 if found else 0)


def _power(one: object) -> int:
    return int(getattr(one, "starriness", 0))


if __name__ == "__main__":
    main()
