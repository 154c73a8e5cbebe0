"""Delight in what nobody delights in, and praise of oneself that nobody means: "I live for paperwork", "I'm a saint, me". Pure.

Each needs two marks: words too big for the thing, and a thing nobody wishes, a tag that winks, or a count that complains. One alone
may be earnest: a bookkeeper loves spreadsheets, and who works in a camp may well be a humanitarian.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

#: What nobody loves for its own sake; spreadsheets, tools and calls somebody may.
_DREARY = (
    r"(?:paperwork|forms?|form[- ]filling|meetings?|passwords?|log-?ins?|surveys?|questionnaires?|bureaucracy|red tape|admin(?:istration)?|"
    r"captchas?|pop-?ups?|disclaimers?|cookie banners?|hold music|queu(?:es?|ing)|being on hold|small print|triplicate|acronyms?|"
    r"power ?points?|slide ?decks?|webinars?|mandatory training|terms and conditions|memos?|circulars)"
)
_SOME = r"(?:(?:a|an|the|my|our|all|all the|these|those|good|long|nice|more|another|your) ){0,3}(?:[\w-]+ )?"
#: A meeting, or somebody's slides, may well be the best of a week.
_DREARIEST = _DREARY.replace("meetings?|", "").replace(r"power ?points?|slide ?decks?|webinars?|", "")
#: Greater words than anybody has for it.
_LIVES_FOR = (
    r"\b(?:I|we) (?:(?:just|simply|positively|absolutely|do) )?(?:live for|adore|worship|can(?:['’]t|not) get enough of|never tire of|"
    r"dream (?:of|about))\b"
)
_BELIEVES = r"\bI(?:['’]m| am) (?:such )?a (?:great|big|huge|firm|true) (?:believer in|fan of|lover of)\b"
_HIGHLIGHT = (
    r"\b(?:the (?:highlight|high point) of (?:my|our) (?:day|week|month|year)|(?:my|our) idea of (?:fun|heaven|"
    r"a good time|a holiday|bliss)|"
    r"(?:my|our) favou?rite (?:hobby|pastime|sport)|(?:makes|made) my (?:day|week)|my cup runneth over)\b"
)
_DELIGHTED = (
    r"\b(?:I|we)(?:['’]d| would) (?:(?:just|simply|really|so|absolutely) )?(?:love|adore|be (?:delighted|thrilled|overjoyed|honoured)|"
    r"like nothing (?:more|better) than)(?: (?:to|for))?\b"
)
#: One more of what they have enough of, of their own doing.
_ANOTHER = (
    r"(?:(?:yet )?another|(?:even |some )?more|one more|the same|an extra|a (?:second|third|fourth|fifth)) (?:[\w-]+ ){0,2}?"
    r"(?:forms?|surveys?|questionnaires?|passwords?|log-?ins?|paperwork|templates?|portals?|checklists?|declarations?)\b"
)
_DOING = (
    rf"(?:(?:fill(?:ing)? (?:in|out)|complet(?:e|ing)|do(?:ing)?|sign(?:ing)?|remember(?:ing)?|learn(?:ing)?|reset(?:ting)?|"
    rf"log(?:ging)? (?:in|on) to) {_ANOTHER}|(?:re-?typ|re-?enter|re-?key)\w*\b|(?:queue|sit on hold|be on hold|hold the line)\b|"
    r"(?:tick|ticking) (?:more )?boxes\b)"
)
#: What ends a sentence with a wink.
_TAG = (
    r"(?:,? (?:truly|really|honestly|I really would|you know me|can['’]t you tell|obviously|naturally|ha(?:ha)?)|,? me)"
)
_WINKED = rf"{_TAG}\W*$"
#: So many of them that it is a complaint.
_COUNTED = (
    r"\b(?:I(?:['’]ve| have)|we(?:['’]ve| have)|that['’]s|there (?:were|have been)) (?:only |just )?(?:had |done |"
    r"been to |sat in |filled in |"
    r"signed )?(?:\d{1,3}|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b[^.!?]{0,30}\b(?:today|"
    r"this (?:week|morning|month)|"
    r"since|already|so far|before (?:lunch|nine|ten|breakfast))"
)
#: Cheers and questions that nobody raises over it.
_CHEERS = (
    rf"^\W*(?:oh (?:good|goody|joy)|hooray|hurrah|yippee|whoopee|joy of joys|lucky (?:me|us)|be still my (?:beating )?heart)[,:.!–—-]* "
    rf"(?:(?:yet )?another|(?:even |some )?more|one more|a new) (?:[\w-]+ )?{_DREARY}\b|"
    rf"\bwho (?:does|would)n['’]t (?:love|enjoy|like|adore) {_SOME}{_DREARY}\b|"
    rf"\bnothing (?:I|we) (?:like|love|enjoy) (?:more|better) than {_SOME}{_DREARY}\b|"
    rf"\bif only (?:we|I|there) (?:had|were) (?:(?:yet )?another|(?:even )?more|a few more) (?:[\w-]+ )?{_DREARY}\b|"
    rf"\bI could (?:happily )?(?:fill in|do|read|sit (?:in|through)|stand in) {_SOME}{_DREARY} "
    r"(?:all day|for ever|forever|till the cows come home)\b"
)
_NOT_EARNEST_OF = r"(?<!not )(?<!never )(?<!n['’]t )"
_DELIGHT = lazily(
    rf"{_CHEERS}|{_LIVES_FOR} {_SOME}{_DREARY}\b|{_HIGHLIGHT}[^.!?]{{0,20}}?\b(?:is|was|are|,|:)? ?{_SOME}{_DREARIEST}\b|"
    rf"\b{_DREARIEST}\b[^.!?]{{0,30}}?{_NOT_EARNEST_OF}{_HIGHLIGHT}|"
    rf"{_BELIEVES} {_SOME}{_DREARY}\b[^.!?]{{0,10}}{_COUNTED}|{_BELIEVES} {_SOME}{_DREARY}{_WINKED}|"
    rf"{_DELIGHTED} {_DOING}|{_DELIGHTED} (?:[\w-]+ ){{0,4}}{_ANOTHER}[^.!?]{{0,20}}{_WINKED}",
    re.IGNORECASE,
)
#: It is to end, to be had without something, or to be better.
_EARNEST = lazily(
    r"\b(?:last|never|no more|stop\w*|instead|rather|without|less|fewer|shorter|better(?! than)|only once|so (?:that|we)|"
    r"because it|if (?:it|that|you)|"
    r"seriously|I mean it|(?:for|about) (?:you|the (?:trial|pilot|study)))\b",
    re.IGNORECASE,
)

#: What nobody calls themselves in earnest.
_SAINT = (
    r"(?:saint|angel|martyr|national treasure|ray of sunshine|little ray of sunshine|picture of patience|"
    r"soul of (?:tact|patience|discretion)|"
    r"paragon of \w+|model of (?:patience|restraint|tact)|living legend|gift to (?:mankind|humanity|the world)|hero of labour)"
)
#: What somebody may be, and calls themselves for a trifle.
_GRAND = (
    r"(?:humanitarian|philanthropist|visionary|genius|diplomat|romantic|hero|pacifist|liberal|optimist|people person|feminist|benefactor|"
    r"poet|philosopher|patient man|patient woman|generous man|generous woman|modest man|modest woman|hopeless romantic)"
)
_I_AM = r"(?:^|[.!?;,–—-] )\W{0,3}(?:(?:well|oh|but|and|see|what can I say|you see),? ){0,2}I(?:['’]m| am) (?:such )?"
_PRAISE = lazily(
    rf"{_I_AM}(?:(?:a|an|the|quite a|quite the) (?:real |true |right |proper |regular )?{_SAINT}(?:,? (?:me|I am|really))?\W*(?:$|[.!?])|"
    rf"(?:a|an) (?:real |true |regular )?{_GRAND},? (?:me|I am)\W*(?:$|[.!?])|all heart\W*(?:$|[.!?]))",
    re.IGNORECASE,
)
_BARE_GRAND = lazily(
    rf"^\W*(?:(?:well|oh|but|and|see|what can I say|you see),? ){{0,2}}I(?:['’]m| am) (?:such )?(?:a|an) (?:real |true )?{_GRAND}\W*$",
    re.IGNORECASE,
)
#: What is granted or left undone, and is next to nothing.
_TRIFLE = lazily(
    r"\b(?:there (?:could|might|can) be (?:a|an)|(?:you|they|he|she) (?:can|could|may|might) (?:have|keep|use)|"
    r"I(?:['’]d| would| might| could)? "
    r"(?:even )?(?:let|allow|allowed|spare|spared|leave|left)\b|I (?:only|just|even|hardly|barely|merely)|I(?:['’]ve| have)? (?:only|even)|"
    r"I (?:did|have)(?:n['’]t| not)(?: even)? (?:shout|shouted|kick|kicked|hit|bite|bitten|sack|sacked|throw|thrown|swear|sworn|scream|"
    r"screamed|kill|killed)\w*|nobody (?:died|was hurt|got hurt|cried))\b",
    re.IGNORECASE,
)
#: The sentence of a speaker about the thing, behind a mocked one: "Send me more of it."
_ASKS_MORE = lazily(
    r"^\W*(?:(?:so|do|please|by all means|oh|go on),? ){0,2}(?:keep (?:them|it) coming|bring (?:them|it) on|more of (?:it|them|that)|"
    r"(?:(?:send|give|bring|get|find|mail) (?:me|us)|let['’]s have) (?:[\w-]+ ){0,3}?(?:more|another|them all|all of (?:it|them)|a few|"
    r"(?:ten|a dozen) (?:more|of (?:them|those))))\b",
    re.IGNORECASE,
)


def mock_delight(sentence: str) -> bool:
    """Whether a sentence hails what nobody wants, in words too big for it."""
    return bool(_DELIGHT.search(sentence)) and not _EARNEST.search(sentence)


def mock_praise(sentence: str, before: str = "") -> bool:
    """Whether somebody praises themselves and does not mean it.

    Args:
        before: what stands just before it: for a trifle that is granted there nobody is a humanitarian.
    """
    return bool(_PRAISE.search(sentence)) or bool(_BARE_GRAND.match(sentence) and _TRIFLE.search(before))


def asks_for_more(sentence: str) -> bool:
    """Whether a sentence asks for more of what stands before it: mocked there, it is no request."""
    return bool(_ASKS_MORE.match(sentence))
