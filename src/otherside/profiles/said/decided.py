"""A decision that somebody says is made: for us, for another way, to do nothing; what is said of it later. Pure.

Only what is told as done by one of those who decide, "we", "I" or a body of theirs: a hope, a question, a condition, a guess,
what others are said to have done and what was years ago decide nothing. Nor does a part of it: a pilot, a first round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from otherside.profiles.around.alternatives import NAME
from otherside.profiles.said.settled import BODY, takes_back
from otherside.profiles.who.names import plain

#: ``against``: not us, and what instead stays open.
Choice = Literal["us", "other", "nothing", "against"]

_LITTLE = r"(?: (?:now|just|finally|already|also|both|all|therefore|together|sadly|unfortunately|officially|jointly))*"
_WHO = rf"(?:\b(?:I|we)|{BODY})"
_HAS = rf"{_WHO}(?:['’]ve| have| has){_LITTLE}"
_DID = rf"{_WHO}(?:(?:['’]ve| have| has)?{_LITTLE}|(?: [\w'’]+){{1,8}},? and(?: have| then| so)?{_LITTLE})"
_DECIDED = rf"{_DID} (?:decided|resolved|voted|agreed|opted)"
_OURS = r"(?:contract|order|purchase order|offer|proposal|quote|quotation)"
#: Behind what is signed or bought the sentence ends, or says when: "the contract for the new roof" is another one.
_END = (
    r"(?=\W*$|[.,;:!)–—]| (?:and|so|but|yesterday|today|this (?:morning|week|afternoon)|last (?:night|week)|on \w+day|with you|now|"
    r"in the end|after all)\b)"
)
#: The same behind a name, also with what it is for.
_AFTER = (
    r"(?=\W*$|[.,;:!)–—]| (?:for (?:this|it|that|the (?:job|whole|lot|long))|instead|in the end|after all|on \w+day|over you|"
    r"rather than|and|but|because|now|yesterday|today|this (?:week|morning|month)|last (?:week|night|month|\w+day)|"
    r"as (?:our|the) (?:partner|supplier|vendor|provider))\b)"
)
_PROJECT = r"(?:the|this) (?:whole )?(?:project|purchase|evaluation|tender|initiative|selection|thing)"
_STOPPED = r"(?:stopped|cancelled|canceled|called off|dropped|abandoned|scrapped|shelved)"

_FOR_US = (
    rf"{_DECIDED} (?:(?:for|on|in favou?r of) you\b|to (?:go|sign|work|do (?:it|this)) (?:ahead )?with you(?:rs)?\b|in your favou?r|"
    rf"to (?:take|accept) your (?:offer|proposal|quote))|"
    rf"{_DID} (?:chosen|chose|picked|selected|gone with|went with|signed with) you(?:rs)?\b(?! (?:to|as one|among|and)\b)|"
    rf"{_WHO}(?:['’](?:m|re)| am| are| is){_LITTLE} going (?:ahead )?with you\b(?! (?:to|on)\b)|"
    rf"{_HAS} (?:signed|countersigned|accepted|placed) (?:the|your) {_OURS}{_END}|"
    rf"\b(?:the|your) {_OURS}(?: is|['’]s| has been|['’]s been){_LITTLE} (?:signed|countersigned|accepted|placed){_END}|"
    r"\byou(?:['’]ve| have)(?: got| won) (?:the (?:job|contract|order|deal|business|tender))"
    rf"{_END}|\bthe (?:job|contract|order|deal|business) is yours{_END}"
)
_NOTHING = (
    rf"{_DECIDED} (?:not to (?:do (?:anything|any of (?:it|this))|change anything|buy anything|act)\b|to do nothing\b|"
    r"to (?:leave (?:it|things|everything|this)(?: all)? (?:as (?:it is|they are|is)|alone)|"
    r"(?:carry|go) on (?:as (?:we are|before|we do|we have)|with (?:what we|how we))|"
    r"keep (?:what we have|what we['’]ve got|things (?:as|the way))|stay (?:as we are|put|with (?:what|how) we|the way)|"
    r"stick with (?:what we|how we|the \w+(?=\W*$|[.,;!]))))|"
    rf"\b{_PROJECT}(?: is|['’]s| has been|['’]s been| was){_LITTLE} {_STOPPED}{_END}|"
    rf"{_HAS} {_STOPPED} {_PROJECT}{_END}"
)
_AGAINST = (
    rf"{_DECIDED} (?:against (?:it|this|you|buying|your \w+|the (?:purchase|project|offer|proposal))\b|"
    r"not to (?:go ahead|proceed|go (?:any )?further|go with you|sign|buy|take (?:it|this|your \w+)|do (?:it|this))\b)|"
    rf"{_HAS} (?:turned (?:you|your \w+) down|turned down your \w+|(?:rejected|declined) your \w+)|"
    r"\byou (?:did(?:n['’]t| not)|have(?:n['’]t| not)) (?:get|got|win|won) the (?:job|contract|order|deal|business|tender)\b|"
    r"\b(?:sorry|afraid|unfortunately)\b[^.?!]{0,30} you (?:did(?:n['’]t| not)|have(?:n['’]t| not)) (?:get|got|win|won) it"
    r"(?=\W*$|[.,;!]| (?:this time|in the end)\b)"
)
#: That it is decided, and not what.
_DECIDED_ALONE = (
    rf"\b(?:the|our) decision (?:is|has been|was){_LITTLE} (?:made|taken)(?=\W*$|[.,;!])|"
    rf"{_HAS} (?:decided|made (?:our|the|a) (?:decision|choice)|made up our minds?)(?=\W*$|[.;!])"
)
_PLAIN: tuple[tuple[Choice | None, re.Pattern[str]], ...] = (
    ("us", re.compile(_FOR_US, re.IGNORECASE)),
    ("nothing", re.compile(_NOTHING, re.IGNORECASE)),
    ("against", re.compile(_AGAINST, re.IGNORECASE)),
    (None, re.compile(_DECIDED_ALONE, re.IGNORECASE)),
)
_SOMEBODY = (
    r"(?:some(?:body|one) else|another (?:\w+ )?(?:vendor|supplier|provider|firm|company|agency|partner)|"
    r"(?:a|one of your) (?:\w+ )?(?:competitor|rival)s?(?: of yours)?|the other (?:\w+ )?(?:one|offer|proposal|vendor|supplier|firm))"
)
#: Told of today: without it "we went with Holm" may tell of the last time.
_TODAY = re.compile(
    r"\b(?:in the end|after all|instead|over you|rather than you|yesterday|today|this (?:week|morning|month)|last (?:week|night|\w+day)|"
    r"on \w+day|afraid|sorry|unfortunately|regret)\b",
    re.IGNORECASE,
)
#: Hangs on something, is hoped or guessed, was long ago, or is what somebody else says.
_OPEN = re.compile(
    r"\?|\b(?:if|unless|until|till|once|when|whenever|provided|assuming|subject to|depend\w*|as (?:soon|long) as|whether|would|could|"
    r"might|(?-i:may)|should|hope\w*|wish\w*|suppose\w*|imagine\w*|pretend\w*|maybe|perhaps|probably|likely|almost|nearly|"
    r"as good as|as (?:if|though)|ago|last (?:year|time|spring|summer|autumn|winter)|back then|at the time|those days|used to|"
    r"in (?:19|20)\d\d|years? back|want(?:s|ed)? (?:us|me) to|let['’]s say|feels? like|rumou?r\w*|heard|told|think|thinks|"
    r"thought|guess|believes?|according to|says?|said|claims?|reckons?|seems?|not sure)\b|['’]d\b",
    re.IGNORECASE,
)
_MY_OWN_WORDS = re.compile(
    r"^\W*as (?:I|we)(?:['’]ve| have)? (?:said|told you|wrote|mentioned)\b[^,]{0,30},", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not|never|nobody|no one|none|neither|cannot|without|instead of|before)\b|n['’]t\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:–—]|\b(?:but|and)\b", re.IGNORECASE)
#: A part of it, or a step before it.
_PART = re.compile(
    r"\b(?:pilots?|trials?|tests?|testing|demos?|workshops?|proof of concept|short-?list\w*|first (?:round|phase|step)|NDA|"
    r"non-disclosure|next step|phase one|samples?)\b",
    re.IGNORECASE,
)
_REOPENED = re.compile(
    r"\b(?:nothing(?: is|['’]s| has been)|(?:is|was|has|have|are)(?:n['’]t| not)|['’](?:s|re|ve) not)(?: (?:really|yet|been|actually))* "
    r"(?:decided|signed|final)\b|\bstill (?:undecided|choosing|comparing|weighing|have to decide|deciding)\b|"
    r"\b(?:open|undecided) again\b|\bre-?opened\b|\bback (?:to square one|on the table)\b|\bstart(?:ing|ed)? (?:all )?over\b|"
    r"\b(?:I|we) (?:was|were|spoke|said (?:it|that)) (?:far |much |a bit )?too (?:early|soon|quick\w*)\b|\bthat was premature\b|"
    r"\bthe (?:decision|contract|order) (?:is|was|has been) (?:off|reversed|revoked|overturned|undone)\b|"
    r"\b(?:fell|fallen|falls) through\b|\bpulled out\b|\bchanged (?:my|our|its|their|his|her) minds?\b",
    re.IGNORECASE,
)
_IMAGINED = re.compile(r"\?|\b(?:if|unless|would|could|might|in case|should)\b", re.IGNORECASE)
#: A sentence without one of these decides nothing.
_SIGNS = re.compile(
    r"decid|decision|choice|chose|pick|select|sign|going|went|gone|placed|accept|yours|you|stopp|cancel|call|drop|abandon|scrap|shelv|"
    r"vote|agree|opted|resolved|award|given|minds?\b|turned|reject|declin",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is said to be decided.

    Attributes:
        way: for whom or what; None where only that it is decided is said.
        name: the other vendor, where one is named.
    """

    way: Choice | None
    name: str = ""


@cache
def _others(names: frozenset[str]) -> tuple[tuple[bool, re.Pattern[str]], ...]:
    """``(needs a word for today, pattern)``; the group ``name`` is a vendor that is named."""
    known = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    who = rf"(?:(?P<known>(?-i:{known}))|{_SOMEBODY}|(?-i:{NAME}))" if known else rf"(?:{_SOMEBODY}|(?-i:{NAME}))"
    rules = (
        (False, rf"{_DECIDED} (?:to (?:go|sign|work) with|to (?:buy|take) (?:it|this) from|for|in favou?r of|on) {who}{_AFTER}"),
        (False, rf"{_HAS} (?:gone|signed|placed (?:it|the order)) with {who}{_AFTER}"),
        (False, rf"{_HAS} (?:chosen|picked|selected|(?:given|awarded) (?:it|the (?:job|order|contract|work)) to|bought (?:it|this) from) "
                rf"{who}{_AFTER}"),
        (True, rf"{_DID} (?:went|signed|are going|['’]re going) with {who}{_AFTER}"),
        (True, rf"{_WHO}(?:['’](?:re|m)| are| am) going (?:ahead )?with {who}{_AFTER}"),
        (True, rf"{_DID} (?:chose|picked|selected|bought (?:it|this) from|gave (?:it|the (?:job|order|contract|work)) to) {who}{_AFTER}"),
        (False, r"\bthe (?:contract|order|job|decision|work) (?:went|has gone|was (?:given|awarded)|has been (?:given|awarded)) to "
                rf"{who}{_AFTER}"),
        (False, rf"\b{who} (?:(?:has|have) )?(?:got|won) the (?:job|contract|order|deal|tender)\b"),
    )  # fmt: skip
    return tuple((today, re.compile(pattern, re.IGNORECASE)) for today, pattern in rules)


def decided(
    sentence: str, vendors: Collection[str] = (), us: Collection[str] = (), people: Collection[str] = ()
) -> Decision | None:
    """What a sentence of theirs says is decided; None where it says no such thing.

    Args:
        vendors: names known to be other vendors'.
        us: words of our firm's and people's names; see ``names.plain``.
        people: words of names of theirs, which are no vendors'.
    """
    if not _SIGNS.search(sentence):
        return None
    text = _MY_OWN_WORDS.sub("", " ".join(sentence.split()))
    if _OPEN.search(text) or _PART.search(text) or _REOPENED.search(text):
        return None
    found = _read(text, frozenset(vendors), us, people)
    # "It is stopped" takes a yes back, and is a decision itself.
    return None if found and found.way not in ("nothing", "against") and takes_back(text) else found


def _read(text: str, vendors: frozenset[str], us: Collection[str], people: Collection[str]) -> Decision | None:
    for today, pattern in _others(vendors):
        for match in pattern.finditer(text):
            named = match.groupdict()
            known, new = named.get("known") or "", named.get("name") or ""
            words = set(plain(new).split())
            if _negated(text, match) or words & set(people):
                continue
            # Told of a known rival and ended there, it needs no word for today.
            if today and not _TODAY.search(text) and not (known and not text[match.end() :].strip(" .!")):
                continue
            return Decision("us") if words & set(us) else Decision("other", known or new)
    for way, pattern in _PLAIN:
        if any(not _negated(text, match) for match in pattern.finditer(text)):
            return Decision(way)
    return None


def _negated(text: str, match: re.Match[str]) -> bool:
    """Whether a "not" stands before it in its clause."""
    return bool(_NOT.search(_CLAUSE.split(text[: match.start()])[-1]))


def reopened(sentence: str) -> bool:
    """Whether a sentence says that what was decided does not hold, or is not decided after all."""
    text = " ".join(sentence.split())
    return (takes_back(text) or bool(_REOPENED.search(text))) and not _IMAGINED.search(text)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of somebody on their side.

    Attributes:
        person: id of who said it.
        place: what it is called by the caller; given back as it is.
        reported: it reaches us through somebody's note.
    """

    text: str
    person: str
    place: int
    reported: bool = False


def standing(said: Sequence[Told], read: Callable[[str], Decision | None]) -> tuple[Told, Decision] | None:
    """The decision that stands: the latest that somebody told as made and nobody took back.

    The same told again by hearsay, or without what it is, leaves the plainer words. A sentence that comes again, in a mail
    quoted later, says nothing new.

    Args:
        said: all their sentences, oldest first.
        read: a sentence to what it says is decided; ``decided`` with the names of the deal.
    """
    found: tuple[Told, Decision] | None = None
    seen: set[tuple[str, str]] = set()
    for one in said:
        key = (one.person, " ".join(one.text.casefold().split()))
        if key in seen:
            continue
        seen.add(key)
        if (now := read(one.text)) is not None:
            found = found if found and _says_less(one, now, *found) else (one, now)
        elif reopened(one.text):
            found = None
    return found


def _says_less(one: Told, now: Decision, before: Told, then: Decision) -> bool:
    """Whether a decision told again tells less than it did before."""
    if now.way is None:
        return then.way is not None
    same = now.way == then.way and now.name in ("", then.name)
    return same and (one.reported, not now.name) > (before.reported, not then.name)
