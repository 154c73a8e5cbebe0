"""The workspace as a whole: who we are, closed deals, export, proof, and long work."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Path, Query, UploadFile
from pydantic import BaseModel, Field
from starlette.responses import Response

from otherside.web.api import answers, answers_team
from otherside.web.api.common import Checked, Limit, Offset, adders, page, zipped
from otherside.web.api.documents import documented, packed
from otherside.web.problems import Problem
from otherside.web.state import Open, Shared
from otherside.web.uploads import FILES, Incoming

router = APIRouter(tags=["workspace"])
Files = Annotated[list[UploadFile], File(description="CRM exports with outcome, create date and close date.")]


class Ours(BaseModel):
    """Who we are."""

    us: list[Annotated[str, Field(min_length=1, max_length=300)]] = Field(
        min_length=1, max_length=200, description="People, firms, mail domains or addresses on our side."
    )


@router.get("/us", response_model=None, responses={200: documented(answers_team.Us)})
def us(workspace: Open) -> dict[str, Any]:
    """Who we are, as stated."""
    return {"us": workspace.us}


@router.post("/us", response_model=None, dependencies=[Checked], responses={200: documented(answers_team.Us)})
def add_us(stated: Ours, workspace: Open) -> dict[str, Any]:
    """Adds to who we are, as ``otherside init --us``; sides are worked out anew, and what is theirs now is read."""
    if workspace.add_us(stated.us):
        workspace.settle()
    return {"us": workspace.us}


@router.post(
    "/import/outcomes",
    response_model=None,
    dependencies=[Checked],
    responses={200: answers.documented(answers.Outcomes)},
)
def outcomes(shared: Shared, workspace: Open, files: Files) -> dict[str, Any]:
    """Learns from closed deals; the JSON of ``otherside outcomes``. The same export again changes nothing."""
    from otherside.workspace.forecasts.outcomes import add_outcomes

    adders(shared.access)
    incoming = Incoming(shared.config.folder)
    batch = incoming.keep(files, shared.config.upload_files)
    try:
        found = add_outcomes(workspace, sorted((incoming.path(batch) / FILES).iterdir()))
    finally:
        incoming.drop(batch)
    return {**found, "skipped": [{**s, "path": FilePath(s["path"]).name} for s in found["skipped"]]}


@router.get("/backtest", response_model=None, responses={200: answers.documented(answers.Backtest)})
def backtest(shared: Shared, workspace: Open) -> dict[str, Any]:
    """How good forecasts of the closed deals would have been; the JSON of ``otherside backtest``."""
    from otherside.workspace.forecasts.outcomes import backtest

    found: dict[str, Any] = shared.kept(("backtest",), lambda: backtest(workspace))
    return found


@router.get(
    "/export",
    response_class=Response,
    responses={200: packed("A zip with one file a table.")},
)
def export(
    workspace: Open,
    form: Annotated[Literal["jsonl", "csv", "parquet"], Query(alias="format", description="Of each file.")] = "jsonl",
    table: Annotated[list[str] | None, Query(max_length=20, description="Only these tables.")] = None,
) -> Response:
    """Everything out, in open formats, as users corrected it."""
    from otherside.workspace.exporting import export

    tables = list(dict.fromkeys(table or ()))
    return zipped("otherside-export", lambda folder: export(workspace, folder, form, tables)["files"])


@router.get("/check", response_model=None, responses={200: answers.documented(answers.Check)})
def check(workspace: Open) -> dict[str, Any]:
    """Proves that every piece of evidence stands verbatim at its offsets in the stored source."""
    from otherside.workspace.lists import checked

    return checked(workspace)


@router.get("/jobs", response_model=None, responses={200: answers.documented(answers.Jobs)})
def jobs(
    shared: Shared,
    kind: Annotated[Literal["import", "market"], Query(description="Of which kind.")] = "import",
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Long work of this run of the application, newest first, with its progress."""
    return page([job.to_json() for job in shared.jobs.recent(kind)], "jobs", limit, offset)


@router.get("/jobs/{job}", response_model=None, responses={200: answers.documented(answers.Job)})
def job(job: Annotated[str, Path(max_length=64, description="Its id.")], shared: Shared) -> dict[str, Any]:
    """One of them."""
    found = shared.jobs.get(job)
    if found is None:
        raise Problem(404, "Not found", "There is no such job in this run of the application.")
    return found.to_json()


@router.post(
    "/jobs/{job}/stop", response_model=None, dependencies=[Checked], responses={200: answers.documented(answers.Job)}
)
def stop(job: Annotated[str, Path(max_length=64, description="Its id.")], shared: Shared) -> dict[str, Any]:
    """Stops it at its next step; what is stored stays."""
    found = shared.jobs.get(job)
    if found is None:
        raise Problem(404, "Not found", "There is no such job in this run of the application.")
    found.stop()
    return found.to_json()
