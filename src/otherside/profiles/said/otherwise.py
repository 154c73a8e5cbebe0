"""A plan of their own that somebody names and sees otherwise now: "I said spring, and I have thought better of it". Pure.

Only plain words of their own, said as a statement: whoever has not changed their mind, may change it, or tells of somebody else's
mind, sees nothing otherwise. What was said before, and is such a plan, is found by ``of_the_plan``.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from otherside.domain import Facet
from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.profiles.said.sentences import sentences

_HAVE = r"(?:['’]ve|['’]d| have| had)?(?: now| since| just| rather| quite)?"
_TURNED = (
    r"(?:changed (?:my|our) minds?|had (?:second thoughts|a change of heart)|thought (?:the )?better of|gone off|gone cold on|"
    r"cooled on|reconsidered)"
)
_GONE = (
    r"(?:(?:still |far |much |a bit |a little |rather |simply |just |really |clearly |now )*"
    r"(?:too (?:early|soon|late|much|tight|quick|fast|ambitious|hasty|big|risky)|off(?! (?:to|the)\b)|out(?! of\b| there\b)|impossible|"
    r"unrealistic|premature|no good|the wrong (?:time|moment|season|month|place|one|way)|not (?:going to (?:happen|work|be|do)|possible|"
    r"realistic|right|on|the (?:time|moment|right time)|for us)))\b"
)
_WILL_NOT = r"(?:won['’]t|will not|can(?:['’]t|not)|isn['’]t going to|does(?:n['’]t| not)) (?:work|happen|do\b|be|suit|hold|stand)"
#: What is named: a few words without a stop between them.
_THING = r"(?P<{}>(?:the |this |next |that |our |my )?(?:[\w'’-]+ ){{0,3}}?[\w'’-]+)"
_PLAN = r"(?P<{}>[^.;!?,–—…]{{2,60}}?)"
#: A plan told as one that was theirs.
_SAID = (
    rf"\b(?:I|we){_HAVE}(?: know| did)?(?: (?:I|we))? (?:said|say|told you|wrote|promised(?: you)?|suggested|proposed|"
    r"(?:spoke|talked) of|offered|wanted|was for|were for|was thinking of|were thinking of)\b"
    r"(?! (?:so|yes|no|it|that (?:it|he|she|they))\b)"
)
#: What drops it.
_DROPS = (
    rf"(?:\b(?:I|we){_HAVE} (?:thought better of (?:it|that)|{_TURNED.replace('thought (?:the )?better of', 'thought again')})"
    r"(?! (?:about|on|of) (?!(?:it|that)\b)\w)|"
    r"(?:^|[,;:–—…] ?|\b(?:so|but|and|well|now|please|let['’]s|let us|better) )(?:forget|scrap|scratch|strike|drop) (?:about )?"
    r"(?:it|that)(?=\W*$|\W* ?[,.;:!–—…]| now\b)|"
    r"\b(?:it|that)(?:['’]ll| will| would)? (?:(?:now |rather )?have to be|had better be|must be) (?!done|said|made|kept|so\b|me\b|you\b)"
    r"(?:the |in |this |next )?\w+|"
    r"\b(?:let['’]s|let us|we['’]d better|I['’]d rather we) (?:say|make it) (?:the |this |next )?\w+[^.;!?]{0,20}?"
    r"(?:instead|rather|after all)|"
    rf"\b(?:it|that)(?:['’]s| is) {_GONE}|\b(?:it|that) {_WILL_NOT}|\b(?:that|it) no longer (?:stands|holds|works|suits)|"
    r"\bI (?:was|spoke|got) (?:far |much |a bit |rather )?(?:too (?:quick|hasty|soon|early|optimistic|eager)|hasty|carried away))"
)
_ON_REFLECTION = (
    r"(?:on (?:reflection|second thoughts?|closer (?:look|reflection))|thinking (?:about it|it over|it through)(?: again)?|"
    r"(?:now that I['’]ve|now I['’]ve|having) (?:slept on it|thought (?:about it|it over|it through)(?: again)?|reflected)|"
    r"come to think of it|now that I think (?:of|about) it)"
)
_STARTS = r"(?:be|do(?: it| this| that)?|make(?: it)?|manage|start|begin|go|try(?: it| anything)?|have)"
#: By itself in one sentence; each names in ``a`` … what it was.
_ALONE: tuple[re.Pattern[str], ...] = (
    lazily(
        rf"\b(?:I|we){_HAVE} {_TURNED} (?:about |on |over |of )?(?!(?:it|this|that|you|him|her|them|everything|the (?:whole|idea|plan|"
        rf"project|proposal|matter)(?= ?\W*$| ?[,.;]))\b){_PLAN.format('a')}"
        r"(?=\W*$|[,.;:!–—…]| (?:and|since|because|after|now|too|again)\b)",
        re.IGNORECASE,
    ),
    lazily(rf"{_SAID} {_PLAN.format('a')}(?:[,;–—…]| (?=(?:and|but|so)\b)|\.{{3}}).{{0,40}}?{_DROPS}", re.IGNORECASE),
    lazily(
        rf"\b{_ON_REFLECTION}[,:]? (?:I (?:think|find|feel|see|believe)(?: that)? )?{_THING.format('a')}"
        rf"(?: (?:is|are|would be|will be|feels?|seems?|looks?)|['’]s) {_GONE}",
        re.IGNORECASE,
    ),
    lazily(rf"\b{_ON_REFLECTION}[,:]? {_THING.format('a')} {_WILL_NOT}", re.IGNORECASE),
    lazily(
        rf"\b{_ON_REFLECTION}[,:]? (?:(?:I|we)(?:['’]d| would) rather not|(?:I|we) (?:won['’]t|will not|can['’]t|cannot|don['’]t want to)|"
        rf"(?:let['’]s|let us) not|not) (?:{_STARTS} )?(?:in |with |for |by )?{_THING.format('a')}(?=\W*$|[,.;:!–—…]| (?:but|after)\b)",
        re.IGNORECASE,
    ),
    lazily(
        rf"(?:^\W*|[,;:–—…] ?|\b(?:but|so|and|that|think|afraid) ){_THING.format('a')}(?: (?:is|are|would be|feels)|['’]s) {_GONE}"
        r"[^.;!?]{0,20}? after all\b",
        re.IGNORECASE,
    ),
    lazily(
        rf"\b(?:it|I|we)(?: (?:won['’]t|will not|can(?:['’]t|not)|shan['’]t)|['’]ll not) {_STARTS} (?:in |with |for |by )?"
        rf"{_THING.format('a')} after all\b",
        re.IGNORECASE,
    ),
    lazily(
        rf"(?:^\W*|[,;:–—…] ?|\b(?:so|but|and) )(?:not|no) (?:in |with |for |by )?{_THING.format('a')} after all\b",
        re.IGNORECASE,
    ),
)
#: A time by its name says by itself that it is a plan.
_TIME = rf"(?:the |this |next )?(?:spring|summer|autumn|winter|christmas|easter|{MONTHS_BUT_MAY}|(?-i:May))"
_ALONE = (
    *_ALONE,
    lazily(
        rf"(?:^\W*|[,;:–—…] ?|\b(?:but|so|and|that|think|afraid|no|well),? )(?P<a>{_TIME})(?: (?:is|looks|seems)|['’]s) (?:now )?{_GONE}"
        r"(?=\W*$|[,;.–—…]| for (?:us|me|this|that|it)\b| (?:now|after all|I['’]m afraid|to (?:start|begin))\b)",
        re.IGNORECASE,
    ),
    lazily(
        rf"(?:^\W*|[,;:–—…] ?|\b(?:but|so|and|please|better|let['’]s) )(?:forget|scrap|drop|skip) (?:about )?(?P<a>{_TIME})"
        r"(?=\W*$|[,;.–—…])",
        re.IGNORECASE,
    ),
)
#: Told in one sentence, and dropped in the next.
_TOLD = lazily(rf"{_SAID} {_PLAN.format('a')}\W*$", re.IGNORECASE)
_DROPPED = lazily(_DROPS, re.IGNORECASE)
#: What they want instead, in the sentence behind.
_INSTEAD = lazily(
    r"^\W*(?:(?:so|and|now|please|then)\W+)*(?:let['’]?s\b|let us\b|let it be\b|make it\b|"
    r"(?:it|that)(?:['’]ll| will| has to| must| had better)\b|"
    r"(?:I|we)(?:['’]d| would| want|['’]ll| will|['’]m| am|['’]re| are)\b)",
    re.IGNORECASE,
)
_MAY = lazily(
    r"\b(?:mind|minds|thoughts?|better of|heart|gone off|gone cold|cooled|reconsidered|reflection|thinking|slept|reflected|come to think|"
    r"after all|forget|scrap|scratch|strike|drop|have to be|better be|must be|instead|rather|too|off|won|will not|cannot|can|"
    r"no longer|hasty|carried away)\b",
    re.IGNORECASE,
)
_OPEN = lazily(
    r"\?\W*$|\b(?:if(?! (?:at all|anything)\b)|unless|whether|in case|suppose|supposing|perhaps|maybe|might|could|(?-i:may)|used to|"
    r"last (?:year|time)|ago|every|always|often)\b",
    re.IGNORECASE,
)
_NOT = lazily(r"(?:\b(?:not|never|nobody|hardly)|n['’]t)(?: \w+){0,2} ?$", re.IGNORECASE)
_CALENDAR = lazily(
    rf"\b(?:spring|summer|autumn|winter|christmas|easter|new year|{MONTHS_BUT_MAY}|(?-i:May)|{WEEKDAY}|q[1-4]|quarter)s?\b",
    re.IGNORECASE,
)
_WORD = lazily(r"[^\W\d_][\w'’-]{2,}")
_LIGHT = frozenset(
    """the that this these those and for from with into one two all any some more have has had get got about our your their his her
    was were are would could should will can not but what which when who how where there here them they you its it's i'd i've we'd we'll
    i'll like want start begin starting beginning try trying going take taking make making having doing thing things something anything
    everything next year month week time day let say said idea plan then first still really maybe""".split()
)
#: What a plan is read as; a plain wish or intention by its words.
_PLANS = frozenset({Facet.COMMITMENT, Facet.GOAL, Facet.DESIRE, Facet.WANT})
_INTENDS = lazily(
    r"\b(?:I|we)(?:['’]d| should| would| shall| will|['’]ll)(?: very much| also| really| rather| then)? "
    r"(?:like|love|be (?:glad|happy|ready)|"
    r"start|begin|try|do|take|go|be|have|sign|come)\b|\b(?:I|we) (?:want|plan|mean|intend|hope|aim) to\b|"
    r"\b(?:I|we)(?:['’]re| are|['’]m| am) (?:going to|planning|starting|ready)\b|\blet['’]s\b|\blet us\b",
    re.IGNORECASE,
)
_REFUSES = lazily(r"\b(?:not|never|no|nothing)\b|n['’]t\b", re.IGNORECASE)
_BEGINS = 4


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A plan that somebody sees otherwise now.

    Attributes:
        of: what it was, in their words.
        start, end: offsets in the text of the sentences that tell it.
        retold: where it begins to be dropped.
    """

    of: str
    start: int
    end: int
    retold: int


@remembered
def otherwise(text: str) -> tuple[Otherwise, ...]:
    """The plans that a text names and drops, in its order."""
    return tuple(_otherwise(text))


def _otherwise(text: str) -> Iterator[Otherwise]:
    spans = sentences(text) if _MAY.search(text) else []
    for n, span in enumerate(spans):
        own = text[span.start : span.end]
        if _OPEN.search(own):
            continue
        before = spans[n - 1] if n else None
        told = text[before.start : before.end] if before else ""
        then = spans[n + 1] if n + 1 < len(spans) else None
        end = then.end if then is not None and _INSTEAD.match(text[then.start : then.end]) else span.end
        if of := _dropped_here(own):
            yield Otherwise(of, span.start, end, span.start)
        elif before and (found := _TOLD.search(told)) and _words(found["a"]) and _says(_DROPPED, own):
            yield Otherwise(found["a"], before.start, end, span.start)


def _dropped_here(sentence: str) -> str:
    """What a sentence names and drops; empty where it does not."""
    for pattern in _ALONE:
        for found in pattern.finditer(sentence):
            if _words(found["a"]) and not _NOT.search(sentence[: found.start()]):
                return str(found["a"])
    return ""


def _says(pattern: re.Pattern[str], sentence: str) -> bool:
    found = pattern.search(sentence)
    return found is not None and not _NOT.search(sentence[: found.start()])


def of_the_plan(of: str, quote: str, facets: Container[Facet] | Mapping[Facet, float]) -> bool:
    """Whether words said before are of a plan that is named: a yes, a wish or an intention, and of the same thing or time.

    Args:
        of: as ``Otherwise.of``.
        facets: what the words were read as.
    """
    if not any(f in facets for f in _PLANS) and not (_INTENDS.search(quote) and not _REFUSES.search(quote)):
        return False
    when = {m[0].casefold() for m in _CALENDAR.finditer(of)}
    if when:
        return bool(when & {m[0].casefold() for m in _CALENDAR.finditer(quote)})
    named, own = _words(of), _words(quote)
    shared = [a for a in named if any(_same(a, b) for b in own)]
    return bool(shared) and 2 * len(shared) >= len(named)


def _words(text: str) -> set[str]:
    return {w for w in _WORD.findall(text.casefold().replace("’", "'")) if w not in _LIGHT}


def _same(a: str, b: str) -> bool:
    """Whether two words are forms of one: "pilot" and "pilots"."""
    short, long = sorted((a, b), key=len)
    return (len(short) >= _BEGINS and long.startswith(short) and len(long) - len(short) <= 3) or a == b
