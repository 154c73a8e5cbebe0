"""A large workspace of invented sentences, written straight through the store's tables.

PYTHONPATH=src python benchmarks/web/build.py FOLDER [--deals 400] [--conversations 10000] [--evidence 300000]

What stands in for the real thing: no file is imported and no word is read. Turns are put together from a few phrases and
their facets are drawn at random with the probabilities that the reader would write down. Who is who is worked out by the
code that does it always. The search index is filled with vectors that are drawn by a digest of the words.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert

from otherside.domain import FACETS, Evidence, Extractor, Participant, Stance, Turn
from otherside.extraction.thresholds import extractor_version
from otherside.store import schema as t
from otherside.store.identifiers import evidence_id
from otherside.store.records import evidence_row, participant_row, turn_row
from otherside.workspace import Workspace, searching

US = "ourfirm.example"
SUBJECTS = ("the month end", "our harbour desk", "the night shift", "the audit in spring", "the rollout", "the board",
            "the old spreadsheet", "two people who leave", "the new region", "our customers", "the regulator")  # fmt: skip
VERBS = ("keeps me awake because of", "has to change before", "costs us a day each week with", "is what I want to get right for",
         "worries everybody who works on", "is further down the list than", "would let me be proud of", "depends on")  # fmt: skip
FIRST = ("Ada", "Bo", "Cato", "Dara", "Edda", "Finn", "Gita", "Hugo", "Ines", "Jaro", "Kaia", "Leo", "Mina", "Nils")
LAST = ("Alder", "Birk", "Crane", "Dahl", "Elm", "Frost", "Gale", "Holm", "Ivers", "Juniper", "Kestrel", "Lund", "Moss")
ROLES = ("CFO", "Head of Operations", "IT Lead", "Procurement Manager", "COO", None)
BUYERS = 6


def build(folder: Path, deals: int, conversations: int, pieces: int, index: bool = True) -> None:
    """Makes the workspace; says what takes how long."""
    rng = np.random.default_rng(0)
    each, in_each = conversations // deals, pieces // conversations
    name, _, version = extractor_version().partition("@")
    reader = Extractor(name, version)
    start = time.perf_counter()
    with Workspace.init(folder, [US]) as workspace:
        for deal in range(deals):
            with workspace.store.database.writer.connect() as db, db.begin():  # type: ignore[attr-defined]
                for table, rows in _deal(rng, deal, each, in_each, reader):
                    db.execute(insert(table), rows)
        print(f"{time.perf_counter() - start:6.0f} s written")
        workspace.refresh()
        print(f"{time.perf_counter() - start:6.0f} s who is who: {workspace.store.counts()}")
        if not index:
            return
        searching.encode = stand_in  # type: ignore[assignment]
        searching.opened(workspace).close()
        print(f"{time.perf_counter() - start:6.0f} s search index")


def stand_in(texts: Sequence[str]) -> NDArray[np.float32]:
    """A vector for each text, the same for the same text; says nothing of what it means."""
    out = np.empty((len(texts), 384), dtype=np.float32)
    for n, text in enumerate(texts):
        seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
        out[n] = np.random.Generator(np.random.SFC64(seed)).standard_normal(384, dtype=np.float32)
    return out / np.linalg.norm(out, axis=1, keepdims=True)


def _deal(
    rng: np.random.Generator, number: int, conversations: int, pieces: int, reader: Extractor
) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    """Rows of one deal, table by table."""
    firm = f"{LAST[number % len(LAST)]} and {LAST[(number // len(LAST) + 5) % len(LAST)]} {number}"
    host = f"firm{number}.example"
    people = [
        Participant(f"{FIRST[(number + n) % len(FIRST)]} {LAST[(3 * number + n) % len(LAST)]}", f"p{n}@{host}",
                    role=ROLES[n % len(ROLES)], organisation=firm)
        for n in range(BUYERS)
    ]  # fmt: skip
    seller = Participant("Sam Seller", f"sam@{US}", organisation="Ourfirm")
    rows: dict[str, list[dict[str, Any]]] = {
        k: [] for k in ("sources", "conversations", "participants", "turns", "evidence")
    }
    day = dt.date(2025, 1, 6) + dt.timedelta(days=int(rng.integers(0, 200)))
    for talk in range(conversations):
        day += dt.timedelta(days=int(rng.integers(3, 15)))
        digest = hashlib.sha256(f"{number}/{talk}".encode()).hexdigest()
        identity, source = digest[:16], number * conversations + talk + 1
        rows["sources"].append(
            {"id": source, "location": f"/invented/{number}/{talk}.vtt", "digest": digest, "name": f"{talk}.vtt",
             "format": "vtt-zoom", "deal": firm, "added": dt.datetime(2026, 1, 1)}
        )  # fmt: skip
        rows["conversations"].append(
            {"id": identity, "deal": firm, "title": f"Conversation {talk + 1}", "format": "vtt-zoom", "date": day, "fields": {}}
        )  # fmt: skip
        present = [people[int(i)] for i in rng.choice(BUYERS, size=min(BUYERS, 3), replace=False)]
        rows["participants"] += [participant_row(identity, n, p) for n, p in enumerate([seller, *present])]
        turns = 0
        for piece in range(pieces):
            if piece % 2 == 0:
                said = Turn("And what would that be like for you?", seller.name, start_s=20.0 * turns)
                rows["turns"].append(turn_row(identity, turns, source, said))
                turns += 1
            who = present[int(rng.integers(len(present)))]
            a, b = rng.choice(len(SUBJECTS), size=2, replace=False)
            text = f"For me {SUBJECTS[a]} {VERBS[int(rng.integers(len(VERBS)))]} {SUBJECTS[b]}, number {talk}-{piece}."
            row = turn_row(identity, turns, source, Turn(text, who.name, start_s=20.0 * turns))
            rows["turns"].append({**row, "extractor": f"{reader.name}@{reader.version}"})
            drawn = rng.integers(len(FACETS), size=int(rng.integers(1, 3)))
            facets = {FACETS[int(n)]: float(rng.uniform(0.3, 0.98)) for n in drawn}
            rows["evidence"].append(
                evidence_row(
                    Evidence(evidence_id(identity, turns, 0, len(text)), identity, turns, 0, len(text), text, who.name,
                             facets, list(Stance)[int(rng.integers(3))], float(rng.uniform(0.2, 1.0)), False, reader)
                )
            )  # fmt: skip
            turns += 1
    for table in (t.sources, t.conversations, t.participants, t.turns, t.evidence):
        yield table, rows[table.name]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    for option, usual in (("deals", 400), ("conversations", 10_000), ("evidence", 300_000)):
        parser.add_argument(f"--{option}", type=int, default=usual)
    parser.add_argument("--no-index", action="store_true", help="leave the search index out")
    given = parser.parse_args()
    build(given.folder, given.deals, given.conversations, given.evidence, not given.no_index)
