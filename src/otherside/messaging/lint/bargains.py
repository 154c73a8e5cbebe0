"""What a sentence of ours holds out or holds up, in whatever order it is said: better terms for a step by a day, another way round
them, how others came to grief. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.domain.calendar_words import MONTHS, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.messaging.lint.levers import Lever, trimmed

_ON = r"[^.?!;]"
_BY = (
    rf"(?:(?:(?:on or )?before|by|until|till|within|inside|(?:no|not) later than) (?:the )?(?:(?:end|close|middle|last|first|next|coming|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?|\w+th|of|the|this|day|half) ){{0,4}}?(?:{WEEKDAY}|week(?:end)?|month|quarter|year|fortnight|"
    rf"christmas|easter|summer|holidays?|{MONTHS}|noon|midnight|tonight|tomorrow|\d{{1,2}}(?:st|nd|rd|th)?|\w+th|hours?|days?)|"
    r"this (?:side of )?(?:week|month|quarter|year|afternoon|evening|christmas|easter|side)|today|tonight|tomorrow|right away|"
    rf"straight away|at once|on the spot|(?:on|next|this) {WEEKDAY})\b"
)
_STEP = (
    r"(?:(?:counter)?sign(?:s|ed|ing)?|order(?:ed)?|decided?|commit(?:ted)?|buy|book(?:ed)?|pay|paid|confirm(?:ed)?|go ahead|"
    r"went ahead|say yes|said yes|return(?:ed)?|send (?:it|that|this) back|put (?:pen to paper|your name)|shake)"
)
_TOKEN = r"(?:signature|order|go-ahead|yes|commitment|deposit|confirmation|answer|decision|approval|signed \w+|name)"
#: They take a step by a day.
_IF_THEY = (
    r"(?:if|when|provided|providing|as long as|so long as|should|on condition|once|assuming|supposing|were)(?: that)? "
    rf"(?:(?:you|your \w+)(?: (?:can|could|were|would|are|are able|just|only|do|did|all|to|manage|get it))* {_STEP}\b|"
    rf"(?:I|we)(?: can| could|['’]ve| have| did| were to)* (?:have|get|got|had|see|receive|hold) (?:\w+ )?{_TOKEN}\b|"
    rf"(?:your|the|a) {_TOKEN} (?:is|was|were|comes|came|lands|reaches|arrives|gets|got)\b|"
    r"(?:it|this|that|the \w+|everything)(?:['’]s| is| were| was| gets| got)(?: all)? (?:signed|ordered|settled|agreed|confirmed|booked|"
    rf"done))\b{_ON}{{0,40}}?\b{_BY}"
)
_TERMS = (
    rf"(?:(?:take|took|knock|knocked|shave|drop|cut|trim){_ON}{{1,25}}? off\b(?! (?:the|your|our|a|site)\b(?! (?:\w+ )?(?:price|bill|"
    rf"total|invoice|fees?|rate|quote|cost|first|list)))|(?:\d+|five|ten|fifteen|twenty|thirty) ?(?:%|per ?cent) (?:off|less|"
    rf"cheaper|discount)|(?:a|the|your) (?:\w+ )?(?:discount|rebate|reduction)\b|(?:cover(?:ed)?(?! (?:the|that|"
    rf"your|a|his|her) (?:\w+ )?(?:shift|class|desk|phones?|morning|afternoon|evening|topic|questions?))|absorb(?:ed)?|bear|swallow|"
    rf"waived?|"
    rf"sponsor|halved?|match|forgo|refund)\b|throw (?:\w+ ){{1,4}}?in\b|throw in\b|(?:pay|meet) (?:for\b|half\b|part\b|some\b|the \w+|"
    rf"your \w+)|"
    rf"(?:include|add|do|give you|let you have|fit|deliver|install|put in){_ON}{{1,40}}? (?:free|for nothing|at no (?:extra )?(?:cost|"
    rf"charge)"
    r"|at (?:cost|half|last year['’]s)|on the house|on top)\b|(?:come|go|came) down\b|"
    r"(?:lower|reduce|improve|sharpen|bring down)(?:d|ed)? (?:\w+ ){0,2}?(?:price|rate|fees?|terms|offer|quote|cost|deposit)\b)"
)
_WE_WOULD = (
    r"(?:I|we)(?:['’]ll|['’]d| will| would| can| could| might| may|['’]m able to|['’]m willing to| am able to| am willing to|"
    r"['’]re (?:able|willing|happy) to| are (?:able|willing|happy) to)(?: (?:also|even|then|gladly|happily|probably|perhaps|maybe|always|"
    rf"certainly|be able to|see (?:my|our) way to|ask (?:them|him|her) to))* (?:(?:[\w’'-]+ ){{1,5}}and )?{_TERMS}"
)
_BARGAIN = lazily(
    rf"\b{_IF_THEY}{_ON}{{0,30}}?(?:,| then|[–—-])? ?\b{_WE_WOULD}|\b{_WE_WOULD}{_ON}{{0,70}}?\b{_IF_THEY}|"
    rf"\bif (?:I|we)(?: could| can| did| were to)? {_TERMS}{_ON}{{0,60}}?\b(?:would|could|can|will) you (?:\w+ )?{_STEP}\b{_ON}{{0,30}}?"
    rf"\b{_BY}",
    re.IGNORECASE,
)
_TITLED = r"(?:(?-i:Mrs?|Ms|Miss|Dr|Prof|Herr|Frau|Sir|Lady|Madame|Monsieur)\.? (?-i:[A-Z])[\w’'-]+)"
_ABOVE = (
    r"(?:your (?:\w+ )?(?:boss|manager|director|ceo|cfo|coo|cio|md|chair\w*|board|owners?|chief executive|superiors?|head|partners?|"
    r"husband|wife|father|mother|brother|sister|son|daughter)\b)"
)
_NAMED = r"(?:(?-i:(?!I\b|The\b|A\b|An\b|Page|Section|Appendix|Annex|Table|Figure)[A-Z])[\w’'-]+)"
_WHOM = rf"(?:{_TITLED}|{_ABOVE}|{_NAMED}|him|her|them)"
_REACH = (
    rf"(?:(?:drop|send|give|leave) {_WHOM}(?: {_NAMED})? an? (?:\w+ )?(?:line|note|ring|call|message|mail|e-?mail|word|letter)|"
    rf"(?:ring|call|phone|e-?mail|write to|message|ask|tell|approach|contact|speak (?:to|with)|talk (?:to|with)|go (?:back )?to|"
    rf"turn to|try|have a word with) {_WHOM}(?: {_NAMED})?)"
)
_I_SHALL = (
    r"(?:I|we)(?:['’]ll|['’]d| will| would| shall| may| might| can| could|['’]m going to| am going to| must)(?: (?:just|always|well|simply|"
    r"then|only|gladly|perhaps|have to|need to|be forced to|be obliged to|be left to))*"
)
_HAVE_TO = (
    r"(?:I|we)(?: (?:may|might|could|will|would|shall)(?: (?:well|just|yet|now|then|soon))*|['’]ll|['’]d)? (?:have|need|be forced|be "
    r"obliged|be tempted|be left) to"
)
#: Somebody else is gone to unless they move: behind "otherwise", or straight to whoever stands above them.
_ROUND = lazily(
    rf"(?:^\W*|[,;:–—-] ?|\b(?:and|but|so) )(?:otherwise|if not|or else|failing that|or)\b,? {_I_SHALL} {_REACH}{_ON}{{0,40}}?"
    r"(?:\b(?:myself|ourselves|direct|directly|straight|instead)\b|\bI['’]m (?:sure|certain) (?:he|she|they)\b)|"
    rf"\b{_HAVE_TO} (?:go|turn|write|speak|talk|take (?:it|this|that)) (?:straight|directly|right|direct|over your head) to (?:{_TITLED}|"
    rf"{_ABOVE}|{_NAMED}|him\b|her\b|them\b)|"
    rf"\b{_I_SHALL} (?:go|turn|take (?:it|this|that)) (?:straight|directly|right|direct) to (?:{_TITLED}|{_ABOVE})|"
    rf"\b{_I_SHALL} (?:write|speak|talk|put (?:it|this|that)) (?:straight|directly|direct) to (?:{_TITLED}|{_ABOVE})",
    re.IGNORECASE,
)
#: With their leave, from our own house, or to a place.
_WITH_LEAVE = lazily(
    r"\b(?:as you (?:asked|suggested|wanted|said|wished|proposed)|you (?:asked|suggested|told|said|wanted|would rather|['’]d rather|"
    r"prefer)|"
    r"at your request|if you (?:like|agree|wish|prefer|want|don['’]?t mind|would (?:like|rather)|['’]d (?:like|rather))|"
    r"with your (?:leave|permission|ok|okay|consent)|unless you|may I|shall I|should I|would you (?:mind|rather|like|prefer)|do you mind|"
    r"rather than|instead of|never|(?<!if )(?<!If )not|n['’]t)\b|\b(?:my|our) (?:colleague|engineer|team|boss|director|own|side|"
    r"workshop|office|supplier|"
    r"insurer)\b|\bof ours\b|\bfrom (?:my|our) (?:side|team|office)\b|"
    r"\bto [A-Z][\w’'-]+ (?:by (?:train|car|bus)|from the|on the|for the|station|airport|road|street|works)\b"
)
_LIKE_THEM = (
    r"(?:firms?|compan(?:y|ies)|businesse?s?|shops?|clients?|customers?|people|places?|farms?|neighbou?rs?|competitors?|owners?|"
    r"houses?|works|hotels?|schools?|practices?|clinics?|baker(?:y|ies|s)?|brewer(?:y|ies|s)?|mills?|dair(?:y|ies)|plants?|"
    r"growers?|builders?|fellows?|outfits?|chap|man|woman|one|ones|lot|crowd|teams?|families|boards?|operators?)"
)
_GRIEF = (
    r"(?:lost (?:the (?:lot|whole \w+|business|farm|harvest|season)|everything|it all|all (?:of )?(?:it|that|their|his|her)\b|(?:their|"
    r"his|her) "
    r"(?:whole|entire|best|biggest|licen[cs]e|business|house|shirts?|job))|went (?:under|bust|to the wall|out of business|bankrupt)|"
    r"had to (?:close|shut (?:down|up)|throw (?:it|everything|the lot)|sell up|lay off)|never recovered|(?:bitterly |soon |deeply )?regret"
    r"(?:s|ted|ting)? (?:it|that|this|not)\b|(?:live|lived|come|came) to regret|paid (?:dearly|for it|the price|twice)|"
    r"(?:is|are)(?: no longer| not) (?:there|around|in business)|end(?:s|ed)? up (?:\w+ ){0,6}?(?:with nothing|wondering|regretting|paying|"
    r"losing|wishing|in (?:court|tears|trouble)|broke|without)|wish(?:es|ed)? they['’]?(?:d| had)|came crawling|come crawling|"
    r"learn(?:ed|t)? (?:it )?the hard way)"
)
#: Others, without a name, who did otherwise and came to grief.
_OTHERS_FELL = lazily(
    rf"\b(?:a|an|another|one|some|the) (?:\w+ ){{0,2}}?{_LIKE_THEM} (?:up|down|along|round|across|over|near|nearby|next|not|in|like|of|"
    rf"who|that|I|we)\b{_ON}{{3,110}}?\b(?:and|then|but|who|that|,) ?(?:\w+ ){{0,3}}?{_GRIEF}|"
    rf"\b(?:plenty|lots|a lot|many|most|dozens|scores|enough|all(?: too)? many|so many|too many|some|half)(?: of)? (?:the )?(?:\w+ )?"
    rf"{_LIKE_THEM} (?:who|that|which) {_ON}{{3,110}}?\b{_GRIEF}|"
    rf"\b(?:I|we)['’]?(?:ve| have) (?:seen|known|watched|heard of)(?: \w+)? (?:\w+ ){{0,3}}?{_LIKE_THEM}\b{_ON}{{3,90}}?"
    rf"\b(?:{_GRIEF}|lose (?:the lot|everything|it all)|go (?:under|bust|to the wall)|regret (?:it|that))",
    re.IGNORECASE,
)
#: They asked, it is ours, or whoever it was may be asked.
_TOLD_FAIRLY = lazily(
    r"\byou (?:asked|said|told|wrote|mentioned|wanted|know|named)\b|\b(?:because of|through|owing to|thanks to) (?:us|our|my)\b|"
    r"\b(?:our|my) (?:fault|mistake|error|doing|own)\b|\b(?:put you in touch|talk to (?:you|them)|ask (?:him|her|them)|their number|"
    r"would (?:tell|"
    r"talk)|happy to (?:talk|tell|be (?:called|asked)))\b|\?\W*$",
    re.IGNORECASE,
)
#: The date or the terms are theirs.
_THEIRS = lazily(
    r"\b(?:you|he|she|they|your \w+) (?:said|told|asked|named|wrote|mentioned|wanted|want|offered|proposed|suggested)\b|"
    r"\bas (?:we )?agreed\b|"
    r"\bas you\b|\b(?:no (?:rush|hurry|pressure|need))\b|\bfor your (?:\w+ )?(?:board|bank|auditors?|deadline|opening|season|launch)\b",
    re.IGNORECASE,
)


def bargains(sentence: str) -> Iterator[Lever]:
    """What a sentence of ours holds out for haste, or holds up against a no; nothing where the day or the wish is theirs.

    Args:
        sentence: one, as it is written.
    """
    if (m := _BARGAIN.search(sentence)) and not _THEIRS.search(sentence):
        yield Lever("OS201", *m.span(), _OF_BARGAIN, _INSTEAD_OF_BARGAIN)
    if (m := _ROUND.search(sentence)) and not _WITH_LEAVE.search(sentence):
        yield Lever("OS210", *trimmed(sentence, *m.span()))
    if (m := _OTHERS_FELL.search(sentence)) and not _TOLD_FAIRLY.search(sentence):
        yield Lever("OS208", *m.span(), _OF_GRIEF, _INSTEAD_OF_GRIEF)


_OF_BARGAIN = "It pays for haste: better terms for a step by a day of ours. If the terms are right, they are right next month as well."
_INSTEAD_OF_BARGAIN = (
    "Offer what you can offer without a day, or say what really costs you less when it is early, and by how much."
)
_OF_GRIEF = (
    "It tells of somebody without a name who did otherwise and came to grief: it frightens, and nobody can look it up."
)
_INSTEAD_OF_GRIEF = (
    "Ask what they expect of that way themselves. What others went through is best told by them: offer to ask one."
)
