"""Phrases of one to three words, as people said them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

Item = TypeVar("Item")
#: Phrases are counted in at most this many sayings.
COUNTED = 20_000
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
#: Words that carry no theme by themselves: they neither begin nor end a phrase.
STOP = frozenset(
    """a an the this that these those there here i me my mine we us our ours you your yours he him his she her hers
    it its they them their theirs who whom whose which what when where why how and or but nor so yet if then
    than as at by for from in into of off on onto out over to up down with without within about after before
    again against between during through until while under above below because is am are was were be been
    being do does did done doing have has had having can could may might must shall should will would not no
    yes none nothing just only also too very really quite much many more most some any all each every both
    either neither few lot lots kind sort thing things something anything everything someone anyone everyone
    one ones two get gets got getting go goes going gone went come comes came make makes made making take
    takes took put let say says said saying tell told think thinks thought know knows knew known want wants
    wanted need needs needed like likes liked feel feels felt see sees saw seen look looks looked use used
    using even still already now well okay ok yeah yep right sure actually basically maybe perhaps probably
    always never ever often i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's she's
    it's they're they've they'd they'll that's there's what's who's let's don't doesn't didn't isn't aren't
    wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't cannot us same other others
    another such own way bit back around able keep good great big new old first last lot um uh mean guess don
    three four five six seven eight nine ten eleven twelve current currently
    t s re ve ll d m mr mrs ms etc e.g i.e please
    additionally different couple following forward works work working certain possible important interesting hard easy
    nice better best worst day days week weeks month months year years time times today tomorrow yesterday monday tuesday
    wednesday thursday friday people person guys everybody somebody nobody anybody getting trying try tried start started
    help helps helped happen happens happened end ends ended number whole part parts point points place places example
    especially usually often sometimes recently currently mainly mostly several various certainly definitely thank thanks
    hello hi hey dear regards best question questions answer little long high low next later soon ago together instead
    rather enough almost else maybe because though although however whether since while""".split()
)

#: Words that carry something in a phrase and nothing alone: any market asks, builds, and has its hours and feasts.
EMPTY = frozenset(
    """address addressed ask asked asking asks attempt attempted build built call called calls challenge challenges company
    helpful hour hours info issue issues led looking main man men minute minutes move moved plan problem problems process
    provide provides send sent set show shown team teams understand woman women
    january february march april june july august september october november december spring summer autumn winter
    quarter christmas easter ramadan eid diwali hanukkah thanksgiving holiday holidays morning afternoon evening night
    hundred thousand half twenty thirty forty fifty""".split()
)


# What is counted is read again for each facet and segment; more than that would fill memory with phrases.
@lru_cache(maxsize=COUNTED)
def phrases(text: str) -> tuple[str, ...]:
    """Each phrase once, lower case; never across punctuation, never with a stop word at its edge."""
    found: dict[str, None] = {}
    for part in re.split(r"[.,;:!?()\[\]\"“”\n/|]+", text.casefold().replace("’", "'")):
        words = _WORD.findall(part)
        heavy = [not _light(w) for w in words]
        for length in (1, 2, 3):
            for n in range(len(words) - length + 1):
                if heavy[n] and heavy[n + length - 1]:
                    found[" ".join(words[n : n + length])] = None
    return tuple(found)


def single_words(text: str) -> list[str]:
    """The phrases of one word, each once, in order; much cheaper than all of them."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return list(dict.fromkeys(w for w in words if not _light(w)))


def some(items: Sequence[Item], most: int) -> Sequence[Item]:
    """At most so many, evenly spread: to count phrases in, where all would take minutes and say the same."""
    return items if len(items) <= most else [items[n * len(items) // most] for n in range(most)]


def _light(word: str) -> bool:
    # "she'll" is as light as "she".
    return word in STOP or len(word) < 3 or word.isdigit() or ("'" in word and word.partition("'")[0] in STOP)


def speakers(said: Iterable[tuple[str, str]]) -> Counter[str]:
    """How many people used each phrase, from ``(person, text)``."""
    texts: dict[str, list[str]] = defaultdict(list)
    for person, text in said:
        texts[person].append(text)
    # One set a person at a time: a set for each phrase takes a multiple of the memory.
    counts: Counter[str] = Counter()
    for own in texts.values():
        counts.update(set().union(*map(phrases, own)))
    return counts


def is_empty(phrase: str) -> bool:
    """Whether no word of it says what it is about."""
    return all(word.partition("'")[0] in EMPTY for word in phrase.split())


def uses(phrase: str) -> re.Pattern[str]:
    """Finds a phrase where it stands, its words in the plural and the like."""
    words = (word[:-1] if len(word) > 4 and word.endswith("s") and word[-2] != "s" else word for word in phrase.split())
    body = r"\s+".join(re.escape(w).replace("'", "['’]") + r"(?:s|es|ed|ing|['’]s)?" for w in words)
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def without_parts(ranked: Sequence[str], most: int) -> list[str]:
    """The first phrases, leaving out those that share a word, or a form of it, with one already taken."""
    taken: list[str] = []
    words: set[str] = set()
    for phrase in ranked:
        own = {_stem(w) for w in phrase.split()}
        if own & words:
            continue
        taken.append(phrase)
        words |= own
        if len(taken) == most:
            break
    return taken


def _stem(word: str) -> str:
    for end in ("ing", "ies", "ed", "es", "s"):
        if word.endswith(end) and len(word) - len(end) >= 4:
            word = word[: -len(end)]
            break
    # The beginning stands for the forms of a word, as it does where themes are found.
    return word[:6]
