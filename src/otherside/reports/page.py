"""The brief as one self-contained HTML page: no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from otherside.reports import words
from otherside.reports.discreet import to_take_along
from otherside.reports.fitting import prepared
from otherside.reports.length import EVERYTHING, FULL
from otherside.reports.terminal import two_pages

#: Lines, as a terminal of 80 columns has them, that two printed pages hold: the page has smaller print, and two columns.
_TWO_PAGES = 140


def _load(name: str) -> str:
    return files("otherside.reports").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    # Escaping is on for every template: imported text is never markup.
    environment = Environment(
        loader=FunctionLoader(_load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(words=words)
    environment.filters["percent"] = lambda p: f"{p:.0%}"
    return environment


def brief_page(data: Mapping[str, Any], *, full: bool = False) -> str:
    """The page of a brief, without what somebody asked us to keep, or that they asked: what fits on two pages, and all else
    folded under it, where it is not printed.

    Args:
        full: everything at once, to be printed too.
    """
    data = to_take_along(data)
    length = FULL if full else two_pages(data, _TWO_PAGES)
    whole = prepared(data, FULL, headlines=True)
    short = None if length in (FULL, EVERYTHING) else prepared(data, length)
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(brief=whole, short=short, css=Markup(_load("brief.css")))  # our own file, not imported text
    )
