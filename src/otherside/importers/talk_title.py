"""With whom a talk was, as the title of a note about it says: ``Phone, Dana Lee (CFO), 3 May``, ``Call with Dana``. Pure."""

import re

from otherside.domain.patterns import lazily
from otherside.importers.people_in_text import Mention, mentions, topics
from otherside.importers.places import is_place

_TALK = lazily(
    r"\b(?i:phone|telephone|call|rang|rung|met|meeting|visit|coffee|lunch|dinner|breakfast|tea|zoom|teams|video|chat|talk|talked|spoke"
    r"|session|interview|catch-?up|conversation|1:1|anruf|telefonat|gespräch|treffen|besuch|appel|rendez-vous)"
    r"(?:[\s,:–—-]+(?i:again|notes?|call|with|to|from|mit|avec)\b)*[\s,:–—-]+(?P<first>[^\W\d_a-zß-ÿ][^\W\d_]+)(?!['’])"
)
_NAME = lazily(r"[^\W\d_a-zß-ÿ][\w'’-]{1,30}(?:\s[^\W\d_a-zß-ÿ][\w'’-]{1,30}){0,3}")


def talked_with(title: str) -> Mention | None:
    """The one whom a title names behind its word for a talk, or ``None`` where it names several; a house may stand there as well."""
    talk = _TALK.search(title)
    if talk is None:
        return None
    about = topics(title)
    named = [m for m in mentions(title) if m.name not in about]
    houses = {m.organisation for m in named}
    named = [m for m in named if m.name not in houses]
    first = talk["first"]
    if not named:
        return None if _is_street(title, talk) else Mention(first)
    return named[0] if len(named) == 1 and named[0].name.split(" ")[0] == first else None


def _is_street(title: str, talk: re.Match[str]) -> bool:
    """Whether the words that begin with what a title names are a street's or a house's."""
    name = _NAME.match(title, talk.start("first"))
    return name is not None and is_place(name.group(), title[: name.start()], title[name.end() :])
