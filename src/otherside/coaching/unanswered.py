"""Questions that nobody answered, ours and theirs: in talk by who spoke next, in writing by what was written later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.coaching.acts import NON_ADHERENT, QUESTIONS, Act
from otherside.coaching.dodging import lacks, made_good, says_so, wants
from otherside.coaching.features import WE, content_words, is_courtesy, open_by_form, same_word, words_of
from otherside.coaching.metrics import stretches
from otherside.coaching.phrases import plain
from otherside.coaching.questions import is_rhetorical, takes_leave
from otherside.coaching.reflecting import own_words
from otherside.coaching.turns import CoachTurn, Said
from otherside.domain import Side
from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.number_words import ONE_TO_TEN
from otherside.domain.patterns import lazily
from otherside.extraction.hashing import opening
from otherside.extraction.segment import Span, ends_with_question, segment
from otherside.profiles.said.appeals import put_off, straight

_TALKED_ON_WORDS = 25
#: With fewer words of its own a question says too little to see in a letter whether it was taken up.
_TELLING_WORDS = 2
_ASIDE_WORDS = 7
#: Words of a reply that is no more than a nod.
_A_WORD = 2
#: Below this what sounds like a reflection may be anything.
_SURE = 0.5
#: So many words after their question only say why they ask it.
_REASON_WORDS = 12
_MEANS = lazily(
    r"\b(?:(?:what|how) do you mean|do you mean|you mean|in (?:what|which) (?:way|sense|case)|which (?:one|of|\w+)\b|"
    r"(?:why|what makes you) ask|what would you (?:need|want|expect|like|say|make)|is that what|about (?:it|that|this))\b"
)
_OWN_ANSWER = lazily(
    r"\W*(?:simple|simply|easy|nothing|nobody|no one|exactly|no\b[,.!]|yes\b[,.!]|well\b|i (?:think|guess|suppose|bet|know|mean)\b|"
    r"it means|that means|not\b|probably|maybe|perhaps|of course|anyway|forget|never mind|don't answer)\b",
    re.IGNORECASE,
)
_REQUEST = lazily(r"\b(?:can|could|will|would) (?:you|we|i)\b|\b(?:what|where|when|why|which|who|how)\b")
_AUX_THAT = lazily(
    r"(?:is|are|was|were|am|do|does|did|have|has|had|will|would|can|could|should)(?:n't)? "
    r"(?:that|this|it|he|she|they|you|i|we|there)\b"
)
_YES_OR_NO = lazily(
    r"(?:^|[\n.!?,;:–—-]\s{0,9})(?:yes|no|yep|yeah|nope|sure|of course|certainly|absolutely|fine|gladly|happy to|will do|not yet|"
    r"agreed|done|correct|exactly|okay|ok|that works|works for)\b"
)
_ASKS_NUMBER = lazily(
    r"\b(?:how (?:many|much|often|long|old|big|soon)|when|what (?:day|date|time|year|size|price)|which day)\b"
)
_NUMBER = lazily(
    rf"\d|\b(?:{ONE_TO_TEN}|dozen|twenty|thirty|forty|fifty|hundred|thousand|half|none|few|"
    rf"daily|weekly|monthly|yearly|today|tomorrow|{WEEKDAY}|{MONTHS_BUT_MAY}|"
    r"spring|summer|autumn|winter|week|month|quarter|year)s?\b"
)
#: A day for what we do ourselves.
_BY_THEN = lazily(
    rf"\b(?:by|before|until|till|on|this|next|later|first thing|within)(?: the| this| next| a| an)?(?: \w+)? ?(?:{WEEKDAY}"
    rf"|{MONTHS_BUT_MAY}|week|"
    r"month|day|days|hours?|morning|afternoon|evening|today|noon|\d{1,2}(?:st|nd|rd|th)?)\b|\b(?:today|tonight|tomorrow)\b"
)
#: It asks for a nod: "Every little helps, right?"
_FOR_A_NOD = lazily(r"^(?!.*\byou)[^?]*, (?:right|huh|eh)\s?\?\W*$")


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that nobody answered.

    Attributes:
        turn: index into the sequence of turns.
        start: offset in its text.
        end: offset one past the end.
        ours: who asked.
        why: what happened instead, in a sentence.
    """

    turn: int
    start: int
    end: int
    ours: bool
    why: str


def unanswered(turns: Sequence[CoachTurn], said: Sequence[Said]) -> list[Unanswered]:
    """Questions that got no answer, in order.

    In talk: nobody spoke, we talked on, we met theirs with another of our own, or put it off and never came back to it. In
    writing: whoever was asked wrote again, and nothing of it takes the question up; a letter that waits for its reply is no
    question left unanswered.
    """
    found = [*_ours_spoken(turns, said), *_theirs_spoken(turns, said), *_written(turns, said)]
    return sorted(found, key=lambda u: (u.turn, u.start))


def _ours_spoken(turns: Sequence[CoachTurn], said: Sequence[Said]) -> list[Unanswered]:
    out: list[Unanswered] = []
    for stretch in stretches(turns):
        inside = [s for s in said if s.turn in stretch.turns]
        asked = [
            s
            for s in inside
            if s.act in QUESTIONS and not (is_rhetorical(s.text) or _FOR_A_NOD.match(plain(s.text).strip()))
        ]
        if not asked:
            continue
        last = asked[-1]
        # A nod after the question may be its answer ("Do you use it?" "Yes."): only words before the next turn count.
        rest = [s for s in inside if s.turn == last.turn and s.start > last.start]
        on = sum(len(s.text.split()) for s in rest)
        if not any(t.side is not Side.OURS for t in turns[last.turn + 1 :]):
            if takes_leave(last.text):
                continue
            out.append(Unanswered(last.turn, last.start, last.end, True, "Nobody spoke after it."))
        elif on >= _TALKED_ON_WORDS:
            why = f"We talked on for {on} words before they could answer."
            out.append(Unanswered(last.turn, last.start, last.end, True, why))
    return out


def _theirs_spoken(turns: Sequence[CoachTurn], said: Sequence[Said]) -> list[Unanswered]:
    out: list[Unanswered] = []
    for number, turn in enumerate(turns):
        if turn.side is not Side.THEIRS or turn.written:
            continue
        off = _put_off(turn.text, turns[number + 1 :])
        if off is not None and not _among_themselves(turns, number, off.start):
            why = "Our next words put it off, and named no day for it."
            out.append(Unanswered(number, off.start, off.end, False, why))
            continue
        asked = _last_question(turn.text) or _question_with_a_word_after(turn.text)
        if asked is None or is_rhetorical(turn.text[asked.start : asked.end]):
            continue
        if _among_themselves(turns, number, asked.start):
            continue
        following = turns[number + 1 :]
        if not any(t.side is not Side.THEIRS for t in following):
            if takes_leave(turn.text[asked.start : asked.end]):
                continue
            out.append(Unanswered(number, asked.start, asked.end, False, "Nobody from our side answered."))
            continue
        if following[0].side is not Side.OURS:
            continue
        reply = [s for s in said if s.turn in _ours_next(turns, number)]
        question = turn.text[asked.start : asked.end]
        dodge = _dodged(turn, question, reply) or _no_answer(turns, number, question)
        if dodge and not _came_back(own_words(question), following[len({s.turn for s in reply}) :]):
            out.append(Unanswered(number, asked.start, asked.end, False, dodge))
    return out


def _no_answer(turns: Sequence[CoachTurn], number: int, question: str) -> str | None:
    """Why what we said to a question of theirs was no answer: they say so themselves, or nothing of what it asks for is in it.

    Args:
        number: place of the turn that asks.
        question: in it.
    """
    mine = _ours_next(turns, number)
    reply = " ".join(turns[n].text for n in sorted(mine))
    after = turns[max(mine) + 1 :]
    if after and after[0].side is Side.THEIRS and says_so(after[0].text):
        then = " ".join(turns[n].text for n in sorted(_ours_next(turns, max(mine) + 1)))
        return None if then and made_good(question, then) else "What we said was no answer, as they told us."
    if straight(question) and lacks(question, reply):
        return (
            "It asks who, and what we said names nobody."
            if wants(question) == "somebody"
            else ("It asks for a number or a time, and what we said has none.")
        )
    return None


def _put_off(text: str, following: Sequence[CoachTurn]) -> Span | None:
    """The question of a turn of theirs that we put off next, unless with a day for it or to come back to it in the talk."""
    if not following or following[0].side is not Side.OURS:
        return None
    answer = following[0].text
    spans = [
        s for span in segment(answer) for s in put_off(text, answer[span.start : span.end]) if _no_day(answer, span)
    ]
    if not spans:
        return None
    asked = own_words(text[spans[-1].start : spans[-1].end])
    return None if _came_back(asked, following[1:]) else spans[-1]


def _came_back(asked: Sequence[str], following: Sequence[CoachTurn]) -> bool:
    """Whether a later turn of ours speaks of what was asked."""
    return any(
        turn.side is Side.OURS
        and sum(any(same_word(a, b) for b in words_of(turn.text)) for a in asked)
        >= min(_TELLING_WORDS, max(1, len(asked)))
        for turn in following
    )


def _ours_next(turns: Sequence[CoachTurn], number: int) -> set[int]:
    """The turns of ours right after one of theirs."""
    end = number + 1
    while end < len(turns) and turns[end].side is Side.OURS:
        end += 1
    return set(range(number + 1, end))


def _dodged(theirs: CoachTurn, question: str, reply: Sequence[Said]) -> str | None:
    """What we did in place of an answer to a question of theirs; None where we may have answered.

    Args:
        theirs: the turn that asks.
        question: in it.
        reply: what we said next.
    """
    # What asks for little is also answered by little.
    wants = straight(question) and not is_courtesy(question) and len(own_words(question)) >= _TELLING_WORDS
    # "Great", "Right": a word before we go on answers nothing, unless a yes or no was asked for.
    telling = [s for s in reply if not wants or s.act is not Act.OTHER or len(s.text.split()) > _A_WORD]
    whole = " ".join(s.text for s in reply)
    if not telling or (len(telling) < len(reply) and answers(question, whole)):
        return None
    if all(s.act in QUESTIONS for s in telling):
        asks_back = _asks_back(theirs, telling, wants) or (wants and _MEANS.search(plain(whole)))
        yes_or_no = wants and not open_by_form(question) and _YES_OR_NO.match(plain(whole))
        return None if asks_back or yes_or_no else "We answered it with a question about something else."
    if not wants:
        return None
    if any(s.act is Act.PRESSURE for s in telling) and all(
        s.act in NON_ADHERENT or (s.act is Act.REFLECTION and s.confidence < _SURE) for s in telling
    ):
        return None if answers(question, whole) else "We pressed in place of an answer."
    return None


def _no_day(text: str, span: Span) -> bool:
    """Whether a sentence names no day and no other number, and what we say after it none either.

    "I'll check by Friday" is an honest answer, and so is "I need to ask them. I'll be back to you this week."
    """
    if _NUMBER.search(text[span.start : span.end].lower()):
        return False
    after = [plain(text[s.start : s.end]) for s in segment(text) if s.start >= span.end]
    return not any(_BY_THEN.search(sentence) and WE.search(sentence) for sentence in after)


def _written(turns: Sequence[CoachTurn], said: Sequence[Said]) -> list[Unanswered]:
    out: list[Unanswered] = []
    for number, turn in enumerate(turns):
        if not turn.written or turn.side is Side.UNKNOWN:
            continue
        ours = turn.side is Side.OURS
        if ours:
            asked = [Span(s.start, s.end) for s in said if s.turn == number and s.act in QUESTIONS]
        else:
            asked = [s for s in segment(turn.text) if ends_with_question(turn.text[s.start : s.end])]
        later = [t for t in turns[number + 1 :] if t.side is not turn.side]
        if not any(t.side is not Side.UNKNOWN for t in later):
            continue
        who = "They" if ours else "We"
        for span in asked:
            question = turn.text[span.start : span.end]
            if is_rhetorical(question) or any(answers(question, t.text) for t in later):
                continue
            out.append(Unanswered(number, span.start, span.end, ours, f"{who} wrote again without taking it up."))
    return out


def answers(question: str, reply: str) -> bool:
    """Whether a later message may answer a question; also where the question says too little to tell.

    It does where it speaks of the same thing, says yes or no to what wants one, or gives a number or a day to what asks
    for one.
    """
    own = own_words(question)
    if len(own) < _TELLING_WORDS:
        return True
    theirs = words_of(reply)
    if any(same_word(mine, word) for mine in own for word in theirs):
        return True
    low = plain(reply)
    if _ASKS_NUMBER.search(question.lower()):
        return bool(_NUMBER.search(low))
    return not open_by_form(question) and bool(_YES_OR_NO.search(low))


def _last_question(text: str) -> Span | None:
    """The last sentence of a turn, where it asks something."""
    spans = segment(text)
    return spans[-1] if spans and ends_with_question(text[spans[-1].start : spans[-1].end]) else None


def _question_with_a_word_after(text: str) -> Span | None:
    """The last question of a turn, where what follows it only says why it is asked: "Who pays for that? I need to know."."""
    spans = segment(text)
    at = next((n for n in reversed(range(len(spans))) if ends_with_question(text[spans[n].start : spans[n].end])), None)
    if at is None or at == len(spans) - 1:
        return None
    question = text[spans[at].start : spans[at].end]
    if not straight(question) or (len(own_words(question)) < _TELLING_WORDS and not wants(question)):
        return None
    after = text[spans[at + 1].start :]
    low = plain(text[spans[at].start : spans[at].end])
    own = _OWN_ANSWER.match(after) or (re.search(r"\bwhy\b", low) and re.match(r"\W*because\b", after, re.IGNORECASE))
    return None if own or len(after.split()) > _REASON_WORDS else spans[at]


def _among_themselves(turns: Sequence[CoachTurn], number: int, start: int) -> bool:
    """Whether a question of theirs went to one of themselves.

    So it did if a colleague spoke next, if one is called by name in it, or if it is a short remark on what one just said.
    """
    turn = turns[number]
    after = next((t for t in turns[number + 1 :] if t.side is not Side.THEIRS or t.speaker != turn.speaker), None)
    if after is not None and after.side is Side.THEIRS:
        return True
    before = turns[number - 1] if number else turn
    colleague = (
        before.side is Side.THEIRS and None not in (before.speaker, turn.speaker) and before.speaker != turn.speaker
    )
    if colleague and is_aside(turn.text[start:]):
        return True
    colleagues = {t.speaker.split()[0] for t in turns if t.side is Side.THEIRS and t.speaker and t.speaker.split()}
    colleagues -= set((turn.speaker or "").split())
    names = "|".join(map(re.escape, sorted(colleagues)))
    return bool(names) and re.search(rf"^\W*(?:{names})\s*[,:–—-]|,\s*(?:{names})\W*$", turn.text[start:]) is not None


def is_aside(question: str) -> bool:
    """Whether a question is but a short remark on what was just said: "Is that a promise?", "With lids?", "Really?"."""
    start = opening(question)
    words = start.split()
    if not 0 < len(words) <= _ASIDE_WORDS or _REQUEST.search(start):
        return False
    return len(words) <= 3 or (bool(_AUX_THAT.match(start)) and len(own_words(start)) < _TELLING_WORDS)


def _asks_back(theirs: CoachTurn, reply: Sequence[Said], wants: bool) -> bool:
    """Whether our question asks what theirs meant, which is a way of answering."""
    if not wants:
        words = content_words(theirs.text)
        return any(content_words(s.text) & words for s in reply)
    # That both begin with "what" is nothing they share.
    carrying = own_words(theirs.text)
    return any(same_word(a, b) for s in reply for a in own_words(s.text) for b in carrying)
