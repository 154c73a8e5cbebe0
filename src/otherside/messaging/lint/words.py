"""Words, stems and a few concepts: enough to see whether two texts speak of the same thing."""

from __future__ import annotations

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered_with_words

WORD = lazily(r"[^\W_]+(?:['-][^\W_]+)*")

#: Words that say nothing about the subject.
STOP = frozenset(
    """a about above after again against all also always am an and another any anybody anyone anything are aren't
    around as ask asked at away back be because been before being below between big both but by call called can
    can't cannot come could couldn't day days did didn't do does doesn't doing don't done down each either else
    end enough even ever every everybody everyone everything far few find first for from further get gets
    getting give given go goes going gone good got great had has have haven't having he hear heard help her here
    hers him his honestly how i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself just keep
    kind know known last least less let let's like little long look lot made make makes making many may maybe me
    mean mention mentioned might mine more most much must my myself need needs never new next no nobody none nor
    not nothing now of off often on once one ones only or other others ought our ours out over own people
    perhaps please put quite rather real really right said same say says see seen shall she should shouldn't
    since so some somebody someone something soon still such sure take talk tell than thank thanks that that's
    the their theirs them then there there's these they they're thing things think this those though thought
    through till time to today together told too toward try two under until up upon us use used very via want
    wanted wants was wasn't way we we'd we'll we're we've week weeks well went were weren't what what's whatever
    when where whether which while who whole whose why will wish with within without won't work works would
    wouldn't write wrote year years yes yet you you'd you'll you're you've your yours yourself hi hello dear
    morning mr mrs ms dr frankly""".split()
)

#: Everyday words for the same thing. Kept small: near-synonyms that occur in talk about deciding.
_CONCEPTS: tuple[tuple[str, str], ...] = (
    (
        "=afraid",
        "afraid fear fears feared fearful scared scary worry worries worried worrying nervous anxious anxiety "
        "concern concerned concerns dread dreading nightmare frightened terrified",
    ),
    (
        "=annoyed",
        "frustrated frustrating frustration annoyed annoying sick fed mad hate hates angry irritated irritating",
    ),
    ("=boss", "boss manager director superior bosses managers directors"),
    ("=finance", "finance cfo controller accounts treasurer"),
    ("=legal", "legal lawyer lawyers counsel solicitor"),
    ("=board", "board trustees council committee"),
    ("=staff", "staff team colleagues colleague employees crew"),
    ("=budget", "budget budgets money funds funding"),
    ("=fail", "fail failed fails failure failing flop flopped burned burnt"),
    ("=rollout", "rollout roll-out implementation implement deployment rolled"),
    ("=train", "train training retrain retraining learn learning"),
    ("=rota", "rota rotas roster rosters schedule schedules scheduling shifts shift"),
    ("=weekend", "sunday sundays saturday saturdays weekend weekends"),
    ("=switch", "switch switching change changing changes migrate migration move moving"),
    ("=proof", "proof prove proven evidence"),
    ("=busy", "busy swamped stretched flat-out underwater"),
    ("=compare", "compare comparing comparison judge choose choosing evaluate"),
    ("=agree", "agree agreed approve approval approved sign-off convinced"),
    ("=customer", "customer customers client clients guests guest"),
    ("=leave", "leave leaves leaving quit quits resign resigns"),
)
_CONCEPT_OF = {word: concept for concept, words in _CONCEPTS for word in words.split()}

_SUFFIXES = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ness",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "ly",
    "s",
    "e",
    "y",
)


@remembered_with_words(20_000)
def stem(word: str) -> str:
    """A light stem of a lower-case word, or the name of its concept."""
    word = word.removesuffix("'s")
    if word in _CONCEPT_OF:
        return _CONCEPT_OF[word]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return word


def words(lower: str) -> list[str]:
    """The words of a lower-case text."""
    return WORD.findall(lower)


def content(lower: str) -> list[str]:
    """The stems of the words that carry the subject, in order, repeats kept."""
    return [stem(w) for w in words(lower) if w not in STOP and (len(w) > 2 or w.isdigit())]


def lowered(text: str) -> str:
    """Lower case with plain apostrophes and quotation marks, of the same length as the text."""
    plain = text.translate(_PLAIN)
    lower = plain.lower()
    if len(lower) == len(text):
        return lower
    # A few letters grow when lowered; offsets matter more than they do.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " "}
)
