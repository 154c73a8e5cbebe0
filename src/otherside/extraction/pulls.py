"""What a sentence pulls towards or away from by its words: what is it a trouble with, is there room, who wants it. Pure.

A facet alone does not tell: a trouble is a pain of today or one with what is tried, a wait a burden or a date. ``extractor`` takes
from here what is said outright and what it is no evidence of, ``direction`` the stance.
"""

from __future__ import annotations

import re

from otherside.domain import Facet, Stance
from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight
from otherside.extraction.plain.favour import Favour, favour
from otherside.extraction.plain.no_room import no_room
from otherside.extraction.plain.outright import Outright
from otherside.extraction.plain.served import serves_well
from otherside.extraction.plain.solved import solved
from otherside.extraction.remembered import remembered_with_words
from otherside.extraction.tried import Trouble, trouble

#: No pain that a change would ease, and no occasion for one.
_EASED = frozenset({Facet.FRUSTRATION, Facet.TRIGGER})
_PAIN = frozenset({Facet.FRUSTRATION})
_TROUBLES = {
    # What went wrong with it is a doubt that it works.
    Trouble.TRIED: Outright(frozenset({Facet.RISK}), _EASED, Stance.AWAY),
    Trouble.LEARNT: Outright(gone=frozenset({Facet.TRIGGER}), stance=Stance.AWAY),
    Trouble.EITHER: Outright(stance=Stance.NEUTRAL),
}
_FAVOURS = {
    Favour.LIKED: Outright(frozenset({Facet.DESIRE}), _PAIN, Stance.TOWARDS),
    Favour.STILL: Outright(frozenset({Facet.COMMITMENT}), _PAIN, Stance.TOWARDS),
    Favour.STRONGER: Outright(gone=_PAIN, stance=Stance.TOWARDS),
}
_NO_ROOM = Outright(frozenset({Facet.PRIORITY}), _EASED, Stance.AWAY)
_SERVED = Outright(frozenset({Facet.STATUS_QUO}), stance=Stance.AWAY)
_SOLVED = Outright(gone=_PAIN)
_PETS = Outright(gone=frozenset({Facet.SITUATION, Facet.STATUS_QUO}))
_MANY = r"(?:a|an|one|two|three|four|five|six|\d|several|some|lots of)"
_ANIMAL = (
    r"(?:dogs?|cats?|puppy|puppies|kittens?|rabbits?|hamsters?|guinea pigs?|parrots?|budgies?|goldfish|tortoises?|ponies|pony|"
    r"terriers?|labradors?|spaniels?)"
)
_ONE = rf"{_MANY} (?:(?:very|really|rather|quite) )?(?:(?!of\b)[\w-]+ ){{0,2}}?{_ANIMAL}"
_PET = lazily(
    rf"\W*(?:(?:and|oh|well|so|yes|also|at home),? )*(?:I|we)(?:'ve got| have got| have|'ve| own| keep)(?: also)? {_ONE}(?:(?:,|"
    rf" and|, and) {_ONE}){{0,4}}(?: (?:at home|here|too|as well|now|in the house|these days))?\W*",
    re.IGNORECASE,
)
_OF_PETS = lazily(rf"\b(?:{_ANIMAL}|pets?|animals?|kennels?|vets?)\b", re.IGNORECASE)


@remembered_with_words(20_000)
def pull(text: str, before: str = "") -> Outright | None:
    """What a sentence pulls towards or away from; None where its words leave that to the reader.

    Args:
        text: one sentence.
        before: the sentence before it, by whoever.
    """
    if (liked := favour(text, before)) is not None:
        return _FAVOURS[liked]
    if (wrong := trouble(text, before)) is not None:
        return _TROUBLES[wrong]
    if no_room(text):
        return _NO_ROOM
    if serves_well(text):
        return _SERVED
    if solved(text):
        return _SOLVED
    return _PETS if _only_pets(text, before) else None


def _only_pets(text: str, before: str) -> bool:
    """Whether a sentence counts their animals, asked by nobody: small talk, and nothing that a change would touch."""
    return len(text) < 100 and bool(_PET.fullmatch(straight(text))) and not _OF_PETS.search(before)
