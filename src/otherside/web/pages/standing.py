"""Who stands where, and what users say of it: people are moved, the forecast follows, one click takes it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from otherside.domain import InputError
from otherside.forecast.naming import BURDENS, label_within
from otherside.reports import odds
from otherside.reports.discreet import discreet
from otherside.reports.sparing import repeats
from otherside.reports.terms import NEEDED, TOLD_OF, terms
from otherside.web.asked import Line, in_parts
from otherside.web.charts import outcome_svg
from otherside.web.committee_map import VETO_LIKELY, VETO_PERHAPS, Placed, short_names, standing_svg
from otherside.web.forms import Form, text_of
from otherside.web.links import DealName, deal_url
from otherside.web.pages.said import forecast_told, said_by_each, told_of_absent
from otherside.web.problems import Problem
from otherside.web.security import is_fragment
from otherside.web.state import Open, Shared, State
from otherside.web.templating import percent, points, render
from otherside.workspace import Workspace

router = APIRouter()
#: What the map can state: where somebody stands, how much their word weighs, and whether they can stop it alone.
MOVABLE = {"gain": "position", "power": "weight of their word", "veto": "can stop it alone"}
#: How a veto is said in words.
VETO_WORDS = {"true": "yes", "false": "no"}
_VETO_SAID = {"true": "can stop it alone, you say", "false": "cannot stop it alone, you say"}
#: Fewer quotes than this under all the numbers of a forecast is little, and is said.
LITTLE = 6
#: Rows of the committee that are open to begin with, what is not known of each that is named, and from how many people
#: on the map has no room for the names of those whose position is not known.
SHOWN_ROWS, SHOWN_OPEN, CROWD = 12, 3, 16


@router.get("/deals/{deal}/forecast")
def forecast(deal: DealName, request: Request, shared: Shared, workspace: Open) -> Response:
    """The three ways out, what holds them, and who stands where."""
    name = workspace.deal(deal).name
    return render(request, "fragments/forecast.html.j2", seen(shared, workspace, name))


@router.post("/deals/{deal}/standing")
def overrule(deal: DealName, request: Request, form: Form, shared: Shared, workspace: Open) -> Response:
    """Takes where a user places somebody, or takes that back; answers with the forecast that follows."""
    from otherside.workspace.stated.believing import beliefs_said, believe, forget_belief

    name = workspace.deal(deal).name
    who = text_of(form, "who", 300)
    wanted = {key: text_of(form, key, 40) for key in MOVABLE}
    before = shared.forecast(workspace, name)
    moved: dict[str, Any] | None = None
    error = None
    try:
        if form.get("do") == "back":
            keys = {key for key in form.getlist("key") if key}
            said = [s for s in beliefs_said(workspace, name) if s["name"] == who and (not keys or s["key"] in keys)]
            forget_belief(workspace, name, who, [s["key"] for s in said])
        else:
            stated = [f"{key}={value}" for key, value in wanted.items() if value]
            if not who or not stated:
                raise InputError("say who, and a position, the weight of their word, or whether they can stop it")
            because = text_of(form, "because", 300)
            believe(workspace, name, who, stated, because=because or "stated on the map")
    except InputError as problem:
        error = str(problem)
    if not is_fragment(request.headers):
        if error is not None:
            raise Problem(422, "Not possible", error)
        return RedirectResponse(f"{deal_url(name)}#standing", status_code=303)
    after = shared.forecast(workspace, name)
    if error is None and not isinstance(before, str) and not isinstance(after, str):
        stated = [key for key, value in wanted.items() if value]
        back = form.get("do") == "back"
        moved = {
            "who": who,
            "how": _how(stated, wanted["veto"], back),
            "so": _so(before.result.p["us"], after.result.p["us"], odds.told(after.to_json())),
            "back": back,
            "stated": stated,
        }
    at = "row" if form.get("at") == "row" else "map"
    answer = render(request, "fragments/forecast.html.j2", seen(shared, workspace, name, who, moved, error, at))
    if error is None:
        # Questions rest on the forecast: they are chosen anew.
        answer.headers["HX-Trigger"] = "moved"
    return answer


def seen(
    shared: State,
    workspace: Workspace,
    name: str,
    focus: str | None = None,
    moved: Mapping[str, Any] | None = None,
    error: str | None = None,
    at: str = "map",
) -> dict[str, Any]:
    """What the fragment with the forecast shows.

    Args:
        focus: who was moved last; the keyboard goes on there.
        moved: ``{"who", "how", "so", "back", "stated"}``: who is how now, what that does to the chance of acting with us,
            and which numbers were stated, or whether they were taken back.
        at: where they were moved: on the ``map``, or in their ``row`` of the committee.
        error: why somebody could not be moved.
    """
    from otherside.workspace.brief import about

    run = shared.forecast(workspace, name)
    if isinstance(run, str):
        return {"refused": run, "name": name, "moved": None, "told": ""}
    f = discreet(shared.worked_out(workspace, name, forecast_told))
    as_of = dt.date.fromisoformat(f["as_of"])
    brief = discreet(shared.worked_out(workspace, name, said_by_each, beside=False))
    told = discreet(shared.worked_out(workspace, name, told_of_absent))
    below = [term.words for data in (brief, told) for _, rows in terms(data) for term in rows]
    burdens = [(_whose(f, text, quote), v, _linked(f, quote, below)) for text, v, quote in odds.holding(f)]
    swings = {p.person: p.swing for p in run.result.pivotal}
    people = sorted(f["people"], key=lambda p: -abs(swings.get(p["person"], 0)))
    return {
        "refused": None,
        "f": f,
        "name": name,
        "until": as_of + dt.timedelta(days=f["horizon"]),
        "has_odds": odds.told(f),
        "settled": odds.settled(f),
        "too_little": odds.too_little(f),
        "silence": odds.silence(f),
        "seen_from": odds.seen_from(f),
        "asking": odds.asking(f),
        "window": _window(f, about(workspace.deal(name))),
        "absent": _absent(told),
        "burdens": burdens,
        "unheard": odds.unheard(f),
        "most": max([0.01, *(v for _, v, _ in burdens)]),
        "people": people,
        "swings": swings,
        "said": [_said(s) for s in f["said"]],
        "outcome": outcome_svg(run.result.curve, as_of, run.events()),
        "rests": len({e for b in f["beliefs"] for e in b["evidence"]}),
        "little": LITTLE,
        "passed": as_of + dt.timedelta(days=f["horizon"]) < dt.date.today(),
        "vetoes": _vetoes(f),
        "favours": {p["id"]: odds.favour(f, p) for p in people},
        "for_it": {p["id"]: _for_it(odds.favour(f, p), p["against"]) for p in people},
        "open": _open_of(f),
        "shown_rows": SHOWN_ROWS if len(people) > SHOWN_ROWS + 2 else len(people),
        "shown_open": SHOWN_OPEN,
        "crowd": CROWD,
        "row": focus if at == "row" else None,
        "events": [{**e, "day": as_of + dt.timedelta(days=int(e["t"]))} for e in run.events()],
        "standing": standing_svg(_placed(f), focus if at == "map" else None),
        "moved": moved,
        "told": _told(moved),
        "error": error,
    }


def _whose(f: Mapping[str, Any], burden: str, quote: Mapping[str, Any] | None) -> str:
    """A burden in words; that some would be worse off with who they are, where it was stated and no words tell it."""
    placed = odds.placed_against(f) if quote is None and burden == BURDENS["opposition"] else []
    return f"{burden}: {', '.join(placed[:SHOWN_OPEN])}, as you placed them" if placed else burden


def _placed(f: Mapping[str, Any]) -> list[Placed]:
    """Everybody of a forecast's JSON on the map, those whose word weighs most first."""
    beliefs = {(b["person_id"], b["parameter"]): b for b in f["beliefs"]}
    people = sorted(f["people"], key=lambda p: -p["power"])
    out = []
    for person, short in zip(people, short_names([p["person"] for p in people]), strict=True):
        gain, power = beliefs[person["id"], "gain.us"], beliefs[person["id"], "power"]
        stated = beliefs.get((person["id"], "veto"), {}).get("said")
        out.append(
            Placed(
                name=person["person"],
                short=short,
                position=gain["mid"],
                low=gain["low"],
                high=gain["high"],
                power=power["mid"],
                salience=person["salience"],
                veto=person["veto"],
                veto_stated=bool(stated),
                yours=bool(gain["said"] or power["said"]),
                known=not gain["unknown"],
            )
        )
    return out


def _said(row: Mapping[str, Any]) -> dict[str, Any]:
    key = str(row["key"])
    value = VETO_WORDS.get(str(row["value"]).casefold(), row["value"]) if key == "veto" else row["value"]
    return {**row, "label": MOVABLE.get(key, label_within(key)), "value": value}


def _vetoes(f: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Whether each can stop it, by id: in words, and whether somebody stated it."""
    said = {b["person_id"]: b for b in f["beliefs"] if b["parameter"] == "veto"}
    out = {}
    for person in f["people"]:
        belief, chance = said.get(person["id"], {}), person["veto"]
        likely = chance >= VETO_LIKELY
        out[person["id"]] = {
            "stated": bool(belief.get("said")),
            "unknown": bool(belief.get("unknown", True)) and not belief.get("said"),
            "word": "likely" if likely else "perhaps" if chance >= VETO_PERHAPS else "hardly",
            "can": likely,
        }
    return out


def _for_it(word: str, against: float) -> float | None:
    """The chance beside the word that somebody would be for it; None where no word of theirs bears it out: "open" is no 3 %."""
    return 1 - against if word and (word != "open" or against < odds.LEANS) else None


def _how(stated: Sequence[str], veto: str, back: bool) -> str:
    """What somebody is now, as a sentence goes on after their name."""
    if back:
        return "is where the evidence puts them again"
    if stated == ["veto"]:
        return _VETO_SAID.get(veto, "may be able to stop it, you say")
    return "is where you put them"


def _so(before: float, after: float, told: bool) -> str:
    """What it does to the chance of acting with us: in figures where odds are told, else only which way it goes."""
    if told:
        return f"Act with us: {percent(before)} before, {percent(after)} now."
    if points(after - before) == "0":
        return "Act with us: about as likely as before."
    return f"Act with us: {'likelier' if after > before else 'less likely'} than before."


def _told(moved: Mapping[str, Any] | None) -> str:
    """What a screen reader says once somebody was moved."""
    return f"{moved['who']} {moved['how']}. {moved['so']}" if moved else ""


def _open_of(f: Mapping[str, Any]) -> dict[str, list[str]]:
    """What is not known yet of each, by id, as people would call it; what a user stated is known."""
    said = {(b["person_id"], b["parameter"].removesuffix(".us")) for b in f["beliefs"] if b["said"]}
    return {p["id"]: [key for key in p["unknown"] if (p["id"], key) not in said] for p in f["people"]}


def _window(f: Mapping[str, Any], known: Mapping[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Days that they named with their places, and beside them the CRM's close day, which has no words."""
    rows = [(day, name, {**row, "place": _place(f, row)}) for day, name, row in odds.window(f)]
    closed = odds.crm_close(known)
    if rows and closed and not odds.settled(f):
        rows.append((odds.plain_day(closed), odds.CRM_CLOSE, {"date": closed, "quote": ""}))
    return sorted(rows, key=lambda row: (row[2].get("kind") != "meeting", row[2]["date"]))


def _absent(told: Mapping[str, Any]) -> list[tuple[str, str, list[Line]]]:
    """Sections of the page, by id, on those who have not spoken to us, with heading and lines; without lines nothing of it shows."""
    found, today = dict(terms(told)), dt.date.today()
    return [
        (place, heading, [in_parts(term, today) for term in found.get(heading, ())])
        for place, heading in (("needed", NEEDED), ("told-of", TOLD_OF))
    ]


def _place(f: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Where the words that named a day stand, as far as the forecast has them."""
    quote = f["quotes"].get(evidence := row.get("evidence", ""))
    return None if quote is None else {**quote, "id": evidence}


def _linked(f: Mapping[str, Any], quote: Mapping[str, Any] | None, below: Sequence[str]) -> dict[str, Any] | None:
    """A quote with the id that leads to its words, and whether they stand ``below`` as well."""
    if quote is None:
        return None
    return {
        **quote,
        "id": next(e for e, q in f["quotes"].items() if q is quote),
        "below": repeats(quote["quote"], below),
    }
