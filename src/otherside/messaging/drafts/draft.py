"""A draft as it leaves the house: lines with the evidence under each, and the text they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from otherside.domain.places import place_json
from otherside.messaging.drafts.plan import Kind
from otherside.messaging.drafts.said import Fragment, Passage
from otherside.messaging.lint import Finding


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, or two that belong together.

    Attributes:
        text: as it stands in the draft.
        passages: what it rests on, when it says something about the buyer; empty for questions, offers and courtesy.
        used: the stretches it quotes.
        key: names the sentence among its alternatives, so that another can be chosen.
        needed: it may not be left out.
    """

    text: str
    passages: tuple[Passage, ...] = ()
    used: tuple[Fragment, ...] = ()
    key: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list, with an optional heading."""

    lines: tuple[Line, ...]
    heading: str = ""
    bullets: bool = False

    def text(self) -> str:
        """The block as plain text."""
        body = "\n".join(f"- {x.text}" for x in self.lines) if self.bullets else " ".join(x.text for x in self.lines)
        return f"{self.heading}\n{body}" if self.heading else body


@dataclass(frozen=True, slots=True)
class Draft:
    """A message in their words, with what every sentence about them rests on."""

    kind: Kind
    to: str
    subject: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        """The whole text, without the subject."""
        return "\n\n".join(b.text() for b in self.blocks if b.lines)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in order."""
        return tuple(line for block in self.blocks for line in block.lines)

    @property
    def words(self) -> int:
        """Words of the text."""
        return len(re.findall(r"\w+(?:['’-]\w+)*", self.text))

    def without(self, dropped: Line) -> Draft:
        """The draft less one line; a block that loses its last line goes with it."""
        blocks = [Block(tuple(x for x in b.lines if x is not dropped), b.heading, b.bullets) for b in self.blocks]
        return Draft(self.kind, self.to, self.subject, tuple(b for b in blocks if b.lines), self.findings)

    def to_json(self) -> dict[str, Any]:
        """The documented JSON."""
        return {
            "to": self.to,
            "as": self.kind.value,
            "subject": self.subject,
            "text": self.text,
            "claims": [
                {
                    "text": line.text,
                    "evidence": evidence_json(line.passages, line.used),
                    # What was raised elsewhere is told without name and words: where it comes from is for us alone.
                    "unnamed": line.key.startswith("unnamed:"),
                }
                for line in self.lines
                if line.passages
            ],
            "lint": [dict(f.as_dict()) for f in self.findings],
            "words": self.words,
        }


def evidence_json(passages: Iterable[Passage], used: Sequence[Fragment]) -> list[Mapping[str, Any]]:
    """Quote objects; ``used`` is the stretch of each that stands in the text, with its own offsets in the turn."""
    out: list[Mapping[str, Any]] = []
    for passage in passages:
        quote = passage.quote
        cut = next((f for f in used if f.passage is passage), None)
        out.append(
            {
                "id": quote.id,
                "quote": quote.quote,
                "person": passage.name,
                **place_json(quote, quote.source, quote.date),
                "reported": quote.reported,
                # Beside the words, wherever they are shown: these are as somebody remembered them.
                "mark": "as reported in a note" if quote.reported else "",
                "facets": {f.value: round(p, 3) for f, p in passage.facets.items()},
                "used": {"text": cut.text, "start": cut.start, "end": cut.end} if cut else None,
            }
        )
    return out
