"""Pipedrive by its documented interface, version 2 where there is one and version 1 for notes, users and mail.

Pipedrive keeps no client of its own for Python, and those of others are left to themselves; so httpx speaks to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import httpx

from otherside.domain import AccountRecord, ContactRecord, DealRecord, DealRoleRecord, Parsed, Participant, Side
from otherside.importers import crm_values
from otherside.sync import words
from otherside.sync.patience import TIMEOUT_S, Kind, Patience, Trouble, by_status, short
from otherside.sync.remote import Change, Item
from otherside.sync.secrets import address, secret

TOKEN = "OTHERSIDE_PIPEDRIVE_TOKEN"
_PAGE = 100
_CALLS = frozenset({"call", "phone", "telephone"})

Row = Mapping[str, Any]


class _Answer(Exception):
    """An answer other than success; the body is read."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(response.status_code)
        self.response = response


class Pipedrive:
    """See ``sync.remote.Connector``.

    Args:
        token: the personal token of a user.
        base: the company's address.
        patience: how it is asked; tests pass their own.
    """

    system = "pipedrive"
    title = "Pipedrive"
    kinds = ("contact", "deal", "note", "activity")

    def __init__(self, token: str, base: str, patience: Patience | None = None) -> None:
        # A redirect would take the token to an address nobody configured.
        self._http = httpx.Client(
            base_url=base, headers={"x-api-token": token}, timeout=TIMEOUT_S, follow_redirects=False
        )
        self._patience = patience or Patience(self.title, TOKEN, judge)
        self._stages: dict[int, str] | None = None
        self._users: dict[int, Participant] | None = None
        self._people: dict[int, Row] = {}
        self._firms: dict[int, Row] = {}

    def close(self) -> None:
        """Ends the connection."""
        self._http.close()

    def read(self, kind: str, since: dt.datetime | None) -> Iterator[Item]:
        """Records of a kind that changed since then."""
        if kind == "contact":
            for page in self._pages("/api/v2/persons", since):
                yield from (self._contact(p, optional=True) for p in page)
        elif kind == "deal":
            # Mail is found by its deal; it comes after all deals, so that the deals are known by then.
            changed: list[str] = []
            for page in self._pages("/api/v2/deals", since):
                for row in page:
                    changed.append(str(row["id"]))
                    yield from self._deal(row)
            for deal in changed:
                yield from self._mails(deal)
        elif kind == "note":
            yield from self._notes(since)
        else:
            for page in self._pages("/api/v2/activities", since):
                yield from (self._activity(row) for row in page)

    # deals

    def _deal(self, d: Row) -> Iterator[Item]:
        number = str(d["id"])
        taking_part = [self._person(i) for i in self._participants(d)]
        people = [p for p in taking_part if p is not None]
        yield from (self._contact(p) for p in people)
        firm = self._firm(d.get("org_id"))
        lost = d.get("lost_reason") or None
        chance = d.get("probability")
        ended = words.moment(d.get("close_time") or d.get("won_time") or d.get("lost_time"))
        deal = DealRecord(
            name=d.get("title") or f"Pipedrive deal {number}",
            key=number,
            organisation=firm.get("name") or None,
            stage=self._stage(d.get("stage_id")),
            amount=float(d["value"]) if isinstance(d.get("value"), (int, float)) else None,
            currency=d.get("currency") or None,
            probability=chance / 100 if isinstance(chance, (int, float)) and 0 <= chance <= 100 else None,
            owner=self._name_of(d.get("owner_id")),
            created=words.day(d.get("add_time")),
            closed=ended.date() if ended else words.day(d.get("expected_close_date")),
            last_activity=words.day(d.get("last_activity_date")),
            outcome=crm_values.outcome(None, str(d.get("status") or ""), lost),
            lost_reason=lost,
        )
        roles = tuple(DealRoleRecord(number, str(p["id"]), None, primary=p["id"] == d.get("person_id")) for p in people)
        accounts = (AccountRecord(firm["name"], str(firm["id"])),) if firm.get("name") else ()
        parsed = Parsed(deals=(deal,), roles=roles, accounts=accounts)
        yield Item("deal", number, _changed_at(d), parsed, number)

    def _participants(self, d: Row) -> list[int]:
        main = [int(d["person_id"])] if d.get("person_id") else []
        rows = self._old_pages(f"/api/v1/deals/{d['id']}/participants", {})
        return list(dict.fromkeys([*main, *(int(i) for r in rows if (i := _number_of(r.get("person_id"))))]))

    def _contact(self, p: Row, optional: bool = False) -> Item:
        firm = self._firm(p.get("org_id"))
        record = ContactRecord(
            name=p.get("name") or _first(p.get("emails")) or f"person {p['id']}",
            key=str(p["id"]),
            email=(_first(p.get("emails")) or "").lower() or None,
            role=p.get("job_title") or None,
            organisation=firm.get("name") or None,
            phone=_first(p.get("phones")),
        )
        return Item("contact", str(p["id"]), _changed_at(p), Parsed(contacts=(record,)), optional=optional)

    # what was written and said

    def _notes(self, since: dt.datetime | None) -> Iterator[Item]:
        """Version 1 knows no time of change to begin at: newest first, until they are too old."""
        for n in self._old_pages("/api/v1/notes", {"sort": "update_time DESC"}):
            changed = _changed_at(n)
            if since is not None and changed < since:
                return
            deal = str(n["deal_id"]) if n.get("deal_id") else None
            when = words.moment(n.get("add_time"))
            parsed = words.note(self.system, "note", "Note", n.get("content"), when) if deal else Parsed()
            yield Item("note", str(n["id"]), changed, parsed, deal)

    def _activity(self, a: Row) -> Item:
        number, deal = str(a["id"]), str(a["deal_id"]) if a.get("deal_id") else None
        if deal is None or not a.get("done"):
            return Item("activity", number, _changed_at(a), Parsed(), deal)
        kind = "call" if str(a.get("type") or "").lower() in _CALLS else "meeting"
        listed = [_number_of(x.get("person_id")) for x in a.get("participants") or () if isinstance(x, dict)]
        ids = list(dict.fromkeys(i for i in (_number_of(a.get("person_id")), *listed) if i))
        present = [
            words.person(p.get("name") or "", _first(p.get("emails")), role=p.get("job_title") or None)
            for i in ids
            if (p := self._person(i)) is not None and (p.get("name") or _first(p.get("emails")))
        ]
        if (owner := self._user(a.get("owner_id"))) is not None:
            present.append(owner)
        when = words.moment(f"{a['due_date']}T{a.get('due_time') or '00:00:00'}") if a.get("due_date") else None
        parsed = words.note(self.system, kind, a.get("subject") or kind.title(), a.get("note"), when, present)
        return Item("activity", number, _changed_at(a), parsed, deal)

    def _mails(self, deal: str) -> Iterator[Item]:
        for row in self._old_pages(f"/api/v1/deals/{deal}/mailMessages", {}):
            m = row.get("data") or row
            full = self._get(f"/api/v1/mailbox/mailMessages/{m['id']}", {"include_body": 1}).get("data") or {}
            sender = (_addresses(m.get("from")) or [("", "")])[0]
            thread = [f"pipedrive-thread-{m['mail_thread_id']}"] if m.get("mail_thread_id") else []
            parsed = words.mail(
                self.system,
                m.get("subject"),
                sender,
                _addresses(m.get("to")),
                _addresses(m.get("cc")),
                words.moment(m.get("message_time") or m.get("add_time")),
                None,
                full.get("body") or m.get("snippet"),
                f"pipedrive-email-{m['id']}",
                thread,
            )
            yield Item("email", str(m["id"]), _changed_at(m), parsed, deal)

    # writing

    def role(self, contact: str) -> str:
        """The job title of a person."""
        found = self._get(f"/api/v2/persons/{contact}", {}).get("data") or {}
        return str(found.get("job_title") or "")

    def notes(self, deal: str) -> dict[str, str]:
        """Notes on a deal."""
        rows = self._old_pages("/api/v1/notes", {"deal_id": deal})
        return {str(n["id"]): words.plain_text(n.get("content")) for n in rows}

    def write(self, change: Change) -> str:
        """A note on a deal, or the job title of a person."""
        if change.kind == "role":
            self._send("PATCH", f"/api/v2/persons/{change.target}", {"job_title": change.after})
            return f"contact/{change.target}"
        body = {"deal_id": int(change.target), "content": _html(change.after)}
        made = self._send("POST", "/api/v1/notes", body)
        return f"note/{made['data']['id']}"

    # asking

    def _get(self, path: str, query: Mapping[str, Any]) -> Any:
        return self._patience.ask(lambda: self._once("GET", path, params=dict(query)))

    def _one(self, path: str) -> Row:
        """One record, or nothing when it was deleted meanwhile, although others still name it."""
        found = self._patience.ask(lambda: self._once("GET", path, gone=True))
        return found.get("data") or {}

    def _send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        return self._patience.ask(lambda: self._once(method, path, json=dict(body)), writes=True)

    def _once(self, method: str, path: str, gone: bool = False, **kwargs: Any) -> Any:
        response = self._http.request(method, path, **kwargs)
        if gone and response.status_code in (404, 410):
            return {}
        if not response.is_success:
            raise _Answer(response)
        found = response.json()
        if not isinstance(found, dict) or found.get("success") is False:
            raise ValueError(f"no success in {found!r:.80}")
        return found

    def _pages(self, path: str, since: dt.datetime | None) -> Iterator[list[Row]]:
        """Pages of version 2, by cursor."""
        query: dict[str, Any] = {"limit": _PAGE, "sort_by": "update_time", "sort_direction": "asc"}
        if since is not None:
            query["updated_since"] = since.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        while True:
            found = self._get(path, query)
            yield found.get("data") or []
            query["cursor"] = (found.get("additional_data") or {}).get("next_cursor")
            if not query["cursor"]:
                return

    def _old_pages(self, path: str, query: Mapping[str, Any]) -> Iterator[Row]:
        """Rows of version 1, by place."""
        start = 0
        while True:
            found = self._get(path, {**query, "start": start, "limit": _PAGE})
            yield from found.get("data") or ()
            paging = (found.get("additional_data") or {}).get("pagination") or {}
            if not paging.get("more_items_in_collection"):
                return
            start = int(paging["next_start"])

    def _person(self, number: int) -> Row | None:
        if number not in self._people:
            self._people[number] = self._one(f"/api/v2/persons/{number}")
        return self._people[number] or None

    def _firm(self, number: Any) -> Row:
        key = _number_of(number)
        if key is None:
            return {}
        if key not in self._firms:
            self._firms[key] = self._one(f"/api/v2/organizations/{key}")
        return self._firms[key]

    def _stage(self, number: Any) -> str | None:
        if self._stages is None:
            self._stages = {}
            query: dict[str, Any] = {"limit": _PAGE}
            while True:
                found = self._get("/api/v2/stages", query)
                self._stages |= {int(s["id"]): s["name"] for s in found.get("data") or ()}
                query["cursor"] = (found.get("additional_data") or {}).get("next_cursor")
                if not query["cursor"]:
                    break
        return self._stages.get(number) if number is not None else None

    def _user(self, number: Any) -> Participant | None:
        if self._users is None:
            rows = self._get("/api/v1/users", {}).get("data") or ()
            self._users = {
                int(u["id"]): Participant(u["name"], (u.get("email") or "").lower() or None, Side.OURS)
                for u in rows
                if u.get("name")
            }
        return self._users.get(_number_of(number) or -1)

    def _name_of(self, number: Any) -> str | None:
        found = self._user(number)
        return found.name if found else None


def connect() -> Pipedrive:
    """With ``OTHERSIDE_PIPEDRIVE_URL``, such as ``https://yourfirm.pipedrive.com``, and ``OTHERSIDE_PIPEDRIVE_TOKEN``."""
    base = address("OTHERSIDE_PIPEDRIVE_URL", "the address of your Pipedrive, https://yourfirm.pipedrive.com")
    return Pipedrive(secret(TOKEN, "the token of a Pipedrive user"), base)


def judge(error: Exception) -> Trouble | None:
    """What went wrong at Pipedrive."""
    if isinstance(error, _Answer):
        response = error.response
        try:
            body = response.json()
        except ValueError:
            body = {}
        said = body.get("error") if isinstance(body, dict) else ""
        return by_status(response.status_code, short(said or response.reason_phrase), response.headers)
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout)):
        return Trouble(Kind.UNREACHABLE, short(error))
    if isinstance(error, httpx.HTTPError):
        return Trouble(Kind.CUT, short(error))
    if isinstance(error, ValueError):
        return Trouble(Kind.ANSWER, short(error))
    return None


def _changed_at(row: Row) -> dt.datetime:
    found = words.moment(row.get("update_time") or row.get("add_time"))
    return found or dt.datetime.fromtimestamp(0, dt.UTC)


def _first(entries: Any) -> str | None:
    """The main address or number of a list of ``{"value", "primary"}``."""
    if not isinstance(entries, Sequence):
        return None
    rows = sorted((e for e in entries if isinstance(e, dict) and e.get("value")), key=lambda e: not e.get("primary"))
    return str(rows[0]["value"]) if rows else None


def _addresses(entries: Any) -> list[tuple[str, str]]:
    rows = [e for e in entries or () if isinstance(e, dict) and e.get("email_address")]
    return [(e.get("name") or e.get("linked_person_name") or "", e["email_address"]) for e in rows]


def _number_of(value: Any) -> int | None:
    """An id, which version 1 gives as ``{"value": 7}`` in some places."""
    if isinstance(value, dict):
        value = value.get("value") or value.get("id")
    return value if isinstance(value, int) else None


def _html(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "<br>".join(escaped.split("\n"))
