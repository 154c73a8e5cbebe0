"""CaSiNo: what the other side wants most, from the words of a negotiation alone.

    OTHERSIDE_DATA=... python -m benchmarks.coaching.casino [--json]

Trained on the training and validation conversations, scored on the test split, for each participant. Only what was
said is read: offers made with buttons, outcomes and what people told the researchers are not. Data: CaSiNo, Chawla et
al. 2021, CC BY 4.0. Each item is judged by one model that reads the talk with that item's name put out of sight, so
that what it learns of one item ("we really need …") serves all three.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.coaching.learning import data_folder
from otherside.domain import InputError

Array = NDArray[Any]
ITEMS = ("food", "water", "firewood")
LEVELS = ("High", "Medium", "Low")
TARGETS = {"top": 0.81, "order": 0.58}
PEOPLE = {"top": 0.767, "order": 0.539}
#: Chosen by folds of the training and validation conversations, as was leaving boosted trees on the counts out.
COUNTS_WEIGHT, INVERSE_PENALTY = 0.1, 2.0
_NAMES = {
    "food": r"(?:foods?|meals?|snacks?|eat(?:ing)?|hungry|hunger|starv\w+|groceries|rations?|calories|diet|"
    r"diabet\w+|feed)",
    "water": r"(?:waters?|drink(?:ing|s)?|thirst\w*|dehydrat\w*|hydrat\w*|bottles?)",
    "firewood": r"(?:fire ?woods?|woods?|logs?|fires?|bonfires?|campfires?|cold|warm\w*|heat\w*|freez\w+|"
    r"cook\w*|logs)",
}
_WORDS = {item: re.compile(rf"\b{pattern}\b", re.I) for item, pattern in _NAMES.items()}
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "all": 3,
    "1": 1,
    "2": 2,
    "3": 3,
    "both": 2,
    "extra": 1.5,
    "none": 0,
    "zero": 0,
    "0": 0,
}
_NEED = re.compile(
    r"\b(?:need|want|must|require|prefer|priorit\w+|important|essential|would like|'d like|love|hop(?:e|ing)|really|"
    r"definitely|crucial|desperate\w*|most|interested)\b",
    re.I,
)
_SPARE = re.compile(
    r"\b(?:don't need|do not need|don't really need|dont need|don't care|enough|plenty|already|spare|give you|"
    r"you can have|"
    r"you take|you get|less|least|without|let you|not (?:as|that|so|too) (?:important|much)|willing to)\b",
    re.I,
)
_ASK = re.compile(r"\b(?:you (?:need|want|prefer|like)|do you|are you|which|what)\b", re.I)
_MINE = re.compile(
    r"\b(?:i(?:'ll| will)? (?:get|take|keep|have)|for me|i'd take|me (?:the|all|\d|two|three)|give me|"
    r"i could (?:have|get)|i can have)\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|,\s*(?:and|but|so)\s+|\s+(?:and|but) (?=(?:i|you|we|then)\b)", re.I)


@dataclass(frozen=True, slots=True)
class Person:
    """One participant, seen from the other side: the talk, who says what, and their true order of items."""

    dialogue: int
    said: tuple[tuple[bool, str], ...]
    """Turns in order: whether it is them who speak, and the words."""
    order: tuple[str, ...]


def load(folder: Path, split: str) -> list[Person]:
    """Both participants of every conversation of a split."""
    raw = json.loads((folder / f"casino_{split}.json").read_text(encoding="utf-8"))
    out = []
    for row in raw:
        said = [
            (t["id"], t["text"])
            for t in row["chat_logs"]
            if t["text"] not in ("Submit-Deal", "Accept-Deal", "Reject-Deal", "Walk-Away")
        ]
        for name, info in row["participant_info"].items():
            order = tuple(info["value2issue"][level].lower() for level in LEVELS)
            out.append(Person(int(row["dialogue_id"]), tuple((who == name, text) for who, text in said), order))
    return out


def _hide(text: str, item: str) -> str:
    """The words with this item called XX and the others YY."""
    low = text.lower()
    for other in ITEMS:
        low = _WORDS[other].sub("XX" if other == item else "YY", low)
    return low


def _pieces(person: Person, item: str) -> tuple[str, str, str]:
    """What they said of the item, what the other said of it, and all they said, with the item hidden."""
    theirs, ours, everything = [], [], []
    for they, text in person.said:
        for piece in _SENTENCE.split(text):
            hidden = _hide(piece, item)
            if "XX" in hidden:
                (theirs if they else ours).append(hidden)
            if they:
                everything.append(hidden)
    return " . ".join(theirs), " . ".join(ours), " . ".join(everything)


def _amount(piece: str, item: str) -> float:
    found = re.findall(
        rf"\b(one|two|three|all|both|extra|none|zero|[0-3])\b(?:\s+(?:of|the|more|extra|your|packages?|units?|"
        rf"for|bottles?|pieces?)){{0,3}}\s+{_NAMES[item]}",
        piece.lower(),
    )
    return max((_NUMBERS[f] for f in found), default=-1.0)


def _counts(person: Person, item: str) -> list[float]:
    """Mentions, wishes, offers and amounts of one item by both sides."""
    row = dict.fromkeys(
        ("m", "need", "spare", "ask", "mine", "big", "small", "om", "oneed", "ospare", "obig", "omine", "why"), 0.0
    )
    first, ofirst, position, early = 99.0, 99.0, 0, 0.0
    order = []
    for they, text in person.said:
        position += 1
        previous = False
        for piece in _SENTENCE.split(text):
            hit = bool(_WORDS[item].search(piece))
            if not hit:
                previous = False
                continue
            amount = _amount(piece, item)
            spare, need = bool(_SPARE.search(piece)), bool(_NEED.search(piece))
            if they:
                row["m"] += 1
                row["need"] += need and not spare
                row["spare"] += spare
                row["mine"] += bool(_MINE.search(piece))
                row["ask"] += bool(_ASK.search(piece)) and "?" in piece
                row["big"] += amount >= 2 and not spare
                row["small"] += 0 <= amount <= 1 and not spare
                row["why"] += "because" in piece.lower() or " since " in piece.lower() or previous
                early += position <= 4
                first = min(first, position)
                order.append(position)
            else:
                row["om"] += 1
                row["oneed"] += need and not spare
                row["ospare"] += spare
                row["obig"] += amount >= 2
                row["omine"] += bool(_MINE.search(piece))
                ofirst = min(ofirst, position)
            previous = True
    n = len(person.said) + 1
    return [
        *row.values(),
        early,
        min(first, 30),
        min(ofirst, 30),
        row["m"] / n,
        row["om"] / n,
        (row["need"] + 1) / (row["m"] + 2),
        (row["spare"] + 1) / (row["m"] + 2),
        *_shares(person, item),
    ]


_TO_ME = re.compile(r"\b(?:i|me|my|i'll|i'd|i've)\b", re.I)
_TO_YOU = re.compile(r"\b(?:you|your|u|you'll|you'd)\b", re.I)
_SHARE = re.compile(
    r"\b(one|two|three|all|both|extra|none|zero|no|[0-3])\b(?:\s+(?:of|the|more|extra|your|my|packages?|packs?|"
    r"units?|for|bottles?|pieces?|"
    r"additional|that|those|full)){0,3}\s+(?P<item>"
    + "|"
    r"".join(f"(?P<{item}>{_NAMES[item]})" for item in ITEMS)
    + r")",
    re.I,
)


def _shares(person: Person, item: str) -> list[float]:
    """How much of an item the talk gives to them: the last, the largest and the mean amount, and to the other likewise.

    "I take two" of theirs and "you can have two" of the other's go to them; the reverse to the other.
    """
    to_them: list[float] = []
    to_other: list[float] = []
    for they, text in person.said:
        holder = 0
        # Read word by word: the last person named before an amount is who gets it.
        for found in re.finditer(rf"{_TO_ME.pattern}|{_TO_YOU.pattern}|{_SHARE.pattern}", text, re.I):
            if found.group("item"):
                if found.group(item) and holder:
                    word = next(g for g in found.groups() if g)
                    amount = float(_NUMBERS.get(word.lower(), 0))
                    mine = (holder == 1) == they
                    (to_them if mine else to_other).append(amount)
            else:
                holder = 1 if _TO_ME.fullmatch(found.group(0)) else 2
    out: list[float] = []
    for amounts in (to_them, to_other):
        out += [amounts[-1], max(amounts), sum(amounts) / len(amounts), amounts[0]] if amounts else [1.4, 1.4, 1.4, 1.4]
    return [*out, out[0] - out[4], out[2] - out[6]]


def _relative(counts: Array) -> Array:
    """Counts ``(people, 3, k)`` with each item's difference to the mean and the rank among the three."""
    mean = counts.mean(axis=1, keepdims=True)
    rank = counts.argsort(axis=1).argsort(axis=1)
    return np.concatenate([counts, counts - mean, rank], axis=2)


class _Words:
    """TF-IDF of the words of both sides with one item hidden, and its counts beside them."""

    def __init__(self) -> None:
        self.theirs = TfidfVectorizer(ngram_range=(1, 3), min_df=4, sublinear_tf=True, token_pattern=r"[\w'?]+")
        self.ours = TfidfVectorizer(ngram_range=(1, 3), min_df=4, sublinear_tf=True, token_pattern=r"[\w'?]+")
        self.all = TfidfVectorizer(ngram_range=(1, 2), min_df=5, sublinear_tf=True, token_pattern=r"[\w'?]+")

    def matrix(self, people: list[Person], dense: Array, fit: bool) -> Any:
        pieces = [_pieces(p, item) for p in people for item in ITEMS]
        blocks = []
        for vectorizer, k, weight in ((self.theirs, 0, 1.0), (self.ours, 1, 0.8), (self.all, 2, 0.5)):
            texts = [p[k] for p in pieces]
            if fit:
                vectorizer.fit(texts)
            blocks.append(vectorizer.transform(texts) * weight)
        return sparse.hstack([*blocks, sparse.csr_matrix(dense)]).tocsr()


def _dense(people: list[Person]) -> Array:
    counts = np.array([[_counts(p, item) for item in ITEMS] for p in people])
    flat = _relative(counts).reshape(len(people) * 3, -1)
    which = np.tile(np.eye(3), (len(people), 1))
    return np.hstack([flat, which])


def level_probabilities(train: list[Person], test: list[Person]) -> Array:
    """Probabilities ``(people, items, levels)`` that an item has a level for that person."""
    y = np.array([p.order.index(item) for p in train for item in ITEMS])
    a, b = _dense(train), _dense(test)
    mean, spread = a.mean(0), a.std(0) + 1e-6
    words = _Words()
    x = words.matrix(train, (a - mean) / spread * COUNTS_WEIGHT, fit=True)
    z = words.matrix(test, (b - mean) / spread * COUNTS_WEIGHT, fit=False)
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=500).fit(x, y)
    return np.asarray(model.predict_proba(z).reshape(len(test), 3, 3))


def decide(p: Array) -> tuple[list[str], list[tuple[str, ...]]]:
    """The likeliest top item and the likeliest order of each person, over the six orders."""
    tops, orders = [], []
    for person in p:
        chance = {
            order: float(np.prod([person[ITEMS.index(item), level] for level, item in enumerate(order)]))
            for order in permutations(ITEMS)
        }
        best = max(chance, key=lambda o: chance[o])
        top = {item: sum(c for o, c in chance.items() if o[0] == item) for item in ITEMS}
        tops.append(max(top, key=lambda i: top[i]))
        orders.append(best)
    return tops, orders


def score(people: list[Person], p: Array) -> dict[str, float]:
    """Share of people whose top item, and whole order, was found."""
    tops, orders = decide(p)
    return {
        "top": float(np.mean([t == q.order[0] for t, q in zip(tops, people, strict=True)])),
        "order": float(np.mean([o == q.order for o, q in zip(orders, people, strict=True)])),
    }


def evaluate(folder: Path, folds: int = 4) -> dict[str, Any]:
    """Figures on the test split, with a bootstrap interval over conversations, and by folds of the others."""
    train, valid, test = (load(folder, split) for split in ("train", "valid", "test"))
    known = [*train, *valid]
    out: dict[str, Any] = {"people": len(test)}
    if folds:
        p = np.zeros((len(known), 3, 3))
        groups = np.array([q.dialogue for q in known])
        for fit, held in GroupKFold(folds, shuffle=True, random_state=0).split(known, groups=groups):
            p[held] = level_probabilities([known[i] for i in fit], [known[i] for i in held])
        out["folds"] = score(known, p)
    p = level_probabilities(known, test)
    out["test"] = score(test, p)
    tops, orders = decide(p)
    hits = np.array([[t == q.order[0], o == q.order] for t, o, q in zip(tops, orders, test, strict=True)], dtype=float)
    names = np.array([q.dialogue for q in test])
    rng = np.random.default_rng(0)
    unique = np.unique(names)
    rows = {name: np.nonzero(names == name)[0] for name in unique}
    draws = [hits[np.concatenate([rows[n] for n in rng.choice(unique, len(unique))])].mean(0) for _ in range(2000)]
    low, high = np.percentile(draws, [2.5, 97.5], axis=0)
    out["interval"] = {"top": [float(low[0]), float(high[0])], "order": [float(low[1]), float(high[1])]}
    out["targets"], out["participants"] = TARGETS, PEOPLE
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folds", type=int, default=4, help="0 leaves the folds of the training conversations out")
    options = parser.parse_args()
    try:
        figures = evaluate(data_folder("casino"), options.folds)
    except InputError as error:
        sys.exit(str(error))
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{figures['people']} people of the test split")
    for key, label in (("top", "top priority"), ("order", "exact order")):
        low, high = figures["interval"][key]
        folds = f", by folds of the rest {figures['folds'][key]:.3f}" if "folds" in figures else ""
        print(
            f"{label}: {figures['test'][key]:.3f} ({low:.3f} to {high:.3f}){folds}; "
            f"target {TARGETS[key]}, the participants themselves {PEOPLE[key]}"
        )


if __name__ == "__main__":
    main()
