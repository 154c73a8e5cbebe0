"""What somebody else did, told without a subject: "He's signed! Put his name on it at the counter." Pure.

Of a speaker who leaves "I" out the same words are a step of their own, so the one before has to name who it was, or the words
themselves: "himself", "out of her own pocket".
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.profiles.said.sentences import sentences

_DID = (
    r"(?:put|paid|rang|shook|gave|sent|bought|went|came|told|said|wrote|took|made|set|chose|began|got|did|drew|laid|found|brought|spoke|"
    r"sold|"
    r"cut|swore|kept|left|let|met|read|built|drove|ran|won|lent|had|has|have|[a-z]{2,}ed)"
)
#: A sentence that begins with what was done.
_NO_SUBJECT = lazily(
    rf"\W*(?:(?:and|then|so|but|even|already|just|finally|actually|straight away|right away)[ ,]+){{0,2}}{_DID}\b(?! (?:I|we)\b)",
    re.IGNORECASE,
)
_FIRST_PERSON = lazily(r"\b(?:I|we|me|us|my|our|mine|ours|myself|ourselves)\b|\b(?:I|we)['’]", re.IGNORECASE)
_I = lazily(r"\b(?:I|we|me|us)\b", re.IGNORECASE)
_ONESELF = lazily(r"\b(?:himself|herself|(?:his|her) own)\b", re.IGNORECASE)
_PERSON = (
    r"(?:(?i:he|she)|(?i:(?:my|our|his|her|the) (?:\w+ )?(?:father|mother|dad|mum|mom|husband|wife|partner|son|daughter|brother|sister|"
    r"uncle|"
    r"aunt|cousin|nephew|niece|grand\w+|\w+-in-law|parents|children|boys?|girls?|neighbours?|landlord|landlady|tenant|lodger|builder|agent|"
    r"seller|buyer|owner|boss|director|chair\w*|treasurer|secretary|colleague|friend|man|woman|chap|lad|old (?:man|lady)|accountant|"
    r"solicitor|lawyer|architect|foreman|manager|engineer))|(?i:mum|dad|mom|gran|grandad|nan)|(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][\w’'-]+|"
    r"(?!(?:We|You|It|That|This|There|They|What|Nobody|Everybody|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Good|Great|"
    r"Thanks|Yes|No|So|And|But|If|When|Then|Just|All|The|Our|My)\b)[A-Z][a-z]+(?: [A-Z][a-z’'-]+)?)"
)
#: Who did something, in the sentence before.
_THIRD = lazily(
    rf"\W*(?:(?i:and|so|then|but|well|oh|yes|good news|guess what|in the end)[:, ]+){{0,2}}{_PERSON}(?: and (?:his|her) \w+)?"
    rf"(?:['’]s|['’]d| (?i:has|had|have|is|was|were|finally|already|just|then|also|even|{_DID}))\b",
)


def anothers_deed(text: str, start: int) -> bool:
    """Whether words tell, without naming who, what somebody else than their speaker did.

    Args:
        text: the whole turn.
        start: of the words.
    """
    spans = sentences(text)
    at = next((n for n, s in enumerate(spans) if s.start <= start < s.end), None)
    if at is None or text[spans[at].start : start].strip(" \"“'‘"):
        return False
    own = text[spans[at].start : spans[at].end]
    if not _NO_SUBJECT.match(own) or _FIRST_PERSON.search(own) or own.rstrip().endswith("?"):
        return False
    if _ONESELF.search(own):
        return True
    # Of two deeds in a row the first names who it was.
    for before in reversed(spans[max(0, at - 2) : at]):
        words = text[before.start : before.end]
        if _I.search(words):
            return False
        if _THIRD.match(words):
            return True
        if not _NO_SUBJECT.match(words):
            return False
    return False
