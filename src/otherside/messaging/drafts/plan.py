"""What a draft will say, before any wording: whose words, in which order, and what is asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from otherside.domain import Facet, Person
from otherside.messaging.drafts.said import Fragment, Passage


class Kind(StrEnum):
    """What is written."""

    EMAIL = "email"
    CALL = "call"
    PROPOSAL = "proposal"
    ONEPAGER = "onepager"
    INVITATION = "invitation"


class Role(StrEnum):
    """What a move does in the text."""

    HOPE = "hope"
    STANDING = "standing"
    BETWEEN = "between"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the two write to each other.

    Attributes:
        salutation: as we last addressed them, without the comma; empty to make one.
        formal: full forms and a formal close.
        sender: our name under it; empty when nobody is known.
        heard: they have spoken or written, whether or not any of it can be used.
        signs: the whole name of whoever signs, by which it is told whether they were there; empty when nobody knows.
        chats: what they write to us they write in a chat, and never as a letter.
    """

    salutation: str = ""
    formal: bool = False
    sender: str = ""
    heard: bool = False
    signs: str = ""
    chats: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to say about the reader, with the words it rests on.

    Attributes:
        fragments: one, or two for a contrast. What somebody said is not told without their words beside it.
        passages: what they were taken from.
        sure: the reading of the facet is sure enough to name the kind of thing it is.
    """

    role: Role
    facet: Facet
    fragments: tuple[Fragment, ...]
    passages: tuple[Passage, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person of the committee wants and is concerned about, as far as colleagues may read it.

    Attributes:
        wants: said before colleagues.
        concerns: facet and words, said before colleagues.
        unnamed: facets of concerns raised elsewhere, with what they rest on; never shown with a name or words.
        heard: there are any words of theirs at all.
        presses: said before colleagues of what happens if all stays as it is.
        bare: said before colleagues, and no more than that: where nothing else of theirs can stand.
        at_length: they spoke before colleagues for more than a sentence or two, whether or not it can be used.
    """

    person: Person
    wants: tuple[Fragment, ...] = ()
    concerns: tuple[tuple[Facet, Fragment], ...] = ()
    standing: tuple[Fragment, ...] = ()
    unnamed: tuple[tuple[Facet, Passage], ...] = ()
    heard: bool = False
    presses: tuple[Fragment, ...] = ()
    bare: tuple[Fragment, ...] = ()
    at_length: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that stands, as far as the reader of a draft may be reminded of it.

    Attributes:
        way: ``us``, ``other``, ``nothing``, ``against``, ``left`` (a no, and no more); None where only that it is decided is known.
        passage: the words in which it was said; None where they are not the reader's, or told in confidence, or where a CRM says it.
        stated: our CRM, or a user, says so, and not they.
        day: on which it was said, or the deal was closed, where known.
    """

    way: str | None
    passage: Passage | None = None
    stated: bool = False
    day: dt.date | None = None

    @property
    def refused(self) -> bool:
        """They decided, and not for us."""
        return self.way in ("other", "nothing", "against", "left")

    @property
    def ours(self) -> bool:
        """They decided for us, and the reader knows it."""
        return self.way == "us" and (self.passage is not None or self.stated)


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """A draft before its wording. A language model may word it as well; what it may rest on is all in here.

    ``appeals`` is what the reader's last letter wants of us and nobody has answered, ``as_of`` the day as of which it is told,
    ``settled`` where the reader last gave a yes that holds, ``hangs_on`` what they lately made it hang on, with its day, and
    ``owing`` what we told them that we would do, or they asked of us, and nobody said was done; ``owes`` is true where anything of
    that kind is open, whether or not it can be told in a letter. ``decided`` is set once it is: then nothing is said of before.
    ``asked`` is false where the ``appeals`` are only what their last letter tells, and it asks nothing.
    ``peace`` is true where they said that they would be left in peace, or that nothing should change: what they wish for is not asked.
    ``refused`` is what they lately said no to in so many words: what is proposed takes that up first."""

    kind: Kind
    reader: Person
    manner: Manner
    moves: tuple[Move, ...] = ()
    missing: tuple[Role, ...] = ()
    latest: Passage | None = None
    voices: tuple[Voice, ...] = ()
    variant: int = 0
    evidence: tuple[Passage, ...] = field(default=(), repr=False)
    appeals: tuple[Passage, ...] = ()
    as_of: dt.date | None = None
    settled: Passage | None = None
    hangs_on: tuple[Passage, dt.date | None] | None = None
    owing: tuple[Passage, ...] = ()
    owes: bool = False
    decided: Decided | None = None
    refused: tuple[Passage, ...] = ()
    asked: bool = True
    peace: bool = False


HOPES = (Facet.ASPIRATION, Facet.DESIRE, Facet.IDENTITY, Facet.GOAL, Facet.WANT)
STANDINGS = (Facet.TRIGGER, Facet.SITUATION, Facet.FRUSTRATION, Facet.COMMITMENT)
#: How sure a facet has to be before it is named.
SURE = 0.6
