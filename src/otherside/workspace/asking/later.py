"""What somebody took back, or sees otherwise since: beside the quotes of an answer, and as an answer of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from otherside.domain.patterns import lazily
from otherside.profiles.said.changed import To, changed, marked_undone, position
from otherside.profiles.said.moved import Moved, moved
from otherside.store import StoredConversation
from otherside.workspace.asking.sentences import Sentence
from otherside.workspace.heard.over import given_up_by, undone_since

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

NEARER, FURTHER = "stands nearer to it than before", "speaks for it no more, or stands further from it than before"
BACK, FOR, AGAINST = "took it back", "came round to it, or is for it now", "is against it now"
#: What the sentences of a change are called in an answer.
_CALLED: Mapping[To, str] = {
    "back": BACK, "for": FOR, "yields": "stands in its way no more",
    "against": AGAINST, "other": "changed their mind", "otherwise": "sees otherwise what they had said",
    "met": "says that what they asked for is met",
}  # fmt: skip
#: Neither a yes nor a no: where they say, or show by what they do, that they stand elsewhere than before.
_MOVED: Mapping[Moved, str] = {"nearer": NEARER, "further": FURTHER}


def with_marks(own: Sequence[Sentence], conversations: Sequence[StoredConversation]) -> list[Sentence]:
    """Sentences of theirs, those that their speaker took back, or has come round from, marked so and last."""
    gone = given_up_by(conversations, {s.person.id for s in own if s.person})
    out = []
    for s in own:
        place = (s.row["conversation"], s.row["turn"], s.row["start"], s.row["end"])
        who = s.person.id if s.person else ""
        mark = undone_since(s.text, s.day, place, gone.get(who, ()))
        told = ", ".join(filter(None, (mark, s.row["mark"])))
        out.append(replace(s, row={**s.row, "mark": told, "undone": bool(mark)}))
    return sorted(out, key=lambda s: s.row["undone"])


def mark_undone(workspace: Workspace, findings: Iterable[Mapping[str, Any]]) -> None:
    """Marks the quotes of findings, as JSON, whose speaker took them back, sees it otherwise or gave up the wish since."""
    by_deal: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for finding in findings:
        for row in finding["quotes"]:
            if not marked_undone(row["mark"]):
                by_deal[row["deal"]].append(row)
    for deal, quoted in by_deal.items():
        conversations = list(workspace.conversations(deal))
        held = {stored.id: stored for stored in conversations}
        rows = [row for row in quoted if row["conversation"] in held]
        who = [(stored := held[row["conversation"]]).speaker(stored.turns[row["turn"]].turn) for row in rows]
        gone = given_up_by(conversations, {person for person in who if person})
        for row, person in zip(rows, who, strict=True):
            said = dt.date.fromisoformat(row["date"]) if row["date"] else None
            place = (row["conversation"], row["turn"], row["start"], row["end"])
            mark = undone_since(row["quote"], said, place, gone.get(person or "", ()))
            row["mark"] = ", ".join(filter(None, (mark, row["mark"])))


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
        elif (way := moved(s.text)) is not None:
            found.setdefault(_MOVED[way], []).append(s.row)
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
