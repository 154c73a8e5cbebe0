"""Labels that are not a plain name: numbers, devices, rooms, small letters, lists of people. Nobody gets another's words."""

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse
from otherside.importers.label_reading import is_generic
from otherside.importers.names import speaker_labels


def turns(text, name="call.txt"):
    held = parse(SourceFile(name, text.encode())).conversations[0].turns
    return [(t.speaker, t.text) for t in held if t.kind is TurnKind.SPEECH]


def cues(*lines):
    return "WEBVTT\n\n" + "".join(
        f"{n}\n00:00:{2 * n:02}.000 --> 00:00:{2 * n + 1:02}.000\n{line}\n\n" for n, line in enumerate(lines, 1)
    )


LIST = "Ines Vogt, Olu Ade"
TALK = (("Ines Vogt", "The kiln is too small."), ("Olu Ade", "Since when?"), ("Ines Vogt", "Since spring."))


@pytest.mark.parametrize(
    "key",
    [
        *("Participants", "Attendees", "Speakers", "Present", "Members", "People"),
        *("Anwesend", "Teilnehmer", "Mitglieder", "Présents", "Membres"),
    ],
)
@pytest.mark.parametrize("length", [2, 3, 12])
def test_a_list_of_people_is_no_speaker(key, length):
    talk = [TALK[n % 2] for n in range(length)]
    text = f"{key}: {LIST}\nDate: 2026-03-04\n\n" + "".join(f"{who}: {said}\n" for who, said in talk)
    conversation = parse(SourceFile("kiln.txt", text.encode())).conversations[0]
    assert [(t.speaker, t.text) for t in conversation.turns] == talk
    assert [p.name for p in conversation.participants] == ["Ines Vogt", "Olu Ade"]
    assert str(conversation.date) == "2026-03-04"


def test_a_title_may_stand_above_the_list():
    text = f"Kiln review\nMembers: {LIST}\n\n" + "".join(f"{who}: {said}\n" for who, said in TALK)
    conversation = parse(SourceFile("kiln.txt", text.encode())).conversations[0]
    assert conversation.title == "Kiln review"
    assert [(t.speaker, t.text) for t in conversation.turns] == list(TALK)


def test_a_voices_letter_stands_apart():
    assert all(
        is_generic(label) for label in ("Speaker A", "speaker_b", "Speaker-C", "Speaker 1", "speaker2", "SPEAKER_00")
    )
    assert not any(is_generic(label) for label in ("Speakers", "Participants", "Users", "Guests", "Persona"))


@pytest.mark.parametrize(
    "label",
    [
        *("+44 20 7946 0018", "15550100100", "(415) 555-0199", "1555***0100"),
        *("iPhone", "Olu's iPad", "Galaxy S21", "Room 4.12", "Meeting Room", "Raum 3"),
        *("Aoife d'Arcy", "d'Arcy", "Bart van 't Hof", "maria", "MARIA"),
    ],
)
def test_an_unusual_label_opens_a_turn_of_its_own(label):
    held = turns(
        cues("Ines Vogt: It is late.", "Olu Ade: Why?", f"{label}: Nobody signs that.", "Ines Vogt: Right."), "c.vtt"
    )
    assert held == [
        ("Ines Vogt", "It is late."),
        ("Olu Ade", "Why?"),
        (label, "Nobody signs that."),
        ("Ines Vogt", "Right."),
    ]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Look: we wait.",
            "Three things: glaze, clay, gas.",
            "And then he said: never.",
            "iPhone users: they hate it.",
        ),
        *(
            "Room for doubt: none.",
            "2026-03-04: that was the day.",
            "2024-2025: a bad winter.",
            "1.000.000: so many.",
            "recap: no.",
        ),
        *("12.04.2026: the audit.", "Ehrlich: nein.", "bref: non."),
    ],
)
def test_words_before_a_colon_stay_in_the_turn(words):
    held = turns(cues("Ines Vogt: It is late.", "Olu Ade: Why?", words, "Ines Vogt: Right."), "c.vtt")
    assert held == [("Ines Vogt", "It is late."), ("Olu Ade", f"Why? {words}"), ("Ines Vogt", "Right.")]


def test_where_little_is_labelled_a_word_is_no_name():
    lines = ["Ines Vogt: a", "b", "glaze: c", "d", "Olu Ade: e", "f", "Room 2: g"]
    assert speaker_labels(lines) == {"Ines Vogt", "Olu Ade"}
    assert "+44 20 7946 0018" in speaker_labels([*lines, "+44 20 7946 0018: h"])


def test_callers_alone():
    assert speaker_labels(["15550100100: a", "15550100101: b", "c"]) == {"15550100100", "15550100101"}


@pytest.mark.parametrize(
    ("head", "speaker"),
    [
        ("Aoife d'Arcy  0:12", "Aoife d'Arcy"),
        ("maria  0:12", "maria"),
        ("+44 20 7946 0018  0:12", "+44 20 7946 0018"),
        ("iPhone  0:12", "iPhone"),
        ("0:12", None),
        ("Aoife Byrne (0:12)", "Aoife Byrne"),
    ],
)
def test_an_unusual_block_of_a_timed_transcript(head, speaker):
    text = f"Olu  0:05\nWe lost two potters.\n\n{head}\nNobody signs that.\n\nOlu  0:30\nFine.\n"
    assert turns(text) == [("Olu", "We lost two potters."), (speaker, "Nobody signs that."), ("Olu", "Fine.")]


@pytest.mark.parametrize("words", ["lunch  12:30", "12:30", "lunch\n12:30\nor later", "we meet  0:12"])
def test_a_time_that_is_spoken_of_begins_no_turn(words):
    text = f"Olu  0:05\nWe said\n\n{words}\nfor the kiln.\n\nOlu  0:30\nFine.\n"
    assert [who for who, _ in turns(text)] == ["Olu"]
    assert words in turns(text)[0][1]


def test_a_name_without_a_capital_before_a_time_in_brackets():
    text = "Olu (0:05): We lost two potters.\n\nmaria (0:12): Nobody signs that.\n\nOlu (0:30): Fine.\n"
    assert [who for who, _ in turns(text)] == ["Olu", "maria", "Olu"]


@pytest.mark.parametrize("label", ["I", "We", "Me", "Us", "Ich", "Wir", "Moi", "Ik"])
@pytest.mark.parametrize("name", ["call.txt", "call.md"])
def test_whoever_writes_a_talk_down_speaks_in_it(label, name):
    text = f"Olu: The kiln is too small.\n{label}: Since when?\nOlu: Since spring.\n{label}: And before?\nOlu: It was the old one.\n"
    assert [who for who, _ in turns(text, name)] == ["Olu", label, "Olu", label, "Olu"]


@pytest.mark.parametrize(
    "text",
    [
        "I: the kiln\nII: the clay\nI: the kiln again\nIII: the glaze\n",
        "Plan of the day.\n\nI: the kiln is too small, and it has been since spring.\n\nThen the clay came.\n\nI: it was wet.\n",
        "Olu Ade: The kiln is too small.\n\nWe: that was all that was on the slip.\n\nThen she left.\n",
    ],
)
def test_numerals_and_pronouns_of_a_note_are_nobody(text):
    assert not {"I", "We"} & {who for who, _ in turns(text, "note.txt")}
