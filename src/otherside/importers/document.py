"""From a document's text to a conversation: the part that Markdown, plain text and Word share."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from otherside.domain import Conversation, Parsed, Participant, Turn
from otherside.importers import when
from otherside.importers.blocks import Kind, Line, plain
from otherside.importers.decoding import well_formed
from otherside.importers.dialogue import Unit, accepted_labels, transcript_turns, units_of
from otherside.importers.heading import Head, header_lines
from otherside.importers.names import Roster
from otherside.importers.notes import NoteReader
from otherside.importers.questions_and_answers import with_names
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.talk import goes_on, is_transcript
from otherside.importers.voices import named, voices
from otherside.importers.when import dated, latest_day


def read_document(source: SourceFile, form: str, head: Head, lines: Sequence[Line]) -> Parsed:
    """A transcript as speech by speaker, anything else as its author's note.

    Args:
        source: where it comes from, for its name and date.
        form: ``Conversation.format``.
        head: what front matter stated.
        lines: the document after it.

    Raises:
        ImporterError: when there is no text in it.
    """
    names, told = voices([plain(line.text) for line in lines])
    written = [replace(line, text=told.get(n, line.text)) for n, line in enumerate(lines) if told.get(n) != ""]
    body = header_lines(written, head)
    head.take_initials()
    units = [replace(unit, label=named(unit.label, head.voices | names)) for unit in units_of(body)]
    units = with_names(units, head)
    labels = accepted_labels(units, head)
    latest = latest_day(source)
    _read_title(units, labels, head, form, latest)
    roster = Roster()
    for person in head.people:
        roster.mention(person)
    for shown, page in head.aliases.items():
        roster.alias(shown, page)
    if is_transcript(units, labels, head.people):
        turns = transcript_turns(units, labels, roster, goes_on(units, labels, body), latest)
    else:
        turns = NoteReader(head, roster, latest).turns(units, labels)
    for person in _away(head, {p.name.casefold() for p in roster.participants()}):
        roster.mention(person)
    if not turns:
        raise ImporterError(f"{source.name}: there is no text in it; export the document again")
    date, by_file = dated(source, head.date)
    first = min((turn.at.date() for turn in turns if turn.at), default=None)
    if first and (by_file or date is None):
        date, by_file = first, False
    return Parsed(
        conversations=(
            Conversation(
                title=head.title or source.stem,
                format=form,
                turns=tuple(_stored(turn) for turn in turns),
                participants=roster.participants(),
                date=date,
                deal=head.deal,
                fields=head.fields,
                dated_by_file=by_file,
            ),
        )
    )


def _away(head: Head, there: Collection[str]) -> Iterator[Participant]:
    """Who was not there, by the header, and does not speak all the same.

    What stands in brackets behind them is their firm where somebody else is of it too; else it may be why they were away.
    """
    firms = {p.organisation.casefold() for p in head.people if p.organisation}
    for person in head.away:
        if person.name.casefold() not in there:
            known = person.organisation is not None and person.organisation.casefold() in firms
            yield person if known else replace(person, organisation=None)


def _read_title(units: Sequence[Unit], labels: frozenset[str], head: Head, form: str, latest: date | None) -> None:
    """Title and date in the first lines of a document that has no header for them."""
    head.date = head.date or head.day_of_fields(latest) or when.day_of_heading(head.title or "", latest)
    for n, unit in enumerate(units[:3]):
        text = plain(unit.line.text)
        if unit.label in labels or len(text) > 120:
            break
        of_line = when.day_of_heading if unit.line.kind is Kind.HEADING else when.day_of_line
        head.date = head.date or when.day(text) or of_line(text, latest)
        title = n == 0 and form != "markdown" and "\n" not in text and text[-1:].isalnum()
        if title and len(units) > 1 and units[1].line.starts:
            head.title = head.title or text


def labelled_share(lines: Sequence[Line]) -> float:
    """Which part of the paragraphs begins with a speaker, for recognising a transcript."""
    units: list[Unit] = units_of([line for line in lines if line.kind is not Kind.HEADING])
    if not units:
        return 0.0
    labels = accepted_labels(units, Head())
    return sum(1 for unit in units if unit.label in labels) / len(units)


def _stored(turn: Turn) -> Turn:
    text = well_formed(turn.text)
    return turn if text is turn.text else replace(turn, text=text)
