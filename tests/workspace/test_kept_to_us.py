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


ANNOUNCED = """
Nils: How are the silos?
Hana: Full. I'm going to tell you something and it doesn't go anywhere, okay? I have applied to the mill in Oss.
Nils: That stays with me.
Hana: The foreman would be furious. He wants me for the night shift.
Nils: What do you fear in that?
Hana: That he stops talking to me.
Nils: And how many schools do you bake for?
Hana: Nine schools and two hospitals.
"""
TRUSTED = """
Hana: Can I trust you with something?
Nils: Of course.
Hana: The owner has signed with Brandt.
Nils: Thank you for telling me.
Hana: By the way, the oven is from Italy.
Hana: It is painted green.
"""
ANSWERED = """
Nils: Who do you want to be in five years?
Hana: Foreman.
Hana: oh god
Hana: don't write that down
Nils: I won't.
Hana: The oven is from Italy.
"""
ANSWERED_IN_BITS = """
Nils: Who do you want to be in five years?
Hana: I'd like to run the night shift.
Hana: alone.
Nils: I see.
Hana: Strike that, please.
"""
ONLY_THE_LAST = """
Hana: We bake for nine schools and two hospitals.
Hana: The owner would like to sell the shops.
Hana: Forget I said that.
"""
CORRECTED = """
Hana: We bake for nine schools.
Hana: Strike that, I meant ten.
"""
NOT_OF_OTHERS = """
Piet: The oven is from Italy.
Nils: What frightens you?
Hana: The night shift.
Nils: Mm.
Hana: Forget I said that.
"""
WOULD_KILL = """
Hana: I have applied to the mill in Oss. Don't tell Greta.
Nils: I won't.
Hana: Greta would never forgive me.
Nils: How is the oven?
Hana: Greta likes the oven.
"""


@pytest.mark.parametrize(
    ("talk", "kept"),
    [
        (ANNOUNCED, {0, 1, 3, 5}),
        (TRUSTED, {0, 1, 2}),
        (ANSWERED, {1, 2, 3}),
        (ANSWERED_IN_BITS, {1, 2, 4}),
        (ONLY_THE_LAST, {1, 2}),
        (CORRECTED, set()),
        (NOT_OF_OTHERS, {2, 3, 4}),
        (WOULD_KILL, {0, 2}),
    ],
)
@pytest.mark.parametrize("spoken", [True, False])
def test_what_is_announced_goes_on_and_what_is_taken_back_was_said_before(talk, kept, spoken):
    lines = [line.partition(":") for line in talk.strip().splitlines()]
    found = kept_to_us([words for *_, words in lines], [spoken] * len(lines), [name for name, *_ in lines])
    theirs = {n for n, (name, *_) in enumerate(lines) if name != "Nils"}
    assert found & theirs == kept & theirs


TELEGRAPHIC = """
: asked where she wants to be in five years: "Not in the office."
: long pause. then: "Piet doesn't know. Keep that between us until I've told him."
: lunch is at noon
"""
TOLD_AS_WELL = """
: oven from Italy
: she said, "I have applied to the mill in Oss. Please don't tell Piet."
"""


@pytest.mark.parametrize(("talk", "kept"), [(TELEGRAPHIC, {0, 1}), (TOLD_AS_WELL, {1})])
def test_a_request_in_a_note_that_tells_nothing_means_the_line_before(talk, kept):
    lines = [line.partition(":") for line in talk.strip().splitlines()]
    assert kept_to_us([words for *_, words in lines], [False] * len(lines), [name for name, *_ in lines]) == kept


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


UNDER_A_HAT = """
Hana: Good morning Nils. Keep this under your hat please
Nils: Of course
Hana: Uncle wants to sell the mill. Nobody else knows
Nils: How is that for you?
Hana: That I came for the bread and do the books
Hana: For six hundred we would take the oven
Nils: And the oven?
Hana: The oven is from Italy
"""
NOT_FOR_THE_OTHERS = """
Hana: Hi Nils, are you about? Not for the others please
Nils: I am. Just us.
Hana: The foreman says after the fair
Hana: It was after the harvest before that
Nils: Who could tell him?
Hana: Only the baker. The foreman thinks I'm a child
Hana: By the way, is the oven paid?
Hana: It has a new door
"""
IN_THE_MIDDLE = """
Nils: How are things?
Hana: Good, the rye is in.
Hana: Between us, please.
Nils: Sure, go on.
Hana: My father wants to sell the mill.
"""
KEPT_BEHIND = """
Hana: The foreman wants to go before the winter.
Hana: Keep that between us.
Nils: Of course.
Hana: We bake for nine schools.
"""
NO_ASSURANCE = """
Hana: The foreman wants to go before the winter.
Hana: Please keep this to yourself.
Nils: How many schools do you bake for?
Hana: Nine.
"""


@pytest.mark.parametrize(
    ("talk", "kept"),
    [
        (UNDER_A_HAT, {0, 2, 4}),
        (NOT_FOR_THE_OTHERS, {0, 2, 3, 5}),
        (IN_THE_MIDDLE, {1, 2, 4}),
        (KEPT_BEHIND, {0, 1}),
        (NO_ASSURANCE, {0, 1}),
    ],
)
@pytest.mark.parametrize("spoken", [True, False])
def test_a_request_that_tells_nothing_may_come_before_what_it_means(talk, kept, spoken):
    lines = [line.partition(":") for line in talk.strip().splitlines()]
    found = kept_to_us([words for *_, words in lines], [spoken] * len(lines), [name for name, *_ in lines])
    theirs = {n for n, (name, *_) in enumerate(lines) if name != "Nils"}
    assert found & theirs == kept


def test_a_request_in_a_paragraph_of_its_own_may_come_before_what_it_means():
    texts = ["Good, the rye is in.\n\nNot for the others please", "Just us.", "My father wants to sell the mill."]
    assert kept_to_us(texts, [True] * 3, ["Hana", "Nils", "Hana"]) >= {0, 2}
    texts[0] = "The foreman goes in spring.\n\nNot for the others please"
    texts[1] = "How many schools do you bake for?"
    assert 2 not in kept_to_us(texts, [True] * 3, ["Hana", "Nils", "Hana"])
