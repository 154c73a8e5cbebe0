"""What a document says of itself before it begins: YAML front matter and header lines.

python-frontmatter is not used: it refuses the whole file when the YAML is not quite YAML (an unquoted
``[[wiki link]]``, a colon in a title), and turns values into dates and numbers that would have to be turned
back. PyYAML reads what is YAML, as text; what is not is read line by line.
"""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from otherside.domain import Participant, Side
from otherside.domain.firm_names import is_firm
from otherside.domain.patterns import lazily
from otherside.importers import when
from otherside.importers.attendance import is_away, lists_of
from otherside.importers.blocks import Kind, Line, plain
from otherside.importers.name_words import ROLE_SPEAKERS, ROLE_WORDS
from otherside.importers.names import looks_like_person, one_line, read_label, split_role
from otherside.importers.voices import without_voice

_MAX_FRONT_MATTER = 100_000
_MAX_VALUES = 2_000
_MAX_HEADER_VALUE = 160
_FENCE = lazily(r"(?:---|\+\+\+)[ \t]*")
_KEY = lazily(r"([A-Za-zÀ-ÿ][\w ./-]{0,40}?)[ \t]{0,3}[:=](?:[ \t]+(.*)|)$")
_LINK = lazily(r"!?\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
#: The same as a sentence: "Those present were Ada Voss and Bo Lind."
_WERE_PRESENT = lazily(
    r"(?:(?:those|members|also) )?(?P<key>present|in attendance|attending) (?:were|was):? (?P<who>[^:]{3,600})",
    re.IGNORECASE,
)
_AND = lazily(r"\s+(?:and|&|und)\s+")
#: Among so many lines below the head is looked for who was there.
_NEAR_HEAD = 12
_PUBLISHED = lazily(r"(?:published|recorded|held|date)(?: on| at)?:? (.{6,40})", re.IGNORECASE)

#: Whom its author met: people of the other side, unless they are known as ours.
_MET_KEYS = frozenset("with met mit avec".split())
#: Whom it is about; also a company may stand here.
_CLIENT_KEYS = frozenset(
    """client clients customer customers buyer buyers prospect prospects coachee coachees interviewee interviewees
    kunde kundin kunden klient klientin klienten cliente clientes""".split()
)
#: Those of whom a key says that they were not there, and of whom it says that they held the chair.
_AWAY_KEYS = frozenset(["apologies for absence", "not present"]) | frozenset(
    "apologies apology absent absentees excused regrets "
    "entschuldigt abwesend excusé excusés excusée excusées absents absentes afwezig afgemeld ausentes".split()
)
_CHAIR_KEYS = frozenset(["chair", "chaired by", "chairperson", "chairman", "chairwoman", "vorsitz", "voorzitter"])
#: Those that list who was there, wherever in the first lines they stand.
_PRESENT_KEYS = frozenset(
    ["in attendance", "also in attendance", "also present", "those present", "members present", "in the room"]
) | frozenset(
    "present attendance attendees participants aanwezig aanwezigen presentes anwesend anwesende présents teilnehmer".split()
)
_PEOPLE_KEYS = (
    _MET_KEYS
    | _CLIENT_KEYS
    | _AWAY_KEYS
    | _CHAIR_KEYS
    | _PRESENT_KEYS
    | frozenset(["minute taker", "minutes by"])
    | frozenset(
        """participants participant attendees attendee people person persons present speakers speaker who contact contacts
        invitees guest guests members member mitglieder membres
        teilnehmer teilnehmerin teilnehmende teilnehmerinnen personen gesprächspartner gesprächspartnerin anwesend wer
        ansprechpartner ansprechpartnerin kontakt kontakte gast gäste
        participante participantes personne personnes présent présents interlocuteur interlocutrice interlocuteurs
        invité invitée invités qui""".split()
    )
)
#: Words of those that begin a sentence as well (``With: …``): they name people only where what follows is names.
_LOOSE_KEYS = _MET_KEYS | _CHAIR_KEYS | _AWAY_KEYS | frozenset("who wer qui".split())
#: Words of the roles that are ours.
_OUR_ROLES = frozenset("coach consultant author interviewer seller ae sdr se".split())
_OUR_KEYS = frozenset("""author owner seller rep host interviewer coach consultant""".split())
#: Those of whom there is one in the conversation itself, and whose name is a person's.
_OUR_SPEAKERS = frozenset(["interviewer", "seller", "rep"])
#: "Ada (Marlstone)": somebody, and no greeting.
_WITH_BRACKET = lazily(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3} \([^()]{2,60}\)")
_DATE_KEYS = frozenset(
    """date datum day when recorded held created published meeting-date
    termin gesprächsdatum aufgenommen erstellt jour quand fecha""".split()
)
_DEAL_KEYS = frozenset(["deal", "opportunity", "project"])
_ORGANISATION_KEYS = frozenset(["company", "account", "organisation", "organization", "firm"])
_OTHER_KEYS = frozenset(
    """title tags tag type duration length location place url link source stage status call meeting subject
    topic time start end language role amount recording id industry segment""".split()
)
_HEADER_KEYS = _PEOPLE_KEYS | _OUR_KEYS | _DATE_KEYS | _DEAL_KEYS | _ORGANISATION_KEYS | _OTHER_KEYS


@dataclass
class Head:
    """What a document says of itself.

    Attributes:
        title: of the document.
        date: when the conversation took place.
        deal: the deal it names.
        people: those whom it lists.
        away: those of whom it says that they were not there.
        author: who wrote it, where stated.
        organisations: companies it names, so that none is taken for a person.
        aliases: what its links show in place of a page's name (``[[Bob Roe|Bobby]]``), and initials (``BR``), to that name.
        initials: those of ``aliases`` that are initials.
        voices: whom it gives which number of a recorder's (``Ada Voss (Speaker 2)``), by ``voices.key``.
        fields: everything as written, by key.
    """

    title: str | None = None
    date: dt.date | None = None
    deal: str | None = None
    people: list[Participant] = field(default_factory=list)
    away: list[Participant] = field(default_factory=list)
    author: str | None = None
    organisations: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)

    def state(self, key: str, value: str) -> None:
        """Takes one statement in."""
        key, value = one_line(key), plain(_LINK.sub(lambda link: _page(link, self.aliases), value)).strip()
        if not value:
            return
        name = key.lower().replace("_", "-")
        self.fields.setdefault(name, value)
        if name == "title":
            self.title = self.title or value
        elif name in _DATE_KEYS:
            self.date = self.date or when.day(value)
        elif name in _DEAL_KEYS:
            self.deal = self.deal or value
            self.organisations.add(value.lower())
        elif name in _ORGANISATION_KEYS:
            self.organisations.add(value.lower())
        elif name in _PEOPLE_KEYS:
            if name not in _LOOSE_KEYS or _are_names(value):
                self._add_people(value, name)
        elif name in _OUR_KEYS:
            person = read_label(value)
            if person and name == "author":
                self.author = person.name
            elif person and name in _OUR_SPEAKERS and _are_names(value) and person.name.istitle():
                self.people.append(replace(person, side=Side.OURS))
                self.organisations |= {person.organisation.lower()} if person.organisation else set()
        elif name == "role" and len(self.people) == 1 and not self.people[0].role:
            known = self.people[0]
            self.people[0] = Participant(known.name, known.email, known.side, value, known.organisation)

    def day_of_fields(self, latest: dt.date | None) -> dt.date | None:
        """The day that a statement names without its year (``Date: 15 Sept``); ``latest`` as for ``when.day``."""
        return next((d for k, v in self.fields.items() if k in _DATE_KEYS and (d := when.day(v, latest))), None)

    def take_initials(self) -> None:
        """Takes the initials of those whom it lists as further names of theirs, where they are one person's and no job title."""
        bearers: dict[str, set[str]] = {}
        for name in {p.name for p in self.people} | ({self.author} if self.author else set()):
            words = [w for w in re.split(r"[\s-]+", name) if w[:1].isalpha()]
            if len(words) > 1 and "@" not in name:
                for initials in {"".join(w[0] for w in words), words[0][0] + words[-1][0]}:
                    bearers.setdefault(initials.upper(), set()).add(name)
        for initials, names in bearers.items():
            if len(names) == 1 and initials.lower() not in ROLE_WORDS and initials not in self.aliases:
                self.initials[initials] = self.aliases[initials] = next(iter(names))

    def _add_people(self, value: str, key: str) -> None:
        role = "chair" if key in _CHAIR_KEYS else None
        for part in lists_of(value, away=key in _AWAY_KEYS, role=role):
            for written in split_people(part.text):
                entry, voice = without_voice(written)
                if voice:
                    self.voices[voice] = entry if voice not in self.voices else ""
                self._add(part.person(entry), entry, key)

    def _add(self, person: Participant | None, entry: str, key: str) -> None:
        """Adds somebody whom a list names; a firm in it is none of the people."""
        if person is None:
            self.organisations |= {entry.strip(" .").lower()} if is_firm(entry) else set()
            return
        if person.organisation and not person.role and person.organisation.islower():
            # "(furniture maker)": companies are written with a capital.
            person = replace(person, role=person.organisation, organisation=None)
        if not is_ours(person) and (key in _MET_KEYS or _is_client(key, person.name)):
            person = replace(person, side=Side.THEIRS)
        found = self.away if is_away(person) else self.people
        if len(person.name) <= 80 and len(found) < _MAX_VALUES:
            found.append(person)
            if person.organisation:
                self.organisations.add(person.organisation.lower())


def is_ours(person: Participant) -> bool:
    """Whether the document says that somebody is one of us, by their side or their role."""
    return person.side is Side.OURS or bool(_OUR_ROLES.intersection((person.role or "").lower().split()))


def _is_client(key: str, name: str) -> bool:
    # Companies may be clients, and are not interviewed.
    return key in _CLIENT_KEYS and (looks_like_person(name) or key.startswith("interviewee"))


def _are_names(value: str) -> bool:
    """Whether every entry is a name by its form: a few words, the first with a capital."""
    first = next((part.text for part in lists_of(value)), "")
    entries = [re.split(r"[(<,]", entry)[0].split() for entry in split_people(first)]
    return bool(entries) and all(words and words[0][0].isupper() and len(words) <= 5 for words in entries)


def split_people(value: str) -> list[str]:
    """Entries of a participants' list, cut at semicolons, line ends or commas outside brackets.

    A piece after a comma that is a role belongs to the name before it: ``"Dana Lee, CFO, Sam Roe"``.
    """
    if "\n" in value or ";" in value:
        return [p.strip() for p in re.split(r"[\n;]", value) if p.strip()]
    pieces, depth, start = [], 0, 0
    for place, char in enumerate(value):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char == "," and depth == 0:
            pieces.append(value[start:place].strip())
            start = place + 1
    pieces.append(value[start:].strip())
    if len(pieces) == 1 and not is_firm(pieces[0]):
        pieces = [p for p in _AND.split(value) if p.strip()]
    last = _AND.split(pieces[-1]) if pieces else []
    if all(looks_like_person(p) for p in last):
        pieces[-1:] = last
    entries: list[str] = []
    for piece in filter(None, pieces):
        piece = re.sub(r"^(?:and|&)\s+", "", piece)
        role, _ = split_role(piece)
        if entries and role and "(" not in piece and not looks_like_person(piece):
            entries[-1] += f", {piece}"
        else:
            entries.append(piece)
    return entries


def front_matter(text: str) -> tuple[Head, str]:
    """Takes the block between ``---`` lines off the start of a document.

    Returns:
        What it states, and the rest of the text. Without front matter, an empty ``Head`` and the text.
    """
    head = Head()
    first, found, rest = text.lstrip("\ufeff\n").partition("\n")
    if not found or not _FENCE.fullmatch(first):
        return head, text
    fence = first.strip()
    window = "\n" + rest[:_MAX_FRONT_MATTER]
    ends = [window.find(f"\n{mark}\n") for mark in (fence, "...")]
    if window.rstrip().endswith(f"\n{fence}"):
        ends.append(window.rstrip().rfind(f"\n{fence}"))
    end = min((e for e in ends if e >= 0), default=-1)
    block = window[:end].strip("\n") if end >= 0 else ""
    if end < 0 or not any(_KEY.match(line) for line in block.split("\n")):
        return head, text  # a rule across the page, not front matter
    for key, value in _statements(_LINK.sub(lambda link: _page(link, head.aliases), block)):
        head.state(key, value)
    after = window[end + 1 :].partition("\n")[2]
    return head, after + rest[_MAX_FRONT_MATTER:]


def _page(link: re.Match[str], aliases: dict[str, str]) -> str:
    """The page that a wiki link names, in place of the link, which is a list of lists to YAML; ``aliases`` learns what it shows."""
    page = (link.group(1).partition("#")[0] or link.group(1)).rsplit("/", 1)[-1].strip()
    shown = (link.group(2) or "").strip()
    if shown and shown.casefold() != page.casefold():
        aliases[shown] = page if aliases.get(shown, page) == page else ""  # what is shown for two pages is neither
    return page


def _statements(block: str) -> list[tuple[str, str]]:
    import yaml

    try:
        # Brackets that are left of wiki links would be lists of lists.
        value = yaml.load(re.sub(r"\[\[|\]\]", "", block), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        value = None
    if isinstance(value, dict):
        return [(str(key), _flat(item)) for key, item in list(value.items())[:_MAX_VALUES]]
    statements: list[tuple[str, str]] = []
    for line in block.split("\n"):
        match = _KEY.match(line)
        if match:
            statements.append((match.group(1), (match.group(2) or "").strip(" \"'[]")))
        elif statements and line.lstrip().startswith("- "):
            key, before = statements[-1]
            item = line.lstrip()[2:].strip(" \"'")
            statements[-1] = (key, f"{before}\n{item}" if before else item)
    return statements


def _flat(value: object) -> str:
    """A YAML value as text: lists one item a line, mappings ``name (role, company)`` or ``key: value``."""
    out: list[str] = []
    stack: list[object] = [value]
    while stack and len(out) < _MAX_VALUES:
        item = stack.pop()
        if isinstance(item, dict):
            keys = {str(k).lower(): v for k, v in item.items()}
            name = keys.pop("name", None)
            if isinstance(name, str):
                extra = ", ".join(v for v in keys.values() if isinstance(v, str) and v)
                out.append(f"{name} ({extra})" if extra else name)
            else:
                stack.extend(f"{k}: {v}" for k, v in reversed(item.items()) if isinstance(v, str))
        elif isinstance(item, list):
            stack.extend(reversed(item[:_MAX_VALUES]))
        elif item is not None:
            out.append(str(item))
    return "\n".join(out)


def header_lines(lines: list[Line], head: Head) -> list[Line]:
    """Takes title and header lines (``**Date:** …``, ``Attendees: …``) off the start of a document.

    Args:
        lines: the whole document.
        head: receives what they state.

    Returns:
        The lines that remain. Only known keys are taken, and only before the document proper begins.
    """
    rest = 0
    open_key = ""
    for place, line in enumerate(lines):
        if line.kind is Kind.HEADING and line.level <= 2 and head.fields.get("heading") is None:
            if _statement(line.text) is None and place > 3:
                break
            head.fields["heading"] = plain(line.text)
            head.title = head.title or plain(line.text)
            rest = place + 1
            continue
        if open_key and line.kind is Kind.BULLET and not line.task:
            head.fields.pop(open_key, None)
            head.state(open_key, line.text)
            rest = place + 1
            continue
        statement = _statement(line.text) if line.kind in (Kind.TEXT, Kind.BULLET) else None
        if statement is None and place == 0 and _is_title(line, lines[1:2]):
            head.title = head.title or plain(line.text)
            rest = 1
            continue
        if statement is None:
            break
        key, value = statement
        if value:
            head.state(key, value)
        open_key = "" if value else key
        rest = place + 1
    head.fields.pop("heading", None)
    return _without_attendance(lines[rest:], head)


def _without_attendance(lines: list[Line], head: Head) -> list[Line]:
    """The lines without those lists of who was there that stand below a line of another kind: a date, a place, a sentence.

    They count only where what they list are names beyond doubt: below its head a document may say anything.
    """
    kept: list[Line] = []
    place = 0
    while place < min(len(lines), _NEAR_HEAD):
        line, end = lines[place], place + 1
        found = _attendance(line)
        if found and not found[1]:
            while end < len(lines) and lines[end].kind is Kind.BULLET and not lines[end].task:
                end += 1
            found = found[0], "\n".join(plain(item.text) for item in lines[place + 1 : end])
        if found and _surely_names(found[1]):
            head.state(*found)
            place = end
            continue
        kept.append(line)
        place += 1
    return [*kept, *lines[place:]]


def _attendance(line: Line) -> tuple[str, str] | None:
    """Who was there, or sent apologies, by one line: the key and what it lists, which is empty where bullets follow."""
    if line.kind not in (Kind.TEXT, Kind.BULLET):
        return None
    statement = _statement(line.text)
    if statement and statement[0] in _PRESENT_KEYS | _AWAY_KEYS:
        return statement
    told = _WERE_PRESENT.fullmatch(plain(line.text[:700]).strip())
    return ("present", told["who"]) if told else None


def _surely_names(value: str) -> bool:
    """Whether a list holds nothing but names, one of them with a surname."""
    people = [p for part in lists_of(value) for e in split_people(part.text) if (p := part.person(e)) is not None]
    return any(looks_like_person(p.name) for p in people) and all(
        looks_like_person(p.name) or (p.name[:1].isupper() and " " not in p.name) for p in people
    )


def _is_title(line: Line, following: list[Line]) -> bool:
    """Whether a first line is the title over header lines: a few words, no sentence and no label."""
    text = plain(line.text)
    return (
        line.kind is Kind.TEXT
        and len(text.split()) <= 12
        and ":" not in text
        and (text[-1:].isalnum() or text[-1:] == ")")
        and any(n.kind in (Kind.TEXT, Kind.BULLET) and _statement(n.text) for n in following)
    )


def _statement(text: str) -> tuple[str, str] | None:
    """``**Date:** 2026-03-15`` or ``Published on 2026-03-15`` as key and value, for known keys only."""
    bare = re.sub(r"[*_`]", "", text[:600]) + text[600:]
    if len(bare) > 4_000:
        return None
    match = _KEY.match(bare.strip())
    if match and match.group(1).strip().lower() in _HEADER_KEYS:
        key, value = match.group(1).strip().lower(), (match.group(2) or "").strip()
        # "Host: Sarah Chen" is a header, "Host: Welcome, everybody!" is a turn.
        if key in ROLE_SPEAKERS and not (looks_like_person(value) or _WITH_BRACKET.fullmatch(value)):
            return None
        if key in _LOOSE_KEYS and value and not _are_names(plain(value)):
            return None
        if len(value) > _MAX_HEADER_VALUE and key not in _PEOPLE_KEYS:
            return None
        return key, value
    match = _PUBLISHED.fullmatch(bare.strip())
    if match and when.day(match.group(1)):
        return "date", match.group(1)
    return None
