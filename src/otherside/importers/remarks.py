"""What was taken in and still says nothing of anybody: told once, with what to do about it."""

from collections.abc import Iterator

from otherside.domain import Conversation, Side, Skipped, TurnKind
from otherside.domain.patterns import lazily
from otherside.importers.granola import LOUDSPEAKER
from otherside.importers.label_reading import is_device
from otherside.importers.questions_and_answers import answers_of_nobody
from otherside.importers.quotations import quotations
from otherside.importers.told_of import told_of

_SENTENCE_END = lazily(r"[.!?…](?=\s|$)")
#: Fewer characters are a remark, not a memo.
_LONG = 250
#: So many characters without the end of a sentence nobody writes, but what writes down speech does.
_PER_SENTENCE = 400
#: So many characters of speech without a speaker are more than a remark from the back of the room, and so many are a word.
_STRETCH = 2_000
_PER_WORD = 5.5
#: So many sentences in reported speech are worth a word.
_SOME = 2


def remarks(name: str, conversation: Conversation) -> Iterator[Skipped]:
    """Devices and a loudspeaker among the speakers, speech, a memo and answers of nobody, and what is told in reported speech.

    Args:
        name: of the file, as shown to the user.
        conversation: as its importer read it.
    """
    for speaker in dict.fromkeys(turn.speaker for turn in conversation.turns):
        if speaker and is_device(speaker):
            yield Skipped(
                f"{name}, speaker {speaker}",
                "a device and nobody's name; put the name of who spoke in its place in the file and add it again",
                partial=True,
            )
    if conversation.format == "granola" and LOUDSPEAKER in {turn.speaker for turn in conversation.turns}:
        yield Skipped(
            f"{name}, {LOUDSPEAKER!r}",
            "Granola's loudspeaker, by which it hears everybody but you, and nobody's name: whose side it is stays unknown; put the "
            f"name of who spoke in place of {LOUDSPEAKER!r} (or 'system') in the file and add it again",
            partial=True,
        )
    if _is_unbroken(conversation):
        yield Skipped(
            name,
            "read as your own note, without sentences or quotation marks, so nobody's words are found in it; put what "
            "they said between quotation marks behind their name ('Dana said: \"…\"') and add it again",
            partial=True,
        )
    if nobodys := _said_by_nobody(conversation):
        yield Skipped(name, nobodys, partial=True)
    if any(turn.kind is not TurnKind.NOTE and turn.speaker for turn in conversation.turns):
        return
    text = "\n".join(turn.text for turn in conversation.turns)
    if answers := answers_of_nobody(text):
        yield Skipped(
            name,
            f"{answers} answers behind 'A:' are nobody's; write 'Interviewee: NAME' above them and add it again",
            partial=True,
        )
    told = told_of(text, (p.name for p in conversation.participants if p.side is not Side.OURS))
    if told.total() >= _SOME:
        people = ", ".join(list(told)[:2]) + (f" and {len(told) - 2} more" if len(told) > 2 else "")
        yield Skipped(
            name,
            f"{told.total()} sentences tell what {people} said and were not read as theirs, being the writer's words; put "
            "their own between quotation marks behind their name ('Dana said: \"…\"') and add it again",
            partial=True,
        )


def _said_by_nobody(conversation: Conversation) -> str:
    """What to tell of a transcript, or a long stretch of one, whose speakers nobody names; empty where they are named."""
    remedy = (
        "put the name of who speaks in front of their words ('Dana: …'), each time another begins, and add it again"
    )
    said = [turn for turn in conversation.turns if turn.kind is TurnKind.SPEECH]
    nobodys = sum(len(turn.text) for turn in said if not turn.speaker)
    if nobodys and not any(turn.speaker for turn in conversation.turns):
        return f"a transcript that does not say who speaks: nobody's words were read, and it is no talk with anybody; {remedy}"
    if nobodys >= _STRETCH:
        words = f"{round(nobodys / _PER_WORD, -2):,.0f}"
        return (
            f"about {words} words of a transcript have no speaker: they are kept, but being nobody's neither read nor searched; "
            f"{remedy}"
        )
    return ""


def _is_unbroken(conversation: Conversation) -> bool:
    """Whether nothing in it is anybody's and its text is one long breath: a memo that a telephone wrote down."""
    if any(
        turn.kind is not TurnKind.NOTE and (turn.speaker or turn.kind is TurnKind.SPEECH) for turn in conversation.turns
    ):
        return False
    text = "\n".join(turn.text for turn in conversation.turns)
    return len(text) >= _LONG and len(_SENTENCE_END.findall(text)) * _PER_SENTENCE < len(text) and not quotations(text)
