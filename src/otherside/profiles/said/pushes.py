"""What pushes somebody, and what only brings them something: where a message's check and the ear for a call agree. Pure.

Sentences of ours, by their words. The trained readers of both rooms find more; what stands here they may not miss, and what only
brings a page or a price they may not blame.
"""

from __future__ import annotations

import re
from enum import StrEnum

from otherside.domain.calendar_words import MONTHS, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.profiles.said.our_time import limits_the_talk, runs_the_talk


class Push(StrEnum):
    """How a sentence pushes."""

    CLOCK = "clock"
    """A day or a price of ours stands over a decision of theirs."""
    GRANTED = "granted"
    """A yes is taken for granted."""
    MISSING = "missing"
    """They would miss out, or be the last."""
    OTHERS = "others"
    """All the others do it already."""
    DREAD = "dread"
    """A bad moment of theirs is painted, before somebody who judges them."""
    OR_ELSE = "or else"
    """Unless they act, somebody else gets what was theirs."""
    CHASING = "chasing"
    """Silence is held against them, or asked about once more, with nothing brought."""


_WHEN = (
    rf"(?:(?:before|by|this|within) (?:the )?(?:\w+ ){{0,3}}?(?:{WEEKDAY}|week|weekend|month|quarter|year|"
    rf"christmas|easter|summer|holidays?|{MONTHS}|"
    r"\d{1,2}(?:st|nd|rd|th)?|\w+th)|today|tonight|tomorrow|now)\b"
)
_PRICE = r"(?:price|pricing|rate|offer|discount|quote|terms|deal|(?:\d+|five|ten|fifteen|twenty) ?(?:%|per ?cent))"
_NO_HOLD = r"(?:can['’]?t|cannot|can not|won['’]t be able to|unable to|can only)"
_ON_SIGNING = (
    r"\bif (?:it|this|that|you|we)\b[^.?!]{0,30}\b(?:sign\w*|order\w*|decide\w*|commit\w*|pay|paid|confirm\w*)\b"
)
_CLOCK = lazily(
    rf"\b{_NO_HOLD} (?:really |still )?(?:hold|keep|guarantee|honou?r|promise)(?: you)? (?:the|this|that|your|our|these|those) "
    rf"(?:\w+ )?{_PRICE}s?[^.?!]{{0,20}}\b(?:after|beyond|past|longer|until|till|from then)\b|"
    rf"\b(?:\d+|five|ten|fifteen|twenty) ?(?:%|per ?cent)(?: off| discount)\b[^.?!]{{0,30}}{_ON_SIGNING}[^.?!]{{0,20}}{_WHEN}|"
    rf"\b(?:i|we)(?:['’]d| would)? (?:really |just )?(?:love|like|want|need|hope|aim|have) to (?:get|bring|push|have|see|take) "
    rf"(?:it|this|that|the \w+|everything) (?:all )?(?:over the line|across the line|signed|closed|wrapped up|sewn up|tied up|locked in)"
    rf"[^.?!]{{0,20}}{_WHEN}",
    re.IGNORECASE,
)
_WHOEVER = r"(?:he|she|they|you|everyone|everybody|anyone|anybody|your \w+|the \w+|(?-i:[A-Z]\w+))"
_GRANTED = lazily(
    rf"\b(?:once|when|as soon as|if|the (?:minute|moment)|after) {_WHOEVER}(?:['’]ve| have| has)? (?:sees?|saw|seen|reads?|hears?|heard|"
    rf"looks?|tries|try|tried|gets?)\b[^.?!]{{0,60}}\b{_WHOEVER}(?:['’]ll| will| would|['’]d) (?:just |simply |all |only )?"
    r"(?:(?:have to|be bound to|be forced to) (?:say yes|agree|sign|want (?:it|this)|approve)|"
    r"(?:not be able to|never|be unable to) (?:say no|refuse|resist)|have no (?:choice|option|arguments?))\b|"
    rf"\b{_WHOEVER} (?:won['’]t be able to|(?:can['’]?t|cannot|couldn['’]t) possibly) (?:say no|refuse|resist)\b(?! to (?:him|her|them)\b)",
    re.IGNORECASE,
)
_RIVALS = r"(?:competitors?|competition|rivals?|neighbou?rs|peers)"
#: What stands between "the last" and what it would lack: "the last big bakery in the county without it".
_LACKING = (
    r"(?:(?!to\b|person\b)[\w’'-]+ ){0,6}?(?:without|still (?:on|using|doing|with|paying)|not (?:using|on it|doing)|"
    r"that (?:hasn['’]t|doesn['’]t|isn['’]t)|who (?:hasn['’]t|doesn['’]t|isn['’]t)|"
    r"to (?:switch|move|join|change|adopt|come on board|sign|catch on))"
)
_WANT_NOT = r"(?:don['’]?t|do not|wouldn['’]?t|would not|can['’]?t afford to|won['’]?t) (?:really )?(?:want to )?(?:be|end up|get|become)"
_MISSING = lazily(
    r"\b(?:i|we)(?:['’]d| would)? (?:really |just )?(?:hate|be (?:so )?(?:sorry|sad)|not want|not like)(?: it)? (?:for|to see|if) "
    r"(?:\w+ ){1,3}?(?:to )?(?:miss(?:ed|es|ing)?(?: out| the| this)|los(?:e|es|ing) out|(?:be|get|were|was)? ?left behind|"
    r"fall(?:s|ing)? behind)\b|"
    rf"(?<!so )(?<!so, )\byou (?:really |certainly |surely )?{_WANT_NOT} (?:(?:the (?:(?:only )?one|last(?: one)?|only \w+) )?"
    rf"(?:left behind|left out|missing out|left standing|(?:who|that)(?:['’]s| is| gets| was)? (?:left|missed|misses|falls?))\b|"
    rf"the (?:last|only) (?:one )?{_LACKING}\b)|"
    rf"\byou(?:['’]d| would|['’]ll| will|['’]re going to) (?:soon )?be (?:the|one of the|among the) (?:last|only) {_LACKING}\b|"
    rf"(?:^|[.!;:,–—] ?|\b(?:so|and|but) )(?:don['’]?t|do not|never) (?:let|watch) "
    rf"(?:(?:any of )?(?:your|the)(?: local)? {_RIVALS}|the others) "
    r"(?:get|pull|move|go|run|race|steal|overtake|leave|take|win|beat|pass|be)\b",
    re.IGNORECASE,
)
_DOING = (
    r"(?:mov(?:ed|ing)(?= ?(?:[.!,;]|already|over|across|on|to (?:us|it|this)|$))|switch(?:ed|ing)|sign(?:ed|ing) up|join(?:ed|ing)|"
    r"chang(?:ed|ing) over|jump(?:ed|ing) on|(?:doing|using|done) (?:it|this|one)\b(?! (?:differently|wrong|by hand|their|in their|on))"
    r"|g(?:one|oing) (?:this|that) way|gone (?:over|ahead))"
)
_OTHERS = lazily(
    rf"\b(?:all (?:of )?|every one of )(?:your|the) (?:\w+ )?(?:{_RIVALS}|others in your \w+) (?:have|has|are|is) "
    rf"(?:already |all |now |long )?(?:{_DOING}|on board)|"
    rf"\byour (?:\w+ )?{_RIVALS}(?: have| has| are| is|['’]ve|['’]re) (?:all )?already (?:all )?(?:{_DOING}|ahead)|"
    rf"\b(?:everybody|everyone)(?: else)?"
    r"(?: (?:in|of) (?:your|the|this) (?:\w+ )?(?:industry|trade|sector|business|field|county|region|town|valley))?"
    rf"(?:['’]s| is| has) (?:already |now )?{_DOING}",
    re.IGNORECASE,
)
_JUDGE = (
    r"(?:auditors?|inspectors?|inspectorate|insurers?|regulators?|board|boss|owners?|chair(?:man|woman)?|ceo|cfo|bank|judge|press|"
    r"shareholders|coroner|governors|trustees|head office)"
)
_GOOD_NEWS = r"\b(?:sav(?:ed?|ings?)|halved|under budget|early|ahead|good news|solved|over|well|finished|done|sorted|praise\w*)\b"
_DREAD = lazily(
    r"\b(?:imagine|picture (?:yourself|it|you)|think (?:of|what it(?:['’]s| is| will be) like))\b"
    r"(?: [\w’']+){0,4}? (?:explaining|telling|admitting|owning up|justifying|confessing|answering|explain|tell|admit|justify|answer)\b"
    rf"(?:(?!{_GOOD_NEWS})[^.?!]){{0,60}}?"
    rf"\b(?:the|your|an?|another) (?:\w+ )?{_JUDGE}\b"
    rf"(?![^.?!]{{0,60}}{_GOOD_NEWS})",
    re.IGNORECASE,
)
_OR_ELSE = lazily(
    r"\b(?:if|unless|otherwise|or)\b[^.?!]{0,120}\b(?:slot|place|spot|seat|date|week|crew|team|unit|van|room|offer|price|"
    r"stock|it|that|this)s? (?:just |simply )?"
    r"(?:goes|will go|['’]?ll go|would go|has to go|have to go|passes|(?:will be|gets?|is) (?:given|offered|passed|sold)) to "
    rf"(?:someone|somebody|another|others\b|the next|the competition|(?:one of )?(?:your|the|a)(?: \w+)? ?{_RIVALS})",
    re.IGNORECASE,
)
_HELLO = (
    r"^\W*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|day))\b[^,.!?]{0,40}[,.!–—-]\s*)?"
    r"(?:(?:so|and|just|only|i['’]m|i am|me)[, ]+)*"
)
_SENT = r"(?:quote|quotation|offer|proposal|contract|e-?mails?|mails?|messages?|notes?|letters?|voicemails?)\b"
_CHASING = lazily(
    rf"{_HELLO}(?P<at>(?:checking|circling|bumping|pinging|chasing)\b(?: (?:back|in|up|this|it|again|you))+"
    rf"|(?:following up|touching base)(?= (?:again|once more)\b| on (?:my|our|the) (?:\w+ )?{_SENT}))"
    # What follows behind a comma may be what it brings.
    r"(?: (?:on|about|to see|whether|if|with you|again|here|once)\b[^.?!,;:–—]{0,60})?[.!?\s]*$|"
    r"\b(?:have ?n['’]t|have not|['’]ve not|not) heard (?:anything |a word )?back(?: from you)?\b[^.?!]{0,40}\b(?:guess\w*|assum\w*|"
    r"suppos\w*|presum\w*|tak(?:e|ing) it|wonder\w*|slipped|fallen|dropped)\b|"
    r"\b(?:did|have) you (?:even |not )?(?:get|got|gotten|see|seen|receive[d]?|read) (?:any of )?my (?:(?:last|latest|earlier|previous|"
    r"two|three|other|e-?) ?)*(?:e-?mails?|mails?|messages?|notes?|voicemails?|letters?)\b",
    re.IGNORECASE,
)
_PATTERNS: tuple[tuple[Push, re.Pattern[str]], ...] = (
    (Push.CLOCK, _CLOCK),
    (Push.GRANTED, _GRANTED),
    (Push.MISSING, _MISSING),
    (Push.OTHERS, _OTHERS),
    (Push.DREAD, _DREAD),
    (Push.OR_ELSE, _OR_ELSE),
    (Push.CHASING, _CHASING),
)
#: The day or the wish is theirs, they are left free, or somebody else is quoted.
_FREE = lazily(
    r"\b(?:you|he|she|they) (?:said|told|asked|named|wrote|mentioned|wanted|want)\b|\bas (?:we )?agreed\b|"
    r"\b(?:by|before|until|till|for|to suit|ahead of|in time for) your (?:\w+ )?(?:board|bank|auditors?|insurers?|"
    r"landlord|deadline|date|day|shutdown|season|launch|opening|move|term)\b|"
    r"\b(?:no (?:rush|hurry|pressure|need)|(?:that|which)(?:['’]s| is) (?:fine|all right|ok(?:ay)?)|up to you|whatever you|"
    r"rather not (?:push|press)|not (?:asking|pressing|chasing))\b",
    re.IGNORECASE,
)


def pushes(sentence: str) -> tuple[Push, int, int] | None:
    """How a sentence of ours pushes, and where, ``(kind, start, end)``; None where its words show no push.

    Args:
        sentence: one, as it was said or written.
    """
    if _FREE.search(sentence):
        return None
    asks = sentence.rstrip(" \t\n\"')”’]").endswith("?")
    for kind, pattern in _PATTERNS:
        if asks and kind is not Push.CHASING:
            continue
        if found := pattern.search(sentence):
            # A greeting before it is none of it.
            start, end = found.span("at") if found.groupdict().get("at") else found.span()
            return kind, start, end
    return None


#: What informs: a page, a price, an example. What is to be signed or paid is something else.
_PAGE = (
    r"(?:price ?lists?|pricing|prices|figures|numbers|quotes?|quotation|decks?|slides|brochures?|(?:spec|data|fact|price) ?sheets?|specs?|"
    r"specifications?|one[- ]?pagers?|summar(?:y|ies)|notes|minutes|samples?|reports?|references?|case stud(?:y|ies)|links?|recordings?|"
    r"drawings?|plans?|proposals?|(?:white ?)?papers?|documents?|documentation|details|information|comparisons?|examples?|photos?|"
    r"pictures?|lists?|tables?|exports?|overviews?|leaflets?|letters?|calculations?|estimates?)"
)
_BRINGS = lazily(
    r"^\W*(?:(?:ok|okay|well|right|so|and|yes|perfect|great|sure|fine|good|lovely|then|alright|thanks|of course|no problem|in that case)\b"
    r"[,.!–— ]+)*(?:i|we)(?:['’]ll| will| can| could|['’]m going to| am going to|['’]re going to) "
    r"(?:also |just |then |happily |gladly |certainly )*"
    r"(?:send|get|mail|e-?mail|forward|share|drop|pop|put|post|bring|attach|pass|let you have|dig out|pull together|put together)\b"
    rf"[^.?!]{{0,60}}\b{_PAGE}\b",
    re.IGNORECASE,
)
_WANTS_IN_RETURN = lazily(
    r"\b(?:sign\w*|decid\w*|decision|order\w*|commit\w*|book\w*|pay\w*|deposit|contracts?|paperwork|agreements?|invoices?|start\w*|"
    r"kick off|begin|discount\w*|deals?|expir\w*|ends?|only|last|chance|until|till|before|unless|if|otherwise|or else|lose|miss\w*|"
    r"hurry|urgent\w*|asap|now|go ahead|going ahead|approv\w*|confirm\w*|reply|answer|yes|no-brainer|must|have to|need to|should)\b|[%?]",
    re.IGNORECASE,
)


def only_brings(sentence: str) -> bool:
    """Whether a sentence of ours only says that a page, a price or the like is on its way: "I'll get pricing over too"."""
    return bool(_BRINGS.search(sentence)) and not _WANTS_IN_RETURN.search(sentence)


def harmless(sentence: str) -> bool:
    """Whether a sentence that a trained reader may take for a push is none: it brings a page, or is about the talk itself."""
    return only_brings(sentence) or limits_the_talk(sentence) or runs_the_talk(sentence)
