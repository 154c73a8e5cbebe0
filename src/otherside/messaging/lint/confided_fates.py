"""What becomes of somebody or something, confided in one set of words and told in others: "closing Corby" as "Corby for the chop". Pure.

That a works shuts or a colleague goes is told with two words, its name and its fate, and the fate has many. So what counts is that a
sentence has a name that stands beside such a fate in a confidence, and the same fate; never where the reader may know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.messaging.lint.confidence import CLAUSES
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.evidence import Quoted
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.words import WORD, lowered
from otherside.profiles.private.keeping import KEEP

#: Not for the night, over Christmas, or a deal, a gap and the books.
_OF_HOURS = (
    r"(?! (?:to|at|early|late|for (?:the (?:day|night|weekend|holidays?|summer|winter|season)|lunch|christmas|easter|"
    r"maintenance|cleaning)|over|"
    r"on (?:\w+days?|bank)|between|(?:the|a|an|this|that|our|your|any|all|every) (?:\w+ )?(?:deal|gap|order|tickets?|"
    r"books|loop|call|meeting|doors?|"
    r"gates?|windows?|lid|valve|file|account|loss|round|year|month|quarter|case|issue)s?|by \d|dates?|days?)\b)"
)
_FATES = {
    "closing": lazily(
        rf"\bclos(?:e|es|ed|ing|ures?)\b{_OF_HOURS}|\bshut(?:s|ting)?(?: ?down)?\b{_OF_HOURS}|"
        r"(?<!christmas )(?<!summer )(?<!maintenance )(?<!planned )"
        r"(?<!annual )\bshutdowns?\b|\b(?:wind(?:s|ing)?|wound)[- ](?:up|down)\b|\bmothball\w*|\bphas(?:ed|ing) out\b|"
        r"\b(?:for|get(?:s|ting)?|fac(?:e|es|ing)|under) the (?:chop|axe|hammer)\b|\baxed\b|\bon the block\b|\bceas(?:e|"
        r"es|ing) (?:trading|production|operations?|to exist)\b|"
        r"\b(?:(?:might|may|will|would|could|can)(?: well)?(?: not| no longer)|won't|wouldn't|can't|"
        r"cannot) (?:be (?:there|around|standing|open|running)|exist|survive)\b|"
        r"\b(?:is|are|be) (?:gone|going|no more|no longer (?:there|open|running|needed))(?= (?:in|by|next|this|after|"
        r"from)\b|[.,;?!]|$)|\bpull(?:s|ed|ing)? the plug\b|\bno future\b"
    ),
    "leaving": lazily(
        r"(?<!my )(?<!his )(?<!her )(?<!on )(?<!annual )\bleav(?:e|es|ing)(?=\W*$|[.,;?!])|\b(?:leav(?:e|es|ing)|"
        r"left)(?= (?:(?:us|you|them)(?! (?:be|alone|to|with|room|in peace|no|a|the)\b)|the (?:company|firm|business|"
        r"group|team|house|works|mill)|in|by|next|this|soon|after|"
        r"before|for (?:another|a new|good)|"
        r"altogether)\b)|\b(?:resign(?:s|ed|ing|ation)?|quit(?:s|ting)?|step(?:s|ping)? down|stand(?:s|ing)? down|"
        r"hand(?:s|ed|ing)? in (?:his|her|my|their) notice|"
        r"mov(?:e|es|ing) on|on (?:his|her|their|my|the) way out|departure|departing)\b|"
        r"\b(?:i['’]ve|i have|i had|i've got|i go for|i'm having|i have got)(?: got)? (?:an?|my|another|the) (?:\w+ )?(?:job )?interview\b"
        r"(?! (?:with|about|notes|guide|questions)\b)|"
        r"\b(?:job )?interview(?:s|ed|ing)?(?: (?:elsewhere|with|at|for|somewhere)|(?=.{0,40}\belsewhere\b))|\blook(?:s|"
        r"ing|ed)? (?:elsewhere|around(?= for|[.,;?!]|$)|for (?:another|a new|something else|other))|"
        r"\b(?:another|new|other|different) (?:job|post|role|position|employer)\b|\bjob offers?\b|\bappl(?:y|ies|ied|"
        r"ying) (?:for|to|elsewhere)\b|"
        r"\b(?:not|n't|no longer|won't|may not|might not) (?:\w+ )?(?:be (?:here|there|around|with (?:us|you|them))|"
        r"stay(?:ing)?)\b|\bgoing to (?:a competitor|the competition)\b"
    ),
    "cutting": lazily(
        r"\b(?:redundan\w+|lay(?:s|ing)? off|laid off|lay-?offs?|job cuts|job losses|restructur\w+|sack(?:ed|ing|s)?|"
        r"fir(?:ed|ing)(?= (?:in|by|next|soon|\w+$)|[.,;?!]|$)|"
        r"(?:cut|cuts|cutting|los(?:e|es|ing)|axe|axing|shed|shedding) (?:\w+ ){0,2}?(?:jobs?|posts|staff|heads|people|"
        r"places)|let(?:s|ting)? (?:(?:\w+ ){0,2}(?:people|staff|hands|colleagues|men|women|drivers)|him|her|them|half|"
        r"some) go|"
        r"(?:be|been|being|is|was) (?:let go(?! of)|pushed out|moved aside|replaced|shown the door))\b"
    ),
    "merging": lazily(
        r"\b(?:merg(?:e|es|ed|ing|ers?)|tak(?:e|es|ing|en)[ -]?overs?|took over|takeover|acqui(?:re|res|red|ring|sition)|"
        r"bought (?:by|up|out)|being (?:bought|sold)|"
        r"buy-?out|(?:up )?for sale|(?:find|finds|finding|look(?:s|ing)? for) a buyer|put(?:s|ting)? .{0,30}on the market|"
        r"sell(?:s|ing)? (?:up|off|out|the (?:firm|company|business|group|mill|works|site))|"
        r"be sold|join(?:s|ing)? forces)\b"
    ),
}
#: Words with a capital that name nobody.
_NO_NAME = lazily(
    rf"(?:{MONTHS_BUT_MAY}|{WEEKDAY}|may|easter|christmas|i|i'\w+|ok|yes|no|please|the|we|it|they|group|and|but|if|so|not)",
    re.IGNORECASE,
)
_OF_THEMSELVES = lazily(r"\b(?:I|I['’]\w+|my|me)\b")
_SENTENCES = lazily(r"(?<=[.!?])\s+|\n+")
_GOES_ON = lazily(
    r"\W*(?:(?:and|but|yes|so),? )?(?:it|they|he|she|that|this|which|the (?:site|works|plant|house))\b", re.IGNORECASE
)
#: A name of fewer letters is hardly one.
_SHORTEST = 3


def fates(text: str) -> frozenset[str]:
    """What a text says becomes of somebody or something: ``closing``, ``leaving``, ``cutting``, ``merging``."""
    lower = lowered(text)
    return frozenset(fate for fate, words in _FATES.items() if words.search(lower))


def fate_told(message: Message, context: LintContext) -> Iterator[tuple[int, Quoted]]:
    """Sentences of a message, by their places, that tell the confided fate of somebody or something that they name."""
    known = {pair for text in context.open for pair in _told_openly(text)}
    secrets = [
        (quote, name, fate)
        for quote in context.confided
        if not quote.asks
        for name, fate in _of_whom(quote)
        if (name, fate) not in known
    ]
    for n, sentence in enumerate(message.sentences if secrets else ()):
        told = fates(message.text[sentence.start : sentence.end])
        named = _named(sentence)
        for quote, name, fate in secrets:
            if fate in told and name in named:
                yield n, quote
                break


def _told_openly(turn: str) -> Iterator[tuple[str, str]]:
    """Each word beside each fate in one sentence of a turn of which the reader may know; "it" is what the sentence before names."""
    if not fates(turn):
        return
    speaker, _, said = turn.partition(":")
    before: frozenset[str] = frozenset()
    for sentence in _SENTENCES.split(said):
        words = frozenset(word.removesuffix("'s") for word in WORD.findall(lowered(sentence)))
        beside = words | (before if _GOES_ON.match(sentence) else frozenset())
        if _OF_THEMSELVES.search(sentence):
            beside |= frozenset(WORD.findall(lowered(speaker)))
        yield from ((word, fate) for fate in fates(sentence) for word in beside)
        before = words


def _of_whom(quote: Quoted) -> Iterator[tuple[str, str]]:
    """Each name beside each fate in a clause of what was confided; whoever speaks of themselves is named."""
    for clause in CLAUSES.split(KEEP.sub(", ", quote.text)):
        of = fates(clause)
        if not of:
            continue
        names = {
            lowered(word).removesuffix("'s")
            for word in WORD.findall(clause)
            if word[0].isupper() and len(word) >= _SHORTEST and not _NO_NAME.fullmatch(word)
        }
        if _OF_THEMSELVES.search(clause) and quote.person:
            names.add(lowered(quote.person).split(" ")[0])
        yield from ((name, fate) for name in sorted(names) for fate in sorted(of))


def _named(sentence: Sentence) -> frozenset[str]:
    return frozenset(word.removesuffix("'s") for word in sentence.words)
