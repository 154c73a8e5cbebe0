"""Phrases of one to three words, as people said them."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered_with_words

Item = TypeVar("Item")
#: Phrases are counted in at most this many sayings.
COUNTED = 20_000
#: Characters beyond which nothing is a phrase.
_LONGEST = 200
#: A root of fewer letters that doubles its last one takes no ending without: "hop" is not of "hoped".
_FORMED = 4
_GAP = r"\s+"
#: They end like a form of another word and are none.
_WHOLE = frozenset("evening morning ceiling wedding during hundred kindred sibling".split())
_WORD = lazily(r"[^\W_]+(?:['’\-][^\W_]+)*")
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
    rather enough almost else maybe because though although however whether since while
    once twice thrice away ahead apart aside along anyway anyhow somehow somewhat otherwise besides meanwhile forever everywhere
    anywhere somewhere nowhere elsewhere hardly barely nearly simply merely""".split()
)

#: Months, feasts and times of day: when something is, and never what.
CALENDAR = frozenset(
    """january february march april june july august september october november december spring summer autumn winter
    quarter christmas easter ramadan eid diwali hanukkah thanksgiving holiday holidays morning afternoon evening night""".split()
)
#: Words for one's family: who is spoken of, and not what is said of them.
KIN = frozenset(
    """father fathers dad dads daddy mother mothers mum mums mom moms brother brothers sister sisters son sons daughter
    daughters wife wives husband husbands uncle uncles aunt aunts cousin cousins nephew nephews niece nieces grandfather
    grandmother granddad grandad grandma grandchild grandchildren grandkids lad lads lass boy boys girl girls
    bloke blokes""".split()
)
#: Words of sayings and of talking: "good hands", "give me a ring", "that's fine", "sit down with it".
TURNS = frozenset(
    """hand hands ring rings rang fine phone phones phoned god round sit sits sat sitting stop stops stopped stopping find finds
    found myself yourself himself herself itself ourselves yourselves themselves""".split()
)
#: What everybody does every day: of a market it tells something only beside another word ("eat in the canteen").
EVERY_DAY = frozenset("eat eats eating ate eaten walk walks walked walking stand stands stood standing".split())
#: Words that carry something in a phrase and nothing alone: any market asks, builds, and has its hours, feasts and families.
EMPTY = (
    CALENDAR
    | KIN
    | TURNS
    | EVERY_DAY
    | frozenset(
        """address addressed ask asked asking asks attempt attempted build built call called calls challenge challenges company
    helpful hour hours info issue issues led looking main man men minute minutes move moved plan problem problems process
    provide provides send sent set show shown team teams understand woman women
    hundred thousand half twenty thirty forty fifty""".split()
    )
)


# What is counted is read again for each facet and segment; more than that would fill memory with phrases.
@remembered_with_words(COUNTED)
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


def words_of(text: str, most: int = 80) -> list[str]:
    """All words of a sentence in their order, lower case; of one that has no end so many."""
    found = []
    for match in _WORD.finditer(text.casefold().replace("’", "'")):
        found.append(match[0])
        if len(found) == most:
            break
    return found


def some(items: Sequence[Item], most: int) -> Sequence[Item]:
    """At most so many, evenly spread: to count phrases in, where all would take minutes and say the same."""
    return items if len(items) <= most else [items[n * len(items) // most] for n in range(most)]


def _light(word: str) -> bool:
    # "she'll" is as light as "she".
    return word in STOP or len(word) < 3 or word.isdigit() or ("'" in word and word.partition("'")[0] in STOP)


def rooted(phrase: str) -> str:
    """What the forms of a phrase have in common: the root of each of its words."""
    key = " ".join(map(root, phrase.split()))
    # The same text for the same key: they are kept for many thousand sentences.
    return phrase if key == phrase else sys.intern(key)


# Beside ``phrases`` for the same reason: each text is counted for several groups.
@remembered_with_words(COUNTED)
def roots_of_phrases(text: str) -> tuple[str, ...]:
    """What the forms of each phrase have in common, in the order of ``phrases``."""
    return tuple(map(rooted, phrases(text)))


def speakers(said: Iterable[tuple[str, str]]) -> Counter[str]:
    """How many people used each phrase in any of its forms, from ``(person, text)``; keys as of ``rooted``."""
    texts: dict[str, list[str]] = defaultdict(list)
    for person, text in said:
        texts[person].append(text)
    # One set a person at a time: a set for each phrase takes a multiple of the memory.
    counts: Counter[str] = Counter()
    for own in texts.values():
        counts.update(set().union(*map(roots_of_phrases, own)))
    return counts


def usual_forms(texts: Iterable[str], wanted: Collection[str]) -> dict[str, tuple[str, int]]:
    """Some phrases, as of ``rooted``, each in the form that most of the texts have it in, with how many do."""
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        counts.update(pair for pair in zip(roots_of_phrases(text), phrases(text), strict=True) if pair[0] in wanted)
    ranked = sorted(counts, key=lambda pair: (counts[pair], -len(pair[1]), pair[1]))
    return {key: (phrase, counts[key, phrase]) for key, phrase in ranked}


def is_empty(phrase: str) -> bool:
    """Whether no word of it says what it is about."""
    return all(word.partition("'")[0] in EMPTY for word in phrase.split())


def uses(phrase: str) -> re.Pattern[str]:
    """Finds a phrase where it stands, each of its words in any of its forms; nothing for what is too long to be one."""
    words = phrase.split() if len(phrase) <= _LONGEST else []
    return re.compile(rf"(?<!\w){_GAP.join(map(_forms, words))}(?!\w)" if words else r"(?!)", re.IGNORECASE)


def _forms(word: str) -> str:
    """A pattern of the forms of a word."""
    plain = word.replace("’", "'")
    own = re.escape(plain).replace("'", "['’]")
    base = re.escape(root(plain)).replace("'", "['’]")
    if base.endswith("i") and base != plain:
        return rf"(?:{own}|{base[:-1]}(?:y|ie[sd]?|yings?)|{base})(?:['’]s?)?"
    if base.endswith("e"):
        return rf"{base[:-1]}(?:e|es|ed|e?ings?)(?:['’]s?)?"
    # The silent e that the root of a longer word has lost comes back: "purchas" is of "purchase".
    silent = "e|" if _silent(root(plain)) else ""
    ends = f"{silent}s|es|{base[-1]}(?:ed|ings?)" + ("" if len(base) < _FORMED and _short(base) else "|ed|ings?")
    return rf"(?:{own}|{base}(?:{ends})?)(?:['’]s?)?"


@remembered_with_words(100_000)
def root(word: str) -> str:
    """What the forms of a word have in common: steps 1 and 5a of Porter (1980), for plurals, -ed, -ing and a silent e."""
    word = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
    if len(word) < (3 if word.endswith("y") else 4) or not word.isascii() or not word.isalpha():
        return word
    if word.endswith(("sses", "ies")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word in _WHOLE:
        return word
    if word.endswith("ied") or (word.endswith("eed") and _measure(word[:-3])):
        word = word[:-1]
    for end in ("ed", "ing"):
        bare = word.removesuffix(end)
        if bare != word and not word.endswith("eed") and len(bare) > 1 and re.search("[aeiouy]", bare):
            word = _mended(bare)
            break
    if word.endswith("ie"):
        word = word[:-1]
    elif word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        word = word[:-1] + "i"
    bare = word.removesuffix("e")
    return bare if bare != word and _silent(bare) else word


def _mended(bare: str) -> str:
    """What is left of a word without -ed or -ing, as the word was."""
    if bare.endswith(("at", "bl", "iz")):
        return bare + "e"
    if len(bare) > 2 and bare[-1] == bare[-2] and bare[-1] not in "aeioulsz":
        return bare[:-1]
    return bare + "e" if _measure(bare) == 1 and _short(bare) else bare


def _silent(bare: str) -> bool:
    """Whether an e behind it is not heard in its forms."""
    return len(bare) > 2 and bare[-1] != "e" and (_measure(bare) > 1 or (_measure(bare) == 1 and not _short(bare)))


def _measure(bare: str) -> int:
    """How often a vowel is followed by a consonant."""
    return len(re.findall("[aeiouy][^aeiouy]", bare[:1].replace("y", "j") + bare[1:]))


def _short(bare: str) -> bool:
    """Whether it ends in consonant, vowel, consonant, as what a silent e follows does."""
    return bool(re.search("[^aeiouy][aeiouy][^aeiouywx]$|^[aeiou][^aeiouywx]$", bare))


def without_parts(ranked: Sequence[str], most: int) -> list[str]:
    """The first phrases, leaving out those that share a word, or a form of it, with one already taken."""
    taken: list[str] = []
    words: set[str] = set()
    for phrase in ranked:
        # The beginning stands for the forms of a word, as it does where themes are found.
        own = {root(w)[:6] for w in phrase.split()}
        if own & words:
            continue
        taken.append(phrase)
        words |= own
        if len(taken) == most:
            break
    return taken
