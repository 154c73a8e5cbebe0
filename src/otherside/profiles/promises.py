"""What somebody says they will do for the others, and what they ask the others for: sentences, by their words. Pure.

Only what outlasts a conversation counts: "I'll send it on Monday", "could you find out", not "I'll share my screen" or
"can you say that again". Whether it was done, nobody reads here.
"""

from __future__ import annotations

import re

from otherside.extraction.segment import Span, segment

_ME = r"(?:I|we)"
_SOON = r"(?: (?:just|also|then|certainly|definitely|happily|gladly|try to|try and|aim to|make sure to|be sure to))*"
#: What is done after a conversation, and reaches somebody.
_SENDS = (
    r"(?:send|resend|e?-?mail|mail|forward|circulate|post|drop|share|pass|write (?:to|it|that|you|this|up|down)|draft|prepare"
    r"|put together|set (?:something|it|that|this|up)|book|schedule|introduce|connect you|include|confirm|arrange|organise"
    r"|organize|dig out|look (?:it|that|into|up)|check|find out|find (?:you|us|somebody|someone)|ask (?:him|her|"
    r"them|around|my|our|the|for)|(?:speak|talk) (?:to|with) (?!you\b)|ring|call you|call (?:him|her|them)|follow up|come back to|"
    r"get (?:back|in touch|you|him|her|them|it|that|this|a|the|\w+ to)|have (?:it|that|this|them|both|a|the|something) [^.?!]*"
    r"\b(?:to|for|with) you|let you know|report back|bring (?:it|that|a|the|you|along|up|something)|take (?:it|that|this) (?:to|up"
    r"|back|away)|produce|run (?:it|that|this) (?:by|past)|make sure|see to it|do (?:it|that|this) (?:by|today|tomorrow|this|next|on"
    r"|over|before)|have the conversation)"
)
_MADE = re.compile(
    rf"\b{_ME}(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to| are going to){_SOON} {_SENDS}\b"
    # "I can" offers; with what is handed over it is as good as a promise.
    rf"|\b{_ME} can{_SOON} (?:(?:re)?send|e?-?mail|forward|get you|introduce you"
    r"|have (?:it|that|this|them|both|a|the) [^.?!]*\b(?:to|for) you)\b"
    rf"|\b{_ME}(?:['’]m| am|['’]re| are) (?:sending|e?-?mailing|forwarding)\b"
    r"|\blet me (?:(?:check|confirm) (?:with|whether)|(?:check|ask|confirm)[^.?!]* and (?:come|get|let)|find out|look into"
    r"|come back|get back|talk to (?!you\b)|speak to (?!you\b))\b"
    r"|\byou(?:['’]ll| will| shall) (?:have|get|receive|hear from) [^.?!]*\b(?:by|on|before|tomorrow|today|tonight|this|next|from"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|in)\b"
    rf"|\b(?:the|that|it|this|both|those|these)\b[^.?!,;]{{0,40}} {_ME}(?:['’]ll| will) (?:send|bring|post|forward|e?-?mail)\b",
    re.IGNORECASE,
)
#: What is shown or told in the same breath, what hangs on something else, and what is only a way of speaking.
_NOT_MADE = re.compile(
    rf"\b(?:if|unless|once|until|when|whenever|in case|suppose)\b[^.?!]*\b{_ME}(?:['’]ll| will| can)\b"
    rf"|\b(?:and|or) (?:then )?{_ME}['’]ll (?:tell|show)\b|\bshare (?:my|a|the) screen\b|\bcan you see\b|\blet me share\b"
    rf"|\b{_ME}(?:['’]ll| will) (?:check|check you) (?:in|out)\b|\b(?:would|could|should|might|may|never) {_ME}\b"
    rf"|\b(?:what|how|where|why|who|which|whether|as|than|that|thought|said|told (?:him|her|them)|promised|hope|afraid|sure|think|"
    rf"suppose|worry|worried|fear|bet|doubt|wish|say|pretend) {_ME}(?:['’]ll| will|['’]d)\b|\bI (?:can|can only) (?:find|get) (?:a|the)\b",
    re.IGNORECASE,
)
_BOX = re.compile(r"^[ \t]*(?:[-*+][ \t]+)?\[ \][ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
_WANTED = (
    r"(?:send|resend|share|e?-?mail|mail|forward|put together|put (?:it|that|this|something) in|prepare|draft|get (?:me|us|back|in "
    r"touch|that|it|this|the|a)|find (?:me|us|out|somebody|someone)|check|confirm|introduce|let (?:me|us) (?:have|know)|write (?:it|that|"
    r"this|up|down|to|me|us)|bring|come back|provide|produce|follow up|arrange|set up|include|ask (?:him|her|them|your|the))"
)
_SOUGHT = re.compile(
    r"\b(?:can|could|would|will) (?:you|somebody|someone)(?: (?:please|also|maybe|perhaps|possibly|just|then|guys|all|try to))*"
    rf" {_WANTED}\b"
    r"|(?:^|[,;:–—] ?|\b(?:please|so|then|ok|okay|yes|sure|just|well) )(?:please |just |do )?(?:send|e?-?mail|forward)"
    r" (?:me|us|it|that|them|over|the)\b|\band send (?:me|us)\b"
    r"|\b(?:please|do) (?:let (?:me|us) (?:have|know)|send|share|forward|confirm|check|come back)\b"
    r"|(?:^|[,;–—] ?)let (?:me|us) (?:have|know) (?:the|a|what|when|how|whether|if|who|which|by|your|once|as soon)\b"
    r"|\bwhen (?:can|could|will|would) you (?:have|get|send|let)\b"
    r"|\b(?:can|could|may) (?:I|we) (?:please |also )?(?:get|have) (?:that|this|it|the|a copy|some|your|those|them|both|something)\b"
    r"|\bwould be (?:good|great|useful|helpful) to (?:get|have|see) [^.?!]*\b(?:in writing|on paper|written down|before)\b"
    rf"|\b{_ME}(?:['’]d| would|['’]ll| will)? (?:need|want|like|expect)(?: to (?:see|have|get))? [^.?!]*\bfrom (?:you|your)\b",
    re.IGNORECASE,
)


def promised(text: str) -> list[Span]:
    """The sentences in which the speaker says that they will do something for the others."""
    return [s for s in segment(text) if _MADE.search(own := text[s.start : s.end]) and not _NOT_MADE.search(own)]


def sought(text: str) -> list[Span]:
    """The sentences in which the speaker asks the others for something that outlasts the conversation."""
    return [s for s in segment(text) if _SOUGHT.search(text[s.start : s.end])]


def to_do(text: str) -> list[Span]:
    """The lines of a note that are boxes not ticked, without the box: "- [ ] Send the drawing"."""
    return [Span(m.start(1), m.end(1)) for m in _BOX.finditer(text)]
