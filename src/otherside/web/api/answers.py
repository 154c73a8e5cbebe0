"""What answers look like, for the OpenAPI document: the keys that programs may count on; more may be added."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

Row = dict[str, Any]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="allow")


def documented(model: type[BaseModel], description: str = "") -> dict[str, Any]:
    """The entry of an answer in the OpenAPI document."""
    words = description or (model.__doc__ or "").strip().split("\n")[0]
    return {"description": words, "content": {"application/json": {"schema": schema(model)}}}


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """A model as a schema that stands by itself."""
    found = model.model_json_schema()
    parts = found.pop("$defs", {})

    def whole(node: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                return whole(parts[str(node["$ref"]).rsplit("/", 1)[-1]])
            return {key: whole(value) for key, value in node.items()}
        return [whole(item) for item in node] if isinstance(node, list) else node

    inlined: dict[str, Any] = whole(found)
    return inlined


class _Page(_Answer):
    total: int = Field(ge=0, description="How many there are.")
    next: int | None = Field(description="The offset of the next page.")


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
    facets: dict[str, list[Row]]
    unknown: list[str]


class Side(_Answer):
    """Whose side somebody is on."""

    person: str
    side: str


class Brief(_Answer):
    """The deal on two pages."""

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
    next: int | None


class Findings(_Answer):
    """What the lint found."""

    findings: list[Row]


class Draft(_Answer):
    """A message with the proof of every claim."""

    text: str
    claims: list[Row]
    lint: list[Row]


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


#: The positioning may be had in three forms.
POSITIONING_FORMS: dict[str, Any] = {
    "application/json": {"schema": schema(Positioning)},
    "text/markdown": {"schema": {"type": "string"}},
    "text/html": {"schema": {"type": "string"}},
}


class Tested(_Answer):
    """Messages held against what people said."""

    messages: list[Row]


class Answer(_Answer):
    """An answer in sentences, each with the ids of the quotes it rests on."""

    question: str
    answer: list[Row]
    findings: list[Row]
    people: int
    of: int


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


class Added(_Answer):
    """What an import did."""

    conversations: int
    turns: int
    people: int
    evidence: int
    unchanged: int
    skipped: list[Row]


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


class Forgotten(_Answer):
    """What was erased, and where an address still stands in others' words."""

    person: str
    turns: int
    evidence: int
    traces: list[str]


class Check(_Answer):
    """How much of the evidence is verbatim at its offsets."""

    evidence: int
    verbatim: int
    problems: list[str]
