"""What a note of ours tells that we promised, to one or to several, and the same as it is said to them: "you" for "them both". Pure."""

from __future__ import annotations

import re

from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.patterns import lazily

_I = r"(?:I|[Ww]e)"
_A_NAME = r"(?!(?:I|We|The|That|It)\b)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_SEVERAL = (
    r"(?:(?:the (?:two|three|four|five|both|whole lot|lot) of them|(?:both|all|each|all three|all four) of them|them(?: both| all)?|both|"
    rf"everybody|everyone|the [A-Z][\w-]+s|{_A_NAME}(?:(?:, {_A_NAME}){{0,3}},? and {_A_NAME}))(?![\w’']))"
)
_ONE = rf"(?:him|her|{_A_NAME})"
_WHOM = rf"(?:{_SEVERAL}|{_ONE})"
_BEGINS = rf"(?:^\W*(?:{_I}(?:['’]ve| have)? (?:also |still )?)?|\b{_I}(?:['’]ve| have)? (?:also |still )?|\band )"
_WOULD = r"(?:['’]d| would|['’]ll| will)"
#: What may be promised or owed by its name, with the word before it: "a drawing", and neither "a lot" nor "an apology".
NAMED_THING = (
    r"(?:a|an|the|our|that|this|these|those|two|three|four|one|some|more|another|both|\d+)\b"
    r"(?! (?:lot|great deal|good deal|apolog|pint|drink|beer|coffee|lunch|favou?r|moon|earth|world))"
)
_TO_SEVERAL = lazily(
    rf"{_BEGINS}(?:[Tt]old|[Pp]romised|[Aa]ssured) {_SEVERAL},?(?: that)? (?:{_I}|they){_WOULD}\b(?! (?:not|never|rather|like|love|"
    rf"be (?:glad|"
    r"happy|surprised|fine|better|sorry))\b)|"
    rf"{_BEGINS}(?:[Ss]aid|[Tt]old {_WHOM})(?: that)? (?:they|he|she){_WOULD} (?:have|get|receive|see|hear)\b|"
    rf"{_BEGINS}(?:(?:[Pp]romised|[Oo]wed?) {_SEVERAL} {NAMED_THING}|[Pp]romised {_WHOM} to (?!be\b)\w+)"
)
#: Ours, in a letter: it comes by itself, and by when.
_DAY = (
    rf"(?:(?:the end of|end of|the|this|next|early|late|mid)[ -]){{0,2}}(?:(?i:{WEEKDAY}|{MONTHS_BUT_MAY})\b|(?-i:May)\b|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\b|"
    r"(?:first|second|third|fourth|fifth|\w+teenth|\w+tieth|\w+th)\b|week\b|month\b|tomorrow\b|tonight\b|year\b|Easter\b|Christmas\b)"
)
_BY = rf"(?:(?:by|on|before|no later than|in the course of|from)(?: (?:or before|about|around))? {_DAY}|{_DAY})"
_A_THING = r"(?:the|your|our|my|that|this|both|it|they|a(?! lot\b)|an|everything|all of it|(?:two|three) \w+)\b[^.?!;,:]{0,80}?"
_COMES = lazily(
    rf"\b{_A_THING} ?(?:will|shall|should|['’]ll)(?: then| certainly| all)? (?:be with you|reach you|be in your (?:inbox|"
    rf"letter ?box|post|hands)|"
    rf"come to you|get to you|arrive(?: with you)?|land with you) {_BY}|"
    rf"(?:^\W*|[,;:–—] ?|\b(?:please|and|so|you (?:can|may|should|could)|can) )expect {_A_THING} {_BY}",
    re.IGNORECASE,
)
_HANGS = lazily(
    r"\?\W*$|\b(?:if|unless|once|until|when|provided|as long as|hope\w*|not|never|cannot)\b|n['’]t\b", re.IGNORECASE
)

_TOLD = rf"{_BEGINS}(?:[Ss]aid|(?:[Tt]old|[Pp]romised|[Aa]ssured) {_WHOM},?)"
_NO_DAY = rf"(?!(?i:{MONTHS_BUT_MAY}|{WEEKDAY})|May\b)"
_NAMES = rf"{_A_NAME}(?:(?:, {_A_NAME}){{0,3}},? and {_A_NAME})?"
_GIVEN = r"a|an|the|that|this|my|our|two|three|both|it|by|on|before|next|until|with|what|when|how|over|back|again"
#: As it was told, by what follows the verb.
_RETOLD = (
    (lazily(rf"{_TOLD}(?: that)? (?P<who>{_I}){_WOULD} (?P<rest>.+)", re.DOTALL), "would"),
    (lazily(rf"{_TOLD}(?: that)? (?:they|he|she){_WOULD} (?P<rest>.+)", re.DOTALL), "you would"),
    (lazily(rf"{_BEGINS}(?:[Pp]romised|[Oo]ffered|[Aa]greed)(?: {_WHOM})? to (?P<rest>.+)", re.DOTALL), "would"),
    (lazily(rf"{_BEGINS}(?:[Pp]romised) {_WHOM} (?P<rest>{NAMED_THING}.*)", re.DOTALL), "promised"),
    (lazily(rf"{_BEGINS}(?:[Oo]wed?) {_WHOM} (?P<rest>{NAMED_THING}.*)", re.DOTALL), "owe"),
)  # fmt: skip
_GIVES = r"(?:send|get|give|bring|show|write|mail|e-?mail|ring|call|let|post|tell|draw|make|forward|to|with|for|answer|help|meet|visit)"
_MEANT = (
    (lazily(r"\b(?:the (?:two|three|four|both) of them|(?:both|all) of them|them both|them all)\b"), "you both"),
    (lazily(rf"(?<=\b)({_GIVES}) the [A-Z][\w-]+s\b"), r"\1 you"),
    (lazily(rf"(?<=\b)({_GIVES}) {_NO_DAY}{_NAMES}(?=[ .,;]|$)"), r"\1 you"),
    (lazily(r"\b(?:them|him)\b"), "you"),
    (lazily(rf"\bher\b(?= (?:{_GIVEN})\b|[.,;]|$)"), "you"),
    (lazily(r"\b(?:their|his|her)\b"), "your"),
    (lazily(r"\b(?:they|he|she)\b"), "you"),
)  # fmt: skip


def noted_to_several(sentence: str) -> bool:
    """Whether one of us noted that they promised something to several people, or that these would have it."""
    return bool(_TO_SEVERAL.search(sentence)) and not sentence.rstrip().endswith("?")


def comes_by_itself(sentence: str) -> bool:
    """Whether a sentence of a letter says by when a thing comes to its reader: "the plan will be with you by the 4th"."""
    return bool(_COMES.search(sentence)) and not _HANGS.search(sentence)


def restated(sentence: str) -> str:
    """What a note tells that we promised, as it is said to whoever it was promised to: "I said that I would send you a plan by May".

    Empty where the note tells it in other ways, or where a name would stay in it.
    """
    plain = " ".join(sentence.split()).rstrip(" .!;,")
    for pattern, how in _RETOLD:
        found = pattern.search(plain)
        if found is None:
            continue
        rest = found["rest"]
        for words, instead in _MEANT:
            rest = words.sub(instead, rest)
        who = "we" if how == "would" and (found.groupdict().get("who") or "I").casefold() == "we" else "I"
        return {
            "would": f"{who} said that {who} would {rest}",
            "you would": f"I said that you would {rest}",
            "promised": f"I promised you {rest}",
            "owe": f"I still owe you {rest}",
        }[how]
    return ""
