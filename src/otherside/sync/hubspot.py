"""HubSpot through its official client: deals with their contacts and companies, notes, mails, calls, meetings.

Reading goes by the search interface, sorted by the time of the last change, a hundred records a page. A search ends after
ten thousand records; then a new one begins at the last change seen.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import hubspot
import urllib3

from otherside.domain import (
    AccountRecord,
    ContactRecord,
    DealRecord,
    DealRoleRecord,
    InputError,
    Parsed,
    Participant,
    Side,
)
from otherside.importers import crm_values
from otherside.sync import words
from otherside.sync.patience import TIMEOUT_S, Kind, Patience, Trouble, by_status, short
from otherside.sync.remote import Change, Item
from otherside.sync.secrets import address, secret

TOKEN = "OTHERSIDE_HUBSPOT_TOKEN"
_PAGE = 100
_SEARCH_ENDS = 10_000
_NOTE_TO_DEAL = 214
"""HubSpot's own type of the association from a note to a deal."""
_NOT_SENT = frozenset({"SCHEDULED", "SENDING", "FAILED", "BOUNCED"})
_OBJECTS = {
    "deal": "deals",
    "contact": "contacts",
    "note": "notes",
    "email": "emails",
    "call": "calls",
    "meeting": "meetings",
}
_PROPERTIES: dict[str, list[str]] = {
    "deals": "dealname dealstage pipeline amount deal_currency_code hs_deal_stage_probability hubspot_owner_id createdate "
    "closedate notes_last_updated closed_lost_reason hs_is_closed hs_is_closed_won hs_lastmodifieddate".split(),
    "contacts": "firstname lastname email jobtitle company phone lastmodifieddate".split(),
    "companies": "name domain industry".split(),
    "notes": "hs_note_body hs_timestamp hubspot_owner_id hs_lastmodifieddate".split(),
    "emails": "hs_email_subject hs_email_text hs_email_html hs_email_headers hs_email_from_email hs_email_to_email "
    "hs_email_message_id hs_email_thread_id hs_email_direction hs_email_status hs_timestamp hubspot_owner_id hs_lastmodifieddate".split(),
    "calls": "hs_call_title hs_call_body hs_timestamp hubspot_owner_id hs_lastmodifieddate".split(),
    "meetings": "hs_meeting_title hs_meeting_body hs_internal_meeting_notes hs_meeting_start_time hs_timestamp "
    "hubspot_owner_id hs_lastmodifieddate".split(),
}  # fmt: skip

Properties = Mapping[str, Any]


class HubSpot:
    """See ``sync.remote.Connector``.

    Args:
        token: of a private app.
        base: the interface's address.
        patience: how it is asked; tests pass their own.
    """

    system = "hubspot"
    title = "HubSpot"
    kinds = ("contact", "deal", "note", "email", "call", "meeting")

    def __init__(self, token: str, base: str = "https://api.hubapi.com", patience: Patience | None = None) -> None:
        never = urllib3.Retry(total=0, redirect=0, status=0)
        self._crm = hubspot.HubSpot(access_token=token, host=base, retry=never).crm
        self._patience = patience or Patience(self.title, TOKEN, judge)
        self._stages: dict[str, str] | None = None
        self._owners: dict[str, Participant] | None = None
        self._people: dict[str, Participant] = {}

    def close(self) -> None:
        """Nothing is held open."""

    def read(self, kind: str, since: dt.datetime | None) -> Iterator[Item]:
        """Records of a kind that changed since then, oldest change first."""
        if kind == "contact":
            for page in self._changed("contacts", since):
                yield from (self._contact(i, p, optional=True) for i, p in page)
        elif kind == "deal":
            for page in self._changed("deals", since):
                yield from self._deals(page)
        else:
            for page in self._changed(_OBJECTS[kind], since):
                yield from self._activities(kind, page)

    # deals

    def _deals(self, page: Sequence[tuple[str, Properties]]) -> Iterator[Item]:
        ids = [i for i, _ in page]
        contacts = self._links("deals", "contacts", ids)
        companies = self._links("deals", "companies", ids)
        people = self._objects("contacts", [c for links in contacts.values() for c, _ in links])
        firms = self._objects("companies", [c for links in companies.values() for c, _ in links])
        yield from (self._contact(i, p) for i, p in people.items())
        for number, p in page:
            firm = next((firms[c] for c, _ in companies.get(number, ()) if c in firms), {})
            closed = p.get("hs_is_closed") == "true"
            status = ("won" if p.get("hs_is_closed_won") == "true" else "closed lost") if closed else "open"
            reason = p.get("closed_lost_reason") or None
            chance = _number(p.get("hs_deal_stage_probability"))
            deal = DealRecord(
                name=p.get("dealname") or f"HubSpot deal {number}",
                key=number,
                organisation=firm.get("name") or None,
                stage=self._stage(p.get("dealstage")),
                amount=_number(p.get("amount")),
                currency=p.get("deal_currency_code") or None,
                probability=chance if chance is not None and 0 <= chance <= 1 else None,
                owner=self._owner_name(p.get("hubspot_owner_id")),
                created=words.day(p.get("createdate")),
                closed=words.day(p.get("closedate")),
                last_activity=words.day(p.get("notes_last_updated")),
                outcome=crm_values.outcome(None, status, reason),
                lost_reason=reason,
            )
            roles = tuple(DealRoleRecord(number, c, label) for c, label in contacts.get(number, ()))
            accounts = tuple(
                AccountRecord(f["name"], c, f.get("domain") or None, f.get("industry") or None)
                for c, _ in companies.get(number, ())
                if (f := firms.get(c, {})).get("name")
            )
            yield Item("deal", number, _changed_at(p), Parsed(deals=(deal,), roles=roles, accounts=accounts), number)

    def _contact(self, number: str, p: Properties, optional: bool = False) -> Item:
        name = (
            " ".join(x for x in (p.get("firstname"), p.get("lastname")) if x) or p.get("email") or f"contact {number}"
        )
        record = ContactRecord(
            name=name,
            key=number,
            email=(p.get("email") or "").lower() or None,
            role=p.get("jobtitle") or None,
            organisation=p.get("company") or None,
            phone=p.get("phone") or None,
        )
        return Item("contact", number, _changed_at(p), Parsed(contacts=(record,)), optional=optional)

    # activities

    def _activities(self, kind: str, page: Sequence[tuple[str, Properties]]) -> Iterator[Item]:
        objects = _OBJECTS[kind]
        ids = [i for i, _ in page]
        deals = self._links(objects, "deals", ids)
        mine = [i for i in ids if deals.get(i)]
        contacts = self._links(objects, "contacts", mine) if kind != "email" else {}
        self._remember([c for links in contacts.values() for c, _ in links])
        for number, p in page:
            deal = deals[number][0][0] if deals.get(number) else None
            if deal is None:
                # Nothing of it is kept, so nothing of it is read.
                yield Item(kind, number, _changed_at(p), Parsed())
            elif kind == "email" and p.get("hs_email_status") in _NOT_SENT:
                yield Item(kind, number, _changed_at(p), Parsed(), deal)
            elif kind == "email":
                yield Item(
                    kind, number, _changed_at(p), self._mail(number, p), deal, mail=bool(p.get("hs_email_message_id"))
                )
            else:
                yield Item(kind, number, _changed_at(p), self._note(kind, p, contacts.get(number, ())), deal)

    def _note(self, kind: str, p: Properties, contacts: Sequence[tuple[str, str | None]]) -> Parsed:
        present = [self._people[c] for c, _ in contacts if c in self._people]
        owner = self._owner(p.get("hubspot_owner_id"))
        if owner is not None and kind != "note":
            present.append(owner)
        when = words.moment(p.get("hs_meeting_start_time") or p.get("hs_timestamp"))
        title = p.get(f"hs_{kind}_title") or {"note": "Note", "call": "Call", "meeting": "Meeting"}[kind]
        parts = [p.get(f"hs_{kind}_body"), p.get("hs_internal_meeting_notes")]
        text = "\n\n".join(t for t in map(words.plain_text, parts) if t)
        return words.note(self.system, kind, title, text, when, present if kind != "note" else ())

    def _mail(self, number: str, p: Properties) -> Parsed:
        heads = _json(p.get("hs_email_headers"))
        owner = self._owner(p.get("hubspot_owner_id"))
        sender = _address(heads.get("from")) or ("", p.get("hs_email_from_email") or "")
        if not any(sender) and owner is not None and p.get("hs_email_direction") == "EMAIL":
            sender = (owner.name, owner.email or "")
        to = _addresses(heads.get("to")) or [("", a.strip()) for a in (p.get("hs_email_to_email") or "").split(";")]
        own = (p.get("hs_email_message_id") or "").strip().strip("<>") or f"hubspot-email-{number}"
        thread = [f"hubspot-thread-{t}"] if (t := p.get("hs_email_thread_id")) else []
        return words.mail(
            self.system,
            p.get("hs_email_subject"),
            sender,
            to,
            _addresses(heads.get("cc")),
            words.moment(p.get("hs_timestamp")),
            p.get("hs_email_text"),
            p.get("hs_email_html"),
            own,
            thread,
        )

    def _remember(self, contacts: Sequence[str]) -> None:
        for number, p in self._objects("contacts", [c for c in contacts if c not in self._people]).items():
            name = " ".join(x for x in (p.get("firstname"), p.get("lastname")) if x)
            self._people[number] = words.person(
                name or f"contact {number}", p.get("email"), role=p.get("jobtitle") or None,
                organisation=p.get("company") or None,
            )  # fmt: skip

    # writing

    def role(self, contact: str) -> str:
        """The job title of a contact."""
        found = self._ask(
            lambda: self._crm.objects.basic_api.get_by_id(
                "contacts", contact, properties=["jobtitle"], _request_timeout=TIMEOUT_S
            )
        )
        return str(found.properties.get("jobtitle") or "")

    def notes(self, deal: str) -> dict[str, str]:
        """Notes on a deal."""
        ids = [i for i, _ in self._links("deals", "notes", [deal]).get(deal, ())]
        return {i: words.plain_text(p.get("hs_note_body")) for i, p in self._objects("notes", ids).items()}

    def write(self, change: Change) -> str:
        """A note on a deal, or the job title of a contact."""
        objects = self._crm.objects.basic_api
        if change.kind == "role":
            self._ask(
                lambda: objects.update(
                    "contacts", change.target, {"properties": {"jobtitle": change.after}}, _request_timeout=TIMEOUT_S
                ),
                writes=True,
            )
            return f"contact/{change.target}"
        link = {
            "to": {"id": change.target},
            "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": _NOTE_TO_DEAL}],
        }
        body = {
            "properties": {"hs_note_body": _html(change.after), "hs_timestamp": dt.datetime.now(dt.UTC).isoformat()},
            "associations": [link],
        }
        made = self._ask(lambda: objects.create("notes", body, _request_timeout=TIMEOUT_S), writes=True)
        return f"note/{made.id}"

    # asking

    def _ask(self, call: Any, writes: bool = False) -> Any:
        def checked() -> Any:
            answer = call()
            empty = getattr(answer, "results", ()) is None or getattr(answer, "id", "") is None
            if isinstance(answer, (str, bytes)) or answer is None or empty:
                # What is no JSON the client hands on as text, or as an object with nothing in it.
                raise TypeError("no JSON")
            return answer

        return self._patience.ask(checked, writes=writes)

    def _changed(self, objects: str, since: dt.datetime | None) -> Iterator[list[tuple[str, Properties]]]:
        stamp = "lastmodifieddate" if objects == "contacts" else "hs_lastmodifieddate"
        begin = since
        seen: set[str] = set()
        while True:
            count, after, latest = 0, None, begin
            while True:
                body: dict[str, Any] = {
                    "filterGroups": [{"filters": [_from(stamp, begin)]}] if begin else [],
                    "sorts": [{"propertyName": stamp, "direction": "ASCENDING"}],
                    "properties": _PROPERTIES[objects],
                    "limit": _PAGE,
                }
                if after is not None:
                    body["after"] = after
                answer = self._ask(
                    lambda body=body: self._crm.objects.search_api.do_search(objects, body, _request_timeout=TIMEOUT_S)
                )
                page = [(str(r.id), r.properties or {}) for r in answer.results]
                count += len(page)
                latest = max([*(_changed_at(p) for _, p in page), *([latest] if latest else [])], default=latest)
                if new := [(i, p) for i, p in page if i not in seen]:
                    seen |= {i for i, _ in new}
                    yield new
                after = answer.paging.next.after if answer.paging and answer.paging.next else None
                if after is None:
                    return
                if count >= _SEARCH_ENDS:
                    break
            if latest == begin:
                raise InputError(
                    f"HubSpot has more than {_SEARCH_ENDS} {objects} that changed in the same instant; "
                    "export them as CSV and add the file"
                )
            begin = latest

    def _links(self, source: str, target: str, ids: Sequence[str]) -> dict[str, list[tuple[str, str | None]]]:
        """For each of these, the ids of what it is linked to, with the link's label."""
        found: dict[str, list[tuple[str, str | None]]] = {}
        todo: list[dict[str, str]] = [{"id": i} for i in ids]
        while todo:
            now, todo = todo[:_PAGE], todo[_PAGE:]
            answer = self._ask(
                lambda now=now: self._crm.associations.v4.batch_api.get_page(
                    source, target, {"inputs": now}, _request_timeout=TIMEOUT_S
                )
            )
            for row in answer.results:
                links = found.setdefault(str(row._from.id), [])
                for to in row.to:
                    label = next((t.label for t in to.association_types if t.label), None)
                    links.append((str(to.to_object_id), None if label == "Primary" else label))
                more = row.paging.next.after if row.paging and row.paging.next else None
                if more:
                    todo.append({"id": str(row._from.id), "after": more})
        return found

    def _objects(self, objects: str, ids: Sequence[str]) -> dict[str, Properties]:
        found: dict[str, Properties] = {}
        unique = list(dict.fromkeys(ids))
        for begin in range(0, len(unique), _PAGE):
            body = {
                "inputs": [{"id": i} for i in unique[begin : begin + _PAGE]],
                "properties": _PROPERTIES[objects],
                "propertiesWithHistory": [],
            }
            answer = self._ask(
                lambda body=body: self._crm.objects.batch_api.read(objects, body, _request_timeout=TIMEOUT_S)
            )
            found |= {str(r.id): r.properties or {} for r in answer.results}
        return found

    def _stage(self, stage: str | None) -> str | None:
        if self._stages is None:
            answer = self._ask(lambda: self._crm.pipelines.pipelines_api.get_all("deals", _request_timeout=TIMEOUT_S))
            self._stages = {str(s.id): s.label for pipeline in answer.results for s in pipeline.stages}
        return self._stages.get(stage or "", stage)

    def _owner(self, owner: str | None) -> Participant | None:
        if self._owners is None:
            self._owners = {}
            after = None
            while True:
                kwargs = {"limit": _PAGE, "_request_timeout": TIMEOUT_S, **({"after": after} if after else {})}
                answer = self._ask(lambda kwargs=kwargs: self._crm.owners.owners_api.get_page(**kwargs))
                for o in answer.results:
                    name = " ".join(x for x in (o.first_name, o.last_name) if x) or o.email or ""
                    if name:
                        self._owners[str(o.id)] = Participant(name, (o.email or "").lower() or None, Side.OURS)
                after = answer.paging.next.after if answer.paging and answer.paging.next else None
                if after is None:
                    break
        return self._owners.get(owner or "")

    def _owner_name(self, owner: str | None) -> str | None:
        found = self._owner(owner) if owner else None
        return found.name if found else None


def connect() -> HubSpot:
    """With ``OTHERSIDE_HUBSPOT_TOKEN``; ``OTHERSIDE_HUBSPOT_URL`` where it is not at its usual address."""
    base = address("OTHERSIDE_HUBSPOT_URL", "the address of HubSpot", default="https://api.hubapi.com")
    return HubSpot(secret(TOKEN, "the token of a HubSpot private app"), base)


def judge(error: Exception) -> Trouble | None:
    """The client has an exception of its own for each of its parts; they are alike."""
    status = getattr(error, "status", None)
    if isinstance(status, int) and status > 0 and hasattr(error, "headers"):
        body = _json(getattr(error, "body", ""))
        said = short(body.get("message") or getattr(error, "reason", ""))
        if status == 429 and body.get("policyName") == "DAILY":
            return Trouble(Kind.DAILY, said)
        return by_status(status, said, dict(error.headers or {}))
    if isinstance(error, (urllib3.exceptions.MaxRetryError, urllib3.exceptions.NewConnectionError)):
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)):
            return Trouble(Kind.UNREACHABLE, short(reason))
        return Trouble(Kind.CUT, short(reason))
    if isinstance(error, urllib3.exceptions.HTTPError):
        return Trouble(Kind.CUT, short(error))
    if isinstance(error, (TypeError, ValueError, AttributeError, KeyError)):
        return Trouble(Kind.ANSWER, short(error))
    return None


def _from(stamp: str, begin: dt.datetime) -> dict[str, str]:
    return {"propertyName": stamp, "operator": "GTE", "value": str(int(begin.timestamp() * 1000))}


def _changed_at(p: Properties) -> dt.datetime:
    found = words.moment(p.get("hs_lastmodifieddate") or p.get("lastmodifieddate"))
    return found or dt.datetime.fromtimestamp(0, dt.UTC)


def _json(text: Any) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except (TypeError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _address(entry: Any) -> tuple[str, str] | None:
    if not isinstance(entry, dict) or not entry.get("email"):
        return None
    return " ".join(x for x in (entry.get("firstName"), entry.get("lastName")) if x), str(entry["email"])


def _addresses(entries: Any) -> list[tuple[str, str]]:
    return [a for e in entries if (a := _address(e))] if isinstance(entries, list) else []


def _number(text: Any) -> float | None:
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def _html(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{line}</p>" for line in escaped.split("\n") if line.strip())
