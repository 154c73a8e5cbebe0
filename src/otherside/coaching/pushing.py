"""Two ways of pushing that show in the words: a day of ours for their decision, and running another supplier down.

The messages' lint looks for the same in what we write; the coach hears it in what we said. And the reverse: a promise
of ours with a day in it is no push, however much it sounds like a deadline.
"""

from __future__ import annotations

import re

from otherside.coaching.phrases import COMPILED, PHRASES
from otherside.profiles.said.promises import promised

_WHEN = (
    r"(?:by|before|until|till|no later than|not later than)(?: the)? (?:\w+ ){0,3}?(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third"
    r"|\w+th|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|today|tonight|tomorrow|noon|midnight|christmas|easter|(?:end|close) of|(?:this|next) (?:week|month|quarter"
    r"|year))\b"
)
_WE_NEED = r"\b(?:i|we)(?:'d|'ll| would| will| do)?(?: (?:really|just|only|also|then))? (?:need|want|require|must have|have to have)\b"
_DECISION = (
    r"\b(?:order(?! of)|decision|signature|go-ahead|deposit|commitment|purchase order|(?:signed )?contract|down payment"
    r"|sign-off|yes)\b"
)
_KEPT = (
    r"\b(?:hold|keep|secure|guarantee|reserve|save|lock in|honou?r) (?:you )?(?:that|the|this|your|these|those|our)(?: \w+){0,2}? "
    r"(?:slots?|prices?|places?|dates?|rates?|offers?|discounts?|weeks?|windows?|spots?|terms)\b"
)
_DEADLINE = re.compile(
    rf"{_WE_NEED}[^.?!;]{{0,40}}{_DECISION}[^.?!;]{{0,40}}\b{_WHEN}"
    rf"|{_WE_NEED}[^.?!;]{{0,40}}\b(?:answer|confirmation|reply|word)\b[^.?!;]{{0,40}}\b{_WHEN}[^.?!;]{{0,40}}{_KEPT}"
    rf"|{_KEPT}[^.?!;]{{0,40}}\bif (?:you|we (?:have|get))\b[^.?!;]{{0,60}}\b{_WHEN}"
    rf"|\bif (?:you|we (?:have|get))\b[^.?!;]{{0,60}}\b{_WHEN}[^.?!;]{{0,60}}{_KEPT}"
)
#: The day is theirs, or they named it.
_THEIR_DAY = re.compile(
    r"\byour (?:\w+ )?(?:board|bank|auditors?|insurers?|landlord|deadline|date|day|shutdown|holidays?|season|launch|opening|move)\b"
    r"|\b(?:you|he|she|they) (?:said|told|asked|named|wrote|mentioned|wanted)\b|\bas (?:agreed|you)\b"
)


def _group(name: str) -> re.Pattern[str]:
    return COMPILED[list(PHRASES).index(name)]


_LEAVES, _MIRRORS, _MIRROR_START = _group("leave"), _group("mirror_any"), _group("mirror_start")
_HURRIES = tuple(_group(name) for name in ("scarcity", "closing", "blame"))
_ON_THEM = re.compile(
    r"\b(?:if|once|when|unless|as soon as|provided|only) (?:that )?(?:you|we (?:have|get)|i (?:have|get)|your)\b"
)


def only_promises(text: str) -> bool:
    """Whether a sentence is a promise of ours that asks nothing in return: "You'll have it by Monday"."""
    low = _plain(text)
    return bool(promised(text)) and not _ON_THEM.search(low) and not any(p.search(low) for p in _HURRIES)


def sets_deadline(text: str) -> bool:
    """Whether it sets a day of ours for a decision of theirs: "I need the order by the third to hold the slot"."""
    low = _plain(text)
    return bool(_DEADLINE.search(low)) and not (_LEAVES.search(low) or _THEIR_DAY.search(low))


_SUPPLIER = (
    r"(?:[Tt]hey|[Tt]hose (?:people|guys|folks|lads)|[Tt]hat lot|[Tt]he (?:others?|other (?:firm|company|supplier|lot|vendor|one)s?"
    r"|competition|competitors?|rivals?|cheap(?:er|est) (?:ones?|firm|supplier|vendor))|[Yy]our (?:current|present|other|old) "
    r"(?:supplier|vendor|provider|agency|installer)|(?!(?:I|It|We|You|He|She|This|That|There|What|Who|And|But|So)\b)"
    r"[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){0,2})"
)
_REALLY = r"(?: (?:just|only|frankly|really|basically|simply|honestly|quite|all|always|a bit of|nothing but))*"
_RUNS_DOWN = re.compile(
    rf"\b{_SUPPLIER}(?:['’]s|['’]re| is| are| was| were){_REALLY} (?:(?:a|an|some)(?: \w+)? )?(?P<a>cheap|dodgy|shoddy|shady|amateur|"
    r"second-rate|third-rate|cowboy|fly-by-night|sloppy|backstreet|tin-?pot) (?:outfit|shop|firm|company|lot|crowd|operation|"
    r"supplier|vendor|bunch|brand|kit|import|copy|knock-off)s?\b"
    rf"|\b{_SUPPLIER}(?:['’]re| are){_REALLY} (?:a (?:\w+ )?bunch of )?(?P<b>cowboys|crooks|amateurs|charlatans|clowns|sharks|chancers)\b"
    rf"|\b{_SUPPLIER}(?:['’]ll| will| would|['’]d| always| usually| (?:are|is) going to| tend to)? "
    r"(?:(?P<c>lets?) you down|(?P<d>leaves?) you (?:stranded|hanging|in the lurch|high and dry)|cuts? (?P<e>corners)|"
    r"(?P<f>rips?|fobs?) you off)\b"
    rf"|\b[Ii] (?:wouldn['’]t|would not|would never) (?P<g>trust|touch|go near|go with) (?:them|those (?:people|guys)|that lot|{_SUPPLIER})"
)
_SAYING = re.compile(
    r"\byou get what you pay for\b|\b(?:if you )?pay peanuts\b|\bbuy cheap,? (?:and )?(?:you )?(?:buy|pay) twice\b"
)


def runs_down(text: str, heard: str = "") -> bool:
    """Whether a sentence of ours speaks ill of another supplier.

    Args:
        text: our sentence.
        heard: what they said just before; their own verdict, said back, is none of ours.
    """
    low, theirs = _plain(text), _plain(heard)
    if low.rstrip("\"') ").endswith("?"):
        return False
    saying = _SAYING.search(low)
    if saying:
        return saying.group() not in theirs
    found = _RUNS_DOWN.search(text)
    if found is None or _MIRRORS.search(low) or _MIRROR_START.search(low):
        return False
    verdict = next(word for word in found.groups() if word).lower()
    return verdict not in theirs


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")
