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

_AIM = re.compile(
    r"\b(?:my|our|the) (?:\w+ )?(?:aims?|goals?|targets?|objectives?|plan) (?:is|are|was|for|of|this|next|by)\b|"
    r"\b(?:I|we)(?:['’]d like| would like| want| plan| need| aim| mean| have)(?: \w+)? to\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\d|\b(?:half|halve|double|hundred|thousand|million|percent|per cent|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"fifteen|twenty|thirty|forty|fifty|sixty|by (?:next|the end|this|january|february|march|april|june|july|august|september|october|"
    r"november|december|spring|summer|autumn|winter|christmas|easter))\b",
    re.IGNORECASE,
)


def target(text: str) -> bool:
    """Whether a sentence sets the house a target, with a figure or a day: business, and no confidence, wherever it is told."""
    return bool(_AIM.search(text)) and bool(_MEASURE.search(text))


def grieves(text: str) -> bool:
    """Whether a sentence tells of grief, guilt or shame, or of illness and death in somebody's family."""
    return bool(_GRIEVES.search(text)) or private_life(text)
