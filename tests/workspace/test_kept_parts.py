"""What of a kept turn its request does not mean, and what it always means."""

import dataclasses
import datetime as dt

import pytest

from otherside.domain import Conversation, Participant, Turn, TurnKind
from otherside.profiles.private.courtesies import courtesy
from otherside.store import StoredConversation, StoredTurn
from otherside.workspace.heard.beside import set_beside, set_marks
from otherside.workspace.heard.kept_parts import Confided, courtesies, not_meant
from otherside.workspace.heard.rows import in_confidence

DAY = dt.date(2026, 3, 30)


def opened(text):
    return [text[a:b] for a, b in not_meant(text, DAY)]


@pytest.mark.parametrize(
    "words",
    [
        "Happy Easter!",
        "Happy Easter to you and yours.",
        "Have a nice weekend.",
        "Merry Christmas and a happy new year!",
        "Thanks for the call today.",
        "Thank you so much, Nils.",
        "Dear Nils,",
        "Hello both,",
        "Kind regards",
        "Thanks and all the best",
        "See you then!",
    ],
)
def test_what_only_greets_wishes_or_thanks(words):
    assert courtesy(words)


@pytest.mark.parametrize(
    "words",
    [
        "Happy Easter, by then Rolf is gone.",
        "Thanks for not telling Rolf.",
        "Thanks for the offer from Brandt.",
        "Have a nice weekend without Rolf.",
        "Good luck to Greta, who goes in May.",
        "A long summer with no foreman.",
        "Thank you for the talk about Greta.",
        "Hello, the foreman goes.",
    ],
)
def test_what_says_something_beside_it_is_no_courtesy(words):
    assert not courtesy(words)


def test_a_wish_beside_a_confidence_is_none():
    text = "Rolf has applied to the mill. Keep that between us, please. Happy Easter!"
    assert opened(text) == ["Happy Easter!"]


MAIL = """Hello Nils,

the 14 April at 10:00 at ours is fixed.

Rolf has applied to the mill in Oss, but please keep that between us.

Could you send the drawing of the doors?

Happy Easter!
Ada"""


def test_a_mail_of_several_matters_keeps_the_one_that_is_asked_for():
    assert opened(MAIL) == [
        "Hello Nils,",
        "the 14 April at 10:00 at ours is fixed.",
        "Could you send the drawing of the doors?",
        "Happy Easter!",
    ]


@pytest.mark.parametrize(
    "other",
    [
        # It takes up the matter by a word, by a pronoun, by what would come of it, or by somebody's name.
        "Could you bring the papers of the mill?",
        "Could you send him the drawing?",
        "Could you confirm the night shift if he goes?",
        "Could you send Petra the drawing?",
        # For nobody else's eyes, or with a sum.
        "Could you send the drawing to my private address?",
        "Please send an offer below 90,000.",
        # No errand: it may be part of what is told, and no word shows whether it is.
        "We lay off nine people in June.",
        "You should offer below the others.",
        "The night shift stands still from May.",
        "I work late most nights.",
    ],
)
def test_what_may_belong_to_it_is_kept(other):
    assert opened(MAIL.replace("Could you send the drawing of the doors?", other)) == [
        "Hello Nils,",
        "the 14 April at 10:00 at ours is fixed.",
        "Happy Easter!",
    ]


@pytest.mark.parametrize(
    "request_",
    [
        # A request that stands alone may mean all that was said before it; one that opens leads into what follows.
        "Rolf has applied to the mill in Oss.\n\nPlease keep that between us.",
        "Rolf has applied to the mill in Oss. Please keep this to yourself.",
        "Rolf has applied to the mill in Oss, but none of this came from me.",
        "Rolf has applied to the mill in Oss, but please keep all that between us.",
        "Rolf has applied to the mill in Oss. Off the record.",
        "What I tell you is for you alone. Rolf has applied to the mill in Oss, but keep that between us.",
        "Rolf has applied to the mill in Oss, but keep that between us. Don't tell Petra.",
    ],
)
def test_where_it_is_not_plain_what_is_meant_all_is_kept_but_courtesies(request_):
    text = MAIL.replace("Rolf has applied to the mill in Oss, but please keep that between us.", request_)
    assert opened(text) == ["Hello Nils,", "Happy Easter!"]


LETTER = """Nils,

The ovens have to stand by the end of June or the autumn is lost.

I wonder whether Petra will hold it up.

Between ourselves I'd rather begin with one oven and be slow than explain two of them to the council.

The council meets on 24 May.

Ada"""


@pytest.mark.parametrize(
    "opening",
    [
        "Between ourselves I'd rather",
        "Honestly, between you and me, I'd rather",
        "Off the record, I'd rather",
        "Confidentially, I'd rather",
        "In confidence: I'd rather",
    ],
)
def test_a_request_that_opens_its_sentence_means_that_and_what_hangs_on_it(opening):
    text = LETTER.replace("Between ourselves I'd rather", opening)
    assert [words for words in opened(text) if "oven" in words] == []
    assert [words for words in opened(text) if words not in ("Nils,", "Ada")] == [
        "I wonder whether Petra will hold it up.",
        "The council meets on 24 May.",
    ]


SMALL = "Between ourselves I'd rather begin small."


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        # Behind it in its paragraph all goes on with it, but for a day that is fixed or on which a body meets.
        (f"{SMALL} Greta leaves in May. Nine go.", []),
        (f"{SMALL} The board meets on 24 May.", ["The board meets on 24 May."]),
        (f"{SMALL} The 14 April at 10:00 at ours is fixed.", ["The 14 April at 10:00 at ours is fixed."]),
        (f"{SMALL} The board meets on 24 May without him.", []),
        (f"{SMALL} The board meets on 24 May. By then Greta is gone.", []),
        # Before it, unless it takes that up.
        (f"The drawing came through. {SMALL}", ["The drawing came through."]),
        ("The drawing came through. Between ourselves it leaks like a sieve.", []),
        ("The drawing came through.\n\nBetween ourselves it leaks like a sieve.", []),
        # Another paragraph, unless it goes on with it, or speaks of the same by a word or a name.
        (f"{SMALL}\n\nWe open two halls in June.", ["We open two halls in June."]),
        (f"{SMALL}\n\nThat would suit the night shift.", []),
        (f"{SMALL}\n\nAnd the night shift would cheer.", []),
        ("Between us, Greta applies at the mill.\n\nThe drawing went to Greta.", []),
        ("Between us, Greta applies at the mill.\n\nShe goes in May. Rolf comes.", []),
        ("Between us, Greta applies at the mill.\n\nThe mill pays well.\n\nWe open in June.", ["We open in June."]),
        # A request that tells nothing itself, or another one beside it.
        ("Greta applies at the mill. Between us.\n\nWe open in June.", []),
        (f"{SMALL}\n\nPlease keep all this to yourself.\n\nWe open in June.", []),
        (f"{SMALL} Nothing goes back to Petra.\n\nWe open in June.", []),
    ],
)
def test_what_hangs_on_a_request_that_opens_its_sentence(text, open_):
    assert opened(text) == open_


@pytest.mark.parametrize(
    "text",
    [
        "The 14 April at 10:00 at the Bear is fixed, but keep that between us.",
        "The 14 April at 10:00 at the Bear is fixed. That morning Rolf thinks me at the fair, but keep that between us.",
        "The 14 April at 10:00 at yours is fixed without Rolf. Greta goes to the mill in May, but keep that between us.",
    ],
)
def test_a_day_that_is_part_of_the_secret_is_kept(text):
    assert opened(text) == []


def test_words_are_open_only_where_all_of_them_are():
    text = "Rolf has applied to the mill. Keep that between us. Happy Easter!"
    (wish,) = courtesies(text)
    kept = Confided({("c", 0), ("c", 1)}, {("c", 0): (wish,)})
    assert kept == {("c", 0), ("c", 1)}
    assert not kept.covers("c", 0, *wish)
    assert kept.covers("c", 0, wish[0] - 1, wish[1])
    assert kept.covers("c", 1, *wish)
    assert not kept.covers("c", 2, *wish)


def talk(*turns, kind=TurnKind.SPEECH):
    held = tuple(StoredTurn(Turn(words, who, kind=kind), 1) for who, words in turns)
    people = tuple(Participant(who) for who in dict.fromkeys(who for who, _ in turns))
    conversation = Conversation("Ovens", "call", tuple(t.turn for t in held), people, DAY)
    return StoredConversation("c", conversation, "marlstone", held, {p.name: p.name for p in people})


def quote(stored, turn, words):
    start = stored.turns[turn].turn.text.index(words)
    return {"conversation": "c", "turn": turn, "start": start, "end": start + len(words), "quote": words}


def test_the_mark_is_on_what_is_meant_and_on_a_whole_turn():
    stored = talk(("Hana", MAIL), kind=TurnKind.MESSAGE)
    assert in_confidence([stored]) == {("c", 0)}
    rows = [
        quote(stored, 0, words)
        for words in ("Rolf has applied", "Happy Easter!", "Could you send the drawing of the doors?")
    ]
    rows.append({"conversation": "c", "turn": 0})
    set_marks([stored], rows)
    assert [row["mark"] for row in rows] == ["said in confidence", "", "", "said in confidence"]


def test_what_a_user_marked_and_what_a_request_in_another_turn_means_keep_all_but_courtesies():
    stored = talk(("Hana", "The foreman goes. Happy Easter!"), ("Hana", "Please don't tell Piet."))
    kept = in_confidence([stored])
    assert kept == {("c", 0), ("c", 1)}
    assert kept.covers("c", 0, 0, 17)
    assert not kept.covers("c", 0, 18, 31)


def test_a_courtesy_that_a_user_marked_is_kept():
    stored = talk(("Hana", "The foreman goes. Happy Easter!"))
    for words, covered in (
        ("The foreman goes.", False),
        ("Happy Easter!", True),
        ("The foreman goes. Happy Easter!", True),
    ):
        kept = in_confidence([dataclasses.replace(stored, kept={0: (words,)})])
        assert kept.covers("c", 0, 18, 31) is covered
        assert kept.covers("c", 0, 0, 17)


def test_a_confidence_does_not_stand_before_what_somebody_else_says():
    stored = talk(
        ("Hana", "The foreman wants to go before the winter. Keep that between us."), ("Piet", "That is how it goes.")
    )
    assert in_confidence([stored]) == {("c", 0)}
    row = quote(stored, 1, "That is how it goes.")
    set_beside([stored], [row])
    assert row["before"] is None
    open_ = talk(("Hana", "The night shift wants to go before the winter."), ("Piet", "That is how it goes."))
    set_beside([open_], [row])
    assert row["before"]["quote"] == "The night shift wants to go before the winter."


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday at three still suits me.",
        "Wednesday at three still works for us.",
        "The 8th of April at ten is fine.",
        "Our call on Wednesday stands.",
        "See you on Wednesday at three.",
        "Tomorrow at ten works for me too.",
    ],
)
def test_a_day_that_is_fixed_with_us_is_no_secret(words):
    text = f"Please keep this between us: the mill in Tarn may be closed next winter.\n\n{words}"
    assert opened(text) == [words]
    assert opened(f"The mill in Tarn may be closed, but keep that between us. {words}") == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday at three Rolf is told.",
        "Wednesday suits the buyer of the mill.",
        "See you on Wednesday without Rolf.",
        "Wednesday at three works, before they close it.",
        "That works for us.",
        "Closing on Wednesday is fine for me.",
    ],
)
def test_a_day_of_something_else_stays_kept(words):
    assert opened(f"Please keep this between us: the mill in Tarn may be closed next winter.\n\n{words}") == []


def test_a_day_stays_kept_with_all_that_somebody_says():
    assert opened("Please keep all of this mail between us: we sell.\n\nWednesday at three still suits me.") == []
