"""The brief as one self-contained HTML page: no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from otherside.reports import words
from otherside.reports.discreet import discreet
from otherside.reports.sparing import sparing

MOST = 2


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


def brief_page(data: Mapping[str, Any]) -> str:
    """The page of a brief, without the words that somebody asked us to keep."""
    data = sparing(discreet(data), MOST, headlines=True)
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(brief=data, most=MOST, css=Markup(_load("brief.css")))  # our own file, not imported text
    )
