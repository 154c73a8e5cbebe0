"""HubSpot's interface as its documentation describes it, over a few records of our own."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from tests.sync.server import Asked, Reply

TOKEN = "pat-eu1-fixture-token"
_STAMP = {"contacts": "lastmodifieddate"}


def _at(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).timestamp() * 1000)


class HubSpotServer:
    """Records by object type and id; links both ways."""

    def __init__(self) -> None:
        self.page = 2
        self.objects: dict[str, dict[str, dict[str, Any]]] = {
            "companies": {"900": {"name": "Brook Mills", "domain": "brookmills.example", "industry": "TEXTILES"}},
            "contacts": {
                "31": {"firstname": "Lena", "lastname": "Brook", "email": "Lena@brookmills.example", "jobtitle": "CFO",
                       "company": "Brook Mills", "lastmodifieddate": "2026-03-01T08:00:00Z"},
                "32": {"firstname": "Tom", "lastname": "Field", "email": "tom@brookmills.example",
                       "company": "Brook Mills", "lastmodifieddate": "2026-03-01T08:00:00Z"},
                "77": {"firstname": "Nobody", "lastname": "Inadeal", "email": "n@else.example",
                       "lastmodifieddate": "2026-03-01T09:00:00Z"},
            },
            "deals": {
                "101": {"dealname": "Brook Mills planning", "dealstage": "s2", "pipeline": "default", "amount": "48000",
                        "deal_currency_code": "EUR", "hs_deal_stage_probability": "0.4", "hubspot_owner_id": "5",
                        "createdate": "2026-01-10T09:00:00Z", "closedate": "2026-06-30T00:00:00Z",
                        "hs_is_closed": "false", "hs_is_closed_won": "false",
                        "hs_lastmodifieddate": "2026-03-02T08:00:00Z"},
                "102": {"dealname": "Harrow pilot", "dealstage": "s9", "amount": "9000", "hubspot_owner_id": "5",
                        "createdate": "2025-09-01T09:00:00Z", "closedate": "2026-01-20T00:00:00Z",
                        "closed_lost_reason": "Went with another vendor", "hs_is_closed": "true",
                        "hs_is_closed_won": "false", "hs_lastmodifieddate": "2026-02-01T08:00:00Z"},
                "103": {"dealname": "Harrow pilot", "dealstage": "s1", "hs_is_closed": "false",
                        "hs_lastmodifieddate": "2026-02-02T08:00:00Z"},
            },
            "notes": {
                "501": {"hs_note_body": "<p>Met Lena Brook. Lena said: &quot;I am afraid that the new planning would "
                        "cost my people their weekends.&quot;</p>", "hs_timestamp": "2026-02-20T10:00:00Z",
                        "hubspot_owner_id": "5", "hs_lastmodifieddate": "2026-02-20T10:00:00Z"},
                "502": {"hs_note_body": "A note on nobody's deal, which is none of our business.",
                        "hs_timestamp": "2026-02-21T10:00:00Z", "hs_lastmodifieddate": "2026-02-21T10:00:00Z"},
            },
            "emails": {
                "601": {"hs_email_subject": "Our planning", "hs_email_text": "Hello Pia,\n\nI want us to be done before "
                        "the audit in June, and I worry about the data.\n\nLena",
                        "hs_email_headers": '{"from": {"email": "lena@brookmills.example", "firstName": "Lena", '
                        '"lastName": "Brook"}, "to": [{"email": "pia@ours.example", "firstName": "Pia", "lastName": '
                        '"Sand"}], "cc": []}', "hs_email_message_id": "<m1@brookmills.example>",
                        "hs_email_direction": "INCOMING_EMAIL", "hs_timestamp": "2026-02-25T10:00:00Z",
                        "hs_lastmodifieddate": "2026-02-25T10:00:00Z"},
                "602": {"hs_email_subject": "Not yet", "hs_email_text": "This is to be sent next week, not today.",
                        "hs_email_status": "SCHEDULED", "hs_timestamp": "2026-02-26T10:00:00Z",
                        "hs_lastmodifieddate": "2026-02-26T10:00:00Z"},
            },
            "calls": {
                "701": {"hs_call_title": "Second call", "hs_call_body": "Pia Sand: What would change for you?<br>"
                        "Tom Field: Right now I copy every plan by hand, every Friday until eight.<br>"
                        "Pia Sand: And what do you want instead?<br>Tom Field: I want my Fridays back.",
                        "hs_timestamp": "2026-02-27T10:00:00Z", "hubspot_owner_id": "5",
                        "hs_lastmodifieddate": "2026-02-27T10:00:00Z"},
            },
            "meetings": {},
        }  # fmt: skip
        self.links: list[tuple[str, str, str, str, str | None]] = [
            ("deals", "101", "contacts", "31", "Decision maker"),
            ("deals", "101", "contacts", "32", None),
            ("deals", "101", "companies", "900", "Primary"),
            ("notes", "501", "deals", "101", None),
            ("emails", "601", "deals", "101", None),
            ("emails", "602", "deals", "101", None),
            ("calls", "701", "deals", "101", None),
            ("calls", "701", "contacts", "32", None),
        ]

    def answer(self, asked: Asked) -> Any:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return Reply({"status": "error", "message": "Authentication credentials not found.",
                          "category": "INVALID_AUTHENTICATION"}, 401)  # fmt: skip
        path = asked.path
        if path == "/crm/v3/owners/":
            return {"results": [{"id": "5", "email": "pia@ours.example", "firstName": "Pia", "lastName": "Sand",
                                 "userId": 5, "archived": False, "type": "PERSON",
                                 "createdAt": "2025-01-01T00:00:00Z", "updatedAt": "2025-01-01T00:00:00Z"}]}  # fmt: skip
        if path == "/crm/v3/pipelines/deals":
            stages = [self._stage(i, n) for n, i in enumerate(("s1", "s2", "s9"))]
            return {"results": [{"id": "default", "label": "Sales", "displayOrder": 0, "archived": False,
                                 "createdAt": "2025-01-01T00:00:00Z", "updatedAt": "2025-01-01T00:00:00Z",
                                 "stages": stages}]}  # fmt: skip
        if found := re.fullmatch(r"/crm/v3/objects/(\w+)/search", path):
            return self._search(found[1], asked.body)
        if found := re.fullmatch(r"/crm/v3/objects/(\w+)/batch/read", path):
            rows = [i["id"] for i in asked.body["inputs"] if i["id"] in self.objects[found[1]]]
            stamp = "2026-03-01T00:00:00Z"
            return {"status": "COMPLETE", "results": [self._object(found[1], i) for i in rows],
                    "startedAt": stamp, "completedAt": stamp}  # fmt: skip
        if found := re.fullmatch(r"/crm/v4/associations/(\w+)/(\w+)/batch/read", path):
            return self._associations(found[1], found[2], [i["id"] for i in asked.body["inputs"]])
        if found := re.fullmatch(r"/crm/v3/objects/(\w+)", path):
            number = str(max(map(int, self.objects[found[1]])) + 1000)
            self.objects[found[1]][number] = {**asked.body["properties"], "hs_lastmodifieddate": "2026-03-05T08:00:00Z"}
            for link in asked.body["associations"]:
                self.links.append((found[1], number, "deals", link["to"]["id"], None))
            return Reply(self._object(found[1], number), 201)
        if found := re.fullmatch(r"/crm/v3/objects/(\w+)/(\d+)", path):
            if asked.method == "PATCH":
                self.objects[found[1]][found[2]] |= asked.body["properties"]
            return self._object(found[1], found[2])
        return None

    def _stage(self, number: str, order: int) -> dict[str, Any]:
        label = {"s1": "Discovery", "s2": "Decision maker bought in", "s9": "Closed lost"}[number]
        return {"id": number, "label": label, "displayOrder": order, "metadata": {"isClosed": "false"},
                "archived": False, "createdAt": "2025-01-01T00:00:00Z", "updatedAt": "2025-01-01T00:00:00Z"}  # fmt: skip

    def _object(self, kind: str, number: str) -> dict[str, Any]:
        p = self.objects[kind][number]
        stamp = p.get("hs_lastmodifieddate") or p.get("lastmodifieddate") or "2026-01-01T00:00:00Z"
        return {"id": number, "properties": p, "createdAt": stamp, "updatedAt": stamp, "archived": False}

    def _search(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        stamp = _STAMP.get(kind, "hs_lastmodifieddate")
        rows = sorted(self.objects[kind], key=lambda i: _at(self.objects[kind][i][stamp]))
        for group in body["filterGroups"]:
            for f in group["filters"]:
                assert (f["propertyName"], f["operator"]) == (stamp, "GTE")
                rows = [i for i in rows if _at(self.objects[kind][i][stamp]) >= int(f["value"])]
        begin = int(body.get("after") or 0)
        end = begin + self.page
        found: dict[str, Any] = {"total": len(rows), "results": [self._object(kind, i) for i in rows[begin:end]]}
        if end < len(rows):
            found["paging"] = {"next": {"after": str(end), "link": "x"}}
        return found

    def _associations(self, source: str, target: str, ids: list[str]) -> Any:
        found: dict[str, list[dict[str, Any]]] = {}
        for a, i, b, j, label in self.links:
            for left, right in (((a, i), (b, j)), ((b, j), (a, i))):
                if left[0] == source and left[1] in ids and right[0] == target:
                    kind = {"category": "HUBSPOT_DEFINED", "typeId": 3, "label": label}
                    found.setdefault(left[1], []).append({"toObjectId": int(right[1]), "associationTypes": [kind]})
        stamp = "2026-03-01T00:00:00Z"
        results = [{"from": {"id": i}, "to": to} for i, to in found.items()]
        missing = [i for i in ids if i not in found]
        answer: dict[str, Any] = {"status": "COMPLETE", "results": results, "startedAt": stamp, "completedAt": stamp}
        if not missing:
            return answer
        error = {"status": "error", "category": "OBJECT_NOT_FOUND", "subCategory": "crm.associations.NO_ASSOCIATIONS_FOUND",
                 "message": "No association is there.", "context": {"fromObjectId": missing}}  # fmt: skip
        return Reply({**answer, "numErrors": 1, "errors": [error]}, 207)
