"""What a request to keep something to ourselves speaks of, in a talk of several."""

import pytest

from otherside.workspace.heard.kept_to_us import kept_to_us

NEXT = """
Hana: I have applied to the mill in Oss. Please don't tell her.
Piet: The audit of the silos ends on the last of May.
"""
BETWEEN_US = """
Hana: The foreman wants to go before the winter. Keep that between us.
Piet: We bake for nine schools and two hospitals.
"""
NAMED_TOO = """
Hana: Greta will be let go after the summer. That stays between us, please.
Piet: Greta's silos are checked in May.
"""
BROKEN_IN = """
Hana: I have applied to the mill in Oss.
Nils: Oh, I see.
Hana: Please don't tell her.
Piet: We bake for nine schools.
"""
TAKEN_UP = """
Hana: The foreman wants to go before the winter. Keep that between us.
Piet: Without the foreman the night shift stands still.
"""
NEIGHBOURS = """
Piet: The buns are sold by ten.
Hana: Brandt offers us a rebate of a fifth. Not a word of this to anybody.
Hana: It came by letter.
Piet: The buns were better last year.
Nils: Good to know.
"""
BARE = """
Piet: The owner's son gets the shops in spring.
Hana: Please keep that to yourself.
Piet: The oven is from Italy.
"""
AHEAD = """
Nils: How do you choose?
Hana: Can I tell you something in confidence?
Nils: Of course.
Hana: The owner has signed with Brandt.
Piet: The oven is from Italy.
"""
OF_TWO = """
Nils: Is the owner selling the shops?
Hana: He signs with Brandt on Friday. Please don't tell anybody.
Nils: How many ovens do you have?
"""
ASKED = """
Piet: The buns are sold by ten.
Nils: What else is in it?
Hana: Brandt offers us a rebate of a fifth. Not a word of this to anybody.
"""
OF_ITS_OWN = """
Hana: I'm worried that we pay for a year of it.
Nils: That makes sense.
Hana: Please don't tell Piet, but my department may be moved to Breda.
Piet: The oven is from Italy.
"""
NO_NAMES = """
: I have applied to the mill.
: Please don't tell her.
"""


@pytest.mark.parametrize(
    ("talk", "kept"),
    [
        (NEXT, {0}),
        (BETWEEN_US, {0}),
        (NAMED_TOO, {0}),
        (BROKEN_IN, {0, 1, 2}),
        (TAKEN_UP, {0, 1}),
        (NEIGHBOURS, {1, 2}),
        # Whose words are meant is unclear: "that" may be what the other one just said.
        (BARE, {0, 1}),
        (AHEAD, {0, 1, 3}),
        (OF_TWO, {0, 1}),
        (ASKED, {1, 2}),
        # The request says itself what it means.
        (OF_ITS_OWN, {2}),
        (NO_NAMES, {0, 1}),
    ],
)
def test_what_is_meant_is_kept_and_not_who_speaks_next(talk, kept):
    lines = [line.partition(":") for line in talk.strip().splitlines()]
    assert kept_to_us([words for *_, words in lines], [True] * len(lines), [name for name, *_ in lines]) == kept


def test_what_is_written_has_its_request_in_itself():
    texts = ["The drawing came.", "The cousin of Uwe asked. Keep that to yourself.", "The door is right."]
    assert kept_to_us(texts, [False] * 3, ["Ada"] * 3) == {1}


OF_A_NOTE = """
: Hana walked me out and asked me to keep it to myself:
Hana: I have applied to the mill in Oss.
: - Hana said:
Hana: If I get it, somebody else bakes from May.
: - Piet said:
Piet: And the oven is from Italy.
"""
NOBODYS = """
: She lowered her voice, not for passing on: "I have applied to the mill in Oss."
: - Hana said:
Hana: If I get it, somebody else bakes from May.
: - Hana said:
Hana: We bake for nine schools.
"""
SHORT_MESSAGES = """
Hana: The foreman goes before the winter. Keep that between us.
Hana: And then nobody knows the night shift
Piet: So we bake for nine schools.
"""
LEFT_ALONE = """
Hana: Keep that between us: the foreman goes before the winter.
Hana: We bake for nine schools.
"""


@pytest.mark.parametrize(
    ("talk", "kept"), [(OF_A_NOTE, {0, 1, 3}), (NOBODYS, {0, 2}), (SHORT_MESSAGES, {0, 1}), (LEFT_ALONE, {0})]
)
def test_what_a_note_leads_into_and_what_goes_on_with_it(talk, kept):
    lines = [line.partition(":") for line in talk.strip().splitlines()]
    assert kept_to_us([words for *_, words in lines], [False] * len(lines), [name for name, *_ in lines]) == kept
