"""What somebody expects of us by a day, without asking for it in so many words: "I expect your offer by the ninth". Pure.

"Your prices should come down by June" is a wish of theirs and hands over nothing: what is awaited is a thing that one house hands to
another, it comes to them, and a day is named.
"""

from __future__ import annotations

import re

from otherside.domain.calendar_words import MONTHS, WEEKDAY
from otherside.domain.patterns import lazily

#: What only a seller hands to a buyer, whoever's it is called.
_OFFER = r"(?:offer|quote|quotation|proposal|bid|tender|estimate)s?"
_OFFERS = r"(?:offers|quotes|quotations|proposals|bids|tenders)"
_PAPER = (
    rf"(?:{_OFFER}|(?:price|price[ -]list|pricing|figure|number|answer|reply|replies|response|comment|confirmation|breakdown|plan|drawing|"
    r"sample|document|contract|draft|reference|submission|application|certificate|data ?sheet|specification|schedule|timetable|"
    r"questionnaire|form|report|list|letter|summary|statement|version)s?|feedback|decision|papers|paperwork|terms|details|input)"
)
_FEW = r"(?:(?!(?:is|are|was|were|will|would|to|by|before|from|team|competitors?|rivals?|colleagues?|boss)\b)[\w’'-]+ ){0,3}?"
#: "your best written offer"; of "the offer" nobody else may be named as its sender.
_THING = (
    rf"(?:your {_FEW}{_PAPER}(?: (?:and|or) (?:your |the )?[\w-]+)?|(?:the|a|an) (?:(?:written|final|best|binding|revised|new|fixed|firm|"
    rf"first|complete|full) ){{0,2}}{_OFFER}(?! (?:from|of|by) (?:(?-i:[A-Z])|(?:the|our|another|a)\b))|"
    r"(?:to hear|hearing|an answer|a reply|something|everything|all of it) from you)\b"
)
#: What it is for: "for both mills", "including the hoist".
_OF_IT = (
    r"(?: (?!(?:is|are|was|were|will|would|if|unless|and|but|or|to (?:go|be|come|rise|fall|drop))\b)[\w’'-]+){0,6}?"
)
_DAY = (
    r"(?:(?:the|this|next|coming|early|late|close of|end of|start of|middle of|noon(?: on)?|midday(?: on)?|mid)[ -]){0,4}"
    rf"(?:{WEEKDAY}|tomorrow|tonight|today|noon|midday|week(?:end)?|month|quarter|year|christmas|easter|business|(?:{MONTHS})\b|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\d{1,2}(?!\d| ?%| percent| per cent|[.,]\d)|"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,6}teenth|twentieth|twenty-\w+|thirtieth|"
    r"thirty-first)\b|the (?:fair|regatta|holidays?|harvest|season|summer|winter|break|audit|board|meeting|vote)\b)"
)
_BY = r",? (?:at the latest (?:by|on)|by|before|until|till|(?:no|not) later than|latest(?: by)?)"
_BEGINS = r"(?:^|[,;:.–—(] ?|\b(?:and|so|but|therefore|then|that|also) )"
_WE = (
    r"(?:I|we)(?:['’]d| would|['’]ll| will|['’]re|['’]m| am| are| do| shall| must)?(?: (?:also|then|still|now|just|certainly|"
    r"really))?"
)
_EXPECT = (
    r"(?:expect(?:ing)?|await(?:ing)?|require|look(?:ing)? forward to|count(?:ing)? on|want|need|like|(?:be )?waiting for)"
    r"(?: (?:to )?(?:have|see|get|receive|getting|receiving|having|seeing))?"
)
_HAND_OVER = (
    r"(?:send|submit|deliver|hand in|hand over|provide|supply|present|let (?:us|me) have|get (?:us|me|back)|answer|reply|"
    r"quote|confirm)"
)
_MUST = r"(?:should|must|has to|have to|needs? to|ought to|will (?:have|need) to|would (?:have|need) to|is to|are to)"
_COME_TO_US = (
    r"(?:(?:reach|get to|come to|arrive (?:with|at)) (?:us|me|our|my)|(?:be|lie|land) (?:here|in (?:our|my) (?:hands|in-?box)|with "
    r"(?:us|me)|on (?:my|our|the) (?:desk|table))|arrive(?: here)?|come in|get here|be (?:submitted|handed in|delivered|sent(?: in)?))"
)
_THEIRS = rf"(?:your {_FEW}{_PAPER}|(?:(?:the|all|any) )?(?:(?:written|final|binding) )?{_OFFER})"

_AWAITED = lazily(
    "|".join(
        (
            rf"{_BEGINS}{_WE} {_EXPECT} {_THING}{_OF_IT}{_BY} {_DAY}",
            rf"{_BEGINS}{_WE} (?:expect(?:ing)?|(?:count|rely)(?:ing)? on) you (?:both |"
            rf"all )?to {_HAND_OVER}\b[^.;!?]{{0,80}}?{_BY} {_DAY}",
            rf"{_BEGINS}{_BY.removeprefix(',? ')} {_DAY}[\w ’'-]{{0,20}}?,? {_WE} {_EXPECT} {_THING}",
            rf"{_BEGINS}{_THEIRS}{_OF_IT} {_MUST} {_COME_TO_US}{_OF_IT}{_BY} {_DAY}",
            rf"{_BEGINS}your {_FEW}{_PAPER}{_OF_IT} (?:is|are) (?:due|expected|needed|wanted|required)(?: here| with us)?"
            rf"(?:{_BY}| on)? {_DAY}",
            # The day is set: for us by name, or for offers, which are ours to make.
            rf"\byou(?: have|['’]ve)(?: got)? (?:until|till|up to) {_DAY}[\w ,’'-]{{0,20}}? (?:to (?:send|submit|hand in|deliver|quote|bid|"
            rf"get (?:us|me|it|your))\b|for (?:your|the) {_FEW}{_PAPER}\b)",
            r"\b(?:deadline|closing date|last (?:day|date)|cut-?off(?: date)?) (?:for|of) (?:(?:your|the|all|receiving|submitting|"
            r"written) )"
            rf"{{0,3}}(?:{_OFFER}|submissions?|responses?)(?: (?:is|will be|falls on)|:)? (?:on )?{_DAY}",
            rf"{_BEGINS}(?:we|I)(?: can| will|['’]ll)? (?:only )?(?:look at|consider|compare|accept|take|read|"
            rf"open) (?:only )?(?:the )?{_OFFERS} "
            rf"(?:that |which )?(?:(?:have |has |are )?(?:reach(?:ed)?|come in|came in|arrived?|here|in)|with us)(?: (?:us|me|"
            rf"with us))?{_BY} {_DAY}",
            rf"^\W*(?:(?:and|so|but|then|also),? )?(?:your {_FEW}{_PAPER}|{_OFFERS})(?: please,?)?{_BY} {_DAY}[\w ’'-]{{0,20}}?"
            r"(?:,? (?:please|at the latest))?\W*$",
        )
    ),
    re.IGNORECASE,
)
#: Somebody else's expectation, a case that may not come, or none.
_NOT_SO = lazily(
    r"\b(?:if|unless|in case|suppose)\b|\b(?:he|she|they|boss|customers?) (?:said|says|told|thinks?|wrote)\b|\b(?:used to|never|no longer|"
    r"not|cannot)\b(?! later)|n['’]t\b",
    re.IGNORECASE,
)
#: Cheap to look for: without one of these nothing is awaited.
_SIGN = lazily(
    r"\b(?:by|before|until|till|later than|latest|due|deadline|closing|last d|cut-?off|up to)", re.IGNORECASE
)


def awaits(sentence: str) -> bool:
    """Whether a sentence says what its speaker expects to have from us by a day: a request, though nobody is asked.

    Args:
        sentence: one of theirs.
    """
    if not _SIGN.search(sentence):
        return False
    plain = " ".join(sentence.split())
    found = None if plain.endswith("?") else _AWAITED.search(plain)
    return found is not None and not _NOT_SO.search(plain[: found.end()])
