"""The market: themes, language, segments, positioning, tested messages, and answers to questions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.responses import Response

from otherside.domain import Facet
from otherside.web.api import answers
from otherside.web.api.common import Checked, Limit, OfDeal, Offset, page, senders
from otherside.web.api.documents import in_forms
from otherside.web.problems import BUSY
from otherside.web.state import Open, Shared

router = APIRouter(tags=["market"], responses=BUSY)
By = Annotated[
    str, Query(min_length=1, max_length=100, description="What makes a segment: role, outcome, a CRM field.")
]
Facets = Annotated[list[Facet] | None, Query(max_length=15, description="Only themes of these kinds.")]


class Messages(BaseModel):
    """Messages of ours."""

    messages: list[Annotated[str, Field(min_length=1, max_length=20_000)]] = Field(
        min_length=1, max_length=6, description="Each is held against what everybody said; nothing is kept."
    )
    by: str = Field("segment", min_length=1, max_length=100, description="What makes a segment.")


class Question(BaseModel):
    """A question in plain words."""

    question: str = Field(min_length=1, max_length=300, description="As one would ask a colleague.")
    deal: str | None = Field(None, max_length=300, description="Only of this deal.")


@router.get(
    "/market",
    response_model=None,
    responses={200: answers.documented(answers.Market), 202: answers.documented(answers.Job, "Being worked out.")},
)
def market(
    shared: Shared,
    by: By = "segment",
    facet: Facets = None,
    wait: Annotated[bool, Query(description="Else 202 with the job, where it is not worked out yet.")] = True,
) -> Response:
    """Everything, as ``otherside market --json``; worked out once for each state of the workspace."""
    found, job = shared.markets.look(by)
    if found is None and not wait:
        job = job if job is not None and not job.over else shared.markets.start(by)
        return JSONResponse(job.to_json(), 202, {"Location": f"/api/v1/jobs/{job.id}"})
    from otherside.workspace.market.report_rows import of_kind

    found = found or shared.markets.wait(by)
    report = found.report

    def make() -> bytes:
        rows = [t for t in report["themes"] if of_kind(t, facet or ())]
        each = [r for r in report["each"] if not facet or r["facet"] in facet]
        return bytes(JSONResponse({**report, "themes": rows, "each": each}).body)

    # Kept as it is sent, like the brief.
    return Response(shared.kept(("market-json", by, *sorted(facet or ())), make), media_type="application/json")


@router.get("/market/themes", response_model=None, responses={200: answers.documented(answers.Themes)})
def themes(
    shared: Shared, by: By = "segment", facet: Facets = None, limit: Limit = 100, offset: Offset = 0
) -> dict[str, Any]:
    """Themes alone, paged, most people first."""
    from otherside.workspace.market.report_rows import of_kind

    found = shared.markets.wait(by)
    return page([t for t in found.report["themes"] if of_kind(t, facet or ())], "themes", limit, offset)


@router.get("/market/themes/{theme}", response_model=None, responses={200: answers.documented(answers.Theme)})
def theme(
    theme: Annotated[str, Path(max_length=100, description="Its id, as in the list of themes.")],
    shared: Shared,
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Every sentence of one theme, as ``otherside market --theme``, paged."""
    found = shared.markets.wait("segment").analysis.theme(theme)
    return {**found, **page(found["sentences"], "sentences", limit, offset)}


@router.get(
    "/market/positioning",
    response_model=None,
    responses={200: in_forms(answers.Positioning, "text/markdown", "text/html")},
)
def positioning(
    shared: Shared,
    by: By = "segment",
    form: Annotated[
        Literal["json", "md", "html"], Query(alias="format", description="As data, Markdown or a page.")
    ] = "json",
) -> dict[str, Any] | Response:
    """What the offer is in the buyers' words, with people and quotes; as data, Markdown or a page."""
    from otherside.workspace.market.market import positioning_as

    data: dict[str, Any] = shared.markets.wait(by).report["positioning"]
    if form == "json":
        return data
    return Response(
        positioning_as(form, data),
        media_type="text/markdown" if form == "md" else "text/html",
        headers={"Content-Disposition": f'attachment; filename="positioning.{form}"'},
    )


@router.post(
    "/market/messages",
    response_model=None,
    dependencies=[Checked],
    responses={200: answers.documented(answers.Tested)},
)
def test_messages(given: Messages, shared: Shared) -> dict[str, Any]:
    """Messages of ours held against what each segment said; they are kept nowhere."""
    return {"messages": shared.markets.wait(given.by).analysis.test(given.messages, given.by)}


@router.get("/market/words", response_model=None, responses={200: answers.documented(answers.Words)})
def words(
    shared: Shared,
    workspace: Open,
    word: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=100)]],
        Query(min_length=1, max_length=10, description="A word of ours."),
    ],
) -> dict[str, Any]:
    """Their words near each word of ours in use; the JSON of ``otherside market --word``."""
    from otherside.workspace.market.jargon import their_words

    return {"words": shared.kept(("words", *word), lambda: their_words(workspace, word))}


@router.get("/ask", response_model=None, responses={200: answers.documented(answers.Answer)})
def ask(
    shared: Shared,
    workspace: Open,
    q: Annotated[str, Query(min_length=1, max_length=300, description="A question in plain words.")],
    deal: OfDeal = None,
) -> dict[str, Any]:
    """Who said it, how many of how many, in which words, where; the JSON of ``otherside ask``."""
    from otherside.workspace.asking.asking import ask

    found: dict[str, Any] = shared.kept(
        ("ask", q, deal or ""), lambda: ask(workspace, q, shared.markets.wait("segment").analysis.held, deal=deal)
    )
    return found


@router.post(
    "/ask/worded", response_model=None, dependencies=[Checked], responses={200: answers.documented(answers.Worded)}
)
def ask_worded(asked: Question, shared: Shared, workspace: Open) -> dict[str, Any]:
    """The same, also in sentences of the language model that the workspace configures, to which findings are sent."""
    from otherside.workspace.asking.asking import ask

    senders(shared)
    held = shared.markets.wait("segment").analysis.held
    return ask(workspace, asked.question, held, deal=asked.deal, worded=True)
