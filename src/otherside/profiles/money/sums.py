"""Sentences in which buyers say what they would pay: a sum beside words for a price, a limit or a yes. Pure."""

from __future__ import annotations

import datetime as dt
import re

from otherside.profiles.money.quantities import quantities
from otherside.profiles.time.dates import find_dates
from otherside.profiles.windows import OVERRAN, paid_today

_PRICE = re.compile(
    r"\b(?:budget\w*|afford\w*|pay(?!roll)|spend(?!s)|spare|sign|sweat|ceiling|limit|maximum|(?:at|the) most|no more than|"
    r"not (?:a penny )?more than|"
    r"(?:can['’]t|cannot|won['’]t|not|never) (?:go )?(?:over|above|beyond)|price\w*|put (?:aside|by|in)|set aside|loan|come down to|"
    r"get (?:it|them|you) "
    r"(?:down )?to|cheaper|too (?:much|dear|expensive)|in mind|in (?:my|our) head)\b",
    re.IGNORECASE,
)
#: A limit said as one. Of anything else, too, that is measured: of money where the number says so.
_LIMIT = re.compile(
    r"\b(?:keep|kept|keeping|stay|staying|bring|hold|come in|anything|something|has to be|have to be|must be|needs? to be|got to be)"
    r"(?: (?:it|this|that|them|all of it|the (?:cost|costs|price|bill|total|whole thing)))?(?: (?:well|comfortably|just|at))? "
    r"(?:under|below|within|beneath|inside)\b|\b(?:can['’]t|cannot|won['’]t|not|never) (?:be|cost) (?:over|above|more than)\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"^ (?:a|an|per|each|every) (?:month|year|week|quarter|seat|user|head|person|licen[cs]e|site|shop|branch|location)\b",
    re.I,
)
_OF_BUDGET = re.compile(
    r"\bbudgets?\b|\b(?:can['’]t|cannot|couldn['’]t|could not) (?:pay|afford)\b(?! to (?!pay|buy))|"
    r"\b(?:it['’]s|that['’]s|is|was) not (?:about )?the money\b|"
    r"\bwhere the money (?:is|comes|would come|will come) from\b|\b(?:money|funds?) (?:is|are) (?:there|tight|gone|set aside)\b",
    re.IGNORECASE,
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
#: "Seventy-five", "62": a sum without its thousands, as people say it who know what they speak of.
_BARE = re.compile(
    rf"(?<![\w.,:/-])(?:{_TENS}|(?:a |one |two |three )?hundred(?: and [\w-]+)?|\d{{2,3}}(?:[.,]\d)?)(?:['’]s)?(?![\w:/%]|[.,]\d|-\w|"
    rf" ?(?:%|percent))",
    re.IGNORECASE,
)
#: What goes today without words for a loss, and how old somebody is.
_TODAY = re.compile(r"\b(?:I|we)(?: already| currently| now)? (?:pay|spend)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:I|he|she)(?:['’][ms]| is| am| was| turns)(?: nearly| almost| over| about)? $", re.IGNORECASE)
#: What is counted after a number is no money.
_COUNTED = re.compile(
    r"^ (?!(?:is|was|are|would|will|or|and|if|at|but|for|to|then|all|plus|on|I|we|it|with|without|net|now|max|the|my|our|your|what|"
    r"that|where|when|as|because|"
    r"too|tops|maybe|from|not)\b)[a-z]+",
    re.IGNORECASE,
)


def names_what_they_pay(text: str) -> bool:
    """Whether a sentence names a sum for what they would pay; what goes today and what an earlier plan cost is none."""
    text = " ".join(text.split())
    priced = _PRICE.search(text)
    if not (priced or _LIMIT.search(text)) or paid_today(text) or _TODAY.search(text) or OVERRAN.search(text):
        return False
    found = quantities(text)
    if any(kind == "money" for kind, *_ in found):
        return True
    taken = [(d.start, d.end) for d in find_dates(text, dt.date(2000, 1, 1))]
    words = [q[5] for q in found]
    return any(
        not any(a < m.end() and m.start() < b for a, b in taken)
        and not any(m[0] in w for w in words)
        and not _AGE.search(text[: m.start()])
        and (_PER.match(text[m.end() :]) or (priced and not _COUNTED.match(text[m.end() :])))
        for m in _BARE.finditer(text)
    )


def speaks_of_budget(text: str) -> bool:
    """Whether a sentence speaks of the money for it, with or without a sum."""
    return bool(_OF_BUDGET.search(text)) and not paid_today(text)
