"""What was set as a condition and sounds met since: "the deed is done and signed", said by anybody of theirs. A guess. Pure.

It takes a word that few of their turns have, shared with the condition, and either a second one or that the thing is done in the way
the condition waits for: a yes, a signature, money paid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.profiles.said.sentences import sentences

#: What somebody waits for, by how a condition asks for it and how it is told to be there.
_YES = (
    r"say(?:s|ing)? yes|said yes|agree[sd]?\b|agreement|approv\w+|bless\w*|consent\w*|accept\w*|nod(?:s|ded)?\b|go-?ahead|"
    r"grant\w*|permission|permit\w*|allow\w*|confirm\w*|renew\w*"
)
_PAPER = (
    r"sign(?:s|ed|ing)?\b|signatures?|countersign\w*|deeds?\b|writ(?:ing|ten)\b|on paper|notari\w+|register\w*|sealed|ring-?fenc\w+|"
    r"put it in"
)
_KINDS: tuple[re.Pattern[str], ...] = (
    lazily(rf"\b(?:{_YES})", re.IGNORECASE),
    lazily(rf"\b(?:{_PAPER})", re.IGNORECASE),
    lazily(r"\b(?:pa(?:y|ys|id|yment)|fund(?:s|ed|ing)?|money is (?:in|there|through))\b", re.IGNORECASE),
    lazily(r"\b(?:over|finish\w*|complet\w+|out of the way|behind us|through|closed|settled|sorted)\b", re.IGNORECASE),
    lazily(
        r"\b(?:test(?:s|ed|ing)?|check(?:s|ed)?|inspect\w*|survey\w*|pass(?:es|ed)?|pro(?:ve[sdn]*|of)|fix(?:ed)?|repair\w*)\b",
        re.IGNORECASE,
    ),
)
_DONE = lazily(
    r"(?:\b(?:is|are|was|were|has|have|had|got|came|went|gave)|['’](?:s|re|ve))\b[^.;!?]{0,30}?\b(?:done|signed|countersigned|settled|agreed|"
    r"approved|in writing|on paper|in place|through|paid|registered|confirmed|sorted|sealed|notarised|notarized|ring-?fenced|granted|"
    r"cleared|finished|complete|completed|written (?:down|in|into|up)|said yes|accepted|renewed|fixed|repaired|tested|proven|proved|passed|"
    r"closed|(?:its|their|his|her) (?:blessing|consent|approval|ok|okay|yes|permission))\b|"
    r"\b(?:said yes|signed(?= (?:it|the|off|yesterday|today|on|this|last)\b|\W*$)|agreed(?= (?:to it|yesterday|today|on \w+day)\b|\W*$)|"
    r"approved(?= (?:it|the|our)\b)|came through|passed(?= (?:it|the|its)\b))",
    re.IGNORECASE,
)
#: It is not there, or not yet, or nobody knows; or it is of another time.
_OPEN = lazily(
    r"\?|n['’]t\b|['’](?:ll|d)\b|\b(?:if|once|when|whenever|until|till|unless|as soon as|whether|not|never|nearly|almost|half|partly|"
    r"should|hope\w*|would|could|might|may|will|to be|wait\w*|nobody|no|nothing|none|want\w*|need\w*|must|ha(?:s|ve) to|tomorrow|next|"
    r"before|soon|ago|used to|last year|still|without|refus\w+|wonder\w*)\b",
    re.IGNORECASE,
)
_WORD = lazily(r"[^\W\d_]{3,}|\d{2,}")
_LIGHT = frozenset(
    """that this what which have has had been was were are and the for with you your our all any can not but they them their from only
    unless until before after when once will would could should want wanted need needed ask asked done now one two support give get got
    every each its his her him she who how why also than then into out over under about there here say said yes agree sign signed deal
    again paper papers document work matter something anything nothing everything anybody nobody people more less just very really well
    good fine glad thing things way stand provided long soon make made take put see let come count case condition first time day week
    month year""".split()
)
_POINTS = lazily(r"\b(?:it|that|this|they|both|all of it)(?:['’](?:s|re|ve))?\b", re.IGNORECASE)
_ENOUGH = 2
#: In so many of their turns a word may be and still tell what they speak of; of a long deal it is a share.
_FEW, _SHARE = 5, 0.1


@remembered
def tells_it_is_done(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text that say of anything that it is done, signed or agreed to."""
    spans = sentences(text) if _DONE.search(text) else []
    return tuple(
        (s.start, s.end) for s in spans if _DONE.search(own := text[s.start : s.end]) and not _OPEN.search(own)
    )


def sounds_met(conditions: Sequence[str], sentence: str, before: str = "", common: Container[str] = ()) -> list[str]:
    """Those of the conditions that sound met by a sentence of ``tells_it_is_done``.

    Args:
        conditions: of anybody of theirs, set earlier.
        sentence: what is said to be done.
        before: the sentence before it, of which it may be: "He has been about the deed. It is signed."
        common: words that tell nothing here, as ``common_words`` gives them.
    """
    told = _words(f"{before} {sentence}" if _POINTS.search(sentence) else sentence)
    done = _DONE.search(sentence)
    # "Done and signed": the way it is done may follow.
    kinds = [k for k in _KINDS if k.search(sentence, done.start())] if done else []
    worth = []
    for condition in conditions:
        shared = {w for w in _words(condition) & told if w not in common}
        worth.append(len(shared) + any(k.search(condition) for k in kinds) if shared else 0)
    most = max(worth, default=0)
    return [c for c, n in zip(conditions, worth, strict=True) if n == most] if most >= _ENOUGH else []


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that so many of these turns have that sharing one tells nothing."""
    turns = [_words(text) for text in texts]
    count = Counter(w for words in turns for w in words)
    most = max(_FEW, _SHARE * len(turns))
    return frozenset(w for w, n in count.items() if n > most)


def _words(text: str) -> frozenset[str]:
    """Its words of content, without endings: "signed" and "signs" are one."""
    found = (w.casefold() for w in _WORD.findall(text))
    return frozenset(_stem(w) for w in found if w not in _LIGHT) - _LIGHT


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


_STEM = 3
