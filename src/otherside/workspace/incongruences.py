"""Incongruences of statements in a file and of a stored deal: words in, plain data out."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

from otherside import __version__
from otherside.domain import FACETS, Deal, Evidence, Facet, InputError, Person, Side, TurnKind
from otherside.domain.places import place_json
from otherside.extraction.encoder import default_encoder
from otherside.extraction.heads import default_heads
from otherside.extraction.segment import segment, segment_texts
from otherside.extraction.thresholds import extractor_version
from otherside.importers.decoding import well_formed
from otherside.profiles.incongruence import Incongruence, Judge, find_across, find_pairs
from otherside.profiles.incongruence.house import least_across, speaks_for_house
from otherside.profiles.incongruence.scorer import Read, default_scorer, halves
from otherside.profiles.incongruence.whose import still_held, wished_by_others
from otherside.profiles.incongruence.within import LEAST_IDEAL
from otherside.profiles.private.open_part import private
from otherside.workspace.derived import kept_under
from otherside.workspace.heard.beside import with_marks
from otherside.workspace.heard.departed import departed
from otherside.workspace.heard.forwarded import unaware
from otherside.workspace.heard.kept_to_us import kept_to_us
from otherside.workspace.heard.over import given_up_by, no_ideal
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Statements of one person that are looked at; the latest where there are more.
MOST_STATEMENTS = 300
#: Statements of each person that are looked at between people: the likeliest ideals and actuals.
MOST_OF_EACH = 24
#: Conversations wander more than a list of statements does: of a deal a pair must be surer.
LEAST = 0.75
#: One hope may founder on two things they do; one thing told twice is a repetition.
ACTUALS = 1
#: Sentences of a turn are taken together up to so many words: the first often says what, the second that it matters.
WORDS = 34
#: A shorter one is no statement: "Yes, I'd like that."
LEAST_WORDS = 5
#: A sentence of a file is told as a wish from this probability and so many words on.
LIKELY = 0.15
LEAST_WISH = 4
_WISHES = [
    n
    for n, facet in enumerate(FACETS)
    if facet in (Facet.GOAL, Facet.WANT, Facet.DESIRE, Facet.ASPIRATION, Facet.IDENTITY)
]
_SAME = 90


@dataclass(frozen=True, slots=True)
class Statement:
    """What one person said in one breath: ``turn.text[start:end]``; ``held`` unless they took back since what they are or want in it."""

    person: Person
    quote: str
    conversation: str
    turn: int
    start: int
    end: int
    source: str
    date: dt.date | None
    evidence: tuple[str, ...]
    held: bool = True


def read_statements(path: Path) -> list[tuple[Any, str]]:
    """The ``(id, text)`` of ``{"statements": [{"id", "text"}]}``.

    Raises:
        InputError: the file cannot be read or is not of that form.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f'{path}: not JSON ({error}); want {{"statements": [{{"id", "text"}}]}}') from error
    return statements_of(raw, str(path))


def statements_of(raw: Any, name: str) -> list[tuple[Any, str]]:
    """The ``(id, text)`` of parsed JSON; see ``read_statements``.

    Raises:
        InputError: it is not of that form.
    """
    rows = raw.get("statements") if isinstance(raw, Mapping) else None
    if not isinstance(rows, list):
        raise InputError(f'{name}: want {{"statements": [{{"id", "text"}}]}} of one person')
    out: list[tuple[Any, str]] = []
    seen = set()
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping) or not isinstance(row.get("text"), str):
            raise InputError(f'{name}: statement {number} has no text; want {{"id", "text"}}')
        own = row.get("id", number)
        if not isinstance(own, str | int) or own in seen:
            raise InputError(f"{name}: statement {number}: its id {own!r} is taken or no text; give each its own")
        seen.add(own)
        # Half a character, which JSON allows, can neither be read nor be written.
        out.append((well_formed(own) if isinstance(own, str) else own, well_formed(row["text"])))
    return out


def statement_pairs(statements: Sequence[tuple[Any, str]]) -> dict[str, Any]:
    """``{"pairs": [{"ideal", "actual", "score", "theme", "question", "sources"}]}``, best first; ideal and actual are ids.

    ``sources`` are ``{"id", "quote", "mark"}`` of both: a mark says that it was said in confidence. Where one statement
    holds both halves, ideal and actual are its id, and the quotes the sentence of each.
    """
    kept = [(own, text) for own, text in statements if text.strip()]
    texts = [text for _, text in kept]
    found = find_pairs(texts, held=still_held(texts).tolist())
    # One after the other, as somebody said them: the request often is a sentence of its own.
    confided = kept_to_us(texts, [True] * len(texts), [""] * len(texts))
    return {
        "pairs": [
            {
                "ideal": kept[f.ideal][0],
                "actual": kept[f.actual][0],
                "score": f.score,
                "theme": f.theme,
                "question": f.question,
                "sources": [
                    {"id": kept[n][0], "quote": quote, "mark": IN_CONFIDENCE if n in confided else ""}
                    for n, quote in zip((f.ideal, f.actual), quotes(texts, f), strict=True)
                ],
            }
            for f in found
        ]
    }


def quotes(texts: Sequence[str], found: Incongruence) -> tuple[str, str]:
    """The words of the ideal and of the actual: whole statements, or two sentences of one."""
    first, second = texts[found.ideal], texts[found.actual]
    if found.spans is None:
        return first, second
    (a, b), (c, d) = found.spans
    return first[a:b], second[c:d]


def wishes(texts: Sequence[str]) -> list[str]:
    """The sentences that are read as what somebody wants, hopes for or stands for, in the order they were said.

    What others want of them is no wish of theirs.
    """
    parts = [s for text in texts for s in segment_texts(text)]
    parts = [part for part in parts if len(part.split()) >= LEAST_WISH and not wished_by_others(part)]
    if not parts:
        return []
    encoded = default_encoder().encode([("", part) for part in parts])
    likely = default_heads().alone(encoded.logits)[:, _WISHES].max(1)
    return [part for part, p in zip(parts, likely, strict=True) if p >= LIKELY]


def find(workspace: Workspace, deal: Deal, judge: Judge | None = None) -> list[dict[str, Any]]:
    """Incongruences within each person of the other side, best first, for the brief.

    Each is ``{"person", "ideal", "actual", "theme", "score", "question", "evidence", "sources"}``: ideal and actual are
    verbatim quotes, ``evidence`` the ids of the evidence within them, ``sources`` where each of the two stands.
    """
    return _within([_look(workspace, deal, said, judge) for said in statements_by_person(workspace, deal)])


@dataclass(frozen=True, slots=True)
class _Looked:
    """One person's statements and what was found in them.

    Attributes:
        pairs: what does not go together.
        likeliest: positions of those that are most likely an ideal or an actual, in order.
    """

    said: Sequence[Statement]
    pairs: Sequence[Incongruence]
    likeliest: Sequence[int]


def _look(workspace: Workspace, deal: Deal, said: Sequence[Statement], judge: Judge | None = None) -> _Looked:
    """Reads one person's statements, once for as long as they are the same: what others say meanwhile changes nothing."""
    if judge is not None:
        return _read(said, judge)

    def make() -> dict[str, Any]:
        found = _read(said)
        return {"pairs": [asdict(pair) for pair in found.pairs], "likeliest": list(found.likeliest)}

    # The same person says other things in another deal.
    kept = _kept(
        workspace,
        f"{deal.name}\0{said[0].person.id}",
        [LEAST, ACTUALS, LEAST_IDEAL, [(s.quote, s.held) for s in said]],
        make,
    )
    return _Looked(said, [Incongruence(**pair) for pair in kept["pairs"]], kept["likeliest"])


def _kept(workspace: Workspace, whose: str, rests_on: Any, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What was found before in the same words by the same reader and scorer, or what ``make`` finds."""
    key = json.dumps([__version__, extractor_version(), default_scorer().version, rests_on])
    name, digest = (hashlib.sha256(text.encode()).hexdigest() for text in (whose, key))
    return kept_under(workspace, f"{name[:24]}.incongruence", digest, make)


def _read(said: Sequence[Statement], judge: Judge | None = None) -> _Looked:
    texts = [s.quote for s in said]
    read = default_scorer().read(texts)
    pairs = find_pairs(
        texts, judge=judge, least=LEAST, actuals=ACTUALS, talk=True, read=read, held=[s.held for s in said]
    )
    return _Looked(said, pairs, likeliest(read, texts))


def _within(people: Sequence[_Looked]) -> list[dict[str, Any]]:
    out = [_row(found.said, pair) for found in people for pair in found.pairs]
    return sorted(out, key=lambda row: (-row["score"], row["person"]))


def _between(workspace: Workspace, deal: Deal, people: Sequence[_Looked]) -> list[dict[str, Any]]:
    """What one of the committee says they are, beside what another tells of their days; see ``find``.

    ``actual_person`` is the other one. The question is for ``person`` and does not pass on the other's words.
    """
    said = [found.said[n] for found in people for n in found.likeliest]
    texts, names, held = [s.quote for s in said], [s.person.name for s in said], [s.held for s in said]

    least = max(LEAST, least_across())

    def make() -> dict[str, Any]:
        found = find_across(texts, names, each=1, least=least, talk=True, held=held)
        return {"pairs": [asdict(pair) for pair in found]}

    kept = _kept(workspace, deal.name, [least, texts, names, held], make)
    return [_row(said, Incongruence(**pair)) for pair in kept["pairs"]]


def deal_gaps(workspace: Workspace, deal: Deal, judge: Judge | None = None) -> dict[str, Any]:
    """The JSON of ``otherside gaps DEAL``: ``pairs`` within each person, ``between`` people of the committee.

    Each of a pair's ``sources`` has its ``mark``.
    """
    people = [_look(workspace, deal, said, judge) for said in statements_by_person(workspace, deal)]
    return with_marks(
        workspace, {"deal": deal.name, "pairs": _within(people), "between": _between(workspace, deal, people)}
    )


def likeliest(read: Read, texts: Sequence[str]) -> list[int]:
    """Positions of the statements of one person that are most likely an ideal of the house or an actual, in order."""
    n = len(read.facets)
    if n <= MOST_OF_EACH:
        return list(range(n))
    half = MOST_OF_EACH // 2
    ideals, actuals = halves(read.facets, half, half, speaks_for_house(texts))
    return sorted({*ideals, *actuals})


def statements_by_person(workspace: Workspace, deal: Deal) -> list[list[Statement]]:
    """All that each person of the other side said, oldest first: also what is evidence of nothing by itself.

    What they wrote to others, and somebody else passed on to us, they never told us and are not asked about; nor about what they
    told us in confidence, or of their family and health.
    """
    gone = departed(workspace, deal, today=dt.date.today())
    people = {p.id: p for p in workspace.store.people(deal.name) if p.side is Side.THEIRS and p.id not in gone}
    names = {source.id: source.name for source in workspace.store.sources(deal.name)}
    evidence: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    for row in workspace.store.evidence(deal.name):
        evidence[row.evidence.conversation, row.evidence.turn].append(row.evidence)
    said: dict[str, list[Statement]] = defaultdict(list)
    conversations = list(workspace.conversations(deal.name))
    gave_up = given_up_by(conversations, people)
    confided = in_confidence(conversations)
    for stored in conversations:
        away = unaware(stored)
        for number, entry in enumerate(stored.turns):
            turn = entry.turn
            person = people.get(stored.speaker(turn))
            if person is None or turn.kind is TurnKind.NOTE:
                continue
            if number in away:
                continue
            for start, end in breaths(turn.text):
                if confided.covers(stored.id, number, start, end) or private(turn.text[start:end]):
                    continue
                place = stored.id, number, start, end
                within = [e.id for e in evidence[stored.id, number] if e.start < end and e.end > start]
                said[person.id].append(
                    Statement(
                        person=person,
                        quote=turn.text[start:end],
                        conversation=stored.id,
                        turn=number,
                        start=start,
                        end=end,
                        source=names.get(entry.source, ""),
                        date=stored.day(turn),
                        evidence=tuple(within),
                        held=not no_ideal(turn.text[start:end], stored.day(turn), place, gave_up.get(person.id, ())),
                    )
                )
    return [kept for own in people if (kept := _distinct(said[own]))]


def breaths(text: str) -> list[tuple[int, int]]:
    """A turn in stretches of whole sentences, ``(start, end)``, each up to ``WORDS`` words where sentences allow."""
    out: list[tuple[int, int]] = []
    for span in segment(text):
        joined = text[out[-1][0] : span.end] if out else ""
        # A new paragraph is a new breath; so the salutation of a mail stands alone.
        if joined and "\n\n" not in joined and len(joined.split()) <= WORDS:
            out[-1] = (out[-1][0], span.end)
        else:
            out.append((span.start, span.end))
    return out


def _distinct(said: Sequence[Statement]) -> list[Statement]:
    """Long enough, not said before, and the latest where there are very many."""
    kept: list[Statement] = []
    folded: list[str] = []
    for statement in said:
        plain = statement.quote.casefold()
        if len(plain.split()) < LEAST_WORDS:
            continue
        if process.extractOne(plain, folded, scorer=fuzz.token_sort_ratio, score_cutoff=_SAME) is not None:
            continue
        kept.append(statement)
        folded.append(plain)
    return kept[-MOST_STATEMENTS:]


def _row(said: Sequence[Statement], found: Incongruence) -> dict[str, Any]:
    first, second = said[found.ideal], said[found.actual]
    if found.spans is not None:
        first, second = (_part(first, start, end) for start, end in found.spans)
    out = {
        "person": first.person.name,
        "ideal": first.quote,
        "actual": second.quote,
        "theme": found.theme,
        "score": found.score,
        "question": found.question,
        # Two sentences of one statement rest on the same evidence.
        "evidence": list(dict.fromkeys([*first.evidence, *second.evidence])),
        "sources": [place_json(s, s.source, s.date) for s in (first, second)],
    }
    if second.person.id != first.person.id:
        out["actual_person"] = second.person.name
    return out


def _part(whole: Statement, start: int, end: int) -> Statement:
    """One sentence of a statement, where it stands in the turn."""
    return replace(whole, quote=whole.quote[start:end], start=whole.start + start, end=whole.start + end)
