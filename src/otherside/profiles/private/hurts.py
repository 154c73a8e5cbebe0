"""What grieves or shames whoever says it: left where it was said, and no half of a pair. By their words. Pure."""

from __future__ import annotations

import re

from otherside.domain.calendar_words import MONTHS_BUT_MAY
from otherside.domain.patterns import lazily
from otherside.profiles.private.private_life import private_life

_GRIEVES = lazily(
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

#: Whoever doubts what they are worth, or fears to be seen through: told with a laugh as often as not.
_DOUBTS_ONESELF = lazily(
    r"\b(?:"
    r"I(?:['’]m| am| was|['’]ve been| have been| feel| felt|['’]d be)(?: \w+)? (?:no good|not (?:any |very |really |that )?"
    r"(?:good|clever|smart|strong) (?:enough|at)|not cut out|not up to (?:it|this)|useless|hopeless|worthless|a fraud|"
    r"an impost[eo]r|a failure|out of my depth|in over my head|(?:the|a) (?:weak|bad|wrong) (?:one|link)|"
    r"(?:faking|bluffing|winging) it|making (?:it|this)(?: all)? up(?=[.,;!?]|$| (?:all|since|for|as)\b)|bluffing my way)|"
    r"I(?:['’]ve| have) (?:\w+ )?(?:been )?(?:(?:faked|bluffed|faking|bluffing|winging) (?:it|my way)|"
    r"(?:making|made) (?:it|this|everything)(?: all)? up(?=[.,;!?]|$| (?:all|since|for|as)\b))|"
    r"(?:they|people|you|we|he|she|some(?:body|one)|every(?:body|one)|the \w+)(?:['’](?:ll|d|re)| will| would| might| could| are)?"
    r"(?: \w+)? (?:(?:find|finds|finding|found) me out|(?:see|sees|seeing|saw) (?:right |straight )?through me)|"
    r"(?:be|being|get|getting) found out|"
    r"(?:find|finds|found|notice|notices|realis\w+|realiz\w+|learn|see)(?: out)? "
    r"(?:that )?(?:I don['’]t know|I know nothing|I can['’]t do)|"
    r"I (?:\w+ )?(?:have(?:n['’]t| no| not) (?:\w+ ){0,2}?(?:idea|clue)|(?:don['’]t|do not) know) "
    r"what I(?:['’]m| am) doing(?=[.,;!?]|$| (?:here|there|half)\b)"
    r")\b",
    re.IGNORECASE,
)

_AIM = lazily(
    r"\b(?:my|our|the) (?:\w+ )?(?:aims?|goals?|targets?|objectives?|plan) (?:is|are|was|for|of|this|next|by)\b|"
    r"\b(?:I|we)(?:['’]d like| would like| want| plan| need| aim| mean| have)(?: \w+)? to\b",
    re.IGNORECASE,
)
_MEASURE = lazily(
    r"\d|\b(?:half|halve|double|hundred|thousand|million|percent|per cent|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    rf"fifteen|twenty|thirty|forty|fifty|sixty|by (?:next|the end|this|{MONTHS_BUT_MAY}|"
    r"spring|summer|autumn|winter|christmas|easter))\b",
    re.IGNORECASE,
)


def target(text: str) -> bool:
    """Whether a sentence sets the house a target, with a figure or a day: business, and no confidence, wherever it is told."""
    return bool(_AIM.search(text)) and bool(_MEASURE.search(text))


def doubts_oneself(text: str) -> bool:
    """Whether somebody says that they are not what they pass for, or not good enough: no laugh makes it fit to be read back."""
    return bool(_DOUBTS_ONESELF.search(text))


def grieves(text: str) -> bool:
    """Whether a sentence tells of grief, guilt, shame or self-doubt, or of illness and death in somebody's family."""
    return bool(_GRIEVES.search(text)) or doubts_oneself(text) or private_life(text)
