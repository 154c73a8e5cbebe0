"""What may still be asked of somebody whose last words are a no, however kindly it was put: one thing, and nothing for the sale.

Whoever would be left in peace is asked nothing at all. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from otherside.domain import Facet
from otherside.profiles.said import standing
from otherside.profiles.said.refusals import refused
from otherside.profiles.said.retreats import retreats
from otherside.profiles.said.standing import Saying
from otherside.questions.access import notes as access_notes
from otherside.questions.access import own_times
from otherside.questions.bank import Topic
from otherside.questions.view import Statement, View

#: It asks for no reason and for no second look, and an answer may wait until there is one.
TEXT = "What would have to change for it to be worth talking again?"
TOPIC = Topic(
    "left_free",
    "next",
    Facet.TRIGGER,
    "deal",
    "what would have to change for them",
    {},
    "whatever they name; it may be nothing, and then it is theirs to come back",
    (),
    (),
)


def takings_of_leave(view: View) -> Mapping[str, Statement]:
    """By a person's id the no that is their last word.

    Of whoever went on to something else there is none, nor of whoever only named another time for it: what is asked waits till then.
    """
    own, out = own_times(view), {}
    for person, said in view.by_person.items():
        found = standing.took_leave([Saying(s.text, s.date, s.id) for s in said])
        later = found is not None and refused(found.text) is Facet.PRIORITY and not retreats(found.text)
        if found is not None and not (person in own and later):
            out[person] = next(s for s in said if s.id == found.place)
    return out


def left_in_peace(view: View, person: str) -> Statement | None:
    """Where somebody's last word is that they would be left in peace for a while; None where it is not."""
    found = takings_of_leave(view).get(person)
    return found if found is not None and retreats(found.text) else None


def peace_note(view: View, person: str) -> str | None:
    """That somebody would be left in peace, in one sentence, without the words where they were said in confidence; None else."""
    found = left_in_peace(view, person)
    if found is None:
        return None
    day = f" on {found.date.day} {found.date:%B %Y}" if found.date else ""
    words = "." if found.kept or found.between_us else f": “{' '.join(found.text.split())}”"
    return f"{view.short[person]} asked{day} to be left in peace{words} Leave them until they write themselves."


def notes(view: View, person: str) -> list[str]:
    """What to know before anybody writes to, asks or rings somebody, as ``access.notes``; first that they would be left in peace."""
    return [*filter(None, (peace_note(view, person),)), *access_notes(view, person)]
