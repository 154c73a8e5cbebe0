"""What is no push, no reflection and no unanswered question; what is one; and that a letter is no talk."""

from __future__ import annotations

import dataclasses

import pytest

from otherside.coaching import Act, Coaching, CoachTurn, coach
from otherside.coaching.pushing import only_promises, runs_down, sets_deadline
from otherside.coaching.questions import is_rhetorical
from otherside.coaching.unanswered import answers, is_aside
from tests.coaching.talk import talk


def kinds(result: Coaching) -> list[str]:
    return [m.kind for m in result.moments]


def letters(*lines: str) -> list[CoachTurn]:
    return [dataclasses.replace(t, written=True) for t in talk(*lines)]


@pytest.mark.parametrize(
    "ours",
    [
        "You'll have them by Monday.",
        "I'll send you the sheets before Thursday.",
        "You will have the samples on Tuesday.",
    ],
)
def test_a_promise_of_ours_with_a_day_is_no_pressure(ours: str) -> None:
    result = coach(talk("< You said I'd have the weights by the tenth.", f"> I did, and I'm sorry. {ours}", "< Okay."))
    assert result.metrics["pressure"] == 0
    assert only_promises(ours)


@pytest.mark.parametrize(
    "ours",
    [
        "You'll have the old rate by Friday if you sign.",
        "I'll send the crates by Monday, once you have paid the deposit.",
        "Sign by Friday or the discount is gone.",
    ],
)
def test_what_hangs_on_their_yes_is_no_mere_promise(ours: str) -> None:
    assert not only_promises(ours)


@pytest.mark.parametrize(
    "ours",
    [
        "I would need an order by 3 March to keep that week for you.",
        "We'd need a signature before the end of the month.",
        "I need your answer by Tuesday so that I can hold the price.",
        "If you order by the third, we can hold this rate.",
    ],
)
def test_a_day_of_ours_for_their_decision_is_pressure(ours: str) -> None:
    result = coach(talk("< We bottle twice a year.", f"> {ours}", "< I see."))
    assert "pressure" in kinds(result)
    assert result.metrics["pressure"] == 1


@pytest.mark.parametrize(
    "ours",
    [
        "You need an answer for your board on 12 May.",
        "I'd need the order by March, since your holidays begin in May.",
        "I need your answer by Tuesday so that we can lay the hose.",
        "I'd need an order by June to hold the week, but there is no rush.",
        "We need the floor plan by Friday.",
        "I need an order of magnitude by Friday.",
    ],
)
def test_a_day_of_theirs_or_for_a_plain_thing_is_none(ours: str) -> None:
    assert not sets_deadline(ours)


@pytest.mark.parametrize(
    "ours",
    [
        "Corvin Tanks is a cheap outfit, frankly, you get what you pay for.",
        "They're cowboys.",
        "Corvin will let you down, we have seen it time and again.",
        "I wouldn't trust them with a bucket.",
    ],
)
def test_running_another_supplier_down_is_persuasion(ours: str) -> None:
    result = coach(
        talk("< Corvin came in at forty.", f"> It would be good to compare like with like. {ours}", "< I'm sure.")
    )
    (moment,) = [m for m in result.moments if m.kind == "persuasion"]
    assert moment.text == ours
    assert "supplier" in moment.why
    assert not runs_down(moment.instead or "")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Corvin came in at forty.", "They're cheaper than we are, that is true."),
        ("They let us down twice.", "So they let you down."),
        ("They were cowboys.", "They were cowboys."),
        ("You get what you pay for, my father said.", "You get what you pay for."),
        ("We are thinking about it.", "We're a small shop."),
        ("We are thinking about it.", "It sounds like they left you stranded."),
        ("We are thinking about it.", "Is Corvin a cheap shop?"),
    ],
)
def test_what_speaks_ill_of_nobody(theirs: str, ours: str) -> None:
    assert not runs_down(ours, theirs)


def test_a_word_about_our_own_delay_is_no_reflection() -> None:
    delay = "The weights follow this week, sorry, they got stuck behind another job."
    for before in ("", "< I still haven't seen the weights."):
        result = coach(talk(*filter(None, [before, f"> {delay}", "< Fine, but it makes me look daft in the cellar."])))
        assert result.metrics["reflections"] == 0
        assert "good_reflection" not in kinds(result)


def test_with_nothing_heard_there_is_nothing_to_say_back() -> None:
    sentence = "It sounds like the press has left you on your own with this."
    assert coach(talk(f"> {sentence}", "< It has.")).metrics["reflections"] == 0
    assert (
        coach(talk("< The press has me on my own out there.", f"> {sentence}", "< It has.")).metrics["reflections"] == 1
    )


def test_only_a_reflection_with_their_words_is_praised() -> None:
    theirs = "My father planted those rows and I can't be the one who grubs them up."
    near = coach(talk(f"< {theirs}", "> So you don't want to be the one who grubs up your father's rows.", "< Yes."))
    assert "good_reflection" in kinds(near)
    far = coach(talk(f"< {theirs}", "> It sounds like you're being very careful here.", "< Yes."))
    assert "good_reflection" not in kinds(far)


def among(*lines: tuple[str, str]) -> Coaching:
    turns = talk(*(f"{'>' if who == 'Noor' else '<'} {text}" for who, text in lines))
    return coach([dataclasses.replace(t, speaker=who) for t, (who, _) in zip(turns, lines, strict=True)])


def test_a_joke_between_buyers_is_no_question_to_us() -> None:
    joke = among(
        ("Ana", "If the new pump is as loud as Bo, I'm moving out."),
        ("Bo", "Is that a promise?"),
        ("Noor", "What about the cellar?"),
    )
    assert joke.metrics["unanswered_theirs"] == 0
    asked = among(
        ("Ana", "If the new pump is as loud as Bo, I'm moving out."),
        ("Bo", "How loud is the pump on a warm night?"),
        ("Noor", "Who works in the cellar?"),
    )
    assert asked.metrics["unanswered_theirs"] == 1
    assert is_aside("Really?")
    assert is_aside("With lids?")
    assert not is_aside("Could you send that?")


@pytest.mark.parametrize(
    "theirs",
    [
        "I walk past it each day and I think, what does that make me?",
        "And then it rains, and what can you do?",
        "Prices only go up. Who knows?",
    ],
)
def test_a_rhetorical_question_waits_for_no_answer(theirs: str) -> None:
    assert (
        coach(talk("> The pump has two speeds.", f"< {theirs}", "> Which cellar is the older one?")).metrics[
            "unanswered_theirs"
        ]
        == 0
    )


@pytest.mark.parametrize(
    "theirs", ["Who needs to sign?", "What can you do about the price?", "How many times a year do you come?"]
)
def test_a_real_question_is_not_rhetorical(theirs: str) -> None:
    assert not is_rhetorical(theirs)


def test_a_letter_is_no_talk() -> None:
    long = "The pump has two speeds and a lid, and the hose is four metres long. " * 20
    result = coach(
        letters(
            f"> Dear Ana, how do you wash the tanks today? {long}",
            "< Hi Noor, the quote is attached at last.",
            f"> {long}",
        )
    )
    assert result.metrics["talk_share"] is None
    assert result.metrics["longest_monologue_words"] is None
    assert result.metrics["longest_monologue_s"] is None
    assert "long_monologue" not in kinds(result)
    assert not any("talked on" in m.why or "silence" in (m.instead or "") for m in result.moments)


def test_in_letters_a_question_is_unanswered_only_if_they_wrote_again_and_nothing_takes_it_up() -> None:
    mine = "> Which of the two cellars floods in spring?"
    assert coach(letters(mine)).metrics["unanswered_questions"] == 0
    passed = coach(letters(mine, "< Thank you for the offer, my brother will read it."))
    assert [(m.kind, m.turn) for m in passed.moments] == [("unanswered_question", 0)]
    later = letters(
        mine, "< Thank you for the offer, my brother will read it.", "< And it is the lower cellar, by the way."
    )
    assert coach(later).metrics["unanswered_questions"] == 0


def test_their_letter_that_waits_for_our_reply_is_no_unanswered_question() -> None:
    theirs = "< Hi Noor. Does the pump fit through the old gate? Best, Ana"
    assert coach(letters("> The offer is attached.", theirs)).metrics["unanswered_theirs"] == 0
    passed = coach(letters("> The offer is attached.", theirs, "> Hi Ana, here is the new price list."))
    assert passed.metrics["unanswered_theirs"] == 1
    (moment,) = [m for m in passed.moments if m.kind == "unanswered_question"]
    assert moment.text == "Does the pump fit through the old gate?"


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Any luck with the quote from the cooper?", "The quote is attached at last."),
        ("How many barrels leave the yard in a week?", "About forty."),
        ("Would a second visit in the valley suit your brother?", "Yes, gladly."),
        ("What do you think?", "My sister has moved to the coast."),
    ],
)
def test_what_may_answer_a_question(question: str, reply: str) -> None:
    assert answers(question, reply)


def test_the_length_of_a_letter_praises_no_question() -> None:
    reply = "< " + "We had the auditors in and the roof leaks and my brother is back from the coast with the boat. " * 3
    assert "good_open_question" not in kinds(coach(letters("> How was the harvest, all in all?", reply)))


def test_acts_of_pushes_are_as_sure_as_they_look() -> None:
    said = coach(talk("< We bottle in May.", "> I would need an order by 3 March to keep that week for you.")).said[0]
    assert said.act is Act.PRESSURE
    assert said.confidence >= 0.8


def test_a_question_of_theirs_that_our_next_words_put_off_is_shown():
    asks = "< It goes well. What happens to the price with a third yard? I won't sign for two and pay for three."

    def missed(*lines):
        found = coach(talk("> How do you stand?", asks, *lines)).moments
        return [(m.text, m.why) for m in found if m.kind == "unanswered_question" and m.turn == 1]

    off = "> Good point. Let me come back to that. I have a lovely slide on the pilot."
    assert missed(off, "< All right.") == [
        ("What happens to the price with a third yard?", "Our next words put it off, and named no day for it.")
    ]
    assert missed("> Let me check that and write to you by Friday.", "< All right.") == []
    assert missed(off, "< All right.", "> The price with a third yard stays the same for each.") == []
    assert missed("> It falls by a tenth for each yard.", "< All right.") == []
