"""What answers about privacy, accounts and other systems look like; see ``documents``."""

from __future__ import annotations

from pydantic import Field

from otherside.web.api.documents import Answered, Page, Row


class Forgotten(Answered):
    """What was erased, and where something is left in others' words."""

    person: str
    turns: int
    evidence: int
    traces: list[str]
    again: bool


class Trace(Answered):
    """A place where something of somebody stands."""

    file: str
    what: str


class Removed(Answered):
    """Which conversations were deleted."""

    removed: list[Row]
    conversations: int
    turns: int


class Traces(Answered):
    """Where something of somebody stands."""

    person: str
    traces: list[str]
    found: list[Trace]


class Consent(Answered):
    """Whether the people in a conversation agreed that it is analysed."""

    conversation: str
    title: str
    deal: str
    state: str
    note: str
    by: str
    at: str | None


class Consents(Answered):
    """What is noted of a conversation."""

    consents: list[Consent]


class ConsentPage(Page):
    """Conversations with what is noted of each, a page of them."""

    consents: list[Consent]


class Redacted(Answered):
    """What was blacked out."""

    conversations: int
    places: int
    found: dict[str, int]


class Us(Answered):
    """Who we are, as stated."""

    us: list[str]


class User(Answered):
    """An account."""

    name: str
    role: str
    active: bool
    sign_in: str
    deals: list[str] | None = Field(description="What they see; null is everything.")


class Users(Page):
    """Accounts, a page of them."""

    users: list[User]


class UserChanged(Answered):
    """An account that was made, changed or removed."""

    name: str


class Shared(Answered):
    """With whom a deal is shared."""

    deal: str
    shared: list[str]


class TokenMade(Answered):
    """A token with its secret, which is shown once."""

    id: str
    token: str
    expires: str


class Tokens(Page):
    """Tokens without their secrets, a page of them."""

    tokens: list[Row]


class Entries(Answered):
    """Entries of the log, oldest first."""

    entries: list[Row]


class Seal(Answered):
    """How many entries the log has, and the seal over all of them."""

    entries: int
    seal: str


class Synced(Answered):
    """What is new or changed in another system; counts."""

    people: int
    evidence: int
    unchanged: int


class Proposals(Answered):
    """What could be written to a CRM."""

    system: str
    proposals: list[Row]


class Written(Answered):
    """What was written to a CRM."""

    id: str
    deal: str
    kind: str
    before: str
    after: str
    key: str
