"""Writes ``requirements/*.txt``: exact versions of everything, from a fresh environment made of ``pyproject.toml``.

Names, versions and the hashes of every file of each release, so that pip takes nothing else on any system; no addresses.
Run it with ``make lock``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
SERVE = ("web", "accounts", "mcp", "market", "postgres", "llm")
"""Extras of the container."""


def freeze(requirements: list[str], versions: Sequence[str] = ()) -> list[str]:
    """Installs the requirements in an empty environment, of the versions given, and lists what came."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "versions.txt"
        kept.write_text("\n".join(versions) + "\n", encoding="utf-8")
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", "-c", str(kept), *requirements], check=True)
        listed = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout
    return sorted(listed.splitlines(), key=str.casefold)


def hashed(pinned: list[str]) -> dict[str, str]:
    """The lines of a lock with hashes, by canonical name, from the index that pip is set to use."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(Path(folder) / "venv", with_pip=True)
        python = str(Path(folder) / "venv" / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "pip-tools>=7.5"], check=True)
        wanted, lock = Path(folder) / "wanted.txt", Path(folder) / "lock.txt"
        wanted.write_text("\n".join(pinned) + "\n", encoding="utf-8")
        quiet = ["index-url", "find-links", "trusted-host"]
        subprocess.run(
            [
                *(python, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--allow-unsafe", "--no-header"),
                *("--no-annotate", "--strip-extras", *(f"--no-emit-{name}" for name in quiet)),
                *("-o", str(lock), str(wanted)),
            ],
            check=True,
        )
        text = lock.read_text(encoding="utf-8")
    blocks = re.findall(r"^\S+==.*?(?:\\\n.*?)*$", text, re.MULTILINE)
    return {canonical(block.split("==")[0]): block for block in blocks}


def canonical(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> None:
    """Writes ``run.txt``, ``dev.txt`` (what development needs beyond it) and ``serve.txt`` (the container, beyond run)."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    run = project["project"]["dependencies"]
    dev = project["dependency-groups"]["dev"]
    pinned = freeze(run)
    everything = freeze([*pinned, *dev])
    extras = project["project"]["optional-dependencies"]
    served = freeze([x for name in SERVE for x in extras[name]], everything)
    lines = hashed(everything)
    parts = {
        "run": pinned,
        "dev": [x for x in everything if x not in pinned],
        "serve": [x for x in served if x not in pinned],
    }
    for name, wanted in parts.items():
        kept = [lines[canonical(x.split("==")[0])] for x in wanted]
        (HERE / f"{name}.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(pinned)} to run, {len(everything) - len(pinned)} more to develop", file=sys.stderr)


if __name__ == "__main__":
    main()
