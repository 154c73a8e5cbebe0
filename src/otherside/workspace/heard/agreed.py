"""To what each person of a deal said yes on a condition, and what they wait for: told by the words, whether or not the reader took
them in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from otherside.domain import Facet, Person, Stance, TurnKind
from otherside.messaging.drafts.conditions import agreements, demanded, waits_for
from otherside.messaging.drafts.said import Passage, Setting
from otherside.profiles.said.sentences import sentences
from otherside.profiles.time.private_dates import private_date
from otherside.store import StoredConversation, Verdict
from otherside.workspace.heard.over import GivenUp, met_since
from otherside.workspace.heard.quoting import quote_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from otherside.workspace.workspace import Workspace

#: How sure it is that they want the condition to be met, who said so in so many words.
PLAIN = 0.8


def agreed_of(
    workspace: Workspace,
    deal: str,
    people: Sequence[Person],
    conversations: Sequence[StoredConversation],
    setting: Callable[[StoredConversation, int], Setting],
    gave_up: Mapping[str, Sequence[GivenUp]],
) -> Mapping[str, Sequence[Passage]]:
    """By a person's id, what they agreed to with the condition, and what has to be there first, in their words.

    What a user rejected is left out, and a condition that is met since, or sounds so.
    """
    names = {p.id: p.name for p in people}
    sources = {s.id: s.name for s in workspace.store.sources(deal)}
    rejected = [
        (c.conversation, c.turn, c.start or 0, c.end or 0)
        for c in workspace.store.corrections(deal)
        if c.verdict is Verdict.REJECTED
    ]
    out: dict[str, list[Passage]] = defaultdict(list)
    for stored in conversations:
        for n, held in enumerate(stored.turns):
            turn = held.turn
            person = stored.speaker(turn)
            if person not in names or turn.kind is TurnKind.NOTE:
                continue
            yes = agreements(turn.text)
            waits = [(s.start, s.end) for s in sentences(turn.text) if waits_for(turn.text[s.start : s.end])]
            waits += demanded(turn.text)
            for start, end in [*yes, *(w for w in waits if not any(a < w[1] and w[0] < b for a, b in yes))]:
                words = turn.text[start:end]
                if private_date(words) or any(
                    (c, t) == (stored.id, n) and a < end and start < b for c, t, a, b in rejected
                ):
                    continue
                if met_since(words, stored.day(turn), (stored.id, n, start, end), gave_up.get(person, ())):
                    continue
                quote = quote_of(
                    stored, (n, start, end), sources, PLAIN, Stance.TOWARDS if (start, end) in yes else Stance.NEUTRAL
                )
                out[person].append(Passage(quote, {Facet.WANT: PLAIN}, setting(stored, n), person, names[person]))
    return out
