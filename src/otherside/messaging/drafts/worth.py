"""Which words are worth taking up in writing: no bare fact of a life, no aside about the talk, no promise without its object. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment_texts
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.said.requests import asks, sought

_LEAD = r"\W*(?:(?:and|so|well|yes|no|but|look|oh|ok|okay|right|sure|fine|good|now|I mean|as I said)\b,? )*"
#: When somebody came, from where, and for how long they have been there.
_LIFE = lazily(
    rf"{_LEAD}I(?:['’]ve| have|['’]d| had|['’]m| am| was)?(?: (?:only|just|originally|first|then|actually|myself|already))*"
    r" (?:(?:joined|started|came|arrived|moved|trained|studied|qualified|graduated|grew up|born|live|lived|work|worked|been|taught|"
    r"did my (?:training|apprenticeship|degree)|used to (?:work|be|teach|live|run)|took over|transferred)\b(?! (?:to|for) (?:say|it|"
    r"that)\b)|"
    r"(?:originally )?from\b)(?P<rest>[^.!?;:]{0,80})[.!]*\W*",
    re.IGNORECASE,
)
#: A place, a time, an employer: all that a bare fact of a life goes on with.
_WHERE = lazily(
    r"(?:,? (?:here|there|over|across|back|up|down|with (?:them|us)|this (?:firm|place|house|company|team)|the (?:firm|company|house|team|"
    r"business|board)|(?:in|at|on|from|as|since|about|around|round|for|over|until|after|before|by|near|outside|with|to|into) "
    r"(?:(?:the|a|an|this|last|my|our|its|about|nearly|almost|over) )*[\w’'&-]+(?: (?!(?:because|so|but|and|to|until|which|who|that|"
    r"where)\b)[\w’'&-]+){0,2}|"
    r"(?:last|this|next) \w+|\w+(?:[ -]\w+)? (?:years?|months?|weeks?)(?: (?:ago|now|here|this|in|back|last|next) ?\w*)?|"
    r"(?-i:[A-Z])[\w’'-]+|originally|and (?:a half|a bit)|a (?:while|long time|year|month|decade)(?: ago| now| here)?|\d{4}))*",
    re.IGNORECASE,
)
#: "I've been worried since June", "I work to a plan": more than where somebody was.
_BEYOND = lazily(
    r"\b(?:been (?!here|there|with|in (?:the|this|my|our|\d|[A-Z])|at|on the|a (?!bit)|an|the)\w+ing|been (?:worried|afraid|"
    r"burned|asked|told|let|wrong|right|against|for it)|"
    r"never|not|n['’]t|no|nobody|nothing|too|still|alone|without|by hand|on paper|every|each|always|weekends?|nights?|sundays?|"
    r"because|so that|to (?:stop|end|make|get|put|fix|build|change|do|run|be|see))\b",
    re.IGNORECASE,
)
#: What somebody does there, in as few words: "I write the reports."
_POST = lazily(
    rf"{_LEAD}I (?:write|run|do|own|manage|lead|handle|chair|head|keep|hold|prepare|look after|report to|sit on|work for|answer to) "
    r"(?:the|our|all the|a|an) (?:[\w’'-]+ )?[\w’'-]+[.!]*\W*",
    re.IGNORECASE,
)
#: How the talk is to be held, and what is not to be written: it was meant for the room.
_APART = (
    r"(?:separately|offline|off-line|one[- ]to[- ]one|one[- ]on[- ]one|in person|face to face|another time|some other time|later|"
    r"afterwards|on (?:its|our|their) own|by ourselves|without (?:the )?(?:others|everybody|everyone)|just (?:the two of us|us two|"
    r"you and me|us)|"
    r"when we meet|outside (?:this|the) (?:call|meeting|room)|not (?:here|now|on this call))"
)
_PUT_OFF = (
    r"(?:do|take|discuss|talk about|cover|leave|park|pick up|come back to|go through|have|speak about|handle|look at)"
)
_TO_EXPLAIN = r"(?:say|explain|tell|talk|show|discuss)"
_ASIDE = lazily(
    rf"\b(?:can|could|shall|may|might|should) (?:we|I|you)(?: please| maybe| perhaps| just)* {_PUT_OFF}\b[^.?!;]{{0,40}}\b{_APART}\b|"
    rf"\blet['’]s(?: just| please| maybe)* (?:not )?{_PUT_OFF}\b[^.?!;]{{0,40}}\b(?:{_APART}|here|for now)\b|\blet['’]s park\b|"
    r"\b(?:can|could|shall) (?:we|I)(?: please| just| maybe)* park\b|"
    rf"\b(?:I['’]d|I would)(?: much)? (?:rather|sooner|prefer to)\b[^.?!;]{{0,20}}\b{_TO_EXPLAIN}\b[^.?!;]{{0,30}}\b(?:than|and not|not)\b"
    r"[^.?!;]{0,12}\b(?:writ\w+|e?-?mail\w*|type|put)\b|"
    r"\b(?:not|rather not|n['’]t)\b[^.?!;]{0,30}\b(?:on|over|in|by) (?:teams|e-?mail|slack|whatsapp|zoom|chat|writing|the recording|"
    r"tape)\b|"
    rf"\b(?:can|could|may) I {_TO_EXPLAIN}\b[^.?!;]{{0,30}}\b{_APART}\b",
    re.IGNORECASE,
)
#: Begun anew with other words: "Can we, could we do that one?", "It is, it was meant as a trial."
_MODAL = r"(?:can|could|will|would|shall|should|may|might|do|does|did|is|are|was|were|have|has|had)"
_WHO = r"(?:we|you|I|they|he|she|it|that|there)"
_BEGUN_ANEW = lazily(
    rf"\b{_MODAL} {_WHO}(?:,| [–—-]) {_MODAL} {_WHO}\b|(?:^|[.,;] )(?:and |so |but )?({_WHO}) {_MODAL}(?:,| [–—-]) \1 {_MODAL}\b|"
    rf"\b(?:what|how|when|where|who|why)(?:,| [–—-]) (?:what|how|when|where|who|why|{_MODAL})\b",
    re.IGNORECASE,
)
_POINTS = r"(?:that|it|this|them|those|these|both|one|some|something|anything)"
#: A promise whose object stands elsewhere, and what may stand beside it without telling what it is.
_PROMISE = lazily(
    rf"{_LEAD}(?:(?:I|we)(?:['’]ll| will| shall| can|['’]m going to|['’]re going to| am going to| are going to)|let me)"
    r"(?: (?:just|also|then|certainly|gladly|happily|definitely|try (?:to|and)|make sure to))*"
    rf" (?P<deed>(?:take|send|look|find|check|do|get|bring|ask|write|see|come|have|make|sort|put|raise|pass|share|forward|note|follow|"
    r"confirm|clear|fix|work|mail|e-?mail|ring|call|let|think|report)\b[^.?!;:]{0,80})[.!]*\W*",
    re.IGNORECASE,
)
_NO_OBJECT = frozenset(
    """take send look find check do get bring ask write see come have make sort put raise pass share forward note follow confirm clear
    fix work mail e-mail email ring call let think report that it this them those these both one some something anything
    back up out into over in on to with for by before at about after of round across along down through away off aside together and
    you your yours him her us me know from again then soon shortly later today tomorrow tonight now first if as possible can
    monday tuesday wednesday thursday friday saturday sunday morning afternoon evening week month next this the end day days
    january february march april may june july august september october november december
    we i team people side office colleagues done sorted ready possible sure straight right away asap""".split()
)
_WORD = lazily(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Of whom something is said, who is not among the people of the deal: a first word that is no name has another verb behind it.
_SOMEBODY = lazily(
    r"\b(?P<who>[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)(?P<does> (?:has to(?: not)? (?:say|agree|sign|want|like|hear|be (?:happy|convinced|"
    r"comfortable|"
    r"asked|told|there))|(?:won['’]t|will not|will never|would never|wouldn['’]t|does not|doesn['’]t|did not|didn['’]t|never|hasn['’]t|"
    r"has never)(?: ever)? (?:sign|agree|have|like|liked|want|trust|say|accept|listen|read|forgive)|wants|hates|thinks|dislikes|reckons|"
    r"(?:says|said|told|told me|promised|asked me)|is (?:scared|afraid|furious|angry|against|dead|worried|difficult|paid)))\b"
)
_NO_PERSON = NO_NAMES | frozenset(
    """Nobody Everybody Everyone Somebody Someone Anybody Anyone Nothing Everything Something Finance Legal Procurement Purchasing
    Marketing Sales Operations Management Compliance Security Audit Engineering Production Logistics Support Accounts Payroll Leadership
    Whoever Neither Either Each Every Another Head Group Corporate Because Then""".split()
)


def biography(text: str) -> bool:
    """Whether a sentence is only a fact of somebody's life or post: true, known to them, and odd to have read back."""
    if _POST.fullmatch(text) and not _BEYOND.search(text):
        return True
    found = _LIFE.fullmatch(text)
    return found is not None and not _BEYOND.search(text) and _WHERE.fullmatch(found["rest"]) is not None


def aside(text: str) -> bool:
    """Whether words settle where and how something is talked about, or ask that it is not written: not for a letter."""
    return _ASIDE.search(text) is not None


def begun_anew(text: str) -> bool:
    """Whether a sentence is begun twice with other words."""
    return _BEGUN_ANEW.search(text) is not None


def without_object(promise: str) -> bool:
    """Whether a promise does not say what it is of: "I'll take that back" reads as taking it back."""
    found = _PROMISE.fullmatch(" ".join(promise.split()))
    return found is not None and all(w.casefold() in _NO_OBJECT for w in _WORD.findall(found["deed"]))


_BARE_REQUEST = lazily(
    rf"{_LEAD}(?:(?:please|just|do|can you|could you|would you|will you|you can|you could|go on and|by all means|then|aye|sure|ok|okay) ?)*"
    r"(?:send|e-?mail|mail|forward|bring|show|share|post|drop|give|do|put|pop|get|let (?:me|us) (?:have|see)|have)\b"
    r"(?: (?:me|us|it|that|this|them|those|both|one|over|across|along|round|on|to me|to us|in|here|by (?:post|mail|e-?mail)|then|please|"
    r"aye|"
    r"yes|now|too|and see|through|up|if you (?:like|want|must|will)))*\W*",
    re.IGNORECASE,
)


_YOU_SHALL = lazily(
    rf"{_LEAD}you(?:['’]ll| will| shall| can)(?: \w+ly)? (?:have|get|hear|see) (?:it|them|that|this|those|both|everything|one|"
    rf"from (?:me|us))\b"
    r"(?: all| back| too)?(?: (?:on|by|before|in|within|at|for|until|next|this|first thing|the|latest|tomorrow|tonight|today|end|of|a|"
    r"few|two|"
    r"week|month|day|days|weeks|noon|morning|evening|\w+day|\d{1,2}(?:st|nd|rd|th)?))*\W*",
    re.IGNORECASE,
)


def names_nothing(words: str) -> bool:
    """Whether a request, or a promise, does not say what it is of: "Send it, then" and "You'll have them by Friday" take up what
    stands elsewhere."""
    plain = " ".join(words.replace(",", " ").split())
    return bool(_BARE_REQUEST.fullmatch(plain) or _YOU_SHALL.fullmatch(plain))


#: Told to do a thing, which is ours to do: "Put it all on one page".
_ORDERED = lazily(
    rf"{_LEAD}(?:(?:please|just|do|then|first|maybe|perhaps|so|also)[, ]+)*(?:put|write|send|e-?mail|draw|show|bring|make|find|price|quote|"
    r"list|tell|give|set|work out|measure|sketch|draft|explain|name|check|ask|get|count|add|include|leave out|spell|break|print|come|ring|"
    r"call|let (?:me|us))\b(?! (?:is|was|are|were|has|had|would|could|can|will|it this way|another way|differently|on the \w+ is)\b)[^?]*$",
    re.IGNORECASE,
)


def asks_us(text: str) -> bool:
    """Whether words ask or tell us to do something: how much of that exists by now is for us to say, and not for them.

    Args:
        text: a sentence or a few.
    """
    return bool(sought(text)) or any(asks(s) or _ORDERED.match(s) for s in segment_texts(text))


def of_somebody(text: str) -> bool:
    """Whether words tell what somebody called by a name says, wants or will not have, known to us or not."""
    return any(m["who"].split()[0] not in _NO_PERSON for m in _SOMEBODY.finditer(text))


def why_not(text: str) -> str:
    """Why a quote is not worth taking up in writing, in one word; empty when it is."""
    if any(biography(s) for s in segment_texts(text)):
        return "biography"
    if aside(text):
        return "aside"
    if begun_anew(text):
        return "filler"
    return "colleague" if of_somebody(text) else ""
