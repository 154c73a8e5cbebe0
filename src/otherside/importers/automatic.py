"""Replies that a program sends while somebody is away: by their header, subject or words. They are nobody's words. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

#: How mail programs begin the subject of a reply that nobody wrote.
SUBJECT = lazily(
    r"\s*(?:(?:re|aw|sv|fw):\s*)?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|autoreply|vacation reply|"
    r"out of (?:the )?office|ooo\s*:|(?:on|away on) (?:annual|parental|maternity|paternity|sick) leave\s*[:-]|"
    r"abwesenheit|automatische antwort|réponse automatique|absence du bureau|respuesta automática|risposta automatica|"
    r"automatisch antwoord|autosvar|undeliverable|delivery status notification)",
    re.IGNORECASE,
)
_OPENING = (
    r"^\W*(?:(?:hello|hi|dear|good (?:morning|day|afternoon))\b[^.!?\n]{0,40}[,.!\n]\s*)?"
    r"(?:(?:many )?(?:thanks|thank you)(?: very much)?(?: for (?:your|the) (?:e-?mail|mail|message|note))?\s*[,.!–-]\s*)?"
)
_AWAY = (
    r"(?:(?:unfortunately|please note(?: that)?|just to let you know,?|this is an automat\w+ \w+[.:,]?)\s+)?"
    r"(?:I am|I['’]m|I will be|I['’]ll be)(?: currently| now| presently)? (?:"
    r"(?:away|out(?! of)|on holiday|on vacation|travelling|offline|absent)(?=[^.!?\n]{0,40}\b(?:until|till|from|through|between|"
    r"returning|back)\b)|"
    r"out of (?:the |my )?office|away from (?:the office|my desk|my e-?mails?)|"
    r"on (?:annual|parental|maternity|paternity|sick|study|family) leave)"
)
_ABSENT = lazily(_OPENING + _AWAY, re.IGNORECASE)
#: What such a notice has besides: who stands in, what cannot be read, when there will be an answer.
_BESIDES = lazily(
    r"\b(?:(?:for|if|in case)\b[^.!?\n]{0,60}\b(?:urgent|emergenc\w+|decision|immediate\w*|meantime|assistance|help)\b|"
    r"(?:in|during) (?:my|his|her) absence|(?:no|limited|little|only occasional|intermittent|restricted) access to\b|"
    r"(?:will|['’]ll|shall)(?: not)? (?:reply|respond|answer|get back|read|be (?:reading|checking|monitoring))\b[^.!?\n]{0,60}"
    r"\b(?:(?:on|upon|after) my return|when I(?:['’]m| am|['’]ve| have)|once I(?:['’]m| am)|as soon as|until|e-?mails?)|"
    r"e-?mails? (?:is|are|will(?: not)? be|won['’]t be) (?:not )?(?:being )?(?:forwarded|read|monitored|checked|deleted))",
    re.IGNORECASE,
)
#: Whoever writes more than this wrote it for somebody.
_LONGEST = 90


def automatic_words(text: str) -> bool:
    """Whether a short message is by its words a notice of absence: it opens with it, and says who stands in or when there is an answer.

    Args:
        text: the message without what it quotes and without its signature.
    """
    return len(text.split()) <= _LONGEST and _ABSENT.match(text) is not None and _BESIDES.search(text) is not None
