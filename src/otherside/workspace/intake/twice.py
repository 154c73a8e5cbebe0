"""What is stored twice in one deal: a corrected transcript under a new name, one call in two formats, a survey exported anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

from otherside.domain import FORM, Conversation, TurnKind
from otherside.importers.when import date_in_name
from otherside.profiles.who.names import plain
from otherside.store import Store

#: So many words on end are compared: a corrected word changes but these.
_RUN = 5
#: So many runs make a voice, and a conversation, of which most can be the same.
_VOICE = 12
_TALK = 25
#: The part of the shorter one that must be in the other: of every voice, and of all.
_PART = 0.5
#: So many words are no accident where they are all the same.
_WORDS = 6
#: So many conversations of a deal are looked at beside each new one, the nearest in time first.
_BESIDE = 40
#: So many files are told of, and so many conversations of each.
_SHOWN = 3


def mostly_same(one: Conversation, other: Conversation) -> bool:
    """Whether two conversations hold the same words for the most part, however they are cut into turns.

    Every voice of the shorter one must be in the other: the questions that are asked of everybody are not enough. Answers to a
    form count without its questions, and only where they are all the same.
    """
    shorter, longer = sorted((_voices(one), _voices(other)), key=lambda v: sum(map(len, v.values())))
    if [w for words in shorter.values() for w in words] == [w for words in longer.values() for w in words]:
        return sum(map(len, shorter.values())) >= _WORDS
    there = {run for words in longer.values() for run in _runs(words)}
    runs = {voice: _runs(words) for voice, words in shorter.items()}
    common = {voice: len(own & there) for voice, own in runs.items()}
    total = sum(map(len, runs.values()))
    return (
        FORM not in (one.format, other.format)
        and total >= _TALK
        and sum(common.values()) >= _PART * total
        and all(common[voice] >= _PART * len(own) for voice, own in runs.items() if len(own) >= _VOICE)
    )


def twice(store: Store, new: Sequence[tuple[str, str, str, Conversation]]) -> list[str]:
    """One line for each file that holds again what another of the same deal holds, with the remedy.

    Args:
        new: of each conversation just stored the file's name, its id, its deal and itself.
    """
    files = {source.id: source.name for source in store.sources()} if new else {}
    held: dict[str, list[tuple[str, Conversation]]] = {}
    for number, deal, talk in store.participants() if new else ():
        held.setdefault(deal, []).append((number, talk))
    consents = store.consents() if new else {}
    at = {number: place for place, (_, number, _, _) in enumerate(new)}
    found: dict[tuple[str, str, bool], list[str]] = {}
    for place, (name, own, deal, talk) in enumerate(new):
        if talk.thread or all(number != own for number, _ in held.get(deal, ())):
            # Messages are known by their numbers, and a letter may go to several people; or it was joined to its chain.
            continue
        if own in consents and consents[own].state.excludes:
            # Nothing is made of it, so nothing counts twice.
            continue
        for number in _beside(talk, held.get(deal, ())):
            left_out = number in consents and consents[number].state.excludes
            if number == own or left_out or at.get(number, -1) > place:
                continue
            stored = store.conversation(number)
            if stored is not None and mostly_same(talk, stored.conversation):
                earlier = next((files[t.source] for t in stored.turns if t.source in files), stored.conversation.title)
                # One that tells its day is worth more than one that its file's own time dates.
                newer = talk.dated_by_file and date_in_name(earlier) is not None
                found.setdefault((*_told_apart(name, earlier), newer), []).append(own if newer else number)
                break
    return list(_lines(found))


def _lines(found: Mapping[tuple[str, str, bool], Sequence[str]]) -> Iterator[str]:
    for (name, earlier, newer), numbers in list(found.items())[:_SHOWN]:
        more = f" (and {len(numbers) - _SHOWN} more)" if len(numbers) > _SHOWN else ""
        times = "" if len(numbers) == 1 else f", {len(numbers)} times"
        which = f"what was read from {name!r}, which does not tell its day" if newer else "the earlier one"
        yield (
            f"{name!r} holds for the most part what {earlier!r} of the same deal holds{times}, and what both hold counts twice; to "
            f"delete {which}: otherside remove {' '.join(numbers[:_SHOWN])}{more}. A file that is added again under its old name "
            f"takes the place of what was there"
        )
    if len(found) > _SHOWN:
        yield f"and {len(found) - _SHOWN} more files that hold what others hold"


def _beside(talk: Conversation, held: Collection[tuple[str, Conversation]]) -> list[str]:
    """Those of a deal's conversations that may be the same one, the nearest in time first."""
    day = talk.date or dt.date.today()
    near = sorted(
        (abs(((other.date or day) - day).days), number)
        for number, other in held
        if not other.thread and (other.format == FORM) == (talk.format == FORM)
    )
    return [number for _, number in near[:_BESIDE]]


def _voices(talk: Conversation) -> dict[str | None, list[str]]:
    """The words of each who speaks; the questions of a form are no one's."""
    voices: dict[str | None, list[str]] = {}
    for turn in talk.turns:
        if talk.format != FORM or turn.kind is not TurnKind.NOTE:
            voices.setdefault(turn.speaker, []).extend(plain(turn.text).split())
    return voices


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _told_apart(name: str, other: str) -> tuple[str, str]:
    """The names of two files without their folders, with as many of these as tell the two apart where the names are alike."""
    parts, others = name.split("/"), other.split("/")
    for last in range(1, max(len(parts), len(others)) + 1):
        shown = "/".join(parts[-last:]), "/".join(others[-last:])
        if shown[0] != shown[1]:
            return shown
    return name, other
