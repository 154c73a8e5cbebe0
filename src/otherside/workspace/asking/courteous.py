"""Words of hope, fear or want that are manners and tell nothing of whoever writes them: "hope that's ok", "happy to help". Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_ALL_RIGHT = (
    r"(?:ok|okay|all ?right|fine|good|cool|possible|convenient|allowed|enough|clear|useful|of use|not too (?:late|early|much|long)|"
    r"no (?:bother|trouble|problem)|(?:helps?|makes sense|suits|works(?= for you))(?=\W*$|[,.;]| (?:for )?you\b))"
)
_TALK = r"(?:hear|see|meet|talk|speak|chat|catch up|connect|be in touch|get in touch|write|call|ring|read)"
_COURTEOUS = lazily(
    # That it is no trouble.
    rf"\b(?:hop(?:e|ing)|trust)(?: that)? (?:(?:it|that|this|these|they)(?:['’]?s|['’]re| is| are| was| were| will be| would be)?"
    rf"|its|thats) (?:all |still |really |quite )*{_ALL_RIGHT}\b[^.,;!?]{{0,24}}|"
    # That they are well, and that we meet again.
    r"\bhop(?:e|ing)(?: that)? (?:all|everything|everyone|everybody|you(?:['’]re| are| had| have| got| slept| enjoyed| don['’]t mind| "
    r"won['’]t mind| can forgive)?|your \w+|the (?:weather|family|kids|children|trip|journey|holidays?))(?: both| all|"
    r" guys)? (?:is|are|went|goes|"
    r"going|well|fine|good|keeping|having|a|an|safe|safely|nice|me|my|the)\b[^.,;!?]{0,24}|"
    r"\bhop(?:e|ing)(?: that)? (?:this|my) (?:mail|e-?mail|message|note|letter)?\b ?(?:finds|reaches|helps|answers|makes)\b[^.,;!?]{0,24}|"
    rf"\b(?:hop(?:e|ing)|look(?:ing)? forward) to (?:{_TALK}|{_TALK}ing)\b|"
    r"\bwish(?:ing)? (?:you|everyone|everybody) (?:both |all )?(?:an?|the|all|well|good|happy|luck|every)\b[^.,;!?]{0,24}|"
    # That it is gladly done.
    rf"\b(?:glad|happy|pleased|delighted|lovely|nice)(?: to (?:(?:hear|see) (?:from |that |it |this )?(?:you|it|that|this)\b|"
    rf"meet|talk|speak|chat|catch up|connect|"
    r"help|send|do (?:so|that|this)|answer|explain|oblige|have (?:met|"
    r"spoken))| you (?:came|called|wrote|asked|rang))\b|"
    r"\b(?:I|we)['’]?d love to (?:hear from you|meet you|talk to you|speak to you|chat|catch up|connect)\b|"
    r"\b(?:lov(?:ed|e)|enjoy(?:ed)?) (?:our|the|your|this|talking|meeting|speaking)(?: \w+)? ?(?:talk|chat|call|conversation|message|mail|"
    r"meeting|visit|lunch|coffee|to you|with you|you)\b|"
    # What one wants to say, and does.
    r"\b(?:just )?want(?:ed)? to (?:thank|say (?:thank|hello|hi|sorry)|apologi[sz]e|let you know|check in|wish)\b|"
    r"\bno worries\b|\bdon['’]t worry\b|\bno problem\b|\bneed to (?:run|jump|hop|drop) (?:off|now|to|on)?\b|"
    r"\bif you (?:need|want) (?:anything|any help|more)\b|\blet me know if you (?:need|want)\b",
    re.IGNORECASE,
)


def meant(text: str) -> str:
    """A sentence with its manners blanked out, as long as before: what is left may tell how its speaker feels."""
    return _COURTEOUS.sub(lambda m: " " * len(m[0]), text)
