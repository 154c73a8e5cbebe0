"""Import: drop files, see what was understood, fix names and sides, then store. Also: all other long work."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.web.api.common import adders
from otherside.web.forms import Form, files_of, text_of
from otherside.web.jobs import Job
from otherside.web.preview import Said, day_in, preview
from otherside.web.problems import Problem
from otherside.web.security import is_fragment
from otherside.web.state import Open, Shared, State
from otherside.web.storing import store_batch
from otherside.web.templating import render
from otherside.web.uploads import Incoming
from otherside.workspace import Workspace

router = APIRouter()
EXAMPLE_US = ("tidewise.example",)
#: Previews that wait, of which a list leads back to them, and characters of a text that is pasted.
MOST_OPEN = 10
MOST_PASTED = 900_000


@router.get("/import")
def page(request: Request, shared: Shared, workspace: Open) -> Response:
    """Where files are dropped, and what became of earlier ones."""
    return _page(request, shared, workspace)


def _page(
    request: Request, shared: State, workspace: Workspace, refused: str = "", typed: dict[str, str] | None = None
) -> Response:
    return render(
        request,
        "import.html.j2",
        {
            # Whoever forgot the files wants to choose some, not to read what became of others.
            "jobs": [] if refused else shared.jobs.recent(),
            "examples": shared.config.examples is not None and not workspace.deals(),
            "most_mb": shared.config.upload_bytes // 1024 // 1024,
            "most_files": shared.config.upload_files,
            "refused": refused,
            "typed": typed or {"text": "", "title": "", "day": ""},
            "open": [] if refused else _open_ones(shared),
        },
        status=422 if refused else 200,
    )


def _open_ones(shared: State) -> list[dict[str, Any]]:
    """What was dropped and is not decided on yet."""
    found = Incoming(shared.config.folder).open_ones()
    return [
        {"id": batch, "names": names[:3], "more": max(0, len(names) - 3), "at": dt.datetime.fromtimestamp(at)}
        for batch, names, at in found[:MOST_OPEN]
    ]


@router.post("/import")
def upload(request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Takes files in, without storing what they say."""
    adders(shared.access)
    incoming = Incoming(shared.config.folder)
    given = files_of(form, "files")
    if not any(file.filename for file in given) and not is_fragment(request.headers):
        return _page(request, shared, workspace, "There were no files; choose one or more, or drop them.")
    batch = incoming.keep(given, shared.config.upload_files)
    place = f"/import/{batch}"
    if is_fragment(request.headers):
        return Response(status_code=204, headers={"HX-Redirect": place})
    return RedirectResponse(place, status_code=303)


@router.post("/import/example")
def example(form: Form, shared: Shared) -> Response:
    """Imports the bundled example."""
    folder = shared.config.examples
    if folder is None:
        raise Problem(404, "Not found", "The examples are not installed here; they are in the source repository.")
    job = shared.jobs.start("The Harbourline example", [folder / "harbourline"], us=EXAMPLE_US)
    return RedirectResponse(f"/import/jobs/{job.id}", status_code=303)


@router.get("/import/jobs/{job}")
def job_page(job: str, request: Request, shared: Shared) -> Response:
    """One import, whenever one looks."""
    return render(request, "job.html.j2", {"job": _job(shared, job)})


@router.get("/import/jobs/{job}/progress")
def progress(job: str, request: Request, shared: Shared) -> Response:
    """Its progress alone; on its own page the heading with it."""
    whole = request.headers.get("hx-current-url", "").endswith(f"/import/jobs/{job}")
    return render(request, "fragments/job.html.j2", {"job": _job(shared, job), "whole": whole})


@router.post("/import/jobs/{job}/stop")
def stop(job: str, form: Form, shared: Shared) -> Response:
    """Stops it before its next file."""
    found = _job(shared, job)
    found.stop()
    return RedirectResponse(f"/import/jobs/{found.id}", status_code=303)


@router.post("/import/text")
def pasted(request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Takes in a text that somebody pasted, as a file called by its title and day, without storing what it says."""
    adders(shared.access)
    text, title = text_of(form, "text", MOST_PASTED), text_of(form, "title", 150)
    typed, day = text_of(form, "day", 10), day_in(text_of(form, "day", 10))
    if not text or not title or (typed and day is None):
        why = (
            "There was no text; paste what was said or written."
            if not text
            else "Say in a few words what the text is; it is found again by that."
            if not title
            else "That day cannot be read; choose it anew, or leave it empty."
        )
        return _page(request, shared, workspace, why, {"text": text, "title": title, "day": typed})
    batch = Incoming(shared.config.folder).keep_text(text, title, day)
    return RedirectResponse(f"/import/{batch}", status_code=303)


@router.get("/import/{batch}")
def seen(batch: str, request: Request, shared: Shared, workspace: Open) -> Response:
    """What is understood of a batch, as somebody left it."""
    said = Said.from_json(Incoming(shared.config.folder).said(batch))
    return _understood(request, shared, workspace, batch, said)


@router.post("/import/{batch}")
def decide(batch: str, request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Stores a batch with the deals and sides as fixed, looks again, or throws it away."""
    adders(shared.access)
    incoming = Incoming(shared.config.folder)
    incoming.path(batch)
    wish = form.get("do")
    if wish == "drop":
        incoming.drop(batch)
        return RedirectResponse("/import", status_code=303)
    said = Said.of(form)
    moved = {name: incoming.dated(batch, name, day) for name, day in said.days.items()}
    said = replace(
        said,
        deals={moved.get(key, key): deal for key, deal in said.deals.items()},
        proposed={moved.get(key, key) for key in said.proposed},
    )
    if wish in ("again", "all"):
        incoming.note(batch, said.to_json())
        return _understood(request, shared, workspace, batch, said)
    names, sides = said.fixed()
    apart = {key: deal for key, deal in said.deals.items() if deal}
    job = store_batch(shared, batch, said.deal or None, said.us or [], sides, names, apart=apart, again=said.again)
    return RedirectResponse(f"/import/jobs/{job.id}", status_code=303)


def _understood(request: Request, shared: State, workspace: Workspace, batch: str, said: Said) -> Response:
    data = preview(workspace, Incoming(shared.config.folder), batch, said)
    return render(request, "understood.html.j2", data)


def _job(shared: State, job: str) -> Job:
    found = shared.jobs.get(job)
    if found is None:
        raise Problem(404, "Not found", "This import is from before the application was started again.")
    return found
