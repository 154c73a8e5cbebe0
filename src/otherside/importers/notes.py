"""A note with no speakers: its author's observations, and what they report that others said.

``Dana, their CFO, said: "Not before Q3."`` gives a turn of kind ``REPORTED`` by Dana with the words between
the quotation marks, and turns of kind ``NOTE`` with everything around them, in order: nothing is dropped.
A quotation is somebody's only if a person is named beside it; a word with a colon that is nobody's name is
a heading. A pronoun stands for the one person named last; where two were named, or it might be a team, the
quotation stays part of the note; it stands for nobody of whom the quotation itself speaks as of another. With nobody
named beside it, it is the note's one client's where it stands by itself (``unnamed``). Behind a label
(``Dana: "…" She laughed.``) what follows the closing quotation mark is the author's again, as is the next paragraph,
and so is a line that tells of her (``Dana: she said no``).
The author's own words ("I told her: …") stay part of the note as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from otherside.domain import Participant, Turn, TurnKind
from otherside.domain.patterns import lazily
from otherside.importers import when
from otherside.importers.blocks import Kind, Line, plain
from otherside.importers.dialogue import Unit, day_begins, is_quoted
from otherside.importers.heading import Head, is_ours
from otherside.importers.lead_in import LeadIn, then_said
from otherside.importers.names import Roster
from otherside.importers.people_in_text import (
    Mention,
    is_common_noun,
    is_named,
    lone_subject,
    mentions,
    subject_before,
    subject_of_tag,
    topics,
)
from otherside.importers.quotations import Quotation, quotations, without_marks
from otherside.importers.talk_title import talked_with
from otherside.importers.third_person import introduced, kin_pronoun, speaks_of, supposed, told_of_them
from otherside.importers.unnamed import before_an_arrow, may_be_theirs, one_client, pronoun_on_the_way

_TAG = lazily(r"[ \t]*(?:[-–—―]{1,3}|~)[ \t]*(?=[^\W\d_])")
_AND_THEN = lazily(r"\s*(?:and|also|then|later|and then|and later)(?: about (?:her|him)self)?\s?:\s*", re.IGNORECASE)
_SHORT_LINE = lazily(r"^[^\n]{0,59}[.!?…][\"”’)]?\n", re.MULTILINE)
_OF_ANOTHER = lazily(r"(?:he|she|his|her|er|sie|il|elle)\b", re.IGNORECASE)
_NEXT_IS_THEY = lazily(r"(?:He|She|His|Her)\b")
_AS_SUBJECT = {"his": "he", "her": "she"}
#: So much of a note is searched for other places of a name: thousands of names in a long one would take minutes.
_READ_FOR_NAMES = 50_000
_ASSIGNMENTS = lazily(r"(?:action|next step|to-?do|follow|task|nächste)", re.IGNORECASE)


@dataclass
class NoteReader:
    """Reads the paragraphs of one note in order, and remembers who was named.

    Attributes:
        head: what the note says of itself.
        roster: receives those who are quoted.
        latest: the day after which nothing in it can have happened; a heading seldom tells the year.
    """

    head: Head
    roster: Roster
    latest: date | None = None
    _known: dict[str, Mention] = field(default_factory=dict)
    _recent: list[list[str]] = field(default_factory=list)
    _start: int = 0
    _quoted: Mention | None = None
    _called: dict[str, str] = field(default_factory=dict)
    _text: str = ""
    _client: str | None = None
    _titled: Mention | None = None
    _around: tuple[str, str, str] = ("", "", "")
    _above: int = 0
    _in_block: bool = False
    _quoting: bool = False

    def turns(self, units: Sequence[Unit], labels: frozenset[str] = frozenset()) -> tuple[Turn, ...]:
        """All turns of the note; ``labels`` are those of minutes (``- Dana: wants it by May``)."""
        pieces: list[tuple[str, Mention | None, datetime | None]] = []
        at: datetime | None = None
        assigned = False
        self._text = "\n".join(plain(unit.line.text) for unit in units)
        self._quoting = any(unit.label in labels and is_quoted(plain(unit.text)) for unit in units)
        self._titled = talked_with(self._spelt(self.head.title or ""))
        self._client = one_client(units, labels, self._others(), self.head.author)
        if self._client and self._only_introduced(self._client):
            self._client = None
        section, before_list, here = self.head.title or "", "", 0
        for n, unit in enumerate(units):
            line = unit.line
            above = (
                self._spelt(plain(units[n - 1].line.text)) if n and units[n - 1].line.kind is not Kind.HEADING else ""
            )
            if n and line.kind is Kind.BULLET and units[n - 1].line.kind is not Kind.BULLET:
                before_list = above
            self._around = (section, above, before_list if line.kind is Kind.BULLET else "")
            self._above, here = here, len(self._recent)
            self._in_block = line.kind is Kind.QUOTE  # set apart so, a text may be from anywhere
            if line.kind is Kind.HEADING:
                section = plain(line.text)
                at = day_begins(when.day_of_heading(plain(line.text), self.latest)) or at
                assigned = bool(_ASSIGNMENTS.match(line.text)) or (assigned and line.level > 2)
                self._see(plain(line.text))
                pieces.append((plain(line.text), None, at))
            elif unit.label in labels and unit.text and not assigned:
                person = Mention.of_label(unit.label or "")
                self._see(person.name)
                self._known.setdefault(person.name.lower(), person)
                words = plain(unit.text)
                theirs = not supposed(f"{unit.label}:") and (
                    is_quoted(words) or not told_of_them(words, quoting=self._quoting)
                )
                found = self._labelled(words, person) if theirs else self.paragraph(plain(line.text))
                pieces += [(text, who, at) for text, who in found]
            elif line.kind is Kind.QUOTE:
                before = plain(units[n - 1].line.text) if n and units[n - 1].line.kind is Kind.TEXT else ""
                pieces += [(text, person, at) for text, person in self._block_quote(line, before)]
            elif line.kind is Kind.CODE:
                pieces.append((line.text, None, at))
            else:
                if line.kind is Kind.TEXT:
                    at = day_begins(when.day_of_line(plain(line.text), self.latest)) or at
                pieces += [(text, person, at) for text, person in self.paragraph(plain(line.text))]
        return self._finish(pieces)

    def _finish(self, pieces: list[tuple[str, Mention | None, datetime | None]]) -> tuple[Turn, ...]:
        for mention in sorted((p for _, p, _ in pieces if p), key=lambda p: -len(p.name)):
            self.roster.mention(mention.participant())
        turns: list[Turn] = []
        for text, person, at in pieces:
            if not text.strip():
                continue
            if person is None:
                turns.append(Turn(text.strip(), at=at, kind=TurnKind.NOTE))
                continue
            name = self.roster.speak(person.participant())
            turns.append(Turn(text.strip(), name, at=at, kind=TurnKind.REPORTED, reported_by=self.head.author))
        return tuple(turns)

    def _labelled(self, text: str, person: Mention) -> list[tuple[str, Mention | None]]:
        """What stands under somebody's label: theirs up to the closing quotation mark, if there is one."""
        if is_quoted(text):
            return self.paragraph(text, person)
        own, rest = _own_lines(text)
        return [(own, person), *self.paragraph(rest)]

    def paragraph(self, text: str, said_by: Mention | None = None) -> list[tuple[str, Mention | None]]:
        """The paragraph as pieces in order: the note's own words with ``None``, others' with who said them.

        Args:
            text: the paragraph.
            said_by: whose label stands before the quotation that it begins with.
        """
        found = quotations(text) or [q for q in without_marks(text) if not told_of_them(q.inner, quoting=True)]
        pieces: list[tuple[str, Mention | None]] = []
        done = 0
        speaker = None
        self._start = len(self._recent)
        self._recent.append([])
        if said_by:
            self._remember(said_by)
        seen = 0
        for n, quote in enumerate(found):
            self._see_between(text[seen : quote.start])
            limit = found[n + 1].start if n + 1 < len(found) else len(text)
            if n or not said_by:
                said_by = self._speaker(text, quote, found[n - 1] if n else None, speaker, limit)
            speaker = said_by
            seen = quote.end
            if speaker is None:
                continue
            self._quoted = speaker
            pieces.append((text[done : quote.start].rstrip(" \t"), None))
            pieces.append((quote.inner, speaker))
            done = quote.end
        self._see_between(text[seen:])
        pieces.append((text[done:], None))
        return [(t, p) for t, p in _tidied(pieces) if t.strip()]

    def _speaker(
        self, text: str, quote: Quotation, before: Quotation | None, last: Mention | None, limit: int
    ) -> Mention | None:
        """Who said the quotation: named before it, after it, or as for the one it goes on from."""
        start = before.end if before else 0
        clause = self._spelt(text[start : quote.start])
        if supposed(clause):
            return None
        subject = subject_before(clause)
        if subject.kind == "none":
            subject = subject_of_tag(self._spelt(text[quote.end : min(limit, quote.end + 160)]), quote.inner)
            if subject.kind == "none" and before and last and len(clause) <= 60 and _goes_on(clause):
                return _if_theirs(last, quote.inner)
            if subject.kind == "none" and (then := then_said(clause, "" if before else self._around[1])):
                return _if_theirs(self._led_in(then, quote.inner), quote.inner)
            if subject.kind == "none" and _AND_THEN.fullmatch(clause[-120:].rpartition(". ")[2]):
                return _if_theirs(self._same_again(), quote.inner)
        if subject.kind == "name" and subject.mention:
            if subject.if_known:
                return self._named_again(subject.mention.name) if self._knows(subject.mention.name) else None
            if subject.bare and self._speaks_of(subject.mention.name, text[: quote.start], quote.inner):
                return None
            if subject.bare and self._is_heading(subject.mention.name, text[: quote.start]):
                return _if_theirs(self._about(last), quote.inner)
            return self._remember(subject.mention)
        if subject.kind == "pronoun":
            return self._resolve(subject.pronoun, quote.inner)
        if subject.kind == "none":
            if (name := before_an_arrow(clause, [p.name for p in self._others()])) and not self._in_block:
                return _if_theirs(self._remember(self._known.get(name.lower()) or Mention(name)), quote.inner)
            return _if_theirs(self._unnamed(clause, quote, self._spelt(text[quote.end : limit])), quote.inner)
        return None

    def _speaks_of(self, name: str, before: str, words: str) -> bool:
        """Whether in the middle of a paragraph about the one whom the note lists, a quotation speaks of somebody else.

        ``She looked tired. Tom: "He's had a bad year."`` may be what she says of Tom.
        """
        listed = {self._fullest(p.name) for p in self._others()}
        begins = not before[: before.rfind(name)].strip(' :\t\n"“*-–—')
        return len(listed) == 1 and not begins and self._fullest(name) not in listed and bool(_OF_ANOTHER.match(words))

    def _spelt(self, text: str) -> str:
        """The text with the names in place of initials."""
        for initials, name in self.head.initials.items():
            if initials in text:
                text = name.join(re.split(rf"(?<![\w-]){re.escape(initials)}(?![\w-])", text))
        return text

    def _unnamed(self, clause: str, quote: Quotation, after: str) -> Mention | None:
        """The note's one client, if a quotation beside which nobody is named may be theirs."""
        client = self._client
        if (
            client is None
            or self._in_block
            or not {self._fullest(n) for n in self._last_named(self._above)} <= {self._fullest(client)}
        ):
            return None
        pronoun = pronoun_on_the_way(clause)
        if pronoun and self._called.get(self._listed(client), pronoun) != pronoun:
            return None
        section, before, lead = self._around
        if not may_be_theirs(clause, quote, after, client, section=section, before=before, lead=lead):
            return None
        return self._remember(self._known.get(client.lower()) or Mention(client))

    def _is_heading(self, name: str, before: str) -> bool:
        """Whether one word and a colon are the author's heading for what follows (``Rent: "…"``) and name no speaker.

        In the middle of a paragraph a person is somebody whom the note knows; at its beginning, anybody whose name is not
        a common noun elsewhere.
        """
        if " " in name or self._knows(name):
            return False
        begins = before.strip(' :\t\n"“*-–—') == name
        beginning = self._text[:_READ_FOR_NAMES]
        # Its own place is one.
        elsewhere = beginning.count(name) > 1
        return is_common_noun(name, beginning) or not (begins or (elsewhere and is_named(name, beginning)))

    def _knows(self, name: str) -> bool:
        people = [*(p.name for p in self.head.people), *self.head.aliases, *(m.name for m in self._known.values())]
        return any(name.lower() in (person.lower(), *person.lower().split()) for person in people)

    def _about(self, last: Mention | None) -> Mention | None:
        """Whom a paragraph is about: whoever is quoted in it already, else the one the note is about; nobody if more are named."""
        named = self._last_named(self._start)
        if last is not None:
            return last if named <= {self._fullest(last.name)} else None
        main = self._main()
        if main is None or not named <= {main}:
            return None
        return self._remember(self._known.get(main.lower()) or Mention(main))

    def _led_in(self, then: LeadIn, words: str) -> Mention | None:
        """Whom the sentence before ``Then:`` is about, where the note knows them or it tells what only people do."""
        if then.pronoun:
            return self._resolve(then.pronoun, words)
        name = self._fullest(then.name)
        known = " " in name or name in {p.name for p in self.head.people}
        if not known and (not then.surely or is_common_noun(then.name, self._text[:_READ_FOR_NAMES])):
            return None
        return self._named_again(name)

    def _named_again(self, name: str) -> Mention | None:
        """Somebody whom the note names elsewhere, by the fullest of their names."""
        name = self._fullest(name)
        return self._remember(self._known.get(name.lower()) or Mention(name))

    def _same_again(self) -> Mention | None:
        """Whoever was quoted last, if nobody else has been named since (``And: "…"``)."""
        if self._quoted is None or self._last_named() != {self._fullest(self._quoted.name)}:
            return None
        return self._quoted

    def _block_quote(self, line: Line, before: str) -> list[tuple[str, Mention | None]]:
        """``> words — Dana``, or a quotation under ``Dana said:``; others stay part of the note."""
        text = plain(line.text)
        self._recent.append([])
        head, dash, tail = _last_dash(text)
        if dash:
            subject = subject_of_tag(f" — {tail}", head)
            if subject.kind == "name" and subject.mention and len(tail) <= 120:
                return [(head.strip().strip('"“”„«»'), self._remember(subject.mention)), (dash + tail, None)]
        if before.rstrip().endswith(":"):
            subject = subject_before(before[-300:])
            person = None
            if subject.kind == "name" and subject.mention:
                heading = subject.bare and self._is_heading(subject.mention.name, before)
                person = _if_theirs(self._about(None), text) if heading else self._remember(subject.mention)
            elif subject.kind == "pronoun":
                person = self._resolve(subject.pronoun, text)
            if person:
                return [(text.strip('"“”'), person)]
        return self.paragraph(text)

    # --- who "he" is ---------------------------------------------------------------------------

    def _remember(self, mention: Mention) -> Mention | None:
        if mention.name.lower() in self.head.organisations:
            return None
        mention = replace(mention, name=self._in_full(mention.name))
        known = self._known.get(mention.name.lower())
        if known:
            mention = replace(
                mention,
                role=known.role or mention.role,
                organisation=known.organisation or mention.organisation,
                ours=known.ours or mention.ours,
            )
        self._known[mention.name.lower()] = mention
        if self._recent:
            self._recent[-1].append(mention.name)
        else:
            self._recent.append([mention.name])
        return mention

    def _see(self, text: str) -> None:
        """Takes note of the people in a heading."""
        self._recent.append([])
        self._see_between(text)

    def _see_between(self, text: str) -> None:
        text = self._spelt(text)
        sentences = re.split(r"(?<=[.!?])\s", text)
        for n, sentence in enumerate(sentences):
            finished = n + 1 < len(sentences) or sentence.rstrip().endswith((".", "!", "?"))
            pronoun = _NEXT_IS_THEY.match(sentence.lstrip())
            # Whom a pronoun means that leads into a quotation, the quotation may tell.
            if finished and pronoun and len(meant := self._meant()) == 1:
                word = pronoun.group().lower()
                self._called.setdefault(self._listed(meant.pop()), _AS_SUBJECT.get(word, word))
            named = [m for m in mentions(sentence) if m.name.lower() not in self.head.organisations]
            about = set(topics(sentence))
            if not named and not about and n + 1 < len(sentences) and _NEXT_IS_THEY.match(sentences[n + 1]):
                named = [m for m in (lone_subject(sentence),) if m and m.name.lower() not in self.head.organisations]
            if not named and not about:
                continue
            before = self._last_named()
            self._recent.append([])
            for mention in named:
                if mention.name not in about:
                    self._remember(mention)
            new = [m.name for m in named if introduced(sentence, m.name)]
            for name in new:
                if kin := kin_pronoun(sentence, name):
                    self._called.setdefault(self._listed(name), kin)
            if (about or len(new) == len(named)) and finished:
                # After "We talked about Ragna." or "The chair is Ragna." she may be either.
                main = (self._main() or (self._titled.name if self._titled else None)) if new else None
                self._recent[-1] += [*(before or ([main] if main else [])), *about]

    def _meant(self) -> set[str]:
        """Those whom a pronoun may mean."""
        named = self._last_named(self._start)
        if not named:  # nobody in this paragraph: the one whom the note is about, else the last one named
            main = self._main()
            if main is None or not self._others():  # a title alone does not outweigh who was named since
                return self._last_named() | ({main} if main else set())
            named = {main}
        return named

    def _listed(self, name: str) -> str:
        """The name under which the note lists somebody, where it is the only one that begins so."""
        full = [p.name for p in self.head.people if f"{p.name} ".lower().startswith(f"{name} ".lower())]
        return full[0] if len(full) == 1 else name

    def _resolve(self, pronoun: str, words: str) -> Mention | None:
        """Whom a pronoun beside some quoted words means: nobody of whom they speak, then rather whom the note is about."""
        meant = self._meant()
        named = {name for name in meant if not speaks_of(words, name)}
        main = self._main()
        if meant and not named and main and not speaks_of(words, main):
            named = {main}
        if len(named) > 1:
            named = {name for name in named if self._called.get(self._listed(name), pronoun) == pronoun}
        if len(named) != 1:
            return None
        name = named.pop()
        if name != main and self._titled and name == self._titled.name and name.lower() not in self._known:
            return None  # perhaps a house
        if pronoun in ("he", "she") and self._called.setdefault(self._listed(name), pronoun) != pronoun:
            return None  # somebody else, whom the note does not name
        if self._titled and name == self._titled.name:
            return self._known.get(name.lower()) or self._titled
        return self._known.get(name.lower()) or Mention(name)

    def _main(self) -> str | None:
        """The one person whom the note lists beside its author, or of those the one in its title; else with whom that says a talk was."""
        others = self._others()
        if not others:
            return self._talked_with()
        if len(others) > 1:
            title = set((self.head.title or "").replace(",", " ").replace("'s", " ").split())
            others = [p for p in others if p.name.split(" ")[0] in title]
        return others[0].name if len(others) == 1 else None

    def _talked_with(self) -> str | None:
        """With whom the title says a talk was, where it tells their role as well or the note knows them by now."""
        who = self._titled
        if who is None or who.name == self.head.author:
            return None
        first = who.name.split(" ")[0]
        if any(is_ours(p) and p.name.split(" ")[0] == first for p in self.head.people):
            return None
        known = any(m.name.split(" ")[0] == first and not m.ours for m in self._known.values())
        return self._fullest(who.name) if who.role or known else None

    def _only_introduced(self, name: str) -> bool:
        """Whether the note tells who somebody is (``The chair is Ragna Moe.``) and its title names another as who was talked to."""
        who = self._titled
        if who is None or who.name.split(" ")[0] == name.split(" ")[0]:
            return False
        text = self._text[:_READ_FOR_NAMES]
        return any(introduced(sentence, name) for sentence in re.split(r"(?<=[.!?])\s|\n", text))

    def _others(self) -> list[Participant]:
        """Whom the note lists, but its author and who is ours."""
        return [p for p in self.head.people if p.name != self.head.author and not is_ours(p)]

    def _last_named(self, since: int = 0) -> set[str]:
        """Those named in the last sentence that names anybody."""
        recent = self._recent[max(since, len(self._recent) - 40) :]
        names = next((set(n) for n in reversed(recent) if n), set())
        return {self._fullest(name) for name in names}

    def _in_full(self, name: str) -> str:
        """A first name with the last one that the note gave it before, where it gave just one."""
        if " " in name or name.lower() in self._known:
            return name
        begins = f"{name.lower()} "
        full = {seen for names in self._recent for seen in names if seen.lower().startswith(begins)}
        return full.pop() if len(full) == 1 else name

    def _fullest(self, name: str) -> str:
        """``Dana`` and ``Dana Lee`` are one person, when only one bears the first name."""
        name = self.head.aliases.get(name) or name
        people = {*(m.name for m in self._known.values()), *(p.name for p in self.head.people)}
        people |= {self._titled.name} if self._titled else set()
        full = [person for person in people if person.lower().startswith(f"{name.lower()} ")]
        return full[0] if len(full) == 1 else name


def _if_theirs(person: Mention | None, words: str) -> Mention | None:
    """Whoever may have said some words, unless these speak of them as of another."""
    return None if person and speaks_of(words, person.name) else person


def _last_dash(text: str) -> tuple[str, str, str]:
    """The words, the dash and what follows the last dash that a name may follow."""
    last = None
    for match in _TAG.finditer(text[-200:]):
        last = match
    if last is None:
        return text, "", ""
    offset = max(0, len(text) - 200)
    return text[: offset + last.start()], last.group(), text[offset + last.end() :]


def _own_lines(text: str) -> tuple[str, str]:
    """What stands in one paragraph under somebody's label without quotation marks, and where it ends early the rest.

    A line that ends with its sentence, short of where the lines are broken, is not gone on with in the next.
    """
    end = next((m.end() for m in _SHORT_LINE.finditer(text)), len(text))
    return text[:end], text[end:]


def _goes_on(clause: str) -> bool:
    """Whether the words between two quotations are only ``, she said,`` or nothing."""
    return not clause.strip() or bool(re.match(r"\s*,?\s*(?:and|then|but|he|she|\w+ said|said)\b", clause))


def _tidied(pieces: list[tuple[str, Mention | None]]) -> list[tuple[str, Mention | None]]:
    """The full stop or comma that a quotation leaves behind goes; words never do."""
    return [
        (t if p is not None or n == 0 else t.lstrip(" \t\n.,;"), p)
        for n, (t, p) in enumerate(pieces)
        if p is not None or any(c.isalnum() for c in t)
    ]
