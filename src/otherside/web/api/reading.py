"""Reading without storing: lines of text, files for the coach, a scenario; and two readers side by side."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from otherside.domain import InputError
from otherside.web.api import answers
from otherside.web.api.common import Checked, Draws, Horizon, Seed, senders
from otherside.web.api.documents import documented
from otherside.web.forms import lines_of
from otherside.web.state import Open, Shared
from otherside.web.uploads import FILES, Incoming

router = APIRouter(tags=["reading"])


class Line(BaseModel):
    """A text to be read."""

    id: int | Annotated[str, Field(max_length=200)] | None = Field(None, description="Comes back with what was found.")
    text: str = Field(max_length=5_000, description="What was said.")
    prev: str = Field("", max_length=5_000, description="What was said right before.")
    speaker_role: Literal["buyer", "seller", "unknown"] = Field("unknown", description="Of a seller nothing is read.")


class Lines(BaseModel):
    """Texts to be read."""

    lines: list[Line] = Field(max_length=500, description="Each is read by itself.")


class Scenario(BaseModel):
    """A scenario file."""

    model_config = ConfigDict(populate_by_name=True)
    scenario: str = Field(max_length=200_000, description="TOML, as docs/forecast.md has it.")
    name: str = Field("scenario", min_length=1, max_length=200, description="Stands in what is said of it.")
    draws: Draws = 20_000
    seed: Seed = 0
    horizon: Horizon = None
    sets: list[Annotated[str, Field(max_length=200)]] = Field(
        default_factory=list, alias="set", max_length=20, description='"Dana Lee.exposure=0.1"'
    )


class Both(BaseModel):
    """What is read twice."""

    what: str = Field(min_length=1, max_length=300, description="A deal, or a conversation.")
    yes: bool = Field(
        False, description="Agree to what is sent to the language model; without it, the estimate is said."
    )


@router.post("/extract", response_model=None, dependencies=[Checked], responses={200: documented(answers.Extracted)})
def extract(given: Lines, workspace: Open) -> dict[str, Any]:
    """Evidence in lines of text, read with what was learnt here; each line as ``otherside extract`` writes it."""
    from otherside.workspace.reading.analysis import make_reader
    from otherside.workspace.reading.stateless import extract_lines

    rows = (json.dumps(line.model_dump(exclude_none=True)) for line in given.lines)
    return {"lines": list(extract_lines(rows, "lines", make_reader(workspace.store)))}


@router.post("/coach", response_model=None, dependencies=[Checked], responses={200: documented(answers.CoachedFiles)})
def coach(
    shared: Shared,
    workspace: Open,
    file: Annotated[UploadFile, File(description="A transcript or a mail thread.")],
    us: Annotated[str, Form(max_length=2_000, description="Who we are: names or domains, with commas.")] = "",
) -> dict[str, Any]:
    """Our side of a file that is not stored; the JSON of ``otherside coach FILE``."""
    from otherside.workspace.coaching import coach_file
    from otherside.workspace.reading.analysis import make_reader

    incoming = Incoming(shared.config.folder)
    batch = incoming.keep([file], 1)
    try:
        path = next(p for p in (incoming.path(batch) / FILES).rglob("*") if p.is_file())
        found = coach_file(path, lines_of(us), make_reader(workspace.store))
    except InputError as error:
        # A path of this machine says nothing to whoever sent the file.
        raise InputError(str(error).replace(f"{incoming.path(batch) / FILES}/", "")) from error
    finally:
        incoming.drop(batch)
    return found[0] if len(found) == 1 else {"conversations": found}


@router.post("/forecast", response_model=None, dependencies=[Checked], responses={200: documented(answers.Forecast)})
def forecast(given: Scenario) -> dict[str, Any]:
    """The forecast of a scenario file; the JSON of ``otherside forecast SCENARIO.toml``."""
    from otherside.workspace.forecasts.forecasting import run_scenario_text

    run = run_scenario_text(given.scenario, given.name, given.draws, given.seed, given.horizon, given.sets)
    return run.to_json()


@router.post("/compare", response_model=None, dependencies=[Checked], responses={200: documented(answers.Compared)})
def compare(given: Both, shared: Shared, workspace: Open) -> dict[str, Any]:
    """The local reader beside the language model of the workspace; the JSON of ``otherside compare``."""
    from otherside.workspace.reading.comparing import compare_readers
    from otherside.workspace.reading.llm_reading import agreed
    from otherside.workspace.reading.llm_settings import extractor_of

    senders(shared)
    return compare_readers(workspace, given.what, extractor_of(workspace.home), agreed(given.yes))
