"""An interview, question by question: what was answered changes what is worth asking next. Pure; see the command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from otherside.questions.answered import Similarity
from otherside.questions.bank import Bank, load_bank
from otherside.questions.ranking import Question, candidates, rank, with_reasons
from otherside.questions.view import Asked, Buyer, Statement, View

NOW = "this interview"
"""Source of what is said in an interview, until it is kept."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, what was answered, and what it is evidence of."""

    question: Question
    answer: str
    statements: tuple[Statement, ...]


@dataclass
class Interview:
    """The state of an interview.

    Attributes:
        view: the deal, with what has been said in this interview.
        person: whom it is with, or about where somebody speaks for them.
        exchanges: so far.
    """

    view: View
    person: Buyer
    similarity: Similarity | None = None
    bank: Bank | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    _skipped: set[str] = field(default_factory=set)

    def next(self) -> Question | None:
        """The best question now, or None when there is nothing left to ask."""
        done = {e.question.topic.id for e in self.exchanges} | self._skipped
        # Words just spoken come first: what they said a moment ago is what is on their mind. Twice in a row is enough.
        heard = {s.id for e in self.exchanges[-1:] for s in e.statements}
        in_a_row = [e.question.quoted is not None and e.question.quoted.source == NOW for e in self.exchanges[-2:]]
        if heard and in_a_row != [True, True]:
            building = [
                q
                for q in candidates(self.view, self.bank or load_bank(), self.person.id)
                if q.quoted is not None and q.quoted.id in heard and q.topic.id not in done
            ]
            if building:
                return with_reasons([max(building, key=lambda q: (q.score, q.text))], self.view)[0]
        found = rank(self.view, 3 + len(done), to=self.person.id, similarity=self.similarity, bank=self.bank)
        return next((q for q in found if q.topic.id not in done), None)

    def skip(self, question: Question) -> None:
        """Leaves a question out for the rest of the interview."""
        self._skipped.add(question.topic.id)

    def answer(self, question: Question, text: str, statements: Sequence[Statement]) -> None:
        """Takes an answer, with its sentences as they were read."""
        speaker = question.speaker.id
        self.exchanges.append(Exchange(question, text, tuple(statements)))
        self.view = self.view.with_words(statements, [Asked(question.text, speaker, text)])
