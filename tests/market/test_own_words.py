"""What names no theme, what several say in many words, where a fear stands, what makes a message near, which words a topic is."""

import dataclasses
import time
from types import SimpleNamespace

import numpy as np
import pytest

from otherside.domain import Facet, Stance
from otherside.market.asking import understand
from otherside.market.messages import hold_against
from otherside.market.own_words import is_own
from otherside.market.phrases import root, uses
from otherside.market.positioning import positioning, positioning_html, positioning_markdown
from otherside.market.saying import Saying
from otherside.market.shared import shared
from otherside.market.themes import themes_of
from otherside.profiles.money.sums import names_what_they_pay, speaks_of_budget
from otherside.workspace.asking.sides import keen
from otherside.workspace.asking.words import says
from otherside.workspace.market.alternatives import lost_to
from otherside.workspace.market.market import Market


def saying(n, text, person, facet=Facet.FEAR, stance=Stance.AWAY, mark=""):
    facets = {facet: 0.9} if facet else {}
    return Saying(
        f"e{n}",
        text,
        facets,
        stance,
        0.6,
        person,
        person.title(),
        "Mill",
        None,
        "a.txt",
        "c",
        n,
        0,
        len(text),
        "",
        mark,
    )


def rows(*texts, facet=Facet.FEAR, stance=Stance.AWAY):
    return [saying(n, text, f"p{n}", facet, stance) for n, text in enumerate(texts)]


def nothing(texts):
    return np.zeros((len(texts), 384), dtype=np.float32) + np.float32(1 / np.sqrt(384))


@pytest.mark.parametrize(
    ("forms", "other"),
    [
        ("type types typed typing", "typo"), ("store stores stored storing", "story"), ("hope hoping hoped", "hop"),
        ("invoice invoices invoicing", "voice"), ("city cities", "cite"), ("worry worries worried", "worth"),
        ("agree agreed agrees", "agreement"), ("stop stopped stopping", "stoop"), ("try tried tries", "tray"),
    ],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_root_and_find_each_other(forms, other):
    words = forms.split()
    assert len({root(w) for w in words}) == 1
    assert root(other) != root(words[0])
    for word in words:
        assert all(uses(word).search(f"They {form} it") for form in words)
        assert not uses(word).search(other)


def test_what_is_far_too_long_to_be_a_phrase_is_found_nowhere_and_at_once():
    begun = time.process_time()
    assert not uses(", " * 50_000).search(", , ,")
    assert time.process_time() - begun < 0.2


@pytest.mark.parametrize("word", ["afraid", "worried", "scares", "fear"])
def test_a_word_that_only_says_what_kind_it_is_names_no_theme(word):
    texts = [
        f"I'm {word} of the kiln",
        f"I'm {word} about gulls",
        f"I'm {word} of my violin",
        f"I'm {word} about hinges",
    ]
    found, _ = themes_of(Facet.FEAR, rows(*texts), nothing(texts))
    assert found == []
    assert is_own(Facet.FEAR, word)


def test_forms_of_a_word_are_counted_together():
    texts = ["I fear the kiln cracks", "Kilns fall apart", "What if a kiln bursts"]
    (theme,), _ = themes_of(Facet.FEAR, rows(*texts), nothing(texts))
    assert len(theme.people) == 3


OBJECTION = (
    "I'm worried nobody on the boats will fill in the log",
    "Nobody will fill in the log, that's what I think",
    "In the end nobody fills in the log on a Friday",
)


def test_an_objection_that_several_share_in_many_words_is_found_whatever_it_was_read_as():
    said = [
        saying(0, OBJECTION[0], "ina"), saying(1, OBJECTION[1], "bo", Facet.RISK), saying(2, OBJECTION[2], "kai", None),
        saying(3, "We bring in herring from May", "kai", None), saying(4, "I'm worried about the price of ice", "bo"),
        *(saying(5 + n, f"The {w} is as it is", f"q{n}", None) for n, w in enumerate(("pier", "crane", "harbour", "net"))),
    ]  # fmt: skip
    ((theme, own),) = shared(said, {0, 1, 4})
    assert theme.people == {"ina", "bo", "kai"}
    assert "log" in theme.name
    assert {s.id for s in own} == {"e0", "e1", "e2"}
    assert shared(said, {0}) == [], "read as holding back of one person alone"
    data = positioning(said[:2], [], shared=[(theme, own)], heard=9)
    holds = next(p for p in data["parts"] if p["part"] == "holds_back")
    assert (holds["lines"][0]["people"], holds["lines"][0]["of"]) == (3, 9)
    assert holds["each"] == holds["beside"] == []


def test_what_was_nearly_read_to_hold_back_counts_beside_what_was_read():
    held = SimpleNamespace(nearly={("c", 1): [3]})
    near, far = (
        saying(1, "So nobody will fill in the log", "bo", None),
        saying(2, "Nobody will fill in the log", "kai", None),
    )
    assert [Market.holds(held, s) for s in (near, far)] == [True, False]
    assert Market.holds(held, saying(3, "Only the harbour master may say yes", "ina", Facet.CONSENSUS))


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        ("Stayed with Ovenwise", "Ovenwise"), ("Renewed with Ovenwise for a year", "Ovenwise"), ("Kept Ovenwise", "Ovenwise"),
        ("Lost to incumbent Ovenwise", "Ovenwise"), ("Lost to the incumbent Ovenwise", "Ovenwise"), ("Stayed put", ""), ("Price", ""),
    ],
)  # fmt: skip
def test_whom_a_reason_says_they_stay_with(reason, name):
    assert lost_to(reason) == name


def test_what_is_alike_by_a_word_of_feeling_or_a_name_is_nothing_shared():
    texts = ("I'm worried about Marta and her van", "Marta worries me, I'm worried", "I'm worried what Marta says")
    assert shared(rows(*texts), {0, 1, 2}, {"marta"}) == []


def test_two_that_share_nothing_with_each_other_are_not_held_together_by_a_third():
    long = "The guests complain, they call the mayor, then the mayor calls our harbour master, and he shouts"
    said = [
        saying(0, long, "ina", Facet.CONSENSUS), saying(1, "Guests complain at night", "bo", None),
        saying(2, "Nothing moves until the harbour master is back", "kai", Facet.STATUS_QUO),
        *(saying(5 + n, f"The {w} is as it is", f"q{n}", None) for n, w in enumerate(("pier", "crane", "boat", "net"))),
    ]  # fmt: skip
    assert shared(said, {0, 2}) == []


def part(data, key):
    return next(p for p in data["parts"] if p["part"] == key)


def quoted(part):
    return {
        q["quote"] for q in (*part["each"], *part["beside"], *(q for line in part["lines"] for q in line["quotes"]))
    }


def test_a_fear_of_the_new_holds_back_and_a_fear_of_staying_moves():
    said = [saying(0, "The new ovens may never bake evenly", "ina"), saying(1, "One day the old oven burns the house down", "bo",
            stance=Stance.TOWARDS)]  # fmt: skip
    data = positioning(said, [])
    assert quoted(part(data, "from")) == {said[1].quote}
    assert quoted(part(data, "holds_back")) == {said[0].quote}


@pytest.mark.parametrize(
    ("text", "facet", "stance", "where"),
    [
        ("The night porter has guests shouting at him every weekend", Facet.FRUSTRATION, Stance.AWAY, "from"),
        ("I'm dreading the next flood, with the cellar as it is", Facet.FEAR, Stance.AWAY, "from"),
        ("I was scared of typing the whole guest book in", Facet.FEAR, Stance.AWAY, "holds_back"),
        ("The setup put us off", Facet.FRUSTRATION, Stance.AWAY, "holds_back"),
        ("The waiters would never use an app", Facet.FRUSTRATION, Stance.AWAY, "holds_back"),
        ("I'm afraid the cook will leave", Facet.FEAR, Stance.AWAY, "holds_back"),
        ("We sleep badly over the books", Facet.FEAR, Stance.NEUTRAL, "from"),
    ],
)
def test_pain_of_today_moves_and_pain_of_the_new_holds_back(text, facet, stance, where):
    data = positioning([saying(0, text, "ina", facet, stance)], [])
    assert {key for key in ("from", "holds_back") if quoted(part(data, key))} == {where}


def test_what_several_say_alike_is_in_one_part_whole_and_a_line_tells_of_one_deal_and_of_private_words():
    texts = ["The kiln cracks", "Our kiln is cold", "A kiln you have to set up every morning"]
    said = [saying(n, text, f"p{n}", Facet.FRUSTRATION) for n, text in enumerate(texts)]
    themes, _ = themes_of(Facet.FRUSTRATION, said, nothing(texts))
    data = positioning(said, themes)
    (line,) = part(data, "from")["lines"]
    assert (line["people"], line["deals"], line["kept"]) == (3, 1, False)
    assert not quoted(part(data, "holds_back"))
    assert "all of one deal" in positioning_markdown(data)
    private = [dataclasses.replace(s, mark="personal") for s in said]
    themes, _ = themes_of(Facet.FRUSTRATION, private, nothing(texts))
    for page in (positioning_markdown(positioning(private, themes)), positioning_html(positioning(private, themes))):
        assert "not quoted, for their words are private" in page


def test_how_large_they_are_is_nothing_to_move_from():
    said = rows("I've got three boats and a dog", facet=Facet.SITUATION, stance=Stance.AWAY)
    assert not quoted(part(positioning(said, []), "from"))


def test_of_another_way_what_says_more_than_its_name_is_quoted_first():
    said = rows("Ovenwise.", "We ring Ovenwise.", "Ovenwise tells you that it burns when it has burnt", facet=None)
    (row,) = positioning([], [], (), True, [("Ovenwise", s) for s in said])["alternatives"]
    assert row["quotes"][0]["quote"] == said[2].quote


def test_who_says_it_alone_stays_beside_a_theme_and_what_is_cut_is_counted():
    texts = ["The kiln cracks", "Our kiln is cold", "A kiln needs wood", "Gulls steal lunch", "The violin is flat",
             "Hinges squeak", "My ladder is gone", "Paint peels", "Ropes rot"]  # fmt: skip
    said = rows(*texts, facet=Facet.FRUSTRATION, stance=Stance.NEUTRAL)
    said[-1] = dataclasses.replace(said[-1], mark="personal")
    themes, _ = themes_of(Facet.FRUSTRATION, said, nothing(texts))
    data = positioning(said, themes, heard=12)
    found = part(data, "from")
    assert [line["words"] for line in found["lines"]] == ["kiln"]
    assert len(found["beside"]) == 4
    assert (found["more"], found["kept"]) == (1, 1)
    for page in (positioning_markdown(data), positioning_html(data)):
        assert "1 other, each for themselves" in page
        assert "1 whose words are not quoted" in page
        assert "of 12 heard" in page
        assert "None that we recognise." in page
        assert "Ropes rot" not in page


def test_what_our_crm_names_stands_beside_what_they_name():
    said = rows("We went with Ovenwise in the end")
    data = positioning(said, [], (), True, [("Ovenwise", said[0])], lost_to={"Ovenwise": ["Mill"], "Crumbly": ["Quay"]})
    assert [(a["name"], a["people"], a["crm"]) for a in data["alternatives"]] == [
        ("Ovenwise", 1, ["Mill"]),
        ("Crumbly", 0, ["Quay"]),
    ]
    assert "our CRM names it where we lost: Quay" in positioning_markdown(data)


def test_one_word_of_feeling_makes_no_message_near():
    said = rows(
        "I'm afraid the ferry sinks", "I'm afraid of wasps", "We count the barrels twice a week", "The barrels leak"
    )
    tested = hold_against(
        ["Are you afraid?", "You count the barrels once a week.", "Barrels, from nine in the morning"], nothing, lambda t: [t], said,
        nothing(said), [], {},
    )  # fmt: skip
    afraid, count, one = (t["segments"][0] for t in tested)
    assert (afraid["people"], one["people"]) == (0, 0)
    assert [q["quote"] for q in count["why"]] == ["We count the barrels twice a week"]
    assert count["best"] > afraid["best"]


def test_a_sentence_that_somebody_said_word_for_word_is_near_them_though_nothing_was_read_in_it():
    said = rows("I'm afraid the ferry sinks", "The barrels leak every spring")
    unread = [saying(7, "I want to be ready any morning, not the one he visits", "kai", None)]
    asked = []
    encode = lambda texts: (asked.extend(texts), nothing(texts))[1]  # noqa: E731
    of = {(s.person, s.deal): "inn" for s in (*said, *unread)}
    (one,) = hold_against([unread[0].quote], encode, lambda t: [t], said, nothing(said), [], of, unread=unread)
    everybody, inn = one["segments"]
    assert (everybody["people"], everybody["of"], inn["people"], inn["of"]) == (1, 3, 1, 3)
    assert [q["quote"] for q in everybody["why"]] == [unread[0].quote]
    hold_against(["Xylophones at noon"], encode, lambda t: [t], said, nothing(said), [], of, unread=unread)
    assert asked.count(unread[0].quote) == 2, "as the message and as what was said; who shares no word is not read"


def test_with_nothing_to_compare_none_is_best_and_a_burden_of_one_is_left_alone_too():
    said = [
        *rows("The ferry sinks in May"),
        saying(9, "Only the harbour master may say yes", "kai", Facet.CONSENSUS, mark="personal"),
    ]
    (one,) = hold_against(["The ferry sinks in May, we know"], nothing, lambda t: [t], said, nothing(said), [], {})
    row = one["segments"][0]
    assert row["best"] is None
    assert [(u["theme"], u["facet"], u["people"]) for u in row["unanswered"]] == [(None, "consensus", 1)]
    far = hold_against(["Xylophones", "Bassoons"], nothing, lambda t: [t], said, nothing(said), [], {})
    assert [t["segments"][0]["best"] for t in far] == [None, None]


@pytest.mark.parametrize(
    ("topic", "called", "text", "there"),
    [
        (("Grainfold", "Pro"), ("Grainfold Pro",), "We had a look at Grainfold Pro.", True),
        (("Grainfold", "Pro"), ("Grainfold Pro",), "From procurement's side it is a problem", False),
        (("pro",), (), "I promised the board", False),
        (("delivery", "notes"), (), "We print the note and then the next one", False),
        (("delivery", "notes"), (), "A note with each of the deliveries", True),
        (("typing",), (), "Who types it in?", True),
    ],
)  # fmt: skip
def test_a_topic_is_its_words_all_of_them_and_a_name_as_it_stands(topic, called, text, there):
    assert says(topic, called)(text) is there


@pytest.mark.parametrize(
    ("question", "kind", "facets", "called"),
    [
        ("Why did we lose?", "lost", set(), ()),
        ("Why was it lost?", "lost", set(), ()),
        ("What are the reasons for lost deals?", "lost", set(), ()),
        ("Who signs it?", "sign", set(), ()),
        ("Why are those in lost deals afraid?", "", {Facet.FEAR, Facet.RISK}, ()),
        ("What do owners need?", "", {Facet.WANT, Facet.GOAL, Facet.DESIRE, Facet.ASPIRATION}, ()),
        ("Which deals mention Grainfold Pro?", "", set(), ("Grainfold Pro",)),
    ],
)
def test_questions_and_what_they_cover(question, kind, facets, called):
    asked = understand(question)
    assert (asked.kind, set(asked.facets), asked.called) == (kind, facets, called)


@pytest.mark.parametrize(
    ("text", "sum_", "budget"),
    [
        ("I'd have to keep it under two hundred\nand ten a month.", True, False),
        ("It has to stay below sixty per seat.", True, False),
        ("Keep it within 2,500 euros.", True, False),
        ("The cold room must be under seven degrees.", False, False),
        ("We can't pay for one more licence.", False, True),
        ("It's not the money.", False, True),
        ("I can't afford to ring her again.", False, False),
    ],
)
def test_a_limit_is_a_sum_they_would_pay(text, sum_, budget):
    assert (names_what_they_pay(text), speaks_of_budget(text)) == (sum_, budget)


@pytest.mark.parametrize(
    ("text", "is_"),
    [
        ("I'm dead keen, my brother less so", True), ("We're going ahead.", True), ("I'd say yes tomorrow.", True),
        ("I'm not keen on it", False), ("If it bakes evenly we're going ahead", False), ("Are you keen?", False),
    ],
)  # fmt: skip
def test_plain_words_for_it(text, is_):
    assert keen(text) is is_
