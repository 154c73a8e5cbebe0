"""Questions that nothing they said can answer: about us, about what to do next, about how the deal stands. Which command knows it.

Pure. Its name is the same on the command line and for an assistant, but for ``deals``, which is ``list_deals`` there.
"""

from __future__ import annotations

import re
from collections.abc import Collection

#: The kind of such a question.
ELSEWHERE = "elsewhere"
_WE = r"(?:I|we)"
_OUR_TEXT = r"(?:draft|e-?mail|mail|message|letter|text|proposal|reply|one-?pager|invitation|wording|subject line)"
_SHOULD = rf"(?:should|shall|can|could|may|must|might|do|ought) {_WE}(?: (?:to|now|next|still|best))*"
_DAY = (
    r"(?:(?:early |late |mid-?)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|yesterday|last (?:week|month|time|year|call|talk)|\d|"
    r"(?:we|I) (?:last )?(?:met|spoke|talked|looked|wrote|called)|(?:my|our|the last) )"
)


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


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
            r"^\W*what(?:['’]s| is| are| remains)(?: still)? (?:unknown|unclear|not known)\b",
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
            return {"command": command, "text": f"What they said{of} does not answer this. Use {command}: {does}."}
    return None
