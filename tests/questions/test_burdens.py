"""Burdens in plain words: only what was said, with offers that leave them free."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Person, Side, Stance
from otherside.profiles.profile import Profile, Quote, profile
from otherside.questions import burdens
from otherside.questions.burdens import _table
from tests.questions.deal import forecast


def _quote(text: str, stance: Stance = Stance.AWAY, confidence: float = 0.9) -> Quote:
    return Quote(
        text[:12], text, "c", "t", "call.vtt", 0, 0, len(text), confidence, dt.date(2026, 5, 4), stance, 0.6, False
    )


def _profile(name: str, *said: tuple[Facet, Quote], side: Side = Side.THEIRS) -> Profile:
    return profile(Person(name, name, side), said)


def test_without_evidence_there_is_nothing() -> None:
    assert burdens([_profile("Per Lindgren")], forecast(per__gain=5.0)) == []


def test_kind_quote_and_help() -> None:
    said = _quote("If it fails I'd have to explain it with my name on it.")
    (found,) = burdens([_profile("Per Lindgren", (Facet.RISK, said))])
    assert found["burden"] == "fear"
    assert found["person"] == "Per Lindgren"
    assert found["said"][0]["quote"] == said.quote
    assert found["in_plain_words"] == "If this failed, Per would have to answer for it in person."
    assert len(found["help"]) == 3
    assert 0 < found["weight"] <= 1


@pytest.mark.parametrize(
    ("facet", "text", "burden"),
    [
        (Facet.STATUS_QUO, "It's clunky, but everyone knows it.", "change"),
        (Facet.PRIORITY, "The pot is spoken for until June.", "priority"),
        (Facet.CONSENSUS, "The council has to vote on it.", "consensus"),
        (Facet.KNOWLEDGE_GAP, "I've never bought anything of the sort.", "knowledge"),
    ],
)
def test_each_burden_from_its_facet(facet: Facet, text: str, burden: str) -> None:
    assert [b["burden"] for b in burdens([_profile("Ida Brandt", (facet, _quote(text)))])] == [burden]


def test_a_worry_about_staying_is_no_burden_of_deciding() -> None:
    said = _quote("If we go on like this people will leave.", Stance.TOWARDS)
    assert burdens([_profile("Ida Brandt", (Facet.FEAR, said))]) == []


@pytest.mark.parametrize(
    ("text", "stance", "there"),
    [
        ("I lie awake over the second depot.", Stance.NEUTRAL, False),
        ("If we double the drivers, I don't want to picture it.", Stance.AWAY, False),
        ("I'm scared of the week when we switch.", Stance.NEUTRAL, True),
        ("I'm afraid that nobody comes back.", Stance.AWAY, True),
    ],
)
def test_a_fear_weighs_where_it_is_of_the_change(text: str, stance: Stance, there: bool) -> None:
    assert bool(burdens([_profile("Ida Brandt", (Facet.FEAR, _quote(text, stance)))])) is there


def test_to_ask_for_a_reference_is_no_fear() -> None:
    asked = _quote("Could we ring the mill in Umeå ourselves?")
    assert burdens([_profile("Ida Brandt", (Facet.RISK, asked))]) == []
    doubt = _quote("Could we ring the mill in Umeå, where it failed twice?")
    assert [b["burden"] for b in burdens([_profile("Ida Brandt", (Facet.RISK, doubt))])] == ["fear"]


def test_a_colleagues_fear_is_not_the_speakers() -> None:
    said = _quote("But he is frightened of it, and won't show it with me in the room.")
    assert burdens([_profile("Ida Brandt", (Facet.FEAR, said)), _profile("Omar Haddou")]) == []


def test_our_own_side_has_none() -> None:
    assert burdens([_profile("Seller", (Facet.RISK, _quote("It may fail.")), side=Side.OURS)]) == []


def test_more_evidence_weighs_more_and_the_forecast_sets_the_shares() -> None:
    one = _profile("Per Lindgren", (Facet.RISK, _quote("It may fail in winter.")))
    two = _profile(
        "Per Lindgren", (Facet.RISK, _quote("It may fail in winter.")), (Facet.RISK, _quote("I doubt the numbers."))
    )
    assert burdens([two])[0]["weight"] > burdens([one])[0]["weight"]
    assert burdens([one], forecast())[0]["weight"] > burdens([one])[0]["weight"]


def test_every_offer_passes_the_lint_and_has_its_default_kind() -> None:
    lint = pytest.importorskip("otherside.messaging.lint").lint
    for burden in _table():
        assert [k.cue for k in burden.kinds].count(None) == 1
        for kind in burden.kinds:
            for text in (kind.plain, *kind.help):
                assert [f.code for f in lint(text.replace("{person}", "Per"))] == [], text


def test_the_words_that_say_it_stand_first() -> None:
    plain = _quote("I need to see what happens in the second winter before anything else.", confidence=0.95)
    shows = _quote("I'm worried we will pay twice, as in 2023 when it went wrong.", confidence=0.7)
    (found,) = burdens([_profile("Per Lindgren", (Facet.RISK, plain), (Facet.FEAR, shows))])
    assert "lived through" in found["in_plain_words"]
    assert [q["quote"] for q in found["said"]] == [shows.quote, plain.quote]


def test_a_board_on_the_wall_does_not_vote() -> None:
    wall = _quote("They would have to do both, the board and yours, one on top of the other.")
    assert not [b for b in burdens([_profile("Ida Brandt", (Facet.CONSENSUS, wall))]) if "vote" in b["in_plain_words"]]
    body = _quote("Above ten thousand I have to take it to the board.")
    (found,) = burdens([_profile("Ida Brandt", (Facet.CONSENSUS, body))])
    assert "vote" in found["in_plain_words"]


def test_to_sit_on_a_council_is_not_to_need_its_vote() -> None:
    seat = _quote("She's on the harbour council as well, you should have her on the next call.")
    assert burdens([_profile("Ida Brandt", (Facet.CONSENSUS, seat))]) == []
    body = _quote("The works council has to agree to it.")
    (found,) = burdens([_profile("Ida Brandt", (Facet.CONSENSUS, body))])
    assert "body" in found["in_plain_words"]


def test_what_they_ask_us_to_leave_alone_is_no_burden_to_help_with() -> None:
    asks = _quote("I don't know yet what to make of the tools, and I'd be grateful if you didn't explain them to me.")
    assert burdens([_profile("Ida Brandt", (Facet.KNOWLEDGE_GAP, asks))]) == []


def test_not_to_know_is_a_burden_only_where_there_is_something_to_choose() -> None:
    life = _quote("I do not know yet who I am without the night shift.")
    assert burdens([_profile("Ida Brandt", (Facet.KNOWLEDGE_GAP, life))]) == []
    choice = _quote("I don't know which of the systems would suit our size.")
    (found,) = burdens([_profile("Ida Brandt", (Facet.KNOWLEDGE_GAP, choice))])
    assert found["burden"] == "knowledge"


@pytest.mark.parametrize(
    "text",
    [
        "Our chair is supportive of the whole idea.",
        "She is supportive, but she won't look at the details.",
        "I have a free hand up to 3,000, so I can approve that part.",
        "We can start in the small hall without asking the head office.",
        "Her question about the ramps is not a blocker.",
        "The chair knows of it.",
    ],
)
def test_help_from_others_is_no_burden(text: str) -> None:
    assert burdens([_profile("Ida Brandt", (Facet.CONSENSUS, _quote(text)))]) == []


def test_help_that_ends_in_a_condition_is_still_open() -> None:
    said = _quote("Our chair is supportive, but she has to take it to the trustees.")
    assert [b["burden"] for b in burdens([_profile("Ida Brandt", (Facet.CONSENSUS, said))])] == ["consensus"]


def test_work_done_twice_is_the_change_whatever_it_was_read_as() -> None:
    said = _quote("My four would have to do both, the old list and the new one.")
    (found,) = burdens([_profile("Ida Brandt", (Facet.CONSENSUS, said))])
    assert (found["burden"], found["in_plain_words"][:12]) == ("change", "For a while ")
    vote = _quote("The council has to vote before we do both.")
    (found,) = burdens([_profile("Ida Brandt", (Facet.CONSENSUS, vote))])
    assert found["burden"] == "consensus"


def test_the_hour_of_the_meeting_is_no_other_priority() -> None:
    said = _quote("I have a hard stop at ten, that's the call with the bank.")
    assert burdens([_profile("Ida Brandt", (Facet.PRIORITY, said))]) == []


@pytest.mark.parametrize(
    "settled", [{"outcome": "won"}, {"said_decided": {"way": "us"}}, {"said_decided": {"way": "nothing"}}]
)
def test_once_it_is_decided_nobody_carries_anything_of_the_deciding(settled: dict[str, object]) -> None:
    people = [_profile("Per Lindgren", (Facet.RISK, _quote("If it fails I'd have to explain it with my name on it.")))]
    assert burdens(people, forecast())
    assert burdens(people, {**forecast(), **settled}) == []


@pytest.mark.parametrize(
    "text",
    [
        # A complaint, or a letter, is nothing the council votes on.
        "People upstairs have complained to the council about our deliveries, so we may have to move them.",
        "The neighbours have been on to the council about the smoke and we must do something about that too.",
        "We had a notice from the council because of the noise, which I have to answer.",
        # The way round a vote is none.
        "For the one room I could sign that alone, and nobody would have to vote.",
        "If it stays small no one has to agree to it and it needn't go to the board.",
        "Under four thousand we can decide without having to ask the committee.",
    ],
)
def test_what_is_no_vote_makes_no_burden(text: str) -> None:
    assert burdens([_profile("Ida Brandt", (Facet.CONSENSUS, _quote(text)))]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The council has to vote on it.",
        "The neighbours complained, and now the council has to agree to every hour we open.",
        "Omar doesn't have to sign, but the committee must agree.",
        "Nobody has to vote on the small one, but the board must agree to the large one.",
    ],
)
def test_a_vote_that_is_open_stays_one(text: str) -> None:
    (found,) = burdens([_profile("Ida Brandt", (Facet.CONSENSUS, _quote(text)))])
    assert (found["burden"], found["in_plain_words"][:6]) == ("consensus", "It is ")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The whole pot is spoken for by the new kitchen.", "spent, or promised"),
        ("Our budget goes into the roof this year.", "spent, or promised"),
        ("We've just put forty thousand into the boiler.", "spent, or promised"),
        ("I can't spare any money this year.", "little or no money"),
        ("We don't have a budget for it before June.", "little or no money"),
        ("Money is tight until the harvest.", "little or no money"),
        ("The budget round comes first, then we look at the rest.", "Other things come first"),
        ("I'd have to look at what it costs after the fair.", "Other things come first"),
        ("Above thirty thousand I can do little now, the fair comes first.", "Other things come first"),
        ("The money isn't spoken for yet, but the fair comes first.", "Other things come first"),
    ],
)
def test_money_is_promised_elsewhere_only_where_they_say_so(text: str, plain: str) -> None:
    (found,) = burdens([_profile("Ida Brandt", (Facet.PRIORITY, _quote(text)))])
    assert plain in found["in_plain_words"]


def test_whoever_has_no_purse_of_their_own_has_named_no_other_priority() -> None:
    said = _quote("I don't have a budget, I have a broom.", confidence=0.4)
    assert burdens([_profile("Ida Brandt", (Facet.PRIORITY, said))]) == []


def test_what_went_wrong_because_nobody_acted_is_a_reason_to_act() -> None:
    undone = _quote("Last time we slid onto the dear tariff because nobody decided, and it cost a fortune.")
    again = _quote("I don't want to be that fool twice.")
    assert burdens([_profile("Ida Brandt", (Facet.RISK, undone), (Facet.FEAR, again))]) == []
    failed = _quote("Last time the rollout failed because nobody trained us.")
    (found,) = burdens([_profile("Ida Brandt", (Facet.RISK, failed))])
    assert "lived through" in found["in_plain_words"]


@pytest.mark.parametrize(
    "text",
    ["It sort of sits between us all.", "Nobody has asked for it here.", "I wouldn't know whose desk to put it on."],
)
def test_what_nobody_has_as_their_own_is_no_other_priority(text: str) -> None:
    (found,) = burdens([_profile("Ida Brandt", (Facet.PRIORITY, _quote(text)))])
    assert found["in_plain_words"] == "Nobody there has it as their own, as Ida tells it."
