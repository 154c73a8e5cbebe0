"""A mailbox of many messages in one file (``.mbox``), grouped into threads.

The standard ``mailbox.mbox`` wants a file on disk and takes every line that begins with ``From `` for a new
message; here the bytes are in memory, and a message begins only where such a line ends in a date.
"""

import re

from otherside.domain import Parsed, Skipped
from otherside.domain.patterns import lazily
from otherside.importers.eml import read_mail
from otherside.importers.mail import Mail, conversations
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile

_SEPARATOR = lazily(
    rb"^From [^\n]{0,200}?\d{1,2}:\d{2}(?::\d{2})?[^\n]{0,30}(?:19|20)\d\d[^\n]{0,20}\r?\n", re.MULTILINE
)
_ESCAPED = lazily(rb"^>(>*From )", re.MULTILINE)


def sniff(source: SourceFile) -> float:
    """0.97 when the first line is a mailbox's separator and a header follows."""
    head = source.data[: 1 << 12].lstrip(b"\xef\xbb\xbf\r\n")
    match = _SEPARATOR.match(head)
    return 0.97 if match and re.match(rb">?[A-Za-z][\w-]{0,60}:", head[match.end() :]) else 0.0


def parse(source: SourceFile) -> Parsed:
    """Reads all messages; one that cannot be read is reported with its number, the others are kept.

    Raises:
        ImporterError: when none can be read.
    """
    box = source.data.removeprefix(b"\xef\xbb\xbf")
    starts = [(m.start(), m.end()) for m in _SEPARATOR.finditer(box)]
    mails: list[Mail] = []
    skipped: list[Skipped] = []
    for n, (_, begin) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(box)
        place = f"{source.name}, message {n + 1}"
        data = _ESCAPED.sub(rb"\1", box[begin:end])
        if not data.strip():
            skipped.append(Skipped(place, "the message is empty; export the mailbox again", partial=True))
            continue
        try:
            mails.append(read_mail(data, place))
        except ImporterError as error:
            skipped.append(Skipped(place, str(error).removeprefix(f"{place}: ")))
    return conversations(source, "mbox", mails, skipped)


IMPORTER = Importer("mbox", sniff, parse)
