"""Salesforce through simple-salesforce: opportunities with contact roles and accounts, tasks, events, mails, notes.

Everything is read by SOQL, sorted by ``SystemModstamp``. What an organisation does not have (several currencies, mails,
the older notes) its own description tells, so nothing is asked for that is not there.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import requests
from simple_salesforce.api import Salesforce as Client
from simple_salesforce.exceptions import SalesforceError, SalesforceResourceNotFound
from simple_salesforce.util import exception_handler

from otherside.domain import AccountRecord, ContactRecord, DealRecord, DealRoleRecord, Parsed, Participant, Side
from otherside.domain.patterns import lazily
from otherside.importers import crm_values
from otherside.sync import words
from otherside.sync.patience import TIMEOUT_S, Kind, Patience, Trouble, by_status, short
from otherside.sync.remote import Change, Item
from otherside.sync.secrets import address, has_secret, secret

TOKEN = "OTHERSIDE_SALESFORCE_TOKEN"
CLIENT_ID = "OTHERSIDE_SALESFORCE_CLIENT_ID"
CLIENT_SECRET = "OTHERSIDE_SALESFORCE_CLIENT_SECRET"
_MANY = 100
_OPPORTUNITY = "006"
_DRAFT = "5"
_LOST_REASON = lazily(r"(?:loss|lost|closed_lost|reason_lost).*reason|reason.*(?:loss|lost)", re.IGNORECASE)
_DEAL = "Name StageName Amount CurrencyIsoCode Probability CloseDate CreatedDate LastActivityDate IsClosed IsWon SystemModstamp"
_PERSON = "Name Email Title Phone"
_QUERIES = {
    "task": ("Task", "Subject Description ActivityDate CreatedDate TaskSubtype CallType IsClosed WhatId SystemModstamp",
             "What.Type = 'Opportunity' AND IsClosed = TRUE"),
    "event": ("Event", "Subject Description StartDateTime ActivityDate WhatId SystemModstamp", "What.Type = 'Opportunity'"),
    "email": ("EmailMessage", "Subject TextBody HtmlBody FromAddress FromName ToAddress CcAddress MessageDate "
              "MessageIdentifier ThreadIdentifier Status RelatedToId SystemModstamp", "RelatedTo.Type = 'Opportunity'"),
    "note": ("Note", "Title Body ParentId CreatedDate SystemModstamp", "Parent.Type = 'Opportunity'"),
    "contentnote": ("ContentNote", "Title CreatedDate LatestPublishedVersionId LastModifiedDate", ""),
}  # fmt: skip

Row = Mapping[str, Any]


class Salesforce:
    """See ``sync.remote.Connector``.

    Args:
        base: the organisation's own address (My Domain).
        token: an access token.
        client: id and secret of a connected app, which gets tokens by itself (OAuth 2.0 client credentials).
        patience: how it is asked; tests pass their own.
    """

    system = "salesforce"
    title = "Salesforce"
    kinds = ("contact", "deal", *_QUERIES)

    def __init__(
        self,
        base: str,
        token: str = "",
        client: tuple[str, str] | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._base = base
        self._client = client
        self._headers: Mapping[str, str] = {}
        self._session = _Session()
        self._session.hooks["response"].append(self._seen)
        self._patience = patience or Patience(self.title, CLIENT_SECRET if client else TOKEN, self.judge)
        self._described: dict[str, frozenset[str]] = {}
        self._token = token
        self._sf: Any = None

    def close(self) -> None:
        """Ends the connection."""
        self._session.close()

    def read(self, kind: str, since: dt.datetime | None) -> Iterator[Item]:
        """Records of a kind that changed since then, oldest change first."""
        if kind == "contact":
            fields = ["Id", *self._known("Contact", f"{_PERSON} SystemModstamp"), "Account.Name"]
            for row in self._rows(fields, "Contact", since):
                yield self._contact(row, optional=True)
        elif kind == "deal":
            yield from self._deals(since)
        elif kind == "contentnote":
            yield from self._content_notes(since)
        else:
            yield from self._activities(kind, since)

    # deals

    def _deals(self, since: dt.datetime | None) -> Iterator[Item]:
        known = self._known("Opportunity", _DEAL)
        reasons = sorted(f for f in self._fields("Opportunity") if _LOST_REASON.search(f))
        people = [f"Contact.{f}" for f in self._known("Contact", f"{_PERSON} SystemModstamp")]
        accounts = [f"Account.{f}" for f in ("Id", *self._known("Account", "Name Website Industry"))]
        roles = f"(SELECT ContactId, Role, IsPrimary, {', '.join([*people, 'Contact.Account.Name'])} FROM OpportunityContactRoles)"
        fields = ["Id", *known, *reasons, "Owner.Name", "Owner.Email", *accounts, roles]
        done = set()
        for row in self._rows(fields, "Opportunity", since):
            done.add(row["Id"])
            yield from self._deal(row, reasons)
        if since is None:
            return
        # A new role in a deal does not change the deal's own stamp.
        moved = {
            r["OpportunityId"] for r in self._rows(["OpportunityId", "SystemModstamp"], "OpportunityContactRole", since)
        }
        for ids in _chunks(sorted(moved - done)):
            for row in self._rows(fields, "Opportunity", None, f"Id IN ({_quoted(ids)})"):
                yield from self._deal(row, reasons)

    def _deal(self, d: Row, reasons: Sequence[str]) -> Iterator[Item]:
        number = d["Id"]
        listed = (d.get("OpportunityContactRoles") or {}).get("records") or []
        for r in listed:
            if r.get("Contact"):
                yield self._contact({"Id": r["ContactId"], **r["Contact"]})
        account = d.get("Account") or {}
        reason = next((str(d[r]) for r in reasons if d.get(r)), None)
        status = ("won" if d.get("IsWon") else "closed lost") if d.get("IsClosed") else "open"
        chance = d.get("Probability")
        deal = DealRecord(
            name=d.get("Name") or f"opportunity {number}",
            key=number,
            organisation=account.get("Name"),
            stage=d.get("StageName"),
            amount=d.get("Amount"),
            currency=d.get("CurrencyIsoCode"),
            probability=chance / 100 if isinstance(chance, (int, float)) else None,
            owner=(d.get("Owner") or {}).get("Name"),
            created=words.day(d.get("CreatedDate")),
            closed=words.day(d.get("CloseDate")),
            last_activity=words.day(d.get("LastActivityDate")),
            outcome=crm_values.outcome(None, status, reason),
            lost_reason=reason,
        )
        roles = tuple(DealRoleRecord(number, r["ContactId"], r.get("Role"), bool(r.get("IsPrimary"))) for r in listed)
        accounts: tuple[AccountRecord, ...] = ()
        if account.get("Name"):
            site = re.sub(r"^https?://(?:www\.)?", "", (account.get("Website") or "").lower()).partition("/")[0]
            accounts = (AccountRecord(account["Name"], account.get("Id"), site or None, account.get("Industry")),)
        yield Item("deal", number, _changed_at(d), Parsed(deals=(deal,), roles=roles, accounts=accounts), number)

    def _contact(self, c: Row, optional: bool = False) -> Item:
        record = ContactRecord(
            name=c.get("Name") or c.get("Email") or f"contact {c['Id']}",
            key=c["Id"],
            email=(c.get("Email") or "").lower() or None,
            role=c.get("Title"),
            organisation=(c.get("Account") or {}).get("Name"),
            phone=c.get("Phone"),
        )
        return Item("contact", c["Id"], _changed_at(c), Parsed(contacts=(record,)), optional=optional)

    # what was written and said

    def _activities(self, kind: str, since: dt.datetime | None) -> Iterator[Item]:
        name, wanted, where = _QUERIES[kind]
        known = self._known(name, wanted)
        if not known:
            # The organisation has no such thing, or the user may not see it.
            return
        fields = ["Id", *known]
        if kind in ("task", "event"):
            fields += ["Who.Name", "Who.Email", "Who.Title", "Owner.Name", "Owner.Email"]
        mails = kind == "task" and bool(self._fields("EmailMessage"))
        for row in self._rows(fields, name, since, where):
            deal = row.get("WhatId") or row.get("RelatedToId") or row.get("ParentId")
            if kind == "email":
                parsed = self._mail(row) if row.get("Status") != _DRAFT else Parsed()
            elif kind == "note":
                parsed = words.note(self.system, kind, row.get("Title") or "Note", row.get("Body"), _when(row))
            elif mails and row.get("TaskSubtype") == "Email":
                # The mail itself is read as such.
                parsed = Parsed()
            else:
                parsed = self._talk(kind, row)
            yield Item(kind, row["Id"], _changed_at(row), parsed, deal, mail=bool(row.get("MessageIdentifier")))

    def _talk(self, kind: str, row: Row) -> Parsed:
        call = kind == "event" or row.get("TaskSubtype") == "Call" or row.get("CallType")
        present: list[Participant] = []
        who, owner = row.get("Who") or {}, row.get("Owner") or {}
        if who.get("Name") and call:
            present.append(words.person(who["Name"], who.get("Email"), role=who.get("Title")))
        if owner.get("Name") and call:
            present.append(Participant(owner["Name"], (owner.get("Email") or "").lower() or None, Side.OURS))
        shown = "meeting" if kind == "event" else "call" if call else "note"
        return words.note(
            self.system, shown, row.get("Subject") or shown.title(), row.get("Description"), _when(row), present
        )

    def _mail(self, m: Row) -> Parsed:
        own = (m.get("MessageIdentifier") or "").strip().strip("<>") or f"salesforce-email-{m['Id']}"
        thread = [t.strip("<>")] if (t := (m.get("ThreadIdentifier") or "").strip()) else []
        return words.mail(
            self.system,
            m.get("Subject"),
            (m.get("FromName") or "", m.get("FromAddress") or ""),
            _listed(m.get("ToAddress")),
            _listed(m.get("CcAddress")),
            words.moment(m.get("MessageDate")),
            m.get("TextBody"),
            m.get("HtmlBody"),
            own,
            thread,
        )

    def _content_notes(self, since: dt.datetime | None) -> Iterator[Item]:
        name, wanted, _ = _QUERIES["contentnote"]
        known = self._known(name, wanted)
        if not known:
            return
        rows = list(self._rows(["Id", *known], name, since, stamp="LastModifiedDate"))
        for chunk in _chunks(rows):
            where = f"ContentDocumentId IN ({_quoted([r['Id'] for r in chunk])})"
            links = self._rows(["ContentDocumentId", "LinkedEntityId"], "ContentDocumentLink", None, where, stamp="")
            deals: dict[str, str] = {}
            for link in links:
                if str(link["LinkedEntityId"]).startswith(_OPPORTUNITY):
                    deals.setdefault(link["ContentDocumentId"], link["LinkedEntityId"])
            for row in chunk:
                deal = deals.get(row["Id"])
                changed = words.moment(row.get("LastModifiedDate")) or dt.datetime.fromtimestamp(0, dt.UTC)
                parsed = Parsed()
                if deal is not None and row.get("LatestPublishedVersionId"):
                    text = self._body(f"sobjects/ContentVersion/{row['LatestPublishedVersionId']}/VersionData")
                    parsed = words.note(self.system, "note", row.get("Title") or "Note", text, _when(row))
                yield Item("contentnote", row["Id"], changed, parsed, deal)

    # writing

    def role(self, contact: str) -> str:
        """The title of a contact."""
        return str(self._ask(lambda: self._api().Contact.get(contact)).get("Title") or "")

    def notes(self, deal: str) -> dict[str, str]:
        """Notes on an opportunity."""
        rows = self._rows(["Id", "Body"], "Note", None, f"ParentId IN ({_quoted([deal])})", stamp="")
        return {r["Id"]: words.plain_text(r.get("Body")) for r in rows}

    def write(self, change: Change) -> str:
        """A note on an opportunity, or the title of a contact."""
        if change.kind == "role":
            self._ask(
                lambda: self._api().Contact.update(change.target, {"Title": change.after}),
                writes=True,
            )
            return f"contact/{change.target}"
        body = {"ParentId": change.target, "Title": "From otherside", "Body": change.after}
        made = self._ask(lambda: self._api().Note.create(body), writes=True)
        return f"note/{made['id']}"

    # asking

    def _api(self) -> Any:
        if self._sf is None:
            token = self._sign_in() if self._client else self._token
            self._token = token
            self._sf = Client(instance_url=self._base, session_id=token, session=self._session)
        return self._sf

    def _sign_in(self) -> str:
        assert self._client is not None
        answer = self._session.post(
            f"{self._base}/services/oauth2/token",
            data={"grant_type": "client_credentials", "client_id": self._client[0], "client_secret": self._client[1]},
        )
        if answer.status_code in (400, 401):
            said = answer.json() if "json" in answer.headers.get("content-type", "") else {}
            raise _SignIn(short(said.get("error_description") or said.get("error") or answer.status_code))
        answer.raise_for_status()
        return str(answer.json()["access_token"])

    def _ask(self, call: Any, writes: bool = False) -> Any:
        renewed = False
        while True:
            try:
                return self._patience.ask(lambda: self._fresh(call), writes=writes)
            except _Expired:
                if renewed or self._client is None:
                    raise self._patience._error(Trouble(Kind.TOKEN, "the session has expired"), writes) from None
                # Nothing was done with a token that has run out: get another, once.
                renewed, self._sf = True, None

    def _fresh(self, call: Any) -> Any:
        try:
            return call()
        except SalesforceError as error:
            if error.status == 401:
                raise _Expired from error
            raise

    def _rows(
        self,
        fields: Sequence[str],
        name: str,
        since: dt.datetime | None,
        where: str = "",
        stamp: str = "SystemModstamp",
    ) -> Iterator[Row]:
        conditions = [where] if where else []
        if since is not None:
            conditions.append(f"{stamp} >= {since.astimezone(dt.UTC).strftime('%Y-%m-%dT%H:%M:%SZ')}")
        query = f"SELECT {', '.join(fields)} FROM {name}"
        query += f" WHERE {' AND '.join(conditions)}" if conditions else ""
        query += f" ORDER BY {stamp}" if stamp else ""
        page = self._ask(lambda: self._api().query(query))
        while True:
            yield from page["records"]
            if page.get("done", True):
                return
            more = page["nextRecordsUrl"]
            page = self._ask(lambda more=more: self._api().query_more(more, identifier_is_url=True))

    def _body(self, path: str) -> str:
        def get() -> str:
            api = self._api()
            answer = self._session.get(api.base_url + path, headers=api.headers)
            if answer.status_code >= 300:
                exception_handler(answer, name=path)
            return answer.content.decode("utf-8", "replace")

        return str(self._ask(get))

    def _fields(self, name: str) -> frozenset[str]:
        if name not in self._described:
            try:
                found = self._ask(lambda: getattr(self._api(), name).describe())
            except SalesforceResourceNotFound:
                found = {"fields": []}
            self._described[name] = frozenset(f["name"] for f in found["fields"])
        return self._described[name]

    def _known(self, name: str, wanted: str) -> list[str]:
        have = self._fields(name)
        return [w for w in wanted.split() if w in have]

    def _seen(self, response: requests.Response, *_args: Any, **_kwargs: Any) -> None:
        # The client's errors do not say what the headers said.
        self._headers = response.headers

    def judge(self, error: Exception) -> Trouble | None:
        """What went wrong at Salesforce."""
        if isinstance(error, (_Expired, SalesforceResourceNotFound)):
            return None
        if isinstance(error, _SignIn):
            return Trouble(Kind.TOKEN, str(error))
        if isinstance(error, SalesforceError):
            code, said = _said(error.content)
            if code == "REQUEST_LIMIT_EXCEEDED":
                return Trouble(Kind.DAILY, said)
            return by_status(error.status, said, self._headers)
        if isinstance(error, requests.HTTPError) and error.response is not None:
            return by_status(error.response.status_code, short(error.response.reason), error.response.headers)
        if isinstance(error, (requests.exceptions.InvalidJSONError, ValueError, KeyError)):
            return Trouble(Kind.ANSWER, short(error))
        if isinstance(error, (requests.exceptions.SSLError, requests.exceptions.ConnectTimeout)):
            return Trouble(Kind.UNREACHABLE, short(error))
        if isinstance(error, requests.ConnectionError):
            refused = "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error)
            return Trouble(Kind.UNREACHABLE if refused else Kind.CUT, short(error))
        if isinstance(error, requests.RequestException):
            return Trouble(Kind.CUT, short(error))
        return None


class _Session(requests.Session):
    """The client hands no timeout on in all its parts, and goes wherever an answer leads: to an address nobody configured."""

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        """With a timeout, and no further than asked."""
        return super().request(*args, **{"timeout": TIMEOUT_S, **kwargs, "allow_redirects": False})


class _Expired(Exception):
    """The session has run out; nothing was done."""


class _SignIn(Exception):
    """The connected app is not let in."""


def connect() -> Salesforce:
    """With ``OTHERSIDE_SALESFORCE_URL`` and either a connected app's id and secret, or a token."""
    base = address("OTHERSIDE_SALESFORCE_URL", "the address of your Salesforce, https://yourfirm.my.salesforce.com")
    if has_secret(CLIENT_ID):
        client = (
            secret(CLIENT_ID, "the id of the connected app"),
            secret(CLIENT_SECRET, "the secret of the connected app"),
        )
        return Salesforce(base, client=client)
    return Salesforce(base, secret(TOKEN, "the access token of Salesforce"))


def _said(content: Any) -> tuple[str, str]:
    """Code and message of an error, which Salesforce sends as a list."""
    try:
        found = json.loads(content) if isinstance(content, (str, bytes)) else content
    except ValueError:
        return "", short(content)
    first = found[0] if isinstance(found, list) and found else found
    if not isinstance(first, dict):
        return "", ""
    return str(first.get("errorCode") or ""), short(first.get("message") or "")


def _when(row: Row) -> dt.datetime | None:
    for field in ("StartDateTime", "ActivityDate", "CreatedDate"):
        if (at := words.moment(row.get(field))) is not None:
            return at
    return None


def _changed_at(row: Row) -> dt.datetime:
    return words.moment(row.get("SystemModstamp")) or dt.datetime.fromtimestamp(0, dt.UTC)


def _listed(text: str | None) -> list[tuple[str, str]]:
    return [("", a.strip()) for a in re.split(r"[;,]", text or "") if a.strip()]


def _quoted(ids: Sequence[str]) -> str:
    # Ids are letters and digits; anything else is none.
    return ", ".join(f"'{i}'" for i in ids if re.fullmatch(r"[A-Za-z0-9]{1,18}", i))


def _chunks(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for begin in range(0, len(rows), _MANY):
        yield rows[begin : begin + _MANY]
