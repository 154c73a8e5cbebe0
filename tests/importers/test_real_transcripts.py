"""Transcripts that nobody here wrote; where they are is in ``OTHERSIDE_DATA``."""

import csv
import json
import os
import re
from pathlib import Path

import pytest

from otherside.importers import SourceFile, otter, parse

DATA = os.environ.get("OTHERSIDE_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="OTHERSIDE_DATA names no folder with real conversations")


def read(*parts):
    path = Path(DATA or "", *parts)
    return parse(SourceFile(path.name, path.read_bytes())).conversations


@pytest.mark.parametrize("name", ["Brightwave", "DataStack", "Ironbridge", "PolarAnalytics", "TechFlow"])
def test_sales_calls(name):
    path = next(Path(DATA or "", "calls").glob(f"{name}*.md"))
    (conversation,) = otter.IMPORTER.parse(SourceFile(path.name, path.read_bytes())).conversations
    text = path.read_text(encoding="utf-8")
    labels = re.findall(r"^\*\*([^*()]+) \(\d", text, re.MULTILINE)
    speech = [t for t in conversation.turns if t.speaker]
    assert {t.speaker for t in speech} == set(labels)
    body = text[text.index(f"**{labels[0]} (") :]
    words = re.sub(r"^\*\*[^*()]+ \([\d:]+\):\*\*", "", body, flags=re.MULTILINE).split()
    assert [w for t in speech for w in t.text.split()] == words
    listed = text.split("**Participants:**")[1].split("\n")[0].count("(")
    people = conversation.participants
    assert len(people) == listed
    assert all(p.role and p.organisation for p in people)
    assert len({p.organisation for p in people}) == 2


def test_counselling_table():
    path = Path(DATA or "", "annomi", "AnnoMI-simple.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    conversations = read("annomi", path.name)
    assert len(conversations) == len({r["transcript_id"] for r in rows})
    said = [w for c in conversations for t in c.turns for w in t.text.split()]
    assert said == [w for r in rows for w in r["utterance_text"].split()]


def test_negotiations_in_json():
    path = Path(DATA or "", "casino", "casino_test.json")
    dialogues = json.loads(path.read_text(encoding="utf-8"))
    conversations = read("casino", path.name)
    assert len(conversations) == len(dialogues)
    said = [w for c in conversations for t in c.turns for w in t.text.split()]
    assert said == [w for d in dialogues for line in d["chat_logs"] for w in line["text"].split()]
