"""Reading from CRMs and mailboxes with the connections of the machine, and writing what was confirmed; for owners."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from otherside.web.api import answers, answers_team
from otherside.web.api.common import Checked, OfDeal, owners
from otherside.web.api.documents import documented
from otherside.web.jobs import Job
from otherside.web.problems import BUSY, Problem
from otherside.web.state import Open, Shared

router = APIRouter(tags=["sync"], responses=BUSY)
Crm = Annotated[Literal["hubspot", "salesforce", "pipedrive"], Path(description="The CRM.")]
Source = Annotated[Literal["hubspot", "salesforce", "pipedrive", "mail"], Path(description="A CRM, or the mailbox.")]


class Reading(BaseModel):
    """What is read."""

    full: bool = Field(False, description="Everything again, not only what changed.")
    folders: list[Annotated[str, Field(min_length=1, max_length=300)]] = Field(
        default_factory=list, max_length=100, description="mail: these folders; else INBOX."
    )
    since: dt.date | None = Field(None, description="mail: not what was received before this day.")
    deal: str | None = Field(None, max_length=300, description="mail: all of it is about this deal.")


@router.post(
    "/sync/{system}",
    response_model=None,
    dependencies=[Checked],
    responses={
        200: documented(answers_team.Synced),
        202: documented(answers.Job, "Being read; look at the job."),
    },
)
def read(
    system: Source,
    wanted: Reading,
    request: Request,
    shared: Shared,
    wait: Annotated[bool, Query(description="Else 202 with the job.")] = True,
) -> dict[str, Any] | Response:
    """Reads what is new or changed; the JSON of ``otherside sync``. The same again changes nothing.

    Tokens and passwords are those of the environment or keyring of the machine that serves.
    """
    from otherside.workspace.intake.connecting import connected, read_from

    owners(request)
    chosen = wanted.model_dump()
    # Whether there is a token is said at once, not by the job.
    with connected(system):
        pass

    def work(job: Job) -> None:
        with connected(system) as connection, shared.open() as own:
            job.result = read_from(own, system, connection, progress=job.progress, **chosen)

    job = shared.jobs.begin(f"Reading {system}", work)
    if not wait:
        return JSONResponse(job.to_json(), 202, {"Location": f"/api/v1/jobs/{job.id}"})
    job.wait()
    if job.result is None:
        if job.error is None:
            raise Problem(503, "Stopped", "Somebody stopped it; what was read stays, and the next time goes on there.")
        raise Problem(422, "Not read", job.error)
    return job.result


@router.get("/sync/{system}/proposals", response_model=None, responses={200: documented(answers_team.Proposals)})
def proposals(system: Crm, request: Request, workspace: Open, deal: OfDeal = None) -> dict[str, Any]:
    """What could be written there; nothing is written. The JSON of ``otherside sync --propose``."""
    from otherside.workspace.intake.proposing import propose

    owners(request)
    return propose(workspace, system, deal)


@router.post(
    "/sync/{system}/proposals/{proposal}",
    response_model=None,
    dependencies=[Checked],
    responses={200: documented(answers_team.Written)},
)
def confirm(
    system: Crm,
    proposal: Annotated[str, Path(max_length=64, description="Its id, as shown.")],
    request: Request,
    workspace: Open,
) -> dict[str, Any]:
    """Writes one proposal, exactly as it was shown and once; the JSON of ``otherside sync --confirm``."""
    from otherside.workspace.intake.connecting import write_confirmed

    owners(request)
    return write_confirmed(workspace, system, proposal)[1]
