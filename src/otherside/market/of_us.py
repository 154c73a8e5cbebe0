"""Words that tell of what we did or brought: thanks, praise and anger at us are no pain of theirs before us. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

#: People and things of ours that somebody can have met.
_OURS = (
    r"(?:people|team|men|man|lads?|chaps?|guys?|boys|girls|fitters?|installers?|engineers?|technicians?|consultants?|trainers?|drivers?|"
    r"colleagues?|van|lorry|office|reception|crew|helpdesk|support|service|work|staff|sample|samples|demo)"
)
#: What was done, in the past: regular forms, and those that end like none.
_DID = (
    r"(?:(?!need|feed|bleed|proceed|exceed|succeed|embed|shed|heed|seed|speed|breed|agreed)[a-z]{2,}ed|took|lent|gave|came|went|sent|told|"
    r"said|left|brought|made|kept|forgot|found|held|put|showed|rang|wrote|did|built|stuck|broke|spoke|stood|drove|let|hung|got|were|had)"
)
_AND = r"(?:(?:all|both|only|just|really|actually|truly|never|always|even|also|still|then|at least|once) ){0,2}"
_TELLS = (
    # "You lent us six", "your fitters left the floor spotless".
    lazily(rf"\byou(?:['’]ve| have)? {_AND}(?!(?:used|had|got|need|needed|wanted|supposed|tried) to\b){_DID}\b", re.IGNORECASE),
    lazily(rf"\byour {_AND}(?:\w+ ){{0,2}}?{_OURS}\b(?:['’]s)? {_AND}(?:(?:has|have|had) )?(?:{_DID}|was)\b", re.IGNORECASE),
    # "I rang your office", "thanks to your fitters"; "since you came".
    lazily(
        r"\b(?:rang|called|phoned|emailed|mailed|wrote to|asked|told|thank(?:s| you)?(?: to)?|sent|met|like[ds]?) "
        rf"{_AND}your (?:\w+ )?{_OURS}\b", re.IGNORECASE,
    ),
    lazily(rf"\b(?:ever since|since|before|after) you (?:lot )?{_DID}\b", re.IGNORECASE),
    lazily(
        r"\bthank(?:s| you)\b[^.;!?]{0,40}\b(?:for|to)\b|"
        r"\b(?:I['’]d|I would|we['’]d|we would|I|we|can(?:not|['’]t)?) (?:\w+ )?recommend you\b", re.IGNORECASE,
    ),
    # What they have of ours already.
    lazily(
        r"\b(?:with|without) your (?!help\b|permission\b|agreement\b|say\b|budget\b|own\b)(?:\w+ )?\w+s\b"
        r"(?! (?:would|could|might|will)\b)", re.IGNORECASE,
    ),
)  # fmt: skip
#: It did not happen, it is asked for, or "you" is anybody.
_NOT_SO = lazily(
    r"\b(?:if|when|whenever|unless|until|till|once|suppose|imagine|could|would|should|might|wish|whether) (?:\w+ )?you\b|"
    r"\b(?:before|because|like|as if|things|everything|all) you (?:had to|were a)\b|\bif\b[^.;!?]{0,40}\byour\b|"
    r"\b(?:would|could|might|should)\b[^.;!?]{0,30}\byour\b",
    re.IGNORECASE,
)


def tells_of_us(text: str) -> bool:
    """Whether a sentence tells whoever sells to them of what they did, or brought: by its words alone."""
    return not _NOT_SO.search(text) and any(pattern.search(text) for pattern in _TELLS)
