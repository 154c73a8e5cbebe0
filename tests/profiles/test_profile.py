import datetime as dt
from dataclasses import replace

from otherside.domain import FACETS, Facet, Person, Side, Stance
from otherside.profiles.profile import Quote, profile


def _quote(text: str, confidence: float = 0.9, day: int = 1, reported: bool = False) -> Quote:
    return Quote(
        id=f"{text}{day}",
        quote=text,
        conversation="c",
        title="a call",
        source="a.vtt",
        turn=0,
        start=0,
        end=len(text),
        confidence=confidence,
        date=dt.date(2026, 1, day),
        stance=Stance.NEUTRAL,
        strength=0.5,
        reported=reported,
    )


PERSON = Person("1", "Dana Lee", Side.THEIRS)


def test_near_identical_quotes_fold_into_the_best():
    found = profile(
        PERSON,
        [
            (Facet.FEAR, _quote("If this leaks, our customers walk away from us.", 0.7)),
            (Facet.FEAR, _quote("if this leaks our customers walk away from us", 0.95, day=2)),
        ],
    )
    (only,) = found.facets[Facet.FEAR]
    assert only.confidence == 0.95
    assert only.also == 1


def test_sure_recent_and_specific_quotes_come_first():
    vague = _quote("It hurts.")
    specific = _quote("Every month-end I lose two days to reconciling 40 accounts by hand.")
    unsure = _quote("Then the second export comes back with other figures in it again.", 0.4)
    found = profile(PERSON, [(Facet.FRUSTRATION, q) for q in (vague, unsure, specific)])
    assert found.facets[Facet.FRUSTRATION][0] == specific


def test_hearsay_ranks_below_the_same_words_first_hand():
    words = "We will not go through another rollout like the last one."
    heard = _quote(words, day=3, reported=True)
    own = _quote("The steering group has to sign before anything moves here.", day=3)
    found = profile(PERSON, [(Facet.RISK, heard), (Facet.RISK, own)])
    assert found.facets[Facet.RISK][0] == own


def test_their_own_words_come_before_ours_that_they_agreed_to():
    ours = replace(_quote("You wait six days for each of the 40 castings.", 0.99), confirmed=True)
    same = replace(_quote("We keep waiting for the castings, all winter.", 0.99, day=2), confirmed=True)
    own = _quote("We keep waiting for the castings, all winter.", 0.7)
    found = profile(PERSON, [(Facet.FRUSTRATION, q) for q in (ours, same, own)])
    assert [q.quote for q in found.facets[Facet.FRUSTRATION]] == [own.quote, ours.quote]
    assert found.facets[Facet.FRUSTRATION][0].also == 0


def test_a_step_whose_day_is_past_stands_last():
    over = _quote("I'll send the July figures for all 40 sites to Priya on 9 January.", 0.95, day=5)
    open_ = _quote("We'll talk it through with the works council.", 0.7, day=5)
    both = [(Facet.COMMITMENT, over), (Facet.COMMITMENT, open_)]
    assert profile(PERSON, both).facets[Facet.COMMITMENT][0] == over
    assert profile(PERSON, both, dt.date(2026, 2, 1)).facets[Facet.COMMITMENT][0] == open_


def test_what_has_no_evidence_is_unknown():
    found = profile(PERSON, [(Facet.GOAL, _quote("We have to cut onboarding to two weeks by June."))])
    assert set(found.unknown) == set(FACETS) - {Facet.GOAL}
