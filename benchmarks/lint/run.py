"""Precision and recall of the lint per rule, and the share of clean messages without findings.

Usage: python benchmarks/lint/run.py [--split dev|held|all] [--errors]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from otherside.messaging.lint import RULES, LintContext, head, lint, quotes_of

HERE = Path(__file__).parent


def main() -> None:
    """Prints a table; `--errors` prints each disagreement as well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="all", help="dev, held, series1-3 (with --messages series.jsonl), or all")
    parser.add_argument("--errors", action="store_true", help="print every disagreement (not on the held split)")
    parser.add_argument(
        "--messages", type=Path, nargs="+", default=[HERE / "messages.jsonl"], help="files, scored as one"
    )
    parser.add_argument(
        "--head", type=Path, help="another data file of the trained head, such as one with an author left out"
    )
    args = parser.parse_args()
    if args.head:
        head.DATA = args.head
    rows = [json.loads(line) for path in args.messages for line in path.read_text(encoding="utf-8").splitlines()]
    begin = time.perf_counter()
    splits = list(dict.fromkeys(str(row.get("split", "dev")) for row in rows))
    for split in sorted(splits) if args.split == "all" else [args.split]:
        _report(split, [row for row in rows if row.get("split", "dev") == split], args.errors and split != "held")
    print(f"{(time.perf_counter() - begin) / max(1, len(rows)) * 1000:.1f} ms a message")


def _report(split: str, rows: list[dict[str, object]], errors: bool) -> None:
    hit, false, missed = Counter[str](), Counter[str](), Counter[str]()
    silent = clean = 0
    for row in rows:
        text, wanted = str(row["text"]), set(row["rules"])  # type: ignore[call-overload]
        findings = lint(text, LintContext(quotes=quotes_of(row.get("evidence", []))))
        found = {f.rule for f in findings}
        if not wanted:
            clean += 1
            silent += not found
        hit.update(wanted & found)
        false.update(found - wanted)
        missed.update(wanted - found)
        if errors and found != wanted:
            print(f"{row['id']}  missed {sorted(wanted - found)}  false {sorted(found - wanted)}\n   {text}")
            print(f"   {row.get('evidence', '')}")
            for f in findings:
                if f.rule not in wanted:
                    print(f"      {f.code} “{f.text}”")
    print(f"\n{split}: {len(rows)} messages, {clean} clean")
    print(f"{'rule':<20}{'precision':>10}{'recall':>8}{'right':>7}{'false':>7}{'missed':>8}")
    for rule in RULES:
        found_n, wanted_n = hit[rule] + false[rule], hit[rule] + missed[rule]
        precision = f"{hit[rule] / found_n:.2f}" if found_n else "-"
        recall = f"{hit[rule] / wanted_n:.2f}" if wanted_n else "-"
        print(f"{rule:<20}{precision:>10}{recall:>8}{hit[rule]:>7}{false[rule]:>7}{missed[rule]:>8}")
    print(f"clean messages without findings: {silent} of {clean} ({silent / max(1, clean):.0%})")


if __name__ == "__main__":
    main()
