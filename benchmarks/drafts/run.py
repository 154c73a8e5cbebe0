"""Writes every kind of draft for everybody on the buyer's side and counts what must hold of all of them.

Usage: python benchmarks/drafts/run.py [--variants 3] [--show PATTERN] [--evidence both|read|labelled]

Data: examples/, and the transcripts of $OTHERSIDE_DATA/calls where that is set.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import tempfile
from collections import defaultdict
from pathlib import Path

from otherside.domain import Evidence, Extractor, Facet, Side, Stance
from otherside.extraction.thresholds import extractor_version
from otherside.messaging.drafts import Draft, Kind, verify
from otherside.messaging.lint import Quoted
from otherside.workspace import Workspace
from otherside.workspace.drafting import draft_to

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
QUOTED = re.compile("“([^”]*)”")
COLUMNS = ("drafts", "quotes", "verbatim", "claims", "proved", "asking", "lint", "unsupported")


def main() -> None:
    """Prints a table for each source of evidence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variants", type=int, default=3)
    parser.add_argument("--show", default="", help="print the drafts whose deal, person or kind matches")
    parser.add_argument("--evidence", choices=("both", "read", "labelled"), default="both")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with Workspace.init(Path(folder) / "w", ["tidewise.example", "amsel.example"]) as workspace:
            workspace.add([EXAMPLES / "harbourline", EXAMPLES / "coach"])
            if args.evidence != "labelled":
                _report("examples, as the shipped encoder reads them", workspace, args.variants, args.show)
            if args.evidence != "read":
                print(f"labels found in the texts: {label(workspace)}")
                _report("examples, with facets put by hand", workspace, args.variants, args.show)
        data = os.environ.get("OTHERSIDE_DATA")
        if data and args.evidence != "labelled":
            with Workspace.init(Path(folder) / "c", ["Acme"]) as workspace:
                workspace.add([Path(data) / "calls"])
                _report("synthetic calls", workspace, args.variants, args.show)


def label(workspace: Workspace) -> int:
    """Puts evidence by hand in the place of what the encoder read: the writing is judged apart from the reading."""
    rows = [json.loads(line) for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    names = {p.id: p.name for p in workspace.people()}
    found = 0
    for stored in workspace.conversations():
        evidence = []
        for index, held in enumerate(stored.turns):
            speaker = names.get(stored.people.get(held.turn.speaker or "", ""), "")
            for row in rows:
                pattern = r"\s+".join(re.escape(w) for w in row["quote"].split())
                match = re.search(pattern, held.turn.text) if row["person"] == speaker else None
                if match:
                    at, end = match.span()
                    facets = {Facet(f): 0.9 - 0.02 * n for n, f in enumerate(row["facets"])}
                    reported, stance = held.turn.kind.value == "reported", Stance(row["stance"])
                    evidence.append(
                        Evidence(
                            f"{stored.id}-{index}-{at}", stored.id, index, at, end, match[0], held.turn.speaker,
                            facets, stance, 0.8, reported, Extractor("hand", "1"),
                        )
                    )  # fmt: skip
        workspace.store.put_evidence(extractor_version(), [(stored.id, n) for n in range(len(stored.turns))], evidence)
        found += len(evidence)
    return found


def _report(title: str, workspace: Workspace, variants: int, show: str) -> None:
    turns = {s.id: [h.turn.text for h in s.turns] for s in workspace.conversations()}
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(COLUMNS))
    words: dict[str, list[int]] = defaultdict(list)
    for deal in workspace.deals():
        for person in workspace.people(deal.name):
            if person.side is not Side.THEIRS:
                continue
            for kind in Kind:
                for variant in range(variants):
                    draft = draft_to(workspace, deal.name, person.name, kind, variant=variant)
                    _count(counts[kind], draft, turns)
                    words[kind].append(draft.words)
                    if show and re.search(show, f"{deal.name} {person.name} {kind} {variant}"):
                        print(f"\n=== {deal.name} / {person.name} / {kind} {variant}\nSubject: {draft.subject}")
                        print(f"\n{draft.text}")
    print(f"\n{title}\n{'kind':<12}" + "".join(f"{c:>{len(c) + 2}}" for c in COLUMNS) + "  words")
    for kind, row in counts.items():
        spread = sorted(words[kind])
        numbers = "".join(f"{n:>{len(c) + 2}}" for n, c in zip(row, COLUMNS, strict=True))
        print(f"{kind:<12}{numbers}  {spread[0]}-{spread[-1]}, median {statistics.median(spread):.0f}")


def _count(row: list[int], draft: Draft, turns: dict[str, list[str]]) -> None:
    data = json.loads(json.dumps(draft.to_json()))
    flat = {key: [" ".join(t.split()) for t in texts] for key, texts in turns.items()}
    row[0] += 1
    for claim in data["claims"]:
        row[3] += 1
        row[4] += bool(claim["evidence"]) and all(
            turns[e["conversation"]][e["turn"]][e["start"] : e["end"]] == e["quote"] for e in claim["evidence"]
        )
    for quoted in QUOTED.findall(data["text"]):
        row[1] += 1
        sources = [e for c in data["claims"] if f"“{quoted}”" in c["text"] for e in c["evidence"]]
        row[2] += any(quoted in flat[e["conversation"]][e["turn"]] for e in sources)
    row[5] += not data["claims"]
    row[6] += len(data["lint"])
    evidence = [Quoted(e["quote"]) for c in data["claims"] for e in c["evidence"]]
    told = {c["text"] for c in data["claims"]}
    parted = verify(data["text"], evidence)
    # A sentence without quotation that names a facet is a claim with evidence, though it shares no words with it.
    row[7] += sum(not any(s in t for t in told) for s in parted.unsupported)


if __name__ == "__main__":
    main()
