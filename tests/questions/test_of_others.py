"""What somebody tells of a colleague is asked as told, and a role is asked what it can answer."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.questions import Buyer, Statement, View, load_bank
from otherside.questions.checks import faults
from otherside.questions.of_others import must_be_at_ease, of_another
from otherside.questions.ranking import candidates
from otherside.questions.view import question_class

BANK = load_bank()
MAVE = Buyer("mave", "Mave Orrin", "Yard manager", True)
RUSK = Buyer("rusk", "Rusk Delaney", "Director", True)
NAMES = ["Rusk", "Ilsa"]
OF_ANOTHER = """
hes not afraid of the bill hes afraid of the neighbours
He's worried about the crane.
She is really scared of the audit.
Rusk would sign if the crane was insured.
He said he'd sign if Ilsa was comfortable
They won't go ahead before the inspection.
My brother is nervous about it.
Honestly, she'd agree if it was cheaper.
""".strip().splitlines()
OF_THEMSELVES = """
I'm worried about the crane.
I'd sign if Ilsa was comfortable.
We won't go ahead before the inspection.
What scares me is that he leaves.
The crane is fine and so am I.
He is the man with the keys.
Nobody has told me what it costs.
My worry is the crane.
""".strip().splitlines()


def test_whose_fear_or_condition_it_is():
    assert [t for t in OF_ANOTHER if not of_another(t, NAMES)] == []
    assert [t for t in OF_THEMSELVES if of_another(t, NAMES)] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("He said he'd sign if Ilsa was comfortable", "Ilsa"),
        ("I'd go ahead once the insurer is happy", "the insurer"),
        ("We would sign as long as Ilsa Tarn is for it", "Ilsa Tarn"),
        ("I'd sign if it was cheaper", ""),
        ("I'd sign if Ilsa was away", ""),
        ("I'd be happy to sign", ""),
    ],
)
def test_who_has_to_be_at_ease(text, who):
    assert must_be_at_ease(text) == who


def asked(text, topic, facet):
    said = Statement("s0", "mave", text, {facet: 0.9}, Stance.NEUTRAL, dt.date(2026, 2, 1), "c", 0)
    view = View("Yard", (MAVE, RUSK), (said,))
    return [q.text for q in candidates(view, BANK, "mave") if q.topic.id == topic and q.quoted is not None]


@pytest.mark.parametrize(
    "text",
    ["hes not afraid of the bill hes afraid of the neighbours", "She is really scared of the spring audit here."],
)
def test_a_fear_of_somebody_else_is_not_asked_as_theirs(text):
    assert asked(text, "on_mind", Facet.FEAR) == []


def test_a_fear_of_their_own_is_taken_up():
    (text,) = asked("I'm afraid of what the spring audit finds in the yard.", "on_mind", Facet.FEAR)
    assert "ease" in text


def test_what_it_hangs_on_is_asked_of_the_one_it_hangs_on():
    (text,) = asked("He said he'd sign if Ilsa was comfortable with the new yard.", "if_so", Facet.CONSENSUS)
    assert "What would Ilsa have to see for that?" in text
    assert not faults(text)


def test_a_condition_of_a_colleague_is_no_need_of_theirs():
    (text,) = asked("He said he would sign once the crane is insured for winter.", "if_so", Facet.CONSENSUS) or ("",)
    assert "you need" not in text


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("Head of Internal Audit", "auditor"),
        ("External auditor", "auditor"),
        ("Senior adviser", "adviser"),
        ("Consultant", "adviser"),
        ("Finance director", "finance"),
        ("Yard manager", "lead"),
        (None, None),
    ],
)
def test_who_audits_or_advises_is_asked_as_such(role, kind):
    assert question_class(role) == kind


@pytest.mark.parametrize("role", ["Head of Internal Audit", "Consultant"])
def test_nobody_beside_the_work_is_asked_for_an_evening_or_a_figure(role):
    who = Buyer("mave", "Mave Orrin", role, True)
    texts = " ".join(q.text for q in candidates(View("Yard", (who, RUSK), ()), BANK, "mave"))
    assert "evening" not in texts
    assert "figures" not in texts
