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
_POSSESSED = r"(?:is|are|'s) (?:your|the)(?: (?:biggest|main|greatest|worst))?"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


#: Asks for what was tried before.
TRIED = _any(
    r"\bwhat (?:else )?(?:have|had) you (?:already |ever |all |so far )?(?:tried|done about|done so far)\b",
    r"\bwhat did you try\b",
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
    ),
    Facet.GOAL: _any(
        r"\bwhat (?:is|are|'s) your(?: \w+)? (?:goals?|aims?|targets?|objectives?)\b",
        r"\bwhat are you (?:trying|aiming) to (?:achieve|reach|get to)\b",
        r"\bwhat (?:would|does) success look like\b",
    ),
    Facet.FEAR: _any(
        rf"\bwhat{_MOST} (?:worries|scares|frightens) you\b",
        rf"\bwhat are you{_MOST} (?:afraid|worried|scared)\b",
        rf"\bwhat {_POSSESSED} (?:fears?|worry|worries)\b",
    ),
    Facet.FRUSTRATION: _any(
        rf"\bwhat{_MOST} (?:annoys|bothers|frustrates|irritates|bugs) you\b",
        r"\bwhat (?:is|'s)(?: \w+){0,3} (?:hardest|most annoying|most frustrating)\b",
        rf"\bwhat {_POSSESSED} (?:frustrations?|annoyances?|headaches?|pain points?)\b",
    ),
    Facet.TRIGGER: _any(
        r"\bwhat (?:made you (?:look|start looking|get in touch|call|ring|write|ask)|prompted you)\b",
        r"\bwhy (?:are you looking (?:at this |into this )?)?now\b",
    ),
    Facet.CONSENSUS: _any(
        rf"{_BEGINS}who else (?:has a say|decides|(?:has|needs) to {_AGREES}|must {_AGREES})\b",
        rf"{_BEGINS}who else is involved in (?:the|this|that|such) decisions?\b",
        rf"{_BEGINS}who (?:has to|must|needs to) {_AGREES}\b",
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
