"""Which way a sentence points, mended by what it is evidence of and by its words. Pure.

The network's own "away" is right in four of five where something is read that can hold people back, and in one of four
where nothing is: it hears the gloom of a complaint, and takes it for a doubt about the remedy. So "away" has to rest on a
constraint or on words that hold back. Without either an annoyance, a wish and an aim point towards a change, a bare fact
nowhere, and a fear wherever its object lies: in the change, or in going on as now. Beside it stand sentences that point
elsewhere than a constraint in them suggests: a colleague who is for it, a signature that is not needed, a wish to speak to
a reference. What a trouble is with, whether there is room, and what pleased is told by the words (``extraction.pulls``).
"""

from __future__ import annotations

import re
from collections.abc import Set

from otherside.domain import CONSTRAINTS, Facet, Stance
from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight
from otherside.extraction.plain.put_off import puts_off
from otherside.extraction.plain.steps import step
from otherside.extraction.pulls import pull
from otherside.extraction.staying import STAYING

_CONSTRAINTS = frozenset(CONSTRAINTS)
#: What moves people: read as "away" without a constraint, it was misread.
_DRIVES = frozenset(
    {
        Facet.FRUSTRATION,
        Facet.WANT,
        Facet.GOAL,
        Facet.DESIRE,
        Facet.ASPIRATION,
        Facet.TRIGGER,
        Facet.COMMITMENT,
    }
)
_HOLDS = lazily(
    r"\b(?:reluctan(?:t|ce|tly)|hesita\w+|(?:stop(?:s|ped|ping)|prevent(?:s|ed|ing)?) (?:me|us)\b|"
    r"(?:hold|keep|held|kept)(?:s|ing)? (?:me|us|it) (?:back|from)\b|puts? (?:me|us) off\b|"
    r"(?:I|we)(?:'d| would) (?:rather|sooner)\b|insist(?:s|ed|ing)?\b|lack (?:the|of)\b|makes? ends meet\b|"
    r"(?:money|budgets?|funds|margins?|cash)\b[^.;?!]{0,20}\btight\b|"
    r"(?:I|we)(?:'ll| will| would|'d) (?:stick|stay|keep)\b|(?:don't|do not|doesn't) (?:(?:always|really) )?(?:have|need|want|like) "
    r"(?:(?:the|any|enough) )?(?:it|that|this|time|money|budget|people|resources|to be the)\b|no (?:need|reason)\b|"
    r"(?:could|can)n't (?:just )?(?:walk|go|come|afford|justify)\b|old-fashioned\b|proud (?:of|that)\b|ashamed\b|close first\b|"
    r"not (?:(?!(?:even|only|just)\b)\w+ ){0,4}people\b|remains? (?:a|our|my) (?:\w+ )?concern\b|"
    r"chang(?:e|es|ing)(?: \w+)? (?:could|would|might|may|will) (?:disrupt|break|upset)\b)",
    re.IGNORECASE,
)
#: Terms, and whoever only thinks about it: heard as "away", they are, whatever steps the sentence names.
_ON_TERMS = lazily(
    r"\b(?:consider|look|think|toy)\w*\b[^.;?!]{0,30}\b(?:no|nothing) more\b|"
    r"\b(?:only|just) (?:looking(?: around)?|considering|thinking about it)\b|"
    r"\bif (?:we|I|it)\b[^.;?!]{0,60}\bthen (?:only |just )?(?:with|on|in|for)\b|\bonly (?:if|after|when|once)\b|"
    r"\b(?:you|they|it|he|she)(?:'d| would|'ll| will) (?:have|need) to (?:show|prove|convince|persuade|demonstrate)\b|"
    r"\b(?:as long as|provided(?: that)?|on (?:the )?condition)\b",
    re.IGNORECASE,
)
#: A wish or an aim with a faint constraint beside it holds back where the sentence turns: "I'd love to, but", "before I sign".
_TURNS = lazily(
    r"\b(?:but|before (?:I|we)|until|unless|however|although|except|not|never|comes? first)\b|n't\b", re.IGNORECASE
)
#: What a fear of the change is about.
_CHANGE = lazily(
    r"\b(?:switch\w*|chang(?:e|es|ing)|cut-?over|roll-?out|roll(?:ing)? (?:it|this) out|go(?:es|ing)? live|mov(?:e|ing) (?:over|to)|"
    r"migrat\w+|adopt\w*|sign(?:ing)?|buy(?:ing)?|donat\w+|push(?:ing)? (?:something|it|this|for)|replac(?:e|es|ing)|"
    r"hand(?:ing)? (?:it )?over|halfway|vendors?|(?:this|the|your) (?:project|tool|system|platform|supplier|contract|purchase|pilot)|"
    r"your (?:\w+)|new (?!year|month|week|job|baby|hire|joiner|law|rule|regulat|inspect|owner|boss|minister|term)\w+|"
    r"(?:it|this) (?:fails|goes (?:wrong|down)|breaks|falls over|flops|backfires|doesn't|won't|never|might not|may not|could|will not))\b",
    re.IGNORECASE,
)
#: A fear of going on as now says that it gets worse with time and growth.
_GOES_ON = lazily(
    r"\b(?:if|when|once|as) (?:we|I|it|this|things|the (?:team|company|volume|load|business|backlog|queue))(?: \w+)? "
    r"(?:double|triple|grow|scale|expand|keep|carry|go(?:es)? on|stay|continue|hire|add|get(?:s)? (?:any )?(?:bigger|worse))s?\b"
    r"(?! (?:it|this|that|you|the new)\b)|"
    r"\bif (?:nothing|no one|nobody) (?:changes|happens|does|acts)\b|\bif we (?:don't|do not) (?:change|act|do) (?:anything|something)\b",
    re.IGNORECASE,
)
#: Or that it comes again.
_AGAIN = lazily(
    r"\b(?:again|another|one more|the next (?:one|time)|like (?:the )?last(?: (?:one|time|year|month))?|by (?:then|now))\b",
    re.IGNORECASE,
)
#: Somebody is for it.
_FOR_IT = lazily(
    r"\b(?:(?:is|are|was|were|'s|'re|been|be) (?:(?:very|really|quite|pretty|fully|generally|already|both|all) ){0,2}"
    r"(?:supportive|on board|in favou?r|on (?:our|my) side|behind (?:it|this|us|me)|for (?:it|this)|keen on (?:it|this)|enthusiastic|"
    r"sympathetic|helpful|open to (?:it|this|the idea|trying))|all for (?:it|this)|"
    r"(?:more |very |quite )?likely to (?:approve|agree|say yes|sign|back|support|wave))\b",
    re.IGNORECASE,
)
_NOT_FOR = lazily(
    r"\b(?:not|never|hardly|less|un\w+|nobody|neither|none|if|unless|until|would|could|might|used to)\b|n't\b", re.I
)
#: What goes on to say the contrary: then it points nowhere.
_HOWEVER = lazily(
    r"\b(?:but|however|though|although|except|only|than|yet|neither|nobody|others?|until|unless|still (?:has|have|needs?)|have to|has to|"
    r"needs? to|vote|against|block\w*|says?|won't|asked if)\b",
    re.IGNORECASE,
)
_SIGNATURE = r"(?:approval|permission|sign-?off|signature|blessing|say-so|consent|go-ahead|ok(?:ay)?)"
_FREE = lazily(
    rf"\bwithout (?:needing|having to (?:get|ask(?: for)?|wait for|seek)|asking(?: for)?|waiting for|getting|seeking) "
    rf"(?:[\w']+ ){{0,4}}?{_SIGNATURE}\b|"
    rf"\b(?:don't|doesn't|do not|does not|won't|wouldn't) (?:even )?(?:need|require) (?:[\w']+ ){{0,4}}?{_SIGNATURE}\b|"
    rf"\bno (?:further |extra |separate )?{_SIGNATURE} (?:is )?(?:needed|required|necessary)\b|"
    r"\bwithout (?:having to ask|asking) (?:anyone|anybody|him|her|them|my boss|the board|finance|procurement|legal)\b",
    re.IGNORECASE,
)
#: "I can't sign without her approval" is no freedom.
_BOUND = lazily(
    r"\b(?:can(?:'t|not)|could(?:n't| not)|won't|will not|not|never|nothing|nobody|no one|wouldn't|may not|must not)\b",
    re.IGNORECASE,
)
#: Somebody wants to hear of it from those who have it.
_REFERENCE = lazily(
    r"\b(?:can|could|may|might) (?:we|I|my \w+|our \w+)(?: \w+)? (?:talk|speak|chat|call|ring|telephone|phone|meet|visit)\b[^?]{0,200}\?|"
    r"\bdo you have (?:any |some |a )?(?:references?|reference customers?|case stud(?:y|ies))\b[^?]{0,200}\?",
    re.IGNORECASE,
)
_DOUBTS = lazily(
    r"\b(?:guinea pig|lose|lost|fail\w*|wrong|burn\w*|trust|sceptical|skeptical|doubt\w*|worr\w+|afraid|scared|before (?:I|we) (?:sign|"
    r"put|believe))\b",
    re.IGNORECASE,
)


def direction(stance: Stance, text: str, said: Set[Facet], sure: Set[Facet], before: str = "") -> Stance:
    """Which way a sentence points.

    Args:
        stance: as the network reads it.
        text: the sentence.
        said: facets at or above their threshold.
        sure: those of them that are shown unasked.
        before: the sentence before it, by whoever: it may tell what "it" is.
    """
    words = straight(text)
    if Facet.FEAR in said and STAYING.search(words) and of_going_on(words):
        return Stance.TOWARDS
    if (says := step(words)) is not None and says.stance is not None:
        return says.stance
    pulled = pull(text, before)
    if pulled is not None and pulled.stance is not None:
        # A trouble that may be with either is none of today; what was read to hold them back goes on doing so.
        return pulled.stance if pulled.stance is not Stance.NEUTRAL or stance is Stance.TOWARDS else stance
    if (plain := _plainly(words, said)) is not None:
        return plain
    if stance is not Stance.AWAY or _ON_TERMS.search(words) or _holds_back(words, said, sure):
        return stance
    if Facet.FEAR in said and not sure & _DRIVES:
        return fear_of(words)
    return Stance.TOWARDS if sure & _DRIVES or (said & _DRIVES and not sure) else Stance.NEUTRAL


def _holds_back(words: str, said: Set[Facet], sure: Set[Facet]) -> bool:
    """Whether something in a sentence can hold its speaker back: a constraint that was read, or the words."""
    if Facet.COMMITMENT in sure:
        return False
    if sure & _CONSTRAINTS or (said & _CONSTRAINTS and (not sure & _DRIVES or _TURNS.search(words))):
        return True
    return bool(_HOLDS.search(words))


def fear_of(words: str) -> Stance:
    """Which way a fear points: away where it is of the change, towards where it is of going on as now, else neither."""
    rest = STAYING.sub(" ", _GOES_ON.sub(" ", words))
    if _CHANGE.search(rest):
        return Stance.AWAY
    return Stance.TOWARDS if rest != words or _AGAIN.search(rest) else Stance.NEUTRAL


def of_going_on(text: str) -> bool:
    """Whether words read as a fear dread what comes of going on as now, and speak of no change."""
    words = straight(text)
    return bool(_GOES_ON.search(words) or STAYING.search(words)) and fear_of(words) is Stance.TOWARDS


def _plainly(words: str, said: Set[Facet]) -> Stance | None:
    """The direction that the words of a sentence with a constraint in it give away; None where they leave it to the reader."""
    if not said & _CONSTRAINTS:
        return None
    if puts_off(words):
        return Stance.AWAY
    if (free := _FREE.search(words)) is not None and not _BOUND.search(words[: free.start()]):
        return Stance.TOWARDS
    found = _FOR_IT.search(words) if Facet.CONSENSUS in said else None
    if found is not None and not _NOT_FOR.search(words[max(0, found.start() - 40) : found.end()]):
        return Stance.NEUTRAL if _HOWEVER.search(words) else Stance.TOWARDS
    return Stance.NEUTRAL if Facet.RISK in said and asks_for_a_reference(words) else None


def asks_for_a_reference(text: str) -> bool:
    """Whether somebody asks to speak to those who have it, without a word of doubt: they check, and fear nothing by it."""
    words = straight(text)
    return bool(_REFERENCE.search(words)) and not _DOUBTS.search(words)
