"""Pages from templates. Escaping is always on: imported text is never markup."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from otherside import __version__
from otherside.domain import FACET_DEFINITIONS, Facet
from otherside.domain.counting import plural
from otherside.domain.patterns import lazily
from otherside.forecast.naming import label_within
from otherside.market.statistics import FEW_PEOPLE, share_in_words
from otherside.reports import words
from otherside.reports.quotes import flat
from otherside.web import links
from otherside.web.figures import bars_svg, share_svg, split_svg


@cache
def environment() -> Environment:
    """The templates with the filters that they use."""
    made = Environment(
        loader=PackageLoader("otherside.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        words=words,
        few_people=FEW_PEOPLE,
        facets=FACET_DEFINITIONS,
        Facet=Facet,
        deal_url=links.deal_url,
        deal_key=links.deal_key,
        brief_url=links.brief_url,
        person_url=links.person_url,
        conversation_url=links.conversation_url,
        quote_url=links.quote_url,
        split_svg=split_svg,
        bars_svg=bars_svg,
        share_svg=share_svg,
        section_of=section_of,
        asset=asset,
    )
    made.filters.update(
        percent=percent,
        points=points,
        figure=figure,
        day=day,
        squash=flat,
        clock=clock,
        plural=plural,
        people_of=share_in_words,
        parameter=label_within,
        is_past=is_past,
        without_commands=without_commands,
    )
    return made


def render(request: Request, name: str, data: Mapping[str, Any] | None = None, *, status: int = 200) -> HTMLResponse:
    """A page, with what every page needs: the token of its forms and where we are."""
    session = request.scope.get("state", {}).get("session")
    shared = getattr(request.app.state, "otherside", None) if "app" in request.scope else None
    csrf = shared.everything.sessions.csrf(session) if shared is not None and session else ""
    access = request.scope.get("state", {}).get("access")
    common = {
        "csrf": csrf,
        "path": request.url.path,
        "signed_in": bool(session),
        "me": access,
        "may_change": access is None or access.may_write,
        "owner": access is None or access.everything,
    }
    text = environment().get_template(name).render({**common, **(data or {})})
    return HTMLResponse(text, status_code=status)


@cache
def asset(name: str) -> str:
    """The address of a file of ours; it changes with the file, so that browsers may keep it."""
    import hashlib

    digest = hashlib.sha256(files("otherside.web").joinpath("static", *name.split("/")).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:10]}"


def section_of(facet: str) -> int:
    """Which section, and so which colour, a facet belongs to; 0 to 3 as in ``reports.words.SECTIONS``."""
    return next(n for n, (_, facets) in enumerate(words.SECTIONS) if Facet(facet) in facets)


def percent(value: float | None) -> str:
    """A probability; certain is said only of what is certain."""
    if value is None:
        return "–"
    if 0 < value < 0.01:
        return "< 1%"
    if 0.99 < value < 1:
        return "> 99%"
    return f"{value:.0%}"


def figure(value: float) -> str:
    """A number with two places and a minus that is one."""
    return f"{value:.2f}".replace("-", "−")


def points(value: float) -> str:
    """A difference of probabilities; what rounds to nothing has no sign."""
    text = f"{100 * value:+.0f}".replace("-", "−")
    return "0" if text[1:] == "0" else text


def day(value: str | dt.date | None) -> str:
    """A day as people write it."""
    if value is None:
        return ""
    found = dt.date.fromisoformat(value) if isinstance(value, str) else value
    return f"{found.day} {found:%b} {found.year}"


def is_past(value: str) -> bool:
    """Whether a day, as in JSON, has passed."""
    return dt.date.fromisoformat(value) < dt.date.today()


#: A remedy of the command line at the end of a message: "; say who we are: otherside init --us yourfirm.com".
_COMMAND = lazily(r"(?:[;,] [^;:]*)?: otherside [a-z]+(?: .*)?$", re.DOTALL)


def without_commands(text: str) -> str:
    """A message as pages say it: without the command that a terminal would be given."""
    return _COMMAND.sub("", text)


def clock(seconds: float | None) -> str:
    """A place in a recording."""
    if seconds is None:
        return ""
    whole = int(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def version() -> str:
    """Of otherside."""
    return __version__
