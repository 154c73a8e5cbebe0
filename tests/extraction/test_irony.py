"""Set phrases that mean the opposite, and what is meant as it stands."""

import pytest

from otherside.extraction.irony import ironic, mocked, mocked_request
from otherside.profiles.said.requests import sought


@pytest.mark.parametrize(
    "text",
    [
        "Just what I need, another password.",
        "That's exactly what we need: more paperwork.",
        "I want another portal like I want a hole in the head.",
        "I'd love one more survey, said nobody ever.",
        "Oh great, another dashboard.",
        "Lovely, so that's another evening gone.",
        "I just love retyping orders on a Sunday.",
        "My favourite bit is when it loses the file.",
        "I can't wait to count buoys on my phone.",
        "I've always wanted to learn another booking tool.",
        "We'd love nothing more than to explain it all again to a new clerk.",
        "What could be nicer than being on hold for an hour?",
        "I can hardly wait to fill in another harbour form.",
        "All my life I've dreamt of sitting through slides on rope.",
        "Great, another chandler's consultant who wants to be our friend.",
    ],
)
def test_the_opposite_is_meant(text):
    assert ironic(text)


@pytest.mark.parametrize(
    "text",
    [
        "That's exactly what we need.",
        "That's just what we need, more hands in the kitchen.",
        "We need another dashboard.",
        "Great, another week and it's done.",
        "I love repairing clocks.",
        "My favourite bit is the map.",
        "I can't wait to see the boats on one map.",
        "I can't wait to fill in the last of these forms.",
        "I can't wait to stop retyping orders.",
        "I've always wanted to log in once and see the whole fleet.",
        "I've always wanted to count the savings on my fingers.",
        "I'd love nothing more than a loft where the young ones stay.",
        "We've always wanted another apprentice.",
        "Great, another apprentice who wants to learn.",
    ],
)
def test_it_is_meant_as_it_stands(text):
    assert not ironic(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oh brilliant, another dashboard. Exactly what we've been longing for.",
        "Great, another supplier who wants to be our friend. I'd love nothing more.",
        "Lovely, a portal. I've always wanted to log in to learn where my rope is.",
        "Wonderful, yet another survey. Really. I can't wait.",
        "Super, an app. I can't wait to scan every shackle.",
    ],
)
def test_what_was_hailed_before_makes_a_wish_a_mockery(text):
    start = text.rindex(". ") + 2
    assert mocked(text, start, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lovely, a map. I've always wanted to see where my rope is.",
        "Oh great, another dashboard. What I want is one number each morning.",
        "Great, a portal. I've always wanted that.",
        "We have another survey in May. I can't wait.",
        "Wonderful, a second boat. I can't wait to take her out.",
        "Oh great, another form. I can't wait to be rid of them.",
    ],
)
def test_a_wish_that_stands(text):
    start = text.rindex(". ") + 2
    assert not mocked(text, start, len(text))
    assert not ironic(text[start:])


DELIGHT = """
I'd love to fill in another form, truly.
I'd love to fill in another form.
We would be delighted to complete yet another survey.
I live for paperwork.
We positively adore forms.
I can't get enough of mandatory training.
The highlight of my week is the queue at the counter.
Filling in the forms really made my day.
I'm a great believer in meetings, I've had nine today.
I'm a big fan of questionnaires, me.
I'd love some more passwords, honestly.
I'd simply love to retype it all.
Oh goody, another questionnaire.
Who doesn't love a good form?
There's nothing I like better than a nice long survey.
If only we had more passwords.
I could fill in forms all day.
I'm a saint, me.
I'm a saint.
Well, I'm the soul of tact.
I'm a diplomat, me.
Oh wonderful, a scale that sings. Just what I always wanted.
""".strip().splitlines()
EARNEST = """
I'd love to fill in the last form today.
I'd love to see another mill.
I'd love another hour on the boats.
I'd love to sign another contract, honestly.
I'd love to have more sheets in the workshop, really.
We'd be delighted to fill in a form for the trial.
I love spreadsheets.
Oh good, another baker.
Who doesn't love a good loaf?
There's nothing I like better than a full oven.
If only we had more time for the forms.
I could bake all day.
I love paperwork when it is short.
I live for my boats.
I live for the moment the bread comes out.
I'm a great believer in meetings.
I'm a big fan of yours.
I'm a humanitarian, I spent ten years in the camps.
I'm a Yorkshireman, me.
I'm a baker, me.
I'm no saint.
I'm the saint's day organiser.
My daughter's wedding made my day.
The meeting was the high point of our year, we all came.
That's just what I always wanted.
Oh wonderful, a map of the fleet.
Oh good, a spare pump. Just what we needed.
Just what I needed to hear, thank you.
I want to be the last to leave.
""".strip().splitlines()


@pytest.mark.parametrize("text", DELIGHT)
def test_delight_too_big_for_the_thing_is_none(text):
    assert ironic(text)


@pytest.mark.parametrize("text", EARNEST)
def test_an_earnest_wish_stays(text):
    assert not ironic(text)


@pytest.mark.parametrize(
    ("text", "mocks"),
    [
        ("They can have a window. I'm a humanitarian.", True),
        ("I only threw one chair. I'm a pacifist.", True),
        ("I spent ten years in the camps. I'm a humanitarian.", False),
        ("Oh lovely, a scale that sings. Just what I always wanted.", True),
        ("Lovely, a scale that sings. That's just what I always wanted.", False),
        ("We weigh by hand. Just what I always wanted.", False),
    ],
)
def test_what_stands_before_it_makes_it_a_mockery(text, mocks):
    assert mocked(text, text.index(". ") + 2, len(text)) is mocks


def test_a_wish_that_hangs_on_somebody_elses_words_is_not_read_alone():
    assert mocked("And I'd like to be the last. They move the day.", 0, 28)
    assert not mocked("And I'd like to be the last to leave.", 0, 37)
    assert not mocked("We line up at the gate. And I'd like to be the last.", 24, 52)


@pytest.mark.parametrize(
    ("text", "mocks"),
    [
        ("I live for forms. Send me more of them.", True),
        ("I just love retyping orders. Keep them coming.", True),
        ("I like your rye. Send me more of it.", False),
        ("I live for forms. Send me the price, please.", False),
    ],
)
def test_more_of_what_is_mocked_is_no_request(text, mocks):
    assert mocked_request(text, text.index(". ") + 2, len(text)) is mocks
    assert bool(sought(text)) is not mocks
