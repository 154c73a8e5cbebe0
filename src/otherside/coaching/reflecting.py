"""Whether a sentence of ours says back what they said: what it has in common with their words, and whom it is about."""

from __future__ import annotations

import re

from otherside.coaching.features import FORM, WE, YOU, same_word, words_of
from otherside.coaching.phrases import plain
from otherside.profiles.said.promises import promised

#: Words that two sentences share without speaking of the same thing; beside those that only give a sentence its form.
_LIGHT = frozenset(
    "get got getting go going gone went gonna come came coming make made take took put let say said says know knew think "
    "thought want wanted need needed like look see seen saw feel feels mean thing things something anything everything way "
    "lot bit really much many more most time still also only actually kind sort because been okay doing we us our ours me my "
    "mine i i'm i've i'd i'll we're we've we'd we'll they've they're they'll".split()
)
#: Somebody owns up to their own part, or tells what comes from them.
_OWN_PART = re.compile(
    r"\b(?:sorry|apologi[sz]e|apologies|(?:my|our) (?:fault|mistake|bad))\b"
    r"(?!,? (?:to hear|that you|you|for you|about you|that he|that she|that they))"
    r"|\b(?:will follow|follows? (?:this|next|by|on|shortly|soon|tomorrow|under separate)|on (?:its|their) way)\b"
)


def own_words(text: str) -> list[str]:
    """The words of a text that carry what it is about, in lower case, in order."""
    return [w for w in words_of(text) if w not in FORM and w not in _LIGHT]


def shares(text: str, heard: str) -> bool:
    """Whether a sentence has a word that carries something in common with what was heard before it."""
    theirs = own_words(heard)
    return any(same_word(mine, word) for mine in own_words(text) for word in theirs)


def may_reflect(text: str, heard: str) -> bool:
    """Whether a sentence of ours can be a reflection at all.

    Args:
        text: our sentence.
        heard: what they said just before, empty if nothing: then there is nothing to say back.
    """
    low = plain(text)
    if not heard.strip() or _OWN_PART.search(low) or promised(text):
        return False
    # "We do it by hand" is about us, unless these were their words.
    return bool(YOU.search(low)) or not WE.search(low) or shares(text, heard)


#: "You stood in front of every one of them": what they did, told in the past.
_DEED = re.compile(
    r"^(?:so |and )?you (?:\w+ly |also |then |even )?(?:were|had|did|told|ran|lost|went|came|took|gave|got|said|saw|found|sold|bought|"
    r"put|broke|paid|began|wrote|rang|sent|left|felt|fell|met|read|spent|stood|sat|threw|heard|drove|brought|cut|hit|[a-z]{2,}ed)\b"
)
#: What makes a sentence about a deed of theirs more than an account of it.
_PRAISES = re.compile(
    r"\b(?:anyway|still|even (?:though|when|so)|despite|instead of|well|right|honest\w*|brave\w*|hard|great|good|best|better|careful\w*|"
    r"patien\w+|kind\w*|decent|strong\w*|first|yourself|nobody|no one|without|never|stuck|kept|built|managed|stayed|held|earned|"
    r"handled|thought|really|clear\w*|when (?:it|others?|nobody|most|everyone)|not (?:easy|many|everyone)|takes?|courage|thank\w*)\b"
)


def retells(text: str, heard: str) -> bool:
    """Whether a sentence tells again what they did, sharing a word with their account, and praises nothing in it."""
    low = plain(text).strip()
    return bool(_DEED.match(low)) and not _PRAISES.search(low) and shares(text, heard)
