"""What only the user can know is asked in one line, and the answer it asks for works."""

import datetime as dt

from otherside.workspace import Workspace

CRM = """Deal Name,Account Name,Stage,Amount
Rollout north,Globex,Proposal,50000
Renewal south,Globex,Discovery,20000
"""
CALL = "Sam Ortiz: How is it going?\nDana Lee: We count everything by hand.\n"


def _make(tmp_path, crm=CRM):
    folder = tmp_path / "Globex"
    folder.mkdir()
    (folder / "2026-02-03 call.txt").write_text(CALL)
    (tmp_path / "deals.csv").write_text(crm)
    return folder


def test_conversations_of_an_account_with_two_deals_are_asked_about_and_joined(tmp_path):
    folder = _make(tmp_path)
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        added = workspace.add([folder, tmp_path / "deals.csv"])
        assert {d.name for d in workspace.deals()} == {"Globex", "Rollout north", "Renewal south"}
        (hint,) = added.hints
        assert "'Rollout north' or 'Renewal south'" in hint
        assert "--deal 'Rollout north'" in hint
        again = workspace.add([folder], deal="Rollout north")
        assert again.hints == (
            "moved 1 file from 'Globex' to 'Rollout north'; back with: otherside add PATH --deal Globex",
        )
        assert {d.name for d in workspace.deals()} == {"Rollout north", "Renewal south"}
        assert workspace.deal("Rollout north").stage == "Proposal"
        assert [c.deal for c in workspace.conversations()] == ["Rollout north"]


def test_one_deal_of_the_account_needs_no_hint(tmp_path):
    folder = _make(tmp_path, "\n".join(CRM.splitlines()[:2]))
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        assert workspace.add([folder, tmp_path / "deals.csv"]).hints == ()
        assert {d.name for d in workspace.deals()} == {"Globex"}


def test_a_conversation_without_a_date_is_asked_about_and_a_dated_name_tells_it(tmp_path):
    folder = tmp_path / "Globex"
    folder.mkdir()
    undated, sure = folder / "call two.txt", folder / "call three, 14 Feb.txt"
    undated.write_text(CALL)
    sure.write_text(CALL.replace("by hand", "twice"))
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        (hint,) = workspace.add([folder]).hints
        assert "'call two.txt'" in hint
        assert "call three" not in hint
        undated.rename(folder / "2025-03-04 call two.txt")
        again = workspace.add([folder])
        assert again.hints == ()
        assert (again.conversations, again.unchanged) == (1, 1)
        days = [c.conversation.date for c in workspace.conversations()]
        assert len(days) == 2
        assert dt.date(2025, 3, 4) in days
        assert workspace.add([folder]).unchanged == 2


def test_a_copy_under_another_name_is_still_the_same_file(tmp_path):
    folder = _make(tmp_path)
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        workspace.add([folder])
        (folder / "2026-02-04 copy.txt").write_text(CALL)
        assert workspace.add([folder]).unchanged == 2
        assert len(list(workspace.conversations())) == 1


def test_a_date_that_is_none_is_named_and_not_asked_about_twice(tmp_path):
    note = tmp_path / "note.md"
    note.write_text('---\ndate: 2026-13-45\n---\nDana Lee said: "We wait for the audit."\n')
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        (hint,) = workspace.add([note]).hints
    assert hint.startswith("'note.md' says 'date: 2026-13-45', which is no day")


def test_a_survey_that_names_the_firm_in_full_does_not_take_its_outcome_without_a_word(tmp_path):
    folder = tmp_path / "brede"
    folder.mkdir()
    (folder / "2026-02-03 call.txt").write_text(CALL)
    (tmp_path / "deals.csv").write_text("Deal Name,Account Name,Stage,Amount\nBrede Homes,Brede Homes,Closed Won,900\n")
    survey = "Timestamp,Your name,Company,What bothers you most about your lifts?\n"
    survey += "2026-06-02,Ada Voss,Brede Homes Ltd,The stairs.\n2026-06-03,Rolf Behrend,Kestrel Row,Nothing much.\n"
    (tmp_path / "survey.csv").write_text(survey)
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        assert workspace.add([folder, tmp_path / "deals.csv"]).hints == ()
        # What was understood of the survey stands before it.
        *_, hint = workspace.add([tmp_path / "survey.csv"]).hints
        assert "'Brede Homes Ltd' and 'brede' may be of one firm" in hint
        assert hint.endswith("add the files of 'brede' again: otherside add PATH --deal 'Brede Homes Ltd'")
        workspace.add([folder], deal="Brede Homes Ltd")
        assert {d.name: d.stage for d in workspace.deals()} == {"Brede Homes Ltd": "Closed Won", "Kestrel Row": None}


def test_a_survey_goes_to_the_deal_that_the_crm_says_is_the_firms(tmp_path):
    folder = tmp_path / "forty lifts"
    folder.mkdir()
    (folder / "2026-02-03 call.txt").write_text(CALL)
    (tmp_path / "deals.csv").write_text("Deal Name,Account Name,Stage\nForty lifts,Brede Homes,Closed Won\n")
    (tmp_path / "survey.csv").write_text(
        "Timestamp,Your name,Company,What bothers you most about your lifts?\n2026-06-02,Ada Voss,Brede Homes Ltd,The stairs.\n"
    )
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        workspace.add([folder, tmp_path / "deals.csv", tmp_path / "survey.csv"])
        assert [(d.name, d.stage) for d in workspace.deals()] == [("forty lifts", "Closed Won")]
