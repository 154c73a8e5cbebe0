"""Every route of the application, asked with everything that it takes, about a deal that is shared and one that is not."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from fastapi.testclient import TestClient
from filelock import FileLock
from starlette.routing import Mount

from otherside.web.app import create_app
from otherside.web.config import WebConfig
from tests.reach import HIDDEN, MARKER, PASSWORD, SHARED

BASE = "http://127.0.0.1:8765"
#: Would end the session that asks.
_PASSED_OVER = ("/logout", "/settings/me/password")
#: Differs by what it is: a secret, a moment, a place.
_OWN = re.compile(
    r"[0-9a-f]{64}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?|os_[\w-]{20,}|[\w-]{16,}(?=\")|postgresql://\S+|\d+ (seconds|ms)"
)


class Told(NamedTuple):
    """What a route answered.

    Attributes:
        method: as asked.
        path: the route's, with its parameters' names.
        about: the deal that it was asked about.
        status: of the answer.
        said: its text, without what differs from one time to the next.
        leak: words around what must not be seen; empty where nothing is.
    """

    method: str
    path: str
    about: str
    status: int
    said: str
    leak: str


def signed_in(app: Any, name: str) -> TestClient:
    client = TestClient(app, base_url=BASE)
    answer = client.post("/login", data={"name": name, "password": PASSWORD}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return client


def csrf(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get("/settings").text)
    assert found
    return found[1]


def addresses(app: Any) -> list[tuple[str, str]]:
    """``(method, path)`` of everything that the application answers."""
    document = app.app.app.openapi()
    from_document = {(m.upper(), p) for p, ms in document["paths"].items() for m in ms}
    walked = set()

    def walk(items: Any, prefix: str) -> None:
        for route in items:
            if isinstance(route, Mount):
                walked.add(("GET", prefix + route.path))
                continue
            included = getattr(route, "original_router", None)
            if included is not None:
                context = route.include_context
                walk(included.routes, prefix + (getattr(context, "prefix", "") or ""))
                continue
            for method in route.methods or ():
                walked.add((method, prefix + route.path))

    walk(app.app.app.routes, "")
    assert from_document <= walked, from_document - walked
    # With its only conversation a deal goes, and every other route would have nothing to tell of it.
    return sorted(walked, key=lambda route: (route == ("DELETE", "/api/v1/conversations/{conversation}"), route))


#: What is sent: every parameter that any route takes, about the deal that is not shared.
def wishes(ids: dict[str, str]) -> dict[str, str]:
    deal, person = ids["deal"], ids["person"]
    return {
        "deal": deal, "to": person, "person": person, "q": "shafts", "query": "shafts", "text": "You told us about the shafts.",
        "by": "segment", "since": "2020-01-01", "limit": "500", "format": "jsonl", "table": "turns", "theme": "fear-1",
        "conversation": ids["conversation"], "kind": "email", "message": "You keep your shafts safe.",
        "messages": "You keep your shafts safe.", "evidence": ids["evidence"], "do": "confirm", "side": "theirs",
        "key": "veto", "value": "0.5", "state": "given", "because": "x", "us": "", "verdict": "confirm",
        "notes": "1", "token_name": "x", "draws": "500", "question": "shafts", "key_": "x", "what": deal, "word": "shafts",
        "compare": deal, "who": "deal", "others": "true", "yes": "true", "verify": "true", "names": "eddy",
    }  # fmt: skip


def fill(path: str, ids: dict[str, str]) -> str:
    from urllib.parse import quote

    values = {
        **ids, "chart": "outcome" if path.startswith("/api") else "split", "theme": "fear-1", "kind": "md", "job": "none",
        "batch": "A" * 20, "number": ids["number"], "account": "x", "token": "x",
        "correction": ids.get("correction", "1"), "code": "pressure", "system": "hubspot", "proposal": "x",
    }  # fmt: skip
    return re.sub(r"{(\w+)(?::\w+)?}", lambda m: quote(values.get(m[1], "x"), safe=""), path)


def words_of(answer: Any) -> str:
    """Everything an answer says, unpacked where it is packed, its headers too."""
    parts = [str(dict(answer.headers)), answer.text]
    if answer.headers.get("content-type", "") == "application/zip":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            parts += [packed.read(name).decode() for name in packed.namelist()]
    return "\n".join(parts).casefold()


def without_echo(text: str, sent: dict[str, str]) -> str:
    """What was asked for may be repeated: it came from whoever asked. Only what was not sent tells anything."""
    assert MARKER not in {said.casefold() for said in sent.values()}, "then nothing would be left to find"
    for said in sorted({*sent.values()}, key=len, reverse=True):
        if MARKER in said.casefold():
            for form in (said, said.replace("&", "&amp;"), said.replace(" ", "%20"), said.replace(" ", "+")):
                text = text.replace(form.casefold(), "")
    return text


def as_body(path: str, sent: dict[str, str]) -> dict[str, Any]:
    """What is sent, as JSON that bodies take: lists where they want lists."""
    lines = [{"id": 1, "text": "I want the shafts to be safe."}]
    lists: dict[str, Any] = {
        "messages": [sent["messages"]], "names": [sent["names"]], "statements": [], "facets": [], "lines": lines,
        "us": ["ours.example"],
    }  # fmt: skip
    # To the lint, evidence is a list of quotes.
    return {k: v for k, v in sent.items() if not (path.endswith("/lint") and k in ("evidence", "format"))} | lists


def taken(app: Any) -> dict[tuple[str, str], set[str]]:
    """What each address of the API takes in its query: it refuses anything else."""
    document = app.app.app.openapi()
    return {
        (method.upper(), path): {p["name"] for p in found.get("parameters", ()) if p["in"] == "query"}
        for path, methods in document["paths"].items()
        for method, found in methods.items()
    }


def ask(
    client: TestClient, method: str, path: str, sent: dict[str, str], headers: dict[str, str], takes: set[str] | None
) -> list[Any]:
    """One request, or where there is a body one as a form and one as JSON; ``takes``: of the query, or None for a page."""
    query = sent if takes is None else {name: said for name, said in sent.items() if name in takes}
    if method in ("GET", "HEAD", "DELETE"):
        # With everything, and with only what many need: one may be refused where the other is answered.
        few = {name: said for name, said in query.items() if name == "q"} if method == "GET" else query
        return [
            client.request(method, path, params=given, headers=headers, follow_redirects=False)
            for given in (query, few)
        ]
    sample = ("a.txt", b"Ada Reed: I want it safe.", "text/plain")
    files = {"files": sample} if "/import" in path else {"file": sample} if path.endswith("/coach") else None
    as_form = client.request(method, path, data=sent, files=files, headers=headers, follow_redirects=False)
    as_json = client.request(
        method, path, params=query, json=as_body(path, sent),
        headers=headers, follow_redirects=False,
    )  # fmt: skip
    return [as_form, as_json]


def walk(
    folder: Path, name: str, known: dict[str, dict[str, str]], about: Sequence[str] = (HIDDEN, SHARED)
) -> list[Told]:
    """What every route answers to somebody, of a workspace that is then as they have left it."""
    app = create_app(WebConfig(folder))
    client = signed_in(app, name)
    form_token, takes, found = csrf(client), taken(app), []
    for method, path in addresses(app):
        if method == "HEAD" or path in _PASSED_OVER:
            continue
        for deal in about:
            place, sent = fill(path, known[deal]), {**wishes(known[deal]), "csrf": form_token}
            for answer in ask(client, method, place, sent, {"x-csrf-token": form_token}, takes.get((method, path))):
                shown = without_echo(words_of(answer), {**sent, "path": place})
                at = shown.find(MARKER)
                leak = shown[max(0, at - 60) : at + 60] if at >= 0 else ""
                found.append(Told(method, path, deal, answer.status_code, _said(answer, folder), leak))
    return found


def _said(answer: Any, folder: Path) -> str:
    body = answer.text if answer.headers.get("content-type", "").startswith(("application/json", "text/html")) else ""
    return _OWN.sub("…", body.replace(str(folder), "…"))


def walked_once(made: Path, known: dict[str, dict[str, str]]) -> Callable[[str], tuple[list[Told], Path]]:
    """``walked("rita")``: what every route told her of a copy of a workspace, and that copy as it then was.

    A walk takes a thousand requests. So each person walks once in a run, in whichever worker is first.
    """

    def walked(name: str) -> tuple[list[Told], Path]:
        copy, kept = made.with_name(f"walked by {name}"), made.with_name(f"{name}.json")
        with FileLock(made.with_name(f"{name}.lock")):
            if not kept.exists():
                shutil.rmtree(copy, ignore_errors=True)  # of one that failed
                shutil.copytree(made, copy)
                kept.write_text(json.dumps(walk(copy, name, known)), encoding="utf-8")
        return [Told(*told) for told in json.loads(kept.read_text(encoding="utf-8"))], copy

    return walked
