"""Reading from a CRM or a mailbox, and writing what was confirmed, with the connections that the environment names."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from otherside.domain import InputError
from otherside.sync import SYSTEMS, Connector, connect
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.intake.proposing import confirm
from otherside.workspace.intake.syncing import sync
from otherside.workspace.intake.syncing_mail import sync_mail

if TYPE_CHECKING:
    from otherside.sync.mailbox import Mailbox
    from otherside.workspace.workspace import Workspace

MAIL = "mail"
#: What can be read from.
SOURCES = (*SYSTEMS, MAIL)


@contextmanager
def connected(system: str) -> Iterator[Connector | Mailbox]:
    """A connection to one of ``SOURCES``, with the tokens that the environment or the keyring holds.

    Raises:
        InputError: a token or a package is missing.
    """
    connection = connect(system) if system != MAIL else _mailbox()
    try:
        yield connection
    finally:
        connection.close()


def read_from(
    workspace: Workspace,
    system: str,
    connection: Connector | Mailbox,
    *,
    full: bool = False,
    folders: Sequence[str] = (),
    since: dt.date | None = None,
    deal: str | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """The JSON of ``otherside sync``: what is new or changed there, stored and read here.

    Args:
        system: one of ``SOURCES``.
        connection: to it, as of ``connected``.
        full: everything again, not only what changed.
        folders, since, deal: of mail: which folders (INBOX unless given), not what was received before, and the deal that
            all of it is about.

    Raises:
        InputError: an option does not belong to the system, or it cannot be read to the end.
    """
    if system != MAIL:
        if folders or since or deal:
            raise InputError("folders, since and deal are for mail; leave them out")
        return sync(workspace, cast(Connector, connection), full=full, progress=progress)
    user = os.environ.get("OTHERSIDE_IMAP_USER", "").strip()
    account = f"{user}@{os.environ.get('OTHERSIDE_IMAP_HOST')}"
    return sync_mail(
        workspace, cast("Mailbox", connection), account, folders or ("INBOX",), since=since, deal=deal, full=full,
        own=(user,) if "@" in user else (), progress=progress,
    )  # fmt: skip


def write_confirmed(workspace: Workspace, system: str, number: str) -> tuple[str, dict[str, Any]]:
    """Writes one proposal to a CRM, exactly as shown; returns the system's name for people, and the proposal with its key.

    Raises:
        InputError: as ``workspace.intake.proposing.confirm``, or a token is missing.
    """
    connector = connect(system)
    try:
        return connector.title, confirm(workspace, connector, number)
    finally:
        connector.close()


def _mailbox() -> Mailbox:
    try:
        from otherside.sync.mailbox import connect as connect_mailbox
    except ImportError as error:
        raise InputError("mail needs the package imapclient; install it with: pip install 'otherside[imap]'") from error
    return connect_mailbox()
