"""What a function made of a text is remembered, bounded, and without the text."""

from pathlib import Path

import otherside
from otherside.extraction import segment as segmenting
from otherside.extraction.remembered import let_go, remembered, remembered_with_words
from otherside.extraction.segment import segment


def counted(most=16):
    """A remembered function that gives a text's length in words, and the texts it worked out."""
    asked = []

    def words(text):
        asked.append(text)
        return len(text.split())

    return remembered(words, most), asked


def test_a_text_is_worked_out_once_and_the_same_comes_of_it():
    words, asked = counted()
    assert [words("Kilns go out."), words("A second one"), words("Kilns go out.")] == [3, 3, 3]
    assert asked == ["Kilns go out.", "A second one"]


def test_it_knows_no_more_than_it_may_and_goes_on_giving_the_same():
    words, asked = counted(most=2)
    texts = ["one", "two two", "three three three"] * 2
    assert [words(t) for t in texts] == [1, 2, 3] * 2
    (known,) = (c.cell_contents for c in words.__closure__ if isinstance(c.cell_contents, dict))
    assert len(known) <= 2
    assert len(asked) > 3


def test_nothing_of_the_words_is_kept():
    words, _ = counted()
    words("Berta Quandt is against it.")
    (known,) = (c.cell_contents for c in words.__closure__ if isinstance(c.cell_contents, dict))
    assert "Quandt" not in repr(known)


def test_sentences_are_found_once_and_whoever_asks_gets_a_list_of_their_own(monkeypatch):
    asked = []
    blocks = segmenting._blocks
    monkeypatch.setattr(segmenting, "_blocks", lambda text: asked.append(text) or blocks(text))
    text = "The second press stands still. Nobody mends it before Whitsun, as ever."
    first = segment(text)
    first.clear()
    assert [text[s.start : s.end] for s in segment(text)] == [
        "The second press stands still.",
        "Nobody mends it before Whitsun, as ever.",
    ]
    assert asked == [text]


def test_what_is_remembered_with_its_words_is_let_go_of_when_somebody_is_erased():
    asked = []

    @remembered_with_words(8)
    def upper(text):
        asked.append(text)
        return text.upper()

    assert [upper("Berta"), upper("Berta")] == ["BERTA", "BERTA"]
    let_go()
    assert upper("Berta") == "BERTA"
    assert asked == ["Berta", "Berta"]


def test_no_function_of_the_house_remembers_texts_in_a_way_that_an_erasure_does_not_reach():
    root = Path(otherside.__file__).parent
    found = {
        (path.relative_to(root).as_posix(), line.strip())
        for room in (
            "coaching",
            "extraction",
            "forecast",
            "importers",
            "market",
            "messaging",
            "profiles",
            "questions",
            "workspace",
        )
        for path in (root / room).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("@lru_cache")
    }
    assert not found, "remembered_with_words or remembered of extraction/remembered.py"
