"""What people own up to: a fault of theirs, or that they have not done what they would. By their words. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

#: A fault, which is often a debt as well.
_EITHER = r"\b(?:it was|that was|(?:that|it)['’]s) (?:my|our) (?:fault|mistake|doing)\b|\bI forgot\b"
_FAULT = lazily(
    rf"{_EITHER}|\b(?:if you must know|I(?:['’]m| am) (?:(?:not|hardly) proud|ashamed|embarrassed)|"
    r"I(?:['’]ll| must| have to| should)? (?:admit|confess)|"
    r"(?:I|we) should(?:n['’]t| not)? have (?!(?:an?|the|to|one|two|our|some|no|more|that|this)\b)|"
    r"I (?:lied|cheated|overlooked|messed|screwed|botched)|"
    r"before I(?:['’]d| had)? (?:even )?(?:asked|checked|told|looked)|"
    r"I\b.{0,200}\b(?:without (?:ask|check|tell|look)ing|behind (?:his|her|their) backs?))\b",
    re.IGNORECASE,
)
_UNKEPT = lazily(
    rf"{_EITHER}|\bI (?:said|wrote|told you) (?:that|so|it|this) (?:before|already|last|weeks?|months?)\b|"
    r"\b(?:I|we) (?:(?:know|did),? )*(?:I|we)? ?(?:had |have |['’]ve |['’]d )?(?:said|promised)(?: you)? (?:I|we)(?:['’]d| would)\b|"
    r"\b(?:I|we)(?:['’]ve| have|['’]d| had)? promised (?:you|to)\b|\b(?:I|we) (?:still )?owe you\b|"
    r"\b(?:I|we)(?: still| just)? (?:have not|haven['’]t|did not|didn['’]t|never)(?: \w+)? "
    r"(?:got|gotten|get|managed?|found|find|come|came|sent|send|done|do|started?|rung|ring|called?|asked?|written|write|replied|"
    r"reply|heard back)\b(?:[^.?!]{0,120}\b(?:yet|so far|round|around|time|to it|hold|chance)\b|[.!]?$)|"
    r"\b(?:slipped (?:my mind|through|by)|(?:I|we)(?:['’](?:m|re)| am| are) (?:late|behind) with|should have (?:been )?"
    r"(?:sent|told|rung|called|replied|answered)|my (?:bad|apologies|mistake)|apologi[sz]e|sorry)\b|"
    r"\bforgive (?:me|us)\b",
    re.IGNORECASE,
)


def admits(text: str) -> bool:
    """Whether a sentence owns up to something: to hold it up to them again would put them in the dock."""
    return bool(_FAULT.search(text))


def unkept(text: str) -> bool:
    """Whether a sentence owns up that something was not kept or not done, or apologises."""
    return bool(_UNKEPT.search(text))
