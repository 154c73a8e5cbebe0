"""Two hundred people at a team's server: errors, waiting times by kind of request, and whether every write is there after.

    PYTHONPATH=src:. python -m benchmarks.team.load [--users 200] [--seconds 600] [--deals 200] [--teams 4]

Each person thinks for two to eight seconds, then asks for a page, a search or a check of a text, corrects the reader or
imports a note. Before the clock starts the search index of each team and of the owners is made, and the forecasts of the
deals that a team works on are there, as they are in a server that has run since the morning. At the end every write that
was acknowledged is looked for.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import os
import random
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import httpx
import numpy as np

from benchmarks.team.place import Deal, Serving, User, accounts, build, database_worked
from otherside.accounts.model import Role
from otherside.store.postgres import disconnect
from otherside.web.links import conversation_url, deal_url, person_url
from otherside.workspace import Workspace
from otherside.workspace.privacy import auditing
from tests.store.server import Server

#: How often each kind is asked for, of a thousand requests.
MIX = {"pipeline": 150, "deal": 230, "person": 150, "conversation": 170, "search": 90, "prep": 70, "questions": 90,
       "lint": 30, "correction": 15, "import": 5}  # fmt: skip
QUERIES = (
    "night shift",
    "audit in spring",
    "worries the board",
    "old spreadsheet",
    "proud of the rollout",
    "regulator",
)
TEXT = "Dear {who}, our leading platform is the best there is. What would have to be true for the audit to be calm?"
NOTE = """---
date: 2026-11-{day:02}
---
Ada Alder: We looked at this again in our office, and number {n} is what worries me most before the audit.
Sam Seller: What would it be like if that were settled?
Ada Alder: I could look after my people again. But the board has other priorities this year, {n}.
"""


@dataclass
class Seen:
    """What was measured, and what was acknowledged."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    corrected: dict[str, str] = field(default_factory=dict)
    imported: dict[str, str] = field(default_factory=dict)


class Person:
    """One simulated person."""

    def __init__(self, user: User, deals: list[Deal], client: httpx.AsyncClient, serving: Serving, seen: Seen) -> None:
        self.user, self.deals, self.client, self.seen = user, deals, client, seen
        self.rng = random.Random(user.name)
        self.headers = {"Cookie": f"{serving.cookie}={user.session}", "X-CSRF-Token": user.csrf}
        kinds = [k for k in MIX if user.role is not Role.READER or k not in ("correction", "import")]
        self.kinds, self.weights = kinds, [MIX[k] for k in kinds]
        self.left = [e for deal in deals for e in deal.evidence]
        self.rng.shuffle(self.left)

    async def work(self, until: float) -> None:
        """Asks and thinks until the time is over."""
        await asyncio.sleep(self.rng.uniform(0, 8))
        while time.perf_counter() < until:
            await self.ask(self.rng.choices(self.kinds, self.weights)[0])
            await asyncio.sleep(self.rng.uniform(2, 8))

    async def ask(self, kind: str) -> None:
        """One request, timed from the first byte sent to the last received."""
        begin = time.perf_counter()
        try:
            answer = await getattr(self, f"_ask_{kind}")()
        except httpx.HTTPError as error:
            self.seen.errors[f"{kind}: {type(error).__name__}"] += 1
            return
        self.seen.waits[kind].append(1000 * (time.perf_counter() - begin))
        if answer.status_code != 200:
            self.seen.errors[f"{kind}: {answer.status_code} {answer.text[-300:]!r}"] += 1

    def deal(self) -> Deal:
        """One of those they work on, the first more often than the last."""
        return self.deals[min(int(self.rng.expovariate(0.6)), len(self.deals) - 1)]

    async def get(self, path: str) -> httpx.Response:
        """A page."""
        return await self.client.get(path, headers=self.headers)

    async def _ask_pipeline(self) -> httpx.Response:
        return await self.get("/")

    async def _ask_deal(self) -> httpx.Response:
        return await self.get(deal_url(self.deal().name))

    async def _ask_questions(self) -> httpx.Response:
        return await self.get(f"{deal_url(self.deal().name)}/questions")

    async def _ask_person(self) -> httpx.Response:
        deal = self.deal()
        return await self.get(f"{person_url(self.rng.choice(deal.people))}?deal={quote(deal.name, safe='')}")

    async def _ask_conversation(self) -> httpx.Response:
        return await self.get(conversation_url(self.rng.choice(self.deal().conversations)))

    async def _ask_search(self) -> httpx.Response:
        return await self.get(f"/search?q={quote(self.rng.choice(QUERIES))}")

    async def _ask_prep(self) -> httpx.Response:
        deal = self.deal()
        return await self.get(f"{deal_url(deal.name)}/prep?to={self.rng.choice(deal.people)}")

    async def _ask_lint(self) -> httpx.Response:
        deal = self.deal()
        said = {"text": TEXT.format(who="Ada"), "deal": deal.name, "to": self.rng.choice(deal.people)}
        return await self.client.post("/api/v1/lint", json=said, headers=self.headers)

    async def _ask_correction(self) -> httpx.Response:
        evidence = self.left.pop()
        verdict = self.rng.choice(("confirm", "confirm", "reject"))
        said = {"evidence": evidence, "verdict": verdict}
        answer = await self.client.post("/api/v1/corrections", json=said, headers=self.headers)
        if answer.status_code == 200:
            # Colleagues may correct the same: whichever came last holds, so the first is only asked to be there.
            self.seen.corrected[evidence] = verdict
        return answer

    async def _ask_import(self) -> httpx.Response:
        deal, n = self.deal(), self.rng.getrandbits(48)
        note = NOTE.format(day=1 + n % 25, n=n).encode()
        answer = await self.client.post(
            "/api/v1/import",
            files={"files": (f"note-{n}.md", note, "text/markdown")},
            data={"deal": deal.name},
            headers=self.headers,
        )
        if answer.status_code == 200:
            self.seen.imported[hashlib.sha256(note).hexdigest()] = deal.name
            if answer.json().get("conversations") != 1:
                self.seen.errors[f"import: {answer.json()}"] += 1
        return answer


async def put_load(users: list[User], held: list[list[Deal]], serving: Serving, server: Server, seconds: float) -> Seen:
    """Warms up, lets everybody work, and says what it took."""
    seen = Seen()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=serving.address, timeout=300, limits=limits) as client:
        people = [Person(u, held[u.team], client, serving, seen) for u in users]
        begin = time.perf_counter()
        first: dict[object, Person] = {}
        for person in people:
            first.setdefault("owner" if person.user.role is Role.OWNER else person.user.team, person)
        for who, person in first.items():
            (await person.get("/search?q=audit")).raise_for_status()
            for deal in person.deals if who != "owner" else ():
                (await person.get(f"{deal_url(deal.name)}/questions")).raise_for_status()
        print(f"warmed up in {time.perf_counter() - begin:.0f} s", flush=True)
        worked, stored, own = serving.worked(), database_worked(server), time.process_time()
        begin = time.perf_counter()
        await asyncio.gather(*(person.work(begin + seconds) for person in people))
        clock = time.perf_counter() - begin
    waits = [w for kind in seen.waits.values() for w in kind]
    print(f"{'':14}{'requests':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}")
    for kind in (*MIX, "all"):
        values = waits if kind == "all" else seen.waits.get(kind, [])
        if values:
            print(f"{kind:14}{len(values):9}" + "".join(f"{x:9.0f}" for x in np.percentile(values, [50, 95, 99])))
    served, kept = serving.worked() - worked, database_worked(server) - stored
    count = max(1, len(waits))
    print(f"{count / clock:.1f} requests/s over {clock:.0f} s; errors: {sum(seen.errors.values())}")
    for what, times in seen.errors.most_common(12):
        print(f"  {times} x {what}")
    print(
        f"processor: server {served:.0f} s ({1000 * served / count:.0f} ms a request), database {kept:.0f} s "
        f"({1000 * kept / count:.0f} ms a request), this program {time.process_time() - own:.0f} s; "
        f"server holds {serving.memory():.0f} MB; load of the machine {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores"
    )
    return seen


def lost(folder: Path, seen: Seen) -> int:
    """How many acknowledged writes are not there."""
    with Workspace.open(folder) as workspace:
        there = {row["evidence"] for row in workspace.corrections()}
        corrections = [e for e in seen.corrected if e not in there]
        imports = [d for d in seen.imported if workspace.store.source_with(d) is None]
        pending = workspace.store.unresolved()
        problems = workspace.check()
    sealed = auditing.verified(folder)
    print(
        f"acknowledged and lost: {len(corrections)} of {len(seen.corrected)} corrections, {len(imports)} of "
        f"{len(seen.imported)} imports; log whole over {sealed['entries']} entries; problems {problems[:3]}; left undone {pending}"
    )
    return len(corrections) + len(imports) + len(problems)


def main() -> int:
    """Builds, serves, loads, reads back; 1 if anything failed or was lost."""
    parser = argparse.ArgumentParser()
    for option, usual in (("users", 200), ("seconds", 600), ("deals", 200), ("teams", 4)):
        parser.add_argument(f"--{option}", type=int, default=usual)
    given = parser.parse_args()
    folder, server = Path(tempfile.mkdtemp(prefix="otherside-load-")), Server()
    try:
        print(server.run("SELECT version()")[0][0].split(",")[0], flush=True)
        home = folder / "team"
        held = build(home, server, given.deals, given.teams)
        users = accounts(home, given.users, given.teams)
        serving = Serving(home, folder / "serve.log")
        try:
            seen = asyncio.run(put_load(users, held, serving, server, given.seconds))
        finally:
            serving.close()
            told = (folder / "serve.log").read_text()
            print(
                f"the server said {len(told.splitlines())} lines:", told[-1500:] if len(told.splitlines()) > 2 else ""
            )
        return 1 if lost(home, seen) + sum(seen.errors.values()) else 0
    finally:
        disconnect()
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
