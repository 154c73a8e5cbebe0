"""Set phrases that mean the opposite of what they say: "just what we need, another form". Pure.

Only phrases that nobody uses in earnest. "That's exactly what we need" is meant, and so is "more hands, just what we need".
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.mock_delight import asks_for_more, mock_delight, mock_praise
from otherside.extraction.segment import segment

#: What nobody wants one more of.
_UNWELCOME = (
    r"(?:apps?|log-?ins?|passwords?|forms?|meetings?|dashboards?|spreadsheets?|tools?|systems?|portals?|surveys?|e-?mails?|screens?|"
    r"subscriptions?|paperwork|admin|bureaucracy|red tape|paper|work|updates?|acronyms?|buttons?|bills?|calls?|tickets?|reports?)"
)
_MORE = rf"(?:(?:yet )?another|(?:even )?more|one more|(?:a )?(?:second|third|fourth)) (?:\w+ ){{0,2}}?{_UNWELCOME}\b"
_IRONIC = lazily(
    rf"\b(?:just|exactly|precisely) what (?:I|we|everybody|everyone) (?:need|want)(?:ed|s)?\b[\s,.:;–—-]+{_MORE}|"
    r"\blike (?:I|we|you) (?:want|need) a hole in (?:the|my|our|your) head\b|"
    r"\bsaid (?:nobody|no[ -]one),? ever\b|"
    rf"^\W*(?:oh,? |ah,? |well,? )?(?:great|brilliant|lovely|fantastic|wonderful|perfect|super|marvellous|terrific),? "
    rf"(?:so that['’]s another\b|{_MORE})|"
    r"\bjust love (?:re-?\w+ing|copying|chasing|filling in|typing|waiting|queu\w+|retyping)\b|"
    r"\bmy favou?rite (?:part|bit) is (?:when|how) (?:it|they|the \w+) (?:los|crash|break|freez|di|fail|hang|forget|delet)\w*\b",
    re.IGNORECASE,
)


#: A wish as people mock it; in earnest it has something in it that anybody would want.
_MOCK_WISH = (
    r"\b(?:I|we) (?:simply |just |really |so |honestly )?(?:can['’]?t|cannot|can hardly|could hardly) wait(?=\W*$|[.!,;]| (?:to|"
    r"for|until)\b)|"
    r"\b(?:I|we)(?:['’]ve| have)?(?: secretly| just)? always (?:wanted|dream(?:t|ed)|longed|hoped|wished)\b|"
    r"\ball my life (?:I|we)(?:['’]ve| have) (?:wanted|dream(?:t|ed)|waited|longed)\b|"
    r"\b(?:I|we)(?:['’]d| would) (?:love|like|enjoy) nothing (?:more|better)\b|"
    r"\b(?:there(?:['’]s| is) )?nothing (?:I|we)(?:['’]d| would) (?:love|like|enjoy) (?:more|better)\b|"
    r"\bwhat could be (?:nicer|better|lovelier|more fun)\b|\bhow (?:I|we)(?:['’]ve| have)? longed (?:to|for)\b"
)
_AGAIN = r"(?:(?:yet )?another|(?:even )?more|one more|an extra|a (?:second|third|fourth|fifth))"
#: What nobody longs to do, whatever it is for.
_CHORE = (
    rf"(?:fill(?:ing)? (?:in|out) (?:{_AGAIN}|the same|a) (?:[\w-]+ ){{0,2}}?(?:forms?|surveys?|sheets?|questionnaires?|templates?)\b|"
    r"(?:re-?typ|re-?enter|re-?key|copy and past|queu)\w*\b|(?:sit|sitting|suffer|wade|click|scroll|work) (?:my way )?through\b|"
    r"(?:be|being|sit|hang|wait) on hold\b|hold the line\b|tick(?:ing)? (?:boxes|more boxes)\b|"
    rf"(?:learn|remember|reset|type|install|download|attend|sit in|join|read|write|pay|manage|run|maintain)(?:ing)? {_AGAIN}\b|"
    r"(?:explain|tell|do|type|enter|send|say|start)(?:ing)? (?:it|this|that|the same|everything|all)(?: \w+){0,4}? "
    r"(?:again|once more|all over|twice|a second time|from scratch)\b|start(?:ing)? (?:all over|from scratch) again\b|"
    r"count(?:ing)? (?:(?:all |every )?(?:my |our |the )?)(?!down|on|myself|ourselves)[\w-]+(?: \w+){0,3}? on (?:my|our|a|the) "
    r"(?:phone|tablet|screen|app|laptop|fingers|knees|day off|sunday)\b|"
    r"(?:ring|call|chase|beg|remind)(?:ing)? (?:you|them|somebody|everybody|the (?:help ?desk|hotline|support))(?: \w+){0,4}? "
    r"(?:again|twice|every|each|all day)\b)"
)
#: Less than that: a chore where it is wished for right behind a thing that was hailed.
_TASK = (
    r"\b(?:count\w*|log(?:ging)? (?:in|on)|sign(?:ing)? (?:up|in)|register\w*|fill\w*|typ(?:e|ing)|scan\w*|swip\w*|upload\w*|"
    r"download\w*|install\w*|click\w*|scroll\w*|look(?:ing)? (?:it|them|that|things) up|find(?:ing)? out where|learn\w*)\b"
)
_MOCKED_CHORE = lazily(
    rf"(?:{_MOCK_WISH})[^.!?]{{0,60}}?(?<!stop )(?<!never )(?<!without )(?<!not )\b{_CHORE}", re.IGNORECASE
)
_MOCKED = lazily(
    rf"(?:{_MOCK_WISH})|^\W*(?:just|exactly|precisely) what (?:I|we)(?:['’]ve| have| had| was| were)?\b", re.IGNORECASE
)
_TASK_WISHED = lazily(rf"(?:{_MOCK_WISH})[^.!?]{{0,60}}?{_TASK}", re.IGNORECASE)
#: In earnest after all: it is to end, or to be had without something.
_TO_END = lazily(
    r"\b(?:the last (?:of|one|time)|for the last time|never (?:again|to)|no (?:longer|more)|stop\w*|be rid of|get rid of|"
    r"instead of|rather than|"
    r"without|no joke|seriously|I mean it|in earnest|savings?|profits?|days (?:to|until|till))\b",
    re.IGNORECASE,
)
_CHEER = (
    # A mail may have its salutation in the same line.
    r"^\W*(?:[^\W\d_]{2,20}, )?(?:oh,? |ah,? |well,? )?"
    r"(?:great|brilliant|lovely|fantastic|wonderful|perfect|super|marvellous|terrific|splendid|joy),? "
)
_SELLS = r"(?:suppliers?|vendors?|consultants?|sales\w+|partners?|providers?|experts?|gurus?|coach(?:es)?|apps?)"
#: Something that one more of is hailed, or somebody who wants something of them.
_HAILED_MORE = lazily(
    rf"{_CHEER}(?:{_MORE}|(?:yet )?another (?:[\w'’-]+ ){{0,2}}?{_SELLS} (?:who|that|with|to|wanting|promising)\b|"
    rf"(?:yet )?another (?:[\w'’-]+ ){{0,2}}?{_SELLS}\W*$)",
    re.IGNORECASE,
)
#: A thing hailed by its bare name: "Wonderful, a portal."
_HAILED = lazily(rf"{_CHEER}(?:a|an|the) (?:[\w-]+ ){{0,2}}?{_UNWELCOME}\W*$", re.IGNORECASE)
#: Nobody says "Oh" and "just what I always wanted" of a thing they did want: then it is "that's just what I've always wanted".
_A_GIFT = (
    r"^\W*oh,? (?:how |this is )?(?:great|brilliant|lovely|fantastic|wonderful|perfect|super|marvellous|terrific|splendid|"
    r"joy),? "
)
_JUST_WHAT = r"(?:just|exactly|precisely) what (?:I|we)(?:['’]ve| have|['’]d| had)?(?: all)? always (?:wanted|needed|dreamt of)\W*$"
_GIFT = lazily(rf"{_A_GIFT}(?:an?|the|some) [^.!?]{{1,60}}[.!,;:–—-]+ {_JUST_WHAT}", re.IGNORECASE)
_GIVEN = lazily(rf"{_A_GIFT}(?:an?|the|some) [^.!?]{{1,60}}", re.IGNORECASE)
_ALWAYS = lazily(rf"^\W*{_JUST_WHAT}", re.IGNORECASE)
#: A wish that has its object in somebody else's words, and may be the reverse of theirs: "And I'd like to be the last."
_HANGING = lazily(
    r"^\W*(?:and|but|well|then)[ ,]{1,3}(?:I|we)(?:['’]d| would) (?:like|love|want|prefer) to be (?:the (?:last|only) one|the last)\W*$",
    re.IGNORECASE,
)
#: Sentences in which what was hailed is mocked on.
_BEHIND = 2


def ironic(sentence: str) -> bool:
    """Whether a sentence is meant the other way round: what it wishes for is what they have had enough of."""
    flat = " ".join(sentence.split())
    if _IRONIC.search(flat) or _HAILED_MORE.search(flat) or _GIFT.search(flat):
        return True
    if mock_delight(flat) or mock_praise(flat):
        return True
    return bool(_MOCKED_CHORE.search(flat)) and not _TO_END.search(flat)


def mocked(text: str, start: int, end: int) -> bool:
    """Whether words are a wish in mockery by what stands just before them: "Great, another form. I can't wait."

    Args:
        text: the whole turn.
        start, end: of the words.
    """
    own = " ".join(text[start:end].split())
    if mock_praise(own, _before(text, start)) or (_HANGING.match(own) and not text[:start].strip()):
        return True
    if _ALWAYS.match(own) and _GIVEN.match(_before(text, start)):
        return True
    if not _MOCKED.search(own) or _TO_END.search(own):
        return False
    before = [text[s.start : s.end] for s in segment(text) if s.end <= start][-_BEHIND:]
    if any(_HAILED_MORE.search(" ".join(said.split())) for said in before):
        return True
    return bool(_TASK_WISHED.search(own)) and any(_HAILED.search(" ".join(said.split())) for said in before)


def mocked_request(text: str, start: int, end: int) -> bool:
    """Whether words ask for more of what is mocked just before them, or are mockery themselves: "I live for forms. Send me more."

    Args:
        text: the whole turn.
        start, end: of the words.
    """
    own = " ".join(text[start:end].split())
    return mock_delight(own) or (asks_for_more(own) and ironic(_before(text, start)))


def _before(text: str, start: int) -> str:
    """The sentence before a place in a turn, in one line; empty where none is."""
    before = segment(text[:start])[-1:]
    return " ".join(text[before[0].start : before[0].end].split()) if before else ""
