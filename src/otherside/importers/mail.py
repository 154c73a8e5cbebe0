"""A mail message read from its bytes, and messages made into conversations; used by eml, mbox and msg.

Each message is a turn of kind ``MESSAGE``: the sender's new words, without signature and disclaimer, with
time, Message-ID and recipients. A message that only forwards has a turn with empty text: who sent what to
whom, and when, is worth knowing; one that a program sent in somebody's place has no speaker. What it quotes
becomes further turns of kind ``MESSAGE`` without a Message-ID, before it, by the author that the quoted
header names (``None`` where none does), unless the same words are a message of the same file. Signatures
give role, organisation and phone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from otherside.domain import Conversation, Parsed, Participant, Side, Skipped, Turn, TurnKind, local_day
from otherside.domain.networks import NETWORK_OF, networks_written
from otherside.domain.patterns import lazily
from otherside.importers.automatic import automatic_words
from otherside.importers.decoding import well_formed
from otherside.importers.mail_dates import is_day, quoted_date
from otherside.importers.mail_quotes import Part, split_body
from otherside.importers.name_words import COMMON_WORDS, FUNCTION_WORDS, ROLE_WORDS
from otherside.importers.names import Roster, looks_like_person, one_line, read_label
from otherside.importers.notes_names import named_in, notes_name
from otherside.importers.signatures import cut_signature
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.threads import grouped, in_order, without_repeats
from otherside.importers.when import dated

#: Beyond this many recipients a message is a mass mailing: their addresses stay with it, they are no participants.
_MAX_RECIPIENTS = 1_000
#: So many attached files of one source are reported one by one.
_MAX_REPORTED = 50
#: Endings of files that some importer reads.
_READABLE = (*(".vtt", ".srt", ".txt", ".md", ".json", ".csv", ".tsv", ".docx", ".eml", ".mbox", ".msg", ".zip"),)
_PREFIX = lazily(r"\s*(?:re|fw|fwd|aw|wg|antw|sv|vs|tr|rv|res)(?:\[\d{1,3}\])?\s?:\s*", re.IGNORECASE)
_ANGLE = lazily(r"<([^<>\s]{1,300})>")
_LOCAL_NAME = lazily(r"([a-z]{2,20}(?:-[a-z]{2,20})?)[._]([a-z]{2,25}(?:-[a-z]{2,25})?)")
_EMAIL = lazily(r"[^\s<>@\"']{1,64}@[^\s<>@\"']{1,190}\.[A-Za-z]{2,24}")
_ADDRESS = lazily(
    r"<?(?:mailto:)?((?:[^\s<>@\"']|(?<=\w)'(?=\w)){1,64}@[^\s<>@\"']{1,190}\.[a-z]{2,24})>?", re.IGNORECASE
)
_NOTES_NAME = lazily(r"\s*(?:/[^/@]{1,60}){0,6}@[\w .-]{2,40}\s*$|(?:/[^/@]{1,60}){1,6}\s*$")
#: Addresses from which nobody writes: a pager's number, a program's. Where people have numbers for addresses these are theirs.
_MACHINE = lazily(
    r"(?:\+?\d{7,20}(?!@(?:qq|163|126|139|189|foxmail)\.)|(?:[\w.+-]{0,40}[._+-])?(?:no|do[._-]?not|never)[._-]?reply(?:[._+-][\w.+-]{0,40})?|mailer[._-]?daemon|"
    r"postmaster|bounces?(?:[._+-][\w.+=-]{0,60})?)@",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A name and address as a header has them."""

    name: str
    email: str | None = None


@dataclass
class Mail:
    """One message.

    Attributes:
        body: its text, quoted parts and all.
        thread: ids it refers to, without its own.
        attached: messages attached to it.
        files: names of other files attached to it; they are not read.
        utc_offset_s: how far the sender's clock stood from UTC.
        fields: attachments, automatic replies, invitations.
    """

    subject: str = ""
    message_id: str | None = None
    sender: Address | None = None
    recipients: list[Address] = field(default_factory=list)
    at: datetime | None = None
    utc_offset_s: int | None = None
    body: str = ""
    thread: frozenset[str] = frozenset()
    attached: list["Mail"] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[str]:
        """All Message-IDs that it is or refers to."""
        return self.thread | ({self.message_id} if self.message_id else frozenset())


def message_ids(text: str | None) -> list[str]:
    """Message-IDs in a header, without angle brackets."""
    if not text:
        return []
    found = _ANGLE.findall(text[:100_000])
    return found or [w for w in text[:10_000].split() if "@" in w]


def bare_subject(subject: str) -> str:
    """The subject without ``Re:`` and ``Fwd:``."""
    text = one_line(subject)
    while match := _PREFIX.match(text):
        text = text[match.end() :]
    return text


def person_of(address: Address) -> Participant | None:
    """The participant for a header's entry: ``"Jordan, Bob" <…>`` is Bob Jordan; ``None`` for a machine's address."""
    email = address.email.lower() if address.email else None
    name = address.name.strip().strip("'\" ")
    nickname = re.search(r"\s*\((\w{2,20})\)$", name)
    if nickname and nickname.group(1).lower() in name[: nickname.start()].lower():
        name = name[: nickname.start()]  # "Roe, Karen R (Karen)"
    if name.lower().startswith("mailto:"):
        name = name[7:]
    if not _EMAIL.fullmatch(name):
        name = _NOTES_NAME.sub("", name).strip()
    if "@" in name and email is None and " " not in name:
        email, name = name.lower(), ""
    if email and _MACHINE.match(email) and not looks_like_person(name):
        return None
    person = read_label(name, inverted=True, email=email) if name and name.lower() != email else None
    if person is not None and "@" not in person.name:
        return replace(person, side=Side.UNKNOWN)
    if email is None:
        return person
    return Participant(_name_in(email) or email, email)


def _name_in(email: str) -> str | None:
    """``dana.lee@globex.com`` is Dana Lee, unless the words are a department's or a list's."""
    match = _LOCAL_NAME.fullmatch(email.partition("@")[0])
    if not match:
        return None
    words = match.groups()
    if any(w in COMMON_WORDS or w in ROLE_WORDS or w in FUNCTION_WORDS for w in words):
        return None
    return " ".join("-".join(p.capitalize() for p in w.split("-")) for w in words)


def conversations(source: SourceFile, form: str, mails: Sequence[Mail], skipped: Iterable[Skipped] = ()) -> Parsed:
    """Messages grouped into threads, each a conversation; attached files are reported as left out.

    Raises:
        ImporterError: when there is no message.
    """
    skips = tuple(skipped)
    if not mails:
        reason = f" ({skips[0].reason})" if skips else ""
        raise ImporterError(f"{source.name}: no mail in it{reason}; export the messages again")
    # A message without any id is a thread of its own; the space keeps its key apart from real ids.
    groups = grouped([m.ids or {f" {n}"} for n, m in enumerate(mails)])
    return Parsed(
        conversations=tuple(_thread(source, form, [mails[n] for n in g]) for g in groups),
        skipped=(*skips, *_attached_files(source.name, mails)),
    )


def _attached_files(name: str, mails: Iterable[Mail]) -> list[Skipped]:
    """What is attached to the messages, one by one up to a limit, with what to do about it."""
    work, found = list(mails), dict[Skipped, None]()
    for mail in work:  # grows by the messages attached to them
        work += mail.attached
        day = f" to the message of {local_day(mail.at, mail.utc_offset_s).isoformat()}" if mail.at else ""
        for file in mail.files:
            if file.lower().endswith(_READABLE):
                reason = f"attached{day}; save it and add it"
            else:
                reason = (
                    f"attached{day}, and not of a kind that is read; if it matters, save its words as text and add that"
                )
            found[Skipped(f"{name}, attachment {file}", reason, partial=True)] = None
    reports = list(found)
    if len(reports) > _MAX_REPORTED:
        more = len(reports) - _MAX_REPORTED
        rest = f"{more} further attachments; save those that matter and add them"
        reports[_MAX_REPORTED:] = [Skipped(name, rest, partial=True)]
    return reports


def _thread(source: SourceFile, form: str, mails: Sequence[Mail]) -> Conversation:
    roster = Roster(inverted=True)
    fields: dict[str, str] = {}
    for mail in mails:
        for address in filter(None, (mail.sender, *mail.recipients[:_MAX_RECIPIENTS])):
            person = person_of(address)
            if person is not None:
                roster.mention(person)
    turns: list[Turn] = []
    networks: dict[str, list[str]] = {}
    for mail in mails:
        turns += _turns(mail, roster, fields, networks)
        _note_fields(mail, fields)
    ordered = without_repeats(in_order(turns))
    for turn in ordered:
        roster.speak(turn.speaker)
    for person in roster.participants():
        if person.name.casefold() in networks:
            fields[NETWORK_OF + person.name] = well_formed(networks_written(networks[person.name.casefold()]))
    subject = next((bare_subject(m.subject) for m in mails if bare_subject(m.subject)), "")
    date = min((day for t in ordered if t.message_id and (day := t.day)), default=None) or min(
        (day for t in ordered if (day := t.day)), default=None
    )
    date, by_file = dated(source, date)
    return Conversation(
        title=well_formed(subject) or source.stem,
        format=form,
        turns=ordered,
        participants=roster.participants(),
        date=date,
        dated_by_file=by_file,
        thread=frozenset().union(*(m.ids for m in mails)),
        fields=fields,
    )


def _turns(mail: Mail, roster: Roster, fields: dict[str, str], networks: dict[str, list[str]]) -> list[Turn]:
    """The message and what it quotes, oldest first; what its headers tell of networks is added to those, by name."""
    own, *quoted = split_body(mail.body)
    for address in filter(None, (mail.sender, *mail.recipients[:_MAX_RECIPIENTS])):
        _learn(networks, *notes_name(address.name))
    sender = person_of(mail.sender) if mail.sender else None
    turns = [_message(mail, own, sender, roster, fields)]
    at = mail.at
    for part in _latest_first(quoted):
        if part.block:  # between the sender's answers: nothing tells when it was written, or by whom
            _, text = _signed(part, None, roster, fields)
            turns += [Turn(well_formed(text), kind=TurnKind.MESSAGE)] if text else []
            continue
        found = quoted_date(part.date, mail.at) if part.date else None
        # A quoted message was sent before the one that quotes it, whatever time zone its header meant.
        latest = at - timedelta(seconds=0 if found and is_day(found) else 1) if at and at.year > 1 else None
        at = min(found, latest) if found and latest else found or latest
        person = _quoted_author(part.author)
        _learn_networks(part, person, networks)
        name, text = _signed(part, person, roster, fields)
        if text:
            turns.append(Turn(well_formed(text), name, at=at, kind=TurnKind.MESSAGE))
    turns.reverse()
    for attached in mail.attached:
        turns = [*_turns(attached, roster, fields, networks), *turns]
    return turns


def _learn_networks(part: Part, person: Participant | None, networks: dict[str, list[str]]) -> None:
    """Adds whom a quoted header names with a network, and an author without any address, who is of that of who passes it on."""
    by = notes_name(part.by or "")
    told = [by, notes_name(part.author or ""), *named_in(part.to or "")]
    for name, found in told:
        _learn(networks, name, found)
    if part.notes and person is not None and person.email is None and not told[1][1]:
        _learn(networks, person.name, by[1] or next((found for _, found in told if found), ()))


def _learn(networks: dict[str, list[str]], name: str, found: Sequence[str]) -> None:
    person = read_label(name, inverted=True) if found else None
    if person is not None:
        networks.setdefault(person.name.casefold(), []).extend(found)


def _latest_first(quoted: Sequence[Part]) -> list[Part]:
    """What a message quotes in the order of mail, the newest first; what it answers bit by bit was written from top to bottom."""
    between = sorted((p for p in quoted if p.block), key=lambda p: -p.block)
    return [*between, *(p for p in quoted if not p.block)]


def _message(mail: Mail, own: Part, sender: Participant | None, roster: Roster, fields: dict[str, str]) -> Turn:
    name, text = _signed(own, sender, roster, fields)
    if automatic_words(text):
        mail.fields["auto_reply"] = mail.message_id or "yes"
    return Turn(
        text=well_formed(text),
        # What a program answered in somebody's place they have said to nobody: no wish, no condition, no sign of life.
        speaker=None if "auto_reply" in mail.fields else name,
        at=mail.at,
        kind=TurnKind.MESSAGE,
        message_id=mail.message_id,
        recipients=tuple(dict.fromkeys(a.email.lower() for a in mail.recipients if a.email)),
        utc_offset_s=mail.utc_offset_s,
    )


def _signed(part: Part, person: Participant | None, roster: Roster, fields: dict[str, str]) -> tuple[str | None, str]:
    """Name of the author in the roster and their words without signature; what it states is kept."""
    name = roster.mention(person)
    email = person.email if person else None
    if name is not None and email is None:
        email = next((p.email for p in roster.participants() if p.name == name), None)
    signed = cut_signature(part.text, name, email)
    if person is not None and name is not None and (signed.role or signed.organisation):
        roster.mention(replace(person, name=name, role=signed.role, organisation=signed.organisation))
    if name is not None and signed.phone:
        fields.setdefault(f"phone of {name}", well_formed(signed.phone))
    return name, signed.text


def _quoted_author(author: str | None) -> Participant | None:
    """Who a quoted header names, without ``[mailto:…]``, Notes' path and ``Sent by``."""
    if not author or len(author) > 300:
        return None
    text = one_line(author.replace("*", " "))
    text = re.sub(r"\[(?:mailto:|SMTP:)?([^\[\]]{3,200})\]", r"<\1>", text, flags=re.IGNORECASE)
    text = re.sub(r"\s(?:on behalf of|im auftrag von)\s.*$", "", text, flags=re.IGNORECASE)
    match = _ADDRESS.search(text)
    email = match.group(1) if match else None
    name = (text[: match.start()] + text[match.end() :] if match else text).strip(" \"'<>,")
    name = re.sub(r"<[^<>]{0,200}>?|\(\s*\)|^from:\s*", "", name, flags=re.IGNORECASE).strip(" \"'")
    words = name.split(" ")
    if len(words) > 4:  # Notes: "Cindy Roe Executive VP Human Resources"
        title = next((n for n, w in enumerate(words) if n > 1 and w.lower() in ROLE_WORDS), None)
        if title is not None:
            person = person_of(Address(" ".join(words[:title]), email))
            return replace(person, role=" ".join(words[title:])) if person else None
    person = person_of(Address(name, email))
    return person if person and len(person.name.split()) <= 8 else None


def _note_fields(mail: Mail, fields: dict[str, str]) -> None:
    for key, value in mail.fields.items():
        known = fields.get(key)
        fields[key] = well_formed(value if known is None else f"{known}; {value}")
