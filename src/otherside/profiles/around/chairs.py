"""Who chairs a body that a matter has to go to: "it goes to the audit committee, and that's Ada", "Ada Holm chairs it". Pure.

Whoever chairs what has to approve it can stop it, and is seldom in the talks. A body is named only where the same sentence says that it
decides; a choir's committee, and who gets its minutes, is no matter of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from otherside.domain.patterns import lazily
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.around.titled import BEFORE_NAMES, NOBODY

_BODY = (
    r"(?P<body>(?:(?!(?:the|our|their|a|an|and|or|to|by|with|has|have|that|of)\b)[\w&’'-]{1,30} ){0,3}"
    r"(?:committee|board|council|panel|trustees|governors|steering group))\b(?!['’]s|-| (?:room|game|member|tax))"
)
_THE_BODY = rf"(?:the|our|their|a|another) {_BODY}"
#: What they call whoever has the chair.
_CHAIR = r"(?:vice[- ]|deputy )?(?:chair(?:man|woman|person)?|head|president|convenor)"
_WORD = rf"(?!(?:{'|'.join(sorted(NO_NAMES | NOBODY | BEFORE_NAMES))})\b)[A-Z][\w’-]{{1,30}}(?<!['’]s)"
_NAME = rf"(?P<name>\b{_WORD}(?: {_WORD}){{0,2}}(?![\w-]))"
_MATTER = (
    r"(?:it|this|that|everything|all of (?:it|this)|anything(?: [\w£$€,.’'-]{1,20}){0,4}|they|these|"
    r"(?:the|a|any|every|our|your) (?:[\w-]{1,20} ){0,2}(?:decision|contract|proposal|paper|case|purchase|spend|request|thing|order|deal|"
    r"offer|matter|project))"
)
_THEN = r"(?:(?:['’]s|['’]ll|has|have|had|got|needs?|must|will|would|then|also|still|always|first|finally|to|just|only) ){0,4}"
#: That a matter goes to somebody who decides.
_GOES = (
    rf"(?:(?:^\W{{0,3}}(?:(?:then|and|so|well|yes)\W{{1,2}})?|\b{_MATTER}(?: |(?=['’]))){_THEN}(?:go(?:es)?|going|comes?) "
    r"(?:up |on |then |first |straight )?(?:to|before|past|in front of))"
)
_AND_THAT_IS = (
    r"(?:,? ?[–—-]? ?(?:and |so |which |who )?(?:that|which|it|this)?(?:['’]s| is|['’]d be| would be| means)"
    r"(?: (?:really|basically|mostly|in effect|in practice|effectively|just|chaired by|run by|led by))? |"
    r",? (?:chaired|run|led|headed) by |,? under |, )"
)
#: The body is said to be a person, or the person to chair it; the say stands in the words themselves.
_DECIDING = tuple(
    lazily(p, re.IGNORECASE)
    for p in (
        rf"{_GOES} {_THE_BODY}{_AND_THAT_IS}(?-i:{_NAME})",
        rf"{_GOES} (?-i:{_NAME})(?:,| ?[–—-]| \()? ?(?:who(?:['’]s| is) |(?:he|she|that)(?:['’]s| is) |and (?:he|she)(?:['’]s| is) )?"
        rf"(?:the |our )?{_CHAIR} of {_THE_BODY}",
        rf"{_GOES} (?-i:{_NAME})(?:,| ?[–—-]| \()? ?(?:who|(?:and )?(?:he|she)) (?:chairs|heads|leads|runs) {_THE_BODY}",
        rf"{_GOES} (?-i:{_NAME})(?:['’]s) {_BODY}",
    )
)
#: Who has the chair of it, beside a say that is told of the body.
_CHAIRS = tuple(
    lazily(p, re.IGNORECASE)
    for p in (
        rf"(?-i:{_NAME})(?:,? who)?(?: (?:still|also|now|currently))? (?:chairs|presides over|is (?:the |its |their )?{_CHAIR} of|"
        rf"is in the chair"
        rf"(?: there| of)?|(?:heads|leads|runs)(?= (?:the|our|that) [\w ]{{0,40}}(?:committee|board|council|panel)))"
        rf"(?: (?:it|that|this|that one|them|(?:the|our|that) (?:[\w&’'-]{{1,30}} ){{0,3}}(?:committee|board|council|panel|trustees|"
        r"governors|steering group)))?(?=\W*$|[,.;:!)–—]| (?:and|but|so|these|since|for|at|this)\b)",
        rf"\b(?:the|our|its|their|whose) {_CHAIR}(?: of (?:it|that|them|(?:the|our|that) (?:[\w&’'-]{{1,30}} ){{0,4}}?(?:committee|board|"
        rf"council|panel|trustees|governors)))?(?:,| is| there is|['’]s| ?[–—-]| \()? ?(?:called )?(?-i:{_NAME})",
        rf"\b(?:committee|board|council|panel) {_CHAIR}(?:,| is|['’]s)? (?-i:{_NAME})",
        rf"\b(?:chaired|headed|led) by (?-i:{_NAME})",
        rf"\b(?:committee|board|council|panel),? under (?-i:{_NAME})",
    )
)
_DOES = (
    r"(?:(?:still |also |first |then |always )?(?:(?:has|have|needs?|will have|would have|['’]ll have) to|must|would|will|['’]ll)"
    r"(?: first| also| still)? (?:approve|agree|sign|decide|say yes|clear|release|pass|okay|vote|see it|wave)|approves?\b|decides?\b|"
    r"signs? (?:it|this|that|everything|off)|"
    r"votes? on|has the (?:final|last) (?:say|word)|gives? the (?:final )?(?:nod|go-?ahead|yes))"
)
#: That a body has the say in it.
_SAY = tuple(
    lazily(p, re.IGNORECASE)
    for p in (
        rf"\b{_THE_BODY} {_DOES}",
        rf"{_GOES} {_THE_BODY}",
        rf"\b(?:needs?|takes|requires?|wants|without) (?:a |the |an |its )?(?:yes|ok|okay|approval|agreement|nod|sign-?off|"
        rf"blessing|vote|consent|go-?ahead) (?:of|from|by) {_THE_BODY}",
        rf"\b(?:approved|agreed|signed(?: off)?|decided|cleared|passed) (?:by|in|at) {_THE_BODY}",
        rf"\b(?:get|take|bring|put|carry) (?:it|this|that|them) (?:past|through|to|before|in front of) {_THE_BODY}",
    )
)
#: What is denied, asked, supposed or long past is no say of today.
_NOT = lazily(
    r"(?:n['’]t|\b(?:not|never|no longer|used to|if|whether|instead of|rather than))\b[^.;!?,]{0,40}$", re.IGNORECASE
)
_CHAIRS_IT = lazily(
    r"\b(?:he|she)(?:['’]s| is)? (?:(?:the |its |also |now )?(?:chair\w*)|in the chair|chairs|heads|runs|leads)\b|\bchairs (?:it|that)\b",
    re.IGNORECASE,
)
_THAT_IS = lazily(
    rf"^\W*(?:(?:and|so|which|well),? )?(?:that|it|this|there)(?:['’]s| is|['’]d be| would be) (?:really |mostly |basically )?(?-i:{_NAME})"
    r"(?=\W*$|[,.;:!–—]| (?:who|and he|and she)\b)",
    re.IGNORECASE,
)
_ASKED = lazily(r"\?[\"'”’) ]*$")
#: Where none of them stands there is nothing to look for.
_ANY = lazily(r"\b(?:committee|board|council|panel|trustees|governors|steering group)\b", re.IGNORECASE)
#: Sentences behind it in which the chair is named, and characters of them.
_BEHIND, _FAR = 3, 240


@dataclass(frozen=True, slots=True)
class Chair:
    """Somebody without whom a body does not decide.

    Attributes:
        name: as it is told, in full where it is told right behind.
        title: "chair of the audit committee", or the body alone where nobody says that they chair it.
        body: the words for the body in the sentence.
    """

    name: str
    title: str
    body: str


def speaks_of_a_body(text: str) -> bool:
    """Whether a sentence says that a matter has to go to a body that decides on it."""
    return _ANY.search(text) is not None and not _ASKED.search(text) and _say(text) is not None


def chairing(text: str, after: str = "") -> Chair | None:
    """Who chairs the body that a sentence says has to decide; None where it says of none, or nobody is named.

    Args:
        text: a sentence of theirs.
        after: what the same turn says behind it: "Ada Holm. She chairs it."
    """
    plain = " ".join(text.split())
    if not _ANY.search(plain) or _ASKED.search(plain):
        return None
    behind = re.split(r"(?<=[.!?])\s+", " ".join(after[:_FAR].split()))[:_BEHIND]
    for pattern in _DECIDING:
        for found in pattern.finditer(plain):
            if not _denied(plain, found):
                return _chair(found["name"], found["body"], _holds(found[0]), behind)
    said = _say(plain)
    if said is None:
        return None
    for sentence in (plain, *behind[:2]):
        for pattern in _CHAIRS:
            for found in pattern.finditer(sentence):
                if not _denied(sentence, found) and not _ASKED.search(sentence):
                    return _chair(found["name"], said["body"], True, behind)
        if sentence is not plain and (named := _THAT_IS.search(sentence)):
            return _chair(named["name"], said["body"], False, behind)
    return None


def _say(text: str) -> re.Match[str] | None:
    """Where a sentence says that a body has a say, and does not deny it."""
    plain = " ".join(text.split())
    return next((m for p in _SAY for m in p.finditer(plain) if not _denied(plain, m)), None)


def _denied(text: str, found: re.Match[str]) -> bool:
    return _NOT.search(text[: found.start()]) is not None or re.search(r"n['’]t | not ", found[0]) is not None


def _holds(words: str) -> bool:
    """Whether words say that somebody has the chair, and not only that the body is they."""
    return re.search(rf"\b(?:{_CHAIR}|chairs|chaired|heads|leads|runs)\b", words, re.IGNORECASE) is not None


def _chair(name: str, body: str, chairs: bool, behind: list[str]) -> Chair:
    """The one who is named, with the whole name and the chair where the sentences right behind tell them."""
    if " " not in name:
        whole = re.search(rf"(?<![\w-]){re.escape(name)} {_WORD}(?![\w-])", " ".join(behind))
        name = whole[0] if whole else name
    chairs = chairs or any(_CHAIRS_IT.search(sentence) for sentence in behind)
    return Chair(name, f"chair of the {body}" if chairs else body, body)
