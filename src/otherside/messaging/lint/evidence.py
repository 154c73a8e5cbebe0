"""The buyer's words that a message is held against, and the reader of their file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from otherside.domain import FACETS, InputError

_LISTS = ("quotes", "evidence", "statements", "items", "hits", "people")
_TEXTS = ("text", "quote", "words", "span")
_PEOPLE = ("person", "speaker", "name", "who")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the buyer.

    Attributes:
        text: what they said.
        facets: what it is evidence of, as ids of the taxonomy; empty when nobody has said.
        person: who said it.
        asks: what the words ask of us: ``"silence"``, that nothing of what ``person`` tells us reaches the reader;
            ``"no word"``, of the reader, that nothing of theirs reaches ``person``; ``"leave"``, of the reader, that we leave
            what they speak of; ``"source"``, that the mail which ``person`` passed on to us is not known to come from them;
            ``"not this"``, that we do not take the matter to the reader; ``"not to them"``, that we do not write to the reader at all;
            ``"not shown"``, that we do not show or send one thing to the reader;
            ``"private"``, nothing: it is of a life beside the matter, and theirs to tell; empty for words that ask nothing.
    """

    text: str
    facets: Sequence[str] = ()
    person: str | None = None
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """That they have decided, and not for us.

    Attributes:
        quote: the words in which one of them said so.
        person: who said it.
        day: on which, in words, where known.
        asked: what the reader has asked of us since, sentence by sentence: an answer to it sells nothing.
    """

    quote: str
    person: str | None = None
    day: str = ""
    asked: Sequence[str] = ()


def read_evidence(source: str | Path | bytes) -> list[Quoted]:
    """Reads the buyer's quotes from JSON or from plain lines.

    Understood are a list of strings, a list of objects with ``quote`` or ``text`` and optionally ``facets``, ``facet``
    and ``person``, an object that holds such a list under ``quotes`` or ``evidence``, a list for each facet, what ``brief``
    and ``search`` give as JSON, and one object a line.

    Args:
        source: a path, or the file's bytes.

    Raises:
        InputError: the file cannot be read or has another shape; one line with the place and the remedy.
    """
    name = "The evidence"
    if isinstance(source, bytes):
        raw = source
    else:
        name = str(source)
        try:
            raw = Path(source).read_bytes()
        except OSError as error:
            raise InputError(f"{name}: cannot be read ({error.strerror or error}); check the path.") from error
    return quotes_of(_parse(_decode(raw, name), name), name)


def quotes_of(data: object, name: str = "The evidence") -> list[Quoted]:
    """The quotes in parsed JSON of any of the understood shapes.

    Raises:
        InputError: another shape; names the item.
    """
    if isinstance(data, Mapping):
        for key in _LISTS:
            if isinstance(data.get(key), list):
                data = data[key]
                break
        else:
            if any(isinstance(data.get(key), str) for key in _TEXTS):
                data = [data]
            elif found := _by_facet(data, name):
                return found
            else:
                raise InputError(f'{name}: no quotes in it; expected a list or {{"quotes": [...]}}.')
    if not isinstance(data, list):
        raise InputError(f'{name}: expected a list of quotes or {{"quotes": [...]}}, found {type(data).__name__}.')
    return [quote for n, item in enumerate(data, 1) for quote in _quote(item, n, name)]


def _decode(raw: bytes, name: str) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8.") from error


def _parse(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            # One object a line, as other commands write it.
            if len(lines) > 1:
                return [json.loads(line) for line in lines]
        except json.JSONDecodeError:
            pass
        raise InputError(
            f"{name}: line {error.lineno}, column {error.colno}: not JSON ({error.msg}); expected a list of quotes."
        ) from error
    except RecursionError as error:
        raise InputError(f"{name}: nested too deeply; expected a list of quotes.") from error


def _quote(item: object, n: int, name: str) -> list[Quoted]:
    """One item; an object with a list of its own (a person with quotes) gives several."""
    if isinstance(item, str):
        return [Quoted(_whole(item))] if item.strip() else []
    if not isinstance(item, Mapping):
        raise InputError(f'{name}: item {n} is neither text nor an object; write it as {{"quote": "..."}}.')
    text = next((item[key] for key in _TEXTS if isinstance(item.get(key), str)), None)
    person = next((item[key] for key in _PEOPLE if isinstance(item.get(key), str)), None)
    if text is None:
        inner = next((item[key] for key in _LISTS if isinstance(item.get(key), list)), None)
        if inner is None and isinstance(item.get("facets"), Mapping):
            # A person of a brief.
            found = _by_facet(item["facets"], f"{name}: item {n}")
            return [Quoted(q.text, q.facets, q.person or person) for q in found]
        if inner is not None:
            return [Quoted(q.text, q.facets, q.person or person) for q in quotes_of(inner, f"{name}: item {n}")]
        raise InputError(f'{name}: item {n} has no "quote" or "text"; add the buyer\'s words under one of them.')
    return [Quoted(_whole(text), _facets(item), person)] if text.strip() else []


def _whole(text: str) -> str:
    """The words without half characters, which JSON allows and nothing else can read."""
    return text.strip().encode("utf-8", "replace").decode("utf-8")


def _by_facet(data: Mapping[object, object], name: str) -> list[Quoted]:
    """The quotes of ``{facet: [quote]}``; none of an object that holds anything else."""
    if not all(isinstance(key, str) and key in FACETS and isinstance(rows, list) for key, rows in data.items()):
        return []
    return [
        Quoted(quote.text, quote.facets or (str(facet),), quote.person)
        for facet, rows in data.items()
        for quote in quotes_of(rows, f"{name}: {facet}")
    ]


def _facets(item: Mapping[str, object]) -> tuple[str, ...]:
    found: list[str] = []
    for key in ("facets", "facet", "labels", "label"):
        value = item.get(key)
        if isinstance(value, str):
            found += value.replace(",", " ").split()
        elif isinstance(value, Mapping):
            found += [k for k in value if isinstance(k, str)]
        elif isinstance(value, list):
            for each in value:
                if isinstance(each, str):
                    found.append(each)
                elif isinstance(each, Mapping) and isinstance(each.get("facet"), str):
                    found.append(each["facet"])
    return tuple(dict.fromkeys(f.strip().lower().replace("-", "_").replace(" ", "_") for f in found))
