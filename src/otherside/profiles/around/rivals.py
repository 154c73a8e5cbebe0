"""People whom buyers name as another way: "Ivo rang again, he could start in May", "my cousin could do the job". Pure.

A first name alone is a colleague's or a friend's as often. It is a rival's where they got in touch and could do the work, could do it
for less or instead, or are another of the trade. Whoever is one of the deal is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from otherside.domain.patterns import lazily
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.around.titled import BEFORE_NAMES, NOBODY
from otherside.profiles.who.names import plain

_NO_PERSON = NO_NAMES | NOBODY | BEFORE_NAMES | {"Whoever", "Whatever", "Dad", "Mum", "Mom"}
_WORD = rf"(?!(?:{'|'.join(sorted(_NO_PERSON))})\b)[A-Z][\w-]+"
_NAME = rf"(?P<name>\b{_WORD}(?: {_WORD})?)(?![\w-])"
_KIN = (
    r"(?:brother|sister|father|mother|son|daughter|cousin|uncle|aunt|nephew|niece|friend|mate|neighbour|neighbor|husband|wife|partner|"
    r"builder|architect)(?:-in-law)?"
)
_OF_SOMEBODY = rf"(?P<name>(?:\b{_WORD}['’]s|\b(?:[Mm]y|[Oo]ur)) {_KIN})(?![\w-])"
_MIGHT = r"(?:['’]d| could| can| would| might|['’]s (?:happy|willing|able) to| is (?:happy|willing|able) to| has offered to| offered to)"
_WORK = r"(?:it|the (?:job|work|lot|same|whole (?:thing|job|lot)|plans?|drawings?|build|loft|roof|kitchen|site|project)|one|the same thing)"
_DO = rf"(?:do|build|draw|make|run|fit|take on|handle) {_WORK}"
#: What only whoever is to do the work can or will do.
_AT_WORK = (
    rf"(?:start(?! (?:to|with|by|at \d|crying|school|again)\b)|begin(?! to\b)|{_DO}|take (?:it|us|this|the (?:job|work)) on|"
    r"fit (?:it|us|me|this) in|have it (?:done|finished|ready|built))\b"
)
#: "He could", "says he'll".
_SAYS = (
    rf"(?:(?:[Hh]e|[Ss]he|[Tt]hey){_MIGHT}|(?:(?:[Hh]e|[Ss]he|[Tt]hey) )?(?:[Ss]ays?|[Ss]aid|[Tt]hinks?) (?:that )?(?:he|she|they)"
    rf"(?:{_MIGHT}|['’]ll| will))"
)
_GOT_IN_TOUCH = (
    r"(?:(?:has|['’]s|have) )?(?:rang|rung|called|phoned|wrote|written|texted|e-?mailed|came (?:round|by|over|out|back)|"
    r"been (?:round|back|in touch)|"
    r"was (?:here|round|back|in touch)|got (?:back|in touch)(?: (?:to|with) (?:me|us))?|dropped (?:in|by)|stopped by)\b"
)
_LESS = (
    r"(?:for (?:about |around |under |just )?(?:half|less|a (?:third|quarter|fraction)|nothing|free|cash|[€£$] ?\d|\d|"
    r"(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b|(?:\w+ )?(?:hundred|thousand|grand|pounds|euros|dollars)\b)|"
    r"cheaper|instead\b|(?:more )?quickly|at (?:half|a third)\b)"
)
_TRADE = (
    r"(?:builder|architect|designer|fitter|joiner|contractor|carpenter|coach|consultant|freelancer|developer|planner|caterer|"
    r"photographer|surveyor|roofer|plumber|electrician|decorator|engineer|agent|trainer|lawyer|accountant|adviser|advisor)"
)
_OTHER = r"(?:another|the other|an? (?:second|different|local|cheaper|third)|the (?:second|local|cheaper)) (?:\w+ )?"
_RIVALS: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern)
    for pattern in (
        rf"{_NAME},? (?:\w+,? )?{_GOT_IN_TOUCH}[^.?!;]{{0,60}}?(?:[,.;–—] ?|\b(?:and|saying|to say|that) )(?:(?:and|so) )?"
        rf"{_SAYS} {_AT_WORK}",
        rf"{_NAME}(?:{_MIGHT}| says (?:he|she)(?:['’]d| could|['’]ll| can)) (?:{_DO}|do (?:this|that)) {_LESS}",
        rf"{_NAME}(?: has| have|['’]s)? (?:priced (?:it|the (?:job|work|lot))|(?:gave|given|sent) (?:me|us) (?:a|his|her) (?:\w+ )?"
        r"(?:price|quote|estimate))\b",
        rf"{_OF_SOMEBODY}(?:{_MIGHT}| says (?:he|she)(?:['’]d| could|['’]ll| can)) (?:{_DO}\b|do (?:this|that) {_LESS})",
        rf"{_OF_SOMEBODY}(?:['’]s| is) an? (?:\w+ )?{_TRADE}\b[^?]{{0,90}}? (?:[Hh]e|[Ss]he){_MIGHT} "
        rf"(?:{_DO}\b|do (?:this|that) {_LESS})",
        rf"\b(?i:{_OTHER}){_TRADE}(?:,| called| named|, called)? {_NAME}",
        rf"{_NAME},? (?:is )?(?i:{_OTHER}){_TRADE}\b",
    )
)
#: Beside it: what is asked, imagined or not so; and what we are to do with them.
_NOT = lazily(
    r"\?\W*$|\b(?:not|never|nobody|no|if|unless|wish|used to|years ago|back then|sign|with you|for you|your (?:\w+ )?(?:team|people|"
    r"office))\b|n['’]t\b",
    re.IGNORECASE,
)
_ENDS = lazily(r"[.?!;]\s")
_SENTENCE = lazily(r"[^.?!\n]*[.?!]?")
#: In front of a name it is supposed, or a title of theirs makes it one of them.
_SUPPOSED = lazily(r"\b(?:if|unless|whether|wish|imagine|suppose)\b[^,;.?!]{0,40}$", re.IGNORECASE)
_OURS = lazily(r"\b(?:our|my) (?:[\w-]+ ){1,3}$", re.IGNORECASE)
_LONGEST = 4_000


def rivals(text: str, ours: Collection[str] = ()) -> Iterator[tuple[int, int, str]]:
    """``(start, end, name)`` of the people whom a turn names as another way, by what they are called there.

    Args:
        text: a whole turn.
        ours: words of names that are none: of our people and theirs. "Ada's cousin" is one all the same.
    """
    taken = set(ours)
    for pattern in _RIVALS:
        for match in pattern.finditer(text[:_LONGEST]):
            name = match["name"]
            relative = not name.split()[-1][0].isupper()
            # "He says you need no plans. He'd do it for ninety": each sentence has its own no.
            said = _ENDS.split(match[0])[-1] + _rest(text, match.end())
            if _NOT.search(said) or (not relative and taken & set(plain(name).split())):
                continue
            before = text[max(0, match.start() - 60) : match.start("name")]
            if not (_OURS.search(before) or _SUPPOSED.search(before)):
                yield (*match.span("name"), name)


def _rest(text: str, at: int) -> str:
    """What is left of the sentence from there on."""
    found = _SENTENCE.match(text, at)
    return found[0] if found else ""
