"""What is done with a deal as a whole: saying how it ended, moving all that it holds, deleting it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.domain import InputError, Outcome, Refused
from otherside.domain.counting import plural
from otherside.web.api.common import adders
from otherside.web.forms import Form, text_of
from otherside.web.jobs import Job
from otherside.web.links import DealName, deal_url
from otherside.web.pages.common import soon
from otherside.web.preview import day_in
from otherside.web.problems import Problem
from otherside.web.state import Open, Shared, access_of, did
from otherside.web.storing import store_batch
from otherside.web.uploads import Incoming

router = APIRouter()
#: The file that tells how a deal ended; the next one of the deal takes its place.
FILE = "How it ended.csv"


@router.post("/deals/{deal}/outcome")
def outcome(deal: DealName, form: Form, shared: Shared, workspace: Open) -> Response:
    """Notes how a deal ended, as the row that a CRM's export would have of it."""
    from otherside.workspace.intake.deciding import decided_csv

    adders(shared.access)
    found = workspace.deal(deal)
    said, day = text_of(form, "outcome", 20), text_of(form, "day", 10)
    if said not in list(Outcome):
        raise Problem(422, "Not understood", "Choose how it ended.")
    closed = day_in(day)
    if day and closed is None:
        raise Problem(422, "Not understood", "That day cannot be read; choose it anew.")
    table = decided_csv(found, workspace.store.crm(), Outcome(said), closed)
    batch = Incoming(shared.config.folder).keep_file(FILE, table)
    job = store_batch(shared, batch, found.name, (), ())
    job.wait(5)
    place = deal_url(found.name) if job.state == "done" else f"/import/jobs/{job.id}"
    return RedirectResponse(place, status_code=303)


@router.post("/deals/{deal}/move")
def move(deal: DealName, request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Moves all conversations of a deal to another, or to a new name; people are worked out anew."""
    adders(shared.access)
    found, to = workspace.deal(deal).name, " ".join(text_of(form, "to", 200).split())
    if not to:
        raise InputError("say what it is to be called, or to which deal it all goes")
    if to == found:
        raise InputError(f"it is called {found} already; nothing was moved")
    did(request, found)

    def work(job: Job) -> None:
        from otherside.workspace.intake.refiling import move_all

        with shared.open() as own:
            job.progress("sides", 0, 0)
            done = move_all(own, found, to)
            job.links[:] = [(deal_url(done["to"]), f"To {done['to']}")]
            job.notes.append(f"Moved {plural(done['conversations'], 'conversation')} to {done['to']}.")
            own.settle(job.progress)

    return soon(shared, f"Moving what {found} holds", work, "/", "the deals")


@router.post("/deals/{deal}/erase")
def erase(deal: DealName, request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Deletes every conversation of a deal in the background once that is confirmed."""
    access = access_of(request)
    if access is not None and not access.everything:
        raise Refused("only an owner may delete a deal; ask one")
    found = workspace.deal(deal).name
    numbers = workspace.store.conversation_ids(found, excluded=True)
    if text_of(form, "sure", 10) != "yes":
        raise Problem(422, "Nothing was deleted", "Go back, tick that you are sure, and press the button again.")
    if not numbers:
        raise InputError("no conversation is in this deal; what a CRM says of it goes with the CRM's table")
    did(request, found, conversations=numbers)

    def work(job: Job) -> None:
        from otherside.workspace.privacy.erasing import remove

        with shared.open() as own:
            job.progress("erasing", 0, 0)
            gone = remove(own, numbers)["removed"]
            job.notes.append(f"Deleted: {plural(len(gone), 'conversation')}, with all that was made of them.")

    job = shared.jobs.begin("Deleting a deal", work, stoppable=False)
    job.links.append(("/", "To the deals"))
    return RedirectResponse(f"/import/jobs/{job.id}", status_code=303)
