import pytest

from otherside.domain import Conversation, Participant, Turn, TurnKind
from otherside.domain.told import roles_told
from otherside.importers.introductions import enrich, stated


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation"),
    [
        ("Hi all, I'm Dana, head of operations at Globex. Nice.", "Dana Lee", "head of operations", "Globex"),
        (
            "My name is Iris. I'm a senior observability engineer at Larkly.",
            "Iris",
            "senior observability engineer",
            "Larkly",
        ),
        ("Hey, this is Sam from Acme", "Sam", None, "Acme"),
        ("I'm Bo Lund, and I work for Hollin Rail. Currently in stores.", "Bo Lund", None, "Hollin Rail"),
        ("Hi, I'm Joel from a company called Open Harbour. We ship.", "Joel", None, "Open Harbour"),
        ("I am the CFO here at Globex", "Dana", "CFO", "Globex"),
        ("I'm Marcus, I run IT at Globex", "Marcus", None, "Globex"),
        ("Hello, my name is Elli, and I lead product for our data team at Embo.", "Elli", None, "Embo"),
        # better nothing than wrong
        ("I'm not the CFO at Globex", "Dana", None, None),
        ("I'm a big fan of the team at Globex", "Dana", None, None),
        ("I'm the owner of this budget", "Dana", None, None),
        ("This is Bob from Globex, he'll join", "Dana", None, None),
        ("I used to be a manager at Globex", "Dana", None, None),
        ("I'm glad you asked. I'm happy to talk with Marcus", "Dana", None, None),
        ("I'm with you on that", "Dana", None, None),
        ("I'm an engineer, not a salesman, so show me.", "Dana", None, None),
        ("I'm a nurse by training and I run the stores.", "Dana", None, None),
        ("I'm a mechanic at heart", "Dana", None, None),
        ("Morning. Dana Lee, clerk of works, which means the roof.", "Dana Lee", "clerk of works", None),
        ("I'm from Texas originally", "Dana", None, None),
    ],
)
def test_stated(text, name, role, organisation):
    assert stated(text, name) == (role, organisation)


def test_only_first_turns_and_only_what_is_missing():
    people = (Participant("Dana Lee", role="COO"), Participant("Sam"))
    late = [Turn("Yes.", "Sam")] * 5 + [Turn("I'm a manager at Globex.", "Sam")]
    turns = (Turn("I'm Dana, head of operations at Globex.", "Dana Lee"), *late)
    told = enrich(Conversation("x", "vtt", turns, people))
    assert told.participants == (Participant("Dana Lee", role="COO", organisation="Globex"), people[1])
    assert told.turns == turns


def test_reported_words_and_notes_tell_nothing():
    turns = (Turn("I'm Dana, CFO at Globex", "Dana", kind=TurnKind.REPORTED), Turn("I'm a nurse", kind=TurnKind.NOTE))
    conversation = Conversation("x", "markdown", turns, (Participant("Dana"),))
    assert enrich(conversation) is conversation


def _roles(said, speaker="Dana Lee"):
    people = tuple(Participant(n) for n in ("Dana Lee", "Yael Adler", "Ben"))
    conversation = Conversation("call", "vtt", (Turn(said, speaker), Turn("Hi.", "Yael Adler")), people)
    return {p.name: p.role for p in enrich(conversation).participants if p.role}


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Yael, our CTO, joins later.", "CTO"),
        ("Yael — that's our CTO — has the last word.", "CTO"),
        ("Then there is Yael Adler (our head of IT).", "head of IT"),
        ("Yael is our head of IT and signs.", "head of IT"),
    ],
)
def test_a_colleague_states_the_role(said, role):
    assert _roles(said) == {"Yael Adler": role}


@pytest.mark.parametrize(
    "said",
    [
        "Is Yael our CTO?",
        "Ben, our CTO is away.",
        "Ben, our offer was clear.",
        "Yael, that's our CTO's call.",
        "Ben is our problem.",
        "Honestly, our CTO, Yael, decides.",
        "Maria, our CTO, joins later.",
    ],
)
def test_what_states_nobodys_role(said):
    assert _roles(said) == {}


def test_nobody_is_introduced_by_themselves_in_the_third_person():
    assert _roles("Yael, our CTO, that's what they call me.", "Yael Adler") == {}


def _absent(said):
    people = tuple(Participant(n) for n in ("Dana Lee", "Yael Adler"))
    found = enrich(Conversation("call", "vtt", (Turn(said, "Dana Lee"), Turn("Hi.", "Yael Adler")), people))
    return [(one.name, one.role, one.by) for one in roles_told(found.fields)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Tom, our CFO, will join next time.", [("Tom", "CFO", "Dana Lee")]),
        ("Then Tom Reed, our head of IT, has to look.", [("Tom Reed", "head of IT", "Dana Lee")]),
        ("Bring Tom — that's our CTO — along. Tom is our CTO.", [("Tom", "CTO", "Dana Lee")]),
        ("Honestly, our CTO, Tom, decides.", []),
        ("Tom, our offer was clear.", []),
        ("Is Tom our CTO?", []),
        ("Yael, our CTO, knows.", []),
    ],
)
def test_the_role_of_somebody_who_is_not_there_is_kept_beside(said, told):
    assert _absent(said) == told


def test_a_trade_somebody_calls_themselves_is_kept_beside_and_overrides_nothing():
    def read(said, role=None):
        told = enrich(Conversation("mail", "eml", (Turn(said, "Dana Lee"),), (Participant("Dana Lee", role=role),)))
        return told.participants[0].role, [(t.name, t.role) for t in roles_told(told.fields)]

    assert read("I'm an engineer and I want to see it run.") == (None, [("Dana Lee", "engineer")])
    assert read("I'm an engineer and I want to see it run.", "COO") == ("COO", [])
    assert read("I'm the engineer here.") == ("engineer", [])
    assert read("I'm Dana. I'm an engineer here.") == ("engineer", [])


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It's only me, the other Ida. From the works council.", "works council"),
        ("Ida Holm here. From the parish council.", "parish council"),
        ("Hello, I'm Ida, from procurement.", "procurement"),
        ("My name is Ida. I'm from the legal department, and I listen today.", "legal department"),
        # no word of whose they are
        ("I'm Ida. From the other committee we hear nothing.", None),
        ("Ida here. From finance I heard nothing.", None),
        ("It's me, Tom. From the works council.", None),
        ("I'm Ida, from it all I know little.", None),
    ],
)
def test_the_body_somebody_is_from_right_behind_their_name_is_what_they_are(text, role):
    assert stated(text, "Ida Holm") == (role, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We on the works council want it in writing.", "works council"),
        ("I sit on the ethics committee, so I have read it.", "ethics committee"),
        ("As the union, we can only say no to that.", "union"),
        ("Otherwise the council says no.", None),
        ("I sit on the board of a school.", None),
        ("We at the committee meeting heard it.", None),
        ("I'm on board with it.", None),
    ],
)
def test_who_speaks_for_a_body_in_the_first_person_is_kept_as_of_it_and_overrides_no_role(text, told):
    def read(role=None):
        talk = Conversation("Call", "call", (Turn(text, "Ida Holm"),), (Participant("Ida Holm", role=role),))
        done = enrich(talk)
        return done.participants[0].role, [t.role for t in roles_told(done.fields)]

    assert read() == (None, [told] if told else [])
    assert read("planner") == ("planner", [])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Also Tom Reed, he is the matron at Holmfield (two Toms here), would rather wait.",
            [("Tom Reed", "matron", "Dana Lee")],
        ),
        (
            "It goes to Tom, Tom Reed, he's the managing partner, he'll want to see it.",
            [("Tom Reed", "managing partner", "Dana Lee")],
        ),
        ("Tom, he's the best manager we had.", []),
        ("Tom, he is the reason I stay.", []),
        ("Tom, he's the one who runs it.", []),
        ("Tom, is he the CFO?", []),
    ],
)
def test_what_somebody_is_said_to_be_with_whose_they_are_behind(said, told):
    assert _absent(said) == told


@pytest.mark.parametrize(
    ("said", "role", "told"),
    [
        ("I've been deputy matron in Holmfield nine years now and I'm tired of it.", "deputy matron", []),
        ("Well, I have been head baker here for twelve years.", "head baker", []),
        ("I've been the bursar since 2014.", "bursar", []),
        ("I've been a nurse for twenty years.", None, [("Dana Lee", "nurse")]),
        ("I've been manager of three shops before.", None, []),
        ("I've been a member for nine years.", None, []),
        ("I've been waiting on the director for two years.", None, []),
        ("I'd been head of IT for nine years when it closed.", None, []),
    ],
)
def test_a_post_held_for_years_is_theirs(said, role, told):
    found = enrich(Conversation("call", "vtt", (Turn(said, "Dana Lee"),), (Participant("Dana Lee"),)))
    assert found.participants[0].role == role
    assert [(t.name, t.role) for t in roles_told(found.fields)] == told


def test_somebody_of_a_participants_first_name_and_another_surname_is_somebody_else():
    said = "Also Yael Stern, she is the matron at Holmfield (yes, two Yaels), said no."
    assert _absent(said) == [("Yael Stern", "matron", "Dana Lee")]
    assert _absent("Also Yael Adler, she is the matron at Holmfield, said no.") == []
    assert _absent("Yael, she is the matron at Holmfield.") == []
