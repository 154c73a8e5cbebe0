"""Extraction without a workspace: lines of JSON in, lines of JSON out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from otherside.domain import FACETS, InputError
from otherside.extraction.extractor import LocalExtractor, Reading
from otherside.extraction.segment import Span, segment

_BATCH = 1024


def extract_lines(lines: Iterable[str], name: str) -> Iterator[dict[str, Any]]:
    """Reads ``{"id", "text", "prev"?, "speaker_role"?}`` and yields ``{"id", "facets", "stance", "scores"}``.

    A text is read as one unit, so that its scores are comparable to a sentence's; where it has several sentences, each
    facet's span is the sentence that carries it most. A seller's words are never evidence.

    Args:
        name: of the source, for error messages.

    Raises:
        InputError: at the first line that is not such an object.
    """
    extractor = LocalExtractor()
    items = _items(lines, name)
    while batch := list(islice(items, _BATCH)):
        spans = [segment(item["text"]) for item in batch]
        pairs = [(item["prev"], item["text"]) for item in batch]
        parts = [
            (n, span, (prev, item["text"][span.start : span.end]))
            for n, (item, found) in enumerate(zip(batch, spans, strict=True))
            if len(found) > 1
            for span, prev in zip(found, _before(item, found), strict=True)
        ]
        readings = extractor.score(pairs + [pair for _, _, pair in parts])
        pieces: dict[int, list[tuple[Span, Reading]]] = {}
        for (n, span, _), reading in zip(parts, readings[len(batch) :], strict=True):
            pieces.setdefault(n, []).append((span, reading))
        for n, (item, reading) in enumerate(zip(batch, readings[: len(batch)], strict=True)):
            yield _line(item, reading, spans[n], pieces.get(n, []))


def _before(item: dict[str, str], spans: list[Span]) -> list[str]:
    return [item["prev"], *(item["text"][s.start : s.end] for s in spans[:-1])]


def _line(
    item: dict[str, str], whole: Reading, spans: list[Span], pieces: list[tuple[Span, Reading]]
) -> dict[str, Any]:
    if item["role"] == "seller" or not spans:
        return {"id": item["id"], "facets": [], "stance": "neutral", "scores": {f.value: 0.0 for f in FACETS}}
    facets = []
    for facet, score in whole.facets.items():
        k = FACETS.index(facet)
        span = max(pieces, key=lambda p: p[1].scores[k])[0] if pieces else spans[0]
        facets.append({"facet": facet.value, "score": round(score, 4), "start": span.start, "end": span.end})
    return {
        "id": item["id"],
        "facets": facets,
        "stance": whole.stance.value,
        "scores": {f.value: round(float(p), 4) for f, p in zip(FACETS, whole.scores, strict=True)},
    }


def _items(lines: Iterable[str], name: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except ValueError as error:
            raise InputError(f"{name}: line {number} is not JSON ({error}); write one object a line") from error
        if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
            raise InputError(f'{name}: line {number} has no "text"; write {{"id": …, "text": …}}')
        yield {
            "id": raw.get("id", number),
            "text": raw["text"],
            "prev": raw["prev"] if isinstance(raw.get("prev"), str) else "",
            "role": raw.get("speaker_role") or "unknown",
        }
