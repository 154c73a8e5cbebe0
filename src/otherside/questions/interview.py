"""An interview, question by question: what was answered changes what is worth asking next. Pure; see the command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from otherside.domain.patterns import lazily
from otherside.questions.answered import Similarity
from otherside.questions.bank import Bank, load_bank
from otherside.questions.ranking import Question, candidates, rank, with_reasons
from otherside.questions.view import NOW, Asked, Buyer, Statement, View

__all__ = ["NOW", "Exchange", "Interview", "aside"]

_LEAD = (
    r"(?:(?:ok|okay|sorry|well|thanks|thank you|please|no|hm+|actually|honestly|but|i think|if you don't mind)[,.! ]+)*"
)
_TAIL = (
    r"(?:[, ]+(?:it|this|that|there|here|now|then|please|today|for (?:now|today)|at that|at this point|thanks|thank you|"
    r"(?:the|this) (?:interview|conversation)|(?:the|these|your) questions))*[.! ]*"
)
#: What somebody says to us about the asking, and not in answer. Whole answers only: "I would rather stop the line" is one.
_ASIDES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, lazily(rf"{_LEAD}(?:{words}){_TAIL}", re.IGNORECASE))
    for kind, words in (
        (
            "stop",
            r"(?:i(?:'d| would) (?:rather|like to|prefer to)|i(?:'ll| will)|(?:can|could|may|shall) (?:we|i)|let(?:'s| us|"
            r" me)|i (?:want|need|have|wish) to|we should) (?:stop|end|finish|break off|leave|go)\??|stop|enough|"
            r"(?:that's|that is|that'll be|it's) enough|i(?:'ve| have) had enough|no more questions|i(?:'m| am) done|"
            r"we(?:'re| are) done|i don't want to (?:go on|continue|answer any(?: ?more| more questions))",
        ),
        (
            "pass",
            r"i(?:'d| would) rather not(?: (?:say|answer|talk about|go into|tell you))?|no comment|pass|skip|next(?: question)?|"
            r"(?:that's|that is|it's) (?:private|personal|none of your business|between us)|none of your business|"
            r"i (?:don't|do not|won't|will not) (?:want to |wish to )?(?:say|answer|talk about|go into|tell you)|"
            r"ask me something else",
        ),
        (
            "why",
            r"why|(?:and )?why (?:do|are|would|did) you (?:ask|asking|want to know|need to know|need)(?: me)?(?: (?:that|this|it))?|"
            r"why (?:is (?:that|this|it)|does (?:that|this|it)) (?:important|matter|of interest|interesting)|why should i "
            r"(?:say|answer|tell you)|what (?:do|did) you mean(?: by (?:that|this|it))?|what (?:is|'s) (?:that|this|it) for|"
            r"what do you (?:need|want) (?:that|this|it) for|what (?:will|do|would) you do with (?:that|this|it|my answers?)|"
            r"who wants to know|(?:sorry, )?i (?:don't|do not) understand(?: (?:the|your|that) question)?",
        ),
    )
)


def aside(text: str) -> str | None:
    """What somebody says about the asking rather than in answer: ``stop``, ``pass`` or ``why``; None for an answer."""
    plain = " ".join(text.replace("’", "'").split()).rstrip("?.! ")
    return next((kind for kind, pattern in _ASIDES if pattern.fullmatch(plain)), None)


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

    def reason(self, question: Question) -> str:
        """Why a question is asked, for whoever is asked."""
        gap = question.topic.gap.replace("{person}", self.view.short.get(question.to.id, question.to.name))
        return f"We do not know yet {gap}, and would rather ask than guess."

    def skip(self, question: Question) -> None:
        """Leaves a question out for the rest of the interview."""
        self._skipped.add(question.topic.id)

    def answer(self, question: Question, text: str, statements: Sequence[Statement]) -> None:
        """Takes an answer, with its sentences as they were read."""
        speaker = question.speaker.id
        self.exchanges.append(Exchange(question, text, tuple(statements)))
        self.view = self.view.with_words(statements, [Asked(question.text, speaker, text)])
