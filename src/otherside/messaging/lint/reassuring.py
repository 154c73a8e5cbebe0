"""What a sentence says that we do not think of the reader, or do not want of them: the words of a fault without the fault. Pure."""

from __future__ import annotations

from otherside.domain.patterns import lazily

_THINKING = (
    r"(?:think(?:s|ing)?|thought|believ(?:e|es|ed|ing)|sa(?:y|ys|id|ying)|mean(?:s|t|ing)?|suggest(?:s|ed|ing)?|claim(?:s|ed|ing)?|"
    r"impl(?:y|ies|ied|ying)|feel(?:s|ing)?|felt|want(?:s|ed)? you to (?:think|feel|believe|hear)|like you to (?:think|feel|believe)|"
    r"tell(?:s|ing)? you|told you)"
)
_STRESS = r"(?:(?:ever|even|for a (?:moment|minute|second)|at all|really|in any way),? ?)"
_DENIED = (
    r"(?:\b(?:not|never|nobody|no[ -]one|none of (?:us|them)|neither of \w+|far from|without)|n't) "
    rf"(?:{_STRESS}|(?:here|there|has|have|is|was|would|will|to) ?){{0,4}}{_THINKING}(?: for a (?:moment|minute|second)| at all)?,?"
    r"(?: that| as if| as though)?"
)
#: "Ada does not believe that", before what she does not believe.
_NOT_THOUGHT = lazily(rf"{_DENIED}\W*$")
_ILL = (
    r"(?:wrong|mistaken|to blame|at fault|difficult|slow|careless|stubborn|unreasonable|naive|blind|lazy|rude|unfair|against (?:us|it|"
    r"him|her|"
    r"them)|making (?:it|this) up|being (?:difficult|stubborn|unreasonable|slow|careless|unfair|rude))"
)
#: Only a denied ill is none: "I don't think you have understood" says that they have not.
_DISOWNS = lazily(
    rf"{_DENIED} you(?:'re| are| were|'ve been| have been)(?: \w+)? {_ILL}\b|"
    r"(?:\b(?:not|never|nobody|no[ -]one|none of (?:us|them))|n't) (?:ever |really |at all )?(?:wants?|likes?|wish(?:es)?|means?)(?: for)? "
    r"you to (?:think|feel|believe|hear|suppose|suspect|get the (?:idea|impression|feeling)|have the (?:idea|impression|feeling))\b"
)
#: What is said behind it may be the fault after all.
_TURNS = lazily(
    r"\b(?:but|however|yet|still|although|though|actually|only that|it's just|nevertheless|all the same|unless|until|before|otherwise|"
    r"or else|should|must|have to|need to)\b|[;:–—]"
)
_NOT_WANTED = (
    r"(?:\b(?:not|never|nobody|no[ -]one|none of (?:us|them))|n't) (?:really |at all |ever )?(?:wants?|wish(?:es)?|likes?|means?|meant|"
    r"intends?|intended)"
    r"(?: for)? you to (?:think|feel|believe|suppose|suspect|worry|be|get the (?:idea|impression|feeling)|have the (?:idea|impression|"
    r"feeling))"
)
_LOAD = (
    r"(?:hurr\w+|rush\w*|press(?:ed|ing|ure\w*|uri[sz]ed)?|push\w*|oblig\w*|chas\w*|hound\w*|corner\w*|bound|harass\w*|pester\w*|"
    r"cannot wait|can't wait|impatient|sold to|talked into|forced|owe)"
)
_FREES = lazily(rf"{_NOT_WANTED}\b[^.?!;:]{{0,60}}?\b{_LOAD}\b")


def not_thought(before: str) -> bool:
    """Whether words that begin behind a stretch are what nobody thinks, or nobody is to think.

    Args:
        before: what stands before them in the sentence, in lower case with plain apostrophes.
    """
    return bool(_NOT_THOUGHT.search(before))


def disowns(lower: str) -> bool:
    """Whether a sentence only says what we do not think of the reader: "nobody thinks that you are wrong".

    Args:
        lower: in lower case with plain apostrophes.
    """
    found = _DISOWNS.search(lower)
    return found is not None and not _TURNS.search(lower, found.end())


def frees(lower: str) -> bool:
    """Whether a sentence only says that the reader is not to feel pushed: "I don't want you to feel rushed".

    Args:
        lower: in lower case with plain apostrophes.
    """
    found = _FREES.search(lower)
    return found is not None and not _TURNS.search(lower, found.end())
