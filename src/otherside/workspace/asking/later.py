"""What somebody took back, or sees otherwise since: beside the quotes of an answer, and as an answer of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from otherside.domain import Facet, Stance
from otherside.domain.patterns import lazily
from otherside.profiles.said.changed import To, changed, position
from otherside.store import StoredConversation
from otherside.workspace.asking.sentences import Sentence
from otherside.workspace.heard.over import given_up_by, taken_back

BACK, FOR, AGAINST = "took it back", "came round to it, or is for it now", "is against it now"
#: What the sentences of a change are called in an answer.
_CALLED: Mapping[To, str] = {
    "back": BACK, "for": FOR, "yields": "stands in its way no more",
    "against": AGAINST, "other": "changed their mind", "otherwise": "sees otherwise what they had said",
    "met": "says that what they asked for is met",
}  # fmt: skip
#: Words of a yes to the matter are what a change may undo, whatever they were read as.
_AS_A_YES = {Facet.COMMITMENT: 0.9}


def with_marks(own: Sequence[Sentence], conversations: Sequence[StoredConversation]) -> list[Sentence]:
    """Sentences of theirs, those that their speaker took back, or has come round from, marked so and last."""
    gone = given_up_by(conversations, {s.person.id for s in own if s.person})
    out = []
    for s in own:
        place = (s.row["conversation"], s.row["turn"], s.row["start"], s.row["end"])
        who = s.person.id if s.person else ""
        mark = taken_back(s.text, _AS_A_YES, Stance.TOWARDS, s.day, place, gone[who]) if gone.get(who) else ""
        told = ", ".join(filter(None, (mark, s.row["mark"])))
        out.append(replace(s, row={**s.row, "mark": told, "undone": bool(mark)}))
    return sorted(out, key=lambda s: s.row["undone"])


def changes(
    own: Sequence[Sentence], conversations: Sequence[StoredConversation]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The sentences that take something back or change a side, by what they lead to."""
    texts = {c.id: c for c in conversations}
    found: dict[str, list[dict[str, Any]]] = {}
    for s in own:
        turn = texts[s.row["conversation"]].turns[s.row["turn"]].turn.text
        to = next((c.to for c in changed(turn) if c.retold < s.row["end"] and s.row["start"] < c.end), None)
        if to is None and (now := position(s.text)) in ("for", "yields"):
            to = now
        if to is not None:
            found.setdefault(_CALLED[to], []).append(s.row)
    yield from found.items()


#: Against it as long as something is not met; and for another way.
_UNLESS = lazily(
    r"\b(?:without|unless|until|till|before|if not|except)\b[^.;?!]{0,80}\b(?:I (?:remain|am|stay)|I['’]m|I (?:will|would|"
    r"shall|can)(?:not| not|n['’]t)|"
    r"I (?:can|wo|could)n['’]t)\b[^.;?!]{0,40}\b(?:opposed|against|support|back|agree|sign|no)\b|"
    r"\bI (?:cannot|can['’]t|can not|won['’]t|will not|remain|stay|am)\b[^.;?!]{0,40}\b(?:support|back|agree|sign|opposed|"
    r"against)\b[^.;?!]{0,40}"
    r"\b(?:without|unless|until|till|before)\b",
    re.IGNORECASE,
)
_OTHER_WAY = lazily(
    r"\b(?:I|we)(?: still|['’]d| would)?(?: still| much| rather)? prefer (?!to\b)(?!you\b)(?!it\b)(?!that\b)\w+",
    re.IGNORECASE,
)


def still_against(own: Sequence[Sentence]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The sentences that are against it until something is met, and those that would rather have another way."""
    plain = [s for s in own if not s.text.rstrip("\"'”’ ").endswith("?") and not s.row["undone"]]
    yield "against it unless something is met", [s.row for s in plain if _UNLESS.search(s.text)]
    yield (
        "would rather have another",
        [s.row for s in plain if _OTHER_WAY.search(s.text) and not _UNLESS.search(s.text)],
    )
