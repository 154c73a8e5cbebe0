"""Lines in, lines out: spans as short as those that `add` stores, and exact."""

import datetime as dt
import json
from types import SimpleNamespace

import numpy as np

from otherside.domain import FACETS, Facet
from otherside.extraction.extractor import LocalExtractor
from otherside.extraction.learning import WIDTH, dump
from otherside.workspace import Workspace
from otherside.workspace.coaching import coach_file
from otherside.workspace.questioning import read_answer
from otherside.workspace.reading.analysis import PERSONAL
from otherside.workspace.reading.stateless import extract_lines, reader_for
from tests.extraction.test_extractor_spans import FEAR, HAND, TEXT, Told

LONG = f"Hello there. {TEXT} We bought chairs."


def _lines(encoder, *items):
    lines = [json.dumps({"id": n, **item}) for n, item in enumerate(items)]
    return list(extract_lines(lines, "test", LocalExtractor(encoder=encoder)))


def _quotes(line, text):
    return {f["facet"]: text[f["start"] : f["end"]] for f in line["facets"]}


def test_each_facet_has_its_clause_alone_and_among_sentences():
    encoder = Told(situation=HAND, fear=FEAR)
    for text, line in zip((TEXT, LONG), _lines(encoder, {"text": TEXT}, {"text": LONG}), strict=True):
        assert _quotes(line, text) == {
            "situation": "We key every order in by hand at the moment",
            "fear": "I'm terrified that one day a zero too many goes out.",
        }
        assert all(f["score"] == line["scores"][f["facet"]] for f in line["facets"])


def test_facets_of_different_sentences_each_have_their_own():
    text = "We key it in by hand. I'm terrified of it."
    (line,) = _lines(Told(situation=HAND, fear=FEAR), {"text": text})
    assert _quotes(line, text) == {"situation": "We key it in by hand.", "fear": "I'm terrified of it."}


def test_fillers_are_not_part_of_a_quote():
    text = "So, um, we key it all in by hand, you know?"
    (line,) = _lines(Told(situation=HAND), {"text": text})
    assert _quotes(line, text) == {"situation": "we key it all in by hand"}


def test_a_seller_costs_no_reading_and_is_no_evidence():
    encoder = Told(fear=FEAR)
    seller, nothing = _lines(encoder, {"text": TEXT, "speaker_role": "seller"}, {"text": " … "})
    assert seller["facets"] == nothing["facets"] == []
    assert set(seller["scores"].values()) == {0.0}
    assert encoder.asked == []


def test_the_sentence_before_is_the_one_that_was_said():
    encoder = Told(fear=FEAR)
    _lines(encoder, {"text": "It is slow. I'm terrified of it.", "prev": "How is it?"})
    assert ("How is it?", "It is slow.") in encoder.asked
    assert ("It is slow.", "I'm terrified of it.") in encoder.asked


def test_what_a_workspace_learnt_reads_lines_answers_and_calls_too(tmp_path):
    with Workspace.init(tmp_path / "w") as workspace:
        shipped = reader_for(tmp_path / "w").extractor
        # As if corrections had taught it that everything is a fear.
        offsets = np.zeros((len(FACETS), WIDTH + 2), dtype=np.float32)
        offsets[FACETS.index(Facet.FEAR), 0] = 40
        workspace.store.put_setting(PERSONAL, dump(offsets, np.zeros(WIDTH, dtype=np.float32), 1))
    learnt = reader_for(tmp_path / "w")
    assert reader_for(None).extractor == shipped != learnt.extractor
    (plain,) = extract_lines(['{"text": "We bought forty chairs in June."}'], "test", reader_for(None))
    (line,) = extract_lines(['{"text": "We bought forty chairs in June."}'], "test", learnt)
    assert line["scores"]["fear"] > 0.99 > plain["scores"]["fear"]
    call = tmp_path / "call.txt"
    call.write_text("Sam Ortiz: What did you buy?\nDana Lee: We bought forty chairs in June.\nSam Ortiz: Fine.\n")
    (before,), (after,) = coach_file(call, ["Sam Ortiz"]), coach_file(call, ["Sam Ortiz"], learnt)
    assert before["metrics"]["openings"] == 0
    assert after["metrics"]["openings"] == 1


def test_an_answer_in_an_interview_keeps_the_facets_of_a_sentence_that_is_quoted_in_part(tmp_path):
    answer = "So, um, we bought forty chairs in June. Okay."
    with Workspace.init(tmp_path / "w") as workspace:
        offsets = np.zeros((len(FACETS), WIDTH + 2), dtype=np.float32)
        offsets[FACETS.index(Facet.FEAR), 0] = 40
        workspace.store.put_setting(PERSONAL, dump(offsets, np.zeros(WIDTH, dtype=np.float32), 1))
        question = SimpleNamespace(
            text="What did you buy?", speaker=SimpleNamespace(id="dana"), topic=SimpleNamespace(facet=Facet.WANT)
        )
        interview = SimpleNamespace(exchanges=[])
        said = read_answer(workspace, interview, question, answer, dt.date(2026, 6, 1))
    assert [s.text for s in said] == ["So, um, we bought forty chairs in June.", "Okay."]
    assert Facet.FEAR in said[0].facets
