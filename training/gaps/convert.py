"""Turns the written dossiers and pairs into JSON lines, checking their form.

    python -m training.gaps.convert DOSSIERS.txt... --pairs PAIRS.txt...

The text form is for writing by hand: see ``training/gaps/README.md``. Every file is one author.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from otherside.domain import FACETS

DATA = Path(__file__).parent / "data"
FACET_IDS = {f.value for f in FACETS} | {"-"}
KINDS = ("says_does", "wants_avoids", "value_practice", "ambition_capacity")
REASONS = ("consistent", "resolved", "other_person", "other_theme", "accepted", "serves", "shared_words")


class FormError(ValueError):
    """A place that is not of the form, with what is wrong."""


def dossier(block: str, author: str) -> dict[str, Any]:
    """One dossier of the text form.

    Raises:
        FormError: when a line cannot be read or names a statement that is not there.
    """
    head, *lines = block.strip().split("\n")
    parts = [p.strip() for p in head.removeprefix("# ").split("|")]
    if not head.startswith("# ") or len(parts) < 3:
        raise FormError(f"{head[:60]!r}: want '# id | domain | who'")
    statements: dict[int, dict[str, str]] = {}
    pairs, decoys = [], []
    for line in lines:
        words = line.split(" ")
        marked = words[0] in "+-" and len(words) > 2 and words[1].isdigit() and words[2].isdigit()
        if marked:
            a, b = int(words[1]), int(words[2])
            if a not in statements or b not in statements:
                raise FormError(f"{parts[0]}: no such statement: {line}")
        if marked and words[0] == "+":
            if words[3] not in KINDS:
                raise FormError(f"{parts[0]}: kind? {line}")
            pairs.append({"ideal": a, "actual": b, "kind": words[3], "theme": " ".join(words[4:])})
        elif marked:
            if words[3] not in REASONS:
                raise FormError(f"{parts[0]}: reason? {line}")
            decoys.append({"a": a, "b": b, "reason": words[3]})
        elif words[0].isdigit() and len(words) > 2 and words[1] in FACET_IDS:
            statements[int(words[0])] = {"facet": words[1], "text": " ".join(words[2:])}
        else:
            raise FormError(f"{parts[0]}: {line[:70]!r}")
    return {
        "id": parts[0],
        "author": author,
        "domain": parts[1],
        "who": " | ".join(parts[2:]),
        "statements": [{"id": str(n), **s} for n, s in statements.items()],
        "pairs": [{**p, "ideal": str(p["ideal"]), "actual": str(p["actual"])} for p in pairs],
        "decoys": [{**d, "a": str(d["a"]), "b": str(d["b"])} for d in decoys],
    }


def pair(block: str, author: str, number: int) -> dict[str, Any]:
    """One standalone pair with its hard negatives.

    Raises:
        FormError: when a line cannot be read.
    """
    first, *rest = block.strip().split("\n")
    parts = [p.strip() for p in first.removeprefix("+ ").split("|")]
    if not first.startswith("+ ") or len(parts) != 6 or parts[0] not in KINDS or not {parts[2], parts[4]} <= FACET_IDS:
        raise FormError(f"{author}: {first[:80]!r}")
    negatives = []
    for line in rest:
        reason, side, facet, text = (p.strip() for p in line.removeprefix("- ").split("|", 3))
        if reason not in REASONS or side not in ("i", "a") or facet not in FACET_IDS:
            raise FormError(f"{author}: {line[:80]!r}")
        negatives.append({"reason": reason, "side": side, "facet": facet, "text": text})
    return {
        "id": f"{author}-{number:03}",
        "author": author,
        "kind": parts[0],
        "theme": parts[1],
        "ideal": {"facet": parts[2], "text": parts[3]},
        "actual": {"facet": parts[4], "text": parts[5]},
        "negatives": negatives,
    }


def blocks(path: Path) -> list[str]:
    """The blank-line separated parts of a file."""
    return [b for b in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()) if b.strip()]


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    print(f"{path.name}: {len(rows)}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossiers", nargs="*", type=Path)
    parser.add_argument("--pairs", nargs="*", type=Path, default=[])
    args = parser.parse_args()
    for path in args.dossiers:
        _write(DATA / f"dossiers-{path.stem}.jsonl", [dossier(b, path.stem) for b in blocks(path)])
    for path in args.pairs:
        _write(DATA / f"pairs-{path.stem}.jsonl", [pair(b, path.stem, n) for n, b in enumerate(blocks(path), 1)])


if __name__ == "__main__":
    main()
