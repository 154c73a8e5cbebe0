"""The house rules that no reader should have to enforce."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "otherside").rglob("*.py"))


def test_rooms_import_downwards_only():
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(tool)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", ["numpy", "onnxruntime", "sqlalchemy", "rich", "jinja2", "scipy", "yaml"])
def test_help_loads_nothing_heavy(module):
    code = f"import sys, otherside.cli.main; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT / "src").returncode == 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_a_module_is_read_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 520


def test_no_network_library_is_used_outside_the_rooms_that_a_user_configures():
    allowed = {ROOT / "src" / "otherside" / room for room in ("llm", "sync", "accounts")}
    for path in SOURCES:
        if allowed & set(path.parents):
            continue
        text = path.read_text(encoding="utf-8")
        for name in ("import requests", "import httpx", "urllib.request", "import socket", "aiohttp"):
            assert name not in text, f"{path}: {name}"


#: A name of ours in braces, as only an f-string fills it.
_PLACEHOLDER = re.compile(r"(?<!\{)\{_[A-Z][A-Z_]+\}(?!\})")


def test_no_pattern_has_lost_its_f():
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                assert not _PLACEHOLDER.search(node.value), f"{path}:{node.lineno}: {node.value[:60]}"
