"""That a matter is nobody's among those who buy: it sits between them all, nobody asked for it, nobody knows on whose desk it goes. Pure.

No word against it is needed for nothing to come of it. Only "it", "this" and "that" are the matter; who takes it up in the same
breath has it, and what is so of another thing or firm, was so once or is asked tells nothing.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_NOBODY = r"(?:nobody|no[- ]one|none of us)(?: here| at (?:our|this) end| on our side| in the (?:office|firm|school|house|team))?"
_REALLY = r"(?: (?:really|actually|sort of|kind of|just|rather|quite|properly|so far|yet|ever|always|all))*"
_IT = r"(?:it|this|that|this one|one of (?:them|these))"
_END = (
    r"(?=\W*$|[,;.!–—]|:| (?:here|yet|so far|really|at the moment|right now|if you see|to be honest|and|so|because)\b)"
)
_NOT_KNOW = (
    r"\b(?:I|we)(?: (?:really|honestly|just))? (?:wouldn['’]t|would not|don['’]t|do not|can['’]t|couldn['’]t)(?: even| really| quite)? "
    r"(?:know|say|tell(?: you)?)"
)
_NOBODYS = lazily(
    rf"\b{_NOBODY}(?:(?:['’]s| has| have){_REALLY} (?:asked for|claimed|taken (?:charge|ownership) of|"
    rf"(?:picked|taken) up) {_IT}|(?:['’]s| has| have){_REALLY} (?:picked|taken) {_IT} (?:up|on)|"
    rf"{_REALLY} (?:owns|own|feels responsible for|feels in charge of|looks after|takes care of) {_IT}|"
    rf"(?:['’]s| is){_REALLY} (?:in charge of|responsible for|looking after) {_IT}){_END}|"
    # The desk they do not know is where it would go, and no piece of furniture.
    rf"{_NOT_KNOW} (?:on |in )?whose (?:(?:desk|lap|plate|in-?tray) (?:to put it|it (?:should |would )?"
    r"(?:goes?|lands?|belongs?|ends? up|sits?)|(?:it|this|that)(?:['’]d| would) (?:be|go|land|sit|lie))|"
    r"(?:job|budget|remit|responsibility|area|baby|patch|line) (?:it|this|that)"
    r"(?:['’]s|['’]d (?:be|come|fall)| is| (?:would|should) (?:be|come|fall)| falls| comes))|"
    rf"{_NOT_KNOW} (?:who|where) {_IT}(?:['’]d| would| should) (?:go|go to|sit|land|belong|belong to|end up)\b|"
    rf"\b{_IT}(?:{_REALLY} (?:sits|falls|lands|lies|slips|drops)|(?:['’]s| is){_REALLY} (?:sitting|stuck|lost)) (?:somewhere )?"
    r"(?:in )?(?:between|through|in) (?:us(?: all| both| two| three)?|all of us|(?:two |the )?(?:stools|chairs|cracks|desks)|"
    r"(?:the |our |two |three )*(?:departments|teams|schools|sites|offices|units|faculties|houses|branches))"
    r"(?=\W*$|[,;.!?–—]| (?:so|because|here|really)\b)|"
    rf"\b{_IT}(?:['’]s| is|['’]d be| would be){_REALLY} nobody['’]s (?:job|baby|desk|remit|task|responsibility|area|budget)\b",
    re.IGNORECASE,
)
#: Whoever has it after all, or had it not before: "until Ada came", "so I took it".
_TAKEN = lazily(
    r"\b(?:until|till|before (?:I|we|you)|but now|used to be|(?:so|but|and|that['’]s why)(?: now)? (?:I|we)(?:['’](?:ll|m|ve|re|d))?"
    r"(?: will| have| am| are)? (?:tak(?:e|en|ing)|took|own|do|doing|did|done|want|pick(?:ed|ing)?|put|look after|now))\b",
    re.IGNORECASE,
)
#: What may stand before it; anything else may be what "it" is: "the review takes a month and nobody owns it".
_LEADS = lazily(
    r"\W*(?:(?:and|but|so|well|oh|yes|no|now|also|because|honestly|frankly|sadly|really|basically|to be (?:fair|honest|frank)|I mean|"
    r"you see|as (?:I|you) (?:said|know)|I (?:think|guess|suppose|must say)|"
    r"(?:the )?(?:thing|problem|trouble|truth|point|snag) is(?: that)?|"
    r"it(?:['’]s| is) (?:just|only)(?: that)?|just|only|there)[,:;–— ]+)*",
    re.IGNORECASE,
)
#: A question that only asks us to nod.
_TAG = lazily(
    r",? (?:is|does|has|do|are|isn['’]t|doesn['’]t|hasn['’]t|don['’]t) (?:it|that|they|he|she|you)\?\W*$", re.IGNORECASE
)


def nobodys(sentence: str) -> bool:
    """Whether a sentence of theirs says that the matter is nobody's among them."""
    plain = _TAG.sub("", " ".join(sentence.split()))
    if plain.rstrip(" \"'”’)").endswith("?") or _TAKEN.search(plain):
        return False
    return any(_LEADS.fullmatch(plain, 0, found.start()) for found in _NOBODYS.finditer(plain))
