"""Who complains about something: words against it, in the clause that names it. Whoever only mentions it is not said to complain. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.market.asking import negated
from otherside.market.own_words import OWN_WORDS
from otherside.market.phrases import root
from otherside.market.saying import Saying
from otherside.workspace.asking.words import says

#: A question of what people complain about.
COMPLAINS = lazily(
    r"\b(?:complain\w*|moan(?:s|ed|ing)?|grumbl\w+|unhappy|dissatisfied|annoyed|angry|furious|cross|upset)\b",
    re.IGNORECASE,
)
_AGAINST = lazily(
    r"\b(?:awful|terrible|terribly|horrible|horrid|dreadful|disgusting|unbearable|ghastly|atrocious|angry|furious|fuming|"
    r"livid|fed up|sick of|"
    r"beside (?:myself|ourselves)|complain\w*|moan(?:s|ed|ing)?|worse|worst|bad|badly|wrong|ruin\w*|spoil\w*|stink\w*|stank|"
    r"reek\w*|headaches?|"
    r"cry|cries|cried|crying|tears|torture|nightmare|mad|never again|disappoint\w*|let (?:us|me|them) down|broken?|broke|"
    r"shambles|disgrace\w*|refund|"
    r"apolog\w+|fault|useless|hopeless|rubbish|shocking|unacceptable|not good enough|drives? (?:me|us|them)|too (?:loud|much|"
    r"many|strong|long|"
    r"late|slow|hot|cold|dear|expensive|high|thin)|(?:leave|leaves|left|leaving|notice) (?:because|over)|handed in (?:my|"
    r"their|his|her) notice|"
    r"had to (?:leave|go|open|close|stop|send|throw)|ill|sick|rash|coughing|choking|refus\w+|regret\w*|block(?:ed|s|ing)|"
    r"won['’]t let|in the way)\b",
    re.IGNORECASE,
)
#: Things that are bad by their name.
_BAD = frozenset(
    map(
        root,
        """smell stink stench fume leak crack damage delay mess dirt dust mould mold rust racket din fault failure breakdown outage
        error mistake bug crash mix-up""".split(),
    )
)
_OPEN = lazily(
    r"\?[\"”' ]*$|^\W*(?:and |but |so )?(?:if|unless|suppose|in case|as long as|provided)\b|\bwould (?:be|have)\b",
    re.IGNORECASE,
)
_PRAISED = lazily(
    r"\b(?:good|nice|lovely|great|fine|love[sd]?|like[sd]?|enjoy\w*|atmosphere|stopped|no longer|gone)\b", re.IGNORECASE
)
_CLAUSE = lazily(r"[,;:–—.!]|\b(?:and|but|because|while|so that|which|when)\b", re.IGNORECASE)
_NO = r"\b(?:no|not|never|without|any|zero|hardly any)(?: \w+)? $"
#: Before a thing that is only where somebody is.
_PLACE = lazily(
    r"\b(?:in|into|among|amongst|near|beside|behind|under|next to|at)(?: the| a| all the| our)?(?: \w+)? $",
    re.IGNORECASE,
)
#: A sentence so short that it tells nothing without those beside it.
_SHORT = 6
#: A clause of so few words only names its thing.
_NAMED = 4
#: Sentences that may lie between two words of a topic.
_APART = 2


def complaints(
    said: Iterable[Saying], topic: Sequence[str], called: Sequence[str] = ()
) -> tuple[list[Saying], list[Saying]]:
    """The sentences that complain about a topic, and those that speak of it without a word for or against that would tell.

    Args:
        said: every sentence of theirs; the words of a topic may stand in two that follow one another.
    """
    about = says(topic, called)
    turns: dict[tuple[str, int], list[Saying]] = defaultdict(list)
    for s in said:
        turns[s.conversation, s.turn].append(s)
    sure: list[Saying] = []
    mentions: list[Saying] = []
    for own in turns.values():
        own.sort(key=lambda s: s.start)
        for n, s in enumerate(own):
            if not about(s.quote):
                continue
            beside = (
                [own[k].quote for k in (n - 1, n + 1) if 0 <= k < len(own)] if len(s.quote.split()) < _SHORT else []
            )
            (sure if _complains(s, topic, beside) else mentions).append(s)
        for a, b in ((own[n], own[k]) for n in range(len(own)) for k in range(n + 1, min(n + 1 + _APART, len(own)))):
            both = f"{a.quote} {b.quote}"
            if (
                about(a.quote)
                or about(b.quote)
                or not about(both)
                or any(s in sure for s in own)
                or _OPEN.search(a.quote)
                or _OPEN.search(b.quote)
            ):
                continue
            (sure if _bad(topic, both) or _against(both) else mentions).append(max(a, b, key=lambda s: len(s.quote)))
    return sure, mentions


def _complains(saying: Saying, topic: Sequence[str], beside: Sequence[str]) -> bool:
    text = saying.quote
    if _OPEN.search(text):
        return False
    named = [says([word]) for word in topic]
    clauses = [c for c in _CLAUSE.split(text) if any(has(c) for has in named)]
    # "That glue, I opened every window and I was beside myself": what is only named is what the rest is of.
    named_alone = any(len(c.split()) <= _NAMED for c in clauses) and not _is_place(text, topic)
    if (
        any(_against(c) for c in clauses)
        or (named_alone and _against(text) and not _PRAISED.search(text))
        or any(_against(t) and not _OPEN.search(t) for t in beside)
    ):
        return True
    if any(_PRAISED.search(c) for c in clauses):
        return False
    return _bad(topic, text)


def _against(text: str) -> bool:
    roots = OWN_WORDS[Facet.FRUSTRATION]
    return _AGAINST.search(text) is not None or any(root(m[0]) in roots for m in re.finditer(r"[^\W\d_]+", text))


def _bad(topic: Sequence[str], text: str) -> bool:
    """Whether a topic is bad by its name, and there is some of it."""
    return any(root(word) in _BAD and not _behind(_NO, word, text) for word in topic)


def _is_place(text: str, topic: Sequence[str]) -> bool:
    return any(_behind(_PLACE.pattern, negated(word) or word, text) for word in topic)


def _behind(before: str, word: str, text: str) -> bool:
    """Whether a word stands in a text behind a pattern."""
    has: Callable[[str], bool] = says([word])
    return any(
        has(m[0]) and re.search(before, text[: m.start()], re.IGNORECASE)
        for m in re.finditer(r"[^\W\d_]+(?:-\w+)*", text)
    )
