"""Where somebody says why a deal ended as it did: in answer to a question of ours, or in so many words. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence

from otherside.domain import Deal, Outcome, TurnKind
from otherside.domain.patterns import lazily
from otherside.market.saying import Saying
from otherside.profiles.private.courtesies import courtesy
from otherside.profiles.said.siding import side_taken
from otherside.store import StoredConversation
from otherside.workspace.asking.gainsaid import tells_what_decided

WHY, BEFORE = "why", "before"
#: Days before the closing day of our CRM, which is typed in afterwards, from which the end is spoken of.
_ABOUT_CLOSING = dt.timedelta(days=14)
#: Sentences behind the one that tells of the end which are quoted with it.
_BESIDE = 3
_YOU = r"(?:you|they|he|she|we|the (?:board|committee|team|panel))"
_CHOICE = (
    r"(?:cho(?:o?se|sen|osing)|pick(?:ed|ing)?|decid(?:e|ed|ing)|sign(?:ed|ing)?|b(?:uy|ought|uying)|go(?:ne|ing)?|went|stay(?:ed|ing)?|"
    r"renew(?:ed|ing)?|kept|keep|say (?:yes|no)|said (?:yes|no)|not us|us)"
)
#: What we ask whoever has chosen, whichever way it went.
_WHY = lazily(
    rf"\bwhy\b[^?.!]{{0,50}}\b(?:{_YOU} (?:\w+ )?{_CHOICE}|{_CHOICE} (?:{_YOU}|us|them))\b|"
    rf"\b(?:{_YOU} (?:\w+ )?(?:cho(?:se|sen)|picked|decided|signed|bought|went|gone|stayed|renewed|kept|said (?:yes|no)|turned)\b)"
    r"[^?]{0,80}\b(?:why|what happened|how come|what(?:['’]s| was| is) behind (?:it|that))\b[^?]{0,15}\?|"
    r"\bwhat (?:tipped|swung|clinched|sealed|settled|decided|made (?:the|up) |convinced|persuaded)\b|"
    rf"\bwhat made {_YOU} (?:\w+ )?{_CHOICE}\b|\b(?:the |your |main |only |real |any )reasons?\b|\bdeciding (?:factor|point|thing)\b",
    re.IGNORECASE,
)
_WHY_NOT = lazily(
    r"\bsticking point\b|\bwhat (?:stopped|put|held|kept) (?:you|them|it)\b|"
    r"\bwhat (?:did we|could we have|should we have) (?:do|done|get|got|"
    r"miss|missed)\b|\bwhere did we (?:lose|go wrong|fall short)\b|\bwhat (?:was|were) (?:missing|we missing|wrong)\b|"
    r"\bwhat (?:would|did) you (?:have )?need(?:ed)? from us\b|\bwhy not\b|\bwhat went wrong\b",
    re.IGNORECASE,
)
_WHY_AT_ALL = lazily(
    r"\bwhat was going on\b|\bwhat was it (?:like )?before\b|"
    r"\bwhat (?:made|got|brought|led) you (?:to )?(?:ring|call|look|start|move|change|come|get in touch|write)\b|"
    r"\bmoment (?:you|when you|where you) (?:thought|knew|decided|said)\b",
    re.IGNORECASE,
)
#: We go on to ask, and still about the same.
_AND_MORE = lazily(
    r"^\W*(?:and (?:the rest|what else|anything else|that(?:['’]s| is| was) (?:all|it))|anything else|what else|was that (?:all|it)|"
    r"go on|tell me more|how so|such as|is that all)\b[^?.!]{0,20}[?.!…]*\s*$",
    re.IGNORECASE,
)
_BECAUSE = lazily(r"\b(?:because|that['’]?s (?:exactly |just )?why|which is why|the (?:\w+ )?reason)\b", re.IGNORECASE)
_OF_US = lazily(
    r"\b(?:you|your|yours|you['’]\w+|yourselves)\b|\bwhy we (?:pay|picked|chose|signed|stay|stayed|bought|like)\b",
    re.IGNORECASE,
)
#: Words of somebody who tells how it ended.
_ENDED = lazily(
    r"\b(?:we(?:['’]ve| have)?|I(?:['’]ve| have)?) (?:gone|went|decided|chose|chosen|signed|settled|opted|picked|put (?:it|this) "
    r"(?:off|on hold))\b|\b(?:decided against|gone with|went with|go with another|not (?:going|moving) (?:ahead|forward)|won['’]t be "
    r"(?:going|moving|taking)|on hold|turned (?:it|you) down|no budget)\b",
    re.IGNORECASE,
)
#: And near its end: what it came to, and what put them off.
_CAME_TO = lazily(
    r"\b(?:it['’]?s|that['’]?s|it is|that is) (?:a )?(?:no\b(?! \w)|not (?:right )?now|not (?:this|yet))|\bput (?:me|us|them) off\b|"
    r"\bnobody (?:\w+ )?wanted to (?:own|take|touch|sign|push)\b|\bsaid no\b",
    re.IGNORECASE,
)
#: Words of somebody who tells why it was us.
_CHOSE_US = lazily(
    r"\b(?:we|I)(?:['’]ve| have)? (?:chose|chosen|picked|(?:went|gone) with|signed with|bought from|decided (?:on|for)) (?:you|yours)\b|"
    r"\b(?:sold|convinced|won|persuaded) (?:me|us)(?: over)?\b|\bwhat (?:tipped|swung|clinched|sealed|decided) it\b",
    re.IGNORECASE,
)
#: What would not have been without us, and what they had set themselves before they would buy.
_IF_NOT = lazily(
    r"\b(?:if|had) (?:you|they)(?:['’]d| had| hadn['’]t|['’]ve| did)?(?: not|n['’]t)? [^.?!]{0,60}\b(?:I|we)(?:['’]d| would)(?: have)? "
    r"(?:never|not)\b|\b(?:I|we)(?:['’]d| would) never have (?:done|bought|signed|paid|dared|said yes)\b|\bwould(?:n['’]t| not) have "
    r"(?:done|bought|signed|paid|dared|said yes)\b|\b(?:not|n['’]t|never|nothing) (?:\w+ )?(?:pay|paid|sign|signed|buy|"
    r"bought)[^.?!]{0,20}\b(?:till|until|before)\b|"
    r"\bbefore (?:I|we) (?:signed|paid|bought)\b|\bwhich is what (?:decided|settled|sold|clinched) it\b",
    re.IGNORECASE,
)
#: What an answer begins with before it says anything.
_BEGINS = lazily(
    r"\W*(?:(?:oh|ah|well|so|ok|okay|yes|yeah|no|honestly|really|not really|good question|fair (?:enough|question)|lovely|thanks?|"
    r"thank you|sure|hm+|um+|let me think|where (?:do|should) I (?:start|begin)|to be (?:fair|honest)|yes please|lol|ha+)\W*)+",
    re.IGNORECASE,
)


def asks_why(words: str, won: bool) -> str:
    """``why`` where words of ours ask why a deal ended as it did, ``before`` where they ask what was before it, else nothing."""
    if "?" not in words:
        return ""
    if _WHY.search(words) or (not won and _WHY_NOT.search(words)):
        return WHY
    return BEFORE if won and _WHY_AT_ALL.search(words) else ""


def turns_that_answer(stored: StoredConversation, theirs: Collection[str], deal: Deal) -> dict[int, str]:
    """The turns of theirs after a question of ours as ``asks_why`` knows them, up to our next; none long before the deal was closed.

    Args:
        theirs: ids of their people.
    """
    found: dict[int, str] = {}
    asked = ""
    for n, held in enumerate(stored.turns):
        if held.turn.kind is TurnKind.NOTE:
            continue
        if stored.speaker(held.turn) in theirs:
            if asked and _is_over(deal, stored.day(held.turn)):
                found[n] = asked
        else:
            again = asked if _AND_MORE.search(held.turn.text) else ""
            asked = asks_why(held.turn.text, deal.outcome is Outcome.WON) or again
    return found


def tells_why(saying: Saying, deal: Deal) -> bool:
    """Whether a sentence says by its own words why a deal ended so, or that it did."""
    text = saying.quote
    over = _is_over(deal, saying.day)
    if deal.closed is not None and over and tells_what_decided(text):
        return True
    if deal.outcome is Outcome.WON:
        says_so = _CHOSE_US.search(text) or _IF_NOT.search(text) or (over and _because_of_us(text))
        return bool(says_so) and "?" not in text
    side = side_taken(text)
    if _ENDED.search(text) or side == "against":
        return True
    near = deal.closed is not None and over
    return near and bool(side == "wait" or _CAME_TO.search(text) or (_BECAUSE.search(text) and _OF_US.search(text)))


def _because_of_us(text: str) -> bool:
    """Whether a sentence gives a reason that has to do with us: behind its "because", or before its "that's why"."""
    found = _BECAUSE.search(text)
    if found is None:
        return False
    return _OF_US.search(text[found.start() :] if found[0].casefold() == "because" else text) is not None


def says_something(saying: Saying) -> bool:
    """Whether a sentence of an answer tells anything: no question, and not the breath before the answer."""
    return not saying.quote.rstrip("\"'”’ ").endswith("?") and _BEGINS.fullmatch(saying.quote) is None


def told_why(
    said: Sequence[Saying], deals: Mapping[str, Deal], answers: Mapping[tuple[str, int], str]
) -> tuple[list[Saying], list[Saying]]:
    """What was said of why deals ended so, answers to a question of ours first; and what they tell of before.

    Args:
        said: every sentence of theirs.
        deals: those that it is about, by name.
        answers: by conversation and turn, what was asked there.
    """
    own = [s for s in said if s.deal in deals]
    asked = [(s, answers.get((s.conversation, s.turn), "")) for s in own]
    why = [s for s, kind in asked if kind == WHY and says_something(s)]
    why += [s for s, kind in asked if kind != WHY and tells_why(s, deals[s.deal])]
    there = {s.id for s in why}
    return why, [s for s, kind in asked if kind == BEFORE and s.id not in there and says_something(s)]


def right_beside(said: Sequence[Saying], told: Sequence[Saying], deals: Mapping[str, Deal]) -> list[Saying]:
    """What stands right behind words that tell near its end how a deal ended, in the same turn: most give their reason without a "because".

    It ends with a question of theirs, a courtesy, or after a few sentences; nothing that is told already.

    Args:
        said: every sentence of theirs, in the order of the turns.
        told: as ``told_why`` gives it.
    """
    there = {s.id for s in told}
    ends = {s.id for s in told if _is_over(deals[s.deal], s.day) and tells_why(s, deals[s.deal])}
    found: list[Saying] = []
    last: Saying | None = None
    left = 0
    for s in said:
        same = last is not None and (s.conversation, s.turn) == (last.conversation, last.turn) and s.start >= last.end
        if s.id in ends:
            left = _BESIDE
        elif not same or not left or s.quote.rstrip("\"'”’ ").endswith("?") or courtesy(s.quote):
            left = 0
        elif s.id not in there:
            found.append(s)
            left -= 1
        last = s
    return found


def _is_over(deal: Deal, day: dt.date | None) -> bool:
    return deal.closed is None or day is None or day >= deal.closed - _ABOUT_CLOSING
