"""What a conversation is prepared by: what they wait for, what others asked us to keep from them, what is over. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain import Facet, Stance
from otherside.domain.blacked import BLACK
from otherside.domain.patterns import lazily
from otherside.profiles.private.keeping import asks_to_keep
from otherside.profiles.said import standing
from otherside.profiles.said.admissions import admits
from otherside.profiles.said.appeals import appeals
from otherside.profiles.said.farewells import says_goodbye
from otherside.profiles.said.owed import owed
from otherside.profiles.said.standing import Saying, arranges, over
from otherside.profiles.time.dates import find_dates
from otherside.questions.access import wishes
from otherside.questions.view import Statement, View

#: Words of a sentence that is said back whole.
_LONGEST = 25
_SHORTEST = 5
_REQUESTS = lazily(
    r"\W*(?:(?:and|so|but|also|then),? )?(?:please\b|(?:can|could|would|will|may|shall) (?:you|we|I)\b)", re.IGNORECASE
)
#: What is said with a wry face reads as praise once it is read back.
_WRY = lazily(
    r"\b(?:lucky (?:me|us|you)|just what (?:I|we) need(?:ed)?|as if|no offen[cs]e|very funny|(?:what a|big) surprise|"
    r"(?:how|isn['’]t that) (?:nice|lovely|wonderful|charming)|thanks a lot|oh,? (?:great|good|joy|lovely|brilliant)|"
    r"(?:only )?(?:joking|kidding)|(?:I|we)['’]?(?:d| would)? love it when|famous last words|ha(?:ha)+)\b|"
    r"^\W*(?:great|brilliant|marvellous|wonderful|charming|lovely|super|fantastic)[.!,]|!\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pending:
    """What we said we would do, or they asked of us, and nobody said was done.

    Attributes:
        statement: the sentence; of ours, where it is a promise.
        by: who said it.
        ours: it is a promise of ours; else a request of whom we are to speak with.
        there: whom we are to speak with heard it said.
    """

    statement: Statement
    by: str
    ours: bool
    there: bool


def last_day(view: View) -> dt.date | None:
    """The last day on which anybody on their side said anything. A deal is read as it stood then."""
    return max((s.date for s in view.statements if s.date), default=None)


def waiting(view: View, person: str) -> list[Statement]:
    """What somebody asked of us in their last letter, or reminded us of, where nothing of theirs came after it.

    What they ask us to do stands before what they ask about.
    """
    said = view.by_person.get(person, ())
    if not said or not said[-1].written:
        return []
    place = (said[-1].conversation, said[-1].turn)
    last = [s for s in said if (s.conversation, s.turn) == place]
    asked = [s for s in last if appeals(s.text) and len(s.text.split()) <= _LONGEST and not _unfit(view, s)]
    # "You said you would." hangs on the sentence before it.
    asked = [s for s in asked if len(s.text.split()) >= _SHORTEST] or asked
    return sorted(asked, key=lambda s: not _REQUESTS.match(s.text))


def given(view: View, person: str) -> Statement | None:
    """Where somebody last said that it is approved, signed or decided; None where later words of theirs speak against it."""
    said = view.by_person.get(person, ())
    found = standing.given(_sayings(said))
    return next((s for s in said if found and s.id == found.place and not _unfit(view, s)), None)


def hangs_on(view: View, person: str) -> Statement | None:
    """What somebody lately made it hang on: "if it isn't here by June, I will take the other one"."""
    said = view.by_person.get(person, ())
    found = standing.hangs_on(_sayings(said), last_day(view))
    return next((s for s in said if found and s.id == found[0].place and not _unfit(view, s)), None)


def _unfit(view: View, s: Statement) -> bool:
    """Whether words are not read back to anybody: told in confidence, denied at once, or with a name blacked out."""
    return s.kept or s.between_us or s.id in view.denied or BLACK in s.text


def _sayings(said: Sequence[Statement]) -> list[Saying]:
    return [Saying(s.text, s.date, s.id, s.stance is Stance.AWAY and bool(s.facets), s.kept) for s in said]


def kept_from(view: View, person: str) -> list[Statement]:
    """What others asked us not to tell to somebody, or to anybody: their requests, latest first.

    What was asked aloud before somebody is no secret from them.
    """
    found = []
    for s in view.statements:
        if s.person == person or not (s.kept or asks_to_keep(s.text)) or (not s.kept and _heard(view, s, person)):
            continue
        named = {
            b.id for b in view.buyers if b.id != s.person and re.search(rf"\b{re.escape(view.short[b.id])}\b", s.text)
        }
        if not named or person in named:
            found.append(s)
    return found[::-1]


def _heard(view: View, s: Statement, person: str) -> bool:
    """Whether somebody took part in the talk in which words were said, and had not left it by then."""
    if s.written or s.reported or not s.conversation:
        return False
    there = [
        o
        for o in view.by_person.get(person, ())
        if o.conversation == s.conversation and o.date == s.date and not (o.written or o.reported)
    ]
    return bool(there) and (there[-1].turn > s.turn or not says_goodbye(there[-1].text))


def standing_wishes(view: View, person: str) -> list[Statement]:
    """What somebody asked us not to do, latest first, without arrangements for a meeting that has been."""
    return [
        s for s in wishes(view, person) if s.kept or asks_to_keep(s.text) or not over(s.text, s.date, last_day(view))
    ]


def may_be_held_up(view: View, s: Statement) -> bool:
    """Whether words may be taken up with their speaker: no debt or fault of theirs, no arrangement, nothing wry, confided or denied
    by their next words."""
    if _unfit(view, s):
        return False
    if admits(s.text) or arranges(s.text) or _WRY.search(s.text):
        return False
    # What somebody who came for themselves set out to do is what they came for.
    return view.private or not owed(s.text, s.date, last_day(view))


def loses_its_day(s: Statement, phrase: str | None) -> bool:
    """Whether a phrase of what gives it a date leaves a day of it out: "We had a letter", without its deadline."""
    if phrase is None or s.date is None or Facet.TRIGGER not in s.facets:
        return False
    return len(find_dates(phrase, s.date)) < len(find_dates(" ".join(s.text.split()), s.date))
