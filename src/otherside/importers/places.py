"""Streets and houses: words with capitals that tell where something is, and name nobody. Pure."""

import re

from otherside.domain.patterns import lazily

#: What only a street or a house is called.
_SURELY = frozenset(
    """road rd avenue ave crescent terrace boulevard blvd mews esplanade parkway roundabout cottage cottages wharf quay flats
    apartments embankment""".split()
)
#: The same in one word with the name before it.
_JOINED = lazily(r"[^\W\d_]{2,30}(?:straße|strasse|straat|gasse|allee|platz)", re.IGNORECASE)
#: What a family may be called as well: a place where a number stands before it, or a word for where.
_PERHAPS = (
    "street|st|close|lane|ln|court|drive|house|hill|park|way|grove|square|place|row|walk|gardens?|green|hall|yard|view|rise|fields?"
    "|gate|bridge|lodge|farm|barn|mill|manor|villas?|estate|woods?|bank|mount|croft|chase|dene|vale|passage|alley|tower|block"
)
_MAY_BE_PLACE = lazily(rf"(?:{_PERHAPS})\.?", re.IGNORECASE)
_NUMBER = r"(?<![\w.,:/-])\d{1,4}[a-z]?(?:\s?[-–/&]\s?\d{1,4}[a-z]?)?,?"
#: Ordinary words of a street's name, which no name begins with: ``9 Old Mill Lane``.
_ORDINARY = r"(?:(?:Old|New|Upper|Lower|Great|Little|North|South|East|West|High|Long|Short|The|Main|Back|Church|Station)\s){0,2}"
_NUMBER_BEFORE = lazily(rf"{_NUMBER}\s{_ORDINARY}$")
_WHERE_BEFORE = lazily(rf"\b(?:at|in|on|near|along|off|inside|outside|opposite)\s(?-i:{_ORDINARY})$", re.IGNORECASE)
#: In German, and where a street is one word: ``Lindenweg 4``.
_NUMBER_BEHIND = lazily(r"\.?\s\d{1,4}[a-z]?\b(?![:.]\d)")
_IN_A_STREET = lazily(
    rf"{_NUMBER}\s(?:[^\W\d_a-zß-ÿ][\w'’-]{{1,30}}\s){{1,3}}(?i:{_PERHAPS}|{'|'.join(sorted(_SURELY))})\.?,\s$"
)
#: So many characters before a name tell of an address.
_NEAR = 120


def is_place(name: str, before: str = "", after: str = "") -> bool:
    """Whether a name is a street's or a house's.

    Args:
        name: one or more words with capitals.
        before: what stands before it; ``14`` and ``at`` tell a place from a family of that name.
        after: what follows it.
    """
    words = name.split()
    last = words[-1].rstrip(".").casefold() if words else ""
    if len(words) < 2:
        return bool(_JOINED.fullmatch(name)) or (last.endswith(("weg", "str")) and bool(_NUMBER_BEHIND.match(after)))
    if last in _SURELY or _JOINED.fullmatch(words[-1]):
        return True
    near = before[-_NEAR:]
    return bool(
        _MAY_BE_PLACE.fullmatch(words[-1])
        and (_NUMBER_BEFORE.search(near) or _WHERE_BEFORE.search(near) or _NUMBER_BEHIND.match(after))
    )


def in_a_street(before: str) -> bool:
    """Whether what follows stands where an address names the town: right behind a number and a street (``4 Mill Lane, ``)."""
    return bool(_IN_A_STREET.search(before[-_NEAR:]))
