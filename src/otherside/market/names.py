"""Names of people and firms in what was said: nobody's name is a word of a market, and a plain word that is also a name stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from otherside.domain.patterns import lazily
from otherside.profiles.who.names import plain

#: Stands for each letter of a name: no phrase crosses it, and every place in the text stays where it is.
GAP = "|"
_PIECE = lazily(r"[^\W_]+")
#: What stands before the first word of a sentence, which has a capital whatever it is.
_BEGINS = lazily(r"(?:^|[.!?:;…\n|•]|\s[-–—])[\s\"'“”‘’()\[\]*_#>]*$")
#: As far back as that is looked for.
_BEFORE = 8
#: Before a plain word, and before no name, also where nothing is written with capitals.
_ARTICLE = lazily(r"\b(?:the|a|an|its|no|any|every|each)\s+$", re.IGNORECASE)
#: A word is plain where it stands so often in small letters, and for each such use in no more with a capital: somebody who
#: writes "ask miriam" makes no word of her name.
_LEAST_PLAIN, _CAPITALS = 2, 4


class Names:
    """The words of some names, each told from the plain word of the same letters as the texts themselves use it.

    A capital in the middle of a sentence is a name's, a small letter a plain word's; the first word of a sentence, and a text
    without capitals, tell neither. A word of which nothing is told is a name.

    Args:
        names: of people and firms, as written.
        texts: what was said, in which the uses of each word are counted.

    Attributes:
        words: those of the names that the texts do not use as plain words; lower case, as written and without accents.
    """

    def __init__(self, names: Iterable[str] = (), texts: Iterable[str] = ()) -> None:
        written = {word for name in names for word in name.casefold().replace("’", "'").split()}
        self._parts = {part for word in written for part in _parts(word)}
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()
        for text in texts if self._parts else ():
            for match in _PIECE.finditer(text):
                self._count(match)
        alone = {part for part in self._parts if not self._plain(part)}
        self.words = frozenset(alone | {word for word in written if alone.issuperset(_parts(word)) and _parts(word)})

    def without(self, text: str) -> str:
        """The text with a gap of the same length for each name in it."""
        if not self._parts:
            return text
        return _PIECE.sub(lambda match: GAP * len(match[0]) if self._is_name(match) else match[0], text)

    def _plain(self, part: str) -> bool:
        return self._small[part] >= max(_LEAST_PLAIN, self._capital[part] / _CAPITALS)

    def _count(self, match: re.Match[str]) -> None:
        word = _folded(match[0])
        if word not in self._parts:
            return
        if _has_capital(match[0]):
            self._capital[word] += not _begins(match)
        elif match[0].islower():
            text, start = match.string, match.start()
            told = any(map(str.isupper, text)) or _ARTICLE.search(text, max(0, start - _BEFORE), start)
            self._small[word] += bool(told)

    def _is_name(self, match: re.Match[str]) -> bool:
        word = _folded(match[0])
        if word not in self._parts or word in self.words:
            return word in self._parts
        return _has_capital(match[0]) and (not _begins(match) or self._capital[word] > self._small[word])


def _parts(word: str) -> list[str]:
    return [part for part in plain(word).split() if len(part) > 1]


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else plain(word)


def _has_capital(word: str) -> bool:
    """Whether it begins with a capital and is not written in capitals, as any word may be."""
    return word[0].isupper() and not word.isupper()


def _begins(match: re.Match[str]) -> bool:
    """Whether a word is the first of a sentence."""
    start = match.start()
    return bool(_BEGINS.search(match.string, max(0, start - _BEFORE), start))
