"""People of a survey are sorted by what they told of themselves: in the market, in questions, and not after they are forgotten."""

import json

import pytest

from otherside.domain import InputError, Side
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.market.market import Market
from otherside.workspace.privacy.erasing import forget

ASKED = "What would keep you from changing your lamps?"
FARMS = ["my brother has to agree", "the barn roof first", "will they work in the wet", "the price"]
SHOPS = ["having to close for a day", "losing a Saturday's trade", "my landlady", "no idea which one to pick"]


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    folder = tmp_path_factory.mktemp("survey")
    rows = [f"2026-04-{n + 1:02d},P{n} Voss,owner,{kind},{words}" for n, (kind, words) in enumerate(
        [("Farm", w) for w in FARMS] + [("Corner shop", w) for w in SHOPS]
    )]  # fmt: skip
    (folder / "Lamps").mkdir()
    text = "\n".join([f"Timestamp,Name (optional),Role,Customer type,{ASKED}", *rows]) + "\n"
    (folder / "Lamps" / "lamps.csv").write_text(text)
    with Workspace.init(folder / "workspace", ["dale.example"]) as workspace:
        workspace.hints = workspace.add([folder / "Lamps"]).hints
        yield workspace


def test_add_says_what_it_understood_and_all_are_theirs(survey):
    assert survey.hints[0].startswith(
        "'lamps.csv': 8 rows, 8 answers to 1 question, theirs unless named as yours; names from 'Name (optional)'"
    )
    assert {p.side for p in survey.people("Lamps")} == {Side.THEIRS}


def test_what_they_answer_is_read_by_the_question(survey):
    facets = {row.evidence.quote: {f.value for f in row.evidence.facets} for row in survey.evidence("Lamps")}
    assert facets.keys() == {*FARMS, *SHOPS}
    assert "status_quo" in facets["losing a Saturday's trade"]
    assert "risk" in facets["will they work in the wet"]


def test_a_column_that_sorts_people_is_a_segment(survey):
    market = Market(survey)
    assert market.field("segment") == "Customer type"
    for by in ("segment", "Customer type", "customer-type"):
        assert sorted(market.segment_of(by).values()) == ["Corner shop"] * 4 + ["Farm"] * 4


@pytest.mark.parametrize("segment", ["Customer type=Farm", "customer-type=farm", "Farm"])
def test_what_somebody_told_can_be_searched_by(survey, segment):
    hits = survey.search("", segment=segment, n=50)["hits"]
    assert {hit["person"] for hit in hits} == {"P0 Voss", "P1 Voss", "P2 Voss", "P3 Voss"}


def test_a_segment_that_nobody_is_in_is_told(survey):
    with pytest.raises(InputError):
        survey.search("", segment="Customer type=Abbey")


def test_a_question_of_a_segment_is_answered_of_its_people(survey):
    answer = ask(survey, "what holds corner shops back?")
    quotes = {q["quote"] for q in _quotes(answer)}
    assert "my landlady" in quotes
    assert quotes.isdisjoint(FARMS)


def test_what_somebody_told_of_themselves_goes_with_them(survey):
    before = json.dumps([c.conversation.fields for c in survey.conversations("Lamps")])
    forget(survey, "P0 Voss")
    after = json.dumps([c.conversation.fields for c in survey.conversations("Lamps")])
    assert (before.count("Farm"), after.count("Farm")) == (4, 3)


def _quotes(found):
    if isinstance(found, dict):
        if "quote" in found:
            yield found
        for value in found.values():
            yield from _quotes(value)
    elif isinstance(found, list):
        for value in found:
            yield from _quotes(value)


def test_what_they_tried_is_what_they_answered_when_asked(tmp_path):
    (tmp_path / "Yard").mkdir()
    (tmp_path / "Yard" / "yard.csv").write_text(
        "Timestamp,Name,What have you tried so far?,What is the yard like?\n"
        "2026-04-01,Ada Voss,Sacking. It froze all the same,muddy\n2026-04-02,Rolf Behrend,nothing yet,wet\n"
        "2026-04-02,Uwe Dale,our own felt,fine\n"
    )
    (tmp_path / "Yard" / "2026-04-03 call.md").write_text(
        "---\nparticipants:\n  - Ines Crane\n  - Uwe Dale, Dale\n---\n\n"
        "**Uwe Dale:** That sounds cold. And what have you tried?\n\n**Ines Crane:** Straw round the pipes, which the goats ate.\n\n"
        "**Uwe Dale:** And the goats?\n\n**Ines Crane:** Fat and happy.\n"
    )
    with Workspace.init(tmp_path / "workspace", ["Uwe Dale"]) as workspace:
        workspace.add([tmp_path / "Yard"])
        quotes = {q["quote"] for q in _quotes(ask(workspace, "what have they tried?"))}
    assert {"Sacking.", "It froze all the same", "Straw round the pipes, which the goats ate."} <= quotes
    assert quotes.isdisjoint({"nothing yet", "muddy", "wet", "Fat and happy.", "our own felt"})
