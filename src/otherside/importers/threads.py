"""Mail threads: conversations that share a Message-ID are one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from otherside.domain import Conversation, Turn
from otherside.domain.repeats import left_of, letters
from otherside.importers.names import Roster

#: Up to this many turns each quotation is looked for inside each message; beyond, only for equal text.
MAX_CONTAINMENT = 400


def merge_threads(conversations: Iterable[Conversation]) -> list[Conversation]:
    """Joins conversations that share thread ids.

    Messages are kept once each (by Message-ID) and put in order of time; a quoted part whose text is a
    message of the thread is dropped. The joined conversation has the title, format and deal of the earliest
    and everybody as participants. Conversations without thread ids pass through, in place.
    """
    items = list(conversations)
    groups = grouped([c.thread for c in items])
    return [items[g[0]] if len(g) == 1 else _joined([items[n] for n in g]) for g in groups]


def grouped(keys: Sequence[Iterable[str]]) -> list[list[int]]:
    """Indices of items that directly or indirectly share a key, each group in order, groups by first member."""
    parent = list(range(len(keys)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    first: dict[str, int] = {}
    for n, mine in enumerate(keys):
        for key in mine:
            a, b = root(first.setdefault(key, n)), root(n)
            if a != b:
                parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for n in range(len(keys)):
        groups.setdefault(root(n), []).append(n)
    return list(groups.values())


def in_order(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """Turns by time; one without a time stays behind the one before it, quoted words before the message. Equal messages once."""
    seen: set[str] = set()
    keyed: list[tuple[datetime, int, Turn]] = []
    latest = datetime.min.replace(tzinfo=UTC)
    held = list(turns)
    for n, turn in enumerate(held):
        if turn.message_id is not None:
            if turn.message_id in seen:
                continue
            seen.add(turn.message_id)
        if turn.at is not None:
            latest = turn.at if turn.at.tzinfo else turn.at.replace(tzinfo=UTC)
        quoting = _quoting(held, n) if turn.at is None and turn.message_id is None else None
        keyed.append((quoting or latest, n, turn))
    keyed.sort(key=lambda k: k[:2])
    return tuple(turn for _, _, turn in keyed)


def _quoting(turns: Sequence[Turn], place: int) -> datetime | None:
    """The time of the message that quotes the undated words at this place: the next one."""
    message = next((t for t in turns[place + 1 : place + 100] if t.message_id is not None), None)
    if message is None or message.at is None:
        return None
    return message.at if message.at.tzinfo else message.at.replace(tzinfo=UTC)


def without_repeats(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Drops quoted parts (no Message-ID) whose words are a message's, or an earlier quoted part's; of others what a message says.

    Words are compared without white space and punctuation, for quoting wraps lines anew.
    """
    originals = {letters(t.text) for t in turns if t.message_id is not None and t.text}
    search = sorted(originals, key=len) if len(turns) <= MAX_CONTAINMENT else []
    kept: list[Turn] = []
    seen: set[str] = set()
    for turn in turns:
        if turn.message_id is None:
            said = letters(turn.text)
            rest = "" if said in originals or said in seen else left_of(turn.text, search)
            if not rest and turn.text:
                continue
            seen.add(said)
            turn = turn if rest == turn.text else replace(turn, text=rest)
        kept.append(turn)
    return tuple(kept)


def _joined(parts: Sequence[Conversation]) -> Conversation:
    first = min(parts, key=lambda c: (c.date is None, c.date))
    roster = Roster()
    names: list[dict[str, str | None]] = []
    for part in parts:
        names.append({p.name: roster.mention(p) for p in part.participants})
    turns = [
        replace(turn, speaker=mine.get(turn.speaker, turn.speaker) if turn.speaker else None)
        for part, mine in zip(parts, names, strict=True)
        for turn in part.turns
    ]
    ordered = without_repeats(in_order(turns))
    for turn in ordered:
        roster.speak(turn.speaker)
    fields: dict[str, str] = {}
    for part in parts:
        for key, value in part.fields.items():
            known = fields.get(key)
            if known is None:
                fields[key] = value
            elif value not in known.split("; "):
                fields[key] = f"{known}; {value}"
    return replace(
        first,
        turns=ordered,
        participants=roster.participants(),
        deal=next((c.deal for c in parts if c.deal), None),
        thread=frozenset().union(*(c.thread for c in parts)),
        fields=fields,
    )
