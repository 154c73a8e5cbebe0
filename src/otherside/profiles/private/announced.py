"""Confidences that are announced before they are told, and words that are taken back after they were said. By their words. Pure.

"I'm going to tell you something and it goes no further" means what follows it; "strike that" means what was said before it.
"""

from __future__ import annotations

import re

from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily

#: A request has nobody before its verb: it opens a sentence or a clause.
_OPENS = (
    r"(?:(?:^|[.!?;:,…()\n\"“”«»–—]|\s-)\s{0,20}"
    r"(?:(?:and|but|so|or|oh|god|no|wait|ok(?:ay)?|well|sorry|actually|just|please|now)[ ,.]{1,4}){0,6})"
)
_END = r"(?=\s*(?:$|[.!?;:,…)\"”»–—]|\b(?:please|though|ok(?:ay)?|yet|and|but)\b))"
_SOMETHING = (
    r"(?:tell|say(?: to)?|share|trust|admit|confess|confide|let you in on)(?: to)?(?: you| with you)?(?: both| two)?(?: with)? "
    r"(?:something|a thing|one thing|a secret|this)\b"
)
_NOT = r"(?:(?:do(?:es)?|must|should|can|could|is|wo|need|may)(?:n['’]?t| not)|not|never|cannot)"
#: Where a thing told may not go. Of a road, a form or a project the same words are said: what is told stands beside them.
_NOWHERE = (
    rf"(?:{_NOT}(?: (?:to|ever))? (?:(?:go|get|travel|wander|spread)(?: (?:anywhere|any (?:further|farther|wider)|further|beyond|past|"
    r"outside|out\b|back to|to\b)|\b(?=\W*$))|leave (?:this|the|these))|"
    r"(?:goes|gets|to go) (?:nowhere|no (?:further|farther|wider))|stays? (?:here|with (?:you|us)|between|in this|put\b|inside)|"
    r"(?:has|is|needs) to stay (?:here|with (?:you|us)|between|in this))"
)
_TAG = r"(?:,? (?:yeah|yes|ok|okay|please|promise|promised|agreed|deal|understood|all right|alright))"
_WONT_TELL = (
    r"(?:tell (?!me\b|us\b)|say (?:anything|a word|it|this|that)\b|repeat\b|breathe\b|mention\b|let (?:this|that|it|on)\b|"
    r"pass (?:this|that|it)\b|write (?:this|that|it) (?:down|up)\b)"
)
ANNOUNCED = (
    rf"{_SOMETHING}[^.!?\n]{{0,24}}?\b(?:it|that|this|which)? ?\b{_NOWHERE}|"
    rf"{_SOMETHING}[^.!?\n]{{0,12}}?\b(?:in (?:strict )?confidence|privately|off the record|between us|as a secret)\b|"
    r"(?:can|could|may) I (?:really )?trust you(?: both)? (?:with|about) (?:something|a secret|this|a thing|one thing)"
    rf"(?: \w+)?{_END}|(?:can|could|may) (?:we|I) (?:trust you with|tell you) a secret\b|"
    rf"(?:can|could|may) I confide (?:in you{_END}|(?:something|this)\b)|"
    rf"(?:can|could|are) you (?:able to |good at )?keep(?:ing)? (?:a secret|secrets)\b(?! (?:service|key|store|vault))|"
    r"(?:can|could|will|would) you (?:please )?keep (?:something|a thing|one thing) (?:under your hat|quiet|to yoursel(?:f|ves)|private)\b|"
    rf"I(?:['’]m| am) (?:really |just )?trusting you (?:with|not to)(?: this| something)?{_END}|"
    r"what I(?:['’]m| am) (?:about|going) to (?:say|tell you)(?: now)? (?:is|stays?|does|must|can|should|has|goes)\b"
    rf"(?=[^.!?\n]{{0,40}}\b(?:confiden\w+|between|private|secret|stays?|stay|further|leave|anywhere|here|with you)\b)|"
    rf"(?:this|that|it) {_NOWHERE}{_TAG}+\W{{0,3}}$|this {_NOT}(?: to)? go anywhere\b(?=[,;:–—] ?but\b)|"
    rf"(?:(?<!\bI )(?<!\bwe )(?<!\bcan )(?:promise|swear)(?: to)?(?: me)?(?: that)? "
    rf"(?:you(?:['’]ll never|['’]ll not| won['’]?t| will not| will never)|not to) {_WONT_TELL})"
)
#: After "strike that" the right word may follow: that corrects a slip and takes nothing back.
_CORRECTS = (
    r"(?!\W{0,4}(?:(?:it|that|there)['’]?s\b|it (?:is|was)\b|I (?:mean|meant)\b|make (?:it|that)\b|rather\b|(?:the )?correct\b|we\b|\d|"
    rf"(?:{ONE_TO_TWELVE}|\w+teen|\w+ty)\b|"
    r"(?:the|a|an|our|my)\b|let me\b|what I\b|start again))"
)
_WHAT_SAID = r"(?:what|everything|anything|that) I(?:['’]ve| have)?(?: just)? (?:said|told you|wrote|written|sent)"
_NOTES = r"(?:record|records|notes?|minutes|transcript|write-?up|crm|file)"
WITHDRAWN = (
    rf"{_OPENS}(?:strike|scratch|scrap|erase|delete|cut|unhear)(?: all(?: of)?)? (?:that|this|it|{_WHAT_SAID}|the last (?:bit|part|"
    rf"answer|sentence|message))(?: (?:last )?(?:bit|part))?(?: again)?"
    rf"(?: (?:from|out of|off|in) (?:the|your|any) {_NOTES}\b|(?<!delete that)(?<!delete this)(?<!delete it)(?<!cut it)(?<!cut that)"
    rf"(?<!cut this)(?:,? please)?(?=\W*$|[.!;]|, (?:and )?(?:please|don|forget|I never|you)\b){_CORRECTS})|"
    rf"{_OPENS}(?:please )?forget {_WHAT_SAID}(?=\s*(?:$|[.!,;)–—])(?!,? (?:about|on)\b))|"
    rf"{_OPENS}(?:please )?forget (?:that )?I (?:ever )?(?:asked{_END}|(?:wrote|asked|brought) (?:that|this|it|anything|so)(?: up)?\b)|"
    r"pretend (?:that )?(?:I|you|we) (?:did(?:n['’]?t| not)|had(?:n['’]?t| not)|never) (?:say|said|hear|heard|write|written|wrote|see|seen|"
    rf"read|tell you|told you) (?:that|this|it|anything|a thing|any of (?:this|that)){_END}|"
    rf"you have(?:n['’]?t| not) (?:heard|seen|read|got) (?:this|that|any of (?:this|that))(?: from me)?{_END}(?! yet)|"
    r"I (?:(?:really )?should(?:n['’]?t| not| never)(?: really)?|ought not to|was(?:n['’]?t| not) (?:supposed|meant) to) (?:have )?"
    rf"(?:said|told you|tell you|mentioned|mention|written|let (?:that )?slip) ?(?:that|this|so|it|anything|any of (?:this|that)){_END}|"
    rf"I(?:['’]ve| have)(?: already| probably)? said too much\b|"
    rf"(?:^|[.!?\n] ?)(?:please,? )?no notes(?: (?:on|of) (?:that|this)(?:,? please)?|,? please)(?=\W*$|[.!])|"
    r"(?:put|lay) (?:the|your) pen (?:down|away)\b|"
    rf"let['’]?s not (?:write|put|note|jot|minute|record|log) (?:that|this)(?: one)?(?: (?:down|up|in (?:writing|the (?:notes|minutes))|"
    rf"on (?:paper|record)))?{_END}"
)
#: Who is to hear it from themselves has not heard it from us.
THEMSELVES = (
    r"(?:\b(?:wants?|wanted|would like)|['’]d (?:like|rather)|\b(?:prefers?|means?|going|plans?|has|have|needs?))(?: to)? "
    r"(?:tell|break (?:it|this|that) to|say (?:it|this|that) to) (?:him|her|them|(?-i:[A-Z])[\w-]*\.?(?: (?-i:[A-Z])[\w-]+)?)"
    r"(?: (?:this|that|it|about (?:it|this|that)))? (?:my|him|her|them|our)sel(?:f|ves)\b"
)
_ANNOUNCED = lazily(rf"\b(?:{ANNOUNCED})", re.IGNORECASE)
_WITHDRAWN = lazily(
    rf"{WITHDRAWN}|{_OPENS}(?:please )?(?:do not|don['’]?t)(?: you)?(?: ever)?(?: please)? (?:write|note|put|type|jot|minute|record)\b|"
    rf"\bforget (?:that )?I (?:ever )?(?:said|told|mentioned)\b|\b(?:I|we) never (?:said|told)\b|\byou (?:never|didn['’]?t) hear\b|"
    rf"\boff[- ]the[- ]record\b",
    re.IGNORECASE,
)
_TO_COME = lazily(r"\b(?:something|secrets?|a thing|one thing|(?:about|going) to)\b|\bconfide in\b", re.IGNORECASE)
#: With it somebody leaves one matter for another.
_LEAVES_IT = lazily(
    r"\W*(?:(?:but|so|well|ok(?:ay)?|right|and|now)\b[ ,.–—-]{1,4}){0,3}"
    r"(?:anyway|anyhow|any ?ways?|by the way|btw|on another (?:note|matter|subject)|in other news|something else|"
    r"(?:to|let['’]?s|let me) (?:change|get off) the subject|moving on|back to (?:the|your|our|business|work|what)|"
    r"enough of (?:that|me|this)|"
    r"where were we|what (?:did|was it) you (?:want|wanted|ask|asked|were)|as (?:to|for) (?:the|your|our)|about (?:the|your|our)\b|"
    r"the (?:other|next) thing|(?:next|second|third|last) (?:point|question|item)|otherwise)\b",
    re.IGNORECASE,
)
#: Told of whoever must not know, it is no matter of its own: "Rolf doesn't know."
_UNKNOWING = lazily(
    r"^\W*(?:(?:and|but|so|only)[ ,]{1,3})?"
    r"(?:(?:(?!(?:I|we|you|it)\b)(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?|he|she|they|(?:my|the|his|her) [\w-]+) "
    r"(?:(?:does|do|did)(?:n['’]?t| not)(?: yet| even)? know|has(?:n['’]?t| not)(?: yet)? been told)|"
    r"(?:no(?:body|[ -]?one)(?: else)?|not even [\w-]+) (?:knows?|has been told))"
    r"(?: (?:yet|it|this|that|about (?:it|this|that)|any of (?:it|this)|of (?:it|this)))*\W*$",
    re.IGNORECASE,
)
#: What is only breath: "oh god", "wait", "hm".
_BREATH = lazily(
    r"^(?:\W*\b(?:oh+|god|gosh|lord|hell|jesus|christ|dear|my|no|nope|yes|yeah|wait|hang|hold|on|sorry|hm+|mm+|um+|uh+|er+m?|ah+|ok|okay|well|"
    r"actually|please|seriously|honestly|shit|damn|oops|sh+|right|sure|thanks|thank|you|and|but|so|just|haha\w*|lol|omg|i|mean)\b)+\W*$",
    re.IGNORECASE,
)
_MOST_BREATH = 60
#: Who is asked to keep something says so, and hears it next: "Of course." "I am. Just us." "Go on, it stays with me."
_ASSURED = (
    r"(?:of course|sure(?: thing)?|certainly|absolutely|definitely|naturally|always|yes|yeah|yep|ok(?:ay)?|right|alright|all right|"
    r"will do|no problem|fine|understood|noted|agreed|deal|got it|gladly|"
    r"(?:I )?(?:promise(?:d)?|swear|will|won['’]?t|do|am|understand|hear you|can)|"
    r"I(?:['’]m| am) (?:listening|alone|on my own|here|all ears)|"
    r"(?:just|only)(?: the two of)? us(?: two| here)?|it(?:['’]s| is) (?:just|only) (?:me|us)|(?:I['’]m|I am|we['’]re|we are) alone|"
    r"(?:it|this|that)(?:['’]ll| will)? (?:stays?|goes|go) (?:with me|with us|here|between us|no further|nowhere)|between us|"
    r"(?:you have|you['’]ve got) my word|my lips are sealed|mum['’]s the word|not a word|nobody (?:else )?(?:hears|reads|will|is here)"
    r"(?: (?:it|this|know|hear))?|I(?:['’]ll| will) keep (?:it|this|that)(?: to myself| between us)?|I(?:['’]ll| will) say nothing|"
    r"go (?:on|ahead)|tell me|what is it|what['’]s (?:up|happened|going on|on your mind)|I['’]m sorry|thank you|thanks|please)"
)
_ASSURES = lazily(
    rf"^\W*(?:oh,? |well,? |and |but |so )?{_ASSURED}(?:(?:\W+(?:and |but |so |then )?|\W+(?-i:[A-Z])[\w-]+\W+){_ASSURED}){{0,4}}"
    r"(?:,? (?-i:[A-Z])[\w-]+)?\W*$",
    re.IGNORECASE,
)
_MOST_ASSURED = 90
#: Words that ask whether somebody is there, and tell nothing.
_HAIL = lazily(
    r"^\W*(?:(?:hi|hello|hey|morning|good morning|evening)(?: (?-i:[A-Z])[\w-]+)?[ ,!.]{1,3})?"
    r"(?:are you (?:about|there|around|free|up|alone|on your own|in)|"
    r"(?:have you |you )?got (?:a|one|two|five) (?:minutes?|mins?|sec(?:ond)?s?|moment)|have you (?:got )?a (?:minute|moment|second)|"
    r"can (?:I|we) (?:talk|speak|ring|call)(?: (?:to )?you)?(?: (?:a|for a) "
    r"(?:minute|moment))?|quick one|(?:it['’]s )?(?:only )?me again)(?: (?:now|today|tonight))?\W*$",
    re.IGNORECASE,
)
#: What a request means that was said before it: "keep that to yourself", not "keep this to yourself".
_OF_WHAT_WAS = lazily(r"\b(?:that|it|what I|all of (?:that|it)|any of (?:this|that|it))\b", re.IGNORECASE)
_OF_A_THING = lazily(r"\b(?:this|these|that|it|what)\b", re.IGNORECASE)


def announces(text: str) -> bool:
    """Whether a sentence says that what follows it is told in confidence."""
    return bool(_ANNOUNCED.search(text))


def announces_what_follows(text: str) -> bool:
    """Whether it is something not told yet that is announced; "Can I trust you with this?" may be of what was said already."""
    found = _ANNOUNCED.search(text)
    return found is not None and bool(_TO_COME.search(found[0]))


def withdraws(text: str) -> bool:
    """Whether a sentence takes back what was said before it, or asks that it is written nowhere."""
    return bool(_WITHDRAWN.search(text))


def leaves_the_matter(text: str) -> bool:
    """Whether a sentence clearly begins another matter: "Anyway, …", "By the way, …"."""
    return bool(_LEAVES_IT.match(text))


def unknowing(text: str) -> bool:
    """Whether a sentence says no more than that somebody does not know."""
    return bool(_UNKNOWING.match(text))


def only_breath(text: str) -> bool:
    """Whether a text tells nothing: "oh god", "wait", "hm"."""
    return len(text) <= _MOST_BREATH and bool(_BREATH.match(text))


def assures(text: str) -> bool:
    """Whether a text only takes a confidence: "Of course." "I am. Just us." "Go on."."""
    return len(text) <= _MOST_ASSURED and bool(_ASSURES.match(text))


def hails(text: str) -> bool:
    """Whether a sentence only asks whether somebody is there: "Are you about?"."""
    return bool(_HAIL.match(text))


def of_what_was_said(request: str) -> bool:
    """Whether a request to keep something points at what stands before it: "keep that to yourself"."""
    return bool(_OF_WHAT_WAS.search(request))


def of_no_thing(request: str) -> bool:
    """Whether a request points at nothing: "not for the others, please", which is meant of a talk."""
    return not _OF_A_THING.search(request)
