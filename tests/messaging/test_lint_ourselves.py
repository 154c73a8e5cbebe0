"""What a message tells of our own heart is named, and so is waving away what they weigh; what only looks like it is left alone."""

from __future__ import annotations

import pytest

from otherside.messaging.lint import lint
from otherside.messaging.lint.levers import levers
from otherside.messaging.lint.ourselves import ourselves

LONGING = """
I do so want the new kiln to find its place with you.
I so hope that we get to do it.
We want this so badly.
It would mean the world to me to fire the first batch with you.
It would mean a great deal to us if you chose us.
I'd be honoured to accompany your workshop.
We would be deeply privileged to go this way with you.
It would be such an honour to stand at your side.
""".strip().splitlines()
NO_LONGING = """
I would so like to hear how the firing went.
I do want to understand what the glaze costs you today.
I so want to know what the tilers made of it.
I'd be honoured to accept your invitation to the summer fair.
I'd be happy to send the drawing.
You said it would mean a lot to your apprentices.
It would mean a second shift for your team.
I was proud of my apprentices.
You would be honoured by the guild in May.
""".strip().splitlines()
LORE = """
I've learned that the people who hesitate gain most.
I have learnt over the years that those people who wait longest are happiest.
We've found that families who hold back at first thank us later.
I've seen that the owners who commit early do best.
We have come to see that most leaders who say yes never look back.
""".strip().splitlines()
NO_LORE = """
You asked what became of the owners who waited: two sold, one is still there.
I've found that the people who glaze at night were never asked.
I've learned that your father founded the kiln.
We noticed that the clients who rang on Friday had no answer.
I have seen the families who live above the shop.
""".strip().splitlines()
NO_REASON = """
It holds at cone six, so there's really no reason to wait.
There is no good reason to put this off.
I see no reason for you to hesitate.
I can't see any reason to delay it.
You have no excuse to say no.
That leaves no reason not to start.
""".strip().splitlines()
REASON = """
There's no reason to hurry.
There is no reason to wait for us: your own potter can test it.
If there is no reason to wait, tell me when it suits you.
You said there is no reason to wait.
What would be a reason to wait?
There is no reason to worry about the old glaze.
""".strip().splitlines()
THE_ONE = """
It would be a shame to be the one who stopped it.
It'd be such a pity for you to be the person who held it up.
It would be a pity to be remembered as the partner who said no.
You don't want to be remembered as the one who blocked it.
It would be sad if it were all stopped because of you.
""".strip().splitlines()
NOT_THE_ONE = """
It would be a shame to lose the old mould.
You said you didn't want to be seen as the one who blocked it.
It would be a pity if the frost came early.
She is known as the potter who saved the mill.
Would you like to be the one who tells them?
""".strip().splitlines()


@pytest.mark.parametrize("text", LONGING)
def test_a_longing_of_ours_is_named(text):
    assert [x.code for x in ourselves(text)] == ["OS103"]


@pytest.mark.parametrize("text", LORE)
def test_what_we_learnt_of_people_who_waver_is_named(text):
    assert [x.code for x in ourselves(text)] == ["OS104"]


@pytest.mark.parametrize("text", [*NO_LONGING, *NO_LORE])
def test_what_serves_them_is_no_longing_of_ours(text):
    assert list(ourselves(text)) == []


@pytest.mark.parametrize("text", NO_REASON)
def test_waving_away_what_they_weigh_is_named(text):
    assert [x.code for x in levers(text)] == ["OS209"]


@pytest.mark.parametrize("text", THE_ONE)
def test_making_them_the_one_who_ended_it_is_named(text):
    assert "OS208" in [x.code for x in levers(text)]


@pytest.mark.parametrize("text", [*REASON, *NOT_THE_ONE])
def test_what_only_looks_like_it_is_left_alone(text):
    assert list(levers(text)) == []


def test_the_finding_gives_the_reason_of_its_own_and_quoting_is_no_longing():
    found = lint("Hello Ada, I'd be honoured to accompany your workshop. What would you want to know first?")
    assert [f.text for f in found if f.code == "OS103"] == ["I'd be honoured to"]
    assert "our wish" in next(f.instead for f in found if f.code == "OS103")
    assert not [
        f for f in lint("You wrote: “I'd be honoured to join you.” What made you think so?") if f.code == "OS103"
    ]
    found = lint("You said yourself it holds at cone six, so there's really no reason to wait.")
    assert "OS209" in [f.code for f in found]
