"""The facade end to end, on real files, with the real extractor."""

import shutil
from pathlib import Path

import pytest

from otherside.domain import InputError, Side
from otherside.workspace import Workspace

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def harbourline(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workspace")
    with Workspace.init(folder, ["tidewise.example"]) as workspace:
        workspace.first = workspace.add([EXAMPLES / "harbourline"])
        yield workspace


def test_everything_is_taken_in(harbourline):
    assert harbourline.first.skipped == ()
    assert harbourline.first.conversations == 8
    assert harbourline.first.turns > 250
    assert harbourline.first.evidence > 100


def test_six_buyers_two_of_us_each_once(harbourline):
    people = harbourline.people("harbourline")
    theirs = {p.name for p in people if p.side is Side.THEIRS}
    assert theirs == {
        "Marit Oyelaran",
        "Tomasz Grabiński",
        "Sunita Raghunathan",
        "Alasdair Pentreath",
        "Yusuf Demirci",
        "Catalina Ospino",
    }
    assert {p.name for p in people if p.side is Side.OURS} == {"Noor Haddad", "Ben Okafor"}
    assert not [p for p in people if p.side is Side.UNKNOWN]
    roles = {p.name: p.role for p in people}
    assert "Operations" in roles["Marit Oyelaran"]
    assert "Finance" in roles["Sunita Raghunathan"]


def test_the_crm_speaks_of_the_same_deal(harbourline):
    (deal,) = harbourline.deals()
    assert deal.owner
    assert deal.amount
    assert deal.stage


def test_every_quote_is_verbatim(harbourline):
    assert harbourline.check() == []
    assert len(harbourline.evidence()) == harbourline.first.evidence


def test_nobodys_age_family_and_illness_are_among_what_a_deal_rests_on(harbourline):
    quotes = {row.evidence.quote for row in harbourline.evidence()}
    kept = quotes - {row.evidence.quote for row in harbourline.evidence("harbourline")}
    told = (
        "I shall be fifty-nine in the spring.",
        "In May he was in hospital.",
        "mother's taken ill",
        "off with their nerves",
    )
    assert len(kept) == len(told)
    assert all(any(words in quote for quote in kept) for words in told)


def test_our_words_are_no_evidence(harbourline):
    names = {row.person_name for row in harbourline.evidence()}
    assert names.isdisjoint({"Noor Haddad", "Ben Okafor"})


def test_adding_again_changes_nothing(harbourline):
    before = harbourline.store.counts()
    again = harbourline.add([EXAMPLES / "harbourline"])
    assert (again.conversations, again.turns, again.evidence) == (0, 0, 0)
    assert again.unchanged == len(harbourline.store.sources())
    assert harbourline.store.counts() == before


def test_the_brief_holds_quotes_and_says_what_is_unknown(harbourline):
    brief = harbourline.brief("HARBOURLINE")
    marit = next(p for p in brief["people"] if p["name"] == "Marit Oyelaran")
    assert marit["facets"]
    for facet, quotes in marit["facets"].items():
        assert facet not in marit["unknown"]
        for quote in quotes:
            turns = harbourline.store.conversation(quote["conversation"]).turns
            assert turns[quote["turn"]].turn.text[quote["start"] : quote["end"]] == quote["quote"]


def test_a_corrected_file_replaces_its_earlier_version(tmp_path):
    folder = tmp_path / "globex"
    folder.mkdir()
    call = folder / "call.txt"
    call.write_text("Sam Ortiz: How is it going?\nDana Lee: We loose two days a month.\nSam Ortiz: I see.\n")
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        workspace.add([folder])
        dana = workspace.person("Dana Lee")
        call.write_text("Sam Ortiz: How is it going?\nDana Lee: We lose two days a month to this.\nSam Ortiz: I see.\n")
        workspace.add([folder])
        (conversation,) = workspace.conversations("globex")
        assert "We lose two days" in conversation.turns[1].turn.text
        assert workspace.person("Dana Lee").id == dana.id
        assert workspace.check() == []


def test_one_bad_file_does_not_stop_the_rest(tmp_path):
    folder = tmp_path / "globex"
    folder.mkdir()
    (folder / "good.txt").write_text("Sam Ortiz: Hello.\nDana Lee: We need it by June.\nSam Ortiz: Right.\n")
    (folder / "empty.vtt").write_text("")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    with Workspace.init(tmp_path / "w") as workspace:
        added = workspace.add([folder])
    assert added.conversations == 1
    assert {Path(s.path).name for s in added.skipped} == {"empty.vtt", "picture.txt"}
    assert all(s.reason and "\n" not in s.reason for s in added.skipped)


def test_saying_whose_side_somebody_is_on(tmp_path):
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Ann Wu: Hello there.\nBo Li: We are terrified that the audit finds it.\nAnn Wu: Yes.\n"
    )
    with Workspace.init(tmp_path / "w") as workspace:
        workspace.add([folder])
        assert workspace.evidence() == []
        workspace.set_side("Bo Li", Side.THEIRS)
        workspace.settle()
        assert {r.person_name for r in workspace.evidence()} <= {"Bo Li"}
        workspace.add([folder])
        assert workspace.person("bo li").side is Side.THEIRS


def test_two_deals_from_a_folder_of_deals(tmp_path):
    shutil.copytree(EXAMPLES / "coach", tmp_path / "deals" / "maren")
    shutil.copytree(EXAMPLES / "coach", tmp_path / "deals" / "other", ignore=lambda *_: [])
    (tmp_path / "deals" / "other" / "extra.txt").write_text("Ann Wu: Hi.\nBo Li: Hello.\nAnn Wu: So.\nBo Li: Yes.\n")
    with Workspace.init(tmp_path / "w") as workspace:
        added = workspace.add([tmp_path / "deals"])
        # The same content twice is stored once.
        assert added.unchanged > 0
        assert {d.name for d in workspace.deals()} == {"maren", "other"}


def test_names_that_nobody_has(harbourline):
    with pytest.raises(InputError, match="Harbourline"):
        harbourline.deal("globex")
    with pytest.raises(InputError, match="nobody is called"):
        harbourline.person("Zaphod")
    with pytest.raises(InputError, match="no such file"):
        harbourline.add([Path("nowhere/at/all")])
