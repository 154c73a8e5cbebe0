"""A small deal of our own invention, for the tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from otherside.domain import Facet, Stance
from otherside.questions import Asked, Buyer, Statement, View

F = Facet
DAY = dt.date(2026, 5, 4)

SAID: tuple[tuple[str, str, dict[Facet, float], Stance], ...] = (
    ("ida", "I run the two laundries for the five hospitals.", {F.SITUATION: 0.9}, Stance.NEUTRAL),
    ("ida", "Every Monday I lose three hours hunting for missing trolleys.", {F.FRUSTRATION: 0.9}, Stance.TOWARDS),
    ("ida", "I'll send you the April figures on Friday.", {F.COMMITMENT: 0.9}, Stance.TOWARDS),
    ("ida", "Omar has never forgiven us for the tagging project.", {F.CONSENSUS: 0.6}, Stance.AWAY),
    ("ida", "He says it cost him his best foreman.", {}, Stance.NEUTRAL),
    ("ida", "Please don't call him before I have spoken with him.", {}, Stance.NEUTRAL),
    ("ida", "By September I have to bring lost linen down by a third.", {F.GOAL: 0.95}, Stance.TOWARDS),
    ("per", "I sign for anything above ten thousand.", {F.SITUATION: 0.7}, Stance.NEUTRAL),
    ("per", "If this fails I'd have to explain it to the board with my name on it.",
     {F.RISK: 0.9, F.FEAR: 0.7}, Stance.AWAY),
    ("per", "Please bring no brochures.", {}, Stance.NEUTRAL),
)  # fmt: skip

BUYERS = (
    Buyer("ida", "Ida Brandt", "Head of Linen Services", True),
    Buyer("omar", "Omar Haddou", "Site Manager", True),
    Buyer("per", "Per Lindgren", "Finance Director", True, "deciding"),
    Buyer("unmet:matron", "the matron", "Matron"),
)


def forecast(**evppi: float) -> dict[str, Any]:
    """A forecast's JSON with these worths, ``person__parameter``; deal-wide ones without a person."""
    names = {b.id: b.name for b in BUYERS}
    unknowns = []
    for key, worth in evppi.items():
        who, _, parameter = key.rpartition("__")
        unknowns.append({"parameter": parameter, "person": names.get(who), "evppi": worth})
    return {
        "p": {"nothing": 0.6, "us": 0.3, "other": 0.1},
        "burdens": {"change": 0.05, "priority": 0.1, "opposition": 0.2, "fear": 0.3},
        "pivotal": [{"person": n, "swing": s} for n, s in zip(names.values(), (0.2, 0.25, 0.3, 0.05), strict=True)],
        "people": [{"person": n, "id": i, "power": 0.5, "unmet": i.startswith("unmet:")} for i, n in names.items()],
        "unknowns": sorted(unknowns, key=lambda u: -u["evppi"]),
    }


def view(said: Any = SAID, asked: tuple[Asked, ...] = (), fc: dict[str, Any] | None = None) -> View:
    """The deal as the choice of questions reads it."""
    statements = tuple(
        Statement(f"s{n}", who, text, facets, stance, DAY, "c1", n // 3, source="call.vtt", last=n % 3 == 2)
        for n, (who, text, facets, stance) in enumerate(said)
    )
    return View("Linen", BUYERS, statements, asked, fc)
