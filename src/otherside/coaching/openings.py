"""Openings: the buyer said something that matters to them. Did our next words take it up?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.coaching.acts import QUESTIONS, Act
from otherside.coaching.features import asks_a_fact, content_words, same_word
from otherside.coaching.phrases import plain
from otherside.coaching.reflecting import own_words
from otherside.coaching.turns import CoachTurn, Said
from otherside.coaching.voiced import voiced
from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.extraction.hashing import opening
from otherside.extraction.segment import segment
from otherside.profiles.said.appeals import straight

#: What deserves to be taken up before anything else is said.
OPENINGS: tuple[Facet, ...] = (Facet.FEAR, Facet.IDENTITY, Facet.ASPIRATION, Facet.RISK, Facet.FRUSTRATION)
_NAMES = {
    Facet.FEAR: "a fear",
    Facet.IDENTITY: "something of who they are",
    Facet.ASPIRATION: "something they want to become",
    Facet.RISK: "a doubt about the decision",
    Facet.FRUSTRATION: "a frustration",
}
_NEXT = {
    Facet.FEAR: "You said “{quote}”. What would that mean for you?",
    Facet.IDENTITY: "You said “{quote}”. How does that come into what you're deciding now?",
    Facet.ASPIRATION: "You said “{quote}”. What would that look like?",
    Facet.RISK: "You said “{quote}”. What would you need to see, to judge that one way or the other?",
    Facet.FRUSTRATION: "You said “{quote}”. What is that like for you?",
}
_OF_A_THING = "You said “{quote}”. What does that lead to?"
_OF_THEMSELVES = lazily(
    r"\b(?:i|me|my|myself|i'm|i've|i'd|i'll|we're|feel\w*|tired|embarrass\w*|frustrat\w*|annoy\w*|hate\w*)\b"
)
#: Whom it falls on, if it is told of a thing.
_ON_SOMEBODY = lazily(
    r"\b(?:i|me|my|myself|i'm|i've|i'd|i'll|we|us|ourselves|we're|we've|we'd|we'll|nobody|no one|everyone|everybody|people|the (?:team"
    r"|staff|crew|lads|men|women|girls|boys|customers|guests|patients|tenants|drivers|nurses|teachers))\b"
)
#: A feeling, a wish or a burden: what makes more of a fact than a fact.
_WEIGHS = lazily(
    r"\b(?:feel\w*|tired|tiring|embarrass\w*|frustrat\w*|annoy\w*|hate\w*|pain\w*|nightmare|hell|awful|terribl[ey]|horribl[ey]|dreadful"
    r"|ridiculous|absurd|mad|maddening|madness|insane|crazy|mess|chaos|chaotic|hopeless|useless|headaches?|burden\w*|struggl\w*"
    r"|hard|tough|rough|bad|badly|worse|worst|problems?|trouble|worr\w*|concern\w*|shame\w*|sad\w*|unfair|disaster|joke"
    r"|wish\w*|hope\w*|want\w*|need\w*|should|ought|if only"
    r"|costs?|los(?:e|es|t|ing)|wast(?:e|es|ed|ing)|miss(?:es|ed|ing)?|delay\w*|late|stuck|wait\w*|overtime|weekends?|nights?|suffer\w*"
    r"|fail\w*|breaks?|broken?|breaking|crash\w*|jams?|jammed|leaks?|leaking|collapse\w*|freez\w*|dies|goes? wrong|went wrong|falls? apart"
    r"|can't|cannot|won't|doesn't work|does not work|never|keeps?|again|always|constantly|every|each time|too \w+|so \w+ (?:that|it|you)"
    r"|no longer|any ?more)\b"
)
_WHAT_IF = lazily(r"\bwhat if\b|\bhow (?:do|can|would|could) (?:i|we) (?:know|trust|be sure)\b")
#: What was said before is named again.
_COMES_BACK = lazily(
    r"\b(?:you|your colleague)(?:'ve| have|'d)? (?:just |also )?(?:raised|mentioned|said|brought up|asked about|told|named"
    r"|talked about|spoke of)\b"
    r"|\b(?:come|coming|came|go|going|get|getting) back to\b|\byour (?:point|concern|worry|question|doubt)s? (?:about|on|of|with)\b"
)
#: Words that point back at what was just said.
_POINTS_BACK = lazily(
    r"\b(?:that|this|it|those|there|then|say more|tell me more|go on|how so|how come|what happened|why"
    r"|what (?:did|do|would) (?:you|they) do|how did (?:you|it|they)|what (?:was|is) it like)\b"
)
#: Whoever was just spoken of, asked about in so many words: "What do they tell you?", "How many of them?".
_OF_THEM = lazily(
    r"^(?:what|how|why|where|which|who|when|whose)\b(?:'\w+)?[^.!]*\b(?:they(?:'\w+)?|them|their|theirs|he(?:'\w+)?|him|his|she(?:'\w+)?"
    r"|her|hers)\b"
)
#: Too short to be of anything but what was just said: "Since when?".
_BARE = lazily(
    r"^(?:(?:since|until|till|by) when|when|where|who|whose|which (?:ones?|of (?:them|those|these))(?: \w+){0,2}|like what|such as"
    r"|how (?:long|bad|badly|many|often|soon|so|far)|in what (?:way|sense)|(?:to|for|from|by|with) whom|what (?:then|kind|happened))\W*\?"
)
_OF_OURS = lazily(r"\b(?:we|our|ours|us|we're|we've|we'll)\b")
#: Closed by its form, and yet of nothing but what was just said: "Is there a reason that you think that?", "Has something happened?".
_ASKS_BEHIND = lazily(
    r"^(?:(?:so|and|oh|ok|okay|right|sorry|hm+|may i ask|can i ask)[, ]+)*(?:"
    r"(?:is|was) there (?:a|any|some)(?: particular| special)? (?:reason|story|history|cause|worry|concern)\b"
    r"(?: (?:why|that|for|behind|to|you|it)\b[^?]{0,60})?|"
    r"(?:is|was) (?:that|this|it) (?:because|something (?:you|he|she|they|that)|what (?:you|worries|happened|makes|made)|"
    r"from (?:something|what"
    r"|experience)|to do with|about (?:something|what))\b[^?]{0,80}|"
    r"(?:has|have|had|did) (?:something|anything)(?: like (?:that|this|it))? (?:happen(?:ed)?|changed?|gone wrong|go wrong|"
    r"come up)\b[^?]{0,40}|"
    r"(?:have|has|had|did) (?:you|they|he|she) (?:seen|see|had|have|been through|go through|lived through|live through|known|"
    r"met)(?: \w+){0,3}? "
    r"(?:that|this|it|something like (?:that|this))\b[^?]{0,40}|"
    r"(?:does|did|has|is|was) (?:that|this|it) (?:still )?(?:worr(?:y|ied)|bother(?:ed)?|hurt|weigh(?:ed)?|"
    r"happen(?:ed)?(?! to have)|trouble[d]?|"
    r"frighten(?:ed)?|worrying|bothering)\b[^?]{0,40}|"
    r"(?:do|would|did) you (?:want|like|care) to (?:say|tell (?:me|us)|talk)(?: \w+){0,2}? (?:more|about (?:it|that|this))\b[^?]{0,30})\?"
)
#: A word before the question, such as "Right" or "Thank you, Ada".
_A_NOD = 4
#: What a sale is made of: a question for it that was no matter of theirs is about us, whatever "this" it has in it.
_OF_THE_SALE = lazily(
    r"\b(?:budgets?|timelines?|time ?frames?|deadlines?|contracts?|prices?|pricing|quotes?|orders?|demos?|pilots?|trials?|proposals?"
    r"|next steps?|sign(?:ing|ed)?|start(?:ing|ed)?|decision[- ]?makers?|go live|meetings?)\b"
)
_FEELS_WITH = lazily(
    r"\b(?:sorry to hear|(?:that|it) (?:sounds?|must|seems?)|i can (?:see|hear|imagine|understand) (?:why|how|"
    r"that)|no wonder|(?:go|come) back to what you said|stay with (?:that|this|what)|"
    r"that's (?:hard|tough|a lot|understandable)|thank(?:s| you) for (?:telling|sharing|being|saying))\b"
    r"|^(?:oh,? )?(?:i'm |i am )?(?:so |very |really |truly )?sorry[.!]*$|^(?:ouch|oof|oh dear|oh no|goodness)\b"
)
_CLAUSE = lazily(r"[,;:–—]\s+|\s(?=(?:and|but|because|so)\s)")
#: How a clause hangs on the one before it.
_JOINS = lazily(r"^(?:and|but|so|because) (?=(?:I|we|you|it|that|they|he|she|the)\b)", re.IGNORECASE)
MOST_WORDS = 16
#: Of a long sentence a clause of fewer words says too little to be said back.
_LEAST_WORDS = 5
#: That something had not reached them is news, and no feeling: "I didn't know about the letter".
_NO_NEWS = lazily(
    r"^(?:(?:oh|ah|well|no|sorry|honestly|right|ok|okay|see|and|but)[,. ]+)*(?:(?:i|we)(?:'d| had)? (?:(?:did not|didn't|had not|hadn't|"
    r"have not|haven't) (?:even )?(?:know|known|hear|heard|see|seen|read|get|got|notice|noticed)|(?:was not|wasn't|were not|weren't) "
    r"aware)(?: yet)?(?: (?:about|of|that|there was|the|this|it|any\w*|your|there were)\b[^.?!,;]{0,60})?|that's news to (?:me|us)|"
    r"nobody (?:had )?(?:told|mentioned)(?: (?:me|us|it|that))?(?: (?:about|of|that)\b[^.?!,;]{0,60})?)[.!]*$"
)
_STANDS_FOR = frozenset({"one", "ones", "none"})


@dataclass(frozen=True, slots=True)
class Opening:
    """What deserves to be taken up in a turn of theirs.

    Attributes:
        start: offset of the words that show it, in the turn's text.
        end: offset one past their last character.
        name: what it is, in a clause: "they voiced …".
        next_line: something better to say next: their own words, unchanged, and a question that leads nowhere in particular.
    """

    start: int
    end: int
    name: str
    next_line: str


def opened(turn: CoachTurn) -> Opening | None:
    """The opening of a buyer's turn that is worth taking up first, if any.

    What the reader found comes first; where it found nothing to open, what shows in how a sentence is put.
    """
    none = (_news, _asks_us, _dry)
    facet = next((f for f in OPENINGS if f in turn.evidence and not any(rule(turn, f) for rule in none)), None)
    if facet is not None:
        start, end = _place(turn, facet)
        quote = _quote(turn.text[start:end])
        # Of a thing that fails nobody is asked how it feels.
        line = _OF_A_THING if facet is Facet.FRUSTRATION and not _OF_THEMSELVES.search(plain(quote)) else _NEXT[facet]
        return Opening(start, end, _NAMES[facet], line.format(quote=quote))
    seen = voiced(turn.text)
    if seen is None:
        return None
    line = f"You said “{_quote(turn.text[seen.start : seen.end])}”. {seen.asks}"
    return Opening(seen.start, seen.end, seen.name, line)


def taken_up(theirs: CoachTurn, ours: Sequence[Said]) -> bool:
    """Whether our next turn reflects, honours or asks about what they said.

    A reflection or a word of feeling counts; a question counts if it shares words that carry something with theirs, points back to
    it, or is of whom they just spoke of ("What do they tell you?"). Facts, arguments and new topics do not, however well they are meant.
    """
    for number, said in enumerate(ours):
        low = plain(said.text)
        if said.act in (Act.REFLECTION, Act.AFFIRMATION) or _FEELS_WITH.search(low):
            return True
        if said.act in QUESTIONS:
            if _same_matter(said.text, theirs.text) and not asks_a_fact(said.text):
                return True
            if said.act is Act.OPEN_QUESTION and _POINTS_BACK.search(opening(low)) and not _OF_THE_SALE.search(low):
                return True
            if _ASKS_BEHIND.search(low) and not (_OF_THE_SALE.search(low) or _OF_OURS.search(low)):
                return True
            # Where we had said more before it, it may be of that.
            if all(_nods(before.text) for before in ours[:number]) and _only_of_theirs(low):
                return True
    return False


def _nods(sentence: str) -> bool:
    return len(sentence.split()) <= _A_NOD and not _OF_OURS.search(plain(sentence))


def _only_of_theirs(question: str) -> bool:
    """Whether a question, in small letters, can only be of what was just said, though it has no word of it."""
    start = opening(question)
    if _OF_THE_SALE.search(question) or _OF_OURS.search(question):
        return False
    return bool(_BARE.match(start) or _OF_THEM.match(start))


def come_back_to(theirs: CoachTurn, later: Sequence[Said]) -> bool:
    """Whether we came back to what they said, in so many words, a little later: "Ana, you raised the stock figures".

    Args:
        later: sentences of ours after our next turn.
    """
    return any(_COMES_BACK.search(plain(said.text)) and _same_matter(said.text, theirs.text) for said in later)


def _asks_us(turn: CoachTurn, facet: Facet) -> bool:
    """Whether the words that show it are a question to us: that wants an answer, and it is counted where it gets none."""
    start, end = _place(turn, facet)
    if facet is Facet.FEAR:
        return False
    sentence = next(
        (turn.text[s.start : s.end] for s in segment(turn.text) if s.start <= start < s.end), turn.text[start:end]
    )
    return straight(sentence) and not _WHAT_IF.search(plain(sentence))


def _news(turn: CoachTurn, facet: Facet) -> bool:
    start, end = _place(turn, facet)
    return bool(_NO_NEWS.match(plain(turn.text[start:end]).strip(" \"'")))


def _dry(turn: CoachTurn, facet: Facet) -> bool:
    """Whether what reads as a frustration is a statement of fact: "The manual is thin". Nothing in it says what it does to anybody."""
    if facet is not Facet.FRUSTRATION:
        return False
    start, end = _place(turn, facet)
    said = plain(turn.text[start:end])
    # "The manual is thin. It drives one mad."
    after = next((plain(turn.text[s.start : s.end]) for s in segment(turn.text) if s.start >= end), "")
    return not (_ON_SOMEBODY.search(said) or _WEIGHS.search(said) or _WEIGHS.search(after))


def _same_matter(question: str, heard: str) -> bool:
    """Whether a question has a word of theirs in it that carries something: "this one" carries nothing."""
    theirs = own_words(heard)
    return any(same_word(mine, word) for mine in own_words(question) if mine not in _STANDS_FOR for word in theirs)


def _place(turn: CoachTurn, facet: Facet) -> tuple[int, int]:
    """Where in the turn's text the facet shows: the span if one is known, else the sentence with most to say."""
    if turn.spans:
        return turn.spans[list(turn.evidence).index(facet)]
    spans = segment(turn.text)
    if not spans:
        return 0, len(turn.text)
    best = max(spans, key=lambda s: len(content_words(turn.text[s.start : s.end])))
    return best.start, best.end


def _quote(said: str) -> str:
    """Their sentence as it can be quoted: short, verbatim, without its opening fillers."""
    quote = said.strip()
    # Their sentence without its opening fillers, in their capitals.
    kept = opening(quote)
    quote = quote[len(quote) - len(kept) :] if plain(quote).endswith(kept) else quote
    if len(quote.split()) > MOST_WORDS:
        # The weightiest clause of a long sentence; still verbatim.
        clauses = [c.strip() for c in _CLAUSE.split(quote) if c and _LEAST_WORDS <= len(c.split()) <= MOST_WORDS]
        quote = (
            max(clauses, key=lambda c: len(content_words(c)))
            if clauses
            else " ".join(quote.split()[:MOST_WORDS]) + " …"
        )
    return _JOINS.sub("", quote.strip("\"“”' ")).rstrip(".,;:!")
