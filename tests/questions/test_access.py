import datetime as dt

from otherside.domain import Facet, Stance
from otherside.questions import Buyer, Statement, View
from otherside.questions.access import champion, own_time_note

_DAY = dt.date(2026, 5, 4)


def _view(*said: tuple[str, str]) -> View:
    buyers = (
        Buyer("ida", "Ida Brandt", "Head of Linen", True),
        Buyer("jon", "Jon Falk", "Quality Manager", True),
        Buyer("unmet:kern", "Kern", "director"),
        Buyer("unmet:board", "the board"),
    )
    ours = [("ida", "I'll take it to the board on Friday."), ("ida", "We want it by June.")]
    return View(
        "Linen",
        buyers,
        tuple(
            Statement(f"s{n}", who, text, {Facet.COMMITMENT: 0.9}, Stance.TOWARDS, _DAY, "c1", n)
            for n, (who, text) in enumerate([*ours, *said])
        ),
    )


def test_the_way_to_somebody_goes_over_whoever_named_them():
    view = _view(("jon", "I have to ask Kern first."))
    assert champion(view).id == "ida"
    assert champion(view, about="unmet:kern").id == "jon"
    assert champion(view, frozenset({"jon"}), "unmet:kern").id == "ida"


def test_of_several_who_named_them_it_is_whoever_did_most_and_else_the_champion():
    both = _view(("jon", "I have to ask Kern."), ("ida", "Kern has a say."))
    assert champion(both, about="unmet:kern").id == "ida"
    more = _view(("jon", "I have to ask Kern."), ("ida", "Kern has a say."), ("jon", "Kern looks at the price."))
    assert champion(more, about="unmet:kern").id == "jon"
    assert champion(_view(("jon", "It is fine.")), about="unmet:kern").id == "ida"


def test_the_way_to_a_body_goes_over_the_champion_however_often_others_say_its_word():
    view = _view(("jon", "The board hangs in the corridor."), ("jon", "We write on the board."))
    assert champion(view, about="unmet:board").id == "ida"


def test_when_they_want_to_hear_of_us_is_told_only_where_they_named_a_time():
    own = "I'll come back to you when the moment is right."
    assert own_time_note(_view(("jon", own)), "jon") == f"Jon said that it is they who will be in touch again: “{own}”"
    named = "I'll come back to you after the stocktake."
    assert own_time_note(_view(("jon", named)), "jon") == f"Jon said when to be in touch again: “{named}”"
