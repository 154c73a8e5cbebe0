"""Months, seasons and feasts that are no day of theirs to work towards, or are of another year than the next: by what is said beside
them. Pure.

"I'm not lying awake over the holidays" tells how they want to feel, and no plan; "in November" as an answer to what they want by next
autumn is of that autumn.
"""

from __future__ import annotations

import datetime as dt
import re

from otherside.domain.patterns import lazily
from otherside.extraction.segment import ends_with_question
from otherside.profiles.said.sentences import sentence_texts
from otherside.profiles.time.dates import Spoken, find_dates

#: How somebody gets through a time.
_MOOD = lazily(
    r"\b(?:(?:lie|lies|lay|lying|stay\w*|be|being|am|is|are|['’]m) awake|los(?:e|es|ing) (?:any |my |our |a night['’]s |some )?sleep|"
    r"sleepless|fret\w*|stew(?:ing|ed)? (?:over|about|on)|worry\w*|worried|nightmares?|(?:spoil|ruin)(?:s|ed|t|ing)?|"
    r"toss(?:ing)? and turn\w*|"
    r"bit(?:e|ing) (?:my|our) nails|sit(?:ting)? up (?:nights|at night)|pac(?:e|ing) (?:the|my|our) (?:floor|yard|kitchen)|"
    r"chew(?:ing)? (?:on )?it over|"
    r"(?:miserable|on edge|sick with|in a state))\b",
    re.IGNORECASE,
)
#: Through it, and not by it: "worried about what happens by Easter" has its day.
_THROUGH = lazily(
    r"(?:\b(?:over|through|throughout|all|at|during|for|my|our|another|every|this)(?: (?:through|over|of|the|my|our|whole))* ?)$",
    re.IGNORECASE,
)
_THROUGH_ITSELF = lazily(r"(?:over|through|throughout|at|during|for|this|all)\b", re.IGNORECASE)
_CLAUSE = lazily(r"[,;:.!?–—]|\b(?:and|but|so|because|when|until|before)\b", re.IGNORECASE)


def of_a_mood(quote: str, spoken: Spoken) -> bool:
    """Whether a feast, month or season stands in a sentence only for how somebody gets through it."""
    if spoken.exact or any(c.isdigit() for c in spoken.words):
        return False
    start = max((m.end() for m in _CLAUSE.finditer(quote, 0, spoken.start)), default=0)
    ends = _CLAUSE.search(quote, spoken.end)
    if not _MOOD.search(quote[start : ends.start() if ends else len(quote)]):
        return False
    return bool(_THROUGH_ITSELF.match(spoken.words) or _THROUGH.search(quote[start : spoken.start]))


_NUMBER = r"(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
#: How long it has been, by a month of this year: "it'll be three years this May".
_ANNIVERSARY = lazily(rf"\b{_NUMBER}(?: and a half)? (?:years?|months?)(?:,? come)? $", re.IGNORECASE)
#: What has just begun, in a time that is not over: "I only joined this month".
_BEGUN = lazily(
    r"\b(?:only|just|newly)(?: \w+)? (?:start(?:ed|ing)|join(?:ed|ing)|began|begun|arrived|came|moved|took (?:it )?(?:over|on)|stepped)\b"
    r"[^,.;!?]{0,30}$|\b(?:started|joined|began|arrived|came|took over) (?:\w+ ){0,3}(?:only|just) $",
    re.IGNORECASE,
)
_THIS = lazily(r"(?:this|in|come)\b", re.IGNORECASE)


def of_a_beginning(quote: str, spoken: Spoken) -> bool:
    """Whether a month, week or year stands in a sentence only for how long something has been, or for what has just begun."""
    before = quote[: spoken.start]
    if not spoken.exact and _THIS.match(spoken.words) and _ANNIVERSARY.search(before):
        return True
    return not spoken.exact and spoken.words.casefold().startswith("this ") and bool(_BEGUN.search(before))


def no_plan(quote: str, spoken: Spoken) -> bool:
    """Whether a time stands in a sentence for a mood or for how long something has been, and for nothing to come."""
    return of_a_mood(quote, spoken) or of_a_beginning(quote, spoken)


#: A month or season alone, whose year is not told.
_NO_YEAR = lazily(r"\b(?:this|next|coming|last|20\d\d)\b", re.IGNORECASE)
#: Months that a month of an answer may lie after the time it was asked of: "next autumn" may be told by its first day.
_WITHIN = dt.timedelta(days=100)


def in_the_time_asked(spoken: Spoken, before: str, said: dt.date) -> Spoken:
    """A month or season of an answer, in the year of the time that the question names; unchanged where the question names none.

    Args:
        spoken: a day of the answer.
        before: the turn that asks, an empty line, and what stands before the answer in its own turn.
        said: the day on which it was said.
    """
    asked = before.rpartition("\n\n")[0]
    if spoken.exact or "?" not in asked or _NO_YEAR.search(spoken.words) or any(c.isdigit() for c in spoken.words):
        return spoken
    question = next((s for s in reversed(sentence_texts(asked)) if ends_with_question(s)), "")
    times = [d.date for d in find_dates(question, said) if d.date > said]
    if len(set(times)) != 1 or spoken.date.year >= times[0].year:
        return spoken
    later = _a_year_on(spoken.date)
    nearer = abs(later - times[0]) < abs(spoken.date - times[0])
    if not nearer or abs(later - times[0]) > _WITHIN:
        return spoken
    return Spoken(spoken.words, spoken.start, spoken.end, later, spoken.exact)


def _a_year_on(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
