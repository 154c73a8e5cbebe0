"""What a good quote is, by example: it stands alone, keeps its subject and its negation, and leaves the padding out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.extraction.segment import Span, segment
from otherside.extraction.spans import stretches, trim


def _trimmed(text):
    span = trim(text, Span(0, len(text)))
    return text[span.start : span.end]


def _stretches(text):
    return [text[s.start : s.end] for s in stretches(text, trim(text, Span(0, len(text))))]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("So, um, you know, the forms come back unsigned.", "the forms come back unsigned."),
        ("Yeah, and I mean, the night shift never sees it.", "the night shift never sees it."),
        ("Well, honestly, we gave up on it in May.", "we gave up on it in May."),
        ("Um, our lease ends in August.", "our lease ends in August."),
        ("uh so we still print every label", "we still print every label"),
        ("Right, so my brother signs everything.", "my brother signs everything."),
        ("Okay so, we are down to one welder.", "we are down to one welder."),
        ("And that's the bit I dread.", "that's the bit I dread."),
        ("But we can't pay twice for it.", "we can't pay twice for it."),
        ("I mean, we never see the invoice.", "we never see the invoice."),
        ("You know, I'm the third Baker to run it.", "I'm the third Baker to run it."),
        ("Like, nobody trusts the stock count.", "nobody trusts the stock count."),
        ("Look, I have nine people and one van.", "I have nine people and one van."),
        ("To be honest, I would rather wait a year.", "I would rather wait a year."),
        ("The thing is, the crew likes the old radios.", "the crew likes the old radios."),
        ("Anyway, the board meets on the ninth.", "the board meets on the ninth."),
        ("Because we run out of cold store in June.", "we run out of cold store in June."),
        ("It freezes twice a day, you know?", "It freezes twice a day"),
        ("It has to be live by Lent, right?", "It has to be live by Lent"),
        ("She keeps it all in a notebook, so yeah.", "She keeps it all in a notebook"),
        ("We lose the first hour every day, to be honest.", "We lose the first hour every day"),
        ("I want the drivers to see it, if that makes sense.", "I want the drivers to see it"),
        ("They print it and glue it in, or whatever.", "They print it and glue it in"),
        ("So, uh, the parts arrive late, you know what I mean?", "the parts arrive late"),
        ("Honestly the crane is older than me.", "the crane is older than me."),
        ("Basically, I answer for the whole depot.", "I answer for the whole depot."),
        ("anyway the oven is older than me", "the oven is older than me"),
        ("our our um our trouble like our trouble is the first frost", "our trouble is the first frost"),
        ("I I'm, like, I'm the one who, um, answers for it.", "I'm the one who, um, answers for it."),
        ("I'm scared, you know, I'm scared that the bakers leave.", "I'm scared that the bakers leave."),
        ("so the the rep- the report comes on paper", "the report comes on paper"),
        ("We want to, I mean, we want to be open by Lent.", "we want to be open by Lent."),
        ("the oven goes cold every night um", "the oven goes cold every night"),
    ],
)
def test_fillers_and_tags_go(text, quote):
    assert _trimmed(text) == quote


@pytest.mark.parametrize(
    "text",
    [
        "I mean it, the paper stays.",
        "I mean what I say about April.",
        "You know the feeling when a sheet won't open.",
        "So many of them left after the merger.",
        "So much of it is in his head.",
        "No, we are not worried about the price.",
        "Not that we would ever switch it off.",
        "Nobody here wants another login.",
        "Never again with a big bang.",
        "Yeah, let's do it on Friday.",
        "Yes, send it over today.",
        "That's not right.",
        "We like it, right or wrong.",
        "Like most farms we live on credit.",
        "Well before the audit we had it fixed.",
        "And yet.",
        "So what?",
        "Honestly?",
        "If it leaks, customers walk.",
        "I don't know.",
        "Then again, no.",
        "What I want is okay",
        "Right now two people key it in.",
        "Look after my people first.",
        "Never, never again with a loan.",
        "No, no, we bake it ourselves.",
        "That that van broke down is my fault.",
        "It is what it is in this trade.",
        "Who pays for it pays for it twice.",
        "If it works it works for all of us.",
        "Very, very few of them read it.",
        "Butter, butter pastry and rye are what we sell.",
    ],
)
def test_what_belongs_to_the_words_stays(text):
    assert _trimmed(text) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "We key every order in by hand at the moment, and I'm terrified that one day a zero too many goes out.",
            [
                "We key every order in by hand at the moment",
                "I'm terrified that one day a zero too many goes out.",
            ],
        ),
        (
            "The owners want a decision before the summer, but I don't know how to compare three bids like these.",
            [
                "The owners want a decision before the summer",
                "I don't know how to compare three bids like these.",
            ],
        ),
        (
            "When I sat down with Piotr last week and went through the open tickets, I saw we are two people short.",
            ["I saw we are two people short."],
        ),
        (
            "Because our permit runs out at the end of March, we have to choose something in the next four weeks.",
            ["our permit runs out at the end of March", "we have to choose something in the next four weeks."],
        ),
        (
            "I would love to switch tomorrow because my team is exhausted, but the director has frozen every contract.",
            ["I would love to switch tomorrow", "my team is exhausted", "the director has frozen every contract."],
        ),
        (
            "My boss got burned on the last rollout and I'm not going to be the one who repeats it this spring.",
            ["My boss got burned on the last rollout", "I'm not going to be the one who repeats it this spring."],
        ),
        (
            "We'd sign today if the price were lower, but our owner has to approve anything above ten thousand.",
            ["We'd sign today if the price were lower", "our owner has to approve anything above ten thousand."],
        ),
        (
            "We want three more branches in the next five years and Finance will kill anything over fifty thousand.",
            ["We want three more branches in the next five years", "Finance will kill anything over fifty thousand."],
        ),
    ],
)
def test_clauses_that_stand_alone_are_proposed(text, parts):
    found = _stretches(text)
    for part in parts:
        assert part in found


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # Out of the condition it is a claim.
        (
            "If this gets out before the launch in the spring, our customers will walk and our board will ask me why.",
            ["our customers will walk", "our board will ask me why."],
        ),
        # Out of the doubt it is the opposite.
        (
            "I don't think we can move the warehouse and the team can carry another project on top this year.",
            ["the team can carry another project on top this year.", "we can move the warehouse"],
        ),
        # Out of the report it is theirs, not his.
        (
            "Our accountant said the old system works well enough and we should leave it alone until she retires.",
            ["we should leave it alone until she retires.", "the old system works well enough"],
        ),
        # Out of the fear it is a fact.
        (
            "I'm worried that the interface breaks and the warehouse stands still for a week in the high season.",
            ["the warehouse stands still for a week in the high season."],
        ),
        # "They" and "it" need their noun.
        (
            "We have two people on this full time, and they hate every minute of it because the screens freeze.",
            ["they hate every minute of it because the screens freeze."],
        ),
        # A list is no clause.
        (
            "My worry is the data, the people and the time it takes to train everyone in all three countries.",
            ["My worry is the data", "My worry is the data, the people"],
        ),
        # What is left unsaid is said in the other half.
        ("We would all love to be on the new one by the autumn of this year, but we can't.", ["we can't."]),
        (
            "Unless the union agrees to it in writing before Easter, we stay on paper and the pilot is over.",
            ["we stay on paper", "the pilot is over."],
        ),
        (
            "We haven't decided anything about it yet, not just because cash is short but because I doubt it works.",
            ["cash is short", "We haven't decided anything about it yet, not just"],
        ),
    ],
)
def test_nothing_is_cut_that_would_be_misread(text, never):
    found = _stretches(text)
    for part in never:
        assert part not in found


@pytest.mark.parametrize(
    "text",
    [
        "It's clunky, but everyone knows it.",
        "We pay two people and they hate it.",
        "I want the report, the export and the alert.",
    ],
)
def test_short_sentences_stay_whole(text):
    assert _stretches(text) == []


_WORDS = st.lists(
    st.sampled_from(
        "so um you know, I mean, we don't never the team because if but and , ; – pays it hates . Dana's 👩‍💻 é which "
        "and we and I'm right? or whatever yeah, we can't".split()
    ),
    max_size=40,
)


@given(_WORDS)
def test_always_within_the_sentence_never_empty(words):
    text = " ".join(words)
    for span in segment(text):
        trimmed = trim(text, span)
        assert span.start <= trimmed.start < trimmed.end <= span.end
        for part in stretches(text, trimmed):
            assert trimmed.start <= part.start < part.end <= trimmed.end
            assert text[part.start : part.end].strip() == text[part.start : part.end]


@given(_WORDS)
def test_no_negation_in_front_or_behind_is_cut_off(words):
    text = " ".join(words)
    for span in segment(text):
        trimmed = trim(text, span)
        gone = (text[span.start : trimmed.start] + " " + text[trimmed.end : span.end]).split()
        assert not {"don't", "never", "can't", "not", "no"} & {w.strip(",.?") for w in gone}


def test_trimming_twice_changes_nothing():
    text = "So, um, you know, yeah, and I mean, the night shift never sees it, you know, right?"
    once = trim(text, Span(0, len(text)))
    assert trim(text, once) == once


@pytest.mark.parametrize("text", ["and " * 5000, " " * 20000 + "we pay", "you know, " * 3000, "we pay, " * 3000])
def test_hostile_text_takes_no_time(text):
    trim(text, Span(0, len(text)))
    stretches(text, Span(0, len(text)))


def test_a_noun_behind_an_article_begins_no_clause():
    assert (
        _stretches(
            "Send Ida the contract with the change clause and the break clause by the 22nd, she's away after that."
        )
        == []
    )
    assert "the drop in stock was bigger than we had thought." in _stretches(
        "We counted every pallet twice last night and the drop in stock was bigger than we had thought."
    )


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("And my, um, my worry is that nobody uses it.", "my worry is that nobody uses it."),
        ("And the, the fear is that they leave.", "the fear is that they leave."),
        ("But the boat, the boat is what he loves.", "the boat is what he loves."),
        ("And my team and my boss are worried.", "my team and my boss are worried."),
        ("And we don't, we don't want that.", "we don't, we don't want that."),
        ("And my boss, the boss of all of us, is against it.", "my boss, the boss of all of us, is against it."),
    ],
)
def test_a_false_start_behind_and(said, kept):
    span = trim(said, Span(0, len(said)))
    assert said[span.start : span.end] == kept
