"""A loss held up behind a step or a day: "sign before Friday, or risk losing all you have built". Pure."""

from __future__ import annotations

import re

from otherside.domain.calendar_words import WEEKDAY
from otherside.domain.patterns import lazily

_GOES = (
    r"(?:disappear|vanish|crumble|collapse|slip away|go under|go up in smoke|fall apart|go to (?:ruin|waste|pieces)|"
    r"(?:be )?(?:lost|gone|wasted))"
)
_YOURS = r"(?:everything|it all|all (?:of )?(?:that|you|your|this)|what you|your|the)"
_OR_LOSE = lazily(
    r"\bor (?:else )?(?:you |you['’]ll |you (?:will|could|may|might|can|would|risk|stand to) )?(?:"
    rf"(?:risk (?:of )?)?los(?:e|ing) {_YOURS}\b|(?:risk )?forfeit(?:ing)? {_YOURS}\b|"
    rf"(?:risk )?(?:see|seeing|watch|watching) {_YOURS}\b[^.?!;]{{0,40}}?\b{_GOES}\b|"
    rf"say goodbye to {_YOURS}\b)",
    re.IGNORECASE,
)
#: A step that is asked for, or a day.
_PUSHED = lazily(
    r"^\W*(?:(?:please|just|so|and|but|then)[, ]+)*(?:book|sign|act|call|ring|reserve|secure|register|reply|respond|order|buy|decide|"
    r"commit|confirm|join|start|move|upgrade|subscribe|claim|get|do|take|hurry|pay)\b|"
    rf"\b(?:before|by|until|till) (?:the end|\d|{WEEKDAY}|tomorrow|tonight|midnight|noon|"
    r"next|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|it['’]s|christmas|easter|summer|autumn|winter|spring)|"
    r"\b(?:today|tonight|this (?:week|month)|right now|at once)\b",
    re.IGNORECASE,
)
#: Their own words or somebody's rule, a choice between two, and what is no order.
_TOLD = lazily(
    r"\b(?:you (?:said|told|wrote|mentioned|asked|named)|as you|whether|do you want|would you|did you|could you tell|"
    r"cancel\w*|the (?:law|statute|council|court|landlord|registry|regulator|tax office))\b",
    re.IGNORECASE,
)


def threat(sentence: str) -> tuple[int, int] | None:
    """Where a sentence of ours holds up a loss to have a step taken, or taken by a day; None where it does not.

    Args:
        sentence: one, as it is written.
    """
    found = _OR_LOSE.search(sentence)
    if found is None or _TOLD.search(sentence) or not _PUSHED.search(sentence[: found.start()]):
        return None
    return found.span()
