"""How many people an answer counts: all that said so, also those whose quotes are not shown."""

from otherside.workspace.asking.deals import _finding, everybody


def row(n, who, name):
    return {"who": who, "person": name, "date": None, "mark": "", "quote": f"We said so {n} times.", "id": f"e{n}"}


def test_people_are_counted_before_quotes_are_cut_and_by_who_they_are():
    rows = [row(n, f"p{n}", "Ada Voss" if n < 2 else f"Person {n}") for n in range(20)]
    found = _finding("for it", rows, 18)
    assert (found["people"], found["of"], len(found["quotes"])) == (20, 20, 12)
    assert len(everybody([found, _finding("against it", [row(30, "p3", "Person 3"), row(31, "p40", "Jo")], 18)])) == 21
    assert all("who" not in quote for quote in found["quotes"])
