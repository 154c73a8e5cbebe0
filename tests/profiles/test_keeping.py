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
