"""What the reader said no to in so many words: whatever is proposed takes that up first, and argues with none of it. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span
from otherside.messaging.drafts import tact
from otherside.messaging.drafts.said import Passage
from otherside.messaging.drafts.shortening import counts
from otherside.profiles.said.polite_noes import politely_refused
from otherside.profiles.said.refusals import refused
from otherside.profiles.said.sentences import sentences

#: Quotes of one turn, at most.
_MOST = 3
#: A point of a list holds what belongs together: "2. Three years: we do not sign that. One, with a notice of a month."
_POINT = lazily(r"(?:^|\n)[ \t]*(?:\(?\d{1,2}[.)]|[-*•–—])[ \t]*$")
#: "Automatic renewal. No.": the point, and the answer to it.
_BARE_NO = lazily(r"\W*(?:no|nope|never)[.!]*", re.IGNORECASE)


def refusals(
    said: Sequence[Passage], names: frozenset[str] = frozenset(), since: Passage | None = None
) -> tuple[Passage, ...]:
    """The flat noes of the latest turn that has any, in its order.

    Args:
        said: the reader's turns, whole.
        names: parts of the names of colleagues, lower case; what speaks of them is left alone.
        since: a yes that holds: a no before its day is overtaken by it.
    """
    after = since.date if since and since.date else dt.date.min
    for turn in sorted(said, key=lambda p: (p.date or dt.date.min, p.quote.id), reverse=True):
        if turn.setting.kept or (turn.date or dt.date.min) < after:
            continue
        found = [
            p
            for p in _noes(turn)
            if tact.count(p.quote.quote) <= tact.MOST_WORDS and not tact.unfit(p.quote.quote, names)
        ]
        if found:
            return tuple(found[:_MOST])
    return ()


def _noes(turn: Passage) -> Iterator[Passage]:
    text = turn.quote.quote
    spans = sentences(text)
    for n, span in enumerate(spans):
        words, end = text[span.start : span.end], span.end
        after = spans[n + 1] if n + 1 < len(spans) else None
        if after and _BARE_NO.fullmatch(text[after.start : after.end]) and "\n" not in text[span.end : after.start]:
            words, end = f"{words.rstrip('.')}: {text[after.start : after.end].strip()}", after.end
        if refused(words) is Facet.COMMITMENT and politely_refused(words) is None:
            end = _point(text, spans, n, end)
            start = turn.quote.start + span.start
            quote = replace(
                turn.quote,
                id=f"{turn.quote.conversation}:{turn.quote.turn}:{start}",
                quote=text[span.start : end],
                start=start,
                end=turn.quote.start + end,
            )
            yield replace(turn, quote=quote, facets={})


def _point(text: str, spans: Sequence[Span], n: int, end: int) -> int:
    """Where a no ends with what they would have instead, when the next sentence of the same point of a list names it."""
    if end != spans[n].end or n + 1 == len(spans) or not _POINT.search(text, 0, spans[n].start):
        return end
    after = spans[n + 1]
    words = text[after.start : after.end]
    together = text[spans[n].start : after.end]
    fits = (
        "\n" not in together and counts(words) and not words.endswith("?") and tact.count(together) <= tact.MOST_WORDS
    )
    return after.end if fits and not tact.unfit(words) else end
