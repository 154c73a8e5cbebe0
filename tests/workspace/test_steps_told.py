"""What a deal shows as a step, as a change and as a reminder to us: of a talk among colleagues, up to a sum, and given up."""

import datetime as dt

import pytest

from otherside.domain import Side
from otherside.workspace import Workspace
from otherside.workspace.changes import changes
from otherside.workspace.heard.terms import terms_of

BEFORE, SINCE = dt.date(2026, 4, 7), dt.date(2026, 5, 12)


def deal(tmp_path, first, then=""):
    folder = tmp_path / "lark"
    folder.mkdir()
    for day, text in ((BEFORE, first), (SINCE, then)):
        if text:
            (folder / f"{day}-call.txt").write_text(text, encoding="utf-8")
    workspace = Workspace.init(tmp_path / "w", ["Ines Okoro"])
    workspace.add([folder], deal="lark")
    for name in ("Edda Lund", "Tom Rask"):
        workspace.set_side(name, Side.THEIRS)
    return workspace


FIRST = """Ines Okoro: What would the rail change for you?
Edda Lund: I want the hall quiet by the autumn, and I mean to get it.
Tom Rask: I have the books to do, so I leave that to her.
"""


def test_who_has_let_it_drop_is_told_as_one_who_is_further_from_it(tmp_path):
    then = "Ines Okoro: And for you, Edda?\nEdda Lund: I've stopped bringing it up. One only gets so many tries.\n"
    with deal(tmp_path, FIRST, then) as workspace:
        found = changes(workspace, "lark", SINCE)
        new = {e["quote"]: (sorted(e["facets"]), e["stance"]) for e in found["evidence"]}
        assert new["I've stopped bringing it up."] == (["consensus"], "away")
        moved = {b["parameter"]: b["moved"] for b in found["beliefs"] if b["person"] == "Edda Lund"}
        assert moved["gain.us"] < 0
        assert moved.get("salience", 0) <= 0
        (row, *_) = workspace.ask("has Edda changed her mind?", deal="lark")["findings"]
        assert "speaks for it no more" in str(row)


def test_who_came_nearer_is_told_with_what_they_did(tmp_path):
    then = (
        "Ines Okoro: And the rail?\nEdda Lund: I built one out of plywood. It's grown on me.\n"
        "Tom Rask: We've had the floor levelled. I'd show it to the crew myself now.\n"
    )
    with deal(tmp_path, FIRST, then) as workspace:
        found = changes(workspace, "lark", SINCE)
        steps = {e["quote"] for e in found["evidence"] if "commitment" in e["facets"] and e["stance"] == "towards"}
        assert steps >= {
            "I built one out of plywood.",
            "It's grown on me.",
            "We've had the floor levelled.",
            "I'd show it to the crew myself now.",
        }
        (row, *_) = workspace.ask("has Tom changed his mind?", deal="lark")["findings"]
        assert [q["quote"] for q in row["quotes"]] == ["I'd show it to the crew myself now."]


def test_a_yes_stands_among_what_is_new_with_what_it_hangs_on(tmp_path):
    whole = "If there is a rail, nobody needs the ladder. Then I'd have nothing against it."
    with deal(tmp_path, FIRST, f"Ines Okoro: And you, Tom?\nTom Rask: {whole}\n") as workspace:
        (row,) = [e for e in changes(workspace, "lark", SINCE)["evidence"] if "commitment" in e["facets"]]
        assert row["quote"] == whole
        assert row["end"] - row["start"] == len(whole)


def test_a_yes_and_what_lies_beyond_the_sum_stand_there_once(tmp_path):
    whole = "If it's under seven hundred, yes. If it's over, I have to ask Edda."
    with deal(tmp_path, FIRST, f"Ines Okoro: And the price?\nTom Rask: {whole}\n") as workspace:
        (row,) = [e for e in changes(workspace, "lark", SINCE)["evidence"] if e["person"] == "Tom Rask"]
        assert row["quote"] == whole
        assert set(row["facets"]) == {"commitment", "consensus"}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Have you signed it?", "Nearly!"),
        ("Did the drawings reach you?", "They did. I've put them with the other papers."),
        ("And if it were yours to say?", "I'd sign today if they let me."),
        ("Shall we talk in May?", "Come over in the summer, the orchard is lovely then."),
    ],
)
def test_what_only_sounds_like_a_step_is_none(tmp_path, question, answer):
    with deal(tmp_path, f"Ines Okoro: {question}\nEdda Lund: {answer}\nTom Rask: So it goes.\n") as workspace:
        assert "commitment" not in str([p["facets"] for p in workspace.brief("lark")["people"]])


def test_a_yes_up_to_a_sum_is_a_condition_with_what_lies_beyond_it(tmp_path):
    talk = "Ines Okoro: And the price?\nEdda Lund: If it's under seven hundred, yes. If it's over, I have to ask Tom.\nTom Rask: Yes.\n"
    with deal(tmp_path, talk) as workspace:
        terms = terms_of(workspace, workspace.deal("lark"))
        assert [c["quote"] for c in terms["conditions"]] == [
            "If it's under seven hundred, yes. If it's over, I have to ask Tom."
        ]


@pytest.mark.parametrize(
    ("talk", "reminds"),
    [
        # A colleague spoke, and a colleague answers.
        ("Tom Rask: The chairman wants three of them.\nEdda Lund: You told me you'd talked him round.\nTom Rask: So I did.", False),
        ("Ines Okoro: And the chairman?\nEdda Lund: You said you'd ask him.\nTom Rask: I did ask him, Edda.", False),
        ("Ines Okoro: And the list?\nEdda Lund: You said you'd send it.\nTom Rask: Edda, give me a week.", False),
        # We answer, or a colleague misses the same.
        ("Tom Rask: It is late.\nEdda Lund: You said you'd send the list.\nInes Okoro: I did, I'm sorry.", True),
        ("Ines Okoro: And the list?\nEdda Lund: You said you'd send it.\nTom Rask: I haven't had it either.", True),
        ("Ines Okoro: And the list?\nEdda Lund: You said you'd send it.\nTom Rask: Quite.", True),
        ("Tom Rask: Good morning.\nEdda Lund: You said you'd send the list.", True),
    ],
)  # fmt: skip
def test_who_answers_tells_who_is_reminded(tmp_path, talk, reminds):
    with deal(tmp_path, f"{talk}\n") as workspace:
        sought = terms_of(workspace, workspace.deal("lark"))["promises"]["sought"]
        assert any("You " in row["quote"] for row in sought) is reminds
