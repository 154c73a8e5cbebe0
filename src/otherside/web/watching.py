"""What the log says of a request: who saw, changed or exported what; never what was typed or what it says."""

from __future__ import annotations

from typing import Any

from starlette.types import Scope

from otherside.domain.patterns import lazily
from otherside.web.links import deal_name

#: Addresses that show nothing: our own files, progress of work, coming and going.
_SILENT = ("/static", "/favicon.ico", "/api/v1/openapi.json", "/login", "/logout")
_PROGRESS = ("/progress", "/jobs", "/imports")
#: Change nothing, though they are sent as a form.
_ASKING = (
    "/settings/retention",
    "/lint", "/gaps", "/messages", "/draft", "/preview", "/work", "/glance", "/extract", "/coach", "/api/v1/forecast",
)  # fmt: skip
#: Send words or findings to a language model.
_SENDING = ("/compare", "/ask/worded")
_ERASING = (
    ("DELETE", "/people/{person}"),
    ("POST", "/people/{person}/erase"),
    ("DELETE", "/conversations/{conversation}"),
    ("POST", "/conversations/{conversation}/erase"),
    ("POST", "/deals/{deal}/erase"),
    ("POST", "/retain"),
    ("POST", "/retention/erase"),
)
_EXPORTING = ("/export", "/positioning.{kind}", "/subject-export")
#: Take words along where they are asked for as a file.
_AS_FILES = ("/brief", "/positioning")
_FORMAT = lazily(rb"(?:^|&)format=(?!json(?:&|$))")
_ID = lazily(r"[0-9a-f]{1,64}")
_SAFE = ("GET", "HEAD", "OPTIONS")
_API = "/api/v1"
_IDS = ("person", "conversation", "correction", "theme", "evidence", "account", "token")


def noted(scope: Scope, status: int) -> tuple[str, str, str | None, dict[str, Any]] | None:
    """``(action, what, deal, detail)`` of a request that was answered; ``None`` where there is nothing to note."""
    route = scope.get("route")
    template = getattr(route, "path", None)
    path, method = str(scope["path"]), str(scope["method"])
    if path.startswith(_SILENT) or (status >= 400 and status not in (403,)):
        return None
    if template is None:
        return None
    # A route knows its path from the router on; the prefix says which of two routes of a name it is.
    template = (_API if path.startswith(_API) and not str(template).startswith(_API) else "") + str(template)
    parameters = scope.get("path_params", {})
    if method in _SAFE and template.endswith(_PROGRESS):
        return None
    if status == 403:
        action = "refused"
    elif template.endswith(_EXPORTING) or (
        template.endswith(_AS_FILES) and _FORMAT.search(scope.get("query_string", b""))
    ):
        action = "exported"
    elif method in _SAFE or template.endswith(_ASKING):
        action = "saw"
    elif template.endswith(_SENDING):
        action = "sent"
    elif any(method == how and template.endswith(what) for how, what in _ERASING):
        action = "erased"
    else:
        action = "changed"
    named = parameters.get("deal")
    # As the workspace calls it, where it was open: a beginning of the name finds it as well. What was refused may be called
    # anything at all: nobody writes into the log what they like.
    deal = scope.get("state", {}).get("deal")
    if deal is None and isinstance(named, str) and status < 400:
        deal = deal_name(named)
    # A path may hold a name instead of an id: names of buyers have no place in the log.
    # Nor has the id of whoever is being erased.
    ids = () if "/erase" in template or action == "erased" else _IDS
    detail = {key: parameters[key] for key in ids if _ID.fullmatch(str(parameters.get(key, "")))}
    # What a route tells of it itself, as how many and how old.
    return action, f"{method} {template}", deal, {**detail, **scope.get("state", {}).get("did", {})}
