"""What say somebody claims for themselves, or says they have not: "the decision is mine", "it isn't my decision". Pure."""

from __future__ import annotations

import re
from typing import Literal

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.profiles.around.whose_say import asks_who_decides

OwnSay = Literal["decides", "stops", "none"]
"""It is theirs to decide; it does not go without them; or it is not theirs."""

_IT = r"(?:it|that|this|(?:the|that|this) (?:decision|choice|call|last word|final (?:say|word)|one))"
_MATTER = r"(?:(?:the|that|this) (?:decision|choice|last word|final (?:say|word|decision)))"
_MOSTLY = r"(?:mostly|mainly|largely|pretty much|essentially|basically|primarily|probably)"
_REALLY = (
    rf"(?: (?:really|ultimately|only|entirely|simply|actually|still|always|just|now|all|alone|strictly|{_MOSTLY}))*"
)
_DECISION = r"(?:decision|call)"
_TO_DECIDE = r"(?: to (?:decide|make|take|give|say(?! (?:whether|how|when|what|if)\b)|sign|call|settle))?"
_ENDS = (
    r"(?=\W*$|[.,;:!–—(]| (?:and|but|so|with|alone|in the end|here|now|at all|to (?:make|take)|on (?:this|it|that)|any ?more|not|mostly|"
    r"mainly|largely)\b)"
)
_NOT = r"(?:['’]s not| is not| isn['’]t|['’]s never| is never| was never| won['’]t be| will not be)"
_MY_YES = r"my (?:\w+ )?(?:name|signature|agreement|yes|approval|consent|ok|okay|say-?so|blessing|sign-?off|support|permission|initials)"
_DECIDES = lazily(
    rf"\b{_MATTER}(?:['’]s| is| lies| rests| stays| remains){_REALLY} (?:mine|with me|(?:down|up) to me){_TO_DECIDE}{_ENDS}|"
    rf"\b{_IT}(?:['’]s| is| stays){_REALLY} (?:mine to (?:decide|make|take|give|call)|(?:down|up) to me{_TO_DECIDE}|my (?:own "
    rf")?{_DECISION}){_ENDS}|"
    # "It'll be me" may be of who drives.
    rf"\b{_IT}(?:['’]ll| will|['’]d| would|['’]s going to| is going to)(?: just| really| be)* {_MOSTLY} be me(?! on the| at the|"
    rf" in the){_ENDS}|"
    rf"\b{_IT}(?: (?:really|all|mostly|mainly|basically))* comes? down to me{_TO_DECIDE}{_ENDS}|"
    r"\bI(?:['’]m| am|['’]ll be| will be) the (?:only )?(?:one|person) (?:deciding|choosing|making (?:the|this|that) (?:decision|choice|"
    r"call))\b|"
    r"\bI (?:can|get to|may) (?:decide|choose|sign) (?:it|this|that)(?: off)? (?:alone|on my own|by myself|myself)\b|"
    rf"\bI(?:['’]m| am) the (?:only )?(?:one|person|man|woman) (?:who|that) (?:decides|signs|approves|says yes)\b|"
    rf"\bI (?:have|hold|keep) the (?:last|final) (?:word|say)\b|\bI(?:['’]ll| will)? (?:decide|make that decision|take (?:that|the) "
    rf"decision)(?=\W*$|[,.;:!–—(]| (?:and|but|in the end|here|alone)\b)",
    re.IGNORECASE,
)
_GOES = (
    r"(?:goes?|happens?|moves?|passes|starts?|gets? (?:signed|done|through)|is (?:signed|done|agreed|bought|ordered)|takes?|leaves?|"
    r"changes?|comes? (?:in|through)|"
    r"will (?:go|happen|move|be signed|pass)|works?)"
)
_DOES_NOT = (
    r"(?:does(?:n['’]t| not)|won['’]t|will not|can(?:['’]t|not)|is not going to|isn['’]t going to) (?:go(?! wrong\b)|happen|move|pass|"
    r"start|work|be (?:signed|done|bought)|"
    r"get (?:signed|done|through|anywhere))"
)
_STOPS = lazily(
    rf"\bwithout (?:{_MY_YES}|me),? (?:(?:it|this|that|nothing|no (?:order|contract|money|deal))) (?:{_DOES_NOT}|{_GOES})|"
    rf"\bnothing (?:(?!\b(?:if|when)\b)[^.;!?,]){{0,50}}?\b{_GOES}\b[^.;!?]{{0,60}}?\bwithout {_MY_YES}|"
    rf"\b(?:it|this|that|the (?:contract|order|deal|money)) {_DOES_NOT}[^.;!?]{{0,40}}? without {_MY_YES}|^\W*(?:and |but )?not without "
    rf"{_MY_YES}|"
    rf"\bI (?:can|could|will|['’]ll|would|['’]d)(?: still| simply| just| always)? (?:stop|block|sink|veto) (?:it|this|the (?:whole "
    rf")?(?:thing|deal|project|contract))\b|"
    rf"\bit (?:needs|takes|has to have|must have|wants) {_MY_YES}",
    re.IGNORECASE,
)
_NONE = lazily(
    rf"\b{_IT}{_NOT}{_REALLY} (?:mine{_TO_DECIDE}|(?:for me|up to me|with me|down to me){_TO_DECIDE}|my (?:own )?{_DECISION}){_ENDS}|"
    r"\b(?:it|that)(?:['’]s| is) (?:somebody|someone|anybody) else['’]s (?:decision|call)\b|"
    rf"\bI (?:do not|don['’]t|can['’]t|cannot|won['’]t|will not) (?:get to )?(?:decide|make (?:the|that) (?:decision|call))"
    r"(?: (?:it|that|this|on (?:it|that|this)|here|alone|things like that))?(?=\W*$|[.,;:!–—])|"
    r"\bI (?:have|['’]ve got) no (?:say|vote|voice)(?: in (?:it|this|that|the matter))?(?=\W*$|[.,;:!–—])|"
    r"\bnot mine to (?:decide|give|say|sign)\b|\bnot my (?:decision|call)(?=\W*$|[.,;:!–—])",
    re.IGNORECASE,
)
_OPEN = lazily(
    r"\?\W*$|\b(?:if|unless|whether|(?:you|anybody|everybody|they)(?:['’]d| would) think|on paper|wish|would it|used to|until last|"
    r"perhaps|maybe|might|as though|as if)\b|\b(?:he|she|they) (?:says?|said|thinks?|claims?)\b",
    re.IGNORECASE,
)
_DENIED = lazily(r"(?:\b(?:not|never|nobody|no longer)|n['’]t)(?: \w+){0,3} ?$", re.IGNORECASE)


@remembered
def own_say(sentence: str) -> OwnSay | None:
    """What say its speaker has by a sentence in the first person; None where it claims none and denies none."""
    plain = " ".join(sentence.split())
    if _OPEN.search(plain):
        return None
    if _NONE.search(plain):
        return "none"
    if (found := _STOPS.search(plain)) and not _DENIED.search(plain[: found.start()]):
        return "stops"
    found = _DECIDES.search(plain)
    return "decides" if found and not _DENIED.search(plain[: found.start()]) else None


#: Characters that are looked at.
_LONGEST = 2_000
_ASKED = lazily(
    r"\bwho\b[^.?!]{0,60}\b(?:agree|say no|object|veto|stop (?:it|this|that)|block (?:it|this|that)|be (?:convinced|happy|on board)|"
    r"have a say)\b[^.?!]*\?",
    re.IGNORECASE,
)
_ME = lazily(
    r"^\W*(?:(?:well|oh|um|yes|that(?:['’]s|['’]d be| would be)|it(?:['’]s|['’]d be| would be)|just|only|mostly|probably|basically|"
    r"ultimately|in the end|(?P<too>and|also)|I (?:guess|suppose|think))[,.]? )*me"
    r"(?P<beside>,? (?:as well|too|and (?-i:[A-Z])[\w-]+))?"
    r"(?=\W*$|[.!;,–—]| (?:and (?:nobody|no one) else|alone|really|in the end|mostly|ultimately|on my own)\b)",
    re.IGNORECASE,
)


def says_me(text: str) -> bool:
    """Whether a turn begins with "me" for an answer, whatever was asked."""
    return _ME.match(text[:_LONGEST]) is not None


def answers_me(asked: str, text: str) -> tuple[int, int, OwnSay] | None:
    """``(start, end, say)`` of "me" as the answer to who decides, agrees or can stop it; None of any other answer.

    Args:
        asked: the turn it answers.
        text: the whole answer.
    """
    questions = re.findall(r"[^.?!]*\?", asked[-_LONGEST:])
    if not questions or not (asks_who_decides(questions[-1]) or _ASKED.search(questions[-1])):
        return None
    found = _ME.match(text[:_LONGEST])
    if found is None:
        return None
    beside = found["too"] or found["beside"]
    return found.start(), found.end(), "stops" if beside or not asks_who_decides(questions[-1]) else "decides"


_OUT = lazily(
    r"\b(?:he|she|[A-Z][\w-]+)(?:['’]s not| is not| isn['’]t| won['’]t| will not| does not| doesn['’]t| wouldn['’]t| never)(?: going to|"
    r" really| "
    r"usually| normally| want to| need to)* (?:get|go|dig|drill|be|look|dive|involved|weigh|meddle|interfere)\b(?: (?:into|in on|in|"
    r"much))* ?"
    r"(?:(?:\w+ )?(?:details?|weeds|choice|evaluation|comparison|selection)\b|(?:be |get )?involved\b|the (?:\w+ ){0,2}(?:details?|weeds|"
    r"choice|"
    r"evaluation|comparison|selection)\b|on (?:this|it|that)\b|with (?:this|it|that)\b)|"
    r"\b(?:he|she|[A-Z][\w-]+) (?:leaves|left) (?:it|this|that|the (?:choice|decision|call)) (?:up )?to (?:me|us)\b|"
    r"\b(?:he|she|[A-Z][\w-]+) (?:defers to|goes along with|trusts|goes with) (?:me|us|my|whatever I)\b",
)


def stays_out(sentence: str) -> bool:
    """Whether somebody is said to keep out of the choice, or to leave it to the speaker: "she won't get into the details"."""
    return bool(_OUT.search(" ".join(sentence.split())))
