"""An answer to what it would take, in words without a verb: "No change to the rota. And somebody who answers the phone." Pure.

Each such sentence is a condition of its own. A whole sentence is read for itself.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span, ends_with_question
from otherside.profiles.said.sentences import sentences

_IGNORED = lazily(
    r"\W*(?:um+|uh+|er+m?|hm+|oh|well|honestly|right|ok(?:ay)?|so|look|simple|easy|good question|let me (?:see|think))\W*",
    re.IGNORECASE,
)
_AND = r"(?:(?:and|or|plus|also|then|ideally|firstly?|secondly?|lastly|finally|honestly|well|um+|uh|just|probably|maybe|perhaps)[,.…]* )*"
#: How a thing without a verb begins.
_BEGINS = lazily(
    rf"^\W*{_AND}(?:zero|no(?! idea\b| clue\b| one\b| problem\b)|none|nothing|not (?:a|an|one|more|less)\b|"
    r"(?:some|any|one)(?:body|one|thing)?|less|fewer|more|at (?:least|most)|under|below|over|up to|a|an|the|our|my|your|their|his|her|"
    r"both|all|every|each|proof|evidence|written|clear|full|half|names?|figures|numbers|references?|two|three|four|five|six|seven|eight|"
    r"nine|ten|\d+|access to|support (?:from|for)|sign-?off|approval|agreement|confirmation|certainty|time|money|budget)\b",
    re.IGNORECASE,
)
#: What is no thing that they need to see.
_NO_THING = lazily(
    r"^\W*(?:(?:and|well),? )?(?:a (?:lot|bit|few things|miracle|good question|coffee|drink|minute|moment|couple of things)\W*$|nothing"
    r"(?: really| much| special| else| in particular| at all)?\W*$|the (?:usual|truth|thing|problem|question|point)\b|not (?:a lot|much)|"
    r"no,|one (?:thing|moment|second)\b|all (?:right|good)\b|both\W*$|some(?:thing)? (?:like that|else)\b|more or less|at least\W*$)",
    re.IGNORECASE,
)
#: What goes on about a thing, and may have its own verb: "who answers when it rings", "if it goes wrong".
_ABOUT_IT = lazily(
    r"\b(?:if|when|that|who|which|so|because|before|after|until|than|as|with|unless|for (?:me|us) to|(?<=\w )(?:I|we) (?:can|could))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_VERB = lazily(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|may|might|shall|cannot|know|knows|think|thinks|"
    r"want|wants|mean|means|guess|said|says|told|went|came|got|get|gets|goes|comes|takes?|needs?|depends|happens?|looks?|seems?|works?|"
    r"stays?|stands|matters?|helps?)\b|['’](?:s|re|m|ll|ve|d)\b|n['’]t\b|\b(?:I|we|they|he|she|it|there)\b",
    re.IGNORECASE,
)
#: "My brother decides": whatever is named may do something, by any verb.
_NAMED_DOES = lazily(
    rf"^\W*{_AND}(?:the|my|our|your|their|his|her|both|all|every|each) (?:[\w’'-]+ ){{1,3}}?[a-z]{{2,}}(?:[^s\W]s|ed)\b",
    re.IGNORECASE,
)
#: Words of a thing at least and at most; of one alone more.
_SHORTEST, _LONGEST, _ALONE = 2, 30, 4


def fragments(text: str) -> list[Span]:
    """The things that an answer begins with, each without its "and" and its stop; empty for most turns.

    Args:
        text: of a turn that answers what it would take.
    """
    out: list[Span] = []
    for span in sentences(text):
        own = text[span.start : span.end]
        if not out and _IGNORED.fullmatch(own):
            continue
        begun = _LEAD.match(own)
        lead = begun.end() if begun else 0
        words = own[lead:].rstrip(" .;,!–—")
        if not _is_thing(own, words):
            break
        out.append(Span(span.start + lead, span.start + lead + len(words)))
    if len(out) == 1 and len(text[out[0].start : out[0].end].split()) < _ALONE:
        return []
    return out


_LEAD = lazily(rf"\W*{_AND}", re.IGNORECASE)


def _is_thing(sentence: str, words: str) -> bool:
    if ends_with_question(sentence) or not _SHORTEST <= len(words.split()) <= _LONGEST:
        return False
    if not _BEGINS.match(sentence) or _NO_THING.match(sentence):
        return False
    # "Somebody else accountable, if it goes wrong": the thing itself has no verb.
    return not (_VERB.search(_ABOUT_IT.sub("", words)) or _NAMED_DOES.match(sentence))
