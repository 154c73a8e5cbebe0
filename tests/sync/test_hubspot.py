"""HubSpot through its own client against a server that answers as HubSpot documents it."""

from __future__ import annotations

import datetime as dt
import json

import pytest

pytest.importorskip("hubspot", reason="the extra `hubspot` is not installed")

from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import InputError, Outcome, Side
from otherside.sync.hubspot import TOKEN as VARIABLE
from otherside.sync.hubspot import HubSpot, judge
from otherside.sync.patience import Patience
from otherside.workspace import Workspace
from otherside.workspace.intake.proposing import confirm, propose
from otherside.workspace.intake.syncing import state_of, sync
from otherside.workspace.privacy.auditing import listing
from otherside.workspace.privacy.erasing import forget
from tests.sync.hubspot_server import TOKEN, HubSpotServer
from tests.sync.server import Reply, served


@pytest.fixture
def crm():
    fake = HubSpotServer()
    with served(fake.answer) as server:
        waits: list[float] = []
        made = HubSpot(TOKEN, server.url, Patience("HubSpot", VARIABLE, judge, waits.append))
        yield fake, server, made, waits


@pytest.fixture
def workspace(tmp_path):
    with Workspace.init(tmp_path / "ws", ["ours.example"]) as made:
        yield made


def _signed(tmp_path):
    """A folder with a mail whose signature states a role that the CRM does not have."""
    folder = tmp_path / "Brook Mills planning"
    folder.mkdir()
    (folder / "mail.eml").write_text(
        "From: Tom Field <tom@brookmills.example>\nTo: Pia Sand <pia@ours.example>\n"
        "Date: Thu, 26 Feb 2026 10:00:00 +0000\nMessage-ID: <m2@brookmills.example>\nSubject: Friday\n\n"
        "Could we speak on Friday about how I would plan?\n\nBest regards\n\nTom Field\nHead of Planning\nBrook Mills\n"
    )
    return folder


def test_deals_people_and_words_come_in(crm, workspace):
    _fake, _server, hubspot, _waits = crm
    done = sync(workspace, hubspot)
    assert (done["deals"], done["contacts"], done["conversations"]) == (3, 2, 3)
    assert done["without_deal"] == 1  # the note on nobody's deal
    deal = workspace.deal("Brook Mills planning")
    assert (deal.organisation, deal.stage, deal.amount, deal.currency) == (
        "Brook Mills", "Decision maker bought in", 48000.0, "EUR",
    )  # fmt: skip
    assert (deal.probability, deal.owner, deal.outcome) == (0.4, "Pia Sand", Outcome.OPEN)
    assert deal.created == dt.date(2026, 1, 10)
    lost = workspace.deal("Harrow pilot")
    assert (lost.outcome, lost.lost_reason) == (Outcome.LOST, "Went with another vendor")
    assert workspace.deal("Harrow pilot (103)").outcome is Outcome.OPEN  # two deals there are two here
    people = {p.name: p for p in workspace.people(deal.name)}
    assert people["Lena Brook"].side is Side.THEIRS
    assert people["Lena Brook"].role == "CFO"
    assert people["Lena Brook"].emails == ("lena@brookmills.example",)
    assert people["Pia Sand"].side is Side.OURS
    assert not any("Inadeal" in p.name for p in workspace.people())
    talks = {c.conversation.format: c for c in workspace.conversations(deal.name)}
    assert sorted(talks) == ["hubspot-call", "hubspot-email", "hubspot-note"]
    assert [t.turn.speaker for t in talks["hubspot-call"].turns] == ["Pia Sand", "Tom Field", "Pia Sand", "Tom Field"]
    assert talks["hubspot-email"].conversation.thread >= {"m1@brookmills.example"}
    quotes = [row.evidence.quote for row in workspace.evidence(deal.name)]
    assert any("cost my people their weekends" in q for q in quotes)
    assert not any("What would change" in q for q in quotes)
    assert workspace.check() == []


def test_again_changes_nothing_and_asks_only_for_changes(crm, workspace):
    fake, server, hubspot, _ = crm
    sync(workspace, hubspot)
    counts = workspace.store.counts()
    server.asked.clear()
    again = sync(workspace, hubspot)
    assert (again["deals"], again["conversations"], again["evidence"]) == (0, 0, 0)
    assert workspace.store.counts() == counts
    searches = [a for a in server.asked if a.path.endswith("/search")]
    assert all(a.body["filterGroups"] for a in searches if "/meetings/" not in a.path)
    # From the beginning, the same again.
    full = sync(workspace, hubspot, full=True)
    assert full["conversations"] == 0
    assert workspace.store.counts() == counts
    # Something changed there: it replaces what was here.
    fake.objects["calls"]["701"] |= {
        "hs_call_body": "Pia Sand: And now?<br>Tom Field: I fear that nobody will use it after the first month.",
        "hs_lastmodifieddate": "2026-03-03T10:00:00Z",
    }
    fake.objects["deals"]["101"] |= {"dealname": "Brook Mills rollout", "hs_lastmodifieddate": "2026-03-03T10:00:00Z"}
    changed = sync(workspace, hubspot)
    assert (changed["deals"], changed["conversations"]) == (1, 1)
    assert [d.name for d in workspace.deals() if d.name.startswith("Brook")] == ["Brook Mills rollout"]
    assert workspace.store.counts()["conversations"] == counts["conversations"]
    said = [t.turn.text for c in workspace.conversations("Brook Mills rollout") for t in c.turns]
    assert any("nobody will use it" in s for s in said)
    assert not any("Fridays back" in s for s in said)


def test_a_contact_outside_all_deals_stays_outside(crm, workspace):
    fake, _, hubspot, _ = crm
    sync(workspace, hubspot)
    fake.objects["contacts"]["77"]["lastmodifieddate"] = "2026-03-04T08:00:00Z"
    fake.objects["contacts"]["32"] |= {"jobtitle": "Planner", "lastmodifieddate": "2026-03-04T08:00:00Z"}
    assert sync(workspace, hubspot)["contacts"] == 1
    assert workspace.person("Tom Field").role == "Planner"
    assert not any("Inadeal" in p.name for p in workspace.people())


def test_what_a_file_has_already_is_not_taken_twice(crm, workspace, tmp_path):
    _, _, hubspot, _ = crm
    folder = tmp_path / "Brook Mills planning"
    folder.mkdir()
    (folder / "mail.eml").write_text(
        "From: Lena Brook <lena@brookmills.example>\nTo: Pia Sand <pia@ours.example>\n"
        "Date: Wed, 25 Feb 2026 10:00:00 +0000\nMessage-ID: <m1@brookmills.example>\nSubject: Our planning\n\n"
        "Hello Pia,\n\nI want us to be done before the audit in June, and I worry about the data.\n\nLena\n"
    )
    (folder / "call.txt").write_text(
        "Pia Sand: What would change for you?\n"
        "Tom Field: Right now I copy every plan by hand, every Friday until eight.\n"
        "Pia Sand: And what do you want instead?\nTom Field: I want my Fridays back.\n"
    )
    (folder / "deals.csv").write_text("Record ID,Deal Name,Deal Stage,Amount\n101,Brook Mills planning,Discovery,1\n")
    workspace.add([folder])
    done = sync(workspace, hubspot)
    assert done["elsewhere"] == 1
    turns = [t.turn for c in workspace.conversations("Brook Mills planning") for t in c.turns]
    assert sum("audit in June" in t.text for t in turns) == 1
    assert sum("every Friday until eight" in t.text for t in turns) == 1
    assert [d.name for d in workspace.deals()].count("Brook Mills planning") == 1
    assert workspace.deal("Brook Mills planning").amount == 48000.0


@pytest.mark.parametrize(
    ("reply", "wait"),
    [
        (Reply({"message": "rate", "policyName": "SECONDLY"}, 429, {"retry-after": "7"}), 7.0),
        (Reply({"message": "oops"}, 500), None),
        (Reply({"message": "bad gateway"}, 502), None),
        (Reply({"results": ["x" * 500]}, half=True), None),
        (Reply(hang_up=True), None),
        (Reply(b"<html>maintenance</html>", headers={"content-type": "text/html"}), None),
    ],
    ids=["429", "500", "502", "half a page", "cut", "no JSON"],
)
def test_what_passes_is_waited_for(crm, workspace, reply, wait):
    _, server, hubspot, waits = crm
    server.faults += [("/crm/v3/objects/deals/search", reply), ("/crm/v3/objects/emails/search", reply)]
    assert sync(workspace, hubspot)["conversations"] == 3
    assert len(waits) == 2
    if wait is not None:
        assert waits == [wait, wait]
    assert server.faults == []


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply({"message": "expired", "category": "EXPIRED_AUTHENTICATION"}, 401), "wrong or has expired"),
        (Reply({"message": "This app hasn't been granted all required scopes"}, 403), "give it the rights"),
        (Reply({"message": "daily", "policyName": "DAILY"}, 429), "used up"),
        (Reply({"message": "later"}, 429, {"Retry-After": "4000"}), "asks to wait 4000 s"),
    ],
    ids=["401", "403", "daily", "long wait"],
)
def test_what_does_not_pass_is_one_line_and_what_was_read_stays(crm, workspace, reply, words):
    _, server, hubspot, waits = crm
    server.faults.append(("/crm/v3/objects/calls/search", reply))
    with pytest.raises(InputError) as caught:
        sync(workspace, hubspot)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert TOKEN not in str(caught.value)
    assert waits == []
    assert len(list(workspace.conversations("Brook Mills planning"))) == 2
    # The next time goes on where it stopped.
    assert set(state_of(workspace, "hubspot")["cursors"]) == {"contact", "deal", "note", "email"}
    assert sync(workspace, hubspot)["conversations"] == 1


def test_patience_ends(crm, workspace):
    _, server, hubspot, waits = crm
    server.faults += [("/crm/v3/objects/deals/search", Reply({"message": "oops"}, 500))] * 5
    with pytest.raises(InputError, match="HubSpot fails \\(500 oops\\)"):
        sync(workspace, hubspot)
    assert len(waits) == 4


def test_more_than_one_search_can_hold(crm, workspace, monkeypatch):
    fake, _, hubspot, _ = crm
    monkeypatch.setattr("otherside.sync.hubspot._SEARCH_ENDS", 4)
    for n in range(9):
        fake.objects["deals"][str(200 + n)] = {
            "dealname": f"Deal {n}", "hs_is_closed": "false", "hs_lastmodifieddate": f"2026-02-1{n}T08:00:00Z",
        }  # fmt: skip
    assert sync(workspace, hubspot)["deals"] == 12


def test_nothing_is_written_before_it_was_shown_and_confirmed(crm, workspace, tmp_path):
    fake, server, hubspot, _ = crm
    workspace.add([_signed(tmp_path)])
    sync(workspace, hubspot)
    offered = propose(workspace, "hubspot", "Brook Mills planning")["proposals"]
    kinds = {p["kind"]: p for p in offered}
    assert set(kinds) == {"note", "role"}
    assert (kinds["role"]["about"], kinds["role"]["after"]) == ("Tom Field", "Head of Planning")
    assert not [a for a in server.asked if a.method == "PATCH" or a.path == "/crm/v3/objects/notes"]
    before = len(fake.objects["notes"])
    with pytest.raises(InputError, match="no proposal has the id"):
        confirm(workspace, hubspot, "0123456789ab")
    done = confirm(workspace, hubspot, kinds["note"]["id"])
    kind, _, number = done["key"].partition("/")
    assert kind == "note"
    assert fake.objects["notes"][number]["hs_note_body"].count("<p>") == len(kinds["note"]["after"].splitlines())
    assert len(fake.objects["notes"]) == before + 1
    assert hubspot.notes("101")[number].replace("\n\n", "\n") == kinds["note"]["after"]
    confirm(workspace, hubspot, kinds["role"]["id"])
    assert fake.objects["contacts"]["32"]["jobtitle"] == "Head of Planning"
    # Once, and not offered again; what we wrote is nobody's words.
    with pytest.raises(InputError, match="already"):
        confirm(workspace, hubspot, kinds["note"]["id"])
    assert propose(workspace, "hubspot", "Brook Mills planning")["proposals"] == []
    fake.objects["contacts"]["32"]["lastmodifieddate"] = "2026-03-05T08:00:00Z"
    assert sync(workspace, hubspot)["conversations"] == 0
    sent = listing(workspace.home, action="sent")
    assert [row["detail"]["change"] for row in sent] == ["note", "role"]
    assert "Field" not in json.dumps(sent)


def test_a_role_that_was_filled_in_meanwhile_is_left_alone(crm, workspace, tmp_path):
    fake, _, hubspot, _ = crm
    workspace.add([_signed(tmp_path)])
    sync(workspace, hubspot)
    role = next(p for p in propose(workspace, "hubspot")["proposals"] if p["kind"] == "role")
    fake.objects["contacts"]["32"]["jobtitle"] = "COO"
    with pytest.raises(InputError, match="says 'COO' of Tom Field now; nothing was written"):
        confirm(workspace, hubspot, role["id"])
    assert fake.objects["contacts"]["32"]["jobtitle"] == "COO"


def test_a_write_that_broke_off_is_not_repeated_when_it_came_through(crm, workspace):
    fake, server, hubspot, waits = crm
    sync(workspace, hubspot)
    note = next(p for p in propose(workspace, "hubspot")["proposals"] if p["kind"] == "note")
    deal = note["target"]
    inner = fake.answer

    def cut(asked):
        given = inner(asked)
        return Reply(hang_up=True) if asked.path == "/crm/v3/objects/notes" else given

    with served(cut) as broken:
        breaking = HubSpot(TOKEN, broken.url, Patience("HubSpot", VARIABLE, judge, waits.append))
        with pytest.raises(InputError, match="looks first whether it is there"):
            confirm(workspace, breaking, note["id"])
        assert len(broken.to("/crm/v3/objects/notes", "POST")) == 1
    made = len(hubspot.notes(deal))
    assert confirm(workspace, hubspot, note["id"])["key"].startswith("note/")
    assert len(hubspot.notes(deal)) == made
    assert server.to("/crm/v3/objects/notes", "POST") == [
        a for a in server.asked if a.path.startswith("/crm/v3/objects/notes/") and a.method == "POST"
    ]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_answer_that_leads_elsewhere_is_not_followed(crm, workspace, status):
    _, server, hubspot, _ = crm
    with served(lambda _asked: {"results": []}) as elsewhere:
        server.faults += [("/", Reply({}, status, {"location": f"{elsewhere.url}/metadata"}))] * 9
        with pytest.raises(InputError) as caught:
            sync(workspace, hubspot)
        assert TOKEN not in str(caught.value)
        assert elsewhere.asked == []


def test_whoever_is_erased_leaves_no_trace_and_stays_erased(crm, workspace):
    _, _, hubspot, _ = crm
    sync(workspace, hubspot)
    assert forget(workspace, "Tom Field", verify=True)["found"] == []
    sync(workspace, hubspot, full=True)
    assert not any("Field" in p.name for p in workspace.people())


def test_the_command_line(crm, tmp_path, monkeypatch):
    _, server, _, _ = crm
    monkeypatch.setenv("OTHERSIDE_HUBSPOT_URL", server.url)
    monkeypatch.delenv(VARIABLE, raising=False)
    run = CliRunner()
    args = ["--workspace", str(tmp_path / "ws")]
    missing = run.invoke(cli, [*args, "sync", "hubspot"])
    assert isinstance(missing.exception, InputError)
    assert f"set {VARIABLE}" in str(missing.exception)
    assert not (tmp_path / "ws").exists()
    monkeypatch.setenv(VARIABLE, TOKEN)
    found = json.loads(run.invoke(cli, [*args, "--json", "sync", "hubspot"], catch_exceptions=False).stdout)
    assert (found["system"], found["deals"]) == ("hubspot", 3)
    shown = run.invoke(cli, [*args, "sync", "hubspot", "--propose"], catch_exceptions=False).stdout
    number = shown.split("  ", 1)[0]
    assert "  + Next question, to " in shown
    done = run.invoke(cli, [*args, "sync", "hubspot", "--confirm", number], catch_exceptions=False)
    assert "written to HubSpot: note/" in done.stdout
    # No secret is left in any file of the workspace.
    for path in (tmp_path / "ws").rglob("*"):
        assert not path.is_file() or TOKEN.encode() not in path.read_bytes()


def test_tokens_go_over_tls_only(monkeypatch):
    from otherside.sync import connect

    monkeypatch.setenv(VARIABLE, TOKEN)
    monkeypatch.setenv("OTHERSIDE_HUBSPOT_URL", "http://crm.example")
    with pytest.raises(InputError, match="https://"):
        connect("hubspot")
