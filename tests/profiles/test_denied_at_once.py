"""What the next words of the same person deny is not theirs to be read back."""

import pytest

from otherside.profiles.said.denied_at_once import denied_at_once, denied_behind, told_to_others
from otherside.profiles.said.settled import goes_ahead
from otherside.profiles.said.standing import Saying, given

DENIALS = """
It isn't!!
It's not.
But it isn't true.
He hasn't.
They don't, of course.
That's nonsense.
Not true.
None of it is true.
Far from it.
It never happened.
No, it is not the case.
If only!
""".strip().splitlines()
NO_DENIALS = """
It isn't cheap.
It's not the oven that worries me.
He hasn't been here since May.
I don't want to wait.
Not today.
They don't bake on Sundays.
It is.
Wrong door, sorry.
""".strip().splitlines()


@pytest.mark.parametrize("words", DENIALS)
def test_denied(words):
    assert denied_at_once(words)


@pytest.mark.parametrize("words", NO_DENIALS)
def test_another_matter(words):
    assert not denied_at_once(words)


def test_what_somebody_tells_others_is_nobodys_yes():
    assert told_to_others("Rolf told the bank it's all signed.")
    assert told_to_others("He claims it is approved.")
    assert not told_to_others("The board told us it is approved.")
    assert not told_to_others("I've told the bank that it is signed.")
    assert not goes_ahead("Rolf told the bank it's all signed.")
    assert goes_ahead("It's all signed.")


@pytest.mark.parametrize(("behind", "stands"), [("It isn't!!", False), ("The oven comes in May.", True)])
def test_a_yes_that_is_denied_at_once_is_none(behind, stands):
    said = [Saying(words, None, str(n)) for n, words in enumerate(("It's signed.", behind))]
    assert (given(said) is not None) == stands


def test_what_stands_right_behind_a_place_may_deny_it():
    text = "Rolf thinks that it works. It doesn't! We bake by hand."
    assert denied_behind(text, text.index(".") + 1)
    assert denied_behind(text, text.index("."))
    assert not denied_behind(text, text.index("!"))
    assert not denied_behind(text, len(text))
