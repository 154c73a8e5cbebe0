"""Functions of the package that take more than about linear time for a turn made to be slow.

    python -m benchmarks.fuzz.timing                       # the rooms that read sentences
    python -m benchmarks.fuzz.timing coaching --length 50000

Calls every public function that takes text, of every module that holds a pattern, with long turns without a full stop:
commas, quotes, spaces, digits, words said over and over, and beginnings of what the module's own patterns look for. Exit
code 1 if one takes longer than ``--slowest`` seconds of processor time.
"""

from __future__ import annotations

import datetime as dt
import inspect
import random
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any

import click

from benchmarks.fuzz.held import held, modules
from otherside.domain import Facet, OthersideError
from otherside.extraction.segment import Span

ROOMS = ("profiles", "questions", "messaging", "coaching", "extraction", "market")
#: What is said over and over, without an end.
PIECES = {
    "letters": "x",
    "commas": ",",
    "commas and spaces": ", ",
    "quotes": '"',
    "apostrophes": "’",
    "spaces": " ",
    "lines": "\n",
    "digits": "1",
    "numbers": "12, ",
    "dashes": "- ",
    "brackets": "(",
    "I will": "I will ",
    "we need": "we need the ",
    "names": "Ada Lee ",
    "words": "and the ",
    "questions": "can you send it and? ",
    "not": "I don't ",
    "months": "by May ",
    "short sentences": "Fine by me. ",
    "a yes": "Yes, I can sign if it is in. ",
}
#: Characters of a long sentence that ends: the longest that the program takes for one.
_SENTENCE = 990
#: What a parameter is called that takes what somebody said or wrote.
TEXTS = frozenset({"text", "sentence", "words", "quote", "question", "heard", "lower", "turn", "body"})
#: Beginnings of a module's patterns that are tried, so many for each function.
_BEGINNINGS = 8


@dataclass(frozen=True, slots=True)
class Timed:
    """A function that takes text.

    Attributes:
        name: with its module.
        call: with a text in place of each text it takes.
        pieces: beginnings of what its module looks for, each to be said over and over.
    """

    name: str
    call: Callable[[str], object]
    pieces: tuple[str, ...]


def functions(*rooms: str) -> Iterator[Timed]:
    """The public functions of those rooms that take text, of the modules that hold patterns.

    One that needs what cannot be made up from its annotations is left out.
    """
    for name, module, _source in modules(*rooms):
        if isinstance(module, ImportError):
            continue
        patterns = [pattern for _, pattern in held(module)]
        if not patterns:
            continue
        pieces = tuple(_beginnings(patterns, random.Random(name)))
        for own, value in vars(module).items():
            function = inspect.unwrap(value) if callable(value) else value
            if own.startswith("_") or not inspect.isfunction(function) or function.__module__ != name:
                continue
            call = _caller(function)
            if call is not None:
                yield Timed(f"{name}.{own}", call, pieces)


def _caller(function: Callable[..., object]) -> Callable[[str], object] | None:
    """The function with a text for each text, and something short for everything else; None where it takes no text."""
    parameters = inspect.signature(function).parameters.values()
    kinds = {p.name: str(p.annotation) for p in parameters if p.default is p.empty or "str" in str(p.annotation)}
    texts = [name for name, kind in kinds.items() if kind == "str"]
    if not texts or texts[0] not in TEXTS or any(_made(kind, name, "") is None for name, kind in kinds.items()):
        return None

    def call(text: str) -> object:
        found = function(**{name: _made(kind, name, text) for name, kind in kinds.items()})
        if isinstance(found, Iterator):
            deque(found, maxlen=0)
        return found

    return call


def _made(kind: str, name: str, text: str) -> Any:
    """Something of an annotated type, with the text in place of a text; None where nobody here knows it."""
    if kind in ("str", "str | None"):
        return text
    number = {"start": 0, "end": len(text)}.get(name, 0)
    made: dict[str, Any] = {
        "int": number,
        "bool": True,
        "float": 1.0,
        "dt.date": dt.date(2026, 3, 2),
        "dt.date | None": dt.date(2026, 3, 2),
        "Facet": Facet.TRIGGER,
        "Span": Span(0, len(text)),
        "tuple[int, int]": (0, len(text)),
        "Mapping[str, str]": {"Ada Lee": "ada", "Rolf": "rolf"},
        "Mapping[Facet, float]": {Facet.TRIGGER: 1.0},
        "Sequence[Span]": [Span(0, len(text))],
        "frozenset[str]": frozenset({"ada", "lee"}),
    }
    if kind not in made and re.fullmatch(r"(?:Sequence|Iterable|Collection|Container|Set|AbstractSet)\[str\]", kind):
        return ("Ada", "Rolf")
    return made.get(kind)


def _beginnings(patterns: list[re.Pattern[str]], chance: random.Random) -> Iterator[str]:
    """Texts that patterns begin to match, and then do not."""
    for _ in range(_BEGINNINGS):
        pattern = chance.choice(patterns)
        words = _sample(parser.parse(pattern.pattern, pattern.flags), chance)
        cut = words[: chance.randint(len(words) // 2, len(words))].rstrip(".!?;")
        if cut.strip():
            yield f"{cut} "


def _sample(parsed: Any, chance: random.Random) -> str:
    """A text that a pattern may match; what is only looked at is left out."""
    out = []
    for kind, value in parsed:
        if kind is sre.LITERAL:
            out.append(chr(value))
        elif kind in (sre.ANY, sre.NOT_LITERAL):
            out.append("a")
        elif kind is sre.IN:
            out.append(_one_of(value, chance))
        elif kind is sre.BRANCH:
            out.append(_sample(chance.choice(value[1]), chance))
        elif kind is sre.SUBPATTERN:
            out.append(_sample(value[3], chance))
        elif kind is sre.ATOMIC_GROUP:
            out.append(_sample(value, chance))
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            least, most, inner = value
            out += [_sample(inner, chance) for _ in range(min(int(most), int(least) + chance.randint(0, 2)))]
    return "".join(out)


def _one_of(items: Any, chance: random.Random) -> str:
    """A character of a class."""
    negated = items[0][0] is sre.NEGATE
    kind, value = chance.choice(items)
    if negated or kind is sre.NEGATE:
        return "a"
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.RANGE:
        return chr(chance.randint(value[0], value[1]))
    return {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " "}.get(value, "a")


def shapes(piece: str, length: int) -> Iterator[tuple[str, str]]:
    """A text of one piece over and over, without an end and in long sentences."""
    text = (piece * (length // len(piece) + 1))[:length]
    yield "without an end", text
    yield "in sentences", ". So ".join(text[at : at + _SENTENCE] for at in range(0, length, _SENTENCE))


def seconds(call: Callable[[str], object], text: str, most: float) -> float:
    """Processor time of a call; infinite where it took more than ``most`` and was broken off."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, late)
    begin = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        call(text)
    except TimeoutError:
        return float("inf")
    except (ValueError, OthersideError):
        # Not of the form that it reads, as it says itself.
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return time.process_time() - begin


@click.command()
@click.argument("rooms", nargs=-1)
@click.option("--length", default=100_000, show_default=True, help="Characters of a turn.")
@click.option("--slowest", default=5.0, show_default=True, help="Seconds of processor time that a call may take.")
def main(rooms: tuple[str, ...], length: int, slowest: float) -> None:
    """Times every function with every text."""
    count, found = 0, 0
    for one in functions(*(rooms or ROOMS)):
        count += 1
        for piece in (*PIECES.values(), *one.pieces):
            for shape, text in shapes(piece, length):
                took = seconds(one.call, text, slowest)
                if took > slowest:
                    found += 1
                    # A quarter of the text tells how it grows: four times for what is linear, sixteen for a square.
                    part = seconds(one.call, text[: length // 4], slowest)
                    print(f"{one.name}: {piece[:60]!r} {shape} over {slowest:g} s, a quarter {part:.2f} s", flush=True)
    print(f"{count} functions, {found} found")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
