"""What stands in mails and calls and is nobody's evidence: footers, absences, errands, courtesies, small talk, addresses.

The first two recur nearly word for word, and one of their phrases is enough. The others are skipped only where they are
the whole sentence: "I need a coffee first" wants nothing of anybody, "I need a coffee machine that works" does.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_MAIL = r"(?:e-?mail|message|communication)"
_FOOTER = lazily(
    r"\bthe environment before (?:you )?print|"
    rf"\b(?:notify|inform|contact|advise|tell) the sender\b[^.]*\b(?:{_MAIL}|delet\w+|immediately|error|once)\b|"
    rf"\b(?:not the|for the|named|intended) (?:intended |named )?(?:recipient|addressee)s?\b[^.]*\b(?:{_MAIL}|delet\w+|disclos\w+|"
    r"notif\w+|cop(?:y|ied|ying)|use)\b|"
    rf"\b{_MAIL}\b[^.]*\b(?:intended (?:only|solely)|solely for|intended for the|(?:is|are|may be|is strictly) (?:strictly )?"
    r"(?:confidential|privileged))\b|"
    rf"\b(?:received|got) this {_MAIL} (?:in error|by mistake)\b|"
    r"\b(?:click here to|to) unsubscribe\b|\bunsubscribe (?:here|from (?:this|these|our))\b|\bview (?:it|this) in (?:your|a) browser\b|"
    r"^\W*(?:sent from my|get outlook for)\b|\bregistered in (?:england|scotland|ireland|wales)\b|"
    r"\b(?:registered office|company (?:number|no\.|registration))\s*:|"
    r"\b(?:scanned|checked) for viruses\b|\ball rights reserved\b",
    re.IGNORECASE,
)
_AWAY = lazily(
    r"\b(?:I am|I['’]m|I will be|I['’]ll be)(?: currently| now)? (?:out of (?:the )?office|on annual leave)\b|"
    r"^\W*(?:out of office|automatic reply|auto-?reply)\b|"
    r"^\W*my (?:normal |usual |regular )?(?:working|office) (?:days|hours) are (?:mon|tue|wed|thu|fri|from|between|\d)|"
    r"\bfor (?:any )?urgent (?:matters?|enquir\w+|inquir\w+|requests?|issues?|queries|assistance),? (?:please )?"
    r"(?:contact|call|ring|e-?mail|write to|phone|speak to|turn to)\b|"
    r"\blimited access to (?:my )?(?:e-?mails?|inbox)\b|"
    r"\b(?:reply|respond|answer|get back to you)(?: to your \w+)? (?:on|upon|after) my return\b",
    re.IGNORECASE,
)
#: A word of each of the two above: most sentences need no pattern.
_SIGNS = lazily(
    r"environment|sender|recipient|addressee|confidential|privileged|intended|solely|in error|by mistake|unsubscribe|browser|"
    r"sent from|outlook|registered|company n|company reg|viruses|rights|office|leave|working|urgent|limited access|my return|auto",
    re.IGNORECASE,
)

_THEN = r"(?: (?:first|quickly|now|soon|then|today|again|please|in (?:a|one|two|five|ten) (?:minutes?|secs?|moment|second)s?))*"
_NEED = (
    r"(?:(?:sorry,? )?(?:but )?(?:I|we)(?: (?:just|really|only|also|do))* (?:need(?: to)?|have(?: got)? to|must)|"
    r"(?:sorry,? )?I['’]ve got to)"
)
_ERRAND = (
    rf"{_NEED} (?:just |quickly )*(?:"
    r"(?:a|another|my|some) (?:quick |second |strong )?(?:coffee|tea|cup of (?:tea|coffee)|glass of water)|"
    r"(?:get|grab|make|fetch|have) (?:(?:myself|you|us) )?(?:a|another|my|some) (?:quick )?(?:coffee|tea|cup of (?:tea|coffee)|"
    r"glass of water|lunch|snack|bite|pen|notebook)|"
    r"(?:jump|hop|get|go|dash|run|switch|move|head)(?: (?:on|off|over))?(?: on)?(?: ?to| into| on)? "
    r"(?:another|a different|my next|the next|my other|a) (?:call|meeting)|"
    r"(?:jump|hop|drop|dash|head|pop) off|drop off|dash|run|leave you|step out|step away|wrap (?:this |it )?up|"
    r"(?:find|get|fetch|look for|put on|clean) my (?:reading )?(?:glasses|pen|notes|charger|keys|headset|headphones|phone|diary|"
    r"calendar|notebook)|"
    r"(?:charge|plug in|restart|reboot) my (?:laptop|phone|computer|headset|battery)|"
    r"check my (?:diary|calendar)|"
    r"(?:pick up|collect|fetch|feed|walk|let out|drop off|get) (?:the|my|our) (?:kids?|children|son|daughter|boys?|girls?|dog|cat)"
    r"(?: up| out| (?:from|at|to) (?:school|nursery|daycare|training|football))?"
    rf"){_THEN}(?: (?:at|by|for|before|until|till|around) (?:half past|quarter (?:past|to)|noon|"
    rf"\d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm|o['’]clock)?|two|three|four|five|six|the hour)(?: \w+)?)?{_THEN}"
)
_WISH = r"(?:(?:I|we)(?:['’]d| would) (?:love|like|be happy|be glad) to|(?:it['’]d|it would) be (?:lovely|nice|great|good) to|let['’]s)"
_SOME_TIME = (
    r"(?: (?:some ?time|one day|again|soon|properly|in person|face to face|together|with you|you|up|at last|one of these days|"
    r"when you['’]re (?:next )?(?:here|in town|around)|next (?:week|month|time)))*"
)
_COURTESY = (
    rf"{_WISH} (?:grab|get|have|go for) (?:a|another|some) (?:quick )?(?:coffee|tea|beer|drink|pint|bite|lunch|chat|catch-?up)"
    rf"{_SOME_TIME}|"
    rf"{_WISH} (?:catch up|meet(?: up)?|see you|say hello){_SOME_TIME}|"
    r"(?:I['’]d|I would) (?:love|rather|like|much rather|give anything) (?:to )?be (?:at|on) (?:the |a )?(?:beach|holiday|hols|golf course|"
    r"boat|sunshine)(?: right)? (?:now|today)|"
    r"(?:I|we) hope (?:(?:that )?(?:the|your) (?:little one|kids?|children|son|daughter|wife|husband|partner|family|mum|dad|mother|"
    r"father|cold|back|leg|knee|dog|cat)|(?:that )?you) (?:is|are|['’]s|['’]re|feel\w*)(?: (?:now|all|already|both|feeling|on the mend|"
    r"getting|a bit|much))*(?: (?:better|well|fine|okay|ok|recovered|good))?(?: (?:now|soon|again|today))*|"
    r"(?:I )?hope (?:you|you all|you both) (?:had|have|['’]ve had|are having) (?:a |an )?(?:good|nice|great|lovely|restful) "
    r"(?:weekend|holiday|break|week|day|time|summer|christmas|easter|evening|trip|flight|journey)(?: \w+){0,3}|"
    r"(?:please )?find attached(?: (?:to this (?:e-?mail|message)|(?:the|our|my) (?:\w+ )?(?:minutes|notes|slides|file|document|agenda"
    r"|invoice|presentation|pdf)(?: \w+){0,5}))?"
)
_CHAT = (
    r"(?:I|we)(?: (?:really|just|do|absolutely))* (?:hate|can['’]t stand|loathe) (?:mondays|mornings|this weather|the rain|this rain|"
    r"hay ?fever)|"
    r"(?:my|sorry,? my|excuse my) (?:handwriting|spelling|typing|accent) (?:is|['’]s)(?: (?:really|so|always|just))* "
    r"(?:terrible|awful|dreadful|bad|rubbish|horrible|a mess)|"
    r"I(?:['’]m| am)(?: (?:really|so|just|always|absolutely))* (?:rubbish|terrible|hopeless|useless|bad|awful|no good) (?:at|with) "
    r"(?:maths|arithmetic|names|faces|mornings|mental arithmetic|spelling|time zones|names and faces)|"
    r"the (?:wifi|wi-fi|internet|signal|reception|connection) (?:(?:in|at) this (?:hotel|airport|station|cafe|café)|on this train)"
    r"(?: (?:is|['’]s)| are)?(?: (?:really|so|just|always|absolutely|pretty))* (?:hopeless|terrible|awful|dreadful|rubbish|bad|a joke|"
    r"dire|useless|patchy|slow|horrible|appalling)"
)
_WHOLE = lazily(
    rf"[\W_]*(?:(?:oh|ah|well|right|ok(?:ay)?|so|and|but),? )?(?:{_ERRAND}|{_COURTESY}|{_CHAT})[\W_]*", re.IGNORECASE
)
_CITY = r"[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2}, [A-Z]{2}\.? \d{5}(?:-\d{4})?"
_DIGITS = r"\(?\+?\d[\d ()./-]{6,22}"
#: A line of a card: where somebody sits, and how they are reached.
_CARD = lazily(
    r"\W{0,3}(?:\d{1,5}[a-z]? (?:[A-Z][\w.'’-]{1,20} ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Parkway|Pkwy|Blvd|Boulevard|"
    r"Drive|Square|Platz|Straße|Suite|Ste)\b\.?"
    r"(?:,? ?(?:(?:Suite|Ste|Unit|Apt|Room|Floor)\.? ?)?#?\d{1,4}(?:st|nd|rd|th)?(?: [Ff]loor)?)?"
    rf"(?:, {_CITY})?|{_CITY}|P\.? ?O\.? Box \d{{1,6}}(?:, [A-Z][\w'’-]{{1,20}})?|"
    r"(?:Dept|Department)\.?: ?[A-Z][\w&'’-]{1,20}(?: (?:&|[A-Z][\w'’-]{1,20})){0,4}|"
    rf"(?i:tel|telephone|phone|fax|mobile|cell|direct)\.?:? ?{_DIGITS}|{_DIGITS} ?(?i:tel|phone|fax|mobile|cell|direct))\W{{0,3}}"
)
#: Beyond these lengths (characters) a sentence says more than one of them.
LONGEST_WHOLE, LONGEST_FOOTER = 90, 500


def is_furniture(text: str) -> bool:
    """Whether a sentence is a footer, a notice of absence, or wholly an errand, a courtesy, small talk or a line of a card.

    Args:
        text: the sentence.
    """
    if len(text) <= LONGEST_WHOLE and (_WHOLE.fullmatch(text) or _CARD.fullmatch(text)):
        return True
    return (
        len(text) <= LONGEST_FOOTER and bool(_SIGNS.search(text)) and bool(_FOOTER.search(text) or _AWAY.search(text))
    )
