"""How a question is taken: words that matter are kept, conditions applied or named, everyday words mapped to segments. No workspace."""

import datetime as dt

import pytest

from otherside.domain import Deal, Facet, Outcome, Person, Side, Stance
from otherside.market.asking import understand
from otherside.market.saying import Saying
from otherside.workspace.asking.aside import in_part, said_of
from otherside.workspace.asking.complaints import COMPLAINS, complaints
from otherside.workspace.asking.naming import STRANGER, Naming
from otherside.workspace.asking.since import since_asked
from otherside.workspace.asking.taken import ended_deals, of_ours, taken_as
from otherside.workspace.asking.things import BECAME, CHANGED, WHEN_IS, thing_asked
from otherside.workspace.asking.why import why_ended
from otherside.workspace.asking.words import says

DEALS = {
    name: Deal(name, outcome=outcome, lost_reason=lost, fields={"Sector": sector, **won})
    for name, outcome, sector, lost, won in (
        ("Elm Clinic", Outcome.WON, "Care", None, {"Closed Won Reason": "Two weeks on loan"}),
        ("Fern Ward", Outcome.LOST, "Care", "Lumeo cheaper by a third", {}),
        ("Gorse Mill", Outcome.LOST, "Industry", "Stayed with Haldor's lamps", {}),
        ("Hay Farm", Outcome.NO_DECISION, "Growers", "Barn first", {}),
        ("Diaries", None, "", None, {}),
        ("Ivy Practice", Outcome.LOST, "Care", "Price, not Lumeo: put up by themselves", {}),
        ("Juno Works", Outcome.WON, "Industry", None, {"Win reason": "Saw it at Elm Clinic"}),
    )
}
PEOPLE = {n: Person(n, n, Side.THEIRS, role=r) for n, r in (
    ("Ada Voss", "Ward Sister"), ("Bo Lund", "Foreman"), ("Cy Hart", "Grower"), ("Di Moss", "Clinic Manager"), ("Ed Rowe", None),
)}  # fmt: skip
WHERE = {
    "Ada Voss": "Fern Ward",
    "Bo Lund": "Gorse Mill",
    "Cy Hart": "Hay Farm",
    "Di Moss": "Elm Clinic",
    "Ed Rowe": "Diaries",
}


@pytest.fixture
def naming():
    return Naming(DEALS, PEOPLE)


def saying(text, who="Ada Voss", turn=0, start=0, facets=None, deal="Fern Ward"):
    return Saying(
        f"{who}:{turn}:{start}", text, facets or {}, Stance.NEUTRAL, 0.5, who, who, deal, dt.date(2026, 5, 1), "call", who, turn, start,
        start + len(text),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("who can't see the chart?", ("can't see", "chart")),
        ("who wants to hear the pump first?", ("hear", "pump", "first")),
        ("how many hear the pump at night?", ("hear", "pump", "night")),
        ("who heard the alarm?", ("heard", "alarm")),
        ("who wants to see it before they sign?", ("see", "before they sign")),
        ("why don't they trust the lamp?", ("don't trust", "lamp")),
        ("who does not know what glows?", ("does not know", "glows")),
        ("who says they cannot hear one another?", ("cannot hear",)),
        # What we hear is no word of theirs, and what is left of a short form says nothing.
        ("what did we hear about lamps?", ("lamps",)),
        ("have you heard anything from the ward?", ("ward",)),
        ("what's wrong with lamps?", ("wrong", "lamps")),
    ],
)
def test_words_that_matter_are_kept(question, topic):
    assert understand(question).topic == topic


@pytest.mark.parametrize(
    ("topic", "text", "says_so"),
    [
        (("can't see",), "I cannot see the chart", True),
        (("cannot see",), "We couldn't really see a thing", True),
        (("doesn't glow",), "it does not glow", True),
        (("do not glow",), "None of them glow.", True),
        (("can't see",), "It is hard to see the chart.", True),
        (("can't see",), "I can see the chart.", False),
        (("can't see",), "Not me, I see it well.", False),
        (("can't see",), "I can't wait.", False),
        (("can't see",), "I want to see the chart in a restaurant.", False),
        (("can't see",), "It's nicer to see nothing than to see it all.", False),
        (("can't see",), "cant see the chart", True),
        (("can't see",), "Nobody has to see it.", False),
        (("can't see",), "We never see it.", False),
        (("never see",), "We don't see it.", True),
        (("can't see",), "Nobody in the back can see it.", True),
        (("pay",), "We paid twice", True),
        (("see", "first"), "I would have to see it before I sign.", True),
        (("see", "before they sign"), "Let me see it first.", True),
        (("see", "first"), "For the first time I see it.", False),
        (("see", "first"), "We see you before the 8th.", False),
    ],
)
def test_a_not_is_a_not_whatever_its_form(topic, text, says_so):
    assert says(topic)(text) is says_so


def test_who_asks_whether_it_works_doubts_it():
    ask = "Will it glow, or is it another toy?"
    assert says(("won't glow",), doubts=True)(ask)
    assert not says(("won't glow",))(ask)


@pytest.mark.parametrize(
    ("question", "people", "told"),
    [
        ("what holds clinics back?", {"Ada Voss", "Di Moss"}, "Sector Care"),
        ("how many hospitals mention glare?", {"Ada Voss", "Di Moss"}, "Sector Care"),
        ("which factories mention dust?", {"Bo Lund"}, "Sector Industry"),
        ("what do mills want?", {"Bo Lund"}, "Sector Industry"),
        ("why did we lose clinics?", {"Ada Voss", "Di Moss"}, "Sector Care"),
        ("why do practices say no?", {"Ada Voss", "Di Moss"}, "Sector Care"),
        ("what do farms fear?", {"Cy Hart"}, "Sector Growers"),
        ("what do people in clinics say about glare?", {"Ada Voss", "Di Moss"}, "Sector Care"),
        ("what do clinic managers want?", {"Di Moss"}, "Sector Care"),
        # What they speak of is no segment; a role is a role.
        ("who talks about clinics?", set(WHERE), ""),
        ("who mentions hospitals?", set(WHERE), ""),
        ("what do foremen say?", set(), ""),
        ("who runs a factory?", set(WHERE), ""),
    ],
)
def test_everyday_words_are_segments_where_the_data_show_it(naming, question, people, told):
    asked = naming.understand(question)
    fits = naming.fits(asked, question)
    if asked.kind != STRANGER:
        assert {who for who, deal in WHERE.items() if fits(deal, who, who)} == people
    assert told in " ".join(naming.taken(asked))
    assert bool(told) == bool(naming.taken(asked))


@pytest.mark.parametrize(
    "question", ["what holds florists back?", "how many florists mention glare?", "which bakers want lamps?"]
)
def test_of_whom_nobody_is_known_it_says_so(naming, question):
    assert naming.understand(question).kind == STRANGER


@pytest.mark.parametrize(
    ("question", "among"),
    [
        ("who keeps food diaries?", ()),
        ("how many mention diaries?", ()),
        ("who talks about sleep diaries?", ()),
        ("what do they say about diaries?", ()),
        ("who writes diaries at night?", ()),
        ("what do the diaries say about glare?", ("Diaries",)),
        ("who mentions glare in the diaries?", ("Diaries",)),
        ("what stands in Diaries?", ("Diaries",)),
    ],
)
def test_a_folder_called_by_a_plain_word_is_not_meant_by_the_word(naming, question, among):
    assert naming.understand(question).names == among


@pytest.mark.parametrize(
    ("question", "outcome", "told"),
    [
        ("which customers mention glare?", None, "all buyers heard"),
        ("what do our customers want?", None, "all buyers heard"),
        ("how many clients complain about glare?", None, "all buyers heard"),
        ("what do customers who bought say about glare?", "won", "deals that were won"),
        ("what do our existing customers want?", "won", ""),
        ("what do they say about customers?", None, ""),
        ("what do won deals say about glare?", "won", ""),
        ("who mentions glare?", None, ""),
    ],
)
def test_customers_are_all_buyers_unless_won_is_meant(naming, question, outcome, told):
    asked = naming.understand(question)
    assert asked.outcome == outcome
    notes = " ".join(taken_as(question, asked, naming, DEALS.values()))
    assert told in notes
    assert bool(told) or "buyers heard" not in notes


@pytest.mark.parametrize(
    ("question", "ends"),
    [
        (
            "which customers did not buy?",
            "4 deals, lost: Fern Ward, Gorse Mill, Ivy Practice; without a decision: Hay Farm",
        ),
        ("which clients bought?", "2 deals, won: Elm Clinic, Juno Works"),
        ("which customers never signed?", "4 deals"),
        ("which firms have bought?", "2 deals"),
        ("who mentions that they did not buy lamps?", ""),
        ("why did they not buy?", ""),
    ],
)
def test_which_deals_ended_so_is_a_list(naming, question, ends):
    found = ended_deals(question, naming.understand(question), DEALS.values())
    assert (found or {"text": ""})["text"].startswith(ends)
    assert bool(found) == bool(ends)


def why(naming, question, said=()):
    asked = naming.understand(question)
    fits = naming.fits(asked, question)
    deals = [d for n, d in DEALS.items() if not asked.names or fits(n, "", "")]
    return why_ended(question, asked, deals, [], list(said), {}, 4)


@pytest.mark.parametrize(
    ("question", "deals"),
    [
        ("why did we lose to Lumeo?", {"Fern Ward"}),
        ("why did we lose against Haldor?", {"Gorse Mill"}),
        ("who chose Haldor?", {"Gorse Mill"}),
        ("how many lost deals were about price?", {"Fern Ward", "Ivy Practice"}),
        ("how many deals did we lose over the barn?", {"Hay Farm"}),
        ("why did we lose clinics?", {"Fern Ward", "Ivy Practice"}),
        ("why did we lose farms to Haldor?", set()),
        ("why did we lose last spring?", {"Fern Ward", "Gorse Mill", "Hay Farm", "Ivy Practice"}),
    ],
)
def test_a_condition_on_lost_deals_is_applied(naming, question, deals):
    assert {r["deal"] for r in why(naming, question)["reasons"]} == deals


def test_a_condition_that_no_reason_names_is_said_not_to_be_applied(naming):
    assert "Not applied: “last spring”" in why(naming, "why did we lose last spring?")["answer"][0]["text"]
    assert "About “price”" in why(naming, "how many lost deals were about price?")["answer"][0]["text"]


@pytest.mark.parametrize(
    "question",
    ["why did they choose us?", "what convinced them?", "what convinced the winners?", "what do the won deals have in common?",
     "why did we win?", "what persuaded them?", "why do people buy from us?", "what tipped it?"],
)  # fmt: skip
def test_won_reasons_of_the_crm_stand_beside_their_words(naming, question):
    data = why(
        naming, question, [saying("If you'd not lent us two we'd never have dared.", "Di Moss", deal="Elm Clinic")]
    )
    assert {r["reason"] for r in data["reasons"]} == {"Two weeks on loan", "Saw it at Elm Clinic"}
    assert "Nothing is known" not in data["answer"][0]["text"]
    assert data["findings"][0]["quotes"][0]["person"] == "Di Moss"


@pytest.mark.parametrize(
    ("text", "complains"),
    [
        ("The pump is awful at night.", True),
        ("That pump, I was beside myself.", True),
        ("We hate the pump.", True),
        ("The pump broke twice.", True),
        ("It leaks, and the pump is too loud.", True),
        ("Pump trouble again.", True),
        ("The pump blocked the yard for two days.", True),
        ("The pump made us all sick.", True),
        # Whoever only mentions it, supposes, asks or praises does not complain.
        ("I can't find my keys, so I sit in the shed beside the pump.", False),
        ("If the pump is too loud I can't have it here.", False),
        ("Is the pump loud?", False),
        ("The pump came on Monday.", False),
        ("They lent us a pump and never rang to push.", False),
        ("There's a good hum to the pump as well.", False),
    ],
)
def test_who_complains_has_words_against_it(text, complains):
    sure, mentions = complaints([saying(text)], ["pump"])
    assert (bool(sure), bool(mentions)) == (complains, not complains)


def test_a_complaint_may_stand_in_two_sentences_and_a_smell_is_bad_by_its_name():
    said = [saying("The smell.", start=0), saying("That varnish, I opened every window.", start=20)]
    assert len(complaints(said, ["smell", "varnish"])[0]) == 1
    assert complaints([saying("no smell of varnish")], ["smell", "varnish"])[0] == []
    annoyed = [saying("The lamp hums while the varnish dries.", facets={Facet.FRUSTRATION: 0.9})]
    assert complaints(annoyed, ["varnish"])[0] == []
    assert COMPLAINS.search("who grumbles about it")
    assert not COMPLAINS.search("who talks about it")


@pytest.mark.parametrize(
    ("question", "kind", "topic"),
    [
        ("when is the board meeting?", WHEN_IS, ("board",)),
        ("when does the council meet?", WHEN_IS, ("council",)),
        ("what day is the inspection?", WHEN_IS, ("inspection",)),
        ("what's the deadline for the two-pager?", WHEN_IS, ("two-pager",)),
        ("when will the audit start?", WHEN_IS, ("audit",)),
        ("what happened to the site visit?", BECAME, ("site", "visit")),
        ("what became of the drawing?", BECAME, ("drawing",)),
        ("did Ada take anything back?", CHANGED, ()),
        ("has anybody changed their mind?", CHANGED, ()),
        ("who came round to it?", CHANGED, ()),
        ("when do they want it?", "", ()),
        ("what happened?", "", ("happened",)),
        ("who says the lamp is back?", "", ("lamp", "back")),
    ],
)
def test_when_a_thing_is_what_became_of_it_and_who_changed_their_mind(question, kind, topic):
    asked = thing_asked(understand(question, ["Ada"]), question)
    assert (asked.kind, asked.topic) == (kind, topic)


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("what did Nils promise?", ("Nils Own",)),
        ("what has Nils Own promised the board?", ("Nils Own",)),
        ("did Nils say he'd send it?", ("Nils Own",)),
        ("what are Nils's promises?", ("Nils Own",)),
        ("what did Ada promise?", ()),
        ("who promised Nils something?", ()),
        ("what did they say about Nils?", ()),
    ],
)
def test_what_one_of_us_promised(question, called):
    asked = of_ours(understand(question, ["Ada"]), question, {"Nils": "Nils Own", "Nils Own": "Nils Own"})
    assert asked.called == called
    assert not called or asked.kind == "ours"


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("what changed since spring?", dt.date(2026, 6, 1)),
        ("what has changed since May?", dt.date(2026, 5, 1)),
        ("what is new since October?", dt.date(2025, 10, 1)),
        ("what is different since March 2025?", dt.date(2025, 3, 1)),
        ("what changed since 2026?", dt.date(2026, 1, 1)),
        ("which fears are rising since summer?", dt.date(2025, 9, 1)),
        ("what do people say now that they did not say in spring?", dt.date(2026, 6, 1)),
        ("what changed at Elm Clinic since May?", None),
        ("what did they say since May?", None),
        ("what changed?", None),
    ],
)
def test_the_day_since_which_a_market_is_compared(naming, question, day):
    assert since_asked(question, naming.understand(question), naming, dt.date(2026, 8, 20)) == day


def test_what_others_say_of_somebody_and_what_has_one_word_alone():
    said = [
        saying("Di can sign up to five thousand.", "Bo Lund"),
        saying("Di is away.", "Bo Lund"),
        saying("I sign nothing.", "Di Moss"),
    ]
    asked = understand("what is Di's signing limit?", ["Di"])
    assert [s.quote for s in said_of(said, PEOPLE.values(), asked)] == ["Di can sign up to five thousand."]
    found, word = in_part([saying("The diaries were bad.")], ("online", "diaries"))
    assert word == "diaries"
    assert len(found) == 1
    assert in_part([saying("The diaries were bad.")], ("diaries",)) == ([], "")


def test_two_kinds_of_firms_are_of_their_field_and_anger_at_us_is_not_told_apart(naming):
    question = "what do clinics want compared with mills?"
    assert naming.together(naming.understand(question).names, question)[0] == "Sector"
    taken = taken_as("who is angry with us?", naming.understand("who is angry with us?"), naming, DEALS.values())
    assert "not told apart" in " ".join(taken)
