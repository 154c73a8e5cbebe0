"""Whose a quotation in a note is: a heading of the author's is nobody, an aside or a pronoun hides nobody."""

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse
from otherside.importers.people_in_text import is_common_noun, is_named, lone_subject, subject_before
from otherside.importers.unattributed import unattributed


def read(text, name="2026-03-04 vineyard.md"):
    (conversation,) = parse(SourceFile(name, text.encode())).conversations
    return conversation


def reported(text):
    return {t.text: t.speaker for t in read(text).turns if t.kind is TurnKind.REPORTED}


def notes(text):
    return " ".join(t.text for t in read(text).turns if t.kind is TurnKind.NOTE)


HEAD = "# Two visits\n\nA cold cellar, good bread. Rain all day.\n\n"


def test_a_word_and_a_colon_within_a_paragraph_are_a_heading():
    text = (
        HEAD
        + 'Long talk in the yard. Lender: "They say yes, but only after the harvest." So the lender waits for the rain.\n'
    )
    assert reported(text) == {}
    assert "only after the harvest" in notes(text)
    assert "Lender" not in [p.name for p in read(text).participants]


@pytest.mark.parametrize("word", ["Price", "Next", "Plan", "Cooper"])
def test_a_heading_is_nobody_wherever_it_stands(word):
    text = HEAD + f'{word}: "Not before the second racking, and not in steel." I wrote to the {word.lower()} as well.\n'
    assert word not in reported(text).values()


def test_whom_the_note_knows_is_who_speaks_within_a_paragraph():
    text = HEAD + 'I asked Oriol about the press. Long pause. Oriol: "It was my father\'s, and it stays where it is."\n'
    assert reported(text) == {"It was my father's, and it stays where it is.": "Oriol"}


def test_at_the_beginning_of_a_paragraph_a_name_needs_no_introduction():
    text = HEAD + 'Oriol: "It was my father\'s, and it stays where it is." Then we ate.\n'
    assert reported(text) == {"It was my father's, and it stays where it is.": "Oriol"}


def test_what_stands_under_a_heading_is_whose_the_note_is():
    text = '---\nwith: Neus Farré\n---\n# Phone\n\nShe was in the van. Lender: "They say yes, but only after the harvest."\n'
    assert reported(text) == {"They say yes, but only after the harvest.": "Neus Farré"}


def test_what_stands_under_a_heading_is_nobodys_where_two_are_listed():
    text = '---\nwith: Neus Farré, Oriol Mas\n---\n# Phone\n\nIn the van. Lender: "They say yes, but only after the harvest."\n'
    assert reported(text) == {}


def test_she_is_whoever_did_something_in_the_sentence_before():
    text = HEAD + 'Neus showed me the cracked vat. She said "I won\'t be the one who saw it and kept quiet."\n'
    assert reported(text) == {"I won't be the one who saw it and kept quiet.": "Neus"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Neus showed me the vat that Oriol mended.",
        "Neus sent a young man from the cellar.",
        "Neus's vat cracked.",
        "Neus and the lads left.",
    ],
)
def test_she_is_nobody_where_it_might_be_another(sentence):
    assert lone_subject(sentence) is None
    assert reported(HEAD + f'{sentence} She said "I won\'t be the one who saw it and kept quiet."\n') == {}


@pytest.mark.parametrize(
    "lead",
    ["Oriol, at his press, not looking up:", "Oriol, wiping his hands:", "Oriol (laughing):", "Oriol, quietly:"],
)
def test_an_aside_between_name_and_colon_hides_nobody(lead):
    text = HEAD + f'{lead} "Nobody moves this. I need the light from that window." He asked twice who cleans it.\n'
    assert reported(text) == {"Nobody moves this. I need the light from that window.": "Oriol"}


def test_he_goes_on_from_who_was_quoted_with_an_aside():
    text = (
        HEAD
        + 'Oriol, at his press, not looking up: "Nobody moves this." Then he asked who cleans it. I said we do. He said "So I do."\n'
    )
    assert reported(text) == {"Nobody moves this.": "Oriol", "So I do.": "Oriol"}


@pytest.mark.parametrize(
    "lead", ["Oenotec, on their website:", "Barrels, as always last on the list:", "Oenotec, founded 1990:"]
)
def test_an_aside_that_tells_of_no_person_makes_none(lead):
    assert subject_before(lead + " ").kind == "none"


def test_the_marks_are_the_notes_and_not_the_speakers():
    for text in (
        HEAD + 'Neus: "We bottle in May."\nNeus: "My sister does the books."\n',
        HEAD + '- Neus: "We bottle in May."\n- Neus: “My sister does the books.”\n',
    ):
        assert set(reported(text)) == {"We bottle in May.", "My sister does the books."}


def test_a_common_noun_and_a_name_are_told_apart_by_the_rest_of_the_note():
    assert is_common_noun("Lender", "So the lender waits.")
    assert not is_common_noun("Oriol", "So Oriol waits for the lender.")
    assert is_named("Oriol", "thank Oriol for the keys")
    assert not is_named("Lender", "Rang the Lender. Lender: nothing new.")


def test_quoted_sentences_of_nobody_are_counted():
    text = HEAD + (
        'Heard in the yard: "They will never sell." And "nobody asked us about the pump."\n\n'
        'They call it "the beast". I told them: "We can come back in May."\n\n'
        'Neus said: "We bottle in May."\n'
    )
    assert unattributed((t.kind, t.text) for t in read(text).turns) == 2


def test_what_a_summary_beside_speech_quotes_is_not_counted():
    turns = [(TurnKind.NOTE, 'They said "it will never sell."'), (TurnKind.SPEECH, "It will never sell.")]
    assert unattributed(turns) == 0


@pytest.mark.parametrize(
    "lead", ["She went quiet, then, not for passing on:", "She paused:", "She looked at the door:"]
)
def test_what_she_does_before_the_colon_hides_nobody(lead):
    text = (
        '---\nwith: Neus Farré\n---\n# Coffee\n\nRain.\n\n- On Oriol, Neus said: "He is fine."\n- '
        + lead
        + ' "I leave in May."\n'
    )
    assert reported(text)["I leave in May."] == "Neus Farré"


@pytest.mark.parametrize("lead", ["She nodded, and he looked up:", "She got a letter, it reads:", "It went well:"])
def test_what_she_does_is_no_word_of_hers_where_it_may_be_anothers(lead):
    assert reported("---\nwith: Neus Farré\n---\n# Coffee\n\nRain.\n\n- " + lead + ' "I leave in May."\n') == {}
