"""For it, against it, or rather leave it for now: sentences that say so themselves. Pure.

Read for a seller who asks who is against it, from words alone: a doubt, a condition and a question say no such thing, and
"I'm not against it" is none either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from otherside.domain.patterns import lazily
from otherside.extraction.plain.put_off import puts_off
from otherside.profiles.said.polite_noes import SETTLE_FIRST, UNASKED
from otherside.profiles.said.positions import says_yes

Side = Literal["against", "wait", "favour"]

#: After "it" the sentence ends or goes on to something else: "I don't need it pretty" asks for less, and is against nothing.
_IT = (
    r"(?:(?:it|this|that|any of (?:it|this)|all (?:of )?this)(?=\W*$|[.,;:!?…)–—]| (?:and|but|or|because|at all|here|any ?more|"
    r"if|since|as long as|right now|so|either|yet|now|myself|for (?:us|me|that)|from (?:you|them))\b)|"
    r"(?:a|the|your|another) (?:new \w+|change|system|project|proposal|offer|plan|idea|purchase|thing)\b)"
)
_NOT = r"(?:don['’]t|do not|can['’]t|cannot|won['’]t|will not|wouldn['’]t|would not|didn['’]t)"
_AGAINST = lazily(
    r"\b(?:am|are|is|was|were|be|['’]m|['’]re|['’]s|stay|remain)(?: (?:totally|really|still|rather|firmly|dead|strictly|completely))* "
    r"(?:against (?!the (?:clock|wall))|opposed to|not (?:convinced|sold|keen)\b|no fan of)|"
    rf"\b(?:I|we|he|she|they) {_NOT} (?:really |ever |even )?(?:want|like|support|agree (?:with|to)|believe in|need|sign|buy|"
    rf"go along with) {_IT}"
    r"(?! (?:to|done|in|before|by|until|when|if|sitting|lying|today|tomorrow|there)\b)|"
    rf"\b{_NOT} (?:really |even )?see (?:the|a|any|much) (?:point|use|sense|benefit|case|value)\b|"
    r"\bover my dead body\b|\bout of the question\b|\bwaste of (?:money|time)\b|\b(?:it['’]s |that['’]s )?a no from me\b|\bnot with me\b|"
    r"\bmy answer is no\b|\b(?:vote|voted|voting) (?:no|against)\b",
    re.IGNORECASE,
)
_WAIT = lazily(
    r"\bno (?:rush|hurry|urgency)\b|\bsit(?:ting)? tight\b|\bwait and see\b|\bhold off\b|\blet sleeping dogs\b|"
    r"\bleave (?:it|things|everything) (?:as (?:it is|they are)|alone|be|the way)\b|\b(?:keep|carry on with|stay with|"
    r"stick with) the old\b|"
    r"\b(?:has|have|['’]s|['’]ve) always (?:worked|done|been (?:fine|enough|good enough))\b|"
    r"\b(?:works?|runs?|does) (?:perfectly |just |quite )?(?:fine|well enough)(?: as (?:it is|they are)| for us|"
    r" the way it is)?(?=[.,;!]|$)|"
    r"\bgood enough\b|\bdoes the job\b|\bsee us (?:through|right|out)\b|\bget by (?:with|on|as)\b|\bmake do\b|"
    r"\b(?:last|do|good for) (?:us )?another (?:\w+ ){0,3}(?:years?|seasons?|winters?|summers?)\b|"
    rf"\b{_NOT} (?:really |even |honestly )?see (?:us|me|ourselves|myself) \w+ing\b[^.!?]{{0,60}}\b(?:until|till|before|unless)\b|"
    rf"\b{_NOT} (?:really |even )?see (?:the|a|any|much) (?:hurry|rush|need|reason)\b|\b(?:no|don['’]t) need to (?:change|rush|hurry)\b|"
    r"\b(?:perhaps|maybe|rather|better|best|let['’]s|suggest)\b[^.!?]{0,20}\b(?:pick (?:it|this) up|leave (?:it|this)|"
    r"come back to (?:it|this)|look at (?:it|this)|wait)(?: again)? (?:after|until|till|once|when|next)\b|"
    r"\b(?:these|those|such|the) (?:dates|deadlines) (?:always |only ever )(?:move|slip)\b|\bif it ain['’]t broke\b|"
    rf"{SETTLE_FIRST}|{UNASKED}",
    re.IGNORECASE,
)
_FAVOUR = lazily(
    r"\b(?:I|we)(?:['’]m| am|['’]re| are) (?:all |totally |really |very much |fully )?(?:for|in favou?r of) (?:it|this|that|you|the|"
    r"going|doing|trying)\b|"
    r"\b(?:I|we) (?:do |really |quite |actually )*like (?:it|this|the (?:idea|plan|approach|proposal|offer|look of it))\b"
    r"(?! (?:here|when|if|better|that way|less|or not)\b)|"
    r"\b(?:I|we)(?:['’]d| would)? (?:really |do )?(?:want|love|like) (?:it|this|that) (?:done|in|to (?:happen|work|go ahead))\b|"
    r"\blet['’]s (?:do|try) (?:it|this)\b|\b(?:I think )?you(?:['’]re| are) right about\b|\bcount me in\b|\bwe['’]re in\b(?=[.,!]|$)|"
    r"\b(?:I|we)(?:['’]m| am|['’]re| are) (?:sold|convinced|on board|behind (?:it|this|you))\b|\b(?:have|['’]ve got) my (?:vote|yes|"
    r"support|blessing)\b|"
    r"\b(?:I|we)(?:['’]d| would) (?:sign|buy|take it|order)\b(?! (?:anything|nothing|off on anything))|"
    r"\b(?:the )?sooner the better\b|\bmakes sense to me\b|\b(?:I|we) can['’]t wait\b|\bwould have liked to see it\b|"
    r"['’]d have liked to see it\b",
    re.IGNORECASE,
)
_ADVERBS = r"(?: (?:really|quite|rather|dead|firmly|strictly|very|totally|completely|all|always|pretty|so))*"
_WAS = (
    r"\b(?:I|we)(?:(?: was| were|['’]d been| had been| have been|['’]ve been| used to be)(?: (?:once|first|initially))?|"
    r"(?: started| came)(?: out| in))"
)
_CON = r"(?:against|opposed|s[ck]eptical|unconvinced|doubtful|not (?:convinced|sold|keen|sure|for|in favou?r))"
_PRO = r"(?:for it|in favou?r|keen|convinced|sold|on board|behind it)"
#: On which side they were before.
_THEN = lazily(rf"{_WAS}{_ADVERBS} (?:(?P<con>{_CON})|{_PRO})\b", re.IGNORECASE)
#: And are no more: "and I'm not any more", "but no longer", "till I saw it run".
_NO_MORE = lazily(
    r"\b(?:and|but|though|although|only|now)\b,?(?: now| then| today)?,? (?:I['’]m |I am |we['’]re |we are )?(?:not|no longer)"
    r"(?: (?:any ?more|any longer|now|so sure|against it|opposed|for it|keen))*(?=\W*$|[,.;!–—])|"
    r"\b(?:and|but|until|till|before|then)\b[^.;!?]{0,60}?\b(?:changed (?:my|our) minds?|(?:came|come) (?:a)?round|think(?:ing)? "
    r"(?:otherwise|differently)|see (?:it|that|this) (?:otherwise|differently)|(?:won|talked) (?:me|us) (?:over|round)|"
    r"(?:convinced|persuaded|converted) (?:me|us)|(?:saw|heard|read|tried|met|watched) \w+)\b",
    re.IGNORECASE,
)
#: Alone, a mind that is changed may lead anywhere: what is said of it behind it tells.
_NEW_MIND = lazily(
    r"\b(?:(?:I|we)(?:['’]ve| have|['’]d| had)?(?: now| just| since)? (?:changed (?:my|our) minds?|thought better of it|had a change of "
    r"heart)|(?:you|that|it|this)(?:['’]ve| has| have)? changed (?:my|our) minds?)(?: (?:about|on) (?:it|this|that|you|them|the \w+))?"
    r"(?:[,:;–—-]+ ?(?:and |because |for )?| because | and | now )(?P<now>\S.*)$",
    re.IGNORECASE,
)
_THEY_ARE = r"\b(?:they|it|this|that|you|the \w+)(?:['’]re|['’]s| is| are)"
_GOOD = (
    rf"{_THEY_ARE} (?:\w+ )?(?:(?:good|great|fine|right|brilliant|excellent|sound|honest|solid|okay|ok|worth (?:it|a try|the money|doing)|"
    r"the right \w+)(?=\W*$|[,.;!–—]| (?:at|for|after|and)\b)|better than (?:I|we)\b)"
)
_POOR = (
    rf"{_THEY_ARE}(?:n['’]t| not)(?: \w+)? (?:good|great|right|fine|worth|for (?:us|me))\b|"
    rf"{_THEY_ARE} (?:\w+ )?(?:too (?:dear|expensive|risky|big|slow|much)|rubbish|useless|wrong|no good|not for us)\b"
)
_GOOD_NOW, _POOR_NOW = lazily(_GOOD, re.IGNORECASE), lazily(_POOR, re.IGNORECASE)
#: Not said of themselves: "I'm not saying I'm sold", "don't think we're on board".
_NOT_SAYING = lazily(
    r"(?:\bnot|n['’]t|\bnever|\bno longer)(?: (?:really|quite|even))? (?:sa(?:y|ying|id)|think(?:ing)?|claim(?:ing)?|sure|mean(?:ing)?|"
    r"pretend(?:ing)?|tell(?:ing)? you)(?: that| yet)? $",
    re.IGNORECASE,
)
#: What is imagined of another case, and no side taken: "if we were against it, we'd say".
_IF_AGAINST = lazily(r"\b(?:if|unless|whether|in case|not|nothing|never|hardly)\b[^.;!?]{0,25}$", re.IGNORECASE)
_NONE_OF = r"(?:nobody|no[- ]one|none|neither|not (?:one|a (?:single )?(?:one|soul|person|voice)|anybody|anyone)|without any(?:body|one))"
_SAVE = r"(?:but|except(?:ing)?|bar|apart from|other than|save)(?: for)?"
#: Nobody is of whom the words that follow are said; a new clause, a first person and an exception end it.
_NOBODY = lazily(
    rf"(?:\b{_NONE_OF}\b|(?:\bnot|\bnever|\bhardly|n['’]t)\b[^.;:,!?]{{0,30}}\bany(?:body|one| of (?:us|them|you))\b)"
    rf"(?!(?:(?! (?:who|that)\b)[^.;:!?])*\b(?:{_SAVE}|and|because|so|when|if|since|while|I|we)\b)[^.;:!?–—]*$",
    re.IGNORECASE,
)
#: "Nobody but Ada": it is said of her.
_ALL_BUT = lazily(
    rf"\b{_NONE_OF}\b[^.;!?]{{0,80}}?,? {_SAVE} (?!(?:me|myself|I|we|us|it|that|this|there|you)\b)\w", re.IGNORECASE
)
#: Said after it: "nobody was against it except Ada".
_SAVE_SOMEBODY = lazily(
    rf"^[^.;!?]{{0,25}},? (?:{_SAVE} (?:me|myself|him|her|us|them|(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)?)|"
    r"(?:except(?:ing)?|apart from|other than|save)(?: for)? (?:the|my|our|his|her|their) \w+(?: \w+)?)\W*$",
    re.IGNORECASE,
)
#: Characters before the words in which such a case is told.
_BEFORE = 60
_TOLD = lazily(
    r"\b(?:he|she|they)(?:['’]s|['’]re|['’]d)?\b|\b(?:my|our) (?!own\b)\w+(?: \w+)? (?:thinks?|says?|said|reckons?|wants?|believes?)\b",
    re.IGNORECASE,
)


def side_taken(sentence: str, written: bool = False) -> Side | None:
    """The side that a sentence takes; None where it takes none.

    Args:
        written: it stands in a mail or a message.
    """
    text = " ".join(sentence.split())
    if text.rstrip("\"'”’ ").endswith("?"):
        return None
    return _after_the_turn(text) if turns_round(text) else _side_outright(text, written)


def _side_outright(text: str, written: bool = False) -> Side | None:
    """The side that words take which tell of no other one before."""
    sides: tuple[tuple[Side, re.Pattern[str]], ...] = (("against", _AGAINST), ("wait", _WAIT))
    for side, pattern in sides:
        if any(_is_taken(text, match) for match in pattern.finditer(text)):
            return side
    if puts_off(text):
        return "wait"
    befores = (text[max(0, m.start() - _BEFORE) : m.start()] for m in _FAVOUR.finditer(text))
    for_it = any(not (_NOBODY.search(before) or _NOT_SAYING.search(before)) for before in befores)
    return "favour" if for_it or says_yes(text, written) else None


def turns_round(sentence: str) -> bool:
    """Whether a sentence tells that its speaker stood elsewhere once, or has changed their mind, and where that leads."""
    was = _THEN.search(sentence)
    return bool(_NEW_MIND.search(sentence) or (was and _NO_MORE.search(sentence, was.end())))


def _after_the_turn(text: str) -> Side | None:
    """The side on which somebody stands who tells in a sentence that they have changed it."""
    if (new := _NEW_MIND.search(text)) is not None:
        now = new["now"]
        if _POOR_NOW.search(now):
            return "against"
        return "favour" if _GOOD_NOW.search(now) else _side_outright(now)
    was = _THEN.search(text)
    return "favour" if was is not None and was["con"] else "against"


def _is_taken(text: str, match: re.Match[str]) -> bool:
    """Whether words for a side are said of somebody: not of a case that is imagined, and not of nobody."""
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if _IF_AGAINST.search(before):
        return False
    return not _NOBODY.search(before) or _SAVE_SOMEBODY.search(text[match.end() :]) is not None


def of_somebody_else(sentence: str, others: Sequence[str]) -> bool:
    """Whether a sentence that takes a side tells of a colleague's.

    Args:
        others: what their colleagues are called.
    """
    # "I changed my mind, they're good": of what it is changed to, no side of theirs is told.
    if (new := _NEW_MIND.search(sentence)) is not None:
        sentence = sentence[: new.start("now")]
    return bool(_TOLD.search(sentence) or _ALL_BUT.search(sentence)) or any(
        re.search(rf"\b{re.escape(name)}\b(?!,)", sentence) for name in others if name
    )


_RUSH = lazily(r"\bno (?:rush|hurry|urgency)\b", re.IGNORECASE)
#: What we owe them, or are asked for: with it they have no hurry.
_OF_OURS = lazily(
    r"\byou(?:['’]ll| will| still| can| could)? (?:still )?(?:owe|promised|send|sent me|get (?:it|them|back) to|let (?:me|us) have)\b|"
    r"\b(?:could|can|would|will) you\b|\b(?:send|give|show|let) (?:me|us)\b|\bwhen(?:ever)? you(?:['’]re| are| have| get| can)\b|"
    r"\bI (?:still )?need (?:the|your|those|that) \w+ (?:from you|by the way)",
    re.IGNORECASE,
)
_TAKEN_BACK = lazily(
    r"^\W*(?:(?:well|actually|no|okay|ok|though|hm+|all right)\W+)*(?:(?:maybe|perhaps) )?(?:a (?:bit|little)|some|there is|there['’]s)"
    r"(?: of)?(?: an?)? (?:rush|hurry|urgency)\b|^\W*(?:well|actually)\b[^.!?]{0,40}\b(?:rush|hurry|urgent|soon)\b",
    re.IGNORECASE,
)


#: "Fine, no rush." answers what we wrote, and gives us time.
_IN_ANSWER = lazily(
    r"(?:^|[.!?,\n])\s*(?:(?:fine|ok|okay|all right|sure|great|good|perfect|lovely|wonderful|thanks|thank you|cheers|no problem|"
    r"no worries|don['’]t worry|(?:that|it)(?:['’]s| is) (?:fine|ok|okay|all right))\b[\s,.!–—]*)+"
    r"(?:there['’]?s |there is )?no (?:rush|hurry|urgency)(?: at all| (?:with|about) (?:it|that))?(?=\W*$|[.;!?])",
    re.IGNORECASE,
)


def no_hurry_of_ours(sentence: str, before: str = "", after: str = "") -> bool:
    """Whether "no rush" is said of something we are to send, answers what we wrote, or is taken back in the next breath.

    No side is taken with it.

    Args:
        before: the sentence before it, of the same speaker.
        after: the sentence after it.
    """
    return bool(
        _RUSH.search(sentence)
        and (
            _OF_OURS.search(f"{before} {sentence}")
            or _IN_ANSWER.search(f"{before}\n{sentence}")
            or _TAKEN_BACK.search(" ".join(after.split()))
        )
    )


_SIGNS = lazily(
    r"\b(?:sign(?:s|ed|ing)?(?: (?:it|this|that))?(?: off)?|co-?sign\w*|counter-?sign\w*)\b(?! (?:in|on|out|language|shop|post|of)\b)|"
    r"\bsignatures?\b|\bmy (?:pen|signature|name under)\b|\bauthori[sz]\w+ (?:up to|above|over)\b",
    re.IGNORECASE,
)
#: A sign on a door, a good sign, and the mail's signature decide nothing.
_NO_SIGNING = lazily(
    r"\b(?:a|the|no|good|bad|first|any|every|another|road|warning|shop) signs?\b|"
    r"\bsign(?:s|ed|ing)? up\b(?! to (?:[£$€\d]|\w+ (?:hundred|thousand|grand|k)\b))|"
    r"\bsigned (?:in|out|for (?:a|the) (?:parcel|delivery))\b|"
    r"\bsignature (?:dish|style)\b",
    re.IGNORECASE,
)


def speaks_of_signing(sentence: str) -> bool:
    """Whether a sentence says something of who signs, for how much, or with whom."""
    return bool(_SIGNS.search(_NO_SIGNING.sub("", sentence))) and not sentence.rstrip("\"'”’ ").endswith("?")
