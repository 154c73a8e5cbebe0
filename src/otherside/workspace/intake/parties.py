"""Which firms other than ours a folder's conversations are with, and whether they have anything to do with each other. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from shlex import quote

from otherside.domain import Conversation, Participant
from otherside.domain.networks import networks_told
from otherside.profiles.who.identity import Us
from otherside.profiles.who.names import FREE_MAIL, domain_key, organisation_key, same_organisation

#: A client with an adviser or a parent firm beside them is one deal still.
_MANY = 3
#: So many firms, and files, are named in one line.
_SHOWN = 3


def is_ours(person: Participant, conversation: Conversation, us: Us) -> bool:
    """Whether somebody's address is ours, so that whatever firm or department is named with them is no buyer."""
    if person.email and (person.email.casefold() in us.emails or us.has_domain(person.email)):
        return True
    # A domain under another ending may be anybody's; within our network it is ours.
    known = not person.email or us.has_organisation(domain_key(person.email.rsplit("@", 1)[-1]))
    return known and any(map(us.has_organisation, networks_told(conversation.fields, person.name)))


@dataclass
class Party:
    """Firms that are in conversations together.

    Attributes:
        names: by their keys, how to call them: by their mail domain, else as stated.
        items: which of the conversations they are in, by their place.
    """

    names: dict[str, str] = field(default_factory=dict)
    items: list[int] = field(default_factory=list)

    @property
    def called(self) -> str:
        """How to call all of them: by the shortest name, which is most often that of the house."""
        return min(self.names.values(), key=lambda name: (len(name), name))


def parties(conversations: Sequence[Conversation], us: Us) -> list[Party]:
    """The firms of outsiders, those together that are in one conversation together, the largest party first."""
    found: list[Party] = []
    for n, conversation in enumerate(conversations):
        firms = _firms(conversation, us)
        if not firms:
            continue
        joined = Party(firms, [n])
        apart = []
        for party in found:
            if any(same_organisation(a, b) for a in party.names for b in firms):
                joined = Party(party.names | joined.names, party.items + joined.items)
            else:
                apart.append(party)
        found = [*apart, joined]
    return sorted(found, key=lambda p: (-len(p.items), p.called))


def _firms(conversation: Conversation, us: Us) -> dict[str, str]:
    """The outsiders' firms by their keys, each by its mail domain, else as stated."""
    firms: dict[str, str] = {}
    for person in conversation.participants:
        if is_ours(person, conversation, us) or (person.organisation and us.has_organisation(person.organisation)):
            continue
        host = person.email.rsplit("@", 1)[-1].casefold() if person.email else ""
        if host and host not in FREE_MAIL:
            firms.setdefault(domain_key(host), host)
        elif person.organisation:
            firms.setdefault(organisation_key(person.organisation), person.organisation)
    return firms


def of_several(deal: str, talks: Sequence[tuple[Conversation, str | None]], us: Us) -> str:
    """What to tell of a deal that came from a folder and is of many parties; empty where it is not.

    Args:
        deal: its name, which is the folder's.
        talks: its conversations, each with the path of its file as the user may give it, empty within an archive, and
            ``None`` for one that is stored already.
        us: who we are; without that nobody is known to be an outsider.
    """
    if not us:
        return ""
    found = parties([talk for talk, _ in talks], us)
    fresh = [p for p in found if all(talks[n][1] is not None for n in p.items)]
    if len(found) < _MANY or not fresh or any(_goes_by(deal, name) for p in found for name in p.names.values()):
        return ""
    shown = ", ".join(p.called for p in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    files = list(dict.fromkeys(path for n in fresh[0].items if (path := talks[n][1])))
    how = "give each firm a folder of its own"
    if files:
        some = f"{' '.join(map(quote, files[:_SHOWN]))}{' …' if len(files) > _SHOWN else ''}"
        how = f"add a firm's files again: otherside add {some} --deal {quote(_name(fresh[0].called))}"
    return (
        f"the deal {deal!r} holds conversations with {len(found)} firms that are never in one together ({shown}{more}); if each is "
        f"a deal of its own, {how}"
    )


def _goes_by(deal: str, name: str) -> bool:
    """Whether the deal is called after a firm, be it by its mail domain or by its first word."""
    keys = (organisation_key(name), domain_key(name) if "." in name else "")
    own = organisation_key(deal)
    return any(same_organisation(own, key) for key in keys if key)


def _name(called: str) -> str:
    """The deal's name for a firm: without the domain's ending."""
    return domain_key(called).capitalize() if "." in called and " " not in called else called
