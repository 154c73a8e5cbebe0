"""Whose a quotation is when the note goes on with "he" or "she", and when it is German or French."""

import pytest

from otherside.importers import SourceFile, parse


def quotes(text):
    found = parse(SourceFile("note.md", text.encode())).conversations[0]
    return [(t.speaker, t.text) for t in found.turns if t.speaker], found


@pytest.mark.parametrize(
    "before",
    [
        'Ines, their owner, said: "It is late." She then told me "I want to leave at five."',
        "Ines was at the kiln. She looked tired.",
        "Ines was at the kiln. She looked tired. Then she left.",
    ],
)
@pytest.mark.parametrize("people", ["Ines Vogt", "Ines Vogt, Olu Ade"])
def test_he_is_not_whom_the_note_just_called_she(before, people):
    said, _ = quotes(
        f'---\nparticipants: {people}\n---\n# Call with Ines\n\n{before}\n\nHe told me "The bank is not ready."\n'
    )
    assert "The bank is not ready." not in [text for _, text in said]


def test_she_is_still_whom_the_note_calls_so():
    said, _ = quotes('---\nwith: Ines Vogt\n---\nInes was late. She sat down.\n\nShe told me "We have no clay."\n')
    assert said == [("Ines Vogt", "We have no clay.")]


@pytest.mark.parametrize(
    ("text", "expected", "role"),
    [
        (
            "Jörg Brandt, der Werkleiter, sagte: „Der Ofen steht.“\n\nEr sagte: „Seit Mai.“",
            [("Jörg Brandt", "Der Ofen steht."), ("Jörg Brandt", "Seit Mai.")],
            "Werkleiter",
        ),
        (
            "Camille Roux, la gérante, m'a dit : « Nous n'avons plus de place. » Elle a ajouté : « On attend. »",
            [("Camille Roux", "Nous n'avons plus de place."), ("Camille Roux", "On attend.")],
            "gérante",
        ),
        (
            "Camille Roux, l'acheteuse, a écrit : « Pas avant juin. »",
            [("Camille Roux", "Pas avant juin.")],
            "acheteuse",
        ),
    ],
)
def test_german_and_french(text, expected, role):
    said, found = quotes(f"---\ndate: 2026-03-04\n---\n{text}\n")
    assert said == expected
    assert [(p.name, p.role, p.organisation) for p in found.participants] == [(expected[0][0], role, None)]


@pytest.mark.parametrize(
    "words", ["Er sagte: „Nein.“", "Elle a dit : « Non. »", "Ich sagte: „Nein.“", "Man sagte: „Nein.“"]
)
def test_a_pronoun_is_nobodys_name(words):
    said, found = quotes(f"---\ndate: 2026-03-04\n---\n{words}\n")
    assert not said
    assert not found.participants


@pytest.mark.parametrize(
    "lead",
    [
        "Ines on Olu:",
        "Ines about Olu:",
        "Ines re Olu:",
        "Ines, on Olu:",
        "Ines Vogt, the owner, on Olu:",
        "Ines to Olu:",
        "Ines on our fitter Olu:",
    ],
)
@pytest.mark.parametrize("before", ["", "- "])
def test_what_one_says_of_another_is_not_the_others(lead, before):
    said, _ = quotes(
        f'---\nwith: Ines Vogt, Olu Ade\n---\n# Visit\n\n{before}{lead} "he signs what the last one told him"\n'
    )
    assert said == [("Ines Vogt", "he signs what the last one told him")]


def test_whoever_is_spoken_to_or_of_alone_is_quoted():
    for lead, who in (
        ("Talked to Olu:", "Olu Ade"),
        ("Lunch with Ines, and then Olu:", "Olu Ade"),
        ("Ines on the hall:", "Ines Vogt"),
    ):
        said, _ = quotes(f'---\nwith: Ines Vogt, Olu Ade\n---\n# Visit\n\n- {lead} "too cold for me"\n')
        assert said == [(who, "too cold for me")], lead


def test_whose_word_it_is_that_somebody_said_so_is_no_firm_of_theirs():
    _, found = quotes('# Visit\n\nOlu Ade (per Ines): "not in my hall"\n\nKim of Olu Ade: "he never reads it"\n')
    assert [(p.name, p.role, p.organisation) for p in found.participants] == [("Olu Ade", None, None)]
