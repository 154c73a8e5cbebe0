"""A conversation as the coach reads it: turns with sides, and our side's turns as sentences with acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from otherside.coaching.acts import ACTS, NON_ADHERENT, QUESTIONS, Act
from otherside.coaching.classifier import ActClassifier, default_classifier
from otherside.coaching.features import echoes, has_form_of_question, is_courtesy, only_offers, open_by_form
from otherside.coaching.pushing import (
    admits_limit,
    claims_scarcity,
    leans_on_others,
    only_promises,
    runs_down,
    sets_deadline,
)
from otherside.coaching.questions import presumes, suggests, wants_agreement
from otherside.coaching.reflecting import may_reflect, retells
from otherside.domain import Facet, InputError, Side
from otherside.extraction.segment import segment
from otherside.profiles.said.pushes import Push, harmless, pushes

#: An act that blames needs more than being the likeliest of nine.
NEEDED = 0.55
#: Acts that are more than talk need some certainty; what is left is other.
NEEDED_FOR_DEEDS = 0.3
#: How sure a short echo is a reflection, whatever the classifier makes of a few words.
ECHOED = 0.8
#: How sure a push is that shows in the words themselves.
SEEN = 0.8
#: So many words of what they said just before are still in our ears.
HEARD_WORDS = 60
_DEEDS = frozenset({Act.REFLECTION, Act.AFFIRMATION, Act.AUTONOMY})


@dataclass(frozen=True, slots=True)
class CoachTurn:
    """One turn, with what is known about it.

    Attributes:
        index: its place in the conversation, from 0; moments refer to it.
        speaker: who spoke, where known.
        side: whose side they are on. Turns of an unknown side are counted as such and judged in no way.
        text: the words.
        start_s: seconds from the start of the recording, where known.
        end_s: likewise, the end.
        evidence: facets that these words are evidence of (theirs only).
        spans: for each facet the stretch ``(start, end)`` of the text that shows it; empty if not known.
        written: whether it is a letter, a mail or a chat line: then nobody talked on, and nobody was interrupted.
        pushed: stretches of a letter of ours of which the check of messages says that they push; None where it was not asked. What
            pushes in a letter is then what it says, and nothing else.
    """

    index: int
    speaker: str | None
    side: Side
    text: str
    start_s: float | None = None
    end_s: float | None = None
    evidence: Sequence[Facet] = ()
    spans: Sequence[tuple[int, int]] = ()
    written: bool = False
    pushed: Sequence[tuple[int, int]] | None = None

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())

    @property
    def seconds(self) -> float | None:
        """How long it lasted, where both ends are known and in order."""
        if self.start_s is None or self.end_s is None or self.end_s < self.start_s:
            return None
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of ours.

    Attributes:
        turn: index into the sequence of turns given to the coach.
        start: offset of its first character in the turn's text.
        end: offset one past its last character.
        text: ``turn.text[start:end]``.
        act: what it does.
        confidence: probability of that act, 0 to 1.
    """

    turn: int
    start: int
    end: int
    text: str
    act: Act
    confidence: float


def checked(turns: Iterable[CoachTurn]) -> list[CoachTurn]:
    """The turns as a list.

    Raises:
        InputError: two turns share an index, or spans do not match evidence or lie outside the text.
    """
    out = list(turns)
    seen: set[int] = set()
    for turn in out:
        if turn.index in seen:
            raise InputError(f"two turns have the index {turn.index}: number the turns from 0, each once.")
        seen.add(turn.index)
        if turn.spans and len(turn.spans) != len(turn.evidence):
            raise InputError(
                f"turn {turn.index} has {len(turn.evidence)} facets and {len(turn.spans)} spans: give one each."
            )
        for start, end in turn.spans:
            if not 0 <= start < end <= len(turn.text):
                raise InputError(
                    f"turn {turn.index}: the span {start}-{end} lies outside its text: give offsets in it."
                )
    return out


def said_by_us(turns: Sequence[CoachTurn], classifier: ActClassifier | None = None) -> list[Said]:
    """Our side's sentences in order, each with its act."""
    places: list[tuple[int, int, int]] = []
    pairs: list[tuple[str, str]] = []
    before = ""
    for number, turn in enumerate(turns):
        if turn.side is not Side.OURS:
            if turn.side is Side.THEIRS:
                before = _end_of(turn)
            continue
        for span in segment(turn.text):
            places.append((number, span.start, span.end))
            pairs.append((before, turn.text[span.start : span.end]))
    if not pairs:
        return []
    p = (classifier or default_classifier()).probabilities(pairs)
    out = []
    for (number, start, end), (heard, text), row in zip(places, pairs, p, strict=True):
        turn = turns[number]
        pushed = None if turn.pushed is None else any(a < end and start < b for a, b in turn.pushed)
        act, confidence = _decide(text, heard, [float(v) for v in row], turn.written, pushed)
        out.append(Said(number, start, end, text, act, confidence))
    return out


def heard_before(turns: Sequence[CoachTurn], number: int) -> str:
    """The end of what they said last before a turn; empty if they had said nothing."""
    return next((_end_of(t) for t in reversed(turns[:number]) if t.side is Side.THEIRS), "")


def _end_of(turn: CoachTurn) -> str:
    return " ".join(turn.text.split()[-HEARD_WORDS:])


def _decide(text: str, heard: str, row: list[float], written: bool, told: bool | None) -> tuple[Act, float]:
    """The likeliest act that the sentence's form allows.

    Args:
        told: whether the check of messages says that it pushes; None where it was not asked.
    """
    asks = text.rstrip("\"'”’) ").endswith("?")
    may_ask = has_form_of_question(text)
    ranked = sorted(zip(row, ACTS, strict=True), key=lambda pair: -pair[0])
    if is_courtesy(text):
        return Act.OTHER, row[ACTS.index(Act.OTHER)]
    push = pushes(text)
    # Who calls may begin with "just checking in"; a letter that says no more comes for an answer.
    pushed = push is not None and (written or push[0] is not Push.CHASING)
    pushed = pushed or (not asks and (sets_deadline(text) or claims_scarcity(text, heard)))
    if pushed if told is None else told:
        return Act.PRESSURE, max(SEEN, row[ACTS.index(Act.PRESSURE)])
    if runs_down(text, heard) or leans_on_others(text, heard):
        return Act.PERSUASION, max(SEEN, row[ACTS.index(Act.PERSUASION)])
    if not asks and ranked[0][1] in NON_ADHERENT and admits_limit(text):
        return Act.INFORMATION, max(SEEN, row[ACTS.index(Act.INFORMATION)])
    if asks and (
        presumes(text) or (wants_agreement(text) and not echoes(text, heard) and ranked[0][1] is not Act.REFLECTION)
    ):
        # What must be so of them is no guess at what they meant, and what asks for a nod is no argument only.
        return Act.CLOSED_QUESTION, max(SEEN, row[ACTS.index(Act.CLOSED_QUESTION)])
    if echoes(text, heard) and not (ranked[0][1] in NON_ADHERENT and ranked[0][0] >= NEEDED):
        return Act.REFLECTION, max(ECHOED, row[ACTS.index(Act.REFLECTION)])
    for confidence, act in ranked:
        # Neither an offer nor advice with a question mark leaves the choice with them.
        if act is Act.AUTONOMY and (only_offers(text) or suggests(text)):
            continue
        if act in QUESTIONS and not may_ask:
            continue
        if act is Act.REFLECTION and not may_reflect(text, heard):
            continue
        if act in NON_ADHERENT and confidence < NEEDED:
            continue
        if act is Act.PRESSURE and (told is not None or only_promises(text) or harmless(text)):
            continue
        if act in _DEEDS and confidence < NEEDED_FOR_DEEDS:
            continue
        if asks and act in (Act.INFORMATION, Act.AFFIRMATION, Act.OTHER):
            continue
        if act is Act.AFFIRMATION and retells(text, heard):
            return Act.REFLECTION, confidence
        if act in QUESTIONS:
            # Which kind of question it is shows in its form; the two probabilities then speak for one thing.
            form = open_by_form(text)
            both = sum(row[ACTS.index(a)] for a in QUESTIONS)
            if form is not None:
                return (Act.OPEN_QUESTION if form else Act.CLOSED_QUESTION), both
        return act, confidence
    return Act.OTHER, ranked[0][0]
