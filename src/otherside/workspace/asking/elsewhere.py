"""Questions that nothing they said can answer: about us, about what to do next, about how the deal stands. Which command knows it.

Pure. Its name is the same on the command line and for an assistant, but for ``deals`` and ``people``, which are ``list_deals`` and
``list_people`` there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from otherside.domain.calendar_words import CAPITAL_MONTHS, CAPITAL_WEEKDAY
from otherside.domain.patterns import lazily

#: The kind of such a question.
ELSEWHERE = "elsewhere"
_WE = r"(?:I|we)"
_OUR_TEXT = r"(?:draft|e-?mail|mail|message|letter|text|proposal|reply|one-?pager|invitation|wording|subject line)"
_SHOULD = rf"(?:should|shall|can|could|may|must|might|do|ought) {_WE}(?: (?:to|now|next|still|best))*"
_DAY = (
    rf"(?:(?:early |late |mid-?)?(?:{CAPITAL_MONTHS})\b|"
    rf"{CAPITAL_WEEKDAY}\b|yesterday|last (?:week|month|time|year|call|talk)|\d|"
    r"(?:we|I) (?:last )?(?:met|spoke|talked|looked|wrote|called)|(?:my|our|the last) )"
)


#: What was told in some time, and nothing it was about.
_TOLD_US = r"\b(?:say|said|hear|heard|tell|told|complain\w*|talk\w*)\b(?: (?!about\b|of\b)[\w'’]+){0,4}?"


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


_APART = _pattern(
    r"\bdiffer(?:s|ed|ent|ently|ences?)?\b",
    r"\bcompar(?:e|es|ed|ing|ison)\b",
    r"\bsets? [^?]{0,60}\bapart\b",
    r"\bversus\b",
    r"\bin common\b",
    r"\b(?:bigger|greater|worse|smaller|more|less)\b[^?]{0,60}\bor\b",
    r"\b(?:which|what) (?:segment|industry|industries|sector|role|outcome)s?\b",
    r"\bvs\b",
)
#: Parts of a market by what a question calls them all.
_PARTS = lazily(
    r"\b(?:between|do|of|across|by|the|which|what) (?:the |our |all )?(?P<by>segments?|industry|industries|sectors?|roles?|outcomes?)\b",
    re.IGNORECASE,
)
_BY = {"seg": "segment", "ind": "industry", "sec": "sector", "rol": "role", "out": "outcome"}
#: What knows it and what it does, by the words of a question; the first that fits.
_KNOWS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "lint",
        "it finds pressure in a text of ours, and with the deal and the person it goes to also what was told to us alone",
        _pattern(
            rf"^\W*(?:is|are|does|do|was|were) (?:my|our) (?:\w+ ){{0,2}}{_OUR_TEXT}s?\b",
            rf"^\W*(?:is|does) (?:this|the) {_OUR_TEXT} (?:too |sound |seem |read )*(?:pushy|long|salesy|hard|clear|fair)\b",
            rf"\b(?:am|are|was|were) {_WE} (?:being )?(?:too )?(?:pushy|salesy|pressing|aggressive)\b",
            rf"^\W*(?:may|can|could|should|must|am|are|is it (?:ok|okay|all right|fine) (?:if|for)) {_WE}(?: be)?(?: allowed to)? "
            r"(?:quote|cite|mention|repeat|tell|pass|forward|share|show|reveal|cc|copy)\b",
        ),
    ),
    (
        "draft",
        "it writes to one person in their words, with the proof of every claim",
        _pattern(
            rf"^\W*(?:what|how) {_SHOULD} (?:write|reply|respond|answer|say|put)\b",
            rf"^\W*(?:please )?(?:write|draft|compose) (?:me |us )?(?:an?|the|another) (?:\w+ ){{0,2}}{_OUR_TEXT}\b",
        ),
    ),
    (
        "questions",
        "it ranks what to ask whom next, and with a plan prepares one conversation",
        _pattern(
            rf"\b(?:what|whom?|which questions?) (?:else )?{_SHOULD} (?:ask|bring up|raise|find out|talk to|speak to|ring|call|do)\b",
            r"^\W*(?:what|whom?)(?: else| questions)? to (?:ask|do|ring|call|find out)\b",
            rf"^\W*how {_SHOULD} (?:prepare|open|start|begin|go on|proceed|plan)\b",
            r"\b(?:next|best) (?:question|step for (?:me|us))\b",
        ),
    ),
    (
        "brief",
        "of each person it names what is unknown",
        _pattern(
            rf"^\W*what (?:do|don['’]t|did|didn['’]t) {_WE} (?:still |yet )*(?:not )?(?:know|understand)(?: yet)?(?: about [\w ]+)?\W*$",
            rf"^\W*what (?:am|are) {_WE} (?:missing|overlooking)\b",
            r"^\W*what(?:['’]s| is| are| remains)(?: still)? (?:unknown|unclear|not known)\b(?! (?:to|for) (?!us\b|me\b))",
        ),
    ),
    (
        "brief",
        "of each person it names what is unknown, also of those who were spoken of and not heard",
        _pattern(
            r"\bwhom? (?:has|have|was|were)(?: not|n['’]t)(?: yet)? (?:been )?(?:heard|asked|met)\b",
            rf"\bwhom? (?:have|did)(?:n['’]t)? {_WE} (?:(?:not|never|yet) )*(?:hear|heard|speak|spoken|talk|talked|met)\b",
        ),
    ),
    (
        "market",
        "it tells the words and phrases that buyers use, of all and by segment",
        _pattern(
            r"^\W*(?:what|which) (?:words|phrases|language|vocabulary|terms)\b",
            r"\bin their own words\W*$",
            rf"^\W*how (?:do|does|did|would) (?!{_WE}\b)(?:\w+ ){{1,4}}?(?:describe|phrase|put|call|name)\b",
        ),
    ),
    (
        "search",
        "praise is not read as a kind of its own, but a word of it is found wherever they said it",
        _pattern(
            r"\b(?:lov(?:e|es|ed)|lik(?:e|es|ed)|enjoy(?:s|ed)?|appreciat(?:e|es|ed)|prais(?:e|es|ed)|happy|happiest|pleased|satisfied)"
            r"(?: (?:most|best))? (?:about|with|of) (?:us|you|it|our|the (?:product|tool|service|app|system))\b",
            r"^\W*(?:what|who|which|how)\b[^?]{0,40}\b(?:happy|happiest|pleased|satisfied)\b(?: (?:about|with))?\W*$",
            r"\bwould(?:n['’]t)? (?:\w+ )?recommend\b",
        ),
    ),
    (
        "search",
        "it takes days, --since and --until",
        _pattern(
            rf"{_TOLD_US} (?:in|since|during|before|after|until) (?:(?:the|this|last|early|late|mid) )*(?:{CAPITAL_MONTHS}|"
            r"spring|summer|autumn|winter|week|month|quarter|year|Q[1-4]|20\d\d)"
            r"(?: 20\d\d)?\W*$",
            rf"{_TOLD_US} (?:this|last) (?:week|month|quarter|year)\W*$",
        ),
    ),
    (
        "diff",
        "it shows what is new in a deal since a day",
        _pattern(
            rf"\bwhat(?:['’]s| is| has| have|['’]ve)?(?: \w+)? (?:changed|new|happened|moved)\b[^?]{{0,60}}\bsince {_DAY}",
            r"^\W*what(?:['’]s| is) new\b",
            rf"^\W*what (?:changed|happened|is different) since {_DAY}",
        ),
    ),
    (
        "deals",
        "it tells of each deal how it ended, or that it is open, and when they were last heard",
        _pattern(
            r"^\W*(?:has|have|was|were|is|are|did)\b(?! (?:any|some|every)(?:body|one)\b)[^?]{0,60}\b(?:won|lost|closed)"
            r"(?: (?:yet|already|now))?\W*$",
            r"^\W*(?:have|did) (?:we|I) (?:already )?(?:win|won|lose|lost)\b",
            r"^\W*(?:which|what|how many) deals\b[^?]{0,30}\b(?:won|win|lost|lose|open|closed)\W*$",
            # "Which of these deals is hope, and which is real?" asks for no hopes of theirs.
            r"^\W*(?:which|what|how many)(?: of (?:the|these|those|our|my))? deals?\b[^?]{0,20}\b(?:is|are)(?: (?:only|just|mere|mostly|"
            r"pure|really|still))* (?:hope|hopeless|wishful|real|dead|alive|at risk)\b|\b(?:real or (?:only |just )?hope|hope or real)\b",
            r"\bwhen (?:did|have|was) (?:we|I) (?:last|ever) (?:hear|heard)\b|\bwhen was\b[^?]{0,60}\blast heard\b",
        ),
    ),
    (
        "forecast",
        "it says what they will probably do, or why too little is known to say it",
        _pattern(
            r"\bhow (?:likely|probable)\b|\bwhat are (?:the|our|my) (?:chances|odds)\b|\b(?:the|our) (?:chances|odds) (?:of|in|at|with)\b",
            r"^\W*(?:will|are) (?:they|he|she|we)(?: probably| going to)* (?:buy|sign|win|get it|say yes|go ahead|choose us)\b",
        ),
    ),
    (
        "brief",
        "under pattern breaks it shows where they left their routine; how long a message of ours waits, deals says",
        _pattern(
            r"\bwhy\b[^?]{0,60}\b(?:gone|went|go|so|fallen|fell) (?:quiet|silent|dark|cold)\b",
            r"\bwhy\b[^?]{0,60}\b(?:not|n['’]t|stopped|no longer|never) (?:yet )?(?:\w+ )?(?:answer\w*|repl(?:y|ied|ies|ying)|respond\w*|"
            r"writ(?:e|ing|ten)|call(?:ed|ing)?)"
            r"(?: (?:back|to|us|me|any ?more|our|my|mails?|letters?|messages?))*\W*$",
            r"\b(?:ghost(?:ed|ing)|gone quiet)\b",
        ),
    ),
    (
        "coach",
        "it looks at our side of a conversation: open questions, talk share, pressure, missed openings",
        _pattern(
            rf"^\W*how (?:did|was|were) (?:{_WE}|(?:my|our) (?:\w+ )?(?:call|talk|meeting|conversation))\b",
            rf"^\W*(?:did|do|have) {_WE} (?:talk|speak|say|push|listen|ask)(?:ed)? (?:too much|too little|enough|too many|too hard)\b",
        ),
    ),
)


def elsewhere(question: str, deals: Collection[str] = ()) -> dict[str, str] | None:
    """What knows the answer to a question that is of us or of what to do, as ``{"command", "text"}``; None for any other.

    Args:
        deals: names of deals that the question has; the answer says them.
    """
    plain = " ".join(question.split())
    for command, does, words in _KNOWS:
        if words.search(plain):
            of = f" of {' and '.join(deals)}" if deals else ""
            # These two look through what they said, in another way.
            head = (
                "ask does not answer this"
                if command in ("market", "search")
                else f"What they said{of} does not answer this"
            )
            return {"command": command, "text": f"{head}. Use {command}: {does}."}
    return None


def apart(question: str, kind: str, names: Sequence[str], outcomes: Collection[str]) -> dict[str, str] | None:
    """What tells parts of the market from one another, as ``elsewhere`` says it; None where a question is not about that.

    Args:
        kind: of the names in it, as of ``naming.Naming.together``: ``deal``, ``person``, ``role``, or a field.
        names: these names.
        outcomes: how the deals ended that it is about; of two of them no answer is for both.
    """
    parts, asks = _PARTS.search(question), _APART.search(question) is not None
    if len(outcomes) > 1 or (asks and outcomes and not names):
        field = "outcome"
    elif not asks:
        return None
    elif kind and kind not in ("deal", "person"):
        field = kind
    elif len(names) > 1:
        text = f"Whether {' and '.join(names)} differ is not told by counting what they said. Use brief: it shows what each said."
        return {"command": "brief", "text": text}
    elif parts:
        field = _BY[parts["by"][:3].casefold()]
    else:
        return None
    text = (
        f"Use market --by {_shell(field)}: it holds them beside each other, and says what differs by more than chance."
    )
    head = (
        "One answer for all of them does not tell them apart."
        if asks
        else "Ask it of each alone, or all of it at once."
    )
    return {"command": "market", "text": f"{head} {text}"}


def stranger(who: str) -> dict[str, str]:
    """The answer to a question of people whom nobody is known as, as ``elsewhere`` says it."""
    known = f"Nobody heard is known as “{who}”, by name, role or firm"
    return {"command": "people", "text": f"{known}: people lists who is. Who speaks of them: ask who mentions {who}."}


def no_deal(called: str) -> dict[str, str]:
    """The answer to a question in a deal that nobody knows, as ``elsewhere`` says it."""
    return {
        "command": "deals",
        "text": f"No deal is known as “{called}”, and nobody of that name in one: deals lists them.",
    }


def nothing_asked() -> dict[str, str]:
    """The answer to a question in which nothing is asked that is known here."""
    kinds = "a kind (fears, goals, what holds them back), a word they may have said, a person, a role or a deal"
    return {"command": "search", "text": f"We recognise no question in that. Name {kinds}; search finds their words."}


def _shell(field: str) -> str:
    return f'"{field}"' if " " in field else field
