"""Transcripts as CSV or TSV: a column with the words and one with the speaker, by what people call them."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from otherside.domain import Parsed, Side, Skipped
from otherside.domain.patterns import lazily
from otherside.importers import aliases
from otherside.importers.chat_days import written_at
from otherside.importers.csv_rows import rows_of
from otherside.importers.json_turns import numbered, seconds_per_unit
from otherside.importers.names import read_label
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.when import clock, latest_day, moment

_DELIMITERS = ("\t", ";", ",", "|")
_SEPARATOR = lazily(r"\A\n*(?:sep=.\n)?")
_MAX_COLUMNS = 400
# A header with one of these is an export of a customer-relationship system or a mailbox, not of speech.
_NOT_SPEECH = frozenset(
    (
        *("record_id", "deal_name", "deal_stage", "deal_title", "deal_value", "deal_status", "deal_owner"),
        *("opportunity_name", "opportunity_id", "opportunityid", "lifecycle_stage", "account_name", "stage"),
        *("first_name", "last_name", "job_title", "contactid", "contact_id", "isprimary", "lead_status"),
        *("person_name", "organization_name", "close_date", "email_status"),
    )
)
#: With columns of these and no others even "Name" and "Message" are a talk, for a table of contacts tells more.
_ONLY_TALK = frozenset((*aliases.TEXT, *aliases.DATE, *aliases.TIME_OF_DAY, "name"))
_SIDES = {
    **dict.fromkeys(("internal", "ours", "us", "seller", "false", "0", "no"), Side.OURS),
    **dict.fromkeys(("external", "theirs", "them", "buyer", "customer", "client", "prospect"), Side.THEIRS),
    **dict.fromkeys(("true", "1", "yes"), Side.THEIRS),
}


@dataclass(frozen=True, slots=True)
class _Columns:
    """The header's names for what we look for, ``None`` where there is no such column."""

    delimiter: str
    text: str
    speaker: str
    start: str | None
    end: str | None


def _header(source: SourceFile) -> tuple[list[str], _Columns] | None:
    """Header and columns, if the first line makes this a transcript's table."""
    line = _below_separator(source.text[: 1 << 16]).split("\n", 1)[0]
    for delimiter in sorted(_DELIMITERS, key=lambda d: -line.count(d)):
        if delimiter not in line:
            continue
        try:
            names = [n.strip() for n in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error:
            continue
        if not 2 <= len(names) <= _MAX_COLUMNS or any(len(n) > 80 for n in names):
            continue
        columns = _columns(names, delimiter)
        if columns:
            return names, columns
    return None


def _below_separator(text: str) -> str:
    """Without the line by which a table tells spreadsheets its delimiter."""
    return _SEPARATOR.sub("", text, count=1)


def _columns(names: Sequence[str], delimiter: str) -> _Columns | None:
    plain = {aliases.plain_key(n) for n in names}
    if plain & _NOT_SPEECH:
        return None
    text = aliases.choose(names, aliases.TEXT)
    speaker = aliases.choose([n for n in names if n != text], aliases.SPEAKER)
    if text is None or speaker is None:
        return None
    weak = aliases.plain_key(speaker) in aliases.WEAK_SPEAKER
    start = aliases.choose(names, aliases.START)
    if weak and aliases.plain_key(text) not in aliases.STRONG_TEXT and start is None and not plain <= _ONLY_TALK:
        return None
    if aliases.plain_key(speaker) == "id" and not start:
        return None
    return _Columns(delimiter, text, speaker, start, aliases.choose(names, aliases.END))


def sniff(source: SourceFile) -> float:
    """Nothing without a text-like and a speaker-like column; a CRM export is not a transcript."""
    try:
        found = _header(source)
    except ImporterError:
        return 0.0
    if not found:
        return 0.0
    return 0.93 if source.suffix in (".csv", ".tsv", ".tab") or found[1].delimiter == "\t" else 0.88


def parse(source: SourceFile) -> Parsed:
    """One conversation for each value of a column such as ``call_id``, else one.

    Raises:
        ImporterError: when no header names speaker and text, or no row has words.
    """
    found = _header(source)
    if not found:
        raise ImporterError(
            f"{source.name}: line 1 names no columns for speaker and text; call them 'speaker' and 'text'"
        )
    names, columns = found
    keys = {
        what: aliases.choose(names, wanted)
        for what, wanted in (
            ("call", aliases.CALL),
            ("title", aliases.TITLE),
            ("date", aliases.DATE),
            ("deal", aliases.DEAL),
            ("email", aliases.EMAIL),
            ("organisation", aliases.ORGANISATION),
            ("role", aliases.ROLE),
            ("side", aliases.SIDE),
        )
    }
    if keys["title"] and keys["role"] == keys["title"] and keys["call"] is None:
        keys["title"] = None  # beside a speaker, "Title" is a job title unless there are calls to be named
    drafts: dict[str, Draft] = {}
    skipped: list[Skipped] = []
    days: list[tuple[Draft, str]] = []
    clocked = False
    for row in _rows(source, names, columns, skipped):
        call = row.get(keys["call"] or "", "").strip()
        draft = drafts.setdefault(call, Draft())
        if not draft.title and keys["title"]:
            draft.title = row.get(keys["title"], "").strip() or None
        if keys["date"]:
            days.append((draft, row.get(keys["date"], "")))
        draft.deal = draft.deal or row.get(keys["deal"] or "", "").strip() or None
        clocked = clocked or ":" in row.get(columns.start or "", "")
        draft.cues.append(_cue(row, columns, keys, draft))
    whens = written_at([cell for _, cell in days], latest_day(source))
    for (draft, _), at in reversed(list(zip(days, whens, strict=True))):
        # From the end: the first row's day stays.
        if at is not None:
            draft.date = at.date()
    for call, draft in drafts.items():
        if call and len(drafts) > 1 and not draft.title:
            draft.title = f"{source.stem} {call}"
        _set_unit(draft, columns, clocked)
    return finish(source, "csv", drafts.values(), skipped, "row with words")


def _rows(source: SourceFile, names: list[str], columns: _Columns, skipped: list[Skipped]) -> Iterator[dict[str, str]]:
    place = names.index(columns.text)
    broken = 0
    for line, row in rows_of(_below_separator(source.text), columns.delimiter):
        if isinstance(row, csv.Error):
            broken += 1
            if broken == 1:
                skipped.append(Skipped(source.name, f"line {line}: {row}; correct the row"))
            continue
        if line == 1 or row == names or not any(row):
            continue
        surplus = len(row) - len(names)
        if surplus > 0:  # delimiters in the words of a file that does not quote: put them together again
            words = columns.delimiter.join(row[place : place + surplus + 1])
            row = [*row[:place], words, *row[place + surplus + 1 :]]
        cells = dict(zip(names, row, strict=False))
        if len(row) == 1 and len(names) > 1 and place > 0:
            cells[columns.text] = row[0]  # a row torn apart by a line break: its words are kept, unattributed
            cells[names[0]] = ""
        yield cells


def _cue(row: dict[str, str], columns: _Columns, keys: dict[str, str | None], draft: Draft) -> Cue:
    who = read_label(numbered(row.get(columns.speaker, "")) or "")
    if who:
        side = row.get(keys["side"] or "", "").strip().lower()
        email = row.get(keys["email"] or "", "").strip().lower()
        who = replace(
            who,
            email=who.email or (email if "@" in email else None),
            role=who.role or row.get(keys["role"] or "", "").strip() or None,
            organisation=who.organisation or row.get(keys["organisation"] or "", "").strip() or None,
            side=_SIDES.get(side, who.side) if keys["side"] else who.side,
        )
    start, end = row.get(columns.start or "", ""), row.get(columns.end or "", "")
    if draft.date is None and columns.start and len(start) > 10 and (at := moment(start)):
        draft.date = at.date()
    return Cue(row.get(columns.text, ""), draft.roster.speak(who), clock(start), clock(end))


def _set_unit(draft: Draft, columns: _Columns, clocked: bool) -> None:
    """Columns named ``start_ms``, and bare numbers too large to be seconds, are milliseconds."""
    times = [t for c in draft.cues for t in (c.start_s, c.end_s)]
    named = columns.start is not None and aliases.plain_key(columns.start).endswith("ms")
    if named or (not clocked and seconds_per_unit((c.text for c in draft.cues), times, usual=1.0) != 1.0):
        draft.cues = [
            replace(c, start_s=c.start_s and c.start_s / 1000, end_s=c.end_s and c.end_s / 1000) for c in draft.cues
        ]


IMPORTER = Importer(name="csv", sniff=sniff, parse=parse)
