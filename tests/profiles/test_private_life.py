"""Family and health said in passing, and what only sounds like it."""

import pytest

from otherside.profiles.private.private_life import private_life, relatives, tells_of_illness

PRIVATE = """
My mother isn't very well just now, so I may be late.
My boy has the measles, I'm home until Wednesday.
I was in hospital for two weeks in May.
Since my dad died I do the rota alone.
I'm on sick leave from Monday.
We buried my sister in March.
It has been a hard winter, as you may have heard.
On Friday young Marsden's mother is taken ill and I have no driver.
The apprentice's dad died last week.
""".strip().splitlines()
OF_THE_HOUSE = """
We supply nine hospitals and the wards are full.
My grandfather built this mill and I want to hand it on.
I'm sick of counting trays.
Our patients are ill when they come to us.
My brother keeps the books.
Our family business died with the bypass.
Our boys in the yard are off sick every Monday.
My son runs operations for us.
St Agnes's children wait a year for an operation.
Ferris's son runs the yard.
It has been a hard year for the trade, as you may know.
""".strip().splitlines()


@pytest.mark.parametrize("words", PRIVATE)
def test_what_befalls_somebody_or_their_family_is_private(words):
    assert private_life(words)


@pytest.mark.parametrize("words", OF_THE_HOUSE)
def test_what_a_house_does_is_not(words):
    assert not private_life(words)


def test_relatives_have_one_name_each():
    assert relatives("I hope your dad is better, and mum too.") == {"father", "mother"}
    assert relatives("The foreman is better.") == frozenset()
    assert tells_of_illness("I was sorry to read of the funeral.")
    assert not tells_of_illness("I was sorry to read of the delay.")


def test_what_a_colleague_is_off_work_with_is_theirs():
    for text in (
        "Two of my dispatchers have been off with their nerves since the summer.",
        "Odile was signed off with stress in May.",
        "The foreman's off with his bad back.",
    ):
        assert private_life(text)
    for text in (
        "She is off with the back office team.",
        "He's off sick, so I do both rotas.",
        "We set off with the stress tests.",
    ):
        assert not private_life(text)
