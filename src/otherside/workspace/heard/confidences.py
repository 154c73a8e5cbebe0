"""What somebody of a deal told us in confidence, as it matters to another of its people who is written to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from otherside.domain import Deal, Person, Side, TurnKind
from otherside.extraction.segment import segment, segment_texts
from otherside.importers.quotations import quotations
from otherside.messaging.lint import Quoted
from otherside.profiles.private.keeping import keeps, not_to_them, of_all_they_say
from otherside.profiles.private.private_life import private_life, relatives, tells_of_illness
from otherside.profiles.said.farewells import says_goodbye
from otherside.profiles.said.held_back import Known, holds_back, meant, past
from otherside.profiles.said.not_again import not_again
from otherside.questions.access import asks_not
from otherside.questions.view import Statement
from otherside.workspace.heard.forwarded import forwarded
from otherside.workspace.heard.kept_parts import Confided, Place
from otherside.workspace.heard.rows import in_confidence

if TYPE_CHECKING:
    from otherside.store import StoredConversation
    from otherside.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Confidences:
    """What a message to somebody is held against.

    Attributes:
        kept: sentences that others said in confidence, and not before the reader; and what was asked of us, by ``Quoted.asks``.
        open: turns of which the reader may know: their own, those they heard or got, and what others said without a request.
    """

    kept: tuple[Quoted, ...] = ()
    open: tuple[str, ...] = ()


def kept_from(workspace: Workspace, deals: Iterable[str], reader: Person) -> Confidences:
    """What the reader must not learn from us in these deals, and what they may know.

    Args:
        deals: names of deals.
        reader: who gets our message; on the buyer's side.
    """
    kept: list[Quoted] = []
    known: list[str] = []
    asked: list[Quoted] = []
    for deal in deals:
        people = workspace.people(deal)
        theirs = {p.id: p for p in people if p.side is Side.THEIRS}
        # Who there is, and what they are, is no secret.
        known += [f"{p.name}, {p.role or ''}" for p in people]
        conversations = list(workspace.conversations(deal))
        confided = in_confidence(conversations)
        noted = {(stored.id, n) for stored, n in noted_from(conversations, theirs, reader.id)}
        requests = _requests(conversations, theirs, reader)
        asked += requests
        silent = {q.person for q in requests if q.asks == "silence"}
        matters = {(q.person, q.text) for q in requests if q.asks == "not this"}
        for stored in conversations:
            speakers = [stored.speaker(t.turn) for t in stored.turns]
            passed_on = forwarded(stored)
            for n, held in enumerate(stored.turns):
                speaker = speakers[n]
                if n in passed_on and (stored.id, n) in confided:
                    # The reader may have written it themselves: that we have it is what they must not learn.
                    by = passed_on[n]
                    if speakers[by] == reader.id or _there(stored, speakers, by, reader):
                        known.append(f"{held.turn.speaker or ''}: {held.turn.text}")
                    else:
                        kept += _sentences(held.turn.text, stored.turns[by].turn.speaker or "")
                    continue
                if held.turn.kind is TurnKind.NOTE:
                    if (stored.id, n) in noted:
                        by_hand = stored.kept.get(n)
                        told = [_sentences(said, "") for said in by_hand] if by_hand else [_quoted_in(held.turn.text)]
                        kept += [quote for quotes in told for quote in quotes]
                    continue
                # Who says it is known with it: "Rob asks for a price" is what Rob said himself.
                said = f"{held.turn.speaker or ''}: {held.turn.text}"
                if speaker == reader.id or _there(stored, speakers, n, reader):
                    known.append(said)
                elif speaker in theirs and (
                    theirs[speaker].name in silent
                    or any(who == theirs[speaker].name and asked in held.turn.text for who, asked in matters)
                ):
                    kept += _sentences(held.turn.text, theirs[speaker].name)
                elif (stored.id, n) in confided:
                    # All that carries the mark, whatever part of it the request was meant for: whoever reads the mark relies on it.
                    if speaker in theirs:
                        covered, rest = _marked_in(held.turn.text, confided, (stored.id, n), theirs[speaker].name)
                        kept += covered
                        known += [f"{held.turn.speaker or ''}: {rest}"] if rest else []
                elif speaker in theirs or not kept:
                    # What we told others after somebody confided in us may be just that.
                    private, rest = _private_in(held.turn.text, held.turn.speaker or "")
                    asked += private if speaker in theirs else []
                    known.append(f"{held.turn.speaker or ''}: {rest}" if speaker in theirs else said)
    return Confidences(tuple(dict.fromkeys((*kept, *asked))), tuple(known))


def noted_from(
    conversations: Sequence[StoredConversation], theirs: Container[str], reader: str
) -> Iterator[tuple[StoredConversation, int]]:
    """The notes, by conversation and turn, that tell in confidence and not by whom, and not only the reader is heard in them.

    Args:
        theirs: ids of the people on the buyer's side.
        reader: id of whoever is written to or spoken with.
    """
    confided = in_confidence(conversations)
    for stored in conversations:
        speakers = [stored.speaker(t.turn) for t in stored.turns]
        for n, held in enumerate(stored.turns):
            if (
                held.turn.kind is TurnKind.NOTE
                and (stored.id, n) in confided
                and not _alone_heard(speakers, theirs, reader)
            ):
                yield stored, n


def noted_statements(
    workspace: Workspace, deal: Deal, conversations: Sequence[StoredConversation], who: str
) -> list[Statement]:
    """What ``noted_from`` finds in a deal for whoever is spoken with, as statements of nobody."""
    theirs = {p.id for p in workspace.store.people(deal.name, Side.THEIRS)}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    return [
        Statement(
            f"{stored.id}:{n}:0",
            "",
            (held := stored.turns[n]).turn.text,
            date=stored.day(held.turn),
            conversation=stored.id,
            turn=n,
            end=len(held.turn.text),
            source=sources.get(held.source, ""),
        )
        for stored, n in noted_from(conversations, theirs, who)
    ]


def _requests(
    conversations: Sequence[StoredConversation], theirs: Mapping[str, Person], reader: Person
) -> list[Quoted]:
    """What was asked of us that bears on a message to the reader, by ``Quoted.asks``."""
    out = []
    known = _as_known(conversations, theirs)
    last = max((day for c in conversations if (day := c.conversation.date) is not None), default=None)
    for stored in conversations:
        passing_on = set(forwarded(stored).values())
        for n, held in enumerate(stored.turns):
            speaker = theirs.get(stored.speaker(held.turn))
            if speaker is None or held.turn.kind is TurnKind.NOTE:
                continue
            if n in passing_on and speaker.id != reader.id and not set(held.turn.recipients) & set(reader.emails):
                asked = [quote for quote in _sentences(held.turn.text, speaker.name) if keeps(quote.text)]
                out += [replace(quote, asks="source") for quote in asked[:1]]
            for quote in _sentences(held.turn.text, speaker.name):
                own = speaker.id == reader.id
                if of_all_they_say(quote.text):
                    named = [p for p in theirs.values() if p.id != speaker.id and _names(quote.text, p)]
                    if own:
                        out += [replace(quote, person=p.name, asks="no word") for p in named]
                    elif not named or reader.id in {p.id for p in named}:
                        out.append(replace(quote, asks="silence"))
                elif not own and _of_a_thing(quote.text):
                    if _held_back(quote.text, stored.day(held.turn), speaker, reader, known, last):
                        out.append(replace(quote, asks="not shown"))
                elif not own and (barred := not_to_them(quote.text)) and barred[0].split()[0] in reader.name.split():
                    asks = "not this" if barred[1] else "not to them"
                    if asks == "not this" or not _spoke_since(conversations, stored, reader):
                        out.append(replace(quote, asks=asks))
                elif not own and _held_back(quote.text, stored.day(held.turn), speaker, reader, known, last):
                    if not _spoke_since(conversations, stored, reader):
                        out.append(replace(quote, asks="not to them"))
                elif own and (
                    not_again(quote.text)
                    or (asks_not(quote.text) and (relatives(quote.text) or tells_of_illness(quote.text)))
                ):
                    out.append(replace(quote, asks="leave"))
    return out


def _as_known(conversations: Sequence[StoredConversation], theirs: Mapping[str, Person]) -> dict[str, Known]:
    """By id each of the buyers with all that they said, which tells who is whose mother."""
    said: dict[str, list[str]] = {}
    for stored in conversations:
        for held in stored.turns:
            said.setdefault(stored.speaker(held.turn), []).append(held.turn.text)
    return {i: Known(i, p.name, p.role or "", said.get(i, ())) for i, p in theirs.items()}


def _of_a_thing(text: str) -> bool:
    """Whether a sentence asks us not to show one thing to somebody: to write to them it leaves open."""
    held = holds_back(text)
    return held is not None and bool(held.thing)


def _held_back(
    text: str,
    day: dt.date | None,
    speaker: Person,
    reader: Person,
    known: Mapping[str, Known],
    last: dt.date | None,
) -> bool:
    """Whether a sentence asks us to hold back from the reader, or from somebody of whom the deal does not tell who it is.

    Args:
        day: on which it was said.
        known: everybody on the buyers' side.
        last: day of the last words of the deal; a day they named that is behind us has passed.
    """
    held = holds_back(text)
    if held is None or past(text, day, last):
        return False
    found = meant(held, known[speaker.id], list(known.values()))
    return reader.id in found or (not found and bool(held.kin))


def _spoke_since(conversations: Iterable[StoredConversation], there: StoredConversation, reader: Person) -> bool:
    """Whether the reader has written or spoken to us on a later day: that opens the door again."""
    day = there.conversation.date
    return day is not None and any(
        (said := stored.day(held.turn)) is not None and said > day and stored.speaker(held.turn) == reader.id
        for stored in conversations
        for held in stored.turns
    )


def _names(text: str, person: Person) -> bool:
    return any(re.search(rf"\b{re.escape(part)}\b", text) for part in person.name.split()[:1])


def _sentences(text: str, name: str) -> list[Quoted]:
    return [Quoted(words, (), name) for words in segment_texts(text)]


def _private_in(text: str, name: str) -> tuple[list[Quoted], str]:
    """What somebody says of family, health or parting, which is theirs to tell, and the rest of their words."""
    spans = [s for s in segment(text) if private_life(text[s.start : s.end])]
    rest = text
    for s in reversed(spans):
        rest = f"{rest[: s.start]} {rest[s.end :]}"
    return [Quoted(text[s.start : s.end], (), name, "private") for s in spans], rest


def _marked_in(text: str, confided: Confided, place: Place, name: str) -> tuple[list[Quoted], str]:
    """The sentences of a turn that carry the mark, and the others, of which the reader may know."""
    spans = [(s.start, s.end) for s in segment(text)]
    marked = [span for span in spans if confided.covers(*place, *span)]
    rest = " ".join(text[slice(*span)] for span in spans if span not in marked)
    return [Quoted(text[slice(*span)], (), name) for span in marked], rest


def _quoted_in(text: str) -> list[Quoted]:
    """What a note tells as said in confidence and does not say by whom: what it quotes, or all of it where it quotes nothing."""
    return [said for part in [q.inner for q in quotations(text)] or [text] for said in _sentences(part, "")]


def _alone_heard(speakers: Iterable[str], theirs: Container[str], reader: str) -> bool:
    """Whether of the buyers nobody but the reader is heard in a note: what it tells without a name is then theirs, or nobody's."""
    return {who for who in speakers if who in theirs} == {reader}


def _there(stored: StoredConversation, speakers: Sequence[str | None], n: int, reader: Person) -> bool:
    """Whether the reader heard a turn, or got it."""
    turn = stored.turns[n].turn
    if turn.kind is TurnKind.MESSAGE:
        return bool(set(turn.recipients) & set(reader.emails))
    if turn.kind is TurnKind.REPORTED:
        # A note says what somebody told its author; who else was there it does not say.
        return False
    # A page of notes may hold the talks of several days: who was heard on one was not there on another.
    spoke = [
        k for k, who in enumerate(speakers) if who == reader.id and stored.day(stored.turns[k].turn) == stored.day(turn)
    ]
    return bool(spoke) and (spoke[-1] > n or not says_goodbye(stored.turns[spoke[-1]].turn.text))
