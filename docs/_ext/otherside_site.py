"""What the site makes from the code: the references of REST and of the facets, and links to files that are not pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

log = logging.getLogger(__name__)

#: Where a page asks for the reference of the REST API.
REST = "<!-- generated: rest -->"
#: Where a page asks for the table of the facets.
FACETS = "<!-- generated: facets -->"
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s#]+)(?P<anchor>#[^)\s]*)?\)")
_METHODS = ("get", "post", "put", "patch", "delete")


def openapi() -> dict[str, Any]:
    """The document that ``/api/v1/openapi.json`` answers with."""
    from starlette.testclient import TestClient

    from otherside.web.app import create_app
    from otherside.web.config import WebConfig

    with TemporaryDirectory() as folder:
        config = WebConfig(Path(folder))
        client = TestClient(create_app(config), base_url=config.address)
        found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


def rest(document: dict[str, Any]) -> str:
    """An OpenAPI document as Markdown: a section for each tag, an entry for each method of each path."""
    by_tag: dict[str, list[str]] = {}
    for path, methods in document["paths"].items():
        for method in _METHODS:
            if method in methods:
                operation = methods[method]
                tag = (operation.get("tags") or ["Other"])[0]
                by_tag.setdefault(tag, []).append("\n".join(_operation(document, method, path, operation)))
    return "\n\n".join(f"## {tag[:1].upper()}{tag[1:]}\n\n" + "\n\n".join(parts) for tag, parts in by_tag.items())


def facets() -> str:
    """The facets as a Markdown table: key, heading on screen, meaning, test, and from which confidence each is shown."""
    from otherside.domain import FACET_DEFINITIONS
    from otherside.extraction.thresholds import shown_thresholds

    shown = shown_thresholds()
    lines = ["| key | on screen | is | ask of the sentence | shown from |", "| --- | --- | --- | --- | --- |"]
    for facet, told in FACET_DEFINITIONS.items():
        cells = (f"`{facet.value}`", told.label, _cell(told.meaning), _cell(told.test), f"{shown[facet]:.0%}")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _operation(document: dict[str, Any], method: str, path: str, operation: dict[str, Any]) -> Iterator[str]:
    yield f"### `{method.upper()} {path}`\n"
    yield _cell(operation.get("description") or operation.get("summary") or "") + "\n"
    parameters = [_resolved(document, parameter) for parameter in operation.get("parameters", [])]
    if parameters:
        yield "| parameter | in | type | meaning |\n| --- | --- | --- | --- |"
        for parameter in parameters:
            needed = " (needed)" if parameter.get("required") else ""
            meaning = parameter.get("description") or parameter.get("schema", {}).get("description") or ""
            kind = _kind(document, parameter.get("schema", {}))
            yield f"| `{parameter['name']}`{needed} | {parameter['in']} | {kind} | {_cell(meaning)} |"
        yield ""
    for media, body in operation.get("requestBody", {}).get("content", {}).items():
        yield from _fields(document, f"Body, `{media}`", body.get("schema", {}))
    errors = []
    for code, answer in operation.get("responses", {}).items():
        answer = _resolved(document, answer)
        if not code.startswith("2"):
            errors.append(f"`{code}`")
            continue
        meaning = f"Answer `{code}`: {_cell(answer.get('description', ''))}"
        content = answer.get("content", {})
        if not content:
            yield meaning + "\n"
        for media, part in content.items():
            yield from _fields(document, f"{meaning.rstrip('.')}, `{media}`", part.get("schema", {}))
    if errors:
        yield f"Errors: {', '.join(errors)}, each as a problem document."


def _fields(document: dict[str, Any], title: str, schema: dict[str, Any]) -> Iterator[str]:
    found = _resolved(document, schema)
    properties: dict[str, Any] = found.get("properties", {})
    if not properties:
        yield f"{title}: {_kind(document, schema)}\n"
        return
    yield f"{title}:\n\n| field | type | meaning |\n| --- | --- | --- |"
    for name, part in properties.items():
        needed = " (needed)" if name in found.get("required", []) else ""
        yield f"| `{name}`{needed} | {_kind(document, part)} | {_cell(_resolved(document, part).get('description', ''))} |"
    yield ""


def _resolved(document: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        found: Any = document
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        part = found
    return part


def _kind(document: dict[str, Any], schema: dict[str, Any]) -> str:
    """A schema's type in a few words."""
    if "$ref" in schema:
        return str(_resolved(document, schema).get("title") or schema["$ref"].rsplit("/", 1)[1])
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(_kind(document, s) for s in schema[several] if s.get("type") != "null"))
    if schema.get("type") == "array":
        return f"list of {_kind(document, schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "anything")


def _cell(text: str) -> str:
    """Text on one line, safe in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def outside(text: str, page: Path, pages: Path) -> tuple[str, list[str]]:
    """Names files that are not part of the site instead of linking to them.

    Pages are read in the repository too, where such links lead somewhere; the site has only the pages.

    Args:
        text: the page's Markdown.
        page: its file.
        pages: the folder of all pages.

    Returns:
        The text for the site, and the targets that do not exist at all.
    """
    lost: list[str] = []

    def named(match: re.Match[str]) -> str:
        target = match["target"]
        if re.match(r"[a-z][a-z+.-]*:", target):
            return match[0]
        place = (page.parent / target).resolve()
        if not place.exists():
            lost.append(target)
            return match[0]
        if place.is_relative_to(pages) and place.suffix == ".md":
            return match[0]
        shown = place.relative_to(pages.parent).as_posix()
        return f"`{shown}`" if match["text"].strip("`") == place.name else f"{match['text']} (`{shown}`)"

    return _LINK.sub(named, text), lost


def _read(app: Sphinx, name: str, source: list[str]) -> None:
    page = Path(app.env.doc2path(name))
    if page.suffix != ".md":
        return
    source[0], lost = outside(source[0], page.resolve(), Path(app.srcdir).resolve())
    for target in lost:
        log.warning("a link leads nowhere: %s", target, location=name)
    if REST in source[0]:
        source[0] = source[0].replace(REST, rest(openapi()))
    if FACETS in source[0]:
        source[0] = source[0].replace(FACETS, facets())


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers the extension with Sphinx."""
    app.connect("source-read", _read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
