"""Another seller's product that buyers have with them on loan, on trial or in training, and what they ask of every supplier. Pure.

What is with them says that it is another way only where it came lately and stands to be compared: what else they use every
day is nobody's rival. What is asked of each of the suppliers is asked of us as of one of several, and no wish for us.
"""

from __future__ import annotations

import re

from otherside.domain.calendar_words import CAPITAL_MONTHS
from otherside.domain.patterns import lazily

#: What a seller leaves with a buyer to try.
_THING = (
    r"(?:unit|machine|device|scanner|printer|system|kit|set|licen[cs]e|demo(?: \w+)?|sample|version|model|truck|van|loader|tool|pump|press|"
    r"oven|mill|bike|bed|chair|table|screen|tablet|terminal|sensor|camera|software|access|account|seat)s?"
)
_LENT = (
    rf"(?:(?:an?|one|two|three|some|the|that|this|their)(?: [\w-]+){{0,3}}? {_THING}\b|(?:that|this) one|"
    r"(?:one|it|them) (?=for\b|to try\b|on trial\b))"
)
#: Since when it is there: a few weeks or months; what they have used for years is how they work.
_MONTH = rf"(?:{CAPITAL_MONTHS})"
_LATELY = (
    rf"(?:since (?:(?:early |late |mid[- ])?{_MONTH}(?! (?:of )?(?:19|20)\d\d)|(?:the )?(?:spring|summer|autumn|winter|"
    r"beginning of the \w+)|Easter|Christmas|last (?:week|month|\w+day)|\w+day|they (?:lent|left|brought|installed)\b)|"
    r"for (?:a few|some|several|two|three|four|five|six|eight|\d) (?:weeks?|months?|days?)|"
    r"this (?:spring|summer|autumn|winter|month|week)|(?:all|over the|for the) (?:spring|summer|autumn|winter)|"
    r"these (?:last )?(?:few )?weeks)"
)
_WHO = (
    r"\b(?:I|[Ww]e|[Oo]ur \w+|[Tt]he (?:team|crew|staff|nurses|teachers|drivers|operators|girls|boys|lads|guys|others))"
    r"(?:['’](?:ve|re|m)| have| has| is| are| am| were)?(?: (?:all|both|now|just|also|already|mostly|currently))*"
)
#: Where one is, and no product: "we have been living on the Isle since July".
_NO_USE = (
    r"(?!(?:living|staying|sitting|serving|waiting|standing|travelling|holidaying|camping|parking|focusing|concentrating|"
    r"depending|working|looking|meeting|spending|banking|talking|speaking)\b)"
)
_COURSE = r"(?:course|training|academy|workshop|classes|induction|user days?)"
#: What a name is followed by that is no product, but a part of a firm or of a job.
_NOT_OF = (
    r"(?!['’]s\b)(?! (?:team|department|people|account|project|job|site|branch|office|road|street|board|committee)\b)"
)


def lent_or_tried(name: str) -> tuple[re.Pattern[str], ...]:
    """What says outright that another one's product is with them to be tried.

    Args:
        name: a pattern with the group ``name``; the same in ``used_lately``.
    """
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b{name}(?: people| rep| engineers?)? (?:(?:has|have|had) )?(?:(?:also|already|now|just|kindly) )?(?:lent|loaned|left) "
            rf"(?:us|me|our \w+) {_LENT}",
            rf"\b(?:lent|loaned) (?:us|me) (?:an?|the|one of the|their|one|two) {name}{_NOT_OF}",
            rf"\b(?:[Ww]e|I)(?:['’]ve| have)?(?: got| borrowed| had)? (?:an?|the|one|two) {name}(?: [\w-]+){{0,2}} "
            r"(?:on (?:loan|trial|test|approval)|to try|to test|in for (?:a )?(?:trial|test))\b",
            rf"\bon (?:loan|trial|approval) from {name}{_NOT_OF}",
            rf"{_WHO}(?: been)? (?:testing|trialling|trialing|piloting|demoing|trying out)(?: out)? (?:the |a |their )?"
            rf"{name}{_NOT_OF}(?! \d)(?= {_LATELY}|\W*$|[,.;]| (?:and|but|alongside|next to|beside|against|"
            r"(?:in|at|on) (?:the|our|one|two)) )",
            r"\b(?:are|am|['’](?:re|m)|been) (?:also |still |now )?comparing (?:you(?:rs)?|your \w+) (?:with|to|against) "
            rf"(?:the |a )?{name}{_NOT_OF}",
            rf"\bcomparing (?:the |a )?{name} (?:with|to|against|and) (?:you(?:rs)?\b|your \w)",
        )
    )


def used_lately(name: str) -> tuple[re.Pattern[str], ...]:
    """What says so only beside words for what is on offer: work on it for some weeks, its maker's course."""
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{_WHO}(?: been)? {_NO_USE}(?:\w+ing) (?:on|with|in|through) (?:the|their|that|a) {name},? {_LATELY}",
            rf"{_WHO}(?: been)? (?:using|running|working with) (?:the |their |that |a )?{name},? {_LATELY}",
            r"\b(?:[Ww]e|I|[Oo]ur \w+)\b[^.?!;]{0,24}? (?:go(?:ing)?|went|send(?:ing)?|sent|booked|signed up|enrolled)\b[^.?!;]{0,40}? "
            rf"(?:on|to|for|at|in) (?:the |a |an )?{name}['’]s (?:own )?(?:\w+ )?{_COURSE}\b",
            rf"\b(?:being |been |getting |got |get |was |were )trained (?:on (?:the )?|by ){name}{_NOT_OF}",
        )
    )


#: Past, given back, supposed, denied or asked.
_NOT_NOW = lazily(
    r"\b(?:if|unless|suppos\w+|would have|years? ago|last year|in (?:19|20)\d\d|used to|once|back then|back in|never|not|"
    r"(?:gave|sent|took|went|handed|given|taken|has gone|have gone) (?:it |them |the \w+ )?back|returned|hear|heard)\b|n['’]t\b|\?",
    re.IGNORECASE,
)


def stands_with_them(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence in which one of these was found tells of today, and as a fact."""
    start = max(text.rfind(mark, 0, match.start()) for mark in (". ", "! ", "? ", "\n\n"))
    end = re.search(r"[.!?](?=\s|$)", text[match.end() - 1 :])
    sentence = text[start + 1 : match.end() - 1 + end.end() if end else len(text)]
    return _NOT_NOW.search(sentence) is None


#: Each of those who want to sell; what they make of it for themselves is theirs.
_SELLER = r"(?:supplier|vendor|bidder|provider|contender|candidate|finalist|manufacturer|tenderer|contractor)"
_ALL_OF_THEM = lazily(
    rf"\b(?:from|of|by|for|to|with|ask(?:ed|s|ing)?|invit(?:e|ed|es|ing)|sen[dt]) (?:(?:each|all|both|every one|any) of (?:the|these|those|"
    rf"our) (?:\w+ )?{_SELLER}s|(?:all|both)(?: the| our| these| two| three| four)? {_SELLER}s|(?:each|every) (?:\w+ )?{_SELLER})\b",
    re.IGNORECASE,
)
#: "All our suppliers will be moved over" are those they buy from every day.
_NOT_TO_CHOOSE = lazily(
    r"\b(?:invoices?|pay(?:s|ing|ment)?|deliver\w*|stock|orders from|portal|onboard\w*|audit\w*|rebates?|payable|b(?:uy|ought) from)\b",
    re.IGNORECASE,
)
_ASKS_US = lazily(
    r"^\W*(?:(?:and|so|also|please)\b,? )*(?:(?:could|can|would|will) you(?: please| also| kindly)? (?:let (?:me|us) have|send|give|share|"
    r"provide|forward|confirm|fill)\b|please (?:send|provide|let (?:me|us) have|forward)\b|(?:I|we)(?:['’]d)? (?:still )?need your\b)",
    re.IGNORECASE,
)


def of_all_suppliers(sentence: str) -> bool:
    """Whether a sentence speaks of what is asked of every supplier, or got from each of them, to choose among them."""
    return bool(_ALL_OF_THEM.search(sentence)) and not _NOT_TO_CHOOSE.search(sentence)


def asks_for_papers(sentence: str) -> bool:
    """Whether a sentence asks us to send or confirm something: before "… from each of the suppliers" it is of that."""
    return bool(_ASKS_US.search(sentence))
