"""What has come, by the words of whoever got it: open no more. What is still waited for stays open."""

import pytest

from otherside.workspace.heard.arrived import Later, arrived


def theirs(text, title=""):
    return Later(text, title, False)


def ours(text, title=""):
    return Later(text, title, True)


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        ("I'll send you the noise figures.", [theirs("Thanks for the figures, they are what I hoped.")]),
        ("I promised to send the B12 drawing to Ole.", [theirs("Thank you for the file. It opens.", "B12")]),
        ("I'll post the samples.", [theirs("The samples have arrived.")]),
        (
            "I promised to send the drawing and to find a reference with more than two years.",
            [theirs("We've got the drawing."), ours("As promised: Holt have had it for three years.", "A reference")],
        ),
        ("Could you send the price list?", [theirs("We have received the price list.")]),
        ("You'll have the price for nine sails by May.", [ours("As promised: £390 for nine.", "Sails")]),
        ("I'll send you the write-up of our call.", [ours("As agreed, here is what I understood on the phone.")]),
        ("I'll write it up for you.", [ours("Here is what we discussed, for you to correct.", "Monday")]),
        ("I'll send a summary by Friday.", [ours("As I promised, my notes of our talk are below.")]),
    ],
)
def test_what_has_come(promise, later):
    assert arrived(promise, later)


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        ("I'll send you the noise figures.", []),
        ("I'll send you the noise figures.", [theirs("Thanks for the drawing.")]),
        ("I'll send you the noise figures.", [theirs("Thanks for the drawing.", "Noise figures and drawing")]),
        ("I'll post the samples.", [theirs("The samples have not arrived.")]),
        ("I'll post the samples.", [theirs("Have the samples arrived with you?")]),
        ("I'll post the samples.", [ours("Here are the drawings. The samples follow.", "Drawings and samples")]),
        ("I promised to send the drawing and to find a reference.", [theirs("We've got the drawing.")]),
        ("You'll have the price for nine sails by May.", [ours("As promised: the berth is free.", "Berth")]),
        ("I'll send you the write-up of our call.", [ours("As agreed, here is the drawing.")]),
        ("I'll send you the drawing.", [ours("As promised: £390 for nine.", "Sails")]),
        ("I'll ring Ole about the drawing.", [theirs("Thanks for your patience with Ole.")]),
    ],
)
def test_what_is_still_open(promise, later):
    assert not arrived(promise, later, frozenset({"ole"}))


def met(text):
    return Later(text, "", False, met=True)


@pytest.mark.parametrize(
    ("request_", "later"),
    [
        ("Send me the offer.", [ours("Offer attached, 4,200 all in, for the small hall.", "Your mail")]),
        ("Send me the offer.", [ours("Hi Ole,\n\nplease find the offer enclosed.")]),
        ("Send me the offer.", [ours("I attach the offer.")]),
        ("Send me the offer.", [ours("See attached.", "Offer for the small hall")]),
        ("Send me the offer and I'll get it past the board.", [ours("Offer attached, 4,200 all in.")]),
        ("Send me the offer, then I'll show it to Ole.", [theirs("Thanks for the offer.")]),
        (
            "Could you do one page that I can read out on the 9th?",
            [theirs("The others liked the one-pager.", "The 9th")],
        ),
        ("Can you send the drawings?", [theirs("I showed the drawings to the foreman.")]),
        ("Can you send a price?", [theirs("Your price is far too high.")]),
        ("Could you come out next week?", [theirs("Lovely visit, many thanks.")]),
        ("Could you come out next week?", [theirs("It was good to meet you.")]),
        ("Could you come and look at the roof?", [met("Mind the step. Here it is.")]),
        ("Can you ring me on Thursday?", [met("Morning.")]),
        ("Send me the tide table.", [theirs("Got the table, thanks.")]),
        ("Send me the tide table.", [theirs("The table came on Tuesday.")]),
        ("Send me the tide table.", [theirs("Your table turned up this morning.")]),
        ("Send me the tide table.", [theirs("The table's here, thank you.")]),
        ("Send me the tide table.", [Later("I've got it, thanks.", "", False, asked="Did the table reach you?")]),
        ("Could you come on Monday?", [met("Morning.")]),
    ],
)
def test_a_request_that_was_met(request_, later):
    assert arrived(request_, later, frozenset({"ole"}), sought=True)


@pytest.mark.parametrize(
    ("request_", "later"),
    [
        ("Send me the offer.", [ours("I meant to have the offer attached.")]),
        ("Send me the offer.", [ours("Certificate attached.", "Offer for the small hall")]),
        ("Send me the offer.", [ours("The lamp is attached to the offer board.")]),
        ("Send me the offer and the drawing.", [theirs("They would have liked the offer.")]),
        ("Could you come out next week?", [theirs("It would be good to see you.")]),
        ("Could you come out next week?", [theirs("Mind the step.")]),
        ("Could you come out and bring samples?", [met("Mind the step.")]),
        ("Could you ring me with the figures?", [met("Morning.")]),
        ("Send me the tide table.", [theirs("The man came about the table.")]),
        ("Send me the tide table.", [theirs("The table came up when we met.")]),
        ("Send me the tide table.", [theirs("I've got it, thanks.")]),
        ("Send me the tide table.", [Later("Got it, thanks.", "", False, asked="We start on Monday, all right?")]),
    ],
)
def test_a_request_that_is_open(request_, later):
    assert not arrived(request_, later, frozenset({"ole"}), sought=True)


def test_what_we_promise_beside_it_is_ours_to_keep():
    promise = "I'll send the offer and I'll find a reference."
    assert not arrived(promise, [theirs("Thanks for the offer.")])
    assert arrived(promise, [theirs("Thanks for the offer."), ours("Here is the reference.")]) == (
        1,
        "Here is the reference.",
    )


@pytest.mark.parametrize(
    ("answers", "later", "kept"),
    [
        (
            "I need the price at nine and at twelve sails.",
            ours("As promised: £390 at nine, £370 at twelve.", "Rope"),
            True,
        ),
        ("Could you send the drawing and the list?", ours("Here is the drawing, and the list with it."), True),
        ("I need the price at nine and at twelve sails.", ours("As promised, the berth is free.", "Rope"), False),
        ("", ours("As promised: £390 at nine.", "Rope"), False),
    ],
)
def test_what_is_promised_without_a_name_is_named_by_what_it_answers(answers, later, kept):
    assert bool(arrived("You'll have both by Monday.", [later], answers=answers)) is kept
