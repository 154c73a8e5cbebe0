"""A conversation that stands in a deal twice is told of, and nothing is taken out."""

from otherside.domain import Conversation, Turn, TurnKind
from otherside.workspace import Workspace
from otherside.workspace.heard.finding import find_conversation
from otherside.workspace.intake.twice import _told_apart, mostly_same
from otherside.workspace.privacy.erasing import remove

CALL = [
    ("Sam", "Thank you for making the time, how do you plan the week at the bakery today, and who decides on it?"),
    ("Dana", "We write it on the back of an invoice every Sunday evening, and by Tuesday morning half of it is wrong."),
    ("Sam", "What happens when it is wrong, and who is the first to notice that something is not as it was planned?"),
    ("Dana", "The oven stands empty and the apprentice rings me, and then I drive over myself on the twelfth of June."),
]
SCRIPT = [text for who, text in CALL if who == "Sam"]


def _talk(turns, kind=TurnKind.SPEECH, form="vtt"):
    return Conversation("", form, tuple(Turn(text, who, kind=kind) for who, text in turns))


def test_a_corrected_transcript_is_the_same_talk_however_it_is_cut_and_labelled():
    corrected = [(who.replace("Dana", "Speaker 2"), text.replace("twelfth", "nineteenth")) for who, text in CALL]
    cut = [(who, part) for who, text in corrected for part in text.split(", ")]
    assert mostly_same(_talk(CALL), _talk(cut))
    assert mostly_same(_talk(cut), _talk(CALL))
    assert mostly_same(
        _talk(CALL), _talk([*CALL, ("Dana", "And one more thing that was cut off at the end of it before.")])
    )


def test_the_questions_that_are_asked_of_everybody_make_no_same_talk():
    answers = [
        "My brother keeps it in his head, and since he was in hospital nobody knows what he meant.",
        "I do, alone.",
    ]
    other = [turn for q, a in zip(SCRIPT, answers, strict=True) for turn in (("Sam", q), ("Rolf", a))]
    assert not mostly_same(_talk(CALL), _talk(other))
    assert not mostly_same(_talk([("Sam", "Hello there.")]), _talk([("Sam", "Hello there.")]))


def test_answers_to_a_form_are_the_same_only_as_a_whole():
    def row(answer):
        asked = Turn("What bothers you most about how you plan your weeks at the bakery today?", kind=TurnKind.NOTE)
        return Conversation("", "form", (asked, Turn(answer, "Dana", kind=TurnKind.MESSAGE)))

    said = "The oven stands empty on Tuesdays."
    assert mostly_same(row(said), row(said))
    assert not mostly_same(row(said), row("The oven stands empty on Mondays."))
    assert not mostly_same(row("Nothing."), row("Nothing."))


def test_the_remedy_that_is_told_counts_it_once(tmp_path):
    old, new = tmp_path / "call.txt", tmp_path / "call corrected.txt"
    text = "\n".join(f"{who}: {said}" for who, said in CALL)
    old.write_text(text)
    new.write_text(text.replace("twelfth", "nineteenth"))
    with Workspace.init(tmp_path / "w", ["Sam"]) as workspace:
        workspace.add([old], deal="Bakery")
        hints = workspace.add([new], deal="Bakery").hints
        (hint,) = [h for h in hints if "counts twice" in h]
        assert hint.startswith("'call corrected.txt' holds for the most part what 'call.txt' of the same deal holds")
        number = hint.partition("otherside remove ")[2].split()[0].rstrip(".")
        assert find_conversation(workspace, number).turns[3].turn.text.endswith("twelfth of June.")
        remove(workspace, [number])
        assert len(workspace.store.conversation_ids("Bakery", excluded=True)) == 1
        new.write_text(text.replace("twelfth", "tenth"))
        assert not [h for h in workspace.add([new], deal="Bakery").hints if "counts twice" in h]


def test_the_one_that_tells_its_day_is_kept(tmp_path):
    dated, undated = tmp_path / "2026-06-01 call.txt", tmp_path / "export.txt"
    for place in (dated, undated):
        place.write_text("\n".join(f"{who}: {said}" for who, said in CALL) + "\n" * (place is undated))
    with Workspace.init(tmp_path / "w", ["Sam"]) as workspace:
        workspace.add([dated], deal="Bakery")
        (hint,) = [h for h in workspace.add([undated], deal="Bakery").hints if "counts twice" in h]
        number = hint.partition("otherside remove ")[2].split()[0].rstrip(".")
        assert find_conversation(workspace, number).conversation.title == "export"
        assert "'export.txt', which does not tell its day" in hint


def test_files_of_one_name_are_told_with_their_folders():
    assert _told_apart("all/oven/call.md", "all/oven/old call.md") == ("call.md", "old call.md")
    assert _told_apart("all/oven/call.md", "all/new/oven/call.md") == ("all/oven/call.md", "new/oven/call.md")
    assert _told_apart("call.md", "oven/call.md") == ("call.md", "oven/call.md")
    assert _told_apart("call.md", "call.md") == ("call.md", "call.md")
