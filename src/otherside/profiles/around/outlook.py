"""What somebody tells of how a colleague looks at the matter: "she cares about uptime", "he'll want to see references". Pure.

It is the teller's word, and evidence of nothing by itself. Read is what bears on a decision: what they dread, want to see, put first or
are for. What somebody is like otherwise, how they are and what is private is no matter of ours.
"""

from __future__ import annotations

import re

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.around.reported import own_words, what_they_said
from otherside.profiles.around.titled import BEFORE_NAMES, NOBODY
from otherside.profiles.private.open_part import private
from otherside.profiles.said.parked import contact_later, parks

_BODY = (
    r"(?:board|committee|council|team|CEO|CFO|COO|CTO|CIO|CISO|CPO|chief(?: \w+){0,3}|head of \w+(?: \w+)?|(?:\w+ )?(?:director|manager|"
    r"boss|partner|owner|founder|president|controller|lead|officer|chair\w*)|VP(?: of \w+)?|finance|legal|procurement|purchasing|"
    r"compliance|IT|people in \w+)"
)
#: Words with a capital that are no person, or no more than the beginning of a sentence.
_NO_PERSON = NO_NAMES | NOBODY | BEFORE_NAMES | frozenset(
    "So Or Just Like Better Best Would Might Could Should Some Most Many Also Always Never Maybe Perhaps Seriously Please They One All "
    "Everything Nothing Anything Something Which What There Here Support Default Value Values Vendor Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday".split()
)  # fmt: skip
#: Of whom it is told: by name, by a pronoun, or by the place they have.
_WHO = (
    rf"(?:\b(?:[Hh]e|[Ss]he|who)|(?<![\w’'])(?!(?:{'|'.join(sorted(_NO_PERSON))})\b)[A-Z][\w-]+(?: (?-i:[A-Z])[\w-]+)?|"
    rf"\b(?i:our|my|the) (?i:{_BODY})(?:,? [A-Z][\w-]+(?: [A-Z][\w-]+)?,?)?)"
)
_ALSO = (
    r"(?: (?:pretty|very|quite|rather|really|a bit|a little|a lot|extremely|fairly|somewhat|still|always|more|most|mostly|mainly|only|"
    r"so|too|just|also|generally|usually|super|known to be|known for being|going to be|actually|obviously|certainly|probably|all|"
    r"particularly|especially|naturally|notoriously|deeply|first|even|now|then|already|both|instinctively|dead|flatly|firmly|strongly|completely|totally|utterly|entirely|"
    r"absolutely|openly|quietly|privately|publicly|fundamentally|bitterly|simply))*"
)
#: In a chat "hes" is "he's".
_HES = r"(?:(?<=\b[Hh]e)s\b|(?<=\b[Ss]he)s\b)"
_IS = (
    rf"(?:(?:['’](?:s|re)|{_HES})(?! been\b)|['’]s been| is| are| was| were| has been| have been| gets?| got| will be|['’]ll be|"
    r" tends to be| can be)"
    rf"{_ALSO}"
)
_WILL = (
    r"(?:(?:['’]ll| will|['’]d| would|['’]s going to| is going to| are going to|['’]re going to| may| might| did| does| has| have|['’]s|"
    rf"['’]ve| keeps?| kept)(?=[ ]))?{_ALSO}"
)
_OF = r"(?: (?:about|of|by|that|over|when|with|on)\b)"
#: What sits with whom it is told of as a doubt.
_DREADS = (
    rf"{_IS} (?:(?:risk|change|cost|price)[- ](?:averse|shy)|averse to|(?:over[- ]?)?cautious|careful(?={_OF}|\W*$|[,.;:–—])|conservative|"
    rf"s[ck]eptical|wary|(?:worried|concerned|nervous|anxious|uneasy|afraid|scared|paranoid){_OF}|(?:hesitant|reluctant|doubtful)\b|"
    r"(?:security|safety|privacy|quality|compliance)[- ](?:conscious|minded)|allergic to|burn(?:t|ed)(?: \w+)?(?: by| before| once)|"
    r"protective of (?!her\b|his\b)|strict (?:about|on)|not (?:convinced|sold|sure|so sure|comfortable)|unconvinced|undecided)|"
    rf"{_WILL} (?:worr(?:y|ies)|fears?|doubts?|dreads?|hesitates?)\b|{_WILL} (?:have |has |had )?(?:some |a few |serious |real |his |her )?"
    r"(?:concerns|doubts|reservations|worries|misgivings)\b|(?: doesn['’]t| does not|['’]ll not| won['’]t) (?:trust|like|believe in)\b"
)
_WANTS = (
    rf"{_WILL} (?:wants?|wanted|wanting)(?= (?!to (?:go|leave|come|join|eat|be (?:here|there|home)|say hello)\b))|"
    rf"{_WILL} (?:needs? to (?:see|know|hear|understand|be (?:sure|convinced|shown))|expects? (?!a baby|to be (?:late|back|out))|"
    rf"insists? on|"
    r"demands?|asks? (?:once )?(?:about|for|whether|if|what|how|which|who)\b|asked (?:once )?(?:about|for|whether|if|what|how|which|who)\b|"
    r"asking (?:about|for|whether|if|what|how)\b|looks? (?:mostly |only |first )?(?:at|for) (?!after|forward|(?:the|our|my) board\b)|"
    r"goes by|judges?(?: \w+)? by|"
    r"cares?(?: \w+){0,2} (?:about|that|whether|how)\b|values? |prefers? |likes? (?:it |this |the |your |that |what |how |numbers|data|to "
    r"(?:see|know|have))|loves? (?:the |your |this |numbers|data|it when))|"
    rf"{_IS} (?:looking for|asking (?:about|for|whether|if|what|how)|(?:data|numbers|metrics|price|cost|evidence|detail|results)[- ]"
    r"(?:driven|oriented|led|focus(?:s)?ed|conscious|sensitive)|big on|keen on|insistent on|interested in|a numbers (?:guy|man|woman|"
    r"person)|"
    r"a stickler for|hung up on|after (?!work|lunch))"
)
_FIRST = (
    rf"{_IS} (?:focus(?:s)?ed on|busy with|tied up|swamped with|preoccupied|pulled into|snowed under with|buried in|talking about (?:a |"
    rf"the )?"
    r"(?:period|freeze|pause|stability|focus)|asking for (?:calm|stability|focus|a freeze|quiet))|"
    r"(?: has| have|['’]s)? ?(?:basically |simply |just )?(?:deprioriti[sz]ed|shelved|parked|paused|frozen|put (?:\w+ ){1,4}on (?:hold|"
    r"ice))|"
    r"(?: has|['’]s got| have|['’]ve got) (?:no (?:time|room|head|patience|appetite) (?:for|to)\b|(?:other|bigger|more urgent) (?:things|"
    r"priorities|fish|worries|problems)|(?:enough|too much|a lot) on (?:his|her|their) (?:plate|desk))"
)
_FOR_OR_AGAINST = (
    rf"{_IS} (?:supportive|in favou?r|behind (?:it|this|us|the)|on board|not on board|(?:a (?:big |bigger |huge )?|no (?:big )?)fan|"
    rf"open to|"
    r"excited about|all for|for it|(?:not )?keen(?! on)|against|opposed|neutral|sold on|convinced|dead set|leaning)|"
    rf"{_WILL} (?:supports|backs|opposes|objects|objected|resists|pushed back|pushes back|flagged|raised|questioned|blocks|blocked|"
    r"championed) (?!up\b)"
)
#: What a refusal or a distaste is of, where it bears on what is sold to them, and not on Mondays.
_THE_MATTER = (
    r"(?:the (?:word|idea|thought|sound|look|notion|concept|whole (?:idea|thing)|term)\b|(?:it|this|that)\b(?! (?:there|here|when|if)\b)|"
    r"(?:us|you|our|your|any|anything|anybody|anyone)\b|(?:an? |the |another |more )?(?:\w+ )?(?:outsiders?|suppliers?|vendors?|"
    r"(?:sub)?contractors?|consultants?|agenc(?:y|ies)|third part(?:y|ies)|subscriptions?|offshor\w+|outsourc\w+|external \w+)\b|"
    r"having (?:it|this|anything|any|our|us|outsiders|strangers)\b|being (?:sold|dependent|tied|locked)\b)"
)
_REFUSES = (
    r"(?: won['’]?t| will not| wouldn['’]?t| would not|['’]ll (?:not|never)| will never| would never|['’]d never| refuses to| refused to)"
    r"(?: (?:even|ever|just|simply|so much as))*"
)
#: "Won't have the numbers by Friday" lacks them; "won't have our post opened in another town" will not stand for it.
_TAKEN_SO = (
    r"(?!(?:finished|needed|planned|scheduled|prepared|printed|signed|completed)\b)(?:sat|sitting|run|kept|held|sent|put|made|taken|"
    r"[a-z]{2,12}ed)\b(?! (?:yet|by (?:\w+day|then|noon|the (?:end|\d)))\b)"
)
_WORDS = r"(?: (?!(?:until|till|by|before|ready|done|finished|in time|on time|time|to)\b)[\w’'-]{1,20}){0,4}?"
_WONT_HAVE = (
    rf"{_REFUSES} have (?:(?:it|this|that|us|them|(?:our|any|anything|anybody|anyone|another|one|a single|strangers|outsiders){_WORDS}) "
    rf"(?:{_TAKEN_SO}|(?:in|on|near|from|outside|under|anywhere|over|at)\b(?! (?:time|hand|place|stock|him|her|me|us|home|\w*day|"
    rf"the moment|present|yet|hold)\b))|(?:his|her|the|an?){_WORDS} {_TAKEN_SO})"
)
_OFFERED = (
    r"(?:it|us|this|that|(?:the|our|every|both) (?:\w+ ){0,2}?(?:offers?|proposals?|ideas?|plans?|papers?|suppliers?|vendors?|bids?|"
    r"quotes?|one|two|three|lot))"
)
_SET_AGAINST = (
    rf"(?:{_WONT_HAVE}|{_REFUSES} have (?:any of )?(?:it|this)(?=\W*$|[.;!–—]|, (?:simple as that|full stop|period|end of|not ever)\b)|"
    rf"{_REFUSES} (?:hear of|entertain|touch|countenance|stand for|tolerate|consider|agree to|approve(?: of)?|accept|allow|go near|let|"
    rf"buy|budge on)(?! you (?:down|know)\b) {_THE_MATTER}|"
    rf"(?:['’]s|{_HES}|['’]d| has| had| have)?{_ALSO} never (?:really |once |quite |much )?(?:liked|trusted|wanted|believed in|warmed to|"
    rf"taken to|cared for|approved of|been (?:keen on|a fan of|happy (?:with|about)|comfortable with|convinced (?:by|of)|sold on|for))"
    rf" {_THE_MATTER}|"
    rf"{_WILL} (?:hates?|loathes?|detests?|distrusts?|mistrusts?|despises?|can(?:['’]t|not) (?:stand|abide|bear|stomach)) {_THE_MATTER}|"
    rf"{_WILL} (?:turn(?:ed|s)?|shot|shoots?|knock(?:ed|s)?|vot(?:ed|es?)) (?:{_OFFERED} down|down {_OFFERED})\b|"
    r"(?: has|['’]s| had)?(?: already| always| just)? (?:said|says) (?:a flat |flatly |a )?no (?:to|twice|three times|every time|"
    r"both times)\b|"
    r"[^.;!?]{1,60}?\bover (?:my|his|her) dead body\b|(?: has|['’]s| had)? (?:swore|sworn) (?:never|off|he['’]d never|she['’]d never)\b)"
)
#: "His concern isn't a blocker", "her first question will be": with a name or "his" before.
_OWN = (
    r"(?:\b(?i:his|her|their)|\b[A-Z][\w-]+['’]s|\b(?i:our|my) (?i:" + _BODY + r")['’]s) (?:\w+ ){0,2}?"
    r"(?P<what>concerns?|worr(?:y|ies)|fears?|doubts?|reservations?|questions?|objections?|priorit(?:y|ies)|interest|condition|criterion|"
    r"criteria|language|issue)\b(?= (?:is|are|was|were|isn['’]t|aren['’]t|will|would|has|about|with|here|there)\b|\W*$|[,.;:–—])"
)
#: In a frame of mind that something has put them into.
_MIND = lazily(
    r"\b(?:conservative|cautious|defensive|careful|risk-averse|wait-and-see) (?:mindset|mood|mode|frame of mind|stance|position)\b",
    re.IGNORECASE,
)
_PATTERNS: tuple[tuple[re.Pattern[str], frozenset[Facet]], ...] = tuple(
    (lazily(rf"{_WHO}(?:{words})"), facets)
    for words, facets in (
        (_DREADS, frozenset({Facet.RISK, Facet.FEAR})),
        (_WANTS, frozenset({Facet.WANT, Facet.DESIRE, Facet.KNOWLEDGE_GAP})),
        (_FIRST, frozenset({Facet.PRIORITY})),
        (_FOR_OR_AGAINST, frozenset({Facet.CONSENSUS})),
        (_SET_AGAINST, frozenset({Facet.CONSENSUS})),
    )
)
_OF_OWN = lazily(_OWN)
_OWN_WHAT = {
    "concern": frozenset({Facet.RISK, Facet.FEAR}),
    "worry": frozenset({Facet.RISK, Facet.FEAR}),
    "worrie": frozenset({Facet.RISK, Facet.FEAR}),
    "fear": frozenset({Facet.RISK, Facet.FEAR}),
    "doubt": frozenset({Facet.RISK, Facet.FEAR}),
    "reservation": frozenset({Facet.RISK, Facet.FEAR}),
    "objection": frozenset({Facet.RISK, Facet.FEAR}),
    "priority": frozenset({Facet.PRIORITY}),
    "prioritie": frozenset({Facet.PRIORITY}),
}
_WANTED = frozenset({Facet.WANT, Facet.DESIRE, Facet.KNOWLEDGE_GAP})
#: How somebody is, and where, is theirs; who has spoken to whom is no view.
_THEIR_OWN = lazily(
    r"\b(?:sick|ill|illness|hospital|surgery|doctor|pregnan\w+|maternity|paternity|parental|leave of absence|divorce\w*|baby|funeral|"
    r"mental health|burn-?out|therapy|alcohol|drinks?|holidays?|vacation|weekend|lunch|dinner|coffee|kids?|children|wife|husband|"
    r"father|mother|son|daughter|family|religio\w+|politic(?:s|al views))\b",
    re.IGNORECASE,
)
#: Asked, supposed or told of somebody else's firm, it is told of nobody.
_OPEN = lazily(r"\?\W*$|^\W*(?:if|unless|suppose|what if|whether)\b", re.IGNORECASE)
#: A word of a sentence without which there is nothing to look for.
_THIRD = lazily(r"\b(?:he|she|they|his|her|their|who|our|my|the)\b|[A-Z][\w-]+", re.IGNORECASE)


@remembered
def outlook(sentence: str) -> frozenset[Facet]:
    """What a sentence tells of how somebody else looks at the matter; empty where it tells nothing of that.

    Of whom it tells is for the caller to find: by name, by "our CTO", or by "he" after either.

    Returns:
        The facets that it bears on: ``risk`` and ``fear`` of what they dread, ``want``, ``desire`` and ``knowledge_gap`` of what they
        want to see, ``priority`` of what comes first, ``consensus`` of where they stand.
    """
    plain = " ".join(sentence.split())
    if not _THIRD.search(plain) or _OPEN.search(plain) or _THEIR_OWN.search(plain) or private(plain):
        return frozenset()
    found: set[Facet] = set()
    for pattern, facets in _PATTERNS:
        if pattern.search(plain):
            found |= facets
    for match in _OF_OWN.finditer(plain):
        found |= _OWN_WHAT.get(match["what"].casefold().removesuffix("s"), _WANTED)
    if _MIND.search(plain):
        found |= {Facet.RISK, Facet.PRIORITY}
    said = what_they_said(plain)
    # What stands bare in a speech that is told is asked for: "leave it until June".
    if said and (parks(said) or parks(f"please {said}") or contact_later(said)):
        found.add(Facet.PRIORITY)
    return frozenset(found)


#: What is of somebody else's mind, and not of whoever tells it.
_OF_A_MIND = frozenset({Facet.RISK, Facet.FEAR, Facet.PRIORITY})
_OF_OURS = lazily(rf"\b(?:our|my) {_BODY}", re.IGNORECASE)
#: "We" in the middle may be the house, as the other one speaks of it.
_SELF = lazily(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine)\b|(?:^|[.,;:–—] ?)(?:(?:and|but|so|because) )*(?:[Ww]e|[Oo]urs?)\b")


def not_the_tellers(sentence: str) -> frozenset[Facet]:
    """What a sentence may be read as and is only told of somebody else: their dread and their priorities are not the teller's.

    Empty where the teller speaks of themselves as well.
    """
    told = outlook(sentence)
    if not told & _OF_A_MIND or _SELF.search(_OF_OURS.sub("", own_words(sentence))):
        return frozenset()
    return told & _OF_A_MIND
