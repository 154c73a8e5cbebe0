import pytest

from otherside.domain import ContactRecord, Conversation, Participant, Side
from otherside.domain.told import ROLES_TOLD, RoleTold, roles_told, written
from otherside.profiles.who.identity import Us, mentions_of, named, resolve


def _conversation(*participants: Participant) -> Conversation:
    return Conversation(title="a call", format="vtt", turns=(), participants=participants)


def _resolve(conversations, us=(), contacts=(), organisations=None, **more):
    listed = [(f"c{n}", deal, c) for n, (deal, c) in enumerate(conversations)]
    return {
        r.person.name: r
        for r in resolve(
            mentions_of(listed),
            [(c, frozenset(d)) for c, d in contacts],
            Us.of(us),
            deal_organisations=organisations or {},
            **more,
        )
    }


def test_one_person_under_four_names():
    people = _resolve(
        [
            ("Globex", _conversation(Participant("Dana Lee", "dana.lee@globex.com", role="COO"))),
            ("Globex", _conversation(Participant("Dana Lee", organisation="Globex"))),
            ("Globex", _conversation(Participant("Dana"))),
            ("Globex", _conversation(Participant("D. Lee"))),
        ]
    )
    assert list(people) == ["Dana Lee"]
    person = people["Dana Lee"]
    assert len(person.mentions) == 4
    assert person.person.role == "COO"
    assert person.person.organisation == "Globex"


def test_a_first_name_that_fits_two_people_joins_neither():
    people = _resolve(
        [("Globex", _conversation(Participant("Dana Lee"), Participant("Dana Park"), Participant("Dana")))]
    )
    assert set(people) == {"Dana Lee", "Dana Park", "Dana"}


def test_the_same_first_name_in_two_deals_is_two_people():
    people = resolve(
        mentions_of(
            [
                ("c1", "Globex", _conversation(Participant("Dana"))),
                ("c2", "Initech", _conversation(Participant("Dana"))),
            ]
        ),
        [],
        Us.of([]),
        deal_organisations={},
    )
    assert len(people) == 2
    assert len({r.person.id for r in people}) == 2


def test_sides_by_mail_domain():
    people = _resolve(
        [("Globex", _conversation(Participant("Sam Ortiz", "sam@acme.com"), Participant("Dana Lee", "d@globex.com")))],
        us=["acme.com"],
    )
    assert people["Sam Ortiz"].person.side is Side.OURS
    assert people["Dana Lee"].person.side is Side.THEIRS


def test_our_colleague_is_recognised_by_the_firm_of_somebody_named():
    people = _resolve(
        [
            (
                "Globex",
                _conversation(
                    Participant("Sam Ortiz", organisation="Acme"),
                    Participant("Kim Bo", organisation="Acme"),
                    Participant("Dana Lee", organisation="Globex"),
                ),
            )
        ],
        us=["Sam Ortiz"],
    )
    assert people["Kim Bo"].person.side is Side.OURS
    assert people["Dana Lee"].person.side is Side.THEIRS


def test_without_a_word_about_us_the_firm_in_several_deals_is_ours_and_called_a_guess():
    people = _resolve(
        [
            (
                "a",
                _conversation(Participant("Sam", organisation="Acme"), Participant("Dana Lee", organisation="Globex")),
            ),
            (
                "b",
                _conversation(Participant("Sam", organisation="Acme"), Participant("Ann Wu", organisation="Initech")),
            ),
        ]
    )
    assert people["Dana Lee"].person.side is Side.THEIRS
    assert people["Dana Lee"].person.side_reason.startswith("a guess")
    assert people["Sam"].person.side is Side.OURS


def test_the_deals_own_name_tells_the_buyer():
    people = _resolve(
        [
            (
                "globex renewal",
                _conversation(Participant("Dana Lee", "dana@globex.com"), Participant("Sam", "s@acme.com")),
            )
        ],
        organisations={"globex renewal": ["globex renewal", "Globex"]},
    )
    assert people["Dana Lee"].person.side is Side.THEIRS
    assert people["Sam"].person.side is Side.OURS
    assert "guess" in people["Sam"].person.side_reason


def test_unknown_stays_unknown():
    people = _resolve([("x", _conversation(Participant("Ann"), Participant("Speaker 1")))])
    assert {r.person.side for r in people.values()} == {Side.UNKNOWN}


def test_a_recorders_label_is_never_guessed_to_be_the_buyer():
    people = _resolve([("x", _conversation(Participant("Sam Ortiz"), Participant("Speaker 1")))], us=["Sam Ortiz"])
    assert people["Speaker 1"].person.side is Side.UNKNOWN


def test_what_a_user_says_wins_and_ids_stay():
    call = ("x", _conversation(Participant("Ann Wu"), Participant("Bo Li")))
    first = _resolve([call])
    ann = first["Ann Wu"].person
    later = _resolve(
        [call, ("x", _conversation(Participant("Ann Wu", "ann@globex.com")))],
        known=[r.person for r in first.values()],
        stated_sides={ann.id: Side.THEIRS},
    )
    assert later["Ann Wu"].person.id == ann.id
    assert later["Ann Wu"].person.side is Side.THEIRS
    assert later["Ann Wu"].person.side_reason == "you said so"


def test_a_crm_contact_who_never_spoke_is_in_the_deal():
    contact = ContactRecord("Ines Roth", email="ines@globex.com", role="CFO")
    people = _resolve([("Globex", _conversation(Participant("Dana Lee")))], contacts=[(contact, {"Globex"})])
    assert people["Ines Roth"].person.role == "CFO"
    assert people["Ines Roth"].person.deals == ("Globex",)
    assert people["Ines Roth"].person.side is Side.THEIRS


def test_order_of_conversations_does_not_matter():
    calls = [
        ("g", _conversation(Participant("Dana"), Participant("Sam", "sam@acme.com"))),
        ("g", _conversation(Participant("Dana Lee", "dana@globex.com"))),
    ]
    forth = _resolve(calls, us=["acme.com"])
    back = _resolve(calls[::-1], us=["acme.com"])
    assert {p: r.person.side for p, r in forth.items()} == {p: r.person.side for p, r in back.items()}
    assert len(forth["Dana Lee"].mentions) == len(back["Dana Lee"].mentions) == 2


def test_a_firm_is_never_on_both_sides_by_guess():
    people = _resolve(
        [
            ("globex", _conversation(Participant("Ann Wu", "ann@globex.com"), Participant("Bo Li", "bo@acme.com"))),
            ("acme", _conversation(Participant("Cy Ray", "cy@globex.com"), Participant("Di Fo", "di@acme.com"))),
        ],
        organisations={"globex": ["globex"], "acme": ["acme"]},
    )
    assert {r.person.side for r in people.values()} == {Side.UNKNOWN}
    assert "both sides" in people["Ann Wu"].person.side_reason


def test_who_is_called_the_same_is_one_person_and_keeps_their_id():
    listed = [
        ("c0", "Globex", _conversation(Participant("D. Leigh", "d@globex.com"), Participant("Sam", "sam@acme.com"))),
        ("c1", "Globex", _conversation(Participant("Dana Lee", "dana.lee@globex.com"))),
        ("c2", "Other", _conversation(Participant("D. Leigh", "leigh@other.com"))),
    ]
    before = resolve(mentions_of(listed), [], Us.of(["acme.com"]), deal_organisations={})
    assert len(before) == 4
    stated = named(mentions_of(listed), {"Globex": {"d leigh": "Dana Lee", "dana lee": "Dana Lee"}})
    after = resolve(stated, [], Us.of(["acme.com"]), deal_organisations={}, known=[r.person for r in before])
    assert len(after) == 3
    dana = next(r for r in after if r.person.name == "Dana Lee")
    assert dana.person.emails == ("d@globex.com", "dana.lee@globex.com")
    assert len(dana.mentions) == 2
    assert dana.person.id in {r.person.id for r in before}
    # What is stated of one deal says nothing of another.
    assert next(r for r in after if r.person.deals == ("Other",)).person.name == "D. Leigh"


BO = ContactRecord("Bo Falk", email="bo@falkner.example", role="Yard Lead", organisation="Falk & Ner Boats")
IDA = ContactRecord("Ida Roth", email="ida@falkner.example", role="Buyer", organisation="Falk & Ner Boats")


def _titles(participants, contacts):
    found = _resolve([("boats", _conversation(*participants))], ["us.example"], [(c, ()) for c in contacts])
    return {name: r.person.role for name, r in found.items()}


def test_a_contact_who_only_speaks_is_known_by_a_colleague_in_the_deal():
    people = [Participant("Ida Roth", "ida@falkner.example"), Participant("Bo Falk")]
    assert _titles(people, [BO, IDA]) == {"Ida Roth": "Buyer", "Bo Falk": "Yard Lead"}
    # Nobody wrote: two full names of one firm.
    assert _titles([Participant("Ida Roth"), Participant("Bo Falk")], [BO, IDA])["Bo Falk"] == "Yard Lead"
    # The address is not in the CRM either, what they say of their firm is enough.
    unwritten = ContactRecord(BO.name, role=BO.role, organisation=BO.organisation)
    said = Participant("Ida Roth", organisation="Falk & Ner Boats")
    found = _resolve([("boats", _conversation(said, Participant("Bo Falk")))], ["us.example"], [(unwritten, ())])
    assert found["Bo Falk"].person.role == "Yard Lead"
    assert found["Bo Falk"].person.side is Side.THEIRS


def test_a_name_alone_or_one_of_two_contacts_of_that_name_joins_nobody():
    other = ContactRecord("Bo Falk", role="Painter", organisation="Elsewhere")
    assert _titles([Participant("Bo Falk"), Participant("Ann Berg")], [BO, IDA])["Bo Falk"] is None
    people = [Participant("Ida Roth", "ida@falkner.example"), Participant("Bo Falk")]
    assert _titles(people, [BO, IDA, other])["Bo Falk"] is None
    # Whoever is not named in a deal is not in it, whatever their firm.
    assert "Bo Falk" not in _titles([Participant("Ida Roth", "ida@falkner.example")], [BO, IDA])


def test_a_name_with_the_initial_of_the_last_is_the_one_whom_it_fits():
    people = _resolve(
        [
            ("Globex", _conversation(Participant("Dana L."))),
            ("Globex", _conversation(Participant("Dana"))),
            ("Globex", _conversation(Participant("dana lee", organisation="Globex"))),
        ]
    )
    assert list(people) == ["Dana Lee"]


@pytest.mark.parametrize("written", ["Inés Vidal", "Paz", "Sra. Paz"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_name_without_second_surname_or_first_name_is_the_one_whom_it_fits(written, turned):
    said = [
        ("Oliva", _conversation(Participant("Inés Vidal Paz", "ines.vidal@oliva.example"), Participant("Bram Kok"))),
        ("Oliva", _conversation(Participant(written), Participant("Bram Kok"))),
        ("Oliva", _conversation(Participant("Inés Vidal Paz"))),
    ]
    people = _resolve(said[::-1] if turned else said)
    assert set(people) == {"Inés Vidal Paz", "Bram Kok"}
    # The same without an address, whichever name comes first.
    assert set(_resolve(said[1:][:: -1 if turned else 1])) == {"Inés Vidal Paz", "Bram Kok"}


@pytest.mark.parametrize(
    "others",
    [
        ["Inés Vidal Paz", "Inés Vidal Soler"],
        ["Inés Vidal Paz", "Jordi Vidal"],
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_shorter_name_that_fits_two_people_joins_neither(others, turned):
    said = [
        ("Oliva", _conversation(*map(Participant, others))),
        ("Oliva", _conversation(Participant("Vidal" if others[1] != "Inés Vidal Soler" else "Inés Vidal"))),
    ]
    assert len(_resolve(said[::-1] if turned else said)) == 3


def test_a_first_surname_alone_is_whoever_is_called_by_it_elsewhere_and_a_middle_name_is_nobody():
    full, called = Participant("Inés Vidal Paz"), Participant("Inés Vidal")
    said = [("Oliva", _conversation(p)) for p in (full, called, Participant("Vidal"))]
    assert set(_resolve(said)) == set(_resolve(said[::-1])) == {"Inés Vidal Paz"}
    middle = [("Oliva", _conversation(Participant(name))) for name in ("Anna Maria Berg", "Maria")]
    assert set(_resolve(middle)) == {"Anna Maria Berg", "Maria"}


def test_two_names_in_one_conversation_of_two_firms_or_that_may_be_a_first_name_are_two_people():
    together = [("Oliva", _conversation(Participant("Inés Vidal Paz"), Participant("Inés Vidal")))]
    assert len(_resolve(together)) == 2
    firms = [
        ("Oliva", _conversation(Participant("Bram van Dijk", organisation="Oliva"))),
        ("Oliva", _conversation(Participant("van Dijk", organisation="Northwind"))),
    ]
    assert len(_resolve(firms)) == 2
    first = [("Oliva", _conversation(Participant("Ruth Martin"))), ("Oliva", _conversation(Participant("Martin")))]
    assert len(_resolve(first)) == 2


def test_an_initial_that_fits_two_people_joins_neither_whatever_the_order():
    parts = [Participant("Dana L"), Participant("Dana Lee"), Participant("Dana Lund"), Participant("Dana Park")]
    for order in (parts, parts[::-1]):
        people = _resolve([("Globex", _conversation(p)) for p in order])
        assert set(people) == {"Dana L", "Dana Lee", "Dana Lund", "Dana Park"}


def test_a_first_name_beside_an_address_is_none_of_two_who_bear_it():
    mail = Participant("Dana", "dana@globex.com")
    people = _resolve([("Globex", _conversation(p)) for p in (mail, Participant("Dana Lee"), Participant("Dana Park"))])
    assert set(people) == {"Dana", "Dana Lee", "Dana Park"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("desmond orme", "Desmond Orme"),
        ("jean-luc de la cruz", "Jean-Luc de la Cruz"),
        ("o'neil", "O'Neil"),
        ("speaker 1", "speaker 1"),
        ("x_factor99", "x_factor99"),
    ],
)
def test_a_name_without_capitals_is_shown_with_them(written, shown):
    assert list(_resolve([("Globex", _conversation(Participant(written)))])) == [shown]


def test_who_we_are_may_be_said_as_the_file_labels_us():
    chat = _conversation(Participant("Mira", organisation="Tidebook"), Participant("Selma"))
    people = _resolve([("Selma", chat)], us=["Mira (Tidebook)"])
    assert people["Mira"].person.side is Side.OURS
    assert people["Selma"].person.side is Side.THEIRS
    # A role in the brackets is no firm, and a namesake at another firm is none of us.
    talk = _conversation(Participant("Mira", role="owner"), Participant("Mira Voss", organisation="Marlstone"))
    people = _resolve([("Marlstone", talk)], us=["Mira (owner)"])
    assert people["Mira Voss"].person.side is not Side.OURS


def test_numbered_respondents_of_two_surveys_are_not_one_person():
    first, second = (_conversation(Participant("Respondent R1", side=Side.THEIRS)) for _ in "ab")
    listed = [("c0", "Bakery", first), ("c1", "Bakery", second)]
    found = resolve(mentions_of(listed), [], Us.of([]), deal_organisations={})
    assert len({r.person.id for r in found}) == 2


def _told(*names, **fields):
    people = tuple(Participant(n) for n in names)
    return Conversation(title="a call", format="vtt", turns=(), participants=people, fields=fields)


TOM = {ROLES_TOLD: "Tom, CFO (told by Dana Lee)"}


def test_a_role_told_in_another_conversation_of_the_deal_is_theirs():
    for calls in ((_told("Tom Reed"), _told("Dana Lee", **TOM)), (_told("Dana Lee", **TOM), _told("Tom Reed"))):
        people = _resolve([("Globex", call) for call in calls])
        assert people["Tom Reed"].person.role == "CFO"
        assert people["Dana Lee"].person.role is None


def test_what_somebody_says_of_themselves_comes_before_what_is_told_of_them():
    own = _conversation(Participant("Tom Reed", role="Head of finance"))
    assert (
        _resolve([("Globex", own), ("Globex", _told("Dana Lee", **TOM))])["Tom Reed"].person.role == "Head of finance"
    )


def test_what_somebody_only_calls_themselves_comes_after_what_every_source_has():
    def says(trade):
        told = written([RoleTold("Dana Lee", trade, "Dana Lee")])
        return Conversation(
            title="mail", format="eml", turns=(), participants=(Participant("Dana Lee"),), fields={ROLES_TOLD: told}
        )

    later = ("Globex", says("engineer"))
    assert _resolve([later])["Dana Lee"].person.role == "engineer"
    stated = ("Globex", _conversation(Participant("Dana Lee", role="COO")))
    assert _resolve([stated, later])["Dana Lee"].person.role == "COO"
    contact = [(ContactRecord("Dana Lee", role="Operations"), ["Globex"])]
    assert _resolve([later], contacts=contact)["Dana Lee"].person.role == "Operations"


def test_a_role_told_elsewhere_is_nobodys_in_another_deal_of_two_of_a_name_or_on_the_other_side():
    told = _told("Dana Lee", **TOM)
    assert _resolve([("Initech", _told("Tom Reed")), ("Globex", told)])["Tom Reed"].person.role is None
    two = _resolve([("Globex", _told("Tom Reed", "Tom Park")), ("Globex", told)])
    assert {found.person.role for found in two.values()} == {None}
    ours = _resolve([("Globex", _told("Tom Reed")), ("Globex", told)], us=["Dana Lee"])
    assert ours["Tom Reed"].person.role is None


def test_what_a_field_holds_is_read_back_and_nothing_else():
    rows = (RoleTold("Tom", "CFO", "Dana (IT) Lee"), RoleTold("Ida Berg", "head of IT", "Dana Lee"))
    assert roles_told({ROLES_TOLD: written([*rows, rows[0], RoleTold("A; b", "CFO", "Dana Lee")])}) == rows
    assert roles_told({ROLES_TOLD: "anything a front matter has"}) == ()


@pytest.mark.parametrize(
    ("name", "role"),
    [("Jo Brand?", "no"), ("Jo Brand", "excused, sick"), ("Jo Brand?", None), ("Jo Brand", "Apologies")],
)
def test_who_was_not_there_has_no_role_by_it_and_is_on_no_side_by_a_guess(name, role):
    minutes = _conversation(
        Participant("Sam Ortiz", "sam@acme.com"), Participant("Dana Lee"), Participant(name, role=role)
    )
    people = _resolve([("Globex", minutes)], us=["acme.com"])
    assert set(people) == {"Sam Ortiz", "Dana Lee", "Jo Brand"}
    assert people["Jo Brand"].person.role is None
    assert people["Jo Brand"].person.side is Side.UNKNOWN
    assert people["Dana Lee"].person.side is Side.THEIRS


def test_who_came_late_or_by_video_was_there_and_a_role_stated_elsewhere_stays():
    minutes = _conversation(Participant("Sam Ortiz", "sam@acme.com"), Participant("Dana Lee", role="remote"))
    people = _resolve(
        [("Globex", _conversation(Participant("Dana Lee", role="COO"))), ("Globex", minutes)], us=["acme.com"]
    )
    assert (people["Dana Lee"].person.role, people["Dana Lee"].person.side) == ("COO", Side.THEIRS)
