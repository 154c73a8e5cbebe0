"""Search in a workspace: the index kept up to date, filters by name, hits as plain data."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Facet, InputError, Outcome, Person, Side, Stance
from otherside.extraction.thresholds import extractor_version, shown_thresholds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from otherside.store.search import Document, Filters, Hit, SearchIndex
    from otherside.store.search.query import Query
    from otherside.workspace.workspace import Workspace

#: The folder of the index in the workspace.
FOLDER = "search"
#: When this process last compared an index with its store, and which consents it then knew.
_COMPARED: dict[Path, tuple[float, str]] = {}


def search(
    workspace: Workspace,
    query: str,
    *,
    facet: Sequence[str] = (),
    deal: str | None = None,
    segment: str | None = None,
    role: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    person: str | None = None,
    stance: str | None = None,
    outcome: str | None = None,
    n: int = 10,
    offset: int = 0,
    lag: float = 0,
) -> dict[str, Any]:
    """The JSON of ``otherside search``: ``{"query", "hits", "found", "words", "offset", "next"}``.

    ``found`` is how many places there are to look at, those merely near in meaning with them. ``words`` counts what has the
    words: ``{"all", "some", "near"}``; each hit says by ``matched`` which of these it is. All of it is ``all`` where the query
    is to be followed to the letter, or is empty.

    An empty query lists what passes the filters, latest first. ``next`` is the offset of the next page, or ``None``.

    Args:
        lag: as of ``opened``.

    Raises:
        InputError: for a query that is not complete or a filter that names nothing.
    """
    from otherside.store.search.query import parse
    from otherside.workspace.heard.beside import with_marks

    parsed = parse(query)
    filters = filters_for(
        workspace, facet=facet, deal=deal, segment=segment, role=role, since=since, until=until, person=person,
        stance=stance, outcome=outcome,
    )  # fmt: skip
    index = opened(workspace, lag)
    try:
        vector = encode([parsed.words])[0] if parsed.words.strip() else None
        hits, found = index.search(parsed, vector, filters, n, offset)
        held = _held(index, parsed, filters, found)
    finally:
        index.close()
    matched = _matched(parsed, [hit.text for hit in hits])
    return {
        "query": query,
        # Marked as the conversations are now, not in the index: what counts as a request may change with the program.
        "hits": with_marks(workspace, [hit_json(hit) | {"matched": m} for hit, m in zip(hits, matched, strict=True)]),
        "found": found,
        "words": held,
        "offset": offset,
        "next": offset + n if offset + n < found else None,
    }


def _held(index: SearchIndex, query: Query, filters: Filters, found: int) -> dict[str, int]:
    """How many of what is found have all the words of a loose query, some of them, or none."""
    if not query.loose:
        return {"all": found, "some": 0, "near": 0}
    every = dataclasses.replace(query, loose=(), strict=" AND ".join(query.loose), exact="")
    _, all_of = index.search(every, None, filters, 0, 0)
    _, any_of = (0, all_of) if len(query.loose) == 1 else index.search(query, None, filters, 0, 0)
    any_of = min(found, max(any_of, all_of))
    return {"all": min(all_of, any_of), "some": any_of - min(all_of, any_of), "near": found - any_of}


def _matched(query: Query, texts: Sequence[str]) -> list[str]:
    """``all``, ``some`` or ``near`` for each text: how many of the words of a loose query it has."""
    from otherside.store.search.words import marks

    if not query.loose:
        return ["all"] * len(texts)
    each = [marks(texts, term) for term in query.loose]
    counts = [sum(bool(own[n]) for own in each) for n in range(len(texts))]
    return ["all" if count == len(each) else "some" if count else "near" for count in counts]


def opened(workspace: Workspace, lag: float = 0) -> SearchIndex:
    """The index of a workspace, up to date.

    Args:
        lag: so many seconds it may be behind, on a team's server: there somebody always writes, and to compare
            the whole index after each write would leave no time for anything else. Erasure and consent never wait.

    Raises:
        InputError: when the disk is full or cannot be written.
    """
    folder = workspace.folder / FOLDER
    try:
        return _compared(workspace, folder, lag)
    except FileNotFoundError:
        # An erasure has just deleted it with all that is derived: it is made anew.
        pass
    except (OSError, sqlite3.OperationalError) as error:
        raise _not_written(folder, error) from error
    try:
        return _compared(workspace, folder, lag)
    except (OSError, sqlite3.OperationalError) as error:
        raise _not_written(folder, error) from error


def _not_written(folder: Path, error: Exception) -> InputError:
    return InputError(f"{folder}: the search index cannot be written ({error}); free some space and repeat")


def _compared(workspace: Workspace, folder: Path, lag: float) -> SearchIndex:
    from otherside.store.search import SearchIndex

    index = SearchIndex(folder, extractor_version())
    try:
        # Taken before reading: what is written meanwhile makes the next comparison.
        state = workspace.store.revision()
        # One that was deleted, as erasure does it, has no signature.
        if index.signature != state and not (lag and index.signature and _fresh_enough(workspace, folder, lag)):
            consents = _consents(workspace)
            begun = time.monotonic()
            stamps = workspace.store.stamps([d.name for d in workspace.store.deals()])
            changed = None if stamps is None or not index.stamps else _changed(index.stamps, stamps)
            index.sync(documents(workspace, changed), encode, state, stamps=stamps, only=changed)
            _COMPARED[folder] = (begun, consents)
    except BaseException:
        index.close()
        raise
    return index


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The deals that have been written to, have come or have gone."""
    return {deal for deal in before.keys() | now.keys() if before.get(deal) != now.get(deal)}


def _fresh_enough(workspace: Workspace, folder: Path, lag: float) -> bool:
    begun, consents = _COMPARED.get(folder, (float("-inf"), ""))
    if consents != _consents(workspace):
        return False
    if time.monotonic() - begun < lag:
        return True
    # Whoever asks first brings it up to date; others do not stand in line for the same.
    _COMPARED[folder] = (time.monotonic(), consents)
    return False


def _consents(workspace: Workspace) -> str:
    return str(sorted((key, str(value)) for key, value in workspace.store.consents().items()))


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of the shipped encoder, ``(n, 384)``, without context: a query has none."""
    from otherside.extraction.encoder import default_encoder

    return default_encoder().encode([("", text) for text in texts]).meanings


def documents(workspace: Workspace, of: Collection[str] | None = None) -> Iterator[Document]:
    """Everything that can be found: evidence, and every turn of the buyer's side. One deal is in memory at a time.

    Args:
        of: only these deals.
    """
    from otherside.store.search import Document

    for deal in workspace.store.deals():
        if of is not None and deal.name not in of:
            continue
        theirs = {p.id: p for p in workspace.store.people(deal.name, Side.THEIRS)}
        sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
        for row in workspace.store.evidence(deal.name):
            item = row.evidence
            yield Document(
                key=item.id,
                evidence=True,
                text=item.quote,
                person=row.person,
                deal=row.deal,
                facets=tuple(item.facets),
                stance=item.stance,
                day=row.date,
                conversation=item.conversation,
                turn=item.turn,
                start=item.start,
                end=item.end,
                card=_card(
                    row.person_name, row.deal, row.source, row.title, row.date, item.stance,
                    {f.value: round(p, 3) for f, p in item.facets.items()}, row.mark, theirs.get(row.person),
                ),
            )  # fmt: skip
        for number in workspace.store.conversation_ids(deal.name):
            stored = workspace.store.conversation(number)
            for n, held in enumerate(stored.turns if stored else ()):
                assert stored is not None
                person = theirs.get(stored.speaker(held.turn))
                if person is None or not held.turn.text.strip():
                    continue
                day = stored.day(held.turn)
                yield Document(
                    key=f"{number}/{n}",
                    evidence=False,
                    text=held.turn.text,
                    person=person.id,
                    deal=deal.name,
                    facets=(),
                    stance=Stance.NEUTRAL,
                    day=day,
                    conversation=number,
                    turn=n,
                    start=0,
                    end=len(held.turn.text),
                    card=_card(
                        person.name, deal.name, sources.get(held.source, ""), stored.conversation.title, day,
                        None, {}, "", person,
                    ),
                )  # fmt: skip


def _card(
    name: str,
    deal: str,
    source: str,
    title: str,
    day: dt.date | None,
    stance: Stance | None,
    facets: dict[str, float],
    mark: str,
    person: Person | None,
) -> str:
    card = {
        "person": name,
        "role": person.role if person else None,
        "deal": deal,
        "source": source,
        "title": title,
        "date": day.isoformat() if day else None,
        "stance": stance.value if stance else None,
        "facets": facets,
        "mark": mark,
    }
    return json.dumps({k: v for k, v in card.items() if v not in (None, "", {})}, ensure_ascii=False)


def hit_json(hit: Hit) -> dict[str, Any]:
    """One hit; of a long turn only the sentence that answers, at its own offsets."""
    card = json.loads(hit.card)
    facets: dict[str, float] = card.get("facets", {})
    start, end, marks = hit.start, hit.end, hit.marks
    quote = hit.text
    if not hit.evidence:
        start, end, marks = _telling(hit)
        quote = hit.text[start:end]
    shown = shown_thresholds()
    best = max(facets, key=lambda f: facets[f] / max(shown[Facet(f)], 1e-6)) if facets else None
    return {
        "id": hit.key if hit.evidence else None,
        "quote": quote,
        "person": card["person"],
        "role": card.get("role"),
        "deal": card["deal"],
        "facet": best,
        "facets": facets,
        "stance": card.get("stance"),
        "score": hit.score,
        "source": card.get("source", ""),
        "title": card.get("title", ""),
        "date": card.get("date"),
        "conversation": hit.conversation,
        "turn": hit.turn,
        "start": start,
        "end": end,
        "highlights": [list(span) for span in marks],
        "mark": card.get("mark", ""),
    }


def _telling(hit: Hit) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    """The sentence of a turn that holds most of what was asked for, and the marks in it."""
    from otherside.extraction.segment import segment

    spans = [(s.start, s.end) for s in segment(hit.text)] or [(0, len(hit.text))]
    held = [(tuple(m for m in hit.marks if s <= m[0] and m[1] <= e), s, e) for s, e in spans]
    inside, start, end = max(held, key=lambda found: (len(found[0]), -found[1]))
    return start, end, tuple((a - start, b - start) for a, b in inside)


# filters


def filters_for(
    workspace: Workspace,
    *,
    facet: Sequence[str] = (),
    deal: str | None = None,
    segment: str | None = None,
    role: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    person: str | None = None,
    stance: str | None = None,
    outcome: str | None = None,
) -> Filters:
    """Filters by the names people use.

    Args:
        segment: ``FIELD=VALUE`` of a CRM field, or a value of any field.
        role: words of a role, or ``unknown``.

    Raises:
        InputError: when a name fits nothing; the text lists what there is.
    """
    from otherside.store.search import Filters

    people: set[str] | None = {workspace.person(person, deal).id} if person is not None else None
    deals: set[str] | None = {workspace.deal(deal).name} if deal is not None else None
    if role is not None:
        mine = {p.id for p in workspace.store.people(side=Side.THEIRS) if _role_fits(p.role, role)}
        if not mine:
            known = sorted({p.role for p in workspace.store.people(side=Side.THEIRS) if p.role})
            raise InputError(f"nobody on their side has the role {role!r}; known roles: {_some(known)}")
        people = mine if people is None else people & mine
    if segment is not None:
        deals = _both(deals, _deals_in(known_deals(workspace), segment))
    if outcome is not None:
        wanted = _one_of(Outcome, outcome, "outcome")
        deals = _both(deals, {d.name for d in known_deals(workspace) if d.outcome is wanted})
    return Filters(
        facets=[_one_of(Facet, f, "facet") for f in facet] or None,
        stances=[_one_of(Stance, stance, "stance")] if stance is not None else None,
        people=people,
        deals=deals,
        since=since,
        until=until,
    )


def _both(known: set[str] | None, more: set[str]) -> set[str]:
    return more if known is None else known & more


def _deals_in(deals: Sequence[Deal], segment: str) -> set[str]:
    name, _, value = segment.partition("=")
    if value:
        found = {d.name for d in deals if _same(field_of(d, name), value)}
    else:
        found = {d.name for d in deals if any(_same(v, segment) for v in [*d.fields.values(), d.organisation, d.stage])}
    if not found:
        fields = sorted({f"{k}={v}" for d in deals for k, v in d.fields.items()})
        raise InputError(f"no deal is in the segment {segment!r}; known are {_some(fields)}")
    return found


def known_deals(workspace: Workspace) -> list[Deal]:
    """All deals, each with its company's fields (industry and others) and with how it ended, whoever told us."""
    from otherside.workspace.forecasts.outcomes import closed_records

    accounts = {_plain(a.name): a for a in workspace.store.crm().accounts}
    ended = {_plain(r.name): r.outcome for r in closed_records(workspace)}
    deals = []
    for deal in workspace.store.deals():
        account = accounts.get(_plain(deal.organisation or ""))
        fields = dict(deal.fields)
        if account is not None:
            fields = {**account.fields, **({"industry": account.industry} if account.industry else {}), **fields}
        deals.append(dataclasses.replace(deal, fields=fields, outcome=deal.outcome or ended.get(_plain(deal.name))))
    return deals


def field_of(deal: Deal, name: str) -> str | None:
    """A field of a deal by its name, whatever its case: of the CRM, or one of our own."""
    own = {
        "outcome": deal.outcome.value if deal.outcome else None,
        "stage": deal.stage,
        "organisation": deal.organisation,
        "owner": deal.owner,
        "deal": deal.name,
    }
    wanted = _plain(name)
    for key, value in deal.fields.items():
        if _plain(key) == wanted:
            return value or None
    return own.get(wanted)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _same(value: str | None, wanted: str) -> bool:
    return value is not None and _plain(value) == _plain(wanted)


def _role_fits(role: str | None, wanted: str) -> bool:
    if role is None:
        return _plain(wanted) == "unknown"
    return set(_plain(wanted).split()) <= set(_plain(role).replace(",", " ").split())


def _one_of(kind: Any, value: str, what: str) -> Any:
    try:
        return kind(value.strip().casefold().replace("-", "_").replace(" ", "_"))
    except ValueError:
        known: Collection[str] = [item.value for item in kind]
        raise InputError(f"no {what} is called {value!r}; choose one of {', '.join(known)}") from None


def _some(names: Sequence[str]) -> str:
    return (", ".join(repr(n) for n in names[:10]) + (" …" if len(names) > 10 else "")) or "none"
