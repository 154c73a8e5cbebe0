"""What grieves or shames whoever says it: left where it was said, and no half of a pair. By their words. Pure."""

from __future__ import annotations

import re

from otherside.profiles.private.private_life import private_life

_GRIEVES = re.compile(
    r"\b(?:condolences?|mourning|griev(?:e|ing|ed)|grief|bereave\w*|passed away|\w+['’]s funeral|(?:his|her) funeral|"
    r"(?:lost|losing|lose) (?:my|his|her|our) (?:\w+ )?(?:friend|partner|dog)\b|since (?:he|she|my \w+) died|"
    r"(?:it|this)(?:['’]s| has) been (?:a |an )?(?:very |rather )?(?:long|hard|bad|terrible|awful|rotten|dreadful) "
    r"(?:year|winter|spring|summer|autumn)|"
    # Whoever takes the blame is not asked how it sits with something.
    r"it was (?:me|I) who (?:\w+ )?(?:signed|agreed|said|chose|bought|brought|let|told|approved|pushed|decided|hired|"
    r"missed|lost|broke|forgot)|"
    r"(?:it|that)(?:['’]s| is| was) (?:all )?my (?:own )?(?:fault|doing|mistake)|blame myself|forgive myself|"
    r"I(?: still| also| always)?(?:['’]m| am| was| feel| felt)(?: (?!not\b)\w+)? (?:humiliated|guilty|"
    r"ashamed(?=[.,;!]|$| of (?:it|that|this|myself|us)\b))|"
    r"humiliat(?:ed|ing) me|"
    r"broke my heart|heart-?broken|(?<!till )(?<!until )(?<!where )it (?:still )?hurts(?: me)?(?=[.,;!?]|$| to (?:see|think|say|hear))|"
    r"I (?:\w+ )?let (?:them|him|her|everybody|everyone|people|us all|myself) down|"
    r"what have (?:I|we) done|can['’]t look (?:them|him|her|anybody|anyone) in|I (?:\w+ )?(?:cried|wept)|I was in tears)\b",
    re.IGNORECASE,
)


def grieves(text: str) -> bool:
    """Whether a sentence tells of grief, guilt or shame, or of illness and death in somebody's family."""
    return bool(_GRIEVES.search(text)) or private_life(text)
