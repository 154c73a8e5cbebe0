"""Whose a sentence is that somebody else said as well: theirs where it is told of them, else whoever's says it."""

from __future__ import annotations

import re

import pytest

from otherside.workspace.privacy.attributing import Names, Sentences, Whose, whose

SAID = "We cannot close the lower kiln before the ice has gone."
NAMES = Names(
    re.compile(r"(?<!\w)(?:Oda Ferrant|Oda|oda\.ferrant@kiln\.example)(?!\w)"),
    {"bertil", "noor", "kiln", "milo", "hartwig"},
    {"milo", "hartwig"},
)
LOW = SAID[0].lower() + SAID[1:]


def of(text: str, *, note: bool = False, with_only_them: bool = False) -> Whose:
    (span,) = Sentences([SAID]).find(text)
    return whose(text, span, NAMES, note=note, with_only_them=with_only_them)


@pytest.mark.parametrize(
    "text",
    [
        f"Oda said: “{SAID}”",
        f"“{SAID[:-1]},” said Oda yesterday.",
        f'Oda was plain about it. "{SAID}" So we wait.',
        f"She always says: “{SAID}” And Oda is right.",
        f"Oda sagt „{SAID}“",
        f"Oda’s words were ‘{SAID}’, and then she left.",
        f"As for the ice, Oda Ferrant wrote «{SAID}» on Monday.",
        f"See below.\n\nOn 3 May 2026, Oda Ferrant <oda.ferrant@kiln.example> wrote:\n> Hello all,\n> {SAID}",
        f"From: Oda Ferrant\nSent: Monday\n\n{SAID}",
        f"Am 3.5.2026 schrieb Oda Ferrant:\n> {SAID}",
        f"Oda told us in March that {LOW}",
        f"According to Oda, {LOW}",
        f"Oda Ferrant (Kilnworks) said {LOW}",
        f"Oda: {SAID}",
        f"[10:04] Oda Ferrant: Good morning. {SAID}",
        f"12/03/26, 9:15 am - Oda Ferrant: {SAID}",
    ],
)
def test_what_is_told_as_their_words_is_theirs(text: str) -> None:
    assert of(text) is Whose.THEIRS


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        f"Good morning. {SAID} And I want it done by March.",
        f"Oda, {LOW}",
        f"I like Oda. {SAID}",
        f"Oda is right: {LOW}",
        f"I told Oda, {LOW}",
        f"As I said to Oda: {SAID}",
        f"I told Oda: “{SAID}”",
        f"“{SAID}” I wrote to Oda.",
        f"When Oda told me, {LOW}",
        f"Oda said yes, but {LOW}",
        f"Bertil said: “{SAID}”",
        f"Bertil: {SAID}",
        f"Noor told us that {LOW}",
        f"Oda says hello. {SAID}",
        f"On 3 May 2026, Oda Ferrant wrote:\n> Shall we wait?\n\n{SAID}",
        f"From: Bertil Noor\nSent: Monday\n\n{SAID}",
    ],
)
def test_what_another_says_themselves_is_not(text: str) -> None:
    assert of(text, with_only_them=True) is Whose.OTHERS


@pytest.mark.parametrize(
    "text",
    [
        f"Bertil and Oda said: “{SAID}”",
        f"Bertil told Oda: “{SAID}”",
        f"Oda is right. My boss says: “{SAID}”",
        f"Somebody wrote “{SAID}” on the board.",
    ],
)
def test_a_quotation_that_may_be_anothers_is_unsure(text: str) -> None:
    assert of(text) is Whose.UNSURE


@pytest.mark.parametrize(
    ("text", "alone", "expected"),
    [
        (f"Oda is worried.\n- {SAID}", False, Whose.THEIRS),
        (f"- {SAID}", True, Whose.THEIRS),
        (f"- {SAID}", False, Whose.UNSURE),
        (f"Milo wrote this down.\n- {SAID}", True, Whose.THEIRS),
        (f"Bertil is worried.\n- {SAID}", True, Whose.OTHERS),
        (f"Bertil: {SAID}\nOda listened.", True, Whose.OTHERS),
        (f"Milo: {SAID}", True, Whose.OTHERS),
        (f"Oda and Bertil came.\n{SAID}", False, Whose.UNSURE),
    ],
)
def test_in_a_note_who_is_named_nearest_decides(text: str, alone: bool, expected: Whose) -> None:
    assert of(text, note=True, with_only_them=alone) is expected


def test_our_quotation_in_a_talk_with_only_them_is_of_them() -> None:
    assert of(f"You said: “{SAID}” Did I get that right?", with_only_them=True) is Whose.THEIRS
    assert of(f"You said: “{SAID}” Did I get that right?") is Whose.UNSURE


def test_sentences_are_found_whatever_their_space_and_case_and_short_ones_never() -> None:
    found = Sentences([SAID, "We wait.", "we cannot close the lower kiln before the ice"])
    text = f"We wait. {SAID.upper()}\n{SAID.replace(' ', '  ')} xWe cannot close"
    spans = found.find(text)
    assert [text[s:e].casefold().split()[0] for s, e in spans] == ["we", "we"]
    assert all(text[s:e].casefold().endswith("gone.") for s, e in spans)
    assert found.find("We cannot close the lower kilns before the ice has gone") == []


def test_long_texts_take_no_time() -> None:
    import time

    text = ("Oda said (Oda said \"' “‘ " * 4000) + SAID + (" > From: x: wrote: " * 4000)
    began = time.process_time()
    of(text, note=True)
    assert time.process_time() - began < 5
