"""Plain words about another way to act: somebody else's offer, a trial elsewhere, doing it themselves, staying with whom
they have. Pure.

Only what stands as said is one. A negation, an "if", a question to us and what was years ago say nothing; what they
looked at and ruled out, or say outright that they will not do, speaks the other way.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.profiles.around.in_use import lent_or_tried, used_lately
from otherside.profiles.around.mending import MENDED, PRICED

THEMSELVES, CONTRACT, ELSEWHERE = "doing it themselves", "keeping the contract they have", "another vendor"
MENDING = "mending what they have"
_OWN_WAYS = (THEMSELVES, CONTRACT, MENDING)
"""Ways for which they need no vendor, or none but the one they have."""
#: What there is of a way that they have chosen.
CHOICE = "their choice"
RULED_OUT = "ruled out"


@dataclass(frozen=True, slots=True)
class Way:
    """Another way as somebody spoke of it.

    Attributes:
        name: ``THEMSELVES``, ``CONTRACT``, ``MENDING``, ``ELSEWHERE`` or a vendor's name.
        what: what there is of it, in a few words for people.
        stands: it is open to them; otherwise they gave it up.
        weight: 0 to 1, how much there is of it: a choice more than an offer, an offer more than a thought.
    """

    name: str
    what: str
    stands: bool
    weight: float


#: Somebody who also sells what we sell; "our competitor" is one of the buyer's trade.
_SELLER = (
    r"(?:vendor|supplier|provider|bidder|agency|consultanc(?:y|ie)|consultant|contractor|manufacturer|maker|firm|"
    r"compan(?:y|ie)|house)s?"
)
_ELSE = (
    r"(?:(?:another|(?:an?|the|one|two|three|some|several)? ?other|"
    rf"an? (?:second|third|different|rival|competing|cheaper|local)) (?:\w+ )?{_SELLER}|"
    r"(?:an?|the|one of (?:your|the)|two of (?:your|the)|your) (?:\w+ )?(?:competitor|rival)s?(?! of (?:ours|mine))|"
    r"(?:somebody|someone) else|elsewhere)"
)
_OFFER = r"(?:offer|quote|quotation|proposal|bid|tender|estimate)s?"
_FURTHER = r"(?:another|an? (?:second|third|competing|rival|cheaper)|(?:two|three|some|several) other)"
_GOT = r"(?:(?:we|I|there)(?:['’](?:ve|s|re))?|got|had|have|has|received|holding|asked for)"
_LITTLE = r"(?:(?:already|also|now|just|even|recently|since|actually|only|really|simply|probably|still) )*"
_DONE_BY = r"(?:['’](?:s|ve)|has|have)?(?: already| also| now| just| since)*"
#: What is being weighed; without such words "we do it ourselves" tells how it is today.
_WEIGHED = (
    r"(?:(?:could|can|would|should|might)(?:n['’]t)?|can['’]t|may|will|['’]ll|['’]d|shall|going to|gonna|"
    r"want(?:s|ed)? to|plan\w*|prefer\w*|rather|consider\w*|think\w* (?:of|about)|look\w* (?:at|into)|"
    r"talk\w* (?:of|about)|discuss\w*|weigh\w*|decid\w*|propos\w*|suggest\w*|option|alternative|plan B|instead|either|"
    r"or|whether|tempted|easier|cheaper|simpler|idea|case for|start(?:ed|ing)?|begun|began|"
    r"(?:are|['’]re|is|['’]s)(?: now| already)? (?:build|develop|writ|cod|programm|extend|renew|prolong)ing|"
    r"why (?:not|don['’]t|shouldn['’]t|wouldn['’]t))"
)
_MAKE = r"(?:build|develop|do|mak|writ|cod|programm?|solv|runn?)(?:e|ing)?"
#: What one does to a thing they have: "fix the form ourselves".
_MEND = (
    r"(?:(?:fix|rework|redraw|repair|clean up|sort out|patch|install|redo|paint|print|patch up|tackl|handl|organi[sz]|reorgani[sz]|"
    r"rewrit|redesign|simplif|shorten|tid|manag|mak|writ|build|develop|design|solv)(?:e|y|ing|ying)?)"
)
_A_THING = r"(?:it|this|that|one|(?:the|this|that|these|those|our|a|an) (?:[\w-]+ ){0,2}?[\w-]+)(?: (?:up|out|down))?"
_IT = (
    r"(?:it|this|that|one|something|(?:the|this|that) (?:whole )?"
    r"(?:thing|tool|system|software|platform|product|app|part|piece)|our own(?: \w+){0,2})"
)
_OWN = r"(?:ourselves|in[- ]house|internally|with our own (?:people|team|developers|engineers|staff|crew|hands))"
_KEEP = (
    r"(?:extend|renew|prolong|roll over|stay (?:on|with|under)|stick (?:with|to)|continue (?:with|under)|"
    r"carry on with|remain with|keep|extending|renewing|prolonging|rolling over|staying (?:on|with|under)|"
    r"sticking (?:with|to)|continuing (?:with|under)|carrying on with|remaining with|keeping)"
)
_HELD = (
    r"(?:the|our|that|this|their) (?:\w+ )?(?:old|existing|current|present|running|incumbent|previous) "
    r"(?:\w+ )?(?:contract|agreement|licen[cs]e|subscription|supplier|vendor|provider|contractor|agency)s?"
)

#: What was given up; a word for it follows the way or stands before it.
_DROPPED = lazily(
    r"\b(?:rul(?:ed|ing)(?: \w+){0,2}? out|decided against|turned(?: \w+)? down|turned down|rejected|declined|no longer|"
    r"off the table|dropped (?:it|them|that|out|the idea)|gave up on|given up on|walked away from|said no to|"
    r"(?:not|n['’]t|no)(?: really)? an? option|is no option|out of the (?:question|running|race)|"
    r"(?:is|are|was|were|['’]s) out(?=[.,;!]|$| for)|not (?:for us|worth it|realistic|going to happen)|makes no sense|"
    r"doesn['’]t make sense|(?:failed|fell through|came to nothing|did(?:n['’]t| not) (?:work|convince|deliver)))\b",
    re.IGNORECASE,
)
#: Outright against it, before the words for doing it.
_WILL_NOT = lazily(
    r"\b(?:(?:wo|ca|would|could)n['’]t|(?:will|would|can|could) (?:not|never)|cannot|(?:not|never|n['’]t) (?:going|about|able) to|"
    r"(?:do|did)(?:n['’]t| not) want to|no (?:wish|desire|intention|appetite|capacity|people|time) (?:of|to|for)|no way (?:that )?(?:we|I))"
    r"(?: (?:ever|really|possibly|just|be|we|I|['’]ll|will))*\s*$",
    re.IGNORECASE,
)
_NOT = lazily(
    r"\b(?:not(?! (?:only|just))|no|never|nobody|none|neither|nor|without|hardly|cannot|instead of|rather than)\b|n['’]t\b",
    re.IGNORECASE,
)
#: "Couldn't we just build it ourselves?" is no negation, and weighs it.
_WHY_NOT = lazily(
    r"\b(?:could|can|should|why (?:do|should|would|could|ca))(?:n['’]t| not)? we\b|\bwhy not\b|\bwhat (?:stops|keeps) us\b",
    re.IGNORECASE,
)
_IF = lazily(r"\b(?:if|unless|suppos\w+|imagine|in case|as long as)\b[^,;:]*$", re.IGNORECASE)
_LONG_AGO = lazily(
    r"\b(?:ago|last (?:year|time)|used to|back (?:then|in)|at the time|in (?:19|20)\d\d|years? back|tried (?:to|that|it)|"
    r"once (?:tried|had|did)|(?:last|old|previous|former) (?:company|firm|job|employer))\b",
    re.IGNORECASE,
)
_LOATH = lazily(
    r"\b(?:have to|has to|had to|need to|end up|ended up|forced to|stuck|afraid|fear|worr(?:y|ied))\b", re.IGNORECASE
)
_OURS = lazily(
    r"\b(?:with you|your (?:contract|agreement|licen[cs]e|subscription|service|firm|people))\b", re.IGNORECASE
)
_YOU = lazily(r"\b(?:you|yours|your(?! (?:\w+ )?(?:competitor|rival)s?\b))\b", re.IGNORECASE)
_US = lazily(r"\b(?:we|us|our|ourselves)\b", re.IGNORECASE)
#: A single person's offer may be one of work.
_MINE = lazily(r"\bI\b|\bme\b")
_OTHERS_SAY = lazily(
    r"\b(?:he|she|they|(?:my|our|the) (?:\w+ )?\w+) (?:still |always |now |keeps? )*"
    r"(?:say(?:s|ing)?|said|thinks?|thought|wants?|would like|['’]d like|believes?|insists?|argues?|asks?|asked|prefers?)\b",
    re.IGNORECASE,
)
_RULED = 0.8
"""What it weighs that a vendor is said to be out."""
OTHERS = 0.6
"""What a way weighs that somebody else of theirs is said to think of."""
_CLAUSES = lazily(
    r"\s*(?:;|,? \b(?:but|though|although|whereas)\b|[–—]|,? \band (?:now )?(?=(?:we|they|have|are|our|there)\b))\s*",
    re.IGNORECASE,
)
#: Characters of a sentence beyond which it is no sentence, and not looked through.
_LONGEST = 600
_HEARD_OF = lazily(r"\b(?:offer|quote|trial|pilot|contract|it|them|that|they)\b", re.IGNORECASE)


@cache
def _rules(names: frozenset[str]) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """``(what, weight, pattern)``; the group ``who`` is the vendor, where it is one."""
    known = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    who = rf"(?P<who>{_ELSE}|(?-i:{known}))" if known else rf"(?P<who>{_ELSE})"
    offers: tuple[tuple[str, float, str], ...] = (
        ("an offer", 0.8, rf"\b{_GOT}\b[^.;!?]{{0,40}}?\b{_OFFER} (?:\w+ ){{0,2}}?(?:from|by|of) {who}\b"),
        ("an offer", 0.8, rf"\b{who} ?{_DONE_BY} (?:offered|quoted|undercut|underbid|bid|"
                          r"came in (?:at|lower|cheaper|well|under|below|about)|"
                          r"(?:made|sent|gave|given|put in|handed in|submitted)(?: (?:us|me|in))?(?: \w+){0,3} "
                          rf"{_OFFER})\b"),
        ("an offer", 0.8, rf"\b{who}['’]s? (?:\w+ )?{_OFFER}\b"),
        ("an offer", 0.6, rf"\b{who}\b[^.;!?]{{0,60}}?(?:['’]d| could| can|['’]ll| will| would) "
                          r"(?:start(?! (?:to|with|by)\b)|do (?:it|the (?:job|work|lot))|take (?:it|this|us) on|fit (?:it|us) in)\b"),
        ("an offer", 0.8, rf"\b{_GOT} {_LITTLE}(?:have |got |had |received )*{_FURTHER} (?:\w+ )?{_OFFER}\b"
                          r"(?! (?:from|of) you)"),
        ("an offer", 0.8, rf"\b{_OFFER} (?:is|was|comes|came)(?: also| now)? (?:from|by) {who}\b"),
        ("an offer", 0.8, rf"\bthe other (?:\w+ )?{_OFFER} (?:is|was|has|looks|comes|costs|gives|includes)\b"
                          r"(?!(?: also| now)? (?:from|by) (?!you\b))"),
    )  # fmt: skip
    others: tuple[tuple[str, float, str], ...] = (
        ("a trial", 0.8, rf"\b(?:pilot|trial|proof of concept|poc|test run|test)s? (?:\w+ ){{0,3}}?with {who}\b"),
        ("a trial", 0.8, rf"\b(?:piloting|trialling|trialing|testing|trying out) (?:\w+ ){{0,3}}?{who}\b"),
        ("a trial", 0.8, rf"\b{who}(?:['’]s)? (?:pilot|trial) (?:is|has|starts|started|runs|begins|began|went|goes)\b"),
        (CHOICE, 0.9, r"\b(?:leaning towards?|in favour of|(?:going|go|gone|went|sign(?:ed|ing)?) with|prefer|choose|chosen|"
                              r"chose|picked|decided (?:for|on)|(?:award|give|giving|gave)(?:ed|ing)? "
                              rf"(?:it|this|the (?:job|order|contract|work)) to) {who}\b"),
        (CHOICE, 0.9, rf"\b(?:b(?:ought|uy(?:ing)?)|order(?:ed|ing)?|tak(?:en|ing)) (?:it|this|one|ours) (?:from|with) {who}\b"),
        (CHOICE, 0.9, r"\b(?:we|I)(?:['’](?:ve|re|m|ll)| have| are| am| will)? (?:\w+ ){0,2}?(?:went|gone|going|go) (?:in )?"
                      r"(?P<who>another|a different) (?:way|route|direction)(?! (?:to|from|about|home)\b)"),
        (CHOICE, 0.6, r"\bwe(?:['’](?:ll|d))? (?:\w+ ){0,2}?(?:go|buy|look)(?:ing)? (?P<who>elsewhere)\b"),
        ("what one of them prefers", 0.9 * OTHERS, rf"\b(?:prefers|favou?rs|leans towards?) {who}\b"),
        ("with what they have already", 0.6, rf"\b(?:use|take|try|(?:go|stick|stay|make do) with|rely on) what {who} (?:already )?"
                                             r"(?:gives?|offers?|provides?|includes?|bundles?|has|have|comes? with)\b"),
    )  # fmt: skip
    own: tuple[tuple[str, float, str], ...] = (
        (THEMSELVES, 0.6, rf"\b{_MAKE} {_IT} (?:\w+ ){{0,2}}?{_OWN}\b"),
        (THEMSELVES, 0.6, rf"\b{_MEND}(?: up| out)? {_A_THING} (?:(?:just|simply|all|quite|easily) )?{_OWN}\b"),
        (THEMSELVES, 0.6, r"\bbuild(?:ing)? (?:our own|(?:an?|our) (?:in[- ]house|internal))\b|"
                          r"\b(?:in[- ]house|internal) build\b"),
        (THEMSELVES, 0.6, r"\b(?:our|the) (?:own )?(?:IT|developers?|engineers?|programmers?|"
                          r"(?:IT|dev|data|software|tech) (?:team|people|department)) (?:\w+ ){0,3}?"
                          r"(?:build|writ|develop|program|cod)(?:e|ing)? (?:it|this|one|our own)\b"),
        (CONTRACT, 0.6, rf"\b{_KEEP} {_LITTLE}{_HELD}\b"),
        *((MENDING, 0.6, pattern) for pattern in MENDED),
    )  # fmt: skip
    with_them = tuple(("with them to be tried", 0.8, p) for p in (*lent_or_tried(who), *used_lately(who)))
    return (*((what, w, re.compile(p, re.IGNORECASE)) for what, w, p in (*offers, *others, *own)), *with_them)


_WEIGHING = lazily(rf"(?:(?<!\w)|(?=['’])){_WEIGHED}\b", re.IGNORECASE)


def ways_said(text: str, vendors: Collection[str] = (), before: str = "") -> list[Way]:
    """The other ways that somebody's words speak of, in their order.

    Args:
        text: their words.
        vendors: names known to be other vendors'; no other name is taken for one, for it may be ours.
        before: what they said just before: "we turned it down" is about that.
    """
    names = frozenset(vendors)
    found: list[Way] = []
    earlier = [w for w in _of(before.rpartition("\n")[2], names) if w.stands] if before else []
    for way in _of(text, names, earlier[-1] if earlier else None):
        if way not in found:
            found.append(way)
    return found


def _of(text: str, names: frozenset[str], last: Way | None = None) -> Iterator[Way]:
    for span in segment(text):
        sentence = text[span.start : span.end].strip()
        asks = sentence.rstrip("”\"' ").endswith("?")
        if len(sentence) > _LONGEST or (asks and not _WHY_NOT.search(sentence)) or _LONG_AGO.search(sentence):
            last = None
            continue
        told: list[Way] = []
        for clause in _CLAUSES.split(sentence):
            here = _in_clause(clause, names)
            gone = _DROPPED.search(clause)
            if not here and gone and last is not None and not _open(clause, gone) and _HEARD_OF.search(clause):
                # "We looked at Holm's offer, but turned it down."
                told = [w for w in told if w.name != last.name]
                told.append(Way(last.name, last.what, False, last.weight))
            told += here
            last = here[-1] if here else last
        yield from told
        last = next((w for w in reversed(told) if w.stands), None)


def _in_clause(clause: str, names: frozenset[str]) -> list[Way]:
    out: list[Way] = []
    out += [Way(name, RULED_OUT, False, _RULED) for name in _ruled_out(clause, names)]
    for what, weight, pattern in _rules(names):
        for match in pattern.finditer(clause):
            stands = _stands(clause, match, what)
            name = what if what in _OWN_WAYS else _called(match.groupdict().get("who") or "", names)
            if stands is not None and all(w.name != name for w in out):
                others = _OTHERS_SAY.search(clause[: match.start()])
                out.append(Way(name, what, stands, weight * (OTHERS if others else 1.0)))
    return out


def _ruled_out(clause: str, names: frozenset[str]) -> list[str]:
    """The vendors of which no more than the name is said, and that they are out."""
    return [
        name
        for name, pattern in _outs(names)
        if (found := pattern.search(clause))
        and not _IF.search(clause[: found.start()])
        and not _NOT.search(clause[: found.start()])
    ]


@cache
def _outs(names: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            name,
            re.compile(
                rf"\b(?:ruled {who} out|(?:ruled out|decided against|dropped|rejected|turned down|eliminated) {who}|turned {who} down)\b|"
                rf"\b{who}(?: is|['’]s| are| was| has been)(?: now| already)? (?:out(?=\W*$|[.,;!]| of the (?:running|race|question)\b)|"
                r"ruled out|off the table|no longer (?:in the running|an option|in question)|eliminated)",
                re.IGNORECASE,
            ),
        )
        for name in sorted(names)
        for who in (re.escape(name),)
    )


def _stands(clause: str, match: re.Match[str], what: str) -> bool | None:
    """Whether a way stands as said or is given up; None where the words say neither."""
    until = clause[: match.start()]
    thought = what in _OWN_WAYS
    if _IF.search(until) or (what == CONTRACT and _OURS.search(clause)):
        return None
    if gone := _DROPPED.search(clause):
        # What is turned down may be ours.
        return None if _YOU.search(clause) else _open(clause, gone)
    of_work = _MINE.search(clause) and re.search(r"\boffer(?:s|ed)?\b", match[0], re.IGNORECASE)
    # "It can be mended" is of what they have, whoever says so.
    if not _US.search(clause) and ((thought and what != MENDING) or of_work):
        return None
    if not _WHY_NOT.search(clause):
        if thought and (will_not := _WILL_NOT.search(until)):
            return None if _NOT.search(until[: will_not.start()]) else False
        # "If you can't make March, we'll extend it": each part of a sentence has its own not.
        if _NOT.search(clause, until.rfind(",") + 1, match.end()):
            return None
    weighing = _WEIGHING.search(clause) or (what == MENDING and PRICED.search(clause))
    if thought and (_LOATH.search(until) or not weighing):
        return None
    return True


def _open(clause: str, gone: re.Match[str]) -> bool:
    """Whether it is said that something is not given up: "we haven't ruled it out"."""
    return bool(_NOT.search(clause[max(0, gone.start() - 16) : gone.start()]))


def _called(who: str, names: frozenset[str]) -> str:
    return who if who in names else ELSEWHERE
