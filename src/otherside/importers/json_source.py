"""Reading JSON exports: detection by keys, whole or cut-off documents, and safe access to their fields."""

import json
import re
from collections import deque
from collections.abc import Iterator

from otherside.domain import Skipped
from otherside.domain.patterns import lazily
from otherside.importers.decoding import well_formed
from otherside.importers.source import ImporterError, SourceFile

Object = dict[str, object]

_TOKEN = lazily(r'"[^"\\]*+(?:\\.[^"\\]*+)*+("?)|[{}\[\]]', re.DOTALL)
_MAX_DEPTH = 500


def is_json(source: SourceFile) -> bool:
    """Whether the text begins like a JSON object or array; never raises."""
    try:
        head = source.text[:64].lstrip()
    except ImporterError:
        return False
    return head[:1] in ("{", "[")


def has_keys(source: SourceFile, *keys: str) -> bool:
    """Whether the source looks like JSON and holds every key (in quotes) somewhere; never raises."""
    return is_json(source) and all(f'"{key}"' in source.text for key in keys)


def load(source: SourceFile) -> tuple[object, tuple[Skipped, ...]]:
    """Reads the document; one that is cut off or broken is read up to the last complete object.

    Returns:
        The value, and what was skipped with its place. JSON Lines give the list of their values.

    Raises:
        ImporterError: when nothing can be read, or the nesting is absurd.
    """
    text = source.text.strip()
    try:
        return json.loads(text), ()
    except RecursionError as error:
        raise _too_deep(source) from error
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and "\n" in text:
            return _load_lines(source, text)
        place = f"line {error.lineno}, column {error.colno}"
        value = _load_head(source, text, error.pos)
    except ValueError as error:  # a number of thousands of digits
        raise ImporterError(f"{source.name}: the JSON cannot be read ({error}); export it again") from error
    if value is None:
        raise ImporterError(f"{source.name}: broken JSON at {place}, nothing readable before it; export it again")
    reason = f"broken or cut off at {place}; what came before was kept: export it again for the rest"
    return value, (Skipped(source.name, reason),)


def _load_lines(source: SourceFile, text: str) -> tuple[object, tuple[Skipped, ...]]:
    values: list[object] = []
    bad = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            values.append(json.loads(line))
        except RecursionError as error:
            raise _too_deep(source) from error
        except ValueError:
            bad.append(number)
    if not values:
        raise ImporterError(f"{source.name}: line {bad[0]} is not JSON; export it again")
    skipped = [Skipped(source.name, f"line {n} is not JSON; export it again") for n in bad[:5]]
    if len(bad) > 5:
        skipped.append(Skipped(source.name, f"{len(bad) - 5} further lines are not JSON; export them again"))
    return values, tuple(skipped)


def _load_head(source: SourceFile, text: str, limit: int) -> object:
    """The value up to the last object or array closed before ``limit``; ``None`` if there is none."""
    stack: list[str] = []
    cut, closers = 0, ""
    for token in _TOKEN.finditer(text, 0, len(text)):
        if token.start() >= limit:
            break
        char = token.group()[0]
        if char == '"':
            if not token.group(1):
                break
        elif char in "{[":
            stack.append("}" if char == "{" else "]")
            if len(stack) > _MAX_DEPTH:
                raise _too_deep(source)
        elif not stack or stack.pop() != char:
            break
        else:
            cut, closers = token.end(), "".join(reversed(stack))
    try:
        return json.loads(text[:cut] + closers) if cut else None
    except (ValueError, RecursionError):
        return None


def _too_deep(source: SourceFile) -> ImporterError:
    return ImporterError(f"{source.name}: the JSON is nested too deeply to be a transcript; export it again")


def find_objects(value: object, *keys: str) -> Iterator[Object]:
    """Objects that have all the keys, outermost first in document order, without looking into those found.

    Works level by level and never recurses, so hostile nesting does no harm.
    """
    queue = deque([value])
    while queue:
        node = queue.popleft()
        if isinstance(node, dict):
            if all(key in node for key in keys):
                yield node
            else:
                queue.extend(v for v in node.values() if isinstance(v, dict | list))
        elif isinstance(node, list):
            queue.extend(v for v in node if isinstance(v, dict | list))


def find_segments(value: object, *keys: str) -> Iterator[Object]:
    """All members of those lists of objects where most have all the keys, in order."""
    queue = deque([value])
    while queue:
        node = queue.popleft()
        if isinstance(node, dict):
            queue.extend(v for v in node.values() if isinstance(v, dict | list))
        elif isinstance(node, list):
            members = objects(node)
            hits = sum(all(key in m for key in keys) for m in members)
            if members and 2 * hits >= len(members):
                yield from members
            else:
                queue.extend(v for v in node if isinstance(v, dict | list))


def objects(value: object) -> list[Object]:
    """The objects in a list, or none when it is no list."""
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []


def obj(value: object) -> Object:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def text_of(value: object) -> str:
    """The value if it is text (or a number, as text), else an empty string; safe to store."""
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return str(value)
        except ValueError:
            return ""
    return ""


def first(node: Object, *keys: str) -> object:
    """The value of the first key that is there and not empty."""
    for key in keys:
        value = node.get(key)
        if value is not None and value != "" and value != []:
            return value
    return None


def first_text(node: Object, *keys: str) -> str:
    """The first of the keys' values that is text with something in it, else an empty string."""
    for key in keys:
        text = text_of(node.get(key)).strip()
        if text:
            return text
    return ""
