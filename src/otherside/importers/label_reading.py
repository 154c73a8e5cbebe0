"""A speaker label taken apart: name, role, organisation, address and side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain import Participant, Side
from otherside.domain.patterns import lazily
from otherside.importers.name_words import CREDENTIALS, FUNCTION_WORDS, PARTICLES, ROLE_WORDS, STATUS_WORDS

_SPACES = lazily(r"\s+")
_GENERIC = lazily(
    r"(?:speaker|spk|participant|guest|user|caller|voice|person|attendee|interviewer|interviewee|respondent)"
    r"(?:[ _#-]{0,2}\d{1,4}|[ _#-]{1,2}[a-z])",
    re.IGNORECASE,
)
_PHONE = lazily(r"\+?[\d(][\d ()*.x/-]{5,22}")
#: A recorder's number with a first and a last name put behind it: ``Speaker 2 (Dana Lee)``. One word may be a firm.
_NAMED_VOICE = lazily(
    r"(?P<number>[^()\[\]]{1,30}?)\s?[(\[](?P<name>[A-ZÀ-Þ][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){1,3})[)\]]"
)
#: Digits that are a day, a span of years or an amount, and no telephone's.
_NO_PHONE = lazily(
    r"\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:\d{2}|\d{4})"
    r"|\d{4} ?[-/] ?\d{2,4}|\d{1,3}(?:\.\d{3})+|\d{1,2}(?: \d{3}){2}"
)
_DEVICE = lazily(
    r"(?:[^\W\d_][\w.-]*(?: [\w.-]+){0,2}['’]s? )?(?:Apple )?"
    r"(?:i[Pp](?:hone|ad|od)|Mac[Bb]ook|Chromebook|Android|Smartphone|Polycom|Galaxy (?=\S*\d)|Pixel (?=\d)"
    r"|(?:DESKTOP|LAPTOP)-(?=\w)|SM-(?=[A-Z]?\d))"
    r"\S{0,16}(?: (?:Pro|Max|Mini|Air|Plus|Ultra|SE|X[RS]?|\(?\d{1,2}\)?|(?:de|von|di|van) \S{1,20})){0,3}"
)
_ROOM = lazily(
    r"(?:[^\W\d_a-zß-ÿ][\w'’&-]*\s){0,3}"
    r"(?:(?:[Bb]oard|[Mm]eeting)?[Rr]oom|Raum|(?:Besprechungs|Konferenz|Sitzungs)(?:raum|zimmer)|Salle|Sala)"
    r"((?:\s(?:[A-Z]|[\w.#-]{0,8}\d[\w.#-]{0,4})(?!\w)){0,2})"
)
_UNKNOWN = lazily(
    r"(?:unknown|unidentified|unnamed|anonymous|inaudible)"
    r"(?:[ _-](?:speaker|participant|caller|user|person))?"
    r"|speaker[ _-]unknown|none|null|n/?a|\?+|-+|\(unknown\)|not identified",
    re.IGNORECASE,
)
#: A small syllable that leans on the name behind it: ``d'Arcy``.
ELISION = lazily(r"^[a-zß-ÿ]{1,3}['’](?=[^\W\d_])")
EMAIL = lazily(r"[^\s@<>()\[\],;:\"]{1,64}@[^\s@<>()\[\],;:\"]{1,190}\.[^\W\d_]{2,24}")
TRAILING_BRACKET = lazily(r"\s*(?:\(([^()]{0,200})\)|\[([^\[\]]{0,200})\])$")
SEPARATORS = lazily(r"\s+[-–—|@·•]\s+|\s*\|\s*|\s+(?:from|at)\s+")
#: A class, a rank or a place that has a number, and is no firm: "Year 6 teacher", "Ward 4 manager".
_NUMBERED_PLACE = lazily(
    r"(?:year|grade|class|form|key stage|ks|level|tier|ward|unit|line|shift|band|stage|floor|hall|plant|zone|area|district|region|group"
    r"|section|phase|team|site|depot|station|gate|building)\s?(?:\d{1,3}[a-z]?|[A-Z])",
    re.IGNORECASE,
)
#: The author's word on what stands there: "(I think)", "(per Dana)".
_OF_THE_AUTHOR = lazily(r"I(?:['’]\w{1,2})?(?:\s|$)|(?:per|via|through|according to|(?:as )?told by)\s")
_PRONOUNS = lazily(r"(?:she|he|they|her|him|them|any)(?:\s*/\s*[a-z]{2,6}){1,2}", re.IGNORECASE)


def one_line(text: str) -> str:
    """The text with every run of white space as one space, ends trimmed."""
    return _SPACES.sub(" ", text).strip()


def is_unknown(label: str) -> bool:
    """Whether the label only says that nobody knows who spoke, e.g. ``"Unknown Speaker"``."""
    bare = one_line(label).strip("[]<>:* ")
    return not bare or bool(_UNKNOWN.fullmatch(bare))


def is_numbered(label: str) -> bool:
    """Whether the label is a recorder's number for a voice: ``"Speaker 1"``, ``"speaker_0"``."""
    return bool(_GENERIC.fullmatch(one_line(label).strip("[]<>:* ")))


def is_phone(label: str) -> bool:
    """Whether the label is a telephone number, as recorders name who dialled in: ``"+44 20 7946 0000"``."""
    bare = one_line(label)
    return (
        bool(_PHONE.fullmatch(bare))
        and sum(c.isdigit() or c == "*" for c in bare) > 6
        and not _NO_PHONE.fullmatch(bare)
    )


def is_device(label: str) -> bool:
    """Whether the label is a device by which somebody joined: ``"iPhone"``, ``"Galaxy S21"``."""
    return bool(_DEVICE.fullmatch(one_line(label)))


def is_room(label: str) -> bool:
    """Whether the label is a room, in which several people may sit: ``"Room 4.12"``, ``"Conference Room B"``."""
    bare = one_line(label)
    room = _ROOM.fullmatch(bare)
    return room is not None and (bool(room.group(1)) or " " in bare) and not bare.startswith(("The ", "Our ", "My "))


def is_generic(label: str) -> bool:
    """Whether the label names no person but a voice, a line or a place: what a recorder calls whom it does not know."""
    return is_numbered(label) or is_phone(label) or is_device(label) or is_room(label)


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
    if (voice := _NAMED_VOICE.fullmatch(text)) and is_numbered(voice["number"]) and not has_role(voice["name"]):
        return read_label(voice["name"], side=side, email=email)
    found = _Found()
    text = _take_email(text, found)
    text = _take_brackets(text, found)
    parts = [p for p in SEPARATORS.split(text) if p.strip()]
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
            if len(parts) > 1 and firms and has_role(part) and " at " not in part and self.role is None:
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
        if found and has_role(head):
            return head.strip(), tail.strip() or None
    words = text.split(" ")
    bare = [w.strip(".,&/()").lower() for w in words]
    if not has_role(text):
        if all(b in FUNCTION_WORDS or not b for b in bare):
            return text or None, None
        return None, text or None
    start = next(
        (n for n, b in enumerate(bare) if _is_role_word(b) or b in FUNCTION_WORDS),
        0,
    )
    before = words[:start]
    if _NUMBERED_PLACE.fullmatch(" ".join(before)):
        return text, None
    if before and all(w[:1].isupper() or w[:1].isdigit() or w == "&" for w in before):
        return " ".join(words[start:]), re.sub(r"['’]s?$", "", " ".join(before)).strip(" ,") or None
    return text, None


def has_role(text: str) -> bool:
    """Whether a word of the text is one of a job title."""
    return any(_is_role_word(w.strip(".,&()").lower()) for w in text.split())


def _is_role_word(word: str) -> bool:
    return word in ROLE_WORDS or ("/" in word and any(w in ROLE_WORDS for w in word.split("/")))


def _take_email(text: str, found: _Found) -> str:
    match = EMAIL.search(text)
    if not match:
        return text
    found.email = match.group().lower()
    rest = text[: match.start()] + text[match.end() :]
    return one_line(re.sub(r"<\s*>|\(\s*\)|\[\s*\]|mailto:", "", rest)).strip(' "')


def _take_brackets(text: str, found: _Found) -> str:
    while match := TRAILING_BRACKET.search(text, max(0, len(text) - 210)):
        if not text[: match.start()].strip():
            break
        inside = match.group(1) if match.group(1) is not None else match.group(2)
        found.note_all(_role_and_firm(re.split(r"[,;|]|\s[-–—]\s", inside)))
        text = text[: match.start()].rstrip()
    return text


def _role_and_firm(parts: Sequence[str]) -> list[str]:
    """What of a bracket's pieces may be role, firm or status: beside another a firm has a capital (``owner, mother of two``)."""
    parts = [p.strip() for p in parts if p.strip()]
    known = [p.lower() in STATUS_WORDS or split_role(p)[0] is not None for p in parts]
    alone = parts[:1] if not any(known) and parts and not _OF_THE_AUTHOR.match(parts[0]) else []
    return [p for p, sure in zip(parts, known, strict=True) if sure or p in alone or _may_be_firm(p)]


def _may_be_firm(text: str) -> bool:
    """Whether some word is written as a firm's: with a capital or a domain's full stop."""
    return not _OF_THE_AUTHOR.match(text) and bool(re.search(r"\w\.\w{2,}", text) or text != text.lower())


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
    if has_role(first) or opening in FUNCTION_WORDS or first.lower() in STATUS_WORDS:
        return False
    words, firsts = last.split(" "), first.split(" ")
    if len(firsts) > 3 or not all(w[:1].isalpha() for w in firsts):
        return False
    return inverted or len(words) == 1 or words[0].lower() in PARTICLES
