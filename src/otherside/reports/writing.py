"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from otherside.domain import InputError


def write_report(path: Path, text: str) -> None:
    """Writes text to a file: first beside it, then into its place.

    Raises:
        InputError: when the file cannot be written.
    """
    try:
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
            os.chmod(part, 0o644)
            os.replace(part, path)
        except BaseException:
            os.unlink(part)
            raise
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
