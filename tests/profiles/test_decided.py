"""A decision that is told as made is one; hopes, questions, conditions, hearsay, parts of it and old stories are none."""

from __future__ import annotations

import pytest

from otherside.profiles.said.decided import Decision, Told, decided, reopened, standing, tellings

VENDORS, US, PEOPLE = ["Bolkar"], {"quellmark"}, {"ines", "tarik"}


def read(text: str) -> Decision | None:
    return decided(text, VENDORS, US, PEOPLE)


@pytest.mark.parametrize(
    ("text", "way", "name"),
    [
        ("We have decided for you, and the order is placed.", "us", ""),
        ("The contract is signed, I put it in the post.", "us", ""),
        ("As I told you, we have signed your offer.", "us", ""),
        ("Our board has decided to go with you.", "us", ""),
        ("We have decided to go with Quellmark.", "us", ""),
        ("We went through it last night and decided for you.", "us", ""),
        ("We have decided to go with Bolkar.", "other", "Bolkar"),
        ("We chose Bolkar.", "other", "Bolkar"),
        ("Sorry, we went with Bolkar in the end.", "other", "Bolkar"),
        ("We signed with Fennvik on Tuesday.", "other", "Fennvik"),
        ("We have awarded the contract to Fennvik.", "other", "Fennvik"),
        ("I'm afraid we have gone with someone else.", "other", ""),
        ("We have decided not to do anything this season.", "nothing", ""),
        ("We sat down on Monday and decided to leave things as they are.", "nothing", ""),
        ("The project has been stopped.", "nothing", ""),
        ("We have decided not to go ahead.", "against", ""),
        ("I am sorry, you did not get the job.", "against", ""),
        ("The decision has been made.", None, ""),
    ],
)
def test_what_is_told_as_done_is_decided(text, way, name):
    assert read(text) == Decision(way, name)


@pytest.mark.parametrize(
    "text",
    [
        "If we decide to go with Bolkar, you will hear.",
        "Have you heard that we signed with Fennvik?",
        "We hope we have decided for you by then.",
        "We would have gone with Bolkar.",
        "We haven't decided for you yet.",
        "They have decided to go with Bolkar.",
        "Tarik says we have decided for you.",
        "I think we have decided for you.",
        "I heard we signed with Fennvik.",
        "We went with Bolkar three years ago.",
        "We went with Fennvik and regretted it.",
        "In 2019 we decided to go with Bolkar.",
        "We have decided to go with Bolkar for the pilot.",
        "We have selected you for the shortlist.",
        "We have decided to go with Ines to the fair.",
        "We signed the contract for the new roof.",
        "We have decided to meet on Monday.",
        "We will sign the contract.",
        "Nobody has decided for you.",
        "The heating project has been stopped.",
        "You have got the order form.",
        "We decided for Fennvik, but then we changed our minds.",
    ],
)
def test_what_is_not_told_as_done_decides_nothing(text):
    assert read(text) is None


def test_what_is_taken_back_does_not_stand():
    yes = Told("We have decided for you.", "ines", 0)
    back = Told("We have changed our minds, nothing is signed yet.", "tarik", 1)
    other = Told("We signed with Fennvik on Tuesday.", "tarik", 2)
    assert standing([yes], read) == (yes, Decision("us"))
    assert standing([yes, back], read) is None
    assert standing([yes, back, other], read) == (other, Decision("other", "Fennvik"))
    # A mail that is quoted again says nothing new.
    assert standing([yes, back, yes], read) is None
    assert not reopened("If it fell through, what would we do?")


def test_the_plainer_words_stand():
    own = Told("We have decided to go with Bolkar.", "ines", 0)
    hearsay = Told("We have decided to go with Bolkar!", "ines", 1, reported=True)
    alone = Told("The decision has been made.", "tarik", 2)
    assert standing([own, hearsay, alone], read) == (own, Decision("other", "Bolkar"))


@pytest.mark.parametrize(
    ("text", "way", "name"),
    [
        ("I am sorry to have to tell you that we went with Bolkar in the end.", "other", "Bolkar"),
        ("I'm delighted to tell you that the board voted for you.", "us", ""),
        ("I regret to inform you that we have decided not to proceed.", "against", ""),
        ("You've been awarded the contract.", "us", ""),
        ("The signed contract is in the post.", "us", ""),
        ("It was you we chose.", "us", ""),
        ("Congratulations, you've got the job.", "us", ""),
        ("We've gone with you guys.", "us", ""),
        ("We have decided to move forward with another vendor.", "other", ""),
        ("On this occasion we have chosen to work with another provider.", "other", ""),
        ("We ended up going with Bolkar.", "other", "Bolkar"),
        ("I'm afraid you lost out to Bolkar.", "other", "Bolkar"),
        ("It went to Bolkar in the end.", "other", "Bolkar"),
        ("The board has pulled the plug on the project.", "nothing", ""),
        ("We've decided to stay with our current system.", "nothing", ""),
        ("We decided to keep doing it by hand.", "nothing", ""),
        ("Your bid was not successful on this occasion.", "against", ""),
        ("After careful consideration we will not be moving forward with your proposal.", "against", ""),
        ("The owners turned your offer down.", "against", ""),
        ("We've decided to go in a different direction.", "against", ""),
    ],
)
def test_what_is_told_in_a_letter_or_aside_is_decided(text, way, name):
    assert read(text) == Decision(way, name)


@pytest.mark.parametrize(
    "text",
    [
        "At my last firm we went with Bolkar in the end.",
        "At Halden we signed with Bolkar.",
        "We went with Bolkar in the end for the phones.",
        "We have decided for you to start with the ground floor.",
        "We've picked you up from the station before.",
        "We have chosen you for the final presentation.",
        "We've decided to go with you to the site on Thursday.",
        "We've chosen you over the phone.",
        "We agreed to take your offer to the board.",
        "We agreed to sign with you by June.",
        "We decided not to buy it outright but to lease it from you.",
        "I decided not to sign the petition.",
        "We've decided to leave things as they are in Leeds and start in York.",
        "For now we've decided to carry on as we are.",
        "We've agreed to do nothing before the audit.",
        "You didn't get the order because I forgot to send it.",
        "We're going with Anna on Thursday.",
        "We've decided to work with Jira.",
        "We have chosen Lisbon.",
        "We've settled on Teams in the end.",
        "We've gone with Option B.",
        "I signed with DocuSign yesterday.",
        "The job went to Anna.",
        "Holm has won the tender in Leeds.",
        "Bolkar got it wrong twice.",
        "We have rejected your cookies.",
        "We've decided to stick with the plan.",
        "We won't be going ahead with the workshop on Monday.",
        "I'm not going ahead without Tarik.",
        "Ask me again after we have signed with Bolkar.",
        "I dreamt we had signed with you.",
        "The decision was taken out of our hands.",
        "You've been chosen to speak first.",
        "We've signed up for your newsletter.",
    ],
)
def test_what_sounds_like_a_decision_and_is_about_something_else_decides_nothing(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "way", "name"),
    [
        ("The board approved Bolkar last Thursday.", "other", "Bolkar"),
        ("Our CFO gave Bolkar the green light yesterday.", "other", "Bolkar"),
        ("Bolkar was signed off by the committee on Monday.", "other", "Bolkar"),
        ("The council has voted for another supplier.", "other", ""),
        ("The whole project has been stopped for this year.", "nothing", ""),
        ("We have shelved the project for good.", "nothing", ""),
    ],
)
def test_a_body_approves_another_way_and_a_project_is_stopped_for_a_year(text, way, name):
    assert decided(text, {"Bolkar"}) == Decision(way, name)


@pytest.mark.parametrize(
    "text",
    [
        "The board approved Bolkar for the phones.",
        "The board hasn't approved Bolkar.",
        "If the board approved Bolkar, we'd be out.",
        "Has the board approved Bolkar?",
        "The board approved Lisbon last week.",
        "The board approved Bolkar as a reference visit.",
        "They say the board approved Bolkar.",
        "The board approved the budget.",
    ],
)
def test_an_approval_of_something_else_or_not_yet_decides_nothing(text):
    assert decided(text, {"Bolkar"}) is None


def _stands(*sentences):
    return standing([Told(t, "ida", n) for n, t in enumerate(sentences)], read)


def test_that_it_is_stopped_says_a_no_once_more_and_takes_a_yes_back():
    nothing, stopped = "We have decided to leave things as they are.", "It has been stopped until the new hall stands."
    assert _stands(nothing, stopped)[1].way == "nothing"
    assert _stands("We have decided for you.", stopped) is None
    assert _stands(nothing, "The stop has been lifted, nothing is decided.") is None


def test_not_with_you_tells_less_than_with_whom():
    with_whom, not_you = "We signed with Bolkar on Friday.", "We have decided not to go ahead with your offer."
    assert _stands(with_whom, not_you)[0].text == with_whom
    said = [Told(with_whom, "ida", 0), Told(not_you, "per", 1)]
    assert [one.person for one, _ in tellings(said, read)] == ["ida", "per"]
    assert [one.person for one, _ in tellings([*said, Told("We have decided for you.", "per", 2)], read)] == ["per"]


@pytest.mark.parametrize(
    "text",
    [
        "We decided to go with Quellmark, the yard and the slip, Whitby first, then Hull.",
        "We have decided for Quellmark, the slip in Whitby, from March on.",
        "We have decided to go with Quellmark (the small licence).",
        "We've decided for Quellmark - the north yard first.",
        "We have chosen Quellmark: both yards.",
    ],
)
def test_what_of_ours_they_decided_for_undoes_no_decision(text):
    assert read(text) == Decision("us")


@pytest.mark.parametrize(
    "text",
    [
        "We decided to go with Quellmark, to the fair.",
        "We went with Quellmark, the new one, to the fair.",
        "We decided for Quellmark, if the test sail goes well.",
        "We decided for Quellmark, but the bank said no.",
        "We decided to go with Fennvik, both yards.",
        "We have decided to go with Ines, the slip first.",
    ],
)
def test_a_scope_behind_another_name_or_an_if_decides_nothing(text):
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Countersigned copy enclosed, the three years from 1 March with you.",
        "Signed contract attached.",
        "The countersigned agreement is back with you.",
        "Please find attached the signed copy of the order.",
        "Signed copy attached, it starts on 1 March.",
        "We signed the contract on Tuesday.",
        "Our MD signed your offer yesterday.",
        "Here's the signed order form.",
    ],
)
def test_a_signed_paper_that_comes_back_decides_for_us(text):
    assert read(text) == Decision("us")


@pytest.mark.parametrize(
    "text",
    [
        "Signed copy attached.",
        "Countersigned NDA attached.",
        "Signed copy of the minutes enclosed, the two years are in it.",
        "Is the countersigned copy attached?",
        "No signed copy attached yet.",
        "Once the signed contract is attached, we begin.",
        "Their countersigned contract is attached.",
        "Fennvik's signed contract is attached for comparison.",
        "Signed contract attached, with Fennvik as agreed.",
        "An unsigned contract is attached.",
        "The signed contract is not attached.",
        "We signed the contract on Monday and by Friday they had doubled the price.",
        "We signed the contract on Friday with Fennvik.",
        "We signed the contract for the new gate on Friday.",
        "We signed the contract on Friday last year.",
        "The yard next door signed your contract last week.",
        "The director of Fennvik signed your contract on Friday.",
        "Our director signed your delivery note on Friday.",
    ],
)
def test_a_paper_of_others_or_of_another_kind_decides_nothing_for_us(text):
    found = read(text)
    assert found is None or found.way != "us"


def _way(*sentences):
    found = _stands(*sentences)
    return found and found[1]


def test_the_name_under_it_decides_where_they_were_named_as_who_signs():
    signs = "The old man, my aunt's husband Bruno, signs what Ines puts in front of him."
    assert _way(signs, "Bruno signed on Thursday, grumbling.") == Decision("us")
    assert _way("It's Bruno's call.", "Bruno has signed the contract this morning.") == Decision("us")
    assert _way("Bruno signed on Thursday, grumbling.") is None
    assert _way("It's not Bruno's call.", "Bruno signed on Thursday.") is None
    assert _way(signs, "Sorry, Bruno signed on Thursday.") is None
    assert _way(signs, "Bruno signed on Thursday with Fennvik.") is None
    assert _way(signs, "Bruno signed the delivery note on Thursday.") is None
    assert _way(signs, "If Bruno signed on Thursday, we begin.") is None
    assert _way(signs, "We have decided to go with Bolkar.", "Bruno signed on Thursday.") == Decision("other", "Bolkar")


def test_a_copy_beside_the_name_of_another_paper_is_of_that():
    assert _way("You asked for it twice.", "Countersigned copy attached.") == Decision("us")
    assert _way("You asked for the NDA.", "Countersigned copy attached.") is None
