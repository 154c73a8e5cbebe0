"""Who puts the matter off by weeks or more, said outright: "I'd let it settle and look at it again in May". Pure.

It is a wait, and no step towards it, whatever step is to follow then. Only what is wished, advised or decided counts: what was
put off once is told, a "not" before it is against waiting, and a day or an hour is an appointment.
"""

from __future__ import annotations

import re

from otherside.domain.calendar_words import NAMED_MONTH, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight

#: What is left: the matter itself, or a thing by its name. Whom and what one lets rest at home is no matter.
_HOME = r"(?:kids?|children|dog|cat|dough|garden|washing|dishes|lawn|house|car|kettle|tea|beer|meat|paint|glue|concrete|plaster)"
_IT = rf"(?:it|this|that|things|everything|(?:the|our|that|this) (?!{_HOME}\b)[\w-]+(?: (?!{_HOME}\b)[\w-]+){{0,2}}?)"
_LEAVE = (
    rf"(?:(?:let|leave) {_IT}(?: (?:all|just|there|alone|be|lie|rest|settle|sit|run|bed|calm))?(?: (?:in|down))?(?: first| for (?:now|a "
    rf"(?:while|bit)|the (?:moment|time being)))?|give {_IT} (?:a (?:rest|break|while|bit)|(?:some|more) time)|"
    rf"(?:park|shelve|pause|postpone|delay|defer|hold) {_IT}|(?:put|push|move) {_IT} (?:off|back|out|on (?:hold|ice)|to one side)|"
    r"wait(?: and see| a (?:while|bit))?|hold (?:off|fire)|sit tight)"
)
_AGAIN = (
    rf"(?:(?:look at|talk about|think about|come back to|go back to|return to|revisit|review|reopen|reconsider|restart) {_IT}|"
    rf"(?:pick|take) (?:{_IT} (?:back )?up|up {_IT}(?: again)?)|(?:look|talk|start|try|see|think)(?= again\b))(?: again| afresh| then)?"
)
#: Taken up another time, which says "again" itself.
_MATTER = r"(?:it|this|that|the (?:whole )?(?:matter|question|topic|subject|decision|idea|project|proposal|plan|offer|discussion|thing))"
_TAKE_UP = rf"(?:revisit|reconsider|reopen|(?:come|go) back to|return to) {_MATTER}"
#: Weeks at least: months, seasons, the next budget, or something that has to be over first.
_SPAN = (
    rf"(?:(?-i:{NAMED_MONTH})\b|(?:the )?new year\b|(?:the |next )?(?:spring|summer|autumn|winter)\b|Christmas\b|Easter\b|(?-i:Q)[1-4]\b|"
    r"next (?:month|quarter|year|season|term)\b|(?:the )?new (?:term|season|financial year)\b|the (?:year|season)\b|"
    r"(?:a few|a couple of|two|three|four|six|\d+) months?\b|half a year\b|a (?:month|quarter|year)\b)"
)
_LATER = (
    r"(?:in|for|from|to|till|until|at|over|by|next)?,? ?(?:let's say,? |say,? |around |about )?(?:the )?(?:early |late |mid[ -])?"
    rf"{_SPAN}"
)
_NO_BREAK = (
    rf"(?!(?:now|then|lunch|dinner|coffee|tonight|tomorrow|this (?:morning|afternoon)|the break|{WEEKDAY}|"
    r"(?:I|you|he|she)(?:'m|'re|'s| am| are| is) (?:back|here|there|off|in|out)|you (?:send|get|have|come))\b)"
)
_ONCE = rf"(?:until after|till after|until|till|after|once) {_NO_BREAK}\S"
_WHEN = rf"(?:{_ONCE}|{_LATER})"
_WISH = (
    r"(?:\b(?:I|we)(?:'d| would| had)(?: (?:rather|better|sooner|prefer to|just|personally|probably|honestly|like to|want to|simply|first|"
    r"say|suggest|vote|propose|we|we should))*|\b(?:I|we)(?:'m| am|'re| are) going to(?: just)?|\b(?:I|we)(?:'ll| will)(?: just| have to)?|"
    r"\b(?:we|you) (?:should|ought to|must|need to|have to)(?: just| probably)?|\b(?:can|could|may|might) we(?: just| please| perhaps)?|"
    r"\blet's(?: just| rather| please)?|\b(?:better|best|wiser|safer|prefer|prefers|rather|want|wants|decided|agreed|plan) to(?: just)?|"
    r"\b(?:the|my|our) (?:plan|idea|advice|decision|consensus|view|vote|suggestion) (?:is|would be) to(?: just)?)"
)
#: Between leaving it and taking it up, a few words: "settle first, and then, in the spring, look again".
_PUTS_OFF = lazily(
    rf"{_WISH} (?:{_LEAVE}(?:,? (?:and|then|and then|so we can|before we)(?: maybe| perhaps)? {_AGAIN},?(?: (?:again|properly|then))? "
    rf"{_WHEN}|,? {_WHEN}|"
    rf",[^.;!?]{{0,60}}? (?:and|and then|then) (?:maybe |perhaps )?{_AGAIN},?(?: again)?,? (?:some ?time )?{_WHEN})|"
    rf"{_AGAIN}(?<=again) {_WHEN}|{_TAKE_UP} {_WHEN})|"
    rf"\b(?:better|best) (?:off )?(?:waiting|(?:leaving|parking|shelving|postponing|delaying) {_IT}) {_WHEN}|"
    rf"(?:^|[,;.:–—] )(?:and |so |then |but |maybe |perhaps |just )*{_AGAIN}(?<=again) {_WHEN}",
    re.IGNORECASE,
)
#: A sentence without one of these leaves nothing.
_SIGN = lazily(
    r"\b(?:let|leav|giv|park|shelv|paus|postpon|delay|defer|hold|put|push|mov|wait|sit\b|again\b|revisit|reconsider|reopen|come back|"
    r"go back|return)",
    re.IGNORECASE,
)
#: Somebody else's wait, one that may not be, and one that somebody would not have.
_NOT_SO = lazily(
    r"\b(?:not|never|cannot|nobody|if|unless|why|used to|rather than|instead of|without|afraid|worried|hate|sick of|tired of|"
    r"you(?:'d| would| will|'ll) (?:rather|have)|tempt\w+|I(?:'ll| will) (?:come|go) back)\b|n't\b",
    re.IGNORECASE,
)
_CLAUSE = lazily(r"[,;:–—]|\b(?:but|so|because)\b", re.IGNORECASE)


def puts_off(text: str) -> bool:
    """Whether somebody says that they would leave the matter for weeks or more, or until something is over.

    Args:
        text: one sentence.
    """
    if not _SIGN.search(text):
        return False
    words = " ".join(straight(text).split())
    for found in _PUTS_OFF.finditer(words):
        # What begins with a comma begins a clause of its own.
        start = max((m.end() for m in _CLAUSE.finditer(words, 0, found.start() + 1)), default=0)
        if not _NOT_SO.search(words, start, found.end()):
            return True
    return False
