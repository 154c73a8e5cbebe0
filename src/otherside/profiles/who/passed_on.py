"""Who is in a thread only because somebody passed on a mail of theirs. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from otherside.domain import Conversation, Turn, TurnKind

#: How mails are read in; in other messages whoever writes is there.
_MAILS = frozenset(["eml", "mbox", "msg"])


def quoting(turns: Sequence[Turn]) -> dict[str, frozenset[str]]:
    """Who quotes each author of quoted words: the next to write after them. Without an address they are of that one's house."""
    messages = [t for t in turns if t.kind is TurnKind.MESSAGE and t.speaker]
    found: dict[str, set[str]] = {}
    for n, turn in enumerate(messages):
        if turn.message_id or turn.recipients:
            continue
        later = next((t.speaker for t in messages[n + 1 :] if t.speaker != turn.speaker), None)
        if later:
            found.setdefault(str(turn.speaker), set()).add(later)
    return {name: frozenset(by) for name, by in found.items()}


def passing_on(conversation: Conversation, turns: Sequence[Turn]) -> dict[str, frozenset[str]]:
    """Whose mails are only quoted in a thread, with the names of those who wrote the messages that may quote them.

    Whoever sent a message of the thread or got one is in it themselves, be they quoted as well.

    Args:
        conversation: whose participants they are.
        turns: of the conversation; their words are not needed.
    """
    if conversation.format not in _MAILS:
        return {}
    # A mail saved by hand may have no number; that it has recipients tells it from what it quotes.
    sent = [t for t in turns if t.kind is TurnKind.MESSAGE and (t.message_id or t.recipients)]
    senders = frozenset(t.speaker for t in sent if t.speaker)
    reached = {email for t in sent for email in t.recipients}
    quoted = {t.speaker for t in turns if t.kind is TurnKind.MESSAGE and t.speaker} - senders
    return {
        p.name: senders
        for p in conversation.participants
        if senders and p.name in quoted and not (p.email and p.email.casefold() in reached)
    }
