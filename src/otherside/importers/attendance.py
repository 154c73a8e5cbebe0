"""The header of minutes: who was there and who was not, of which firm, and who held the chair.

``Present: Ada Voss (Marlstone), Bo Lind. Apologies: Ed Moss`` is two lists in one line; without that cut the second would be a
part of somebody's name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from otherside.domain import Participant, Side
from otherside.domain.firm_names import is_firm
from otherside.domain.patterns import lazily
from otherside.importers.name_words import COMMON_WORDS
from otherside.importers.names import one_line, read_label

#: What stands as the role of somebody who was not there, alone or behind their role.
APOLOGIES = "apologies"
_AWAY = (
    r"(?:with )?apolog(?:y|ies)(?: for absence)?(?: (?:were )?received)?|regrets|absent(?:ees?)?|excused|no[- ]shows?"
    r"|not (?:present|there|attending|in attendance|able to (?:attend|come|join))|unable to (?:attend|come|join)"
    r"|could(?:n['’]t| not) (?:attend|come|join|make it)|entschuldigt|abwesend|excus[ée]e?s?|absente?s?|afwezig|afgemeld|ausentes?"
)
_HERE = (
    r"(?:also )?(?:present|in attendance|attending)|attendees|participants|by (?:phone|video)|online|remote(?:ly)?"
    r"|anwesend|teilnehmer|présente?s|aanwezig(?:en)?|presentes|minutes(?: (?:taken )?by)?|(?:minute|note)[- ]?taker|notes by"
)
_CHAIR = r"chair(?:ed by|person|man|woman)?|in the chair|vorsitz|présidence|voorzitter"
#: A list within a list begins: at the start, or behind what ends the one before it.
_BEGINS = lazily(
    r"(?:^|(?<=[.;,)\]\n])|(?<=\s[-–—|]))\s*(?:(?:and|und|et|plus)\s)?"
    rf"(?:(?P<away>{_AWAY})(?:\s*[:–—]\s*|\s-\s|\s(?:from|of|von|de|van)\s)|(?P<chair>{_CHAIR})(?:\s*:\s*|(?<=by)\s)"
    rf"|(?P<here>{_HERE})(?:\s*:\s*|(?<=by)\s))",
    re.IGNORECASE,
)
#: Whose people follow: ``Marlstone: Ada Voss, Bo Lind; for us: Ida Berg``.
_OF_A_FIRM = lazily(
    r"(?:^|(?<=[.;\n]))\s*(?:and\s)?(?:(?:for|from|von|pour|namens)\s)?(?:the\s)?"
    r"(?P<firm>(?:us|our side|ourselves)(?=:)|[A-ZÀ-Þ0-9][^:;,.()\n]{1,40}):\s+"
)
_US = frozenset(["us", "our side", "ourselves"])
_SAYS_AWAY = lazily(
    r"^(?P<who>[^()]{2,60}?)\s*"
    r"(?:[,–—-]|\s(?:sen[dt]s?|gave)(?: (?:his|her|their))?|\s(?:was|is|has)|(?-i:(?=\s+[a-zé])))"
    rf"\s+(?:{_AWAY})\W*$",
    re.IGNORECASE,
)
_SENTENCE_ENDS = lazily(r"([^\W\d_]+|[)\]])\.\s+(?=[A-ZÀ-Þ])")
_SHORTENED = frozenset(
    "dr prof mr mrs ms st jr sr fr hr ing mag dipl mme mlle ltd inc co corp sen rev hon capt".split()
)
#: Who is meant by these, the line does not tell.
_NOBODY = frozenset("all everyone everybody none nobody nil n/a na various others above same tbc tbd et al".split())
_FURTHER = lazily(
    r"(?:\+|plus|and)?\s*(?:\d+|a few|some|several|two|three|the)\s(?:more|others?|further|rest|people|guests)\b.*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of the header with what it says of everybody in it."""

    text: str
    away: bool = False
    role: str | None = None
    firm: str | None = None

    def person(self, entry: str) -> Participant | None:
        """Somebody of the list; nobody for a firm, a number of people or words that name none."""
        entry = _without_full_stop(entry)
        told = _SAYS_AWAY.match(entry)
        found = read_label(told["who"] if told else entry)
        if found is None or _names_nobody(found):
            return None
        if self.firm and self.firm.casefold() in _US:
            found = replace(found, side=Side.OURS)
        elif self.firm and not found.organisation:
            found = replace(found, organisation=self.firm)
        if self.role and not found.role:
            found = replace(found, role=self.role)
        if self.away or told:
            if found.organisation and not any(c.isupper() for c in found.organisation):
                found = replace(found, organisation=None)  # why they were away: "(on leave)"
            found = replace(found, role=f"{found.role} ({APOLOGIES})" if found.role else APOLOGIES)
        return found


def is_away(person: Participant) -> bool:
    """Whether the header says that they were not there."""
    return (person.role or "").endswith((APOLOGIES, f"({APOLOGIES})"))


def lists_of(value: str, *, away: bool = False, role: str | None = None) -> Iterator[Listed]:
    """The lists in a header's value, each with who is in it.

    Args:
        value: what stands behind the header's key.
        away: whether the key itself says that they were not there (``Apologies: …``).
        role: which it gives them (``Chair: …``).
    """
    here, start = Listed("", away, role), 0
    for begin in _BEGINS.finditer(value):
        yield from _by_firm(replace(here, text=value[start : begin.start()]))
        here = Listed("", bool(begin["away"]), "chair" if begin["chair"] else None)
        start = begin.end()
    yield from _by_firm(replace(here, text=value[start:]))


def _by_firm(found: Listed) -> Iterator[Listed]:
    text, start, firm = _first_sentence(found.text), 0, None
    for begin in _OF_A_FIRM.finditer(text):
        yield from _worth(replace(found, text=text[start : begin.start()], firm=firm))
        firm, start = begin["firm"].strip(), begin.end()
    yield from _worth(replace(found, text=text[start:], firm=firm))


def _worth(found: Listed) -> Iterator[Listed]:
    text = found.text.strip(" ;,|\n").removesuffix(" -").removesuffix(" –").strip()
    if any(c.isalnum() for c in text):
        yield replace(found, text=text)


def _first_sentence(text: str) -> str:
    """Up to where a new sentence begins that is no further list: "… Bo Lind. We met at ten." """
    for end in _SENTENCE_ENDS.finditer(text):
        word = end[1].lower()
        if word in ")]" or (len(word) > 2 and word not in _SHORTENED):
            rest = text[end.end() :]
            if not _OF_A_FIRM.match(rest):
                return text[: end.start() + len(end[1])]
    return text


def _without_full_stop(entry: str) -> str:
    entry = one_line(entry).rstrip(" ;,")
    if not entry.endswith("."):
        return entry
    word = re.split(r"[\s(]", entry[:-1])[-1].lower()
    kept = len(word) < 2 or word in _SHORTENED or (len(word) == 2 and not word.isalpha())
    return entry if kept else entry[:-1]


def _names_nobody(person: Participant) -> bool:
    words = [w.strip(".,'’").lower() for w in person.name.split()]
    if person.email:
        return False
    nameless = all(w in _NOBODY or w in COMMON_WORDS for w in words) and (person.name.islower() or words[0] in _NOBODY)
    return nameless or bool(_FURTHER.fullmatch(person.name)) or is_firm(person.name)
