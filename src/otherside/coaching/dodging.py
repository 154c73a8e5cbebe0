"""Answers that are none: who, when and how much met with something else, and what they say of it themselves. Pure."""

from __future__ import annotations

from otherside.coaching.features import FORM, asks_a_fact, same_word, words_of
from otherside.coaching.phrases import plain
from otherside.coaching.reflecting import own_words
from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.number_words import ONE_TO_TEN
from otherside.domain.patterns import lazily
from otherside.extraction.hashing import opening
from otherside.extraction.segment import ends_with_question, segment
from otherside.profiles.said.appeals import straight

_ASKED = r"(?:who|what|when|where|why|which|whether|how(?: \w+)?)"
_IS_NONE = r"(?:answer|reply|name|number|figure|sum|date|yes|no\b|yes or (?:a )?no)"
_SAYS_SO = lazily(
    r"^(?:(?:but|and|well|no|yes|oh|ah|hm+|right|ok|okay|sorry|fine|sure|maybe|honestly|look|lovely|great)\b[,.!… ]*)*(?:"
    r"(?:that|it|this|which)(?:(?:'s| is| was)(?: still| really)? (?:not|no|hardly)|(?: is| was)n't)(?: really| quite| exactly| much of)?"
    r"(?: an?| the(?= answer))? "
    rf"(?:{_ASKED}|{_IS_NONE})(?=\W*$|[.,;!])"
    r"|(?:that|it|this|which)(?:(?:'s| is| was)(?: still| really)? not|(?: is| was)n't)(?: really| quite| exactly| at all)? "
    r"(?:the question(?=\W*$|[.,;!])|(?:what|the (?:question|thing)|who|where|when)(?: (?:that )?(?:i|we)(?:'d|'ve| had"
    r"| have)?(?: just| actually)? (?:asked?|was asking|were asking|wanted to know)))"
    r"|you(?:'ve)?(?: still| really| just)* (?:haven't|have not|not|didn't|did not|never|don't|won't|aren't)(?: actually| really"
    r"| quite| even| yet)* "
    rf"(?:said|say(?:ing)?|answer(?:ed|ing)?|told (?:me|us)|tell(?:ing)? (?:me|us))(?=\W*$|[.,;!]| {_ASKED}\b| (?:yet|my|the"
    rf"|our) ?(?:question)?\b)"
    r"|(?:that|it|this|which) (?:doesn't|does not|didn't|did not|hardly)(?: really| quite| actually)? "
    rf"(?:answers? (?:it|that|me|us|my|the|our|what)\b|tells? (?:me|us) {_ASKED}\b)"
    rf"|(?:i|we) (?:asked|was asking|were asking)(?: you)?,? (?:{_ASKED}|about)\b"
    r"|(?:please )?answer (?:the|my|our) question|you(?:'re| are) dodging|you(?:'ve| have)? (?:dodged|ducked|skipped"
    r"|avoided) (?:it|that|the|my)\b)"
)
_LEAD = r"^(?:(?:and|but|so|ok|okay|right|well|then|now|just|sorry|please)\b[, ]+)*"
_WHO = lazily(rf"{_LEAD}(?:who(?:'s|'ll|'d)?|whom|to whom|with whom) (?!knows|cares|needs it|wants it|am i|are we)")
_MEASURES = {
    "weigh": lazily(
        r"\b(?:kilos?|kgs?|kilogram\w*|tons?|tonnes?|pounds?|lbs?|stone|grams?|hundredweight)\b|\d(?:kg|t|lb)\b"
    ),
    "draw": lazily(r"\b(?:amp\w*|watts?|kilowatts?|volts?|phases?|kwh?|units?)\b|\d ?(?:a|w|kw|kva)\b"),
    "cost": lazily(
        r"[£$€]|\b(?:pounds?|euros?|dollars?|pence|cents?|thousand|hundred|grand|quid|free|nothing|included)\b|\d"
    ),
}
_MEASURE = lazily(
    rf"{_LEAD}what (?:does|do|would|will|did) (?:it|they|that|this|one|yours|the [\w -]{{2,24}}?)(?: all| really| actually)? "
    r"(?P<what>weigh|draw|cost)\b"
)
_AMOUNT = lazily(
    rf"{_LEAD}(?:how (?:long|many|much(?! (?:do|does|did|would) \w+ (?:know|like|want|care|need|use|think)\b)|often|soon|old|big"
    rf"|heavy|far|wide"
    r"|high|deep)|when(?:'s|'ll|'d)?(?= (?:do|does|did|is|are|was|were|will|would|can|could|shall|should|have|has)\b)"
    r"|what (?:day|date|time|year|size))\b"
)
_NUMBER = lazily(
    rf"\d|\b(?:{ONE_TO_TEN}|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand|half|quarter|none|few|couple|several"
    rf"|daily|weekly"
    rf"|monthly|yearly|today|tomorrow|tonight|{WEEKDAY}|{MONTHS_BUT_MAY}|spring|summer|autumn|winter|minutes?|hours?|days?"
    rf"|weeks?|months?|years?"
    r"|at once|straight ?away|immediately|instantly|overnight|never|not at all|no time|any time|whenever|always|until|till|once"
    r"|twice|soon|free"
    r"|nothing|included|lots?|plenty|enough|every|each|both|all (?:of|day|night|year|week)|most|less|more|under|over|about"
    r"|roughly|around|longer|shorter|rarely|as \w+ as"
    r"|before|after|already|now|then|still|next|last|christmas|easter|morning|afternoon|evening|night|noon|weekends?|amount|some|little"
    r"|part|decent|same|match|up to|sometimes|often|usually|seldom|whatever|any|no|not|none|cannot)\b|n't\b"
)
_SOMEBODY = lazily(
    r"\b(?:i|me|myself|we|us|he|she|they|him|her|them|you|yourself|someone|somebody|anyone|anybody|everyone|everybody|nobody|no one"
    r"|people|team|staff|crew|lads?|girls?|office|firm|company|desk|hotline|line|partners?|agency|agents?|family|brother|sister|son"
    r"|daughter|wife|husband|man|woman|men|women|chap|boss|(?:our|the|my|your|their|an?|one of our)(?: \w+)? (?!customers?"
    r"|clients?|users?)\w{3,}(?:ers?|ors?|ists?|ians?))\b(?!'ve (?:an?|the|got)\b| (?:have|offer|provide"
    r"|include|do have)\b)"
)
#: It is said that the answer is not known, or that it depends.
_OWNS_UP = lazily(
    r"\b(?:don't know|do not know|not sure|no idea|find out|check|ask|come back|get back|let you know|let me (?:get|look|see)"
    r"|good question|fair question|depends?"
    r"|varies|differs?|tell you|can't say|cannot say|couldn't say|can't tell|haven't|have to look|look it up|should have said"
    r"|sorry|nobody|no one"
    r"|in the (?:quote|offer|contract|sheet|table|mail))\b"
)
_SHORT = 3
_BRIEF = 4


def says_so(theirs: str) -> bool:
    """Whether they say that what they got was no answer: "That doesn't answer it", "That's no number"."""
    return bool(_SAYS_SO.search(plain(theirs).strip()))


def made_good(question: str, reply: str) -> bool:
    """Whether a reply of ours, after they said so, may answer their question or owns up that we did not.

    Args:
        question: theirs.
        reply: what we said then.
    """
    kind, told = wants(question), _told(reply)
    if _OWNS_UP.search(plain(reply)) or _shares(question, reply):
        return True
    return bool(kind and told) and not lacks(question, told)


def wants(question: str) -> str:
    """What a question asks for by its first word: ``somebody``, ``number``, or the like; empty where that does not show."""
    start = opening(question)
    if _WHO.match(start):
        return "somebody"
    measure = _MEASURE.match(start)
    if measure:
        return measure["what"]
    return "number" if _AMOUNT.match(start) else ""


def lacks(question: str, reply: str) -> bool:
    """Whether a reply has nothing of the kind that a question asks for, and speaks of something else.

    Args:
        question: theirs.
        reply: all that we said to it.
    """
    kind, low, words = wants(question), plain(reply), len(_told(reply).split())
    if not kind or words < _SHORT or _OWNS_UP.search(low):
        return False
    if kind in _MEASURES:
        brief = words <= _BRIEF and _NUMBER.search(low)
        return not (brief or _MEASURES[kind].search(low) or _shares(question, reply))
    if _shares(question, reply):
        return False
    return not (_NUMBER.search(low) if kind == "number" else _names_somebody(reply))


def _told(reply: str) -> str:
    """What a reply states, without what it asks back."""
    said = [reply[s.start : s.end] for s in segment(reply)]
    return " ".join(s for s in said if not ends_with_question(s))


def _shares(question: str, reply: str) -> bool:
    theirs = words_of(reply)
    return any(same_word(a, b) for a in own_words(question) for b in theirs)


def _names_somebody(reply: str) -> bool:
    """Whether it may name somebody: a word for a person, a capital within a sentence, or a sentence that begins with no common word."""
    if _SOMEBODY.search(plain(reply)):
        return True
    for span in segment(reply):
        first, *rest = reply[span.start : span.end].split()
        begins = plain(first).strip(".,;:!?…–—'\"").partition("'")[0]
        if any(word[:1].isupper() for word in rest) or not (begins in FORM or begins in _BEGINS):
            return True
    return False


#: How sentences begin that name nobody, beside words that only give form.
_BEGINS = frozenset(
    "we our ours i every everything excellent absolutely totally honestly look always never most many".split()
)


def asked_beside(text: str, start: int, end: int) -> str | None:
    """The question at the end of a turn of theirs that is not about what they voiced before it: "I'm tired of that shed. How high is it?"

    Whoever answers it does what was asked.

    Args:
        text: of their turn.
        start: offset of what they voiced.
        end: offset one past it.
    """
    spans = segment(text)
    if not spans or spans[-1].start < end:
        return None
    question = text[spans[-1].start : spans[-1].end]
    low = plain(question)
    if not question.rstrip("\"') ").endswith("?") or _WHAT_IF.search(low):
        return None
    if asks_a_fact(question) or wants(question):
        return question
    return (
        question
        if straight(question) and not (_shares(question, text[start:end]) or _POINTS_BACK.search(low))
        else None
    )


_WHAT_IF = lazily(
    r"\bwhat if\b|\bhow (?:do|can|would|could) (?:i|we) (?:know|trust|be sure)\b|\bwhat (?:happens|would happen|then)\b"
)
_POINTS_BACK = lazily(r"\b(?:that|this|it|those|these|then|so)\b")
