"""Findings as JSON, as SARIF 2.1.0, and as lines for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from otherside.messaging.lint.finding import Finding, Severity
from otherside.messaging.lint.registry import CODES, RULE_OF

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_json(findings: Sequence[Finding]) -> dict[str, object]:
    """The documented JSON: ``{"findings": [...]}``."""
    return {"findings": [dict(f.as_dict()) for f in findings]}


def to_sarif(findings: Sequence[Finding], text: str, uri: str, version: str = "") -> dict[str, object]:
    """A SARIF 2.1.0 log with one run; columns count Unicode code points, from 1.

    Args:
        findings: of one file.
        text: the file's text, for lines and columns.
        uri: the file, relative where possible.
        version: of the program, if known.
    """
    driver: dict[str, object] = {"name": "otherside lint", "rules": [_sarif_rule(code) for code in CODES]}
    if version:
        driver["version"] = version
    places = _Places(text)
    order = {code: n for n, code in enumerate(CODES)}
    results = [
        {
            "ruleId": f.code,
            "ruleIndex": order[f.code],
            "level": f.severity.value,
            "message": {"text": f"{f.why} Instead: {f.instead}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": uri},
                        "region": places.region(f.start, f.end),
                    }
                }
            ],
        }
        for f in findings
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def to_lines(findings: Sequence[Finding], text: str, name: str = "") -> list[str]:
    """Two lines a finding: ``name:line:column: CODE rule “words”``, then why and what instead."""
    places = _Places(text)
    out: list[str] = []
    for f in findings:
        line, column = places.at(f.start)
        words = " ".join(f.text.split())
        shown = words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + "…"
        level = "" if f.severity is Severity.WARNING else f" {f.severity.value}"
        out.append(f"{name + ':' if name else ''}{line}:{column}: {f.code}{level} {f.rule} “{shown}”")
        out.append(f"    {f.why} Instead: {f.instead}")
    return out


class _Places:
    """Lines and columns of offsets, both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for line in text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        from bisect import bisect_right

        line = bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1

    def region(self, start: int, end: int) -> Mapping[str, int]:
        """A SARIF region; the end column is exclusive."""
        line, column = self.at(start)
        end_line, end_column = self.at(end)
        return {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": start,
            "charLength": end - start,
        }


def _sarif_rule(code: str) -> dict[str, object]:
    meaning = CODES[code]
    return {
        "id": code,
        "name": meaning.name,
        "shortDescription": {"text": meaning.why},
        "fullDescription": {"text": f"{meaning.why} Instead: {meaning.instead}"},
        "help": {"text": f"Example: {meaning.example}\nBetter: {meaning.better}"},
        "properties": {"rule": RULE_OF[code]},
        "defaultConfiguration": {"level": meaning.severity.value},
    }
