"""What somebody says is no option for them: nothing they want. Pure.

"Anything later is no option" and "going on without a night line is no option" say what they want all the same.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_NO_OPTION = lazily(
    r"(?:\b(?:is|are|was|would be|will be)|['’]s)(?: (?:also|too|really|just|simply|probably|certainly|for us|for me|here))* "
    r"(?:(?:not|no)(?: (?:really|even))?(?: an?)?(?: (?:real|viable|serious))? (?:option|possibility)\b(?! (?:to|but|left|except)\b)|"
    r"out of (?:the )?question\b)|"
    r"\b(?:is|are|was|would)n['’]t(?: (?:really|even|be))*(?: an?)? (?:real |viable )?(?:option|possibility)\b(?! (?:to|but)\b)|"
    r"\b(?:does not|doesn['’]t|do not|don['’]t)(?: also)? come in(?:to)? question\b|\bcomes? not in(?:to)? question\b",
    re.IGNORECASE,
)
_DEMANDS = lazily(
    r"\b(?:need|want|would like|prefer|looking for|must|has to|have to|without|less|later|longer|worse|anything|nothing|rather|instead|"
    r"only|but|so)\b|['’]d like\b|\?",
    re.IGNORECASE,
)


def no_option(sentence: str) -> bool:
    """Whether a sentence only says what is no option for them."""
    return bool(_NO_OPTION.search(sentence)) and not _DEMANDS.search(sentence)
