"""One message saved by Outlook (``.msg``), through python-oxmsg (MIT; extract-msg is GPL)."""

import io
import struct
from datetime import UTC, datetime

from otherside.domain import Parsed
from otherside.importers.decoding import well_formed
from otherside.importers.eml import is_automatic
from otherside.importers.html_text import html_to_text
from otherside.importers.mail import Address, Mail, conversations, message_ids
from otherside.importers.mail_dates import header_date, header_offset
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Where the header counts the sectors of its three tables (of the file, of the mini stream, of what is beyond the header), and
#: the least bytes of a sector; MS-CFB 2.2.
_TABLES, _SECTOR = (44, 64, 72), 512
_MARK = "__properties_version1.0".encode("utf-16-le")


def sniff(source: SourceFile) -> float:
    """0.95 for an OLE file that holds the storage of a message."""
    return 0.95 if source.data.startswith(_MAGIC) and _MARK in source.data else 0.0


def parse(source: SourceFile) -> Parsed:
    """Reads the message.

    Raises:
        ImporterError: when the file is damaged.
    """
    try:
        _check_sizes(source)
        mail = _read(source.data)
    except ImporterError:
        raise
    except Exception as error:  # the library lets struct, key, index, OLE and decoding errors through
        raise ImporterError(
            f"{source.name}: the Outlook message is damaged ({type(error).__name__}); save it again, or as .eml"
        ) from error
    return conversations(source, "msg", [mail])


def _check_sizes(source: SourceFile) -> None:
    """Streams lie in the file side by side: what claims more than there is leads round in a circle, without end.

    Raises:
        ImporterError: when it does.
    """
    import olefile

    # How many sectors the tables of sectors have, as the header says: they are read in full before anything else is.
    counts = [struct.unpack_from("<I", source.data, at)[0] for at in _TABLES]
    if max(counts) * _SECTOR > len(source.data):
        raise _too_large(source)
    with olefile.OleFileIO(io.BytesIO(source.data)) as ole:
        entries = [
            e for e in ole.direntries if e is not None and e.entry_type in (olefile.STGTY_STREAM, olefile.STGTY_ROOT)
        ]
        root = max((e.size for e in entries if e.entry_type == olefile.STGTY_ROOT), default=0)
        streams = sum(e.size for e in entries if e.entry_type == olefile.STGTY_STREAM)
    if max(root, streams) > len(source.data):
        raise _too_large(source)


def _too_large(source: SourceFile) -> ImporterError:
    return ImporterError(
        f"{source.name}: the Outlook message is damaged (its parts claim more than the file holds); save it again"
    )


def _read(data: bytes) -> Mail:
    import email
    from email.utils import getaddresses

    from oxmsg import Message
    from oxmsg.domain import constants as c

    message = Message.load(io.BytesIO(data))
    props = message.properties
    headers = email.message_from_string("".join(f"{k}: {v}\n" for k, v in message.message_headers.items()))
    text = message.body or ""
    if not text.strip() and message.html_body:
        text = html_to_text(message.html_body)
    sender = message.sender or ""
    people = [(n, e) for n, e in getaddresses([sender]) if n or e]
    references = props.str_prop_value(c.PID_INTERNET_REFERENCES) or str(headers.get("references", ""))
    reply = props.str_prop_value(c.PID_IN_REPLY_TO_ID) or str(headers.get("in-reply-to", ""))
    own = props.str_prop_value(c.PID_INTERNET_MESSAGE_ID) or str(headers.get("message-id", ""))
    sent: datetime | None = message.sent_date or props.date_prop_value(c.PID_MESSAGE_DELIVERY_TIME)
    if sent is not None and sent.tzinfo is None:
        sent = sent.replace(tzinfo=UTC)
    mail = Mail(
        subject=message.subject,
        message_id=next(iter(message_ids(own)), None),
        sender=Address(well_formed(people[0][0]), _address(people[0][1])) if people else None,
        recipients=[Address(well_formed(r.name or ""), _address(r.email_address)) for r in message.recipients],
        at=sent or header_date(str(headers.get("date", ""))),
        utc_offset_s=header_offset(str(headers.get("date", ""))),
        body=well_formed(text.replace("\r\n", "\n").replace("\r", "\n")),
        thread=frozenset([*message_ids(references), *message_ids(reply)]),
    )
    mark = mail.message_id or "yes"
    files = [well_formed(a.file_name or "attachment") for a in message.attachments]
    if files:
        mail.files = files
        mail.fields["attachments"] = "; ".join(files)
    kind = message.message_class.lower()
    if "oof" in kind or "autoreply" in kind or is_automatic(headers, mail.subject):
        mail.fields["auto_reply"] = mark
    if kind.startswith(("ipm.schedule", "ipm.appointment")):
        mail.fields["calendar_invite"] = mark
    return mail


def _address(value: str | None) -> str | None:
    """An SMTP address; Exchange's own (``/O=…``) is none."""
    return value.strip().lower() if value and "@" in value else None


IMPORTER = Importer("msg", sniff, parse)
