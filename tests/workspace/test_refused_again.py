"""A refusal holds for the conversation, not for its file: it is known again however it comes."""

import json
import re

import pytest

from otherside.cli.main import cli
from otherside.domain import ConsentState
from otherside.store.known_again import PREFIX
from otherside.workspace import Workspace
from otherside.workspace.privacy.consent import consent_list, note_consent
from otherside.workspace.privacy.erasing import backup, remove, retain
from otherside.workspace.privacy.redacting import redact

CALL = """---
date: 2020-03-05
---
Ines Tal: How do you plan the rounds at the laundry today?

Odo Krantz: I am afraid that the drivers will leave us before the winter. We count the sheets twice.

Ines Tal: What would have to change for you?

Odo Krantz: I want a van that starts on cold mornings, whatever my partner says about it.
"""
GROWN = "\nInes Tal: Shall we talk again when the van is back?\n"
REFUSED = "for the most part what people refused to have analysed"


@pytest.fixture
def place(tmp_path):
    file = tmp_path / "in" / "talk.md"
    file.parent.mkdir()
    file.write_text(CALL, encoding="utf-8")
    with Workspace.init(tmp_path / "ws", ["Ines Tal"]) as workspace:
        workspace.add([file], deal="Laundry")
        assert workspace.evidence()
        yield workspace


def _only(workspace):
    (talk,) = workspace.store.conversation_ids(excluded=True)
    return talk


def _written(tmp_path, name, text):
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def _states(workspace):
    return [row["state"] for row in consent_list(workspace)]


COMES_AGAIN = {
    "longer": CALL + GROWN,
    "corrected": CALL.replace("twice", "three times"),
    "cut off": CALL.split("\n\nInes Tal: What")[0] + "\n",
    "another day": CALL.replace("2020", "2021"),
    "run together": re.sub(r"\n\nOdo Krantz: I want", "\n\nOdo Krantz: Well. I want", CALL),
    "other labels": CALL.replace("Odo Krantz", "Speaker B"),
    "much longer": CALL + "".join(f"\nOdo Krantz: And then the {w} came round once more.\n" for w in ("cook", "smith")),
}


@pytest.mark.parametrize("text", COMES_AGAIN.values(), ids=COMES_AGAIN)
@pytest.mark.parametrize("state", ["refused", "withdrawn"])
@pytest.mark.parametrize("deleted", [False, True])
def test_a_refusal_is_taken_over_and_told(place, tmp_path, text, state, deleted):
    note_consent(place, _only(place), state, "Odo said so on the phone")
    if deleted:
        remove(place, [_only(place)])
    added = place.add([_written(tmp_path, "other/export.md", text)], deal="Another deal")
    assert added.evidence == 0
    assert set(_states(place)) == {state}
    assert [REFUSED in hint for hint in added.hints].count(True) == 1
    assert not any("counts twice" in hint for hint in added.hints)
    assert place.evidence() == []


ANOTHER = {
    "our own questions": re.sub(
        r"(?<=Odo Krantz: ).*", "The river took the bridge, so nobody comes by here now.", CALL
    ),
    "courtesy": "Ute Falk: We count the sheets twice. I am afraid that the drivers will leave us before the winter.\n",
    "one sentence in common": "Ines Tal: How are you?\n\nOdo Krantz: We count the sheets twice. The fair was rained off on both days.\n",
    "something else": "Ines Tal: How was the summer?\n\nOdo Krantz: I want to sell the boat before it rots away.\n",
}


@pytest.mark.parametrize("text", ANOTHER.values(), ids=ANOTHER)
def test_another_conversation_is_none_that_was_refused(place, tmp_path, text):
    note_consent(place, _only(place), "refused")
    added = place.add([_written(tmp_path, "other/export.md", text)], deal="Laundry")
    assert sorted(_states(place)) == ["refused", "unknown"]
    assert not any(REFUSED in hint for hint in added.hints)


@pytest.mark.parametrize("how", ["retain", "remove"])
def test_what_was_deleted_and_is_added_again_stays_refused(place, tmp_path, how):
    note_consent(place, _only(place), "refused")
    if how == "retain":
        assert retain(place, 30)["conversations"] == 1
    else:
        remove(place, [_only(place)])
    assert place.store.consents() == {}
    added = place.add([tmp_path / "in"], deal="Laundry", again=True)
    assert (added.conversations, added.evidence, _states(place)) == (1, 0, ["refused"])
    assert any(REFUSED in hint for hint in added.hints)


def test_what_is_kept_of_a_deleted_refusal_holds_no_words_and_no_names(place):
    note_consent(place, _only(place), "refused", "Odo Krantz wrote to us")
    remove(place, [_only(place)])
    held = [text for _, text in place.store.texts() if PREFIX in text]
    assert len(held) == 1
    said = set(re.findall(r"[a-z]{4,}", CALL.casefold())) - {"refused"}
    assert not said & set(re.findall(r"[a-z]+", held[0].casefold()))
    assert not any(key.startswith(PREFIX) for key in place.store.settings())


def test_a_number_gets_no_mark(place, tmp_path):
    text = "Ines Tal: Where do I reach you?\n\nOdo Krantz: My number at home is 0171 5550123.\n"
    place.add([_written(tmp_path, "n.md", text)], deal="Numbers")
    (talk,) = place.store.conversation_ids("Numbers")
    note_consent(place, talk, "refused")
    (held,) = (row for _, row in place.store.texts() if f"{PREFIX}refused:{talk}" in row)
    voices = json.loads(held.partition("\n")[2])["voices"]
    assert sum(len(v.split()) for v in voices) == 1  # what Ines asks


def test_who_agrees_later_is_not_refused_once_more(place, tmp_path):
    note_consent(place, _only(place), "refused")
    remove(place, [_only(place)])
    place.add([_written(tmp_path, "one/a.md", CALL + GROWN)], deal="Laundry")
    note_consent(place, _only(place), "given")
    assert place.evidence()
    added = place.add([_written(tmp_path, "two/b.md", CALL + GROWN + "\nOdo Krantz: I want that, yes, on Friday.\n")])
    assert added.evidence > 0
    assert "refused" not in _states(place)


def test_a_refusal_noted_before_marks_were_kept_counts_as_well(place, tmp_path):
    note_consent(place, _only(place), "refused")
    with place.store._write() as db:
        from sqlalchemy import text

        db.execute(text(f"DELETE FROM settings WHERE key LIKE '{PREFIX}%'"))
    place.add([_written(tmp_path, "other/export.md", CALL + GROWN)], deal="Laundry")
    assert _states(place) == ["refused", "refused"]


def test_a_backup_knows_it_too(place, tmp_path):
    note_consent(place, _only(place), "refused")
    remove(place, [_only(place)])
    backup(place, tmp_path / "copy")
    with Workspace.open(tmp_path / "copy") as copy:
        copy.add([_written(tmp_path, "other/export.md", CALL + GROWN)], deal="Laundry")
        assert [c.state for c in copy.store.consents().values()] == [ConsentState.REFUSED]


def test_the_command_line_says_it(place, tmp_path):
    from click.testing import CliRunner

    note_consent(place, _only(place), "refused")
    file = _written(tmp_path, "other/export.md", CALL + GROWN)
    done = CliRunner().invoke(cli, ["add", str(file), "--deal", "Laundry", "--workspace", str(place.home)])
    assert REFUSED in done.stderr
    assert "otherside consent" in done.stderr


BLACK = "for the most part what words were blacked out in"
WITH_NUMBER = CALL.replace("We count", "Call me on +44 20 7946 0958. We count")


@pytest.mark.parametrize("how", ["longer", "deleted and again", "the same place"])
def test_what_was_blacked_out_and_comes_back_is_told(place, tmp_path, how):
    pytest.importorskip("phonenumbers", reason="the extra `llm` is not installed")
    file = _written(tmp_path, "bw/black.md", WITH_NUMBER)
    place.add([file], deal="Black")
    assert redact(place, "Black")["found"] == {"phone": 1}
    if how == "deleted and again":
        remove(place, place.store.conversation_ids("Black"))
    elif how == "longer":
        file = _written(tmp_path, "other/export.md", WITH_NUMBER + GROWN)
    else:
        file.write_text(WITH_NUMBER + GROWN, encoding="utf-8")
    added = place.add([file], deal="Black", again=True)
    (told,) = (hint for hint in added.hints if BLACK in hint)
    number = re.search(r"otherside redact (\w+) --yes", told)[1]
    assert redact(place, number)["found"] == {"phone": 1}
    assert not any(BLACK in hint for hint in place.add([file], deal="Black").hints)


def test_another_conversation_is_not_told_to_be_blacked_out(place, tmp_path):
    pytest.importorskip("phonenumbers", reason="the extra `llm` is not installed")
    place.add([_written(tmp_path, "bw/black.md", WITH_NUMBER)], deal="Black")
    redact(place, "Black")
    added = place.add([_written(tmp_path, "bw/other.md", ANOTHER["something else"])], deal="Black")
    assert not any(BLACK in hint for hint in added.hints)
