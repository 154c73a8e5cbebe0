"""The question bank: topics, what answers them, and the wordings; read from ``data/bank.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz

from otherside.domain import Facet, InputError
from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered_with_words
from otherside.profiles.said.regrets import without_regret
from otherside.questions.phrases import content_words

PHASES = ("present", "feelings", "future", "between", "next")
"""The natural order of a conversation."""
STAGES = ("first", "later", "deciding", "stalled")
BURDENS = ("change", "priority", "consensus", "fear", "knowledge")
ROLES = ("auditor", "adviser", "finance", "it", "lead", "executive", "user", "owner", "buyer")
SLOTS = frozenset({"quote", "topic", "person", "whose"})
PARAMETERS = frozenset(
    "gain other_gain power salience loss_aversion exposure switching_cost rank veto failure tempo trigger "
    "capacity".split()
)

#: Words that fit a firm, and not somebody who decides alone.
_FIRM = lazily(
    r"\b(?:board|team|colleagues?|firm|office|department|your people(?:'s)?|staff|your chair|supplier|next year's plan|"
    r"the accounts|among your people|(?<!between )here)\b",
    re.IGNORECASE,
)
#: Words that fit a purchase or a place of work, and not somebody's own life.
_TRADE = lazily(
    r"\b(?:look into this|make it happen|decisions?|(?:something|things?) like this|of this kind|(?:the|this) changes?|"
    r"changing over|the way (?:it|things)|old way|this place|place is this|costs?|an outsider|a newcomer|answer for|"
    r"it (?:had )?failed|second conversation|at the table|anything about this|it does not work)\b|(?<!between )\bhere\b",
    re.IGNORECASE,
)
#: Words that ask about something which comes again.
_AGAIN = lazily(
    r"\b(?:the last time that happened|how often does that|what do you do when that happens|while that happens|did not happen|"
    r"notice it first)\b",
    re.IGNORECASE,
)
#: What a follow-up asks for, by its words; ``otherside.questions.told`` sees whether they have given it already.
_ASKS_FOR: Mapping[str, re.Pattern[str]] = {
    name: lazily(words, re.IGNORECASE)
    for name, words in {
        "origin": r"\b(?:come from|led up to|lies behind|become yours)\b",
        "purpose": r"\b(?:let you do|give you|open up|nicest thing|makes that good)\b",
        "moment": r"\bbetter time\b",
        "progress": r"\b(?:how far along|reaching that)\b",
        "often": r"\bhow often\b",
        "hangs": r"\bhangs on that date\b",
        "story": r"\b(?:how was that|teach you|story behind|just before that|tell me about|notice it first|"
        r"last time that happened)\b",
    }.items()
}
_WORDS = ("answered", "asked", "signs")
"""Keys of a topic that hold patterns; only the first has to be there."""
_SLOT = lazily(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to ask for a topic.

    Attributes:
        text: with slots ``{quote}``, ``{topic}``, ``{person}``, ``{whose}``: of whom their words make it hang.
        stages: at which it fits; all four unless it is tied to one. ``first`` opens a topic, at whatever stage;
            ``later`` takes for granted that they have spoken of it.
        role: class of role it is for, or None for anybody.
        through: asked of somebody else about ``{person}``.
        follow: built on words of theirs.
    """

    text: str
    stages: tuple[str, ...] = STAGES
    role: str | None = None
    through: bool = False
    follow: bool = False

    @property
    def slots(self) -> frozenset[str]:
        """The slots it has."""
        return frozenset(_SLOT.findall(self.text))

    @property
    def firm(self) -> bool:
        """It speaks of a firm with more than one person in it."""
        return bool(_FIRM.search(self.text))

    @property
    def trade(self) -> bool:
        """It speaks of a purchase or of a place of work."""
        return bool(_TRADE.search(self.text))

    @property
    def again(self) -> bool:
        """It asks about something which comes again."""
        return bool(_AGAIN.search(self.text))

    @property
    def asks_for(self) -> frozenset[str]:
        """What it asks for that may be given with the quote: origin, purpose, moment, often, hangs, story; or a plan."""
        return frozenset(name for name, pattern in _ASKS_FOR.items() if pattern.search(self.text))

    def filled(self, **words: str) -> str:
        """The question with its slots filled. A possessive after a name in s stays readable.

        Raises:
            KeyError: a slot has no words.
        """
        return _SLOT.sub(lambda found: words[found[1]], self.text)


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing one may not know yet; see the head of ``bank.toml`` for its keys."""

    id: str
    phase: str
    facet: Facet
    scope: str
    gap: str
    informs: Mapping[str, float]
    listen: str
    answered: tuple[re.Pattern[str], ...]
    wordings: tuple[Wording, ...]
    burden: str | None = None
    core: bool = False
    purchase: bool = False
    worded: bool = False
    open: bool = False
    inner: bool = False
    asked: tuple[re.Pattern[str], ...] = ()
    signs: tuple[re.Pattern[str], ...] = ()

    def answers(self, text: str) -> bool:
        """Whether a sentence of theirs already answers it, by its words."""
        return _matches(self.answered, text)

    def asks(self, text: str) -> bool:
        """Whether a question of ours, in whatever words, asks for it."""
        return _matches(self.asked, text) or self.answers(text)

    def worded_as(self, text: str) -> bool:
        """Whether a question of ours is one of its wordings, or nearly so."""
        return _worded(tuple(w.text for w in self.wordings if not (w.follow or w.through)), text)

    def shows(self, text: str) -> bool:
        """Whether a sentence that may be evidence of its facet can stand beside it: it has the words, where it takes some."""
        return not self.signs or _matches(self.signs, text)


#: Of 100: from how alike in letters two questions are one, and which part of a wording's words of its own the other then has.
_ALIKE, _SHARED = 80, 0.75


@remembered_with_words(200_000)
def _worded(wordings: tuple[str, ...], text: str) -> bool:
    words = content_words(text)
    for wording in wordings:
        own = content_words(wording)
        common = len(own & words)
        if fuzz.ratio(wording.casefold(), text.casefold()) >= _ALIKE or (common >= 3 and common >= _SHARED * len(own)):
            return True
    return False


@remembered_with_words(200_000)
def _matches(patterns: tuple[re.Pattern[str], ...], text: str) -> bool:
    # "I skimmed it, I'm afraid" speaks of no fear.
    plain = without_regret(text.replace("’", "'").replace("‘", "'"))
    return any(pattern.search(plain) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class Bank:
    """All topics, in the order of a conversation."""

    topics: tuple[Topic, ...]
    by_id: Mapping[str, Topic] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(t.wordings) for t in self.topics)


@cache
def load_bank() -> Bank:
    """The bank that ships with the package."""
    text = files("otherside.questions").joinpath("data", "bank.toml").read_text(encoding="utf-8")
    return parse_bank(text, "bank.toml")


def parse_bank(text: str, name: str) -> Bank:
    """Reads a bank.

    Args:
        text: TOML.
        name: of the source, for errors.

    Raises:
        InputError: not TOML, an unknown key or value, or a pattern that cannot be read; one line with the topic.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: not TOML ({error}); correct that line") from error
    topics = tuple(_topic(t, f"{name}: topic {t.get('id', n + 1)!r}") for n, t in enumerate(raw.get("topic", [])))
    by_id = {t.id: t for t in topics}
    if len(by_id) != len(topics):
        raise InputError(f"{name}: two topics share an id; give each its own")
    return Bank(topics, by_id)


def _topic(raw: Mapping[str, Any], where: str) -> Topic:
    known = {
        "id",
        "phase",
        "facet",
        "scope",
        "gap",
        "informs",
        "listen",
        "answered",
        "asked",
        "signs",
        "burden",
        "core",
        "purchase",
        "worded",
        "open",
        "inner",
        "role",
    }
    lists = {*STAGES, "any", "follow", "through"}
    if extra := set(raw) - known - lists:
        raise InputError(f"{where}: unknown key {min(extra)!r}; allowed are {', '.join(sorted(known | lists))}")
    try:
        facet = Facet(raw["facet"])
        informs = {str(k): float(v) for k, v in raw["informs"].items()}
        gap, listen = str(raw["gap"]), str(raw["listen"])
        patterns, asked, signs = (_patterns(raw[key] if key == "answered" else raw.get(key, ())) for key in _WORDS)
    except (KeyError, ValueError, re.error) as error:
        raise InputError(f"{where}: {error} is missing or cannot be read") from error
    for key, value, allowed in (
        ("phase", raw.get("phase"), PHASES),
        ("scope", raw.get("scope"), ("person", "deal")),
        ("burden", raw.get("burden"), (None, *BURDENS)),
        *(("informs", p, tuple(sorted(PARAMETERS))) for p in informs),
        *(("role", r, ROLES) for r in raw.get("role", {})),
    ):
        if value not in allowed:
            raise InputError(f"{where}: {key} is {value!r}, must be one of {', '.join(str(a) for a in allowed if a)}")
    wordings = tuple(_wordings(raw))
    if named := _SLOT.findall(listen):
        # It is printed as it is, by every face.
        raise InputError(f"{where}: listen has the slot {named[0]!r}; word it without a name")
    for wording in wordings:
        if odd := wording.slots - SLOTS:
            raise InputError(f"{where}: {wording.text!r} has the slot {min(odd)!r}; use quote, topic, person or whose")
    return Topic(
        id=str(raw.get("id", "")),
        phase=raw["phase"],
        facet=facet,
        scope=raw["scope"],
        gap=gap,
        informs=informs,
        listen=listen,
        answered=patterns,
        wordings=wordings,
        burden=raw.get("burden"),
        core=bool(raw.get("core", False)),
        purchase=bool(raw.get("purchase", False)),
        worded=bool(raw.get("worded", False)),
        open=bool(raw.get("open", False)),
        inner=bool(raw.get("inner", False)),
        asked=asked,
        signs=signs,
    )


def _patterns(raw: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """One alternation, which is read faster than ten patterns; none of no pattern."""
    return (re.compile("|".join(f"(?:{p})" for p in raw), re.IGNORECASE),) if raw else ()


def _wordings(raw: Mapping[str, Any]) -> Sequence[Wording]:
    out = [Wording(text, (stage,)) for stage in STAGES for text in raw.get(stage, ())]
    out += [Wording(text) for text in raw.get("any", ())]
    out += [Wording(text, role=role) for role, texts in raw.get("role", {}).items() for text in texts]
    out += [Wording(text, follow=True) for text in raw.get("follow", ())]
    out += [Wording(text, through=True) for text in raw.get("through", ())]
    return out
