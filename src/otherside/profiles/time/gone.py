"""Days that words name as gone: "we lost two boats in November", "in May the hall was shut". Pure.

A month without a year, or a day, is else taken for the next one. Only where the verb beside it is plainly one of the past; what was
planned, promised or agreed then may lie ahead.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.profiles.time.dates import Spoken

#: Simple pasts and participles that are nothing else.
_DONE = (
    r"(?:slept|lost|went|gone|came|took|taken|gave|wrote|began|fell|fallen|saw|seen|knew|chose|broke|broken|stole|sank|drove|flew|froze|"
    r"rang|sang|stood|sat|threw|thrown|brought|bought|caught|taught|fought|sold|paid|spent|sent|built|left|felt|met|won|ran|"
    r"ate|drank|grew|wore|tore|shook|struck|stuck|dug|made|done|got|been|had)"
)
#: Of what is told, meant or settled the day may be to come.
_AHEAD_OF_IT = (
    r"(?:agreed|aimed|announced|applied|arranged|asked|booked|called|committed|confirmed|decided|delayed|expected|extended|fixed|hired|"
    r"hoped|invited|mentioned|moved|named|needed|negotiated|offered|ordered|planned|postponed|promised|proposed|pushed|registered|"
    r"requested|rescheduled|reserved|scheduled|secured|shifted|signed up|suggested|tabled|wanted|warned)"
)
_REGULAR = rf"(?!{_AHEAD_OF_IT}\b|need\b|feed\b|speed\b|exceed\b|proceed\b|succeed\b)[a-z]{{2,}}ed"
#: Of a thing or a body, "the hall booked in May" may be to come; what none of these can be.
_BY_ITSELF = (
    r"(?:voted|happened|failed|crashed|stopped|collapsed|opened|started|ended|finished|arrived|visited|turned|dropped|jumped|rose|"
    r"passed|worked|looked|refused|rejected|expired|lapsed)"
)
_WHO = (
    r"(?:\b(?i:I|we|you|he|she|it|they|who|what|which|this|that|nobody|somebody|everybody|everyone|someone)\b|\b[A-Z][\w’'-]+|"
    r"\b(?i:the|our|my|his|her|their|your|its|an?|one|two|three|half|all|both) (?:[\w’'-]+ ){0,2}?[\w’'-]+)"
)
_ADVERBS = r"(?: (?:already|also|always|even|first|just|nearly|almost|never|not|only|really|still|then|once|\w{2,}ly))?"
#: "I have slept", "they'd lost", but "we have a fair".
_HAVE_DONE = (
    rf"(?:\b(?i:have|has|had|haven['’]t|hasn['’]t|hadn['’]t)|['’](?:ve|d)){_ADVERBS} (?:{_DONE}|{_REGULAR})\b|"
    r"\b(?i:did|didn['’]t)\b"
)
_PAST = lazily(
    # "It was", but "it was due", "it was to be".
    rf"{_HAVE_DONE}|"
    rf"\b(?i:was|were|wasn['’]t|weren['’]t)\b(?!{_ADVERBS} (?:to|due|supposed|going|meant|hoping|thinking|{_AHEAD_OF_IT})\b)|"
    rf"\bused to\b|{_WHO}{_ADVERBS} (?:{_DONE}|{_BY_ITSELF})\b|"
    rf"\b(?i:I|we|you|he|she|it|they|who){_ADVERBS} {_REGULAR}\b|"
    # "The letter reached us on the third": what is done to somebody is no "hall booked in May".
    rf"{_WHO}{_ADVERBS} {_REGULAR} (?:me|us|him|her|them|it)\b"
)
#: What somebody did: "the men paid before Easter", "it done before May" is rather to be.
_SOMEBODY_DID = lazily(
    rf"{_HAVE_DONE}|\b(?i:I|we|he|she|they|who|nobody){_ADVERBS} (?:{_DONE}|{_BY_ITSELF}|{_REGULAR})\b"
)
#: Anything that is or is to be, or hangs on something, in the same clause.
_NOT_YET = lazily(
    r"\b(?:will|won['’]t|shall|would|could|can|should|must|might|(?-i:may)|cannot|going to|about to|is|are|am|if|unless|once|after|until|"
    r"till|before|when|whenever|by then|has to|have to|need|needs|want|wants|"
    r"gets?|getting|hop(?:e|es|ing)|let['’]?s|(?-i:to (?!the\b|a\b|an\b|my\b|our\b|his\b|her\b|their\b)[a-z]+))\b|"
    r"['’](?:ll|re|m|d (?:like|love|prefer|rather))\b|(?:['’](?:ve|s)|\bhave|\bhas) got\b|"
    r"\b(?:it|that|there|what|he|she)['’]s (?!been\b|had\b|gone\b)",
    re.IGNORECASE,
)
#: Who speaks of the past once more says what of it: "I heard it starts in May" is of what it does, "they met and agreed on 9 June"
#: of what they settled, "it is paid and the joiner comes on the 4th" of what comes.
_SINCE = lazily(
    rf"\b(?:I|we|you|he|she|it|they|that|which|who|what|nobody|has|have|{_AHEAD_OF_IT})\b|"
    r"\band (?:the|an?|our|my|his|her|their|your) [\w-]+ (?:[\w-]+ )?[a-z]+s(?: (?:on|in)(?: the)?)?\s*$|\band the (?:one|others?|next)\b",
    re.IGNORECASE,
)
#: "I got it from Ada on the ninth": whom or what the verb is of, and from where or whom; it begins no clause.
_DONE_TO = lazily(
    r"\s*(?:(?:it|that|this|you|me|us|him|her|them)\b)?(?: (?:back|over|off|up|out|down|straight))?"
    r"(?: (?:from|to|by|via|through|out of|off) (?:(?!(?:that|which|who|I|we|you|he|she|it|they|has|have|is|and)\b)[\w’'-]+ ?){1,4})?"
    r"\s*(?:\b(?:on|in)(?: the)?\s*)?"
)
#: "That's what happened to it in June": what the first words point to is told in the clause behind them.
_CLEFT = lazily(
    r"\b(?:that|this|it|which)(?:['’]s| is| was) (?:also |just |exactly |precisely |pretty much |more or less )?"
    r"(?:what|how|why|where|when|who)\b",
    re.IGNORECASE,
)
_EDGE = lazily(r"[.;!?:,–—]|\b(?:but|so|because|though|while|whereas)\b|\band (?=(?:I|we|you|he|she|it|they)\b)")
#: "I asked you in June", "we mentioned it before the summer": the day on which they spoke.
_TOLD = lazily(
    rf"\b(?i:I|we){_ADVERBS} (?:asked|told|mentioned|warned)(?: (?:about )?(?:you|us|them|him|her|me|it|this|that|so))*\s*$"
)
#: "In June nobody told her that the sheet goes": they spoke then, whenever that is of which they spoke.
_TOLD_THEN = lazily(
    rf"\s*{_WHO}{_ADVERBS} (?:asked|heard|knew|mentioned|said|told|warned|wrote)"
    r"(?: (?:you|us|them|him|her|me|(?:the|our|my|his|her|their|your) [\w’'-]+))?"
    r"(?: (?:about|how|of|that|what|when|where|whether|who|why)\b|\s*(?:$|[.!?]))"
)
#: Nothing but the day's own word before it: "In June, we lost two boats", but "opening in June, we lost two boats".
_FRONTED = lazily(r"\W*(?:back )?(?:(?:on|in)(?: the)?)?\s*", re.IGNORECASE)
#: "In November", "on 3 March", "on the ninth": when something was; "for", "to" or "by" it something is to be.
_ON_IT = lazily(r"\b(?:on|in)(?: the)? ?$", re.IGNORECASE)
_OWN_ON_IT = lazily(r"(?:on|in) ", re.IGNORECASE)
#: "Before the summer", "over Easter" may be either.
_AROUND_IT = lazily(r"(?:at|over|before|after) (?!the next\b|next\b)", re.IGNORECASE)
#: Characters around a day that are looked at, and words before one with which its clause begins.
_NEAR, _FEW = 160, 2


def is_gone(text: str, day: Spoken) -> bool:
    """Whether a day that was found in a text is one of the past by the verb of its clause."""
    around = _AROUND_IT.match(day.words)
    on_it = _OWN_ON_IT.match(day.words) or (day.exact and _ON_IT.search(text[max(0, day.start - 8) : day.start]))
    if not (on_it or around) or (day.exact and re.search(r"20\d\d", day.words)):
        return False
    before = _EDGE.split(text[max(0, day.start - _NEAR) : day.start])[-1]
    verb = _SOMEBODY_DID if around else _PAST
    if _TOLD.search(before) or _past(before, verb, to_the_day=True):
        return True
    if len(before.split()) > _FEW:
        return False
    after = text[day.end : day.end + _NEAR]
    if _FRONTED.fullmatch(before):
        after = after.removeprefix(",")
    return bool(_TOLD_THEN.match(after)) or _past(_EDGE.split(after)[0], verb, to_the_day=False)


def _past(clause: str, verb: re.Pattern[str], *, to_the_day: bool) -> bool:
    """Whether the verb of a clause is one of the past, and nothing in it is to come.

    Args:
        verb: what is a verb of the past.
        to_the_day: the clause ends with the day, so that its last verb is the one of the day.
    """
    # "That's what he told me" is what he told me.
    clause = _CLEFT.sub(" what", clause)
    if _NOT_YET.search(clause):
        return False
    found = list(verb.finditer(clause))
    since = clause[found[-1].end() :] if found else ""
    return bool(found) and not (to_the_day and _SINCE.search(since) and not _DONE_TO.fullmatch(since))
