"""A yes and what it hangs on: "I can sign that alone. I will when the cap is in." The one is never told without the other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from otherside.domain.calendar_words import MONTHS
from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily
from otherside.extraction.plain.in_principle import BOILERPLATE, in_principle
from otherside.extraction.plain.no_steps import would_if_free
from otherside.extraction.plain.priced_yes import BEYOND, priced_yes
from otherside.extraction.segment import Span, segment
from otherside.messaging.drafts.cases import given_a_case, in_a_case, then_so
from otherside.profiles.said.settled import BODY

#: "If I may", "if you don't mind": manners, and nothing hangs on them.
_MANNERS = (
    r" (?:I may(?: just| also)?(?: (?:say|ask|add|interrupt|put it|be (?:frank|blunt|honest|direct))\b[^.,;:!?–—]{0,40})?|"
    r"you (?:like|will|want|wish|please|prefer|ask me|see what I mean|know what I mean|don['’]t mind(?: my (?:saying|asking)(?: so)?)?)|"
    r"I(?:['’]m| am)(?: being)?(?: quite| really)? (?:honest|frank|blunt|fair)|that['’]?s (?:all right|okay|ok|fine)(?: (?:with|by) "
    r"you)?|"
    r"(?:at all )?possible|need be|necessary|anything|I remember (?:rightly|right|correctly)|I(?:['’]m|"
    r" am) not mistaken)(?=\s*(?:[.,;:!?–—]|$))"
)
_IF = (
    rf"(?:if(?!{_MANNERS})|when|once|unless|until|till|provided|providing|as (?:soon|long) as|so long as|only after|not before|"
    rf"depends|subject to(?! {BOILERPLATE})|assuming|on condition)"
)
_WHEN = rf"(?:if(?!{_MANNERS})|when|once)"
_WILL = r"(?:I|we)(?:['’]ll|['’]d| will| would| can| could)\b"
#: How a sentence begins that says under which condition the one before it holds, or to what it does not reach.
_LIMITS = (
    r"(?:(?:but|and|though|however|yet|only|just|at least|that is|mind you)\b[, ]*)*"
    r"(?:unless|until|provided|providing|as (?:long|soon) as|so long as|on (?:the |one |a )?conditions?\b|assuming|"
    rf"depending|subject to(?! {BOILERPLATE})|except|only (?:if|when|once|after|with|for|on|as)|"
    r"not(?! (?:that|only|to mention|just|surprisingly|everybody|everyone|sure)\b))\b"
)
#: What they give once a condition is met: "you have my support".
_BACKING = (
    r"you(?:['’]ve got|['’]ll have|['’]ll get| have| get| will have| will get| can have| can count on| may count on) "
    r"(?:my|our|his|her|their|the \w+['’]s?) (?:\w+ )?(?:support|vote|yes|approval|signature|blessing|backing|go-?ahead|consent|order|"
    r"business)\b"
)
_ANYBODY = r"(?:I|we|you|they|he|she|it|there)\b"
_FOLLOWS = lazily(
    rf"{_LIMITS}|"
    # "When that is in, you have my support": what has to be in was said before it.
    rf"(?:(?:but|and|so)\b[, ]*)*(?:{_WHEN}|as (?:soon|long) as)\b (?:that|this|it|these|those|they|both)\b.{{0,120}}\b{_BACKING}|"
    # "If the audit is through." has no main clause of its own.
    rf"(?:(?:but|and|only)\b[, ]*)*{_WHEN}\b(?!.{{0,200}}\b{_ANYBODY}.{{0,200}}\b{_ANYBODY})(?: [\w'’-]+){{1,8}}[.!]?$|"
    r"(?:but|however|though)\b[, ]*(?:first|only|(?:I|we)(?:['’]d| would)? (?:first )?(?:need|must|have to)|"
    rf".{{0,200}}\b(?:ha(?:ve|s)|needs?) to\b.{{0,200}}\bfirst\b|.{{0,200}}\bfirst\b.{{0,200}}\b(?:ha(?:ve|s)|needs?) to\b|"
    rf".{{0,200}}\b{_IF})\b|"
    rf"{_WILL}.{{0,200}}\b(?:it|that|this|so|then)\b.{{0,200}}\b{_IF}\b|"
    rf"(?:{_WHEN}|as (?:soon|long) as)\b.{{0,200}}\b{_WILL}.{{0,200}}\b(?:it|that|this|so)\b|"
    rf"(?:that|this|it|which)\b.{{0,200}}\b(?:only (?:if|when|once|after|with|for|on)|provided|unless|as long as|depends|assumes|"
    rf"subject to|conditional)\b|{BEYOND}",
    re.IGNORECASE,
)
_GOES_ON = lazily(rf"[\s,;:–—-]*(?:{_LIMITS}|(?:but )?(?:only |not )?(?:{_IF}|after|before|without)\b)", re.IGNORECASE)
#: "In that case" before a sentence: what it hangs on was said there.
_CASE = lazily(r"\b(?:only then|then|if so|in that case|otherwise|or else)[,:]?\s*$", re.IGNORECASE)
_A_CLAUSE = 3
#: Sentences that a yes can hang on, at most.
_CHAIN = 12
#: No yes of the heart, and a yes: "I won't fight it". A chat leaves the apostrophe out.
_NOT_GOING_TO = (
    r"(?:['’]d not| would not| wouldn['’]?t| will not| won['’]?t|['’]ll not| shall not| shan['’]?t|"
    r"(?:['’](?:m|re)| am| are) not going to|['’]ll never| will never)"
)
_RESIST = (
    r"(?:object|oppose (?:it|this|that|you)|say no(?! to (?!it\b|this\b|that\b))|(?:stand|get) in "
    r"(?:the|your|her|his|their|anybody['’]?s) way|"
    r"(?:fight|block|veto|stop) (?:it|this|that|you|her|him|them)|(?:argue|vote) against (?:it|this|that)|make (?:a fuss|trouble))"
)
#: A yes of theirs, to whatever.
_YES = lazily(
    r"\b(?:fine|ok|okay|all right) (?:by|with|for) (?:me|us)\b|\bno objections?\b|\bnothing against\b|"
    r"(?:^|[,;] )(?:fine|all right|okay|ok|by all means)[.!]?$|"
    r"\b(?:I|we)(?:['’]d| would| could| can) (?:live|go along|work) with\b|"
    rf"\b(?:I|we){_NOT_GOING_TO} {_RESIST}\b|\b(?:I|we)(?:['’]d not| would not| wouldn['’]?t) mind\b|"
    r"\b(?:I|we)(?:['’]d| would|['’]ll| will| could| can) (?:agree|accept|approve|sign|support|back|say yes)\b|"
    rf"\b{_BACKING}|\b(?:count (?:me|us) in|(?:I|we)(?:['’]m|['’]re| am| are) (?:on board|behind (?:it|this|you)|all for it))\b",
    re.IGNORECASE,
)
_NUMBER = (
    rf"(?:\d[\d.,]*k?|half|{ONE_TO_TWELVE}|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"(?:\w+[ -])?(?:hundred|thousand))"
)
#: "Six instead of twelve": they say how much of it they would have.
_LESS = rf"{_NUMBER}(?: \w+){{0,2}} (?:instead of|rather than|and not|not) (?:the )?{_NUMBER}"
_HANGS = lazily(rf"\b(?:{_IF}|only|without|{_LESS})\b", re.IGNORECASE)
#: Within a sentence: "release 4.3" and "2.5 days" end none.
_ON = r"(?:[^.?!]|\.(?=\w))"
_WOULD = r"(?:['’]ll|['’]d| will| would)"
#: Money, as they give it; half an hour is none.
_MONEY = (
    rf"(?:(?:you |us |the |a |another |up to |about |over |our |my )*(?:[€£$]\s?)?(?:{_NUMBER}|money|rest|difference|budget|deposit)\b"
    r"(?![ -](?:an |a |more )?(?:minute|hour|second|day|week)s?\b))"
)
_I_GIVE = (
    rf"(?:(?:release|pay|put (?:in|up)|set aside) {_MONEY}|release (?:it|this)\b|put (?:my|our) names? to (?:it|this|that)\b|"
    r"vote (?:for (?:it|this|that|you)|yes|in favou?r)\b|"
    r"give (?:you |it |this )?(?:my|our|the) (?:\w+ )?(?:support|vote|yes|approval|signature|blessing|backing|go-?ahead|consent|order)\b)"
)
#: What makes a gift of theirs hang on something; who is back when is no condition.
_CASE_OF = (
    rf"(?:if(?! not\b)(?!{_MANNERS})(?! (?:I|we|he|she)(?:['’](?:m|re|s)| am| are| is) (?:back|in|out|off|there|free)\b)|"
    r"provided|providing|on (?:the |one |a )?condition|only (?:when|after))"
)
#: What theirs is worth to them goes over to us: "if it can do the rota on its own, I give you all the lists".
_HANDS_OVER = (
    r"\bif (?:your (?!colleague|boss|wife|husband|friend)[\w-]+|it|this|that|the (?:system|tool|software|thing|machine|app|product|pilot|"
    r"trial)|you)(?: can(?! (?:wait|come|stay|call|hold)\b)| could| manages?| takes?| handles?| keeps?| shows?| proves?)\b"
    rf"{_ON}{{3,120}}?,? (?:then )?(?:I|we)(?:{_WOULD})? (?:give|hand)(?: over)?(?: to)?(?: you)?(?: over)? "
    r"(?:all\b|everything\b|every \w|the whole\b|both\b)"
)
_IN_RETURN = lazily(
    rf"\b(?:I|we){_WOULD}(?: gladly| then| only| even)? {_I_GIVE}{_ON}{{0,80}}?\b{_CASE_OF}\b|"
    rf"\b{_CASE_OF}\b{_ON}{{3,200}}?,? (?:then )?(?:I|we){_WOULD} {_I_GIVE}|{_HANDS_OVER}",
    re.IGNORECASE,
)
#: A case that will never be: "if it were up to me".
_UNREAL = lazily(
    r"\bif (?:(?:I|we) (?:could|lived|won\b|"
    r"were (?:you|him|her|them)|was you|had (?:the |any |more |my )?(?:money|time|way|say|choice|cash))|"
    r"(?:it|that) (?:were|was) (?:up to|mine|my (?:money|own)|for me)|only\b)",
    re.IGNORECASE,
)


#: They are for it then: "I'm in", "you've got me"; "in a meeting" is somewhere else.
_COUNTED = (
    r"(?:(?:I|we)(?:['’](?:m|re)| am| are|['’]d be| would be|['’]ll be| will be)(?: all| both| definitely| absolutely)? (?:in|on|game|sold|"
    r"on board|aboard|all yours|with you|for it|convinced)|you(?:['’]ve| have|['’]ll have|['’]d have)(?: got)? (?:me|us)|"
    r"we(?:['’]ve| have|['’]d have|['’]ll have)(?: got)? a deal|(?:it|that|this)(?:['’]s| is|['’]d be|['’]ll be) (?:a (?:deal|yes|go)|on)|"
    r"count (?:me|us) in)"
)
_ENDS = r"(?=\W*$|[.;!–—]|,? (?:too|then|as well|all the way|for (?:it|this|that|the \w+))(?:\W*$|[.;!–—]))"
#: What has to be so; who may be called or met then says nothing of the matter.
_CASE_GIVEN = (
    rf"(?:if(?! not\b)(?!{_MANNERS})(?! (?:you|anybody|anyone|somebody|someone|they|he|she) (?:need|wants?|calls?|rings?|comes?|looks?|"
    r"asks? for|phones?|visits?)\b)(?! (?:I|we)(?:['’](?:m|re)| am| are) (?:back|in|out|off|there|free|home)\b)|once|as (?:soon|long) as|"
    r"so long as|provided|providing|on (?:the )?condition|assuming)"
)
_BRING = r"(?:get|show|keep|give|bring|put|make|find|leave|promise|sort|drop|take|cut|let|hold|prove|guarantee|move)"
_I_AM_IN = lazily(
    rf"\b{_CASE_GIVEN}\b{_ON}{{3,120}}?,? (?:then |and )?{_COUNTED}{_ENDS}|"
    rf"{_COUNTED},? (?:but |and )?(?:only )?{_CASE_GIVEN}\b|"
    # "Show me one that runs and I'm in."
    rf"^\W*(?:(?:so|but|just|look|well|ok|okay|right),? )*{_BRING}\b{_ON}{{3,100}}?,? and (?:then )?{_COUNTED}{_ENDS}",
    re.IGNORECASE,
)
_CANNOT = (
    r"(?:can['’]?t|cannot|can not|won['’]?t|will not|wouldn['’]?t|would not|couldn['’]?t|['’]m not going to|am not going to)"
    r"(?: really| possibly| ever| even| just| honestly| in good conscience)*"
)
_BACK = r"(?:put (?:my|our) names? (?:to|under|on)|sign|back|support|agree|go (?:ahead|along)|say yes|vote|approve|commit|recommend|defend)"
#: "Without that I can't put my name to it": what it is stands before it.
_NOT_WITHOUT_THAT = (
    r"(?:without (?:that|this|those|these|it|them|both|all (?:that|of (?:it|them|that)))|otherwise|failing that|if not),? "
    rf"(?:then )?(?:I|we) {_CANNOT} (?:{_BACK}|do it|buy|order|start|move|take (?:it|this|that) (?:to|any further)|go (?:on|any further))\b"
)
_POINTS_BACK = lazily(rf"^\W*(?:(?:and|but|so) )?{_NOT_WITHOUT_THAT}", re.IGNORECASE)
_NOT_WITHOUT = lazily(
    rf"\bwithout (?!(?:that|this|those|these|it|them|both)\b)[\w€£$][^.?!;,]{{2,60}}?,? (?:I|we) {_CANNOT} {_BACK}\b",
    re.IGNORECASE,
)
#: No demand stands in front of "Otherwise I can't sign" where that is a question, or a word.
_A_DEMAND = 3


def _in_return(sentence: str) -> bool:
    """Whether somebody says what they give, of what is theirs to give, in a case that they name."""
    given = _IN_RETURN.search(sentence) or _I_AM_IN.search(sentence)
    return bool(given) and not _UNREAL.search(sentence) and not _IMAGINED.search(sentence)


def stands_in_case(sentence: str) -> bool:
    """Whether somebody says in which case they are for it, or without what they are not: "if he signs, I'm in"."""
    if sentence.rstrip("\"'”’) \n").endswith("?"):
        return False
    return _in_return(sentence) or bool(_NOT_WITHOUT.search(sentence) or _POINTS_BACK.search(sentence))


def demanded(text: str) -> list[tuple[int, int]]:
    """What somebody asks for, with the sentence behind it that says that it does not go without: "Without that I can't sign"."""
    spans = segment(text)
    return [
        (first.start, then.end)
        for first, then in pairwise(spans)
        if _POINTS_BACK.search(text[then.start : then.end])
        and not (own := text[first.start : first.end]).endswith("?")
        and len(own.split()) >= _A_DEMAND
        and not _APART.search(text[first.end : then.start])
    ]


_ADVERB = r"(?: (?:still|first|really|also|only|just|always))?"
_NEED = lazily(
    rf"\b(?:I|we)(?:['’]d| would|['’]ll| will)?{_ADVERB} need (?!to\b)|"
    rf"\b(?:I|we)(?:['’]d| would|['’]ll| will)?{_ADVERB} need to (?:see|know|have|hear|understand|be (?:sure|certain))\b",
    re.IGNORECASE,
)
_APART = lazily(r"\n\s*\n|\n\s*(?:[-*•‣–—]|\(?\d{1,2}[.)])\s")


def _start(span: Span) -> int:
    return span.start


def _sentence_of(spans: Sequence[Span], at: int) -> int:
    """Where the sentence begins in which a place is, or the last one before it; the place itself where there is none."""
    n = bisect_right(spans, at, key=_start)
    return spans[n - 1].start if n else at


def bound(text: str, end: int, spans: Sequence[Span]) -> int | None:
    """Where the condition ends that follows what ends at ``end``; None when none does.

    Args:
        spans: the sentences of the text.
    """
    n = bisect_left(spans, end, key=_start)
    own = spans[n - 1] if n and end <= spans[n - 1].end else None
    if own is not None and end < own.end and _GOES_ON.match(text, end, own.end):
        # "And after the winter we …" has not said anything yet when it comes to "after".
        return own.end if len(text[own.start : end].split()) >= _A_CLAUSE else None
    end = own.end if own else end
    after = spans[n] if n < len(spans) else None
    if after is None or _APART.search(text[end : after.start]):
        return None
    return after.end if _FOLLOWS.match(" ".join(text[after.start : after.end].split())) else None


def condition(text: str, start: int, spans: Sequence[Span]) -> bool:
    """Whether what begins at ``start``, or its sentence, is a condition of what stands before it."""
    begins = {start, _sentence_of(spans, start)}
    return any(bound(text, len(text[:b].rstrip()), spans) is not None for b in begins if text[:b].strip())


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the sentences after it that say under which condition it holds, and before it, when it is one."""
    return _whole(text, start, end, segment(text))


def _whole(text: str, start: int, end: int, spans: Sequence[Span]) -> tuple[int, int]:
    if text[:start].strip() and bound(text, len(text[:start].rstrip()), spans) is not None:
        start = _sentence_of(spans, start)
    for _ in range(_CHAIN):
        more = bound(text, end, spans)
        if more is None:
            break
        end = more
    before = bisect_right(spans, start, key=lambda s: s.end)
    for span in reversed(spans[max(0, before - _CHAIN) : before]):
        if (bound(text, span.end, spans) or 0) <= start:
            break
        start = span.start
    return start, end


def agreements(text: str) -> list[tuple[int, int]]:
    """Where somebody says yes on a condition: "A trial I could live with, if it has an end"."""
    found = []
    spans = segment(text)
    for before, span in zip([*spans[:1], *spans], spans, strict=False):
        own = text[span.start : span.end]
        if own.endswith("?") or not _is_yes(own):
            continue
        start, end = _whole(text, span.start, span.end, spans)
        then = then_so(own) and not text[before.start : before.end].endswith("?")
        if then:
            start = min(start, before.start)
        hangs = then or given_a_case(own) or _HANGS.search(own) or _I_AM_IN.search(own) or priced_yes(own)
        if (start, end) != (span.start, span.end) or hangs:
            found.append((start, end))
    return found


def _is_yes(own: str) -> bool:
    """Whether a sentence says yes to whatever; what one would do, were it theirs to decide, is no such thing."""
    said = _YES.search(own) or in_principle(own) or _in_return(own) or priced_yes(own)
    return bool(said) and not would_if_free(own)


def demands(text: str) -> list[tuple[int, int]]:
    """The sentences on which a yes beside them hangs: each says what they ask for, and may be told alone. The yes never may."""
    spans = segment(text)
    begins = [span.start for span in spans]
    found = []
    for start, end in agreements(text):
        for span in spans[bisect_left(begins, start) : bisect_left(begins, end)]:
            own = text[span.start : span.end]
            yes = _is_yes(own) or _ONLY_THEN.match(own)
            if span.end <= end and not yes and not own.endswith("?"):
                found.append((span.start, span.end))
    return found


#: "I will when the cap is in" says nothing without what it answers.
_ONLY_THEN = lazily(rf"{_LIMITS}|(?:(?:but|and)\b[, ]*)*(?:I|we){_WOULD}(?: do it| do that)? {_IF}\b", re.IGNORECASE)


def needed(text: str) -> bool:
    """Whether somebody says what they need: what is not there yet stands between them and a yes."""
    return bool(_NEED.search(text)) and not text.rstrip().endswith("?")


#: What is asked before a step: of us, of the thing, of themselves.
_STEP = (
    r"(?:sign|agree|say yes|say anything|start|begin|commit|buy|decide|go (?:on|ahead|any further|further|near)|move|"
    r"roll|switch|touch)"
)
#: "Before May" is a date, no condition.
_BY = (
    rf"(?:(?:the|our|my|their|this|next|end of|mid|early|late|\d+|\w+th)[ -]){{0,3}}(?:{MONTHS}|"
    r"q[1-4]|\w+day|spring|summer|autumn|winter|christmas|easter|then|"
    r"(?:end of )?(?:the )?(?:week|month|quarter|year))\b"
)
_THEM = r"(?:I|we)(?:['’]d| would| will|['’]ll)?"
#: What they do themselves before something else is done is work, and nothing that we are asked for: "we need the hay in before it
#: rains". What they do before a step of theirs with us is none.
_OWN_WORK = (
    r"(?:to (?!(?:see|know|have|hear|understand|read|test|try|check|talk|speak|ask|think|research|compare|discuss|consult|consider|"
    r"find out|look (?:at|into)|be (?:sure|certain)|do (?:\w+ ){0,3}research)\b)\w+|"
    r"(?:[^\W\d_][\w’'-]* ){1,6}?(?:out|in|done|off|up|through|ready|finished|away|down|loaded|shipped|filed|closed|paid|clean|over)"
    r"(?= before\b))"
    r"(?:(?!\bbefore\b)[^.?!;]){0,120}?(?= ?before\b)"
    rf"(?! ?before (?:(?:I|we|you|anybody|anyone|anything|somebody)\b[^.?!;]{{0,20}}\b(?:{_STEP}|decision)|"
    r"(?:just |even |ever )?(?:signing|agreeing|committing|buying|deciding|starting|beginning|ordering|moving|switching|going|saying)\b|"
    r"(?:(?:the|your|any|a) )?(?:\w+ )?(?:contract|pilot|trial|project|order|offer|signature|signing|decision|rollout|switch|purchase|"
    r"deal)\b))"
)
#: What follows a number that is a day or a time of it.
_NO_SUM = (
    r"(?!(?:st|nd|rd|th)\b|\.? ?(?:of )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May)|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|[/.]\d| ?(?:am|pm|o['’]clock)\b)"
)
_SUM = rf"(?:the |a )?(?:[€£$]\s?)?(?!\d?\d[./]\d?\d[./]){_NUMBER}\b{_NO_SUM}"
_FROM_A_SUM = rf"\b(?:up to|over|above|beyond|more than|below|under|from) {_SUM}"
_SIGNS = (
    r"\b(?:signatures?|countersign(?:s|ing|ature|atures)?|approval|on my own|by myself|the board|"
    r"(?:can|could|may|must|have to|has to|needs? to|allowed to) (?:\w+ ){0,2}(?:sign|approve)(?:e?d)?)\b"
)
#: "You'd have to ask them" passes a question on, unless it is to be done first.
_PASSES_ON = (
    r" (?:ask|talk to|speak (?:to|with)|check with|(?:take (?:that|it|this) up|raise (?:that|it|this)) with)\b"
    r"(?!.*\b(?:first|before)\b)"
)
_REQUIRES = lazily(
    rf"\b(?:you|they|it|somebody|someone|whoever|whatever)(?:['’]d| would) (?:first (?:have|need) to\b|(?:have|need) "
    rf"to\b(?!{_PASSES_ON}))|"
    rf"\b{_THEM} (?:want|need|must have|have to (?:have|see|know)) (?!to be\b)(?!(?:nothing (?:to (?:be )?)?|"
    rf"no )chang)(?!{_OWN_WORK}).{{0,200}}\bbefore (?!{_BY})|"
    rf"\bbefore (?:I|we|anybody|anyone|anything)\b.{{0,20}}\b{_STEP}.{{0,200}}\b(?:need|want|must|has to|have to)\b|"
    rf"\b(?:need|want|must|has to|have to)\b.{{0,200}}\bbefore (?:I|we|anybody|anyone|anything)\b.{{0,20}}\b{_STEP}|"
    rf"\b(?:only|not|never) (?:if|unless|once|when|until)\b.{{0,200}}\b(?:{_THEM}|you|it|he|she|they)\b|"
    rf"\b(?:I|we)(?:['’]ll| will|['’]d| would| can)? only {_STEP}\b[^.?!]{{0,60}}?\b(?:if|once|when|after|with)\b|"
    # "If you could get under four pounds, I'd look at it again."
    rf"\bif (?:you|it|they)(?:['’]d| could| can| would|['’]ll| get| were| came| come)\b{_ON}{{3,120}}?,? (?:then )?(?:I|we)(?:['’]d| "
    rf"would|['’]ll| will| could| might) "
    r"(?:look at (?:it|this|that)|think (?:about|again)|consider (?:it|this)|reconsider|sign|say yes|talk about it|be in|come on board|"
    r"support (?:it|this)|go ahead)\b|"
    rf"\bon (?:the |one |two |three )?conditions?\b|\bprovided (?:that|you|we|it)\b|"
    r"\b(?:I|we)(?:['’]m| am|['’]re| are)? (?:not|never|won['’]t|can['’]t|cannot|wouldn['’]t)\b.{0,200}\b(?:unless|until|without)\b|"
    r"\b(?:I|we)(?:['’]d| would| could| might) (?:look at|try|consider|agree to|say yes to|live with|sign) (?:anything|it|that|one)\b"
    rf".{{0,200}}\b(?:{_WHEN}|as long as|that|with)\b|"
    r"\b(?:deal-?breaker|non-?negotiable|(?:a )?must-have|a condition of (?:mine|ours))\b|"
    # Who has to sign, and from which sum on.
    r"\b(?:needs?|takes?|requires?|with|without|wants?|(?:that|it|this)(?:['’]s| is)) (?:both|two|three|a second|another|his|her|their)"
    r"(?: \w+)?(?: of our)? signatures?\b|"
    rf"{_FROM_A_SUM}[^.?!]{{0,80}}{_SIGNS}|{_SIGNS}[^.?!]{{0,60}}{_FROM_A_SUM}|"
    rf"\b(?:can(?:['’]t|not)|won['’]t|couldn['’]t|not) (?:go|pay|spend|do) (?:above|over|beyond|(?:any )?more than|higher than) {_SUM}|"
    rf"\b(?:ceiling|cap|limit|maximum)(?: of mine| of ours)? (?:is|of|at) {_SUM}|"
    # What must not happen before a day, or at all.
    r"\bnothing (?:is|gets|will be|can be|may be|must be|happens|changes|starts|moves|goes|leaves|comes)\b[^.?!]{0,60}"
    r"\b(?:before|until|till|unless|without)\b(?! \w+ (?:o['’]clock|am|pm|in the (?:morning|afternoon|evening))\b)|"
    rf"\b(?:I|we) (?:don['’]t|do not|won['’]t) (?:want|have|let) (?:anybody|anyone|anything|it|this|that|them|you)\b[^.?!]{{0,60}}"
    r"\b(?:before|until|till|unless|without)\b|"
    r"\bnothing (?:goes|gets|leaves|comes) (?:back|out|any further|further|beyond|past)\b|"
    rf"\bif\b[^.?!]{{3,120}}[, ] ?(?:I|we)(?:['’]m| am|['’]re| are) (?:gone|out)(?=[.,;!]|$)|"
    rf"(?:^|[,;:–—]\s*|\b(?:make it|only|with|take|do|want|like|prefer|let['’]?s say|say|but|then) ){_LESS}\b",
    re.IGNORECASE,
)


#: What they do not go on without: "I can't see us doing the one until I know about the other".
_WAITS = lazily(
    r"\b(?:I|we)(?: can['’]?t| cannot| can not| won['’]?t| will not| couldn['’]?t|(?:['’](?:m|re)| am| are) not(?: going to)?)"
    r"(?: really| honestly| even| possibly)? (?:see (?:us|me|myself|ourselves|that|it|this)|do|go|start|begin|commit|decide|say yes|sign|"
    r"agree|buy|order|spend|move|promise|look at|think about|touch)\b[^.?!]{0,80}?"
    rf"\b(?:until|till|unless|before) (?!{_BY})(?:I|we|he|she|they|the|our|my|that|this|it|somebody|there)\b",
    re.IGNORECASE,
)


def waits_for(sentence: str) -> bool:
    """Whether somebody says what they have to know, or what has to be over, before they go on; a date alone is no such thing."""
    return bool(_WAITS.search(" ".join(sentence.split()))) and not sentence.rstrip("\"'”’) \n").endswith("?")


#: Somebody else of theirs: by name, by what they are, or by a word that stands for them. Customers and staff give no yes.
_THIRD = (
    r"(?:\b(?:they|he|she)|\b(?:the|our|my|his|her|their) (?!(?:customer|client|guest|visitor|people|staff|worker|patient|pupil)s?\b)"
    r"[\w'’]+(?: (?!will\b|would\b)[\w'’]+)??|"
    r"(?<![\w'’])(?!(?i:you|it|this|that|what|who|which|there|nothing|somebody|someone|anybody|anyone|everybody|everyone)\b)"
    r"(?-i:[A-Z])[\w'’]+(?: (?-i:[A-Z])[\w'’]+)?)"
)
_SHALL = (
    r"(?:['’]ll| will|(?:['’]re|['’]s| is| are)? (?:willing|prepared|ready|happy) to|"
    r"(?: has|['’]s| have|['’]ve) (?:agreed|promised|offered) to|"
    r" (?:agreed|promised|offered) to)(?: (?:also|then|only|still|even|gladly))*"
)
_HELP = (
    rf"(?:(?:the |a |an |another |up to |about |over |its |their |his |her |us |me |in )*(?:[€£$]\s?)?(?:{_NUMBER}|money|rest|"
    r"difference|remainder|balance|grant|loan|funding|funds?|discount|support|approval|consent|blessing|yes|go-?ahead|signature|"
    r"permission|"
    r"shares?|part|quarter|third)\b)"
)
_GIVES = (
    r"(?:(?:give|pay|lend|grant|put (?:in|up)|add|contribute|chip in|match|release|cover|bring|provide|pledge|advance|fund|sponsor) "
    rf"{_HELP}|(?:match|fund|sponsor|finance|back|support|approve|sign(?: off)?(?: on)?|accept|vote for|agree to|go along with|release|"
    r"allow|clear) (?:it|this|that|us|you|half|the \w+)\b|(?:agree|approve|sign(?! for\b)|accept|say yes|chip in|come on board|"
    r"vote (?:yes|in favou?r))\b)"
)
#: Who is out for the day and how the sky is: nothing of the matter hangs on it.
_AWAY = (
    r" (?:(?:I|we|he|she|they|you)(?:['’](?:m|re|s)| am| is| are) (?:out|off|away|sick|ill|late|busy|free|around)\b|"
    r"it(?:['’]s| is) (?:sunny|raining|wet|warm|cold|dark|late)\b|it (?:rains|snows)\b)"
)
#: What makes a promise hang on something; "if not" and manners do not.
_PROVIDED = (
    rf"(?:(?:only )?(?:if(?! not\b)(?!{_MANNERS})(?!{_AWAY})|once|as (?:soon|long) as|so long as)|provided|providing|"
    rf"on (?:the |one |a )?condition|unless|only (?:when|after)|subject to(?! {BOILERPLATE}))"
)
#: Meals and manners: "coffee first, then we talk".
_NO_ORDER = r"(?!(?:coffee|tea|lunch|breakfast|dinner|food|beer|ladies|children|you|me|us|we|I|at|this|that|it|things?|go|come|do|try)\b)"
#: The step itself, once more or for the first time.
_DO_IT = r"(?:did|do|were to do|tried|try|start(?:ed)?|sign(?:ed)?|bought|buy|went (?:on|ahead)|go (?:on|ahead)|agreed?|said yes|say yes)"
_AT_LEAST = rf"(?:at least|more than|no (?:more|less|fewer) than|not (?:more|less|fewer) than|both|all|each|every|half|{_NUMBER})\b"
_HANGS_ON = lazily(
    # "The insurer will pay half if the gate is up by June": a third party gives.
    rf"{_THIRD}{_SHALL} {_GIVES}[^.?!]{{0,80}}?\b{_PROVIDED}\b|"
    rf"\b{_PROVIDED}\b[^.?!]{{3,120}}?,? (?:then )?{_THIRD}{_SHALL} {_GIVES}|"
    # "When that is in, you have my vote", and the other way round.
    rf"\b(?:when|with|{_PROVIDED})\b[^.?!]{{2,120}}?,? (?:then )?{_BACKING}|{_BACKING}[^.?!]{{0,80}}?\b(?:when|{_PROVIDED})\b|"
    # A yes, an offer or a whole matter that is subject to something; prices and bricks are no yes.
    rf"(?:^\W*|[,;:(–—] ?(?:but |and |though |all |only )?)subject to (?!{BOILERPLATE})|"
    r"\b(?:yes|agreed|approved|approval|accepted|go-? ?ahead|sign|signed|fine|happy|ok|okay|support|consent|"
    r"(?:it|this|that|everything|all of it|the (?:whole thing|offer|order|deal|budget|money|grant|purchase|decision|contract|plan))"
    rf"(?:['’]s| is| are|['’]d be| would be| will be| remains))\b[^.?!,;]{{0,40}} subject to (?!{BOILERPLATE})|"
    # "Possible until June, and only if half of the boats are covered".
    rf"\bonly (?:if|once|when|after) {_AT_LEAST}|"
    r"\b(?:and|but|though|yes|possible|valid|open)\b[, ]*only (?:if|once|on condition|provided)\b|"
    r"\bwhat (?:must|has to|would have to|will have to|['’]d have to|needs to|should) be "
    r"(?:true|so|right|there|in place|settled|clear|fulfilled|met|given)\b(?: (?:first|for (?:us|me)))?[^.?!]{0,40}?(?::| is| are|,)|"
    r"\bit (?:must|has to|would have to) be (?:true|so|the case) that\b|"
    r"\bwhat (?:it(?:['’]d| would|['’]ll| will)? takes?(?: for (?:me|us))?|"
    r"(?:I|we)(?:['’]d| would)? (?:need|want)(?: to (?:see|know|hear))? (?:first|"
    r"before (?:that|then|I|we)\b[^.?!:]{0,40}?)) ?(?::|is|are)\s|"
    # "What I'd need is that I can see the first figures", "if I did it again, then only with my brother".
    r"\bwhat (?:I|we)(?:['’]d| would) need (?:is|would be) (?!(?:an? |some |more )?(?:\w+ )?(?:holiday|drink|rest|coffee|sleep|break|"
    r"beer|miracle|hands?)\b)|"
    rf"\bif (?:(?:I|we)(?: ever| really)? {_DO_IT}(?: (?:it|this|that|again|at all|once more|with you))*|at all),? "
    r"(?:it(?:['’]d| would) be |then )?only (?:with|if|when|after|once|in|for|as|half|on)\b|"
    # What they would end it for.
    r"\bif (?:I|we) (?:can['’]?t|cannot|don['’]?t|do not|couldn['’]?t) (?:see|have|get|find|read|check|stop) [^.?!]{2,80}?,? "
    r"(?:then )?(?:I|we)(?:['’]d| would|['’]ll| will) (?:want to (?:be able to )?|have to |like to )?(?:stop|walk away|pull out|end it|"
    r"cancel|get out|drop (?:it|out))\b|"
    r"\b(?:my|our|his|her|their)(?: only| one| other)? conditions? (?:is|are|was|were)(?::| that\b)|"
    r"\b(?:my|our|his|her|their|the)(?: only| one)? conditions?:|\b(?:one|two|three) conditions?:|"
    # "Roof first, and then do what you like": an order of things that they set.
    rf"(?:^|[\"“”'‘:;–—] ?|\bsaid,? )(?:(?:the|our|my) )?{_NO_ORDER}[\w'’-]+ first,? (?:and |only |but )*then (?:do what|you(?:r|rs)?\b|"
    r"(?:we|I)(?:['’]ll| can| will)? (?:talk|see|sign|look|start|decide)|the rest\b|anything|come back)",
    re.IGNORECASE,
)
#: Who of theirs can stop it.
_WHO_STOPS = (
    rf"(?:I|we|{BODY}|(?:the|our|my) (?:\w+ )?(?:union|crew|staff|team|lawyers?|auditors?|insurers?|IT|procurement|purchasing)|"
    r"(?!(?:I|We|He|She|They|You|It)\b)(?-i:[A-Z])[\w'’]+(?: (?-i:[A-Z])[\w'’]+)?)"
)
_STOPS = (
    rf"(?:{_WOULD})?(?: have to| has to)? (?:says? no\b|votes? (?:against|no)\b|veto(?:es)?\b|blocks? (?:it|this|that)\b|"
    r"rejects? (?:it|this|that)\b|(?:take|read)s? (?:it|that|this) as a no\b)"
)
_BEGINS_IF = rf"(?:^\W*|[,;:–—] ?(?:and |but |so )?|\b(?:and|but|so|because) )if\b(?!{_MANNERS})"
#: The case in which theirs stop it: "if one name is on the list, the works council says no", "we won't sign if it shows names".
_STOPS_IF = lazily(
    rf"{_BEGINS_IF}{_ON}{{5,200}}?,? (?:then )?{_WHO_STOPS}{_STOPS}|"
    rf"(?:^\W*|[,;:–—] ?|\b(?:and|but|so|then|because) ){_WHO_STOPS}{_STOPS}{_ON}{{0,20}} if\b(?!{_MANNERS})|"
    r"\b(?:I|we)(?: won['’]t| will not|['’]ll not| can['’]t| cannot) (?:sign|agree|approve|accept|support|vote for|go along)\b"
    rf"{_ON}{{0,60}} if\b(?!{_MANNERS})",
    re.IGNORECASE,
)
#: Nobody has said what hangs on what where it is imagined.
_IMAGINED = lazily(
    r"\b(?:maybe|perhaps|suppose|supposing|imagine|I wonder|might|for example|no idea|I doubt)\b|\bnot sure\b",
    re.IGNORECASE,
)


def requires(text: str) -> bool:
    """Whether somebody says what must be so before they go on: "You'd have to show me", "they will pay half if it stands by June"."""
    if text.rstrip("\"'”’) \n").endswith("?"):
        return False
    hangs = _HANGS_ON.search(text) or _STOPS_IF.search(text) or stands_in_case(text) or in_a_case(text)
    return bool(_REQUIRES.search(text)) or (bool(hangs) and not _IMAGINED.search(text))


def in_that_case(text: str, start: int) -> bool:
    """Whether what begins at ``start`` holds only in a case that was told before it."""
    return bool(_CASE.search(text[max(0, start - 24) : start]))
