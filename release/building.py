"""Builds the wheel and the sdist, twice, and compares."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: 2026-01-01, unless the environment says otherwise: files in archives are dated by it, not by the clock.
EPOCH = "1767225600"


def tracked(root: Path = ROOT) -> list[str]:
    """What version control knows, as paths from the root; a file that only lies about is not released.

    Without version control, as in an unpacked sdist, every file that is there.
    """
    done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True)
    if done.returncode == 0 and done.stdout:
        return sorted(name for name in done.stdout.decode().split("\0") if name and (root / name).is_file())
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and not {"__pycache__", ".venv", "dist"} & set(path.relative_to(root).parts)
    )


def copied(source: Path, target: Path, *, age: int, mode: int) -> Path:
    """A copy of the source whose files have another date and other rights than any other copy."""
    for name in tracked(source):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, place)
        os.utime(place, (age, age))
        place.chmod(mode)
    return target


def build(source: Path, target: Path, kind: str) -> Path:
    """Builds one archive with the installed hatchling.

    Args:
        source: folder with pyproject.toml.
        target: folder for the archive.
        kind: ``wheel`` or ``sdist``.
    """
    target.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH)}
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"the {kind} cannot be built:\n{done.stdout}{done.stderr}")
    (made,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def built_twice(work: Path) -> tuple[Path, Path, Path]:
    """Builds from two copies of the source and, the wheel, from the sdist too; stops unless all have the same bytes.

    Args:
        work: an empty folder.

    Returns:
        The wheel, the sdist, and the copy of the source that they were made from.
    """
    first = copied(ROOT, work / "one", age=1_000_000_000, mode=0o644)
    # From the first, so that whoever works in the checkout meanwhile changes nothing.
    second = copied(first, work / "elsewhere" / "two", age=1_700_000_000, mode=0o600)
    sdists = [build(place, work / f"sdist-{number}", "sdist") for number, place in enumerate((first, second))]
    with tarfile.open(sdists[0]) as archive:
        archive.extractall(work / "unpacked", filter="data")
    (unpacked,) = (work / "unpacked").iterdir()
    wheels = [build(place, work / f"wheel-{number}", "wheel") for number, place in enumerate((first, second, unpacked))]
    for what, made in (("sdists", sdists), ("wheels", wheels)):
        if len({digest(path) for path in made}) != 1:
            sys.exit(f"two {what} of the same source differ: compare {', '.join(map(str, made))}")
    return wheels[0], sdists[0], first
