"""By how deals ended, and why: what those who bought say, and what made them."""

import pytest

from otherside.domain import Facet
from otherside.market.asking import outcomes_of, understand


@pytest.mark.parametrize(
    ("question", "outcome", "topic"),
    [
        ("What do those who bought say about the records?", "won", ("records",)),
        ("what do people who signed say about setup", "won", ("setup",)),
        ("what do our customers say about the app", None, ("app",)),
        ("what do customers say about setup", None, ("setup",)),
        ("what do our existing customers say about setup", "won", ("setup",)),
        ("what do paying clients say about setup", "won", ("setup",)),
        ("what do those who did not buy say about the records", "not_won", ("records",)),
        ("what do customers who never signed say about the records", "not_won", ("records",)),
        ("what do those who chose somebody else say about the price", "lost", ("price",)),
        ("what do people in open deals say about the price", "open", ("price",)),
        ("what do they say about their customers", None, ()),
        ("what do the customers say about the price", None, ("price",)),
        ("what do potential customers say about the price", None, ("potential", "price")),
        ("who won't change the glaze", None, ("won't change", "glaze")),
        ("what do they say about lost keys", None, ("lost", "keys")),
    ],
)
def test_whose_deals_ended_how(question, outcome, topic):
    asked = understand(question)
    assert (asked.outcome, asked.topic, asked.kind) == (outcome, topic, "")


@pytest.mark.parametrize(
    ("question", "kind", "called"),
    [
        ("why did we win", "won", ()),
        ("what made them buy", "won", ()),
        ("why did Saltmarsh choose us", "won", ()),
        ("why do people buy from us", "won", ()),
        ("what tipped it", "won", ()),
        ("what is the main reason people buy", "won", ()),
        ("what triggered the purchase", "won", ()),
        ("why did we lose", "lost", ()),
        ("why didn't they sign", "lost", ()),
        ("why did Saltmarsh not buy", "lost", ()),
        ("what is the reason they did not buy", "lost", ()),
        ("what stopped them from buying", "lost", ()),
        ("why did they choose somebody else", "lost", ()),
        ("why do customers choose Kestrel Mills", "lost", ("Kestrel Mills",)),
        ("why did they stay with Kestrel", "lost", ("Kestrel",)),
        ("why do they want a new kiln", "", ()),
        ("why are they afraid", "", ()),
    ],
)
def test_why_deals_ended_so(question, kind, called):
    asked = understand(question, ["Saltmarsh"])
    assert (asked.kind, asked.called) == (kind, called)


def test_both_ends_of_a_question_are_known():
    assert outcomes_of("what is different between deals we won and deals we lost") == ["lost", "won"]
    assert outcomes_of("what do those who bought and those who did not say about it") == ["not_won", "won"]
    assert outcomes_of("what do they fear") == []


def test_who_cares_about_it_speaks_of_it():
    assert understand("who cares about the price").topic == ("price",)
    assert Facet.FEAR in understand("what keeps millers awake").facets
    assert Facet.CONSENSUS not in understand("who else uses Kestrel").facets
    assert Facet.CONSENSUS in understand("who else has to approve it").facets
