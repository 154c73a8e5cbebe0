"""Somebody asks to be left in peace for a while: "I'll probably just not answer for a bit". By their words. Pure.

It refuses nothing and promises nothing. It is no absence with a day of return, and no quiet that a room shall have.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered

_ME = r"(?:I|we)"
_NUMBER = (
    r"(?:a|one|two|three|four|five|six|some|several|a few|a couple of|the next few|the next|the coming|many|\d{1,2})"
)
#: For how long: nobody comes back from it on a day.
_SPAN = (
    rf"(?:for (?:a (?:little |good |long |short )?(?:while|bit|time|spell)|some time|{_NUMBER} (?:\w+ )?(?:weeks|months|days)|"
    r"now|the (?:time being|moment|present|foreseeable future))|(?:any ?more|until further notice|just now|these days|right now)|"
    rf"(?:until|till) (?:{_ME}(?:['’]m| am|['’]re| are| feel| know)|(?:things|all this|it all|this) (?:is|are|has|have|settles?|"
    rf"calms?)))\b"
)
_SOFT = r"(?: (?:probably|just|simply|also|really|now|then|sadly|honestly|only|perhaps|quite|better|likely|rather))*"
_WILL = (
    rf"\b{_ME}(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to| are going to|['’]d (?:better|rather)| may| might|"
    rf" have to| need to| want to| must){_SOFT}"
)
_ANSWER = r"(?:answer(?:ing)?|repl(?:y|ying)|respond(?:ing)?|write|writing|be in touch|get back to you|pick(?:ing)? up)"
_SILENT = (
    rf"{_WILL} (?:(?:be )?not(?: be)?{_SOFT} {_ANSWER}|go (?:quiet|silent)|(?:be|stay|keep) (?:quiet|silent)|"
    r"(?:disappear|vanish|withdraw|retreat|drop out of sight)|(?:step|pull) (?:right )?back|take a step back)"
    rf"(?: (?:to |from )?(?!(?:that|your)\b)[\w’']+){{0,5}}?,? {_SPAN}|"
    rf"\b{_ME}(?: won['’]t| will not|['’]m not going to| am not going to){_SOFT} (?:be )?{_ANSWER}(?: (?!(?:that|your|"
    rf"it)\b)\w+){{0,3}}?,? {_SPAN}"
)
_PEACE = (
    r"(?:quiet|peace(?: and quiet)?|silence|distance|breathing (?:space|room)|being left (?:alone|in peace)|to be left (?:alone|"
    r"in peace|be)|"
    r"to myself|to ourselves|without any of this|to (?:breathe|think|myself|ourselves)(?: \w+){0,3}?)"
)
_END = r"(?=\W*$|[,.;!–—]|,? please\b|,? (?:now|first|from (?:all (?:of )?)?(?:this|it|everything))\b)"
_ASKS = (
    rf"(?:\b{_ME}(?: really| just| simply| now)?(?: need|['’]d like| would like| could do with| am asking for|['’]m asking for| ask for)|"
    r"\b(?:please )?(?:give|grant|allow|let) (?:me|us)(?: have)?)"
)
_QUIET = (
    rf"{_ASKS} {_NUMBER} (?:weeks?|months?|days?|(?:little )?(?:while|time))(?:['’]s?)?(?: or (?:so|two))?(?: of| for|,)? {_PEACE}{_END}|"
    rf"{_ASKS} (?:some|a bit of|a little) (?:quiet|peace|silence|space|distance|room|breathing (?:space|room)),? (?:please\b|{_SPAN})|"
    r"\b(?:please )?(?:give|grant) (?:me|us) (?:some|a bit of|a little) (?:space|peace|distance|breathing (?:space|room))"
    r"(?! (?:for|in|on|between)\b(?! (?:a|now|the moment)\b))"
)
_HEAR = (
    r"(?:hear(?:ing)? (?:(?:anything|much|a word) )?from (?:me|us)|(?:an|any|a quick) (?:answer|reply)(?: from (?:me|us))?|"
    r"(?:much|anything|any (?:news|word)) from (?:me|us)|(?:me|us) to (?:answer|reply|write|be in touch|come back))"
)
_EXPECT = (
    rf"(?:\b(?:do not|don['’]?t|please not|not to|no need to)(?: please)? (?:expect|count on|wait for|reckon with)(?: to)? {_HEAR}|"
    rf"\byou (?:won['’]t|will not|may not|might not) {_HEAR}|\bif you (?:don['’]t|do not) {_HEAR})"
    rf"(?:,? {_SPAN}|(?=\W*$))"
)
_LEAVE = (
    rf"(?:^\W*|[,;.!–—] ?|\b(?:please|so|but|and|just|to) )(?:please )?(?:just )?(?:leave|let) (?:me|us) (?:alone|be|in peace)"
    rf"(?:,? (?:please|{_SPAN})|(?=\W*$))|"
    r"(?:^\W*|[,;.!–—] ?|\b(?:please|so|but|and) )(?:please )?(?:do not|don['’]t) (?:write|ring|call|phone|contact|mail|e-?mail|"
    r"text|message)"
    rf"(?: to)?(?: (?:me|us))? {_SPAN}(?! (?:on|at|with|by)\b)|"
    rf"\b{_ME}(?:['’]d| would) rather not (?:hear|write|speak|talk|be (?:written to|rung|called|contacted|"
    rf"asked))(?: \w+){{0,3}}?,? {_SPAN}"
)
_RETREATS = lazily(f"{_SILENT}|{_QUIET}|{_EXPECT}|{_LEAVE}", re.IGNORECASE)
#: An absence, somebody else's words, or only supposed.
_NOT_SO = lazily(
    r"\?\W*$|\b(?:holidays?|vacation|annual leave|parental leave|out of (?:the )?office|travelling|abroad|conference|trip|honeymoon|"
    r"would have|used to|(?:he|she|they|you|(?-i:(?!(?:I|We)\b)[A-Z][a-z]+)) (?:says?|said|told|asked|wrote))\b",
    re.IGNORECASE,
)
_SUPPOSED = lazily(
    r"\b(?:if|unless|when|in case|not that|never|why should)\b(?! you (?:don['’]t|do not)\b)", re.IGNORECASE
)


@remembered
def retreats(sentence: str) -> bool:
    """Whether somebody asks to be left in peace for a while, or says that nothing will be heard of them.

    Args:
        sentence: one of theirs.
    """
    plain = " ".join(sentence.split())
    found = _RETREATS.search(plain)
    return found is not None and not _NOT_SO.search(plain) and not _SUPPOSED.search(plain, 0, found.start())
