"""What somebody waited for and was given in the same talk: they wait for a demo, and the demo follows. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.profiles.said.sentences import sentences

_A = r"(?:(?:the|this|that|these|those|your|our|his|her|a|an|some|to (?:see|hear|get|have)|actual|promised|full|whole|real) )*"
#: What it is that they wait for.
_AWAITED = lazily(
    r"\b(?:wait(?:ing|s|ed)? (?:for|on)|looking forward to|(?:until|till|before|once|when) (?:we|I|they)(?:['’]ve| have|['’]d)? (?:see|"
    r"seen|saw|"
    r"had|got|get|hear|heard)|pending|(?:want|need|have|wants|needs)(?:ed)? (?:\w+ ){0,3}to (?:\w+ )?(?:see|hear|get)|hangs on|depends on|"
    rf"hinges on|missing is|what['’]s missing is) {_A}(?P<thing>[\w-]+(?: [\w-]+){{0,3}})",
    re.IGNORECASE,
)
_ENDS = lazily(
    r"\b(?:since|from|before|after|for|of|that|which|who|in|on|at|with|by|about|to|I|we|they|and|or|but|so|because|if|until|till|is|are|"
    r"was|has|have|will|today|now|still|ever)\b.*",
    re.IGNORECASE,
)
_WORD = lazily(r"[^\W\d_]{3,}")
#: Ours, said while it is given: "let me go to the demo", "here's the report", "I've put it in the chat"; as stage directions too.
_GIVES = lazily(
    r"\b(?:let me|let['’]s|I['’]ll(?: now)?|I will now|we['’]ll now|I['’]m going to|time to|happy to) (?:just |now |quickly |"
    r"actually )*(?:pivot|go|"
    r"jump|move|dive|switch|turn|get|start|begin|show|share|walk|take|run|do|pull|bring|open|play|send)\b|"
    r"\b(?:here['’]s|here is|here are|this is|these are|you can see|you['’]re (?:seeing|looking at)|I['’]m (?:sharing|showing)|"
    r"I(?:['’]ve| have)? (?:just )?(?:sent|shared|dropped|pasted|put|attached|forwarded|showed|shown))\b|"
    r"[\[(](?:\w+ )?(?:shares?|shows?|demos?|presents?|opens?|plays?|navigates?|sends?|demonstrates?|runs?)\b[^\])]{0,80}[\])]",
    re.IGNORECASE,
)
#: Not now, but some day.
_SOME_DAY = lazily(
    r"\b(?:tomorrow|next (?:week|month|time|call)|later|after (?:this|the call|we)|by (?:\w+day|the end|then)|on \w+day|before (?:I|we|"
    r"you)|"
    r"this (?:week|afternoon|evening)|follow[- ]up|soon|schedule|set up|once|when you)\b|\?\W*$",
    re.IGNORECASE,
)
#: Theirs, said when they have had it: "the demo today was what we needed", "thanks for the tour", "now that I've seen it".
_HAD = lazily(
    r"\b(?:today|just now|now that|thanks? (?:you )?for (?:the|that|this)|(?:has|have|['’]s|['’]ve) (?:\w+ )?(?:moved|shown|helped|"
    r"answered|changed|"
    r"convinced|settled|cleared|given|come|arrived)|(?:arrived|came|settled|cleared up) (?:today|now|just now|this morning|in)|"
    r"in (?:my|our) hands|was (?:\w+ )?(?:good|great|useful|helpful|clear|impressive|what|exactly|better)|"
    r"(?:I|we)(?:['’]ve| have) (?:now |just )?(?:seen|had|got|heard)|showed|helped|answered|moved)\b",
    re.IGNORECASE,
)
_NOT_YET = lazily(
    r"\b(?:not|never|still|yet|waiting|if|once|when|until|till|will|would)\b|n['’]t\b|\?\W*$", re.IGNORECASE
)


def awaited(sentence: str) -> frozenset[str]:
    """The words for what somebody says they wait for or want to see first; empty where they name nothing."""
    plain = " ".join(sentence.split())
    return frozenset(word for match in _AWAITED.finditer(plain) for word in _words(_ENDS.sub("", match["thing"])))


def gives(text: str) -> bool:
    """Whether a sentence of ours gives something there and then, and does not only promise it."""
    plain = " ".join(text.split())
    return bool(_GIVES.search(plain)) and not _SOME_DAY.search(plain)


def given_here(thing: frozenset[str], later: str, ours: bool) -> bool:
    """Whether words said later in the same talk show that what was waited for has been given.

    Args:
        thing: as ``awaited`` gives it.
        later: a sentence, or a turn of ours.
        ours: our side says it.
    """
    if not thing:
        return False
    for span in sentences(later):
        plain = " ".join(later[span.start : span.end].split())
        if not thing & _words(plain):
            continue
        if gives(plain) if ours else _HAD.search(plain) and not _NOT_YET.search(plain):
            return True
    return False


def _words(text: str) -> frozenset[str]:
    return frozenset(w.removesuffix("s") if len(w) > 3 else w for w in _WORD.findall(text.casefold()))
