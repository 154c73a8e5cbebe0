"""The signed paper that comes back, and the name under it: "the countersigned copy is attached", "Frank signed on Friday". Pure.

A signed copy may be one of any paper. Which it is has to stand in the sentence; a paper of another kind named in it
or beside it makes it that one.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from otherside.domain.patterns import lazily

_PAPER = r"(?:contract|order(?: form)?|purchase order|PO|offer|proposal|quote|quotation|agreement|lease)s?"
#: Signed, and what was signed: nobody else's, and no old one.
_SIGNED = (
    r"(?<!['’]s )(?<!s['’] )(?<!their )(?<!his )(?<!her )(?<!last )(?<!old )(?<!no )(?<![\w-])(?:counter-?)?signed"
)
_COPY = r"(?:cop(?:y|ies)|version|papers|paperwork|documents?|pages?|pdf|scan)"
_HERE = r"(?:attached|enclosed|back (?:to|with) you|in the (?:post|mail)|on its way|with the courier)"
_LITTLE = r"(?:(?: is| are|['’]s|,|:| –| —| -)(?: now| also| just| finally)*)?"
_END = (
    r"(?=\W*$|[.,;:!)–—](?! ?with (?-i:[A-Z]))|"
    r" (?:and|so|but|herewith|below|here|for (?:you|your (?:files|records))|with (?:this|you|my|our))\b)"
)
_LEADS = r"(?:attached|enclosed|find|here)(?: is| are|['’]s| you['’]ll find| please find)?(?: attached| enclosed)?(?: the| your| our| a)?"


def _comes_back(what: str) -> str:
    signed = rf"{_SIGNED} {what}"
    return rf"{signed}{_LITTLE} {_HERE}{_END}|\b{_LEADS} {signed}{_END}"


BACK = _comes_back(rf"(?:{_COPY} of (?:the|your|our) )?{_PAPER}")
"""That a signed paper comes back by its name: "the signed contract is attached"."""
_BARE = lazily(_comes_back(_COPY), re.IGNORECASE)
#: What a signed copy may be of, beside the contract.
_OTHER_PAPER = lazily(
    r"\b(?:NDAs?|non-?disclosure|confidentiality|secrecy|DPAs?|data processing|privacy|minutes|forms?\b(?<!order form)|questionnaire|"
    r"invoices?|receipts?|delivery|timesheets?|letters?|intent|LOI|term sheet|references?|pilot|trial|waiver|consent|permit|"
    r"certificates?|application|W-?9|code of conduct|polic(?:y|ies)|survey|visit|report|book|poster|photos?|shirt)\b",
    re.IGNORECASE,
)
#: That it is this one.
_OF_THIS = lazily(
    rf"\b(?:with you\b|{_PAPER}\b|counter-?sign\w*|(?:the|your) (?:\w+ )?(?:years?|months?)\b|signed (?:it|off|on \w+day)\b|"
    r"(?:it|we) starts? (?:on|from|in)\b|go(?:ing)? ahead\b|welcome aboard\b|looking forward to (?:working|getting started)\b)",
    re.IGNORECASE,
)
DAY = r"(?:on (?:\w+ )?(?:\w+day)|yesterday|today|this (?:morning|afternoon|week)|last (?:night|week|\w+day))"
"""When it was signed: lately, and on a day."""


def copy_back(sentence: str) -> bool:
    """Whether a sentence sends back a signed copy without a name for the paper, and says by the rest that it is ours."""
    return bool(_BARE.search(sentence) and _OF_THIS.search(sentence)) and not of_another_paper(sentence)


def of_another_paper(text: str) -> bool:
    """Whether words name a paper that is no contract with us: what is signed beside them may be that."""
    return _OTHER_PAPER.search(text) is not None


def signed_by(sentence: str, signers: Collection[str]) -> bool:
    """Whether one of those who sign is told to have signed, on a day: "Frank signed on Friday".

    Args:
        signers: their first names, as they were called before.
    """
    if not signers or of_another_paper(sentence):
        return False
    names = "|".join(re.escape(s) for s in sorted(signers))
    signed = rf"(?-i:\b(?:{names}))(?: (?-i:[A-Z])[\w’-]+)?(?: has|['’]s)?(?: now| just| finally| also)? signed"
    what = rf"(?: (?:it|this|yours|the (?:\w+ )?{_PAPER}))?"
    # With whom, where it is not us, stands behind it.
    end = r"(?=\W*$|[.,;:!)–—](?!\s*with (?!you\b))| (?:and|so|but|with you)\b)"
    found = re.search(rf"{signed}{what} {DAY}{end}", " ".join(sentence.split()), re.IGNORECASE)
    return found is not None and not _NOT_OURS.search(sentence)


#: With somebody else, or told with regret: it may be another paper that was signed.
_NOT_OURS = lazily(
    r"\b(?:sorry|afraid|unfortunately|regret\w*|instead|someone|somebody|others?|theirs|them)\b|\bwith (?=[A-Z])",
    re.IGNORECASE,
)
