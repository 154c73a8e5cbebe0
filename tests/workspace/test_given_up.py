"""What somebody wanted by a day that they have given up is no wish of today, and a chat is no letter."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from otherside.domain import Conversation, Evidence, Extractor, Facet, Person, Side, Stance, Turn, TurnKind
from otherside.messaging.drafts import Channel
from otherside.profiles.time.bearing import bearing
from otherside.profiles.time.withdrawn import wished_no_more, withdrawn
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.drafting import _manner
from otherside.workspace.heard.over import _WISHES, given_up_by, still_wished
from otherside.workspace.heard.present import channel_of
from otherside.workspace.questioning import view_of

AUTUMN, WINTER = dt.date(2026, 9, 14), dt.date(2026, 11, 9)
WISH = "We would love to have the new benches in before Christmas."
GIVEN_UP = "We have given up on Christmas, I would rather see it done well by Easter."
PEOPLE = {"Noa Ik": "noa", "Pia Lund": "pia", "Ole Berg": "ole"}


def stored(day, *turns, kind=TurnKind.MESSAGE, form="mail"):
    made = tuple(Turn(text, who, kind=kind) for text, who in turns)
    held = tuple(SimpleNamespace(turn=t, source=1) for t in made)
    return StoredConversation("c", Conversation("Benches", form, made, date=day), "bath", held, PEOPLE)


def row(text=WISH, day=AUTUMN, person="pia", origin="reader"):
    facets = {Facet.DESIRE: 0.7, Facet.FEAR: 0.4}
    read = Extractor("test", "1")
    evidence = Evidence("e", "a", 0, 0, len(text), text, "Pia Lund", facets, Stance.TOWARDS, 0.5, False, read)
    return EvidenceRow(evidence, person, "Pia Lund", "bath", "mails.mbox", "Benches", day, "Pia Lund", origin)


@pytest.mark.parametrize(
    "text",
    [
        "We have given up on Christmas.",
        "I gave up on Easter long ago.",
        "We're giving up on May.",
        "I have written off June.",
    ],
)
def test_a_day_that_was_given_up(text):
    assert [*withdrawn(text, AUTUMN)]


@pytest.mark.parametrize(
    "text",
    [
        "We have not given up on Christmas.",
        "I haven't quite given up on May.",
        "Don't forget Easter.",
        "Never give up on June!",
    ],
)
def test_a_day_that_is_held_on_to(text):
    assert not [*withdrawn(text, AUTUMN)]


def test_a_wish_by_a_day_that_was_given_up_is_none():
    gone = [*withdrawn(GIVEN_UP, WINTER)]
    assert wished_no_more(WISH, AUTUMN, gone)
    assert not wished_no_more(WISH, AUTUMN, [])
    assert not wished_no_more("We would love to have new benches.", AUTUMN, gone)
    assert not wished_no_more("We want the first before Christmas and the rest by Easter.", AUTUMN, gone)


@pytest.mark.parametrize(
    ("wish", "given_up"),
    [
        ("I want to open in spring, before the season.", "No, forget spring."),
        ("I'd love to be ready for the summer.", "We won't make the summer."),
        ("We hope to move in early spring.", "Spring is off."),
    ],
)
def test_a_season_without_a_year_is_given_up_as_well(wish, given_up):
    later = [*withdrawn(given_up, WINTER)]
    assert later
    assert wished_no_more(wish, AUTUMN, later)
    assert not wished_no_more("I want the benches to last.", AUTUMN, later)
    assert not wished_no_more("I want it in winter, and in no other season.", AUTUMN, later)


def test_what_takes_the_place_of_a_day_bears_on_deciding():
    assert [d.words for d in bearing(GIVEN_UP, WINTER)] == ["by Easter"]
    assert [d.words for d in bearing("We have given up on May, rather by July.", WINTER)] == ["by July"]
    assert bearing("I would rather see it done well by Easter.", WINTER) == []


def test_evidence_of_a_wish_stands_without_it_once_the_day_is_given_up():
    gone = given_up_by([stored(WINTER, (GIVEN_UP, "Pia Lund"), ("I gave up on Easter.", "Noa Ik"))], {"pia", "ole"})
    assert gone.keys() == {"pia"}
    assert still_wished(row(), gone).evidence.facets == {Facet.FEAR: 0.4}
    for other in (row(person="ole"), row(day=WINTER), row(origin="user"), row("We would love to have new benches.")):
        assert still_wished(other, gone) is other


def test_a_line_of_a_chat_is_no_letter():
    line = ("fine by me", "Pia Lund")
    assert channel_of(stored(WINTER, line, form="chat"), 0) is Channel.CHAT
    assert channel_of(stored(WINTER, line), 0) is Channel.MAIL
    assert channel_of(stored(WINTER, line, kind=TurnKind.SPEECH, form="vtt"), 0) is Channel.TALK


def test_whoever_chats_without_apostrophes_is_not_written_to_formally():
    pia, noa = Person("pia", "Pia Lund", Side.THEIRS), Person("noa", "Noa Ik", Side.OURS)
    words = "the floor is wet again and nobody looks after it while the pump runs all night long " * 5
    chat = _manner(pia, [pia, noa], [stored(WINTER, (words, "Pia Lund"), form="chat")], "Noa Ik")
    assert (chat.formal, chat.chats) == (False, True)
    letter = _manner(pia, [pia, noa], [stored(WINTER, (words, "Pia Lund"))], "Noa Ik")
    assert (letter.formal, letter.chats) == (True, False)
    typed = _manner(pia, [pia, noa], [stored(WINTER, (f"{words} theres more", "Pia Lund"))], "Noa Ik")
    assert (typed.formal, typed.chats) == (False, False)


def test_what_is_not_known_yet_is_given_up_later():
    told = [stored(WINTER, (GIVEN_UP, "Pia Lund"))]
    assert given_up_by(told, {"pia"}, AUTUMN) == {}
    assert given_up_by(told, {"pia"}, WINTER).keys() == {"pia"}


def letter(day, text):
    return (
        f"From: Pia Lund <pia@bath.example>\nTo: Noa Ik <noa@ours.example>\nDate: {day}\nSubject: Benches\n\n{text}\n"
    )


def test_a_wish_that_was_given_up_stands_in_no_brief_and_no_question(tmp_path):
    with Workspace.init(tmp_path / "w", ["ours.example"]) as workspace:
        folder = tmp_path / "bath"
        folder.mkdir()
        (folder / "1.eml").write_text(letter("Mon, 14 Sep 2026 10:00:00 +0200", WISH), encoding="utf-8")
        workspace.add([folder])
        assert wishes(workspace) == ({WISH}, {WISH})
        (folder / "2.eml").write_text(letter("Mon, 9 Nov 2026 10:00:00 +0100", GIVEN_UP), encoding="utf-8")
        workspace.add([folder])
        assert wishes(workspace) == (set(), set())
        before = view_of(workspace, workspace.deal("bath"), until=AUTUMN)
        assert {s.text for s in before.statements if _WISHES & s.facets.keys()} == {WISH}


def wishes(workspace):
    """That wish where the brief, and what questions are asked from, holds it as one."""
    (pia,) = [p for p in workspace.brief("bath")["people"] if p["name"] == "Pia Lund"]
    told = {q["quote"] for f in _WISHES for q in pia["facets"].get(f.value, ())}
    view = view_of(workspace, workspace.deal("bath"))
    asked = {s.text for s in view.statements if _WISHES & s.facets.keys()}
    return told & {WISH}, asked & {WISH}


@pytest.mark.parametrize(
    ("later", "mark"),
    [
        (
            "It is cramped. Forget spring, I would rather open in autumn.",
            "no longer their view since 14 September 2026",
        ),
        ("It is cramped. We won't make spring.", "given up since"),
        ("It is cramped. Spring is when the guests come.", ""),
    ],
)
def test_an_answer_marks_a_wish_that_was_given_up_since(later, mark, tmp_path):
    talk = tmp_path / "2026-09-14 call.txt"
    talk.write_text(
        "Noa Ik: When would you like to open?\nPia Lund: I want to open in spring, before the season.\n"
        f"Noa Ik: And the kitchen?\nPia Lund: {later}\n",
        encoding="utf-8",
    )
    with Workspace.init(tmp_path / "w", ["ours.example"]) as workspace:
        workspace.add([talk], deal="bath")
        workspace.set_side("Noa Ik", Side.OURS)
        workspace.set_side("Pia Lund", Side.THEIRS)
        said = {
            quote["quote"]: quote["mark"]
            for finding in ask(workspace, "does Pia still want to open in spring?")["findings"]
            for quote in finding["quotes"]
        }
    assert said.pop("I want to open in spring, before the season.") == mark
    assert not any(said.values())
