"""Sentences after which a quotation needs no name: "Ada said nothing for a while. Then: …", "Ada at the gate, hands in her pockets: …".

Timid: the sentence is about one person alone, who is there and about to speak, for it tells how they look, sit or are silent. Pure.
"""

import re
from dataclasses import dataclass

from otherside.domain.patterns import lazily
from otherside.importers.name_spans import spans_of
from otherside.importers.people_in_text import SOMEBODY

_SENTENCES = lazily(r"(?<=[.!?…])[\"”’')\]]{0,2}\s+")
#: All that stands between that sentence and the quotation.
_THEN = lazily(
    r"(?:(?:and|but)\s)?(?:then|later|finally|at\slast|eventually|after\s(?:a|some|a\slong)\s(?:while|moment|time|bit|minute|pause|silence))"
    r"(?:,?\s(?:again|[a-z]{3,}ly|in\sa\slow\svoice|not\sto\sme)){0,2}\s?[:,–—]\s*",
    re.IGNORECASE,
)
_PAUSE = lazily(r"(?:(?:a|another)\s)?(?:long\s|short\s)?(?:pause|silence|moment)[.…]?", re.IGNORECASE)
_HERSELF = (
    r"(?:said\s(?:nothing|no\smore|little|not\sa\sword)|(?:did\snot|didn['’]t)\s(?:answer|reply|speak|say|smile|laugh|nod)"
    r"|(?:smil|laugh|grinn|nodd|sigh|shrugg|frown|hesitat|swallow|blush|paus|snort|wink)ed|thought|(?:was|went|fell|got|grew|became|kept)\s"
    r"(?:very\s|quite\s|rather\s|suddenly\s)?(?:quiet|silent|thoughtful|red|pale))"
)
_IN_PLACE = (
    r"(?:(?:look|star|gaz|wait|stopp|stirr|lean|turn|pour|fold|clos|open|wip|count|play|clear|rubb|tapp|push|pull|walk)ed|(?:sat|stood|leant"
    r"|put|took|shook|held|lit|drank|drew|got\sup|picked\sup|was\sstill))"
)
_ADVERB = r"(?:(?:just|only|then|also|first|finally|still|[a-z]{3,}ly)\s)?"
_ALONE = lazily(rf"\s{_ADVERB}(?:{_HERSELF}|(?P<in_place>{_IN_PLACE}))\b")
_OF_A_PRONOUN = lazily(rf"(?P<who>He|She)\s{_ADVERB}(?:{_HERSELF}|{_IN_PLACE})\b")
#: Somebody who goes is not the one who speaks next; of two that are in the sentence it may be the other; a question wants an answer.
_ANOTHER = lazily(
    r"\b(?:I|we|him|them|they|you|each\sother|out|off|away|home|asked|told|phone|call|not\sthere|for\sme|nobody|everybody)\b"
    r"|\b(?:at|to|for|with|on)\sher\s*[.,!?;]|[\"“”„«»:]"
)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Whom a sentence before a quotation is about: a name as it stands there, or ``he`` or ``she``.

    ``surely`` where only a person does what it tells; else the name must be known as somebody's.
    """

    name: str = ""
    pronoun: str = ""
    surely: bool = False


def then_said(clause: str, above: str) -> LeadIn | None:
    """Who says what follows a clause that ends with ``Then:`` and no name.

    Args:
        clause: what stands before the quotation in its paragraph, from the quotation before it on.
        above: the paragraph before it, where nothing is quoted between; empty else.
    """
    *before, last = _SENTENCES.split(clause[-600:].replace("\n", " ").strip())
    if not _THEN.fullmatch(last):
        return None
    told = before or _SENTENCES.split(above[-600:].replace("\n", " ").strip())
    while told and _PAUSE.fullmatch(told[-1]):
        told.pop()
    return _about(told[-1]) if told else None


def _about(sentence: str) -> LeadIn | None:
    """The one whom a sentence is about, if nobody else is in it."""
    if len(sentence) > 300 or _ANOTHER.search(sentence) or SOMEBODY.search(sentence):
        return None
    spans = list(spans_of(sentence))
    if not spans:
        she = _OF_A_PRONOUN.match(sentence)
        return LeadIn(pronoun=she["who"].lower(), surely=True) if she else None
    does = _ALONE.match(sentence, spans[0].end)
    if len(spans) > 1 or not spans[0].initial or spans[0].possessive or does is None:
        return None
    return LeadIn(spans[0].name, surely=does["in_place"] is None)
