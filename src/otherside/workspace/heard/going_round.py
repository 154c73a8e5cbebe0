"""Who fears to be seen going past a colleague to somebody: a letter of ours to that one is not sent unasked.

In: the conversations of a deal, and whom we write to. Out: the words that say so, for a note beside the draft.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from otherside.domain import Person, Side, TurnKind
from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.store import StoredConversation

#: Turns before and after it within which it is still of whom they speak.
_NEAR = 14
_WHOM = r"(?:him|her|them|(?:his|her|their) (?:head|back)|(?P<name>(?-i:[A-Z])[\w-]+)(?:['’]s (?:head|back))?)"
#: "It'd look like I was going round him", "I can't go over Marta's head", "don't let it seem that we went behind her back".
_ROUND = lazily(
    rf"\b(?:I|we|you|me|us|it|that|anybody|anyone)\b[^.?!]{{0,60}}\b(?:go(?:ne|ing)?|went|step(?:ped|ping)?|work(?:ed|ing)?) "
    rf"(?:right |straight )?(?:round|around|over|past|behind) {_WHOM}(?=\W*$|[.,;!?]| (?:on|with|about|to|again|here|and|if|when|"
    rf"for|in)\b)",
    re.IGNORECASE,
)
#: What is told as usual, or offered without a fear.
_NO_FEAR = lazily(
    r"\b(?:always|usually|every|happy to|glad to|no problem|doesn['’]t mind|don['’]t mind|fine with)\b", re.I
)


def going_round(
    conversations: Sequence[StoredConversation], people: Mapping[str, Person], reader: Person
) -> tuple[str, str] | None:
    """Who would be seen going past a colleague by going to somebody, and the words, latest first; None where nobody says so.

    Args:
        people: those of the deal by id.
        reader: the one we write to, who did not take part in the talk in which it was said.
    """
    first = reader.name.split()[0] if reader.name.split() else ""
    named = re.compile(rf"\b{re.escape(first)}\b") if len(first) > 1 else None
    for stored in reversed(conversations):
        speakers = [stored.speaker(held.turn) for held in stored.turns]
        if named is None or reader.id in speakers:
            continue
        spoken_of = [n for n, held in enumerate(stored.turns) if named.search(held.turn.text)]
        for n, held in enumerate(stored.turns):
            who = people.get(speakers[n] or "")
            near = any(abs(n - m) <= _NEAR for m in spoken_of)
            if who is None or who.side is not Side.THEIRS or held.turn.kind is TurnKind.NOTE or not near:
                continue
            for span in segment(held.turn.text):
                words = held.turn.text[span.start : span.end]
                found = _ROUND.search(words)
                if found and found["name"] != first and not _NO_FEAR.search(words):
                    return who.name, " ".join(words.split())
    return None


def going_round_line(name: str, who: str, words: str) -> str:
    """The note beside a draft to somebody."""
    return f"{who} may be seen as going past a colleague to {name} (“{words}”): ask {who} first whether and how {name} is written to"
