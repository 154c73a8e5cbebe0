"""``otherside serve`` while its database's server comes to harm again and again, and people go on asking and importing.

    PYTHONPATH=src:. python -m benchmarks.faults.serving --times 25 [--programs /usr/lib/postgresql/15/bin] [--pair]

One process serves from the first to the last. Every answer is the page, or 503 with one line that says what is the matter
with the database. After each fault, as soon as the server answers, every page must be there again, the pages of a deal that
nobody changes as they were. Every import that was acknowledged is there at the end, once; the log's chain is unbroken.
What an import leaves undone is then finished by the process that serves. Exit code 1 if anything of this failed.

Signing in goes by sessions that are made beforehand, and vectors in search are drawn by a digest of the words.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import click
import httpx

from benchmarks.faults import checks
from benchmarks.faults.places import start
from benchmarks.faults.restarts import SAID, harms, healed, started
from benchmarks.faults.words import write_files
from benchmarks.team.place import Serving, User
from otherside.accounts import AccountBook
from otherside.accounts.model import Role
from otherside.domain import Side
from otherside.store.ledger import open_ledger
from otherside.store.place import write_server
from otherside.store.postgres import disconnect
from otherside.web.links import conversation_url, deal_url, person_url
from otherside.workspace import Workspace
from tests.store.server import Server

#: Who ask at the same time, beside one who imports.
_ASKERS = 3
_SECONDS = 60
#: Who asks for a page is not told where the database is.
_AWAY = "the database cannot be used just now; try again in a minute"
_NOTE = "---\ndate: 2026-03-05\n---\nIda Marsh: Number {n} is what worries me most before the audit.\n"
#: Differs from one answer to the next.
_OWN = re.compile(r'nonce[=-]"?[\w-]+"?')


@dataclass
class Seen:
    """What was answered.

    Attributes:
        answers: how often which status.
        problems: what must not be, one line each.
        imported: words of notes whose import was acknowledged.
    """

    answers: Counter[int] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    imported: list[str] = field(default_factory=list)


class People:
    """Those who ask and import."""

    def __init__(self, serving: Serving, user: User, pages: list[str], still: list[str], patience: float) -> None:
        self.pages, self.still = pages, still
        self._patience = patience
        self.seen = Seen()
        self._over, self._full = threading.Event(), threading.Event()
        self._client = httpx.Client(
            base_url=serving.address,
            headers={"Cookie": f"{serving.cookie}={user.session}", "X-CSRF-Token": user.csrf},
            timeout=_SECONDS,
        )
        self._threads = [threading.Thread(target=self._ask, args=(n,)) for n in range(_ASKERS)]
        self._threads.append(threading.Thread(target=self._import))

    def __enter__(self) -> People:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._full.set()
        for thread in self._threads:
            thread.join()

    def page(self, path: str) -> str:
        """A page that must be there now."""
        answer = self._client.get(path)
        if answer.status_code != 200:
            self.seen.problems.append(f"{path} after the server was back: {answer.status_code} {_line(answer)}")
        return _OWN.sub("", answer.text)

    def no_more_imports(self) -> None:
        """The others go on."""
        self._full.set()
        self._threads[-1].join()

    def _ask(self, number: int) -> None:
        chance = random.Random(number)
        while not self._over.wait(chance.uniform(0, 0.2 * self._patience)):
            path = chance.choice([*self.pages, *self.still])
            try:
                self._look(path, self._client.get(path))
            except httpx.HTTPError as error:
                self.seen.problems.append(f"{path}: {type(error).__name__} {error}")

    def _import(self) -> None:
        number = 0
        while not self._full.wait(0.1 * self._patience):
            note = _NOTE.format(n=number)
            try:
                answer = self._client.post(
                    "/api/v1/import",
                    files={"files": (f"note {number}.md", note.encode())},
                    data={"deal": "Brook"},
                )
            except httpx.HTTPError as error:
                self.seen.problems.append(f"import: {type(error).__name__} {error}")
                continue
            if self._look("import", answer):
                self.seen.imported.append(f"Number {number} is")
                number += 1

    def _look(self, what: str, answer: httpx.Response) -> bool:
        self.seen.answers[answer.status_code] += 1
        told = any(said in answer.text.casefold() for said in (*SAID, _AWAY))
        if answer.status_code == 200 and told:
            self.seen.problems.append(f"{what}: a page that holds an error of the database")
        if answer.status_code != 200 and not (answer.status_code == 503 and told):
            self.seen.problems.append(f"{what}: {answer.status_code} {_line(answer)}")
        return answer.status_code == 200


def _line(answer: httpx.Response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())[-300:]


def build(folder: Path, server: Server) -> tuple[User, list[str], list[str]]:
    """Two deals and an owner; addresses of pages that change with imports, and of those that do not."""
    server.run("CREATE DATABASE team")
    write_server(folder / "ws", server.url("team"))
    with Workspace.init(folder / "ws", ["sand.example", "Pia Sand"]) as workspace:
        workspace.add([write_files(folder / "files")], deal="Brook")
        workspace.add([write_files(folder / "other", 2)], deal="Marsh")
        person = workspace.store.people("Brook", Side.THEIRS)[0].id
        call = workspace.store.conversation_ids("Marsh")[0]
    book = AccountBook(open_ledger(folder / "ws"))
    owner = book.add("owner@sand.example", Role.OWNER)
    user = User(owner.name, Role.OWNER, 0, book.begin(owner).session)
    book.close()
    disconnect()
    changing = ["/", deal_url("Brook"), f"{deal_url('Brook')}/questions", f"{person_url(person)}?deal=Brook",
                "/search?q=audit", "/api/v1/deals", "/api/v1/people"]  # fmt: skip
    still = [deal_url("Marsh"), f"{deal_url('Marsh')}/questions", conversation_url(call)]
    return user, changing, still


@click.command()
@click.option("--times", default=25, show_default=True, type=click.IntRange(1))
@click.option("--programs", type=click.Path(path_type=Path), help="Folder of the PostgreSQL server's programs.")
@click.option("--pair", is_flag=True, help="With a replica, which takes over.")
@click.option(
    "--patience", default=1.0, show_default=True, help="How many times longer people wait before they ask again."
)
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
def main(times: int, programs: Path | None, pair: bool, patience: float, as_json: bool) -> None:
    """Serves, and does harm to the database's server."""
    chance = random.Random(1)
    server = start(programs, pair=pair)
    try:
        with tempfile.TemporaryDirectory(prefix="otherside-serving-") as place:
            folder = Path(place)
            seen = _serve(folder, server, times, chance, *build(folder, server), patience)
            held = [text for words in checks.conversations(folder / "ws").values() for text in words]
            for note in seen.imported:
                there = sum(note in text for text in held)
                if there != 1:
                    seen.problems.append(f"acknowledged and {there} times there: {note}")
            seen.problems += checks.broken(folder / "ws")
    finally:
        disconnect()
        server.close()
    if as_json:
        answers = {str(status): count for status, count in sorted(seen.answers.items())}
        click.echo(json.dumps({"faults": times, "answers": answers, "imports": len(seen.imported), "problems": seen.problems}))  # fmt: skip
    else:
        click.echo(", ".join(f"{count} answers with {status}" for status, count in sorted(seen.answers.items())))
        click.echo(f"{times} faults, {len(seen.imported)} imports acknowledged, {len(seen.problems)} problems")
        for problem in seen.problems[:40]:
            click.echo(f"  {problem}")
    raise SystemExit(1 if seen.problems else 0)


def _serve(
    folder: Path,
    server: Server,
    times: int,
    chance: random.Random,
    user: User,
    pages: list[str],
    still: list[str],
    patience: float,
) -> Seen:
    log = folder / "log"
    serving = Serving(folder / "ws", log)
    try:
        with People(serving, user, pages, still, patience) as people:
            for path in (*pages, *still):
                people.page(path)
            # Twice: what is worked out in the background at first is there then.
            before = {path: people.page(path) for path in still}
            faults = harms(server)
            for n in range(times):
                time.sleep(chance.uniform(0.3, 1.5))
                faults[n % len(faults)](server)
                if n % 2:
                    time.sleep(chance.uniform(0.5, 2))
                started(server)
                for path in pages:
                    people.page(path)
                for path in still:
                    if people.page(path) != before[path]:
                        people.seen.problems.append(
                            f"{path} is not as it was before {faults[n % len(faults)].__name__}"
                        )
                healed(server)
                if serving.process.poll() is not None:
                    people.seen.problems.append(f"serve ended: {log.read_text()[-500:]}")
                    break
            people.no_more_imports()
            people.seen.problems += _cut_short(folder / "ws", server)
        told = log.read_text()
        if "Exception in ASGI application" in told:
            place = told.index("Exception in ASGI application")
            people.seen.problems.append(f"a fault of otherside in the log: {told[place : place + 3000]}")
        return people.seen
    finally:
        serving.close()


def _cut_short(folder: Path, server: Server) -> list[str]:
    """Whether what an import leaves undone whose database goes away is finished by who serves, not by a command."""
    with Workspace.open(folder) as workspace:
        workspace.store.put_unfinished("sides:cut", {"kind": "sides"})
    disconnect()
    server.stop()
    # Long enough for somebody to ask meanwhile.
    time.sleep(1)
    started(server)
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        with Workspace.open(folder) as workspace:
            if not workspace.store.unfinished():
                return []
        time.sleep(0.2)
    return ["what was cut short was not finished"]


if __name__ == "__main__":
    try:
        os.environ.setdefault("PYTHONPATH", "src:.")
        main()
    except RuntimeError as error:
        sys.exit(f"benchmarks.faults: {error}")
