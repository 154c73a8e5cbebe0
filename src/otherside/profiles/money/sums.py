"""Sentences in which buyers say what they would pay: a sum beside words for a price, a limit or a yes. Pure."""

from __future__ import annotations

import datetime as dt
import re

from otherside.domain.patterns import lazily
from otherside.profiles.money.costs import OVERRAN, paid_today
from otherside.profiles.money.quantities import SMALL, WORDED, quantities
from otherside.profiles.time.dates import find_dates

_PRICE = lazily(
    r"\b(?:budget\w*|afford\w*|pay(?!roll)|spend(?!s)|spare|sign|sweat|ceiling|limit|maximum|(?:at|the) most|no more than|"
    r"not (?:a penny )?more than|"
    r"(?:can['’]t|cannot|won['’]t|not|never) (?:go )?(?:over|above|beyond)|price\w*|put (?:aside|by|in)|set aside|loan|come down to|"
    r"get (?:it|them|you) "
    r"(?:down )?to|cheaper|too (?:much|dear|expensive)|in mind|in (?:my|our) head)\b",
    re.IGNORECASE,
)
#: A limit said as one. Of anything else, too, that is measured: of money where the number says so.
_LIMIT = lazily(
    r"\b(?:keeps?|kept|keeping|stay(?:s|ed|ing)?|brings?|holds?|comes? in|anything|something|has to be|have to be|must be|"
    r"needs? to be|got to be)"
    r"(?: (?:it|this|that|them|all of it|the (?:cost|costs|price|bill|total|whole thing)))?(?: (?:well|comfortably|just|at))? "
    r"(?:under|below|within|beneath|inside)\b|\b(?:can['’]t|cannot|won['’]t|not|never) (?:be|cost) (?:over|above|more than)\b",
    re.IGNORECASE,
)
#: Whoever would go so far: somebody, or a sentence without its subject; fines and tempers go up to something, too.
_WOULD = (
    r"(?:(?:^\W*|\b(?:and|but|then|so) )(?:can|could|would|will|might|may)|\b(?:I|we|they|he|she)(?:['’](?:d|ll)| (?:can|could|would|"
    r"will|might|may)))(?: \w+)?"
)
_UP_TO = lazily(rf"{_WOULD} (?:go|stretch|run) (?:up )?(?:to|as (?:high|far) as)\b", re.IGNORECASE)
#: What they settled among themselves; what you or they said may be a price of ours.
_SETTLED = lazily(
    r"\b(?:we|I)(?:['’]d| had|['’]ve| have)?(?: \w+)? (?:said|agreed(?: on)?|settled on|earmarked|reckoned on|planned(?: for)?)"
    rf" (?:about |around |maybe |roughly |up to )?(?:[£$€]|\d|{SMALL}\b)",
    re.IGNORECASE,
)
#: Written as money is among people who know what they speak of: "4k", "fifteen grand", "3,000".
_THOUSANDS = lazily(
    rf"(?<![\w.,:/-])(?:(?:\d+(?:[.,]\d+)?|(?:an? |one |two |three )?hundred(?: and [\w-]+)?|{WORDED}) ?(?:k|grand)|\d{{1,3}}(?:,\d{{3}})+)"
    r"(?![\w%]|[.,]\d|-\w)",
    re.IGNORECASE,
)
#: What follows where thousands of something else are counted; of a word in the plural it is likely.
_OF_THINGS = lazily(
    r"^ (?:of (?:them|these|those)\b|(?!(?:is|was|plus|as|us|this|unless|tops|pounds|euros|dollars|bucks)\b)(?:[a-z-]+ )?[a-z]+s\b|"
    r"(?:people|staff|men|women|children|kg|g|km|m|cm|mm|ml|rpm|lux|dpi|hz|square|cubic)\b)",
    re.IGNORECASE,
)
#: A number that may be a sum in thousands, beside how far somebody would go; the words do not say of what.
_PERHAPS = lazily(
    rf"(?:{_WOULD} (?:go|get|stretch|run) (?:up )?to|"
    r"\b(?:keeps?|stay(?:s|ing)?|comes? in) (?:it )?(?:at |well )?(?:under|below|within))"
    rf" (?:about |around |maybe |perhaps )?(?:\d{{1,3}}(?:\.\d)?|{SMALL})(?: or (?:\d{{1,3}}|{SMALL}))?"
    r"(?![\w%:°/-]|[.,]\d| ?(?:am|pm|o['’]clock|percent|degrees)\b| ?[%°])",
    re.IGNORECASE,
)
#: Money itself, whatever is said of it.
_MONEY = lazily(
    r"\b(?:money|budget\w*|funds|funding|fund|cash|savings|loan|overdraft|grand|quid|afford\w*|price[sd]?|pricing|cheap\w*|expensive|"
    r"invest(?:ment)?s?|grants?)\b",
    re.IGNORECASE,
)
_PER = lazily(
    r"^ (?:a|an|per|each|every) (?:month|year|week|quarter|seat|user|head|person|licen[cs]e|site|shop|branch|location)\b",
    re.I,
)
_OF_BUDGET = lazily(
    r"\bbudgets?\b|\b(?:can['’]t|cannot|couldn['’]t|could not) (?:pay|afford)\b(?! to (?!pay|buy))|"
    r"\b(?:it['’]s|that['’]s|is|was) not (?:about )?the money\b|"
    r"\b(?:nothing|no line|no money|not a penny|zero) (?:\w+ )?(?:in|on) (?:my|our|the|his|her|their) (?:sheet|spreadsheet|"
    r"figures|numbers|books|pot) for\b|\b(?:money|grand|thousand|quid|pounds|euros|dollars) (?:that )?(?:I|we) (?:have not|"
    r"haven['’]t|don['’]t have|do not have)\b|"
    r"\bwhere the money (?:is|comes|would come|will come) from\b|\b(?:money|funds?) (?:is|are) (?:there|tight|gone|set aside)\b",
    re.IGNORECASE,
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
#: "Seventy-five", "62": a sum without its thousands, as people say it who know what they speak of.
_BARE = lazily(
    rf"(?<![\w.,:/-])(?:{_TENS}|(?:a |one |two |three )?hundred(?: and [\w-]+)?|\d{{2,3}}(?:[.,]\d)?)(?:['’]s)?(?![\w:/%]|[.,]\d|-\w|"
    rf" ?(?:%|percent))",
    re.IGNORECASE,
)
#: What goes today without words for a loss, and how old somebody is.
_TODAY = lazily(r"\b(?:I|we)(?: already| currently| now)? (?:pay|spend)\b", re.IGNORECASE)
_AGE = lazily(r"\b(?:I|he|she)(?:['’][ms]| is| am| was| turns)(?: nearly| almost| over| about)? $", re.IGNORECASE)
#: What is counted after a number is no money.
_COUNTED = lazily(
    r"^ (?!(?:is|was|are|would|will|or|and|if|at|but|for|to|then|all|plus|on|I|we|it|with|without|net|now|max|the|my|our|your|what|"
    r"that|where|when|as|because|"
    r"too|tops|maybe|from|not)\b)[a-z]+",
    re.IGNORECASE,
)


def names_what_they_pay(text: str) -> bool:
    """Whether a sentence names a sum for what they would pay; what goes today and what an earlier plan cost is none."""
    text = " ".join(text.split())
    priced = _PRICE.search(text)
    if not (priced or _LIMIT.search(text) or _UP_TO.search(text) or _SETTLED.search(text)) or not _ahead(text):
        return False
    found = quantities(text)
    if any(kind == "money" for kind, *_ in found) or _in_thousands(text):
        return True
    if not priced and not _LIMIT.search(text):
        return False
    taken = [(d.start, d.end) for d in find_dates(text, dt.date(2000, 1, 1))]
    words = [q[5] for q in found]
    return any(
        not any(a < m.end() and m.start() < b for a, b in taken)
        and not any(m[0] in w for w in words)
        and not _AGE.search(text[: m.start()])
        and (_PER.match(text[m.end() :]) or (priced and not _COUNTED.match(text[m.end() :])))
        for m in _BARE.finditer(text)
    )


def may_name_a_sum(text: str) -> bool:
    """Whether a sentence says how far somebody would go, in a number that may be of money: "we might get to six", "if it stays under 7"."""
    text = " ".join(text.split())
    match = _PERHAPS.search(text)
    if match is None or not _ahead(text) or _COUNTED.match(text[match.end() :]):
        return False
    return not any(d.start < match.end() and match.start() < d.end for d in find_dates(text, dt.date(2000, 1, 1)))


def speaks_of_money(text: str) -> bool:
    """Whether a sentence speaks of money at all: a sum, or a word for it."""
    return bool(_MONEY.search(text)) or _in_thousands(text) or any(kind == "money" for kind, *_ in quantities(text))


def _ahead(text: str) -> bool:
    """Whether it is of what is ahead: neither of what goes today nor of what an earlier plan cost."""
    return not (paid_today(text) or _TODAY.search(text) or OVERRAN.search(text))


def _in_thousands(text: str) -> bool:
    """Whether a number stands there as sums are written and nothing is counted after it."""
    return any(not _OF_THINGS.match(text[m.end() :]) for m in _THOUSANDS.finditer(text))


def speaks_of_budget(text: str) -> bool:
    """Whether a sentence speaks of the money for it, with or without a sum."""
    return bool(_OF_BUDGET.search(text)) and not paid_today(text)
