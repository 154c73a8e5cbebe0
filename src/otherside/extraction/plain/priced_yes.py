"""A yes up to a sum: "if it's under nine hundred, yes", "up to two thousand I'd just do it". Pure.

The sum is what it hangs on, and beyond it they may have to ask somebody. It is a step and a condition in one.
"""

from __future__ import annotations

import re

from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight

_WORDS = rf"(?:{ONE_TO_TWELVE}|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a|half a|one and a half|a couple of)"
#: A sum: days, hours, people and miles are none.
_SUM = (
    rf"(?:the |about |around |say )?(?:[€£$]\s?\d[\d.,]*(?: ?(?:k|thousand|million)\b)?|\d[\d.,]*k?(?: ?(?:thousand|hundred|"
    rf"grand|million|pounds|quid|"
    rf"euros?|dollars|francs))?|(?:{_WORDS}[ -]){{1,2}}(?:thousand|hundred|grand|million)(?: and \w+)?)"
    r"(?![\d.,]*\d)(?: (?:pounds|quid|euros?|dollars|francs|all in|a (?:month|year|head|seat|piece)|per \w+|each))*"
    r"(?! ?(?:%|per ?cent|days?|weeks?|months?|hours?|minutes?|people|miles|metres?|kilos?|kg|users?|o'clock|am|pm)\b)"
)
_UNDER = r"(?:under|below|less than|no more than|not more than|at most|up to|within|for|at|(?:not|n't) (?:over|above|more than|beyond))"
_IT = r"(?:it|that|this|the (?:price|cost|bill|whole thing|lot|total|figure|sum|quote|offer)|you)"
_COMES = (
    r"(?:'s|'re| is| are|s| comes?(?: (?:in|out|to))?| stays?| costs?| can (?:do (?:it|that)|stay|come in|be)|"
    r" could (?:do (?:it|that)|be|come in)|"
    r" do(?:es)? (?:it|that)| keeps? (?:it|that)| gets? (?:it|that)(?: down)?| isn't| doesn't (?:go|come|cost))"
)
_CASE = (
    rf"(?:(?:if|as long as|so long as|provided|when|once) {_IT}{_COMES}(?: (?:still|all|just))? {_UNDER} {_SUM}"
    rf"(?: (?:or (?:less|under|below|so|thereabouts)))?|"
    rf"(?:anything |everything )?(?:(?<!if )up to|under|below|for (?:less than|under|below|up to|no more than)|at (?:less than|"
    rf"under)) {_SUM}|"
    rf"{_SUM} or (?:less|under|below))"
)
_I = r"(?:I|we)"
_DOES = r"(?:just |simply |gladly |happily |even |still )*"
_GIVEN = (
    rf"(?:(?:then )?(?:yes|yeah|yep|aye|fine|ok(?:ay)?|done|deal|sold|gladly|go ahead|no (?:problem|question|discussion)|"
    rf"why not)\b(?! (?:it|that|but)\b)|"
    rf"(?:then )?(?:it|that|this)(?:'s| is|'d be|'ll be)(?: just)? (?:a )?(?:yes|fine|ok(?:ay)?|done|deal|on|go|"
    rf"mine(?: to (?:sign|spend))?)\b|"
    rf"(?:and |then )?(?:{_I}'m|{_I} am|we're|we are|I'd be|I'll be) (?:in|on|game|sold|with you|up for it)(?=\W*$|[,;.!])|"
    rf"(?:then )?you(?:'ve| have|'d have|'ll have)(?: got)? (?:a deal|my (?:yes|order|signature|business)|me|us)\b|"
    rf"(?:then )?you (?:can|could|may) (?:start|begin|go ahead|come|send (?:it|them)|order|have it|count me in)\b|"
    rf"(?:then )?{_I}(?:'d|'ll| would| will| can| could)(?! not\b) {_DOES}(?:do (?:it|that|this)|take (?:it|one|two|them)|"
    rf"buy (?:it|one|two|them)|"
    r"sign(?: (?:it|that|off))?|order (?:it|one|two|them)|say yes|go (?:ahead|for it)|pay (?:it|that)|approve (?:it|that)|decide "
    rf"(?:it|that|alone|myself|on my own)|have (?:it|one|two|them)|agree)\b|{_I} (?:don't|do not|needn't|"
    rf"needn't even) (?:need to |have to )?"
    r"(?:ask|think|discuss)\b)"
)
_PRICED = lazily(
    rf"(?:^|[,;:.–—] |\b(?:and|but|so|well|yes|look),? ){_CASE},?(?: (?:then|and|:|–|—|-))?:? ?{_GIVEN}|"
    rf"(?:^|[,;:.–—] |\b(?:and|but|so|well|look),? ){_GIVEN}[^.?!;]{{0,30}}?,? (?:but )?(?:only )?(?:{_CASE})",
    re.IGNORECASE,
)
_OPEN = lazily(
    r"\?\W*$|\b(?:would(?:n't)? have|ago|last (?:year|time)|used to|wish|suppose|imagine|they said|he said|she said|can't|cannot|couldn't|"
    r"won't|not even|never)\b",
    re.IGNORECASE,
)
#: Cheap to look for: a limit and a figure or a number in words.
_SIGN = lazily(
    r"\b(?:under|below|less|more than|up to|within|at most|over|above|beyond|if|as long as|so long as|provided)\b",
    re.IGNORECASE,
)
_FIGURE = lazily(r"\d|\b(?:hundred|thousand|grand|million)\b", re.IGNORECASE)
#: Longer, a sentence says more than that.
_LONGEST = 400


def priced_yes(text: str) -> bool:
    """Whether somebody says yes up to a sum that they name.

    Args:
        text: one sentence.
    """
    if len(text) > _LONGEST or not (_FIGURE.search(text) and _SIGN.search(text)):
        return False
    words = " ".join(straight(text).split())
    return bool(_PRICED.search(words)) and not _OPEN.search(words)


#: How a sentence begins that says what they do beyond the sum that was named: "above that I want to see another".
BEYOND = (
    r"(?:(?:but|and)\b[, ]*)*(?:(?:above|over|beyond|past|more than) (?:that|this|it)\b|if (?:it|that)(?:['’]s| is| comes to| goes) "
    r"(?:any )?(?:over|more|above|higher|dearer)\b).{0,120}\b(?:I|we)\b"
)
