"""What somebody of a deal told us in confidence, as it matters to another of its people who is written to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from otherside.domain import Person, Side, TurnKind
from otherside.extraction.segment import segment
from otherside.messaging.lint import Quoted
from otherside.profiles.private.keeping import keeps, of_all_they_say
from otherside.profiles.private.private_life import relatives, tells_of_illness
from otherside.profiles.said.farewells import says_goodbye
from otherside.questions.access import asks_not
from otherside.workspace.heard.rows import in_confidence

if TYPE_CHECKING:
    from otherside.store import StoredConversation
    from otherside.workspace.workspace import Workspace

#: A request reaches so many sentences before and after it, and all of a short paragraph beside its own.
_REACH = 2
#: In speech, how many turns away the same speaker goes on with what the request is about.
_BESIDE = 2


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
        requests = _requests(conversations, theirs, reader)
        asked += requests
        silent = {q.person for q in requests if q.asks == "silence"}
        for stored in conversations:
            speakers = [stored.speaker(t.turn) for t in stored.turns]
            for n, held in enumerate(stored.turns):
                speaker = speakers[n]
                if held.turn.kind is TurnKind.NOTE:
                    continue
                # Who says it is known with it: "Rob asks for a price" is what Rob said himself.
                said = f"{held.turn.speaker or ''}: {held.turn.text}"
                if speaker == reader.id or _there(stored, speakers, n, reader):
                    known.append(said)
                elif speaker in theirs and theirs[speaker].name in silent:
                    kept += _sentences(held.turn.text, theirs[speaker].name)
                elif speaker in theirs and (n in stored.kept or keeps(held.turn.text)):
                    kept += _confided(stored, speakers, n, theirs[speaker].name)
                elif (stored.id, n) not in confided and (speaker in theirs or not kept):
                    # What we told others after somebody confided in us may be just that.
                    known.append(said)
    return Confidences(tuple(dict.fromkeys((*kept, *asked))), tuple(known))


def _requests(
    conversations: Iterable[StoredConversation], theirs: Mapping[str, Person], reader: Person
) -> list[Quoted]:
    """What was asked of us that bears on a message to the reader, by ``Quoted.asks``."""
    out = []
    for stored in conversations:
        for held in stored.turns:
            speaker = theirs.get(stored.speaker(held.turn))
            if speaker is None or held.turn.kind is TurnKind.NOTE:
                continue
            for quote in _sentences(held.turn.text, speaker.name):
                own = speaker.id == reader.id
                if of_all_they_say(quote.text):
                    named = [p for p in theirs.values() if p.id != speaker.id and _names(quote.text, p)]
                    if own:
                        out += [replace(quote, person=p.name, asks="no word") for p in named]
                    elif not named or reader.id in {p.id for p in named}:
                        out.append(replace(quote, asks="silence"))
                elif own and asks_not(quote.text) and (relatives(quote.text) or tells_of_illness(quote.text)):
                    out.append(replace(quote, asks="leave"))
    return out


def _names(text: str, person: Person) -> bool:
    return any(re.search(rf"\b{re.escape(part)}\b", text) for part in person.name.split()[:1])


def _sentences(text: str, name: str) -> list[Quoted]:
    return [Quoted(text[s.start : s.end], (), name) for s in segment(text)]


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


def _confided(stored: StoredConversation, speakers: Sequence[str | None], n: int, name: str) -> Iterator[Quoted]:
    """The sentences that a request speaks of."""
    for k in range(max(0, n - _BESIDE), min(len(stored.turns), n + _BESIDE + 1)):
        turn = stored.turns[k].turn
        if k == n or (turn.kind is TurnKind.SPEECH and speakers[k] == speakers[n]):
            text = turn.text
            spans = segment(text)
            said = [text[s.start : s.end] for s in spans]
            asking = [i for i, words in enumerate(said) if keeps(words) or stored.confided(k, words)]
            asking = asking or list(range(len(spans)))
            part = _paragraphs(text, [s.start for s in spans])
            for i, span in enumerate(spans):
                if k != n or any(part[i] == part[a] or (part.count(part[a]) <= _REACH >= abs(i - a)) for a in asking):
                    yield Quoted(text[span.start : span.end], (), name)


def _paragraphs(text: str, starts: Sequence[int]) -> list[int]:
    """The number of the paragraph in which each sentence stands."""
    return [len(re.findall(r"\n\s*\n", text[:start])) for start in starts]
