"""Who asks to leave the matter until something is over, and who only puts off an answer about themselves. Pure.

"Can we park this till the audit's behind us?" is a wait. "How are you?" "Tired. Ask me in January." is none: what is put off is the
answer to what we asked, and that was of nothing between us.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.plain.put_off import puts_off
from otherside.extraction.remembered import remembered

_IT = (
    r"(?:it|this|that|things|everything|the (?:whole )?(?:thing|matter|decision|question|subject|topic|idea|project|discussion|"
    r"conversation|deal|change))"
)
_LEAVE = (
    rf"(?:park(?:ed)? {_IT}|let {_IT} (?:settle|rest|lie|sit|be|cool|simmer)|(?:leave|left) {_IT}(?: (?:alone|be|there|where it is|as it "
    rf"is|lying|"
    rf"for now|for the moment|well alone))*|shelve[d]? {_IT}|pause[d]? {_IT}|hold {_IT}|put {_IT} (?:off|aside|on hold|on ice|to one "
    rf"side|back)|"
    rf"postpone[d]? {_IT}|wait(?:ed)?(?: with {_IT})?|hold off(?: (?:on|with) {_IT})?|keep {_IT} on (?:hold|ice))"
)
_RETURN = (
    rf"(?:(?:pick|picked|take|took) {_IT} (?:back )?up|(?:come|came) back to {_IT}|return(?:ed)? to {_IT}|revisit(?:ed)? {_IT}|"
    rf"look(?:ed)? at {_IT}|"
    rf"(?:talk|talked|speak|spoke) about {_IT}|start(?:ed)?(?: on)? {_IT}|go(?:ne)? back to {_IT})(?: again| then| afresh)?"
)
_NOT_TOUCH = (
    rf"(?:(?:don['’]?t|didn['’]?t|do not|did not|not to|not) (?:touch|start|rush|open|begin|disturb|change|move on|do|push) "
    rf"(?:{_IT}|anything)|leave {_IT} (?:alone|be))"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?)"
)
_SPAN = (
    rf"(?:(?-i:{_MONTH})\b|(?:the )?(?:new year|next (?:week|month|quarter|year|spring|summer|autumn|winter|season)|spring|summer|autumn|"
    rf"winter|Christmas|Easter)\b|"
    r"Q[1-4]\b|(?:a|one|two|three|six|\d+|a few|a couple of) (?:weeks?|months?|quarters?)\b)"
)
#: What it waits for: something that is to be over, or a time of the calendar.
_TILL = (
    r"(?:until after|till after|until|till|before|after|once|when|as soon as) (?!now\b|then\b|tonight|this (?:morning|afternoon|"
    r"evening)|I(?:['’]m| am) back\b|(?:he|she|they)(?:['’]s|['’]re| is| are) (?:off|back|here|out|in|done)\b|lunch|dinner|coffee|the "
    r"break)\S"
)
_WHEN = rf"(?:{_TILL}|(?:in|to|for|from|next|by|at|over) (?:the |early |late |mid[ -])?{_SPAN}|next (?:year|spring|month|quarter|season))"
#: Asked, suggested or wished: what was done that way once is told, and asks for nothing.
_WISH = (
    r"(?:(?:^|[.!?,;:–—] ?|\b(?:so|and|but|well) )(?:please |just |(?:perhaps|maybe) (?:we |you )?|better (?:to )?|best (?:to |if we |we "
    r")?|let['’]?s (?:just |rather |all )?(?:not )?)|"
    r"\b(?:can|could|shall|may|should|might) (?:we|I|you)(?: please| just| perhaps| maybe| not)* |"
    r"\b(?:we|I|you)(?:['’]d| had| would)?(?: (?:rather|better|prefer(?: it)?(?: if)?|like|want|suggest|propose|say|vote|sooner|"
    r"ask))+(?: (?:to|that|you|we|us|I))* |"
    r"\b(?:we|I) (?:should|ought to|must|have to|need to|will|['’]ll)(?: just| rather| probably)? |\b(?:think|feel|say|suggest|propose|"
    r"believe) (?:that )?(?:we|it)(?:['’]s| should|['’]d| would)?"
    r"(?: (?:better|best|wiser|rather|be|to|if we|just|should))* |\b(?:it(?:['’]s|['’]d be| is| would be) )?(?:best|better|wiser|safer|"
    r"wisest|safest|kinder) (?:if (?:we|you)|to|we) (?:just )?|"
    r"\bI(?:['’]d| would) (?:rather|prefer) |\bhow about we |\bwhy don['’]t we |\bwould you mind if we )"
)
_PARKED = lazily(rf"{_WISH}(?:{_LEAVE}|{_NOT_TOUCH})[^.;!?]{{0,60}}? ?\b{_WHEN}", re.IGNORECASE)
_LATER = lazily(
    rf"{_WISH}(?:{_LEAVE}[^.;!?]{{0,40}}? and )?{_RETURN}(?: [\w’']+){{0,3}}? \b(?:(?:only )?(?:after|once|when) (?!lunch|dinner|coffee|"
    rf"the break|(?:he|she|they)(?:['’]s|['’]re| is| are) (?:off|back|here)\b)\S|(?:in|next|from) (?:the |early |late |mid[ -])?{_SPAN})",
    re.IGNORECASE,
)
#: Cheap to look for: without one of these nobody parks anything.
_SIGN = lazily(
    r"\b(?:park|let|leave|left|shelve|pause|hold|put|postpone|wait|touch|tak|start|rush|begin|open|launch|sign|buy|pick|picked|come back|"
    r"no (?:new|other|more|further)|came back|return|revisit|look|give|delay|defer|push|move|sit|again\b)",
    re.IGNORECASE,
)
#: Something new: whoever begins none waits with ours as well. What is cooked and driven is none.
_NEW = (
    r"(?:another (?!round|bottle|cup|coffee|beer|drink|game|film|book|one of)[\w-]+(?: [\w-]+)?|(?:any|a|an) (?:other|new|further|"
    r"more) [\w-]+"
    r"(?: [\w-]+)?|(?:any )?(?:new|further|more) [\w-]+s(?: [\w-]+s)?|anything (?:new|else|like (?:this|that|it))|something (?:new|else)|"
    r"(?:this|that|the) (?:project|pilot|trial|rollout|roll-out|implementation|integration|migration|switch|change|system|interface))"
)
_BEGIN = (
    r"(?:start(?: on| with)?|begin(?: with)?|open|touch|take on|kick off|launch|introduce|buy|order|sign|add|bring in|commit to|plug in|"
    r"connect|look at|install)"
)
_BEGINNING = r"(?:starting|beginning|opening|touching|taking on|launching|introducing|buying|signing|adding|bringing in|looking at)"
_NOTHING_NEW = lazily(
    rf"(?:\b(?:I|we)(?: (?:will|shall|can|would|am|are)|['’](?:ll|m|re|d))? not(?: be)?(?: going to)? (?:{_BEGIN}|{_BEGINNING})|"
    rf"\b(?:I|we) (?:won['’]t|can['’]t|cannot|aren['’]t|shan['’]t)(?: be)?(?: going to)? (?:{_BEGIN}|{_BEGINNING})) {_NEW} "
    rf"(?:(?:here|again|now|with (?:you|anybody|anyone)),? )?(?:before (?!lunch|dinner|coffee|you\b|the break)\S|{_TILL}|(?:until|"
    rf"till) then\b)|"
    rf"\bnothing (?:new|else|more|further) (?:will (?:start|begin)|starts|begins|is (?:started|begun|going to start))(?: here| with us)? "
    rf"(?:before (?!lunch|dinner|coffee|you\b)\S|{_TILL}|(?:until|till) then\b)|"
    r"(?:^|[,;:.–—] ?|\b(?:so|and|but) )no (?:new|other|further|more) (?:projects?|systems?|suppliers?|interfaces?|vendors?|tools?|"
    r"software|"
    r"contracts?|pilots?|trials?)(?: here| for us| with us)? (?:before|until|till) (?!lunch|dinner)\S",
    re.IGNORECASE,
)
_UNSURE = lazily(r"\b(?:if|unless|why|afraid|worried|in case)\b", re.IGNORECASE)
_NOT_SO = lazily(
    r"\b(?:can(?:['’]t|not)|won['’]t|no need to|not going to|refuse to|why|without|don['’]t (?:want|need|have) to|shouldn['’]t|"
    r"mustn['’]t|must not) (?:\w+ ){0,2}(?:wait|leave|hold|park|put|let|postpone)\b|"
    r"\bwait(?:ing)? (?:a (?:second|minute|moment)|for (?:me|him|her|them) (?:outside|downstairs))\b|\bif we (?:wait|leave)\b(?! it "
    r"alone\b)",
    re.IGNORECASE,
)


@remembered
def parks(sentence: str) -> bool:
    """Whether somebody asks, or says they would rather, leave the matter until a day, or until something is over."""
    if not _SIGN.search(sentence):
        return False
    plain = " ".join(sentence.split())
    asked = bool(_PARKED.search(plain) or _LATER.search(plain)) and not _NOT_SO.search(plain)
    return asked or puts_off(plain) or _begins_nothing(plain)


def _begins_nothing(plain: str) -> bool:
    """Whether they say that they begin nothing new before a time: said of themselves, and of ours as well."""
    found = _NOTHING_NEW.search(plain)
    return found is not None and not plain.endswith("?") and not _UNSURE.search(plain[: found.end()])


_CONTACT = lazily(
    r"(?:^|[,;:.!?–—] ?|\b(?:please|and|so|but|just|then|could you|can you|would you|will you|best to|better|you (?:can|could|may)) )"
    r"(?:please )?(?:ring|call|phone|contact|mail|e-?mail|write to|come back to|get back to|get in touch with|try|speak to|talk to) "
    r"(?:me|us)(?: again| back)?"
    rf"(?: [\w’']+){{0,6}}?,? (?:(?:after|once|when)\b|(?:(?:sometime |some time )?(?:in|from|next|about|around) )?(?:the |early |late |"
    rf"mid[ -])?{_SPAN})",
    re.IGNORECASE,
)


@remembered
def contact_later(sentence: str) -> bool:
    """Whether somebody asks us to be in touch at a later time, and not before."""
    return bool(_CONTACT.search(" ".join(sentence.split())))


_OURSELVES = lazily(
    r"^\W*(?:(?:hi|hello|hey|morning|so|and|well|right|good (?:morning|afternoon)|anyway|but|oh)\b[ ,.!–—]*(?:(?-i:[A-Z])\w+[,.!]? )?)*"
    r"(?:how(?:['’]s|['’]re| is| are| was| were| did| have| has| do(?:es)?)\b|did (?:you|your|the) |are you (?:both |all )?(?:well|happy|"
    r"enjoying|over|back|settled|tired|ok|okay|all right|looking forward|still)|"
    r"(?:have|had) you (?:both |all )?(?:recovered|settled|been|had|got over)|(?:a )?(?:good|nice|lovely) (?:holiday|weekend|trip|break|"
    r"journey|summer|christmas)|"
    r"(?:busy|tired|recovered|everything all right|all well|keeping well|is it (?:hot|cold|raining|snowing|busy)|what['’]s the "
    r"weather)\b)",
    re.IGNORECASE,
)
#: What lies between us.
_OF_THE_MATTER = lazily(
    r"\b(?:we|us|our|ours|proposal|offer|quote|contract|pilot|trial|price|pricing|budget|order|sign\w*|decid\w*|decision|start\w*|go "
    r"ahead|next steps?|demo|"
    r"this (?!morning|week|year|summer|weekend)|meeting|approval|board|figures|numbers|terms|rollout|installation|purchase|supplier)\b",
    re.IGNORECASE,
)
_PUT_OFF = lazily(r"\b(?:ask|talk to|tell|try|check with|remind|speak to)(?: me| us)?\b", re.IGNORECASE)


def small_talk(question: str) -> bool:
    """Whether a question of ours is of how somebody is, and of nothing that lies between us."""
    last = re.split(r"(?<=[.!?])\s+", " ".join(question.split()))[-1]
    return bool(_OURSELVES.search(last)) and not _OF_THE_MATTER.search(last)


def answers_small_talk(sentence: str, question: str, answer: str) -> bool:
    """Whether "ask me in January" only puts off an answer about themselves.

    Args:
        question: the last one of ours before it; empty where there was none.
        answer: the whole turn in which the sentence stands.
    """
    return (
        bool(question)
        and small_talk(question)
        and bool(_PUT_OFF.search(sentence))
        and not _OF_THE_MATTER.search(answer)
    )
