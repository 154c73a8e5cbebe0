"""The case in which somebody goes on, or does not, told without "I would": "show me that it holds", "if they won't sign, it's off". Pure.

Weather, what breaks, and who is away are cases of nothing.
"""

from __future__ import annotations

import re

from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily

_ON = r"(?:[^.?!]|\.(?=\w))"
_SO = r"(?:^\W*|[;:–—] ?|, (?:but|and|so) |\b(?:but|and|so|because|well|then) )"
_NAME = r"(?-i:\b(?!(?:It|That|This|What|Which|There|If|Unless|Only|Nobody|Everybody)\b)[A-Z][\w’'-]+)"
_WHOEVER = (
    rf"(?:you|they|we|he|she|it|(?:your|the|our|their) (?:[\w’'-]+ ){{0,2}}?[\w’'-]+|(?:any|some)(?:body|one)|{_NAME})"
)
#: What is out of everybody's hands, and courtesies.
_OF_NO_ONE = (
    r"(?!(?:[\w’']+ ){0,3}?(?:rains?|raining|snow\w*|sunny|weather|fails?|breaks?|broken|crash\w*|goes (?:down|wrong)|dies|ill|sick|away|"
    r"late|bored|lucky|mistaken|wrong|missing|honest|possible|necessary|needed|anything|asked|urgent|an emergency)\b)"
    r"(?!you(?:['’]re| are|['’]d| would|['’]ve| have| already| really)* (?:been|seen|heard|want|wants|like|mind|prefer|need|"
    r"insist|objections?|object|ask|feel|"
    r"busy|happy|rush|happen|know|see|think|say|tell)\b)"
)
_CANNOT = r"(?:can['’]?t|cannot|won['’]?t|will not|couldn['’]?t|wouldn['’]?t|['’]m not going to|am not going to)"
_SIGN = (
    r"(?:sign|agree|approve|accept|support|back|recommend|defend|justify|close|commit|buy|order|go (?:ahead|on|along|any further)|do it|"
    r"have it|say yes|(?:put|take|bring|pass) (?:it|this|that|my name|anything)|vote for|stand behind|live with)"
)
_WOULD_SIGN = (
    r"(?:sign|agree|approve|accept|support (?:it|this|that)|back (?:it|this|that|us|you)|go (?:ahead|along|for it|with)|do it|say yes|"
    r"take it|look at (?:it|this|that)|consider (?:it|this)|vote|come on board|be (?:happy|fine|okay|ok|on board|in favou?r|for it)|"
    r"let (?:it|us|you)|allow (?:it|us)|release|fund (?:it|us))"
)
_PLEDGE = (
    r"(?:sign|commit|guarantee|promise|agree|accept|show|prove|name|put|back|stand behind|give|own|pay|cover|match)"
)
_AMOUNT = rf"(?:\d[\d.,]*|a|an|{ONE_TO_TWELVE}|fifteen|twenty|thirty|forty|fifty|this|that)"
_SETTLES = (
    r"(?:(?:you|they)(?:['’]ll| will| have to| must)? (?:pay (?:us|for|it|me|the)|owe us|refund|credit|reimburse|give (?:us|it|me) back|"
    r"cover|bear|come (?:back )?(?:and )?(?:fix|out)|fix it|take it back|lose|get nothing)|"
    r"(?:we|I)(?:['’]ll| will)? (?:pay (?:nothing|you nothing|less|half)|don['’]?t pay|stop paying|get (?:it|(?:our|the) money) back|"
    r"walk(?: away)?\b|leave\b)|it(?:['’]s| is) (?:on you|at your cost|free|off|over|a no)\b)"
)
_CASES = lazily(
    # "Show me that it holds (and I'll look at it again)."
    rf"{_SO}(?:(?:just|please|first|you) )?(?:show|prove to|demonstrate to|convince|assure|guarantee) (?:me|us) that\b|"
    r"^\W*(?:(?:so|but|just|well|ok|okay),? )*(?:show|prove to|convince|get|bring|find|send) (?:me|us)\b"
    rf"{_ON}{{3,100}}?,? and (?:then )?(?:I|we)(?:['’]ll| will|['’]d| would|['’]m| am) (?:look (?:at|again)|think (?:about|again)|{_SIGN}|"
    r"consider|reconsider|talk about|listen|in\b|interested|all ears)|"
    # "Only if there's a number in it." "Unless it's read-only, it stays out."
    rf"^\W*(?:(?:yes|yeah|ok|okay|fine|well|maybe|but|and),? )*only (?:if|once|provided|on condition) (?=(?:there|{_WHOEVER}|I|nobody|"
    rf"no one|nothing|my|all|both)\b){_OF_NO_ONE}{_ON}{{4,}}|"
    rf"^\W*(?:but |and |well,? )?unless (?=(?:there|{_WHOEVER}|I|somebody|nobody|my|all|both)\b){_OF_NO_ONE}{_ON}{{4,}}|"
    # "If they won't sign to a number, then we look elsewhere."
    rf"{_SO}if {_WHOEVER} (?:won['’]?t|will not|can['’]?t|cannot|don['’]?t|do not|doesn['’]?t|does not|(?:aren['’]?t|isn['’]?t) (?:willing|"
    rf"prepared|ready|able) to) (?:\w+ ){{0,2}}?{_PLEDGE}\b(?! (?:know|you think|it matter)\b){_ON}{{2,120}}?(?:,| then) (?:then )?"
    rf"(?:it(?:['’]s| is)|that(?:['’]s| is)|(?:I|we)(?:['’]ll| will|['’]d| would|['’]m| am|['’]re| are)?|there(?:['’]s| is)|no\b|you)|"
    # "If it begins in May, I can't sign it off."
    rf"{_SO}if\b{_ON}{{5,140}}?(?:,| then) (?:then )?(?:I|we) {_CANNOT}(?: \w+)? {_SIGN}\b|"
    # "If it's more than five a week, you pay us."
    rf"{_SO}if\b{_ON}{{0,60}}?\b(?:more|less|fewer|longer|later|over|under|above|below|beyond|past)(?: than)? {_AMOUNT}\b{_ON}{{0,80}}?"
    rf"(?:,| then) (?:then )?{_SETTLES}|{_SO}if\b{_ON}{{5,120}}?(?:,| then) (?:then )?(?:you (?:pay us|owe us|refund)|we (?:pay nothing|"
    r"don['’]?t pay))\b|"
    # "He said he'd sign if Ada was comfortable": told of another.
    rf"(?:\b(?:he|she|they)|\b(?:the|our|my|his|her) [\w’'-]+(?: of [\w’'-]+)?|{_NAME})(?: has| have|['’]s)? "
    r"(?:said|says|say|told (?:me|us)|tells (?:me|us)|promised|wrote|reckons|indicated|let (?:me|us) know)(?: that)? "
    rf"(?:he|she|they|it)(?:['’]d| would|['’]ll| will)(?: only| gladly| happily| probably| even)? {_WOULD_SIGN}\b{_ON}{{0,80}}?"
    r"\b(?:if|once|when|provided|as (?:long|soon) as|unless|on condition)\b|"
    rf"(?:\b(?:he|she|they)|{_NAME})(?:['’]d| would)(?: only| gladly| happily| probably)? "
    r"(?:sign|agree|approve|accept|support it|back (?:it|us|you)|say yes|go along|vote for it)\b"
    rf"{_ON}{{0,60}}?\b(?:only |but )?(?:if|once|provided|as (?:long|soon) as)\b(?! (?:he|she|they) (?:could|were|was|had|lived)\b)",
    re.IGNORECASE,
)


def in_a_case(sentence: str) -> bool:
    """Whether a sentence tells in which case somebody goes on, or does not: "only if there's a number in the contract"."""
    return _CASES.search(sentence) is not None


_LEAD = r"^\W*(?:(?:and|but|so|well|yes|no|ok|okay|right)\b[, ]*)*"
_WILL = r"(?:I|we)(?:['’]ll|['’]d| will| would| can| could)\b"
_THEN = lazily(rf"{_LEAD}(?:then|in that case|that way|like that),? {_WILL}", re.IGNORECASE)
_WITH = lazily(
    rf"{_LEAD}(?:with|given) (?:a|an|the|that|this|those|these|your|more|some|one|two|three|both|half)\b[^.?!;]{{0,60}}?,? {_WILL}",
    re.IGNORECASE,
)


def then_so(sentence: str) -> bool:
    """Whether a sentence says what they would do in the case of which the one before it told: "Then I'd have nothing against it"."""
    return bool(_THEN.match(sentence))


def given_a_case(sentence: str) -> bool:
    """Whether a sentence begins with what there would have to be: "With a hatch I'd have nothing against it"."""
    return bool(_WITH.match(sentence))
