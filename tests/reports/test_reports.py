"""Renderings: imported text is never markup, nothing is loaded, everything shown has its source."""

import io
import re
from html.parser import HTMLParser

import pytest
from rich.console import Console

from otherside.domain import InputError
from otherside.forecast.naming import to_find_out
from otherside.reports import odds, words, write_report
from otherside.reports.markdown import brief_markdown
from otherside.reports.page import brief_page
from otherside.reports.terminal import print_brief

EVIL = '<script>alert(1)</script> [bold]x[/bold] **b** {{ 7*7 }} & "quotes" </q> 👩‍💻'


def _brief(text: str = EVIL) -> dict:
    quote = {
        "id": "1",
        "quote": text,
        "source": f"calls/{text}.vtt",
        "title": text,
        "conversation": "c",
        "turn": 3,
        "start": 0,
        "end": len(text),
        "date": "2026-09-01",
        "confidence": 0.82,
        "stance": "away",
        "reported": True,
        "also": 1,
    }
    person = {
        "id": "p1",
        "name": text,
        "role": text,
        "organisation": None,
        "side": "theirs",
        "side_reason": "said so",
        "quotes": 1,
        "facets": {"fear": [quote] * 3},
        "unknown": ["goal"],
    }
    silent = {**person, "id": "p2", "facets": {}}
    nowhere = {**person, "id": "p3", "side": "unknown", "facets": {}}
    return {
        "deal": text,
        "about": {"stage": text, "amount": 1000.0, "currency": "EUR"},
        "conversations": 2,
        "since": "2026-09-01",
        "until": "2026-09-30",
        "us": ["acme.com"],
        "people": [{**person, "perhaps": {"goal": [{**quote, "turn": quote["turn"] + 9}]}}, silent, nowhere],
        "forecast": {
            "p": {"nothing": 0.6, "us": 0.3, "other": 0.1},
            "interval": {"nothing": [0.4, 0.9], "us": [0.1, 0.6], "other": [0.0, 0.3]},
            "burdens": {"fear": 0.2, "change": 0.01, "priority": 0.1, "opposition": 0.0},
            "pivotal": [{"person": text, "swing": 0.3}],
            "horizon": 180.0,
            "as_of": "2026-09-30",
            "calibrated": False,
            "unknowns": [{"person": "Ada", "parameter": "rank", "evppi": 0.1}],
            "beliefs": [
                _belief("exposure", "e1"),
                _belief("rank"),
                _belief("gain.us", "e2"),
                _belief("switching_cost", "e1"),
            ],
            "quotes": {
                "e1": {"quote": "It sank once.", "person": "Ada", "facets": ["risk"], "stance": "away"},
                "e2": {"quote": "Not before May.", "person": "Ada", "facets": ["commitment"], "stance": "away"},
            },
        },
        "questions": [{"to": text, "through": None, "text": f"What about {text}?", "why": text}],
        "incongruences": [{"person": text, "ideal": text, "actual": text, "question": text}],
        "burdens": [{"person": text, "said": [quote], "in_plain_words": text, "help": [text]}],
        "pattern_breaks": [{"date": "2026-09-30", "what": text, "words": [{"quote": f"around {text}"}]}],
        "extractor": "x@1",
    }


def _belief(parameter: str, *evidence: str) -> dict:
    origin = "evidence" if evidence else "prior"
    return {"person": "Ada", "parameter": parameter, "evidence": [*evidence], "origin": origin, "said": None}


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def test_a_page_holds_imported_text_as_text_and_loads_nothing():
    page = brief_page(_brief())
    parser = _Tags()
    parser.feed(page)
    names = {tag for tag, _ in parser.tags}
    assert names.isdisjoint({"script", "iframe", "img", "link", "object", "form"})
    assert any(EVIL in text for text in parser.text)
    assert "default-src 'none'" in page
    for _, attributes in parser.tags:
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "href"):
            assert attributes.get(name, "#").startswith("#")
    assert not re.search(r"url\(|@import", page)


def test_every_quote_on_the_page_has_its_place():
    page = brief_page(_brief("We worry"))
    assert page.count("We worry.vtt, turn 4, 2026-09-01, as reported in a note") >= 3
    assert "82%" in page


def test_markdown_escapes_markup():
    text = brief_markdown(_brief())
    assert "<script>" not in text.replace("\\<", "")
    assert "**b**" not in text


def test_terminal_prints_markup_as_text():
    out = io.StringIO()
    print_brief(_brief(), Console(file=out, width=300, markup=False, highlight=False, emoji=False))
    assert "[bold]x[/bold]" in out.getvalue()


def test_a_brief_without_buyers_says_so():
    data = {**_brief(), "people": []}
    assert "No words of theirs yet" in brief_page(data)


def test_who_was_heard_and_said_nothing_that_was_read_has_words_all_the_same():
    heard = {**_brief()["people"][0], "side": "theirs", "facets": {}, "turns": 4}
    for text in _all_forms({**_brief(), "people": [heard]}):
        assert "No words of theirs yet" not in text


def _all_forms(data: dict) -> list[str]:
    out = io.StringIO()
    print_brief(data, Console(file=out, width=400))
    page = _Tags()
    page.feed(brief_page(data))
    return [" ".join("".join(page.text).split()), brief_markdown(data).replace("\\", ""), out.getvalue()]


def test_every_form_says_what_they_will_do_and_that_it_is_not_calibrated():
    for text in _all_forms(_brief("We worry")):
        assert "60%" in text
        assert "not calibrated" in text
        assert "fear that it fails (20 points): “It sank once.” (Ada)" in text
        assert "the effort of changing" not in text  # one point is not worth a line
        assert "What about We worry?" in text
        assert "around We worry" in text  # the words at a break in the routine


def test_no_form_names_odds_where_an_interval_says_nothing():
    data = _brief("We worry")
    data["forecast"] |= {"interval": {"nothing": [0.0, 1.0], "us": [0.0, 1.0], "other": [0.0, 0.9]}}
    for text in _all_forms(data):
        assert "Too little is known" in text
        assert f"of Ada, {to_find_out(['rank'])[0]}" in text  # what to ask instead
        assert "fear that it fails: “It sank once.” (Ada)" in text
        for gone in ("60%", "30%", "points", "nine times in ten", "█"):
            assert gone not in text
    taught = {**data["forecast"], "calibrated": True}
    assert odds.told(taught)
    assert not odds.told({**taught, "level_only": True})


def test_a_burden_of_which_nobody_spoke_is_no_burden_of_theirs():
    data = _brief("We worry")
    for text in _all_forms(data):
        assert "by other priorities" not in text
        assert re.search(r"not read in their words: other priorities(?!,)", text)
    # A refusal, or a yes on a condition, does not say what it would take from somebody.
    data["forecast"]["burdens"]["opposition"] = 0.1
    # Nobody who reads it of themselves should wonder who said so: that line names no losers.
    assert words.unheard(data) == "other priorities"
    assert "people who would be worse off" not in [row[0] for row in words.holding_back(data)]
    data["forecast"]["quotes"]["e2"]["facets"] = ["desire"]
    assert ("people who would be worse off", "10 points") in [row[:2] for row in words.holding_back(data)]


def test_what_was_not_read_is_said_of_our_reading_and_a_faint_sign_is_not_nothing():
    data = _brief("We worry")
    (person, *_) = data["people"]
    faint = {**person["facets"]["fear"][0], "confidence": 0.21}
    person["unknown"] = ["want", "desire", "goal"]
    person["perhaps"] |= {"desire": [faint], "want": [{**faint, "confidence": 0.1}]}
    assert words.unknown_lines(person) == [
        ("Faint signs, nothing sure", "desires"),
        ("Not read in what they said", "wants"),  # the goal stands under "perhaps"
    ]
    for text in _all_forms(data):
        assert re.search(r"Faint signs, nothing sure:\*? desires", text)
        assert re.search(r"Not read in what they said:\*? wants", text)
        assert "We do not know" not in text


def test_a_sentence_stands_once_under_its_surest_facet():
    data = _brief("We worry")
    (person, *_) = data["people"]
    (quote, *_) = person["facets"]["fear"]
    person["facets"] = {
        "goal": [{**quote, "confidence": 0.7}, {**quote, "id": "2", "turn": 4, "quote": "We open by May."}],
        "fear": [quote],
        "want": [{**quote, "confidence": 0.6, "start": 3}],
    }
    found = {f: [q["id"] for q in first] for _, rows in words.sections(person, 2) for f, first, _ in rows}
    assert found == {"goal": ["2"], "fear": ["1"]}
    assert set(person["facets"]) == {"goal", "fear", "want"}  # the data keeps them


def test_no_headline_is_confided_or_half_a_sentence():
    (person, *_) = _brief("We worry")["people"]
    (quote, *_) = person["facets"]["fear"]
    confided = {**quote, "id": "2", "turn": 5, "quote": "I dread the day he hears it.", "mark": "said in confidence"}
    half = {**quote, "id": "3", "turn": 6, "quote": "the glaze by the tenth, he's off from the twelfth"}
    word = {**quote, "id": "4", "turn": 7, "quote": "zinc."}
    person["facets"] = {"identity": [confided], "goal": [half], "want": [word], "risk": [quote]}
    assert words.headline(person)["id"] == quote["id"]
    person["facets"].pop("risk")
    assert words.headline(person) is None


def test_our_words_stand_last_without_a_share_and_an_empty_yes_with_what_it_answers():
    data = _brief("We worry")
    (person, *_) = data["people"]
    (quote, *_) = person["facets"]["fear"]
    ours = {**quote, "id": "2", "turn": 5, "quote": "You lose a day to it.", "confidence": 0.99, "confirmed": True}
    yes = {**quote, "id": "3", "turn": 7, "quote": "Works.", "start_s": 818.4, "empty": False,
           "before": {"speaker": "Nils", "quote": "Shall we say Monday?"}}  # fmt: skip
    bare = {**quote, "id": "4", "turn": 9, "quote": "Good.", "empty": True}
    person["facets"] = {"frustration": [quote, ours], "commitment": [yes, bare], "identity": [ours]}
    person["perhaps"] = {}
    assert words.headline(person)["id"] == "1"
    for text in _all_forms(data):
        assert "99%" not in text
        assert "Nils: “Shall we say Monday?” " in text
        assert "13:38" in text
        assert "Good." not in text


def test_every_form_has_what_they_asked_their_conditions_and_the_days_to_come():
    data = _brief("We worry")
    row = {**data["people"][0]["facets"]["fear"][0], "person": "Ada"}
    day = {"date": "2026-11-03", "exact": True, "quote": "The mill is swept on the third.", "person": "Ada"}
    over = {**day, "date": "2026-09-02", "quote": "We sowed on the second."}
    data["wishes"] = [{**row, "id": "w", "quote": "Please send no slides."}]
    data["conditions"] = [{**row, "id": "k", "quote": "Only if Rolf is asked."}, {**row, "id": "w"}]
    data["forecast"]["window"] = {
        "trigger": None, "opens": None, "closes": None, "dates": [over, day], "waits": [], "costs": []
    }  # fmt: skip
    for text in _all_forms(data):
        # Nothing here says what they asked us for, so the heading must not sound as if it were all they asked.
        where = text.index("What they asked us to leave or wait with")
        assert where < text.index("What they may do")
        assert "Ada: “Please send no slides.” (We worry.vtt, turn 4" in text
        assert "Under which conditions" in text
        assert "Ada: “Only if Rolf is asked.”" in text
        assert "3 November 2026, also named: “The mill is swept on the third.” (Ada)" in text
        assert "We sowed" not in text


def test_a_time_for_the_next_word_stands_once_over_the_questions():
    data = _brief("We worry")
    note = "Ada said when to be in touch again: “Ring me after the harvest.”"
    asked = {"to": "Ada", "through": None, "why": "Not heard yet.", "evidence": [], "listen_for": "a number"}
    data["questions"] = [{**asked, "text": f"What of mill {n}?", "note": note} for n in range(3)]
    data["questions"].append({**asked, "to": "Rolf", "text": "And the ovens?", "note": None})
    for text in _all_forms(data):
        assert text.count("Ring me after the harvest.") == 1
        assert text.index("Worth asking next") < text.index("Ring me") < text.index("What of mill 0?")


def test_gaps_give_everybody_a_turn():
    rows = [{"person": p, "n": n} for n, p in enumerate("aaab")]
    assert [r["n"] for r in words.gaps({"incongruences": rows}, 3)] == [0, 3, 1]


def test_a_report_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "b.html"
    write_report(target, "one")
    write_report(target, "two")
    assert target.read_text() == "two"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(InputError, match="choose another place"):
        write_report(tmp_path / "missing" / "b.html", "x")


def test_burdens_give_everybody_a_turn():
    rows = [{"person": person, "said": ["x"], "weight": w} for person, w in (("Ida", 3), ("Ida", 2), ("Per", 1))]
    assert [row["weight"] for row in words.carried({"burdens": rows}, 2)] == [3, 1]


def test_whoever_is_spoken_to_is_named_first():
    asked = {"to": "COO", "called": "the COO", "through": "Ida Brandt"}
    assert words.asked_of(asked) == "Ida Brandt, about the COO"
    assert words.asked_of({"to": "Ida Brandt", "through": None}) == "Ida Brandt"


def test_too_late_is_told_only_where_they_say_so():
    from otherside.reports.odds import window

    row = {"date": "2027-03-01", "exact": True, "quote": "q", "person": "Dana", "kind": "trigger"}
    found = {"trigger": row, "opens": None, "closes": None, "dates": [row]}
    assert [label for _, label, _ in window({"as_of": "2026-11-01", "window": found})] == ["why now"]
    (only,) = window({"as_of": "2026-11-01", "window": {**found, "closes": row}})
    assert "too late" in only[1]


def test_whom_else_they_name_stands_with_the_newest_words_and_who_else_names_them():
    quote = {
        "id": "1",
        "quote": "Corvel quoted us ninety.",
        "person": "Ada",
        "source": "call.txt",
        "turn": 2,
        "date": "2026-03-01",
    }
    ways = [{"name": "Corvel", "present": True, "people": ["Ada", "Ben"], "quotes": [quote]}]
    (found,) = [rows for heading, rows in words.terms({"alternatives": ways}) if heading == words.NAMED]
    assert found == [
        "Corvel, whom they have today. Ada: “Corvel quoted us ninety.” (call.txt, turn 3, 2026-03-01) (also Ben)"
    ]
