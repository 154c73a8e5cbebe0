"""Which turns of a thread somebody passed on to us: what they and others wrote, and not to us. Pure.

A mail that quotes our own words is an answer to us, and what it quotes was between us; one whose quoted parts are by others goes back
no further than the first of those it is sent to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from otherside.domain import Turn, TurnKind
from otherside.profiles.who.names import FREE_MAIL

if TYPE_CHECKING:
    from otherside.store import StoredConversation


def forwarded(stored: StoredConversation) -> dict[int, int]:
    """The place of each turn that was passed on, to that of the message which passes it on.

    A message that quotes nobody but its own sender passes nothing on: that may be what they had written to us.
    """
    emails = {p.name: p.email for p in stored.conversation.participants if p.email}
    out: dict[int, int] = {}
    for n, held in enumerate(stored.turns):
        if held.turn.kind is not TurnKind.MESSAGE or held.turn.message_id is None:
            continue
        below: list[int] = []
        for k in range(n - 1, -1, -1):
            part = stored.turns[k]
            # A thread may hold mails of other files in between.
            if part.source != held.source:
                continue
            reached = emails.get(part.turn.speaker or "") in held.turn.recipients
            if part.turn.kind is not TurnKind.MESSAGE or part.turn.message_id is not None or reached:
                break
            below.append(k)
        if any(stored.turns[k].turn.speaker not in (None, held.turn.speaker) for k in below):
            out |= {k: n for k in below if k not in out}
    return out


def unaware(stored: StoredConversation) -> set[int]:
    """The places of what somebody wrote to others and another passed on to us: that we have it, they do not know from us.

    What is passed on within one house was written to it, where nobody beyond the house quotes it: they know.
    """
    speakers = [stored.speaker(held.turn) for held in stored.turns]
    hosts = _hosts(stored)
    away = set()
    for k, by in forwarded(stored).items():
        if not speakers[k] or speakers[k] == speakers[by]:
            continue
        house = _within_one(stored.turns[by].turn, hosts)
        quoting = (stored.turns[n] for n in range(k + 1, by + 1) if stored.turns[n].source == stored.turns[k].source)
        next_to_write = next(
            (held.turn.speaker for held in quoting if held.turn.speaker != stored.turns[k].turn.speaker), None
        )
        if (
            not house
            or hosts.get(stored.turns[k].turn.speaker or "") == house
            or hosts.get(next_to_write or "") != house
        ):
            away.add(k)
    return away


def _hosts(stored: StoredConversation) -> dict[str, str]:
    """The mail domains of a conversation's people by their names; of providers for everybody there is none."""
    hosts = {p.name: p.email.rsplit("@", 1)[-1].casefold() for p in stored.conversation.participants if p.email}
    return {name: host for name, host in hosts.items() if host not in FREE_MAIL}


def _within_one(message: Turn, hosts: Mapping[str, str]) -> str:
    """The mail domain that whoever writes and all who get it have; empty where there is no such."""
    house = hosts.get(message.speaker or "", "")
    return house if house and all(email.casefold().endswith(f"@{house}") for email in message.recipients) else ""


def as_they_know(conversations: Iterable[StoredConversation], person: str) -> list[StoredConversation]:
    """The conversations for what is said to somebody: what they do not know that we have of them is an empty place.

    Args:
        person: id of whom we speak or write to.
    """
    out = []
    for stored in conversations:
        away = {n for n in unaware(stored) if stored.speaker(stored.turns[n].turn) == person}
        turns = tuple(
            replace(held, turn=replace(held.turn, text="", speaker=None)) if n in away else held
            for n, held in enumerate(stored.turns)
        )
        out.append(replace(stored, turns=turns) if away else stored)
    return out
