"""Is a question open, does it leave the answer to them, and is it about them? Used on every question there is.

Rules of form only; the lint of `messaging` and the measure of `coaching` are run over the bank by the tests.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_OPENERS = (
    "what how who whom whose where when which tell describe walk suppose if in on under with by for at from until "
    "whatever over after"
).split()
_INVITING = lazily(r"^(?:tell me|describe|walk me)\b", re.IGNORECASE)
_OPEN_WORD = lazily(r"\b(?:what|how|who|whom|whose|where|when|which)\b", re.IGNORECASE)
_CLOSED = lazily(
    r"^(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|should|shall|may|might|am|why)(?:n't)?\b",
    re.IGNORECASE,
)
_QUOTED = lazily(r"“[^“”]*”")

_NOT = r"(?:is|are|was|were|do|does|did|wo|would|ca|could|should|have|has)n't"
#: Each rule with what is wrong.
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, lazily(pattern, re.IGNORECASE))
    for name, pattern in (
        ("ends in a tag", rf",\s*{_NOT} \w+\s*\?$|,\s*(?:right|no|yes|correct|okay)\s*\?$"),
        ("expects a yes", rf"\b{_NOT} (?:you|it|that|this|they)\b"),
        ("offers two answers to choose from", r"\b(?:either|whether)\b|\bor\b"),
        (
            "takes the answer for granted",
            r"\b(?:obviously|surely|clearly|of course|naturally|undoubtedly|as you know|you must|you'd agree|"
            r"you would agree|admit|finally)\b",
        ),
        ("argues", r"\b(?:but why|why (?:don't|haven't|not|would you)|convince|persuade|justify)\b"),
        (
            "presses",
            r"\b(?:today only|right now|before it's too late|can you afford|what would it take|sign (?:today|now)|"
            r"hurry|quickly)\b",
        ),
        ("speaks of ourselves", r"\b(?:we|us|our|ours|my)\b"),
    )
)


def faults(text: str) -> list[str]:
    """What keeps a question from being open and free, in plain words; empty is good.

    The buyer's own words between “ ” are theirs, and are not judged.
    """
    bare = _QUOTED.sub("“…”", text).replace("’", "'").strip()
    last = re.split(r"(?<=[.!?])\s+", bare)[-1]
    out = []
    asks = bare.endswith("?")
    if not asks and not _INVITING.match(last):
        out.append("is neither a question nor an invitation to tell")
    if asks and not _OPEN_WORD.search(last):
        out.append("can be answered with yes or no")
    opener = re.match(r"\w+", last)
    if _CLOSED.match(last) or (opener and opener[0].casefold() not in _OPENERS):
        out.append("does not begin in an open way")
    if bare.count("?") > 1:
        out.append("asks two things at once")
    out += [name for name, pattern in _RULES if pattern.search(bare)]
    return out
