"""What a sentence says plainly and a reader of single sentences misses or turns round: a yes that was given, a change of mind,
money that is gone, what somebody will not let in. Pure.

In the first person only: "our budget", "I was against it". A condition, a question and what was years ago say none of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from otherside.domain import Facet, Stance
from otherside.domain.patterns import lazily
from otherside.extraction.plain.in_principle import in_principle
from otherside.extraction.plain.no_steps import lets_drop
from otherside.extraction.plain.priced_yes import priced_yes
from otherside.extraction.remembered import remembered_with_words
from otherside.profiles.said.settled import approval, takes_back
from otherside.profiles.said.siding import side_taken

SURE = 0.8
"""What it weighs, said in so many words."""


@dataclass(frozen=True, slots=True)
class Plain:
    """What a sentence is evidence of.

    Attributes:
        instead: facets of which it is none, however it was read.
    """

    facets: Mapping[Facet, float]
    stance: Stance
    instead: frozenset[Facet] = field(default_factory=frozenset)


_AGAINST = (
    r"(?:(?:dead |strictly |firmly )?against|opposed to|sceptical|skeptical|doubtful|unconvinced|not (?:so |really |too )?"
    r"(?:convinced|sold|keen|sure|in favou?r)|no fan)"
)
_FOR = r"(?:(?:all |fully )?for (?:it|this|that|you)|in favou?r|keen|sold|convinced|on board|behind (?:it|this|you))"
_ONCE = rf"\bI(?: was|['’]ve been| have been| used to be)(?: \w+)?? (?P<then>{_AGAINST}|{_FOR})\b"
_NOW = lazily(r"\b(?:now|today|by now|these days|not any ?more|since then)\b", re.IGNORECASE)
_TURNED = lazily(rf"{_ONCE}[^.?!;]{{0,80}}?(?=\b(?:now|today|by now|these days)\b)", re.IGNORECASE)
_WANTS = lazily(
    r"\bI(?: do| really| even)? (?:want|support|back|like) (?:it|this|that)\b(?! (?:gone|out|stopped|less|to (?:stop|end)))|"
    rf"\bI(?:['’]m| am)(?: \w+)?? {_FOR}\b",
    re.IGNORECASE,
)
_DOES_NOT = lazily(
    rf"\bI(?:['’]m| am)(?: \w+)?? {_AGAINST}|\bI (?:have|do have)(?: \w+)? doubts\b|"
    r"\bI (?:do not|don['’]t|no longer) (?:want|like) (?:it|this)\b|"
    r"\bI(?:['’]m| am) not(?: so sure)?(?: any ?more)?(?=\W*$|[.,;!])",
    re.IGNORECASE,
)
_GONE = lazily(
    r"\b(?:our|my|the) (?:\w+ )?budget(?: for (?:it|this|that|the (?:project|purchase)))?(?: has been|['’]s been| was| got| is|['’]s)"
    r"(?: now| just)? (?:cut|slashed|halved|zeroed|scrapped|pulled|withdrawn|taken away|gone|reduced to (?:zero|nothing))\b|"
    r"\b(?:they|he|she|finance|the board|management|head office|my boss|our CFO) (?:have |has |['’]ve )?(?:just )?"
    r"(?:cut|slashed|halved|zeroed|scrapped|pulled|took away|taken away) (?:our|my|the) (?:\w+ )?budget(?: for (?:it|this|that))?\b|"
    r"\b(?:we|I)(?:['’]ve| have)? (?:have |got )?(?:no|lost (?:the|our|my)) (?:more )?(?:money|budget|funds)"
    r"(?: left)? for (?:it|this|that)\b|\bthere(?:['’]s| is) no (?:more )?(?:money|budget)(?: left)? for (?:it|this|that)\b",
    re.IGNORECASE,
)
_SPARED = lazily(
    r"\b(?:but (?:not|this|it|we can)|except|apart from|restored|reinstated|found (?:it|the money) elsewhere|"
    r"still (?:there|enough)|no longer cut)\b",
    re.IGNORECASE,
)
_LET_IN = (
    r"\bI(?: will not| won['’]t| will never|['’]ll never|['’]ll not|['’]m not going to| am not going to| shall not) "
    r"(?:let|have|allow|accept|admit) (?:it|this|that|them|any of (?:it|this)|"
    r"(?:that|this|any|a|the|your|such a) (?:\w+ )?(?:thing|system|software|tool|machine|product|app|device|vendor|supplier|change|box|"
    r"platform|solution|service)s?) "
    r"(?:(?:anywhere )?(?:in|into|onto|on|near|inside)\b|go (?:live|in|through|ahead)\b|through\b)"
)
_STOPS = lazily(_LET_IN, re.IGNORECASE)
_WILL_DO_NOTHING = lazily(
    r"\bwe(?:['’]re| are) not going to (?:do|change) anything(?: about (?:it|this|that))?(?=\W*$|[.,;!]| (?:for now|this year|now)\b)",
    re.IGNORECASE,
)
#: Where it stands on their list: in front, or behind what gets done.
_PLACE = lazily(
    r"\b(?:this|it)(?:['’]s| is)(?: now)? (?:(?P<first>(?:number one|no\. ?1|first|top|at the top) (?:on|of) (?:our|my) list|"
    r"(?:our|my) (?:top|first|number one|highest) priority)|(?:only )?(?:number|no\.) (?:four|five|six|seven|eight|nine|ten|[4-9]|\d\d) on "
    r"(?:our|my) list|(?:at the bottom|far down|way down|not high) (?:of|on) (?:our|my) list)\b",
    re.IGNORECASE,
)
#: What is imagined, asked, or was of another time.
_OPEN = lazily(
    r"\?|\b(?:if|whether|in case|would|could|might|(?-i:may)|maybe|perhaps|ago|last (?:year|time)|back then|at the time|used to get|"
    r"in (?:19|20)\d\d|afraid|worried|fear|almost|nearly|unless|hope)\b",
    re.IGNORECASE,
)
_CONDITION = lazily(r"\b(?:without|unless|until|till|before|if|as long as|while|only)\b", re.IGNORECASE)
_NOT_CUT = lazily(r"\b(?:not|never|nobody)\b|n['’]t\b", re.IGNORECASE)
#: A sentence without one of these says none of it.
_SIGNS = lazily(
    r"\bnow\b|today|these days|budget|money|funds|approv|agreed|sign|accept|releas|clear|said yes|g[ai]ven?\b|grant|freed|"
    r"\blet\b|\bhave\b|allow|admit|\blist\b|priority|anything|in principle|conditional|provisional|qualified|voted|passed",
    re.IGNORECASE,
)


@remembered_with_words(20_000)
def plainly(sentence: str) -> Plain | None:
    """What a sentence of theirs says in so many words; None where it says none of these.

    Args:
        sentence: one of theirs.
    """
    text = " ".join(sentence.split())
    if lets_drop(text):
        # The step was theirs to take inside, and they take it no more.
        return Plain({Facet.COMMITMENT: SURE}, Stance.AWAY, _PUSHED)
    if priced_yes(text):
        # Up to the sum it is a yes, beyond it none is given: as one that hangs on something.
        return Plain({Facet.COMMITMENT: SURE}, Stance.NEUTRAL)
    if not _SIGNS.search(sentence):
        return None
    if approval(text):
        return Plain({Facet.COMMITMENT: SURE}, Stance.TOWARDS, frozenset({Facet.CONSENSUS}))
    if in_principle(text) and not takes_back(text):
        # A step that hangs on something: it is weighed as one that points neither way, and those who have to agree are still asked.
        return Plain({Facet.COMMITMENT: SURE}, Stance.NEUTRAL)
    if (mind := _change_of_mind(text)) is not None:
        return mind
    if money_gone(text):
        return Plain({Facet.PRIORITY: SURE}, Stance.AWAY, frozenset({Facet.COMMITMENT, Facet.GOAL}))
    if _WILL_DO_NOTHING.search(text) and not _OPEN.search(text):
        return Plain({Facet.STATUS_QUO: SURE}, Stance.AWAY, frozenset({Facet.COMMITMENT}))
    if (place := _PLACE.search(text)) and not _OPEN.search(text) and not _NOT_CUT.search(text):
        return Plain({Facet.PRIORITY: SURE}, Stance.TOWARDS if place["first"] else Stance.AWAY)
    # "Without a review I will not let it in" asks for a review; "never" asks for nothing.
    if stops_it(text) and not _CONDITION.search(text):
        return Plain({Facet.COMMITMENT: SURE}, Stance.AWAY)
    return None


def stops_it(sentence: str) -> bool:
    """Whether somebody says that they will not let it in, at all or not without something: theirs is a no that counts."""
    return bool(_STOPS.search(sentence)) and not sentence.rstrip("\"'”’ ").endswith("?")


def _change_of_mind(text: str) -> Plain | None:
    found = _TURNED.search(text)
    if found is None or _OPEN.search(text):
        return None
    now = _NOW.sub(" ", text[found.end() :]).strip(" ,;–—")
    was_for = re.fullmatch(_FOR, found["then"], re.IGNORECASE) is not None
    if not was_for and (_WANTS.search(now) or side_taken(now) == "favour"):
        return Plain({Facet.COMMITMENT: SURE}, Stance.TOWARDS, _DOUBTS)
    if was_for and (_DOES_NOT.search(now) or side_taken(now) == "against"):
        return Plain({Facet.COMMITMENT: SURE}, Stance.AWAY)
    return None


#: What is wanted of it, while somebody still speaks for it.
_PUSHED = frozenset({Facet.WANT, Facet.DESIRE, Facet.GOAL})
#: What was, before somebody changed their mind.
_DOUBTS = frozenset({Facet.RISK, Facet.FEAR, Facet.STATUS_QUO, Facet.CONSENSUS, Facet.PRIORITY})


def money_gone(text: str) -> bool:
    """Whether a sentence says that the money for it was cut or taken away."""
    found = _GONE.search(text)
    return (
        found is not None
        and not _OPEN.search(text)
        and not _NOT_CUT.search(text[: found.start()])
        and not _SPARED.search(text)
    )
