"""Import: drop files, see what was understood, fix names and sides, then store. Also: all other long work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.domain import Side
from otherside.profiles.who.names import plain
from otherside.web.acquaintances import acquaintances, likely_deal, side_in
from otherside.web.api.common import adders
from otherside.web.forms import Form, files_of, lines_of, text_of
from otherside.web.jobs import Job
from otherside.web.problems import Problem
from otherside.web.security import is_fragment
from otherside.web.state import Open, Shared, State
from otherside.web.storing import store_batch
from otherside.web.templating import render
from otherside.web.uploads import FILES, Incoming, understood
from otherside.workspace import Workspace

router = APIRouter()
EXAMPLE_US = ("tidewise.example",)
#: People that can be fixed at a time.
MOST_PEOPLE = 400


@router.get("/import")
def page(request: Request, shared: Shared, workspace: Open) -> Response:
    """Where files are dropped, and what became of earlier ones."""
    return _page(request, shared, workspace)


def _page(request: Request, shared: State, workspace: Workspace, refused: str = "") -> Response:
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
        },
        status=422 if refused else 200,
    )


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


@router.get("/import/{batch}")
def seen(batch: str, request: Request, shared: Shared, workspace: Open) -> Response:
    """What is understood of a batch."""
    return _understood(request, shared, workspace, workspace.us, batch, None)


@router.post("/import/{batch}")
def decide(batch: str, request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Stores a batch with the sides as fixed, looks again, or throws it away."""
    incoming = Incoming(shared.config.folder)
    incoming.path(batch)
    us = lines_of(text_of(form, "us", 2_000))
    deal = text_of(form, "deal", 200)
    wish = form.get("do")
    if wish == "drop":
        incoming.drop(batch)
        return RedirectResponse("/import", status_code=303)
    if wish == "again":
        return _understood(request, shared, workspace, us, batch, deal, _chosen(form))
    names, sides = _fixed(form)
    job = store_batch(shared, batch, deal or None, us, sides, names)
    return RedirectResponse(f"/import/jobs/{job.id}", status_code=303)


def _job(shared: State, job: str) -> Job:
    found = shared.jobs.get(job)
    if found is None:
        raise Problem(404, "Not found", "This import is from before the application was started again.")
    return found


def _chosen(form: FormData) -> dict[str, tuple[str, str]]:
    """Name as it stands in the form, and the side if somebody changed it, by the name in the files."""
    out = {}
    for number in range(MOST_PEOPLE):
        written = text_of(form, f"written-{number}", 300)
        if not written:
            break
        name = " ".join(text_of(form, f"name-{number}", 300).split()) or written
        side = text_of(form, f"side-{number}", 20)
        # What was only understood is not stated: it follows who we are, when that is said.
        out[written] = (name, side if side != text_of(form, f"was-{number}", 20) else "")
    return out


def _fixed(form: FormData) -> tuple[dict[str, str], list[tuple[str, Side]]]:
    """Names and sides that somebody changed.

    Two lines with one name become one person; a side that was changed on either of them is theirs.
    """
    chosen = _chosen(form)
    names = {written: name for written, (name, _) in chosen.items() if name != written}
    shared = {name for name, count in Counter(name for name, _ in chosen.values()).items() if count > 1}
    # The others of that name are stated too, so that whatever is called so is joined.
    names |= {written: name for written, (name, _) in chosen.items() if name in shared and names}
    sides: dict[str, Side] = {}
    for name, side in chosen.values():
        if side in list(Side):
            sides[name] = Side(side)
    return names, list(sides.items())


def _understood(
    request: Request,
    shared: State,
    workspace: Workspace,
    us: list[str],
    batch: str,
    deal: str | None,
    chosen: Mapping[str, tuple[str, str]] | None = None,
) -> Response:
    """What is understood of a batch, with the sides that are known from the deal it belongs to.

    Args:
        deal: as somebody wrote it, also empty; None where nobody was asked yet.
    """
    folder = Incoming(shared.config.folder).path(batch)
    found = understood(folder, us)
    people = _people(found)
    known = acquaintances(workspace.store.people(), {n: p["email"] or "" for n, p in people.items()})
    if deal is None:
        deal = _named(folder / FILES, found) or likely_deal(known.values()) or _organisation(found)
    deals = [d.name for d in workspace.deals()]
    deal = next((name for name in deals if plain(name) == plain(deal)), deal)
    for written, person in people.items():
        name, side = (chosen or {}).get(written, (written, ""))
        met = side_in(known.get(written, ()), deal)
        taken = met.side.value if met else person["side"]
        person |= {"called": name, "chosen": side if side in list(Side) else taken, "met": met.deal if met else ""}
    order = {"unknown": 0, "theirs": 1, "ours": 2}
    return render(
        request,
        "understood.html.j2",
        {
            "seen": found,
            "batch": batch,
            "deal": deal,
            "deals": deals,
            "us": us,
            "people": sorted(people.values(), key=lambda p: (order[p["chosen"]], p["name"]))[:MOST_PEOPLE],
            "days": sorted({c["date"] for c in found["conversations"] if c["date"]}),
            "formats": sorted({c["format"] for c in found["conversations"]}),
        },
    )


def _people(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Everybody in the files, by the name in them."""
    people: dict[str, dict[str, Any]] = {}
    for conversation in found["conversations"]:
        for person in conversation["participants"]:
            known = people.setdefault(person["name"], {**person, "talks": 0})
            known["talks"] += 1
            for key in ("email", "role", "organisation"):
                known[key] = known[key] or person[key]
            # The surest word counts: one source may tell what another leaves open.
            if known["side"] == "unknown":
                known["side"] = person["side"]
    return people


def _named(files: Path, found: dict[str, Any]) -> str:
    """A deal's name where the files or their folder say one."""
    named = Counter(c["deal"] for c in found["conversations"] if c["deal"])
    if named:
        return str(named.most_common(1)[0][0]) if len(named) == 1 else ""
    entries = list(files.iterdir())
    return entries[0].name if len(entries) == 1 and entries[0].is_dir() else ""


def _organisation(found: dict[str, Any]) -> str:
    """The firm that most of those who are not ours belong to."""
    organisations = Counter(
        p["organisation"]
        for c in found["conversations"]
        for p in c["participants"]
        if p["organisation"] and p["side"] != "ours"
    )
    return str(organisations.most_common(1)[0][0]) if organisations else ""
