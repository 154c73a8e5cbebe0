"""Sets up and runs the project with nothing but Python 3.11 and its standard library.

    python3 dev.py example   install, then make the brief of the bundled example deal
    python3 dev.py test      install, then run the linters and all tests but those of the documentation, a worker for each
                             core; what follows goes to pytest, for instance -n 0 (one after the other) or a file of tests
    python3 dev.py docs      install, then build the documentation in out/docs, where a link that leads nowhere stops it, and
                             follow its tutorial and guides step by step, comparing what comes with what they show
    python3 dev.py release   install, then make dist/: built twice and compared, and used in an empty environment
    python3 dev.py install   only install, into .venv

Installing again is skipped while the requirements have not changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OUT = ROOT / "out"


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Runs a command and stops with its exit code if it fails."""
    if code := ended(*command, env=env):
        sys.exit(code)


def ended(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Runs a command; its exit code."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env={**os.environ, **(env or {})}).returncode


class Beside:
    """Commands that run at the same time, beside whatever comes next."""

    def __init__(self, *commands: tuple[str | Path, ...], env: dict[str, str] | None = None) -> None:
        self._started = []
        for command in commands:
            words = [str(part) for part in command]
            with tempfile.NamedTemporaryFile(delete=False) as said:
                process = subprocess.Popen(words, cwd=ROOT, env={**os.environ, **(env or {})}, stdout=said, stderr=said)
            self._started.append((words, process, Path(said.name)))

    def ended(self) -> int:
        """Waits for them and shows what they said, in their order; the exit code of one that failed, else 0."""
        failed = 0
        for words, process, said_in in self._started:
            code = process.wait()
            print(said_in.read_text(encoding="utf-8", errors="replace"), end="", flush=True)
            said_in.unlink()
            if code:
                print(f"ended with {code}: {' '.join(words)}", flush=True)
                failed = code
        return failed


def install(groups: tuple[str, ...] = ()) -> None:
    """Makes ``.venv`` with the project, in editable form, and the pinned versions of ``requirements``."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything has checked
        sys.exit("otherside needs Python 3.11 or newer")
    locks = [ROOT / "requirements" / f"{name}.txt" for name in ("run", *groups)]
    wanted = hashlib.sha256(b"".join(p.read_bytes() for p in [*locks, ROOT / "pyproject.toml"])).hexdigest()
    stamp = VENV / f".installed-{'-'.join(groups) or 'run'}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        print("making .venv …", flush=True)
        venv.create(VENV, with_pip=True)
    print("installing …", flush=True)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, *(part for lock in locks for part in ("-r", lock)))
    run(*pip, "--no-deps", "-e", ROOT)
    stamp.write_text(wanted)


def example() -> None:
    """Runs the main job on the bundled deal and says where the page is."""
    install()
    workspace, page = OUT / "example-workspace", OUT / "harbourline.html"
    OUT.mkdir(exist_ok=True)
    shutil.rmtree(workspace, ignore_errors=True)
    env = {"OTHERSIDE_WORKSPACE": str(workspace)}
    otherside = (PYTHON, "-m", "otherside")
    run(*otherside, "add", "examples/harbourline", "--us", "tidewise.example", env=env)
    run(*otherside, "brief", "harbourline", "--html", page, env=env)
    run(*otherside, "brief", "harbourline", env=env)
    print(f"\nThe brief as a page, to read or print: {page}")
    print(f"The workspace, to go on with: {workspace}")


def workers(*dist: str) -> tuple[str, ...]:
    """Options of pytest: a worker for each core, at most four, and one that works while others wait for a server or a browser."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return ("-n", str(min(cores, 4) + 1), "--dist", *dist) if cores > 1 else ()


def scratch() -> dict[str, str]:
    """Where tests keep what they make: in memory, where there is enough of it, since they wait for a disk otherwise."""
    memory = Path("/dev/shm")
    if "TMPDIR" in os.environ or not (memory.is_dir() and os.access(memory, os.W_OK)):
        return {}
    # Some of what is made is run.
    roomy = shutil.disk_usage(memory).free > 4 << 30 and not os.statvfs(memory).f_flag & os.ST_NOEXEC
    return {"TMPDIR": str(memory)} if roomy else {}


def test(arguments: list[str]) -> None:
    """Linters, types, import contracts, and all tests but those of the documentation, which ``docs`` runs."""
    install(("dev",))
    checks: list[tuple[str | Path, ...]] = [
        (PYTHON, "-m", "ruff", "check", "."),
        (PYTHON, "-m", "ruff", "format", "--check", "."),
        (VENV / PYTHON.parent.name / "lint-imports",),
        # Tests start hundreds of processes; where Python keeps no byte code, each would compile the package again.
        (PYTHON, "-m", "compileall", "-q", "src", "benchmarks"),
    ]
    # That of the tests is kept too. In a new clone one process makes it meanwhile, not each worker for itself.
    kept = {"PYTHONDONTWRITEBYTECODE": ""}
    if not any((ROOT / "tests").rglob("test_*.pyc")):
        silent = ("-o", "addopts=--import-mode=importlib", "-p", "no:terminal")
        checks.append((PYTHON, "-m", "pytest", "--collect-only", *silent, "--ignore=tests/docs"))
    # Types take by far the longest, so the tests do not wait for them; what they find stands after the tests.
    types = Beside((PYTHON, "-m", "mypy"))
    failed = Beside(*checks, env=kept).ended()
    if not failed:
        # A file of tests belongs to one worker, in the order of collection, which puts long files first (tests/conftest.py).
        side_by_side = workers("loadfile", "--no-loadscope-reorder")
        # What a test made is kept where it failed.
        few = ("-o", "tmp_path_retention_policy=failed")
        tests = (PYTHON, "-m", "pytest", *side_by_side, *few, *(arguments or ["--ignore=tests/docs"]))
        failed = ended(*tests, env={**kept, **scratch()})
    if failed := types.ended() or failed:
        sys.exit(failed)


def docs() -> None:
    """Builds the documentation, with warnings as errors, and follows what its pages show."""
    install(("dev",))
    shutil.rmtree(OUT / "docs", ignore_errors=True)
    run(PYTHON, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "-d", OUT / "doctrees", "docs", OUT / "docs")
    # Guides start hundreds of processes; where Python keeps no byte code, each would compile the package again.
    run(PYTHON, "-m", "compileall", "-q", "src")
    run(PYTHON, "-m", "pytest", *workers("load"), "tests/docs")
    print(f"The documentation: {OUT / 'docs' / 'index.html'}")


def release() -> None:
    """Makes the wheel and the sdist, and uses the wheel in an empty environment."""
    install(("dev",))
    run(PYTHON, "-m", "release")


def main() -> None:
    """The command."""
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    if what == "example":
        example()
    elif what == "test":
        test(sys.argv[2:])
    elif what == "docs":
        docs()
    elif what == "release":
        release()
    elif what == "install":
        install(("dev",))
    else:
        print(__doc__)
        sys.exit(2)


if __name__ == "__main__":
    main()
