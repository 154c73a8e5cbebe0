"""The search index: words, meaning, filters, paging, erasure, speed of the inverted file."""

import datetime as dt
import shutil
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from otherside.domain import Facet, InputError, Stance
from otherside.store.search import Document, Filters, SearchIndex
from otherside.store.search.query import parse
from otherside.store.search.vectors import VectorFile, append, kmeans, reorder

SAID = [
    ("We lose two days to reconciling every month", "ada", "Mill", Facet.FRUSTRATION, Stance.TOWARDS, "2026-01-10"),
    ("Finance has to agree before anything moves", "ada", "Mill", Facet.CONSENSUS, Stance.AWAY, "2026-02-01"),
    ("If the rollout fails it is on my head", "bo", "Mill", Facet.RISK, Stance.AWAY, "2026-02-03"),
    ("The old system works well enough for us", "cy", "Yard", Facet.STATUS_QUO, Stance.AWAY, None),
    ("Reconciling takes days and nobody thanks us", "cy", "Yard", Facet.FRUSTRATION, Stance.TOWARDS, "2026-03-01"),
]
_MEANING = {"ledger": "reconciling", "failure": "fails", "approve": "agree"}


def encode(texts):
    """Bags of words at random directions; words of one meaning share theirs."""
    out = np.zeros((len(texts), 384), dtype=np.float32)
    for row, text in zip(out, texts, strict=True):
        for word in text.casefold().split():
            word = _MEANING.get(word, word)
            seed = int.from_bytes(word.encode()[:8].ljust(8, b"\0"), "little")
            row += np.random.default_rng(seed).standard_normal(384)
        row /= max(np.linalg.norm(row), 1e-9)
    return out


def documents(said=SAID):
    for n, (text, person, deal, facet, stance, day) in enumerate(said):
        yield Document(
            f"e{n}", True, text, person, deal, (facet,), stance,
            dt.date.fromisoformat(day) if day else None, "c", n, 0, len(text),
        )  # fmt: skip


@pytest.fixture
def index(tmp_path):
    index = SearchIndex(tmp_path / "search", "test")
    index.sync(documents(), encode, "1")
    yield index
    index.close()


def ask(index, text, filters=None, n=10, offset=0, **kinds):
    parsed = parse(text)
    vector = encode([parsed.words])[0] if parsed.words else None
    return index.search(parsed, vector, filters or Filters(), n, offset, **kinds)[0]


def keys(hits):
    return [hit.key for hit in hits]


def test_words_and_meaning_both_find(index):
    assert set(keys(ask(index, "reconciling"))[:2]) == {"e0", "e4"}
    assert set(keys(ask(index, "ledger"))[:2]) == {"e0", "e4"}


def test_word_forms_are_found_and_marked(index):
    (hit,) = [h for h in ask(index, "reconcile") if h.key == "e0"]
    assert [hit.text[a:b] for a, b in hit.marks] == ["reconciling"]


def test_phrases_and_operators_are_followed_to_the_letter(index):
    assert keys(ask(index, '"works well"')) == ["e3"]
    assert set(keys(ask(index, "days AND (month OR thanks)"))) == {"e0", "e4"}
    assert keys(ask(index, "days -month")) == ["e4"]
    assert keys(ask(index, "reconcil* NOT nobody")) == ["e0"]


def test_who_says_it_in_just_these_words_comes_first(tmp_path):
    said = [
        ("A quarry gate", "cy", "Yard", Facet.WANT, Stance.NEUTRAL, None),
        ("We were told in the autumn that the north gate would have to be paid for", "ada", "Mill", Facet.WANT,
         Stance.NEUTRAL, None),
        ("North of the river there is no gate", "bo", "Mill", Facet.WANT, Stance.NEUTRAL, None),
        *SAID,
    ]  # fmt: skip
    index = SearchIndex(tmp_path / "search", "test")
    index.sync(documents(said), encode, "1")
    assert keys(ask(index, "north gate", use_words=True))[0] == "e1"
    assert keys(ask(index, "what of the north gate"))[0] == "e1"
    assert {"e0", "e1", "e2"} <= set(keys(ask(index, "north gate")))
    assert keys(ask(index, "the north gate", Filters(people=["bo"])))[0] == "e2"
    index.close()


@pytest.mark.parametrize("text", ['"open', "a AND", "OR b", "(a", "a)", "NOT a", "-a"])
def test_what_is_not_a_query_is_refused(text):
    with pytest.raises(InputError, match="search:"):
        parse(text)


@pytest.mark.parametrize("text", ["it's 50% (really)", "c++ / c#", "«wow» -- yes", "a:b^2", "NEAR(a b)", "*", "'"])
def test_anything_else_is(index, text):
    ask(index, text)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(facets=[Facet.FRUSTRATION]), {"e0", "e4"}),
        (Filters(stances=[Stance.AWAY]), {"e1", "e2", "e3"}),
        (Filters(people=["cy"]), {"e3", "e4"}),
        (Filters(deals=["Mill"], since=dt.date(2026, 2, 1)), {"e1", "e2"}),
        (Filters(until=dt.date(2026, 1, 31)), {"e0"}),
        (Filters(people=["nobody"]), set()),
    ],
)
def test_filters_hold_for_words_meaning_and_listing(index, filters, expected):
    everything = "two days finance rollout system reconciling"
    assert set(keys(ask(index, everything, filters))) <= expected
    assert set(keys(ask(index, "", filters))) == expected


def test_pages_neither_overlap_nor_shift(index):
    whole = keys(ask(index, "reconciling days finance rollout system"))
    paged = [
        k
        for o in range(0, len(whole), 2)
        for k in keys(ask(index, "reconciling days finance rollout system", n=2, offset=o))
    ]
    assert paged == whole


def test_only_what_is_new_is_encoded(index):
    encoded = []

    def watched(texts):
        encoded.extend(texts)
        return encode(texts)

    said = [*SAID[1:], ("Procurement wants three offers", "bo", "Mill", Facet.CONSENSUS, Stance.AWAY, None)]
    docs = list(documents([SAID[0], *said]))[1:]
    counts = index.sync(docs, watched, "2")
    assert counts == {"added": 1, "changed": 0, "removed": 1, "kept": 4}
    assert encoded == ["Procurement wants three offers"]
    assert keys(ask(index, "offers"))[0] == "e5"


def test_who_is_erased_leaves_neither_words_nor_vectors(index, tmp_path):
    index.sync((d for d in documents() if d.person != "cy"), encode, "2")
    assert "e4" not in keys(ask(index, "reconciling thanks"))
    assert np.count_nonzero(np.abs(index._vectors.rows["v"]).sum(axis=1)) == 3
    index.close()
    left = b"".join(p.read_bytes() for p in (tmp_path / "search").iterdir())
    assert b"nobody thanks" not in left
    assert b"thank" not in left


def test_a_missing_or_damaged_index_is_made_anew(tmp_path):
    folder = tmp_path / "search"
    folder.mkdir()
    (folder / "index.db").write_bytes(b"not a database at all" * 100)
    index = SearchIndex(folder, "test")
    index.sync(documents(), encode, "1")
    assert len(index) == 5
    index.close()
    other = SearchIndex(folder, "another encoder")
    assert len(other) == 0
    other.close()


def test_a_sync_that_fails_changes_nothing(index):
    def broken(texts):
        raise RuntimeError

    more = [*SAID, ("More", "bo", "Mill", Facet.WANT, Stance.TOWARDS, None)]
    with pytest.raises(RuntimeError):
        index.sync(documents(more), broken, "2")
    assert len(index) == 5
    assert index.signature == "1"
    index.sync(documents(more), encode, "2")
    assert keys(ask(index, "more"))[0] == "e5"


def test_the_inverted_file_finds_what_exact_search_finds(tmp_path, monkeypatch):
    monkeypatch.setattr("otherside.store.search.vectors._PROBED", 6_000)
    rng = np.random.default_rng(0)
    centres = kmeans(rng.standard_normal((500, 384)).astype(np.float32), 40, rng)
    vectors = centres[rng.integers(0, 40, 20_000)] + 0.04 * rng.standard_normal((20_000, 384)).astype(np.float32)
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    append(tmp_path / "a", vectors)
    order, centroids, offsets = reorder(tmp_path / "a", tmp_path / "b", np.arange(20_000))
    file = VectorFile(tmp_path / "b", centroids, offsets)
    recall = []
    for query in vectors[:50]:
        exact = set(np.argsort(-(vectors @ query))[:20])
        slots, scores = file.search(query, 20)
        assert np.all(np.diff(scores) <= 0)
        recall.append(len(exact & set(order[slots])) / 20)
    assert np.mean(recall) >= 0.9


def test_several_that_open_it_for_the_first_time_at_once_make_one(tmp_path):
    def one(_):
        index = SearchIndex(tmp_path / "search", "encoder")
        try:
            return index.signature
        finally:
            index.close()

    for _ in range(5):
        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(one, range(8))) == {None}
        shutil.rmtree(tmp_path / "search")


def test_one_of_another_encoder_is_emptied_and_a_broken_one_made_anew(tmp_path):
    folder = tmp_path / "search"
    index = SearchIndex(folder, "encoder")
    index.sync([], encode, "first")
    assert index.signature == "first"
    index.close()
    index = SearchIndex(folder, "another")
    assert index.signature is None
    index.close()
    (folder / "index.db").write_bytes(b"no database at all" * 100)
    index = SearchIndex(folder, "another")
    assert index.signature is None
    index.close()
