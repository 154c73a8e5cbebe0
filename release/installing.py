"""Installs the wheel in an empty environment, as a stranger would, and does the main things with it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path

from release.building import ROOT

#: What only extras, development or training need: not to be found after a plain installation.
_NOT_WANTED = "fastapi uvicorn mcp pyarrow psycopg httpx authlib torch transformers pytest hypothesis sphinx".split()


class Installed:
    """An environment with the wheel in it, and nothing of this checkout in sight."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder, self.wheel = folder, wheel
        venv.create(folder / "venv", with_pip=True)
        tools = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self.python, self.otherside = tools / "python", tools / "otherside"
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("OTHERSIDE_", "PYTHON"))}
        self.environment = {**kept, "PYTHONIOENCODING": "utf-8"}

    def install(self, *extras: str) -> None:
        """Installs the wheel with extras, in the versions that the tests ran with."""
        wanted = str(self.wheel) + (f"[{','.join(extras)}]" if extras else "")
        # Versions only: with hashes pip would ask for one of the wheel that was just built.
        pinned = self.folder / "versions.txt"
        locks = [ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev")]
        lines = [line.split()[0] for lock in locks for line in lock.read_text(encoding="utf-8").splitlines() if line]
        pinned.write_text("\n".join(x for x in lines if "==" in x) + "\n", encoding="utf-8")
        pip = (self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        self.run(*pip, wanted, "-c", pinned)

    def run(self, *command: str | Path, code: int = 0) -> str:
        """Runs a command in the folder; stops unless it ends with this exit code. Returns what it wrote to stdout."""
        done = subprocess.run(
            [str(part) for part in command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        if done.returncode != code:
            shown = " ".join(map(str, command))
            sys.exit(f"{shown}\nended with {done.returncode} instead of {code}:\n{done.stdout}{done.stderr}")
        return done.stdout


def tried(wheel: Path) -> list[str]:
    """Installs and uses a wheel; stops at the first thing that fails.

    Returns:
        What was seen to work, one line each.
    """
    seen = []
    with tempfile.TemporaryDirectory() as folder:
        place = Installed(Path(folder), wheel)
        place.install()
        probe = f"import importlib.util as u; print([n for n in {_NOT_WANTED!r} if u.find_spec(n)])"
        extra = place.run(place.python, "-c", probe).strip()
        if extra != "[]":
            sys.exit(f"a plain installation brings what it does not need: {extra}")
        count = len(json.loads(place.run(place.python, "-m", "pip", "list", "--format", "json")))
        seen.append(f"plain installation: {count} distributions, none of {', '.join(_NOT_WANTED)}")
        place.run(place.python, "-m", "pip", "check")
        place.run(place.otherside, "--help")
        place.run(place.otherside, "example")
        added = json.loads(place.run(place.otherside, "add", "examples/coach", "--us", "amsel.example", "--json"))
        brief = json.loads(place.run(place.otherside, "brief", "coach", "--json"))
        place.run(place.otherside, "brief", "coach", "--html", "coach.html")
        place.run(place.otherside, "check")
        seen.append(
            f"example: {added['conversations']} conversations, {added['evidence']} pieces of evidence, "
            f"{len(brief['questions'])} questions, a page, every quote verbatim"
        )
        place.run(place.otherside, "serve", code=1)
        place.run(place.otherside, "mcp", code=1)
        seen.append("serve and mcp without their extras: one line each that says what to install")
        place.install("web")
        seen.append(f"serve with its extra: {served(place)} addresses in its document")
    return seen


def served(place: Installed) -> int:
    """Starts ``serve``, reads its document and a page, and stops it; returns how many addresses there are."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(place.otherside), "serve", "--port", str(port), "--no-login", "--json"]
    with subprocess.Popen(
        command, cwd=place.folder, env=place.environment, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            # Its JSON ends with a brace of its own line, and comes just before it listens.
            for line in server.stdout:
                if line.rstrip() == "}" or line.startswith('{"'):
                    break
            document = json.loads(_read(f"http://127.0.0.1:{port}/api/v1/openapi.json"))
            deals = json.loads(_read(f"http://127.0.0.1:{port}/api/v1/deals"))
            if [deal["name"] for deal in deals["deals"]] != ["coach"]:
                sys.exit(f"serve does not know the deal: {deals}")
            if b"<html" not in _read(f"http://127.0.0.1:{port}/"):
                sys.exit("serve has no first page")
        finally:
            server.terminate()
    return len(document["paths"])


def _read(url: str) -> bytes:
    """An address of this machine, tried until it answers, at most two minutes."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for attempt in range(240):
        try:
            with opener.open(url, timeout=60) as answer:
                return bytes(answer.read())
        except ConnectionError:
            pass
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            if attempt == 239:
                raise
        time.sleep(0.5)
    raise TimeoutError(url)
