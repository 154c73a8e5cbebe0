"""With what a sentence of ours pushes: a fear, being alone with a no, somebody above them, an hour of ours. Pure.

Each has its own reason and its own way out; the words are plain, so that no reading by meaning has to agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from otherside.domain.patterns import lazily


class Lever(NamedTuple):
    """What a sentence pushes with, where, and what to say of it; ``why`` and ``instead`` empty where the code says it."""

    code: str
    start: int
    end: int
    why: str = ""
    instead: str = ""


_WHOM = (
    r"(?:(?-i:(?!Appendix|Annex|Section|Page|Table|Figure|I\b|The\b)[A-Z][\w’'-]+)|"
    r"your (?:\w+ )?(?:boss|manager|director|ceo|cfo|coo|cio|"
    r"md|chair\w*|board|owners?|head|chief|finance|superiors?|partners?|colleagues?|team|line manager)|him|her|them)"
)
_REACHES = (
    r"(?:copy(?:ing)?(?: in)?|cc['’]?(?:ing|d|ed)?|includ(?:e|ing)|loop(?:ing)?(?: in)?|add(?:ing)?|involv(?:e|ing)|"
    r"writ(?:e|ing) to|contact(?:ing)?|call(?:ing)?|ring(?:ing)?|e-?mail(?:ing)?|(?:speak|talk)(?:ing)? (?:to|with)|approach(?:ing)?|"
    r"reach(?:ing)? out to|go(?:ing)? to|forward(?:ing)? (?:this|it|that) to)"
)
_ABOVE = r"your (?:\w+ )?(?:boss|manager|director|ceo|cfo|coo|cio|md|chair\w*|board|owners?|chief executive|superiors?|line manager)"
_OVER = lazily(
    rf"\b(?:taken|take|took|taking) the liberty of {_REACHES} {_WHOM}\b|"
    rf"\b(?:I|we)(?:['’]ve| have)? (?:already |also |just |now )*(?:copied|cc['’]?e?d|looped|added|spoken|talked|written|gone|reached out)"
    rf"(?: in| to| with| straight to| directly to)* {_ABOVE}\b(?! (?:asked|wanted|said|as)\b)|"
    rf"\b(?:I|we)(?:['’]ll| will|['’]d| would)(?: have to| need to| just)? (?:take (?:it|this|that) (?:up )?(?:to|with)|"
    rf"raise (?:it|this|that) with|go (?:straight |directly )?to|escalate (?:it|this|that) to) {_ABOVE}\b|"
    r"\b(?:go(?:ne|ing)?|went) (?:over|round|around|behind|past) your (?:heads?|backs?)\b",
    re.IGNORECASE,
)
#: Somebody of ours who is to help, or what they asked for themselves.
_OURS = lazily(
    r"\b(?:my|our) (?:colleague|engineer|team|designer|lawyer|boss|director)|\bfrom (?:my|our) (?:side|team|office)\b|\bof ours\b|"
    r"\bas you (?:asked|suggested|wanted|said|wished)\b|\bat your request\b|\byou asked\b|\bwho (?:will|can|knows|looks|does|"
    r"works with (?:me|us))\b|"
    r"\b(?:will|would|do|does|did|have|has|had|is|are)(?: not|n['’]t)\b|\b(?:not|never) \w+ (?:over|round|around|behind) your\b",
    re.IGNORECASE,
)
_NOT_OVER = lazily(
    r"\b(?:not|never|n['’]t|without|rather than|instead of)\b[^.?!]{0,30}\b(?:over|round|around|behind)\b", re.I
)
_ALONE = lazily(
    r"\bit(?:['’]s| is)(?: really| all| now)* (?:just|only|down to|up to) you (?:now|left|who|that)\b(?! (?:can|know)\b)|"
    r"^\W*so it(?:['’]s| is)(?: really| all| now)* (?:just|only|down to) you\W*$|"
    r"\byou(?:['’]re| are)(?: now| really)? the (?:last|only|missing) (?:piece|one|person|signature|name|voice|vote|holdout|"
    r"hold-out|hurdle|"
    r"obstacle|link)(?:\W*$|[.,;!]| (?:now|left|missing|still|not|holding|standing|against|who (?:has|is|hasn)|between|in the way|"
    r"to (?:sign|agree|"
    r"come round|say)))|"
    r"\b(?:all|the only thing)(?: that['’]s| that is)? (?:missing|left|lacking|still open)(?: now)? (?:is|are) (?:you|your (?:yes|"
    r"signature|"
    r"name|ok(?:ay)?|nod|approval|go-ahead|agreement))\b|"
    r"\b(?:we['’]re|we are|everybody is|everyone is|they['’]re all|they are all)(?: all| now| really)* (?:just |"
    r"only )?waiting (?:only |just )?"
    r"(?:for|on) you(?:r (?:yes|signature|ok(?:ay)?|nod|approval|go-ahead))?\W*$",
    re.IGNORECASE,
)
_NOT_ALONE = lazily(r"\b(?:if|whether|unless|in case|should)\b|\?\W*$", re.IGNORECASE)
_BAD = (
    r"(?:(?:the |in the )?(?:next |front |morning )*(?:headlines?|news|front page|papers)|go(?:es|ing)? (?:wrong|under|down|to the wall)|"
    r"fail\w*|breach\w*|fined?|hacked|hit|hurt|caught (?:out|short)|blamed?|on the hook|sued|struggl\w*|explain\w*|apologi[sz]\w*|"
    r"answer for|"
    r"los(?:e|ing) (?:your|their|the) \w+|next)"
)
_DREAD = lazily(
    r"\b(?:you|nobody|no one|none of us|anybody)(?: really| surely| certainly)? (?:wouldn['’]?t|would not|won['’]?t|don['’]?t|do not|would|"
    r"wants?)(?: really| ever)?(?: want)? to be the (?:one|person|\w+ who|\w+ that)\b[^.?!]{0,20}?\b(?:explain\w*|answer\w*|"
    r"apologi[sz]\w*|tell\w*|"
    r"stand\w*|justif\w*|admit\w*|own up|blamed?|on the hook|remembered|clean\w* up|sign\w* off|ignored|missed|let|turned|said no)\b|"
    rf"\b(?:I|we)(?:['’]d| would)(?: really| just| honestly)? hate (?:it )?(?:for|to see|if|to read|to think of) [^.?!]{{1,60}}?\b{_BAD}\b|"
    r"\bwho(?:['’]s| is| will| ['’]ll be|['’]ll) (?:going to )?(?:explain|answer|be blamed|take the blame|"
    r"tell) [^.?!]{0,60}\bwhen (?:it|this|that)\b|"
    r"\b(?:heads?|jobs?) (?:will|would|could|might) (?:roll|be on the line)\b",
    re.IGNORECASE,
)
_STOPS = (
    r"(?:stop(?:ped|s)?|block(?:ed|s)?|kill(?:ed|s)?|h(?:o|e)ld (?:it |this |everybody |everyone )?(?:up|back)|sa(?:id|ys?) no|"
    r"(?:let|lets) (?:it|this|that|them|everybody|everyone|the \w+) (?:down|die|fail|slip|go)|st(?:oo|an)ds? in the way|"
    r"turn(?:ed|s)? (?:it|this|that) down|spoil(?:ed|s|t)?|got in the way|end(?:ed|s) it|miss(?:ed|es)? it)"
)
_PITY = r"(?:such )?(?:a (?:great |real |terrible )?(?:shame|pity)|sad|tragic|a tragedy)"
#: Whoever says no is made the one who ended it.
_THE_ONE = lazily(
    rf"\b(?:it|that|this)(?:['’]d| would| will|['’]ll) be {_PITY} (?:for you )?to (?:be|become|be remembered as|go down as) "
    rf"(?:the \w+|somebody|someone) (?:who|that) {_STOPS}\b|"
    rf"\b(?:it|that|this)(?:['’]d| would| will|['’]ll) be {_PITY} if (?:it|this|that|everything|all (?:of )?this|you) "
    rf"(?:were|was|are) (?:the (?:one|only one|person) (?:who|that) {_STOPS}|all )?"
    rf"[^.?!;,]{{0,20}}?\b(?:because of you|over you|{_STOPS})\b|"
    rf"\b(?:be|been|being|get|become) (?:remembered|known|seen|the talk)(?: by \w+ \w+)? (?:as|for being) the (?:one|person|\w+) "
    rf"(?:who|that) {_STOPS}\b",
    re.IGNORECASE,
)
#: What they weigh is told to be nothing.
_NO_REASON = lazily(
    r"\b(?:there(?:['’]s| is)|(?:I|we)(?: can(?:not|['’]t)?| do(?: not|n['’]t))? see|you have|you['’]ve got|that leaves)"
    r"(?: you)?(?: with)?(?: (?:really|honestly|simply|frankly|just|truly|absolutely|literally))* (?:no|any|not? a single|not one) "
    r"(?:(?:real|good|earthly|sensible|possible|further|more) )*(?:reason|point|sense|excuse|cause)s?(?: left| now| at all)* "
    r"(?:not (?:to )?(?:sign|start|go ahead|begin|do (?:it|this))|(?:to|for|in) (?:you(?: to)? )?(?:wait(?:ing)?|delay(?:ing)?|"
    r"hesitat(?:e|ing)|put(?:ting)? (?:it|this|that) off|hold(?:ing)? (?:back|off|out|it up)|say(?:ing)? no|stall(?:ing)?|"
    r"drag(?:ging)?))\b(?! (?:for|on) (?:us|me|our|my|the (?:next|other))\b)",
    re.IGNORECASE,
)
#: They said that there is no reason, or it may be otherwise.
_SAY_THEY = lazily(
    r"\b(?:you|he|she|they|your \w+) (?:said|say|told me|told us|wrote|felt|feel|see|saw|thought|think)(?: that| there| yourself)*\W*$|"
    r"\b(?:if|unless|whether|in case|when)\b[^.?!,;]*$|\b(?:for|from|on) (?:us|our side)\W*$",
    re.IGNORECASE,
)
#: It is theirs, or said of ourselves.
_THEIR_OWN = lazily(
    r"\byou (?:said|told|wrote|mentioned|asked|named)\b|\b(?:I|we)(?:['’]d| would) hate [^.?!]{0,20}\b(?:us|our|ourselves)\b",
    re.I,
)
_DIARY = lazily(
    r"\b(?:I|we)(?:['’]ve| have|['’]ll| will)?(?: already| just| gone ahead and| also)* (?:put|booked|blocked|dropped|placed|popped|"
    r"reserved|added)"
    r" (?!nothing\b)(?:[\w'’-]+ ){1,6}?(?:in|into|to|on|onto|from) (?:your|both our|all your) (?:diary|diaries|calendars?|planner)\b",
    re.IGNORECASE,
)
_AS_AGREED = lazily(
    r"\b(?:as|like|which|that|what) (?:we|you) (?:asked|agreed|said|suggested|wanted|proposed|discussed|fixed)\b|"
    r"\byou (?:asked|said|suggested|wrote|proposed|picked|chose)\b|\bas (?:agreed|asked|discussed|suggested)\b|\bat your request\b|"
    r"\b(?:with|at) your (?:ok|okay|leave|permission|request)\b|\b(?:not|n['’]t|never|before I|if|unless|may I|shall I)\b",
    re.IGNORECASE,
)
_TODAY = (
    r"(?:today(?=\W*$)|(?:by |before )?(?:the )?(?:end|close) of (?:play|business|day|the day|today)(?: today| tonight)?|(?:by |"
    r"before )?(?:cob|eod)(?: today)?|"
    r"(?:by |before )(?:today|tonight|noon|midday|lunchtime|\d{1,2} ?(?:am|pm)|this (?:evening|afternoon))(?: today)?|"
    r"within the (?:next )?hour)"
)
_ANSWER_NOW = lazily(
    r"\b(?:can|could|will|would) you(?: please| kindly| just)* (?:confirm|reply|respond|answer|decide|commit|"
    r"sign(?! (?:in|up for the)\b)|approve|say yes|let (?:me|us) (?:know|have (?:your|a|an) (?:answer|decision|yes|reply|signature|"
    r"ok(?:ay)?))|"
    r"(?:get|come) back to (?:me|us)|give (?:me|us) (?:a|an|your) (?:answer|decision|yes|reply))\b"
    rf"[^.?!]{{0,40}}?\b{_TODAY}\b",
    re.IGNORECASE,
)
#: What is asked for a room, a train or a lunch is no decision, and a day of theirs no clock of ours.
_SERVICE = lazily(
    r"\bso (?:that )?(?:I|we|the|they)\b|\b(?:coming|joining|attend\w*|dial in|parking|vegetarian|lunch|dinner|taxi|train|room|hotel|table|"
    r"address|headcount|how many|what time|which (?:room|train|time|day|door)|where (?:to|we|I))\b|\bif you can\b|\bno (?:rush|"
    r"hurry|need)\b|"
    r"\byour (?:\w+ )?(?:deadline|board|committee|auditors?|insurers?|cut-?off)\b",
    re.IGNORECASE,
)
_OUR_FEELING = r"(?:disappointed|dismayed|gutted|let down|hurt|offended|taken aback|annoyed|upset|frustrated)"
#: Their answer is told as a hurt of ours: "disappointed to read this".
_DISAPPOINTED = lazily(
    r"(?:^\W*|[,;:–—-] ?|\b(?:and|but|so) |\b(?:I|we)(?:['’]m|['’]re| am| are| was| were|['’]d be| would be| must (?:say|admit|confess)"
    r"[^.?!;]{0,12}?)) ?(?:(?:a|an|very|rather|little|bit|quite|so|deeply|really|honestly|frankly|somewhat|bitterly|more than|surprised|"
    rf"saddened|sad|and|,) ?){{0,5}}{_OUR_FEELING}(?:,? (?:and|to say the least|I must say|frankly|if I['’]m honest)(?: \w+)?,?)? "
    r"(?:to (?:read|hear|see|learn|find|get|receive|discover)|by|at|with|about|in) "
    r"(?:(?:this|that|it|you)(?=\W*$| (?:you|after|from you|when|today|now|given|of|in|had|have|would|decided|chose|went|go|are|"
    r"were going|pull|back|turn|drop|choose|leave|"
    r"won|did|do)\b(?! (?:let|lost|(?:were|been|had been) (?:\w+ )?(?:turned|refused|let|treated|hit|left|ill)))|['’](?:ve|re|d|ll)\b)|"
    r"(?:of |about )?your (?:\w+ )?(?:mail|e-?mail|message|answer|reply|decision|note|letter|silence|choice|response|change|reaction)\b)",
    re.IGNORECASE,
)
#: It is we who failed, or they had it done to them.
_NOT_AT_THEM = lazily(
    r"\b(?:in (?:myself|ourselves)|(?:our|my) (?:fault|mistake|own|part|side|work|crew|people|delivery|driver|fitters?)|we (?:should|let|"
    r"failed|missed|forgot)|sorry|apologi\w+|not|n['’]t|never|you (?:were|had been|have been|must have been|must be|may be|might be))\b|"
    r"\?\W*$",
    re.IGNORECASE,
)
#: All are said to be agreed: whoever is not, stands alone.
_ALL_AGREE = lazily(
    r"(?:^\W*|[.;:,!–—-] ?|\b(?:and|but|so|since|because|as|that|surely|luckily|clearly|now) )(?:(?:nearly|almost|practically|"
    r"just about) )?"
    r"(?:every(?:one|body)(?: (?:else|there|here|I (?:speak|spoke|talk|talked|ask|asked|know) (?:to|with)?))? "
    r"(?:agrees|thinks so|says so|accepts)|we(?: can)? all (?:agree|accept)|"
    r"(?:nobody|no[- ]one)(?: (?:else|there|here))? (?:disagrees|disputes|doubts|denies|questions))\b"
    r"(?=\W*$|,? (?:that|it|this|with (?:me|us|that)|on (?:that|this)|about (?:that|this)|you|the|your)\b)"
    r"(?! (?:it|that|the|this) (?:\w+ )?(?:day|time|date|room|place|way|key|code|door|shortcut|number|name)\b)",
    re.IGNORECASE,
)
#: Not yet so, asked, or told by whoever reads it.
_NOT_ALL = lazily(
    r"\b(?:if|whether|unless|once|until|till|when|before|after|sure|so that|make sure|check|you (?:said|told|wrote|say|think|mentioned)|"
    r"as you|until|not|n['’]t)\b|\?\W*$",
    re.IGNORECASE,
)


def levers(sentence: str) -> Iterator[Lever]:
    """What a sentence of ours pushes with; nothing where its words are harmless.

    Args:
        sentence: one, as it is written.
    """
    if (m := _OVER.search(sentence)) and not _OURS.search(sentence) and not _NOT_OVER.search(sentence):
        yield Lever("OS210", *m.span())
    if (m := _ALONE.search(sentence)) and not _NOT_ALONE.search(sentence):
        yield Lever("OS211", *m.span())
    if (m := _ALL_AGREE.search(sentence)) and not _NOT_ALL.search(sentence):
        yield Lever("OS211", *trimmed(sentence, *m.span()), _OF_ALL, _INSTEAD_OF_ALL)
    if (m := _DISAPPOINTED.search(sentence)) and not _NOT_AT_THEM.search(sentence):
        yield Lever("OS203", *trimmed(sentence, *m.span()))
    if (m := _DREAD.search(sentence)) and not _THEIR_OWN.search(sentence):
        yield Lever("OS208", *m.span(), _OF_DREAD, _INSTEAD_OF_DREAD)
    if (m := _THE_ONE.search(sentence)) and not _THEIR_OWN.search(sentence[: m.start()]):
        yield Lever("OS208", *m.span(), _OF_DREAD, _INSTEAD_OF_DREAD)
    if (m := _NO_REASON.search(sentence)) and not _SAY_THEY.search(sentence[: m.start()]):
        yield Lever("OS209", *m.span(), _OF_NO_REASON, _INSTEAD_OF_NO_REASON)
    if (m := _DIARY.search(sentence)) and not _AS_AGREED.search(sentence):
        yield Lever("OS205", *m.span(), _OF_DIARY, _INSTEAD_OF_DIARY)
    if (m := _ANSWER_NOW.search(sentence)) and not _SERVICE.search(sentence):
        yield Lever("OS201", *m.span())


def trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the comma or the space it was found behind."""
    return start + len(sentence[start:end]) - len(sentence[start:end].lstrip(" ,;:!.–—-\n\t")), end


_OF_ALL = (
    "It tells that all are agreed. Nobody can look that up, and whoever sees it otherwise is made the odd one out."
)
_INSTEAD_OF_ALL = "Say who told you so, if they may be named, or ask how the reader sees it."
_OF_DREAD = "It paints them a bad moment, before others or in public: it pushes with dread instead of helping to judge."
_INSTEAD_OF_DREAD = "Ask what worries them about it, if anything does. If there is a risk you know of, state it once, with what is known."
_OF_NO_REASON = "It tells them that nothing speaks for waiting: what they still weigh is waved away before it is heard."
_INSTEAD_OF_NO_REASON = "Ask what they would still want to know, or be sure of, before they decide either way."
_OF_DIARY = "It takes time in their day without asking: a yes that they have not given."
_INSTEAD_OF_DIARY = "Ask whether they would like to talk, and leave the day to them."
