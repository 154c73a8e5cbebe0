"""Who takes leave of a talk, in a sentence that says nothing besides: "I should drop too", "I've got to run to the next one". Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_BEGINS = (
    r"^\W*(?:(?:sorry|right|okay|ok|well|so|and|but|anyway|thanks|thank you|yes|yeah|oh|listen|look|folks|guys|all|great|actually|"
    r"unfortunately|i(?:['’]m| am) (?:sorry|afraid)|same here|me too|now|also)\b[\s,.!:;–—-]*(?:but )?){0,4}"
)
_WORDS = (
    r"(?:really|also|just|probably|actually|now|already|unfortunately|do|both|all|think I|should|must|need|have|had|better|best|got|gotta|"
    r"ought|going|about|afraid I|to)"
)
_MUST = (
    rf"(?:I|we)(?:(?:['’]d|['’]ll|['’]ve|['’]m|['’]re)(?: {_WORDS}){{0,5}}|(?: (?:would|will|am|are))?(?: {_WORDS}){{1,5}}|"
    r" (?:will|shall))"
)
_GO = (
    r"(?:drop(?: off)?|dropping(?: off)?|jump(?: off)?|jumping off|hop(?: off)?|hopping off|dash(?: off)?|run(?: off)?|leave(?: you)?|"
    r"go|scoot|shoot(?: off)?|head (?:off|out)|sign off|ring off|hang up|get off|log off|be off|step out|bail|make a move|"
    r"let you (?:go|all go|get on|get back)|love you and leave you)"
)
#: Why, or where to: another talk, the train, the children. "Go to the board with it" is a step.
_OTHER = (
    r"(?:meetings?|calls?|appointments?|sessions?|one|thing|stand-?up|train|bus|plane|flight|school|kids?|children|lunch|dentist|"
    r"doctor)"
)
_TIME = (
    r"(?:half past|quarter past|quarter to|the hour|the top of the hour|\d[\d:.]*(?: ?[ap]m)?|one|two|three|four|five|six|nine|ten|eleven|"
    r"twelve)"
)
_ENDS = (
    r"(?: (?:too|as well|also|now|soon|shortly|here|then|off|early|there|it there|in a (?:minute|moment|second|sec)|"
    rf"in (?:a |about |like )?(?:couple of |few |two|three|five|ten|\d+) ?(?:minutes|mins)|at {_TIME}|"
    r"the call|this call|the meeting|you (?:to it|all)|everyone|all|folks|guys|sorry)|"
    r" (?:to|for|into|onto|on to|and catch|and get|and pick up|catch|and join|join)"
    rf"(?: (?:a|an|the|my|our|another|next|other|client|team|back-to-back|\w+ o['’]clock|up)){{0,3}} {_OTHER}"
    r"|,? (?:sorry|bye(?: all| everyone| everybody)?|thanks(?: all| everyone| everybody| so much| a lot)?|thank you(?: all| everyone)?|"
    r"folks|guys|everyone|all|I['’]m afraid|have a (?:good|great|nice|lovely) \w+|cheers|see you(?: \w+){0,2}|take care)){0,3}\W*$"
)
_LEAVES = lazily(rf"{_BEGINS}{_MUST} {_GO}{_ENDS}", re.IGNORECASE)
#: Whoever is going to leave may leave the house for good.
_FOR_GOOD = lazily(
    r"(?:['’]m|am|['’]re|are|['’]d|would|['’]ll|will)(?: (?:going|about) to)? leave\b(?! (?:the|this) (?:call|meeting)| you)",
    re.IGNORECASE,
)
#: "I should go" on its own may weigh a trip; and "we should leave" a supplier: of one person, a call is left.
_ONE = lazily(
    r"\b(?:I|we (?:should|have to|need to|must|had better|['’]d better) (?:drop|jump|hop|let you|wrap))\b|we['’]",
    re.IGNORECASE,
)
#: Cheap to look for.
_SIGN = lazily(
    r"\b(?:drop|jump|hop|dash|run|leav|go\b|scoot|shoot|head o|sign off|ring off|hang up|get off|log off|be off|step out|bail|make a "
    r"move|let you|love you)",
    re.IGNORECASE,
)
#: Longer, it says more than that.
_LONGEST = 120


def takes_leave(text: str) -> bool:
    """Whether a sentence only takes leave of the talk.

    Args:
        text: one sentence.
    """
    if len(text) > _LONGEST or not _SIGN.search(text):
        return False
    words = " ".join(text.split())
    left = _LEAVES.search(words) is not None and _ONE.search(words) is not None
    return left and not words.endswith("?") and not _FOR_GOOD.search(words)
