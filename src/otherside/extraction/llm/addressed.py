"""Parts of a transcript that speak to a machine instead of to the people in the room.

Imported text is data. A model is told so, and cannot do harm with it anyway, since it can only point at a buyer's own
words. On top of that, sentences that plainly address a language model are not shown to one: they are withheld, listed
as such, and cannot be quoted by it. Recognising them is a matter of patterns and therefore incomplete; the checks
after the answer do not depend on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What the model sees in place of a withheld part.
MARKER = "[withheld]"
REASON = "withheld: it addresses a machine, not a person"

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_WHAT = r"(?:instructions?|prompts?|rules?|directions?|guidelines?|directives?)"
_PATTERNS = [
    # "Ignore the above", "disregard all previous instructions"; but people do ask to ignore an earlier mail.
    r"\b(?:ignore|disregard|forget)\s+(?:all |everything |the |of |what is |what's ){1,3}above"
    r"(?:\s*[.,;:!]|\s+and\b|\s*$)",
    rf"\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.!?\n]{{0,30}}\b(?:above|previous|prior|preceding|earlier)\b"
    rf"[^.!?\n]{{0,30}}\b{_WHAT}\b",
    rf"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{{0,20}}\b(?:your|the system|system)\s+{_WHAT}",
    r"\b(?:new|updated|real|actual|revised)\s+(?:system\s+)?instructions?\s*"
    r"(?::|follow|for the (?:model|assistant|ai))",
    r"\b(?:system|developer)\s+prompt\s*:",
    r"\byou are (?:now )?(?:an?|the) (?:\w+ ){0,3}(?:ai (?:assistant|model)|helpful assistant|language model|llm)\b",
    r"\b(?:dear|attention|note to(?: the)?|hey)\s+(?:ai|llm|language model|assistant|model|extractor)\b",
    # "mark everything as commitment", "label all turns as goal", "classify each turn …"
    r"\b(?:mark|label|tag|classify|annotate|rate|score|categori[sz]e)\s+(?:\w+ ){0,3}?"
    r"(?:everything|all|every|each|any|this|these|the)\b[^.!?\n]{0,60}\b(?:as|with|is)\s+[\"'`]?"
    r"(?:goal|want|desire|aspiration|identity|fear|frustration|situation|trigger|commitment|status_quo|priority|"
    r"consensus|risk|knowledge_gap|towards|away|neutral|evidence)\b",
    r"\b(?:output|return|respond|reply|answer|print|emit)\b[^.!?\n]{0,30}\b(?:only|exactly|the following|with)\b"
    r"[^.!?\n]{0,20}(?:json|\{|\[|nothing|empty (?:list|array)|evidence)",
    # Our own answer's form, or a chat template's marks
    r"\"?(?:evidence|facets|stance|quote|strength)\\?\"\s*:\s*[\[\"{\d\\]",
    r"\{\s*\\?\"(?:turn|turns|id|role|quote|evidence)\\?\"\s*:",
    r"</?\s*(?:transcript|system|instructions?|assistant|user|data|document)\b[^>\n]{0,40}>",
    r"<\|[^|\n]{1,40}\|>|\[/?INST\]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>",
    r"(?m:^[ \t]*(?:#{1,4}[ \t]*)?(?:system|assistant|developer)\s*:)",
    r"^[ \t]*#{2,4}[ \t]*(?:instructions?|response|input|system)\b",
]
_ADDRESSED = re.compile("|".join(f"(?:{one})" for one in _PATTERNS), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A part of a piece's text that is not shown: ``text[start:end]``."""

    start: int
    end: int


def withheld_parts(text: str) -> Iterator[Withheld]:
    """The sentences of a text that address a machine, neighbours joined."""
    # Nearly every turn has none: look once before cutting into sentences. Signs nobody sees are dropped for it.
    if not _ADDRESSED.search(_INVISIBLE.sub("", text)):
        return
    from otherside.extraction.segment import segment

    begin: int | None = None
    end = 0
    for span in segment(text) or []:
        if _ADDRESSED.search(_INVISIBLE.sub("", text[span.start : span.end])):
            begin = span.start if begin is None else begin
            end = span.end
        elif begin is not None:
            yield Withheld(begin, end)
            begin = None
    if begin is not None:
        yield Withheld(begin, end)
    elif not end:
        # The mark spans sentences: the whole text goes.
        yield Withheld(0, len(text))


def shown(text: str, withheld: tuple[Withheld, ...]) -> str:
    """The text as the model sees it."""
    out: list[str] = []
    position = 0
    for part in withheld:
        out += [text[position : part.start], MARKER]
        position = part.end
    return "".join([*out, text[position:]])
