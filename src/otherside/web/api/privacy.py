"""Erasure and its proof, consent, blacking out, and what one person gets."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from otherside.domain import ConsentState, InputError
from otherside.domain.counting import plural
from otherside.web.api import answers, answers_team
from otherside.web.api.common import Checked, Limit, OfDeal, Offset, Talk, Who, owners, page, zipped
from otherside.web.api.documents import documented, packed
from otherside.web.state import Open, Shared, access_of, did

router = APIRouter(tags=["privacy"])


class Noted(BaseModel):
    """Whether people agreed that a conversation is analysed."""

    state: ConsentState = Field(description="Refused or withdrawn: nothing is made of it any more.")
    note: str = Field("", max_length=1_000, description="How we know, for whoever asks later.")


class BlackOut(BaseModel):
    """What is blacked out, and where."""

    what: str | None = Field(None, max_length=300, description="A deal, or a conversation.")
    everything: bool = Field(False, alias="all", description="All that is stored, instead of one of them.")
    kinds: list[Literal["card", "iban", "phone", "email", "id"]] = Field(
        default_factory=list, max_length=10, description="Only these kinds; else every kind."
    )
    regions: list[Annotated[str, Field(min_length=2, max_length=2)]] = Field(
        default_factory=list, max_length=300, description="Phone numbers of these countries, as US or DE."
    )
    yes: bool = Field(False, description="Do it. It cannot be undone.")


class Days(BaseModel):
    """How long conversations are kept."""

    days: int = Field(ge=1, le=100_000, description="What had its last words longer ago is deleted.")


@router.delete(
    "/people/{person}",
    response_model=None,
    dependencies=[Checked],
    responses={200: documented(answers_team.Forgotten)},
)
def forget(
    person: Who,
    request: Request,
    workspace: Open,
    yes: Annotated[bool, Query(description="Do it. It cannot be undone.")] = False,
    deal: OfDeal = None,
    verify: Annotated[bool, Query(description="Search every file and table for what is left; see `found`.")] = False,
    mentions: Annotated[bool, Query(description="Also black out their name in what others said.")] = False,
) -> dict[str, Any]:
    """Erases every word of somebody and all that was made of them; the JSON of ``otherside forget``. For owners."""
    from otherside.workspace.privacy.erasing import forget

    owners(request)
    if not yes:
        name = workspace.person(person, deal).name
        raise InputError(f"this erases every word of {name} for good; say so with yes=true")
    done = forget(workspace, person, deal, verify=verify, mentions=mentions)
    did(request, **{key: done[key] for key in ("turns", "evidence", "conversations", "mentions") if key in done})
    return done


@router.get("/traces", response_model=None, responses={200: documented(answers_team.Traces)})
def traces(
    request: Request,
    workspace: Open,
    person: Annotated[str, Query(min_length=3, max_length=300, description="Full name or mail address.")],
) -> dict[str, Any]:
    """Every file and table in which something of somebody stands, also once they are erased; ``forget --verify``."""
    from otherside.workspace.privacy.traces import find_traces, sought_by_name

    owners(request)
    found = find_traces(workspace, sought_by_name(person))
    return {"person": person, "traces": sorted({row["file"] for row in found}), "found": found}


@router.get(
    "/people/{person}/subject-export",
    response_class=Response,
    responses={200: packed("A zip with everything about one person, for that person.")},
)
def subject_export(
    person: Who,
    workspace: Open,
    others: Annotated[bool, Query(description="With the sentences of others that name them.")] = False,
) -> Response:
    """Their words and what was made of them, as ``otherside subject-export`` writes them."""
    from otherside.workspace.privacy.subject import subject_export

    known = workspace.person(person)
    return zipped(
        "otherside-person", lambda folder: subject_export(workspace, known.id, folder, others=others)["files"]
    )


@router.get("/consents", response_model=None, responses={200: documented(answers_team.ConsentPage)})
def consents(
    workspace: Open, shared: Shared, deal: OfDeal = None, limit: Limit = 100, offset: Offset = 0
) -> dict[str, Any]:
    """Every conversation of a deal or of all with what is noted; the JSON of ``otherside consent``."""
    from otherside.workspace.privacy.consent import consent_list

    return page(shared.kept(("consents", deal), lambda: consent_list(workspace, deal)), "consents", limit, offset)


@router.get(
    "/conversations/{conversation}/consent", response_model=None, responses={200: documented(answers_team.Consents)}
)
def consent(conversation: Talk, workspace: Open) -> dict[str, Any]:
    """What is noted of one."""
    from otherside.workspace.heard.finding import find_conversation
    from otherside.workspace.privacy.consent import one_consent

    return {"consents": [one_consent(workspace, find_conversation(workspace, conversation).id)]}


@router.put(
    "/conversations/{conversation}/consent",
    response_model=None,
    dependencies=[Checked],
    responses={200: documented(answers_team.Consents)},
)
def note_consent(conversation: Talk, noted: Noted, request: Request, workspace: Open) -> dict[str, Any]:
    """Notes it. Refused or withdrawn, nothing is made of the conversation any more; given again, it is read anew."""
    from otherside.workspace.privacy.consent import note_consent

    access = access_of(request)
    by = access.name if access else ""
    done = note_consent(workspace, conversation, noted.state.value, noted.note, by)
    did(request, conversation=done["conversation"], state=done["state"])
    return {"consents": [done]}


@router.post("/redact", response_model=None, dependencies=[Checked], responses={200: documented(answers_team.Redacted)})
def redact(wanted: BlackOut, request: Request, workspace: Open) -> dict[str, Any]:
    """Blacks out numbers, addresses and accounts of people in stored words, for good; for owners."""
    from otherside.workspace.privacy.redacting import KINDS, conversations, redact

    owners(request)
    if not wanted.yes:
        raise InputError("this blacks out stored words for good; say so with yes=true")
    numbers = conversations(workspace, wanted.what) if wanted.what is not None and not wanted.everything else []
    done = redact(
        workspace, wanted.what, everything=wanted.everything, kinds=wanted.kinds or tuple(KINDS), regions=wanted.regions
    )
    which = {"conversation": numbers[0]} if len(numbers) == 1 else {}
    did(request, workspace.store.home_of(numbers[0]) if numbers else None, **done, **which)
    return done


@router.delete(
    "/conversations/{conversation}",
    response_model=None,
    dependencies=[Checked],
    responses={200: documented(answers_team.Removed)},
)
def remove(
    conversation: Talk,
    request: Request,
    workspace: Open,
    yes: Annotated[bool, Query(description="Do it. It cannot be undone.")] = False,
) -> dict[str, Any]:
    """Deletes a conversation, or all that a file holds; the JSON of ``otherside remove``. For owners."""
    from otherside.workspace.privacy.erasing import remove, to_remove

    owners(request)
    if not yes:
        count = len(to_remove(workspace, [conversation]))
        raise InputError(f"this deletes {plural(count, 'conversation')} for good; say so with yes=true")
    done = remove(workspace, [conversation])
    gone = done["removed"]
    did(request, gone[0]["deal"], conversations=[row["conversation"] for row in gone])
    return done


@router.post("/retain", response_model=None, dependencies=[Checked], responses={200: documented(answers.Counts)})
def retain(kept: Days, request: Request, workspace: Open) -> dict[str, Any]:
    """Deletes conversations older than so many days; the JSON of ``otherside retain``. For owners."""
    from otherside.workspace.privacy.erasing import retain

    owners(request)
    done = retain(workspace, kept.days)
    did(request, None, days=kept.days, **done)
    return dict(done)
