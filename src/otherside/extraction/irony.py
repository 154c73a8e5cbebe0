"""Set phrases that mean the opposite of what they say: "just what we need, another form". Pure.

Only phrases that nobody uses in earnest. "That's exactly what we need" is meant, and so is "more hands, just what we need".
"""

from __future__ import annotations

import re

#: What nobody wants one more of.
_UNWELCOME = (
    r"(?:apps?|log-?ins?|passwords?|forms?|meetings?|dashboards?|spreadsheets?|tools?|systems?|portals?|surveys?|e-?mails?|screens?|"
    r"subscriptions?|paperwork|admin|bureaucracy|red tape|paper|work|updates?|acronyms?|buttons?|bills?|calls?|tickets?|reports?)"
)
_MORE = rf"(?:(?:yet )?another|(?:even )?more|one more|(?:a )?(?:second|third|fourth)) (?:\w+ ){{0,2}}?{_UNWELCOME}\b"
_IRONIC = re.compile(
    rf"\b(?:just|exactly|precisely) what (?:I|we|everybody|everyone) (?:need|want)(?:ed|s)?\b[\s,.:;–—-]+{_MORE}|"
    r"\blike (?:I|we|you) (?:want|need) a hole in (?:the|my|our|your) head\b|"
    r"\bsaid (?:nobody|no[ -]one),? ever\b|"
    rf"^\W*(?:oh,? |ah,? |well,? )?(?:great|brilliant|lovely|fantastic|wonderful|perfect|super|marvellous|terrific),? "
    rf"(?:so that['’]s another\b|{_MORE})|"
    r"\bjust love (?:re-?\w+ing|copying|chasing|filling in|typing|waiting|queu\w+|retyping)\b|"
    r"\bmy favou?rite (?:part|bit) is (?:when|how) (?:it|they|the \w+) (?:los|crash|break|freez|di|fail|hang|forget|delet)\w*\b",
    re.IGNORECASE,
)


def ironic(sentence: str) -> bool:
    """Whether a sentence is meant the other way round: what it wishes for is what they have had enough of."""
    return bool(_IRONIC.search(" ".join(sentence.split())))
