"""Which turns of a talk a request to keep something to ourselves speaks of. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.messaging.lint.words import WORD, content, lowered
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


def kept_to_us(texts: Sequence[str], spoken: Sequence[bool], speakers: Sequence[str]) -> set[int]:
    """The places of what asks to be kept to ourselves, and of what such a request means, in texts that follow each other.

    In speech that is what whoever asks says right beside it. Where they only ask, it may be what they said before somebody broke
    in, or what somebody else just said. Others' words beside it are meant where they take up its matter or just asked for it, and
    where only two talk also what came before; they are open otherwise.

    What is written has its request in itself, or in the words of a note that lead into it; where the same person is told to have
    gone on with it, that is meant as well.

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
    return out


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
    told = [k for k in (n - 1, n + 1) if k in own]
    if not matter and n - 1 not in own and n - 2 in own:
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
