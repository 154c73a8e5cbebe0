"""Whether what was promised or asked for has come: by the words of whoever got it, of ours that hand it over, or by a talk. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered_with_words
from otherside.profiles.said.sentences import sentence_texts
from otherside.questions.phrases import content_words

#: Words of a measure, which any two sentences may share.
_MEASURES = content_words(
    "years months weeks days hours minutes more less than three four five six seven eight nine ten first second"
)
#: Words that any promise may have, so that sharing them tells nothing.
ANY_PROMISE = content_words(
    """send sent get got look find found ask asked ring call talk talked speak put bring tell new one two week day monday tuesday
    wednesday thursday friday mon tue wed thu fri today tomorrow tonight last next jan feb mar apr jun jul aug sep oct nov dec
    january february march april may june july august september october november december both first second third
    attached enclosed promised know said done have here something anything everything thing things see please
    over out up down back off away along aye yes yeah okay sure"""
)

#: Thanks for a thing, or a word that it came.
_GOT = lazily(
    r"\b(?:thanks|thank you|cheers)(?: \w+){0,3}? for (?:the|your|that|those|these|this|sending|passing on|it)\b|"
    r"\b(?:(?:has|have|['’]s|['’]ve)(?: just| already| now)? (?:arrived|come(?: through)?|reached (?:me|us)|landed)|arrived|came through|"
    r"(?:it|they|the \w+) opens?)\b|\b(?:I|we)(?:['’]ve| have)? (?:just |now |already )?(?:got|received|had) (?:it|them|your|the|that)\b|"
    r"(?:^\W*|[,;.!–—] ?|\b(?:and|yes|thanks) )(?:(?:got|received) (?:your|the)\b|"
    r"received (?:it|them)\b|got (?:it|them)\b(?=[^.?!]{0,40}\b(?:thanks|thank you)\b))",
    re.IGNORECASE,
)
#: What is thanked for is named by the letter's subject alone: "Thank you for the file".
_ANY_THING = lazily(
    r"\b(?:for|got|received|had) (?:the |your |that |those |these |this |sending |both |it|them)*"
    r"(?:files?|documents?|attachments?|pdfs?|papers?|mail|e-?mail|link|it|them)?"
    r"(?:(?:,| with)? (?:thanks|thank you|cheers|safely|today|yesterday|on \w+day|now|already|at last|this \w+)(?: \w+){0,3})?\W*$|"
    r"\bfor (?:the|your) (?:files?|documents?|attachments?|pdfs?|link)\b",
    re.IGNORECASE,
)
#: What whoever has a thing says of it: they liked it, showed it, have read it; or how it is.
_USED = lazily(
    r"\b(?:liked|loved|enjoyed|showed|shown|presented|circulated|printed|studied|passed (?:on|round|around)|handed (?:on|out|round)|"
    r"went through|gone through|been through|looked (?:at|over|through)|had a (?:\w+ )?look (?:at|over|through)|"
    r"(?:have|has|['’]ve|['’]s)(?: \w+)? read) (?P<used>[^.;:!?,\n]{2,60})|"
    r"\b(?:the|your) (?P<came>(?:(?!(?:that|who|which|you|I|we|they|he|she)\b)[\w-]+ ){1,4}?)(?:came|turned up|got here|landed|"
    r"(?:is|are)(?: now)? (?:here|with (?:me|us)))\b"
    r"(?! (?:about|for|to|from|with|up|out|down|into|in|as|because|before|after|off|by|home|round|over))|"
    r"\b(?:the|your) (?P<here>(?:[\w-]+ ){0,3}[\w-]+)['’](?:s|re) here(?=\W*$|[,;])|"
    r"\byour (?P<judged>(?:[\w’'-]+ ){1,3}?)(?:is|was|are|were|looks?|reads?) (?:(?:very|really|quite|so|all|a bit|far|much) )*"
    r"(?:good|great|clear|helpful|useful|fine|perfect|lovely|excellent|thorough|convincing|high|low|long|short|too)\b",
    re.IGNORECASE,
)
_AS_PROMISED = lazily(
    r"\bas (?:I |we )?(?:promised|agreed|announced)\b|\bhere (?:is|are|it is|they are)\b", re.IGNORECASE
)
#: What goes with a letter. What is attached to a wall does not.
_ATTACHED = lazily(
    r"^\W*(?:(?:hi|hello|dear|hey)\b[^.!?\n]{0,40}[,\n]\s*)?(?:[\w’'-]+ ){0,5}?(?:attached|enclosed)"
    r"(?=\s*(?:$|[.,;:!?()–—-])| (?:is|are|you|please|the|for|as|here|below|a|an|with)\b)|"
    r"\bplease find\b|\b(?:I|we)(?:['’]ve| have| am|['’]m)?(?: also| now| just)* "
    r"(?:attach|enclose|(?:attached|enclosed|attaching|enclosing) (?:the|it|both|a|an|our|my|your|them))\b|"
    r"\b(?:is|are|see|find)(?: \w+){0,3}? (?:attached|enclosed)\b(?! to\b)",
    re.IGNORECASE,
)
#: It was to go with the letter, and does not.
_NOT_WITH_IT = lazily(
    r"\b(?:not|never|no|forgot\w*|meant|should|could|would|if|when|once|until|without|missing|wasn['’]t)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_NOT_YET = lazily(
    r"\b(?:not|never|nothing|nor|still|yet|until|till|follows?|to follow|to come|next week|tomorrow|later|would|could|will)\b|n['’]t\b|"
    r"['’]ll\b|\?",
    re.IGNORECASE,
)
#: Beside what we hand over: the rest comes later.
_REST = lazily(
    r"\b(?:follows?|to follow|(?:still )?to come|not yet|(?:next|later this) week|tomorrow|later)\b", re.IGNORECASE
)
#: Each thing of a promise: "to send the list and to find a place".
_EACH = lazily(r"\b(?:and|then) (?:also |then )?(?=(?:to|I|we|I['’]ll|we['’]ll)\b)", re.IGNORECASE)
#: What whoever asks will do once they have it is theirs: "send me the list and I'll show it round".
_OWN_STEP = lazily(r"(?:I|we)\b", re.IGNORECASE)
#: What it is for, or what else is known of it, names no thing that has to come.
_WHAT_FOR = lazily(
    r"[,;–—]?\s*\b(?:so(?: that)?|that|which|because|before) (?:I|we|you|he|she|they|my|our|the)\b.*",
    re.IGNORECASE | re.DOTALL,
)
#: To come, to meet, to ring: done by a talk.
_TO_MEET = lazily(
    r"\b(?:come|pop|drop|swing)(?: back)? (?:out|over|by|round|in|along|up|down|here|to (?:us|see)|"
    r"to (?:the|our|my)|and (?:see|look|visit|measure|listen|have))\b|"
    r"\b(?<!how )come (?:on (?:the \d|\w+day)|(?:this|next) (?:week|month|\w+day)|tomorrow)|\b(?:visit|meet|ring|call|phone|"
    r"join)(?: with)? (?:me|us|you)\b|"
    r"\bgive (?:me|us|you) a (?:ring|call|bell|visit)\b|"
    r"\b(?:can|could|shall) we (?:please |also )?(?:talk|speak|meet)\b",
    re.IGNORECASE,
)
#: Besides something is to be brought, or somebody else is to come.
_BRINGS_ALONG = lazily(
    r"\bwith (?:the|a|an|your|some|my|our|two|three)\b|\b(?:bring|send|share|forward|e-?mail|price|quote)\b|"
    r"\b(?:have|get|let|ask|tell) (?:him|her|them|somebody|someone|your|(?-i:[A-Z])\w+)\b",
    re.IGNORECASE,
)
#: Words of whoever was met.
_MET = lazily(
    r"\b(?:thanks|thank you|cheers)(?: \w+){0,3}? for (?:coming|visiting|ringing|calling|popping|dropping|"
    r"(?:your|the) (?:visit|call|chat|talk|tour))\b|"
    r"\b(?:was|were|so|very|really|^\W*) ?(?:good|great|nice|lovely|a pleasure) "
    r"(?:to (?:meet|see|talk to|speak (?:to|with))|meeting|seeing|talking to|speaking (?:to|with)) you\b|"
    r"^\W*(?:\w+ ){1,2}?(?:visit|call|chat|talk)\b[^.?!]{0,30}\b(?:thanks|thank you)\b",
    re.IGNORECASE,
)
_CODE = lazily(r"\b(?=\w*\d)(?=\w*[^\W\d_])\w{2,}\b")


#: "A page", "one side of A4" and "the one-pager" are one thing.
_ONE_PAGE = lazily(
    r"\bone[- ]pagers?\b|\b(?:one|a single|single)[- ](?:A4 )?(?:page|sheet)\b|\b(?:one|a) side(?: of A4)\b",
    re.IGNORECASE,
)
#: So are a write-up, the minutes and what somebody understood.
_WRITE_UP = lazily(
    r"\bwrite[- ]?ups?\b|\bwritten up\b|\bwrit(?:e|ing) (?:it|that|this|everything|(?:the|our) (?:call|meeting|talk|"
    r"conversation)) (?:all )?up\b|"
    r"\b(?:summar(?:y|ies)|recaps?|minutes of)\b|\bnotes? (?:of|from|on) (?:our|the|today['’]s) (?:call|meeting|talk|"
    r"conversation|visit)\b|"
    r"\b(?:what|how) (?:I|we)(?: have|['’]ve)? (?:understood|heard|took (?:away|from)|discussed|talked about|wrote down|noted)\b",
    re.IGNORECASE,
)
#: A sum is a price, whatever it was called when it was promised.
_SUM = lazily(r"[£$€]\s?\d|\d(?:[.,]\d+)?\s?(?:euros?|pounds|dollars|EUR|GBP|USD)\b")
_PRICE = content_words("price prices cost costs quote quotes quotation rate rates figure figures offer numbers")


@dataclass(frozen=True, slots=True)
class Later:
    """A turn after a promise.

    Attributes:
        text: its words.
        title: of its conversation: the subject of a letter.
        ours: one of us says it; else one of theirs.
        met: whoever waits says it to us in a talk on another day.
        asked: what the other side asks in the turn before; empty where it asks nothing.
    """

    text: str
    title: str
    ours: bool
    met: bool = False
    asked: str = ""


def arrived(
    promise: str,
    later: Iterable[Later],
    names: frozenset[str] = frozenset(),
    *,
    sought: bool = False,
    answers: str = "",
) -> tuple[int, str] | None:
    """By what it shows that every thing of a promise of ours, or of their request, has come; None while anything is open.

    Args:
        later: what was said after it, in order.
        names: words of people's names, lower case: to share one tells nothing.
        sought: it is their request; what they say they will do themselves is nothing that we owe.
        answers: the words that a promise answers: they name the thing where it names none, "You'll have both by Monday".

    Returns:
        The place in ``later`` of the last that was needed, and the sentence that says so.
    """
    after = list(later)
    parts = [p for n, p in enumerate(_EACH.split(promise)) if not (n and sought and _OWN_STEP.match(p))]
    found = [by for part in parts if (by := _part(part, after, names)) is not _NOTHING]
    if not found and answers and (by := _part(answers, after, names)) is not _NOTHING:
        found = [by]
    if not found or None in found:
        return None
    return max(by for by in found if by is not None)


#: Of a part of a promise that names nothing.
_NOTHING = (-1, "")


def to_meet(request: str) -> bool:
    """Whether a request is for somebody to come, to meet or to ring, and for nothing that is to be brought along."""
    return bool(_TO_MEET.search(request)) and not _BRINGS_ALONG.search(request)


def _part(part: str, after: Sequence[Later], names: frozenset[str]) -> tuple[int, str] | None:
    if to_meet(part):
        return _first(after, _meets)
    thing = _words(_WHAT_FOR.sub("", part)) - names or _words(part) - names
    return _first(after, lambda turn: _brings(turn, thing)) if thing else _NOTHING


def _first(after: Sequence[Later], says: Callable[[Later], str]) -> tuple[int, str] | None:
    return next(((n, said) for n, turn in enumerate(after) if (said := says(turn))), None)


def tells(turn: Later) -> bool:
    """Whether a turn can say of anything that it has come: what cannot need not be looked at for each promise."""
    if turn.ours:
        return bool(_AS_PROMISED.search(turn.text) or any(_ATTACHED.search(said) for said in sentence_texts(turn.text)))
    return turn.met or any(p.search(turn.text) for p in (_GOT, _USED)) or bool(_meets(turn))


def _meets(turn: Later) -> str:
    """The sentence that shows that they met; empty where none does."""
    if turn.ours:
        return ""
    said = [*sentence_texts(turn.text)]
    told = next((s for s in said if _MET.search(s) and not _NOT_YET.search(s)), "")
    return told or (said[0] if turn.met and said else "")


def _brings(turn: Later, thing: frozenset[str]) -> str:
    """The sentence by which a thing has come; empty where none says so."""
    titled = bool(thing & (_words(turn.title) | _words("" if turn.ours else turn.asked)))
    if turn.ours:
        return "" if _REST.search(turn.text) else _handed_over(turn.text, thing, titled)
    for said in sentence_texts(turn.text):
        if _NOT_YET.search(said):
            continue
        if _GOT.search(said) and (thing & _words(said) or (titled and _ANY_THING.search(said))):
            return said
        if any(thing & _words(m["used"] or m["judged"] or m["came"] or m["here"]) for m in _USED.finditer(said)):
            return said
    return ""


def _handed_over(text: str, thing: frozenset[str], titled: bool) -> str:
    for said in sentence_texts(text):
        if _AS_PROMISED.search(said) and (
            titled or thing & (_words(said) | (_PRICE if _SUM.search(said) else frozenset()))
        ):
            return said
    for said in sentence_texts(text):
        if _ATTACHED.search(said) and not _NOT_WITH_IT.search(said):
            # What is attached names itself; "see attached" is of what the letter is about.
            words = _words(said)
            if thing & words or (titled and not words):
                return said
    return ""


@remembered_with_words(20_000)
def _words(text: str) -> frozenset[str]:
    text = _WRITE_UP.sub("writeup", _ONE_PAGE.sub("onepager", text))
    codes = frozenset(m[0].casefold() for m in _CODE.finditer(text))
    return (content_words(text) | codes) - ANY_PROMISE - _MEASURES
