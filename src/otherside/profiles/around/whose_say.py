"""By whose name somebody says that a decision is: "it's Ada's call", "Ada signs what we put in front of her". Pure.

Asked who decides, "it'd be Ada" says so too; said of itself, it may be anything. What is denied or asked names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.domain.patterns import lazily
from otherside.profiles.around.alternatives import NO_NAMES
from otherside.profiles.around.titled import BEFORE_NAMES, NOBODY

#: Words with a capital that are no person, or no more than the beginning of a sentence.
_NO_PERSON = NO_NAMES | NOBODY | BEFORE_NAMES | frozenset(
    "Committee Team Department Office Level Plan Option Phase Version Whoever Whatever Whether Depends Good Hard Not Me "
    "Us Him Her Them Mine Ours Yours Not Never Because Since When Where How Why These Those There Other Either Both".split()
)  # fmt: skip
_WORD = rf"(?!(?:{'|'.join(sorted(_NO_PERSON))})\b)[A-Z][\w-]+"
_NAME = rf"(?P<name>\b{_WORD}(?: {_WORD})?(?![\w-]))"
_REALLY = r"(?: (?:probably|really|ultimately|mostly|entirely|all|always|just|only|still|then|simply|basically|actually|finally))*"
#: What a decision is said of, and that it is: "it'd be", "that's".
_IS = (
    r"\b(?i:it|that|this|the (?:decision|choice|call|final say))(?:['’]s|['’]d be|['’]ll be| is| would be| will be| has to be)"
    rf"{_REALLY}"
)
#: What only whoever decides does.
_DECIDES = (
    r"(?:decides?(?! (?:what|which|how|when|where) )|signs?(?: (?:it|this|that|them|off|things|everything|anything|contracts|the "
    r"(?:contracts?|orders?|cheques?|checks?|papers?|money|budget))(?: off)?)?(?=\W*$|[,.;:!?)–—]| (?:and|in|for (?:it|this|that|us)|"
    r"so|off|because|here|on|is|would be)\b)|approves?|has to (?:sign|agree|approve|decide|say yes)|says yes(?: or no)?|"
    r"(?:makes?|takes?) (?:the|that|this) (?:call|decision)|"
    r"has the (?:final|last) (?:say|word)|holds the (?:money|purse|budget)|(?:I|we|you)(?:['’]d| would)? (?:have|need) to convince|"
    r"pays for it)"
)
#: Whatever it is: "signs what she puts in front of him".
_SIGNS_ALL = r"signs? (?:off )?(?:whatever|what|everything|anything|all (?:that|of it)|it all)\b"
_PLAIN: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern)
    for pattern in (
        # A call may be one on the telephone.
        rf"{_IS} {_NAME}['’]s (?:own |final |sole )?(?:decision|choice|say|call(?! (?:at|on|with|about|in|for|tomorrow|today|next|this)\b))"
        r"(?=\W*$|[,.;:!)–—]| (?!(?:the|a|an)\b)[a-z])",
        rf"{_IS} (?:up|down) to {_NAME}(?!['’]s)(?! \d)(?! to (?!(?:decide|sign|say|choose|approve|make|agree)\b))",
        rf"\b(?i:decision|choice|final (?:say|word)|last word)(?: on (?:it|this|that))? (?:is|lies|rests|sits|would be|will be|stays)"
        rf"{_REALLY} with {_NAME}(?!['’]s)",
        rf"{_NAME}(?:['’]s|['’]d be|['’]ll be| is| would be| will be){_REALLY} the (?:only )?(?:one|person|man|woman|lady) "
        rf"(?:(?:who|that) {_DECIDES}|to (?:convince|persuade|win over))",
        rf"\b(?i:the) (?:one|person) (?:(?:who|that) {_DECIDES}|to (?:convince|persuade|win over))[^.?!,;]{{0,24}}? "
        rf"(?:is|would be|will be) {_NAME}(?!['’]s)",
        rf"{_IS} {_NAME},? (?:who|that) {_DECIDES}",
        rf"{_NAME},?(?: here| there| upstairs)?(?: (?:will|would|always|just|simply|then|usually|only))* {_SIGNS_ALL}",
        rf"{_NAME}(?: (?:will|would|always|then|usually|only))* (?:makes?|takes?) (?:the|that|this) (?:final )?(?:call|decision)"
        r"(?=\W*$|[,.;:!)–—]| (?:and|but|on|here|in the end|for (?:us|this|it))\b)",
        rf"\b(?:in front of|(?:put|take|run|get|put|bring) (?:it|this|that|them) (?:to|before|by|past)) {_NAME}\b(?!['’]s)"
        rf"[^.?!;]{{0,60}}?(?:,| and| because| since) (?:he|she|they)(?: (?:always|just|then|usually|will))* (?:{_SIGNS_ALL}|{_DECIDES})",
    )
)
#: With whose yes the speaker goes along; it may be a step before the decision.
_WITH_YES: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern)
    for pattern in (
        rf"\b(?i:if|when|once) {_NAME} (?:puts? (?:it|this|that) (?:in|on|into) (?:the|his|her|our) \w+|says (?:so|yes)|"
        r"signs(?: (?:it|off))?|approves(?: it)?|okays (?:it|this)|wants it|gives (?:it )?(?:the|his|her) (?:ok|okay|nod)),? "
        r"(?:then )?(?:I|[Ww]e)(?:['’]ll| will|['’]d| would) (?:do|sign|follow|go along|be in|buy|order|start)\b",
        r"\b(?:I|[Ww]e)(?:['’]ll| will|['’]d| would) (?:do|sign|buy|order|start)(?: with)? (?:it|this|that),? (?i:if|when|once) "
        rf"{_NAME} (?:says (?:so|yes)|signs(?: (?:it|off))?|approves(?: it)?|okays (?:it|this)|wants it|puts it (?:in|on) the \w+)",
    )
)
_ASKS = lazily(
    r"\b(?:who(?:['’](?:d|s|ll))?(?: (?!(?:told|said|asked|knows?)\b)[\w']+){0,4}? (?:decid(?:e[sd]?|ing)\b(?! (?:what|when|where)\b)|"
    r"sign(?:s|ing)?\b(?! (?:for|in|up|to)\b)|approv(?:es?|ing)\b|(?:mak(?:es?|ing)|tak(?:es?|ing)) (?:the|this|that) (?:final )?"
    r"(?:call|decision)\b|(?:final|last) (?:say|word)\b|says? yes\b)|"
    r"whose (?:decision|call|choice|signature|yes)\b|who(?:['’]s| is| would be)(?: \w+)? (?:it|this|that) (?:up|down) to\b)[^?]*\?",
    re.IGNORECASE,
)
_WELL = (
    r"^\W*(?:(?i:well|oh|um|uh|so|hm+|yes|no|not (?:me|us|my call|I|(?-i:[A-Z])\w+)|probably|mostly|honestly|I (?:think|guess|suppose)|"
    r"in the end|ultimately|basically|for (?:that|this|it)|with us|here|at the moment)[,.!;–— ]+)*"
)
#: The answer right after the question, or after a word or two on oneself.
_ANSWER = lazily(
    rf"{_WELL}(?i:it|that|this)(?:['’]s|['’]d be|['’]ll be| is| would be| will be| has to be){_REALLY} (?:me and |both )?"
    rf"(?:(?i:our|my|the) [\w’' -]{{2,30}},? )?{_NAME}(?=['’]s\W|\W*$|[,.;:!(–—]| (?:and|in the end|then|first|who)\b)"
)
_BARE = lazily(
    rf"{_WELL}{_NAME}(?= (?:does|would|will|decides|signs)\b|, (?:he|she|who|our|my|and then|then|with)\b| and then\b)"
)
#: Words between the question and the answer, at most.
_SOON = 25
#: Before a name in its clause it says that it is not theirs, or that it was, or somewhere else.
_NOT = lazily(
    r"\b(?:not|never|nobody|no one|neither|wish|used to|wonder|whether|maybe|perhaps|would it|is it)\b|n['’]t\b|"
    r"\b(?:at|over at) (?-i:[A-Z])",
    re.IGNORECASE,
)
_CLAUSE = lazily(r"[,;:–—.!?]|\b(?:but|and)\b")


def asks_who_decides(text: str) -> bool:
    """Whether a question asks who decides."""
    return _ASKS.search(text) is not None


#: Characters that are looked at; nobody says a longer sentence, or asks a longer question.
_LONGEST = 4_000


def deciders(text: str, before: str = "") -> list[tuple[str, bool]]:
    """``(name, decides)`` of everybody of whom a sentence says by name that it is their decision, in its order.

    ``decides`` is False where the speaker only goes along with their yes.

    Args:
        text: a sentence of theirs.
        before: what was said just before: our question, an empty line, and the words of the same turn.
    """
    plain, before = " ".join(text[:_LONGEST].split()), before[-_LONGEST:]
    if plain.rstrip("\"'”’) ").endswith("?"):
        return []
    found = [(m.start("name"), m["name"], True) for m in _all(_PLAIN, plain) if not _denied(plain, m)]
    found += [(m.start("name"), m["name"], False) for m in _all(_WITH_YES, plain)]
    if (said := _answering(before)) is not None and len(said.split()) <= _SOON:
        answer = _ANSWER.search(plain) or (_BARE.search(plain) if not said.strip() else None)
        found += [(answer.start("name"), answer["name"], True)] if answer else []
    return list({name: (name, decides) for _, name, decides in sorted(found, key=lambda f: (f[0], f[2]))}.values())


def _all(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(text)


def _denied(text: str, match: re.Match[str]) -> bool:
    """Whether its clause says that it is not so; "if it's Ada's call" supposes it."""
    clause = _CLAUSE.split(text[: match.start()])[-1]
    return bool(_NOT.search(clause) or re.search(r"\bif\b", clause, re.IGNORECASE))


def _answering(before: str) -> str | None:
    """What they said since we asked who decides; None where that was not the last question."""
    asked, apart, own = before.rpartition("\n\n")
    questions = re.findall(r"[^.?!]*\?", asked)
    return own if apart and questions and asks_who_decides(questions[-1]) else None
