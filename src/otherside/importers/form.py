"""Answers to a form as a table: a question over each column, a row for each person, as Google, Microsoft and Typeform export them;
and reviews, as the sites export them on which they are written.

Each row is a conversation of its own, for nobody hears what the others answer. An answer is what its author wrote; the
question above it is ours and becomes a note, as does a mark in stars or points.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice

from otherside.domain import FORM, Conversation, Parsed, Participant, Side, Turn, TurnKind
from otherside.domain.counting import plural
from otherside.domain.patterns import lazily
from otherside.importers.chat_days import written_at
from otherside.importers.csv_rows import rows_or_error
from otherside.importers.decoding import well_formed
from otherside.importers.form_columns import Columns, columns_of, is_mark, is_of_talk, says_itself, with_values
from otherside.importers.mail import Address, person_of
from otherside.importers.names import one_line
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.when import dated, latest_day

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 16
#: So many rows tell whether this is a table.
_PEEKED = 20
_CODE = lazily(r"[A-Za-z]{0,3}[_-]?\d{1,6}")
#: Whom the table tells nothing of but the row.
_NUMBERED = lazily(r"Respondent R\d+")
#: What is typed where an answer is wanted and none is given.
_NOTHING = lazily(r"[-–—./_\s]+|n[/.]a\.?", re.IGNORECASE)
#: What stands for a name where a site tells none.
_NAMELESS = lazily(
    r"(?:anonym\w*|(?:an? )?(?:verified|validated|google|former|current|amazon) (?:user|reviewer|customer|buyer|consultant)"
    r"|guest|unknown|name (?:withheld|hidden)|n[/.]a\.?|k\. ?a\.|\W+)(?: (?:in|of|at|from|user|reviewer|customer)\b.*)?",
    re.IGNORECASE,
)


def _table(text: str) -> tuple[list[str], Columns, Iterator[list[str]]] | None:
    """Names, columns and rows, if the text is a form's table."""
    text = re.sub(r"\A\n*(?:sep=.\n)?", "", text)
    for delimiter in sorted(_DELIMITERS, key=lambda d: -text[:_SAMPLE].partition("\n")[0].count(d)):
        rows = (row for _, row in rows_or_error(text, delimiter))
        try:
            names = [one_line(n) for n in next(rows, [])]
            columns = columns_of(names)
            first = list(islice(rows, _PEEKED)) if columns is not None else []
        except csv.Error:
            continue
        # Where hardly a line has a second cell, the first one only looks like a header.
        if columns is not None and 2 * sum(1 for row in first if len(row) > 1) >= len(first):
            return names, columns, chain(first, rows)
    return None


def sniff(source: SourceFile) -> float:
    """0.85 for questions over columns beside a name, an address or a time; 0.95 where a talk's table could be meant and is not."""
    try:
        found = _table(source.text[:_SAMPLE])
    except ImporterError:
        return 0.0
    if found is None:
        return 0.0
    names, columns, _ = found
    # "Segment" and "Comment" beside a name are columns of a talk as well; a question over another column tells.
    return 0.95 if columns.reviews or not is_of_talk(names) else 0.85


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
        rows = [[*row, *[""] * (len(names) - len(row))] for row in reader if _is_row(row, names)]
    except csv.Error as error:
        raise ImporterError(f"{source.name}: {error}; export the form again") from error
    columns = with_values(columns, names, rows)
    whens = written_at([row[columns.time] if columns.time is not None else "" for row in rows], latest_day(source))
    conversations = [
        c
        for number, (row, at) in enumerate(zip(rows, whens, strict=True), 1)
        if (c := _conversation(source, names, columns, row, at, number)) is not None
    ]
    if not conversations:
        raise ImporterError(f"{source.name}: nobody answered a question in it; export the form again")
    return Parsed(conversations=tuple(conversations), told=(_understood(source, names, columns, conversations),))


def _is_row(row: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row tells something and is not the header once more, as in files that were put together."""
    return any(cell.strip() for cell in row) and [one_line(cell) for cell in row] != list(names)


def _understood(
    source: SourceFile, names: Sequence[str], columns: Columns, conversations: Sequence[Conversation]
) -> str:
    """What was made of the columns, in a line for the user."""
    answers = sum(1 for c in conversations for turn in c.turns if turn.kind is TurnKind.MESSAGE)
    asked = "column" if columns.reviews else "question"
    people = [c.participants[0].name for c in conversations]
    numbered = sum(1 for name in people if _NUMBERED.fullmatch(name))
    named = [names[n] for n in (columns.name, columns.surname, columns.email) if n is not None]
    parts = [
        f"{plural(len(people), 'row')}, {plural(answers, 'answer')} to {plural(len(columns.answers), asked)}, theirs unless named as yours",
        *([f"names from {_quoted(named[:2] if columns.surname is not None else named[:1])}"] if named else []),
        *([f"{numbered} without a name: {next(filter(_NUMBERED.fullmatch, people))!r} and so on"] if numbered else []),
        *([f"roles from {names[columns.role]!r}"] if columns.role is not None else []),
        *([f"firms from {names[columns.firm]!r}"] if columns.firm is not None else []),
    ]
    if columns.sorting:
        parts.append(f"segments from {_quoted([names[n] for n in columns.sorting])}, not read as answers")
    return f"{source.name.rsplit('/', 1)[-1]!r}: {'; '.join(parts)}"


def _quoted(headings: Sequence[str]) -> str:
    return ", ".join(repr(heading) for heading in headings)


def _conversation(
    source: SourceFile, names: Sequence[str], columns: Columns, row: Sequence[str], at: datetime | None, number: int
) -> Conversation | None:
    person = _person(columns, row, number)
    turns: list[Turn] = []
    for place in columns.answers:
        heading, answer = well_formed(names[place]), well_formed(row[place].strip())
        if answer and is_mark(heading, answer):
            turns.append(Turn(f"{heading.rstrip(': ')}: {answer}", at=at, kind=TurnKind.NOTE))
        elif answer and not _NOTHING.fullmatch(answer):
            if not says_itself(heading):
                turns.append(Turn(heading, at=at, kind=TurnKind.NOTE))
            turns.append(Turn(answer, person.name, at=at, kind=TurnKind.MESSAGE))
    if not turns:
        return None
    date, by_file = dated(source, at.date() if at else None)
    return Conversation(
        title=f"{source.stem}: {person.name}",
        format=FORM,
        turns=tuple(turns),
        participants=(person,),
        date=date,
        dated_by_file=by_file,
        fields={well_formed(names[place]): told for place in columns.told if (told := well_formed(row[place].strip()))},
    )


def _person(columns: Columns, row: Sequence[str], number: int) -> Participant:
    """Who answered, by name or address, else by the number of the row.

    Whoever answers what we ask is on the other side of the table; those who are stated as ours stay ours.
    """
    name, surname, email, role, firm = (
        well_formed(one_line(row[place])) if place is not None else ""
        for place in (columns.name, columns.surname, columns.email, columns.role, columns.firm)
    )
    name = f"{name} {surname}".strip()
    if _CODE.fullmatch(name):
        name = f"Respondent {name}"
    if _NAMELESS.fullmatch(name):
        name = ""
    person = person_of(Address(name, email if "@" in email else None)) or Participant(f"Respondent R{number}")
    return replace(
        person,
        side=Side.THEIRS,
        role=person.role or role or None,
        organisation=person.organisation or firm or None,
    )


IMPORTER = Importer(name="form", sniff=sniff, parse=parse)
