"""feature_dump: a list of features without a tie to something they said."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.domain.patterns import lazily
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import load
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.words import content

CODES = (
    Code(
        "OS401",
        "feature-list",
        "A list of features in one breath. The reader has to find out alone which of them matters to them, and why.",
        "Keep the one or two that answer something they said, and say what each changes in their day.",
        "It has barcode scanning, lot tracking, supplier portals, EDI, a report builder and an API.",
        "You said you can't tell which batch went where. You scan the label once, and it answers that.",
    ),
    Code(
        "OS402",
        "feature-bullets",
        "A bulleted list of what the product has, not of what the reader asked for.",
        "Head each point with something they said; strike out those that have none.",
        "- unlimited projects\n- custom fields\n- Gantt view\n- guest access",
        "You asked for two things:\n- the volunteers need no account: they don't\n- it works on old "
        "phones: from 2015 on",
    ),
    Code(
        "OS403",
        "feature-chain",
        "One feature after another over several sentences, each as an addition to the last.",
        "Stop after the first one that matters to them and ask what they make of it.",
        "And then there's forecasting. There's also a Slack bot. And it comes with gamification.",
        "You asked how others see it coming. There is a forecast; would your team trust one?",
    ),
)

#: Fewest items that make a list a dump: plain, and where the words around say that it is a product's list.
MANY, FEW = 6, 4
_BULLET = lazily(r"(?m)^[ \t]*(?:[-*•‣–+✓✔✅►]|\(?\d{1,2}[.)])[ \t]*(\S[^\n]{0,160})$")
_WORDS = load("feature_dump").words
_CARRIER, _THING, _CHAIN = _WORDS["carrier"], _WORDS["thing"], _WORDS["chain"]
#: The list answers the reader, or is not one of features.
_TIED = _WORDS["tied"]
#: The list answers the reader, or is not one of features.
_SPLIT = lazily(r",\s*(?:and |or |plus |as well as )?|;\s*|\s(?:and|plus|as well as|&)\s(?=[^,;]{1,50}$)")
_CLAUSE = lazily(
    r"\b(?:i|i'm|i've|you|you're|you've|he|she|who|what|where|when|whether|how|why|because|if|but|"
    r"although|is|are|was|were|would|could|should|did|said|told|don't|can't|won't)\b"
)


def _items(sentence: str) -> list[str]:
    """The items of an enumeration in a sentence: short stretches without a clause of their own."""
    parts = [p.strip() for p in _SPLIT.split(sentence.rstrip(" .!?:"))]
    best: list[str] = []
    run: list[str] = []
    for n, part in enumerate(parts):
        words = part.split()
        head = n == 0
        # The first item stands behind the words that introduce the list.
        if part and (len(words) <= 6 or head) and (head or not _CLAUSE.search(part)):
            run.append(part)
        else:
            run = []
        if len(run) > len(best):
            best = list(run)
    return best


def _tied(items: list[str], context: LintContext) -> bool:
    """At least half of the items are things the reader spoke of."""
    hits = sum(any(s in context.stems for s in content(item)) for item in items)
    return context.known and hits * 2 >= len(items)


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Enumerations, bullets and chains of features."""
    lower = message.lower
    bullets = list(_BULLET.finditer(lower))
    listed_at = {m.start(1) for m in bullets}
    features = [
        m for m in bullets if not _CLAUSE.search(m[1]) and not m[1].rstrip().endswith("?") and len(m[1].split()) <= 9
    ]
    intro = lower[: bullets[0].start()] if bullets else ""
    things = sum(bool(_THING.search(m[1])) for m in features)
    if (
        len(features) >= FEW
        and things >= 2
        and not _TIED.search(intro)
        and not _tied([m[1] for m in features], context)
    ):
        yield Hit("OS402", features[0].start(1), features[-1].end(1))
    listed = 0
    first: tuple[int, int] | None = None
    for n, sentence in enumerate(message.sentences):
        if sentence.start in listed_at:
            continue
        before = message.sentences[n - 1].lower if n else ""
        items = _items(sentence.lower)
        if len(items) < 3 or _TIED.search(sentence.lower) or _TIED.search(before) or _tied(items, context):
            continue
        named = sum(bool(_THING.search(item)) for item in items)
        carried = bool(_CARRIER.search(sentence.lower) or _CARRIER.search(before))
        dump = (len(items) >= MANY and carried) or (len(items) >= FEW + 1 and named >= 2 and carried) or named >= FEW
        if dump and not (sentence.question and sentence.you and named < 3):
            yield Hit("OS401", sentence.start, sentence.end)
        elif named >= 2 or (carried and len(items) >= FEW and not sentence.question):
            listed += len(items)
            first = first or (sentence.start, sentence.end)
    if listed > MANY and first:
        yield Hit("OS401", *first)
    chain = [
        s
        for s in message.sentences
        if _CHAIN.search(s.lower)
        and _THING.search(s.lower)
        and not _TIED.search(s.lower)
        and not s.question
        and not (set(s.stems) & context.stems)
    ]
    if len(chain) >= 3 or sum(len(_CHAIN.findall(s.lower)) for s in chain) >= 4:
        yield Hit("OS403", chain[0].start, chain[-1].end)


RULE = Rule("feature_dump", "A list of features without a tie to something they said.", CODES, check)
