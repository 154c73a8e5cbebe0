"""Pipedrive's interface as its documentation describes it: version 2 by cursor, version 1 by place."""

from __future__ import annotations

import re
from typing import Any

from tests.sync.server import Asked, Reply

TOKEN = "0123456789abcdef0123456789abcdef01234567"


class PipedriveServer:
    def __init__(self) -> None:
        self.page = 2
        self.organizations: dict[str, Any] = {"70": {"id": 70, "name": "Brook Mills"}}
        self.persons: dict[str, Any] = {
            "11": {"id": 11, "name": "Lena Brook", "org_id": 70, "job_title": "CFO",
                   "emails": [{"value": "l@old.example", "primary": False, "label": "work"},
                              {"value": "Lena@brookmills.example", "primary": True, "label": "work"}],
                   "phones": [{"value": "+44 20 7946 0000", "primary": True, "label": "work"}],
                   "add_time": "2026-01-01T08:00:00Z", "update_time": "2026-02-01T08:00:00Z"},
            "12": {"id": 12, "name": "Tom Field", "org_id": 70, "emails": [{"value": "tom@brookmills.example",
                   "primary": True, "label": "work"}], "phones": [], "add_time": "2026-01-01T08:00:00Z",
                   "update_time": "2026-02-01T08:00:00Z"},
        }  # fmt: skip
        self.deals: dict[str, Any] = {
            str(n): {"id": n, "title": title, "value": value, "currency": "EUR", "status": status, "stage_id": 3,
                     "org_id": 70, "person_id": 11, "owner_id": 5, "probability": 40, "lost_reason": lost,
                     "add_time": "2026-01-05T08:00:00Z", "update_time": f"2026-02-0{n}T08:00:00Z", "close_time": closed,
                     "expected_close_date": "2026-06-30", "is_deleted": False}
            for n, title, value, status, lost, closed in [
                (1, "Mills rollout", 48000, "open", None, None),
                (2, "Mills pilot", 4000, "won", None, "2026-02-02T08:00:00Z"),
                (3, "Mills training", 2000, "lost", "no budget this year", "2026-02-03T08:00:00Z"),
            ]
        }  # fmt: skip
        self.notes: list[dict[str, Any]] = [
            {"id": 21, "deal_id": 1, "content": "<p>Lena Brook said: \"I am afraid that we lose the weekends over this "
             "new planning.\"</p>", "add_time": "2026-02-10 10:00:00", "update_time": "2026-02-10 10:00:00"},
            {"id": 22, "deal_id": None, "content": "About nobody's deal.", "add_time": "2026-02-11 10:00:00",
             "update_time": "2026-02-11 10:00:00"},
            {"id": 23, "deal_id": 1, "content": "Asked for the list of sites, which is to come next week.",
             "add_time": "2026-02-12 10:00:00", "update_time": "2026-02-12 10:00:00"},
        ]  # fmt: skip
        self.activities: dict[str, Any] = {
            "31": {"id": 31, "subject": "Second call", "type": "call", "done": True, "deal_id": 1, "person_id": 12,
                   "owner_id": 5, "due_date": "2026-02-14", "due_time": "10:00", "participants": [
                       {"person_id": 12, "primary": True}], "note": "Pia Sand: What would change for you?<br>Tom Field: "
                   "Right now I copy every plan by hand, every Friday until eight.",
                   "add_time": "2026-02-14T08:00:00Z", "update_time": "2026-02-14T11:00:00Z"},
            "32": {"id": 32, "subject": "Planned", "type": "call", "done": False, "deal_id": 1, "note": "Ask about June.",
                   "add_time": "2026-02-14T08:00:00Z", "update_time": "2026-02-14T11:00:00Z"},
        }  # fmt: skip
        self.mails: dict[str, Any] = {
            "41": {"id": 41, "mail_thread_id": 9, "subject": "Our planning", "snippet": "I want us",
                   "from": [{"email_address": "lena@brookmills.example", "name": "Lena Brook", "id": 1}],
                   "to": [{"email_address": "pia@ours.example", "name": "Pia Sand", "id": 2}], "cc": [],
                   "message_time": "2026-02-13T09:00:00.000Z", "add_time": "2026-02-13T09:01:00.000Z",
                   "update_time": "2026-02-13T09:01:00.000Z"},
        }  # fmt: skip
        self.body = "<div>I want us to be done before the audit in June, and I worry about the data.</div>"

    def answer(self, asked: Asked) -> Any:
        if asked.headers.get("x-api-token") != TOKEN:
            return Reply({"success": False, "error": "unauthorized access", "errorCode": 401}, 401)
        path = asked.path
        if found := re.fullmatch(r"/api/v2/(deals|persons|activities)", path):
            return self._by_cursor(list(getattr(self, found[1]).values()), asked)
        if path == "/api/v2/stages":
            return self._by_cursor([{"id": 3, "name": "Proposal made"}], asked)
        if found := re.fullmatch(r"/api/v2/(persons|organizations)/(\d+)", path):
            row = getattr(self, found[1]).get(found[2])
            if row is not None and asked.method == "PATCH":
                row |= asked.body
            return {"success": True, "data": row} if row else None
        if path == "/api/v1/users":
            return {"success": True, "data": [{"id": 5, "name": "Pia Sand", "email": "pia@ours.example"}]}
        if found := re.fullmatch(r"/api/v1/deals/(\d+)/participants", path):
            people = [{"id": n, "person_id": {"value": n, "name": "x"}} for n in (11, 12)] if found[1] == "1" else []
            return self._by_place(people, asked)
        if found := re.fullmatch(r"/api/v1/deals/(\d+)/mailMessages", path):
            rows = [{"object": "mailMessage", "data": m} for m in self.mails.values()] if found[1] == "1" else []
            return self._by_place(rows, asked)
        if found := re.fullmatch(r"/api/v1/mailbox/mailMessages/(\d+)", path):
            assert asked.query == {"include_body": "1"}
            return {"success": True, "data": {**self.mails[found[1]], "body": self.body}}
        if path == "/api/v1/notes" and asked.method == "POST":
            made = {"id": 90 + len(self.notes), "add_time": "2026-03-01 08:00:00", "update_time": "2026-03-01 08:00:00",
                    **asked.body}  # fmt: skip
            self.notes.append(made)
            return Reply({"success": True, "data": made}, 201)
        if path == "/api/v1/notes":
            rows = [n for n in self.notes if asked.query.get("deal_id") in (None, str(n["deal_id"]))]
            if asked.query.get("sort") == "update_time DESC":
                rows = sorted(rows, key=lambda n: n["update_time"], reverse=True)
            return self._by_place(rows, asked)
        return None

    def _by_cursor(self, rows: list[dict[str, Any]], asked: Asked) -> Any:
        since = asked.query.get("updated_since", "")
        rows = sorted((r for r in rows if r.get("update_time", "9") >= since), key=lambda r: r.get("update_time", ""))
        begin = int(asked.query.get("cursor") or 0)
        end = begin + self.page
        more = str(end) if end < len(rows) else None
        return {"success": True, "data": rows[begin:end], "additional_data": {"next_cursor": more}}

    def _by_place(self, rows: list[dict[str, Any]], asked: Asked) -> Any:
        begin = int(asked.query.get("start") or 0)
        end = begin + self.page
        paging = {"start": begin, "limit": self.page, "more_items_in_collection": end < len(rows), "next_start": end}
        # Version 1 says null where there is nothing.
        return {"success": True, "data": rows[begin:end] or None, "additional_data": {"pagination": paging}}
