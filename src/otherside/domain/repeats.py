"""Words that stand twice in a chain of mails, as a message and as what another quotes of it. Pure."""

from collections.abc import Iterable, Sequence

from otherside.domain.patterns import lazily

_BETWEEN = lazily(r"[\W_]+")
#: Fewer letters ("No.", "Thank you, Ada") are in many a message by chance.
LEAST = 40


def letters(text: str) -> str:
    """Letters and digits only, lower case: what survives wrapping, quoting marks and other mail programs."""
    return _BETWEEN.sub("", text.casefold())


def left_of(text: str, others: Iterable[str]) -> str:
    """What some quoted words say beyond what is said elsewhere; all of them where they say something else.

    Args:
        text: the quoted words. A mail program may have put a line of its own above them ("[External]"), or left out their end.
        others: ``letters`` of other messages.

    Returns:
        Their lines that are in none of those messages that they hold; empty where all of it is in one of them.
    """
    said = letters(text)
    held: list[tuple[int, int]] = []
    for other in others:
        if said == other or (len(said) >= LEAST and said in other):
            return ""
        if len(other) >= LEAST and (start := said.find(other)) >= 0:
            held.append((start, start + len(other)))
    return _without(text, held) if held else text


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The lines of a text that lie in none of some spans, these counted in its letters."""
    kept: list[str] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(letters(line))
        if not any(begin <= start and end <= stop for begin, stop in spans):
            kept.append(line)
        start = end
    return "\n".join(kept).strip()
