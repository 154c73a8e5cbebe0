"""What the forms of a draft share: their words quoted, with the sources kept, and sentences of ours between them."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.messaging.drafts import shapes
from otherside.messaging.drafts.asking import askable, lies_ahead
from otherside.messaging.drafts.conditions import waits_for
from otherside.messaging.drafts.draft import Block, Line
from otherside.messaging.drafts.plan import DraftPlan, Kind, Move, Role
from otherside.messaging.drafts.said import Fragment, Passage
from otherside.messaging.drafts.shapes import Shape, wording
from otherside.messaging.drafts.worth import asks_us
from otherside.profiles.said.promises import missing
from otherside.profiles.said.told_them import restated

T = TypeVar("T")


class Writer:
    """Chooses and fills sentences for one plan."""

    def __init__(self, plan: DraftPlan, avoid: Mapping[str, int]) -> None:
        self.plan = plan
        # A summary in writing is no place for short forms, however two people talk.
        self.formal = plan.manner.formal or plan.kind in (Kind.PROPOSAL, Kind.ONEPAGER)
        self._avoid = avoid
        self._leads: list[str] = []
        self._date: dt.date | None = None
        ids = ",".join(p.quote.id for m in plan.moves for p in m.passages)
        self._seed = f"{plan.reader.id}|{plan.kind}|{plan.variant}|{ids}"

    def pick(self, options: Sequence[T], key: str) -> T:
        """One of several, always the same for the same plan."""
        number = int(hashlib.sha256(f"{self._seed}|{key}".encode()).hexdigest()[:8], 16)
        return options[(number + self._avoid.get(key, 0)) % len(options)]

    def line(self, options: Sequence[str], key: str, needed: bool = False) -> Line:
        """A sentence that claims nothing about the reader."""
        return Line(wording(self.pick(options, key), self.formal), key=key, needed=needed)

    # about the reader

    def move(self, move: Move) -> Line:
        """A sentence about the reader, with the words it rests on."""
        if move.role is Role.CONTRAST:
            first, second = (self._quote(move, f, plain=True) for f in move.fragments)
            return Line(f"{first} {second}", move.passages, move.fragments, key="contrast", needed=True)
        key = f"{move.role}:{move.facet}"
        return Line(self._quote(move, move.fragments[0]), move.passages, move.fragments, key=key, needed=True)

    def _quote(self, move: Move, fragment: Fragment, plain: bool = False) -> str:
        date = fragment.passage.date
        first = not self._leads
        if first:
            options = _either(fragment, shapes.OPEN_DIRECT, shapes.OPEN_FRAMED)
            if date is None:
                options = _either(fragment, shapes.UNDATED_DIRECT, shapes.UNDATED_FRAMED)
        elif date is not None and date != self._date:
            # Words of another day are never told as if they had been said in one breath.
            options = _either(fragment, shapes.NEXT_DATED_DIRECT, shapes.NEXT_DATED_FRAMED)
        elif not plain and not fragment.frame and _named(move) and move.facet in shapes.BY_FACET:
            options = shapes.BY_FACET[move.facet]
        else:
            options = _either(fragment, shapes.NEXT_DIRECT, shapes.NEXT_FRAMED)
        if fragment.asked and date is not None:
            options = shapes.ANSWERED if date != self._date else shapes.NEXT_ANSWERED
        elif date is not None and not self.there(fragment.passage) and (first or date != self._date):
            options = _either(fragment, shapes.ELSEWHERE_DIRECT, shapes.ELSEWHERE_FRAMED)
        channel = fragment.passage.setting.channel
        fitting = [s for s in options if not s.only or channel.value in s.only]
        if date != self._date:
            # "In the same conversation" is said only of the same one.
            fitting = [s for s in fitting if s.lead not in ("same", "later")] or fitting
        fresh = [s for s in fitting if s.lead not in self._leads] or fitting
        shape = self.pick(fresh, f"{move.role}:{move.facet}" + (fragment.passage.quote.id if plain else ""))
        self._leads.append(shape.lead)
        self._date = date
        noted = fragment.passage.quote.reported
        return self._fill(shapes.remembered(shape, self._my(fragment.passage)) if noted else shape.text, fragment)

    def _fill(self, text: str, fragment: Fragment) -> str:
        passage, text = fragment.passage, wording(text, self.formal)
        said = "wrote" if passage.setting.channel.written else "said"
        out = text.replace("{said}", said).replace("{date}", self.day(passage.date))
        out = (
            out.replace("{who}", self.who(passage))
            .replace("{my}", self._my(passage))
            .replace("{asked}", fragment.asked)
        )
        # Last, so that nothing above can touch what stands between the marks.
        framed = "{frame} {q}." in out
        frame = wording(f"you {fragment.frame} " + "{q}", self.formal)
        out = out.replace("you {frame} {q}", frame) if framed else out
        return out.replace("{q}", quoted(fragment, closing=not framed))

    def there(self, passage: Passage) -> bool:
        """Whether whoever signs heard it, or nothing speaks against it."""
        heard, signs = passage.setting.heard, self.plan.manner.signs
        return not heard or not signs or signs in heard

    def who(self, passage: Passage) -> str:
        """To whom of us it was said, as the reader would name them."""
        names = passage.setting.heard[:2]
        return " and ".join(names if self.plan.manner.formal else [n.split()[0] for n in names])

    def _my(self, passage: Passage) -> str:
        signs = self.plan.manner.signs
        return "my" if signs and signs in passage.setting.heard else "our"

    def day(self, date: dt.date | None) -> str:
        """A day as people say it; the year only when it is another."""
        if date is None:
            return ""
        latest = self.plan.latest.date if self.plan.latest else None
        year = f" {date.year}" if latest and latest.year != date.year else ""
        return f"{date.day} {date:%B}{year}"

    def began(self, date: dt.date | None) -> None:
        """Their words of a day stand there already: what follows does not begin anew."""
        self._leads.append("on")
        self._date = date

    # around it

    def greeting(self) -> str:
        """How the reader is addressed: as before, else by the first name, without guessing a title."""
        manner = self.plan.manner
        if manner.salutation:
            return manner.salutation
        if any(c.isdigit() or c in "@<>_" for c in self.plan.reader.name) or not self.plan.reader.name.strip():
            # An address, or "Speaker 2": no name to greet anybody by.
            return "Hello"
        first = self.plan.reader.name.split()[0]
        if manner.formal:
            return f"Dear {self.plan.reader.name}"
        return f"Hi {first}" if manner.chats else f"Hello {first}"

    def close(self) -> Block | None:
        """The close, with our name where it is known."""
        manner = self.plan.manner
        if manner.chats:
            # Nobody signs a chat with regards; the name alone does no harm.
            return Block((Line(manner.sender, key="close", needed=True),)) if manner.sender else None
        words = "Kind regards" if manner.formal else "Best wishes"
        return Block((Line(f"{words}\n{manner.sender}".rstrip(), key="close", needed=True),))

    def begin(self) -> tuple[Line, Line]:
        """How a call begins: who it is, and whether it is a good moment."""
        here = "this is" if self.formal else "it's"
        name = f", {here} {self.plan.manner.sender}" if self.plan.manner.sender else ""
        moment = (
            "Is this a good moment, or shall I try another day?",
            "Do you have a few minutes, or is it a bad time?",
        )
        hello = Line(f"{self.greeting().replace('Dear', 'Hello')}{name}.", key="hello", needed=True)
        return hello, self.line(moment, "moment", needed=True)

    def subject(self) -> str:
        """What it is about, without a hook: the occasion, or the one question."""
        if self.plan.kind is Kind.CALL:
            return ""
        if self.plan.kind is Kind.INVITATION:
            return self.pick(("An invitation, without an agenda", "Half an hour, if you would like it"), "subject")
        if self.plan.kind is Kind.PROPOSAL:
            return "What we understood, and what is open"
        told = [*self.plan.appeals, *self.plan.refused, *(p for m in self.plan.moves for p in m.passages)]
        if not told:
            return "What is still open" if self.plan.owing else "Two questions"
        latest = max(told, key=lambda p: (p.date or dt.date.min, p.quote.id))
        day = self.day(latest.date)
        ours = "Our conversation on" if self.there(latest) else f"Your conversation with {self.who(latest)} on"
        channel = latest.setting.channel
        thing = f"Your {channel.letter} of" if channel.written else ours
        asked = (
            ", and a question"
            if not (self.plan.appeals or self.plan.owing or self.plan.refused) and self.pick((True, False), "subject")
            else ""
        )
        return f"{thing} {day}{asked}" if day else "A question"

    def burden(self) -> Facet | str | None:
        """What stands in the way, if anything is known; "open" where its words do not say what kind of thing it is."""
        return next((kind_of(m) for m in self.plan.moves if m.role in (Role.BETWEEN, Role.CONTRAST)), None)

    def question(self, key: str = "question") -> Line:
        """One open question: about what stands in the way, else about what is not known."""
        roles = {m.role for m in self.plan.moves}
        burden = self.burden()
        options: Sequence[str]
        if self.plan.settled and not burden and not self.plan.hangs_on:
            options = shapes.QUESTIONS["ahead"]
        elif self.plan.hangs_on and not burden:
            options = shapes.QUESTIONS["hangs"]
        elif Role.CONTRAST in roles:
            options = shapes.BOTH_QUESTIONS
        elif burden:
            options = shapes.QUESTIONS["of us" if burden is Facet.WANT and self.of_us() else burden]
        elif Role.HOPE in roles:
            options = self.beyond()
        elif Role.STANDING in roles:
            options = shapes.OF_STANDING[self.asked_of(self.plan.moves[-1])]
        else:
            options = shapes.QUESTIONS["standing"]
        return self.line(options, key, needed=True)

    def of_us(self) -> bool:
        """Whether what they want is for us to do: "a contract where you tell us within a day"."""
        wanted = [p.quote.quote for m in self.plan.moves if m.facet is Facet.WANT for p in m.passages]
        return any(_OF_US.search(text) or asks_us(text) for text in wanted)

    def asked_of(self, move: Move) -> str:
        """What can be asked of the words of a move: nobody sees the day on which a letter came one way or the other."""
        fragment = move.fragments[0]
        return askable(fragment.text, move.facet, fragment.passage.date, self.plan.as_of).value

    def beyond(self) -> Sequence[str]:
        """What is asked after a hope: nothing stands between somebody and who they are already, or what has a day to come."""
        hopes = [m for m in self.plan.moves if m.role is Role.HOPE]
        if self.plan.settled:
            return shapes.QUESTIONS["ahead"]
        if any(lies_ahead(f.text, f.passage.date, self.plan.as_of) for m in hopes for f in m.fragments):
            return shapes.OF_STANDING["day"]
        if not hopes:
            return shapes.QUESTIONS["obstacle"]
        if any(m.facet is Facet.WANT or _IF.search(p.quote.quote) for m in hopes for p in m.passages):
            # What they want to be there, in a case they name, has not been kept from happening: it is to be met.
            return shapes.QUESTIONS["of us" if self.of_us() else Facet.WANT]
        return shapes.QUESTIONS["own" if {m.facet for m in hopes} == {Facet.IDENTITY} else "between"]

    def beside(self) -> tuple[Line, ...]:
        """What they made it hang on, and what we told them or they asked of us: it comes before what we would ask."""
        out: list[Line] = []
        if self.plan.hangs_on and self.burden() not in (Facet.WANT, "waits"):
            passage, day = self.plan.hangs_on
            # What they need stands there in their words already, and what it hangs on is not read back as a threat.
            said = "wrote" if passage.setting.channel.written else "said"
            text = self.pick(shapes.HANGS, "hangs").replace("{said}", said)
            text = text.replace("{day}", f", with {self.day(day)} as its day" if day else "")
            out.append(Line(wording(text, self.formal), (passage,), key="hangs", needed=True))
        for passage in self.plan.owing:
            quote = passage.quote
            if passage.person != self.plan.reader.id and (told := restated(quote.quote)):
                out += self._owed_by_note(passage, told)
                continue
            whole = Fragment(passage, quote.start, quote.end, quote.quote, "", 1.0)
            # "I still have no name" asks nothing: it tells what has not come.
            tells = missing(quote.quote) or not (asks_us(quote.quote) or quote.quote.rstrip(' "”)').endswith("?"))
            asked = shapes.NOT_COME if tells else shapes.ASKED_OF_US
            options = asked if passage.person == self.plan.reader.id else shapes.PROMISED
            on = self.day(passage.date) if passage.date != self._date else ""
            text = wording(self.pick(options, "owing"), self.formal).replace("{on}", f"On {on} " if on else "")
            text = text[0].upper() + text[1:]
            out.append(Line(text.replace("{q}", quoted(whole)), (passage,), (whole,), key="owing", needed=True))
            out.append(Line(shapes.HOW_FAR, key="how far", needed=True))
        return tuple(out)

    def _owed_by_note(self, passage: Passage, told: str) -> list[Line]:
        """What a note of ours tells that we promised them, as it is said to them; the note is not read out."""
        signs = self.plan.manner.signs
        told = re.sub(r"\bI\b", "we", told) if passage.name and signs and passage.name != signs else told
        on = f"On {self.day(passage.date)} " if passage.date and " owe " not in told else ""
        text = f"{on}{told}. That comes before anything else here."
        text = wording(text[0].upper() + text[1:], self.formal)
        return [Line(text, (passage,), key="owing", needed=True), Line(shapes.HOW_FAR, key="how far", needed=True)]

    def refused(self) -> tuple[Line, ...]:
        """What they said no to, in their words, and room for the answer that only we can give: nothing is argued."""
        out: list[Line] = []
        for passage in self.plan.refused:
            quote = passage.quote
            told = Fragment(passage, quote.start, quote.end, quote.quote, "", 1.0)
            options = shapes.NOT_AGREED if not out else shapes.NOR_AGREED
            written, there = passage.setting.channel.written, self.there(passage)
            to = f"{'wrote to' if written else 'told'} {self.who(passage)}"
            said = to if not there else "wrote" if written else "said"
            text = wording(self.pick(options, "refused"), self.formal).replace("{said}", said)
            text = text.replace("{on}", f" on {self.day(passage.date)}" if passage.date else "")
            key = f"refused:{quote.id}"
            out.append(Line(text.replace("{q}", quoted(told)), (passage,), (told,), key=key, needed=True))
        if out:
            self.began(self.plan.refused[0].date)
            out.append(Line(shapes.OUR_ANSWER, key="answer to it", needed=True))
        return tuple(out)

    def thin(self) -> tuple[Line, ...]:
        """What is asked where nothing can be quoted: how it is and should be, of whoever has not told us that already."""
        told = any(p.facets and p.person == self.plan.reader.id for p in self.plan.evidence)
        questions = (
            shapes.PEACE_QUESTIONS if self.plan.peace else shapes.TOLD_QUESTIONS if told else shapes.THIN_QUESTIONS
        )
        return tuple(Line(wording(q, self.formal), key=f"thin{n}", needed=True) for n, q in enumerate(questions))

    def offer(self) -> Line:
        """Something small that would help, and may be declined."""
        return self.line(shapes.OFFERS.get(self.burden() or "any") or shapes.OFFERS["any"], "offer")

    def end(self, beside: Sequence[Line]) -> tuple[Line, ...]:
        """How a letter ends: with an offer where nothing of ours is open, and with their freedom to leave it."""
        return (self.free(),) if beside or self.plan.owes else (self.offer(), self.free())

    def free(self) -> Line:
        """The reader may leave it."""
        return self.line(shapes.FREE_AHEAD if self.plan.settled else shapes.FREE, "free", needed=True)


_IF = lazily(r"\b(?:if|unless|as long as)\b", re.IGNORECASE)
_OF_US = lazily(r"\b(?:you|your|yours)\b(?! know\b)", re.IGNORECASE)


def quoted(fragment: Fragment, closing: bool = True) -> str:
    """The words in quotation marks.

    Args:
        closing: the quotation ends our sentence, so that its own full stop stays, or one is set.
    """
    words = fragment.shown
    if closing:
        return f"“{words}”" if words[-1] in ".!?" else f"“{words}”."
    return f"“{words.rstrip('.')}”"


def kind_of(move: Move) -> Facet | str:
    """What stands in the way by its kind, "waits" for what they do not go on without, or "open": a question for the wrong kind would
    put words in their mouth."""
    if any(waits_for(f.text) for f in move.fragments):
        return "waits"
    carried = shapes.CARRIED.get(move.facet)
    return move.facet if carried is None or any(carried.search(f.text) for f in move.fragments) else "open"


def _named(move: Move) -> bool:
    """Whether our words may name the kind of thing it is: it was surely read, and the words themselves carry it."""
    led = shapes.LED.get(move.facet)
    return move.sure and (led is None or bool(led.search(move.fragments[0].text)))


def _either(fragment: Fragment, direct: tuple[Shape, ...], framed: tuple[Shape, ...]) -> tuple[Shape, ...]:
    return framed if fragment.frame else direct
