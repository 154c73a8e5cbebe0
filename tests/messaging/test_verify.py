"""A text held against evidence."""

from otherside.messaging.drafts import marked, removed, verify
from otherside.messaging.lint import Quoted

EVIDENCE = [
    Quoted("I'd like to open the books on the first of a month and not be surprised."),
    Quoted("There's one pot for change and it's spoken for until the end of June."),
]
GOOD = "You said there is one pot for change. It is “spoken for until the end of June”."


def test_what_the_evidence_says_is_supported():
    assert verify(GOOD, EVIDENCE).unsupported == ()


def test_words_nobody_said_are_not():
    parted = verify("You said: “There are two pots for change.” You are frustrated with your auditors.", EVIDENCE)
    assert parted.unsupported == (
        "You said: “There are two pots for change.”",
        "You are frustrated with your auditors.",
    )


def test_a_number_has_to_stand_in_the_evidence():
    assert verify("You have one pot for change of 40,000 until June.", EVIDENCE).unsupported


def test_a_day_is_no_number():
    assert not verify("On 15 October you said: “There's one pot for change.”", [Quoted("There's one pot for change.")])[
        1
    ]


def test_questions_offers_and_courtesy_claim_nothing():
    text = "Dear Ines,\n\nWhat would you keep? If you would like, we can talk. You can also leave this unanswered."
    assert verify(text, []).unsupported == ()


def test_a_true_quotation_does_not_carry_an_invented_sentence():
    text = "Your board is furious, your auditors left and your suppliers are suing: “There's one pot for change”."
    assert verify(text, EVIDENCE).unsupported


def test_altered_pronouns_are_not_verbatim():
    assert verify("You said: “You'd like to open the books on the first of a month”.", EVIDENCE).unsupported


def test_a_name_may_be_held_to_account_as_well():
    assert verify("Pauline opposes the plan of the auditors.", EVIDENCE, names=["Pauline"]).unsupported
    assert not verify("Pauline opposes the plan of the auditors.", EVIDENCE).unsupported


def test_unsupported_sentences_are_removed_or_marked():
    text = f"{GOOD} You are desperate to sign.\n\nYou love our product."
    wrong = verify(text, EVIDENCE).unsupported
    assert removed(text, wrong) == GOOD
    assert marked(text, wrong).count("[not supported: ") == 2


def test_nothing_is_lost_between_the_two():
    text = "One. “Two. And a half.” Three?\n- four\n- five"
    parted = verify(text, [])
    assert set(" ".join([*parted.supported, *parted.unsupported]).split()) == set(text.split()) - {"-"}
