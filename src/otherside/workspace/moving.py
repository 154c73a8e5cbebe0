"""Moves a workspace from one database to another: a folder, or a PostgreSQL server."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from otherside.domain import InputError
from otherside.profiles.role_priors import FILE as ROLES
from otherside.store.copying import CopiedTable, copy_store, digests
from otherside.store.ledger import has_ledger, open_ledger
from otherside.store.ledger import tables as ledger
from otherside.store.opening import create_store, open_store
from otherside.store.place import folder_of, is_url, read_url, shown
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.reading.analysis import SETTINGS

#: What a user may have put into the folder; everything else in it is worked out anew.
OWN = (ROLES, SETTINGS)


def migrate(source: str | Path, target: str | Path, progress: Progress = silent) -> dict[str, Any]:
    """Copies everything into an empty place and compares every row; the source stays as it is.

    Nobody can write to the source meanwhile. Killed half-way, the target is empty and the same can be said again.

    Returns:
        ``{"from", "to", "rows", "tables": [{"table", "rows", "digest"}]}``.

    Raises:
        InputError: when there is no workspace to move, or the target holds something.
    """
    names = [shown(read_url(p)) if is_url(p) else p for p in (str(source), str(target))]
    homes = [folder_of(source), folder_of(target)]
    if names[0] == names[1] or homes[0].resolve() == homes[1].resolve():
        raise InputError(f"{names[0]}: is named twice; name the place to move to as the second")
    store = open_store(homes[0])
    try:
        other = create_store(homes[1])
        try:
            # First, since without the rest it can be repeated: equal accounts are no obstacle.
            accounts = copy_accounts(homes[0], homes[1])
            tables = [*copy_store(store.database, other.database, freeze=True, progress=progress), *accounts]
        finally:
            other.close()
    finally:
        store.close()
    copy_own(homes[0], homes[1])
    return {
        "from": names[0],
        "to": names[1],
        "rows": sum(t.rows for t in tables),
        "tables": [{"table": t.name, "rows": t.rows, "digest": t.digest} for t in tables],
    }


def copy_own(source: Path, target: Path) -> None:
    """Copies what a user may have put into the folder; what is there already stays."""
    for name in OWN:
        if (source / name).is_file() and not (target / name).exists():
            part = target / f".{name}.part"
            shutil.copy2(source / name, part)
            os.replace(part, target / name)


def copy_accounts(source: Path, target: Path) -> list[CopiedTable]:
    """Copies accounts, shares, tokens and the log, where there are any.

    Raises:
        InputError: when the target has other ones of its own.
    """
    if not has_ledger(source):
        return []
    taken = open_ledger(source)
    try:
        held = digests(taken.database, ledger.metadata)
        if not any(t.rows for t in held):
            return []
        put = open_ledger(target)
        try:
            if digests(put.database, ledger.metadata) == held:
                return held
            return copy_store(taken.database, put.database, tables=ledger.metadata)
        finally:
            put.close()
    finally:
        taken.close()
