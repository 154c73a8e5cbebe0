import datetime as dt

from otherside.domain import FACETS, Facet, Person, Side, Stance
from otherside.profiles import Quote, profile


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


def test_what_has_no_evidence_is_unknown():
    found = profile(PERSON, [(Facet.GOAL, _quote("We have to cut onboarding to two weeks by June."))])
    assert set(found.unknown) == set(FACETS) - {Facet.GOAL}
