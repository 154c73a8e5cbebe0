"""Requests that cover all somebody says, and words that only sound like a request."""

import pytest

from otherside.profiles.private.keeping import KEEP, asks_to_keep, keeps, not_to_them, of_all_they_say, refuses

OF_ALL = """
Nothing goes back to Marlies.
Nothing I say gets to the board.
What I tell you is for you alone.
Everything I say here stays with you.
If one word of mine comes back to me through the office, I'm out.
""".strip().splitlines()
ASKED = """
She mustn't hear it from you.
Rolf must not hear it from us.
Nobody should hear it from you.
And not a word before the fair.
This is confidential.
Please treat this as confidential.
If that comes out, the foreman walks.
Not for passing on, please.
He asked me to keep it to myself.
She begged us not to tell Petra.
Don't send that to Petra yet please, I want to tell her myself.
Please don't send this to my boss, I'd rather tell her myself.
I'd rather you didn't show that to the board.
Please don't show him that.
Don't copy Rolf in on this.
Please don't let that get back to Walter.
Leave Rolf out of this for now.
Could we keep him out of it until the fair?
Could we keep this list between us for now?
Let's keep my draft between ourselves until Rolf has seen it.
Please keep these two pages between us.
I'd be grateful if you kept this one to yourselves for a while.
If you both kept that figure to yourselves I'd be glad.
I'd rather you kept the first page to yourself.
Keep the last page to yourself, please.
Not for wider circulation yet.
It's not for further distribution.
Please don't circulate this.
Not to go any wider for the moment.
Could you sit on this until the fair?
Please keep this under wraps.
Could you keep that offer under wraps?
It's all a bit hush-hush still.
That isn't common knowledge yet.
I'd rather this didn't travel.
I'd prefer it if that didn't go beyond you.
This shouldn't go beyond the two of you.
This is for you and Nils only.
Please treat this as private.
Best not shared yet.
Not for Petra's eyes yet.
Please don't let this spread.
Please don't forward.
Let's keep that off email.
I'd like this to stay among ourselves.
Nothing of this in writing, please.
""".strip().splitlines()
ORDINARY = """
We keep patient files confidential.
The sessions are confidential, right?
This email is confidential. If you are not the addressee please delete it.
Nothing goes back to the depot before ten.
Nothing goes back to normal.
Nothing gets back to me from the yard.
I wrote three times. Not a word.
She should hear it from us first.
If it comes out in May we'd take two.
If one sentence is wrong they send the form back.
They asked us to keep the noise down.
I keep it to myself, mostly.
Please don't send the invoice to Rolf.
Please don't send it to Rolf, send it to the office.
Don't send that to Rolf by post.
We don't send that to Rolf.
Don't show them that you are afraid.
They leave Rolf out of it for now.
Keep Rolf out of it, he has enough to do.
Don't copy everyone in.
Could we keep this door between us and the yard shut?
We kept the old oven to the last.
He kept the first page to himself.
We kept that figure to one decimal.
If you kept the oven for a year you'd know.
The circulation pump is not for wider pipes.
We sit on this until the office calls.
They sit on it for months.
Please don't circulate the air at night.
It doesn't go any wider than a metre.
Keep the page to the left.
We keep the machine under wraps in the winter.
The rules are common knowledge.
The bread doesn't travel well.
It shouldn't go past the gate.
We treat this as private parking.
The seats are for you and Nils.
Keep it off the road.
The foremen share it among themselves.
I'd rather it didn't rain.
Among us there are three who bake.
""".strip().splitlines()


@pytest.mark.parametrize("words", OF_ALL)
def test_a_request_for_all_they_say(words):
    assert KEEP.search(words)
    assert of_all_they_say(words)


@pytest.mark.parametrize("words", ASKED)
def test_a_request_for_what_stands_beside_it(words):
    assert KEEP.search(words)
    assert not of_all_they_say(words)


@pytest.mark.parametrize("words", ORDINARY)
def test_how_a_house_works_is_no_request(words):
    assert not KEEP.search(words)


@pytest.mark.parametrize(
    ("words", "does"),
    [("And no questionnaires.", True), ("No rush.", False), ("No one came.", False), ("And no, we won't.", False)],
)
def test_what_is_refused_beside_a_request(words, does):
    assert refuses(words) == does


@pytest.mark.parametrize(
    ("text", "confidence", "kept"),
    [
        ("Keep that to yourself.", True, True),
        ("Nobody is to know.", True, True),
        ("Please say nothing to Petra.", True, True),
        ("Say nothing to him about the lease.", True, True),
        ("And please don't show the drawing to Rolf.", False, True),
        ("Between you and me there was one.", False, True),
        ("Don't tell me it leaks again.", False, False),
        ("Don't say anything in front of Rolf.", False, True),
        ("Please don't say to Rolf that it was me.", False, True),
        ("Don't say who it was.", False, True),
        # A word that somebody winces at is no secret.
        ("Don't say cheap in front of Rolf.", False, False),
        ("Never say never.", False, False),
        ('And don\'t say "pilot" to Greta, she winces.', False, False),
        ('Don\'t mention "synergy" to Greta.', False, False),
        ("Don't mention the lease.", False, True),
        ("Don't say the price in front of Rolf.", False, True),
        ("There is a hedge between us and the road.", False, False),
    ],
)
def test_in_confidence_or_only_from_somebody(text, confidence, kept):
    assert (bool(KEEP.search(text)), asks_to_keep(text)) == (confidence, kept)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("She was not asked when the mill was sold. She told me that herself, don't use.", True),
        ("Ada mentioned the lease (not to be repeated).", True),
        ("She said the owner is tired of it; please do not use this.", True),
        ("He told me about the old oven, do not use it!", False),
        ("She told us that they don't use the scanner.", False),
        ("He said: don't use the back door, it sticks.", False),
    ],
)
def test_a_note_that_says_not_to_use_it_keeps_it(text, kept):
    assert keeps(text) is kept


@pytest.mark.parametrize(
    ("text", "whom", "of_it"),
    [
        ("Please don't write to Rolf about this, I'll tell him myself.", "Rolf", True),
        ("Please don't take this to Rolf yet.", "Rolf", True),
        ("I'd rather you didn't raise it with Uwe Kamp.", "Uwe Kamp", True),
        ("Could you not mention any of this to Rolf?", "Rolf", True),
        ("Keep Rolf out of this.", "Rolf", True),
        ("Don't say anything to Uwe.", "Uwe", True),
        ("Please do not contact Rolf directly.", "Rolf", False),
        ("Please don't ring Uwe.", "Uwe", False),
    ],
)
def test_whom_a_matter_is_not_to_be_taken_to(text, whom, of_it):
    assert not_to_them(text) == (whom, of_it)


@pytest.mark.parametrize(
    "text",
    [
        "Please write to Rolf about this.",
        "We don't write to Rolf, he writes to us.",
        "Please don't write to me before May.",
        "Don't forget to ring Uwe.",
        "I didn't talk to Rolf about it.",
        "Why don't you ask Rolf?",
        "Please don't send it by post.",
    ],
)
def test_what_only_sounds_so_bars_nobody(text):
    assert not_to_them(text) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # What two do together is a sum.
        ("Honestly, between the two of us, it's perhaps 30-35% of our week.", False),
        ("Between the two of us it's probably forty hours a month.", False),
        ("Between us, we spend about thirty hours on the lists.", False),
        ("Between the two of us, a good three days a week go into it.", False),
        ("Between us, roughly 20 percent.", False),
        ("Between the two of us that's maybe six evenings.", False),
        # A number does not make one of what is told.
        ("Between the two of us, the mill closes in June.", True),
        ("Between us, it's two months until they close the yard.", True),
        ("Between you and me, it's about forty hours a week.", True),
        ("Between us, about three people will go.", True),
        ("Between the two of us, I doubt she stays.", True),
        ("Keep it between us: it's forty hours.", True),
    ],
)
def test_a_sum_of_two_is_no_confidence(text, kept):
    assert keeps(text) is kept
