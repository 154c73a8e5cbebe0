"""Other vendors as they are spoken of in passing: "Larkholm are four thousand cheaper", "Holm's quote came on Monday". Pure.

A name with a capital may as well be a colleague's or a place. So beside it stands what only an offer has: a price against ours,
a bid, a visit to measure up; or the turn speaks of offers, and they are a "they".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from otherside.domain.patterns import lazily
from otherside.profiles.around.no_names import OF_SOMEBODY
from otherside.profiles.around.sellers import SELLER
from otherside.profiles.who.names import plain

_SUM = (
    r"(?:[£€$] ?\d[\d.,]*k?|\d[\d.,]*(?:k\b| ?%)?|(?:[\w-]+ )?(?:hundred|thousand|grand|thirds?|quarter|half|fifth|tenth|per ?cent|pounds|"
    r"euros|dollars|quid))(?: (?:thousand|grand|pounds|euros|dollars|per ?cent|quid))?"
)
_BY = (
    rf"(?:(?:(?:about|around|roughly|nearly|almost|over|some|still|also|a good) )*{_SUM}|a lot|a (?:good )?bit|quite a bit|"
    r"much|far|slightly|considerably|way) "
)
_COMPARED = r"(?:cheaper|dearer|less|lower|under|below|more expensive|quicker|sooner|faster)\b"
_OFFER = r"(?:offer|quote|quotation|bid|tender|estimate)s?"
_DAY = r"(?: (?:on \w+day|last \w+|this \w+|yesterday|today|tomorrow|again|too|as well|twice|already))*"
_TO_LOOK = (
    r"to (?:measure|quote|survey|price|tender|pitch|demo|show (?:us|me) (?:their|theirs|the)|give (?:us|me) an? "
    r"(?:price|quote|figure|estimate))\b"
)
_THEY_GAVE = (
    r"[Tt]hey(?:['’](?:ve|d)| have| had)?(?: also| already| just| even)? (?:gave|given|sent|quoted|offered|made|named|promised) (?:me|us) "
    r"(?:one|two|theirs|an? (?:\w+ )?(?:name|price|quote|figure|offer|rate|trial|demo|sample|estimate)|their (?:\w+ )?(?:price|offer|"
    r"word|best)|the (?:name|price))\b"
)

#: What says it by itself.
_SURE: tuple[re.Pattern[str], ...] = (
    lazily(rf"\b{SELLER}(?: are| were|['’]re| have come in| came in| come in| comes in) {_BY}{_COMPARED}"),
    lazily(rf"\b{SELLER} (?:came|come|comes) in (?:(?:about|around|just|well|slightly) )*(?:under you|below you|lower|cheaper|dearer|"
           rf"higher|at {_SUM}(?! (?:o['’]clock|am|pm|past|in the)\b))"),
    lazily(rf"\b{SELLER}(?: have| has|['’]ve)? (?:quoted|bid|tendered)(?: (?:at|about|around|just|only))* {_SUM}"),
    lazily(rf"\b{SELLER}['’]s? (?:\w+ )?{_OFFER}(?: for \w+(?: \w+)?)? (?:came|arrived|landed|comes|is|was|has|looks|runs|stands|expires|"
           r"says|lies|sits)\b"),
    lazily(rf"\b(?:waiting (?:on|for)|got|have|had|seen|read|compared?|beat|match|asked for|opened) {SELLER}['’]s? (?:\w+ )?{_OFFER}\b"),
    lazily(rf"\b(?:[Ww]e|I)(?:['’](?:ve|re|m)| have| had| are)?(?: had| got| having| have| getting)? {SELLER} "
           rf"(?:in|round|out|here|over|coming)(?: in| round| out| here| over)?{_DAY} {_TO_LOOK}"),
    lazily(rf"\b{SELLER}(?: are| is| were| was|['’]re| came| sent (?:a man|somebody|someone|two people|a lad|an engineer))(?: coming)?"
           rf"(?: in| round| out| here| over)?{_DAY} {_TO_LOOK}"),
    lazily(rf"\b{SELLER}[,;–—] ?(?:and |but )?{_THEY_GAVE}"),
    lazily(rf"\b{SELLER}(?: have|['’]ve)(?: got)? [^.?!;]{{2,60}}?,? (?:and|but|which) you (?:don['’]t|do not|haven['’]t|have not)\b"),
)  # fmt: skip
#: What says it where the turn, or what we asked, speaks of offers: inspectors and friends are "in on Monday" as well.
_MAYBE: tuple[re.Pattern[str], ...] = (
    lazily(rf"\b{SELLER}(?: is|['’]s| was) {_BY}{_COMPARED}"),
    lazily(rf"\b{SELLER}['’]s (?:is|was|came|has come) (?:(?:now|already|just|also) )*(?:in|here|back|through)"
           r"(?=\W*$|[.,;!–—]| (?:and|now|too|on|as well)\b)"),
    lazily(rf"\b[Ww]e(?:['’]ve| have)?(?: had| got| have) {SELLER} (?:in|round|out|here|over){_DAY}(?=\W*$|[.,;!–—]| and\b)"),
    lazily(rf"\b{SELLER}['’]s (?:\w+ )?(?:price|proposal|figure|number|contract)s? (?:came|arrived|landed|is|was|looks|runs|stands)\b"),
)  # fmt: skip
_OFFERED = lazily(
    rf"\b(?:{_OFFER}|quoted|(?:under|than|below|over|against|beside|like) you(?:rs)?|cheaper than|dearer than|suppliers?|vendors?|"
    r"competit\w+|who else|anybody else|anyone else|other (?:firms?|suppliers?|people))\b",
    re.IGNORECASE,
)
#: Open, denied, or over; in the sentence up to the end of the match.
_NOT = lazily(
    r"\b(?:not|never|nobody|no longer|if|unless|whether|suppose|wish|used to|ago|last (?:year|time)|back then|once|ruled out|"
    r"decided against|turned down|rejected)\b|n['’]t\b",
    re.IGNORECASE,
)
_AGO = lazily(r"\b(?:ago|last (?:year|time)|back then|years? back)\b", re.IGNORECASE)
_SENTENCE_END = lazily(r"[.?!;\n]+\s*")
_LONGEST = 4_000


def in_passing(text: str, ours: Collection[str] = (), asked: str = "") -> Iterator[tuple[int, int, str]]:
    """``(start, end, name)`` of the vendors that a turn speaks of in passing as another way.

    Args:
        text: a whole turn.
        ours: words of names that are none: our firm and people, and theirs.
        asked: what we asked just before.
    """
    text, taken = text[:_LONGEST], set(ours)
    offered = _OFFERED.search(f"{asked} {text}") is not None
    for n, pattern in enumerate((*_SURE, *_MAYBE)):
        for match in pattern.finditer(text):
            name = match["name"]
            if OF_SOMEBODY.match(name) or taken & set(plain(name).split()) or not _told(text, match):
                continue
            if n < len(_SURE) or offered:
                yield (*match.span("name"), name)


def _told(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence tells it as a fact of today, and begins with no plural of things."""
    first = max((m.end() for m in _SENTENCE_END.finditer(text, 0, match.start())), default=0)
    last = _SENTENCE_END.search(text, match.end())
    if last is not None and "?" in last[0]:
        return False
    # "Apples are two euros cheaper" names nobody.
    if (
        match.start("name") == first
        and re.fullmatch(r"\w+[^s]s", match["name"])
        and text[match.end("name")] not in "'’"
    ):
        return False
    # Whoever "the Germans" are, it is no name.
    if text[: match.start("name")].casefold().endswith("the ") and re.fullmatch(r"\w+s", match["name"]):
        return False
    # "… and you don't" is of us, and no "not" of theirs.
    ends = last.start() if last else len(text)
    return not _NOT.search(text, first, match.end("name")) and not _AGO.search(text, match.end("name"), ends)
