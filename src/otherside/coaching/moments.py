"""Moments worth a second look: where, why, and what could be said instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import takewhile
from typing import Any

from otherside.coaching import openings, rather
from otherside.coaching.acts import Act
from otherside.coaching.addressing import called_in
from otherside.coaching.contradicting import contradicts
from otherside.coaching.leaning import needs_it_for_ourselves
from otherside.coaching.metrics import Pitch, Stretch
from otherside.coaching.pushing import runs_down
from otherside.coaching.questions import could_be_open, is_leading, open_form
from otherside.coaching.reflecting import shares
from otherside.coaching.turns import CoachTurn, Said, heard_before, told_before
from otherside.coaching.unanswered import Unanswered
from otherside.domain import Side
from otherside.domain.patterns import lazily
from otherside.profiles.said.pushes import Push, pushes

#: From this many words on a stretch of ours is shown as long: about a minute and a half of speech.
LONG_WORDS = 220
LONG_SECONDS = 90.0
#: How sure the classifier must be before a moment is shown.
SHOWN = 0.5
#: An open question is shown as good when they answered it with at least this many words.
GOOD_ANSWER_WORDS = 15


@dataclass(frozen=True, slots=True)
class Moment:
    """One place in the conversation.

    Attributes:
        kind: closed_question, leading_question, premature_pitch, persuasion, pressure, missed_opening,
            unanswered_question, long_monologue, good_reflection, good_open_question, affirmation or autonomy_support.
        turn: index of the turn.
        speaker: who spoke there, where known.
        start: offset of the first character in the turn's text.
        end: offset one past the last.
        text: ``turn.text[start:end]``.
        why: one sentence.
        instead: what could be said instead; None for moments that went well.
    """

    kind: str
    turn: int
    speaker: str | None
    start: int
    end: int
    text: str
    why: str
    instead: str | None

    def to_json(self) -> dict[str, Any]:
        """All fields by name."""
        return asdict(self)


def _of(turn: CoachTurn, kind: str, start: int, end: int, why: str, instead: str | None) -> Moment:
    return Moment(kind, turn.index, turn.speaker, start, end, turn.text[start:end], why, instead)


#: A word of theirs was not caught: "Sorry, what's the Beacon?"
_CAUGHT_NOT = lazily(r"^\W*(?:sorry|pardon|excuse me|wait)\b[^?]{0,40}\?", re.IGNORECASE)
#: Fewer words say nothing back.
_SAYS_BACK = 4
#: Thanks name nothing of theirs: "Thank you, that's huge."
_THANKS = lazily(r"^\W*(?:thank you|thanks)\b(?! for\b)(?:\W+\w[\w’']*){0,4}\W*$", re.IGNORECASE)

_WHY_GOOD = {
    Act.AFFIRMATION: ("affirmation", "It names something they did or are, and wants nothing in return."),
    Act.AUTONOMY: ("autonomy_support", "It leaves the choice with them."),
}


_WHY_PRESSURE = "It uses time, scarcity, guilt or blame to get a yes; a yes got that way seldom lasts."
_WHY_PUSHED = {
    Push.GRANTED: "It takes a yes for granted that nobody has given; whoever hears that tends to look for the no.",
    Push.MISSING: "It pushes with the fear of missing out or being the last; what they need to decide is not in it.",
    Push.OTHERS: "It pushes with what all the others are said to do; what it would be for them is not in it.",
    Push.DREAD: "It paints them a bad moment before somebody who judges them; dread is no reason of theirs.",
    Push.OR_ELSE: "It says that they lose something to somebody else unless they act; that ends the talk it presses forward.",
    Push.CHASING: "It asks for an answer once more and brings them nothing; to say nothing is an answer too.",
}


def presses(s: Said) -> bool:
    """Whether a sentence of ours presses: surely enough, or by words that can mean nothing else."""
    return s.act is Act.PRESSURE and (s.confidence >= SHOWN or pushes(s.text) is not None)


def sentence_moments(turns: Sequence[CoachTurn], said: Sequence[Said]) -> list[Moment]:
    """Moments that one sentence of ours makes."""
    out: list[Moment] = []
    for s in said:
        turn = turns[s.turn]
        reply = turns[s.turn + 1] if s.turn + 1 < len(turns) else None
        answered = reply is not None and reply.side is Side.THEIRS
        if s.act in (Act.CLOSED_QUESTION, Act.OPEN_QUESTION) and is_leading(s.text, heard_before(turns, s.turn)):
            why, instead = rather.for_leading(s.text)
            out.append(_of(turn, "leading_question", s.start, s.end, why, instead))
        elif s.act is Act.CLOSED_QUESTION and s.confidence >= SHOWN and could_be_open(s.text):
            why = "A yes, a no or one fact answers it; asked open, it would let them say what matters."
            why, instead = rather.told_already(turns, said, s) or (why, open_form(s.text))
            out.append(_of(turn, "closed_question", s.start, s.end, why, instead))
        elif (
            s.act is Act.OPEN_QUESTION
            and reply is not None
            and (words := _answer_words(turns, s.turn, s.text)) >= GOOD_ANSWER_WORDS
        ):
            # A letter answers one question among other things: how long it is says nothing. Nor is it ours that they went on when we
            # had only not caught a word.
            if not (reply.written or _CAUGHT_NOT.match(s.text)):
                why = f"They answered in {words} words of their own."
                out.append(_of(turn, "good_open_question", s.start, s.end, why, None))
        elif (
            s.act is Act.REFLECTION
            and s.confidence >= SHOWN
            and len(s.text.split()) >= _SAYS_BACK
            and answered
            and shares(s.text, heard_before(turns, s.turn))
        ):
            why = "It says back what they meant and leaves them to go on."
            out.append(_of(turn, "good_reflection", s.start, s.end, why, None))
        elif s.act in _WHY_GOOD and s.confidence >= SHOWN and not _THANKS.match(s.text):
            kind, why = _WHY_GOOD[s.act]
            out.append(_of(turn, kind, s.start, s.end, why, None))
        elif s.act is Act.PERSUASION and runs_down(s.text, heard_before(turns, s.turn)):
            why = "It runs another supplier down; whoever was considering them will tend to take their side."
            instead = "What do you like about what they offer?"
            out.append(_of(turn, "persuasion", s.start, s.end, why, instead))
        elif s.act is Act.PERSUASION and contradicts(s.text, heard_before(turns, s.turn), told_before(turns, s.turn)):
            why = "It passes a verdict on what they had told; whoever hears that tends to defend it."
            out.append(_of(turn, "persuasion", s.start, s.end, why, "What speaks for it, as you see it?"))
        elif s.act is Act.PERSUASION:
            why = "It argues our case or tells them what to do; people tend to answer with the other side of it."
            out.append(_of(turn, "persuasion", s.start, s.end, why, rather.for_persuasion(s.text)))
        elif presses(s):
            push = pushes(s.text)
            if needs_it_for_ourselves(s.text):
                why = "It makes their decision a matter of what we need; that is no reason of theirs."
                out.append(_of(turn, "pressure", s.start, s.end, why, rather.for_pressure(s.text)))
                continue
            why = _WHY_PUSHED.get(push[0], _WHY_PRESSURE) if push else _WHY_PRESSURE
            out.append(_of(turn, "pressure", s.start, s.end, why, rather.for_pressure(s.text)))
    return out


def _answer_words(turns: Sequence[CoachTurn], number: int, question: str) -> int:
    """How many words follow a question of ours, up to the next turn that is not theirs, of whoever of them was asked.

    That is whom it calls by name, else who speaks next: what colleagues add is no answer of theirs.
    """
    run = list(takewhile(lambda turn: turn.side is Side.THEIRS, turns[number + 1 :]))
    called = called_in(question)
    asked = next((t.speaker for t in turns if called and t.speaker and t.speaker.split()[:1] == [called]), None)
    asked = asked or (run[0].speaker if run else None)
    return sum(turn.words for turn in run if turn.speaker == asked)


def pitch_moments(turns: Sequence[CoachTurn], pitches: Sequence[Pitch]) -> list[Moment]:
    """Our offer described before we knew what matters to them, or over what they had just voiced."""
    out = []
    for pitch in pitches:
        why = "Our offer came before they had answered an open question or said what moves them."
        instead = "Before I say anything about us: what would you like to be different, and what is it like today?"
        if pitch.over is not None:
            why = f"Our offer came in place of a word about what they had just voiced: {pitch.over.name}."
            instead = pitch.over.next_line
        elif pitch.against:
            why = "It sets our offer against what they had just told, in place of a word about that."
            instead = "Say back what they told, and ask: what would it have to do, as you see it?"
        s = pitch.said
        out.append(_of(turns[s.turn], "premature_pitch", s.start, s.end, why, instead))
    return out


def unanswered_moments(turns: Sequence[CoachTurn], found: Sequence[Unanswered]) -> list[Moment]:
    """Questions that nobody answered."""
    out = []
    for u in found:
        text = turns[u.turn].text[u.start : u.end]
        if u.ours and turns[u.turn].written:
            instead = "Ask it once more, by itself."
        elif u.ours:
            instead = "Ask it once more, by itself, and leave a silence after it."
        else:
            instead = f"You asked: “{text}” Let me answer that, or say that I don't know yet."
        out.append(_of(turns[u.turn], "unanswered_question", u.start, u.end, u.why, instead))
    return out


def missed_moments(turns: Sequence[CoachTurn], numbers: Sequence[int]) -> list[Moment]:
    """Openings of theirs that our next words passed by."""
    out = []
    for number in numbers:
        turn = turns[number]
        found = openings.opened(turn)
        assert found is not None
        why = f"They voiced {found.name}, and our next words moved on."
        out.append(_of(turn, "missed_opening", found.start, found.end, why, found.next_line))
    return out


def monologue_moments(turns: Sequence[CoachTurn], found: Sequence[Stretch]) -> list[Moment]:
    """Long stretches of ours, shown at their first turn."""
    out = []
    for stretch in found:
        if stretch.words < LONG_WORDS and (
            stretch.seconds is None or stretch.seconds < LONG_SECONDS or stretch.words < LONG_WORDS // 2
        ):
            continue
        turn = turns[stretch.turns[0]]
        seconds = f", {stretch.seconds:.0f} seconds" if stretch.seconds is not None else ""
        why = f"We spoke for {stretch.words} words{seconds} with hardly a word from them."
        instead = "After the first two sentences, stop and ask: what of this matters to you?"
        out.append(_of(turn, "long_monologue", 0, len(turn.text), why, instead))
    return out
