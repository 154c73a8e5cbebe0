"""What somebody says that moves nobody here: pain that is over, other people's affairs, what only might be. Pure.

Each is known by a set phrase. Where the words leave it open it is let through.
"""

from __future__ import annotations

import re

from otherside.domain import Facet
from otherside.domain.patterns import lazily

_WISHES = frozenset({Facet.WANT, Facet.DESIRE, Facet.GOAL, Facet.ASPIRATION})
_PAINS = frozenset({Facet.FRUSTRATION, Facet.FEAR, Facet.RISK, Facet.SITUATION}) | _WISHES
_PAST = lazily(
    r"\b(?:had|used to|was|were|did|drove|struggled|kept|lost|suffered|cost|crashed|hurt|bothered)\b", re.IGNORECASE
)
_IT = r"(?:that|it|they|those|this|things)"
_IS = r"(?:['’]s|['’]re|['’]ve| is| are| has| have)(?: been)?(?: now| all| long| since| completely| totally)*"
#: The turn to the better, in the sentence of what was.
_BUT_OVER = lazily(
    r"\b(?:but|though|until|till)\b[^.?!]{0,60}?\b(?:"
    rf"{_IT}{_IS} (?:gone|over|sorted|fixed|solved|settled|cured|behind us|history)(?=\W*$|[.,;]| (?:now|today|for good|thank))|"
    rf"(?:settled|solved|fixed|cured|sorted) (?:that|it)\b|{_IT}{_IS} (?:fine|okay|ok|great|quiet) (?:since|ever since)|"
    rf"since [^,.;]{{3,60}},? {_IT}{_IS} (?:fine|good|okay|ok|great|quiet|better))",
    re.IGNORECASE,
)
_ENDED = lazily(
    r"\b(?:drove|struggled|suffered|lost|hurt)\b[^.?!;]{3,80}\b(?:till|until) (?:we|they|I) (?:changed|switched|built|bought|got|fixed|"
    r"moved|hired|replaced|put in|took on)\b|"
    r"\bused to\b[^.?!]{3,80}\b(?:but )?not (?:any ?more|now|these days)\W*$",
    re.IGNORECASE,
)
_STOP = lazily(r"[.?!]")
#: "We had two good people but they are gone" is no pain that is over.
_HURT = lazily(
    r"\b(?:problem\w*|troubl\w*|issues?|nuisance|worr\w+|afraid|scared|nervous\w*|complain\w*|bugs?|delays?|late|no-shows?|outages?|leak\w*|"
    r"crash\w*|struggl\w*|suffer\w*|mad|crazy|errors?|hassle|headaches?|backlog|nightmare|mess|pain\w*|los[et]\w*|hurt|broke\w*|fail\w*|"
    r"hat(?:e|ed)|stuck|wast\w+|annoy\w*|slow)\b",
    re.IGNORECASE,
)
_HAVE_IT = lazily(
    r"\b(?:wanted|needed|asked for|dreamed of|dreamt of|wished for|missed)\b[^.?!]{3,60}(?:\b(?:and|but)|;|,) ?(?:"
    r"(?:now )?(?:I|we)(?:['’]ve| have) (?:now |finally )?(?:got (?:it|one|that|them)\b|(?:it|one|that|them) now\b)|"
    r"(?:we|I) (?:then )?(?:bought|got|found|built) (?:it|one|them)\b|(?:then )?(?:I|we) had (?:it|one)\b|"
    r"it (?:arrived|came)(?=\W*$| (?:in|on|last|yesterday|today)\b))|"
    r"\b(?:I|we) used to (?:want|wish|dream)\b",
    re.IGNORECASE,
)
#: It came back, or is meant still.
_STILL = lazily(
    r"\b(?:still|again|came back|comes back|worse|other|however|except|not really|now (?:I|we) (?:want|need))\b", re.I
)
#: Who has no part in this, whatever they want.
_STRANGERS = (
    r"(?:\bmy (?:(?:brother|sister|friend|mate|neighbou?r|cousin|uncle|aunt)(?:-in-law)?['’]s|(?:old|last|previous|former|first)) "
    r"(?:firm|company|business|shop|office|practice|employer|job|workplace|school|boss)|\bthe neighbou?rs)"
)
_OTHER_FIRM = lazily(
    rf"^\W*(?:and |but |well,? |at |in )?{_STRANGERS}(?: \w+){{0,2}}? (?:want|think|like|love|need|prefer|believ|switch|refus|insist)\w*\b",
    re.IGNORECASE,
)
_FRIEND = lazily(
    r"^\W*(?:and |but |well,? )?(?:a|one|some) (?:good |close |old )?(?:friends?|mates?|neighbou?rs?|acquaintances?) of (?:mine|ours) "
    r"(?:is|was|are|were|has been)(?: \w+)? (?:afraid|scared|terrified|worried|frightened|nervous|dreading)\b",
    re.IGNORECASE,
)
_OUR_PART = lazily(
    r"\b(?:suppose|guess|think|expect|assume|imagine|bet|take it|reckon)(?: that)? you(?:['’]d)? (?:want|like|love|need) (?:me|us) to\b",
    re.IGNORECASE,
)
_DAYDREAM = lazily(
    r"\bif (?:I|we) (?:had (?:a|my own) (?:yacht|private jet|castle|million\w*|billion\w*)|"
    r"(?:won|win) (?:the lottery|the pools|the jackpot|a million\w*)|(?:was|were) (?:a millionaire|a billionaire))\b",
    re.IGNORECASE,
)


def aside(sentence: str) -> frozenset[Facet]:
    """The facets of which a sentence is no evidence because it speaks of what is over, of others or of what only might be."""
    plain = " ".join(sentence.split())
    out: frozenset[Facet] = frozenset()
    if (end := _over(plain)) is not None and _HURT.search(plain, 0, end) and not _STILL.search(plain, end):
        out |= _PAINS
    if _HAVE_IT.search(plain) and not _STILL.search(plain):
        out |= _WISHES
    if _OTHER_FIRM.search(plain):
        out |= _WISHES | {Facet.CONSENSUS, Facet.COMMITMENT}
    if _FRIEND.search(plain):
        out |= {Facet.FEAR}
    if _OUR_PART.search(plain):
        out |= {Facet.COMMITMENT, Facet.WANT, Facet.GOAL}
    if _DAYDREAM.search(plain):
        out |= _WISHES
    return out


def _over(plain: str) -> int | None:
    """Where the first words end that say that something is over; None without any."""
    ended = _ENDED.search(plain)
    spans = [span for span in (_was_but_is_over(plain), ended and ended.span()) if span]
    return min(spans, key=lambda span: span[0])[1] if spans else None


def _was_but_is_over(plain: str) -> tuple[int, int] | None:
    """From the first words of the past to the turn to the better in the same sentence, ``(start, end)``.

    One search after the other: a pattern for both would look through the rest of a long sentence from each word of the past.
    """
    turn, stop = _BUT_OVER.search(plain), 0
    for was in _PAST.finditer(plain):
        if turn and turn.start() < was.end():
            turn = _BUT_OVER.search(plain, was.end())
        if turn is None:
            return None
        if was.start() < stop:
            continue
        if (end := _STOP.search(plain, was.end(), turn.start())) is None:
            return was.start(), turn.end()
        stop = end.end()
    return None
