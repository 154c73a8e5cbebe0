"""Openings: the buyer said something that matters to them. Did our next words take it up?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.coaching.acts import Act
from otherside.coaching.features import content_words
from otherside.coaching.turns import CoachTurn, Said
from otherside.domain import Facet
from otherside.extraction.hashing import opening
from otherside.extraction.segment import segment

#: What deserves to be taken up before anything else is said.
OPENINGS: tuple[Facet, ...] = (Facet.FEAR, Facet.IDENTITY, Facet.ASPIRATION, Facet.RISK, Facet.FRUSTRATION)
_NAMES = {
    Facet.FEAR: "a fear",
    Facet.IDENTITY: "something of who they are",
    Facet.ASPIRATION: "something they want to become",
    Facet.RISK: "a doubt about the decision",
    Facet.FRUSTRATION: "a frustration",
}
_NEXT = {
    Facet.FEAR: "You said “{quote}”. What would that mean for you?",
    Facet.IDENTITY: "You said “{quote}”. How does that come into what you're deciding now?",
    Facet.ASPIRATION: "You said “{quote}”. What would that look like?",
    Facet.RISK: "You said “{quote}”. What would you need to see, to judge that one way or the other?",
    Facet.FRUSTRATION: "You said “{quote}”. What is that like for you?",
}
#: Words that point back at what was just said.
_POINTS_BACK = re.compile(
    r"\b(?:that|this|it|those|there|then|say more|tell me more|go on|how so|how come|what happened|why)\b"
)
_FEELS_WITH = re.compile(
    r"\b(?:sorry to hear|(?:that|it) (?:sounds?|must|seems?)|i can (?:see|hear|imagine|understand) (?:why|how|"
    r"that)|no wonder|"
    r"that's (?:hard|tough|a lot|understandable)|thank(?:s| you) for (?:telling|sharing|being|saying))\b"
)
_CLAUSE = re.compile(r"[,;:–—]\s+|\s(?=(?:and|but|because|so)\s)")
MOST_WORDS = 16


def opened(turn: CoachTurn) -> Facet | None:
    """The facet of a buyer's turn that is worth taking up first, if any."""
    return next((f for f in OPENINGS if f in turn.evidence), None)


def taken_up(theirs: CoachTurn, ours: Sequence[Said]) -> bool:
    """Whether our next turn reflects, honours or asks about what they said.

    A reflection or a word of feeling counts; a question counts if it shares words with theirs or points back to it.
    Facts, arguments and new topics do not, however well they are meant.
    """
    words = content_words(theirs.text)
    for said in ours:
        low = said.text.lower().replace("’", "'")
        if said.act in (Act.REFLECTION, Act.AFFIRMATION) or _FEELS_WITH.search(low):
            return True
        if said.act in (Act.OPEN_QUESTION, Act.CLOSED_QUESTION):
            if content_words(said.text) & words:
                return True
            if said.act is Act.OPEN_QUESTION and _POINTS_BACK.search(opening(said.text)):
                return True
    return False


def name(facet: Facet) -> str:
    """The facet in a clause: "they voiced …"."""
    return _NAMES[facet]


def next_line(turn: CoachTurn, facet: Facet) -> str:
    """Something better to say next: their own words, unchanged, and a question that leads nowhere in particular."""
    return _NEXT[facet].format(quote=_quote(turn, facet))


def quote_place(turn: CoachTurn, facet: Facet) -> tuple[int, int]:
    """Where in the turn's text the facet shows: the span if one is known, else the sentence with most to say."""
    if turn.spans:
        return turn.spans[list(turn.evidence).index(facet)]
    spans = segment(turn.text)
    if not spans:
        return 0, len(turn.text)
    best = max(spans, key=lambda s: len(content_words(turn.text[s.start : s.end])))
    return best.start, best.end


def _quote(turn: CoachTurn, facet: Facet) -> str:
    start, end = quote_place(turn, facet)
    quote = turn.text[start:end].strip()
    # Their sentence without its opening fillers, in their capitals.
    kept = opening(quote)
    quote = quote[len(quote) - len(kept) :] if quote.lower().replace("’", "'").endswith(kept) else quote
    if len(quote.split()) > MOST_WORDS:
        # The weightiest clause of a long sentence; still verbatim.
        clauses = [c.strip() for c in _CLAUSE.split(quote) if c and 3 <= len(c.split()) <= MOST_WORDS]
        quote = (
            max(clauses, key=lambda c: len(content_words(c)))
            if clauses
            else " ".join(quote.split()[:MOST_WORDS]) + " …"
        )
    return quote.strip("\"“”' ").rstrip(".,;:!")
