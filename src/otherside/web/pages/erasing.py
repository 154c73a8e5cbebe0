"""Erasing a conversation or a person: of a person it is said first what goes and what stays, and shown afterwards what is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.domain import Refused
from otherside.domain.counting import plural
from otherside.web.forms import Form, text_of
from otherside.web.jobs import Job
from otherside.web.links import deal_url, person_url
from otherside.web.pages.common import Text
from otherside.web.problems import Problem
from otherside.web.state import Open, Shared, access_of
from otherside.web.templating import render
from otherside.workspace import Workspace

router = APIRouter()
#: Traces that are named one by one.
MOST_TRACES = 20
_TABLES = {
    "turns": "in what others said",
    "conversations": "in the title or the notes of a conversation",
    "crm_records": "in a record of your CRM",
    "evidence": "in a quote of somebody else",
    "corrections": "in a correction of what somebody else said",
    "consents": "in a note on consent",
    "settings": "in the settings",
    "sources": "in the name of a file that was added",
    "pg_stats": "in what the database's server notes to plan questions",
}
_LOG = "accounts.db"
_KINDS = {"name": "their name", "address": "their address", "words": "words of theirs", "id": "their id"}


@router.get("/settings/erase")
def find(request: Request, workspace: Open, who: Text = "") -> Response:
    """From a name to the page that says what erasing them would do."""
    _owners(request)
    return RedirectResponse(f"{person_url(workspace.person(who).id)}/erase", status_code=303)


@router.get("/people/{person}/erase")
def before(person: str, request: Request, workspace: Open) -> Response:
    """What would go and what would stay. Nothing is done yet."""
    _owners(request)
    return _before(request, workspace, person)


@router.post("/people/{person}/erase")
def erase(person: str, request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Erases somebody in the background once that is confirmed, then searches for what is left."""
    _owners(request)
    found = workspace.person(person)
    mentions = text_of(form, "mentions", 10) == "yes"
    if text_of(form, "sure", 10) != "yes":
        return _before(request, workspace, found.id, mentions=mentions, unsure=True)

    def work(job: Job) -> None:
        from otherside.workspace.privacy.erasing import forget

        with shared.open() as own:
            job.progress("erasing", 0, 0)
            job.notes += told(forget(own, found.id, verify=True, mentions=mentions))

    # The list of work outlives the person: it does not name them.
    job = shared.jobs.begin("Erasing a person", work, stoppable=False)
    job.links.append(("/", "To the deals"))
    return RedirectResponse(f"/import/jobs/{job.id}", status_code=303)


def told(result: Mapping[str, Any]) -> list[str]:
    """The result of ``erasing.forget`` with ``verify`` in sentences, without a name."""
    said = [
        f"Erased: {plural(result['turns'], 'turn')} and {plural(result['evidence'], 'piece')} of evidence in "
        f"{plural(result['conversations'], 'conversation')}, with all that was made of them."
    ]
    if "mentions" in result:
        said.append(f"Blacked out in {plural(result['mentions'], 'other place')} where somebody named them.")
    if own_too := result.get("sought", {}).get("own_too"):
        said.append(f"{plural(own_too, 'sentence')} of theirs others say as their own: there they stay.")
    if result.get("again"):
        said.append("Somebody added words of theirs while they were erased: erase them once more.")
    found = result["found"]
    if not found:
        said.append(
            "Checked: every table and every file of the workspace was searched for their full name, addresses, sentences "
            "and marks. Nothing is left."
        )
    else:
        said.append("Checked: every table and every file of the workspace was searched. This is left:")
        said += [_trace(row) for row in found[:MOST_TRACES]]
        if len(found) > MOST_TRACES:
            said.append(f"and {plural(len(found) - MOST_TRACES, 'more place')}")
    said.append("Files and backups outside the workspace are yours to delete.")
    return said


def _trace(row: Mapping[str, str]) -> str:
    what = _KINDS.get(row["what"], row["what"])
    table = row["file"].removeprefix("table ")
    if table != row["file"]:
        return f"{what} {_TABLES.get(table, f'in the table {table}')}"
    if row["file"].removesuffix("-wal") == _LOG and row["what"] == "id":
        return "their id, without a name, in the log of who saw and changed what, which is kept whole"
    if row["file"].startswith("incoming/"):
        return f"{what} in a file that was dropped for an import and is not stored yet: throw that import away"
    return f"{what} in the file {row['file']}"


def _owners(request: Request, what: str = "a person") -> None:
    access = access_of(request)
    if access is not None and not access.everything:
        raise Refused(f"only an owner may erase {what}; ask one")


@router.post("/conversations/{conversation}/erase")
def remove(conversation: str, request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Deletes a conversation in the background once that is confirmed."""
    _owners(request, "a conversation")
    found = workspace.store.conversation(conversation)
    if found is None:
        raise Problem(404, "Not found", "There is no such conversation (any more).")
    if text_of(form, "sure", 10) != "yes":
        raise Problem(422, "Nothing was deleted", "Go back, tick that you are sure, and press the button again.")

    def work(job: Job) -> None:
        from otherside.workspace.privacy.erasing import remove

        with shared.open() as own:
            job.progress("erasing", 0, 0)
            remove(own, [found.id])

    job = shared.jobs.begin("Deleting a conversation", work, stoppable=False)
    job.links.append((deal_url(found.deal), f"To {found.deal}"))
    job.links.append(("/", "To the deals"))
    return RedirectResponse(f"/import/jobs/{job.id}", status_code=303)


def _before(
    request: Request, workspace: Workspace, who: str, *, mentions: bool = False, unsure: bool = False
) -> Response:
    from otherside.workspace.privacy.erasable import what_would_go

    found = workspace.person(who)
    data = {"p": found, "deals": list(found.deals), "go": what_would_go(workspace, found), "mentions": mentions}
    return render(request, "erase.html.j2", {**data, "unsure": unsure}, status=422 if unsure else 200)
