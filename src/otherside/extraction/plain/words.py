"""Pieces that patterns of several facets share."""

from __future__ import annotations

from typing import TypeAlias

from otherside.domain import Facet

#: For each facet its words and its patterns.
Table: TypeAlias = dict[Facet, tuple[tuple[str, ...], tuple[str, ...]]]

AM = r"(?:'m| am|'re| are|'d be)"
#: Possessive, like the next: a run of such words is read once, however long.
VERY = (
    r"(?: (?:really|so|very|most|a bit|a little|quite|just|still|always|honestly|kind of|sort of|also|more|even|pretty"
    r"|absolutely|completely|totally|rather|already))*+"
)
#: What may stand between "I" and the verb.
SIMPLY = r"(?: (?:really|just|simply|honestly|absolutely|actually|currently|still|frankly))*+"
#: What may stand before the first word that matters, at the start of a sentence.
OPENING = r"^\W*(?:(?:and|but|so|also|well|yes|no|sorry|plus|look|ok|okay|right|honestly|frankly|because),? )*"
