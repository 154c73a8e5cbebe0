"""What is seen in new files that their user may want to mend: odd days, labels for names, another language, words of nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from shlex import quote

from otherside.domain import Conversation, Person
from otherside.importers import aliases
from otherside.importers.names import is_numbered
from otherside.importers.unattributed import of_nobody
from otherside.importers.when import day
from otherside.workspace.intake.language import is_foreign
from otherside.workspace.intake.unattributed import told

#: So many files, or labels, are named in one line.
_SHOWN = 3
#: What front matter calls the day, beside the names that every table knows.
_DAY_KEYS = frozenset({*aliases.DATE, "when", "held", "recorded", "termin", "quand"})


def noticed(new: Sequence[tuple[str, Conversation]], today: dt.date) -> list[str]:
    """One line for each kind of thing that was seen.

    Args:
        new: the conversations just read, each with the name of its file.
        today: the day after which nothing can have been said, by whatever clock; a day more is allowed.
    """
    lines = [*_of_days(new, today), *_of_labels(new)]
    if files := _files(new, _is_foreign):
        lines.append(
            f"{_named(files)} not to be in English: the words are kept and can be searched, but otherside reads what words mean "
            f"in English only, so nothing sure is read in {'it' if len(files) == 1 else 'them'}"
        )
    if nobodys := _of_nobody(new):
        lines.append(told(sum(map(len, nobodys.values())), listed(list(nobodys)), list(chain(*nobodys.values()))))
    return lines


def counts(new: Iterable[tuple[str, Conversation]]) -> dict[str, int]:
    """How many sentences each file quotes without a known speaker; of those that do."""
    return {name: len(sentences) for name, sentences in _of_nobody(new).items()}


def _of_nobody(new: Iterable[tuple[str, Conversation]]) -> dict[str, list[str]]:
    """The sentences that each file quotes without a known speaker; of those that do."""
    found: dict[str, list[str]] = {}
    for name, talk in new:
        if sentences := of_nobody((turn.kind, turn.text) for turn in talk.turns):
            found.setdefault(_short(name), []).extend(sentences)
    return found


def undated(names: Sequence[str]) -> list[str]:
    """What to say of files that nothing but their own time dates."""
    if not names:
        return []
    return [
        f"nothing but the file's own time dates {listed([_short(name) for name in names])}; if it was another day, put that day "
        f"into the file's name ('2026-09-30 call.txt') and add it again"
    ]


def deleted(names: Sequence[str]) -> list[str]:
    """What to say of files that are known, and of which everything was deleted here."""
    if not names:
        return []
    return [
        f"what was said in {listed([_short(name) for name in dict.fromkeys(names)])} was deleted here, and stays out; "
        "if it is to come back: otherside add PATH --again"
    ]


def alike(pairs: Sequence[tuple[str, Person, Person]]) -> list[str]:
    """What to say of those in a deal who may be one person; ``(deal, whom to keep, who may be the same)``."""
    return _few(
        [
            f"{other.name!r} and {keep.name!r} in {deal!r} may be one person, by the spelling; if they are: "
            f"otherside call {quote(other.name)} {quote(keep.name)} --deal {quote(deal)}"
            for deal, keep, other in pairs
        ],
        "more such pairs; otherside people DEAL shows them",
    )


def listed(names: Sequence[str], most: int = _SHOWN) -> str:
    """The first few names, in quotation marks, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(repr, names[:most])) + more


def _of_days(new: Sequence[tuple[str, Conversation]], today: dt.date) -> list[str]:
    lines = []
    for name, talk in new:
        if talk.date is not None and talk.date > today + dt.timedelta(days=1):
            lines.append(
                f"{_short(name)!r} is of {talk.date.day} {talk.date:%B %Y}, a day still to come; if that is a slip, put the day "
                f"right and add it again"
            )
        elif (wrong := no_day(talk.fields)) and (talk.dated_by_file or talk.date is None):
            lines.append(
                f"{_short(name)!r} says '{wrong[0]}: {wrong[1]}', which is no day; write it as 2026-09-30 and add it again"
            )
    return _few(lines)


def no_day(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """A statement of the day that is written in numbers and names none."""
    return next(
        (
            (key, value)
            for key, value in fields.items()
            if aliases.plain_key(key) in _DAY_KEYS and any(c.isdigit() for c in value) and day(value) is None
        ),
        None,
    )


def _of_labels(new: Sequence[tuple[str, Conversation]]) -> list[str]:
    lines = []
    for name, talk in new:
        labels = [s for s in dict.fromkeys(turn.speaker for turn in talk.turns) if s and is_numbered(s)]
        if labels:
            what = "is a label and nobody's name" if len(labels) == 1 else "are labels and nobody's names"
            lines.append(
                f"{listed(labels)} in {_short(name)!r} {what}; put the name of who spoke in its place in the file and add it again"
            )
    return _few(lines)


def _few(lines: Sequence[str], rest: str = "more files of the same kind") -> list[str]:
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([f"and {more} {rest}"] if more > 0 else [])]


def _is_foreign(talk: Conversation) -> bool:
    return is_foreign(" ".join(turn.text for turn in talk.turns[:200]))


def _files(new: Iterable[tuple[str, Conversation]], seen: Callable[[Conversation], bool]) -> list[str]:
    return list(dict.fromkeys(_short(name) for name, talk in new if seen(talk)))


def _named(files: Sequence[str]) -> str:
    return f"{listed(files)} {'seems' if len(files) == 1 else 'seem'}"


def _short(name: str) -> str:
    return name.rsplit("/", 1)[-1]
