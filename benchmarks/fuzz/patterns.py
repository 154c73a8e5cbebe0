"""Regular expressions of the package in which some text takes cubic time or worse.

    python -m benchmarks.fuzz.patterns

Looks at every compiled pattern that a module's constants hold, however deep in tuples and dictionaries, and every literal
one in a call; ``benchmarks.fuzz.timing`` times the functions around them. Needs regexploit (``pip install
regexploit``), which does not know possessive repeats: patterns with those are listed as not judged. Exit code 1 if any was
found.
"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from benchmarks.fuzz.held import called, held, modules

#: Powers of the length: 2 is common and harmless in texts of a few thousand characters.
WORST = 2
_SECONDS = 20


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each pattern once, with where it stands."""
    seen: set[tuple[str, int]] = set()
    for name, module, source in modules():
        if isinstance(module, ImportError):
            print(f"{name}: not looked at ({module})")
            continue
        for place, pattern in [*held(module), *called(source)]:
            if (pattern.pattern, pattern.flags) not in seen:
                seen.add((pattern.pattern, pattern.flags))
                yield f"{name}: {place}", pattern


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
