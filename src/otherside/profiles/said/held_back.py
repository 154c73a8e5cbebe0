"""Somebody asks us to write, ring or send nothing to somebody else, or not yet: "nothing to Mum for now, please". By their words. Pure.

Where it is one thing that is not to be shown, "don't send the page to Edda first", it is of that thing: with Edda we may speak.
Whom they call Mum is told by the deal: by a role, by how somebody is named beside the word, or by the surname where one other has it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.profiles.private.private_life import relatives
from otherside.profiles.time.dates import find_dates

_KIN = (
    r"(?:(?:my|our|his|her|their) (?:own |late |old |big |little )?(?:mother|mum|mam|mom|father|dad|parents|husband|wife|partner|brother|"
    r"sister|son|daughter|gran(?:ny|dad|dma|dfather|dmother)?|nan|aunt|uncle|family)|(?:mum|mom|dad|mummy|daddy|granny|grandad|grandma)|"
    r"(?-i:Mother|Father|Gran|Nan)|(?-i:Aunt|Uncle) (?-i:[A-Z])\w+)\b"
)
_NO_NAME = rf"(?!(?:I|Me|Us|It|You|We|And|But|Please|The|This|That|(?i:{MONTHS_BUT_MAY}|{WEEKDAY}))\b)"
_WHOM = rf"(?P<{{}}>{_KIN}|(?-i:{_NO_NAME}[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?)"
_OPENS = (
    r"(?:^\W*|[.!?;:,…–—(] ?|\b(?:please|so|but|and|just|then|ok|okay|also|for now|until then|till then) )"
    r"(?:please,? |just |kindly |for now,? )*"
)
_NOT = (
    rf"(?:{_OPENS}(?:do not|don['’]?t|never)|\b(?:could|can|would|will) you (?:please )?not|\b(?:rather|prefer(?: it)?(?: if)?|"
    r"(?:grateful|glad|happy|obliged|better) if) you (?:did not|didn['’]t|do not|don['’]t)|\b(?:ask|beg|need|want) you (?:both )?not to|"
    r"\b(?:please|best|better) not(?: to)?)(?: please| ever)?"
)
_OBJECT = r"(?: (?:anything|it|this|that|them|any of (?:it|this|that)|any more|more|(?:the|your|any|a|an|another) [\w-]+(?: [\w-]+)?))?"
_NOW = (
    r"(?:for (?:now|the (?:moment|time being|present))|at the moment|just (?:now|yet)|right now|yet|till|until|before|please|"
    r"(?:any )?(?:earlier|sooner))\b"
)
_TIMED = lazily(rf"\b{_NOW}", re.IGNORECASE)
_CONTACT = r"(?:(?:write|talk|speak|go|turn|reach out) to|mail|e-?mail|ring|call|phone|text|contact|approach|bother|trouble|involve|ask)"
_PAPER = (
    r"(?:pages?|papers?|drafts?|drawings?|plans?|sketch(?:es)?|offers?|quotes?|estimates?|prices?|numbers|figures|reports?|lists?|"
    r"documents?|proposals?|memos?|contracts?|slides?|sheets?|summar(?:y|ies)|budgets?|invoices?|photos?|pictures?)"
)
_ASKED = lazily(
    "|".join(
        (
            rf"{_NOT} (?:send|give|show|mail|e-?mail|post|forward|bring|write){_OBJECT}(?: to)? {_WHOM.format('first')}"
            r"(?! (?:and (?:me|I)|who|which)\b)",
            rf"{_NOT} {_CONTACT} {_WHOM.format('second')}",
            rf"\b(?:write|reply|answer|talk|speak|come|(?:send|mail|e-?mail)(?: (?:it|this|that|everything|anything|things|all of it))?)"
            rf"(?: only| just)?(?: to)? (?:me|us)(?: only| alone| please)?,?(?: please,?)? (?:and )?(?:not|rather than|instead of|never)"
            rf"(?: to)? {_WHOM.format('third')}",
            rf"(?:^\W*|[.!?;:,–—] ?)(?:(?:and|but|so|please|also|then),? )*(?:nothing|not a (?:word|line)|no (?:mails?|letters?|calls?|"
            rf"post|word|drawings?|papers?|numbers|figures))(?: more| else| at all| yet)? to {_WHOM.format('fourth')}"
            rf"(?=[^.?!]{{0,30}}?\b{_NOW}|\W*$|,? (?:that|this|he|she|it) (?:is|['’]s))",
            rf"(?:{_OPENS}|\b(?:could|can|would|will) you (?:please |just )?|\blet['’]s )(?:leave|keep) {_WHOM.format('fifth')} out of "
            r"(?:it|this|that|things|everything|all (?:of )?(?:this|that)|the loop)\b",
            rf"(?:^\W*|[.!?;:,–—] ?){_WHOM.format('sixth')} (?:is|are)(?: not|n['’]t) to (?:get|have|see|hear|receive|be (?:sent|"
            rf"shown|written|"
            r"bothered|rung|called|asked))\b",
            rf"(?:{_OPENS}|\b(?:could|can|would|will) you (?:please )?)(?:hold off|wait)(?: with)? (?:writing|sending|mailing|calling|"
            rf"ringing|showing|giving){_OBJECT}(?: to)? {_WHOM.format('seventh')}",
            rf"{_NOT} let {_WHOM.format('ninth')} (?:see|have|read|get|look at) (?:it|this|that|them|any of (?:it|this|that)|"
            r"(?:the|your|my|our|a|an) \w+)",
            rf"(?:{_OPENS}|\b(?:could|can|would|will) you (?:please )?)(?:keep|hold(?: back)?) (?:the|your|my|our|that|this) (?:\w+ )?"
            rf"{_PAPER}(?: back)? from {_WHOM.format('tenth')}(?!['’]s)",
            rf"\b(?:come|go|do it|everything goes|all of it|this goes) through (?:me|us),? (?:and )?(?:not|rather than) (?:through )?"
            rf"{_WHOM.format('eighth')}",
        )
    ),
    re.IGNORECASE,
)
_GIVES = lazily(
    r"\b(?:send|sending|give|giving|show|showing|mail|e-?mail|mailing|post|forward|bring|let [\w'’ -]{1,40}? (?:see|have|read|get|look at)|"
    r"to (?:get|have|see|receive|be (?:sent|shown))|keep|hold(?! off\b)(?: back)?)\b",
    re.IGNORECASE,
)
_ONE_THING = lazily(
    r"\W?(?P<thing>(?:it|this|that|them|any of (?:it|this|that))\b|(?:the|your|my|our|this|that|these|those|any|a|an|"
    r"another) (?!more\b|other\b)[\w-]+(?: (?!to\b|from\b|yet\b|before\b|until\b|till\b|for\b|first\b|at\b|back\b)[\w-]+)?)",
    re.IGNORECASE,
)
#: What is no thing but word of ours.
_A_LETTER = lazily(
    r"\b(?:e?-?mails?|letters?|messages?|lines?|notes?|words?|calls?|answers?|repl(?:y|ies)|texts?|invitations?|post)\b",
    re.IGNORECASE,
)
_NO_PAPERS = lazily(r"\b(?:drawings?|papers?|numbers|figures)\b", re.IGNORECASE)
#: "Leave Uwe out of it" is of one matter where no time is named, and stands with what is kept from somebody.
_A_MATTER = lazily(r"\b(?:leave|keep) [\w-]+(?: [\w-]+)? out of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A request to hold back from somebody.

    Attributes:
        whom: as they are called: "Mum", "my wife", "Edda".
        kin: who of a family that is, as ``relatives`` names it; empty for a name.
        thing: what is not to be shown or given to them, and nothing else: "the page", "it"; empty where it is they who are left alone.
    """

    whom: str
    kin: str = ""
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of a deal, as far as it tells whom another calls Mum.

    Attributes:
        person: the id.
        said: all their words that are known.
    """

    person: str
    name: str
    role: str = ""
    said: Sequence[str] = ()


def holds_back(sentence: str) -> HeldBack | None:
    """From whom a sentence asks us to hold back; None where it asks nothing of the kind.

    Args:
        sentence: one of theirs.
    """
    plain = " ".join(sentence.split())
    found = _ASKED.search(plain)
    if found is None:
        return None
    whom = next(name for name in found.groupdict().values() if name)
    kin = next(iter(sorted(relatives(whom))), "")
    if not kin and _A_MATTER.search(found[0]) and not _TIMED.search(sentence):
        return None
    return HeldBack(whom, kin, _thing(found, plain[found.end() :]))


def _thing(found: re.Match[str], rest: str) -> str:
    """What is not to be shown, where a request is of one thing; empty where it is of whatever we would write or say.

    Args:
        rest: what follows the request in its sentence.
    """
    if found["fourth"]:
        named = _NO_PAPERS.search(found[0])
        return named[0] if named else ""
    if (given := _GIVES.search(found[0])) is None:
        return ""
    thing = _ONE_THING.match(found[0], given.end()) or _ONE_THING.match(rest)
    return "" if thing is None or _A_LETTER.search(thing["thing"]) else str(thing["thing"])


def without_holding_back(sentence: str) -> str:
    """The same sentence without the words by which it holds us back."""
    return _ASKED.sub(" ", sentence)


def meant(held: HeldBack, speaker: Known, people: Sequence[Known]) -> list[str]:
    """Ids of those whom a request means; none where the deal does not make it clear.

    Args:
        speaker: who asked.
        people: everybody on the buyers' side.
    """
    others = [p for p in people if p.person != speaker.person]
    if not held.kin:
        parts = held.whom.casefold().split()
        return [p.person for p in others if set(parts) <= set(p.name.casefold().split())]
    by_role = [p for p in others if held.kin in relatives(p.role)]
    beside = [p for p in others if _named_beside(p, held, people)]
    family = [p for p in others if _surname(p.name) and _surname(p.name) == _surname(speaker.name)]
    # Whoever speaks of Mum as well is not she.
    apart = [p for p in family if not any(_speaks_of(held.kin, text) for text in p.said)]
    for found in (by_role, beside, family, apart):
        if len(found) == 1:
            return [found[0].person]
    return []


def past(sentence: str, said: dt.date | None, last: dt.date | None) -> bool:
    """Whether the day until which a sentence holds us back is behind us.

    Args:
        said: the day on which it was said.
        last: the day as of which it is read.
    """
    if said is None or last is None:
        return False
    days = [found.date for found in find_dates(sentence, said, ahead=True)]
    return bool(days) and max(days) < last


def _surname(name: str) -> str:
    parts = name.casefold().split()
    return parts[-1] if len(parts) > 1 else ""


def _speaks_of(kin: str, text: str) -> bool:
    return any(kin in relatives(m[0]) for m in re.finditer(_KIN, text, re.IGNORECASE))


def _named_beside(person: Known, held: HeldBack, people: Sequence[Known]) -> bool:
    """Whether anybody says "my mother Edda", or "Edda, my mother"."""
    first = re.escape(person.name.split()[0]) if person.name.split() else ""
    if not first:
        return False
    beside = re.compile(rf"{_KIN},? \(?(?-i:{first})\b|\b(?-i:{first}),? \(?(?:my|our|his|her) \w+\b", re.IGNORECASE)
    return any(held.kin in relatives(m[0]) for p in people for text in p.said for m in beside.finditer(text))
