"""What could be written to a CRM: shown first, written only when the user confirms it, and then exactly as shown.

Nothing of a proposal is kept. Its id stands for the system, the target and the very words; confirming works the proposals
out anew and writes the one with that id, so that what is written cannot be anything else than what was shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from otherside.domain import ContactRecord, DealRecord, InputError, Outcome, Person, Side
from otherside.profiles.who.names import plain
from otherside.sync.remote import Change, Connector
from otherside.workspace.intake.syncing import change_state, homes, letters, linked, state_of
from otherside.workspace.privacy.auditing import note

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Longer than a system is waited for when something is written to it.
_WRITING = dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change with the deal here that it rests on."""

    deal: str
    change: Change

    def to_json(self, system: str) -> dict[str, Any]:
        """``{"id", "deal", "kind", "target", "about", "before", "after"}``."""
        c = self.change
        return {
            "id": c.id_in(system),
            "deal": self.deal,
            "kind": c.kind,
            "target": c.target,
            "about": c.shown,
            "before": c.before,
            "after": c.after,
        }


def propose(workspace: Workspace, system: str, deal: str | None = None) -> dict[str, Any]:
    """What could be written now: ``{"system", "proposals"}``. Nothing is sent or kept.

    For each open deal: a note with the next question and the burden that weighs most; for each of its contacts without a
    role there, the role that they or others state here. What was written already is not proposed again.

    Raises:
        InputError: nothing was read from the system, or there is no such deal.
    """
    written = state_of(workspace, system)["written"]
    found = [p for p in _proposals(workspace, system, deal) if not written.get(p.change.id_in(system), {}).get("key")]
    return {"system": system, "proposals": [p.to_json(system) for p in found]}


def confirm(workspace: Workspace, connector: Connector, number: str) -> dict[str, Any]:
    """Writes one proposal, once, exactly as shown, and notes it in the log.

    Returns:
        The proposal, with the ``key`` of what was written.

    Raises:
        InputError: there is no such proposal, or not any more; the record there has changed; the system refuses.
    """
    system = connector.system
    state = state_of(workspace, system)
    noted = state["written"].get(number)
    if noted and noted.get("key"):
        raise InputError(f"{number} was written on {noted['at'][:10]} already")
    proposal = next((p for p in _proposals(workspace, system, None) if p.change.id_in(system) == number), None)
    if proposal is None:
        raise InputError(
            f"no proposal has the id {number!r}, or what it said is not so any more; see: "
            f"otherside sync {system} --propose"
        )
    change = proposal.change
    key = _there(connector, change) if noted else None
    if key is None:
        if change.kind == "role" and (now := connector.role(change.target)) != change.before:
            raise InputError(
                f"{connector.title} says {now!r} of {change.shown} now; nothing was written; read it again: "
                f"otherside sync {system}"
            )
        _begin(workspace, system, number)
        try:
            key = connector.write(change)
        except BaseException:
            _note(workspace, system, number, None)
            raise
    _note(workspace, system, number, key)
    # Who the change is about stays out of a log that is never erased.
    note(workspace.home, "sent", f"sync {system}", proposal.deal, {"change": change.kind, "id": number, "key": key})
    return {**proposal.to_json(system), "key": key}


def _there(connector: Connector, change: Change) -> str | None:
    """What an attempt that broke off has written after all, if it has."""
    if change.kind == "role":
        return f"contact/{change.target}" if connector.role(change.target) == change.after else None
    notes = connector.notes(change.target)
    return next((f"note/{i}" for i, text in notes.items() if letters(text) == letters(change.after)), None)


def _note(workspace: Workspace, system: str, number: str, key: str | None) -> None:
    """Neither names nor words: what is written is kept there, not here."""
    noted = {"at": _now().isoformat(timespec="seconds"), "key": key}
    change_state(workspace, system, "written", lambda written: {**written, number: noted})


def _begin(workspace: Workspace, system: str, number: str) -> None:
    """Notes that it is about to be written, unless somebody else is at it or has done it meanwhile: two may confirm at once.

    Raises:
        InputError: somebody else is, or has.
    """

    def begun(written: dict[str, Any]) -> dict[str, Any]:
        noted, now = written.get(number, {}), _now()
        # Of one that was killed while it wrote, the note stays; once it cannot be at it any more, it is looked there first.
        fresh = noted.get("writing") and now - dt.datetime.fromisoformat(noted["at"]) < _WRITING
        if noted.get("key") or fresh:
            raise InputError(f"{number} is being written just now by somebody else; look again in a few minutes")
        return {**written, number: {"at": now.isoformat(timespec="seconds"), "key": None, "writing": True}}

    change_state(workspace, system, "written", begun)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _proposals(workspace: Workspace, system: str, deal: str | None) -> Iterator[Proposal]:
    wanted = workspace.deal(deal).name if deal is not None else None
    names = homes(workspace)
    known = {d.name for d in workspace.deals()}
    crm = workspace.store.crm()
    done: set[tuple[str, str]] = set()
    for key, record in linked(workspace, system).items():
        home = names.get(key, record.name)
        if home not in known or (wanted is not None and home != wanted):
            continue
        if record.outcome not in (None, Outcome.OPEN):
            continue
        if (text := _note_text(workspace, home)) is not None:
            yield Proposal(home, Change("note", key, f"the deal {record.name}", text))
        for contact in _contacts_of(record, crm.contacts, {r.contact for r in crm.roles if r.deal == key}):
            person = _person(workspace, home, contact)
            if person is None or not person.role or contact.key is None or ("role", contact.key) in done:
                continue
            done.add(("role", contact.key))
            yield Proposal(home, Change("role", contact.key, contact.name, " ".join(person.role.split())))


def _note_text(workspace: Workspace, deal: str) -> str | None:
    """The next question and what weighs most, in the words of the brief."""
    if not workspace.store.people(deal, Side.THEIRS):
        return None
    asked = workspace.questions(deal, n=1)["questions"]
    weighing = workspace.burdens(deal)
    if not asked and not weighing:
        return None
    lines = []
    if asked:
        q = asked[0]
        lines += [f"Next question, to {q['to']}: {q['text']}", f"Why: {q['why']}", *filter(None, [q["note"]])]
    if weighing:
        heaviest = max(weighing, key=lambda b: b["weight"])
        lines.append(f"What makes it hard for {heaviest['person']}: {heaviest['in_plain_words']}")
    days = workspace.store.dates(workspace.deal(deal).name)
    until = f", from what was said until {days[-1]}" if days else ""
    return "\n".join([*lines, f"(Worked out by otherside{until}; a guess to check, not a fact.)"])


def _contacts_of(record: DealRecord, contacts: tuple[ContactRecord, ...], keys: set[str]) -> list[ContactRecord]:
    """The deal's contacts without a role in the CRM."""
    return [c for c in contacts if c.key in keys and not c.role]


def _person(workspace: Workspace, deal: str, contact: ContactRecord) -> Person | None:
    people = list(workspace.store.people(deal, Side.THEIRS))
    by_mail = [p for p in people if contact.email and contact.email in p.emails]
    found = by_mail or [p for p in people if plain(p.name) == plain(contact.name)]
    return found[0] if len(found) == 1 else None
