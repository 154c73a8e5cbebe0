"""What their side said is done or given up, and evidence as it stands after that.

What came first is no priority once it is over. What somebody wanted by a day that they have given up is no wish of today, and what
they no longer want, or took back, is no picture of who they are. A yes that was taken back, and a no of whoever has come round since,
stay with a mark that says so, and move nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otherside.domain import Facet, Stance, TurnKind
from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.messaging.drafts.conditions import agreements, demanded, requires
from otherside.profiles.around.come_about import finished
from otherside.profiles.around.initiatives import stands
from otherside.profiles.around.over import Done
from otherside.profiles.said.changed import (
    COME_ROUND,
    MET,
    SOUNDS_MET,
    TAKEN_BACK,
    Changed,
    changed,
    marked_undone,
    side_before,
    undone_by,
)
from otherside.profiles.said.met import met, says_met, tells_it_is_met
from otherside.profiles.said.otherwise import of_the_plan
from otherside.profiles.said.outgrown import Outgrown, outgrown, outgrown_by
from otherside.profiles.said.sentences import sentences
from otherside.profiles.said.sounds_met import common_words, sounds_met, tells_it_is_done
from otherside.profiles.said.wrong_then import owns_wrong, wrong_on
from otherside.profiles.time.withdrawn import Withdrawn, wished_no_more, withdrawn
from otherside.store import EvidenceRow, StoredConversation

#: "Before that I'm not moving": what has to be first stands in the sentence before.
_POINTS_BACK = lazily(
    r"^\W*(?:(?:and|but|so) )?(?:not )?(?:before|until|till|after|once) (?:that|then|this)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Finished:
    """What their side said is over.

    Attributes:
        done: what is said to be done, or whose word has come.
        before: by its conversation, turn and start, of a sentence that points back, the one to which it does.
    """

    done: Sequence[Done]
    before: Mapping[tuple[str, int, int], str]


def finished_in(conversations: Iterable[StoredConversation], theirs: Container[str]) -> Finished:
    """What anybody of their side said is done.

    Args:
        theirs: ids of the people on their side.
    """
    said: list[tuple[str, dt.date | None]] = []
    before: dict[tuple[str, int, int], str] = {}
    for stored in conversations:
        for n, held in enumerate(stored.turns):
            text = held.turn.text
            if held.turn.kind is TurnKind.NOTE or stored.speaker(held.turn) not in theirs:
                continue
            said.append((text, stored.day(held.turn)))
            for first, then in pairwise(sentences(text)):
                if _POINTS_BACK.match(text[then.start : then.end]):
                    before[stored.id, n, then.start] = text[first.start : first.end]
    return Finished(finished(said), before)


def as_it_stands(row: EvidenceRow, finished: Finished, today: dt.date | None) -> EvidenceRow:
    """The row without `priority` where what it puts first is over by that day; what a user said of it stays."""
    e = row.evidence
    meant = f"{finished.before.get((e.conversation, e.turn, e.start), '')} {e.quote}".lstrip()
    if Facet.PRIORITY not in e.facets or row.origin == "user" or stands(meant, row.date, finished.done, today):
        return row
    return replace(row, evidence=replace(e, facets={f: p for f, p in e.facets.items() if f is not Facet.PRIORITY}))


#: What of a sentence is over once the day of it is given up. Who somebody wants to be outlasts a day.
_WISHES = frozenset({Facet.DESIRE, Facet.ASPIRATION, Facet.GOAL, Facet.WANT})
#: Beside a wish that its speaker gave up.
NO_MORE = "given up since"
#: Words of a yes to the matter are what a change may undo, whatever they were read as.
_AS_A_YES = {Facet.COMMITMENT: 0.9}
#: What is over once they say that they no longer want or are it, or that they were wrong.
_IDEALS = _WISHES | {Facet.IDENTITY}


@dataclass(frozen=True, slots=True)
class GivenUp:
    """What somebody gave up, or took back, in one turn.

    Attributes:
        day: on which they said so, where it is known.
        conversation, turn: where.
        text: the whole turn.
        days: the days they gave up.
        outgrown: what they no longer want or are.
        changed: what they took back, or which side they changed, each with a side to which it leads.
        before: the last day before it on which they said anything.
    """

    day: dt.date | None
    conversation: str
    turn: int
    text: str
    days: Sequence[Withdrawn]
    outgrown: Sequence[Outgrown]
    changed: Sequence[Changed] = ()
    before: dt.date | None = None

    def after(self, day: dt.date | None, conversation: str, turn: int) -> bool:
        """Whether it was said later than something else: on a later day, or further on in the same conversation."""
        if self.conversation == conversation:
            return self.turn >= turn
        return self.day is not None and day is not None and self.day > day


def given_up_by(
    conversations: Iterable[StoredConversation], theirs: Container[str], until: dt.date | None = None
) -> dict[str, list[GivenUp]]:
    """By a person's id what they gave up or took back.

    Args:
        theirs: ids of the people on their side.
        until: as of this day: what was given up later is not known yet.
    """
    out: dict[str, list[GivenUp]] = defaultdict(list)
    said: dict[str, list[tuple[dt.date | None, str]]] = defaultdict(list)
    conversations = list(conversations)
    common: frozenset[str] | None = None
    asked: dict[str, list[str]] = defaultdict(list)
    unread: list[tuple[str, str]] = []
    for stored, number, day in _in_order(conversations):
        turn = stored.turns[number].turn
        person, text = stored.speaker(turn), turn.text
        if turn.kind is TurnKind.NOTE or person not in theirs or (day and until is not None and day > until):
            continue
        days = list(withdrawn(text, day)) if day else []
        no_more = list(outgrown(text))
        # Whoever has changed their mind on a wish of their own has changed no side.
        found = [
            c for c in changed(text) if c.to != "other" or not any(o.start < c.end and c.start < o.end for o in no_more)
        ]
        turns = [*_led(found, text, day, said[person]), *_met(text, said[person])]
        if days or no_more or turns or owns_wrong(text):
            before = max((d for d, _ in said[person] if d and (day is None or d < day)), default=None)
            out[person].append(GivenUp(day, stored.id, number, text, days, no_more, turns, before))
        if tells_it_is_done(text):
            common = common if common is not None else common_words(_texts(conversations, theirs))
            for who, words in unread:
                asked[who] += _conditions_in(words)
            unread.clear()
            for who, change in _sound_met(text, asked, common):
                out[who].append(GivenUp(day, stored.id, number, "", (), (), (change,)))
        said[person].append((day, text))
        unread.append((person, text))
    return out


def _texts(conversations: Iterable[StoredConversation], theirs: Container[str]) -> list[str]:
    """What they said, turn for turn."""
    return [
        held.turn.text
        for stored in conversations
        for held in stored.turns
        if held.turn.kind is not TurnKind.NOTE and stored.speaker(held.turn) in theirs
    ]


def _sound_met(text: str, asked: Mapping[str, Sequence[str]], common: Container[str]) -> Iterator[tuple[str, Changed]]:
    """``(who set it, what is met)`` of the conditions of anybody that sound met by what is told in a text to be done."""
    spans = sentences(text)
    for n, span in enumerate(spans):
        if (span.start, span.end) not in tells_it_is_done(text):
            continue
        before = text[spans[n - 1].start : spans[n - 1].end] if n else ""
        for who, conditions in asked.items():
            if found := sounds_met(conditions, text[span.start : span.end], before, common):
                yield who, Changed("sounds", span.start, span.end, span.start, conditions=tuple(found))


def _in_order(conversations: Iterable[StoredConversation]) -> list[tuple[StoredConversation, int, dt.date | None]]:
    """Every turn with its day, oldest first; what has no day comes before all that has one."""
    turns = [(stored, n, stored.day(held.turn)) for stored in conversations for n, held in enumerate(stored.turns)]
    return sorted(turns, key=lambda one: one[2] or dt.date.min)


def _led(
    found: Iterable[Changed], text: str, day: dt.date | None, said: Sequence[tuple[dt.date | None, str]]
) -> Iterator[Changed]:
    """The changes with the side to which each leads, and the day of which it is, where they said something on that day.

    A mind that is changed leads away from where it stood last; one that is changed about a thing of which they never spoke is none.
    """
    for change in found:
        if change.to == "otherwise" and not any(
            of_the_plan(change.plan, words, {Facet.COMMITMENT})
            for words in (*(w for _, w in said), text[: change.start])
        ):
            continue
        of = change.on(day)
        change = replace(change, of=of if any(then == of for then, _ in said) else None)
        if change.to == "other":
            stood = side_before(text[: change.start])
            stood = stood or next((side for _, words in reversed(said) if (side := side_before(words))), None)
            if stood is None:
                continue
            change = replace(change, to="against" if stood == "for" else "for")
        yield change


def _met(text: str, said: Sequence[tuple[dt.date | None, str]]) -> Iterator[Changed]:
    """The conditions of theirs that a text says are met, by the sentences that say so."""
    told_in = tells_it_is_met(text)
    spans = sentences(text) if told_in else []
    asked: list[str] | None = None
    for n, span in enumerate(spans):
        own = text[span.start : span.end]
        if (span.start, span.end) not in told_in:
            continue
        asked = _conditions(words for _, words in said) if asked is None else asked
        before = spans[n - 1] if n else None
        if found := met(asked, own, text[before.start : before.end] if before else ""):
            told = before is not None and says_met(own) and not requires(text[before.start : before.end])
            start = before.start if before is not None and told else span.start
            yield Changed("met", start, span.end, span.start, conditions=tuple(found))


#: A condition of their own, and no limit that is told of somebody else.
_OWN = lazily(r"\b(?:I|we|me|us|my|our|you|your)\b", re.IGNORECASE)


def _conditions(texts: Iterable[str]) -> list[str]:
    """What somebody has set as a condition, in the order in which they did."""
    return [condition for text in texts for condition in _conditions_in(text)]


@remembered
def _conditions_in(text: str) -> tuple[str, ...]:
    whole = [*agreements(text), *demanded(text)]
    return tuple(
        own
        for s in sentences(text)
        if _OWN.search(own := text[s.start : s.end])
        and (requires(own) or any(a <= s.start and s.end <= b for a, b in whole))
    )


def taken_back(
    quote: str,
    facets: Mapping[Facet, float],
    stance: Stance,
    said: dt.date | None,
    place: tuple[str, int, int, int],
    given_up: Iterable[GivenUp],
) -> str:
    """The mark of words whose speaker took them back, or changed side since: what happened and when; empty where nothing did.

    Args:
        place: conversation, turn, start and end of the words.
        given_up: what the same person gave up.
    """
    conversation, turn, start, end = place
    marks: list[tuple[bool, dt.date, str]] = []
    for gone in given_up:
        here = (gone.conversation, gone.turn) == (conversation, turn)
        for change in gone.changed:
            told = here and change.to != "sounds" and change.start < end and start < change.retold
            if told or (
                (end <= change.start if here else gone.after(said, conversation, turn))
                and _meant(change, gone, said, conversation)
                and (
                    _is_met(change, quote)
                    or (undone_by(change.to, quote, facets, stance, change.plan) and not requires(quote))
                )
            ):
                what, on = _MARKS.get(change.to, (COME_ROUND, "since"))
                day = f" {on} {gone.day.day} {gone.day:%B %Y}" if gone.day else ""
                # What they said themselves goes before what only sounds so.
                marks.append((change.to == "sounds", gone.day or dt.date.max, what + day))
    return min(marks)[2] if marks else ""


def met_since(quote: str, said: dt.date | None, place: tuple[str, int, int, int], given_up: Iterable[GivenUp]) -> str:
    """The mark of a condition that is met since, or sounds so; empty of any other words. The arguments as of ``taken_back``."""
    mark = taken_back(quote, {}, Stance.NEUTRAL, said, place, given_up) if given_up else ""
    return mark if mark.startswith((MET, SOUNDS_MET)) else ""


_MARKS = {"back": (TAKEN_BACK, "on"), "met": (MET, "on"), "sounds": (SOUNDS_MET, "by what was said on")}


def _is_met(change: Changed, quote: str) -> bool:
    """Whether words are, or are part of, a condition that a change says is met."""
    words = " ".join(quote.split())
    return any(words in (c := " ".join(condition.split())) or c in words for condition in change.conditions)


def _meant(change: Changed, gone: GivenUp, said: dt.date | None, conversation: str) -> bool:
    """Whether a change may be of words of that day: of the day that it names, or of those last said where it names nothing."""
    if change.of is not None:
        return said == change.of
    if change.last:
        return conversation == gone.conversation or (said is not None and said == gone.before)
    return True


def with_taken_back(row: EvidenceRow, given_up: Mapping[str, Sequence[GivenUp]]) -> EvidenceRow:
    """The row with the mark of ``taken_back``; what a user said of it stays."""
    e, own = row.evidence, given_up.get(row.person, ())
    if row.origin == "user" or not own or is_taken_back(row):
        return row
    place = (e.conversation, e.turn, e.start, e.end)
    mark = taken_back(e.quote, e.facets, e.stance, row.date, place, own)
    return replace(row, mark=", ".join(filter(None, (mark, row.mark)))) if mark else row


def is_taken_back(row: EvidenceRow) -> bool:
    """Whether a row has the mark of ``taken_back``."""
    return marked_undone(row.mark)


def no_ideal(quote: str, said: dt.date | None, place: tuple[str, int, int, int], given_up: Iterable[GivenUp]) -> bool:
    """Whether words are no picture of what somebody wants or is, because they took them back, there or since.

    Args:
        place: conversation, turn, start and end of the words.
        given_up: what the same person gave up.
    """
    conversation, turn, start, end = place
    for gone in given_up:
        if gone.conversation == conversation and gone.turn == turn:
            # "I said I wanted to run it. I don't, any more" tells of a wish and is none.
            if any(o.told and o.start < end and start < o.end for o in gone.outgrown):
                return True
            later = [o for o in gone.outgrown if o.start >= end]
        else:
            later = list(gone.outgrown) if gone.after(said, conversation, turn) else []
        if outgrown_by(quote, later) or wrong_on(gone.text, gone.day, said):
            return True
    return False


def _day_is_gone(
    quote: str, said: dt.date | None, place: tuple[str, int, int, int], given_up: Iterable[GivenUp]
) -> bool:
    """Whether every day that words name was given up later; the arguments as of ``no_ideal``."""
    later = [day for g in given_up if g.after(said, *place[:2]) for day in g.days]
    return said is not None and wished_no_more(quote, said, later)


def undone_since(
    quote: str, said: dt.date | None, place: tuple[str, int, int, int], given_up: Sequence[GivenUp]
) -> str:
    """The mark of words, whatever they were read as, that their speaker took back, sees otherwise, or whose wish they gave up.

    Empty where nothing of that happened; the arguments as of ``no_ideal``.
    """
    mark = taken_back(quote, _AS_A_YES, Stance.TOWARDS, said, place, given_up)
    gone = mark or _day_is_gone(quote, said, place, given_up) or no_ideal(quote, said, place, given_up)
    return mark or (NO_MORE if gone else "")


def still_wished(row: EvidenceRow, given_up: Mapping[str, Sequence[GivenUp]]) -> EvidenceRow:
    """The row without the wishes, and the picture of themselves, that their speaker gave up since; what a user said of it stays."""
    e, own = row.evidence, given_up.get(row.person, ())
    if row.origin == "user" or not own or not _IDEALS & e.facets.keys():
        return row
    place = (e.conversation, e.turn, e.start, e.end)
    # What bears the mark that it was seen otherwise since may stand with it.
    gone = _WISHES if not is_taken_back(row) and _day_is_gone(e.quote, row.date, place, own) else frozenset()
    gone |= _IDEALS if no_ideal(e.quote, row.date, place, own) else frozenset()
    if not gone & e.facets.keys():
        return row
    return replace(row, evidence=replace(e, facets={f: p for f, p in e.facets.items() if f not in gone}))
