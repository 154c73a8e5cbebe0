"""What else a seller asks of a deal, by the words of the question: who leaves, who decides, what a day brings, what was tried
before, what was confided, what was said about money.

Pure; the answers are in ``further``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.market.asking import Asked
from otherside.profiles.around.others import speaks_of_a_say
from otherside.profiles.said.never_again import never_again
from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.private_dates import private_date
from otherside.workspace.asking.foremost import foremost_asked
from otherside.workspace.asking.of_a_yes import yes_asked
from otherside.workspace.asking.things import thing_asked

LEAVING, DAY, TRIED, CONFIDED, DECIDES = "leaving", "day", "tried", "confided", "decides"
#: "Leaving it as it is" is staying.
_GOES = (
    r"(?:leav(?:e|es|ing)|left|resign(?:s|ed|ing)?|quit(?:s|ting)?|depart(?:s|ed|ing)?|(?:is |are |be )?mov(?:es|ed|ing) on|"
    r"going away)\b(?!\W+(?:it|this|that|things|us|alone|as|out|behind|open|to|over|undone|(?:the|my|our|your|his|her|their|a) "
    r"(?!(?:firm|company|house|team|board|business|job|post|place|yard|school|practice|organisation|deal)\b)\w+)\b)"
)
_LEAVING = lazily(
    rf"\b(?:who|who['’]s|anybody|anyone|somebody|someone) (?:(?:is|are|has|have|will|may|might|going to|about to|soon|already|all|"
    rf"else|of them) )*{_GOES}",
    re.IGNORECASE,
)
#: Where the question names somebody: "is Ada leaving", "when does Ada leave".
_THEY_LEAVE = lazily(
    rf"\b(?:is|are|has|have|does|did|will|when)\b[^?]{{0,60}}\b{_GOES}\W*(?:\b(?:the|firm|company|house|team|job|post)\b\W*)*$",
    re.IGNORECASE,
)
_TRIED = lazily(
    r"\b(?:tr(?:y|ied)|attempt(?:ed)?|had a go|have a go)\b[^?]{0,60}"
    r"\b(?:before|earlier|already|so far|previously|last time|in the past)\b|"
    r"\b(?:earlier|previous|past|last|former|first) (?:attempts?|tr(?:y|ies)|rollouts?|projects?|systems?|suppliers?|vendors?)\b|"
    r"\bwhat (?:went wrong|failed|did not work|didn['’]t work)\b|\b(?:has|have|had|did) (?:\w+ ){1,3}tr(?:y|ied)\b",
    re.IGNORECASE,
)
_CONFIDED = lazily(
    r"\bin (?:strict )?confidence\b|\bconfid(?:ed|entially)\b|\boff the record\b|\bbetween (?:us|ourselves|you and me|the two of us)\b|"
    r"\b(?:keep|kept) (?:\w+ ){0,3}to (?:myself|ourselves)\b",
    re.IGNORECASE,
)
_WHO_DECIDES = lazily(
    r"\bwho (?:\w+ ){0,3}?(?:decides?|deciding|makes? (?:the|that|this) decision|has (?:the |a )?(?:final|last) say|"
    r"(?:(?:has|have|needs?|ought) to|must|should) (?:also |first |all )*(?:agree|approve|say yes|be asked|consent|sign off|be on board)|"
    r"approves?)\b|\bwhose (?:agreement|approval|consent|yes|blessing|okay|ok|go-ahead)\b|"
    r"\bwho(?:['’]s| is| are) (?:it|this|that|the (?:decision|deal|choice|purchase))(?: \w+){0,2}? (?:up|down) to\b|"
    r"\bdecision[- ]?makers?\b|\bwho makes (?:the )?decisions?\b|"
    r"\bwhose (?:decision|call|choice|money|say) (?:is|will|would)\b",
    re.IGNORECASE,
)
#: What somebody has still to find out: a word of the topic with its "not", where the question is of them and not of us.
_NOT_KNOWN = lazily(
    r"(?:.*n['’]t|.*\bnot|never) (?:know|clear|sure|certain|found|find)|unclear|uncertain", re.IGNORECASE
)
_WHAT_OF_THEM = lazily(r"^\W*(?:(?:so|and|but) )*what\b(?!.*\b(?:I|we)\b)", re.IGNORECASE)
_STILL = frozenset({"yet", "still", "out", "far", "already"})
#: "About money" means what they would pay and what they said of the budget, whatever their words for it.
_ABOUT_MONEY = lazily(
    r"\b(?:about|of|on|mention(?:ed|s)?|discuss(?:ed)?) (?:the |their |his |her |any )?(?:money|budgets?|funds|funding)\b",
    re.IGNORECASE,
)
_MONEY = frozenset({"money", "budget", "budgets", "funds", "funding"})
#: Past whom something has to get: by name, by role, or as known from before; doors and corners are nobody.
_SOMEBODY = (
    r"(?:(?-i:[A-Z][\w’-]+)|him|her|them|he|she|they|(?:the|my|our|his|her|their) (?:board|boss|manager|directors?|owner|partners?|wife|"
    r"husband|father|mother|brother|sister|accountant|bank|head|chair|committee|council|team|trustees|governors|landlord|buyer))"
)
#: Who bears the cost says so at the end of a sentence; of what breaks and recurs it is no word of a decision.
_PAYS = lazily(
    r"\b(?:I|he|she|(?-i:[A-Z][\w’-]+)) (?:(?:have to|has to|must|will) pay|pays?) for "
    r"(?:it|this|that|all of (?:it|this))(?: myself| himself| herself| in the end)?\W*$",
    re.IGNORECASE,
)
_RECURS = lazily(r"\b(?:when(?:ever)?|every|each|again|last|always|breaks?|broke|fails?|goes wrong)\b", re.IGNORECASE)
#: Words of a decision and of whose it is.
_OF_A_DECISION = lazily(
    r"\b(?:decid(?:e|es|ing)|votes?|voting|abstain\w*|approves?|(?:final|last) (?:say|word)|veto\w*|(?:has|have|must|need|needs) to "
    r"(?:agree|approve|be asked)|must (?:also |first |all |both )*(?:agree(?! (?:with|that|there)\b)|approve|be asked|consent)|"
    r"(?:can|may|could) (?:only propose|sign alone|sign it off)|(?:sign|signs|signed)[ -]?off)\b|"
    rf"\b(?:get|gets|got|getting|run|take|put) (?:it|this|that|them|the \w+) (?:past|by|through) {_SOMEBODY}\b|"
    r"\b(?:(?:he|she|who|(?!(?:It|That|This|What|Here|There|Where)\b)(?-i:[A-Z][\w-]+))(?:['’]s| is)|I['’]m|I am) the (?:(?:money|purse|"
    r"purse strings)\b(?! (?:we|I|you|they|he|she|that|who|which|is|was)\b)|one (?:who|that) (?:pays?|decides?)\b)|"
    rf"\bsays? (?:yes|no),? (?:and|but) (?:then )?{_SOMEBODY} (?:says?|tells? me|pays?|has to)\b|"
    r"\bit['’]?s (?:me|him|her|us|them|(?-i:[A-Z][\w-]+)) (?:that|who) (?:pays|decides)\b|"
    r"\b(?:it['’]s|it is|that['’]s|that is) (?:my|our|his|her|their) (?:decision|call|money)\b|"
    r"\b(?:I|we) (?:have|need) to ask (?:to )?(?:my|our|the)\b|\bfor anything (?:above|over|north of|beyond|bigger than|more than)\b",
    re.IGNORECASE,
)
#: "What did they say on 3 March" is of the day on which it was said.
_WAS_SAID = lazily(
    r"\b(?:say|said|tell|told|wr(?:i|o)te|written|talk(?:ed)?|spoke|mention(?:ed)?|met|meet)\b", re.IGNORECASE
)
_MONTHS = lazily(rf"\b(?:{'|'.join(calendar.month_name[1:])})\b", re.IGNORECASE)
_YEAR = lazily(r"\b20\d\d\b")

_VERB = r"(?:had|bought|tried|used|installed|got|hired|ordered|rented|took on|brought in|put in|rolled out)"
#: Beside what the bank of questions knows them by: an attempt with its year, or "before", or never again.
_ATTEMPT = lazily(
    rf"\bin (?:19|20)\d\d\b[^.?!;]{{0,80}}\b(?:we|they|I) {_VERB}\b|\b(?:we|they|I) {_VERB}\b[^.?!;]{{0,80}}\bin (?:19|20)\d\d\b|"
    rf"\b(?:we|they)(?:['’]ve| have|['’]d| had| did)?(?: once| already| previously)? {_VERB}\b[^.?!;]{{0,60}}\b(?:before|once|already)\W*$|"
    r"\b(?:have|has|had|gave|given|took|taken) (?:it |this |that )?a (?:go|try|shot|stab)\b[^.?!;]{0,40}\b(?:before|once|already|last)\b|"
    r"\b(?:the )?(?:last|previous|first) (?:attempt|try|go) (?:was|failed|went|ended|cost)\b",
    re.IGNORECASE,
)
#: One of two people or things is no attempt.
_ONE = lazily(r"\b(?:the )?(?:other|last) one\b", re.IGNORECASE)
#: "I tried" at a sentence's end is of the talk just had, no earlier project.
_JUST_TRIED = lazily(r"\btried\W*$", re.IGNORECASE)
_ASKS_OR_SUPPOSES = lazily(r"\?[\"”' ]*$|^\W*(?:and |but |so )?(?:if|unless|suppose)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar as a question names it; ``year`` is None where it names none."""

    month: int
    day: int
    year: int | None

    @property
    def words(self) -> str:
        """``"1 July"``, ``"1 July 2026"``."""
        return f"{self.day} {calendar.month_name[self.month]}" + (f" {self.year}" if self.year else "")


def with_kind(asked: Asked, question: str) -> Asked:
    """The question with its kind, where it is one of those above and has none yet."""
    if asked.kind:
        return asked
    if (of_yes := yes_asked(asked, question)).kind:
        return of_yes
    if _CONFIDED.search(question):
        return replace(asked, kind=CONFIDED)
    if _LEAVING.search(question) or (asked.names and _THEY_LEAVE.search(question)):
        return replace(asked, kind=LEAVING)
    if _WHO_DECIDES.search(question):
        return replace(asked, kind=DECIDES)
    if _TRIED.search(question):
        return replace(asked, kind=TRIED)
    if (of_most := foremost_asked(asked, question)).kind:
        return of_most
    if _WHAT_OF_THEM.search(question) and any(_NOT_KNOWN.fullmatch(w) for w in asked.topic):
        # What they do not know is a kind of evidence, and no words to look for.
        topic = tuple(w for w in asked.topic if not _NOT_KNOWN.fullmatch(w) and w.casefold() not in _STILL)
        return replace(asked, facets=(Facet.KNOWLEDGE_GAP,), topic=topic)
    if (
        about_money(question)
        and set(asked.facets) <= {Facet.PRIORITY}
        and {w.casefold() for w in asked.topic} <= _MONEY
    ):
        return replace(asked, kind="pay", facets=(), topic=())
    return replace(asked, kind=DAY) if days_asked(question) else thing_asked(asked, question)


def about_money(question: str) -> bool:
    """Whether a question is about money at large, and not how much they would pay."""
    return _ABOUT_MONEY.search(question) is not None


def days_asked(question: str) -> list[Day]:
    """The days that a question names by day and month, and is about; none where it asks what was said on them."""
    text = _MONTHS.sub(lambda m: m[0].capitalize(), question)
    found = [
        d for d in find_dates(text, dt.date.today()) if d.exact and (_MONTHS.search(d.words) or _YEAR.search(d.words))
    ]
    if not found or _WAS_SAID.search(text[: found[0].start]):
        return []
    return [Day(d.date.month, d.date.day, d.date.year if _YEAR.search(d.words) else None) for d in found]


def names_day(text: str, said: dt.date | None, days: Sequence[Day]) -> bool:
    """Whether a sentence names one of some days; a day of somebody's own life is theirs.

    Args:
        said: on which day.
    """
    if said is None or not days or private_date(text):
        return False
    return any(
        d.exact and (d.date.month, d.date.day) == (day.month, day.day) and day.year in (None, d.date.year)
        for d in find_dates(text, said, ahead=True)
        for day in days
    )


def attempted(text: str) -> bool:
    """Whether a sentence tells, by its words, of something that was gone about before."""
    from otherside.questions.bank import load_bank

    if _ASKS_OR_SUPPOSES.search(text):
        return False
    if _ATTEMPT.search(text) or never_again(text):
        return True
    return load_bank().by_id["tried"].answers(_ONE.sub(" ", text)) and not _JUST_TRIED.search(text)


def of_a_decision(text: str) -> bool:
    """Whether a sentence tells, by its words, whose a decision is: no question, and nothing that is merely supposed."""
    if _ASKS_OR_SUPPOSES.search(text):
        return False
    pays = _PAYS.search(text) and not _RECURS.search(text)
    return bool(pays or _OF_A_DECISION.search(text) or speaks_of_a_say(text))
