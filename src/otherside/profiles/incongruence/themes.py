"""A name for what two statements are about: from a small lexicon, else from the speaker's own words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parent / "data" / "themes.txt"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FUNCTION = frozenset(
    "i i'd i'll i'm i've me my mine myself we we'd we'll we're we've us our ours you you'd you'll you're your "
    "he he's she she's it it's its they they're them their this that that's these those there there's here "
    "what who whoever which when where why how a an the and or but so nor if as at by for from in into of off "
    "on onto out over to up with within without about after against before between during since than then "
    "through under until upon be is isn't are aren't was wasn't were been being am do does doesn't did didn't "
    "don't doing done have has had having can can't could couldn't will won't would wouldn't shall should must "
    "may might not no never nothing nobody none any some every each all both few more most much many other "
    "another such only own same too very just even also still yet now ever always again once one two three "
    "four five six ten um uh er hm oh well like get gets got getting go goes going gone went come comes came "
    "make makes made take takes took put puts say says said tell told know knows think want wants need needs "
    "love loves wish let let's thing things something someone anyone everyone anything everything way lot bit "
    "kind sort mean honestly really actually basically maybe perhaps quite rather today tomorrow yesterday "
    "year years month months week weeks day days time times good great nice new old first last next because "
    "though while people seven eight nine twelve twenty thirty forty fifty hundred thousand half percent ".split()
)  # fmt: skip


@cache
def lexicon() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names of themes and the words that show them, in the order of the file."""
    out = []
    for line in LEXICON.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, words = line.split(":", 1)
            parts = [re.escape(w.strip()).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words.split(",")]
            out.append((name.strip(), re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)))
    return tuple(out)


def theme_of(ideal: str, actual: str) -> str:
    """One to three words. Words of the ideal count twice: it says what matters, the actual only how it goes."""
    best, name = 0.0, ""
    for theme, words in lexicon():
        own = len({m.group().lower() for m in words.finditer(ideal)})
        other = len({m.group().lower() for m in words.finditer(actual)})
        score = 2.0 * min(own, 2) + 1.0 * min(other, 2)
        # A word of the actual alone may stand for anything.
        if own and score > best:
            best, name = score, theme
    return name or _own_words(ideal) or "what matters"


def _own_words(text: str) -> str:
    """The longest run of up to three content words of the ideal, the latest of equals: English puts the weight last."""
    runs: list[list[str]] = [[]]
    at = 0
    for found in _WORD.finditer(text):
        gap = text[at : found.start()]
        word = found.group()
        if word.lower().replace("’", "'") in _FUNCTION or len(word) < 3:
            runs.append([])
        else:
            if gap.strip():
                runs.append([])
            runs[-1].append(word)
        at = found.end()
    runs = [r[-3:] for r in runs if r]
    if not runs:
        return ""
    best = max(enumerate(runs), key=lambda item: (min(len(item[1]), 2), item[0]))[1]
    return " ".join(best).lower() if not best[0].isupper() else " ".join(best)
