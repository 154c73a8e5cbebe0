"""A decision that is told as made is one; hopes, questions, conditions, hearsay, parts of it and old stories are none."""

from __future__ import annotations

import pytest

from otherside.profiles.said.decided import Decision, Told, decided, reopened, standing

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
