"""A letter that says that it puts something in writing."""

import pytest

from otherside.domain import Person, Side, TurnKind
from otherside.profiles.said.in_this_letter import in_this_letter
from otherside.workspace.heard.promises import _found

DONE_BY_IT = """
I was the slow one so I'll put this in writing.
I'll just put this down in an email.
We will confirm this in writing.
I'll set the following out on paper.
I'll write this down here for the record.
""".strip().splitlines()
TO_COME = """
I'll put this in writing and send it to your solicitor.
I'll put this in writing by Friday.
I'll put it in the contract.
I'll put that in writing for you.
We'll write this up next week.
I'll put the drawings on paper.
I'll put this in writing once Ada has seen it.
""".strip().splitlines()


@pytest.mark.parametrize("words", DONE_BY_IT)
def test_what_the_letter_does_is_no_open_promise(words):
    assert in_this_letter(words)


@pytest.mark.parametrize("words", TO_COME)
def test_what_comes_after_it_is(words):
    assert not in_this_letter(words)


@pytest.mark.parametrize(("how", "promises"), [(TurnKind.MESSAGE, 0), (TurnKind.SPEECH, 1)])
def test_said_aloud_it_is_one(how, promises):
    ada = Person(id="ada", name="Ada Voss", side=Side.THEIRS)
    assert [kind for kind, *_ in _found(DONE_BY_IT[0], how, ada, [ada])] == ["theirs"] * promises
