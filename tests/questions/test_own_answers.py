"""What is shown as somebody's answer is theirs, of themselves and on the topic; a wrong "answered" keeps from asking."""

from __future__ import annotations

import pytest

from otherside.domain import Stance
from otherside.questions import load_bank
from otherside.questions.answered import told
from tests.questions.deal import F, view

TOPICS = load_bank().by_id

#: ``(topic, sentence, what it is read as, whether it answers)``; the reading is the extractor's.
PAIRS = (
    ("on_mind", "I'm worried that the ovens stand still for a week.", (F.FEAR,), True),
    ("on_mind", "What keeps me up is the audit of the cold room.", (F.FEAR,), True),
    ("on_mind", "My biggest worry is that the old bakers leave.", (F.FEAR,), True),
    ("on_mind", "Seventy loaves a night, I lie awake over it.", (F.SITUATION,), True),
    ("measured", "I'm measured on how many loaves come back.", (F.GOAL, F.SITUATION), True),
    ("measured", "My bonus hangs on the returns.", (F.GOAL, F.FRUSTRATION), True),
    ("own_say", "It's not my decision, the cooperative votes.", (F.CONSENSUS,), True),
    ("enjoy", "I love standing at the oven at four in the morning.", (F.DESIRE,), True),
    ("proud", "I'm proud of the rye, my grandfather's recipe.", (F.IDENTITY,), True),
    ("need", "We need it to open at five without anybody there.", (F.GOAL, F.WANT), True),
    ("go_wrong", "My concern is that the dough line stops on a Saturday.", (F.FEAR,), True),
    ("certain", "I'd want to see it run in our own bakehouse first.", (F.RISK,), True),
    ("cost_fail", "If it fails I'd have to explain it to the members.", (F.RISK, F.CONSENSUS), True),
    ("keep", "The old scale works well, leave it as it is.", (F.STATUS_QUO,), True),
    ("money", "It would come out of next year's budget.", (F.PRIORITY,), True),
    ("next_step", "I'll send you the plan of the bakehouse tonight.", (F.COMMITMENT,), True),
    ("on_mind", "I don't think Olaf is lazy, he's just afraid of the new scales.", (F.FEAR,), False),
    ("on_mind", "I think the apprentices are scared of it.", (F.FEAR,), False),
    ("on_mind", "My boss is afraid of the bank.", (F.CONSENSUS, F.FEAR), False),
    ("on_mind", "I'll ring the mill, I'm a bit nervous of them.", (F.COMMITMENT,), False),
    ("on_mind", "If the new mixer is as loud as Omar I'm scared, ha ha.", (F.FEAR,), False),
    ("on_mind", "Are you worried about the ovens?", (F.FEAR,), False),
    ("measured", "I told them you'd measured the room, so now they ask me every morning.", (F.FRUSTRATION, F.GOAL), False),
    ("measured", "I'll have the figures by Friday, that's my target.", (F.COMMITMENT, F.GOAL), False),
    ("own_say", "We've got the harvest wedding until the eighteenth.", (F.SITUATION, F.CONSENSUS), False),
    ("own_say", "Omar says it is my call to make when he is away.", (F.CONSENSUS,), False),
    ("enjoy", "I'd love somebody else to carry the trays.", (F.DESIRE,), False),
    ("enjoy", "Happy to meet again next week.", (F.DESIRE,), False),
    ("need", "Tuesday is fine but not before ten, the lorry is in and it needs the whole yard.", (F.WANT,), False),
    ("cost_fail", "He's the one whose name is on the loan, his job is gone.", (F.RISK,), False),
    ("proud", "They are proud of the rye.", (F.IDENTITY,), False),
    ("reach", "It smells good in here.", (F.GOAL,), False),
)  # fmt: skip


@pytest.mark.parametrize(("topic", "sentence", "read", "answers"), PAIRS)
def test_a_sentence_answers_or_does_not(topic, sentence, read, answers) -> None:
    found = told(view((("ida", sentence, dict.fromkeys(read, 0.8), Stance.NEUTRAL),)), TOPICS[topic], "ida")
    assert [s.text for s in found] == ([sentence] if answers else [])
