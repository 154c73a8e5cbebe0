"""What is asked first, of whom, through whom, and why."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from otherside.domain import Facet, Stance
from otherside.questions import Asked, Buyer, Statement, View, bars, champion, faults, load_bank, rank, wishes
from otherside.questions.answered import answers, asked_already, said_already
from otherside.questions.phrases import phrase
from otherside.questions.ranking import Question, candidates, worth
from otherside.questions.reasons import why
from otherside.questions.view import speaks_for
from tests.questions.deal import BUYERS, SAID, forecast, view

FORECAST = forecast(per__exposure=900.0, omar__gain=700.0, ida__gain=300.0, failure=200.0, unmet_x=0.0, per__veto=650.0)


def test_no_question_that_is_answered_and_none_with_a_fault() -> None:
    v = view(fc=FORECAST)
    found = rank(v, 50)
    assert len(found) >= 20
    for q in found:
        assert faults(q.text) == [], q.text
        if q.quoted is None:
            assert not answers(v, q.topic, q.to.id), q.text
            assert said_already(v, q.text, q.to.id) is None
        assert not asked_already(v, q.text, q.speaker.id)


def test_without_their_words_the_largest_worth_comes_first() -> None:
    said = (*(s for s in SAID if s[0] != "per"), ("per", "Good morning to all of you.", {}, Stance.NEUTRAL))
    first = rank(view(said, fc=FORECAST), 1)[0]
    assert (first.to.id, first.topic.id, first.parameter) == ("per", "cost_fail", "exposure")
    assert first.why == (
        "Nothing read so far tells us what a failure would cost Per. "
        "Whoever would be blamed if it failed holds back; no other answer would tell more."
    )


def test_what_hangs_on_an_answer_is_said_in_words_of_theirs_for_every_number_a_topic_informs() -> None:
    bank = load_bank()
    for topic in bank.topics:
        for number in topic.informs:
            q = Question(topic, BUYERS[2], "And you?", "", 1.0, 1.0, parameter=number)
            told = why(q, view(fc=FORECAST), 1.0)
            first, hangs = told.split(". ", 1)
            assert first.startswith("Nothing read so far tells us ")
            assert hangs.endswith("; no other answer would tell more.")
            assert hangs[0].isupper()
            for word in ("outcome", "bears", "parameter", "{", "_", "probab"):
                assert word not in told
            # What is worth little needs no reason beside what is not known.
            assert why(replace(q, value=0.5), view(fc=FORECAST), 1.0).endswith(hangs.split(";")[0] + ".")
            assert why(replace(q, value=0.2), view(fc=FORECAST), 1.0) == f"{first}."


def test_worth_is_discounted_by_how_well_the_topic_answers() -> None:
    v = view(fc=FORECAST)
    topic = load_bank().by_id["cost_fail"]
    assert worth(v, topic, "per") == (900.0 * topic.informs["exposure"], "exposure")
    assert worth(v, topic, "ida")[0] == 0.0


def test_without_a_forecast_there_are_questions_and_no_worth() -> None:
    found = rank(view(), 5)
    assert len(found) == 5
    assert all(q.value == 0.0 and q.why for q in found)


def test_people_and_facets_vary() -> None:
    found = rank(view(fc=FORECAST), 8)
    assert len({q.to.id for q in found}) >= 3
    assert len({q.topic.facet for q in found}) >= 5
    assert not any(a.topic.id == b.topic.id and a.to.id == b.to.id for a, b in pairwise(found))
    quoted = [q.quoted.id for q in found if q.quoted]
    assert len(quoted) == len(set(quoted))


def test_the_same_deal_gives_the_same_questions() -> None:
    assert [q.text for q in rank(view(fc=FORECAST), 8)] == [q.text for q in rank(view(fc=FORECAST), 8)]


def test_their_own_words_are_verbatim_and_lead_back() -> None:
    v = view(fc=FORECAST)
    built = [q for q in candidates(v, load_bank()) if q.quoted is not None]
    assert built
    for q in built:
        assert q.phrase is not None
        assert q.phrase in q.quoted.text
        assert f"“{q.phrase}”" in q.text
        assert q.quoted.person == q.speaker.id
        assert q.to_json()["evidence"][0]["quote"] == q.quoted.text


def test_who_carries_it_and_who_may_not_be_asked_directly() -> None:
    v = view()
    assert champion(v) is not None
    assert champion(v).id == "ida"  # type: ignore[union-attr]
    barred = bars(v)
    assert barred["omar"].asked_by == "ida"
    assert "Please don't call him" in barred["omar"].words
    assert barred["unmet:matron"].asked_by is None
    assert "per" not in barred


def test_through_the_champion_it_says_so() -> None:
    found = [q for q in rank(view(fc=FORECAST), 30) if q.to.id in ("omar", "unmet:matron")]
    assert found
    for q in found:
        assert q.through is not None
        assert q.through.id == "ida"
        row = q.to_json()
        assert row["to"] in ("Omar Haddou", "the matron")
        assert row["through"] == "Ida Brandt"
        assert "so it goes through Ida" in row["why"]
    assert any("Ida asked us not to approach Omar directly" in q.why for q in found)


def test_the_request_ends_when_they_speak_to_us_later() -> None:
    v = view()
    later = v.statements[0].__class__(
        "late", "omar", "Good to meet you at last.", date=v.statements[0].date.replace(month=6)
    )  # type: ignore[union-attr]
    assert "omar" not in bars(v.with_words([later]))


def test_one_person_only() -> None:
    found = rank(view(fc=FORECAST), 6, to="per")
    assert {q.to.id for q in found} == {"per"}
    assert len({q.topic.facet for q in found}) >= 4


def test_what_was_asked_is_not_asked_again() -> None:
    first = rank(view(fc=FORECAST), 1, to="per")[0]
    asked = (Asked(first.text, "per", "That is a long story, and not a cheerful one."),)
    assert first.text not in [q.text for q in rank(view(asked=asked, fc=FORECAST), 40, to="per")]


def test_meaning_replaces_what_is_answered() -> None:
    v = view(fc=FORECAST)
    before = [q.text for q in rank(v, 5)]
    after = [q.text for q in rank(v, 5, similarity=lambda a, b: [[0.99] * len(b) for _ in a])]
    assert len(after) == 5 or set(after) != set(before)


def test_what_they_asked_us_not_to_do() -> None:
    assert [s.text for s in wishes(view(), "per")] == ["Please bring no brochures."]


def test_a_figure_for_a_year_is_not_asked_for_a_year() -> None:
    said = (("per", "Agency drivers cost us 41,000 pounds last year.", {Facet.SITUATION: 0.9}, Stance.NEUTRAL),)
    asked = [q.text for q in candidates(view(said, fc=forecast(per__gain=5.0)), load_bank(), "per") if q.quoted]
    assert any("What is counted in that" in text for text in asked)
    assert not any("over a year" in text for text in asked)


def test_among_colleagues_nobody_is_asked_about_their_family() -> None:
    said = (("per", "My wife says that I am worried about the winter again.", {}, Stance.NEUTRAL),)
    assert not [q for q in candidates(view(said), load_bank(), "per") if q.quoted]


def test_a_title_alone_is_spoken_of_with_an_article() -> None:
    seen = View("Linen", (BUYERS[0], Buyer("unmet:cto", "CTO", "CTO")), view().statements[:3])
    (found, *_) = rank(seen, 3, to="unmet:cto")
    assert "the CTO" in found.text
    assert "The CTO has not spoken to us" in found.why


def test_a_single_event_is_not_asked_for_its_last_time() -> None:
    bank = load_bank()
    again = {w.text for t in bank.topics for w in t.wordings if w.follow and w.again}
    assert len(again) >= 4
    told = ("per", "We sent the wrong sheets to the children's ward last month.", {Facet.FRUSTRATION: 0.9}, Stance.AWAY)
    usual = ("per", "The wrong sheets go to the children's ward every month.", {Facet.FRUSTRATION: 0.9}, Stance.AWAY)

    def asked(said: Any) -> set[str]:
        found = candidates(view((*SAID, said)), bank, "per")
        return {q.text.replace(q.phrase, "{quote}") for q in found if q.quoted is not None and q.phrase in said[1]}

    assert asked(told)
    assert not asked(told) & again
    assert asked(usual) & again


def _client(*said: tuple[str, str, dict[Facet, float]], asked: tuple[Asked, ...] = (), **known: Any) -> View:
    """One person with a coach; what they said as (conversation, words, facets)."""
    buyer = Buyer("uma", "Uma", None, True, **known)
    statements = tuple(
        Statement(f"u{n}", "uma", text, facets, conversation=place, turn=n)
        for n, (place, text, facets) in enumerate(said)
    )
    return View("uma", (buyer,), statements, asked)


WALK = ("c1", "I used to swim in the lake before breakfast, and I've stopped.", {Facet.DESIRE: 0.8})


def test_a_private_client_is_not_asked_what_a_purchase_asks() -> None:
    alone = _client(WALK)
    assert alone.private
    found = list(candidates(alone, load_bank()))
    assert len(found) > 25
    assert not [q.text for q in found if q.topic.purchase]
    for words in ("supplier", "decision", "look into this", "make it happen", "here?", "in the price"):
        assert not [q.text for q in found if words in q.text]


def test_of_somebody_close_to_a_private_client_only_their_view_is_asked() -> None:
    alone = _client(WALK)
    kin = Buyer("unmet:ivo", "Ivo", None, False)
    both = View("uma", (*alone.buyers, kin), alone.statements)
    assert both.alone
    assert {q.topic.id for q in candidates(both, load_bank()) if q.to.id == kin.id} == {"their_view"}
    boss = Buyer("unmet:ivo", "Ivo", "Managing Director", False)
    assert not View("uma", (*alone.buyers, boss), alone.statements).alone


def test_a_house_makes_it_a_deal_even_with_one_person() -> None:
    assert not _client(WALK, house=True).private
    assert not _client(WALK, ("c1", "Our department has no night shift.", {})).private
    assert not _client(("c1", "We ship to forty shops.", {})).private
    assert not view().private
    assert any(q.topic.purchase for q in candidates(_client(WALK, house=True), load_bank()))


def test_what_brought_them_is_not_asked_after_the_first_conversation() -> None:
    bank = load_bank()
    topic = bank.by_id["why_now"]
    again = ("c2", "The water was cold this week and I went all the same.", {})
    assert not answers(_client(WALK), topic, "uma")
    assert answers(_client(WALK, again), topic, "uma")
    # The answers of one interview are one conversation.
    assert not answers(_client(("interview:0", *WALK[1:]), ("interview:1", *again[1:])), topic, "uma")


def test_a_private_client_is_not_asked_again_what_could_get_in_the_way() -> None:
    asked = (Asked("What might get in your way on Monday?", "uma", "The bus, and my own laziness."),)
    before = {q.topic.id for q in candidates(_client(WALK), load_bank()) if q.quoted is None}
    after = {q.topic.id for q in candidates(_client(WALK, asked=asked), load_bank()) if q.quoted is None}
    assert before - after == {"go_wrong"}


def test_what_somebody_of_theirs_thinks_is_not_their_own() -> None:
    alone = _client(WALK)
    assert not speaks_for(alone, "uma", "My neighbour thinks I'm too old for cold water.")
    assert not speaks_for(alone, "uma", "My brother's already told me to move.")
    assert speaks_for(alone, "uma", "My own plan says I swim on Sundays.")
    assert speaks_for(alone, "uma", "My knees hurt in the cold.")


def _built(*said: tuple[str, dict[Facet, float]], to: str = "per", turns: bool = False) -> list[str]:
    """Questions that quote what Per says in one turn, or in one turn each."""
    base = view(fc=forecast(per__gain=5.0))
    statements = [
        Statement(f"n{n}", to, text, facets, conversation="c9", turn=n if turns else 0, start=100 * n)
        for n, (text, facets) in enumerate(said)
    ]
    found = candidates(base.with_words(statements), load_bank(), to)
    return [q.text for q in found if q.quoted is not None and q.quoted.id.startswith("n")]


def test_what_may_be_done_is_not_taken_for_the_present_way() -> None:
    may = "The new roster can be called off any evening and the old one stays by the door."
    does = "The old roster hangs by the door and everybody reads it before the first shift."
    assert not [t for t in _built((may, {Facet.STATUS_QUO: 0.9})) if "called off" in t]
    assert [t for t in _built((does, {Facet.STATUS_QUO: 0.9})) if "by the door" in t]


def test_what_is_quoted_is_on_the_topic_by_more_than_its_words() -> None:
    words = "We want to be moved into the new hall before the autumn rush begins."
    assert not [t for t in _built((words, {})) if "step closer" in t or "usual week" in t]
    wish = "We want to be the laundry every ward asks for by name."
    assert [t for t in _built((wish, {Facet.ASPIRATION: 0.9})) if "step closer" in t or "usual week" in t]
    # In doubt it still counts as answered.
    said = (("per", words, {}, Stance.NEUTRAL),)
    assert answers(view((*SAID, *said)), load_bank().by_id["becoming"], "per")


def test_nobody_is_asked_where_it_comes_from_who_has_just_said_so() -> None:
    words = "I'm the kind of man who reads every meter on the wall before he leaves."
    alone = _built((words, {Facet.IDENTITY: 0.9}))
    told = _built((words, {Facet.IDENTITY: 0.9}), ("My grandmother kept the boiler house.", {}))
    assert alone
    assert told
    assert not [t for t in told if "come from" in t]
    # Whichever wording the shuffle would take for it: among many such sentences some are asked.
    many = [(f"{words[:-1]} at gate {n}.", {Facet.IDENTITY: 0.9}) for n in "ABCDEFGH"]
    each = [t for one in many for t in _built(one)]
    assert [t for t in each if "come from" in t]
    assert not [
        t for one in many for t in _built(one, ("My grandmother kept the boiler house.", {})) if "come from" in t
    ]


def test_how_often_is_not_asked_of_what_names_its_days() -> None:
    weekly = _built(("I spend two hours with the meter lists on Tuesdays.", {Facet.SITUATION: 0.9}))
    assert not [t for t in weekly if "How often" in t]
    assert [t for t in _built(("I spend two hours with the meter lists.", {Facet.SITUATION: 0.9})) if "How often" in t]


def test_what_is_over_is_not_taken_up() -> None:
    pain = ("The night alarms were a nightmare for me and the boys.", {Facet.FRUSTRATION: 0.9})
    assert _built(pain)
    assert not _built(pain, ("Since the spring I have a second man, and I sleep.", {}))


def test_a_story_told_to_its_end_is_not_asked_for() -> None:
    story = (
        ("We switched the dryers over in one night and it went wrong.", {Facet.RISK: 0.9}),
        ("The foreman left the week after.", {}),
        ("I rang every hospital myself and told them.", {}),
    )
    assert not [t for t in _built(*story) if "How was that" in t or "teach you" in t]


def test_a_pointer_at_its_end_makes_no_quote() -> None:
    assert phrase("I promised myself never to become one of those.") is None
    assert phrase("I promised myself never to become one of those landlords.") is not None


def test_one_person_alone_is_not_asked_about_somebody_here() -> None:
    alone = _client(WALK, house=True)
    assert not [q.text for q in candidates(alone, load_bank()) if " here" in q.text and "between here" not in q.text]


def test_a_colleagues_word_on_somebodys_say_answers_it() -> None:
    topic = load_bank().by_id["own_say"]
    assert not answers(view(), topic, "omar")
    said = (*SAID, ("ida", "Nothing happens at the gates unless Omar signs.", {}, Stance.NEUTRAL))
    assert answers(view(said), topic, "omar")
    said = (*SAID, ("ida", "Omar won't touch what the drivers are against.", {}, Stance.NEUTRAL))
    assert answers(view(said), topic, "omar")


def test_a_title_alone_has_its_article_where_it_is_printed() -> None:
    seen = View("Linen", (BUYERS[0], Buyer("unmet:coo", "COO", "COO")), view().statements[:3])
    (found, *_) = rank(seen, 3, to="unmet:coo")
    row = found.to_json()
    assert (row["to"], row["called"]) == ("COO", "the COO")


def test_what_they_ask_us_to_leave_alone_is_not_held_up_to_them() -> None:
    asks = "I would be glad if you didn't explain to me how the scales work."
    assert not _built((asks, {Facet.KNOWLEDGE_GAP: 0.9}))
    assert _built(("I would be glad to understand how the scales work.", {Facet.KNOWLEDGE_GAP: 0.9}))


def test_a_better_time_is_not_asked_of_whoever_named_it() -> None:
    named = _built(("There is no time in the yard until the end of June.", {Facet.PRIORITY: 0.9}))
    assert not [t for t in named if "better time" in t]
    assert [
        t for t in _built(("There is no time in the yard for anything new.", {Facet.PRIORITY: 0.9})) if "better t" in t
    ]


def test_what_they_threaten_is_no_aim_to_be_far_along_with() -> None:
    said = _built(("If the boiler isn't mended by June I hand over the keys to the town.", {Facet.GOAL: 0.9}))
    assert not [t for t in said if "How far along" in t or "reaching that" in t]


def test_a_worry_is_taken_up_where_its_words_say_so() -> None:
    assert [t for t in _built(("I'm afraid the boiler goes in the cold week.", {})) if "mind" in t or "ease" in t]
    assert not _built(("I'm not afraid of the cold week in the boiler house.", {}))


def test_what_made_somebody_ill_is_not_quoted_among_colleagues() -> None:
    assert not _built(("I feel quite sick when I look at the boiler accounts.", {Facet.FRUSTRATION: 0.9}))


def test_of_somebody_around_one_who_decides_alone_nothing_is_asked_that_a_purchase_asks() -> None:
    alone = View("Linen", (BUYERS[0], Buyer("unmet:aunt", "Aunt Berit")), view().statements[:3])
    assert alone.alone
    about = list(candidates(alone, load_bank(), "unmet:aunt"))
    assert about
    assert not [q.text for q in about if q.topic.purchase]
    assert [q for q in candidates(view(), load_bank(), "unmet:matron") if q.topic.purchase]


def test_nobody_who_has_left_is_asked_or_asked_through() -> None:
    asked = {(q.to.id, q.speaker.id) for q in rank(view(fc=FORECAST), 40)}
    assert ("ida", "ida") in asked
    assert any(through == "ida" != to for to, through in asked)
    found = view(fc=FORECAST)
    gone = replace(found, buyers=tuple(replace(b, left=b.id == "ida") for b in found.buyers))
    asked = {(q.to.id, q.speaker.id) for q in rank(gone, 40)}
    assert asked
    assert "ida" not in {who for pair in asked for who in pair}
    assert rank(gone, 5, to="ida") == []
    assert gone.importance["ida"] == 0.0
