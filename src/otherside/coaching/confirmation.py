"""Confirmed reflections: our side put their matter into words, and they said that this is it.

Our words about a buyer are no evidence. They become the buyer's evidence when the buyer confirms them in the next turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from otherside.coaching.turns import CoachTurn, checked
from otherside.domain import Side
from otherside.extraction.segment import segment


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A stretch of our words that the buyer made their own.

    Attributes:
        turn: index of our turn.
        start: offset of the first character of what was confirmed, in our turn's text.
        end: offset one past its last character.
        by_turn: index of the buyer's turn that confirms it.
    """

    turn: int
    start: int
    end: int
    by_turn: int


#: What leads in to a reflection; what follows it, up to the end of the sentence, is the matter itself.
_LEAD = re.compile(
    r"""(?<![\w'])(?:
      (?:so\W+)?what\s(?:really\s)?(?:matters|counts|bothers\syou|you\sreally\swant|you're\safter|you\swant|
        worries\syou|you\sneed)
        (?:\s(?:most|here))?(?:\s(?:to|for)\syou(?:r\s\w+)?)?(?:\s(?:most|here))?,?\s(?:is|are)(?:\sthat)?
    | (?:so\s)?(?:it|that)\s(?:sounds|seems|looks)(?:\sto\sme)?\s(?:like|as\sif|as\sthough)
    | (?:so\s)?sounds\slike | (?:so\s)?seems\slike
    | (?:so\s)?what\si(?:'m|\sam)\s(?:hearing|getting|picking\sup)(?:\sfrom\syou)?(?:,)?\sis(?:\sthat)?
    | (?:so\s)?what\si\shear(?:\syou\ssay(?:ing)?)?(?:,)?\sis(?:\sthat)?
    | (?:so\s)?i(?:'m|\sam)?\shear(?:ing)?(?:\syou\ssay(?:ing)?)?(?:\sthat)?(?!\s(?:from|back|about|me))
    | (?:so\s|and\s)?if\si(?:'ve|\shave)?\s(?:understand|understood|get|got|hear|heard|follow)(?:\s(?:you|it|
        this|that))?
        (?:\s(?:right(?:ly)?|correctly|well))?\s?,?(?:\sthen)?
    | (?:so\s)?let\sme\s(?:see\sif\si(?:'ve)?\s(?:got|have|understand)\s(?:it|this|that|you)(?:\sright)?|
        play\s(?:that|it)\sback(?:\sto\syou)?|
        check\s(?:that\s)?i(?:'ve)?\s(?:understand|understood|follow|got\s(?:it|this)(?:\sright)?))\s?[:,–—-]?
    | (?:so\s)?in\sother\swords,? | (?:so\s)?you(?:'re|\sare)\s(?:basically\s)?saying(?:\sthat)?
    | (?:so\s)?(?:for\syou|to\syou),?\sit(?:'s|\sis)\s(?:really\s|mostly\s|mainly\s)?(?:about|a\smatter\sof)
    | (?:so\s)?your\s(?:main|biggest|real)?\s?(?:concern|worry|fear|goal|priority|hope)\sis(?:\sthat)?
    | (?:so\s)?the\s(?:real|main|big)\s(?:thing|issue|point|worry)(?:\sfor\syou)?\sis(?:\sthat)?
    )\s+""",
    re.IGNORECASE | re.VERBOSE,
)
#: A reflection without a lead: "So you'd rather …".
_BARE = re.compile(
    r"^(?:so|and so|right, so|okay, so|ok so|yeah,? so),?\s+(?=(?:you(?:'re|'d|'ve)?|your|it's|there's)\b)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[\s.?!,;:…\"'”’)]+$")
#: "… is that right?" at the end asks for the confirmation and is no part of it.
_CHECK = re.compile(
    r"[,.;–—-]?\s{0,9}(?:is that (?:right|it|fair|correct)|(?:have|did) i (?:got|get|understand|"
    r"understood) (?:that|it|you)(?: right)?|"
    r"(?:am i )?right|correct|yeah|yes|no|fair|would that be (?:fair|right)|does that sound right|isn't it|"
    r"don't you)\s*(?:\?+\s*)?$",
    re.IGNORECASE,
)
_FILLER = r"(?:(?:oh|ah|um|uh|er|well|mm+|hm+|yeah|yes|yep|yup|absolutely|i mean|honestly|god|no)[\s,.!–—-]+){0,3}"
_AFFIRMS = re.compile(
    rf"^{_FILLER}(?:exactly|precisely|spot[- ]on|bang on|absolutely|definitely|totally|100 ?(?:%|per ?cent)|"
    rf"a hundred per ?cent|"
    r"that's (?:it|right|exactly|correct|true|the (?:one|thing|point|crux|heart|nub)|what|how|a (?:good|fair|"
    r"great|nice) (?:way|summary)|just it|"
    r"pretty much|very much|spot|so (?:it|true)|basically)|that is (?:it|right|exactly|correct|true)|"
    r"that (?:sums|pretty much|just about)|"
    r"you(?:'ve| have)? (?:got (?:it|that)|nailed|hit the nail|put it|said it|summed|understood)|"
    r"you're (?:right|spot|bang|not wrong)|nailed it|"
    r"pretty much|more or less|very much so|couldn't have (?:put|said)|(?:that|it)'s about it|in a nutshell|"
    r"i(?:'d| would) say so|"
    r"you could say that|indeed|correct|right on|exakt|yes,? (?:it is|i do|we do|i am|we are|i would|we would|"
    r"it does|very|please|i think so|"
    r"that's|exactly|you|the|because|and)|too right|amen|bingo|just so|quite so|quite right|true)(?!\w)",
    re.IGNORECASE,
)
#: Nothing but assent: "Yes." "Yeah, right."
_BARE_YES = re.compile(
    r"^(?:(?:yes|yeah|yep|yup|right|sure|mm-?hmm|uh-?huh|true|indeed|correct|okay|ok|oh|definitely|of course|"
    r"it is|i do|we do|i am)[\s,.!]*)+$",
    re.IGNORECASE,
)
_CLEAR_YES = re.compile(
    r"\b(?:yes|yeah|yep|yup|right|true|indeed|correct|definitely|of course|it is|i do|we do|i am)\b", re.IGNORECASE
)
_DENIES = re.compile(
    r"^(?:(?:oh|ah|um|uh|well|hmm?|honestly|actually|yeah|yes|i mean)[\s,.–—-]+){0,3}(?:no\b(?!,? (?:exactly|"
    r"that's (?:it|right|exactly)|absolutely|"
    r"you're right|totally))|nope|nah|not (?:quite|really|exactly|at all|so much|entirely|necessarily|just|"
    r"only)|i wouldn't|it's not|it isn't|that's not|"
    r"that isn't|kind of,? but|sort of,? but|i don't think|far from|wrong|hardly|partly|not that)",
    re.IGNORECASE,
)
#: Assent that turns round: "Yeah, but it's more about …". Within the first words only.
_TURNS = re.compile(
    r"(?:\bbut\b|\bthough\b|\bexcept\b|\bhowever\b|\bactually\b|\bnot (?:really|quite|so much|exactly)\b|"
    r"\bit's more\b|\brather\b|"
    r"\bwouldn't (?:say|put)\b|\bisn't (?:it|the)\b|(?<=\s)no,)",
    re.IGNORECASE,
)


def affirms(text: str) -> bool:
    """Whether a reply says "that is it". A bare yes does; a yes that goes on to contradict does not; no "
    "answer does not."""
    low = text.strip().replace("’", "'")
    if not low or _DENIES.match(low):
        return False
    first = re.split(r"(?<=[.!?])\s+", low)
    clear = _AFFIRMS.match(low)
    # A turn-round in the sentence of assent or just after it takes the assent back.
    scope = (
        " ".join(first[:2])
        if clear is None
        else first[0] + (" " + first[1] if len(first) > 1 and len(first[0].split()) <= 4 else "")
    )
    if _TURNS.search(scope):
        return False
    return clear is not None or bool(_BARE_YES.match(low) and _CLEAR_YES.search(low))


def _matter(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch of a sentence of ours that says what they mean, without lead-in and closing check."""
    sentence = text[start:end]
    low = sentence.replace("’", "'")
    found = _LEAD.search(low)
    if found and found.start() <= 40:
        begin = start + found.end()
    else:
        bare = _BARE.match(low)
        if not bare:
            return None
        begin = start + bare.end()
    rest = text[begin:end]
    check = _CHECK.search(rest.replace("’", "'"))
    stop = begin + (check.start() if check else len(rest))
    ends = _ENDS.search(text[begin:stop])
    stop = begin + ends.start() if ends else stop
    return (begin, stop) if len(text[begin:stop].split()) >= 2 else None


def confirmed(turns: Iterable[CoachTurn]) -> list[Confirmation]:
    """Reflections of ours that the buyer's next turn affirms.

    Args:
        turns: in order. The confirming turn is the next one that is not ours, and must be theirs.

    Returns:
        One for the last reflection of each of our stretches that was affirmed; ``turn.text[start:end]`` is the buyer's
        evidence, to be marked as confirmed and as our wording.
    """
    all_turns = checked(turns)
    out: list[Confirmation] = []
    for number, turn in enumerate(all_turns):
        if turn.side is not Side.OURS or number + 1 >= len(all_turns):
            continue
        reply = all_turns[number + 1]
        if reply.side is not Side.THEIRS or not affirms(reply.text):
            continue
        spans = segment(turn.text)
        for position in range(len(spans) - 1, -1, -1):
            sentence = turn.text[spans[position].start : spans[position].end]
            if _is_check(sentence):
                continue
            place = _matter(turn.text, spans[position].start, spans[position].end)
            if place:
                out.append(Confirmation(turn.index, *place, reply.index))
            # What they say yes to is the last thing said; an earlier reflection has been talked over.
            break
    return out


def _is_check(sentence: str) -> bool:
    rest = _CHECK.sub("", sentence.replace("’", "'"))
    return not re.search(r"\w", rest)
