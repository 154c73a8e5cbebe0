"""A no in plain words: it is put off, nothing is done, we are dropped, somebody else has it. Pure.

A reader of steps takes "I'll cancel the trial" for one towards us. What is cancelled has to be ours or this: "we've cancelled
the old contract" may be half a yes. A condition, a question, a "not" in front and what was years ago refuse nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from otherside.domain import Facet
from otherside.domain.calendar_words import WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.profiles.around.options import CHOICE, ways_said
from otherside.profiles.said.polite_noes import politely_refused
from otherside.profiles.said.settled import OFF
from otherside.profiles.said.unowned import nobodys

_BODY = (
    r"(?:the|our|my) (?:\w+ )?(?:board|council|committee|directors|owners?|partners|management|shareholders|trustees|boss|"
    r"chair\w*|CFO|CEO|COO|finance|director|treasurer)"
)
_LITTLE = r"(?: (?:now|just|finally|already|also|both|all|therefore|together|sadly|unfortunately|probably|definitely))*"
_WHO = rf"(?:\b(?:I|we)|{_BODY})"
#: "We've decided", "the board voted".
_DECIDED = rf"{_WHO}(?:['’]ve| have| has)?{_LITTLE} (?:decided|agreed|voted|resolved|chosen|chose|opted)"
#: What is going to be done, or is.
_WILL = (
    rf"{_WHO}(?:['’]ll| will| shall|['’](?:m|re)(?: going to| about to)?| (?:am|are|is)(?: going to| about to)?|"
    r"(?: have| has|['’]ve got) to|"
    rf"['’]d (?:rather|prefer to)| want to)(?: be)?{_LITTLE}"
)
_DONE = rf"{_WHO}(?:['’]ve| have| has){_LITTLE}"
_GOING = rf"{_WHO}(?:['’](?:m|re)| am| are| is){_LITTLE} going"
_TO = rf"(?:{_DECIDED} to|{_WILL})"
_THIS = (
    r"(?:it|this|that|everything|things|the (?:whole )?(?:thing|idea|trial|pilot|project|purchase|order|decision|roll-?out|plan|"
    r"proposal|offer|evaluation)|(?:your|our) (?:\w+ )?(?:trial|pilot|project|offer|proposal|order))"
)
#: Ours, or what there is with us. What is "old" or somebody's by name is not.
_OURS = (
    r"(?:(?:the|your|our|this) (?:free )?(?:trial|pilot|demo|proof of concept|order)|(?:your|this) (?:\w+ )?(?:proposal|offer|quote)|"
    r"the whole thing)"
)
_PUT_OFF = (
    rf"(?:put(?:ting)? {_THIS} (?:on (?:hold|ice)|off|back)|(?:postpon|shelv|paus|defer|suspend)(?:e|ed|ing|red|ring) {_THIS}|"
    rf"(?:park|delay)(?:ed|ing)? {_THIS}|push(?:ed|ing)? {_THIS} (?:back|out)|leav(?:e|ing) {_THIS} (?:until|till|for (?:now|next|this)))"
)
_WAIT = r"(?:wait(?: (?:and see|until|till|another|a (?:year|while|bit)|for now)|(?=\W*$|[.,;!–—]| with)))"
_STAY = (
    r"(?:do(?:ing)? nothing|leav(?:e|ing) (?:it|things|everything) (?:as (?:it is|they are|is)|alone|the way)|"
    r"stay(?:ing)? (?:as we are|put|with what we(?:['’]ve got| have))|(?:stick|stay|mak\w+ do|carry on)(?:ing)? (?:with (?:what we|the "
    r"old|how)|as (?:we are|before))|sit(?:ting)? tight|keep(?:ing)? (?:what we have|what we['’]ve got|things as))"
)
_DROP = (
    r"(?:cancel(?:l?ing|l?ed)?|call(?:ing|ed)? off|turn(?:ing|ed)? down|reject(?:ing|ed)?|withdraw(?:ing|n)?|"
    rf"stop(?:ping|ped)?|declin(?:e|ed|ing)|pull(?:ing|ed)? the plug on) {_OURS}"
    r"(?! (?:from|of|at|with) (?!you\b)\w)\b|"
    r"(?:call(?:ing|ed)? (?:it|this|the \w+) off|turn(?:ing|ed)? (?:you|this|your \w+) down|"
    r"(?:back|pull)(?:ing|ed)? out\b(?! of (?!this\b|it\b|the (?:trial|pilot|deal|project|purchase)\b))|"
    r"walk(?:ing|ed)? away(?=\W*$|[.,;!]| from (?:this|it|you)\b))"
)
_SIGN = (
    r"(?:go(?:ing)? ahead|proceed(?:ing)?\b(?! with (?!it\b|this\b|you\b))|sign(?:ing)?(?: (?:it|this|with you))?(?=\W*$|[.,;!–—])|"
    r"buy(?:ing)?(?: (?:it|this|from you))?(?=\W*$|[.,;!–—])|go(?:ing)? (?:with you|(?:any )?further(?! than))|"
    r"tak(?:e|ing) (?:it|this) (?:any )?further)"
)
_NOT_YOU = (
    rf"{_DECIDED} (?:against (?:it|this|you|that|your \w+|the (?:trial|pilot|purchase|project|offer))\b|"
    rf"not to (?:{_SIGN}|do (?:it|this)\b))|"
    rf"{_WHO}(?:['’]ll not| will not| won['’]t|['’](?:m|re) not(?: going to)?| (?:am|are|is) not(?: going to)?|"
    rf" (?:aren|isn)['’]t(?: going to)?)(?: be)?{_LITTLE} {_SIGN}|"
    rf"{_WILL} (?:(?:have to )?pass|say no)(?=\W*$|[.;!–—]| (?:on (?:this|it|that)|to (?:this|it|you|your \w+))\b)|"
    r"\b(?:take|remove) (?:me|us) off (?:your|the) (?:mailing )?list\b|"
    r"\b(?:I|we)(?:['’](?:m|re)| am| are) (?:no longer|not) interested(?=\W*$|[.,;!–—]| in (?:this|it|your|buying)\b)"
)
_FROZEN = (
    r"\b(?:froze|frozen|freezing|freeze) (?:all )?(?:hiring|spend\w*|recruit\w*|purchas\w*|budgets?|cap ?ex|"
    r"new (?:spend\w*|vendors))\b|"
    r"\b(?:hiring|spending|spend|recruitment|purchas\w+|budget|investment) (?:freeze|is frozen|are frozen|has been frozen)\b|"
    r"\b(?:told|asked|instructed|ordered) (?:us |me )?(?:not to|to not) (?:buy|spend|add|order|take on)\b|"
    r"\b(?:told|asked|instructed|ordered) (?:us |me )?to (?:freeze|stop) (?:all |any )?(?:new )?(?:spend\w*|purchas\w+|buying|hiring)\b|"
    r"\b(?:told|asked|have|need|got|has)(?: us| me)? to cut\b[^.?!]{0,60}\bnot (?:to )?(?:add|buy|spend)\b"
)
_THAWED = lazily(
    r"\b(?:lift(?:s|ed|ing)?|ended|over|thaw\w*|unfrozen|no longer|released|no (?:\w+ )?freeze|before the freeze)\b",
    re.IGNORECASE,
)
#: What a paper of ours says, named by what it is called there.
_TERM = (
    r"(?:clauses?|section|paragraph|article|annex|terms?|prices?|index\w*|adjustments?|increases?|uplift|penalt\w+|liabilit\w+|"
    r"indemnit\w+|deposits?|prepayments?|payments?|notice|renewals?|extensions?|exclusiv\w+|jurisdiction|warrant\w+|minimum|maximum|"
    r"lock-?in|auto\w*|(?:days|months|years)|per ?cent|%|§)"
)
_OUT = r"(?:not (?:acceptable|negotiable|possible(?: for us)?)|unacceptable|out of the question)"
_NO_TO_IT = (
    rf"(?:(?:a )?(?:clear |plain |definite |firm |absolutely |certainly )?(?:no|nope|never)|not (?:with us|agreed|ok|okay)|{_OUT}|"
    rf"rejected|"
    r"struck out)"
)
#: "Questions about the price: no" has none.
_NONE_LEFT = r"(?!.{0,60}\b(?:(?<!the )questions?|comments?|remarks?|news|changes?|problems?|issues?|objections?|worries|doubts?)\b)"
#: A flat no to a term of ours: "clause 9: we do not sign that", "automatic renewal - no".
_TO_A_TERM = lazily(
    rf"(?:^|[\s:;,–—-])(?:I|we)(?:['’]ll not| will not| won['’]t| do not| don['’]t| cannot| can['’]t| never| shall not) "
    r"(?:sign|accept|agree to|go along with|put (?:my|our) name to) (?:that|this|those|these|such \w+(?: \w+)?|any of (?:that|this)|"
    rf"(?:the |your |this |that |a |an |any )?(?:[\w%.’'-]+ ){{0,3}}?{_TERM}(?: \w+)?)(?=\W*$|[.,;!:–—]| (?:from|with|for) )|"
    rf"^{_NONE_LEFT}[^?!:]{{0,60}}?(?:\b|(?<=\s)){_TERM}(?:\b|(?<=%)|(?=\s))(?:[^?!:]{{0,60}}?(?::| [–—-]) {_NO_TO_IT}[.!]?$|"
    rf"(?: (?!(?:and|but|so|that|if)\b)[\w%-]+){{0,4}}? (?:is|are) {_OUT}(?=\W*$|[,;]))",
    re.IGNORECASE,
)
_RULES: tuple[tuple[Facet, re.Pattern[str]], ...] = (
    (
        Facet.PRIORITY,
        lazily(rf"{_TO} {_PUT_OFF}|{_DONE} {_PUT_OFF}|(?:{_DECIDED}|{_GOING}) to {_WAIT}|\b{OFF}\b", re.IGNORECASE),
    ),
    (Facet.STATUS_QUO, lazily(rf"(?:{_TO} |{_DECIDED} on ){_STAY}", re.IGNORECASE)),
    (Facet.COMMITMENT, lazily(rf"(?:{_TO}|{_DONE}) (?:{_DROP})|{_NOT_YOU}", re.IGNORECASE)),
)
_FREEZE = lazily(_FROZEN, re.IGNORECASE)
#: A sentence that holds none of these refuses nothing in the ways above.
_SIGNS = lazily(
    r"\bsign\b|hold|\bice\b|postpon|shelv|paus|defer|suspend|park|delay|push|put|leav|wait|nothing|stay|stick|carry|tight|keep|mak|"
    r"cancel|call|"
    r"turn|reject|withdr|stop|declin|plug|out\b|away|against|not\b|n['’]t\b|pass|say no|list|interested|fr[eo]e?ze|freez|"
    r"\boff\b|moved|shift|slipp|\bno\b|nope|never|accept|question",
    re.IGNORECASE,
)
_OPEN = lazily(
    r"\?|\b(?:if|unless|whether|would|could|might|(?-i:may)|maybe|perhaps|ago|used to|last (?:year|time|spring|summer|autumn|winter)|"
    r"back then|"
    r"at the time|in (?:19|20)\d\d|almost|nearly|want(?:s|ed)? (?:us|me) to|"
    r"afraid|worr\w+|fear\w*|or (?:else )?(?:I|we))\b|^\W*(?:when|once|before|after)\b",
    re.IGNORECASE,
)
_NOT = lazily(
    r"\b(?:not|never|nobody|no one|neither|cannot|instead of|rather than|without|no)\b|n['’]t\b", re.IGNORECASE
)
#: Ends something, and whose it is stays open: no step towards us, and none away from us either.
_ENDS = lazily(
    rf"(?:{_TO}|{_DONE}) (?:"
    r"(?:clos|cancel|end)(?:e|l?ing|l?ed|d)? (?:the|my|our|this) (?:account|subscription|membership|licen[cs]es?|plan)|"
    r"(?:cancel|end)(?:l?ing|l?ed)? (?:it|this)|"
    r"(?:send|sent|return|giv|tak|bring)(?:e|ing|ed)? (?:it|them|the (?:kit|unit|machine|device|box|sample|samples|thing)|your \w+) back|"
    r"return(?:ing|ed)? (?:the (?:kit|unit|machine|device|box|samples?)|your \w+)"
    rf")\b|{_WHO}(?:['’]ll not| will not| won['’]t|['’](?:m|re) not(?: going to)?| (?:am|are) not(?: going to)?)(?: be)? renew(?:ing)?\b",
    re.IGNORECASE,
)
#: With whom they have it today: to end that is half a yes.
_THEIRS = lazily(r"\b(?:old|current|present|existing|incumbent|previous|them|theirs|lot|ones?)\b", re.IGNORECASE)


def _plainly(sentence: str) -> str | None:
    """The sentence on one line, or None where it only asks, supposes or remembers."""
    plain = " ".join(sentence.split())
    return None if _OPEN.search(plain) else plain


#: To put a name to it is not in their power, or not to be had: without a term for it, that is a no.
_CANNOT_SIGN = lazily(
    r"\b(?:I|we)(?: (?:cannot|can not|can['’]t|am not able to|are not able to)|['’](?:m|re) not able to| won['’]t be able to|"
    r" will not be able to)(?: now| really| just| simply| in good conscience)* "
    r"(?:(?:say yes|go ahead|go through with|commit(?! to (?:an?|any|the|that|your) (?:\w+ )?(?:dates?|days?|times?|figures?|"
    r"numbers?|prices?)\b)|"
    r"sign(?: up)?)(?: (?:it|this|that|anything|any of (?:it|this|that)|(?:the|your|this|that|such an?|an?|any) (?:[\w-]+ ){0,2}"
    r"(?:contract|agreement|offer|proposal|order|quote|quotation|paper|papers|form|plan|letter)))?"
    r"(?: (?:for|to|up to|with) (?:it|this|that|an?|any|another|something|anything|the|your|such)\b(?! (?:board|council|committee|"
    r"company|firm|"
    r"group|team|owners?|others|people|family|whole|rest|two of us)\b)[^,;.!?]{0,80})?)(?=\W*$|[,;.!–—]| (?:with (?:you|this|it)\b|"
    r"now|and|because|as|since|so|"
    r"while|at the moment|at present|any ?more|after all)\b)",
    re.IGNORECASE,
)
#: It hangs on something, or on who signs.
_NOT_FOR_GOOD = lazily(
    r"\?|\b(?:until|till|unless|before|if|without|alone|myself|ourselves|on (?:my|our) own|today|tonight|tomorrow|yet|this (?:week|"
    r"month)|"
    rf"{WEEKDAY}|above|over|more than|beyond|up to \W?\d|either|in (?:my|our) name|by (?:post|hand|mail)|"
    r"electronic\w*|digital\w*|portal|link|page|pdf|pen|worr\w+|afraid that|used to|last (?:time|year))\b",
    re.IGNORECASE,
)


def cannot_sign(sentence: str) -> bool:
    """Whether somebody says that they cannot sign, and names nothing that it would take."""
    plain = _SOFTENED.sub("", " ".join(sentence.split()))
    found = _CANNOT_SIGN.search(plain)
    return found is not None and not _NOT_FOR_GOOD.search(plain) and not _NOT.search(plain, 0, found.start())


@remembered
def refused(sentence: str) -> Facet | None:
    """What a no is evidence of, against us: PRIORITY where it is put off, STATUS_QUO where they stay, COMMITMENT where we are dropped,
    or something that our paper says.

    Args:
        sentence: one of theirs.
    """
    if (polite := politely_refused(sentence)) is not None:
        return polite
    if not _SIGNS.search(sentence):
        return None
    if cannot_sign(sentence):
        return Facet.COMMITMENT
    if (plain := _plainly(sentence)) is None:
        return None
    if frozen(plain):
        return Facet.PRIORITY
    if _TO_A_TERM.search(plain):
        return Facet.COMMITMENT
    for facet, pattern in _RULES:
        if (found := pattern.search(plain)) and not _NOT.search(plain, 0, found.start()):
            return facet
    return None


def refuses_it(sentence: str) -> bool:
    """Whether a no is to all of it, rather than to a term of ours, and is theirs: what is nobody's, or frozen from above, is no such."""
    no = refused(sentence) is not None
    return no and not (frozen(sentence) or nobodys(sentence) or _TO_A_TERM.search(sentence))


@remembered
def frozen(sentence: str) -> bool:
    """Whether spending or hiring is said to be stopped, or cut rather than added to."""
    plain = " ".join(sentence.split())
    return bool(_FREEZE.search(plain)) and not _THAWED.search(plain) and not plain.endswith("?")


@remembered
def ends_something(sentence: str) -> bool:
    """Whether something is given back or cancelled of which it stays open whether it is ours."""
    plain = _plainly(sentence)
    return plain is not None and bool(_ENDS.search(plain)) and not _THEIRS.search(plain)


def chosen_elsewhere(sentence: str, vendors: Collection[str] = ()) -> bool:
    """Whether somebody says that they go with another vendor, by name or not.

    Args:
        vendors: names known to be other vendors'.
    """
    return any(way.stands and way.what == CHOICE and way.weight >= _DECIDED_ON for way in ways_said(sentence, vendors))


def turned(sentence: str, facets: Mapping[Facet, float], vendors: Collection[str] = ()) -> dict[Facet, float] | None:
    """What a sentence that refuses is evidence of, against us; None where it refuses nothing that it was read for.

    A step that is none becomes what it is: no room for it now, or staying as they are. One that drops us stays a step, away.

    Args:
        sentence: one of theirs.
        facets: as it was read.
        vendors: names known to be other vendors'.
    """
    if Facet.COMMITMENT in facets and chosen_elsewhere(sentence, vendors):
        return dict(facets)
    if (what := refused(sentence)) is None:
        return None
    misread = {Facet.COMMITMENT}
    if frozen(sentence):
        # "It was cut since the freeze" tells what happened, too.
        misread |= {Facet.GOAL} if _SINCE.search(sentence) else {Facet.GOAL, Facet.TRIGGER}
    if not (misread | {what}) & facets.keys():
        return None
    kept = {facet: p for facet, p in facets.items() if facet not in misread}
    return {**kept, what: max(PLAIN, *(facets.get(facet, 0.0) for facet in (*misread, what)))}


#: What it weighs at least, said in so many words.
PLAIN = 0.8
#: Below it somebody else's leaning is reported, or a thought.
_DECIDED_ON = 0.9
_SOFTENED = lazily(
    r"\b(?:I|we)(?:['’](?:m|re)| am| are) (?:afraid|sorry)(?: to say)?(?:,? (?:that|but)|,)? ?", re.IGNORECASE
)
_SINCE = lazily(r"\bsince\b", re.IGNORECASE)
