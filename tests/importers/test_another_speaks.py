"""Two in one room under one label: whoever says that they speak now has what follows."""

import pytest

from otherside.importers import SourceFile, parse


def said(*lines, before="Ines Berg: I've got Rolf with me from stores. Rolf Senn, he counts the crates."):
    text = "\n".join(f"00:00:{n:02}.000 --> 00:00:{n:02}.900\n{line}\n" for n, line in enumerate((before, *lines), 10))
    (talk,) = parse(SourceFile("call.vtt", f"WEBVTT\n\n{text}".encode())).conversations
    return [(t.speaker, t.text) for t in talk.turns][1:], [p.name for p in talk.participants]


ASK = "Ada Quill: What happened?"
WORDS = "In March we lost forty crates and I paid for them."


@pytest.mark.parametrize(
    "opening",
    [
        "Rolf again.",
        "[Rolf]",
        "This is Rolf,",
        "Rolf here.",
        "It's Rolf again,",
        "Rolf speaking.",
        "(Rolf)",
        "Sorry, Rolf here:",
        "Rolf Senn again -",
    ],
)
@pytest.mark.parametrize("first", ["", "May I come in there. "])
def test_what_follows_is_theirs(opening, first):
    turns, people = said(ASK, f"Ines Berg: {first}{opening} {WORDS}")
    expected = [("Ines Berg", first.strip())] if first else []
    assert turns[1:] == [*expected, ("Rolf Senn", f"{opening} {WORDS}")]
    assert "Rolf Senn" in people


def test_in_a_room_as_well_and_back_again():
    turns, _ = said(
        ASK,
        f"Meeting Room 2: Rolf here. {WORDS} [Ines] That was before I came.",
        before="Ines Berg: Rolf Senn is here.\n\nAda Quill: Hello.",
    )
    assert turns[-2:] == [("Rolf Senn", f"Rolf here. {WORDS}"), ("Ines Berg", "[Ines] That was before I came.")]


@pytest.mark.parametrize(
    "before",
    ["Ines Berg: I've talked with Rolf this morning.", "Ines Berg: Rolf Senn and Rolf Amsel told me about it."],
)
def test_where_it_is_not_sure_who_is_meant_it_is_nobodys(before):
    turns, people = said(ASK, f"Ines Berg: May I? Rolf again. {WORDS}", before=f"Ines Berg: {before}")
    assert turns[1:] == [("Ines Berg", "May I?"), (None, f"Rolf again. {WORDS}")]
    assert set(people) == {"Ines Berg", "Ada Quill"}


@pytest.mark.parametrize(
    "line",
    [
        "Rolf again. He rang me on Friday and I had to say no.",
        "This is Rolf, he counts the crates and we trust him.",
        "Once again. We lost forty crates.",
        "Rolf again? I thought we had that.",
        "[Laughter] We lost forty crates and I paid.",
        "[Rolf] told me that we lost forty crates.",
        "[NAME] We lost forty crates and I paid.",
        "Ines here. We lost forty crates and I paid.",
        "Monday again. We count the crates and I hate it.",
        "Excel again, I know, and we still use it.",
        'The letter said: "Stop. Rolf here. We lost forty crates."',
        "It's Kiln again, I know. We said so in March.",
    ],
)
def test_what_only_looks_so_stays(line):
    turns, _ = said(ASK, f"Ines Berg: {line}")
    assert turns[1:] == [("Ines Berg", line)]


def test_a_numbered_voice_tells_its_own_name():
    turns, _ = said(ASK, f"Speaker 3: This is Rolf, {WORDS}")
    assert turns[-1] == ("Speaker 3", f"This is Rolf, {WORDS}")
