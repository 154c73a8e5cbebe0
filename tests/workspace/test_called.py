"""What is said where a name fits nobody or several."""

from otherside.domain import Person, Side
from otherside.workspace.called import near, several_or_none


def somebody(number, name, *deals):
    return Person(f"p{number}", name, Side.THEIRS, deals=deals)


def test_several_of_a_name_are_told_apart_and_the_remedy_is_said():
    known = [somebody(1, "Ida Holm", "Mill"), somebody(2, "Ida Holm", "Yard"), somebody(3, "Ida Roe", "Mill")]
    told = several_or_none("Ida", known, known)
    assert told.startswith(
        "several people are called 'Ida'; there are 'Ida Holm' (Mill; id p1), 'Ida Holm' (Yard; id p2), 'Ida Roe' (Mill)"
    )
    assert "--deal NAME" in told


def test_the_nearest_spelling_is_offered():
    known = [somebody(n, name, "Mill") for n, name in enumerate(("Speaker 1", "Ida Holm", "Ines Roth", "Ines Roth"))]
    assert several_or_none("Spaeker 1", [], known) == "nobody is called 'Spaeker 1'; did you mean 'Speaker 1'?"
    assert near("Inse", [p.name for p in known]) == ["Ines Roth"]
    # Who is there, each once, where nothing is near.
    assert several_or_none("Wolfgang", [], known) == (
        "nobody is called 'Wolfgang'; there are 'Ida Holm', 'Ines Roth', 'Speaker 1'"
    )
    assert several_or_none("Ida", [], []) == "nobody is called 'Ida'; nobody is known yet"


def test_how_alike_a_name_must_be_is_for_who_asks():
    known = ["Kestrel Foods", "Harbour Rail"]
    assert near("Kestrel", known) == ["Kestrel Foods"]
    assert near("Kestrel", known, alike=0.8, by_words=False) == []
    assert near("Kestrl Foods", known, alike=0.8, by_words=False) == ["Kestrel Foods"]
