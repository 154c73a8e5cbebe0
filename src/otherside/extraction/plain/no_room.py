"""That there is no room for it: something has taken everybody's head, what was planned lies on ice, or it waits for a quieter time. Pure.

It is a wait and points away, whatever woe is told with it. What eats the hours of every week is a pain of today, and none of this:
only what has come over them once, and what they would take on besides.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight

_ALL = r"(?:(?:up|in|all|both|most|half|much|nearly|of|away|absolutely|pretty much) ){0,3}"
_HEADS = (
    r"(?:(?:(?:my|our|his|her|their|the|everybody's|everyone's|people's|management's|the (?:board|director|owner|boss|team|"
    r"house)'s) )?(?:[\w-]+ )?"
    r"(?:attention|focus|headspace|heads?|minds?)|(?:everybody's|everyone's|the whole (?:team|house|office|firm)'s) (?:time|hours|energy))"
)
#: Once, not week by week: told as over, or as lasting until something is.
_TOOK = lazily(
    rf"\b(?:ate|eaten|swallowed|consumed|took|taken|sucked|absorbed|soaked|claimed|devoured|has been taking|have been taking|"
    rf"was taking) {_ALL}"
    rf"{_HEADS}\b(?! (?:off|away from the (?:game|ball))\b)",
    re.IGNORECASE,
)
_HANDS = (
    r"(?:every(?:one|body)|(?:the|my|our) (?:[\w-]+ ){0,2}?(?:team|function|department|office|people|staff|crew|engineers|developers)|"
    r"all (?:hands|(?:the |our |my )?(?:[\w-]+ )?"
    r"(?:capacity|bandwidth|people|hands|engineers|developers)))"
)
#: Not what does so daily: that is told of the work and not of an event.
_SWALLOWED = lazily(
    rf"\b{_HANDS}(?: (?:has|have|had|is|are|was|were|been|being|whole|all))+ (?:swallowed|eaten|consumed|absorbed|devoured)(?: up|"
    rf" whole)? by\b|"
    rf"\b(?:has|have|had|'s|'ve)(?: (?:just|now|simply|since))* (?:swallowed|eaten|consumed|absorbed|devoured)(?: up)? {_HANDS}\b|"
    rf"\b{_HANDS} (?:got|was|were|is|are|has been|have been) (?:called away|pulled|drafted|put|taken off)(?: away| off| onto|"
    rf" on)? (?:to|for|onto|on|into) (?:the|a|an|another)\b|"
    r"\b(?:slid|slipped|fell|dropped|gone|struck|crossed) (?:right )?(?:off|from) (?:the (?:bottom of|end of) )?(?:the|my|our|"
    r"their|his|her) (?:list|table|agenda|radar|sheet|plan|road-?map)\b",
    re.IGNORECASE,
)
_EVENT = (
    r"(?:merger|acquisition|take-?over|carve-?out|audit|crisis|re-?org\w*|re-?structur\w+|integration|inquiry|investigation|"
    r"court case|lawsuit|"
    r"negotiations?|budget(?:ing)?|year-?end|launch|incident|clean-?up|flood|fire|recall|strike|tender|inspection|move|refit|rebuild|"
    r"closing|closure|sale|(?:other|another|different|bigger|larger|more urgent) [\w-]+)"
)
_PULLED = lazily(
    rf"\b(?:got|gets|was|were|been|is|are|being|am|'m|'s|'re)(?: (?:all|just|also|now|suddenly|completely|fully|totally))* "
    rf"(?:pulled|dragged|sucked|drawn|swallowed up|tied up|absorbed|buried|up to (?:my|our|his|her|their) (?:neck|necks|ears|eyes))"
    rf"(?: away)? (?:into|in|by|onto|on) (?:(?:the|a|an|our|this|that|some|two|three) )?(?:[\w-]+ ){{0,2}}?{_EVENT}\b",
    re.IGNORECASE,
)
_PLANS = (
    r"(?:(?:other |two |three |several |many |my |our |the |those |these |all |of |such )*(?:plans?|projects?|initiatives?|ideas?|"
    r"purchases?|purchasing|"
    r"investments?|evaluations?|conversations?|talks?|decisions?|spend(?:ing)?|tooling|improvements?|everything(?: (?:new|else|"
    r"that can wait))?|"
    r"anything new|anything that can wait|"
    r"whole (?:thing|matter|topic|idea|project))|(?:anything|everything|whatever)(?: that)? (?:wasn't|isn't|was not|is not|"
    r"not)(?: [\w'-]+){1,5}?|it|this|that)"
)
_ON_ICE = r"(?:on ice|on (?:the )?back burner|on hold|in the freezer|in a drawer)"
_LAID = (
    r"(?:de-?prioriti[sz]ed|shelved|mothballed|frozen|iced|postponed indefinitely|put off|put to one side|pushed (?:back|out|"
    r"down)|parked)"
)
_SHELVED = lazily(
    rf"(?:^|[,;:.–—] |\b(?:and|but|so|saw|had|because|that|with) )(?:\W*(?:so|well|and|then|for now),? )*{_PLANS}(?:'s| is| are|"
    rf" was| were| has been| have been| got| gets|'ve been)?"
    rf"(?: (?:all|just|now|been|therefore|currently|still|put|placed|laid|for now))* (?:{_ON_ICE}|{_LAID})(?! (?:with|by) (?:you|"
    rf"your)\b)\b|"
    rf"\b(?:I|we|he|she|they|management|the (?:board|director|owners?|boss|management)|who)(?:'ve|'s| have| has)?(?: (?:just|"
    rf"basically|now|all|since|also|simply|had to|have to|has to))* "
    rf"(?:de-?prioriti[sz]ed?|shelved?|mothballed?|iced|froze|frozen|dropped) (?:{_PLANS}|all|most|every(?:thing)?|(?:the |all |"
    rf"of |his |her |our |my )*side[ -]\w+)\b|"
    rf"\b(?:put|putting|laid) {_PLANS} {_ON_ICE}\b",
    re.IGNORECASE,
)
_CALM = (
    r"(?:(?:I|we)(?:'ve| have|'ve got| have got| get)(?: (?:a bit|a little|some|got))* (?:more )?(?:time|room|air|space|breath|"
    r"capacity|headspace)"
    r"(?: (?:again|on (?:my|our) (?:calendar|hands|plate)))?\b|"
    r"(?:my|our|the|his|her) (?:calendar|diary|desk|schedule|plate|inbox|year|season|house|shop) (?:is|gets|looks|'s)(?: (?:a bit|"
    r"a little|somewhat|bit))? "
    r"(?:emptier|clearer|quieter|calmer|less full|freer|clear|empty|free)\b|"
    r"(?:things|it|work|life|everything|the dust|that|the season|the rush)(?:'s| is| are| has| have| get| gets)?(?: (?:all|a bit|"
    r"a little|been|got))* "
    r"(?:calmed? down|calms? down|quiet(?:en)?s? down|quieten(?:ed)? down|settle[sd]?(?: down)?|dies? down|died down|slows? down|"
    r"eases? (?:off|up)|"
    r"quieter|calmer|quiet again|blown over|blows over))"
)
_WAITS = lazily(
    rf"\b(?:once|when|as soon as|until|till|after) {_CALM}|\b(?:wants?|need(?:s|ed)?|asked for|wanted|would like|"
    rf"'d like)(?: to have)? (?:some |a bit of |a little |first )?"
    r"(?:quiet|calm|stability|peace|a breather|a pause|a quiet (?:month|quarter|year|spring|summer|autumn|"
    r"winter))(?: \w+){0,3}? (?:before|first|until|till|now)\b",
    re.IGNORECASE,
)
_MORE = (
    r"(?:(?:yet |just )?(?:one more|another|one other|a new|any new|any more|any other|some other|a further|a second|a third) (?:[\w-]+ )?"
    r"(?:things?|tools?|systems?|projects?|changes?|suppliers?|vendors?|platforms?|software|apps?|initiatives?|programs?|"
    r"programmes?|construction site|"
    r"contracts?|subscriptions?|building site)|anything (?:new|else|more|on top)|something (?:new|else))"
)
_TAKE_ON = lazily(
    r"\b(?:(?:could|can|would|did|do|will)n't|cannot|can not|won't|not going to|no (?:way|room|appetite|energy|strength|capacity|"
    r"head)|nobody (?:wants?|wanted|had the \w+)|(?:could|can|do|did|would) not)"
    r"(?: (?:to|want|possibly|really|just|also|now|even|have|the|any|dare|feel|like|be able|room|capacity|energy|strength|for|us))* "
    rf"(?:take on|taking on|face|handle|stomach|fit in|squeeze in|start|starting|cope with|manage|bear|deal with|carry|for) {_MORE}\b|"
    rf"\b(?:(?:did|do|could|can|would)n't|did not|do not|cannot)(?: (?:want|to|really|just|also|even))* take {_MORE} on\b",
    re.IGNORECASE,
)
_LOW = lazily(
    r"\b(?:it|this|that|you|yours|(?:the|your|this|that|our) (?:[\w-]+ )?(?:offer|idea|project|plan|proposal|matter|topic|thing|"
    r"tool|paper|move))(?:'s|'re| is| are| sits?| lies| stays?| landed|"
    r" ended up| went| was| has been)?(?: (?:just|still|now|somewhere|probably|rather|there|on the pile|honestly|"
    r"unfortunately),?)* (?:(?:towards?|near|at|to|down at|somewhere at|close to|right at) the (?:very )?(?:bottom|end|"
    r"foot) of (?:the|my|our|his|her|their) (?:list|pile|stack|queue|heap)|"
    r"(?:far|way|well|a long way|quite|pretty|rather|very|too) (?:down|low)(?: (?:on|in|down))? (?:the|my|our|his|her|"
    r"their) (?:list|pile|stack|queue|agenda)|"
    r"not (?:very |so |that )?high (?:up )?on (?:the|my|our|his|her|their) (?:list|agenda))\b",
    re.IGNORECASE,
)
_MONEY = r"(?:spend(?:ing)?|spends|money|budgets?|expenses|expenditure|outlays?|costs|commitments?|purchases?|contracts?|investments?)"
_CAREFUL = lazily(
    r"\b(?:careful|cautious|hesitant|wary|nervous|jumpy|reluctant|tight-?fisted|anxious) (?:about|with|on|to) "
    rf"(?:(?:committing to|commit to|taking on|signing|spending|approving|releasing|starting|any|new|extra|more|further|the|their|"
    rf"our|making|big|bigger) ){{0,4}}{_MONEY}\b",
    re.IGNORECASE,
)
_SLIPPED = lazily(
    r"\b(?:the|that|our|his|her|their|any) (?:\w+ )?(?:decision|choice|vote|sign-?off|approval|go-ahead|kick-?off|purchase|"
    r"order)(?:'s| has| was| got| is| keeps)?"
    r"(?: (?:just|then|again|been|since|simply|now))* (?:slipped|slipping|slid|pushed (?:back|out)|put off|postponed|delayed|"
    r"moved (?:back|out)|deferred|on ice|on hold)\b",
    re.IGNORECASE,
)
#: The whole answer, or what a note says of one matter; and what may be asked again another time.
_PUT_BY = lazily(
    r"^\W*(?:(?!was\b|is\b|were\b|un)[\w'-]+[:,]? ){0,4}?(?:parked|shelved|mothballed|on ice|on hold)(?: for now)?(?=\W*$|[,.;:!–—])|"
    r"\b(?:every|all|any|each) (?:(?:of )?(?:my|our|the|these|those) )?(?:conversations?|discussions?|talks?|plans?|projects?|"
    r"purchases?|decisions?)\b[^.?!;,]{0,40}?"
    r" (?:is|are) (?:on ice|on hold|parked|frozen)\b|"
    r"\b(?:I|we)(?:'ve| have)?(?: just| all)* parked (?:it|this|that|the (?:[\w-]+ )?(?:idea|project|question|topic|plan|matter|"
    r"thing|decision))\b"
    r"(?! (?:on|in|at|outside|behind|by|next|up|under|near|beside) )|"
    r"\bask (?:me |us )?again (?:in|once|when|after|next|at)\b",
    re.IGNORECASE,
)
_RULES = (_PUT_BY, _TOOK, _SWALLOWED, _PULLED, _SHELVED, _WAITS, _TAKE_ON, _LOW, _CAREFUL, _SLIPPED)
#: Over, supposed, or asked; and what is put aside so that ours can have its place.
_NOT_SO = lazily(
    r"\?\W*$|\b(?:parked|shelved|iced?|frozen|hold)[,.;]? (?:and )?then\b|\b(?:if|unless|would have|used to|years ago|no longer|"
    r"any ?more|not (?:on ice|on hold|parked|shelved)|is over|"
    r"behind us|off (?:the )?ice|"
    r"(?:for|to make room for|because of) (?:you|this|yours)|instead|un-?parked|back on|(?:is|are|was) back|revived|"
    r"picked (?:it )?up again|customers?|"
    r"clients?|callers?|patients?|orders?|tickets?|because (?:of )?(?:it|the (?:old|current|present))|set-?up is|complex enough)\b",
    re.IGNORECASE,
)
#: Asks for nothing.
_TAG = lazily(r",? (?:right|you know|okay|ok|see|yeah)\?\W*$", re.IGNORECASE)
_LONGEST = 400


def no_room(text: str) -> bool:
    """Whether a sentence says that there is no room for it, or that what was planned has stopped.

    Args:
        text: one sentence.
    """
    if len(text) > _LONGEST:
        return False
    words = _TAG.sub("", " ".join(straight(text).split()))
    return any(pattern.search(words) for pattern in _RULES) and not _NOT_SO.search(words)
