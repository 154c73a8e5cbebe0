"""Days given as an answer: "When's the board?" – "Third of December." The fragment is that day for that matter. Pure.

What was asked is told back as a statement, "the board is on Third of December", and read by the same words as any other. Days on which
we meet, and days gone, are asked otherwise.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily
from otherside.extraction.segment import ends_with_question
from otherside.profiles.said.sentences import sentence_texts, sentences
from otherside.profiles.time.dates import Spoken, find_dates

_LED = (
    r"(?:^|[,;:–—-]\s|\b(?:and|so|but|ok|okay|right|then|know|say|tell (?:me|us)|remember|remind (?:me|us)|sure|"
    r"confirm|ask|wondering|wonder) )"
)
#: What the matter is, as a question of its day has it.
_ASKS_DAY = lazily(
    rf"{_LED}(?:by )?(?:when|(?:what|which) (?:day|date))(?:['’]s|['’]re| is| are) (?P<is>[^?]{{2,80}})\?|"
    rf"{_LED}(?:by )?(?:when|(?:what|which) (?:day|date)) (?:does|do) (?P<does>[^?]{{2,80}})\?|"
    rf"{_LED}(?:by )?(?:when|(?:what|which) (?:day|date)) (?:will|would|can|must|should) (?P<will>[^?]{{2,80}})\?|"
    rf"{_LED}when (?!(?:you|we|I)\b)(?P<then>(?:the|your|their|our|his|her|they|he|she|it)\b[^?]{{2,80}})\?|"
    rf"{_LED}what(?:['’]s| is) (?:the|your|their) (?P<noun>deadline|due date|date (?:of|for) [^?]{{2,60}}|cut-?off[^?]{{0,40}})\?",
    re.IGNORECASE,
)
#: A day of both, or of us.
_OF_US = lazily(
    r"\b(?:we|I|us|me)\b|^you (?:free|available|around|back|in\b)|\b(?:good|convenient|suits?|works?|best) (?:for )?(?:you|time|day)\b|"
    r"\b(?:call|talk|speak|meet|see|ring|reach|show|visit) (?:to |with )?(?:you|me|us)\b|^(?:a )?good\b",
    re.IGNORECASE,
)
_OUR_SIDE = lazily(r"\byour\b", re.IGNORECASE)
_YOU = lazily(r"\byou\b", re.IGNORECASE)
#: What a matter has to be for its day to bear on deciding.
_MATTERS = lazily(
    r"\b(?:boards?|council|committee|assembly|cabinet|trustees|governors|shareholders|agm|panel|jury|steering|works council|exec|"
    r"meetings?|papers?|decid\w+|decisions?|votes?|voting|approv\w+|sign\w*|hearing|audit\w*|inspect\w+|starts?|begins?|opens?|closes?|"
    r"ends?|expir\w+|runs? out|stops?|(?:go|goes|going|be) live|go-?live|cut-?over|launch|freeze\w*|renew\w*|deadline|due|cut-?off|"
    r"tenders?|submi\w+|applications?|budget\w*|year[- ]end|contract|lease|licen[cs]e|needs? (?:it|this|that|them|to)|"
    r"(?:want|need|have) (?:it|this|that) (?:by|in|done|ready|there))\b",
    re.IGNORECASE,
)
_UM = (
    r"(?:(?:um+|uh+|er+m?|hm+|oh|ah|well|so|yes|yeah|right|ok|okay|sure|let me (?:see|think|look)|now|that|I think|I believe|probably|"
    r"it should be|should be|currently|in fact|actually|officially|sorry)[,.…:–—-]* )"
)
_IT_IS = (
    r"(?:(?:it|that|this|they|he|she|we)(?:['’](?:s|re|ll be|ll|d be)| is| are| will be| would be| meets?| sits?| decides?| starts?| "
    r"begins?| ends?| closes?| has to be| have to be| must be| needs? to be)(?: (?:in|there|done|now|again|next|all))? )"
)
_HOUR = (
    r"(?:,? (?:at|from|around|about|by|before) (?:\d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|o['’]?clock))?|noon|midday|midnight|lunch|"
    rf"half (?:past )?\w+|{ONE_TO_TWELVE}|close of play)(?: o['’]?clock| sharp)?|"
    r",? (?:in the |first thing )?(?:morning|afternoon|evening|midday|noon)|,? (?:this|next) (?:year|time|month)|,? (?:a )?\w+day)?"
)
_TRAIL = r"(?:,? (?:I think|I believe|as far as I know|if I remember|latest|at the latest|sharp|then|for now|this time|again|so far))?"
_PREPOSITION = r"(?:(?:on|by|at|in|from|before|until|for|around|about|not before|no later than|the|on the|by the|say) )"
_MARK = "\x00"
_PUT = rf"{_PREPOSITION}{{0,2}}(?:\w+day,? (?:the )?)?{_MARK}"
_FRAGMENT = lazily(rf"\W*{_UM}{{0,3}}{_IT_IS}?(?:{_UM})?{_PUT}{_HOUR}{_TRAIL}\W*", re.IGNORECASE)
#: What is handed in beforehand, told behind the day itself: "Papers on the seventeenth."
_BESIDE = lazily(
    rf"\W*(?:and |with |but )?(?:the |our |all )?(?:board )?(?:papers?|packs?|slides?|documents?|agenda|drafts?|submissions?|questions?|"
    r"comments?|nominations?|applications?|minutes|decisions?|results?|answers?|replies|votes?|deadline|cut-?off|pre-?reads?)"
    rf"(?:['’]s|['’]re| is| are| go(?:es)?| have to be| has to be| must be| close)?(?: (?:in|out|due|circulated|sent))? "
    rf"{_PUT}{_HOUR}{_TRAIL}\W*",
    re.IGNORECASE,
)
_BARE = lazily(
    r"\bthe (?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:th|first|second|third|st|nd|rd))\b", re.IGNORECASE
)
_HAS_ITS_WORD = lazily(
    r"(?:on|by|before|until|till|in|within|from|at|over|for|to|next|this|end|start|beginning|mid|early|late)\b", re.I
)
#: Sentences of an answer before the one with the day, and words of the fragment at most.
_LATEST, _WORDS = 2, 16


@dataclass(frozen=True, slots=True)
class DayAnswered:
    """A day that answers a question of it.

    Attributes:
        asked: the question.
        told: the same as a statement, for the words that read one.
        days: of ``told``.
    """

    asked: str
    told: str
    days: tuple[Spoken, ...]


def day_answered(before: str, quote: str, said: dt.date) -> DayAnswered | None:
    """The day that a fragment of an answer gives for what was asked; None for most words.

    Args:
        before: the turn that asks, an empty line, and what stands before the fragment in its own turn.
        quote: a sentence.
        said: the day on which it was said.
    """
    asked, _, own = before.rpartition("\n\n")
    if "?" not in asked or "?" in quote or "?" in own or len(quote.split()) > _WORDS:
        return None
    question, matter = _asked(asked)
    if not matter:
        return None
    earlier = sentence_texts(own)
    if len(earlier) > _LATEST:
        return None
    if _fits(_BESIDE, quote, said, own) and any(_fits(_FRAGMENT, e, said) for e in earlier[:1]):
        return DayAnswered(question, quote, tuple(find_dates(quote, said, own, ahead=True)))
    day = _fits(_FRAGMENT, quote, said)
    if day is None:
        return None
    joint = " " if _HAS_ITS_WORD.match(day.words) else " on "
    told = f"{matter}{joint}{day.words}"
    return DayAnswered(question, told, tuple(find_dates(told, said, ahead=True)))


def _asked(text: str) -> tuple[str, str]:
    """The last question of a turn, and what it asks the day of, as a statement begins; empty where it asks something else."""
    spans = [s for s in sentences(text) if ends_with_question(text[s.start : s.end])]
    question = text[spans[-1].start : spans[-1].end] if spans else ""
    found = _ASKS_DAY.search(question)
    if found is None:
        return "", ""
    said = {k: " ".join(v.split()).rstrip(" ,") for k, v in found.groupdict().items() if v}
    ((kind, matter),) = said.items()
    if _OF_US.search(matter) or not _MATTERS.search(matter):
        return "", ""
    matter = _YOU.sub("we", _OUR_SIDE.sub("our", matter))
    if kind == "is":
        matter = f"{matter} is" if not re.search(r" (?:due|coming|meeting|starting|going live)$", matter) else matter
    elif kind == "will":
        first, _, rest = matter.rpartition(" ")
        matter = f"{first} will {rest}" if first and " " not in rest else matter
    elif kind == "noun":
        matter = f"the {matter} is"
    return question, re.sub(r" (?:by|on|next|again)$", "", matter)


def _fits(form: re.Pattern[str], sentence: str, said: dt.date, before: str = "") -> Spoken | None:
    """The one day of a sentence that is nothing else; "the third" is a day in an answer to when."""
    days = find_dates(sentence, said, before, ahead=True)
    if not days and (bare := _BARE.search(sentence)):
        found = find_dates(f"on {bare[0].lower()}.", said)
        days = [Spoken(f"on {bare[0].lower()}", bare.start(), bare.end(), d.date, False) for d in found]
    if not days or any(d.date != days[0].date for d in days):
        return None
    shown = sentence[: days[0].start] + _MARK + sentence[days[0].end :]
    return days[0] if form.fullmatch(shown) else None
