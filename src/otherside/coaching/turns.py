"""A conversation as the coach reads it: turns with sides, and our side's turns as sentences with acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from otherside.coaching.acquitting import Around, argues_not, gives_the_floor, leave_given, presses_not, wants_our_view
from otherside.coaching.acts import ACTS, NON_ADHERENT, QUESTIONS, Act
from otherside.coaching.addressing import to_colleagues
from otherside.coaching.classifier import ActClassifier, default_classifier
from otherside.coaching.contradicting import contradicts, turns_round
from otherside.coaching.features import (
    asks_back_their_words,
    asks_leave_to_ask,
    echoes,
    goes_on,
    has_form_of_question,
    is_courtesy,
    leaves_no_choice,
    only_offers,
    open_by_form,
)
from otherside.coaching.leaning import asks_for_their_yes_by, needs_it_for_ourselves, praises_ourselves, tells_a_rise
from otherside.coaching.pushing import (
    admits_limit,
    claims_scarcity,
    leans_on_others,
    only_promises,
    runs_down,
    sets_deadline,
    waves_away,
)
from otherside.coaching.questions import presumes, suggests, takes_them_in, wants_agreement
from otherside.coaching.reflecting import may_affirm, may_reflect, retells
from otherside.domain import Facet, InputError, Side
from otherside.extraction.segment import ends_with_question, segment
from otherside.profiles.said.our_time import runs_the_talk
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
#: So many turns of theirs back, a thing that they spoke of is still theirs when we pass a verdict on it.
TOLD_TURNS = 8
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
    arounds: list[Around] = []
    before = ""
    for number, turn in enumerate(turns):
        if turn.side is not Side.OURS:
            if turn.side is Side.THEIRS:
                before = _end_of(turn)
            continue
        spans = segment(turn.text)
        texts = [turn.text[span.start : span.end] for span in spans]
        wanted = _wanted(turns, number)
        told = told_before(turns, number)
        colleague = to_colleagues(turns, number, spans)
        for n, span in enumerate(spans):
            places.append((number, span.start, span.end))
            pairs.append((before, texts[n]))
            beside = (texts[n - 1] if n else "", texts[n + 1] if n + 1 < len(texts) else "")
            arounds.append(Around(before, *beside, wanted=wanted, colleague=colleague[n], told=told))
    if not pairs:
        return []
    p = (classifier or default_classifier()).probabilities(pairs)
    out: list[Said] = []
    for (number, start, end), around, (_, text), row in zip(places, arounds, pairs, p, strict=True):
        turn = turns[number]
        pushed = None if turn.pushed is None else any(a < end and start < b for a, b in turn.pushed)
        act, confidence = _decide(text, around, [float(v) for v in row], turn.written, pushed)
        last = out[-1] if out and out[-1].turn == number else None
        if act is Act.OPEN_QUESTION and last is not None and last.act is Act.CLOSED_QUESTION and goes_on(text):
            act = Act.CLOSED_QUESTION
        out.append(Said(number, start, end, text, act, confidence))
    return out


def _wanted(turns: Sequence[CoachTurn], number: int) -> bool:
    """Whether a turn of ours tells what was asked for: by them, by a colleague of ours, or by leave that we had just got."""
    first = number
    while first and turns[first - 1].side is Side.OURS:
        first -= 1
    if number > first:
        text = turns[number - 1].text
        spans = segment(text)
        put = to_colleagues(turns, number - 1, spans)
        asked = [text[s.start : s.end] for s, p in zip(spans, put, strict=True) if p]
        if any(ends_with_question(question) and not gives_the_floor(question) for question in asked):
            return True
    theirs = turns[first - 1] if first and turns[first - 1].side is Side.THEIRS else None
    if theirs is None:
        return False
    asked_leave = turns[first - 2].text if first > 1 and turns[first - 2].side is Side.OURS else ""
    return wants_our_view(theirs.text) or leave_given(asked_leave, theirs.text)


def heard_before(turns: Sequence[CoachTurn], number: int) -> str:
    """The end of what they said last before a turn; empty if they had said nothing."""
    return next((_end_of(t) for t in reversed(turns[:number]) if t.side is Side.THEIRS), "")


def told_before(turns: Sequence[CoachTurn], number: int) -> str:
    """What they said in their last turns before one, a line each; empty if they had said nothing."""
    near = (_end_of(t) for t in reversed(turns[:number]) if t.side is Side.THEIRS)
    return "\n".join(reversed(list(islice(near, TOLD_TURNS))))


def _end_of(turn: CoachTurn) -> str:
    return " ".join(turn.text.split()[-HEARD_WORDS:])


def _decide(text: str, around: Around, row: list[float], written: bool, told: bool | None) -> tuple[Act, float]:
    """The likeliest act that the sentence's form and what stands around it allow.

    Args:
        told: whether the check of messages says that it pushes; None where it was not asked.
    """
    heard = around.heard
    asks = ends_with_question(text)
    ranked = sorted(zip(row, ACTS, strict=True), key=lambda pair: -pair[0])
    if is_courtesy(text) or around.colleague:
        return Act.OTHER, row[ACTS.index(Act.OTHER)]
    shown = _in_so_many_words(text, around, written, told, ranked[0][1])
    if shown is not None:
        return shown, max(SEEN, row[ACTS.index(shown)])
    if asks and (
        presumes(text)
        or takes_them_in(text, heard)
        or (wants_agreement(text) and not echoes(text, heard) and ranked[0][1] is not Act.REFLECTION)
    ):
        # What must be so of them is no guess at what they meant, and what asks for a nod is no argument only.
        return Act.CLOSED_QUESTION, max(SEEN, row[ACTS.index(Act.CLOSED_QUESTION)])
    if (echoes(text, heard) or asks_back_their_words(text, heard)) and not (
        ranked[0][1] in NON_ADHERENT and ranked[0][0] >= NEEDED
    ):
        return Act.REFLECTION, max(ECHOED, row[ACTS.index(Act.REFLECTION)])
    for confidence, act in ranked:
        if not _may_be(act, confidence, text, around, told):
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


def _in_so_many_words(text: str, around: Around, written: bool, told: bool | None, likeliest: Act) -> Act | None:
    """The act that shows in the words themselves, whatever the classifier makes of them; None where none does."""
    heard = around.heard
    asks = ends_with_question(text)
    push = pushes(text)
    # Who calls may begin with "just checking in"; a letter that says no more comes for an answer.
    pushed = push is not None and (written or push[0] is not Push.CHASING)
    pushed = pushed or (not asks and (sets_deadline(text) or claims_scarcity(text, heard)))
    pushed = pushed or needs_it_for_ourselves(text) or tells_a_rise(text, heard) or asks_for_their_yes_by(text, heard)
    if pushed if told is None else told:
        return Act.PRESSURE
    if runs_down(text, heard) or leans_on_others(text, heard) or waves_away(text, heard):
        return Act.PERSUASION
    if not around.wanted and (contradicts(text, heard, around.told) or praises_ourselves(text, heard)):
        return Act.PERSUASION
    if not asks and likeliest in NON_ADHERENT and admits_limit(text):
        return Act.INFORMATION
    return None


def _may_be(act: Act, confidence: float, text: str, around: Around, told: bool | None) -> bool:
    """Whether a sentence can be what the classifier takes it for."""
    asks = ends_with_question(text)
    if act in QUESTIONS:
        return has_form_of_question(text)
    if act is Act.AUTONOMY:
        # Neither an offer, a bare no nor advice with a question mark leaves the choice with them; what asks leave to ask is the question.
        allowed = not (only_offers(text) or suggests(text) or asks_leave_to_ask(text) or leaves_no_choice(text))
    elif act is Act.REFLECTION:
        allowed = may_reflect(text, around.heard) and not turns_round(text, around.heard)
    elif act is Act.PRESSURE:
        allowed = told is None and not (only_promises(text) or harmless(text) or presses_not(text, around))
    elif act is Act.PERSUASION:
        allowed = not (runs_the_talk(text) or argues_not(text, around))
    elif act is Act.AFFIRMATION:
        allowed = not asks and may_affirm(text)
    else:
        allowed = not asks
    needed = NEEDED if act in NON_ADHERENT else NEEDED_FOR_DEEDS if act in _DEEDS else 0.0
    return allowed and confidence >= needed
