"""One mail message as a file (``.eml``, a file of a Maildir)."""

import re
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from otherside.domain import Parsed
from otherside.domain.patterns import lazily
from otherside.importers import automatic
from otherside.importers.decoding import well_formed
from otherside.importers.html_text import html_to_text
from otherside.importers.mail import Address, Mail, conversations, message_ids
from otherside.importers.mail_dates import header_date, header_offset
from otherside.importers.names import one_line
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile

_SAMPLE = 1 << 15
_MAX_PARTS = 2_000
_MAX_ATTACHED = 50
_HEADER = lazily(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?")
_STRONG = frozenset(
    b"message-id mime-version received return-path delivered-to dkim-signature x-mailer content-type references "
    b"in-reply-to x-received arc-seal".split()
)
_USUAL = frozenset(b"from to subject date cc sender reply-to".split())
_SENDING = frozenset(["from", "sender"])
_EXCHANGE = lazily(r"</O=[^<>]{0,200}>", re.IGNORECASE)


def sniff(source: SourceFile) -> float:
    """0.95 for headers that only mail has, 0.7 for three of the usual (``From:``, ``To:``, …) on top, two in an ``.eml``."""
    head = source.data[:_SAMPLE].lstrip(b"\xef\xbb\xbf\r\n\t ")
    names = set()
    for n, line in enumerate(head.replace(b"\r\n", b"\n").split(b"\n")):
        if not line.strip():
            break
        match = _HEADER.match(line)
        if match:
            names.add(match.group(1).lower())
        elif not line[:1].isspace() and not (n == 0 and line.startswith(b">From ")):
            return 0.0
    if b"from" in names and names & _STRONG:
        return 0.95
    if len(names & _STRONG) >= 2:
        return 0.9
    least = 2 if source.suffix == ".eml" else 3  # saved by hand, a mail may keep no more than From and To
    return 0.7 if b"from" in names and len(names & _USUAL) >= least else 0.0


def parse(source: SourceFile) -> Parsed:
    """Reads the message.

    Raises:
        ImporterError: when there is neither a header nor a body in it.
    """
    mail = read_mail(source.data, source.name)
    if mail.sender is None and not mail.body.strip() and not mail.recipients:
        raise ImporterError(f"{source.name}: no mail in it; save the message again")
    return conversations(source, "eml", [mail])


def read_mail(data: bytes, name: str) -> Mail:
    """The message in these bytes.

    Args:
        data: header and body.
        name: for the error's text.

    Raises:
        ImporterError: when it is nested beyond reason or broken beyond reading.
    """
    try:
        return _mail(message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n\t ")))
    except (RecursionError, MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        # The standard parser raises all of these on hostile headers.
        raise ImporterError(f"{name}: the mail cannot be read ({type(error).__name__}); save it again") from error


def _mail(message: Message, attached: int = 0) -> Mail:
    mail = Mail(
        subject=_header(message, "subject"),
        message_id=next(iter(message_ids(_header(message, "message-id"))), None),
        at=header_date(_header(message, "date")),
        utc_offset_s=header_offset(_header(message, "date")),
        thread=frozenset([*message_ids(_header(message, "references")), *message_ids(_header(message, "in-reply-to"))]),
    )
    senders = _addresses(message, "from", "x-from") or _addresses(message, "sender", "x-sender")
    mail.sender = senders[0] if senders else None
    mail.recipients = [*_addresses(message, "to", "x-to"), *_addresses(message, "cc", "x-cc")]
    plain, rich, files, invited = _Bodies().read(message, mail, attached)
    text = "\n\n".join(t for t in plain if t.strip())
    if not text.strip() and rich:
        text = "\n\n".join(html_to_text(t) for t in rich)
    mail.body = text
    mark = mail.message_id or "yes"
    if files:
        mail.fields["attachments"] = "; ".join(files)
    if is_automatic(message, mail.subject):
        mail.fields["auto_reply"] = mark
    if invited:
        mail.fields["calendar_invite"] = mark
    return mail


class _Bodies:
    """Goes through the parts of a message without recursion."""

    def read(self, message: Message, mail: Mail, attached: int) -> tuple[list[str], list[str], list[str], bool]:
        plain: list[str] = []
        rich: list[str] = []
        files: list[str] = []
        invited = "calendarmessage" in _header(message, "content-class").lower()
        stack: list[Message] = [message]
        count = 0
        while stack and count < _MAX_PARTS:
            part = stack.pop()
            count += 1
            kind = part.get_content_type()
            payload = part.get_payload()
            if kind == "message/rfc822" and isinstance(payload, list) and payload:
                if attached < 2 and len(mail.attached) < _MAX_ATTACHED and isinstance(payload[0], Message):
                    mail.attached.append(_mail(payload[0], attached + 1))
                continue
            if isinstance(payload, list):
                stack.extend(p for p in reversed(payload) if isinstance(p, Message))
                continue
            invited = invited or kind == "text/calendar"
            name = _file_name(part)
            if _is_file(part, kind, name):
                mail.files.append(name or kind)
            if part.get_content_disposition() == "attachment" or (name and not kind.startswith("text/")):
                files.append(name or kind)
            elif kind == "text/plain" or (part.get_content_maintype() == "text" and "content-type" not in part):
                plain.append(_text(part))
            elif kind == "text/html":
                rich.append(_text(part))
            elif kind == "text/calendar" and not plain and not rich:
                rich.append(_description(_text(part)))
        if invited:
            mail.files = [f for f in mail.files if not f.lower().endswith(".ics")]  # the invitation once more
        return plain, rich, files, invited


def _is_file(part: Message, kind: str, name: str | None) -> bool:
    """Whether a part is a file that somebody attached, and no picture of the text or signature, nor a cryptographic one."""
    attached = part.get_content_disposition() == "attachment"
    if kind.startswith("image/") and (not attached or "content-id" in part):
        return False
    return (attached or (name is not None and not kind.startswith("text/"))) and not kind.endswith("-signature")


def _text(part: Message) -> str:
    """A text part decoded: by its charset where that works, else best effort; never lost."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    charset = str(part.get_content_charset() or "")
    for codec in (charset, "utf-8"):
        try:
            text = data.decode(codec or "utf-8")
        except (UnicodeError, LookupError, ValueError):
            continue
        break
    else:
        text = data.decode("cp1252", "replace")
    return well_formed(text.replace("\r\n", "\n").replace("\r", "\n"))


def _raw(message: Message, name: str) -> list[str]:
    """A header's values as they stand. ``get`` would replace every raw 8-bit character by a question mark."""
    out = []
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            text = str(value)
            with suppress(UnicodeError):
                # Raw 8-bit headers come as surrogates.
                text = text.encode("ascii", "surrogateescape").decode("utf-8")
            out.append(text)
    return out


def _header(message: Message, name: str) -> str:
    """A header in readable form, folded lines joined; empty when absent."""
    values = _raw(message, name)
    if not values:
        return ""
    raw = values[0]
    try:
        pieces: list[tuple[bytes | str, str | None]] = [*decode_header(raw)] if "=?" in raw else [(raw, None)]
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    out: list[str] = []
    for piece, charset in pieces:
        if isinstance(piece, bytes):
            try:
                out.append(piece.decode(charset or "utf-8"))
            except (LookupError, UnicodeError):
                out.append(piece.decode("cp1252", "replace"))
        else:
            out.append(piece)
    return _storable(re.sub(r"\r?\n[ \t]?", " ", "".join(out)))


def _storable(text: str) -> str:
    """Raw 8-bit headers come as surrogates."""
    return well_formed(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _addresses(message: Message, name: str, exchange: str) -> list[Address]:
    """The people in a header; names that only ``X-From`` and its like hold are put to their addresses."""
    raw = ", ".join(_raw(message, name))
    encoded = [a for a in getaddresses([raw]) if a != ("", "")] if raw.strip() else []
    alone = len(encoded) == 1 and name in _SENDING
    found = [_address(n, e, raw if alone else "") for n, e in encoded if n or e]
    shown = _EXCHANGE.sub("", _header(message, exchange))
    if not shown or any(a.name for a in found):
        return found
    if "<" in shown and len(found) == len(listed := getaddresses([shown])):
        names = [n for n, _ in listed]
    elif len(found) == 1:
        names = [re.sub(r"<[^<>]*>", "", shown).strip(" \"'")]
    else:
        names = [n.strip(" \"'") for n in shown.split(",")]
        if len(names) != len(found):
            return found
    return [Address("" if "@" in n else n, a.email) if n.strip() else a for n, a in zip(names, found, strict=True)]


def _address(name: str, email: str, raw: str) -> Address:
    """An entry as the standard parser cuts it; a sender's name alone, as it stands, or one of Lotus Notes is no address."""
    if "@" not in email:
        return Address(_decoded(name or one_line(raw)))
    if not name and " " in email and "." not in email.rpartition("@")[2]:
        return Address(_decoded(email))
    return Address(_decoded(name), _storable(email).strip().lower())


def _decoded(text: str) -> str:
    if "=?" not in text:
        return _storable(text)
    holder = Message()
    holder["x"] = text.replace("\r", " ").replace("\n", " ")
    return _header(holder, "x")


def _file_name(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return well_formed(_decoded(str(name))) if name else None


def is_automatic(message: Message, subject: str) -> bool:
    """Whether a program answered in somebody's place: an absence note, a delivery report. What one sends unasked may be their words."""
    auto = _header(message, "auto-submitted").strip().lower()
    precedence = _header(message, "precedence").strip().lower()
    return (
        auto.startswith("auto-replied")
        or "x-autoreply" in message
        or "x-autorespond" in message
        or precedence == "auto_reply"
        or bool(automatic.SUBJECT.match(subject))
    )


def _description(calendar: str) -> str:
    """Summary and description of an invitation, as HTML-safe text."""
    unfolded = re.sub(r"\n[ \t]", "", calendar)
    lines = [
        line.partition(":")[2].replace("\\n", "\n").replace("\\,", ",")
        for line in unfolded.split("\n")
        if re.match(r"(?:SUMMARY|DESCRIPTION)[;:]", line)
    ]
    return "\n".join(lines).replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


IMPORTER = Importer("eml", sniff, parse)
