"""What sounds like a step and is none: papers laid by, what one would do in a case that is not, an "almost", a visit some day,
and the word that is not said any more. Pure.

Each is the polite way to say that nothing was done. What is laid by for later waits; who would, if it were theirs to say, names
others who decide; and who has stopped bringing it up has taken the push out of it, whatever they think of it themselves.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight

_SOFT = r"(?: (?:just|now|already|also|carefully|safely|duly|neatly|simply|all|both))*"
_PUT = r"(?:put|popped|filed|stuck|slipped|tucked|shoved|laid|dropped|placed|stowed|stashed|parked|added|saved)"
_PAPERS = (
    r"(?:it|them|this|that|those|these|everything|(?:your|the|that|this|those|both|all your)(?: [\w-]+){0,2}? (?:papers?|proposal|offer|"
    r"quotes?|quotation|leaflets?|brochures?|letters?|e-?mails?|drawings?|estimate|pages?|sheets?|document|documents|pdf|price list|"
    r"catalogue|folder|plans?|sketch(?:es)?))"
)
_PLACE = (
    r"(?:with (?:the|my|all the|our) (?:others?|rest|other [\w-]+)|(?:in|into|on|onto|to|under|underneath|at the bottom of) "
    r"(?:the|my|our|a|that|his|her) "
    r"(?:(?!short\b|top\b)[\w-]+ ){0,2}?(?:pile|drawer|folder|file|files|tray|in-?tray|stack|list|cupboard|shelf|heap|box|cabinet|"
    r"rack|binder|wish ?list|back burner)(?! of (?:suppliers|vendors|things to (?:sign|order|buy))\b)|"
    r"(?:to|on) one side|aside|away|by(?=\W*$|[,;.]| for\b))"
)
_FILED = lazily(
    rf"\b(?:I|we)(?:'ve| have)?{_SOFT} (?:{_PUT}{_SOFT} {_PAPERS}{_SOFT} {_PLACE}|filed{_SOFT} {_PAPERS}{_SOFT}(?=\W*$|[,;.]))",
    re.IGNORECASE,
)
#: What is laid where it will be taken up is on its way.
_ON_ITS_WAY = lazily(
    r"\b(?:sign\w*|order\w*|paid|pay|approv\w+|board|committee|council|agenda|budget|short-?list\w*|top|first|priority|post|deposit|"
    r"countersign\w*|monday|tuesday|wednesday|thursday|friday|tomorrow|tonight|this week|next week|to (?:show|discuss|bring|take|read)|"
    r"approved|for (?:him|her|them|the meeting))\b|[£$€]|\?",
    re.IGNORECASE,
)
_SEASON = (
    r"(?:(?:the )?(?:new year|spring|summer|autumn|winter|holidays)|next (?:year|season|term|spring|summer|autumn|winter)|later|"
    r"another (?:day|time|year)|some (?:day|time|other time)|(?:a )?(?:quieter|rainy|better) (?:day|time|spell|month))"
)
_FOR_LATER = lazily(rf"\b(?:for|until|till) {_SEASON}\b", re.IGNORECASE)

_WOULD = r"\b(?:I|we)(?:'d| would)\b(?! (?:not|never|hardly)\b)(?! have (?:liked|thought)\b)"
_OTHERS = r"(?:they|he|she|anybody|anyone|somebody|(?:my|our|the) [\w-]+(?: [\w-]+)?)"
#: A case in which they were free, told as one that is not so.
_FREE = (
    rf"(?:if (?:only )?(?:{_OTHERS}(?:'d| would)? (?:let|allowed|left) (?:me|us)\b|(?:I|we) (?:were|was) (?:(?:ever |only )?"
    r"(?:allowed|free|asked)\b(?! to (?!choose|decide|sign|do it)\w)|(?:the|my own|our own) (?:boss|owner|chief|one (?:who|to) "
    r"(?:decides?|signs?|say))\b|in charge\b)|"
    r"(?:it|this|that|the (?:choice|decision|money|shop|say)) (?:were|was) (?:only |just |all )?(?:up to (?:me|us)\b|mine\b|ours\b|"
    r"(?:my|our) (?:own )?(?:money|decision|call|choice|say|shop|house|firm|business|place)\b|for me to (?:say|decide)\b|"
    r"down to (?:me|us)\b)|(?:I|we) had (?:the|a|my|any|more|our) (?:say|choice|way|power|vote|free hand|"
    r"authority)\b(?! (?:between|of|to (?!say|decide|sign)\w)))|"
    r"given (?:the|a|half a|any) (?:choice|chance)\b|left to (?:myself|ourselves|me|us)\b|in (?:a perfect|an ideal|a better) world\b)"
)
_IF_FREE = lazily(rf"{_WOULD}[^.?!;]{{2,120}}?\b{_FREE}|(?<![\w'])(?:{_FREE})[^.?!;]{{0,40}}?{_WOULD}", re.IGNORECASE)

_ALMOST = lazily(
    r"\W*(?:(?:well|oh|ah|er|um|ha|ha ha|haha),? )?(?:very |so |as good as )?(?:nearly|almost|not quite|not yet,? but (?:nearly|almost|"
    r"soon)|just about|as good as|any (?:day|minute|moment) now|(?:getting|we're getting|nearly|almost|not quite) there)"
    r"(?:,? (?:nearly|almost|there|done|yes|yet))?\W*",
    re.IGNORECASE,
)

#: Come by when it is pretty: no day, and nothing of the matter.
_COME = lazily(
    r"^\W*(?:(?:well|oh|so|and|do|you (?:must|should|ought to|could|can)(?: all| both)?|just|please|darling|dear|my dear),? )*"
    r"(?:come|drop|pop|call|swing|stop|look)(?: (?:down|over|by|in|round|up|out|back|again|along|and (?:see|visit) us|(?:and )?see us))+"
    rf"\b[^.?!;]{{0,60}}?\b(?:in|some time|sometime|any ?time|one day|some day|when(?:ever)?)\b(?: {_SEASON})?",
    re.IGNORECASE,
)
_BUSINESS = lazily(
    r"\b(?:measur\w+|survey\w*|instal\w+|start\w*|sign\w*|order\w*|fit\w*|quot\w+|demo\w*|show|contract\w*|offer\w*|deliver\w*|price\w*|"
    r"papers?|plans?|drawings?|pilot|trial|test\w*|bring (?:it|the)|monday|tuesday|wednesday|thursday|friday|tomorrow|"
    r"this (?:week|month)|next (?:week|month))\b|\d",
    re.IGNORECASE,
)

_LITTLE = r"(?: (?:just|really|now|rather|more or less|pretty much|basically|even|long since|quite|sort of|kind of|simply|already))*"
_SPEAK_OF = (
    r"(?:(?:bring(?:ing)?|brought) (?:it|this|that|the (?:subject|matter|thing)) up(?: (?:again|with \w+(?: \w+)?|to \w+|at \w+))?|"
    r"(?:rais(?:e|ing)|mention(?:ing)?) (?:it|this|that|the (?:subject|matter))(?: (?:again|to \w+(?: \w+)?|with \w+(?: \w+)?))?|"
    r"(?:ask(?:ing)?|push(?:ing)?|press(?:ing)?|nagg?(?:ing)?|chas(?:e|ing)|pester(?:ing)?|bother(?:ing)?|argu(?:e|ing) with|"
    r"persuad(?:e|ing)"
    r"|fight(?:ing)?) (?:him|her|them|the (?:board|owners?|boss|others|partners|chairman|committee)|my (?:own )?(?:boss|husband|wife|uncle|"
    r"aunt|son|daughter|mum|dad|parents|chairman|landlord|people|in-laws|partner|brother|"
    r"sister|father|mother|manager|director)|(?-i:[A-Z])[a-z]+)(?: (?:about|for|on|with|over) (?:it|this|that))?|"
    r"(?:push(?:ing)?|press(?:ing)?|fight(?:ing)?|argu(?:e|ing)|campaign(?:ing)?|lobby(?:ing)?) for (?:it|this|that)|"
    r"push(?:ing)? (?:it|this)|(?:pushing|nagging|lobbying|campaigning)(?=\W*$|[,;.!])|bang(?:ing)? on about (?:it|this)|"
    r"talk(?:ing)? (?:to \w+ )?about (?:it|this))"
)
_END = r"(?=\W*$|[,;.!–—:]| (?:and|but|so|because|now|with|to|at|these|since|for now|any ?more|any longer)\b)"
_STOPPED = (
    rf"(?:{{I}}(?:'ve| have|'d| had)?{_LITTLE} (?:stopped|quit|given up|gave up|left off){_LITTLE} (?:on )?{_SPEAK_OF}{_END}|"
    rf"{{I}}(?: (?:don't|do not|no longer|won't|will not|daren't|dare not|can't|cannot|couldn't|wouldn't)|'ll not|'m not going to)"
    rf"{_LITTLE} (?:be |dare )?{_SPEAK_OF}(?: to \w+| with \w+)? (?:any ?more|any longer|again|now|these days)\b|"
    rf"{{I}} no longer {_SPEAK_OF}{_END}|"
    rf"{{I}}(?:'m| am|'ve been|'ve| have|'ll| will|'ve had to| have had to)?{_LITTLE} (?:having to|have to|had to|going to have to|got to)"
    rf"{_LITTLE} let (?:it|this|that|the (?:matter|thing|subject)) (?:lie|rest|drop|go|be)\b|"
    rf"{{I}}(?:'ve| have){_LITTLE} let (?:it|this|that|the (?:matter|thing|subject)) (?:lie|rest|drop)\b|"
    rf"{{I}}(?:'m| am|'re| are){_LITTLE} (?:done|finished|through)(?: with)? {_SPEAK_OF}{_END}|"
    rf"{{I}}(?:'ve| have){_LITTLE} learn(?:ed|t) not to {_SPEAK_OF}{_END}|"
    rf"{{I}}{_LITTLE} (?:bite|hold) my tongue(?=\W*$|[,;.!]| (?:about|on|now|these)\b)|"
    rf"{{I}}{_LITTLE} keep (?:quiet|my mouth shut|my head down)(?: about (?:it|this|that))? (?:now|these days)\b|"
    rf"{{I}}(?:'ve| have){_LITTLE} (?:said|had) my (?:piece|say|go|turn)(?=\W*$|[,;.!–—]| (?:and|with)\b)|"
    rf"{{I}}(?:'ve| have){_LITTLE} resigned (?:myself|ourselves)\b)"
)
#: How often one may try with those who decide.
_SO_MANY = (
    r"\b(?:I|you|one|we)(?: (?:do|can|'ve))?(?: only)? (?:only )?(?:gets?|have|has|got) (?:only )?so many (?:goes|tries|turns|"
    r"chances|shots|asks|"
    r"favours?|battles|fights|bullets|cards)\b|\bthere(?:'s| is| are) only so (?:many|often)\b(?: times?)?[^.?!;]{0,30}?\b(?:ask|push|"
    r"try|bring (?:it|this|that) up|say it|mention it)\b|\b(?:I|we)(?:'ve| have) (?:used up|spent|run out of|had) (?:all )?(?:my|our) "
    r"(?:goes|tries|turns|chances|shots|goodwill|credit|political capital)\b|"
    r"\bthat(?:'s| was|'ll be) (?:mine|my (?:go|turn|shot|chance|one|share))(?: (?:done|gone|spent|used(?: up)?|"
    r"over))? for (?:a while|a bit|"
    r"now|ages|some time|a year|this (?:year|season)|the (?:year|season|time being))\b"
)
_I_STOPPED = _STOPPED.replace("{I}", r"\b(?:I|we)")
_LETS_DROP = lazily(rf"{_I_STOPPED}|{_SO_MANY}", re.IGNORECASE)
#: Supposed, asked, of another time, of their own doing, or done because it is won.
_NOT_SO = lazily(
    r"\?\W*$|\b(?:if|unless|when|until|till|before|never|not (?:that|because)|because (?:he|she|they) (?:agreed|said yes|is for|are for)|"
    r"years ago|back then|used to|so (?:that )?you (?:can|could)|with (?:you|yourselves)|asking you|pushing you|chasing you|bothering you|"
    r"(?:he|she|they) (?:does|do|did|asks?|comes?|remembers?)\b|"
    r"need(?:ed)? to (?:now|any ?more)|no need|doesn't need|already (?:agreed|said yes|decided|know|knows)|(?:has|have|he's|she's|they've) "
    r"(?:agreed|said yes|signed|come round)|would|might|could(?!n't)|hope|want|tell me to)\b",
    re.IGNORECASE,
)
#: Of its signs a sentence has to have one: most sentences then need no more.
_OF_FILING = lazily(rf"\b{_PUT}\b", re.IGNORECASE)
_OF_A_CASE = lazily(
    r"\b(?:let|allowed|if (?:I|we|it|this|that|the|only)|given (?:the|a|half|any)|left to|world)\b", re.IGNORECASE
)
_OF_A_VISIT = lazily(
    r"\b(?:come|drop|pop|call|swing|stop|look) (?:down|over|by|in|round|up|out|back|again|along|and|see)\b",
    re.IGNORECASE,
)
_OF_STOPPING = lazily(
    r"\b(?:stopped|quit|given up|gave up|left off|longer|any ?more|again|these days|let (?:it|this|that|the)|so many|so often|"
    r"used up|spent|run out|my|our|mine|done|finished|through|learn(?:ed|t) not|resigned|keep (?:quiet|my))\b",
    re.IGNORECASE,
)


def _plain(text: str) -> str:
    return " ".join(straight(text).split())


def filed_away(text: str) -> bool:
    """Whether somebody says that our papers are laid by, and nothing of what is done with them: "I've put it with the others"."""
    if not _OF_FILING.search(text):
        return False
    words = _plain(text)
    return bool(_FILED.search(words)) and not _ON_ITS_WAY.search(words)


def for_later(text: str) -> bool:
    """Whether they are laid by for a season, or for some day."""
    return bool(_FOR_LATER.search(text)) and filed_away(text)


def would_if_free(text: str) -> bool:
    """Whether somebody says what they would do if it were theirs to decide, which it is not: "I'd sign today if they let me"."""
    if not _OF_A_CASE.search(text):
        return False
    words = _plain(text)
    return not words.rstrip("\"')").endswith("?") and bool(_IF_FREE.search(words))


def almost(text: str) -> bool:
    """Whether a whole sentence says only that it is not done yet: "Nearly!" """
    return len(text) <= 60 and bool(_ALMOST.fullmatch(_plain(text)))


def come_some_day(text: str) -> bool:
    """Whether somebody asks us to come by in a season or some day, and for nothing of the matter."""
    if not _OF_A_VISIT.search(text):
        return False
    words = _plain(text)
    return bool(_COME.search(words)) and not _BUSINESS.search(words) and not words.endswith("?")


def lets_drop(text: str) -> bool:
    """Whether somebody says that they speak of it to their own people no more, or have no try left: "I've stopped bringing it up"."""
    if not _OF_STOPPING.search(text):
        return False
    words = _plain(text)
    return bool(_LETS_DROP.search(words)) and not _NOT_SO.search(words)
