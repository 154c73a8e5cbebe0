"""Who speaks: from a speaker label to a participant, and whether ``Word:`` is a speaker label at all.

Three things, used by all importers:

- ``read_label``: ``"Priya Rao (Globex)"``, ``"José Núñez, CFO"``, ``"Lee, Dana"`` to a ``Participant``;
- ``split_label`` and ``speaker_labels``: which lines begin with a speaker, by the evidence of the whole file;
- ``Roster``: the participants of one conversation, each name once, speakers first.
"""

from dataclasses import dataclass, field, replace

from otherside.domain import Participant, Side
from otherside.importers.label_reading import is_generic, is_numbered, is_unknown, one_line, read_label, split_role
from otherside.importers.speakers import is_never_speaker, looks_like_person, speaker_labels, split_label

__all__ = [
    "Roster",
    "is_generic",
    "is_never_speaker",
    "is_numbered",
    "is_unknown",
    "looks_like_person",
    "one_line",
    "read_label",
    "speaker_labels",
    "split_label",
    "split_role",
]


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
    _aliases: dict[str, str] = field(default_factory=dict)

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

    def alias(self, shown: str, name: str) -> None:
        """Says that a participant who is mentioned already goes by another name as well."""
        if name.casefold() in self._people:
            self._aliases[shown.casefold()] = name.casefold()

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
        key = self._aliases.get(key, key)
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
