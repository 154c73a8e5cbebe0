"""Talk whose speakers stand before their words in another way than by a colon, as talk with colons. Pure.

``<Sam> text`` and ``Sam - text`` where nearly every line is so, and a name on a line of its own above the words. Believed
only where the names recur and take turns; a list of places or things does neither.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otherside.domain.patterns import lazily
from otherside.importers.name_words import COMMON_WORDS, ROLE_SPEAKERS
from otherside.importers.names import is_generic, is_never_speaker, looks_like_person

#: From this share of the lines on they all are marked so.
_NEARLY_ALL = 0.8
_FEWEST = 4
_MOST_NAMES = 12
#: So often, of all times, the next to speak is somebody else.
_ALTERNATION = 0.6
_BESIDE = (
    lazily(r"\s{0,4}<([^<>\n/@:]{1,60})>\s{0,4}(\S[^\n]*)"),
    lazily(r"\s{0,4}([^\n:<>–—-]{1,60}?)\s{1,3}[-–—]\s{1,3}(\S[^\n]*)"),
)


def with_colons(text: str) -> str:
    """The text with ``Name: words`` where speakers are marked in one of the other ways, else as it is."""
    lines = text.split("\n")
    filled = [n for n, line in enumerate(lines) if line.strip()]
    for form in _BESIDE:
        hits = {n: hit for n in filled if (hit := form.fullmatch(lines[n]))}
        if len(hits) >= _NEARLY_ALL * len(filled) and _take_turns([hit[1] for hit in hits.values()]):
            return "\n".join(f"{hits[n][1]}: {hits[n][2]}" if n in hits else line for n, line in enumerate(lines))
    above = dict(_above(lines))
    if _take_turns([lines[n].strip() for n in above]) and _begin_it(above, filled):
        return "\n".join(_joined(lines, above))
    return text


def _take_turns(names: Sequence[str]) -> bool:
    """Whether these are people who speak in turn: each name is one by its form, most recur, and they alternate."""
    counts = Counter(name.strip() for name in names)
    if len(names) < _FEWEST or not 2 <= len(counts) <= _MOST_NAMES or not all(map(_is_speaker, counts)):
        return False
    changes = sum(1 for a, b in pairwise(names) if a.strip() != b.strip())
    return sum(1 for count in counts.values() if count > 1) > 1 and changes >= _ALTERNATION * (len(names) - 1)


def _is_speaker(name: str) -> bool:
    if is_generic(name) or looks_like_person(name) or name.lower() in ROLE_SPEAKERS:
        return True
    return name.isalpha() and name[0].isupper() and name.lower() not in COMMON_WORDS and not is_never_speaker(name)


def _above(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that are no more than a full name or a recorder's label, at the top or below a blank line, and the next one."""
    for n, line in enumerate(lines):
        name = line.strip()
        if (
            0 < len(name) <= 60
            and (n == 0 or not lines[n - 1].strip())
            and (is_generic(name) or looks_like_person(name))
        ):
            words = next((m for m in range(n + 1, min(n + 3, len(lines))) if lines[m].strip()), None)
            if words is not None:
                yield n, words


def _begin_it(above: dict[int, int], filled: Sequence[int]) -> bool:
    """Whether the talk begins at once or below a short head, so that hardly a word stands above the first name."""
    first = min(above)
    return sum(1 for n in filled if n < first) <= 3


def _joined(lines: Sequence[str], above: dict[int, int]) -> Iterator[str]:
    """Each name on the line of the words below it."""
    words = {m: n for n, m in above.items()}
    for n, line in enumerate(lines):
        if n in words:
            yield f"{lines[words[n]].strip()}: {line.strip()}"
        elif n not in above:
            yield line
