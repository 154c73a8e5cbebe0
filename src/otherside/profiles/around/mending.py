"""Mending what they have, as a way to act that needs nothing of ours: "it can be mended", "I'd sooner patch up the old one". Pure.

Whoever mends things for a living speaks of it all day. So the words are of what is old or theirs, or stand as the whole of a
sentence, or a second-hand part is set against the new.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_MEND = r"(?:mend|repair|overhaul|recondition|refurbish|rebuild|re-?line|patch(?: up)?|do up|weld)(?:ing)?"
_DONE = (
    r"(?:mended|repaired|overhauled|reconditioned|refurbished|rebuilt|re-?lined|patched(?: up)?|done up|welded|put right|"
    r"got going again)"
)
_OLD = (
    r"(?:(?:the|our|this|that|her|his|my|their) (?:old|existing|present|current) [\w-]+|(?:what|the ones?|the \w+) (?:that )?"
    r"we(?:['’]ve| have)(?: got| already)?)"
)
_SOONER = (
    r"(?:rather|just|simply|why not|why don['’]t (?:we|you)|should|cheaper to|easier to|instead|tempted to|might as well|could always|"
    r"sooner|(?:we|I|she|he|they)['’]d)"
)
_USED = r"(?:second-?hand|reconditioned|refurbished|rebuilt)"
_LEADS = (
    r"(?:(?:but|and|well|so|look|honestly|still|mind you|yes|no|anyway|I (?:say|think|reckon)|(?:he|she) "
    r"(?:says|thinks|reckons)),? )*"
)
_HAS_A_PRICE = (
    r"(?:have|has|got|had|['’](?:ve|s|d)|there is|holding)\b[^.;!?]{0,30}?\b(?:quote|quotation|price|estimate|figure)s?"
)

_PRICED = (
    rf"\b{_HAS_A_PRICE} (?:for|on|to) (?:an? |the |some |another )?(?:{_USED} [\w-]+|repairs?\b|overhaul\b|{_MEND}\b)"
)
MENDED: tuple[str, ...] = (
    rf"^\W*{_LEADS}(?:it|they|that|the old [\w-]+|the \w+ we have)(?: all)? (?:can|could|might|may) (?:(?:still|easily|perfectly well|"
    rf"always|just|also|surely) )*be {_DONE}\b",
    rf"\b{_MEND} {_OLD}\b",
    rf"\b{_SOONER} (?:(?:just|simply|also|always) )*{_MEND} (?:it|them|the thing|this one|that one)(?: up)?\b",
    _PRICED,
    rf"\b(?:instead|rather|just|simply|also|always|or|either|sooner|cheaper to|easier to) (?:\w+ )?(?:put(?:ting)? in|fit(?:ting)?|"
    rf"buy(?:ing)?|get(?:ting)?|order(?:ing)?|go(?:ing)? for) (?:an? |the |another )?{_USED} [\w-]+",
)
"""What says so, whatever the case of its letters."""
PRICED = lazily(_PRICED, re.IGNORECASE)
"""That somebody has a price for it, which weighs it by itself."""
MENDS = lazily(
    r"\b(?:mend|repair|overhaul|recondition|refurbish|rebuil|re-?lin|patch|do(?:ing|ne)? up|weld|put right|got going|second-?hand)",
    re.IGNORECASE,
)
"""Words without which nobody speaks of it: looked for first, for it takes a fraction of the time."""
