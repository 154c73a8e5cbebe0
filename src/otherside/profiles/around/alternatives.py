"""Other ways to act that the buyers named, and which of their sentences are about one of them. Pure.

What they doubt in another vendor is no doubt of theirs about us, and what they like there is nothing they asked of us.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.profiles.around.held_up import held_up
from otherside.profiles.around.in_use import (
    asks_for_papers,
    lent_or_tried,
    of_all_suppliers,
    stands_with_them,
    used_lately,
)
from otherside.profiles.around.mending import MENDS
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.around.options import MENDING, THEMSELVES, ways_said
from otherside.profiles.around.plain_rivals import in_passing
from otherside.profiles.around.rivals import rivals
from otherside.profiles.around.sellers import MAY_SELL, SELLS
from otherside.profiles.beliefs import Piece
from otherside.profiles.who.names import plain

OURSELVES, MEND = "do it themselves", "mend what they have"
EVERYBODY = "every supplier"
"""Whom a sentence is about that speaks of what all who want to sell are asked for, us among them."""
#: What says nothing of us where it is said of another vendor.
SAID_OF_THEM: frozenset[Facet] = frozenset(
    {
        Facet.FEAR,
        Facet.RISK,
        Facet.FRUSTRATION,
        Facet.STATUS_QUO,
        Facet.KNOWLEDGE_GAP,
        Facet.WANT,
        Facet.DESIRE,
        Facet.COMMITMENT,
    }
)

_WORD = r"[A-Z][\w&-]*(?:\.(?:com|io|ai|net|js|app))?"
#: A name of a firm or a product. What a sentence begins with in front of it is no part of it: "And Northgate".
NAME = rf"(?P<name>(?!(?:{'|'.join(sorted(NO_NAMES))})\b){_WORD}(?: {_WORD}){{0,2}})(?!\w)"
#: "A third cheaper", "much quicker", "20 per cent less".
_BY_HOW_MUCH = (
    r"(?:(?:an? |one |two |about )*(?:third|thirds|quarter|half|fifth|tenth|lot|bit|little|fraction|(?:\d[\d.,]*|\w+) ?(?:%|per ?cent|"
    r"euros?|pounds|dollars|thousand|grand|k|weeks?|days?|months?))|[€£$] ?\d[\d.,]*k?|much|far|way|slightly|quite a bit|considerably|"
    r"somewhat|clearly|even)? ?"
)
_COMPARED = r"(?:cheaper|dearer|quicker|faster|better|slower|lower|higher|less|more expensive|less expensive|nearer|closer|sooner)"
_SURE: tuple[re.Pattern[str], ...] = (
    lazily(rf"\b{NAME} is the other (?:finalist|option|candidate|vendor|one)\b"),
    lazily(
        r"\b(?:also |currently |still |been |we['’]re |[Ww]e are )(?:looking at|evaluating|talking to|considering|"
        r"trialling|trialing|"
        rf"piloting|comparing)(?: you (?:to|with|and|against))? {NAME}(?! (?:team|department))"
    ),
    lazily(rf"\bevaluating \w+ and {NAME} as\b"),
    lazily(
        r"\b(?i:there['’]s|there is|there are|we found|I found|we['’]ve found|I['’]ve found|I know of|we came across|I came across|"
        r"we know of|I saw|we saw) (?:also )?(?:an?|this|one|some|another) (?:\w+ )?(?:firm|company|outfit|agency|supplier|vendor|provider|"
        rf"start-?up|product|tool|app|system) (?:called|named|by the name of) {NAME}\b"
    ),
    lazily(
        r"\b(?i:the|an|our) (?:other|second|third|rival|competing|cheaper|cheapest|better|lowest) (?:\w+ )?(?:proposal|quote|quotation|"
        rf"offer|bid|tender|price|one) (?:is|was|comes|came|we (?:have|got) is)(?: also| now)? (?:from|by) {NAME}\b"
    ),
    lazily(
        rf"\b{NAME}(?: has| have|['’]ve)?(?: also| already| just)? (?:showed|shown|demoed|presented|pitched|sent)(?: us| me)? "
        r"(?:their|its) "
        r"(?:(?:own|new|latest|whole) )?(?:program|programme|system|software|tool|platform|product|demo|solution|app|portal|module|"
        r"machine|prototype|brochure|price list)s?\b"
    ),
    lazily(
        rf"\b{NAME}(?:['’]s| is| are| was| were| would be|['’]d be| comes? in| came in)(?: (?:also|still|about|roughly|nearly|almost))* "
        rf"{_BY_HOW_MUCH}{_COMPARED} than (?:you|yours|your (?:offer|quote|price|one|proposal|bid|product|system|rates?|lot))\b"
    ),
    lazily(
        r"\b(?:[Yy]ou['’]re|[Yy]ou are|[Yy]our (?:offer|quote|price|proposal|bid|product|system|rates?) (?:is|was|are))(?: \w+){0,2}? "
        rf"{_BY_HOW_MUCH}{_COMPARED} than {NAME}\b"
    ),
    lazily(
        r"\b(?:leaning towards?|prefer|(?:proposal|quote|quotation|offer|bid|tender) from|competing with|ruled out|"
        rf"decided against) {NAME}\b"
    ),
    lazily(
        rf"\b(?:asked|rung|rang|called|written to|emailed) {NAME} (?:for|to give (?:me|us)|to send (?:me|us)) (?:a|an|their|some) "
        r"(?:\w+ )?(?:figure|price|quote|quotation|offer|number|estimate|tender)s?\b"
    ),
    lazily(
        r"\b(?:a|an|the|another|second|third|rough|written) (?:figure|price|quote|quotation|estimate|number) (?:from|off|out of) "
        rf"{NAME}\b"
    ),
    lazily(
        rf"\b{NAME} (?:(?:has|have|had) )?(?:(?:also|already|now|just) )?(?:came up|(?:was|been) ruled out|"
        r"(?:quoted|offered|undercut) (?:us|me|you)|(?:made|sent|given|gave) (?:us|me) (?:an?|their|the) (?:\w+ )?"
        r"(?:offer|quote|quotation|proposal|bid)|is (?:also )?in the running)\b"
    ),
    lazily(
        rf"\b(?:[Ww]e|I)(?:['’]ve|['’]re|['’]ll|['’]m| have| are| am| will)?(?: (?:now|just|also|already))*"
        rf"(?: (?:decided|agreed|going|chosen) to)? (?:sign(?:ed|ing)?(?: up)?|go(?:ne|ing)?|went) with {NAME}"
        r"(?=\W*$|[.,;!–—]| (?:for (?:this|it|that|the)|instead|in the end|after all|on \w+day|last|this)\b)"
    ),
    lazily(rf"\b(?:pilot|trial|proof of concept) (?:\w+ ){{0,2}}?with {NAME}(?! (?:team|department|people))"),
    *SELLS,
)
#: Alone these may speak of anything with a capital; beside words for what is on offer they speak of a choice.
_LIKELY: tuple[re.Pattern[str], ...] = (
    lazily(
        r"\b(?:look(?:ed|ing)? (?:at|into)|consider(?:ed|ing)|tried|trialled|trialed|evaluated|evaluating|compared|"
        r"(?:demo|trial|pilot|session|meeting) (?:with|of|from)|(?:big|bigger|huge|great) fan of|versus|vs\.?) "
        rf"{NAME}(?!['’]s? (?!offer|quote|product|price|pricing)|"
        r" (?:team|department|numbers|figures|data|reports?|results)\b)"
    ),
    lazily(
        rf"\b(?:mentioned|suggested|brought up) {NAME}"
        r"(?! (?:wants?|said|says|asked|thinks?|is|was|will|would|has|had|might|needs?)\b)"
    ),
    *MAY_SELL,
)
#: With them to be tried, and at work with them lately.
_TRIED, _USED = lent_or_tried(NAME), used_lately(NAME)
_ON_OFFER = lazily(
    r"\b(?:pric\w+|quot(?:e|ed|ation)s?|vendors?|suppliers?|providers?|demos?|trials?|alternatives?|finalists?|offers?|"
    r"lock-?in|contract|licen[cs]e|platform|product|competit\w+|cheaper|evaluation|switch(?:ing)?|bundl\w+|add-?ons?|rivals?|"
    r"who else are you (?:looking|talking|seeing))\b",
    re.IGNORECASE,
)
_THEMSELVES = lazily(
    r"\b(?:build|do|solve|handle|make|write) (?:it|this|that|one|something)(?: \w+)? (?:ourselves|in[- ]house|"
    r"internally)\b|"
    r"\b(?:in-house|internal) (?:build|solution|tool|version)\b|\bbuild(?:ing)? our own\b",
    re.IGNORECASE,
)
OWN_HANDS = lazily(
    r"\b(?:ourselves|in[- ]house|internal(?:ly)?|our own|(?:our|the) (?:own )?(?:IT|developers?|engineers?|programmers?|dev|data|"
    r"software|tech))\b",
    re.IGNORECASE,
)
"""Words without which nobody speaks of doing it themselves: looked for first, for it takes a fraction of the time."""
_RULED_OUT = lazily(
    r"\b(?:ruled (?:it|them|that)? ?out|no longer|rejected|decided against|turned down|not going)\b", re.I
)
#: Of us, beside them: what compares the two stays with us. "You never know what you pay" is anybody.
_US = lazily(
    r"\b(?:your|yours|you(?! (?:get|pay|never|always|end up|have to|can['’]t|cannot|need|know|don['’]t know)\b)"
    r"(?!['’]d (?:expect|think|want|hope)\b))\b",
    re.IGNORECASE,
)
#: Goes on about whoever was just named: a pronoun, or what one has with a vendor.
_GOES_ON = lazily(
    r"\b(?:they|their|theirs|them|its|it(?:['’]s| is| was| isn['’]t| wasn['’]t| can| could| does| doesn['’]t| seems?)|"
    r"(?<!our )(?<!our own )(?<!our current )(?:pric\w+|lock-?in|support|licen[cs]es?|contracts?|trial|demo|charges?|fees|quote|"
    r"offer)|concerns?|reservations?|s[ck]eptical)\b",
    re.IGNORECASE,
)
_THEM = lazily(r"\b(?:they|their|theirs|them)\b", re.IGNORECASE)


def ways_in(text: str, ours: Collection[str] = (), asked: str = "") -> list[tuple[int, int, str]]:
    """``(start, end, name)`` of the vendors that a turn names as another way, in its order.

    Args:
        text: a whole turn.
        ours: words of names that are no alternatives: our firm and people, and theirs; see ``no_alternatives``.
        asked: what we asked just before.
    """
    offered = _ON_OFFER.search(f"{asked} {text}") is not None
    matches = [m for p in ((*_SURE, *_LIKELY) if offered else _SURE) for m in p.finditer(text)]
    with_them = (m for p in ((*_TRIED, *_USED) if offered else _TRIED) for m in p.finditer(text))
    matches += [m for m in with_them if stands_with_them(text, m)]
    found = {m.span("name"): m["name"] for m in matches if not set(ours) & set(plain(m["name"]).split())}
    found |= {
        (start, end): name
        for start, end, name in (*rivals(text, ours), *held_up(text, ours), *in_passing(text, ours, asked))
    }
    return [(start, end, name) for (start, end), name in sorted(found.items())]


def no_alternatives(names: Sequence[str]) -> frozenset[str]:
    """The words of our own and their names, which name no other way."""
    return frozenset(w for name in names for w in plain(name).split() if len(w) > 2)


def themselves(text: str) -> bool:
    """Whether they speak of doing it themselves."""
    return bool(_THEMSELVES.search(text)) or weighed(text) is True


def weighed(text: str) -> bool | None:
    """Whether doing it themselves is weighed as a way; False where it is given up, None where it is not spoken of so."""
    return own_ways(text).get(OURSELVES) if OWN_HANDS.search(text) else None


def own_ways(text: str) -> dict[str, bool]:
    """Doing it themselves and mending what they have, where words weigh them as a way: whether it stands, or is given up."""
    called = {THEMSELVES: OURSELVES, MENDING: MEND}
    if not (OWN_HANDS.search(text) or MENDS.search(text)):
        return {}
    found: dict[str, bool] = {}
    for way in ways_said(text):
        if name := called.get(way.name):
            found[name] = found.get(name, False) or way.stands
    return found


def alternatives(
    said: Sequence[tuple[str, Piece]], ours: Sequence[str], names: Collection[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Other ways to act that the buyers named, with the ids of the quotes; "do it themselves" is one.

    Args:
        said: ``(speaker's id, piece)``.
        ours: names of our own firm and people and of theirs, which are no alternatives.
        names: those that whole turns name (``ways_in``), where the quote alone is too short to tell.
    """
    mine = no_alternatives(ours)
    found: dict[str, list[str]] = {}
    for _, piece in said:
        if _RULED_OUT.search(piece.quote):
            continue
        told = [name for _, _, name in ways_in(piece.quote, mine)]
        told += [n for n in names if any(m["name"] == n for p in (*_LIKELY, *_USED) for m in p.finditer(piece.quote))]
        for name in dict.fromkeys(told):
            found.setdefault(name, []).append(piece.id)
        own = [name for name, stands in own_ways(piece.quote).items() if stands]
        for name in dict.fromkeys([*own, *([OURSELVES] if themselves(piece.quote) else [])]):
            found.setdefault(name, []).append(piece.id)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


#: What they need or want, before what it is for: "a way out if Northgate open here" is asked of us.
_NEEDED = lazily(
    r"\b(?:I|we)(?:['’]d| would)?(?: still| also| really| only| just)* (?:need|want|require|like|ask for|insist on|expect)\b|"
    r"\b(?:it|that) (?:must|has to) (?:say|be in)\b",
    re.IGNORECASE,
)
_ONLY_IF = lazily(
    r"\b(?:if|when|whenever|once|should|in case|the day|as soon as|before|after)\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)
_OF_THEM = lazily(r"\b(?:they|them|their|theirs|stay|renew|keep|there)\b", re.IGNORECASE)


def _needed_of_us(sentence: str, named: re.Match[str] | None) -> bool:
    """Whether a sentence says what is needed, and another vendor is named only in the clause of when it would be."""
    if named is None:
        return False
    before = sentence[: named.start()]
    return bool(_ONLY_IF.search(before) and _NEEDED.search(before)) and not _OF_THEM.search(before)


def about_another(
    turns: Sequence[tuple[bool, str]], names: Collection[str], us: Sequence[str] = ()
) -> Iterator[tuple[int, int, int, str]]:
    """``(turn, start, end, name)`` of the buyers' sentences that are about another vendor.

    A sentence is about whom it names, or about whom the one before it or our question was about, as long as it goes on
    about them. What names us as well, or "you", stays with us; what is asked of each of the suppliers is about ``EVERYBODY``.

    Args:
        turns: ``(theirs, text)`` of a conversation in order.
        names: of the other vendors.
        us: names of our own firm.
    """
    if not names:
        return
    # "Northgate's depot product" is Northgate Depot; at the beginning of a sentence "Open" is not yet Open Text.
    # "Ivo's cousin" is not Ivo.
    whole_names = [name for name in names if not re.search(r"['’]s\b|^(?:my|our)\b", name, re.IGNORECASE)]
    short = {first: name for name in whole_names if len(first := name.split()[0]) > 3 and first not in NO_NAMES}
    known = short | {name: name for name in names}
    either = "|".join(re.escape(w) for w in sorted(short, key=len, reverse=True)) or "(?!)"
    whole = "|".join(re.escape(w) for w in sorted(names, key=len, reverse=True))
    naming = re.compile(rf"\b(?:{whole})\b|(?<=\s)(?:{either})\b|^(?:{either})(?=['’]s)")
    own = re.compile("|".join(rf"\b{re.escape(o)}\b" for o in us if o) or r"(?!)", re.IGNORECASE)
    asked = ""
    for n, (theirs, text) in enumerate(turns):
        current, asked = (asked, "") if theirs else ("", "")
        spans = segment(text)
        sentences = [text[span.start : span.end] for span in spans]
        of_all = [theirs and of_all_suppliers(sentence) for sentence in sentences]
        for k, (span, sentence) in enumerate(zip(spans, sentences, strict=True)):
            named = naming.search(sentence)
            # What they ask us for may be told right behind it to be asked of everybody.
            if of_all[k] or (theirs and any(of_all[k + 1 : k + 2]) and asks_for_papers(sentence)):
                current = ""
                yield n, span.start, span.end, EVERYBODY
            elif own.search(sentence) or (theirs and (_US.search(sentence) or _needed_of_us(sentence, named))):
                current = ""
            elif named:
                current = known[named[0]]
            elif not (_GOES_ON if theirs else _THEM).search(sentence) and not (theirs and k == 0):
                current = ""
            if theirs and current:
                yield n, span.start, span.end, current
            elif not theirs and "?" in sentence:
                asked = current
