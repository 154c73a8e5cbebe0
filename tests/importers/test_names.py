"""Labels to participants, and which words before a colon are speakers."""

import pytest

from otherside.domain import Participant, Side
from otherside.importers.names import Roster, read_label, speaker_labels, split_label, split_role


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Priya Rao (Globex):", Participant("Priya Rao", organisation="Globex")),
        ("José Núñez, CFO:", Participant("José Núñez", role="CFO")),
        ("Lee, Dana", Participant("Dana Lee")),
        ("Dana Lee | Globex", Participant("Dana Lee", organisation="Globex")),
        ("Dana Lee (she/her) | Globex", Participant("Dana Lee", organisation="Globex")),
        ("Dana Lee - Globex", Participant("Dana Lee", organisation="Globex")),
        ("Dana Lee (Guest)", Participant("Dana Lee", side=Side.THEIRS)),
        ("Lee, Dana (External)", Participant("Dana Lee", side=Side.THEIRS)),
        ("van der Berg, Anna", Participant("Anna van der Berg")),
        ("Jordan Reeves (Acme AE)", Participant("Jordan Reeves", role="AE", organisation="Acme")),
        (
            "Elena Vasquez (Principal Engineer, TechFlow)",
            Participant("Elena Vasquez", role="Principal Engineer", organisation="TechFlow"),
        ),
        ("Yu Tan (Billing Lead, Globex)", Participant("Yu Tan", role="Billing Lead", organisation="Globex")),
        ("Ana (CTO at Globex)", Participant("Ana", role="CTO", organisation="Globex")),
        (
            "Sam Hill, VP Engineering, Globex",
            Participant("Sam Hill", role="VP Engineering", organisation="Globex"),
        ),
        ("Dana Lee <Dana@Globex.com>", Participant("Dana Lee", email="dana@globex.com")),
        ("dana@globex.com", Participant("dana@globex.com", email="dana@globex.com")),
        ("**Ana Ruiz:**", Participant("Ana Ruiz")),
        ("Dana Lee, PhD", Participant("Dana Lee")),
        ("Speaker 1", Participant("Speaker 1")),
        ("SPEAKER 1:", Participant("SPEAKER 1")),
        ("[speaker_0]", Participant("speaker_0")),
        ("Unknown Speaker", None),
        ("  ", None),
        ("???", None),
    ],
)
def test_read_label(label, expected):
    assert read_label(label) == expected


def test_teams_writes_compound_surnames_first():
    assert read_label("Ruiz Soto, Ana", inverted=True) == Participant("Ana Ruiz Soto")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme AE", ("AE", "Acme")),
        ("Head of Sales Operations", ("Head of Sales Operations", None)),
        ("Globex", (None, "Globex")),
        ("Operations", ("Operations", None)),
        ("Globex Head of IT", ("Head of IT", "Globex")),
    ],
)
def test_split_role(text, expected):
    assert split_role(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dana Lee: hello: again", ("Dana Lee", "hello: again")),
        ("**Dana Lee:** hello", ("Dana Lee", "hello")),
        ("**Dana Lee**: hello", ("Dana Lee", "hello")),
        ("Dana Lee (0:32): hello", ("Dana Lee (0:32)", "hello")),
        ("[speaker_0]: hello", ("[speaker_0]", "hello")),
        ("Mr. Smith: hello", ("Mr. Smith", "hello")),
        ("https://example.org", None),
        ("at 10:30 we met", None),
        ("He said no. Then this: no", None),
        ('"Quoted": no', None),
        ("no colon here", None),
    ],
)
def test_split_label(text, expected):
    assert split_label(text) == expected


LABELLED = ["Dana Lee: a", "Ben Cho: b", "Dana Lee: c", "Ben Cho: d"]


@pytest.mark.parametrize(
    "phrase",
    [
        *("Honestly: I'm not sure", "Note: later", "Update: done", "PS: more", "Re: yours", "Question: who?"),
        *("One thing: no", "Bottom line: no", "The thing is: no", "Next Steps: call", "Pricing: too high"),
        *("To be honest: no", "Key Takeaways: none", "https://x.example: see", "Action Items: two"),
    ],
)
def test_turns_of_phrase_are_not_speakers(phrase):
    assert speaker_labels([*LABELLED, phrase]) == {"Dana Lee", "Ben Cho"}
    assert speaker_labels([*LABELLED, phrase, phrase]) == {"Dana Lee", "Ben Cho"}
    assert not speaker_labels(["We met on Tuesday.", phrase, "Nothing else."])


def test_a_first_name_said_once_among_clear_speakers():
    assert "Yuki" in speaker_labels([*LABELLED, "Yuki: Yes."])
    assert not speaker_labels(["We met on Tuesday.", "Yuki: Yes.", "It rained.", "They left."])


def test_an_ordinary_word_of_the_file_is_no_speaker():
    labels = speaker_labels([*LABELLED, "Dana Lee: the zorbing was fine", "Zorbing: not for everybody"])
    assert "Zorbing" not in labels


def test_a_room_among_clear_speakers():
    assert "Conference Room B" in speaker_labels([*LABELLED, "Conference Room B: hello"])
    assert "Conference Room B" not in speaker_labels(["It rained.", *LABELLED[:2], "Conference Room B: cold"])


def test_recurring_first_names_and_listed_participants():
    assert speaker_labels(["Raj: a", "Mia: b", "Raj: c", "Mia: d"]) == {"Raj", "Mia"}
    assert speaker_labels(["It rained.", "It snowed.", "Mark: well"], ["Mark Oh (Globex)"]) == {"Mark"}


def test_roster_joins_first_names_and_keeps_namesakes_apart():
    roster = Roster()
    roster.mention("Ben Cho")
    roster.mention("Dana Lee (Globex)")
    assert roster.speak("Dana") == "Dana Lee"
    assert roster.speak("Dana Lee, CFO") == "Dana Lee"
    assert roster.speak("Dana Lee (Acme)") == "Dana Lee (Acme)"
    assert roster.speak("Unknown Speaker") is None
    assert roster.participants() == (
        Participant("Dana Lee", role="CFO", organisation="Globex"),
        Participant("Dana Lee (Acme)", organisation="Acme"),
        Participant("Ben Cho"),
    )


def test_a_class_or_a_ward_with_a_number_is_no_firm():
    assert split_role("Year 6 teacher") == ("Year 6 teacher", None)
    assert split_role("Ward 4 manager") == ("Ward 4 manager", None)
    assert split_role("Globex manager") == ("manager", "Globex")
