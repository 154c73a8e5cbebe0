"""What lies beside the channels of Slack's own export: who the accounts are, and lists that hold nobody's words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from otherside.domain import Participant
from otherside.importers.decoding import decode
from otherside.importers.json_source import first_text, obj, objects, text_of
from otherside.importers.names import one_line, read_label

#: The file that tells the accounts.
ACCOUNTS = "users.json"
#: Lists of channels and programs beside it.
LISTS = frozenset(
    "channels.json groups.json dms.json mpims.json integration_logs.json canvases.json lists.json huddle_transcripts.json "
    "file_conversations.json".split()
)
_MARKS = (b'"id"', b'"profile"', b'"name"')


def holds_accounts(name: str, data: bytes) -> bool:
    """Whether a file of this name and content is the export's list of accounts; it is not read in full for that."""
    return (
        name.rsplit("/", 1)[-1] == ACCOUNTS
        and data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[")
        and all(mark in data for mark in _MARKS)
    )


@dataclass(frozen=True)
class Accounts:
    """The list of accounts of one export, shared by the files of its channels and read with the first that asks."""

    data: bytes

    @cached_property
    def people(self) -> Mapping[str, Participant]:
        """Who each account is, by its id; nobody where the list cannot be read."""
        try:
            document = json.loads(decode(self.data))
        except (ValueError, RecursionError):
            return {}
        found = {}
        for user in objects(document):
            profile = obj(user.get("profile"))
            name = first_text(profile, "real_name", "display_name") or first_text(user, "real_name", "name")
            email = first_text(profile, "email").lower()
            who = read_label(one_line(name), email=email if "@" in email else None) if name else None
            if who is not None and (number := text_of(user.get("id"))):
                found[number] = Participant(
                    who.name,
                    who.email,
                    who.side,
                    who.role or one_line(first_text(profile, "title")) or None,
                    who.organisation,
                )
        return found
