"""What is known of the reader when a message is checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from otherside.domain import CONSTRAINTS, Facet
from otherside.messaging.lint.evidence import Quoted, Refusal
from otherside.messaging.lint.patterns import load
from otherside.messaging.lint.words import WORD, content, lowered, stem

#: Facets that make a step hard for the buyer: the constraints, and the fear of a bad outcome.
BURDENS: tuple[str, ...] = (*(f.value for f in CONSTRAINTS), Facet.FEAR.value)

#: Words that show a burden in a quote nobody has labelled. Plain signs only: what is missed stays silent.
_CUES = load("burdens").words


def burdens_in(text: str) -> tuple[str, ...]:
    """Burdens that plain words of an unlabelled quote show."""
    plain = lowered(text)
    return tuple(facet for facet, cue in _CUES.items() if cue.search(plain))


@dataclass(frozen=True)
class LintContext:
    """The buyer's side of a message.

    Attributes:
        quotes: what they said, with facets where known.
        burdens: what holds them back, beyond what the quotes' facets say: quotes, or plain text.
        vocabulary: words that are theirs although no quote has them (from their site, their trade).
        confided: what others said in confidence, sentence by sentence, which the reader is not to learn from us; and what
            was asked of us, by ``Quoted.asks``.
        open: turns of which the reader may know, whoever said them.
        heard: everything the reader said, turn by turn, also where nothing was read in it: what they said is theirs to be
            reminded of, whether or not it is evidence of anything.
        refused: that they have decided and not for us, where one of them said so.
    """

    quotes: Sequence[Quoted] = ()
    burdens: Sequence[Quoted | str] = ()
    vocabulary: Iterable[str] = field(default=())
    confided: Sequence[Quoted] = ()
    open: Sequence[str] = ()
    heard: Sequence[str] = ()
    refused: Refusal | None = None

    def asking(self, what: str) -> tuple[Quoted, ...]:
        """The requests of one kind of ``Quoted.asks``."""
        return tuple(q for q in self.confided if q.asks == what)

    @property
    def known(self) -> bool:
        """There is anything to hold the message against."""
        return bool(self.quotes)

    @cached_property
    def voiced(self) -> tuple[tuple[str, Quoted], ...]:
        """Burdens with the words that voiced them, each quote once with its first burden."""
        labelled = any(q.facets for q in self.quotes)
        out: list[tuple[str, Quoted]] = []
        for quote in self.quotes:
            own = [f for f in quote.facets if f in BURDENS]
            if not own and not labelled:
                own = list(burdens_in(quote.text))
            if own:
                out.append((own[0], quote))
        for burden in self.burdens:
            quote = Quoted(burden) if isinstance(burden, str) else burden
            kinds = [f for f in quote.facets if f in BURDENS] or list(burdens_in(quote.text))
            if quote.text in BURDENS:
                kinds = [quote.text]
            out.append((kinds[0] if kinds else "risk", quote))
        return tuple(out)

    @cached_property
    def _all(self) -> tuple[Quoted, ...]:
        return (*self.quotes, *(b for b in self.burdens if isinstance(b, Quoted)))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Content stems of everything they said, and of their vocabulary."""
        theirs = {s for quote in self._all for s in content(lowered(quote.text))}
        return frozenset(theirs | {stem(w) for entry in self.vocabulary for w in WORD.findall(lowered(entry))})

    @cached_property
    def turns(self) -> tuple[frozenset[str], ...]:
        """Content stems of each turn of ``heard``."""
        return tuple(frozenset(content(lowered(text))) for text in self.heard)

    @cached_property
    def lower(self) -> str:
        """All their words in lower case, one quote a line."""
        return "\n".join([*(lowered(q.text) for q in self._all), *(lowered(v) for v in self.vocabulary)])

    def said(self, phrase: str) -> bool:
        """They used the phrase, word for word, or words of the same stems."""
        phrase = " ".join(phrase.split())
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", self.lower):
            return True
        stems = content(phrase)
        return bool(stems) and all(s in self.stems for s in stems)

    def near(self, stems: Collection[str], most: int = 3) -> tuple[str, ...]:
        """The words of the quotes that share the most content stems with a message, in the order in which they stand."""
        if len(self.quotes) <= most:
            return tuple(q.text for q in self.quotes)
        shared = [len(set(stems) & set(content(lowered(q.text)))) for q in self.quotes]
        best = sorted(range(len(shared)), key=lambda n: -shared[n])[:most]
        return tuple(self.quotes[n].text for n in sorted(best))

    def quote_for(self, stems: Iterable[str] = ()) -> Quoted | None:
        """The quote nearest to some stems, or the first."""
        wanted = set(stems)
        return max(self.quotes, key=lambda q: len(wanted & set(content(lowered(q.text)))), default=None)
