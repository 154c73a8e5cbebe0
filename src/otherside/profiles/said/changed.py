"""Who takes back what they said, or changes side: "I take that back", "there is no order", "I've come round to it". Pure.

Only plain words of their own count, said as a statement: an "if", a question, what somebody else takes back, and a slip of the tongue
put right in the same breath change nothing. What the change is of is found by ``undone_by``, among the words before it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from otherside.domain import Facet, Stance
from otherside.domain.calendar_words import CAPITAL_WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.profiles.said.otherwise import of_the_plan, otherwise
from otherside.profiles.said.refusals import refused
from otherside.profiles.said.sentences import sentences
from otherside.profiles.said.settled import goes_ahead
from otherside.profiles.said.siding import side_taken

To = Literal["back", "for", "yields", "against", "other", "otherwise", "met", "sounds"]
"""What a change leads to: nothing of a yes, for it, no longer in its way, against it, the other side from where they stood, another
plan than the one that is named, or a condition that is met."""

_I = r"\b(?:I|we)"
_THAT = r"(?:that|it|this|all (?:of )?(?:that|this|it))"
_SPOKE = r"(?:said|wrote|told you|promised(?: you)?|offered(?: you)?|announced|mailed|sent you|agreed(?: to)?)"
_WHAT_I_SAID = (
    rf"(?:(?:what|everything|anything|all(?: that)?)(?: I| we)(?:['’]ve| have| had)? {_SPOKE}|my (?:own )?words?\b)"
)
_YES = r"(?:yes|approval|agreement|support|backing|promise|commitment|consent|blessing|go-?ahead|acceptance|order|word|vote|signature)"
_MY_MAIL = (
    r"(?:my (?:last |earlier |previous |first )?|(?:yesterday|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?['’]s )"
    r"(?:e?-?mail|message|note|letter|text|reply|answer)(?! address| box)(?: (?:of|from) (?:yesterday|this morning|last night|\w+day))?"
)
_MUST = (
    r"(?:(?:['’]ll| will)(?: have to| need to)?|['’]d like to| would like to| want to| have to|['’]ve got to| must| need to| hereby| do)?"
    r"(?: now| hereby)?"
)
_NOT_MINE = (
    r"(?:was(?:n['’]t| not| never)|is(?:n['’]t| not)) (?:mine|my place|for me|up to me|in my power|in my gift|within my power)(?: at "
    r"all)? "
    r"to (?:say|promise|give|offer|decide|agree|tell|sign|make|commit)"
)
#: A yes is taken back, whatever stands around it.
_BACK = lazily(
    rf"{_I}{_MUST} walk back {_WHAT_I_SAID}|\b(?:treat|consider) my (?:last )?(?:e?-?mail|message|note|letter|yes|promise) as (?:if|"
    rf"though) "
    r"(?:it|I) (?:had never|never|hadn['’]t|had not|was never|were never) (?:been )?(?:sent|written|said|given)|"
    r"\b(?:I|we) (?:was|were) wrong to (?:say|promise|tell you|write|give you|agree)\b|\bmy (?:yes|promise|word) (?:of \w+day |on \w+day "
    r")?"
    r"(?:was (?:premature|too (?:early|quick|hasty))|does(?: not|n['’]t) stand|is off|is worth nothing)\b|"
    r"\bwhat (?:I|we) promised(?: you)?(?: on \w+day)? (?:is off|does(?: not|n['’]t) (?:stand|hold)|no longer (?:stands|holds))\b|"
    r"\b(?:I|we) said yes (?:too (?:quickly|soon|early|fast)|without (?:asking|checking|the right))\b|"
    rf"{_I}{_MUST} (?:take|withdraw|retract) (?:back )?(?:{_WHAT_I_SAID}|my (?:\w+ )?{_YES})|"
    rf"{_I}{_MUST} take (?:my (?:\w+ )?{_YES}) back\b|{_I}(?:['’]m| am| are|['’]re) (?:withdrawing|taking back|retracting) "
    rf"(?:{_WHAT_I_SAID}|my (?:\w+ )?{_YES})|"
    rf"(?:^\W*|[,;:.–—] ?|\b(?:please|kindly|and|so|but|best|just|you can|you should|to) )(?:disregard|ignore|forget|scrap|strike|"
    rf"scratch|tear up|"
    rf"never mind|unread)(?: about)? (?:{_WHAT_I_SAID}|{_MY_MAIL}|my (?:\w+ )?(?:yes|promise|offer|commitment))|"
    rf"\b(?:treat|consider|regard|take) (?:{_WHAT_I_SAID}|{_MY_MAIL}|{_THAT}|my (?:\w+ )?{_YES})(?: as| to be)? "
    r"(?:withdrawn|unsaid|void|never (?:said|sent|written)|not (?:said|sent)|null and void|retracted)|"
    rf"\bmy (?:\w+ )?{_YES} (?:no longer (?:stands|holds|counts)|does(?:n['’]t| not) (?:stand|hold|count)(?: any ?more)?|is withdrawn)\b|"
    rf"{_I}{_MUST} (?:go|going) back on (?:{_WHAT_I_SAID}|my (?:word|promise|yes))|"
    rf"\bthere(?:['’]s| is| will be) no (?:order|deal|agreement|commitment|yes)(?: from (?:us|me))?(?: after all| any ?more| "
    rf"now)?(?=\W*$|[.;!–—])|"
    rf"{_I} can(?:['’]t|not) (?:keep|stand by|stick to|honou?r|make good on) (?:{_WHAT_I_SAID}|my (?:word|promise|yes|commitment)|that "
    rf"promise)",
    re.IGNORECASE,
)
#: The same where what it is of was told just before it, or is what they said last.
_BACK_OF_IT = lazily(
    rf"{_I}{_MUST} walk {_THAT} back(?=\W*$|[,.;:!–—])|\bpretend I never said (?:that|it|so|anything)(?=\W*$|[,.;:!–—])|"
    r"\b(?:that|it) was premature(?: of me)?(?=\W*$|[,.;:!–—])|\bI (?:over-?promised|promised more than I (?:can|could|may|am allowed "
    r"to) (?:give|keep|do))\b|"
    rf"{_I}{_MUST} (?:take {_THAT}(?: all)? back|take back {_THAT}|(?:withdraw|retract) {_THAT}(?=\W*$|[,.;:!–—]| (?:and|now|entirely|"
    rf"completely|all)\b))(?! (?:to|with|from|home|into|there)\b)|"
    rf"(?:^\W*|[,;:.–—] ?|\b(?:please|kindly|so|but|to) )(?:disregard|unread) {_THAT}(?=\W*$|[,.;:!–—])|"
    rf"\bplease (?:ignore|forget|scrap|scratch|strike) (?:about )?{_THAT}(?=\W*$|[,.;:!–—])|"
    rf"\b(?:it|that|this) {_NOT_MINE}|"
    rf"{_I} (?:had|have) (?:no|never any) (?:authority|mandate|right|business)(?: at all)?(?=\W*$|[,.;:!–—]| to (?:say|promise|offer|"
    rf"agree|give|tell|sign|"
    r"write|commit)| (?:saying|promising|offering|writing|telling))|"
    rf"{_I} (?:should(?:n['’]t| not)|ought not to|should never) have(?=\W*$|[.;!–—]| (?:said|promised|offered|written|told you|agreed))|"
    rf"{_I}(?:['’]m afraid I)? (?:spoke (?:far |much |a bit |a little )?(?:too soon|too early|out of turn)|(?:was|got|had got) "
    rf"(?:getting |running )?"
    r"(?:a bit |a little |well |rather |way )?ahead of (?:myself|ourselves)|jumped the gun|overstepped(?: the mark)?|promised too much|"
    r"spoke without asking)\b",
    re.IGNORECASE,
)
#: A yes told as one that was given: "I told you we'd sign this week", "when I said we'd go ahead".
_RETOLD = lazily(
    rf"{_I}(?:['’]d| had|['’]ve| have)? (?:said|told (?:you|him|her|them|your \w+)|promised|wrote|written|assured|agreed|gave|let you "
    rf"(?:believe|think))\b"
    r"[^.;!?]{0,80}?\b(?:sign\w*|order\w*|go(?:ing)? (?:with|ahead|for)|went (?:with|ahead)|yes|contract|deal|start\w*|buy|take it|in|"
    r"approv\w*|my word|"
    r"have it|get it|business|commit\w*|done)\b",
    re.IGNORECASE,
)
_OBJECTION = r"(?:objections?|opposition|veto|no\b|reservations?|resistance|concerns?|doubts?|protest)"
_FOR = lazily(
    rf"{_I}{_MUST} take my {_OBJECTION} back\b|\bI(?:['’]ve| have) (?:warmed|come to like|made my peace|got used) (?:to|with)? ?"
    r"(?:it|this|the (?:idea|plan|thought))(?=\W*$|[,.;!–—])|\byou(?:['’]ve| have) changed my mind\b|\bI no longer (?:object|oppose it|"
    r"oppose this|mind)"
    r"(?=\W*$|[,.;!–—]| to (?:it|this|that)\b)|\bI (?:don['’]t|do not) (?:object to|oppose|mind) (?:it|this|that) (?:any ?more|any "
    r"longer|now)\b|"
    r"\bcount me in(?: after all| now)?(?=\W*$|[,.;!–—])|\bconsider me (?:converted|convinced|persuaded|won over)\b|\bI(?:['’]ve| have) "
    r"been (?:converted|won over)\b|"
    r"\bI was wrong (?:about|to be against|to oppose|to object to) (?:it|this|you|your (?:offer|proposal|plan))(?=\W*$|[,.;!–—])|"
    r"\bI(?:['’]m| am) with you (?:now|after all)(?=\W*$|[,.;!–—])|\bI can live with (?:it|this|that) (?:now|after all)(?=\W*$|[,.;!–—])|"
    rf"{_I}{_MUST} (?:withdraw|drop|lift|give up|take back) my {_OBJECTION}|{_I}(?:['’]ve| have) (?:withdrawn|dropped|lifted|given up) "
    rf"my {_OBJECTION}|"
    rf"{_I}(?:['’]m| am) (?:withdrawing|dropping|lifting) my {_OBJECTION}|"
    rf"\bmy {_OBJECTION} (?:is|are|has been|have been|was|were) (?:now |all )?(?:withdrawn|gone|lifted|dropped|answered|settled|met|"
    rf"dealt with|resolved)\b|"
    rf"\bI(?:['’]ve| have|['’]m| am) (?:now |finally |quite |rather )?(?:come|coming|came) (?:a)?round(?=\W*$|[,.;!–—]| to (?:it|this|"
    rf"that|the (?:idea|plan|view)|"
    r"your (?:way|view|idea|plan|proposal|thinking)|thinking|liking)\b)|"
    r"\b(?:put|count|mark) me down as (?:a )?(?:convert|yes|supporter|for it|in favou?r)|\bI(?:['’]m| am) (?:now )?(?:a convert|"
    r"converted|won over|persuaded)\b|"
    r"\byou(?:['’]ve| have)? (?:won|talked) me (?:over|round)\b|\byou(?:['’]ve| have) (?:convinced|persuaded) me\b(?! (?:not|that|to)\b)|"
    r"\bI(?:['’]m| am) (?:no longer|not) (?:dead |so |really )?(?:against|opposed to) (?:it|this|that|the \w+|you|your \w+) (?:any ?more|"
    r"any longer|now)\b|"
    r"\bI(?:['’]m| am) no longer (?:dead |so |really )?(?:against|opposed)\b|"
    r"\byou (?:now )?(?:have|['’]ve got) my (?:full |whole )?(?:support|backing)\b|"
    r"\bI(?:['’]ll| will| can)(?: now| gladly)? (?:back|support) (?:it|this|that|you)(?=\W*$|[,.;!–—]| (?:now|with|in front of|at|before "
    r"the|all the way)\b)|"
    r"\bI(?:['’]ve| have) (?:no|dropped all) (?:more |further )?objections? (?:any ?more|any longer|left|now)\b",
    re.IGNORECASE,
)
_YIELDS = lazily(
    r"\bI(?:['’]ll not| will not| won['’]t| shall not| shan['’]t|['’]m not going to| am not going to| will no longer)(?: now| any "
    r"longer)? "
    r"(?:stand in (?:the|your|her|his|their|its|anybody['’]s|anyone['’]s) way|oppose (?:it|this|you)|fight (?:it|this|you)|"
    r"block (?:it|this)|veto (?:it|this)|get in the way)\b",
    re.IGNORECASE,
)
_MATTER = (
    r"(?:it|this|that|the (?:whole )?(?:thing|idea|plan|project|proposal|change|move|deal|switch|scheme|purchase|contract)|"
    r"your (?:proposal|offer|plan|idea))"
)
_STRONG = r"(?:dead |firmly |strictly |totally |completely |still |now |personally |simply |flatly |rather )*"
_AGAINST = lazily(
    rf"\bI(?:['’]m| am| remain| stay) {_STRONG}(?:against|opposed to) {_MATTER}(?=\W*$|[,.;:!–—]| (?:and|because|as|since|for|altogether|"
    rf"now|outright)\b)|"
    rf"\bI(?:['’]m| am| remain| stay) {_STRONG}(?:against|opposed)(?=\W*$|[.;!–—])",
    re.IGNORECASE,
)
#: Against it now, and for it once.
_TURNED_AGAINST = lazily(
    r"\bI(?:['’]m| am) pulling my (?:support|backing|vote)\b|\bI can(?:['’]t|not) stand behind (?:it|this|that) (?:any ?more|any "
    r"longer)\b|"
    r"\bI (?:don['’]t|do not|no longer) (?:want|believe in|support|back) (?:it|this|that) (?:any ?more|any longer)(?=\W*$|[,.;!–—])|"
    r"\bI(?:['’]ve| have) lost (?:faith|confidence|trust) in (?:it|this|the (?:idea|plan|project))(?=\W*$|[,.;!–—])|"
    r"\bI (?:don['’]t|do not) think (?:it|this|that)(?:['’]s| is) (?:right|a good idea|the right thing)(?: for us)? (?:any ?more|any "
    r"longer)\b|"
    rf"\bI(?:['’]m| am) (?:no longer|not) (?:so |really )?(?:for|in favou?r of|behind) {_MATTER}(?: any ?more| any longer| now)?(?=\W*$|"
    rf"[,.;!–—])|"
    r"\bI(?:['’]m| am) (?:no longer|not) (?:in favou?r|on board|convinced)(?: of it)?(?: any ?more| any longer)?(?=\W*$|[,.;!–—])(?<!not "
    r"convinced)(?<!not on board)"
    r"(?<!not in favour)(?<!not in favor)|"
    rf"{_I}{_MUST} withdraw my (?:support|backing|vote)|\byou no longer have my (?:support|backing|vote)\b|"
    rf"{_I} can(?:['’]t|not|['’]t really) (?:support|back) (?:it|this|that) (?:any ?more|any longer)\b|{_I} can no longer (?:support|"
    rf"back) (?:it|this|that)\b|"
    rf"\bI(?:['’]ve| have) (?:gone off|cooled on|turned against|soured on) {_MATTER}(?=\W*$|[,.;!–—])",
    re.IGNORECASE,
)
_OTHER = lazily(
    rf"{_I}(?:['’]ve| have|['’]d| had)?(?: now| just| since)? (?:changed (?:my|our) minds?|thought better of it|had a change of heart)"
    r"(?! about (?!it\b|this\b|that\b|you\b|the (?:whole|plan|idea|project|proposal)\b))(?=\W*$|[,.;:!–—]| (?:about|on|since|and|now)\b)",
    re.IGNORECASE,
)
#: Where a changed mind is now, in the sentence behind: told with it, for alone "I've changed my mind" says little.
_NOW_INSTEAD = lazily(
    r"^\W*(?:(?:and|so|now|today)\W+)*(?:(?:I|we)(?:['’]d| would|['’]ll| will| now| think| want|['’]m| am)|let['’]?s)\b",
    re.IGNORECASE,
)
#: "I'm not any more", after a sentence that tells on which side they were.
_NOT_NOW = lazily(
    r"^\W*(?:(?:but|and|well|now|today)\W+)*I(?:['’]m| am) not(?: any ?more| any longer| now)?(?=\W*$|[,.;!–—])",
    re.IGNORECASE,
)
_NO_MORE = lazily(
    r"\b(?:but|and) (?:I['’]m |I am )?(?:not|no longer)(?: (?:any ?more|any longer|now))?(?=\W*$|[,.;!–—])",
    re.IGNORECASE,
)
_WAS = lazily(
    r"\bI(?: was|['’]ve been| have been| said I was| used to be|['’]d been)(?: \w+)?? (?P<side>(?:dead |firmly |strictly )?(?:against|"
    r"opposed)|(?:all |fully )?for|"
    r"in favou?r|behind|keen)\b",
    re.IGNORECASE,
)
#: Said of a case, or asked, or of what holds only then.
_OPEN = lazily(
    r"\?\W*$|\b(?:(?<!as )if|unless|whether|in case|suppose|supposing|until|till|provided|as long as|only|without|would|might|could|"
    r"(?-i:may)|"
    r"maybe|perhaps|"
    r"hope|wish|once|last (?:year|time)|ago)\b|\b(?:he|she|they|you) (?:said|says|told|wrote|want(?:s|ed)?)\b|\bto be able to\b|"
    r"\bnobody\b",
    re.IGNORECASE,
)
_NOT = lazily(
    r"\b(?:not|never|nobody|no one|refuse to|without|no need to|no reason to|cannot)(?: \w+){0,2} $|n['’]t(?: \w+){0,2} $",
    re.IGNORECASE,
)
#: A text without one of these changes nothing.
_MAY = lazily(
    r"\b(?:walk |wrong to|wrong about|my (?:yes|promise|word)|premature|pretend I|promised (?:you )?|overpromised|over-promised|said yes|"
    r"as (?:if|though)|"
    r"warmed|my peace|got used|come to like|changed my|no longer|object|mind it|count me in|consider me|been converted|with you (?:now|"
    r"after)|live with|"
    r"pulling my|stand behind|lost (?:faith|confidence|trust)|tak(?:e|ing) |withdr\w+|retract\w*|disregard|ignore|forget (?:what|about|"
    r"everything|my)|scrap|scratch|strike|tear up|unread|"
    r"never mind|"
    r"unsaid|void|never (?:said|sent|written)|there(?:['’]s| is| will be) no |authority|mandate|no right|no business|mine to|for me to|"
    r"up to me to|"
    r"my (?:place|power|gift)|should(?:n['’]t| not| never) have|ought not|too (?:soon|early)|out of turn|ahead of|the gun|overstepped|"
    r"too much|"
    r"without asking|go(?:ing)? back on|no longer|any ?more|any longer|(?:keep|stand by|stick to|honou?r) (?:what|everything|my|that)|"
    r"objections?|"
    r"opposition|veto|reservations?|my (?:concerns?|doubts?|protest|resistance|no\b)|(?:come|coming|came) (?:a)?round|me down as|"
    r"convert\w*|won|"
    r"talked me|persuaded|convinced|against|opposed?|my (?:full |whole )?(?:support|backing)|(?:back|support) (?:it|this|that|you)|in "
    r"the way|"
    r"(?:stand|get) in|fight|block|changed (?:my|our)|better of it|change of heart|gone off|cooled on|soured on|not now|(?:but|and) "
    r"(?:I['’]m )?not|"
    r"(?:does(?:n['’]t| not)) (?:stand|hold|count))",
    re.IGNORECASE,
)
#: A yes or a no to the matter itself, and not to send something: what a change may be of.
_OF_THE_MATTER = lazily(
    r"\b(?:sign\w*|order\w*|go(?:ing)? (?:with|ahead|for)|yes|contract|deal|buy\w*|take (?:it|you)|yours|approv\w*|support|commit\w*|you "
    r"have|you['’]ve got|"
    r"with you|we['’]re in|agreed?|choos\w+|chosen|decided|back it|for it|in favou?r)\b",
    re.IGNORECASE,
)
#: A week's day in front of what was said on it: "what I wrote on Monday".
_ON = lazily(
    rf"\b(?:{_SPOKE}|e?-?mail|message|note|letter)\b[^.;!?]{{0,30}}?\b(?<!by )(?<!until )(?<!till )(?<!before )(?<!for )(?:(?:on|last) "
    rf")?(?<!by )(?P<day>{CAPITAL_WEEKDAY}|yesterday)\b|"
    rf"\b(?P<of>{CAPITAL_WEEKDAY}|yesterday)['’]s (?:e?-?mail|message|note|letter|text)|"
    rf"\bon (?P<first>{CAPITAL_WEEKDAY}),? (?:I|we) (?:said|told|promised|wrote)",
    re.IGNORECASE,
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


#: Beside words that were taken back, or whose speaker sees it otherwise since; the day of it follows where it is known.
TAKEN_BACK, COME_ROUND, MET = "taken back", "no longer their view", "met, as they said"
#: Beside a condition that a guess says is met: it undoes nothing.
SOUNDS_MET = "sounds met"


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that somebody tells of.

    Attributes:
        to: what it leads to.
        start, end: offsets of the sentences that tell it, in the text.
        retold: where the change itself begins, behind what only tells how it was.
        day: of the week on which the words were said that are meant ("monday", "yesterday"); empty where none is named.
        last: what they said last before is meant, for it is not named.
        of: the day on which they said what is meant; None where that may be any.
        conditions: the sentences of theirs that set what is met now.
        plan: what they see otherwise, as they name it; empty where it is not one plan of several.
    """

    to: To
    start: int
    end: int
    retold: int
    day: str = ""
    last: bool = False
    of: dt.date | None = None
    conditions: tuple[str, ...] = ()
    plan: str = ""

    def on(self, said: dt.date | None) -> dt.date | None:
        """The day that is meant by the one of the week, said on that day."""
        if not self.day or said is None:
            return None
        if self.day == "yesterday":
            return said - dt.timedelta(days=1)
        return said - dt.timedelta(days=(said.weekday() - _DAYS.index(self.day)) % 7 or 7)


@remembered
def changed(text: str) -> tuple[Changed, ...]:
    """The changes that a text tells, in its order."""
    plans = [Changed("otherwise", o.start, o.end, o.retold, plan=o.of) for o in otherwise(text)]
    # A mind that is changed about a plan that is named has not changed about the matter; a yes that is taken back has.
    sides = [c for c in _changed(text) if c.to != "other" or not any(_overlap(c, p) for p in plans)]
    plans = [p for p in plans if not any(_overlap(c, p) for c in sides)]
    return tuple(sorted((*sides, *plans), key=lambda c: c.start))


def _overlap(one: Changed, other: Changed) -> bool:
    return one.start < other.end and other.start < one.end


def _changed(text: str) -> Iterator[Changed]:
    spans = sentences(text) if _MAY.search(text) else []
    for n, span in enumerate(spans):
        own = text[span.start : span.end]
        before = spans[n - 1] if n else None
        told = text[before.start : before.end] if before else ""
        to = _to(own, told)
        if to == "other":
            then = spans[n + 1] if n + 1 < len(spans) else None
            to = (side_before(text[then.start : then.end]) if then else None) or to
        if to is None:
            continue
        retold = before is not None and _tells_of_then(told, to)
        start = before.start if before is not None and retold else span.start
        named = _ON.search(f"{told} {own}" if retold else own)
        day = next((d for d in named.groups() if d), "").casefold() if named else ""
        bare = to == "back" and not (_BACK.search(own) or retold or _RETOLD.search(own))
        then = spans[n + 1] if n + 1 < len(spans) else None
        goes_on = then is not None and _says(_OTHER, own) and _NOW_INSTEAD.match(text[then.start : then.end])
        yield Changed(to, start, then.end if then is not None and goes_on else span.end, span.start, day, bare)


def _tells_of_then(sentence: str, to: To) -> bool:
    """Whether a sentence before a change tells only how it was."""
    return bool(
        _RETOLD.search(sentence) or (to != "back" and _WAS.search(sentence))
    ) and not sentence.rstrip().endswith("?")


def _to(sentence: str, before: str) -> To | None:
    """What a sentence leads to that tells a change; None where it tells none."""
    side = position(sentence)
    if side is not None and not (side == "against" and _AGAINST.search(sentence)):
        return side
    if any(_says(pattern, sentence) for pattern in (_BACK, _BACK_OF_IT)):
        return "back"
    if (was := _WAS.search(sentence)) and _NO_MORE.search(sentence, was.end()):
        return _away_from(was)
    if (was := _WAS.search(before)) and _NOT_NOW.match(sentence):
        return _away_from(was)
    if not _says(_OTHER, sentence):
        return None
    return _away_from(was) if (was := _WAS.search(before)) else "other"


def _away_from(was: re.Match[str]) -> To:
    return "for" if re.search(r"against|opposed", was["side"], re.IGNORECASE) else "against"


@remembered
def position(sentence: str) -> To | None:
    """Where a sentence says in the first person that its speaker stands: for it, no longer in its way, or against it."""
    places: tuple[tuple[To, re.Pattern[str]], ...] = (
        ("against", _TURNED_AGAINST),
        ("for", _FOR),
        ("yields", _YIELDS),
        ("against", _AGAINST),
    )
    return next((to for to, pattern in places if _says(pattern, sentence)), None)


def _says(pattern: re.Pattern[str], sentence: str) -> bool:
    """Whether a sentence says so as a statement."""
    plain = " ".join(sentence.split())
    if pattern.search(plain) is None or _OPEN.search(plain):
        return False
    before = (plain[max(0, found.start() - _NEAR) : found.start()] for found in pattern.finditer(plain))
    return any(not _NOT.search(f"{words} ") for words in before)


#: Characters before words in which a "not" is of them.
_NEAR = 60


def side_before(text: str) -> To | None:
    """On which side a text left its speaker; None where it tells of none."""
    for span in reversed(sentences(text)):
        own = text[span.start : span.end]
        if (to := position(own)) is not None:
            return "for" if to == "yields" else to
        side = side_taken(own)
        if side in ("against", "favour"):
            return "against" if side == "against" else "for"
        if refused(own):
            return "against"
    return None


def undone_by(to: To, quote: str, facets: Mapping[Facet, float], stance: Stance, plan: str = "") -> bool:
    """Whether words said before are of the kind that a change undoes: a yes to the matter, a no to it, or the plan that is named.

    Args:
        facets: what they were read as.
        plan: as ``Changed.plan``.
    """
    if to in ("met", "sounds"):
        return False
    if to == "otherwise":
        return stance is not Stance.AWAY and of_the_plan(plan, quote, facets)
    if to in ("for", "yields"):
        firm = bool(_FIRM.search(quote)) and side_taken(quote) == "against"
        if firm or position(quote) == "against" or refused(quote) is not None:
            return True
        # Who only stands in the way no more may worry as before.
        return to == "for" and stance is Stance.AWAY and any(facets.get(f, 0.0) >= _SURE for f in _DOUBTS)
    if position(quote) == "for" or goes_ahead(quote) or (to == "against" and side_taken(quote) == "favour"):
        return True
    return Facet.COMMITMENT in facets and stance is not Stance.AWAY and bool(_OF_THE_MATTER.search(quote))


#: What somebody has said against it, where the words point away and it is sure enough.
_DOUBTS = frozenset({Facet.STATUS_QUO, Facet.FEAR, Facet.RISK})
_SURE = 0.4
#: A no to the matter, and no dislike of something in it.
_FIRM = lazily(
    r"\b(?:against|opposed|convinced|sold|keen|no fan|dead body|waste|(?:a|is) no\b|not with me|vot(?:e|ed|ing)|sooner|rather|need|"
    r"support|point|sense|question)\b",
    re.IGNORECASE,
)


def marked_undone(mark: str) -> bool:
    """Whether the mark beside words says that their speaker took them back, or sees it otherwise since."""
    return mark.startswith((TAKEN_BACK, COME_ROUND, MET))


def takes_back_here(text: str) -> bool:
    """Whether a text takes back a yes: a day that it names is none of theirs any more."""
    return any(change.to == "back" for change in changed(text))
