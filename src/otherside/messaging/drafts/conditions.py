"""A yes and what it hangs on: "I can sign that alone. I will when the cap is in." The one is never told without the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.extraction.segment import Span, segment

_IF = (
    r"(?:if|when|once|unless|until|till|provided|providing|as (?:soon|long) as|so long as|only after|not before|"
    r"depends|subject to|assuming|on condition)"
)
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
    rf"(?:(?:but|and|only)\b[, ]*)*(?:if|when|once)\b(?!.*\b{_ANYBODY}.*\b{_ANYBODY})(?: [\w'’-]+){{1,8}}[.!]?$|"
    r"(?:but|however|though)\b[, ]*(?:first|only|(?:I|we)(?:['’]d| would)? (?:first )?(?:need|must|have to)|"
    rf".*\b(?:ha(?:ve|s)|needs?) to\b.*\bfirst\b|.*\bfirst\b.*\b(?:ha(?:ve|s)|needs?) to\b|.*\b{_IF})\b|"
    rf"{_WILL}.*\b(?:it|that|this|so|then)\b.*\b{_IF}\b|"
    rf"(?:if|when|once|as (?:soon|long) as)\b.*\b{_WILL}.*\b(?:it|that|this|so)\b|"
    rf"(?:that|this|it|which)\b.*\b(?:only (?:if|when|once|after|with|for|on)|provided|unless|as long as|depends|assumes|"
    rf"subject to|conditional)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"[\s,;:–—-]*(?:{_LIMITS}|(?:but )?(?:only |not )?(?:{_IF}|after|before|without)\b)", re.IGNORECASE
)
#: "In that case" before a sentence: what it hangs on was said there.
_CASE = re.compile(r"\b(?:only then|then|if so|in that case|otherwise|or else)[,:]?\s*$", re.IGNORECASE)
_A_CLAUSE = 3
#: A yes of theirs, to whatever.
_YES = re.compile(
    r"\b(?:fine|ok|okay|all right) (?:by|with|for) (?:me|us)\b|\bno objections?\b|\bnothing against\b|"
    r"(?:^|[,;] )(?:fine|all right|okay|ok|by all means)[.!]?$|"
    r"\b(?:I|we)(?:['’]d| would| could| can) (?:live|go along|work) with\b|"
    r"\b(?:I|we)(?:['’]d not| would not| wouldn['’]t) (?:mind|object|say no|stand in the way)\b|"
    r"\b(?:I|we)(?:['’]d| would|['’]ll| will| could| can) (?:agree|accept|approve|sign|support|back|say yes)\b",
    re.IGNORECASE,
)
_HANGS = re.compile(rf"\b(?:{_IF}|only|without)\b", re.IGNORECASE)
_ADVERB = r"(?: (?:still|first|really|also|only|just|always))?"
_NEED = re.compile(
    rf"\b(?:I|we)(?:['’]d| would|['’]ll| will)?{_ADVERB} need (?!to\b)|"
    rf"\b(?:I|we)(?:['’]d| would|['’]ll| will)?{_ADVERB} need to (?:see|know|have|hear|understand|be (?:sure|certain))\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\n\s*\n|\n\s*(?:[-*•‣–—]|\(?\d{1,2}[.)])\s")


def bound(text: str, end: int, spans: Sequence[Span]) -> int | None:
    """Where the condition ends that follows what ends at ``end``; None when none does.

    Args:
        spans: the sentences of the text.
    """
    own = next((s for s in spans if s.start < end <= s.end), None)
    if own is not None and end < own.end and _GOES_ON.match(text, end, own.end):
        # "And after the winter we …" has not said anything yet when it comes to "after".
        return own.end if len(text[own.start : end].split()) >= _A_CLAUSE else None
    end = own.end if own else end
    after = next((s for s in spans if s.start >= end), None)
    if after is None or _APART.search(text[end : after.start]):
        return None
    return after.end if _FOLLOWS.match(" ".join(text[after.start : after.end].split())) else None


def condition(text: str, start: int, spans: Sequence[Span]) -> bool:
    """Whether what begins at ``start``, or its sentence, is a condition of what stands before it."""
    begins = {start, max((s.start for s in spans if s.start <= start), default=start)}
    return any(bound(text, len(text[:b].rstrip()), spans) is not None for b in begins if text[:b].strip())


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the sentences after it that say under which condition it holds, and before it, when it is one."""
    spans = segment(text)
    if text[:start].strip() and bound(text, len(text[:start].rstrip()), spans) is not None:
        start = max((s.start for s in spans if s.start <= start), default=start)
    while (more := bound(text, end, spans)) is not None:
        end = more
    for span in reversed([s for s in spans if s.end <= start]):
        if (bound(text, span.end, spans) or 0) <= start:
            break
        start = span.start
    return start, end


def agreements(text: str) -> list[tuple[int, int]]:
    """Where somebody says yes on a condition: "A trial I could live with, if it has an end"."""
    found = []
    for span in segment(text):
        own = text[span.start : span.end]
        start, end = whole(text, span.start, span.end)
        if (
            _YES.search(own)
            and not own.endswith("?")
            and ((start, end) != (span.start, span.end) or _HANGS.search(own))
        ):
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
_REQUIRES = re.compile(
    rf"\b(?:you|they|it|somebody|someone|whoever|whatever)(?:['’]d| would) (?:first )?(?:have|need) to\b|"
    rf"\b{_THEM} (?:want|need|must have|have to (?:have|see|know)) (?!to be\b).*\bbefore (?!{_BY})|"
    rf"\bbefore (?:I|we|anybody|anyone|anything)\b.{{0,20}}\b{_STEP}.*\b(?:need|want|must|has to|have to)\b|"
    rf"\b(?:need|want|must|has to|have to)\b.*\bbefore (?:I|we|anybody|anyone|anything)\b.{{0,20}}\b{_STEP}|"
    rf"\b(?:only|not|never) (?:if|unless|once|when|until)\b.*\b(?:{_THEM}|you|it|he|she|they)\b|"
    rf"\bon (?:the |one |two |three )?conditions?\b|\bprovided (?:that|you|we|it)\b|"
    r"\b(?:I|we)(?:['’]m| am|['’]re| are)? (?:not|never|won['’]t|can['’]t|cannot|wouldn['’]t)\b.*\b(?:unless|until|without)\b|"
    r"\b(?:I|we)(?:['’]d| would| could| might) (?:look at|try|consider|agree to|say yes to|live with|sign) (?:anything|it|that|one)\b.*"
    r"\b(?:if|when|once|as long as|that|with)\b|"
    r"\b(?:deal-?breaker|non-?negotiable|(?:a )?must-have|a condition of (?:mine|ours))\b",
    re.IGNORECASE,
)


def requires(text: str) -> bool:
    """Whether somebody says what must be so before they go on: "You'd have to show me", "I want X before we sign"."""
    return bool(_REQUIRES.search(text)) and not text.rstrip().endswith("?")


def in_that_case(text: str, start: int) -> bool:
    """Whether what begins at ``start`` holds only in a case that was told before it."""
    return bool(_CASE.search(text[max(0, start - 24) : start]))
