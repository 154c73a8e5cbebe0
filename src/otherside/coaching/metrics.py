"""What our side did, as plain numbers, each with one sentence that says what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.coaching import openings
from otherside.coaching.acquitting import leave_given, wants_our_view
from otherside.coaching.acts import NON_ADHERENT, QUESTIONS, Act
from otherside.coaching.dodging import asked_beside, lacks
from otherside.coaching.turns import CoachTurn, Said
from otherside.domain import Side
from otherside.domain.patterns import lazily
from otherside.extraction.segment import ends_with_question

#: What each metric is, in one sentence.
EXPLANATIONS: dict[str, str] = {
    "turns_ours": "How many turns our side took.",
    "turns_theirs": "How many turns their side took.",
    "turns_unknown": "How many turns are by speakers whose side nobody has told us; they are judged in no way.",
    "open_questions": "Our questions that leave the answer to them.",
    "closed_questions": "Our questions that a yes, a no or one fact would answer.",
    "leading_questions": "Our questions that carry their own answer.",
    "share_open": "Open questions as a share of all our questions.",
    "reflections": "Sentences of ours that say back what they said or meant, without asking.",
    "reflection_to_question": "Turns of ours with a reflection for each turn of ours with a question, as MITI "
    "counts: at most one "
    "of each a turn.",
    "affirmations": "Sentences of ours that name a strength or an effort of theirs.",
    "autonomy_support": "Sentences of ours that leave the choice with them or ask leave before offering something.",
    "information": "Sentences of ours that state a fact.",
    "persuasion": "Sentences of ours that argue, praise our own, or advise without being asked.",
    "pressure": "Sentences of ours that use time, scarcity, guilt or blame to get a yes.",
    "non_adherent": "Persuasion and pressure together: what MITI 4.2 calls acts that do not adhere (persuade, "
    "confront).",
    "premature_pitch": "Turns of ours that describe our offer, unasked, before they answered an open question or said "
    "what moves them, or in place of taking up what they had just voiced.",
    "talk_share": "Our part of the talking: by time where every turn of both sides has one, else by words; not of what was "
    "written.",
    "longest_monologue_words": "Words in our longest stretch of talk that they did not interrupt with more than a nod.",
    "longest_monologue_s": "Seconds of the longest such stretch whose times are known.",
    "unanswered_questions": "Questions that nobody answered, ours and theirs.",
    "unanswered_theirs": "Questions of theirs that we did not answer.",
    "openings": "Turns in which they voiced a fear, who they are, who they want to be, a doubt or a "
    "frustration, and we spoke next.",
    "missed_openings": "Openings that our next words did not take up.",
}

#: Published thresholds; experts' opinion for counselling sessions, not measured in sales.
THRESHOLDS: dict[str, dict[str, float | str]] = {
    "reflection_to_question": {"source": "MITI 4.2", "fair": 1.0, "good": 2.0},
    "share_open": {"source": "MITI 3.1.1 (MITI 4.2 no longer counts open questions)", "fair": 0.5, "good": 0.7},
}
_NOD_WORDS = 3
_OURS = lazily(
    r"\b(?:our (?:platform|tool|solution|product|software|system|app|service|team|customers|clients|company|"
    r"engine|approach|plans?|"
    r"technology|pricing|package|offer|support|machine|consultants|method\w*|dashboard|integration)|"
    r"we (?:offer|provide|have (?:a|an|the|over|built)|"
    r"built|build|help|make|specialise|specialize|can (?:do|help|solve|offer|give|save|get|set)|do (?:it|that|"
    r"this)|work with|deliver|'ve (?:got|built|helped)|support|connect|integrate)|"
    r"we've (?:got|built|helped)|with us|it (?:comes with|integrates|connects|automates|lets you)|"
    r"you(?:'ll)? get (?:a|an|the)|with our)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Turns of ours in a row, interrupted by nods at most: places in the sequence, words, seconds if known."""

    turns: tuple[int, ...]
    words: int
    seconds: float | None


def is_nod(turn: CoachTurn) -> bool:
    """Whether a turn of theirs is a "mm-hmm" that leaves the floor with us."""
    spoken = turn.side is not Side.OURS and not turn.written
    return spoken and turn.words <= _NOD_WORDS and "?" not in turn.text


def stretches(turns: Sequence[CoachTurn]) -> list[Stretch]:
    """Our uninterrupted stretches of talk in order; a letter is read at leisure and interrupts nobody."""
    out: list[Stretch] = []
    current: list[int] = []
    for number, turn in enumerate(turns):
        if turn.side is Side.OURS and not turn.written:
            current.append(number)
        elif current and not is_nod(turn):
            out.append(_stretch(turns, current))
            current = []
    if current:
        out.append(_stretch(turns, current))
    return out


def _stretch(turns: Sequence[CoachTurn], numbers: list[int]) -> Stretch:
    first, last = turns[numbers[0]], turns[numbers[-1]]
    known = first.start_s is not None and last.end_s is not None and last.end_s >= first.start_s
    seconds = (last.end_s or 0.0) - (first.start_s or 0.0) if known else None
    return Stretch(tuple(numbers), sum(turns[i].words for i in numbers), seconds)


def talk_share(turns: Sequence[CoachTurn]) -> tuple[float | None, str]:
    """Our part of the talking of both sides, 0 to 1 (None without any), and whether by ``time`` or by ``words``.

    What was written is no talk.
    """
    both = [t for t in turns if t.side is not Side.UNKNOWN and not t.written]
    seconds = [t.seconds for t in both]
    by_time = bool(both) and all(s is not None for s in seconds) and sum(s or 0.0 for s in seconds) > 0
    sizes = [s or 0.0 for s in seconds] if by_time else [float(t.words) for t in both]
    total = sum(sizes)
    ours = sum(size for size, t in zip(sizes, both, strict=True) if t.side is Side.OURS)
    return (ours / total if total else None), "time" if by_time else "words"


#: What a thing of ours does, thing after thing: "Fleetbook does routing, job sheets, invoicing, …".
_LISTS = lazily(
    r"^(?:(?:So|Well|Now|And|Great|OK|Okay),? )*(?:[Ii]t|[A-Z]\w+|[Tt]he (?:app|system|platform|tool|software|product|service)) "
    r"(?:\w+ly |also )?(?:does|has|offers|handles|includes|covers|automates|measures|tracks|gives you|lets you|comes with)\b"
    r"[^.?!]*,[^.?!]*,"
)


#: What is good about ours, said against what they just told: "Well, ours is fully configurable."
_OURS_IS = lazily(
    r"^(?:(?:well|ah|oh|but|so|no|yes|actually|see|right|ok|okay|now|and|that['’]s why|the good news is)\b[,.!]? )*"
    r"(?:ours|(?:our (?:platform|tool|solution|product|software|system|app|service|machine|version|one)|with ours,? (?:you|it|they))) "
    r"(?:is|are|does|do|has|have|can|could|would|will|lets|allows|handles|comes|works|runs|supports|includes|get|gets)\b"
    r"(?! (?:not|no|never)\b)",
    re.IGNORECASE,
)
_OFFER = (
    r"(?:programme|program|method|approach|process|system|service|course|coaching|training|workshops?|tool|platform|product|software|"
    r"solution|offer|package|way of working|framework|model)"
)
#: Our offer with what it would do for them, or has done for others: told to whoever had just told something, it takes its place.
_SELLS = lazily(
    rf"\bwith (?:my|our) (?:\w+ )?{_OFFER},? (?:you|it|they|your \w+)(?:['’](?:d|ll)| would| will| could| can| get| have| save)\b|"
    rf"\b(?:my|our) (?:\w+ )?{_OFFER}(?:['’]s| has| have)? (?:always |already )?(?:(?:been )?work(?:ed|s)|helped|helps|saved|saves|solves|"
    r"solved|fixes|would (?:give|save|help|get|solve|fix|make|change|take)|gives you|gets you|changes|transforms?)\b|"
    r"\b(?:I|we)(?:['’]ve| have) (?:done|run|used|built|set up|rolled out) (?:this|it|that|these|exactly this|the same)(?: thing)? "
    r"(?:with|for|at|in) (?:(?:more than|over|about|around|some) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fifteen|twenty|thirty|forty|fifty|a hundred|hundreds of|dozens of|many|several|lots of|plenty of|a lot of) \w+|"
    rf"\b(?:I|we)(?:['’]ve| have)(?: got)? (?:an?|the|just the) (?:(?:excellent|great|proven|perfect|brilliant|unique|simple|fantastic|"
    rf"very good|good|right|best) )+{_OFFER}\b|"
    r"\b(?:my|our) (?:\w+ )?(?:clients|customers|families|users|members|students)(?: all| always| usually| tend to)* "
    r"(?:say|love|tell|swear|rave|thank|find|see|get|save)\b|"
    r"\byou(?:['’]d| would|['’]ll| will) (?:be (?:so |absolutely )?(?:delighted|thrilled|amazed) (?:with|by|at) (?:it|this|the|our|my|"
    r"what we)|love (?:it|this|working with us|our|my)|see (?:it|this) pay)\b",
    re.IGNORECASE,
)
#: Who of us is there: "we've got Lena with us today", and nothing of what we offer.
_INTRODUCES = lazily(
    r"\b(?:[Ww]e|I)(?:['’]ve| have)(?: also)?(?: got)?(?: my| our)?(?: (?:colleague|engineer|specialist|consultant))? [A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+)? (?:with (?:me|us)|here|on the (?:call|line)|joining|in the room|beside me)\b"
)
#: They would hear of it: "Tell us how you work", "Go on", "I'd like to hear what you do".
_BIDS_US = lazily(
    r"\b(?:tell|show|walk|talk|take|give|run) (?:me|us)\b|\bgo (?:on|ahead)\b|\b(?:hear|see|know|understand|learn)\b[^.?!]{0,40}"
    r"\b(?:you|your|yours)\b|\bover to you\b|\b(?:your|you) (?:turn|pitch|offer|programme|program|method|approach)\b",
    re.IGNORECASE,
)
#: So many words about our offer are a pitch.
_PITCH_WORDS = 8
#: So many words of theirs tell something that ours is set against.
_TOLD_WORDS = 8


@dataclass(frozen=True, slots=True)
class Pitch:
    """Our offer described at the wrong time.

    Attributes:
        said: its first sentence.
        over: the opening of theirs that it passed over; None where it only came too early.
        against: it sets ours against what they had just told, in place of a word about that.
    """

    said: Said
    over: openings.Opening | None
    against: bool = False


def premature_pitches(turns: Sequence[CoachTurn], said: Sequence[Said]) -> list[Pitch]:
    """One for each turn of ours that describes our offer unasked: too early, over an opening of theirs, or against what they told."""
    passed = {_answer(turns, n): openings.opened(turns[n]) for n in missed(turns, said)[1]}
    out: list[Pitch] = []
    heard = False
    open_pending = False
    for number, turn in enumerate(turns):
        if turn.side is not Side.OURS:
            if turn.side is Side.THEIRS:
                heard = heard or bool(turn.evidence) or (open_pending and turn.words > _NOD_WORDS)
            open_pending = False
            continue
        mine = [s for s in said if s.turn == number]
        previous = turns[number - 1] if number else None
        asked_for = previous is not None and previous.side is not Side.OURS and "?" in previous.text
        over = passed.get(number)
        early = [s for s in mine if _pitches(s, over is not None)] if over or not heard else []
        if not asked_for and sum(len(s.text.split()) for s in early) >= _PITCH_WORDS:
            out.append(Pitch(early[0], over))
        elif not asked_for and previous is not None and _set_against(previous, mine):
            out.append(Pitch(mine[0], over, over is None))
        elif not asked_for and number and (sold := _sold_after(turns, number, mine)) is not None:
            out.append(Pitch(sold, over, over is None))
        open_pending = any(s.act is Act.OPEN_QUESTION for s in mine)
    return out


def _set_against(theirs: CoachTurn, mine: Sequence[Said]) -> bool:
    """Whether all we say to something they told is how good ours is."""
    told = theirs.side is Side.THEIRS and not theirs.written and theirs.words >= _TOLD_WORDS
    asks = any(s.act in QUESTIONS for s in mine)
    return told and bool(mine) and not asks and bool(_OURS_IS.match(mine[0].text))


def _sold_after(turns: Sequence[CoachTurn], number: int, mine: Sequence[Said]) -> Said | None:
    """The sentence that sells our offer where all we say to something they told is that: nothing asked, nothing said back."""
    theirs = turns[number - 1]
    told = theirs.side is Side.THEIRS and not theirs.written and not turns[number].written and theirs.words > _NOD_WORDS
    before = turns[number - 2].text if number > 1 and turns[number - 2].side is Side.OURS else ""
    invited = _BIDS_US.search(theirs.text) or wants_our_view(theirs.text) or leave_given(before, theirs.text)
    if not told or invited or any(s.act in (*QUESTIONS, Act.REFLECTION, Act.AFFIRMATION) for s in mine):
        return None
    sold = next((s for s in mine if _SELLS.search(s.text) and not _INTRODUCES.search(s.text)), None)
    return sold if sold is not None and sum(len(s.text.split()) for s in mine) >= _PITCH_WORDS else None


def _pitches(s: Said, over_opening: bool) -> bool:
    """Whether a sentence describes our offer. A bare list of what somebody does may introduce a colleague at first."""
    # A push is told as a push, and not once more as an offer that came too early.
    if s.act not in (Act.INFORMATION, Act.PERSUASION) or _INTRODUCES.search(s.text):
        return False
    return bool(_OURS.search(s.text.replace("’", "'"))) or (over_opening and bool(_LISTS.match(s.text)))


def _answer(turns: Sequence[CoachTurn], number: int) -> int:
    """The place of the first turn after one of theirs and what they added to it that is not theirs; the end if none."""
    return next((n for n in range(number + 1, len(turns)) if turns[n].side is not Side.THEIRS), len(turns))


def _answers_beside(theirs: CoachTurn, ours: Sequence[Said]) -> bool:
    """Whether their turn ended with a question about something else, and we answered that: it is what they asked for."""
    found = openings.opened(theirs)
    asked = found and asked_beside(theirs.text, found.start, found.end)
    told = [s.text for s in ours if s.act not in QUESTIONS and s.act not in NON_ADHERENT]
    return bool(asked and told) and not lacks(asked or "", " ".join(s.text for s in ours))


#: Within so many turns we may come back to something in so many words.
_COMES_BACK = 8


def missed(turns: Sequence[CoachTurn], said: Sequence[Said]) -> tuple[int, list[int]]:
    """How many openings there were, and the indices of the turns whose openings our next words did not take up."""
    count, out = 0, []
    for number, turn in enumerate(turns[:-1]):
        if turn.side is not Side.THEIRS or openings.opened(turn) is None:
            continue
        # They may go on in further turns; what we say after the last of them is our answer.
        after = _answer(turns, number)
        if after >= len(turns) or turns[after].side is not Side.OURS:
            continue
        # A nod of ours leaves the floor with them.
        nods = all(s.act is Act.OTHER for s in said if s.turn == after)
        if nods and turns[after].words <= _NOD_WORDS and after + 1 < len(turns):
            continue
        # What a colleague of theirs asked after it is answered first.
        if any(t.speaker != turn.speaker and ends_with_question(t.text) for t in turns[number + 1 : after]):
            continue
        if _answers_beside(turn, [s for s in said if s.turn == after]):
            continue
        count += 1
        taken = openings.taken_up(turn, [s for s in said if s.turn == after])
        if not taken and not openings.come_back_to(turn, [s for s in said if after < s.turn <= after + _COMES_BACK]):
            out.append(number)
    return count, out
