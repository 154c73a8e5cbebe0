"""What `add` tells of new files: odd days, labels for names, another language, words of nobody."""

import datetime as dt

import pytest

from otherside.domain import Conversation, Turn, TurnKind
from otherside.workspace.intake.language import is_foreign
from otherside.workspace.intake.noticed import noticed

TODAY = dt.date(2026, 11, 27)


def _talk(text="Hello there.", speaker="Ida Holm", kind=TurnKind.SPEECH, **more):
    return Conversation("", "markdown", (Turn(text, speaker, kind=kind),), **more)


def _told(*talks):
    return noticed([(f"notes/{n}.md", talk) for n, talk in enumerate(talks, 1)], TODAY)


def test_a_day_still_to_come_is_asked_about():
    (line,) = _told(_talk(date=dt.date(2062, 3, 4)))
    assert line.startswith("'1.md' is of 4 March 2062, a day still to come")
    assert _told(_talk(date=dt.date(2026, 11, 28)), _talk(date=TODAY)) == []


def test_a_date_that_is_no_date_is_named_as_such():
    (line,) = _told(_talk(date=TODAY, dated_by_file=True, fields={"date": "2026-13-45"}))
    assert "says 'date: 2026-13-45', which is no day" in line
    assert _told(_talk(date=TODAY, fields={"date": "2026-13-45"})) == []
    assert _told(_talk(dated_by_file=True, fields={"date": "15 March 2026", "size": "13-45"})) == []
    assert _told(_talk(dated_by_file=True, fields={"date": "last week"})) == []


def test_the_number_of_a_voice_is_nobodys_name():
    (line,) = _told(_talk(speaker="Speaker 2"))
    assert (
        line
        == "'Speaker 2' in '1.md' is a label and nobody's name; put the name of who spoke in its place in the file and add it again"
    )


def test_quoted_sentences_of_nobody_are_told_with_their_files():
    note = 'They showed me the press. Heard in the yard: "They will never sell it."'
    (line,) = _told(*[_talk(note, None, TurnKind.NOTE)] * 5, _talk("I like it.", None, TurnKind.NOTE))
    assert line.startswith("5 quoted sentences in '1.md', '2.md', '3.md' and 2 more have no known speaker")


GERMAN = (
    "Wir haben lange gewartet, und der Vorstand will bis Juli eine Lösung. Ich fürchte, dass uns die Leute gehen, "
    "wenn wir nicht bald etwas ändern. Aber das ist auch eine Frage, wie wir mit dem Rat sprechen."
)
FRENCH = (
    "Nous avons attendu longtemps et le patron veut une solution avant juillet. Je crois que les gens vont partir si "
    "nous ne faisons pas vite, mais c'est aussi une question de budget pour la maison."
)
RUSSIAN = "Мы долго ждали решения, и директор хочет закончить всё до июля, но люди уже ищут другую работу."
ENGLISH = (
    "We talked to der Vorstand about the plan, and Frau Weiß said that it is not what she would do. They are afraid of "
    "what comes next, but the team in La Coruña wants it from the start."
)


@pytest.mark.parametrize(("text", "foreign"), [(GERMAN, True), (FRENCH, True), (RUSSIAN, True), (ENGLISH, False)])
def test_another_language_is_told_by_its_small_words(text, foreign):
    assert is_foreign(text) is foreign


def test_of_few_words_and_of_lists_nothing_is_said():
    assert not is_foreign("Das ist nicht gut.")
    assert not is_foreign("Pallet count, forklift, shelf 12, audit, price list, invoice. " * 10)
    assert not is_foreign(f"{ENGLISH} {GERMAN} {ENGLISH}")


def test_one_line_tells_of_the_files_in_another_language():
    (line,) = _told(_talk(GERMAN), _talk(ENGLISH), _talk(FRENCH))
    assert line.startswith("'1.md', '3.md' seem not to be in English: the words are kept")


def test_the_sentences_of_nobody_are_shown_and_no_more_than_three():
    note = " ".join(f'Heard in yard {n}: "They will never sell press {n}."' for n in range(4))
    (line,) = _told(_talk(note, None, TurnKind.NOTE))
    assert "nobody's words (“They will never sell press 0.”, “They will never sell press 1.”, “They will" in line
    assert "press 2.” and 1 more); name who says it" in line
