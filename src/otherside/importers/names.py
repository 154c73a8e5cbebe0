"""Who speaks: from a speaker label to a participant, and whether ``Word:`` is a speaker label at all.

Three things, used by all importers:

- ``read_label``: ``"Priya Rao (Globex)"``, ``"José Núñez, CFO"``, ``"Lee, Dana (External)"`` to a
  ``Participant``;
- ``split_label`` and ``speaker_labels``: which lines begin with a speaker, decided on the evidence of the
  whole file;
- ``Roster``: the participants of one conversation, each name once, speakers first.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from otherside.domain import Participant, Side
from otherside.importers.name_words import (
    COMMON_WORDS,
    CREDENTIALS,
    FUNCTION_WORDS,
    NOT_SPEAKERS,
    PARTICLES,
    ROLE_SPEAKERS,
    ROLE_WORDS,
    STATUS_WORDS,
)

_MAX_LABEL = 90
_MAX_WORDS = 6
_SPACES = re.compile(r"\s+")
_GENERIC = re.compile(
    r"(?:speaker|spk|participant|guest|user|caller|voice|person|attendee|interviewer|interviewee|respondent)"
    r"[ _#-]{0,2}(?:\d{1,4}|[a-z])",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"(?:unknown|unidentified|unnamed|anonymous|inaudible)"
    r"(?:[ _-](?:speaker|participant|caller|user|person))?"
    r"|speaker[ _-]unknown|none|null|n/?a|\?+|-+|\(unknown\)|not identified",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]{1,64}@[^\s@<>()\[\],;:\"]{1,190}\.[^\W\d_]{2,24}")
_PHONE = re.compile(r"\+?[\d(][\d ()*.x-]{5,22}")
_TRAILING_BRACKET = re.compile(r"\s*(?:\(([^()]{0,200})\)|\[([^\[\]]{0,200})\])$")
_EMPHASIS = re.compile(r"^(?:\*{1,3}|_{1,3})")
_SEPARATORS = re.compile(r"\s+[-–—|@·•]\s+|\s*\|\s*|\s+(?:from|at)\s+")
_PRONOUNS = re.compile(r"(?:she|he|they|her|him|them|any)(?:\s*/\s*[a-z]{2,6}){1,2}", re.IGNORECASE)
_ABBREVIATIONS = frozenset(
    ("mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "jr.", "sr.", "fr.", "hr.", "ing.", "mag.")
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")


def one_line(text: str) -> str:
    """The text with every run of white space as one space, ends trimmed."""
    return _SPACES.sub(" ", text).strip()


def is_unknown(label: str) -> bool:
    """Whether the label only says that nobody knows who spoke, e.g. ``"Unknown Speaker"``."""
    bare = one_line(label).strip("[]<>:* ")
    return not bare or bool(_UNKNOWN.fullmatch(bare))


def is_generic(label: str) -> bool:
    """Whether the label is a recorder's number for a voice: ``"Speaker 1"``, ``"speaker_0"``."""
    return bool(_GENERIC.fullmatch(one_line(label).strip("[]<>:* ")))


# --- a label to a participant ---------------------------------------------------------------------


def read_label(
    label: str, *, inverted: bool = False, side: Side = Side.UNKNOWN, email: str | None = None
) -> Participant | None:
    """Takes a speaker label or an entry of a participants' list apart.

    Args:
        label: as the source has it, with or without a closing colon, emphasis or square brackets.
        inverted: whether the source is known to write ``Last, First`` (Teams, Outlook), so that
            ``"Ruiz Soto, Ana"`` is one person and not somebody of a firm called Ana.
        side: what the recorder says; ``(Guest)`` and ``(External)`` say ``THEIRS`` where it says nothing.
        email: address, where stated elsewhere.

    Returns:
        The participant (recorder's labels such as ``"Speaker 1"`` and ``"speaker_0"`` keep their spelling
        as the name), or ``None`` when the label says that the speaker is unknown.
    """
    text = one_line(label).strip("*").rstrip(":：").strip("* ")
    if text.startswith("[") and text.endswith("]") and "]" not in text[:-1]:
        text = text[1:-1].strip()
    if is_unknown(text):
        return None
    if is_generic(text):
        return Participant(text, email, side)
    found = _Found()
    text = _take_email(text, found)
    text = _take_brackets(text, found)
    parts = [p for p in _SEPARATORS.split(text) if p.strip()]
    found.note_all(parts[1:])
    parts = [_take_brackets(p, found) for p in parts[:1]]
    name = _take_commas(parts[0].strip() if parts else "", found, inverted).strip(" ,;-")
    if is_unknown(name):
        if found.email is None:
            return None
        name = found.email
    if found.external and side is Side.UNKNOWN:
        side = Side.THEIRS
    address = email or found.email
    return Participant(name, address.lower() if address else None, side, found.role, found.organisation)


@dataclass
class _Found:
    """What a label says beside the name."""

    role: str | None = None
    organisation: str | None = None
    email: str | None = None
    external: bool = False

    def note_all(self, parts: Sequence[str]) -> None:
        """Sorts additions that stand together; beside an organisation a job title stays whole."""
        parts = [p.strip() for p in parts if p.strip()]
        firms = [p for p in parts if p.lower() not in STATUS_WORDS and split_role(p)[0] is None]
        for part in parts:
            if len(parts) > 1 and firms and _has_role(part) and " at " not in part and self.role is None:
                self.role = part
            else:
                self.note(part)

    def note(self, text: str) -> None:
        """Sorts one addition (``"Acme AE"``, ``"CFO"``, ``"External"``, ``"she/her"``) into its field."""
        text = text.strip(" ,;")
        lower = text.lower()
        if not text or _PRONOUNS.fullmatch(text):
            return
        if lower in STATUS_WORDS:
            self.external = self.external or STATUS_WORDS[lower]
            return
        role, organisation = split_role(text)
        self.role = self.role or role
        self.organisation = self.organisation or organisation


def split_role(text: str) -> tuple[str | None, str | None]:
    """Role and organisation in a short description of a person; either may be ``None``.

    ``"Acme AE"`` gives ``("AE", "Acme")``, ``"CTO at Globex"`` gives ``("CTO", "Globex")``, ``"Principal
    Engineer"`` gives a role alone and ``"Globex"`` an organisation alone.
    """
    text = one_line(text)
    for link in (" at ", " @ ", " for ", " with "):
        head, found, tail = text.partition(link)
        if found and _has_role(head):
            return head.strip(), tail.strip() or None
    words = text.split(" ")
    bare = [w.strip(".,&/()").lower() for w in words]
    if not _has_role(text):
        if all(b in FUNCTION_WORDS or not b for b in bare):
            return text or None, None
        return None, text or None
    start = next(
        (n for n, b in enumerate(bare) if _is_role_word(b) or b in FUNCTION_WORDS),
        0,
    )
    before = words[:start]
    if before and all(w[:1].isupper() or w[:1].isdigit() or w == "&" for w in before):
        return " ".join(words[start:]), re.sub(r"['’]s?$", "", " ".join(before)).strip(" ,") or None
    return text, None


def _has_role(text: str) -> bool:
    return any(_is_role_word(w.strip(".,&()").lower()) for w in text.split())


def _is_role_word(word: str) -> bool:
    return word in ROLE_WORDS or ("/" in word and any(w in ROLE_WORDS for w in word.split("/")))


def _take_email(text: str, found: _Found) -> str:
    match = _EMAIL.search(text)
    if not match:
        return text
    found.email = match.group().lower()
    rest = text[: match.start()] + text[match.end() :]
    return one_line(re.sub(r"<\s*>|\(\s*\)|\[\s*\]|mailto:", "", rest)).strip(' "')


def _take_brackets(text: str, found: _Found) -> str:
    while match := _TRAILING_BRACKET.search(text, max(0, len(text) - 210)):
        if not text[: match.start()].strip():
            break
        inside = match.group(1) if match.group(1) is not None else match.group(2)
        found.note_all(re.split(r"[,;|]|\s[-–—]\s", inside))
        text = text[: match.start()].rstrip()
    return text


def _take_commas(text: str, found: _Found, inverted: bool) -> str:
    parts = [p.strip() for p in text.split(",") if p.strip()]
    if len(parts) < 2:
        return text
    parts = _fold_credentials(parts)
    name, rest = parts[0], parts[1:]
    if rest and _is_first_name(name, rest[0], inverted):
        name, rest = f"{rest[0]} {name}", rest[1:]
    found.note_all(rest)
    return name


def _fold_credentials(parts: list[str]) -> list[str]:
    """Academic degrees are dropped; ``Jr.`` and the like go back to the name."""
    kept = [parts[0]]
    for part in parts[1:]:
        word = part.rstrip(".").lower().replace(".", "")
        if word in {"jr", "sr", "ii", "iii", "iv"}:
            kept[0] += f" {part}"
        elif word not in CREDENTIALS:
            kept.append(part)
    return kept


def _is_first_name(last: str, first: str, inverted: bool) -> bool:
    """Whether ``last, first`` is one person's name the other way round."""
    opening = first.split(" ")[0].strip(".").lower()
    if _has_role(first) or opening in FUNCTION_WORDS or first.lower() in STATUS_WORDS:
        return False
    words, firsts = last.split(" "), first.split(" ")
    if len(firsts) > 3 or not all(w[:1].isalpha() for w in firsts):
        return False
    return inverted or len(words) == 1 or words[0].lower() in PARTICLES


# --- is this a label? -----------------------------------------------------------------------------


def split_label(text: str) -> tuple[str, str] | None:
    """Takes a *possible* speaker label off the start of a paragraph or cue.

    Looks only at the form: ``Label: text``, ``**Label:** text``, ``[Label]: text``, ``**Label** : text``.
    Whether the label is a speaker is for ``speaker_labels`` to say. Times in brackets (``Name (0:32):
    text``) stay in the label.

    Returns:
        Label (without colon and emphasis) and the text after it, or ``None`` when there can be no label.
    """
    start = len(text) - len(text.lstrip())
    window = text[start : start + _MAX_LABEL]
    emphasis = _EMPHASIS.match(window)
    mark = emphasis.group() if emphasis else ""
    colon = _label_colon(window)
    if colon < 0:
        return None
    label, rest = window[len(mark) : colon].strip(), text[start + colon + 1 :]
    if mark:
        if label.endswith(mark):
            label = label[: -len(mark)].rstrip()
        elif rest.startswith(mark):
            rest = rest[len(mark) :]
        elif mark in label:
            label = label.replace(mark, "", 1)
        else:
            return None  # the emphasis goes on into the sentence: an emphasised remark, not a label
    if not _could_be_label(label):
        return None
    return one_line(label), rest.strip()


def _label_colon(window: str) -> int:
    """Place of the colon that ends a label: outside brackets, before white space, emphasis or the end."""
    depth = 0
    for place, char in enumerate(window):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "\n":
            return -1
        elif char == "：" and depth <= 0:
            return place
        elif char == ":" and depth <= 0:
            after = window[place + 1 : place + 2]
            if not after or after.isspace() or after in "*_":
                return place
            if after in "/:" or after.isdigit():
                return -1
    return -1


def _could_be_label(label: str) -> bool:
    bare = (_TRAILING_BRACKET.sub("", label) or label).strip(" []")
    if not bare or len(bare.split()) > _MAX_WORDS + 4 * bare.count(",") or not any(c.isalnum() for c in bare):
        return False
    if any(c in '!?"“”„«»<>{}=;…' for c in bare) or bare[:1] in "-#>+/\\":
        return False
    # A full stop inside is a sentence end, unless it closes an initial or a title ("Dr. J. Rao", "St. John").
    words = bare.split(" ")
    return not any(_ends_sentence(w) for w in words[:-1]) and not words[-1].endswith("..")


def _ends_sentence(word: str) -> bool:
    return word.endswith(".") and len(word) > 2 and word.lower() not in _ABBREVIATIONS


def looks_like_person(label: str) -> bool:
    """Whether the label alone reads as a full name: two to five capitalised words, none an ordinary one."""
    bare = _bare(label)
    words = bare.split(" ")
    if not 2 <= len(words) <= 5 or bare.lower() in NOT_SPEAKERS:
        return False
    return _is_capital(words[-1]) and all(
        w.lower() in PARTICLES or (_is_capital(w) and w.strip(".,'").lower() not in COMMON_WORDS)
        for w in words
    )


def _is_capital(word: str) -> bool:
    first = word.lstrip("('’\"")[:1]
    return first.isalpha() and not first.islower()


def _bare(label: str) -> str:
    """The label without brackets, role after a comma and separators: what would be the name."""
    text = label.strip("[]* ")
    while match := _TRAILING_BRACKET.search(text, max(0, len(text) - 210)):
        text = text[: match.start()]
    text = _SEPARATORS.split(text, maxsplit=1)[0]
    head, comma, tail = text.partition(",")
    if comma and " " not in head.strip() and not _has_role(tail):
        return one_line(f"{tail} {head}")
    return one_line(head)


def is_never_speaker(label: str) -> bool:
    """Whether the label is a heading, mail header or turn of phrase, whatever the rest of the file says."""
    bare = _bare(label).lower()
    return bare in NOT_SPEAKERS or (bare.endswith("ly") and bare in COMMON_WORDS)


def speaker_labels(paragraphs: Iterable[str], known: Collection[str] = ()) -> frozenset[str]:
    """Decides for a whole file which ``Word:`` beginnings are speakers.

    A label is a speaker if it is listed among the participants, is a recorder's label ("Speaker 1"), looks
    like a person's full name, or recurs without being an ordinary word. A one-word label that occurs once
    ("Yuki: Yes.") is a speaker only if most paragraphs are labelled and the word is nowhere an ordinary
    word in this file; "Honestly: I'm not sure" and "Note: …" are not speakers.

    Args:
        paragraphs: cues, lines or paragraphs, in the units in which a speaker is named.
        known: names of participants that the source lists.

    Returns:
        The labels exactly as ``split_label`` returns them.
    """
    counts: Counter[str] = Counter()
    total, corpus, size = 0, [], 0
    for paragraph in paragraphs:
        if not paragraph.strip():
            continue
        total += 1
        hit = split_label(paragraph)
        if hit:
            counts[hit[0]] += 1
        if size < 1_000_000:
            piece = (hit[1] if hit else paragraph)[: 1_000_000 - size]
            corpus.append(piece)
            size += len(piece)
    listed = _known_forms(known)
    sure = {label for label in counts if _is_sure(label, listed)}
    words = set(_WORD.findall(" ".join(corpus))) if len(sure) < len(counts) else set()
    open_labels = [(label, n) for label, n in counts.items() if label not in sure and n >= 2]
    accepted = sure | {label for label, n in open_labels if _may_recur(label, n, total, words)}
    covered = sum(counts[label] for label in accepted)
    single = {label for label in counts if label not in accepted and _may_be_single(label, words)}
    if 2 * (covered + len(single)) >= total and (covered or len(single) >= 2):
        accepted |= single
    return frozenset(accepted)


def _known_forms(known: Collection[str]) -> set[str]:
    """Full names and first names of listed participants, lower case."""
    forms = set()
    for entry in known:
        participant = read_label(entry)
        if participant:
            name = participant.name.lower()
            forms |= {name, name.split(" ")[0], one_line(entry).lower()}
    return forms - COMMON_WORDS


def _is_sure(label: str, listed: set[str]) -> bool:
    bare = _bare(label).lower()
    if bare in listed or label.lower() in listed:
        return True
    if is_never_speaker(label):
        return False
    return is_generic(label) or is_unknown(label) or looks_like_person(label)


def _may_recur(label: str, count: int, total: int, words: set[str]) -> bool:
    bare = _bare(label)
    lower = bare.lower()
    if lower in ROLE_SPEAKERS:
        return True
    if is_never_speaker(label):
        return False
    parts = bare.split(" ")
    if _EMAIL.fullmatch(bare) or _PHONE.fullmatch(bare):
        return True
    if not all(_is_capital(p) or p.lower() in PARTICLES for p in parts):
        # "dana: hello", a chat's nickname: one word that carries a good part of the file
        return len(parts) == 1 and lower not in COMMON_WORDS and count >= 3 and 8 * count >= total
    ordinary = any(p.lower().strip(".") in COMMON_WORDS for p in parts)
    if len(parts) == 1 and lower in words and bare not in words:
        ordinary = True
    return not ordinary or (count >= 3 and 8 * count >= total)


def _may_be_single(label: str, words: set[str]) -> bool:
    bare = _bare(label)
    lower = bare.lower()
    if lower in ROLE_SPEAKERS or _PHONE.fullmatch(bare) or _EMAIL.fullmatch(bare):
        return True
    if is_never_speaker(label) or " " in bare or not _is_capital(bare) or lower in COMMON_WORDS:
        return False
    if lower in words:  # the file uses it as an ordinary word
        return False
    return not lower.endswith(("ing", "tion", "ment", "ness", "ively", "ally"))


# --- the people of one conversation ---------------------------------------------------------------


@dataclass
class Roster:
    """The participants of one conversation: each name once, speakers in order of speaking, then listeners.

    ``mention`` adds somebody whom a header or a JSON field names; ``speak`` gives the ``Turn.speaker`` for
    a label. A first name alone is the one listed participant who bears it; details from all mentions are
    joined.
    """

    inverted: bool = False
    _people: dict[str, Participant] = field(default_factory=dict)
    _spoke: dict[str, None] = field(default_factory=dict)
    _labels: dict[str, str | None] = field(default_factory=dict)

    def mention(self, entry: str | Participant | None) -> str | None:
        """Adds a participant; returns their name in this conversation (``None`` for an unknown one)."""
        person = read_label(entry, inverted=self.inverted) if isinstance(entry, str) else entry
        if person is None or not person.name.strip():
            return None
        key = self._key(person)
        known = self._people.get(key)
        if known is None:
            self._people[key] = person
            return person.name
        joined = replace(
            known,
            email=known.email or person.email,
            side=person.side if known.side is Side.UNKNOWN else known.side,
            role=known.role or person.role,
            organisation=known.organisation or person.organisation,
        )
        self._people[key] = joined
        return joined.name

    def speak(self, label: str | Participant | None) -> str | None:
        """The speaker's name for a turn, or ``None`` when the label is empty or says "unknown"."""
        if label is None:
            return None
        if isinstance(label, str) and label in self._labels:
            return self._labels[label]
        name = self.mention(label)
        if isinstance(label, str):
            self._labels[label] = name
        if name is not None:
            self._spoke.setdefault(name.casefold())
        return name

    def participants(self) -> tuple[Participant, ...]:
        """Everybody, speakers first."""
        spoke = [self._people[k] for k in self._spoke]
        return (*spoke, *(p for k, p in self._people.items() if k not in self._spoke))

    def _key(self, person: Participant) -> str:
        key = person.name.casefold()
        known = self._people.get(key)
        if known is not None:
            # Two people of one name: the organisation tells them apart.
            return self._rename(person) if _differ(person, known) else key
        if person.email:
            same = [k for k, p in self._people.items() if p.email == person.email]
            if len(same) == 1:
                return same[0]
        if " " not in key and not is_generic(key):
            bearers = [k for k in self._people if k.split(" ")[0] == key and " " in k]
            if len(bearers) == 1 and not _differ(person, self._people[bearers[0]]):
                return bearers[0]
        return key

    def _rename(self, person: Participant) -> str:
        name = f"{person.name} ({person.organisation})"
        other = name.casefold()
        self._people.setdefault(other, replace(person, name=name))
        return other


def _differ(a: Participant, b: Participant) -> bool:
    """Whether both state an organisation, and not the same one."""
    return bool(a.organisation and b.organisation and a.organisation.casefold() != b.organisation.casefold())
