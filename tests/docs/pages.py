"""The fenced blocks of the Markdown pages, and a shell to run them in."""

from __future__ import annotations

import doctest
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
_CHECKER = doctest.OutputChecker()
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Block:
    page: Path
    line: int
    language: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT) if self.page.is_relative_to(ROOT) else self.page}:{self.line}"


@dataclass(frozen=True)
class Step:
    """A command as it was typed after ``$``, with ``>`` for its further lines, and what it is to print."""

    command: str
    wanted: str


def pages() -> list[Path]:
    return [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, *languages: str) -> Iterator[Block]:
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        language = token.info.split()[0] if token.info.strip() else ""
        if token.type == "fence" and language in languages:
            assert token.map is not None
            yield Block(page, token.map[0] + 1, language, token.content)


def steps(block: Block) -> list[Step]:
    found: list[Step] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], ""))
        elif line.startswith("> ") or line == ">":
            found[-1] = Step(f"{found[-1].command}\n{line[2:]}", "")
        else:
            found[-1] = Step(found[-1].command, f"{found[-1].wanted}{line}\n")
    return found


def commands(block: Block) -> list[str]:
    """Lines of a ``sh`` block that call otherside, without comments and continued lines in one."""
    lines = block.text.replace("\\\n", " ").splitlines()
    return [line.strip() for line in lines if line.strip().startswith("otherside ")]


class Shell:
    """Runs commands in a folder where ``otherside`` is this checkout's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tools = folder.parent / f"{folder.name}-tools"
        tools.mkdir()
        starter = tools / "otherside"
        starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m otherside "$@"\n')
        starter.chmod(0o755)
        kept = {k: v for k, v in os.environ.items() if not k.startswith("OTHERSIDE_")}
        self.environment = {
            **kept,
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
            "COLUMNS": "200",
        }

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """What a terminal would show, both streams, and the exit code."""
        return subprocess.run(
            [shutil.which("bash") or "sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def follow(self, block: Block) -> None:
        """Types a ``console`` block and compares what comes with what the page shows."""
        for step in steps(block):
            done = self.run(step.command)
            told = f"{block.place}\n$ {step.command}\n{done.stdout}"
            assert done.returncode == 0, f"exit code {done.returncode}: {told}"
            if step.wanted:
                assert _CHECKER.check_output(step.wanted, done.stdout, _FLAGS), f"{told}\nthe page says:\n{step.wanted}"
