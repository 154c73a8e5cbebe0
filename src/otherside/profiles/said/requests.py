"""What somebody asks the others for: the one place that knows the words of a request. Pure.

What outlasts a conversation ("could you find out") is told apart from what is done in the same breath ("can you say that
again"), which only a letter waits for.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.irony import mocked_request
from otherside.extraction.segment import Span
from otherside.profiles.said.awaited import awaits
from otherside.profiles.said.held_back import holds_back, without_holding_back
from otherside.profiles.said.listed import listed
from otherside.profiles.said.sentences import sentences

_ME = r"(?:I|we)"
#: What can be asked of somebody and is not done in the same breath.
_WANTED = (
    r"(?:send|resend|share|e?-?mail|mail|forward|break\b[^.?!]{0,200} down|put\b[^.?!]{0,200} (?:on|in|into|together|aside|down)"
    r"|put together"
    r"|quote|price|prepare|draft|get (?:me|us|back|in touch|that|it|this|the|a)|find (?:me|us|out|somebody|someone)|check|confirm"
    r"|introduce|let (?:me|us) (?:have|know)|write (?:to|it|that|this|them|me|us|up|down)|bring|come (?:back|by|over|out|and)|provide"
    r"|produce|follow up|arrange|set up|include|add|leave|hold|move|wait|ask (?:him|her|them|your|the)|(?:talk|speak) (?:to|with)|ring"
    r"|call|work out|look into|give (?:me|us) (?:a|an|the|some|your|until|till|two|three|another) )"
)
#: What we may be asked not to do any more. What we are not to tell is a confidence, and is kept elsewhere.
_LEFT = (
    r"(?:e?-?mail|mail|write|send|forward|copy|cc|ring|call|phone|text|message|contact|use|ask|invite|book|come|go|put|include|"
    r"chase|approach|change|start|touch|bring)"
)
_KINDLY = r"(?:(?:please|pls|plz|also|maybe|perhaps|possibly|just|then|guys|all|both|try to|ever) )*"
#: On a day or at a time: "come in" alone is said at a door.
_SOME_TIME = (
    r"(?:(?:on|at|next|this|one|some|any|again|before|after|early|earlier|late|later|tomorrow|tonight|in the)\b|"
    r"for (?:a|an|the|half)\b)"
)
#: To be where they are. "Come to the point", "come up with a plan" and "join the dots" are something else.
_COMING = (
    r"(?:come (?:along|round|around|here)\b|come (?:(?:up|down|across) )?to (?!(?:the (?:point|phone|door|conclusion|end|rescue)|terms|"
    r"that|this|it|an?|think|mind|life|power|grips)\b)|"
    rf"come (?:in|up|down) (?:and (?:see|look|meet|talk|have)\b|{_SOME_TIME})|come {_SOME_TIME}|"
    rf"(?:pop|drop|swing|stop) (?:by|over|round|along|across)\b|(?:pop|drop|look) in\b|"
    r"join (?:me|us|him|her|them)\b(?! in )|join (?:the|our|my) (?!dots|queue|club|line|cause|(?:mailing )?list|newsletter)|"
    r"be (?:here|there|with (?:me|us))\b|(?:meet|visit) (?:me|us|him|her|them|our|my|the)\b"
    r"(?! (?:at |on )?(?:the )?(?:web ?site|web page|page|site|url|link)\b))"
)
_PAPERS = (
    r"(?:references?|quotes?|quotations?|prices?|fixed price|copy|copies|list|names?|samples?|letter|figures|drawings?|plans?|breakdown"
    r"|proposal|offer|contract|visit|trial)"
)
_SOUGHT = lazily(
    rf"\b(?:can|could|would|will) (?:you|somebody|someone) {_KINDLY}(?:{_WANTED}|{_COMING}|not (?:to )?{_LEFT}\b)"
    rf"|\bwhy (?:don['’]t|do not) you {_KINDLY}{_COMING}"
    rf"|\b(?:please|pls|plz) (?:do not|don['’]?t|not|never) (?:to )?{_LEFT}\b(?! (?:it|that|this) (?:alone|be)\b)"
    r"|\b(?:can|could|shall) we (?:please |also |perhaps |maybe )?(?:do|have|keep|run|get|hold|arrange|leave) "
    r"(?:it|this|that|them|the [\w -]{1,40}?)\b[^.!]{0,40}\b(?:without|instead|after|before|in|on|separately|apart)\b[^.!]{0,200}\?"
    r"|(?:^|[,;:–—] ?|\b(?:please|so|then|ok|okay|yes|sure|just|well) )(?:please |just |do )?(?:send|e?-?mail|forward)"
    r" (?:me|us|it|that|them|over|the)\b|\band send (?:me|us)\b"
    rf"|\b(?:please|pls|plz) (?:{_WANTED}|{_COMING})|(?:^|[,;:–—] ?)do (?:send|share|bring|write|let (?:me|us) (?:have|know))\b"
    r"|(?:^|[,;–—] ?)let (?:me|us) (?:have|know) (?:the|a|what|when|how|whether|if|who|which|by|your|once|as soon)\b"
    # What is to be written down, told outright: "Put something on two sides of paper".
    r"|^\W*(?:(?:and|so|but|then|ok|okay|well|yes|yeah|just|maybe|perhaps|right|no),? ){0,2}(?:put (?:it|that|this|something|"
    r"them|(?:all|some) "
    r"(?:of )?(?:it|that|this)|your [\w -]{2,30}?|the (?:price|numbers?|figures|terms|offer|plan|costs?)|"
    r"what you [^.?!,;]{2,40}?) (?:all )?"
    r"(?:down )?(?:on|in) (?:paper|writing|an? (?:\w+ )?(?:e-?mail|mail|page|side|sheet|letter)|"
    r"(?:one|two|three) (?:\w+ )?(?:sides?|pages?|sheets?))"
    rf"|get (?:me|us) (?:a|the|some|your|two|three) (?:[\w-]+ ){{0,2}}?{_PAPERS})\b(?![^.?!]{{0,40}}\b(?:say|said|says)\b)"
    r"|\bwhen (?:can|could|will|would) you (?:have|get|send|let)\b|\bwhen (?:do|will|can|shall) (?:I|we) (?:get|hear|receive)\b"
    r"|\b(?:can|could|may) (?:I|we) (?:please |also )?(?:get|have) (?:that|this|it|the|a copy|some|your|those|them|both|something)\b"
    r"|\b(?:can|could|shall) we (?:please )?(?:talk|speak|meet|make it|move (?:it|that|this))\b[^.!]{0,200}\?"
    r"|\bcould (?:it|that|this) be\b[^.!]{0,200}\?|\bwhat would it cost\b[^.!]{0,200}\?"
    r"|\bwhat would (?!(?:I|we|you|he|she|they)\b)[^.!?;]{1,60}? cost\b(?! (?:you|him|her|them)\b)[^.!?]{0,80}\?"
    r"|\bwhat (?:would happen|happens) (?:to|with) (?:the|our|your) [^.!?]{0,40}?(?:price|fee|rate|cost|discount|offer|terms?|"
    r"contract)s?\b"
    r" (?:if|when|once) (?:I|we|you)\b[^.!]{0,120}\?"
    r"|\bwould be (?:good|great|useful|helpful) to (?:get|have|see) [^.?!]{0,200}\b(?:in writing|on paper|written down|before)\b"
    rf"|\b{_ME}(?:['’]d| would)? (?:ask|need|want|like|love) (?:for )?you (?:both )?to (?:please |also )?(?:{_WANTED}|{_COMING})"
    rf"|\b{_ME}(?:['’]d| would)? (?:need|want|like)(?: to (?:see|have|get))? (?:a|an|the|some|two|three|four|\d+|"
    rf"your)(?: \w+)? {_PAPERS}\b"
    rf"|\b{_ME}(?:['’]d| would|['’]ll| will)? (?:need|want|like|expect)(?: to (?:see|have|get))? [^.?!]{{0,200}}\bfrom (?:you|your)\b",
    re.IGNORECASE,
)
#: Not theirs to grant: "no funding until April", "what I won't have is the time" tell what is lacking.
_LACKS = (
    r"(?:funding|financing|spending|hiring|opening|building|planning|meaning|feeling|understanding|training|backing|shipping|heating|"
    r"(?:any|every|no|some)?thing|morning|evening|spring|wedding)"
)
_SHORT_OF = r"(?:the |any |enough |another )?(?:time|money|budget|room|people|staff|hands?|capacity|energy|patience|nerves?|strength)"
_IF_NOT = (
    rf"(?:\b{_ME}(?:['’]d| would|['’]ll| will) (?:also |really |all )?(?:be (?:\w+ )?(?:obliged|grateful|thankful|glad|happy|happier|"
    r"pleased|relieved)|appreciate it)|\bit(?:['’]d| would) be (?:better|best|kind|kinder|good|wiser|nice)) "
    r"(?:to you )?if (?:you|your \w+|nobody|no[ -]one)(?: all| both| please| could| would)?"
    r"(?: (?:did not|didn['’]t|do not|don['’]t|could not|couldn['’]t|would not|wouldn['’]t|never|not)"
    r"(?! (?:\w+ )?(?:have|need|mind|worry|want)\b)|(?<=nobody|no one|no-one) (?!mind|notic|else)\w+|"
    r" (?:stopped|kept away|stayed away|held off|waited)\b)"
)
#: A sentence that asks only for something to be left: "Please do not send further material before the 30th".
_TO_LEAVE = lazily(
    rf"\b(?:please|pls|plz) (?:do not|don['’]?t|not|never|send no|no)\b|\b(?:can|could|would|will) you {_KINDLY}not\b|"
    rf"\b{_ME}(?:['’]d| would) (?:rather|prefer(?: it)?(?: if)?) you (?:did not|didn['’]t|not)\b|{_IF_NOT}|"
    rf"\b{_ME}(?:['’]d| would| must| have to| do)? (?:ask|beg|want|need|like) you (?:all |both )?not to {_LEFT}\b|"
    # What is not done until something else is over, and is theirs to forbid.
    rf"(?:^\W*|[,;–—] )(?:(?:and|so|but|then|also),? )?no (?:more )?(?:(?!(?:more|less|later|sooner|longer|doubt|"
    rf"one)\b)[\w'’-]+ ){{0,2}}?"
    rf"(?!{_LACKS}\b)[a-z]{{2,}}ing (?:[\w'’-]+ ){{0,4}}?(?:till|until|before|unless|while)\b|"
    rf"\bwhat {_ME} (?:won['’]t|will not|can['’]t|cannot) (?:have|allow|stand for|put up with|tolerate)(?: here)? (?:is|are)\b"
    rf"(?! {_SHORT_OF}\b)|"
    rf"(?:^\W*|[,;–—] |\b(?:please|and|but|so) )leave (?!(?:it|that|this|all|everything)\b)(?:the |my |our )?(?:[\w'’-]+ ){{1,3}}to me\b|"
    rf"^\W*(?:(?:and|so|but|then),? )?(?:do not|don['’]t) {_LEFT}\b",
    re.IGNORECASE,
)
#: What is asked for, and not before a time: "Please ring him, not before two".
_NOT_BEFORE = lazily(
    rf"(?:\b(?:please|pls|plz)\b|^\W*(?:(?:and|so|but|then),? )?(?:just |do )?{_LEFT}\b)[^.?!]{{0,80}}"
    r"\b(?:not|but only|never|nobody|nothing) (?:before|until|till|after)\b",
    re.IGNORECASE,
)
_NOT_SOUGHT = lazily(
    r"\bplease (?:wait a|call me (?!on|at|by|before|after|when|back|if|tomorrow|today)"
    r"|hold on|come (?:in|through)|leave (?:it|that|this|him|her|them) (?:alone|be|out)|bring no)\b"
    r"|\bcould (?:it|that|this) be (?:that|because)\b|\bwait(?:ing)? a (?:second|minute|moment)\b",
    re.IGNORECASE,
)
#: What a letter asks for besides: nothing in it is done in the same breath.
_ASKED = lazily(
    r"(?:^|[,;:–—] ?|\b(?:and|so|but|then|please|could you|can you|would you|will you|kindly) )(?:please )?"
    r"(?:send|give|tell|show|get|bring|write|let) (?:me|us)\b(?! (?:to|in|on|and)\b)|"
    r"^\W*(?:(?:and|so|but|then),? )?(?:could|can|would|will) you\b|"
    rf"\b{_ME}(?:['’]d| would) (?:ask|like|need|want) you to (?!do the same|know\b)",
    re.IGNORECASE,
)


#: "Could you not just post it?" asks for it to be done.
_RATHER_DO = lazily(
    r"\b(?:could|can|would|will)(?: you not|n['’]t you) (?:just|simply|also|rather|at least|even)\b", re.IGNORECASE
)
#: Words of what is left of a question once what it holds back is taken out: "till then?"
_BARE = 4
_CLAUSES = lazily(r"[;–—]|, (?!please\b)|\b(?:but|and)\b", re.IGNORECASE)


def sought(text: str) -> list[Span]:
    """What the speaker asks the others for that outlasts the conversation: sentences, and each thing of a list."""
    spans = sentences(text)
    lists = listed(text, spans)
    things = {(t.start, t.end) for found in lists.values() for t in found}
    out: list[Span] = []
    for n, span in enumerate(spans):
        own = text[span.start : span.end]
        if _NOT_SOUGHT.search(own) or mocked_request(text, span.start, span.end):
            continue
        if n in lists:
            out += lists[n]
        elif (_SOUGHT.search(own) or awaits(own)) and not any(a <= span.end and span.start <= b for a, b in things):
            out.append(span)
    return out


def to_leave(sentence: str) -> bool:
    """Whether a sentence asks for something to be left or waited with: nothing that anybody delivers, and no wish of theirs."""
    return bool(_TO_LEAVE.search(sentence)) or holds_back(sentence) is not None


def only_holds_back(sentence: str) -> bool:
    """Whether all that a sentence asks for is that something is not done, or not yet: nothing in it waits for an answer of ours."""
    if not to_leave(sentence) or (sentence.rstrip().endswith("?") and _RATHER_DO.search(sentence)):
        return False
    rest = without_holding_back(sentence)
    apart = [clause for clause in _CLAUSES.split(rest) if not to_leave(clause)]
    asking = [clause for clause in apart if _SOUGHT.search(clause) or _ASKED.search(clause)]
    return not asking and not any("?" in clause and len(clause.split()) > _BARE for clause in apart)


def not_before(sentence: str) -> bool:
    """Whether a sentence asks for something to be done, and not before a time: a wish of theirs, and a thing to do."""
    return bool(_NOT_BEFORE.search(sentence))


def asks(sentence: str) -> bool:
    """Whether a sentence of a letter asks for anything, be it only to be told something."""
    return bool(_ASKED.search(sentence))
