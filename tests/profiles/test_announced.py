"""Confidences that are announced, words that are taken back, and what only looks like either."""

import pytest

from otherside.profiles.private.announced import (
    announces,
    assures,
    hails,
    leaves_the_matter,
    of_no_thing,
    of_what_was_said,
    only_breath,
    unknowing,
    withdraws,
)
from otherside.profiles.private.keeping import keeps

ANNOUNCED = """
I'm going to tell you something and it doesn't go anywhere, yeah?
Let me tell you something, but it stays here.
I'll say something that doesn't leave this room.
I want to share something with you that goes no further.
Can I trust you with something?
May I trust you with this?
Can I confide in you?
Can you keep a secret?
Are you good at keeping secrets?
Can I tell you something in confidence?
Could I say something privately?
What I'm about to tell you stays between us.
This doesn't go anywhere, ok?
It goes no further, please.
Promise me you won't repeat this.
You have to swear not to tell Piet.
Promise you'll never say anything to my brother.
I'm trusting you with this.
""".strip().splitlines()
WITHDRAWN = """
Strike that.
No, strike that, please.
Scratch that last bit from your notes.
Please strike that from the record.
Oh god. Don't write that down.
Forget I said that.
Forget what I said.
Please forget I asked.
Pretend I didn't say that.
Can we pretend you never heard that?
You haven't heard this.
I shouldn't have said that.
I really should never have told you that.
I've said too much.
Let's not write that down.
Let's not put that in writing.
Put the pen down for a moment.
No notes on that, please.
That was off the record.
""".strip().splitlines()
KEPT_AS_WELL = """
She wants to tell Piet herself at Easter.
I'd like to tell him myself first.
He means to break it to them himself.
""".strip().splitlines()
ORDINARY = """
Can I tell you something? The oven is too small.
Can we trust you with the ovens?
How can we trust you?
Can you keep a table for us?
I'm going to tell you something about flour.
I promise you won't regret it.
We promise not to repeat the mistake.
I swear you won't find a better oven.
The project doesn't go anywhere without Piet.
It doesn't go anywhere near the limit.
The form doesn't go anywhere, it lies in a drawer.
This road goes no further than the mill.
We have forty ovens, strike that, forty-five.
Strike that, I meant Tuesday.
Scratch that. It's the second shelf.
They went on strike that year.
We strike that balance each spring.
Delete that, it's the old folder.
Forget what I said about the price, we can do it.
I forget what I said last week.
I never forget that I asked you.
You have not seen this yet.
I shouldn't have said that it would be ready.
I should have told you about the flour.
We don't write that down.
No notes came with the delivery.
He wants to tell you himself.
I have to tell them the price.
The secrets service keeps a secret key.
We tell everybody this and it goes into the plan.
""".strip().splitlines()


@pytest.mark.parametrize("words", ANNOUNCED)
def test_what_follows_is_announced_as_a_confidence(words):
    assert keeps(words)
    assert announces(words)


@pytest.mark.parametrize("words", WITHDRAWN)
def test_what_was_said_before_is_taken_back(words):
    assert keeps(words)
    assert withdraws(words)


@pytest.mark.parametrize("words", KEPT_AS_WELL)
def test_what_somebody_tells_themselves_is_not_told_by_us(words):
    assert keeps(words)


@pytest.mark.parametrize("words", ORDINARY)
def test_what_only_looks_like_it(words):
    assert not keeps(words)
    assert not announces(words)
    assert not withdraws(words) or words == "We don't write that down."


def test_another_matter_breath_and_who_does_not_know():
    assert all(map(leaves_the_matter, ("Anyway, the ovens.", "By the way, is Piet back?", "So, back to the ovens.")))
    assert not any(map(leaves_the_matter, ("And Piet would be sad.", "It's in Breda.", "The oven is hot.")))
    assert all(map(only_breath, ("oh god.", "Wait, sorry.", "hm", "No. Sorry!")))
    assert not any(map(only_breath, ("Chair.", "Oh, Breda.", "in two years")))
    assert all(map(unknowing, ("Piet doesn't know.", "Nobody knows yet.", "He hasn't been told.")))
    assert not any(map(unknowing, ("Piet doesn't know the price.", "He knows the ovens.", "We know.")))


ASSURANCES = """
Of course.
I am. Just us.
Sure, go on.
It stays with me.
Yes, Hana, of course.
You have my word.
I'm alone. What is it?
""".strip().splitlines()
NO_ASSURANCES = """
Of course we bake on Sunday.
Sure, and how many ovens have you?
I am in Breda.
Just us and the foreman.
Tell me about the ovens.
How is that for you?
""".strip().splitlines()


@pytest.mark.parametrize("words", ASSURANCES)
def test_who_is_trusted_says_so(words):
    assert assures(words)


@pytest.mark.parametrize("words", NO_ASSURANCES)
def test_an_answer_is_no_assurance(words):
    assert not assures(words)


def test_a_hail_tells_nothing_and_a_request_points_back_or_at_nothing():
    assert all(map(hails, ("Are you about?", "Hi Nils, got a minute?", "Can I ring you?")))
    assert not any(map(hails, ("Are you about to sign?", "Got a minute for the oven?", "Can I ring you about Rolf?")))
    assert of_what_was_said("Keep that to yourself.")
    assert not of_what_was_said("Keep this to yourself.")
    assert of_no_thing("Not for the others, please.")
    assert not of_no_thing("Keep this to yourself.")
