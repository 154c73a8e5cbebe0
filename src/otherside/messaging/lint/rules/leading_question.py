"""leading_question: a question that carries its answer."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.domain.patterns import lazily
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import SURE, Code, Hit
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import load, matches
from otherside.messaging.lint.rule import Rule

CODES = (
    Code(
        "OS501",
        "tag-question",
        "A statement with a tag that asks for agreement. It leaves the reader to nod or to object.",
        "Ask what they think, with a question that starts with what or how, and bear any answer.",
        "You'd be interested, wouldn't you?",
        "What, if anything, would make this interesting for you?",
    ),
    Code(
        "OS502",
        "negative-question",
        "A negative question (“Don't you want…?”) expects a yes; a no sounds unreasonable.",
        "Turn it round: what do they want, and how do they see it?",
        "Don't you want what is best for your patients?",
        "What would your patients say is going well, and what isn't?",
    ),
    Code(
        "OS503",
        "assumed-answer",
        "The question, or the sentence in its place, supplies the answer and asks for a signature under it.",
        "Ask before you conclude. If it is a guess of yours, call it one.",
        "Would it be fair to say that compliance keeps you awake?",
        "What about compliance takes up most of your thoughts, if anything does?",
    ),
    Code(
        "OS504",
        "closed-push",
        "A question with one acceptable answer: it corners the reader instead of learning from them.",
        "Ask something you don't know the answer to.",
        "If I could halve your energy bill, would you sign?",
        "What have you tried on the energy bill so far?",
    ),
    Code(
        "OS505",
        "statement-as-question",
        "A statement with “right?” or “correct?” behind it: a claim about the reader, dressed as a question.",
        "If you are unsure, ask openly; if you are repeating their words, say so.",
        "So seeing your region would solve your problem, right?",
        "What would be solved by seeing your region, and what wouldn't?",
    ),
)

_PHRASES = load("leading_question").patterns
_TABLE = tuple(p for p in _PHRASES if p.code != "OS505")
_RIGHT = tuple(p for p in _PHRASES if p.code == "OS505")

#: Codes that are a fault only inside a question.
#: Verbs and words by which a check of facts, or of our own understanding, is told from a push.
_CHECKING = (
    "did i",
    "have i",
    "do i",
    "did we",
    "have we",
    "is that right",
    "is this right",
    "get that right",
    "understand",
    "miss anything",
    "not convenient",
    "works for you",
    "still hold",
)


#: They are asked to prove that they count, before we go on with them.
_SIZES_UP = lazily(
    r"\b(?:are you|you(?:'re| are)|would you be|is it you who is) (?:(?:really|actually|indeed|also|then|yourself|by any chance|perhaps) )*"
    r"(?:(?:the|a|an|our|your|one of the|among the) (?:\w+ ){0,2}?decision[ -]?makers?|(?:the (?:one|person) )?(?:(?:who(?:'s| is) )?"
    r"(?:authori[sz]ed|empowered|entitled|in a position|senior enough|high enough up)) to (?:sign|decide|approve|buy|order|commit|agree|"
    r"say yes|"
    r"make (?:this|the|that|such a|a|any) (?:\w+ )?(?:decision|call|purchase)))\b|"
    r"\bdo you (?:(?:really|actually|even|yourself|personally) )*have (?:(?:the|any|enough|full|sufficient) )?(?:(?:signing|buying|"
    r"budget\w*|"
    r"purchasing|spending|decision[ -]?making|final) )?(?:authority|signing power|decision[ -]?making power|buying power|"
    r"purchasing power)\b|"
    r"\b(?:am i|are we) (?:(?:speaking|talking|writing|dealing) )(?:to|with) (?:the|a) (?:\w+ )?(?:decision[ -]?maker|"
    r"person who (?:decides|signs))\b|"
    r"\bwho(?:'s| is| are) (?:the|your) (?:\w+ )?decision[ -]?makers?\b"
)
_SIZED_UP = "It sizes them up: whoever cannot say yes alone has to own up to it, and hears that they matter less."
_INSTEAD_OF_SIZING_UP = "Ask who else will want a say in it, and what each of them would want to know."


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Tags, negative questions, assumed answers, closed pushes and statements dressed as questions."""
    for hit in matches(message, _TABLE):
        sentence = message.sentence_at(hit.start)
        if any(c in sentence.lower for c in _CHECKING):
            continue
        if hit.code == "OS502" and not (
            sentence.question and _begins_clause(sentence.lower, hit.start - sentence.start)
        ):
            continue
        if hit.code == "OS501" and (not _tagged(sentence.lower, hit.start - sentence.start)):
            continue
        if hit.code == "OS503" and hit.weight < 1 and not sentence.question:
            continue
        if hit.code == "OS504" and _open_inside(message.lower[hit.start : hit.end]):
            continue
        if context.known and len(sentence.words) > 3 and context.said(message.lower[hit.start : hit.end]):
            continue
        yield Hit(hit.code, sentence.start if sentence.question else hit.start, hit.end, hit.weight)
    for sentence, start, end in message.search(_SIZES_UP):
        if sentence.question:
            yield Hit("OS504", start, end, SURE, why=_SIZED_UP, instead=_INSTEAD_OF_SIZING_UP)
    for hit in matches(message, _RIGHT):
        sentence = message.sentence_at(hit.start)
        before = sentence.lower[: hit.start - sentence.start].rstrip()
        # "right?" behind a comma or dash turns the statement before it into a claim about the reader.
        if (
            before.endswith((",", "-", "–", "—", "…", "..."))
            and sentence.you
            and not any(c in sentence.lower for c in _CHECKING)
        ):
            yield Hit("OS505", sentence.start, hit.end)


def _open_inside(words: str) -> bool:
    """An open question follows the condition ("If it thaws, what would you…"), or asks whether something would help."""
    return words.startswith("if ") and any(f" {w} " in words for w in ("what", "how", "which", "who", "where", "when"))


def _begins_clause(sentence: str, offset: int) -> bool:
    """Nothing but a conjunction, a greeting or a comma stands before: the auxiliary opens the question."""
    before = sentence[:offset].rstrip()
    if not before or before[-1] in ",;:-–—.!?":
        return True
    last = before.split()[-1].strip(",;:")
    return last in {"and", "but", "so", "or", "because", "then", "question", "honestly", "really"}


def _tagged(sentence: str, offset: int) -> bool:
    """A comma or a dash stands before the tag, and words that it tags."""
    before = sentence[:offset].rstrip()
    return len(before.split()) >= 2 and before.endswith((",", "-", "–", "—", "…", "..."))


RULE = Rule("leading_question", "A question that carries its answer.", CODES, check)
