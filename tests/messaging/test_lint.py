import json
import re
import time
from pathlib import Path

import pytest

from otherside.domain import InputError
from otherside.messaging.lint import (
    CODES,
    RULES,
    Config,
    LintContext,
    Quoted,
    Refusal,
    Severity,
    engine,
    explain,
    lint,
    read_evidence,
    to_json,
    to_lines,
    to_sarif,
)
from otherside.messaging.lint.finding import Hit

ROOT = Path(__file__).parents[2]
PUSHY = "Hi Rachel, just checking in. The discount expires at midnight.\nWhat did the inspectors ask?"
QUOTES = re.compile(r"\(They said: “(.+?)”\)\s*")
ASKED = re.compile(r"\s*\(Asked: “(.+?)”\)")
#: What the words of such an example ask of us.
ASKS = {"OS903": "silence", "OS904": "leave"}
DECIDED = re.compile(r"\s*\(Decided: “(.+?)”\)")
CONFIDED = re.compile(r"\s*\(Confided: “(.+?)”\)")


def rules_of(text: str, *quotes: Quoted) -> set[str]:
    return {f.rule for f in lint(text, LintContext(quotes=list(quotes)))}


def test_findings_point_into_the_text() -> None:
    for f in lint(PUSHY):
        assert PUSHY[f.start : f.end] == f.text
        assert f.why
        assert f.instead
    assert [f.code for f in lint(PUSHY)] == ["OS204", "OS201"]


@pytest.mark.parametrize("code", CODES)
def test_example_of_a_code_is_found_and_the_better_version_is_clean(code: str) -> None:
    rule = next(r.name for r in RULES.values() if code in {c.code for c in r.codes})
    meaning = CODES[code]
    said = QUOTES.search(meaning.example)
    facet = code_facet(code)
    quotes = [Quoted(said[1], [facet] if facet else [])] if said else []
    told = CONFIDED.search(meaning.example)
    asked = ASKED.search(meaning.example)
    confided = [Quoted(told[1])] if told else [Quoted(asked[1], (), "Rita", ASKS[code])] if asked else []
    no = DECIDED.search(meaning.example)
    refused = Refusal(no[1], "Rita", "3 May 2026") if no else None
    context = LintContext(quotes=quotes, confided=confided, refused=refused)
    found = lint(ASKED.sub("", DECIDED.sub("", CONFIDED.sub("", QUOTES.sub("", meaning.example)))), context)
    assert rule in {f.rule for f in found}
    assert rule not in ("betrays_confidence", "passes_over_decision") or code in {f.code for f in found}
    assert not lint(meaning.better, LintContext(quotes=quotes, refused=refused))


def code_facet(code: str) -> str:
    names = ["status_quo", "priority", "consensus", "risk", "fear", "knowledge_gap"]
    return names[int(code[-1]) - 1] if code.startswith("OS6") else ""


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_documented(code: str) -> None:
    page = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
    assert f"`{code}`" in page
    assert CODES[code].name in page


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the hour on Thursday. Could you tell me where I misheard?",
        "You asked me to write in June, so here I am. Is it still a topic for you?",
        "You said “this is the worst vendor on the market, act now or lose us”. What happened?",
        "Following our last call I looked into it: the backup is slow. I look forward to hearing from you soon.",
        "If you have time, would you be open to a short talk? If not, no harm done.",
        "Are you still looking for a second baker? If so, the school in Dole has a class finishing in June.",
    ],
)
def test_near_misses_stay_silent(text: str) -> None:
    assert not lint(text)


def test_evidence_makes_words_theirs() -> None:
    text = "You lack observability and a semantic layer, you told me. What would you look at first?"
    assert "jargon_not_theirs" not in rules_of(text, Quoted("We lack observability, and a semantic layer."))


def test_burdens_from_unlabelled_quotes_and_from_text() -> None:
    ask = "The contract is attached. Could you sign it on Monday?"
    assert rules_of(ask) == set()
    assert "ignores_burden" in rules_of(ask, Quoted("I'm afraid the drivers will quit."))
    found = lint(ask, LintContext(burdens=["Finance has to approve anything above ten thousand."]))
    assert [f.code for f in found] == ["OS603"]


def test_invented_words_need_evidence() -> None:
    text = "You told me you hate your suppliers and dream of the coast. How would that feel?"
    assert "unsupported_claim" not in rules_of(text)
    assert "unsupported_claim" in rules_of(text, Quoted("We have 14 sites."))


def test_what_they_said_is_no_invention_where_nothing_was_read_in_it() -> None:
    heard = ["The sluice gates at Cold Wharf are old. They were due in April.", "Half of mine can't read a gauge."]
    for text in (
        "You told me the sluice gates were due in April. What happened?",
        "You said half of them can't read a gauge. How do you get round that?",
    ):
        assert "OS304" in {f.code for f in lint(text, LintContext(quotes=[Quoted("We have 14 sites.")]))}
        assert not lint(text, LintContext(quotes=[Quoted("We have 14 sites.")], heard=heard))
    worry = "You told me you are worried about the sluice gates in April."
    assert "OS304" in {f.code for f in lint(worry, LintContext(quotes=[Quoted("We have 14 sites.")], heard=heard))}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("You did promise.", "OS203"),
        ("I'd hate to have to tell Walter that the delay is on your side.", "OS203"),
        ("I take it we're good to go?", "OS205"),
        ("I've put a call in your diary for Tuesday at nine.", "OS205"),
        ("Or should I just go straight to Walter?", "OS206"),
        ("Rita was supposed to send it to you.", "OS905"),
        ("I'd be careful with Brenta, people tell me they lost orders.", "OS905"),
    ],
)
def test_holding_to_it_threatening_and_speaking_ill(text: str, code: str) -> None:
    assert code in {f.code for f in lint(f"It is the fourth of November now. {text}")}


@pytest.mark.parametrize(
    "text",
    [
        "I was supposed to send it to you on Monday, and did not. Here it is.",
        "It was supposed to rain, and it did not.",
        "I've put nothing into your calendar. Which day would suit you?",
        "Be careful with the second valve, it sticks.",
    ],
)
def test_owning_up_and_plain_advice_stay_silent(text: str) -> None:
    assert not lint(text)


def test_config_selects_ignores_and_sets_severity() -> None:
    assert {f.code for f in lint(PUSHY, config=Config(select=["OS204"]))} == {"OS204"}
    assert {f.code for f in lint(PUSHY, config=Config(ignore=["OS2"], select=["ALL", "OS201"]))} == {"OS201"}
    assert not lint(PUSHY, config=Config(ignore=["pressure"]))
    loud = lint(PUSHY, config=Config.from_mapping({"severity": {"pressure": "note", "OS201": "error"}}))
    assert {f.code: f.severity for f in loud} == {"OS204": Severity.NOTE, "OS201": Severity.ERROR}
    for wrong in ({"select": ["OSX"]}, {"severity": {"OS1": "loud"}}, {"chosen": []}, {"select": 3}):
        with pytest.raises(InputError):
            Config.from_mapping(wrong)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Just checking in! # otherside: ignore OS204", set()),
        ("Just checking in! # otherside: ignore", set()),
        ("Just checking in! <!-- otherside: ignore OS101 -->", {"OS204"}),
        ("<!-- otherside: ignore pressure -->\nJust checking in!\n\nBumping this.", {"OS204"}),
        ("<!-- otherside: ignore-file -->\n\nJust checking in!\n\nBumping this.", set()),
        ("Just checking in! # otherside: ignore NONSENSE", {"OS204"}),
    ],
)
def test_inline_ignores(text: str, left: set[str]) -> None:
    assert {f.code for f in lint(text)} == left


def test_replies_and_signature_are_not_ours() -> None:
    assert not lint("Thanks.\n> Just checking in, act now!\n\n-- \nWe are the leading provider of pumps")


def test_offsets_survive_letters_that_grow_when_lowered() -> None:
    text = "İİİ “yes” — I am just checking in on my offer 🙂"
    (found,) = lint(text)
    assert text[found.start : found.end] == found.text
    assert "checking in" in found.text.lower()


def test_json_and_sarif() -> None:
    findings = lint(PUSHY)
    first = json.loads(json.dumps(to_json(findings)))["findings"][0]
    assert list(first)[:7] == ["code", "rule", "start", "end", "text", "why", "instead"]
    log = json.loads(json.dumps(to_sarif(findings, PUSHY, "mail.md")))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert PUSHY[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert region["startLine"] == 1
        assert region["startColumn"] == region["charOffset"] + 1


def test_lines_for_people() -> None:
    lines = to_lines(lint(PUSHY), PUSHY, "mail.md")
    assert lines[0].startswith("mail.md:1:12: OS204 pressure “just checking in")


def test_explain() -> None:
    assert "Instead:" in explain("os204")
    assert "OS101" in explain("self_focus")
    with pytest.raises(InputError, match="no such code"):
        explain("OS999")


@pytest.mark.parametrize(
    "data",
    [
        '["We cut no corners."]',
        '[{"quote": "We cut no corners.", "facet": "identity"}]',
        '[{"text": "We cut no corners.", "facets": {"identity": 0.9}, "person": "Dana"}]',
        '{"quotes": ["We cut no corners."]}',
        '{"evidence": [{"quote": "We cut no corners.", "facets": ["identity"]}]}',
        '{"quotes": [{"person": "Dana", "quotes": ["We cut no corners."]}]}',
        '{"quote": "We cut no corners."}\n{"quote": " "}',
        '\ufeff["We cut no corners."]',
        '{"identity": ["We cut no corners."], "fear": []}',
        '{"hits": [{"quote": "We cut no corners.", "facet": "identity", "facets": {"identity": 0.9}, "score": 0.1}]}',
        '{"deal": "Mill", "people": [{"name": "Ada", "facets": {"identity": [{"quote": "We cut no corners."}]}, '
        '"quotes": 1}, {"name": "Pia", "facets": {}}]}',
    ],
)
def test_reads_evidence_of_many_shapes(data: str) -> None:
    assert [q.text for q in read_evidence(data.encode())] == ["We cut no corners."]


def test_reads_the_evidence_of_a_brief_with_whose_and_what_it_is() -> None:
    data = b'{"people": [{"name": "Ada", "facets": {"fear": [{"quote": "If the dam goes, we go."}]}}]}'
    assert read_evidence(data) == [Quoted("If the dam goes, we go.", ("fear",), "Ada")]
    assert read_evidence(b'["We lose \\ud800 a day."]')[0].text == "We lose ? a day."


@pytest.mark.parametrize(
    "data", [b"", b"{", b"3", b'{"a": 1}', b"[1]", b'[{"facet": "fear"}]', b"\xff\xfa", b"[" * 5000, b'"x"']
)
def test_wrong_evidence_is_one_clear_line(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_evidence(data)
    assert "\n" not in str(caught.value)


def test_evidence_file_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.json: cannot be read"):
        read_evidence(tmp_path / "none.json")


@pytest.mark.parametrize(
    "piece", ["a ", "we are ", "if you ", "api, ", '"', "- api\n", "<!--", "you said it is not ", "1,1."]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(n: int) -> float:
        begin = time.process_time()
        lint(piece * n, LintContext(quotes=[Quoted("I'm worried about finance", ["fear"])]))
        return time.process_time() - begin

    short = seconds(400)
    assert seconds(3200) < 30 * max(short, 0.02)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "?", "🙂", "-", "“”"])
def test_nothing_to_say_about_nothing(text: str) -> None:
    assert lint(text) == []
    assert to_lines([], text) == []


def test_benchmark_of_the_development_split() -> None:
    rows = [json.loads(line) for line in (ROOT / "benchmarks/lint/messages.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) >= 300
    clean = [r for r in rows if not r["rules"] and r["split"] == "dev"]
    silent = [
        r
        for r in clean
        if not lint(r["text"], LintContext([Quoted(q["quote"], q["facets"]) for q in r.get("evidence", [])]))
    ]
    assert len(silent) >= 0.9 * len(clean)


def test_what_a_code_finds_is_said_once_where_phrase_and_sentence_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "I will send the contract tonight so that you can put your name to it."
    # What the trained part adds is a whole sentence, around a phrase of the same code: fixed here, as it is retrained.
    monkeypatch.setattr(engine, "joined", lambda *_: [Hit("OS205", 0, 40, 0.5), Hit("OS205", 0, len(text))])
    found = [f for f in lint(text, None, Config(select=("OS205",))) if f.code == "OS205"]
    assert [(f.start, f.end) for f in found] == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        ("The scanner cuts waste by eighteen percent.", "", True),
        ("The scanner cuts waste by twenty-two per cent.", "", True),
        ("You want to cut waste by eighteen percent.", "We must cut waste by eighteen percent.", False),
        ("You want to cut waste by eighteen percent.", "We must cut waste by 18%.", False),
        ("Eighteen people work in the bakery.", "", False),
    ],
)
def test_a_share_in_words_needs_its_source_as_well(text, said, found):
    context = LintContext(quotes=[Quoted(said)] if said else [])
    assert ("OS302" in {f.code for f in lint(text, context)}) is found


@pytest.mark.parametrize(
    "text",
    [
        "If you sign the 40,000 by 12 March, I can guarantee you 15% less waste.",
        "The second oven will be ready on 12 March, guaranteed.",
    ],
)
def test_a_promise_is_one_with_a_day_beside_it_as_well(text):
    assert "OS303" in {f.code for f in lint(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Hi Dana, we meet on Friday at four. Will you come? Ines",
        "Hi Dana, our workshop is on Friday, will you come?",
        "Hello Mr Aas, our engineers are nice people. What would you ask them first?",
    ],
)
def test_a_short_invitation_with_a_word_of_us_is_not_about_us(text):
    assert not [f for f in lint(text) if f.rule == "self_focus"]


def test_a_long_letter_about_us_is_about_us_however_much_of_the_reader_stands_beside_it():
    ours = (
        "We have been in planning for years. Our team sits in Leeds. Our platform has eleven modules. We add one each spring. "
        "Our engineers like it. We serve two hundred depots. "
    )
    theirs = (
        "The second shift starts at two and the drivers change on Mondays. The board meets in March and the deputy does the rosters "
        "when nobody else is there. The whiteboard hangs beside the gate, and on Sundays the lists go up. What would you like to keep?"
    )
    found = [f for f in lint(ours + theirs) if f.code == "OS102"]
    assert found
    assert not [f for f in lint(theirs) if f.rule == "self_focus"]
