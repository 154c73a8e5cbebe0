"""The seam for a language model."""

import json

import pytest

from otherside.llm import LLMError, Response
from otherside.profiles.incongruence.judge import ModelJudge

TEXTS = ["We keep our word.", "The letters lie unopened."]


class Model:
    name = "test"

    def __init__(self, answer):
        self.answer = answer

    def complete(self, request):
        self.request = request
        return Response(self.answer)


def test_probabilities_in_the_order_of_the_pairs():
    model = Model('{"pairs": [{"pair": 1, "probability": 0.9}, {"pair": 0, "probability": 7}]}')
    assert ModelJudge(model).probabilities(TEXTS, [(0, 1), (1, 0)]) == [1.0, 0.9]
    assert json.loads(model.request.user)["pairs"][0] == {"pair": 0, "ideal": 0, "actual": 1}
    assert TEXTS[0] not in model.request.system, "imported text is never an instruction"


@pytest.mark.parametrize("answer", ['{"pairs": []}', '{"pairs": [{"pair": 9, "probability": 1}, 3]}', "[1]"])
def test_what_the_model_leaves_out_is_even(answer):
    assert ModelJudge(Model(answer)).probabilities(TEXTS, [(0, 1)]) == [0.5]


def test_no_pairs_no_request():
    model = Model("")
    assert ModelJudge(model).probabilities(TEXTS, []) == []
    assert not hasattr(model, "request")


def test_an_answer_that_is_no_json_is_an_error():
    with pytest.raises(LLMError):
        ModelJudge(Model("I would rather not.")).probabilities(TEXTS, [(0, 1)])
