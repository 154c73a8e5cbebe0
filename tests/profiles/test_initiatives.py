import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.around.initiatives import competing, phrases_of
from otherside.profiles.around.others import Somebody, who_else
from otherside.profiles.beliefs import Piece
from otherside.profiles.role_priors import load_role_table

DAY = dt.date(2026, 6, 1)


def said(quote, facet=Facet.PRIORITY, p=0.7, who="dana", n=0):
    return who, Piece(f"e{n}", quote, {facet: p}, Stance.AWAY, 0.5, DAY)


@pytest.mark.parametrize(
    ("quote", "phrases"),
    [
        ("We've a warehouse move and an audit before we can look at this.", ["warehouse move", "audit"]),
        ("The ERP migration has to come first.", ["ERP migration"]),
        ("We're in the middle of a SOC 2 Type II certification.", ["SOC 2 Type II"]),
        (
            "The refit, the auditors and her own new\nsystem all land in the same weeks.",
            ["refit", "auditors", "system"],
        ),
        ("I lead a team of nine.", []),
        ("It's a project.", []),
        ("I can't move before I have a third offer.", []),
        ("We won’t build anything until then, and they'll launch it.", []),
        ("The roof can’t move.", []),
        ("We don't open before Rosa's warehouse move.", ["warehouse move"]),
        ("The system is slow.", []),
        ("The harvest orders and the campaign posters come first.", []),
    ],
)
def test_phrases(quote, phrases):
    assert phrases_of(quote) == phrases


def test_initiatives_are_merged_ranked_and_dated():
    found = competing(
        [
            said("The new finance system goes live on the first of September.", n=1),
            said("Until the finance system is in, I have nobody.", who="sam", n=2),
            said("The merger is our first priority.", n=3),
            said("Your migration would be quick.", n=4),
        ],
        DAY,
    )
    by_name = {i.name: i for i in found}
    assert set(by_name) == {"finance system", "merger"}
    finance = by_name["finance system"]
    assert set(finance.sponsors) == {"dana", "sam"}
    assert finance.evidence == ("e1", "e2")
    assert finance.dates[0][0] == dt.date(2026, 9, 1)
    assert finance.rank is None
    assert by_name["merger"].rank == 1


def test_a_day_of_an_initiative_is_of_the_month_just_named():
    piece = Piece(
        "e1", "The audit starts on the eleventh, we are flat out.", {Facet.PRIORITY: 0.7}, Stance.AWAY, 0.5, DAY,
        before="The press goes out on the eighth of February.",
    )  # fmt: skip
    (audit,) = competing([("d", piece)], DAY)
    assert [d for d, _ in audit.dates] == [dt.date(2027, 2, 11)]


def test_what_is_no_competition_is_not_read():
    assert competing([said("The migration went well.", Facet.SITUATION)], DAY) == []


def test_what_was_on_their_list_once_is_not_on_it_now():
    past = "In the same week we had the inspection and a relaunch of the site."
    assert competing([said(past, Facet.TRIGGER)], DAY) == []
    now = "In the same week we have the inspection and a relaunch of the site."
    assert [i.name for i in competing([said(now, Facet.TRIGGER)], DAY)] == ["inspection"]


PEOPLE = [Somebody("d", "Dana Lee", "Head of Operations"), Somebody("f", "Priya Rao", "Finance Director")]


def test_who_else_has_a_say():
    known, unmet = who_else(
        [
            said("Priya has to sign it off, whatever I say.", Facet.CONSENSUS, who="d", n=1),
            said("Finance will kill anything over fifty thousand; kill it dead.", Facet.CONSENSUS, who="d", n=2),
            said("Our CTO makes the final call.", Facet.CONSENSUS, who="d", n=3),
            said("Legal will need to approve it, the legal team always does.", Facet.CONSENSUS, who="f", n=4),
            said("We looked at the board on the wall.", Facet.CONSENSUS, p=0.2, who="d", n=5),
        ],
        PEOPLE,
        load_role_table(),
    )
    assert set(known) == {"f"}
    assert [e for _, _, e in known["f"].authority] == ["e1", "e2"]
    assert [e for _, _, e in known["f"].veto] == ["e1", "e2"]
    assert {s.label for s in unmet} == {"CTO", "legal"}
    assert {s.named_by for s in unmet} == {"Dana Lee", "Priya Rao"}


def test_a_chief_named_in_passing_keeps_the_name():
    _, (found,) = who_else(
        [said("Our CTO, Marcus, got pulled into something else.", Facet.PRIORITY, who="d")], PEOPLE, load_role_table()
    )
    assert found.label == "Marcus (CTO)"


@pytest.mark.parametrize(
    "quote",
    [
        "Yael, our CTO, signs it.",
        "Yael — that's our CTO. She has the final say.",
        "Yael is our CTO.",
        "Ask Yael (our CTO) first.",
        "Our CTO, Yael, decides.",
    ],
)
def test_a_chief_is_known_by_the_name_before_or_after_the_title(quote):
    before = said("Our CTO makes the final call.", Facet.CONSENSUS, who="d", n=1)
    for pieces in ([said(quote, who="d")], [before, said(quote, who="d", n=2)]):
        _, (found,) = who_else(pieces, PEOPLE, load_role_table())
        assert found.label == "Yael (CTO)"


@pytest.mark.parametrize("quote", ["Honestly, our CTO, decides.", "Yes, our CTO.", "In Berlin, our CTO decides."])
def test_what_stands_before_a_title_is_not_always_a_name(quote):
    _, (found,) = who_else([said(quote, who="d")], PEOPLE, load_role_table())
    assert found.label == "CTO"


@pytest.mark.parametrize(
    ("quote", "before", "label"),
    [
        ("Our head of purchasing, Ida Berg, has to sign it off.", "", "Ida Berg (head of purchasing)"),
        ("She'll want to know what it costs.", "I report to our VP of Supply, Ida Berg.", "Ida Berg (VP of Supply)"),
        ("But she'll make the final call.", "Who is your CFO?\nHer name is Ida Berg. She travels.", "Ida Berg (CFO)"),
        ("But she'll make the final call.", "Our CTO is not in the room.", "CTO"),
        ("Ida would have to be in favour, it is the one account.", "", "Ida"),
    ],
)
def test_whoever_has_a_say_is_known_by_title_and_name(quote, before, label):
    piece = Piece("e1", quote, {}, Stance.NEUTRAL, 0.5, DAY, before=before)
    _, (found,) = who_else([("d", piece)], PEOPLE, load_role_table())
    assert found.label == label
    assert [e for _, _, e in found.authority] == ["e1"]


@pytest.mark.parametrize(
    ("quote", "before"),
    [
        ("Our head of purchasing, Ida Berg, was away in May.", ""),
        ("She'll make the final call.", "Our CFO is not in the room, Priya is."),
        ("Everybody has to agree on a day.", ""),
        ("Only then would it have to be approved.", "I saw her."),
    ],
)
def test_who_is_only_mentioned_has_no_say(quote, before):
    piece = Piece("e1", quote, {}, Stance.NEUTRAL, 0.5, DAY, before=before)
    assert who_else([("d", piece)], PEOPLE, load_role_table())[1] == []


def test_by_title_first_and_by_name_later_is_one_person():
    pieces = [
        said("Our CFO has to sign it.", Facet.CONSENSUS, who="d", n=1),
        said("Ida has to sign it, she is our CFO.", Facet.CONSENSUS, who="d", n=2),
        said("Ida is our CFO.", Facet.CONSENSUS, who="d", n=3),
    ]
    assert [s.label for s in who_else(pieces, PEOPLE, load_role_table())[1]] == ["Ida (CFO)"]


def test_an_officer_of_theirs_may_be_somebody_here():
    piece = Piece("e1", "She has to sign it off.", {}, Stance.NEUTRAL, 0.5, DAY, before="Our CFO is careful.")
    known, unmet = who_else([("d", piece)], PEOPLE, load_role_table())
    assert (set(known), unmet) == ({"f"}, [])


def test_ones_own_say_counts():
    known, _ = who_else([said("It'll mostly be me.", Facet.SITUATION, who="d")], PEOPLE, load_role_table())
    assert [e for _, _, e in known["d"].authority] == ["e0"]


def test_what_one_tells_of_a_colleague_stands_on_no_list_of_ones_own():
    found = competing(
        [
            said("My own audit is due in May, we are flat out.", who="dana", n=1),
            said("Sam will ask whether the audit comes first.", who="kim", n=2),
            said("The audit goes first for finance.", who="lee", n=3),
        ],
        DAY,
    )
    (audit,) = found
    assert {who: share for who, _, share in audit.shares} == {"dana": 1.0, "kim": 0.0, "lee": 0.5}


def test_nobody_is_made_up():
    known, unmet = who_else([said("It hurts every day.", Facet.FRUSTRATION, who="d")], PEOPLE, load_role_table())
    assert (known, unmet) == ({}, [])


@pytest.mark.parametrize(
    ("quote", "name", "rank"),
    [
        ("My own number one is the BRC audit in January.", "BRC audit", 1),
        ("The second priority is the Leeds warehouse opening in May.", "Leeds warehouse opening", 2),
        ("The data centre move is third on our list.", "data centre move", 3),
        ("The data centre move has to wait for the second truck.", "data centre move", None),
    ],
)
def test_the_place_they_give_it(quote, name, rank):
    (found,) = competing([said(quote)], DAY)
    assert (found.name, found.rank) == (name, rank)


def test_a_budget_to_be_approved_is_a_gate_and_no_initiative():
    assert competing([said("I can't sign anything until the budget is approved on 3 December.")], DAY) == []


def test_what_they_ask_us_about_is_no_competitor_of_ours():
    later = said("The route planning goes first in spring, after the audit.", n=1)
    for asked in (
        "I'd be interested in the route planning.",
        "Your route planning looks good.",
        "A price for the route planning?",
    ):
        names = [i.name for i in competing([later, said(asked, Facet.WANT, who="sam", n=2)], DAY)]
        assert names == ["audit"]
    other = said("I'd be interested in the planning.", Facet.WANT, n=2)
    assert {i.name for i in competing([later, other], DAY)} == {"route planning", "audit"}


def test_what_they_say_they_do_not_do_takes_no_room():
    assert competing([said("The yard refit we don't do this year, we have no time.")], DAY) == []
    assert competing([said("We are not going to start the yard refit, no budget.")], DAY) == []
    held = said("We won't start the yard refit before the audit, no budget.")
    assert {i.name for i in competing([held], DAY)} == {"yard refit", "audit"}
