"""What does not leave, and that it comes back."""

from __future__ import annotations

import json
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.domain import InputError
from otherside.llm import RedactingModel, Redactor, Request, Response

SENSITIVE = {
    "CARD": ["4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005", "4111111111111111"],
    "IBAN": ["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "nl91 abna 0417 1643 00", 
        "FR1420041010050500013M02606"],
    "EMAIL": ["jane.doe+x@mail.acme.co.uk", "hara@acme.com", "jürgen@büro.de", "jane dot doe at acme dot com",
         "jo [at] acme [dot] org"],
    "PHONE": ["+49 30 901820", "(415) 555-2671", "020 7946 0958", "+1 415 555 2671", "01 42 68 53 00", "713.345.5326"],
    "ID": [
        "078-05-1120", "AB 12 34 56 C", "12345678Z", "X1234567L", "RSSMRA85T10A562S", "131052-308T", "86095742719",
        "529.982.247-25", "756.9217.0769.85", "44051401359", "811228-9874", "111222333", "2341 2341 2346",
        "2 55 08 14 168 025 38", "85.07.30-033.28", "943 476 5919", "046 454 286", "070761-4285",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind, values in SENSITIVE.items() for value in values])
def test_left_out_and_put_back(kind: str, value: str) -> None:
    redactor = Redactor()
    for text in (
        value,
        f"It is {value}, thanks.",
        f"({value})",
        json.dumps({"text": f"it's\n{value}\tthere"}, ensure_ascii=False),
    ):
        hidden = redactor.redact(text)
        digits = "".join(char for char in value if char.isdigit())
        assert value not in hidden
        assert not digits or digits[-4:] not in "".join(char for char in hidden if char.isdigit())
        assert redactor.restore(hidden) == text
    # Which kind of number it is taken for may differ; that it is hidden may not.
    assert sum(redactor.counts.values()) >= 1
    if kind in ("EMAIL", "IBAN"):
        assert kind in redactor.counts


@pytest.mark.parametrize(
    "text",
    [
        "We moved 1,200,000 rows on 2024-03-15, for $4,500,000 or 12.5 %.",
        "Order 20240315 of version 3.14.159, between 2019-2024 and 10:30.",
        "We are at acme, meet at 5 or look at it.",
        "The server 192.168.10.24 went down 3 times in 30 days, 24/7.",
        "Q3 2025, 15 people, 40 hours, 120 thousand.",
    ],
)
def test_figures_stay(text: str) -> None:
    assert Redactor().redact(text) == text


def test_the_same_value_has_the_same_placeholder() -> None:
    redactor = Redactor()
    first = redactor.redact("call 020 7946 0958 or a@b.com")
    assert redactor.redact("a@b.com and 020 7946 0958") == "[EMAIL_1] and [PHONE_1]"
    assert first == "call [PHONE_1] or [EMAIL_1]"
    assert redactor.counts == {"PHONE": 1, "EMAIL": 1}


def test_words_that_look_like_placeholders_get_nothing_put_in() -> None:
    redactor = Redactor()
    text = "my mail is a@b.com. What is [EMAIL_1], [email_1] and [LITERAL_1]?"
    hidden = redactor.redact(text)
    assert hidden == "my mail is [EMAIL_1]. What is [LITERAL_1], [LITERAL_2] and [LITERAL_3]?"
    assert redactor.restore(hidden) == text
    assert Redactor().restore("[EMAIL_7]") == "[EMAIL_7]"


PARTS = st.one_of(
    st.sampled_from([value for values in SENSITIVE.values() for value in values]),
    st.sampled_from(["[EMAIL_1]", "[PHONE_2]", "\\n", "\\u00a0", " ", ", ", "\n", "and", "7", "-", "(", '"', "@", "é"]),
    st.text(max_size=6),
)


@given(st.lists(PARTS, max_size=12))
def test_restoring_undoes_redacting(parts: list[str]) -> None:
    redactor = Redactor()
    text = "".join(parts)
    assert redactor.restore(redactor.redact(text)) == text


def test_long_texts_take_no_long_time() -> None:
    redactor = Redactor()
    begin = time.process_time()
    for text in (
        "a" * 50_000,
        "1 " * 5_000,
        "1-" * 5_000,
        "a.a" * 10_000,
        "a at " * 10_000,
        "AB12 " * 5_000,
        "x@" * 20_000,
    ):
        redactor.redact(text)
    assert time.process_time() - begin < 60


def test_an_unknown_country() -> None:
    with pytest.raises(InputError, match="no such country: XX"):
        Redactor(["US", "XX"])


def test_without_the_phone_package_nothing_is_sent_unredacted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "phonenumbers", None)
    with pytest.raises(InputError, match=r"pip install 'otherside\[llm\]'"):
        Redactor()


def test_a_wrapped_model_sees_placeholders_only() -> None:
    seen: list[Request] = []

    class Echo:
        name = "echo"

        def complete(self, request: Request) -> Response:
            seen.append(request)
            return Response(request.user)

    model = RedactingModel(Echo())
    answer = model.complete(Request("Write to a@b.com", "call +49 30 901820, or c@d.org"))
    assert answer.text == "call +49 30 901820, or c@d.org"
    assert seen[0].system == "Write to [EMAIL_1]"
    assert seen[0].user == "call [PHONE_1], or [EMAIL_2]"
    assert model.name == "echo"
