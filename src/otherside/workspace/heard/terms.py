"""What the buyers said yes to, asked us to leave or wait with, on which conditions they would go on, and what was promised: plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Facet
from otherside.extraction.plain.in_principle import in_principle
from otherside.messaging.drafts.conditions import agreements, demanded, requires
from otherside.profiles.private.open_part import private
from otherside.profiles.said.changed import Changed
from otherside.profiles.said.moved import moved
from otherside.profiles.said.settled import approval, goes_ahead, takes_back
from otherside.questions import access
from otherside.questions.left_free import takings_of_leave
from otherside.questions.prepared import standing_wishes
from otherside.questions.ranking import statement_json
from otherside.questions.view import Statement, View
from otherside.store import StoredConversation
from otherside.workspace.heard.kept_parts import Confided
from otherside.workspace.heard.listed_things import listed_conditions
from otherside.workspace.heard.over import GivenUp, given_up_by, taken_back
from otherside.workspace.heard.promises import LATELY, promises_of
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence
from otherside.workspace.one_call import once
from otherside.workspace.questioning import view_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


#: Words of a change that is told whole.
_LONGEST = 60
#: Of a deal that has no terms.
NONE: dict[str, Any] = {
    "agreed": [],
    "wishes": [],
    "conditions": [],
    "promises": {"ours": [], "theirs": [], "sought": []},
}


def terms_of(workspace: Workspace, deal: Deal) -> dict[str, Any]:
    """``{"agreed": …, "wishes": …, "conditions": [quotes], "promises": {…}}`` of a deal, latest first; the last as ``promises_of``.

    Each quote has its ``person`` and ``mark``.
    """
    return deepcopy(once(workspace, deal.name, "terms", lambda: _terms_of(workspace, deal)))


def _terms_of(workspace: Workspace, deal: Deal) -> dict[str, Any]:
    view = view_of(workspace, deal)
    conversations = list(workspace.conversations(deal.name))
    kept = in_confidence(conversations)
    whole = {c.id: c for c in conversations}
    gave_up = given_up_by(conversations, {b.id for b in view.buyers})
    given = [s for s in agreed(view) if not _undone(s, gave_up)]
    told = changes_told(view, gave_up, whole)
    # Who is less sceptical now has said no yes, and stands elsewhere than before all the same.
    # Of one turn the last such sentence says where they are now.
    since = {(s.person, s.conversation, s.turn): s for s in view.statements if moved(s.text)}
    told += [s for s in since.values() if not any(_within(s, t) for t in told)]
    given = [s for s in given if not any(_within(s, t) for t in told)] + told
    return {
        "agreed": _rows(view, told_whole(given, whole), kept),
        "wishes": _rows(view, asked_of_us(view), kept),
        "conditions": _open_first(_rows(view, _conditions(view, whole), kept, gave_up)),
        "promises": promises_of(workspace, deal, days=LATELY),
    }


def asked_of_us(view: View) -> list[Statement]:
    """What they asked us to leave alone, whom not to approach, when to come back, and a no that is their last word, of everybody."""
    found = [s for b in view.buyers for s in standing_wishes(view, b.id)]
    bars = [*access.bars(view).values(), *access.own_times(view).values()]
    found += takings_of_leave(view).values()
    return [*found, *(bar.statement for bar in bars if bar.statement is not None)]


def agreed(view: View) -> list[Statement]:
    """Sentences that tell of a yes that was given, freely or on a condition, and those that take one back.

    What "is signed" may be another agreement of theirs: a yes in such words counts where it was read as a commitment. None counts
    that its speaker's next words deny.
    """
    given = [
        s
        for s in view.statements
        if s.id not in view.denied
        and (approval(s.text) or in_principle(s.text) or (Facet.COMMITMENT in s.facets and goes_ahead(s.text)))
    ]
    first = min((_order(s) for s in given), default=None)
    back = [s for s in view.statements if takes_back(s.text) and first and _order(s) > first]
    return [*given, *back]


def conditions(view: View) -> list[Statement]:
    """Sentences that say what must be so before they go on."""
    return [s for s in view.statements if requires(s.text) or agreements(s.text)]


def _conditions(view: View, conversations: Mapping[str, StoredConversation]) -> list[Statement]:
    """The conditions with what they hang on; of those that are counted up, each for itself and not with its sentence."""
    counted = listed_conditions(view, conversations.values())
    whole = told_whole(conditions(view), conversations)
    return [*counted, *(s for s in whole if not any(_overlap(s, c) for c in counted))]


def _overlap(s: Statement, other: Statement) -> bool:
    same = (s.conversation, s.turn) == (other.conversation, other.turn)
    return same and s.start < other.end and other.start < s.end


def _undone(s: Statement, gave_up: Mapping[str, Sequence[GivenUp]]) -> str:
    """What its speaker said of a sentence since that undoes it, and when; empty where nothing does."""
    place = (s.conversation, s.turn, s.start, s.end)
    return taken_back(s.text, s.facets, s.stance, s.date, place, gave_up.get(s.person, ()))


def _within(s: Statement, told: Statement) -> bool:
    """Whether a sentence is part of what tells of a change."""
    same = (s.person, s.conversation, s.turn) == (told.person, told.conversation, told.turn)
    return same and told.start <= s.start and s.end <= told.end


def changes_told(
    view: View, gave_up: Mapping[str, Sequence[GivenUp]], conversations: Mapping[str, StoredConversation]
) -> list[Statement]:
    """What takes something back, tells of another side than before or that a condition is met; with the sentence that tells what it
    is of."""
    first: dict[tuple[str, str, int, int], Statement] = {}
    for s in view.statements:
        for gone in gave_up.get(s.person, ()):
            for c in gone.changed if (gone.conversation, gone.turn) == (s.conversation, s.turn) else ():
                if c.to != "sounds" and c.retold < s.end and s.start < c.end:
                    first.setdefault((s.person, s.conversation, s.turn, c.start), _spread(s, c, conversations))
    return list(first.values())


def _spread(s: Statement, change: Changed, conversations: Mapping[str, StoredConversation]) -> Statement:
    """A sentence with all that tells of a change, where none of it is private."""
    stored = conversations.get(s.conversation)
    text = stored.turns[s.turn].turn.text[change.start : change.end] if stored else s.text
    if private(text) or len(text.split()) > _LONGEST:
        return s
    return replace(s, text=text, start=change.start, end=change.end)


def _open_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Conditions with those last that are met, or that nobody sets any more."""
    return sorted(rows, key=lambda row: bool(row["undone"]))


def told_whole(found: Iterable[Statement], conversations: Mapping[str, StoredConversation]) -> list[Statement]:
    """Each sentence that is a yes on a condition with what the yes hangs on, where that was said beside it; each place once.

    "When that is in, you have my vote" says little without the sentence before it.
    """
    out: dict[tuple[str, int, int, int], Statement] = {}
    for s in found:
        stored = conversations.get(s.conversation)
        text = stored.turns[s.turn].turn.text if stored else ""
        around = [(a, b) for a, b in (*agreements(text), *demanded(text)) if a <= s.start and s.end <= b]
        start, end = around[0] if around else (s.start, s.end)
        whole = replace(s, text=text[start:end], start=start, end=end) if around and not private(text[start:end]) else s
        out.setdefault((whole.conversation, whole.turn, whole.start, whole.end), whole)
    return list(out.values())


def _rows(
    view: View, found: Iterable[Statement], kept: Confided, gave_up: Mapping[str, Sequence[GivenUp]] | None = None
) -> list[dict[str, Any]]:
    """The sentences as plain data, latest first.

    Args:
        gave_up: where given, each has as ``undone``, and in its mark, what was said since that undoes it.
    """
    names = {b.id: b.name for b in view.buyers}
    seen: dict[str, Statement] = {s.id: s for s in found}
    undone = {s.id: _undone(s, gave_up) if gave_up is not None else "" for s in seen.values()}
    return [
        {
            **statement_json(s),
            "person": names[s.person],
            "reported": s.reported,
            "mark": ", ".join(
                filter(
                    None,
                    (
                        undone[s.id],
                        IN_CONFIDENCE if kept.covers(s.conversation, s.turn, s.start, s.end) else "",
                    ),
                )
            ),
        }
        | ({"undone": undone[s.id]} if gave_up is not None else {})
        for s in sorted(seen.values(), key=_order, reverse=True)
        if s.person in names
    ]


def _order(s: Statement) -> tuple[str, str, int, int]:
    return str(s.date or ""), s.conversation, -s.turn, -s.start
