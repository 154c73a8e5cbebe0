"""What our side did, in a few plain sentences: the numbers as a colleague would tell them, and of nothing only that it was not seen."""

from __future__ import annotations

from collections.abc import Mapping

from otherside.domain.counting import plural

Number = int | float | None

#: A measure, its name for one and for several, and what is said of none.
_FAULTS = (
    ("premature_pitch", "pitch too early, or in place of a word about what they had told",
     "pitches too early, or in place of a word about what they had told", "early pitch"),
    ("non_adherent", "sentence that argues or presses", "sentences that argue or press", "argument or pressure"),
    ("unanswered_ours", "question of ours that nobody answered", "questions of ours that nobody answered",
     "question of ours left open"),
    ("unanswered_theirs", "question of theirs that we did not answer", "questions of theirs that we did not answer",
     "question of theirs left open"),
)  # fmt: skip


def told(metrics: Mapping[str, Number]) -> list[str]:
    """Sentences for the metrics of ``Coaching``, most telling first; what cannot be said of nothing is left out."""
    known = {name: int(value) for name, value in metrics.items() if value is not None}
    if metrics.get("turns_ours") == 0:
        return ["No words of ours stand in it, so it tells nothing of our side."]
    known["unanswered_ours"] = known.get("unanswered_questions", 0) - known.get("unanswered_theirs", 0)
    share = metrics.get("talk_share")
    out = [_openings(known), _questions(known), _reflections(known)]
    if share is not None:
        out.append(f"{share:.0%} of the talking was ours.")
    if words := known.get("longest_monologue_words"):
        out.append(f"Our longest stretch without a word from them: {plural(words, 'word')}.")
    out += [f"{plural(n, one, several)}." for key, one, several, _ in _FAULTS if (n := known.get(key, 0))]
    if clear := [none for key, _, _, none in _FAULTS if not known.get(key, 0)]:
        out.append(f"Not seen: {', '.join(clear)}; that is no proof that there was none.")
    return out


def _openings(known: Mapping[str, int]) -> str:
    """What they voiced of themselves, and whether our next words took it up."""
    there, missed = known.get("openings", 0), known.get("missed_openings", 0)
    if not there:
        return "No opening was recognised in what they said; that is no praise, since some are missed."
    taken = there - missed
    how = {
        True: "and we took it up" if there == 1 else "and we took it up each time",
        False: "and our next words passed it by" if there == 1 else "and our next words passed it by each time",
    }
    if 0 < taken < there:
        return f"They opened up {_times(there)}; we took it up {_times(taken)} and passed it by {_times(missed)}."
    return f"They opened up {_times(there)}, {how[taken > 0]}."


def _questions(known: Mapping[str, int]) -> str:
    asked = known.get("open_questions", 0) + known.get("closed_questions", 0)
    if not asked:
        return "We asked nothing."
    opened = known.get("open_questions", 0)
    bare = {0: "none of them open", asked: "open" if asked == 1 else "all of them open"}
    return f"We asked {plural(asked, 'question')}, {bare.get(opened, f'{opened} of them open')} (half is fair, 7 in 10 is good)."


def _reflections(known: Mapping[str, int]) -> str:
    said = known.get("reflections", 0)
    if not said:
        return "Nothing they said was said back to them."
    return (
        f"We said back what they had said or meant {_times(said)} (as often as we ask is fair, twice as often is good)."
    )


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")
