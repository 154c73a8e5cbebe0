"""Whether a document records talk, and whose the paragraphs are that have no label.

Decided in favour of the note, for a note-taker's own words must never become another's. A document is a
transcript where it says so itself (by a heading, by the times of its turns), where nearly all of it is labelled, or
where several speak in turn so often that its other paragraphs are long answers. What stands in quotation marks
behind a label (``Maren: "…"``) is how a note quotes.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otherside.domain import Participant
from otherside.domain.patterns import lazily
from otherside.importers.blocks import Kind, Line, plain
from otherside.importers.dialogue import Unit, is_description, label_of, quotes, spoken_paragraphs
from otherside.importers.name_words import ROLE_SPEAKERS
from otherside.importers.names import is_generic, read_label
from otherside.importers.quotations import quotations

#: From this share of labelled paragraphs on nothing but talk is in the document.
NEARLY_ALL = 0.8
#: Below that it is talk with so many labels at least, by the share of labelled paragraphs; a note seldom has them.
_SHARES = ((0.6, 6), (0.4, 10), (0.25, 16))
#: The same where the labels are set in bold, or where the document lists its speakers beforehand.
_MARKED_SHARES = ((0.4, 4), (0.25, 8))
#: So often, of all times, the next to speak is somebody else.
_ALTERNATION = 0.6
#: From this share on an unlabelled paragraph may go on with the speaker before it.
_SHARE_TO_GO_ON = 0.2
_TRANSCRIPT = lazily(r"transcri(?:pt|ption)|transkript|verbatim", re.IGNORECASE)
_OF_ONESELF = lazily(
    r"(?:\bI['’]m|\bI am|\bname(?: is|['’]s)|\bthis is|\bcall me|\bich bin|\bje suis)\s$", re.IGNORECASE
)


def is_transcript(units: Sequence[Unit], labels: frozenset[str], listed: Sequence[Participant] = ()) -> bool:
    """Whether the document records speech, rather than being a note that mentions who said what.

    Args:
        units: the paragraphs of the document.
        labels: the speakers among their labels.
        listed: the participants whom the document names beforehand.
    """
    spoken = _spoken(units, labels)
    share = len(spoken) / max(1, spoken_paragraphs(units))
    if quotes(units, labels):
        # Where all of it is so, it is a talk that somebody wrote down.
        return share >= NEARLY_ALL and len({u.label for u in spoken}) > 1
    if _says_so(units, spoken):
        return True
    return len(spoken) >= 2 and (share >= NEARLY_ALL or _takes_turns(units, spoken, share, listed))


def goes_on(units: Sequence[Unit], labels: frozenset[str], lines: Sequence[Line]) -> bool:
    """Whether in this transcript a paragraph without a label is of the speaker before it.

    Args:
        units: the paragraphs of the document.
        labels: its speakers.
        lines: the document before it was cut at the labels.
    """
    labelled = sum(1 for u in units if u.label in labels)
    if labelled < _SHARE_TO_GO_ON * max(1, spoken_paragraphs(units)) or quotes(units, labels):
        return False
    spoken = _spoken(units, labels)
    if _says_so(units, spoken):
        return True
    return (
        len({u.label for u in spoken}) > 1
        and not _is_dense(lines, labels)
        and not _has_voice_of_its_own(units, labels)
        and _does_go_on(units, labels)
    )


def _spoken(units: Sequence[Unit], labels: frozenset[str]) -> list[Unit]:
    return [u for u in units if u.label in labels and u.line.kind is not Kind.BULLET]


def _says_so(units: Sequence[Unit], spoken: Sequence[Unit]) -> bool:
    """Whether the document says that it is a transcript: by a heading, or by the times of its turns."""
    if any(u.line.kind is Kind.HEADING and _TRANSCRIPT.search(u.line.text[:200]) for u in units):
        return True
    return sum(1 for u in spoken if u.start_s is not None) >= 2


def _takes_turns(units: Sequence[Unit], spoken: Sequence[Unit], share: float, listed: Sequence[Participant]) -> bool:
    """Whether several speak in turn, so often and in so much of the document that the rest may be long answers."""
    changes = sum(1 for a, b in pairwise(spoken) if a.label != b.label)
    labels = frozenset(u.label for u in spoken if u.label)
    if not changes or changes < _ALTERNATION * (len(spoken) - 1) or _has_voice_of_its_own(units, labels):
        return False
    names = {p.name.casefold().split(" ")[0] for p in listed if p.name.strip()}
    named = {label.casefold().split(" ")[0] for label in labels} & names
    if 2 * sum(1 for u in spoken if u.bold) >= len(spoken) or len(named) > 1:
        return any(share >= least and len(spoken) >= count for least, count in _MARKED_SHARES)
    # Who talks asks; who writes a note seldom writes down the questions.
    asks = any("?" in u.text for u in spoken)
    return asks and any(share >= least and len(spoken) >= count for least, count in _SHARES)


def _has_voice_of_its_own(units: Sequence[Unit], labels: frozenset[str]) -> bool:
    """Whether a paragraph below somebody's label calls them by their name: nobody does so of themselves."""
    names: dict[str, re.Pattern[str] | None] = {}
    above: str | None = None
    for unit in units:
        if unit.line.kind is Kind.HEADING or unit.label in labels:
            above = unit.label
        elif above:
            if above not in names:
                names[above] = _first_name(above)
            name = names[above]
            if name and any(not _OF_ONESELF.search(before) for before in _before_each(name, plain(unit.line.text))):
                return True
    return False


def _first_name(label: str) -> re.Pattern[str] | None:
    """What finds the first name of whom the label names; a recorder's number or a part in the talk is no name."""
    person = read_label(label)
    if person is None or is_generic(person.name) or person.name.lower() in ROLE_SPEAKERS:
        return None
    return re.compile(rf"(?<!\w){re.escape(person.name.split(' ')[0])}(?!\w)")


def _before_each(name: re.Pattern[str], text: str) -> Iterator[str]:
    """What stands before each place where the name occurs outside quotation marks."""
    quoted = quotations(text)
    for match in name.finditer(text):
        if not any(q.start <= match.start() < q.end for q in quoted):
            yield text[max(0, match.start() - 20) : match.start()]


def _is_dense(lines: Sequence[Line], labels: frozenset[str]) -> bool:
    """Whether the turns follow one another without a blank line, so that a blank line sets something apart."""
    found = [line for line in lines if line.kind is Kind.TEXT and label_of(line) in labels]
    return bool(found) and 2 * sum(1 for line in found if not line.starts) >= len(found)


def _does_go_on(units: Sequence[Unit], labels: frozenset[str]) -> bool:
    """Whether some turn but the last is of several paragraphs; what stands below the last alone may be an afterword."""
    speaking = open_end = described = False
    for unit in units:
        if unit.line.kind is Kind.HEADING:
            described, speaking, open_end = is_description(unit.line.text), False, False
        elif unit.label in labels:
            if open_end:
                return True
            speaking, described = True, False
        elif speaking and not described:
            open_end = True
    return False
