"""Better terms for haste, a way round the reader, others who came to grief, our gain and our hurt: in whatever order it is said."""

from __future__ import annotations

import pytest

from otherside.messaging.lint import lint
from otherside.messaging.lint.bargains import bargains
from otherside.messaging.lint.levers import levers
from otherside.messaging.lint.ourselves import ourselves

HASTE = """
We could carry the delivery and cover half the survey if you sign by Tuesday.
If we have your signature by the end of the month, I can take a tenth off the price.
If your order is in before Easter, we'll fit it free.
I'd be able to knock two hundred off if it's signed this week.
If we took ten per cent off, would you sign by Friday?
We're happy to throw the shelves in, provided you go ahead before Christmas.
I can do the first service at no cost if you confirm today.
As long as I get your go-ahead by noon, I can halve the fitting.
""".strip().splitlines()
NO_HASTE = """
If you order before Thursday noon, it comes on Friday.
You said you wanted to sign by Friday; if so we can cover the survey.
The council pays half if you sign by 3 June.
We could cover part of the survey, whenever you sign.
We can take the old boiler off the wall if you book the crane by Monday.
If you send the form back by Friday, I can add you to the list.
If you confirm by noon, I can cover the late shift.
""".strip().splitlines()
ROUND = """
Otherwise I'll drop Tobin a line myself.
Otherwise I'll ring Mrs Harker myself, I'm sure she'd want to know.
If not, I might just write to your father directly.
I may have to go straight to Mr Lund.
We might have to turn directly to your board.
Or I could always ask Rupert direct.
I'll take this straight to your director.
""".strip().splitlines()
NOT_ROUND = """
Otherwise I'll ring you on Monday.
Otherwise I'll ask Ada from our side.
If you'd rather, I'll write to your father directly.
As you suggested, I'll write straight to Mrs Harker.
I'll have to go straight to Leeds from the station.
Would you mind if I wrote directly to your board?
I may have to go straight to the drawings.
""".strip().splitlines()
GRIEF = """
A dairy up the road tried to patch theirs and lost the lot.
One bakery in the valley waited a year and went under.
Plenty of people who buy second-hand end up standing in a flooded cellar wondering why.
Most owners who put it off live to regret it.
We've seen three growers keep the old boiler and lose everything.
""".strip().splitlines()
NO_GRIEF = """
You asked about the dairy up the road: they patched theirs and lost the lot.
A dairy up the road tried to patch theirs and lost two days.
One bakery in the valley went under because of us.
Some people who tried it regret it; one would tell you so himself, happy to talk.
Do you know of a shop in the town that waited and went under?
Most people who visit end up in the garden.
""".strip().splitlines()
HURT = """
Disappointed to read this.
I was surprised and a little hurt to hear you had chosen the other tank.
I'm rather disappointed by your answer.
We were disappointed to learn that you've gone elsewhere.
I must say I'm disappointed to see you go back on it.
""".strip().splitlines()
NOT_HURT = """
I was disappointed to hear that you were turned down.
I'm disappointed in our own delivery; you should not have had to ring twice.
I was disappointed to see it rain on the day of your fair.
You must have been disappointed to read this.
""".strip().splitlines()
ALL = """
Everyone agrees that the old kiln has to go.
Everyone agrees.
We can all agree that it leaks.
Everybody I spoke to agrees that this is the moment.
Nobody doubts that you need it.
""".strip().splitlines()
NOT_ALL = """
Once everyone agrees, I'll book the room.
Does everyone agree that Tuesday is best?
You wrote that everyone agrees.
The day that everyone agrees on is the one we take.
Everyone agreed on the call that the yard comes first.
""".strip().splitlines()
STAKE = """
My bonus is riding on it.
My quarter rather depends on you.
It would make a big difference to my quarter.
Our year hangs on your decision.
My boss is counting on this.
We're one order short of the target.
""".strip().splitlines()
NO_STAKE = """
My figure depends on how many pallets you have.
Our delivery depends on the weather.
My month is full.
The price depends on it by 90.
Our numbers rest on your log of June.
""".strip().splitlines()


def codes(sentence: str) -> list[str]:
    return [f.code for f in (*bargains(sentence), *levers(sentence), *ourselves(sentence))]


@pytest.mark.parametrize(
    ("code", "yes", "no"),
    [
        ("OS201", HASTE, NO_HASTE),
        ("OS210", ROUND, NOT_ROUND),
        ("OS208", GRIEF, NO_GRIEF),
        ("OS203", HURT, NOT_HURT),
        ("OS211", ALL, NOT_ALL),
        ("OS103", STAKE, NO_STAKE),
    ],
)
def test_what_is_held_out_or_up(code: str, yes: list[str], no: list[str]) -> None:
    assert [s for s in yes if codes(s) != [code]] == []
    assert [s for s in no if codes(s)] == []


_AROUND = "Hello Marit,\n\nthank you for your mail of Tuesday about the yard.\n\n{}\n\nAda"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("OS201", HASTE[1]),
        ("OS210", ROUND[0]),
        ("OS208", GRIEF[0]),
        ("OS203", HURT[0]),
        ("OS211", ALL[0]),
        ("OS103", STAKE[0]),
        ("OS209", "Please pop a signature on it before Monday."),
        ("OS504", "Are you the decision maker?"),
    ],
)
def test_alone_in_a_short_mail_it_is_found(code: str, text: str) -> None:
    assert code in [f.code for f in lint(_AROUND.format(text))]
