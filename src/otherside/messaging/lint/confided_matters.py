"""A matter of somebody's life, told to us in confidence and passed on in other words: "we are separating" as "the separation". Pure.

Such a secret is short and needs no second word of its own to be out. So one word of the same matter is enough, where nobody said
it openly: by itself where it can hardly mean anything else, beside somebody of whom it may be said where it can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.messaging.lint.confidence import CLAUSES
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.evidence import Quoted
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.words import WORD, lowered, stem
from otherside.profiles.private.keeping import KEEP
from otherside.profiles.private.private_life import relatives

_SPOUSE = r"(?:him|her|me|you|(?:my|his|her|your) (?:husband|wife|partner|man|woman))"
_HOME = r"(?:house|home|flat|farm|place|cottage|bungalow|apartment)"
#: By matter the words that mean little else, and those that mean it only of somebody.
_MATTERS: Mapping[str, tuple[str, str]] = {
    "parting": (
        r"divorc\w+|break-?up\b(?! of)|separation\b(?! (?:of|between)\b)|marriage (?:is|was|has|had|guidance|counsell\w+)|"
        r"(?:end|failure) of (?:the|your|their|his|her) marriage|custody\b|going (?:y?our|their) separate ways",
        r"separat(?:ing|ed)\b(?! (?:by|out|into|the|our|from the|waste)\b)|(?:split(?:ting)?|break(?:ing)?|broke|broken) up\b|"
        rf"(?:leav(?:e|es|ing)|left) {_SPOUSE}\b(?! (?:to|alone|be|out|in peace|room|a|the|some|no|with|until|till|an|time|free|"
        r"in|space|each|both|for (?:now|the))\b)|moving out|moved out|live apart|living apart|no longer together|"
        r"not together any ?more|marriage\b",
    ),
    "health": (
        r"depress(?:ion|ed|ive)\b|anti-?depressants?|burn-?out\b|burn(?:ed|t) out|chemo\w*|cancer\b|tumou?rs?\b|dementia\b|"
        r"alzheimer\w*|suicid\w+|self-harm\w*|mental (?:health|illness)|nervous breakdown|terminally ill|heart (?:attack|scan|"
        r"condition|failure|trouble)|pacemaker|sick leave|biops(?:y|ies)|parkinson\w*|psychiatr\w+|hospice",
        r"on (?:the )?(?:tablets|pills|medication)|tablets|pills|medication|therap(?:y|ist)|counsell(?:ing|or)|breakdown\b(?! of)|"
        r"off (?:work|sick)|signed off\b(?! (?:on|the|by))|hospitals?\b|surgery\b|(?:an|his|her|your) operation\b(?! (?:in|at|runs|"
        r"is|of)\b)|diagnos\w+|anxiety\b|stroke\b|scan\b|"
        r"dying\b|ill(?:ness)?\b|sick\b(?! of)|unwell\b|poorly\b|not (?:at all )?well\b(?! \w)|low (?:mood|spirits)|his nerves|"
        r"her nerves",
    ),
    "child": (
        r"pregnan\w+|miscarr\w+|ivf\b|fertility|maternity|ultrasound|midwife|"
        r"(?:have|has|having|expect(?:s|ing)?|trying for|lost) (?:a|another|the|their|your|our|her) (?:baby|child|little one)",
        r"bab(?:y|ies)\b|expecting(?=[.,;!?]|$| in\b| again\b)|due (?:in|on|date)\b|adopt(?:s|ing)? (?:a|another|their) (?:child|"
        r"baby|boy|girl)|newborn|parental leave",
    ),
    "ruin": (
        r"bankrupt\w*|insolven\w+|receivership|repossess\w*|bailiffs?\b|liquidat(?:or|ion|ors)\b|(?:go(?:ing|es|ne)?|went) (?:bust|"
        r"broke|under)\b(?! the\b)|(?:run(?:s|ning)?|ran) out of (?:money|cash)|(?:am|is|are|['’](?:m|re|s)) broke\b|in arrears",
        r"debts?\b|creditors?|(?:can['’]t|cannot) pay|behind with (?:the|our|your|their|his|her) \w+|in administration|into "
        r"administration|money trouble\w*|financial (?:trouble|difficult|problem)\w*",
    ),
    "law": (
        r"lawsuit|legal action|injunction|restraining order|(?:divorce|criminal) (?:lawyer|solicitor)",
        r"lawyers?\b|solicitors?\b|attorneys?\b|barristers?\b|su(?:es?|ing)\b|in court|to court|tribunal",
    ),
    "affair": (
        r"unfaithful|mistress|cheat(?:s|ed|ing)? on|(?:having|had|has) an affair|adulter\w+",
        r"affair\b|seeing (?:somebody|someone)|another (?:woman|man)|somebody else in (?:his|her|your) life",
    ),
    "habit": (
        r"alcoholi\w+|rehab\b|gambl\w+|addict(?:ed|ion)\b|overdose\w*",
        r"drink(?:s|ing) (?:again|problem|too much|heavily|habit)|drunk\b|the bottle|drugs?\b|sober\b",
    ),
    "crime": (
        r"embezzl\w+|prison\b|jail\b|arrested\b",
        r"polic(?:e)\b|stole\b|steal(?:s|ing)\b|fraud\b|convict\w*|hits? (?:me|her|him)|violen(?:t|ce)\b|abus(?:e|ed|ive)\b",
    ),
    "death": (r"dying\b|passed away|funeral", r"died\b|death\b|dead\b"),
    "home": (
        rf"(?:sale|selling|sell|sold) (?:of )?(?:up\b|(?:the|your|their|our|his|her) {_HOME})",
        r"(?:put(?:s|ting)? |going |is |be )?(?:on the market|up for sale|for sale)\b|estate agents?|emigrat\w+|mov(?:e|es|ing) "
        r"(?:away|abroad)|relocat\w+",
    ),
    "post": (
        r"resign(?:s|ed|ing|ation)?\b",
        r"(?:step|stand)(?:s|ping|ing)? (?:down|back|aside)|quit(?:s|ting)?\b|leav(?:e|es|ing) (?:the|our|your|this|us|in|if|as|at|"
        r"next|by|soon|after)\b(?! (?:decision|choice|matter|rest|details?|door|drawings?|keys?)\b)|retir(?:e|es|ing|ement)\b|"
        r"(?:hand(?:s|ing)?|giv(?:e|es|ing)) (?:in )?(?:her|his|my|their)? ?notice|on (?:her|his|their|the) way out|"
        r"new job|another job|giv(?:e|es|ing) up (?:the|his|her|my) (?:chair|post|seat|job)|departure\b",
    ),
}
_STRONG = {name: lazily(rf"\b(?:{strong})") for name, (strong, _) in _MATTERS.items()}
_ANY = {name: lazily(rf"\b(?:{strong}|{weak})") for name, (strong, weak) in _MATTERS.items()}
_OF_THEMSELVES = lazily(r"\b(?:i|we|my|our|me|us|i'\w+|we're|we've|we'll)\b")
_THIRD = lazily(r"\b(?:he|she|him|her|his|hers|he's|she's)\b")
#: Of these matters one word spoken openly means that the reader may know of it: a house that is sold is sold for everybody.
_ONE_FOR_ALL = frozenset({"home"})
_YOU = lazily(r"\byour?\b|\byou'(?:re|ve|ll|d)\b")
_NO_NAME = lazily(
    rf"(?:{MONTHS_BUT_MAY}|{WEEKDAY}|may|i|i'\w+|it|we|he|she|they|please|but|and|so|the|this|that)", re.I
)

#: Words of a name at most.
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class _Secret:
    """A clause told in confidence.

    Attributes:
        quote: what it stands in.
        matters: of which it speaks.
        names: of whom it may be, lower case.
        of_another: it speaks of "him", "her" or a relative and not of its speaker: that may be anybody, also the reader.
    """

    quote: Quoted
    matters: tuple[str, ...]
    names: frozenset[str]
    of_another: bool


def matter_told(message: Message, context: LintContext) -> Iterator[tuple[int, Quoted]]:
    """Sentences of a message, by their places, that tell a confided or private matter of somebody's life, with what they tell."""
    confided = [quote for quote in context.confided if quote.asks in ("", "private")]
    openly = _spoken_of(context.open) if confided else frozenset()
    secrets = [found for quote in confided for found in _secrets(quote, openly)]
    people = first_names(context) if secrets else frozenset()
    before: frozenset[str] = frozenset()
    for n, sentence in enumerate(message.sentences if secrets else ()):
        named = frozenset(word.removesuffix("'s") for word in sentence.words)
        found = next((s.quote for s in secrets if _tells(sentence, s, openly, named | before, people)), None)
        if found is not None:
            yield n, found
        before = named


def _spoken_of(turns: Sequence[str]) -> frozenset[str]:
    """What is spoken of openly: the stems of every word, the words of the matters, and those matters that are one for all."""
    out: set[str] = set()
    for text in turns:
        lower = lowered(text)
        out.update(_stem(word) for word in WORD.findall(lower))
        out.update(s for words in _ANY.values() for s in _stems(words, lower))
        out.update(name for name in _ONE_FOR_ALL if _STRONG[name].search(lower))
    return frozenset(out)


def _secrets(quote: Quoted, openly: frozenset[str]) -> Iterator[_Secret]:
    whole = KEEP.sub(", ", quote.text)
    for clause in CLAUSES.split(whole):
        lower = lowered(clause)
        matters = tuple(
            name
            for name, words in _ANY.items()
            if not (name in _ONE_FOR_ALL and name in openly) and _stems(words, lower) - openly
        )
        if not matters:
            continue
        own = bool(_OF_THEMSELVES.search(lower)) and not relatives(lower)
        names = _names(clause) or _names(whole)
        if quote.person and (own or not (names or _THIRD.search(lower) or relatives(lower))):
            names |= {lowered(quote.person).split(" ")[0]}
        yield _Secret(quote, matters, names, not own and bool(_THIRD.search(lower) or relatives(lower)))


def _names(text: str) -> frozenset[str]:
    return frozenset(
        lowered(word).removesuffix("'s")
        for word in WORD.findall(text)
        if word[0].isupper() and len(word) > 2 and not _NO_NAME.fullmatch(word)
    )


def _stems(words: re.Pattern[str], lower: str) -> frozenset[str]:
    """The stems of the words that say a matter; of several words together they stand as one."""
    return frozenset(" ".join(_stem(part) for part in WORD.findall(found[0])) for found in words.finditer(lower))


def _stem(word: str) -> str:
    """The stem of a word; one that has a concept stands for itself, for who leaves a key has not left a post."""
    found = stem(word)
    return word if found.startswith("=") else found


def _tells(
    sentence: Sentence, secret: _Secret, openly: frozenset[str], named: frozenset[str], people: frozenset[str]
) -> bool:
    return any(
        _stems(_STRONG[matter], sentence.lower) - openly
        or (_stems(_ANY[matter], sentence.lower) - openly and _of_them(sentence, secret, named, people))
        for matter in secret.matters
    )


def first_names(context: LintContext) -> frozenset[str]:
    """First names of those who said anything, openly or in confidence; lower case."""
    speakers = [text.partition(":")[0] for text in context.open]
    speakers += [quote.person for quote in context.confided if quote.person]
    return frozenset(lowered(who.split(" ")[0]) for who in speakers if who and len(who.split()) <= _LONGEST_NAME)


def _of_them(sentence: Sentence, secret: _Secret, named: frozenset[str], people: frozenset[str]) -> bool:
    """Whether a sentence may speak of those whom a secret is of."""
    third, others = bool(_THIRD.search(sentence.lower)), people & named - secret.names
    if secret.of_another and (third or others or _YOU.search(sentence.lower)):
        return True
    # "She" beside another name is hers.
    if secret.names & named or (third and not others):
        return True
    return bool(_YOU.search(sentence.lower) and relatives(sentence.lower))
