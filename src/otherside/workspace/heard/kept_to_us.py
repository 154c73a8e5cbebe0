"""Which turns of a talk a request to keep something to ourselves speaks of. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.importers.quotations import quotations
from otherside.messaging.lint.words import WORD, content, lowered
from otherside.profiles.private.announced import (
    announces,
    announces_what_follows,
    assures,
    hails,
    leaves_the_matter,
    of_no_thing,
    of_what_was_said,
    only_breath,
    unknowing,
    withdraws,
)
from otherside.profiles.private.courtesies import courtesy
from otherside.profiles.private.keeping import KEEP, asks_to_keep, keeps

#: From so many words of a matter on, a sentence that asks also tells: "don't tell Ruth that I've applied to the mill".
_TELLS = 2
#: A talk of so many speakers has nobody else's open words in it.
_TWO = 2
#: What is written goes on with what stands before it where it opens like this, and is as short as what is said in one breath.
_GOES_ON = lazily(
    r"\W*(?:(?:and|but|so|because|then|or)\b(?! (?:far|long)\b)|(?:if|when|once) (?:I|that|this|it|he|she|they)\b|"
    r"(?:that|this)(?:['’]s| is| was| would|['’]d| means)\b)",
    re.IGNORECASE,
)
_ONE_BREATH = 40
#: So far back a request reaches, over as many turns of one answer; and so far ahead an announcement.
_BACK, _AHEAD = 4, 6
#: And a request that opens a talk and is meant of it: "Hello, not for the others, please."
_TALK = 16
#: So few words are no answer by themselves: what stands before them belongs to them.
_BIT = 4
#: "It stays with me" takes the confidence and asks for nothing.
_TAKEN = 12
#: A question after what was told takes it up: "And when was that?"
_POINTS = lazily(r"\b(?:it|that|this|there|then|he|she|him|her|they)\b", re.IGNORECASE)
#: What would come of it, if whoever must not know knew.
_IF_THEY_KNEW = lazily(
    r"\bwould\b|['’]d\b|\b(?:if|when) (?:he|she|they)\b|\b(?:knew|finds? out|found out)\b", re.IGNORECASE
)


def kept_to_us(texts: Sequence[str], spoken: Sequence[bool], speakers: Sequence[str]) -> set[int]:
    """The places of what asks to be kept to ourselves, and of what such a request means, in texts that follow each other.

    In speech that is what whoever asks says right beside it. Where they only ask, it may be what they said before somebody broke
    in, or what somebody else just said. Others' words beside it are meant where they take up its matter or just asked for it, and
    where only two talk also what came before; they are open otherwise.

    What is written has its request in itself, or in the words of a note that lead into it; where the same person is told to have
    gone on with it, that is meant as well. Where it tells nothing beside the request, it means what they wrote just before, or a
    note the line before.

    What is announced goes on in the next turns of whoever told it, until they leave the matter; see ``told_after``. So does what
    a request that tells nothing asks for beforehand: "Keep this under your hat, please." "Of course." "…".

    Args:
        spoken: whether each was spoken, not written.
        speakers: who says each, by any name; empty where nobody knows, which may be anybody.
    """
    out = set()
    for n, text in enumerate(texts):
        if keeps(text):
            out.add(n)
            if spoken[n]:
                out |= {k for k in _meant(texts, speakers, n) if spoken[k]}
            else:
                out |= {k for k in _written_on(texts, speakers, n) if not spoken[k]}
                if not _matter(_inside(texts[n], speakers[n])) and not announces_what_follows(texts[n]):
                    out |= {k for k in _answer_before(texts, speakers, n) if not spoken[k]}
    return out | told_after(texts, spoken, speakers)


def told_after(texts: Sequence[str], spoken: Sequence[bool], speakers: Sequence[str]) -> set[int]:
    """The places of what goes on with a confidence in later turns of whoever told it; see ``kept_to_us``.

    It goes on where they were only assured or heard out, where a question takes it up, and where it shares a word with what was told.
    After a request that stands behind what it means, only where both are so.
    """
    out: set[int] = set()
    for n, text in enumerate(texts):
        if speakers[n] and keeps(text):
            ahead = _looks_ahead(texts, speakers, n)
            going = _going_on(texts, speakers, n, announced=ahead or announces(text))
            if ahead and of_no_thing(_request(text)) and not _told_before(texts, speakers, n):
                going = _rest_of_talk(texts, speakers, n)
            out |= {k for k in going if spoken[k] == spoken[n]}
    return out


def _looks_ahead(texts: Sequence[str], speakers: Sequence[str], n: int) -> bool:
    """Whether a request at ``n`` tells nothing and comes before what it means.

    So it is where whoever asks has told nothing yet, and next goes on, at most behind an assurance; where they have, only behind
    one, and not where they ask that "that" is kept.
    """
    if withdraws(texts[n]) or _matter(_last_paragraph(texts[n])) or not keeps(_last_paragraph(texts[n])):
        return False
    after = next((k for k in range(n + 1, min(len(texts), n + 1 + _AHEAD)) if speakers[k] == speakers[n]), None)
    between = [t for t in texts[n + 1 : after] if t.strip()] if after is not None else []
    if after is None or not all(map(assures, between)):
        return False
    return not _told_before(texts, speakers, n) or (bool(between) and not of_what_was_said(_request(texts[n])))


def _told_before(texts: Sequence[str], speakers: Sequence[str], n: int) -> bool:
    """Whether whoever asks at ``n`` told something just before it."""
    return bool(_matter(texts[n])) or any(_matter(texts[k]) for k in _answer_before(texts, speakers, n))


def _last_paragraph(text: str) -> str:
    """What was said last of several things that somebody said one after the other, and that stand in one turn."""
    return text.rstrip().rpartition("\n\n")[2]


def _rest_of_talk(texts: Sequence[str], speakers: Sequence[str], n: int) -> Iterator[int]:
    """What whoever asks at ``n`` says in the talk that they open with it, until they leave the matter."""
    for k in range(n + 1, min(len(texts), n + 1 + _TALK)):
        if speakers[k] == speakers[n]:
            if leaves_the_matter(texts[k]):
                return
            yield k


def _request(text: str) -> str:
    """The sentences of a turn that ask to keep something."""
    return " ".join(words for s in segment(text) if asks_to_keep(words := text[s.start : s.end]))


def _going_on(texts: Sequence[str], speakers: Sequence[str], n: int, *, announced: bool) -> Iterator[int]:
    """The later turns in which whoever asked at ``n`` goes on with what they told."""
    said, between = ([n] if _matter(texts[n]) else []), ""
    heard_out = 0
    for k in range(n + 1, min(len(texts), n + 1 + _AHEAD)):
        text = texts[k]
        if speakers[k] != speakers[n]:
            between = f"{between} {text}".strip()
            # Who hears a confidence may say it again; a letter of theirs is another matter.
            again = announced and len(text.split()) <= _ONE_BREATH
            if again and any(_share(text, texts[at]) for at in said):
                yield k
            continue
        if only_breath(text):
            continue
        if leaves_the_matter(text):
            return
        if said:
            taken = "?" not in between and len(between.split()) <= _TAKEN
            ties = any(_share(text, texts[at]) for at in said) or _of_who_must_not_know(text, texts[n])
            # What follows a question that was answered is another thing, but for what shares a word with it.
            heard_out += taken or "?" in between
            takes_up = "?" in between and (
                bool(_POINTS.search(between)) or any(_share(between, texts[at]) for at in said)
            )
            if not ((ties or takes_up or (taken and heard_out == 1)) if announced else (ties and taken)):
                return
        elif not announced:
            return
        said.append(k)
        yield k
        between = ""


def _of_who_must_not_know(text: str, request: str) -> bool:
    """Whether words say what would come of it if somebody knew whom a request names."""
    asked = [request[span.start : span.end] for span in segment(request)]
    names = {
        w for words in asked if asks_to_keep(words) for w in WORD.findall(words)[1:] if w[0].isupper() and len(w) > 1
    }
    return bool(names & set(WORD.findall(text)) and _IF_THEY_KNEW.search(text))


def _inside(text: str, speaker: str) -> str:
    """What a note quotes, where it quotes; else the text."""
    quoted = [] if speaker else [found.inner for found in quotations(text)]
    return " ".join(quoted) or text


def _answer_before(texts: Sequence[str], speakers: Sequence[str], n: int) -> Iterator[int]:
    """What whoever asks at ``n`` said just before it, behind at most one turn of somebody else and however they broke it up."""
    told = crossed = False
    for k in range(n - 1, max(-1, n - 1 - _BACK), -1):
        if speakers[k] != speakers[n]:
            if told or crossed or not speakers[n]:
                return
            crossed = True
            continue
        if told and leaves_the_matter(texts[k + 1]):
            return
        yield k
        told = told or not only_breath(texts[k])
        # A word or two belong to what stands before them, and so does what goes on with it.
        if told and len(texts[k].split()) > _BIT and not _GOES_ON.match(texts[k]):
            return
        if told and not speakers[n]:
            return


def _written_on(texts: Sequence[str], speakers: Sequence[str], n: int) -> Iterator[int]:
    """What is written behind the request at ``n`` and meant by it: what it leads into, and what goes on with that."""
    said = n
    if _leads(texts, speakers, n) and n + 1 < len(texts):
        said = n + 1
        yield said
    after = said + 1
    # "- Ada said:" stands between two things that Ada said one after the other.
    after += after < len(texts) and _leads(texts, speakers, after)
    if after < len(texts) and speakers[after] and speakers[said] in ("", speakers[after]):
        text = texts[after]
        if _GOES_ON.match(text) and len(text.split()) <= _ONE_BREATH:
            yield after


def _leads(texts: Sequence[str], speakers: Sequence[str], n: int) -> bool:
    """Whether these are a note's own words before a quotation."""
    return not speakers[n] and texts[n].rstrip().endswith(":")


def _meant(texts: Sequence[str], speakers: Sequence[str], n: int) -> Iterator[int]:
    """The turns beside the request at ``n`` that it speaks of."""
    own = [
        k
        for k in range(max(0, n - 2), min(len(texts), n + 3))
        if speakers[k] == speakers[n] or not speakers[k] or not speakers[n]
    ]
    matter = _matter(texts[n])
    ahead = announces_what_follows(texts[n])
    told = [k for k in (n - 1, n + 1) if k in own and not (ahead and k < n)]
    if not matter and not ahead and speakers[n]:
        told += [k for k in _answer_before(texts, speakers, n) if k not in told]
    if not matter and not ahead and n - 1 not in own and n - 2 in own and n - 2 not in told:
        told.append(n - 2)
    # "Can I tell you something in confidence?" comes before what it means.
    if not matter and n + 1 not in own and n + 2 in own and ("?" in texts[n] or not any(k < n for k in told)):
        told.append(n + 2)
    yield from told
    for k in (n - 1, n + 1):
        if not 0 <= k < len(texts) or k in own:
            continue
        # What was just asked, or said where only two talk, is what the request answers.
        answered = not matter or len(set(speakers)) <= _TWO or texts[k].rstrip().endswith("?")
        if (k < n and answered) or any(_share(texts[k], texts[said]) for said in (n, *told)):
            yield k


def _matter(text: str) -> list[str]:
    """The words of a turn that tell something, beside its request."""
    out: list[str] = []
    for span in segment(text):
        words = text[span.start : span.end]
        if only_breath(words) or unknowing(words) or courtesy(words) or hails(words):
            continue
        if asks_to_keep(words):
            # Whom it is kept from stands there with a capital.
            rest = [w for w in WORD.findall(KEEP.sub(" ", words)) if w[0].islower()]
            told = content(" ".join(rest))
            out += told if len(told) >= _TELLS else []
        elif len(words.split()) > 1:
            out += content(lowered(words))
    return out


def _share(one: str, other: str) -> bool:
    """Whether two turns speak of the same matter: by a word that is no name in both."""
    common = set(content(lowered(_told(one)))) & set(content(lowered(_told(other))))
    plain = {
        stem for text in (one, other) for w in WORD.findall(text) if w[0].islower() for stem in content(lowered(w))
    }
    return bool(common & plain)


def _told(text: str) -> str:
    return KEEP.sub(" ", text)
