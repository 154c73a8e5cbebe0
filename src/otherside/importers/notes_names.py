"""Names as Lotus Notes writes them, ``Tarek Aziz/STORES/Hollin@HOLLIN``: who it is, and whose network they write from. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.domain.patterns import lazily

_SUFFIX = lazily(
    r"(?P<path>(?:/[^/@\s](?:[^/@]{0,58}[^/@\s])?){0,6})(?P<domains>(?:@[\w .-]{2,40}){1,2}|(?<=[^/@]))\s*"
)
#: " on 12/07/2000 12:47 PM", behind the name in some headers.
_DATED = lazily(r"\s+on\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b.{0,20}$")
#: So short, a part is a place or a department ("LON", "NA"), and names a firm only where "@" says so.
_SHORT = 3
#: What stands for a way of sending, and no firm's network.
_NO_NETWORK = frozenset({"smtp", "internet", "mime"})
_MAX = 20_000


def notes_name(text: str) -> tuple[str, tuple[str, ...]]:
    """The bare name, and the firms whose network the address behind it is of; the text as it is where it is no such name.

    ``"Tarek Aziz/STORES/Hollin@HOLLIN"`` gives ``("Tarek Aziz", ("Hollin", "HOLLIN"))``; a mail address names no network.
    """
    bare = _DATED.sub("", " ".join(text.split())).strip(" \"'")
    start = min((n for n in (bare.find("/"), bare.find("@")) if n > 0), default=-1)
    found = _SUFFIX.fullmatch(bare, start) if start > 0 and not bare[start - 1].isspace() else None
    if found is None or not bare[:start].strip():
        return bare, ()
    domains = [d.strip() for d in found["domains"].split("@") if d.strip()]
    if any("." in d for d in domains) or "." in found["path"].rpartition("/")[2] or "@" in bare[:start]:
        return bare, ()
    last = found["path"].rpartition("/")[2]
    networks = [last] if len(last) > _SHORT or (last and found["path"].count("/") > 1 and domains) else []
    networks += [d for d in domains if d.casefold() not in _NO_NETWORK]
    return bare[:start].strip(), tuple(dict.fromkeys(networks))


def named_in(headers: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everybody in a list of recipients whose name tells of a network, with the networks."""
    for piece in headers[:_MAX].split(","):
        name, networks = notes_name(piece)
        if networks and " " in name:
            yield name, networks
