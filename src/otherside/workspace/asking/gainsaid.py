"""Where buyers say by their own words what decided it, or that it was not what our CRM has for a reason. Pure.

What our side typed after a deal was lost is a guess as often as not. So whoever was there is heard beside it: what they say it
was not ("it wasn't the money"), what they compare ("you were cheaper"), and what they say it came down to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from otherside.domain.patterns import lazily

DENIED, ANOTHER = "denied", "another"
"""What their words do to our reason: they say it was not that, or they name something else."""

#: What a reason is about; of these its words are as good as one another.
_MATTERS: tuple[re.Pattern[str], ...] = tuple(
    lazily(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"pric(?:e|es|ed|ing|ey)|costs?|costly|money|budgets?|cash|expensive|cheap(?:er|est)?|dear(?:er|est)?|fees?|rates?|discounts?|"
        r"afford|funds|funding|finances?|sums?",
        r"timing|too (?:early|soon|late|busy)|bad time|right time|not now|schedule|deadlines?|calendar",
        r"features?|functionality|functions?|products?|kit|quality|technical(?:ly)?|specs?|specifications?|design",
        r"service|support|servicing|aftercare|response times?",
        r"trust|relationships?|chemistry|sales(?:man|person|woman|people)|rep",
        r"size|references?|reputation|track record|experience",
        r"delivery|lead times?|deliver(?:y|ies) times?|capacity",
        r"security|compliance|privacy|data protection",
    )
)
_PRICE, _TIME = _MATTERS[0], _MATTERS[1]
_WORDS = lazily(r"[^\W\d_]{4,}")
#: Of a word what its forms have in common.
_STEM = 5

_HANGS_ON = lazily(r" (?:at|of|in|for|on|with|from|to|by|as)\b")
_TAIL = lazily(r" (?:tag|difference|gap|side|level|point|question|issue|itself|alone|thing)s?$", re.IGNORECASE)

#: Where a named matter ends: behind it the sentence does not go on about a part of it ("the price list").
_ENDS = (
    r"(?=\W*$|[,.;:!–—)(]| (?:that|which|at all|in the end|before|so|but|and|or|really|honestly|either|this time|you|for us|for me|it|we|"
    r"I|nor|because)\b)"
)
_WHAT = r"(?:(?:the|your|our|their|any|about|a|my) )*(?P<what>(?:[\w'’-]+ ){0,3}?[\w'’-]+)"
_PARTLY = r"(?! (?:only|just|simply|merely|all|entirely|purely|solely|exactly|quite|(?:just )?a (?:matter|question) of time)\b)"
_NOT = r"(?:was|is|were|are|['’]s)(?:n['’]t| not| never)"
_REALLY = (
    r"(?: (?:really|honestly|actually|even|ever|so much|at all|for us|mainly|in the end|about|over|down to|because of|"
    r"on|to do with))*"
)
_LITTLE = r"(?:nothing|not(?:hing)? much|very little|little|not a lot)"
_THE_REASON = (
    r"(?:the|a|an|our|any|really|ever|what|why|much of|in|in the|at)(?: [\w-]+){0,2}? ?(?:reasons?|problems?|issues?|questions?|obstacles?|"
    r"factors?|worr(?:y|ies)|concerns?|sticking points?|trouble|deal-?breakers?|point|decided|put us off|it|stopped us|matter)"
)
_CAME_INTO = (
    rf"(?:(?:had|has|['’]d) {_LITTLE} to do with\b|(?:did(?:n['’]t| not)|never|(?:has|have|had)(?:n['’]t| not)) (?:really |even |ever )?"
    r"(?:c[oa]me|enter(?:ed)?|matter(?:ed)?|decided?|swung|swing|tip(?:ped)?|bother(?:ed)? (?:us|me)|play(?:ed)? (?:a|any|much)|"
    r"put (?:us|me) off|st[oa]p(?:ped)? (?:us|me)|get in the way)\b|"
    rf"{_NOT} {_THE_REASON}\b|"
    r"(?:was|were|is|are) (?:\w+ )?(?:fine|fair|all right|alright|ok(?:ay)?|good|reasonable|no (?:problem|issue|obstacle|matter))\b)"
)
#: What they say that it was not.
_DENIALS: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:it|that|this|which)(?: really| honestly)? ?{_NOT}{_PARTLY}{_REALLY} {_WHAT}{_ENDS}",
        rf"(?:^|[,;:–—(.] ?|\b(?:and|but|though|so|that) )\W*(?:(?:the|your|our|their) )?(?P<what>(?:[\w'’-]+ ){{0,2}}?[\w'’-]+) "
        rf"{_CAME_INTO}",
        rf"\b{_LITTLE} to do with {_WHAT}{_ENDS}",
        rf"(?:\bnot |n['’]t |\bnever )(?:really |even )?(?:because of|down to|on account of|"
        r"(?:choose|chose|pick|picked|decide|decided|buy|bought|take|took|(?:go|went) with|(?:go|went) to) (?:[\w'’]+ ){0,2}?(?:on|for|"
        rf"over|because of)|(?:worried|bothered) (?:about|by)) (?:the |your |their )?(?P<what>(?:[\w'’-]+ )?[\w'’-]+){_ENDS}",
        rf"\b(?:nothing|not much) wrong with {_WHAT}{_ENDS}",
        rf"\bno (?:quarrel|problems?|complaints?|issues?|trouble|worries) (?:at all )?(?:with|about|over) {_WHAT}{_ENDS}",
        rf"\b(?:we|I) had the (?P<what>[\w'’-]+)(?: for it)?{_ENDS}",
    )
)
_MUCH = (
    r"(?:(?:actually|even|always|also|still|far|much|a lot|a (?:good )?bit|a little|slightly|the|by far|quite a bit|well|"
    r"if anything) )*"
)
_LESS = r"(?:cheap(?:er|est)|lower|lowest|less expensive|better value|under)"
_MORE = r"(?:dearer|dearest|more expensive|pric(?:ier|iest))"
#: That ours was the lower price, or that they would have paid it.
_PAYS_MORE = lazily(
    rf"\b(?:you(?: were|['’]re| are| came (?:in|out))|your(?:s| (?:price|quote|offer|bid|figure|proposal))(?: was| came (?:in|out)| is)) "
    rf"{_MUCH}{_LESS}\b|"
    rf"\b(?:they|theirs)(?: were|['’]re| are| was| is| came (?:in|out)) {_MUCH}{_MORE}\b|"
    r"\bthey (?:cost|charge|want|asked?) (?:\w+ )?more than (?:you|yours)\b|"
    rf"\b(?:they|theirs)(?: (?:were|are|was|is)(?:n['’]t| not)|['’]re not) (?:even |any |actually |the )*cheap(?:er|est)\b|"
    r"\b(?:we|I)(?:['’]re| are| were)? pa(?:y|id|ying) (?:them )?(?:\w+ )?more\b|"
    r"\b(?:we|I)(?:['’]d| would)(?:['’]ve| have) (?:happily |gladly )?(?:paid|found) (?:it|that|more|double|twice|your price|the money|"
    r"what you asked)\b",
    re.IGNORECASE,
)
#: What is asked, supposed or told of somebody else.
_NOT_SO = lazily(
    r"\?[\"”' ]*$|^\W*(?:if|unless|suppose|had|whether)\b|\b(?:if|unless) (?:it|you|the|your|they)\b", re.IGNORECASE
)

_DECIDED = (
    r"(?:swung|tipped|decided|settled|clinched|sealed|did|made (?:the difference|up (?:my|our|his|her|their) minds?)|turned|sold|killed|"
    r"finished|sank|lost|cost|won)"
)
_US = r"(?: (?:it|us|me|him|her|them|you(?: it| the (?:deal|job|work|order))?|the (?:deal|balance|matter|board|day)))?(?: (?:off|over))?"
_IN_THE_END = r"(?:,? (?:in the end|for (?:me|us|him|her|them)|really|honestly|simply|just|I think|mostly|mainly))*"
#: What they say that it was; the group holds it.
_CAUSES: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bwhat (?:really |finally |actually )?{_DECIDED}{_US}{_IN_THE_END}(?: was| is|['’]s|,|:) (?P<cause>[^?]{{3,160}})",
        r"\bit (?:all |really |just |simply |finally )?(?:came|comes|boiled|boils|was) down to (?P<cause>[^?]{3,160})",
        rf"\b(?:it|that) was (?P<cause>(?!not\b|never\b|n['’]t)[^?.;]{{3,60}}?) (?:that|which|who) {_DECIDED}\b",
        rf"\b(?:the|our|my|their|his|her|one|main|only|real) (?:(?:main|real|only|biggest|true|deciding) )?(?:reason|thing|factor)"
        rf"(?: (?:for (?:it|us|me|that)|we [^.?;,]{{2,40}}?|that {_DECIDED}{_US}))?{_IN_THE_END} (?:was|is) "
        r"(?P<cause>(?!not\b)[^?]{3,160})",
        rf"^\W*(?:(?:in the end|so|and|but|for us|for me),? )*(?P<cause>(?!(?:it|that|this|he|she|they|we|I|you|what|who)\b)"
        rf"[^?.;,]{{3,50}}?) (?:(?:swung|tipped|decided|settled|clinched|sealed|killed|sank|lost|won) it|made the difference|"
        rf"was what {_DECIDED})\b",
        r"\b(?:we|they|you|I) (?:\w+ )?(?:lost|won)(?: (?:it|us|this|the \w+))? (?:on|over|because of) (?P<cause>[^?]{3,100})",
        r"\b(?:chose|picked|went with|gone with|signed with) \w+(?: \w+)? (?:for|because(?: of)?) (?P<cause>[^?]{3,160})",
    )
)
#: Who decided nothing ever: "nothing decided it", "nobody killed it".
_NOBODY = lazily(r"^(?:nothing|nobody|no one|none|not)\b", re.IGNORECASE)
#: A deal that our CRM has as without a decision, and that went to somebody by their own words.
_NONE_MADE = lazily(r"\bno decision\b|\bundecided\b|\bnever decided\b|\bno longer interested\b", re.IGNORECASE)
_WENT_TO = lazily(
    r"\b(?i:we|I)(?:['’]ve| have)?(?: (?:now|just|since|already|finally))* (?:gone|went|signed|bought) (?:with|from) "
    r"(?:(?!(?:Us|It|The|That|This|Nobody|Nothing)\b)[A-Z][\w&-]+|(?i:another|somebody else|someone else))",
)


def matters(text: str) -> frozenset[int]:
    """Which of the matters that deals are lost over a text names; empty for none that is known."""
    return frozenset(n for n, pattern in enumerate(_MATTERS) if pattern.search(text))


def denials(text: str) -> list[str]:
    """What a sentence says that it was not, in its words: of "it wasn't the money", "money". "Price" where it says that we cost less."""
    if _NOT_SO.search(text):
        return []
    found = [m["what"] for pattern in _DENIALS for m in pattern.finditer(text)]
    return [*found, "price"] if _PAYS_MORE.search(text) else found


def causes(text: str) -> list[str]:
    """What a sentence says that decided it, in its words: of "it came down to the nights", "the nights"."""
    if _NOT_SO.search(text):
        return []
    found = (m["cause"].strip() for pattern in _CAUSES for m in pattern.finditer(text))
    return [cause for cause in found if not _NOBODY.search(cause)]


def tells_what_decided(text: str) -> bool:
    """Whether a sentence says what decided it, or that something known to decide deals did not."""
    return bool(causes(text)) or any(matters(_head(what)) for what in denials(text))


def denies(text: str, reason: str) -> bool:
    """Whether a sentence says that it was not what a reason says."""
    if _NONE_MADE.search(reason) and _WENT_TO.search(text):
        return True
    about = matters(reason)
    heads = [_head(what) for what in denials(text)]
    return any(about & matters(head) or _shares_a_word(head, reason) for head in heads)


def gainsays(reason: str, told: Iterable[str]) -> str:
    """What their sentences do to a reason of ours: ``DENIED``, ``ANOTHER``, or empty where they leave it standing.

    Something else is only known to be something else where the reason is a price or the time: other words may well mean the same.
    """
    texts: Sequence[str] = list(told)
    if not reason or not texts:
        return ""
    if any(denies(text, reason) for text in texts):
        return DENIED
    of_one = [p for p in (_PRICE, _TIME) if p.search(reason)]
    named = [cause for text in texts for cause in causes(text)]
    if of_one and named and not any(p.search(text) for p in of_one for text in texts):
        return ANOTHER
    return ""


def _head(what: str) -> str:
    """The word on which the others hang: of "the list price for ten" it is "price", of "the price list" it is "list"."""
    words = _TAIL.sub("", _HANGS_ON.split(what, maxsplit=1)[0]).split()
    return words[-1] if words else ""


def _shares_a_word(what: str, reason: str) -> bool:
    own = {word.casefold()[:_STEM] for word in _WORDS.findall(what)}
    return not own.isdisjoint(word.casefold()[:_STEM] for word in _WORDS.findall(reason))
