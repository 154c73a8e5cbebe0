import pytest

from otherside.profiles.around.titled import titled_in


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("It has to go past my director, Mr. Verbeek, who is slow to nod.", ("Verbeek", "director")),
        ("It goes to our head of finance, Dr Ida Berg.", ("Ida Berg", "head of finance")),
        ("It goes to our chairman Señor Álvarez.", ("Álvarez", "chairman")),
        ("Mrs. Marsh, our chief executive, signs it.", ("Marsh", "chief executive")),
        ("Frau Dr. Lenz is our plant manager.", ("Lenz", "plant manager")),
        ("It goes to our head of finance, Ida Berg.", ("Ida Berg", "head of finance")),
        ("It has to go past my director, Mr.", None),
    ],
)
def test_a_courtesy_before_a_name_is_no_part_of_it(said, named):
    assert titled_in(said) == named
