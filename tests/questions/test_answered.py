"""Nobody is asked what they have told us."""

from __future__ import annotations

from otherside.domain import Stance
from otherside.questions import Asked, Statement, View, load_bank
from otherside.questions.answered import answers, asked_about, asked_already, near, on_topic, said_already, told
from otherside.questions.ranking import candidates
from tests.questions.deal import DAY, SAID, F, view

TOPICS = load_bank().by_id


def test_words_answer_without_any_facet() -> None:
    found = answers(view(), TOPICS["cost_fail"], "per")
    assert [s.text for s in found] == ["If this fails I'd have to explain it to the board with my name on it."]


def test_a_facet_answers_its_core_topic_and_no_other() -> None:
    assert answers(view(), TOPICS["reach"], "ida")
    assert not answers(view(), TOPICS["one_day"], "ida")


def test_one_persons_answer_is_not_anothers() -> None:
    assert not answers(view(), TOPICS["cost_fail"], "ida")


def test_a_topic_of_the_deal_is_answered_by_anybody() -> None:
    said = (*SAID, ("per", "There is a budget for this from October.", {}, Stance.NEUTRAL))
    for person in ("ida", "omar", "per"):
        assert answers(view(said), TOPICS["money"], person)
        assert bool(told(view(said), TOPICS["money"], person)) == (person == "per")


def test_a_colleague_may_answer_for_somebody() -> None:
    said = (*SAID, ("ida", "The last project went wrong for Omar.", {}, Stance.NEUTRAL))
    assert not answers(view(), TOPICS["past_fail"], "omar")
    assert answers(view(said), TOPICS["past_fail"], "omar")
    assert not told(view(said), TOPICS["past_fail"], "omar")


def test_plenty_of_a_facet_closes_its_general_questions() -> None:
    said = (
        *SAID,
        *(("omar", f"It hurts in place number {n}.", {F.FRUSTRATION: 0.8}, Stance.TOWARDS) for n in range(3)),
    )
    assert answers(view(said), TOPICS["undone"], "omar")


def test_a_bare_fact_is_on_no_topic_by_itself() -> None:
    assert not on_topic(view(), TOPICS["week"], "per")


def test_running_the_meeting_and_talk_of_others_answer_nothing_for_the_speaker() -> None:
    said = (
        ("per", "May I start with what went wrong?", {}, Stance.NEUTRAL),
        ("per", "He is afraid that it goes wrong.", {}, Stance.AWAY),
    )
    assert not answers(view(said), TOPICS["go_wrong"], "per")
    assert not on_topic(view(said), TOPICS["on_mind"], "per")


def test_a_question_we_put_and_they_answered_is_the_same_in_similar_words() -> None:
    asked = (Asked("What would you keep an eye on, then?", "per", "The invoices, and who opens the doors at night."),)
    assert asked_already(view(asked=asked), "What would you keep an eye on?", "per")
    assert not asked_already(view(asked=asked), "What would you keep an eye on?", "ida")
    short = (Asked("What would you keep an eye on, then?", "per", "Hm."),)
    assert not asked_already(view(asked=short), "What would you keep an eye on?", "per")


def test_most_of_a_questions_words_in_a_sentence_of_theirs() -> None:
    said = (*SAID, ("omar", "The simplest remedy is a second gate.", {}, Stance.NEUTRAL))
    assert said_already(view(said), "What would the simplest remedy be, in your eyes?", "omar") is not None
    assert said_already(view(), "What would the simplest remedy be, in your eyes?", "omar") is None


def test_their_own_quoted_words_do_not_count_against_the_question() -> None:
    text = "You said “Every Monday I lose three hours hunting for missing trolleys”. What would that give you?"
    assert said_already(view(), text, "ida") is None


def test_nearness_needs_a_shared_word_and_a_cosine_that_stands_out() -> None:
    said = (*SAID, ("omar", "A second gate is what we need by the yard.", {}, Stance.NEUTRAL))
    question = ("What would a second gate mean for you?", "omar", ())
    far = ("Whom do you admire?", "omar", ())
    assert near(view(said), [question, far], lambda a, b: [[0.95] * len(b) for _ in a]) == [True, False]
    assert near(view(said), [question], lambda a, b: [[0.3] * len(b) for _ in a]) == [False]


def test_a_worry_about_changing_does_not_say_what_staying_brings() -> None:
    bank = load_bank().by_id
    worry = ("per", "I'm worried we will pay twice for the same thing.", {F.FEAR: 0.9}, Stance.AWAY)
    staying = ("per", "I'm worried the drivers drift off to the depot.", {F.FEAR: 0.9}, Stance.TOWARDS)
    assert not answers(view((worry,)), bank["stay_worry"], "per")
    assert not told(view((worry,)), bank["stay_worry"], "per")
    assert answers(view((staying,)), bank["stay_worry"], "per")
    assert answers(view((worry,)), bank["on_mind"], "per")


def test_a_first_piece_they_named_and_an_amount_that_goes_to_the_board() -> None:
    bank = load_bank().by_id
    assert bank["first_piece"].answers("One hall, six weeks, and we can go back if it goes wrong.")
    assert not bank["reach"].answers("If it costs more than eighteen thousand I have to take it to the board.")
    assert not bank["effort"].answers("Two jobs until October and then nothing in the book.")


def test_a_topic_that_was_put_and_answered_in_one_of_its_wordings_is_put_in_no_other() -> None:
    def suggested(question: str, answer: str) -> set[str]:
        asked = (Asked(question, "per", answer),)
        return {q.text for q in candidates(view(asked=asked), load_bank()) if q.topic.id == "week" and q.to.id == "per"}

    other = suggested("How are the gates?", "They hold, all of them, so far.")
    assert other
    assert (
        not suggested("So what does an ordinary week look like for you, Per?", "Mondays are gates, the rest is paper.")
        & other
    )
    assert suggested("So what does an ordinary week look like for you, Per?", "Full.") == other


def _asked_about_omar(question: str, answer: str, around: str = "") -> View:
    """Ida answers a question of ours, after the words of the deal."""
    v = view()
    said = Statement("late", "ida", answer, {}, Stance.NEUTRAL, DAY, "c2", 1)
    return v.with_words([said], [Asked(question, "ida", answer, "c2", 1, around)])


def test_an_answer_about_somebody_belongs_to_the_name_in_our_question() -> None:
    answer = "He is bound to say that the gates were never his idea."
    v = _asked_about_omar("And what does Omar make of the gates?", answer)
    assert answer in [s.text for s in v.about["omar"]]
    v = _asked_about_omar(
        "How does he take to new gates?", answer, "Omar came up before. How does he take to new gates?"
    )
    assert answer in [s.text for s in v.about["omar"]]
    assert answer not in [s.text for s in _asked_about_omar("How is the new gate?", answer).about["omar"]]


def test_what_a_colleague_was_asked_about_somebody_is_not_asked_again_through_them() -> None:
    v = _asked_about_omar("Which doubts might go wrong for him with Omar's gates?", "The hinges, and the night shift.")
    assert asked_about(v, TOPICS["go_wrong"], "omar")
    assert not asked_about(v, TOPICS["go_wrong"], "ida")
    through = [q for q in candidates(v, load_bank(), "omar") if q.topic.id == "go_wrong"]
    assert not through
    assert [q for q in candidates(view(), load_bank(), "omar") if q.topic.id == "go_wrong"]


def test_a_question_through_a_colleague_is_held_against_what_the_colleague_said_and_was_asked() -> None:
    v = _asked_about_omar(
        "Is there anything about the gates that Omar dislikes?", "They squeak, he says, and they stick."
    )
    question = ("What would make the gates difficult for Omar?", "omar", ())
    assert near(v, [question], lambda a, b: [[0.95] * len(b) for _ in a]) == [True]
    assert near(view(), [("What makes linen difficult?", "omar", ())], lambda a, b: [[0.95] * len(b) for _ in a]) == [
        False
    ]


def test_what_was_asked_and_answered_is_not_asked_in_other_words_in_a_deal_either() -> None:
    asked = (Asked("How has the flood changed your priority for this?", "per", "It is still the first thing I do."),)
    before = {q.topic.id for q in candidates(view(), load_bank(), "per") if q.quoted is None}
    after = {q.topic.id for q in candidates(view(asked=asked), load_bank(), "per") if q.quoted is None}
    assert before - after == {"list"}


def test_words_on_somebody_go_on_past_a_sentence_without_them() -> None:
    v = _asked_about_omar(
        "And what does Omar make of the gates?", "He likes the gates. The hinges are new. His worry is rust."
    )
    parts = [
        Statement(f"p{n}", "ida", text, {}, Stance.NEUTRAL, DAY, "c3", 1)
        for n, text in enumerate(("Omar came by.", "It had rained.", "His only worry was the rust."))
    ]
    assert parts[2] in v.with_words(parts).about["omar"]
    assert parts[1] not in v.with_words(parts).about["omar"]
