"""Confirmed reflections: our side put their matter into words, and they said that this is it.

Our words about a buyer are no evidence. They become the buyer's evidence when the buyer confirms them in the next turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from otherside.coaching.turns import CoachTurn, checked
from otherside.domain import Side
from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A stretch of our words that the buyer made their own.

    Attributes:
        turn: index of our turn.
        start: offset of the first character of what was confirmed, in our turn's text.
        end: offset one past its last character.
        by_turn: index of the buyer's turn that confirms it.
        asked: whether it was put as a question with its answer in it, so that their yes weighs less.
    """

    turn: int
    start: int
    end: int
    by_turn: int
    asked: bool = False


#: What leads in to a reflection; what follows it, up to the end of the sentence, is the matter itself.
_LEAD = lazily(
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
    | (?:so\s)?(?:the|your)\s(?:real|main|big|biggest|first|whole)\s(?:thing|issue|point|worry|goal|aim|concern|fear|hope|priority|
        problem|idea|reason)(?:\s(?:for|with)\syou)?\sis(?:\sthat)?
    )\s+""",
    re.IGNORECASE | re.VERBOSE,
)
#: A reflection without a lead: "So you'd rather …".
_BARE = lazily(
    r"^(?:so|and so|right, so|okay, so|ok so|yeah,? so),?\s+(?=(?:you(?:'re|'d|'ve)?|your|it's|there's|nobody|no one|none of|"
    r"everybody|everyone|they(?:'re|'d|'ve)?)\b)",
    re.IGNORECASE,
)
#: What somebody feels, wants or has no room for, said without any lead: "You'd want to see it work first?"
_INNER = (
    r"(?:['’]re|['’]ve been| are| have been| feel| fear| dread| hate| want| wish| hope| love| care| worry| prefer"
    r"|['’]d (?:rather|like|want|hate|love|prefer)| would (?:rather|like|want|hate|love|prefer)| need (?!to\b)"
    r"| don['’]t (?:want|have|like|trust|feel|see|believe|know)|"
    r"['’]ve (?:got|had) (?:no|enough)| have (?:no|enough)| can['’]t (?:afford|face|bear|risk|stand))"
)
_STATED = lazily(rf"^(?:and |but |right, |okay, )?(?=you{_INNER}\b)", re.IGNORECASE)
#: A question after what they feel, which a yes answers: "Are you afraid it will happen again?"
_FELT = (
    r"(?:afraid|scared|frightened|terrified|worried|nervous|anxious|concerned|tired|sick of|fed up|ashamed|proud|happy|unhappy|frustrated"
    r"|annoyed|angry|torn|sure|unsure|disappointed|relieved)"
)
_FELT_QUESTION = lazily(rf"^(?:so |and )?(?:is it (?:that|because) |(?=are you (?:\w+ )?{_FELT}\b))", re.IGNORECASE)
_TAG = lazily(
    r"[,;–—-]?\s{0,9}(?:do|don't|did|didn't|have|haven't|are|aren't|would|wouldn't|can|can't) you\s*\?+\s*$",
    re.IGNORECASE,
)
_NEGATIVE = lazily(r"\b(?:no|not|nobody|none|never|nothing|no one)\b|n't\b", re.IGNORECASE)
_ENDS = lazily(r"[\s.?!,;:…\"'”’)]+$")
#: "… is that right?" at the end asks for the confirmation and is no part of it.
_CHECK = lazily(
    r"[,.;–—-]?\s{0,9}(?:is that (?:right|it|fair|correct)|(?:have|did) i (?:got|get|understand|"
    r"understood) (?:that|it|you)(?: right)?|"
    r"(?:am i )?right|correct|yeah|yes|no|fair|would that be (?:fair|right)|does that sound right|isn't it|"
    r"don't you)\s*(?:\?+\s*)?$",
    re.IGNORECASE,
)
_FILLER = r"(?:(?:oh|ah|um|uh|er|well|mm+|hm+|yeah|yes|yep|yup|absolutely|i mean|honestly|god|no)[\s,.!–—-]+){0,3}"
_AFFIRMS = lazily(
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
_BARE_YES = lazily(
    r"^(?:(?:yes|yeah|yep|yup|right|sure|mm-?hmm|uh-?huh|true|indeed|correct|okay|ok|oh|well|god|lord|gosh|goodness|definitely|of course|"
    r"it is|i do|we do|i am)[\s,.!]*)+$",
    re.IGNORECASE,
)
#: "Yes, we do", or "we do": after a negative it contradicts.
_YES_IT_IS = lazily(
    r"^(?:oh,? )?(?:(?:yes|yeah),? )?(?:i|we|they|he|she|it|there) (?:do|does|did|have|has|is|are|am|can|will|would)\b",
    re.IGNORECASE,
)
_CLEAR_YES = lazily(
    r"\b(?:yes|yeah|yep|yup|right|true|indeed|correct|definitely|of course|it is|i do|we do|i am)\b", re.IGNORECASE
)
_DENIES = lazily(
    r"^(?:(?:oh|ah|um|uh|well|hmm?|honestly|actually|yeah|yes|i mean)[\s,.–—-]+){0,3}(?:no\b(?!,? (?:exactly|"
    r"that's (?:it|right|exactly)|absolutely|"
    r"you're right|totally))|nope|nah|not (?:quite|really|exactly|at all|so much|entirely|necessarily|just|"
    r"only)|i wouldn't|it's not|it isn't|that's not|"
    r"that isn't|kind of,? but|sort of,? but|i don't think|far from|wrong|hardly|partly|not that)",
    re.IGNORECASE,
)
#: Assent that turns round: "Yeah, but it's more about …". Within the first words only.
_TURNS = lazily(
    r"(?:\bbut\b|\bthough\b|\bexcept\b|\bhowever\b|\bactually\b|\bnot (?:really|quite|so much|exactly)\b|"
    r"\bit's more\b|\brather\b|"
    r"\bwouldn't (?:say|put)\b|\bisn't (?:it|the)\b|(?<=\s)no,)",
    re.IGNORECASE,
)


#: Agreement with what was put in the negative: "No.", "No, we don't."
_AGREES_NOT = lazily(
    r"^(?:(?:oh|well|um|uh|er|honestly|sadly|god)[\s,.–—-]+){0,2}(?:no|nope|nobody|none|never|not (?:at all|yet|this year|really|one))"
    r"(?:[\s,.!]+(?:no|(?:i|we|they|you|he|she|it|there) (?:\w+n't|(?:do|does|did|have|has|is|are|can|could|will|would) not)|"
    r"not (?:at all|yet|really|one|this year)|nobody|never|none|exactly|that's right|sadly|unfortunately|i'm afraid))*[\s.!]*$",
    re.IGNORECASE,
)


def affirms(text: str, negative: bool = False) -> bool:
    """Whether a reply says "that is it". A bare yes does; a yes that goes on to contradict does not; no answer does not.

    Args:
        text: the reply.
        negative: whether what it replies to was put in the negative ("so nobody has time"): then "no, nobody" agrees.
    """
    low = text.strip().replace("’", "'")
    if negative and _AGREES_NOT.match(low):
        return True
    if not low or _DENIES.match(low) or (negative and _YES_IT_IS.match(low)):
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


def _matter(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """The stretch of a sentence of ours that says what they mean, without lead-in and closing check, and whether it asks."""
    sentence = text[start:end]
    low = sentence.replace("’", "'")
    found = _LEAD.search(low)
    led = found if found and found.start() <= 40 else _BARE.match(low)
    bare = led or _STATED.match(low) or _FELT_QUESTION.match(low)
    if not bare:
        return None
    begin = start + bare.end()
    rest = text[begin:end].replace("’", "'")
    tag = _TAG.search(rest)
    check = tag or _CHECK.search(rest)
    stop = begin + (check.start() if check else len(rest))
    ends = _ENDS.search(text[begin:stop])
    stop = begin + ends.start() if ends else stop
    # What was led in as their matter is said back, question mark or not; a bare statement with one asks.
    asked = bool(tag) or (led is None and low.rstrip("\"') ").endswith("?"))
    return (begin, stop, asked) if len(text[begin:stop].split()) >= 2 else None


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
        if reply.side is not Side.THEIRS:
            continue
        spans = segment(turn.text)
        for position in range(len(spans) - 1, -1, -1):
            sentence = turn.text[spans[position].start : spans[position].end]
            if _is_check(sentence):
                continue
            place = _matter(turn.text, spans[position].start, spans[position].end)
            if place:
                begin, end, asked = place
                negative = bool(_NEGATIVE.search(turn.text[begin:end].replace("’", "'")))
                if affirms(reply.text, negative):
                    out.append(Confirmation(turn.index, begin, end, reply.index, asked))
            # What they say yes to is the last thing said; an earlier reflection has been talked over.
            break
    return out


def _is_check(sentence: str) -> bool:
    rest = _CHECK.sub("", sentence.replace("’", "'"))
    return not re.search(r"\w", rest)
