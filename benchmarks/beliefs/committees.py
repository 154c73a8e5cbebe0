"""What nominal committees are forecast to do within 180 days: nothing known, good news, bad news."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from types import SimpleNamespace
from typing import cast

from otherside.domain import Deal, Facet, Stance
from otherside.forecast.draws import sample
from otherside.forecast.engine import run
from otherside.profiles.beliefs import Piece, failure_estimate, person_estimates
from otherside.profiles.role_priors import load_role_table
from otherside.profiles.windows import window
from otherside.workspace.forecasts.deal_scenario import SOME_OTHER_WAY, Known, Member, _scenario

DAY = dt.date(2026, 6, 1)
COMMITTEES = {
    "five, no role known": (None,) * 5,
    "COO, finance, head, IT, planner": ("COO", "Finance Director", "Head of Crewing", "IT manager", "planner"),
    "director, manager, engineer": ("Director of Operations", "Engineering Manager", "engineer"),
    "owner alone": ("Owner",),
}
GOOD = (Facet.FRUSTRATION, Facet.GOAL, Facet.COMMITMENT)
BAD = (Facet.FEAR, Facet.RISK, Facet.STATUS_QUO)


def news(facets: tuple[Facet, ...], stance: Stance) -> list[Piece]:
    """One plain piece of each facet, at .7 confidence."""
    return [Piece(f.value, f"{f.value} in words of its own", {f: 0.7}, stance, 0.5, DAY) for f in facets]


def odds(roles: tuple[str | None, ...], said: list[list[Piece]]) -> dict[str, float]:
    """P of nothing, us, other."""
    table = load_role_table()
    members = tuple(
        Member(str(n), f"person {n}", role, person_estimates(pieces, table, role, DAY))
        for n, (role, pieces) in enumerate(zip(roles, said, strict=True))
    )
    failure = failure_estimate([p for own in said for p in own], table, DAY)
    # Only what a scenario is made of: what else is known of a stored deal plays no part here.
    known = SimpleNamespace(
        deal=Deal("d"),
        as_of=DAY,
        members=members,
        failure=failure,
        failures={},
        options={SOME_OTHER_WAY: ()},
        window=window([], DAY),
    )
    scenario = _scenario(cast(Known, known))
    p = run(sample(scenario, 20_000, 0), scenario.deal, 180.0, whole=False).p.mean(axis=1)
    return {"nothing": 1 - float(p.sum()), "us": float(p[0]), "other": float(p[1:].sum())}


def table() -> list[dict[str, object]]:
    """Each committee under four kinds of news."""
    good, bad = news(GOOD, Stance.TOWARDS), news(BAD, Stance.AWAY)
    rows: list[dict[str, object]] = []
    for name, roles in COMMITTEES.items():
        n = len(roles)
        for what, said in {
            "nothing said": [[]] * n,
            "three reasons to act from each": [good] * n,
            "the first afraid, the others keen": [bad, *[good] * (n - 1)],
            "all afraid": [bad] * n,
        }.items():
            rows.append({"committee": name, "said": what, **odds(roles, said)})
    return rows


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    found = table()
    if parser.parse_args().json:
        print(json.dumps(found, indent=1))
        return
    print(f"{'committee':<34}{'said':<36}{'nothing':>8}{'us':>6}{'other':>7}")
    for row in found:
        print(f"{row['committee']:<34}{row['said']:<36}{row['nothing']:>8.2f}{row['us']:>6.2f}{row['other']:>7.2f}")


if __name__ == "__main__":
    main()
