"""Where a workspace keeps its system of record: in its own folder, or on a PostgreSQL server that the folder names."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
import tomllib
from functools import lru_cache
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from otherside.domain import InputError
from otherside.domain.patterns import lazily

#: The embedded store.
FILE = "otherside.db"
#: In a folder whose workspace is on a server: where that is.
SERVER_FILE = "store.toml"
_HOST = lazily(r"[\w.:%-]*")
#: A server and its replicas: the part of an address that names several hosts, each perhaps with a port.
_SEVERAL = lazily(r"(?P<user>[^:/]+://(?:[^/?]*@)?)(?P<hosts>[^/?@]*,[^/?@]*)(?P<rest>[/?].*|)")
_PLACED = lazily(r"[\w.%-]+(:\d+)?")
_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


def is_url(place: str) -> bool:
    """Whether this names a server rather than a folder."""
    return place.startswith(_SCHEMES)


def read_url(text: str) -> URL:
    """The address of a database, as SQLAlchemy has it.

    Of several hosts (``postgresql://ann@db1.example,db2.example:5433/sales``, or several times ``host=`` behind the
    question mark) the one is meant that can be written to, unless the address says otherwise.

    Raises:
        InputError: when it is not one.
    """
    form = "postgresql://USER@HOST/DATABASE"
    if not is_url(text):
        raise InputError(f"{text!r} is not the address of a PostgreSQL database; write it as {form}")
    several = _SEVERAL.fullmatch(text)
    hosts = several["hosts"].split(",") if several else []
    if not all(map(_PLACED.fullmatch, hosts)):
        raise InputError(
            f"the address of the database names no hosts ({','.join(hosts)!r}); write them as HOST:PORT,HOST:PORT"
        )
    try:
        url = make_url(several["user"] + several["rest"] if several else text)
    except (ArgumentError, ValueError) as error:
        raise InputError(f"the address of the database cannot be read; write it as {form}") from error
    if url.host is not None and not _HOST.fullmatch(url.host):
        raise InputError(f"the address of the database names no host ({url.host!r}); write it as {form}")
    if hosts:
        url = url.update_query_pairs([("host", host) for host in hosts])
    named = url.query.get("host", "")
    if (not isinstance(named, str) or "," in named) and "target_session_attrs" not in url.query:
        url = url.update_query_dict({"target_session_attrs": "read-write"})
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """The address without a password, for people."""
    query = {key: value for key, value in url.query.items() if "password" not in key}
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, query)
    return bare.render_as_string(hide_password=False)


def _secret(url: URL) -> bool:
    return bool(url.password) or any("password" in key for key in url.query)


def folder_of(place: str | Path) -> Path:
    """The local folder of a workspace, given as a folder or as the address of a database.

    An address gets a folder among the user's own data, in which the address is written down: search index, cached
    pages and settings of this machine need a place on it.
    """
    text = str(place)
    if isinstance(place, Path) or not is_url(text):
        return Path(place)
    url = read_url(text)
    try:
        from platformdirs import user_data_path
    except ImportError as error:
        raise InputError("PostgreSQL needs a driver, which is not installed; pip install 'otherside[postgres]'") from (
            error
        )
    name = hashlib.sha256(shown(url).encode()).hexdigest()[:16]
    folder = user_data_path("otherside") / "servers" / name
    known = server_of(folder)
    # Said without its password, it is still the same place: the one written down stays.
    if known is None or (known != text and _secret(url)):
        write_server(folder, text)
    return folder


def server_of(folder: Path) -> str | None:
    """The address that a folder names; ``None`` for one that keeps its own store.

    Raises:
        InputError: when the file that should name it cannot be read.
    """
    path = folder / SERVER_FILE
    try:
        # Asked for many times by every page: read again only when it is another file.
        found = path.stat()
        return _named(path, found.st_ino, found.st_size, found.st_mtime_ns)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error}); check its permissions") from error


@lru_cache(maxsize=64)
def _named(path: Path, _inode: int, _size: int, _changed: int) -> str:
    """The address that a file names."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: cannot be read ({error}); check its permissions") from error
    try:
        url = tomllib.loads(text).get("url")
    except tomllib.TOMLDecodeError as error:
        raise InputError(f'{path}: {error}; mend it, it needs one line: url = "postgresql://…"') from error
    if not isinstance(url, str):
        raise InputError(f'{path}: names no server; it needs one line: url = "postgresql://…"')
    return url


def make_folder(folder: Path) -> None:
    """Makes a folder where there is none, and those it is in, for their owner alone unless a group shares what they are in.

    One that is there stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    for place in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
        place.mkdir(mode=0o777 if _shared(place.parent) else 0o700, exist_ok=True)
    folder.mkdir(exist_ok=True)


def make_file(path: Path) -> None:
    """Makes an empty file where there is none, for its owner alone unless its folder is shared by a group.

    Raises:
        OSError: it cannot be made.
    """
    path.touch(mode=0o666 if _shared(path.parent) else 0o600)


def _shared(folder: Path) -> bool:
    """Whether a group writes in a folder, or what is made in it is the group's."""
    return bool(folder.stat().st_mode & (stat.S_ISGID | stat.S_IWGRP))


def write_server(folder: Path, url: str) -> None:
    """Writes down the address, readable by its owner only: it may hold a password.

    Raises:
        InputError: when the folder cannot be written.
    """
    line = json.dumps(url, ensure_ascii=False)
    try:
        make_folder(folder)
        handle, part = tempfile.mkstemp(dir=folder)  # made with mode 0600
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(f"# This workspace is on a server; what else is in this folder are copies.\nurl = {line}\n")
        os.replace(part, folder / SERVER_FILE)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}); choose another place") from error
