"""Chats of Slack and of Microsoft Teams as JSON: each message with its author's name and its time.

    Slack, its own export and its API:    {"user": "U1", "user_profile": {"real_name": ""}, "text": "", "ts": "1791446400.000100"}
    Teams, from Microsoft Graph:          {"from": {"user": {"displayName": ""}}, "body": {"content": ""}, "createdDateTime": ""}

What a program writes (who joined, a bot, what was deleted) and what somebody quotes of others are nobody's words and become
notes. Both services list messages in either order; the time of each tells the right one.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from otherside.domain import Conversation, Parsed, Participant, Skipped, Turn, TurnKind
from otherside.domain.patterns import lazily
from otherside.importers import json_source
from otherside.importers.html_text import html_to_text
from otherside.importers.json_source import Object, first_text, obj, text_of
from otherside.importers.json_turns import person
from otherside.importers.names import Roster, read_label
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.when import date_in_name, dated, moment, number

_TS = lazily(r'"ts"\s*:\s*"\d{9,11}\.\d{1,6}"')
#: An account of Slack by its number, which is nobody's name.
_ID = lazily(r"[UWB](?=[A-Z0-9]*\d)[A-Z0-9]+")
#: The account by which Slack itself speaks.
_SLACKBOT = "USLACKBOT"
#: What somebody wrote themselves; any other kind of message is one of the program.
_OWN_KINDS = frozenset({"", "thread_broadcast", "file_share", "me_message", "file_comment", "reply_broadcast"})
#: In Slack's text: ``<@U1|dana>``, ``<#C1|general>``, ``<!here>``, ``<https://x.test|shown>``.
_LINK = lazily(r"<([@#!]?)([^<>|\n]{1,2000})(?:\|([^<>\n]{0,500}))?>")


@dataclass(frozen=True, slots=True)
class _Message:
    """One message: ``who`` wrote it, ``None`` where a program did or nobody knows; ``chat`` tells several in a file apart."""

    who: Participant | None
    text: str
    at: datetime | None
    own: bool = True
    chat: str = ""


def sniff(source: SourceFile) -> float:
    """By Slack's kind of time beside a text, or by Graph's names of author, body and time."""
    if json_source.has_keys(source, "ts", "text") and _TS.search(source.text):
        return 0.97
    return 0.97 if json_source.has_keys(source, "createdDateTime", "from", "user", "body", "content") else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation for each chat.

    Raises:
        ImporterError: when the JSON cannot be read, nobody wrote anything, or Slack's export tells no name.
    """
    document, skipped = json_source.load(source)
    slack = [m for m in json_source.find_objects(document, "ts") if "text" in m]
    people = _people(slack, source.accounts.people if source.accounts else {})
    messages = list(_of_slack(slack, people) if slack else _of_teams(document))
    if not any(m.own for m in messages):
        raise ImporterError(f"{source.name}: no message of anybody in it; export the chat again")
    nameless = sorted({text_of(m.get("user")) for m in slack} - {"", *people})
    if nameless:
        what = f"no names are beside the accounts {', '.join(nameless[:3])}"
        if not any(m.who for m in messages):
            raise ImporterError(
                f"{source.name}: {what}; add the folder of the whole export, where users.json tells them"
            )
        reason = f"{what}; put them in their place, as users.json tells them, and add it again"
        skipped = (*skipped, Skipped(source.name, reason, partial=True))
    chats: dict[str, list[_Message]] = {}
    for message in sorted(messages, key=lambda m: m.at or datetime.max.replace(tzinfo=UTC)):
        chats.setdefault(message.chat, []).append(message)
    title = (first_text(document, "topic", "title", "subject") if isinstance(document, dict) else "") or _title(source)
    found = tuple(
        _conversation(source, title if len(chats) == 1 else f"{title} {place}", chat)
        for place, chat in enumerate(chats.values(), 1)
    )
    return Parsed(conversations=tuple(c for c in found if c.turns), skipped=skipped)


def _conversation(source: SourceFile, title: str, messages: list[_Message]) -> Conversation:
    roster = Roster()
    turns = []
    for message in messages:
        for text, own in _pieces(message.text):
            if message.own and own:
                turns.append(Turn(text, roster.speak(message.who), at=message.at, kind=TurnKind.MESSAGE))
            else:
                turns.append(Turn(text, at=message.at, kind=TurnKind.NOTE))
    day, by_file = dated(source, min((m.at.date() for m in messages if m.at), default=None))
    return Conversation(
        title=title,
        format="chat",
        turns=tuple(turns),
        participants=roster.participants(),
        date=day,
        dated_by_file=by_file,
    )


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A message in parts, each with whether it is the author's own: quoted lines are somebody else's."""
    lines: list[str] = []
    own = True
    for line in [*text.split("\n"), None]:
        quoted = line is not None and line.startswith(">")
        if (line is None or quoted == own) and lines:
            if part := "\n".join(lines).strip():
                yield part, own
            lines = []
        own = not quoted
        if line is not None:
            lines.append(line.lstrip("> ") if quoted else line)


def _title(source: SourceFile) -> str:
    """The name of the file; Slack calls its files by the day and their folder by the channel."""
    folder = source.name.rpartition("/")[0].rpartition("/")[2].strip("!")
    return f"{folder} {source.stem}" if folder and date_in_name(source.stem) else source.stem


def _of_slack(messages: list[Object], people: Mapping[str, Participant]) -> Iterator[_Message]:
    names = {user: who.name for user, who in people.items()}
    for message in messages:
        user, told = text_of(message.get("user")), number(message.get("ts"))
        text = _plain(text_of(message.get("text")), names)
        own = text_of(message.get("subtype")) in _OWN_KINDS and not message.get("bot_id") and user != _SLACKBOT
        name = names.get(user)
        if not own and (shown := name or first_text(message, "username")) and not text.startswith(shown):
            text = f"{shown}: {text}"
        who = people.get(user) if own else None
        yield _Message(who, text, moment(told), own and bool(text), text_of(message.get("channel")))


def _people(messages: list[Object], exported: Mapping[str, Participant]) -> dict[str, Participant]:
    """Who each account is: as the export tells, else from any of its messages; an account that goes by a name is that name."""
    people = dict(exported)
    for message in messages:
        user, profile = text_of(message.get("user")), obj(message.get("user_profile"))
        name = first_text(profile, "real_name", "display_name", "name")
        if not name and user and not _ID.fullmatch(user):
            name = user
        if user and user not in people and (who := read_label(name) if name else None):
            people[user] = who
    return people


def _plain(text: str, names: Mapping[str, str]) -> str:
    """Slack's text as it is read: people and channels by their names, links by what is shown of them."""

    def shown(match: re.Match[str]) -> str:
        mark, target, label = match.groups()
        if mark == "!":
            return f"@{label or target.partition('^')[0]}".replace("@@", "@")
        return {"@": "@", "#": "#"}.get(mark, "") + (label or names.get(target, target))

    return html.unescape(_LINK.sub(shown, text)).strip()


def _of_teams(document: object) -> Iterator[_Message]:
    pending = list(json_source.find_objects(document, "body", "createdDateTime"))
    pending += [r for m in pending for r in json_source.objects(m.get("replies")) if "body" in r]
    for message in pending:
        body = obj(message.get("body"))
        text = text_of(body.get("content"))
        if (text_of(body.get("contentType")).lower() or ("html" if text.startswith("<") else "")) == "html":
            text = html_to_text(text)
        author = obj(message.get("from"))
        who = person(obj(author.get("user")))
        kind = text_of(message.get("messageType")) or "message"
        own = kind == "message" and not message.get("deletedDateTime") and not obj(author.get("application"))
        channel = obj(message.get("channelIdentity"))
        chat = first_text(message, "chatId") or first_text(channel, "channelId")
        yield _Message(who if own else None, text, moment(message.get("createdDateTime")), own and bool(text), chat)


IMPORTER = Importer(name="team_chat", sniff=sniff, parse=parse)
