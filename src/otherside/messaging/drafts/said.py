"""What a buyer said, cut to the shortest stretch that stands alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from otherside.domain import Facet
from otherside.domain.blacked import BLACK
from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span, segment
from otherside.messaging.drafts import tact
from otherside.messaging.drafts.banter import of_themselves, taken_lightly
from otherside.messaging.drafts.conditions import agreements, bound, condition, demands, in_that_case, whole
from otherside.messaging.drafts.frames import framed
from otherside.messaging.drafts.shortening import counts, loses
from otherside.profiles.private.hurts import grieves, target
from otherside.profiles.profile import Profile, Quote
from otherside.profiles.said.denied_at_once import denied_behind
from otherside.profiles.said.openers import LOOK, RIGHT
from otherside.profiles.said.settled import denies, goes_ahead
from otherside.profiles.said.went_well import went_well


class Channel(StrEnum):
    """How the words reached us."""

    TALK = "talk"
    MAIL = "mail"
    CHAT = "chat"
    NOTE = "note"
    """Somebody wrote down what was said: near the words, not surely the words."""

    @property
    def written(self) -> bool:
        """They wrote it themselves."""
        return self in (Channel.MAIL, Channel.CHAT)

    @property
    def letter(self) -> str:
        """What that which they wrote is called."""
        return "message" if self is Channel.CHAT else "mail"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and before whom something was said.

    Attributes:
        channel: spoken, written as a letter or in a chat, or written down by somebody.
        shared: said in a meeting, before colleagues of the speaker.
        kept: a request to keep something to oneself stands beside it.
        turn: the whole turn, when known, to prove that a fragment is verbatim.
        heard: names of ours who were there, got it, or wrote it down; empty where nobody knows.
        asked: a question of ours that the turn answers, where it opens the turn.
    """

    channel: Channel
    shared: bool = False
    kept: bool = False
    turn: str | None = None
    heard: tuple[str, ...] = ()
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of evidence with all its facets and its setting."""

    quote: Quote
    facets: Mapping[Facet, float]
    setting: Setting
    person: str
    name: str

    @property
    def date(self) -> dt.date | None:
        """When it was said."""
        return self.quote.date


@dataclass(frozen=True, slots=True)
class Fragment:
    """The stretch of a passage that is used.

    Attributes:
        start: offset in the turn's text, code points.
        end: one past the last.
        text: the words, verbatim.
        frame: how our sentence leads into it ("would like to"); empty when it stands as a sentence of its own.
        fitness: 0 to 1, how well it reads.
        asked: the question of ours without which it would say little; empty where it stands alone.
    """

    passage: Passage
    start: int
    end: int
    text: str
    frame: str
    fitness: float
    asked: str = ""

    @property
    def shown(self) -> str:
        """The words as set into running text: line breaks of a mail become spaces, nothing else changes."""
        return " ".join(self.text.split())


_LEAD = lazily(
    # "Then I would sign" hangs on what was said before, "or we stop" on what else there is.
    r"(?:(?:then(?!,? (?:I|we)(?:['’]ll|['’]d| will| would| can| could)\b)|"
    rf"and|but|so|well|{LOOK}|okay|ok|yes|no|{RIGHT}|now|because|also|anyway|aye|sure|obviously|"
    r"actually|honestly|i think|i suppose|on the other hand|for me|see)\b[,.:]?\s+)+",
    re.IGNORECASE,
)
_SPACE = lazily(r"\s")
_SENTENCE = lazily(r"(?<=[.!?])\s+(?=[A-Z\"“‘])")
_CLAUSE = lazily(r";\s+|,\s+(?:and|but|so)\s+|,\s+(?=(?:they|we|there)\b)")
_CONDITION = lazily(
    r"\b(?:if|when|unless|until|whenever|although|though|whether|once|provided|as long as|except)\b", re.IGNORECASE
)
_DANGLING = lazily(
    r"(?:that|that's|this|these|those|it|it's|its|he|she|they|they're|them|their|which|who|such|there then|same|both|"
    r"neither|otherwise|not|then|or)\b",
    re.IGNORECASE,
)
_POINTING = lazily(
    r"\b(?:that one|this one|the other one|like that|like this|in there|over there|do that|do it|did it|does it|"
    r"that's it|about that|about it|of them|of that|see that|both|those|the last one|the other|"
    r"(?:that|this) (?:bit|part|stuff)|"
    r"(?:want|like|love|need|prefer|mean) (?:that|this|it))\b|"
    r"\b(?:that|this|it|them|so|too)$",
    re.IGNORECASE,
)
#: "… with a new oven and nobody to stand at it": what "it" is was named in the same sentence.
_NAMED_HERE = lazily(
    r"\b(?:an?|one|some|no) (?:\w+ ){0,9}?\w+\b[^.;]{0,200}\b(?:and|but|with|without)\b[^.;]{0,200}\bit$"
)
#: "If orders drop I'm left with two ovens" has its main clause, also without a comma.
_MAIN_CLAUSE = lazily(
    r"^(?:If|When) (?:\S+ ){2,}?(?<!that )(?<!which )(?<!who )(?<!what )(?<!how )(?<!where )(?<!than )(?<!as )(?<!and )(?<!or )"
    r"(?:I|we|you|they|it|he|she|there|nobody|everybody)(?:['’](?:m|re|s|d|ll)| am| is| are| would| will| could| can| won['’]t| can['’]t)\b"
)
#: "it" and "they" before anything was named that they could stand for.
_UNNAMED = lazily(
    r"^(?:(?!\b(?i:the|an?|my|our|one|two|three|no|every|some|any|each)\b \w|[a-z,] [A-Z][a-z])[^.;])*?"
    r"\b(?i:it|they|them)\b(?!['’]s (?:the|an?|only|just)\b)"
)
#: "I want it in the contract that …" says itself what "it" is.
_EXPLAINED = lazily(r"\bit (?:\w+ ){0,5}?that (?:the|our|my|your|we|I|you|all|every|each|no|nobody|nothing|there)\b")
_NO_CLAUSE = lazily(
    r"^(?:(?:some|any)(?:one|body|thing) (?:who|that|which)|with(?:out)? (?!\w+ (?:I|we|there)\b)|like|because)\b",
    re.IGNORECASE,
)
#: What somebody holds fast to, and the doubt that answers it: one thought in two sentences.
_HOLDS = lazily(
    r"\b(?:not|never|n['’]t) changed (?:my|our) minds?\b|\b(?:I|we)(?:['’](?:m|re)| am| are)? (?:do |still|remain|stand by|"
    r"(?:have not|haven['’]t) (?:given up|moved)|(?:as )?(?:convinced|certain))\b|\bmy (?:mind|view|aim|hope) "
    r"(?:is|has|stands?|remains?|stays?)\b",
    re.IGNORECASE,
)
_DOUBTS = lazily(
    r"\b(?:less |not (?:so |as |quite )?|no longer |un)(?:sure|certain|confident|convinced)\b|"
    r"\b(?:I|we) (?:doubt|wonder|worry|fear|(?:do not|don['’]t) know|(?:cannot|can['’]t) (?:see|say|tell))\b|"
    r"^(?:but|only|however|yet|still|though)\b",
    re.IGNORECASE,
)
#: A shrug, before what somebody means to say: "Fine, we can do ten. But …".
_GRANTS = lazily(
    r"\b(?:fine|granted|fair enough|of course|all right|alright|admittedly|true|I (?:know|see|grant|admit)|no doubt|certainly|"
    r"you['’]re right|it may be|agreed)\b",
    re.IGNORECASE,
)
_BUT = lazily(r"\W*(?:but|however|yet|still|only|except)\b", re.IGNORECASE)
_IT_IS = lazily(r"(?:it|that|what it)(?:['’]s| is)\b", re.IGNORECASE)
_MARKS = '"“”„«»'
_PARAGRAPH = lazily(r"\n\s*\n")
#: Words that a sentence with a deadline, or a yes with its condition, may have.
LONGEST_WHOLE = 36
#: Characters of what leads into a sentence and is left off, at most.
_LEAD_IN = 12
#: How well a stretch has to read before it is quoted.
READS = 0.6
#: How many sentences away a hurt still stands beside what is said.
_BESIDE = 2
#: A place in a list that the reader of the draft does not see: "Three — …", "Two is risk".
_ENUMERATED = lazily(
    r"(?:one|two|three|four|first(?:ly)?|second(?:ly)?|third(?:ly)?)(?:\s*[:—–]|\s+-\s|\s+is\b)", re.IGNORECASE
)
_OPEN_END = lazily(
    r"(?:\b(?:the|a|an|and|or|but|of|with|my|our|your|because|if|which|than|as|what)|[,:;–—-])$", re.IGNORECASE
)
_VERB = lazily(
    r"\b(?:I|we|you|they) (?:\w+ly )?[a-z]{3,}\b|"
    r"['’](?:s|re|ve|d|ll|m)\b|n['’]t\b|\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|can|cannot|could|will|would|shall|"
    r"should|may|might|must|needs?|wants?|goes|go|comes?|came|went|takes?|took|makes?|made|gets?|got|keeps?|kept|"
    r"loses?|lost|costs?|puts?|runs?|starts?|ends?|lands?|leaves?|left|say|says|said|know|knows|knew|think|thinks|thought|"
    r"feel|feels|felt|see|sees|saw|find|finds|found|pay|pays|paid|hold|holds|held|stand|stands|stood|work|works|worked|sell|sells|sold|"
    r"wait|waits|sit|sits|sat|lie|lies|send|sends|sent|promised?|signs?|signed|expires?|arrives?|returns?|"
    r"decides?|decided|agreed?|cares|matters?)\b",
    re.IGNORECASE,
)
_WEIGHT_OF_LENGTH = ((3, 0.55), (5, 0.8), (7, 0.95), (16, 1.0), (22, 0.9), (tact.MOST_WORDS, 0.75))
_SUBJECT = lazily(
    r"^(?:I|we|you|there|after|before|since|until|between|in|on|at|from|last|next|the|an?|my|our|one|two|no|nobody|everybody|somebody|anybody|what|people|every|some|most|all|half|"
    r"if|when|whether|A|[A-Z][a-z]+)\b"
)


def passages(profile: Profile, settings: Mapping[str, Setting]) -> list[Passage]:
    """The pieces of evidence of a profile, each once with all its facets, the surest of each facet first.

    A piece whose condition stands in the next sentence goes with that sentence, which is then none of its own. None is of words
    with a name blacked out, or that their speaker denies at once.

    Args:
        settings: by evidence id; without one a passage counts as spoken to us alone, or noted when it is reported.
    """
    facets: dict[str, dict[Facet, float]] = {}
    first: dict[str, Quote] = {}
    for facet, quotes in profile.facets.items():
        for quote in quotes:
            facets.setdefault(quote.id, {})[facet] = quote.confidence
            first.setdefault(quote.id, quote)
    found = [
        Passage(
            quote,
            facets[key],
            settings.get(key) or Setting(Channel.NOTE if quote.reported else Channel.TALK),
            profile.person.id,
            profile.person.name,
        )
        for key, quote in first.items()
    ]
    return _with_conditions([p for p in found if not _unfit(p)])


def _unfit(passage: Passage) -> bool:
    """Whether words have a name blacked out in them, or are denied by what their speaker says next."""
    quote, turn = passage.quote, passage.setting.turn
    there = turn is not None and turn[quote.start : quote.end] == quote.quote
    return BLACK in quote.quote or (there and denied_behind(turn or "", quote.end))


def with_agreements(own: Sequence[Passage], agreed: Sequence[Passage]) -> list[Passage]:
    """Passages with what was agreed to on a condition, as far as it is not among them."""

    def there(new: Quote) -> bool:
        same = (p.quote for p in own if (p.quote.conversation, p.quote.turn) == (new.conversation, new.turn))
        return any(q.start < new.end and new.start < q.end for q in same)

    return [*own, *(p for p in agreed if not there(p.quote))]


def _with_conditions(found: Sequence[Passage]) -> list[Passage]:
    """The same, with what each hangs on; without those that hang on something said before them."""
    out: list[Passage] = []
    for passage in sorted(found, key=lambda p: (p.quote.conversation, p.quote.turn, p.quote.start)):
        quote, turn = passage.quote, passage.setting.turn
        if turn is not None and turn[quote.start : quote.end] == quote.quote:
            if in_that_case(turn, quote.start):
                continue
            start, end = _thought(turn, *whole(turn, quote.start, quote.end))
            quote = replace(quote, quote=turn[start:end], start=start, end=end)
        last = out[-1].quote if out else None
        if last and (last.conversation, last.turn) == (quote.conversation, quote.turn) and quote.start < last.end:
            facets = dict(out[-1].facets)
            for facet, sure in passage.facets.items():
                facets[facet] = max(sure, facets.get(facet, 0.0))
            out[-1] = replace(out[-1], facets=facets)
            continue
        out.append(replace(passage, quote=quote))
    place = {p.quote.id: n for n, p in enumerate(found)}
    return sorted(out, key=lambda p: place[p.quote.id])


def _thought(turn: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the sentence it answers, or that answers it: holding fast and doubting are told together."""
    spans = segment(turn)
    inside = [n for n, s in enumerate(spans) if s.start < end and start < s.end]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    if first and _pair(turn, spans[first - 1], spans[first]):
        start = spans[first - 1].start
    if last + 1 < len(spans) and _pair(turn, spans[last], spans[last + 1]):
        end = spans[last + 1].end
    return start, end


def _pair(text: str, one: Span, two: Span) -> bool:
    between = _PARAGRAPH.search(text[one.end : two.start])
    first, second = text[one.start : one.end], text[two.start : two.end]
    doubted = _HOLDS.search(first) and _DOUBTS.search(second)
    # "My worry is not the price. It's …" tells in its second sentence what it is.
    return not between and bool(doubted or (denies(first) and _IT_IS.match(second)))


def _granted(passage: Passage, end: int) -> bool:
    """Whether the sentence in which a stretch of a passage ends only grants what the next one turns round."""
    turn, quote = passage.setting.turn, passage.quote
    if turn is None or turn[quote.start : quote.end] != quote.quote:
        return False
    spans = segment(turn)
    at = quote.start + end
    own = next((n for n, s in enumerate(spans) if s.start < at <= s.end), None)
    if own is None or own + 1 >= len(spans):
        return False
    after = spans[own + 1]
    return (
        bool(_GRANTS.search(turn[spans[own].start : spans[own].end]))
        and bool(_BUT.match(turn[after.start : after.end]))
        and not _PARAGRAPH.search(turn[spans[own].end : after.start])
    )


def beside_hurt(passage: Passage) -> bool:
    """Whether words that are private or hurt stand within two sentences of it, in the same paragraph of its turn.

    Beside a target of the house only grief counts: who is frightened of an empty shift says why, and hides nothing.
    """
    turn, quote = passage.setting.turn, passage.quote
    if turn is None or turn[quote.start : quote.end] != quote.quote:
        return False
    begin = max((m.end() for m in _PARAGRAPH.finditer(turn, 0, quote.start)), default=0)
    stop = _PARAGRAPH.search(turn, quote.end)
    spans = [s for s in segment(turn) if s.end > begin and (stop is None or s.start < stop.start())]
    inside = [n for n, s in enumerate(spans) if s.start < quote.end and quote.start < s.end]
    if not inside:
        return False
    near = spans[max(0, inside[0] - _BESIDE) : inside[-1] + 1 + _BESIDE]
    hurts = grieves if target(quote.quote) else tact.hurt
    return any(hurts(turn[s.start : s.end]) for s in near)


def told_as_good(passage: Passage) -> bool:
    """Whether they tell it as something that went well, or want more of it in the two sentences behind it."""
    turn, quote = passage.setting.turn, passage.quote
    if turn is None or turn[quote.start : quote.end] != quote.quote:
        return went_well(quote.quote)
    stop = _PARAGRAPH.search(turn, quote.end)
    after = [s for s in segment(turn) if s.start >= quote.end and (stop is None or s.start < stop.start())][:_BESIDE]
    return went_well(quote.quote, tuple(turn[s.start : s.end] for s in after))


def fragments(passage: Passage, names: frozenset[str] = frozenset(), framing: bool = True) -> list[Fragment]:
    """Every stretch of a passage that reads well alone, best first; empty when none does.

    Args:
        names: parts of the names of colleagues, lower case; what speaks of them is left alone.
        framing: also stretches that need a frame of ours around them.
    """
    if passage.setting.kept:
        return []
    # Line breaks of a mail are spaces to a reader; the length stays, and with it every offset.
    text = _SPACE.sub(" ", passage.quote.quote)
    # A tidy half of a private sentence is still private.
    if tact.hostile(text) or tact.private(text) or tact.names_somebody(text, names) or of_themselves(text):
        return []
    if taken_lightly(passage.setting.turn, passage.quote.start, passage.quote.end):
        return []
    found: dict[tuple[int, int, str], Fragment] = {}
    spans = segment(text)
    facets = passage.facets or {Facet.WANT: 1.0}
    if framing:
        for frame in framed(text):
            sentence = _sentence_of(text, frame.start, spans)
            if _torn(text, frame.start, frame.end, spans) or _granted(passage, frame.end):
                continue
            if loses(text, sentence, frame.start, frame.end, facets, framed=True):
                continue
            fitness = _fitness(text[frame.start : frame.end], names, inside=True)
            if fitness:
                found[frame.start, frame.end, frame.frame] = _cut(
                    passage, frame.start, frame.end, frame.frame, min(1.0, fitness + 0.1)
                )
    asked = _too_long(text, spans)
    for start, end in _stretches(text):
        alone = any(a <= start <= a + _LEAD_IN and end == b for a, b in asked)
        if (_torn(text, start, end, spans) and not alone) or _granted(passage, end):
            continue
        sentence = _sentence_of(text, start, spans)
        if loses(text, sentence, start, end, facets, framed=False):
            continue
        # What gives it a date stands whole: shortened it would lose the date, or what hangs on it.
        dated = Facet.TRIGGER in facets and end >= sentence[1] and counts(text[start:end])
        longer = dated or (end >= sentence[1] and bool(agreements(text[start:end])))
        fitness = _fitness(text[start:end], names, inside=False, longest=LONGEST_WHOLE if longer else tact.MOST_WORDS)
        if start and not _SENTENCE.search(text, max(0, start - 2), start + 1) and tact.count(text[start:end]) < 6:
            # The short end of a longer sentence says less than it seems to.
            continue
        if fitness:
            # A stretch that opens in the middle of a sentence reads a little worse than one that does not; who chats leaves
            # the capital out.
            opens = text[start].isupper() or (start == 0 == passage.quote.start)
            fitness *= 1.0 if opens else 0.85
            found.setdefault((start, end, ""), _cut(passage, start, end, "", fitness))
    return sorted(found.values(), key=lambda f: (-f.fitness, not f.frame, f.start, f.end, f.frame))


def cut(passage: Passage) -> Fragment:
    """A passage as one stretch."""
    return _cut(passage, 0, len(passage.quote.quote), "", READS)


def stands_whole(passage: Passage) -> bool:
    """Whether a passage can be told as it is: with its condition and its other half, and not broken off."""
    text = passage.quote.quote
    torn = _torn(text, 0, len(text), segment(text)) or _granted(passage, len(text))
    return not torn and not _OPEN_END.search(text.rstrip(" .!"))


def _too_long(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """What a yes hangs on, sentence by sentence, where the two are too long to be told together."""
    return demands(text) if tact.count(text) > tact.MOST_WORDS or len(spans) > 2 else []


def _torn(text: str, start: int, end: int, spans: Sequence[Span]) -> bool:
    """Whether a stretch is told without its condition or its other half, or is one of them told alone."""
    halves = any(
        _pair(text, a, b) and ((start < a.end and end <= b.start) or (start >= b.start and start < b.end))
        for a, b in pairwise(spans)
    )
    return halves or bound(text, end, spans) is not None or condition(text, start, spans)


def _cut(passage: Passage, start: int, end: int, frame: str, fitness: float) -> Fragment:
    at = passage.quote.start
    return Fragment(passage, at + start, at + end, passage.quote.quote[start:end], frame, fitness)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Whole sentences, and the first clauses of long ones."""
    begin = 0
    ends = [m.start() for m in _SENTENCE.finditer(text)] + [len(text)]
    for end in ends:
        start = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
        lead = _LEAD.match(text, start)
        if lead and lead.end() < end and _SUBJECT.match(text[lead.end() :]):
            start = lead.end()
        stop = start + len(text[start:end].rstrip())
        start, stop = _unmarked(text, start, stop)
        yield start, stop
        # Half a question is no question, and half a condition means something else.
        if not text[start:stop].endswith("?") and not _CONDITION.search(text[start:stop]):
            for clause in _CLAUSE.finditer(text, start, stop):
                if clause.start() - start > 12:
                    yield start, clause.start()
                after = clause.end()
                # What follows ", so" gives the purpose of what went before.
                if stop - after > 12 and text[after : after + 1].isupper() and " so " not in clause[0] + " ":
                    yield after, stop
        begin = end
    # Two short sentences that belong together.
    if len(ends) == 2:
        yield 0, len(text.rstrip())


def _unmarked(text: str, start: int, stop: int) -> tuple[int, int]:
    """A stretch without the quotation marks around it, or at one end, that a note set there: a draft sets its own."""
    while start < stop and text[start] in _MARKS:
        start += 1
    while stop > start and text[stop - 1] in _MARKS:
        stop -= 1
    return start, stop


def _sentence_of(text: str, at: int, spans: Sequence[Span]) -> tuple[int, int]:
    """Start and end of the sentence that holds a place; of the whole text where none does."""
    own = next((s for s in spans if s.start <= at < s.end), None)
    return (own.start, own.end) if own else (0, len(text))


def _fitness(text: str, names: frozenset[str], inside: bool, longest: int = tact.MOST_WORDS) -> float:
    """How well a stretch reads alone, 0 when it is not fit to be quoted."""
    words = tact.count(text)
    bare = text.rstrip(" .!?")
    if not (3 if inside else 4) <= words <= longest or tact.unfit(text, names):
        return 0.0
    if _OPEN_END.search(bare) or text.count(",") > 3 or len(re.findall(r"\b(?:and|but|so)\b", text)) > 3:
        return 0.0
    fitness = next((weight for most, weight in _WEIGHT_OF_LENGTH if words <= most), _WEIGHT_OF_LENGTH[-1][1])
    if inside:
        # A few words are enough where ours lead into them.
        fitness = max(fitness, 0.85) if words <= 5 else fitness
    if not inside:
        if _DANGLING.match(_LEAD.sub("", text, count=1)) or not _VERB.search(text) or not _SUBJECT.match(text):
            return 0.0
        if text.endswith("?"):
            fitness *= 0.6
        half = text.startswith(("If ", "When ")) and "," not in text and not _MAIN_CLAUSE.match(text)
        if half and not agreements(text):
            return 0.0
    # Whoever says yes to "it" means what all this is about.
    pointing = (_POINTING.search(bare) and not _NAMED_HERE.search(bare)) or _UNNAMED.match(bare)
    if (
        (pointing and not _EXPLAINED.search(bare) and not (goes_ahead(text) or agreements(text)))
        or _ENUMERATED.match(text)
        or _NO_CLAUSE.match(text)
    ):
        fitness *= 0.5
    return fitness * (0.85 if text.count(",") > 2 else 1.0)


def best(found: Sequence[Fragment]) -> Fragment | None:
    """The first, if any."""
    return found[0] if found else None
