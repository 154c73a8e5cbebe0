"""A short confidence given away by one word of it, or by its matter in other words."""

import pytest

from otherside.messaging.lint import LintContext, Quoted, lint

OPEN = (
    "Piet Lund: We want the barn to be a studio by spring.",
    "Ruth Ames: The kiln stays where it is, and I sign the orders.",
    "Ines Lund: Our daughter has the small room.",
)
PARTING = Quoted("Piet and I are separating.", (), "Ines Lund")
HEALTH = Quoted("It's his depression again, he's on tablets.", (), "Ines Lund")
POST = Quoted("If this is voted down I'm stepping down.", (), "Ruth Ames")
CHILD = Quoted("I am pregnant.", (), "Ines Lund")
RUIN = Quoted("We are bankrupt.", (), "Ines Lund")
LAW = Quoted("I have a lawyer and I am leaving him.", (), "Ines Lund")
BURSARY = Quoted("I've applied for a bursary abroad.", (), "Ruth Ames")
ALL = (PARTING, HEALTH, POST, CHILD, RUIN, LAW, BURSARY)


def betrayed(text, *secrets, open_=OPEN):
    context = LintContext(confided=secrets, open=open_)
    return [f for f in lint(text, context) if f.code == "OS901"]


@pytest.mark.parametrize(
    ("secret", "text"),
    [
        (PARTING, "I heard that you and Ines are separating."),
        (PARTING, "With the separation coming, the barn can wait."),
        (PARTING, "Ines says the two of you are splitting up."),
        (PARTING, "I am sorry about the divorce."),
        (PARTING, "Ines told me that your marriage is over."),
        (HEALTH, "Your son is on tablets and off work."),
        (HEALTH, "Ines told me about your depression."),
        (HEALTH, "I know that he has been depressed since June."),
        (HEALTH, "I hope that Piet's illness gets better."),
        (POST, "Ruth tells me that she is leaving the committee if it is a no."),
        (POST, "Ruth would give up the chair over it."),
        (CHILD, "Congratulations on the pregnancy."),
        (CHILD, "I hear that you two are expecting a baby."),
        (RUIN, "Ines says that you have gone bust."),
        (RUIN, "Ines is worried about the creditors."),
        (LAW, "Your wife has a lawyer."),
        (LAW, "I gather that Ines is leaving you."),
        (BURSARY, "Ruth has a bursary in view."),
    ],
)
def test_one_word_of_a_secret_or_its_matter_is_found_and_its_words_are_not_repeated(secret, text):
    (found,) = betrayed(text, secret)
    assert secret.text not in found.why
    assert secret.person in found.why


@pytest.mark.parametrize(
    "text",
    [
        "Could we look at the barn on Tuesday, the two of you and I?",
        "I will leave the drawings with you on Friday.",
        "Ruth signs the orders; shall I send her the list?",
        "What would you want to know from Ines?",
        "The separation of the two rooms is a wall of glass.",
        "We can leave the decision until spring.",
        "I am leaving the door out of the drawing for now.",
        "Piet and Ines, I have split the cost up into three.",
        "Here is the breakdown of the costs.",
        "I have left her a message.",
        "Our operations run until the end of May.",
        "Ruth leaves the choice to you.",
        "Nothing is due before May.",
        "Ines, the scaffolding stands until Friday.",
        "Does Ruth know of a bursary for the kiln?",
    ],
)
def test_the_ordinary_words_of_a_deal_tell_nothing(text):
    assert betrayed(text, *ALL) == []


def test_what_was_spoken_of_openly_is_no_secret():
    openly = (*OPEN, "Piet Lund: You know that we are separating, and that Ines is pregnant.")
    assert betrayed("I heard that you and Ines are separating.", PARTING, open_=openly) == []
    assert betrayed("Congratulations, I heard that Ines is pregnant.", CHILD, open_=openly) == []
