"""The language model's reading: only the buyer's own words, wherever the model points."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from otherside.domain import Facet, InputError, Side, Stance
from otherside.extraction.llm import LLMExtractor, LLMTurn, Progress, WindowDone
from otherside.llm import Failure, Finish, LLMConfig, LLMError, Request, Response, Usage, estimate_tokens

US, THEM, WHO = Side.OURS, Side.THEIRS, Side.UNKNOWN


def turns_of(*rows: tuple[Side, str]) -> list[LLMTurn]:
    return [LLMTurn(n, f"{side}-{n % 2}", side, text) for n, (side, text) in enumerate(rows)]


TALK = turns_of(
    (US, "How do you do it today?"),
    (THEM, "Two people key it in by hand. I hate it, and it’s slow."),
    (WHO, "Our licence runs out in March."),
    (THEM, "Call me on +49 30 901820 by Friday, I'll sign."),
)


def item(turn: str, quote: str, *facets: str, **more: Any) -> dict[str, Any]:
    return {
        "turn": turn,
        "quote": quote,
        "facets": list(facets),
        "stance": "neutral",
        "strength": 0.5,
        "why": "w",
        **more,
    }


class Scripted:
    """A model that answers with what a function makes of the turns it is shown."""

    name = "scripted"

    def __init__(self, answer: Callable[[list[dict[str, Any]]], Any]) -> None:
        self.answer = answer
        self.requests: list[Request] = []

    def complete(self, request: Request) -> Response:
        self.requests.append(request)
        made = self.answer(shown_turns(request))
        if isinstance(made, Response):
            return made
        if isinstance(made, Exception):
            raise made
        return Response(made if isinstance(made, str) else json.dumps(made, ensure_ascii=False), Usage(100, 10))


def shown_turns(request: Request) -> list[dict[str, Any]]:
    """The turns of a prompt, read as a careful program would: between the outermost tags."""
    match = re.match(r"<(record-[a-z]+)>\n(.*)\n</\1>", request.user, re.DOTALL)
    assert match is not None
    turns: list[dict[str, Any]] = json.loads(match[2])["turns"]
    return turns


def says(*items: Any) -> Scripted:
    return Scripted(lambda turns: {"evidence": list(items)})


def test_a_reading() -> None:
    model = says(
        item("t1", "Two people key it in by hand.", "situation", stance="neutral", strength=0.4),
        item("t1", "it's slow", "frustration", stance="towards", strength=3, why="slow\n  is a complaint"),
    )
    got = LLMExtractor(model).extract(TALK, "c1")
    first, second = got.evidence
    assert (first.conversation, first.turn, first.speaker) == ("c1", 1, "theirs-1")
    assert first.quote == TALK[1].text[first.start : first.end] == "Two people key it in by hand."
    assert set(first.facets) == {Facet.SITUATION}
    assert second.quote == "it’s slow"
    assert (second.stance, second.strength) == (Stance.TOWARDS, 1.0)
    assert second.extractor.name == "llm:scripted"
    assert got.claims[1].status == "normalised"
    assert got.claims[1].why == "slow is a complaint"
    assert first.id != second.id
    assert got.complete
    assert not got.rejected
    assert got.usage == Usage(100, 10)


REJECTS = [
    (item("t1", "Three people key it in", "situation"), "do not stand in the turn"),
    (item("t1", "", "situation"), "no words"),
    (item("t0", "How do you do it today?", "want"), "not said by the buyer"),
    (item("t2", "Our licence runs out in March.", "trigger"), "not said by the buyer"),
    (item("t9", "Two people key it in by hand.", "situation"), "not shown"),
    (item("1", "Two people key it in by hand.", "situation"), "not shown"),
    (item("t3", "Two people key it in by hand.", "situation"), "do not stand"),
    (item("t1", "Two people key it in by hand.", "anger"), "no known facet"),
    (item("t1", "Two people key it in by hand."), "no known facet"),
    ({"turn": 1, "quote": "Two people", "facets": ["goal"]}, "not shown"),
    ({"turn": "t1", "quote": ["Two people"], "facets": ["goal"]}, "no words"),
    ("Two people key it in by hand.", "form"),
    (None, "form"),
]


@pytest.mark.parametrize(("made", "reason"), REJECTS)
def test_what_does_not_hold_is_rejected_and_shown(made: Any, reason: str) -> None:
    got = LLMExtractor(says(made)).extract(TALK)
    assert not got.evidence
    assert len(got.rejected) == 1
    assert reason in got.rejected[0].reason


def test_long_dumps_are_no_quotes() -> None:
    talk = turns_of((THEM, "we need it " * 200))
    got = LLMExtractor(says(item("t0", talk[0].text, "want"))).extract(talk)
    assert [one.reason for one in got.rejected] == ["longer than 120 words: not one statement"]
    assert len(got.rejected[0].quote) <= 300


@pytest.mark.parametrize("bad", [None, 5, "high", float("nan"), True, -3, 1e9])
def test_a_strange_strength_or_stance_spoils_nothing(bad: Any) -> None:
    made = item("t1", "it’s slow", "frustration", strength=bad, stance=bad)
    (one,) = LLMExtractor(says(made)).extract(TALK).evidence
    assert 0 <= one.strength <= 1
    assert one.stance is Stance.NEUTRAL


def test_unknown_facets_beside_known_ones_are_dropped() -> None:
    (one,) = LLMExtractor(says(item("t1", "I hate it", "Frustration", "hatred"))).extract(TALK).evidence
    assert list(one.facets) == [Facet.FRUSTRATION]


@pytest.mark.parametrize("wrap", [lambda items: items, lambda items: items[0], lambda items: {"evidence": items}])
def test_answers_without_the_object_around_them(wrap: Callable[[list[Any]], Any]) -> None:
    model = Scripted(lambda turns: wrap([item("t1", "I hate it", "frustration")]))
    assert len(LLMExtractor(model).extract(TALK).evidence) == 1


def test_names_and_numbers_do_not_leave_and_quotes_stay_verbatim() -> None:
    def answer(turns: list[dict[str, Any]]) -> Any:
        return {"evidence": [item("t3", turns[3]["text"], "commitment")]}

    model = Scripted(answer)
    (one,) = LLMExtractor(model).extract(TALK).evidence
    assert one.quote == TALK[3].text
    sent = model.requests[0].system + model.requests[0].user
    assert "901820" not in sent
    assert "[PHONE_1]" in sent
    assert "theirs-1" not in sent
    assert '"who": "buyer 1"' in sent


def test_redaction_can_be_switched_off() -> None:
    model = says()
    LLMExtractor(model, redact=False).extract(TALK)
    assert "901820" in model.requests[0].user


def test_transcripts_without_a_buyer_cost_nothing() -> None:
    model = says()
    got = LLMExtractor(model).extract(turns_of((US, "hello"), (WHO, "hi"), (THEM, "  ")))
    assert got.complete
    assert not model.requests
    assert not LLMExtractor(model).extract([]).evidence


def long_talk(n: int = 40) -> list[LLMTurn]:
    return turns_of(*((THEM if k % 2 else US, f"Number {k}: we lose about {k} hours a week on it.") for k in range(n)))


def quote_all(turns: list[dict[str, Any]]) -> Any:
    return {"evidence": [item(one["id"], one["text"], "frustration") for one in turns if one["ask"]]}


def small(model: Any) -> LLMExtractor:
    return LLMExtractor(model, window_tokens=300, overlap_tokens=100)


def test_windows_overlap_and_duplicates_become_one() -> None:
    model = Scripted(quote_all)
    talk = long_talk()
    got = small(model).extract(talk)
    seen = [{one["id"] for one in shown_turns(request)} for request in model.requests]
    assert len(seen) > 3
    assert all(a & b for a, b in pairwise(seen))
    assert [one.turn for one in got.evidence] == list(range(1, 40, 2))
    assert len({one.id for one in got.evidence}) == 20


def test_turns_longer_than_a_window_are_read_in_parts() -> None:
    words = " ".join(f"Sentence {k} says that we wait {k} days." for k in range(200))
    talk = turns_of((US, "Tell me."), (THEM, words))
    quotes = re.findall(r"Sentence \d+ says that we wait \d+ days", words)

    def answer(turns: list[dict[str, Any]]) -> Any:
        found = [
            item(one["id"], q, "situation") for one in turns if one["ask"] for q in quotes if q + "." in one["text"]
        ]
        return {"evidence": found}

    got = small(Scripted(answer)).extract(talk)
    assert [one.quote for one in got.evidence] == quotes
    assert all(one.quote == words[one.start : one.end] for one in got.evidence)


def test_nested_spans_with_a_facet_in_common_are_one() -> None:
    got = LLMExtractor(
        says(
            item("t1", "I hate it", "frustration"),
            item("t1", "I hate it, and it’s slow", "frustration", "situation"),
            item("t1", "hate it", "desire"),
        )
    ).extract(TALK)
    assert [(one.quote, sorted(one.facets)) for one in got.evidence] == [
        ("I hate it, and it’s slow", ["frustration", "situation"]),
        ("hate it", ["desire"]),
    ]


def test_a_stopped_run_goes_on_where_it_stopped() -> None:
    talk = long_talk()
    whole = small(Scripted(quote_all)).extract(talk)

    calls = 0

    def breaks(turns: list[dict[str, Any]]) -> Any:
        nonlocal calls
        calls += 1
        return LLMError(Failure.UNREACHABLE, "gone") if calls == 3 else quote_all(turns)

    saved = ""

    def save(event: WindowDone) -> None:
        nonlocal saved
        saved = event.progress.to_json()

    first = small(Scripted(breaks))
    with pytest.raises(LLMError, match="gone"):
        first.extract(talk, on_window=save)

    model = Scripted(quote_all)
    second = small(model)
    progress = Progress.from_json(saved)
    left = second.estimate(talk, progress)
    assert left.done == 2
    got = second.extract(talk, progress=progress)
    assert len(model.requests) == left.windows - 2
    assert got.evidence == whole.evidence
    assert got.usage == whole.usage

    assert second.extract(talk, progress=Progress.from_json(progress.to_json())).evidence == whole.evidence
    assert len(model.requests) == left.windows - 2


def test_progress_of_something_else_is_not_taken() -> None:
    progress = Progress()
    small(Scripted(quote_all)).extract(long_talk(), progress=progress)
    with pytest.raises(InputError, match="another text"):
        small(Scripted(quote_all)).extract(long_talk(41), progress=progress)
    with pytest.raises(InputError, match="another text"):
        LLMExtractor(Scripted(quote_all)).extract(long_talk(), progress=progress)


def test_a_changed_progress_makes_no_evidence() -> None:
    progress = Progress()
    small(Scripted(quote_all)).extract(long_talk(), progress=progress)
    value = json.loads(progress.to_json())
    for items in value["answers"].values():
        items[:] = [item("t1", "we will buy everything", "commitment")]
    got = small(Scripted(quote_all)).extract(long_talk(), progress=Progress.from_json(json.dumps(value)))
    assert not got.evidence


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"format": 2}', '{"format": 1, "fingerprint": "", "answers": {"0-4": 5}}']
)
def test_damaged_progress(text: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        Progress.from_json(text)


def test_progress_with_impossible_windows() -> None:
    for name in ("x", "0-9999", "5-2", "-1-3"):
        progress = Progress(answers={name: []})
        with pytest.raises(InputError, match="cannot be read"):
            small(Scripted(quote_all)).extract(long_talk(), progress=progress)


@pytest.mark.parametrize(
    "cut", [Response('{"evidence": [', Usage(5, 5), Finish.LENGTH), LLMError(Failure.TOO_LONG, "too long")]
)
def test_windows_that_are_too_long_are_split(cut: Any) -> None:
    model = Scripted(lambda turns: cut if len(turns) > 2 else quote_all(turns))
    talk = long_talk()
    progress = Progress()
    got = small(model).extract(talk, progress=progress)
    assert [one.turn for one in got.evidence] == list(range(1, 40, 2))
    assert progress.split
    count = len(model.requests)
    again = small(model).extract(talk, progress=Progress.from_json(progress.to_json()))
    assert again.evidence == got.evidence
    assert len(model.requests) == count


def test_what_is_no_json_is_asked_once_more() -> None:
    answers = iter(["Of course! Which turns?", {"evidence": [item("t1", "I hate it", "frustration")]}])
    model = Scripted(lambda turns: next(answers))
    assert len(LLMExtractor(model).extract(TALK).evidence) == 1
    assert "not JSON" in model.requests[1].system


def test_a_window_that_cannot_be_read_is_told_and_tried_again_later() -> None:
    refuse = True

    def answer(turns: list[dict[str, Any]]) -> Any:
        return Response("no", Usage(1, 1), Finish.REFUSED) if refuse and turns[0]["id"] == "t0" else quote_all(turns)

    talk = long_talk()
    progress = Progress()
    events: list[WindowDone] = []
    got = small(Scripted(answer)).extract(talk, progress=progress, on_window=events.append)
    assert not got.complete
    assert got.failed[0][0] == 0
    assert "declined" in got.failed[0][2]
    assert "declined" in events[0].failed
    assert got.evidence
    refuse = False
    model = Scripted(answer)
    got = small(model).extract(talk, progress=progress)
    assert got.complete
    assert len(model.requests) == 1
    assert len(got.evidence) == 20


def test_a_run_that_goes_nowhere_stops() -> None:
    model = Scripted(lambda turns: "no idea")
    progress = Progress()
    with pytest.raises(LLMError, match="3 windows in a row"):
        small(model).extract(long_talk(200), progress=progress)
    assert len(model.requests) == 6
    assert progress.usage == Usage(600, 60)


def test_estimate_before_anything_is_sent() -> None:
    model = Scripted(quote_all)
    config = LLMConfig.from_mapping({"provider": "ollama", "model": "m", "price_in": 1.0, "price_out": 10.0})
    extractor = LLMExtractor(
        model, window_tokens=300, overlap_tokens=100, cost=config.cost, currency="EUR", max_output=900
    )
    got = extractor.estimate(long_talk())
    assert not model.requests
    extractor.extract(long_talk())
    assert got.windows == len(model.requests)
    assert got.input_tokens == sum(estimate_tokens(r.system) + estimate_tokens(r.user) for r in model.requests)
    assert got.turns == 20
    assert got.output_limit == 900 * got.windows
    assert got.cost == pytest.approx((got.input_tokens + 10 * got.output_tokens) / 1e6)
    assert got.cost < (got.cost_limit or 0)
    assert "EUR" in str(got)
    assert LLMExtractor(model).estimate(TALK).cost is None


def test_windows_fit_a_small_context() -> None:
    def config(context: int) -> LLMConfig:
        return LLMConfig.from_mapping({"provider": "ollama", "model": "m", "context": context})

    got = LLMExtractor.from_config(config(4096)).estimate(long_talk(200))
    assert (got.input_tokens + got.output_limit) / got.windows < 4096
    with pytest.raises(InputError, match="too small"):
        LLMExtractor.from_config(config(1024))


def test_two_turns_with_one_index() -> None:
    with pytest.raises(InputError, match="same index"):
        LLMExtractor(says()).extract([TALK[1], TALK[1]])


def test_progress_is_told() -> None:
    events: list[WindowDone] = []
    small(Scripted(quote_all)).extract(long_talk(), on_window=events.append)
    assert [one.done for one in events] == list(range(1, events[0].total + 1))
    assert all(one.found for one in events)
    assert events[-1].usage.input_tokens == 100 * len(events)
