"""What sounds as though other things came first, and says nothing of the kind. Pure, by the words alone.

Whoever has no purse of their own tells whose decision it is not; whoever tells others to be quick holds nothing back.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_OF_ONES_OWN = r"(?: of my own| myself| in my name| to my name| to sign for)"
#: "I don't have a budget": no sum for this, or for this year, is spoken of. To have no money may be that it went elsewhere.
_NO_PURSE = lazily(
    r"\bI(?: (?:really|just|simply|actually|personally|myself))?(?: (?:don['’]t|do not) (?:even )?(?:have|hold|control|run|own|manage)"
    r"|(?:['’]ve| have) (?:got )?no|(?: haven['’]t| have not) got)(?: an?| any| my own| the)? "
    r"(?:(?:purse|purse[- ]strings|cheque ?book|check ?book)\b|"
    rf"(?:budgets?{_OF_ONES_OWN}{{0,2}}|(?:pot|money|funds){_OF_ONES_OWN}{{1,2}})\s*(?=[.,;:!?–—)]|$))",
    re.IGNORECASE,
)
_OTHERS_HURRY = lazily(
    r"\b(?:you|whoever|who(?:so)?ever|anyone|anybody|everyone|those|somebody|people)\b[^.?!;,]{0,40}?"
    r"(?:\b(?:had|must|should|have to|has to|need to|needs to|better|best)\b|['’]d\b)[^.?!;,]{0,12}\b"
    r"(?:be (?:quick|fast|early)|hurry|move (?:fast|quickly|now)|get (?:in (?:early|first|quick)|a move on))\b",
    re.IGNORECASE,
)


def nothing_before_it(text: str) -> bool:
    """Whether a sentence that may be read as other priorities tells of none: no purse of their own, or a call to be quick."""
    return bool(_NO_PURSE.search(text) or _OTHERS_HURRY.search(text))
