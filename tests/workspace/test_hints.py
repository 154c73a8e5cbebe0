"""What only the user can know is asked in one line, and the answer it asks for works."""

from otherside.workspace import Workspace

CRM = """Deal Name,Account Name,Stage,Amount
Rollout north,Globex,Proposal,50000
Renewal south,Globex,Discovery,20000
"""
CALL = "Sam Ortiz: How is it going?\nDana Lee: We count everything by hand.\n"


def _make(tmp_path, crm=CRM):
    folder = tmp_path / "Globex"
    folder.mkdir()
    (folder / "call.txt").write_text(CALL)
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
        assert again.hints == ()
        assert {d.name for d in workspace.deals()} == {"Rollout north", "Renewal south"}
        assert workspace.deal("Rollout north").stage == "Proposal"
        assert [c.deal for c in workspace.conversations()] == ["Rollout north"]


def test_one_deal_of_the_account_needs_no_hint(tmp_path):
    folder = _make(tmp_path, "\n".join(CRM.splitlines()[:2]))
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        assert workspace.add([folder, tmp_path / "deals.csv"]).hints == ()
        assert {d.name for d in workspace.deals()} == {"Globex"}
