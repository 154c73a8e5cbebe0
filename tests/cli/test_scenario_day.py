"""A scenario knows no day: one that is asked for is refused, and never ignored in silence."""

from __future__ import annotations

from tests.commands import command


def test_a_day_for_a_scenario_is_refused_in_one_line(tmp_path):
    file = tmp_path / "kiln.toml"
    file.write_text('[[people]]\nname = "Ines Vogt"\ngain = 0.4\n', encoding="utf-8")
    done = command("forecast", file, "--draws", "200", "--as-of", "2026-01-01")
    assert done.returncode == 1
    assert "knows no day" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
