"""Forms of the recorders' exports that are met beside the usual ones."""

import json
import zipfile

import pytest

from otherside.domain import Side, Skipped
from otherside.importers import ImporterError, SourceFile, parse
from otherside.importers.walk import read_sources


def said(name, content):
    data = content if isinstance(content, bytes) else content.encode()
    (found,) = parse(SourceFile(name, data)).conversations
    return [(t.speaker, t.text, t.start_s) for t in found.turns], {p.name: p.side for p in found.participants}


@pytest.mark.parametrize("label", ["SPEAKER {}", "speaker_{}", "Speaker-{}", "spk {}"])
def test_numbered_speakers_on_a_line_of_their_own(label):
    cues = [
        "1\n00:00:01,000 --> 00:00:02,000\n{}\nThe kiln is cold.",
        "2\n00:00:03,000 --> 00:00:04,000\n{}\nSince when?",
    ]
    turns, _ = said("a.srt", "\n\n".join(cue.format(label.format(n)) for n, cue in enumerate(cues)))
    assert turns == [(label.format(0), "The kiln is cold.", 1.0), (label.format(1), "Since when?", 3.0)]


@pytest.mark.parametrize("line", ["Speaker notes", "Participant 12345", "Our speaker 2", "Speakers 2"])
def test_other_lines_with_that_word_are_words(line):
    turns, _ = said("a.srt", f"1\n00:00:01,000 --> 00:00:02,000\n{line}\nThe kiln is cold.\n")
    assert [(who, text.split()) for who, text, _ in turns] == [(None, f"{line} The kiln is cold.".split())]


@pytest.mark.parametrize(
    "line",
    [
        "Honestly: I don't know.",
        "To be perfectly frank: no.",
        "My fear is: it cracks.",
        "Look: it cracks.",
        "I mean: why?",
    ],
)
def test_a_sentence_with_a_colon_goes_on_with_who_speaks(line):
    talk = ["Ada Quill: The kiln is cold.", line, "Pia Sand: Since when?", "Ada Quill: A week.", "Pia Sand: And now?"]
    turns, people = said("a.txt", "\n".join(talk))
    assert next((who, text.split()) for who, text, _ in turns) == ("Ada Quill", f"The kiln is cold. {line}".split())
    assert len(turns) == 4
    assert set(people) == {"Ada Quill", "Pia Sand"}


@pytest.mark.parametrize(
    "line", ["Idea: a calculator.", "Next step: a calculator.", "(She sighed.)\n\nHonestly: a no."]
)
def test_a_remark_beside_a_talk_stays_with_who_wrote_it(line):
    talk = "Ada Quill: The kiln is cold.\n{}\nPia Sand: Since when?\nAda Quill: A week.\nPia Sand: And now?\n"
    turns, _ = said("a.txt", talk.format(f"\n{line}\n") + "Ada Quill: Nothing.\nPia Sand: I see.\n" * 3)
    last = line.split("\n")[-1]
    assert next(who for who, text, _ in turns if last in text) is None


CALL = {"speakerId": "7", "sentences": [{"start": 900, "end": 2000, "text": "The kiln is cold."}]}
PARTIES = [
    {"speakerId": "7", "name": "Ada Quill", "affiliation": "External", "title": "Potter"},
    {"speakerId": "8", "name": "Pia Sand", "affiliation": "Internal"},
]


def test_gong_parties_that_are_said_of_no_call_are_those_of_all():
    calls = [{"callId": str(n), "transcript": [CALL]} for n in (1, 2)]
    found = parse(SourceFile("g.json", json.dumps({"callTranscripts": calls, "parties": PARTIES}).encode()))
    for conversation in found.conversations:
        assert [(p.name, p.side) for p in conversation.participants] == [
            ("Ada Quill", Side.THEIRS), ("Pia Sand", Side.OURS),
        ]  # fmt: skip
        assert conversation.turns[0].speaker == "Ada Quill"


TRANSCRIPTS = {"callTranscripts": [{"callId": "1", "transcript": [CALL]}]}
DETAILS = {"calls": [{"metaData": {"id": "1", "title": "Kiln", "started": "2026-03-05T10:00:00Z"}, "parties": PARTIES}]}


@pytest.mark.parametrize("name", ["a.json", "z.json"])
def test_gong_transcripts_know_who_spoke_by_the_list_of_calls_beside_them(tmp_path, name):
    (tmp_path / name).write_text(json.dumps(DETAILS))
    (tmp_path / "m.json").write_text(json.dumps(TRANSCRIPTS))
    (tmp_path / "n.txt").write_text("Ada Quill: Yes.\nPia Sand: No.\nAda Quill: Oh.\n")
    listed, words, other = read_sources([tmp_path])
    assert isinstance(listed, Skipped)
    assert listed.partial
    assert listed.path.endswith(name)
    (found,) = parse(words).conversations
    assert (found.title, str(found.date), found.turns[0].speaker) == ("Kiln", "2026-03-05", "Ada Quill")
    assert other.calls is None


@pytest.mark.parametrize("name", ["a.json", "z.json", "Calls (1).JSON"])
@pytest.mark.parametrize("folder", ["", "export/"])
def test_in_an_archive_as_well_wherever_the_list_sorts(tmp_path, name, folder):
    path = tmp_path / "gong.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{folder}m.json", json.dumps(TRANSCRIPTS))
        archive.writestr(f"{folder}{name}", json.dumps(DETAILS))
        archive.writestr(f"{folder}n.json", json.dumps([{"name": "calls"}]))
    listed, words, _ = read_sources([path])
    assert isinstance(listed, Skipped)
    assert parse(words).conversations[0].turns[0].speaker == "Ada Quill"


def test_an_archive_with_a_damaged_member_is_read_all_the_same(tmp_path):
    path = tmp_path / "gong.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "Ada Quill: Yes.\nPia Sand: No.\n")
        archive.writestr("z.json", json.dumps(DETAILS))
    path.write_bytes(path.read_bytes().replace(b'"metaData"', b'"metaDatA"', 1))
    first, second = read_sources([path])
    assert first.name.endswith("a.txt")
    assert isinstance(second, Skipped)
    assert "damaged" in second.reason


def test_a_list_of_calls_alone_says_what_to_do_with_it():
    with pytest.raises(ImporterError, match=r"^c\.json: it tells who took part .* one folder with the transcripts"):
        parse(SourceFile("c.json", json.dumps(DETAILS).encode()))


def test_lists_of_calls_that_cannot_be_read_do_no_harm(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(DETAILS)[:-3])
    (tmp_path / "m.json").write_text(json.dumps(TRANSCRIPTS))
    _, words = read_sources([tmp_path])
    assert parse(words).conversations[0].turns[0].speaker == "Speaker 7"


def test_recall_with_other_names_for_its_times():
    words = [{"text": "Cold,", "start_time": 1, "end_time": 2}, {"text": "yes.", "start_time": 2.5, "end_time": 3}]
    turns, _ = said("r.json", json.dumps([{"speaker": "Ada Quill", "speaker_id": 3, "words": words}]))
    assert turns == [("Ada Quill", "Cold, yes.", 1.0)]


@pytest.mark.parametrize(
    "who", [{"participant_id": 2}, {"speaker": {"id": 2, "name": "Ada Quill"}}, {"participant": 2}]
)
def test_recall_with_its_people_beside_the_words(who):
    people = [{"id": 1, "name": "Pia Sand", "is_host": True}, {"id": 2, "name": "Ada Quill", "is_host": False}, {}]
    words = [{"text": "All", "start": 1.5, "end": 2}, {"text": "day.", "start": 2, "end": 3}]
    turns, _ = said("r.json", json.dumps({"participants": people, "transcript": [{**who, "words": words}]}))
    assert turns == [("Ada Quill", "All day.", 1.5)]


def test_granola_with_its_people_in_an_object():
    note = {
        "title": "Kiln",
        "people": {
            "creator": {"name": "Pia Sand"},
            "attendees": [{"email": "ada@mill.example", "details": {"person": {"name": {"fullName": "Ada Quill"}}}}],
        },
        "transcript": [
            {"source": "microphone", "text": "Since when?", "start_timestamp": "2026-03-05T10:00:00Z"},
            {"source": "system", "text": "A week.", "start_timestamp": "2026-03-05T10:00:02Z"},
        ],
    }
    turns, people = said("n.json", json.dumps(note))
    assert turns == [("Pia Sand", "Since when?", 0.0), ("speaker", "A week.", 2.0)]
    assert people == {"Pia Sand": Side.OURS, "speaker": Side.UNKNOWN, "Ada Quill": Side.UNKNOWN}


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n"])
def test_nothing_but_a_mark_is_an_empty_file(data, tmp_path):
    with pytest.raises(ImporterError, match="the file is empty"):
        parse(SourceFile("a.txt", data))
    (tmp_path / "a.txt").write_bytes(data)
    (skipped,) = read_sources([tmp_path])
    assert isinstance(skipped, Skipped)
    assert skipped.partial


def test_names_of_files_in_an_old_encoding_are_read_as_they_were_meant():
    source = SourceFile("caf\udce9/gr\udcfc\udcdfe.txt", b"")
    assert source.name == "café/grüße.txt"
    assert SourceFile("caf\ud83d.txt", b"").name == "caf\ufffd.txt"
    assert SourceFile("日本.txt", b"").name == "日本.txt"
