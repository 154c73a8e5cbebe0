"""Family and health said in passing: kept as words, and evidence of nothing. By their words. Pure.

A house that works for patients or families says "ward" and "children" all day: what makes it private is that it is the speaker's
own family, or their own body, or that somebody is named whose family it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.profiles.private.beside_work import beside_work, of_a_trade
from otherside.profiles.private.treatment import treated

#: What relatives are called, by one name each.
_KIN: Mapping[str, str] = {
    word: name
    for name, words in {
        "father": "father dad daddy",
        "mother": "mother mum mom mummy",
        "parents": "parents",
        "husband": "husband hubby",
        "wife": "wife missus",
        "child": "son daughter lad lass boy girl boys girls kid kids child children baby twins toddler stepson stepdaughter",
        "brother": "brother brothers",
        "sister": "sister sisters",
        "grandparent": "grandfather grandmother grandad granddad grandma granny nan gran grandson granddaughter grandchildren",
        "family": "family uncle aunt nephew niece cousin fiancé fiancée girlfriend boyfriend",
    }.items()
    for word in words.split()
}
_OF_KIN = "|".join(sorted(map(re.escape, _KIN), key=len, reverse=True))
_ILL = (
    r"(?:(?:not|isn['’]t|wasn['’]t|aren['’]t)(?: very| so| at all| too)? well\b|un?well\b|ill(?:ness)?\b|sick\b(?! of\b)|poorly\b|"
    r"hospitals?\b|hospice\b|(?:care|nursing) home\b|intensive care\b|(?:an|his|her) operation\b|operated on\b|surgery\b|"
    r"(?:a|his|her|the) (?:stroke|fall|diagnosis)\b|chemo\w*|cancer\b|tumou?r\b|dementia\b|alzheimer\w*|depress\w+|burn-?out\b|"
    r"chicken-?pox\b|measles\b|flu\b|fever\b|covid\b|pneumonia\b|broke (?:his|her|my|a|an) (?:leg|arm|hip|wrist|ankle)\b|"
    r"passed away\b|died\b|dying\b|death\b|funeral\b|buried\b|pregnan\w+|miscarriage\b|divorc\w+|rehab\b)"
)
#: "Our family business" and "our boys in the yard" are no relatives.
_MINE = (
    r"(?:my|our(?! (?:boys?|girls?|lads?|lass|kids?|children|child|family|parents)\b)) "
    rf"(?:own |late |little |eldest |youngest |\w+-year-old )?(?:{_OF_KIN})\b"
)
#: Of a house's patients and clients as well.
_SOMEBODYS = (
    r"(?:his|her|our(?= (?:children|child|family|parents)\b)) "
    rf"(?:own |late |little |eldest |youngest |\w+-year-old )?(?:{_OF_KIN})\b"
)
#: "Young Petrie's mother": one relative of somebody who is named, or of a colleague; never "St Mary's children".
_THEIRS = (
    r"(?:(?-i:[A-Z])[\w-]+|colleague|manager|boss|assistant|secretary|apprentice|driver|foreman|chap|lad|bloke|guy|girl|woman|man)['’]s "
    r"(?:own |late |old |little |eldest |youngest |\w+-year-old )?"
    r"(?:father|dad|mother|mum|mom|husband|wife|son|daughter|brother|sister|baby|gran|nan)\b"
)
_NO_FIRM = r"(?! (?:business|firm|company|house|name|tradition|practice|run|owned|farm|shop)\b)"


def _befalls(whom: str) -> re.Pattern[str]:
    """What befalls a relative, in either order: "my father's not well", "in hospital with my lad"."""
    return re.compile(
        rf"\b{whom}{_NO_FIRM}[^.!?;]{{0,60}}?\b{_ILL}|\b{_ILL}[^.!?;]{{0,40}}?\b{whom}{_NO_FIRM}|"
        rf"\b(?:lost|buried|nurs\w+|car(?:es|ing|ed) for) {whom}{_NO_FIRM}|\bmy late (?:{_OF_KIN})\b",
        re.IGNORECASE,
    )


_RELATIVE, _OF_SOMEBODY = _befalls(_MINE), _befalls(rf"(?:{_SOMEBODYS}|{_THEIRS})")
_OWN = lazily(
    r"\bI(?:['’]m| am| was|['’]ve been| have been| felt| fell) (?:\w+ ){0,2}?"
    r"(?:ill|sick(?! (?:of|to death|and tired)\b)|poorly|unwell|not well|in hospital|pregnant|depressed|burn(?:ed|t) out|"
    r"signed off sick|on sick leave)\b|"
    r"\bmy (?:own )?(?:illness|operation\b(?! (?:in|at|runs|is|needs|has|have|employs|loses|costs|covers|depends|produces|ships|"
    r"serves))|surgery|chemo\w*|cancer|diagnosis|burn-?out|depression|pregnancy|"
    r"divorce|sick leave|bad back|migraines?|heart attack|bereavement)\b|"
    r"\bI(?:['’]ve| have) (?:got )?(?:the flu|covid|a fever|cancer|a migraine|depression)\b|"
    r"\b(?:long|hard|difficult|rough|terrible|bad|awful) (?:year|summer|autumn|winter|spring|months?|weeks?|time)"
    r"(?: for me| for us)?,? as you (?:may|might|will|['’]ll) (?:have heard|know)\b",
    re.IGNORECASE,
)
#: Why somebody is away from work, whosever it is: that they are away is no secret, their ailment is theirs.
_AWAY_WITH = lazily(
    r"(?:\b(?:been|is|was|are|were|go|goes|gone|went|signed)|['’](?:s|re|m)) off (?:work |again |ill |sick )?with "
    r"(?:(?:his|her|their|my|the|a|bad) )*(?:nerves|stress|burn-?out|depression|anxiety|exhaustion|breakdown|"
    r"(?:back|heart|knee|shoulder)(?! \w)|cancer|flu|covid)\b",
    re.IGNORECASE,
)
_WORD = lazily(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ILLNESS = lazily(rf"\b{_ILL}", re.IGNORECASE)


@remembered
def private_life(text: str) -> bool:
    """Whether a sentence tells of illness, death, birth or parting in the family of the speaker or of somebody they name, of
    their own health, or of what a colleague is off work with; never of those whom a house serves."""
    if _RELATIVE.search(text) or _OWN.search(text) or beside_work(text) or treated(text):
        return True
    return bool(_OF_SOMEBODY.search(text) or _AWAY_WITH.search(text)) and not of_a_trade(text)


def relatives(text: str) -> frozenset[str]:
    """Who of a family is named, each by one name: "dad" is ``father``."""
    return frozenset(_KIN[word] for word in map(str.casefold, _WORD.findall(text)) if word in _KIN)


def tells_of_illness(text: str) -> bool:
    """Whether a sentence speaks of illness, death or the like, whosever it is."""
    return bool(_ILLNESS.search(text))
