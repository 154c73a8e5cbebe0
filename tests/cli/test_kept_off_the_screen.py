"""What was said in confidence is printed by no command that lays a deal open: only asking for it shows it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli

CALL = """---
date: 2026-03-{day}
---

Ines Varga (ines@quillfold.example): What would you want to be different by summer?

Petra Lindqvist (petra@millbrook.example): {said}
"""
OPEN = "We have to cut the closing of the month to three days by June. I am worried that it fails like the last rollout did."
KEPT = (
    "This please stays between us: I take over the mill from my father on the first of May, and I am afraid that a failed rollout "
    "would be the first thing they remember me for."
)
WORDS = ("take over", "my father", "remember me for")


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    """Runs one command in a workspace of a deal with two calls, the later of them in confidence."""
    given = tmp_path_factory.mktemp("given") / "Millbrook"
    given.mkdir()
    (given / "one.md").write_text(CALL.format(day="04", said=OPEN), encoding="utf-8")
    (given / "two.md").write_text(CALL.format(day="18", said=KEPT), encoding="utf-8")
    place = tmp_path_factory.mktemp("workspace")

    def run(*words):
        return CliRunner().invoke(cli, ["--workspace", str(place), *words]).output

    run("init", "--us", "quillfold.example")
    run("add", str(given))
    return run


@pytest.mark.parametrize(
    "words",
    [
        ("brief", "Millbrook"),
        ("forecast", "Millbrook", "--draws", "500"),
        ("diff", "Millbrook", "--since", "2026-03-10"),
        ("gaps", "Millbrook"),
        ("questions", "Millbrook"),
        ("people", "Millbrook"),
        ("deals",),
        ("ask", "what", "is", "Petra", "afraid", "of?"),
    ],
    ids=lambda words: words[0],
)
def test_no_word_of_it_is_printed(shell, words):
    told = " ".join(shell(*words).split())
    assert "Petra" in told or words[0] == "gaps"
    assert not any(word in told for word in WORDS), told


def test_asking_for_confidences_tells_them(shell):
    assert "take over the mill" in " ".join(shell("ask", "what did Petra tell us in confidence?").split())


def test_a_search_finds_its_place_and_scripts_its_words(shell):
    told = " ".join(shell("search", "failed rollout remember").split())
    assert "“…” Petra Lindqvist" in told
    assert not any(word in told for word in WORDS), told
    assert "remember me for" in shell("search", "failed rollout remember", "--json")
