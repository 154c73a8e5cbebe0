import json
from pathlib import Path

import numpy as np
import pytest

from otherside.extraction.encoder import encoder_digest
from otherside.messaging.lint import CODES, LintContext, Quoted, lint
from otherside.messaging.lint.finding import Hit
from otherside.messaging.lint.head import DATA, LABELS, READ, default_head, load
from otherside.messaging.lint.joining import BONUS, joined, totals
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.registry import RULES

ROOT = Path(__file__).parents[2]


def rules_of(text: str, *quotes: Quoted) -> set[str]:
    return {f.rule for f in lint(text, LintContext(quotes=list(quotes)))}


def test_fitted_to_the_encoder_that_ships() -> None:
    head = default_head()
    assert head.whole, "the encoder has changed: python -m training.lint.train"
    assert head.meaning is not None
    assert head.meaning.encoder == encoder_digest()


def test_reads_every_sentence_once() -> None:
    read = default_head().read(["we love our new logo.", "what did the inspector ask?"])
    assert read.scores.shape == (2, len(LABELS))
    assert read.vectors is not None
    assert np.allclose(np.linalg.norm(read.vectors, axis=1), 1, atol=1e-3)
    about_us = LABELS.index("self_focus")
    assert read.scores[0, about_us] > read.scores[1, about_us] + 2
    assert set(read.alone) == set(READ)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We had the invitations printed with your name, so you can hardly back out now.", "pressure"),
        ("Hi Sam, we sat up two nights over your plans, and you haven't even said thank you.", "pressure"),
        ("Dear Mr Lund, your hens will lay twice as well from the first week on.", "unsupported_claim"),
        ("Who in the world would want to go on paying for empty seats?", "leading_question"),
        (
            "I started painting at nine, I've lived in four cities and I've just moved my studio to the port.",
            "self_focus",
        ),
    ],
)
def test_finds_faults_that_no_phrase_lists(text: str, rule: str) -> None:
    message = Message(text)
    found = [f for f in lint(text) if f.rule == rule]
    assert found
    assert all(text[f.start : f.end] == f.text and f.why and f.instead for f in found)
    assert joined(rule, [], message, LintContext()), "the head alone"


def test_a_phrase_without_its_fault_is_let_pass() -> None:
    text = "The glue hardens overnight, so the chair can go back on Friday. With respect, Ana"
    assert list(RULES["argues_with_buyer"].check(Message(text), LintContext()))
    assert not lint(text)


def test_terms_of_a_trade_need_the_readers_words() -> None:
    text = "An RTK base with VRA maps and ISOBUS would sort that out."
    assert "jargon_not_theirs" not in rules_of(text)
    assert "jargon_not_theirs" in rules_of(text, Quoted("The corners of the field are always sown twice."))
    same = Quoted("We need an RTK base, VRA maps and ISOBUS.")
    assert "jargon_not_theirs" not in rules_of(text, same)


def test_quoted_words_and_comments_are_not_read() -> None:
    message = Message("You said “we are the best in the land”. <!-- sign now -->What made you say so?")
    assert message.spoken == ('you said "…".', "what made you say so?")


def test_without_its_encoder_the_words_are_read_alone(tmp_path: Path) -> None:
    with np.load(DATA) as file:
        arrays = dict(file)
    arrays["meta"] = np.array(json.dumps(json.loads(str(arrays["meta"])) | {"encoder": "0" * 64}))
    np.savez_compressed(tmp_path / "head.npz", **arrays)
    head = load(tmp_path / "head.npz")
    assert not head.whole
    message = Message("I won't take no for an answer.")
    message.read = head.read(message.spoken)
    assert message.read.vectors is None
    assert message.read.alone != default_head().read(message.spoken).alone
    phrase = Hit("OS206", 0, len(message.text))
    assert [hit.code for hit in joined("pressure", [phrase], message, LintContext())] == ["OS206"]


@pytest.mark.parametrize("code", CODES)
def test_what_the_lint_advises_is_clean_itself(code: str) -> None:
    assert not lint(CODES[code].instead)
    assert not lint(CODES[code].better)


def test_advice_that_quotes_the_reader_is_clean() -> None:
    quotes = [Quoted("We need answers within two hours."), Quoted("I fear the drivers will quit.", ["fear"])]
    text = "You said you dream of a house on the coast. Please sign the attached order for all vans today."
    found = lint(text, LintContext(quotes=quotes))
    assert {"OS304", "OS605"} <= {f.code for f in found}
    for finding in found:
        assert not lint(finding.instead, LintContext(quotes=quotes)), finding.instead


def test_phrase_and_meaning_add_up() -> None:
    assert "pressure" in rules_of("I hope you agree that this is a no-brainer.")
    message = Message("It stands in the hall.")
    nothing = np.zeros(1, dtype=np.float32)
    phrase = [Hit("OS201", 0, len(message.text), 0.5)]
    alone = totals("pressure", [], message, LintContext(), nothing)
    assert totals("pressure", phrase, message, LintContext(), nothing)[0] == pytest.approx(alone[0] + 0.5 * BONUS)
    theirs = LintContext(quotes=[Quoted("The hall is full.")])
    unheard = totals("argues_with_buyer", [], message, LintContext(), nothing)
    assert totals("argues_with_buyer", [], message, theirs, nothing)[0] > unheard[0]


def test_two_abbreviations_that_the_reader_never_used() -> None:
    text = "We'd start with a CMMS and TPM-driven rounds."
    assert {h.code for h in RULES["jargon_not_theirs"].check(Message(text), LintContext())} <= {"OS702"}
    mixer = LintContext(quotes=[Quoted("When the mixer stands, forty women stand with it.")])
    found = [f.text for f in lint(text, mixer) if f.code == "OS704"]
    assert found == ["CMMS", "TPM"]
    theirs = LintContext(quotes=[Quoted("Our CMMS is empty.")])
    assert not [h for h in RULES["jargon_not_theirs"].check(Message(text), theirs) if h.code == "OS704"]


@pytest.mark.parametrize("hand", ["others", "third", "fourth"])
def test_messages_by_another_hand(hand: str) -> None:
    rows = [json.loads(line) for line in (ROOT / f"benchmarks/lint/{hand}.jsonl").read_text("utf-8").splitlines()]
    rows = [r for r in rows if r["split"] == "dev"][::5]
    clean = [r for r in rows if not r["rules"]]
    faulty = [r for r in rows if r["rules"]]

    def found(row: dict[str, list[dict[str, list[str]]]]) -> set[str]:
        quotes = [Quoted(str(q["quote"]), q["facets"]) for q in row.get("evidence", [])]
        return rules_of(str(row["text"]), *quotes)

    assert sum(not found(r) for r in clean) >= 0.85 * len(clean)
    assert sum(bool(found(r) & set(r["rules"])) for r in faulty) >= 0.8 * len(faulty)
