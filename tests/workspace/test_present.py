"""Who heard what: colleagues who were still there, ours who were there or got it, and the question before an answer."""

from __future__ import annotations

from types import SimpleNamespace

from otherside.domain import Conversation, Person, Side, Turn, TurnKind
from otherside.store import StoredConversation
from otherside.workspace.drafting import _meant, _settings, _spoken
from otherside.workspace.heard.present import all_there_until, asked_before, heard_by, talk_of

OURS = {
    "noa": Person(id="noa", name="Noa Ik", side=Side.OURS, emails=("noa@ours.example",)),
    "per": Person(id="per", name="Per Dahl", side=Side.OURS, emails=("per@ours.example",)),
}
THEIRS = frozenset({"pia", "ole"})
NAMES = {"Noa Ik": "noa", "Per Dahl": "per", "Pia Lund": "pia", "Ole Berg": "ole"}


def stored(*turns: Turn, names: tuple[str, ...] = tuple(NAMES)) -> StoredConversation:
    held = tuple(SimpleNamespace(turn=t, source=1) for t in turns)
    return StoredConversation("c", Conversation("Call", "call", turns), "bath", held, {n: NAMES[n] for n in names})


def heard(conversation: StoredConversation, at: int) -> tuple[str, ...]:
    return heard_by(conversation, at, OURS, talk_of(conversation, OURS))


def test_all_are_there_until_one_of_them_takes_leave():
    call = stored(
        Turn("Hello.", "Pia Lund"), Turn("I must go, bye.", "Ole Berg"), Turn("So he is gone now.", "Pia Lund")
    )
    assert all_there_until(call, THEIRS) == 1
    assert all_there_until(stored(Turn("Hello.", "Pia Lund")), THEIRS) == -1
    assert _spoken([call], THEIRS) == {"pia": 1, "ole": 4}


def test_a_turn_is_looked_at_once_however_long_the_talk():
    people = {"Pia Lund": 0}

    class Names(dict):
        def get(self, key, default=None):
            people["Pia Lund"] += 1
            return super().get(key, default)

    turns = [Turn(f"The pump {n}.", ("Pia Lund", "Ole Berg")[n % 2]) for n in range(400)]
    call = StoredConversation(
        "c",
        Conversation("Call", "call", tuple(turns)),
        "bath",
        tuple(SimpleNamespace(turn=t, source=1) for t in turns),
        Names(NAMES),
    )
    _spoken([call], THEIRS)
    setting = _settings([call], THEIRS, OURS)
    assert all(setting(call, n).shared for n in range(400))
    assert people["Pia Lund"] < 10 * 400


def test_who_of_ours_was_there_got_it_or_wrote_it_down():
    call = stored(
        Turn("Hello.", "Per Dahl"), Turn("And you?", "Per Dahl"), Turn("Hi.", "Noa Ik"), Turn("Good.", "Pia Lund")
    )
    assert heard(call, 3) == ("Per Dahl", "Noa Ik")
    mail = stored(
        Turn("Dear Noa", "Pia Lund", kind=TurnKind.MESSAGE, recipients=("noa@ours.example", "ole@bath.example"))
    )
    assert heard(mail, 0) == ("Noa Ik",)
    note = stored(Turn("It leaks.", "Pia Lund", kind=TurnKind.REPORTED, reported_by="Noa Ik"), names=("Pia Lund",))
    assert heard(note, 0) == ("Noa Ik",)
    assert heard(stored(Turn("It leaks.", "Pia Lund"), names=("Pia Lund",)), 0) == ()


def test_the_question_before_an_answer_is_an_open_one_of_ours():
    call = stored(
        Turn("Thanks. What happens today when a pump stops?", "Noa Ik"), Turn("It floods.", "Pia Lund"),
        Turn("You want it dry, right?", "Noa Ik"), Turn("Yes.", "Pia Lund"),
        Turn("What would help you here, Pia?", "Ole Berg"), Turn("A drawing.", "Pia Lund"),
    )  # fmt: skip
    assert asked_before(call, 1, OURS) == "What happens today when a pump stops?"
    assert asked_before(call, 3, OURS) == ""
    assert asked_before(call, 5, OURS) == "", "their own question is not ours"
    assert asked_before(call, 0, OURS) == ""


def test_a_name_to_sign_with_is_one_of_ours_where_it_can_be():
    assert _meant("Noa", OURS) == "Noa Ik"
    assert _meant("P. Dahl", OURS) == "Per Dahl"
    assert _meant("Ida", OURS) == "Ida"
