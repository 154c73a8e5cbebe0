"""Promises and requests that outlast a conversation, and the boxes of a note."""

import datetime as dt

import pytest

from otherside.profiles.said.promises import (
    delivered,
    in_answer,
    missing,
    noted,
    offered,
    promised,
    reminded,
    to_ask,
    to_do,
)
from otherside.profiles.said.requests import not_before, sought, to_leave
from otherside.profiles.time.dates import find_dates


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I'll send the drawing on Monday.", True),
        ("We'll put together two pages for the trustees.", True),
        ("The sample I'll post tonight.", True),
        ("We'll let you have the tide table on Friday.", True),
        ("You'll have both by Thursday.", True),
        ("I can have it to you before the fair.", True),
        ("Let me check with the foreman.", True),
        ("I'm sending the form today.", True),
        ("I'll try to talk to the treasurer this week.", True),
        ("The figures follow on Tuesday.", True),
        ("I'll have a word with the treasurer.", True),
        ("I'll put the second oven on the drawing.", True),
        ("I'll do the sail plan and have it with you by the tenth of May.", True),
        ("We'll do the survey and send it on.", True),
        ("I'll do the mast by Whitsun.", True),
        ("I can put that in the agreement.", True),
        ("We can write it into the order.", True),
        ("After that I will post you the two samples.", True),
        ("I'll send nothing today, and on Friday I'll send the plan.", True),
        ("I'll send it no later than Friday.", True),
        ("I'll post you nothing but the price.", True),
        ("You get the tide table by the 4th of May, Ada.", True),
        ("Then you get both sails before Friday.", True),
        ("I'll be there on the 4th, at high water.", True),
        ("We'll be in your boathouse on Monday.", True),
        ("Will ask around at the yard!", True),
        ("Thanks, will send it tonight.", True),
        ("You get a rebate on Fridays.", False),
        ("You get the damp in the sails, and by Friday they smell.", False),
        ("You get a cold by Friday, out there.", False),
        ("You get the rate by the month.", False),
        ("You get the sail by Friday if you order today.", False),
        ("We'll come back to you without being asked.", False),
        ("We'll come back to you once the dust has settled.", False),
        ("I'll come back to you on Friday.", True),
        ("I'll be there in a minute.", False),
        ("I'll be in the office on Monday.", False),
        ("Will send whom, did you say?", False),
        ("Will it float?", False),
        ("Right, I will send nothing before the fair.", False),
        ("You will get nothing from us until June.", False),
        ("We'll send you no more leaflets.", False),
        ("I hope that I will find out.", False),
        ("I'll do the dishes.", False),
        ("I'll do the talking and you listen.", False),
        ("I can put that in your head.", False),
        ("I'll document the two ways for you.", True),
        ("We'll draw up a list of the berths.", True),
        ("I can map out that route so that the skipper sees it.", True),
        ("Yeah, I could probably do that Thursday or Friday.", True),
        ("We could get it done by the end of the week.", True),
        ("I should be able to have that ready on Monday.", True),
        ("I'll outline it for a moment.", False),
        ("I could do that all day.", False),
        ("Could we do that on Thursday?", False),
        ("I could do it if the mast were here on Monday.", False),
        ("We could have that with peas.", False),
        ("It would be a joy if we could have it tomorrow.", False),
        ("I'll check my watch.", False),
        ("I'll get him to stop.", False),
        ("I'll be honest with you.", False),
        ("I'll share my screen.", False),
        ("Show me a mill and I'll tell you its age.", False),
        ("If it rains I'll send the boat back.", False),
        ("Let me ask you something.", False),
        ("I thought I'd find out by myself.", False),
        ("I can check the tyres, not the engine.", False),
    ],
)
def test_promises_by_their_words(text, does):
    assert bool(promised(text)) == does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I'll write down what we'd do when the lock jams at dawn and send it to you by Tuesday.", True),
        ("I'll note what we settled and get it over to you by Friday.", True),
        ("I'll note what we settled and get it over to you by the twelfth.", True),
        ("We'll summarise how we'd run the trial and have it with you before Monday.", True),
        ("I'll jot the three points down and mail them across.", True),
        ("I'll work out what it would cost and share it with you on Thursday.", True),
        ("I'll sketch where we'd put the racks and send you one by Monday.", True),
        ("I hope we'll agree, and I'll send you the list on Monday.", True),
        ("I think we'll send it to you by Friday.", False),
        ("I wish we'll note it and send it to you by Friday.", False),
        ("What we'll send you by Friday I don't know.", False),
        ("You'll note what we agreed and get it over to us by Friday.", False),
        ("I'd note it and send it to you by Friday.", False),
        ("I'll not note it and send it to you.", False),
        ("I'll go there and get it over with.", False),
        ("I'll sit down and have it on Monday.", False),
        ("We'll see and get it to you by Friday if it works.", False),
        ("He hopes I'll measure it and have it with them.", False),
    ],
)
def test_what_is_handed_over_after_something_else_is_promised(text, does):
    assert bool(promised(text)) == does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Ada will send the signed charter next week.", True),
        ("Ada's going to come back to you.", True),
        ("Ada will send us the charter.", False),
        ("If Ada will send it, I am glad.", False),
        ("I hope Ada will send it.", False),
        ("Will Ada send it?", False),
        ("The almanac will send you to sleep.", False),
    ],
)
def test_what_a_colleague_will_send_is_promised_for_them(text, does):
    assert bool(promised(text, ["Ada", "Ada Quist"])) == does
    assert not promised(text)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Can you send me the price list?", True),
        ("Could you please find out who built it?", True),
        ("Send it over, I'll read it in the van.", True),
        ("Please let me know when the kiln is free.", True),
        ("When can you have the drawings with us?", True),
        ("I'd need a letter from you for the bank.", True),
        ("Could we have that on one page?", True),
        ("The gauges would be good to have in writing.", True),
        ("Please write to Ada and not to me.", True),
        ("Could it be Easter?", True),
        ("Can we talk before you ring the bank?", True),
        ("I'd like three references.", True),
        ("Could you pls not ring the slip again, they all heard it.", True),
        ("Please don't mail the harbour office any more.", True),
        ("And could we do it without my brother in the boat?", True),
        ("Could we have the talks apart, without the crew?", True),
        ("What would a second mast cost?", True),
        ("And what happens to the rate if we bring a third boat?", True),
        ("What would that cost him, do you think?", False),
        ("What happens to the boats when we go home?", False),
        ("Could you not hear me?", False),
        ("Please don't worry about the varnish.", False),
        ("Can we do that again?", False),
        ("Please hold on a moment.", False),
        ("I don't do mail on a Sunday.", False),
        ("Can you hear me?", False),
        ("Could you say that again?", False),
        ("It has to let me type and send it after.", False),
        ("Put something on two sides of paper.", True),
        ("Just put it in writing, then.", True),
        ("Put what you told us in an e-mail.", True),
        ("Get me a price for the small one.", True),
        ("Get us three references.", True),
        ("Put yourself in my place.", False),
        ("Put it this way.", False),
        ("Put it on the pile.", False),
        ("We put it on paper.", False),
        ("Put it in writing, my uncle always said.", False),
        ("Get me out of here.", False),
    ],
)
def test_requests_by_their_words(text, does):
    assert bool(sought(text)) == does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I'd be obliged if you did not write to the harbour master yourself.", True),
        ("I would be grateful if nobody rang my sister about it.", True),
        ("We'd be glad if your fitters didn't come in by the shop.", True),
        ("I'd appreciate it if you never copied the bank again.", True),
        ("It would be better if you waited.", True),
        ("And no drilling till the wine is bottled.", True),
        ("No more ringing round before I have told the crew.", True),
        ("What I won't have is somebody counting the girls' breaks.", True),
        ("What we will not put up with is cameras in the dairy.", True),
        ("Leave the miller to me.", True),
        ("I must ask you not to contact my brother.", True),
        ("I'd be glad if you came on Monday.", False),
        ("I'd be happy if you didn't have to do it twice.", False),
        ("I would be glad if nobody minded.", False),
        ("No funding until April.", False),
        ("No one is painting before May.", False),
        ("There was no milking till the vet came.", False),
        ("No longer working until six.", False),
        ("What I won't have is the time.", False),
        ("Leave it to me.", False),
        ("I left the sails to my uncle.", False),
    ],
)
def test_what_is_asked_to_be_left_by_its_words(text, does):
    assert to_leave(text) == does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("You said the tenth.", True),
        ("Did you ever get hold of the engineer?", True),
        ("We're still waiting for the samples.", True),
        ("You said you would.", True),
        ("You still owe me the two drawings, by the way.", True),
        ("You owed us a price in May.", True),
        ("I've asked twice now.", False),
        ("The price for the third berth I have asked for twice.", True),
        ("We have asked you for the tide table three times.", True),
        ("I asked whether the slip is free twice, and got no word.", True),
        ("One thing I asked before the regatta.", False),
        ("I've asked my brother twice.", False),
        ("I've asked around before.", False),
        ("You owe me one.", False),
        ("You owe us nothing.", False),
        ("You said it was cold in the mill.", False),
        ("I still have the old one.", False),
        ("What happened to the drawing you were making?", True),
        ("And what became of our two samples?", True),
        ("By the way, what happened to your survey?", True),
        ("Do you know what happened to my letter?", True),
        ("I was wondering what became of the tide table.", True),
        ("We'd like to know what happened to our sample.", True),
        ("That's what happened to my kiln paper in June.", False),
        ("Nobody knows what became of the old ledger.", False),
        ("After what happened to the last skipper I am careful.", False),
        ("You remember what happened to our neighbours.", False),
        ("What happened to my uncle was no accident.", False),
        ("We were told the glaze list by Sunday and it didn't come.", True),
        ("I was promised a drawing by the ninth, and nothing came.", True),
        ("We'd been promised the samples for May, but they never arrived.", True),
        ("You said the drawing would be here by Friday.", True),
        ("Last Wednesday came and went.", True),
        ("So far nothing has come.", True),
        ("Nothing came of it.", False),
        ("Nothing came up.", False),
        ("Summer came and went.", False),
        ("We were told a story on Monday and it was good.", False),
        ("We were promised rain by Sunday.", False),
    ],
)
def test_reminders_by_their_words(text, does):
    assert bool(reminded(text)) == does


def test_only_the_sentence_is_taken():
    text = "Fine. I'll send the drawing on Monday. Is that all?"
    (span,) = promised(text)
    assert text[span.start : span.end] == "I'll send the drawing on Monday."


@pytest.mark.parametrize("find", [promised, sought, reminded, delivered])
def test_what_goes_on_for_pages_is_read_in_pieces(find):
    said = "I'll send it so you'll have it; can you send it, we still don't have it, it is done "
    assert find(said)
    assert len(find(said * 2_000)) >= 2_000


def test_open_boxes_of_a_note():
    text = (
        "# After the visit\n\n- [ ] Send the drawing\n- [x] Ring the foreman\n* [ ]  Ask for the key \n1. [ ] Weigh the flour"
        "\n- [] Count the sacks\n- [ ] ~~Flowers~~\nNothing else."
    )
    open_ones = ["Send the drawing", "Ask for the key", "Weigh the flour", "Count the sacks"]
    assert [text[s.start : s.end] for s in to_do(text)] == open_ones
    assert [text[s.start : s.end] for s in delivered(text)] == ["Ring the foreman"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("You'll have it tomorrow.", dt.date(2026, 10, 7)),
        ("The day after tomorrow I'll send it.", dt.date(2026, 10, 8)),
        ("I'll send it Thursday.", dt.date(2026, 10, 8)),
        ("I'll send it by the ninth.", dt.date(2026, 10, 9)),
    ],
)
def test_what_looks_ahead_names_its_day(text, day):
    said = dt.date(2026, 10, 6)  # a Tuesday
    assert [s.date for s in find_dates(text, said, ahead=True)] == [day]
    assert not find_dates("The pump broke on Thursday.", said), "without knowing that it looks ahead"


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("The six weeks I have to ask the yard about.", True),
        ("I'd need to check that with our engineer, I won't promise it.", True),
        ("I have to ask you something.", False),
        ("Do I have to ask the yard?", False),
    ],
)
def test_what_only_our_own_house_can_answer_is_left_open(text, does):
    assert bool(to_ask(text)) == does


def test_what_a_note_says_we_promised_goes_with_its_time():
    text = "She was in a hurry. I said I would bring the tide table. Friday the 9th, at noon. She nodded."
    assert [text[s.start : s.end] for s in noted(text)] == [
        "I said I would bring the tide table. Friday the 9th, at noon."
    ]
    assert noted("Told her I'd ring on Monday.")
    assert not noted("She said I would love it there. He said he would come. I said I would rather not.")


@pytest.mark.parametrize(
    ("text", "open_still"),
    [
        ("I said I'd send her two knots. (done 9 April: a bowline, a reef knot)", False),
        ("I said I'd send her two knots - done.", False),
        ("I promised her the chart. I said I'd bring it. Sent on Monday.", False),
        ("Told her I'd ring on Monday. Friday the 9th, at noon. (done)", False),
        ("I said I'd send her two knots (done 9 April).", False),
        ("I said I'd send her two knots. Done by Friday, she hopes.", True),
        ("I said I'd send her two knots (by hand).", True),
        ("I said I'd send her two knots.\n(sent)", False),
        ("I said I'd send her two knots.\n\nDone: the berth list.", True),
    ],
)
def test_what_a_note_says_was_done_right_behind_it_is_promised_no_more(text, open_still):
    assert bool(noted(text)) == open_still


def test_a_box_that_is_said_to_be_done_is_not_open():
    text = "- [ ] Ring the yard (done 3 May)\n- [ ] Splice the rope (done by Friday, they hope)"
    assert [text[s.start : s.end] for s in to_do(text)] == ["Splice the rope (done by Friday, they hope)"]


def test_an_offer_is_no_firm_promise():
    assert offered("I can send you the leaflet.")
    assert not offered("I'll send you the leaflet, and I can send you the plan.")


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Please do not send anything more before the harvest.", True),
        ("Please send no leaflets.", True),
        ("Could you please not ring the mill?", True),
        ("Don't bring a projector.", True),
        ("Please send the leaflets.", False),
        ("Please write to Ada and not to me.", False),
    ],
)
def test_what_we_are_to_leave_is_nothing_that_is_delivered(text, does):
    assert to_leave(text) == does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Please ring the miller, not before two, he sleeps.", True),
        ("Send it, but not before Monday.", True),
        ("We do not bake before four.", False),
        ("Please ring him after two.", False),
    ],
)
def test_what_is_asked_for_not_before_a_time(text, does):
    assert not_before(text) == does


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("I have not seen a drawing though.", "a drawing"),
        ("We still haven't had the samples for the kiln.", "the samples"),
        ("The glaze list never came.", "The glaze list"),
        ("I still don't have the price list.", "the price list"),
        ("If I haven't seen the drawing by May, we stop.", ""),
        ("I haven't had time for the drawing.", ""),
        ("The drawing came on Monday.", ""),
        ("I still have no name.", "no name"),
        ("We have no figures yet.", "no figures"),
        ("There's no sign of the parts list.", "the parts list"),
        ("Where is the drawing you promised?", "drawing"),
        ("Still no list.", "list"),
        ("We're still no closer.", ""),
        ("We have no figures for that.", ""),
        ("We were told the glaze list by Sunday and it didn't come.", "the glaze list"),
    ],
)
def test_what_they_tell_has_not_come(sentence, thing):
    assert missing(sentence) == thing


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I promised him the chart by 2 May.", True),
        ("- Promised Ada a drawing before the fair.", True),
        ("I still owe Rolf the two samples.", True),
        ("We promised them both dates.", True),
        ("I've promised her it by Monday.", True),
        ("I promised him nothing.", False),
        ("He promised him the chart by 2 May.", False),
        ("I owe him a lot.", False),
        ("I owe Ada an apology and a beer.", False),
        ("I owe her a beer.", False),
        ("We promised ourselves a quiet year.", False),
    ],
)
def test_a_note_names_the_thing_that_was_promised(text, does):
    assert bool(noted(text)) is does


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("When can you have the sail plan to me?", "End of this week for the sail plan. The mast later.",
         ["End of this week for the sail plan."]),
        ("How soon could we get the price list?", "By Friday.", ["By Friday."]),
        ("Good. When will you send the survey?", "Yes, Monday at the latest.", ["Yes, Monday at the latest."]),
        ("When can we expect the certificate?", "Within two weeks.", ["Within two weeks."]),
        ("When would the drawing be ready?", "Early next week.", ["Early next week."]),
        ("When can you decide?", "By Friday.", []),
        ("When do you need it done?", "By Friday.", []),
        ("When does the board meet to get it approved?", "End of this week for the board.", []),
        ("What do you have on the shelf?", "End of this week for the plan.", []),
        ("When can you have the plan to me?", "The harbour opens on Friday.", []),
    ],
)  # fmt: skip
def test_a_short_answer_says_by_when(asked, text, found):
    assert [text[s.start : s.end] for s in in_answer(text, asked)] == found
