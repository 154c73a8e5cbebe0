"""To whom we may speak, and through whom we reach the others. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from otherside.domain import Facet, Stance
from otherside.questions.phrases import phrase
from otherside.questions.view import Buyer, Statement, View

_NOT_DIRECTLY = re.compile(
    r"\b(?:don't|do not|please not|not|rather you didn't)\s+(?:\w+\s+){0,2}?"
    r"(?:approach|contact|call|ring|phone|write to|mail|email|go to|talk to|speak to|bother)\s+"
    r"(?P<whom>him|her|them|[A-Z][\w'-]+)",
)
_PLEASE_NOT = re.compile(
    r"\b(?:please (?:don't|do not|no|bring no|never|keep)|(?:would|'d) be (?:grateful|glad) if you (?:did not|didn't)|"
    r"(?:keep|stays?) (?:it|this|that) between us|(?:I|we)(?:'d| would) rather you (?:didn't|did not))|"
    r"^(?:(?:so|and|but|then),? )?(?:don't|do not) (?:put|tell|send|copy|bring|say|quote|call)\b",
    re.IGNORECASE,
)


def asks_not(text: str) -> bool:
    """Whether a sentence asks us to leave something alone."""
    return bool(_PLEASE_NOT.search(text.replace("’", "'")))


@dataclass(frozen=True, slots=True)
class Bar:
    """Why somebody is not to be asked directly.

    Attributes:
        asked_by: id of who asked us not to, or None: they have never spoken to us.
        words: the request, verbatim.
    """

    asked_by: str | None = None
    words: str = ""
    statement: Statement | None = None


def bars(view: View) -> dict[str, Bar]:
    """Everybody who is not to be asked directly, with the reason."""
    out = {b.id: Bar() for b in view.buyers if not b.spoke}
    for person, (asker, statement) in _requests(view).items():
        later = [s for s in view.by_person.get(person, ()) if s.date and statement.date and s.date > statement.date]
        # Whoever speaks to us themselves after that has opened the door again.
        if not later:
            out[person] = Bar(asker, " ".join(statement.text.split()), statement)
    return out


def champion(view: View, leave_out: frozenset[str] = frozenset()) -> Buyer | None:
    """Who on their side moves it along: steps taken and words towards the change first, then how much they say."""
    best: tuple[float, str] | None = None
    for b in view.buyers:
        if not b.spoke or b.id in leave_out:
            continue
        said = view.by_person[b.id]
        steps = sum(s.facets.get(Facet.COMMITMENT, 0.0) for s in said)
        towards = sum(s.stance is Stance.TOWARDS for s in said)
        away = sum(s.stance is Stance.AWAY and bool(s.facets) for s in said)
        talk = math.log1p(sum(len(s.text.split()) for s in said))
        about = sum(1 for others in view.about.values() for s in others if s.person == b.id)
        score = steps + 0.5 * math.sqrt(towards) - 0.15 * math.sqrt(away) + 0.4 * talk + 0.4 * math.log1p(about)
        if best is None or (score, b.id) > best:
            best = (score, b.id)
    return view.buyer(best[1]) if best else None


def wishes(view: View, person: str) -> list[Statement]:
    """What they asked us not to do, latest first: it comes before any advice of ours."""
    found = [s for s in view.by_person.get(person, ()) if _PLEASE_NOT.search(s.text.replace("’", "'"))]
    return [s for s in reversed(found) if phrase(s.text, 30)]


def _requests(view: View) -> Mapping[str, tuple[str, Statement]]:
    """By the id of whom not to approach: who asked, and how. "Him" is whoever was named last."""
    out: dict[str, tuple[str, Statement]] = {}
    last: tuple[tuple[str, int], str] | None = None
    named: list[tuple[bool, str]] = []
    names = {word: b.id for b in view.buyers for word in {view.short[b.id], b.name}}
    for s in view.statements:
        place = (s.conversation, s.turn)
        if last is None or last[0] != place:
            named = []
        last = (place, s.person)
        found = _NOT_DIRECTLY.search(s.text.replace("’", "'"))
        here = sorted((s.text.find(word), i) for word, i in names.items() if word in s.text and i != s.person)
        if found:
            whom = found["whom"]
            if whom in ("him", "her", "them"):
                person = _whom(named) or (here[0][1] if here else None)
            else:
                person = names.get(whom)
            if person and person != s.person:
                out[person] = (s.person, s)
        named += [(at == 0, i) for at, i in here]
    return out


def _whom(named: list[tuple[bool, str]]) -> str | None:
    """Whom "him" or "her" means: the last who opened a sentence, else the last who was named."""
    opened = [person for opens, person in named if opens]
    return opened[-1] if opened else named[-1][1] if named else None
