"""Whose a quotation is that the sentence before it leads in to: the one person whom that sentence is about."""

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse
from otherside.importers.unattributed import of_nobody

TWO = "# Visit, 4 March 2026\n\nMet Tilda Moe and Ed Moe at the quay. Rain all day.\n\n"
ONE = "# Visit, 4 March 2026\n\nMet Tilda Moe at the quay. Rain all day.\n\n"
SAID = "“I don't want to be the one who sold it.”"


def read(text):
    (conversation,) = parse(SourceFile("2026-03-04 visit.md", text.encode())).conversations
    found = {t.text: t.speaker for t in conversation.turns if t.kind is TurnKind.REPORTED}
    return found, of_nobody((t.kind, t.text) for t in conversation.turns)


@pytest.mark.parametrize("head", [TWO, ONE])
@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Tilda said nothing for a while. Then:", "Tilda Moe"),
        ("Ed looked at the water for a long time. And then:", "Ed Moe"),
        ("Tilda Moe sat down on a crate. After a while:", "Tilda Moe"),
        ("Tilda stirred her tea. Then, quietly:", "Tilda Moe"),
        ("We went through the sums. Tilda laughed. Then:", "Tilda Moe"),
        ("Tilda was silent. A long pause. Then:", "Tilda Moe"),
        ("Tilda didn't answer at first. Finally:", "Tilda Moe"),
        ("Tilda thought about it.\n\nThen:", "Tilda Moe"),
        ("Ed nodded. Later:", "Ed Moe"),
        ("Tilda on the slipway, hands in her pockets:", "Tilda Moe"),
        ("Tilda at the gate, not looking up:", "Tilda Moe"),
        ("Tilda, by the stove, coat still on:", "Tilda Moe"),
        ("Tilda, arms folded:", "Tilda Moe"),
        ("Tilda from the top of the ladder, brush in hand:", "Tilda Moe"),
    ],
)
def test_the_quotation_is_of_whom_the_sentence_before_it_is_about(head, lead, who):
    if head is ONE and who == "Ed Moe":
        return
    assert read(f"{head}{lead} {SAID}\n") == ({SAID.strip("“”"): who}, [])


@pytest.mark.parametrize(
    "lead",
    [
        "Tilda and Ed said nothing for a while. Then:",
        "Tilda looked at Ed. Then:",
        "Tilda left. Then:",
        "Tilda was not there. Then:",
        "Tilda had to go and fetch the children. Then:",
        "Tilda rang off. Then:",
        "Tilda asked what it would cost. Then:",
        "Tilda told us about her brother. Then:",
        "Tilda's phone rang. Then:",
        "Nobody said anything. Then:",
        "The rain stopped. Then:",
        "Traffic was awful. Then:",
        "Her mother said nothing. Then:",
        "Tilda said nothing for a while. Then the harbour master:",
        "Tilda said nothing for a while. Then I:",
        "Tilda sat down. I explained the stages. Then:",
        "Kitchen in the back, sink on the left:",
        "Rent in the north, prices in the south:",
        "Tilda in the kitchen, Ed in the yard:",
        "Tilda, on my list:",
        "Tilda, at our next meeting:",
        "Tilda at the gate, her brother beside her:",
        "Tilda at the gate, a man with a dog:",
        "Tilda, still to ask:",
        "Tilda, my guess:",
    ],
)
def test_where_another_may_have_said_it_it_is_nobodys(lead):
    assert read(f"{TWO}{lead} {SAID}\n")[0] == {}


def test_what_is_said_of_her_is_not_hers():
    assert read(f"{TWO}Tilda said nothing for a while. Then: “Tilda has never liked the quay, you know.”\n")[0] == {}


def test_a_pronoun_before_it_is_whom_it_stands_for():
    found, _ = read(f"{ONE}Tilda showed me the quay. She said nothing for a while. Then: {SAID}\n")
    assert set(found.values()) == {"Tilda Moe"}
    assert read(f"{TWO}They said nothing for a while. Then: {SAID}\n")[0] == {}
