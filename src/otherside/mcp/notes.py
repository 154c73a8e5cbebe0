"""Adding a note: the only thing that changes the workspace, and only when the server was started for it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import threading
from typing import Annotated, Any

from pydantic import Field

from otherside.domain import InputError
from otherside.mcp.callers import Callers
from otherside.mcp.marking import marked, one_line
from otherside.mcp.tools import Deal, Message
from otherside.store.place import make_folder

#: Below the workspace; a note lies here only while it is read.
FOLDER = "incoming"


class WritingTools:
    """What changes the workspace."""

    def __init__(self, callers: Callers) -> None:
        self.callers = callers
        self.folder = callers.folder
        self._lock = threading.Lock()

    def add_note(
        self,
        deal: Deal,
        text: Message,
        title: Annotated[str, Field(max_length=120, description="What the note is about.")] = "Note",
        date: Annotated[dt.date | None, Field(description="The day it is about; by default today.")] = None,
    ) -> dict[str, Any]:
        """Adds a note of ours to an existing deal. The same note again changes nothing.

        Write what was seen and heard. What somebody said goes in quotation marks with their name beside it; it becomes
        evidence, marked as reported.
        """
        if not text.strip():
            raise InputError("the note is empty; write what was seen or heard")
        day = date or dt.date.today()
        body = _as_markdown(one_line(title, 120) or "Note", day, text)
        # The place is the same for the same note, by which the store knows that it has it.
        digest = hashlib.sha256(body.encode()).hexdigest()[:12]
        with self._lock, self.callers.open() as workspace:
            name = workspace.deal(deal).name
            place = self.folder / FOLDER / f"note-{digest}"
            try:
                make_folder(place)
                file = place / f"{day.isoformat()}-note-{digest}.md"
                file.write_text(body, encoding="utf-8")
                added = workspace.add([file], deal=name)
            except OSError as error:
                raise InputError(f"the note cannot be written ({error.strerror or error}); check the disk") from error
            finally:
                shutil.rmtree(place, ignore_errors=True)
        return marked(
            {
                "deal": name,
                "conversations": added.conversations,
                "turns": added.turns,
                "people": added.people,
                "evidence": added.evidence,
                "unchanged": added.unchanged,
                "skipped": [{"path": file.name, "reason": s.reason} for s in added.skipped],
            }
        )


def _as_markdown(title: str, day: dt.date, text: str) -> str:
    # A JSON string is a YAML string, so that no title can end the front matter.
    head = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\ndate: {day.isoformat()}\ntype: note\n---\n\n"
    return head + text.strip().replace("\r\n", "\n") + "\n"
