"""The thresholds of the shipped heads, readable without loading the encoder or NumPy."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from otherside.domain import Facet

HEADS = Path(__file__).parent / "data" / "heads.json"
#: Version of the rules around the heads: which sentences are read at all, what is read beside the heads, and which way it points.
#: Raised, it has every workspace read anew.
RULES = 7


@cache
def shown_thresholds() -> dict[Facet, float]:
    """Calibrated probability from which evidence of a facet is shown without being asked for."""
    raw = json.loads(HEADS.read_text(encoding="utf-8"))
    return {Facet(f): float(p) for f, p in zip(raw["facets"], raw["shown"], strict=True)}


@cache
def heads_version() -> str:
    """Name and version of the shipped heads alone: what is learnt on top of them fits these, whatever the rules around them."""
    raw = json.loads(HEADS.read_text(encoding="utf-8"))
    return f"{raw['name']}@{raw['version']}"


def extractor_version(learnt: str = "") -> str:
    """Name and version of the extractor, as stored with turns it has read: heads and rules, and what was learnt here.

    Args:
        learnt: name and version under which learnt heads were stored; the shipped heads, when left out.
    """
    shipped = f"{heads_version()}.{RULES}"
    return f"{shipped}+{learnt.partition('+')[2]}" if learnt else shipped
