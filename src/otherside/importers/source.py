"""One source as handed to an importer: its name and bytes, decoded once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from otherside.domain import InputError
from otherside.importers.controls import without_controls
from otherside.importers.decoding import decode, readable_name

if TYPE_CHECKING:
    from otherside.importers.gong_calls import Calls
    from otherside.importers.slack_export import Accounts


class ImporterError(InputError):
    """The only error an importer raises: one line that says what is wrong with the source and the remedy."""


@dataclass(frozen=True)
class SourceFile:
    """A file, an archive member or pasted text.

    Attributes:
        name: path as shown to the user, e.g. ``"globex/call.vtt"`` or ``"mail.zip!/a.eml"``.
        data: the bytes.
        modified: when the file last changed, where known; a weak hint for the date.
        accounts: the export's own list of who its accounts are, where one lies beside the file's folder.
        calls: who took part in the calls of a recorder that keeps that apart from their words, where it lies beside the file.
    """

    name: str
    data: bytes
    modified: datetime | None = field(default=None)
    accounts: Accounts | None = field(default=None, repr=False)
    calls: Calls | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        # A member of an archive is called what its sender likes.
        object.__setattr__(self, "name", without_controls(readable_name(self.name)))

    @cached_property
    def text(self) -> str:
        """The decoded text with ``\\n`` line ends and without byte-order mark.

        Raises:
            ImporterError: when the bytes are not text in any encoding we know.
        """
        try:
            return decode(self.data)
        except ValueError as error:
            raise ImporterError(f"{self.name}: {error}") from error

    @property
    def suffix(self) -> str:
        """The file ending in lower case with its dot, or an empty string."""
        last = self.name.rsplit("/", 1)[-1]
        return "." + last.rsplit(".", 1)[-1].lower() if "." in last[1:] else ""

    @property
    def stem(self) -> str:
        """The file's name without folders and ending."""
        last = self.name.rsplit("/", 1)[-1]
        return last.rsplit(".", 1)[0] if "." in last[1:] else last
