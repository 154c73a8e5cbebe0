"""Erasure that proves itself, blacking out, consent, what one person gets, and the log of it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("phonenumbers", reason="the extra `llm` is not installed")

from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import Conversation, InputError, Participant, Side, Turn, TurnKind
from otherside.store import SourceRecord
from otherside.store.stored import CrmRecords
from otherside.workspace import Workspace
from otherside.workspace.privacy.auditing import listing, verified
from otherside.workspace.privacy.blacking import MARK, blacked
from otherside.workspace.privacy.consent import consent_list, note_consent
from otherside.workspace.privacy.erasing import drop_what_was_made, forget
from otherside.workspace.privacy.redacting import mention_change, redact
from otherside.workspace.privacy.subject import subject_export
from otherside.workspace.privacy.traces import find_traces, sought_by_name
from otherside.workspace.stated.by_hand import keep

_CALL = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Pia Sand>What would be different for you in a year, Lena?</v>

00:00:06.000 --> 00:00:14.000
<v Lena Brook>I want my team to be the ones people trust with the hard cases.</v>

00:00:15.000 --> 00:00:24.000
<v Tom Field>Lena Brook told me she is afraid of another failed rollout; ask lena@brook.example or call +44 20 7946 0958.</v>

00:00:25.000 --> 00:00:34.000
<v Tom Field>I want to be done before the audit, and the card is 4111 1111 1111 1111, so I fear we wait.</v>
"""
_SECOND = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Pia Sand>What worries you most about the move?</v>

00:00:06.000 --> 00:00:14.000
<v Tom Field>I am afraid that the warehouse quarrel would flare up again and cost me my standing.</v>
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("privacy")
    files = folder / "Brook"
    files.mkdir()
    (files / "call with Lena Brook.vtt").write_text(_CALL, encoding="utf-8")
    (files / "second call.vtt").write_text(_SECOND, encoding="utf-8")
    with Workspace.init(folder / "ws", ["Pia Sand"]) as workspace:
        workspace.add([files], deal="Brook")
        for name in ("Lena Brook", "Tom Field"):
            if workspace.person(name).side is not Side.THEIRS:
                workspace.set_side(name, Side.THEIRS)
        workspace.settle()
    return folder / "ws"


@pytest.fixture
def workspace(made, tmp_path):
    with Workspace.open(shutil.copytree(made, tmp_path / "ws")) as opened:
        yield opened


def everything(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())


def second(workspace):
    return next(i for i, _, c in workspace.store.participants() if "second" in c.title.casefold())


def test_erasure_says_what_others_still_say_and_leaves_nothing_once_that_is_blacked_out(workspace):
    workspace.search("rollout")
    workspace.brief("Brook")
    assert (workspace.folder / "search").is_dir()
    workspace.add_evidence("call with Lena Brook", ["fear"], quote="Lena Brook told me she is afraid of another failed")
    tom = {e.evidence.id for e in workspace.evidence(person="Tom Field")}
    done = forget(workspace, "Lena Brook", verify=True, mentions=True)
    assert done["mentions"] >= 2
    assert done["found"] == []
    held = everything(workspace.folder)
    for word in (b"Lena Brook", b"lena@brook.example", b"hard cases", b"call with Lena"):
        assert word not in held
    # Tom's own words stand where they stood, with a mark as long as what it hides.
    assert workspace.check() == []
    assert {e.evidence.id for e in workspace.evidence(person="Tom Field")} == tom
    assert any(MARK * 4 in e.evidence.quote for e in workspace.evidence(person="Tom Field"))
    # First names are hers where she took part.
    spoken = [t.turn.text for c in workspace.conversations() for t in c.turns]
    assert not any("Lena" in text for text in spoken)


def test_verification_finds_each_kind_of_trace(workspace):
    done = forget(workspace, "Lena Brook", verify=True)
    kinds = {(row["file"], row["what"]) for row in done["found"]}
    assert ("table turns", "name") in kinds
    assert ("table sources", "name") in kinds
    assert ("otherside.db", "name") in kinds
    assert not any(what in ("words", "id") for _, what in kinds)


def test_traces_are_found_in_files_of_any_kind(workspace):
    import zipfile

    home = workspace.home
    (home / "note.json").write_text(json.dumps({"who": "Åsa Öberg"}), encoding="utf-8")
    (home / "wide.txt").write_bytes("Åsa Öberg".encode("utf-16-le"))
    (home / "copy of åsa öberg.txt").write_text("nothing", encoding="utf-8")
    with zipfile.ZipFile(home / "backup.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("inside.txt", "Åsa Öberg " * 50)
    found = {row["file"] for row in find_traces(workspace, sought_by_name("Åsa Öberg"))}
    assert found == {"note.json", "wide.txt", "copy of åsa öberg.txt", "backup.zip"}
    assert find_traces(workspace, sought_by_name("Nobody Atall")) == []


def test_numbers_and_addresses_are_blacked_out_and_every_quote_stands(workspace):
    before = {e.evidence.id: (e.evidence.start, e.evidence.end) for e in workspace.evidence()}
    done = redact(workspace, "Brook")
    assert done["found"] == {"card": 1, "email": 1, "phone": 1}
    held = everything(workspace.folder)
    for word in (b"4111 1111", b"lena@brook.example", b"7946 0958"):
        assert word not in held
    assert workspace.check() == []
    assert {e.evidence.id: (e.evidence.start, e.evidence.end) for e in workspace.evidence()} == before
    assert redact(workspace, None, everything=True)["places"] <= 1
    hits = workspace.search("4111")["hits"]
    assert not any("4111" in h["quote"] for h in hits)


def test_what_to_redact_must_be_said(workspace):
    with pytest.raises(InputError, match="--all"):
        redact(workspace, None)
    with pytest.raises(InputError, match="--kind"):
        redact(workspace, "Brook", kinds=["shoe size"])
    with pytest.raises(InputError, match="no conversation"):
        redact(workspace, "Nothing of that name")


def test_marks_are_as_long_as_what_they_hide():
    text = "Ask  Dana\nLee, not Dana Leeds; dana.lee@x.example"
    change = mention_change(["Dana Lee", "Dana"], ["dana.lee@x.example"], [])
    new = change(text)
    assert len(new) == len(text)
    assert new == f"Ask  {MARK * 4}\n{MARK * 3}, not Dana Leeds; {MARK * 18}"
    assert blacked("a b", [(0, 3)]) == f"{MARK} {MARK}"
    assert mention_change([], [], [])("as it was") == "as it was"


def test_a_correction_of_blacked_out_words_still_holds(workspace):
    workspace.add_evidence("call with Lena Brook", ["risk"], quote="the card is 4111 1111 1111 1111")
    row = next(r for r in workspace.evidence(person="Tom Field") if "4111" in r.evidence.quote)
    redact(workspace, "Brook")
    held = workspace.corrections()
    assert len(held) == 1
    assert "4111" not in held[0]["quote"]
    again = next(r for r in workspace.evidence(person="Tom Field") if r.evidence.id == row.evidence.id)
    assert again.origin == "user"


def test_a_mark_by_hand_is_on_blacked_out_words_still_and_does_not_keep_them(workspace):
    keep(workspace, "call with Lena Brook", quote="the card is 4111 1111 1111 1111, so I fear we wait")
    redact(workspace, "Brook")
    (row,) = workspace.store.settings()["kept"]["Brook"]
    assert "4111" not in row["quote"]
    assert MARK in row["quote"]
    assert [said for stored in workspace.conversations() for said in stored.kept.values()] == [(row["quote"],)]


def test_a_mark_goes_with_the_conversation_that_grew_too_old(workspace):
    words = "I am afraid that the warehouse quarrel would flare up again"
    keep(workspace, second(workspace), quote=words)
    workspace.store.erase_before(max(workspace.store.dates("Brook")) + dt.timedelta(days=1))
    drop_what_was_made(workspace)
    assert workspace.store.settings()["kept"] == {"Brook": []}


def test_consent_refused_leaves_nothing_made_of_a_conversation_and_given_brings_it_back(workspace):
    talk = second(workspace)
    before = {e.evidence.id for e in workspace.evidence()}
    of_talk = {e.id for e in workspace.store.evidence_in(talk)}
    assert of_talk
    workspace.search("warehouse")
    dates = workspace.store.dates("Brook")
    said = note_consent(workspace, talk, "refused", "said so at the start")
    assert said["state"] == "refused"
    assert {e.evidence.id for e in workspace.evidence()} == before - of_talk
    assert workspace.store.evidence_in(talk) == []
    assert not any("warehouse" in h["quote"] for h in workspace.search("warehouse quarrel")["hits"])
    assert talk not in workspace.store.conversation_ids("Brook")
    assert [x["conversation"] for x in workspace.brief("Brook")["excluded"]] == [talk]
    with pytest.raises(InputError, match="consent is refused"):
        workspace.coach(talk)
    with pytest.raises(InputError):
        workspace.correct(next(iter(of_talk)), "confirm")
    workspace.settle()
    assert workspace.store.evidence_in(talk) == []
    note_consent(workspace, talk, "given")
    assert {e.evidence.id for e in workspace.evidence()} == before
    assert workspace.store.dates("Brook") == dates
    with pytest.raises(InputError, match="unknown, given, refused, withdrawn"):
        note_consent(workspace, talk, "perhaps")


def test_a_corrected_file_does_not_undo_a_refusal(workspace, tmp_path, made):
    note_consent(workspace, second(workspace), "withdrawn")
    place = made.parent / "Brook" / "second call.vtt"
    text = place.read_text(encoding="utf-8")
    try:
        place.write_text(text.replace("flare up", "blow up"), encoding="utf-8")
        workspace.add([place], deal="Brook")
    finally:
        place.write_text(text, encoding="utf-8")
    now = second(workspace)
    stored = workspace.store.conversation(now)
    assert any("blow up" in t.turn.text for t in stored.turns)
    states = {row["conversation"]: row["state"] for row in consent_list(workspace)}
    assert states[now] == "withdrawn"
    assert workspace.store.evidence_in(now) == []
    assert set(workspace.store.consents()) == {now}


def test_the_market_leaves_out_whoever_refused_and_says_so(workspace):
    note_consent(workspace, second(workspace), "refused")
    report = workspace.market()
    assert report["excluded"] == 1
    assert "warehouse" not in json.dumps(report)


def test_one_person_gets_everything_of_theirs_and_no_words_of_others(workspace, tmp_path):
    done = subject_export(workspace, "Lena Brook", tmp_path / "out")
    assert done["files"]["words.jsonl"] == 1
    held = {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "out").iterdir()}
    assert "hard cases" in held["words.jsonl"]
    assert json.loads(held["person.json"])["name"] == "Lena Brook"
    assert "failed rollout" not in "".join(held.values())
    assert "Tom" not in "".join(held.values())
    assert len(held["mentions.jsonl"].splitlines()) >= 1
    with pytest.raises(InputError, match="exists already"):
        subject_export(workspace, "Lena Brook", tmp_path / "out")
    subject_export(workspace, "Lena Brook", tmp_path / "more", others=True)
    marked = [json.loads(x) for x in (tmp_path / "more" / "mentions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert any("failed rollout" in row["text"] for row in marked)
    assert all(row["words_of"] == "another person" for row in marked)


def test_one_person_gets_what_a_form_tells_of_them_too(tmp_path):
    answers = tmp_path / "answers.csv"
    answers.write_text(
        "Name,Company size,What would have to be true for you to change?\n"
        "Lena Brook,11 to 50,It would have to work without a network in the cellar.\n"
        "Tom Field,more than 50,My board would have to see it working somewhere else.\n"
        "Ada Cole,1 to 10,Somebody else would have to do the moving.\n",
        encoding="utf-8",
    )
    with Workspace.init(tmp_path / "ws", ["Pia Sand"]) as place:
        place.add([answers], deal="survey")
        assert place.person("Lena Brook").side_reason == "answers a form or writes a review"
        subject_export(place, "Lena Brook", tmp_path / "out")
        (talk,) = (
            json.loads(x) for x in (tmp_path / "out" / "conversations.jsonl").read_text(encoding="utf-8").splitlines()
        )
        assert talk["told"] == {"Company size": "11 to 50"}


def chat(workspace):
    """A conversation of the deal in which nobody is named as the speaker of what Lena wrote, and Tom calls her by her first name."""
    turns = (
        Turn("Lena Brook: My boy has the measles, so I'm off until Thursday."),
        Turn("I would rather ask Lena before we sign anything at all.", "Tom Field"),
        Turn("Met lena in the yard, she was in good spirits.", kind=TurnKind.NOTE),
    )
    people = (Participant("Tom Field", side=Side.THEIRS),)
    held = Conversation("Group chat", "chat", turns, people, dt.date(2026, 10, 9), "Brook")
    source = SourceRecord("chat:1", "c0ffee", "chat.txt", "chat", "Brook")
    workspace.store.put_source(source, [("chat1", "Brook", held)], CrmRecords())
    workspace.settle()
    return next(i for i, _, c in workspace.store.participants() if c.title == "Group chat")


def test_what_a_search_cannot_decide_is_said_and_not_called_gone(workspace):
    chat(workspace)
    done = forget(workspace, "Lena Brook", verify=True, mentions=True)
    assert done["sought"]["names"] == ["Lena Brook"]
    assert done["sought"]["sentences"] == 1
    assert [(row["title"], row["why"], row["turns"]) for row in done["unsure"]] == [
        ("Group chat", "nobody is named as the speaker", 1)
    ]
    said = " ".join(t.turn.text for c in workspace.conversations() for t in c.turns)
    # Where Tom calls her so, her first name goes; nobody knows whose words the others are.
    assert "Lena" not in said
    assert "measles" in said


def namesake(workspace):
    """Another Lena of the deal: in a talk with both, and in one of her own."""
    both = (
        Turn("It's only me, the other one.", "Lena Marsh"),
        Turn("The hard cases are ours, and they will stay so.", "Lena Brook"),
        Turn("What would you want of it, Lena?", "Tom Field"),
        Turn("Will you ask lena or not?", "Tom Field"),
    )
    hers = (Turn("The yard is mine.", "Lena Marsh"), Turn("And what then, Lena?", "Tom Field"))
    absent = (Turn("I'd have to ask Lena.", "Tom Field"),)
    for number, (title, turns) in enumerate([("Both", both), ("Hers", hers), ("Absent", absent)]):
        people = tuple(Participant(n, side=Side.THEIRS) for n in dict.fromkeys(t.speaker for t in turns))
        held = Conversation(title, "call", turns, people, dt.date(2026, 10, 9), "Brook")
        source = SourceRecord(f"talk:{number}", f"c0ff{number}", f"{title}.txt", "call", "Brook")
        workspace.store.put_source(source, [(f"talk{number}", "Brook", held)], CrmRecords())
    workspace.settle()


def test_a_first_name_that_two_share_is_told_where_it_may_mean_who_was_erased(workspace):
    namesake(workspace)
    done = forget(workspace, "Lena Brook", verify=True, mentions=True)
    told = {row["title"]: (row["why"], row["turns"]) for row in done["unsure"]}
    assert told["Both"] == ("first name", 1)
    assert told["Absent"] == ("first name", 1)
    assert "Hers" not in told
    # It may be the other's: it stays as it was said.
    assert "What would you want of it, Lena?" in [t.turn.text for c in workspace.conversations() for t in c.turns]


def test_the_command_says_what_it_looked_for(made, tmp_path):
    folder = shutil.copytree(made, tmp_path / "ws")
    with Workspace.open(folder) as workspace:
        chat(workspace)
    told = ["--workspace", str(folder), "forget", "Lena Brook", "--verify", "--yes", "--mentions"]
    done = CliRunner().invoke(cli, told)
    assert done.exit_code == 0
    assert "no trace" not in done.output
    assert (
        "looked for “Lena Brook”, 1 sentence of theirs in every file and table of the workspace: none of it is left"
        in done.output
    )
    assert "sentences under 25 letters, and words beside which nobody is named" in done.output
    assert "read yourself: 1 turn of “Group chat” (nobody is named as the speaker)" in done.output


def test_what_the_command_advises_about_a_name_that_was_left_can_be_done(made, tmp_path):
    folder = shutil.copytree(made, tmp_path / "ws")

    def run(*words):
        return CliRunner().invoke(cli, ["--workspace", str(folder), "forget", *words])

    with Workspace.open(folder) as workspace:
        talk = (Turn("We keep the keys.", "Lena Brook"), Turn("Lena Brook has the keys.", "Tom Field"))
        people = tuple(Participant(name, side=Side.THEIRS) for name in ("Lena Brook", "Tom Field"))
        held = Conversation("Keys", "call", talk, people, dt.date(2026, 10, 9), "Brook")
        source = SourceRecord("talk:keys", "c0ffee5", "keys.txt", "call", "Brook")
        workspace.store.put_source(source, [("keys", "Brook", held)], CrmRecords())
        workspace.settle()
    first = run("Lena Brook", "--yes", "--verify")
    assert first.exit_code == 3
    advised = 'otherside forget "Lena Brook" --mentions --yes'
    assert advised in first.output
    second = run("Lena Brook", "--mentions", "--yes", "--verify")
    assert second.exit_code == 0, second.output
    assert "none of it is left" in second.output
    assert run("Lena Brook", "--verify").exit_code == 0
    assert "nobody is called" in str(run("Lena Brook", "--mentions", "--yes").exception)


def test_an_export_for_somebody_does_not_call_their_own_words_anothers(workspace, tmp_path):
    number = chat(workspace)
    subject_export(workspace, "Lena Brook", tmp_path / "out", others=True)
    rows = [json.loads(x) for x in (tmp_path / "out" / "mentions.jsonl").read_text(encoding="utf-8").splitlines()]
    found = {row["turn"]: row["words_of"] for row in rows if row["conversation"] == number}
    assert found == {0: "nobody is named as the speaker; it may be their own words", 1: "another person"}


def test_the_log_says_what_was_done_and_never_of_whom(made, tmp_path, monkeypatch):
    monkeypatch.setenv("OTHERSIDE_PASSWORD", "four words that fit")
    folder = shutil.copytree(made, tmp_path / "ws")

    def run(*arguments, code=0):
        done = CliRunner().invoke(cli, ["--workspace", str(folder), *arguments])
        assert done.exit_code == code, (done.output, done.exception)
        return done

    run("brief", "Brook")
    assert listing(folder) == []
    run("subject-export", "Lena Brook", str(tmp_path / "out"))
    run("redact", "Brook", "--yes")
    run("forget", "Lena Brook", "--mentions", "--verify", "--yes")
    run("forget", "Lena Brook", "--verify")
    run("forget", "Tom Field", "--verify", code=3)
    rows = listing(folder)
    assert [(r["action"], r["what"]) for r in rows] == [
        ("exported", "subject-export"),
        ("changed", "redact"),
        ("erased", "forget"),
    ]
    assert "lena" not in json.dumps(rows).casefold()
    assert verified(folder)["entries"] == 3
    shown = json.loads(run("--json", "audit", "--action", "exported").stdout)
    assert len(shown["entries"]) == 1
    assert listing(folder, since=dt.datetime(2999, 1, 1)) == []
    run("users", "add", "olive", "--role", "owner")
    assert [r["action"] for r in listing(folder)][3:] == ["accounts"]
