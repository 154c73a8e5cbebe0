"""What our CRM has for the reason of a loss, against what the buyers say of it themselves."""

import datetime as dt
import time

import pytest

from otherside.domain import Deal, Outcome, Stance
from otherside.market.asking import Asked
from otherside.market.saying import Saying
from otherside.workspace import Workspace
from otherside.workspace.asking.gainsaid import ANOTHER, DENIED, gainsays
from otherside.workspace.asking.why import BESIDE, TOLD, why_ended

CLOSED = dt.date(2026, 5, 11)


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("Price", "It was never about the money."),
        ("Price", "Money had nothing to do with it."),
        ("Price too high", "Your price was fine, Ada."),
        ("Too expensive", "It wasn't the price, it was the wait."),
        ("Price", "You were actually the cheapest of the three."),
        ("Price", "They are quite a bit dearer than you, if anything."),
        ("Price", "They're not even cheaper."),
        ("Price", "We would have paid it."),
        ("Budget", "We had the money for it."),
        ("Price", "The cost didn't come into it."),
        ("Price", "Price wasn't the reason."),
        ("Price", "We didn't choose them on price."),
        ("Cost", "That's nothing to do with the fee."),
        ("Bad timing", "The timing was all right."),
        ("Missing features", "There was nothing wrong with your product."),
        ("Feature gap", "We have no complaints about the features."),
        ("Slow delivery", "It wasn't the delivery that worried us."),
        ("No decision", "We went with Kestrel in March."),
    ],
)
def test_words_that_deny_our_reason(reason, text):
    assert gainsays(reason, [text]) == DENIED


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("Price", "It came down to who would sit with the night shift."),
        ("Price", "What tipped it was the girl at the kiln."),
        ("Price", "In the end it was Mara's visit that decided it."),
        ("Price", "The reason we stayed is that they know the ovens."),
        ("Price", "Your hotline lost it."),
        ("Timing", "What decided it for us was the smell."),
        ("Cost", "We picked Kestrel because they had a van in the village."),
    ],
)
def test_words_that_name_something_else(reason, text):
    assert gainsays(reason, [text]) == ANOTHER


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("Price", "It came down to the price."),
        ("Price", "What tipped it was that they cost less."),
        ("Price", "It wasn't only the money."),
        ("Price", "It's not just about price."),
        ("Price", "It wasn't the price list I had asked for."),
        ("Price", "You weren't cheaper."),
        ("Price", "They were cheaper than you."),
        ("Price", "Was it the price?"),
        ("Price", "If the money were fine we would have signed."),
        ("Price", "It wasn't the first time they had called."),
        ("Price", "The visit had nothing to do with it."),
        ("Price", "We've gone with Kestrel."),
        ("Price", "Nothing decided it."),
        ("Support", "It came down to who picks up at night."),
        ("No decision", "We went with nobody."),
        ("No decision", "We have left it."),
        ("", "It wasn't the money."),
    ],
)
def test_words_that_leave_it_standing(reason, text):
    assert gainsays(reason, [text]) == ""


def test_a_turn_without_an_end_is_not_searched_for_minutes():
    start = time.process_time()
    gainsays("Price", ["it was not the price of the thing that we did not choose because of you and " * 300])
    assert time.process_time() - start < 5


def saying(text, turn=0, start=0, deal="Saltmarsh", day=dt.date(2026, 5, 9)):
    return Saying(
        f"{deal}:{turn}:{start}", text, {}, Stance.NEUTRAL, 0.5, "ada", "Ada Voss", deal, day, "mail", deal, turn, start, start + len(text)
    )  # fmt: skip


def turn_of(*sentences, deal="Saltmarsh", turn=0, day=dt.date(2026, 5, 9)):
    at, out = 0, []
    for text in sentences:
        out.append(saying(text, turn, at, deal, day))
        at += len(text) + 1
    return out


def lost(name, reason="Price"):
    return Deal(name, outcome=Outcome.LOST, closed=CLOSED, lost_reason=reason)


def asked(deals, said, topic=()):
    return why_ended("why", Asked((), None, topic, (), "lost"), deals, [], said, {}, 3)


SEVERAL = [
    *turn_of("Dear Nils,", "we have signed with Kestrel.", "It was never the money.", "Mara rang them at six and somebody came.",
             "Kind regards", "Ada", deal="Saltmarsh"),
    *turn_of("We've gone with Kestrel.", "What decided it was the man at the gate.", deal="Quayside"),
    *turn_of("We've gone with Kestrel.", "They were a third cheaper.", deal="Mill"),
]  # fmt: skip
DEALS = [lost("Saltmarsh"), lost("Quayside"), lost("Mill"), lost("Weir")]


def test_our_reason_stands_beside_what_they_say_and_what_speaks_against_it_is_counted():
    data = asked(DEALS, SEVERAL)
    assert {r["deal"]: r["against"] for r in data["reasons"]} == {
        "Saltmarsh": DENIED, "Quayside": ANOTHER, "Mill": "", "Weir": "",
    }  # fmt: skip
    texts = [row["text"] for row in data["answer"]]
    assert (
        "By their own words, of these 4: in 1 they say that it was not so (Saltmarsh); in 1 they name something"
        in texts[0]
    )
    assert any(
        t.startswith("Saltmarsh, where our CRM says “Price”: they say that it was not so: “It was never the money.”")
        for t in texts
    )
    assert all(row["evidence"] for row in data["answer"])


def test_what_stands_right_behind_the_end_is_quoted_with_it_up_to_the_leave():
    data = asked(DEALS[:1], SEVERAL)
    assert data["answer"][0]["text"].endswith("Saltmarsh: Price. They themselves say that it was not so.")
    told = {f["name"]: [q["quote"] for q in f["quotes"]] for f in data["findings"]}
    assert told == {
        "Saltmarsh, where our CRM says “Price”: they say that it was not so": [
            "we have signed with Kestrel.", "It was never the money.", "Mara rang them at six and somebody came.",
        ],
    }  # fmt: skip
    mill = {f["name"]: [q["quote"] for q in f["quotes"]] for f in asked(DEALS[2:], SEVERAL)["findings"]}
    assert mill == {TOLD: ["We've gone with Kestrel."], BESIDE: ["They were a third cheaper."]}


def test_who_denies_the_price_is_not_of_those_lost_over_it():
    deals = [lost("Saltmarsh", "Support"), lost("Mill")]
    data = asked(deals, SEVERAL, ("price",))
    assert [r["deal"] for r in data["reasons"]] == ["Mill"]


def test_what_was_said_long_before_the_end_speaks_against_nothing():
    early = turn_of("It was never the money.", deal="Saltmarsh", day=dt.date(2026, 1, 9))
    assert asked(DEALS[:1], early)["reasons"][0]["against"] == ""


def test_from_a_mail_and_an_export(tmp_path):
    home = tmp_path / "w"
    folder = tmp_path / "Saltmarsh"
    folder.mkdir()
    (folder / "mail.eml").write_text(
        "From: Ada Voss <ada@saltmarsh.example>\nTo: Nils Own <nils@ours.example>\nDate: Sat, 9 May 2026 08:12:00 +0100\n"
        "Subject: Our choice\nMessage-ID: <a1@saltmarsh.example>\n\nNils,\n\nWe have signed with Kestrel. You were cheaper, "
        "before you wonder. Mara rang their number on a Sunday and a woman answered.\n\nAll the best\nAda\n"
    )
    (tmp_path / "closed.csv").write_text(
        "Record ID,Deal Name,Deal Stage,Create Date,Close Date,Is Closed Won,Closed Lost Reason\n"
        "1,Saltmarsh,Closed Lost,2026-02-01,2026-05-11,false,Price\n"
    )
    with Workspace.init(home, ["ours.example"]) as workspace:
        workspace.add([folder])
        workspace.add([tmp_path / "closed.csv"])
        data = workspace.ask("how many lost deals were about price")
    assert data["reasons"][0]["against"] == DENIED
    assert "You were cheaper" in " ".join(row["text"] for row in data["answer"])
