"""What somebody asks us not to send or show them again: "don't send me another brochure". By their words. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_MORE = r"(?:another|any (?:more|other|further)|one more|yet another|more|further|(?:the|that|this|your) same(?: old)?|those|these)"
_THING = rf"(?:me |us )?(?:yet )?(?:{_MORE}) (?P<thing>[^.!?;,:–—\n]{{3,90}})"
_AGAIN = (
    r"(?:me |us )?(?P<old>(?:the|that|this|your|a|an) [^.!?;,:–—\n]{3,60}?) (?:again|once more|any ?more|any longer)\b"
)
_GIVES = r"(?:send|show|bring|give|mail|e-?mail|forward|present|quote|come(?: to (?:me|us))? with|start with|hand)"
_ASKED = lazily(
    r"(?:(?:^|[.!?;:,–—\n]\s{0,3})\W{0,3}(?:(?:and|but|so|also|then|just|only|honestly)[ ,]+)*(?:please )?(?:do not|don['’]t|never)|"
    r"\bplease (?:do not|don['’]t|not|never)|\b(?:rather|prefer(?: it if)?|glad|grateful if|happy if) you (?:did not|didn['’]t)|"
    rf"\b(?:need|have|want) you to not|\b(?:ask|beg) you not to) (?:ever )?(?:{_GIVES} (?:{_THING}|{_AGAIN}))|"
    r"(?:^|[.!?;:,–—\n]\s{0,3})(?:(?:and|but|so|please)[ ,]+)*no more (?P<bare>[^.!?;,:–—\n]{3,60}?),? please\b",
    re.IGNORECASE,
)
#: What ends the thing and begins when or to whom.
_ENDS = lazily(
    r"\s(?:before|until|till|to (?:him|her|them|me|us)|unless|because|please|if|when|by (?:e-?mail|post))\b.*",
    re.I | re.S,
)


def not_again(text: str) -> str:
    """The thing of which a sentence asks us to send or show no other, in their words; empty where it asks no such thing."""
    found = _ASKED.search(text)
    if found is None:
        return ""
    thing = found["thing"] or found["old"] or found["bare"]
    return _ENDS.sub("", thing).strip(" \"'“”")
