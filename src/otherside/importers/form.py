"""Answers to a form as a table: a question over each column, a row for each person, as Google, Microsoft and Typeform export them.

Each row is a conversation of its own, for nobody hears what the others answer. An answer is what its author wrote; the
question above it is ours and becomes a note, as does a column that tells something in a word or two.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from otherside.domain import Conversation, Parsed, Participant, Side, Skipped, Turn, TurnKind
from otherside.importers import aliases
from otherside.importers.chat_days import moments, stamp_in
from otherside.importers.decoding import well_formed
from otherside.importers.mail import Address, person_of
from otherside.importers.names import one_line
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.when import dated, latest_day

_DELIMITERS = (",", ";", "\t")
_MAX_COLUMNS = 400
_SAMPLE = 1 << 16
#: So many words over a column are a question, with a question mark or without.
_MANY_WORDS = 4
#: When it was answered; the later column of several counts.
_TIME = (
    *("completion_time", "submitted_at", "submit_date_utc", "submit_date", "end_date", "date_submitted", "timestamp"),
    *("zeitstempel", "abschlusszeit", "horodateur", "marca_temporal", "tijdstempel", "start_time", "startzeit"),
    *("start_date_utc", "start_date", "submission_date", "date", "datum"),
)
_NAME = (
    *("your_name", "full_name", "your_full_name", "name", "first_and_last_name", "what_is_your_name", "who_are_you"),
    *("dein_name", "ihr_name", "vor_und_nachname", "wie_heißen_sie", "votre_nom", "nom", "nombre", "naam", "nome"),
)
#: Whom somebody asked: by name or by a number, and no one of those who ask.
_ASKED = ("respondent", "respondent_name", "respondent_id", "interviewee", "customer", "client", "kunde", "befragte")
_CODE = re.compile(r"[A-Za-z]{0,3}[_-]?\d{1,6}")
_EMAIL = (
    *("email_address", "email", "e_mail", "your_email", "your_email_address", "mail", "e_mail_adresse", "username"),
    *("adresse_e_mail", "dirección_de_correo_electrónico"),
)
_ROLE = (
    *("your_role", "role", "job_title", "your_job_title", "position", "your_position", "title", "what_is_your_role"),
    *("ihre_rolle", "deine_rolle", "rolle", "funktion", "votre_fonction", "fonction", "cargo"),
)
_FIRM = (
    "company",
    "your_company",
    "organisation",
    "organization",
    "your_organisation",
    "firma",
    "unternehmen",
    "entreprise",
)
#: What the form's program says of an answer.
_OF_PROGRAM = frozenset(
    (
        "",
        "id",
        "response_id",
        "network_id",
        "score",
        "total_points",
        "quiz_feedback",
        "language",
        "tags",
        "response_type",
    )
)
#: A table with one of these comes from a CRM.
_OF_CRM = frozenset(
    ("record_id", "deal_name", "deal_stage", "opportunity_name", "account_name", "lifecycle_stage", "stage")
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where in a row stands what; ``None`` where there is no such column."""

    time: int | None
    name: int | None
    email: int | None
    role: int | None
    firm: int | None
    #: Whether the name is that of whom somebody asked.
    asked: bool
    answers: tuple[int, ...]


def _columns(names: Sequence[str]) -> _Columns | None:
    """The columns, if this is the header of a form: somebody or a time, and questions for the most part."""
    plain = [aliases.plain_key(n) for n in names]
    if not 2 <= len(names) <= _MAX_COLUMNS or _OF_CRM.intersection(plain):
        return None
    found: dict[str, int | None] = {
        what: next((plain.index(w) for w in wanted if w in plain), None)
        for what, wanted in (
            ("time", _TIME),
            ("name", (*_NAME, *_ASKED)),
            ("email", _EMAIL),
            ("role", _ROLE),
            ("firm", _FIRM),
        )
    }
    times = {n for n, key in enumerate(plain) if key in _TIME}
    rest = [n for n, key in enumerate(plain) if n not in {*found.values(), *times} and key not in _OF_PROGRAM]
    asked = sum(1 for n in rest if names[n].rstrip(" *").endswith("?") or len(names[n].split()) >= _MANY_WORDS)
    whose = found["time"] is not None or found["name"] is not None or found["email"] is not None
    if not (whose and asked and 2 * asked >= len(rest)):
        return None
    name = found["name"]
    return _Columns(**found, asked=name is not None and plain[name] in _ASKED, answers=tuple(rest))


def _table(text: str) -> tuple[list[str], _Columns, Iterator[list[str]]] | None:
    """Names, columns and rows, if the text is a form's table."""
    text = text.lstrip("\n")
    csv.field_size_limit(1 << 30)
    for delimiter in sorted(_DELIMITERS, key=lambda d: -text[:_SAMPLE].partition("\n")[0].count(d)):
        rows = csv.reader(io.StringIO(text), delimiter=delimiter)
        try:
            names = [one_line(n) for n in next(rows, [])]
        except csv.Error:
            continue
        columns = _columns(names)
        if columns is not None:
            return names, columns, rows
    return None


def sniff(source: SourceFile) -> float:
    """0.85 for questions over columns beside a name, an address or a time."""
    try:
        return 0.85 if _table(source.text[:_SAMPLE]) else 0.0
    except ImporterError:
        return 0.0


def parse(source: SourceFile) -> Parsed:
    """A conversation for each row with an answer.

    Raises:
        ImporterError: when no column is a question, or nobody answered.
    """
    found = _table(source.text)
    if found is None:
        raise ImporterError(f"{source.name}: line 1 has no question beside a name or a time; export the form again")
    names, columns, reader = found
    try:
        rows = [[*row, *[""] * (len(names) - len(row))] for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise ImporterError(f"{source.name}: {error}; export the form again") from error
    stamps = [stamp_in(row[columns.time]) if columns.time is not None else None for row in rows]
    times = iter(moments([s for s in stamps if s], latest_day(source)))
    whens = [next(times) if s else None for s in stamps]
    conversations = [
        c
        for row, at in zip(rows, whens, strict=True)
        if (c := _conversation(source, names, columns, row, at)) is not None
    ]
    if not conversations:
        raise ImporterError(f"{source.name}: nobody answered a question in it; export the form again")
    nobodys = sum(1 for c in conversations for t in c.turns if t.kind is TurnKind.MESSAGE and t.speaker is None)
    return Parsed(conversations=tuple(conversations), skipped=_of_nobody(source.name, nobodys))


def _of_nobody(name: str, answers: int) -> tuple[Skipped, ...]:
    """That there are answers of which the table does not tell whose they are."""
    if not answers:
        return ()
    reason = f"{answers} answers are nobody's; put who gave them into a column 'Respondent' and add it again"
    return (Skipped(name, reason, partial=True),)


def _conversation(
    source: SourceFile, names: Sequence[str], columns: _Columns, row: Sequence[str], at: datetime | None
) -> Conversation | None:
    person = _person(columns, row)
    turns: list[Turn] = []
    for place in columns.answers:
        if answer := well_formed(row[place].strip()):
            turns.append(Turn(well_formed(names[place]), at=at, kind=TurnKind.NOTE))
            turns.append(Turn(answer, person.name if person else None, at=at, kind=TurnKind.MESSAGE))
    if not turns:
        return None
    date, by_file = dated(source, at.date() if at else None)
    return Conversation(
        title=f"{source.stem}: {person.name}" if person else source.stem,
        format="form",
        turns=tuple(turns),
        participants=(person,) if person else (),
        date=date,
        dated_by_file=by_file,
    )


def _person(columns: _Columns, row: Sequence[str]) -> Participant | None:
    """Who answered, by name or address."""
    name, email, role, firm = (
        well_formed(one_line(row[place])) if place is not None else ""
        for place in (columns.name, columns.email, columns.role, columns.firm)
    )
    if columns.asked and _CODE.fullmatch(name):
        name = f"Respondent {name}"
    person = person_of(Address(name, email if "@" in email else None))
    if person is None:
        return None
    if columns.asked:
        person = replace(person, side=Side.THEIRS)
    return replace(person, role=person.role or role or None, organisation=person.organisation or firm or None)


IMPORTER = Importer(name="form", sniff=sniff, parse=parse)
