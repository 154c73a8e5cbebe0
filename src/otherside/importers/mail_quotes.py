"""A mail's body cut into the sender's new words and what they quote or forward.

Recognised, in the languages that Outlook, Gmail, Apple Mail and Lotus Notes write: ``-----Original
Message-----``, ``----- Forwarded by …`` (also over two lines), a block of ``From: / Sent: / To: /
Subject:``, the indented headers of Notes (name, date, ``To:``), ``On <date>, <name> wrote:`` over up to
three lines, and ``>``. Below a header everything is quoted until the next one; between ``>`` lines the
sender may answer, and those answers are new words. The libraries for this (mail-parser-reply,
email-reply-parser) know neither Notes nor who wrote the quoted part, and drop what they cut.
"""

import re
from dataclasses import dataclass, field, replace

from otherside.domain.patterns import lazily

_MAX_NESTING = 12
_DASHES = r"[-_*=]{2,60}"
_ORIGINAL = lazily(
    rf"\s*{_DASHES}\s*(?:original message|original appointment|forwarded message|ursprüngliche nachricht"
    r"|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado"
    rf"|messaggio originale|oorspronkelijk bericht|reply message)\s*{_DASHES}\s*",
    re.IGNORECASE,
)
_BEGIN = lazily(r"\s*(?:begin forwarded message|anfang der weitergeleiteten nachricht)\s?:\s*", re.IGNORECASE)
_FORWARDED = lazily(rf"\s*{_DASHES}\s*forwarded by\s+(.{{1,160}})", re.IGNORECASE)
_PASSED_ON = lazily(r"^.{0,70}?forwarded by\s+|\s+on\s+\d.{0,60}$", re.IGNORECASE)
_UNDERSCORES = lazily(r"\s*_{10,200}\s*")
_FIELD = lazily(
    r"\s*\*{0,2}(from|sent|date|to|cc|bcc|subject|reply-to|importance|von|gesendet|datum|an|betreff|de|envoyé|à"
    r"|objet|enviado|enviado el|para|asunto|da|inviato|a|oggetto|sent by)\s?:\s?\*{0,2}\s?(.{0,2000})",
    re.IGNORECASE,
)
_KIND = {
    "from": "from", "von": "from", "de": "from", "da": "from",
    "sent": "date", "date": "date", "gesendet": "date", "datum": "date", "envoyé": "date",
    "enviado": "date", "enviado el": "date", "inviato": "date",
    "to": "to", "an": "to", "à": "to", "para": "to", "a": "to", "cc": "cc", "bcc": "cc",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject", "oggetto": "subject",
}  # fmt: skip
_WROTE = lazily(
    # Between verb and colon: who wrote ("schrieb Dana Lee:"), or when ("wrote on 4 December 2000, 10:11:").
    r"\b(?:wrote|schrieb|writes|a écrit|escribió|ha scritto|schreef|skrev)\b\s?((?:[^:\n]|(?<=\d):(?=\d\d)){0,80})[:：]\s*$",
    re.IGNORECASE,
)
_WROTE_START = lazily(r"\s*(?:On|Am|Le|El|Il|Op|Den|At)\s.{0,300}", re.IGNORECASE)
_NOTES_DATE = lazily(r"\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)\s*", re.IGNORECASE)
_NOTES_ON = lazily(
    r"\s*(.{2,120}?)\s+on\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)\s*",
    re.IGNORECASE,
)
_TABLE_TO = lazily(r"(\s*.{0,60}?)\s{2,}To:(?:\s|$)")
_MBOX_FROM = lazily(r"^>From ", re.MULTILINE)
_BORDER = lazily(r"^[ \t]{0,20}\|?(?:[-+|>=]{10,200}|-?\|)[ \t]*$", re.MULTILINE)
_DAY = lazily(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
_CLOCK = lazily(r"\d{1,2}:\d{2}(?: [AP]M)?")
_QUOTE = lazily(r"\s{0,3}>[ \t]?")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a body by one author.

    Attributes:
        text: their words, signature and all.
        author: as the quoted header names them; ``None`` for the sender's new words, and where no header
            tells.
        date: as the header has it.
        to: recipients as the header has them.
        quoted: whether it is quoted or forwarded.
        by: who passes it on, as the line above the header names them.
        notes: whether the header is Lotus Notes' own, in which whoever has no address is of the network of who passes it on.
        block: of what no header introduces, which of the marked stretches between the sender's words it stands in, from 1.
    """

    text: str
    author: str | None = None
    date: str | None = None
    to: str | None = None
    quoted: bool = False
    block: int = 0
    by: str | None = None
    notes: bool = False


@dataclass
class _Header:
    """A header found at a line, and the line after it."""

    end: int
    author: str | None = None
    date: str | None = None
    to: str | None = None
    notes: bool = False
    by: str | None = None


@dataclass
class _Open:
    head: _Header | Part | None = None
    quoted: bool = False
    lines: list[str] = field(default_factory=list)

    def part(self) -> Part:
        return self.of("\n".join(self.lines).strip("\n"), self.quoted)

    def of(self, text: str, quoted: bool) -> Part:
        """A part of this header."""
        head = self.head
        if head is None:
            return Part(text, quoted=quoted)
        return Part(text, head.author, head.date, head.to, quoted, by=head.by, notes=head.notes)


def split_body(text: str) -> list[Part]:
    """The sender's new words first (possibly empty), then what is quoted, newest first as mail has it."""
    text = _MBOX_FROM.sub("From ", text)
    if len(_BORDER.findall(text)) >= 3:
        text = "\n".join(_without_border(line) for line in text.split("\n"))
    own, quoted = _split(text, None)
    return [Part("\n\n".join(own)), *quoted]


def _without_border(line: str) -> str:
    """A line of a table drawn with ``|`` and ``-``, without the drawing."""
    if _BORDER.fullmatch(line):
        return ""
    bare = re.sub(r"\|[ \t]*$", "", line)
    return re.sub(r"^[ \t]{0,20}\|", " " * 12, bare) if bare.lstrip().startswith("|") else bare


def _split(text: str, outer: Part | None) -> tuple[list[str], list[Part]]:
    own: list[str] = []
    parts: list[Part] = []
    # Each entry is a text still to be cut, with the part it belongs to; quoting marks are peeled off one
    # level at a time, so that nesting costs no recursion.
    work: list[tuple[str, Part | None, int, int]] = [(text, outer, 0, 0)]
    blocks = 0
    while work:
        body, context, depth, block = work.pop()
        pieces = _cut(body, context)
        later: list[tuple[str, Part | None, int, int]] = []
        for piece, marked in pieces:
            if marked and depth < _MAX_NESTING:
                mine = block
                if depth == 0 and not (piece.author or piece.date):
                    mine = blocks = blocks + 1
                later.append((piece.text, piece, depth + 1, mine))
            elif not piece.text.strip():
                continue
            elif not piece.quoted:
                own.append(piece.text.strip("\n"))
            else:
                parts.append(replace(piece, block=0 if piece.author or piece.date else block))
        work += reversed(later)
    return own, parts


def _cut(text: str, context: Part | None) -> list[tuple[Part, bool]]:
    """One level of a body: parts in order, each with whether its ``>`` marks were just peeled off."""
    lines = text.split("\n")
    current = _Open() if context is None else _Open(context, True)
    start = current
    done: list[tuple[Part, bool]] = []
    place = 0
    introduced: _Header | Part | None = None
    while place < len(lines):
        if _QUOTE.match(lines[place]):
            block = []
            while place < len(lines) and (
                _QUOTE.match(lines[place])
                or (not lines[place].strip() and place + 1 < len(lines) and _QUOTE.match(lines[place + 1]))
            ):
                block.append(_QUOTE.sub("", lines[place], count=1))
                place += 1
            answered = current.part()
            done.append((answered, False))
            if introduced is None and current.quoted and not answered.text.strip() and current is not start:
                # A header and then marked lines: the marks belong to what the header introduces.
                introduced = current.head
            done.append((_Open(introduced).of("\n".join(block), True), True))
            current.lines = []
            continue
        header, below = _header(lines, place)
        if header is None:
            current.lines.append(lines[place])
            place += 1
            continue
        done.append((current.part(), False))
        place = header.end
        following = next((n for n in range(place, min(place + 3, len(lines))) if lines[n].strip()), None)
        if following is not None and _QUOTE.match(lines[following]) and below == "wrote":
            introduced = header
            current.lines = []
            place = following
            continue
        current = _Open(header, True)
        introduced = None
    done.append((current.part(), False))
    return [(p, m) for p, m in done if p.text.strip()]


def _header(lines: list[str], place: int) -> tuple[_Header | None, str | None]:
    """The quoted header that begins at this line, if any, and of which kind."""
    line = lines[place]
    if not line.strip() or len(line) > 600:
        return None, None
    if _ORIGINAL.fullmatch(line) or _BEGIN.fullmatch(line):
        return _fields_after(lines, place + 1) or _Header(place + 1), "original"
    if _FORWARDED.match(line):
        end = place + 1
        if not re.search(r"[-_*=]{2,}\s*$", line) and end < len(lines) and re.search(r"[-_*=]{2,}\s*$", lines[end]):
            end += 1
        passed = _notes_after(lines, end) or _fields_after(lines, end) or _Header(end)
        passed.by = _PASSED_ON.sub("", " ".join(lines[place:end])).strip(" -_*=")
        return passed, "forwarded"
    if _UNDERSCORES.fullmatch(line):
        found = _fields(lines, place + 1)
        return found, "fields" if found else None
    wrote = _wrote(lines, place)
    if wrote:
        return wrote, "wrote"
    found = _notes(lines, place) or _fields(lines, place) or _notes_table(lines, place)
    return found, "fields" if found else None


def _skip_blank(lines: list[str], place: int, most: int = 4) -> int:
    end = place
    while end < len(lines) and end - place < most and not lines[end].strip():
        end += 1
    return end


def _fields_after(lines: list[str], place: int) -> _Header | None:
    return _fields(lines, _skip_blank(lines, place))


def _notes_after(lines: list[str], place: int) -> _Header | None:
    return _notes(lines, _skip_blank(lines, place))


def _fields(lines: list[str], place: int) -> _Header | None:
    """``From: … Sent: … To: … Subject: …``, at least three of them and ``From`` first."""
    if place >= len(lines):
        return None
    match = _FIELD.fullmatch(lines[place])
    if not match or _KIND.get(match.group(1).lower()) != "from":
        return None
    values, end = _values(lines, place)
    if "from" not in values or len(values) < 3:
        return None
    return _Header(end, values["from"], values.get("date"), _recipients(values))


def _values(lines: list[str], place: int) -> tuple[dict[str, str], int]:
    """Header fields from this line on, continuation lines joined, and the line after them."""
    values: dict[str, str] = {}
    key = ""
    end = place
    while end < len(lines) and end - place < 60:
        line = lines[end]
        if len(line) > 4_000 or not line.strip():
            # Notes leaves a blank line between cc: and Subject:, some programs between all of them.
            nearest = _skip_blank(lines, end, 2)
            match = _FIELD.fullmatch(lines[nearest]) if nearest < len(lines) else None
            kind = _KIND.get(match.group(1).lower()) if match else None
            if len(line) > 4_000 or kind is None or kind in values or "subject" in values:
                break
            end = nearest
            continue
        match = _FIELD.fullmatch(line)
        if match:
            key = _KIND.get(match.group(1).lower(), "other")
            values.setdefault(key, match.group(2).strip())
        elif not key or (key == "subject" and end - place > 1 and _is_prose(lines, end)):
            break
        else:
            values[key] = f"{values.get(key, '')} {line.strip()}".strip()
        end += 1
    return values, end


def _is_prose(lines: list[str], place: int) -> bool:
    """Whether the line below ``Subject:`` is the message and not the rest of a long subject."""
    return len(lines[place - 1]) < 60 or (place + 1 < len(lines) and bool(lines[place + 1].strip()))


def _notes(lines: list[str], place: int) -> _Header | None:
    """Lotus Notes: a name, perhaps ``Sent by:``, a date, then ``To:``, ``cc:``, ``Subject:``."""
    if place >= len(lines):
        return None
    on = _NOTES_ON.fullmatch(lines[place]) if len(lines[place]) < 300 else None
    if on and not re.search(r"[.!?]\s", on.group(1)):
        start = _skip_blank(lines, place + 1, 3)
        if start < len(lines) and _starts_with_to(lines[start]):
            values, end = _values(lines, start)
            return _Header(end, on.group(1), on.group(2), _recipients(values), notes=True)
    for ahead in (1, 2):
        if place + ahead >= len(lines) or not lines[place + ahead].strip():
            return None
        date = _NOTES_DATE.fullmatch(lines[place + ahead]) if len(lines[place + ahead]) < 100 else None
        if date is None:
            continue
        start = _skip_blank(lines, place + ahead + 1, 3)
        if start >= len(lines) or not _starts_with_to(lines[start]) or len(lines[place]) > 160:
            return None
        values, end = _values(lines, start)
        return _Header(end, lines[place].strip(), date.group(1), _recipients(values), notes=True)
    return None


def _recipients(values: dict[str, str]) -> str | None:
    """Everybody a header names as getting the message, those in copy last."""
    return ", ".join(filter(None, (values.get("to"), values.get("cc"), values.get("bcc")))) or None


def _starts_with_to(line: str) -> bool:
    match = _FIELD.fullmatch(line) if len(line) < 4_000 else None
    return bool(match and _KIND.get(match.group(1).lower()) == "to")


def _notes_table(lines: list[str], place: int) -> _Header | None:
    """The header table of Notes as other programs garble it: names left, ``To: cc: Subject:`` right."""
    if not lines[place].startswith(" " * 12):
        return None
    columns: list[str] = []
    left: list[str] = []
    end = place
    for end in range(place, min(place + 24, len(lines))):
        line = lines[end]
        if len(line) > 300:
            return None
        if not columns and not _TABLE_TO.match(line):
            dated = any(_DAY.match(x) for x in left)
            if (end - place > 3 and not dated) or end - place > 14 or (line.strip() and not line.startswith(" " * 6)):
                return None
            left.append(line.strip())
            continue
        match = re.search(r"(?:^|\s{2,})(To|cc|Subject):(?:\s|$)", line)
        if match:
            columns.append(match.group(1).lower())
        left.append(line[: match.start()].strip() if match else line.strip() if line.startswith(" " * 12) else "")
        if columns and columns[-1] == "subject":
            break
    if columns[:1] != ["to"] or columns[-1:] != ["subject"]:
        return None
    end += 1
    if end < len(lines) and 0 < len(lines[end].strip()) <= 40 and not lines[end].startswith(" "):
        end += 1  # the subject's second line
    while end < len(lines) and end - place < 40:
        text = lines[end].strip()
        if text and not _CLOCK.fullmatch(text):
            break
        left.append(text)
        end += 1
    named = [x for x in left if x and not _DAY.match(x) and not _CLOCK.fullmatch(x)]
    name = next(iter(named), None)
    if name and name.endswith("@") and len(named) > 1:
        name += named[1]
    date = next((x for x in left if _DAY.match(x)), None)
    clock = next((x for x in left if _CLOCK.fullmatch(x)), "")
    return _Header(end, name, f"{date} {clock}".strip() if date else None)


def _wrote(lines: list[str], place: int) -> _Header | None:
    """``On <date>, <name> wrote:`` over at most three lines; also ``<name> wrote:`` above ``>`` lines."""
    if _WROTE_START.match(lines[place]):
        joined = ""
        for end in range(place, min(place + 3, len(lines))):
            joined = f"{joined} {lines[end].strip()}".strip()
            if len(joined) > 500 or not lines[end].strip():
                return None
            match = _WROTE.search(joined[-160:])
            if match:
                before = joined[: len(joined) - len(joined[-160:]) + match.start()]
                return _on_wrote(before, match[1], end + 1) or _undated(before, match[1], lines, end + 1)
        return None
    line = lines[place].strip()
    match = _WROTE.search(line[-160:]) if len(line) < 160 else None
    return _undated(line[: match.start()], match[1], lines, place + 1) if match else None


def _undated(before: str, after: str, lines: list[str], end: int) -> _Header | None:
    """What says who wrote and no day that is known: only marked lines below it show that it is a header.

    ``Dana Lee wrote:``, ``On Monday, Dana Lee wrote:``, ``Dana Lee schrieb am 4. Dezember 2000, 10:11:``.
    """
    start = _skip_blank(lines, end, 2)
    if start >= len(lines) or not _QUOTE.match(lines[start]):
        return None
    name = before.strip(" ,")
    if _WROTE_START.match(before):
        name = after.strip(" ,") or name.rpartition(",")[2].strip()
        after = ""
    date = re.sub(r"^\s*[a-z]{1,3}\s", "", after, flags=re.IGNORECASE).strip(" ,") if re.search(r"\d", after) else ""
    return _Header(end, name or None, date or None) if len(name.split()) <= 8 else None


def _on_wrote(text: str, after: str, end: int) -> _Header | None:
    """Date and name of ``On Mon, 4 Dec 2000 at 10:11, Dana Lee <d@globex.com>``; ``after``: the name where it stands there."""
    body = re.sub(r"^\s*\S+\s", "", text).strip(" ,")
    if not re.search(r"\d", body):
        return None
    last = max(
        (m.end() for m in re.finditer(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[APap]\.?[Mm]\.?)?(?:\s?Uhr)?", body)),
        default=0,
    )
    if not last:
        last = max((m.end() for m in re.finditer(r"(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2}", body)), default=0)
    if not last:
        return None
    name = re.sub(r"^(?:\s*\([^()]{0,20}\)|\s*[A-Z]{3,4}\b|\s*[+-]\d{4})?\s*,?\s*", "", body[last:]).strip(" ,*_\"'")
    return _Header(end, name or after.strip(" ,*_\"'") or None, body[:last])
