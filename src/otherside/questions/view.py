"""What is known of a deal, as the choice of questions reads it: people, what they said, what was asked. No I/O."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from otherside.domain import Facet, Stance
from otherside.domain.calendar_words import WEEKDAY
from otherside.domain.patterns import lazily
from otherside.profiles.around.come_about import finished
from otherside.profiles.around.initiatives import stands
from otherside.profiles.around.over import puts_first
from otherside.profiles.said.denied_at_once import denied_at_once
from otherside.profiles.who.households import household

NOW = "this interview"
"""Source of what is said in an interview, until it is kept."""
LEAST_SIGN = 0.2
"""Confidence from which a facet that is not sure enough to be shown may still be there: "not read" would be too much."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of somebody on their side.

    Attributes:
        id: of the evidence it is, or of its place where nothing was found in it.
        person: id of who said it.
        facets: what it is evidence of; only what is sure enough to be shown.
        unsure: what it may be evidence of, from ``LEAST_SIGN``.
        date: when, where known.
        conversation, turn, start, end: where; offsets in the turn's text.
        last: it is the last sentence of their turn, so that nothing of theirs follows it at once.
        reported: it reaches us through a note.
        kept: a user said that it was said in confidence.
        between_us: it stands in a turn, or beside one, that asks to be kept to ourselves.
    """

    id: str
    person: str
    text: str
    facets: Mapping[Facet, float] = field(default_factory=dict)
    stance: Stance = Stance.NEUTRAL
    date: dt.date | None = None
    conversation: str = ""
    turn: int = 0
    start: int = 0
    end: int = 0
    source: str = ""
    last: bool = False
    reported: bool = False
    written: bool = False
    kept: bool = False
    unsure: Mapping[Facet, float] = field(default_factory=dict)
    between_us: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of ours, and what they answered.

    Attributes:
        person: id of who answered.
        answer: their whole turn.
        conversation, turn: of the answer, as of its statements.
        around: the whole turn of ours it stands in, which may say whom "he" means.
    """

    text: str
    person: str
    answer: str
    conversation: str = ""
    turn: int = 0
    around: str = ""


@dataclass(frozen=True, slots=True)
class Buyer:
    """Somebody on their side.

    Attributes:
        id: of the person, or ``unmet:…`` for somebody who is only spoken of.
        spoke: they have spoken or written to us.
        stage: first, later, deciding or stalled.
        house: we know of an organisation of theirs, by name or by the domain they write from.
        left: they are no longer there: what they said stands, and nobody asks them or through them.
    """

    id: str
    name: str
    role: str | None = None
    spoke: bool = False
    stage: str = "later"
    house: bool = False
    left: bool = False


@dataclass(frozen=True)
class View:
    """A deal.

    Attributes:
        statements: of their side, oldest first, each once.
        asked: our questions with an answer, oldest first.
        forecast: the JSON of the forecast, or None.
        given: ``(conversation, turn, text)`` of our turns in which we give or show something there and then.
        met: ids of statements whose condition is met, or sounds so.
        wrote_to: whoever only ever wrote to a colleague with us in copy, to the id of that colleague: they have not spoken to us.
    """

    deal: str
    buyers: tuple[Buyer, ...]
    statements: tuple[Statement, ...] = ()
    asked: tuple[Asked, ...] = ()
    forecast: Mapping[str, Any] | None = None
    given: tuple[tuple[str, int, str], ...] = ()
    met: frozenset[str] = frozenset()
    wrote_to: Mapping[str, str] = field(default_factory=dict)

    def buyer(self, person: str) -> Buyer | None:
        """Somebody by id."""
        return next((b for b in self.buyers if b.id == person), None)

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Statement, ...]]:
        """Statements by who made them, oldest first."""
        return {b.id: tuple(s for s in self.statements if s.person == b.id) for b in self.buyers}

    @cached_property
    def own(self) -> Mapping[str, tuple[Statement, ...]]:
        """Of the statements of each, those that may speak for themselves."""
        return {k: tuple(s for s in v if speaks_for(self, s.person, s.text)) for k, v in self.by_person.items()}

    @cached_property
    def denied(self) -> frozenset[str]:
        """Ids of statements that the next words of their speaker deny: "The owner thinks it's signed. It isn't!"."""
        return frozenset(
            s.id
            for said in self.by_person.values()
            for s, after in pairwise(said)
            if after.conversation == s.conversation and after.turn - s.turn <= 1 and denied_at_once(after.text)
        )

    @cached_property
    def short(self) -> Mapping[str, str]:
        """What each is called in a sentence: the first name where nobody shares it, else the whole name."""
        firsts = [_first(b.name) if (whole := called(b)) == b.name else whole for b in self.buyers]
        return {
            b.id: first if firsts.count(first) == 1 else b.name for b, first in zip(self.buyers, firsts, strict=True)
        }

    @cached_property
    def about(self) -> Mapping[str, tuple[Statement, ...]]:
        """What others on their side say of each by name, with the sentence after it where it goes on about them.

        A question of ours may give the name: "What does Ruth look at?" "She goes by the waiting lists."
        """
        return self._of_others[0]

    @cached_property
    def asked_of(self) -> Mapping[str, tuple[Asked, ...]]:
        """Our answered questions to others about each, by name or by "him" and "her" right after it."""
        return self._of_others[1]

    @cached_property
    def _of_others(self) -> tuple[Mapping[str, tuple[Statement, ...]], Mapping[str, tuple[Asked, ...]]]:
        said: dict[str, list[Statement]] = {b.id: [] for b in self.buyers}
        put: dict[str, list[Asked]] = {b.id: [] for b in self.buyers}
        names = {b.id: _name_pattern(b.name, self.short[b.id], self._title_of(b)) for b in self.buyers}
        questions: dict[tuple[str, int], list[Asked]] = {}
        for a in self.asked:
            questions.setdefault((a.conversation, a.turn), []).append(a)
        place: tuple[str, int] | None = None
        speaker = ""
        named: list[str] = []

        def in_words(text: str, speaker: str) -> list[str]:
            return [i for i, pattern in names.items() if i != speaker and pattern.search(text)]

        for s in self.statements:
            if place != (s.conversation, s.turn):
                before = named if place is not None and place[0] == s.conversation else []
                # In a chat one thing is said in two messages.
                goes_on = place == (s.conversation, s.turn - 1) and s.person == speaker
                place, named, speaker = (s.conversation, s.turn), before if goes_on else [], s.person
                # Without a question that means them, "he" of another turn may be anybody.
                for a in questions.pop(place, []):
                    meant = in_words(a.text, s.person)
                    if not meant and _THIRD_PERSON.search(a.text):
                        meant = in_words(a.around, s.person) or named or [i for i in before if i != s.person]
                    for person in meant:
                        put[person].append(a)
                    named = meant or named
            now = in_words(s.text, s.person)
            # "He's not in the daily work, that's Ida and me": it goes on about him, and who is named in it is not "he" after it.
            goes_on_of = [i for i in named if i not in now] if _SUBJECT_FIRST.match(s.text) else []
            if now and len(named) == 1 and named[0] not in (*now, *goes_on_of) and _OF_HIM.search(s.text):
                goes_on_of = [*named]
            named = named if goes_on_of else now or named
            goes_on = bool(_GOES_ON.search(s.text)) and not _HE_OF_HIM.search(s.text)
            for person in [*goes_on_of, *now] if now else named if goes_on else ():
                said[person].append(s)
        return {k: tuple(v) for k, v in said.items()}, {k: tuple(v) for k, v in put.items()}

    def _title_of(self, buyer: Buyer) -> str:
        """The role of somebody we have not heard, where nobody else has it: "our CTO" means them."""
        alone = sum(b.role == buyer.role for b in self.buyers) == 1
        return buyer.role or "" if alone and not buyer.spoke else ""

    @cached_property
    def over(self) -> frozenset[str]:
        """Ids of statements whose matter is over: what came first is done or its day past, their condition is met, or they have
        spoken with whom they wanted to speak first, as far as we have heard that one since."""
        ended = finished((s.text, s.date) for s in self.statements)
        last = max((s.date for s in self.statements if s.date), default=None)
        heard = {b.id: max((s.date for s in self.by_person[b.id] if s.date), default=None) for b in self.buyers}
        names = {b.id: _name_pattern(b.name, self.short[b.id]) for b in self.buyers}
        out = set()
        for s in self.statements:
            first = Facet.PRIORITY in s.facets or puts_first(s.text)
            if first and not stands(s.text, s.date, ended, last):
                out.add(s.id)
            elif s.date and _TO_SPEAK.search(s.text):
                with_whom = [i for i, name in names.items() if i != s.person and name.search(s.text)]
                if with_whom and all((day := heard[i]) is not None and day > s.date for i in with_whom):
                    out.add(s.id)
        return frozenset(out) | self.met

    @cached_property
    def alone(self) -> bool:
        """One person decides, as far as we know: no firm, no committee. Whoever else is named has no part in one."""
        others = [b for b in self.buyers if not b.spoke]
        return len(self.buyers) - len(others) <= 1 and not any(b.role or b.house for b in others)

    @cached_property
    def private(self) -> bool:
        """One person for themselves, such as a coach's client: alone, of no house we know of, and speaking of none."""
        spoke = [b for b in self.buyers if b.spoke]
        known = any(b.house or b.role for b in spoke)
        return self.alone and bool(spoke) and not known and not any(_HOUSE.search(s.text) for s in self.statements)

    @cached_property
    def firmless(self) -> bool:
        """Nobody there has an office to ask about: one person who decides, or a household."""
        roles = [b.role for b in self.buyers if b.spoke]
        return self.alone or household(roles, (s.text for s in self.statements))

    @cached_property
    def importance(self) -> Mapping[str, float]:
        """How much hangs on each, 0 to 1: from the forecast, else from role and how much we hear of them."""
        found = _by_forecast(self)
        if not found:
            found = {
                b.id: 0.4
                + 0.3 * bool(b.role)
                + 0.3 * min(1.0, (len(self.by_person[b.id]) + len(self.about[b.id])) / 25)
                for b in self.buyers
            }
        # Somebody of whom we know no role, and who never spoke to us, is hardly part of it.
        for b in self.buyers:
            if not b.role and not b.spoke and not b.id.startswith("unmet:"):
                found[b.id] = min(found.get(b.id, 0.0), 0.1)
        return {b.id: 0.0 if b.left else found.get(b.id, 0.0) for b in self.buyers}

    def evppi(self, parameter: str, person: str | None) -> float:
        """Worth of knowing a number of the forecast exactly; 0 without a forecast.

        Args:
            parameter: as the bank names it; ``other_gain`` is the best of the gains from other ways.
            person: id, or None for the best over everybody and the deal.
        """
        return max(
            (v for who, p, v in self._unknowns if p == parameter and (person is None or who == person)), default=0.0
        )

    @cached_property
    def _unknowns(self) -> tuple[tuple[str | None, str, float], ...]:
        ids = {b.name: b.id for b in self.buyers}
        for row in (self.forecast or {}).get("people", ()):
            if row.get("id"):
                ids[row["person"]] = row["id"]
        out = []
        for row in (self.forecast or {}).get("unknowns", ()):
            name = str(row["parameter"])
            parameter = {"gain.us": "gain", "trigger.at": "trigger"}.get(name, name)
            if parameter.startswith("gain.") or parameter == "other_gain":
                parameter = "other_gain"
            parameter = "failure" if parameter.startswith("failure") else parameter
            person = row.get("person")
            out.append((ids.get(person) if person else None, parameter, float(row["evppi"])))
        return tuple(out)

    @cached_property
    def most(self) -> float:
        """The largest worth of one number."""
        return max((v for _, _, v in self._unknowns), default=0.0)

    def with_words(self, statements: Sequence[Statement], asked: Sequence[Asked] = ()) -> View:
        """The same deal after more was said."""
        spoke = {s.person for s in statements}
        buyers = tuple(
            replace(b, spoke=True, stage="later" if b.stage == "first" else b.stage) if b.id in spoke else b
            for b in self.buyers
        )
        return replace(
            self,
            buyers=buyers,
            statements=(*self.statements, *statements),
            asked=(*self.asked, *asked),
            wrote_to={who: to for who, to in self.wrote_to.items() if who not in spoke},
        )


def called(buyer: Buyer) -> str:
    """What somebody is called in full; by a title alone, with an article: "our CTO" is the CTO."""
    title = buyer.name.isupper() or buyer.name == "chief executive"
    return f"the {buyer.name}" if title and buyer.id.startswith("unmet:") else buyer.name


_HOUSE = lazily(
    r"\bour (?:company|firm|board|department|team|budget|office|boss|manager|procurement|purchasing|IT|finance)\b|"
    r"\b(?:the|my) (?:company|firm|department|boss|manager|purchasing|finance (?:team|people|department))\b|"
    r"\bcolleagues?\b|\bwe (?:buy|run|plan|use|ship|sell|order|process|deliver|operate|serve|produce|budget|employ)\b",
    re.IGNORECASE,
)
#: Running the meeting is about nothing but the meeting.
_MEETING = lazily(
    r"\b(?:may I|can you (?:hear|see)|start with|on the agenda today|slides?|recap|share (?:my|your) screen|on mute|"
    r"minutes left|joining us|hard stop|half past|in (?:your|my|her|his) calendar|thanks? (?:you )?for|sorry|"
    r"(?:let['’]s do|(?:I|we) (?:could|can|might)(?: probably)? do)(?: that)?(?: \w+)? "
    rf"{WEEKDAY}|"
    r"(?:I|we)(?:['’](?:ll|d))?(?: (?:will|really|just|better|now))*(?:['’]ve got| have(?: got)?| need| must|['’]d better| should|ought)? "
    r"(?:to )?(?:scoot|dash|shoot off|rush off|hop off|jump (?:off|on)|get going|head off|be off|drop off)"
    r"(?=\W*$|[,.;!]| (?:now|soon|to|in|at|for|another)\b)|"
    r"I(?:'d|’d| would) like to (?:bring|show|ask|send|say|see you|hear))\b",
    re.IGNORECASE,
)
_FIRST_PERSON = lazily(r"\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves|you|one)\b", re.IGNORECASE)
_SPEAKER = lazily(r"\b(?:I|we|my|mine|our|ours|myself|ourselves)\b", re.IGNORECASE)
#: In a chat "hes" and "shes" have no apostrophe.
_SUBJECT = lazily(r"\b(?:hes?|shes?|they(?:re)?)\b", re.IGNORECASE)
_THIRD_PERSON = lazily(r"\b(?:hes?|shes?|they(?:re)?|his|her|their|him|them)\b", re.IGNORECASE)
#: "My accountant thinks I'm mad" tells what the accountant thinks.
_SOMEBODY_OF_THEIRS = lazily(
    r"\W*(?:(?:and|but|so|well|because),? )?(?:my|our) (?!own\b)(?:\w+[ -]){0,2}?\w+(?:'s)? "
    r"(?:(?:already|always|never|just|only|still|also) )?"
    r"(?:thinks?|says?|said|told|tells?|believes?|believed|reckons?|wants?|wanted|asks?|asked|thought|keeps? saying)\b",
    re.IGNORECASE,
)
_SUBJECT_FIRST = lazily(r"^\W*(?:(?:and|but|so|because|well|honestly)\W+)?(?:he|she)s?\b", re.IGNORECASE)
_GOES_ON = lazily(
    r"^\W*(?:(?:and|but|so|because|as long as|if|well)\W+)?(?:he|she|they|his|her|their)\b|\b(?:he|she)s?\b",
    re.IGNORECASE,
)
#: Told of whoever was named just before, and not only of whom it names: "Emil is scared of him".
_OF_HIM = lazily(
    r"\b(?:scared|afraid|frightened|terrified|wary|in awe) of (?:him|her)\b|\b(?:get|gets|go|goes|get it|take it) past (?:him|her)\b",
    re.IGNORECASE,
)
#: Of two who are called by one word nobody knows which is which.
_HE_OF_HIM = lazily(
    r"\bhe(?:['’]?s| is| was)?\b[^.;!?]{0,40} (?:of|past) him\b|\bshe(?:['’]?s| is| was)?\b[^.;!?]{0,40} (?:of|past) her\b",
    re.IGNORECASE,
)
#: Whom somebody wants to speak with before anything else.
_TO_SPEAK = lazily(
    r"\b(?:have|has|had|need|needs|want|must|should|ought|going|like|(?:I|we)['’](?:ll|d|ve got)|will) (?:to )?(?:first )?"
    r"(?:talk|speak|check|discuss|clear|ask|see|consult)\b",
    re.IGNORECASE,
)
_TITLES = ("mr", "mrs", "ms", "dr", "prof", "the", "miss")


def _first(name: str) -> str:
    words = [
        w for w in name.split() if w.rstrip(".").casefold() not in ("mr", "mrs", "ms", "dr", "prof", "the", "miss")
    ]
    return words[0] if words and words[0][0].isupper() and len(words) > 1 else name


def _name_pattern(name: str, short: str, title: str = "") -> re.Pattern[str]:
    name = name.partition(" (")[0]
    options = {name, short}
    if len(name.split()) > 1 and name.split()[-1][0].isupper():
        options.add(name.split()[-1])
    words = "|".join(re.escape(o) for o in sorted(options, key=len, reverse=True))
    by_title = rf"|\b(?i:our|my|the) {re.escape(title)}\b" if title else ""
    return re.compile(rf"\b(?:{words})\b{by_title}")


def _by_forecast(view: View) -> dict[str, float]:
    rows = (view.forecast or {}).get("people", ())
    ids = {b.name: b.id for b in view.buyers}
    swings = {p["person"]: float(p["swing"]) for p in (view.forecast or {}).get("pivotal", ())}
    raw = {
        (r.get("id") or ids.get(r["person"], "")): max(0.0, swings.get(r["person"], 0.0))
        + 0.2 * float(r.get("power", 0))
        for r in rows
    }
    top = max(raw.values(), default=0.0)
    return {k: v / top for k, v in raw.items()} if top > 0 else {}


#: An architect without more builds houses.
_IT_ROLES = (
    r"it|security|infrastructure|data|systems?|devops|platform|"
    r"(?:solutions?|software|enterprise|cloud|network|technical|integration|applications?|information) architect"
)
ROLE_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, lazily(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("finance", r"financ\w*|cfo|controller|accounting|treasur\w*"),
        ("buyer", r"procurement|purchasing|sourcing|buyer"),
        ("owner", r"owner|founder|proprietor|self-employed|maker|freelance\w*"),
        (
            "executive",
            r"ceo|coo|cto|cio|cmo|chief|president|vp|vice president|managing director|chair\w*|partner|board",
        ),
        ("it", _IT_ROLES),
        ("lead", r"head|director|manager|lead|supervisor|superintendent"),
        (
            "user",
            r"planner|nurse|engineer|developer|analyst|clerk|assistant|teacher|crew|driver|operator|technician|"
            r"specialist|coordinator",
        ),
    )
)


def role_class(role: str | None) -> str | None:
    """The class of a stated role, for the wording of questions only."""
    return next((name for name, pattern in ROLE_CLASSES if role and pattern.search(role)), None)


#: Whoever audits or advises is asked of what they look at, whatever else their title says.
_BESIDE = (
    ("auditor", lazily(r"\b(?:auditors?|audit)\b", re.IGNORECASE)),
    ("adviser", lazily(r"\b(?:advis[eo]rs?|advisory|consultants?|consultancy)\b", re.IGNORECASE)),
)


def question_class(role: str | None) -> str | None:
    """The class of a stated role by which a question is worded: as of ``role_class``, and "auditor" and "adviser" before it."""
    return next((name for name, pattern in _BESIDE if role and pattern.search(role)), None) or role_class(role)


def running(text: str) -> bool:
    """Whether words run the meeting, and are about nothing else."""
    return bool(_MEETING.search(text))


def speaks_for(view: View, person: str, text: str) -> bool:
    """Whether words of somebody may stand for themselves: not the running of the meeting, not about somebody else."""
    others = [n for i, n in view.short.items() if i != person]
    return not running(text) and of_themselves(text, others)


def of_themselves(text: str, others: Sequence[str]) -> bool:
    """Whether a sentence speaks of its speaker, as far as its words show.

    Args:
        others: what their colleagues are called.
    """
    if any(text.startswith(n) for n in others) or _SOMEBODY_OF_THEIRS.match(text.replace("’", "'")):
        return False
    # "He won't show it with me in the room" is about him.
    if _SPEAKER.search(text) or (_FIRST_PERSON.search(text) and not _SUBJECT.search(text)):
        return True
    return not any(n in text for n in others) and not _THIRD_PERSON.search(text)
