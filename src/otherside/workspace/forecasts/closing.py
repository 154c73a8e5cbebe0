"""The words in which a deal that is over was decided: signed, approved, ordered, or not.

In: the conversations of a deal whose outcome the CRM or a user states. Out: the sentence that tells of the decision. As how it ended is
known, plainer words than elsewhere are enough: "We have ordered the six".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Outcome, Side
from otherside.domain.patterns import lazily
from otherside.domain.places import place_json
from otherside.profiles.said.settled import approval, goes_ahead
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace.forecasts.spoken import reading, said_decided
from otherside.workspace.heard.rows import IN_CONFIDENCE
from otherside.workspace.heard.their_sentences import their_sentences

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_PAPER = r"(?:purchase order|p\.?o\.?|order|contract|agreement|offer|proposal|quote|quotation|papers?|paperwork)"
_WHEN = (
    r"(?:today|yesterday|just now|this (?:morning|afternoon|week)|last (?:night|week)|on|at|and|with you|from you|for)"
)
#: What closes a deal that was won. Nothing else may be signed or ordered: behind it the sentence ends, or says what or when.
_CLOSES = lazily(
    r"\b(?:I|we|both|board|committee|council|director|boss|chair\w*|it|all|is|are|was|were|has|have|been|(?:I|we|they)['’]ve|it['’]s)"
    r"(?: (?:have|has|all|both|now|just|finally|already|formally))*"
    rf" (?:counter)?signed(?=\W*$|[.,;:!–—]| (?:it|this|your {_PAPER}|the {_PAPER}|{_WHEN})\b)|"
    rf"\b(?:counter)?signed (?:copy|{_PAPER})(?=\W*$|[.,;:!–—]| (?:is|has|went|attached|enclosed|{_WHEN})\b)|"
    rf"\b(?:our|the|a|your) {_PAPER}\b(?: \S+){{0,3}}? (?:attached|enclosed|(?:went|gone|going) (?:out|off)|on its way|placed|signed)\b|"
    rf"\b(?:attached|enclosed)\b[^.?!]{{0,20}}\b(?:our|the|a|your) (?:signed )?{_PAPER}(?=\W*$|[.,;:!–—])|"
    r"\b(?:I|we)(?: have|['’]ve)?(?: now| just| finally)? ordered\b"
    r"(?=[^.?!]*\b(?:from you|with you|from yours?)\b|\W*$| (?:it|them|the)\b)|"
    rf"\b(?:I|we)(?: have|['’]ve)?(?: now| just| finally)? placed (?:our|the|an) {_PAPER}\b|"
    r"\b(?:it|that|this|everything)(?: is|['’]s| has been| was)(?: now| all| finally)? approved\b",
    re.IGNORECASE,
)
#: What is not yet, is not, or is only asked.
_NOT_YET = lazily(
    r"\b(?:if|once|when|whenever|unless|until|till|before|as soon as|would|could|should|might|may|will|shall|not|never|nobody|no one|"
    r"hardly|almost|nearly|hope|hoping|want|wants|need|needs|to be)\b|n['’]t\b|['’](?:ll|d)\b|\?\W*$",
    re.IGNORECASE,
)
_WAYS = {Outcome.LOST: ("other", "nothing", "against"), Outcome.NO_DECISION: ("nothing", "against", "other")}


def closes(sentence: str) -> bool:
    """Whether a sentence of theirs tells that what was won is signed, approved or ordered."""
    found = _CLOSES.search(sentence)
    return found is not None and not _NOT_YET.search(sentence[: found.end()]) and not sentence.rstrip().endswith("?")


def closing_words(
    workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation]
) -> dict[str, Any] | None:
    """The decision that fits how a deal ended, as a quote with ``person`` and ``mark``; None where nobody told of it openly."""
    theirs = {p.id for p in workspace.store.people(deal.name) if p.side is Side.THEIRS}
    if deal.outcome is not Outcome.WON:
        said = said_decided(workspace, deal, conversations, theirs)
        fits = said is not None and said.decision.way in _WAYS.get(deal.outcome or Outcome.OPEN, ())
        return _quote(said.row) if said is not None and fits and IN_CONFIDENCE not in said.row.mark else None
    read = reading(workspace, deal, conversations)

    def decides(text: str) -> bool:
        made = read(text)
        return made is not None and made.way == "us"

    found = [row for row in their_sentences(workspace, deal, conversations) if IN_CONFIDENCE not in row.mark]
    # A firm "we have decided for you" before a plain "approved", whichever came last.
    for tells in (decides, lambda text: closes(text) or approval(text) or goes_ahead(text)):
        rows = [row for row in found if tells(row.evidence.quote)]
        if rows:
            return _quote(max(rows, key=lambda row: str(row.date or "")))
    return None


def _quote(row: EvidenceRow) -> dict[str, Any]:
    e = row.evidence
    return {
        # As of a sentence that no reader made evidence of.
        "id": f"{e.conversation}:{e.turn}:{e.start}",
        "quote": e.quote,
        **place_json(e, row.source, row.date),
        "person": row.person_name,
        "reported": e.reported,
        "mark": row.mark,
    }
