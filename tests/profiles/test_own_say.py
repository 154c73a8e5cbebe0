"""What say somebody claims for themselves, or says they have not."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.around.others import Somebody, speaks_of_a_say, who_else
from otherside.profiles.around.own_say import answers_me, own_say
from otherside.profiles.beliefs import Piece, person_estimates
from otherside.profiles.role_priors import load_role_table

DAY = dt.date(2026, 6, 1)
PEOPLE = [Somebody("nora", "Nora Falk", None), Somebody("emil", "Emil Brandt", None)]


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("The decision is mine, with the council on 3 June.", "decides"),
        ("It's my call, not the depot's.", "decides"),
        ("The last word is mine.", "decides"),
        ("It's up to me in the end.", "decides"),
        ("The choice lies with me.", "decides"),
        ("Without my name it does not go.", "stops"),
        ("Nothing leaves the framework without my agreement.", "stops"),
        ("This does not happen without my yes.", "stops"),
        ("It needs my signature.", "stops"),
        ("I can still stop it.", "stops"),
        ("It'll mostly be me.", "decides"),
        ("It will mainly be me, with a word from the foreman.", "decides"),
        ("That's my call, mostly.", "decides"),
        ("That's mostly my decision.", "decides"),
        ("That one is pretty much up to me.", "decides"),
        ("I'm the one deciding here.", "decides"),
        ("In practice it comes down to me.", "decides"),
        ("I'll be the one making the decision.", "decides"),
        ("I can decide that on my own.", "decides"),
        ("It'll be me who drives on Friday.", None),
        ("It will mostly be rain.", None),
        ("It'll mostly be me on the call on Tuesday.", None),
        ("It's mostly my car.", None),
        ("I'm the one driving.", None),
        ("It won't mostly be me.", None),
        ("It isn't my decision.", "none"),
        ("That's not my call.", "none"),
        ("I don't decide that.", "none"),
        ("I have no say in it.", "none"),
        ("It's not for me to decide.", "none"),
        ("Is it my decision?", None),
        ("It was my decision to leave.", None),
        ("If it were up to me we'd start.", None),
        ("Without me the children don't eat.", None),
        ("I don't decide what we eat.", None),
        ("It's mine, the red van.", None),
        ("He says the decision is his.", None),
        ("I can stop by on Monday.", None),
        ("You'd think it's my call.", None),
        ("It's my choice what I wear.", None),
        ("The call is with me and Ida at ten.", None),
    ],
)
def test_whose_say_it_is(text, say):
    assert own_say(text) == say
    assert say is None or speaks_of_a_say(text)


def heard(*said):
    pieces = [
        (who, Piece(f"e{n}", quote, {Facet.CONSENSUS: 0.6}, Stance.NEUTRAL, 0.5, DAY))
        for n, (who, quote) in enumerate(said)
    ]
    return who_else(pieces, PEOPLE, load_role_table())[0]


def test_a_claim_is_a_veto_of_the_speaker():
    assert [e for _, _, e in heard(("nora", "The decision is mine."))["nora"].veto] == ["e0"]


def test_who_says_it_is_not_theirs_loses_what_they_claimed():
    said = heard(("nora", "It's my decision."), ("nora", "It isn't my decision."))["nora"]
    assert (said.authority, said.veto) == ([], [])
    assert [e for _, _, e in said.none] == ["e1"]


def test_who_claims_it_after_all_has_it():
    said = heard(("nora", "It isn't my decision."), ("nora", "I asked: the decision is mine."))["nora"]
    assert said.none == []
    assert [e for _, _, e in said.veto] == ["e1"]


def test_somebody_can_stop_it_by_the_words_of_another():
    said = heard(("nora", "And Emil, he can stop it before it gets to the council."))
    assert [e for _, _, e in said["emil"].veto] == ["e0"]
    assert "nora" not in said


def test_who_has_no_say_weighs_less():
    table = load_role_table()
    with_say = person_estimates([], table, "Managing director", DAY)
    without = person_estimates([], table, "Managing director", DAY, no_say=[(0.8, "not mine", "e0")])
    assert without.numbers["power"].median < with_say.numbers["power"].median
    assert without.veto < with_say.veto
    assert "e0" in without.numbers["power"].evidence


def test_who_keeps_out_of_it_is_named_and_has_no_more_say_by_that() -> None:
    said = "Our CFO, Ida Berg, is for it but she won't get into the choice itself."
    (_, unmet) = who_else(
        [("nora", Piece("e0", said, {Facet.CONSENSUS: 0.9}, Stance.NEUTRAL, 0.5, DAY))], PEOPLE, load_role_table()
    )
    assert [(s.label, sum(w for w, _, _ in s.authority), s.veto) for s in unmet] == [("Ida Berg (CFO)", 0.0, [])]


def test_whose_decision_it_is_by_their_own_word_is_kept() -> None:
    assert heard(("nora", "It'll mostly be me."))["nora"].own == ["e0"]
    assert heard(("nora", "It'll mostly be me."), ("nora", "It isn't my decision."))["nora"].own == []
    assert heard(("nora", "I can still stop it."))["nora"].own == []


@pytest.mark.parametrize(
    ("asked", "answer", "say"),
    [
        ("And who decides that?", "Me. Nobody else.", "decides"),
        ("Who'd have to sign?", "Well, that'd be me, in the end.", "decides"),
        ("Who signs?", "Just me.", "decides"),
        ("Who decides in the end?", "And me. I own the barn.", "stops"),
        ("Who decides?", "Me and Ruben.", "stops"),
        ("Who would have to agree at yours?", "Only me.", "stops"),
        ("Who could still say no?", "Me, I suppose.", "stops"),
        ("Who decides?", "Me mother used to.", None),
        ("Who decides?", "Meeting's on Friday.", None),
        ("Who rang you?", "Me. I rang him, I mean.", None),
        ("Who decides? I only ask for the file.", "Me.", "decides"),
        ("I decide here.", "Me too.", None),
    ],
)
def test_me_is_an_answer_where_it_was_asked_whose_it_is(asked, answer, say):
    found = answers_me(asked, answer)
    assert (found[2] if found else None) == say
    assert found is None or answer[found[0] : found[1]].casefold().endswith(("me", "ruben"))
