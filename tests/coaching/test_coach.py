from __future__ import annotations

import dataclasses
import json

import pytest

from otherside.coaching import EXPLANATIONS, THRESHOLDS, Act, Coaching, CoachTurn, coach
from otherside.coaching.features import echoes, only_offers
from otherside.coaching.questions import is_leading, suggests
from otherside.domain import Facet, InputError, Side
from tests.coaching.talk import talk


def kinds(result: Coaching) -> list[tuple[str, int]]:
    return [(m.kind, m.turn) for m in result.moments]


def act_of(sentence: str, before: str = "It is what it is.") -> Act:
    return coach(talk(f"< {before}", f"> {sentence}", "< I see.")).said[0].act


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("How do you plan the routes today?", Act.OPEN_QUESTION),
        ("Tell me about the last time it failed.", Act.OPEN_QUESTION),
        ("what happens when somebody is off sick", Act.OPEN_QUESTION),
        ("Do you use a spreadsheet for that?", Act.CLOSED_QUESTION),
        ("Have you signed the contract yet?", Act.CLOSED_QUESTION),
        ("It sounds like you've been left on your own with this.", Act.REFLECTION),
        ("Thank you for being so open with me, that took courage.", Act.AFFIRMATION),
        ("It's entirely up to you, and no is a fine answer.", Act.AUTONOMY),
        ("The invoice goes out on the first of the month.", Act.INFORMATION),
        ("Trust me, it's a no-brainer, you should switch to our platform.", Act.PERSUASION),
        ("This price is only good until Friday, so I need an answer today.", Act.PRESSURE),
        ("Okay, thanks.", Act.OTHER),
        ("How are you today?", Act.OTHER),
    ],
)
def test_acts_of_plain_cases(sentence: str, act: Act) -> None:
    assert act_of(sentence) is act


def test_only_our_side_is_judged() -> None:
    result = coach(talk("< You must sign today or the offer's gone!", "? Trust me, it's a no-brainer."))
    assert result.said == ()
    assert result.metrics["pressure"] == 0
    assert result.metrics["turns_unknown"] == 1
    assert result.metrics["share_open"] is None
    assert result.metrics["reflection_to_question"] is None


def test_a_conversation_without_turns() -> None:
    result = coach([])
    assert result.moments == ()
    assert result.metrics["talk_share"] is None
    json.dumps(result.to_json())


def test_questions_are_counted_and_the_ratio_is_by_turn() -> None:
    result = coach(
        talk(
            "> How do you plan the routes? What happens when it rains?",
            "< Tom does it by hand and when it rains we lose the morning, every single time it happens.",
            "> It sounds like the rain costs you whole mornings.",
            "< It does.",
        )
    )
    assert result.metrics["open_questions"] == 2
    assert result.metrics["closed_questions"] == 0
    assert result.metrics["share_open"] == 1.0
    assert result.metrics["reflection_to_question"] == 1.0
    assert ("good_open_question", 0) in kinds(result)


def test_talk_share_is_by_time_where_all_times_are_known() -> None:
    lines = ["> one two three four five six", "< one two"]
    by_words = coach(talk(*lines))
    assert by_words.talk_share_by == "words"
    assert by_words.metrics["talk_share"] == 0.75
    by_time = coach(talk(*lines, seconds=10))
    assert by_time.talk_share_by == "time"
    assert by_time.metrics["talk_share"] == 0.5


def test_a_nod_does_not_end_a_monologue() -> None:
    words = "word " * 130
    result = coach(
        talk(f"> {words}", "< Mm-hmm.", f"> {words}", "< I have a question about all that, if I may.", "> Yes.")
    )
    assert result.metrics["longest_monologue_words"] == 260
    assert ("long_monologue", 0) in kinds(result)


@pytest.mark.parametrize("facet", [Facet.FEAR, Facet.IDENTITY, Facet.ASPIRATION, Facet.RISK, Facet.FRUSTRATION])
def test_an_opening_passed_by_is_shown_with_their_own_words(facet: Facet) -> None:
    theirs = "If this leaks, our oldest customers walk."
    result = coach(talk(f"< {theirs}", "> The trial ends on the thirtieth.", evidence={0: [facet]}))
    assert result.metrics["openings"] == result.metrics["missed_openings"] == 1
    (moment,) = [m for m in result.moments if m.kind == "missed_opening"]
    assert moment.turn == 0
    assert moment.instead is not None
    assert theirs.rstrip(".") in moment.instead
    assert moment.instead.endswith("?")
    assert act_of(moment.instead.split("”. ")[1]) is Act.OPEN_QUESTION


@pytest.mark.parametrize(
    "ours",
    [
        "It sounds like those customers are the ones you'd least like to lose.",
        "What would it mean for you if those customers left?",
        "Tell me more about that.",
        "I'm sorry to hear that.",
    ],
)
def test_an_opening_taken_up_is_not_shown(ours: str) -> None:
    result = coach(talk("< If this leaks, our oldest customers walk.", f"> {ours}", evidence={0: [Facet.FEAR]}))
    assert result.metrics["openings"] == 1
    assert result.metrics["missed_openings"] == 0


def test_facets_that_open_nothing() -> None:
    result = coach(talk("< Two people key it in.", "> The trial ends in May.", evidence={0: [Facet.SITUATION]}))
    assert result.metrics["openings"] == 0


def test_the_span_of_the_evidence_is_what_is_quoted() -> None:
    text = "We ship on Mondays. I'm scared of another recall. Anyway, the van is blue."
    start = text.index("I'm scared")
    end = start + len("I'm scared of another recall")
    turns = [
        CoachTurn(0, "Ana", Side.THEIRS, text, evidence=[Facet.FEAR], spans=[(start, end)]),
        CoachTurn(1, "Noor", Side.OURS, "The trial ends in May."),
    ]
    (moment,) = [m for m in coach(turns).moments if m.kind == "missed_opening"]
    assert moment.text == "I'm scared of another recall"
    assert "“I'm scared of another recall”" in (moment.instead or "")


def test_a_pitch_before_they_were_asked() -> None:
    pitch = "> Our platform connects to every warehouse system and we have over two hundred customers in Europe."
    assert coach(talk("< Hello.", pitch)).metrics["premature_pitch"] == 1
    assert coach(talk("< What does your platform do?", pitch)).metrics["premature_pitch"] == 0
    heard = talk("> How do you plan the routes?", "< By hand, every morning from five o'clock.", pitch)
    assert coach(heard).metrics["premature_pitch"] == 0


def test_leading_questions_carry_their_answer() -> None:
    result = coach(talk("> Wouldn't you agree that it's time for something better?", "< I suppose."))
    assert ("leading_question", 0) in kinds(result)
    assert ("closed_question", 0) not in kinds(result)


def test_a_plain_fact_needs_no_open_form() -> None:
    result = coach(talk("> Does Thursday at ten work for you?", "< Yes, it does."))
    assert "closed_question" not in [m.kind for m in result.moments]
    assert result.metrics["closed_questions"] == 1


def test_questions_that_nobody_answered() -> None:
    ours = coach(talk("< Hello there.", "> How do you plan the routes?"))
    assert kinds(ours) == [("unanswered_question", 1)]
    theirs = coach(talk("> The report has four sections.", "< Does it work offline?"))
    assert theirs.metrics["unanswered_theirs"] == 1
    answered = coach(talk("< Does it work offline?", "> It does, for a day.", "< Good."))
    assert answered.metrics["unanswered_questions"] == 0


def test_a_question_between_the_buyers_is_not_ours_to_answer() -> None:
    names = {0: "Noor", 1: "Ana Silva", 2: "Bo Lind", 3: "Ana Silva"}

    def among(*lines: str) -> int | float | None:
        turns = [dataclasses.replace(t, speaker=names[t.index]) for t in talk(*lines)]
        return coach(turns).metrics["unanswered_theirs"]

    assert (
        among("> Thank you for the tour.", "< Which of us keeps the keys in May?", "< I do.", "< Then it's settled.")
        == 0
    )
    assert among("> Which gate is used most?", "< Bo, do you remember?", "< The south one.") == 0
    assert among("> Which gate is used most?", "< Which gate do you mean?", "< The south one is the loudest.") == 0
    assert among("> The gate opens at six.", "< And what does it cost in winter?") == 1
    called = talk("> The gate opens at six.", "< I never use it.", "< So be it.", "< Could you look that up, Ana?")
    turns = [dataclasses.replace(t, speaker={1: "Ana Silva", 3: "Bo Lind"}.get(t.index, t.speaker)) for t in called]
    assert coach(turns).metrics["unanswered_theirs"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "Have you considered handing the keys to somebody younger?",
        "Have you thought about whether you could perhaps close on Mondays?",
        "Have you thought about whether you should perhaps let your brother have the mornings?",
        "Why don't you simply ask your brother?",
        "Couldn't you just hire a second driver?",
        "Would it not be easier to rent the hall?",
    ],
)
def test_advice_with_a_question_mark(text: str) -> None:
    result = coach(talk("< I'd rather he said it himself.", f"> {text}", "< Hm."))
    assert result.metrics["autonomy_support"] == 0
    assert suggests(text)
    assert {"leading_question", "persuasion", "pressure"} & {m.kind for m in result.moments}
    for moment in result.moments:
        assert not suggests(moment.instead or "")


@pytest.mark.parametrize(
    "text",
    [
        "What have you thought about since the spring?",
        "Have you thought about what you would like to keep?",
        "Have you tried anything else?",
        "Would it help to see the figures?",
        "Which evening would be better for you?",
    ],
)
def test_a_question_that_suggests_nothing(text: str) -> None:
    assert not suggests(text)


def test_an_offer_is_no_support_of_autonomy() -> None:
    for text in (
        "I'd walk you through it with your own orders.",
        "We could show you the other yard.",
        "I'll send you the list.",
    ):
        assert coach(talk("< We plan by hand.", f"> {text}")).metrics["autonomy_support"] == 0
    assert only_offers("I'll send you the list.")
    assert not only_offers("I'll send you the list if you like.")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("And then I stood in the yard with all the keys, like a fool.", "You stood in the yard."),
        ("If I sell it I'm only a man who feeds pigeons.", "A man who feeds pigeons."),
        ("I haven't phoned my brother since.", "You haven't phoned your brother."),
        ("No more promising things, I said.", "No promising."),
    ],
)
def test_a_short_echo_is_a_reflection(theirs: str, ours: str) -> None:
    assert coach(talk(f"< {theirs}", f"> {ours}", "< Yes.")).metrics["reflections"] == 1


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Tuesday at ten is good.", "Tuesday at ten."),
        ("Does it run on the old scanner?", "It runs on the old scanner."),
        ("I have phoned my brother.", "You haven't phoned your brother."),
        ("The invoice came on Monday.", "Our invoice came on Monday."),
        ("The invoice came on Monday.", "The invoice?"),
        ("We keep bees.", "You should sell the honey."),
        ("Um, and we keep bees. Mm, hmm.", "Mm-hmm."),
    ],
)
def test_no_echo(theirs: str, ours: str) -> None:
    assert not echoes(ours, theirs)


def test_talking_on_after_a_question_leaves_it_unanswered() -> None:
    on = (
        "The report has four sections and the first one lists all the open orders with the day on which each "
        "of them was placed by the customer."
    )
    result = coach(talk(f"> How do you plan the routes? {on}", "< Four sections, okay."))
    assert result.metrics["unanswered_questions"] == 1


def test_every_moment_quotes_its_turn_and_the_bad_ones_say_what_instead() -> None:
    turns = talk(
        "> Hi! Our tool is simply the best on the market and we have over two hundred happy customers.",
        "< Honestly, I'm afraid of another failed rollout.",
        "> Sign by Friday or the discount is gone. Do you want it or not?",
        "< No.",
        "> It's your decision, and no is a fine answer. You've been very clear with me, thank you for that.",
        evidence={1: [Facet.FEAR, Facet.RISK]},
    )
    result = coach(turns)
    good = {"good_reflection", "good_open_question", "affirmation", "autonomy_support"}
    for moment in result.moments:
        assert turns[moment.turn].text[moment.start : moment.end] == moment.text
        assert moment.why
        assert (moment.instead is None) == (moment.kind in good)
    assert {"pressure", "missed_opening", "autonomy_support"} <= {m.kind for m in result.moments}
    assert [m.turn for m in result.moments] == sorted(m.turn for m in result.moments)


def test_what_we_suggest_is_never_what_we_find_fault_with() -> None:
    result = coach(
        talk(
            "> Our tool is the best on the market, trust me, you should switch to our platform today.",
            "< I'm afraid it fails.",
            "> You need to sign by tomorrow or you'll lose the discount. Do you want it? Wouldn't you agree?",
            evidence={1: [Facet.FEAR]},
        )
    )
    for moment in result.moments:
        if moment.instead:
            said = coach([CoachTurn(0, None, Side.OURS, moment.instead)]).said
            assert not {s.act for s in said} & {Act.PRESSURE, Act.PERSUASION}, moment.instead


def test_every_metric_is_explained_and_every_threshold_named() -> None:
    result = coach(talk("> How are the routes planned?", "< By hand."))
    assert set(result.metrics) == set(EXPLANATIONS)
    for name, threshold in THRESHOLDS.items():
        assert name in result.metrics
        assert str(threshold["source"]).startswith("MITI")
    assert not any("complex" in name for name in result.metrics)


def test_indices_and_spans_are_checked() -> None:
    turn = CoachTurn(0, None, Side.OURS, "Hello.")
    with pytest.raises(InputError, match="index 0"):
        coach([turn, turn])
    with pytest.raises(InputError, match="outside"):
        coach([CoachTurn(0, None, Side.THEIRS, "Hello.", evidence=[Facet.FEAR], spans=[(0, 99)])])


@pytest.mark.parametrize(
    "text",
    [
        "So you must be losing hours every week reconciling all that?",
        "Your people must be spending half the night on it?",
        "Well, that must cost you a fortune every winter?",
    ],
)
def test_what_must_be_so_of_them_is_a_leading_question(text: str) -> None:
    assert is_leading(text)
    result = coach(talk("< There is a card for every bay, and a list that says something else.", f"> {text}", "< Hm."))
    assert result.metrics["leading_questions"] == 1
    assert ("leading_question", 1) in kinds(result)


@pytest.mark.parametrize(
    "text",
    [
        "What must be in place before you start?",
        "Must it be in by Friday?",
        "That must have been hard?",
        "How do you know which ones you must keep?",
    ],
)
def test_a_must_that_leaves_the_answer_to_them(text: str) -> None:
    assert not is_leading(text)


def test_ours_set_against_what_they_told_is_a_pitch() -> None:
    told = "< The last one had a list with four sorts of glass in it. We have twenty in this window alone."
    result = coach(
        talk("> What would it have to hold?", told, "> Well, ours is fully configurable.", "< They said that.")
    )
    assert result.metrics["premature_pitch"] == 1
    assert "against what they had just told" in next(m.why for m in result.moments if m.kind == "premature_pitch")
    for line in (
        "> Twenty sorts in one window. What would ours have to hold?",
        "> Ours is the second door on the left.",
    ):
        asked = "< Where is your stand, I have been up and down this hall all morning?"
        before = told if "Twenty" in line else asked
        assert coach(talk("> Hello.", before, line, "< Ah.")).metrics["premature_pitch"] == 0


@pytest.mark.parametrize(
    ("sentence", "pressure"),
    [
        ("I'll get the figures over too, so you have everything.", False),
        ("I'll get pricing over to you on Thursday.", False),
        ("Once Marta sees the figures she will have to say yes, honestly it's a no-brainer.", True),
        ("The offer runs out in May and we can't hold the price after that.", True),
        ("We'd love to get this over the line before Easter.", True),
    ],
)
def test_a_page_on_its_way_is_no_push_and_a_yes_taken_for_granted_is(sentence: str, pressure: bool) -> None:
    assert (act_of(sentence) is Act.PRESSURE) is pressure


def test_a_letter_that_only_chases_pushes_and_a_call_that_begins_so_does_not() -> None:
    words = "Just checking in."
    spoken = CoachTurn(0, "Noor", Side.OURS, words)
    assert coach([spoken]).said[0].act is not Act.PRESSURE
    found = coach([dataclasses.replace(spoken, written=True)])
    assert found.said[0].act is Act.PRESSURE
    assert "brings them nothing" in found.moments[0].why


def test_a_push_is_told_once_and_a_place_kept_is_no_offer() -> None:
    line = "> I wanted to check we're still on for signing this month, we've got you in for November."
    found = coach(talk(line, "< Yes, well, let us see what the others say to that first."))
    assert [m.kind for m in found.moments if m.turn == 0] == ["pressure"]
    assert found.metrics["premature_pitch"] == 0


def test_who_comes_to_the_talk_is_no_closed_question() -> None:
    for words in ("Is Marta joining?", "Is anybody else joining us today?", "Will your brother be joining?"):
        assert act_of(words) is Act.OTHER
    assert act_of("Is Marta the one who signs it?") is Act.CLOSED_QUESTION


def test_what_several_of_them_answer_is_one_answer() -> None:
    found = coach(
        talk(
            "> Who would look after it here?",
            "< Good question, I thought that was Piet.",
            "< No, I only do the lower yard, it used to be old Henk and he has gone.",
            "> I see.",
        )
    )
    (good,) = [m for m in found.moments if m.kind == "good_open_question"]
    assert "24 words" in good.why


def test_in_a_letter_the_check_of_messages_says_what_pushes() -> None:
    words = "Please sign both copies and keep one. Only two places are left."
    letter = CoachTurn(0, "Noor", Side.OURS, words, written=True, pushed=[(38, len(words))])
    assert [s.act is Act.PRESSURE for s in coach([letter]).said] == [False, True]
    left = dataclasses.replace(letter, pushed=())
    assert [s.act is Act.PRESSURE for s in coach([left]).said] == [False, False]


@pytest.mark.parametrize("last", ["Oh, what time is it?", "Are we done?", "Same time next week?"])
def test_a_question_while_they_get_up_is_not_left_unanswered(last: str) -> None:
    theirs = coach(talk("> What is it like on the night shift?", f"< Loud. {last}"))
    assert theirs.metrics["unanswered_theirs"] == 0


def test_a_question_on_the_matter_is_one_at_the_end_as_well() -> None:
    result = coach(talk("> What is it like on the night shift?", "< Loud. What does it cost?"))
    assert result.metrics["unanswered_theirs"] == 1
