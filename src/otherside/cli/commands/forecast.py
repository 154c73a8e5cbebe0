"""``otherside forecast``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from otherside.cli.common import Context, common
from otherside.domain.errors import InputError

if TYPE_CHECKING:
    from otherside.workspace import Workspace
    from otherside.workspace.forecasts.forecasting import DealForecast

FORMATS = ("svg", "png", "html", "json")


@click.command("forecast")
@click.argument("what", metavar="DEAL|SCENARIO.toml")
@click.option(
    "--draws", default=20_000, show_default=True, help="How many draws; the error halves with four times as many."
)
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same luck.")
@click.option("--horizon", metavar="TIME", help='Days, a span like "3 months", or a date.  [default: 180 days]')
@click.option(
    "--set", "sets", multiple=True, metavar="NAME.KEY=VALUE", help='A what-if: "Dana Lee.exposure=0.1". Repeatable.'
)
@click.option(
    "--compare", metavar="DEAL|SCENARIO.toml", help="Another to hold beside it, on the same draws; what differs."
)
@click.option("--as-of", metavar="DATE", help="Forecast from this day, or today.  [default: when last heard]")
@click.option("--chart", metavar="DIR", type=click.Path(path_type=Path), help="Draw charts into this folder.")
@click.option(
    "--chart-format", "formats", multiple=True, type=click.Choice(FORMATS), help="[default: svg, png and html]"
)
@common
def command(
    context: Context,
    what: str,
    draws: int,
    seed: int,
    horizon: str | None,
    sets: tuple[str, ...],
    compare: str | None,
    as_of: str | None,
    chart: Path | None,
    formats: tuple[str, ...],
) -> None:
    """Will they act with us, go another way, or do nothing; what holds it back; what is worth asking."""
    from otherside.workspace.forecasts.forecasting import (
        compare_runs,
        run_deal,
        run_scenario,
        scenario_of,
        whole_json,
    )

    day = _day(as_of)
    path, other_path = scenario_of(what), scenario_of(compare) if compare else None
    if day is not None and (named := path or other_path):
        raise InputError(
            f"--as-of {as_of}: {named} is a scenario, which knows no day; leave --as-of out, or name a deal"
        )
    with _workspace(context, needed=path is None or (compare is not None and other_path is None)) as workspace:

        def run(name: str, file: Path | None, changes: tuple[str, ...]) -> DealForecast:
            if file is not None:
                return run_scenario(file, draws, seed, horizon, changes)
            assert workspace is not None
            return run_deal(workspace, name, draws, seed, horizon, changes, as_of=day)

        def told(run: DealForecast) -> dict[str, Any]:
            return run.to_json() if workspace is None else whole_json(workspace, run, day)

        found = run(what, path, sets)
        data, beside = told(found), None
        if compare is not None:
            other = run(compare, other_path, ())
            data["compare"] = compare_runs(found, other)
            beside = None if context.json else told(other)
    if chart is not None:
        from otherside.workspace.forecasts.charting import draw

        data["charts"] = [str(p) for p in draw(found, chart, formats or FORMATS[:3])]
    if context.json:
        context.emit(data)
        return
    for line in _text(data, beside, (what, compare or ""), as_of=day is not None):
        click.echo(line)
    for drawn in data.get("charts", ()):
        context.note(f"written: {drawn}")


def _text(data: dict[str, Any], beside: dict[str, Any] | None, named: tuple[str, str], *, as_of: bool) -> Iterator[str]:
    """A forecast in words, or two beside each other."""
    from otherside.cli.commands._compare_text import lines as compared
    from otherside.cli.commands._forecast_text import lines
    from otherside.reports.discreet import discreet

    data = discreet(data)
    if beside is None:
        yield from lines(data, as_of=as_of)
    else:
        yield from compared(data, discreet(beside), data["compare"], named)


@contextmanager
def _workspace(context: Context, needed: bool) -> Iterator[Workspace | None]:
    if not needed:
        yield None
        return
    with context.open() as workspace:
        yield workspace


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    if text.strip().casefold() in ("today", "now"):
        return dt.date.today()
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(f"--as-of {text!r}: must be a date, YYYY-MM-DD, or today") from error
