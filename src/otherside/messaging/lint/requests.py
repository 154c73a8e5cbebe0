"""What the buyers asked us not to pass on or to leave, held against a message: whom it quotes, whom it says we told, what it touches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.domain.patterns import lazily
from otherside.messaging.lint.confidence import subjects
from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.evidence import Quoted
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.words import lowered
from otherside.profiles.private.private_life import relatives, tells_of_illness
from otherside.profiles.said.held_back import holds_back
from otherside.profiles.said.not_again import not_again

_TELLS = (
    r"(?: has| had| also| just| only|'s)?(?: also)? (?:told (?:me|us)|said|says|mentioned|mentions|admitted|admits|explained|confided|"
    r"wrote (?:to )?(?:me|us)|let (?:me|us) know|opened up|shared)\b"
)
_THINKS = (
    r"(?:'s| is| was| has| had| still| also)*(?: (?:thinks?|thought|would (?:rather|like|prefer)|wants?|prefers?|hopes?|feels?|felt|"
    r"suggests?|suggested|proposes?|proposed|believes?|fears?|worried|afraid|against|for waiting|asked|asks|agrees?|"
    r"doubts?)|'d (?:rather|like|prefer))\b"
)
#: Of a thing they want no more of, so many words are it; one that is all of it, where something is sent or shown.
_PLAINLY = 2
_BRINGS = lazily(
    r"\b(?:attach\w*|enclos\w+|send(?:ing)?|sent|shar(?:e|ing)|show(?:s|ing)?|here(?:'s| is| are)|find|bring(?:ing)?)\b"
)
#: Something goes along with a message.
_ALONG = lazily(
    r"\b(?:attach\w*|enclos\w+|(?:i|we)(?:'ll| will|'m| am|'re| are|'ve| have)?(?: also| now| just)? (?:send|sending|sent|show|showing)"
    r"(?: you)? (?:it|this|the|my|our|a) |"
    r"here(?:'s| is| are) (?:the|my|our|a) \w*(?:page|paper|draft|drawing|plan|sketch|offer|quote|report|list|document|proposal|memo|"
    r"sheet|summary|budget)|(?:below|overleaf) (?:is|are) the )"
)
#: To say that it is left brings nothing, and nor does what they are asked about it.
_LEAVES = lazily(r"\b(?:not|no|without|instead|never|leave|left|you (?:asked|said|wrote|told))\b|n't\b|\?")
#: Somebody let us have what others wrote.
_GAVE = (
    r"(?: has| had| also| just| kindly|'s)?(?: also| just| kindly)? (?:sent|forwarded|showed|shown|passed|gave|given|shared|copied|"
    r"let (?:me|us) (?:see|read|have))\b"
)
_LETTER = r"(?:e-?mails?|mails?|messages?|notes?|thread|reply|replies|answer|letters?)"
#: What "he told me" says of whoever was named; of the reader it would be "you told me".
_PRONOUN = r"(?:he|she|they)"
_WE_TOLD = r"\b(?:i|we)(?:'ve| have| had)?(?: already| just| only)? (?:told|informed|wrote to|reported to|let|answered|said to|replied to)"
#: To tell that nothing was told keeps the promise.
_NOTHING = lazily(
    r"\b(?:nothing|not a word|no word|not tell|n't tell|n't told|never told|not told|n't say|no more than)\b"
)


def passed_on(message: Message, context: LintContext) -> Iterator[tuple[Sentence, str]]:
    """Sentences that tell the reader what somebody said who asked that nothing reaches the reader, with the request in words."""
    for quote in context.asking("silence"):
        name = _first(quote)
        named = re.compile(rf"(?<!\w){re.escape(name)}\b")
        told = re.compile(rf"(?<!\w){re.escape(name)}(?: [\w'-]+)?{_TELLS}|\baccording to {re.escape(name)}\b")
        hearsay = re.compile(rf"(?<!\w){_PRONOUN}{_TELLS}")
        before = False
        for sentence in message.sentences:
            here = bool(named.search(sentence.lower))
            if told.search(sentence.lower) or ((before or here) and hearsay.search(sentence.lower)):
                yield sentence, _asked(quote)
            before = here or (before and not _names_another(message, sentence))


def taken_to_them(message: Message, context: LintContext) -> Iterator[tuple[Sentence, str]]:
    """Sentences that say what somebody thinks of a matter that we were asked not to take to the reader, with the request in words;
    the first sentence where we were asked not to write to them at all."""
    for quote in context.asking("not this"):
        name = re.escape(_first(quote))
        thinks = re.compile(
            rf"(?<!\w){name}(?: (?!who\b)[\w'-]+)?(?:{_TELLS}|{_THINKS})|\b(?:according to|from|like|with) {name}\b"
        )
        for sentence in message.sentences:
            if thinks.search(sentence.lower):
                yield sentence, _asked(quote)
    for quote in context.asking("not to them")[:1]:
        yield from ((sentence, _asked(quote)) for sentence in message.sentences[:1])


def shown_to_them(message: Message, context: LintContext) -> Iterator[tuple[Sentence, str]]:
    """Sentences that may bring the reader the thing we were asked not to show them, with the request in words.

    A thing with a name has to be named; of one that is only "it", whatever is attached or sent along may be that.
    """
    for quote in context.asking("not shown"):
        held = holds_back(quote.text)
        thing = subjects(held.thing) if held is not None else frozenset()
        for sentence in message.sentences:
            brings = _BRINGS.search(sentence.lower) if thing else _ALONG.search(sentence.lower)
            own = subjects(message.text[sentence.start : sentence.end]) if brings and thing else thing
            if brings and thing <= own and not _LEAVES.search(sentence.lower):
                yield sentence, _asked(quote)


def names_source(message: Message, context: LintContext) -> Iterator[tuple[Sentence, str]]:
    """Sentences that say from whom we have a mail, of which whoever passed it on asked us to keep it, with the request in words."""
    for quote in context.asking("source"):
        name = re.escape(_first(quote))
        theirs = (
            rf"\b(?:(?:your|(?!{name}'s)[\w-]+'s) (?:[\w-]+ )?{_LETTER}|what (?!(?:i|we)\b)[\w'-]+ (?:\w+ )?wrote)\b"
        )
        gave = re.compile(
            rf"(?<!\w){name}(?: [\w'-]+)?{_GAVE}[^.;!?]*?{theirs}|\byour (?:[\w-]+ )?{_LETTER} to {name}\b|"
            rf"\byour (?:[\w-]+ )?{_LETTER}\b[^.;!?]{{0,60}}\b(?:from|through|by) {name}\b"
        )
        for sentence in message.sentences:
            if gave.search(sentence.lower):
                yield sentence, _asked(quote)


def told_others(message: Message, context: LintContext) -> Iterator[tuple[Sentence, str]]:
    """Sentences that tell the reader that we told somebody of whom they asked that nothing of theirs reaches them."""
    for quote in context.asking("no word"):
        name = re.escape(_first(quote))
        told = re.compile(rf"{_WE_TOLD} {name}\b")
        them = re.compile(rf"(?<!\w){name}\b.*{_WE_TOLD} (?:him|her|them)\b", re.DOTALL)
        for sentence in message.sentences:
            if not _NOTHING.search(sentence.lower) and (told.search(sentence.lower) or them.search(sentence.lower)):
                yield sentence, f"They asked us: “{_flat(quote)}”"


def touched(message: Message, context: LintContext) -> Iterator[tuple[Sentence, str]]:
    """Sentences that speak of a relative or an illness of which the reader asked us to make nothing, or bring what they want no more of."""
    for quote in context.asking("leave"):
        thing = subjects(_spelt(not_again(quote.text)))
        for sentence in message.sentences if thing else ():
            shared = thing & subjects(_spelt(message.text[sentence.start : sentence.end]))
            # With another figure it is the thing that they asked for instead.
            other = any(word.startswith("#") for word in thing) and not any(word.startswith("#") for word in shared)
            brought = not other and (len(shared) >= _PLAINLY or (shared == thing and _BRINGS.search(sentence.lower)))
            if brought and not _LEAVES.search(sentence.lower):
                yield sentence, f"They asked us to leave it: “{_flat(quote)}”"
        kin, ill = relatives(quote.text), tells_of_illness(quote.text)
        for sentence in message.sentences:
            theirs = re.search(r"\byour\b", sentence.lower) is not None
            if theirs and (kin & relatives(sentence.lower) or (ill and tells_of_illness(sentence.lower))):
                yield sentence, f"They asked us to leave it: “{_flat(quote)}”"


def _spelt(text: str) -> str:
    return text.replace("%", " percent")


def _names_another(message: Message, sentence: Sentence) -> bool:
    """Whether a sentence names somebody past its first word, as its capitals show."""
    words = message.text[sentence.start : sentence.end].split()[1:]
    return any(w[:1].isupper() and w.rstrip(".,;:!?") not in ("I", "I'm", "I'd", "I'll", "I've") for w in words)


def _first(quote: Quoted) -> str:
    return lowered(quote.person or "").split(" ")[0]


def _asked(quote: Quoted) -> str:
    return f"{quote.person} asked us: “{_flat(quote)}”"


def _flat(quote: Quoted) -> str:
    return " ".join(quote.text.split())
