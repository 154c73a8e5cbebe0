"""Why a deal was won or lost: what they answered when we asked, and what they said of it themselves."""

import datetime as dt

import pytest

from otherside.domain import Conversation, Deal, Facet, Outcome, Stance, Turn
from otherside.market.asking import Asked
from otherside.market.saying import Saying
from otherside.store import StoredConversation, StoredTurn
from otherside.workspace.asking.reasons import BEFORE, WHY, asks_why, tells_why, turns_that_answer
from otherside.workspace.asking.why import BACK, BEFORE_IT, CHOSE, TOLD, why_ended

CLOSED = dt.date(2026, 5, 11)
LOST = Deal("Saltmarsh", outcome=Outcome.LOST, closed=CLOSED, lost_reason="Went with Kestrel")
WON = Deal("Saltmarsh", outcome=Outcome.WON, closed=CLOSED)


def stored(*turns, day=dt.date(2026, 5, 20)):
    said = tuple(Turn(text, speaker) for speaker, text in turns)
    conversation = Conversation("Call", "notes", said, (), day)
    return StoredConversation(
        "c", conversation, "Saltmarsh", tuple(StoredTurn(t, 1) for t in said), {"Ada": "ada", "Nils": "nils"}
    )


def saying(text, day=dt.date(2026, 5, 20), turn=0, facets=None, stance=Stance.NEUTRAL, mark=""):
    return Saying(
        f"{turn}:{text}", text, facets or {}, stance, 0.5, "ada", "Ada Voss", "Saltmarsh", day, "call", "c", turn, 0, len(text), mark=mark
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "won", "asks"),
    [
        ("You chose Kestrel. Can I ask why?", False, WHY),
        ("You went with Kestrel in the end. What tipped it?", False, WHY),
        ("You stayed with them. What happened?", False, WHY),
        ("What was the sticking point?", False, WHY),
        ("What did we do wrong?", False, WHY),
        ("Ada, what made you sign after eleven minutes?", True, WHY),
        ("Can I ask why you picked us back then?", True, WHY),
        ("What was going on before you rang us?", True, BEFORE),
        ("Why does the kiln crack?", False, ""),
        ("What happened to the kiln?", False, ""),
        ("How are the glazes?", True, ""),
        ("You chose Kestrel, I know.", False, ""),
    ],
)
def test_what_asks_why_it_ended_so(words, won, asks):
    assert asks_why(words, won) == asks


def test_the_turns_up_to_our_next_answer_it_and_a_short_question_goes_on():
    call = stored(
        ("Nils", "You went with Kestrel. What tipped it?"), ("Ada", "The price."), ("Ada", "And the board."),
        ("Nils", "And the rest?"), ("Ada", "They fire at night."), ("Nils", "How is the clay?"), ("Ada", "Grey."),
    )  # fmt: skip
    assert turns_that_answer(call, {"ada"}, LOST) == {1: WHY, 2: WHY, 4: WHY}


def test_long_before_the_end_nobody_says_why_it_ended():
    call = stored(("Nils", "What tipped it for Kestrel last time?"), ("Ada", "The price."), day=dt.date(2026, 1, 5))
    assert turns_that_answer(call, {"ada"}, LOST) == {}


@pytest.mark.parametrize(
    ("text", "deal", "tells"),
    [
        ("Because they deliver at night and you don't.", LOST, True),
        ("The setup put me off more than the money did.", LOST, True),
        ("We will leave it as it is for now.", LOST, True),
        ("It's a not now, I'm afraid.", LOST, True),
        ("We've gone with Kestrel.", LOST, True),
        ("The kiln cracked because of the frost.", LOST, False),
        ("Because you never asked for a meeting.", WON, True),
        ("That's why we pay you.", WON, True),
        ("The kiln cracked because of the frost.", WON, False),
        ("We will leave it as it is for now.", WON, False),
    ],
)
def test_what_tells_it_unasked(text, deal, tells):
    assert tells_why(saying(text), deal) is tells


def test_a_reason_in_the_middle_of_the_deal_is_not_its_end():
    early = dt.date(2026, 2, 1)
    assert not tells_why(saying("Because they deliver at night and you don't.", early), LOST)
    assert not tells_why(saying("We will leave it as it is for now.", early), LOST)


def answered(kind, deals, said, sayings=(), answers=None, called=()):
    asked = Asked((), None, (), (), kind, called)
    return why_ended("why", asked, deals, sayings, said, answers or {}, 3)


def test_an_answer_stands_before_what_was_in_the_way_while_it_was_open():
    said = [
        saying("Honestly?", turn=1),
        saying("They plug into our scales.", turn=1),
        saying("The clay is grey.", turn=3),
    ]
    early, late = (saying(t, d, n, {Facet.RISK: 0.9}) for t, d, n in (
        ("I doubt the kiln.", dt.date(2026, 3, 1), 7), ("I doubt the new one too.", dt.date(2026, 9, 1), 8),
    ))  # fmt: skip
    data = answered("lost", [LOST], said, [early, late], {("c", 1): WHY})
    assert {f["name"]: [q["quote"] for q in f["quotes"]] for f in data["findings"]} == {
        TOLD: ["They plug into our scales."], BACK: ["I doubt the kiln."],
    }  # fmt: skip
    assert data["answer"][0]["text"].startswith(
        "1 lost, 0 without a decision. Our CRM, in our own words: Saltmarsh: Went with Kestrel."
    )


def test_why_it_was_won():
    said = [saying("No meetings.", turn=1), saying("Ringing phones.", turn=3), saying("The clay is grey.", turn=5)]
    data = answered("won", [WON], said, answers={("c", 1): WHY, ("c", 3): BEFORE})
    assert {f["name"]: [q["quote"] for q in f["quotes"]] for f in data["findings"]} == {
        CHOSE: ["No meetings."], BEFORE_IT: ["Ringing phones."],
    }  # fmt: skip
    assert data["understood"]["kind"] == "won"
    assert answered("won", [LOST], said)["answer"][0]["text"] == "No deal that this is about is known to have been won."


def test_what_was_said_in_confidence_comes_last():
    said = [
        saying("Between us, they paid him.", turn=1, mark="said in confidence"),
        saying("They were quicker.", turn=1),
    ]
    data = answered("lost", [LOST], said, answers={("c", 1): WHY})
    assert [q["quote"] for q in data["findings"][0]["quotes"]] == ["They were quicker.", "Between us, they paid him."]


def test_of_one_rival_only_what_went_there():
    other = Deal("Quayside", outcome=Outcome.LOST, lost_reason="Kestrel's crews instead")
    data = answered(
        "lost", [LOST, other, Deal("Mill", outcome=Outcome.LOST, lost_reason="Price")], [], called=("Kestrel",)
    )
    assert [r["deal"] for r in data["reasons"]] == ["Saltmarsh", "Quayside"]
    assert answered("lost", [LOST], [], called=("Falcon",))["answer"][0]["text"] == (
        "No deal that this is about is known to have been lost to Falcon: our CRM names no such deal, and nobody who says how "
        "it ended."
    )
