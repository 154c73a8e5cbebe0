"""Search, market, ask, sql and export on the example deal, with the real extractor."""

import csv
import dataclasses
import json

import pytest

from otherside.accounts.model import Access, Scope
from otherside.domain import Extractor, Facet, InputError, Stance
from otherside.domain.evidence import CONFIRMED
from otherside.profiles.around.alternatives import SAID_OF_THEM
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.exporting import export
from otherside.workspace.market import market as market_room
from otherside.workspace.market.market import Market, market
from otherside.workspace.scoped import open_as
from otherside.workspace.searching import search
from otherside.workspace.sql import OpenData


@pytest.fixture(scope="module")
def harbourline(taken_in):
    with Workspace.open(taken_in("harbourline", us=["tidewise.example"])) as workspace:
        yield workspace


def words_at(workspace, row):
    stored = workspace.store.conversation(row["conversation"])
    return stored.turns[row["turn"]].turn.text[row["start"] : row["end"]]


def test_every_hit_is_verbatim_and_theirs(harbourline):
    theirs = {p.name for p in harbourline.people("harbourline") if p.side == "theirs"}
    found = search(harbourline, "approval from finance", n=30)
    assert found["hits"]
    for hit in found["hits"]:
        assert words_at(harbourline, hit) == hit["quote"]
        assert hit["person"] in theirs
        assert hit["source"]
        assert {"quote", "person", "deal", "facet", "score", "source"} <= hit.keys()


def test_questions_about_one_market_find_its_themes_once_and_answer_as_from_a_new_one(harbourline, monkeypatch):
    asked = ("What holds them back?", "What do they say about rosters?", "What is Sunita afraid of?")
    alone = [ask(harbourline, question) for question in asked]
    held, made = Market(harbourline), []
    real = market_room.themes_of
    monkeypatch.setattr(market_room, "themes_of", lambda facet, *rest: (made.append(facet), real(facet, *rest))[1])
    assert [ask(harbourline, question, held) for question in asked] == alone
    assert [ask(harbourline, question, held) for question in asked] == alone
    assert made
    assert len(made) == len(set(made))


def test_a_turn_found_by_its_words_is_not_hidden_by_evidence_that_only_meaning_finds(harbourline, tmp_path):
    note = tmp_path / "call.md"
    note.write_text(
        "---\ndate: 2026-05-05\n---\n\nMarit Oyelaran: Every month-end I lose two days to the rosters. Zabaglione, anyway.\n"
    )
    harbourline.add([note], deal="harbourline")
    first = search(harbourline, "zabaglione", n=200)["hits"]
    assert "Zabaglione" in first[0]["quote"]
    assert any(h["turn"] == first[0]["turn"] and h["conversation"] == first[0]["conversation"] for h in first[1:])


def test_filters_by_name(harbourline):
    assert {h["person"] for h in search(harbourline, "", person="Sunita")["hits"]} == {"Sunita Raghunathan"}
    assert all("risk" in h["facets"] for h in search(harbourline, "rollout", facet=["risk"])["hits"])
    with pytest.raises(InputError, match="choose one of"):
        search(harbourline, "x", facet=["hope"])
    with pytest.raises(InputError, match="known roles"):
        search(harbourline, "x", role="astronaut")


def test_the_index_follows_the_store(harbourline, tmp_path):
    first = search(harbourline, "zanzibar")
    assert not [h for h in first["hits"] if "anzibar" in h["quote"]]
    note = tmp_path / "call.md"
    note.write_text("---\ndate: 2026-05-04\n---\n\nMarit Oyelaran: We must open the depot in Zanzibar by June.\n")
    harbourline.add([note], deal="harbourline")
    assert any("Zanzibar" in h["quote"] for h in search(harbourline, "zanzibar")["hits"])


def test_market_counts_people_and_quotes_words(harbourline):
    data = market(harbourline, by="role", messages=["You keep the old plan until the new one has proven itself."])
    assert {"themes", "language", "segments"} <= data.keys()
    assert data["themes"]
    for theme in data["themes"]:
        assert theme["low"] <= theme["share"] <= theme["high"]
        for quote in (*theme["typical"], *theme["telling"]):
            assert words_at(harbourline, quote) == quote["quote"]
    again = market(harbourline, by="role")
    assert [(t["id"], t["name"]) for t in again["themes"]] == [(t["id"], t["name"]) for t in data["themes"]]
    drilled = market(harbourline, theme=data["themes"][0]["id"])
    assert len(drilled["sentences"]) == data["themes"][0]["sentences"]
    with pytest.raises(InputError, match="no deal has a field"):
        market(harbourline, by="shoe size")


def test_sayings_are_of_the_rows_of_the_brief(harbourline, monkeypatch):
    def with_one_changed(workspace, deal):
        first, second, third, *rest = [r for r in real(workspace, deal) if r.evidence.id in kept]
        agreed = dataclasses.replace(second.evidence, extractor=Extractor("reader" + CONFIRMED, "1"))
        bare = dataclasses.replace(third.evidence, quote="Sounds good.")
        changed = (
            dataclasses.replace(first, of="Rostrum"),
            dataclasses.replace(second, evidence=agreed),
            dataclasses.replace(third, evidence=bare),
        )
        return [*changed, *rest]

    real = market_room.rows_of
    before = Market(harbourline)
    kept = [s.id for s in before.sayings if not SAID_OF_THEM & s.facets.keys()]
    monkeypatch.setattr(market_room, "rows_of", with_one_changed)
    after = {s.id: s for s in Market(harbourline).sayings}
    order = [r.evidence.id for r in real(harbourline, harbourline.deal("harbourline")) if r.evidence.id in kept]
    assert after.keys() == set(kept) - set(order[1:3])
    assert after[order[0]].json()["mark"].startswith("about Rostrum")
    assert [s for s in after.values() if s.of] == [after[order[0]]]


def test_of_one_deal_each_is_told_and_nobody_described(harbourline):
    data = market(harbourline, by="role")
    assert data["few"]
    assert data["note"]
    quoted = [q for row in data["each"] for q in row["quotes"]]
    assert quoted
    assert not any(q["mark"] for q in quoted)
    for row in data["each"]:
        assert len({q["person"] for q in row["quotes"]}) == len(row["quotes"]) <= row["people"]
    assert not any(s["drivers"] or s["constraints"] or s["language"] for s in data["segments"] if s["people"] < 3)
    assert all(not share for t in data["themes"] for share in t["segments"].values() if share["of"] < 3)


def test_an_answer_gives_no_shares_of_a_few_and_counts_together_only_who_says_the_same(harbourline):
    data = ask(harbourline, "What holds them back?")
    assert data["few"]
    assert "%" not in "".join(s["text"] for s in data["answer"][:1])
    alone = [row for row in data["findings"] if row["theme"] is None]
    assert alone
    assert all(row["name"] == "each for themselves" for row in alone)


def test_an_answer_is_counted_quoted_and_linked(harbourline):
    data = ask(harbourline, "What holds them back?")
    assert 0 < data["people"] <= data["of"]
    known = {row.evidence.id for row in harbourline.evidence()}
    for sentence in data["answer"]:
        assert sentence["evidence"]
        assert set(sentence["evidence"]) <= known
    for row in data["findings"]:
        assert all(words_at(harbourline, q) == q["quote"] for q in row["quotes"])


def test_people_of_a_function_are_those_whose_role_is_of_it(harbourline):
    before = ask(harbourline, "What holds the people in finance back?")
    assert before["understood"]["among"]
    assert before["understood"]["about"] == []
    assert {q["person"] for row in before["findings"] for q in row["quotes"]} == {"Sunita Raghunathan"}
    held = Market(harbourline)
    marit = next(p for p in held.people.values() if p.name.startswith("Marit"))
    held.people[marit.id] = dataclasses.replace(marit, role="Group Treasurer")
    assert ask(harbourline, "What holds the people in finance back?", held)["of"] == before["of"] + 1


def test_what_they_fear_of_staying_holds_nobody_back(harbourline):
    for stance in (Stance.TOWARDS, Stance.AWAY):
        held = Market(harbourline)
        held.sayings[0] = dataclasses.replace(held.sayings[0], facets={Facet.FEAR: 0.9}, stance=stance)
        found = {
            i for sentence in ask(harbourline, "What holds them back?", held)["answer"] for i in sentence["evidence"]
        }
        assert (held.sayings[0].id in found) == (stance is Stance.AWAY)


def test_silence_is_unknown_not_absent(harbourline):
    data = ask(harbourline, "Who fears xylophones?")
    assert "unknown, not absent" in data["answer"][0]["text"] or data["understood"]["widened"]
    with pytest.raises(InputError):
        ask(harbourline, "  ")


@pytest.fixture(scope="module")
def data(harbourline):
    found = OpenData(harbourline)
    yield found
    found.close()


def test_sql_reads(harbourline, data):
    columns, rows = data.run("SELECT count(*) AS n FROM evidence")
    assert columns == ["n"]
    assert rows == [(len(harbourline.evidence()),)]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM evidence", "DROP TABLE people", "ATTACH 'x.db' AS x", "PRAGMA writable_schema=1", "VACUUM INTO 'x'",
        "SELECT 1; SELECT 2", "INSERT INTO deals SELECT * FROM deals", "CREATE TABLE x (y)", "nonsense", "",
    ],
)  # fmt: skip
def test_sql_changes_nothing(data, statement):
    with pytest.raises(InputError, match="sql:"):
        data.run(statement)


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_export_is_complete(harbourline, tmp_path, kind):
    if kind == "parquet":
        pytest.importorskip("pyarrow")
    told = export(harbourline, tmp_path / "out", kind)
    count = len(harbourline.evidence())
    assert told["rows"]["evidence"] == count
    path = tmp_path / "out" / f"evidence.{kind}"
    if kind == "csv":
        with open(path, encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == count
    elif kind == "jsonl":
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert {r["quote"] for r in rows} == {row.evidence.quote for row in harbourline.evidence()}
    else:
        import pyarrow.parquet as pq

        assert pq.read_table(path).num_rows == count


def test_export_names_the_remedy(harbourline, tmp_path):
    with pytest.raises(InputError, match="choose one of"):
        export(harbourline, tmp_path, "xml")
    with pytest.raises(InputError, match="choose of"):
        export(harbourline, tmp_path, "csv", ["secrets"])


def test_whoever_sees_some_deals_has_the_settings_of_the_house(harbourline):
    (deal,) = {row.deal for row in harbourline.evidence()}
    (harbourline.home / "otherside.toml").write_text('[llm]\nprovider = "ollama"\nmodel = "the-model"\n')
    try:
        for deals, people in ((frozenset({deal}), 1), (frozenset(), 0)):
            with open_as(harbourline.home, Access("a1", "Sam", Scope.READ, deals)) as seen:
                # About a word that nobody uses there is nothing to cite: nothing is sent anywhere.
                data = ask(seen, "Who mentions qqzzyx?", worded=True)
                assert data["worded"] == {"sentences": [], "removed": 0, "model": "the-model"}
                assert (ask(seen, "What holds them back?")["of"] > 0) == bool(people)
    finally:
        (harbourline.home / "otherside.toml").unlink()
