"""Small sources of our own words, and a stand-in for the encoder: what is tried here is storing, not reading."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from otherside.extraction.encoder import Encoded

#: Somebody who is erased, and words that are only theirs.
GONE = "Lena Brook"
GONE_MAIL = "lena@brook.example"
GONE_WORDS = "the lighthouse rota nearly broke my team in spring"

_CALL = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Pia Sand>What would be different for you in a year?</v>

00:00:06.000 --> 00:00:14.000
<v {name}>{first} I want us to be the ones people trust with the hard cases.</v>

00:00:15.000 --> 00:00:24.000
<v Tom Field>Lena Brook told me so too. I am afraid of another rollout that fails, call +44 20 7946 0958.</v>

00:00:25.000 --> 00:00:34.000
<v {name}>We lose two days a month on round {number}, and my director will not wait beyond June.</v>
"""
_MAIL = """From: Lena Brook <lena@brook.example>
To: Pia Sand <pia@sand.example>
Subject: The rota
Date: Tue, 3 Mar 2026 10:0{number}:00 +0000
Message-ID: <rota-{number}@brook.example>
{reply}
Pia, {words} ({number}). We need an answer before the audit.
"""
_CRM = """Deal Name,Deal Stage,Amount,Close Date,Deal owner,Company name
Brook rollout,Negotiation,48000,2026-06-30,Pia Sand,Brook
"""


def write_files(folder: Path, round_: int = 1) -> Path:
    """A folder of calls, a mail thread and a CRM export; a later round has other words in the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(3):
        first = f"You know {GONE_WORDS}." if number == 0 else f"It is round {round_}."
        name = GONE if number == 0 else "Ida Marsh"
        text = _CALL.format(name=name, first=first, number=f"{round_}{number}")
        (folder / f"call {number}.vtt").write_text(text, encoding="utf-8")
    for number in range(2):
        reply = "In-Reply-To: <rota-0@brook.example>\n" if number else ""
        text = _MAIL.format(number=number, reply=reply, words=GONE_WORDS)
        (folder / f"mail {number}.eml").write_text(text, encoding="utf-8")
    (folder / "deals.csv").write_text(_CRM, encoding="utf-8")
    return folder


class StandIn:
    """Answers like the encoder, by a checksum of the words: the same on every run, and at once."""

    def encode(self, pairs: Sequence[tuple[str, str]]) -> Encoded:
        """Facets at random, two in five sentences with one."""
        logits = np.full((len(pairs), 18), -9.0, dtype=np.float32)
        for row, (_, text) in enumerate(pairs):
            sum_ = zlib.crc32(text.encode())
            if sum_ % 5 < 2:
                logits[row, sum_ % 15] = 9.0
            logits[row, 15 + sum_ % 3] = 5.0
        nowhere = np.zeros((len(pairs), 384), dtype=np.float32)
        return Encoded(logits, nowhere, nowhere)
