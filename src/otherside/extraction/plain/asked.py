"""Questions that ask for one kind of thing, and the words of short answers that say what holds somebody."""

from __future__ import annotations

import re
from collections.abc import Mapping

from otherside.domain import Facet

_MOST = r"(?: (?:really|most|mainly|actually|currently|usually|still|else|honestly|often|today|now))*+"
_NOW = r"(?:today|now|currently|at the moment|at present)"
_AGREES = r"(?:agree|approve|sign(?: off)?|be (?:involved|convinced|asked|on board))"
#: "Who" asks where it begins; behind "has it changed" it is told of.
_BEGINS = r"(?:^\W*|[.;:–—-] |\b(?:and|so|but),? )"
_ABOUT = r"(?: about (?:it|this|that|them|all this))?(?:,? if anything,?)?"
_YEARS = r"in (?:\w+|\d+|a few|some) years?\b"
_LIKE_TO = r"(?:do|would) you (?:\w+ )?(?:want|like|hope|wish|love)(?: most)? to"
_POSSESSED = r"(?:is|are|'s) (?:your|the)(?: (?:biggest|main|greatest|worst))?"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


#: Asks for what was tried before.
TRIED = _any(
    r"\bwhat (?:else )?(?:have|had) you (?:already |ever |all |so far )?(?:tried|done about|done so far)\b",
    r"\bwhat did you try\b",
    r"\bwhat (?:else )?(?:has|had) (?:already |ever |all |so far )?been (?:tried|done about)\b",
    r"\bhow have (?:you|people|others) (?:\w+ )?gone about (?:this|it|that) before\b",
)
#: What is asked for, one kind each.
ASKS: Mapping[Facet, re.Pattern[str]] = {
    Facet.SITUATION: _any(
        TRIED.pattern,
        rf"\b(?:how|what) do you (?:do|use|handle|manage|solve|deal with)\b(?: \w+){{0,4}} {_NOW}\b",
        r"\bwhat (?:do you (?:currently|now) use|are you (?:currently|now) using)\b",
    ),
    Facet.WANT: _any(
        r"\bwhat (?:would|does|will) (?:have|need) to (?:be (?:true|in place|different)|happen|change)\b",
        r"\bwhat would (?:it|that) take\b(?! for (?:you|us) to give)",
        r"\bwhat would you need(?: to (?:see|hear|have|know))?(?: from (?:us|me))?"
        r"(?: (?:on|in) (?:the|a|that|this|paper|writing)\b[^?]{0,40})?(?: first| (?:before|in order) [^?]*)?\W*$",
        r"\bwhat would (?:convince|persuade) you\b",
        r"\bwhat would make (?:you (?:go ahead|say yes|do it|buy|decide|change)|it (?:easier|possible))\b",
        r"\bwhat (?:do|would) you (?:want|expect|need|like)(?: most)? from us\b",
        r"\bwhat would (?:it|this|that) have to (?:do|show|bring|be able to do)\b(?! with)",
        r"\bwhat would you (?:have|want|need|like) to (?:see|hear|know|have heard|have tried)"
        r"(?: from (?:the )?\w+)?,? (?:first|before|to be sure|for that|on one page)\b",
        r"\bwhat would (?:have|need) to be in (?:it|writing|the contract)\b|\bwhat do you need(?: from (?:me|us))? first\b",
        r"\bwhat would you need,? (?:in order )?to (?:stand behind|sign|say yes|agree|go along|put your name)",
        r"\bwhat is missing for you\b|\b(?:under|on) (?:which|what) conditions? would you\b",
    ),
    Facet.GOAL: _any(
        r"\bwhat (?:is|are|'s) your(?: \w+)? (?:goals?|aims?|targets?|objectives?)\b",
        r"\bwhat are you (?:trying|aiming) to (?:achieve|reach|get to)\b",
        r"\bwhat (?:would|does) success look like\b",
        rf"\bwhat {_LIKE_TO} (?:have (?:done|reached|achieved)|get done|achieve|reach|be different)\b",
        r"\bwhat (?:has|have) to have worked by\b|\bwhat are you trying to get done\b",
        r"\b(?:by what|how) would you (?:notice|know|tell) (?:that )?(?:it|this) (?:had |has )?(?:worked|got better)\b",
    ),
    Facet.FEAR: _any(
        rf"\bwhat{_ABOUT}{_MOST} (?:worries|scares|frightens|concerns) you\b",
        rf"\bwhat do you{_MOST} (?:fear|dread|see coming)\b|\bwhat keeps you (?:up|awake)\b",
        rf"\bwhat{_ABOUT} stays on your mind\b",
        r"\bwhat(?:'s| is| would be) the worst (?:thing )?(?:that )?(?:could|can|might|would) (?:happen|come)\b",
        rf"\bwhat are you{_MOST} (?:afraid|worried|scared)\b",
        rf"\bwhat {_POSSESSED} (?:fears?|worry|worries)\b",
    ),
    Facet.FRUSTRATION: _any(
        rf"\bwhat{_ABOUT}{_MOST} (?:annoys|bothers|frustrates|irritates|bugs|wears on|weighs on) you\b",
        rf"\bwhat do you find{_MOST} (?:the )?(?:hard(?:est)?|annoying|frustrating|tiring)\b",
        r"\bwhat (?:is|'s)(?: \w+){0,3} (?:hardest|most annoying|most frustrating)\b",
        rf"\bwhat {_POSSESSED} (?:frustrations?|annoyances?|headaches?|pain points?)\b",
    ),
    Facet.TRIGGER: _any(
        r"\bwhat (?:made you (?:look|start looking|get in touch|call|ring|write|ask)|prompted you)\b",
        r"\bwhy (?:are you looking (?:at this |into this )?)?now\b",
        r"\bwhat (?:has )?brought (?:this|it|that) up\b|\bwhat makes this the moment\b",
    ),
    Facet.CONSENSUS: _any(
        rf"{_BEGINS}who else (?:has a say|decides|(?:has|needs) to {_AGREES}|must {_AGREES})\b",
        rf"{_BEGINS}who else is involved in (?:the|this|that|such) decisions?\b",
        rf"{_BEGINS}who (?:has to|must|needs to) {_AGREES}\b",
        rf"{_BEGINS}who else would (?:want a say|(?:have|need) to {_AGREES})\b",
        rf"{_BEGINS}who (?:else )?(?:could|can|might|would) (?:still )?"
        r"(?:say no|stop (?:it|this)|block (?:it|this)|be against (?:it|this))\b",
        r"\bwhose (?:word|yes|approval) (?:counts|carries|weighs|(?:would|does) (?:it|this|you) (?:need|take)|would tip)\b",
    ),
    Facet.IDENTITY: _any(
        rf"\bwhat are you{_MOST} proud(?:est)? of\b|\bwhat do you do better than\b",
        r"\bwhat are you known for\b|\bwhat do people (?:here )?(?:come to|know) you for\b",
        r"\bwhat do you (?:\w+ )?stand for\b|\bdescribe what you stand for\b|\bwhat do you never cut corners on\b",
        r"\bwhat (?:kind|sort) of (?:\w+ ){1,3}(?:are you|do you want to be(?:come)?|would you like to be(?:come)?)\W*$",
        rf"{_BEGINS}who {_LIKE_TO} be(?:come)?(?: (?:here|one day|in (?:all )?this|{_YEARS}))?"
        r"(?:,? (?:when|once|after) [^?]{1,40})?(?:, \w+)?\W*$",
        rf"\bhow {_LIKE_TO} be (?:seen|known|remembered|thought of)\b",
        r"\bwhat (?:should|must) nobody (?:ever )?be able to say (?:about|of) you\b",
        r"\bwhat (?:would|do|should) (?:[\w']+ ){1,4}say (?:about|of) you\W*$",
        r"\bwhat (?:do|would) you (?:want|like|hope)(?: \w+){1,3} to (?:say|think) of you\W*$",
    ),
    Facet.ASPIRATION: _any(
        rf"\bwhere (?:do|would) you (?:see|want|like|hope)\b[^?]{{0,40}}\b(?:{_YEARS}|one day)",
        rf"\bwhat {_LIKE_TO} (?:be (?:known|remembered) for|become|leave behind|build)\b",
        rf"\bwhat do you (?:see|want) (?:yourself|yourselves) (?:as|doing)?\b[^?]{{0,20}}{_YEARS}",
        r"\bwhat would you like (?:\w+ ){1,3}to say about your time\b",
    ),
    Facet.RISK: _any(
        r"\bwhere (?:do you think |might |could |would |can )(?:it|this|that|things)(?: \w+){0,2} (?:go wrong|break)\b",
        r"\bwhat (?:do you think )?(?:could|might|can) (?:still )?(?:go wrong|come in between)\b",
        r"\bwhat (?:would make|makes) you doubt(?:ful)?\b|\bwhat are you (?:still )?not sure (?:about|of)\b",
        r"\bif it (?:had )?failed\b[^?]{0,60}\bwhat would have been the reason\b",
    ),
    Facet.PRIORITY: _any(
        r"\bwhat(?: else)? (?:is|'s|do you have|have you got)(?: else)? on your (?:list|plate|desk)\b",
        r"\bwhat (?:would (?:have to )?come|comes|has to come) before (?:this|it)\b",
    ),
    Facet.STATUS_QUO: _any(
        r"\bwhat would you (?:be sorry to (?:lose|give up)|have to give up|want to keep as it is|not want to lose)\b",
        r"\bwhat speaks for (?:leaving|keeping) it\b|\bwhat would be a good reason to do nothing\b",
    ),
    Facet.KNOWLEDGE_GAP: _any(
        r"\bwhat would you (?:want|like|need) to understand (?:better|before)\b|\bwhat about (?:it|this) is new (?:ground|to you)\b",
    ),
    Facet.DESIRE: _any(
        r"\bwhat would you (?:still )?(?:like|love) to see happen\b|\bwhat would a good (?:day|week|month|year) look like\b",
        r"\bwhat would make your (?:work|job|life|week|days?) (?:lighter|easier|better)\b|\bwhat do you look forward to\b",
    ),
}
#: Asks what holds somebody back, which is of several kinds.
HOLDS = _any(
    rf"\bwhat(?:'s)?{_MOST} (?:(?:would|could|might|is|has)(?: \w+)? )?"
    r"(?:keep|stopp?|hold|prevent)(?:s|ing)? (?:you|(?:your|the) (?:\w+ ){0,2}\w+)(?: back\b| from\b|(?! going\b)\W|$)",
    r"\bwhat (?:kept|stopped|held|prevented) you(?: back\b| from\b|\W|$)",
    r"\bwhat(?:'s| is| stands| would stand| gets| would get) in (?:your|the) way\b",
    rf"\bwhat {_POSSESSED} (?:obstacles?|barriers?|hurdles?|hesitations?|reservations?|doubts?)\b",
    r"\bwhat (?:makes|made) you hesitate\b",
    r"\bwhy (?:haven't|have you not) (?:you )?(?:done|bought|started|gone)\b",
)
#: Asks for a hope, which may be a goal or a wish.
HOPES = _any(
    r"\bwhat (?:are|were) you hoping (?:for|to)\b", r"\bwhat do you (?:hope|wish) for\b", r"\bwhat would you wish for\b"
)

_OVER_THEM = (
    r"(?:landlord|landlady|owners?|boss|board|governors?|council|head ?office|headquarters|committee|wife|husband|trustees"
    r"|freeholder|shareholders?|ceo|cfo|procurement|works council|union|neighbou?rs|(?:my|our) (?:partners?|directors?|manager))"
)
#: By words, what holds them: room, others, doubt, not knowing how, the trouble of it.
HELD_BY: Mapping[Facet, re.Pattern[str]] = {
    Facet.PRIORITY: _any(
        r"\b(?:money|costs?|budgets?|prices?|pric(?:e)?y|expensive|cash|funds|funding|too dear|busy|more urgent)\b",
        r"\btime\b(?! (?:of|out|being|off))|\bfirst\W*$|\bother priorities\b",
        r"^\W*(?:we|I)(?:'re| are|'m| am| might| may)(?: \w+)? (?:moving|move|relocating|relocate|merging)\b",
    ),
    Facet.CONSENSUS: _any(
        rf"\b{_OVER_THEM}\b|\b(?:permission|consent|approval|sign-?off)\b|\bdecides?\b",
        r"\bnot (?:(?:my|our) (?:decision|call|choice)|up to (?:me|us))\b|\bno ?(?:body|one) (?:asks|listens|decides)\b",
    ),
    Facet.RISK: _any(
        r"\b(?:will|would|does|do|won't|wouldn't|doesn't|whether|if|is|it'll|going to) (?:\w+ ){0,2}works?\b",
        r"\bmake (?:any|a|much) difference\b|\bworth (?:it|the)\b|\bburn(?:t|ed)\b|\bproof\b|\bproven\b|\bguarantees?\b",
        r"\bfor nothing\b|\b(?:doesn't|won't|wouldn't|not) last\b|\b(?:this|it) wrong\b|\bgo(?:es|ing)? wrong\b",
        r"\b(?:don't|can't|wouldn't) (?:trust|believe)\b|\bwho to (?:believe|trust)\b|\bcertificates?\b|\bsafety\b",
        r"\b(?:fire|building|health) (?:regs|regulations|rating|inspections?|rules)\b",
        r"\blook(?:s|ing)? (?:\w+ )?(?:awful|ugly|terrible|cheap)\b|\bruin\b|^\W*(?:(?:the|its|their) )?looks?(?: of it)?\b",
    ),
    Facet.KNOWLEDGE_GAP: _any(
        r"\b(?:don't|didn't|wouldn't|no idea) (?:really |even )?(?:know |understand )?(?:how|what|which|where|who)\b",
        r"\b(?:can't|couldn't|cannot|hard to) (?:judge|tell|compare|make sense)\b|\bdon't understand\b|\bconfus\w+",
    ),
    Facet.STATUS_QUO: _any(
        r"\b(?:clos(?:e|ing)|shut(?:ting)?(?: down)?|disrupt\w*|upheaval|hassle|faff|effort|downtime|the mess|habits?)\b",
        r"\blos(?:e|ing) (?:a |an |the )?(?:[\w']+ ){0,2}(?:trade|business|bookings|day|night|week)\b|\bused to (?:it|this|the)\b",
        r"\bworks (?:fine|well)\b|\bgood enough\b|\b(?:fine|happy) (?:with|as)\b",
    ),
}
