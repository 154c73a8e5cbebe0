"""Whether those who buy are private people who decide together, such as a family. By their roles and words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from otherside.domain.patterns import lazily
from otherside.profiles.private.family_asides import family_aside

_KIN = (
    r"(?:mum|mam|mom|mummy|dad|daddy|mother|father|parents|husband|wife|son|daughter|brother|sister|gran|granny|grandma|grandad|grandpa|"
    r"nan|grandmother|grandfather|kids|children|baby|little one|in-laws?|(?:mother|father|brother|sister)-in-law)"
)
#: The speaker's own family.
_FAMILY = lazily(
    rf"\b(?:my|our) (?:\w+ )?{_KIN}\b(?! (?:business|firm|company|practice))|(?<![\w’'] )(?-i:\b(?:Mum|Dad|Mom|Gran|Nan|Grandma|"
    rf"Grandad)\b)|"
    r"\b(?:with|to|from|at|and|for|tell|ask|like|that|says?|is|of) (?:mum|dad|mom|gran|nan)\b|"
    r"\bthe (?:kids|baby|girls|boys)\b(?! (?:school|shop|club|department))",
    re.IGNORECASE,
)
#: A house with people who work in it.
_FIRM = lazily(
    r"\b(?:our|the|my) (?:company|firm|board|department|team|budget|office|boss|manager|procurement|purchasing|IT|finance|staff|customers?|"
    r"clients?|warehouse|factory|plant|shop floor|head office|sales|supplier|colleagues?|committee|members|chair|treasurer|turnover)\b|"
    r"\bcolleagues?\b|\bwe (?:buy|run|use|ship|sell|process|deliver|operate|serve|produce|budget|employ)\b",
    re.IGNORECASE,
)
_ROLE_IN_A_FAMILY = lazily(rf"\b{_KIN}\b|\bpartner\b|\bfiancée?\b|\bneighbour\b|\bfriend\b", re.IGNORECASE)
_SENTENCE = lazily(r"(?<=[.!?])\s+|\n+")
#: Sentences with family in them from which it is one.
_ENOUGH = 2


def household(roles: Iterable[str | None], texts: Iterable[str]) -> bool:
    """Whether people are, as far as they tell, a family or the like: no offices, no firm, and again and again their own kin.

    Args:
        roles: as stated, of everybody on their side; "Ida's mother" is none of a firm.
        texts: what they said.
    """
    if any(role and not _ROLE_IN_A_FAMILY.search(role) for role in roles):
        return False
    told = 0
    for text in texts:
        if _FIRM.search(text):
            return False
        # Who is laughed at by their children need not buy with them.
        told += sum(len(_FAMILY.findall(part)) for part in _SENTENCE.split(text) if not family_aside(part))
    return told >= _ENOUGH
