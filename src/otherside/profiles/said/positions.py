"""A yes in so many words: what stands when somebody who decides writes little more than "fine by me". Pure."""

from __future__ import annotations

import re

from otherside.domain.calendar_words import WEEKDAY
from otherside.domain.patterns import lazily

_LEAD = r"^\W*(?:(?:hi|hello|dear|yes|ok(?:ay)?|right|good|well|so|all right)\b[,.!]? ?(?:(?-i:[A-Z])\w+[,.!] ?)?)*"
#: Plain wherever it stands, spoken or written.
_SURE = (
    r"(?:you have|you['’]ve got|it has|it['’]s got|this has) my (?:yes|approval|go[- ]ahead|blessing|vote|signature)\b|"
    r"(?:it['’]s |that['’]s |this is |it is )?a yes from me\b|yes from me\b|"
    r"I(?:['’]m| am)? (?:approv(?:e|ing)|sign(?:ing)? off on) (?:it|this|the)\b"
)
#: A courtesy in a call, and an answer in a mail.
_WRITTEN = (
    r"(?:it['’]s |that['’]s |this is )?(?:fine|ok(?:ay)?|good|all right) (?:by|with|for) me\b|"
    r"(?:I(?:['’]m| am)|we(?:['’]re| are)) (?:fine|ok(?:ay)?|happy|good) "
    r"(?:to go ahead|with (?:it|this|that|(?:the|your) (?:plan|pilot|trial|test|proposal|offer|price|contract|terms)))\b|"
    r"(?:please )?(?:do )?go ahead\b|(?:approved|agreed)\b|let['’]s (?:do|try) it\b|"
    r"I (?:agree|consent) (?:to|with) (?:it|this|the)\b"
)
_YES = lazily(_LEAD + rf"(?:{_SURE})", re.IGNORECASE)
_WRITTEN_YES = lazily(_LEAD + rf"(?:{_SURE}|{_WRITTEN})", re.IGNORECASE)
#: A yes to a day, a call, a wording, or to leaving it be is none to the matter.
_TO_SOMETHING_ELSE = lazily(
    rf"\?|\b{WEEKDAY}\b|\b\d{{1,2}}(?::\d\d| ?[ap]m\b)|o['’]clock|\b(?:call|meet(?:ing)?|"
    r"slot|time|date|calendar|invit\w+|agenda|record\w*|minutes|wording|photo|lunch|coffee|visit|introduc\w+|reference|"
    r"wait\w*|leav\w+|drop\w*|postpone|pause|stop\w*|cancel\w*|skip\w*|without|not|never|nothing|no|n['’]t|either way|"
    r"whatever|would (?:be|have been)|if only)\b|n['’]t\b",
    re.IGNORECASE,
)


def says_yes(sentence: str, written: bool) -> bool:
    """Whether a sentence is a yes to the matter itself; when in doubt it is none.

    Args:
        written: it stands in a mail or a message of theirs.
    """
    plain = " ".join(sentence.split())
    found = (_WRITTEN_YES if written else _YES).search(plain)
    return bool(found) and not _TO_SOMETHING_ELSE.search(plain)
