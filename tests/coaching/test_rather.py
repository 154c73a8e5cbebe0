"""What could have been said instead, acts that show in the words, and questions that came too late."""

from __future__ import annotations

import pytest

from otherside.coaching import Act, coach
from otherside.coaching.features import open_by_form
from otherside.coaching.pushing import admits_limit, claims_scarcity, leans_on_others
from otherside.coaching.questions import closes, is_leading, open_form
from otherside.coaching.reflecting import retells
from tests.coaching.talk import talk


@pytest.mark.parametrize(
    ("closed", "rather"),
    [
        ("And do you have the barrel list in a notebook or a system?", "How do you keep the barrel list today?"),
        ("Have you got remote sensors now?", "What part do remote sensors play today, if any?"),
        ("Do you use a spreadsheet for that?", "What part does a spreadsheet play today, if any?"),
        ("Are you using SAP?", "What part does SAP play today, if any?"),
        ("Do you track the casks by hand?", "How do you track the casks today?"),
        ("Do your people use it?", "How do your people see it?"),
        ("Do you have a budget for the roof?", "How do things like this get paid for on your side?"),
    ],
)
def test_the_open_form_is_something_one_says(closed: str, rather: str) -> None:
    assert open_form(closed) == rather


@pytest.mark.parametrize(
    "closed", ["Do you have somebody who does that?", "Do you have children?", "Has it been signed?", "Do you use it?"]
)
def test_where_no_open_form_can_be_made_none_is_made_up(closed: str) -> None:
    assert "example" not in open_form(closed)
    assert open_form(closed).startswith("Ask it so that")


def test_a_question_that_was_answered_already_is_named_as_such() -> None:
    turns = talk(
        "> How are things like this decided in your house?",
        "< I suggest it, and my aunt decides. She has the last word.",
        "> And how many casks are there?",
        "< Two hundred.",
        "> Are you the decision maker?",
        "< My aunt is.",
    )
    (moment,) = [m for m in coach(turns).moments if m.kind == "closed_question" and m.turn == 4]
    assert "you had asked" in moment.why.lower()
    assert moment.instead == "You said “I suggest it, and my aunt decides”. What have I not understood yet?"


def test_they_say_themselves_that_they_had_told_us() -> None:
    turns = talk("< The cellar floods.", "> Is the cellar dry in spring?", "< As I said, no.")
    (moment,) = [m for m in coach(turns).moments if m.kind == "closed_question"]
    assert "told you already" in moment.why


def test_another_budget_is_another_question() -> None:
    turns = talk(
        "> What is the budget for the roof?",
        "< It is forty thousand this year.",
        "> Do you have a budget for the casks?",
        "< No.",
    )
    (moment,) = [m for m in coach(turns).moments if m.kind == "closed_question" and m.turn == 2]
    assert "you had asked" not in moment.why.lower()


@pytest.mark.parametrize(
    ("ours", "rather"),
    [
        ("I think you're wrong about that.", "see that differently"),
        ("It's the leading system in the country, trust me.", "have to do for you"),
        ("You really should switch to the new press.", "thought of yourself"),
    ],
)
def test_the_line_instead_fits_what_was_argued(ours: str, rather: str) -> None:
    found = [m for m in coach(talk("< The old press does.", f"> {ours}", "< Hm.")).moments if m.kind == "persuasion"]
    assert rather in (found[0].instead or "")


def test_guilt_is_not_answered_with_a_line_about_timing() -> None:
    ours = "After everything I have done for you, you owe me an answer."
    found = [m for m in coach(talk("< We are thinking.", f"> {ours}", "< Hm.")).moments if m.kind == "pressure"]
    assert found
    assert "timing" not in (found[0].instead or "")


@pytest.mark.parametrize(
    "ours",
    [
        "The two days I have to check, I don't want to promise it.",
        "I can't guarantee that yet, to be honest.",
        "We don't know yet whether it fits through the gate.",
    ],
)
def test_owning_up_to_a_limit_is_no_pressure(ours: str) -> None:
    assert admits_limit(ours)
    result = coach(talk("< I want it inside two days.", f"> {ours}", "< Good."))
    assert result.metrics["non_adherent"] == 0


@pytest.mark.parametrize(
    "ours",
    [
        "I can't promise this price will last.",
        "We can't guarantee the slot any longer.",
        "I won't promise it unless you sign.",
        "I have to ask you for a yes today.",
    ],
)
def test_a_hint_at_what_will_be_gone_is_no_such_limit(ours: str) -> None:
    assert not admits_limit(ours)


def test_few_places_left_is_pressure_unless_they_asked() -> None:
    ours = "We only have three visits and two places left in May."
    assert coach(talk("< I have to ask my aunt.", f"> {ours}", "< Hm.")).metrics["pressure"] == 1
    assert not claims_scarcity(ours, "How many places do you have in May?")
    assert not claims_scarcity("You only have two slots left on the truck.")
    assert not claims_scarcity("We only have two vans.")


def test_what_all_our_customers_do_is_an_argument_unless_they_asked() -> None:
    ours = "Our customers all see it pay back within a year."
    assert coach(talk("< It leaks at the wall.", f"> {ours}", "< Who?")).metrics["persuasion"] == 1
    assert not leans_on_others(ours, "What do the others say about it?")
    assert not leans_on_others("Our customers are mostly small yards.")


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("When it flooded last year, what did you have to leave?", True),
        ("Which casks would you choose?", True),
        ("When does the season start?", False),
        ("Which day would you choose?", False),
        ("Which of the two did you buy?", False),
        ("Where would you keep it, do you think?", True),
        ("When it rains, do you close the gate?", False),
    ],
)
def test_which_questions_leave_the_answer_open(text: str, is_open: bool) -> None:
    assert open_by_form(text) is is_open


@pytest.mark.parametrize(
    "text",
    [
        "So if we could show your aunt that, you'd support us, right?",
        "If I got you the crates for less, would you sign this week?",
        "If we sort the gate out, can we go ahead?",
    ],
)
def test_a_trial_close_is_leading(text: str) -> None:
    assert closes(text)
    assert is_leading(text)
    kinds = {m.kind for m in coach(talk("< Hm.", f"> {text}", "< Maybe.")).moments}
    assert kinds & {"leading_question", "pressure"}


@pytest.mark.parametrize(
    "text",
    [
        "If we came on a Monday, would you be there?",
        "If we find nothing, what would you do?",
        "If I hear you right, you'd support a trial?",
        "If it rains, would you go ahead?",
    ],
)
def test_an_if_that_closes_nothing(text: str) -> None:
    assert not closes(text)


def test_saying_back_what_they_asked_for_is_a_reflection() -> None:
    theirs = "I'd support ten casks sampled properly. Come back with that, and not before the ninth."
    said = coach(talk(f"< {theirs}", "> Ten casks, a proper sample, after the ninth.", "< Yes.")).said
    assert said[0].act is Act.REFLECTION


def test_telling_again_what_they_did_is_no_praise() -> None:
    heard = "I had to ring all the growers, one after the other."
    assert retells("You sat there with the phone and called every one of the growers.", heard)
    assert not retells("You still rang every grower, and that took courage.", heard)
    assert not retells("You drove to the coast.", heard)


@pytest.mark.parametrize(
    "ours",
    [
        "I've only got you for a quarter of an hour.",
        "I have to leave at three, there's another call.",
        "I only have you until noon.",
        "We're running out of time, so let me come to the last question.",
    ],
)
def test_our_own_limits_of_time_for_the_talk_are_no_pressure(ours: str) -> None:
    assert coach(talk("< We count the drums by hand.", f"> {ours}", "< Hm.")).metrics["pressure"] == 0


def test_a_clock_for_their_decision_is_pressure_still() -> None:
    ours = "I only have five minutes, so decide now."
    assert coach(talk("< We count the drums by hand.", f"> {ours}", "< Hm.")).metrics["pressure"] == 1


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("You want the gate shut by May, don't you?", True),
        ("You want it done before the fair, right?", True),
        ("Ada, do you want to say a word about what you do?", False),
        ("Do you want to tell us what you would do?", False),
    ],
)
def test_a_tag_behind_a_wish_leads_and_the_end_of_a_question_is_no_tag(text: str, leads: bool) -> None:
    assert is_leading(text) is leads


@pytest.mark.parametrize(
    ("closed", "opened"),
    [
        (
            "So, Marit, would you say rosters are your biggest headache?",
            "Which headache weighs most on you at the moment?",
        ),
        ("Is Tomas the final decision maker?", "How are decisions like this made on your side?"),
        ("Would it help to speak to somebody who has it?", "What would help you most from here?"),
        ("So is January too early for you?", "How does January look from where you are?"),
    ],
)
def test_what_sellers_often_ask_closed(closed: str, opened: str) -> None:
    assert open_form(closed) == opened


def test_an_invitation_to_tell_is_no_closed_question_and_a_next_step_no_advice() -> None:
    said = (
        "< We run eleven boats.",
        "> Could you walk me through a morning?",
        "< At five the first one comes in and we start.",
    )
    assert not [m for m in coach(talk(*said)).moments if m.kind == "closed_question"]
    assert not is_leading("Would it make sense to do a call with Catalina on the ninth?")
    assert is_leading("Wouldn't it make sense to drop the whiteboard?")


def test_thanks_are_no_affirmation_and_a_word_not_caught_is_no_open_question() -> None:
    said = (
        "< I told the board myself that it was my mistake.",
        "> Thank you, that's huge.",
        "< Beacon was on all night, and then nobody slept for a week because of it, not one of us.",
        "> Sorry, what's Beacon?",
        "< It is the old program for the rosters, we had it for five months and it never once got a Sunday right.",
    )
    kinds = {m.kind for m in coach(talk(*said)).moments}
    assert not kinds & {"affirmation", "good_open_question"}
