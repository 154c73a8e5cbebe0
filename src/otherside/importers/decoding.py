"""Bytes to text: the encodings that recorders, mail programs and spreadsheets really write.

A file is read as UTF-8 (with or without byte-order mark), UTF-16 or UTF-32 with a mark, UTF-16 without one
where the NUL bytes give it away, and else as UTF-8 in which each invalid byte is a CP1252 character. The
last rule covers plain CP1252 files, files pasted together from both, and single flipped bytes, and never
garbles a valid UTF-8 sequence; that is why no statistical guesser (charset-normalizer) is used: on short
transcripts it guesses wrong.
"""

import codecs
import os

from otherside.domain.patterns import lazily

_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document or Outlook message"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"ID3", "an audio recording"),
    (b"RIFF", "a recording or picture"),
    (b"OggS", "an audio recording"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"SQLite format 3\x00", "a database"),
)
_REMEDY = "export the conversation as text and add that"
_SAMPLE = 1 << 16
# Control characters that no text holds; tab, newline, form feed, escape (terminal colours) are let through.
_CONTROLS = lazily(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = lazily(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATES = lazily("[\ud800-\udfff]")
_MAX_CONTROL_SHARE = 0.02
_MIN_NUL_SHARE = 0.15
_MIN_NUL_SHARE_SHORT = 0.6
_SHORT = 64


def _cp1252_byte(error: UnicodeError) -> tuple[str, int]:
    """Error handler: reads the bytes that are not UTF-8 as CP1252 instead."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("otherside-cp1252", _cp1252_byte)


def decode(data: bytes) -> str:
    """Text of a source, with ``\\n`` line ends and without byte-order mark.

    Args:
        data: the whole file.

    Returns:
        Text that can always be encoded as UTF-8 again; other than line ends and the mark nothing is changed.

    Raises:
        ValueError: when the bytes are not text; the message is one line, to be put behind the file's name.
    """
    text = _decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # What ends a line or paragraph in Unicode, as slides and notebooks copy it.
    return text.replace("\u2028", "\n").replace("\u2029", "\n")


def well_formed(text: str) -> str:
    """The text with lone surrogates and NULs (JSON allows both) as U+FFFD, so that it can be stored."""
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    return _SURROGATES.sub("\ufffd", text) if _SURROGATES.search(text) else text


def readable_name(name: str) -> str:
    """The name of a file as its writer meant it, also where its bytes are not UTF-8: old archives have names in CP1252.

    Such a name opens the file, but can neither be stored nor be written to a terminal.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return well_formed(os.fsencode(name).decode("utf-8", "otherside-cp1252"))
        except UnicodeEncodeError:
            return well_formed(name)
    return name


def _decode(data: bytes) -> str:
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            body = data[len(mark) :]
            return _utf8(body) if codec == "utf-8" else _checked(body.decode(codec, "replace"))
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise ValueError(f"the file is not text but {what}; {_REMEDY}")
    if b"\x00" in data:
        order = _utf16_without_mark(data)
        if order is None:
            raise ValueError(f"the file is not text (it holds NUL bytes); {_REMEDY}")
        return _checked(data.decode(order, "replace"))
    return _utf8(data)


def _utf8(data: bytes) -> str:
    if b"\x00" in data:
        raise ValueError(f"the file is not text (it holds NUL bytes); {_REMEDY}")
    if len(_CONTROL_BYTES.findall(data, 0, _SAMPLE)) > _allowed_controls(min(len(data), _SAMPLE)):
        raise ValueError(f"the file is not text (it holds control characters); {_REMEDY}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut off inside a character: the half character is dropped instead of being shown as two
        # others. After pure ASCII a single last byte is rather an accented letter of CP1252.
        head, rest = data[: error.start], len(data) - error.start
        if error.reason == "unexpected end of data" and (rest > 1 or not head.isascii()):
            return head.decode("utf-8")
    return data.decode("utf-8", "otherside-cp1252")


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order if the NULs lie as in UTF-16 text with Latin letters, digits, spaces; else ``None``."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    needed = (_MIN_NUL_SHARE if len(data) >= _SHORT else _MIN_NUL_SHARE_SHORT) * len(data) / 2
    if odd >= needed and even <= odd // 50:
        return "utf-16-le"
    if even >= needed and odd <= even // 50:
        return "utf-16-be"
    return None


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _allowed_controls(len(sample)):
        raise ValueError(f"the file is not text (it holds control characters); {_REMEDY}")
    if "\x00" in text:
        raise ValueError(f"the file is not text (it holds NUL characters); {_REMEDY}")
    return text


def _allowed_controls(length: int) -> float:
    return max(1, _MAX_CONTROL_SHARE * length)
