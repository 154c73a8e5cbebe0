"""Write: a text of ours with the lint beside it, and drafts from evidence."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.domain import InputError, Side
from otherside.web.forms import Form, text_of
from otherside.web.pages.common import Text, address
from otherside.web.state import Open
from otherside.web.templating import render
from otherside.workspace import Workspace

router = APIRouter()
KINDS = (
    ("email", "a mail"),
    ("call", "notes for a call"),
    ("proposal", "a proposal"),
    ("onepager", "a one-pager to pass on"),
    ("invitation", "an invitation"),
)
#: What may be drafted for whoever has not written or spoken to us.
PASSED_ON = "onepager"
MOST = 50_000


@router.get("/write")
def page(request: Request, workspace: Open, deal: Text = "", to: Text = "") -> Response:
    """An empty sheet, with their words beside it."""
    return _page(request, workspace, deal, to, "", "email", None)


@router.get("/write/draft")
def draft_again(deal: Text = "", to: Text = "") -> Response:
    """The address of a draft, opened later: the sheet for the same person."""
    return RedirectResponse(address("/write", deal=deal, to=to), status_code=303)


@router.post("/write/draft")
def draft(request: Request, form: Form, workspace: Open) -> Response:
    """The sheet with a draft on it; what was typed there before stays beside it and can be put back."""
    deal, to, kind = (text_of(form, name, 300) for name in ("deal", "to", "kind"))
    typed, drafted, kept = (text_of(form, name, MOST) for name in ("text", "drafted", "kept"))
    if kind not in dict(KINDS):
        kind = "email"
    if form.get("do") == "back":
        return _page(request, workspace, deal, to, kept, kind, None, kept=typed)
    if not same_words(typed, drafted):
        kept = typed
    try:
        if not deal or not to:
            raise InputError("choose a deal and a person first; a draft rests on what somebody said")
        found = workspace.draft(deal, to, kind)
    except InputError as error:
        return _page(request, workspace, deal, to, typed, kind, None, refused=str(error))
    subject = found.get("subject")
    text = (f"Subject: {subject}\n\n" if subject else "") + str(found["text"])
    return _page(request, workspace, deal, to, text, kind, found, kept=kept)


def through_whom(workspace: Workspace, deal: str, person: str) -> str:
    """Of whoever only ever wrote to a colleague with us in copy, the name of that colleague; else nothing."""
    from otherside.workspace.questioning import view_of

    view = view_of(workspace, workspace.deal(deal), None)
    colleague = view.buyer(view.wrote_to.get(person, ""))
    return colleague.name if colleague is not None else ""


def same_words(typed: str, drafted: str) -> bool:
    """Whether a text says no more than the draft did, or nothing at all; browsers send other ends of lines."""
    return not typed.strip() or typed.split() == drafted.split()


@router.post("/write/lint")
def lint_text(request: Request, form: Form, workspace: Open) -> Response:
    """What the lint finds in a text, held against what they said."""
    text = text_of(form, "text", MOST)
    deal, to = text_of(form, "deal", 300) or None, text_of(form, "to", 300) or None
    findings = workspace.check_text(text, deal, to)["findings"] if text else []
    return render(request, "fragments/findings.html.j2", {"findings": findings, "text": text})


def _page(
    request: Request,
    workspace: Workspace,
    deal: str,
    to: str,
    text: str,
    kind: str,
    found: dict[str, Any] | None,
    *,
    kept: str = "",
    refused: str = "",
) -> Response:
    """The sheet.

    Args:
        text: on it.
        found: the draft that it is, if it is one.
        kept: what stood on it before, to put back.
        refused: why there is no draft.
    """
    from otherside.reports import words
    from otherside.workspace.brief import person_json, person_profile

    deals = [d.name for d in workspace.deals()]
    name = workspace.deal(deal).name if deal else ""
    people = workspace.store.people(name, Side.THEIRS) if name else []
    person = workspace.person(to, name or None) if to and any(p.id == to for p in people) else None
    through = through_whom(workspace, name, person.id) if person is not None else ""
    quotes: list[Any] = []
    if person is not None:
        profile = person_json(person_profile(person, workspace.evidence(name, person.id)))
        quotes = [q for _, rows in words.sections(profile, 1) for _, first, _ in rows for q in first]
    return render(
        request,
        "write.html.j2",
        {
            "deals": deals,
            "deal": name,
            "people": people,
            "to": person.id if person else "",
            "text": text,
            "kind": kind,
            "kinds": [k for k in KINDS if k[0] == PASSED_ON] if through else KINDS,
            "through": through,
            "name": person.name if person else "",
            "draft": found,
            "quotes": quotes,
            "kept": kept,
            # In full the refusal has all that they wrote, which was not for us.
            "refused": "" if through else refused,
        },
        status=422 if refused else 200,
    )
