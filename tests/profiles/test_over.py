"""What came first and is over since: done, its day past, or a mere absence."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.around.initiatives import competing, phrases_of, stands
from otherside.profiles.around.over import done, gone_by, on_leave
from otherside.profiles.beliefs import Piece

MAY, JULY, TODAY = dt.date(2026, 5, 4), dt.date(2026, 7, 6), dt.date(2026, 7, 20)
AUDIT = done([("The audit is done: two remarks, nothing grave.", JULY)])


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The audit is done: two remarks, nothing grave.", ("audit",)),
        ("Our kiln rebuild is finally over.", ("kiln", "rebuild")),
        ("We've passed the fire inspection.", ("fire", "inspection")),
        ("The stocktake is behind us now.", ("stocktake",)),
    ],
)
def test_what_is_said_to_be_done(text: str, thing: tuple[str, ...]) -> None:
    assert [d.thing for d in done([(text, JULY)])] == [thing]


@pytest.mark.parametrize(
    "text",
    [
        "The audit is done by an outside firm.",
        "Once the audit is done we can talk.",
        "I hope the audit is over soon.",
        "The audit isn't done.",
        "The rebuild is over budget.",
        "Is the audit done?",
    ],
)
def test_what_is_not_done_yet(text: str) -> None:
    assert not done([(text, JULY)])
    assert not done([("The audit is done.", None)])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I can't touch anything before the audit.", False),
        ("We have the audit in June.", False),
        ("Nothing moves until the audit and the kiln rebuild are through.", True),
        ("We have the energy audit in June.", True),
        ("Every year nothing moves before the audit.", True),
        ("No earlier than the tenth of June, I'm on holiday.", False),
        ("Not before the tenth of June.", False),
        ("Not before the tenth of September.", True),
        ("Until the end of June we do the audit, then the ERP migration comes first.", True),
        ("I'm on leave for three weeks.", False),
        ("The holiday campaign comes first.", True),
    ],
)
def test_what_comes_first_stands_until_it_is_over(text: str, left: bool) -> None:
    assert stands(text, MAY, AUDIT, TODAY) is left


def test_what_was_said_after_it_was_done_is_about_another_one() -> None:
    assert stands("I can't touch anything before the audit.", TODAY, AUDIT, TODAY)


def test_a_day_counts_only_as_the_end_of_what_comes_first() -> None:
    assert gone_by("Nothing until the end of May.", MAY, TODAY)
    assert not gone_by("We began in May.", MAY, TODAY)
    assert not gone_by("Nothing until the end of May.", MAY, None)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("I'm on parental leave.", True),
        ("We're out of office until Monday.", True),
        ("Leave it alone.", False),
        ("That leaves no room.", False),
    ],
)
def test_who_is_away(text: str, away: bool) -> None:
    assert on_leave(text) is away


def test_an_initiative_that_is_done_competes_no_more() -> None:
    said = [
        ("rosa", Piece("e1", "I can't touch anything before the audit.", {Facet.PRIORITY: 0.8}, Stance.AWAY, 0.5, MAY)),
        ("rosa", Piece("e2", "The ERP migration comes first.", {Facet.PRIORITY: 0.8}, Stance.AWAY, 0.5, MAY)),
    ]
    assert [i.name for i in competing(said, TODAY, finished=AUDIT)] == ["ERP migration"]
    assert {i.name for i in competing(said, TODAY)} == {"audit", "ERP migration"}


def test_a_verb_in_front_of_an_article_is_no_part_of_a_name() -> None:
    assert phrases_of("I have no time to run another system.") == []
    assert phrases_of("We still have to close the kiln rebuild.") == ["kiln rebuild"]
