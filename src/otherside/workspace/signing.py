"""Who of us signs a draft: whoever heard what is quoted; of several, whoever promised them something and leads the talk."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from otherside.domain import Person
from otherside.domain.patterns import lazily
from otherside.messaging.drafts import DraftPlan, Manner, Passage
from otherside.store import StoredConversation

#: Whose deal it is by their title, and who comes along to explain.
_LEADS = lazily(
    r"\b(?:ae|account|sales(?! (?:engineer|architect|support|assistant))|business development|bd|founder|co-?founder|owner|partner|ceo|"
    r"managing|commercial|customer success|csm|client)\b",
    re.IGNORECASE,
)
_EXPLAINS = lazily(
    r"\b(?:se|engineer\w*|architect|developer|technic\w*|pre-?sales|support|specialist|analyst|trainer|assistant|intern)\b",
    re.IGNORECASE,
)


def signed(
    chosen: DraftPlan,
    ours: Mapping[str, Person],
    said: Sequence[Passage],
    promised: Collection[str],
    conversations: Sequence[StoredConversation],
) -> Manner:
    """The manner with who signs: who of us heard most of what is quoted, and spoke with them last.

    Of several of us who were there alike, it is whoever promised the reader something that is open, else whose deal it is by their
    title, else who began and ended the talks: how much somebody explained there says nothing.

    Args:
        ours: people of our side, by id.
        said: the reader's turns, whole.
        promised: ids of those who promised the reader something that is open.
        conversations: in which the reader takes part.
    """
    manner = chosen.manner
    used = [p for m in chosen.moves for p in m.passages] + [*chosen.owing, *chosen.appeals, *chosen.refused]
    used += [chosen.hangs_on[0]] if chosen.hangs_on else []
    heard = Counter(name for p in used for name in p.setting.heard)
    if not heard:
        return manner
    last = {
        name: p.date or dt.date.min
        for p in sorted(said, key=lambda p: p.date or dt.date.min)
        for name in p.setting.heard
    }
    owes = {ours[i].name for i in promised if i in ours}
    title = {p.name: rank(p.role) for p in ours.values()}
    frame = framing(conversations, ours)

    def order(name: str) -> tuple[int, dt.date, bool, int, int, bool, str]:
        at = last.get(name, dt.date.min)
        return heard[name], at, name in owes, title.get(name, 0), frame[name], name == manner.signs, name

    best = max(heard, key=order)
    return replace(manner, signs=best, sender=best if manner.formal else best.split()[0])


def rank(role: str | None) -> int:
    """1 for a title of who leads a deal, -1 of who comes along to explain, else 0."""
    if not role:
        return 0
    return 1 if _LEADS.search(role) else -1 if _EXPLAINS.search(role) else 0


def framing(conversations: Sequence[StoredConversation], ours: Mapping[str, Person]) -> Counter[str]:
    """How often each of ours was the first or the last of us to speak in a conversation, by name."""
    out: Counter[str] = Counter()
    for stored in conversations:
        spoke = [p for t in stored.turns if (p := stored.speaker(t.turn)) in ours]
        if spoke:
            out.update((ours[spoke[0]].name, ours[spoke[-1]].name))
    return out
