"""A yes and what it hangs on: "I can sign that alone. I will when the cap is in." The one is never told without the other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from otherside.extraction.segment import Span, segment

#: "If I may", "if you don't mind": manners, and nothing hangs on them.
_MANNERS = (
    r" (?:I may(?: just| also)?(?: (?:say|ask|add|interrupt|put it|be (?:frank|blunt|honest|direct))\b[^.,;:!?–—]{0,40})?|"
    r"you (?:like|will|want|wish|please|prefer|ask me|see what I mean|know what I mean|don['’]t mind(?: my (?:saying|asking)(?: so)?)?)|"
    r"I(?:['’]m| am)(?: being)?(?: quite| really)? (?:honest|frank|blunt|fair)|that['’]?s (?:all right|okay|ok|fine)(?: (?:with|by) you)?|"
    r"(?:at all )?possible|need be|necessary|anything|I remember (?:rightly|right|correctly)|I(?:['’]m|"
    r" am) not mistaken)(?=\s*(?:[.,;:!?–—]|$))"
)
_IF = (
    rf"(?:if(?!{_MANNERS})|when|once|unless|until|till|provided|providing|as (?:soon|long) as|so long as|only after|not before|"
    r"depends|subject to|assuming|on condition)"
)
_WHEN = rf"(?:if(?!{_MANNERS})|when|once)"
_WILL = r"(?:I|we)(?:['’]ll|['’]d| will| would| can| could)\b"
#: How a sentence begins that says under which condition the one before it holds, or to what it does not reach.
_LIMITS = (
    r"(?:(?:but|and|though|however|yet|only|just|at least|that is|mind you)\b[, ]*)*"
    r"(?:unless|until|provided|providing|as (?:long|soon) as|so long as|on (?:the |one |a )?conditions?\b|assuming|"
    r"depending|subject to|except|only (?:if|when|once|after|with|for|on|as)|"
    r"not(?! (?:that|only|to mention|just|surprisingly|everybody|everyone|sure)\b))\b"
)
_ANYBODY = r"(?:I|we|you|they|he|she|it|there)\b"
_FOLLOWS = re.compile(
    rf"{_LIMITS}|"
    # "If the audit is through." has no main clause of its own.
    rf"(?:(?:but|and|only)\b[, ]*)*{_WHEN}\b(?!.{{0,200}}\b{_ANYBODY}.{{0,200}}\b{_ANYBODY})(?: [\w'’-]+){{1,8}}[.!]?$|"
    r"(?:but|however|though)\b[, ]*(?:first|only|(?:I|we)(?:['’]d| would)? (?:first )?(?:need|must|have to)|"
    rf".{{0,200}}\b(?:ha(?:ve|s)|needs?) to\b.{{0,200}}\bfirst\b|.{{0,200}}\bfirst\b.{{0,200}}\b(?:ha(?:ve|s)|needs?) to\b|"
    rf".{{0,200}}\b{_IF})\b|"
    rf"{_WILL}.{{0,200}}\b(?:it|that|this|so|then)\b.{{0,200}}\b{_IF}\b|"
    rf"(?:{_WHEN}|as (?:soon|long) as)\b.{{0,200}}\b{_WILL}.{{0,200}}\b(?:it|that|this|so)\b|"
    rf"(?:that|this|it|which)\b.{{0,200}}\b(?:only (?:if|when|once|after|with|for|on)|provided|unless|as long as|depends|assumes|"
    rf"subject to|conditional)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"[\s,;:–—-]*(?:{_LIMITS}|(?:but )?(?:only |not )?(?:{_IF}|after|before|without)\b)", re.IGNORECASE
)
#: "In that case" before a sentence: what it hangs on was said there.
_CASE = re.compile(r"\b(?:only then|then|if so|in that case|otherwise|or else)[,:]?\s*$", re.IGNORECASE)
_A_CLAUSE = 3
#: Sentences that a yes can hang on, at most.
_CHAIN = 12
#: A yes of theirs, to whatever.
_YES = re.compile(
    r"\b(?:fine|ok|okay|all right) (?:by|with|for) (?:me|us)\b|\bno objections?\b|\bnothing against\b|"
    r"(?:^|[,;] )(?:fine|all right|okay|ok|by all means)[.!]?$|"
    r"\b(?:I|we)(?:['’]d| would| could| can) (?:live|go along|work) with\b|"
    r"\b(?:I|we)(?:['’]d not| would not| wouldn['’]t) (?:mind|object|say no|stand in the way)\b|"
    r"\b(?:I|we)(?:['’]d| would|['’]ll| will| could| can) (?:agree|accept|approve|sign|support|back|say yes)\b",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d[\d.,]*k?|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"(?:\w+[ -])?(?:hundred|thousand))"
)
#: "Six instead of twelve": they say how much of it they would have.
_LESS = rf"{_NUMBER}(?: \w+){{0,2}} (?:instead of|rather than|and not|not) (?:the )?{_NUMBER}"
_HANGS = re.compile(rf"\b(?:{_IF}|only|without|{_LESS})\b", re.IGNORECASE)
_ADVERB = r"(?: (?:still|first|really|also|only|just|always))?"
_NEED = re.compile(
    rf"\b(?:I|we)(?:['’]d| would|['’]ll| will)?{_ADVERB} need (?!to\b)|"
    rf"\b(?:I|we)(?:['’]d| would|['’]ll| will)?{_ADVERB} need to (?:see|know|have|hear|understand|be (?:sure|certain))\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\n\s*\n|\n\s*(?:[-*•‣–—]|\(?\d{1,2}[.)])\s")


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
    for span in spans:
        own = text[span.start : span.end]
        if not _YES.search(own) or own.endswith("?"):
            continue
        start, end = _whole(text, span.start, span.end, spans)
        if (start, end) != (span.start, span.end) or _HANGS.search(own):
            found.append((start, end))
    return found


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
    r"(?:(?:the|our|my|their|this|next|end of|mid|early|late|\d+|\w+th)[ -]){0,3}(?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december|q[1-4]|\w+day|spring|summer|autumn|winter|christmas|easter|then|"
    r"(?:end of )?(?:the )?(?:week|month|quarter|year))\b"
)
_THEM = r"(?:I|we)(?:['’]d| would| will|['’]ll)?"
_SUM = rf"(?:the |a )?(?:[€£$]\s?)?{_NUMBER}\b"
_FROM_A_SUM = rf"\b(?:up to|over|above|beyond|more than|below|under|from) {_SUM}"
_SIGNS = (
    r"\b(?:signatures?|countersign\w*|approval|on my own|by myself|the board|"
    r"(?:can|could|may|must|have to|has to|needs? to|allowed to) (?:\w+ ){0,2}(?:sign|approve)(?:e?d)?)\b"
)
_REQUIRES = re.compile(
    rf"\b(?:you|they|it|somebody|someone|whoever|whatever)(?:['’]d| would) (?:first )?(?:have|need) to\b|"
    rf"\b{_THEM} (?:want|need|must have|have to (?:have|see|know)) (?!to be\b).{{0,200}}\bbefore (?!{_BY})|"
    rf"\bbefore (?:I|we|anybody|anyone|anything)\b.{{0,20}}\b{_STEP}.{{0,200}}\b(?:need|want|must|has to|have to)\b|"
    rf"\b(?:need|want|must|has to|have to)\b.{{0,200}}\bbefore (?:I|we|anybody|anyone|anything)\b.{{0,20}}\b{_STEP}|"
    rf"\b(?:only|not|never) (?:if|unless|once|when|until)\b.{{0,200}}\b(?:{_THEM}|you|it|he|she|they)\b|"
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


def requires(text: str) -> bool:
    """Whether somebody says what must be so before they go on: "You'd have to show me", "I want X before we sign"."""
    return bool(_REQUIRES.search(text)) and not text.rstrip().endswith("?")


def in_that_case(text: str, start: int) -> bool:
    """Whether what begins at ``start`` holds only in a case that was told before it."""
    return bool(_CASE.search(text[max(0, start - 24) : start]))
