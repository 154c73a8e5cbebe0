"""The seller's side of a conversation, stored or in a file: turns with sides in, plain data out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.coaching import CoachTurn, coach
from otherside.domain import Conversation, Facet, InputError, Side, Skipped, TurnKind
from otherside.extraction.thresholds import shown_thresholds
from otherside.profiles.who.identity import Us, mentions_of, resolve
from otherside.workspace.heard.finding import conversations_called, find_conversation
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence

if TYPE_CHECKING:
    from otherside.extraction.extractor import LocalExtractor
    from otherside.workspace.workspace import Workspace

#: What somebody voiced in a turn: facets, how sure each is, and the stretch of the turn's text that shows it.
Voiced = list[tuple[Facet, float, int, int]]


def coach_stored(workspace: Workspace, name: str) -> dict[str, Any]:
    """Metrics and moments, each with its ``mark``, of a stored conversation, found by id, title, or the name of its file.

    Raises:
        InputError: when none or several fit; the text says which there are.
    """
    stored = workspace.store.conversation(name) or find_conversation(workspace, name)
    consent = workspace.store.consents().get(stored.id)
    if consent is not None and consent.state.excludes:
        raise InputError(f"{stored.conversation.title}: consent is {consent.state.value}; nothing is made of it")
    people = {p.id: p for p in workspace.store.people()}
    shown = shown_thresholds()
    voiced: dict[int, Voiced] = defaultdict(list)
    for item in workspace.store.evidence_in(stored.id):
        voiced[item.turn] += [(f, p, item.start, item.end) for f, p in item.facets.items() if p >= shown[f]]
    sides = {n: people[i].side for n, i in stored.people.items() if i in people}
    found = _coach(stored.conversation, sides, voiced)
    kept = in_confidence([stored])
    for moment in found["moments"]:
        moment["mark"] = IN_CONFIDENCE if (stored.id, moment["turn"]) in kept else ""
    return found


def coach_called(workspace: Workspace, name: str) -> list[dict[str, Any]]:
    """The same of whatever a name calls: a conversation of the workspace, or each of a file that it does not hold.

    Raises:
        InputError: as ``coach_stored`` and ``coach_file``.
    """
    path = Path(name)
    if not path.is_file():
        return [coach_stored(workspace, name)]
    if conversations_called(workspace, path.name):
        return [coach_stored(workspace, path.name)]
    return coach_file(path, workspace.us)


def coach_file(path: Path, us: Iterable[str], reader: LocalExtractor | None = None) -> list[dict[str, Any]]:
    """The same for each conversation of a file that is not stored; openings are found by the local reader.

    Args:
        reader: the shipped one unless given, such as that of a workspace that learnt from corrections.

    Raises:
        InputError: when the file holds no conversation or cannot be read.
    """
    from otherside.extraction.extractor import LocalExtractor, TurnText
    from otherside.extraction.question_before import said_before
    from otherside.workspace.intake.adding import parse_sources

    found: list[Conversation] = []
    for item in parse_sources([path]):
        if isinstance(item, Skipped):
            raise InputError(f"{item.path}: {item.reason}")
        found += item[1].conversations
    if not found:
        raise InputError(f"{path}: holds no conversation; give a transcript or a mail thread")
    shown, reader = shown_thresholds(), reader or LocalExtractor()
    out = []
    for number, conversation in enumerate(found):
        listed = [(str(number), "", conversation)]
        resolved = resolve(mentions_of(listed), [], Us.of(us), deal_organisations={})
        sides = {name: r.person.side for r in resolved for _, name in r.mentions}
        voiced: dict[int, Voiced] = {}
        theirs = [n for n, t in enumerate(conversation.turns) if sides.get(t.speaker or "") is Side.THEIRS]
        said = [(turn.speaker, turn.text) for turn in conversation.turns]
        texts = [TurnText(said[n][1], said_before(said, n)) for n in theirs]
        for n, readings in zip(theirs, reader.read(texts), strict=True):
            voiced[n] = [
                (f, p, r.span.start, r.span.end) for r in readings for f, p in r.facets.items() if p >= shown[f]
            ]
        out.append(_coach(conversation, sides, voiced))
    return out


def _surest(voiced: Voiced) -> dict[Facet, tuple[int, int]]:
    """Each facet of a turn with the stretch that shows it most surely."""
    best: dict[Facet, tuple[float, int, int]] = {}
    for facet, sure, start, end in voiced:
        if facet not in best or sure > best[facet][0]:
            best[facet] = (sure, start, end)
    return {facet: (start, end) for facet, (_, start, end) in best.items()}


def _coach(conversation: Conversation, sides: dict[str, Side], voiced: Mapping[int, Voiced]) -> dict[str, Any]:
    shown = {n: _surest(found) for n, found in voiced.items()}
    turns = [
        CoachTurn(
            index=n,
            speaker=turn.speaker,
            side=sides.get(turn.speaker or "", Side.UNKNOWN),
            text=turn.text,
            start_s=turn.start_s,
            end_s=turn.end_s,
            evidence=tuple(shown.get(n, ())),
            spans=tuple(shown[n].values()) if n in shown else (),
            written=turn.kind is not TurnKind.SPEECH,
            pushed=_pushed(turn.text)
            if turn.kind is not TurnKind.SPEECH and sides.get(turn.speaker or "") is Side.OURS
            else None,
        )
        for n, turn in enumerate(conversation.turns)
        if turn.kind is not TurnKind.NOTE
    ]
    return {"title": conversation.title, **coach(turns).to_json()}


def _pushed(text: str) -> list[tuple[int, int]]:
    """Where a letter pushes, as the check of messages says it: one mail is not judged in two ways."""
    from otherside.messaging.lint import Config, lint

    return [(f.start, f.end) for f in lint(text, config=Config(select=("pressure",)))]
