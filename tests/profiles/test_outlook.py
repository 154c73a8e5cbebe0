"""What somebody tells of how a colleague looks at the matter."""

import pytest

from otherside.domain import Facet
from otherside.profiles.around.outlook import not_the_tellers, outlook


@pytest.mark.parametrize(
    ("sentence", "facet"),
    [
        ("Tarek is pretty risk-averse.", Facet.RISK),
        ("She's quite cautious when it comes to anything near the till.", Facet.RISK),
        ("Our CFO is sceptical about subscriptions.", Facet.RISK),
        ("He got burnt by a rollout two years back.", Facet.RISK),
        ("Her main worry is the night shift.", Facet.RISK),
        ("Ingrid has some reservations about the hosting.", Facet.RISK),
        ("and he's very security-conscious about where files end up", Facet.RISK),
        ("She cares about uptime.", Facet.WANT),
        ("He'll want to see references.", Facet.WANT),
        ("Our head of finance is going to want three quotes.", Facet.WANT),
        ("She did ask once about backups, whether they leave the country.", Facet.WANT),
        ("Oskar is very numbers-driven.", Facet.WANT),
        ("The board expects a pilot first.", Facet.WANT),
        ("She looks at the waiting lists and nothing else.", Facet.WANT),
        ("He's focused on the merger until June.", Facet.PRIORITY),
        ("Pia has bigger things on her mind, she has other priorities.", Facet.PRIORITY),
        ("He said let's pick this up when the move is over.", Facet.PRIORITY),
        ("She's supportive of doing it this year.", Facet.CONSENSUS),
        ("Our director is all for it.", Facet.CONSENSUS),
        ("He's against another vendor.", Facet.CONSENSUS),
        (
            "Walter told the managing director in June he won't have our alarms answered by a firm in another town.",
            Facet.CONSENSUS,
        ),
        ("Ingrid won't have it subcontracted.", Facet.CONSENSUS),
        ("He won't have a single stranger on the night desk.", Facet.CONSENSUS),
        ("She won't have the phones answered by a machine.", Facet.CONSENSUS),
        ("Oskar wont have anybody from outside on the site.", Facet.CONSENSUS),
        ("He won't have it, simple as that.", Facet.CONSENSUS),
        ("She will not hear of the idea.", Facet.CONSENSUS),
        ("Walter's never liked the word subcontractor.", Facet.CONSENSUS),
        ("Tarek has never trusted anything in the cloud.", Facet.CONSENSUS),
        ("Our chairman hates the idea of a subscription.", Facet.CONSENSUS),
        ("Pia is dead against anything from outside.", Facet.CONSENSUS),
        ("He's flatly opposed.", Facet.CONSENSUS),
        ("Ingrid said no to the last two.", Facet.CONSENSUS),
        ("Tarek said to me on the stairs, over my dead body.", Facet.CONSENSUS),
        ("She turned the last offer down.", Facet.CONSENSUS),
        ("hes scared of her", Facet.FEAR),
        ("Emil is scared of him.", Facet.FEAR),
        ("The outage put Greta into a more conservative mindset.", Facet.RISK),
    ],
)
def test_what_is_told_of_a_colleague_bears_on_the_decision(sentence: str, facet: Facet) -> None:
    assert facet in outlook(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He's on sick leave until March.",
        "She's worried about her daughter.",
        "Tarek wants to go to lunch.",
        "Is she risk-averse?",
        "If he's sceptical we'll see.",
        "I'm pretty risk-averse myself.",
        "We care about uptime.",
        "The export is careful with umlauts.",
        "Ingrid joined us in May.",
        "He's a keen cyclist and has three kids.",
        "She looks after the warehouse.",
        "It was against the rules.",
        "They met on Tuesday at the office.",
        "She looks forward to it.",
        "The question is about pricing.",
        "What matters is the price.",
        "She won't have the numbers by Friday.",
        "He won't have it ready before May.",
        "He won't have it finished before May.",
        "Tarek won't have time to look at it.",
        "He won't have seen it yet.",
        "Ingrid won't have the keys on Monday.",
        "She won't let you down.",
        "He's never liked Mondays.",
        "Pia hates flying.",
        "She can't stand the rain.",
        "Oskar has never been to Leeds.",
        "He's never liked it here.",
        "She turned the corner.",
        "She turned the music down.",
        "He won't have the number on him.",
        "Oskar won't have a seat on the train.",
        "The printer said no paper.",
        "Shes in the hall.",
        "Nobody at the depot looks at the board, Piet.",
    ],
)
def test_what_tells_nothing_of_a_colleagues_view(sentence: str) -> None:
    assert outlook(sentence) == frozenset()


def test_a_dread_that_is_told_of_somebody_else_is_not_the_tellers() -> None:
    assert Facet.RISK in not_the_tellers("Our CFO is nervous about the changeover.")
    assert Facet.PRIORITY in not_the_tellers('He said "come back to it when the audit is over".')
    assert Facet.PRIORITY in not_the_tellers("She's asking for calm before we take on another tool.")
    assert not not_the_tellers("He's focused on the merger, and we have no room for it either.")
    assert not not_the_tellers("She's cautious, and so am I: I dread the changeover.")
    assert not not_the_tellers("I'm nervous about the changeover.")
