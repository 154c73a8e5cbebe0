"""Extraction without a workspace: lines of JSON in, lines of JSON out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from otherside.domain import FACETS, Facet, InputError
from otherside.extraction.extractor import LocalExtractor, Reading
from otherside.extraction.segment import Span, segment
from otherside.importers.decoding import well_formed

_BATCH = 1024


def reader_for(folder: Path | None) -> LocalExtractor:
    """The reader of the workspace in a folder, with what was learnt there; the shipped one where there is none.

    Raises:
        InputError: the workspace cannot be opened.
    """
    if folder is None:
        return LocalExtractor()
    # The database is loaded only for somebody who has a workspace.
    from otherside.workspace.reading.analysis import make_reader
    from otherside.workspace.workspace import Workspace

    with Workspace.open(folder) as workspace:
        return make_reader(workspace.store)


def extract_lines(lines: Iterable[str], name: str, reader: LocalExtractor | None = None) -> Iterator[dict[str, Any]]:
    """Reads ``{"id", "text", "prev"?, "speaker_role"?}`` and yields ``{"id", "facets", "stance", "scores"}``.

    A text is read as one unit, so that its scores are comparable to a sentence's. Each facet's span is the shortest
    stretch that carries it, found as ``add`` finds its quotes, in the sentence that carries the facet most. A seller's
    words are never evidence.

    Args:
        name: of the source, for error messages.
        reader: the shipped one unless given.

    Raises:
        InputError: at the first line that is not such an object.
    """
    reader = reader or LocalExtractor()
    items = _items(lines, name)
    while batch := list(islice(items, _BATCH)):
        # A seller's words cost no reading.
        spans = [segment(item["text"]) if item["role"] != "seller" else [] for item in batch]
        read = [n for n, found in enumerate(spans) if found]
        whole = dict(zip(read, reader.score([(batch[n]["prev"], batch[n]["text"]) for n in read]), strict=True))
        places = _places(reader, batch, spans, whole)
        for n, item in enumerate(batch):
            yield _line(item, whole.get(n), places.get(n, {}))


def _places(
    reader: LocalExtractor,
    batch: Sequence[dict[str, Any]],
    spans: Sequence[Sequence[Span]],
    whole: Mapping[int, Reading],
) -> dict[int, dict[Facet, Span]]:
    """The stretch of each facet of each text, by the text's position."""
    several = [n for n, reading in whole.items() if len(spans[n]) > 1 and reading.facets]
    sentences = {n: _sentences(batch[n], spans[n]) for n in whole if whole[n].facets}
    scored = iter(reader.score([pair for n in several for pair in sentences[n]]))
    by_sentence: dict[int, list[Reading]] = {n: [next(scored) for _ in sentences[n]] for n in several}
    chosen: list[tuple[int, int, Reading]] = []
    for n, pairs in sentences.items():
        # One sentence was read with the text.
        readings = by_sentence.get(n, [whole[n]] * len(pairs))
        homes: dict[int, list[Facet]] = {}
        for facet in whole[n].facets:
            k = FACETS.index(facet)
            best = max(range(len(pairs)), key=lambda i: readings[i].scores[k])
            homes.setdefault(best, []).append(facet)
        for i, facets in homes.items():
            own = {facet: float(readings[i].scores[FACETS.index(facet)]) for facet in facets}
            chosen.append((n, i, replace(readings[i], facets=own)))
    quotes = reader.narrow([sentences[n][i] for n, i, _ in chosen], [reading for _, _, reading in chosen])
    places: dict[int, dict[Facet, Span]] = {}
    for (n, i, _), found in zip(chosen, quotes, strict=True):
        start = spans[n][i].start
        for quote in found:
            span = Span(start + quote.span.start, start + quote.span.end)
            places.setdefault(n, {}).update(dict.fromkeys(quote.facets, span))
    return places


def _sentences(item: Mapping[str, Any], spans: Sequence[Span]) -> list[tuple[str, str]]:
    """The sentences of a text, each with the one before."""
    own = [item["text"][span.start : span.end] for span in spans]
    return list(zip([item["prev"], *own], own, strict=False))


def _line(item: Mapping[str, Any], whole: Reading | None, places: Mapping[Facet, Span]) -> dict[str, Any]:
    if whole is None:
        return {"id": item["id"], "facets": [], "stance": "neutral", "scores": {f.value: 0.0 for f in FACETS}}
    return {
        "id": item["id"],
        "facets": [
            {
                "facet": facet.value,
                "score": round(score, 4),
                "start": places[facet].start,
                "end": places[facet].end,
            }
            for facet, score in whole.facets.items()
        ],
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
        own = raw.get("id", number)
        # Half a character, which JSON allows, can neither be read nor be written.
        yield {
            "id": well_formed(own) if isinstance(own, str) else own,
            "text": well_formed(raw["text"]),
            "prev": well_formed(raw["prev"]) if isinstance(raw.get("prev"), str) else "",
            "role": str(raw.get("speaker_role") or "unknown").strip().casefold(),
        }
