"""Requests that say whose ears something is not for, and sentences that only sound so."""

import pytest

from otherside.profiles.private.announced import announces_what_follows
from otherside.profiles.private.keeping import keeps

ASKED = """
Not for the others please.
Hello Nils, not for the rest of them, please.
This one's not for the group to read.
This isn't for the whole team, if you don't mind.
Not for my uncle's ears, any of it.
That's not for Greta's ears.
It's not for the treasurer's eyes yet.
Not for everybody's ears, this.
This stays between these walls, but the lease is up.
It stays between these four walls.
It doesn't leave these walls.
This mustn't leave this kitchen.
What I tell you now stays in the van.
Keep this under your hat please.
Could you keep it under your hat for now?
Under your hat, please: the mill is for sale.
Keep schtum about it, would you?
Shtum, please.
Between you, me and the gatepost, she has signed.
Keep a lid on it, please.
This is still a secret.
Don't let this get about.
This mustn't get out.
I'd rather the others didn't hear this.
It's better if Rolf doesn't know yet.
The others needn't know.
My aunt doesn't need to hear about it.
Nobody else knows this yet.
Not a soul knows.
You're the first I've told.
You're the only one to know this.
""".strip().splitlines()
ORDINARY = """
Is it any good? Not for the others.
The course isn't for the others, it's for the foremen.
The drops are not for the ears.
It's good for my brother's ears.
The pipe stays between the walls.
The heat doesn't leave this room fast.
Wear a cap under your helmet.
They keep schtum about prices.
We keep a lid on costs.
Keep a lid on the pot.
It's the secret of the dough.
Don't let this get out of hand.
This must not get out of line.
I'd rather the drivers didn't know how to open it.
The others don't need to know how it works.
A driver doesn't need to know the price.
Nobody else knows the ovens yet.
You're the first supplier to ring back.
You're the first to order it.
My brother doesn't need to hear well for that.
Between you, me and the foreman there are three keys.
""".strip().splitlines()


@pytest.mark.parametrize("words", ASKED)
def test_not_for_somebodys_ears(words):
    assert keeps(words)


@pytest.mark.parametrize("words", ORDINARY)
def test_what_only_sounds_so(words):
    assert not keeps(words)


def test_something_to_keep_is_announced():
    assert announces_what_follows("Can you keep something under your hat?")
    assert not announces_what_follows("Can you keep it under your hat?")
