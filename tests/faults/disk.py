"""Runs commands on a volume of its own that is filled and made read-only; prints what each answered as JSON.

Started by ``test_disk.py`` in a mount namespace of its own, so that nothing outside sees the volume.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from benchmarks.faults.jobs import stand_in
from benchmarks.faults.words import write_files
from otherside.cli.main import main


def command(*arguments: str) -> dict[str, object]:
    """Exit code and output of a command line; what is no clean end is a ``crash``."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch.object(sys, "argv", ["otherside", *arguments]),
    ):
        try:
            main()
            code: object = 0
        except SystemExit as stop:
            code = stop.code or 0
        except BaseException as error:
            return {"crash": f"{type(error).__name__}: {error}", "err": err.getvalue()}
    return {"code": code, "out": out.getvalue(), "err": err.getvalue()}


def fill(volume: Path, leave: int = 0) -> None:
    """Leaves so many bytes free, in whole blocks."""
    with (volume / "filler").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        while True:
            filler.write(b"x" * 4096)
    with (volume / "filler").open("r+b") as filler:
        filler.truncate((volume / "filler").stat().st_size // 4096 * 4096 - leave)


def run(folder: Path) -> dict[str, dict[str, object]]:
    """The story; ``folder`` holds nothing yet."""
    volume, files = folder / "volume", write_files(folder / "files")
    volume.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", volume], check=True)
    ws = ("--workspace", str(volume / "ws"))
    said: dict[str, dict[str, object]] = {}
    said["made"] = command(*ws, "init", "--us", "sand.example", "--us", "Pia Sand")
    said["added"] = command(*ws, "add", str(files / "call 1.vtt"), "--deal", "Brook")
    fill(volume)
    said["full: add"] = command(*ws, "add", str(files), "--deal", "Brook")
    said["full: read"] = command(*ws, "brief", "Brook")
    said["full: search"] = command(*ws, "search", "rollout")
    said["full: new"] = command("--workspace", str(volume / "other"), "init")
    (volume / "filler").unlink()
    for leave in (48_000, 96_000, 256_000, 512_000):
        # Enough to begin, not enough to end.
        for name, arguments in (
            ("add", ("add", str(files), "--deal", "Brook")),
            ("state", ("side", "Tom Field", "theirs")),
            ("read", ("brief", "Brook")),
            ("search", ("search", "rollout")),
            ("backup", ("backup", str(volume / "copy"))),
            ("export", ("export", str(volume / "out"))),
            ("subject", ("subject-export", "Tom Field", str(volume / "theirs"))),
            ("forget", ("forget", "Ida Marsh", "--yes")),
        ):
            fill(volume, leave)
            said[f"{leave} left: {name}"] = command(*ws, *arguments)
            (volume / "filler").unlink()
            for made in ("copy", "out", "theirs"):
                shutil.rmtree(volume / made, ignore_errors=True)
    said["room: add"] = command(*ws, "add", str(files), "--deal", "Brook")
    said["room: check"] = command(*ws, "check")
    subprocess.run(["mount", "-o", "remount,ro", volume], check=True)
    said["read-only: add"] = command(*ws, "add", str(files), "--deal", "Other")
    said["read-only: read"] = command(*ws, "brief", "Brook")
    said["read-only: search"] = command(*ws, "search", "rollout")
    said["read-only: forget"] = command(*ws, "forget", "Tom Field", "--yes")
    said["read-only: new"] = command("--workspace", str(volume / "other"), "init")
    subprocess.run(["mount", "-o", "remount,rw", volume], check=True)
    said["again: check"] = command(*ws, "check")
    return said


if __name__ == "__main__":
    stand_in()
    print(json.dumps(run(Path(sys.argv[1]))))
