"""What was taken in and says nothing of anybody is told with its remedy."""

from otherside.importers import SourceFile, parse
from otherside.importers.remarks import remarks

MEMO = (
    "so just back from the boatyard um spoke to the owner by the slip she said they launch in may and she does not want to "
    "do it by hand again and the son walked by and laughed um what i need to do is send her the list by friday and ask who "
    "else has the keys to the shed because nobody seems to know that um yes"
)


def told(text, name="memo.txt"):
    (conversation,) = parse(SourceFile(name, text.encode())).conversations
    return [r.path for r in remarks(name, conversation) if r.partial]


def test_a_memo_in_one_breath_is_told():
    assert told(MEMO) == ["memo.txt"]


def test_a_note_with_sentences_or_a_quotation_is_not():
    assert told(MEMO.replace(" um ", ". Then ")) == []
    assert told(MEMO + ' Ana said: "We launch in May."') == []


def test_a_device_among_the_speakers_is_told():
    call = "WEBVTT\n\n00:01.000 --> 00:04.000\niPhone: I am in the van.\n\n00:05.000 --> 00:07.000\nAna Roth: Good.\n"
    assert told(call, "call.vtt") == ["call.vtt, speaker iPhone"]
