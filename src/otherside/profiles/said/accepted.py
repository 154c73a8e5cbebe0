"""An offer that is taken up at once: "Shall I send you the drawing?" – "Please. By the ninth if you can." Pure.

The offer is from then on a promise of whoever made it, with the day that the answer names; what the answer says is no step of whoever
takes it up.
"""

from __future__ import annotations

import re

from otherside.domain.calendar_words import NAMED_MONTH, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span, ends_with_question
from otherside.profiles.said.sentences import sentences

_SOON = r"(?:(?:also|perhaps|maybe|just|then|please|quickly|both|all) ){0,2}"
#: What outlasts the talk: something handed over, found out or arranged. What is told or shown is told in the same breath.
_SENDS = (
    r"(?:(?:re)?send|e?-?mail|forward|post|share (?:the|our|a|some) (?:\w+ )?(?:pages?|list|drawings?|"
    r"plan|quote|summary|notes|figures|document|file|draft|examples?)\b|put (?:together|(?:that|it|this|something|them|"
    r"the \w+) (?:together|in "
    r"writing|on paper|down))|write (?:up|down|you|to|it|that|this|something)|draft|prepare|draw (?:up|it|you)|work (?:out|"
    r"it out)|quote|price|"
    r"bring|get (?:you|hold of|a|an|the|that|it)|find (?:out|you|somebody|someone)|look into|check with|ask (?:him|her|them|our|"
    r"my|the|around)|"
    r"arrange|set up|book|introduce|drop (?:off|it|one|a)|leave you|make you|let you have|copy|lend|ring (?:him|her|them|the)|call "
    r"(?:him|her|them|the)|do you (?:a|an|the|one)|give you (?:a copy|a list|the \w+ in writing))\b"
)
_SENT = (
    r"(?:sent|e?-?mailed|forwarded|posted|put|wrote|drew|drafted|prepared|worked out|brought|got you|asked (?!you\b)\w+|found out|"
    r"looked into|priced)\b"
)
_PAPER = (
    r"(?:page|list|drawing|sketch|plan|quote|summary|write-?up|sample|copy|comparison|breakdown|figures?|picture|photo|example|"
    r"outline|draft|letter|note|brochure|leaflet|template)s?"
)
_OFFERS = lazily(
    rf"\b(?:(?:shall|should|can|could|may) I|(?:shall|should) we) {_SOON}{_SENDS}|"
    rf"\b(?:would you like|do you want|(?:^|[,;–—] ?)want|would you prefer) (?:me|us) to {_SOON}{_SENDS}|"
    rf"\bwould (?:it|that) (?:help|be (?:useful|of use|helpful|good|all right|alright|okay|any use))(?: (?:to you|for you|you))? "
    rf"if (?:I|we) {_SOON}{_SENT}|"
    rf"\bwould you (?:like|want) (?:a|an|the|some|to have (?:a|an|the)|that in|it in) (?:\w+[ -]){{0,3}}?(?:{_PAPER}|writing)\b|"
    rf"\b(?:would|should) (?:a|an|the|some) (?:[\w-]+ ){{0,2}}?{_PAPER}(?: [\w’' -]{{0,40}})? (?:help|be (?:useful|of use|"
    rf"helpful|any use))\b",
    re.IGNORECASE,
)
#: A question of how, or whether at all, offers nothing.
_NO_OFFER = lazily(
    r"\b(?:how|why|what|where|who|which|when) (?:can|could|shall|should|may) (?:I|we)\b|\bif (?:I|we) can\b",
    re.IGNORECASE,
)
_TAKES = lazily(
    r"\W*(?:(?:oh|ah|well|um+|hm+|and)[,.! –—-]+){0,2}(?:yes|yeah|yep|yup|aye|please|sure|of course|go on|go ahead|by all means|why not|"
    r"(?:that|it)(?:['’]d| would)(?: really)? (?:be (?:\w+ )?(?:good|great|useful|helpful|lovely|kind|nice|perfect|wonderful|brilliant|"
    r"grand|of use|a help|fine|handy|super|interesting)|help)|(?:I|we)(?:['’]d| would) (?:like|love|appreciate|be (?:glad|grateful))|"
    r"do\b(?: that| so| it)?|good idea|lovely|perfect|great|brilliant|smashing|splendid|fine|ok|okay|all right|alright|"
    r"(?:yes|thanks|thank you|that['’]s kind)|if you (?:can|could|would|like|don['’]t mind)|absolutely|certainly|definitely|gladly)\b",
    re.IGNORECASE,
)
_REFUSES = lazily(
    r"\b(?:no|not(?! at all)|never|nothing|nobody|cannot|later|but|unless|rather|instead|enough|already)\b|n['’]t\b(?! mind\b)|\?",
    re.IGNORECASE,
)
_WHY_NOT = lazily(
    r"\bwhy not\b|\bno (?:problem|hurry|rush)\b|\bif (?:it['’]s|that['’]s) not [\w ]{2,30}", re.IGNORECASE
)
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,6}teenth|"
    r"twentieth|twenty-\w+|thirtieth|thirty-first)"
)
_DAY = (
    rf"(?:(?:the |this |next |end of |the end of |early |late |noon on |close of ){{0,3}}(?:{WEEKDAY}|tomorrow|tonight|today|"
    rf"week(?:end)?|"
    rf"month|(?-i:{NAMED_MONTH})\b|{_ORDINAL}\b))"
)
#: By when, at the beginning of a sentence of the answer or of what follows the yes.
_BY_WHEN = lazily(
    rf"(?:^\W*|[,;.!–—] ?)(?:(?:yes|please|and|but|if (?:you can|you could|possible|at all possible)|ideally|best|say|"
    rf"preferably)[,.! –—-]+){{0,3}}"
    rf"(?:by|before|on|for|until|till|no later than|not later than) {_DAY}|"
    rf"^\W*(?:(?:this|next) week|tomorrow|{WEEKDAY})\b[^.?!]{{0,30}}$|"
    rf"\bif (?:you (?:can|could)|(?:I|we) (?:could|can) have it|it(?:['’]s| is) here|it (?:came|comes)) (?:do (?:it|that) )?"
    rf"(?:by|before|on|for) {_DAY}",
    re.IGNORECASE,
)
#: Sentences of an answer that belong to its yes.
_FIRST = 3


def offer(text: str) -> Span | None:
    """The last sentence of a turn, where it offers to hand something over, to find it out or to arrange it; None else."""
    spans = sentences(text)
    if not spans:
        return None
    last = spans[-1]
    words = text[last.start : last.end]
    return last if ends_with_question(words) and _OFFERS.search(words) and not _NO_OFFER.search(words) else None


def takes_up(answer: str) -> bool:
    """Whether an answer to an offer takes it up: with a yes, or only with the day by which it is wanted."""
    spans = sentences(answer)
    if not spans:
        return False
    first = answer[spans[0].start : spans[0].end]
    plain = _WHY_NOT.sub("yes", first)
    if _REFUSES.search(plain):
        return False
    return bool(_TAKES.match(plain) or _BY_WHEN.match(plain))


def wanted_by(answer: str) -> list[Span]:
    """The first sentences of an answer that say by when something offered is wanted."""
    return [s for s in sentences(answer)[:_FIRST] if _BY_WHEN.search(answer[s.start : s.end])]


def of_an_offer(asked: str, answer: str, start: int, end: int) -> bool:
    """Whether words of an answer only take up what was offered just before, or say by when: no step of whoever says them.

    Args:
        asked: the turn before, of somebody else.
        answer: the whole turn.
        start, end: the words.
    """
    if offer(asked) is None or not takes_up(answer):
        return False
    spans = sentences(answer)
    own = [spans[0], *wanted_by(answer)]
    return any(s.start <= start and end <= s.end for s in own)
