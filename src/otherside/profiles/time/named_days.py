"""The days that the other side names and that bear on deciding: why now, no room until then, something of theirs. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.profiles.beliefs import Piece, same_words
from otherside.profiles.said.awaited import awaits
from otherside.profiles.said.changed import takes_back_here
from otherside.profiles.said.contract_days import of_a_contract
from otherside.profiles.said.parked import answers_small_talk, contact_later, parks
from otherside.profiles.time.answered_days import day_answered
from otherside.profiles.time.bearing import after_a_case, decides_on, demanded, freezes, not_sooner, ultimatum
from otherside.profiles.time.dates import Spoken, find_dates
from otherside.profiles.time.gone import is_gone
from otherside.profiles.time.habits import is_habit
from otherside.profiles.time.life_days import born, decides_then, offered_by_another
from otherside.profiles.time.no_calendar import in_the_time_asked, no_plan
from otherside.profiles.time.private_dates import private_date
from otherside.profiles.time.withdrawn import Withdrawn, withdrawn

#: Sentences that name an event which forces or allows a decision, whatever a classifier says of them.
_EVENT = lazily(
    r"\b(?:runs? out|expir\w+|deadline|due (?:by|on|date)|comes? into (?:force|effect)|takes? effect|starts? on|"
    r"goes? live|"
    r"returns? on|inspect\w+|regulat\w+|agreement|mandat\w+|by law|end of life|end-of-life|contract ends|"
    r"renewal|renews?|"
    r"retires?|we have to (?:show|be|have)|must (?:show|be|have)|need to be|want to be (?:deployed|live|on)|"
    r"no later than|"
    r"at the latest|vote[sd]? on|council|board meet\w+|audit(?:s|ors?)?|year[- ]end|"
    r"(?:year|books|accounts) (?:ends?|closes?|is closed|are closed))\b",
    re.IGNORECASE,
)
#: Work that takes people up while it lasts: its end forces nothing, and a colleague's is none of the speaker's.
_WORK = (
    r"(?:(?:audit|inspection|review|stock-?take|inventory|migration|refit|rebuild|relocation|harvest|census|project|roll-?out)s?|"
    r"auditors?|inspectors?)"
)
_WORK_OVER = lazily(
    rf"\b{_WORK} (?:ends?|finish(?:es)?|(?:is|are|will be) (?:over|done|finished|through|gone)|wraps? up)\b",
    re.IGNORECASE,
)
_COLLEAGUES = lazily(rf"\b(?:[A-Z][\w-]+['’]s|(?i:her|his|their)) (?:\w+ )?(?i:{_WORK})\b")
#: The word for a time; "the till" is where the money lies.
_TILL = r"(?<!wait )(?<!the )(?<!\ba )(?<!our )(?<!your )(?<!my )(?<!his )(?<!her )(?<!their )(?<!each )(?<!every )till"
#: "Not before": a date until which there is no room.
_BLOCKED = lazily(
    rf"\b(?:(?<!wait )until|{_TILL}|not before|spoken for|no (?:money|budget|room|time|capacity))\b",
    re.I,
)
#: "After Christmas" alone says when something is, and shuts nothing. With what they would do then, or as all of an answer,
#: it says when there is room.
_AFTER = lazily(r"\b(?:after|once)\b", re.IGNORECASE)
#: "After the call I'll send it this week": the day is that of what they will do.
_WILL_DO = lazily(r"\b(?:after|once)\b.*\b(?:I|we|you|he|she|they)(?:['’]ll| will)\b", re.IGNORECASE | re.DOTALL)
_ROOM_AFTER = lazily(
    r"\b(?:only|not|rather|better|best|earliest|probably|perhaps|maybe) (?:\w+ )?(?:after|once)\b|"
    r"\b(?:I|we|you)(?:['’]ll| will| can| could| might| may|['’]d)\b|\blet['’]?s\b|\b(?:room|time|money|budget|capacity|calmer|quieter)\b|"
    r"\b(?:ask|ring|call|come|talk|start|begin|try|look|write|remind|speak)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 6
#: Somebody imagines something: the day in the same clause is part of what they imagine.
_IMAGINED = lazily(
    r"\b(?:if|unless|in case|suppose|supposing|imagine|what happens when)\b[^.,;:!?]{0,200}$", re.IGNORECASE
)
#: A month or season in it is no day of theirs: "if it breaks in June"; one with "by" before it is a limit.
_IN_IT = lazily(r"(?:in|at|over|this|next|come) ", re.IGNORECASE)
#: "The fund of this year" names whose, and no day.
_LONG_SPAN = lazily(r"(?:this|next) (?:quarter|year)", re.IGNORECASE)
#: "Nothing goes through before the auditors have been in, that is the end of May": up to the day itself.
_NOTHING_BEFORE = lazily(
    r"\b(?:nothing|not|nobody|no \w+|can(?:['’]t|not)|won['’]t|doesn['’]t)\b[^.;!?]{0,200}"
    rf"\b(?:before|(?<!wait )until|{_TILL})\b[^.;!?]{{0,200}}$",
    re.IGNORECASE,
)
#: "No go-live before 15 January" shuts until then, however sure a reader is that it presses; "no time before" it presses.
_NONE_BEFORE = lazily(
    r"\b(?:no (?!time\b|hours?\b|days?\b|weeks?\b|months?\b)[\w-]+|nothing|not) (?:before|until|till)(?: the)? ?$",
    re.IGNORECASE,
)
#: "It goes up in May and until that's down": on that day it begins, and what counts is when it is over.
_BEGINS = lazily(
    r"\b(?:(?:go(?:es|ing)?|com(?:es?|ing)|mov(?:es?|ing)) (?:up|in|on|out)|start\w*|begin\w*|arriv\w*|coming|kick\w* off)\b[^.;!?]{0,60}$",
    re.IGNORECASE,
)
_TILL_IT_IS_OVER = lazily(
    r"\W{0,3}(?:(?:and|but|so) )?(?:until|till|before|once) (?:that|it|this|they)(?:['’]s|['’]re| is| are| has| have)\b",
    re.IGNORECASE,
)
#: "We've got until March": a deadline, however much "until" it has.
_TIME_GIVEN = lazily(
    r"\b(?:got|have|has|(?:gives?|gave|given) (?:us|me|them|him|her)|['’]ve|only) (?:only )?(?:until|till)\b",
    re.IGNORECASE,
)
#: "The offer holds until May", "it is open till the ninth": the end of what is to be had.
_OPEN_UNTIL = lazily(
    r"\b(?:(?:is|are|be|stays?|remains?|left|kept|keeps?|leaves?|'s|’s|'re|’re) (?:\w+ )?"
    r"(?:possible|valid|available|on offer|on the table|open|good|guaranteed|(?:reserved|held) for (?:us|me|them))|valid|"
    r"(?:offers?|price|quote|quotation|discount|rate|grant|terms|reservation|option|promise|deal|money|funding|place|slot) "
    r"(?:\w+ ){0,3}?(?:holds?|stands?|lasts?|runs))(?: (?:for us|for them|for you|only|at least))? "
    r"(?:until|till|up to|through)\b(?: the)?",
    re.IGNORECASE,
)
#: "Until the end of the year, not longer".
_NOT_LONGER = lazily(
    r"(?: at the)?[ ,–—(-]{1,3}(?:and |but )?(?:(?:not|no) (?:a day |an hour )?(?:longer|later|further)|not (?:a|one) day more|latest)\b",
    re.IGNORECASE,
)
_NEGATED = lazily(
    r"(?:\b(?:not|no|nothing|nobody|never|cannot|hardly|without)\b|n['’]t\b)[^,.;:!?]{0,60}$", re.IGNORECASE
)
#: "Until the ninth to say yes or no": what has to be done by then follows the day.
_TO_DECIDE = lazily(
    r",? to (?:say|decide|answer|sign|reply|respond|choose|pick|confirm|tell|let|come back|get back|object|accept|"
    r"apply|submit|hand in|commit|give (?:them|him|her) an answer)\b",
    re.IGNORECASE,
)
#: "It needs to happen before May": a date by which, if at all.
_BY_THEN = lazily(
    r"\b(?:needs?|must|have to|has to|want(?:ed)? to be|got to|should|deadline|at the latest)\b.{0,200}\b(?:before|by|"
    r"latest)\b",
    re.I | re.S,
)
#: "I want it done by Easter": a day they wish for.
_WISHED = lazily(
    r"\b(?:I|we)(?:['’]d| would)? (?:really |just |still )?(?:want|like|need|love) (?:it|this|that|them|(?:the|our|your|a) [\w -]{2,30}?)"
    r"(?: to be)?(?: all)? (?:done|finished|in|up|ready|running|live|settled|sorted|over|here|installed|in place|signed|built|working)"
    r"\b[^.;!?]{0,200}\b(?:before|by)\b",
    re.I | re.S,
)
#: "If it isn't in by the 15th there's no point": they say themselves after which day it is over.
_TOO_LATE = lazily(
    r"\b(?:(?:no|not much|little) (?:point|use|sense)|too late|pointless|(?:window|chance) (?:closes|will close|is gone))\b",
    re.IGNORECASE,
)
_UNTIL = lazily(rf"\b(?:until|{_TILL})\b", re.IGNORECASE)
#: Before the day: "after" it in any order; "by" it, or "if not before" it, only with the words for too late behind.
_PAST = lazily(r"\b(?:after|past)(?: the)? ?$", re.IGNORECASE)
_UP_TO = lazily(r"(?:\bby|\b(?:if|unless)\b.{0,200}\bbefore)(?: the)? ?$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class DateNamed:
    """A day the buyer named that bears on deciding.

    Attributes:
        kind: ``trigger`` (why now), ``not_before`` (no room until then), ``event`` (something of theirs on that day) or ``meeting``
            (agreed with us, to talk or to begin: it forces nothing).
        weight: 0 to 1, how sure that it bears on the decision.
        last: they say that afterwards it is too late.
        decides: on that day a body of theirs meets, or it is decided.
        asked: what of ours the words answer, where they say little without it: a meeting, "when's the board?".
    """

    date: dt.date
    words: str
    kind: Literal["trigger", "not_before", "event", "meeting"]
    exact: bool
    weight: float
    person: str
    evidence: str
    quote: str
    last: bool = False
    decides: bool = False
    asked: str = ""


#: What a date weighs that is one by its words alone.
_ENDS_THEN = 0.9  # Weight of a day on which something ends by itself.
BY_WORDS = 0.4
#: Confidence in a fear from which a day in it is one they dread.
_FEARED = 0.4
_NEAR = 60
"""Characters before a day that are looked at for whether it is the end of what is to be had."""
AHEAD = 550
"""Days ahead beyond which a date forces nothing now."""
_FAR = 14
"""Days from which a time for the next contact is one before which there is no room."""
_FORCES = 0.2
"""How surely words are a `trigger` before a day in them is one, without words of its own for it."""


def dates_named(said: Sequence[tuple[str, Piece]], as_of: dt.date, elsewhere: Container[str] = ()) -> list[DateNamed]:
    """Days ahead that bear on deciding, in order of time; what was said on which day counts from then.

    Args:
        said: ``(speaker's id, piece)``.
        as_of: the day from which we look ahead.
        elsewhere: ids of quotes about other initiatives, whose dates are no reason to decide this.
    """
    out: list[DateNamed] = []
    heard: set[tuple[dt.date, str]] = set()
    given_up = _withdrawals(said, as_of)
    for n, (speaker, own) in enumerate(said):
        # "Third of December." is read as what it answers: "the board is on Third of December".
        answer = day_answered(own.before, own.quote, own.date or as_of)
        piece = replace(own, quote=answer.told) if answer else own
        days = answer.days if answer else find_dates(own.quote, own.date or as_of, own.before)
        for named in () if _names_none(own) else days:
            spoken = in_the_time_asked(named, own.before, own.date or as_of)
            if spoken.date < as_of or (spoken.date, same_words(piece.quote)) in heard:
                continue
            if private_date(piece.quote) and not (decides_then(piece.quote, spoken) or born(piece.quote, spoken)):
                continue
            if is_gone(piece.quote, spoken) or _only_begins(piece.quote, spoken) or no_plan(piece.quote, spoken):
                continue
            # "In two years" is a stretch of time and no day.
            if not spoken.exact and (spoken.date - as_of).days > AHEAD:
                continue
            heard.add((spoken.date, same_words(piece.quote)))
            trigger = piece.facets.get(Facet.TRIGGER, 0.0)
            before = piece.quote[max(0, spoken.start - 40) : spoken.start + 10]
            priority = piece.facets.get(Facet.PRIORITY, 0.0)
            kind: Literal["trigger", "not_before", "event"]
            forced: object = False
            given = _given(piece.quote, spoken, before) or of_a_contract(piece.quote, spoken.start, spoken.words)
            last = piece.id not in elsewhere and (
                _too_late(piece.quote, spoken.start, spoken.end) or ultimatum(piece.quote, spoken)
            )
            if last:
                kind, worth = "trigger", max(trigger, 0.7)
            elif not given and (
                (trigger < 0.5 and _blocks(piece, spoken.start, before))
                or _NONE_BEFORE.search(piece.quote[max(0, spoken.start - _NEAR) : spoken.start])
                or not_sooner(piece.quote, spoken)
                or parks(piece.quote)
                or ((spoken.date - (piece.date or as_of)).days >= _FAR and contact_later(piece.quote))
            ):
                kind, worth = "not_before", max(priority, 0.4)
            elif piece.id not in elsewhere and (forced := given or _presses(piece.quote, spoken, trigger)):
                # What ends by itself on that day forces more than what somebody has to be done with.
                kind, worth = "trigger", max(trigger, _ENDS_THEN if given else BY_WORDS)
            elif piece.id not in elsewhere and _WISHED.search(piece.quote):
                kind, worth = "trigger", BY_WORDS
            elif _imagined_after(piece, spoken) or _no_day(piece.quote, spoken) or is_habit(piece.quote, spoken):
                continue
            else:
                kind, worth = "event", 0.2
            # What an event of others forces stays, however little they believe that they will make it.
            if not (last or forced) and _given_up(given_up, n, piece, spoken):
                continue
            worth *= 1.0 if spoken.exact else 0.7
            row = (spoken.date, spoken.words, kind, spoken.exact, round(worth, 3), speaker, own.id, own.quote)
            decides = decides_on(piece.quote, spoken) or decides_then(piece.quote, spoken)
            out.append(DateNamed(*row, last=last, decides=decides, asked=answer.asked if answer else ""))
    return sorted(out, key=lambda d: (d.date, -d.weight))


def _names_none(piece: Piece) -> bool:
    """Whether no day in a piece is one of the matter: taken back, or put off in small talk."""
    asked, _, own = piece.before.rpartition("\n\n")
    talk = answers_small_talk(piece.quote, asked, f"{own} {piece.quote}")
    return talk or takes_back_here(piece.quote)


def _given(quote: str, spoken: Spoken, before: str) -> bool:
    """Whether they have time until a day, or what is to be had ends with it; ``before`` is what stands before it."""
    if _TIME_GIVEN.search(before):
        return True
    if not _UNTIL.search(before):
        return False
    if _TO_DECIDE.match(quote, spoken.end):
        return True
    to_it = quote[max(0, spoken.start - _NEAR) : spoken.start]
    if _NEGATED.search(to_it):
        return False
    open_until = any(
        _UNTIL.search(m[0]) and m.end() >= len(to_it) - 5 for m in _OPEN_UNTIL.finditer(to_it + spoken.words)
    )
    return open_until or bool(_NOT_LONGER.match(quote, spoken.end))


def _only_begins(quote: str, spoken: Spoken) -> bool:
    """Whether on a day something begins of which they say that nothing goes until it is over."""
    return bool(_BEGINS.search(quote[: spoken.start]) and _TILL_IT_IS_OVER.match(quote, spoken.end))


def _no_day(quote: str, spoken: Spoken) -> bool:
    """Whether a month, season or year is no day of a calendar: imagined, or only whose something is."""
    if spoken.exact:
        return False
    imagined = _IN_IT.match(spoken.words) and _IMAGINED.search(quote[: spoken.start])
    return bool(imagined or after_a_case(quote, spoken) or _LONG_SPAN.fullmatch(spoken.words))


def _blocks(piece: Piece, start: int, before: str) -> bool:
    """Whether there is no room until the day at this offset."""
    quote = piece.quote
    if _IMAGINED.search(quote[:start]):
        return False
    after = _AFTER.search(before) and not _WILL_DO.search(quote[max(0, start - 40) : start])
    if after and not _fears(piece) and (_ROOM_AFTER.search(quote) or len(quote.split()) <= _FEW_WORDS):
        return True
    return bool(_BLOCKED.search(before) or (_NOTHING_BEFORE.search(quote[:start]) and not _BY_THEN.search(quote)))


def _presses(quote: str, spoken: Spoken, trigger: float) -> bool:
    """Whether a day presses them: not one on which another offers to begin, nor the day of a birth, which is nobody's reason."""
    if offered_by_another(quote, spoken) or born(quote, spoken):
        return False
    by_words = bool(_BY_THEN.search(quote)) or demanded(quote, spoken) or freezes(quote, spoken) or awaits(quote)
    return by_words or _forces(quote, trigger)


def _forces(quote: str, trigger: float) -> bool:
    """Whether words name what forces a decision: by the reader, or by an event beside work that only ends, or is a colleague's."""
    ended = _WORK_OVER.sub(" ", quote)
    if trigger >= _FORCES and ended == quote:
        return True
    return bool(_EVENT.search(_COLLEAGUES.sub(" ", ended)))


def _imagined_after(piece: Piece, spoken: Spoken) -> bool:
    """Whether a day is only named for what may come after it, in a fear or an if: no calendar of theirs."""
    to_it = piece.quote[: spoken.end]
    after = any(m.end() >= spoken.start - 5 and m.start() <= spoken.start for m in _AFTER.finditer(to_it))
    return after and (_fears(piece) or bool(_IMAGINED.search(piece.quote[: spoken.start])))


def _fears(piece: Piece) -> bool:
    return any(piece.facets.get(f, 0.0) >= _FEARED for f in (Facet.FEAR, Facet.RISK))


def _withdrawals(said: Sequence[tuple[str, Piece]], as_of: dt.date) -> list[tuple[int, Withdrawn]]:
    """What they gave up, each with the place of the first piece that says it, or that stands behind it in its turn."""
    first: dict[str, list[tuple[int, Withdrawn]]] = {}
    for n, (_, piece) in enumerate(said):
        for text in (piece.quote, _own_before(piece)):
            found = [(n, day) for day in withdrawn(text, piece.date or as_of)]
            for sentence in {day.sentence for _, day in found}:
                first.setdefault(sentence, [row for row in found if row[1].sentence == sentence])
    return [row for rows in first.values() for row in rows]


def _own_before(piece: Piece) -> str:
    """What the same turn says just before a piece: the last lines, for a question of ours stands further up."""
    return piece.before.rpartition("\n")[2]


def _given_up(days: Sequence[tuple[int, Withdrawn]], n: int, piece: Piece, spoken: Spoken) -> bool:
    """Whether a day was given up later, or in the words that name it; whoever names it again after that means it."""
    words = f"{_own_before(piece)} {piece.quote}"
    return any(
        (n < at and day.covers(spoken, words))
        or (day.sentence in piece.quote and day.start < spoken.end and spoken.start < day.end and n == at)
        for at, day in days
    )


def _too_late(quote: str, start: int, end: int) -> bool:
    """Whether they say that after the day at these offsets it is over; "no point before March" says the contrary."""
    until = quote[:start]
    return bool(
        (_PAST.search(until) and _TOO_LATE.search(quote)) or (_UP_TO.search(until) and _TOO_LATE.search(quote, end))
    )
