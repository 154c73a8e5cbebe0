import pytest

from otherside.profiles.said.positions import says_yes


@pytest.mark.parametrize(
    ("sentence", "written", "spoken"),
    [
        ("OK by me for the first oven.", True, False),
        ("Hi Ada, go ahead with it.", True, False),
        ("Yes. Approved.", True, False),
        ("I'm fine with the pilot.", True, False),
        ("You have my approval for one kiln.", True, True),
        ("It's a yes from me.", True, True),
        ("OK by me, Wednesday at two.", False, False),
        ("Fine with me if you record this call.", False, False),
        ("Agreed, let's leave it as it is.", False, False),
        ("That would be fine by me.", False, False),
        ("Is that agreed?", False, False),
        ("I'm happy with the old kiln.", False, False),
        ("It is not approved.", False, False),
    ],
)
def test_a_yes_is_one_to_the_matter(sentence, written, spoken):
    assert (says_yes(sentence, written=True), says_yes(sentence, written=False)) == (written, spoken)
