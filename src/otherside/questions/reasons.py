"""Why a question is worth asking, in plain sentences: what is not known, and what hangs on it for the buyers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from otherside.questions.answered import may_be_an_example, outlooks

if TYPE_CHECKING:
    from otherside.questions.ranking import Question
    from otherside.questions.view import View

#: Shares of the largest worth from which it is said what hangs on an answer, and that none would tell more.
_TELLS, _TELLS_MOST = 0.35, 0.9
#: What hangs on a number of the forecast, as the buyers would say it.
_HANGS: Mapping[str, str] = {
    "gain": "Whether {person} is for it hangs on what it would change for them",
    "other_gain": "If another way serves {person} better, they will take that one",
    "power": "A yes from {person} goes as far as their word counts",
    "salience": "If {person} has no time for it, it will lie",
    "loss_aversion": "What {person} may lose by it can weigh more than all there is to gain",
    "exposure": "Whoever would be blamed if it failed holds back",
    "switching_cost": "If changing over is too much work for {person}, it stays as it is",
    "rank": "If other things come first for {person}, this one waits",
    "veto": "If a single no ends it, every yes before it is worth little",
    "failure": "Nobody begins what they expect to go wrong",
    "tempo": "How they come to a decision sets how long it takes",
    "capacity": "They can take on only so much at a time",
    "trigger": "If no day of theirs is fixed, it can wait",
}


def why(q: Question, view: View, most: float) -> str:
    """The reason for a question, in one to three sentences.

    Args:
        most: the largest worth among all candidates.
    """
    sentences = [f"{_known(q, view)}."]
    if hangs := _hangs(q, view, most):
        sentences.append(f"{hangs}.")
    if through := _through(q, view):
        sentences.append(through)
    return " ".join(sentences)


def _known(q: Question, view: View) -> str:
    """What is not known, and what was heard of it. We know what we heard, not what was said elsewhere."""
    gap = q.topic.gap.replace("{person}", view.short[q.to.id])
    if q.quoted is not None:
        return f"{'Left open in their own words' if q.topic.open else _HEARD}: {gap}"
    if q.heard is not None and q.heard in outlooks(view, q.to.id):
        words = " ".join(q.heard.text.split()).rstrip(".")
        return f"{view.short[q.heard.person]} tells of {view.short[q.to.id]}: “{words}”. Worth hearing more: {gap}"
    if q.heard is not None and not may_be_an_example(q.heard):
        return f"{_HEARD}: {gap}"
    if q.heard is not None:
        said = "perhaps" if q.heard.person == q.to.id else f"{view.short[q.heard.person]} said"
        return f"{_HEARD}: {gap} ({said} “{' '.join(q.heard.text.split()).rstrip('.')}”)"
    return f"Nothing read so far tells us {gap}"


_HEARD = "Heard a little, worth hearing more"


def _hangs(q: Question, view: View, most: float) -> str:
    """What hangs on the answer for the buyers, where it may tell much about what they will do."""
    if most <= 0 or q.value < _TELLS * most:
        return ""
    hangs = _HANGS.get(q.parameter or "", "").replace("{person}", view.short[q.to.id])
    hangs = hangs[:1].upper() + hangs[1:]
    if q.value < _TELLS_MOST * most:
        return hangs
    return f"{hangs}; no other answer would tell more" if hangs else "No other answer would tell more"


def _through(q: Question, view: View) -> str:
    """Why it is put to somebody else; empty where it is not."""
    if q.through is None:
        return ""
    name, via = view.short[q.to.id], view.short[q.through.id]
    if q.bar is not None and q.bar.asked_by is not None:
        asker = view.short.get(q.bar.asked_by, via)
        return f"{asker} asked us not to approach {name} directly, so it goes through {via}."
    return f"{name[:1].upper()}{name[1:]} has not spoken to us, so it goes through {via}."
