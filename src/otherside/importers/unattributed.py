"""Sentences that a note quotes without telling whose they are: they are in no profile, and somebody should say so."""

import re
from collections.abc import Iterable

from otherside.domain import TurnKind
from otherside.domain.patterns import lazily
from otherside.importers.quotations import Quotation, quotations

_SENTENCE = lazily(r"[.!?…,;]$")
#: So many words say something even without a full stop, where they begin like a sentence.
_MANY = 5
#: So many characters before a quotation are looked at for who leads in to it.
_LEAD = 300
#: The author tells of what they said themselves: "I told her:", "our answer:", `" I said.`
_OWN = lazily(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e)\b[^.!?\n]*$")
_OWN_AFTER = lazily(r"\s*,?\s*(?:(?:I|we) \w+|\w+ (?:I|we))\b")
#: The note says itself that nobody said so: ``"…" -> my words, not hers``.
_OWN_WORDS = lazily(r"[^\w\n]{0,12}(?:(?:in|these are|all) )?(?:my|our) (?:own )?words\b", re.IGNORECASE)


def unattributed(turns: Iterable[tuple[TurnKind, str]]) -> int:
    """How many quoted sentences of a note have no known speaker; ``turns`` as for ``of_nobody``."""
    return len(of_nobody(turns))


def of_nobody(turns: Iterable[tuple[TurnKind, str]]) -> list[str]:
    """The quoted sentences of a note that have no known speaker, in order.

    Args:
        turns: kind and text of all turns of one conversation, in order. Where somebody speaks or writes for themselves the
            notes beside it are summaries, and what these quote is there already.
    """
    held = list(turns)
    if any(kind in (TurnKind.SPEECH, TurnKind.MESSAGE) for kind, _ in held):
        return []
    return [sentence for kind, text in held if kind is TurnKind.NOTE for sentence in _nobodys(text)]


def _nobodys(text: str) -> list[str]:
    return [q.inner for q in quotations(text) if _is_sentence(q) and not _is_own(text, q)]


def _is_sentence(quote: Quotation) -> bool:
    """Whether it is more than a word or a title that stands between marks."""
    words = quote.inner.split()
    return len(words) > 1 and (
        bool(_SENTENCE.search(quote.inner)) or (len(words) >= _MANY and quote.inner[:1].isupper())
    )


def _is_own(text: str, quote: Quotation) -> bool:
    before = text[max(0, quote.start - _LEAD) : quote.start]
    return bool(_OWN.search(before) or _OWN_AFTER.match(text, quote.end) or _OWN_WORDS.match(text, quote.end))
