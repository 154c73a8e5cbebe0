"""One importer under atheris: started by ``run.py``, in a process of its own.

Every exception but the importers' one error is written down with the input that brought it, once for each place it comes
from, and the search goes on. Inputs that take too long or too much memory end the process; ``run.py`` starts the next.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["otherside"]):
    from benchmarks.fuzz.parsing import take_in


def main() -> None:
    """``target.py IMPORTER FOUND_FOLDER [libFuzzer's arguments]``."""
    name, found = sys.argv[1], Path(sys.argv[2])
    known: set[str] = set()

    def one(data: bytes) -> None:
        try:
            take_in(name, data, found)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            key = f"{type(error).__name__} {Path(where.filename).name}:{where.lineno}"
            if key not in known:
                known.add(key)
                digest = hashlib.sha256(key.encode()).hexdigest()[:12]
                (found / f"error-{digest}").write_bytes(data)
                (found / f"error-{digest}.txt").write_text(f"{key}\n{''.join(traceback.format_exception(error))}")

    atheris.Setup([sys.argv[0], *sys.argv[3:]], one)
    atheris.Fuzz()


main()
