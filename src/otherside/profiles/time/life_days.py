"""Days of a life or a house on which somebody goes, comes or moves, and days on which those who share it make up their minds. Pure.

"She flies on the 14th", "we exchange contracts on 12 January", "we're all there on the sixth and then we'll decide". What somebody
else offers to do on a day is a day of theirs, and forces nothing.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.profiles.time.dates import Spoken

_KIN = (
    r"(?:mum|dad|mom|gran|nan|mother|father|parents|husband|wife|partner|sons?|daughters?|brother|sister|grand\w+|aunt|uncle|cousin|nephew|"
    r"niece|in-laws|kids|children|boys?|girls?|eldest|youngest|lodgers?|tenants?|au pair|flatmate|neighbours?)"
)
_OFFICE = (
    r"(?:head|director|manager|boss|chief|lead|deputy|successor|chair\w*|treasurer|secretary|accountant|engineer|foreman|colleague|partner)"
    r"(?: of [\w-]+)?"
)
_SOMEBODY = (
    rf"(?:\b(?:I|we|he|she|they)|\b(?:mum|dad|mom|gran|nan)|\b(?:my|our|his|her|the) (?:[\w’'-]+ ){{0,3}}?(?:{_KIN}|{_OFFICE})|"
    r"(?<!\bto )(?<!\bfrom )(?<!\bin )(?<!\bof )(?-i:\b(?!(?:It|That|This|What|Which|There|You)\b)[A-Z][a-z]+(?: and [A-Z][a-z]+)?))"
)
#: What somebody does on a day after which it is otherwise.
_GOES = (
    r"(?:['’](?:s|re|m)| is| are| am)?(?: (?:also|then|only|finally|actually|probably|all))? ?"
    r"(?:fl(?:y|ies|ying)|leav(?:es?|ing)(?! (?:it|that|this|you|things|work)\b)|depart(?:s|ing)?|sail(?:s|ing)?|emigrat(?:es?|ing)|"
    r"(?:mov(?:e|es|ing)) (?:in|out|away|house|home|to|back)|land(?:s|ing)?|arriv(?:es?|ing)|return(?:s|ing)|"
    r"(?:com(?:e|es|ing)|go(?:es|ing)?) (?:home|back|over|abroad|away|to (?-i:[A-Z])[\w-]+)|retir(?:es?|ing)|go(?:es)? into (?:the |"
    r"a )?home)"
)
_BACK = r"(?:['’](?:s|re)| is| are) (?:back|out|gone|off|away)"
#: What buying and letting a house turns on.
_HOUSE = (
    r"(?:\b(?:I|we|they|he|she)(?:['’]re| are|['’]ll| will|['’]m| am|['’]s| is)?(?: (?:due|going|hoping|meant|supposed) to)? "
    r"(?:exchang(?:e|es|ing)(?: contracts)?|complet(?:e|es|ing)(?: the (?:purchase|sale))?|(?:get|gets|getting|have|hand over|"
    r"hand back) the keys)|"
    r"\b(?:exchange(?: of contracts)?|completion)(?: is|['’]s)?)"
)
_UNTIL = (
    r"(?:,? (?!(?:when|if|once|after|before|and|but|so|because|with you|to you)\b)[\w’'-]+){0,5}?(?: (?:on|from|by|this|"
    r"next))?(?: the)? ?$"
)
_LIFE = lazily(rf"(?:{_SOMEBODY}{_GOES}|{_HOUSE})\b{_UNTIL}", re.IGNORECASE)
_LIFE_BACK = lazily(
    rf"(?:\b(?:he|she|they)|\b(?:mum|dad|gran)|\b(?:my|our|the) (?:[\w’'-]+ ){{0,2}}?{_KIN}){_BACK}\b{_UNTIL}",
    re.IGNORECASE,
)
#: Somebody of theirs, told of, is somewhere on a day: "Ines will come to Tarn", "he'll be in Tarn".
_VISITS = lazily(
    rf"(?:\b(?:he|she|they)|\b(?:my|our|his|her|the) (?:[\w’'-]+ ){{0,3}}?{_OFFICE}|"
    r"(?<!\bto )(?<!\bfrom )(?<!\bin )(?<!\bof )(?-i:\b(?!(?:It|That|This|What|Which|There|You|We|If|Whoever|Nobody|Everybody)\b)"
    r"[A-Z][a-z]+(?: (?:and )?[A-Z][a-z]+)?))"
    r"(?:['’]ll| will|['’](?:s|re) going to| (?:is|are) going to)(?: (?:also|then|only|finally|actually|probably|both|all))?"
    r" (?:come(?: (?:up|down|over|across|out|in|along|by))?(?: (?:to|and) (?:see )?(?:(?:the|our) )?[\w-]+)?|"
    rf"be (?:(?:up|down|over|out) )?(?:in|at) (?:(?:the|our) )?(?:(?-i:[A-Z])[\w-]+|office|works|yard|plant|building|room|site))\b{_UNTIL}",
    re.IGNORECASE,
)
_BORN = lazily(
    r"\b(?:(?:the|our|my|her|their|a|another|second|third) )?(?:baby|twins|little one|grandchild)(?:['’]s| is| are|['’]re)?(?: \w+)? "
    r"(?:due|expected|on (?:the|its) way|coming)\b[^.,;!?]{0,30}$",
    re.IGNORECASE,
)
_WITH_US = lazily(r"\b(?:to|with|at) (?:you|yours|your)\b|\bsee you\b", re.IGNORECASE)
_SUPPOSED = lazily(r"\b(?:if|unless|suppose|imagine|in case|what happens when)\b[^.;!?]{0,200}$", re.IGNORECASE)

_WE = (
    r"(?:we|I|they|he|she|mum|dad|everybody|everyone|the (?:family|children|kids|partners|two of (?:us|them)|three of (?:us|them))|"
    r"(?-i:[A-Z][a-z]+))"
)
_DECIDE = (
    r"(?:decid(?:e|es|ing)\b(?! (?:whether|if|how|when|what|where|who|which) (?:we|you|they|it|to) (?:meet|see|eat|go for))|"
    r"know\b(?! (?:more|better|where|how|who|what|the|a|each|him|her|them|you)\b)|choose\b|make up (?:our|their|my|his|her) minds?|"
    r"make (?:a|the|our|their) (?:decision|choice)|(?:have|give you|get|has) (?:an?|our|the|your) (?:answer|decision)|vote\b|settle it|"
    r"say yes or no|tell you (?:yes or no|whether|if))"
)
_THEN = r"(?:then|that (?:day|evening|night|afternoon|weekend)|there|on the (?:day|spot)|after(?: that|wards)|there and then)"
_FILLED = (
    r"(?:['’]ll| will|['’]re going to| are going to|['’]s going to| is going to|['’]d|['’]m going to)?(?: (?:all|both|finally|also|"
    r"just|probably|either|then))*"
)
#: Behind the day: they make up their minds then.
_DECIDES = lazily(
    rf"[^.;!?]{{0,120}}?(?:[,;–—-] ?|\b(?:and|so|when|where)\b,? ?|[.!] )(?:{_THEN},? (?:(?:and|only) )?{_WE}{_FILLED} {_DECIDE}|"
    rf"{_WE}{_FILLED} (?:(?:talk|sit|speak|go|look)\b[^.;!?]{{0,50}}? and (?:{_WE}{_FILLED} )?)?{_DECIDE}[^.;!?]{{0,30}}?\b{_THEN}\b|"
    rf"{_WE}{_FILLED} (?:talk|sit|speak|go|look)\b[^.;!?]{{0,50}}?\b{_THEN}\b[^.;!?]{{0,20}}? and (?:{_WE}{_FILLED} )?{_DECIDE}|"
    rf"(?:{_THEN},? )?(?:it['’]s|it is|it['’]ll be|it will be|we say|they say) (?:a )?yes or (?:a )?no|{_DECIDE}(?=\W*$|[.,;!]))",
    re.IGNORECASE,
)
_NOT_DECIDED = lazily(
    r"\b(?:not|never|nobody|nothing|won['’]t|can['’]t|cannot|may|might|perhaps|maybe|whether you|you(?:['’]ll| will| can)? (?:decide|"
    r"know))\b|"
    r"n['’]t\b|\?\W*$",
    re.IGNORECASE,
)
#: Who decides of them, and is none of them.
_AUTHORITY = lazily(
    r"\b(?:court|judge|bank|lender|insurers?|planners|planning (?:office|department)|authority|ministry|magistrates?|ombudsman)\b",
    re.IGNORECASE,
)

_OFFERS = lazily(
    r"(?:\b(?:he|she|they|(?-i:[A-Z][a-z]+)|the (?:other|others|other (?:lot|firm|one|builder|people))|(?:says?|said|reckons?|thinks?|"
    r"promises?|"
    r"swears) (?:that )?(?:he|she|they)|(?:another|the|his|her|their) (?:builder|firm|supplier|agency|man|crew))(?: (?:could|can|would|"
    r"might)|['’]d)|"
    r"\b(?:says?|said|reckons?|promises?|promised|swears|offers?|offered)(?: (?:that )?(?:he|she|they)(?:['’]ll| will|['’]d| would| can|"
    r" could)| to)|"
    r"\b(?:is|are|was|were) (?:able|ready|free|happy) to)(?: (?:also|even|already|just))? "
    r"(?:start|begin|do (?:it|the \w+)|come|deliver|install|fit (?:it|us) in|be (?:here|there|done|finished|out|in)|finish|have (?:it|"
    r"us) \w+|get (?:it|us) "
    r"\w+|send|put)\b[^.;!?,]{0,40}$",
    re.IGNORECASE,
)
_OF_OURS = lazily(r"\b(?:you|we|I)\b(?: (?:could|can|would)|['’]d)\b[^.;!?,]{0,40}$", re.IGNORECASE)
#: Characters around a day that are looked at.
_NEAR = 160


def goes_or_comes(text: str, day: Spoken) -> bool:
    """Whether on a day somebody of theirs goes, comes, moves or is to be somewhere, or a house changes hands."""
    until = _before(text, day)
    if _SUPPOSED.search(until) or _WITH_US.search(text):
        return False
    return bool(_LIFE.search(until) or _LIFE_BACK.search(until) or (day.exact and _VISITS.search(until)))


def born(text: str, day: Spoken) -> bool:
    """Whether a child is due on a day."""
    return bool(_BORN.search(_before(text, day)))


def decides_then(text: str, day: Spoken) -> bool:
    """Whether they say, in the same breath or the next sentence, that they will make up their minds on a day or right after it."""
    # "3 December." has the stop of its sentence in it.
    end = day.start + len(day.words)
    found = _DECIDES.match(text[end : end + _NEAR])
    until = _before(text, day)
    return (
        found is not None
        and not _NOT_DECIDED.search(found[0])
        and not _WITH_US.search(until)
        and not _AUTHORITY.search(until)
    )


def offered_by_another(text: str, day: Spoken) -> bool:
    """Whether a day is the one on which somebody else, of whom they tell, says that they could do the work."""
    until = _before(text, day)
    return bool(_OFFERS.search(until)) and not _OF_OURS.search(until)


def _before(text: str, day: Spoken) -> str:
    """What stands before a day in its sentence, with the word that belongs to the day: "on the 14th" has it in its own."""
    until = text[max(0, day.start - _NEAR) : day.start]
    own = re.match(r"(?:on|by|from|until|till|before|in)\b(?: the)? ?", day.words, re.IGNORECASE)
    return re.split(r"[.;!?]\s", until)[-1] + (own[0] if own else "")
