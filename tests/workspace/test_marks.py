"""What was said in confidence is marked in the same way wherever words are shown, and who has left is known in every list."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from click.testing import CliRunner
from rich.console import Console

from otherside.cli.main import cli
from otherside.reports.markdown import brief_markdown
from otherside.reports.page import brief_page
from otherside.reports.terminal import print_brief
from otherside.reports.words import marked, paired
from otherside.workspace import Workspace, incongruences
from otherside.workspace.drafting import shown_text
from otherside.workspace.exporting import export
from otherside.workspace.heard.beside import set_marks, with_marks
from otherside.workspace.heard.rows import IN_CONFIDENCE
from otherside.workspace.incongruences import statement_pairs
from otherside.workspace.lists import conversation_json, one_person, people_list
from otherside.workspace.privacy.subject import subject_export

CALL = """# First call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the pottery, Kilnwick), Rolf Brand (Master potter, Kilnwick)

**Nils Own (0:10):** What would a good year look like?

**Ada Voss (0:20):** We're the pottery where nobody has to wait, that's what my mother built it on. I lose four firings every \
month, and I want that halved by September.

**Rolf Brand (0:40):** My worry is that the new kiln breaks down like the last one did, and then I have to explain it to the shops.
"""
APART = (
    "I am afraid that the owner sells the pottery before the new kiln is paid for, and then I would lose my place here."
)
LATE = "Phones go to the machine from eleven, we ring back on Fridays when there's time."


def _mail(name: str, day: str, text: str) -> str:
    return (
        f"From: {name} <{name.split()[0].lower()}@kilnwick.example>\nTo: Nils Own <nils@ours.example>\nDate: {day} 09:00:00 +0000\n"
        f"Subject: Kiln\nMessage-ID: <{day.replace(' ', '').replace(',', '')}@kilnwick.example>\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\n\nHello Nils,\n\n{text}\n\n{name.split()[0]}\n"
    )


FILES = {
    "2026-03-02_call.md": CALL,
    "apart.eml": _mail(
        "Ada Voss",
        "Mon, 09 Mar 2026",
        f"please keep this between us. {APART}\n\n{LATE}\n\nI want every order typed once instead of three times by June.",
    ),
    "last.eml": _mail(
        "Rolf Brand",
        "Wed, 11 Mar 2026",
        "Friday 20th is my last day here. After that please write to Ada and not to me.",
    ),
    "since.eml": _mail(
        "Ada Voss", "Mon, 30 Mar 2026", "I have the kiln room alone now, and we still want a kiln that runs."
    ),
}


@pytest.fixture(scope="module")
def pottery(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pottery")
    (folder / "kilnwick").mkdir()
    for name, text in FILES.items():
        (folder / "kilnwick" / name).write_text(text, encoding="utf-8")
    with Workspace.init(folder / "w", ["Ours"]) as workspace:
        workspace.add([folder / "kilnwick"])
        yield workspace


def _rows(found, *keys):
    """Everything in plain data that has all of these keys."""
    if isinstance(found, dict):
        if set(keys) <= found.keys():
            yield found
        for value in found.values():
            yield from _rows(value, *keys)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from _rows(value, *keys)


def _checked(workspace, found) -> int:
    """Every place in plain data has its mark, and the right one; returns how many were said in confidence."""
    rows = list(_rows(found, "conversation", "turn"))
    assert rows
    for row in rows:
        stored = workspace.store.conversation(row["conversation"])
        assert (IN_CONFIDENCE in row["mark"]) is ("between us" in stored.turns[row["turn"]].turn.text), row
    return sum(IN_CONFIDENCE in row["mark"] for row in rows)


def test_a_mark_is_added_to_what_is_there_and_only_once(pottery):
    apart = next(c for c in pottery.conversations("kilnwick") if "between us" in c.turns[0].turn.text)
    place = {"conversation": apart.id, "turn": 0}
    found = [
        {**place, "mark": "about Ovenworks"},
        {"deep": {**place}},
        {"conversation": "gone", "turn": 0},
        {"turn": 0},
    ]
    for _ in range(2):
        set_marks([apart], found)
    assert [found[0]["mark"], found[1]["deep"]["mark"], found[2]["mark"]] == [
        f"about Ovenworks, {IN_CONFIDENCE}",
        IN_CONFIDENCE,
        "",
    ]
    assert "mark" not in found[3]
    assert with_marks(pottery, {"all": [{**place}]}) == {"all": [{**place, "mark": IN_CONFIDENCE}]}


def test_questions_and_the_plan_mark_the_words_they_rest_on(pottery):
    # No question is put with what was told in confidence.
    assert _checked(pottery, pottery.questions("kilnwick", to="Ada", n=20)) == 0
    assert _checked(pottery, pottery.plan("kilnwick", "Ada"))


def test_what_changed_marks_new_words_and_what_new_questions_rest_on(pottery):
    found = pottery.changes("kilnwick", dt.date(2026, 3, 5))
    assert _checked(pottery, found["evidence"])
    assert found["new_questions"]
    assert all(IN_CONFIDENCE not in row["mark"] for row in _rows(found["new_questions"], "conversation", "turn"))


def test_nobody_is_asked_how_what_they_told_in_confidence_sits_with_something(pottery, monkeypatch):
    seen = []

    def pair(texts, **_):
        seen.extend(texts)
        return []

    monkeypatch.setattr(incongruences, "find_pairs", pair)
    incongruences.deal_gaps(pottery, pottery.deal("kilnwick"), judge=lambda *_: [])
    assert any("nobody has to wait" in text for text in seen)
    assert not any("Phones" in text or "sells the pottery" in text for text in seen)
    assert paired({"sources": [{"mark": ""}, {"mark": IN_CONFIDENCE}]}) == ("", f" ({IN_CONFIDENCE})")


def test_gaps_of_a_file_mark_a_statement_and_those_beside_the_request():
    ideal = "We're the pottery where nobody has to wait, that's what my mother built it on."
    said = [("a", ideal), ("b", "The glaze is blue now."), ("c", LATE), ("d", "Please keep this between us.")]
    found = statement_pairs(said)["pairs"]
    assert found, "nothing that does not go together was found; the test needs a pair"
    marks = {s["id"]: s["mark"] for pair in found for s in pair["sources"]}
    assert {"a", "c"} <= marks.keys()
    right = {"a": "", "b": "", "c": IN_CONFIDENCE, "d": IN_CONFIDENCE}
    assert marks == {which: right[which] for which in marks}
    assert {s["mark"] for pair in statement_pairs(said[:3])["pairs"] for s in pair["sources"]} == {""}


def test_everything_in_a_brief_is_marked_and_its_pages_say_so(pottery):
    brief = pottery.brief("kilnwick")
    assert _checked(pottery, brief)
    sources = [{"mark": ""}, {"mark": IN_CONFIDENCE}]
    gap = {
        "person": "Ada Voss",
        "ideal": "To be first.",
        "actual": LATE,
        "question": "How is that?",
        "sources": sources,
    }
    kept = {"quote": "I sent it.", "person": "Nils Own", "date": "2026-03-12", "mark": IN_CONFIDENCE}
    promise = {
        "quote": "I will send it.",
        "person": "Nils Own",
        "by": None,
        "date": "2026-03-10",
        "mark": "",
        "since": kept,
    }
    shown = {**brief, "people": [], "questions": [], "incongruences": [gap], "wishes": [], "conditions": [], "forecast": None,
             "promises": {"ours": [promise]}}  # fmt: skip
    console = Console(file=io.StringIO(), width=300)
    print_brief(shown, console)
    seen = console.file.getvalue()
    assert f"(Nils Own, 2026-03-12, {IN_CONFIDENCE})" in seen
    # A screen may be read over a shoulder: it says that something was confided, and not what.
    assert "Phones go" not in seen
    assert IN_CONFIDENCE in seen[seen.index("To be first") :].split("How is that?")[0]
    # What is taken along lies before the others: that somebody confided is told by it too.
    for page in (brief_page(shown), brief_markdown(shown)):
        assert "Phones go" not in page
        assert IN_CONFIDENCE not in page


def test_exported_evidence_and_turns_are_marked(pottery, tmp_path):
    export(pottery, tmp_path / "out", "jsonl", ["evidence", "turns"])
    for table, text in (("evidence", "quote"), ("turns", "text")):
        rows = [
            json.loads(line) for line in (tmp_path / "out" / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        assert _checked(pottery, rows)
        assert any(APART[:30] in row[text] and row["mark"] == IN_CONFIDENCE for row in rows)


def test_evidence_of_everything_is_marked_as_that_of_a_deal(pottery):
    marks = {row.evidence.id: row.mark for row in pottery.evidence("kilnwick")}
    everything = pottery.evidence()
    assert any(row.mark == IN_CONFIDENCE for row in everything)
    assert all(marks[row.evidence.id] == row.mark for row in everything)


def test_a_conversation_marks_its_turns_and_their_evidence(pottery):
    (apart,) = (c for c in pottery.conversations("kilnwick") if "between us" in c.turns[0].turn.text)
    found = conversation_json(pottery, apart.id)
    assert [t["mark"] for t in found["turns"]] == [IN_CONFIDENCE]
    assert {e["mark"] for t in found["turns"] for e in t["evidence"]} == {IN_CONFIDENCE}
    (other,) = (c for c in pottery.conversations("kilnwick") if "good year" in c.turns[0].turn.text)
    assert {t["mark"] for t in conversation_json(pottery, other.id)["turns"]} == {""}


def test_corrections_and_what_a_person_gets_are_marked(pottery, tmp_path):
    (apart,) = (c for c in pottery.conversations("kilnwick") if "between us" in c.turns[0].turn.text)
    made = pottery.add_evidence(apart.id, ["situation"], quote=LATE)
    try:
        assert [c["mark"] for c in pottery.corrections()] == [IN_CONFIDENCE]
    finally:
        pottery.undo_correction(made["id"])
    subject_export(pottery, "Ada Voss", tmp_path / "ada")
    rows = [json.loads(line) for line in (tmp_path / "ada" / "words.jsonl").read_text(encoding="utf-8").splitlines()]
    assert _checked(pottery, rows)
    assert _checked(pottery, json.loads((tmp_path / "ada" / "profile.json").read_text(encoding="utf-8")))


def test_a_draft_says_of_its_ground_that_it_was_confided(pottery):
    claim = {"text": LATE, "unnamed": False, "evidence": [
        {"quote": LATE, "source": "apart.eml", "turn": 0, "date": "2026-03-09", "mark": IN_CONFIDENCE}]}  # fmt: skip
    text = shown_text({"to": "Ada", "subject": "", "notes": [], "text": "Hello", "claims": [claim], "lint": []})
    assert f"apart.eml, turn 1, 2026-03-09, {IN_CONFIDENCE}" in text
    claims = pottery.draft("kilnwick", "Ada")["claims"]
    assert claims
    assert all("mark" in e for c in claims for e in c["evidence"])


def test_the_coach_marks_its_moments(tmp_path):
    ours = "You have to sign by Friday or the price goes up, it's now or never."
    (tmp_path / "glaze").mkdir()
    (tmp_path / "glaze" / "2026-05-04_call.md").write_text(
        f"# Call\n\n**Participants:** Nils Own (Ours, AE), Tove Lund (Buyer, Glazeworks)\n\n**Nils Own (0:10):** {ours}\n\n"
        "**Tove Lund (0:20):** We have two kilns.\n\n"
        f"**Nils Own (0:40):** {ours}\n\n**Tove Lund (0:50):** Keep this between us, we have no money left.\n",
        encoding="utf-8",
    )
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([tmp_path / "glaze"])
        (call,) = workspace.conversations("glaze")
        marks = {m["turn"]: m["mark"] for m in workspace.coach(call.id)["moments"] if m["kind"] != "missed_opening"}
        assert marks == {0: "", 2: IN_CONFIDENCE}


def test_every_list_of_people_knows_who_has_left(pottery):
    lists = {
        "deal": {p["name"]: p for p in people_list(pottery, "kilnwick")},
        "all": {p["name"]: p for p in people_list(pottery, None)},
        "brief": {p["name"]: p for p in pottery.brief("kilnwick")["people"]},
        "one": {p.name: one_person(pottery, p) for p in pottery.people()},
        "one of a deal": {p.name: one_person(pottery, p, "kilnwick") for p in pottery.people()},
    }
    for name, people in lists.items():
        assert people["Rolf Brand"]["left"]["quote"] == "Friday 20th is my last day here.", name
        assert people["Rolf Brand"]["left"]["since"] == "2026-03-20", name
        assert people["Ada Voss"]["left"] is None, name
        assert _checked(pottery, [p["facets"] for p in people.values()]), name
    assert lists["one"]["Rolf Brand"]["unknown"] == []
    assert lists["one"]["Rolf Brand"]["turns"] == 2


def test_the_command_says_who_has_left_and_marks_the_words(pottery):
    for options in ([], ["kilnwick"]):
        lines = (
            CliRunner()
            .invoke(cli, ["--workspace", str(pottery.folder), "people", *options], catch_exceptions=False)
            .stdout
        )
        assert "left on 20 March 2026: “Friday 20th is my last day here.”" in lines
    assert marked({"mark": IN_CONFIDENCE}) == f" ({IN_CONFIDENCE})"


def test_who_is_heard_later_in_another_deal_has_not_left(tmp_path):
    late = _mail("Rolf Brand", "Mon, 06 Apr 2026", "The second kiln of ours wants new bricks before the summer.")
    for name, files in {"kilnwick": FILES, "second kiln": {"late.eml": late}}.items():
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(text, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([tmp_path / "kilnwick", tmp_path / "second kiln"])
        assert set(workspace.person("Rolf Brand").deals) == {"kilnwick", "second kiln"}
        assert {p["name"]: p for p in people_list(workspace, "kilnwick")}["Rolf Brand"]["left"]
        assert {p["name"]: p for p in people_list(workspace, None)}["Rolf Brand"]["left"] is None
        assert one_person(workspace, workspace.person("Rolf Brand"))["left"] is None


def test_a_plan_at_the_terminal_names_what_is_to_be_kept_without_its_words(pottery):
    def told(*options):
        return CliRunner().invoke(cli, ["--workspace", str(pottery.folder), *options]).output

    plan = ["questions", "kilnwick", "--plan", "--no-forecast", "--to", "Ada Voss"]
    secret = "owner sells the pottery"
    assert secret in told("--json", *plan)
    shown = told(*plan)
    assert "To open" in shown
    assert secret not in " ".join(shown.split())
