"""What the newest words of somebody leave of their older ones: after a yes nobody is asked about what stood before it. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from otherside.domain import Facet, Stance
from otherside.domain.patterns import lazily
from otherside.extraction.plain.in_principle import in_principle
from otherside.extraction.segment import segment, segment_texts
from otherside.messaging.drafts.conditions import agreements, needed, waits_for, whole
from otherside.messaging.drafts.said import Passage, told_as_good
from otherside.profiles.said import standing
from otherside.profiles.said.owed import owed
from otherside.profiles.said.refusals import refused
from otherside.profiles.said.requests import to_leave
from otherside.profiles.said.retreats import retreats
from otherside.profiles.said.settled import denies, goes_ahead, has_money, or_else, takes_back
from otherside.profiles.said.standing import Saying
from otherside.profiles.said.wrong_then import wrong_on

#: What stands in somebody's way, as facets name it. What others will read tells no fear.
CONCERNS = (Facet.PRIORITY, Facet.RISK, Facet.KNOWLEDGE_GAP, Facet.CONSENSUS, Facet.STATUS_QUO)
OBSTACLES = (*CONCERNS, Facet.FEAR)


def newest(own: Sequence[Passage]) -> list[Passage]:
    """The same without what the words themselves, or newer ones, take off: money that is there comes before nothing, what is
    said to be no worry is none, and what stood in the way of a yes that is given stands there no more."""
    yes = given(own)
    out = []
    for passage in own:
        passage = _relabelled(passage)
        words = passage.quote.quote
        if yes is not None and _before(passage, yes):
            if needed(words) or agreements(words) or waits_for(words) or _says(passage, or_else):
                continue
            passage = replace(passage, facets=_less(passage, OBSTACLES))
        if passage.facets:
            out.append(passage)
    return out


def given(own: Sequence[Passage]) -> Passage | None:
    """Where somebody last said that it is approved, signed or decided; None where nobody did, or later words take it back."""
    said = _sentences([p for p in own if p.date])
    found = standing.given([saying for saying, _ in said])
    return next((p for saying, p in said if saying is found), None)


def in_principle_now(own: Sequence[Passage]) -> Passage | None:
    """A yes that hangs on something or holds in principle, with that, where it is somebody's word of their last day; else None."""
    said = _sentences([p for p in own if p.date])
    last = max((s.date for s, _ in said if s.date), default=None)
    for saying, passage in reversed(said):
        words = saying.text
        if saying.date != last or saying.away or goes_ahead(words) or takes_back(words) or refused(words) is not None:
            return None
        if in_principle(words):
            return None if saying.kept else _whole(passage)
    return None


def left(said: Sequence[Passage]) -> Passage | None:
    """Where the reader's last word is a no, declined or of no need, or that they would be left in peace, and nothing of theirs came after.

    What they said in confidence holds as well, and is not read back: its passage is kept.
    """
    sentences = _sentences([p for p in said if p.date])
    found = standing.took_leave([saying for saying, _ in sentences])
    if found is None or (refused(found.text) is Facet.PRIORITY and not retreats(found.text)):
        return None
    return next(passage for saying, passage in sentences if saying is found)


def _whole(passage: Passage) -> Passage:
    quote, turn = passage.quote, passage.setting.turn
    if turn is None or not _stands(passage):
        return passage
    start, end = whole(turn, quote.start, quote.end)
    return replace(passage, quote=replace(quote, quote=turn[start:end], start=start, end=end))


def hangs_on(own: Sequence[Passage], as_of: dt.date | None) -> tuple[Passage, dt.date | None] | None:
    """What somebody lately made it hang on, "if it isn't here by June, I will take the other one", and the day of it.

    Args:
        as_of: the day as of which it is told; what hung on a day that is past is no longer told.
    """
    said = _sentences([p for p in own if p.date])
    found = standing.hangs_on([saying for saying, _ in said], as_of)
    if found is None:
        return None
    there = next(p for saying, p in said if saying is found[0])
    return replace(there, facets={}), found[1]


def _sentences(own: Sequence[Passage]) -> list[tuple[Saying, Passage]]:
    """Every sentence of the turns that passages stand in, oldest first: the words say it, whether or not the reader took them in."""
    turns: dict[tuple[dt.date, str, int], list[Passage]] = {}
    for passage in sorted(own, key=_place):
        quote = passage.quote
        turns.setdefault((passage.date or dt.date.min, quote.conversation, quote.turn), []).append(passage)
    out = []
    for there in turns.values():
        first = there[0].quote
        whole = next((p.setting.turn for p in there if _stands(p)), None)
        if whole is None:
            pieces = [(p, s.start, p.quote.quote[s.start : s.end], [p]) for p in there for s in segment(p.quote.quote)]
        else:
            pieces = [
                (there[0], s.start - first.start, whole[s.start : s.end],
                 [p for p in there if p.quote.start < s.end and s.start < p.quote.end])
                for s in segment(whole)
            ]  # fmt: skip
        for holder, at, words, read in pieces:
            start = holder.quote.start + at
            place = f"{first.conversation}:{first.turn}:{start}"
            quote = replace(holder.quote, id=place, quote=words, start=start, end=start + len(words))
            away = any(p.quote.stance is Stance.AWAY and p.facets for p in read)
            kept = any(p.setting.kept for p in read) or holder.setting.kept
            out.append((Saying(words, holder.date, place, away, kept), replace(holder, quote=quote)))
    return out


def _stands(passage: Passage) -> bool:
    quote, turn = passage.quote, passage.setting.turn
    return turn is not None and turn[quote.start : quote.end] == quote.quote


def current(own: Sequence[Passage], as_of: dt.date | None) -> list[Passage]:
    """Without what is not for us to hold up: what they promised and may not have kept, apologise for, or asked us to leave.

    Args:
        as_of: the day as of which it is told.
    """
    return [p for p in own if not owed(p.quote.quote, p.date, as_of) and not to_leave(p.quote.quote)]


#: Thanks for a thing that one gets and then has. Thanks for an answer or a talk fulfil no wish.
_THING = (
    r"(?:files?|drawings?|lists?|samples?|sheets?|spreadsheets?|figures|numbers|documents?|reports?|plans?|cop(?:y|ies)|keys?|links?|"
    r"photos?|pictures?|maps?|models?|data|contract|papers|manuals?|certificates?)"
)
_THANKS = lazily(
    r"\b(?:thanks|thank you)(?: \w+){0,3}? for (?:sending )?(?:me |us )?(?:the|your|those|these|that|this) (?:[\w-]+ ){0,2}?"
    rf"({_THING})\b",
    re.IGNORECASE,
)
_STILL = lazily(r"\b(?:not|never|no|without|but|however|still|yet|missing|wrong)\b|n['’]t\b", re.IGNORECASE)


def unfulfilled(own: Sequence[Passage], said: Sequence[Passage]) -> list[Passage]:
    """Without the wishes for a thing that they have got since, and thanked for, and what they said since that they were wrong in.

    Args:
        said: their turns, whole.
    """
    got = [
        (turn, m[1].casefold().rstrip("s"))
        for turn in said
        for s in segment(turn.quote.quote)
        if (m := _THANKS.search(sentence := turn.quote.quote[s.start : s.end])) and not _STILL.search(sentence)
    ]
    stands = [p for p in own if not any(wrong_on(turn.quote.quote, turn.date, p.date) for turn in (*said, *own))]
    return [p for p in stands if not any(_before(p, turn) and _wants(p.quote.quote, thing) for turn, thing in got)]


def _wants(text: str, thing: str) -> bool:
    """Whether all that a text wants is to have a thing: "I want to have the file itself"."""
    wish = rf"\b(?:want|need|like|have|get|see)\b(?: to (?:have|get|see))? (?:the|your|that|a|an) (?:[\w-]+ ){{0,2}}?{re.escape(thing)}"
    return re.search(rf"{wish}s?(?: (?:itself|themselves|too|first|as well))?\W*$", text, re.IGNORECASE) is not None


def _relabelled(passage: Passage) -> Passage:
    text = passage.quote.quote
    taken: list[Facet] = [Facet.PRIORITY] if has_money(text) else []
    if denies(text) and len(segment(text)) == 1:
        taken += [Facet.FEAR, Facet.RISK]
    return replace(passage, facets=_less(passage, taken)) if taken else passage


def _less(passage: Passage, taken: Sequence[Facet]) -> dict[Facet, float]:
    return {f: p for f, p in passage.facets.items() if f not in taken}


def _says(passage: Passage, what: Callable[[str], bool]) -> bool:
    text = passage.quote.quote
    return any(what(s) for s in segment_texts(text))


def _place(passage: Passage) -> tuple[dt.date, str, int, int]:
    quote = passage.quote
    return passage.date or dt.date.min, quote.conversation, quote.turn, quote.start


def after(own: Sequence[Passage], yes: Passage) -> list[Passage]:
    """What was said since a yes, without the sentence that gives it."""
    return [
        p
        for p in own
        if p.date is not None
        and not _before(p, yes)
        and not (
            (p.quote.conversation, p.quote.turn) == (yes.quote.conversation, yes.quote.turn)
            and p.quote.start < yes.quote.end
        )
    ]


def _before(passage: Passage, yes: Passage) -> bool:
    """Said on an earlier day, or earlier in the same conversation; of two conversations of one day nobody knows."""
    if passage.date is None or yes.date is None or passage.date != yes.date:
        return passage.date is not None and yes.date is not None and passage.date < yes.date
    return passage.quote.conversation == yes.quote.conversation and _place(passage) < _place(yes)


def no_pain(facet: Facet, passage: Passage) -> bool:
    """Whether what was read as a frustration, or as an obstacle, is told as something that went well."""
    return facet in (Facet.FRUSTRATION, *OBSTACLES) and told_as_good(passage)
