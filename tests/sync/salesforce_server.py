"""Salesforce's REST interface as its documentation describes it, with as much SOQL as is asked of it."""

from __future__ import annotations

import re
from typing import Any

from tests.sync.server import Asked, Reply

TOKEN = "00Dxx0000000000!fixture.session"
CLIENT = ("3MVG9fixtureclient", "fixture-client-secret")
_FIELDS = {
    "Opportunity": "Id Name StageName Amount Probability CloseDate CreatedDate LastActivityDate IsClosed IsWon "
    "SystemModstamp AccountId OwnerId Loss_Reason__c",
    "Contact": "Id Name Email Title Phone AccountId SystemModstamp",
    "Account": "Id Name Website Industry",
    "Task": "Id Subject Description ActivityDate CreatedDate TaskSubtype CallType IsClosed WhatId WhoId SystemModstamp",
    "Event": "Id Subject Description StartDateTime ActivityDate WhatId WhoId SystemModstamp",
    "EmailMessage": "Id Subject TextBody HtmlBody FromAddress FromName ToAddress CcAddress MessageDate MessageIdentifier "
    "ThreadIdentifier Status RelatedToId SystemModstamp",
    "Note": "Id Title Body ParentId CreatedDate SystemModstamp",
    "ContentNote": "Id Title CreatedDate LatestPublishedVersionId LastModifiedDate",
}
_ACCOUNT = {
    "Id": "0015g00000AAAAAAA1",
    "Name": "Brook Mills",
    "Website": "https://www.brookmills.example/en",
    "Industry": "Textiles",
}
_OWNER = {"Name": "Pia Sand", "Email": "pia@ours.example"}
_D1, _D2 = "0065g00000BBBBBBB1", "0065g00000BBBBBBB2"


class SalesforceServer:
    def __init__(self) -> None:
        self.page = 2
        self.token = TOKEN
        self.tokens_given = 0
        stamp = "2026-02-10T08:00:00.000+0000"
        self.contacts: dict[str, dict[str, Any]] = {
            "0035g00000CCCCCCC1": {
                "Name": "Lena Brook",
                "Email": "Lena@brookmills.example",
                "Title": "CFO",
                "Phone": None,
            },
            "0035g00000CCCCCCC2": {
                "Name": "Tom Field",
                "Email": "tom@brookmills.example",
                "Title": None,
                "Phone": None,
            },
        }
        for number, c in self.contacts.items():
            c |= {"Id": number, "SystemModstamp": stamp, "Account": {"Name": "Brook Mills"}}
        self.roles = [(_D1, "0035g00000CCCCCCC1", "Economic Buyer", True, stamp)]
        base = {
            "Account": _ACCOUNT,
            "Owner": _OWNER,
            "CreatedDate": "2026-01-05T08:00:00.000+0000",
            "SystemModstamp": stamp,
        }
        self.rows: dict[str, dict[str, dict[str, Any]]] = {
            "Opportunity": {
                _D1: {**base, "Name": "Mills rollout", "StageName": "Proposal/Price Quote", "Amount": 48000.0,
                      "Probability": 75.0, "CloseDate": "2026-06-30", "IsClosed": False, "IsWon": False},
                _D2: {**base, "Name": "Mills pilot", "StageName": "Closed Lost", "Amount": 4000.0, "Probability": 0.0,
                      "CloseDate": "2026-02-01", "IsClosed": True, "IsWon": False,
                      "Loss_Reason__c": "Chose a competitor"},
                "0065g00000BBBBBBB3": {**base, "Name": "Mills training", "StageName": "Closed Won", "Amount": 1000.0,
                                       "Probability": 100.0, "CloseDate": "2026-02-03", "IsClosed": True, "IsWon": True},
            },
            "Task": {
                "00T5g00000DDDDDDD1": {"Subject": "Call", "TaskSubtype": "Call", "WhatId": _D1, "Owner": _OWNER,
                    "Who": {"Name": "Tom Field", "Email": "tom@brookmills.example", "Title": None},
                    "Description": "Pia Sand: What would change for you?\nTom Field: Right now I copy every plan by hand, "
                    "every Friday until eight.", "ActivityDate": "2026-02-09", "CreatedDate": stamp,
                    "SystemModstamp": stamp},
                "00T5g00000DDDDDDD2": {"Subject": "Email: Our planning", "TaskSubtype": "Email", "WhatId": _D1,
                    "Description": "To: pia@ours.example\nBody: I want us to be done", "CreatedDate": stamp,
                    "ActivityDate": "2026-02-09", "SystemModstamp": stamp, "Owner": _OWNER, "Who": None},
            },
            "Event": {},
            "EmailMessage": {
                "02s5g00000EEEEEEE1": {"Subject": "Our planning", "TextBody": "I want us to be done before the audit in "
                    "June, and I worry about the data.", "FromAddress": "lena@brookmills.example",
                    "FromName": "Lena Brook", "ToAddress": "pia@ours.example; tom@brookmills.example", "CcAddress": None,
                    "MessageDate": "2026-02-08T09:00:00.000+0000", "MessageIdentifier": "<m1@brookmills.example>",
                    "Status": "0", "RelatedToId": _D1, "SystemModstamp": stamp},
                "02s5g00000EEEEEEE2": {"Subject": "Draft", "TextBody": "Not sent, and nobody's business yet.",
                    "FromAddress": "pia@ours.example", "ToAddress": "lena@brookmills.example", "Status": "5",
                    "RelatedToId": _D1, "SystemModstamp": stamp},
            },
            "Note": {},
            "ContentNote": {
                "0695g00000FFFFFFF1": {"Title": "Visit", "CreatedDate": stamp, "LastModifiedDate": stamp,
                                       "LatestPublishedVersionId": "0685g00000GGGGGGG1"},
            },
        }  # fmt: skip
        self.contents = {
            "0685g00000GGGGGGG1": "<p>Lena Brook said: &quot;I am afraid that we lose the weekends over this.&quot;</p>"
        }
        self.links = [("0695g00000FFFFFFF1", "0055g00000HHHHHHH1"), ("0695g00000FFFFFFF1", _D1)]
        self.waiting: dict[str, list[Any]] = {}

    def answer(self, asked: Asked) -> Any:
        path = asked.path
        if path == "/services/oauth2/token":
            if (asked.body["client_id"], asked.body["client_secret"]) != CLIENT:
                return Reply({"error": "invalid_client", "error_description": "invalid client credentials"}, 400)
            self.tokens_given += 1
            self.token = f"{TOKEN}.{self.tokens_given}"
            return {"access_token": self.token, "token_type": "Bearer", "instance_url": "x"}
        if asked.headers.get("authorization") != f"Bearer {self.token}":
            return Reply([{"message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"}], 401)
        rest = path.partition("/services/data/")[2].partition("/")[2]
        if rest == "query/":
            return self._paged(self._query(asked.query["q"]))
        if found := re.fullmatch(r"query/(next\d+)", rest):
            return self._paged(self.waiting.pop(found[1]))
        if found := re.fullmatch(r"sobjects/(\w+)/describe", rest):
            if found[1] not in self.rows and found[1] not in _FIELDS:
                return Reply([{"errorCode": "NOT_FOUND", "message": "The requested resource does not exist"}], 404)
            names = [] if found[1] in self.missing else _FIELDS[found[1]].split()
            if not names:
                return Reply([{"errorCode": "NOT_FOUND", "message": "The requested resource does not exist"}], 404)
            return {"name": found[1], "fields": [{"name": n} for n in names]}
        if found := re.fullmatch(r"sobjects/ContentVersion/(\w+)/VersionData", rest):
            return Reply(self.contents[found[1]].encode(), headers={"content-type": "application/octetstream"})
        if found := re.fullmatch(r"sobjects/Contact/(\w+)", rest):
            if asked.method == "PATCH":
                self.contacts[found[1]] |= asked.body
                return Reply(None, 204)
            return self.contacts[found[1]]
        if rest == "sobjects/Note/" and asked.method == "POST":
            number = f"0025g00000IIIIIII{len(self.rows['Note']) + 1}"
            self.rows["Note"][number] = {**asked.body, "SystemModstamp": "2026-03-01T08:00:00.000+0000"}
            return Reply({"id": number, "success": True, "errors": []}, 201)
        return None

    missing: frozenset[str] = frozenset({"Event"})

    def _query(self, soql: str) -> list[dict[str, Any]]:
        subs = re.sub(r"\([^()]*FROM OpportunityContactRoles\)", "ROLES", soql)
        found = re.fullmatch(r"SELECT (.+?) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY (\w+))?", subs)
        assert found, soql
        name, where = found[2], found[3] or ""
        if name == "OpportunityContactRole":
            rows = [{"OpportunityId": d, "SystemModstamp": at} for d, _, _, _, at in self.roles]
        elif name == "ContentDocumentLink":
            rows = [{"ContentDocumentId": a, "LinkedEntityId": b} for a, b in self.links]
        elif name == "Contact":
            rows = list(self.contacts.values())
        else:
            asked = set(found[1].split(", "))
            unknown = {f for f in asked if "." not in f and f != "ROLES"} - set(_FIELDS[name].split())
            assert not unknown, unknown  # Salesforce would answer INVALID_FIELD
            rows = [{"Id": i, **r} for i, r in self.rows[name].items()]
        for part in where.split(" AND ") if where else []:
            if m := re.fullmatch(r"(SystemModstamp|LastModifiedDate) >= (\S+)Z", part):
                rows = [r for r in rows if str(r[m[1]])[:19] >= m[2]]
            elif m := re.fullmatch(r"(\w+) IN \((.+)\)", part):
                ids = {i.strip().strip("'") for i in m[2].split(",")}
                rows = [r for r in rows if r[m[1]] in ids]
            else:
                assert part in {"What.Type = 'Opportunity'", "RelatedTo.Type = 'Opportunity'",
                                "Parent.Type = 'Opportunity'", "IsClosed = TRUE"}, part  # fmt: skip
        if name == "Opportunity" and "ROLES" in found[1]:
            rows = [{**r, "OpportunityContactRoles": self._roles_of(r["Id"])} for r in rows]
        return rows

    def _roles_of(self, deal: str) -> Any:
        records = [
            {"ContactId": c, "Role": role, "IsPrimary": first, "Contact": self.contacts[c]}
            for d, c, role, first, _ in self.roles
            if d == deal
        ]
        return {"totalSize": len(records), "done": True, "records": records} if records else None

    def _paged(self, rows: list[dict[str, Any]]) -> Any:
        answer: dict[str, Any] = {"totalSize": len(rows), "done": len(rows) <= self.page, "records": rows[: self.page]}
        if not answer["done"]:
            key = f"next{len(self.waiting) + 1}"
            self.waiting[key] = rows[self.page :]
            answer["nextRecordsUrl"] = f"/services/data/v59.0/query/{key}"
        return answer
