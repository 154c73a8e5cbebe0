"""Notes, calls and mails of a CRM made into conversations by the importers that read files."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import re
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from otherside.domain import Parsed, Participant
from otherside.domain.patterns import lazily
from otherside.importers import ImporterError, SourceFile, parse
from otherside.importers.html_text import html_to_text
from otherside.importers.introductions import enrich

_MARKUP = lazily(r"<(?:p|br|div|span|ul|li|b|strong|a|html|body|h\d)\b[^>]*>", re.IGNORECASE)
_LINES = lazily(r"[\r\n]+")


def plain_text(text: str | None) -> str:
    """The text without markup, if it has any."""
    if not text:
        return ""
    return html_to_text(text).strip() if _MARKUP.search(text) else html.unescape(text).strip()


def note(
    system: str, kind: str, title: str, text: str | None, when: dt.datetime | None, present: Sequence[Participant] = ()
) -> Parsed:
    """A note, or what was written of a call or meeting; one in which a transcript was pasted is read as such.

    Args:
        kind: such as ``note`` or ``call``; with the system it is the conversation's format.
        text: plain or HTML.
        present: who took part, as far as the system knows.

    Returns:
        One conversation, or nothing where there are no words.
    """
    body = plain_text(text)
    if not body:
        return Parsed()
    try:
        # Without an ending it is read by its content alone.
        found = parse(SourceFile(f"{system} {kind}", body.encode("utf-8", "replace"), when)).conversations
    except ImporterError:
        return Parsed()
    if not found:
        return Parsed()
    read = found[0]
    known = {p.name.casefold() for p in read.participants}
    people = (*read.participants, *(p for p in present if p.name.casefold() not in known))
    done = dataclasses.replace(
        read,
        title=title.strip() or read.title,
        format=f"{system}-{kind}",
        participants=people,
        date=when.date() if when else read.date,
    )
    return Parsed(conversations=(enrich(done),))


def mail(
    system: str,
    subject: str | None,
    sender: tuple[str, str],
    recipients: Sequence[tuple[str, str]],
    copied: Sequence[tuple[str, str]],
    when: dt.datetime | None,
    text: str | None,
    markup: str | None,
    message_id: str,
    thread: Sequence[str] = (),
) -> Parsed:
    """A mail that the system holds, read as a mail file would be: quotes, signature, thread.

    Args:
        sender: name (may be empty) and address, as all the others.
        text: the body as plain text, where there is one.
        markup: the body as HTML, used where there is no text.
        message_id: without angle brackets.
        thread: further ids that the messages of one thread share.
    """
    body = text if text and text.strip() else None
    if body is None and not (markup and markup.strip()):
        return Parsed()
    message = EmailMessage()
    message["From"] = _entry(sender)
    for header, entries in (("To", recipients), ("Cc", copied)):
        if kept := [_entry(e) for e in entries if e[0] or e[1]]:
            message[header] = ", ".join(kept)
    message["Subject"] = _LINES.sub(" ", subject or "")
    if when is not None:
        # Systems tell a mail's time in UTC, whatever clock its sender had: "-0000" says so.
        message["Date"] = format_datetime(when if when.utcoffset() else when.replace(tzinfo=None))
    message["Message-ID"] = f"<{message_id}>"
    if thread:
        message["References"] = " ".join(f"<{i}>" for i in thread)
    if body is not None:
        message.set_content(body)
    else:
        message.set_content(markup or "", subtype="html")
    try:
        parsed = parse(SourceFile(f"{system} email.eml", message.as_bytes(), when))
    except ImporterError:
        return Parsed()
    return Parsed(
        conversations=tuple(enrich(dataclasses.replace(c, format=f"{system}-email")) for c in parsed.conversations[:1])
    )


def _entry(person: tuple[str, str]) -> str:
    name, address = (_LINES.sub(" ", part).strip() for part in person)
    return formataddr((name, address)) if address else name


def moment(text: object) -> dt.datetime | None:
    """A time as interfaces write it (ISO 8601, with ``Z`` or ``+0000``, or milliseconds since 1970), with a zone."""
    if text is None or text == "":
        return None
    said = str(text).strip()
    try:
        if said.isdigit() and len(said) >= 12:
            return dt.datetime.fromtimestamp(int(said) / 1000, dt.UTC)
        at = dt.datetime.fromisoformat(said)
    except (ValueError, OverflowError, OSError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def day(text: object) -> dt.date | None:
    """The day of such a time."""
    at = moment(text)
    return at.date() if at else None


def person(
    name: str, email: str | None = None, role: str | None = None, organisation: str | None = None
) -> Participant:
    """A participant; without a name, known by the address."""
    shown = name.strip() or (email or "").strip()
    address = email.strip().lower() if email else None
    return Participant(name=shown, email=address, role=role or None, organisation=organisation or None)
