"""The preview of an import: which file goes to which deal, who is who in it, and what somebody may want to mend first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import FormData

from otherside.domain import Side
from otherside.profiles.who.names import plain
from otherside.web.acquaintances import acquaintances, likely_deal, side_in
from otherside.web.forms import lines_of, text_of
from otherside.web.uploads import Incoming, looked
from otherside.workspace import Workspace
from otherside.workspace.intake.looking import Group, Looked

#: People that can be fixed at a time, rows that can each get a deal, and days that can be said.
MOST_PEOPLE = 400
MOST_ROWS = 300
MOST_DAYS = 60
_ORDER = {"unknown": 0, "theirs": 1, "ours": 2}


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody filled in on the preview.

    Attributes:
        us: who we are; None where nobody was asked yet.
        deal: the deal of all of it; None where nobody was asked yet.
        deals: by the name of a file or folder, its deal; empty where it is to say so itself.
        proposed: those of them that stand as they were proposed.
        people: name and side by the name in the files; the side is empty where it is only what was understood.
        again: whether what was deleted here is taken back.
        days: by the name of a file, its day.
    """

    us: list[str] | None = None
    deal: str | None = None
    deals: dict[str, str] = field(default_factory=dict)
    proposed: set[str] = field(default_factory=set)
    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    again: bool = False
    days: dict[str, dt.date] = field(default_factory=dict)

    @classmethod
    def of(cls, form: FormData) -> Said:
        """Out of the form.

        Raises:
            Problem: a field is too long.
        """
        deal = text_of(form, "deal", 200)
        # Where one for all was typed, the rows say the same from now on.
        deals = {key: deal or text_of(form, f"deal-{n}", 200) for n, key in _numbered(form, "group", MOST_ROWS)}
        proposed = {key: text_of(form, f"proposed-{n}", 200) for n, key in _numbered(form, "group", MOST_ROWS)}
        return cls(
            us=lines_of(text_of(form, "us", 2_000)),
            # With rows, nobody was asked for one of all.
            deal=None if deals else deal,
            deals=deals,
            proposed={key for key, name in deals.items() if name == proposed[key]},
            people={
                written: (
                    " ".join(text_of(form, f"name-{n}", 300).split()) or written,
                    # What was only understood is not stated: it follows who we are, when that is said.
                    side if (side := text_of(form, f"side-{n}", 20)) != text_of(form, f"was-{n}", 20) else "",
                )
                for n, written in _numbered(form, "written", MOST_PEOPLE)
            },
            again=text_of(form, "again", 10) == "yes",
            days={
                name: day
                for n, name in _numbered(form, "file", MOST_DAYS)
                if (day := day_in(text_of(form, f"day-{n}", 10)))
            },
        )

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> Said:
        """What ``to_json`` gave; nothing filled in where it is something else."""
        try:
            return cls(
                us=[str(one) for one in held["us"]],
                deal=None if held["deal"] is None else str(held["deal"]),
                deals={str(key): str(deal) for key, deal in held["deals"].items()},
                people={str(written): (str(name), str(side)) for written, (name, side) in held["people"].items()},
                again=held["again"] is True,
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return cls()

    def to_json(self) -> dict[str, Any]:
        """To be kept beside the files; days are in their names by then."""
        deals = {key: deal for key, deal in self.deals.items() if key not in self.proposed}
        return {"us": self.us, "deal": self.deal, "deals": deals, "people": self.people, "again": self.again}

    def fixed(self) -> tuple[dict[str, str], list[tuple[str, Side]]]:
        """Names and sides that somebody changed.

        Two lines with one name become one person; a side that was changed on either of them is theirs.
        """
        names = {written: name for written, (name, _) in self.people.items() if name != written}
        count = Counter(name for name, _ in self.people.values())
        # The others of that name are stated too, so that whatever is called so is joined.
        names |= {written: name for written, (name, _) in self.people.items() if count[name] > 1 and names}
        sides = {name: Side(side) for name, side in self.people.values() if side in list(Side)}
        return names, list(sides.items())


def _numbered(form: FormData, field_: str, most: int) -> Iterable[tuple[int, str]]:
    for number in range(most):
        value = text_of(form, f"{field_}-{number}", 2_000)
        if not value:
            return
        yield number, value


def day_in(text: str) -> dt.date | None:
    """A day as a browser sends it; None where it is none."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def preview(workspace: Workspace, incoming: Incoming, batch: str, said: Said) -> dict[str, Any]:
    """What the page shows of a batch, with the sides that are known from the deals that its files belong to.

    Raises:
        Problem: 404 when there is no such batch.
    """
    us = workspace.us if said.us is None else said.us
    found = looked(incoming.path(batch), us, workspace.store)
    seen = found.seen
    people = _people(seen)
    known = acquaintances(workspace.store.people(), {n: p["email"] or "" for n, p in people.items()})
    deals = [d.name for d in workspace.deals()]
    rows = _rows(found, said, known, deals)
    within = {n: row["deal"] for row in rows for n in row["talks"]}
    where: dict[str, list[str]] = {}
    for row in rows:
        for name in dict.fromkeys(p["name"] for n in row["talks"] for p in seen["conversations"][n]["participants"]):
            where.setdefault(name, []).append(row["name"])
    for written, person in people.items():
        name, side = said.people.get(written, (written, ""))
        own = dict.fromkeys(within.get(n, "") for n in person.pop("talks_in"))
        met = next((m for deal in own if (m := side_in(known.get(written, ()), deal))), None)
        taken = met.side.value if met else person["side"]
        person |= {
            "called": name,
            "chosen": side if side in list(Side) else taken,
            "met": met.deal if met else "",
            "where": where.get(written, [])[:2] if len(rows) > 1 else [],
            "elsewhere": max(0, len(where.get(written, [])) - 2),
        }
    return {
        "seen": seen,
        "batch": batch,
        "rows": rows if len(rows) > 1 else [],
        "deal": rows[0]["deal"] if len(rows) == 1 else said.deal or "",
        "state": rows[0]["state"] if len(rows) == 1 else "",
        "deals": deals,
        "us": us,
        "people": sorted(people.values(), key=lambda p: (_ORDER[p["chosen"]], p["name"]))[:MOST_PEOPLE],
        "days": sorted({c["date"] for c in seen["conversations"] if c["date"]}),
        "formats": sorted({c["format"] for c in seen["conversations"]}),
        "deleted": [_last(f.name) for f in found.files if f.status == "deleted"],
        "again": said.again,
        "guessed": [
            {"name": f.name, "shown": _last(f.name), "day": f.guessed, "inside": "!/" in f.name}
            for f in found.files
            if f.guessed is not None and f.status != "here"
        ][:MOST_DAYS],
        "told": found.told,
        "unread": found.unread,
    }


def _last(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _rows(found: Looked, said: Said, known: Mapping[str, Sequence[Any]], deals: Sequence[str]) -> list[dict[str, Any]]:
    """A row for each file or folder with conversations in it, each with its deal: as said, else as proposed."""
    held = [group for group in found.groups if group.talks][:MOST_ROWS]
    proposed = propose(held, found.seen["conversations"], known)
    rows = []
    for group, deal in zip(held, proposed, strict=True):
        as_proposed = deal
        if group.key in said.deals and group.key not in said.proposed:
            deal = said.deals[group.key]
        elif said.deal is not None and (said.deal or len(held) == 1):
            deal = said.deal
        deal, as_proposed = (next((name for name in deals if plain(name) == plain(d)), d) for d in (deal, as_proposed))
        talks = [found.seen["conversations"][n] for n in group.talks]
        rows.append(
            {
                "key": group.key,
                "name": group.name,
                "folder": group.folder,
                "talks": group.talks,
                "deal": deal,
                # Where somebody changed it, it stays so when they look again.
                "proposed": deal if deal == as_proposed else "\u2014",
                "new": bool(deal) and deal not in deals,
                "days": sorted({c["date"] for c in talks if c["date"]}),
                "state": _state(found, group, deal),
                "who": list(dict.fromkeys(p["name"] for c in talks for p in c["participants"] if p["side"] != "ours"))[
                    :4
                ],
            }
        )
    return rows


def _state(found: Looked, group: Group, deal: str) -> str:
    """That files of a group are here already, and in which deal, in a few words; empty where all are new."""
    files = [f for f in found.files if f.name == group.key or f.name.startswith((f"{group.key}/", f"{group.key}!/"))]
    here = [f for f in files if f.status == "here"]
    homes = sorted({home for f in here for home in f.homes})
    if not here:
        return ""
    which = "here already" if len(here) == len(files) else f"{len(here)} of {len(files)} here already"
    if not homes:
        return which
    moves = f"; storing moves it to {deal}" if deal and any(home != deal for home in homes) else ""
    return f"{which}, in {', '.join(homes[:3])}{moves}"


def propose(
    groups: Sequence[Group], talks: Sequence[Mapping[str, Any]], known: Mapping[str, Sequence[Any]]
) -> list[str]:
    """The deal that each group most likely belongs to; empty where nothing tells.

    What the files or their folder say stands first, then the deal of those who are known, then the buyers' firm. What is left
    goes with the one group in which the same full names are.

    Args:
        talks: the conversations as of ``otherside import``.
        known: who is known already, by the name in the files.
    """
    out = []
    for group in groups:
        own = [talks[n] for n in group.talks]
        names = dict.fromkeys(p["name"] for talk in own for p in talk["participants"])
        met = likely_deal([known[name] for name in names if name in known])
        out.append(group.stated or met or group.chosen or _organisation(own))
    whole = [_full_names(talks, group) for group in groups]
    settled = list(out)
    for place, deal in enumerate(out):
        if not deal:
            beside = {d for names, d in zip(whole, out, strict=True) if d and names & whole[place]}
            settled[place] = beside.pop() if len(beside) == 1 else ""
    return settled


def _full_names(talks: Sequence[Mapping[str, Any]], group: Group) -> set[str]:
    """Who is in a group and is not ours, by what tells two people apart: an address, or a name of more than one word.

    Where nobody in all of it is known to be ours, those who are in several files may as well be we.
    """
    ours = {p["name"] for talk in talks for p in talk["participants"] if p["side"] == "ours"}
    held = [p for n in group.talks for p in talks[n]["participants"]] if ours else []
    others = [p for p in held if p["name"] not in ours]
    return {(p["email"] or "").lower() for p in others if p["email"]} | {
        plain(p["name"]) for p in others if len(p["name"].split()) > 1
    }


def _organisation(talks: Iterable[Mapping[str, Any]]) -> str:
    """The firm that most of those who are not ours belong to."""
    organisations = Counter(
        p["organisation"] for c in talks for p in c["participants"] if p["organisation"] and p["side"] != "ours"
    )
    return str(organisations.most_common(1)[0][0]) if organisations else ""


def _people(found: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Everybody in the files, by the name in them."""
    people: dict[str, dict[str, Any]] = {}
    for number, conversation in enumerate(found["conversations"]):
        for person in conversation["participants"]:
            known = people.setdefault(person["name"], {**person, "talks": 0, "talks_in": []})
            known["talks"] += 1
            known["talks_in"].append(number)
            for key in ("email", "role", "organisation"):
                known[key] = known[key] or person[key]
            # The surest word counts: one source may tell what another leaves open.
            if known["side"] == "unknown":
                known["side"] = person["side"]
    return people
