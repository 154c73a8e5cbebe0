"""A short stretch of the buyer's own words, verbatim, that reads well between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from otherside.domain.blacked import BLACK
from otherside.domain.calendar_words import MONTHS
from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered_with_words
from otherside.extraction.restarts import restart
from otherside.profiles.profile import specificity
from otherside.profiles.said.openers import LOOK, RIGHT, YOU_KNOW

LONGEST = 18
"""Words in a phrase at most."""
SHORTEST = 4
_LEAD_IN = 3
_CUTS = lazily(
    r"(?<=[,;:–—])\s+|\s+(?=(?:but|because|so that|while|until)\b)|"
    r"\s+(?=and (?:I|we|you|he|she|they|it|then|nobody|there|that's)\b)|(?<=\.\.\.)\s+|(?<=…)\s+"
)
_BEGINS = lazily(
    r"(?:I|we|my|our|you|your|he|she|it|they|there|nobody|everybody|everyone|no|every|the|a|an|if|when|what|not|all|"
    r"any|one \w+s|somebody|people|[A-Z]\w+)\b",
)
#: What points at something said before is hard to make out by itself.
_POINTS = lazily(r"(?:that|this|it|those|these|they|one|both|same|such)\b", re.IGNORECASE)
_FILLER = lazily(
    r"^(?:(?:one|two|three|four|first|second|third|(?:speaking|talking) of [\w '’-]{1,40}?)\s?[:,—–-]+\s*)?"
    r"(?:(?:um|uh|er|well|yes|yeah|no|and|but|so|ok|okay|honestly|i mean|"
    rf"{LOOK}|{YOU_KNOW}|{RIGHT})\b[,.… ]*)*",
    re.IGNORECASE,
)
#: Nobody wants to hear it read back: sounds of thinking, asides, a word said twice by a slip ("that that" is none, "very very" meant).
_STAMMERS = lazily(
    r"\b(?:u+m+|u+h+|e+r+m+|er|h+m+|m+m+)\b(?!-)|^(?:like|you know|I mean|sort of|kind of),|,\s*(?:like|you know|I mean|sort of|"
    r"kind of)(?=,|$)|\.\.\.|…|\s--?\s?$|"
    r"\b(?!(?:that|had|very|really|no|so|too|far|many|much|long|never|always|all|more|bye|now|there|well|right)\b)"
    r"([^\W\d]+),? \1\b(?!['’-])",
    re.IGNORECASE,
)
#: What they were looking for words for was to follow.
_GOES_ON = lazily(r"[\s,]*(?:u+m+|u+h+|e+r+m*|h+m+|m+m+|like)\b", re.IGNORECASE)
_STOP = frozenset(
    "a an the and or but so if of to in on at for with from by as is are was were be been it its this that these "
    "those i you he she we they me him her us them my your his our their not no do does did have has had will would "
    "can could just um uh well yes there here then than what how which who whom whose when where why tell said about "
    "any some much many more most like thing things".split()
)
_ENDS_OPEN = lazily(
    r"\b(?:the|a|an|of|to|and|or|but|with|for|in|on|at|my|our|his|her|is|are|was|if|because|that|not|than|as|when|who|"
    r"which|whose|how|where|one of (?:those|these|them)|(?:like|than|about|with|for|from) (?:those|these|this))$|"
    r"\b(?:that's|that is|that was|it's|it was) (?:when|where|why|how|what) \w+$",
    re.IGNORECASE,
)
#: What may well end a sentence, and not a piece of one: "I'll just pop in.", "I don't mind what shape it is."
_PARTICLE = lazily(
    r"\b(?:in|on|with|for|to|at)$|\b(?:it|that|this|he|she) (?:is|was)$|\b(?:they|we|you) (?:are|were)$", re.IGNORECASE
)
_CONDITION = lazily(r"(?:if|unless|when|once|as long as|suppose)\b", re.IGNORECASE)
#: "… and whenever two of us are on it," waits for its other half.
_HALF = lazily(r"\b(?:if|unless|when|whenever|once|although|though|while)\b[^,;:–—]{0,200}$", re.IGNORECASE)
#: "David and I" are one subject.
_TOGETHER = lazily(r"\b(?!I\b)[A-Z][\w'-]+$")
#: "I'm scared she'll say, …" waits for what is said, "what I'm afraid of is …" for what is feared.
_WAITS = lazily(
    r"\b(?:say|says|said|saying|think|thinks|thought|ask|asks|asked|wonder|wonders|mean|means|tell me|told me|afraid|"
    r"scared|worried|frightened|terrified|worry|fear|dread|fears|worries|is|was|be|happens)$",
    re.IGNORECASE,
)
_DREAD = lazily(
    r"\b(?:afraid|scared|frightened|terrified|worr(?:y|ies|ied)|fears?|dread\w*|nervous|anxious)\b", re.IGNORECASE
)
#: "At night, when I lie awake" has no main clause of its own.
_NO_MAIN = lazily(
    r"(?:at|on|in|after|before|by|from|during|around|about|every|each|late|early)\b"
    r"(?:(?!\b(?:I|we|you|he|she|it|they|there|nobody)\b)[^,])*"
    r"(?:,? (?:when|whenever|while|if|once|because|where)\b.*)?$|"
    r"(?:when|whenever|while|if|once|unless|although|though)\b[^,]*$",
    re.IGNORECASE,
)
_RESUMED = lazily(
    r"(?:that|this|it|those|these|which|they)(?:['’](?:s|re|ll|d)| is| are| was| were| would| has)\b", re.IGNORECASE
)
_NAMED = lazily(
    r"^(?:the|an?|our|my|your|their|his|her|this|that)\b.{0,120}(?:\b\w{2,}ing\b|\b(?:in particular|especially|above all|alone)$)",
    re.IGNORECASE,
)
_FINITE = lazily(
    r"\b(?:I|we|you|he|she|it|they|there|nobody|is|are|was|were|am|has|have|had|do|does|did|can|could|will|would|must|should|may|might)\b|"
    r"\w['’](?:s|re|m|ve|ll|d|t)\b",
    re.IGNORECASE,
)
_TURN = lazily(r"(?:but|so that|while|until)\b", re.IGNORECASE)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter".split()
)


#: Characters of what is no sentence any more.
_ENDLESS = 4_000
#: No stretch of so many letters a word is short enough; there is no need to look at longer ones.
_LETTERS = 30


def phrase(text: str, longest: int = LONGEST, about: Callable[[str], bool] | None = None) -> str | None:
    """The part of a sentence that says most in few words, or None where nothing can stand alone.

    What comes back is a stretch of ``text`` (line breaks and doubled spaces become one space), without quotation
    marks inside, unbalanced brackets, a question mark or anything blacked out, and without punctuation at its ends. Of a
    sentence that was begun anew it is of the last beginning, and it has no stammer in it.

    Args:
        longest: words at most.
        about: what the phrase must be about by itself.
    """
    best: tuple[float, int, str] | None = None
    flat = _begun(text)
    if flat.endswith("?") or len(flat) > _ENDLESS or BLACK in flat:
        # A sentence with a hole in it is not read back. Half a question is no statement, and of words without an end nobody
        # knows where one begins.
        return None
    conditional = bool(_CONDITION.match(flat, (m.end() if (m := _FILLER.match(flat)) else 0)))
    inner = [
        m.end()
        for m in _CUTS.finditer(flat)
        if not (flat.startswith("and ", m.end()) and _TOGETHER.search(flat, 0, m.start()))
    ]
    cuts = [0, *inner, len(flat)]
    stammers = bool(_STAMMERS.search(flat))
    for i, a in enumerate(cuts):
        if conditional and a > 0:
            # What follows from "if …" means something else without it.
            break
        for b in cuts[i + 1 :]:
            if b - a > longest * _LETTERS:
                break
            found = _tidy(flat[a:b], at_start=a == 0, at_end=b == len(flat))
            if found and (_unfinished(flat, a, b, found) or (stammers and _broken(flat, b, found))):
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


def begins_with(text: str, words: str) -> bool:
    """Whether a phrase of a sentence has its beginning: at most three words before it, "One thing, …"."""
    return len(_begun(text).partition(words)[0].split()) <= _LEAD_IN


def _begun(text: str) -> str:
    """A sentence in one line, from where it begins for the last time."""
    flat = " ".join(text.split())
    lead = m.end() if (m := _FILLER.match(flat)) else 0
    anew = restart(flat, lead, len(flat))
    return flat[anew:] if anew > lead else flat


def _unfinished(flat: str, a: int, b: int, found: str) -> bool:
    """Whether what was cut off is what it was about: the other half, what is said, what is feared."""
    if a > 0 and _DREAD.search(flat, 0, a) and not _DREAD.search(found) and not _TURN.match(flat, a):
        return True
    if (a > 0 or b < len(flat)) and _NO_MAIN.match(found):
        return True
    # "The old scale in the hall — that's what stops us": the half before the dash says nothing yet.
    if b < len(flat) and _RESUMED.match(flat[b:].lstrip()) and _NAMED.search(found) and not _FINITE.search(found):
        return True
    half = flat[:b].rstrip().endswith(",") and _HALF.search(found)
    return b < len(flat) and bool(half or _WAITS.search(found))


def _broken(flat: str, b: int, found: str) -> bool:
    """Whether a stretch of a stammered sentence has the stammer in it, ends at it, or is no clause."""
    # The month is no verb.
    return bool(_STAMMERS.search(found) or _GOES_ON.match(flat, b)) or not _FINITE.search(found.replace("May", ""))


_PRIVATE = lazily(
    r"\bmy (?:wife|husband|daughter|son|kids?|children)\b|\b(?:ashamed|crying|cried|in tears)\b|"
    r"\b(?:feel|feels|felt|feeling|made me) (?:\w+ ){0,3}(?:sick|ill|wretched|worthless)\b",
    re.IGNORECASE,
)


def private(text: str) -> bool:
    """Whether a sentence speaks of their family, their tears or what made them ill: theirs to come back to, not ours."""
    return bool(_PRIVATE.search(text.replace("’", "'")))


_AGAIN = lazily(
    r"\b(?:every|each|always|often|usually|sometimes|whenever|constantly|regularly|again|still|used to|mostly|"
    r"(?:most|some|all|both|two|three|several|many) (?:days|weeks|months|mornings|nights|evenings|times|\w+days)|"
    r"both times|kept|keeps?|never|(?:in|at|on|over) (?:weekends|nights|mornings|\w+days))\b|"
    r"\b(?:once|twice|times) a\b",
    re.IGNORECASE,
)
_EVENT = lazily(
    r"\b(?:yesterday|ago|this (?:morning|week|month)|the other day|that (?:day|night|morning|week)|"
    r"last (?:night|week|month|year|spring|summer|autumn|winter|easter|christmas|\w+day)|in (?:19|20)\d\d|"
    rf"in (?:{MONTHS}))\b|"
    r"\b(?:I|we|he|she|they|it|you|that|nobody|[A-Z][a-z]+) (?:\w+ly |just |then |even )?(?:was|were|had|did|told|ran|lost|"
    r"went|came|took|gave|got|made|said|saw|found|sold|bought|put|broke|paid|began|wrote|rang|sent|left|felt|fell|"
    r"kept|held|met|read|spent|stood|sat|threw|knew|heard|grew|drove|built|brought|caught|chose|cost|cut|hit|let|"
    r"[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_WISHED = lazily(r"\b(?:would|could|will|won't|going to|want|wish|hope)\b|\w'(?:d|ll)\b", re.IGNORECASE)


def happened(text: str) -> bool:
    """Whether a sentence tells of something that took place."""
    return bool(_EVENT.search(text.replace("’", "'")))


def recurs(text: str) -> bool:
    """Whether a sentence may be about something that comes again: no single event of the past, and no mere wish."""
    plain = text.replace("’", "'")
    return bool(_AGAIN.search(plain)) or not (_EVENT.search(plain) or _WISHED.search(plain))


_RESOLVE = lazily(
    r"(?:I|we)(?:'ll| will|'m going to|'re going to| am going to| are going to) "
    r"(?!(?:not|never|have to|need|lose|miss|be)\b)\w",
    re.IGNORECASE,
)


_MAY_BE_DONE = lazily(r"\b(?:can|could|may|might) (?:still |also |then )?be \w+(?:ed|en)\b", re.IGNORECASE)


def resolves(text: str) -> bool:
    """Whether a phrase says what they will do, or what may be done: "I will hand over the keys", "it can be called off"."""
    plain = text.replace("’", "'")
    return bool(_RESOLVE.match(plain) or _MAY_BE_DONE.search(plain))


def _tidy(raw: str, *, at_start: bool, at_end: bool) -> str | None:
    found = raw.strip()
    if not at_start:
        found = re.sub(r"^(?:and|but)\s+(?=(?:I|we|you|he|she|they|it|nobody|there)\b)", "", found)
    if at_start:
        found = found[len(m[0]) :] if (m := _FILLER.match(found)) else found
    found = found.strip(" \t,;:–—-….!'’*_>")
    if re.search(r"[\"“”«»„?{}<>|\[\]`*_]|https?:|\bwww\.", found) or found.count("(") != found.count(")"):
        return None
    # "…, I'll just pop in." is a whole sentence.
    whole = at_end and raw.rstrip().endswith(".") and _PARTICLE.search(found)
    if (_ENDS_OPEN.search(found) and not whole) or not (at_start or _BEGINS.match(found)):
        return None
    return found or None


@remembered_with_words(20_000)
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
