"""The language model's reading of a conversation: windows out, checked evidence back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from otherside.domain import Evidence, Extractor, InputError
from otherside.extraction.addressed import REASON
from otherside.extraction.llm.estimate import Estimate, estimate
from otherside.extraction.llm.judging import Claim, Rejected, items_of, judge, merge
from otherside.extraction.llm.progress import Progress, fingerprint
from otherside.extraction.llm.prompt import PROMPT_VERSION, SYSTEM, build_request, speaker_names
from otherside.extraction.llm.windows import LLMTurn, Piece, Window, cut, plan
from otherside.llm.answers import check_whole, read_json
from otherside.llm.config import LLMConfig
from otherside.llm.connect import connect
from otherside.llm.errors import OF_ONE_ANSWER, Failure, LLMError
from otherside.llm.protocol import LanguageModel, Request, Usage
from otherside.llm.redacting import RedactingModel
from otherside.llm.tokens import estimate_tokens

#: Confidence stored with each facet. A model's own numbers are not probabilities; this one only says "read by a model".
CONFIDENCE = 0.6
#: Windows that fail one after the other before the run stops: it would go on paying for nothing.
FAILURES_IN_A_ROW = 3
_REMINDER = "\n\nYour last answer was not JSON. Answer with the JSON object alone."


@dataclass(frozen=True, slots=True)
class WindowDone:
    """One step of a run, for a progress bar and for saving.

    Attributes:
        done: windows done.
        total: windows in all; grows when a window has to be split.
        found: pieces of evidence in this window.
        failed: why this window could not be read, empty if it was.
        usage: tokens used so far.
        progress: the state to save.
    """

    done: int
    total: int
    found: int
    failed: str
    usage: Usage
    progress: Progress


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a model's reading gave.

    Attributes:
        evidence: in order of turn and place; each quote is verbatim.
        claims: ``claims[n]`` is what ``evidence[n]`` rests on: the model's reason and how the quote was found.
        rejected: what was not taken, with reasons.
        failed: windows that could not be read: first and last turn index, and why.
        usage: tokens used, over all runs.
    """

    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]
    failed: tuple[tuple[int, int, str], ...]
    usage: Usage

    @property
    def complete(self) -> bool:
        """Whether every window was read."""
        return not self.failed


class LLMExtractor:
    """Reads conversations with a language model.

    Args:
        model: the model. Unless ``redact`` is off it is wrapped so that personal numbers and addresses do not leave.
        redact: see there.
        window_tokens: words per request, in estimated tokens.
        overlap_tokens: how much of the last window the next one sees again.
        max_output: longest answer, in tokens.
        cost: price of so many tokens, ``None`` for unknown.
        currency: what the price is in.
    """

    def __init__(
        self,
        model: LanguageModel,
        *,
        redact: bool = True,
        window_tokens: int = 2500,
        overlap_tokens: int = 300,
        max_output: int = 4096,
        cost: Callable[[Usage], float | None] = lambda usage: None,
        currency: str = "USD",
    ) -> None:
        if window_tokens < 120 or not 0 <= overlap_tokens <= window_tokens // 2:
            raise InputError("window_tokens is to be at least 120, and overlap_tokens at most half of it")
        self.model = RedactingModel(model) if redact and not isinstance(model, RedactingModel) else model
        self._window_tokens = window_tokens
        self._overlap_tokens = overlap_tokens
        self._max_output = max_output
        self.cost = cost
        self.currency = currency

    @classmethod
    def from_config(cls, config: LLMConfig) -> LLMExtractor:
        """The extractor that a configuration describes, with windows that fit the model's context.

        Raises:
            InputError: a package or key is missing, or the context is too small to work with.
        """
        window, output = 2500, config.max_output
        if config.context is not None:
            output = min(output, config.context // 3)
            # A fifth is left for what the estimate misses.
            window = min(window, int(0.8 * (config.context - output)) - estimate_tokens(SYSTEM) - 100)
            if window < 120:
                least = int((estimate_tokens(SYSTEM) + 220) / 0.8 * 1.5) + 1
                raise InputError(f"llm.context {config.context} is too small to read with; at least {least} are needed")
        return cls(
            connect(config),
            redact=config.redact,
            window_tokens=window,
            overlap_tokens=min(300, window // 5),
            max_output=output,
            cost=config.cost,
            currency=config.currency,
        )

    @property
    def extractor(self) -> Extractor:
        """Name and version, to be stored with the evidence."""
        return Extractor(f"llm:{self.model.name}", PROMPT_VERSION)

    def estimate(self, turns: Sequence[LLMTurn], progress: Progress | None = None) -> Estimate:
        """What reading these turns will take; sends nothing.

        Args:
            turns: the conversation.
            progress: of an earlier run; only what is left is estimated.
        """
        progress = progress or Progress()
        pieces, windows = self._plan(turns)
        leaves = list(progress.leaves(windows))
        left = [window for window in leaves if window.id not in progress.answers]
        names = speaker_names(turns)
        requests = [self._request(window, pieces, turns, names) for window in left]
        return estimate(requests, left, pieces, len(leaves) - len(left), self.cost, self.currency)

    def extract(
        self,
        turns: Sequence[LLMTurn],
        conversation: str = "",
        progress: Progress | None = None,
        on_window: Callable[[WindowDone], None] | None = None,
    ) -> Extraction:
        """Reads a conversation.

        Args:
            turns: the conversation; words of all sides, for context.
            conversation: its id in the store.
            progress: kept up to date after each window. Pass the one of a stopped run to go on where it stopped.
            on_window: called after each window; save ``progress`` here.

        Returns:
            Evidence, rejections, and windows that could not be read; a run with the same progress tries those again.

        Raises:
            InputError: the progress belongs to other turns or settings.
            LLMError: the model cannot be used (unreachable, denied, out of quota …), or several windows in a row could
                not be read. What is done is in ``progress``.
        """
        progress = progress if progress is not None else Progress()
        pieces, windows = self._plan(turns)
        self._claim(progress, turns, pieces)
        names = speaker_names(turns)
        in_a_row = 0
        progress.failed.clear()
        while True:
            leaves = list(progress.leaves(windows))
            window = next((w for w in leaves if w.id not in progress.answers and w.id not in progress.failed), None)
            if window is None:
                break
            failed = ""
            try:
                progress.answers[window.id] = self._ask(self._request(window, pieces, turns, names), progress)
                in_a_row = 0
            except LLMError as error:
                if error.failure not in OF_ONE_ANSWER:
                    raise
                halves = window.halves() if error.failure in (Failure.INCOMPLETE, Failure.TOO_LONG) else None
                if halves is not None:
                    progress.split[window.id] = [half.id for half in halves]
                    self._leave_out_unasked(halves, pieces, progress)
                    continue
                failed = str(error)
                progress.failed[window.id] = failed
                in_a_row += 1
            if on_window is not None:
                done = sum(leaf.id in progress.answers for leaf in leaves)
                found = len(judge(progress.answers.get(window.id, []), pieces[window.first : window.last])[0])
                on_window(WindowDone(done, len(leaves), found, failed, progress.usage, progress))
            if in_a_row >= FAILURES_IN_A_ROW:
                raise LLMError(
                    Failure.MALFORMED,
                    f"{in_a_row} windows in a row could not be read; what is done is kept. The last: {failed}",
                )
        return self._result(turns, conversation, pieces, list(progress.leaves(windows)), progress)

    def _plan(self, turns: Sequence[LLMTurn]) -> tuple[list[Piece], list[Window]]:
        indices = [turn.index for turn in turns]
        if len(set(indices)) != len(indices):
            raise InputError("two turns of the conversation have the same index; number them")
        pieces = cut(turns, self._window_tokens)
        return pieces, plan(pieces, self._window_tokens, self._overlap_tokens)

    def _claim(self, progress: Progress, turns: Sequence[LLMTurn], pieces: Sequence[Piece]) -> None:
        """Makes sure that a progress is about these turns and settings."""
        if progress.fingerprint and not self.fits(progress, turns):
            raise InputError("the saved progress is of another text, model or setting; remove it to start afresh")
        try:
            known = [Window.parse(name) for name in (*progress.answers, *progress.split)]
            fits = all(0 <= window.first < window.last <= len(pieces) for window in known)
        except ValueError:
            fits = False
        if not fits:
            raise InputError("the saved progress cannot be read; remove it to start the reading afresh")
        progress.fingerprint = self._fingerprint(turns)

    def fits(self, progress: Progress, turns: Sequence[LLMTurn]) -> bool:
        """Whether a progress is about these turns, this model and these settings."""
        return progress.fingerprint == self._fingerprint(turns)

    def _fingerprint(self, turns: Sequence[LLMTurn]) -> str:
        return fingerprint(turns, self.model.name, PROMPT_VERSION, self._window_tokens, self._overlap_tokens)

    @staticmethod
    def _leave_out_unasked(halves: tuple[Window, Window], pieces: Sequence[Piece], progress: Progress) -> None:
        for half in halves:
            if not any(piece.asked for piece in pieces[half.first : half.last]):
                progress.answers[half.id] = []

    def _request(
        self, window: Window, pieces: Sequence[Piece], turns: Sequence[LLMTurn], names: dict[str, str]
    ) -> Request:
        return build_request(pieces[window.first : window.last], turns, names, self._max_output)

    def _ask(self, request: Request, progress: Progress) -> list[Any]:
        """The items of one window's answer; asks a second time if the first is no JSON."""
        for attempt in (request, replace(request, system=request.system + _REMINDER)):
            response = self.model.complete(attempt)
            progress.usage += response.usage
            try:
                check_whole(self.model.name, response, request.max_tokens)
                items = items_of(read_json(response.text))
            except LLMError as error:
                if error.failure is not Failure.MALFORMED or attempt is not request:
                    raise
                continue
            if items is not None:
                return items
        raise LLMError(Failure.MALFORMED, f"{self.model.name} answered with JSON that holds no list of evidence.")

    def _result(
        self,
        turns: Sequence[LLMTurn],
        conversation: str,
        pieces: Sequence[Piece],
        leaves: Sequence[Window],
        progress: Progress,
    ) -> Extraction:
        claims: list[Claim] = []
        rejected: dict[Rejected, None] = {}
        for piece in pieces:
            for part in piece.withheld:
                words = " ".join(piece.text[part.start : part.end].split())[:300]
                rejected[Rejected(words, REASON, piece.id)] = None
        for window in leaves:
            good, bad = judge(progress.answers.get(window.id, []), pieces[window.first : window.last])
            claims += good
            rejected.update(dict.fromkeys(bad))
        merged = merge(claims)
        return Extraction(
            evidence=tuple(self._evidence(claim, turns[claim.turn], conversation) for claim in merged),
            claims=tuple(merged),
            rejected=tuple(rejected),
            failed=tuple(
                (turns[pieces[w.first].turn].index, turns[pieces[w.last - 1].turn].index, progress.failed[w.id])
                for w in leaves
                if w.id in progress.failed
            ),
            usage=progress.usage,
        )

    def _evidence(self, claim: Claim, turn: LLMTurn, conversation: str) -> Evidence:
        own = self.extractor
        # The reader is part of the id, so that this reading and the local one can lie side by side.
        key = f"{own.name}/{own.version}/{conversation}/{turn.index}/{claim.start}-{claim.end}"
        return Evidence(
            id=hashlib.sha256(key.encode()).hexdigest()[:16],
            conversation=conversation,
            turn=turn.index,
            start=claim.start,
            end=claim.end,
            quote=turn.text[claim.start : claim.end],
            speaker=turn.speaker,
            facets=dict.fromkeys(claim.facets, CONFIDENCE),
            stance=claim.stance,
            strength=claim.strength,
            reported=turn.reported,
            extractor=own,
        )
