"""The sentences and messages that the head of the lint is fitted to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from otherside.messaging.lint import CODES, LintContext, quotes_of
from otherside.messaging.lint.head import ASKS
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.registry import RULE_OF
from otherside.messaging.lint.words import lowered
from otherside.questions import load_bank
from otherside.questions.burdens import _table

WRITTEN = Path(__file__).parent / "written.txt"
MESSAGES = Path(__file__).parents[2] / "benchmarks" / "lint"
_GREETINGS = (
    "hi rachel",
    "dear mr osei",
    "hello ms lund",
    "good morning",
    "hello ana",
    "dear dr. roy",
    "hi tom, thanks for the call",
    "dear ms petri, thank you for your mail",
)
#: The files of the benchmark and who wrote them.
_FILES = (
    ("messages", "own"),
    ("series", "own"),
    ("others", "others"),
    ("third", "third"),
    ("fourth", "fourth"),
    ("fifth", "fifth"),
    ("sixth", "sixth"),
    ("seventh", "seventh"),
    ("eighth", "eighth"),
    ("ninth", "ninth"),
    ("twelfth", "twelfth"),
    ("thirteenth", "thirteenth"),
    ("fourteenth", "fourteenth"),
    ("fifteenth", "fifteenth"),
    ("sixteenth", "sixteenth"),
    ("seventeenth", "seventeenth"),
    ("eighteenth", "eighteenth"),
    ("twentieth", "twentieth"),
    ("twentysecond", "twentysecond"),
)
#: Hands that wrote messages; the first is the one who wrote the phrases too.
AUTHORS = tuple(dict.fromkeys(author for _, author in _FILES))
_HEADS = {"claim": "unsupported_claim", "jargon": "jargon_not_theirs", "feature": "feature_dump", "ask": ASKS}


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence written for the head.

    Attributes:
        before: the sentence before it, may be empty.
        text: the sentence.
        label: a rule, `ASKS`, or empty for a clean one.
        code: the variant, where the heading names one.
    """

    before: str
    text: str
    label: str
    code: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with the rules that it breaks, and whose hand it is by.

    Attributes:
        where: for each rule, the sentences that break it, counted from 0; of held messages nothing.
    """

    author: str
    split: str
    rules: frozenset[str]
    message: Message
    context: LintContext
    where: Mapping[str, frozenset[int]]


def written() -> list[Written]:
    """The written sentences, and the examples that the codes are explained with."""
    out: list[Written] = []
    label = code = ""
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            head = line[2:]
            code = head if head in CODES else ""
            label = "" if head.startswith("ok ") else RULE_OF[code] if code else _HEADS[head]
        elif line.strip():
            before, _, text = line.rpartition(" || ")
            out.append(Written(lowered(before), lowered(text), label, code))
    out += [*_explained(), *_asked()]
    return [*out, *_greeted(out)]


def _greeted(sentences: Sequence[Written]) -> Iterator[Written]:
    """Every other sentence once more behind a greeting: mails begin so, and the greeting must not tell anything."""
    for n, each in enumerate(s for s in sentences if not s.before):
        if n % 2:
            yield Written("", f"{_GREETINGS[n // 2 % len(_GREETINGS)]}, {each.text}", each.label, each.code)


def _explained() -> Iterator[Written]:
    """One-sentence examples of the codes, and all sentences of what is better and of our advice."""
    for code in CODES.values():
        for text, label in ((code.example, RULE_OF[code.code]), (code.better, ""), (code.instead, "")):
            message = Message(text)
            sentences = [" ".join(s.lower.split()) for s in message.sentences]
            if "they said" in text.lower() or (label and len(sentences) > 1):
                continue
            for before, sentence in zip(["", *sentences], sentences, strict=False):
                yield Written(before, sentence, label, code.code if label else "")


def _asked() -> Iterator[Written]:
    """The questions of our own bank and what we say of burdens, which are open and free: all clean."""
    for burden in _table():
        for kind in burden.kinds:
            for text in (kind.plain, *kind.help):
                for sentence in Message(text.replace("{person}", "Ines")).spoken:
                    yield Written("", sentence, "", "")
    for topic in load_bank().topics:
        for wording in topic.wordings:
            spoken = Message(wording.filled(quote="we manage", topic="the move", person="Tomasz")).spoken
            for before, sentence in zip(["", *spoken], spoken, strict=False):
                yield Written(before, sentence, "", "")


def labelled() -> list[Labelled]:
    """The messages of the benchmark: by the author of the phrases, and by other hands."""
    out = []
    for name, author in _FILES:
        for line in (MESSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            quotes = quotes_of(row.get("evidence", []))
            rules = frozenset(row["rules"])
            context = LintContext(quotes=quotes)
            message = Message(row["text"], context)
            where = {rule: _places(message, texts) for rule, texts in row.get("where", {}).items()}
            out.append(Labelled(author, row["split"], rules, message, context, where))
    return out


def _places(message: Message, texts: Sequence[str]) -> frozenset[int]:
    """The sentences that hold these texts or are held by them.

    Raises:
        ValueError: one of them is not there.
    """
    found: set[int] = set()
    own = [" ".join(message.text[s.start : s.end].casefold().split()) for s in message.sentences]
    for text in texts:
        wanted = " ".join(text.casefold().split())
        here = {n for n, sentence in enumerate(own) if sentence in wanted or wanted in sentence}
        if not here:
            raise ValueError(f"{text!r} is not a sentence of {message.text!r}")
        found |= here
    return frozenset(found)


def dev(rows: Sequence[Labelled]) -> list[Labelled]:
    """What may be fitted to: everything but the held messages."""
    return [row for row in rows if row.split != "held"]
