"""Imports by programs."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, Path, UploadFile

from otherside.web.api import answers
from otherside.web.api.common import Checked, Limit, Offset, adders, page
from otherside.web.forms import lines_of
from otherside.web.jobs import Reading
from otherside.web.problems import Problem
from otherside.web.state import Shared
from otherside.web.storing import store_batch
from otherside.web.uploads import Incoming, understood

router = APIRouter(tags=["imports"])
Files = Annotated[list[UploadFile], File(description="One file or more; a zip counts as a folder.")]
Us = Annotated[str, Form(max_length=2_000, description="Who we are: names or domains, with commas.")]
DealField = Annotated[str, Form(max_length=300, description="The deal they belong to, else as the files say.")]

Which = Annotated[str, Path(max_length=64, description="Its id.")]


@router.post("/import", response_model=None, responses={200: answers.documented(answers.Added)}, dependencies=[Checked])
def add(
    shared: Shared,
    files: Files,
    deal: DealField = "",
    us: Us = "",
    reader: Annotated[
        Literal["local", "llm"] | None, Form(description="Who reads; else as the workspace is set, which is local.")
    ] = None,
    yes: Annotated[bool, Form(description="Agree to what is sent to a language model.")] = False,
    again: Annotated[bool, Form(description="Also take in files of which everything was deleted here.")] = False,
) -> dict[str, Any]:
    """Imports, finds who is who and reads the buyers' words; the JSON of ``otherside add``.

    The same files again change nothing. Where a language model reads and ``yes`` is missing, what was added stays, read by
    this machine, nothing is sent, and the answer says what would be.
    """
    adders(shared.access)
    incoming = Incoming(shared.config.folder)
    batch = incoming.keep(files, shared.config.upload_files)
    job = store_batch(
        shared, batch, deal.strip() or None, lines_of(us), (), reading=Reading(reader, yes, again), wait=True
    )
    if job.error is not None:
        raise Problem(503 if job.away else 422, "Not imported", job.error)
    assert job.result is not None
    return job.result


@router.post(
    "/import/preview",
    response_model=None,
    responses={200: answers.documented(answers.Understood)},
    dependencies=[Checked],
)
def preview(shared: Shared, files: Files, us: Us = "") -> dict[str, Any]:
    """What is understood of files, without storing anything; the JSON of ``otherside import``."""
    incoming = Incoming(shared.config.folder)
    batch = incoming.keep(files, shared.config.upload_files)
    try:
        return understood(incoming.path(batch), lines_of(us))
    finally:
        incoming.drop(batch)


@router.get("/imports", response_model=None, responses={200: answers.documented(answers.Imports)})
def imports(shared: Shared, limit: Limit = 100, offset: Offset = 0) -> dict[str, Any]:
    """Imports of this run of the application, newest first, with their progress."""
    return page([job.to_json() for job in shared.jobs.recent()], "imports", limit, offset)


@router.get("/imports/{job}", response_model=None, responses={200: answers.documented(answers.Job)})
def one(job: Which, shared: Shared) -> dict[str, Any]:
    """One import."""
    found = shared.jobs.get(job)
    if found is None:
        raise Problem(404, "Not found", "There is no such import in this run of the application.")
    return found.to_json()


@router.post(
    "/imports/{job}/stop", response_model=None, responses={200: answers.documented(answers.Job)}, dependencies=[Checked]
)
def stop(job: Which, shared: Shared) -> dict[str, Any]:
    """Stops an import before its next file; what is stored stays."""
    found = shared.jobs.get(job)
    if found is None:
        raise Problem(404, "Not found", "There is no such import in this run of the application.")
    found.stop()
    return found.to_json()
