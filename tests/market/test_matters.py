"""What several speak of in all that they said: joined by words and by meaning, apart where a word has two senses."""

import dataclasses
import datetime as dt

import numpy as np
import pytest

from otherside.domain import Facet, Stance
from otherside.market.matters import matters
from otherside.market.positioning import positioning, positioning_markdown
from otherside.market.saying import Saying
from otherside.market.statistics import at_least, share_in_words
from otherside.market.themes import trends_of
from otherside.workspace.searching import encode

#: By person what they said of a ferry's booking office; nothing was read in most of it.
SAID = {
    "ada": ["How would I know that it works in a storm?", "The slipway floods at every spring tide."],
    "bo": ["will it work, that's all", "Half the crew works from home in winter."],
    "cy": ["Does it work on a wet phone, or is it another gadget?", "I can't leave the ticket window."],
    "di": ["I'd have to be sure it works before I sign", "The slipway is green with weed."],
    "ed": ["is it going to work when the mast is down", "We can't leave the boat alone, ever."],
    "flo": ["My sister works from home and hates it.", "the slipway again"],
    "gil": ["One of us works from home now.", "You can't leave a queue standing in the rain."],
    "hal": ["I work from home on Mondays.", "The slipway wants mending before Easter."],
    "ivy": ["Nobody can leave the pier before nine.", "My dog sleeps under the desk."],
    "jo": ["Our lamp broke in March.", "We paint the hull red."],
    "kit": ["The kiosk sells soup.", "Gulls took a sandwich."],
    "lou": ["My father built the shed.", "There are ten oars in it."],
    "mo": ["The timetable hangs on a nail.", "Fog is fog."],
    "nan": ["Tea at four.", "A rope has two ends."],
}
_REST = """We sell postcards of the lighthouse. My knees hurt on the stairs. Postmen like biscuits. He plays the trumpet in a band.
A seal lay on the sand all morning. The invoice came twice. She studies law in the evenings. Our van needs new tyres. The choir sings
on Fridays. I planted leeks. Taxes went up again. The bakery shut down. Two chairs are broken. My aunt collects stamps. The printer
is out of ink. He forgot his keys. It rained on the wedding. The bridge is painted every year. I prefer trains. The mayor cut a
ribbon. Our website is from 2009. A pigeon got into the hall. She speaks Welsh. The clock is slow.""".replace(
    "\n", " "
).split(". ")
SAID |= {f"x{n}": _REST[n::12] for n in range(12)}


def rows(said=SAID, **fields):
    out = []
    for person, texts in said.items():
        for text in texts:
            out.append(
                Saying(f"s{len(out)}", text, {}, Stance.NEUTRAL, 0.0, person, person.title(), f"deal {len(out) % 5}",
                       None, "call.vtt", "c", len(out), 0, len(text), **fields)
            )  # fmt: skip
    return out


@pytest.fixture(scope="module")
def found():
    said = rows()
    return {m.theme.id: (m, {said[n].person for n in m.theme.members}) for m in
            matters(said, encode([s.quote for s in said]), [s.quote for s in said])}  # fmt: skip


def test_a_word_that_stands_for_one_thing_is_counted_wherever_it_stands(found):
    matter, who = found["about-slipway"]
    assert who == {"ada", "di", "flo", "hal"}
    assert matter.theme.name == "slipway"
    assert matter.word


def test_a_word_in_two_senses_is_apart_and_each_is_called_by_what_somebody_said(found):
    doubt = [m for m, who in found.values() if {"bo", "di", "ed"} <= who]
    assert doubt
    assert all(not {"flo", "hal"} & m.theme.people for m in doubt)
    assert all(any(m.theme.name in text for texts in SAID.values() for text in texts) for m in doubt)


def test_who_cannot_and_who_does_not_say_the_same_and_no_small_talk_is_a_matter(found):
    _, who = found["about-not-leav"]
    assert who == {"cy", "ed", "gil", "ivy"}
    assert not {"about-tea", "about-day", "about-red"} & set(found)


def test_of_few_people_and_of_a_choice_in_a_form_there_is_no_matter():
    few = rows(dict(list(SAID.items())[:8]))
    assert matters(few, encode([s.quote for s in few]), [s.quote for s in few]) == []
    chosen = rows({p: ["Less often than monthly", *texts] for p, texts in SAID.items()})
    told = matters(chosen, encode([s.quote for s in chosen]), [s.quote for s in chosen])
    assert not any("month" in m.theme.name.lower() for m in told)


def test_without_vectors_words_are_counted_and_nothing_is_told_of_meaning():
    said = rows()
    assert matters(said, np.zeros((len(said), 384), np.float32), [s.quote for s in said]) == []


def test_names_of_other_ways_are_no_matter():
    said = rows()
    told = matters(said, encode([s.quote for s in said]), [s.quote for s in said], named=["Slipway"])
    assert not any("slipway" in m.theme.name for m in told)


def test_a_matter_is_a_line_of_everybody_who_speaks_of_it_and_one_of_us_is_apart():
    said = rows()
    own = [
        dataclasses.replace(s, facets={Facet.RISK: 0.9}) if "work" in s.quote and s.person in "bo di ed" else s
        for s in said
    ]
    ours = dataclasses.replace(own[0], id="u", quote="You left mud on the deck, I was livid.", of_us=True,
                               facets={Facet.FRUSTRATION: 0.9}, person="pia")  # fmt: skip
    told = matters(own, encode([s.quote for s in own]), [s.quote for s in own])
    data = positioning([*(s for s in own if s.facets), ours], [], heard=15,
                       matters=[(m, [own[n] for n in m.theme.members]) for m in told])  # fmt: skip
    parts = {p["part"]: p for p in data["parts"]}
    doubts = [line for line in parts["holds_back"]["lines"] if "work" in line["quotes"][0]["quote"]]
    assert doubts[0]["people"] >= 3
    assert doubts[0]["at_least"]
    assert "slipway" in [line["words"] for line in parts["spoken"]["lines"]]
    assert [q["quote"] for q in parts["of_us"]["each"]] == [ours.quote]
    assert not parts["from"]["each"]
    page = positioning_markdown(data)
    assert page.index("What they say of us") < page.index("You left mud")
    assert "at least 4 of 15 people" in page
    assert "%" not in page


def test_what_was_recognised_is_told_as_a_lower_bound():
    assert share_in_words(at_least(4, 125)) == "at least 4 of 125 people"
    assert share_in_words(at_least(0, 125)) == "nobody recognised of 125"
    assert at_least(4, 125)["high"] == 1.0


@pytest.mark.parametrize(
    ("before", "recent", "trend"),
    [((5, 39), (0, 12), "unknown"), ((100, 300), (52, 150), "steady"), ((0, 60), (20, 60), "new"), ((30, 60), (2, 60), "fading"),
     ((1, 4), (1, 4), "unknown")],
)  # fmt: skip
def test_of_small_numbers_no_trend_is_known(before, recent, trend):
    early, late = dt.date(2026, 1, 10), dt.date(2026, 8, 1)
    everyone = [
        dataclasses.replace(s, person=f"{day}{n}", day=day)
        for day, (_, of) in ((early, before), (late, recent))
        for n, s in enumerate(rows({"x": ["a word"]}) * of)
    ]
    own = [s for s in everyone if int(s.person[10:]) < (before if s.day == early else recent)[0]]
    assert trends_of({"t": own}, everyone)["t"]["trend"] == trend


@pytest.mark.parametrize("word", ["father", "they'd", "Christmas", "said", "fine", "ring"])
def test_a_word_of_talking_of_feasts_or_of_kin_is_no_matter(word):
    said = rows(SAID | {f"k{n}": [f"It was {word} again with the old boat, {w}."] for n, w in enumerate(
        ("I suppose", "you see", "that was all", "as ever", "more or less"))})  # fmt: skip
    found = matters(said, encode([s.quote for s in said]), [s.quote for s in said])
    assert not [m.theme.name for m in found if m.theme.id.startswith(f"about-{word.casefold()[:4]}")]
    assert any(m.theme.name == "slipway" for m in found)
