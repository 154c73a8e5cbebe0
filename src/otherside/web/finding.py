"""Finding quotes by their words, over all evidence."""

from __future__ import annotations

import re
from typing import Any

from otherside.domain import Facet
from otherside.workspace import Workspace

_WORDS = re.compile(r"[\w'’-]+")


def find(workspace: Workspace, query: str, facet: Facet | None = None, deal: str | None = None) -> list[dict[str, Any]]:
    """Quotes that hold every word of the query (beginnings of words count), newest first.

    Raises:
        InputError: no such deal.
    """
    from otherside.workspace.brief import shown_thresholds

    wanted = [re.compile(rf"(?<!\w){re.escape(w)}", re.IGNORECASE) for w in _WORDS.findall(query)]
    if not wanted:
        return []
    shown = shown_thresholds()
    hits = []
    for row in reversed(workspace.evidence(deal)):
        item = row.evidence
        if not all(w.search(item.quote) for w in wanted):
            continue
        sure = {f: p for f, p in item.facets.items() if p >= shown[f] and facet in (None, f)}
        if facet is not None and not sure:
            continue
        best = max(sure, key=lambda f: sure[f]) if sure else None
        hits.append(
            {
                "id": item.id,
                "quote": item.quote,
                "person": row.person_name,
                "person_id": row.person,
                "deal": row.deal,
                "facet": best.value if best else None,
                "score": round(sure[best], 3) if best else None,
                "source": row.source,
                "title": row.title,
                "conversation": item.conversation,
                "turn": item.turn,
                "start": item.start,
                "end": item.end,
                "date": row.date.isoformat() if row.date else None,
            }
        )
    return hits
