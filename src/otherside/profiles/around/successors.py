"""Who follows somebody who leaves, by the words around it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from otherside.domain.calendar_words import CAPITAL_WEEKDAY, NAMED_MONTH
from otherside.domain.patterns import lazily
from otherside.profiles.around.no_names import NO_NAMES

MONTH = rf"(?-i:{NAMED_MONTH})\b"
WEEKDAY = rf"(?-i:{CAPITAL_WEEKDAY})"
_NAME = r"(?-i:[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)"
_WHOM = rf"(?P<to>{_NAME}|him|her|them)"
_INSTEAD = (
    r"(?:instead|rather than|not (?:to |with )?me|no longer me|from (?:then|now|there) on|from (?:that|this) day|after (?:that|then)|"
    rf"afterwards|in future|(?:from|as of) (?:next|{MONTH}|{WEEKDAY}|the|\d))"
)
#: Whom to turn to. The ways of asking for it count only where the sentence says that it is instead.
_TURN_TO = lazily(
    r"\b(?:(?:write|talk|speak|turn|go|come|get in touch|send (?:it|this|that|everything|things|mails?|anything)) (?:to|with)|"
    rf"contact|ring|call|phone|e?-?mail|ask|use|copy|try) {_WHOM}",
    re.IGNORECASE,
)
_WHOSE = r"(?:my|his|her|their|[\w-]+['’]s)"
_WORK = rf"{_WHOSE} (?:old )?(?:job|post|role|work|desk)"
_FOLLOWS = lazily(
    rf"\b(?P<subject>{_NAME}|he|she)(?:(?:['’]s| is|['’]ll be| will be)(?: now| then)? (?:taking over|stepping in|replacing \w+|doing "
    rf"{_WORK}|{_WHOSE} (?:successor|replacement)|your (?:new )?contact)|(?:['’]ll| will)? takes? over|"
    rf"(?:['’]s| has)(?: now)? (?:taken over|(?:got )?{_WORK})|"
    r"(?:['’]ll| will)(?: also| then| now)? (?:(?:cover|stand in|fill in|deputise) for (?:me|him|her|them|\w+)|"
    rf"look after (?:you|everything|(?:the|my|his|her|their) (?!(?:kids|children|family|house|garden|baby)\b)\w+)|take on {_WORK}))\b|"
    r"\b(?:successor|replacement|new contact|person to (?:ask|talk to|write to))(?: from then on)?(?:['’]s| is| will be)(?: called)? "
    rf"(?P<named>{_NAME})|"
    rf"\bhand(?:ed|ing)?(?: it| this| that| everything| my work)? over to {_WHOM}\b",
    re.IGNORECASE,
)
#: A colleague who tells that they have the work now.
_I_FOLLOW = lazily(
    rf"\bI(?:(?:['’]ve| have)(?: now)? (?:got|taken on|taken over|inherited) {_WORK}|(?:['’]m| am| have|['’]ve)(?: now)? "
    rf"(?:taking|taken) over (?:from|for) \w+|(?:['’]m| am)(?: now)? {_WHOSE} (?:successor|replacement))\b",
    re.IGNORECASE,
)
#: Stand before a name with a capital, and are no part of it.
BEFORE_NAMES = NO_NAMES | frozenset("Since As Because With After From Please Then Just Dear Mr Mrs Ms Dr".split())
#: Sentences before and after somebody's leaving in which it is said whom to turn to.
_NEAR_BY = 20


def people_named(text: str, names: Mapping[str, str]) -> set[str]:
    """Ids of those whose name stands in a text; ``names`` are ids by name."""
    return {i for name, i in names.items() if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)}


def successor(told: Sequence[str], at: int, who: str, speaker: str, names: Mapping[str, str]) -> str:
    """Whom to turn to instead, by the same turn: an id, or a name nobody here has; empty where nobody is named."""
    for n in (*range(at, min(at + _NEAR_BY, len(told))), *range(max(0, at - _NEAR_BY), at)):
        sentence = told[n]
        if speaker and speaker != who and _I_FOLLOW.search(sentence):
            return speaker
        found = _FOLLOWS.search(sentence)
        if found is None and re.search(_INSTEAD, sentence, re.IGNORECASE):
            found = _TURN_TO.search(sentence)
        if found is None or sentence.endswith("?"):
            continue
        name = next((word for group in ("subject", "named", "to") if (word := found.groupdict().get(group))), "")
        if name.casefold() in ("he", "she", "him", "her", "them"):
            nearest = [sentence[: found.start()], *reversed(told[max(0, n - _NEAR_BY) : n])]
            people = next((p for part in nearest if (p := people_named(part, names) - {who, speaker})), set())
            name = next(iter(people)) if len(people) == 1 else ""
            if name:
                return name
            continue
        known = names.get(name) or names.get(name.split()[0])
        if known is not None and known != who:
            return known
        if known is None and name.split()[0] not in BEFORE_NAMES:
            return name
    return ""
