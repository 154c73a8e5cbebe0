"""Where a quote really stands in its source; what stands nowhere is rejected.

Whoever names a quote, a language model or a person, may have changed its typography, not its words. A quote is
looked for as it is, then with both sides brought to one form, and the place found is given in the source's own code
points, so that ``text[start:end]`` is what everybody sees from then on. There is no third, fuzzy step: a paraphrase
is not a quote.

One form means: compatibility decomposition (NFKD, which is equal exactly where NFKC is), case folded, typographic
quotation marks and dashes made plain, white space and spaces around dashes made one, ellipses made one, characters
nobody sees (soft hyphens, zero-width and direction marks, variation selectors) left out. Around the quote itself,
quotation marks, ellipses and a closing full stop or comma are the quoter's own and are not looked for.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_ZWJ = "\u200d"
#: Not visible, and not part of any word: dropped before comparing.
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
#: All become one: who quotes within quotes turns double marks into single ones.
_QUOTES = frozenset("'\"‘’‚‛′‵`´ʼ＇“”„‟″‶«»‹›「」『』＂")
_APOSTROPHES = frozenset("'’ʼ＇`´")
_EDGES = frozenset(" '….,")


class AlignmentStatus(StrEnum):
    """How a quote was found."""

    EXACT = "exact"
    """Character for character."""
    NORMALISED = "normalised"
    """The same words in other typography."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where a quote stands in a text.

    Attributes:
        start: offset of the first character in the text (code points); 0 if rejected.
        end: offset one past the last character; 0 if rejected.
        status: how it was found, ``None`` if it was rejected.
        reason: why it was rejected, in a few words; empty if it was found.
    """

    start: int
    end: int
    status: AlignmentStatus | None
    reason: str = ""

    @property
    def found(self) -> bool:
        """Whether the quote stands in the text."""
        return self.status is not None


def align(quote: str, text: str) -> Alignment:
    """Finds ``quote`` in ``text``: exactly, else in other typography, else not at all.

    The first place wins where the words occur more than once. A place that would cut a word, an accented letter or a
    composed emoji in two is no place.

    Args:
        quote: the words somebody says stand in the text.
        text: the whole text of the turn.

    Returns:
        Offsets into ``text`` in code points, or a rejection with its reason. Never raises.
    """
    if not any(_is_content(char) for char in quote):
        return _rejected("the quote has no words")
    clusters = _clusters(text)
    starts = {start for start, _ in clusters}
    cut = False
    stripped = quote.strip()
    place = text.find(stripped)
    while place >= 0:
        end = place + len(stripped)
        if place in starts and (end in starts or end == len(text)) and not _cuts_word(text, place, end):
            return Alignment(place, end, AlignmentStatus.EXACT)
        cut = True
        place = text.find(stripped, place + 1)

    wanted = _trim("".join(char for char, _ in _fold(quote, _clusters(quote))))
    if not wanted:
        return _rejected("the quote has no words")
    folded = _fold(text, clusters)
    plain = "".join(char for char, _ in folded)
    place = plain.find(wanted)
    while place >= 0:
        last = place + len(wanted) - 1
        first_cluster, last_cluster = folded[place][1], folded[last][1]
        # One cluster can fold to several characters (a ligature, "½"): half of it is no place.
        whole = (place == 0 or folded[place - 1][1] != first_cluster) and (
            last + 1 == len(folded) or folded[last + 1][1] != last_cluster
        )
        start, end = clusters[first_cluster][0], clusters[last_cluster][1]
        if whole and not _cuts_word(text, start, end):
            return Alignment(start, end, AlignmentStatus.NORMALISED)
        cut = True
        place = plain.find(wanted, place + 1)
    if cut:
        return _rejected("the quote begins or ends inside a word")
    return _rejected("these words do not stand in the turn")


def _rejected(reason: str) -> Alignment:
    return Alignment(0, 0, None, reason)


def _is_content(char: str) -> bool:
    """Letters, digits and symbols such as emoji; not space, punctuation or marks on their own."""
    return unicodedata.category(char)[0] in "LNS"


def _clusters(text: str) -> list[tuple[int, int]]:
    """Offsets of what a reader sees as one character: a base with its marks, a composed emoji, a flag.

    An approximation of extended grapheme clusters (Unicode Annex 29) that needs no tables: marks, joiners, variation
    selectors and skin tones attach to what is before them, joined emoji and conjoining Hangul stay together, regional
    indicators pair up.
    """
    if text.isascii():
        return [(n, n + 1) for n in range(len(text))]
    breaks = [0]
    flags = 0
    for n in range(1, len(text)):
        before, here = text[n - 1], text[n]
        flags = flags + 1 if _is_flag_half(before) else 0
        attaches = (
            unicodedata.category(here) in ("Mn", "Me", "Mc")
            or here == _ZWJ
            or "\U0001f3fb" <= here <= "\U0001f3ff"
            or "\U000e0020" <= here <= "\U000e007f"
            or (before == _ZWJ and unicodedata.category(here) == "So")
            or (_is_flag_half(here) and flags % 2 == 1)
            or ("\u1160" <= here <= "\u11ff" and "\u1100" <= before <= "\u11ff")
            or ("\u11a8" <= here <= "\u11ff" and "\uac00" <= before <= "\ud7a3")
        )
        if not attaches:
            breaks.append(n)
    return list(pairwise([*breaks, len(text)])) if text else []


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _fold(text: str, clusters: list[tuple[int, int]]) -> list[tuple[str, int]]:
    """The text in the form in which quotes are compared: characters, each with the number of its cluster.

    A run of white space, dashes or dots belongs to the cluster it begins with.
    """
    out: list[tuple[str, int]] = []
    for number, (start, end) in enumerate(clusters):
        for char in _fold_cluster(text[start:end]):
            before = out[-1][0] if out else ""
            if char.isspace():
                if before in ("", " ", "-", "…"):
                    continue
                char = " "
            elif char == "-":
                # "word - word", "word—word" and "word -- word" are one.
                if before == "-":
                    continue
                if before == " ":
                    out.pop()
            elif char == "." and before in (".", "…"):
                # So are "well ... yes", "well… yes" and "well...yes".
                out[-1] = ("…", out[-1][1])
                if len(out) > 1 and out[-2][0] == " ":
                    del out[-2]
                continue
            out.append((char, number))
    if out and out[-1][0] == " ":
        out.pop()
    return out


def _fold_cluster(cluster: str) -> str:
    if cluster.isascii():
        return "'" if cluster in _QUOTES else cluster.lower()
    if cluster in _QUOTES:
        return "'"
    # Folding case can give characters that decompose again, so decomposition comes before and after.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cluster).casefold())
    out: list[str] = []
    for char in folded:
        if char in _INVISIBLE or "\ufe00" <= char <= "\ufe0f":
            continue
        if char in _QUOTES:
            char = "'"
        elif char == "\u2212" or unicodedata.category(char) == "Pd":
            char = "-"
        out.append(char)
    return "".join(out)


def _trim(folded: str) -> str:
    """Without what a quoter puts around a quote, which is not the speaker's."""
    start, end = 0, len(folded)
    while start < end and folded[start] in _EDGES:
        start += 1
    while end > start and folded[end - 1] in _EDGES:
        end -= 1
    return folded[start:end]


def _cuts_word(text: str, start: int, end: int) -> bool:
    return _inside_word(text, start) or _inside_word(text, end)


def _inside_word(text: str, offset: int) -> bool:
    """Whether a word or number goes on across the offset; scripts written without spaces have no such places."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    # "can" is not a quote of "can't", nor "120" of "120,000".
    if offset + 1 < len(text) and _joins(before, after, text[offset + 1]):
        return True
    if offset > 1 and _joins(text[offset - 2], before, after):
        return True
    # A mark or an invisible joiner ends the letter before it.
    while offset > 1 and (unicodedata.category(before)[0] == "M" or before in _INVISIBLE):
        offset -= 1
        before = text[offset - 1]
    return before.isalnum() and after.isalnum() and not (_unspaced(before) or _unspaced(after))


def _joins(left: str, middle: str, right: str) -> bool:
    """Whether a mark between two characters makes them one word or one number."""
    if middle in _APOSTROPHES:
        return left.isalpha() and right.isalpha()
    return middle in ".,:" and left.isdigit() and right.isdigit()


def _unspaced(char: str) -> bool:
    """Thai, Lao, Myanmar, Khmer, kana, Chinese characters and their neighbours."""
    return (
        "\u0e00" <= char <= "\u0eff"
        or "\u1000" <= char <= "\u109f"
        or "\u1780" <= char <= "\u17ff"
        or "\u2e80" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\uff66" <= char <= "\uff9f"
        or "\U00020000" <= char <= "\U0003ffff"
    )
