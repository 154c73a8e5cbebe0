"""To whom we may speak, and through whom we reach the others. Pure."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from otherside.domain import Facet, Stance
from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.profiles.around.reported import own_words
from otherside.profiles.private.keeping import keeps, of_all_they_say, refuses
from otherside.profiles.said.held_back import holds_back
from otherside.profiles.said.later_times import dated, names_later_time
from otherside.profiles.said.parked import answers_small_talk, parks
from otherside.profiles.said.polite_noes import UNASKED
from otherside.profiles.said.requests import not_before, to_leave
from otherside.profiles.time.dates import find_dates
from otherside.questions.held_back import held_back, notes_for_the_deal, notes_of_things
from otherside.questions.phrases import phrase
from otherside.questions.view import Buyer, Statement, View

_NOT_DIRECTLY = lazily(
    r"\b(?:don't|do not|please not|not|rather you didn't)\s+(?:\w+\s+){0,2}?"
    r"(?:approach|contact|call|ring|phone|write to|mail|email|go to|talk to|speak to|bother)\s+"
    r"(?P<whom>him|her|them|[A-Z][\w'-]+)",
)
_PLEASE_NOT = lazily(
    r"\b(?:(?:please|pls) (?:don't|do not|no|not|bring no|never|keep)|(?:could|can|would|will) you (?:please|pls) (?:not|never)|"
    r"(?:could|can|would|will) you not [^.?!]{1,60}\b(?:again|any ?more|in future)\b|"
    r"(?:would|'d) be (?:grateful|glad) if you (?:did not|didn't)|"
    r"(?:keep|stays?) (?:it|this|that) between us|(?:I|we)(?:'d| would) rather you (?:didn't|did not))|"
    r"^(?:(?:so|and|but|then),? )?(?:don't|do not) (?:put|tell|send|copy|bring|say|quote|call)\b",
    re.IGNORECASE,
)
#: Words of a request that is shown.
_LONGEST = 30
#: So many sentences after a request, "And no questionnaires." is one too; alone it may be anything.
_BESIDE = 2


def asks_not(text: str, noted: bool = False) -> bool:
    """Whether a sentence asks us to leave something alone, to wait with it, or to keep it to ourselves.

    What it tells of somebody else's words is no request of whoever tells it, but for what is to be kept.

    Args:
        noted: it stands in a note, where "she said" tells of whose words it is.
    """
    own = text if noted else own_words(text)
    plain = bool(_PLEASE_NOT.search(own.replace("’", "'")))
    return plain or to_leave(own) or not_before(own) or parks(own) or keeps(text)


_REACH = (
    r"(?:ask|ring|call|phone|try|contact|catch|mail|e-?mail|text|remind|approach|write(?: to)?|come back to|get back to|"
    r"get in touch with|check (?:in|back) with|follow up with|(?:talk|speak) (?:to|with)|"
    r"drop(?= (?:me|us) (?:a|another) (?:line|note|mail|message)\b))"
)
_DAYS = (
    rf"(?:(?i:{MONTHS_BUT_MAY}|"
    rf"{WEEKDAY}|weeks?|months?|quarters?|years?|spring|summer|autumn|winter|christmas|easter|"
    r"holidays?|tomorrow|days?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|"
    r"\w+tieth|twenty-\w+|thirty-first|\d{1,2}(?:st|nd|rd|th)?)|May)\b"
)
#: When: "after the harvest", "once the audit is through"; after "on", "in" or "next" only with a word for a day or a span.
_WHEN = (
    r"(?:(?:(?i:again|back|then|only|not|just|about (?:it|this|that)|sometime|some time|about|around) ){0,3}"
    rf"(?:(?i:after|before|until|till|once|as soon as|when (?!you\b))\b|"
    rf"(?i:on|in|at|from|next|by|towards|early|late) (?:[\w'-]+ ){{0,4}}?{_DAYS}|(?i:tomorrow)\b|{_DAYS}))"
)
_MAY = (
    r"(?:^|[,;:.!?–—]\s*|\b(?:please|and|so|but|just|then|do|well|better|or|you can|you could|you may|you might|could you|"
    r"can you|would you|feel free to|best to|don't|do not|never|rather you didn't|let's|let us) )"
)
#: A time for the next contact, in the words of whoever is to be contacted, or the promise to come back to us.
_OWN_TIME = lazily(
    rf"(?i:{_MAY}{_REACH} (?:me|us)) (?:\w+ ){{0,2}}?{_WHEN}|"
    rf"(?i:{_MAY}(?:leave|park|let) (?:it|this|that|things)(?: (?:be|lie|rest|alone|there))?) {_WHEN}|"
    rf"(?i:\b(?:give|leave) (?:me|us)(?: \w+){{0,3}}) (?i:until|till)\b|"
    rf"(?P<meets>(?i:{_MAY}(?:talk|speak|meet|pick (?:it|this) up|look at (?:it|this))(?: again)?) {_WHEN})|"
    rf"(?i:\b(?:I|we)(?:'ll| will| shall)(?: \w+)? "
    rf"(?:come back to|get back to|be (?:back )?in touch|write to|ring|call)(?: (?:you|it|this))?) {_WHEN}"
)
#: A time that is asked for in a question: "could you ring me about mid January?"
_ASKED = lazily(rf"\b(?:could|can|would|will) you (?:please )?{_REACH} (?:me|us)\b", re.IGNORECASE)
#: What makes "talk …" a wish to be left until then: "Talk Friday." alone is a goodbye, or the hour of a meeting.
_WAITS = lazily(
    r"\b(?:not|only|after|before|until|till|once|as soon as|when|spring|summer|autumn|winter|christmas|easter|holidays?|"
    r"weeks?|months?|quarters?|years?)\b",
    re.IGNORECASE,
)

#: What they told somebody else, or on another day, and up to where it goes; "as I said" and "I told you" are said to us.
_TOLD_ANOTHER = lazily(
    r"(?<!\bas )(?<!\blike )(?<!\bwhat )\bI(?:'ve| have| had)?(?: just| only| simply| also)? "
    r"(?:told(?! you\b)|said(?: to(?! you\b) [\w' ]{1,30}?)?|"
    r"answered|replied(?: to(?! you\b) \w+)?|wrote(?: to(?! you\b) \w+)?|asked)\b(?! (?:it|that|this|so|no|yes)\b)"
    r"(?![^.?!]{0,200}[,;:–—] ?(?:but|so|and) )[^.?!]{0,200}$",
    re.IGNORECASE,
)
#: No time is named: they come back to us when it suits them.
_UNASKED = lazily(UNASKED, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bar:
    """Why somebody is not to be asked directly.

    Attributes:
        asked_by: id of who asked us not to, or None: they have never spoken to us.
        words: the request, verbatim.
        until: the day from which they may be asked, where it is named; None else.
    """

    asked_by: str | None = None
    words: str = ""
    statement: Statement | None = None
    until: dt.date | None = None


def own_times(view: View) -> dict[str, Bar]:
    """By person, the time each named for the next contact: it holds until they have spoken to us again.

    It closes no way to anybody: the way to whoever asked for July leads to July, and through nobody else.
    """
    out: dict[str, Bar] = {}
    for person, said in view.by_person.items():
        last = max((s.date for s in said if s.date), default=None)
        # Of a turn that says it twice, "January. When it's calmer", the words that name the time.
        latest: tuple[str, int] | None = None
        for n, s in enumerate(said):
            if s.date != last:
                continue
            after = said[n + 1] if n + 1 < len(said) and _turn(said[n + 1]) == _turn(s) else None
            found = _own_time(view, s, after.text if after else "")
            if found is not None and not (found.until is None and latest == _turn(s)):
                out[person], latest = found, _turn(s)
    return {p: b for p, b in out.items() if b.until is None or not _past(view, b.until)}


def _own_time(view: View, s: Statement, after: str) -> Bar | None:
    """The time that a sentence names for the next contact, or to which it puts the matter off; None where it names none.

    Args:
        after: what its speaker says next, in the same turn.
    """
    # "He said get back to us in spring" is his time, and not that of whoever tells it; a note tells of its speaker.
    text = " ".join((s.text if s.reported else own_words(s.text)).replace("’", "'").split())
    found = _OWN_TIME.search(text)
    if found is not None and (
        (not s.reported and _TOLD_ANOTHER.search(text[: found.start() + 1]))
        or (text.endswith("?") and not _ASKED.search(text))
    ):
        found = None
    question = _question_before(view, s)
    if found is None and not names_later_time(text, question, after):
        return None
    if _of_themselves(view, s):
        return None
    named = text if found else dated(text)
    days = [d.date for d in find_dates(named, s.date) if found is None or d.end > found.start()] if s.date else []
    if found is not None and found["meets"] and not days and not _WAITS.search(found["meets"]):
        return None
    return Bar(s.person, " ".join(s.text.split()), s, max(days, default=None))


def _question_before(view: View, s: Statement) -> str:
    """Our last question in the turns just before a sentence; empty where we asked nothing there."""
    near = [a for a in view.asked if a.conversation == s.conversation and s.turn - _BESIDE <= a.turn <= s.turn]
    return near[-1].text if near else ""


def _of_themselves(view: View, s: Statement) -> bool:
    """Whether words put off an answer to small talk of ours, in their turn or just before it."""
    question = _question_before(view, s)
    turn = " ".join(t.text for t in view.by_person.get(s.person, ()) if _turn(t) == _turn(s))
    return bool(question) and answers_small_talk(s.text, question, turn)


def _past(view: View, day: dt.date) -> bool:
    """Whether the deal has gone on beyond a day. Not the clock's day: a deal is read as it stood with its last words."""
    return any(s.date and s.date > day for s in view.statements)


def notes(view: View, person: str) -> list[str]:
    """What to know before anybody writes to, asks or rings somebody: one line each, with the words; often none."""
    out = []
    bar, own = bars(view).get(person), own_time_note(view, person)
    if bar is not None and bar.asked_by is not None:
        out.append(f"{view.short[bar.asked_by]} asked us not to approach them directly: “{bar.words}”")
    beside = [*notes_of_things(view, person), *_kept_notes(view, person)]
    return [*out, *notes_for_the_deal(view, person), *filter(None, (own,)), *beside]


def _kept_notes(view: View, person: str) -> list[str]:
    """Who asked that what they tell us does not reach somebody, without the words: the note may lie open on a desk."""
    asked: dict[tuple[str, str], Statement] = {}
    for s in view.statements:
        whole = of_all_they_say(s.text)
        if s.person != person and (whole or s.kept) and reaches(view, s, person):
            what = "that nothing of what they tell us goes any further" if whole else "to keep something to ourselves"
            asked[s.person, what] = s
    return [f"{view.short[who]} asked us {what} ({_placed(s)})" for (who, what), s in asked.items()]


def reaches(view: View, s: Statement, person: str) -> bool:
    """Whether a request to keep something holds towards somebody: it names them, or nobody of their colleagues."""
    named = {b.id for b in view.buyers if b.id != s.person and re.search(rf"\b{re.escape(view.short[b.id])}\b", s.text)}
    return not named or person in named


def _placed(s: Statement) -> str:
    day = f", {s.date.day} {s.date:%B %Y}" if s.date else ""
    return f"{s.source.rsplit('/', 1)[-1]}, turn {s.turn + 1}{day}"


def own_time_note(view: View, person: str) -> str | None:
    """The time somebody named for the next contact, or that they will come themselves, in one sentence; None for neither."""
    own = own_times(view).get(person)
    if own is None or own.statement is None:
        return None
    until = f" ({own.until.day} {own.until:%B %Y})" if own.until else ""
    verb = "wrote" if own.statement.written else "said"
    if own.until is None and _UNASKED.search(own.words):
        return f"{view.short[person]} {verb} that it is they who will be in touch again: “{own.words}”"
    return f"{view.short[person]} {verb} when to be in touch again{until}: “{own.words}”"


def bars(view: View) -> dict[str, Bar]:
    """Everybody who is not to be asked directly, with the reason."""
    out = {b.id: Bar() for b in view.buyers if not b.spoke}
    for person, (asker, statement) in _requests(view).items():
        later = [s for s in view.by_person.get(person, ()) if s.date and statement.date and s.date > statement.date]
        # Whoever speaks to us themselves after that has opened the door again.
        if not later:
            out[person] = Bar(asker, " ".join(statement.text.split()), statement)
    return out


def champion(view: View, leave_out: frozenset[str] = frozenset(), about: str | None = None) -> Buyer | None:
    """Who on their side moves it along: steps taken and words towards the change first, then how much they say.

    Args:
        leave_out: ids of whom it cannot be.
        about: to whom the way shall lead: the colleague they wrote to, where we have that in copy; else whoever spoke most of
            somebody with a name comes first, for whoever never named them may not even know them.
    """
    asked = view.buyer(view.wrote_to.get(about or "", ""))
    if asked is not None and asked.spoke and not asked.left and asked.id not in leave_out:
        return asked
    # A body goes by a plain word, which is said of things as well: "the board stays on the wall".
    whom = view.buyer(about) if about is not None else None
    speak_of = view.about[whom.id] if whom is not None and not whom.name.startswith("the ") else ()
    named = Counter(s.person for s in speak_of)
    best: tuple[int, float, str] | None = None
    for b in view.buyers:
        if not b.spoke or b.left or b.id in leave_out:
            continue
        said = view.by_person[b.id]
        steps = sum(s.facets.get(Facet.COMMITMENT, 0.0) for s in said if s.stance is not Stance.AWAY)
        towards = sum(s.stance is Stance.TOWARDS for s in said)
        away = sum(s.stance is Stance.AWAY and bool(s.facets) for s in said)
        talk = math.log1p(sum(len(s.text.split()) for s in said))
        others = sum(1 for of in view.about.values() for s in of if s.person == b.id)
        score = steps + 0.5 * math.sqrt(towards) - 0.15 * math.sqrt(away) + 0.4 * talk + 0.4 * math.log1p(others)
        best = max(best or (-1, 0.0, ""), (named[b.id], score, b.id))
    return view.buyer(best[2]) if best else None


def wishes(view: View, person: str) -> list[Statement]:
    """What they asked us not to do, latest first: it comes before any advice of ours."""
    said = view.by_person.get(person, ())
    asked = [s.kept or (asks_not(s.text, s.reported) and _reads_alone(s.text)) for s in said]
    also = [
        refuses(s.text) and any(asked[k] and _turn(said[k]) == _turn(s) for k in range(max(0, n - _BESIDE), n))
        for n, s in enumerate(said)
    ]
    return [s for n, s in enumerate(said) if asked[n] or also[n]][::-1]


def _reads_alone(text: str) -> bool:
    """A request to keep something is shown without its words; any other must be understood by itself."""
    return len(text.split()) <= _LONGEST or keeps(text) or bool(phrase(text, _LONGEST))


def _turn(s: Statement) -> tuple[str, int]:
    return s.conversation, s.turn


def _requests(view: View) -> Mapping[str, tuple[str, Statement]]:
    """By the id of whom not to approach: who asked, and how. "Him" is whoever was named last."""
    out: dict[str, tuple[str, Statement]] = {}
    last: tuple[tuple[str, int], str] | None = None
    named: list[tuple[bool, str]] = []
    names = {word: b.id for b in view.buyers for word in {view.short[b.id], b.name}}
    for s in view.statements:
        place = (s.conversation, s.turn)
        if last is None or last[0] != place:
            named = []
        last = (place, s.person)
        held = holds_back(s.text)
        # Who is not to get a drawing yet may be spoken with.
        found = None if held is not None and held.thing else _NOT_DIRECTLY.search(s.text.replace("’", "'"))
        here = sorted((s.text.find(word), i) for word, i in names.items() if word in s.text and i != s.person)
        if found:
            whom = found["whom"]
            if whom in ("him", "her", "them"):
                person = _whom(named) or (here[0][1] if here else None)
            else:
                person = names.get(whom)
            if person and person != s.person:
                out[person] = (s.person, s)
        named += [(at == 0, i) for at, i in here]
    return {**out, **_held_back(view)}


def _held_back(view: View) -> dict[str, tuple[str, Statement]]:
    """By the id of from whom we are asked to hold back, also where they are called Mum: who asked, and how."""
    return {person: (s.person, s) for s, _, found in held_back(view) for person in found}


def _whom(named: list[tuple[bool, str]]) -> str | None:
    """Whom "him" or "her" means: the last who opened a sentence, else the last who was named."""
    opened = [person for opens, person in named if opens]
    return opened[-1] if opened else named[-1][1] if named else None
