"""What may still be asked of somebody whose last words are a no, however kindly it was put: one thing, and nothing for the sale. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from otherside.domain import Facet
from otherside.profiles.said import standing
from otherside.profiles.said.refusals import refused
from otherside.profiles.said.standing import Saying
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
        if found is not None and not (person in own and refused(found.text) is Facet.PRIORITY):
            out[person] = next(s for s in said if s.id == found.place)
    return out
