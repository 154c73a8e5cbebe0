"""Which of us is meant by "Me", "Us" or bare initials: whoever keeps the notes. Pure.

A recorder's own user, a note's author and initials are one of us under a word that names nobody. Who it is follows, in this
order, from who of us was there and says nothing under a name of their own, from the author whom the note names, from whom the
user named as one of us, and from who of us is known in the deal. Where several are left, nobody can say which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from otherside.domain.firm_names import is_firm
from otherside.profiles.who.joining import Mention
from otherside.profiles.who.names import (
    capitalised,
    initials_in,
    initials_of,
    is_ourselves,
    may_be_same_person,
    organisation_key,
    person_key,
    same_organisation,
)

if TYPE_CHECKING:
    from otherside.profiles.who.identity import Us

_Key = tuple[str, ...]


def by_our_names(mentions: Sequence[Mention], us: Us) -> list[Mention]:
    """The mentions, with the name of one of us where only one of us can be meant.

    Args:
        mentions: every participant of every conversation.
        us: who we are.
    """
    if not any(_is_open(m) for m in mentions):
        return list(mentions)
    known = _Known.of(mentions, us)
    return [replace(m, called=name) if _is_open(m) and (name := known.meant_by(m)) else m for m in mentions]


def _is_open(mention: Mention) -> bool:
    name = mention.participant.name
    return mention.called is None and not mention.participant.email and bool(is_ourselves(name) or initials_in(name))


@dataclass
class _Known:
    """Who of us is where, by how their names are written."""

    us: Us
    spelt: dict[_Key, str] = field(default_factory=dict)
    #: Of each conversation: who of us is in it, and who of them speaks under their name.
    there: dict[str, dict[_Key, bool]] = field(default_factory=lambda: defaultdict(dict))
    #: Of each deal: who of us is in it, and the others' names.
    ours: dict[str, set[_Key]] = field(default_factory=lambda: defaultdict(set))
    others: dict[str, set[_Key]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, mentions: Sequence[Mention], us: Us) -> _Known:
        known = cls(us)
        for mention in mentions:
            if _is_open(mention):
                continue
            key = person_key(mention.name)
            mine = known._is_ours(mention, key)
            if mine and len(key) > 1:
                known.spelt.setdefault(key, mention.name)
                known.there[mention.conversation][key] = mention.spoke
                known.ours[mention.deal].add(key)
            elif not mine:
                known.others[mention.deal].add(key)
        return known

    def _is_ours(self, mention: Mention, key: _Key) -> bool:
        us, person = self.us, mention.participant
        if person.email and (person.email.casefold() in us.emails or us.has_domain(person.email)):
            return True
        if person.organisation and us.organisations:
            return us.has_organisation(person.organisation)
        return any(len(key) >= len(name) and may_be_same_person(key, name) for name in us.names)

    def meant_by(self, mention: Mention) -> str | None:
        """The name of the one of us; ``None`` where there is none or several are left."""
        there = self.there.get(mention.conversation, {})
        speaks = {key for key, spoke in there.items() if spoke}
        initials = initials_in(mention.participant.name)
        author = [person_key(mention.author)] if mention.author else []
        groups: list[Iterable[_Key]] = [
            there,
            (k for k in author if k in self.spelt or k in self._stated()),
            self._stated(),
            (k for k in self.us.names if len(k) > 1 and not is_firm(" ".join(k))),
            self.ours.get(mention.deal, ()),
        ]
        if initials:
            if any(initials in initials_of(key) for key in self.others.get(mention.deal, ())):
                return None
            found = {key for group in groups for key in group if initials in initials_of(key)}
            return self._name(found)
        if author and not {*author} & {*self.spelt, *self._stated()}:
            return None  # somebody of ours whom we did not name keeps these notes
        for group in groups:
            found = {key for key in group if key not in speaks}
            if found:
                return self._name(found)
        return None

    def _stated(self) -> Mapping[_Key, str]:
        """People whom the user named as ours; a firm's name looks alike."""
        firms = {
            organisation_key(o) for o in self.us.organisations if o not in {organisation_key(p) for p in self.us.people}
        }
        return {
            person_key(name): name
            for name in self.us.people
            if len(person_key(name)) > 1
            and not is_firm(name)
            and not any(same_organisation(organisation_key(name), firm) for firm in firms)
        }

    def _name(self, found: Collection[_Key]) -> str | None:
        if len(found) != 1:
            return None
        (key,) = found
        return self._stated().get(key) or self.spelt.get(key) or capitalised(" ".join(key))
