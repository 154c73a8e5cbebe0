"""Search in a workspace: the index kept up to date, filters by name, hits as plain data."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
import time
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Facet, InputError, Outcome, Side, Stance
from otherside.extraction.thresholds import extractor_version, shown_thresholds
from otherside.workspace.given import day_of, several
from otherside.workspace.searched import documents, our_documents

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from otherside.store.search import Filters, Hit, SearchIndex
    from otherside.store.search.query import Query
    from otherside.workspace.workspace import Workspace

#: The folder of the index in the workspace.
FOLDER = "search"
#: In it, that of the index of our own words: apart, so that they never rank, or are counted, among the buyers'.
OURS = "ours"
#: When this process last compared an index with its store, and which consents it then knew.
_COMPARED: dict[Path, tuple[float, str]] = {}


class Whose(StrEnum):
    """Whose words a search looks through."""

    THEIRS = "theirs"
    OURS = "ours"
    """What our side said, and our notes: by their words alone, nothing is read in them."""
    ALL = "all"


def search(
    workspace: Workspace,
    query: str,
    *,
    facet: str | Sequence[str] = (),
    deal: str | None = None,
    segment: str | None = None,
    role: str | None = None,
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
    person: str | None = None,
    stance: str | None = None,
    outcome: str | None = None,
    n: int = 10,
    offset: int = 0,
    lag: float = 0,
    whose: str = Whose.THEIRS,
) -> dict[str, Any]:
    """The JSON of ``otherside search``: ``{"query", "hits", "found", "words", "told", "offset", "next"}``.

    ``found`` is how many places there are to look at, those merely near in meaning with them. ``words`` counts what has the
    words: ``{"all", "some", "near"}``; each hit says by ``matched`` which of these it is. All of it is ``all`` where the query
    is to be followed to the letter, or is empty. ``told`` says in a sentence that nothing has the words, as every face says it;
    it is empty where something has them all.

    An empty query lists what passes the filters, latest first. ``next`` is the offset of the next page, or ``None``.

    A hit of our own words has ``"ours": true``, and ``note`` says whether it stands in a note or was said; a buyer's has
    neither. Our words have no kind and no stance, so such filters leave them out.

    Args:
        lag: as of ``opened``.
        whose: ``theirs``, ``ours`` or ``all``; of all, what has more of the words first.

    Raises:
        InputError: for a query that is not complete or a filter that names nothing.
    """
    from otherside.store.search.index import DEPTH
    from otherside.store.search.query import parse
    from otherside.workspace.heard.beside import with_marks

    among = _one_of(Whose, whose, "side")
    if among is Whose.OURS and (facet or stance is not None or role is not None):
        raise InputError("facet, stance and role are of the buyers' words; leave them out to search our own")
    parsed = parse(query)
    filters = filters_for(
        workspace, facet=several(facet), deal=deal, segment=segment, role=role, since=day_of(since, "since"),
        until=day_of(until, "until"), person=person, stance=stance, outcome=outcome,
    )  # fmt: skip
    if among is Whose.ALL:
        # As far as an index pages at all, or pages would shift.
        both = [_found(workspace, parsed, filters, side, 2 * DEPTH, 0, lag) for side in (Whose.THEIRS, Whose.OURS)]
        rows = sorted((row for rows, _, _ in both for row in rows), key=_before_others)[offset : offset + n]
        found = sum(of for _, of, _ in both)
        held = {how: sum(words[how] for _, _, words in both) for how in ("all", "some", "near")}
    else:
        rows, found, held = _found(workspace, parsed, filters, among, n, offset, lag)
    return {
        "query": query,
        # Marked as the conversations are now, not in the index: what counts as a request may change with the program.
        "hits": with_marks(workspace, [hit_json(hit) | {"matched": matched} for hit, matched in rows]),
        "found": found,
        "words": held,
        "told": _told([matched for _, matched in rows], held),
        "offset": offset,
        "next": offset + n if offset + n < found else None,
    }


def _found(
    workspace: Workspace, query: Query, filters: Filters, whose: Whose, n: int, offset: int, lag: float
) -> tuple[list[tuple[Hit, str]], int, dict[str, int]]:
    """A page of one side's hits, each with how many of the words it has, and what there is to page through."""
    ours = whose is Whose.OURS
    index = opened(workspace, lag, ours=ours)
    try:
        # Our own words have no vectors, and need no encoder.
        vector = encode([query.words])[0] if query.words.strip() and not ours else None
        hits, found = index.search(query, vector, filters, n, offset, list_turns=ours)
        held = _held(index, query, filters, found)
    finally:
        index.close()
    return list(zip(hits, _matched(query, [hit.text for hit in hits]), strict=True)), found, held


#: Above what has none of the words.
ONLY_NEAR = "Near in meaning, perhaps:"


def _told(matched: Sequence[str], held: Mapping[str, int]) -> str:
    """What is said above a page of hits: that nothing has the words, or that these are near in meaning only."""
    if not matched:
        return ""
    near = ONLY_NEAR if matched[0] == "near" else "Some of them:"
    if not held["all"]:
        return f"Not found in these words. {near}"
    return near if matched[0] == "near" else ""


def counted(held: Mapping[str, int]) -> str:
    """How many places have the words, and how many do not."""
    parts = [f"{held['all']} found"]
    parts += [f"{held['some']} with some of the words"] if held["some"] else []
    return ", ".join([*parts, *([f"{held['near']} only near in meaning"] if held["near"] else [])])


def _before_others(row: tuple[Hit, str]) -> tuple[int, float, int]:
    """What both sides' hits are sorted by: more of the words, the better place on its own side, the later day."""
    hit, matched = row
    day = json.loads(hit.card).get("date")
    return ("all", "some", "near").index(matched), -hit.score, -dt.date.fromisoformat(day).toordinal() if day else 0


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


def opened(workspace: Workspace, lag: float = 0, *, ours: bool = False) -> SearchIndex:
    """The index of a workspace, up to date: of the buyers' words, or of ours.

    Args:
        lag: so many seconds it may be behind, on a team's server: there somebody always writes, and to compare
            the whole index after each write would leave no time for anything else. Erasure and consent never wait.

    Raises:
        InputError: when the disk is full or cannot be written.
    """
    folder = workspace.folder / FOLDER / OURS if ours else workspace.folder / FOLDER
    try:
        return _compared(workspace, folder, lag, ours)
    except FileNotFoundError:
        # An erasure has just deleted it with all that is derived: it is made anew.
        pass
    except (OSError, sqlite3.OperationalError) as error:
        raise _not_written(folder, error) from error
    try:
        return _compared(workspace, folder, lag, ours)
    except (OSError, sqlite3.OperationalError) as error:
        raise _not_written(folder, error) from error


def _not_written(folder: Path, error: Exception) -> InputError:
    return InputError(f"{folder}: the search index cannot be written ({error}); free some space and repeat")


def _compared(workspace: Workspace, folder: Path, lag: float, ours: bool) -> SearchIndex:
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
            held = our_documents(workspace, changed) if ours else documents(workspace, changed)
            index.sync(held, encode, state, stamps=stamps, only=changed)
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
        "person": card.get("person", ""),
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
        **({"ours": True, "note": card["note"]} if "note" in card else {}),
    }


def whose_words(hit: Mapping[str, Any]) -> str:
    """What is said of a hit of our own words, so that nobody takes it for a buyer's; empty of a buyer's."""
    if not hit.get("ours"):
        return ""
    return "your note" if hit["note"] else "you said"


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
        segment: ``FIELD=VALUE`` of a CRM field, or a value of any field; where no deal is in it, of what people told in a form.
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
        known_as = known_deals(workspace)
        told = set() if _some_deal_in(known_as, segment) else _told_in(workspace, segment)
        if told:
            people = _both(people, told)
        else:
            deals = _both(deals, _deals_in(known_as, segment))
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


def _some_deal_in(deals: Sequence[Deal], segment: str) -> set[str]:
    name, _, value = segment.partition("=")
    if value:
        return {d.name for d in deals if _same(field_of(d, name), value)}
    return {d.name for d in deals if any(_same(v, segment) for v in [*d.fields.values(), d.organisation, d.stage])}


def _told_in(workspace: Workspace, segment: str) -> set[str]:
    """Ids of those who told in a form that they are of a segment."""
    from otherside.workspace.market.sorting import of_field, told_in

    name, _, value = segment.partition("=")
    told = told_in(c for deal in workspace.store.deals() for c in workspace.conversations(deal.name))
    return {
        who
        for (who, _deal), fields in told.items()
        if (_same(of_field(fields, name), value) if value else any(_same(v, segment) for v in fields.values()))
    }


def _deals_in(deals: Sequence[Deal], segment: str) -> set[str]:
    found = _some_deal_in(deals, segment)
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
