"""A conversation with its evidence marked; every quote anywhere leads here, and here it is confirmed or corrected."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.coaching.telling import told
from otherside.domain import Facet, InputError, Stance
from otherside.store import StoredConversation
from otherside.web.forms import Form, text_of
from otherside.web.links import conversation_url
from otherside.web.problems import Problem
from otherside.web.security import is_fragment
from otherside.web.state import Open, Shared, State
from otherside.web.templating import render
from otherside.web.transcript import beside, turns_of
from otherside.workspace import Workspace
from otherside.workspace.reading.corrections import listing

router = APIRouter(prefix="/conversations/{conversation}")
#: What one button of the form says about a piece of evidence.
VERDICTS = ("confirm", "reject", "relabel")


@router.get("")
def page(conversation: str, request: Request, shared: Shared, workspace: Open, notes: bool = False) -> Response:
    """The transcript. What the coach notes comes afterwards, so that the words are there at once."""
    from otherside.workspace.intake.refiling import goes_along
    from otherside.workspace.privacy.consent import one_consent

    stored = _stored(workspace, conversation)
    turns = _turns(workspace, stored)
    known = {s.id: s.name for s in workspace.store.sources(stored.deal)}
    names = sorted({known[t.source].rsplit("/", 1)[-1] for t in stored.turns if t.source in known})
    return render(
        request,
        "conversation.html.j2",
        {
            "c": stored.conversation,
            "id": stored.id,
            "deal": stored.deal,
            "turns": turns,
            "marked": _marked(turns),
            "ours": any(t["side"] == "ours" for t in turns),
            "source": ", ".join(names[:3]),
            "deals": [d.name for d in workspace.deals() if d.name != stored.deal],
            "along": len(goes_along(workspace, stored)),
            "consent": one_consent(workspace, stored.id),
            "notes": beside(_coached(shared, workspace, stored)["moments"], stored, turns) if notes else None,
        },
    )


@router.get("/notes")
def notes(conversation: str, request: Request, shared: Shared, workspace: Open) -> Response:
    """What the coach notes beside our turns."""
    stored = _stored(workspace, conversation)
    found = _coached(shared, workspace, stored)
    by_turn = beside(found["moments"], stored, _turns(workspace, stored))
    # The sentences of the command line: one conversation is not told in two ways.
    return render(
        request, "fragments/notes.html.j2", {"notes": by_turn, "told": told(found["metrics"]), "id": stored.id}
    )


@router.get("/turns/{number}")
def turn(conversation: str, number: int, request: Request, workspace: Open) -> Response:
    """One turn as it stands."""
    stored = _stored(workspace, conversation)
    return _one(request, workspace, stored, number)


@router.get("/turns/{number}/words")
def words_chooser(conversation: str, number: int, request: Request, workspace: Open) -> Response:
    """A form for words of a turn that the reader missed."""
    stored = _stored(workspace, conversation)
    if not 0 <= number < len(stored.turns):
        raise Problem(404, "Not found", "There is no such turn in this conversation.")
    data = {"key": f"turn-{number}", "number": number, "chosen": (), "stance": "neutral"}
    return _chooser(request, stored, {**data, "quote": stored.turns[number].turn.text, "adding": True})


@router.get("/evidence/{evidence}")
def facet_chooser(conversation: str, evidence: str, request: Request, workspace: Open) -> Response:
    """A form to say what a piece of evidence is really evidence of."""
    stored = _stored(workspace, conversation)
    found = next((e for e in workspace.store.evidence_in(stored.id) if e.id == evidence), None)
    if found is None:
        raise Problem(404, "Not found", "This evidence is not here any more; load the page again.")
    mark = next((m for t in _turns(workspace, stored) for m in t["marks"] if m["id"] == evidence), None)
    chosen = [f for f, _ in mark["facets"]] if mark else []
    data = {"key": evidence, "number": found.turn, "chosen": chosen, "stance": found.stance.value}
    return _chooser(request, stored, {**data, "quote": found.quote, "adding": False})


@router.post("/correct")
def correct(conversation: str, request: Request, form: Form, workspace: Open) -> Response:
    """Confirms, rejects, relabels or adds evidence, or takes that back; one button each."""
    stored = _stored(workspace, conversation)
    done = _corrected(workspace, stored, form)
    number = int(done["turn"] or 0)
    if not is_fragment(request.headers):
        return RedirectResponse(conversation_url(stored.id, number), status_code=303)
    answer = _one(request, workspace, stored, number, done)
    answer.headers["HX-Retarget"] = f"#t{number}"
    answer.headers["HX-Reswap"] = "outerHTML"
    return answer


def _corrected(workspace: Workspace, stored: StoredConversation, form: FormData) -> dict[str, Any]:
    if undone := text_of(form, "undo", 40):
        return workspace.undo_correction(undone)
    if key := text_of(form, "add", 40):
        number = key.removeprefix("turn-")
        if not number.isdecimal():
            raise InputError("say in which turn the words stand")
        return workspace.add_evidence(
            stored.id,
            _facets(form, key),
            turn=int(number),
            quote=text_of(form, f"words-{key}", 5_000),
            stance=text_of(form, f"stance-{key}", 20) or Stance.NEUTRAL,
        )
    for verdict in VERDICTS:
        if key := text_of(form, verdict, 80):
            if verdict == "relabel":
                stance = text_of(form, f"stance-{key}", 20) or None
                return workspace.correct(key, verdict, _facets(form, key), stance)
            return workspace.correct(key, verdict)
    raise Problem(422, "Not understood", "Say of which evidence, and whether it is right, wrong or something else.")


def _facets(form: FormData, key: str) -> list[str]:
    return [f for f in form.getlist(f"facets-{key}") if isinstance(f, str)][: len(Facet)]


def _stored(workspace: Workspace, conversation: str) -> StoredConversation:
    stored = workspace.store.conversation(conversation)
    if stored is None:
        raise Problem(404, "Not found", "This conversation is not here; it may have been corrected and imported anew.")
    return stored


def _turns(workspace: Workspace, stored: StoredConversation) -> list[dict[str, Any]]:
    sides = {p.id: p.side for p in workspace.store.people(stored.deal)}
    said = [c for c in listing(workspace, stored.deal) if c["conversation"] == stored.id]
    return turns_of(stored, workspace.store.evidence_in(stored.id), sides, said)


def _coached(shared: Shared, workspace: Workspace, stored: StoredConversation) -> dict[str, Any]:
    found: dict[str, Any] = shared.worked_out(workspace, stored.deal, _coach, stored.id)
    return found


def _coach(_shared: State, workspace: Workspace, _deal: str, conversation: str) -> dict[str, Any]:
    return workspace.coach(conversation)


def _one(
    request: Request,
    workspace: Workspace,
    stored: StoredConversation,
    number: int,
    done: dict[str, Any] | None = None,
) -> Response:
    turns = _turns(workspace, stored)
    if not 0 <= number < len(turns):
        raise Problem(404, "Not found", "There is no such turn in this conversation.")
    data = {"t": turns[number], "id": stored.id, "done": done, "marked": _marked(turns)}
    return render(request, "fragments/turn.html.j2", data)


def _marked(turns: list[dict[str, Any]]) -> int:
    """How many passages are marked in all."""
    return sum(len(t["marks"]) for t in turns)


def _chooser(request: Request, stored: StoredConversation, data: dict[str, Any]) -> Response:
    name = "fragments/chooser.html.j2" if is_fragment(request.headers) else "chooser.html.j2"
    return render(request, name, {"id": stored.id, "title": stored.conversation.title, **data})
