"""Writes ``requirements/*.txt``: exact versions of everything, from a fresh environment made of ``pyproject.toml``.

Names and versions only, so the files hold no addresses. Run it with ``make lock``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent


def freeze(requirements: list[str]) -> list[str]:
    """Installs the requirements in an empty environment and lists what came."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", *requirements], check=True)
        listed = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout
    return sorted(listed.splitlines(), key=str.casefold)


def main() -> None:
    """Writes ``run.txt`` and ``dev.txt`` (what development needs beyond it)."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    run = project["project"]["dependencies"]
    dev = project["dependency-groups"]["dev"]
    pinned = freeze(run)
    (HERE / "run.txt").write_text("\n".join(pinned) + "\n", encoding="utf-8")
    everything = freeze([*pinned, *dev])
    (HERE / "dev.txt").write_text("\n".join(x for x in everything if x not in pinned) + "\n", encoding="utf-8")
    print(f"{len(pinned)} to run, {len(everything) - len(pinned)} more to develop", file=sys.stderr)


if __name__ == "__main__":
    main()
