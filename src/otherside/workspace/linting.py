"""The lint on a file, alone or with what a person of a deal has said."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside import __version__
from otherside.domain import InputError, Outcome, Person, Side, TurnKind
from otherside.messaging.lint import (
    Config,
    Finding,
    LintContext,
    Quoted,
    Refusal,
    Severity,
    explain,
    lint,
    quotes_of,
    read_evidence,
    to_json,
    to_lines,
    to_sarif,
)
from otherside.profiles.said.requests import sought
from otherside.profiles.said.sentences import sentences
from otherside.store import StoredConversation
from otherside.workspace.brief import person_profile
from otherside.workspace.forecasts.spoken import said_decided
from otherside.workspace.heard.confidences import Confidences, kept_from
from otherside.workspace.heard.departed import departed

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Bytes of a message at most; a longer file is no message.
LARGEST = 2_000_000


def read_message(path: str) -> str:
    """The text of a file, or of standard input for ``-``.

    Raises:
        InputError: it cannot be read, is too long, or is not text in UTF-8.
    """
    name = "standard input" if path == "-" else path
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1) if path == "-" else _bytes(Path(path))
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror or error}); check the path") from error
    if len(raw) > LARGEST:
        raise InputError(f"{name}: longer than {LARGEST:,} bytes; the lint reads messages, one at a time")
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    if "\0" in text:
        raise InputError(f"{name}: not a text file; save the message as plain text")
    return text


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _readers(workspace: Workspace, deal: str | None, to: str | None) -> tuple[str | None, list[Person]]:
    """The deal by its own name, and the person, or everybody of the deal."""
    name = workspace.deal(deal).name if deal is not None else None
    return name, [workspace.person(to, name)] if to is not None else workspace.people(name)


def person_quotes(workspace: Workspace, deal: str | None, to: str | None) -> list[Quoted]:
    """What a person said, or everybody of a deal on the buyer's side, with facets that are sure enough to be shown.

    Raises:
        InputError: no such deal or person.
    """
    name, people = _readers(workspace, deal, to)
    out: dict[str, Quoted] = {}
    for person in people:
        rows = workspace.evidence(name, person.id)
        facets: dict[str, list[str]] = {}
        for facet, quotes in person_profile(person, rows).facets.items():
            for quote in quotes:
                facets.setdefault(quote.id, []).append(facet.value)
        for row in rows:
            # Words below the threshold are theirs all the same: they say which words the reader uses.
            found = facets.get(row.evidence.id, [])
            out[row.evidence.id] = Quoted(row.evidence.quote, tuple(found), person.name)
    return list(out.values())


def person_turns(workspace: Workspace, deal: str | None, to: str | None) -> list[str]:
    """Everything a person said, or everybody of a deal on the buyer's side, turn by turn.

    Raises:
        InputError: no such deal or person.
    """
    name, people = _readers(workspace, deal, to)
    who = {person.id for person in people if person.side is Side.THEIRS}
    return [
        held.turn.text
        for stored in workspace.conversations(name)
        for held in stored.turns
        if held.turn.kind is not TurnKind.NOTE and stored.speaker(held.turn) in who
    ]


@dataclass(frozen=True, slots=True)
class Known(Confidences):
    """What a message must mind beside the reader's own words.

    Attributes:
        refused: that they have decided and not for us, where one of them said so.
    """

    refused: Refusal | None = None


def confidences(workspace: Workspace, deal: str | None, to: str | None) -> Known:
    """What others told us in confidence that a person must not learn from us, in a deal or in all of theirs; and their no.

    Nothing confided where no person is named: whoever reads it may be the one who said it.

    Raises:
        InputError: no such deal or person.
    """
    name, readers = _readers(workspace, deal, to) if (deal, to) != (None, None) else (None, [])
    deals = (name,) if name is not None else readers[0].deals if readers else ()
    # Of somebody in several deals it is not known of which a message is.
    refused = _refused(workspace, deals[0], readers) if len(deals) == 1 else None
    if to is None:
        return Known(refused=refused)
    kept = kept_from(workspace, deals, readers[0])
    return Known(kept.kept, kept.open, refused)


def _refused(workspace: Workspace, name: str, readers: Sequence[Person]) -> Refusal | None:
    """That they decided and not for us, with what the readers asked of us since; None where nobody says so, or it was won after all."""
    deal = workspace.deal(name)
    if deal.outcome is Outcome.WON:
        return None
    conversations = list(workspace.conversations(name))
    theirs = {p.id for p in workspace.store.people(name, Side.THEIRS)}
    said = said_decided(workspace, deal, conversations, theirs - set(departed(workspace, deal, today=dt.date.today())))
    if said is None or said.decision.way in (None, "us"):
        return None
    # To whoever said it themselves their own words are held up.
    row = said.by.get(readers[0].id, said.row) if len(readers) == 1 else said.row
    day = f"{row.date.day} {row.date:%B %Y}" if row.date else ""
    return Refusal(
        row.evidence.quote, row.person_name, day, _asked_since(conversations, {p.id for p in readers}, said.row.date)
    )


def _asked_since(
    conversations: Iterable[StoredConversation], who: Collection[str], day: dt.date | None
) -> tuple[str, ...]:
    """What they asked of us from a day on, sentence by sentence."""
    out: list[str] = []
    for stored in conversations:
        for turn in (held.turn for held in stored.turns):
            said = stored.day(turn)
            if stored.speaker(turn) in who and turn.kind is not TurnKind.NOTE and day and said and said >= day:
                out += [turn.text[s.start : s.end] for s in sought(turn.text)]
                out += [words for s in sentences(turn.text) if (words := turn.text[s.start : s.end]).endswith("?")]
    return tuple(dict.fromkeys(out))


@dataclass(frozen=True, slots=True)
class Checked:
    """A message and what the lint found in it."""

    name: str
    text: str
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> bool:
        """Something was found that is more than a note."""
        return any(f.severity is not Severity.NOTE for f in self.findings)

    def to_json(self) -> dict[str, Any]:
        """The documented JSON."""
        return to_json(self.findings)

    def to_sarif(self) -> dict[str, Any]:
        """The findings as SARIF 2.1.0."""
        return to_sarif(self.findings, self.text, self.name, __version__)

    def to_lines(self) -> list[str]:
        """The findings for people."""
        return to_lines(self.findings, self.text, self.name)


def check_message(
    path: str,
    quotes: Iterable[Quoted] = (),
    evidence: str | None = None,
    config: Config | None = None,
    kept: Confidences | None = None,
    heard: Sequence[str] = (),
) -> Checked:
    """Findings in a message, held against quotes and a file of quotes where given.

    Args:
        kept: what its reader must not learn from us.
        heard: everything they said, turn by turn.

    Raises:
        InputError: a file cannot be read or understood.
    """
    text = read_message(path)
    known = [*quotes, *(read_evidence(evidence) if evidence is not None else [])]
    name = "stdin" if path == "-" else path
    return Checked(name, text, _found(text, known, kept or Confidences(), heard, config))


def check_text(workspace: Workspace, text: str, deal: str | None = None, to: str | None = None) -> dict[str, Any]:
    """The JSON of ``otherside lint`` for a text, held against what the buyer said where a deal or a person is named.

    Raises:
        InputError: no such deal or person.
    """
    return checked_text(workspace, text, deal, to).to_json()


def checked_text(
    workspace: Workspace,
    text: str,
    deal: str | None = None,
    to: str | None = None,
    evidence: object = None,
    config: Config | None = None,
) -> Checked:
    """Findings in a text, held against what the buyer said where a deal or a person is named, and against given quotes.

    Args:
        evidence: quotes, in any of the shapes of ``messaging.lint.quotes_of``.

    Raises:
        InputError: no such deal or person, or the quotes have another shape.
    """
    named = bool(text) and (deal is not None or to is not None)
    quotes = person_quotes(workspace, deal, to) if named else []
    heard = person_turns(workspace, deal, to) if named else []
    given = quotes_of(evidence) if evidence is not None else []
    kept = confidences(workspace, deal, to) if text else Confidences()
    return Checked("message", text, _found(text, [*quotes, *given], kept, heard, config))


def _found(
    text: str, quotes: Sequence[Quoted], kept: Confidences, heard: Sequence[str], config: Config | None
) -> tuple[Finding, ...]:
    refused = kept.refused if isinstance(kept, Known) else None
    known = LintContext(quotes=quotes, confided=kept.kept, open=kept.open, heard=heard, refused=refused)
    return tuple(lint(text, known, config))


def settings(select: Iterable[str] = (), ignore: Iterable[str] = (), severity: Iterable[str] = ()) -> Config:
    """Settings of the lint as given on a command line: lists with commas, and ``CODE=LEVEL``.

    Raises:
        InputError: a code, a rule or a level that does not exist.
    """
    levels: dict[str, str] = {}
    for item in _split(severity):
        code, separator, level = item.partition("=")
        if not separator:
            raise InputError(f"--severity {item!r}: write it as CODE=LEVEL, such as OS204=note")
        levels[code] = level
    return Config(_split(select) or ("ALL",), _split(ignore), levels)


def explained(code: str) -> str:
    """A code or a rule in plain words.

    Raises:
        InputError: there is no such code or rule.
    """
    return explain(code)


def _split(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for value in values for part in value.replace(",", " ").split())
