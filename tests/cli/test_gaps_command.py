"""``gaps`` as users meet it."""

import json

from tests.commands import command, process

STATEMENTS = [
    {"id": "a", "text": "We're the house where nobody has to wait, that's what my mother built it on."},
    {"id": "b", "text": "We painted the corridor in May, it's blue now."},
    {"id": "c", "text": "Phones go to the machine from eleven, we ring back on Fridays when there's time."},
]


def test_json_of_a_file(tmp_path):
    path = tmp_path / "statements.json"
    path.write_text(json.dumps({"statements": STATEMENTS}), encoding="utf-8")
    done = process("gaps", path, "--json")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert set(data) == {"pairs"}
    for pair in data["pairs"]:
        assert set(pair) == {"ideal", "actual", "score", "theme", "question", "sources"}
        assert [s["id"] for s in pair["sources"]] == [pair["ideal"], pair["actual"]]
        assert {pair["ideal"], pair["actual"]} <= {"a", "b", "c"}


def test_one_clear_line_for_a_wrong_file(tmp_path):
    path = tmp_path / "wrong.json"
    path.write_text("[]", encoding="utf-8")
    done = command("gaps", path)
    assert done.returncode == 1
    assert done.stderr.startswith("otherside: ")
    assert len(done.stderr.splitlines()) == 1


def test_an_empty_answer_says_what_was_read_and_that_silence_proves_nothing(tmp_path):
    path = tmp_path / "statements.json"
    texts = ["I'd love to swim from the pier before I'm sixty.", "Tickets are printed in Hull."]
    path.write_text(json.dumps({"statements": [{"id": n, "text": t} for n, t in enumerate(texts)]}), encoding="utf-8")
    said = command("gaps", path).stdout
    assert said.startswith("Nothing found")
    assert "does not mean" in said
    assert texts[0] in said
    assert texts[1] not in said
    done = command("gaps", path, "--json")
    assert json.loads(done.stdout) == {"pairs": []}
    assert "does not mean" in done.stderr


def test_both_halves_in_one_statement_are_shown_by_the_sentence(tmp_path):
    path = tmp_path / "statements.json"
    ideal = "We're the garage that explains a bill until you understand it, my husband painted that over the gate."
    actual = (
        "The bills go out by post with a code for each part, and if somebody rings about it we tell them it's what the "
        "machine prints."
    )
    path.write_text(json.dumps({"statements": [{"id": 1, "text": f"{ideal} {actual}"}]}), encoding="utf-8")
    lines = " ".join(command("gaps", path).stdout.split())
    assert f"“{ideal}” “{actual}”" in lines
