"""Themes, language, segments, positioning, message tests, questions: pure functions on small made-up markets."""

import dataclasses
import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.domain import Facet, Stance
from otherside.market.asking import understand
from otherside.market.clustering import cluster, features, nearness_threshold
from otherside.market.language import markers, word_bank
from otherside.market.messages import hold_against
from otherside.market.phrases import phrases, rooted, speakers, uses
from otherside.market.positioning import alternatives, positioning, positioning_html, positioning_markdown
from otherside.market.saying import Saying, one_each, voice
from otherside.market.segments import by_outcome, segments
from otherside.market.statistics import corrected, differs, few, share, share_in_words
from otherside.market.themes import themes_of, trends

TOPICS = {
    "ledger": [
        "The ledger never matches the bank",
        "Closing the ledger eats our evenings",
        "Our ledger is full of typing errors",
    ],
    "drivers": [
        "Drivers wait at the gate for hours",
        "No driver knows which gate to take",
        "The gate queue costs us drivers",
    ],
    "audit": [
        "The audit asks for papers we cannot find",
        "Every audit is a hunt for papers",
        "Papers for the audit sit in boxes",
    ],
}


def encode(texts):
    out = np.zeros((len(texts), 384), dtype=np.float32)
    for row, text in zip(out, texts, strict=True):
        for n, words in enumerate((("ledger", "bank", "typing"), ("driver", "gate", "queue"), ("audit", "papers"))):
            row[n] += sum(w in text.casefold() for w in words)
        row += 0.05 * np.random.default_rng(len(text)).standard_normal(384)
        row /= np.linalg.norm(row)
    return out


def saying(n, text, person, deal="Mill", facet=Facet.FRUSTRATION, day=None):
    return Saying(
        f"e{n}",
        text,
        {facet: 0.9},
        Stance.TOWARDS,
        0.6,
        person,
        person.title(),
        deal,
        day,
        "call.vtt",
        "c",
        n,
        0,
        len(text),
    )


@pytest.fixture
def said():
    return [
        saying(3 * k + n, text, f"{topic}{n}", "Mill" if n else "Yard")
        for k, (topic, texts) in enumerate(TOPICS.items())
        for n, text in enumerate(texts)
    ]


@pytest.fixture
def themes(said):
    found, _ = themes_of(Facet.FRUSTRATION, said, encode([s.quote for s in said]))
    return found


def test_a_theme_gathers_what_belongs_together_under_the_buyers_words(said):
    places = features([s.quote for s in said], encode([s.quote for s in said]))
    labels, _ = cluster(places, k=3)
    assert len({tuple(labels[3 * k : 3 * k + 3]) for k in range(3)}) == 3
    assert all(len(set(labels[3 * k : 3 * k + 3])) == 1 for k in range(3))


def test_names_come_from_what_they_said(said, themes):
    words = {w for s in said for w in s.quote.casefold().split()}
    for theme in themes:
        assert theme.name
        assert set(theme.name.replace(",", "").split()) <= words
        assert {s.id for s in (*theme.typical, *theme.telling)} <= {said[n].id for n in theme.members}


def test_a_saying_is_in_one_theme_at_most_and_of_a_few_people_uses_the_word_that_names_it(said, themes):
    members = [n for t in themes for n in t.members]
    assert len(members) == len(set(members))
    assert {t.name for t in themes} == {"ledger", "gate", "audit"}
    for theme in themes:
        assert all(theme.name in said[n].quote.casefold() for n in theme.members)
        assert len(theme.people) >= 2


def test_a_phrase_that_is_not_found_again_keeps_no_other_theme_back():
    texts = (
        "Wear – tear on the pumps eats the margin",
        "Wear – tear on the pumps is what the ledger hides",
        "The wear – tear of it, and then the ledger",
        "My ledger is a shoe box",
        "I type the ledger at night",
    )
    rows = [saying(n, text, f"p{n}") for n, text in enumerate(texts)]
    found, _ = themes_of(Facet.FRUSTRATION, rows, encode(list(texts)))
    assert "ledger" in {t.name for t in found}
    assert all(len(t.people) >= 2 for t in found)


def test_nobody_is_counted_for_what_one_person_said():
    rows = [
        saying(n, text, f"p{n}")
        for n, text in enumerate(
            (
                "I rang the depot twice before breakfast",
                "Her lorry had to turn round at the bridge",
                "Invoices lie unopened in a shoe box",
                "Nobody relieves me when I am off with a cold",
            )
        )
    ]
    found, _ = themes_of(Facet.FRUSTRATION, rows, encode(["ledger bank typing"] * 4))
    assert found == []


def test_one_word_of_two_people_is_no_theme_and_a_phrase_of_two_is():
    texts = ["The tariff letter came late", "Our tariff is odd", "We print the delivery note twice",
             "A delivery note goes missing"]  # fmt: skip
    rows = [saying(n, text, f"p{n}") for n, text in enumerate(texts)]
    for part, named in ((rows[:2], []), (rows[2:], ["delivery note"])):
        found, _ = themes_of(Facet.FRUSTRATION, part, encode([s.quote for s in part]))
        assert [t.name for t in found] == named


@pytest.mark.parametrize("word", ["ask", "Christmas", "October", "team", "minutes"])
def test_empty_words_name_no_theme(word):
    rows = [saying(n, f"{word} {rest}", f"p{n}") for n, rest in enumerate(("gulls", "kettles", "hinges", "violins"))]
    found, _ = themes_of(Facet.WANT, rows, encode(["ledger bank typing"] * 4))
    assert found == []
    assert all(word.casefold() != row["phrase"] for row in word_bank(rows))


def test_in_a_larger_crowd_who_says_it_nearly_so_counts_and_who_says_something_else_does_not():
    rows = [saying(n, f"The ledger of depot {n} never matches", f"p{n}") for n in range(14)]
    near = saying(50, "Nothing in the depot ever matches", "q0")
    far = [
        saying(60 + n, text, f"r{n}") for n, text in enumerate(("Swans at dawn", "My kiln cracked", "Blue paint dries"))
    ]
    everybody = [*rows, near, *far]
    vectors = encode([*(["ledger bank typing"] * 15), "gate queue", "audit papers", "driver"])
    found, _ = themes_of(Facet.FRUSTRATION, everybody, vectors)
    counted = {everybody[n].person for t in found for n in t.members}
    assert {s.person for s in rows} <= counted
    assert not counted & {s.person for s in far}


@pytest.mark.parametrize(
    ("phrase", "text", "there"),
    [
        ("month-end close", "The month-end  closes are late", True), ("driver", "Two drivers' cabs", True),
        ("man", "So many of them", False), ("crews", "One crew is short", True), ("tariff", "The tariffs", True),
        ("meeting", "No meetings.", True), ("bookings", "A booking", True), ("mooring", "moorings", True), ("meeting", "Metal", False),
    ],
)  # fmt: skip
def test_a_phrase_is_found_in_its_forms(phrase, text, there):
    assert bool(uses(phrase).search(text)) is there


def test_of_few_people_a_count_is_told_and_no_percentage():
    assert share_in_words(share(3, 7).json()) == "3 of 7 people"
    assert share_in_words(share(0, 1).json()) == "0 of 1 person"
    assert "%" in share_in_words(share(6, 20).json())
    assert "%" not in share_in_words(share(6, 20).json(), too_few=True)
    assert few(11, 9)
    assert few(50, 3)
    assert not few(12, 4)


def test_words_said_in_confidence_are_not_quoted(said):
    kept = [dataclasses.replace(s, mark="said in confidence") for s in said[:3]]
    assert one_each(kept, range(3), 3) == []
    assert [s.id for s in one_each(kept, range(3), 3, confided=True)] == ["e0", "e1", "e2"]


def test_whoever_is_quoted_is_called_by_role():
    quote = dataclasses.replace(saying(0, "Gulls", "ines", "Mill"), role="Quay master").json()
    assert voice(quote) == "Quay master, Mill"
    assert voice({**quote, "role": "", "mark": "said in confidence"}) == "somebody, Mill, said in confidence"
    assert quote["person"] == "Ines"


def test_the_same_again_and_the_same_when_more_is_added(said):
    vectors = encode([s.quote for s in said])
    first, model = themes_of(Facet.FRUSTRATION, said, vectors)
    again, _ = themes_of(Facet.FRUSTRATION, said, vectors, model)
    assert [(t.id, t.name, t.members) for t in first] == [(t.id, t.name, t.members) for t in again]
    more = [*said, saying(9, "The ledger is late again", "zoe")]
    later, _ = themes_of(Facet.FRUSTRATION, more, encode([s.quote for s in more]), model)
    before = {n: t.id for t in first for n in t.members}
    after = {n: t.id for t in later for n in t.members}
    assert before
    assert all(before[n] == after[n] for n in before)


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_hardly_anything_said_is_no_error(said, n):
    found, _ = themes_of(Facet.FRUSTRATION, said[:n], encode([s.quote for s in said[:n]]))
    assert sum(len(t.members) for t in found) <= n
    assert all(len(t.people) > 1 for t in found)


def test_a_talkative_person_counts_once(said):
    loud = [saying(100 + n, "The ledger again and again", "ledger0") for n in range(30)]
    found, _ = themes_of(Facet.FRUSTRATION, [*said, *loud], encode([s.quote for s in [*said, *loud]]))
    assert max(len(t.people) for t in found) <= 4


@given(st.integers(0, 50), st.integers(1, 50))
def test_an_interval_holds_its_share(people, of):
    found = share(min(people, of), of)
    assert 0 <= found.low <= found.share <= found.high <= 1


def test_an_interval_covers_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(0)
    held = [(f := share(int(n), 30)).low <= 0.3 <= f.high for n in rng.binomial(30, 0.3, 2_000)]
    assert 0.93 <= np.mean(held) <= 0.975


def test_few_of_many_looks_at_nothing_are_found():
    rng = np.random.default_rng(1)
    found = 0
    for _ in range(100):
        a, b = rng.binomial(20, 0.4, (2, 20))
        found += any(q <= 0.1 for q in corrected([differs(int(x), 20, int(y), 20) for x, y in zip(a, b, strict=True)]))
    assert found <= 20


def test_phrases_do_not_cross_punctuation_or_begin_with_small_words():
    found = phrases("We lose the month-end close, every reconciling run")
    assert "month-end close" in found
    assert not any(p.startswith("the ") for p in found)
    assert "close every" not in " ".join(found)


def test_language_marks_a_group_by_people_not_by_repetition():
    inside = [(f"a{n}", "the gate queue is long") for n in range(9)] + [("a0", "my hobby horse")] * 50
    outside = [(f"b{n}", "the ledger is long") for n in range(9)]
    found = [m.phrase for m in markers(inside, outside)]
    assert found[0] == "gate queue"
    assert not any("hobby" in p for p in found)


def test_a_word_bank_shows_each_phrase_in_use(said):
    bank = word_bank(said)
    assert bank
    assert all(row["quotes"][0]["quote"] for row in bank)


def test_segments_differ_only_where_people_do():
    crowd = []
    for n in range(12):
        crowd.append(saying(2 * n, "The ledger never matches", f"m{n}", "Mill", Facet.FRUSTRATION))
        crowd.append(saying(2 * n + 1, "Who else must agree", f"y{n}", "Yard", Facet.CONSENSUS))
    found = {s["name"]: s for s in segments(crowd, [], {(s.person, s.deal): s.deal for s in crowd})}
    assert {d["key"] for d in found["Mill"]["differences"]} == {"frustration", "consensus"}
    assert found["Yard"]["constraints"][0]["facet"] == "consensus"
    mixed = {(s.person, s.deal): "ab"[int(s.person[1:]) % 2] for s in crowd}
    assert not any(s["differences"] for s in segments(crowd, [], mixed))


def test_too_few_people_are_counted_and_not_described(said):
    found = segments(said[:2], [], {(s.person, s.deal): s.deal for s in said})
    assert not any(s["compared"] or s["described"] for s in found)
    assert not any(s[key] for s in found for key in ("drivers", "constraints", "themes", "language"))
    assert sum(s["people"] for s in found) == 2


def test_what_goes_with_an_outcome_comes_with_a_warning(said, themes):
    many = [saying(n, "The ledger never matches the bank", f"p{n}", f"d{n}") for n in range(12)]
    found, _ = themes_of(Facet.FRUSTRATION, many, encode([s.quote for s in many]))
    out = by_outcome(many, found, {f"d{n}": ("won", "lost")[n % 2] for n in range(12)})
    assert out["closed_deals"] == {"lost": 6, "won": 6}
    assert "cause" in out["note"]
    assert by_outcome(said, themes, {})["themes"] == []


def test_what_is_new_is_told_from_what_was_always_there():
    day = dt.date(2026, 1, 1)
    rows = [
        saying(n, "The ledger never matches the bank", f"p{n}", day=day + dt.timedelta(days=10 * n)) for n in range(30)
    ]
    rows += [
        saying(100 + n, "Papers for the audit", f"p{n}", day=day + dt.timedelta(days=10 * n)) for n in range(21, 30)
    ]
    found, _ = themes_of(Facet.FRUSTRATION, rows, encode([s.quote for s in rows]))
    told = trends(found, {Facet.FRUSTRATION: rows}, rows)
    audit = {told[t.id]["trend"] for t in found if "audit" in t.words or "papers" in " ".join(t.words)}
    assert "new" in audit


def test_the_same_turn_of_two_calls_is_two_sayings():
    first = saying(3, "We bought Ovenwise then", "zed")
    second = dataclasses.replace(saying(3, "We stay with Ovenwise instead of Acme Cloud", "zed"), conversation="d")
    (own,) = (a for a in alternatives([first, second], [("Acme Cloud", first)]) if a["name"] == "Acme Cloud")
    assert len(own["quotes"]) == 2


def test_a_step_away_shows_nobody_the_way():
    step = saying(3, "We run the pilot from Monday", "zed", facet=Facet.COMMITMENT)
    off = dataclasses.replace(saying(4, "We cancel the pilot", "ina", facet=Facet.COMMITMENT), stance=Stance.AWAY)
    proof = next(p for p in positioning([step, off], [], (), True)["parts"] if p["part"] == "proof")
    assert [q["quote"] for q in proof["each"]] == ["We run the pilot from Monday"]


def test_positioning_rests_on_quotes_and_escapes_them(said):
    bad = [
        *said,
        saying(50, "We looked at <script>alert(1)</script> instead of Acme Cloud", "zed", facet=Facet.SITUATION),
    ]
    found, _ = themes_of(Facet.FRUSTRATION, bad, encode([s.quote for s in bad]))
    data = positioning(bad, found)
    assert [a["name"] for a in alternatives(bad)] == ["Acme Cloud"]
    named = [("Ovenwise", saying(60 + n, f"Ovenwise rang us {n} times", who)) for n, who in enumerate(("zed", "ina"))]
    rows = alternatives(bad, named)
    assert [(a["name"], a["people"], len(a["quotes"])) for a in rows] == [("Ovenwise", 2, 2), ("Acme Cloud", 1, 1)]
    parts = {p["part"]: p for p in data["parts"]}
    assert parts["from"]["lines"]
    assert all(line["quotes"] for line in parts["from"]["lines"])
    assert parts["to"]["lines"] == []
    assert parts["from"]["each"] == parts["to"]["each"] == []
    alone = positioning([*bad, saying(51, "We want <b>quiet</b> nights", "zoe", facet=Facet.WANT)], found, (), True)
    assert [q["person"] for q in next(p for p in alone["parts"] if p["part"] == "to")["each"]] == ["Zoe"]
    for page in (positioning_html(alone), positioning_markdown(alone)):
        assert "nights" in page
        assert "No two say the same" in page
        assert "Too few" in page
        assert "Zoe" not in page
        assert "<b>" not in page
        assert "% " not in page
    assert "<script>" not in positioning_html(data)
    assert "<script>" not in positioning_markdown(data)
    assert "Unknown so far" in positioning_markdown(data)


def test_a_message_is_near_those_whose_words_it_meets(said, themes):
    vectors = encode([s.quote for s in said])
    tested = hold_against(
        ["Your ledger matches the bank", "Synergy at scale"], encode, lambda t: [t], said, vectors, themes,
        {(s.person, s.deal): s.deal for s in said},
    )  # fmt: skip
    good, empty = (t["segments"][0] for t in tested)
    assert good["segment"] == "everybody"
    assert good["people"] >= empty["people"]
    assert good["best"] > empty["best"]
    assert all("ledger" in q["quote"] for q in good["why"])
    # Each is rounded to a thousandth.
    assert abs(good["best"] + empty["best"] - 1) < 2e-3


def test_the_yardstick_of_near_is_chance():
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((500, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert 0.05 < nearness_threshold(vectors, [f"p{n}" for n in range(500)]) < 0.2


@pytest.mark.parametrize(
    ("question", "facets", "outcome", "topic", "names"),
    [
        ("What are people afraid of?", {Facet.FEAR, Facet.RISK}, None, (), ()),
        ("What holds finance back from the migration?", None, None, ("migration",), ("finance",)),
        ("What is holding those who sit in finance back?", None, None, ("sit",), ("finance",)),
        ("What frustrated those in lost deals about onboarding?", {Facet.FRUSTRATION}, "lost", ("onboarding",), ()),
        ("Who mentions dashboards?", set(), None, ("dashboards",), ()),
    ],
)
def test_questions_are_understood(question, facets, outcome, topic, names):
    asked = understand(question, ["finance", "Harbour Mill"])
    if facets is not None:
        assert set(asked.facets) == facets
    else:
        assert Facet.STATUS_QUO in asked.facets
    assert (asked.outcome, asked.topic, asked.names) == (outcome, topic, names)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who is against it?", "against"),
        ("Is Ada against it?", "against"),
        ("Who is in favour?", "favour"),
        ("Who wants it?", "favour"),
        ("When do they decide?", "when"),
        ("What did I promise Ada?", "ours"),
        ("What do we owe ADA?", "ours"),
        ("What did they promise us?", "theirs"),
        ("What has Ada promised us?", "theirs"),
        ("What did they ask us for?", "sought"),
        ("What does Ada want from us?", "sought"),
        ("Who else are they talking to?", "others"),
        ("Which other vendors are in the running?", "others"),
        ("How much will they pay?", "pay"),
        ("What is the budget?", "pay"),
        ("What is holding them back?", ""),
        ("What worries Ada?", ""),
        ("What do they say about budgets?", ""),
        ("Who asked for features?", ""),
        ("Who else has to approve?", ""),
        ("When do they water the plants?", ""),
    ],
)
def test_what_a_seller_asks_of_a_deal_is_understood(question, kind):
    asked = understand(question, ["Ada", "Ada Voss"])
    assert asked.kind == kind
    assert asked.names == (("Ada",) if "ada" in question.casefold() else ())
    assert not (kind and asked.facets)


def test_what_lies_together_and_shares_no_phrase_is_no_theme():
    rows = [
        saying(n, text, f"p{n}")
        for n, text in enumerate(("Ledgers again", "Typing until midnight", "Nothing the bank sends fits"))
    ]
    found, _ = themes_of(Facet.FRUSTRATION, rows, encode(["ledger bank typing"] * 3))
    assert found == []


def test_a_theme_is_called_after_nobody():
    rows = [saying(n, f"Marta and the ledger of office {n % 2}, Marta's ledger", f"p{n}") for n in range(14)]
    vectors = encode([s.quote for s in rows])
    named, _ = themes_of(Facet.FRUSTRATION, rows, vectors)
    found, _ = themes_of(Facet.FRUSTRATION, rows, vectors, names={"marta"})
    assert any("marta" in w for t in named for w in t.words)
    assert not any("marta" in w for t in found for w in t.words)
    assert any("ledger" in t.name for t in found)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text("ledgr bank,", max_size=30)), max_size=12))
def test_a_phrase_is_counted_once_a_person(said):
    counted = speakers(said)
    for phrase in {rooted(p) for _, text in said for p in phrases(text)} | set(counted):
        assert counted[phrase] == len({who for who, text in said if phrase in set(map(rooted, phrases(text)))})


def test_a_segment_of_two_is_no_judge_of_a_message(said, themes):
    of = {(s.person, s.deal): "few" if s.person in sorted({t.person for t in said})[:2] else "many" for s in said}
    (tested,) = hold_against(
        ["Your ledger matches the bank"], encode, lambda t: [t], said, encode([s.quote for s in said]), themes, of
    )
    assert [row["segment"] for row in tested["segments"]] == ["everybody", "many"]


def test_only_those_who_took_a_step_are_said_to_have_moved():
    from otherside.market.matters import Matter
    from otherside.market.themes import Theme

    texts = (
        "We leased the second kiln",
        "The kiln was my aunt's",
        "A kiln is hot",
        "I bought a kiln in May",
        "no kiln",
    )
    own = [dataclasses.replace(saying(n, t, f"p{n}", facet=Facet.COMMITMENT), facets={Facet.COMMITMENT: 0.9} if n in (0, 3) else {})
           for n, t in enumerate(texts)]  # fmt: skip

    def of(name, rows):
        theme = Theme(f"about-{name}", Facet.COMMITMENT, name, (name,), tuple(range(len(rows))), (), (),
                      frozenset(s.person for s in rows), frozenset({"Mill"}))  # fmt: skip
        parts = positioning(own, [], (), False, matters=[(Matter(theme, (), 1.0, True), rows)])["parts"]
        return [(line["words"], line["people"]) for p in parts if p["part"] == "proof" for line in p["lines"]]

    assert of("kiln", own) == []
    assert of("kiln", [own[0], own[1], own[3]]) == [("kiln", 2)]
    assert of("signed", [own[0], own[3]]) == []
