"""What a family is asked: nothing that only an office could answer."""

from __future__ import annotations

import pytest

from otherside.questions.bank import load_bank
from otherside.questions.ranking import candidates
from otherside.questions.view import Buyer, Statement, View
from otherside.reports.words import EASING

SAID = ("Mum wants a door to the garden.", "Our kids are up at six.", "I'd like the tap by the window.")


def _view(*said: str, role: str | None = None) -> View:
    buyers = (Buyer("ida", "Ida Marsh", role, spoke=True), Buyer("per", "Per Marsh", spoke=True))
    return View("Garden room", buyers, tuple(Statement(str(n), "ida", text) for n, text in enumerate(said)))


def _firm_words(view: View) -> list[str]:
    bank = load_bank()
    office = {w.text for topic in bank.topics for w in topic.wordings if w.firm and not w.slots}
    return [q.text for q in candidates(view, bank) if q.text in office]


def test_a_family_is_asked_in_words_that_fit_it():
    view = _view(*SAID)
    assert view.firmless
    assert not view.alone
    assert _firm_words(view) == []


@pytest.mark.parametrize(
    "view", [_view(*SAID, role="Head of Finance"), _view(*SAID, "Our board meets in May."), _view(*SAID[2:])]
)
def test_a_firm_may_be_asked_of_its_office(view):
    assert not view.firmless
    assert _firm_words(view)


def test_the_money_and_what_eases_it_need_no_office():
    money = load_bank().by_id["money"]
    assert not any(w.firm for w in money.wordings if w.role is None)
    assert not any(word in text for text in EASING.values() for word in ("pilot", "senior", "executive"))
