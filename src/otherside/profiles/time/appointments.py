"""Days that two sides agree on to talk or to begin: "Monday at two?" and "Monday works". Pure.

A short answer names no day of its own, or only a weekday, which is of the week that the other side spoke of. What is merely polite on
an agenda fixes none, nor does a yes to something that one side hands over, or does with others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from otherside.domain.calendar_words import CAPITAL_WEEKDAY, NAMED_MONTH
from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span, ends_with_question
from otherside.profiles.said.sentences import sentences
from otherside.profiles.time.dates import find_dates

_W = lazily(rf"\b{CAPITAL_WEEKDAY}\b", re.IGNORECASE)
_ONLY_W = lazily(rf"(?:for |on )?{CAPITAL_WEEKDAY}", re.IGNORECASE)
#: "The 3rd", and no third slide of something.
_NUMBERED = lazily(
    r"\bthe \d{1,2}(?:st|nd|rd|th)\b(?! (?!(?:at|in|of|for|on|or|and|if|is|it|then|works?|suits?|would|will|could|can|might|should|"
    r"instead|please|before|around|about|from|too|also|as|with|when|so|that|but|maybe|perhaps|morning|afternoon|evening|after|good|"
    r"fine|great|perfect|okay|ok|between|we|I|you|it)\b)[a-z])",
    re.IGNORECASE,
)
#: A day, and no week, month or quarter; nor one by which, since which or on which as a rule.
_A_DAY = lazily(
    rf"\b{CAPITAL_WEEKDAY}\b|\b(?:day after )?tomorrow\b|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {NAMED_MONTH}\b|"
    rf"\b{NAMED_MONTH}\.? (?:the )?\d|20\d\d-\d\d-\d\d|\w+(?:st|nd|rd|th) of {NAMED_MONTH}\b|\bthe (?:\d{{1,2}}(?:st|nd|rd|th)|"
    rf"\w+(?:th|st|nd|rd))\b",
    re.IGNORECASE,
)
_LIMIT = lazily(r"(?:by|before|until|till|later than|after)\b", re.IGNORECASE)
_NOT_ON_IT = lazily(
    r"\b(?:by|before|until|till|since|last|every|each|later than|after|from|most|this past|of)(?: the)? ?$",
    re.IGNORECASE,
)
_WHOSE = lazily(r"['’]s\b(?! (?:good|fine|great|perfect|better|best|ok|okay|ideal|possible|free|open|it)\b)")
#: Events of one side alone: "your Thursday review", "our board meeting".
_EVENT = (
    r"(?:review|meeting|call|session|launch|release|deadline|board|committee|council|presentation|readout|stand-?up|offsite|audit|vote|"
    r"visit|demo|interview|exam|inspection|holiday|shift|delivery)"
)
_OF_ONE_SIDE = lazily(
    rf"\b(?:your|their|his|her|its|(?:the|our|my|a) (?:board|council|committee|steering|team|leadership|all-?hands|partners)(?:['’]s?)?)"
    rf"(?: [\w’'-]+){{0,4}}? {_EVENT}s?\b(?: (?:on|is on|is|next week|,))*(?: (?:the )?[\w-]+(?: {NAMED_MONTH})?)?",
    re.IGNORECASE,
)
#: What both do together, or one does for both.
_TOGETHER = lazily(
    r"\b(?:calls?|meetings?|sessions?|chat|catch-?up|check-?in|demo|walk-?through|workshop|slot|appointment|site visit|visit|tour|"
    r"conversation|kick-?off|pilot|trial|review|debrief|calendar|invite|time|half hour|coffee|lunch|survey|training|installation|fitting|"
    r"onboarding|set-?up|tasting|next steps?|"
    r"meet|talk|speak|connect|sync|reconvene|regroup|catch up|check (?:back )?in|touch base|get together|sit down|(?:get|hop|jump) on|"
    r"dial in|go (?:through|over)|walk (?:\w+ )?through|circle back|come (?:back|by|over|round|out|to)|drop (?:by|in)|ring you|call you|"
    r"(?:I|you|we)(?: both| all| just)? come (?:and (?:see|look|have|visit|measure|meet|talk)|along|here|in|up|down)|"
    rf"(?:come|pop in|pop round|pop over|call in|call round) (?:on )?(?:next |this )?(?:{CAPITAL_WEEKDAY}|tomorrow|"
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}} {NAMED_MONTH})|"
    r"give you a (?:call|ring)|see (?:you|each other)|show you|kick (?:\w+ )?off|starts?|begin|get started|go live|pick (?:this|it) "
    rf"(?:back )?up|free|available|around|(?:do|make|manage|say|try|how about|what about) (?:it )?(?:on |next )?"
    rf"(?:{CAPITAL_WEEKDAY}|the \d{{1,2}}(?:st|nd|rd|th))|(?:does|would|could|will|is) (?:on )?"
    rf"{CAPITAL_WEEKDAY}\b.{{0,30}}\b(?:suit|work|good|okay|ok|fine|free|possible|better))\b",
    re.IGNORECASE,
)
#: How something is proposed, or a plan is put to somebody.
_PROPOSES = lazily(
    r"\b(?:can|could|shall|should|would|may|might|will|do|does|are|is) (?:we|I|you|that|it|there|the \w+|both)\b|"
    rf"\b(?:can|could|would|does|is|will) (?:on )?{CAPITAL_WEEKDAY}\b|"
    rf"\b(?:how|what) about\b|\bwhy don['’]t\b|\blet['’]?s\b|\blet me\b|\b(?:I|we)(?:['’]d| would| could| can|['’]ll| will)\b|"
    rf"\bI (?:suggest|propose)\b|\bwhat (?:day|time)|\bwhen\b|\bwhich day\b|\bto (?:confirm|recap|sum up)\b|\bthe plan\b|"
    rf"\b(?:starts?|begins?) (?:on )?{CAPITAL_WEEKDAY}\b|^\W*(?:so |and |then )?(?:next |on |maybe |perhaps |"
    rf"say )?{CAPITAL_WEEKDAY}\b[^.!]*\?",
    re.IGNORECASE,
)
_BOTH = lazily(
    r"\b(?:we|us|let['’]?s|I|me|our|both|you (?:both |all )?(?:come|do|make|manage|pop|call in|call round)|you free|(?:how|"
    r"what) about|you available|you around|you want to|call|catch-?up|"
    r"session|slot|works?|suits?|pilot|trial|demo)\b",
    re.IGNORECASE,
)
#: One side hands something over then, or does it with somebody else.
_HANDS_OVER = lazily(
    r"\b(?:send|share|e?-?mail|forward|deliver|ship|submit|have (?:it|that|this|the|your|an?)|get (?:it|that|this|the|you))\b"
    r"(?!.{0,40}\b(?:invite|hold|placeholder|call|session|meeting)\b.{0,30} (?:for|on)\b)",
    re.IGNORECASE,
)
_WITH_OTHERS = lazily(
    r"\b(?:with|to|before) (?:your|their|his|her|the (?!two\b|three\b|both\b|team\b|group\b|same\b)|them\b|him\b)(?! ?(?:side|end)\b)",
    re.IGNORECASE,
)
_OWN_HOUSE = lazily(
    r"\bI(?:['’]ll| will| can| could)? (?:talk|speak|chat|meet|sit down)(?: up)? (?:to|with) my\b", re.IGNORECASE
)
_WITH_NAMED = lazily(rf"\b(?:with|to|see|meet) (?!I\b|{CAPITAL_WEEKDAY}\b|{NAMED_MONTH}\b)([A-Z][\w’-]+)")
_MEETS_WITHOUT_US = lazily(
    r"\byou (?:\w+ )?(?:meet|talk|speak|see|present|go|decide|hear|start|begin|open|launch)\b(?! (?:with |to )?(?:us|me)\b)",
    re.IGNORECASE,
)
_BY_WHEN = lazily(
    r"\bby when\b|\bwhen (?:do|would|will|did) you (?:need|want|expect|decide|hear|know)\b|\bdeadline\b", re.IGNORECASE
)
_OTHERS = lazily(r"\b(?:your|they|he|she|their|his|her)\b", re.IGNORECASE)
_HAS_BEEN = lazily(r"\b(?:did|was|were)\b", re.IGNORECASE)
#: A last question that only asks for the yes to what was proposed before it.
_TAG = lazily(
    r"\W*(?:(?:and|so|or),? )?(?:(?:does|do|would|will|is|are|how|sounds?|that|can)\b[^?]{0,50}\b(?:work|works|okay|ok|right|"
    r"good|fine|fair|"
    r"sense|suits?|sound|feel|alright|possible|doable|read|plan)\b[^?]{0,40}|(?:okay|ok|deal|good|fine|right|yes|fair|cool|agreed))\?",
    re.IGNORECASE,
)
_POLITE = (
    r"(?:(?:and|so|oh|ok|okay|yes|yeah|yep|yup|sure|great|perfect|good|fine|right|cool|lovely|alright|absolutely|definitely|"
    r"well|actually|"
    r"honestly|um|uh|hmm|thanks|thank you|sounds (?:good|great|fine)|(?:that|it) works|no problem|let me see|[A-Z]\w+)[,.!—–: -]+)"
)
#: A yes right at the beginning.
_YES = lazily(
    rf"\W*{ONE_TO_TWELVE}(?: o['’]?clock)?(?:['’]s| is|['’]d be| would be) (?:good|fine|great|perfect|lovely|okay|ok|better|best)\b|"
    r"\W*(?:(?:ok(?:ay)?|oh|and|well|ah)[,.! —–-]+){0,2}(?:(?:yes|yeah|yep|yup|aye|sure|absolutely|definitely|certainly|"
    r"of course|perfect|smashing|splendid|marvellous|fantastic|terrific|grand|super|champion|ideal|spot on|right you are|will do|can do|"
    r"you['’]re on|it['’]s a date|(?:I|we) can(?: do (?:that|it|so))?(?=\W*$|[,.;!])|suits (?:me|us)|"
    r"great|good|fine|done|deal|agreed|lovely|excellent|wonderful|brilliant|cool|ok|okay|alright|sounds? (?:good|great|fine|"
    r"perfect|like a plan|"
    r"right|reasonable)|(?:that|this|it)(?: all)?(?:['’]ll| will| should| would)? (?:works?|suits?)|works (?:for|on)|"
    r"(?:that|it)(?:['’]s| is|['’]d be| would be) (?:good|fine|great|perfect|okay|ok|right|ideal|lovely|a plan)|no problem|happy to|"
    r"let['’]s do (?:it|that)|see you then|I(?:['’]ll| will) be there|count (?:me|us) in|looking forward)\b)(?! (?:question|"
    r"point|idea|to know|"
    r"to hear|enough)\b)",
    re.IGNORECASE,
)
_NO_YES = lazily(
    r"\b(?:but|not|no(?! problem| worries)|never|cannot|instead|rather|unless|if|depends|depending|earlier|later|almost|"
    r"hardly|except)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
#: Nothing is fixed yet, whatever day is named.
_OPEN = lazily(
    r"\b(?:not|no|never|cannot|unless|if|provided|depends|depending|might|may be|maybe|perhaps|subject to|not sure|"
    r"(?:have|need|want) to (?:check|confirm|ask|look)|let me (?:check|ask|look)|get back to you|instead of|rather than)\b|"
    r"n['’]t\b|\?\W*$",
    re.IGNORECASE,
)
_COUNTERS = lazily(
    r"\b(?:can['’]?t|cannot|could we|can we|how about|what about|(?:have|need) to check|let me check|get back to you)\b",
    re.IGNORECASE,
)
#: The place of a day in a sentence from which the days are taken out.
_AT = "\x00"
_PART = r"(?:,? (?:in the )?(?:morning|afternoon|evening|lunchtime|noon|midday|first thing|(?:after|before) lunch))?"
_HOUR = (
    r"(?:,? ?(?:[—–-] ?)?(?:at |around |about |say )?(?:\d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|o['’]?clock))?|half (?:past )?\w+|noon|"
    rf"(?:{ONE_TO_TWELVE})(?: o['’]?clock| thirty)?)(?: (?:AM|PM|[A-Z][a-z]+ time|Pacific|"
    r"Eastern|Central|GMT|CET|UTC))?(?: (?:sharp|your time|our time|my time|in the (?:morning|afternoon|evening)))?)?"
)
_SUITS = (
    r"(?:works?|suits?|does work|(?:would|will|should|['’]ll|['’]d) (?:work|suit|do|be (?:good|fine|great|perfect|best|"
    r"better|ideal|ok|okay))|"
    r"(?:is|['’]s|sounds|looks) (?:good|fine|great|perfect|better|best|ok|okay|ideal|possible|free|open|doable|it))"
)
_FOR_US = (
    r"(?=\W|$)(?! (?:as|out|from|in|on (?!our|my)|with|to|like|its|are|is|were|until|through|for (?!(?:me|us|both|everyone|everybody|all|"
    r"the (?:team|two|three|group|whole)|a (?:call|chat|catch|demo|session|talk|visit|quick)|that|this|it|[A-Z])))\b)"
)
_DATED_YES = tuple(
    lazily(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_AT}(?:{_PART}{_HOUR}{_PART} {_SUITS}|['’]s (?:good|fine|great|perfect|better|best|ok|okay|ideal|free|open)){_FOR_US}",
        rf"\blet['’]?s (?:do|say|go(?: (?:with|for))?|make (?:it|that)|meet|talk|speak|aim for|shoot for|plan (?:on|for)|"
        rf"lock in|book|take|start|"
        rf"begin|reconvene|catch up|pencil in|put (?:it|that|this|us) (?:in|down)|stick (?:to|with)|keep|schedule|set|"
        rf"call it|have it|kick off)"
        rf"(?: (?:it|that|this|in|again|then|on|for|at|the|a call|a time|something|next)){{0,3}} {_AT}",
        rf"\b(?:I|we)(?:['’]m| am|['’]re| are)?(?: both| all)? (?:can (?:do|make|manage)|could (?:do|make)|free|available|around|prefer|"
        rf"(?:['’]d |would )?(?:prefer|say))(?: (?:on|for|the)){{0,2}} {_AT}",
        rf"^\W*{_POLITE}{{0,4}}(?:the )?{_AT}{_PART}{_HOUR},? (?:it is|then)\W*$",
        rf"\b(?:put|book|pencil|slot) (?:me|us|it) (?:down |in )?(?:for|on) {_AT}",
    )
)
_ONLY_A_DAY = lazily(
    rf"\W*{_POLITE}{{0,4}}(?:(?:on|for|say|I['’]d say|I would say|let['’]?s say|the|then) ){{0,2}}{_AT}{_PART}{_HOUR}{_PART}"
    rf"(?:,? (?:then|it is|is it|please|great|perfect|good|fine|yes|sure|lovely|{_SUITS}))?\W*",
    re.IGNORECASE,
)
_TILL_THEN = lazily(
    rf"\W*{_POLITE}{{0,4}}(?:(?:we(?:['’]ll| will)|I(?:['’]ll| will)) )?(?:talk|speak|see you|see you (?:all|both)|meet|chat|"
    rf"catch you|until|"
    rf"till|looking forward to)(?: (?:to you|with you|again|then|both|all|on|next|talking|speaking|seeing you|"
    rf"it)){{0,3}} {_AT}{_PART}{_HOUR}\W*"
    rf"(?:then\W*)?",
    re.IGNORECASE,
)
_AN_HOUR = lazily(
    rf"\W*(?:(?:let['’]?s|shall we|I['’]d) (?:say|do|make it) |say |at |around |how about )?{_HOUR}{_PART}(?: then| works(?: best)?)?\W*",
    re.IGNORECASE,
)
#: Characters of a turn that are read: an appointment is made at its end or right at the beginning of the answer.
_MOST = 3000
#: Sentences of an answer in which a day is looked for, and of a turn that asks only for the day or the hour.
_FIRST, _SHORT = 4, 3


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day that is agreed.

    Attributes:
        date: the day.
        words: for it, as said.
        asked: the sentence that proposes it, in the turn before; None where none is needed.
        answered: the sentences that agree to it.
    """

    date: dt.date
    words: str
    asked: Span | None
    answered: Span


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    date: dt.date
    words: str


def fixed(
    asked: str,
    answer: str,
    said: dt.date,
    there: Collection[str] = (),
    *,
    asked_on: dt.date | None = None,
    before: Sequence[str] = (),
) -> list[Appointment]:
    """The days that an answer fixes: with a day of its own, with a yes to the one day that is proposed, or as a goodbye until then.

    Args:
        asked: the turn before, of the other side; empty where there is none.
        answer: what is said to it.
        said: the day of the answer.
        there: first names of those who speak in the talk: with whom else one side meets is no meeting of both.
        asked_on: the day of the turn before, by default the same.
        before: turns before that one, the nearest first, each of the other side than the one behind it: "At ten?" proposes what was
            spoken of there.
    """
    asked, cut = asked[-_MOST:], max(0, len(asked) - _MOST)
    proposals = list(_proposals(asked, asked_on or said, there)) if asked else []
    if not proposals and before:
        proposals = list(_read_back(asked, before, asked_on or said, there))
    spans = sentences(answer[:_MOST])
    out = list(_with_a_day(proposals, answer, spans, said)) if proposals else []
    if not out and proposals and spans:
        out = list(_with_a_yes(asked, proposals, answer, spans))
    out += [a for a in _goodbyes(answer, spans, said) if a.date not in {o.date for o in out}]
    moved = [(a, Span(a.asked.start + cut, a.asked.end + cut) if a.asked else None) for a in out]
    return [Appointment(a.date, a.words, place, a.answered) for a, place in moved]


def calls_off(text: str, said: dt.date) -> list[dt.date]:
    """The days of which a text says that nothing comes of them: "I can't make Monday after all"."""
    return [
        day.date
        for s in sentences(text)
        if _CALLS_OFF.search(text[s.start : s.end]) and not ends_with_question(text[s.start : s.end])
        for day in _days(text[s.start : s.end], said)
    ]


_CALLS_OFF = lazily(
    r"\b(?:can(?:['’]t|not)|won['’]t be able to|unable to|not going to) (?:make|do|be there|come|meet|join)\b|\b(?:cancel|"
    r"call(?:ed)? off|"
    r"reschedule|postpone|push back|move|push)(?:led|d|ed|ing)?\b|\b(?:won['’]t|doesn['’]t|does not|no longer|not going to) (?:work|suit|"
    r"happen)s?\b|\bhas to (?:move|shift|wait)\b",
    re.IGNORECASE,
)
_MOVES = lazily(
    r"\b(?:mov(?:e|ing)|reschedul\w+|push(?:ing)? (?:it|our|the|that|this)|postpon\w+|shift(?:ing)?|instead|another day|change of plan|"
    r"swap|rearrang\w+)\b",
    re.IGNORECASE,
)


def moves(text: str) -> bool:
    """Whether what is proposed takes the place of a day that was agreed before."""
    return _MOVES.search(text) is not None


def without_own_events(text: str) -> str:
    """The text with blanks where it names an event of one side alone: "your Thursday review"."""
    return _OF_ONE_SIDE.sub(lambda m: "_" * len(m[0]), text)


def _days(sentence: str, said: dt.date) -> list[_Named]:
    """The days of a sentence on which something may be, without those of events of one side alone."""
    shown = without_own_events(sentence)
    out = []
    for day in find_dates(shown, said, ahead=True):
        if not _A_DAY.search(day.words) or _LIMIT.match(day.words) or day.date <= said:
            continue
        if _NOT_ON_IT.search(shown[: day.start]) or _WHOSE.match(shown, day.end):
            continue
        out.append(
            _Named(
                day.start,
                day.end,
                _in_its_week(shown, day.start, day.words, day.date, said),
                day.words.removeprefix("for "),
            )
        )
    for m in _NUMBERED.finditer(shown):
        # "The 23rd works", without the "on" by which it is else told from the third of something.
        found = (
            [] if any(d.start < m.end() and m.start() < d.end for d in out) else find_dates(f"on {m[0].lower()}.", said)
        )
        if found and found[0].date > said and not _NOT_ON_IT.search(shown[: m.start()]):
            out.append(_Named(m.start(), m.end(), found[0].date, m[0]))
    return sorted(out, key=lambda d: d.start)


_NEXT = lazily(
    r"\b(?:(?P<after>the )?week after next|(?P<next>next week)|in (?P<n>two|three|four) weeks|in a (?P<fortnight>fortnight))\b",
    re.I,
)
_WEEKS = {"two": 2, "three": 3, "four": 4}


def _in_its_week(sentence: str, start: int, words: str, date: dt.date, said: dt.date) -> dt.date:
    """The day, which is a weekday of another week where the sentence has named that week before it."""
    if not _ONLY_W.fullmatch(words):
        return date
    weeks = list(_NEXT.finditer(sentence, 0, start))
    return _weekday_in(weeks[-1], words, said) if weeks else date


def _weekday_in(week: re.Match[str], words: str, said: dt.date) -> dt.date:
    name = _W.search(words)
    found = find_dates(f"next week {name[0].capitalize()}", said) if name else []
    ahead = 0 if week["next"] else _WEEKS[week["n"].lower()] - 1 if week["n"] else 1
    return found[0].date + dt.timedelta(days=7 * ahead)


@dataclass(frozen=True, slots=True)
class _Proposal:
    span: Span
    days: tuple[_Named, ...]
    week: re.Match[str] | None
    asks_when: bool


def _proposals(text: str, said: dt.date, there: Collection[str]) -> Iterator[_Proposal]:
    """The sentences that propose to talk or to begin, with their days."""
    tag = _TAG.fullmatch(text, *_last(text)) is not None
    for s in sentences(text):
        words = text[s.start : s.end]
        shown = without_own_events(words)
        together = _TOGETHER.search(shown) or re.search(r"\blet['’]?s\b", shown, re.IGNORECASE)
        put = _PROPOSES.search(shown) or (tag and _W.search(shown))
        if (
            not (together and put and (_BOTH.search(shown) or (tag and not _OTHERS.search(shown))))
            or _BY_WHEN.search(shown)
            or _HAS_BEEN.search(shown)
            or _HANDS_OVER.search(shown)
        ):
            continue
        if (
            _WITH_OTHERS.search(shown)
            or _OWN_HOUSE.search(shown)
            or any(m[1] not in there for m in _WITH_NAMED.finditer(shown))
            or _without_us(shown)
        ):
            continue
        week = _NEXT.search(shown)
        days = tuple(_days(words, said))
        when = bool(
            days
            or week
            or re.search(r"\b(?:when|what (?:day|time)|which day|this week|next week|calendar|soon)\b", shown, re.I)
        )
        yield _Proposal(s, days, week, when and ("?" in text or bool(days)))


def _read_back(asked: str, before: Sequence[str], said: dt.date, there: Collection[str]) -> Iterator[_Proposal]:
    """What a turn proposes that asks only for the day or the hour of what was proposed just before: "The third, at ten?"."""
    own = _only_when(asked, said)
    if own is None:
        return
    for text in before:
        earlier = list(_proposals(text[-_MOST:], said, there))
        if not earlier:
            if _only_when(text[-_MOST:], said) is None:
                return
            continue
        span, named = own
        if named is not None:
            date, _ = _as_proposed(named, earlier, said)
            yield _Proposal(span, (_Named(named.start, named.end, date, named.words),), None, True)
        elif days := [d for p in earlier for d in p.days]:
            yield _Proposal(span, tuple(days), None, True)
        return


def _only_when(text: str, said: dt.date) -> tuple[Span, _Named | None] | None:
    """The last sentence of a turn that asks only for a day, which is given with it, or an hour; None where it says anything else."""
    spans = sentences(text)
    if not spans or len(spans) > _SHORT or not ends_with_question(text[spans[-1].start : spans[-1].end]):
        return None
    if any(not _YES.match(text, s.start, s.end) or _NO_YES.search(text[s.start : s.end]) for s in spans[:-1]):
        return None
    last = spans[-1]
    words = text[last.start : last.end]
    days = _days(words, said)
    if len({d.date for d in days}) == 1 and _ONLY_A_DAY.fullmatch(_bare(words, days)):
        return last, days[0]
    return (last, None) if not days and re.search(r"\w", words) and _AN_HOUR.fullmatch(words) else None


def _without_us(sentence: str) -> bool:
    return bool(_MEETS_WITHOUT_US.search(sentence)) and not re.search(
        r"\b(?:we|us|let['’]?s|me)\b", sentence, re.IGNORECASE
    )


def _last(text: str) -> tuple[int, int]:
    spans = sentences(text)
    return (spans[-1].start, spans[-1].end) if spans else (0, 0)


def _with_a_day(
    proposals: Sequence[_Proposal], answer: str, spans: Sequence[Span], said: dt.date
) -> Iterator[Appointment]:
    """An answer that names the day itself: "Monday works", "let's do Friday morning", "Thursday next week then"."""
    for n, s in enumerate(spans[:_FIRST]):
        words = answer[s.start : s.end]
        days = _days(words, said)
        if len({d.date for d in days}) != 1 or _OPEN.search(words):
            continue
        bare = _bare(words, days)
        if not (
            any(p.search(bare) for p in _DATED_YES)
            or (_ONLY_A_DAY.fullmatch(bare) and any(p.asks_when for p in proposals))
        ):
            continue
        date, proposal = _as_proposed(days[0], proposals, said)
        end = s.end
        if (
            n + 1 < len(spans)
            and _AN_HOUR.fullmatch(after := answer[spans[n + 1].start : spans[n + 1].end])
            and re.search(r"\w", after)
        ):
            end = spans[n + 1].end
        yield Appointment(date, days[0].words, proposal.span, Span(s.start, end))
        return


def _bare(sentence: str, days: Sequence[_Named]) -> str:
    """The sentence with a mark in the place of each day."""
    for day in reversed(days):
        sentence = sentence[: day.start] + _AT + sentence[day.end :]
    return sentence


def _as_proposed(day: _Named, proposals: Sequence[_Proposal], said: dt.date) -> tuple[dt.date, _Proposal]:
    """The day that a weekday of an answer means: the proposed one of that name, or the one in the week that was spoken of."""
    best = next((p for p in reversed(proposals) if p.asks_when), proposals[-1])
    name = _W.search(day.words)
    if name is None or not _ONLY_W.fullmatch(day.words):
        return day.date, best
    for p in reversed(proposals):
        same = [d for d in p.days if d.date.strftime("%A") == name[0].capitalize()]
        if same:
            return same[0].date, p
    return (_weekday_in(best.week, day.words, said), best) if best.week else (day.date, best)


def _with_a_yes(
    asked: str, proposals: Sequence[_Proposal], answer: str, spans: Sequence[Span]
) -> Iterator[Appointment]:
    """A yes to what was proposed with one day only; of two days it chooses none."""
    first = answer[spans[0].start : spans[0].end]
    if (
        not _YES.match(first)
        or _NO_YES.search(first)
        or any(_COUNTERS.search(answer[s.start : s.end]) for s in spans[1:3])
    ):
        return
    questions = [s for s in sentences(asked) if ends_with_question(asked[s.start : s.end])]
    for p in proposals:
        after = [s for s in questions if s.start > p.span.start]
        if len({d.date for d in p.days}) == 1 and all(_TAG.fullmatch(asked, s.start, s.end) for s in after):
            yield Appointment(p.days[0].date, p.days[0].words, p.span, spans[0])


def _goodbyes(answer: str, spans: Sequence[Span], said: dt.date) -> Iterator[Appointment]:
    """ "Talk Friday", "see you on the ninth"."""
    for s in spans[-2:]:
        words = answer[s.start : s.end]
        days = _days(words, said)
        if len(days) == 1 and _TILL_THEN.fullmatch(_bare(words, days)):
            yield Appointment(days[0].date, days[0].words, None, s)
