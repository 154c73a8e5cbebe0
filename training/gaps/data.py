"""Dossiers and pairs, and how they are split: whole domains, never single dossiers."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from otherside.domain import FACETS
from training.data import Row, written_rows

HERE = Path(__file__).parent
DATA = HERE / "data"

#: Domains that nothing is trained, tuned or calibrated on.
TEST_DOMAINS = frozenset(
    {
        # first author
        "clinics as organisations",
        "coaching clients",
        "logistics and fleets",
        "retail shops",
        # second author
        "care homes as organisations",
        "landlords and tenants",
        "publishers and media",
        "security and IT operations",
        "wineries and breweries",
        # fourth author: half of the domains, among them those near one of the above
        "bakeries",
        "breweries",
        "charities",
        "city transport",
        "driving schools",
        "fishing and fish trade",
        "grain and seed trade",
        "hospitals' administration",
        "housing co-operatives",
        "museums",
        "music schools",
        "private persons",
        "software agencies",
        # fifth author: those near one of the above, and three others
        "brewery and spirits",
        "driving school",
        "hospital administration",
        "museum",
        "nursery school",
        "orchard and fruit trade",
        "regional bank",
        "software consultancy",
        # sixth author: half of the domains
        "bakery chain",
        "charity",
        "city administration",
        "cyber security team",
        "elevator maintenance",
        "film production",
        "law firm",
        "private individuals hiring a coach",
        "university department",
        "water utility",
    }
)
#: Authors whom no network is trained on; those of their dossiers that have no pair help to set the threshold.
BLIND_AUTHORS = frozenset({"dd"})
#: People who say little: six to nine statements, most of four to ten words, two in five of them twice, once with a present that fits.
#: They are of any domain, also of the test's. The last two files are not trained on: one to choose the threshold, one to measure.
SHORT_AUTHORS = frozenset({"v1", "v2", "v3", "v4", "v5", "v6"})
SHORT_CHOOSE, SHORT_TEST = "v7", "v8"
#: Domains of other authors that are near one of those: left out of training too.
NEAR_TEST = frozenset(
    {
        "wine estates",
        "home care services",
        "security services",
        "property management",
        "legal operations",
        "neighbours' association",
        "career change",
        "coaching practitioners",
        "housing associations",
        "science museums",
        "procurement of a hospital group",
        "hospital kitchens",
        "kindergarten owners",
        "mid-size software houses' CEOs",
        "IT operations of a university",
    }
)
FOLDS = 4
#: Hands that wrote whole conversations (``training/data/written``): what buyers say in them is talk without a clash, so far
#: as its writers meant one. Nothing is trained on the second.
TALK_HANDS = ("e", "f", "g", "h", "i", "j", "l")
TEST_TALK_HANDS = ("k", "m")
#: Files of pairs in free talk that no network is trained on.
TEST_TALK = frozenset({"t5", "u9"})
#: Fewest lines of a buyer that are taken for talk.
LEAST_TALK = 8
IDEAL_FACETS = frozenset({"identity", "aspiration", "goal", "desire", "want"})


@dataclass(frozen=True, slots=True)
class Dossier:
    """What one person said.

    Attributes:
        texts: the n statements.
        facets: main facet of each, ``"-"`` for none.
        pairs: ``(ideal, actual)`` positions to the kind of clash.
        decoys: pairs that look like a clash and are none, to the reason.
        themes: of the true pairs.
    """

    id: str
    author: str
    domain: str
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    facets: tuple[str, ...]
    pairs: dict[tuple[int, int], str]
    decoys: dict[tuple[int, int], str]
    themes: dict[tuple[int, int], str]


def dossiers() -> list[Dossier]:
    """All dossiers."""
    out = []
    for path in sorted([*DATA.glob("dossiers-*.jsonl"), *(DATA / "short").glob("dossiers-*.jsonl")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            at = {s["id"]: n for n, s in enumerate(raw["statements"])}
            out.append(
                Dossier(
                    id=raw["id"],
                    author=raw["author"],
                    domain=raw["domain"],
                    ids=tuple(at),
                    texts=tuple(s["text"] for s in raw["statements"]),
                    facets=tuple(s["facet"] for s in raw["statements"]),
                    pairs={(at[p["ideal"]], at[p["actual"]]): p["kind"] for p in raw["pairs"]},
                    decoys={(at[d["a"]], at[d["b"]]): d["reason"] for d in raw["decoys"]},
                    themes={(at[p["ideal"]], at[p["actual"]]): p["theme"] for p in raw["pairs"]},
                )
            )
    return out


def standalone() -> list[Dossier]:
    """Standalone pairs as dossiers of five statements: ideal, actual, three others."""
    out = []
    for path in sorted(DATA.glob("pairs-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            others = raw["negatives"]
            texts = (raw["ideal"]["text"], raw["actual"]["text"], *(o["text"] for o in others))
            decoys = {(0, n) if o["side"] == "i" else (n, 1): o["reason"] for n, o in enumerate(others, 2)}
            out.append(
                Dossier(
                    id=raw["id"],
                    author=raw["author"],
                    domain="",
                    ids=tuple(map(str, range(len(texts)))),
                    texts=texts,
                    facets=(raw["ideal"]["facet"], raw["actual"]["facet"], *(o["facet"] for o in others)),
                    pairs={(0, 1): raw["kind"]},
                    decoys=decoys,
                    themes={(0, 1): raw["theme"]},
                )
            )
    return out


def talk(hands: tuple[str, ...] = TALK_HANDS) -> list[Dossier]:
    """What the buyer says in each written conversation of these hands, as a dossier without pairs."""
    by_doc: dict[str, list[Row]] = {}
    for row in written_rows(list(hands)):
        if row.doc and not row.seller:
            by_doc.setdefault(row.doc, []).append(row)
    return [
        Dossier(
            id=doc,
            author="talk",
            domain="",
            ids=tuple(row.id for row in rows),
            texts=tuple(row.text for row in rows),
            facets=tuple(_main_facet(row) for row in rows),
            pairs={},
            decoys={},
            themes={},
        )
        for doc, rows in by_doc.items()
        if len(rows) >= LEAST_TALK
    ]


def planted() -> list[Dossier]:
    """Written conversations in whose talk a hand has found, or put, a true pair and a decoy, in the speaker's own voice.

    A row of ``talk-*.jsonl`` names the conversation, the lines that are not the main speaker's, pairs that are there
    already, and one line to add for a true pair and one for a decoy, each with the line after which it is said.
    """
    by_id = {d.id: d for d in talk((*TALK_HANDS, *TEST_TALK_HANDS))}
    out = []
    for path in sorted(DATA.glob("talk-*.jsonl")):
        times: Counter[str] = Counter()
        for line in path.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            said = by_id[raw["id"]]
            times[raw["id"]] += 1
            others = set(raw["others"])
            own = [n for n in range(len(said.texts)) if n not in others]
            lines: list[tuple[float, str, str]] = [(n, said.texts[n], said.facets[n]) for n in own]
            for key, place in (("add", 0.25), ("decoy", 0.5)):
                if new := raw.get(key):
                    lines.append((new["after"] + place, new["text"], new["facet"]))
            lines.sort(key=lambda x: x[0])
            at = {n: k for k, (n, _, _) in enumerate(lines)}
            pairs = {(at[a], at[b]): kind for a, b, kind in raw["pairs"]}
            decoys: dict[tuple[int, int], str] = {}
            themes: dict[tuple[int, int], str] = {}
            if new := raw.get("add"):
                other, mine = at[new["with"]], at[new["after"] + 0.25]
                pair = (other, mine) if new["side"] == "actual" else (mine, other)
                pairs[pair] = new["kind"]
                themes[pair] = new["theme"]
            if new := raw.get("decoy"):
                decoys[at[new["with"]], at[new["after"] + 0.5]] = new["reason"]
            out.append(
                Dossier(
                    id=f"{path.stem}-{raw['id']}" + f"-{times[raw['id']]}" * (times[raw["id"]] > 1),
                    author=path.stem.removeprefix("talk-"),
                    domain="",
                    ids=tuple(f"{n:g}" for n, _, _ in lines),
                    texts=tuple(text for _, text, _ in lines),
                    facets=tuple(facet for _, _, facet in lines),
                    pairs=pairs,
                    decoys=decoys,
                    themes=themes,
                )
            )
    return out


def _main_facet(row: Row) -> str:
    return FACETS[int(row.facets.argmax())].value if row.facets.max() > 0.5 else "-"


def test_set(rows: list[Dossier]) -> list[Dossier]:
    """The dossiers looked at last."""
    return [d for d in rows if d.domain in TEST_DOMAINS]


def development(rows: list[Dossier]) -> list[tuple[Dossier, int]]:
    """The rest, each with its fold: whole domains in rotation."""
    left_out = TEST_DOMAINS | NEAR_TEST
    apart = BLIND_AUTHORS | SHORT_AUTHORS | {SHORT_CHOOSE, SHORT_TEST}
    own = [d for d in rows if d.domain not in left_out and d.author not in apart]
    fold = {key: n % FOLDS for n, key in enumerate(sorted({(d.author, d.domain) for d in own}))}
    return [(d, fold[d.author, d.domain]) for d in own]
