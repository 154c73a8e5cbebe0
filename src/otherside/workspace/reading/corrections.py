"""What users say about single pieces of evidence; it overrides the reader and stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Evidence, Facet, InputError, Side, Stance, TurnKind
from otherside.extraction.alignment import align
from otherside.extraction.thresholds import shown_thresholds
from otherside.store import Correction, StoredConversation, Verdict
from otherside.store.evidence import evidence_id
from otherside.workspace.heard.beside import with_marks
from otherside.workspace.heard.finding import find_conversation
from otherside.workspace.heard.rows import rows_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Shorter beginnings of an id are not looked up: a mistyped word would find something.
_LEAST_PREFIX = 4


def correct(
    workspace: Workspace,
    evidence: str,
    verdict: Verdict | str,
    facets: Iterable[Facet | str] = (),
    stance: Stance | str | None = None,
    because: str = "",
) -> dict[str, Any]:
    """Confirms, rejects or relabels a piece of evidence.

    Args:
        evidence: its id, or an unambiguous beginning of it.
        verdict: ``"confirmed"``, ``"rejected"`` or ``"relabelled"``; the imperative ("confirm") does too.
        facets: for a relabelling what it is evidence of; for a confirmation only these of its facets.
        stance: for a relabelling; else the stance stays.

    Raises:
        InputError: when there is no such evidence, or what is said of it does not fit.
    """
    item = _evidence(workspace, evidence)
    said = _verdict(verdict)
    chosen = parse_facets(facets)
    known = dict(item.facets)
    earlier = _correction_at(workspace, item.id)
    reading = dict(earlier.reading) if earlier is not None else known
    if said is Verdict.RELABELLED and not chosen:
        raise InputError("say what it is evidence of: --facets fear,risk (or reject it)")
    if said is Verdict.REJECTED and (chosen or stance):
        raise InputError("rejected evidence has no facets and no stance; to give it other ones, relabel it")
    if said is Verdict.CONFIRMED:
        if stance is not None and Stance(stance) is not item.stance:
            raise InputError("confirming keeps the stance; to change it, relabel the evidence")
        if set(chosen) - set(known):
            unknown = ", ".join(sorted(f.value for f in set(chosen) - set(known)))
            raise InputError(f"the evidence is not read as {unknown}; to say that it is, relabel it")
        chosen = chosen or _shown(known)
        if not chosen:
            raise InputError("there is nothing to confirm: the evidence is rejected; undo that or relabel it")
    return correction_json(
        workspace.store.put_correction(
            Correction(
                verdict=said,
                quote=item.quote,
                facets=chosen,
                stance=_stance(stance) if stance is not None else item.stance,
                strength=item.strength,
                conversation=item.conversation,
                turn=item.turn,
                start=item.start,
                end=item.end,
                reading=reading,
                because=because.strip(),
                speaker=item.speaker,
            )
        )
    )


def add_evidence(
    workspace: Workspace,
    conversation: str,
    facets: Iterable[Facet | str],
    *,
    turn: int | None = None,
    start: int | None = None,
    end: int | None = None,
    quote: str | None = None,
    stance: Stance | str = Stance.NEUTRAL,
    because: str = "",
) -> dict[str, Any]:
    """Marks words as evidence that the reader missed, by their place or by the words themselves.

    Args:
        conversation: id, an unambiguous beginning of it, or title.
        turn: index of the turn from 0; with a quote only where the words stand in several turns.
        start: offset in the turn, code points.
        end: one past the last.
        quote: the words instead of offsets; other typography is forgiven, other words are not.

    Raises:
        InputError: when the words are not there, are not a buyer's, or no facet is named.
    """
    chosen = parse_facets(facets)
    if not chosen:
        raise InputError("say what the words are evidence of: --facets fear,risk")
    stored, turn, start, end = words_at(workspace, conversation, turn=turn, start=start, end=end, quote=quote)
    words = stored.turns[turn].turn.text[start:end]
    # Loaded here: it brings the encoder's module, which listing does not need.
    from otherside.extraction.extractor import strength_of

    place = evidence_id(stored.id, turn, start, end)
    there = next((item for item in workspace.store.evidence_in(stored.id) if item.id == place), None)
    if there is not None:
        # The reader has these very words: what is added comes on top of what is shown of them.
        chosen = tuple(dict.fromkeys([*_shown(there.facets), *chosen]))
    return correction_json(
        workspace.store.put_correction(
            Correction(
                verdict=Verdict.ADDED,
                quote=words,
                facets=chosen,
                stance=_stance(stance),
                strength=strength_of(words),
                conversation=stored.id,
                turn=turn,
                start=start,
                end=end,
                reading=dict(there.facets) if there is not None else {},
                because=because.strip(),
            )
        )
    )


def words_at(
    workspace: Workspace,
    conversation: str,
    *,
    turn: int | None = None,
    start: int | None = None,
    end: int | None = None,
    quote: str | None = None,
) -> tuple[StoredConversation, int, int, int]:
    """The conversation, turn and offsets of words of a buyer; see ``add_evidence``.

    Raises:
        InputError: the words are not there, or not a buyer's.
    """
    stored = find_conversation(workspace, conversation)
    if quote is not None:
        turn, start, end = _find(workspace, stored, quote, turn)
    if turn is None or start is None or end is None:
        raise InputError("say which words: their turn, start and end, or the words themselves")
    if not 0 <= turn < len(stored.turns):
        raise InputError(f"{stored.conversation.title}: has turns 0 to {len(stored.turns) - 1}, not {turn}")
    text = stored.turns[turn].turn.text
    words = text[start:end] if 0 <= start < end <= len(text) else ""
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    words = words.strip()
    if not any(c.isalnum() for c in words):
        raise InputError(
            f"turn {turn} has {len(text)} characters, and no words from {start} to {end}; check the offsets"
        )
    _check_speaker(workspace, stored, turn)
    return stored, turn, start, end


def undo(workspace: Workspace, which: str | int) -> dict[str, Any]:
    """Takes a correction back; what it had replaced holds again.

    Args:
        which: its number, or the id of the evidence.

    Raises:
        InputError: when there is no such correction.
    """
    held = workspace.store.corrections()
    wanted = str(which).removeprefix("#")
    found = [c for c in held if str(c.id) == wanted]
    if not found and len(wanted) >= _LEAST_PREFIX:
        found = [c for c in held if _id_of(c).startswith(wanted)]
    if len(found) != 1 or found[0].id is None:
        raise InputError(f"no correction {which!s} to undo; list them with: otherside corrections")
    workspace.store.undo_correction(found[0].id)
    return {**correction_json(found[0]), "undone": True}


def listing(workspace: Workspace, deal: str | None = None) -> list[dict[str, Any]]:
    """Every correction that holds, of a deal or of all, rejected evidence and words that are gone included.

    Each has its ``mark``.
    """
    return with_marks(workspace, [correction_json(c) for c in workspace.store.corrections(deal)])


def correction_json(correction: Correction) -> dict[str, Any]:
    """A correction as plain data."""
    return {
        "id": correction.id,
        "evidence": _id_of(correction) or None,
        "verdict": correction.verdict.value,
        "quote": correction.quote,
        "person": correction.person_name or correction.speaker,
        "deal": correction.deal,
        "title": correction.title,
        "conversation": correction.conversation,
        "turn": correction.turn,
        "start": correction.start,
        "end": correction.end,
        "facets": [f.value for f in correction.facets],
        "stance": correction.stance.value,
        "because": correction.because,
        "reading": {f.value: round(p, 3) for f, p in correction.reading.items()},
        "made": correction.made.isoformat(timespec="seconds") if correction.made else None,
    }


def parse_facets(facets: Iterable[Facet | str]) -> tuple[Facet, ...]:
    """Facets by their names, each once.

    Raises:
        InputError: for a name that is none; the text lists them.
    """
    names = dict.fromkeys(str(f).strip().casefold().replace("-", "_").replace(" ", "_") for f in facets)
    try:
        return tuple(Facet(name) for name in names if name)
    except ValueError as error:
        known = ", ".join(f.value for f in Facet)
        raise InputError(f"{str(error).split(' is ')[0]} is no facet; choose from {known}") from error


def _verdict(verdict: Verdict | str) -> Verdict:
    imperative = {"confirm": Verdict.CONFIRMED, "reject": Verdict.REJECTED, "relabel": Verdict.RELABELLED}
    try:
        said = imperative.get(str(verdict)) or Verdict(str(verdict))
    except ValueError:
        said = Verdict.ADDED
    if said is Verdict.ADDED:
        raise InputError(f"{verdict!s}: say confirm, reject or relabel")
    return said


def _stance(stance: Stance | str) -> Stance:
    try:
        return Stance(str(stance))
    except ValueError as error:
        raise InputError(f"{stance!s} is no stance; choose from towards, away, neutral") from error


def _shown(facets: dict[Facet, float]) -> tuple[Facet, ...]:
    """What a user sees of a piece of evidence: the sure facets, or its one guess where none is sure."""
    shown = shown_thresholds()
    sure = tuple(f for f, p in facets.items() if p >= shown[f])
    return sure or tuple(sorted(facets, key=lambda f: -facets[f])[:1])


def _evidence(workspace: Workspace, wanted: str) -> Evidence:
    wanted = wanted.strip().casefold()
    found = workspace.store.evidence_with(wanted) if len(wanted) >= _LEAST_PREFIX else []
    if not found:
        # What the user rejected is in no view, and can still be confirmed or relabelled.
        found = [_evidence_of(c) for c in workspace.store.corrections() if wanted and _id_of(c).startswith(wanted)]
    if not found and len(wanted) >= _LEAST_PREFIX:
        # What is plain by its words alone is stored nowhere.
        rows = (row for deal in workspace.deals() for row in rows_of(workspace, deal))
        found = [row.evidence for row in rows if row.evidence.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"{len(found)} pieces of evidence begin with {wanted}; give more of the id")
    raise InputError(f"no evidence {wanted}; its id is in the JSON of: otherside brief DEAL --json")


def _evidence_of(correction: Correction) -> Evidence:
    from otherside.store.corrections import USER

    assert correction.conversation is not None
    assert correction.turn is not None
    return Evidence(
        id=_id_of(correction),
        conversation=correction.conversation,
        turn=correction.turn,
        start=correction.start or 0,
        end=correction.end or 0,
        quote=correction.quote,
        speaker=correction.speaker,
        facets=dict.fromkeys(correction.facets, 1.0),
        stance=correction.stance,
        strength=correction.strength,
        reported=False,
        extractor=USER,
    )


def _correction_at(workspace: Workspace, identity: str) -> Correction | None:
    return next((c for c in workspace.store.corrections() if _id_of(c) == identity), None)


def _id_of(correction: Correction) -> str:
    if correction.conversation is None or correction.turn is None:
        return ""
    return evidence_id(correction.conversation, correction.turn, correction.start or 0, correction.end or 0)


def _find(workspace: Workspace, stored: StoredConversation, quote: str, turn: int | None) -> tuple[int, int, int]:
    """The turn and offsets of words that a buyer said."""
    theirs = {p.id for p in workspace.store.people(side=Side.THEIRS)}
    places: list[tuple[int, int, int]] = []
    for number, item in enumerate(stored.turns):
        if turn is not None and number != turn:
            continue
        if turn is None and stored.speaker(item.turn) not in theirs:
            continue
        found = align(quote, item.turn.text)
        if found.found:
            places.append((number, found.start, found.end))
    if len(places) == 1:
        return places[0]
    if places:
        turns = ", ".join(str(number) for number, *_ in places)
        raise InputError(f"{stored.conversation.title}: these words stand in turns {turns}; name the turn before them")
    raise InputError(f"{stored.conversation.title}: no buyer says these words there; copy them exactly")


def _check_speaker(workspace: Workspace, stored: StoredConversation, turn: int) -> None:
    said = stored.turns[turn].turn
    if said.kind is TurnKind.NOTE:
        raise InputError("these are the note-taker's own words; only what a buyer said is evidence")
    if said.speaker is None:
        raise InputError("nobody knows who said these words; only what a buyer said is evidence")
    person = next((p for p in workspace.store.people() if p.id == stored.speaker(said)), None)
    if person is None or person.side is not Side.THEIRS:
        raise InputError(
            f"{said.speaker} is not on the buyer's side; if they are, say: otherside side '{said.speaker}' theirs"
        )


def split_words(words: Sequence[str]) -> dict[str, Any]:
    """The words after ``correct --add``: CONVERSATION TURN START END, or CONVERSATION [TURN] "QUOTE".

    Raises:
        InputError: when they are neither.
    """
    numbers = [word for word in words[1:] if word.isdigit()]
    if len(words) == 4 and len(numbers) == 3:
        turn, start, end = map(int, numbers)
        return {"conversation": words[0], "turn": turn, "start": start, "end": end}
    if len(words) == 3 and words[1].isdigit():
        return {"conversation": words[0], "turn": int(words[1]), "quote": words[2]}
    if len(words) == 2:
        return {"conversation": words[0], "quote": words[1]}
    raise InputError('write: otherside correct --add CONVERSATION TURN START END, or CONVERSATION "THE WORDS"')
