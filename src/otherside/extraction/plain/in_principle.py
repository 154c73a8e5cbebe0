"""A yes of theirs that is given, and hangs on something or holds in principle only: "the council said yes, subject to the survey".

Told as done, by whoever tells it of a body or of themselves. A hope, a question, a "not", what was years ago and a yes to
something else are none. ``extraction.plainly`` reads it as a commitment; the forecast weighs it less than a yes that is free.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.segment import ends_with_question

_LITTLE = r"(?: (?:now|just|finally|already|also|both|all|at last|unanimously|only|at least|kindly))*"
#: Who said it: they, a name, "the owners' meeting". What we or others of no interest agreed to is not theirs.
_WHO = (
    r"(?:\b(?:they|he|she|it|we|I)|\b(?:the|our|my) [\w'’]+(?: [\w'’]+)??|"
    r"(?<![\w'’])(?!(?i:you|nobody|none|no|who|what|which|that|there)\b)(?-i:[A-Z])[\w'’]+(?: (?-i:[A-Z])[\w'’]+)?)"
)
_YES = r"(?:yes|approval|agreement|ok(?:ay)?|go-?ahead|green light|consent|blessing|acceptance)"
_THING = (
    r"(?:project|plan|pilot|trial|test|proposal|offer|contract|purchase|order|idea|money|budget|spend\w*|work|thing|scheme|survey|"
    r"system|deal|sum|amount|terms|price)"
)
#: What the yes is to, where it is told.
_IT = rf"(?:it|this|that|both|all of it|the whole thing|(?:the|your|our) (?:\w+ ){{0,2}}{_THING})"
_TO = rf"(?: (?:to )?{_IT})?(?: (?:yesterday|today|this morning|last night|tonight|on \w+day))?"
_SAID = (
    rf"(?:['’](?:ve|s)| have| has| was)?{_LITTLE} (?:said (?:yes|ok(?:ay)?)|approved|"
    r"agreed(?! (?:that|with|on (?!condition|the condition)))|accepted|voted (?:yes|for it|in favou?r)|passed|"
    r"signed (?:(?:it|this|that) )?off(?: on)?|waved (?:it|this|that) through|"
    r"(?:resolved|decided|voted|agreed) (?:to|that [\w ]{2,30}?) (?:go ahead|proceed|buy|sign|take it|do it)(?: with| to contract| on)?|"
    rf"(?:given|gave)(?: us| me| it| you)? (?:a |an |the |their |its |his |her )?{_YES})"
)
_DONE = (
    rf"\b(?:it|this|that|everything|{_IT})(?:['’]s(?: been)?| is| was| has been| have been| are){_LITTLE} "
    r"(?:approved|agreed|accepted|passed|signed off|voted through|cleared|granted)"
)
#: Boilerplate of offers, on which no yes hangs.
BOILERPLATE = (
    r"(?:the )?(?:usual |general |our |your |standard )*(?:availability|changes?|alterations?|contract|vat|tax|terms(?: and conditions)?|"
    r"t ?& ?cs?|weather|prior sale|errors|copyright|small print)(?=\W*$|[.,;:)]| (?:and|or|without|at|of course|as (?:usual|always))\b)"
)
_HANGS = (
    rf"[,;:–—-]* (?:but )?(?:only )?(?:subject to (?!{BOILERPLATE})|conditional(?:ly)? (?:on|upon)|contingent (?:on|upon)|pending\b|"
    r"on (?:the |one |two |three |a )?conditions?\b|provided\b|providing\b|(?:as|so) long as\b|unless\b|if\b|with the proviso)"
)
#: A choice of us, told with how much of it they take.
_CHOSE = (
    r"(?:['’](?:ve|s)| have| has)?"
    rf"{_LITTLE} (?:decided (?:for|on) you|(?:decided|agreed|resolved) to (?:go|sign|work|start) with you)(?:[,:–—] [^.?!;]{{0,120}}?)?"
)
#: "In principle to the other firm" is a yes to somebody else.
_IN_PRINCIPLE = rf",? (?:in principle|provisionally|conditionally)(?! (?:to|with) (?!{_IT}\b|us\b|you\b))"
_HAVE = (
    r"(?:said|gave|given|got|have|has|['’]ve|is|['’]s|was|came back with|sent)"
    r"(?: got)?(?: me| us| you| it)? (?:a |an |the |their |its |his |her )?"
)
_GIVEN = lazily(
    rf"{_WHO}{_CHOSE}(?:{_IN_PRINCIPLE}|{_HANGS})|"
    rf"{_WHO}{_SAID}{_TO}(?:{_IN_PRINCIPLE}|{_HANGS})|{_DONE}{_TO}(?:{_IN_PRINCIPLE}|{_HANGS})|"
    rf"\bin principle,? {_WHO}{_SAID}(?=\W*$|[,.;:–—]| (?:but|to {_IT})\b)|"
    rf"(?:(?<=['’])|\b|(?=['’])){_HAVE}(?:{_YES}{_IN_PRINCIPLE}|(?:conditional|provisional|qualified) {_YES}\b)",
    re.IGNORECASE,
)
_SIGN = lazily(
    r"in principle|provisional|condition|subject|conting|pending|provid|proviso|long as|unless|\bif\b|qualified"
)
#: Before the yes these make it one that may come; a month and a name are written otherwise.
_OPEN = lazily(
    r"\b(?:if|whether|once|unless|until|till|before|would|could|might|(?-i:may|will)|shall|should|hop(?:e|es|ed|ing)|wish|doubt|"
    r"suppos\w+|assum\w+|imagine|ask\w*|need\w*|want\w*|must|ha(?:ve|s|d) to|expect\w*|likely|probably|maybe|perhaps|almost|nearly|"
    r"as good as|not|never|nobody|no one|none|neither|cannot|without|waiting|wait|try\w*|no)\b|n['’]t\b|['’]ll\b",
    re.IGNORECASE,
)
_LONG_AGO = lazily(
    r"\bago\b|\blast (?:year|time|spring|summer|autumn|fall|winter)\b|\bback then\b|\bin (?:19|20)\d\d\b|\bat the time\b",
    re.IGNORECASE,
)


def in_principle(sentence: str) -> bool:
    """Whether a sentence tells of a yes that was given and hangs on something, or holds in principle only."""
    if not _SIGN.search(sentence.lower()):
        return False
    text = " ".join(sentence.split())
    if ends_with_question(text) or _LONG_AGO.search(text):
        return False
    return any(not _OPEN.search(text[: _yes_ends(found)]) for found in _GIVEN.finditer(text))


def _yes_ends(found: re.Match[str]) -> int:
    """Where the yes ends and what it hangs on begins: an "if" in that is no doubt about the yes."""
    tail = re.search(rf"{_HANGS}$", found[0], re.IGNORECASE)
    return found.start() + (tail.start() if tail else len(found[0]))
