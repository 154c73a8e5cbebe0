from datetime import UTC, datetime

from otherside.domain import Conversation, Participant, Turn, TurnKind
from otherside.importers.threads import grouped, merge_threads


def message(text, speaker, hour, message_id):
    return Turn(text, speaker, at=datetime(2026, 5, 4, hour, tzinfo=UTC), kind=TurnKind.MESSAGE, message_id=message_id)


def mail(turns, thread, people=(), **more):
    return Conversation("Re", "eml", tuple(turns), tuple(people), thread=frozenset(thread), **more)


def test_grouped_by_shared_keys_also_indirectly():
    assert grouped([{"a"}, {"b"}, {"c", "a"}, set(), {"b", "c"}]) == [[0, 1, 2, 4], [3]]


def test_thread_is_joined_in_order_without_repeats():
    first = mail(
        [message("When does it start?", "Ruth", 9, "1")], {"1"}, [Participant("Ruth", "ruth@b.example", role="CFO")]
    )
    quoted = Turn(
        "When does\nit start?", "ruth@b.example", at=datetime(2026, 5, 4, 8, tzinfo=UTC), kind=TurnKind.MESSAGE
    )
    second = mail(
        [quoted, message("In June.", "Mia", 10, "2")],
        {"1", "2"},
        [Participant("ruth@b.example", "ruth@b.example"), Participant("Mia", "mia@a.example")],
        deal="Plan",
    )
    other = Conversation("Call", "vtt", (Turn("Hello.", "Ruth"),))
    third = mail(
        [message("In June.", "Mia", 10, "2"), message("Good.", "Ruth", 11, "3")], {"2", "3"}, first.participants
    )
    joined, call = merge_threads([second, other, first, third])
    assert call is other
    assert [(t.speaker, t.text) for t in joined.turns] == [
        ("Ruth", "When does it start?"), ("Mia", "In June."), ("Ruth", "Good."),
    ] or [t.text for t in joined.turns] == ["When does it start?", "In June.", "Good."]  # fmt: skip
    assert joined.thread == {"1", "2", "3"}
    assert joined.deal == "Plan"
    assert len(joined.participants) == 2
    assert {t.speaker for t in joined.turns} <= {p.name for p in joined.participants}


def test_nothing_is_joined_without_shared_ids():
    parts = [mail([message("a", None, 9, "1")], {"1"}), mail([message("b", None, 9, "2")], {"2"})]
    assert merge_threads(parts) == parts
