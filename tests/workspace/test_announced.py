"""A confidence that is announced, one that is taken back, and one in a telegraphic note: kept wherever the deal is read."""

from __future__ import annotations

import json

import pytest

from otherside.domain import Side
from otherside.reports.discreet import discreet
from otherside.reports.markdown import brief_markdown
from otherside.reports.page import brief_page
from otherside.workspace import Workspace
from otherside.workspace.heard.rows import IN_CONFIDENCE
from otherside.workspace.linting import checked_text
from otherside.workspace.questioning import plan_for, questions_for
from otherside.workspace.searching import search

CALL = """WEBVTT

NOTE Recorded 2026-10-06

00:00:00.000 --> 00:00:05.000
<v Nils Own>How is the night shift?

00:00:05.000 --> 00:00:20.000
<v Hana Brook>Tiring, we bake for nine schools with three people.
Can I trust you with something? I've got an interview at the mill on the fourth of November.

00:00:20.000 --> 00:00:25.000
<v Nils Own>That stays with me.

00:00:25.000 --> 00:00:40.000
<v Hana Brook>Greta would be heartbroken. I want a job where somebody listens to me.

00:00:40.000 --> 00:00:45.000
<v Nils Own>And what holds the ovens up?

00:00:45.000 --> 00:00:55.000
<v Hana Brook>The old thermostat fails every second night and we throw the trays away.
"""
CHAT = """[07/10/2026, 09:00:00] Nils Own: Good morning! What do you make of the ovens, and where do you see yourself in five years?
[07/10/2026, 09:02:00] Jon Brook: The ovens are fine for me but the delivery round is what I lose my mornings to.
[07/10/2026, 09:03:00] Nils Own: And in five years?
[07/10/2026, 09:04:00] Jon Brook: Foreman.
[07/10/2026, 09:04:30] Jon Brook: oh god. don't write that down, and don't tell Greta
[07/10/2026, 09:05:00] Nils Own: I won't.
[07/10/2026, 09:06:00] Jon Brook: The new van comes in March and I would like to see the round planned before that.
"""
GRETA = """WEBVTT

NOTE Recorded 2026-10-08

00:00:00.000 --> 00:00:05.000
<v Nils Own>What would you want instead?

00:00:05.000 --> 00:00:20.000
<v Greta Voss>I want the schools to get warm bread and I am afraid that we lose them to the city.
"""
NOTE = """# Phone with the owner, 9 October 2026

- oven man was there
- asked who she wants to be in five years: "Not the owner."
- long pause. then: "Greta doesn't know. Please keep that between us until I've told her."
- lunch at noon
"""
SECRETS = ("fourth of November", "heartbroken", "Foreman.", "Not the owner")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    base = tmp_path_factory.mktemp("announced")
    where, files = base / "w", base / "brook"
    files.mkdir()
    for name, text in (
        ("2026-10-06-hana.vtt", CALL),
        ("WhatsApp Chat with Jon Brook.txt", CHAT),
        ("2026-10-08-greta.vtt", GRETA),
        ("2026-10-09-note.md", NOTE),
    ):
        (files / name).write_text(text, encoding="utf-8")
    with Workspace.init(where, ["Nils Own"]) as workspace:
        workspace.add([files])
    return where


def test_every_quote_of_it_has_the_mark_and_what_stands_before_it_has_not(folder):
    with Workspace.open(folder) as workspace:
        for query, of in (("interview mill", "interview"), ("heartbroken", "heartbroken"), ("foreman", "Foreman.")):
            hits = [h for h in search(workspace, query)["hits"] if of in h["quote"]]
            assert {h["mark"] for h in hits} <= {IN_CONFIDENCE}
        for row in workspace.evidence("brook"):
            told = any(s in row.evidence.quote for s in SECRETS) or "listens to me" in row.evidence.quote
            opened = "thermostat" in row.evidence.quote or "nine schools" in row.evidence.quote
            assert (IN_CONFIDENCE in row.mark) or not told
            assert IN_CONFIDENCE not in row.mark or not opened


def test_no_brief_plan_or_question_shows_it(folder):
    with Workspace.open(folder) as workspace:
        brief = workspace.brief("brook")
        people = [p.name for p in workspace.people("brook") if p.side is Side.THEIRS]
        texts = [brief_markdown(brief), brief_page(brief)]
        texts += [json.dumps(questions_for(workspace, "brook", n=20), ensure_ascii=False)]
        texts += [json.dumps(discreet(plan_for(workspace, "brook", name)), ensure_ascii=False) for name in people]
        for text in texts:
            assert not [s for s in SECRETS if s in text]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Greta, Hana has an interview at the mill on the fourth of November, so we should hurry.", True),
        ("Hana may not be around much longer.", True),
        ("Jon would like to be foreman.", True),
        ("Your mother does not want to be the owner any more.", True),
        ("The thermostat fails every second night.", False),
        ("What would you want for the schools?", False),
        ("The new van comes in March.", False),
    ],
)
def test_the_lint_says_when_it_is_told_to_somebody_else(folder, text, told):
    with Workspace.open(folder) as workspace:
        found = [f for f in checked_text(workspace, text, "brook", "Greta").findings if f.code in ("OS901", "OS903")]
        assert bool(found) is told


def test_the_plan_and_the_answer_go_by_the_list_of_the_lint(folder):
    with Workspace.open(folder) as workspace:
        plan = plan_for(workspace, "brook", "Greta")
        (noted,) = [u for u in plan["leave_unsaid"] if u["text"] == "What your notes tell in confidence."]
        assert [e["turn"] for e in noted["because"]] == [1, 2] or len(noted["because"]) == 2
        (jon,) = [u for u in plan["leave_unsaid"] if u["text"] == "What Jon asked you to keep to yourself."]
        assert jon["because"][0]["asks"] == "not to write it down"
        shown = json.dumps(workspace.ask("what must I keep to myself", deal="brook"), ensure_ascii=False)
        assert all(s in shown for s in ("interview", "Not the owner", "Foreman."))
        assert "long pause" not in shown
