"""A quote in a line: its words, what stood before them, who said them and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def where(quote: Mapping[str, Any]) -> str:
    """Where a quote stands: file, time in the recording or else turn, and the day unless the file's name tells it."""
    # The file's own name is enough to recognise it; the data has the whole path.
    parts = [str(quote["source"]).rsplit("/", 1)[-1], _time(quote)]
    if quote.get("date") and quote["date"] not in parts[0]:
        parts.append(quote["date"])
    if quote.get("reported"):
        parts.append("as reported in a note")
    if quote.get("mark"):
        parts.append(quote["mark"])
    return ", ".join(parts)


def _time(quote: Mapping[str, Any]) -> str:
    seconds = quote.get("start_s")
    if seconds is None:
        return f"turn {quote['turn'] + 1}"
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


def lead(quote: Mapping[str, Any]) -> str:
    """What stood before a quote that needs it, in quotation marks, with who said it where it was another."""
    before = quote.get("before")
    if not before:
        return ""
    who = f"{before['speaker']}: " if before["speaker"] else ""
    return f"{who}“{before['quote']}” "


def bracketed(text: str) -> str:
    """In brackets after a space; nothing stays nothing."""
    return f" ({text})" if text else ""


def marked(quote: Mapping[str, Any]) -> str:
    """What a reader must know beside a quote that stands without its place, in brackets; empty for most."""
    return bracketed(quote.get("mark") or "")


def placed(quote: Mapping[str, Any]) -> str:
    """Where a quote stands, in brackets; its mark where the place is not in the data."""
    return bracketed(where(quote)) if "source" in quote and "turn" in quote else marked(quote)


def told_by(forecast: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """Who named a day of a forecast, and what a reader must know beside the words."""
    quote = forecast.get("quotes", {}).get(row.get("evidence", ""), {})
    return ", ".join(filter(None, (row["person"], quote.get("mark"))))


def flat(text: str) -> str:
    """Words in one line."""
    return " ".join(text.split())
