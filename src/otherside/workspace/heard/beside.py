"""What stands beside a quote: when it was said, that it was said in confidence, and what came before words that say nothing alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from otherside.domain import TurnKind
from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily
from otherside.extraction.question_before import question_before
from otherside.extraction.segment import Span, segment
from otherside.extraction.spans import has_verb
from otherside.profiles.private.open_part import private
from otherside.profiles.said.changed import position
from otherside.questions.phrases import content_words
from otherside.store import StoredConversation
from otherside.workspace.heard.answering import answers_at
from otherside.workspace.heard.forwarded import unaware
from otherside.workspace.heard.kept_parts import Confided
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

T = TypeVar("T")

#: Beside the words of whoever does not know that we have them.
PASSED_ON = "passed on to us"

#: "I'd love that.", "Works for us.": with no more than so many words of content it is the words before that tell.
_FEW = 2
_POINTER = r"(?:that|it|this|those|these|them|they|he|she)(?:['’](?:s|d|ll|re|ve))?"
_OPENER = r"(?:(?:yes|yeah|no|and|but|so|well|ok|okay|oh|because)\b[,. ]*)*"
_BEGINS = lazily(rf"\W*{_OPENER}{_POINTER}\b", re.IGNORECASE)
_ENDS = lazily(r"\b(?:that|it|this|those|these|them)\W*$", re.IGNORECASE)
_NUMBER = (
    rf"(?:\d|(?i:{ONE_TO_TWELVE}|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|eighty|ninety|"
    r"hundred|thousand)\b)"
)
#: Part of something that was named before: "Half of them are over fifty", "If she says so".
_PART = lazily(
    rf"\W*{_OPENER}(?:(?:about |almost |nearly )?(?:half|most|some|none|all|both|each|many|few|{_NUMBER}\S*) of "
    r"(?:them|it|these|those|this|that)\b|(?:if|when|unless|until|once|as long as|as soon as) (?:he|she|they|it)\b)",
    re.IGNORECASE,
)
#: A measure alone, of what was asked: "Between eight and ten a week, depending on the season."
_MEASURE = lazily(
    rf"\W*{_OPENER}(?:(?:between|about|around|roughly|maybe|some|over|under|up to|at least|at most|nearly|almost|only|just|more than|"
    rf"less than|something like) )*(?:[£$€]\s?)?(?:{_NUMBER}|a (?:couple|few|dozen|hundred|thousand)\b|every\b|twice\b|once (?:a|every)\b)",
    re.IGNORECASE,
)
#: The first stretch of a sentence, which in a measure has no verb.
_FIRST = lazily(r"[^,;:.!?–—]*")
#: What a later "it" in the same sentence may stand for: "Let's do a trial, Ada runs it."
_OWN_IT = lazily(r"\b(?:an?|another) [\w-]+[^.!?]*,.*\bit\W*$", re.IGNORECASE | re.DOTALL)
#: An answer beside a colleague's answer, to the same question.
_FOR_ME = lazily(rf"\W*{_OPENER}(?:for|to) (?:me|us)\b|\W*{_OPENER}(?:mine|ours|in my case)\b", re.IGNORECASE)
#: Somebody whom "they", "he" or "she" may mean.
_THEY = lazily(rf"\W*{_OPENER}(?:they|them|those|these)\b", re.IGNORECASE)
_MANY = lazily(
    r"\b(?:(?!(?:this|does|was|has|yes|perhaps|always|sometimes|unless|besides|thanks|its|says|makes|sounds|looks|seems)\b)"
    r"[^\W\d_]{3,}(?<![sui'’])s|people|staff|team|board|everybody|everyone|management|children|men|women|both|and [A-Z]\w+)\b"
)
#: Words of a check or a remark: with no others, words are about nothing ("Does that sound right?", "Good question.").
_IDLE = content_words(
    """yes yeah yep yup sure okay right correct exactly absolutely definitely totally perfect great good nice cool fair fine
    lovely awesome excellent thanks thank question point sense make makes made sounds looks seems works agree agreed reasonable
    accurate understood hear heard know see actually really very pretty just well let lets does did done got like love plan
    idea appreciate helpful interesting"""
)
#: A number or a no always tells something, and so may other alphabets.
_TELLS = lazily(r"\d|\b(?:not|no|never|nothing|none|cannot)\b|n['’]t\b|[^\W\d_a-zà-ÿ]")
#: How many sentences back the one that tells is looked for.
_BACK = 3
_LONGEST = 40
#: And how many turns.
_TURNS_BACK = 2
#: Longer ones tell by themselves, whatever pronoun they begin or end with.
_BEGUN, _ENDED = 20, 10


def leans(text: str) -> bool:
    """Whether words have no subject of their own: a bare yes, or what points at something said before."""
    return empty(text) or _points(text)


def empty(text: str) -> bool:
    """Whether words alone say nothing: a yes without what it is to."""
    return len(content_words(text)) <= _FEW


def idle(text: str) -> bool:
    """Whether words are a bare yes, a bare check ("does that sound right?") or a remark: of nothing that has a name."""
    return content_words(text) <= _IDLE and not _TELLS.search(text.casefold())


def _points(text: str) -> bool:
    words = len(text.split())
    begins = _BEGINS.match(text) or _PART.match(text) or _FOR_ME.match(text) or _measures(text)
    return bool((words <= _BEGUN and begins) or (words <= _ENDED and _ENDS.search(text) and not _OWN_IT.search(text)))


def _measures(text: str) -> bool:
    first = _FIRST.match(text)
    # "Hundred" ends as verbs do.
    return bool(_MEASURE.match(text) and first and not has_verb(re.sub(rf"\b{_NUMBER}", "", first[0])))


def set_beside(conversations: Iterable[StoredConversation], quotes: Iterable[dict[str, Any]]) -> None:
    """Gives quotes, as JSON, ``start_s`` (seconds into the recording, or None) and ``before``.

    ``before`` is ``{"speaker", "quote"}`` of the sentence before, where the quote needs one (``speaker`` is None in the
    same turn), else None; a quote that says nothing alone and has nothing before it has ``"empty": true``. What was said in
    confidence stands before nothing that was not.
    """
    held = {stored.id: stored for stored in conversations}
    kept = in_confidence(held.values())
    for quote in quotes:
        stored = held.get(quote["conversation"])
        if stored is None or quote["turn"] >= len(stored.turns):
            continue
        quote["start_s"] = stored.turns[quote["turn"]].turn.start_s
        quote["before"] = _before(stored, quote, kept) if leans(quote["quote"]) and not _betrays(kept, quote) else None
        # "I'm against this" is short, and says all there is to say.
        quote["empty"] = quote["before"] is None and empty(quote["quote"]) and position(quote["quote"]) is None


def set_marks(conversations: Iterable[StoredConversation], found: Any) -> None:
    """Gives whatever has a place in a turn, however deep in plain data, its ``mark``.

    To what is there already it adds that the words were said in confidence, or written to others and passed on to us, where they
    were; ``""`` says that nothing has to be known beside them.

    Args:
        conversations: those in which the places are; what stands elsewhere keeps the mark it has.
    """
    known = list(conversations)
    kept = in_confidence(known)
    away = {(stored.id, n) for stored in known for n in unaware(stored)}
    for row in _placed(found):
        marks = [row["mark"]] if row.get("mark") else []
        if (row["conversation"], row["turn"]) in away and PASSED_ON not in "".join(marks):
            marks.append(PASSED_ON)
        if _kept(kept, row) and IN_CONFIDENCE not in "".join(marks):
            marks.append(IN_CONFIDENCE)
        row["mark"] = ", ".join(marks)


def _betrays(kept: Confided, quote: Mapping[str, Any]) -> bool:
    """Whether what stands before words that may be told was said in confidence: in their turn, or just before it."""
    places = [(quote["conversation"], quote["turn"] - back) for back in range(_TURNS_BACK + 1)]
    return not _kept(kept, quote) and any(place in kept for place in places)


def _kept(kept: Confided, row: Mapping[str, Any]) -> bool:
    """Whether words with a place were said in confidence; without offsets their whole turn is meant."""
    start, end = row.get("start"), row.get("end")
    if isinstance(start, int) and isinstance(end, int):
        return kept.covers(row["conversation"], row["turn"], start, end)
    return (row["conversation"], row["turn"]) in kept


def with_marks(workspace: Workspace, found: T) -> T:
    """The same plain data after ``set_marks`` over the conversations that it quotes."""
    numbers = dict.fromkeys(row["conversation"] for row in _placed(found))
    stored = (workspace.store.conversation(number) for number in numbers)
    set_marks((one for one in stored if one is not None), found)
    return found


def _placed(found: Any) -> Iterator[dict[str, Any]]:
    """Everything in plain data that says in which conversation and turn it stands."""
    if isinstance(found, dict):
        if isinstance(found.get("conversation"), str) and isinstance(found.get("turn"), int):
            yield found
        for value in found.values():
            yield from _placed(value)
    elif isinstance(found, list):
        for value in found:
            yield from _placed(value)


def quotes_in(found: Any) -> Iterable[dict[str, Any]]:
    """Every quote with a place in a conversation, however deep in plain data."""
    if isinstance(found, dict):
        if {"quote", "conversation", "turn", "start"} <= found.keys():
            yield found
        else:
            for value in found.values():
                yield from quotes_in(value)
    elif isinstance(found, list):
        for value in found:
            yield from quotes_in(value)


def _before(stored: StoredConversation, quote: Mapping[str, Any], kept: Confided) -> dict[str, Any] | None:
    turn = stored.turns[quote["turn"]].turn
    spans = segment(turn.text)
    # A quote may begin inside its sentence: then the sentence's own beginning is what stands before.
    own = next((s for s in spans if s.start <= quote["start"] < s.end), None)
    begins = own.start if own else quote["start"]
    if not empty(ahead := turn.text[begins : quote["start"]]):
        return None if private(ahead) else {"speaker": None, "quote": _short(ahead)}
    earlier = [s for s in spans if s.end <= begins]
    own_lead = _telling(turn.text, earlier)
    found = {"speaker": None, "quote": _short(own_lead)} if own_lead else None
    nameless = bool(_THEY.match(quote["quote"])) and not _MANY.search(own_lead)
    # After three sentences of their own that tell nothing, what we had said no longer stands before these words.
    if (own_lead and not nameless) or len(earlier) >= _BACK or turn.kind is not TurnKind.SPEECH or not quote["turn"]:
        return found
    at = answers_at(stored, quote["turn"])
    if (stored.id, at) in kept:
        return found
    last = stored.turns[at].turn
    if not own_lead and _FOR_ME.match(quote["quote"]) and not last.text.rstrip().endswith("?"):
        # A colleague has answered first: what both answer is the question before that, and nothing if there is none.
        last = stored.turns[at - 1].turn if at else last
        if last.speaker == turn.speaker or not last.text.rstrip().endswith("?"):
            return None
    # Behind a question, how to answer it ("One word will do.") is not what is answered.
    asked = last.text[: last.text.rfind(question := question_before(last.text)) + len(question)]
    lead = _telling(asked, segment(asked)) if last.kind is TurnKind.SPEECH else ""
    if not lead or (own_lead and not _MANY.search(lead)):
        return found
    return {"speaker": last.speaker, "quote": _short(lead)}


def _telling(text: str, spans: Sequence[Span]) -> str:
    """The end of these sentences from the last that tells something by itself, else from the first that tells any."""
    first = None
    for span in spans[: -_BACK - 1 : -1]:
        said = text[span.start : span.end]
        if not idle(said):
            first = span
            if not _points(said):
                break
    lead = text[first.start : spans[-1].end] if first else ""
    # Somebody's age, private day or family stands beside nothing.
    return "" if private(lead) else lead


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= _LONGEST else "… " + " ".join(words[-_LONGEST:])
