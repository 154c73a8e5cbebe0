"""When a contract of theirs with somebody ends or renews itself, and by when they would have to say so. By their words. Pure.

Such a day forces a decision, however it is put: "it runs till the end of May" names no time until which there is no room. A job and
what is at home are no such contract.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_THING = (
    r"(?:contracts?|agreements?|leases?|licen[cs]es?|subscriptions?|frameworks?|retainers?|(?:maintenance|support|service|supply) deals?|"
    r"(?:insurance )?polic(?:y|ies)|warrant(?:y|ies)|concessions?|notice periods?|terms? with (?-i:[A-Z])[\w’'-]+)"
)
#: Of a job or at home; "my contract" is what one works under.
_NOT_OF_A_HOUSE = lazily(
    r"\b(?:my|his|her|your) (?:own )?contract\b|\bat home\b|\b(?:employment|work|temp\w*|fixed-term|marriage|phone|mobile|gym|rental) "
    r"(?:contract|agreement|lease|subscription)\b|\b(?:your|my) offer\b",
    re.IGNORECASE,
)
_UP_TO = r"(?:until|till|up to|through(?: to)?)(?: at least)?(?: the)?"
_ON = r"(?:on|at|in|by|with|this|next|from|as of|around)?(?: the)?"
_ITSELF = r"(?: (?:itself|automatically|again|over|for another (?:\w+ )?\w+|by (?:a|another) year))*"
#: Of the contract, straight before the day.
_ENDS = lazily(
    rf"\b{_THING}\b[^.;!?]{{0,60}}?\b(?:(?:runs?|running|lasts?|goes|is (?:good|valid|fixed|signed)|holds?|has) {_UP_TO}|"
    rf"(?:ends?|ending|expires?|expiring|lapses?|runs? out|finishes|is (?:up|over|out|due)|comes? (?:up|to an end)|falls due|terminates?)"
    rf"(?: for renewal)? ?{_ON}|(?:auto-?)?(?:renews?|rolls? (?:over|on)|extends?|is renewed|(?:is|comes) up for renewal)"
    rf"{_ITSELF} ?{_ON})\W*$",
    re.IGNORECASE,
)
_RENEWAL = lazily(rf"\b(?:renewal|renewal date)(?: (?:is|comes|falls|would be))?(?: due)? ?{_ON}\W*$", re.IGNORECASE)
_SAY_SO = (
    r"(?:give (?:them |him |her |(?-i:[A-Z])[\w’'-]+ )?(?:(?:our|the|formal|written|\w+ (?:days|weeks|months)['’]?) )?notice|"
    r"(?:cancel|terminate|end|quit|stop|leave)(?: (?:it|them|this|the \w+|our \w+))?|"
    r"(?:write|say so|tell them|object|speak up)(?: (?:to them|in writing))?)"
)
#: By when they have to say that it ends; of a contract where one is named before it.
_NOTICE = lazily(
    rf"\b(?:unless|if) (?:we|I|somebody|someone|nobody|no one|either side)(?: don['’]t| do not| haven['’]t)? {_SAY_SO}s?(?: \w+){{0,3}}? "
    r"(?:by|before)(?: the)?\W*$|"
    rf"\b(?:have to|has to|must|need to|needs to|can(?: only)?|could|should) {_SAY_SO}(?: \w+){{0,3}}? (?:by|before|no later than|until)"
    r"(?: the)?\W*$|\bnotice (?:has to|must|needs to|would have to) (?:be (?:in|given|there|with them)|go (?:in|out)|reach them) "
    r"(?:by|before|no later than)(?: the)?\W*$",
    re.IGNORECASE,
)
#: What makes a notice one of a contract.
_OF_ONE = lazily(
    rf"\b(?:{_THING}|renews?|renewal|roll(?:s|ed|ing)? (?:over|on)|give [^.;!?]{{0,30}}notice|notice (?:has|must|needs|would))\b",
    re.IGNORECASE,
)
_ASKED = lazily(r"[^.;!?]*\?")
#: Characters before a day that are looked at.
_NEAR = 160


def of_a_contract(text: str, start: int, words: str) -> bool:
    """Whether a day is one on which a contract of theirs ends or renews, or by which they have to say that it shall.

    Args:
        text: what they say.
        start: offset of the day in it.
        words: for the day, which may begin with its own "by".
    """
    if _NOT_OF_A_HOUSE.search(text) or _ASKED.match(text, start):
        return False
    lead = re.match(r"(?:by|before|until|till|in|on|from|at)\b(?: the)?", words, re.IGNORECASE)
    until = text[max(0, start - _NEAR) : start] + (lead[0] if lead else "")
    if _ENDS.search(until) or _RENEWAL.search(until):
        return True
    return bool(_NOTICE.search(until) and _OF_ONE.search(text))
