"""What a note quotes without a speaker is told once, in one line."""

import pytest

from tests.cli.test_cli import answer
from tests.commands import command

NOTE = """# Visit, 4 March 2026

The old press is loud. Heard in the yard: "They will never sell it." Neus said: "We bottle in May."
"""


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "cellar" / "2026-03-04 visit.md"
    path.parent.mkdir()
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_import_counts_quoted_sentences_without_a_speaker(note, tmp_path):
    assert answer("--json", "import", note)["unattributed"] == 1
    shown = command("import", note)
    assert shown.stderr.count("1 quoted sentence has no known speaker") == 1
    note.write_text(NOTE.replace("Heard in the yard:", "Oriol said:"), encoding="utf-8")
    assert answer("--json", "import", note)["unattributed"] == 0
    assert "known speaker" not in command("import", note).stderr


def test_add_tells_of_them_once(note, tmp_path):
    folder = tmp_path / "workspace"
    first = command("add", note.parent, workspace=folder)
    assert first.stderr.count("no known speaker") == 1
    again = command("add", note.parent, workspace=folder)
    assert "no known speaker" not in again.stderr
