"""What shows that somebody has come nearer: they say so, or have done something for it themselves. Pure.

No yes is told by it. "It's grown on me" says that it has begun to please; who has had the floor measured, or stood a colleague at a
dummy of cardboard, has begun to act, whatever they say.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight

_SOFT = r"(?: (?:rather|quite|really|just|actually|even|certainly|definitely|already|now|also|a bit|a little|kind of|sort of|all))*"
_SAYS = lazily(
    rf"\b(?:it|this|that|the (?:idea|thought|plan|thing|whole thing))(?:'s| has|'d| had){_SOFT} grown on (?:me|us|him|her|them)\b|"
    r"\b(?:put|mark|count|write) me down as (?:a |an )?(?:(?:very|quite|mildly|cautiously) )?(?:curious|interested|intrigued|"
    r"maybe|possible|"
    r"probable|leaning|open|tempted|half (?:convinced|sold))\b|"
    # What they left to others they would do themselves now.
    rf"\bI(?:'d| would){_SOFT} (?:tell|show|ask|explain (?:it|this) to|put (?:it|this) to|take (?:it|this) to|say (?:it|so|"
    rf"this) to|recommend|defend|"
    rf"present|sell)(?: [\w']+){{1,4}}?,? myself,? (?:now|today|these days|by now)(?=\W*$|[,;.!–—])|"
    rf"\bI wouldn't mind (?:telling|showing|asking|explaining|putting|presenting|defending)(?: [\w']+){{1,4}}?(?: (?:now|myself))*"
    r"(?=\W*$|[,;.!–—])",
    re.IGNORECASE,
)
_WE = r"\b(?:I|we)"
#: What stands ready for a thing that comes.
_GROUND = (
    r"(?:(?:a|the|our|my|that|this) (?:[\w-]+ ){0,2}?(?:slab|floor|base|footings?|foundations?|concrete|plinth|pad|corner|room|space|shed|"
    r"wall|doorway|door|gateway|gate|entrance|stairs|staircase|hall|hallway|passage|aisle|opening|drain|socket|sockets|cable|"
    r"cables|supply|wiring|roof|yard|bay|bench|desk|cellar|loft|attic|garage|barn|"
    r"spot|site|ground|path|shelf|shelves))"
)
_READY = (
    r"(?:poured|laid|measured(?: up)?|cleared(?: out)?|emptied|wired(?: up)?|levelled|dug|"
    r"widened|surveyed|marked out|moved|checked|knocked through|put in|run|freed(?: up)?)"
)
_MAKES_READY = (
    r"(?:measured(?: up)?|paced (?:out|off)|marked out|chalked out|taped out|staked out|cleared(?: out)?|emptied|levelled|"
    r"widened|dug|freed(?: up)?|"
    r"made (?:room|space) (?:for|in)|knocked through)"
)
_DUMMY = r"(?:cardboard|plywood|paper|polystyrene|chalk|tape|string|wood|foam|lego)"
_DONE = lazily(
    rf"{_WE}(?:'ve| have)?(?: (?:just|now|already|even|also))* (?:marked|chalked|taped|paced|staked) (?:it|one|the shape|"
    rf"the outline) out\b|"
    rf"\b(?:I|we|he|she|they)(?:'ve|'s| have| has|'d| had)?(?: (?:just|now|already|even|also|since|finally))* had {_GROUND} {_READY}\b|"
    rf"{_WE}(?:'ve| have)?(?: (?:just|now|already|even|also|since|finally))* {_MAKES_READY} (?:{_GROUND}|(?:the )?(?:spot|"
    rf"corner|place|space) )"
    r"(?=\W*$|[,;.!–—]| (?:for (?:it|this|you|yours|the)|where (?:it|this|yours)|last|this|at|on|yesterday|already|and|today|so)\b)|"
    rf"{_WE}(?:'ve| have)?(?: (?:just|now|already|even|also))* (?:cut|made|built|drew|drawn|mocked|laid|put|set|taped|"
    rf"chalked) (?:it|one|two|them|this|the shape"
    rf"(?: of it)?|a (?:model|dummy|mock-?up|full-size \w+|copy))(?: (?:up|out))?(?: of| in| from| with| on) (?:{_DUMMY}\b|the floor\b)",
    re.IGNORECASE,
)
_NOTHING_AGAINST = lazily(
    r"\b(?:I|we)(?:'d| would|'ll| will)(?: (?:then|really|honestly|also|certainly))* have (?:nothing (?:more |left |whatever )?against|"
    r"no (?:more |further )?objections? to) (?:it|this|that|you)\b",
    re.IGNORECASE,
)
_NOT_SO = lazily(
    r"\?\W*$|\b(?:if|unless|whether|would have|should have|could have|years ago|ago|last year|used to|hope|wish|nobody|never|not)\b|"
    r"(?<!ld)n't\b",
    re.IGNORECASE,
)
#: Of its signs a sentence has to have one.
_OF_SAYING = lazily(r"\b(?:grown on|me down as|myself|mind (?:tell|show|ask|expl|putt|pres|def)\w+)\b", re.IGNORECASE)
_OF_DOING = lazily(
    r"\b(?:had (?:a|the|our|my|that|this)|measured|paced|marked|chalked|taped|staked|cleared|emptied|levelled|widened|dug|freed|knocked|"
    r"made (?:room|space|it|one|a)|cut|built|drew|drawn|mocked|laid|(?:put|set) (?:it|one|two|them|this|the|a))\b",
    re.IGNORECASE,
)


def says_nearer(text: str) -> bool:
    """Whether somebody says that it pleases them more than it did, or that they would now do something for it themselves."""
    if not _OF_SAYING.search(text):
        return False
    words = _plain(text)
    return bool(_SAYS.search(words)) and not _NOT_SO.search(words)


def nothing_against(text: str) -> bool:
    """Whether somebody says that they would have nothing against it, in a case that is told there or before."""
    if " have n" not in text:
        return False
    words = _plain(text)
    return bool(_NOTHING_AGAINST.search(words)) and not words.endswith("?")


def done_for_it(text: str) -> bool:
    """Whether somebody tells of what was made ready or tried on their side: "we've had the doorway widened"."""
    if not _OF_DOING.search(text):
        return False
    words = _plain(text)
    return bool(_DONE.search(words)) and not _NOT_SO.search(words)


def _plain(text: str) -> str:
    return " ".join(straight(text).split())
