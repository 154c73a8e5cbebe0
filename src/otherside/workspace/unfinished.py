"""Commands that take several transactions: noted before the first, finished by the next command if they are killed.

Each kind can be done again from its note at any time, whether it had been done in part, wholly or not at all.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from otherside.domain import Refused
from otherside.store import Store
from otherside.store.unfinished import FORGET

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Deals, people and sides are to be worked out anew.
SIDES = "sides"
#: Words were deleted: copies made of them are to go, and the pages of the file that held them.
COPIES = "copies"
#: Erasing comes before what follows from it. Its note knows whom, and goes before the pages that held it are written over.
_ORDER = (FORGET, COPIES, SIDES)


@contextmanager
def under_way(store: Store, kind: str, **what: Any) -> Iterator[None]:
    """Notes that something is begun, until the block ends. After an error the note stays, as after a kill."""
    key = f"{kind}:{uuid.uuid4().hex}"
    store.put_unfinished(key, {"kind": kind, **what})
    yield
    store.end_unfinished(key)


def finish(workspace: Workspace) -> bool:
    """Finishes what was begun and not ended; returns whether there was anything that could be.

    Where only somebody else may rewrite the files of the database, that much is left for their next command.
    """
    noted = workspace.store.unfinished()
    kinds = {what["kind"] for what in noted.values()}
    if FORGET in kinds and COPIES not in kinds:
        # Killed between the two notes.
        workspace.store.put_unfinished(f"{COPIES}:{uuid.uuid4().hex}", {"kind": COPIES})
        return finish(workspace)
    ours = not kinds & {FORGET, COPIES} or _may_scrub(workspace.store)
    if not ours and kinds <= {COPIES}:
        return False
    for key, what in sorted(noted.items(), key=lambda item: _ORDER.index(item[1]["kind"])):
        if what["kind"] == FORGET:
            from otherside.workspace.privacy.erasing import erase_noted

            erase_noted(workspace, what)
        elif what["kind"] == COPIES:
            from otherside.workspace.privacy.erasing import drop_what_was_made

            drop_what_was_made(workspace)
            if not ours:
                continue
        else:
            workspace.refresh()
        workspace.store.end_unfinished(key)
    return bool(noted)


def _may_scrub(store: Store) -> bool:
    try:
        store.may_scrub()
    except Refused:
        return False
    return True
