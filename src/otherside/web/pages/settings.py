"""Settings: who we are, how long conversations are kept, which language model there is."""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.domain import InputError, Side
from otherside.web.forms import Form, lines_of, text_of
from otherside.web.jobs import Job
from otherside.web.pages.common import soon
from otherside.web.problems import Problem
from otherside.web.state import Open, Shared, State, access_of, did
from otherside.web.templating import render
from otherside.workspace import Workspace
from otherside.workspace.accounts import owners_only
from otherside.workspace.unfinished import SIDES

router = APIRouter()
#: Of those on neither side, so many are listed.
MOST_LISTED = 200
PROVIDERS = (
    ("openai", "OpenAI, or a server that speaks its protocol"),
    ("anthropic", "Anthropic"),
    ("ollama", "Ollama, on this machine unless told otherwise"),
    ("llamacpp", "llama.cpp, on this machine unless told otherwise"),
)


@router.get("/settings")
def page(request: Request, shared: Shared, workspace: Open, saved: str = "") -> Response:
    """Everything that can be set, and who is on neither side yet."""
    return _page(request, shared, workspace, saved=saved[:20])


@router.post("/settings")
def save(request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Replaces who we are; sides are worked out anew, and what is theirs now is read, in the background."""
    owners_only(access_of(request))
    stated = list(dict.fromkeys(lines_of(text_of(form, "us", 5_000))))
    if stated == workspace.us:
        return RedirectResponse("/settings?saved=us", status_code=303)
    # Sides follow in the background: noted, so that they do even if this process ends before.
    workspace.store.put_unfinished(SIDES, {"kind": SIDES})
    workspace.store.put_setting("us", stated)

    def work(job: Job) -> None:
        with shared.open() as own:
            job.progress("sides", 0, 0)
            own.refresh()
            own.store.end_unfinished(SIDES)
            own.settle(job.progress)

    return soon(shared, "Who is on whose side", work, "/settings?saved=us", "the settings")


@router.post("/settings/retention")
def retention(request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Says how many conversations are older than so many days."""
    days = _days(form)
    old = workspace.store.count_before(dt.date.today() - dt.timedelta(days=days))
    return _page(request, shared, workspace, days=days, old=old)


@router.post("/settings/retention/erase")
def erase_old(request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Deletes the conversations that are older than so many days, in the background."""
    owners_only(access_of(request))
    days = _days(form)
    did(
        request,
        days=days,
        conversations=workspace.store.count_before(dt.date.today() - dt.timedelta(days=days))["conversations"],
    )

    def work(job: Job) -> None:
        from otherside.workspace.privacy.erasing import retain

        with shared.open() as own:
            job.progress("deleting", 0, 0)
            gone = retain(own, days)
            job.notes.append(f"Deleted: {gone['conversations']:,} conversations with {gone['turns']:,} turns.")

    job = shared.jobs.begin(f"Deleting what is older than {days:,} days", work, stoppable=False)
    job.links.append(("/settings", "Back to the settings"))
    return RedirectResponse(f"/import/jobs/{job.id}", status_code=303)


def _days(form: Form) -> int:
    text = text_of(form, "days", 10)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 36_500:
        raise InputError("days: write a whole number from 1 to 36500")
    return int(text)


@router.post("/settings/llm")
def llm(request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Writes which language model there is, and whether it reads."""
    from otherside.workspace.reading.llm_writing import FIELDS, only_keys_of_models, write_settings

    if shared.access is not None and not shared.access.everything:
        raise Problem(403, "Not yours to do", "Only an owner may say where words are sent; ask one.")
    reader = "llm" if form.get("reader") == "llm" else "local"
    stated = {key: text_of(form, key, 300) for key in FIELDS}
    if access_of(request) is not None:
        # An owner as well: not whoever sits at the machine.
        only_keys_of_models(workspace.home, stated["api_key_env"])
    write_settings(workspace.home, reader, stated)
    return RedirectResponse("/settings?saved=llm#llm", status_code=303)


def _page(request: Request, shared: State, workspace: Workspace, **more: Any) -> Response:
    unknown = workspace.store.people(side=Side.UNKNOWN)
    return render(
        request,
        "settings.html.j2",
        {
            "us": workspace.us,
            "counts": workspace.store.counts(),
            "unknown": unknown[:MOST_LISTED],
            "unknown_more": max(0, len(unknown) - MOST_LISTED),
            "saved": "",
            "days": None,
            "old": None,
            "providers": PROVIDERS,
            "may_llm": shared.access is None or shared.access.everything,
            **_llm(workspace),
            **more,
        },
    )


def _llm(workspace: Workspace) -> dict[str, Any]:
    """What is configured, or why it cannot be read; a key is never shown, only whether it is there."""
    from otherside.workspace.reading.llm_settings import read_settings

    try:
        found = read_settings(workspace.home)
    except InputError as error:
        return {"llm": None, "reader": "local", "llm_error": str(error), "key_there": False}
    key = found.llm.api_key_env if found.llm else None
    return {
        "llm": found.llm,
        "reader": found.reader.value,
        "llm_error": None,
        "key_there": bool(key and os.environ.get(key)),
    }
