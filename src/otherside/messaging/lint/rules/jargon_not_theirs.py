"""jargon_not_theirs: words of our trade, or of nobody's, that the reader never used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.domain.patterns import lazily
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import load, matches
from otherside.messaging.lint.rule import Rule

CODES = (
    Code(
        "OS701",
        "notorious-jargon",
        "Jargon that has become a byword for saying little. Readers skip it, or smile.",
        "Say what happens, to whom, in words that they used or would use at their own table.",
        "Let's leverage our synergies to move the needle.",
        "Your two depots could lend each other a van. What would that change on a Wednesday?",
    ),
    Code(
        "OS702",
        "their-words-unused",
        "A technical term that none of the reader's quotes contains. It shows our trade and asks them to learn it.",
        "Use their word for it. If the term is needed, say in half a sentence what it means for them.",
        "A semantic layer gives you self-service BI. (They said: “I wish I could trust the numbers.”)",
        "You wish you could trust the numbers when the phone rings. Which number would you check first?",
    ),
    Code(
        "OS703",
        "marketing-pile",
        "Several marketing adjectives and nouns that could stand in any brochure.",
        "Strike out each and see whether anything is lost; what is left, say plainly.",
        "A seamless, scalable, end-to-end solution.",
        "It takes orders from the shop and from the phone in one list.",
    ),
    Code(
        "OS704",
        "unknown-acronyms",
        "Several abbreviations that the reader has not used.",
        "Write out what is needed, and leave out the rest.",
        "SIEM, XDR and ZTNA in one control plane.",
        "If somebody logs in at night from abroad, you get a call.",
    ),
)

_TABLE = load("jargon_not_theirs").patterns
#: Technical terms that are ordinary among specialists: counted only when a buyer's quotes are known and lack them.
#: Adjectives of praise: one alone says too much (another rule), not too obscurely.
_PRAISE = lazily(
    r"game[- ]chang|world-class|cutting[- ]edge|state-of-the-art|best-in-class|best practice|strategic partner|silos|"
    r"next-level|next[- ]gen|value-added|10x|future[- ]proof|going forward|deliverables|learnings|ecosystem|real-time|"
    r"predictive|storytelling|data-driven|ai-|mission[- ]critical|supercharg|skyrocket|quick win|pain[- ]?point|"
    r"core competenc|multi-channel|segmentation|level up|raise the bar"
)
_ACRONYM = lazily(r"(?<![\w-])[A-Z][A-Z0-9&]{1,5}s?(?!\w)")
_PLAIN = frozenset(
    """PDF CSV CEO CTO CFO COO CIO CMO HR IT UK US USA EU VAT GPS ISO OK FAQ PM AM TV PC ID URL SMS USB LED DIY PS NB
    FYI RSVP GDPR NHS GP MP BBC AI QR HEPA HACCP Q1 Q2 Q3 Q4 GMT CET EST PST UTC I A EUR GBP USD CHF LTD GMBH
    INC LLC PLC AG SA DVD CD FM ETA TBC TBD PO NDA CV PR R&D Q&A B2B B2C WC AC DC""".split()
)


def _acronyms(message: Message, context: LintContext) -> list[tuple[int, int]]:
    theirs = {w.upper() for w in re.findall(r"\w+", context.lower)}
    seen: dict[str, tuple[int, int]] = {}
    for match in _ACRONYM.finditer(message.text):
        word = match[0].rstrip("s")
        # A shouted line is no list of abbreviations, and comments are no message.
        hidden = not message.lower[match.start() : match.end()].strip()
        if word in _PLAIN or word in theirs or hidden or message.is_quoted(match.start(), match.end()):
            continue
        seen.setdefault(word, (match.start(), match.end()))
    return list(seen.values())


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Notorious jargon; with the buyer's quotes also terms of a trade that is not theirs."""
    heard: set[str] = set()
    for hit in matches(message, _TABLE):
        words = message.lower[hit.start : hit.end]
        if hit.code == "OS702" and not context.known:
            # Without their words a term of some trade may be theirs; only several in a row are a sign.
            if hit.weight < 1:
                continue
            hit = Hit(hit.code, hit.start, hit.end, 0.5)
        if context.said(words) or _asked(message, hit.start):
            continue
        # The same word again is not another sign.
        weight = 0.0 if words in heard else hit.weight
        heard.add(words)
        if hit.code == "OS701" and _PRAISE.match(words):
            weight = min(weight, 0.6)
        yield Hit(hit.code, hit.start, hit.end, weight)
    found = _acronyms(message, context)
    # Without their words most abbreviations may be theirs; with them, two that they never used are a sign.
    if len(found) >= (2 if context.known else 3):
        for start, end in found:
            yield Hit("OS704", start, end, 0.5 if context.known else 0.2)


def _asked(message: Message, at: int) -> bool:
    """The sentence answers something they asked for: then the term is theirs."""
    sentence = message.sentence_at(at)
    return bool(
        re.search(r"\byou(?:r \w+)? (?:\w+ )?(?:asked|said|called|mentioned|told|wrote)\b|\bas you\b", sentence.lower)
    )


RULE = Rule("jargon_not_theirs", "Words the reader never used, of our trade or of nobody's.", CODES, check)
