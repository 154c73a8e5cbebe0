"""Names that buyers tell of as a way others would rather go: praised by a friend, a brochure on the table, a mind made up. Pure.

A capital alone may be a colleague or a place. So beside the name stands a word that only whoever takes on work for a fee has, the name
itself says that it is a firm's, or the sentence sets it against us.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from otherside.domain.patterns import lazily
from otherside.profiles.around.no_names import OF_SOMEBODY
from otherside.profiles.around.sellers import SELLER
from otherside.profiles.who.names import plain

_CAPITAL = r"(?!(?:The|Our|Their|My|His|Her|A|An)\b)[A-Z][\w&-]*"
_FIRM = (
    r"(?:Foundation|Trust|Group|Partners|Partnership|Consulting|Consultants|Consultancy|Associates|Philanthropy|Advisory|Advisers|"
    r"Advisors|Solutions|Systems|Software|Services|Technologies|Labs|Ltd|Limited|GmbH|Inc|LLC|LLP|Agency|Studios?|Institute|Capital|"
    r"Logistics|Analytics|Digital|Builders|Contractors|Engineering|Coaching|Training|Brothers|Bros)"
)
#: A firm by its own name: "the Alder Community Trust".
_BY_NAME = rf"(?P<name>{_CAPITAL}(?: {_CAPITAL})? {_FIRM})(?!\w)"
#: They have done, or would do, such work for somebody.
_THEY_WORK = (
    r"[Tt]hey(?:['’](?:ve|d|ll|re))?(?: (?:have|would|could|can|also|already|just|even|all|only))* (?:did|do|done|made|make|built|build|"
    r"ran|run|got|have|had|offer|offered|charge|charged|sell|sold|handled?|organised?|organized?|installed|advised?|set up|"
    r"wrote|look(?:ed)? "
    r"after|take|took|come|came|do it|can|could)\b"
)
_ON_THEM = rf"(?=[^?]{{0,80}}\b{_THEY_WORK})"
_ALL = r"(?:it all|all of it|everything|the (?:lot|whole (?:lot|thing|business|job))|the \w+|it|this|that)"
_OVER = rf"(?:give|giving|gave|hand|handing|leave|leaving|pass|passing|outsource|outsourcing) {_ALL}(?: all)?(?: over| out| straight)? to"
_TOUCH = (
    r"(?:rung|rang|called|phoned|spoken (?:to|with)|spoke (?:to|with)|talked (?:to|with)|met(?: with)?|asked|e-?mailed|written to|wrote "
    r"to|contacted|approached|heard from|been to see|went to see)"
)
_FEE = (
    r"(?:want|wanted|charge|charged|ask|asked|quote|quoted|take|took|offer|offered|would|could|can|['’]d|['’]ll)\b[^.?!;]{0,50}"
    r"(?:\bper ?cent\b|%|[€£$] ?\d|\b\d|\b(?:hundred|thousand|grand|pounds|euros|dollars)\b|\bfor (?:less|half|free|nothing)\b)"
)
_MIND = r"(?:made|make|making|made up|make up) (?:(?:his|her|their|my|our|its) )(?:own )?minds?(?: up)?"
_PAPER = r"(?:brochure|prospectus|leaflet|flyer|price[- ]list|rate card|sales deck|pitch deck|catalogue|order form|engagement letter)s?"
_AGAINST_US = r"(?:instead of|rather than|over|and not|before) (?:you|yours|your \w+)\b"
_HIRE = r"(?:go with|going with|hire|hiring|bring in|bringing in|engage|take on|use|using|choose|choosing|pick|picking|buy from|have)"
_ENDS = r"(?=\W*$|[.,;!–—]| (?:now|for|in|on|then|really|at)\b)"

_PATTERNS: tuple[re.Pattern[str], ...] = (
    lazily(rf"\b(?i:{_OVER}) (?:the )?{_BY_NAME}"),
    lazily(rf"\b(?i:{_OVER}) (?:the )?{SELLER}{_ON_THEM}"),
    lazily(
        r"\b(?:(?:keeps?|kept|is always|['’]s always|never stops) (?:telling|talking to|writing to|nagging|pestering|on at|on to) (?:\w+ )"
        r"(?:about|of)|swears? by|swore by|raves? about|raving about|recommend(?:s|ed|ing)?|(?:speaks?|spoke|talks?) (?:\w+ )?highly "
        rf"of|goes on about|sings the praises of) (?:the )?(?:{SELLER}{_ON_THEM})"
    ),
    lazily(
        r"\b(?:(?:keeps?|kept|is always|['’]s always) (?:telling|nagging|pestering|on at) (?:\w+ )(?:about|of)|swears? by|swore by|"
        rf"raves? about|recommends?|speaks (?:\w+ )?highly of|goes on about) (?:the )?{_BY_NAME}"
    ),
    lazily(rf"\b{_MIND}[^?!;]{{0,30}}?\b(?:[Ff]or|[Ii]n favou?r of) (?:the )?{SELLER}{_ENDS}"),
    lazily(rf"\b{_PAPER} (?:from|of|by) (?:the )?{SELLER}(?!['’]s\b)"),
    lazily(rf"\b{SELLER}['’]s? (?:[a-z]\w+ )?{_PAPER}\b"),
    lazily(rf"\b{_TOUCH} (?:the )?{SELLER}[,;.–—]? ?(?:(?:and|so|but) )?[Tt]hey(?: (?:now|also|still))? ?{_FEE}"),
    lazily(rf"\b(?i:{_HIRE}) (?:the )?{SELLER} {_AGAINST_US}"),
    lazily(
        r"\b(?:[Ii]t['’]s|[Ii]t is|[Cc]omes? down to|[Dd]own to|[Cc]hoice is|[Cc]hoice|[Tt]oss-?up|[Dd]ecid(?:e|ing)|[Cc]hoos(?:e|ing)|"
        rf"[Tt]orn) (?:now |still |really |basically |just )?(?:between )?(?:you|yourselves|your (?:offer|quote|firm)) (?:and|or) (?:the )?"
        rf"{SELLER}(?!['’]s (?!offer|quote)){_ENDS}"
    ),
    lazily(
        rf"\b{SELLER}(?: has| have|['’]ve)?(?: also| already| just)? (?:tendered|put in (?:a|an|their|"
        rf"its) (?:\w+ ){{0,2}}(?:bid|tender|offer|"
        r"proposal)|pitched (?:to us|to him|to her|to them|for it|for the|last|on|too|as well))\b"
    ),
)
#: Whether it is so is open, or it is over: asked, supposed, denied, long ago.
_NOT = lazily(
    r"\b(?:(?<!why )not|never|nobody|no longer|if|unless|whether|suppose|wish|used to|years ago|back then|ruled|decided against|turned|"
    r"rejected)\b|(?<!why do)(?<!why should)(?<!why would)n['’]t\b",
    re.IGNORECASE,
)
#: A question that proposes it.
_WHY_NOT = lazily(r"\bwhy (?:not|don['’]t|shouldn['’]t|wouldn['’]t)\b", re.IGNORECASE)
_SENTENCE_END = lazily(r"[.?!;\n]")
_LONGEST = 4_000


def held_up(text: str, ours: Collection[str] = ()) -> Iterator[tuple[int, int, str]]:
    """``(start, end, name)`` of whom a turn tells of as the way somebody would rather go, by what they are called there.

    Args:
        text: a whole turn.
        ours: words of names that are none: our firm and people, and theirs.
    """
    taken = set(ours)
    text = text[:_LONGEST]
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            name = match["name"]
            if OF_SOMEBODY.match(name) or taken & set(plain(name).split()):
                continue
            first = max((m.end() for m in _SENTENCE_END.finditer(text, 0, match.start())), default=0)
            last = _SENTENCE_END.search(text, match.end())
            asked = last is not None and last[0] == "?"
            if (not asked or _WHY_NOT.search(text, first, match.end())) and not _NOT.search(
                text[first : match.end("name")]
            ):
                yield (*match.span("name"), name)
