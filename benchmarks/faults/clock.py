"""Commands under clocks that jump: years back, years ahead, and back to today.

    python -m benchmarks.faults.clock

Each command runs in a process whose wall clock is off by so many days. It must end well, whatever was written at which
time; the file stays sound, every quote in place, the log unbroken. Exit code 1 if not. Needs Linux and a C compiler.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.faults import checks, trial
from benchmarks.faults.jobs import JOBS, invoke, stand_in
from benchmarks.faults.places import Place
from benchmarks.faults.words import write_files

#: In days: 1996, far ahead, beyond 32 bits of seconds, yesterday, today.
JUMPS = (-11_000, 3_650, 9_500, -1, 0)
_WS = ("--workspace", "{root}/ws")


def main() -> None:
    """Runs the commands and prints what did not end well."""
    stand_in()
    problems: list[str] = []
    with tempfile.TemporaryDirectory(prefix="otherside-clock-") as folder:
        root = Place(next(job for job in JOBS if job.name == "forget"), Path(folder) / "w").root
        for days in JUMPS:
            write_files(root / "files", days)
            for arguments in (
                (*_WS, "add", "{root}/files", "--deal", "Brook"),
                (*_WS, "side", "Tom Field", "theirs"),
                (*_WS, "brief", "Brook"),
                (*_WS, "diff", "Brook", "--since", "2026-01-01"),
                (*_WS, "audit", "--verify"),
                (*_WS, "backup", f"{{root}}/copy{days}"),
            ):
                found = trial.run(invoke(arguments, root), clock=days * 86_400)
                if found.code:
                    problems.append(f"{days} days off: {arguments[2]} ended with {found.code}: {found.text[-400:]}")
            problems += [f"{days} days off: {line}" for line in checks.broken(root / "ws")]
            changed = [
                words for words in checks.conversations(root / "ws").values() if f"round {days}" in " ".join(words)
            ]
            if not changed:
                problems.append(f"{days} days off: the corrected files were not taken in")
    for line in problems:
        print(line)
    print(f"{len(JUMPS)} clocks, {len(problems)} problems")
    raise SystemExit(1 if problems else 0)


if __name__ == "__main__":
    why = trial.missing()
    if why:
        sys.exit(f"benchmarks.faults: {why}")
    trial.preload("benchmarks.faults.clock", sys.argv[1:])
    main()
