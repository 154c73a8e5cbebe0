"""How far a run has come, so that a stopped one can go on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from otherside.domain import InputError
from otherside.extraction.llm.windows import LLMTurn, Window
from otherside.llm.protocol import Usage

_FORMAT = 1


@dataclass(slots=True)
class Progress:
    """Windows done, with what the model answered; changes while a run goes on.

    Answers are kept as the model gave them and checked again each time they are read, so that a file somebody changed
    cannot turn into evidence. It holds the buyers' words: keep it where the workspace is.

    Attributes:
        fingerprint: of the turns, the model, the prompt and the window sizes; empty before the first run.
        answers: items answered, by window.
        failed: why a window could not be read, by window; these are tried again.
        split: windows that were too long, and what they were split into.
        usage: tokens used so far, over all runs.
    """

    fingerprint: str = ""
    answers: dict[str, list[Any]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    split: dict[str, list[str]] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)

    def leaves(self, windows: Sequence[Window]) -> Iterator[Window]:
        """The windows to read, in order, with those that were split replaced by their parts."""
        for window in windows:
            parts = self.split.get(window.id)
            if parts is None:
                yield window
            else:
                yield from self.leaves([Window.parse(part) for part in parts])

    def to_json(self) -> str:
        """The progress as one JSON text."""
        return json.dumps(
            {
                "format": _FORMAT,
                "fingerprint": self.fingerprint,
                "answers": self.answers,
                "failed": self.failed,
                "split": self.split,
                "usage": [self.usage.input_tokens, self.usage.output_tokens],
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> Progress:
        """Reads what ``to_json`` wrote.

        Raises:
            InputError: it is damaged or of another version.
        """
        try:
            value = json.loads(text)
            if value["format"] != _FORMAT:
                raise ValueError
            progress = cls(
                fingerprint=str(value["fingerprint"]),
                answers={str(name): list(items) for name, items in value["answers"].items()},
                failed={str(name): str(why) for name, why in value["failed"].items()},
                split={str(name): [str(part) for part in parts] for name, parts in value["split"].items()},
                usage=Usage(*(int(count) for count in value["usage"])),
            )
            for name, parts in progress.split.items():
                halves = Window.parse(name).halves()
                if halves is None or parts != [half.id for half in halves]:
                    raise ValueError
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            raise InputError("the saved progress cannot be read; remove it to start the reading afresh") from None
        return progress


def fingerprint(turns: Sequence[LLMTurn], *settings: object) -> str:
    """What a progress belongs to."""
    digest = hashlib.sha256(repr(settings).encode())
    for turn in turns:
        digest.update(repr((turn.index, turn.speaker, turn.side.value, turn.text)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]
