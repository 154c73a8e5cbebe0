"""What else is on the buyer's list, as they named it: competing initiatives with sponsor, rank and dates. Pure.

Read from `priority` evidence, and from sentences that say themselves that something else takes the room ("until June",
"doing two jobs", "goes first"). An initiative is a noun phrase that ends in a word for one (audit, migration,
refit...); anything looser named things nobody is working on.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.profiles.around.over import Done, comes_again, gone_by, is_done, on_leave
from otherside.profiles.beliefs import Piece, same_words, weight
from otherside.profiles.time.dates import find_dates

_HEADS = (
    "acquisition audit auditors audits backlog budget build campaign carve-out census certification "
    "clean-up close closure consolidation conversion cutover deal disposal dock election exams expansion "
    "extension fair freeze funding fundraise fundraising go-live handover harvest hiring implementation incident "
    "initiative inspection inspectors integration launch licence merger migration move negotiation negotiations "
    "office onboarding opening outage overhaul planning platform program programme project rebrand rebuild "
    "redesign refit refurbishment release relocation renewal renovation reorg reorganisation reorganization "
    "repairs replacement replatforming restructure restructuring review roadmap roll-out rollout season site "
    "start-up strike switchover system systems tender training transformation transition turnaround upgrade "
    "warehouse year-end "
).split()
#: Words for an initiative on their own: no system, project or review is meant without saying which.
_VAGUE = frozenset("project system systems program programme initiative platform build close deal move office planning "
                   "release review roadmap site season freeze budget opening licence warehouse incident replacement "
                   "training funding transition integration".split())  # fmt: skip
_DET = (
    r"(?P<det>the|an?|our|my|her|his|their|this|that|another|one|two|three|[A-Z][\w-]+['’]s|"
    r"(?:the|our|my|her|his|their) (?:own|other))"
)
_NOT = (
    r"(?!(?:and|or|but|of|for|to|in|on|at|is|are|was|were|has|have|with|before|after|until|that|which|we|I|"
    r"you|a|an|the|so|no|nothing|nobody|every|only|any|mean|means|there['’]s|permits?|"
    r"had|goes|go|into|about|need|needs|do|does|got|get|from|by|as|it|he|she|they|not|\w+n['’]t)\b)"
)
_ANY_HEAD = "|".join(sorted(_HEADS, key=len, reverse=True))
_PHRASE = lazily(
    rf"(?<![\w’'-])(?:{_DET} )?(?P<phrase>(?:{_NOT}[^\W_][\w’'-]* ){{0,4}}?(?P<head>(?:{_ANY_HEAD})s?))\b(?! (?:{_ANY_HEAD})\b)"
    r"(?! (?:call|calls|meeting|link|folder|document|was told|pack|manager|director|team|"
    # What is made or sold for one: "an election job" is an order, and nobody's election.
    r"jobs?|orders?|posters?|leaflets?|tickets?|parts?|customers?|clients?|people|staff|products?|forms?|rooms?|prices?)\b)"
    r"(?P<of> (?:of|for|to) (?:the |our )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)?",
    re.IGNORECASE,
)
#: Where a sentence is `priority` by its evidence and names none of these: what comes after a word for being taken up.
_TAKEN_UP = lazily(
    r"\b(?:(?:until|till|after|before|between|not this side of|swallowed by|committed to|booked (?:for|on)|"
    r"needed (?:on|for)|"
    r"busy with|flat out (?:on|with)|tied up (?:in|with)|up to (?:my|our|their) (?:\w+) in|all on|seconded to|"
    r"goes? (?:in)?to) "
    r"(?P<det>the|our|my|his|her|their) )"
    rf"(?P<phrase>{_NOT}[^\W_][\w’-]+(?: {_NOT}[^\W_][\w’-]+){{0,2}}?)(?=[.,;:!?)]|$|['’]s\b| (?:and|or|but|"
    rf"is|are|was|has|"
    r"closes|comes|goes|ends|until|till|through|for|in|on|to|at|when|we|I|this|by)\b)"
)
_NO_INITIATIVE = lazily(
    r"^(?:\w*(?:th|st|nd|rd)|first|second|third|end|beginning|start|middle|way|other|same|next|last|day|"
    r"week|month|quarter|"
    r"year|morning|evening|summer|winter|spring|autumn|moment|time|point|one|rest|best|market|ground|people|"
    r"team|boss|point|"
    r"wife|husband|kids?|board|director|manager|head|committee|office|door|mail|phone|thing|wall|face|money|"
    r"numbers?)\b|^(?:budget|approval|contract|signature)$",
    re.I,
)
_NAMED = lazily(r"\b(?P<phrase>SOC ?2(?: [Tt]ype (?:I{1,2}|\d))?|ISO ?\d{4,5}|GDPR|HIPAA|PCI(?: DSS)?|IPO|M&A)\b")
_ENUMERATION = lazily(
    r"(?P<list>(?:the|our|her|his|their|my) [\w’' -]{2,40}(?:, (?:the |our |her |his |their |"
    r"my )?[\w’' -]{2,40}){0,8},? and "
    r"(?:the |our |her |his |their |my )?(?:own )?[\w’' -]{2,40}?) (?:all |are all |both )?(?:land|come|fall|hit|start|"
    r"happen|take|eat|run|go|are due|have to)\b",
    re.IGNORECASE,
)
CUE = lazily(
    r"\b(?:until|till|before we (?:can|could|even)|not before|(?:comes?|goes|has to come|have to come) first|"
    r"come before|"
    r"same (?:\w+ )?(?:weeks?|months?|quarter|time)|spoken for|stretched|bandwidth|no (?:time|room|capacity|"
    r"budget|heads)|"
    r"(?:time|room|capacity|budget|people|heads) (?:we )?don['’]t have|deprioriti\w+|all the attention|"
    r"(?:two|three) jobs|tied up|busy with|flat out|goes? (?:live|into dock)|going live|belongs? to that project|"
    r"in the middle of|right in|focus(?:ed)? on|number (?:one|two|three)|"
    r"(?:first|second|third|next|top|main|biggest|highest) priority|on (?:my|our|her|"
    r"his) (?:plate|list)|"
    r"competing|other priorities|consum\w+|crosses? \w+['’]s desk|after (?:the|our)|once (?:the|our)|"
    r"(?:arrive|arrives|kicks? off|starts?) (?:on|in))\b",
    re.IGNORECASE,
)
_FIRST = lazily(
    r"\b(?:first|top|number one|biggest|main|most important|highest) (?:priority|thing|project|initiative|item)\b|"
    r"\b(?:comes?|goes|has to come) first\b|\bbefore anything else\b|\ball the attention\b|\b(?:is|was) priority\b|"
    r"\b(?:my|our|her|his|their)(?: own)? number one\b|\bnumber one (?:is|on (?:my|our|her|his|their|the) list)\b",
    re.IGNORECASE,
)
_LATER = lazily(
    r"\b(?:(?P<two>second|number two)|third|number three) (?:priority|on (?:my|our|her|his|their|the) list|is)\b|"
    r"\b(?:my|our|her|his|their)(?: own)? (?:(?P<two_>second|number two)|third|number three)\b",
    re.IGNORECASE,
)
_NUMBERED = lazily(r"^\s*(?P<n>[1-9])[.)]\s")
#: What was on their list then.
_OVER = lazily(
    r"\b(?:I|we|they|he|she) had (?:an?|the|our|both|two|three|four)\b|\bthere (?:was|were)\b", re.IGNORECASE
)
_OURS = lazily(r"\b(?:your|yours|you guys)\b", re.IGNORECASE)
#: What a colleague says, asks or will want, told by somebody else.
_REPORTS = lazily(
    r"\b(?:he|she|they|(?!We\b|You\b)[A-Z][\w’'-]+)(?:['’]ll| will| is going to|['’]s going to| may| might)? "
    r"(?:asks?|asked|says?|said|wants? to (?:know|hear|see)|wonders?|wondered|tells? me|told me|thinks?|reminds?)\b"
)
_MINE = lazily(r"\b(?:[Mm]y|[Mm]ine|[Oo]ur|[Oo]urs|I|I['’](?:m|ve|ll|d)|we|We|[Ww]e['’](?:re|ve|ll|d))\b")
#: Before what they want of us, or ask us about.
_OF_US = lazily(
    r"\b(?:your|(?:interested in|curious about|(?:see|hear|know)(?: more)? (?:of|about)|a (?:demo|look|price|quote) (?:of|at|for))"
    r"(?: (?:the|your|that|this))?)\s$",
    re.IGNORECASE,
)
_YOUR = lazily(r"^your ", re.IGNORECASE)
#: Around what they say they leave out: it takes no room.
_NOT_DONE = (
    r"(?:do not|don['’]t|will not|won['’]t|are not going to|aren['’]t going to|['’](?:re|m) not going to|never) "
    r"(?:do|take|start|touch)"
)
_INNER = lazily(r"(?<=\w) (?:the|an?|our|my|her|his|their|this|that|another) ", re.IGNORECASE)
_LEAD = lazily(r"^(?:the|an?|our|my|her|his|their|this|that|another|one|own|other|new|big|whole|two|three) ", re.I)


#: Confidence in `priority` from which a sentence is read without a cue of its own.
_READ = 0.2
#: Confidence in `priority` from which looser wording is read.
LOOSER = 0.4


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something else the buyer is doing.

    Attributes:
        name: as the buyer said it, without its article.
        sponsors: ids of those who named it, most often first; who owns it is not known unless they say "my" or "our".
        rank: their place for it where they said one, 1 is first; None is unknown.
        dates: days named with it, ``(date, words)``.
        evidence: ids of the quotes.
        weight: 0 to 1, how sure it is that it competes.
        shares: ``(person's id, id of the quote, share)``: how far it stands on the list of whoever named it, 1 where
            they call it theirs. Telling what a colleague will ask puts nothing on one's own list.
    """

    name: str
    sponsors: tuple[str, ...]
    rank: int | None
    dates: tuple[tuple[dt.date, str], ...]
    evidence: tuple[str, ...]
    weight: float
    shares: tuple[tuple[str, str, float], ...] = ()


@dataclass(slots=True)
class _Found:
    name: str
    sponsors: list[str]
    ranks: list[int]
    dates: dict[dt.date, str]
    evidence: list[str]
    weights: list[float]
    shares: dict[str, tuple[str, float]]


def stands(text: str, day: dt.date | None, finished: Sequence[Done], today: dt.date | None) -> bool:
    """Whether what a sentence says comes first may still come first.

    Not where all that it names is said to be done since, where the days it names as the end of it are past, or where it only
    says that somebody is away.

    Args:
        day: when it was said.
        finished: what was said to be done.
        today: the day on which it is read.
    """
    if comes_again(text):
        return True
    things = phrases_of(text)
    if things and all(is_done(t, day, finished) for t in things):
        return False
    if len(things) <= 1 and gone_by(text, day, today):
        return False
    return bool(things) or not (on_leave(text) or is_done(text, day, finished))


def competing(
    said: Sequence[tuple[str, Piece]],
    as_of: dt.date | None,
    ours: Sequence[str] = (),
    finished: Sequence[Done] = (),
) -> list[Initiative]:
    """The buyer's competing initiatives, surest first.

    Args:
        said: ``(speaker's id, piece)``, oldest first.
        as_of: the day from which the age of evidence is counted.
        ours: words that name what we sell or who we are; a phrase with one of them is no competitor, nor is what they ask us
            about ("your route planning", "interested in the route planning").
        finished: what was said to be done, and competes no more.
    """
    mine = re.compile("|".join(rf"\b{re.escape(o)}\b" for o in ours if o) or r"(?!)", re.IGNORECASE)
    found: dict[str, _Found] = {}
    heard: set[tuple[str, str]] = set()
    asked_of_us = {words for _, piece in said for words in _asked_of_us(piece.quote)}
    for speaker, piece in said:
        confidence = piece.facets.get(Facet.PRIORITY, 0.0)
        cue = bool(CUE.search(piece.quote))
        if (confidence < _READ and (not cue or _OVER.search(piece.quote))) or _OURS.search(piece.quote):
            continue
        said_before = same_words(piece.quote)
        if (speaker, said_before) in heard or not stands(piece.quote, piece.date, finished, as_of):
            continue
        heard.add((speaker, said_before))
        phrases = [p for p in phrases_of(piece.quote) if not mine.search(p)]
        if not phrases and confidence >= LOOSER:
            phrases = [p for p in _loose_phrases(piece.quote) if not mine.search(p)]
        phrases = [
            p
            for p in phrases
            if not (is_done(p, piece.date, finished) or _words(p) in asked_of_us or _left_out(piece.quote, p))
        ]
        when = {s.date: s.words for s in find_dates(piece.quote, piece.date or as_of or dt.date.today(), piece.before)}
        worth = max(weight(piece, Facet.PRIORITY, as_of), 0.3 if cue else 0.0)
        numbered = _NUMBERED.match(piece.quote)
        for phrase in phrases:
            entry = found.setdefault(_key(phrase, found), _Found(phrase, [], [], {}, [], [], {}))
            entry.name = max(entry.name, phrase, key=lambda p: (sum(c.isupper() for c in p), len(p)))
            entry.sponsors.append(speaker)
            entry.evidence.append(piece.id)
            entry.weights.append(worth)
            share = _share(piece.quote, phrase)
            if share > entry.shares.get(speaker, ("", -1.0))[1]:
                entry.shares[speaker] = (piece.id, share)
            entry.dates.update(when if len(phrases) == 1 else {})
            if numbered:
                entry.ranks.append(int(numbered["n"]))
            elif _FIRST.search(piece.quote) and len(phrases) == 1:
                entry.ranks.append(1)
            elif len(phrases) == 1 and (later := _LATER.search(piece.quote)):
                entry.ranks.append(2 if later["two"] or later["two_"] else 3)
    made = [
        Initiative(
            f.name,
            tuple(sorted(set(f.sponsors), key=lambda s: (-f.sponsors.count(s), f.sponsors.index(s)))),
            min(f.ranks) if f.ranks else None,
            tuple(sorted(f.dates.items())),
            tuple(dict.fromkeys(f.evidence)),
            _any(f.weights),
            tuple((who, *told) for who, told in f.shares.items()),
        )
        for f in found.values()
    ]
    return sorted(made, key=lambda i: (-i.weight, i.name))


def _asked_of_us(quote: str) -> list[frozenset[str]]:
    """The words of each thing in a sentence that they want of us; what one word names may be anybody's."""
    plain = " ".join(quote.split())
    found = []
    for phrase in phrases_of(plain):
        name = _YOUR.sub("", phrase)
        before = [plain[: m.start()] for m in re.finditer(re.escape(name), plain)]
        if len(name.split()) > 1 and any(_OF_US.search(words) for words in before):
            found.append(_words(name))
    return found


def _words(phrase: str) -> frozenset[str]:
    return frozenset(w.casefold().rstrip("s") for w in re.findall(r"[\w-]+", phrase))


def _left_out(quote: str, phrase: str) -> bool:
    """Whether a sentence says that they do not do a thing: "the refit we don't do this year"."""
    thing = re.escape(phrase)
    return bool(
        re.search(
            rf"\b{thing},?(?: that| which)? (?:I|we) {_NOT_DONE}\b|\b(?:I|we) ?{_NOT_DONE} (?:the |our |any |that |this )?{thing}\b"
            rf"(?! (?:before|until|till|without|unless|and)\b)",
            " ".join(quote.split()),
            re.IGNORECASE,
        )
    )


def _share(quote: str, phrase: str) -> float:
    """How far what somebody names stands on their own list: 1 where they call it theirs, 0 where they report what a
    colleague says or will ask, else half."""
    at = quote.find(phrase)
    if _REPORTS.search(quote[: at if at >= 0 else len(quote)]):
        return 0.0
    return 1.0 if _MINE.search(quote) else 0.5


def phrases_of(quote: str) -> list[str]:
    """The noun phrases of a sentence that name an initiative, as said, without articles."""
    quote = " ".join(quote.split())
    out = [m["phrase"] for m in _NAMED.finditer(quote)]
    taken = [m.span() for m in _NAMED.finditer(quote)]
    for listing in _ENUMERATION.finditer(quote):
        parts = re.split(r", (?:and )?| and ", listing["list"])
        if len(parts) >= 2 and any(_PHRASE.search(p) for p in parts):
            out += [_bare(p) for p in parts if 0 < len(p.split()) <= 6]
            taken.append(listing.span())
    for match in _PHRASE.finditer(quote):
        if any(match.start() < b and a < match.end() for a, b in taken):
            continue
        phrase, head = _bare(match["phrase"]), match["head"].casefold()
        # "To run another system" is about another system: what stands before its article is no part of a name.
        named = _INNER.split(phrase)[-1]
        det = match["det"] or named != phrase
        phrase = named
        alone = len(phrase.split()) == 1
        if alone and (head in _VAGUE or not det):
            continue
        if head in ("dock", "season", "site", "office") and alone:
            continue
        out.append(phrase + (match["of"] or ""))
    return [p for p in dict.fromkeys(out) if p]


def _loose_phrases(quote: str) -> list[str]:
    found = [_bare(m["phrase"]) for m in _TAKEN_UP.finditer(" ".join(quote.split()))]
    return [p for p in dict.fromkeys(found) if p and not _NO_INITIATIVE.match(p)]


def _bare(phrase: str) -> str:
    text = phrase.strip()
    while _LEAD.match(text + " ") and (shorter := _LEAD.sub("", text)) != text:
        text = shorter
    return text


def _key(phrase: str, found: dict[str, _Found]) -> str:
    """The entry of the same head and no contrary modifier: "refit" is "the Corrigan refit"."""
    words = [w.casefold().rstrip("s") for w in re.findall(r"[\w-]+", phrase)]
    for key in found:
        theirs = key.split()
        if theirs[-1] == words[-1] and (set(theirs) <= set(words) or set(words) <= set(theirs)):
            return key
    return " ".join(words)


def _any(weights: Sequence[float]) -> float:
    """The chance that at least one of them holds."""
    none = 1.0
    for w in weights:
        none *= 1.0 - min(max(w, 0.0), 1.0)
    return round(1.0 - none, 4)
