"""Whether a statement tells of a present of the speaker's: what they do, bear, dread or put first. Pure.

A pair sets who somebody wants to be beside how it is. A wish beside a wish, what they ask of us or will do for us, what they looked
for because it was ours to send, a question, and what somebody of theirs once made are no present of theirs, and to be asked how they
go with a hope would puzzle or hurt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment_texts
from otherside.profiles.said.promises import promised
from otherside.profiles.said.requests import sought

_LEADS = r"^\W*(?:(?:and|but|so|or|well|also|then|no|yes|look|honestly|really|basically|um|uh|oh)\b[, ]+)*"
#: A sentence that says no more than what somebody wants.
_ONLY_WANTS = lazily(
    rf"{_LEADS}(?:(?:what|all|the one thing|the only thing)(?: that)? (?:I|we)(?:['’]d| would)?(?: really| just| only| still)* "
    r"(?:want|need|like|love|wish|hope for|ask)\b|"
    r"(?:I|we)(?:['’]d| would)?(?: really| just| only| still| also| both| all| so| do| very much)* (?:want|need|like to|love to|wish|"
    r"hope)\b|"
    r"(?:I|we)['’]d (?:\w+ )?(?:like|love|prefer|rather)\b|(?:I|we)(?:['’]m| am|['’]re| are)(?: \w+)? (?:looking for|hoping)\b|"
    r"(?:my|our) (?:\w+ )?(?:wish|hope|dream|goal|aim) (?:is|would be)\b|(?:one|some) day,? (?:I|we)\b)",
    re.IGNORECASE,
)
#: What turns a wish into a present after all: "I'd like to, but I work nights", "I need two phones by now".
_TURNS = lazily(
    r"\b(?:but|though|although|yet|instead|except|because|since|while|whereas|now|today|at the moment|still|any ?more|always|never|"
    r"every|each|again|nobody|nothing|no)\b|[;–—:]",
    re.IGNORECASE,
)
_LEAST_WORDS = 3
_ASKS = lazily(r"\?[\"”' ]*$")
_TAG = lazily(r",? (?:you know|you see|right|isn['’]t it|is it|don['’]t we|do we)\?[\"”' ]*$", re.IGNORECASE)
#: Whoever speaks stands in it: what happens to a yard or a supplier is nobody's way of doing things.
SPEAKER = lazily(r"\b(?:i|im|ive|we|me|us|my|our|mine|ours|myself|ourselves)\b", re.IGNORECASE)
#: What was ours to send, and they looked for; how it may be with us.
_OF_US = lazily(
    r"\b(?:scared|afraid|worried|frightened|nervous|fear)\b[^.?!]{0,40}"
    r"\b(?:that|of|about|if|when) your?\b(?! (?:know|see|get|can|never|have to)\b)|"
    r"\b(?:I['’]m sure|I know|I guess|I suppose|no doubt),? you(?:['’](?:re|ve)| are| have| must)\b|"
    r"\b(?:(?:in|through) (?:the|my|our) (?:spam|junk)\b|(?:miss(?:ed)?|get|got|had|seen|received|find|found|waiting for) "
    r"(?:something|anything|it|your \w+|the \w+|that) from you\b|from you (?:yet|so far|lately)\b|"
    r"(?:got|read|saw|seen|have|had|opened|lost|find|found|answer\w*) your (?:e-?mails?|mails?|messages?|letters?|attachments?|"
    r"links?)\b)",
    re.IGNORECASE,
)
#: What somebody else made or gave once: "Ada painted it", "my husband laid every block".
_MADE = (
    r"(?:(?:painted|built|planted|laid|carved|sewed|knitted|dug|hung|mended|founded) (?:it|them|that|this|these|every|all|the|our|my|"
    r"this one)|"
    r"made (?:it|them|this|these)|put (?:it|them|that|this) up|used to \w+)"
)
_KIN = (
    r"(?:husband|wife|partner|father|mother|mum|mom|dad|grand\w+|uncle|aunt|brother|sister|son|daughter|parents|family)"
)
_ONCE = lazily(
    rf"\b(?:(?:my|our|his|her|their) (?:late |old |own |dear )?{_KIN}|he|she|(?!(?:I|We|They|You|It|That|This)\b)(?-i:[A-Z][a-z]+))"
    rf"(?: (?:himself|herself|always|once|also|and I))? {_MADE}\b",
    re.IGNORECASE,
)
#: Somebody outside came to an end once: no way of doing things of the speaker's, and nothing to hold a hope against.
_ENDED = lazily(
    r"\b(?:they|he|she|it|one of (?:them|those|these)|(?:a|an|one|another|the) (?:[\w'’-]+ ){0,3}?[\w'’-]+),?"
    r"(?: (?:just|simply|finally|then|had to|has|have|even))*"
    r" (?:closed(?: down)?(?=\W|$)(?! (?:the|a|my|our|that|this|deals?|cases?|at|up|early)\b)|clos(?:e|ed) their doors|"
    r"shut (?:down|up shop|their doors)|"
    r"folded(?! (?:the|a|my|our)\b)|went (?:under|bust|bankrupt|to the wall|out of business)|go(?:ne)? (?:under|bust)|died|"
    r"passed away|"
    r"perished|gave up(?! (?:the|a|my|our|on)\b))\b",
    re.IGNORECASE,
)
#: The speaker had a part in it, or it is theirs that ended.
_OWN_PART = lazily(
    r"\b(?:I|we)(?:['’](?:d|ve|m|re)|\b)(?! (?:know|knew|heard|think|guess|suppose|mean)\b)|\b(?:my|our) (?:[\w'’-]+ ){0,2}?[\w'’-]+,?"
    r"(?: just| simply| finally| then| had to| has| have)* (?:closed|shut|folded|went|died|passed|gave up)\b|\bof (?:us|ours)\b",
    re.IGNORECASE,
)
#: Where somebody comes from, and nothing of what they are or want.
_CAME = lazily(
    rf"{_LEADS}(?:I|we) (?:first |only |actually )?(?:came (?:here|as|over|from|in (?:the|nine|19))|started (?:here|as|out|in)|joined|"
    rf"began (?:here|as)|"
    r"grew up|trained|was born|were born|moved here)\b",
    re.IGNORECASE,
)
_OF_SELF = lazily(
    r"\b(?:I|we)(?:['’](?:m|re|ve|d|ll)| (?:\w+ly |still |always |never )?(?:am|are|want|would|love|like|hope|wish|believe|stand|care|"
    r"try|do|don['’]t|"
    r"can|could|have|need|will|won['’]t|keep|see|know|make|take|give))\b|\bmy (?:dream|hope|wish|goal|job|pride)\b|"
    r"\b(?:with|in|among) us\b|\bour (?:house|place|way)\b|\bone day\b",
    re.IGNORECASE,
)
#: A verb of today of the speaker's beside it.
_TODAY = lazily(
    r"\b(?:I|we)(?:['’](?:m|re)|(?: \w+ly| just| only| still| never| always| hardly)* (?:am|are|do|don['’]t|can['’]t|cannot|keep|spend|"
    r"sit|work|go|"
    r"come|get|let|send|run|sell|say|tell|take|make|put|eat|sleep|leave|use|see|stay|live|skip|miss|end up|haven['’]t|hardly))\b",
    re.IGNORECASE,
)


def _own(sentence: str) -> bool:
    """Whether a sentence is the speaker's own telling: no question, and nothing for us to do or ours to send."""
    if len(sentence.split()) < _LEAST_WORDS or (_ASKS.search(_TAG.sub("", sentence)) and not _TODAY.search(sentence)):
        return False
    return not (_OF_US.search(sentence) or promised(sentence) or sought(sentence))


def tells_so(sentence: str) -> bool:
    """Whether a sentence tells how it is with the speaker, and not only what they want."""
    wants = _ONLY_WANTS.search(sentence)
    if wants and not _TURNS.search(sentence, wants.end()):
        return False
    if _ENDED.search(sentence) and not _OWN_PART.search(sentence):
        return False
    return _own(sentence) and not (_ONCE.search(sentence) and not _TODAY.search(sentence))


def pictures_self(sentence: str) -> bool:
    """Whether a sentence may tell who the speaker is or wants to be: no request, no question, and not only where they come from."""
    return _own(sentence) and not ((_CAME.search(sentence) or _ONCE.search(sentence)) and not _OF_SELF.search(sentence))


def kept_of(text: str, holds: Callable[[str], bool]) -> str:
    """The sentences of a text of which something holds; all of it where it holds of none, and where it holds of all."""
    parts = segment_texts(text)
    kept = [part for part in parts if holds(part)]
    return " ".join(kept) if 0 < len(kept) < len(parts) else text


def present(texts: Sequence[str], talk: bool = False) -> NDArray[np.bool_]:
    """Which statements may stand as an actual by what they tell, ``(n,)``: at least one sentence tells how it is with the speaker.

    Args:
        talk: they are free talk, where the speaker has to stand in that sentence; see ``scorer.may_pair``.
    """
    return _any(texts, (lambda s: tells_so(s) and SPEAKER.search(s) is not None) if talk else tells_so)


def pictured(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which statements may stand as an ideal by what they tell, ``(n,)``: no request, no question, and not only where they come from."""
    return _any(texts, pictures_self)


def _any(texts: Sequence[str], holds: Callable[[str], bool]) -> NDArray[np.bool_]:
    return np.array([any(holds(s) for s in segment_texts(t)) for t in texts], dtype=np.bool_)
