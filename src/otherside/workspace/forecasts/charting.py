"""Charts of a forecast, as files or as bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from otherside.domain import InputError
from otherside.forecast import charts
from otherside.forecast.telling import why_not
from otherside.workspace.forecasts.forecasting import DealForecast

FORMATS = ("svg", "png", "html", "json")


def draw(run: DealForecast, folder: Path, formats: Sequence[str], only: str | None = None) -> list[Path]:
    """Draws every chart of a forecast into a folder, in each of some formats.

    Args:
        only: the name of one chart.

    Raises:
        InputError: the deal has been decided, the folder cannot be written, or the package that draws is missing.
    """
    if run.ended:
        raise InputError(f"{run.result.deal}: {why_not(run.grounds())}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        out = []
        for name, make in charts.CHARTS.items():
            if only is not None and name != only:
                continue
            spec = charts.timeline(run.result, run.events()) if name == "timeline" else make(run.result)
            out += [charts.save(spec, folder / f"{name}.{kind}") for kind in formats]
        return out
    except ModuleNotFoundError as error:
        raise InputError(str(error)) from error
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}; choose a folder that can be written") from error


def drawn(run: DealForecast, name: str, form: str) -> bytes:
    """One chart of a forecast as one of ``FORMATS``.

    Raises:
        InputError: as ``draw``, or there is no chart of that name.
    """
    if name not in charts.CHARTS:
        raise InputError(f"no chart is called {name!r}; there are {', '.join(charts.CHARTS)}")
    with tempfile.TemporaryDirectory(prefix="otherside-chart-") as folder:
        return draw(run, Path(folder), [form], name)[0].read_bytes()
