"""Words of a role are people where the question speaks of people by them, and the thing itself everywhere else."""

import pytest

from otherside.market.people_meant import asked_of, people_meant, words_of

FIELDS = {"kiln", "glaze", "dispatch", "estates", "finance", "IT"}
DOERS = {"head", "engineer", "manager", "director", "owner"}


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("what do people in dispatch say", ["dispatch"]),
        ("What holds the people in finance back?", ["finance"]),
        ("what holds finance back", ["finance"]),
        ("who is against it in finance", ["finance"]),
        ("what do estates people want", ["estates"]),
        ("what do directors fear", ["directors"]),
        ("what do kiln engineers hate", ["kiln engineers"]),
        ("what do the heads of dispatch and the owners want", ["heads of dispatch", "owners"]),
        ("what is different between engineers and managers", ["engineers", "managers"]),
        ("what are the directors' goals", ["directors'"]),
        ("what does finance say about the kiln", ["finance"]),
        ("what matters to owners", ["owners"]),
        ("how many managers talk about meetings", ["managers"]),
        ("what do people say about the price, among engineers", ["engineers"]),
        ("what worries IT", ["IT"]),
    ],
)
def test_people_by_their_role(question, meant):
    assert people_meant(question, FIELDS, DOERS) == meant


@pytest.mark.parametrize(
    "question",
    [
        "what frustrates people about kilns",
        "what do they say about dispatch",
        "who talks about the kiln",
        "what do they say about the glaze supplier",
        "what do they say about engineers",
        "who mentions the manager",
        "what does kiln maintenance cost",
        "what holds the kiln up",
        "what do they think engineers need",
        "what did it cost",
        "what do customers say about setup",
    ],
)
def test_things_by_the_same_words(question):
    assert people_meant(question, FIELDS, DOERS) == []


def test_what_a_role_calls_its_people():
    assert words_of("Tenant Liaison Officer") == ({"tenant", "liaison"}, {"officer"})
    assert words_of("Deputy Director of Estates") == ({"deputy", "estates"}, {"director"})
    assert words_of("VP Finance") == ({"finance"}, {"vp"})
    assert words_of("IT Manager") == ({"IT"}, {"manager"})
    # "Customers" are nobody by their role: everybody heard is one, or may be.
    assert words_of("Customer Services Manager") == ({"services"}, {"manager"})


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("what do the tenants say about the kiln", ("tenants", False)),
        ("what does Zebulon want", ("Zebulon", False)),
        ("what do people in warehousing hate", ("warehousing", False)),
        ("what do firms say about the price", ("firms", True)),
        ("what do they say about tenants", ("", False)),
        ("what do people secretly fear", ("", False)),
        ("what do people who fire at night say", ("", False)),
        ("what frustrates people about kilns", ("", False)),
    ],
)
def test_whom_a_question_is_of_by_its_form(question, who):
    assert asked_of(question) == who
