"""Times to which somebody puts the matter off without asking for anything: "January, February. When it's calmer". Pure.

"After the fair would be more natural" and "we might look again in the summer" say when they want to be spoken to again. A month alone
does so only where we asked for such a time: "When do the orders start?" – "In January." is a day of theirs.
"""

from __future__ import annotations

import re

from otherside.domain.calendar_words import NAMED_MONTH
from otherside.domain.patterns import lazily

_SEASON = r"(?:(?:early|late|mid)[ -])?(?:spring|summer|autumn|winter)"
_FEAST = (
    r"(?:Christmas|Xmas|Easter|Whitsun|Pentecost|Ramadan|Eid|Diwali|Hanukkah|Thanksgiving|New Year(?:['’]s)?|"
    r"(?:Mother|Father|Valentine|Saint \w+|St\.? \w+)['’]?s?['’]? Day|Valentine['’]?s|half[- ]term|Michaelmas|Carnival)"
)
#: Weeks away at least, with no day of the calendar in it.
_FAR = (
    rf"(?:(?:the )?(?:{_SEASON}|new (?:year|season|term|financial year)|(?:summer |winter )?holidays|harvest|season|year[- ]end)"
    rf"(?! (?:party|dinner|sale|lunch|menu|visit|order|stock|range)\b)|"
    rf"(?:the (?:start|beginning|end|middle) of (?:the )?)?(?:early |late |mid[ -])?(?:{_FEAST}|(?-i:{NAMED_MONTH})(?! (?:the )?\d))|"
    r"next (?:year|spring|summer|autumn|winter|quarter|season|term|month))"
)
#: Something of theirs that has to be over, and takes longer than a meal or a talk.
_NEAR = (
    r"(?:lunch|dinner|breakfast|tea|coffee|break|call|talk|meeting|weekend|school|work|hours|this|that|it|you|noon|midday|tomorrow|"
    r"tonight|\w+day(?! of)|shift|\d+)"
)
_EVENT = rf"the (?!{_NEAR}\b)[\w’'-]+(?: (?!{_NEAR}\b)[\w’'-]+){{0,2}}?"
_PUT = (
    r"(?:in|at|from|towards|around|about|over|by|early|late|some ?time in|any ?time after|(?:only |not )?(?:until )?after|"
    r"not before|once|not until)"
)
_TIME = (
    rf"(?:(?:{_PUT} )?(?:(?:in|of|at) )?{_FAR}(?:(?:,| or|, or) (?:{_PUT} )?{_FAR}){{0,2}}|(?:only |not until |until )?after {_EVENT}|"
    rf"(?:the other side of|not this side of) {_FAR})"
)
_LEAD = (
    r"(?:(?:well|oh|ah|hm+|no|yes|yeah|ok|okay|maybe|perhaps|probably|possibly|honestly|realistically|say|rather|better|let['’]?s say|"
    r"I['’]?d (?:say|think)|I (?:would say|think|suppose|imagine)|it['’]?(?:s|ll be|d be)|not now|so|and|but|then|more like)[,.…!:–—-]* )"
)
_TAIL = (
    r"(?:,? (?:then|perhaps|maybe|probably|I should (?:think|say)|I(?:['’]d| would) (?:say|think)|I (?:think|suppose|imagine|"
    r"expect|guess)|"
    r"or so|at the earliest|earliest|sometime|some time|first thing|if (?:at all|anything)|please|promise|all being well|with luck)){0,2}"
)
_CALMER = (
    r"(?:when|once) (?:it|things?|life|everything|all|we|I|the \w+(?: \w+)?)(?:['’](?:s|re|ve)| is| are| has| have|['’]ll be|"
    r" will be| gets?)?"
    r"(?: (?:a (?:bit|little)|all|got|a lot|rather|been|died|calmed|quietened|settled|slowed|less|not so|not as))*"
    r" (?:calmer|quieter|calmed down|quietened down|settled|settled down|down|busy|hectic|mad|slacker|easier|behind us|over|done|through|"
    r"more (?:time|room|air|peace)|room to breathe|breathe)"
)
_WOULD_BE = r"(?:would|will|might|['’]d|['’]ll)(?: (?:probably|perhaps|always|honestly|maybe))? (?:be|feel|make|suit(?: us| me)?) "
_BETTER = (
    r"(?:(?:a bit|a lot|much|far|probably|rather|the) )?(?:more (?:natural|sensible|realistic|comfortable|sense|fitting|"
    r"like it)|better|best|easier|kinder|wiser|calmer|quieter|safer|saner|"
    r"soon enough|early enough|better time|right time|time for (?:it|that|this))(?: (?:for (?:us|me|everybody|everyone|all of us)|time|"
    r"all round))?"
)
_SAYS_SO = lazily(
    rf"\W*{_LEAD}{{0,3}}(?:"
    rf"{_TIME} {_WOULD_BE}{_BETTER}{_TAIL}|"
    rf"{_TIME},? then{_TAIL}|{_TIME},? {_CALMER}|{_CALMER}{_TAIL}|"
    rf"(?:the other side of|not this side of) {_FAR}{_TAIL})\W*",
    re.IGNORECASE,
)
#: All of an answer: a time, and nothing else.
_ONLY_A_TIME = lazily(rf"\W*{_LEAD}{{0,3}}{_TIME}{_TAIL}\W*", re.IGNORECASE)
_IS_CALMER = lazily(rf"\W*{_CALMER}{_TAIL}\W*", re.IGNORECASE)
_WHEN = (
    r"(?:(?:some ?time |again |perhaps |maybe |,? )*(?:in|next|after|once|from|at|around|over|towards|come) )(?:the )?"
)
_WOULD = (
    r"\b(?:(?:I|we)(?: might| may| could| should|['’]ll| will|['’]d| would| can)(?: (?:well|perhaps|maybe|always|probably|both|"
    r"all|have to|"
    r"like to|want to|be able to|rather))*|let['’]?s(?: (?:all|just|perhaps|maybe))*)"
)
_AGAIN = (
    r"(?:(?:look|talk|think|try|see|speak|meet|sit down|have (?:another|a fresh) look)(?: (?:at|about|on) (?:it|this|that|things))? "
    r"(?:again|afresh|anew)|(?:come|go|get) back to (?:it|this|that|you)|(?:revisit|reopen|reconsider) (?:it|this|that)|"
    r"return to (?:it|this|that)|pick (?:it|this|that|things) (?:back )?up(?: again)?|pick up (?:it|this|that|again)|"
    r"catch up|reconnect|regroup|touch base)"
)
_LOOKS_AGAIN = lazily(
    rf"{_WOULD} {_AGAIN}(?: (?:properly|then|sometime|some time|perhaps|maybe|about it|on it|with you))*,? "
    rf"(?:some ?time |perhaps |maybe )?(?:in |next |after |once |from |at |around |over |towards |come |early |late |any ?time )+"
    rf"(?:{_FAR}|(?<=after ){_EVENT})",
    re.IGNORECASE,
)
_IT_WILL_BE = lazily(
    rf"\bit(?:['’]ll| will)(?: (?:probably|likely))? be {_TIME} before (?:I|we|anybody|anyone|anything|it|this|that)\b",
    re.IGNORECASE,
)
#: Of somebody else, of a case that may not come, or what is denied.
_NOT_SO = lazily(
    r"\b(?:if|unless|in case|suppose|why|never|afraid|worried|used to|(?:he|she|they|\w+) (?:said|says|told|thinks?))\b|"
    r"\b(?:don['’]t|do not|not|can['’]t|won['’]t) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
#: A question of ours for such a time, or whether a time of theirs still holds.
_ASKS_TIME = lazily(
    r"\b(?:when|what (?:day|time|month)|which (?:month|week)|how soon|how about|what about|by when|suits?|next step)\b[^?]{0,120}\?|"
    r"\bstill (?:on|good|the plan|happening|realistic|possible)\b[^?]{0,60}\?|"
    r"\bis (?:it|that|this|\w+) (?:still )?(?:on|off)\b[^?]{0,40}\?",
    re.IGNORECASE,
)
_OF_US = lazily(
    r"\b(?:we|us|I|me|talk|speak|meet|look|go ahead|sign\w*|decide|decision|(?:do|start|start with|take|order|go for|come back to) "
    r"(?:it|this|that)|still \w+|next step|(?:is|how about|what about) (?-i:[A-Z])\w+)\b",
    re.IGNORECASE,
)
#: Words of a time that stands for an answer, at most.
_WORDS = 14


def names_later_time(sentence: str, asked: str = "", after: str = "") -> bool:
    """Whether a sentence puts the matter off to a time weeks ahead, or until things are calmer.

    Args:
        sentence: one of theirs.
        asked: the question of ours that its turn answers; empty where there is none.
        after: what its speaker says next, in the same turn.
    """
    if sentence.rstrip().endswith("?"):
        return False
    plain = " ".join(sentence.split())
    for said in (_LOOKS_AGAIN, _IT_WILL_BE):
        if (found := said.search(plain)) and not _NOT_SO.search(plain[: found.start()]):
            return True
    if len(plain.split()) > _WORDS:
        return False
    of_theirs = bool(asked) and bool(_ASKS_TIME.search(asked)) and not _OF_US.search(asked)
    if of_theirs:
        return False
    if _SAYS_SO.fullmatch(plain):
        return True
    only = _ONLY_A_TIME.fullmatch(plain) is not None
    return only and bool(_ASKS_TIME.search(asked) or _IS_CALMER.fullmatch(" ".join(after.split())))


#: A month that stands alone, which is a time only with a word before it.
_BARE_MONTH = lazily(rf"(?:^|[,;] ?|\bor )(?P<month>{NAMED_MONTH})\b(?! (?:the )?\d)")


def dated(sentence: str) -> str:
    """A sentence that names a later time, with "in" before each month that stands alone, as days are read: "in January, in February"."""
    return _BARE_MONTH.sub(lambda m: m[0].replace(m["month"], f"in {m['month']}"), sentence)
