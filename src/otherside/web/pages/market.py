"""The market: what all buyers say, as themes, language, segments, positioning, tested messages and answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.domain import Facet
from otherside.web.forms import Form, text_of
from otherside.web.markets import Result
from otherside.web.pages.common import Offset, Text, address
from otherside.web.problems import Problem
from otherside.web.state import Open, Shared, State
from otherside.web.templating import render

router = APIRouter(prefix="/market")
#: Themes, or sentences of a theme, on one page.
PAGE = 20
#: Small workspaces are worked out within this time, and nobody has to watch a bar.
PATIENCE_S = 0.4
#: How often one look at a page begins it.
ATTEMPTS = 3
MOST_MESSAGES = 6
By = Annotated[str, Query(max_length=100, min_length=1, description="What makes a segment.")]


@router.get("")
def themes(request: Request, shared: Shared, by: By = "segment", facet: Text = "", offset: Offset = 0) -> Response:
    """What they speak of, most people first."""
    from otherside.workspace.market.report_rows import of_kind

    kind = facet if facet in list(Facet) else ""

    def show(found: Result) -> Response:
        rows = [t for t in found.report["themes"] if of_kind(t, [kind] if kind else [])]
        here = {"by": by if by != "segment" else "", "facet": kind}
        return _render(
            request,
            found,
            "market.html.j2",
            by,
            facet=kind,
            rows=rows[offset : offset + PAGE],
            total=len(rows),
            **_around(rows, offset, "/market", here),
        )

    return _ready(request, shared, by, show)


@router.get("/themes/{theme}")
def theme(theme: str, request: Request, shared: Shared, by: By = "segment", offset: Offset = 0) -> Response:
    """Every sentence of one theme."""

    def show(found: Result) -> Response:
        row = next((t for t in found.report["themes"] if t["id"] == theme), None)
        if row is None:
            raise Problem(404, "Not found", "There is no such theme any more; choose one from the market.")
        own = found.analysis.theme(theme)["sentences"]
        return _render(
            request,
            found,
            "market_theme.html.j2",
            by,
            theme=row,
            rows=own[offset : offset + PAGE],
            total=len(own),
            **_around(own, offset, f"/market/themes/{theme}", {}),
        )

    return _ready(request, shared, by, show)


@router.get("/language")
def language(request: Request, shared: Shared, by: By = "segment") -> Response:
    """Words most people use, and the phrases that mark each kind of evidence."""

    def show(found: Result) -> Response:
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in found.report["language"]:
            groups[row["group"]].append(row)
        return _render(request, found, "market_language.html.j2", by, groups=dict(groups))

    return _ready(request, shared, by, show)


@router.get("/segments")
def segments(request: Request, shared: Shared, by: By = "segment") -> Response:
    """Who differs from whom, and in what."""

    def show(found: Result) -> Response:
        names = {t["id"]: t["name"] for t in found.report["themes"]}
        return _render(
            request,
            found,
            "market_segments.html.j2",
            by,
            fields=found.analysis.fields,
            names=names,
            facet_keys=list(Facet),
        )

    return _ready(request, shared, by, show)


@router.get("/positioning")
def positioning(request: Request, shared: Shared, by: By = "segment") -> Response:
    """What the offer is in the buyers' words, each line with its people and quotes."""
    from otherside.market.positioning import NO_NAMES, UNSAID, left_out

    told = {"no_names": NO_NAMES, "unsaid": UNSAID, "left_out": left_out}
    return _ready(request, shared, by, lambda found: _render(request, found, "market_positioning.html.j2", by, **told))


@router.get("/positioning.{kind}")
def positioning_file(kind: str, shared: Shared, by: By = "segment") -> Response:
    """The positioning to take along, as Markdown or as a page of its own."""
    from otherside.workspace.market.market import positioning_as

    if kind not in ("md", "html"):
        raise Problem(404, "Not found", "The positioning can be had as positioning.md or positioning.html.")
    found = shared.markets.wait(by)
    return Response(
        positioning_as(kind, found.report["positioning"]),
        media_type="text/markdown" if kind == "md" else "text/html",
        # Always a file to keep: opened here, its own styles would be forbidden.
        headers={"Content-Disposition": f'attachment; filename="positioning.{kind}"'},
    )


@router.get("/messages")
def messages(request: Request, shared: Shared, by: By = "segment") -> Response:
    """Where messages of ours are held against what people said."""
    return _ready(
        request,
        shared,
        by,
        lambda found: _render(
            request, found, "market_messages.html.j2", by, fields=found.analysis.fields, text="", tested=[]
        ),
    )


@router.post("/messages")
def test_messages(request: Request, form: Form, shared: Shared) -> Response:
    """Holds them against it; they are kept nowhere."""
    text = text_of(form, "text", 20_000).replace("\r\n", "\n")
    by = text_of(form, "by", 100) or "segment"
    given = [part.strip() for part in text.split("\n\n") if part.strip()]
    if not given:
        raise Problem(422, "No message", "Write one message or more, with an empty line between two.")
    if len(given) > MOST_MESSAGES:
        raise Problem(422, "Too many", f"At most {MOST_MESSAGES} messages at a time.")
    found = shared.markets.wait(by)
    return _render(
        request,
        found,
        "market_messages.html.j2",
        by,
        fields=found.analysis.fields,
        text=text,
        tested=found.analysis.test(given, by),
    )


@router.get("/ask")
def ask(request: Request, shared: Shared, workspace: Open, q: Text = "", by: By = "segment") -> Response:
    """A question in plain words, answered with counts and quotes."""

    def show(found: Result) -> Response:
        from otherside.reports.discreet import discreet_answer
        from otherside.workspace.asking.asking import ask

        answer = shared.kept(("ask", q), lambda: ask(workspace, q, found.analysis.held)) if q.strip() else None
        return _render(request, found, "market_ask.html.j2", by, q=q, answer=answer and discreet_answer(answer))

    return _ready(request, shared, by, show)


@router.get("/progress")
def progress(request: Request, shared: Shared, by: By = "segment") -> Response:
    """How far the work is; once it is over, the page is loaded again."""
    found, job = shared.markets.look(by)
    if found is not None or job is None or job.over:
        return Response(status_code=200, headers={"HX-Refresh": "true"})
    return render(request, "fragments/market_job.html.j2", {"job": job, "by": by})


@router.post("/work")
def work(form: Form, shared: Shared) -> Response:
    """Begins, or stops, working it out."""
    by = text_of(form, "by", 100) or "segment"
    if form.get("do") == "stop":
        _, job = shared.markets.look(by)
        if job is not None:
            job.stop()
            job.wait(5)
    else:
        shared.markets.start(by)
    return RedirectResponse(address("/market", by=by if by != "segment" else ""), status_code=303)


def _ready(request: Request, shared: State, by: str, show: Callable[[Result], Response]) -> Response:
    """The page, or how far the work is that it waits for."""
    found, job = shared.markets.look(by)
    for _ in range(ATTEMPTS):
        # What was worked out of a workspace that changed meanwhile is not there; nobody stopped it, so it is begun again.
        if found is not None or (job is not None and job.state != "done"):
            break
        shared.markets.start(by).wait(PATIENCE_S)
        found, job = shared.markets.look(by)
    if found is not None:
        return show(found)
    return render(request, "market_wait.html.j2", {"job": job, "by": by, "tab": request.url.path})


def _render(request: Request, found: Result, name: str, by: str, **data: Any) -> Response:
    return render(request, name, {"m": found.report, "by": by, "tab": request.url.path, **data})


def _around(rows: Sequence[Any], offset: int, path: str, parameters: dict[str, Any]) -> dict[str, str | None]:
    """Addresses of the parts before and after."""
    more = offset + PAGE < len(rows)
    return {
        "more_url": address(path, **parameters, offset=offset + PAGE) if more else None,
        "back_url": address(path, **parameters, offset=max(0, offset - PAGE)) if offset else None,
    }
