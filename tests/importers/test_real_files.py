"""The importers on files that nobody here wrote, where ``OTHERSIDE_DATA`` says they are."""

import os
import re
from pathlib import Path

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse
from otherside.importers.eml import read_mail

DATA = os.environ.get("OTHERSIDE_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="OTHERSIDE_DATA is not set")
WORD = re.compile(r"[^\W_]+")


def files(pattern):
    return [p for p in sorted(Path(DATA or ".").glob(pattern)) if not p.name.startswith(("README", "LICENSE"))]


@pytest.mark.parametrize("path", files("calls/*.md") + files("interviews/*.md"), ids=lambda p: p.name)
def test_no_word_of_a_transcript_is_lost(path):
    source = SourceFile(path.name, path.read_bytes())
    (conversation,) = parse(source).conversations
    assert conversation.date is not None
    kept = {w for turn in conversation.turns for w in WORD.findall(turn.text)}
    kept |= {w for p in conversation.participants for w in WORD.findall(f"{p.name} {p.role} {p.organisation}")}
    kept |= {w for value in conversation.fields.values() for w in WORD.findall(value)}
    kept |= set(WORD.findall(conversation.title))
    lost = [w for w in WORD.findall(source.text.replace("&amp;", "&")) if w not in kept and not w.isdigit()]
    # What may be left out: header keys, the language of a code fence.
    assert set(lost) <= {"Date", "Participants", "Duration", "Published", "on", "typescript", "bash", "toml", "js"} | {
        w for w in lost if re.fullmatch(r"\d{4}.*Z|\d+T\d+|00Z", w)
    }


@pytest.mark.parametrize("path", files("calls/*.md"), ids=lambda p: p.name)
def test_everybody_in_the_calls_has_a_role(path):
    (conversation,) = parse(SourceFile(path.name, path.read_bytes())).conversations
    speakers = {t.speaker for t in conversation.turns if t.kind is TurnKind.SPEECH}
    assert None not in speakers
    assert all(p.role for p in conversation.participants if p.name in speakers)


@pytest.mark.parametrize("path", files("mail/*.eml"), ids=lambda p: p.name)
def test_mail_has_its_sender_and_most_of_its_words(path):
    data = path.read_bytes()
    mail = read_mail(data, path.name)
    (conversation,) = parse(SourceFile(path.name, data)).conversations
    (own,) = [t for t in conversation.turns if t.message_id == mail.message_id]
    assert own.speaker is not None
    assert own.at is not None
    assert "Original Message" not in own.text
    assert "Forwarded by" not in own.text
    words = sum(len(WORD.findall(t.text)) for t in conversation.turns)
    assert words >= 0.4 * len(WORD.findall(mail.body))
