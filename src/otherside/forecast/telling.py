"""Whether the odds of a forecast are to be told, and why not: the one rule, for whoever prints, shows or hands on its JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

Data = Mapping[str, Any]

#: An interval wider than this tells nothing, and the middle of it less.
TOO_WIDE = 0.6


def told(forecast: Data) -> bool:
    """Whether odds are said: not of a deal that has been decided or is said to be, nor of one where an interval is too wide,
    unless closed deals taught to tell deals apart.

    A scenario holds what its author states, and always gets its numbers.

    Args:
        forecast: the JSON of a forecast; of it ``as_of``, ``outcome``, ``said_decided``, ``calibrated``, ``level_only`` and
            ``interval``.
    """
    if forecast.get("outcome") or forecast.get("said_decided"):
        return False
    if "as_of" not in forecast or (forecast["calibrated"] and not forecast.get("level_only")):
        return True
    return all(high - low <= TOO_WIDE for low, high in forecast["interval"].values())


def why_not(forecast: Data) -> str:
    """What is said in place of odds that are not told."""
    if forecast.get("outcome"):
        return decided(forecast["outcome"], forecast.get("closed"))
    if forecast.get("said_decided"):
        return said_decided(forecast["said_decided"])
    low, high = forecast["interval"]["us"]
    if high - low > TOO_WIDE:
        return "Too little is known to say what they will do."
    return f"Too little is known for odds: acting with us may be anything from {low:.0%} to {high:.0%}."


def decided(outcome: str, day: str | None = None) -> str:
    """What is said in place of a forecast.

    Args:
        outcome: how it ended: ``won``, ``lost`` or ``no_decision``.
        day: when, as ISO writes it.
    """
    ended = outcome.replace("_", " ")
    if day:
        ended += f", {plain_day(day)}"
    return f"It has been decided ({ended}); what has been decided is not forecast."


def plain_day(iso: str) -> str:
    """A day as people write it."""
    day = dt.date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def said_decided(said: Data) -> str:
    """That somebody says it is decided, how, in which words and when; no outcome until the CRM or a user states it.

    Args:
        said: as the JSON of a forecast has it.
    """
    if said.get("in_confidence"):
        # Who decided what is theirs to tell; that there is something to read is not.
        return "How far it is decided was told in confidence; it stands in the conversation."
    way = _WAYS[said["way"]]
    if said["way"] == "other":
        way = f", with {said['for'] or 'somebody else'}"
    day = f", {plain_day(said['day'])}" if said.get("day") else ""
    reported = ", as a note has it" if said.get("reported") else ""
    return f"{said['who']} says it is decided{way}: “{' '.join(said['quote'].split())}” (their words{day}{reported})."


_WAYS = {"us": ", for you", "other": "", "nothing": ", to do nothing", "against": ", and not for you", None: ""}


def untold(before: Data | None, after: Data | None) -> str:
    """What is said in place of odds of one deal before and after; empty where both are told.

    Two numbers invite the reader to take their difference: where either says too little, neither is said.
    """
    if after and not told(after):
        return why_not(after)
    if not before or told(before):
        return ""
    return (
        why_not(before)
        if before.get("outcome") or before.get("said_decided")
        else "Too little was known then to compare with what is known now."
    )
