"""A note is its author's: what stands in quotation marks or behind a label is another's, and nothing else."""

from datetime import UTC, date, datetime

import pytest

from otherside.domain import Side, TurnKind
from otherside.importers import SourceFile, parse


def read(text, name="note.md"):
    (conversation,) = parse(SourceFile(name, text.encode(), datetime(2026, 11, 20, 9, tzinfo=UTC))).conversations
    return conversation


def said(text, name="note.md"):
    """Who said what, without the notes."""
    return [(t.speaker, t.text) for t in read(text, name).turns if t.speaker]


def noted(text, name="note.md"):
    return [t.text for t in read(text, name).turns if t.speaker is None]


# --- a name, a colon and a quotation -----------------------------------------------------------------------

OWN = "I fear she will give up the bakery, and I would rather not go on."


@pytest.mark.parametrize(
    "between", [f"{OWN}\n\nThen the oven rang.", f"- {OWN}", f"## Afterwards\n\n{OWN}", f"> {OWN}"]
)
@pytest.mark.parametrize("name", ["note.md", "note.txt"])
def test_below_a_closed_quotation_the_words_are_the_note_takers(between, name):
    text = f'Runa came late.\n\nRuna: "I never ask for my money."\n\n{between}\n\nRuna: "I want a shop of my own."\n'
    assert said(text, name) == [("Runa", "I never ask for my money."), ("Runa", "I want a shop of my own.")]
    assert OWN in " ".join(noted(text, name))


def test_on_the_line_of_a_closed_quotation_as_well():
    text = f'Runa: "I never ask for my money." {OWN}\nRuna: "I want a shop," she said, "of my own."\n{OWN}\n'
    assert said(text) == [("Runa", w) for w in ("I never ask for my money.", "I want a shop,", "of my own.")]
    assert sum(OWN in note for note in noted(text)) == 2


def test_several_who_are_quoted_do_not_make_a_transcript():
    text = "\n\n".join(
        f'{who}: "It stays as it is."\n\nI do not believe it.' for who in ("Runa", "Piet", "Runa", "Piet")
    )
    assert [who for who, _ in said(text)] == ["Runa", "Piet", "Runa", "Piet"]
    assert all(words == "It stays as it is." for _, words in said(text))


def test_labels_without_quotation_marks_in_a_note():
    text = (
        "Runa: I never ask for my money.\n\nI fear she will give up.\n\nPiet: The rent is due in May.\n\n"
        "I would rather not go on with the two of them.\n"
    )
    assert said(text) == [("Runa", "I never ask for my money."), ("Piet", "The rent is due in May.")]


def test_a_line_below_an_unquoted_label():
    wrapped = "Runa: I never ask for my money, because whoever comes in has known me\nsince school."
    assert said(f"with: Runa Holt\n\n{wrapped}\n")[0][1].endswith("since school.")
    assert said("with: Runa Holt\n\nRuna: I never ask for my money.\nShe looked away.\n") == [
        ("Runa Holt", "I never ask for my money.")
    ]


def test_a_note_that_speaks_of_the_speaker_is_a_note():
    turns = "\n\n".join(f"**{who}:** Well, what of it?" for who in ("Runa", "Piet") * 4)
    own = "I doubt that Piet means it."
    assert (None, own) not in said(f"{turns}\n\n{own}\n\n**Runa:** So it is.\n")
    assert own in noted(f"{turns}\n\n{own}\n\n**Runa:** So it is.\n")


# --- transcripts stay whole ----------------------------------------------------------------------------------


@pytest.mark.parametrize("bold", ["", "**"])
@pytest.mark.parametrize("name", ["call.md", "call.txt"])
def test_long_answers_of_a_transcript_are_their_speakers(bold, name):
    ask, answer = f"{bold}Ida:{bold} And then?", f"{bold}Runa:{bold} We baked at night.\n\nI was afraid of the bank."
    text = "\n\n".join([ask, answer] * 5) + "\n\n" + ask + "\n"
    runa = [words for who, words in said(text, name) if who == "Runa"]
    assert runa == ["We baked at night.\n\nI was afraid of the bank."] * 5
    assert all(t.kind is TurnKind.SPEECH for t in read(text, name).turns)


def test_times_make_a_transcript():
    text = "[0:03] Runa: We baked at night.\n\nI was afraid of the bank.\n\n[0:40] Runa: So we stopped.\n"
    assert said(text, "memo.txt")[0] == ("Runa", "We baked at night.\n\nI was afraid of the bank.")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_stands_below_the_last_turn_alone_is_nobodys(gap):
    turns = gap.join(["Ida: What does it cost you?", "Runa: I never ask.", "Ida: And in May?", "Runa: I want a shop."])
    assert said(f"{turns}\n\n{OWN}\n", "call.txt") == said(turns, "call.txt")


def test_a_talk_written_down_in_quotation_marks():
    text = 'Ida: "What does it cost you?"\nRuna: "I never ask." She laughed.\nIda: "And?"\nRuna: "I want a shop."\n'
    assert said(text) == [
        *[("Ida", "What does it cost you?"), ("Runa", "I never ask.")],
        *[("Ida", "And?"), ("Runa", "I want a shop.")],
    ]
    assert noted(text) == ["She laughed."]


# --- days ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ['Runa: "{}"', "Runa: {}", "Runa said: “{}”"])
def test_a_dated_heading_gives_its_day_whatever_the_form_of_the_quotation(form):
    parts = "## 15 Sept, phone\n\n{}\n\nShe was tired.\n\n## 2 October, visit\n\n{}\n"
    words = ("I fear the audit.", "We want it by spring.")
    note = read("# Holt\n\n" + parts.format(*[form.format(w) for w in words]))
    days = {t.text: t.at.date() for t in note.turns if t.speaker}
    assert days == {words[0]: date(2026, 9, 15), words[1]: date(2026, 10, 2)}


def test_a_dated_heading_in_a_transcript():
    turns = "Ida: How is it?\n\nRuna: {}\n\n"
    call = read(
        f"# Holt\n\n## 15 Sept, phone\n\n{turns.format('Hard.')}## 2 October\n\n{turns.format('Better.')}", "calls.md"
    )
    assert {t.text: t.at.date() for t in call.turns if t.speaker == "Runa"} == {
        "Hard.": date(2026, 9, 15),
        "Better.": date(2026, 10, 2),
    }


# --- whom the header names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    "with client Clients who met participants Kundin Teilnehmerinnen mit Gesprächspartner avec cliente guests".split(),
)
def test_keys_that_name_people(key):
    note = read(f"---\n{key}: Runa Holt\n---\nShe came late.\n")
    assert [p.name for p in note.participants] == ["Runa Holt"]


@pytest.mark.parametrize("key", ["With", "Met", "mit", "avec", "Client"])
def test_header_lines_that_name_people(key):
    note = read(
        f"{key}: Runa Holt, Piet Moen\n\nThey came late.\n" if key != "Client" else "Client: Runa Holt\n\nLate.\n"
    )
    assert [p.name for p in note.participants][:1] == ["Runa Holt"]


def test_a_sentence_is_no_list_of_people():
    assert read("With: a heavy heart, as always.\n\nShe came late.\n").participants == ()


# --- quotations beside which nobody is named ----------------------------------------------------------------

QUOTED = "I want a shop of my own, and I fear the bank."
LISTED = "---\nclient: Runa Holt\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        f'{LISTED}"{QUOTED}"\n',
        f'{LISTED}She came late. "{QUOTED}" Then the oven rang.\n',
        f"{LISTED}- the rent\n- “{QUOTED}”\n",
        f'---\nparticipants: [Runa Holt, Ida Berg (coach)]\n---\nShe was quiet.\n\n"{QUOTED}"\n',
        f'# Call\n\nI met with Runa Holt in the yard. "{QUOTED}"\n',
    ],
)
def test_of_the_one_client_they_are_hers(text):
    assert said(text) == [("Runa Holt", QUOTED)]


@pytest.mark.parametrize(
    "text",
    [
        f'---\nparticipants: Runa Holt, Piet Moen\n---\n"{QUOTED}"\n',
        f'I met with Runa Holt and Piet Moen.\n\nIt rained. "{QUOTED}"\n',
        f'{LISTED}Piet came in with the flour. "{QUOTED}"\n',
        f'{LISTED}I told her what I think. "{QUOTED}"\n',
        f'{LISTED}"{QUOTED}" I said it twice.\n',
        f'{LISTED}## Questions for next time\n\n- "{QUOTED}"\n',
        f'{LISTED}What I could say:\n\n- "Good morning to you."\n- "{QUOTED}"\n',
        f'{LISTED}"What would you do with a free day?"\n',
        f"{LISTED}> “{QUOTED}”\n",
        f'{LISTED}The sign says "{QUOTED}"\n',
        f'{LISTED}She is in "survival mode" again, and the "blank card" helps.\n',
        f'client: Holt\n\nThe bakery is small.\n\n"{QUOTED}"\n',
    ],
)
def test_where_it_may_be_anothers_they_are_nobodys(text):
    assert said(text) == []


# --- questions and answers behind letters ------------------------------------------------------------------

INTERVIEW = "Q: How do you plan?\nA: On the wall, and I hate it.\nQ: And then?\nA: I hope.\n"


def test_a_header_says_who_asks_and_who_answers():
    head = "Interviewer: Nils Own (Ours)\nInterviewee: Ada Voss, head baker\n\n"
    assert said(head + INTERVIEW, "interview.txt") == [
        ("Nils Own", "How do you plan?"),
        ("Ada Voss", "On the wall, and I hate it."),
        ("Nils Own", "And then?"),
        ("Ada Voss", "I hope."),
    ]
    people = {p.name: p for p in read(head + INTERVIEW, "interview.txt").participants}
    assert (people["Nils Own"].side, people["Nils Own"].organisation) == (Side.OURS, "Ours")
    assert (people["Ada Voss"].side, people["Ada Voss"].role) == (Side.THEIRS, "head baker")


def test_without_a_header_or_with_two_who_may_answer_the_letters_are_nobodys():
    assert said(INTERVIEW, "interview.txt") == []
    two = "Interviewees: Ada Voss; Rolf Behrend\n\n"
    assert not {"Ada Voss", "Rolf Behrend"} & {who for who, _ in said(two + INTERVIEW, "interview.txt")}


def test_the_one_who_asked_is_ours_by_a_first_name_as_well():
    head = "Interviewer: Nils (Ours)\nInterviewee: Ada Voss\n\n"
    talk = f"{head}Nils: How do you plan?\nAda Voss: On the wall.\nNils: And?\nAda Voss: I hope.\n"
    assert {p.name: p.side for p in read(talk, "talk.txt").participants} == {"Nils": Side.OURS, "Ada Voss": Side.THEIRS}
