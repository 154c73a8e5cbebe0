"""What a short answer is on the strength of the question, and what it is not."""

import numpy as np
import pytest

from otherside.domain import FACETS, Facet, Stance
from otherside.extraction.answering import ANSWERED, MOST_FRAGMENTS, answered, goes_on, imagines_failure, takes_a_breath
from otherside.extraction.extractor import LocalExtractor, TurnText
from otherside.extraction.thresholds import shown_thresholds

LEAST = np.full(15, 0.2, dtype=np.float32)


def _found(question, answer, **read):
    row = np.zeros((1, 15), dtype=np.float32)
    for facet, p in read.items():
        row[0, FACETS.index(Facet(facet))] = p
    (out,) = answered([(question, answer)], row, LEAST)
    assert set(out.tolist()) <= {0.0, np.float32(ANSWERED)}
    return {FACETS[k].value for k in np.flatnonzero(out)}


def test_an_answer_is_shown_unasked_and_less_sure_than_what_is_said_outright():
    assert max(shown_thresholds().values()) <= ANSWERED < 0.8


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("What have you tried so far, and what came of it?", "situation"),
        ("And what have you tried?", "situation"),
        ("What have you tried *", "situation"),
        ("What did you try?", "situation"),
        ("How do you handle the ordering today?", "situation"),
        ("What do you currently use?", "situation"),
        ("What would have to be true for you to go ahead?", "want"),
        ("What would it take?", "want"),
        ("What would you need to see before signing?", "want"),
        ("What would convince you?", "want"),
        ("What are you trying to achieve?", "goal"),
        ("What worries you most?", "fear"),
        ("What are you most afraid of?", "fear"),
        ("What bothers you?", "frustration"),
        ("What is hardest about the evenings?", "frustration"),
        ("What made you look for one?", "trigger"),
        ("Why now?", "trigger"),
        ("Who else has a say?", "consensus"),
        ("And who has to sign it off?", "consensus"),
        ("What are you hoping for?", "desire"),
        ("What has been tried so far?", "situation"),
        ("How have people gone about this before?", "situation"),
        ("What would it have to do for you?", "want"),
        ("What would you want to have heard from the others first?", "want"),
        ("What would have to be in it for you to put your name to it?", "want"),
        ("What would you need, in order to stand behind it?", "want"),
        ("Under which conditions would you go along with it?", "want"),
        ("What would you like to have done by this time next year?", "goal"),
        ("By what would you notice that it had worked?", "goal"),
        ("What about this stays on your mind after work?", "fear"),
        ("What concerns you when you think about the months ahead?", "fear"),
        ("What do you see coming, if things go on like this?", "fear"),
        ("What's the worst that could come of it?", "fear"),
        ("What about it wears on you?", "frustration"),
        ("What about it, if anything, weighs on you?", "frustration"),
        ("What do you find hardest about how it is now?", "frustration"),
        ("What brought this up for you just now?", "trigger"),
        ("Who else would want a say in this?", "consensus"),
        ("Who could say no, so that nothing comes of it?", "consensus"),
        ("Whose word carries furthest here, in matters like this?", "consensus"),
        ("Who do you want to be in all this?", "identity"),
        ("Who would you like to become?", "identity"),
        ("How would you like to be seen?", "identity"),
        ("What are you proud of in the way things are done here?", "identity"),
        ("What are you known for among your colleagues?", "identity"),
        ("What would an old customer say about you?", "identity"),
        ("What do you never cut corners on?", "identity"),
        ("What kind of yard do you want to be?", "identity"),
        ("What would you like to be known for?", "aspiration"),
        ("Where would you like all this to be in five years?", "aspiration"),
        ("Where do you see yourself in ten years' time?", "aspiration"),
        ("What would you like to leave behind you here?", "aspiration"),
        ("Where do you think it could go wrong?", "risk"),
        ("If it had failed a year from now, what would have been the reason?", "risk"),
        ("What are you still not sure about?", "risk"),
        ("What else do you have on your plate this year?", "priority"),
        ("What would come before this, and what after?", "priority"),
        ("What would you be sorry to lose?", "status_quo"),
        ("What speaks for leaving it as it is?", "status_quo"),
        ("What would you want to understand before you decide?", "knowledge_gap"),
        ("What would you still like to see happen, whenever it may be?", "desire"),
        ("What would make your work lighter?", "desire"),
    ],
)
def test_the_question_says_what_a_short_answer_is(question, facet):
    assert _found(question, "the lamps in the yard") == {facet}


@pytest.mark.parametrize(
    "question",
    [
        "What have you got in the yard?",
        "Have you tried turning it off?",
        "What do you need all of it for?",
        "What would you say to that?",
        "What is your name?",
        "What do you use it for?",
        "Has that changed who needs to approve it?",
        "And there is Ada, who has to sign along with us.",
        "Tell us what you have tried in the end",
        "What kept the rain out?",
        "What keeps you going?",
        "What would keep the doors shut?",
        "Who else was at the fair?",
        "Why not?",
        "Who would you like to be in the picture?",
        "Who do you want to be told first?",
        "What would you like to be able to do?",
        "Where do you see the lamp in the picture?",
        "How would you like to be paid?",
        "What kind of lamps are you after?",
        "What do people say?",
        "What went wrong?",
        "What comes first, the yard or lunch?",
        "What brought you here?",
        "What would you do with it?",
        "",
    ],
)
def test_what_asks_for_something_else_tells_nothing(question):
    assert _found(question, "the lamps in the yard") == set()


@pytest.mark.parametrize(
    "question",
    [
        "What would keep you from replacing the lamps?",
        "What's stopping you?",
        "What is holding you back?",
        "What holds your team back?",
        "What stopped you?",
        "What stands in the way?",
        "What is your biggest hesitation?",
        "Why haven't you done it yet?",
    ],
)
def test_what_holds_somebody_is_told_by_the_words_of_the_answer(question):
    assert _found(question, "the price, mostly") == {"priority"}
    assert _found(question, "my landlady") == {"consensus"}
    assert _found(question, "lamps", risk=0.4) == {"risk"}
    assert _found(question, "lamps", risk=0.4, priority=0.38) == set()
    assert _found(question, "lamps") == set()


@pytest.mark.parametrize(
    ("answer", "facets"),
    [
        ("having to shut the bakery for a day", {"status_quo"}),
        ("losing a Saturday's trade", {"status_quo"}),
        ("the upheaval", {"status_quo"}),
        ("time, there are two of us", {"priority"}),
        ("the barn roof first", {"priority"}),
        ("we may move", {"priority"}),
        ("the committee, and their budget", {"consensus", "priority"}),
        ("not up to us", {"consensus"}),
        ("will they work in the rain", {"risk"}),
        ("we got burnt before", {"risk"}),
        ("building regs", {"risk"}),
        ("no idea which one to pick", {"knowledge_gap"}),
        ("I can't tell a good one from a bad one", {"knowledge_gap"}),
        ("it's not the money", set()),
        ("it isn't a question of time", set()),
        ("the moths", set()),
    ],
)
def test_kinds_of_what_holds_somebody(answer, facets):
    assert _found("What would keep you from replacing the lamps?", answer) == facets


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "nothing",
            "Nothing yet.",
            "lol nothing",
            "none so far",
            "nope",
            "n/a",
            "No idea",
            "I don't know",
            "not sure",
            "no",
        ),
        *(
            "Nothing, I'm happy",
            "can't think of anything right now",
            "I don't really mind.",
            "it depends",
            "see above",
            "-",
        ),
        *(
            "That's a good question.",
            "Well, that's... actually a tough one.",
            "Let me think",
            "Good to know.",
            "What do you mean?",
        ),
        *(
            "Me, nothing, ask her.",
            "Three things.",
            "Thanks for asking",
            "stop sending these",
            "Why do you ask?",
            "I'm fine.",
        ),
    ],
)
def test_an_answer_that_gives_nothing_is_evidence_of_nothing(answer):
    assert _found("What would have to be true for you to go ahead?", answer) == set()
    assert _found("What have you tried so far?", answer) == set()


@pytest.mark.parametrize(
    "answer",
    [
        "nothing but the old lamps",
        "no lamps at all",
        "none of the cheap ones",
        "fine mesh over the lamps",
        "right angle brackets",
    ],
)
def test_words_that_begin_like_nothing_may_be_something(answer):
    assert _found("What have you tried so far?", answer) == ({"situation"} if not answer.startswith("right") else set())


def test_a_long_answer_and_one_that_tells_what_holds_them_stand_by_themselves():
    long = "we put lamps in the yard and then by the gate and then my brother put three more on the barn"
    assert _found("What have you tried so far?", long) == set()
    assert _found("What would it take?", "the landlord saying yes", consensus=0.9) == set()
    assert _found("What are you hoping for?", "dry feet by March", goal=0.5) == {"goal"}


def test_the_question_counts_for_the_first_sentence_of_a_turn_and_the_quote_stays_verbatim():
    (readings,) = LocalExtractor().read(
        [TurnText("Sacking over the pipes.", "What have you tried so far, and what came of it?")]
    )
    assert [("Sacking over the pipes."[r.span.start : r.span.end], Facet.SITUATION in r.facets) for r in readings] == [
        ("Sacking over the pipes.", True)
    ]
    assert LocalExtractor().score([("", "Sacking over the pipes.")])[0].facets.get(Facet.SITUATION, 0) < ANSWERED


@pytest.mark.parametrize(
    ("answer", "rest", "more"),
    [
        ("A grower.", ["Not the lad who mends the pumps."], 1),
        ("My father, mostly.", ["Him finding out from the bank."], 1),
        ("The roof.", ["The roof and the moths.", "And being left with it."], 2),
        ("The roof.", ["The moths.", "The damp.", "The draught."], MOST_FRAGMENTS),
        ("The roof.", ["It came down in March."], 1),
        ("The roof over the yard, mostly.", ["It came down in March."], 0),
        ("The roof.", ["But that's another matter."], 0),
        ("The roof.", ["I must ring Ada."], 0),
        ("Being forgotten.", ["No.", "Arthur being forgotten."], 2),
        ("Being forgotten.", ["No."], 0),
        ("The roof.", ["Anyway.", "The moths."], 0),
        ("The roof.", ["And yours?"], 0),
        ("The roof.", ["Not sure."], 0),
        ("The roof.", ["Ha."], 0),
        ("The roof.", ["The men from the yard took it down on Monday."], 1),
        ("The roof.", [], 0),
    ],
)
def test_fragments_behind_a_short_answer_are_part_of_it(answer, rest, more):
    assert goes_on("What are you most afraid of?", answer, rest) == more
    assert goes_on("What colour is the door?", answer, rest) == 0
    assert goes_on("What are you most afraid of", answer, rest) == 0


@pytest.mark.parametrize(
    ("sentence", "breath"),
    [
        ("Ha.", True),
        ("Hm, good question.", True),
        ("That's a hard one.", True),
        ("Well, let me think about that …", True),
        ("Oh, where do I start?", True),
        ("Rain.", False),
        ("Right of way.", False),
        ("Good people.", False),
        ("So the roof.", False),
        ("oh " * 60 + "x", False),
    ],
)
def test_what_only_takes_a_breath_leaves_the_question_open(sentence, breath):
    assert takes_a_breath(sentence) is breath


def test_an_answer_is_quoted_with_its_fragments_and_found_behind_a_breath():
    turns = [
        TurnText(
            "Ha. A grower. Not the lad who mends the pumps. I must ring Ada.", "Who do you want to be in all this?"
        ),
        TurnText(
            "A yard that opens on time, and nothing else. They won a cup once.", "What would you like to be known for?"
        ),
        TurnText("The peaches. They won a cup once.", "What would you like to be known for?"),
    ]
    (who,), (yard, *_), peaches = LocalExtractor().read(turns)
    assert turns[0].text[who.span.start : who.span.end] == "A grower. Not the lad who mends the pumps."
    assert Facet.IDENTITY in who.facets
    assert turns[1].text[yard.span.start : yard.span.end] == "A yard that opens on time, and nothing else."
    assert turns[2].text[peaches[0].span.start : peaches[0].span.end] == "The peaches. They won a cup once."


@pytest.mark.parametrize(
    ("question", "words", "imagined"),
    [
        ("Where do you think it could go wrong?", "The screen asks me for a password and we're back to paper.", True),
        ("What could go wrong?", "The screen asked me for a password last year and we were back to paper.", False),
        ("What bothers you?", "The screen asks me for a password and we're back to paper.", False),
    ],
)
def test_a_failure_that_is_pictured_is_what_holds_them_and_no_pain_of_today(question, words, imagined):
    assert imagines_failure(question, words) is imagined


def test_the_picture_of_a_failure_is_told_as_a_risk():
    words = "The screen asks me for a password, we're back to paper and I've lost the lot of them."
    (found,) = LocalExtractor().read(
        [TurnText(f"The first Saturday. {words}", "Where do you think it could go wrong?")]
    )
    assert [set(r.facets) for r in found] == [{Facet.RISK}, {Facet.RISK}]
    assert found[-1].stance is Stance.AWAY
    (today,) = LocalExtractor().read([TurnText(f"The first Saturday. {words}", "What bothers you?")])
    assert Facet.FRUSTRATION in today[-1].facets
