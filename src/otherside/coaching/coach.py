"""Our side of a conversation, seen with the eyes of motivational interviewing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from otherside.coaching import metrics, moments
from otherside.coaching.acts import QUESTIONS, Act
from otherside.coaching.classifier import ActClassifier
from otherside.coaching.metrics import EXPLANATIONS, THRESHOLDS
from otherside.coaching.moments import Moment
from otherside.coaching.questions import is_leading
from otherside.coaching.turns import CoachTurn, Said, checked, heard_before, said_by_us
from otherside.coaching.unanswered import Unanswered, unanswered
from otherside.domain import Side

Number = int | float | None


@dataclass(frozen=True, slots=True)
class Coaching:
    """What our side did.

    Attributes:
        metrics: plain numbers by name; None where nothing can be said, such as a share of no questions.
        moments: in the order of the conversation.
        said: our sentences with their acts, in order.
        talk_share_by: ``time`` or ``words``.
    """

    metrics: dict[str, Number]
    moments: tuple[Moment, ...]
    said: tuple[Said, ...]
    talk_share_by: str

    def to_json(self) -> dict[str, Any]:
        """``metrics``, ``moments``, and what explains them: ``explanations``, ``thresholds``, ``talk_share_by``."""
        return {
            "metrics": {k: round(v, 4) if isinstance(v, float) else v for k, v in self.metrics.items()},
            "moments": [m.to_json() for m in self.moments],
            "explanations": EXPLANATIONS,
            "thresholds": THRESHOLDS,
            "talk_share_by": self.talk_share_by,
        }


def coach(turns: Iterable[CoachTurn], classifier: ActClassifier | None = None) -> Coaching:
    """Counts what our side did and points out moments.

    Args:
        turns: in order, with sides given by the caller; evidence on their turns where it has been extracted.
        classifier: the one that ships with the package unless another is given.

    Raises:
        InputError: two turns share an index, or spans do not fit.
    """
    given = checked(turns)
    said = said_by_us(given, classifier)
    acts = Counter(s.act for s in said)
    questions = acts[Act.OPEN_QUESTION] + acts[Act.CLOSED_QUESTION]
    asking = len({s.turn for s in said if s.act in QUESTIONS})
    reflecting = len({s.turn for s in said if s.act is Act.REFLECTION})
    share, by = metrics.talk_share(given)
    stretches = metrics.stretches(given)
    seconds = [s.seconds for s in stretches if s.seconds is not None]
    all_written = bool(given) and all(t.written for t in given)
    open_ends = unanswered(given, said)
    pitches = metrics.premature_pitches(given, said)
    opened, missed = metrics.missed(given, said)
    sides = Counter(t.side for t in given)
    pressing = sum(moments.presses(s) for s in said)
    numbers: dict[str, Number] = {
        "turns_ours": sides[Side.OURS],
        "turns_theirs": sides[Side.THEIRS],
        "turns_unknown": sides[Side.UNKNOWN],
        "open_questions": acts[Act.OPEN_QUESTION],
        "closed_questions": acts[Act.CLOSED_QUESTION],
        "leading_questions": sum(s.act in QUESTIONS and is_leading(s.text, heard_before(given, s.turn)) for s in said),
        "share_open": acts[Act.OPEN_QUESTION] / questions if questions else None,
        "reflections": acts[Act.REFLECTION],
        "reflection_to_question": reflecting / asking if asking else None,
        "affirmations": acts[Act.AFFIRMATION],
        "autonomy_support": acts[Act.AUTONOMY],
        "information": acts[Act.INFORMATION],
        "persuasion": acts[Act.PERSUASION],
        "pressure": pressing,
        "non_adherent": acts[Act.PERSUASION] + pressing,
        "premature_pitch": len(pitches),
        "talk_share": share,
        "longest_monologue_words": max((s.words for s in stretches), default=None if all_written else 0),
        "longest_monologue_s": max(seconds, default=None),
        "unanswered_questions": len(open_ends),
        "unanswered_theirs": sum(not u.ours for u in open_ends),
        "openings": opened,
        "missed_openings": len(missed),
    }
    shown = [
        *_unspoilt(moments.sentence_moments(given, said), given, open_ends),
        *moments.pitch_moments(given, pitches),
        *moments.unanswered_moments(given, open_ends),
        *moments.missed_moments(given, missed),
        *moments.monologue_moments(given, stretches),
    ]
    place = {turn.index: number for number, turn in enumerate(given)}
    shown.sort(key=lambda m: (place[m.turn], m.start))
    return Coaching(numbers, tuple(shown), tuple(said), by)


def _unspoilt(found: Sequence[Moment], turns: Sequence[CoachTurn], open_ends: Sequence[Unanswered]) -> list[Moment]:
    """The moments without praise for a question of ours that stands in place of an answer to theirs."""
    dodging = {turns[u.turn + 1].index for u in open_ends if not u.ours and u.turn + 1 < len(turns)}
    return [m for m in found if m.kind != "good_open_question" or m.turn not in dodging]
