"""Days that words name as gone: "we lost two boats in November", "in May the hall was shut". Pure.

A month without a year, or a day, is else taken for the next one. Only where the verb beside it is plainly one of the past; what was
planned, promised or agreed then may lie ahead.
"""

from __future__ import annotations

import re

from otherside.profiles.time.dates import Spoken

#: Simple pasts and participles that are nothing else.
_DONE = (
    r"(?:slept|lost|went|gone|came|took|taken|gave|wrote|began|fell|fallen|saw|seen|knew|chose|broke|broken|stole|sank|drove|flew|froze|"
    r"rang|sang|stood|sat|threw|thrown|brought|bought|caught|taught|fought|sold|paid|spent|sent|built|kept|left|felt|met|won|ran|"
    r"ate|drank|grew|wore|tore|shook|struck|stuck|dug|made|done|got|been|had)"
)
#: Of what is told, meant or settled the day may be to come.
_AHEAD_OF_IT = (
    r"(?:agreed|announced|arranged|asked|booked|confirmed|decided|expected|fixed|hired|hoped|invited|mentioned|moved|named|needed|offered|"
    r"ordered|planned|postponed|promised|proposed|pushed|reserved|scheduled|shifted|signed up|suggested|wanted|warned)"
)
_REGULAR = rf"(?!{_AHEAD_OF_IT}\b|need\b|feed\b|speed\b|exceed\b|proceed\b|succeed\b)[a-z]{{2,}}ed"
#: Of a thing or a body, "the hall booked in May" may be to come; what none of these can be.
_BY_ITSELF = (
    r"(?:voted|happened|failed|crashed|stopped|collapsed|opened|started|ended|finished|arrived|visited|turned|dropped|jumped|rose|"
    r"passed|worked|looked|refused|rejected|expired|lapsed)"
)
_WHO = (
    r"(?:\b(?:I|we|you|he|she|it|they|who|which|this|that|nobody|somebody|everybody|everyone|someone)\b|\b[A-Z][\w’'-]+|"
    r"\b(?i:the|our|my|his|her|their|your|its|an?|one|two|three|half|all|both) (?:[\w’'-]+ ){0,2}?[\w’'-]+)"
)
_ADVERBS = r"(?: (?:already|also|always|even|first|just|nearly|almost|never|not|only|really|still|then|once|\w{2,}ly))?"
_PAST = re.compile(
    # "I have slept", "they'd lost", but "we have a fair".
    rf"(?:\b(?i:have|has|had|haven['’]t|hasn['’]t|hadn['’]t)|['’](?:ve|d)){_ADVERBS} (?:{_DONE}|{_REGULAR})\b|"
    # "It was", but "it was due", "it was to be".
    rf"\b(?i:was|were|wasn['’]t|weren['’]t)\b(?!{_ADVERBS} (?:to|due|supposed|going|meant|hoping|thinking|{_AHEAD_OF_IT})\b)|"
    rf"\b(?i:did|didn['’]t)\b|\bused to\b|{_WHO}{_ADVERBS} (?:{_DONE}|{_BY_ITSELF})\b|"
    rf"\b(?:I|we|you|he|she|it|they|who){_ADVERBS} {_REGULAR}\b"
)
#: Anything that is or is to be, or hangs on something, in the same clause.
_NOT_YET = re.compile(
    r"\b(?:will|won['’]t|shall|would|could|can|should|must|might|(?-i:may)|cannot|going to|about to|is|are|am|if|unless|once|after|until|"
    r"till|before|when|whenever|by then|has to|have to|need|needs|want|wants|to (?!the\b|a\b|an\b|my\b|our\b|his\b|her\b|their\b)[a-z]+)\b|"
    r"['’](?:ll|re|m)\b|\b(?:it|that|there|what|he|she)['’]s (?!been\b|had\b|gone\b)",
    re.IGNORECASE,
)
#: Who speaks of the past once more says what of it: "I heard it starts in May" is of what it does.
_OTHER_CLAUSE = re.compile(r"\b(?:I|we|you|he|she|it|they|that|which|who)\b", re.IGNORECASE)
_EDGE = re.compile(r"[.;!?:,–—]|\b(?:but|so|because|though|while|whereas)\b|\band (?=(?:I|we|you|he|she|it|they)\b)")
#: "In November", "on 3 March": a day on which something was; "for", "to" or "by" it something is to be.
_ON_IT = re.compile(r"\b(?:on|in)(?: the)? ?$", re.IGNORECASE)
#: Characters around a day that are looked at, and words before one with which its clause begins.
_NEAR, _FEW = 160, 2


def is_gone(text: str, day: Spoken) -> bool:
    """Whether a day that was found in a text is one of the past by the verb of its clause."""
    on_it = day.words.casefold().startswith("in ") or (
        day.exact and _ON_IT.search(text[max(0, day.start - 8) : day.start])
    )
    if not on_it or (day.exact and re.search(r"20\d\d", day.words)):
        return False
    before = _EDGE.split(text[max(0, day.start - _NEAR) : day.start])[-1]
    if len(before.split()) > _FEW:
        return _past(before, to_the_day=True)
    return _past(_EDGE.split(text[day.end : day.end + _NEAR])[0], to_the_day=False)


def _past(clause: str, *, to_the_day: bool) -> bool:
    """Whether the verb of a clause is one of the past, and nothing in it is to come.

    Args:
        to_the_day: the clause ends with the day, so that its last verb is the one of the day.
    """
    if _NOT_YET.search(clause):
        return False
    found = list(_PAST.finditer(clause))
    return bool(found) and not (to_the_day and _OTHER_CLAUSE.search(clause[found[-1].end() :]))
