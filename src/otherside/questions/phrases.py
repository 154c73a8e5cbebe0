"""A short stretch of the buyer's own words, verbatim, that reads well between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from otherside.profiles.openers import LOOK, RIGHT, YOU_KNOW
from otherside.profiles.profile import specificity

LONGEST = 18
"""Words in a phrase at most."""
SHORTEST = 4
_CUTS = re.compile(
    r"(?<=[,;:–—])\s+|\s+(?=(?:but|because|so that|while|until)\b)|"
    r"\s+(?=and (?:I|we|you|he|she|they|it|then|nobody|there|that's)\b)|(?<=\.\.\.)\s+|(?<=…)\s+"
)
_BEGINS = re.compile(
    r"(?:I|we|my|our|you|your|he|she|it|they|there|nobody|everybody|everyone|no|every|the|a|an|if|when|what|not|all|"
    r"any|one \w+s|somebody|people|[A-Z]\w+)\b",
)
#: What points at something said before is hard to make out by itself.
_POINTS = re.compile(r"(?:that|this|it|those|these|they|one|both|same|such)\b", re.IGNORECASE)
_FILLER = re.compile(
    r"^(?:(?:one|two|three|four|first|second|third)\s?[:,—–-]+\s*)?"
    r"(?:(?:um|uh|er|well|yes|yeah|no|and|but|so|ok|okay|honestly|i mean|"
    rf"{LOOK}|{YOU_KNOW}|{RIGHT})\b[,.… ]*)*",
    re.IGNORECASE,
)
_STOP = frozenset(
    "a an the and or but so if of to in on at for with from by as is are was were be been it its this that these "
    "those i you he she we they me him her us them my your his our their not no do does did have has had will would "
    "can could just um uh well yes there here then than what how which who whom whose when where why tell said about "
    "any some much many more most like thing things".split()
)
_ENDS_OPEN = re.compile(
    r"\b(?:the|a|an|of|to|and|or|but|with|for|in|on|at|my|our|his|her|is|are|was|if|because|that|not|than|as|when|who|"
    r"which|whose|how|where)$|"
    r"\b(?:that's|that is|that was|it's|it was) (?:when|where|why|how|what) \w+$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?:if|unless|when|once|as long as|suppose)\b", re.IGNORECASE)
#: "… and whenever two of us are on it," waits for its other half.
_HALF = re.compile(r"\b(?:if|unless|when|whenever|once|although|though|while)\b[^,;:–—]*$", re.IGNORECASE)
#: "David and I" are one subject.
_TOGETHER = re.compile(r"\b(?!I\b)[A-Z][\w'-]+$")
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter".split()
)


def phrase(text: str, longest: int = LONGEST, about: Callable[[str], bool] | None = None) -> str | None:
    """The part of a sentence that says most in few words, or None where nothing can stand alone.

    What comes back is a stretch of ``text`` (line breaks and doubled spaces become one space), without quotation
    marks inside, unbalanced brackets or a question mark, and without punctuation at its ends.

    Args:
        longest: words at most.
        about: what the phrase must be about by itself.
    """
    best: tuple[float, int, str] | None = None
    flat = " ".join(text.split())
    if flat.endswith("?"):
        # Half a question is no statement.
        return None
    conditional = bool(_CONDITION.match(flat, (m.end() if (m := _FILLER.match(flat)) else 0)))
    inner = [
        m.end()
        for m in _CUTS.finditer(flat)
        if not (flat.startswith("and ", m.end()) and _TOGETHER.search(flat, 0, m.start()))
    ]
    cuts = [0, *inner, len(flat)]
    for i, a in enumerate(cuts):
        if conditional and a > 0:
            # What follows from "if …" means something else without it.
            break
        for b in cuts[i + 1 :]:
            found = _tidy(flat[a:b], at_start=a == 0)
            if found and flat[:b].rstrip().endswith(",") and _HALF.search(found):
                continue
            if (
                found is None
                or (about is not None and not about(found))
                or not SHORTEST <= len(found.split()) <= longest
            ):
                continue
            # What reaches from the sentence's own beginning to an end of its own stands best by itself.
            whole = (0.2 if a == 0 else 0.0) + (0.25 if b == len(flat) else 0.0)
            whole -= 0.3 if _POINTS.match(found) else 0.0
            row = (specificity(found) + whole, -a, found)
            best = max(best, row) if best else row
    return best[2] if best else None


_PRIVATE = re.compile(
    r"\bmy (?:wife|husband|daughter|son|kids?|children)\b|\b(?:ashamed|crying|cried|in tears)\b", re.IGNORECASE
)


def private(text: str) -> bool:
    """Whether a sentence speaks of their family or their tears: theirs to come back to, not ours."""
    return bool(_PRIVATE.search(text.replace("’", "'")))


def _tidy(raw: str, *, at_start: bool) -> str | None:
    found = raw.strip()
    if not at_start:
        found = re.sub(r"^(?:and|but)\s+(?=(?:I|we|you|he|she|they|it|nobody|there)\b)", "", found)
    if at_start:
        found = found[len(m[0]) :] if (m := _FILLER.match(found)) else found
    found = found.strip(" \t,;:–—-….!'’*_>")
    if re.search(r"[\"“”«»„?{}<>|\[\]`*_]|https?:|\bwww\.", found) or found.count("(") != found.count(")"):
        return None
    if _ENDS_OPEN.search(found) or not (at_start or _BEGINS.match(found)):
        return None
    return found or None


@lru_cache(maxsize=20_000)
def content_words(text: str) -> frozenset[str]:
    """Words that carry meaning, lower case, endings of the plural and of verbs cut off."""
    words = re.findall(r"[a-zà-ÿ]+", text.casefold().replace("’", "'").replace("'s", ""))
    return frozenset(
        re.sub(r"(?:ing|ed|es|s)$", "", w) if len(w) > 4 else w for w in words if w not in _STOP and len(w) > 2
    )


def proper_names(text: str, known: frozenset[str]) -> list[str]:
    """Names inside a sentence that are no person's: products, projects, places; never its first word."""
    flat = " ".join(text.split())
    found = re.findall(r"(?<=[a-z,;] )[A-Z][A-Za-z0-9+&-]{2,}(?: [A-Z][A-Za-z0-9+&-]+)*", flat)
    return [f for f in found if not ({w.casefold() for w in f.split()} & (known | _DAYS))]
