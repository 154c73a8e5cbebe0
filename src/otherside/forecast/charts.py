"""Charts as Vega-Lite specifications: plain dicts that a web page embeds and a file is drawn from.

Colours are safe for the common colour-vision deficiencies (Okabe & Ito) and every mark also differs by label, order or
shape. Text comes from the user's own files: it goes in as data, never as markup.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from otherside.forecast.chart_labels import AREAS, FONT, RING_AREA, TOP, in_rows, names_beside
from otherside.forecast.naming import BURDENS, OUTCOMES
from otherside.forecast.result import ForecastResult

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
COLOURS = {"nothing": "#8a8a8a", "us": "#0072B2", "other": "#E69F00"}
MAY_STOP_IT = 0.35
"""Chance of a veto from which it is worth showing."""
STOPS_IT = 0.9
"""Chance of a veto from which whoever states it knows that there is one; as far from 1 nobody has one."""
_RING = "may be able to stop it alone"
_STANDS = {False: "not known", True: "as far as known"}
_TIMELINE_HEIGHT = 190
_CONFIG: Spec = {
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {"grid": False, "labelLimit": 260},
    "title": {"anchor": "start", "fontSize": 14, "subtitleColor": "#555555"},
}


def outcome_over_time(result: ForecastResult, width: int = 520, height: int = 260) -> Spec:
    """P of each outcome from now to the horizon, with the 90 % band of acting with us."""
    values = [
        {"t": c.t, "outcome": OUTCOMES[k], "p": getattr(c, k)} for c in result.curve for k in ("nothing", "us", "other")
    ]
    band = [{"t": c.t, "lo": c.lo, "hi": c.hi} for c in result.curve]
    x = {
        "field": "t",
        "type": "quantitative",
        "title": f"{result.unit} from now",
        "scale": {"domain": [0, result.horizon], "nice": False},
    }
    y_scale = {"domain": [0, 1]}
    return _spec(
        f"{result.deal}: what the committee will have done",
        width,
        height,
        f"shaded: acting with us, nine draws in ten; {_trust(result)}",
        layer=[
            {
                "data": {"values": band},
                "mark": {"type": "area", "opacity": 0.15, "color": COLOURS["us"]},
                "encoding": {
                    "x": x,
                    "y": {"field": "lo", "type": "quantitative", "scale": y_scale, "title": "probability"},
                    "y2": {"field": "hi"},
                },
            },
            {
                "data": {"values": values},
                "mark": {"type": "line", "strokeWidth": 2.5},
                "encoding": {
                    "x": x,
                    "y": {"field": "p", "type": "quantitative", "scale": y_scale, "axis": {"format": "%"}},
                    "color": {
                        "field": "outcome",
                        "type": "nominal",
                        "title": None,
                        "scale": {"domain": list(OUTCOMES.values()), "range": list(COLOURS.values())},
                    },
                    "strokeDash": {
                        "field": "outcome",
                        "type": "nominal",
                        "title": None,
                        "scale": {"domain": list(OUTCOMES.values()), "range": [[4, 3], [1, 0], [8, 3]]},
                    },
                    "tooltip": [{"field": "outcome"}, {"field": "p", "format": ".0%"}],
                },
            },
        ],
    )


def burdens(result: ForecastResult, width: int = 520, height: int = 180) -> Spec:
    """How much each burden holds the deal back, in points of P(us)."""
    values = [{"burden": BURDENS[k], "points": 100 * v} for k, v in result.burdens.items()]
    return _spec(
        f"{result.deal}: what holds it back",
        width,
        height,
        _trust(result),
        data={"values": values},
        mark={"type": "bar", "color": "#D55E00"},
        encoding={
            "y": {"field": "burden", "type": "nominal", "sort": "-x", "title": None},
            "x": {"field": "points", "type": "quantitative", "title": "points of probability to gain without it"},
            "tooltip": [{"field": "burden"}, {"field": "points", "format": ".1f"}],
        },
    )


def tornado(result: ForecastResult, most: int = 10, width: int = 520) -> Spec:
    """The unknowns most worth asking about: value of knowing, and of one noisy answer (which is only worked out for
    ten)."""
    values = []
    rows = [u for u in result.unknowns if u.evppi > 0][:most]
    under = "in the money of the deal's value (1 where none is stated)"
    if not rows:  # a bar chart needs a bar
        under = "knowing more about any one thing would not change what to do"
        rows = list(result.unknowns[:1])
    for place, u in enumerate(rows):
        label = _unknown_label(u.parameter, u.person)
        for kind, worth in (("if known exactly", u.evppi), ("one honest answer", u.evsi)):
            values.append({"unknown": label, "kind": kind, "worth": worth, "place": place})
    return _spec(
        f"{result.deal}: what is worth asking",
        width,
        max(60, 26 * len(rows)),
        f"{under}; {_trust(result)}",
        data={"values": values},
        mark={"type": "bar"},
        encoding={
            "y": {
                "field": "unknown",
                "type": "nominal",
                "title": None,
                "sort": {"field": "place", "op": "min", "order": "ascending"},
            },
            "yOffset": {"field": "kind", "type": "nominal"},
            "x": {"field": "worth", "type": "quantitative", "title": "value of information"},
            "color": {
                "field": "kind",
                "type": "nominal",
                "title": None,
                "scale": {"domain": ["if known exactly", "one honest answer"], "range": ["#56B4E9", "#009E73"]},
            },
            "tooltip": [{"field": "unknown"}, {"field": "kind"}, {"field": "worth", "format": ".4g"}],
        },
    )


def stakeholders(result: ForecastResult, width: int = 520, height: int = 360) -> Spec:
    """Power by position: each person by what acting with us is worth to them, size salience, a ring for a veto; hollow
    where nobody knows what it would change for them, since a prior is not a position."""
    values: list[dict[str, Any]] = [
        {
            "person": p.person,
            "utility": p.utility,
            "power": p.power,
            "salience": p.salience,
            "stands": _STANDS[p.gain_known],
            "veto": _RING if p.veto >= MAY_STOP_IT else "",
        }
        for p in result.people
    ]
    far = max([0.5, *(abs(p.utility) for p in result.people)]) * 1.15
    names = names_beside(values, far, width, height)
    x = {
        "field": "utility",
        "type": "quantitative",
        "title": "← worse off with us  |  better off with us →",
        "scale": {"domain": [-far, far]},
    }
    y = {
        "field": "power",
        "type": "quantitative",
        "title": "power",
        "scale": {"domain": [0, TOP], "nice": False},
        "axis": {"values": [0, 0.2, 0.4, 0.6, 0.8, 1]},
    }
    return _spec(
        f"{result.deal}: who stands where",
        width,
        height,
        _trust(result),
        data={"values": values},
        layer=[
            {"mark": {"type": "rule", "color": "#bbbbbb"}, "encoding": {"x": {"datum": 0, "type": "quantitative"}}},
            {
                "mark": {"type": "point", "stroke": COLOURS["us"], "strokeWidth": 1.5, "opacity": 0.75},
                "encoding": {
                    "x": x,
                    "y": y,
                    "fill": {
                        "field": "stands",
                        "type": "nominal",
                        "title": "where they stand",
                        "scale": {"domain": list(_STANDS.values()), "range": ["white", COLOURS["us"]]},
                    },
                    "size": {
                        "field": "salience",
                        "type": "quantitative",
                        "scale": {"domain": [0, 1], "range": list(AREAS)},
                        "legend": {"values": [0.2, 0.6, 1.0], "symbolFillColor": COLOURS["us"]},
                    },
                    "tooltip": [{"field": f} for f in ("person", "power", "salience", "utility", "stands", "veto")],
                },
            },
            {
                "data": {"values": [v for v in values if v["veto"]]},
                "mark": {"type": "point", "filled": False, "strokeWidth": 2.5, "size": RING_AREA},
                "encoding": {
                    "x": x,
                    "y": y,
                    "stroke": {
                        "field": "veto",
                        "type": "nominal",
                        "title": "ring",
                        "scale": {"domain": [_RING], "range": ["#D55E00"]},
                    },
                },
            },
            *(
                {
                    "data": {"values": [n for n in names if n["align"] == side]},
                    "mark": {"type": "text", "align": side, "baseline": "middle", "fontSize": FONT},
                    "encoding": {
                        "x": {**x, "field": "x"},
                        "y": {**y, "field": "y"},
                        "text": {"field": "person", "type": "nominal"},
                    },
                }
                for side in ("left", "right")
            ),
        ],
    )


def timeline(result: ForecastResult, events: list[dict[str, Any]] | None = None, width: int = 520) -> Spec:
    """Chance of a decision in each stretch of time, with named events on it.

    Args:
        result: The forecast.
        events: `{"t": time from now, "label": text}` each: triggers, meetings, the end of the window.
        width: In pixels.
    """
    values = [{"from": a.t, "to": b.t, "p": a.nothing - b.nothing} for a, b in pairwise(result.curve)]
    placed = in_rows(events or [], width / result.horizon)
    rows = 1 + max((e["row"] for e in placed), default=-1)
    # Room above the bars for the names of the events.
    top = max([0.0001, *(v["p"] for v in values)]) * _TIMELINE_HEIGHT / (_TIMELINE_HEIGHT - 16 * rows)
    layer: list[Spec] = [
        {
            "data": {"values": values},
            "mark": {"type": "bar", "color": "#56B4E9", "binSpacing": 1},
            "encoding": {
                "x": {
                    "field": "from",
                    "type": "quantitative",
                    "bin": {"binned": True},
                    "title": f"{result.unit} from now",
                },
                "x2": {"field": "to"},
                "y": {
                    "field": "p",
                    "type": "quantitative",
                    "title": "chance of a decision then",
                    "axis": {"format": "%"},
                    "scale": {"domain": [0, top], "nice": False},
                },
            },
        }
    ]
    if events:
        at = {"field": "t", "type": "quantitative"}
        layer += [
            {
                "data": {"values": placed},
                "mark": {"type": "rule", "color": "#D55E00", "strokeDash": [4, 3]},
                "encoding": {"x": at},
            },
            *(
                {
                    "data": {"values": [e for e in placed if e["row"] == row]},
                    "mark": {"type": "text", "align": "left", "dx": 4, "y": 8 + 16 * row},
                    "encoding": {"x": at, "text": {"field": "label", "type": "nominal"}},
                }
                for row in range(rows)
            ),
        ]
    return _spec(f"{result.deal}: when", width, _TIMELINE_HEIGHT, _trust(result), layer=layer)


CHARTS: dict[str, Callable[[ForecastResult], Spec]] = {
    "outcome": outcome_over_time,
    "burdens": burdens,
    "tornado": tornado,
    "stakeholders": stakeholders,
    "timeline": timeline,
}
"""Name -> chart of a forecast."""


def save(spec: Spec, path: str | os.PathLike[str]) -> Path:
    """Draw a chart to a file by its suffix: `.svg`, `.png`, `.html` or `.json` (the specification itself).

    HTML files carry the drawing inside them and load nothing.

    Raises:
        ModuleNotFoundError: SVG, PNG and HTML need `vl-convert-python`.
        ValueError: Another suffix.
    """
    out = Path(path)
    kind = out.suffix.lower()
    if kind == ".json":
        out.write_text(json.dumps(spec, indent=2), encoding="utf-8")
    elif kind == ".svg":
        out.write_text(_converter().vegalite_to_svg(spec), encoding="utf-8")
    elif kind == ".png":
        out.write_bytes(_converter().vegalite_to_png(spec, scale=2))
    elif kind == ".html":
        svg = _converter().vegalite_to_svg(spec)
        out.write_text(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>forecast</title><body>{svg}</body></html>',
            encoding="utf-8",
        )
    else:
        raise ValueError(f"{out}: charts are written as .svg, .png, .html or .json, not {kind or 'without a suffix'}")
    return out


def _converter() -> Any:
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "chart files need vl-convert-python: pip install vl-convert-python", name="vl_convert"
        ) from None
    return vl_convert


def _spec(title: str, width: int, height: int, under: str, **rest: Any) -> Spec:
    heading = {"text": title, "subtitle": under}
    return {"$schema": SCHEMA, "title": heading, "width": width, "height": height, "config": _CONFIG, **rest}


def _trust(result: ForecastResult) -> str:
    if not result.calibrated:
        return "not calibrated: what hangs on what, not odds"
    if result.level_only:
        return "only the level is calibrated: what tells one deal from another is not"
    return "calibrated on closed deals"


def _unknown_label(parameter: str, person: str | None) -> str:
    words = parameter.replace("_", " ").replace(".", " from ")
    return f"{words}: {person}" if person else f"{words} (deal)"
