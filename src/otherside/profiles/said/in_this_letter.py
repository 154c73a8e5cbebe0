"""What is said to be written, and is: "so I'll put this in writing", in the mail that is the writing. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_HERE = lazily(
    r"\b(?:I|we)(?:['’]ll| will| shall|['’]m going to| thought I['’]d| wanted to| want to|['’]d better)"
    r"(?: (?:just|also|simply|better|therefore|now|quickly|rather|briefly|finally|for once))* "
    r"(?:(?:put|get|set|write|note|lay|jot|say|sum|spell) (?:this|these (?:things|points)?|the following|it all|everything|"
    r"a few (?:things|lines)|"
    r"my (?:thoughts|view|position|reasons)|where (?:I|we) stand)"
    r"(?: (?:in writing|on paper|down|out|up|here|below|in a mail|in an e-?mail|in black and white|for the record|"
    r"once and for all|properly|"
    r"plainly|in words)){1,3}|(?:confirm|record) (?:this|the following) (?:in writing|here|below))\b"
    r"(?![^.!?]{0,80}\b(?:tomorrow|tonight|later|next|soon|then|when|once|after|before|"
    r"by|on (?:\w+day|the)|this (?:week|afternoon|evening)|"
    r"and (?:send|post|bring|give|hand|email))\b)",
    re.IGNORECASE,
)


def in_this_letter(sentence: str) -> bool:
    """Whether a sentence of a letter promises only what the letter itself does."""
    return _HERE.search(sentence) is not None
