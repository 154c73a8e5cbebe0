"""Who took part in Gong's calls, as ``/v2/calls/extensive`` answers it: the transcripts, another answer, know speakers by number."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from otherside.importers.decoding import decode
from otherside.importers.json_source import Object, find_objects, first_text, obj

#: So much of a file's beginning tells whether it may be such an answer.
PEEK = 4096
_MARKS = (b'"metaData"', b'"parties"', b'"calls"')
_WORDS = (b'"callTranscripts"', b'"sentences"')


def may_hold_calls(head: bytes) -> bool:
    """Whether a file that begins so may be the list of calls: it is to be read before the transcripts."""
    return b'"calls"' in head and b'"metaData"' in head


def holds_calls(data: bytes) -> bool:
    """Whether the data are a list of calls with who took part and without a word of theirs; they are not read in full for that."""
    return (
        data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
        and all(mark in data for mark in _MARKS)
        and not any(mark in data for mark in _WORDS)
    )


def call_id(node: Object) -> str:
    """The id of a call, in its transcript or its details; empty where it has none."""
    return first_text(node, "callId", "id") or first_text(obj(node.get("metaData")), "id", "callId")


def details_in(document: object) -> dict[str, Object]:
    """What a document says of each call that has parties, by the call's id."""
    found: dict[str, Object] = {}
    for node in find_objects(document, "parties"):
        found.setdefault(call_id(node), node)
    return found


@dataclass(frozen=True)
class Calls:
    """The lists of calls beside a transcript, read with the first that asks."""

    files: tuple[bytes, ...]

    @cached_property
    def details(self) -> Mapping[str, Object]:
        """What is said of each call, by its id; nothing of a list that cannot be read."""
        found: dict[str, Object] = {}
        for data in self.files:
            try:
                document = json.loads(decode(data))
            except (ValueError, RecursionError):
                continue
            for key, node in details_in(document).items():
                found.setdefault(key, node)
        return found
