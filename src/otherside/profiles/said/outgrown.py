"""What somebody says that they no longer want or are: "I said I wanted to run the whole region. I don't, any more." Pure.

Only plain words of their own count, said as a statement; an "if", a question and what holds on to it take nothing back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from otherside.domain.patterns import lazily
from otherside.profiles.said.sentences import sentences

_OF = r"(?P<of>[^.;:!?,–—]{3,90}?)"
_ENDS = r"(?=[.;:!?,–—]|$)"
_AGAIN = r"(?:any ?more|any longer)"
_SAY = r"(?:['’]d| had| have|['’]ve)? (?:always |once |first |originally |also )?(?:said|told you|thought|talked about how|used to say)"
_WISHED = (
    r"(?:want(?:ed)?|wished?|hoped?|dream(?:ed|t)?|meant|aimed|(?:['’]d|would) (?:really )?(?:like|love)|(?:was|were|am|['’]m) going|"
    r"(?:['’]m|am|was) (?:somebody|someone))"
)
#: The wish as something said or felt once; what it has become stands behind it.
_SAID_ONCE = lazily(
    rf"\b(?:I|we){_SAY} (?:that )?(?:I|we) ?{_WISHED} (?:to |of |for |about )?{_OF}(?=[.;:!?,–—]|$| but | and now )",
    re.IGNORECASE,
)
_IT = r"(?:that|it)"
_NOT_ME = r"(?:what I want|who I am|me|true|so)"
_AT_AN_END = (
    r"(?:(?:I|we) (?:don['’]t|do not|no longer do|no longer want (?:it|that|to)|(?:don['’]t|do not) want (?:it|that|to))"
    rf"(?:,? (?:any ?more|any longer|now|these days))?|(?:not|no) (?:any ?more|any longer|longer)|"
    r"(?:I|we)(?:['’]ve| have)? (?:changed (?:my|our) minds?|let (?:that|it) go|moved on(?: from (?:that|it))?|given (?:that|it) up|"
    rf"grown out of (?:that|it))|{_IT}(?:['’]s| is| has)? (?:all )?(?:gone|changed|over|behind (?:me|us)|passed)|"
    rf"{_IT}(?:['’]s no longer|['’]s not| is no longer| is not| isn['’]t) {_NOT_ME}(?: {_AGAIN})?|I take {_IT}(?: all)? back)"
)
#: Behind the wish, to the end of its sentence: nothing that goes on from there.
_NO_MORE = lazily(
    rf"^\W*(?:(?:but|and|well|honestly|actually|the truth is|to be honest|now|only|so|then)\W+)*{_AT_AN_END}\W*(?:$|[.;!–—])",
    re.IGNORECASE,
)
_SOMEBODY = r"(?:(?:the|an?|your|my|somebody['’]s|everybody['’]s|one of) )(?!case\b)"
_ME = r"(?:what I want|who I am|(?:for )?me|my (?:goal|aim|dream|ambition))"
_TO = r"(?:to |of |for |as |about )?"
#: What they do not want or are any more, in one sentence, which may be a wish itself.
_NOT_ANY_MORE = tuple(
    lazily(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:I|we) (?:don['’]t|do not) (?:really |even )?(?:want|wish|hope|need|dream|care) (?!(?!to )(?:\w+ ){1,3}to )"
        rf"{_TO}{_OF},? {_AGAIN}\b",
        r"\b(?:I|we)(?:['’]ve| have)? (?:no longer|stopped) (?:want(?:ing)?|wish(?:ing)?|hop(?:e|ing)|dream(?:ing)?|see(?:ing)? myself) "
        rf"{_TO}{_OF}{_ENDS}",
        rf"\bI(?:['’]m| am) no longer {_SOMEBODY}{_OF}{_ENDS}",
        rf"\bI(?:['’]m| am) not {_SOMEBODY}{_OF},? {_AGAIN}\b",
    )
)
#: What tells only what they wanted once.
_TOLD = tuple(
    lazily(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:I|we) (?:used to|once) (?:want|wish|hope|dream|wanted|wished|hoped|dreamt|dreamed|see myself|saw myself) {_TO}{_OF}{_ENDS}",
        r"\bI(?:['’]ve| have|['’]m| am)? (?:finally |rather |pretty much )?(?:(?:given up|gave up|giving up|let go of|letting go of)"
        r"(?: (?:on )?(?:the|this|my) (?:idea|thought|dream|plan|hope|wish) of|(?: on)? (?=\w+ing\b)| on)|"
        r"put away my (?:dream|hope|plan)s? of) "
        rf"?{_OF}{_ENDS}",
        rf"(?:^|[.;:!?–—] ?){_OF} (?:(?:is|are) no longer {_ME}|(?:isn['’]t|is not|aren['’]t|are not) {_ME} {_AGAIN})\W*$",
        rf"\b(?:forget|scratch|ignore|never mind) (?:what|all) I(?:['’]ve| have)? (?:said|told you) (?:about|of) {_OF}{_ENDS}",
        rf"\bwhat I(?:['’]ve| have)? (?:said|told you) (?:about|of) {_OF}[:,–—]{{0,2}} ?(?:I (?:now )?take {_IT}(?: all)? back|"
        r"no longer (?:holds|stands|applies|is true)|(?:is|that['’]s) (?:gone|over))",
    )
)
#: A text without one of these takes nothing back.
_MAY = lazily(
    r"\b(?:any ?more|any longer|no longer|used to|once|(?:giv|gav)\w+ (?:it |that )?up|let(?:ting)? (?:it |that )?go|put away|stopped|"
    r"(?:said|told you|thought|talked about how|used to say) (?:that )?(?:I|we)\b|what I|all I|who I am|(?:not|n['’]t) (?:for )?me\b|"
    r"(?:not|n['’]t) my\b)",
    re.IGNORECASE,
)
_ASKS_OR_MAY = lazily(r"\?\W*$|\b(?:if|unless|whether|in case|suppose|supposing|when I['’]?m|until)\b", re.IGNORECASE)
#: A wish to have less of something is no wish for it.
_OF_LESS = lazily(
    r"n['’]t\b|\b(?:not|never|no longer|stop|without|less|fewer|rid of|(?:tired|sick) of|afraid|worr(?:y|ied))\b",
    re.IGNORECASE,
)
_HELD_ON_TO = lazily(r"(?:\b(?:not|never|nobody|without|refuse to)|n['’]t)(?: \w+){0,2} $", re.IGNORECASE)
_LIGHT = frozenset(
    """the that this these those and for from with into one two three four day all any some more have has had having get getting got
    been being was were are our his her their its your mine ours myself ourselves just really even ever only then than there here what
    which who whole very much want wanted wants wish like love would could should about again also still something anything thing
    things way between before after over under through without every each other own new old""".split()
)
_WORD = lazily(r"[^\W\d_]{3,}")
#: Letters that two forms of one word begin with, at least; and that one may add to the other.
_BEGINS, _ENDING = 4, 5


@dataclass(frozen=True, slots=True)
class Outgrown:
    """A wish, or a picture of themselves, that somebody no longer holds.

    Attributes:
        of: what it was, in their words.
        told: it is told as what it was once, and nothing else; "I don't want to be the one who says no any more" is a wish itself.
        start: offset in the text where it begins to be told.
        end: one past the sentence that ends it.
    """

    of: str
    told: bool
    start: int
    end: int


def outgrown(text: str) -> Iterator[Outgrown]:
    """What a text says its speaker no longer wants or is."""
    spans = sentences(text) if _MAY.search(text) else []
    for n, span in enumerate(spans):
        said = text[span.start : span.end]
        if _ASKS_OR_MAY.search(said):
            continue
        if found := _SAID_ONCE.search(said):
            then = spans[n + 1] if n + 1 < len(spans) else None
            if _NO_MORE.match(said[found.end() :]):
                yield Outgrown(found["of"], True, span.start, span.end)
            elif then and not said[found.end() :].strip(" .") and _NO_MORE.match(text[then.start : then.end]):
                yield Outgrown(found["of"], True, span.start, then.end)
            continue
        for pattern in (*_TOLD, *_NOT_ANY_MORE):
            found = pattern.search(said)
            if found and not _HELD_ON_TO.search(said[: found.start()]):
                yield Outgrown(found["of"], pattern in _TOLD, span.start, span.end)
                break


def outgrown_by(text: str, later: Iterable[Outgrown]) -> bool:
    """Whether words said before speak of what was outgrown since: most of its words that carry something stand in them."""
    if _OF_LESS.search(text):
        return False
    own = _words(text)
    for found in later:
        of = _words(found.of)
        shared = [a for a in of if any(_same(a, b) for b in own)]
        # One word alone has to be theirs, and no common one.
        enough = len(shared) >= 2 or (len(of) == 1 and len(of & own) == 1 and len(shared[0]) >= _BEGINS + 1)
        if enough and 2 * len(shared) >= len(of):
            return True
    return False


def _words(text: str) -> set[str]:
    return {w for w in _WORD.findall(text.casefold().replace("’", "'")) if w not in _LIGHT}


def _same(a: str, b: str) -> bool:
    """Whether two words are forms of one: "run" and "running", "region" and "regional"."""
    short, long = sorted((a, b), key=len)
    begins = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False)))
    if begins == len(short):
        return len(long) - len(short) <= _ENDING
    return begins >= max(_BEGINS, len(short) - 2) and len(long) - begins <= _ENDING
