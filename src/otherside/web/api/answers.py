"""What answers about deals, people and texts look like; see ``documents``."""

from __future__ import annotations

from typing import Any

from otherside.web.api.documents import Answered as _Answer
from otherside.web.api.documents import Page as _Page
from otherside.web.api.documents import Row
from otherside.web.api.documents import documented as documented  # re-exported: every route names its answer


class Deals(_Page):
    """Deals, a page of them."""

    deals: list[Row]


class People(_Page):
    """People, a page of them."""

    people: list[Row]


class Person(_Answer):
    """One person, as in a brief."""

    id: str
    name: str
    role: str | None
    side: str
    left: Row | None
    facets: dict[str, list[Row]]
    unknown: list[str]


class Side(_Answer):
    """Whose side somebody is on."""

    person: str
    side: str


class Name(_Answer):
    """What somebody is called, and how else they are written."""

    person: str
    id: str
    aliases: list[str]
    deals: list[str]


class Brief(_Answer):
    """The deal in the buyers' own words."""

    deal: str
    people: list[Row]
    incongruences: list[Row]
    burdens: list[Row]
    forecast: Row | None
    questions: list[Row]
    pattern_breaks: list[Row]


class Forecast(_Answer):
    """Act with us, go another way or do nothing."""

    p: dict[str, float]
    interval: dict[str, list[float]]
    burdens: dict[str, float]
    pivotal: list[Row]
    interventions: list[Row]
    unknowns: list[Row]
    calibrated: bool
    told: bool
    why_not_told: str | None


class Questions(_Answer):
    """What to ask whom next."""

    questions: list[Row]


class Plan(_Answer):
    """A plan for the next conversation with somebody."""

    to: str


class Burdens(_Answer):
    """What each buyer has to carry."""

    burdens: list[Row]


class PatternBreaks(_Answer):
    """Departures from routine."""

    pattern_breaks: list[Row]


class Changes(_Answer):
    """What changed since a day."""

    deal: str


class Beliefs(_Answer):
    """What users state about a deal."""

    deal: str
    beliefs: list[Row]
    forgotten: int


class Gap(_Answer):
    """What cannot both go on, with an open question."""

    ideal: Any
    actual: Any
    score: float
    theme: str
    question: str


class Gaps(_Answer):
    """Where what they stand for and what they do do not go together, best first."""

    pairs: list[Gap]


class Hits(_Answer):
    """What was found, best first."""

    hits: list[Row]
    found: int
    words: dict[str, int]
    told: str
    next: int | None


class Findings(_Answer):
    """What the lint found."""

    findings: list[Row]


class Explained(_Answer):
    """What a code of the lint means."""

    code: str
    text: str


class Draft(_Answer):
    """A message with the proof of every claim."""

    text: str
    claims: list[Row]
    lint: list[Row]
    access: str | None = None


class Theme(_Page):
    """Every sentence of a theme, a page of them."""

    theme: str
    name: str
    facet: str
    people: int
    sentences: list[Row]


class Themes(_Page):
    """Themes, a page of them."""

    themes: list[Row]


class Market(_Answer):
    """Themes, language, segments, positioning."""

    people: int
    few: bool
    note: str
    field: str
    each: list[Row]
    sentences: int
    deals: int
    by: str
    themes: list[Row]
    language: list[Row]
    word_bank: list[Row]
    segments: list[Row]
    outcomes: Row
    positioning: Row
    messages: list[Row]


class Positioning(_Answer):
    """The offer in the buyers' words."""

    parts: list[Row]
    alternatives: list[Row]
    people: int
    few: bool
    note: str


class Tested(_Answer):
    """Messages held against what people said."""

    messages: list[Row]


class Words(_Answer):
    """Their words near words of ours."""

    words: list[Row]


class Extracted(_Answer):
    """What each line is evidence of."""

    lines: list[Row]


class Compared(_Answer):
    """Two readers side by side."""

    of: str
    local: str
    llm: str
    agreement: float | None
    facets: Row


class Answer(_Answer):
    """An answer in sentences, each with the ids of the quotes it rests on."""

    question: str
    answer: list[Row]
    findings: list[Row]
    people: int
    few: bool
    of: int


class Worded(Answer):
    """The same with sentences of the language model."""

    worded: Row


class Correction(_Answer):
    """A correction."""

    id: int
    evidence: str | None
    verdict: str
    quote: str
    facets: list[str]
    stance: str


class Corrections(_Page):
    """Corrections, a page of them."""

    corrections: list[Correction]


class Learnt(_Answer):
    """What was learnt, or why nothing was."""

    why: str


class Conversations(_Page):
    """Conversations, a page of them."""

    conversations: list[Row]


class Conversation(_Page):
    """A conversation with its evidence, a page of its turns."""

    id: str
    title: str
    deal: str
    turns: list[Row]


class Coached(_Answer):
    """Our side of a conversation."""

    title: str
    metrics: Row
    moments: list[Row]


class CoachedFiles(_Answer):
    """Our side of the conversation in a file, or of each where there are several."""

    title: str | None = None
    metrics: Row | None = None
    moments: list[Row] | None = None
    conversations: list[Row] | None = None


class Added(_Answer):
    """What an import did."""

    conversations: int
    turns: int
    people: int
    evidence: int
    unchanged: int
    skipped: list[Row]
    deals: list[str]
    hints: list[str]
    crm: dict[str, int]
    unattributed: int


class Understood(_Answer):
    """What is understood of files."""

    conversations: list[Row]


class Job(_Answer):
    """Some long work."""

    id: str
    title: str
    state: str
    stage: str
    done: int
    total: int
    result: Row | None
    error: str | None


class Imports(_Page):
    """Imports, a page of them."""

    imports: list[Job]


class Jobs(_Page):
    """Long work, a page of it."""

    jobs: list[Job]


class Backtest(_Answer):
    """How good forecasts of the closed deals would have been."""

    brier: float | None
    log_loss: float | None
    auc: float | None
    calibration: list[Row]
    baseline: Row | None
    enough: bool


class Outcomes(Backtest):
    """What was taken in of closed deals, and how good forecasts would have been."""

    new: int
    changed: int
    open: int
    skipped: list[Row]


class Counts(_Answer):
    """How much was deleted."""

    conversations: int
    turns: int


class Check(_Answer):
    """How much of the evidence is verbatim at its offsets."""

    evidence: int
    verbatim: int
    problems: list[str]
