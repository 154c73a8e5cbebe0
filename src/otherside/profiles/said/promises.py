"""What somebody says they will do for the others, and reminds them of: sentences, by their words. Pure.

Only what outlasts a conversation counts: "I'll send it on Monday", not "I'll share my screen". Whether it was done, nobody reads here.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span
from otherside.profiles.said.polite_noes import UNASKED
from otherside.profiles.said.sentences import sentences
from otherside.profiles.said.told_them import NAMED_THING, comes_by_itself, noted_to_several

_ME = r"(?:I|we)"
_SOON = r"(?: (?:just|also|then|certainly|definitely|happily|gladly|try to|try and|aim to|make sure to|be sure to))*"
_THING = r"(?:it|that|this|them|those|these|both|one|a|an|the|some|something|your|our|my)"
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|tomorrow|tonight|today)"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?)"
)
#: A day that something can be due on; "by the month" is a tariff.
_ON_A_DAY = (
    rf"(?:{_DAY}|(?:the )?\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}\.? (?:of )?{_MONTH}|(?:the )?(?:end|middle) of \w+|{_MONTH}|"
    r"the (?:first|second|third|(?!month)\w+th)|(?:next|this) (?:week|month|\w+day))\b"
)
#: Where something is written that holds.
_PAPER = r"(?:contract|agreement|offer|proposal|quote|order|terms|paragraph|clause|minutes|writing|schedule|statement of work)"
#: What is done after a conversation, and reaches somebody.
_SENDS = (
    r"(?:send|resend|e?-?mail|forward|circulate|post|share|pass (?:it|that|this|them|on)|drop (?:it|that|them|you|off|by|the|a)"
    r"|write (?:to|it|that|you|this|up|down|them)|draft|prepare|put (?:together|something together)"
    rf"|put {_THING}\b[^.?!,;]{{0,80}} (?:on|in|into|together|down|up|through|aside)|set (?:something|it|that|this|up)|book|schedule"
    r"|introduce|connect you|include|confirm|arrange|organi[sz]e|dig out|look (?:it|that|them|into|up|for)|check (?!my\b|the time|in\b)"
    r"|find out|find (?:you|us|somebody|someone)|ask (?:him|her|them|around|my|our|the|for|[A-Z]\w+)|(?:speak|talk) (?:to|with) (?!you\b)"
    r"|have a word with|ring|call you|call (?:him|her|them)|follow up|come back to|report back|let you (?:know|have)"
    r"|be back (?:with|to) you (?:by|on|before|tomorrow|today|tonight|this|next)\b|"
    r"get (?:back|in touch|you"
    r"|\w+ to (?:send|call|write|come|do|look|export|ring|sign|make|put|give|bring|take|check|pull)"
    rf"|{_THING}\b[^.?!,;]{{0,80}} (?:out|over|across|to you|done|ready|sorted))|have {_THING}\b[^.?!]{{0,200}}\b(?:to|for|with) you"
    rf"|have {_THING}\b[^.?!]{{0,200}}\b(?:by|before|ready|done|cleared)|bring (?:{_THING}|you|along|up)"
    rf"|take {_THING} (?:to|up|back|away|round)"
    # What is made of what was told outlasts the talk; "I'll outline it", "I'll go through it" is done in it.
    rf"|(?:document|compile|draw up|type up|work up|write out|map out|mock up|pull together|scope out) {_THING}"
    r"|produce|run (?:it|that|this) (?:by|past)|make sure|see to it|have the conversation"
    r"|do (?:it|that|this|them) (?:by|today|tomorrow|tonight|this|next|on|over|before)"
    # "I'll do the survey and have it with you by the tenth": with a day it outlasts the talk.
    rf"|do {_THING}\b[^.?!]{{0,120}}\b(?:by|before|until|next|for) (?:the |end of |{_DAY}|\d|[A-Z])"
    rf"|do {_THING}\b[^.?!,;]{{0,80}} and (?:have|send|bring|post|get|give|e?-?mail|forward) (?:it|them|that|you)\b)"
)
_MADE = lazily(
    rf"\b{_ME}(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to| are going to){_SOON} {_SENDS}"
    # Whatever is done first, it is then handed over: "I'll note what we agreed and get it over to you by Monday".
    rf"|\b{_ME}(?:['’]ll| will){_SOON} (?!(?:not|never|be|see|wait|rather|hope|expect|assume)\b)\w+\b[^.?!;:]{{1,100}}? "
    r"and (?:then |also )?(?:(?:(?:re)?send|e?-?mail|post|forward|share|bring|pass|get|have|hand) (?:it|them|that|this|one|both)\b"
    r"[^.?!;:]{0,20}? (?:to you|with you|for you|over|across|round)\b(?! with\b)|be back (?:with|to) you\b"
    rf"|(?:(?:re)?send|e?-?mail|post|forward|share|bring) (?:it|them|that|this|you|one|both)\b[^.?!;:]{{0,40}}? "
    rf"(?:by|before|on|until|no later than) {_ON_A_DAY})"
    # "I can" offers; with what is handed over it is as good as a promise.
    rf"|\b{_ME} can{_SOON} (?:(?:re)?send|e?-?mail|forward|get you|introduce you|find out|have {_THING} [^.?!]{{0,200}}\b(?:to|"
    rf"for) you)\b"
    rf"|\b{_ME} can{_SOON} (?:put|write|add|include|take up) {_THING}\b[^.?!,;]{{0,60}} (?:in|into|to|on) (?:the |our |your )?{_PAPER}\b"
    rf"|\b{_ME} can{_SOON} (?:document|draw up|write up|map out|mock up|pull together) {_THING}\b"
    # "I could probably do that on Thursday": what was asked for, with its day.
    rf"|\b{_ME} (?:can|could|should be able to|might be able to)(?: (?:probably|definitely|certainly|easily|likely|also|maybe))* "
    rf"(?:do|manage|get|have|finish|try) (?:that|it|this|them|those|both)(?: (?:done|ready|sorted|finished|over|back|to you|set up))* "
    rf"(?:by |on |for |before )?(?:the end of (?:the|this|next) (?:week|month)|(?:this|next) (?:week|month)|early next week|"
    rf"(?:next )?{_ON_A_DAY})"
    rf"|\b{_ME}(?:['’]m| am|['’]re| are) (?:sending|e?-?mailing|forwarding)\b"
    r"|\blet me (?:(?:check|confirm) (?:with|whether)|ask (?:my|our|around)|(?:check|ask|confirm)[^.?!]{0,200} and (?:come|get|let)"
    r"|find out|look into|come back|get back|(?:talk|speak) to (?!you\b))\b"
    rf"|\byou(?:['’]ll| will| shall) (?:have|get|receive|hear from) [^.?!]{{0,200}}\b(?:by|on|before|this|next|from|in|{_DAY})\b"
    rf"|\b(?:the|that|it|this|both|those|these)\b[^.?!,;]{{0,40}} {_ME}(?:['’]ll| will) (?:send|bring|post|forward|e?-?mail)\b"
    rf"|\b(?:the|my|our|your)\b[^.?!,;]{{0,40}} (?:follows?|will follow) (?:this|next|by|on|shortly|soon|{_DAY})"
    # "You get the plan by Friday", and no tariff: "you get the rebate on Fridays".
    rf"|^\W*(?:(?:and|so|then|ok|okay|yes|right|good|fine)\b,? )*you get "
    rf"(?:it|that|this|them|those|these|both|all|two|three|the|your|our|my)\b(?![^.?!;]*\b(?:if|when|once|unless)\b)"
    rf"[^.?!;,:]{{0,80}}\b(?:by|before|no later than) {_ON_A_DAY}"
    rf"|\b{_ME}(?:['’]ll| will) be (?:there|with you|at yours|on site|(?:at|in) your [\w’' -]{{1,30}}?) "
    rf"(?:(?:on|by|from|before) )?{_ON_A_DAY}"
    # A message that leaves its "I" out.
    rf"|^\W*(?:(?:ok|okay|yes|sure|great|good|thanks|thank you|right|perfect|noted)\b[,.!–—]* )*will "
    rf"(?:{_SENDS}|check(?=[.!]|$))(?![^.!]*\?)",
    re.IGNORECASE,
)
#: What a colleague is going to do for the others: "Ada will send the signed order on Monday".
_OF_A_COLLEAGUE = (
    r"(?:['’]ll| will|['’]s going to| is going to)(?: also| then)? (?:(?:re)?send|e?-?mail|forward|post|bring|ring|call|confirm|write|"
    r"get back|come back|follow up|get (?:you|that|it|the|this)|give you|let you know)\b(?! (?:us|me|him|her|them)\b)"
)
#: What is shown or told in the same breath, what hangs on something else, and what is only a way of speaking.
_NOT_MADE = lazily(
    rf"\b(?:if|unless|once|until|when|whenever|in case|suppose)\b[^.?!]{{0,200}}\b{_ME}(?:['’]ll| will| can| could)\b"
    rf"|\b{_ME}(?:['’]ll| will)[^.?!]{{0,200}}\bif (?:he|she|it|they) (?!suits|helps|would help)"
    rf"|\b(?:and|or) (?:then )?{_ME}['’]ll (?:tell|show)\b|\bshare (?:my|a|the) screen\b|\bcan you see\b|\blet me share\b"
    rf"|\b{_ME}(?:['’]ll| will) (?:check|check you) (?:in|out)\b|\b(?:would|could|should|might|may|never) {_ME}\b"
    rf"|{UNASKED}",
    re.IGNORECASE,
)
#: What is only meant, told or asked of: "I think we'll send it". It makes its own words none, and no others of the sentence: "I'll
#: write down what we'd do".
_MEANT = lazily(
    rf"\b(?:what|how|where|why|who|which|whether|as|than|(?<!after )(?<!upon )that|thought|said|told (?:him|her|them)|promised"
    rf"|hope|afraid|sure|think|suppose|worry|worried|fear|bet|doubt|wish|say|pretend) {_ME}(?:['’]ll| will|['’]d)\b",
    re.IGNORECASE,
)
#: Before what a colleague will do it makes it hang on something, or somebody's guess.
_HANGS = lazily(
    r"\b(?:if|unless|once|until|when|whenever|whether|hope|think|doubt|maybe|perhaps|before|after)\b", re.IGNORECASE
)
#: Where a promise begins, and nothing is what is handed over: "I will send nothing before the 30th" is kept by doing nothing.
_NOTHING = lazily(
    rf"(?:{_ME}|you)(?:['’]\w+| \w+| going to){{1,2}}?{_SOON} [\w-]+(?: (?:to|over|you|him|her|them|out|back))*"
    r" (?:nothing|no|none|not)\b(?! (?:but|except|other than|else than|matter|doubt)\b)"
    r"(?! (?:more|less|fewer|later|longer|earlier|sooner) than\b)",
    re.IGNORECASE,
)
#: "The deadline I have to ask about": what only their own house can answer, and the others wait for.
_TO_ASK = lazily(
    rf"\b{_ME}(?:['’]ll| will|['’]d| would)?(?:['’]ve got| have got| have| need) to (?:ask|check|clear|clarify|confirm|find out"
    r"|look (?:it|that|this) up|take (?:it|that|this) (?:back|up))\b(?! (?:you|your|yourself)\b)",
    re.IGNORECASE,
)
#: What one of us noted of having said: "I said I would come", "promised her the list".
_NOTED = lazily(
    rf"(?:^\W*|\b(?:I|[Ww]e|and) )(?:[Ss]aid|[Tt]old (?:him|her|them|[A-Z]\w+)|[Pp]romised(?: (?:him|her|them|[A-Z]\w+))?)"
    rf"(?: that)? (?:I|we)(?:['’]d| would|['’]ll| will)\b(?! (?:not|never|rather|like|love|be (?:glad|happy|surprised))\b)"
    rf"|\b{_ME} (?:have |['’]ve )?(?:promised|offered|agreed) (?:(?:him|her|them|[A-Z]\w+) )?to (?!be\b)\w+"
    # The thing itself: "I promised him the page by 2 December", "still owe Ada a drawing".
    r"|(?:^[-*• ]*|\b(?:I|[Ww]e)(?:['’]ve)? )(?:(?:have )?(?:still )?[Pp]romised|(?:still )?[Oo]wed?) "
    r"(?:him|her|them|both|[A-Z]\w+(?: [A-Z]\w+)?) (?:(?:it|this|that|them) (?:by|for|before|on|this|next|until)\b"
    rf"|{NAMED_THING})"
)
#: A time that stands alone behind a promise: "Thursday the 12th, seven in the morning."
_ONLY_WHEN = lazily(
    rf"\W*(?:(?:on|by|this|next|for) )?(?:the )?(?:{_DAY}|\d{{1,2}}(?:st|nd|rd|th)?\b)(?:[ ,]+[\w:.-]+){{0,7}}[.!]?",
    re.IGNORECASE,
)
_VERB = lazily(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|did|do|does|can|could)\b|['’](?:s|ll|d|re|ve)\b",
    re.IGNORECASE,
)
#: Right behind a promise in a note: that it was kept.
_KEPT = lazily(
    r"[ \t]*(?:\n[ \t]*(?=[(\[✓✔]))?[ .(\[–—-]*(?:✓|✔|(?:all )?(?:done|sent|kept|posted|delivered)"
    rf"(?=\W*(?:\n|$)|\s*[.!:,)\]]| (?:on |in |the )*(?:{_DAY}|yesterday|last|\d|{_MONTH}\b)))",
    re.IGNORECASE,
)
_BRINGS_IT = lazily(r"\b(?:it|them|that|this|both)\b", re.IGNORECASE)
_KEPT_INSIDE = lazily(
    r"[(\[](?:all )?(?:done|sent|kept|posted|delivered)\b(?! (?:by|for|with)\b)[^)\]]{0,80}[)\]][\s.]*$|"
    r"[–—-] (?:✓|✔|(?:all )?(?:done|sent|posted|delivered))[\s.]*$",
    re.IGNORECASE,
)
_BOX = lazily(r"^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?\[ ?\][ \t]+(?!~~)(\S.*?)[ \t]*$", re.MULTILINE)
_TICKED = lazily(r"^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?\[[xX]\][ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
_OFTEN = (
    r"(?:(?:now|already) )?(?:twice|before(?! (?:the|this|that|last|my|our|we|I|you|\d|\w+day))|already|again and again|"
    r"(?:two|three|four|several|many) times)\b"
)
_CAME_IN = (
    r"(?:come|came|arrived?|turn(?:ed)? up|reach(?:ed)? (?:me|us)|land(?:ed)?|here|there yet|"
    r"(?:had|got|seen|heard) (?:it|anything|them))"
)
#: Somebody is reminded of what they owe.
_REMINDED = lazily(
    r"\byou (?:said|promised|told (?:me|us)|were (?:going|meant|supposed) to|wanted to)\b(?: that)?"
    rf" (?:you(?:['’]d| would|['’]ll| will| were)|it(?:['’]d| would)|(?:by |on )?(?:the \w+|{_DAY})\b"
    r"|(?:send|bring|get|ring|find|look|come)\b)"
    r"|\b(?:I|we)(?:['’]m| am|['’]re| are)? still"
    r" (?:don['’]t have|do not have|haven['’]t (?:had|got|seen|received|heard)|waiting (?:for|on))\b"
    # "I've asked you for the plan twice": of us, and with what it was.
    r"|\b(?:I|we)(?:['’]ve| have|['’]d| had)?(?: now| already)? asked (?:you )?(?:for|about|whether|if|when) (?!(?:it|that|this|help)\b)"
    rf"[^.?!,;]{{1,60}}? {_OFTEN}"
    r"|\b(?:the|that|this) [\w’' -]{3,40} (?:I|we)(?:['’]ve| have)? (?:already )?asked (?:you )?(?:for|about) "
    rf"{_OFTEN}"
    r"|\byou(?:['’]ve| have)? (?:still )?owed? (?:me|us) (?!nothing|an apology|anything|one\b|a (?:pint|drink|beer|coffee|lunch|"
    r"favou?r)\b)"
    r"|\b(?:did|have) you (?:ever )?(?:get hold|got hold|hear back|heard back|find out|found out|managed?|ask(?:ed)? (?:him|her|them)"
    r"|look(?:ed)? into|had a chance)\b|\bany news (?:on|of|about|from)\b|\bwhere are we with\b"
    # A question for the others to answer, and no story: "that's what happened to my paper".
    r"|(?:(?:^|[,;:–—])\W*(?:(?:and|so|but|ok|okay|by the way|also),? )*|\bknow )"
    r"what (?:happened to|became of) (?:the|your|my|our)\b(?=[^.!?]*(?:\?|$))"
    r"|\b(?:(?:I|we)(?:['’]m| am|['’]re| are| was| were)?(?: just)? (?:wonder(?:ed|ing)?|ask(?:ing)?)|(?:like|love|want) to know|"
    r"tell (?:me|us)) what (?:happened to|became of) (?:the|your|my|our)\b",
    re.IGNORECASE,
)
#: The day is over, or was told with what did not come: "we were told the price by Friday and it never came".
_BROKEN = lazily(
    rf"\b(?:last )?(?:{_DAY}|(?:the|your) (?:\w+(?:th|st|nd|rd)|day)) (?:came and went|has (?:come|been) and gone)\b"
    rf"|\b(?:I|we)(?: was| were|['’]d been| had been| have been|['’]ve been) (?:told|promised) [^.?!;]{{2,60}}? (?:by|for|on|before) "
    rf"[^.?!;]{{2,40}}?,? (?:and|but|yet) (?:so far )?(?:it|that|they|those|nothing|none|we|I)\b(?: still| have| has| had| ever)?"
    rf"(?:n['’]t| not| never|(?<=nothing)|(?<=none)| (?:did|has|have|had|is|are)(?:n['’]t| not)| never| (?:ever|has|had))"
    rf"(?: yet| ever)?(?: {_CAME_IN})\b"
    rf"|\byou (?:said|promised|told (?:me|us))(?: that)? (?:the|my|our|your|a|an) [\w’' -]{{2,40}}? (?:would|was going to|were going to) "
    r"(?:be (?:here|with (?:us|me)|there|in (?:my|our) (?:hands|inbox))|come|arrive|follow|reach (?:me|us))\b(?! (?:up|down|out|to an)\b)"
    rf"|(?:^\W*|[,;:–—] ?|\b(?:and|but|so|yet) )(?:so far,? nothing(?: has|['’]s)? {_CAME_IN}\b(?! (?:of|out|up|to|close|near|"
    rf"between)\b)|"
    rf"nothing(?: has| had|['’]s)? {_CAME_IN} (?:from you\b|yet\b|so far\b|since\W*$))",
    re.IGNORECASE,
)
#: Cheap to look for: without one of these nobody tells that a word was not kept.
_BROKEN_SIGN = lazily(r"\b(?:been and gone|came|come|gone|promised|told|said|nothing)\b", re.IGNORECASE)
_A_THING = r"(?P<{}>(?:(?:a|an|any|the|your|that|this|those|these|our|my|one|no)\b )[^.?!,;:–—]{{2,60}})"
_CAME = r"(?:come|came|arrived?|turn(?:ed)? up|reach(?:ed)? (?:me|us)|land(?:ed)?)"
#: They tell that a thing has not come.
_MISSING = lazily(
    r"\b(?:I|we)(?:(?: have|['’]ve)(?: still)? (?:not|never)|(?: still)? haven['’]t|(?: still)? never)(?: yet| actually| even| so far)?"
    rf" (?:seen|saw|had|got|received) {_A_THING.format('seen')}"
    rf"|\b(?:I|we) still (?:don['’]t|do not) have {_A_THING.format('have')}"
    rf"|\b(?:I|we)(?:['’]ve| have)? still(?: have|['’]ve)?(?: got)? (?P<without>no [^.?!,;:–—]{{2,60}})"
    r"|\b(?:I|we)(?:['’]ve| have)(?: got)? (?P<yet>no [^.?!,;:–—]{2,40}?) (?:yet|so far|to this day)\b"
    r"|\bno sign of (?P<sign>(?:the|your|that|any|my|our) [^.?!,;:–—]{2,60})"
    rf"|\bstill no (?!(?:closer|nearer|further|wiser|better|longer|idea|doubt)\b)(?P<still>[\w’' -]{{2,40}})(?=\W*$|[.,;!])"
    rf"|\bwhere(?:['’]s| is| are) (?:the|my|our|that) (?P<where>[\w’' -]{{2,40}}?) (?:you|that you|we were|I was) (?:promised|"
    rf"said|going to|told)\b"
    rf"|\b(?:told|promised) (?:me |us )?(?P<told>(?:a|an|the|your|that) [\w’' -]{{2,40}}?) (?:by|for|on|"
    rf"before) [^.?!;]{{2,40}}?,? (?:and|but|yet) "
    rf"(?:it|that|they|nothing|none|we|I)\b[^.?!;]{{0,20}}?{_CAME_IN}\b"
    rf"|\b(?:I|we)(?:['’]m| am|['’]re| are)? still waiting (?:for|on) {_A_THING.format('awaited')}"
    rf"|(?:^\W*|[,;] ?|\b(?:and|but|so) )(?P<sent>(?:the|your|that) [\w’' -]{{2,40}}?)(?: (?:has|have|did))?(?: still)?"
    rf"(?:n['’]t| not| never)(?: yet| actually)? {_CAME}\b"
    rf"|\b(?P<none>no [\w’' -]{{2,40}}?) (?:has |have |ever )?{_CAME}\b",
    re.IGNORECASE,
)
#: What the thing is for, or what is wanted of it: no name of the thing.
_OF_THE_THING = lazily(
    r"\b(?:for|to|about|because|until|since|so|that|which|and|but|though|yet|at|with|on|in|from|of)\b.*", re.IGNORECASE
)
#: Something is handed over or told to be done.
_DELIVERED = lazily(
    r"\b(?:attached|enclosed|here(?:['’]s| is| are| you go)|as promised)\b"
    r"|(?:\b(?:is|are|all|been)|['’]s) (?:done|sorted)\b(?! (?:for|by|before))"
    rf"|\b{_ME}(?:['’]ve| have)? (?:just |now |already )?"
    r"(?:sent|posted|e?-?mailed|brought|asked|rang|rung|spoke|spoken|talked|booked|found|put)\b",
    re.IGNORECASE,
)


def promised(text: str, colleagues: Collection[str] = ()) -> list[Span]:
    """The sentences in which the speaker says that they will do something for the others, and not that they will do nothing.

    Args:
        colleagues: names of those on the speaker's side, as they are called; what one of them "will send" is promised, too.
    """
    names = "|".join(re.escape(name) for name in colleagues if name)
    of_theirs = re.compile(rf"(?<![\w’'])(?:{names}){_OF_A_COLLEAGUE}") if names else None
    return [s for s in sentences(text) if _makes(text[s.start : s.end], of_theirs)]


def _makes(sentence: str, of_a_colleague: re.Pattern[str] | None) -> bool:
    if _NOT_MADE.search(sentence):
        return False
    meant = list(_MEANT.finditer(sentence))
    for made in _MADE.finditer(sentence):
        told = any(m.start() < made.start() < m.end() for m in meant)
        if not (told or _NOTHING.match(sentence, made.start())):
            return True
    if meant:
        return False
    if comes_by_itself(sentence):
        return True
    found = of_a_colleague.search(sentence) if of_a_colleague else None
    return found is not None and not (sentence.rstrip().endswith("?") or _HANGS.search(sentence[: found.start()]))


#: Asks when something is handed over, or done for the others.
_ASKS_WHEN = lazily(
    r"\b(?:when|how soon|by when)\b[^.?!]{0,40}?\b(?:can|could|will|would|do|does|should|might|may|are|"
    r"is)\b[^.?!]{0,80}\b(?:have|get|send|"
    r"share|see|deliver|receive|ready|done|finish|give|provide|expect|back|over)\b[^.?!]{0,160}\?",
    re.IGNORECASE,
)
#: What they only think, decide or need, and what is to happen to somebody, is handed over by nobody.
_NOT_HANDED = lazily(
    r"\b(?:decide|decision|approv\w+|hear|know|need|want|vote|meet|talk|speak|call|start|begin|think|happen\w*|"
    r"get (?:together|started|going|here|"
    r"there|back to)|(?:get|sit|come) (?:down|back together))\b",
    re.IGNORECASE,
)
_SOME_DAY = (
    rf"(?:(?:the |by |at |on |before |around |probably |early |late |middle of |end of )*(?:{_ON_A_DAY}(?: next week)?|"
    rf"(?:this|next) (?:week|month)|"
    r"the (?:week|month))|(?:with)?in (?:a|one|two|three|four|five|ten|\d+) (?:days?|weeks?)|end of (?:the )?(?:day|week|month))"
)
_LEADS_IN = (
    r"(?:(?:yes|yeah|ok|okay|sure|right|good|fine|well|so|oh|absolutely|of course|timeline|good question|probably|let['’]?s say|"
    r"say|I['’]d say|hopefully)\b[,.:!—– -]*)*"
)
#: "End of this week for the plan", "by Friday": all that a short answer says.
_ONLY_BY_WHEN = lazily(
    rf"\W*{_LEADS_IN}{_SOME_DAY}(?: (?:morning|afternoon|evening|at the latest|latest|I hope|I think|if all goes well))*"
    r"(?:,? for (?:the|your|that|this|those|these|an?|both|all|it|everything)\b[^.?!]{0,100})?[\s.!]*",
    re.IGNORECASE,
)


def in_answer(text: str, asked: str) -> list[Span]:
    """The first sentences of an answer that only say by when, where it was asked when something is handed over.

    Args:
        text: the answer.
        asked: what the other side said just before.
    """
    question = _ASKS_WHEN.search(asked)
    if question is None or _NOT_HANDED.search(question[0]):
        return []
    spans = sentences(text)[:2]
    return [
        s for s in spans if _ONLY_BY_WHEN.fullmatch(text, s.start, s.end) and not _VERB.search(text[s.start : s.end])
    ]


def offered(sentence: str) -> bool:
    """Whether a sentence that promises only offers: "I can send you the leaflet" is nothing owed where they want none."""
    return not any(not re.search(rf"\b{_ME} can\b", m[0], re.IGNORECASE) for m in _MADE.finditer(sentence))


def to_ask(text: str) -> list[Span]:
    """The sentences in which the speaker leaves an answer open until they have asked in their own house."""
    return [
        s for s in sentences(text) if _TO_ASK.search(own := text[s.start : s.end]) and not own.rstrip().endswith("?")
    ]


def noted(text: str) -> list[Span]:
    """The sentences of a note in which its writer tells what they promised, each with the time that stands alone behind it.

    What the note says right behind it was done is promised no more: "(done 9 April)".
    """
    spans = sentences(text)
    found: list[tuple[int, Span]] = []
    for n, span in enumerate(spans):
        own = text[span.start : span.end]
        if not (_NOTED.search(own) or noted_to_several(own)):
            continue
        after = spans[n + 1] if n + 1 < len(spans) else None
        words = text[after.start : after.end] if after else ""
        timed = after and _ONLY_WHEN.fullmatch(words) and not _VERB.search(words)
        found.append((n, Span(span.start, after.end) if after and timed else span))
    out: list[Span] = []
    done = -1
    for n, whole in reversed(found):
        if _KEPT.match(text, whole.end) or _KEPT_INSIDE.search(text[whole.start : whole.end]):
            done = n
        elif done == n + 1 and _BRINGS_IT.search(text[spans[done].start : spans[done].end]):
            # "I promised her the chart. I said I'd bring it. Sent on Monday." is one promise, in two sentences.
            done = n
        else:
            out.append(whole)
    return out[::-1]


def reminded(text: str) -> list[Span]:
    """The sentences in which the speaker reminds the others of what they said they would do."""
    broken = _BROKEN_SIGN.search(text) is not None
    return [
        s for s in sentences(text) if _REMINDED.search(own := text[s.start : s.end]) or (broken and _BROKEN.search(own))
    ]


def missing(sentence: str) -> str:
    """The thing that somebody tells has not come: "the outline" of "I have not seen the outline yet"; empty where none is named."""
    found = _MISSING.search(sentence)
    if found is None or _HANGS.search(sentence[: found.start()]):
        return ""
    thing = next(words for words in found.groupdict().values() if words)
    return _OF_THE_THING.sub("", thing).strip()


def delivered(text: str) -> list[Span]:
    """The sentences in which the speaker hands something over, or tells that something was done; ticked boxes of a note."""
    boxes = [Span(m.start(1), m.end(1)) for m in _TICKED.finditer(text)]
    return boxes or [s for s in sentences(text) if _DELIVERED.search(text[s.start : s.end])]


def to_do(text: str) -> list[Span]:
    """The lines of a note that are boxes not ticked, nor said to be done, without the box: "- [ ] Send the drawing"."""
    return [Span(m.start(1), m.end(1)) for m in _BOX.finditer(text) if not _KEPT_INSIDE.search(m[1])]
