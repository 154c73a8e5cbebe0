"""Where somebody who began to speak begins anew: "my, um, my worry is the peak". Pure; text in, offset out.

The words from the new beginning say all that the broken one was to say, so a quote may begin there and stays verbatim.
"""

from __future__ import annotations

from otherside.domain.patterns import lazily

#: A beginning of more words is a sentence that was said twice; and a new one is looked for among the first few words.
LONGEST, LOOKED_AT = 4, 24
_WORD = lazily(r"[^\W_]+(?:['’-][^\W_]+)*-?")
_SOUND = lazily(r"(?:u+m+|u+h+|e+r+m*|h+m+|a+h+)")
#: Said between a beginning and the next, where both are there.
_BETWEEN = (("you", "know"), ("i", "mean"), ("sort", "of"), ("kind", "of"), ("like",), ("well",), ("sorry",))
#: Said twice these are said strongly, or are two words ("that that"), and no slip.
_STRONG = frozenset(
    "no never very really yes yeah so too please many much far long always nobody nothing everything everybody that all more "
    "bye hear now there well right okay ok".split()
)
#: Before a beginning that is said again these go with it: "And my, um, my worry".
_JOINS = frozenset({"and", "but", "so"})
#: A slip begins or breaks off with one of these; other words said twice are a list ("Azure, Azure Functions").
_SMALL = frozenset(
    "i we you he she it they there the a an my our your his her its their this these those to of in on at for with from by about "
    "into and but or if when what how who where why because is are was were am do does did don't can can't could would will won't "
    "should must have has had not just".split()
)


def restart(text: str, start: int, end: int) -> int:
    """Where the sentence ``text[start:end]`` begins for the last time; ``start`` where it begins once."""
    while (found := _next(text, start, end)) is not None:
        start = found
    return start


def _next(text: str, start: int, end: int) -> int | None:
    """Where a beginning of one to four words is said again, in full or finished."""
    found = []
    for match in _WORD.finditer(text, start, min(end, start + 20 * LOOKED_AT)):
        word = match[0].lower().replace("’", "'")
        if not _SOUND.fullmatch(word):
            found.append((word, match.start()))
        if len(found) == LOOKED_AT:
            break
    at = _again([word for word, _ in found])
    if at is None and found and found[0][0] in _JOINS:
        at = _again([word for word, _ in found[1:]])
        at = at if at is None else at + 1
    return None if at is None else found[at][1]


def _again(words: list[str]) -> int | None:
    """Which of some words, without sounds, is the first of what says the first ones again."""
    for length in range(LONGEST, 0, -1):
        begun = words[:length]
        if (
            all(word in _STRONG for word in begun)
            or any(_denies(word) for word in begun)
            or not any(_is_small(word) for word in (*begun[:1], *begun[-1:]))
        ):
            continue  # or a denial, of which no word may go
        for between in ((), *_BETWEEN):
            at = length + len(between)
            again = words[at : at + length]
            if tuple(words[length:at]) == between and len(words) > at + length and _said_again(begun, again):
                return at
    return None


def _denies(word: str) -> bool:
    return word in ("not", "no", "never", "nor", "cannot") or word.endswith("n't")


def _is_small(word: str) -> bool:
    return word.endswith("-") or word.partition("'")[0] in _SMALL or word in _SMALL


def _said_again(begun: list[str], again: list[str]) -> bool:
    """Whether the words are the same, the last perhaps finished ("rep- report") or drawn together ("I I'm")."""
    if len(again) < len(begun) or begun[:-1] != again[: len(begun) - 1]:
        return False
    last, new = begun[-1], again[len(begun) - 1]
    return last == new or new.startswith(f"{last}'") or (last.endswith("-") and new.startswith(last[:-1]))
