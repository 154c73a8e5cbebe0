"""What is worked out from a deal's evidence, and kept until something it rests on changes.

Forecast, burdens, questions, incongruences and pattern breaks take seconds; the brief should take none. They are a pure
function of what is stored, so they are kept in a file beside the store under a digest of all they rest on. The file can
be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside import __version__
from otherside.domain import Deal, Facet, Outcome, Side
from otherside.extraction.thresholds import extractor_version, shown_thresholds
from otherside.profiles.role_priors import FILE as ROLES
from otherside.profiles.who.names import plain
from otherside.store.place import make_folder
from otherside.workspace.one_call import one_call

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: What tells who somebody wants to be; a goal alone is often no more than a date in a plan.
_IDEAL = frozenset({Facet.IDENTITY, Facet.ASPIRATION, Facet.DESIRE})
#: Questions that a brief shows.
QUESTIONS = 5


def derived(workspace: Workspace, deal: Deal) -> dict[str, Any]:
    """``forecast`` (or ``None``), ``burdens``, ``questions``, ``incongruences``, ``pattern_breaks``, ``wishes`` (what they
    asked us to leave or wait with) and ``conditions`` of a deal."""
    return kept_while_same(
        workspace, deal, "", lambda: _work_out(workspace, deal), keep=lambda found: not found["notes"]
    )


def kept_while_same(
    workspace: Workspace,
    deal: Deal,
    name: str,
    make: Callable[[], dict[str, Any]],
    *,
    of: str = "",
    keep: Callable[[dict[str, Any]], bool] = lambda _: True,
) -> dict[str, Any]:
    """What ``make`` gives, as JSON holds it, until something that a deal rests on changes.

    Args:
        name: of what is kept, beside what ``derived`` keeps under the empty name.
        of: what else it rests on, such as the day.
        keep: whether a result may be kept.
    """
    digest = hashlib.sha256(deal.name.encode()).hexdigest()[:24]
    return kept_under(
        workspace, f"{digest}.{name}" if name else digest, rests_on(workspace, deal) + of, make, keep=keep
    )


def kept_under(
    workspace: Workspace,
    name: str,
    key: str,
    make: Callable[[], dict[str, Any]],
    *,
    keep: Callable[[dict[str, Any]], bool] = lambda _: True,
) -> dict[str, Any]:
    """What ``make`` gives, as JSON holds it, as long as the key is the same.

    Args:
        name: of what is kept, without anybody's name in it.
        key: a digest of everything that the result rests on.
        keep: whether a result may be kept.
    """
    place = workspace.folder / "cache" / f"{name}.json"
    try:
        kept = json.loads(place.read_text(encoding="utf-8"))
        if kept["key"] == key:
            return dict(kept["derived"])
    except (OSError, ValueError, KeyError, TypeError):
        # Not there yet, or not readable: it is only a copy of what can be worked out.
        pass
    found = make()
    if keep(found):
        _keep(place, {"key": key, "derived": found})
    return found


def forget_derived(folder: Path) -> None:
    """Deletes everything kept in a folder of a workspace; it is worked out anew when it is needed."""
    for place in (folder / "cache").glob("*.json"):
        place.unlink(missing_ok=True)


@one_call
def _work_out(workspace: Workspace, deal: Deal) -> dict[str, Any]:
    from otherside.workspace.heard.breaks import deal_breaks
    from otherside.workspace.heard.outlooks import not_heard
    from otherside.workspace.heard.terms import NONE, terms_of
    from otherside.workspace.incongruences import find
    from otherside.workspace.questioning import burdens_of, forecast_or_none, questions_for

    notes: list[str] = []

    def part(name: str, work: Callable[[], Any], otherwise: Any) -> Any:
        try:
            return work()
        except Exception as error:  # the quotes must reach the reader whatever else fails
            logging.getLogger(__name__).exception("%s of %s", name, deal.name)
            notes.append(f"{name} could not be worked out ({type(error).__name__}); please report it")
            return otherwise

    theirs = any(p.side is Side.THEIRS for p in workspace.store.people(deal.name))
    terms = part("what they asked us to leave", lambda: terms_of(workspace, deal), NONE) if theirs else NONE
    if deal.outcome not in (None, Outcome.OPEN):
        # What has been decided is not forecast, and there is nothing to ask for the sake of it. What was promised to each
        # other is to be kept once it is won, and what they asked us to leave holds whatever they decided.
        won = deal.outcome is Outcome.WON
        return {
            "forecast": None,
            "burdens": [],
            "questions": [],
            "incongruences": [],
            "pattern_breaks": part("pattern breaks", lambda: deal_breaks(workspace, deal), []),
            "outlooks": [],
            "needed": [],
            **(terms if won else {**NONE, "wishes": terms["wishes"]}),
            "notes": notes,
        }
    forecast = part("the forecast", lambda: forecast_or_none(workspace, deal), None)
    found = {
        "forecast": forecast,
        "burdens": [],
        "questions": [],
        "incongruences": [],
        "pattern_breaks": part("pattern breaks", lambda: deal_breaks(workspace, deal), []),
    }
    found |= terms
    nothing: dict[str, Any] = {"outlooks": [], "needed": []}
    found |= (
        part("what is told of others", lambda: not_heard(workspace, deal, forecast), nothing) if theirs else nothing
    )
    if theirs:
        found["burdens"] = part("burdens", lambda: burdens_of(workspace, deal, forecast), [])
        found["questions"] = part(
            "questions", lambda: questions_for(workspace, deal, forecast, n=QUESTIONS)["questions"], []
        )
        found["incongruences"] = part("incongruences", lambda: grounded(workspace, deal, find(workspace, deal)), [])
    return {**found, "notes": notes}


def grounded(workspace: Workspace, deal: Deal, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The best pair of each person whose ideal was surely read as one: the brief shows no other, the page of a deal first.

    What it founders on is often a plain fact, which is evidence of nothing by itself. ``otherside gaps`` shows all pairs.

    Args:
        rows: best first.
    """
    evidence = [row.evidence for row in workspace.store.evidence(deal.name)]
    shown = shown_thresholds()
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        place = row["sources"][0]
        if any(
            _IDEAL & {f for f, p in e.facets.items() if p >= shown[f]}
            for e in evidence
            if (e.conversation, e.turn) == (place["conversation"], place["turn"])
            and e.start < place["end"]
            and e.end > place["start"]
        ):
            found.setdefault(row["person"], row)
    return list(found.values())


def rests_on(workspace: Workspace, deal: Deal) -> str:
    """A digest of everything the results rest on."""
    evidence = [
        # The words too: blacking out keeps ids and offsets.
        (
            row.evidence.id,
            row.evidence.quote,
            sorted(row.evidence.facets.items()),
            row.evidence.stance,
            row.person,
            str(row.date),
        )
        for row in workspace.store.evidence(deal.name)
    ]
    people = [(p.id, p.name, p.side, p.role, p.emails) for p in workspace.store.people(deal.name)]
    settings = sorted((k, json.dumps(v, sort_keys=True, default=str)) for k, v in workspace.store.settings().items())
    rests_on = [
        __version__,
        extractor_version(),
        workspace.store.erasures(),
        str(deal),
        str(evidence),
        str(people),
        str(settings),
        str(workspace.store.conversation_ids(deal.name)),
        str(workspace.store.dates(deal.name)),
        workspace.store.said(deal.name),
        # What was rejected of words that are plain by themselves is no evidence, and changes what is read all the same.
        str([(c.verdict, c.conversation, c.turn, c.start, c.end) for c in workspace.store.corrections(deal.name)]),
        str([r for r in workspace.store.crm().roles if plain(r.deal) == plain(deal.name)]),
        priors_of(workspace.home),
    ]
    return hashlib.sha256("\x00".join(rests_on).encode()).hexdigest()


def priors_of(home: Path) -> str:
    """What changes with the table of roles that a user may have put into the workspace's folder."""
    try:
        found = (home / ROLES).stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}.{found.st_size}"


def _keep(place: Path, data: dict[str, Any]) -> None:
    try:
        make_folder(place.parent)
        handle, part = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(data, out, ensure_ascii=False, default=str)
        os.replace(part, place)
    except OSError:
        # A full or read-only disk costs time at the next brief, nothing else.
        return
