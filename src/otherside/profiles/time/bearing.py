"""Which days that a buyer names bear on their deciding by the words of the sentence alone. Pure.

For sentences in which no reader found anything: a day of theirs on which something is decided, begins, ends or is due, on which a body
of theirs meets, or by which others demand something of them. Days with us, and everything else of a calendar, are no such days.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from otherside.domain.calendar_words import MONTHS, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.profiles.private.open_part import private
from otherside.profiles.private.private_life import relatives
from otherside.profiles.said.awaited import awaits
from otherside.profiles.said.contract_days import of_a_contract
from otherside.profiles.said.sentences import LONGEST
from otherside.profiles.time.dates import Spoken, find_dates
from otherside.profiles.time.gone import is_gone
from otherside.profiles.time.life_days import born, decides_then, goes_or_comes
from otherside.profiles.time.withdrawn import withdrawn

_OTHERS = (
    r"(?:\b(?i:the|our|their|my|his|her|its|all|both|two|three|every|each) (?:(?!(?:we|I|you)\b)[\w’'-]+ ){1,4}?|"
    r"\b(?i:they|he|she|somebody) |"
    r"\b(?!(?:We|You|If|And|But|So|That|What)\b)[A-Z][\w’'-]+ )(?:(?:also|now|both|all) )?"
)
#: What others want of them: customers, insurers, the town. "He wants to go home" is of himself.
_DEMAND = lazily(
    rf"{_OTHERS}(?:(?:want|need|expect)s?(?! to\b(?! (?:see|have|be shown|be given)\b))|"
    r"(?:require|demand)s?|insists? (?:on|that)|asks? (?:us )?for)\b"
)
#: From when on, or until when, such a thing is wanted.
_BY_OR_FROM = lazily(
    r"\b(?:by|from|as of|before|no later than|not later than|starting|latest)(?: on)?(?: the)? ?$", re.IGNORECASE
)
#: What somebody gives or does, if something has been done by that day.
_GIVES = lazily(
    r"(?:\b(?:will|would|can|could)|['’](?:ll|d)) (?:\w+ )?(?:give|pay|fund|grant|support|sign|buy|match|release|contribute|cover|put in|"
    r"back|agree|approve|lend|sponsor)\b",
    re.IGNORECASE,
)
_PROVIDED = lazily(
    r"\b(?:if|provided|as long as|so long as|on condition)\b[^.;!?]{0,120}\b(?:by|before)(?: the)? ?$", re.IGNORECASE
)
#: What is not there by a day, "if the price isn't there by", "unless we have it by"; the rest of it may be in the day's own words.
_MISSING = lazily(
    r"(?:\bunless\b|\b(?:if|should|when)\b[^.;!?]{0,120}?(?:n['’]?t\b|\b(?:not|no|nothing|nobody|never|without|missing|lacking)\b))"
    r"[^.;!?]{0,120}\b(?:by|before|until|till|on)(?: the)? ?$",
    re.IGNORECASE,
)
#: "By the ninth or": what they want until then stands before it.
_OR_ELSE = lazily(r"[\s,;:.–—-]*(?:or(?: else)?|otherwise|else|if not),?\s", re.IGNORECASE)
_TO_A_DAY = lazily(r"\b(?:by|before|until|till|on)(?: the)? ?$", re.IGNORECASE)
#: That it is over then: "I take it as a no", "we're out", "we go with the others".
_REFUSES = lazily(
    r"\b(?:takes?|counts?|reads?|sees?|treats?) (?:it|that|this|(?:that |your |the )?(?:silence|answer)) (?:as|for) (?:a|an|your|our|"
    r"the) "
    r"(?:clear |firm |final )?(?:no|refusal|rejection)\b|"
    r"\b(?:it|that|this|the (?:deal|answer|thing|matter|offer))(?:['’]s| is|['’]ll be| will be) (?:then )?(?:a |all )?"
    r"(?:no(?! \w)|off|over|dead|finished|done(?! \w))\b|"
    r"\b(?:we|I)(?:['’](?:re|m)| are| am|['’]ll be| will be) out\b(?! (?:of|at|on|for|in|and about)\b)|"
    r"\b(?:we|I|they|he|she)(?:['’]ll| will| would|['’]d|['’]re going to| have to| must)? (?:then )?(?:"
    r"(?:go|look|turn|buy|order|shop)(?:es|s)? (?:elsewhere|somewhere else|"
    r"(?:with|to|for|from) (?:the others?|another|somebody else|someone else))|"
    r"says? no\b|walk(?:s)? away|pulls? out|withdraws?|calls? it off|drops? (?:it|this|the)\b|cancels?\b|stops? (?:it|this|here)\b)",
    re.IGNORECASE,
)
_BODY = (
    r"(?:board|council|committee|assembly|chapter|cabinet|parliament|trustees|governors|shareholders|"
    r"(?:members['’]|general|annual) meeting|agm|panel|jury|partners['’] meeting|steering group|works council)"
)
_BEARS = lazily(
    rf"\b(?:{_BODY}|decid\w+|decisions?|vot(?:e[sd]?|ing)|approv\w+|sign(?:s|ed|ing)?(?: off)?|hearing|audit\w*|inspect\w+|"
    r"starts?|starting|begins?|beginning|opens?|opening|closes?|closing|ends?|ending|expir\w+|runs? out|stops?|ceases?|"
    r"(?:go(?:es)?|going|be) live|under way|underway|into force|takes? effect|switch(?:es|ed)? off|renew\w*|"
    r"deadlines?|due|no later than|at the latest|by law|must|ha(?:s|ve) to|needs? to|tenders?|submit\w*|submissions?|applications?|"
    r"hand(?:s|ed)? in|papers|comes? down|goes? up)\b",
    re.IGNORECASE,
)
#: When they see us, or can: no calendar of theirs.
_WITH_US = lazily(
    r"\b(?:see|meet|meeting|call|ring|phone|speak|talk|visit|join|invite|show|send|host)(?:ing)?(?: (?:to|with))? (?:you|us both)\b|"
    r"\byou(?:['’]re| are|['’]ll| will| could| can| might)? (?:\w+ )?(?:come|coming|visit|call|ring|join|drop|pop|be here|be there)\b|"
    r"\b(?:call|demo|chat|catch-?up|video|(?-i:Zoom|Teams)|coffee|lunch|dinner|slot|appointment|diary|calendar|presentation|webinar)\b|"
    r"\b(?:suits?|works?|good|fine|ok|okay|free|available|possible|convenient)(?: for (?:me|us|you|everybody|both))?(?: (?:on|from))? "
    rf"(?:{WEEKDAY},? )?(?:the )?\d|\d (?:(?:{MONTHS}) )?(?:works|suits|is (?:fine|good|ok|okay|free))\b|"
    r"\b(?:works for|suits) (?:me|us|everybody)\b|"
    r"(?:['’]ll|\bwill|\bI can|\bgoing to) (?:send|forward|share|write|let you|get back|come back|be back)\b|"
    r"\b(?:shall we|let['’]?s|how about|what about|does that)\b",
    re.IGNORECASE,
)
#: Lines of a mail's head, and what introduces somebody's quoted mail.
_OF_A_MAIL = lazily(r"^\W*(?:from|sent|date|to|subject|when)\s?:|\bwrote\s?:?\W*$|^\s*>", re.IGNORECASE)
_A_WEEK = lazily(r"\bweek (?:of|in) ", re.IGNORECASE)
_LIMIT = lazily(r"(?:by|before|until|till|for)\b", re.IGNORECASE)
#: Characters before a day that are looked at.
_NEAR = 160


def demanded(text: str, day: Spoken) -> bool:
    """Whether others demand something of them by a day, or from it on, or will give them something if it is done by then."""
    until = text[max(0, day.start - _NEAR) : day.start]
    # "By June" has its word in the day's own.
    if (own := re.match(r"by|from|before|as of|starting", day.words, re.IGNORECASE)) is not None:
        until += own[0]
    if _PROVIDED.search(until) and _GIVES.search(text):
        return True
    return bool(_BY_OR_FROM.search(until) and _DEMAND.search(text)) and not relatives(text)


def ultimatum(text: str, day: Spoken) -> bool:
    """Whether they say that it is over if something is not there by a day: "if the plan isn't here by the ninth, we're out"."""
    until, behind = text[max(0, day.start - _NEAR) : day.start], text[day.end : day.end + _NEAR]
    # "By the ninth" has its word in the day's own.
    if (own := re.match(r"(?:by|before|until|till|on)\b", day.words, re.IGNORECASE)) is not None:
        until += own[0]
    if _MISSING.search(until):
        return bool(_REFUSES.search(until) or _REFUSES.search(behind))
    said_else = _OR_ELSE.match(behind) if _TO_A_DAY.search(until) else None
    return said_else is not None and bool(_REFUSES.search(behind, said_else.end()))


_MEETS = (
    rf"\b(?:the|our|my|their|its|next|a) (?:[\w’'-]+ ){{0,2}}?{_BODY}(?:['’]s| is| meets?| sits?| decides?| votes?| has (?:it|this)| "
    rf"will (?:meet|decide|vote|sit|be)|"
    r"['’]ll (?:meet|decide|vote)| meeting(?: is)?| comes together)?(?: (?:about|on|over|for) (?:it|this|that))?(?: again| next| "
    r"then)*,? ?(?:(?:not )?(?:on|until|till|for|by|at)(?: the)?|(?<=meets )in|(?<=meet )in|(?<=is )in|(?<=decides )in)?(?: "
    r"[A-Z]\w+day,?)? ?$"
)
#: A body of theirs meets on the day that stands behind it, or what is decided goes to it then.
_DECIDES_ON = lazily(
    rf"{_MEETS}|\b(?:with|to|before|at|in front of) (?:the|our|my) {_BODY}(?: (?:meeting|papers?|agenda))?,?(?: (?:on|by|for|at)(?: "
    rf"the)?)?(?: [A-Z]\w+day,?)? ?$|"
    r"\b(?:decid(?:es?|ing)|be decided|decision|votes?|voting|approval)\b[^.,;!?]{0,30}?(?:\b(?:on|by)(?: the)?|:)?(?: [A-Z]\w+day,?)? "
    r"?$",
    re.IGNORECASE,
)
_THEN_IT = lazily(
    rf"^,? (?:(?:the|our|my|their) (?:[\w’'-]+ )?{_BODY}|(?:is|['’]s) (?:the|our|when (?:the|our)) (?:[\w’'-]+ )?{_BODY}|(?:they|we|it|"
    rf"he|she)(?:['’]ll| will)? (?:decides?|votes?|be decided))\b",
    re.IGNORECASE,
)
#: What is done there is something else: it has been, or somebody else's.
_NOT_THEIRS = lazily(
    r"\b(?:school|parish|county|your|notice|skirting|chess|white|surf|drawing) (?:board|council|committee)\b|\bon board\b|"
    rf"\b(?:join\w*|left|leav\w+|member of|elected to|sits? on|sat on|was on|off) (?:the|our|my) {_BODY}\b",
    re.IGNORECASE,
)


#: "If she says yes, I'll do it in a week": so long after a case that may not be.
_COUNTED = lazily(r"(?:in|within) .*(?:days?|weeks?|months?)", re.IGNORECASE)
_IN_A_CASE = lazily(r"\b(?:if|once|as soon as|unless)\b[^.;!?]{0,200}$", re.IGNORECASE)
_A_FREEZE = (
    r"(?:\b(?:the|a|an|our|their|that|this|change|code|production|release|deployment|budget|spending|hiring|year[- ]end|christmas|it|"
    r"annual|holiday) (?:freeze|lock-?down|moratorium|embargo|shut-?down|black-?out)\b(?! (?:frame|dried|up)\b)|"
    r"\b(?:(?:I|we|they)(?:['’]re| are)?|everything(?:['’]s| is)|(?:production|changes|spending) (?:is|are)|all) (?:frozen|freeze)\b)"
)
_NO_CHANGE = (
    r"\b(?:no|not|nothing|never|won['’]t|don['’]t|can['’]t|cannot)\b[^.;!?]{0,40}?\b(?:changes?|releases?|deployments?|go-?lives?|"
    r"(?:goes|go|gets) (?:in|live)(?:to production)?)\b[^.;!?]{0,40}?\b(?:after|between|(?<!away )from|past|as of)(?: the)? ?$"
)
#: A time in which nothing may be changed begins on the day.
_FREEZES = lazily(
    rf"{_A_FREEZE}(?: (?!(?:until|till|by|before|ends?|lifts?|over|finish\w*|stops?|after|up)\b)[\w’'-]+){{0,4}}?,?"
    rf"(?: (?:on|from|as of|between|of))?(?: the)? ?$|{_NO_CHANGE}",
    re.IGNORECASE,
)
_FROZEN_FROM = lazily(
    rf",? (?:on,? |onwards?,? )?(?:(?:there['’]s|there is|we have|we['’]re in|it['’]s) )?(?:an? |the |our )?{_A_FREEZE}",
    re.IGNORECASE,
)
_FROM_IT = lazily(r"\b(?:from|as of|after)(?: the)? ?$", re.IGNORECASE)
_CASE_OR_GONE = lazily(
    r"\b(?:if|unless|whether|last year|was|were|used to|suppose|without|no) \b[^.;!?]{0,60}$", re.IGNORECASE
)
#: "It's there from 4 January, not before."
_NOT_SOONER = lazily(r",? (?:and |but )?not (?:before|earlier|sooner|a day (?:earlier|sooner))\b", re.IGNORECASE)


def after_a_case(text: str, day: Spoken) -> bool:
    """Whether a day is only counted from a case that may not be: "if she says yes, I'll do it in a week"."""
    return bool(_COUNTED.fullmatch(day.words) and _IN_A_CASE.search(text[: day.start]))


def not_sooner(text: str, day: Spoken) -> bool:
    """Whether something is said to be there from a day on, and not before."""
    return bool(_NOT_SOONER.match(text, day.end))


def freezes(text: str, day: Spoken) -> bool:
    """Whether a time in which nothing may be changed begins on a day: "the change freeze starts on the first of December"."""
    until = re.split(r"[.;:!?]\s", text[max(0, day.start - _NEAR) : day.start])[-1]
    if (own := re.match(r"(?:on|from|as of|after)\b(?: the)? ?", day.words, re.IGNORECASE)) is not None:
        until += own[0]
    if text.rstrip("”\"') ").endswith("?"):
        return False
    found = _FREEZES.search(until)
    if found is not None:
        return not _CASE_OR_GONE.search(until[: found.start()])
    return bool(_FROM_IT.search(until) and _FROZEN_FROM.match(text, day.end))


def decides_on(text: str, day: Spoken) -> bool:
    """Whether on a day a body of theirs meets, or it is decided: "the board is on 9 December", "it goes to the council on the third"."""
    until = text[max(0, day.start - _NEAR) : day.start]
    until = re.split(r"[.;:!?]\s", until)[-1]
    if _NOT_THEIRS.search(text) or _WITH_US.search(until):
        return False
    # "By June" has its word in the day's own.
    return bool(_DECIDES_ON.search(until) or (_THEN_IT.match(text[day.end :]) and text[day.end - 1] != "."))


def bearing(text: str, said: dt.date, *, family: bool = False) -> list[Spoken]:
    """The days of a sentence, named by day and month or as a month's week, that bear on deciding by its words alone; none of a question.

    A month, a feast or "the ninth" counts where they put it in the place of a day that they give up, where a contract ends or renews
    then, where a body of theirs meets or they make up their minds, or where somebody goes or comes.

    Args:
        text: one sentence of theirs, or two of which the second says that they decide then.
        said: the day on which it was said.
        family: they are a household, of which the comings and goings of relatives, and a birth, are days of the matter.
    """
    if len(text) > LONGEST:
        return []
    found = find_dates(text, said)
    anew = _instead(text, found, said)
    of_contracts = [day for day in found if of_a_contract(text, day.start, day.words)]
    deciding = [day for day in found if decides_on(text, day)]
    shut = [day for day in found if freezes(text, day)]
    minds = [day for day in found if decides_then(text, day)]
    life = [day for day in found if goes_or_comes(text, day) or (family and born(text, day))]
    asks = text.rstrip("”\"') ").endswith("?")
    # A feast of the family may be the day on which it decides; who travels is a matter of a household, and else of no deal.
    of_house = [] if asks else [day for day in found if day in minds or (family and day in life)]
    days = [
        day
        for day in found
        if day.exact or _A_WEEK.search(day.words) or day in (*anew, *of_contracts, *deciding, *life, *shut)
    ]
    if not days or asks or _of_no_deal(text):
        return [day for day in of_house if not is_gone(text, day)]
    bears = bool(_BEARS.search(text)) or awaits(text)
    return [
        day
        for day in days
        if (bears or day in (*anew, *of_contracts, *minds, *life, *shut) or demanded(text, day) or ultimatum(text, day))
        and not is_gone(text, day)
    ]


def _instead(text: str, days: Sequence[Spoken], said: dt.date) -> list[Spoken]:
    """The days by which they would have it in place of one that the sentence gives up: "not May any more, rather by July"."""
    gone = list(withdrawn(text, said))
    return [
        day
        for day in (days if gone else ())
        if _LIMIT.match(day.words) and not any(g.start < day.end and day.start < g.end for g in gone)
    ]


def _of_no_deal(text: str) -> bool:
    """Whether a sentence is of somebody's private life, of a time with us, or a line of a mail's head."""
    return bool(private(text) or relatives(text) or _WITH_US.search(text) or _OF_A_MAIL.search(text))
