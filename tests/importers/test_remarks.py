"""What was taken in and says nothing of anybody is told with its remedy."""

import json

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


def granola(*sources):
    start = "2026-03-05T10:00:0{}Z"
    said = [{"source": s, "text": "It is cold.", "start_timestamp": start.format(n)} for n, s in enumerate(sources)]
    return json.dumps({"people": {"creator": {"name": "Pia Sand"}}, "transcript": said})


def test_the_loudspeaker_by_which_everybody_else_is_heard_is_told():
    for heard in ("speaker", "system"):
        assert told(granola("microphone", heard, heard), "n.json") == ["n.json, 'speaker'"]


def test_whoever_is_named_in_its_place_is_not():
    assert told(granola("microphone", "Ada Quill"), "n.json") == []
    assert told(granola("microphone", "microphone"), "n.json") == []
    # A firm's loudspeaker of another format is no matter of Granola's.
    assert told("speaker: Cold.\nAda Quill: Yes.\nspeaker: Oh.\n", "n.txt") == []


MINUTES = """# Minutes

Present: Ada Voss (head), Rolf Behrend (Ward 4 manager), Mrs T. Roth (governor)

1. Ada Voss said that nobody had an hour left for another rota.
2. Mrs Roth asked whether the lists leave the house.
3. Rolf then noted the summer. The boiler works.
"""


def test_minutes_in_reported_speech_are_told_and_named():
    (conversation,) = parse(SourceFile("minutes.md", MINUTES.encode())).conversations
    (remark,) = remarks("minutes.md", conversation)
    assert remark.partial
    assert remark.reason.startswith(
        "3 sentences tell what Ada Voss, Mrs T. Roth and 1 more said and were not read as theirs"
    )
    quoted = MINUTES + 'Ada Voss said: "Not this term."'
    assert told(quoted, "minutes.md") == []


def test_answers_behind_a_letter_are_told_where_nobody_says_whose_they_are():
    interview = "Q: How do you plan?\nA: On the wall.\nQ: And then?\nA: I hope.\n"
    assert told(interview) == ["memo.txt"]
    assert told(f"Interviewer: Nils Own (Ours)\nInterviewee: Ada Voss, head baker\n\n{interview}") == []


RAW = "so we count the ovens by hand and um nobody trusts the figures since the spring " * 40


def test_a_raw_transcript_without_speakers_is_told():
    talk = "# A talk\n\n**Ana Roth:** We count by hand.\n\n**Tom Reed:** Since when?\n\n**Ana Roth:** Since the spring.\n\n"
    assert told(talk, "talk.md") == []
    assert told(f"{talk}## Raw transcript\n\n{RAW}\n", "talk.md") == ["talk.md"]
    assert told(f"{talk}## Raw transcript\n\n{RAW[:400]}\n", "talk.md") == []
    assert told(f"{talk}**Tom Reed:** {RAW}\n", "talk.md") == []


def test_a_recording_in_which_nobody_is_named_is_told():
    cues = [
        f"00:{n:02}:00.000 --> 00:{n:02}:50.000\nWe count the ovens by hand every week, {n} times in all, and it costs us days."
        for n in range(40)
    ]
    assert told("WEBVTT\n\n" + "\n\n".join(cues), "call.vtt") == ["call.vtt"]
    named = [cue.replace("We count", "<v Ana Roth>We count") for cue in cues]
    assert told("WEBVTT\n\n" + "\n\n".join(named), "call.vtt") == []


def test_a_short_recording_in_which_nobody_is_named_is_told_as_one():
    lines = ["0:00", "so we count the ovens by hand", "0:05", "and nobody trusts the figures"]
    for text in ("\n".join(lines), "\n".join(lines * 20)):
        (told_,) = [
            s.reason for c in parse(SourceFile("a.txt", text.encode())).conversations for s in remarks("a.txt", c)
        ]
        assert "does not say who speaks" in told_
        assert "'Dana: …'" in told_
        assert "quotation marks" not in told_
    assert told("\n".join([lines[0], f"Ana Roth: {lines[1]}", *lines[2:]]), "a.txt") == []
