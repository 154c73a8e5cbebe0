"""What a seller asks of one deal: answered with quotes and their places, or with nothing."""

import datetime as dt

import pytest

from otherside.domain import InputError
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.heard.rows import IN_CONFIDENCE
from otherside.workspace.market.market import Market

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Owner, Marlstone), Rolf Brand (Miller, Marlstone), Ines Holm (Accounts, Marlstone)

**Nils Own (0:10):** Thank you. Ada, I'll send you the drawing by Friday. Rolf, I'll send you the noise figures on Monday.

**Ada Voss (0:20):** I like the idea. Forty is where I start to sweat, if I'm honest. Could you let me have the price list as well?

**Rolf Brand (0:30):** There's no hurry. The old stones have always worked. We are also looking at Kestrel Mills, at thirty-one.

**Ines Holm (0:40):** Rolf reckons sit tight. The board decides on 9 December.

**Nils Own (0:50):** What speaks against it, in your eyes?

**Ines Holm (1:00):** I'm against it, it's a waste of money. Please don't write that down, between us.
"""
NOTE = """# After the call

Ada wants to sign at the fair on 20 November.

- [ ] Ring the engineer for Ada
"""


@pytest.fixture(scope="module")
def marlstone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ask") / "marlstone"
    folder.mkdir()
    (folder / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
    (folder / "2026-10-02-note.md").write_text(NOTE, encoding="utf-8")
    with Workspace.init(folder.parent / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        yield workspace, Market(workspace)


def answered(marlstone, question):
    workspace, held = marlstone
    data = ask(workspace, question, held)
    for row in (q for f in data["findings"] for q in f["quotes"]):
        stored = workspace.store.conversation(row["conversation"])
        assert stored.turns[row["turn"]].turn.text[row["start"] : row["end"]] == row["quote"]
        assert row["source"]
    return data, {f["name"]: [(q["person"], q["quote"]) for q in f["quotes"]] for f in data["findings"]}


def test_who_is_against_it_and_who_for(marlstone):
    data, found = answered(marlstone, "Who is against it?")
    assert found["against it"] == [("Ines Holm", "I'm against it, it's a waste of money.")]
    assert {q for _, q in found["would rather leave it as it is, or wait"]} == {
        "There's no hurry.",
        "The old stones have always worked.",
    }
    assert found["a colleague tells of somebody's view"] == [("Ines Holm", "Rolf reckons sit tight.")]
    assert "in confidence" in next(f for f in data["findings"] if f["name"] == "against it")["quotes"][0]["mark"]
    _, found = answered(marlstone, "Who is in favour?")
    assert found == {"for it": [("Ada Voss", "I like the idea.")]}
    data, found = answered(marlstone, "Is Ada against it?")
    assert found == {}
    assert "unknown, not absent" in data["answer"][0]["text"]


def test_when_they_decide_in_their_words_and_by_our_notes(marlstone):
    _, found = answered(marlstone, "When do they decide?")
    assert found["when they decide"] == [("Ines Holm", "The board decides on 9 December.")]
    assert found["when they decide, by our notes"] == [("", "Ada wants to sign at the fair on 20 November.")]


def test_what_was_promised_to_whom_and_asked_by_whom(marlstone):
    _, found = answered(marlstone, "What did I promise ADA?")
    assert set(found["what we promised"]) == {
        ("Nils Own", "Ada, I'll send you the drawing by Friday."),
        ("", "Ring the engineer for Ada"),
    }
    _, found = answered(marlstone, "What did I promise Rolf?")
    assert found["what we promised"] == [("Nils Own", "Rolf, I'll send you the noise figures on Monday.")]
    data, found = answered(marlstone, "What did I promise Zebulon?")
    assert (found, data["answer"][0]["text"]) == ({}, "Nobody called Zebulon is known here.")
    for thing in ("the GDPR questionnaire", "March", "noise figures of ISO"):
        data, found = answered(marlstone, f"What did we promise about {thing}?")
        assert found["what we promised"], thing
    _, found = answered(marlstone, "What did they ask us for?")
    assert found == {"what they asked us for": [("Ada Voss", "Could you let me have the price list as well?")]}


def test_whom_else_they_talk_to_and_what_they_would_pay(marlstone):
    _, found = answered(marlstone, "Who else are they talking to?")
    assert [person for person, _ in found["Kestrel Mills"]] == ["Rolf Brand"]
    _, found = answered(marlstone, "How much will they pay?")
    assert found == {"what they would pay, in sums": [("Ada Voss", "Forty is where I start to sweat, if I'm honest.")]}


def test_the_answer_is_quotes_with_their_places(marlstone):
    data, _ = answered(marlstone, "Who is in favour?")
    assert data["understood"]["kind"] == "favour"
    assert data["answer"][1]["text"].startswith("for it: “I like the idea.” (Ada Voss, ")
    assert data["answer"][1]["evidence"] == [data["findings"][0]["quotes"][0]["id"]]
    assert (data["people"], data["of"], data["deals"]) == (1, 3, 1)


def test_what_they_asked_us_not_to_do(marlstone):
    data, found = answered(marlstone, "What did Ines ask us not to do?")
    assert found == {"what they asked us not to do": [("Ines Holm", "Please don't write that down, between us.")]}
    assert data["findings"][0]["quotes"][0]["mark"] == IN_CONFIDENCE
    data, found = answered(marlstone, "What did Rolf ask us to leave alone?")
    assert (found, data["answer"][0]["text"]) == (
        {},
        "No request to leave or keep something (Rolf) was found in what was said, written or noted.",
    )


def test_diff_tells_no_odds_where_the_brief_tells_none(marlstone, capsys):
    from rich.console import Console

    from otherside.cli.commands.diff import print_changes
    from otherside.reports import odds

    workspace, _ = marlstone
    data = workspace.changes("marlstone", dt.date(2026, 10, 2))
    assert data["forecast"]["before"]
    wide = {key: [0.0, 1.0] for key in ("nothing", "us", "other")}
    for grounds in data["forecast"]["grounds"].values():
        grounds["interval"] = wide
    data["beliefs"] = [{"person": "Ada Voss", "parameter": "gain.us", "before": 0.3, "after": 0.4}]
    print_changes(data, Console(width=200))
    out = capsys.readouterr().out
    assert odds.too_little(data["forecast"]["grounds"]["after"]) in out
    assert "%" not in out
    assert "what it changes for them, for the better" in out
    assert "0.3" not in out


def test_only_of_a_deal_that_is_named_beside_the_question(tmp_path):
    for name, fear in (("mill", "the stones crack"), ("kiln", "the fire goes out")):
        (tmp_path / name).mkdir()
        text = (
            f"Sam Own: What worries you?\nAda {name.title()}: I'm afraid that {fear} before Easter. I'm against it.\n"
        )
        (tmp_path / name / "2026-10-01 call.txt").write_text(text)
    with Workspace.init(tmp_path / "w", ["Sam Own"]) as workspace:
        workspace.add([tmp_path / "mill", tmp_path / "kiln"])
        for question in ("what do they fear?", "who is against it?", "what do they fear in the kiln deal?"):
            data = ask(workspace, question, deal="mill")
            assert {q["deal"] for f in data["findings"] for q in f["quotes"]} == {"mill"}, question
        assert data["understood"]["among"] == ["mill"]
        with pytest.raises(InputError, match="no deal"):
            ask(workspace, "what do they fear?", deal="quarry")
