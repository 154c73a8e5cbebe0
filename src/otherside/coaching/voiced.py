"""What weighs on somebody, by their words: openings that show in how a sentence is put, whatever the reader made of it. Pure.

Only the present and the first person: "I don't know what to write to her any more", "I can't say that in the room". What is
kept private, such as illness or death in a family, is nothing to be taken up by us.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from otherside.coaching.phrases import plain
from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span, segment
from otherside.profiles.private.private_life import private_life
from otherside.profiles.said.unowned import nobodys


@dataclass(frozen=True, slots=True)
class Voiced:
    """An opening seen in the words.

    Attributes:
        start: offset of its sentence in the turn's text.
        end: offset one past the sentence's last character.
        name: what was voiced, in a clause: "they voiced …".
        asks: a question that may follow their words, quoted.
    """

    start: int
    end: int
    name: str
    asks: str


_VERY = r"(?: (?:\w+ly|just|so|still|quite|rather|very|a bit|pretty|all))*"
_SOMEBODY = (
    r"(?:her|him|them(?! (?:apart|from))|anyone|anybody|everyone|everybody|people|my \w+|the (?:boards?|owners?|partners?|boss|team|staff"
    r"|directors?|others|family|trustees|crew|lads|girls|men|women|tenants|patients|customers|parents))\b"
)
#: Something that they cannot say where it belongs.
_UNSAID = (
    rf"\bi (?:can't|cannot|couldn't|wouldn't|could never|would never|daren't|dare not) (?:tell {_SOMEBODY}"
    r"|say (?:it|that|this|so) (?:in|to|at|there|out loud|aloud)\b|admit (?:it|that|this)\b)"
)
#: What they want or preach, and beside it what they do.
_TORN = (
    r"\bi(?:'d| would)? (?:always )?(?:like|love|want|wanted|enjoy|believe in)\b[^.?!]{3,80}\b(?:but|and yet|and instead)\b[^.?!]{0,20}"
    r"\bi (?:only |just |mostly |still )?(?:spend|end up|keep|do nothing but|never get|hardly get)\b"
    r"|\bi (?:always )?(?:tell|preach to) (?:everybody|everyone|people|them|my \w+|all of them)\b[^.?!]{3,80}"
    r"\band (?:yet )?(?:there|here) i (?:am|sit|stand)\b"
)
_SLEEPLESS = (
    r"\bi(?:'ve| have|'m| am)?(?: just| still| really)? (?:not|haven't|can't|cannot|don't|hardly|barely)(?: been)?(?: \w+ly)? "
    r"(?:slept|sleep|sleeping)\b"
    r"|\bi(?:'m)? (?:lie|lying) awake\b|\bi(?:'m| am)? los(?:e|ing) sleep\b|\bkeeps? me (?:up|awake) (?:at night|nights|half the night)\b"
)
_WEARY = (
    rf"\bi(?:'m| am){_VERY} (?:worried|scared|frightened|terrified|petrified|dreading|tired|exhausted|worn out|fed up|drowning|sick of"
    r"|at (?:a loss|my wits' end|the end of my tether))\b"
    rf"|\bi feel{_VERY} (?:bad about|guilty|stupid|useless|alone|let down|trapped|ashamed|terrible|awful|helpless)\b"
    r"|\bmy (?:name|neck|head|job)(?:'s| is|'ll be| will be|'d be| would be)? on (?:it|this|the (?:line|block))\b"
    r"|\b(?:that's|this is) what (?:really )?(?:gets|hurts|galls|haunts|bothers) me\b|\bwhat (?:really )?(?:gets|hurts|galls|haunts) me\b"
    r"|\b(?:it|that|this) (?:still |really )?(?:haunts|galls|gnaws at|eats at|weighs on|grinds down) me\b"
    r"|\bi spend (?:half|all|most of|every|the whole)(?: of)? (?:my |the )?(?:days?|evenings?|nights?|weekends?|week|time|life)\b"
)
#: At a loss before somebody, and what they will not go through once more.
_AT_A_LOSS = (
    r"\bi(?: really| just| honestly)? (?:don't|no longer) know (?:what|how|who) (?:else )?(?:to|i (?:can|should|could)) [^.?!]{0,60}"
    rf"(?:\bany ?more\b|\bany longer\b|\b(?:tell|say to|answer|face|explain to) {_SOMEBODY}|\bto (?:her|him|them)(?=[.!,;]|$))"
    r"|\bi (?:will not|won't|can't|cannot|could not|couldn't) (?:ever )?(?:do|go through|have|live through|take) (?:that|it|this) "
    r"(?:a second time|again|twice|once more)\b"
)
#: What they would not care to go through once more, and what they would have to stand before somebody with.
_NOT_THEM = (
    r"\bi(?:'d| would)?(?: really| just| honestly| rather)? (?:not|don't|do not|wouldn't|would not|never)(?: really| ever)? "
    r"(?:care|want|wish|like) to (?:do|go through|live through|stand through|have|see|hear) (?:that|this|it) "
    r"(?:again|twice|a second time|once more|another time)\b"
    r"|\bi(?:'d| would)?(?: really| just| honestly| rather)? (?:not|don't|do not|wouldn't|would not|never)(?: really| ever)? "
    r"(?:care|want|wish|like) to be the (?:one|person|man|woman|fella|fellow|chap|lad|girl|fool|idiot|boss|manager|owner"
    r"|mug) (?:that|who|to)\b"
    r"|\bi(?:'d|'ll| would| will)?(?: have to| only)? be the one (?:that|who|to|that has to|who has to|that'd have to)(?:'d"
    r"| would)?(?: have to)? "
    r"(?:tells?|explains?|faces?|stands? (?:there|up|in front)|breaks? it to|answers? (?:to|for)|apologi[sz]es?|sacks?"
    r"|lets? (?:them|him|her)"
    r" (?:go|down)|sends? (?:them|him|her) home|looks? (?:them|him|her) in the)\b"
)
#: They have stopped asking for it.
_GAVE_UP = (
    r"\bi(?:'ve| have)? (?:(?:just |pretty much |more or less |long since )?(?:stopped|given up|gave up) (?:bringing (?:it|that"
    r"|this) up|mentioning"
    r" (?:it|that|this)|raising (?:it|that|this)|asking (?:him|her|them|my \w+|the boss|anybody|anyone)?(?=\W*$|[.,;!]| (?:about"
    r"|for) (?:it|that|this)\b)"
    r"|saying (?:it|anything|so)|telling (?:him|her|them|anybody|anyone)|hoping|fighting (?:it|it out|them|him|her|about it)"
    r"|arguing (?:about it|with))"
    r"|(?:don't|do not|no longer|won't) (?:even |ever )?(?:mention (?:it|that)|bring (?:it|that) up|raise (?:it|that)"
    r"|ask(?: (?:him|her|them))?(?: about it)?)(?: \w+){0,2} any ?(?:more|longer))\b"
    r"|\b(?:you|i) only get so many (?:goes|tries|chances|shots|asks)\b"
)
#: They had to be alone with it for a while.
_WENT_AWAY = (
    r"\bi (?:just |had to |then )*(?:went|go|walked)(?: out| off| away| outside)? (?:and|to) (?:sit|sat|cry|cried|hide|hid) "
    r"(?:in|out in|behind) (?:the|my) (?:van|car|truck|lorry|cab|toilets?|loo|shed|store|barn|back room|stairwell|yard)(?=\W*$"
    r"|[.,;!]| and (?:cried|wept))"
    r"|\bi (?:just )?sat in the (?:van|car|truck|lorry|cab) and (?:cried|wept|shook|didn't know)\b"
)
_WHO_THEY_ARE = (
    r"\bi(?:'m| am) (?:someone|somebody|the (?:kind|sort|type) of (?:person|woman|man|manager|\w+er)) who\b"
    r"|(?<!that )(?<!who )(?<!people )\bi (?:really |do )?care (?:a lot |deeply |very much )?about (?=\w)"
    r"|\bi(?:'ve)? (?:always )?wanted to be the (?:one|person|sort|kind)\b"
    r"|\bi (?:came|went|got) into \w+ (?:because|to)\b|\bi became an? \w+(?: \w+)? (?:because|to)\b"
)


#: Begun and broken off with a word that waves it away: "It's, no, she's fine."
_BROKEN_OFF = (
    r"(?:^|[.!?] ?|\b(?:and|but|well),? )(?:it's|it is|there's|that's|she's|he's|they're|i'm|i just|it just|i mean|i don't|he|she|i)"
    r"(?: ?,| ?[–—-]+|…| ?\.{3}) ?(?:no|nothing|never mind|forget it|it doesn't matter|doesn't matter|it's fine|it's nothing|leave it)\b"
    r"(?:[,.;!…–—]|$)"
)


#: Waved away in a sentence of its own, and told in the next all the same: "It's nothing. There was a login at night."
_WAVED = lazily(
    r"^(?:(?:no|oh|well|sorry|but|and|ah|anyway|honestly)[,. ]+)*(?:it's|it is|it was|that's|that is|that was) (?:really |probably |just )?"
    r"nothing(?: important| really| serious| big)?[.!…]*$|"
    r"^(?:(?:no|oh|well|sorry|but|and|ah|anyway)[,. ]+)*(?:it |that )?(?:really )?(?:doesn't|does not|didn't) (?:really )?matter[.!…]*$|"
    r"^(?:(?:no|oh|well|sorry|but|and|ah|anyway)[,. ]+)*(?:never mind|forget (?:it|that|i said (?:it|that|anything)))[.!…]*$"
)
#: A thing that was seen or happened, said short.
_TOLD_ANYWAY = lazily(
    r"^(?:(?:it|there|that) (?:was|were|had been)|there's|it's just|just|only|an?|some(?:thing|body|one)|we had|i (?:saw|found|"
    r"noticed|heard))\b"
    r" ?(?P<what>[^.?!]{3,80})[.!…]*$"
)
#: A courtesy, or what is told as good: nothing stands behind it.
_NO_MATTER = lazily(
    r"\b(?:fine|all right|alright|okay|ok|sorted|solved|early|short|good|done|coffee|tea|joke|weather|cold|phone|doorbell|dog|cat|typo|"
    r"slip of the tongue|mistake of mine|detail|formality|thought|question|idea|you|your)\b"
)


def _waved_away(text: str, spans: Sequence[Span]) -> Voiced | None:
    """Where something is waved away in one sentence and told in the next that is more than a courtesy."""
    for one, two in pairwise(spans):
        told = _TOLD_ANYWAY.match(plain(text[two.start : two.end]).strip())
        waved = _WAVED.match(plain(text[one.start : one.end]).strip())
        if waved and told and not _NO_MATTER.search(told["what"]) and len(told["what"].split()) > 1:
            return Voiced(two.start, two.end, "something that they waved away", "What was that, if you'd like to say?")
    return None


def _in(pattern: str) -> Callable[[str], bool]:
    """What finds a pattern in a sentence that asks nothing."""
    compiled = re.compile(pattern)

    def shows(sentence: str) -> bool:
        low = plain(sentence)
        return not low.rstrip("\"') ").endswith("?") and bool(compiled.search(low))

    return shows


#: Name of the opening, the question after it, and how it shows; the first that fits is taken.
_KINDS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("something that they cannot say where it belongs", "What makes that hard to say?", _in(_UNSAID)),
    ("something that they want beside what they do", "How does that sit with you?", _in(_TORN)),
    (
        "something that weighs on them",
        "What is that like for you?",
        _in(f"{_SLEEPLESS}|{_WEARY}|{_AT_A_LOSS}|{_WENT_AWAY}"),
    ),
    ("what they would not want to stand for", "What would that mean for you?", _in(_NOT_THEM)),
    ("that they have stopped asking for it", "What made you stop?", _in(_GAVE_UP)),
    ("that nobody there has it as their own", "Whose would it have to be, for it to be done well?", nobodys),
    (
        "something that they began to say and broke off",
        "What were you going to say, if you'd like to?",
        _in(_BROKEN_OFF),
    ),
    ("something of who they are", "How does that come into what you're deciding now?", _in(_WHO_THEY_ARE)),
)


def voiced(text: str) -> Voiced | None:
    """The opening in a turn of theirs that shows in the words, if any: the first kind of `_KINDS` that a sentence has."""
    spans = [span for span in segment(text) if not private_life(text[span.start : span.end])]
    for name, asks, shows in _KINDS:
        for span in spans:
            if shows(text[span.start : span.end]):
                return Voiced(span.start, span.end, name, asks)
    return _waved_away(text, spans)
