"""From "I'd like to …" to "you would like to “…”": the frame is ours, the words inside the marks stay theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from otherside.domain.patterns import lazily
from otherside.messaging.drafts.tact import filler


@dataclass(frozen=True, slots=True)
class Framed:
    """A stretch that can stand inside a sentence of ours.

    Attributes:
        frame: our words before it, in the second person without the subject: "would like to".
        start: offset of the stretch in the text it was found in.
        end: one past its last character.
    """

    frame: str
    start: int
    end: int


_I = r"(?:\bI|\b[Ww]e)"
_WOULD = r"(?:['’]d| would)"
_ADVERB = r"(?: (?:dearly|really|just|so|quite|also|still|only|always|simply|rather))?"
#: What a thing that is wanted begins with, so that "I want this" and "I need you" are left alone.
_THING = (
    r"(?=(?:the|a|an|one|two|three|more|less|fewer|no|some|somebody|someone|something|people|both|every|all|"
    r"proof|answers|time|help)\b (?!of (?:it|them|that|this)\b))"
)

#: Pattern of the first person, and the same in the second. The stretch begins where the match ends.
_FRAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazily(pattern), frame)
    for pattern, frame in (
        (_I + _WOULD + _ADVERB + " like to ", "would like to"),
        (_I + _WOULD + _ADVERB + " like once to ", "would like once to"),
        (_I + _WOULD + _ADVERB + " love to ", "would love to"),
        (_I + _WOULD + _ADVERB + " want to ", "would want to"),
        (_I + _WOULD + _ADVERB + " want " + _THING, "would want"),
        (_I + _WOULD + _ADVERB + " like " + _THING, "would like"),
        (_I + _WOULD + " sooner ", "would sooner"),
        (_I + _WOULD + " rather ", "would rather"),
        (_I + " (?:don['’]t|do not) want to be(?:, um,)? (?:the one who |(?=the|a|an))", ""),
        (_I + " (?:don['’]t|do not) want to ", "do not want to"),
        (_I + " (?:don['’]t|do not) want " + _THING, "do not want"),
        (_I + _ADVERB + " want to ", "want to"),
        (_I + _ADVERB + " want " + _THING, "want"),
        (_I + _ADVERB + " need to ", "need to"),
        (_I + _ADVERB + " need " + _THING, "need"),
        (_I + _ADVERB + " hope to ", "hope to"),
        (_I + _ADVERB + " plan to ", "plan to"),
        (_I + " have to ", "have to"),
        (_I + " (?:can['’]t|cannot) have ", "cannot have"),
        (_I + " (?:can['’]t|cannot) afford ", "cannot afford"),
        (_I + " couldn['’]t promise ", "could not promise"),
        (_I + " (?:really )?(?:don['’]t|do not) know (?=(?:how|what|which|whether|who|where|when) )", "do not know"),
        (_I + " wouldn['’]t know (?=(?:how|what|which|whether|who|where) )", "would not know"),
        (_I + " can['’]t tell (?=(?:how|what|which|whether) )", "cannot tell"),
        (_I + _ADVERB + " wish (?=\\w)", "wish"),
        (_I + "(?:['’]m|['’]re| am| are) (?=the (?:\\w+ )?(?:one|ones|kind|people|sort|first|only)\\b)", "are"),
    )
)
#: "I've always said we're the …", "I used to think I'd like to …": what was said or thought then is not who they are.
_SAID_OR_THOUGHT = lazily(
    r"\b(?:said|thought|believed|told|swore|claimed|pretended|imagined|used to|always|once)\b[^.;:!?]{0,200}$",
    re.IGNORECASE,
)
#: "I think we're the …": who somebody is said to be rests on the saying as well where it is only said.
_ONLY_SAID = lazily(
    r"\b(?:say|says|saying|tell|tells|think|thinks|believe|believes|claim|pretend)\b[^.;:!?]{0,200}$", re.IGNORECASE
)
#: "Show me a seam and I'll tell you the price": a bargain, or a way of speaking, and no wish.
_BARGAIN = lazily(
    r"^\W*(?:(?:and|but|so|well|just|now|then|first|look)\b,? )*(?!I\b|we\b|let\b)\w+ (?:me|us)\b[^.?!]{0,200}?"
    r"(?:,| and| or)(?: then)? (?:I|we)(?:['’]ll|['’]d| will| would| can| could| might| shall)\b",
    re.IGNORECASE,
)
_ASKED_FOR = lazily(
    r"\b(?:I|we)(?:['’]d| would)?(?: \w+ly| really| also| still| just| only| all| most)? "
    r"(?:like|love|want|need|hope|wish|aim|prefer|sooner|rather)\b|\b(?:I|we) (?:am|are|was|were) (?:after|looking for|hoping)\b|"
    r"\b(?:I|we)['’](?:m|re) (?:after|looking for|hoping)\b|"
    r"\b(?:my|our|the) (?:\w+ )?(?:goals?|aims?|targets?|hopes?|wish(?:es)?|dreams?|ambitions?|plan|idea)\b|"
    r"\b(?:has|have|had|ought|needs?) to\b|\b(?:must|should)\b|\bwould (?:be|help|make)\b|\bso that\b",
    re.IGNORECASE,
)
_WISH = lazily(r"(?:would (?:like|love|want|sooner|rather)|want|need|hope|wish|do not want)\b")
_FIRST_OR_SECOND = lazily(
    r"\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours|yourself)\b(?!-)", re.IGNORECASE
)
#: A clause of ours ends before the next one of theirs begins.
_CLAUSE_END = lazily(
    r"[.;:!?—–]|, (?:and|but|so|because|though|which|then|they|he|she|we|I|you|there|somebody|someone|nobody|"
    r"everybody|people)\b|,? because |,? but |, that['’](?:s|ll be) (?:it|all)\b"
)
#: Characters of a clause, at most.
_LONGEST = 400
_EMPTY = lazily(r"^(?:it|that|this|them|so|do (?:it|that|this)|be|go|see|know|say)(?: \w+)?$", re.IGNORECASE)
_ANAPHOR = lazily(r"\b(?:it|that one|this one|them|those|both|one another|they|do so)\b", re.IGNORECASE)


def framed(text: str) -> list[Framed]:
    """Every stretch of a text that can be set into a sentence in the second person, in order of appearance.

    Nothing inside a stretch refers to the speaker or to whom they spoke, so that no pronoun has to be altered.
    """
    found = []
    text = re.sub(r"\s", " ", text)
    for pattern, frame in _FRAMES:
        for match in pattern.finditer(text):
            words = frame
            if not words:
                words = "do not want to be"
                # "the one who" belongs to the stretch when it was taken in as part of the frame.
                offset = match.group(0).find("the one who")
                start = match.end() if offset < 0 else match.start() + offset
            else:
                start = match.end()
            stop = _CLAUSE_END.search(text, start, start + _LONGEST)
            end = stop.start() if stop else min(len(text), start + _LONGEST)
            stretch = text[start:end].rstrip(" ,")
            end = start + len(stretch)
            if len(stretch.split()) < 3 or _FIRST_OR_SECOND.search(stretch) or _EMPTY.match(stretch):
                continue
            before = text[max(0, match.start() - _LONGEST) : match.start()]
            if filler(stretch) or _SAID_OR_THOUGHT.search(before) or (words == "are" and _ONLY_SAID.search(before)):
                continue
            if _ANAPHOR.search(stretch) and len(stretch.split()) < 9:
                continue
            found.append(Framed(words, start, end))
    return sorted(found, key=lambda f: (f.start, f.end))


def wishes(text: str) -> bool:
    """Whether a sentence says in so many words what its speaker would like."""
    return any(_WISH.match(f.frame) for f in framed(text))


def bargain(text: str) -> bool:
    """ "Do me this and I'll do that": what is asked for is a step of a bargain, or a way of speaking."""
    return bool(_BARGAIN.match(text))


def asks_for(text: str) -> bool:
    """Whether the words themselves say that something is wanted, so that it may be told as a wish."""
    return bool(_ASKED_FOR.search(text)) and not bargain(text)
